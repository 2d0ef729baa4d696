#!/usr/bin/env bash
# The library as others use it: installed, found with pkg-config, headers that compile alone, and only names of its own.
. "$(dirname "$0")/lib.sh"

run cmake --install "$BUILD" --prefix "$work/prefix"
expect 0
pc=$(find prefix -name tracuu.pc)
expect_same 'tracuu.pc' "$(wc -l <<<"$pc")" 1
export PKG_CONFIG_PATH=$work/${pc%/*}
sanitizer=()
while read -r flag; do sanitizer+=("$flag"); done < <(grep -E '^CMAKE_C_FLAGS:' "$BUILD/CMakeCache.txt" | grep -oE -- '-fsanitize=[a-z,]+')
strict=(-Wall -Wextra -Wpedantic -Werror)

# A program of ten lines.
# shellcheck disable=SC2046 # pkg-config gives words
run gcc -std=c11 "${strict[@]}" "${sanitizer[@]}" "$SOURCE/tests/cli/programs/outside.c" -o outside $(pkg-config --cflags --libs tracuu)
expect 0
write_document files/1.txt 1 'Cầu Vạn Lộc khánh thành.'
run prefix/bin/tracuu-index add --db db files
expect 0
export LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(pkg-config --variable=libdir tracuu)
run ./outside db 'cầu vạn lộc'
expect 0
expect_out '^1.txt: .*Vạn Lộc'
run ./outside nowhere 'cầu'
expect 3
run prefix/bin/tracuu search --db db 'cau van loc'
expect 0

# Moved as a whole, it is found where it is now.
mv prefix moved
export PKG_CONFIG_PATH=$work/moved${PKG_CONFIG_PATH#"$work/prefix"}
# shellcheck disable=SC2046
run gcc -std=c11 "${sanitizer[@]}" "$SOURCE/tests/cli/programs/outside.c" -o outside $(pkg-config --cflags --libs tracuu)
expect 0

# Each header alone, in C and in C++, from the installed place.
for header in moved/include/tracuu/*.h; do
  name=tracuu/${header##*/}
  for language in "gcc -x c -std=c11" "g++ -x c++ -std=c++17"; do
    # shellcheck disable=SC2086
    run $language "${strict[@]}" -Imoved/include -fsyntax-only - < <(printf '#include <%s>\nint unused_(void);\n' "$name")
    expect 0
  done
done
expect_same 'headers installed' "$(ls moved/include/tracuu)" "$(ls "$SOURCE/include/tracuu")"

# Every function that a header declares is there, and nothing else is.
library=$(find moved -name 'libtracuu.so')
nm -D --defined-only "$library" | awk '{print $3}' | sort >exported
expect_same 'names that are not ours' "$(grep -vE '^t[cx]_' exported | tr '\n' ' ')" ''
grep -hoE '\bt[cx]_[a-z0-9_]+\(' "$SOURCE"/include/tracuu/*.h | tr -d '(' | sort -u >mentioned
# Inline functions, types of callbacks and what the text only speaks of are told apart by the compiler: each exported
# name is declared, and each TC_API name is exported.
expect_same 'exported names that no header declares' "$(comm -23 exported mentioned | tr '\n' ' ')" ''
cat "$SOURCE"/include/tracuu/*.h | tr '\n' ' ' | grep -oE 'TC_API [^;(]*\bt[cx]_[a-z0-9_]+\(' | grep -oE 't[cx]_[a-z0-9_]+\($' | tr -d '(' | sort -u >declared
expect_same 'declared names that are not exported' "$(comm -23 declared exported | tr '\n' ' ')" ''
checks=$((checks + 1))
[ "$(wc -l <declared)" -gt 50 ] || fail "only $(wc -l <declared) declared names were found"
finish
