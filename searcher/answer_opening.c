/* Queries without a question word: the noun at their head says what is asked for, "tiền ký quỹ …", "thời hạn …". */
#include "searcher/answer.h"
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* What a noun asks for, and in which measure a figure for it is given. */
typedef struct head_word {
    const char *words, *kind;
    tc_measure measure;
} head_word;

static const head_word heads[] = {
    /* how much of what is measured */
    {"tỷ lệ", "amount", TC_MEASURE_PERCENT},
    {"tỷ trọng", "amount", TC_MEASURE_PERCENT},
    {"tốc độ tăng", "amount", TC_MEASURE_PERCENT},
    {"độ che phủ", "amount", TC_MEASURE_PERCENT},
    {"lãi suất", "amount", TC_MEASURE_PERCENT},
    {"diện tích", "amount", TC_MEASURE_AREA},
    {"sản lượng", "amount", TC_MEASURE_WEIGHT},
    {"khối lượng", "amount", TC_MEASURE_ANY},
    {"trọng lượng", "amount", TC_MEASURE_WEIGHT},
    {"năng suất", "amount", TC_MEASURE_YIELD},
    {"dân số", "amount", TC_MEASURE_PEOPLE},
    {"chiều dài", "amount", TC_MEASURE_LENGTH},
    {"tổng chiều dài", "amount", TC_MEASURE_LENGTH},
    {"chiều rộng", "amount", TC_MEASURE_LENGTH},
    {"chiều cao", "amount", TC_MEASURE_LENGTH},
    {"khoảng cách", "amount", TC_MEASURE_LENGTH},
    /* money */
    {"tổng mức đầu tư", "amount", TC_MEASURE_MONEY},
    {"kinh phí", "amount", TC_MEASURE_MONEY},
    {"vốn", "amount", TC_MEASURE_MONEY},
    {"doanh thu", "amount", TC_MEASURE_MONEY},
    {"doanh số", "amount", TC_MEASURE_MONEY},
    {"giá trị", "amount", TC_MEASURE_MONEY},
    {"trị giá", "amount", TC_MEASURE_MONEY},
    {"số tiền", "amount", TC_MEASURE_MONEY},
    {"tổng tiền", "amount", TC_MEASURE_MONEY},
    {"tiền", "amount", TC_MEASURE_MONEY},
    {"thu nhập", "amount", TC_MEASURE_MONEY},
    {"mức lưu chuyển", "amount", TC_MEASURE_MONEY},
    {"ngân sách", "amount", TC_MEASURE_MONEY},
    {"thu nội địa", "amount", TC_MEASURE_MONEY},
    {"dự toán", "amount", TC_MEASURE_MONEY},
    {"chi phí", "amount", TC_MEASURE_MONEY},
    {"giá gói thầu", "amount", TC_MEASURE_MONEY},
    {"giá trúng thầu", "amount", TC_MEASURE_MONEY},
    {"giá khởi điểm", "amount", TC_MEASURE_MONEY},
    {"giá", "amount", TC_MEASURE_MONEY},
    {"khung giá", "amount", TC_MEASURE_MONEY},
    {"giá đất", "amount", TC_MEASURE_MONEY},
    {"giá vé", "amount", TC_MEASURE_MONEY},
    {"đơn giá", "amount", TC_MEASURE_MONEY},
    {"mức giá", "amount", TC_MEASURE_MONEY},
    {"mức thu", "amount", TC_MEASURE_MONEY},
    {"mức phạt", "amount", TC_MEASURE_MONEY},
    {"mức thưởng", "amount", TC_MEASURE_MONEY},
    {"mức lương", "amount", TC_MEASURE_MONEY},
    {"mức hỗ trợ", "amount", TC_MEASURE_MONEY},
    {"học phí", "amount", TC_MEASURE_MONEY},
    {"viện phí", "amount", TC_MEASURE_MONEY},
    {"lệ phí", "amount", TC_MEASURE_MONEY},
    {"phí", "amount", TC_MEASURE_MONEY},
    {"mức thuế", "amount", TC_MEASURE_MONEY},
    {"khung thuế", "amount", TC_MEASURE_MONEY},
    /* how long, by when */
    {"thời hạn", "amount", TC_MEASURE_TIME},
    {"thời hiệu", "amount", TC_MEASURE_TIME},
    {"thời lượng", "amount", TC_MEASURE_TIME},
    {"hạn chót", "date", TC_MEASURE_ANY},
    {"hạn cuối", "date", TC_MEASURE_ANY},
    {"hạn", "date", TC_MEASURE_ANY},
    {"ngày", "date", TC_MEASURE_ANY},
    {"thời điểm", "date", TC_MEASURE_ANY},
    {"thời gian", "date", TC_MEASURE_ANY},
    /* who and where */
    {"tổ trưởng", "person", TC_MEASURE_ANY},
    {"trưởng đoàn", "person", TC_MEASURE_ANY},
    {"trưởng ban", "person", TC_MEASURE_ANY},
    {"trưởng phòng", "person", TC_MEASURE_ANY},
    {"chủ tịch", "person", TC_MEASURE_ANY},
    {"phó chủ tịch", "person", TC_MEASURE_ANY},
    {"bí thư", "person", TC_MEASURE_ANY},
    {"phó bí thư", "person", TC_MEASURE_ANY},
    {"giám đốc", "person", TC_MEASURE_ANY},
    {"người", "person", TC_MEASURE_ANY},
    {"tác giả", "person", TC_MEASURE_ANY},
    {"chủ đầu tư", "org", TC_MEASURE_ANY},
    {"cơ quan", "org", TC_MEASURE_ANY},
    {"đơn vị", "org", TC_MEASURE_ANY},
    {"nhà thầu", "org", TC_MEASURE_ANY},
    {"chủ dự án", "org", TC_MEASURE_ANY},
    {"cơ quan chủ quản", "org", TC_MEASURE_ANY},
    {"thứ tự", "list", TC_MEASURE_ANY},
    {"danh sách", "list", TC_MEASURE_ANY},
    {"thành phần", "list", TC_MEASURE_ANY},
    {"trình tự", "list", TC_MEASURE_ANY},
    {"địa điểm", "place", TC_MEASURE_ANY},
    {"địa chỉ", "place", TC_MEASURE_ANY},
    {"trụ sở", "place", TC_MEASURE_ANY},
};

/* Heads that ask at the end of a query as well: "thông tư 12/2020/TT-XYZ ngày có hiệu lực". */
static const head_word tails[] = {
    {"ngày có hiệu lực", "date", TC_MEASURE_ANY}, {"ngày hiệu lực", "date", TC_MEASURE_ANY},
    {"có hiệu lực từ", "date", TC_MEASURE_ANY},   {"ngày ban hành", "date", TC_MEASURE_ANY},
    {"địa chỉ", "place", TC_MEASURE_ANY},
};

static const head_word *longest(const tc_query *q, size_t at, const head_word *table, size_t count, size_t *length)
{
    const head_word *best = NULL;
    *length = 0;
    for (size_t i = 0; i < count; i++) {
        size_t n = tc_query_wording(q, at, table[i].words);
        if (n > *length) best = &table[i], *length = n;
    }
    return best;
}

const char *tc_head_kind(const tc_query *q)
{
    size_t n;
    for (size_t back = 2; back <= 4 && back < q->count; back++) {
        const head_word *tail = longest(q, q->count - back, tails, COUNT(tails), &n);
        if (tail && n == back) return tail->kind;
    }
    const head_word *head = q->count ? longest(q, 0, heads, COUNT(heads), &n) : NULL;
    return head && n < q->count ? head->kind : NULL;
}

tc_measure tc_head_measure(const tc_query *q, size_t at, size_t *length)
{
    const head_word *head = longest(q, at, heads, COUNT(heads), length);
    /* "đánh giá", "mặt tiền": within a query one syllable is as often half of another word. */
    if (head && at && *length == 1 && strcmp(head->words, "vốn") != 0) head = NULL;
    if (!head || head->measure == TC_MEASURE_ANY) *length = 0;
    return head ? head->measure : TC_MEASURE_ANY;
}
