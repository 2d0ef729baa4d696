/* Words → the forms under which the index knows them, their rarity, and other wordings by abbreviation. */
#include "searcher/correct.h"
#include "searcher/query.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/abbreviation.h>

/* What another marked form than the one typed is worth: enough to find "thành phổ", too little to outrank what was
 * typed. */
static const double OTHER_FORM = 0.3;
/* The same for a form that was meant as likely as what was typed, or more. */
static const double LIKELY_FORM = 0.6, MEANT_FORM = 0.9;
/* What another ending of a foreign word is worth. */
static const double SAME_STEM = 0.7;
/* What a word is worth that may be meant by one that the index knows, by accident perhaps. */
static const double OTHER_WORD = 0.5;
/* One slip of this cost happens about so often in a typed word, and one of a cost higher by 1 so much more seldom. */
static const double SLIP_SHARE = 0.2, SLIP_DECAY = 11.5;

static tc_status add_form(tc_query_word *w, const char *term, size_t length, size_t fold_length, uint32_t frequency,
                          double weight)
{
    size_t capacity = w->form_count;
    TRY(TC_GROW(w->forms, capacity, w->form_count + 1));
    char *copy = tc_strndup(term, length);
    if (!copy) return tc_fail(TC_MEMORY, "no memory for the query");
    w->forms[w->form_count++] = (tc_form){copy, (uint32_t)length, (uint32_t)fold_length, frequency, weight};
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
        if (frequency) TRY(add_form(w, w->term, w->fold_length, w->fold_length, frequency, weight));
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
            TRY(add_form(w, term, length, w->fold_length, frequency, weight));
    }
    return TC_OK;
}

/* Other endings of a foreign word: those of the same stem, and the stem itself as a word. */
static tc_status stem_forms(tc_query_word *w, const tx_database *database)
{
    const char *stems[] = {w->stem, w->stem + 1};
    /* What is left of a foreign word may be a syllable, and another word then ("ans" is no an). */
    if (tc_syllable_possible(w->stem + 1, strlen(w->stem + 1))) return TC_OK;
    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(stems[i]);
        uint32_t frequency;
        if (length == w->length && !memcmp(stems[i], w->term, length)) continue;
        TRY(tx_database_frequency(database, stems[i], length, &frequency));
        if (frequency) TRY(add_form(w, stems[i], length, length, frequency, SAME_STEM));
    }
    return TC_OK;
}

static uint32_t sum_of_forms(const tc_query_word *w)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < w->form_count; i++) sum += w->forms[i].frequency;
    return sum;
}

/* ---- which form was meant ---- */

/* Names bear marks of their own and are rare by nature: a frequent word beside one is seldom what was meant. A capital
 * at the front says nothing. */
static bool may_be_name(const tc_query_word *w)
{
    return (w->flags & TC_TOKEN_CAPITAL) && w->at.start > 0;
}

/* A word in so few passages may be there by accident. */
static uint32_t accidents(const tc_query *q)
{
    return 2 + q->passages / 50000;
}

static tc_status set_better(tc_query *q, tc_query_word *w, const char *term, size_t length)
{
    free(w->better);
    w->better = tc_strndup(term, length);
    if (!w->better) return tc_fail(TC_MEMORY, "no memory for the query");
    q->corrected = true;
    return TC_OK;
}

/* A mark is missing or wrong where another form is so much more frequent that a slip explains what was typed better
 * than that the typed form was meant. Such forms count for more, the typed one for no less. */
static tc_status weigh_forms(tc_query *q, tc_query_word *w, uint32_t exact)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer typed = {0};
    double best = 1;
    const tc_form *meant = NULL;
    if (may_be_name(w) || w->in_number) return TC_OK;
    TRY(tc_term_text(&typed, w->term, w->length));
    for (size_t i = 0; i < w->form_count; i++) {
        tc_form *f = &w->forms[i];
        TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
        if (f->weight != OTHER_FORM) continue;
        TRY(tc_term_text(&text, f->term, f->length));
        double slip = tc_slip_cost(typed.data, typed.length, text.data, text.length, true);
        double odds = f->frequency * SLIP_SHARE * exp(-SLIP_DECAY * slip) / (exact + 1.0);
        /* What was typed may itself be in the index by a slip. */
        bool accident = exact <= accidents(q) && f->frequency >= 4 * exact;
        if (odds > 1 || accident) f->weight = odds > 4 ? MEANT_FORM : LIKELY_FORM;
        if (odds > best) meant = f, best = odds;
    }
    return meant ? set_better(q, w, meant->term, meant->length) : TC_OK;
}

/* A form that the index does not know, among marked words: any form will do, and where nearly all passages have one,
 * without marks or with one mark other than typed, that was meant. */
static tc_status choose_form(tc_query *q, tc_query_word *w)
{
    enum { TIMES = 3 };
    static const double ONE_MARK = 0.35;
    TC_CLEANUP(tc_buffer_free) tc_buffer typed = {0}, meant = {0};
    const tc_form *best = NULL;
    uint32_t sum = sum_of_forms(w);
    for (size_t i = 0; i < w->form_count; i++)
        if (!best || w->forms[i].frequency > best->frequency) best = &w->forms[i];
    if (!best || best->frequency < TIMES * (sum - best->frequency) || best->length == best->fold_length) return TC_OK;
    TRY(tc_term_text(&typed, w->term, w->length));
    TRY(tc_term_text(&meant, best->term, best->length));
    double slip = tc_slip_cost(typed.data, typed.length, meant.data, meant.length, true);
    if ((w->flags & TC_TOKEN_MARKED) && slip > ONE_MARK) return TC_OK;
    return set_better(q, w, best->term, best->length);
}

/* A word that the index does not know under any form is taken for the nearest one that it does know. The word typed
 * finds nothing anyway; what was made of it is told as a suggestion. */
static tc_status replace_word(tc_query *q, tc_query_word *w, const tc_corrections *found, const tx_database *database)
{
    const tc_correction *best = &found->items[0];
    char *term = tc_strndup(best->term, best->length);
    if (!term) return tc_fail(TC_MEMORY, "no memory for the query");
    free(w->term);
    free(w->stem);
    w->term = term;
    w->stem = NULL;
    w->length = best->length;
    w->fold_length = best->fold_length;
    w->corrected = q->corrected = true;
    uint32_t exact;
    TRY(tx_database_frequency(database, w->term, w->length, &exact));
    TRY(add_form(w, w->term, w->length, w->fold_length, exact, 1));
    TRY(other_forms(w, database, q->marked ? LIKELY_FORM : 1));
    for (size_t i = 1; i < found->count; i++) {
        const tc_correction *c = &found->items[i];
        if (c->score > best->score - 2) TRY(add_form(w, c->term, c->length, c->fold_length, c->frequency, OTHER_WORD));
    }
    return TC_OK;
}

/* A word that the index holds by accident, a misspelling or a foreign name, may still be a slip for a frequent one:
 * that one is tried beside it, at less weight. */
static tc_status add_meant(tc_query *q, tc_query_word *w, const tc_corrections *found, uint32_t known)
{
    enum { TIMES = 50 };
    const tc_correction *best = &found->items[0];
    bool syllable = tc_syllable_possible(w->term, w->fold_length);
    if (best->frequency < TIMES * known || best->cost > (syllable ? 0.55 : 1.05)) return TC_OK;
    TRY(add_form(w, best->term, best->length, best->fold_length, best->frequency, OTHER_WORD));
    return set_better(q, w, best->term, best->length);
}

static tc_status correct_word(tc_query *q, tc_query_word *w, const tx_database *database)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer typed = {0};
    tc_corrections found;
    uint32_t known = sum_of_forms(w);
    if (known > accidents(q) || w->kind == TC_TOKEN_DIGITS || w->in_number || w->question || (known && w->better))
        return TC_OK;
    if (known && (may_be_name(w) || w->stem)) return TC_OK;
    TRY(tc_term_text(&typed, w->term, w->length));
    TRY(tc_correct(&found, database, typed.data, typed.length, q->marked));
    if (!found.count) return TC_OK;
    /* A name that is not there is rather not there; capitals are abbreviations. */
    double most = w->flags & TC_TOKEN_UPPER ? 0.35 : may_be_name(w) ? 0.7 : 2;
    if (found.items[0].cost > most) return TC_OK;
    return known ? add_meant(q, w, &found, known) : replace_word(q, w, &found, database);
}

static tc_status expand_word(tc_query *q, tc_query_word *w, const tx_database *database)
{
    uint32_t exact;
    TRY(tx_database_frequency(database, w->term, w->length, &exact));
    bool equal = !q->marked || !exact;
    if (exact) TRY(add_form(w, w->term, w->length, w->fold_length, exact, 1));
    if (w->kind != TC_TOKEN_DIGITS) TRY(other_forms(w, database, equal ? 1 : OTHER_FORM));
    if (!equal) TRY(weigh_forms(q, w, exact));
    if (!exact && q->marked && w->kind == TC_TOKEN_SYLLABLE && !w->question) TRY(choose_form(q, w));
    if (w->stem) TRY(stem_forms(w, database));
    TRY(correct_word(q, w, database));
    w->frequency = 0;
    for (size_t i = 0; i < w->form_count; i++)
        if (w->forms[i].weight >= TC_FORM_FULL) w->frequency += w->forms[i].frequency;
    if (w->frequency > q->passages) w->frequency = q->passages;
    w->rarity = log(1 + (q->passages - w->frequency + 0.5) / (w->frequency + 0.5));
    return TC_OK;
}

/* ---- other wordings ---- */

/* An abbreviation counts for its long form all but wholly. */
static const double ABBREVIATION = 0.95;

/* A wording as terms in exact form. */
typedef struct wording {
    char **terms;
    uint16_t *folds;
    size_t count;
    const char *text; /* of the table */
    size_t length;
} wording;

/* A line of a table. Its wordings are made into terms when a query may hold one of them: most queries need few, and one
 * query is all that a process is started for. */
typedef struct pair {
    wording sides[2]; /* short form, long form; or two synonyms */
    uint16_t keys[2]; /* first letters of each */
    double weight;
    bool abbreviation, made;
} pair;

struct tc_wordings {
    tc_analyser *analyser; /* borrowed */
    tc_tokens tokens;
    pair *pairs;
    size_t count;
};

static void wording_clear(wording *w)
{
    for (size_t i = 0; i < w->count; i++) free(w->terms[i]);
    free(w->terms);
    free(w->folds);
}

void tc_wordings_free(tc_wordings *wordings)
{
    if (!wordings) return;
    for (size_t i = 0; i < wordings->count; i++) {
        wording_clear(&wordings->pairs[i].sides[0]);
        wording_clear(&wordings->pairs[i].sides[1]);
    }
    tc_tokens_free(&wordings->tokens);
    free(wordings->pairs);
    free(wordings);
}

static tc_status take_terms(wording *w, const tc_tokens *tokens)
{
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

static tc_status make_wording(wording *w, tc_wordings *wordings)
{
    TRY(tc_analyse(wordings->analyser, &wordings->tokens, w->text, w->length, TC_FOR_HIGHLIGHT));
    return take_terms(w, &wordings->tokens);
}

/* The first two letters of a folded word as one number; i stands for y, as in terms. */
static uint16_t key_of(const char *folded, size_t length)
{
    unsigned char a = length > 0 ? (unsigned char)folded[0] : 0, b = length > 1 ? (unsigned char)folded[1] : 0;
    if (a == 'y') a = 'i';
    if (b == 'y') b = 'i';
    return (uint16_t)(a << 8 | b);
}

static tc_status key_of_text(uint16_t *out, const char *text, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    size_t word = 0;
    while (word < length && text[word] != ' ' && text[word] != '-' && text[word] != '&' && text[word] != '/') word++;
    TRY(tc_fold(&folded, text, word));
    *out = key_of(folded.data, folded.length);
    return TC_OK;
}

static tc_status add_pair(tc_wordings *w, const char *one, size_t one_length, const char *other, size_t other_length,
                          double weight, bool abbreviation)
{
    pair *p = &w->pairs[w->count++];
    *p = (pair){.sides = {{.text = one, .length = one_length}, {.text = other, .length = other_length}},
                .weight = weight,
                .abbreviation = abbreviation};
    TRY(key_of_text(&p->keys[0], one, one_length));
    return key_of_text(&p->keys[1], other, other_length);
}

static tc_status fill_wordings(tc_wordings *w)
{
    const tc_abbreviation *a;
    const tc_synonym *s;
    size_t abbreviations, synonyms;
    TRY(tc_abbreviations(&a, &abbreviations));
    TRY(tc_synonyms(&s, &synonyms));
    w->pairs = calloc(abbreviations + synonyms + 1, sizeof *w->pairs);
    if (!w->pairs) return tc_fail(TC_MEMORY, "no memory for the tables of wordings");
    for (size_t i = 0; i < abbreviations; i++)
        TRY(add_pair(w, a[i].form, a[i].form_length, a[i].meaning, a[i].meaning_length, ABBREVIATION, true));
    for (size_t i = 0; i < synonyms; i++)
        TRY(add_pair(w, s[i].one, s[i].one_length, s[i].other, s[i].other_length, s[i].weight, false));
    return TC_OK;
}

tc_status tc_wordings_new(tc_wordings **out, tc_analyser *analyser)
{
    tc_wordings *wordings = calloc(1, sizeof *wordings);
    if (!wordings) return tc_fail(TC_MEMORY, "no memory for the tables of wordings");
    wordings->analyser = analyser;
    tc_status status = fill_wordings(wordings);
    if (status == TC_OK)
        *out = wordings;
    else
        tc_wordings_free(wordings);
    return status;
}

/* A marked word must bear the marks of the table; an unmarked one may stand for it. */
static bool term_is_word(const wording *t, size_t i, const tc_query_word *w)
{
    if (t->folds[i] != w->fold_length || memcmp(t->terms[i], w->term, w->fold_length) != 0) return false;
    return w->length == w->fold_length || !strcmp(t->terms[i], w->term);
}

static bool words_are(const tc_query *q, size_t at, const wording *t)
{
    if (!t->count || at + t->count > q->count) return false;
    for (size_t i = 0; i < t->count; i++)
        if (q->words[at + i].question || q->words[at + i].excluded || !term_is_word(t, i, &q->words[at + i]))
            return false;
    return true;
}

static tc_status add_alternative(tc_query *q, size_t first, size_t last, const wording *other, double quality)
{
    TRY(TC_GROW(q->alternatives, q->alternative_capacity, q->alternative_count + 1));
    tc_alternative a = {.first = first,
                        .last = last,
                        .terms = calloc(other->count, sizeof *a.terms),
                        .text = tc_strndup(other->text, other->length),
                        .quality = quality};
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

/* A short form that is a syllable too ("tu", "ban") counts as an abbreviation only in capitals. */
static bool may_be_short(const tc_query *q, size_t at, size_t count)
{
    if (count > 1) return true;
    const tc_query_word *w = &q->words[at];
    return (w->flags & TC_TOKEN_UPPER) || !tc_syllable_possible(w->term, w->fold_length);
}

static tc_status try_abbreviation(tc_query *q, size_t at, const wording *form, const wording *meaning)
{
    if (words_are(q, at, form) && may_be_short(q, at, form->count))
        TRY(add_alternative(q, at, at + form->count - 1, meaning, ABBREVIATION));
    return words_are(q, at, meaning) ? add_alternative(q, at, at + meaning->count - 1, form, ABBREVIATION) : TC_OK;
}

/* A single unmarked syllable may be any of several words: it has no synonyms. */
static bool means(const tc_query *q, size_t at, const wording *w)
{
    return words_are(q, at, w) && (w->count > 1 || q->marked);
}

static tc_status try_synonym(tc_query *q, size_t at, const wording *one, const wording *other, double weight)
{
    if (means(q, at, one)) TRY(add_alternative(q, at, at + one->count - 1, other, weight));
    return means(q, at, other) ? add_alternative(q, at, at + other->count - 1, one, weight) : TC_OK;
}

static bool may_hold(const tc_query *q, uint16_t key)
{
    for (size_t i = 0; i < q->count; i++)
        if (key_of(q->words[i].term, q->words[i].fold_length) == key) return true;
    return false;
}

static tc_status make_pair(tc_wordings *w, pair *p)
{
    if (p->made) return TC_OK;
    TRY(make_wording(&p->sides[0], w));
    TRY(make_wording(&p->sides[1], w));
    p->made = true;
    return TC_OK;
}

static tc_status find_alternatives(tc_query *q, tc_wordings *w)
{
    for (size_t i = 0; i < w->count; i++) {
        pair *p = &w->pairs[i];
        if (!may_hold(q, p->keys[0]) && !may_hold(q, p->keys[1])) continue;
        TRY(make_pair(w, p));
        for (size_t at = 0; at < q->count; at++) {
            if (p->abbreviation)
                TRY(try_abbreviation(q, at, &p->sides[0], &p->sides[1]));
            else
                TRY(try_synonym(q, at, &p->sides[0], &p->sides[1], p->weight));
        }
    }
    return TC_OK;
}

void tc_query_drop_synonyms(tc_query *q)
{
    size_t kept = 0;
    for (size_t i = 0; i < q->alternative_count; i++) {
        tc_alternative *a = &q->alternatives[i];
        if (a->quality >= ABBREVIATION) {
            q->alternatives[kept++] = *a;
            continue;
        }
        tc_alternative_clear(a);
    }
    q->alternative_count = kept;
}

/* What was typed in place of mended words counts as they do, where the index knows it. */
static tc_status add_typed(tc_query *q, const tc_mend *mend, tc_analyser *analyser, const tx_database *database)
{
    TC_CLEANUP(tc_tokens_free) tc_tokens tokens = {0};
    wording typed = {.text = q->mended.typed + mend->typed.start, .length = mend->typed.end - mend->typed.start};
    size_t first = 0, last = 0;
    uint32_t frequency = 1;
    while (first < q->count && q->words[first].at.start < mend->made.start) first++;
    for (last = first; last < q->count && q->words[last].at.end <= mend->made.end; last++) {}
    if (last == first) return TC_OK;
    TRY(tc_analyse(analyser, &tokens, typed.text, typed.length, TC_FOR_HIGHLIGHT));
    for (size_t i = 0; i < tokens.count && frequency; i++)
        TRY(tx_database_frequency(database, tokens.items[i].term, tokens.items[i].length, &frequency));
    if (!tokens.count || !frequency) return TC_OK;
    tc_status status = take_terms(&typed, &tokens);
    if (status == TC_OK) status = add_alternative(q, first, last - 1, &typed, 1);
    wording_clear(&typed);
    return status;
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
    for (size_t i = 0; i < q->mended.count; i++) TRY(add_typed(q, &q->mended.items[i], wordings->analyser, database));
    return find_alternatives(q, wordings);
}
