#include "searcher/parts.h"
#include <stdlib.h>

void tc_parts_free(tc_parts *p)
{
    for (size_t i = 0; i < p->count; i++) tx_query_free(p->items[i]);
    free(p->items);
}

tc_status tc_parts_keep(tc_parts *p, tx_query *query)
{
    tc_status status = TC_GROW(p->items, p->capacity, p->count + 1);
    if (status == TC_OK)
        p->items[p->count++] = query;
    else
        tx_query_free(query);
    return status;
}

tc_status tc_parts_keep_term(tc_parts *p, const char *term, size_t length)
{
    tx_query *query;
    TRY(tx_query_term(&query, term, length, 1));
    return tc_parts_keep(p, query);
}

tc_status tc_enquire_unweighed(tx_enquire **out, const tx_database *database, const tx_query *query)
{
    TC_CLEANUP(tx_enquire_cleanup) tx_enquire *enquire = NULL;
    TRY(tx_enquire_new(&enquire, database));
    TRY(tx_enquire_set_query(enquire, query));
    TRY(tx_enquire_set_weight(enquire, TX_WEIGHT_BOOLEAN, 0, 0, 0));
    *out = enquire;
    enquire = NULL;
    return TC_OK;
}
