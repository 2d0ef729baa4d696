#!/usr/bin/env bash
# The parts depend on one another in one direction, and every source belongs to one of them.
. "$(dirname "$0")/lib.sh"
cd "$SOURCE" || exit 1

# part FOLDER USES…: the parts that the sources of a folder may include, besides themselves and the public headers.
includes() { grep -rnHoE '^ *# *include *[<"][^>"]+[>"]' --include='*.[ch]' --include='*.cc' --include='*.inc' "$@" 2>/dev/null; }
none() {
  local what=$1
  shift
  expect_same "$what" "$("$@")" ''
}
outside() { includes . | sed 's|^\./||' | grep -E "$1" | grep -vE "^($2|build[^/]*/)"; }

none "Xapian's headers outside its binding" outside '[<"]xapian(\.h|/)' 'common/xapian/'
none 'ICU outside common/text' outside '[<"]unicode/' 'common/text/|tests/'
none 'libstemmer outside common/text' outside '[<"]libstemmer' 'common/text/|tests/'
none 'nettle outside common/base and common/store' outside '[<"]nettle/' 'common/(base|store)/|tests/'
none 'C++ outside the binding' bash -c "find . \( -name '*.cc' -o -name '*.cpp' -o -name '*.hpp' \) ! -path './build*' ! -path './common/xapian/*' ! -path './tests/*'"

# What each part may include of the public headers, by the order base, text, record, xapian, store, search.
allowed() {
  case $1 in
    common/base) echo 'status|buffer|args|language' ;;
    common/text) echo 'status|buffer|args|language|text|abbreviation|thesaurus|bigram' ;;
    common/record) echo 'status|buffer|args|language|text|abbreviation|thesaurus|bigram|date|entity|passage' ;;
    common/xapian) echo 'status|buffer|args|xapian' ;;
    common/store) echo 'status|buffer|args|language|text|abbreviation|thesaurus|bigram|date|entity|passage|xapian|store' ;;
    indexer) echo 'status|buffer|args|language|text|abbreviation|thesaurus|bigram|date|entity|passage|xapian|store' ;;
    searcher) echo 'status|buffer|args|language|text|abbreviation|thesaurus|bigram|date|entity|passage|xapian|store|search|series|decision' ;;
  esac
}
for part in common/base common/text common/record common/xapian common/store indexer searcher; do
  checks=$((checks + 1))
  [ -n "$(find $part -name '*.c*' 2>/dev/null | head -1)" ] || fail "no sources in $part"
  none "public headers that $part must not see" bash -c "$(declare -f includes); includes $part | grep -E '[<\"]tracuu/' | grep -vE '[<\"]tracuu/($(allowed $part))\\.h[>\"]'"
  # Headers within a part are its own; "common/…" and "indexer/…" would be another's.
  none "private headers of others in $part" bash -c "$(declare -f includes); includes $part | grep -E '\"[^\"]+/[^\"]+\"' | grep -vE '\"($part/[^\"]+|tables/[^\"]+|[^/\"]+)\"'"
done
none 'the reader includes nothing of the indexer' outside '"indexer/' 'indexer/|tests/'
none 'the indexer includes nothing of the searcher' outside '"searcher/|tracuu/search\.h' 'searcher/|tests/|include/'

# Public headers include public headers and the C library only.
none 'private headers in public ones' bash -c "$(declare -f includes); includes include | grep '\"'"

# Every source is compiled by the build.
find common indexer searcher cmake tests \( -name '*.c' -o -name '*.cc' \) ! -path 'tests/cli/programs/outside.c' |
  grep -v -xF -f <(find common -path '*tables/*.c') | sort >"$work/sources"
jq -r '.[].file' "$BUILD/compile_commands.json" | sed "s|^$SOURCE/||" | sort -u >"$work/compiled"
expect_same 'sources of no part' "$(comm -23 "$work/sources" "$work/compiled" | tr '\n' ' ')" ''

finish
