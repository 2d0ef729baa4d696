/* What a run of words of a sentence is, in numbers: what stands on its sides, what it holds, and where the words of the
 * question stand beside it. */
#include "searcher/answer/span.h"

static bool is_capital(tc_side side)
{
    return side == TC_SIDE_NAME || side == TC_SIDE_DIGITS;
}

static void measure_sides(tc_span *x, const tc_alignment *a)
{
    const tc_aligned *first = &a->items[x->from], *last = &a->items[x->to], *next = last + 1;
    double *v = x->values;
    x->sides[TC_SPAN_BEFORE] = (tc_side)first->before;
    x->sides[TC_SPAN_BEHIND] = (tc_side)(next->before >= TC_SIDE_EDGE ? next->before : next->word);
    x->sides[TC_SPAN_FIRST] = (tc_side)first->word;
    x->sides[TC_SPAN_LAST] = (tc_side)last->word;
    v[TC_SPAN_CUT_LEFT] = first->tie;
    v[TC_SPAN_CUT_RIGHT] = next->tie;
    v[TC_SPAN_CUT_NAME_LEFT] = first->before == TC_SIDE_NAME && is_capital(first->word);
    v[TC_SPAN_CUT_NAME_RIGHT] = last->word == TC_SIDE_NAME && next->before < TC_SIDE_EDGE && is_capital(next->word);
    v[TC_SPAN_JOINT] = a->joint != TC_SIDE_PLAIN && first->before == a->joint;
    v[TC_SPAN_IS_IS] = a->what_is && first->before == TC_SIDE_IS;
    v[TC_SPAN_IS_COMMA] = a->what_is && first->before == TC_SIDE_COMMA;
    v[TC_SPAN_OPENS_CLAUSE] = a->opens && first->before >= TC_SIDE_EDGE;
    v[TC_SPAN_OPENS_SENTENCE] = a->opens && !x->from;
}

static void measure_noun(tc_span *x, const tc_alignment *a)
{
    const tc_aligned *t = a->items;
    bool first = t[x->from].noun, last = t[x->to].noun;
    uint32_t in = 0;
    for (uint32_t i = x->from; i <= x->to; i++) in += t[i].noun;
    bool alone = in == x->to - x->from + 1;
    x->values[TC_SPAN_NOUN_ALONE] = alone;
    x->values[TC_SPAN_NOUN_FIRST] = first && !alone;
    x->values[TC_SPAN_NOUN_LAST] = last && !first;
    x->values[TC_SPAN_NOUN_WITHIN] = in && !first && !last;
    x->values[TC_SPAN_NOUN_BEFORE] = !first && x->from && t[x->from - 1].noun && t[x->from].before < TC_SIDE_EDGE;
}

static void measure_length(tc_span *x, bool which)
{
    enum { SHORT = 8 };
    uint32_t n = x->to - x->from + 1;
    x->values[TC_SPAN_ONE] = n == 1;
    x->values[TC_SPAN_TWO] = n == 2;
    x->values[TC_SPAN_THREE] = n == 3;
    x->values[TC_SPAN_WORDS] = n;
    x->values[TC_SPAN_BEYOND] = n > SHORT ? n - SHORT : 0;
    x->values[TC_SPAN_WHICH_WORDS] = which ? n : 0;
}

static void measure_words(tc_span *x, const tc_alignment *a)
{
    const tc_aligned *t = a->items;
    uint32_t said = 0, capitals = 0, n = x->to - x->from + 1;
    double *v = x->values;
    for (uint32_t i = x->from; i <= x->to; i++) {
        said += !t[i].noun && t[i].left + t[i].right > 0;
        capitals += is_capital((tc_side)t[i].word);
        v[TC_SPAN_DONES] += t[i].word == TC_SIDE_DONE;
        v[TC_SPAN_LINKS] += t[i].word == TC_SIDE_LINK;
        v[TC_SPAN_PLACES] += t[i].word == TC_SIDE_PLACE;
    }
    v[TC_SPAN_SAID] = (double)said / n;
    v[TC_SPAN_CAPITALS] = capitals == n;
    v[TC_SPAN_WHICH_CAPITALS] = a->which && capitals == n;
    v[TC_SPAN_WHICH_COMMON] = a->which && !capitals;
}

static void measure_breaks(tc_span *x, const tc_alignment *a)
{
    const tc_aligned *t = a->items;
    uint32_t commas = 0, brackets = 0, quotes = 0;
    for (uint32_t i = x->from + 1; i <= x->to; i++) {
        commas += t[i].before == TC_SIDE_COMMA;
        brackets += t[i].before == TC_SIDE_BRACKET;
        quotes += t[i].before == TC_SIDE_QUOTE;
    }
    x->values[TC_SPAN_COMMAS] = commas;
    x->values[TC_SPAN_BRACKETS] = brackets;
    x->values[TC_SPAN_HALF_BRACKET] = brackets % 2;
    x->values[TC_SPAN_QUOTED] = t[x->from].before == TC_SIDE_QUOTE && t[x->to + 1].before == TC_SIDE_QUOTE && !quotes;
}

static void measure_order(tc_span *x, const tc_alignment *a)
{
    const double *from = a->sums + 2 * (size_t)x->from, *to = a->sums + 2 * (size_t)x->to + 2;
    const double *end = a->sums + 2 * (size_t)a->count;
    x->values[TC_SPAN_NEAR_LEFT] = a->items[x->from].near_left;
    x->values[TC_SPAN_NEAR_RIGHT] = a->items[x->to].near_right;
    x->values[TC_SPAN_ANY_LEFT] = a->items[x->from].any_left;
    x->values[TC_SPAN_ANY_RIGHT] = a->items[x->to].any_right;
    x->values[TC_SPAN_ORDER_LEFT] = end[0] > 0 ? from[0] / end[0] : 0;
    x->values[TC_SPAN_ORDER_RIGHT] = end[1] > 0 ? (end[1] - to[1]) / end[1] : 0;
    x->values[TC_SPAN_INSIDE] = a->all > 0 ? (to[0] - from[0] + to[1] - from[1]) / a->all : 0;
}

/* A word of the question so far from the span: it counts half after so many words, and a break is so many. */
static void add_distant(tc_span *x, const tc_alignment *a, uint32_t at, uint32_t words, uint32_t breaks)
{
    static const double HALF_WAY = 5, BREAK_WAY = 3;
    double share = (a->items[at].left + a->items[at].right) / a->all;
    x->values[TC_SPAN_NEARNESS] += share * HALF_WAY / (HALF_WAY + words + BREAK_WAY * breaks);
    x->values[TC_SPAN_CLAUSE] += breaks ? 0 : share;
}

static void measure_outside(tc_span *x, const tc_alignment *a)
{
    uint32_t breaks = 0;
    if (a->all <= 0) return;
    for (uint32_t i = x->to + 1; i < a->count; i++) {
        breaks += tc_aligned_parted(&a->items[i]);
        add_distant(x, a, i, i - x->to - 1, breaks);
    }
    breaks = 0;
    for (uint32_t i = x->from; i-- > 0;) {
        breaks += tc_aligned_parted(&a->items[i + 1]);
        add_distant(x, a, i, x->from - i - 1, breaks);
    }
}

void tc_span_measure(tc_span *out, const tc_alignment *a, uint32_t from, uint32_t to)
{
    *out = (tc_span){.from = from, .to = to};
    measure_sides(out, a);
    measure_noun(out, a);
    measure_length(out, a->which);
    measure_words(out, a);
    measure_breaks(out, a);
    measure_order(out, a);
    measure_outside(out, a);
}
