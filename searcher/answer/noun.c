/* The noun asked for: "cục nào", "tổ mấy", "những tiêu chí nào"; at the head of a query without a question word, "tiền
 * ký quỹ …", "thời hạn …". */
#include "searcher/answer/span.h"
#include <string.h>

/* ---- with a question word ---- */

/* The noun that a body or a place asked for bears in its name. */
void tc_wanted_read_head(tc_wanted *w, const tc_query *q)
{
    const tc_noun *noun = q->noun;
    w->head_general = true;
    if (!noun || !(noun->kinds & (TC_NOUN_BODY | TC_NOUN_PLACE)) || noun->traits & TC_TRAIT_GENERAL) return;
    if (noun->traits & TC_TRAIT_HEAD) return; /* "nhà thầu nào": who it is, whatever the name */
    w->head = q->noun_first;
    w->head_last = q->noun_last;
    w->head_general = false;
    w->bare = noun->traits & (TC_TRAIT_TOWN | TC_TRAIT_COMPANY | TC_TRAIT_BARE);
}

/* "có sản phẩm bốn sao nào": those that there are; of "có hại cho cây nào" it is one thing. */
bool tc_asks_which(const tc_query *q, size_t asked)
{
    static const char *const joints[] = {"với", "cho", "ở", "tại", "bằng", "từ"};
    if (asked == SIZE_MAX || !tc_query_wording(q, asked, "nào")) return false;
    for (size_t back = 2; back <= 6 && back <= asked; back++) {
        if (tc_query_among(q, asked - back, joints, TC_COUNT(joints), NULL)) return false;
        if (tc_query_wording(q, asked - back, "có")) return true;
    }
    return false;
}

/* "ở điểm sạt lở nào": where something is. */
bool tc_asks_where(const tc_query *q, size_t asked)
{
    if (asked == SIZE_MAX || !tc_query_wording(q, asked, "nào")) return false;
    for (size_t back = 2; back <= 6 && back <= asked; back++)
        if (tc_query_wording(q, asked - back, "ở") || tc_query_wording(q, asked - back, "tại")) return true;
    return false;
}

/* "những tiêu chí nông thôn mới nào": what the members of the list are called. */
void tc_wanted_read_noun(tc_wanted *w, const tc_query *q)
{
    enum { NOUN_WORDS = 6 };
    for (size_t i = q->count; i-- > 1;) {
        bool which = tc_query_wording(q, i, "nào") || tc_query_wording(q, i, "gì");
        if (!q->words[i].question || !which || q->words[i - 1].question) continue;
        w->noun_first = w->noun = i - 1;
        for (size_t back = 1; back <= NOUN_WORDS && back <= i; back++)
            if (tc_query_wording(q, i - back, "những") || tc_query_wording(q, i - back, "các")) {
                if (back > 1) w->noun_first = i - back + 1;
                return;
            }
        return;
    }
}

/* Whether a word goes on with the noun before the question word: "loại rừng nào", "nhà thơ người Đức nào". */
static bool of_noun(const tc_query *q, size_t at)
{
    tc_side side = tc_side_in_query(q, at);
    return !q->words[at].question && !q->words[at].in_period && (side == TC_SIDE_PLAIN || side == TC_SIDE_OF);
}

/* So many words before the question word go on with a noun, no comma between them. */
static size_t noun_words(const tc_query *q, size_t asked)
{
    enum { NOUN_MOST = 6 };
    size_t n = 0;
    while (n < NOUN_MOST && n < asked && of_noun(q, asked - n - 1)) {
        if (n && q->words[asked - n].at.start > q->words[asked - n - 1].at.end + 1) break;
        n++;
    }
    return n;
}

/* One that the table does not know stands before "nào", "gì" or "mấy" alone. At the head of the question, where
 * something is told behind it, it is all that stands there; behind what joins it, "do ngân sách nào", three words at
 * most; else a verb stands before it, and it is one word. */
size_t tc_asked_from(const tc_query *q, size_t asked)
{
    enum { JOINED_MOST = 3 };
    static const char *const which[] = {"nào", "gì", "mấy"};
    if (!asked || asked >= q->count) return asked;
    if (q->noun && q->noun_first < asked && q->noun_last + 1 >= asked) return q->noun_first;
    size_t n = tc_query_among(q, asked, which, TC_COUNT(which), NULL) ? noun_words(q, asked) : 0;
    if (!n) return asked;
    size_t from = asked - n;
    bool told = tc_query_behind(q, asked) < q->count;
    bool joined = from && n <= JOINED_MOST && tc_side_in_query(q, from - 1) != TC_SIDE_PLAIN;
    if ((!from && told) || joined) return from;
    return n > 1 && q->words[asked - 2].bound ? asked - 2 : asked - 1;
}

/* "đơn vị nào", "CQ nào": the name itself need not bear the noun. */
bool tc_word_general(const tc_query *q, size_t at)
{
    bool asked = q->noun && at >= q->noun_first && at <= q->noun_last;
    if (asked) return q->noun->traits & TC_TRAIT_GENERAL;
    for (size_t back = 0; back <= 1 && back <= at; back++) {
        size_t n;
        const tc_noun *noun = tc_noun_in_query(q, at - back, TC_NOUN_BODY | TC_NOUN_PLACE, &n);
        if (noun && back < n) return noun->traits & TC_TRAIT_GENERAL && !(noun->traits & TC_TRAIT_NEAR);
    }
    return false;
}

/* ---- without one ---- */

/* "tên chủ tịch …", "họ tên trưởng thôn": whose name it is says what for. */
static const char *named_kind(const tc_query *q)
{
    static const char *const names[] = {"họ và tên", "họ tên", "tên"};
    size_t n;
    if (!tc_query_among(q, 0, names, TC_COUNT(names), &n)) return NULL;
    const tc_noun *noun = tc_noun_in_query(q, n, TC_NOUN_PERSONS | TC_NOUN_BODY | TC_NOUN_PLACE, NULL);
    return noun ? tc_noun_answer(noun) : NULL;
}

const char *tc_head_kind(const tc_query *q)
{
    size_t n;
    for (size_t back = TC_NOUN_WORDS; back >= 1; back--) {
        if (back >= q->count) continue;
        const tc_noun *tail = tc_noun_in_query(q, q->count - back, TC_NOUN_ANY, &n);
        if (tail && n == back && tail->traits & TC_TRAIT_TAIL) return tc_noun_answer(tail);
    }
    const char *named = named_kind(q);
    if (named) return named;
    const tc_noun *head = tc_noun_in_query(q, 0, TC_NOUN_ANY, &n);
    bool asks = head && n < q->count && head->traits & TC_TRAIT_HEAD && head->asks != TC_NOUN_QUANTITY;
    return asks ? tc_noun_answer(head) : NULL;
}

tc_measure tc_head_measure(const tc_query *q, size_t at, size_t *length)
{
    const tc_noun *head = tc_noun_in_query(q, at, TC_NOUN_MEASURE, length);
    /* "đánh giá", "mặt tiền": within a query one syllable is as often half of another word. */
    if (head && at && *length == 1 && !tc_query_wording(q, at, "vốn")) head = NULL;
    if (!head || head->measure == TC_MEASURE_ANY) *length = 0;
    return head ? head->measure : TC_MEASURE_ANY;
}
