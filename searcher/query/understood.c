/* How a query was understood, told in words: for the JSON of a search and for `explain`. */
#include "searcher/searcher.h"
#include "searcher/vocabulary/noun.h"
#include <stdlib.h>
#include <string.h>

static void word_clear(tc_understood_word *w)
{
    free(w->text);
    free(w->meant);
    for (size_t i = 0; i < w->form_count; i++) free(w->forms[i].text);
    free(w->forms);
    tc_texts_free(w->expansions, w->expansion_count);
}

void tc_understood_clear(tc_understood *u)
{
    for (size_t i = 0; i < u->word_count; i++) word_clear(&u->words[i]);
    free(u->words);
    tc_texts_free(u->dropped, u->dropped_count);
    free(u->periods);
    tc_texts_free(u->numbers, u->number_count);
    tc_texts_free(u->filters, u->filter_count);
    free(u->xapian);
    free(u->tree);
    *u = (tc_understood){.word_count = 0};
}

static tc_status fill_forms(tc_understood_word *out, const tc_query_word *w)
{
    out->forms = calloc(w->form_count + 1, sizeof *out->forms);
    if (!out->forms) return tc_fail(TC_MEMORY, "no memory for the results");
    for (; out->form_count < w->form_count; out->form_count++) {
        const tc_form *f = &w->forms[out->form_count];
        TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
        TRY(tc_term_text(&text, f->term, f->length));
        out->forms[out->form_count] = (tc_word_form){tc_buffer_steal(&text), f->frequency, f->weight};
        if (!out->forms[out->form_count].text) return tc_fail(TC_MEMORY, "no memory for the results");
    }
    return TC_OK;
}

/* What was tried beside or in place of the word typed. */
static tc_status fill_meant(tc_understood_word *out, const tc_query *q, const tc_query_word *w)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    const char *meant = w->corrected ? w->term : w->better;
    bool mended = false;
    for (size_t i = 0; i < q->mended.count; i++)
        mended |= q->mended.items[i].made.start <= w->at.start && w->at.end <= q->mended.items[i].made.end;
    if (!meant && !mended) return TC_OK;
    if (meant)
        TRY(tc_term_text(&text, meant, strlen(meant)));
    else
        tc_put(&text, q->text + w->at.start, w->at.end - w->at.start);
    TRY(tc_buffer_check(&text));
    out->meant = tc_buffer_steal(&text);
    return out->meant ? TC_OK : tc_fail(TC_MEMORY, "no memory for the results");
}

static tc_status fill_word(tc_understood *out, const tc_query *q, size_t at)
{
    const tc_query_word *w = &q->words[at];
    tc_range at_typed = q->mended.typed ? tc_mended_typed(&q->mended, w->at) : w->at;
    const char *text = (q->mended.typed ? q->mended.typed : q->text) + at_typed.start;
    size_t length = at_typed.end - at_typed.start;
    if (w->in_field) return TC_OK; /* told as a filter */
    if (w->question) return tc_texts_add(&out->dropped, &out->dropped_count, text, length);
    tc_understood_word *word = &out->words[out->word_count++];
    *word = (tc_understood_word){
        .at = at_typed, .required = w->required, .marked = w->flags & TC_TOKEN_MARKED, .rarity = w->rarity};
    word->text = tc_strndup(text, length);
    if (!word->text) return tc_fail(TC_MEMORY, "no memory for the results");
    TRY(fill_forms(word, w));
    TRY(fill_meant(word, q, w));
    for (size_t i = 0; i < q->alternative_count; i++) {
        const tc_alternative *a = &q->alternatives[i];
        if (a->first == at) TRY(tc_texts_add(&word->expansions, &word->expansion_count, a->text, strlen(a->text)));
    }
    return TC_OK;
}

static tc_status fill(tc_understood *out, const tc_query *q, const tx_query *xapian)
{
    out->words = calloc(q->count + 1, sizeof *out->words);
    out->periods = calloc(q->period_count + 1, sizeof *out->periods);
    if (!out->words || !out->periods) return tc_fail(TC_MEMORY, "no memory for the results");
    for (size_t i = 0; i < q->count; i++) TRY(fill_word(out, q, i));
    for (size_t i = 0; i < q->period_count; i++) out->periods[out->period_count++] = q->periods[i];
    for (size_t i = 0; i < q->number_count; i++)
        TRY(tc_texts_add(&out->numbers, &out->number_count, q->numbers[i], strlen(q->numbers[i])));
    for (size_t i = 0; i < q->filter_count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
        if (q->filters[i].ignored || q->filters[i].in_tree) continue;
        tc_put_format(&text, "%s%s: %s", q->filters[i].negated ? "not " : "", tc_field_words(q->filters[i].field),
                      q->filters[i].value);
        TRY(tc_buffer_check(&text));
        TRY(tc_texts_add(&out->filters, &out->filter_count, text.data, text.length));
    }
    out->answer_kind = q->kind;
    out->answer_noun = q->noun ? q->noun->text : NULL;
    out->operators = q->tree || q->filter_count;
    out->relaxed = q->relaxed;
    if (q->tree) {
        TC_CLEANUP(tc_buffer_free) tc_buffer tree = {0};
        TRY(tc_tree_write(&tree, q->tree, q));
        out->tree = tc_buffer_steal(&tree);
    }
    return xapian ? tx_query_describe(xapian, &out->xapian) : TC_OK;
}

tc_status tc_understood_fill(tc_understood *out, const tc_query *q, const tx_query *xapian)
{
    tc_understood understood = {.word_count = 0};
    tc_status status = fill(&understood, q, xapian);
    if (status == TC_OK)
        *out = understood;
    else
        tc_understood_clear(&understood);
    return status;
}
