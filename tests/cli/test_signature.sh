#!/usr/bin/env bash
# The parts of a decision: who signed it stands at its end, and what it rests on says nothing of what it decides.
. "$(dirname "$0")/lib.sh"

mkdir files
cat >files/dat-ten.txt <<'E2'
UBND THÀNH PHỐ MỘC GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 518/QĐ-UBND
Mộc Giang, ngày 20 tháng 5 năm 2024

QUYẾT ĐỊNH
Về việc quản lý bến đò ngang trên sông Lam Khê

CHỦ TỊCH UBND THÀNH PHỐ

Căn cứ Luật Tổ chức chính quyền địa phương;
Căn cứ Quy chế quản lý bến đò ngang trên sông Lam Khê đã được Hội đồng nhân dân thành phố thông qua;
Xét đề nghị của Trưởng phòng Quản lý đô thị về việc quản lý bến đò ngang trên sông Lam Khê,

QUYẾT ĐỊNH:

Điều 1. Phường Bến Gạo quản lý hai bến, thu tiền đò theo giá của thành phố và nộp vào ngân sách phường mỗi quý một lần; tiền thừa dành để sửa bến, mua áo phao và thuê người trực khi nước lớn.

Điều 2. Phòng Quản lý đô thị kiểm tra bến đò ngang mỗi năm hai lần, trước mùa nước và sau mùa nước, và báo cáo kết quả về thành phố trong vòng mười ngày.

Điều 3. Quyết định có hiệu lực từ ngày 01 tháng 6 năm 2024.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

CHỦ TỊCH

Đỗ Hữu Thiệp
E2
add files
expect 0
kind='.hits[0].kind'
ask_index search --json 'ai ký quyết định 518/QĐ-UBND'
expect_json "$kind" '"frame"'
expect_json '.hits[0].text | contains("Đỗ Hữu Thiệp")' 'true'
# However much of the document the question tells, so that its letterhead holds far more of it.
long='518/QĐ-UBND ngày 20 tháng 5 năm 2024 của UBND thành phố Mộc Giang về quản lý bến đò ngang trên sông Lam Khê'
ask_index search --json "ai ký quyết định $long"
expect_json '.hits[0].text | contains("Đỗ Hữu Thiệp")' 'true'
# The end of the document is an answer to who signed it and to whom it was sent, and no decoy then; to another question it is neither.
features='[.hits[] | select(.text | contains("Đỗ Hữu Thiệp")) | .features[] | select(.name == "answer" or .name == "decoy") | .value]'
ask_index explain --json 'người ký quyết định 518/QĐ-UBND'
expect_json "$features" '[1,0]'
ask_index explain --json 'nơi nhận quyết định 518/QĐ-UBND'
expect_json "$features" '[1,0]'
ask_index explain --json 'nơi nhận tiền đò theo quyết định 518/QĐ-UBND'
expect_json "$features" '[0,0.4]'
# Asked for anything else, neither the signature nor the recital comes first, though the recital repeats the title.
ask_index search --json 'phường quản lý bến đò ngang trên sông Lam Khê thu tiền đò'
expect_json "$kind" '"body"'
expect_json '.hits[0].text | startswith("Căn cứ")' 'false'
ask_index explain --json 'quản lý bến đò ngang trên sông Lam Khê'
decoys='[.hits[] | select(.text | startswith("Căn cứ")) | .features[] | select(.name == "decoy") | .value]'
expect_json "$decoys" '[1]'
# What was found and what was added to answer from are one passage, given once.
ask_index ask --json 'ai ký quyết định 518/QĐ-UBND'
expect_json '.answer.text' '"Đỗ Hữu Thiệp"'
expect_json '[.hits[] | select(.text | contains("Đỗ Hữu Thiệp"))] | length' '1'
# What it rests on comes first where that is asked for, and is no decoy then.
ask_index search --json 'luật được làm căn cứ khi quyết định quản lý bến đò ngang trên sông Lam Khê'
expect_json "$kind" '"recital"'
ask_index explain --json 'quyết định quản lý bến đò ngang trên sông Lam Khê, căn cứ'
expect_json "$decoys" '[0]'
# They are a kind of their own.
ask_index search --json 'Quy chế quản lý bến đò ngang trên sông Lam Khê đã được Hội đồng nhân dân thành phố thông qua'
expect_json '[.hits[] | select(.kind == "recital") | .text | startswith("Căn cứ")]' '[true]'
finish
