/* Tables in the second stage of ranking: what of their text is no row. */
#include "searcher/rank.h"
#include <string.h>

bool tc_head_numbers(const char *head)
{
    static const char *const heads[] = {"tt", "stt", "số tt", "số thứ tự", "thứ tự"};
    for (size_t i = 0; i < TC_COUNT(heads); i++)
        if (tc_fold_equal(head, heads[i])) return true;
    return false;
}

bool tc_table_numbered(const tc_passage *p)
{
    return p->context_count && tc_head_numbers(p->context[0].text);
}

/* The bytes of the text before the number of the first row, where the passage begins with the table's title and head.
 */
static uint32_t head_length(const tc_passage *p)
{
    uint32_t at = 0;
    bool behind = false;
    if (p->kind != TC_PASSAGE_ROW || !tc_table_numbered(p)) return 0;
    for (size_t i = 0; i < p->span_count && at < p->text_length; i++) {
        uint32_t length = p->spans[i].end - p->spans[i].start;
        if (behind && strspn(p->text + at, "0123456789.") >= length) return at;
        behind |= p->spans[i].start == p->context[0].span.start;
        at += length + 1;
    }
    return 0;
}

void tc_rank_drop_head(tc_ranking *r, const tc_passage *p)
{
    tc_occurrences *o = &r->occurrences;
    uint32_t length = head_length(p);
    size_t first = 0;
    while (first < o->count && r->tokens.items[o->items[first].from].start < length) first++;
    o->count -= first;
    if (first && o->count) memmove(o->items, o->items + first, o->count * sizeof *o->items);
}
