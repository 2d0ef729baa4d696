#!/usr/bin/env bash
# `tracuu decisions` over corpus/: looked up by number and subject, filtered, tied together, as a graph.
. "$(dirname "$0")/lib.sh"
run "$TRACUU_INDEX" add --quiet --db db "$SOURCE"/corpus/{bao-cao,cong-van,nghi-quyet,quyet-dinh-ke-hoach,sinh-hoat-chi-bo}
expect 0
look() { run "$TRACUU" decisions --db db "$@"; }

# By number: the document itself, who cites it, and how it hangs together with others.
look 275/QĐ-UBND
expect 0
expect_out '^1\. +Quyết định 275/QĐ-UBND, 15/03/2022, UBND thành phố Mộc Giang$'
expect_out 'the document: .*120_qd-275.txt:1'
expect_out 'replaced by: Quyết định 640/QĐ-UBND, 12/06/2023'
expect_out 'thay thế Quyết định số 275/QĐ-UBND ngày 15 tháng 3 năm 2022'
expect_out 'cited by 4; 275/QĐ-UBND, 275 QĐ/UBND'
run env LC_ALL=vi_VN.UTF-8 "$TRACUU" decisions --db db 275/QĐ-UBND
expect_out 'bị thay thế, bãi bỏ bởi: Quyết định 640/QĐ-UBND'

for typed in '275/QĐ-UBND' '275 qd ubnd' 'QĐ275/UBND' 'quyết định số 275/QĐ-UBND' '275-qđ/ubnd' '275/QĐ- UBND' 'quyet dinh 275'; do
  look --json "$typed"
  expect 0
  expect_json '.decisions[0].number' '"275/QĐ-UBND"'
done
look --json 'O3/NQ-CP'
expect_json '[.decisions[] | select(.number == "03/NQ-CP") | .date] | sort' '["2022-01-05","2023-01-09"]'

# A filter beside a number that nothing bears gives nothing, not all that passes it.
look --from 2022 -- '987-CV/TU'
expect 1

# The bare number is an entry of its own that says which one it fits.
look --json 275
expect_json '[.decisions[] | .number] | sort' '["275","275/QĐ-UBND"]'
expect_json '.decisions[] | select(.number == "275") | .same_as' '"275/QĐ-UBND"'
expect_json '[.decisions[].certain]' '[true,false]'

# The same number of two bodies; a place that fits both is neither's.
look --json 11-CT/TU
expect_json '.total' 3
expect_json '[.decisions[] | select(.certain) | .date] | sort' '["2021-09-20","2022-02-14"]'
expect_json '[.decisions[] | select(.certain | not) | .date]' '[null]'
look --json 11-CT/TU --issuer 'tỉnh ủy'
expect_json '[.decisions[].date]' '["2021-09-20"]'
look --json 11-CT/TU --issuer 'thanh uy'
expect_json '[.decisions[].date]' '["2022-02-14"]'

# Every citation can be checked in the source.
look --json 1136/QĐ-UBND
expect_json '.decisions[0].relations | map(.kind) | unique' '["amends","based_on"]'
expect_json '.decisions[0].relations[] | select(.kind == "amends") | .to' '"412/QĐ-UBND"'
expect_json '.decisions[0].issued_in.number' '"1136/QĐ-UBND"'
expect_json '.decisions[0].cited_in[0] | (.text | contains("1136/QĐ-")) and (.sentence as $s | .text | contains($s))' true
jq -r '.decisions[0].cited_in[] | [.citation.document, .span[0], .span[1]] | @tsv' "$work/out" >places
while read -r document from to; do
  "$TRACUU" show --db db "$document" --source | head -c "$to" | tail -c +$((from + 1)) | tr -d ' \n' >said
  expect_same "the number in $document" "$(cat said)" '1136/QĐ-UBND'
done <places

# In the box of a plain search a number leads to the document, then to who cites it.
for typed in '412/QĐ-UBND' 'quyet dinh 412' '4l2 QĐ-UBND'; do
  run "$TRACUU" search --db db --json --limit 8 "$typed"
  expect 0
  expect_json '.hits[0].citation | [.number, (.lines[0] < 15)]' '["412/QĐ-UBND",true]'
  expect_json '[.hits[2:6][].citation.number | select(. != "412/QĐ-UBND")] | length > 2' true
done

# A number beside what is known of it.
look --json 'kế hoạch 74 về vệ sinh môi trường'
expect_json '.decisions[0].number' '"74/KH-UBND"'
look --json '11-CT/TU của Tỉnh ủy'
expect_json '.decisions[0].date' '"2021-09-20"'
look --json 'số 905 ngày 04/3/2022'
expect_json '[.decisions[0].number, .decisions[0].certain]' '["905",false]'

# By subject, with and without marks; by what they are as well.
look --json chuyển đổi số
expect 0
expect_json '[.decisions[].number] | contains(["52/KH-UBND", "14-NQ/TU"])' true
look --json chuyen doi so --type 'kế hoạch'
expect_json '[.decisions[].type] | unique' '["kế hoạch"]'
look --json --from 2022-03 --to 2022-03
expect 0
expect_json '[.decisions[].date[0:7]] | unique' '["2022-03"]'
look --json --type 'tờ trình' --limit 2
expect_json '[(.total > 2), (.decisions | length)]' '[true,2]'
look --json --document 119_qd-1136.txt
expect_json '[.decisions[].number] | sort' '["117-KL/TU","2140/SXD-QLXD","412/QĐ-UBND","587/UBND-QLĐT","96/TTr-BQLDA"]'
# Fields in a choice: of the entries, or of the passages that cite.
look --json 'loai:"quyết định" OR loai:"nghị quyết"'
expect_json '[.decisions[].type] | unique' '["nghị quyết","quyết định"]'
look --json 'kè AND (loai:"quyết định" OR loai:"nghị quyết")'
expect 0
expect_json '[.decisions[].type] | unique' '["nghị quyết","quyết định"]'
look --json --limit 99 'NOT loai:"quyết định"'
expect_json '[.decisions[].type | select(. == "quyết định")] | length' 0
look --json 'linhvuc:"y tế" OR linhvuc:"giáo dục"'
choice=$(jq .total "$work/out")
look --json --sector 'y tế'
health=$(jq .total "$work/out")
look --json --sector 'giáo dục'
checks=$((checks + 1))
[ "$choice" -gt "$health" ] && [ "$choice" -le $((health + $(jq .total "$work/out"))) ] || fail "a choice of sectors: $choice"
for listing in decisions names documents; do
  run "$TRACUU" "$listing" --db db '???'
  expect 2 'no word to look for'
done
look xylophon zeppelin
expect 1
expect_out '^nothing found$'

# What was replaced by a day, and what the texts do not say.
standing() {
  look --json "$1" --as-of "$2"
  expect_json '.decisions[0].as_of | [.standing, .replaced_by]' "$3"
}
standing 275/QĐ-UBND 2024-01-01 '["replaced","640/QĐ-UBND"]'
standing 275/QĐ-UBND 2023-01-01 '["replaced_later","640/QĐ-UBND"]'
standing 275/QĐ-UBND 2021 '["not_yet",null]'
standing 640/QĐ-UBND 2024 '["silent",null]'
standing 03-CT/TU 01/2023 '["replaced","11-CT/TU"]'
look --json 275/QĐ-UBND
expect_json '.decisions[0].as_of' null
look 275/QĐ-UBND --as-of 2024-01-01
expect_out 'on 01/01/2024: replaced: Quyết định 640/QĐ-UBND'
look 640/QĐ-UBND --as-of 2024-01-01
expect_out 'on 01/01/2024: the texts do not say that it was replaced'

# Without a query: all, a few lines each.
look
expect 0
expect_out '^Kế hoạch 58-KH/TU, 25/02/2022'
expect_no_out '^1\. '
look --json
expect_json '(.decisions | length) == .total and .total > 60' true
expect_json '[.decisions[].date | select(. != null)] | . == sort' true
expect_json '[.decisions[].id] | length == (unique | length)' true

# As a graph.
look --graph dot
expect 0
expect_out '^digraph decisions \{$'
expect_out '"640/qd-ubnd@2023-06-12" -> "275/qd-ubnd@2022-03-15" \[label="replaces"'
if command -v dot >/dev/null; then
  run dot -Tplain "$work/out"
  expect 0
fi
look --graph json
expect_json '.edges | map(select(.kind == "replaces")) | map([.from, .to]) | contains([["640/qd-ubnd@2023-06-12","275/qd-ubnd@2022-03-15"]])' true
expect_json '([.nodes[].id] | unique) as $ids | [.edges[] | .from, .to] | unique | . - $ids' '[]'

# What a contents table says of a document is proved by the body, which says it too.
mkdir -p contents
cat >contents/tai-lieu.txt <<'END'
TÀI LIỆU SINH HOẠT CHI BỘ
Tháng 5 năm 2023

MỤC LỤC
1. Kế hoạch số 45-KH/TU, ngày 3/4/2023 của Thành ủy Mộc Giang về thực hiện Chỉ thị số 12-CT/TW, ngày 01/02/2023 của Ban Bí thư ........ 2
2. Tin hoạt động của thành phố ............................... 5

I. KẾ HOẠCH

Kế hoạch số 45-KH/TU, ngày 3/4/2023 của Thành ủy Mộc Giang thực hiện Chỉ thị số 12-CT/TW, ngày 01/02/2023 của Ban Bí thư về phòng cháy rừng.
END
run "$TRACUU_INDEX" add --db contents.db contents
expect 0
run "$TRACUU" decisions --db contents.db --json 45-KH/TU
expect 0
expect_json '[.decisions[0].relations[] | .kind + " " + .to]' '["implements 12-CT/TW"]'
expect_json '.decisions[0].relations[0].citation.lines[0] > 7' 'true'
expect_json '.decisions[0].cited_in | length' '2'

# Wrong calls.
look --graph png
expect 2 'wants dot or json'
look --graph dot --json
expect 2 'no JSON'
look --as-of yesterday
expect 2 "'yesterday' is no date"
run "$TRACUU" search --db db --as-of 2024 lợn
expect 2 'takes no --as-of'
look --sector nosuchsector
expect 2 'no sector'
finish
