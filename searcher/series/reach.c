/* How far a word counts for a figure, by where it stands: before it or behind, beyond a comma, a colon or a semicolon,
 * in another sentence. */
#include "searcher/series/weigh.h"

/* How far a word counts by where it stands; more of them in series/weigh.h. */
static const double COLON = 0.75;                             /* so, and that part begins behind a colon */
static const double INHERIT = 0.9;                            /* so, where the figure has no subject of its own */
static const double HEAD = 0.5;                               /* at the head of the sentence or of the clause before */
static const double RIVAL = 0.4;                              /* another figure stands between */
static const double TAKEN = 0.5;                              /* so, in a sentence with a like figure of its own */
static const double AFTER = 0.45;                             /* further behind */
static const double BEFORE = 0.5, EARLIER = 0.3, NEXT = 0.15; /* in other sentences */

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
        for (size_t i = 0; i < TC_COUNT(sums); i++)
            if (tc_tokens_are(&w->scene->tokens, at, sums[i])) return !tc_weighing_between(w, t, at);
    return false;
}

/* "Cây vừng hè: gieo được 36 ha; sản lượng 41 tấn": what a label tells of goes on, up to the next one or to a capital.
 */
static bool labels(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    const tc_token *tokens = w->scene->tokens.items;
    uint32_t colon = t + 1;
    while (colon < f->first && w->breaks[colon] < TC_BREAK_COLON) colon++;
    if (colon >= f->own || w->breaks[colon] != TC_BREAK_COLON || tc_weighing_between(w, t, colon)) return false;
    if (w->scene->sentence[t] != w->scene->sentence[f->first]) return false;
    for (uint32_t k = colon + 1; k <= f->first; k++) {
        if (k < f->first && w->breaks[k] == TC_BREAK_COLON) return false;
        if (w->breaks[k] == TC_BREAK_CLAUSE && tokens[k].flags & TC_TOKEN_CAPITAL) return false;
    }
    return true;
}

/* Beyond a semicolon: what the clause before begins with, or the sentence. */
static double reach_across(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    uint32_t own = clause_of(w, f->first), here = clause_of(w, t);
    if (sums_up(w, f, t) || labels(w, f, t)) return TC_REACH_ON;
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
    return leads(w, t, f->first) ? (f->carries ? INHERIT : TC_REACH_LEAD) : RIVAL;
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
    return tc_token_among(&tokens->items[g->last + 1], predicates, TC_COUNT(predicates)) ? g : f;
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

double tc_weighing_reach(const tc_weighing *w, const tc_weighed *f, uint32_t t)
{
    const uint32_t *sentence = w->scene->sentence;
    uint32_t own = sentence[f->first], here = sentence[t];
    if (here == own) return t < f->first ? reach_before(w, f, t) : reach_behind(w, f, t);
    if (here + 1 == own && goes_on(w, f)) return TC_REACH_ON;
    if (here < own && tells_of_another(w, f, here)) return EARLIER * TAKEN;
    if (here + 1 == own) return BEFORE;
    return here < own ? EARLIER : here == own + 1 ? NEXT : 0.05;
}
