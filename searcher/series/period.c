/* Points in time: their order, the periods that an indicator names, and what is said of points left out. */
#include "searcher/series/series.h"
#include <stdlib.h>
#include <string.h>

/* ---- order ---- */

static int compare_period(tc_period a, tc_period b)
{
    if (!a.from.year != !b.from.year) return a.from.year ? -1 : 1;
    int order = tc_date_compare(a.to, b.to);
    return order ? order : tc_date_compare(a.from, b.from);
}

static int compare_place(const tc_point *x, const tc_point *y)
{
    int order = strcmp(x->citation.document, y->citation.document);
    if (order) return order;
    return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static int in_order_of_time(const void *a, const void *b)
{
    const tc_point *x = a, *y = b;
    int order = compare_period(x->period, y->period);
    return order ? order : compare_place(x, y);
}

static int latest_first(const void *a, const void *b)
{
    const tc_point *x = a, *y = b;
    if (!x->period.from.year != !y->period.from.year) return x->period.from.year ? -1 : 1;
    int order = compare_period(y->period, x->period);
    return order ? order : compare_place(x, y);
}

void tc_series_order(tc_series *s, bool latest)
{
    if (s->count) qsort(s->items, s->count, sizeof *s->items, latest ? latest_first : in_order_of_time);
}

/* ---- periods asked for ---- */

/* How a point has to lie to the periods asked for. */
typedef bool fit(tc_period point, tc_period asked);

/* "quý I" holds what was counted up to a day of it, not what was counted up to the end of the year. */
static bool ends_within(tc_period point, tc_period asked)
{
    return tc_date_compare(asked.from, point.to) <= 0 && tc_date_compare(point.to, asked.to) <= 0;
}

static bool overlaps(tc_period point, tc_period asked)
{
    return tc_period_overlaps(point, asked);
}

/* Marks the points of no period asked for; how many there are. */
static size_t mark(bool *out, const tc_series *s, const tc_query *q, fit *fits)
{
    size_t marked = 0;
    for (size_t i = 0; i < s->count; i++) {
        tc_period p = s->items[i].period;
        out[i] = true;
        for (size_t k = 0; k < q->period_count; k++)
            if (p.from.year && fits(p, q->periods[k])) out[i] = false;
        marked += out[i];
    }
    return marked;
}

/* "2022, 2021-01-01..2021-06-30" */
static void put_periods(tc_buffer *out, const tc_query *q)
{
    for (size_t i = 0; i < q->period_count; i++) {
        tc_period p = q->periods[i], year = tc_date_period((tc_date){p.from.year, 0, 0});
        if (i) tc_put_text(out, ", ");
        if (!tc_date_compare(p.from, year.from) && !tc_date_compare(p.to, year.to)) {
            tc_date_write(out, (tc_date){p.from.year, 0, 0});
            continue;
        }
        tc_date_write(out, p.from);
        tc_put_text(out, "..");
        tc_date_write(out, p.to);
    }
}

static tc_status tell(tc_query *q, size_t count, size_t left_out, bool within)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer periods = {0};
    put_periods(&periods, q);
    TRY(tc_buffer_check(&periods));
    if (left_out == count) return tc_query_warn(q, "no figure is of %s; those of all periods are given", periods.data);
    if (!within)
        return tc_query_warn(q, "no figure ends in %s; those whose period overlaps it are given", periods.data);
    return left_out ? tc_query_warn(q, "figures of %s; %zu of other periods are left out", periods.data, left_out)
                    : TC_OK;
}

static tc_status note_periods(tc_series *s, const tc_query *q)
{
    s->periods = calloc(q->period_count, sizeof *s->periods);
    if (!s->periods) return tc_fail(TC_MEMORY, "no memory for the series");
    memcpy(s->periods, q->periods, q->period_count * sizeof *s->periods);
    s->period_count = q->period_count;
    return TC_OK;
}

tc_status tc_series_keep_periods(tc_series *s, tc_query *q)
{
    if (!q->period_count) return TC_OK;
    TRY(note_periods(s, q));
    if (!s->count) return TC_OK;
    bool *out = calloc(s->count, sizeof *out);
    if (!out) return tc_fail(TC_MEMORY, "no memory for the series");
    size_t count = s->count, left_out = mark(out, s, q, ends_within);
    bool within = left_out < count;
    if (!within) left_out = mark(out, s, q, overlaps);
    tc_status status = tell(q, count, left_out, within);
    if (status == TC_OK && left_out < count) {
        tc_series_drop(s, out);
        s->left_out = left_out;
    }
    free(out);
    return status;
}
