#!/usr/bin/env bash
# Many threads prepare, one writes, and readers go on meanwhile. Run with the thread sanitizer too.
. "$(dirname "$0")/lib.sh"

write_folder files 60 30
write_document files/first.txt 1
printf '\0\0\0\0' >files/bad.txt
ln -s nowhere.txt files/dangling.txt

# One thread or eight: the same index, to the byte of every answer.
run "$TRACUU_INDEX" add --db one -j 1 files --json
expect 7
expect_counts added=61 failed=2
run "$TRACUU_INDEX" add --db eight -j 8 files --json
expect 7
expect_counts added=61 failed=2
answers() {
  "$TRACUU" documents --db "$1" --json
  printf 'thu ngân sách\nđàn lợn kỳ thứ 1\ntrồng 38 ha rừng\nkham benh cho 20 luot nguoi\n' |
    "$TRACUU" search --db "$1" --json --limit 30 --batch - | jq -c 'del(.elapsed_ms)'
}
expect_same 'answers of one thread and of eight' "$(answers one | cksum)" "$(answers eight | cksum)"
run "$TRACUU_INDEX" check --db eight
expect 0
run "$TRACUU_INDEX" add --db eight -j 8 files --json
expect_counts added=0 unchanged=61 failed=2

# Readers while the index is written, a commit a megabyte: every search succeeds, one process for all of them too.
run "$TRACUU_INDEX" add --db db files/first.txt
expect 0
mkfifo queries
"$TRACUU" search --db db --json --limit 1 --batch - <queries >long-lived &
reader=$!
exec 3>queries
writes=0 searches=0
for round in 1 2 3; do
  touch files/*.txt
  for file in files/000[12]*.txt; do echo "Câu thêm lần $round." >>"$file"; done
  "$TRACUU_INDEX" add --db db -j 4 --commit 1 files >/dev/null 2>&1 &
  writer=$!
  while kill -0 $writer 2>/dev/null; do
    run "$TRACUU" search --db db --json --limit 3 'tổng đàn lợn kỳ thứ'
    expect 0
    expect_json '.hits[0].citation.document' '"first.txt"'
    echo 'tổng đàn lợn kỳ thứ' >&3
    searches=$((searches + 1))
  done
  wait $writer
  expect_same "exit code of write $round" "$?" 7
  writes=$((writes + 1))
  if [ $round = 2 ]; then
    run "$TRACUU_INDEX" compact --db db
    expect 0
    echo 'tổng đàn lợn kỳ thứ' >&3
    searches=$((searches + 1))
  fi
done
exec 3>&-
wait $reader
expect_same 'exit code of the reader' "$?" 0
expect_same 'answers of the reader' "$(wc -l <long-lived)" "$searches"
expect_same 'what the reader found' "$(jq -c '.hits[0].citation.document // .error' long-lived | sort -u)" '"first.txt"'
echo "$searches searches during $writes writes"
run "$TRACUU_INDEX" check --db db
expect 0
finish
