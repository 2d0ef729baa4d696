/* The span of a sentence that answers best: every run of words is weighed by what stands on its sides, what it holds,
 * and where the words of the question stand beside it. The weights are those of a softmax over all runs, fitted on
 * questions of an encyclopaedia whose answers are known, and rounded; what told next to nothing was left out. */
#include "searcher/answer_span.h"
#include <math.h>
#include <string.h>

enum { SPAN_MOST = 16 };

/* A run of words, tokens from … to of the sentence. */
typedef struct span {
    const tc_alignment *a;
    uint32_t from, to, count;
} span;

/* ---- its sides ---- */

/* What it is worth that such a word, or such a break, stands before or behind a span, and that it begins or ends with
 * one. */
static const struct {
    double before, behind, first, last;
} sides[TC_SIDES] = {
    [TC_SIDE_PLAIN] = {-0.35, -1.15, 0, 0.6},
    [TC_SIDE_NAME] = {-0.9, -1.05, 0.9, 1},
    [TC_SIDE_DIGITS] = {-0.2, -0.3, 0, -0.25},
    [TC_SIDE_IS] = {0.55, 0, 0, 0},
    [TC_SIDE_AS] = {0.55, 0, 0, 0},
    [TC_SIDE_BY] = {0, 0, 0, 0},
    [TC_SIDE_SO] = {0, 0, 0, 0},
    [TC_SIDE_MEANS] = {0.2, -0.15, -0.2, 0},
    [TC_SIDE_PLACE] = {0, -0.2, 0, 0},
    [TC_SIDE_OF] = {-0.2, 0, 0, 0},
    [TC_SIDE_TO] = {0, -0.2, -0.2, 0},
    [TC_SIDE_AND] = {-0.2, 0, -0.25, 0},
    [TC_SIDE_DONE] = {-0.25, 0, 0, -0.25},
    [TC_SIDE_LINK] = {0, 0.25, 0, 0},
    [TC_SIDE_SOME] = {0, -0.5, 0.35, -0.3},
    [TC_SIDE_THIS] = {0, 0, 0, -0.3},
    [TC_SIDE_EDGE] = {0, 0.9, 0, 0},
    [TC_SIDE_COMMA] = {0.55, 1.15, 0, 0},
    [TC_SIDE_BRACKET] = {-0.2, 0.35, 0, 0},
    [TC_SIDE_QUOTE] = {0.55, 0.7, 0, 0},
    [TC_SIDE_COLON] = {0, 0, 0, 0},
};

/* A word cut in two, by how much it is one word; a name cut in two. */
static const double CUT_LEFT = -0.6, CUT_RIGHT = -1.4, CUT_NAME_LEFT = -0.45, CUT_NAME_RIGHT = -0.5;

/* Before it stands what stands before the blank of the question, "bằng gì"; "là", or a comma, where it is asked what
 * something is. */
static const double JOINT = 0.9, IS = 0.5, IS_COMMA = 0.45;

/* Where the question begins with its blank: the span begins a clause, or the sentence. */
static const double OPENS_CLAUSE = 0.15, OPENS_SENTENCE = -0.3;

static bool is_capital(tc_side side)
{
    return side == TC_SIDE_NAME || side == TC_SIDE_DIGITS;
}

static double of_sides(const span *x)
{
    const tc_aligned *first = &x->a->items[x->from], *last = &x->a->items[x->to], *next = last + 1;
    tc_side behind = next->before >= TC_SIDE_EDGE ? next->before : next->word;
    double sum = sides[first->before].before + sides[behind].behind + sides[first->word].first + sides[last->word].last;
    sum += CUT_LEFT * first->tie + CUT_RIGHT * next->tie;
    if (first->before == TC_SIDE_NAME && is_capital(first->word)) sum += CUT_NAME_LEFT;
    if (last->word == TC_SIDE_NAME && next->before < TC_SIDE_EDGE && is_capital(next->word)) sum += CUT_NAME_RIGHT;
    if (x->a->joint != TC_SIDE_PLAIN && first->before == x->a->joint) sum += JOINT;
    if (x->a->what_is && first->before == TC_SIDE_IS) sum += IS;
    if (x->a->what_is && first->before == TC_SIDE_COMMA) sum += IS_COMMA;
    if (x->a->opens && first->before >= TC_SIDE_EDGE) sum += OPENS_CLAUSE;
    return x->a->opens && !x->from ? sum + OPENS_SENTENCE : sum;
}

/* ---- what it holds ---- */

/* The noun asked for begins it, ends it, stands within, right before it; is all of it. */
static const double NOUN_FIRST = 1.55, NOUN_LAST = -0.25, NOUN_WITHIN = 0.2, NOUN_BEFORE = 0.45, NOUN_ALONE = -0.4;

static double of_noun(const span *x)
{
    const tc_aligned *t = x->a->items;
    bool first = t[x->from].noun, last = t[x->to].noun;
    uint32_t in = 0;
    for (uint32_t i = x->from; i <= x->to; i++) in += t[i].noun;
    if (in == x->count) return NOUN_ALONE;
    if (first) return NOUN_FIRST;
    double before = x->from && t[x->from - 1].noun && t[x->from].before < TC_SIDE_EDGE ? NOUN_BEFORE : 0;
    return before + (last ? NOUN_LAST : in ? NOUN_WITHIN : 0);
}

/* For each word of such a kind in it, and each break. */
static double of_word(tc_side word)
{
    static const double DONE = -0.25, LINK = -0.6, PLACE = -0.9;
    return word == TC_SIDE_DONE ? DONE : word == TC_SIDE_LINK ? LINK : word == TC_SIDE_PLACE ? PLACE : 0;
}

static const double COMMA = -0.7, BRACKET = -0.4, HALF_BRACKET = -0.4;

/* It stands in quotes as a whole; it is all names and numbers, is so where "X nào" is asked for, or has none there. */
static const double QUOTED = 0.8, CAPITALS = 0.6, WHICH_CAPITALS = 0.45, WHICH_COMMON = -0.55;

/* It is of one, two, three words; for each word, and for each beyond eight; for each where "X nào" is asked for. */
static const double ONE = -1.4, TWO = -0.65, THREE = -0.15, WORD = 0.06, BEYOND = -0.45, WHICH_WORD = -0.06;
enum { SHORT = 8 };

/* The part of its words that the question says as well. */
static const double SAID = -0.9;

static double of_length(const span *x)
{
    static const double some[] = {0, ONE, TWO, THREE};
    double n = x->count, sum = WORD * n + (x->a->which ? WHICH_WORD * n : 0);
    if (x->count < sizeof some / sizeof *some) sum += some[x->count];
    return x->count > SHORT ? sum + BEYOND * (n - SHORT) : sum;
}

static double of_inside(const span *x)
{
    const tc_aligned *t = x->a->items;
    uint32_t said = 0, capitals = 0, brackets = 0, quotes = 0;
    double sum = of_length(x);
    for (uint32_t i = x->from; i <= x->to; i++) {
        said += !t[i].noun && t[i].left + t[i].right > 0;
        capitals += is_capital(t[i].word);
        sum += of_word(t[i].word);
        if (i == x->from) continue;
        sum += t[i].before == TC_SIDE_COMMA ? COMMA : t[i].before == TC_SIDE_BRACKET ? BRACKET : 0;
        brackets += t[i].before == TC_SIDE_BRACKET;
        quotes += t[i].before == TC_SIDE_QUOTE;
    }
    bool quoted = t[x->from].before == TC_SIDE_QUOTE && t[x->to + 1].before == TC_SIDE_QUOTE && !quotes;
    sum += SAID * said / x->count + (brackets % 2 ? HALF_BRACKET : 0) + (quoted ? QUOTED : 0);
    if (capitals == x->count) return sum + CAPITALS + (x->a->which ? WHICH_CAPITALS : 0);
    return sum + (x->a->which && !capitals ? WHICH_COMMON : 0);
}

/* ---- the question beside it ---- */

/* Near the word of the question before the blank, and behind it; near any word of these sides; how much of these sides
 * stands on its own side; how much of the question stands inside. */
static const double NEAR_LEFT = 0.8, NEAR_RIGHT = 0.45, ANY_LEFT = 0.65, ANY_RIGHT = 0.6, ORDER_LEFT = 0.25,
                    ORDER_RIGHT = 0.15, INSIDE = -0.2;

/* How near the question's words are, each half as much after so many words, a break for so many; how much of the
 * question stands in its clause. */
static const double NEARNESS = 0.65, HALF_WAY = 5, BREAK_WAY = 3, CLAUSE = 0.65;

static double of_order(const span *x)
{
    const tc_alignment *a = x->a;
    const double *from = a->sums + 2 * (size_t)x->from, *to = a->sums + 2 * (size_t)x->to + 2;
    const double *end = a->sums + 2 * (size_t)a->count;
    double sum = NEAR_LEFT * a->items[x->from].near_left + NEAR_RIGHT * a->items[x->to].near_right +
                 ANY_LEFT * a->items[x->from].any_left + ANY_RIGHT * a->items[x->to].any_right;
    if (end[0] > 0) sum += ORDER_LEFT * from[0] / end[0];
    if (end[1] > 0) sum += ORDER_RIGHT * (end[1] - to[1]) / end[1];
    return a->all > 0 ? sum + INSIDE * (to[0] - from[0] + to[1] - from[1]) / a->all : sum;
}

/* What a word of the question so far from the span counts for its nearness and its clause. */
static double of_distance(const tc_aligned *t, uint32_t words, uint32_t breaks)
{
    double own = t->left + t->right;
    return own * (NEARNESS * HALF_WAY / (HALF_WAY + words + BREAK_WAY * breaks) + (breaks ? 0 : CLAUSE));
}

static double of_clause(const span *x)
{
    const tc_alignment *a = x->a;
    double sum = 0;
    uint32_t breaks = 0;
    for (uint32_t i = x->to + 1; i < a->count; i++) {
        breaks += tc_aligned_parted(&a->items[i]);
        sum += of_distance(&a->items[i], i - x->to - 1, breaks);
    }
    breaks = 0;
    for (uint32_t i = x->from; i-- > 0;) {
        breaks += tc_aligned_parted(&a->items[i + 1]);
        sum += of_distance(&a->items[i], x->from - i - 1, breaks);
    }
    return a->all > 0 ? sum / a->all : 0;
}

/* ---- the best ---- */

/* No typed span but a name, a document's number, a date, is given in part. */
static bool is_whole(const tc_scene *s, tc_range at)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        tc_range e = list->items[i].at;
        bool cut = (e.start < at.start && at.start < e.end) || (e.start < at.end && at.end < e.end);
        if (cut && list->items[i].kind != TC_ENTITY_NAME) return false;
    }
    return true;
}

/* "nghiệp" of "sự nghiệp": what is so surely one word is never given in part. "bằng tiếng" is often said, and none. */
static bool in_word(const tc_alignment *a, uint32_t at)
{
    static const double ONE_WORD = 1.25;
    tc_side before = at ? a->items[at - 1].word : TC_SIDE_EDGE;
    return a->items[at].tie >= ONE_WORD && (before <= TC_SIDE_DIGITS || before == TC_SIDE_SOME);
}

static bool cuts_word(const span *x)
{
    return in_word(x->a, x->from) || in_word(x->a, x->to + 1);
}

/* Its bytes; the quotes and brackets that close and open around it are left out with what stands beyond it. */
static tc_range bytes_of(const span *x)
{
    const tc_token *t = &x->a->scene->tokens.items[x->a->first];
    return (tc_range){t[x->from].start, t[x->to].end};
}

tc_status tc_answer_span(tc_range *out, const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    TC_CLEANUP(tc_alignment_clear) tc_alignment a = {.scene = NULL};
    double best = -HUGE_VAL;
    TRY(tc_align(&a, s, w, first, last));
    for (uint32_t from = 0; from < a.count; from++)
        for (uint32_t to = from; to < a.count && to < from + SPAN_MOST; to++) {
            span x = {&a, from, to, to - from + 1};
            double sum = of_sides(&x) + of_noun(&x) + of_inside(&x) + of_order(&x) + of_clause(&x);
            if (sum <= best || cuts_word(&x) || !is_whole(s, bytes_of(&x))) continue;
            best = sum;
            *out = bytes_of(&x);
        }
    return TC_OK;
}
