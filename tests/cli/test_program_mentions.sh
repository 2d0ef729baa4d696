#!/usr/bin/env bash
# What mentions and names print: by document, drawn, as comma separated values, as JSON.
. "$(dirname "$0")/program_setup.bash"

cat >"$docs/bao-cao/thang-06-2023.txt" <<'END'
ỦY BAN NHÂN DÂN
THÀNH PHỐ LAM GIANG
Số: 97/BC-UBND
Lam Giang, ngày 20 tháng 6 năm 2023

BÁO CÁO
Tình hình kinh tế - xã hội tháng 6 năm 2023

1. Giao thông
Khởi công cầu Bến Sứ, tổng mức đầu tư 75,4 tỷ đồng. Đường vành đai phía tây đã hoàn thành 2 km.
2. Văn hóa
Công bố Quyết định "=1+1" của UBND thành phố, "Lễ hội Sông Sứ", quy mô 12 đội.
3. Y tế
Khám sức khỏe cho người cao tuổi.
END
cat >"$docs/bao-cao/thang-10-2023.txt" <<'END'
ỦY BAN NHÂN DÂN
THÀNH PHỐ LAM GIANG
Số: 161/BC-UBND
Lam Giang, ngày 20 tháng 10 năm 2023

BÁO CÁO
Tình hình kinh tế - xã hội tháng 10 năm 2023

1. Giao thông
Cầu Bến Sứ được phê duyệt điều chỉnh, tổng mức đầu tư 81 tỷ đồng; cầu Bến Sứ chưa hoàn thành.
END
"$TRACUU_INDEX" add --quiet --db "$db" "$docs" || fail "indexing again"

run 0 mentions cầu Bến Sứ
says "97/BC-UBND"; says "→ started · total investment 75,4 tỷ đồng"; says "figures that differ"; says "81 tỷ đồng"; says "10/2023"
[ "$(grep -c '161/BC-UBND' "$work/out")" = 1 ] || fail "a document is named once above its mentions: $out"
LANG=vi_VN.UTF-8 run 0 mentions cầu Bến Sứ; says "số liệu khác nhau"; says "khởi công"

run 0 mentions --plot --by month cầu Bến Sứ
says "06/2023  ▇ 1"; says "08/2023  ·"; says "10/2023  ▇ 1"
[[ $out != *97/BC-UBND* ]] || fail "--plot draws alone"
run 0 mentions --plot --by quarter cầu Bến Sứ; says "quarter II/2023   ▇ 1"; says "quarter III/2023  ·"
run 0 mentions --by year cầu Bến Sứ; says "2023  ▇▇ 2"
run 2 mentions --by week cầu Bến Sứ; complains "'week'"
run 2 search --by year cầu; complains "takes no --by"

# Words that only ask name nothing; a word typed over and over is asked for once; one common word may be missing of a name.
run 2 mentions khi nào; complains "the name is missing"; complains "type the name itself"
run 2 mentions "được nhắc đến ở đâu"; complains "only asks"
run 2 series "là bao nhiêu"; complains "the indicator is missing"
run 1 mentions cầu Bến Lầy khi nào
run 1 mentions $(yes cầu | head -200)
run 0 mentions --json "cầu dẫn Bến Sứ"; says '"match":"alike"'
run 1 mentions "cầu dẫn lối Bến Sứ"

# Another proper name is another thing, perhaps: it is asked, not given.
run 1 mentions cầu Bến Sức; says "did you mean: cầu Bến Sứ?"
run 1 mentions --json '"cau Ben Suc"'; json "j['suggestion'] == 'cầu Bến Sứ' and j['total'] == 0"
run 1 mentions cầu Bến Lầy; [[ $out != *"did you mean"* ]] || fail "nothing is like it: $out"

# Rows have as many fields as the head, whatever stands in them, and none runs as a formula.
csv() {
    python3 - "$work/out" "$1" <<'END' || fail "not so: $1"
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding='utf-8', newline='')))
assert len({len(row) for row in rows}) == 1, rows
a = [dict(zip(rows[0], row)) for row in rows[1:]]
assert all(not value or value[0] not in '=+@' for row in a for value in row.values()), a
sys.exit(0 if eval(sys.argv[2]) else 1)
END
}
run 0 mentions --csv cầu Bến Sứ
csv "[(x['status'], x['negated']) for x in a] == [('started', 'no'), ('completed', 'yes')]"
csv "a[0]['figures'] == '75,4 tỷ đồng' and a[0]['document'].endswith('thang-06-2023.txt') and a[0]['form'] == 'cầu Bến Sứ'"
run 0 mentions --csv --by year cầu Bến Sứ; csv "a == [{'period': '2023', 'mentions': '2'}]"
run 0 mentions --csv '=1+1'; csv "len(a) == 1"
run 0 mentions --csv Lễ hội Sông Sứ; csv "'\"=1+1\"' in a[0]['sentence'] or a[0]['sentence']"
run 1 mentions --csv không có tên này; csv "a == []"

run 0 mentions --json cầu Bến Sứ
json "[m['status']['kind'] for m in j['mentions']][0] == 'started' and j['mentions'][0]['figures'][0]['about'] == 'total_investment'"
json "[d['about'] for d in j['drift']] == ['total_investment'] and j['drift'][0]['unit'] == 'đồng'"
json "[v['value'] for v in j['drift'][0]['values']] == [75.4e9, 81e9] and all(v['text'] in v['sentence'] for v in j['drift'][0]['values'])"
json "all(m['text'].encode()[e['at'][0]:e['at'][1]].decode() == e['text'] for m in j['mentions'] for e in m['events'] + m['figures'] + m['dates'])"
json "all(m['sentence'] in m['text'] for m in j['mentions'])"

# A name typed as a question, and no name at all: what was looked for and how near it comes is said.
run 0 mentions 'cầu Bến Sứ được nhắc ở đâu?'; says "looked for: cầu Bến Sứ"; says "2 found"
LANG=vi_VN.UTF-8 run 0 mentions cầu Bến Sứ được nhắc ở đâu; says "tìm theo: cầu Bến Sứ"
run 0 mentions --quiet cầu Bến Sứ được nhắc ở đâu; [[ $out != *looked* ]] || fail "--quiet gives the mentions alone"
run 0 mentions --json cầu Bến Sứ được nhắc ở đâu; json "j['match'] == 'core' and j['sought'] == 'cầu Bến Sứ' and j['total'] == 2"
run 0 mentions --json cầu Bến Sứ; json "j['match'] == 'name' and j['sought'] is None"
run 0 mentions '"cầu Bến Sứ" nằm trong văn bản nào'; says "looked for: cầu Bến Sứ"
run 0 mentions hoàn thành 2 km phía tây đường vành đai; says "nothing is named so"; says "Đường vành đai"
run 0 mentions --csv hoàn thành 2 km phía tây đường vành đai; csv "[x['match'] for x in a] == ['words']"
run 0 mentions --json hoàn thành 2 km phía tây đường vành đai; json "j['forms'] == [] and j['drift'] == [] and j['match'] == 'words'"
run 1 mentions hoàn thành 3 km phía tây đường vành đai
run 1 mentions cầu Bến Lau được nhắc ở đâu

run 0 names
says "cầu Bến Sứ"; says "names in"
run 0 names --json
json "[n for n in j['names'] if n['name'].lower() == 'cầu bến sứ'][0]['kind'] == 'project'"
json "[n['documents'] for n in j['names'] if n['name'].lower() == 'cầu bến sứ'] == [2]"
json "sorted((n['passages'] for n in j['names']), reverse=True) == [n['passages'] for n in j['names']]"
json "j['total'] == len(j['names']) and j['passages'] > 5"
run 0 names --json --limit 1 --offset 1; json "len(j['names']) == 1 and j['total'] > 1"
run 0 names --json --kind place; json "j['names'] and all(n['kind'] == 'place' for n in j['names'])"
run 0 names --json --from 2023-10; json "all(n['documents'] == 1 for n in j['names'])"
run 0 names --json --document thang-06-2023.txt; json "any('Sông Sứ' in n['name'] for n in j['names'])"
run 0 names --csv; csv "any(x['name'].lower() == 'cầu bến sứ' and x['documents'] == '2' for x in a)"
run 0 names --json vành đai; json "j['names'] and j['passages'] < 8"
run 2 names --kind river; complains "'river'"
run 1 names --from 2031
finish
