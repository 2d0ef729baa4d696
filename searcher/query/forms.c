/* Words → the forms under which the index knows them, which of them was meant, and their rarity. */
#include "searcher/query/forms.h"
#include "searcher/query/correct.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

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
/* Odds that what is in the index by accident was not meant, where another form is twenty times as frequent. */
static const double SURELY = 2;

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

/* All forms with this fold lie side by side: the fold itself, then fold \x01 marks. */
static tc_status other_forms(tc_query_word *w, const tx_database *database, double weight)
{
    TC_CLEANUP(tx_terms_cleanup) tx_terms *terms = NULL;
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

/* Whether the index knows a word by another wording: then it is what was meant, though no text may hold it. What stands
 * in the index itself is told from a slip by its neighbours alone: the wording must be of several words. What was
 * learned from text is not sure enough; and "quyet" of "quyet định" is mended, whatever is short for that. */
static tc_status is_worded(bool *out, const tc_query *q, const tc_query_word *w, bool several,
                           const tx_database *database)
{
    size_t at = (size_t)(w - q->words);
    *out = false;
    for (size_t i = 0; i < q->alternative_count && !*out; i++) {
        const tc_alternative *a = &q->alternatives[i];
        uint32_t frequency = 1;
        if (at < a->first || at > a->last || a->learned || (several && a->first == a->last)) continue;
        if (a->sure && !(w->flags & TC_TOKEN_MARKED)) continue;
        for (size_t k = 0; k < a->count && frequency; k++)
            TRY(tx_database_frequency(database, a->terms[k], strlen(a->terms[k]), &frequency));
        *out = frequency > 0;
    }
    return TC_OK;
}

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

/* The same of what is no syllable: misspellings gather there. */
static uint32_t strangers(const tc_query *q)
{
    return 2 + q->passages / 2000;
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
    if (may_be_name(w) || w->in_number || w->in_period || w->question) return TC_OK;
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
        if (accident && f->frequency >= 20 * exact && odds < SURELY) odds = SURELY;
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
    /* A syllable or a foreign word may well be meant: one slip of a key at most makes it another. */
    if (best->frequency < TIMES * known || best->cost > (syllable || w->stem ? 0.55 : 1.05)) return TC_OK;
    TRY(add_form(w, best->term, best->length, best->fold_length, best->frequency, OTHER_WORD));
    return set_better(q, w, best->term, best->length);
}

static tc_status correct_word(tc_query *q, tc_query_word *w, const tx_database *database)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer typed = {0};
    tc_corrections found;
    bool worded;
    uint32_t known = sum_of_forms(w);
    if (known > (tc_syllable_possible(w->term, w->fold_length) ? accidents(q) : strangers(q)) ||
        w->kind == TC_TOKEN_DIGITS || w->in_number || w->in_period || w->question || (known && w->better))
        return TC_OK;
    if (known && may_be_name(w)) return TC_OK;
    TRY(is_worded(&worded, q, w, false, database));
    if (worded) return TC_OK;
    TRY(tc_term_text(&typed, w->term, w->length));
    TRY(tc_correct(&found, database, typed.data, typed.length, q->marked));
    if (!found.count) return TC_OK;
    /* A name that is not there is rather not there; capitals are abbreviations. */
    double most = w->flags & TC_TOKEN_UPPER ? 0.35 : may_be_name(w) ? 0.7 : 2;
    /* So short a word has too many neighbours for a letter to tell which was meant. */
    if (w->fold_length <= 3 && most > 0.75) most = 0.75;
    if (found.items[0].cost > most) return TC_OK;
    return known ? add_meant(q, w, &found, known) : replace_word(q, w, &found, database);
}

static int most_frequent_first(const void *a, const void *b)
{
    const tc_form *x = a, *y = b;
    if (x->frequency != y->frequency) return x->frequency < y->frequency ? 1 : -1;
    return strcmp(x->term, y->term);
}

/* All words of the index that begin so; of very many the most frequent. */
static tc_status begin_forms(tc_query_word *w, const tx_database *database)
{
    enum { MOST = 256 };
    TC_CLEANUP(tx_terms_cleanup) tx_terms *terms = NULL;
    const char *term;
    size_t length;
    uint32_t frequency;
    tc_status status;
    TRY(tx_terms_open(&terms, database, w->term, w->fold_length));
    while ((status = tx_terms_next(terms, &term, &length, &frequency)) == TC_OK)
        if (tc_term_begins(term, length, w))
            TRY(add_form(w, term, length, tc_term_fold_length(term, length), frequency, 1));
    if (status != TC_NOT_FOUND) return status;
    if (w->form_count) qsort(w->forms, w->form_count, sizeof *w->forms, most_frequent_first);
    while (w->form_count > MOST) free(w->forms[--w->form_count].term);
    return TC_OK;
}

/* Marks that no word begins with are left out: "chuyểnn*" finds nothing either way. */
static tc_status expand_prefix(tc_query_word *w, const tx_database *database)
{
    TRY(begin_forms(w, database));
    if (w->form_count || w->length == w->fold_length) return TC_OK;
    w->length = w->fold_length;
    w->term[w->length] = '\0';
    return begin_forms(w, database);
}

static uint32_t frequency_of(const tc_query_word *w)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < w->form_count; i++)
        if (w->forms[i].weight >= TC_FORM_FULL) sum += w->forms[i].frequency;
    return sum;
}

static void set_rarity(tc_query_word *w, uint32_t frequency, uint32_t passages)
{
    w->frequency = frequency;
    if (w->frequency > passages) w->frequency = passages;
    w->rarity = log(1 + (passages - w->frequency + 0.5) / (w->frequency + 0.5));
}

void tc_forms_rarity(tc_query_word *w, uint32_t passages)
{
    set_rarity(w, frequency_of(w), passages);
}

tc_status tc_forms_find(tc_query *q, tc_query_word *w, const tx_database *database)
{
    uint32_t exact;
    if (w->prefix) {
        TRY(expand_prefix(w, database));
        tc_forms_rarity(w, q->passages);
        return TC_OK;
    }
    TRY(tx_database_frequency(database, w->term, w->length, &exact));
    bool worded = false, in_phrase = false, equal = !q->marked || !exact;
    /* "băng" of "nhà băng" is no "bằng" where the texts write "ngân hàng". */
    if (q->marked) TRY(is_worded(&in_phrase, q, w, true, database));
    if (q->marked && !exact) TRY(is_worded(&worded, q, w, false, database));
    if (in_phrase) equal = false;
    if (exact) TRY(add_form(w, w->term, w->length, w->fold_length, exact, 1));
    if (w->kind != TC_TOKEN_DIGITS) TRY(other_forms(w, database, equal ? 1 : OTHER_FORM));
    if (exact && !equal && !in_phrase) TRY(weigh_forms(q, w, exact));
    if (!exact && !worded && q->marked && w->kind == TC_TOKEN_SYLLABLE && !w->question) TRY(choose_form(q, w));
    if (w->stem) TRY(stem_forms(w, database));
    TRY(correct_word(q, w, database));
    tc_forms_rarity(w, q->passages);
    return TC_OK;
}

tc_status tc_forms_weigh_unknown(tc_query *q, const tx_database *database)
{
    for (size_t i = 0; i < q->alternative_count; i++) {
        const tc_alternative *a = &q->alternatives[i];
        uint32_t rarest = UINT32_MAX;
        for (size_t t = 0; t < a->count; t++) {
            uint32_t frequency;
            TRY(tx_database_frequency(database, a->terms[t], strlen(a->terms[t]), &frequency));
            if (frequency < rarest) rarest = frequency;
        }
        for (size_t w = a->first; w <= a->last; w++)
            if (!frequency_of(&q->words[w]) && rarest > q->words[w].frequency)
                set_rarity(&q->words[w], rarest, q->passages);
    }
    return TC_OK;
}
