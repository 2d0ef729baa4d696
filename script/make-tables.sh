#!/bin/sh
# Writes the tables of common/text from ICU, which is their source of truth. Run by hand when ICU or a rule changes.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
tables=$root/common/text/tables
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -e "$tables/latin.inc" ] || : > "$tables/latin.inc"
[ -e "$tables/composed.inc" ] || echo '{{0}}' > "$tables/composed.inc"
${CC:-cc} -std=c11 -D_GNU_SOURCE -I "$root" -I "$root/include" -o "$work/make_latin" \
    "$tables/make_latin.c" "$root/common/text/letter.c" $(pkg-config --cflags --libs icu-uc)
"$work/make_latin" "$work"
mv "$work/latin.inc" "$work/composed.inc" "$tables/"
