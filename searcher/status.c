/* What is in the index, and what could not be read. */
#include "searcher/searcher.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void problems_clear(tc_problem *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(items[i].document);
        free(items[i].reason);
    }
    free(items);
}

void tc_index_status_clear(tc_index_status *s)
{
    free(s->schema);
    free(s->updated);
    tc_counts_clear(&s->by_type);
    tc_counts_clear(&s->by_year);
    tc_counts_clear(&s->by_sector);
    problems_clear(s->failed, s->failed_count);
    problems_clear(s->doubtful, s->doubtful_count);
    *s = (tc_index_status){.documents = 0};
}

static tc_status add_problem(tc_problem **items, size_t *count, const char *document, const char *reason)
{
    size_t capacity = *count;
    TRY(tc_grow((void **)items, &capacity, *count + 1, sizeof **items));
    tc_problem *p = &(*items)[*count];
    *p = (tc_problem){NULL, NULL};
    (*count)++;
    TRY(tc_copy(&p->document, document));
    return tc_copy(&p->reason, reason);
}

typedef struct counting {
    tc_index_status *out;
    tc_searcher *searcher;
} counting;

static tc_status count_document(void *context, const tc_document *d)
{
    counting *c = context;
    char year[16] = "?";
    const char *type = d->type ? d->type : "?";
    if (d->date.year) snprintf(year, sizeof year, "%d", d->date.year);
    c->out->documents++;
    c->out->passages += d->passages;
    c->out->text_bytes += d->text_bytes;
    c->out->older += d->analysis < TC_ANALYSIS;
    TRY(tc_counts_add(&c->out->by_type, type, strlen(type), 1));
    TRY(tc_counts_add(&c->out->by_year, year, strlen(year), 1));
    if (!d->doubt) return TC_OK;
    char *shown = NULL;
    TRY(tc_document_shown(&shown, c->searcher, d));
    tc_status status = add_problem(&c->out->doubtful, &c->out->doubtful_count, shown, d->doubt);
    free(shown);
    return status;
}

static tc_status count_failure(void *context, const char *root, const char *path, const char *reason)
{
    counting *c = context;
    (void)root;
    return add_problem(&c->out->failed, &c->out->failed_count, path, reason);
}

static tc_status count_sectors(tc_index_status *out, const tc_store *store)
{
    for (size_t i = 0; i < tc_store_sector_count(store); i++) {
        char term[8];
        uint32_t count;
        int n = snprintf(term, sizeof term, "%s%c", tc_field_prefix(TC_FIELD_SECTOR), (char)('A' + i));
        const char *name = tc_store_sector(store, i);
        TRY(tx_database_frequency(tc_store_database(store), term, (size_t)n, &count));
        if (count) TRY(tc_counts_add(&out->by_sector, name, strlen(name), count));
    }
    return TC_OK;
}

static tc_status read_once(tc_index_status *out, tc_searcher *s)
{
    counting c = {out, s};
    TRY(tc_store_each_document(s->store, count_document, &c));
    TRY(tc_store_each_failure(s->store, count_failure, &c));
    TRY(count_sectors(out, s->store));
    TRY(tc_copy(&out->schema, tc_store_schema()));
    TRY(tc_store_updated(s->store, &out->updated));
    out->index_bytes = tc_store_bytes(s->store);
    tc_counts_sort(&out->by_type, false);
    tc_counts_sort(&out->by_year, true);
    tc_counts_sort(&out->by_sector, false);
    return TC_OK;
}

tc_status tc_status_read(tc_index_status *out, tc_searcher *s)
{
    tc_index_status read = {.documents = 0};
    tc_status status;
    TC_RUN_WHOLE(status, out, read, s->store, read_once(&read, s), tc_index_status_clear);
    return status;
}
