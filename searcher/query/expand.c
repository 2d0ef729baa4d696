/* Words → forms (forms.c) and other wordings: of tables (wording.c), of the texts themselves (spelled.c). */
#include "searcher/query/forms.h"
#include "searcher/query/wording.h"
#include <stdlib.h>
#include <string.h>

/* What was typed in place of mended words counts as they do, where the index knows it. */
static tc_status add_typed(tc_query *q, const tc_mend *mend, tc_analyser *analyser, const tx_database *database)
{
    TC_CLEANUP(tc_tokens_free) tc_tokens tokens = {0};
    tc_wording typed = {.text = q->mended.typed + mend->typed.start, .length = mend->typed.end - mend->typed.start};
    size_t first = 0, last = 0;
    uint32_t frequency = 1;
    while (first < q->count && q->words[first].at.start < mend->made.start) first++;
    for (last = first; last < q->count && q->words[last].at.end <= mend->made.end; last++) {}
    if (last == first) return TC_OK;
    TRY(tc_analyse(analyser, &tokens, typed.text, typed.length, TC_FOR_HIGHLIGHT));
    for (size_t i = 0; i < tokens.count && frequency; i++)
        TRY(tx_database_frequency(database, tokens.items[i].term, tokens.items[i].length, &frequency));
    if (!tokens.count || !frequency) return TC_OK;
    tc_status status = tc_wording_make(&typed, analyser, &tokens);
    if (status == TC_OK) status = tc_alternative_add(q, first, last - 1, &typed, 1);
    tc_wording_clear(&typed);
    return status;
}

/* `linhvuc:` of something that is no sector of this index is read as plain words. */
static tc_status check_sectors(tc_query *q, const tc_store *store)
{
    for (size_t i = 0; i < q->filter_count; i++) {
        tc_filter *f = &q->filters[i];
        if (f->field != TC_FIELD_SECTOR || f->at.end == f->at.start || tc_store_sector_of_name(store, f->value) >= 0)
            continue;
        TRY(tc_query_warn(q, "no sector '%s'; read as words", f->value));
        tc_query_free_field(q, f);
        f->ignored = true;
    }
    return TC_OK;
}

static bool any_corrected(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (q->words[i].corrected) return true;
    return false;
}

/* A corrected word has the wordings of what is meant. */
static tc_status find_wordings_again(tc_query *q, tc_wordings *wordings)
{
    while (q->alternative_count) tc_alternative_clear(&q->alternatives[--q->alternative_count]);
    return tc_wordings_find(q, wordings);
}

tc_status tc_query_expand(tc_query *q, tc_store *store, tc_wordings *wordings)
{
    const tx_database *database = tc_store_database(store);
    tc_analyser *analyser = tc_wordings_analyser(wordings);
    TRY(check_sectors(q, store));
    TRY(tx_database_count(database, &q->passages));
    TRY(tc_wordings_find(q, wordings)); /* first: what is known by another wording needs no correction */
    for (size_t i = 0; i < q->count; i++) TRY(tc_forms_find(q, &q->words[i], database));
    if (any_corrected(q)) TRY(find_wordings_again(q, wordings));
    for (size_t i = 0; i < q->mended.count; i++) TRY(add_typed(q, &q->mended.items[i], analyser, database));
    TRY(tc_spelled_find(q, database, analyser));
    TRY(tc_readings_weigh(q, database));
    TRY(tc_wordings_weigh(q, database));
    return tc_forms_weigh_unknown(q, database);
}

tc_status tc_query_restore_marks(tc_query *q, tc_wordings *wordings)
{
    const tc_bigrams *bigrams;
    if (q->marked) return TC_OK;
    TRY(tc_wordings_bigrams(&bigrams, wordings));
    return tc_marks_weigh(q, bigrams);
}
