/* The period of a candidate: whether what is told is told of the time that the question names. */
#include "searcher/answer/answer.h"
#include <string.h>

static double days_of(tc_period p)
{
    return tc_date_days(p.to) - tc_date_days(p.from) + 1;
}

/* A figure for a year answers no question for a quarter of it, though an event of the quarter may be told there. What
 * ends on the same day is counted up to it: "cuối năm" is the year's figure. */
static const double SHORTER = 0.65, ENDS_ALIKE = 0.75, LONGER = 0.35, OVERLAPS = 0.6;

/* "9 tháng" for "10 tháng": sums from the same day on, up to other months. A part of a whole year may stand for it
 * where nothing else does, and "đầu năm" is some time in its first quarter. */
static bool summed_otherwise(tc_period here, tc_period asked)
{
    bool from_one_day = tc_date_compare(here.from, asked.from) == 0 && here.to.year == asked.to.year;
    return from_one_day && asked.to.month > 3 && asked.to.month < 12 && here.to.month != asked.to.month;
}

static double fit_of(tc_period here, tc_period asked, bool figure)
{
    if (!here.from.year) return 0;
    if (figure && summed_otherwise(here, asked)) return LONGER;
    if (tc_period_within(here, asked)) return figure ? SHORTER + (1 - SHORTER) * days_of(here) / days_of(asked) : 1;
    if (tc_period_within(asked, here)) return !figure || tc_date_compare(asked.to, here.to) == 0 ? ENDS_ALIKE : LONGER;
    return tc_period_overlaps(here, asked) ? OVERLAPS : 0;
}

/* What a date of the sentence before says of a candidate, and one anywhere in the passage; and of a figure one in
 * another clause of the sentence, where its own clause tells a time: "chín tháng thu 12 tỷ; mười tháng thu 15 tỷ". */
static const double SENTENCE_BEFORE = 0.8, ELSEWHERE = 0.5, OTHER_CLAUSE = 0.5;

static bool in_clause(const tc_scene *s, uint32_t a, uint32_t b)
{
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    for (uint32_t i = low + 1; i <= high; i++)
        if (s->breaks[i] >= TC_BREAK_CLAUSE) return false;
    return true;
}

static double period_near(const tc_scene *s, const tc_proposal *p, tc_period asked, bool figure)
{
    double own = 0, same = 0, best = 0; /* by the clause, the sentence, the passage */
    size_t next = 0;
    tc_typed time;
    bool told = false;
    while (tc_scene_next(&time, &next, s, TC_TYPED(DATE) | TC_TYPED(PERIOD))) {
        if (figure && (tc_scene_dated(s, time.entity) || tc_scene_compares(s, time.first))) continue;
        bool here = s->sentence[time.first] == s->sentence[p->first];
        bool clause = here && in_clause(s, time.first, p->first);
        double near = s->sentence[time.first] + 1 == s->sentence[p->first] ? SENTENCE_BEFORE : ELSEWHERE;
        told |= clause;
        tc_raise(clause ? &own : here ? &same : &best, (here ? 1 : near) * fit_of(time.entity->period, asked, figure));
    }
    tc_raise(&best, own);
    tc_raise(&best, same * (figure && told ? OTHER_CLAUSE : 1));
    return best;
}

static bool same_section(const tc_hit *a, const tc_hit *b)
{
    if (strcmp(a->document_id, b->document_id) != 0 || a->passage.section_count != b->passage.section_count)
        return false;
    for (size_t i = 0; i < a->passage.section_count; i++)
        if (strcmp(a->passage.section[i], b->passage.section[i]) != 0) return false;
    return a->passage.section_count > 0;
}

/* "so với cùng kỳ năm 2022", in a passage that is not laid out. */
static bool only_compared(const tc_passage *p, const tc_entity *date)
{
    static const char *const before[] = {"cùng kỳ ", "so với ", "cùng kỳ năm ", "so với năm "};
    for (size_t i = 0; i < TC_COUNT(before); i++) {
        size_t n = strlen(before[i]);
        if (date->at.start >= n && !memcmp(p->text + date->at.start - n, before[i], n)) return true;
    }
    return false;
}

/* The date of an event is often told once, at the head of its section; so is the day up to which figures are counted.
 */
static double period_beside(const tc_scene *s, tc_period asked, bool figure)
{
    double best = 0;
    for (size_t i = 0; i < s->results->hit_count; i++) {
        const tc_hit *other = &s->results->hits[i];
        if (other == s->hit || !same_section(other, s->hit)) continue;
        for (size_t e = 0; e < other->passage.entities.count; e++) {
            const tc_entity *date = &other->passage.entities.items[e];
            if (date->kind != TC_ENTITY_DATE || (figure && tc_date_compare(date->period.to, asked.to) != 0)) continue;
            if (only_compared(&other->passage, date)) continue;
            tc_raise(&best, fit_of(date->period, asked, false));
        }
    }
    return best;
}

/* What a document of some day in a month says of a figure is said for that month. */
static const double MONTH = 31;

/* Whether a token is a number of a period that the question names: a word of that period stands beside it, "tháng 02",
 * "6 tháng", and it is no part of the candidate, "tháng 01 … 02 vụ". */
static bool counts_period(const tc_scene *s, const tc_proposal *p, const tc_query *q, uint32_t token)
{
    if (token >= p->first && token <= p->last) return false;
    for (size_t i = 0; i < q->count; i++) {
        const tc_query_word *word = &q->words[i];
        if (!word->in_period || word->kind == TC_TOKEN_DIGITS) continue;
        if (token && tc_token_is_query(&s->tokens.items[token - 1], word)) return true;
        if (token + 1 < s->tokens.count && tc_token_is_query(&s->tokens.items[token + 1], word)) return true;
    }
    return false;
}

/* "7 tháng" without its year: the words of the period stand in the sentence, and the document is of that year. */
static bool names_period(const tc_scene *s, const tc_proposal *p, const tc_query *q, tc_period asked)
{
    uint32_t words = 0, there = 0;
    int16_t year = s->hit->citation.date.year;
    if (year != asked.from.year || year != asked.to.year || days_of(asked) < MONTH - 3) return false;
    for (size_t i = 0; i < q->count; i++) {
        bool of_year = q->words[i].kind == TC_TOKEN_DIGITS ? q->words[i].at.end - q->words[i].at.start == 4
                                                           : tc_query_wording(q, i, "năm");
        if (!q->words[i].in_period || of_year) continue;
        bool found = false, digits = q->words[i].kind == TC_TOKEN_DIGITS;
        for (uint32_t t = 0; t < s->tokens.count && !found; t++)
            found = s->sentence[t] == s->sentence[p->first] && tc_token_is_query(&s->tokens.items[t], &q->words[i]) &&
                    (!digits || counts_period(s, p, q, t));
        if (!found && digits) return false;
        words++;
        there += found;
    }
    return words >= 2 && there * 3 >= words * 2;
}

/* A report on a month tells the figure of the year only where that month ends it. */
static const double PART = 0.6;

static bool is_part(tc_period here, tc_period asked)
{
    enum { YEAR_ABOUT = 300, PART_MOST = 100 };
    return here.from.year && days_of(asked) > YEAR_ABOUT && days_of(here) < PART_MOST &&
           tc_date_compare(here.to, asked.to) != 0;
}

/* What is left where the act asked for was done by a document of another time. */
static const double OTHER_ACT = 0.1;

/* Whether a dated document of another time stands between two tokens, and none of the time asked. */
static bool dated_otherwise(const tc_scene *s, uint32_t from, uint32_t to, tc_period asked)
{
    bool other = false;
    size_t next = 0;
    tc_typed date;
    while (tc_scene_next(&date, &next, s, TC_TYPED(DATE))) {
        if (date.first <= from || date.last >= to || !tc_scene_dated(s, date.entity)) continue;
        if (tc_period_overlaps(date.entity->period, asked)) return false;
        other = true;
    }
    return other;
}

/* "phê duyệt năm 2022": "được phê duyệt tại Quyết định số 12 ngày 03/4/2019 với tổng mức …" tells of another approval.
 */
static bool of_other_act(const tc_scene *s, const tc_proposal *p, const tc_query *q, tc_period asked)
{
    size_t n;
    for (size_t i = 0; i < q->count; i++) {
        if (!tc_query_act(q, i, &n)) continue;
        for (uint32_t t = 0; t + n < p->first; t++) {
            if (s->sentence[t] != s->sentence[p->first]) continue;
            if (!tc_token_is_query(&s->tokens.items[t], &q->words[i])) continue;
            if (!tc_token_is_query(&s->tokens.items[t + 1], &q->words[i + 1])) continue;
            if (dated_otherwise(s, t, p->first, asked)) return true;
        }
    }
    return false;
}

/* "ngày 07/5" may be of several years: the same day of another one is no second day asked for. */
static bool same_day(tc_period a, tc_period b)
{
    bool days = !tc_date_compare(a.from, a.to) && !tc_date_compare(b.from, b.to);
    return days && a.from.day && a.from.day == b.from.day && a.from.month == b.from.month;
}

/* What the date of the document, a date beside it in the section, no date at all, and the words of a period without its
 * year say of a candidate; what is left where its sentence begins with another time. */
static const double OF_DOCUMENT = 0.7, OF_SECTION = 0.8, DATELESS = 0.5, YEARLESS = 0.75, OTHER_TIME = 0.2;

/* "Trong năm 2023", "1. Năm 2023"; behind a heading that no mark parts from it, "2. Trên hồ Trong tháng 5 …". */
static bool heads_sentence(const tc_scene *s, uint32_t head, uint32_t time)
{
    enum { HEAD_MOST = 1 };
    if (time <= head + HEAD_MOST) return true;
    return s->tokens.items[time - 1].flags & TC_TOKEN_CAPITAL &&
           tc_grammar_in_text(&s->tokens, time - 1, TC_GRAMMAR_OPENS_CLAUSE) == 1;
}

/* Whether a time stands at the head of the sentence of a figure, "Năm 2023 tiếp nhận 163 hồ sơ", or before the figure
 * with no comma between, "lễ hội năm 2023 với 40 gian hàng". */
static bool times_figure(const tc_scene *s, const tc_proposal *p, uint32_t head, tc_typed time)
{
    if (time.first < head || time.last >= p->first || tc_scene_cell(s, time.first)) return false;
    if (heads_sentence(s, head, time.first)) return true;
    for (uint32_t i = time.last + 1; i <= p->first; i++)
        if (s->breaks[i] >= TC_BREAK_COMMA) return false;
    return true;
}

/* Whether the sentence says of a figure that it is of another time, whatever that of its document, and names nowhere
 * the one asked for. */
static bool told_otherwise(const tc_scene *s, const tc_proposal *p, tc_period asked)
{
    uint32_t head = p->first;
    size_t next = 0;
    tc_typed time;
    bool other = false;
    while (head && s->sentence[head - 1] == s->sentence[p->first]) head--;
    while (tc_scene_next(&time, &next, s, TC_TYPED(DATE) | TC_TYPED(PERIOD))) {
        const tc_entity *e = time.entity;
        if (e->kind == TC_ENTITY_DATE && tc_date_precision(e->date) == TC_PRECISION_DAY) continue;
        if (s->sentence[time.first] != s->sentence[p->first] || tc_scene_compares(s, time.first)) continue;
        if (tc_period_overlaps(e->period, asked) && !summed_otherwise(e->period, asked)) return false;
        other |= times_figure(s, p, head, time);
    }
    return other;
}

/* "đạt 45,2%, thấp hơn cùng kỳ năm 2023 (51,6%)": what stands in brackets behind the time compared with is of that
 * time. `asked`: the period of the question; NULL for none. */
static bool of_time_compared(const tc_scene *s, const tc_proposal *p, const tc_wanted *w, const tc_period *asked)
{
    static const char *const compared[] = {"cùng kỳ", "năm trước", "tháng trước", "quý trước"};
    enum { BACK_MOST = 5 };
    uint32_t start = s->tokens.items[p->first].start;
    size_t next = 0;
    tc_typed time;
    if (!p->first || !start || s->hit->passage.text[start - 1] != '(') return false;
    for (size_t i = 0; i < w->query->count; i++)
        if (tc_query_among(w->query, i, compared, TC_COUNT(compared), NULL)) return false;
    while (asked && tc_scene_next(&time, &next, s, TC_TYPED(DATE) | TC_TYPED(PERIOD)))
        if (time.last + 1 == p->first && tc_period_overlaps(time.entity->period, *asked)) return false;
    for (uint32_t at = p->first; at > 0 && p->first - at < BACK_MOST; at--) {
        if (at < p->first && s->breaks[at] >= TC_BREAK_COMMA) return false;
        for (size_t i = 0; i < TC_COUNT(compared); i++)
            if (tc_tokens_are(&s->tokens, at - 1, compared[i])) return true;
    }
    return false;
}

static double period_fit(const tc_scene *s, const tc_proposal *p, const tc_wanted *w, tc_period asked)
{
    const tc_citation *c = &s->hit->citation;
    bool figure = !strcmp(w->kind, "amount");
    double best = period_near(s, p, asked, figure);
    tc_raise(&best, fit_of(s->hit->passage.period, asked, figure) *
                        (figure && is_part(s->hit->passage.period, asked) ? PART : 1));
    bool counted = figure && days_of(asked) > MONTH;
    if (c->date.year) tc_raise(&best, OF_DOCUMENT * fit_of(tc_date_period(c->date), asked, counted));
    tc_raise(&best, OF_SECTION * period_beside(s, asked, figure));
    if (!s->hit->passage.period.from.year) tc_raise(&best, DATELESS);
    if (figure && names_period(s, p, w->query, asked)) tc_raise(&best, YEARLESS);
    if (figure && (told_otherwise(s, p, asked) || of_time_compared(s, p, w, &asked))) best *= OTHER_TIME;
    return figure && of_other_act(s, p, w->query, asked) ? OTHER_ACT * best : best;
}

double tc_answer_period(const tc_scene *s, const tc_proposal *p, const tc_wanted *w)
{
    const tc_query *q = w->query;
    double sum = 0, last = 0;
    size_t count = 0;
    if (!q->period_count) return !strcmp(w->kind, "amount") && of_time_compared(s, p, w, NULL) ? OTHER_TIME : 1;
    for (size_t i = 0; i < q->period_count; i++) {
        double fit = period_fit(s, p, w, q->periods[i]);
        bool again = i && same_day(q->periods[i], q->periods[i - 1]);
        if (again && fit <= last) continue;
        sum += again ? fit - last : fit;
        count += !again;
        last = fit;
    }
    return sum / (double)count;
}
