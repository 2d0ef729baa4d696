/* Highlights in the text of a hit, and the stretch of it that is shown in a list. */
#include "searcher/searcher.h"
#include <stdlib.h>
#include <string.h>

enum { SNIPPET = 300, LEAD = 60 };

static tc_status add_highlight(tc_hit *hit, size_t *capacity, uint32_t from, uint32_t to)
{
    tc_range *last = hit->highlight_count ? &hit->highlights[hit->highlight_count - 1] : NULL;
    /* Neighbours with one space between are one highlight. */
    if (last && from <= last->end + 1) {
        if (to > last->end) last->end = to;
        return TC_OK;
    }
    TRY(TC_GROW(hit->highlights, *capacity, hit->highlight_count + 1));
    hit->highlights[hit->highlight_count++] = (tc_range){from, to};
    return TC_OK;
}

/* The start from which a stretch of SNIPPET bytes holds the most highlighted bytes. */
static size_t best_start(const tc_hit *hit)
{
    size_t best = 0, most = 0;
    for (size_t i = 0; i < hit->highlight_count; i++) {
        size_t start = hit->highlights[i].start, sum = 0;
        for (size_t j = i; j < hit->highlight_count && hit->highlights[j].end <= start + SNIPPET - LEAD; j++)
            sum += hit->highlights[j].end - hit->highlights[j].start;
        if (sum > most) most = sum, best = start;
    }
    return best;
}

static size_t back_to_space(const char *text, size_t at)
{
    while (at > 0 && text[at - 1] != ' ') at--;
    return at;
}

static tc_status cut_snippet(tc_hit *hit)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer snippet = {0};
    const char *text = hit->passage.text;
    size_t length = hit->passage.text_length, start = 0, end = length;
    if (length > SNIPPET) {
        size_t best = best_start(hit);
        start = back_to_space(text, best > LEAD ? best - LEAD : 0);
        if (length - start < SNIPPET) start = back_to_space(text, length - SNIPPET);
        end = start + SNIPPET < length ? back_to_space(text, start + SNIPPET) : length;
        if (end <= start) end = length;
    }
    if (start) tc_put_text(&snippet, "… ");
    tc_put(&snippet, text + start, end - start);
    while (end < length && snippet.length && snippet.data[snippet.length - 1] == ' ')
        snippet.data[--snippet.length] = '\0';
    if (end < length) tc_put_text(&snippet, " …");
    TRY(tc_buffer_check(&snippet));
    hit->snippet = tc_buffer_steal(&snippet);
    return hit->snippet ? TC_OK : tc_fail(TC_MEMORY, "no memory for a hit");
}

tc_status tc_hit_highlight(tc_hit *hit, tc_searcher *s, const tc_matcher *matcher)
{
    tc_tokens tokens = {0};
    tc_occurrences found = {0};
    size_t capacity = 0;
    tc_status status = matcher ? tc_analyse(s->analyser, &tokens, hit->passage.text, hit->passage.text_length,
                                            TC_FOR_HIGHLIGHT)
                               : TC_OK;
    if (status == TC_OK && matcher) status = tc_matcher_run(&found, matcher, &tokens);
    for (size_t i = 0; i < found.count && status == TC_OK; i++)
        status = add_highlight(hit, &capacity, tokens.items[found.items[i].from].start,
                               tokens.items[found.items[i].to].end);
    tc_tokens_free(&tokens);
    free(found.items);
    return status == TC_OK ? cut_snippet(hit) : status;
}
