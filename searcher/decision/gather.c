/* The places that name documents, read from the index: those of the numbers wanted, or all. */
#include "searcher/decision/decision.h"
#include "searcher/query/parts.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So many passages of one document are read for what it rests on, and so many that hold the words of a subject. */
enum { PASSAGES_MOST = 500, CANDIDATES = 300 };

/* ---- sets of records ---- */

typedef struct idents {
    tx_docid *items;
    size_t count, capacity;
} idents;

static void idents_free(idents *i)
{
    free(i->items);
}

static int by_id(const void *a, const void *b)
{
    tx_docid x = *(const tx_docid *)a, y = *(const tx_docid *)b;
    return x < y ? -1 : x > y;
}

static void sort_unique(idents *i)
{
    size_t kept = 0;
    if (i->count) qsort(i->items, i->count, sizeof *i->items, by_id);
    for (size_t k = 0; k < i->count; k++)
        if (!kept || i->items[kept - 1] != i->items[k]) i->items[kept++] = i->items[k];
    i->count = kept;
}

static tc_status add_postings(idents *out, tc_store *store, const char *term, size_t length)
{
    TC_CLEANUP(tx_postings_cleanup) tx_postings *postings = NULL;
    TRY(tx_postings_open(&postings, tc_store_database(store), term, length));
    for (;;) {
        tx_docid at;
        tc_status status = tx_postings_next(postings, &at);
        if (status != TC_OK) return status == TC_NOT_FOUND ? TC_OK : status;
        TRY(TC_GROW(out->items, out->capacity, out->count + 1));
        out->items[out->count++] = at;
    }
}

/* The records that match, best first; `weight` BOOLEAN: in the order of the index. */
static tc_status add_matches(idents *out, tc_store *store, const tx_query *query, tx_weight weight, uint32_t most)
{
    TC_CLEANUP(tx_enquire_cleanup) tx_enquire *enquire = NULL;
    TC_CLEANUP(tx_matches_cleanup) tx_matches *matches = NULL;
    TRY(tx_enquire_new(&enquire, tc_store_database(store)));
    TRY(tx_enquire_set_query(enquire, query));
    TRY(tx_enquire_set_weight(enquire, weight, 1, 0.5, 0.5));
    TRY(tx_enquire_matches(&matches, enquire, 0, most, 0));
    for (uint32_t i = 0; i < tx_matches_count(matches); i++) {
        double score;
        TRY(TC_GROW(out->items, out->capacity, out->count + 1));
        TRY(tx_matches_id(matches, i, &out->items[out->count], &score));
        out->count++;
    }
    return TC_OK;
}

/* What a query (handed over) finds among the passages that cite. */
static tc_status add_citing(idents *out, tc_store *store, tx_query *query, tx_weight weight, uint32_t most)
{
    TC_CLEANUP(tx_query_cleanup) tx_query *both = NULL;
    TC_CLEANUP(tc_parts_free) tc_parts parts = {0};
    TRY(tc_parts_keep(&parts, query));
    TRY(tc_parts_keep_term(&parts, "XKC", 3));
    TRY(tx_query_combine(&both, TX_FILTER, parts.items, parts.count, 0));
    return add_matches(out, store, both, weight, most);
}

/* ---- the terms of the numbers wanted ---- */

static tc_status add_terms(idents *out, tc_gathering *g, const char *prefix, size_t field)
{
    TC_CLEANUP(tx_terms_cleanup) tx_terms *terms = NULL;
    tc_store *store = g->searcher->store;
    TRY(tx_terms_open(&terms, tc_store_database(store), prefix, strlen(prefix)));
    for (;;) {
        const char *term;
        size_t length;
        tc_status status = tx_terms_next(terms, &term, &length, NULL);
        if (status != TC_OK) return status == TC_NOT_FOUND ? TC_OK : status;
        TC_CLEANUP(tc_buffer_free) tc_buffer key = {0}, loose = {0};
        tc_put(&key, term + field, length - field);
        TRY(tc_buffer_check(&key));
        TRY(tc_loose_key(&loose, key.data));
        if (tc_wanteds_fit(g->wanted, loose.data, NULL)) TRY(add_postings(out, store, term, length));
    }
}

/* Of one field: the digits alone, and followed by what joins them to letters. */
static tc_status add_field_terms(idents *out, tc_gathering *g, tc_field field)
{
    const char *prefix = tc_field_prefix(field);
    for (size_t i = 0; i < g->wanted->count; i++) {
        bool again = false;
        for (size_t j = 0; j < i; j++) again |= !strcmp(g->wanted->items[i].digits, g->wanted->items[j].digits);
        if (again) continue;
        TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
        tc_put_format(&term, "%s%s", prefix, g->wanted->items[i].digits);
        TRY(tc_buffer_check(&term));
        TRY(add_postings(out, g->searcher->store, term.data, term.length));
        for (const char *joint = "/-"; *joint; joint++) {
            tc_put_char(&term, *joint);
            TRY(tc_buffer_check(&term));
            TRY(add_terms(out, g, term.data, strlen(prefix)));
            term.data[--term.length] = '\0';
        }
    }
    return TC_OK;
}

/* ---- documents ---- */

static tc_status is_wanted(bool *out, const tc_gathering *g, const tc_document *d)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer loose = {0};
    *out = d->number && !g->wanted;
    if (!d->number || !g->wanted) return TC_OK;
    TRY(tc_loose_key(&loose, d->number));
    *out = tc_wanteds_fit(g->wanted, loose.data, d->type) > 0;
    return TC_OK;
}

static tc_status gather_documents(tc_gathering *g, const idents *records)
{
    for (size_t i = 0; i < records->count; i++) {
        const tc_document *d = NULL;
        bool wanted;
        TRY(tc_store_document_at(g->searcher->store, records->items[i], &d));
        TRY(is_wanted(&wanted, g, d));
        if (wanted) TRY(tc_naming_document(g, records->items[i], d));
    }
    return TC_OK;
}

/* ---- passages ---- */

static tc_status gather_passage(tc_gathering *g, tx_docid at)
{
    tc_passage passage = {0};
    char id[TC_ID_LENGTH + 1];
    const tc_document *d = NULL;
    TRY(tc_store_passage(g->searcher->store, at, &passage, id));
    tc_status status = tc_store_document(g->searcher->store, id, &d);
    if (status == TC_OK) status = tc_namings_passage(g, &passage, d, at);
    tc_passage_clear(&passage);
    return status;
}

/* What the documents themselves cite tells what they rest on. */
static tc_status add_passages_of_documents(idents *out, tc_gathering *g)
{
    for (size_t i = 0; i < g->out->count; i++) {
        char term[64];
        tx_query *query;
        int n = snprintf(term, sizeof term, "%s%s", tc_field_prefix(TC_FIELD_DOCUMENT), g->out->items[i].document_id);
        TRY(tx_query_term(&query, term, (size_t)n, 1));
        TRY(add_citing(out, g->searcher->store, query, TX_WEIGHT_BOOLEAN, PASSAGES_MOST));
    }
    return TC_OK;
}

/* ---- the whole ---- */

static tc_status find_records(tc_gathering *g, idents *documents, idents *passages)
{
    if (g->wanted) {
        TRY(add_field_terms(documents, g, TC_FIELD_NUMBER));
        TRY(add_field_terms(passages, g, TC_FIELD_CITED));
    } else {
        TRY(add_postings(documents, g->searcher->store, "XKD", 3));
        TRY(add_postings(passages, g->searcher->store, "XKC", 3));
    }
    sort_unique(documents);
    return TC_OK;
}

/* Which places the filters of passages let through. */
static void apply_filters(tc_gathering *g, const idents *passing)
{
    for (size_t i = 0; i < g->out->count; i++) {
        tc_naming *n = &g->out->items[i];
        n->passed = passing->count && bsearch(&n->at, passing->items, passing->count, sizeof n->at, by_id);
    }
}

/* Fields in the tree count where nothing but fields was asked for: else the words have found what the tree lets
 * through. */
static bool asks_places(const tc_gathering *g)
{
    for (size_t i = 0; i < g->query->filter_count; i++)
        if (!g->query->filters[i].ignored && (!g->query->filters[i].in_tree || !g->matcher)) return true;
    return false;
}

static tc_status filter_places(tc_gathering *g)
{
    TC_CLEANUP(idents_free) idents passing = {0};
    tc_query *q = g->query;
    tx_query *query;
    if (!asks_places(g)) return TC_OK;
    if (q->tree && !g->matcher)
        TRY(tc_query_demanded(&query, q, g->searcher->store, TC_DEMAND_ANY));
    else
        TRY(tc_query_filters(&query, q, g->searcher->store));
    TRY(add_citing(&passing, g->searcher->store, query, TX_WEIGHT_BOOLEAN, UINT32_MAX / 2));
    sort_unique(&passing);
    apply_filters(g, &passing);
    return TC_OK;
}

tc_status tc_gather(tc_gathering *g)
{
    TC_CLEANUP(idents_free) idents documents = {0}, passages = {0};
    TRY(find_records(g, &documents, &passages));
    TRY(gather_documents(g, &documents));
    TRY(tc_namings_order(g));
    if (g->wanted) TRY(add_passages_of_documents(&passages, g));
    sort_unique(&passages);
    for (size_t i = 0; i < passages.count; i++) TRY(gather_passage(g, passages.items[i]));
    return filter_places(g);
}

/* ---- by words ---- */

typedef struct best_key {
    char *key;
    double words;
} best_key;

static int best_first(const void *a, const void *b)
{
    const best_key *x = a, *y = b;
    return x->words > y->words ? -1 : x->words < y->words;
}

/* The documents that those passages are part of are meant as well where their titles hold the words. */
static tc_status gather_owner(tc_gathering *g, tx_docid at)
{
    tc_passage passage = {0};
    char id[TC_ID_LENGTH + 1];
    const tc_document *d = NULL;
    TRY(tc_store_passage(g->searcher->store, at, &passage, id));
    tc_passage_clear(&passage);
    TRY(tc_store_document(g->searcher->store, id, &d));
    for (size_t i = 0; i < g->out->count; i++)
        if (g->out->items[i].entity < 0 && !strcmp(g->out->items[i].document_id, id)) return TC_OK;
    return d->number ? tc_naming_document(g, at, d) : TC_OK;
}

static tc_status put_best(tc_wanteds *out, tc_gathered *all, size_t most)
{
    size_t count = 0;
    best_key *keys = calloc(all->count + 1, sizeof *keys);
    if (!keys) return tc_fail(TC_MEMORY, "no memory for the decisions");
    for (size_t i = 0; i < all->count; i++) {
        size_t k = 0;
        while (k < count && strcmp(keys[k].key, all->items[i].key) != 0) k++;
        if (k == count) keys[count++] = (best_key){all->items[i].key, 0};
        if (all->items[i].words > keys[k].words) keys[k].words = all->items[i].words;
    }
    qsort(keys, count, sizeof *keys, best_first);
    tc_status status = TC_OK;
    for (size_t k = 0; k < count && k < most && keys[k].words >= TC_WORDS_LEAST && status == TC_OK; k++)
        status = tc_wanteds_add_key(out, keys[k].key);
    free(keys);
    return status;
}

/* Passages that cite and hold the words. */
static tc_status find_by_words(idents *out, tc_gathering *g, size_t most)
{
    static const tc_demand demands[] = {TC_DEMAND_ALL, TC_DEMAND_HALF, TC_DEMAND_SOME};
    tc_query *q = g->query;
    tc_status status = TC_OK;
    for (size_t i = 0; i < TC_COUNT(demands) && out->count < 2 * most && status == TC_OK; i++) {
        tx_query *query;
        out->count = 0;
        status = tc_query_xapian(&query, q, g->searcher->store, demands[i]);
        if (status == TC_OK) status = add_citing(out, g->searcher->store, query, TX_WEIGHT_BM25_PLUS, CANDIDATES);
    }
    return status;
}

tc_status tc_gather_by_words(tc_wanteds *out, tc_gathering *g, size_t most)
{
    TC_CLEANUP(idents_free) idents passages = {0};
    TC_CLEANUP(tc_gathered_free) tc_gathered found = {0};
    tc_gathered *kept = g->out;
    tc_status status = find_by_words(&passages, g, most);
    g->places_only = true;
    g->out = &found;
    for (size_t i = 0; i < passages.count && status == TC_OK; i++) {
        status = gather_passage(g, passages.items[i]);
        if (status == TC_OK) status = gather_owner(g, passages.items[i]);
    }
    g->out = kept;
    g->places_only = false;
    return status == TC_OK ? put_best(out, &found, most) : status;
}
