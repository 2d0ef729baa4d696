/* An indicator as a query: words as they were typed, abbreviations spelt out, the periods that it names. */
#include "searcher/mention/mention.h"
#include "searcher/series/series.h"
#include <stdlib.h>
#include <string.h>

/* A syllable of an indicator that was typed with marks is meant as it stands: what no document holds is not to be found
 * under another word ("hộ dùng điện" under "hộ dùng đến"). */
static tc_status undo_correction(tc_query *q, tc_query_word *w)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
    size_t length = w->at.end - w->at.start;
    TRY(tc_term_of_word(&term, q->text + w->at.start, length));
    TRY(tc_buffer_check(&term));
    size_t fold = tc_term_fold_length(term.data, term.length);
    if (!tc_syllable_possible(term.data, fold)) return TC_OK;
    for (size_t i = 0; i < w->form_count; i++) free(w->forms[i].term);
    w->form_count = 0;
    free(w->term);
    w->length = (uint32_t)term.length;
    w->fold_length = (uint32_t)fold;
    w->term = tc_buffer_steal(&term);
    w->corrected = false;
    return w->term ? TC_OK : tc_fail(TC_MEMORY, "no memory for the query");
}

static tc_status undo_corrections(tc_query *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (q->words[i].corrected && q->marked) TRY(undo_correction(q, &q->words[i]));
    return TC_OK;
}

tc_status tc_indicator_warn(tc_query *q, const tc_sought *s)
{
    for (size_t i = 0; i < q->count; i++) {
        const tc_query_word *w = &q->words[i];
        bool known = w->form_count > 0;
        for (size_t k = 0; k < q->alternative_count; k++)
            known |= q->alternatives[k].first <= i && i <= q->alternatives[k].last;
        if (!known && s->core[i])
            TRY(tc_query_warn(q, "no passage holds the word '%.*s'", (int)(w->at.end - w->at.start),
                              q->text + w->at.start));
    }
    return TC_OK;
}

/* Whether a word is the initials of a wording: "OCOP" is none of "mỗi xã một sản phẩm", but a name. */
static bool initials(const tc_query_word *w, const tc_alternative *a)
{
    if (w->fold_length != a->count) return false;
    for (size_t i = 0; i < a->count; i++)
        if (w->term[i] != a->terms[i][0]) return false;
    return true;
}

/* The one wording that an abbreviation typed stands for; NULL where there is none or a choice. */
static const tc_alternative *reading_of(const tc_query *q, size_t word)
{
    const tc_alternative *only = NULL;
    for (size_t i = 0; i < q->alternative_count; i++) {
        const tc_alternative *a = &q->alternatives[i];
        if (!a->reading || a->first != word || a->last != word || !initials(&q->words[word], a)) continue;
        if (only) return NULL;
        only = a;
    }
    return only;
}

/* "thu NSNN" with the abbreviation spelt out, so that its words can stand for themselves: "thu ngân sách". */
static tc_status spell_out(tc_buffer *out, const tc_query *q)
{
    uint32_t done = 0;
    for (size_t i = 0; i < q->count; i++) {
        const tc_alternative *a = reading_of(q, i);
        if (!a || q->words[i].at.start < done) continue;
        tc_put(out, q->text + done, q->words[i].at.start - done);
        tc_put_text(out, a->text);
        done = q->words[i].at.end;
    }
    tc_put_text(out, q->text + done);
    return tc_buffer_check(out);
}

/* A word is asked for twice at most ("ba ba"): each place where it stands is held against each of its words. */
static void quiet_repeats(tc_query *q)
{
    for (size_t i = 0; i < q->count; i++) {
        const tc_query_word *w = &q->words[i];
        size_t before = 0;
        for (size_t k = 0; k < i; k++)
            before += q->words[k].length == w->length && !memcmp(q->words[k].term, w->term, w->length);
        q->words[i].question |= before >= 2;
    }
}

/* ---- periods ---- */

/* Words of a period that lacks its year ("quý I") are no words of the indicator either. */
static tc_status mark_parts(tc_query *q, tc_date today)
{
    TC_CLEANUP(tc_entities_free) tc_entities found = {0};
    TRY(tc_entities_scan(&found, q->text, q->length, today));
    for (size_t i = 0; i < found.count; i++) {
        const tc_entity *e = &found.items[i];
        bool part = (e->kind == TC_ENTITY_DATE || e->kind == TC_ENTITY_PERIOD) && e->period.from.year;
        for (size_t w = 0; part && w < q->count; w++)
            if (q->words[w].at.start >= e->at.start && q->words[w].at.end <= e->at.end) q->words[w].in_period = true;
    }
    return TC_OK;
}

/* ---- together ---- */

/* Beside an indicator a number is one of these years, whether or not documents are of it. */
enum { FIRST_YEAR = 1990, LAST_YEAR = 2100 };

static tc_status read_once(tc_query *q, tc_searcher *s, const char *indicator, tc_date today, bool marked)
{
    tc_query_clear(q);
    TRY(tc_query_read(q, s->analyser, indicator, today));
    if (!q->count) return tc_fail(TC_USAGE, "the indicator holds no word to look for");
    q->marked &= marked;
    if (!s->signs) TRY(tc_signs_new(&s->signs, s->analyser));
    TRY(tc_signs_refuse_bare(s->signs, q, "indicator"));
    TRY(tc_query_question(q));
    quiet_repeats(q);
    TRY(tc_query_periods(q, s->store, today));
    TRY(mark_parts(q, today));
    TRY(tc_query_years(q, FIRST_YEAR, LAST_YEAR));
    TRY(tc_query_expand(q, s->store, s->wordings));
    TRY(undo_corrections(q));
    return tc_query_restore_marks(q, s->wordings);
}

/* Whether a word of the query may be meant by this word of a wording. */
static bool may_mean(const tc_query_word *w, const char *term, size_t length)
{
    bool any = !w->form_count || w->length > w->fold_length;
    for (size_t i = 0; i < w->form_count && !any; i++) {
        const tc_form *form = &w->forms[i];
        any = form->weight >= TC_FORM_FULL && form->length == length && !memcmp(form->term, term, length);
    }
    return any;
}

size_t tc_indicator_wording(const tc_query *q, size_t at, const char *words)
{
    size_t count = tc_query_wording(q, at, words);
    for (size_t i = 0; i < count && !q->marked; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
        size_t length = strcspn(words, " ");
        if (tc_term_of_word(&term, words, length) != TC_OK) return 0;
        if (!may_mean(&q->words[at + i], term.data, term.length)) return 0;
        words += length + (words[length] == ' ');
    }
    return count;
}

tc_status tc_indicator_read(tc_query *out, tc_searcher *s, const char *indicator, tc_date today)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer spelt = {0};
    TRY(read_once(out, s, indicator, today, true));
    /* The marks of what an abbreviation stands for were not typed: the other words may stand for any form still. */
    bool marked = out->marked;
    TRY(spell_out(&spelt, out));
    return strcmp(spelt.data, out->text) != 0 ? read_once(out, s, spelt.data, today, marked) : TC_OK;
}
