#!/usr/bin/env bash
# A table of 60,000 rows between wide spaces whose head is missing: each row is read a few times, not once for every row
# above it.
. "$(dirname "$0")/lib.sh"

mkdir files
python3 - >files/rows.txt <<'PYTHON'
for number in range(60000):
    print('  {0}   Bến đò số {0}    {1}    {2},5    {3}'.format(number, number * 3, number, number + 7))
PYTHON
ulimit -t 40 # of the processor: a busy machine is no failure
run "$TRACUU_INDEX" stage lines files/rows.txt
expect 0
expect_same 'the last row' "$(tail -c 400 "$work/out" | grep -c '59999')" 1
# In Markdown, too: whether its lines frame a letter is asked once, not from every row on.
python3 - >files/rows.md <<'PYTHON'
print('| Bến | Lượt |\n|---|---|')
for number in range(40000):
    print('| Bến đò số {0} | {0} |'.format(number))
PYTHON
run "$TRACUU_INDEX" stage lines files/rows.md
expect 0
expect_same 'the last row of Markdown' "$(tail -n 1 "$work/out" | grep -c 'đò số 39999')" 1
finish
