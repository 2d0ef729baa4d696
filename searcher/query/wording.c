/* Other wordings for the words of a query: abbreviations and their long forms, synonyms, and what was learned. */
#include "searcher/query/wording_table.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/thesaurus.h>

struct tc_wordings {
    tc_analyser *analyser; /* borrowed */
    tc_tokens tokens;
    bool no_synonyms;
    tc_wording_table *table; /* NULL before the first query */
    tc_synonym_file own;     /* of the office */
    tc_thesaurus *thesaurus; /* NULL before it is asked for */
    tc_bigrams *bigrams;     /* the same */
};

void tc_wordings_free(tc_wordings *wordings)
{
    if (!wordings) return;
    tc_wording_table_free(wordings->table);
    tc_tokens_free(&wordings->tokens);
    tc_synonym_file_free(&wordings->own);
    tc_thesaurus_free(wordings->thesaurus);
    tc_bigrams_free(wordings->bigrams);
    free(wordings);
}

tc_analyser *tc_wordings_analyser(const tc_wordings *wordings)
{
    return wordings->analyser;
}

tc_status tc_wording_make(tc_wording *w, tc_analyser *analyser, tc_tokens *tokens)
{
    TRY(tc_analyse(analyser, tokens, w->text, w->length, TC_FOR_HIGHLIGHT));
    w->terms = calloc(tokens->count + 1, sizeof *w->terms);
    w->folds = calloc(tokens->count + 1, sizeof *w->folds);
    if (!w->terms || !w->folds) return tc_fail(TC_MEMORY, "no memory for the tables of wordings");
    for (; w->count < tokens->count; w->count++) {
        const tc_token *t = &tokens->items[w->count];
        w->folds[w->count] = t->fold_length;
        w->terms[w->count] = tc_strndup(t->term, t->length);
        if (!w->terms[w->count]) return tc_fail(TC_MEMORY, "no memory for the tables of wordings");
    }
    return TC_OK;
}

static tc_status make_wording(tc_wording *w, tc_wordings *wordings)
{
    return tc_wording_make(w, wordings->analyser, &wordings->tokens);
}

static tc_status fill_wordings(tc_wordings *w)
{
    if (!w->table) TRY(tc_wording_table_new(&w->table, !w->no_synonyms, w->own.items, w->own.count));
    return w->thesaurus ? TC_OK : tc_thesaurus_open(&w->thesaurus, NULL);
}

tc_status tc_wordings_new(tc_wordings **out, tc_analyser *analyser)
{
    tc_wordings *wordings = calloc(1, sizeof *wordings);
    if (!wordings) return tc_fail(TC_MEMORY, "no memory for the tables of wordings");
    wordings->analyser = analyser;
    *out = wordings;
    return TC_OK;
}

tc_status tc_wordings_use_synonyms(tc_wordings *w, const char *file)
{
    if (w->table) return tc_fail(TC_INTERNAL, "synonyms are chosen before the first query");
    w->no_synonyms = !strcmp(file, "none");
    tc_synonym_file_free(&w->own);
    return w->no_synonyms ? TC_OK : tc_synonym_file_read(&w->own, file);
}

tc_status tc_wordings_use_bigrams(tc_wordings *w, const char *file)
{
    tc_bigrams *chosen;
    TRY(tc_bigrams_open(&chosen, file));
    tc_bigrams_free(w->bigrams);
    w->bigrams = chosen;
    return TC_OK;
}

tc_status tc_wordings_bigrams(const tc_bigrams **out, tc_wordings *w)
{
    if (!w->bigrams) TRY(tc_bigrams_open(&w->bigrams, NULL));
    *out = w->bigrams;
    return TC_OK;
}

tc_status tc_wordings_use_thesaurus(tc_wordings *w, const char *file)
{
    tc_thesaurus *chosen;
    TRY(tc_thesaurus_open(&chosen, file));
    tc_thesaurus_free(w->thesaurus);
    w->thesaurus = chosen;
    return TC_OK;
}

static bool term_is_word(const tc_wording *t, size_t i, const tc_query_word *w)
{
    if (t->folds[i] != w->fold_length || memcmp(t->terms[i], w->term, w->fold_length) != 0) return false;
    return w->length == w->fold_length || !strcmp(t->terms[i], w->term);
}

/* Whether the words of the query from `at` on are these. A marked word must bear the marks of the wording; an unmarked
 * one may stand for it. */
static bool wording_stands(const tc_query *q, size_t at, const tc_wording *t)
{
    if (!t->count || at + t->count > q->count) return false;
    for (size_t i = 0; i < t->count; i++) {
        const tc_query_word *w = &q->words[at + i];
        if (w->question || w->excluded || w->prefix || !term_is_word(t, i, w)) return false;
    }
    return true;
}

tc_status tc_alternative_add(tc_query *q, size_t first, size_t last, const tc_wording *other, double quality)
{
    TRY(TC_GROW(q->alternatives, q->alternative_capacity, q->alternative_count + 1));
    tc_alternative a = {.first = first,
                        .last = last,
                        .terms = calloc(other->count + 1, sizeof *a.terms),
                        .text = tc_strndup(other->text, other->length),
                        .quality = quality,
                        .share = quality,
                        .sure = quality >= TC_WORDING_SURE};
    bool failed = !a.terms || !a.text;
    while (!failed && a.count < other->count) {
        a.terms[a.count] = tc_strdup(other->terms[a.count]);
        failed = !a.terms[a.count++];
    }
    if (!failed) {
        q->alternatives[q->alternative_count++] = a;
        return TC_OK;
    }
    if (!a.terms) a.count = 0;
    tc_alternative_clear(&a);
    return tc_fail(TC_MEMORY, "no memory for the query");
}

bool tc_short_form_stands(const tc_query *q, size_t at, size_t count)
{
    if (count > 1) return true;
    const tc_query_word *w = &q->words[at];
    return (w->flags & TC_TOKEN_UPPER) || !tc_syllable_possible(w->term, w->fold_length);
}

static tc_status try_abbreviation(tc_query *q, size_t at, const tc_wording *form, const tc_wording *meaning,
                                  bool seldom)
{
    if (wording_stands(q, at, form) && tc_short_form_stands(q, at, form->count)) {
        TRY(tc_alternative_add(q, at, at + form->count - 1, meaning, TC_WORDING_SURE));
        q->alternatives[q->alternative_count - 1].reading = true;
    }
    if (!wording_stands(q, at, meaning)) return TC_OK;
    TRY(tc_alternative_add(q, at, at + meaning->count - 1, form, seldom ? TC_WORDING_SELDOM : TC_WORDING_SURE));
    q->alternatives[q->alternative_count - 1].sure = true;
    return TC_OK;
}

/* A single syllable has synonyms only as it is written: "ban" without marks may be any of several words, and beside
 * words with marks it is none of them. */
static bool means(const tc_query *q, size_t at, const tc_wording *w)
{
    if (!wording_stands(q, at, w)) return false;
    return w->count > 1 || (q->marked && q->words[at].length == strlen(w->terms[0]));
}

static tc_status try_synonym(tc_query *q, size_t at, const tc_wording *one, const tc_wording *other,
                             const tc_synonym *s)
{
    if (means(q, at, one)) TRY(tc_alternative_add(q, at, at + one->count - 1, other, s->weight));
    if (s->back <= 0 || !means(q, at, other)) return TC_OK;
    return tc_alternative_add(q, at, at + other->count - 1, one, s->back);
}

static tc_status try_line(tc_query *q, size_t number, tc_wordings *w)
{
    const tc_wording *one, *other;
    const tc_wording_line line = tc_wording_line_at(w->table, number);
    TRY(tc_wording_sides(&one, &other, w->table, number, w->analyser, &w->tokens));
    for (size_t at = 0; at < q->count; at++) {
        if (line.abbreviation)
            TRY(try_abbreviation(q, at, one, other, line.seldom));
        else
            TRY(try_synonym(q, at, one, other, &line.synonym));
    }
    return TC_OK;
}

static tc_status find_lines(tc_query *q, tc_wordings *w)
{
    tc_wording_lines lines = {.count = 0};
    tc_status status = tc_wording_table_find(&lines, w->table, q);
    for (size_t i = 0; i < lines.count && status == TC_OK; i++) status = try_line(q, lines.items[i], w);
    free(lines.items);
    return status;
}

/* ---- learned wordings ---- */

/* What was learned is no more than likely: it counts for less than its likeness, and of many the likeliest are taken.
 */
enum { LEARNED_WORDS = 4, LEARNED_EACH = 3 };
static const double LEARNED = 0.9;

/* Names, periods and numbers mean themselves. */
static bool may_widen(const tc_query *q, size_t at, size_t count)
{
    for (size_t i = at; i < at + count; i++) {
        const tc_query_word *w = &q->words[i];
        if (w->question || w->excluded || w->in_period || w->in_number || w->in_field || w->corrected) return false;
        if (w->kind != TC_TOKEN_SYLLABLE || (i && (w->flags & TC_TOKEN_CAPITAL))) return false;
    }
    return true;
}

static bool is_there(const tc_query *q, size_t first, size_t last, const tc_synonym *s)
{
    for (size_t i = 0; i < q->alternative_count; i++) {
        const tc_alternative *a = &q->alternatives[i];
        if (a->first <= first && last <= a->last && strlen(a->text) == s->other_length &&
            !memcmp(a->text, s->other, s->other_length))
            return true;
    }
    return false;
}

static tc_status add_learned(bool *added, tc_query *q, size_t at, size_t count, const tc_synonym *s, tc_wordings *w)
{
    tc_wording other = {.text = s->other, .length = s->other_length};
    tc_status status = make_wording(&other, w);
    *added = status == TC_OK && other.count;
    if (*added) status = tc_alternative_add(q, at, at + count - 1, &other, LEARNED * s->weight);
    *added &= status == TC_OK;
    if (*added) q->alternatives[q->alternative_count - 1].learned = true;
    tc_wording_clear(&other);
    return status;
}

static tc_status widen(tc_query *q, size_t at, size_t count, const char *fold, tc_wordings *w)
{
    size_t next = 0, taken = 0;
    while (taken < LEARNED_EACH) {
        tc_synonym s;
        tc_status status = tc_thesaurus_next(&s, w->thesaurus, fold, &next);
        if (status == TC_NOT_FOUND) return TC_OK;
        if (status != TC_OK) return status;
        tc_wording one = {.text = s.one, .length = s.one_length};
        bool added = false;
        status = make_wording(&one, w);
        if (status == TC_OK && means(q, at, &one) && !is_there(q, at, at + count - 1, &s))
            status = add_learned(&added, q, at, count, &s, w);
        tc_wording_clear(&one);
        if (status != TC_OK) return status;
        taken += added;
    }
    return TC_OK;
}

/* Who writes operators or quotes wants what is written; words without marks may be too many others. */
static tc_status find_learned(tc_query *q, tc_wordings *w)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer fold = {0};
    for (size_t at = 0; at < q->count && q->marked && !q->tree; at++) {
        tc_buffer_clear(&fold);
        for (size_t n = 1; n <= LEARNED_WORDS && at + n <= q->count; n++) {
            const tc_query_word *word = &q->words[at + n - 1];
            if (n > 1) tc_put_char(&fold, ' ');
            tc_put(&fold, word->term, word->fold_length);
            TRY(tc_buffer_check(&fold));
            if (may_widen(q, at, n)) TRY(widen(q, at, n, fold.data, w));
        }
    }
    return TC_OK;
}

/* ---- what they weigh ---- */

/* The weights by rarity of its words, summed; 0 when the index lacks one. */
static tc_status rarity_of(double *out, const tc_alternative *a, const tx_database *database, uint32_t passages)
{
    *out = 0;
    for (size_t i = 0; i < a->count; i++) {
        uint32_t frequency;
        TRY(tx_database_frequency(database, a->terms[i], strlen(a->terms[i]), &frequency));
        if (!frequency) return *out = 0, TC_OK;
        *out += log(1 + ((double)passages - frequency + 0.5) / (frequency + 0.5));
    }
    return TC_OK;
}

/* Whether a wording holds the words it stands for, in one piece. */
static bool holds_typed(const tc_alternative *a, const tc_query *q)
{
    size_t typed = a->last - a->first + 1;
    for (size_t at = 0; at + typed <= a->count; at++) {
        size_t n = 0;
        while (n < typed && !strcmp(a->terms[at + n], q->words[a->first + n].term)) n++;
        if (n == typed) return true;
    }
    return false;
}

tc_status tc_wordings_weigh(tc_query *q, const tx_database *database)
{
    for (size_t i = 0; i < q->alternative_count; i++) {
        tc_alternative *a = &q->alternatives[i];
        double rarity, typed = 0;
        if (a->sure) continue;
        TRY(rarity_of(&rarity, a, database, q->passages));
        for (size_t w = a->first; w <= a->last; w++) typed += q->words[w].rarity;
        /* Where "cơ quan thuế" stands, "thuế" stands: it need not be asked for besides. */
        if (holds_typed(a, q)) rarity = 0;
        a->share = rarity <= 0 ? 0 : rarity > typed ? a->quality * typed / rarity : a->quality;
    }
    return TC_OK;
}

static tc_status find_lettered(tc_query *q, tc_wordings *w)
{
    for (size_t at = 0; at < q->count; at++) {
        const char *unit = tc_unit_lettered(q, at);
        if (!unit) continue;
        tc_wording meaning = {.text = unit, .length = strlen(unit)};
        tc_status status = make_wording(&meaning, w);
        if (status == TC_OK) status = tc_alternative_add(q, at, at, &meaning, TC_WORDING_SURE);
        tc_wording_clear(&meaning);
        TRY(status);
        q->alternatives[q->alternative_count - 1].reading = true;
    }
    return TC_OK;
}

tc_status tc_wordings_find(tc_query *q, tc_wordings *w)
{
    TRY(fill_wordings(w));
    TRY(find_lines(q, w));
    TRY(find_lettered(q, w));
    return find_learned(q, w);
}

void tc_query_keep_readings(tc_query *q)
{
    for (size_t i = 0; i < q->alternative_count; i++) {
        tc_alternative *a = &q->alternatives[i];
        bool is_short = a->quality == TC_WORDING_SELDOM && a->count == 1 && a->last > a->first;
        if ((a->reading || is_short) && a->quality < TC_WORDING_SURE) a->quality = TC_WORDING_SURE;
    }
}

/* Leaves out all synonyms, or those that hold the words they stand for. */
static void drop_synonyms(tc_query *q, bool longer_only)
{
    size_t kept = 0;
    for (size_t i = 0; i < q->alternative_count; i++) {
        tc_alternative *a = &q->alternatives[i];
        if (a->quality >= TC_WORDING_SURE || (longer_only && !holds_typed(a, q))) {
            q->alternatives[kept++] = *a;
            continue;
        }
        tc_alternative_clear(a);
    }
    q->alternative_count = kept;
}

void tc_query_drop_synonyms(tc_query *q)
{
    drop_synonyms(q, false);
}

void tc_query_drop_longer(tc_query *q)
{
    drop_synonyms(q, true);
}
