/* Words → the forms under which the index knows them, and their rarity. */
#include "searcher/correct.h"
#include "searcher/query.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What another marked form than the one typed is worth: enough to find "thành phổ", too little to outrank what was
 * typed. */
static const double OTHER_FORM = 0.3;
/* What another ending of a foreign word is worth. */
static const double SAME_STEM = 0.7;
/* Corrections farther away than that are guesses: a name that is not there is rather not there. */
static const double CORRECTION_LEAST = 0.5;

static tc_status add_form(tc_query_word *w, const char *term, size_t length, uint32_t frequency, double weight)
{
    size_t capacity = w->form_count;
    TRY(TC_GROW(w->forms, capacity, w->form_count + 1));
    char *copy = tc_strndup(term, length);
    if (!copy) return tc_fail(TC_MEMORY, "no memory for the query");
    w->forms[w->form_count++] = (tc_form){copy, (uint32_t)length, frequency, weight};
    return TC_OK;
}

static void terms_free(tx_terms **terms)
{
    tx_terms_free(*terms);
}

/* All forms with this fold lie side by side: the fold itself, then fold \x01 marks. */
static tc_status other_forms(tc_query_word *w, const tx_database *database, double weight)
{
    TC_CLEANUP(terms_free) tx_terms *terms = NULL;
    TC_CLEANUP(tc_buffer_free) tc_buffer prefix = {0};
    uint32_t frequency;
    tc_put(&prefix, w->term, w->fold_length);
    TRY(tc_buffer_check(&prefix));
    if (w->length != w->fold_length) {
        TRY(tx_database_frequency(database, w->term, w->fold_length, &frequency));
        if (frequency) TRY(add_form(w, w->term, w->fold_length, frequency, weight));
    }
    tc_put_char(&prefix, '\x01');
    TRY(tc_buffer_check(&prefix));
    TRY(tx_terms_open(&terms, database, prefix.data, prefix.length));
    while (w->form_count < TC_FORMS_MOST) {
        const char *term;
        size_t length;
        tc_status status = tx_terms_next(terms, &term, &length, &frequency);
        if (status == TC_NOT_FOUND) return TC_OK;
        if (status != TC_OK) return status;
        if (length != w->length || memcmp(term, w->term, length) != 0)
            TRY(add_form(w, term, length, frequency, weight));
    }
    return TC_OK;
}

/* Other endings of a foreign word: those of the same stem, and the stem itself as a word. */
static tc_status stem_forms(tc_query_word *w, const tx_database *database)
{
    const char *stems[] = {w->stem, w->stem + 1};
    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(stems[i]);
        uint32_t frequency;
        if (length == w->length && !memcmp(stems[i], w->term, length)) continue;
        TRY(tx_database_frequency(database, stems[i], length, &frequency));
        if (frequency) TRY(add_form(w, stems[i], length, frequency, SAME_STEM));
    }
    return TC_OK;
}

/* A word that the index does not know under any form is taken for the nearest one that it does know. The word typed
 * finds nothing anyway; what was made of it is told as a suggestion. */
static tc_status correct_word(tc_query *q, tc_query_word *w, const tx_database *database)
{
    tc_correction c;
    if (w->form_count || w->kind == TC_TOKEN_DIGITS || (w->flags & TC_TOKEN_UPPER)) return TC_OK;
    TRY(tc_correct(&c, database, w->term, w->fold_length));
    if (c.score < CORRECTION_LEAST) return TC_OK;
    char *term = tc_strndup(c.term, c.length);
    if (!term) return tc_fail(TC_MEMORY, "no memory for the query");
    free(w->term);
    free(w->stem);
    w->term = term;
    w->stem = NULL;
    w->length = c.length;
    w->fold_length = c.fold_length;
    w->corrected = q->corrected = true;
    TRY(add_form(w, w->term, w->length, 1, 1));
    return other_forms(w, database, 1);
}

static tc_status expand_word(tc_query *q, tc_query_word *w, const tx_database *database)
{
    uint32_t exact;
    TRY(tx_database_frequency(database, w->term, w->length, &exact));
    bool equal = !q->marked || !exact;
    if (exact) TRY(add_form(w, w->term, w->length, exact, 1));
    if (w->kind != TC_TOKEN_DIGITS) TRY(other_forms(w, database, equal ? 1 : OTHER_FORM));
    if (w->stem) TRY(stem_forms(w, database));
    TRY(correct_word(q, w, database));
    w->frequency = 0;
    for (size_t i = 0; i < w->form_count; i++)
        if (w->forms[i].weight == 1) w->frequency += w->forms[i].frequency;
    if (w->frequency > q->passages) w->frequency = q->passages;
    w->rarity = log(1 + (q->passages - w->frequency + 0.5) / (w->frequency + 0.5));
    return TC_OK;
}

/* `linhvuc:` of something that is no sector of this index is read as plain words. */
static tc_status check_sectors(tc_query *q, const tc_store *store)
{
    size_t kept = 0;
    for (size_t i = 0; i < q->filter_count; i++) {
        tc_filter f = q->filters[i];
        if (f.field != TC_FIELD_SECTOR || f.at.end == f.at.start || tc_store_sector_of_name(store, f.value) >= 0) {
            q->filters[kept++] = f;
            continue;
        }
        TRY(tc_query_warn(q, "no sector '%s'; read as words", f.value));
        for (size_t w = 0; w < q->count; w++)
            if (q->words[w].at.start >= f.at.start && q->words[w].at.end <= f.at.end)
                q->words[w].question = q->words[w].in_field = false;
        free(f.value);
    }
    q->filter_count = kept;
    return TC_OK;
}

tc_status tc_query_expand(tc_query *q, tc_store *store, tc_wordings *wordings)
{
    const tx_database *database = tc_store_database(store);
    TRY(check_sectors(q, store));
    TRY(tx_database_count(database, &q->passages));
    for (size_t i = 0; i < q->count; i++) TRY(expand_word(q, &q->words[i], database));
    return tc_wordings_find(q, wordings, database);
}
