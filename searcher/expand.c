/* Words → forms (forms.c), and other wordings by abbreviation and synonym. */
#include "searcher/forms.h"
#include "searcher/parts.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/abbreviation.h>

/* An abbreviation counts for its long form all but wholly. */
static const double ABBREVIATION = 0.95;
/* The same of what it stands for seldom, or hardly beside the other words of the query. */
static const double SELDOM = 0.5;

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
    bool seldom; /* a line before it gives the short form another meaning */
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
    for (size_t i = 0; i < abbreviations; i++) {
        TRY(add_pair(w, a[i].form, a[i].form_length, a[i].meaning, a[i].meaning_length, ABBREVIATION, true));
        for (size_t j = 0; j < i && !w->pairs[i].seldom; j++)
            w->pairs[i].seldom = a[j].form_length == a[i].form_length &&
                                 !memcmp(a[j].form, a[i].form, a[i].form_length);
    }
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
        if (q->words[at + i].question || q->words[at + i].excluded || q->words[at + i].prefix ||
            !term_is_word(t, i, &q->words[at + i]))
            return false;
    return true;
}

static tc_status add_alternative(tc_query *q, size_t first, size_t last, const wording *other, double quality)
{
    TRY(TC_GROW(q->alternatives, q->alternative_capacity, q->alternative_count + 1));
    tc_alternative a = {.first = first,
                        .last = last,
                        .terms = calloc(other->count + 1, sizeof *a.terms),
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

static tc_status try_abbreviation(tc_query *q, size_t at, const wording *form, const wording *meaning, bool seldom)
{
    if (words_are(q, at, form) && may_be_short(q, at, form->count)) {
        TRY(add_alternative(q, at, at + form->count - 1, meaning, ABBREVIATION));
        q->alternatives[q->alternative_count - 1].reading = true;
    }
    if (!words_are(q, at, meaning)) return TC_OK;
    return add_alternative(q, at, at + meaning->count - 1, form, seldom ? SELDOM : ABBREVIATION);
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
                TRY(try_abbreviation(q, at, &p->sides[0], &p->sides[1], p->seldom));
            else
                TRY(try_synonym(q, at, &p->sides[0], &p->sides[1], p->weight));
        }
    }
    return TC_OK;
}

/* ---- several readings of one abbreviation ---- */

/* The two rarest other words of the query that the index knows, as "one of them". */
static tc_status put_others(tc_parts *out, const tc_query *q, const tc_alternative *a)
{
    const tc_query_word *rarest[2] = {NULL, NULL};
    for (size_t i = 0; i < q->count; i++) {
        const tc_query_word *w = &q->words[i];
        if (w->question || w->excluded || !w->form_count || (i >= a->first && i <= a->last)) continue;
        if (!rarest[0] || w->rarity > rarest[0]->rarity)
            rarest[1] = rarest[0], rarest[0] = w;
        else if (!rarest[1] || w->rarity > rarest[1]->rarity)
            rarest[1] = w;
    }
    for (size_t i = 0; i < 2 && rarest[i]; i++)
        TRY(tc_parts_keep_term(out, rarest[i]->forms[0].term, rarest[i]->forms[0].length));
    return TC_OK;
}

/* About how many passages a query matches. */
static tc_status count_matches(uint32_t *out, const tx_query *query, const tx_database *database)
{
    enum { ENOUGH = 500 };
    tx_enquire *enquire = NULL;
    tx_matches *matches = NULL;
    tc_status status = tx_enquire_new(&enquire, database);
    if (status == TC_OK) status = tx_enquire_set_query(enquire, query);
    if (status == TC_OK) status = tx_enquire_set_weight(enquire, TX_WEIGHT_BOOLEAN, 0, 0, 0);
    if (status == TC_OK) status = tx_enquire_matches(&matches, enquire, 0, 0, ENOUGH);
    if (status == TC_OK) *out = tx_matches_estimated(matches, NULL, NULL);
    tx_matches_free(matches);
    tx_enquire_free(enquire);
    return status;
}

static tc_status combine(tc_parts *parts, tx_operator op)
{
    tx_query *query;
    if (parts->count < 2) return TC_OK;
    TRY(tx_query_combine(&query, op, parts->items, parts->count, 0));
    while (parts->count) tx_query_free(parts->items[--parts->count]);
    return tc_parts_keep(parts, query);
}

/* Of the passages with this reading, the share that holds one of the other words as well; 0 where there are none. */
static tc_status share_of(double *out, const tc_query *q, const tc_alternative *a, const tx_database *database)
{
    TC_CLEANUP(tc_parts_free) tc_parts reading = {0}, others = {0};
    uint32_t alone, beside;
    *out = 0;
    TRY(put_others(&others, q, a));
    if (!others.count) return TC_OK;
    for (size_t i = 0; i < a->count; i++) TRY(tc_parts_keep_term(&reading, a->terms[i], strlen(a->terms[i])));
    TRY(combine(&reading, TX_AND));
    TRY(count_matches(&alone, reading.items[0], database));
    TRY(combine(&others, TX_OR));
    tx_query *other = others.items[--others.count];
    TRY(tc_parts_keep(&reading, other));
    TRY(combine(&reading, TX_AND));
    TRY(count_matches(&beside, reading.items[0], database));
    *out = (beside + 0.1) / (alone + 2.0);
    return TC_OK;
}

static bool same_words(const tc_alternative *a, const tc_alternative *b)
{
    return a->reading && b->reading && a->first == b->first && a->last == b->last;
}

/* "KH" is kế hoạch and khoa học: both are tried, and the one that stands far more seldom beside the other words of the
 * query than the other does counts less. */
static tc_status weigh_readings(tc_query *q, const tx_database *database)
{
    static const double FAR = 0.4;
    for (size_t i = 0; i < q->alternative_count; i++)
        for (size_t j = i + 1; j < q->alternative_count; j++) {
            tc_alternative *a = &q->alternatives[i], *b = &q->alternatives[j];
            double x, y;
            if (!same_words(a, b)) continue;
            TRY(share_of(&x, q, a, database));
            TRY(share_of(&y, q, b, database));
            if (x < FAR * y) a->quality = SELDOM;
            if (y < FAR * x) b->quality = SELDOM;
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

tc_status tc_query_expand(tc_query *q, tc_store *store, tc_wordings *wordings)
{
    const tx_database *database = tc_store_database(store);
    TRY(check_sectors(q, store));
    TRY(tx_database_count(database, &q->passages));
    for (size_t i = 0; i < q->count; i++) TRY(tc_forms_find(q, &q->words[i], database));
    for (size_t i = 0; i < q->mended.count; i++) TRY(add_typed(q, &q->mended.items[i], wordings->analyser, database));
    TRY(find_alternatives(q, wordings));
    TRY(weigh_readings(q, database));
    return tc_forms_weigh_unknown(q, database);
}
