#!/usr/bin/env bash
# What stands above a passage places it: its heading, the head of its table, and its document's title and issuer name what its text does not repeat.
. "$(dirname "$0")/lib.sh"

mkdir files
cat >files/thu-tuc.txt <<'E2'
UBND THÀNH PHỐ MỘC GIANG
Số: 412/QĐ-UBND
Mộc Giang, ngày 14 tháng 3 năm 2024

QUYẾT ĐỊNH
Về việc công bố thủ tục hành chính lĩnh vực đường thủy

I. DANH MỤC

Phường cấp giấy phép, thu lệ phí một lần; giấy phép bến thủy do phường cấp; khách ngang qua sông trả tiền đò.

II. NỘI DUNG

1. Cấp giấy phép bến khách ngang sông

a) Hồ sơ: Người đề nghị nộp một đơn theo mẫu và một bản vẽ mặt bằng có xác nhận của phường nơi đặt bến, kèm theo bản sao giấy tờ về quyền sử dụng đất ở hai đầu bến. Bản vẽ ghi rõ độ sâu của luồng khi nước cạn, chỗ neo đò, lối lên xuống cho người già và trẻ nhỏ, nơi để áo phao, biển báo và đèn ban đêm; phường đối chiếu từng điểm với thực địa, lập biên bản có chữ ký của tổ trưởng tổ dân phố hai bên bờ và gửi về bộ phận một cửa trong năm ngày. Đơn thiếu điểm nào thì bộ phận một cửa báo lại bằng tin nhắn ngay trong ngày nhận, người đề nghị bổ sung trong mười ngày, quá hạn thì hồ sơ được trả lại mà không mất quyền nộp lần sau.

b) Lệ phí: 350.000 đồng một lần, nộp tại bộ phận một cửa khi nhận kết quả; hộ nghèo được miễn theo nghị quyết của Hội đồng nhân dân.

2. Cấp thẻ thuyền trưởng

a) Hồ sơ: Người đề nghị nộp một đơn theo mẫu và hai ảnh chân dung, giấy khám sức khỏe còn hạn của bệnh viện tuyến huyện trở lên, bản khai số năm đi sông. Bản vẽ ghi rõ độ sâu của luồng khi nước cạn, chỗ neo đò, lối lên xuống cho người già và trẻ nhỏ, nơi để áo phao, biển báo và đèn ban đêm; phường đối chiếu từng điểm với thực địa, lập biên bản có chữ ký của tổ trưởng tổ dân phố hai bên bờ và gửi về bộ phận một cửa trong năm ngày. Đơn thiếu điểm nào thì bộ phận một cửa báo lại bằng tin nhắn ngay trong ngày nhận, người đề nghị bổ sung trong mười ngày, quá hạn thì hồ sơ được trả lại mà không mất quyền nộp lần sau.

b) Lệ phí: 120.000 đồng một lần, nộp tại bộ phận một cửa khi nhận kết quả; người trên sáu mươi tuổi được miễn.
E2
add files
expect 0
ask_index explain --json 'lệ phí cấp giấy phép bến khách ngang sông'
# value TEXT FILTER: of the hit whose text begins so.
value() { jq -c "[.hits[] | select(.text | startswith(\"$1\")) | $2][0]" "$work/out"; }
pairs='.features[] | select(.name == "pairs") | .value'
# The fee says nothing of the permit but in the heading above it; it comes before what only begins with that heading.
fee='b) Lệ phí: 350.000 đồng' start='II. NỘI DUNG 1. Cấp giấy phép'
expect_same 'the fee before the beginning' "$(jq -n "$(value "$fee" .rank) < $(value "$start" .rank)")" true
# The neighbours of the query that the heading has count, but less than those of a text.
lent=$(value "$fee" "$pairs")
expect_same 'pairs of the heading' "$(jq -n "$lent > 0.3 and $lent < $(value "$start" "$pairs")")" true

# Who issued a document says which town its passages are about, though neither they nor its title name it.
# report TOWN HOUSES POPULATION
report() {
  printf 'ỦY BAN NHÂN DÂN\nTHỊ XÃ %s\nSố: 27/BC-UBND\n%s, ngày 18 tháng 12 năm 2024\n\nBÁO CÁO\nTình hình nhà ở năm 2024\n\nI. KẾT QUẢ\n\nTrong năm đã xóa %s căn nhà tạm, nhà dột nát cho người có công, hoàn thành trước tháng mười hai.\n\nII. NHIỆM VỤ\n\nNăm 2025 rà soát lại danh sách, giao các phường vận động thợ và vật liệu tại chỗ để giảm chi phí cho từng hộ.\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nBế Văn Lâm\n' \
    "${1^^}" "$1" "$2" >"files/$3"
}
rm -r db files/*
report 'Lam Thạch' 41 a.txt
report 'Bến Lau' 38 b.txt
report 'Đồi Thông' 63 c.txt
add files
for town in 'Lam Thạch:41' 'Bến Lau:38' 'Đồi Thông:63'; do
  ask_index search --json "thị xã ${town%:*} xóa được bao nhiêu căn nhà tạm"
  expect_json ".hits[0].text|contains(\"xóa ${town#*:} căn\")" true
done
# The head of a table stands in the passage of its first rows, which are not about the columns that are empty there.
rm -r db files/*
{
  printf 'PHỤ LỤC: THEO DÕI GỬI SỐ LIỆU ĐÒ NGANG\n\n'
  printf 'TT\tBến đò\tGửi đúng hạn\tGửi chậm\tKhông gửi số liệu\tGhi chú\n'
  printf '1\tBến Lau\tx\t\t\t\n2\tBến Vạn Chài\tx\t\t\t\n3\tBến Nậm Kén\t\t\tx\t\n4\tBến Thác Mơ\tx\t\t\t\n5\tBến Sim\t\tx\t\tGửi 19/3\n'
} >files/bang.txt
add files
ask_index search --json 'bến đò nào không gửi số liệu'
expect_json '.hits[0].text|contains("Nậm Kén")' true
ask_index search --json 'bến đò nào gửi chậm'
expect_json '.hits[0].text|contains("Bến Sim")' true
finish
