#!/usr/bin/env bash
# Passages that say nearly the same are one hit, unless they state another figure, day or document in the same words.
. "$(dirname "$0")/lib.sh"

mkdir files
# write FILE SUM DAY NUMBER LAST
write() {
  printf 'Người mở bến khách ngang sông Lau nộp một đơn theo mẫu, một bản vẽ mặt bằng có xác nhận của phường nơi đặt bến và bản sao giấy tờ về quyền sử dụng đất ở hai đầu bến; tiền ký quỹ là %s đồng, nộp trước ngày %s theo Quyết định số %s/QĐ-UBND, hoàn lại khi bến thôi hoạt động và không còn nợ ai, kể cả người chèo đò thuê, thợ sửa bến và những hộ cho mượn chỗ neo %s.\n' \
    "$2" "$3" "$4" "$5" >"files/$1.txt"
}
write first 250.000.000 5/3/2024 412 đò
write again 250.000.000 5/3/2024 412 thuyền
write dearer 500.000.000 5/3/2024 412 đò
write later 250.000.000 9/4/2024 412 đò
write other 250.000.000 5/3/2024 418 đò
add files
expect 0
ask_index search --json 'ký quỹ mở bến khách ngang sông'
expect_json '[.hits[] | [.citation.document] + [.also_in[].document] | sort] | sort' \
  '[["again.txt","first.txt"],["dearer.txt"],["later.txt"],["other.txt"]]'
finish
