/* Names: what the passages name most. Every passage that passes the filters is read, in the order of the index. */
#include "searcher/mention/names.h"
#include "searcher/query/parts.h"
#include <stdlib.h>
#include <string.h>

enum { PROGRESS_STEP = 2000 };

void tc_names_clear(tc_names *n)
{
    for (size_t i = 0; i < n->count; i++) {
        free(n->items[i].name);
        tc_texts_free(n->items[i].forms, n->items[i].form_count);
    }
    free(n->items);
    *n = (tc_names){.count = 0};
}

typedef struct naming {
    tc_searcher *searcher;
    const tc_names_options *options;
    tc_name_table *table;
    tc_names_found found;
    tc_tokens tokens;
    tc_name_place place;
    char document[TC_ID_LENGTH + 1]; /* of that place */
    tc_date document_date;
} naming;

/* What matches: the query as a search takes it, or all that pass the filters. */
static tc_status find_passages(tx_matches **out, tc_searcher *s, tc_query *q)
{
    TC_CLEANUP(tx_query_cleanup) tx_query *query = NULL;
    TC_CLEANUP(tx_enquire_cleanup) tx_enquire *enquire = NULL;
    uint32_t passages;
    const tx_database *database = tc_store_database(s->store);
    TRY(tx_database_count(database, &passages));
    if (q->count)
        TRY(tc_query_xapian(&query, q, s->store, TC_DEMAND_HALF));
    else
        TRY(tc_query_filters(&query, q, s->store));
    TRY(tc_enquire_unweighed(&enquire, database, query));
    return tx_enquire_matches(out, enquire, 0, passages, 0);
}

static tc_status set_place(naming *n, const tc_passage *p, const char *id, uint32_t passage)
{
    if (strcmp(n->document, id) != 0) {
        const tc_document *d;
        TRY(tc_store_document(n->searcher->store, id, &d));
        n->document_date = d->date;
        memcpy(n->document, id, sizeof n->document);
        n->place.document = strtoull(id, NULL, 16);
    }
    n->place.passage = passage;
    n->place.sectors = p->sectors;
    n->place.date = p->period.from.year ? tc_date_of_period(p->period) : n->document_date;
    return TC_OK;
}

static tc_status read_passage(naming *n, const tc_passage *p)
{
    if (p->kind == TC_PASSAGE_CONTENTS) return TC_OK;
    TRY(tc_names_scan(&n->found, &n->tokens, p, n->searcher->signs, n->searcher->analyser));
    for (size_t i = 0; i < n->found.count; i++)
        TRY(tc_name_table_note(n->table, &n->found.items[i], p->text, &n->place));
    return TC_OK;
}

static tc_status read_match(naming *n, const tx_matches *matches, uint32_t at)
{
    TC_CLEANUP(tc_candidate_clear) tc_candidate c = {.at = 0};
    TRY(tc_candidate_read(&c, matches, at));
    TRY(set_place(n, &c.passage, c.document_id, at));
    return read_passage(n, &c.passage);
}

static tc_status read_matches(naming *n, const tx_matches *matches)
{
    uint32_t count = tx_matches_count(matches);
    tc_read_progress *progress = n->options->progress;
    for (uint32_t i = 0; i < count; i++) {
        if (progress && i && i % PROGRESS_STEP == 0) progress(n->options->context, i, count);
        TRY(read_match(n, matches, i));
    }
    if (progress && count > PROGRESS_STEP) progress(n->options->context, count, count);
    return TC_OK;
}

static tc_status kind_of_word(int *out, const char *word)
{
    *out = -1;
    if (!word || !*word) return TC_OK;
    for (int i = 0; i < 4; i++)
        if (!strcmp(word, tc_named_kinds[i])) return *out = i, TC_OK;
    return tc_fail(TC_USAGE, "a kind of name is project, programme, place or organisation, not '%s'", word);
}

static tc_status find_names(tc_names *out, naming *n, tc_query *q)
{
    TC_CLEANUP(tx_matches_cleanup) tx_matches *matches = NULL;
    int kind;
    TRY(kind_of_word(&kind, n->options->kind));
    TRY(find_passages(&matches, n->searcher, q));
    TRY(read_matches(n, matches));
    out->read = tx_matches_count(matches);
    return tc_name_table_list(out, n->table, kind, &n->options->search);
}

static tc_status find_once(tc_names *out, tc_searcher *s, const char *text, const tc_names_options *o)
{
    TC_CLEANUP(tc_query_clear) tc_query q = {.count = 0};
    naming n = {.searcher = s, .options = o};
    TRY(tc_query_read_mended(&q, s->analyser, tc_store_database(s->store), text, o->search.today));
    TRY(tc_query_expand(&q, s->store, s->wordings));
    TRY(tc_query_filter_options(&q, &o->search));
    TRY(tc_query_check_typed(&q));
    if (!s->signs) TRY(tc_signs_new(&s->signs, s->analyser));
    tc_status status = tc_name_table_new(&n.table);
    if (status == TC_OK) status = find_names(out, &n, &q);
    tc_name_table_free(n.table);
    tc_tokens_free(&n.tokens);
    free(n.found.items);
    return status;
}

tc_status tc_names_find(tc_names *out, tc_searcher *s, const char *query, const tc_names_options *options)
{
    tc_names_options o = *options;
    tc_names names = {.count = 0};
    tc_status status;
    tc_options_date(&o.search);
    TC_RUN_TIMED(status, out, names, elapsed_ms, s->store, find_once(&names, s, query, &o), tc_names_clear);
    return status;
}
