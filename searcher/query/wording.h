/* Other wordings for the words of a query: what the files that find them share. */
#ifndef TC_SEARCHER_QUERY_WORDING_H
#define TC_SEARCHER_QUERY_WORDING_H

#include "searcher/query/query.h"

/* What an abbreviation counts for its long form and back: all but wholly. */
#define TC_WORDING_SURE 0.95
/* The same of what it stands for seldom, or hardly beside the other words of the query. */
#define TC_WORDING_SELDOM 0.5

/* A wording as terms in exact form. */
typedef struct tc_wording {
    char **terms;
    uint16_t *folds; /* bytes of the folded form of each */
    size_t count;
    const char *text; /* lent */
    size_t length;
} tc_wording;
/* Makes the terms of wording->text; `tokens` are room to work in. */
tc_status tc_wording_make(tc_wording *wording, tc_analyser *analyser, tc_tokens *tokens);
void tc_wording_clear(tc_wording *wording);

/* Adds another wording for the words first…last. A quality of TC_WORDING_SURE or more is that of an abbreviation. */
tc_status tc_alternative_add(tc_query *query, size_t first, size_t last, const tc_wording *other, double quality);
/* Whether a short form of so many words at `at` is one: a syllable ("tu", "ban") is an abbreviation only in capitals.
 */
bool tc_short_form_stands(const tc_query *query, size_t at, size_t count);

/* Abbreviations, synonyms and learned pairs of the tables (wording.c). */
tc_status tc_wordings_find(tc_query *query, tc_wordings *wordings);
/* What each brings to matching: a rare wording must not weigh more than the words typed. */
tc_status tc_wordings_weigh(tc_query *query, const tx_database *database);
tc_analyser *tc_wordings_analyser(const tc_wordings *wordings);

/* The unit of administration that a letter before a name stands for, "p.Hòa An", "X. Bản Sen": "phường", "xã"; NULL for
 * none (query/letter_unit.c). */
const char *tc_unit_lettered(const tc_query *query, size_t at);
/* Short forms that the indexed texts spell out themselves (spelled.c). */
tc_status tc_spelled_find(tc_query *query, const tx_database *database, tc_analyser *analyser);
/* Several readings of one abbreviation, against one another (reading_choice.c). */
tc_status tc_readings_weigh(tc_query *query, const tx_database *database);

#endif
