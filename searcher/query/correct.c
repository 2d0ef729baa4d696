/* Corrections of a word from the index's own vocabulary.
 *
 * Neighbours of the word's folded form are made (keystrokes of Telex undone; one letter doubled, dropped, swapped,
 * exchanged or missing) and looked up by a seek in the list of terms: fold-first terms put all marked forms of a folded
 * neighbour side by side, and each is judged by its distance from what was typed and by its frequency. A scan of the
 * vocabulary would cost more than a whole query. */
#include "searcher/query/correct.h"
#include <math.h>
#include <string.h>
#include <tracuu/text.h>

enum { LETTERS_MOST = 24, NEIGHBOURS_MOST = 700, FORMS_MOST = 64 };

/* What a slip costs against a frequency that is e times as high, and how far a correction may be from what was typed:
 * beyond it is a guess, and a name that is not there is rather not there. */
static const double SLIP = 4, SCORE_LEAST = -2;
/* A word that is made of keystrokes was meant: as good as one wrong mark. */
static const double KEYSTROKES = 0.2;

typedef struct search {
    const tx_database *database;
    tc_corrections *out;
    const char *word; /* as typed */
    size_t length;
    bool marks;
    char fold[LETTERS_MOST + 1];
    size_t fold_length;
    char meant[LETTERS_MOST * 4]; /* keystrokes undone; "" where there are none */
    char neighbours[NEIGHBOURS_MOST][LETTERS_MOST + 2];
    size_t count;
} search;

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* ---- neighbours ---- */

static void add_neighbour(search *s, const char *fold, size_t length)
{
    if (!length || length > LETTERS_MOST || s->count == NEIGHBOURS_MOST || !strcmp(fold, s->fold)) return;
    memcpy(s->neighbours[s->count++], fold, length + 1);
}

static tc_status undo_keystrokes(search *s)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer made = {0}, fold = {0};
    bool undone;
    TRY(tc_keys_undo(&made, &undone, s->word, s->length, TC_KEYBOARD_TELEX));
    if (!undone || made.length >= sizeof s->meant) return TC_OK;
    memcpy(s->meant, made.data, made.length + 1);
    tc_buffer term = {0};
    tc_status status = tc_term_of_word(&term, made.data, made.length);
    if (status == TC_OK) tc_put(&fold, term.data, tc_term_fold_length(term.data, term.length));
    tc_buffer_free(&term);
    TRY(status);
    TRY(tc_buffer_check(&fold));
    add_neighbour(s, fold.data, fold.length);
    return TC_OK;
}

static void drop_letters(search *s)
{
    char out[LETTERS_MOST + 2];
    for (size_t i = 0; i < s->fold_length; i++) {
        if (i && s->fold[i] == s->fold[i - 1]) continue;
        memcpy(out, s->fold, i);
        memcpy(out + i, s->fold + i + 1, s->fold_length - i);
        add_neighbour(s, out, s->fold_length - 1);
    }
}

static void swap_letters(search *s)
{
    char out[LETTERS_MOST + 2];
    for (size_t i = 0; i + 1 < s->fold_length; i++) {
        if (s->fold[i] == s->fold[i + 1]) continue;
        memcpy(out, s->fold, s->fold_length + 1);
        out[i] = s->fold[i + 1];
        out[i + 1] = s->fold[i];
        add_neighbour(s, out, s->fold_length);
    }
}

/* One letter exchanged or missing: only syllables are worth a look. */
static void exchange_letters(search *s)
{
    char out[LETTERS_MOST + 2];
    size_t length = s->fold_length;
    if (length > 8) return;
    for (size_t i = 0; i <= length; i++)
        for (char c = 'a'; c <= 'y'; c++) {
            if (c == 'f' || c == 'j' || c == 'w') continue; /* letters of no syllable */
            if (i < length && c != s->fold[i]) {
                memcpy(out, s->fold, length + 1);
                out[i] = c;
                if (tc_syllable_possible(out, length)) add_neighbour(s, out, length);
            }
            memcpy(out, s->fold, i);
            out[i] = c;
            memcpy(out + i + 1, s->fold + i, length - i + 1);
            if (tc_syllable_possible(out, length + 1)) add_neighbour(s, out, length + 1);
        }
}

/* ---- those that the index knows ---- */

static bool is_better(const tc_correction *a, const tc_correction *b)
{
    return a->score > b->score;
}

static bool same_fold(const tc_correction *a, const tc_correction *b)
{
    return a->fold_length == b->fold_length && !memcmp(a->term, b->term, a->fold_length);
}

/* Puts a correction in its place; of one folded form the best stays alone. */
static void keep(tc_corrections *out, const tc_correction *made)
{
    size_t at = 0;
    for (size_t i = 0; i < out->count; i++) {
        if (!same_fold(&out->items[i], made)) continue;
        if (!is_better(made, &out->items[i])) return;
        memmove(&out->items[i], &out->items[i + 1], (out->count - i - 1) * sizeof *out->items);
        out->count--;
        break;
    }
    while (at < out->count && !is_better(made, &out->items[at])) at++;
    if (at == TC_CORRECTIONS_MOST) return;
    if (out->count == TC_CORRECTIONS_MOST) out->count--;
    memmove(&out->items[at + 1], &out->items[at], (out->count - at) * sizeof *out->items);
    out->items[at] = *made;
    out->count++;
}

static tc_status judge(const search *s, tc_correction *c)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    TRY(tc_term_text(&text, c->term, c->length));
    c->cost = tc_slip_cost(s->word, s->length, text.data, text.length, s->marks);
    if (*s->meant) {
        /* Keys that bear marks tell the marks of that word, whatever those of the query are worth. */
        double keys = KEYSTROKES + tc_slip_cost(s->meant, strlen(s->meant), text.data, text.length, true);
        if (keys < c->cost) c->cost = keys;
    }
    c->score = log(1 + c->frequency) - SLIP * c->cost;
    return TC_OK;
}

/* All forms of one fold: each by itself, or without marks all as one under the best of them. */
static tc_status probe(search *s, const char *fold)
{
    TC_CLEANUP(tx_terms_cleanup) tx_terms *terms = NULL;
    tc_correction best = {.score = -1e9};
    size_t length = strlen(fold);
    uint32_t sum = 0;
    TRY(tx_terms_open(&terms, s->database, fold, length));
    for (int i = 0; i < FORMS_MOST; i++) {
        const char *found;
        size_t n;
        tc_correction form = {.fold_length = (uint32_t)length};
        tc_status status = tx_terms_next(terms, &found, &n, &form.frequency);
        if (status == TC_NOT_FOUND) break;
        if (status != TC_OK) return status;
        /* The fold itself sorts first, its marked forms next, longer words behind them. */
        if (n > length && found[length] != '\x01') break;
        sum += form.frequency;
        if (n > TC_CORRECTION_MOST) continue;
        form.length = (uint32_t)n;
        memcpy(form.term, found, n);
        TRY(judge(s, &form));
        if (is_better(&form, &best)) best = form;
    }
    if (!best.length) return TC_OK;
    if (!s->marks) {
        best.frequency = sum;
        best.score = log(1 + sum) - SLIP * best.cost;
    }
    if (best.score >= SCORE_LEAST) keep(s->out, &best);
    return TC_OK;
}

static tc_status make_neighbours(search *s)
{
    TRY(undo_keystrokes(s));
    drop_letters(s);
    swap_letters(s);
    exchange_letters(s);
    return TC_OK;
}

/* The folded form of the word; false where it is none of letters alone. */
static bool take_word(search *s, const char *fold, size_t length)
{
    if (length < 2 || length > LETTERS_MOST) return false;
    for (size_t i = 0; i < length; i++)
        if (!is_letter(fold[i])) return false;
    memcpy(s->fold, fold, length);
    s->fold[length] = '\0';
    s->fold_length = length;
    return true;
}

tc_status tc_correct(tc_corrections *out, const tx_database *database, const char *word, size_t length, bool marks)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
    search s = {.database = database, .out = out, .word = word, .length = length, .marks = marks};
    out->count = 0;
    TRY(tc_term_of_word(&term, word, length));
    if (!take_word(&s, term.data, tc_term_fold_length(term.data, term.length))) return TC_OK;
    TRY(make_neighbours(&s));
    for (size_t i = 0; i < s.count; i++) TRY(probe(&s, s.neighbours[i]));
    return TC_OK;
}
