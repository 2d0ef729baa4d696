/* Turns of a question that say more than its question word: who signed, from when to when, how long, whose. */
#include "searcher/answer.h"

/* "đăng ký", "chữ ký": nobody is asked to have signed. */
static bool is_signing(const tc_query *q, size_t at)
{
    if (!tc_query_wording(q, at, "ký")) return false;
    if (at && (tc_query_wording(q, at - 1, "đăng") || tc_query_wording(q, at - 1, "chữ"))) return false;
    return at + 1 >= q->count || !(tc_query_wording(q, at + 1, "kết") || tc_query_wording(q, at + 1, "hợp") ||
                                   tc_query_wording(q, at + 1, "cam"));
}

/* "ai ký", "do ai ký ban hành", "người ký … là ai". */
bool tc_asks_signer(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (is_signing(q, i) && !q->words[i].in_field) return true;
    return false;
}

/* "từ mấy giờ đến mấy giờ", "từ ngày nào đến ngày nào": "từ" before the first question word, "đến" before the next. */
bool tc_asks_range(const tc_query *q, size_t asked)
{
    bool from = false, to = false;
    if (asked == SIZE_MAX) return false;
    for (size_t i = asked >= 2 ? asked - 2 : 0; i < asked; i++) from |= tc_query_wording(q, i, "từ") > 0;
    for (size_t i = asked + 1; i < q->count && i <= asked + 4; i++)
        to |= tc_query_wording(q, i, "đến") || tc_query_wording(q, i, "tới");
    return from && to;
}

bool tc_asks_how_long(const tc_query *q, size_t asked)
{
    for (size_t i = asked; i < q->count && q->words[i].question; i++)
        if (tc_query_wording(q, i, "bao lâu")) return true;
    return false;
}

/* "theo đề nghị của cơ quan nào", "thuộc đơn vị nào". */
bool tc_asks_of(const tc_query *q, size_t asked)
{
    enum { HEAD_WORDS = 4 };
    if (asked == SIZE_MAX) return false;
    for (size_t back = 1; back <= HEAD_WORDS && back <= asked; back++)
        if (tc_query_wording(q, asked - back, "của") || tc_query_wording(q, asked - back, "thuộc") ||
            tc_query_wording(q, asked - back, "cho"))
            return true;
    return false;
}
