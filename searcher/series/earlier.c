/* Figures of one sentence for several times: what a figure is compared with, in brackets behind it ("159 ca, giảm 43 ca
 * so với cùng kỳ (202 ca)"); what was there at the beginning and at the end; what was changed into what. */
#include "searcher/series/weigh.h"

/* ---- what is compared with ---- */

/* So many words of a comparison lead to the bracket: "so với cùng kỳ năm 2022". */
enum { COMPARISON_WORDS = 8 };

static bool stands_in_brackets(const tc_weighing *w, const tc_weighed *f)
{
    const tc_passage *p = &w->scene->hit->passage;
    const tc_range at = f->entity->at;
    return at.start && at.end < p->text_length && p->text[at.start - 1] == '(' && p->text[at.end] == ')';
}

/* The token where the comparison before a figure begins; the figure's own where none does. */
static uint32_t comparison_before(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const with[] = {"so"};
    const tc_token *tokens = w->scene->tokens.items;
    for (uint32_t t = f->first; t-- > 0 && t + COMPARISON_WORDS >= f->first;) {
        bool bracket = t + 1 == f->first;
        if ((!bracket && w->breaks[t + 1] != TC_BREAK_NONE) || w->scene->sentence[t] != w->scene->sentence[f->first])
            break;
        if (tc_token_among(&tokens[t], with, 1)) return t;
    }
    return f->first;
}

static bool is_level(const tc_weighing *w, const tc_weighed *f)
{
    return !f->first || w->breaks[f->first] != TC_BREAK_NONE || !(w->flags[f->first - 1] & TC_CUE_CHANGE);
}

const tc_weighed *tc_weighed_compared(const tc_weighing *w, const tc_weighed *f)
{
    if (!stands_in_brackets(w, f) || comparison_before(w, f) == f->first) return NULL;
    for (const tc_weighed *g = f; g-- > w->items && w->scene->sentence[g->first] == w->scene->sentence[f->first];) {
        if (tc_weighing_wall(w, g->last, f->first) >= TC_BREAK_CLAUSE) return NULL;
        bool same = f->counts ? tc_weighed_counts_same(g, f) : !g->counts && g->measure == f->measure;
        if (same && is_level(w, g)) return g;
    }
    return NULL;
}

tc_period tc_weighed_compared_period(const tc_weighing *w, const tc_weighed *f)
{
    const tc_entities *list = &w->scene->hit->passage.entities;
    const uint32_t from = comparison_before(w, f);
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        uint32_t first, last;
        if (e->kind != TC_ENTITY_DATE && e->kind != TC_ENTITY_PERIOD) continue;
        if (e->period.from.year && tc_scene_tokens(w->scene, e->at, &first, &last) && first >= from && last < f->first)
            return e->period;
    }
    return (tc_period){{0}, {0}};
}

/* ---- several times ---- */

/* "điều chỉnh tổng vốn từ 301 tỷ đồng thành 318 tỷ đồng" */
static bool is_changed_into(const tc_weighing *w, const tc_weighed *first, const tc_weighed *later)
{
    static const char *const from[] = {"từ"}, *const to[] = {"thành", "lên", "xuống", "còn"};
    const tc_token *tokens = w->scene->tokens.items;
    if (!first->first || !tc_token_among(&tokens[first->first - 1], from, 1)) return false;
    return tc_token_among(&tokens[later->first - 1], to, TC_COUNT(to)) &&
           tc_weighing_wall(w, first->last, later->first) == TC_BREAK_NONE &&
           tc_weighing_silent(w, first->last + 1, later->first);
}

/* Whether one of these stands between the figure of its kind before it, or the beginning of the sentence, and a figure.
 */
static bool dated_by(const tc_weighing *w, const tc_weighed *f, const char *const *words, size_t count)
{
    uint32_t from = f->first;
    const tc_weighed *g = f;
    while (g > w->items && (g == f || !tc_weighed_same_kind(w, g, f))) g--;
    while (from > 0 && w->scene->sentence[from - 1] == w->scene->sentence[f->first] && (g == f || from > g->last + 1))
        from--;
    for (uint32_t t = from; t < f->first; t++)
        for (size_t i = 0; i < count; i++)
            if (tc_tokens_are(&w->scene->tokens, t, words[i])) return true;
    return false;
}

bool tc_weighed_other_time(const tc_weighing *w, const tc_weighed *a, const tc_weighed *b)
{
    static const char *const begins[] = {"đầu năm", "đầu kỳ", "đầu quý", "đầu nhiệm kỳ"};
    static const char *const ends[] = {"cuối năm", "cuối kỳ", "cuối quý", "cuối nhiệm kỳ"};
    const tc_weighed *first = a < b ? a : b, *later = a < b ? b : a;
    if (tc_weighed_compared(w, later) == first) return true;
    if (!tc_weighed_same_kind(w, first, later)) return false;
    if (is_changed_into(w, first, later)) return true;
    return dated_by(w, first, begins, TC_COUNT(begins)) && dated_by(w, later, ends, TC_COUNT(ends));
}
