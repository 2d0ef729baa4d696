#include "searcher/program/messages.h"
#include <string.h>

static const struct {
    const char *english, *vietnamese;
} sentences[] = {
#define X(name, english, vietnamese) {english, vietnamese},
    TC_SAY_LIST(X)
#undef X
};

const char *tc_say_text(tc_say which)
{
    return tc_language_either(sentences[which].english, sentences[which].vietnamese);
}

static const char *status_vietnamese(tc_status status)
{
    switch (status) {
    case TC_OK: return "thành công";
    case TC_NOT_FOUND: return "không tìm thấy";
    case TC_USAGE: return "sai cách dùng";
    case TC_NO_INDEX: return "không có chỉ mục";
    case TC_SCHEMA: return "chỉ mục khác lược đồ";
    case TC_LOCKED: return "chỉ mục đang được ghi";
    case TC_DAMAGED: return "chỉ mục bị hỏng";
    case TC_INPUT: return "không đọc được dữ liệu vào";
    case TC_MEMORY: return "hết bộ nhớ";
    case TC_DISK: return "hết chỗ trên đĩa";
    case TC_PERMISSION: return "không có quyền";
    case TC_IO: return "lỗi vào/ra";
    case TC_NETWORK: return "chỉ mục từ xa không trả lời";
    case TC_MOVED: return "chỉ mục thay đổi trong khi đọc";
    case TC_LIMIT: return "vượt quá giới hạn";
    case TC_INTERRUPTED: return "bị ngắt";
    case TC_INTERNAL: return "lỗi bên trong";
    }
    return "?";
}

const char *tc_say_status(tc_status status)
{
    return tc_language_vietnamese() ? status_vietnamese(status) : tc_status_words(status);
}

const char *tc_say_basis(const char *basis)
{
    static const struct {
        const char *name, *english, *vietnamese;
    } words[] = {
        {"period", "the passage's period", "kỳ của đoạn văn"},
        {"letterhead", "letterhead", "phần đầu văn bản"},
        {"cover", "cover", "trang bìa"},
        {"title", "title", "tiêu đề"},
        {"content", "inferred from the content", "suy từ nội dung"},
        {"filename", "file name", "tên tệp"},
    };
    if (!basis) return "";
    for (size_t i = 0; i < TC_COUNT(words); i++)
        if (!strcmp(basis, words[i].name)) return tc_language_either(words[i].english, words[i].vietnamese);
    return basis;
}

/* Verbs of status, what figures are of, kinds of names. */
static const struct {
    const char *term, *english, *vietnamese;
} terms[] = {
    {"planned", "planned", "dự kiến"},
    {"surveyed", "surveyed", "khảo sát, kiểm đếm"},
    {"submitted", "submitted", "trình"},
    {"approved", "approved", "phê duyệt"},
    {"adjusted", "adjusted", "điều chỉnh"},
    {"tendered", "tendered", "đấu thầu"},
    {"cleared", "land cleared", "giải phóng mặt bằng"},
    {"started", "started", "khởi công"},
    {"under_way", "under way", "đang thực hiện"},
    {"paid", "paid", "giải ngân"},
    {"inspected", "inspected", "kiểm tra"},
    {"delayed", "delayed", "chậm, vướng mắc"},
    {"stopped", "stopped", "dừng"},
    {"completed", "completed", "hoàn thành"},
    {"handed_over", "handed over", "bàn giao"},
    {"total_investment", "total investment", "tổng mức đầu tư"},
    {"contract", "contract", "giá trị hợp đồng"},
    {"area", "area", "diện tích"},
    {"length", "length", "chiều dài"},
    {"width", "width", "chiều rộng"},
    {"capacity", "capacity", "công suất"},
    {"allocation", "allocation", "vốn bố trí"},
    {"compensation", "compensation", "bồi thường"},
    {"land", "land", "đất thu hồi, bàn giao"},
    {"other", "other", "khác"},
    {"deadline", "deadline", "thời hạn"},
    {"project", "project", "dự án"},
    {"programme", "programme", "chương trình"},
    {"place", "place", "địa danh"},
    {"organisation", "organisation", "tổ chức"},
};

const char *tc_say_term(const char *term)
{
    for (size_t i = 0; term && i < TC_COUNT(terms); i++)
        if (!strcmp(term, terms[i].term)) return tc_language_either(terms[i].english, terms[i].vietnamese);
    return term ? term : "";
}

const char *tc_say_confidence(double confidence)
{
    return tc_say_text(confidence >= 0.75 ? TC_SAY_SURE : confidence >= 0.5 ? TC_SAY_LIKELY : TC_SAY_UNSURE);
}

/* A field that is not here is told in English, without an example. */
static const struct {
    const char *vietnamese, *example;
} fields[TC_FIELD_COUNT] = {
    [TC_FIELD_DOCUMENT] = {"văn bản: đường dẫn hoặc phần cuối đường dẫn", "tailieu:bao-cao-01.txt"},
    [TC_FIELD_TYPE] = {"loại văn bản", "loai:\"nghị quyết\""},
    [TC_FIELD_ISSUER] = {"cơ quan ban hành", "coquan:\"thành ủy\""},
    [TC_FIELD_SECTOR] = {"lĩnh vực", "linhvuc:\"y tế\""},
    [TC_FIELD_CITED] = {"số hiệu văn bản được viện dẫn", "so:315-KH/TU"},
    [TC_FIELD_DATE] = {"ngày của văn bản", "ngay:2022..2023"},
    [TC_FIELD_PERIOD] = {"thời gian mà đoạn văn nói đến", "ky:\"quý I/2023\""},
    [TC_FIELD_SECTION] = {"từ trong các đề mục phía trên", "muc:\"nhiệm vụ trọng tâm\""},
};

const char *tc_say_field(tc_field field)
{
    return tc_language_vietnamese() && fields[field].vietnamese ? fields[field].vietnamese : tc_field_words(field);
}

const char *tc_say_field_example(tc_field field)
{
    return fields[field].example;
}
