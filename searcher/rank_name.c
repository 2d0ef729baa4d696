/* The names of a query: what else could be meant? The feature NAMES. */
#include "searcher/rank.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Behind one of these marks a capital says nothing. */
static bool opens_sentence(const tc_query *q, size_t word)
{
    if (!word) return true;
    for (uint32_t i = q->words[word - 1].at.end; i < q->words[word].at.start; i++)
        if (strchr(".?!:", q->text[i])) return true;
    return false;
}

/* "GPMB": an abbreviation is written in other words by many of the passages meant. */
static bool is_abbreviation(const tc_query *q, size_t word)
{
    for (size_t i = 0; i < q->alternative_count; i++) {
        const tc_alternative *a = &q->alternatives[i];
        if (a->sure && a->first == word && a->last == word) return true;
    }
    return false;
}

/* A name is known by being no Vietnamese word, or by a capital that opens no sentence. None are the letters of a
 * document's number, for which there is a feature, "anh A" of an invented case, and "KHÔNG", which is stressed. */
static bool is_name(const tc_query *q, size_t word)
{
    const tc_query_word *w = &q->words[word];
    if (w->question || w->excluded || w->in_number || w->in_period || w->fold_length == 1) return false;
    if (w->kind == TC_TOKEN_FOREIGN) return !is_abbreviation(q, word);
    if (w->kind != TC_TOKEN_SYLLABLE || w->flags & TC_TOKEN_UPPER) return false;
    return w->flags & TC_TOKEN_CAPITAL && !opens_sentence(q, word);
}

tc_status tc_rank_names_begin(tc_ranking *r)
{
    const tc_query *q = r->query;
    r->names = calloc(q->count + 1, sizeof *r->names);
    if (!r->names) return tc_fail(TC_MEMORY, "no memory for the query");
    for (size_t i = 0; i < q->count; i++) {
        r->names[i] = is_name(q, i);
        if (r->names[i]) r->names_weight += q->words[i].rarity;
    }
    return TC_OK;
}

/* Over the names alone, one name in a long question would outweigh all that the question says; over all its words it
 * would weigh next to nothing. The geometric mean of both tells passages apart best. */
double tc_rank_names_found(const tc_ranking *r, const double *best, double all)
{
    double sum = 0;
    for (size_t i = 0; i < r->query->count; i++)
        if (r->names[i]) sum += r->query->words[i].rarity * best[i];
    return r->names_weight > 0 && all > 0 ? sum / sqrt(r->names_weight * all) : 0;
}
