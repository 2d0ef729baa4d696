#!/usr/bin/env bash
# Short forms that the documents spell out themselves are found under either form, in every document of the index.
. "$(dirname "$0")/lib.sh"

write_document spelled.txt 1 'Ban quản lý chợ Vạn Lộc (sau đây gọi tắt là BQLCVL) được kiện toàn.'
write_document short.txt 2 'BQLCVL đã thu đủ phí thuê quầy của tháng.'
write_document long.txt 3 'Ban quản lý chợ Vạn Lộc họp bàn việc sửa mái che.'
write_document other.txt 4 'Ban quản lý rừng phòng hộ trồng thêm cây sao.'
add spelled.txt short.txt long.txt other.txt
expect 0

# finds QUERY FILE…: the files whose passages say it, in the order of their names.
finds() {
  ask_index mentions --json -- "$1"
  expect 0
  expect_same "files that name $1" "$(jq -r '[.mentions[].citation.document] | unique | join(" ")' "$work/out")" "${*:2}"
}
finds BQLCVL long.txt short.txt spelled.txt
finds 'Ban quản lý chợ Vạn Lộc' long.txt short.txt spelled.txt
finds 'ban quan ly cho van loc' long.txt short.txt spelled.txt

ask_index search --json -- 'BQLCVL sửa mái che'
expect 0
expect_json '.hits[0].citation.document' '"long.txt"'
ask_index explain --json -- 'BQLCVL'
expect_json '.understood.words[0].expansions' '["ban quản lí chợ vạn lộc"]'

# What is removed is no longer known.
index remove spelled.txt
expect 0
ask_index explain --json -- 'BQLCVL'
expect_json '.understood.words[0].expansions' '[]'

finish
