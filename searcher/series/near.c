/* The words of an indicator that stand nearest to a figure: what they leave out makes it another indicator. */
#include "searcher/series/weigh.h"
#include <math.h>

/* What is left of a score where a word of the indicator is passed over: "hộ nghèo" for "hộ cận nghèo". */
static const double PASSED_OVER = 0.6;

/* Two neighbours of the indicator stand together from there on. */
static const double APART_LEAST = 0.25;

static const double LACKING = 0.8, LACKING_BOTH = 0.7, OTHERWISE = 0.7, DENIED = 0.6;
/* In other marks a word is another one: "hộ dùng nước" passes over nothing of "hộ sử dụng nước". */
static const double MEANT = 0.6;
/* So many words behind a figure may deny what it counts. */
enum { BEHIND = 2 };

/* Whether two neighbouring tokens are neighbours in the indicator; or are but for one word between, which says what is
 * measured. */
static bool joined(const tc_weighing *w, uint32_t t, bool over_one)
{
    const tc_occurrences *found = &w->scene->found;
    for (size_t i = 0; i < found->count; i++) {
        const tc_occurrence *x = &found->items[i];
        for (size_t k = 0; x->to == t && k < found->count; k++) {
            const tc_occurrence *y = &found->items[k];
            if (y->from != t + 1 || y->first != x->last + (over_one ? 2 : 1)) continue;
            if (over_one && fmin(x->quality, y->quality) < MEANT) continue;
            /* "sửa xuồng, đóng xuồng … 30 lượt sửa xuồng": what was told right before is not passed over. */
            if (!over_one || (w->sought->core[x->last + 1] && w->best[x->last + 1] < TC_REACH_COMMA)) return true;
        }
    }
    return false;
}

/* Whether the tokens first … last pass over a word of the indicator. */
static bool passes_over(const tc_weighing *w, uint32_t first, uint32_t last)
{
    for (uint32_t t = first; t < last; t++)
        if (w->breaks[t + 1] == TC_BREAK_NONE && joined(w, t, true) && !joined(w, t, false)) return true;
    return false;
}

/* The last token of the indicator before a figure, from its subject on; UINT32_MAX for none. */
static uint32_t last_before(const tc_weighing *w, const tc_weighed *f)
{
    for (uint32_t t = f->first; t-- > f->subject;)
        if (w->matched[t]) return t;
    return UINT32_MAX;
}

static bool stands_nowhere(const tc_weighing *w, size_t word)
{
    return w->there[word] < 0.45 && tc_weighing_above(w, word) < 0.5;
}

/* "dự án đang triển khai", "… chưa phê duyệt": what is told to go on, or not to be done, tells which are meant. */
static bool is_under_way(const tc_sought *q, size_t word)
{
    static const char *const signs[] = {"đang", "chưa"};
    for (size_t i = 0; i < TC_COUNT(signs); i++)
        if ((word && tc_indicator_wording(q->query, word - 1, signs[i])) ||
            (word > 1 && tc_indicator_wording(q->query, word - 2, signs[i])))
            return true;
    return false;
}

/* What is left of the score where the last word that says what is measured stands nowhere: it tells one indicator from
 * another ("đàn lợn nái"), and all the more where the one before it is not there either ("hồ sơ đang thụ lý"). What is
 * done about it, or goes on behind another word ("lương thực có hạt"), may be left out. */
static double last_fit(const tc_weighing *w)
{
    const tc_sought *q = w->sought;
    size_t last = q->query->count;
    while (last > 0 && (!q->core[last - 1] || tc_weighing_left_out(w, last - 1) ||
                        (tc_weighing_is_verb(w, last - 1) && !is_under_way(q, last - 1))))
        last--;
    if (!last--) return 1;
    size_t before = tc_sought_before(q, last);
    if (before == SIZE_MAX || !q->core[before]) return 1;
    if (stands_nowhere(w, last)) return stands_nowhere(w, before) ? LACKING_BOTH : LACKING;
    /* A syllable of another word does not stand for it: "phân xử tại thành phố" of "phân xử thành". */
    return w->pair[before] < APART_LEAST && tc_weighing_above(w, last) < 0.5 ? LACKING : 1;
}

/* Whether the first one does, where the next goes on with it: "hụt thu ngân sách", "nợ thuế". */
static bool lacks_first(const tc_weighing *w)
{
    const tc_sought *q = w->sought;
    size_t first = 0;
    while (first < q->query->count && !q->core[first]) first++;
    size_t next = first < q->query->count ? tc_sought_next(q, first) : SIZE_MAX;
    if (next == SIZE_MAX || !q->core[next] || tc_weighing_is_verb(w, first)) return false;
    return stands_nowhere(w, first);
}

/* "126 ca mắc bệnh, 98 ca điều trị tại nhà": a figure that goes on with the subject of the one before it, which counts
 * the same, and tells something else of it. */
static bool goes_on_otherwise(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    const tc_weighed *before = f;
    uint32_t next = f->last + 1;
    while (before > w->items && (before == f || before->measure == TC_MEASURE_PERCENT)) before--;
    if (before == f || !f->inherits || !tc_weighed_counts_same(before, f)) return false;
    if (s->sentence[before->first] != s->sentence[f->first] ||
        tc_weighing_wall(w, before->last, f->first) >= TC_BREAK_CLAUSE)
        return false;
    while (next < s->tokens.count && w->breaks[next] == TC_BREAK_NONE && !w->matched[next] &&
           tc_weighing_neutral(w, next) && !(w->flags[next] & TC_CUE_EQUAL))
        next++;
    return next < s->tokens.count && w->breaks[next] == TC_BREAK_NONE && !w->matched[next] &&
           !tc_weighing_neutral(w, next);
}

/* "14 đơn không thuộc phạm vi bến bãi": what is denied, when the indicator denies nothing. Bounds
 * deny nothing either ("không quá", "không dưới"). */
static bool denied(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const bounds[] = {"quá", "dưới", "ít", "kể", "vượt"};
    const tc_tokens *tokens = &w->scene->tokens;
    uint32_t from = tc_weighed_source(w, f)->subject, to = f->last + 1;
    while (f->counts && to < tokens->count && w->breaks[to] == TC_BREAK_NONE && to <= f->last + BEHIND) to++;
    bool found = false;
    for (uint32_t t = from; t + 1 < to && !found; t++)
        found = w->flags[t] & TC_CUE_NOT && !(w->flags[t] & TC_CUE_WITHOUT) &&
                !tc_token_among(&tokens->items[t + 1], bounds, TC_COUNT(bounds));
    return found && !w->sought->denies;
}

/* "12 nhà" of "số nhà bè": the word behind the noun that is counted stands in a heading at most. */
static bool other_noun(const tc_weighing *w, const tc_weighed *f)
{
    const tc_sought *q = w->sought;
    size_t next = q->noun_last + 1;
    if (q->noun_first == SIZE_MAX || !f->counts || next >= q->query->count || !q->core[next]) return false;
    return w->best[next] < 0.45 && tc_weighed_is_noun(w, f) && !tc_weighing_is_verb(w, next);
}

/* "với số muối 2,4 tấn": whether "số" and words of the indicator alone stand right before the figure. */
static bool is_called(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const numbers[] = {"số", "lượng"};
    uint32_t t = f->first;
    while (t > f->own && w->matched[t - 1]) t--;
    return t < f->first && t > f->own && tc_token_among(&w->scene->tokens.items[t - 1], numbers, TC_COUNT(numbers));
}

/* "cấp muối cho 41 hộ, 163 khẩu với số muối 2,4 tấn": another figure of the sentence is called by its name, and this
 * one is of another kind. */
static bool another_is_called(const tc_weighing *w, const tc_weighed *f)
{
    bool sought = w->sought->noun_first != SIZE_MAX && f->counts && tc_weighed_is_noun(w, f);
    if (sought || is_called(w, f)) return false;
    for (const tc_weighed *g = w->items; g < w->items + w->count; g++)
        if (g != f && w->scene->sentence[g->first] == w->scene->sentence[f->first] && is_called(w, g) &&
            !tc_weighed_same_kind(w, g, f))
            return true;
    return false;
}

double tc_weighing_near_fit(const tc_weighing *w, const tc_weighed *f)
{
    if (denied(w, f)) return DENIED;
    double lacking = last_fit(w);
    if (lacking < 1 || lacks_first(w)) return lacking < LACKING ? lacking : LACKING;
    if (goes_on_otherwise(w, f) || another_is_called(w, f)) return OTHERWISE;
    if (other_noun(w, f)) return LACKING;
    const tc_weighed *told = tc_weighed_source(w, f);
    uint32_t last = last_before(w, told), first = last;
    if (last == UINT32_MAX) return 1;
    while (first > told->subject && w->matched[first - 1] && w->breaks[first] == TC_BREAK_NONE) first--;
    return passes_over(w, first, last) ? PASSED_OVER : 1;
}
