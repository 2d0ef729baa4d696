#!/usr/bin/env bash
# A figure that is named: as typed before rounded, a rounded one finds the exact one (tests/tables/search-figures.txt).
. "$(dirname "$0")/lib.sh"

table="$SOURCE/tests/tables/search-figures.txt"
mkdir files
while IFS=$'\t' read -r name text; do
  [[ $name == '= '* ]] && printf '%s\n' "$text" >"files/${name#= }.txt"
done <"$table"
add files
expect 0

# place_of NAME: its place among the hits, 99 when it is none.
place_of() { jq -r --arg name "$1.txt" '[.hits[].citation.document] | (index($name) // 98) + 1' "$work/out"; }

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
done <"$table"

finish
