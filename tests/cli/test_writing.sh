#!/usr/bin/env bash
# When the index cannot be written: no right, no room, another writer. What was committed stays what it is.
. "$(dirname "$0")/lib.sh"

write_document files/1.txt 1
add files
expect 0

# Places that are none.
touch plain
run "$TRACUU_INDEX" add --db plain/below files
expect 8 "'plain/below': no index can be made here"
expect_no_out 'added'
run "$TRACUU_INDEX" add --db /proc/tracuu files
expect 8 '/proc/tracuu'
run "$TRACUU_INDEX" add --db '' files
expect 2 'db wants'
run env -u HOME "$TRACUU_INDEX" add files
expect 2 'no place for the index'
run "$TRACUU_INDEX" check --db nowhere
expect 3 "'nowhere': no index here"
run "$TRACUU_INDEX" compact --db nowhere
expect 3
run "$TRACUU_INDEX" remove --db nowhere files
expect 3
[ ! -e nowhere ] || fail 'looking for an index made one'

# No right to write: the reader needs none.
if as_nobody true 2>/dev/null; then
  chmod -R a+rX "$work"
  chmod 755 db $(databases db)
  write_document files/2.txt 2
  run as_nobody "$TRACUU_INDEX" add --db db files
  expect 8 '[Pp]ermission denied'
  run as_nobody "$TRACUU_INDEX" compact --db db
  expect 8 '[Pp]ermission denied'
  run as_nobody "$TRACUU_INDEX" remove --db db files
  expect 8 '[Pp]ermission denied'
  run as_nobody "$TRACUU" search --db db 'đàn lợn'
  expect 0
  run as_nobody "$TRACUU_INDEX" add --db "$work/new-db" files
  expect 8 '[Pp]ermission denied'
  chmod 700 db
  run as_nobody "$TRACUU" search --db db 'đàn lợn'
  expect 8 '[Pp]ermission denied'
  chmod 755 db
  rm files/2.txt
else
  echo 'passed over: the right to write (nobody cannot be had)'
fi

# Another writer holds the lock: told at once, and reading goes on.
python3 -c '
import fcntl, sys, time
lock = open(sys.argv[1], "r+b")
fcntl.lockf(lock, fcntl.LOCK_EX)
open("held", "w").close()
time.sleep(600)' "$(databases db | tail -1)/flintlock" &
helpers+=($!)
wait_for 20 test -e held
for command in add remove; do
  run timeout 20 "$TRACUU_INDEX" $command --db db files
  expect 5 "'.*db.*': "
  expect 5 '^hint: another tracuu-index'
done
run timeout 20 "$TRACUU_INDEX" compact --db db
expect 5
ask_index search 'đàn lợn'
expect 0
index check
expect 0
kill "${helpers[0]}"
wait "${helpers[0]}" 2>/dev/null
helpers=()
add files
expect 0

# No room: a limit on the size of files is a full disk. The writer says so and ends; what was committed stays.
write_folder many 60 60
before=$("$TRACUU" search --db db --json 'đàn lợn' | jq -c '[.hits[].id]')
run bash -c 'ulimit -f 1500; exec "$@"' bash "$TRACUU_INDEX" add --db db --commit 1 many
expect 8 'File too large|No space left|too large'
index check
expect 0
expect_same 'hits after the disk was full' "$("$TRACUU" search --db db --json 'đàn lợn' --document 1.txt | jq -c '[.hits[].id]')" "$before"
ask_index documents --json
committed=$(jq .total "$work/out")
echo "$committed documents stood before the disk was full"
run bash -c 'ulimit -f 0; exec "$@"' bash "$TRACUU_INDEX" add --db db many
expect 8
index check
expect 0
add many --json
expect 0
expect_counts added=$((61 - committed)) unchanged=$((committed - 1)) failed=0
index check
expect 0
# Xapian leaks what it had in hand when its compaction fails; the process ends then.
run env ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" bash -c 'ulimit -f 100; exec "$@"' bash "$TRACUU_INDEX" compact --db db
expect 8 'File too large|No space left|too large'
index check
expect 0
ask_index documents --json
expect_json .total 61
expect_same 'what a failed compaction leaves beside the index' "$(ls db)" "$(ls -d $(databases db) db/tracuu.shards | sed 's|^db/||')"

# compact: smaller or equal, the same answers, the same ids.
answers() { "$TRACUU" search --db db --json --limit 50 'thu ngân sách được 13 triệu đồng' | jq -c '[.hits[] | {id, text, citation}]'; }
before=$(answers)
index compact
expect 0
expect_out '^[0-9.]+ [kM]B, before [0-9.]+ [kM]B$'
expect_same 'answers after compaction' "$(answers)" "$before"
index check
expect 0
add many --json
expect_counts unchanged=60
# No room for the list of databases: nothing of it stays, and the next run begins anew.
run bash -c 'ulimit -f 0; exec "$@"' bash "$TRACUU_INDEX" add --db begun files
expect 8
expect_same 'what was begun' "$(ls begun)" ''
run "$TRACUU_INDEX" add --db begun files
expect 0

finish
