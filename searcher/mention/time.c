/* When a mention is, in which order mentions come, and how many there are by month, quarter or year. */
#include "searcher/mention/mention.h"
#include <stdlib.h>
#include <string.h>

tc_date tc_date_of_period(tc_period p)
{
    tc_date year = {p.from.year, 0, 0}, month = {p.from.year, p.from.month, 0};
    if (tc_period_same(p, tc_date_period(year))) return year;
    if (tc_period_same(p, tc_date_period(month))) return month;
    return p.to;
}

void tc_mention_date(tc_mention *m)
{
    const tc_citation *c = &m->hit.citation;
    m->period = m->hit.passage.period;
    if (m->period.from.year) {
        m->date = tc_date_of_period(m->period);
        m->basis = "period";
    } else if (c->date.year) {
        m->date = c->date;
        m->basis = tc_basis_name(c->basis);
    }
}

/* As the dates are written: a year stands before its months, a month before its days; undated last. */
static int compare_dates(tc_date a, tc_date b)
{
    if (!a.year != !b.year) return a.year ? -1 : 1;
    if (a.year != b.year) return a.year - b.year;
    return a.month != b.month ? a.month - b.month : a.day - b.day;
}

static int in_order_of_time(const void *a, const void *b)
{
    const tc_mention *x = a, *y = b;
    int order = compare_dates(x->date, y->date);
    if (!order) order = strcmp(x->hit.citation.document, y->hit.citation.document);
    return order ? order : x->hit.passage.ordinal < y->hit.passage.ordinal ? -1 : 1;
}

static int newest_first(const void *a, const void *b)
{
    const tc_mention *x = a, *y = b;
    if (!x->date.year != !y->date.year) return x->date.year ? -1 : 1;
    return in_order_of_time(b, a);
}

void tc_mentions_order(tc_mentions *m, tc_sort sort)
{
    if (m->count)
        qsort(m->items, m->count, sizeof *m->items, sort == TC_SORT_DATE_DESCENDING ? newest_first : in_order_of_time);
}

/* ---- the timeline ---- */

/* "2022", "2022-Q1", "2022-01": a date that is known less precisely stays what it is. */
static void put_step(tc_buffer *out, tc_date date, tc_step step)
{
    date.day = 0;
    if (step == TC_STEP_YEAR) date.month = 0;
    if (step == TC_STEP_QUARTER && date.month)
        tc_put_format(out, "%d-Q%d", date.year, (date.month + 2) / 3);
    else
        tc_date_write(out, date);
}

/* Names of periods sort as they are written. */
tc_status tc_mentions_count_time(tc_mentions *m, tc_step step)
{
    for (size_t i = 0; i < m->count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
        if (!m->items[i].date.year) continue;
        put_step(&name, m->items[i].date, step);
        TRY(tc_buffer_check(&name));
        TRY(tc_counts_add(&m->timeline, name.data, name.length, 1));
    }
    tc_counts_sort(&m->timeline, true);
    return TC_OK;
}
