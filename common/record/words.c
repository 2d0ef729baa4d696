/* The words and phrases the matchers know. */
#include "vocabulary.h"
#include <tracuu/status.h>

static const tc_word_list words[] = {
    {TC_WORD_FUNCTION,
     "và với của cùa là có được do tại trong theo đến từ cho về để khi đã đang sẽ so bằng đạt tăng giảm lên xuống vượt "
     "chiếm "
     "trên dưới gồm nhằm mà thì những các nên vì cùng như hoặc hay ra vào qua lại còn không chưa này đó ấy rồi nếu "
     "nhưng tuy cũng phải cần gần hơn khoảng ước trước sau giữa cả mỗi từng mọi đối trở tới hết tính nay thực hiện "
     "hoàn tiếp tương ứng đều chỉ ngoài ở bao cụ nhất thu hưởng giao bị tuy"},
    {TC_WORD_AGENCY_PART,
     "nhân dân hành chấp trung ương ủy thường vụ trực đảng bộ thành phố tỉnh huyện thị xã phường trấn quận hội đồng "
     "chính phủ tướng trị thư bí quốc gia khóa tổ chức tuyên giáo vận nội tài nguyên môi trường dục đào tạo y tế lao "
     "động thương binh nông nghiệp thôn công kế hoạch đầu tư khoa học nghệ thông tin truyền văn hóa thể thao du lịch "
     "pháp xây dựng giao tải quân sự chữ thập đỏ cựu chiến phụ nữ liên hiệp đoàn thanh niên mặt trận ban quản lý dự án "
     "an ninh kiểm sát tòa tra viện kho bạc nhà nước ngân hàng bảo hiểm chi cục tổng thuế thống kê hạt lâm sở phòng "
     "bệnh đô hạ tầng tâm ngoại tộc tôn cơ quan đất quỹ phát triển vật liệu khu cụm cổ phần hữu hạn "
     "một viên doanh tín cứu đại biểu chủ tịch ngành địa người cao tuổi khuyến sức khỏe phẩm chăm sóc "
     "nghề tác vấn thú khí tượng thủy lợi lưu trữ"},
    {TC_WORD_SURNAME,
     "nguyễn trần lê phạm hoàng huỳnh vũ võ đặng bùi đỗ ngô dương lý nông đinh tô đàm lương triệu bế lục hứa trịnh "
     "trương phan phùng tạ tống quách lưu nghiêm sầm lã doãn vương hoàng khổng mông đậu tăng thân hồ đào"},
    {TC_WORD_SURNAME_WEAK, "cao hà mai chu đoàn lâm la thái kiều giáp linh ân thạch từ bàn vi ma mã hồ tôn lò vàng an"},
    {TC_WORD_ORDINAL,
     "tổ khóa thứ lần điều khoản mục chương lộ trang biểu bảng hình mẫu dụ ngõ hẻm kiệt quận khối tập covid ngày "
     "tháng mũi quý lục ql tl dl qcvn tcvn đl đt fax"},
    {TC_WORD_ORDINAL_WEAK,
     "cấp loại mức độ lô số nhóm đợt khu tuyến hạng kỳ điểm phường thôn xóm bản đội lớp phần năm vòng nhà đường phố "
     "bước ô cụm trạm đoàn từ"},
    {TC_WORD_HEDGE, "trên khoảng gần hơn ước dưới chừng ngót tầm quá xỉ"},
    {TC_WORD_STATES,
     "đạt được có là gồm còn tổng thu chi trên khoảng gần hơn ước dưới số tăng giảm bằng cho với chiếm"},
    {TC_WORD_CLAUSE,
     "trong cụ kết đạt thành giao do nhằm với đồng qua đến trên theo gồm như từ tại thu đã đề yêu cần phấn tiếp tổng "
     "vượt bằng tăng giảm góp"},
    {TC_WORD_FOLLOWS, "của cùa về ngày tới đến trên và tại theo do đã được là trong cho với để nhằm khóa ở từ còn có "
                      "này đó sẽ đang cũng "
                      "bằng như năm đầu giữa cuối hồi thì nêu gắn quy kèm hoặc mà ban cần phải chưa không ai"},
    {TC_WORD_MAGNITUDE, "tỷ triệu nghìn ngàn vạn"},
    {TC_WORD_DAYTIME, "sáng chiều tối trưa đêm"},
    {TC_WORD_BOUND, "từ đến tới hết trước sau"},
    {TC_WORD_WEEKDAY, "hai ba tư năm sáu bảy"},
    {TC_WORD_LEADS_IN, "trong vào cả của ở kỳ suốt"},
    {TC_WORD_BETWEEN, "và tổ chức triển khai thực hiện các một mới bản"},
    {TC_WORD_AGENCY_NAME,
     "tiểu mầm phổ dịch giới hỗ kỹ dạy sản đăng khuyến bồi dưỡng cứu biên cảnh sinh chăn bảo giống trồng xúc "
     "thương điều tư chuyển ứng nghiên đo phục viễn đào giải kinh"},
};

static const tc_phrase_list phrases[] = {
    {TC_PHRASE_UNIT, 1,
     "đồng|đ|vnđ|vnd|usd|euro|ha|hecta|m|km|cm|mm|kg|g|tấn|tạ|yến|lít|ml|sào|mẫu|kwh|kw|mw|kv|kva|mb|gb|đô la|trđ|tr "
     "đ|tr đồng|tr vnđ|mét vuông|km vuông|dặm vuông|mét khối|dặm|hải lý"},
    {TC_PHRASE_UNIT, 0,
     "con|hộ|dn|hộ nghèo|hộ cận nghèo|hộ gia đình|người|lượt|lượt người|lượt khách|vụ|vụ việc|trường hợp|hồ sơ|dự "
     "án|công "
     "trình|đối tượng|tiêu chí|chỉ tiêu|sản phẩm|lao động|doanh nghiệp|đảng viên|học sinh|giáo viên|hành "
     "khách|khách|du "
     "khách|hợp tác xã|htx|cơ sở|đại biểu|thủ tục|văn bản|nghị quyết|quyết định|kế hoạch|thông báo|báo "
     "cáo|cuộc|đợt|lớp|"
     "buổi|đồng chí|đ c|liều|phường|xã|xóm|tổ|tổ dân phố|thôn|cây|căn|nhà|ngôi|ngôi nhà|trẻ|ca|bình|suất|suất quà|đơn|"
     "đơn vị|chi bộ|câu lạc bộ|mô hình|tuyến|điểm|thửa|lô|giấy|thẻ|xe|ô tô|mô tô|phương tiện|tin|bài|tin bài|bản|chiếc|"
     "cái|bộ|quyển|cuốn|lần|năm|tháng|ngày|giờ|phút|giây|tuần|tuổi|nhóm|lĩnh vực|nội dung|nhiệm vụ|ý kiến|câu hỏi|cháu|"
     "em|thành viên|hội viên|đoàn viên|cán bộ|công chức|viên chức|công dân|gia đình|cá nhân|tổ chức|tập thể|gói thầu|"
     "thùng|trường|trạm|đội|đoàn|đoàn viên|câu|phòng|phòng học|khu|cụm|chợ|bệnh nhân|giường|giường bệnh|bác sỹ|thí "
     "sinh|"
     "sinh viên|thanh niên|phụ nữ|cựu chiến binh|quân nhân|dân quân|chiến sĩ|tội phạm|bị can|bị cáo|vi phạm|tai "
     "nạn|phiếu|"
     "huy hiệu|giải|giải pháp|mục tiêu|đề án|chương trình|hạng mục|danh mục|tờ trình|công văn|thông tư|nghị định|kết "
     "luận|"
     "đồng bào|dân tộc|hội nghị|kỳ họp|phiên|phiên họp|cử tri|lượt ý kiến|kiến nghị|khiếu nại|tố cáo|mặt hàng|gian "
     "hàng|"
     "bao|gói|hộp|viên|mét|phần|phần trăm|tỷ lệ|ngành|cấp|chi nhánh|công ty|hộ kinh doanh|giấy chứng nhận|giấy phép|tổ "
     "hợp tác|bị|vị trí|địa điểm|điểm cầu|đầu xe|đầu sách|đầu điểm|tác phẩm|quy định|quy chế|nhà văn hóa|di "
     "tích|máy|bộ "
     "máy|đường|cột|trụ|hố|đàn|ổ dịch|ổ|đường dây"},
    {TC_PHRASE_AGENCY, 1,
     "chính phủ|thủ tướng chính phủ|thủ tướng|quốc hội|bộ chính trị|ban bí thư|thành ủy|tỉnh ủy|huyện ủy|thị ủy|quận "
     "ủy|đảng ủy|ubnd|hđnd|mttq|thường trực|ban thường vụ|ban chấp hành|tổng bí thư|chủ tịch nước|trung ương"},
    {TC_PHRASE_AGENCY, 0,
     "ủy ban|hội đồng|ban|sở|phòng|bộ|hội|công ty|tổng công ty|trung tâm|công an|đảng bộ|chi bộ|liên đoàn|bệnh "
     "viện|tòa "
     "án|chi cục|cục|tổng cục|kho bạc|ngân hàng|hợp tác xã|htx|mặt trận|văn phòng|doanh nghiệp|xí nghiệp|thanh tra|bảo "
     "hiểm|học viện|nhà máy|bảo tàng|viễn thông|điện lực|bưu điện|chủ tịch ubnd|chủ tịch hđnd|chủ tịch ủy ban|liên "
     "minh|"
     "hiệp hội|tập đoàn|btv|bch|btt|bcđ|ubmttq|ubkt|vpcp|bchqs|viện kiểm sát"},
    {TC_PHRASE_AGENCY, 2, "đoàn|trường|viện|đội|quỹ|trạm|hạt"},
    {TC_PHRASE_PLACE, 0,
     "phường|xã|thành phố|tỉnh|huyện|thị xã|thị trấn|quận|tổ|tổ dân phố|xóm|thôn|làng|khu "
     "phố|đường|phố|sông|suối|núi|"
     "hồ|cầu|chợ|quốc lộ|tỉnh lộ|tp|tdp|đèo|đảo|biển|cửa khẩu|khu|công viên|quảng trường|hang|thác|tx|tt"},
    {TC_PHRASE_PROJECT, 0,
     "dự án|công trình|đề án|chương trình|tiểu dự án|khu tái định cư|khu đô thị|khu dân cư|khu công nghiệp|kè|cụm công "
     "nghiệp|khu trung tâm|nhà văn hóa|trụ sở|khu nhà ở|khu du lịch|khu đô thị mới|đường cao tốc|cao tốc|hồ chứa|nhà "
     "máy "
     "nước|hạ tầng kỹ thuật|bãi đỗ xe|gói thầu"},
    {TC_PHRASE_PERSON, 0,
     "đồng chí|đ c|đc|ông|bà|bí thư|chủ tịch|phó chủ tịch|phó bí thư|giám đốc|phó giám đốc|trưởng "
     "phòng|phó trưởng phòng|trưởng ban|phó trưởng ban|trưởng đoàn|bác|anh hùng|liệt sĩ|nhà thơ|nhạc "
     "sĩ|tướng|đại tướng|chánh văn phòng"},
    {TC_PHRASE_ISSUE, 1, "ban hành|ký|ra|có|ký ban hành|thông qua|công bố"},
    {TC_PHRASE_ISSUE, 0,
     "phê duyệt|quyết định|chấp thuận|giao|công nhận|cho phép|đồng ý|thành lập|có ý kiến|yêu cầu|thống nhất|trả lời"},
    {TC_PHRASE_SUBJECT, 0,
     "thực hiện|triển khai|công nhận|công bố|tăng cường|đẩy mạnh|bổ sung|kiểm tra|phát huy|giao|tiếp tục|thành lập|tổ "
     "chức"},
    {TC_PHRASE_SUBJECT, 1, "quy định|phê duyệt|hướng dẫn|sửa đổi|điều chỉnh"},
    {TC_PHRASE_SUBJECT, 2, "ban hành"},
    {TC_PHRASE_SUBJECT, 3, "giao thông|tổ chức đảng"},
};

const tc_word_list *tc_word_lists(size_t *count)
{
    *count = TC_COUNT(words);
    return words;
}

const tc_phrase_list *tc_phrase_lists(size_t *count)
{
    *count = TC_COUNT(phrases);
    return phrases;
}
