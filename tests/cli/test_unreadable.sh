#!/usr/bin/env bash
# Files that are there and cannot be read, names that are no UTF-8, folders that loop.
. "$(dirname "$0")/lib.sh"

write_document files/good.txt 1
ln -s nowhere.txt files/dangling.txt
mkfifo files/pipe.txt
ln -s . files/loop
mkdir -p files/below/deeper
ln -s ../.. files/below/deeper/up
write_document files/below/deeper/nested.txt 2
printf 'Báo cáo\n\nMột dòng.\n' >$'files/t\xean.txt'

# The loop ends, each file is there once, the pipe is passed over instead of waited for.
run timeout 20 "$TRACUU_INDEX" add --db db files --json
expect 7 "'dangling.txt': No such file or directory"
expect 7 "'t.xean.txt': the name of the file is not UTF-8"
expect_counts added=2 failed=2 other=1
ask_index documents --json
expect_json '[.documents[].document]|sort' '["below/deeper/nested.txt","good.txt"]'
ask_index status --json
expect_json '[.failed[].document]|sort' '["dangling.txt","t\\xean.txt"]'
ask_index status
expect_out 'dangling.txt'

# A name that would drive the terminal, or begin a line of its own.
printf 'Đã sửa cầu.\n' >$'odd\033[2J\nname.txt'
: >$'odd\033[2J\nempty.txt'
run "$TRACUU_INDEX" add --db names.db -v odd*
expect 7 'odd.\[2J.empty.txt.: empty file'
expect_same 'escapes' "$(grep -c $'\033' "$work/err")" 0
expect_same 'lines' "$(wc -l <"$work/err")" 3

# A file that comes good leaves the list.
rm files/dangling.txt
write_document files/dangling.txt 3
add files --json
expect_counts added=1 unchanged=2 failed=1
ask_index status --json
expect_json '[.failed[].document]' '["t\\xean.txt"]'

# Paths that are none. What can be read is indexed.
add nowhere
expect 7 "'nowhere': No such file or directory"
add nowhere files
expect 7 "'nowhere': No such file or directory"
run timeout 20 "$TRACUU_INDEX" add --db db files/pipe.txt
expect 7 'neither a file nor a folder'
add $'files/t\xeam'
expect 7
mkdir -p $'\xff\xfe'
write_document $'\xff\xfe/a.txt' 4
add $'\xff\xfe'
expect 7 'not UTF-8'

# A file that vanishes in the run: those before it keep the only thread busy while it is taken away.
write_folder vanishing 12 1000
write_document vanishing/last.txt 5
mkfifo lines
"$TRACUU_INDEX" add --db gone -j 1 --verbose vanishing >out 2>lines &
writer=$!
{ read -r _; rm vanishing/last.txt; cat; } <lines >err
wait $writer
code=$? command_run='add while a file is removed'
expect 7 "last.txt': No such file or directory"
run "$TRACUU_INDEX" check --db gone
expect 0

# Without the right to read.
as_nobody true 2>/dev/null || skip_rest=1
if [ -z "${skip_rest:-}" ]; then
  write_document closed/open.txt 6
  write_document closed/shut.txt 7
  write_document closed/folder/inside.txt 8
  chmod 777 closed "$work"
  run as_nobody "$TRACUU_INDEX" add --db closed-db closed --json
  expect 0
  chmod 000 closed/shut.txt closed/folder
  touch closed/shut.txt
  run as_nobody "$TRACUU_INDEX" add --db closed-db closed --prune --json
  expect 7 "'shut.txt': Permission denied|'.*/shut.txt': Permission denied"
  expect 7 "'folder': Permission denied"
  # What cannot be looked at has not vanished.
  expect_counts removed=0 failed=2 unchanged=1
  run as_nobody "$TRACUU" documents --db closed-db --json
  expect_json '.total' 3
  chmod 644 closed/shut.txt
  chmod 755 closed/folder
  run as_nobody "$TRACUU_INDEX" add --db closed-db closed --prune --json
  expect 0
  run as_nobody "$TRACUU" status --db closed-db --json
  expect_json '.failed' '[]'
else
  echo 'passed over: files without the right to read (nobody cannot be had)'
fi
finish
