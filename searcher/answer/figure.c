/* Candidates for an answer: figures. A figure answers when it counts or measures what is asked for; how well its unit,
 * what stands beside it and where it stands say so is its fit. */
#include "searcher/answer/answer.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- how well it fits ---- */

/* The noun asked for stands in the unit, but goes on to another thing; so many words behind the figure; before it. */
static const double OTHER_NOUN = 0.7, NOUN_BEHIND = 0.98, A_WORD_FURTHER = 0.06, NOUN_BEFORE = 0.85;

/* The noun, or the measure, is another one than was asked for without a word for it. */
static const double OTHER_MEASURE = 0.45;

/* So many of a hundred of them where it is asked how many: "100% học sinh". */
static const double SHARE_OF_THEM = 0.4;

/* A part of all where it is asked how many there are. */
static const double PART = 0.3;

/* Neither the question nor the figure says what it measures; the unit stands above the table; its column's
 * head tells of nothing that was asked. */
static const double UNMEASURED = 0.8, CELL = 0.85, OTHER_HEAD = 0.6;

/* A rate where none is asked for; what is told of all where it is asked for each. */
static const double RATE = 0.5, OF_ALL = 0.7;

/* A share that is none of the plan asked about; no rise or fall where one is asked for; a rise, or what was reached of
 * a plan, where a level is; what is only compared with. */
static const double NOT_OF_PLAN = 0.6, NO_CHANGE = 0.3, NO_LEVEL = 0.6, COMPARED = 0.6;

/* So many digits an end of a range in a cell has at most. */
enum { RANGE_DIGITS = 4 };

/* ---- what it measures ---- */

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

tc_status tc_measure_of_unit(tc_measure *out, bool *whole, const char *unit, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer figure = {0};
    TC_CLEANUP(tc_entities_free) tc_entities found = {0};
    tc_put_text(&figure, "5 ");
    tc_put(&figure, unit, length);
    TRY(tc_buffer_check(&figure));
    TRY(tc_entities_scan(&found, figure.data, figure.length, (tc_date){0}));
    bool known = found.count == 1 && found.items[0].kind == TC_ENTITY_FIGURE;
    *whole = known && found.items[0].at.end == figure.length;
    *out = known ? tc_measure_of(&found.items[0]) : TC_MEASURE_ANY;
    return TC_OK;
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

/* "mấy tiếng" is answered in hours, "mấy hôm" in days. */
static bool is_same_time(const tc_token *t, const tc_query *q, size_t at)
{
    static const char *const times[][2] = {{"tiếng", "giờ"}, {"hôm", "ngày"}};
    for (size_t i = 0; i < TC_COUNT(times); i++)
        if (tc_query_wording(q, at, times[i][0]) && tc_token_is(t, times[i][1])) return true;
    return false;
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

/* "05 (năm) thợ mộc": five of them, no years. */
static bool is_spelled(const tc_scene *s, const tc_entity *e, uint32_t token)
{
    const char *text = s->hit->passage.text;
    bool inside = false;
    for (uint32_t at = e->at.start; at < s->tokens.items[token].start; at++)
        inside = text[at] == '(' || (inside && text[at] != ')');
    return inside;
}

/* Whether the noun of the question stands at a token as it was meant: "trong" is no "trọng". */
static bool noun_at(const tc_scene *s, const tc_wanted *w, uint32_t token)
{
    static const double OTHER_FORM = 0.65;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        bool there = x->from <= token && token <= x->to && x->first <= w->unit_first && w->unit_first <= x->last;
        if (there && x->quality > OTHER_FORM) return true;
    }
    return false;
}

/* The noun of the question stands in the unit or right behind the figure; or, for a bare figure, before it. */
static double counted_fit(const tc_scene *s, const tc_wanted *w, const tc_entity *e, uint32_t first, uint32_t last)
{
    const tc_query_word *noun = &w->query->words[w->unit_first];
    for (uint32_t i = first; i <= last; i++) {
        if (is_spelled(s, e, i)) continue;
        if (is_same_time(&s->tokens.items[i], w->query, w->unit_first)) return 1;
        /* Behind a number in words the noun comes first. */
        if (tc_token_is_query(&s->tokens.items[i], noun) && (i == first || !other_compound(s, w, i)))
            return goes_on_otherwise(s, w, i) ? OTHER_NOUN : 1;
    }
    static const char *const whose[] = {"của", "thuộc", "tại", "ở"};
    for (uint32_t i = last + 1; i < s->tokens.count && i <= last + 4 && s->breaks[i] == TC_BREAK_NONE; i++) {
        bool next = s->tokens.items[i].kind == TC_TOKEN_DIGITS; /* "01 vụ làm 02 công nhân" */
        if (next || tc_token_among(&s->tokens.items[i], whose, TC_COUNT(whose))) break; /* "9 tổ của xã A" */
        if (tc_token_is_query(&s->tokens.items[i], noun) && !other_compound(s, w, i))
            return NOUN_BEHIND - A_WORD_FURTHER * (i - last);
    }
    double otherwise = otherwise_counted(s, w, first, last + 4);
    if (otherwise > 0) return otherwise;
    for (uint32_t back = 1; !e->unit && back <= 8 && back <= first; back++) {
        if (s->breaks[first - back + 1] >= TC_BREAK_CLAUSE) break;
        if (noun_at(s, w, first - back)) return NOUN_BEFORE;
    }
    /* "sốt xuất huyết chữa tại trạm 17 trường hợp": the noun comes first, and the figure counts cases of it. */
    for (uint32_t back = 1; e->unit && counts_cases(e->unit) && back <= 8 && back <= first; back++) {
        if (s->breaks[first - back + 1] >= TC_BREAK_CLAUSE) break;
        if (noun_at(s, w, first - back)) return NOUN_BEFORE;
    }
    return w->strict ? 0 : OTHER_MEASURE;
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

/* "2/3 số thành viên": the token behind the part; 0 for a figure that counts, "08/11 xã", "2/3 xã". */
static uint32_t part_end(const tc_scene *s, const tc_entity *e, uint32_t first)
{
    static const char *const of[] = {"số", "tổng"};
    const tc_token *t = &s->tokens.items[first];
    const char *text = s->hit->passage.text;
    if (isnan(e->target) || first + 2 >= s->tokens.count || e->target <= e->value) return 0;
    bool small = t[0].end == t[0].start + 1 && text[t[0].end] == '/' && t[1].start == t[0].end + 1 &&
                 t[1].end == t[1].start + 1;
    return small && tc_token_among(&t[2], of, 2) ? first + 2 : 0;
}

/* "mỗi bản được 3 triệu đồng", "90.000 đồng/vé". */
static bool told_each(const tc_scene *s, const tc_entity *e, uint32_t first)
{
    static const char *const each[] = {"mỗi", "từng"};
    return (e->unit && strchr(e->unit, '/')) || tc_scene_before(s, first, 8, each, 2);
}

/* "103,3% kế hoạch giao", "105% so với cùng kỳ": whether words of these kinds stand right behind a figure. */
static bool is_share_of(const tc_scene *s, uint32_t last, tc_grammar_set kinds)
{
    return last + 1 < s->tokens.count && s->breaks[last + 1] == TC_BREAK_NONE &&
           tc_grammar_any_in_text(&s->tokens, last + 1, kinds);
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
    uint32_t cells = 0;
    size_t next = 0;
    tc_typed figure;
    if (s->hit->passage.kind == TC_PASSAGE_ROW) return true;
    while (tc_scene_next(&figure, &next, s, TC_TYPED(FIGURE))) {
        const uint32_t behind = figure.last + 1;
        if (figure.entity->unit) continue;
        bool ends = behind >= s->tokens.count || s->tokens.items[behind].kind == TC_TOKEN_DIGITS ||
                    s->tokens.items[behind].flags & TC_TOKEN_CAPITAL;
        cells += ends && (behind >= s->tokens.count || s->breaks[behind] == TC_BREAK_NONE);
    }
    return cells >= CELLS_LEAST;
}

/* Whether what stands above a table names the unit asked for: "Mức thuế (đồng/lít)", "Tổng điểm". */
static bool unit_above(const tc_scene *s, const tc_wanted *w)
{
    static const double IN_HEAD = 0.75; /* no title of a document */
    return w->unit_first != SIZE_MAX && s->above[w->unit_first] >= IN_HEAD;
}

/* The same of a column whose head is known: "Khối lượng (%)". */
static bool unit_of_column(const tc_scene *s, const tc_wanted *w, const tc_cell *cell)
{
    const char *head = tc_cell_head(s, cell)->text;
    if (w->measure == TC_MEASURE_PERCENT) return strchr(head, '%') || strstr(head, "phần trăm");
    if (w->measure == TC_MEASURE_MONEY && (strstr(head, "đồng") || strstr(head, "USD"))) return true;
    for (size_t i = w->unit_first; i != SIZE_MAX && i <= w->unit_last; i++)
        if (tc_cell_holds(s, cell, w->query, i) > 0) return true;
    return false;
}

static bool is_unit_word(const tc_wanted *w, size_t i)
{
    return w->unit_first != SIZE_MAX && w->unit_first <= i && i <= w->unit_last && w->measure != TC_MEASURE_COUNTED;
}

/* Whether the head of a column holds a word that is asked about; a figure below any other head is of something else. */
static bool head_asked(const tc_scene *s, const tc_wanted *w, const tc_cell *cell)
{
    for (size_t i = 0; i < w->query->count; i++)
        if (w->weights[i] > 0 && !is_unit_word(w, i) && !tc_word_joins(w->query, i) &&
            tc_cell_holds(s, cell, w->query, i) > 0)
            return true;
    return false;
}

/* Whether no other figure of a row is in the unit asked for. */
static bool is_alone(const tc_scene *s, const tc_wanted *w, const tc_cell *cell)
{
    for (size_t i = 0; i < s->cell_count; i++) {
        const tc_cell *other = &s->cells[i];
        bool rival = other != cell && other->row == cell->row && other->column && other->figure;
        if (rival && tc_cell_head(s, other) && unit_of_column(s, w, other)) return false;
    }
    return true;
}

/* How well a bare number of a table measures what is asked for, by what stands above it. */
static double cell_fit(const tc_scene *s, const tc_wanted *w, uint32_t first)
{
    const tc_cell *cell = tc_scene_cell(s, first);
    bool known = tc_cell_head(s, cell) != NULL;
    if (!known && unit_above(s, w)) return 1;
    if (known && unit_of_column(s, w, cell))
        return head_asked(s, w, cell) || (w->strict && is_alone(s, w, cell)) ? 1 : OTHER_HEAD;
    if (w->measure == TC_MEASURE_PERCENT || w->measure == TC_MEASURE_TIME) return 0;
    return known && (w->strict || !head_asked(s, w, cell)) ? OTHER_MEASURE : CELL;
}

double tc_figure_fit(const tc_scene *s, const tc_wanted *w, const tc_entity *e, uint32_t first, uint32_t last)
{
    tc_measure measure = w->measure == TC_MEASURE_TIME && how_long(e) ? TC_MEASURE_TIME : tc_measure_of(e);
    bool changed = tc_scene_behind(s, first, 2, TC_GRAMMAR_CHANGE);
    bool compared = changed || tc_scene_behind(s, first, 2, TC_GRAMMAR_AGAINST);
    double fit = 1;
    if (is_rate(s, e)) fit = w->each ? 1 : RATE;
    bool cell = !e->unit && tc_scene_tabular(s);
    double headed = cell ? cell_fit(s, w, first) : 0;
    if (w->each && !is_rate(s, e) && !told_each(s, e, first) && !cell) fit = OF_ALL;
    if (headed == 1 || (headed > 0 && tc_cell_head(s, tc_scene_cell(s, first))))
        fit *= headed;
    else if (w->measure == TC_MEASURE_COUNTED)
        fit *= counted_fit(s, w, e, first, last) * (measure == TC_MEASURE_PERCENT ? SHARE_OF_THEM : 1);
    else if (measure == TC_MEASURE_ANY && w->measure != TC_MEASURE_PERCENT && w->measure != TC_MEASURE_TIME && cell)
        fit *= CELL; /* the unit stands above the table */
    else if (w->measure != TC_MEASURE_ANY && w->measure != measure)
        fit *= w->strict ? 0 : OTHER_MEASURE;
    else if (w->measure == TC_MEASURE_ANY && measure == TC_MEASURE_ANY)
        fit *= UNMEASURED;
    if (w->of_plan && !is_share_of(s, last, TC_GRAMMAR_SHARED)) fit *= NOT_OF_PLAN;
    if (w->change) return changed ? fit : NO_CHANGE * fit;
    if (compared && (measure != TC_MEASURE_PERCENT || w->measure != TC_MEASURE_PERCENT)) return COMPARED * fit;
    /* "tỷ lệ giảm 0,5%" is no rate, nor is what was reached of a plan. */
    if (w->level && (changed || is_share_of(s, last, TC_GRAMMAR_COMPARED))) fit *= NO_LEVEL;
    return fit;
}

static double figure_fit(const tc_scene *s, const tc_wanted *w, const tc_entity *e, uint32_t first, uint32_t last)
{
    if (tc_scene_said(s, first, last, w->query, true) || numbers_heading(s, e, first)) return 0;
    if (part_end(s, e, first)) return w->fraction ? 0 : PART; /* those are proposed by themselves */
    return tc_figure_fit(s, w, e, first, last);
}

/* The second of two amounts asked for as a question of its own. */
static tc_wanted second_of(const tc_wanted *w)
{
    tc_wanted second = *w;
    second.unit_first = w->second_first;
    second.unit_last = w->second_last;
    second.measure = w->second;
    second.strict = w->second_first != SIZE_MAX;
    second.each = w->second_each;
    return second;
}

static double either_fit(const tc_scene *s, const tc_wanted *w, const tc_entity *e, uint32_t first, uint32_t last)
{
    double fit = figure_fit(s, w, e, first, last);
    if (!w->both) return fit;
    tc_wanted second = second_of(w);
    double other = figure_fit(s, &second, e, first, last);
    return fit > other ? fit : other;
}

bool tc_figure_is_second(const tc_scene *s, const tc_wanted *w, const tc_proposal *p)
{
    tc_wanted second = second_of(w);
    return p->entity && figure_fit(s, &second, p->entity, p->first, p->last) >= OTHER_NOUN;
}

bool tc_figure_is_first(const tc_scene *s, const tc_wanted *w, const tc_proposal *p)
{
    return p->entity && figure_fit(s, w, p->entity, p->first, p->last) >= OTHER_NOUN;
}

static bool is_typed(const tc_scene *s, uint32_t at)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].at.start <= at && at < list->items[i].at.end) return true;
    return false;
}

/* A whole number of at most four digits, parted from the next one by a dash: "0-20", "5 – 7". */
static bool is_range_at(const tc_scene *s, uint32_t at)
{
    static const char *const dashes[] = {"-", "–", " - ", " – "};
    const tc_token *low = &s->tokens.items[at], *high = low + 1;
    const char *text = s->hit->passage.text;
    uint32_t gap = high->start - low->end;
    bool dash = false;
    for (size_t i = 0; i < TC_COUNT(dashes); i++)
        dash |= strlen(dashes[i]) == gap && !memcmp(text + low->end, dashes[i], gap);
    if (!dash || low->kind != TC_TOKEN_DIGITS || high->kind != TC_TOKEN_DIGITS) return false;
    if (low->end - low->start > RANGE_DIGITS || high->end - high->start > RANGE_DIGITS) return false;
    if (low->start && strchr("-/.,", text[low->start - 1])) return false;
    return !strchr("-/", text[high->end]) && atoi(text + low->start) < atoi(text + high->start);
}

/* "Có tính mới | 0-20": a range in a cell bears no unit, and is no typed span. */
static tc_status propose_cell_ranges(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    static const int YEAR = 1900;
    if (!unit_above(s, w) || s->hit->passage.kind != TC_PASSAGE_ROW) return TC_OK;
    for (uint32_t i = 0; i + 1 < s->tokens.count; i++) {
        const tc_cell *cell = tc_scene_cell(s, i);
        if (tc_cell_head(s, cell) && cell->figure) continue; /* proposed already */
        if (!is_range_at(s, i) || atoi(s->hit->passage.text + s->tokens.items[i].start) >= YEAR) continue;
        tc_range at = {s->tokens.items[i].start, s->tokens.items[i + 1].end};
        if (is_typed(s, at.start)) continue;
        TRY(tc_proposal_add(out, s, at, NULL, tc_scene_said(s, i, i + 1, w->query, true) ? 0 : 1));
    }
    return TC_OK;
}

/* "Khối lượng (%) | 91": a small number alone in its cell is no typed span either. */
static tc_status propose_cells(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    uint32_t first, last;
    for (size_t i = 0; i < s->cell_count; i++) {
        const tc_cell *cell = &s->cells[i];
        if (!tc_cell_head(s, cell) || !cell->column || !cell->figure) continue;
        if (is_typed(s, cell->at.start)) continue;
        if (!tc_scene_tokens(s, cell->at, &first, &last) || tc_scene_said(s, first, last, w->query, true)) continue;
        double fit = cell_fit(s, w, first);
        if (fit == 1) TRY(tc_proposal_add(out, s, cell->at, NULL, fit));
    }
    return TC_OK;
}

/* "ở tuổi 39": an age stands behind its unit as well, and is no typed span there. */
static tc_status propose_ages(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    if (w->unit_first == SIZE_MAX || !tc_query_wording(w->query, w->unit_first, "tuổi")) return TC_OK;
    for (uint32_t i = 1; i < s->tokens.count; i++) {
        const tc_token *t = &s->tokens.items[i];
        bool age = t->kind == TC_TOKEN_DIGITS && s->breaks[i] == TC_BREAK_NONE && tc_scene_typed(s, i - 1, "tuổi");
        if (!age || is_typed(s, t->start) || tc_scene_said(s, i, i, w->query, true)) continue;
        TRY(tc_proposal_add(out, s, (tc_range){t->start, t->end}, NULL, 1));
    }
    return TC_OK;
}

tc_status tc_answer_propose_figures(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    size_t next = 0;
    tc_typed x;
    while (tc_scene_next(&x, &next, s, TC_TYPED(FIGURE))) {
        tc_range at = x.entity->at;
        uint32_t end = part_end(s, x.entity, x.first);
        if (end) at.end = s->tokens.items[end - 1].end;
        TRY(tc_proposal_add(out, s, at, x.entity, either_fit(s, w, x.entity, x.first, x.last)));
    }
    TRY(propose_ages(out, s, w));
    TRY(propose_cells(out, s, w));
    return propose_cell_ranges(out, s, w);
}

/* "thời gian thực hiện: 3 năm": how long, where days might have been told. */
tc_status tc_answer_propose_times(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    size_t next = 0;
    tc_typed x;
    while (tc_scene_next(&x, &next, s, TC_TYPED(FIGURE)))
        if (how_long(x.entity) && !tc_scene_said(s, x.first, x.last, w->query, true))
            TRY(tc_proposal_add(out, s, x.entity->at, x.entity, 1));
    return TC_OK;
}
