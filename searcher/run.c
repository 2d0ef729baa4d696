/* Running a query: the best of what matches, read, and ordered by the second stage; the demand is relaxed where too
 * little matches. */
#include "searcher/searcher.h"
#include <stdlib.h>
#include <string.h>

/* The second stage looks at so many candidates, and at more where the best of them is a poor one; totals and facets
 * count so many matches exactly, and fewer once the demand is relaxed: what then matches is a matter of degree. In a
 * large index none is counted then beside those that are read, so that Xapian may pass over what cannot be among them.
 */
enum { CANDIDATES = 200, CANDIDATES_MOST = 1000, CHECK_AT_LEAST = 10000, CHECK_RELAXED = 1000, LOOSE_MOST = 20000 };

/* So many passages must hold the rarer half of the words for the best of them to be worth choosing from: ten times as
 * many as are read. Of some hundreds that share two words of a short question the one that is meant is often none. */
enum { PLENTY = 10 * CANDIDATES };

/* The score below which the best of the candidates is a poor one: the sum of the features, where a passage that holds
 * all that was typed, as it was typed, has 7 and more. One question in five has no better one among 570,000 passages,
 * and there the right passage is often behind the 200 first by their words alone (docs/benchmarks.md). */
static const double POOR = 5.3;

void tc_candidates_free(tc_candidates *c)
{
    for (size_t i = 0; i < c->count; i++) tc_candidate_clear(&c->items[i]);
    free(c->items);
    *c = (tc_candidates){.count = 0};
}

/* What is run, and the last query that was asked for it. */
typedef struct running {
    tc_searcher *searcher;
    tc_query *q;
    const tc_search_options *options;
    tx_query *query;
    uint32_t most; /* so many candidates are read */
} running;

/* ---- from Xapian ---- */

typedef struct place {
    tx_docid id;
    uint32_t at;
} place;

static int by_id(const void *a, const void *b)
{
    tx_docid x = ((const place *)a)->id, y = ((const place *)b)->id;
    return x < y ? -1 : x > y;
}

/* All matches, each in its place, but read in the order of the index, where they lie side by side. */
static tc_status read_candidates(tc_candidate *out, const tx_matches *matches, place *places, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        places[i].at = i;
        TRY(tx_matches_id(matches, i, &places[i].id, NULL));
    }
    qsort(places, count, sizeof *places, by_id);
    for (uint32_t i = 0; i < count; i++) TRY(tc_candidate_read(&out[places[i].at], matches, places[i].at));
    return TC_OK;
}

static tc_status add_candidates(tc_candidates *out, const tx_matches *matches)
{
    uint32_t count = tx_matches_count(matches);
    if (!count) return TC_OK;
    TRY(TC_GROW(out->items, out->capacity, out->count + count));
    memset(out->items + out->count, 0, count * sizeof *out->items);
    place *places = calloc(count, sizeof *places);
    if (!places) return tc_fail(TC_MEMORY, "no memory for the candidates");
    out->count += count; /* those that could not be read are empty */
    tc_status status = read_candidates(out->items + out->count - count, matches, places, count);
    free(places);
    return status;
}

/* The best `most` matches of a query, read; none where fewer than `enough` match: the demand will be relaxed then. */
static tc_status fetch(tc_candidates *out, tc_matching *matching, tx_enquire *enquire, uint32_t most, uint32_t check,
                       uint32_t enough)
{
    TC_CLEANUP(tx_matches_cleanup) tx_matches *matches = NULL;
    uint32_t least, upper;
    TRY(tx_enquire_matches(&matches, enquire, 0, most, check));
    matching->total = tx_matches_estimated(matches, &least, &upper);
    matching->exact = least == upper;
    if (matching->total < enough) return TC_OK;
    TRY(tx_matches_fetch(matches));
    return add_candidates(out, matches);
}

/* Sorting by date: those with a date in order, then those without, both ways. */
static tc_status fetch_by_date(tc_candidates *out, tc_matching *matching, tx_enquire *enquire, const tx_query *query,
                               tc_sort sort, uint32_t most)
{
    TC_CLEANUP(tx_query_cleanup) tx_query *dated = NULL, *part = NULL, *rest = NULL;
    tc_matching undated = {0, true};
    TRY(tx_query_range(&dated, TC_SLOT_DATE_FROM, "0", 1, NULL, 0));
    tx_query *pair[2] = {NULL, dated};
    memcpy(&pair[0], &query, sizeof query);
    TRY(tx_query_combine(&part, TX_FILTER, pair, 2, 0));
    TRY(tx_query_combine(&rest, TX_AND_NOT, pair, 2, 0));
    TRY(tx_enquire_set_query(enquire, part));
    TRY(tx_enquire_sort(enquire, TC_SLOT_DATE_FROM, sort == TC_SORT_DATE_DESCENDING));
    TRY(fetch(out, matching, enquire, most, most > CHECK_AT_LEAST ? most : CHECK_AT_LEAST, 0));
    TRY(tx_enquire_set_query(enquire, rest));
    TRY(fetch(out, &undated, enquire, most > out->count ? most - (uint32_t)out->count : 0, CHECK_AT_LEAST, 0));
    matching->total += undated.total;
    matching->exact &= undated.exact;
    return TC_OK;
}

/* ---- the second stage ---- */

/* `muc:` asks for words of the headings: the text of the path decides. */
static tc_status passes_section(bool *out, const tc_query *q, const tc_passage *p)
{
    *out = true;
    for (size_t i = 0; i < q->filter_count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer wanted = {0}, path = {0};
        if (q->filters[i].field != TC_FIELD_SECTION || q->filters[i].in_tree) continue;
        TRY(tc_field_key(&wanted, q->filters[i].value));
        for (size_t s = 0; s < p->section_count; s++) TRY(tc_field_key(&path, p->section[s]));
        bool there = path.data && wanted.length && strstr(path.data, wanted.data);
        if (there == q->filters[i].negated) *out = false;
    }
    return TC_OK;
}

/* The filters in the tree that hold of a candidate, a bit each. */
static tc_status find_fields(uint64_t *out, const tc_query *q, const tc_candidate *c, tc_searcher *s)
{
    *out = 0;
    for (size_t i = 0; i < q->filter_count; i++) {
        const tc_document *document;
        bool holds;
        if (!q->filters[i].in_tree || q->filters[i].ignored) continue;
        TRY(tc_store_document(s->store, c->document_id, &document));
        TRY(tc_filter_holds(&holds, &q->filters[i], &c->passage, document, s->store));
        if (holds) *out |= (uint64_t)1 << i;
    }
    return TC_OK;
}

static tc_status rank_all(tc_candidates *candidates, const tc_query *q, const tc_matcher *matcher, tc_searcher *s,
                          tc_sort sort)
{
    TC_CLEANUP(tc_ranking_free) tc_ranking ranking = {.query = q, .matcher = matcher, .analyser = s->analyser};
    TRY(tc_ranking_begin(&ranking));
    for (size_t i = 0; i < candidates->count; i++)
        if (candidates->items[i].match > ranking.best_match) ranking.best_match = candidates->items[i].match;
    for (size_t i = 0; i < candidates->count; i++) {
        tc_candidate *c = &candidates->items[i];
        bool passes;
        TRY(find_fields(&ranking.occurrences.fields, q, c, s));
        TRY(tc_rank_read(c, &ranking));
        TRY(passes_section(&passes, q, &c->passage));
        c->dropped |= !passes;
    }
    tc_rank_score(candidates->items, candidates->count, q);
    if (sort == TC_SORT_RELEVANCE && candidates->count)
        qsort(candidates->items, candidates->count, sizeof *candidates->items, tc_candidate_compare);
    return TC_OK;
}

static size_t drop_failed(tc_candidates *c)
{
    size_t kept = 0, dropped = 0;
    for (size_t i = 0; i < c->count; i++) {
        if (c->items[i].dropped) {
            tc_candidate_clear(&c->items[i]);
            dropped++;
        } else
            c->items[kept++] = c->items[i];
    }
    c->count = kept;
    return dropped;
}

static bool decides_by_text(const tc_query *q)
{
    for (size_t i = 0; i < q->filter_count; i++)
        if (q->filters[i].field == TC_FIELD_SECTION) return true; /* by itself or in the tree */
    return q->tree_needs_text;
}

/* How many candidates are wanted: for relevance enough for the second stage, for a tree of phrases all of them. */
static uint32_t wanted(const tc_query *q, const tc_search_options *o)
{
    long end = o->limit < 0 ? LOOSE_MOST : o->offset + o->limit;
    if (decides_by_text(q)) return LOOSE_MOST;
    if (o->sort == TC_SORT_RELEVANCE && end < CANDIDATES) end = CANDIDATES;
    return (uint32_t)(end > UINT32_MAX / 2 ? UINT32_MAX / 2 : end);
}

/* One run with so many words required. */
static tc_status run_once(tc_candidates *out, tc_matching *matching, tc_facets *facets, running *r, tc_demand demand,
                          uint32_t enough)
{
    const tc_search_options *o = r->options;
    TC_CLEANUP(tx_enquire_cleanup) tx_enquire *enquire = NULL;
    tx_query_free(r->query);
    r->query = NULL;
    TRY(tc_query_xapian(&r->query, r->q, r->searcher->store, demand));
    TRY(tx_enquire_new(&enquire, tc_store_database(r->searcher->store)));
    TRY(tx_enquire_set_query(enquire, r->query));
    TRY(tx_enquire_set_weight(enquire, TX_WEIGHT_BM25, 0.9, 0.6, 0));
    if (facets) TRY(tc_facets_watch(facets, enquire));
    if (o->sort != TC_SORT_RELEVANCE) return fetch_by_date(out, matching, enquire, r->query, o->sort, r->most);
    uint32_t check = demand == TC_DEMAND_HALF ? CHECK_AT_LEAST : r->q->passages > CHECK_AT_LEAST ? 0 : CHECK_RELAXED;
    return fetch(out, matching, enquire, r->most, check, decides_by_text(r->q) ? 0 : enough);
}

static tc_status run_and_rank(tc_candidates *out, tc_matching *matching, tc_facets *facets, running *r,
                              tc_demand demand, uint32_t enough)
{
    tc_matcher *matcher;
    TRY(run_once(out, matching, facets, r, demand, enough));
    TRY(tc_matcher_new(&matcher, r->q));
    tc_status status = rank_all(out, r->q, matcher, r->searcher, r->options->sort);
    tc_matcher_free(matcher);
    TRY(status);
    if (!decides_by_text(r->q)) return TC_OK;
    bool all_seen = out->count >= matching->total;
    size_t dropped = drop_failed(out);
    matching->total = all_seen ? (uint32_t)out->count : matching->total - (uint32_t)dropped;
    matching->exact = all_seen;
    return TC_OK;
}

static void forget_run(tc_candidates *out, tc_facets *facets)
{
    tc_candidates_free(out);
    if (facets) tc_facets_free(facets);
    if (facets) *facets = (tc_facets){.date = NULL};
}

/* The matches of a query are the passages that hold the rarer half of its words: so many, and what they are. */
static tc_status count_matches(tc_matching *out, tc_facets *facets, const running *r)
{
    TC_CLEANUP(tx_query_cleanup) tx_query *query = NULL;
    TC_CLEANUP(tx_enquire_cleanup) tx_enquire *enquire = NULL;
    TC_CLEANUP(tx_matches_cleanup) tx_matches *matches = NULL;
    uint32_t least, upper;
    TRY(tc_query_demanded(&query, r->q, r->searcher->store, TC_DEMAND_HALF));
    TRY(tx_enquire_new(&enquire, tc_store_database(r->searcher->store)));
    TRY(tx_enquire_set_query(enquire, query));
    TRY(tx_enquire_set_weight(enquire, TX_WEIGHT_BOOLEAN, 0, 0, 0));
    TRY(tc_facets_watch(facets, enquire));
    TRY(tx_enquire_matches(&matches, enquire, 0, 0, CHECK_AT_LEAST));
    out->total = tx_matches_estimated(matches, &least, &upper);
    out->exact = least == upper;
    return TC_OK;
}

/* A further page of the matches ends with the last of them. */
static void keep_matches(tc_candidates *c, const tc_matching *matching)
{
    while (matching->exact && c->count > matching->total) tc_candidate_clear(&c->items[--c->count]);
}

/* With this demand, or with less where fewer than `enough` match; *demand is the one that it came to. */
static tc_status run_from(tc_candidates *out, tc_matching *matching, tc_facets *facets, running *r, tc_demand *demand,
                          uint32_t enough)
{
    tc_demand widest = *demand;
    for (uint32_t most = 0;; ++*demand) {
        bool last = *demand == TC_DEMAND_ANY;
        TRY(run_and_rank(out, matching, facets, r, *demand, last ? 0 : enough));
        if (matching->total >= enough || (last && matching->total >= most)) return TC_OK;
        if (matching->total > most) most = matching->total, widest = *demand;
        forget_run(out, facets);
        if (last) break;
    }
    /* Of a word alone there is nothing to relax, and its rarer forms are asked for only while it is required. */
    *demand = widest;
    return run_and_rank(out, matching, facets, r, widest, 0);
}

/* Whether the best candidate leaves much to be wished for. One or two words have few pairs, and every score is low. */
static bool is_poor(const tc_candidates *c, const tc_query *q)
{
    size_t words = 0;
    for (size_t i = 0; i < q->count; i++) words += !q->words[i].question && !q->words[i].excluded;
    return words > 2 && c->items[0].score < POOR;
}

/* Where the best candidate is poor, what was meant may stand behind those that were read. */
static tc_status run_deeper(tc_candidates *out, running *r, tc_demand demand)
{
    tc_matching matching;
    if (r->most >= CANDIDATES_MOST || out->count < r->most || !is_poor(out, r->q)) return TC_OK;
    r->most = CANDIDATES_MOST;
    tc_candidates_free(out);
    return run_and_rank(out, &matching, NULL, r, demand, 0);
}

/* The rarer half of the words is required. When too few passages hold it for the second stage to choose from, one word
 * of that half will do, and at last any word: a question in other words than the text's shares few of them, and which
 * ones is not known. (To require ever fewer of the rarest words loses such passages: the rarest word is often the one
 * that the text does not use.) Counted are the matches proper all the same, where they fill a page. */
static tc_status run_by_relevance(tc_candidates *out, tc_matching *matching, tc_facets *facets, running *r,
                                  uint32_t page)
{
    tc_query *q = r->q;
    tc_matching run;
    tc_demand demand = TC_DEMAND_SOME;
    /* Often the rarest word alone shows that too few can match. */
    bool few = tc_query_bound(q) < page;
    if (!few) TRY(count_matches(matching, facets, r));
    if (!few && matching->total >= PLENTY) demand = TC_DEMAND_HALF;
    if (!few && matching->total < page) forget_run(out, facets);
    if (few || matching->total < page) {
        TRY(run_from(out, matching, facets, r, &demand, CANDIDATES));
        return run_deeper(out, r, demand);
    }
    bool required[TC_WORDS_MOST] = {false};
    for (size_t i = 0; i < q->count; i++) required[i] = q->words[i].required;
    TRY(run_from(out, &run, NULL, r, &demand, CANDIDATES));
    TRY(run_deeper(out, r, demand));
    for (size_t i = 0; i < q->count; i++) q->words[i].required = required[i];
    q->relaxed = 0;
    if (r->options->offset) keep_matches(out, matching);
    return TC_OK;
}

static tc_status run_relaxing(tc_candidates *out, tc_matching *matching, tc_facets *facets, running *r)
{
    const tc_search_options *o = r->options;
    uint32_t page = o->limit < 0 ? 10 : (uint32_t)o->limit;
    tc_demand demand = TC_DEMAND_HALF;
    if (r->most == CANDIDATES && o->sort == TC_SORT_RELEVANCE) return run_by_relevance(out, matching, facets, r, page);
    return run_from(out, matching, facets, r, &demand, page + (uint32_t)o->offset);
}

tc_status tc_query_run(tc_candidates *out, tc_matching *matching, tc_results *results, tc_searcher *s, tc_query *q,
                       const tc_search_options *o)
{
    TC_CLEANUP(tc_facets_free) tc_facets facets = {.date = NULL};
    running r = {.searcher = s, .q = q, .options = o, .most = wanted(q, o)};
    tc_status status = run_relaxing(out, matching, &facets, &r);
    if (status == TC_OK && results) status = tc_facets_read(results, &facets, s);
    if (status == TC_OK && results) status = tc_understood_fill(&results->understood, q, r.query);
    tx_query_free(r.query);
    return status;
}
