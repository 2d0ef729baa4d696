/* Where words of an indicator stand in a text beyond what any query finds: in a row though typed without marks, and
 * written by their first letters, or spelt out where the indicator has the letters. */
#include "searcher/series/series.h"
#include <string.h>

/* ---- in a row ---- */

/* Whether an occurrence is of one word of the indicator, in whatever marks, and no other wording of it. */
static bool is_word(const tc_query *q, const tc_tokens *tokens, const tc_occurrence *o)
{
    return o->first == o->last && tc_token_is_query(&tokens->items[o->from], &q->words[o->first]);
}

/* The one of the next word that stands right behind one; NULL for none. */
static tc_occurrence *next_in_run(tc_occurrences *found, const tc_query *q, const tc_tokens *tokens,
                                  const tc_occurrence *o)
{
    for (tc_occurrence *x = (tc_occurrence *)o + 1; x < found->items + found->count && x->from <= o->to + 1; x++)
        if (x->from == o->to + 1 && x->first == o->last + 1 && is_word(q, tokens, x))
            return tokens->items[x->from].start <= tokens->items[o->to].end + 1 ? x : NULL;
    return NULL;
}

/* Typed without marks, words in a row that stand so in a text are meant, whatever is the likeliest form of each: "dan
 * de" by "đàn dê". */
static void trust_runs(tc_occurrences *found, const tc_query *q, const tc_tokens *tokens)
{
    enum { LEAST = 2, MOST = 8 };
    for (size_t i = 0; !q->marked && i < found->count; i++) {
        tc_occurrence *run[MOST], *o = &found->items[i];
        size_t count = 0;
        if (!is_word(q, tokens, o)) continue;
        for (; o && count < MOST; o = next_in_run(found, q, tokens, o)) run[count++] = o;
        for (size_t k = 0; count >= LEAST && k < count; k++) run[k]->quality = 1;
    }
}

/* ---- by their first letters ---- */

enum { LETTERS_LEAST = 2, LETTERS_MOST = 8 };

/* How many words of the indicator, from `at` on, a run of capitals is made of; 0 where it is of none. Of what is the
 * state's anyway the indicator need not say so: "NSNN" for "ngân sách". */
static size_t spelt_by(const tc_query *q, size_t at, const tc_token *t)
{
    size_t n = 0;
    while (n < t->fold_length && at + n < q->count) {
        const tc_query_word *w = &q->words[at + n];
        if (w->kind == TC_TOKEN_DIGITS || w->question || w->in_period || w->term[0] != t->term[n]) break;
        n++;
    }
    bool states = n >= LETTERS_LEAST && t->fold_length == n + 2 && !memcmp(t->term + n, "nn", 2);
    return n >= LETTERS_LEAST && (n == t->fold_length || states) ? n : 0;
}

/* Two letters are short for much: a word that the indicator has beside those words must stand beside them. */
static bool stands_beside(const tc_query *q, const tc_tokens *tokens, size_t word, size_t count, size_t t)
{
    if (count > LETTERS_LEAST) return true;
    if (word && t && tc_token_is_query(&tokens->items[t - 1], &q->words[word - 1])) return true;
    size_t next = word + count;
    return next < q->count && t + 1 < tokens->count && tc_token_is_query(&tokens->items[t + 1], &q->words[next]);
}

static bool is_found(const tc_occurrences *found, size_t t)
{
    for (size_t i = 0; i < found->count && found->items[i].from <= t; i++)
        if (found->items[i].to >= t) return true;
    return false;
}

/* Puts an occurrence where it belongs in their order. */
static tc_status insert(tc_occurrences *found, tc_occurrence o)
{
    size_t at = found->count;
    TRY(TC_GROW(found->items, found->capacity, found->count + 1));
    while (at && found->items[at - 1].from > o.from) at--;
    memmove(found->items + at + 1, found->items + at, (found->count - at) * sizeof *found->items);
    found->items[at] = o;
    found->count++;
    return TC_OK;
}

static tc_status find_letters(tc_occurrences *found, const tc_query *q, const tc_tokens *tokens)
{
    for (size_t t = 0; t < tokens->count; t++) {
        const tc_token *token = &tokens->items[t];
        size_t n = 0;
        if (!(token->flags & TC_TOKEN_UPPER) || token->fold_length > LETTERS_MOST || is_found(found, t)) continue;
        for (size_t i = 0; i < q->count && !n; i++) {
            n = spelt_by(q, i, token);
            if (n && !stands_beside(q, tokens, i, n, t)) n = 0;
            const uint32_t first = (uint32_t)i, at = (uint32_t)t;
            if (n) TRY(insert(found, (tc_occurrence){first, first + (uint32_t)n - 1, at, at, 1}));
        }
    }
    return TC_OK;
}

/* ---- spelt out ---- */

/* In capitals, or letters that are no syllable: short for words that a text has, whether any table knows it or not. */
static bool is_short(const tc_query_word *w)
{
    if (w->kind == TC_TOKEN_DIGITS || w->question || w->in_period || w->fold_length < LETTERS_LEAST) return false;
    if (w->fold_length > LETTERS_MOST) return false;
    return w->flags & TC_TOKEN_UPPER || (!w->form_count && !tc_syllable_possible(w->term, w->fold_length));
}

/* Whether the tokens from `t` on begin with the letters of a word. */
static bool begin_so(const tc_tokens *tokens, size_t t, const tc_query_word *w)
{
    if (t + w->fold_length > tokens->count) return false;
    for (size_t i = 0; i < w->fold_length; i++) {
        const tc_token *token = &tokens->items[t + i];
        if (token->kind == TC_TOKEN_DIGITS || *token->term != w->term[i] || token->flags & TC_TOKEN_UPPER) return false;
        if (i && token->start > token[-1].end + 1) return false;
    }
    return true;
}

/* A word that the indicator has beside it must stand beside those that it is short for. */
static bool spells_out(const tc_query *q, const tc_tokens *tokens, size_t word, size_t t)
{
    const size_t behind = t + q->words[word].fold_length;
    if (!begin_so(tokens, t, &q->words[word])) return false;
    if (word && t && tc_token_is_query(&tokens->items[t - 1], &q->words[word - 1])) return true;
    return word + 1 < q->count && behind < tokens->count &&
           tc_token_is_query(&tokens->items[behind], &q->words[word + 1]);
}

static tc_status find_spelt_out(tc_occurrences *found, const tc_query *q, const tc_tokens *tokens)
{
    for (size_t i = 0; i < q->count; i++) {
        const uint32_t word = (uint32_t)i, length = q->words[i].fold_length;
        for (size_t t = 0; t < tokens->count && is_short(&q->words[i]); t++) {
            if (!spells_out(q, tokens, i, t) || is_found(found, t)) continue;
            TRY(insert(found, (tc_occurrence){word, word, (uint32_t)t, (uint32_t)t + length - 1, 1}));
        }
    }
    return TC_OK;
}

tc_status tc_indicator_find(tc_occurrences *out, const tc_query *q, const tc_matcher *matcher, const tc_tokens *tokens)
{
    TRY(tc_matcher_run(out, matcher, tokens));
    TRY(find_letters(out, q, tokens));
    TRY(find_spelt_out(out, q, tokens));
    trust_runs(out, q, tokens);
    return TC_OK;
}
