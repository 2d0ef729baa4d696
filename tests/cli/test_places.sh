#!/usr/bin/env bash
# The same path below two folders, and the same file in two places.
. "$(dirname "$0")/lib.sh"

write_document north/bao-cao/1.txt 1 'Câu của huyện phía bắc.'
write_document south/bao-cao/1.txt 1 'Câu của huyện phía nam.'
write_document south/only.txt 9
add north south --json
expect_counts added=3
ask_index documents --json
expect_json .total 3
expect_json '[.documents[].document]|sort' '["north/bao-cao/1.txt","only.txt","south/bao-cao/1.txt"]'
ask_index search --json --limit 1 'huyện phía nam'
expect_json '.hits[0].citation.document' '"south/bao-cao/1.txt"'
run "$TRACUU" show --db db "$(jq -r '.hits[0].id' "$work/out")"
expect 0
expect_out 'phía nam'
ask_index show bao-cao/1.txt
expect 2 'north/bao-cao/1.txt'
ask_index search --json --document north/bao-cao/1.txt 'đàn lợn'
expect_json '[.hits[].citation.document]|unique' '["north/bao-cao/1.txt"]'

# Once one of them is gone, the other needs no root before its path.
index remove north
ask_index documents --json
expect_json '[.documents[].document]|sort' '["bao-cao/1.txt","only.txt"]'

# Folders whose names are longer than a term: the same.
rm -r db
long=$(printf 'a%.0s' {1..120})/$(printf 'b%.0s' {1..120})
write_document "$long/north/1.txt" 1 'Câu của huyện phía bắc.'
write_document "$long/south/1.txt" 1 'Câu của huyện phía nam.'
add "$long/north" "$long/south" --json
expect_counts added=2
ask_index documents --json
expect_json '[.documents[].document]|sort' '["north/1.txt","south/1.txt"]'

# What is given more than once is one file.
rm -r db
add south south south/only.txt south/bao-cao --json
expect_counts added=3
add south/only.txt south --json
expect_counts added=0 unchanged=2

# The same bytes twice: one document with the other place named, one hit with also_in.
rm -r db
mkdir -p twice/copy
write_document twice/original.txt 2 'Cầu Vạn Lộc khánh thành.'
cp twice/original.txt twice/copy/of-it.txt
write_document twice/other.txt 3
add twice --json
expect_counts added=3
ask_index documents --json
expect_json .total 2
expect_json '[.documents[] | select(.also_in | length > 0) | [.document] + .also_in | sort]' \
  '[["copy/of-it.txt","original.txt"]]'
ask_index search --json '"Cầu Vạn Lộc"'
expect_json '.hits|length' 1
expect_json '.hits[0].also_in|length' 1
expect_json '[.hits[0].citation.document, .hits[0].also_in[0].document]|sort' '["copy/of-it.txt","original.txt"]'
finish
