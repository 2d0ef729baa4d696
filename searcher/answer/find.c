/* Candidates for an answer: what all kinds need, and which kind of a passage's parts are proposed for which question.
 */
#include "searcher/answer/answer.h"
#include <string.h>

tc_status tc_proposal_add(tc_proposals *out, const tc_scene *s, tc_range at, const tc_entity *entity, double fit)
{
    uint32_t first, last;
    if (fit <= 0 || !tc_scene_tokens(s, at, &first, &last)) return TC_OK;
    TRY(TC_GROW(out->items, out->capacity, out->count + 1));
    out->items[out->count++] = (tc_proposal){.at = at,
                                             .first = first,
                                             .last = last,
                                             .sentence = tc_scene_sentence(s, s->sentence[first]),
                                             .entity = entity,
                                             .fit = fit};
    return TC_OK;
}

bool tc_proposals_hold(const tc_proposals *all, size_t from, uint32_t first, uint32_t last)
{
    for (size_t i = from; i < all->count; i++)
        if (all->items[i].first <= first && all->items[i].last >= last) return true;
    return false;
}

void tc_proposals_drop_inside(tc_proposals *all, size_t from, uint32_t first, uint32_t last)
{
    static const double INSIDE = 0.5;
    for (size_t i = from; i < all->count; i++)
        if (all->items[i].first >= first && all->items[i].last <= last) all->items[i].fit *= INSIDE;
}

bool tc_token_among(const tc_token *t, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tc_token_is(t, words[i])) return true;
    return false;
}

/* Whether one of the `most` words before token `at`, in the same clause, is among these. */
bool tc_scene_before(const tc_scene *s, uint32_t at, uint32_t most, const char *const *words, size_t count)
{
    for (uint32_t back = 1; back <= most && back <= at; back++) {
        if (s->breaks[at - back + 1] >= TC_BREAK_COMMA) return false;
        if (tc_token_among(&s->tokens.items[at - back], words, count)) return true;
    }
    return false;
}

bool tc_scene_behind(const tc_scene *s, uint32_t at, uint32_t most, tc_grammar kind)
{
    for (uint32_t back = 1; back <= most && back <= at; back++) {
        if (s->breaks[at - back + 1] >= TC_BREAK_COMMA) return false;
        size_t n = tc_grammar_in_text(&s->tokens, at - back, kind);
        if (n && n <= back) return true;
    }
    return false;
}

/* Whether the token is part of what an abbreviation in the question stands for, or the other way round. */
static bool said_otherwise(const tc_scene *s, uint32_t at, const tc_query *q)
{
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        bool word = x->to == x->from && x->last == x->first; /* a synonym says something else */
        if (x->from > at || x->to < at || word || x->quality < 0.8) continue;
        bool plain = true;
        for (size_t k = x->first; k <= x->last; k++)
            plain &= !q->words[k].question && !q->words[k].in_period && !q->words[k].in_number;
        if (plain) return true;
    }
    return false;
}

/* Whether the question holds every word of these tokens: what is asked for is not what was said. "UBND các tỉnh" is
 * said by "UBND tỉnh", but "UBND thành phố" not by the number of one of its decisions. */
bool tc_scene_said(const tc_scene *s, uint32_t first, uint32_t last, const tc_query *q, bool digits)
{
    static const char *const within[] = {"các", "cấp"};
    for (uint32_t i = first; i <= last; i++) {
        const tc_token *t = &s->tokens.items[i];
        bool there = false;
        if (digits && t->kind != TC_TOKEN_DIGITS) continue;
        if (!digits && i > first && i < last && tc_token_among(t, within, 2)) continue;
        for (size_t w = 0; w < q->count && !there; w++)
            there = !q->words[w].question && !q->words[w].in_period && (digits || !q->words[w].in_number) &&
                    tc_token_is_query(t, &q->words[w]);
        if (!there && !digits) there = said_otherwise(s, i, q);
        if (!there) return false;
    }
    return true;
}

bool tc_scene_asked(const tc_scene *s, const tc_wanted *w, uint32_t token)
{
    for (size_t i = 0; i < w->query->count; i++)
        if (w->weights[i] > 0 && tc_token_is_query(&s->tokens.items[token], &w->query->words[i])) return true;
    return false;
}

double tc_scene_holds(const tc_scene *s, size_t word, tc_stretch at)
{
    double best = 0;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        bool here = x->first <= word && word <= x->last && x->from >= at.first && x->to <= at.last;
        if (here && x->quality > best) best = x->quality;
    }
    return best;
}

/* Figures and dates, and these made as long as what they say. */
static tc_status propose_values(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    size_t from = out->count;
    if (!strcmp(w->kind, "date")) {
        TRY(tc_answer_propose_dates(out, s, w));
        if (w->lasting) TRY(tc_answer_propose_times(out, s, w));
    } else {
        TRY(tc_answer_propose_figures(out, s, w));
        TRY(tc_answer_propose_spelled(out, s, w));
        TRY(tc_answer_propose_shares(out, s, w));
        TRY(tc_answer_propose_listed(out, s, w));
        if (w->deadline) TRY(tc_answer_propose_deadlines(out, s, w));
    }
    tc_answer_widen(out, from, s, w);
    return TC_OK;
}

tc_status tc_answer_propose(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    if (w->numbers) return tc_answer_propose_numbers(out, s, w);
    if (!strcmp(w->kind, "amount") || !strcmp(w->kind, "date")) return propose_values(out, s, w);
    if (!strcmp(w->kind, "document")) return tc_answer_propose_documents(out, s, w);
    if (!strcmp(w->kind, "person") || !strcmp(w->kind, "org") || !strcmp(w->kind, "place"))
        return tc_answer_propose_names(out, s, w);
    if (!strcmp(w->kind, "other")) TRY(tc_answer_propose_marked(out, s, w));
    return tc_answer_propose_sentences(out, s, w);
}
