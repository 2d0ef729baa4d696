#!/usr/bin/env bash
# --prune and the shares that are not mounted: a folder that is missing or empty takes nothing away.
. "$(dirname "$0")/lib.sh"

write_document share/1.txt 1
write_document share/below/2.txt 2
write_document local/3.txt 3
add share local --json
expect_counts added=3
mv share away

add share --prune
expect 7 "'share': No such file or directory"
ask_index documents --json
expect_json .total 3

add share local --prune --json
expect 7
expect_counts removed=0 unchanged=1
mkdir share
add share --prune --json
expect 0
expect_counts removed=0
add share local --prune --json
expect_counts removed=0
ask_index documents --json
expect_json .total 3

# Files of other kinds are no sign that the share is there: a mount point often holds one that says it is none.
touch share/NOT-MOUNTED
add share --prune --json
expect_counts removed=0 other=1

rmdir share 2>/dev/null || rm -r share
mv away share
rm share/below/2.txt
add share --prune --json
expect_counts removed=1 unchanged=1
ask_index documents --json
expect_json '[.documents[].document]|sort' '["1.txt","3.txt"]'

# A part of a folder that was indexed as a whole: only what lies below is pruned.
write_document share/below/4.txt 4
write_document share/below/5.txt 5
write_document share/6.txt 6
add share --json
rm share/below/4.txt share/6.txt
index remove share/below
expect_out '^2 removed$'
ask_index documents --json
expect_json '[.documents[].document]|sort' '["1.txt","3.txt","6.txt"]'
finish
