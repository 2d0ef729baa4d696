/* What is told of a figure besides its value: period, day, target, whether it is a plan, whether it is exact. */
#include "searcher/series/weigh.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *tc_point_kind_name(tc_point_kind kind)
{
    switch (kind) {
    case TC_POINT_RESULT: return "result";
    case TC_POINT_PLAN: return "plan";
    case TC_POINT_ESTIMATE: return "estimate";
    }
    return "result";
}

void tc_point_clear(tc_point *p)
{
    free(p->unit);
    free(p->text);
    free(p->sentence);
    free(p->comparison);
    tc_citation_clear(&p->citation);
    *p = (tc_point){.value = NAN};
}

/* ---- kind ---- */

/* So many words before a figure "ước" still tells of it. */
enum { ESTIMATED = 8 };

/* How many words before the figure, in its clause (or, if not `far`, not beyond a comma), the nearest of these stands;
 * UINT32_MAX where none does. */
static uint32_t nearest_before(const tc_weighing *w, const tc_weighed *f, const char *const *phrases, size_t count,
                               bool far)
{
    const tc_scene *s = w->scene;
    for (uint32_t t = f->first; t-- > 0 && s->sentence[t] == s->sentence[f->first];) {
        if (s->breaks[t + 1] >= TC_BREAK_CLAUSE || (!far && s->breaks[t + 1] == TC_BREAK_COMMA)) return UINT32_MAX;
        for (size_t i = 0; i < count; i++)
            if (tc_tokens_are(&s->tokens, t, phrases[i])) return f->first - t;
    }
    return UINT32_MAX;
}

static bool estimated(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const guess[] = {"ước"};
    return nearest_before(w, f, guess, 1, true) <= ESTIMATED;
}

/* A passage about a time after the document's own date tells what is to be reached, unless it says "đạt". */
static bool lies_ahead(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const level[] = {"đạt", "được"};
    const tc_scene *s = w->scene;
    if (!s->planned && tc_scene_before(s, f->first, 4, level, 2)) return false;
    tc_date date = s->hit->citation.date;
    tc_period p = s->hit->passage.period;
    return date.year && p.from.year && tc_date_days(p.from) > tc_date_days(tc_date_period(date).to);
}

/* "Phường Vạn Chài có 4.250 nhân khẩu": what is there is told in resolutions too. */
static bool states(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const there[] = {"có"};
    return f->first && tc_token_among(&w->scene->tokens.items[f->first - 1], there, 1);
}

/* ---- target ---- */

/* Whether a percentage from the figure on to a token is not that of what was reached of the target: "04/19 tiêu chí đạt
 * 100% theo kế hoạch". */
static bool shares_otherwise(const tc_weighing *w, const tc_weighed *f, uint32_t to)
{
    static const double ROUNDED = 1.5;
    double share = 100 * f->entity->value / f->entity->target;
    for (const tc_weighed *g = f + 1; g < w->items + w->count && g->last < to; g++)
        if (g->measure == TC_MEASURE_PERCENT && fabs(g->entity->value - share) > ROUNDED) return true;
    return false;
}

/* "12/19 tiêu chí", "498/512 đơn": out of all there are, unless a plan is named. */
static bool out_of_all(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const shares[] = {"tiêu chí", "hồ sơ",     "xã",     "phường", "xóm", "tổ", "học sinh",
                                         "đơn",      "đối tượng", "trường", "hộ",     "ngõ", "vụ", "cuộc"};
    const tc_entity *e = f->entity;
    const tc_scene *s = w->scene;
    bool shared = false;
    if (isnan(e->target) || e->value > e->target) return false;
    for (size_t i = 0; e->unit && i < TC_COUNT(shares); i++) {
        size_t n = strlen(shares[i]);
        shared |= !strncmp(e->unit, shares[i], n) && (!e->unit[n] || e->unit[n] == ' ');
    }
    /* "xóm đạt chuẩn: 19/23": in what is counted, where no unit says it. */
    size_t noun = w->sought->noun_first;
    for (size_t i = 0; !e->unit && noun != SIZE_MAX && i < TC_COUNT(shares); i++)
        shared |= tc_indicator_wording(w->sought->query, noun, shares[i]) > 0;
    if (!shared) return false;
    for (uint32_t t = f->last + 1; t < s->tokens.count && s->sentence[t] == s->sentence[f->last]; t++) {
        if (s->breaks[t] >= TC_BREAK_CLAUSE) return true;
        if (tc_plan_at(&s->tokens, t)) return shares_otherwise(w, f, t);
    }
    return true;
}

/* "210 đơn vị máu, vượt chỉ tiêu giao 30 đơn vị máu": by how much, when it is far below what was reached. */
static bool is_excess(const tc_weighing *w, const tc_weighed *f, const tc_weighed *g, uint32_t plan)
{
    static const char *const beyond[] = {"vượt"};
    return tc_scene_before(w->scene, plan, 2, beyond, 1) && g->entity->value < f->entity->value / 2;
}

/* Whether nothing but a bracket stands before a figure. */
static bool in_brackets(const tc_weighing *w, const tc_weighed *f)
{
    const char *text = w->scene->hit->passage.text;
    uint32_t at = w->scene->tokens.items[f->first].start;
    return at && text[at - 1] == '(';
}

/* "… đạt 3,1%, đạt chỉ tiêu kế hoạch dưới 4%", "vượt chỉ tiêu 2,8%": the figure right behind the name of a plan,
 * of the same unit. */
static double target_behind(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    const tc_entity *e = f->entity;
    for (const tc_weighed *g = f + 1; g < w->items + w->count; g++) {
        if (s->sentence[g->first] != s->sentence[f->first]) break;
        for (uint32_t t = f->last + 1; t < g->first; t++)
            if (s->breaks[t] >= TC_BREAK_CLAUSE) return NAN;
        if (!e->unit || !g->entity->unit || f->measure != g->measure) continue;
        /* "giảm 40 hộ (chỉ tiêu 30 hộ nghèo)" counts the same */
        bool same = !strcmp(e->unit, g->entity->unit);
        if (!same && !tc_weighed_counts_same(f, g)) return NAN; /* the target, if any, is that figure's */
        if (!isnan(g->entity->target)) continue;
        for (uint32_t t = g->first; t-- > f->last + 1 && t + 7 > g->first;) {
            /* "đạt 107% dự toán (385 tỷ đồng)" */
            bool wall = s->breaks[t + 1] == TC_BREAK_COMMA && !(t + 1 == g->first && in_brackets(w, g));
            if (wall || w->flags[t] & TC_CUE_EQUAL) break;
            if (tc_plan_at(&s->tokens, t)) return is_excess(w, f, g, t) ? NAN : g->entity->value;
        }
        if (!same) return NAN;
    }
    return NAN;
}

/* ---- time ---- */

/* "đến ngày 15/12", "tính đến 31/12/2023": in the sentence, else at the head of the passage. */
static bool up_to(const tc_scene *s, const tc_entity *e)
{
    static const char *const words[] = {"đến", "tới", "hết"};
    uint32_t first, last;
    if (!tc_scene_tokens(s, e->at, &first, &last)) return false;
    if (tc_token_among(&s->tokens.items[first], words, 3)) return true;
    return tc_scene_before(s, first, 3, words, 3);
}

static tc_date day_of(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    tc_date best = {0};
    uint32_t own = s->sentence[f->first];
    size_t next = 0;
    tc_typed x;
    while (tc_scene_next(&x, &next, s, TC_TYPED(DATE) | TC_TYPED(PERIOD))) {
        const tc_entity *e = x.entity;
        const uint32_t first = x.first;
        tc_date day = e->kind == TC_ENTITY_DATE ? e->date : e->period.to;
        if (s->hit->citation.date.year && tc_date_days(day) > tc_date_days(tc_date_period(s->hit->citation.date).to))
            continue; /* a day to come */
        if (!day.year || !day.day || s->sentence[first] > own || s->sentence[first] + 2 < own || !up_to(s, e)) continue;
        if (tc_scene_dated(s, e) || tc_scene_compares(s, first)) continue;
        if (s->sentence[first] == own && first > f->last && best.year) continue;
        best = day;
    }
    return best;
}

/* What is named with a period but does not tell that of the figure: plans, comparisons. */
static bool of_something_else(const tc_scene *s, uint32_t first)
{
    static const char *const words[] = {"hoạch", "kỳ",   "với",   "trình", "án",   "quyết", "đoạn", "khóa",
                                        "từ",    "bằng", "trước", "thành", "xong", "hạn",   "đầu",  "công",
                                        "ước",   "dự",   "nguồn", "vốn",   "học",  "sang",  "năm"};
    return tc_scene_before(s, first, 2, words, TC_COUNT(words));
}

/* Several whole years: "giai đoạn 2021-2025". */
static bool is_term(tc_period p)
{
    return p.from.year != p.to.year && p.from.month == 1 && p.from.day == 1 && p.to.month == 12 && p.to.day == 31;
}

/* "Giai đoạn 2016 - 2020, …": several years that open a sentence are those of all its figures. */
static bool opens_years(const tc_scene *s, const tc_entity *e, uint32_t first)
{
    return e->kind == TC_ENTITY_PERIOD && e->period.from.year != e->period.to.year &&
           s->tokens.items[first].flags & TC_TOKEN_CAPITAL;
}

/* A period named in the figure's clause before it, "cuối năm 2021: tỷ lệ …", stands against that of the passage. */
static const tc_entity *period_beside(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    const tc_entity *best = NULL;
    size_t next = 0;
    tc_typed x;
    while (tc_scene_next(&x, &next, s, TC_TYPED(DATE) | TC_TYPED(PERIOD))) {
        const tc_entity *e = x.entity;
        const uint32_t first = x.first;
        if (!e->certain || !e->period.from.year) continue;
        bool opens = opens_years(s, e, first);
        if (is_term(e->period) && !opens) continue;
        if (x.last >= f->first || s->sentence[first] != s->sentence[f->first] || tc_scene_dated(s, e)) continue;
        bool apart = false;
        for (uint32_t t = x.last + 1; t <= f->first; t++) apart |= s->breaks[t] >= TC_BREAK_CLAUSE;
        for (const tc_weighed *g = w->items; g < f && !opens; g++) apart |= g->first > x.last;
        if (!apart && !of_something_else(s, first)) best = e;
    }
    return best;
}

/* Whether a period is that of a date or a period named; up to a day it begins with the year. */
static bool tells_period(const tc_entity *e, tc_period p)
{
    bool until = e->kind == TC_ENTITY_DATE && p.from.month == 1 && p.from.day == 1;
    return tc_period_same(e->period, p) || (until && !tc_date_compare(e->period.to, p.to));
}

/* Whether the passage has its period from a sentence or a clause behind the figure alone: "… 2,1%. Cuối năm 2021 là
 * 4,4%." */
static bool told_later(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    bool later = false;
    size_t next = 0;
    tc_typed x;
    while (tc_scene_next(&x, &next, s, TC_TYPED(DATE) | TC_TYPED(PERIOD))) {
        const tc_entity *e = x.entity;
        const uint32_t first = x.first;
        if (!tells_period(e, s->hit->passage.period)) continue;
        bool beyond = s->sentence[first] > s->sentence[f->first] ||
                      (first > f->last && tc_weighing_wall(w, f->last, first) >= TC_BREAK_CLAUSE);
        if (!beyond) return false;
        later = true;
    }
    return later;
}

/* "Kế hoạch trồng 40 ha tre, …": what a part of the clause begins with is planned; behind a heading it bears a capital.
 */
static bool leads_with_plan(const tc_weighing *w, const tc_weighed *f)
{
    const tc_tokens *tokens = &w->scene->tokens;
    uint32_t from = f->own;
    while (from < f->first && tokens->items[from].kind == TC_TOKEN_DIGITS) from++;
    for (uint32_t t = from; t < f->first; t++)
        if (tc_plan_at(tokens, t) && (t == from || tokens->items[t].flags & TC_TOKEN_CAPITAL)) return true;
    return false;
}

tc_point_kind tc_weighed_kind(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const aims[] = {"phấn đấu", "dự kiến", "đề nghị", "kế hoạch phát triển"};
    static const char *const goals[] = {"mục tiêu", "chỉ tiêu"};
    static const char *const reached[] = {"đã",       "đạt được", "thực hiện được", "hiện có",
                                          "hiện nay", "kết quả",  "ước thực hiện",  "ước đạt"};
    uint32_t done = nearest_before(w, f, reached, TC_COUNT(reached), true);
    uint32_t aimed = nearest_before(w, f, aims, TC_COUNT(aims), true);
    uint32_t goal = nearest_before(w, f, goals, TC_COUNT(goals), false);
    if (goal < aimed) aimed = goal;
    if (isnan(f->entity->target) || out_of_all(w, f)) {
        if (aimed < done || (done == UINT32_MAX && leads_with_plan(w, f))) return TC_POINT_PLAN;
        bool stated = aimed == UINT32_MAX && states(w, f) && !lies_ahead(w, f);
        if (w->scene->planned && done == UINT32_MAX && !stated) return TC_POINT_PLAN;
        if (lies_ahead(w, f) && !told_later(w, f)) return TC_POINT_PLAN;
    }
    return estimated(w, f) ? TC_POINT_ESTIMATE : TC_POINT_RESULT;
}

static tc_status period_of_document(tc_period *out, tc_searcher *s, const tc_hit *hit)
{
    const tc_document *d;
    TRY(tc_store_document(s->store, hit->document_id, &d));
    *out = d->period.from.year ? d->period : d->date.year ? tc_date_period(d->date) : (tc_period){{0}, {0}};
    return TC_OK;
}

/* "cả năm 2023" is of the whole year, whatever the passage tells of before. */
static bool whole_year(const tc_scene *s, const tc_entity *e)
{
    static const char *const all[] = {"cả"};
    uint32_t first, last;
    if (!tc_scene_tokens(s, e->at, &first, &last) || e->period.from.year != e->period.to.year) return false;
    return tc_scene_before(s, first + 1, 2, all, 1) && e->period.from.month == 1 && e->period.to.month == 12;
}

/* Whether nothing but "đến", "đến ngày", "đến hết" stands between two dates, and "từ" before the first. */
static bool stretches(const tc_scene *s, uint32_t first, uint32_t last, uint32_t next)
{
    static const char *const from[] = {"từ"}, *const to[] = {"đến", "tới", "ngày", "hết"};
    if (next <= last + 1 || next > last + 4 || !tc_scene_before(s, first, 2, from, 1)) return false;
    for (uint32_t t = last + 1; t < next; t++)
        if (!tc_token_among(&s->tokens.items[t], to, TC_COUNT(to))) return false;
    return true;
}

/* "Từ 01/02/2022 đến 31/5/2023" before the figure in its sentence; without a year where there is none. */
static tc_period stretch_before(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    const tc_entities *list = &s->hit->passage.entities;
    tc_period best = {{0}, {0}};
    for (size_t i = 0; i + 1 < list->count; i++) {
        const tc_entity *a = &list->items[i], *b = a + 1;
        uint32_t first, last, next, end;
        if (a->kind != TC_ENTITY_DATE || b->kind != TC_ENTITY_DATE) continue;
        if (!tc_scene_tokens(s, a->at, &first, &last) || !tc_scene_tokens(s, b->at, &next, &end)) continue;
        if (end >= f->first || s->sentence[first] != s->sentence[f->first] || !stretches(s, first, last, next))
            continue;
        if (tc_weighing_wall(w, end, f->first) < TC_BREAK_CLAUSE) best = (tc_period){a->period.from, b->period.to};
    }
    return best;
}

/* "6 tháng được 2,3 tỷ đồng, ước cả năm 4,9 tỷ đồng": the year that the passage tells of, as a whole. */
static tc_period year_as_a_whole(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const all[] = {"cả năm"};
    const tc_hit *hit = w->scene->hit;
    tc_period none = {{0}, {0}};
    uint32_t far = nearest_before(w, f, all, 1, false);
    int16_t year = hit->passage.period.from.year ? hit->passage.period.from.year : hit->citation.date.year;
    if (far == UINT32_MAX || f->first - far < f->own || !year) return none;
    return tc_date_period((tc_date){year, 0, 0});
}

static tc_period year_before(tc_period p)
{
    if (!p.from.year) return p;
    p.from.year--;
    p.to.year--;
    if (p.to.month == 2 && p.to.day == 29) p.to.day = 28;
    return p;
}

static tc_period period_of(const tc_weighing *w, const tc_weighed *f, const tc_point *p)
{
    const tc_hit *hit = w->scene->hit;
    const tc_weighed *now = tc_weighed_compared(w, f);
    if (now) {
        tc_period named = tc_weighed_compared_period(w, f);
        return named.from.year ? named : year_before(period_of(w, now, p));
    }
    const tc_entity *beside = period_beside(w, f);
    /* "… cả năm 2023 được 18,4 tấn. Trong đó, tôm đực 11,2 tấn" */
    if (!beside && f->whole) beside = period_beside(w, f->whole);
    tc_period whole = year_as_a_whole(w, f), stretch = stretch_before(w, f);
    if (!beside && whole.from.year) return whole;
    if (stretch.from.year && tc_date_compare(stretch.from, stretch.to) < 0) return stretch;
    if (beside && whole_year(w->scene, beside)) return tc_date_period((tc_date){beside->period.from.year, 0, 0});
    bool outside = beside && !tc_period_overlaps(beside->period, hit->passage.period);
    /* "Từ 01/01/2022 đến 30/6/2023" holds what the passage is about and more. */
    if (beside && beside->kind == TC_ENTITY_PERIOD && beside->period.from.year != beside->period.to.year)
        return beside->period;
    if (beside && (outside || tc_date_precision(beside->date) < TC_PRECISION_DAY) && !p->as_of.year &&
        (outside || beside->kind == TC_ENTITY_PERIOD))
        return beside->period;
    /* What was reached was not reached after the document. */
    bool ahead = hit->citation.date.year &&
                 tc_date_days(hit->passage.period.from) > tc_date_days(tc_date_period(hit->citation.date).to);
    if (ahead && p->kind != TC_POINT_PLAN) return tc_date_period(hit->citation.date);
    if (hit->passage.period.from.year) return hit->passage.period;
    if (p->as_of.year) return (tc_period){{p->as_of.year, 1, 1}, p->as_of};
    return hit->citation.date.year ? tc_date_period(hit->citation.date) : (tc_period){{0}, {0}};
}

/* ---- together ---- */

/* Whether the document is of a ward, and not of what the indicator names: a dyke stands in a ward, too. */
static bool of_ward(const tc_weighing *w)
{
    static const double TELLS = 0.75;
    const tc_sought *q = w->sought;
    double told = 0;
    if (!w->scene->of_ward || tc_sought_has_name(q)) return false;
    for (size_t i = 0; i < q->query->count; i++) told += w->scene->above[i] > 0 ? q->weights[i] : 0;
    return told < TELLS * q->whole;
}

static bool bounded(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const bounds[] = {"trên", "dưới", "khoảng", "gần", "hơn", "nhất", "thiểu", "quá", "vượt"};
    const tc_scene *s = w->scene;
    if (f->entity->approximate && !estimated(w, f)) return true;
    if (f->first && tc_token_among(&s->tokens.items[f->first - 1], bounds, TC_COUNT(bounds))) return true;
    return f->last + 1 < s->tokens.count && tc_tokens_are(&s->tokens, f->last + 1, "trở");
}

static tc_status copy_texts(tc_point *out, const tc_weighing *w, const tc_weighed *f)
{
    const tc_passage *p = &w->scene->hit->passage;
    tc_range sentence = tc_scene_sentence(w->scene, w->scene->sentence[f->first]), at = f->entity->at;
    out->text = tc_strndup(p->text + at.start, at.end - at.start);
    out->sentence = tc_strndup(p->text + sentence.start, sentence.end - sentence.start);
    if (!out->text || !out->sentence) return tc_fail(TC_MEMORY, "no memory for the series");
    tc_range compared;
    TRY(tc_comparison_find(&compared, p->text, at.end, sentence.end));
    if (compared.end && !(out->comparison = tc_strndup(p->text + compared.start, compared.end - compared.start)))
        return tc_fail(TC_MEMORY, "no memory for the series");
    return tc_copy(&out->unit, f->entity->unit);
}

tc_status tc_point_make(tc_point *out, const tc_weighing *w, const tc_weighed *f, tc_searcher *s)
{
    const tc_hit *hit = w->scene->hit;
    const tc_entity *e = f->entity;
    tc_point p = {.value = e->value, .target = e->target, .total = NAN, .common = NAN, .score = f->score};
    if (out_of_all(w, f)) {
        p.total = p.target;
        p.target = NAN;
    } else if (isnan(p.target)) {
        p.target = target_behind(w, f);
    }
    p.kind = tc_weighed_kind(w, f);
    p.exact = !bounded(w, f);
    bool compared = tc_weighed_compared(w, f) != NULL;
    if (compared) p.kind = TC_POINT_RESULT;
    if (!compared && (p.kind != TC_POINT_PLAN || !leads_with_plan(w, f))) p.as_of = day_of(w, f);
    p.period = period_of(w, f, &p);
    if (tc_period_same(p.period, hit->passage.period) && told_later(w, f)) TRY(period_of_document(&p.period, s, hit));
    p.of_ward = of_ward(w);
    p.span = e->source;
    p.ordinal = hit->passage.ordinal;
    tc_status status = copy_texts(&p, w, f);
    if (status == TC_OK) status = tc_cite(&p.citation, s, &hit->passage, hit->document_id);
    if (status == TC_OK)
        *out = p;
    else
        tc_point_clear(&p);
    return status;
}

tc_status tc_point_quote(tc_point *p, const tc_row *row, const char *text)
{
    static const tc_point_kind kinds[] = {[TC_COLUMN_PLAN] = TC_POINT_PLAN,
                                          [TC_COLUMN_ESTIMATE] = TC_POINT_ESTIMATE,
                                          [TC_COLUMN_RESULT] = TC_POINT_RESULT};
    free(p->text);
    free(p->sentence);
    free(p->comparison);
    p->sentence = p->comparison = NULL;
    p->text = tc_strndup(text + row->cell.start, row->cell.end - row->cell.start);
    p->span = row->cell;
    if (isnan(p->target)) p->target = row->target;
    if (row->period.from.year) {
        bool ahead = tc_date_days(row->period.from) > tc_date_days(tc_date_period(p->citation.date).to);
        p->period = row->period;
        p->kind = ahead && p->citation.date.year ? TC_POINT_PLAN : TC_POINT_RESULT;
    }
    if (row->kind != TC_COLUMN_ANY) p->kind = kinds[row->kind];
    if (!p->text) return tc_fail(TC_MEMORY, "no memory for the series");
    return tc_copy(&p->sentence, row->row);
}
