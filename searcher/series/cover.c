/* How much of an indicator stands where the subject of a figure stands. */
#include "searcher/series/weigh.h"
#include <string.h>

/* So far apart neighbours may stand, and a number and the word before it. */
enum { GAP = 5, NUMBER_GAP = 3 };

/* How far what is found counts. */
static const double OF_WHOLE = 0.85; /* where the whole tells of it */
static const double APART = 0.6; /* two neighbours with some words between them: "kè chống sạt lở bờ trái" */
static const double OWN_WORDS = 0.6;   /* a wording of less only stands for a word: "gia cầm" for "gà" */
static const double NOUN_LEAST = 0.75; /* so well a unit must stand for the noun counted: "xã" is no "xóm" */
static const double AT_FIGURE = 0.1;   /* another wording beside a figure is surer than somewhere in a passage */
static const double TURNED = 0.7;      /* so, in the other order: "tịch thu 8 m3 gỗ" of "gỗ tịch thu" */
static const double LEFT_OUT = 0.4;    /* what a part behind a comma weighs that is not there at all */
static const double ALONE = 0.6;       /* what a syllable without its neighbours counts */
static const double KIND = 0.95;       /* the kind of quantity, said by the unit alone */
static const double PAIR = 0.8;        /* what two neighbours weigh against one word */
static const double CLAIMED = 0.2;     /* a word that tells of another figure beside it */
static const double CLOSE = 0.7;       /* from here on it is none of another figure */
static const double TOLD = 0.5;        /* from here on a word is told of the figure */
static const double ABOVE = 0.9;       /* of what headings and context count for answers */

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

static bool owns(const tc_weighing *w, const tc_weighed *f, size_t occurrence)
{
    return w->owned[(size_t)(f - w->items) * w->scene->found.count + occurrence];
}

/* "12 áo phao, 45 suất sách": whether the token is what another figure counts, and this one counts something else.
 */
static bool counted_apart(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    if (!f->counts || tc_weighed_is_general(w, f)) return false;
    for (const tc_weighed *g = w->items; g < w->items + w->count; g++)
        if (g != f && g->counts && g->first <= t && t <= g->last)
            return !tc_weighed_is_general(w, g) && !tc_weighed_counts_same(g, f);
    return false;
}

/* How near an occurrence stands. A part goes on telling of what its whole tells of. */
static double nearness(const tc_weighing *w, const tc_weighed *f, const tc_occurrence *o)
{
    size_t at = (size_t)(o - w->scene->found.items);
    if (!stands(w, o) || w->flags[o->from] & TC_CUE_WITHOUT || counted_apart(w, f, o->from)) return 0;
    /* "Không có hồ sơ quá hạn, đang thụ lý 31 hồ sơ": what is denied is not what another part counts. */
    if (w->flags[o->from] & TC_CUE_DENIED && o->to < f->first &&
        tc_weighing_wall(w, o->from, f->first) != TC_BREAK_NONE)
        return 0;
    double near = tc_weighing_reach(w, f, o->from);
    return f->whole && near < OF_WHOLE && owns(w, f->whole, at) ? OF_WHOLE : near;
}

/* How well the wording found stands for the words. */
static double likeness(const tc_occurrence *o)
{
    double quality = o->quality >= OWN_WORDS ? o->quality + AT_FIGURE : o->quality;
    return quality < 1 ? quality : 1;
}

static double worth(const tc_weighing *w, const tc_weighed *f, const tc_occurrence *o)
{
    return likeness(o) * nearness(w, f, o);
}

/* ---- what tells of another figure ---- */

/* Whether a neighbour of it in the indicator stands beside it, where it has any: "thành" of "hòa giải thành" is not
 * that of "thành phố". */
bool tc_weighing_accompanied(const tc_weighing *w, size_t occurrence)
{
    const tc_occurrences *found = &w->scene->found;
    const tc_occurrence *o = &found->items[occurrence];
    size_t left = tc_sought_before(w->sought, o->first), right = tc_sought_next(w->sought, o->last);
    if (o->last > o->first || (left == SIZE_MAX && right == SIZE_MAX)) return true;
    for (size_t i = 0; i < found->count; i++) {
        const tc_occurrence *x = &found->items[i];
        if (x->last == left && x->to < o->from && x->to + GAP >= o->from) return true;
        if (x->first == right && x->from > o->to && x->from <= o->to + GAP) return true;
    }
    return false;
}

void tc_weighing_share_out(tc_weighing *w)
{
    const tc_scene *s = w->scene;
    for (size_t i = 0; i < w->count; i++) {
        tc_weighed *f = &w->items[i];
        f->whole = tc_weighed_whole(w, f);
        for (size_t k = 0; k < s->found.count; k++) {
            uint32_t t = s->found.items[k].from;
            bool here = s->sentence[t] == s->sentence[f->first] && tc_weighing_reach(w, f, t) >= TC_REACH_BEHIND &&
                        s->found.items[k].quality >= OWN_WORDS;
            w->owned[i * s->found.count + k] = here && stands(w, &s->found.items[k]) && tc_weighing_accompanied(w, k);
        }
    }
}

/* Words between a figure and a token behind it that the indicator lacks. */
static uint32_t gaps_to(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    uint32_t gaps = 0;
    for (uint32_t k = f->last + 1; k < t; k++) gaps += !w->matched[k];
    return gaps;
}

/* Whether a word stands in what a figure counts, behind so many words at most that the indicator lacks. */
static bool counts_word(const tc_weighing *w, const tc_weighed *f, size_t word, uint32_t gaps)
{
    const tc_occurrences *found = &w->scene->found;
    for (size_t i = 0; i < found->count; i++) {
        const tc_occurrence *o = &found->items[i];
        if (o->first > word || word > o->last || !owns(w, f, i)) continue;
        if (o->from > f->first && gaps_to(w, f, o->from) <= gaps) return true;
    }
    return false;
}

bool tc_weighed_owns_word(const tc_weighing *w, const tc_weighed *f, size_t word)
{
    const tc_occurrences *found = &w->scene->found;
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].first <= word && word <= found->items[i].last && owns(w, f, i)) return true;
    return false;
}

/* Whether what one figure counts is what the other counts, told more closely. */
static bool says_more(const tc_weighing *w, const tc_weighed *g, const tc_weighed *f)
{
    const tc_sought *q = w->sought;
    bool any = false;
    for (size_t i = 0; i < q->query->count; i++) {
        if (!q->core[i] || !counts_word(w, f, i, 0)) continue;
        if (!counts_word(w, g, i, 1)) return false;
        any = true;
    }
    return any;
}

bool tc_weighed_counts_same(const tc_weighed *a, const tc_weighed *b)
{
    const char *one = a->entity->unit, *other = b->entity->unit;
    if (!one || !other || !a->counts) return false;
    size_t n = strcspn(one, " ");
    return n == strcspn(other, " ") && !strncmp(one, other, n);
}

/* Whether a word tells of another figure of the sentence alone: in "15/20 tiêu chí làng nghề; 11/20 tiêu chí làng nghề
 * kiểu mẫu" the first has nothing of "kiểu mẫu", wherever else that stands. */
static bool claimed(const tc_weighing *w, const tc_weighed *f, size_t word)
{
    if (!w->sought->core[word] || tc_weighed_owns_word(w, f, word)) return false;
    for (const tc_weighed *g = w->items; g < w->items + w->count; g++)
        if (g != f && w->scene->sentence[g->first] == w->scene->sentence[f->first] && tc_weighed_counts_same(g, f) &&
            counts_word(w, g, word, 1) && says_more(w, g, f))
            return true;
    return false;
}

/* How far apart two words stand that a figure may stand between; UINT32_MAX where one word alone stands there that says
 * something, which makes them another term ("nuôi ếch trong bể" is none). */
static uint32_t gap_between(const tc_weighing *w, const tc_weighed *f, const tc_occurrence *x, const tc_occurrence *y)
{
    bool around = x->to < f->first && y->from > f->last;
    uint32_t gap = y->from - x->to - (around ? f->last - f->first + 1 : 0);
    bool other = gap == 2 && !around && !tc_weighing_neutral(w, x->to + 1);
    return y->from <= x->to || other || gap > GAP ? UINT32_MAX : gap;
}

/* What parts two words, but for the figure between them: its comma parts nothing. */
static tc_break wall_around(const tc_weighing *w, const tc_weighed *f, const tc_occurrence *x, const tc_occurrence *y)
{
    if (x->to >= f->first || y->from <= f->last) return tc_weighing_wall(w, x->to, y->from);
    tc_break before = tc_weighing_wall(w, x->to, f->first), behind = tc_weighing_wall(w, f->last, y->from);
    return before > behind ? before : behind;
}

/* Whether `y` goes on with `x` in the indicator. */
static bool follows(const tc_sought *q, const tc_occurrence *x, const tc_occurrence *y)
{
    return y->first == x->last + 1 || y->first == tc_sought_next(q, x->last);
}

/* Two words that are neighbours in the indicator, `x` before `y` in the text. */
static void pair_up(const tc_weighing *w, const tc_weighed *f, const tc_occurrence *x, const tc_occurrence *y,
                    double here)
{
    bool forward = follows(w->sought, x, y), turned = follows(w->sought, y, x);
    uint32_t gap = gap_between(w, f, x, y);
    if (gap == UINT32_MAX || !(forward || turned)) return;
    double other = worth(w, f, y), both = here < other ? here : other;
    bool near = gap == 1 && y->from == x->to + 1;
    if (!near) both = wall_around(w, f, x, y) == TC_BREAK_NONE ? APART * both : 0;
    raise(&w->pair[forward ? x->last : y->last], turned && !forward ? TURNED * both : both);
}

/* "bớt đi, giảm 18 bè" of "số bè cũ giảm": the word of change right before the figure goes with all that the figure is
 * of.
 */
static void join_change(const tc_weighing *w, const tc_weighed *f)
{
    const tc_occurrences *found = &w->scene->found;
    for (size_t i = 0; w->sought->change && i < found->count; i++) {
        const tc_occurrence *o = &found->items[i];
        if (!(w->flags[o->from] & TC_CUE_CHANGE) || o->to >= f->first || o->to + 2 < f->first) continue;
        if (o->first > 0) raise(&w->pair[o->first - 1], w->best[o->first - 1]);
        if (o->last + 1 < w->sought->query->count) raise(&w->pair[o->last], w->best[o->last + 1]);
    }
}

/* How far each word of the indicator, and each two that are neighbours in it, stand where they belong. */
static void fill_words(const tc_weighing *w, const tc_weighed *f)
{
    const tc_occurrences *found = &w->scene->found;
    memset(w->best, 0, w->sought->query->count * sizeof *w->best);
    memset(w->there, 0, w->sought->query->count * sizeof *w->there);
    memset(w->pair, 0, w->sought->query->count * sizeof *w->pair);
    for (size_t i = 0; i < found->count; i++) {
        const tc_occurrence *x = &found->items[i];
        double near = nearness(w, f, x), here = likeness(x) * near;
        for (uint32_t k = x->first; k <= x->last; k++) raise(&w->there[k], near);
        for (uint32_t k = x->first; k <= x->last; k++) raise(&w->best[k], here);
        for (uint32_t k = x->first; k < x->last; k++) raise(&w->pair[k], here);
        for (size_t j = i + 1; j < found->count && found->items[j].from <= x->to + GAP + f->last - f->first + 1; j++)
            pair_up(w, f, x, &found->items[j], here);
    }
    join_change(w, f);
}

bool tc_weighed_is_noun(const tc_weighing *w, const tc_weighed *f)
{
    const tc_sought *q = w->sought;
    const tc_scene *s = w->scene;
    size_t next = q->noun_first;
    if (next == SIZE_MAX) return true;
    for (size_t i = 0; i < s->found.count && next <= q->noun_last; i++) {
        const tc_occurrence *o = &s->found.items[i];
        if (o->quality < NOUN_LEAST && !tc_token_is_query(&s->tokens.items[o->from], &q->query->words[o->first]))
            continue;
        if (o->from >= f->first && o->from <= f->last + 2 && o->first == next) next = o->last + 1;
    }
    return next > q->noun_last;
}

bool tc_weighed_is_general(const tc_weighing *w, const tc_weighed *f)
{
    const tc_tokens *tokens = &w->scene->tokens;
    for (uint32_t t = f->first; t <= f->last; t++)
        if (w->flags[t] & TC_CUE_GENERAL && !tc_tokens_are(tokens, t, "hợp tác") &&
            !tc_tokens_are(tokens, t, "việc làm"))
            return true;
    return false;
}

bool tc_weighed_same_kind(const tc_weighing *w, const tc_weighed *a, const tc_weighed *b)
{
    if (!a->counts || !b->counts) return a->measure == b->measure;
    if (tc_weighed_is_general(w, a) || tc_weighed_is_general(w, b)) return true;
    /* "14/20 trường học (06 trường mầm non, …)" */
    size_t n = strcspn(a->entity->unit, " ");
    return n == strcspn(b->entity->unit, " ") && !strncmp(a->entity->unit, b->entity->unit, n);
}

/* Whether the unit says the kind of quantity that is sought: "tấn" is a "sản lượng", "trường hợp" are "số vụ". */
static bool unit_says(const tc_weighing *w, const tc_weighed *f)
{
    bool people = w->sought->people && tc_tokens_count_persons(&w->scene->tokens, f->first, f->last);
    if (w->sought->measure == TC_MEASURE_COUNTED)
        return f->counts && (people || tc_weighed_is_noun(w, f) || tc_weighed_is_general(w, f));
    if (w->sought->bulk) return tc_measure_of_bulk(f->measure) || (f->measure == TC_MEASURE_COUNTED && !f->counts);
    return w->sought->measure == f->measure;
}

/* A syllable without any of its neighbours is as often part of another word: "chứng nhận" for "chứng thực". The kind of
 * quantity is not missed where the unit says it (`said`): "diện tích" beside "0,6 ha". */
static double alone(const tc_weighing *w, size_t i, bool said)
{
    const double *pair = w->pair;
    const bool *kinds = w->sought->kinds;
    size_t left = tc_sought_before(w->sought, i), right = tc_sought_next(w->sought, i);
    if ((left != SIZE_MAX && pair[left] > 0.3) || (right != SIZE_MAX && pair[i] > 0.3)) return 1;
    bool missed = (left != SIZE_MAX && !(said && kinds[left])) || (right != SIZE_MAX && !(said && kinds[right]));
    return missed ? ALONE : 1;
}

double tc_weighing_above(const tc_weighing *w, size_t i)
{
    const double *weights = w->sought->weights;
    const bool *joined = w->scene->joined;
    bool left = i > 0 && weights[i - 1] > 0, right = i + 1 < w->sought->query->count && weights[i + 1] > 0;
    bool paired = (!left && !right) || (left && joined[i - 1]) || (right && joined[i]);
    return ABOVE * w->scene->above[i] * (paired ? 1 : ALONE);
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
double tc_weighing_cover(const tc_weighing *w, tc_weighed *f, double *local)
{
    const tc_sought *q = w->sought;
    const double *above = w->scene->above;
    double sum = 0, all = 0, near = 0;
    fill_words(w, f);
    bool said = unit_says(w, f);
    for (size_t i = 0; i < q->query->count; i++) {
        double word = w->best[i] * alone(w, i, said), pair = w->pair[i];
        if (said && q->kinds[i]) raise(&word, KIND);
        bool others = claimed(w, f, i);
        double share = tc_weighing_left_out(w, i) ? LEFT_OUT : 1;
        near += q->weights[i] * (w->there[i] * alone(w, i, said) >= TC_REACH_LEAD ? word : 0);
        if (!others) raise(&word, tc_weighing_above(w, i));
        if (others && word > CLAIMED) word = CLAIMED;
        uint64_t bit = i < 64 && q->core[i] ? (uint64_t)1 << i : 0;
        if (word >= TOLD || tc_weighing_left_out(w, i)) f->words |= bit;
        if (word >= CLOSE) f->close |= bit;
        sum += share * q->weights[i] * word;
        all += share * q->weights[i];
        size_t next = tc_sought_next(q, i);
        if (next == SIZE_MAX) continue;
        if (!others) raise(&pair, ABOVE * (above[i] < above[next] ? above[i] : above[next]));
        double weight = PAIR * (q->weights[i] < q->weights[next] ? q->weights[i] : q->weights[next]);
        if (others && pair > CLAIMED) pair = CLAIMED;
        sum += share * weight * pair;
        all += share * weight;
    }
    *local = q->whole > 0 ? near / q->whole : 0;
    return all > 0 ? sum / all : 0;
}
