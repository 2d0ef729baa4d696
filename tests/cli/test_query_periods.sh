#!/usr/bin/env bash
# Periods of a query: named in full, or by words that the dates of the documents give a year to.
. "$(dirname "$0")/lib.sh"

for year in 2021 2022 2023; do
  cat >"bao-cao-$year.txt" <<END
Số: 12/BC-UBND
Thành phố Mộc Giang, ngày 20 tháng 12 năm $year

BÁO CÁO
Tình hình kinh tế năm $year

Thu ngân sách trên địa bàn năm $year đạt 12$((year - 2020)),5 tỷ đồng.
END
done
run "$TRACUU_INDEX" add --db "$work/db" bao-cao-2021.txt bao-cao-2022.txt bao-cao-2023.txt
expect 0

# periods QUERY FROM..TO…: what the ranking is steered by, in any order.
periods() {
  local query=$1
  shift
  run "$TRACUU" explain --db "$work/db" --json --limit 0 -- "$query"
  checks=$((checks + 1))
  local found
  found=$(jq -r '.understood.periods[] | .from + ".." + .to' "$work/out" | sort | tr '\n' ' ')
  [ "$found" = "$(printf '%s\n' "$@" | sort | sed '/^$/d' | tr '\n' ' ')" ] || fail "$query: $found"
}
periods 'thu ngân sách năm 2022' 2022-01-01..2022-12-31
periods 'thu ngân sách năm ngoái' 2022-01-01..2022-12-31
periods 'thu ngan sach nam ngoai' 2022-01-01..2022-12-31
periods 'thu ngân sách năm nay' 2023-01-01..2023-12-31
periods 'việc của tháng trước' 2023-11-01..2023-11-30
periods 'việc của tháng sau' 2024-01-01..2024-01-31
periods 'quý này' 2023-10-01..2023-12-31
periods 'quý I' 2021-01-01..2021-03-31 2022-01-01..2022-03-31 2023-01-01..2023-03-31
periods 'quý I năm ngoái' 2022-01-01..2022-03-31
periods '6 tháng đầu năm nay' 2023-01-01..2023-06-30
# A year alone, but for one that is counted, belongs to what a document is called, or is none of these documents'.
periods 'thu ngân sách 2022' 2022-01-01..2022-12-31
periods 'thu ngan sach cuoi 2021, 2022' 2021-01-01..2021-12-31 2022-01-01..2022-12-31
periods 'thu ngân sách của 2022 hộ'
periods 'thu được hơn 2022'
periods 'luật Ngân sách 2022'
periods 'thu ngân sách 1986'
periods 'giải ngân đến ngày 30/11/2022' 2022-01-01..2022-11-30
periods 'giải ngân ngày 30/11/2022' 2022-11-30..2022-11-30
# What is understood as a period is no slip, though no document says "ngoái".
ask_index search --json -- 'thu ngân sách năm ngoái'
expect_json '.suggestion' 'null'
# What is compared with is not what is asked for.
periods 'tăng so với cùng kỳ năm trước' ''
periods 'thu ngân sách' ''
# No passage has a period before 1900: such a year is a word.
periods 'chùa dựng năm 1682' ''

# The passage of the year that is meant comes first though all say the same.
for query in 'thu ngân sách năm ngoái' 'thu ngân sách quý IV năm ngoái'; do
  run "$TRACUU" search --db "$work/db" --json -- "$query"
  expect 0
  expect_json '.hits[0].citation.document' '"bao-cao-2022.txt"'
done

finish
