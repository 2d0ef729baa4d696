/* The forms of a query's words. */
#ifndef TC_SEARCHER_FORMS_H
#define TC_SEARCHER_FORMS_H

#include "searcher/query.h"

/* Fills forms, frequency and rarity of a word: as typed, with other marks, other endings, corrected. */
tc_status tc_forms_find(tc_query *query, tc_query_word *word, const tx_database *database);
/* A word that the index knows in other wordings alone is as rare as they are: "bốn" where all texts write 4. */
tc_status tc_forms_weigh_unknown(tc_query *query, const tx_database *database);

#endif
