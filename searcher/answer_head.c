/* The noun that is asked for: "cục nào", "đường nào", "thành phố nào", "thứ trưởng nào". */
#include "searcher/answer.h"
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Nouns so general that the name itself need not bear them. */
static const char *const general_heads[] = {"đơn vị", "cơ quan", "tổ chức", "địa phương", "nơi", "chỗ", "đâu"};
/* The same only right before "nào": "cấp giấy phép" is what is done. */
static const char *const general_right_before[] = {"bên", "đầu mối", "cấp"};
static const char *const place_heads[] = {"phường", "xã", "xóm", "tổ", "thôn", "huyện", "tỉnh", "khu", "chợ"};
static const char *const agency_heads[] = {
    "phòng",      "ban",       "sở",       "hội",        "đội",     "trường",    "công ty", "doanh nghiệp",
    "hợp tác xã", "ngân hàng", "nhà thầu", "chủ đầu tư", "chi cục", "bệnh viện", "trạm",    "trung tâm"};
/* Bodies and places only right before "nào" or "mấy": "vụ" is a case as well, "bộ" a set, "đoàn kết" no body. */
static const char *const state_heads[] = {"vụ",        "cục",       "bộ",           "viện",     "tổng cục",
                                          "ủy ban",    "đoàn",      "quỹ",          "cửa hàng", "câu lạc bộ",
                                          "nhà máy",   "đài",       "tổng công ty", "tập đoàn", "liên đoàn",
                                          "hiệp hội",  "liên minh", "kho bạc",      "học viện", "nhà xuất bản",
                                          "xí nghiệp", "chi hội",   "chi bộ",       "đảng bộ",  "đồn biên phòng"};
static const char *const site_heads[] = {"thành phố", "quận", "thị xã",     "thị trấn", "đường",   "phố",
                                         "ngõ",       "cầu",  "sông",       "bến",      "quốc lộ", "tuyến đường",
                                         "khối",      "ấp",   "thung lũng", "cửa khẩu", "sân bay", "khu công nghiệp",
                                         "bản",       "vịnh"};

/* "nông thôn mới" is no place. */
bool tc_query_place_noun(const tc_query *q, size_t at, size_t *n)
{
    return tc_query_among(q, at, place_heads, COUNT(place_heads), n) && !(at && tc_query_wording(q, at - 1, "nông"));
}

/* "câu lac bộ": a noun of two syllables or more is known though a mark is wrong. */
static bool is_mistyped(const tc_query *q, size_t first, size_t last, const char *noun)
{
    if (!strchr(noun, ' ')) return false;
    TC_CLEANUP(tc_buffer_free) tc_buffer typed = {0};
    tc_put(&typed, q->text + q->words[first].at.start, q->words[last].at.end - q->words[first].at.start);
    return tc_buffer_check(&typed) == TC_OK && tc_fold_equal(typed.data, noun);
}

/* How many words the noun right before the question word has, when it is one of these; 0 when not. */
static size_t right_before(const tc_query *q, size_t asked, const char *const *words, size_t count)
{
    size_t n;
    for (size_t back = 1; back <= 3 && back <= asked; back++) {
        if (tc_query_among(q, asked - back, words, count, &n) && n == back) return back;
        for (size_t i = 0; i < count; i++)
            if (is_mistyped(q, asked - back, asked - 1, words[i])) return back;
    }
    return 0;
}

static void set_head(tc_wanted *w, size_t at, size_t length)
{
    w->head = at;
    w->head_last = at + length - 1;
    w->head_general = false;
}

void tc_wanted_read_head(tc_wanted *w, const tc_query *q)
{
    size_t n = 0;
    w->head_general = true;
    if (w->asked == SIZE_MAX || tc_asks_for_body(q, w->asked)) return;
    if (tc_query_among(q, w->asked, general_heads, COUNT(general_heads), NULL) ||
        tc_query_among(q, w->asked, general_right_before, COUNT(general_right_before), NULL) ||
        right_before(q, w->asked, general_right_before, COUNT(general_right_before)))
        return;
    if (tc_query_among(q, w->asked, site_heads, COUNT(site_heads), &n)) {
        set_head(w, w->asked, n); /* "thành phố nào" is a question word as a whole */
        return;
    }
    size_t near = right_before(q, w->asked, state_heads, COUNT(state_heads));
    if (!near) near = right_before(q, w->asked, site_heads, COUNT(site_heads));
    for (size_t back = 1; back <= 6 && back <= w->asked; back++) {
        size_t at = w->asked - back;
        if (back <= 3 && tc_query_among(q, at, general_heads, COUNT(general_heads), &n)) return;
        bool head = tc_query_place_noun(q, at, &n) || tc_query_among(q, at, agency_heads, COUNT(agency_heads), &n);
        if (head || back == near) {
            set_head(w, at, head ? n : near);
            return;
        }
    }
}

/* The noun that a query begins with, or that stands before "nào". */
const char *tc_asks_head(const tc_query *q, size_t asked)
{
    if (asked == SIZE_MAX) return tc_head_kind(q);
    if (!tc_query_wording(q, asked, "nào")) return NULL;
    if (tc_asks_for_body(q, asked) || right_before(q, asked, state_heads, COUNT(state_heads))) return "org";
    if (right_before(q, asked, site_heads, COUNT(site_heads))) return "place";
    if (tc_asks_office(q, asked)) return "person";
    for (size_t back = 1; back <= 4 && back <= asked; back++) {
        if (tc_query_wording(q, asked - back, "hộ") || tc_query_wording(q, asked - back, "tác giả")) return "person";
        if (tc_query_among(q, asked - back, agency_heads, COUNT(agency_heads), NULL)) return "org";
        if (tc_query_place_noun(q, asked - back, NULL)) return "place";
    }
    /* "ở điểm sạt lở nào" */
    for (size_t back = 2; back <= 6 && back <= asked; back++)
        if (tc_query_wording(q, asked - back, "ở") || tc_query_wording(q, asked - back, "tại")) return "place";
    return NULL;
}

/* "đơn vị nào": the name itself need not bear the noun. */
bool tc_word_general(const tc_query *q, size_t i)
{
    return tc_query_within(q, i, general_heads, COUNT(general_heads));
}
