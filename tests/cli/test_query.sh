#!/usr/bin/env bash
# Queries that are broken, long, or written another way: an answer and no crash.
. "$(dirname "$0")/lib.sh"

write_document files/plain.txt 1 'Cầu Vạn Lộc khánh thành; hoà giải ở cơ sở đạt kết quả.'
write_document whole.txt 2 'Cầu Vạn Phúc khánh thành.'
python3 -c 'import sys, unicodedata
sys.stdout.write(unicodedata.normalize("NFD", sys.stdin.read()))' <whole.txt >files/decomposed.txt
add files
expect 0

# Nothing closes, nothing is closed, nothing but operators: with a word in it a query is never a mistake.
while IFS= read -r query; do
  [ -n "$query" ] || continue
  run timeout 20 "$TRACUU" search --db db --json -- "$query"
  if [[ ! $query =~ [[:alnum:]] ]]; then
    expect 2 'no word to look for'
    continue
  fi
  checks=$((checks + 1))
  [ "$code" -le 1 ] || fail "query: $query"
  jq -e '.version == 1 and (.hits | type == "array")' "$work/out" >/dev/null || fail "no JSON for: $query"
done <<'QUERIES'
"đàn lợn
đàn lợn"
"""
((((((((
))))))))
(đàn lợn
đàn) lợn
(đàn OR (lợn AND
AND
OR OR OR
NOT
NOT lợn
NOT ()
lợn -()
lợn NEAR/3 ()
đàn NEAR lợn
đàn NEAR/ lợn
đàn NEAR/99999999999999999999 lợn
NEAR/3
+ - + -
+
*
lợn*
*lợn
đ*
ngay:
ngay:"
ngay:hôm-qua lợn
ky:99/9999 lợn
linhvuc:không-có lợn
nothing:at:all::
so:
:::
"đàn NEAR/2 "lợn" OR (
\ \\ \" '
%s %n %d %x
<b>&amp;</b> lợn
--db
���
⏎ ‮ ​
QUERIES
ask_index search --json 'linhvuc:không-có đàn lợn'
expect 0
expect_json '.warnings|length > 0' true
ask_index search --json '"đàn lợn'
expect 0

# Bytes that are no UTF-8.
run "$TRACUU" search --db db --json $'\xff\xfe l\xe1n'
checks=$((checks + 1))
[ "$code" -le 1 ] || fail 'a query that is not UTF-8'
jq -e . "$work/out" >/dev/null || fail 'no JSON for a query that is not UTF-8'
run "$TRACUU" search --db db --json $'đàn lợn \xe1'
expect 0

# Long: 100 kB of words, of one word, of quotes, of brackets; in a batch 1 MB.
long() { python3 -c 'import sys; print((sys.argv[1] * (int(sys.argv[2]) // len(sys.argv[1].encode()) + 1)), end="")' "$1" "$2"; }
for unit in 'đàn lợn ' 'x' '"' '(' 'a AND ' 'NOT ' 'a* ' 'ngay:2022 ' '1/2022 ' '315-KH/TU '; do
  long "$unit" 100000 >long
  run timeout 60 "$TRACUU" search --db db --json "$(cat long)"
  if [[ $unit =~ [[:alnum:]] ]]; then
    checks=$((checks + 1))
    [ "$code" -le 1 ] || fail "100 kB of '$unit'"
  else
    expect 2 'no word to look for'
  fi
done
seq 1 20000 | tr '\n' ' ' >long
run timeout 60 "$TRACUU" search --db db --json "$(cat long)"
checks=$((checks + 1))
[ "$code" -le 1 ] || fail '100 kB of different words'

# Brackets in brackets, each with a choice: no more time for each.
run timeout 20 "$TRACUU" search --db db --json "$(long '(' 40)đàn$(long ' OR lợn)' 400)"
expect 0
expect_json '.warnings' '[]'

# Numbers of documents without end are those of none, in a query and in a file.
for number in "12/2020/QH$(long 1 300)" "12/QĐ-$(long A 300)" "$(long 1 300)" "12/$(long A- 300)B"; do
  ask_index search --json -- "$number đàn lợn"
  expect 0
  ask_index search --json -- "so:$number đàn lợn"
  expect 1
done
printf 'Theo Luật số 12/2020/QH%s thì thôi.\n' "$(long 1 300)" >endless.txt
run "$TRACUU_INDEX" add --db endless.db endless.txt
expect 0

# A batch: a line is a query, whatever is in it; a query that fails is a line of its own, and the batch goes on.
{
  printf 'đàn lợn\n'
  printf 'đàn\0lợn\n'
  printf '\n'
  printf '   \n'
  printf '"\n'
  printf '\xff\xfe\n'
  long 'đàn lợn ' 300000
  printf '\r\nđàn lợn\r\n'
  printf 'không có dòng cuối đàn lợn'
} >batch
run timeout 100 "$TRACUU" search --db db --json --batch batch
expect 0
expect_same 'lines of the batch' "$(wc -l <"$work/out")" 9
expect_same 'lines that are JSON' "$(jq -c .version "$work/out" | sort -u)" 1
line() { sed -n "$1p" "$work/out"; }
expect_same 'hits of line 1' "$(line 1 | jq '.hits | length > 0')" true
expect_same 'hits of a line with NUL' "$(line 2 | jq '.hits | length > 0')" true
expect_same 'an empty line' "$(line 3 | jq -c '.error.code')" '"usage"'
expect_same 'a line of spaces' "$(line 4 | jq -c '.error.code')" '"usage"'
expect_same 'a line with a return' "$(line 8 | jq -c '[.query, (.hits | length > 0)]')" '["đàn lợn",true]'
expect_same 'a line without an end' "$(line 9 | jq '.hits | length > 0')" true
run "$TRACUU" search --db db --json --batch - <batch
expect_same 'lines from standard input' "$(wc -l <"$work/out")" 9
run "$TRACUU" search --db db --batch nowhere
expect 7 "'nowhere': No such file"
run "$TRACUU" search --db db --json --batch /dev/null
expect 0
expect_same 'lines of an empty batch' "$(wc -c <"$work/out")" 0

# The same words in another form of Unicode, in the query and in the document.
decomposed=$(python3 -c 'import sys, unicodedata; print(unicodedata.normalize("NFD", sys.argv[1]))' 'khánh thành cầu Vạn')
hits() { "$TRACUU" search --db db --json "$1" | jq -c '[.hits[] | .id] | sort'; }
expect_same 'a query in NFD' "$(hits "$decomposed")" "$(hits 'khánh thành cầu Vạn')"
expect_same 'documents found' "$("$TRACUU" search --db db --json 'cầu Vạn khánh thành' | jq -c '[.hits[].citation.document] | unique')" \
  '["decomposed.txt","plain.txt"]'
ask_index search --json --document decomposed.txt 'cầu Vạn Phúc'
expect 0
expect_json '.hits[0].text | contains("Cầu Vạn Phúc")' true
expect_same 'old and new place of the tone' "$(hits '"hòa giải"')" "$(hits '"hoà giải"')"
# Its spans give its text, once in NFC.
python3 - files/decomposed.txt "$work/out" <<'PYTHON' || fail 'spans of an NFD document'
import json, sys, unicodedata
data = open(sys.argv[1], 'rb').read()
for hit in json.load(open(sys.argv[2]))['hits']:
    parts = [data[a:b].decode() for a, b in hit['citation']['spans']]
    assert ' '.join(unicodedata.normalize('NFC', ' '.join(parts)).split()) == hit['text'], hit
PYTHON

# A phrase that nothing holds finds nothing when it was typed, and words when its quotes were pasted along.
ask_index search --json -- '"khánh thành Cầu Vạn Lộc"'
expect 1
ask_index search --json -- '“khánh thành Cầu Vạn Lộc”'
expect 0
expect_json '.hits[0].citation.document' '"plain.txt"'
expect_json '.warnings' '["no passage holds the words in quotes side by side; read as words"]'
expect_json '.query' '"“khánh thành Cầu Vạn Lộc”"'
# What a question names in quotes need not stand so; beside other operators they are meant.
ask_index search --json -- 'ai dự lễ "khánh thành Cầu Vạn Lộc"?'
expect 0
expect_json '.hits[0].citation.document' '"plain.txt"'
expect_json '.warnings' '["no passage holds the words in quotes side by side; read as words"]'
ask_index search --json -- 'ai dự "khánh thành Cầu Vạn Lộc" -lễ'
expect 1

finish
