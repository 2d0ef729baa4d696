#!/usr/bin/env bash
# A name whose words stand in more than 20,000 passages: mentions are written while they are found, in order of time.
. "$(dirname "$0")/lib.sh"
sanitized && skip 'twenty thousand passages take too long under a sanitizer; tests/unit/test_mention.c streams there'

mkdir files
python3 - <<'PYTHON'
for year in range(2001, 2025):
    with open(f'files/{year}.txt', 'w', encoding='utf-8') as file:
        file.write(f'ỦY BAN NHÂN DÂN XÃ LŨNG SIM\nBÁO CÁO\nNăm {year}\n')
        file.writelines(f'- Đợt {i}: sửa cầu Nà Cạn.\n' for i in range(18000))
PYTHON
echo 'Sửa cầu Nà Cạn.' >files/0.txt
add files
expect 0
ask_index mentions 'cầu Nà Cạn'
expect 0
cp out streamed
total=$(grep -oE '^[0-9]+ found' streamed | grep -oE '[0-9]+')
checks=$((checks + 1))
[ "${total:-0}" -gt 20000 ] || fail "more than 20000 mentions expected, ${total:-none} found"
expect_same 'mentions written' "$(grep -cE ' · [0-9]+\.txt:' streamed)" "$total"
expect_same 'their years' "$(grep -oE '^    20[0-9]{2}' streamed | uniq | tr -d ' ' | tr '\n' ' ')" "$(seq -s ' ' 2001 2024) "
expect_same 'what is said before the undated' "$(grep -A1 'under other forms' streamed | tail -1)" '0.txt'
# Together, where a page is asked for: the same documents in the same order.
ask_index mentions --limit 20000 'cầu Nà Cạn'
expect 0
expect_same 'the same mentions' "$(grep -E '\.txt:' out | head -20000 | sha256sum)" "$(grep -E '\.txt:' streamed | head -20000 | sha256sum)"
finish
