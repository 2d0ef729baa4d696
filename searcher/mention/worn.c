/* Names in text that was badly read: a scan spoils several words of a line at once, common ones too.
 *
 * "mỏ kẽm Nà Luông" is "mở kễm Nà Luống" there. The proper names stand with their letters and capitals, one common word
 * has a letter exchanged, and another word bears other marks: a letter exchanged in a word alone makes another thing
 * ("mỏ sắt", "mỏ sét"). */
#include "searcher/mention/mention.h"
#include <stdlib.h>

enum { WORDS_LEAST = 4, WORDS_MOST = 20, LETTERS_LEAST = 3, PASSAGES_MOST = 2000, TRIES_MOST = 2 };

/* Whether every proper name stands with a capital, in a row, and none goes on behind. */
static tc_status judge_worn(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    const tc_token *t = a->tokens->items;
    size_t capitals = 0, proper = 0;
    uint32_t next = a->to + 1;
    (void)context, (void)c;
    for (size_t i = 0; i < f->query->count; i++) {
        if (!tc_word_is_proper(f, i)) continue;
        proper++;
        capitals += a->where[i] < a->tokens->count && t[a->where[i]].flags & TC_TOKEN_CAPITAL;
    }
    bool goes_on = next < a->tokens->count && t[next].flags & TC_TOKEN_CAPITAL &&
                   !tc_punctuation_between(a->text, &t[a->to], &t[next]);
    *taken = a->unlike && capitals == proper && !goes_on;
    return TC_OK;
}

static bool may_be_worn(const tc_finding *f, size_t word)
{
    const tc_query_word *w = &f->query->words[word];
    return w->kind != TC_TOKEN_DIGITS && w->fold_length >= LETTERS_LEAST && !f->optional[word] && !w->question &&
           !tc_word_is_proper(f, word) && !tc_sign_in_query(f->signs, TC_SIGN_SIDE, f->query, word);
}

/* The place behind the last two proper names that stand side by side; 0 for none. */
static size_t names_end(const tc_finding *f)
{
    for (size_t i = f->query->count; i > 1; i--) {
        const tc_query_word *b = &f->query->words[i - 1], *a = b - 1;
        bool number = a->kind == TC_TOKEN_DIGITS || b->kind == TC_TOKEN_DIGITS || a->in_number || b->in_number;
        if (!number && tc_word_is_proper(f, i - 2) && tc_word_is_proper(f, i - 1)) return i;
    }
    return 0;
}

/* The name as it is spelt: its words in lower case are common, and the last of them before the proper names are tried,
 * all in the passages that hold the others. */
static tc_status seek_spelt(tc_finding *f, void *context)
{
    tc_name_way ways[TRIES_MOST], required = {.wild = SIZE_MAX, .alone = SIZE_MAX};
    bool tried[TC_WORDS_MOST] = {false};
    size_t tries = 0;
    (void)context;
    for (size_t i = names_end(f); i > 1 && tries < TRIES_MOST; i--) {
        if (!may_be_worn(f, i - 1)) continue;
        tried[i - 1] = true;
        ways[tries] = (tc_name_way){.wild = i - 1, .alone = SIZE_MAX, .worn = true};
        for (size_t k = 0; k < f->query->count; k++) ways[tries].order[ways[tries].count++] = (uint16_t)k;
        tries++;
    }
    for (size_t k = 0; k < f->query->count; k++)
        if (!tried[k]) required.order[required.count++] = (uint16_t)k;
    const tc_seeking seeking = {
        .ways = ways, .way_count = tries, .required = &required, .most = PASSAGES_MOST, .judge = judge_worn};
    return tries ? tc_mention_seek(f, &seeking) : TC_OK;
}

/* Of a name typed without marks its mentions say how it is spelt. */
tc_status tc_mention_seek_worn(tc_finding *f)
{
    char *spelt = NULL;
    if (f->query->count < WORDS_LEAST || f->query->count > WORDS_MOST || !names_end(f)) return TC_OK;
    if (f->query->marked) return seek_spelt(f, NULL);
    TRY(tc_mention_commonest(&spelt, f));
    tc_status status = spelt ? tc_mention_seek_as(f, spelt, seek_spelt, NULL) : TC_OK;
    free(spelt);
    return status;
}
