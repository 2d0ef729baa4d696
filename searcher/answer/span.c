/* The span of a sentence that answers best: every run of words is weighed by what it is. The weights are those of a
 * softmax over all runs, fitted on questions of an encyclopaedia whose answers are known (tests/fit/span.py), and
 * rounded; what told next to nothing was left out. */
#include "searcher/answer/span.h"
#include <math.h>

static const double weights[TC_SPAN_FEATURES] = {
    [TC_SPAN_NEAR_LEFT] = 0.8,
    [TC_SPAN_NEAR_RIGHT] = 0.45,
    [TC_SPAN_ANY_LEFT] = 0.65,
    [TC_SPAN_ANY_RIGHT] = 0.6,
    [TC_SPAN_ORDER_LEFT] = 0.25,
    [TC_SPAN_ORDER_RIGHT] = 0.15,
    [TC_SPAN_INSIDE] = -0.2,
    [TC_SPAN_NEARNESS] = 0.65,
    [TC_SPAN_CLAUSE] = 0.65,
    [TC_SPAN_SAID] = -0.9,
    [TC_SPAN_NOUN_FIRST] = 1.55,
    [TC_SPAN_NOUN_LAST] = -0.25,
    [TC_SPAN_NOUN_WITHIN] = 0.2,
    [TC_SPAN_NOUN_BEFORE] = 0.45,
    [TC_SPAN_NOUN_ALONE] = -0.4,
    [TC_SPAN_JOINT] = 0.9,
    [TC_SPAN_IS_IS] = 0.5,
    [TC_SPAN_IS_COMMA] = 0.45,
    [TC_SPAN_OPENS_CLAUSE] = 0.15,
    [TC_SPAN_OPENS_SENTENCE] = -0.3,
    [TC_SPAN_CUT_LEFT] = -0.6,
    [TC_SPAN_CUT_RIGHT] = -1.4,
    [TC_SPAN_CUT_NAME_LEFT] = -0.45,
    [TC_SPAN_CUT_NAME_RIGHT] = -0.5,
    [TC_SPAN_QUOTED] = 0.8,
    [TC_SPAN_HALF_BRACKET] = -0.4,
    [TC_SPAN_COMMAS] = -0.7,
    [TC_SPAN_BRACKETS] = -0.4,
    [TC_SPAN_DONES] = -0.25,
    [TC_SPAN_LINKS] = -0.6,
    [TC_SPAN_PLACES] = -0.9,
    [TC_SPAN_CAPITALS] = 0.6,
    [TC_SPAN_WHICH_CAPITALS] = 0.45,
    [TC_SPAN_WHICH_COMMON] = -0.55,
    [TC_SPAN_ONE] = -1.4,
    [TC_SPAN_TWO] = -0.65,
    [TC_SPAN_THREE] = -0.15,
    [TC_SPAN_WORDS] = 0.06,
    [TC_SPAN_BEYOND] = -0.45,
    [TC_SPAN_WHICH_WORDS] = -0.06,
};

/* Before it, behind it, as its first word, as its last. */
static const double sides[TC_SIDES][TC_SPAN_ENDS] = {
    [TC_SIDE_PLAIN] = {-0.35, -1.15, 0, 0.6},
    [TC_SIDE_NAME] = {-0.9, -1.05, 0.9, 1},
    [TC_SIDE_DIGITS] = {-0.2, -0.3, 0, -0.25},
    [TC_SIDE_IS] = {0.55, 0, 0, 0},
    [TC_SIDE_AS] = {0.55, 0, 0, 0},
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
};

double tc_span_weight(tc_span_feature feature)
{
    return weights[feature];
}

double tc_span_side_weight(tc_span_end end, tc_side side)
{
    return sides[side][end];
}

/* How well a run answers. */
static double score_of(const tc_span *span)
{
    double sum = 0;
    for (int i = 0; i < TC_SPAN_FEATURES; i++) sum += weights[i] * span->values[i];
    for (int i = 0; i < TC_SPAN_ENDS; i++) sum += sides[span->sides[i]][i];
    return sum;
}

/* ---- what may be given ---- */

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

static bool may_answer(tc_range *out, const tc_alignment *a, uint32_t from, uint32_t to)
{
    enum { SPAN_MOST = 16 };
    const tc_token *t = &a->scene->tokens.items[a->first];
    if (to - from >= SPAN_MOST || in_word(a, from) || in_word(a, to + 1)) return false;
    *out = (tc_range){t[from].start, t[to].end};
    return is_whole(a->scene, *out);
}

bool tc_span_next(tc_span *span, tc_range *out, const tc_alignment *a)
{
    uint32_t from = span->from, to = span->to + 1;
    for (; from < a->count; from++, to = from)
        for (; to < a->count; to++) {
            if (!may_answer(out, a, from, to)) continue;
            tc_span_measure(span, a, from, to);
            return true;
        }
    return false;
}

tc_status tc_answer_span(tc_range *out, const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    TC_CLEANUP(tc_alignment_clear) tc_alignment a = {.scene = NULL};
    double best = -HUGE_VAL;
    tc_range at;
    TRY(tc_align(&a, s, w, first, last));
    for (tc_span x = TC_SPAN_NONE; tc_span_next(&x, &at, &a);) {
        double score = score_of(&x);
        if (score <= best) continue;
        best = score;
        *out = at;
    }
    return TC_OK;
}
