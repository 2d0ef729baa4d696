#!/usr/bin/env bash
# Broken and odd files: each is said to be what it is, none keeps the others out of the index.
. "$(dirname "$0")/lib.sh"

python3 "$SOURCE/tests/broken/make.py" files
write_document files/good.txt 1
add files --json
expect 7 '^tracuu-index: [0-9]+ of [0-9]+ files could not be read; the rest is indexed$'
failed=$(awk -F'\t' '$2 == "failed"' "$SOURCE/tests/broken/expected.tsv" | wc -l)
expect_counts failed="$failed"
ask_index status --json
expect 0
cp "$work/out" status.json

# outcome_of FILE: the outcome and reason in the words of the table.
outcome_of() {
  jq -r --arg file "$1" '
    ((.failed[] | select(.document == $file) | "failed\t" + .reason),
     (.doubtful[] | select(.document == $file) | "doubtful\t" + .reason)) ' status.json
}
ask_index documents --json
jq -r '.documents[].document' "$work/out" >documents
while IFS=$'\t' read -r file outcome reason; do
  [ "$file" = file ] && continue
  seen=$(outcome_of "$file")
  if [ -z "$seen" ]; then
    seen=$(grep -qxF "$file" documents && echo "indexed" || echo "neither indexed nor failed")
  fi
  expect_same "outcome of $file" "${seen%%$'\t'*}" "$outcome"
  [ "$reason" = - ] || { checks=$((checks + 1)); grep -qE "$reason" <<<"$seen" || fail "$file: '$seen', expected: $reason"; }
done <"$SOURCE/tests/broken/expected.tsv"
expect_same "files on the disk without a row" \
  "$(ls files | grep -vxF -f <(cut -f1 "$SOURCE/tests/broken/expected.tsv") | tr '\n' ' ')" "good.txt "

# What was indexed reads back: every passage is the bytes of its spans.
ask_index search --limit 1000 --json --from 1900 --to 2100
run "$TRACUU" search --db db --json 'đàn lợn'
expect 0
expect_out '"good.txt"'
for file in $(cat documents); do
  run "$TRACUU" show --db db "$file"
  [ "$code" -le 1 ] || fail "show $file"
  run "$TRACUU" show --db db "$file" --source
  expect 0
done
run cmp files/one-bad-byte.txt <("$TRACUU" show --db db one-bad-byte.txt --source)
expect 0
index check
expect 0

# Each file by itself: the exit code and the sentence.
for file in empty random one-byte-set; do
  run "$TRACUU_INDEX" add --db single "files/$file.txt"
  expect 7 "'$file.txt': "
done
finish
