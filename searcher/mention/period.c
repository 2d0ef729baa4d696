/* A period beside the name is no part of it: it becomes a filter ("… trong năm 2023", "từ tháng 9/2024 trở đi …"). */
#include "searcher/mention/mention.h"
#include <string.h>

/* The year up to which what goes on lasts. */
enum { NO_END = 9999 };

/* Puts the words from `at` on aside that stand beside a period; gives the place behind them. */
static size_t set_aside(tc_finding *f, size_t at, const tc_sign *sign)
{
    for (size_t i = 0; i < sign->count; i++) f->optional[at + i] = true;
    return at + sign->count;
}

/* "từ", "trong" in front of the period at `first`. */
static void set_lead_aside(tc_finding *f, size_t first)
{
    for (size_t back = 1; back <= 2 && back <= first; back++) {
        const tc_sign *sign = tc_sign_typed(f->signs, TC_SIGN_WHEN, f->query, first - back);
        if (!sign || sign->count != back || strcmp(sign->class, "lead") != 0) continue;
        set_aside(f, first - back, sign);
        return;
    }
}

/* "trở đi", "đến nay" behind the period that ends before `at`: it has no end. */
static void set_tail_aside(tc_finding *f, size_t at)
{
    tc_query *q = f->query;
    const tc_sign *sign = tc_sign_typed(f->signs, TC_SIGN_WHEN, q, at);
    if (!sign || strcmp(sign->class, "on") != 0) return;
    set_aside(f, at, sign);
    if (q->period_count == 1) q->periods[0].to = (tc_date){NO_END, 12, 31};
}

bool tc_mention_period_aside(tc_finding *f)
{
    const tc_query *q = f->query;
    bool any = false, rest = false;
    for (size_t i = 0; i < q->count; i++) rest |= !q->words[i].in_period && !f->optional[i];
    if (!rest || !q->period_count) return false;
    for (size_t i = 0; i < q->count; i++) {
        if (!q->words[i].in_period) continue;
        any |= !f->optional[i];
        f->optional[i] = true;
        if (i && !q->words[i - 1].in_period) set_lead_aside(f, i);
        if (i + 1 < q->count && !q->words[i + 1].in_period) set_tail_aside(f, i + 1);
    }
    return any;
}

/* What a document of the period tells is told in it, also where it is about another. */
static bool within_periods(const tc_mention *m, const tc_query *q)
{
    const tc_citation *c = &m->hit.citation;
    for (size_t i = 0; i < q->period_count; i++) {
        if (m->period.from.year && tc_period_overlaps(m->period, q->periods[i])) return true;
        if (c->date.year && tc_period_overlaps(tc_date_period(c->date), q->periods[i])) return true;
    }
    return false;
}

void tc_mention_keep_periods(tc_finding *f)
{
    tc_mentions *m = f->out;
    size_t kept = 0;
    for (size_t i = 0; i < m->count; i++) {
        if (within_periods(&m->items[i], f->query))
            m->items[kept++] = m->items[i];
        else
            tc_mention_clear(&m->items[i]);
    }
    m->count = kept;
}
