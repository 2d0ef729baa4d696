#!/usr/bin/env bash
# A line of 200 MB (60 MB under a sanitizer): it is indexed as any other, and its end is found.
. "$(dirname "$0")/lib.sh"

megabytes=200
sanitized && megabytes=60
mkdir files
python3 - "$megabytes" >files/long.txt <<'PYTHON'
import sys
sentence = 'Tổng đàn lợn của thành phố đạt {} con, bằng 96% kế hoạch năm; thu ngân sách được {} triệu đồng trong kỳ. '
left, number = int(sys.argv[1]) * 1000 * 1000, 0
while left > 0:
    block = ''.join(sentence.format(n, n * 3) for n in range(number, number + 1000))
    number += 1000
    left -= len(block.encode())
    sys.stdout.write(block)
sys.stdout.write('Cầu Vạn Lộc khánh thành ở cuối dòng.\n')
PYTHON
expect_same 'lines of the file' "$(wc -l <files/long.txt)" 1
start=$(date +%s)
add files --json
expect 0
expect_counts added=1 failed=0
echo "$megabytes MB in one line: $(($(date +%s) - start)) s"
ask_index search --json --limit 1 'cầu Vạn Lộc khánh thành'
expect 0
expect_json '.hits[0].text | contains("Cầu Vạn Lộc")' true
expect_json '.hits[0].citation.lines' '[1,1]'
expect_json '.hits[0].text | length < 3000' true
finish
