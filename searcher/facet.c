/* Counts of what matches: by sector, year, type and document. */
#include "searcher/searcher.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

tc_status tc_counts_add(tc_counts *counts, const char *name, size_t length, uint32_t count)
{
    for (size_t i = 0; i < counts->count; i++) {
        if (strlen(counts->items[i].name) != length || memcmp(counts->items[i].name, name, length) != 0) continue;
        counts->items[i].count += count;
        return TC_OK;
    }
    TRY(TC_GROW(counts->items, counts->capacity, counts->count + 1));
    char *copy = tc_strndup(name, length);
    if (!copy) return tc_fail(TC_MEMORY, "no memory for the counts");
    counts->items[counts->count++] = (tc_count){copy, count};
    return TC_OK;
}

bool tc_counts_hold(const tc_counts *counts, const char *name)
{
    for (size_t i = 0; i < counts->count; i++)
        if (!strcmp(counts->items[i].name, name)) return true;
    return false;
}

static int most_first(const void *a, const void *b)
{
    const tc_count *x = a, *y = b;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return strcmp(x->name, y->name);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const tc_count *)a)->name, ((const tc_count *)b)->name);
}

void tc_counts_sort(tc_counts *counts, bool names)
{
    if (counts->count) qsort(counts->items, counts->count, sizeof *counts->items, names ? by_name : most_first);
}

void tc_counts_clear(tc_counts *counts)
{
    for (size_t i = 0; i < counts->count; i++) free(counts->items[i].name);
    free(counts->items);
    *counts = (tc_counts){.count = 0};
}

void tc_facets_free(tc_facets *f)
{
    tx_spy_free(f->date);
    tx_spy_free(f->sectors);
    tx_spy_free(f->type);
    tx_spy_free(f->document);
}

tc_status tc_facets_watch(tc_facets *out, tx_enquire *enquire)
{
    TRY(tx_spy_new(&out->date, TC_SLOT_DATE_FROM));
    TRY(tx_spy_new(&out->sectors, TC_SLOT_SECTORS));
    TRY(tx_spy_new(&out->type, TC_SLOT_TYPE));
    TRY(tx_spy_new(&out->document, TC_SLOT_DOCUMENT));
    TRY(tx_enquire_add_spy(enquire, out->date));
    TRY(tx_enquire_add_spy(enquire, out->sectors));
    TRY(tx_enquire_add_spy(enquire, out->type));
    return tx_enquire_add_spy(enquire, out->document);
}

typedef struct tally {
    tc_results *out;
    tc_searcher *searcher;
    struct {
        char id[TC_ID_LENGTH + 1];
        uint32_t count;
    } best[20]; /* the documents with the most matches, in order */
    size_t best_count;
} tally;

static tc_status tally_date(void *context, const char *value, size_t length, uint32_t count)
{
    tally *t = context;
    return length >= 4 ? tc_counts_add(&t->out->years, value, 4, count) : TC_OK;
}

static tc_status tally_sectors(void *context, const char *value, size_t length, uint32_t count)
{
    tally *t = context;
    for (size_t i = 0; i < length; i++) {
        const char *name = tc_store_sector(t->searcher->store, (size_t)(value[i] - 'A'));
        if (name) TRY(tc_counts_add(&t->out->sectors, name, strlen(name), count));
    }
    return TC_OK;
}

static tc_status tally_type(void *context, const char *value, size_t length, uint32_t count)
{
    tally *t = context;
    return tc_counts_add(&t->out->types, value, length, count);
}

/* Only the best twenty are kept: a facet of thousands of documents is no help, and their names cost a look-up each. */
static tc_status tally_document(void *context, const char *value, size_t length, uint32_t count)
{
    enum { MOST = 20 };
    tally *t = context;
    size_t at = t->best_count;
    if (length != TC_ID_LENGTH / 2 || (at == MOST && count <= t->best[MOST - 1].count)) return TC_OK;
    if (at == MOST)
        at--;
    else
        t->best_count++;
    for (; at > 0 && t->best[at - 1].count < count; at--) t->best[at] = t->best[at - 1];
    t->best[at].count = count;
    for (size_t i = 0; i < length; i++) snprintf(t->best[at].id + 2 * i, 3, "%02x", (unsigned char)value[i]);
    return TC_OK;
}

tc_status tc_facets_read(tc_results *out, const tc_facets *f, tc_searcher *searcher)
{
    tally t = {.out = out, .searcher = searcher};
    TRY(tx_spy_each(f->date, tally_date, &t));
    TRY(tx_spy_each(f->sectors, tally_sectors, &t));
    TRY(tx_spy_each(f->type, tally_type, &t));
    TRY(tx_spy_each(f->document, tally_document, &t));
    for (size_t i = 0; i < t.best_count; i++) {
        const tc_document *document;
        char *shown = NULL;
        tc_status status = tc_store_document(searcher->store, t.best[i].id, &document);
        if (status == TC_OK) status = tc_document_shown(&shown, searcher, document);
        if (status == TC_OK) status = tc_counts_add(&out->documents, shown, strlen(shown), t.best[i].count);
        free(shown);
        TRY(status);
    }
    tc_counts_sort(&out->years, true);
    tc_counts_sort(&out->sectors, false);
    tc_counts_sort(&out->types, false);
    tc_counts_sort(&out->documents, false);
    return TC_OK;
}
