/* Candidates for an answer: the typed spans of a passage that are of the kind asked for. Here figures and dates. */
#include "searcher/answer.h"
#include <string.h>

static const char *const changes[] = {"tăng", "giảm"};
static const char *const compares[] = {"bằng", "tăng", "giảm", "vượt"};

/* ---- what all kinds need ---- */

tc_status tc_proposal_add(tc_proposals *out, const tc_scene *s, tc_range at, const tc_entity *entity, double fit)
{
    uint32_t first, last;
    if (fit <= 0 || !tc_scene_tokens(s, at, &first, &last)) return TC_OK;
    TRY(TC_GROW(out->items, out->capacity, out->count + 1));
    out->items[out->count++] = (tc_proposal){.at = at,
                                             .first = first,
                                             .last = last,
                                             .sentence = tc_scene_sentence(s, s->sentence[first]),
                                             .entity = entity,
                                             .fit = fit};
    return TC_OK;
}

bool tc_token_among(const tc_token *t, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tc_token_is(t, words[i])) return true;
    return false;
}

/* Whether one of the `most` words before token `at`, in the same clause, is among these. */
bool tc_scene_before(const tc_scene *s, uint32_t at, uint32_t most, const char *const *words, size_t count)
{
    for (uint32_t back = 1; back <= most && back <= at; back++) {
        if (s->breaks[at - back + 1] >= TC_BREAK_COMMA) return false;
        if (tc_token_among(&s->tokens.items[at - back], words, count)) return true;
    }
    return false;
}

/* Whether the token is part of what an abbreviation in the question stands for, or the other way round. */
static bool said_otherwise(const tc_scene *s, uint32_t at, const tc_query *q)
{
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        if (x->from > at || x->to < at || x->to == x->from || x->quality < 0.8) continue;
        bool plain = true;
        for (size_t k = x->first; k <= x->last; k++)
            plain &= !q->words[k].question && !q->words[k].in_period && !q->words[k].in_number;
        if (plain) return true;
    }
    return false;
}

/* Whether the question holds every word of these tokens: what is asked for is not what was said. "UBND các tỉnh" is
 * said by "UBND tỉnh", but "UBND thành phố" not by the number of one of its decisions. */
bool tc_scene_said(const tc_scene *s, uint32_t first, uint32_t last, const tc_query *q, bool digits)
{
    static const char *const within[] = {"các", "cấp"};
    for (uint32_t i = first; i <= last; i++) {
        const tc_token *t = &s->tokens.items[i];
        bool there = false;
        if (digits && t->kind != TC_TOKEN_DIGITS) continue;
        if (!digits && i > first && i < last && tc_token_among(t, within, 2)) continue;
        for (size_t w = 0; w < q->count && !there; w++)
            there = !q->words[w].question && !q->words[w].in_period && (digits || !q->words[w].in_number) &&
                    tc_token_is_query(t, &q->words[w]);
        if (!there && !digits) there = said_otherwise(s, i, q);
        if (!there) return false;
    }
    return true;
}

bool tc_scene_asked(const tc_scene *s, const tc_wanted *w, uint32_t token)
{
    for (size_t i = 0; i < w->query->count; i++)
        if (w->weights[i] > 0 && tc_token_is_query(&s->tokens.items[token], &w->query->words[i])) return true;
    return false;
}

/* ---- figures ---- */

/* The measure of what a unit is called, "lượt người", "đô la". */
static tc_measure measure_of(const char *unit)
{
    const tc_noun *noun = tc_noun_in_words(unit, TC_NOUN_UNIT | TC_NOUN_COUNTED);
    return noun ? noun->measure : TC_MEASURE_ANY;
}

tc_measure tc_measure_of(const tc_entity *e)
{
    const char *base;
    if (!e->unit) return TC_MEASURE_ANY;
    tc_unit_scale(e->unit, &base);
    if (*base == '%' || strstr(e->unit, "%")) return TC_MEASURE_PERCENT;
    bool money = !strcmp(base, "đồng") || measure_of(e->unit) == TC_MEASURE_MONEY;
    if (strchr(e->unit, '/')) return money || strstr(e->unit, "đồng") ? TC_MEASURE_MONEY : TC_MEASURE_YIELD;
    if (money) return TC_MEASURE_MONEY;
    if (!strcmp(base, "m2")) return TC_MEASURE_AREA;
    if (!strcmp(base, "kg")) return TC_MEASURE_WEIGHT;
    if (!strcmp(base, "m3")) return TC_MEASURE_VOLUME;
    if (!strcmp(base, "m")) return TC_MEASURE_LENGTH;
    return measure_of(base) == TC_MEASURE_PEOPLE ? TC_MEASURE_PEOPLE : TC_MEASURE_COUNTED;
}

bool tc_measure_of_bulk(tc_measure measure)
{
    return measure == TC_MEASURE_WEIGHT || measure == TC_MEASURE_VOLUME;
}

static bool counts_cases(const char *unit)
{
    const tc_noun *noun = tc_noun_in_words(unit, TC_NOUN_UNIT);
    return noun && noun->traits & TC_TRAIT_CASES;
}

/* "74 trường hợp" counts no "hợp tác xã": the noun is the latter half of another word, and does not go on as asked. */
static bool other_compound(const tc_scene *s, const tc_wanted *w, uint32_t at)
{
    const tc_query *q = w->query;
    size_t next = w->unit_first + 1;
    if (!at || s->tokens.items[at - 1].kind == TC_TOKEN_DIGITS) return false;
    if (s->hit->passage.text[s->tokens.items[at - 1].end] == ')') return false; /* "02 (hai) năm" */
    if (next >= q->count || w->weights[next] <= 0) return false;
    if (at + 1 < s->tokens.count && tc_token_is_query(&s->tokens.items[at + 1], &q->words[next])) return false;
    return w->unit_first == 0 || !tc_token_is_query(&s->tokens.items[at - 1], &q->words[w->unit_first - 1]);
}

/* How well another wording of the noun, "HTX" for "hợp tác xã", stands in the unit or right behind the figure. */
static double otherwise_counted(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    double best = 0;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        if (x->first != w->unit_first || x->from < first || x->from > last) continue;
        bool whole = x->last > x->first || x->to > x->from;
        for (uint32_t k = first + 1; k <= x->from && whole; k++) whole = s->breaks[k] == TC_BREAK_NONE;
        if (whole && x->quality > best) best = x->quality;
    }
    return best;
}

/* "02 vụ phạm pháp" are no "vụ tai nạn": both nouns go on, and not alike. */
static bool goes_on_otherwise(const tc_scene *s, const tc_wanted *w, uint32_t at)
{
    const tc_query *q = w->query;
    size_t next = w->unit_first + 1;
    if (next >= q->count || q->words[next].question || tc_word_joins(q, next) || q->words[next].in_period) return false;
    if (at + 1 >= s->tokens.count || s->breaks[at + 1] != TC_BREAK_NONE) return false;
    return s->tokens.items[at + 1].kind != TC_TOKEN_DIGITS && !tc_scene_asked(s, w, at + 1);
}

/* The noun of the question stands in the unit or right behind the figure; or, for a bare figure, before it. */
static double counted_fit(const tc_scene *s, const tc_wanted *w, const tc_entity *e, uint32_t first, uint32_t last)
{
    const tc_query_word *noun = &w->query->words[w->unit_first];
    for (uint32_t i = first; i <= last; i++)
        if (tc_token_is_query(&s->tokens.items[i], noun) && !other_compound(s, w, i))
            return goes_on_otherwise(s, w, i) ? 0.7 : 1;
    for (uint32_t i = last + 1; i < s->tokens.count && i <= last + 4 && s->breaks[i] == TC_BREAK_NONE; i++)
        if (tc_token_is_query(&s->tokens.items[i], noun) && !other_compound(s, w, i)) return 0.98 - 0.06 * (i - last);
    double otherwise = otherwise_counted(s, w, first, last + 4);
    if (otherwise > 0) return otherwise;
    for (uint32_t back = 1; !e->unit && back <= 8 && back <= first; back++) {
        if (s->breaks[first - back + 1] >= TC_BREAK_CLAUSE) break;
        if (tc_token_is_query(&s->tokens.items[first - back], noun)) return 0.85;
    }
    /* "sốt xuất huyết chữa tại trạm 17 trường hợp": the noun comes first, and the figure counts cases of it. */
    for (uint32_t back = 1; e->unit && counts_cases(e->unit) && back <= 8 && back <= first; back++) {
        if (s->breaks[first - back + 1] >= TC_BREAK_CLAUSE) break;
        if (tc_token_is_query(&s->tokens.items[first - back], noun)) return 0.85;
    }
    return w->strict ? 0 : 0.45;
}

/* "300.000 đồng/1 suất": what one of them is worth. */
static bool is_rate(const tc_scene *s, const tc_entity *e)
{
    const char *text = s->hit->passage.text;
    return text[e->at.end] == '/' && text[e->at.end + 1] >= '0' && text[e->at.end + 1] <= '9';
}

/* "2.3 Bến đỗ": the number of a heading, not so many of anything. */
static bool numbers_heading(const tc_scene *s, const tc_entity *e, uint32_t first)
{
    const char *text = s->hit->passage.text;
    uint32_t next = first + 1;
    bool begins_here = !first || s->breaks[first] == TC_BREAK_SENTENCE;
    while (next < s->tokens.count && s->tokens.items[next].kind == TC_TOKEN_DIGITS) next++;
    /* "2.3": no figure of a table either; "2.300" is one. */
    bool dotted = tc_is_digit(text[e->at.start]) && text[e->at.start + 1] == '.' && text[e->at.start + 3] == ' ';
    return (begins_here || dotted) && e->unit && next < s->tokens.count &&
           s->tokens.items[next].flags & TC_TOKEN_CAPITAL;
}

/* "mỗi bản được 3 triệu đồng", "90.000 đồng/vé". */
static bool told_each(const tc_scene *s, const tc_entity *e, uint32_t first)
{
    static const char *const each[] = {"mỗi", "từng"};
    return (e->unit && strchr(e->unit, '/')) || tc_scene_before(s, first, 8, each, 2);
}

/* "103,3% kế hoạch giao", "105% so với cùng kỳ". */
static bool is_share_of_plan(const tc_scene *s, uint32_t last)
{
    static const char *const against[] = {"kế hoạch", "KH", "chỉ tiêu", "dự toán", "nghị quyết", "cùng kỳ", "so"};
    if (last + 1 >= s->tokens.count || s->breaks[last + 1] != TC_BREAK_NONE) return false;
    for (size_t i = 0; i < sizeof against / sizeof *against; i++)
        if (tc_tokens_are(&s->tokens, last + 1, against[i])) return true;
    return false;
}

/* "trong thời hạn 15 ngày" is how long; "ngày 15" is not, and no figure. */
static bool how_long(const tc_entity *e)
{
    return e->unit && measure_of(e->unit) == TC_MEASURE_TIME;
}

/* A row, or a table whose rows were run together by what read it: several bare numbers, each right before the next
 * row. The unit stands above them. */
bool tc_scene_tabular(const tc_scene *s)
{
    enum { CELLS_LEAST = 3 };
    const tc_entities *list = &s->hit->passage.entities;
    uint32_t cells = 0, first, last;
    if (s->hit->passage.kind == TC_PASSAGE_ROW) return true;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->kind != TC_ENTITY_FIGURE || e->unit || !tc_scene_tokens(s, e->at, &first, &last)) continue;
        bool ends = last + 1 >= s->tokens.count || s->tokens.items[last + 1].kind == TC_TOKEN_DIGITS ||
                    s->tokens.items[last + 1].flags & TC_TOKEN_CAPITAL;
        cells += ends && (last + 1 >= s->tokens.count || s->breaks[last + 1] == TC_BREAK_NONE);
    }
    return cells >= CELLS_LEAST;
}

static double figure_fit(const tc_scene *s, const tc_wanted *w, const tc_entity *e, uint32_t first, uint32_t last)
{
    tc_measure measure = w->measure == TC_MEASURE_TIME && how_long(e) ? TC_MEASURE_TIME : tc_measure_of(e);
    bool compared = tc_scene_before(s, first, 2, compares, sizeof compares / sizeof *compares);
    double fit = 1;
    if (tc_scene_said(s, first, last, w->query, true) || numbers_heading(s, e, first)) return 0;
    if (is_rate(s, e)) fit = w->each ? 1 : 0.5;
    bool cell = !e->unit && tc_scene_tabular(s);
    if (w->each && !is_rate(s, e) && !told_each(s, e, first) && !cell) fit = 0.7;
    if (w->measure == TC_MEASURE_COUNTED)
        fit *= counted_fit(s, w, e, first, last);
    else if (measure == TC_MEASURE_ANY && w->measure != TC_MEASURE_PERCENT && w->measure != TC_MEASURE_TIME && cell)
        fit *= 0.85; /* the unit stands above the table */
    else if (w->measure != TC_MEASURE_ANY && w->measure != measure)
        fit *= w->strict ? 0 : 0.45;
    else if (w->measure == TC_MEASURE_ANY && measure == TC_MEASURE_ANY)
        fit *= 0.8;
    if (w->of_plan && !is_share_of_plan(s, last)) fit *= 0.6;
    if (w->change) return tc_scene_before(s, first, 2, changes, 2) ? fit : 0.3 * fit;
    if (compared && (measure != TC_MEASURE_PERCENT || w->measure != TC_MEASURE_PERCENT)) return 0.6 * fit;
    /* "tỷ lệ giảm 0,5%" is no rate, nor is what was reached of a plan. */
    if (w->level && (tc_scene_before(s, first, 2, changes, 2) || is_share_of_plan(s, last))) fit *= 0.6;
    return fit;
}

static tc_status propose_figures(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        uint32_t first, last;
        if (e->kind != TC_ENTITY_FIGURE || !tc_scene_tokens(s, e->at, &first, &last)) continue;
        TRY(tc_proposal_add(out, s, e->at, e, figure_fit(s, w, e, first, last)));
    }
    return TC_OK;
}

/* ---- dates ---- */

bool tc_scene_compares(const tc_scene *s, uint32_t first)
{
    for (uint32_t back = 2; back <= 3 && back <= first; back++)
        if (tc_tokens_are(&s->tokens, first - back, "cùng kỳ") || tc_tokens_are(&s->tokens, first - back, "so với"))
            return true;
    return false;
}

static bool is_quarter(tc_period p)
{
    return p.from.year == p.to.year && p.to.month == p.from.month + 2 && p.from.month % 3 == 1;
}

/* "trước ngày 15/3", "đến hết 17/01", "từ ngày 01/7": what stands before the date is what is asked for. */
static double bound_fit(const tc_scene *s, const tc_wanted *w, uint32_t first)
{
    static const char *const ends[] = {"trước", "hết", "đến", "tới", "nhất", "hạn"};
    static const char *const begins[] = {"từ"};
    double fit = 1;
    bool from = tc_scene_before(s, first, 1, begins, 1),
         to = tc_scene_before(s, first, 1, ends, sizeof ends / sizeof *ends);
    if (!w->range && w->until && from) return 0.6;
    /* "đến hết ngày nào" is not answered by "trước ngày". */
    if (w->until && w->bound && first && to && !tc_token_is_query(&s->tokens.items[first - 1], w->bound)) fit *= 0.92;
    bool ending = tc_scene_before(s, first, 2, ends, sizeof ends / sizeof *ends);
    /* "đến hết ngày nào", "hạn chót": the day right behind a verb is when it began. */
    if (w->until && !w->range && !ending) fit *= tc_scene_tabular(s) ? 0.85 : w->bound ? 0.6 : 0.7;
    if (w->since && !w->range && !tc_scene_before(s, first, 2, begins, 1)) fit *= 0.93;
    if (!w->effect) return fit;
    for (uint32_t back = 1; back <= 6 && back <= first && s->breaks[first - back + 1] < TC_BREAK_CLAUSE; back++)
        if (tc_tokens_are(&s->tokens, first - back, "hiệu lực")) return fit;
    uint32_t own = s->sentence[first];
    for (uint32_t i = 0; i < s->tokens.count; i++)
        if (s->sentence[i] == own &&
            (tc_tokens_are(&s->tokens, i, "hiệu lực") || tc_tokens_are(&s->tokens, i, "áp dụng")))
            return 0.9 * fit;
    return 0.5 * fit;
}

static double date_fit(const tc_scene *s, const tc_wanted *w, const tc_entity *e, uint32_t first)
{
    const tc_entity *document = tc_scene_dated(s, e);
    for (size_t i = 0; i < w->query->period_count; i++)
        if (tc_period_same(e->period, w->query->periods[i])) return 0;
    if (document && w->issued) return tc_scene_is_number(w->query, document->number) ? 1 : 0;
    if (document) return w->by_act ? 0.95 : 0.2;
    if (w->issued) return 0.2;
    if (tc_scene_compares(s, first)) return 0.2;
    if (w->quarter) return e->kind == TC_ENTITY_PERIOD && is_quarter(e->period) ? 1 : 0.2;
    /* "từ năm nào đến năm nào": as it is told, rather than in the name of a plan. */
    if (w->range && e->kind == TC_ENTITY_PERIOD)
        return first < s->tokens.count && tc_token_is(&s->tokens.items[first], "từ") ? 1 : 0.7;
    /* "thời gian nào" may be a day, "giai đoạn nào" hardly. */
    if (w->span && e->kind != TC_ENTITY_PERIOD) return w->query->noun->traits & TC_TRAIT_GENERAL ? 0.8 : 0.4;
    if (w->span) return 1;
    if (e->kind == TC_ENTITY_PERIOD) return w->precision <= TC_PRECISION_YEAR ? 0.7 : 0;
    if (tc_date_precision(e->date) < w->precision) return 0;
    /* "hạn chót", "thời gian nhận đơn": a year by itself is more often part of a name. */
    if ((w->until || w->lasting) && w->asked == SIZE_MAX && tc_date_precision(e->date) == TC_PRECISION_YEAR) return 0.6;
    /* "khi nào" is answered by a day rather than by a year. */
    return tc_date_precision(e->date) == TC_PRECISION_YEAR && w->precision == TC_PRECISION_YEAR ? 0.9 : 1;
}

static tc_status propose_dates(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        uint32_t first, last;
        if (e->kind != TC_ENTITY_DATE && e->kind != TC_ENTITY_PERIOD) continue;
        if (!tc_scene_tokens(s, e->at, &first, &last)) continue;
        TRY(tc_proposal_add(out, s, e->at, e, date_fit(s, w, e, first) * bound_fit(s, w, first)));
    }
    return TC_OK;
}

/* "thời hạn nộp: trước ngày 15/3": a day up to which, where a time might have been told. */
static tc_status propose_deadlines(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    static const char *const ends[] = {"trước", "hết", "đến", "tới", "nhất", "hạn"};
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        uint32_t first, last;
        if (e->kind != TC_ENTITY_DATE || !tc_scene_tokens(s, e->at, &first, &last)) continue;
        if (!tc_scene_before(s, first, 2, ends, sizeof ends / sizeof *ends)) continue;
        TRY(tc_proposal_add(out, s, e->at, e, date_fit(s, w, e, first)));
    }
    return TC_OK;
}

/* "thời gian thực hiện: 3 năm": how long, where days might have been told. */
static tc_status propose_times(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        uint32_t first, last;
        if (e->kind != TC_ENTITY_FIGURE || !how_long(e) || !tc_scene_tokens(s, e->at, &first, &last)) continue;
        if (tc_scene_said(s, first, last, w->query, true)) continue;
        TRY(tc_proposal_add(out, s, e->at, e, 1));
    }
    return TC_OK;
}

/* "khoảng 1/3 chữ ký", "2/3 số thành viên": a small number over a greater small one, and no date ("ngày 1/3"). */
static tc_status propose_fractions(tc_proposals *out, const tc_scene *s)
{
    static const char *const dates[] = {"ngày", "sáng", "chiều", "tối", "hôm", "mùng", "và"};
    const char *text = s->hit->passage.text;
    for (uint32_t i = 0; i + 1 < s->tokens.count; i++) {
        const tc_token *over = &s->tokens.items[i], *under = &s->tokens.items[i + 1];
        bool small = over->end - over->start == 1 && under->end - under->start == 1;
        if (!small || text[over->end] != '/' || over->end + 1 != under->start) continue;
        if (!tc_is_digit(text[over->start]) || text[over->start] >= text[under->start] || text[over->start] < '1' ||
            text[under->start] > '9')
            continue;
        if (text[under->end] == '/' || tc_scene_before(s, i, 1, dates, sizeof dates / sizeof *dates)) continue;
        TRY(tc_proposal_add(out, s, (tc_range){over->start, under->end}, NULL, 1));
    }
    return TC_OK;
}

/* Figures and dates, and these made as long as what they say. */
static tc_status propose_values(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    size_t from = out->count;
    if (!strcmp(w->kind, "date")) {
        TRY(propose_dates(out, s, w));
        if (w->lasting) TRY(propose_times(out, s, w));
        TRY(tc_answer_propose_recurring(out, s));
    } else {
        TRY(propose_figures(out, s, w));
        if (w->fraction) TRY(propose_fractions(out, s));
        if (w->deadline) TRY(propose_deadlines(out, s, w));
    }
    tc_answer_widen(out, from, s, w);
    return TC_OK;
}

tc_status tc_answer_propose(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    if (!strcmp(w->kind, "amount") || !strcmp(w->kind, "date")) return propose_values(out, s, w);
    if (!strcmp(w->kind, "document")) return tc_answer_propose_documents(out, s, w);
    if (!strcmp(w->kind, "person") || !strcmp(w->kind, "org") || !strcmp(w->kind, "place"))
        return tc_answer_propose_names(out, s, w);
    return tc_answer_propose_sentences(out, s, w);
}
