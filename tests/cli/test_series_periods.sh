#!/usr/bin/env bash
# Periods that an indicator names: their points alone, by the end of what they were counted over; all where there are none.
. "$(dirname "$0")/lib.sh"

report() { # report FILE DATE PERIOD SENTENCE
  cat >"$1" <<END
Số: 7/BC-UBND
Thành phố Mộc Giang, $2

BÁO CÁO
Tình hình kinh tế $3

I. KẾT QUẢ $3

1. Nông nghiệp
$4
END
}
report quy-1.txt 'ngày 28 tháng 3 năm 2022' 'quý I năm 2022' 'Tổng đàn ngỗng hiện có 2.150 con.'
report nam-2022.txt 'ngày 20 tháng 12 năm 2022' 'năm 2022' 'Tổng đàn ngỗng hiện có 2.480 con; đến ngày 15/6/2022 thu phí đò ngang được 310 triệu đồng.'
report nam-2023.txt 'ngày 21 tháng 12 năm 2023' 'năm 2023' 'Tổng đàn ngỗng hiện có 2.615 con. Giai đoạn 2018 - 2020, toàn thành phố trồng mới 145 ha trám, cải tạo 30 ha mận.'
add quy-1.txt nam-2022.txt nam-2023.txt
expect 0

# values INDICATOR WANTED WARNING: of the points; what the warning holds.
values() {
  ask_index series --json -- "$1"
  expect 0
  expect_json '[.points[].value]' "$2"
  expect_json ".warnings | map(test(\"$3\")) | any" "$([ -n "$3" ] && echo true || echo false)"
}
values 'tổng đàn ngỗng' '[2150,2480,2615]' ''
values 'tổng đàn ngỗng năm 2022' '[2150,2480]' '1 of other periods'
values 'tổng đàn ngỗng 2022' '[2150,2480]' 'figures of 2022;'
values 'tong dan ngong nam ngoai' '[2150,2480]' 'figures of 2022;'
values 'tổng đàn ngỗng quý I năm 2022' '[2150]' '2 of other periods'
values 'tổng đàn ngỗng từ năm 2022 đến 2023' '[2150,2480,2615]' ''
values 'tổng đàn ngỗng quý II năm 2022' '[2480]' 'overlaps'
values 'tổng đàn ngỗng năm 2019' '[2150,2480,2615]' 'no figure is of 2019'

# Several years that open a sentence are those of all its figures.
ask_index series --json -- 'diện tích cải tạo mận'
expect_json '[.points[] | .period.from + ".." + .period.to]' '["2018-01-01..2020-12-31"]'

# In words for people: "up to" for what was counted since the first of January.
ask_index series -- 'tổng đàn ngỗng quý I năm 2022'
expect_out 'quarter I/2022'
ask_index series -- 'thu phí đò ngang'
expect_out 'up to 15/06/2022'

finish
