#!/usr/bin/env bash
# What a figure of a series is compared with, as it stands behind it and no farther.
. "$(dirname "$0")/lib.sh"

cat >bao-cao.txt <<'END'
Số: 31/BC-UBND
Thành phố Mộc Giang, ngày 20 tháng 12 năm 2022

BÁO CÁO
Tình hình kinh tế năm 2022

I. KẾT QUẢ

1. Nông nghiệp
Tổng đàn dê 4.210/4.000 con, đạt 105,3% kế hoạch, bằng 98,4% so với cùng kỳ năm 2021; tổng đàn ngỗng 7.300 con.

=SUM(B2) tổng đàn ong 1.450 đàn.

2. Thủy sản
Diện tích nuôi cá đạt 61,5 ha, diện tích nuôi ếch đạt 2,4 ha bằng 120% KH năm.
END
add bao-cao.txt
expect 0

# compared INDICATOR WANTED: of its one figure.
compared() {
  ask_index series --json -- "$1"
  expect 0
  expect_json '[.points[].comparison]' "$2"
}
compared 'tổng đàn dê' '["đạt 105,3% kế hoạch, bằng 98,4% so với cùng kỳ năm 2021"]'
compared 'tổng đàn ngỗng' '[null]'
compared 'diện tích nuôi cá' '[null]'
compared 'diện tích nuôi ếch' '["bằng 120% KH năm"]'

# The table has it in its last column, and runs nothing that a spreadsheet would take for a formula.
ask_index series --csv -- 'tổng đàn dê'
expect 0
expect_out ',"đạt 105,3% kế hoạch, bằng 98,4% so với cùng kỳ năm 2021"'
ask_index series --csv -- 'tổng đàn ong'
expect 0
expect_out ",\"'=SUM.B2. tổng đàn ong 1.450 đàn.\","

finish
