/* What the files of the searcher share. */
#ifndef TC_SEARCHER_INTERNAL_H
#define TC_SEARCHER_INTERNAL_H

#include "searcher/query/query.h"
#include "searcher/rank.h"
#include <time.h>

struct tc_searcher {
    tc_store *store;
    tc_analyser *analyser;
    tc_wordings *wordings;
    struct tc_signs *signs; /* made at the first use; NULL */
};

/* Runs `call`; when the index moved on meanwhile, reopens it and runs the whole again, a few times. `undo` clears what
 * a failed run left. Most queries take it within TC_RUN_WHOLE or TC_RUN_TIMED. */
#define TC_RUN_AGAIN(status, store, call, undo)                                                                        \
    do {                                                                                                               \
        (status) = tc_store_reopen(store);                                                                             \
        for (int tries_ = 0;                                                                                           \
             ((status) == TC_OK || (status) == TC_MOVED) && ((status) = (call)) == TC_MOVED && tries_ < 5; tries_++) { \
            undo;                                                                                                      \
            if (tc_store_reopen(store) != TC_OK) break;                                                                \
        }                                                                                                              \
    } while (0)

/* The whole of a query: `call` fills `found`, which is then handed over to *out, or cleared where it failed. */
#define TC_RUN_WHOLE(status, out, found, store, call, clear) \
    do {                                                     \
        TC_RUN_AGAIN(status, store, call, clear(&(found)));  \
        if ((status) == TC_OK)                               \
            *(out) = (found);                                \
        else                                                 \
            clear(&(found));                                 \
    } while (0)

/* The same of one that tells in `elapsed` how long it took. */
#define TC_RUN_TIMED(status, out, found, elapsed, store, call, clear) \
    do {                                                              \
        struct timespec start_;                                       \
        clock_gettime(CLOCK_MONOTONIC, &start_);                      \
        TC_RUN_WHOLE(status, out, found, store, call, clear);         \
        if ((status) == TC_OK) (out)->elapsed = tc_elapsed(&start_);  \
    } while (0)

/* What a list of hits is made from: candidates in order. Those near the same as an earlier one are folded under it. */
typedef struct tc_candidates {
    tc_candidate *items;
    size_t count, capacity;
} tc_candidates;
void tc_candidates_free(tc_candidates *candidates);

/* Reads and ranks what matches: the best `most` candidates, ordered. */
typedef struct tc_matching {
    uint32_t total;
    bool exact;
} tc_matching;
tc_status tc_query_run(tc_candidates *out, tc_matching *matching, tc_results *results, tc_searcher *searcher,
                       tc_query *query, const tc_search_options *options);

/* A hit of a candidate: takes over its passage. */
tc_status tc_hit_make(tc_hit *out, tc_candidate *candidate, tc_searcher *searcher, const tc_query *query,
                      const tc_matcher *matcher);
void tc_hit_clear(tc_hit *hit);

/* ---- citations (cite.c) ---- */
tc_status tc_cite(tc_citation *out, tc_searcher *searcher, const tc_passage *passage, const char *document_id);
void tc_citation_clear(tc_citation *citation);
/* How a document is shown: its path, with the root's name before it when two roots hold the same path. The caller's. */
tc_status tc_document_shown(char **out, tc_searcher *searcher, const tc_document *document);
/* How well a name fits a document: 3 its path or identity, 2 the end of its path, from within its folder's path on, or
 * its number, 1 the name of its file without ending, 0 not at all. */
int tc_document_named(const char *name, const tc_document *document);

/* ---- highlights and snippets (snippet.c) ---- */
tc_status tc_hit_highlight(tc_hit *hit, tc_searcher *searcher, const tc_matcher *matcher);

/* ---- counts (facet.c) ---- */
tc_status tc_counts_add(tc_counts *counts, const char *name, size_t length, uint32_t count);
bool tc_counts_hold(const tc_counts *counts, const char *name);
void tc_counts_sort(tc_counts *counts, bool by_name); /* by name, or the most frequent first */
void tc_counts_clear(tc_counts *counts);
typedef struct tc_facets {
    tx_spy *date, *sectors, *type, *document;
} tc_facets;
tc_status tc_facets_watch(tc_facets *out, tx_enquire *enquire);
tc_status tc_facets_read(tc_results *out, const tc_facets *facets, tc_searcher *searcher);
void tc_facets_free(tc_facets *facets);

/* ---- understanding, told (query/understood.c) ---- */
tc_status tc_understood_fill(tc_understood *out, const tc_query *query, const tx_query *xapian);
void tc_understood_clear(tc_understood *understood);

/* Which items of a list limit and offset leave: [first, end). */
typedef struct tc_slice {
    size_t first, end;
} tc_slice;
tc_slice tc_slice_of(const tc_search_options *options, size_t count);
/* Moves those to the front; the others have been cleared. */
void tc_slice_keep(void *items, size_t *count, size_t size, tc_slice page);

/* Copies of strings: NULL of NULL, MEMORY when there is none. */
tc_status tc_copy(char **out, const char *text);
/* Milliseconds since `start`. */
double tc_elapsed(const struct timespec *start);
tc_date tc_today(void);
/* Lets a search be asked today where its options name no day. */
void tc_options_date(tc_search_options *options);

#endif
