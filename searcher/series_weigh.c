/* How surely a figure belongs to an indicator: how much of the indicator stands where a figure's subject stands, what
 * else stands there that makes it another indicator, and whether the figure is a level at all or only a change or a
 * comparison. */
#include "searcher/series_weigh.h"
#include <string.h>

double tc_series_least(const tc_sought *sought)
{
    /* The more words say what is measured, the fewer of them are found in any one wording. */
    double least = 0.70 - 0.02 * (double)sought->content;
    return least > 0.54 ? least : 0.54;
}

/* ---- what it is a figure of ---- */

static uint32_t flags_before(const tc_weighing *w, const tc_weighed *f, uint32_t back)
{
    if (f->first < back) return 0;
    for (uint32_t k = 0; k < back; k++)
        if (w->breaks[f->first - k] >= TC_BREAK_COMMA) return 0;
    return w->flags[f->first - back];
}

/* "tăng 48 con", "vượt 1,2%", "giảm từ 4,4% xuống …": a change, unless the last word says level. */
static bool is_change(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const from[] = {"từ"};
    uint32_t one = flags_before(w, f, 1), two = flags_before(w, f, 2);
    if (one & TC_CUE_CHANGE) return true;
    if (one & TC_CUE_LEVEL) return false;
    if (two & TC_CUE_CHANGE) {
        return tc_token_among(&w->scene->tokens.items[f->first - 1], from, 1) || one & TC_CUE_NEUTRAL;
    }
    return false;
}

static bool gauge_at(const tc_tokens *tokens, uint32_t t)
{
    static const char *const gauges[] = {"kế hoạch", "dự toán",    "chỉ tiêu", "cùng kỳ",   "so với",
                                         "kh",       "nghị quyết", "mục tiêu", "năm trước", "năm ngoái"};
    for (size_t i = 0; i < sizeof gauges / sizeof *gauges; i++)
        if (tc_tokens_are(tokens, t, gauges[i])) return true;
    return false;
}

/* "đạt 85,6 % kế hoạch", "101 % so với cùng kỳ" */
static bool gauged(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    for (uint32_t t = f->last + 1; t < s->tokens.count && t <= f->last + 4 && w->breaks[t] == TC_BREAK_NONE; t++)
        if (gauge_at(&s->tokens, t)) return true;
    return false;
}

/* A percentage behind another figure that goes on with it: "(97,5%)", ", đạt 98,9%". */
static bool follows(const tc_weighing *w, const tc_weighed *f)
{
    if (f == w->items || !f->inherits) return false;
    for (uint32_t t = f->own; t < f->first; t++)
        if (w->matched[t] && w->flags[t] & TC_CUE_OF) return false;
    const tc_weighed *before = f - 1;
    const tc_scene *s = w->scene;
    return s->sentence[before->first] == s->sentence[f->first] &&
           tc_weighing_wall(w, before->last, f->first) < TC_BREAK_CLAUSE;
}

static double level_fit(const tc_weighing *w, const tc_weighed *f)
{
    bool rate = w->sought->measure == TC_MEASURE_PERCENT, percent = tc_measure_of(f->entity) == TC_MEASURE_PERCENT;
    if (is_change(w, f) && !w->sought->change) return 0.3;
    if (!percent) return flags_before(w, f, 1) & TC_CUE_EQUAL && gauged(w, f) ? 0.4 : 1;
    if (flags_before(w, f, 1) & TC_CUE_EQUAL || flags_before(w, f, 2) & TC_CUE_EQUAL) return rate ? 0.5 : 0.3;
    if (gauged(w, f)) return rate && (w->sought->achieved || !follows(w, f)) ? 0.9 : 0.3;
    return !rate && follows(w, f) ? 0.3 : 1;
}

/* Whether another figure of the sentence counts just the noun: "09 vụ, với 12 đối tượng". */
static bool noun_beside(const tc_weighing *w, const tc_weighed *f)
{
    const uint32_t *sentence = w->scene->sentence;
    for (size_t i = 0; w->sought->noun_first != SIZE_MAX && i < w->count; i++)
        if (sentence[w->items[i].first] == sentence[f->first] && tc_figure_counts(w->items[i].entity) &&
            tc_weighed_is_noun(w, &w->items[i]) && w->items[i].whole != f)
            return true;
    return false;
}

/* Whether the unit is any word for people: "996 người" of "số lao động". */
static bool counts_persons(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const words[] = {"người", "đồng chí", "em", "khẩu"};
    for (uint32_t t = f->first; t <= f->last; t++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (tc_tokens_are(&w->scene->tokens, t, words[i])) return true;
    return false;
}

/* Whether the unit is made of words of the indicator: "900 việc làm" of "số lao động được giải quyết việc làm". */
static bool names_sought(const tc_weighing *w, const tc_weighed *f)
{
    bool any = false;
    for (uint32_t t = f->first; t <= f->last; t++) {
        if (w->scene->tokens.items[t].kind == TC_TOKEN_DIGITS) continue;
        if (!w->matched[t]) return false;
        any = true;
    }
    return any;
}

/* What is left where another noun is counted. */
static const double OTHER_NOUN = 0.5;

/* "trị giá mỗi suất 300.000 đồng", "300.000 đồng/suất": of one, not of all. */
static bool is_for_each(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const each[] = {"mỗi"};
    if (f->entity->unit && strchr(f->entity->unit, '/')) return true;
    return tc_scene_before(w->scene, f->first, 5, each, 1);
}

static double unit_fit(const tc_weighing *w, const tc_weighed *f)
{
    tc_measure wanted = w->sought->measure, measure = tc_measure_of(f->entity);
    if (measure == TC_MEASURE_ANY) return wanted == TC_MEASURE_PERCENT ? 0.3 : 0.97;
    if (w->sought->bulk && (measure == TC_MEASURE_AREA || measure == TC_MEASURE_PEOPLE || measure == TC_MEASURE_YIELD))
        return 0.3;
    if (w->sought->sum && is_for_each(w, f)) return 0.5;
    if (wanted == TC_MEASURE_ANY) return 1;
    if (wanted == TC_MEASURE_COUNTED && tc_figure_counts(f->entity)) {
        if (tc_weighed_is_noun(w, f)) return 1;
        if (w->sought->people && counts_persons(w, f)) return 0.97;
        if (names_sought(w, f)) return 0.97;
        return !tc_weighed_is_general(w, f) ? OTHER_NOUN : noun_beside(w, f) ? 0.75 : 0.97;
    }
    if (wanted == TC_MEASURE_PEOPLE && tc_figure_counts(f->entity)) return 0.9;
    return wanted == measure ? 1 : 0.3;
}

/* ---- together ---- */

static double score_of(const tc_weighing *w, tc_weighed *f)
{
    double local;
    f->cover = tc_weighing_cover(w, f, &local);
    double score = f->cover - tc_weighing_strangers(w, f);
    if (local < 0.25) score *= 0.5 + 2 * local;
    return score * level_fit(w, f) * unit_fit(w, f) * tc_weighed_fit(w, f);
}

tc_status tc_weighing_read(tc_weighing *out, const tc_sought *sought, const tc_cues *cues, const tc_scene *scene)
{
    TRY(tc_weighing_lay_out(out, sought, cues, scene));
    tc_weighing_share_out(out);
    for (size_t i = 0; i < out->count; i++) out->items[i].score = score_of(out, &out->items[i]);
    return TC_OK;
}
