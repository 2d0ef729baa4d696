/* Corrections of a word that the index does not know, from the index's own vocabulary.
 *
 * Neighbours of the word are made (keystrokes of Telex and VNI undone; one letter doubled, dropped, exchanged or
 * swapped) and looked up by a seek in the list of terms: fold-first terms put all marked forms of a folded neighbour
 * side by side. A scan of the vocabulary would cost more than a whole query. */
#include "searcher/correct.h"
#include <stdlib.h>
#include <string.h>

enum { LETTERS_MOST = 24, FORMS_MOST = 6 };

/* How near a neighbour is to what was typed: keystrokes that were meant, then slips of one key. */
static const double KEYSTROKES = 0.9, DOUBLED = 0.8, SWAPPED = 0.6, DROPPED = 0.5, EXCHANGED = 0.4;

typedef struct search {
    const tx_database *database;
    tc_correction *out;
    char word[LETTERS_MOST + 8]; /* as typed, folded */
} search;

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static void terms_free(tx_terms **terms)
{
    tx_terms_free(*terms);
}

/* Documents with a form of this fold; the most frequent form is noted. */
static tc_status probe(search *s, const char *fold, double nearness)
{
    TC_CLEANUP(terms_free) tx_terms *terms = NULL;
    size_t length = strlen(fold);
    double best = 0;
    char term[TC_CORRECTION_MOST + 1] = "";
    uint32_t sum = 0, frequency;
    if (!length || length > LETTERS_MOST || !strcmp(fold, s->word)) return TC_OK;
    TRY(tx_terms_open(&terms, s->database, fold, length));
    for (int i = 0; i < 64; i++) {
        const char *found;
        size_t n;
        tc_status status = tx_terms_next(terms, &found, &n, &frequency);
        if (status == TC_NOT_FOUND) break;
        if (status != TC_OK) return status;
        /* The fold itself sorts first, its marked forms next, longer words behind them. */
        if (n > length && found[length] != '\x01') break;
        sum += frequency;
        if (frequency > best && n <= TC_CORRECTION_MOST) {
            best = frequency;
            memcpy(term, found, n);
            term[n] = '\0';
        }
    }
    if (!sum) return TC_OK;
    tc_correction *c = s->out;
    double score = nearness * (1 + 0.05 * (sum > 1000 ? 10 : sum > 100 ? 7 : sum > 10 ? 4 : 1));
    if (score <= c->score) return TC_OK;
    c->score = score;
    memcpy(c->term, term, sizeof c->term);
    c->length = (uint32_t)strlen(term);
    c->fold_length = (uint32_t)length;
    return TC_OK;
}

/* Telex: a tone key (s f r x j) anywhere behind the vowel, doubled a e o d, w for the hook and breve; VNI: digits 1-9.
 */
static tc_status undo_keystrokes(search *s)
{
    char out[LETTERS_MOST + 8];
    size_t n = 0, dropped = 0, length = strlen(s->word);
    for (size_t i = 0; i < length; i++) {
        char c = s->word[i];
        bool doubled = n && c == out[n - 1] && strchr("aeod", c);
        bool tone = n > 1 && strchr("sfrxj", c) &&
                    (i + 1 == length || strchr("aeiouydwsfrxj123456789", s->word[i + 1]));
        bool hook = n && c == 'w';
        bool digit = n && c >= '1' && c <= '9';
        if (doubled || tone || hook || digit) {
            dropped++;
            continue;
        }
        out[n++] = c;
    }
    out[n] = '\0';
    return dropped && tc_syllable_possible(out, n) ? probe(s, out, KEYSTROKES) : TC_OK;
}

static tc_status drop_letters(search *s)
{
    char out[LETTERS_MOST + 8];
    size_t length = strlen(s->word);
    for (size_t i = 0; i < length; i++) {
        if (i && s->word[i] == s->word[i - 1]) continue;
        bool doubled = i + 1 < length && s->word[i + 1] == s->word[i];
        memcpy(out, s->word, i);
        memcpy(out + i, s->word + i + 1, length - i);
        TRY(probe(s, out, doubled ? DOUBLED : DROPPED));
    }
    return TC_OK;
}

static tc_status swap_letters(search *s)
{
    char out[LETTERS_MOST + 8];
    size_t length = strlen(s->word);
    for (size_t i = 0; i + 1 < length; i++) {
        if (s->word[i] == s->word[i + 1]) continue;
        memcpy(out, s->word, length + 1);
        out[i] = s->word[i + 1];
        out[i + 1] = s->word[i];
        TRY(probe(s, out, SWAPPED));
    }
    return TC_OK;
}

/* One letter exchanged or missing: only legal syllables are worth a look. */
static tc_status exchange_letters(search *s)
{
    char out[LETTERS_MOST + 8];
    size_t length = strlen(s->word);
    for (size_t i = 0; i <= length; i++)
        for (char c = 'a'; c <= 'z'; c++) {
            if (i < length) {
                memcpy(out, s->word, length + 1);
                out[i] = c;
                if (c != s->word[i] && tc_syllable_possible(out, length)) TRY(probe(s, out, EXCHANGED));
            }
            memcpy(out, s->word, i);
            out[i] = c;
            memcpy(out + i + 1, s->word + i, length - i + 1);
            if (tc_syllable_possible(out, length + 1)) TRY(probe(s, out, EXCHANGED));
        }
    return TC_OK;
}

tc_status tc_correct(tc_correction *out, const tx_database *database, const char *fold, size_t length)
{
    search s = {.database = database, .out = out};
    *out = (tc_correction){.score = 0};
    if (length < 3 || length > LETTERS_MOST) return TC_OK;
    memcpy(s.word, fold, length);
    for (size_t i = 0; i < length; i++)
        if (!is_letter(fold[i]) && (fold[i] < '1' || fold[i] > '9')) return TC_OK;
    TRY(undo_keystrokes(&s));
    TRY(drop_letters(&s));
    TRY(swap_letters(&s));
    return out->score < SWAPPED ? exchange_letters(&s) : TC_OK;
}
