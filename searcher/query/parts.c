#include "searcher/query/parts.h"
#include <stdlib.h>
#include <string.h>

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

tc_status tc_parts_keep_cited(tc_parts *p, const char *key)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
    tx_query *query;
    tc_put_format(&term, "%s%s", tc_field_prefix(TC_FIELD_CITED), key);
    TRY(tc_buffer_check(&term));
    if (term.length >= TX_TERM_MOST) {
        TRY(tx_query_nothing(&query));
        return tc_parts_keep(p, query);
    }
    TRY(tc_parts_keep_term(p, term.data, term.length));
    for (const char *joint = strpbrk(key, "-/") ? "" : "-/"; *joint; joint++) {
        tc_put_char(&term, *joint);
        TRY(tc_buffer_check(&term));
        TRY(tx_query_wildcard(&query, term.data, term.length, 50));
        TRY(tc_parts_keep(p, query));
        term.data[--term.length] = '\0';
    }
    return TC_OK;
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
