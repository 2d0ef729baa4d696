#!/usr/bin/env bash
# Indexing again: what is unchanged is left alone, what changed is replaced, what vanished goes with --prune only.
. "$(dirname "$0")/lib.sh"

for n in 1 2 3; do write_document "files/$n.txt" "$n"; done
write_document files/below/4.txt 4
add files --json
expect 0
expect_counts added=4 updated=0 unchanged=0 failed=0 removed=0
ids() { "$TRACUU" search --db db --json --limit 1000 --from 1900 'tổng đàn lợn kỳ thứ' | jq -c '[.hits[].id]|sort'; }
all_ids() { "$TRACUU" search --db db --json --limit 1000 'nông nghiệp' | jq -c '[.hits[] | {id, text}]|sort'; }
before=$(all_ids)
expect_same 'documents that the search finds' "$(jq length <<<"$before" | grep -c '^[1-9]')" 1

# Nothing changed: nothing is written, and the ids stay.
ask_index status --json
revision=$(jq -r .updated "$work/out")
sleep 1.1
add files --json
expect 0
expect_counts added=0 updated=0 unchanged=4 failed=0
ask_index status --json
expect_json .updated "\"$revision\""
expect_same 'ids after nothing changed' "$(all_ids)" "$before"

# Touched: the same bytes at another time. It counts as unchanged, now and after.
touch -d '2020-01-01' files/2.txt
add files --json
expect_counts updated=0 unchanged=4
add files --json
expect_counts unchanged=4
expect_same 'ids after a touch' "$(all_ids)" "$before"
index check
expect 0

# Changed: replaced, and the words of before are gone.
write_document files/3.txt 3 'Bổ sung một câu về cầu Vạn Lộc.'
add files --json
expect_counts added=0 updated=1 unchanged=3
ask_index search --json 'cầu Vạn Lộc'
expect_json '.hits[0].citation.document' '"3.txt"'
write_document files/3.txt 3
touch files/3.txt
add files --json
expect_counts updated=1
ask_index search --json '"cầu Vạn Lộc"'
expect 1
expect_same 'ids after a change and back' "$(all_ids)" "$before"

# A new file; a file given by itself is the same document as in its folder.
write_document files/5.txt 5
add files/5.txt --json
expect_counts added=1
add files --json
expect_counts added=0 unchanged=5
ask_index documents --json
expect_json .total 5

# A good file that turns bad: it is said, and what was indexed of it stays until it is good again.
cp files/1.txt keep.txt
head -c 1000 /dev/zero >files/1.txt
add files --json
expect 7 "'1.txt': not a text file"
expect_counts failed=1 unchanged=4
ask_index documents --json
expect_json .total 5
ask_index status --json
expect_json '[.failed[].document]' '["1.txt"]'
cp keep.txt files/1.txt
add files --json
expect 0
ask_index status --json
expect_json '.failed' '[]'

# Vanished: it stays without --prune, goes with it, and only below the paths given.
rm files/1.txt files/below/4.txt
add files --json
expect 0
expect_counts removed=0 unchanged=3
mkdir other
write_document other/6.txt 6
add other --prune --json
expect_counts added=1 removed=0
add files --prune --json
expect_counts removed=2 unchanged=3
ask_index documents --json
expect_json '[.documents[].document]|sort' '["2.txt","3.txt","5.txt","6.txt"]'

# A bad file that vanished is no longer told of.
printf '\0\0\0\0' >files/bad.txt
add files --json
expect 7
rm files/bad.txt
add files --prune --json
expect 0
ask_index status --json
expect_json '.failed' '[]'

# remove: a file, one that is gone from the disk, a folder.
index remove files/2.txt
expect 0
expect_out '^1 removed$'
rm other/6.txt
index remove other/6.txt
expect 0
index remove files
expect_out '^2 removed$'
index remove files
expect 1 'nothing of that is in the index'
ask_index documents
expect 1
index remove
expect 2 'remove wants'
index check
expect 0
finish
