#!/usr/bin/env bash
# Which syllables follow which, learned from text; and what that tells of words typed without marks.
. "$(dirname "$0")/lib.sh"

mkdir lesson
for _ in $(seq 60); do
  echo 'Con sông dài chảy qua làng. Người dân sống lâu ở làng. Họ còn sống với nghề chài, nước sông trong.'
done >lesson/song.txt
run "$TRACUU_INDEX" learn --quiet --bigrams lesson
expect 0
expect_out $'^sông\t[0-9]+\t.*dài [0-9]+'
expect_out $'^sống\t[0-9]+\t.*lâu [0-9]+'
expect_no_out $'^sông\t.*lâu'
cp out learned.tsv
run "$TRACUU_INDEX" learn --quiet --bigrams lesson
expect_same 'the same text learned twice' "$(cat out)" "$(cat learned.tsv)"

# Two passages that nothing but marks tells apart; the neighbours in the query say which was meant.
mkdir files
printf 'Đoạn sông dài nhất của thành phố do phường Bến Gạo trông coi.\n' >files/dai.txt
printf 'Người sống lâu nhất của thành phố ở phường Bến Gạo.\n' >files/lau.txt
add files
first='.hits[0].citation.document'
full='[.understood.words[] | select(.text == "song") | .forms[] | select(.weight == 1) | .text]'
for table in learned.tsv built-in; do
  [ $table = built-in ] && unset TRACUU_BIGRAMS || export TRACUU_BIGRAMS=$table
  ask_index explain --json 'song dai'
  expect_json "$first" '"dai.txt"'
  expect_json "$full" '["sông"]'
  ask_index explain --json 'song lau'
  expect_json "$first" '"lau.txt"'
  expect_json "$full" '["sống"]'
done
# Without a table all forms are alike; so they are for lists.
ask_index explain --json --bigrams none 'song dai'
expect_json "$full | sort" '["sông","sống"]'
ask_index mentions --json 'song'
expect_json '.mentions | length' '2'

printf 'sông 8\n' >bad.tsv
ask_index search --bigrams bad.tsv song
expect 7 "bad.tsv' line 1: wants a syllable and a number"
ask_index search --bigrams nowhere.tsv song
expect 7 'nowhere.tsv'
finish
