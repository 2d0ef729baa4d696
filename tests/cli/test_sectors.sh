#!/usr/bin/env bash
# The office's own table of sectors: its names are the index's, and an index keeps to the table it was made with.
. "$(dirname "$0")/lib.sh"

mkdir files
printf 'Bến thuyền đón 412 lượt khách trong tháng.\n' >files/ben.txt
printf 'du thuyền\ttext\t3\tbến thuyền | lượt khách\nvườn ươm\ttext\t3\tcây giống\n' >own.tsv
add --sectors own.tsv files
expect 0
ask_index search --json 'bến thuyền'
expect_json '.hits[0].sectors' '["du thuyền"]'
ask_index search --sector 'vuon uom' 'bến thuyền'
expect 1
ask_index search --sector 'y te' 'bến thuyền'
expect 2 "no sector 'y te'"

# The same table as an editor of another system saves it is the same table; in UTF-16 it is refused.
printf '\xEF\xBB\xBFdu thuyền\ttext\t3\tbến thuyền | lượt khách\r\nvườn ươm\ttext\t3\tcây giống\r\n' >saved.tsv
add --sectors saved.tsv files
expect 0
printf '\xFF\xFEd\0u\0' >wide.tsv
add --sectors wide.tsv files
expect 7 'wide.tsv.*UTF-8'

# The built-in table, or one with other names, would give the tags another meaning.
add files
expect 4 'another table of sectors'
ask_index search --json 'bến thuyền'
expect_json '.hits[0].sectors' '["du thuyền"]'
index remove files/ben.txt
expect 0

# A table that does not parse names its line.
printf 'du thuyền\ttext\t3\tbến thuyền\ndu thuyền text\n' >bad.tsv
add --sectors bad.tsv files
expect 7 'bad.tsv.*2'
add --sectors nowhere.tsv files
expect 7 'nowhere.tsv'
finish
