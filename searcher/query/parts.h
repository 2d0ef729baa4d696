/* Queries of Xapian under way: a list that owns them and drops them all at the end, and how they are asked. */
#ifndef TC_SEARCHER_QUERY_PARTS_H
#define TC_SEARCHER_QUERY_PARTS_H

#include "searcher/query/query.h"

typedef struct tc_parts {
    tx_query **items;
    size_t count, capacity;
} tc_parts;
void tc_parts_free(tc_parts *parts);
/* Takes the query over, also when it fails. */
tc_status tc_parts_keep(tc_parts *parts, tx_query *query);
tc_status tc_parts_keep_term(tc_parts *parts, const char *term, size_t length);
/* The passages that cite a document's number (its key). Digits alone stand for the number with any letters; what is
 * longer than a term is no number, and nothing cites it. */
tc_status tc_parts_keep_cited(tc_parts *parts, const char *key);

/* An enquire without weights: what matches, in the order of the index. */
tc_status tc_enquire_unweighed(tx_enquire **out, const tx_database *database, const tx_query *query);

#endif
