/* Candidates for an answer: dates and periods, and what tells a time without being a typed span, "thế kỷ XIX", "ngày 10
 * hàng tháng". A date answers when it is as exact as was asked for and what stands before it bounds it as the question
 * does. */
#include "searcher/answer/answer.h"
#include <string.h>

/* ---- how well it fits ---- */

/* "từ ngày" where an end is asked for; an end told by another word; the end of a table's row, of what the question
 * bounds, of anything that no word bounds; a beginning that no "từ" says. */
static const double BEGINNING = 0.6, OTHER_BOUND = 0.92, CELL = 0.85, UNBOUND = 0.6, UNBOUND_END = 0.7,
                    UNBOUND_BEGINNING = 0.93;

/* The sentence says that something comes into force, though not right before the date; it says no such thing; it
 * says that something ceases to be in force, or begins to where its end is asked for. */
static const double EFFECT_NEAR = 0.9, NO_EFFECT = 0.5, OTHER_EFFECT = 0.3;

/* The date of a document: it may be that of the act that is done by it, else it hardly tells of anything else. */
static const double DATE_OF_ACT = 0.95, DATE_OF_DOCUMENT = 0.2;

/* A date that is compared with; none of a document where its own is asked for; no quarter where one is asked for. */
static const double COMPARED = 0.2, OF_NO_DOCUMENT = 0.2, NO_QUARTER = 0.2;

/* A range told by no "từ"; a day where a span of time is asked for, by a general word and by another; a period where
 * a year will do; a year where a day is due, and where it may be part of a name. */
static const double RANGE_IN_NAME = 0.7, DAY_FOR_TIME = 0.8, DAY_FOR_SPAN = 0.4, PERIOD = 0.7, YEAR = 0.9,
                    YEAR_IN_NAME = 0.6;

/* A century or a decade where a year will do; anything else where one of them is asked for. */
static const double ERA = 0.8, NO_ERA = 0.4;

bool tc_scene_compares(const tc_scene *s, uint32_t first)
{
    for (uint32_t back = 2; back <= 3 && back <= first; back++)
        if (tc_tokens_are(&s->tokens, first - back, "cùng kỳ") || tc_tokens_are(&s->tokens, first - back, "so với"))
            return true;
    return false;
}

/* ---- centuries and decades ---- */

static const char *const eras[] = {"thế kỷ", "thế kỉ", "thập kỷ", "thập kỉ", "thập niên", "thiên niên kỷ"};

/* Which of them stands at a token, and how many words it has; NULL for none. */
static const char *era_at(const tc_scene *s, uint32_t at, uint32_t *length)
{
    for (size_t i = 0; i < TC_COUNT(eras); i++) {
        if (!tc_tokens_are(&s->tokens, at, eras[i])) continue;
        *length = tc_count_words(eras[i]);
        return eras[i];
    }
    return NULL;
}

/* The one asked for, "thế kỷ nào"; NULL where none is. */
static const char *era_asked(const tc_query *q)
{
    for (size_t i = 0; i < TC_COUNT(eras); i++)
        if (q->noun && !strcmp(q->noun->text, eras[i])) return eras[i];
    return NULL;
}

/* "những năm 1970" is a decade. */
static bool is_decade(const tc_scene *s, uint32_t first)
{
    static const char *const several[] = {"những", "các"};
    return first && tc_scene_typed_any(s, first - 1, several, TC_COUNT(several));
}

/* The token behind its number: "XIX", "19", "mười chín"; that token itself for none. */
static uint32_t era_number(const tc_scene *s, uint32_t at)
{
    if (at >= s->tokens.count || s->breaks[at] != TC_BREAK_NONE) return at;
    const tc_token *t = &s->tokens.items[at];
    size_t n = t->end - t->start;
    bool roman = t->flags & TC_TOKEN_CAPITAL && strspn(s->hit->passage.text + t->start, "IVX") >= n;
    return t->kind == TC_TOKEN_DIGITS || roman ? at + 1 : tc_spelled_end(s, at, true);
}

static double era_fit(const tc_wanted *w, const char *era)
{
    const char *asked = era_asked(w->query);
    if (w->issued || w->quarter || w->precision > TC_PRECISION_YEAR) return 0;
    return asked ? (!strcmp(asked, era) ? 1 : NO_ERA) : ERA;
}

/* "đầu thế kỷ XIX", "thập niên 1960 và 1970". */
static tc_status propose_eras(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    static const char *const joins[] = {"và", "đến"};
    uint32_t n;
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        const char *era = era_at(s, i, &n);
        uint32_t end = era ? era_number(s, i + n) : i;
        if (!era || end == i + n || tc_scene_said(s, i, end - 1, w->query, false)) continue;
        bool joined = end < s->tokens.count && tc_scene_typed_any(s, end, joins, TC_COUNT(joins));
        uint32_t second = joined ? era_number(s, end + 1) : end;
        if (joined && second > end + 1) end = second;
        tc_range at = {s->tokens.items[i].start, s->tokens.items[end - 1].end};
        TRY(tc_proposal_add(out, s, at, NULL, era_fit(w, era)));
    }
    return TC_OK;
}

/* ---- dates ---- */

static bool is_quarter(tc_period p)
{
    return p.from.year == p.to.year && p.to.month == p.from.month + 2 && p.from.month % 3 == 1;
}

/* Whether "hết" stands before "hiệu lực" at a token. */
static bool ceases_at(const tc_scene *s, uint32_t effect)
{
    static const char *const ceases[] = {"hết", "dứt", "mất", "hạn"};
    return effect && s->breaks[effect] == TC_BREAK_NONE && tc_token_among(&s->tokens.items[effect - 1], ceases, 4);
}

/* The day on which something comes into force stands right behind these words; and the day on which another ceases to
 * be in force is another one. */
static double effect_fit(const tc_scene *s, const tc_wanted *w, uint32_t first)
{
    enum { NEAR = 6 };
    uint32_t own = s->sentence[first];
    for (uint32_t back = 1; back <= first && s->sentence[first - back] == own; back++) {
        uint32_t at = first - back;
        if (!tc_tokens_are(&s->tokens, at, "hiệu lực")) continue;
        if (ceases_at(s, at) != w->ended) return OTHER_EFFECT;
        if (back <= NEAR) return 1;
    }
    if (w->ended) return OTHER_EFFECT;
    for (uint32_t i = 0; i < s->tokens.count; i++)
        if (s->sentence[i] == own &&
            (tc_tokens_are(&s->tokens, i, "hiệu lực") || tc_tokens_are(&s->tokens, i, "áp dụng")))
            return EFFECT_NEAR;
    return NO_EFFECT;
}

/* "trước 17 giờ ngày 15/3", "trước 17h30 ngày 15/3": the first word of the hour that stands before a day, else the
 * day's own. */
static uint32_t with_hour(const tc_scene *s, uint32_t first)
{
    enum { HOUR_MOST = 4 };
    static const char *const units[] = {"giờ", "h", "phút", "g"};
    uint32_t at = first;
    bool hour = false;
    while (at && first - at < HOUR_MOST && s->breaks[at] == TC_BREAK_NONE) {
        const tc_token *before = &s->tokens.items[at - 1];
        bool unit = tc_token_among(before, units, TC_COUNT(units));
        if (!unit && before->kind != TC_TOKEN_DIGITS) break;
        hour |= unit;
        at--;
    }
    return hour && s->tokens.items[at].kind == TC_TOKEN_DIGITS ? at : first;
}

/* "trước ngày 15/3", "đến hết 17/01", "từ ngày 01/7": what stands before the date is what is asked for. */
static double bound_fit(const tc_scene *s, const tc_wanted *w, uint32_t day)
{
    uint32_t first = with_hour(s, day);
    static const char *const begins[] = {"từ"};
    double fit = 1;
    bool from = tc_scene_before(s, first, 1, begins, 1), to = tc_scene_behind(s, first, 1, TC_GRAMMAR_BOUND);
    if (!w->range && w->until && from) return BEGINNING;
    /* "đến hết ngày nào" is not answered by "trước ngày". */
    if (w->until && w->bound && first && to && !tc_token_is_query(&s->tokens.items[first - 1], w->bound))
        fit *= OTHER_BOUND;
    bool ending = tc_scene_behind(s, first, 2, TC_GRAMMAR_BOUND);
    /* "đến hết ngày nào", "hạn chót": the day right behind a verb is when it began. */
    if (w->until && !w->range && !ending) fit *= tc_scene_tabular(s) ? CELL : w->bound ? UNBOUND : UNBOUND_END;
    if (w->since && !w->range && !tc_scene_before(s, first, 2, begins, 1)) fit *= UNBOUND_BEGINNING;
    return w->effect ? fit * effect_fit(s, w, first) : fit;
}

static double date_fit(const tc_scene *s, const tc_wanted *w, const tc_entity *e, uint32_t first)
{
    const tc_entity *document = tc_scene_dated(s, e);
    for (size_t i = 0; i < w->query->period_count; i++)
        if (tc_period_same(e->period, w->query->periods[i])) return 0;
    if (document && w->issued) return tc_scene_is_number(w->query, document->number) ? 1 : 0;
    if (document) return w->by_act ? DATE_OF_ACT : DATE_OF_DOCUMENT;
    if (w->issued) return OF_NO_DOCUMENT;
    if (tc_scene_compares(s, first)) return COMPARED;
    if (w->quarter) return e->kind == TC_ENTITY_PERIOD && is_quarter(e->period) ? 1 : NO_QUARTER;
    /* "từ năm nào đến năm nào": as it is told, rather than in the name of a plan. */
    if (w->range && e->kind == TC_ENTITY_PERIOD)
        return first < s->tokens.count && tc_token_is(&s->tokens.items[first], "từ") ? 1 : RANGE_IN_NAME;
    /* "thời gian nào" may be a day, "giai đoạn nào" hardly. */
    if (w->span && e->kind != TC_ENTITY_PERIOD)
        return w->query->noun->traits & TC_TRAIT_GENERAL ? DAY_FOR_TIME : DAY_FOR_SPAN;
    if (w->span) return 1;
    if (e->kind == TC_ENTITY_PERIOD) return w->precision <= TC_PRECISION_YEAR ? PERIOD : 0;
    if (tc_date_precision(e->date) < w->precision) return 0;
    if (era_asked(w->query)) return is_decade(s, first) && strncmp(era_asked(w->query), "thập", 5) == 0 ? 1 : NO_ERA;
    /* "hạn chót", "thời gian nhận đơn": a year by itself is more often part of a name. */
    if ((w->until || w->lasting) && w->asked == SIZE_MAX && tc_date_precision(e->date) == TC_PRECISION_YEAR)
        return YEAR_IN_NAME;
    /* "khi nào" is answered by a day rather than by a year. */
    return tc_date_precision(e->date) == TC_PRECISION_YEAR && w->precision == TC_PRECISION_YEAR ? YEAR : 1;
}

/* "ngày 10 hàng tháng" is no date of any year, and no typed span. */
static tc_status propose_recurring(tc_proposals *out, const tc_scene *s)
{
    for (uint32_t i = 0; i + 3 < s->tokens.count; i++) {
        if (!tc_token_is(&s->tokens.items[i], "ngày") || s->tokens.items[i + 1].kind != TC_TOKEN_DIGITS) continue;
        if (!tc_token_is(&s->tokens.items[i + 2], "hàng") && !tc_token_is(&s->tokens.items[i + 2], "hằng")) continue;
        if (!tc_noun_in_text(&s->tokens, i + 3, TC_NOUN_TIME, NULL)) continue;
        TRY(tc_proposal_add(out, s, (tc_range){s->tokens.items[i].start, s->tokens.items[i + 3].end}, NULL, 1));
    }
    return TC_OK;
}

tc_status tc_answer_propose_dates(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    size_t next = 0;
    tc_typed x;
    while (tc_scene_next(&x, &next, s, TC_TYPED(DATE) | TC_TYPED(PERIOD))) {
        double fit = date_fit(s, w, x.entity, x.first) * bound_fit(s, w, x.first);
        TRY(tc_proposal_add(out, s, x.entity->at, x.entity, fit));
    }
    TRY(propose_eras(out, s, w));
    return propose_recurring(out, s);
}

/* "thời hạn nộp: trước ngày 15/3": a day up to which, where a time might have been told. */
tc_status tc_answer_propose_deadlines(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    size_t next = 0;
    tc_typed x;
    while (tc_scene_next(&x, &next, s, TC_TYPED(DATE)))
        if (tc_scene_behind(s, x.first, 2, TC_GRAMMAR_BOUND))
            TRY(tc_proposal_add(out, s, x.entity->at, x.entity, date_fit(s, w, x.entity, x.first)));
    return TC_OK;
}
