/* The forms of a query's words. */
#ifndef TC_SEARCHER_QUERY_FORMS_H
#define TC_SEARCHER_QUERY_FORMS_H

#include "searcher/query/query.h"
#include <tracuu/bigram.h>

/* Fills forms, frequency and rarity of a word: as typed, with other marks, other endings, corrected. */
tc_status tc_forms_find(tc_query *query, tc_query_word *word, const tx_database *database);
/* Frequency and rarity of a word, from its forms of full weight. */
void tc_forms_rarity(tc_query_word *word, uint32_t passages);
/* For a query typed without any mark: the forms of each word that fit its neighbours count, the others as little as
 * other marks than those typed do. An empty table changes nothing. */
tc_status tc_marks_weigh(tc_query *query, const tc_bigrams *bigrams);
/* A word that the index knows in other wordings alone is as rare as they are: "bốn" where all texts write 4. */
tc_status tc_forms_weigh_unknown(tc_query *query, const tx_database *database);

#endif
