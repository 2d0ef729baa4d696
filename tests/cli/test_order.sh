#!/usr/bin/env bash
# Which document comes before another: small documents of much the same wording, and queries that tell them apart
# (tests/tables/search-figures.txt, search-names.txt; the head of the first says what the lines mean).
. "$(dirname "$0")/lib.sh"

# place_of NAME: its place among the hits, 99 when it is none.
place_of() { jq -r --arg name "$1.txt" '[.hits[].citation.document] | (index($name) // 98) + 1' "$work/out"; }

check_table() {
  local query wanted name text place before
  rm -rf db files
  mkdir files
  while IFS=$'\t' read -r name text; do
    [[ $name == '= '* ]] && printf '%s\n' "$text" >"files/${name#= }.txt"
  done <"$1"
  add files
  expect 0
  while IFS=$'\t' read -r query wanted; do
    [[ -z $query || $query == '#'* || $query == '= '* ]] && continue
    run "$TRACUU" search --db db --json -- "$query"
    checks=$((checks + 1)) before=0
    for name in ${wanted//>/ }; do
      place=$(place_of "$name")
      [ "$place" -gt "$before" ] && [ "$place" -lt 99 ] && { [ "$before" -gt 0 ] || [ "$place" -eq 1 ]; } ||
        fail "'$query': $name at place $place, behind $before"
      before=$place
    done
  done <"$1"
}

for table in figures names; do check_table "$SOURCE/tests/tables/search-$table.txt"; done

# No names are abbreviations that others spell out, stressed words, the letters of a number and those of an invented case.
ask_index explain --json 'công tác GPMB theo 412/QĐ-UBND KHÔNG xong vì anh A tham gia. Phường làm gì'
expect_json '[.hits[].features[] | select(.name == "names") | .value] | max' 0

finish
