#!/usr/bin/env bash
# A later part of a long paragraph is found by the words of the paragraph's first sentence too: it says what both are about.
. "$(dirname "$0")/lib.sh"

mkdir files
cat >files/hoi-cho.txt <<'END'
Hội chợ trâu xuân mở tại sân vận động Đồi Thông trong ba ngày. Ban tổ chức dựng bốn mươi gian hàng cho các xã và hợp tác xã bày bán nông sản, dược liệu, đồ đan lát và vải dệt tay. Tối đầu tiên có đốt lửa trại, múa sạp và hát giao duyên của đội văn nghệ các bản. Ngày thứ hai là phần thi chọn trâu đẹp, hai mươi sáu con vào vòng cuối và con nặng nhất cân được bảy tạ rưỡi. Chủ của nó được thưởng một máy cày nhỏ cùng giấy khen của Ủy ban. Sáng hôm sau mưa to nên giải bắn nỏ phải dời sang buổi chiều, song người xem vẫn đứng kín quanh bãi. Lực lượng dân phòng trực suốt đêm ở hai cổng, không để xảy ra mất cắp hay đánh nhau. Tiền bán vé gửi xe được dùng để mua chăn ấm tặng các cụ già neo đơn ở ba bản xa nhất.
END
echo 'Giải bắn nỏ của trường nội trú phải dời sang tuần sau vì sân lầy.' >files/noi-tru.txt
echo 'Xã Nậm Kén có ba con trâu dự hội chợ trâu xuân và mở giải bắn cung.' >files/nam-ken.txt
add files
expect 0

ask_index search --json 'giải bắn nỏ ở hội chợ trâu xuân phải dời'
expect_json '.hits[0].id' '"hoi-cho.txt#2"'
expect_json '.hits[0].opening.text' '"Hội chợ trâu xuân mở tại sân vận động Đồi Thông trong ba ngày."'
expect_json '.hits[0].opening.span' '[0,83]'
expect_json '[.hits[] | select(.id == "hoi-cho.txt#1")][0].opening' 'null'

# What stands above is no part of the passage: it is neither quoted nor marked in it.
expect_json '.hits[0].text | contains("Hội chợ trâu xuân")' 'false'

finish
