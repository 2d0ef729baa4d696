/* How much of an indicator stands where the subject of a figure stands. */
#include "searcher/series_weigh.h"
#include <string.h>

/* So far apart neighbours may stand, and a number and the word before it. */
enum { GAP = 5, NUMBER_GAP = 3 };

/* How far a word counts by where it stands; more of them in series_weigh.h. */
static const double COLON = 0.75;                             /* so, and that part begins behind a colon */
static const double GOES_ON = 0.82;                           /* so, beyond a semicolon */
static const double LEAD = 0.75;                              /* at the head of the clause, before its first figure */
static const double INHERIT = 0.9;                            /* so, where the figure has no subject of its own */
static const double HEAD = 0.5;                               /* at the head of the sentence or of the clause before */
static const double RIVAL = 0.4;                              /* another figure stands between */
static const double AFTER = 0.45;                             /* further behind */
static const double BEFORE = 0.5, EARLIER = 0.3, NEXT = 0.15; /* in other sentences */

/* How far what is found counts. */
static const double APART = 0.6; /* two neighbours with some words between them: "kè chống sạt lở bờ trái" */
static const double LEFT_OUT = 0.4; /* what a part behind a comma weighs that is not there at all */
static const double ALONE = 0.6;    /* what a syllable without its neighbours counts */
static const double KIND = 0.95;    /* the kind of quantity, said by the unit alone */
static const double PAIR = 0.8;     /* what two neighbours weigh against one word */
static const double ABOVE = 0.9;    /* of what headings and context count for answers */

/* Whether the first figure behind the token, in its sentence, lies in another clause than the token. */
static bool leads(const tc_weighing *w, uint32_t token, uint32_t to)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->items[i].first > token && w->items[i].first <= to)
            return tc_weighing_wall(w, token, w->items[i].first) < TC_BREAK_CLAUSE;
    return true;
}

/* The first token of the clause that a token stands in. */
static uint32_t clause_of(const tc_weighing *w, uint32_t t)
{
    while (t > 0 && w->breaks[t] < TC_BREAK_CLAUSE) t--;
    return t;
}

/* Beyond a semicolon: what the clause before begins with, or the sentence. */
static double reach_across(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    uint32_t own = clause_of(w, f->first), here = clause_of(w, t);
    bool nothing = tc_weighing_silent(w, own, f->first) && !tc_weighing_between(w, own, f->first);
    for (size_t i = 0; i < w->count; i++)
        if (w->items[i].first >= here && w->items[i].last < t) return RIVAL / 2;
    if (own > 0 && clause_of(w, own - 1) == here) return nothing ? GOES_ON : HEAD;
    return here == 0 || w->scene->sentence[here - 1] != w->scene->sentence[here] ? HEAD : RIVAL / 2;
}

static double reach_before(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    tc_break wall = tc_weighing_wall(w, t, f->first);
    if (t >= f->own) return 1;
    if (wall >= TC_BREAK_CLAUSE) return reach_across(w, f, t);
    if (!tc_weighing_between(w, t, f->first))
        return f->inherits ? TC_REACH_NEAR : wall == TC_BREAK_COLON ? COLON : TC_REACH_COMMA;
    return leads(w, t, f->first) ? (f->carries ? INHERIT : LEAD) : RIVAL;
}

static double reach_behind(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    if (t <= f->last) return 1;
    tc_break wall = tc_weighing_wall(w, f->last, t);
    if (wall >= TC_BREAK_CLAUSE) return 0.1;
    if (tc_weighing_between(w, f->last, t)) return wall == TC_BREAK_NONE ? AFTER : 0.1;
    /* The part of the clause that another figure ends is that figure's. */
    for (size_t i = 0; i < w->count; i++)
        if (w->items[i].first > t && w->items[i].own <= t && w->items[i].own > f->last && !w->items[i].inherits)
            return 0.2;
    return wall == TC_BREAK_NONE ? TC_REACH_BEHIND : AFTER;
}

/* Whether nothing is told of before the figure in its sentence: "Đến nay đạt 31 %." */
static bool goes_on(const tc_weighing *w, const tc_weighed *f)
{
    uint32_t from = f->first;
    while (from > 0 && w->scene->sentence[from - 1] == w->scene->sentence[f->first]) from--;
    return tc_weighing_silent(w, from, f->first) && !tc_weighing_between(w, from, f->first);
}

static double reach(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    const uint32_t *sentence = w->scene->sentence;
    uint32_t own = sentence[f->first], here = sentence[t];
    if (here == own) return t < f->first ? reach_before(w, f, t) : reach_behind(w, f, t);
    if (here + 1 == own) return goes_on(w, f) ? GOES_ON : BEFORE;
    return here < own ? EARLIER : here == own + 1 ? NEXT : 0.05;
}

/* A number in the indicator ("mũi 1") is the same only beside the same word. */
static bool stands(const tc_weighing *w, const tc_occurrence *o)
{
    const tc_query *q = w->sought->query;
    const tc_query_word *word = &q->words[o->first];
    const tc_tokens *tokens = &w->scene->tokens;
    if (o->first != o->last || word->kind != TC_TOKEN_DIGITS || !o->first) return true;
    for (uint32_t back = 1; back <= NUMBER_GAP && back <= o->from; back++)
        if (tc_token_is_query(&tokens->items[o->from - back], &q->words[o->first - 1])) return true;
    return o->first + 1 < q->count && o->to + 1 < tokens->count &&
           tc_token_is_query(&tokens->items[o->to + 1], &q->words[o->first + 1]);
}

static void raise(double *value, double to)
{
    if (to > *value) *value = to;
}

static double worth(const tc_weighing *w, const tc_weighed *f, const tc_occurrence *o)
{
    if (!stands(w, o) || w->flags[o->from] & TC_CUE_WITHOUT) return 0;
    return (o->quality < 0.6 ? o->quality : 1) * reach(w, f, o->from);
}

/* How far each word of the indicator, and each two that are neighbours in it, stand where they belong. */
static void fill_words(const tc_weighing *w, const tc_weighed *f)
{
    const tc_occurrences *found = &w->scene->found;
    memset(w->best, 0, w->sought->query->count * sizeof *w->best);
    memset(w->pair, 0, w->sought->query->count * sizeof *w->pair);
    for (size_t i = 0; i < found->count; i++) {
        const tc_occurrence *x = &found->items[i];
        double here = worth(w, f, x);
        for (uint32_t k = x->first; k <= x->last; k++) raise(&w->best[k], here);
        for (uint32_t k = x->first; k < x->last; k++) raise(&w->pair[k], here);
        for (size_t j = i + 1; j < found->count && found->items[j].from <= x->to + GAP; j++) {
            const tc_occurrence *y = &found->items[j];
            uint32_t gap = y->from - x->to;
            if (y->from <= x->to || gap == 2 || y->first != x->last + 1) continue;
            double other = worth(w, f, y), both = here < other ? here : other;
            if (gap > 1) both = tc_weighing_wall(w, x->to, y->from) == TC_BREAK_NONE ? APART * both : 0;
            raise(&w->pair[x->last], both);
        }
    }
}

bool tc_figure_counts(const tc_entity *e)
{
    const char *base;
    tc_measure measure = tc_measure_of(e);
    if (measure != TC_MEASURE_COUNTED && measure != TC_MEASURE_PEOPLE) return false;
    tc_unit_scale(e->unit, &base);
    return strcmp(base, "m3") != 0 && strcmp(base, "kw") != 0;
}

bool tc_weighed_is_noun(const tc_weighing *w, const tc_weighed *f)
{
    const tc_sought *q = w->sought;
    const tc_scene *s = w->scene;
    size_t next = q->noun_first;
    if (next == SIZE_MAX) return true;
    for (size_t i = 0; i < s->found.count && next <= q->noun_last; i++) {
        const tc_occurrence *o = &s->found.items[i];
        if (o->from >= f->first && o->from <= f->last + 2 && o->first == next) next = o->last + 1;
    }
    return next > q->noun_last;
}

bool tc_weighed_is_general(const tc_weighing *w, const tc_weighed *f)
{
    for (uint32_t t = f->first; t <= f->last; t++)
        if (w->flags[t] & TC_CUE_GENERAL) return true;
    return false;
}

/* Whether the unit says the kind of quantity that is sought: "tấn" is a "sản lượng", "trường hợp" are "số vụ". */
static bool unit_says(const tc_weighing *w, const tc_weighed *f)
{
    if (w->sought->measure == TC_MEASURE_COUNTED)
        return tc_figure_counts(f->entity) && (tc_weighed_is_noun(w, f) || tc_weighed_is_general(w, f));
    return w->sought->measure == tc_measure_of(f->entity);
}

/* A syllable without any of its neighbours is as often part of another word: "chứng nhận" for "chứng thực". */
static double alone(const tc_weighing *w, size_t i)
{
    const double *weights = w->sought->weights, *pair = w->pair;
    bool left = i > 0 && weights[i - 1] > 0, right = i + 1 < w->sought->query->count && weights[i + 1] > 0;
    if (!left && !right) return 1;
    return (left && pair[i - 1] > 0.3) || (right && pair[i] > 0.3) ? 1 : ALONE;
}

double tc_weighing_above(const tc_weighing *w, size_t i)
{
    const double *above = w->scene->above, *weights = w->sought->weights;
    bool left = i > 0 && weights[i - 1] > 0, right = i + 1 < w->sought->query->count && weights[i + 1] > 0;
    bool paired = (!left && !right) || (left && above[i - 1] > 0) || (right && above[i + 1] > 0);
    return ABOVE * above[i] * (paired ? 1 : ALONE);
}

/* Whether the word is of a part behind a comma of which nothing is there. */
bool tc_weighing_left_out(const tc_weighing *w, size_t word)
{
    const tc_sought *q = w->sought;
    if (!q->segments[word]) return false;
    for (size_t i = 0; i < q->query->count; i++)
        if (q->segments[i] == q->segments[word] && q->weights[i] > 0 && (w->best[i] > 0.3 || w->scene->above[i] > 0.3))
            return false;
    return true;
}

/* How much of the indicator is there: its words, and its pairs of words as pairs. */
double tc_weighing_cover(const tc_weighing *w, const tc_weighed *f, double *local)
{
    const tc_sought *q = w->sought;
    const double *above = w->scene->above;
    double sum = 0, all = 0, near = 0;
    fill_words(w, f);
    bool said = unit_says(w, f);
    for (size_t i = 0; i < q->query->count; i++) {
        double word = w->best[i] * alone(w, i), pair = w->pair[i];
        if (said && q->kinds[i]) raise(&word, KIND);
        double share = tc_weighing_left_out(w, i) ? LEFT_OUT : 1;
        near += q->weights[i] * (word >= LEAD ? word : 0);
        raise(&word, tc_weighing_above(w, i));
        sum += share * q->weights[i] * word;
        all += share * q->weights[i];
        if (i + 1 == q->query->count) break;
        raise(&pair, ABOVE * (above[i] < above[i + 1] ? above[i] : above[i + 1]));
        double weight = PAIR * (q->weights[i] < q->weights[i + 1] ? q->weights[i] : q->weights[i + 1]);
        sum += share * weight * pair;
        all += share * weight;
    }
    *local = q->whole > 0 ? near / q->whole : 0;
    return all > 0 ? sum / all : 0;
}
