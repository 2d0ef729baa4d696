/* How much of an indicator stands where the subject of a figure stands. */
#include "searcher/series_weigh.h"
#include <string.h>

/* So far apart neighbours may stand, and a number and the word before it. */
enum { GAP = 5, NUMBER_GAP = 3 };

/* How far a word counts by where it stands; more of them in series_weigh.h. */
static const double COLON = 0.75;                             /* so, and that part begins behind a colon */
static const double LEAD = 0.75;                              /* at the head of the clause, before its first figure */
static const double INHERIT = 0.9;                            /* so, where the figure has no subject of its own */
static const double HEAD = 0.5;                               /* at the head of the sentence or of the clause before */
static const double RIVAL = 0.4;                              /* another figure stands between */
static const double OF_WHOLE = 0.85;                          /* where the whole tells of it */
static const double TAKEN = 0.5;                              /* so, in a sentence with a like figure of its own */
static const double AFTER = 0.45;                             /* further behind */
static const double BEFORE = 0.5, EARLIER = 0.3, NEXT = 0.15; /* in other sentences */

/* How far what is found counts. */
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
static const double ABOVE = 0.9;       /* of what headings and context count for answers */

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

/* "bàn giao mặt bằng kè …; cầu …; với tổng diện tích 1.100 m2": what a list is summed up with is told of what leads it.
 */
static bool sums_up(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    static const char *const sums[] = {"với tổng", "tổng cộng", "tất cả"};
    for (uint32_t at = f->first; at-- > f->own;)
        for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
            if (tc_tokens_are(&w->scene->tokens, at, sums[i])) return !tc_weighing_between(w, t, at);
    return false;
}

/* Beyond a semicolon: what the clause before begins with, or the sentence. */
static double reach_across(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    uint32_t own = clause_of(w, f->first), here = clause_of(w, t);
    if (sums_up(w, f, t)) return TC_REACH_ON;
    bool nothing = tc_weighing_silent(w, own, f->first) && !tc_weighing_between(w, own, f->first);
    for (size_t i = 0; i < w->count; i++)
        if (w->items[i].first >= here && w->items[i].last < t) return RIVAL / 2;
    if (own > 0 && clause_of(w, own - 1) == here) return nothing ? TC_REACH_ON : HEAD;
    return here == 0 || w->scene->sentence[here - 1] != w->scene->sentence[here] ? HEAD : RIVAL / 2;
}

static double reach_before(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    tc_break wall = tc_weighing_wall(w, t, f->first);
    if (t >= f->own) return 1;
    if (wall >= TC_BREAK_CLAUSE) return reach_across(w, f, t);
    if (!tc_weighing_between(w, t, f->first))
        return f->inherits ? TC_REACH_NEAR : tc_weighing_wall(w, t, f->own) == TC_BREAK_COLON ? COLON : TC_REACH_COMMA;
    return leads(w, t, f->first) ? (f->carries ? INHERIT : LEAD) : RIVAL;
}

/* The last token of the figures that follow at once: "40 vụ/52 người". */
static uint32_t last_of_row(const tc_weighing *w, const tc_weighed *f)
{
    const tc_weighed *end = w->items + w->count;
    while (f + 1 < end && (f + 1)->first == f->last + 1 && f->counts && (f + 1)->counts) f++;
    return f->last;
}

/* Whether the token goes on with what a figure counts: "09 vụ lật bè thiệt hại 14 tấn cá". */
static bool counted_on(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    if (!f->counts || !f->entity->unit) return false;
    for (uint32_t k = f->last + 1; k <= t; k++)
        if (!w->matched[k]) return false;
    return true;
}

/* "7,5 ha ao sen bằng 104%", "471 ha lúa đạt 100%" */
static bool compares(const tc_weighing *w, const tc_weighed *f, const tc_weighed *share)
{
    return share->measure == TC_MEASURE_PERCENT && f->measure != TC_MEASURE_PERCENT && share->first &&
           w->flags[share->first - 1] & (TC_CUE_EQUAL | TC_CUE_LEVEL);
}

/* "27 xưởng và 41 lò gốm đang hoạt động": what is said to be done behind two that "và" joins is said of both. */
static const tc_weighed *last_joined(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const predicates[] = {"đang", "được", "đã", "bị", "còn"};
    const tc_tokens *tokens = &w->scene->tokens;
    const tc_weighed *g = f + 1;
    if (g >= w->items + w->count || !f->counts || !g->counts || g->last + 1 >= tokens->count) return f;
    bool joined = g->first >= 1 && g->own + 1 == g->first && tc_tokens_are(tokens, g->own, "và");
    if (!joined || tc_weighing_wall(w, f->last, g->last + 1) != TC_BREAK_NONE) return f;
    return tc_token_among(&tokens->items[g->last + 1], predicates, sizeof predicates / sizeof *predicates) ? g : f;
}

static double reach_behind(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    const tc_weighed *joined = last_joined(w, f);
    if (t > joined->last) f = joined;
    uint32_t last = last_of_row(w, f);
    if (t <= f->last) return 1;
    tc_break wall = tc_weighing_wall(w, f->last, t);
    if (wall >= TC_BREAK_CLAUSE) return 0.1;
    if (wall == TC_BREAK_NONE && counted_on(w, f, t)) return TC_REACH_BEHIND;
    if (tc_weighing_between(w, last, t)) return wall == TC_BREAK_NONE ? AFTER : 0.1;
    /* The part of the clause that another figure ends is that figure's, unless it only compares. */
    for (size_t i = 0; i < w->count; i++)
        if (w->items[i].first > t && w->items[i].own <= t && w->items[i].own > last && !w->items[i].inherits &&
            !compares(w, f, &w->items[i]))
            return 0.2;
    return wall == TC_BREAK_NONE ? TC_REACH_BEHIND : AFTER;
}

/* Whether nothing is told of before the figure in its sentence: "Đến nay đạt 31 %." */
static bool goes_on(const tc_weighing *w, const tc_weighed *f)
{
    uint32_t from = f->first, next = f->last + 1;
    /* "Đón 230 lượt du khách": what it counts is something of its own. */
    if (next < w->scene->tokens.count && w->breaks[next] == TC_BREAK_NONE && !w->matched[next] &&
        !tc_weighing_neutral(w, next))
        return false;
    while (from > 0 && w->scene->sentence[from - 1] == w->scene->sentence[f->first]) from--;
    return tc_weighing_silent(w, from, f->first) && !tc_weighing_between(w, from, f->first);
}

/* Whether a sentence has a figure of the same kind itself, which its words tell of. */
static bool tells_of_another(const tc_weighing *w, const tc_weighed *f, uint32_t sentence)
{
    for (const tc_weighed *g = w->items; g < f; g++)
        if (w->scene->sentence[g->first] == sentence && tc_weighed_same_kind(w, g, f)) return true;
    return false;
}

static double reach(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    const uint32_t *sentence = w->scene->sentence;
    uint32_t own = sentence[f->first], here = sentence[t];
    if (here == own) return t < f->first ? reach_before(w, f, t) : reach_behind(w, f, t);
    if (here + 1 == own && goes_on(w, f)) return TC_REACH_ON;
    if (here < own && tells_of_another(w, f, here)) return EARLIER * TAKEN;
    if (here + 1 == own) return BEFORE;
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
    double near = reach(w, f, o->from);
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
            bool here = s->sentence[t] == s->sentence[f->first] && reach(w, f, t) >= TC_REACH_BEHIND &&
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
double tc_weighing_cover(const tc_weighing *w, const tc_weighed *f, double *local)
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
        near += q->weights[i] * (w->there[i] * alone(w, i, said) >= LEAD ? word : 0);
        if (!others) raise(&word, tc_weighing_above(w, i));
        if (others && word > CLAIMED) word = CLAIMED;
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
