/* Whether a question asks for several things, and for how many: "những văn bản nào", "bảy địa phương nào". */
#include "searcher/answer/answer.h"
#include <stdlib.h>
#include <string.h>

/* "mấy mẫu đơn … thay thế văn bản nào": they are some, and the document is asked for. */
bool tc_query_says_some(const tc_query *q)
{
    if (!q->count || !tc_query_wording(q, 0, "mấy")) return false;
    for (size_t i = 3; i < q->count; i++)
        if (q->words[i].question && tc_query_wording(q, i, "nào")) return true;
    return false;
}

/* "4 chuyên đề", "07 xã": the number that a question begins with; 0 for none. */
static int leading_digits(const tc_query *q)
{
    enum { DIGITS_MOST = 2 };
    const tc_query_word *w = &q->words[0];
    if (!q->count || w->kind != TC_TOKEN_DIGITS || w->in_period || w->in_number) return 0;
    return w->at.end - w->at.start <= DIGITS_MOST ? atoi(q->text + w->at.start) : 0;
}

/* Behind the first word one with a capital is a name: "cơ sở Quang Tám ở phường nào". */
static bool small_number_at(const tc_query *q, size_t at)
{
    bool name = at && q->words[at].flags & TC_TOKEN_CAPITAL;
    if (name || q->words[at].in_period) return false;
    return tc_query_number(q, at, TC_NUMBER_BEGINS) > 1 || tc_query_wording(q, at, "mấy");
}

/* "04 hộ phải dời nhà ở tổ nào": the number counts the households, and the noun asked for is another one. */
static bool counts_another(const tc_query *q, size_t asked)
{
    return q->noun && q->noun_first > 1 && q->noun_last + 1 == asked && tc_query_wording(q, asked, "nào");
}

int tc_asks_how_many(const tc_query *q)
{
    int number = q->count && !q->words[0].in_period ? tc_query_number(q, 0, TC_NUMBER_BEGINS) : 0;
    return number > 1 ? number : leading_digits(q);
}

bool tc_asks_several(const tc_query *q, size_t asked)
{
    if (asked == SIZE_MAX) return tc_query_wording(q, 0, "những") || tc_query_wording(q, 0, "các");
    if (tc_query_in_turn(q)) return true;
    bool where = !q->noun && q->kind && !strcmp(q->kind, "place"); /* "hai người ở đâu" */
    bool leads = (small_number_at(q, 0) || leading_digits(q) > 1) && !counts_another(q, asked);
    if (leads && !tc_query_says_some(q)) return !where;
    if (tc_query_several(q, asked, 6, false)) return true;
    /* "hai chỉ tiêu nào", also where the question does not begin so; typed without marks, "nằm", "nam" and "sau" are
     * numbers only right before what is counted. */
    if (!q->marked && q->noun && q->noun_last + 1 == asked)
        return q->noun_first && small_number_at(q, q->noun_first - 1);
    for (size_t back = 2; back <= 4 && back <= asked && tc_query_wording(q, asked, "nào"); back++)
        if (small_number_at(q, asked - back)) return true;
    return false;
}
