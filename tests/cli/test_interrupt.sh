#!/usr/bin/env bash
# Ctrl-C in the middle: what is done is committed and said; the next run does the rest. A kill leaves the last commit.
. "$(dirname "$0")/lib.sh"

files=400
write_folder files $files 60
start_add() {
  # A program started in the background ignores Ctrl-C unless it is told to heed it.
  python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])' "$TRACUU_INDEX" add --db "$1" --verbose --commit "$2" files >out 2>err &
  writer=$!
}

# So many files are done: a line each, in whatever order the writing threads come to them.
reported() { [ "$(wc -l <err)" -ge "$1" ]; }

for signal in INT TERM; do
  rm -rf db err
  start_add db 1
  wait_for 60 reported 30
  kill -$signal $writer
  wait $writer
  code=$? command_run="add, SIG$signal"
  expect 8 '^tracuu-index: stopped by request; [0-9]+ of 400 files are done and in the index'
  done_files=$(sed -n 's/.*stopped by request; \([0-9]*\) of.*/\1/p' err)
  checks=$((checks + 1))
  { [ "$done_files" -ge 30 ] && [ "$done_files" -lt $files ]; } || fail "done when it stopped: '$done_files'"
  index check
  expect 0
  ask_index documents --json
  expect_json .total "$done_files"
  ask_index search --limit 1 'thu ngân sách'
  expect 0
done
add files --json
expect 0
expect_counts added=$((files - done_files)) unchanged="$done_files"

# What need not put anything in order ends at once.
for _ in $(seq 8); do cat files/*.txt; done >large.txt
"$TRACUU_INDEX" stage terms large.txt >out 2>err &
writer=$!
sleep 0.5
kill -TERM $writer
wait $writer
code=$? command_run="stage, SIGTERM"
expect 143

# Killed: nothing after the last commit is there, nothing before it is lost, and the lock is gone with the process.
rm -rf db err
start_add db 1
wait_for 60 reported 200
kill -KILL $writer
wait $writer 2>/dev/null
index check
expect 0
ask_index documents --json
committed=$(jq .total "$work/out")
checks=$((checks + 1))
{ [ "$committed" -ge 10 ] && [ "$committed" -lt $files ]; } || fail "committed when it was killed: $committed"
add files --json
expect 0
expect_counts added=$((files - committed)) unchanged="$committed"
index check
expect 0
finish
