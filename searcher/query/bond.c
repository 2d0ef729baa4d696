/* Which neighbours of a query are syllables of one word, "nồng độ", "giải thể": the one follows the other far more
 * often than it stands anywhere. No dictionary says so, but the table of syllables (tracuu/bigram.h). */
#include "searcher/query/query.h"
#include <string.h>
#include <tracuu/bigram.h>

/* So many times as often as anywhere. */
static const double OFTEN = 16;

/* How much likelier a syllable is behind another than anywhere; 0 where the table does not say. */
static double drawn(const tc_bigrams *bigrams, const tc_buffer *a, const tc_buffer *b)
{
    tc_bigram_row first, second;
    const char *syllable;
    size_t length;
    double share;
    if (!tc_bigrams_row(&first, bigrams, a->data, a->length)) return 0;
    if (!tc_bigrams_row(&second, bigrams, b->data, b->length) || second.share <= 0) return 0;
    const char *at = first.at;
    while (tc_bigram_next(&first, &at, &syllable, &length, &share))
        if (length == b->length && !memcmp(syllable, b->data, length)) return share / second.share;
    return 0;
}

double tc_syllables_drawn(const tc_bigrams *bigrams, const tc_token *first, const tc_token *second)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer a = {0}, b = {0};
    bool read = tc_term_text(&a, first->term, first->length) == TC_OK &&
                tc_term_text(&b, second->term, second->length) == TC_OK;
    return read ? drawn(bigrams, &a, &b) : 0;
}

/* The form that is meant: as typed, or the likeliest where no mark was typed. */
static tc_status meant(tc_buffer *out, const tc_query *q, const tc_query_word *word)
{
    const tc_form *best = NULL;
    for (size_t i = 0; !q->marked && i < word->form_count; i++) {
        const tc_form *f = &word->forms[i];
        if (!best || f->weight > best->weight || (f->weight == best->weight && f->frequency > best->frequency))
            best = f;
    }
    return best ? tc_term_text(out, best->term, best->length) : tc_term_text(out, word->term, word->length);
}

static bool is_open(const tc_query_word *word)
{
    return word->kind == TC_TOKEN_SYLLABLE && !word->question && !word->in_period && !word->in_number &&
           !word->in_field;
}

tc_status tc_query_bind(tc_query *q, tc_wordings *wordings)
{
    const tc_bigrams *bigrams;
    TRY(tc_wordings_bigrams(&bigrams, wordings));
    q->bigrams = bigrams;
    for (size_t i = 0; i + 1 < q->count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer a = {0}, b = {0};
        if (!is_open(&q->words[i]) || !is_open(&q->words[i + 1])) continue;
        if (q->words[i + 1].at.start > q->words[i].at.end + 1) continue;
        TRY(meant(&a, q, &q->words[i]));
        TRY(meant(&b, q, &q->words[i + 1]));
        TRY(tc_buffer_check(&a));
        TRY(tc_buffer_check(&b));
        q->words[i].bound = drawn(bigrams, &a, &b) >= OFTEN;
    }
    return TC_OK;
}
