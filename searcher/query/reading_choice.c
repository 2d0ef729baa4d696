/* Several readings of one abbreviation: which of them the other words of the query speak for. */
#include "searcher/query/parts.h"
#include "searcher/query/wording.h"
#include <string.h>

/* The two rarest other words of the query that the index knows, as "one of them". */
static tc_status put_others(tc_parts *out, const tc_query *q, const tc_alternative *a)
{
    const tc_query_word *rarest[2] = {NULL, NULL};
    for (size_t i = 0; i < q->count; i++) {
        const tc_query_word *w = &q->words[i];
        if (w->question || w->excluded || !w->form_count || (i >= a->first && i <= a->last)) continue;
        if (!rarest[0] || w->rarity > rarest[0]->rarity)
            rarest[1] = rarest[0], rarest[0] = w;
        else if (!rarest[1] || w->rarity > rarest[1]->rarity)
            rarest[1] = w;
    }
    for (size_t i = 0; i < 2 && rarest[i]; i++)
        TRY(tc_parts_keep_term(out, rarest[i]->forms[0].term, rarest[i]->forms[0].length));
    return TC_OK;
}

/* About how many passages a query matches. */
static tc_status count_matches(uint32_t *out, const tx_query *query, const tx_database *database)
{
    enum { ENOUGH = 500 };
    TC_CLEANUP(tx_enquire_cleanup) tx_enquire *enquire = NULL;
    TC_CLEANUP(tx_matches_cleanup) tx_matches *matches = NULL;
    TRY(tc_enquire_unweighed(&enquire, database, query));
    TRY(tx_enquire_matches(&matches, enquire, 0, 0, ENOUGH));
    *out = tx_matches_estimated(matches, NULL, NULL);
    return TC_OK;
}

static tc_status combine(tc_parts *parts, tx_operator op)
{
    tx_query *query;
    if (parts->count < 2) return TC_OK;
    TRY(tx_query_combine(&query, op, parts->items, parts->count, 0));
    while (parts->count) tx_query_free(parts->items[--parts->count]);
    return tc_parts_keep(parts, query);
}

/* Of the passages with this reading, the share that holds one of the other words as well; 0 where there are none. */
static tc_status share_of(double *out, const tc_query *q, const tc_alternative *a, const tx_database *database)
{
    TC_CLEANUP(tc_parts_free) tc_parts reading = {0}, others = {0};
    uint32_t alone, beside;
    *out = 0;
    TRY(put_others(&others, q, a));
    if (!others.count) return TC_OK;
    for (size_t i = 0; i < a->count; i++) TRY(tc_parts_keep_term(&reading, a->terms[i], strlen(a->terms[i])));
    TRY(combine(&reading, TX_AND));
    TRY(count_matches(&alone, reading.items[0], database));
    TRY(combine(&others, TX_OR));
    tx_query *other = others.items[--others.count];
    TRY(tc_parts_keep(&reading, other));
    TRY(combine(&reading, TX_AND));
    TRY(count_matches(&beside, reading.items[0], database));
    if (alone) *out = (beside + 0.1) / (alone + 2.0);
    return TC_OK;
}

static bool same_words(const tc_alternative *a, const tc_alternative *b)
{
    return a->reading && b->reading && a->first == b->first && a->last == b->last;
}

static void make_seldom(tc_alternative *a)
{
    a->quality = a->share = TC_WORDING_SELDOM;
}

/* "KH" is kế hoạch and khoa học: both are tried, and the one that stands far more seldom beside the other words of the
 * query than the other does counts less. */
tc_status tc_readings_weigh(tc_query *q, const tx_database *database)
{
    static const double FAR = 0.4;
    for (size_t i = 0; i < q->alternative_count; i++)
        for (size_t j = i + 1; j < q->alternative_count; j++) {
            tc_alternative *a = &q->alternatives[i], *b = &q->alternatives[j];
            double x, y;
            if (!same_words(a, b)) continue;
            TRY(share_of(&x, q, a, database));
            TRY(share_of(&y, q, b, database));
            if (x < FAR * y) make_seldom(a);
            if (y < FAR * x) make_seldom(b);
        }
    return TC_OK;
}
