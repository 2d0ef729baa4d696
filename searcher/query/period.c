/* Periods that a query names without saying which year, and years that it does not call so: they are read against what
 * the index holds.
 *
 * "năm ngoái" is the year before that of the newest document; "quý I" is that quarter of any year that documents are
 * of. They steer the ranking and filter nothing, so a guess costs little. */
#include "searcher/answer/answer.h"
#include <stdlib.h>
#include <string.h>

/* Wordings in canonical spelling, how many months they speak of, and how many such stretches back from the newest. */
static const struct {
    const char *words;
    int8_t months, back;
} relative[] = {
    {"năm nay", 12, 0},   {"năm này", 12, 0},    {"năm ngoái", 12, 1},    {"năm trước", 12, 1}, {"năm vừa qua", 12, 1},
    {"năm qua", 12, 1},   {"năm rồi", 12, 1},    {"năm kia", 12, 2},      {"năm tới", 12, -1},  {"năm sau", 12, -1},
    {"quý này", 3, 0},    {"quý trước", 3, 1},   {"quý vừa qua", 3, 1},   {"quý tới", 3, -1},   {"quý sau", 3, -1},
    {"tháng này", 1, 0},  {"tháng trước", 1, 1}, {"tháng vừa qua", 1, 1}, {"tháng qua", 1, 1},  {"tháng tới", 1, -1},
    {"tháng sau", 1, -1},
};

/* A year named, of what the wordings above say; or no year at all. */
typedef struct named {
    size_t words; /* of the query; 0 for none */
    int months, back;
} named;

static named named_at(const tc_query *q, size_t at)
{
    for (size_t i = 0; i < TC_COUNT(relative); i++) {
        size_t n = tc_query_wording(q, at, relative[i].words);
        if (n) return (named){n, relative[i].months, relative[i].back};
    }
    return (named){0, 0, 0};
}

/* "so với cùng kỳ năm trước" says what is compared with, not what is asked for. */
static bool is_comparison(const tc_query *q, size_t at)
{
    static const char *const before[] = {"cùng kỳ", "so với"};
    for (size_t i = 0; i < 2; i++)
        if (at >= 2 && tc_query_wording(q, at - 2, before[i])) return true;
    return false;
}

static tc_status add_period(tc_query *q, tc_period period)
{
    TRY(TC_GROW(q->periods, q->period_capacity, q->period_count + 1));
    q->periods[q->period_count++] = period;
    return TC_OK;
}

static tc_period shifted(tc_date newest, int months, int back)
{
    int from = (newest.year * 12 + newest.month - 1) / months * months - back * months;
    int to = from + months - 1;
    tc_date first = {(int16_t)(from / 12), (int8_t)(from % 12 + 1), 0};
    tc_date last = {(int16_t)(to / 12), (int8_t)(to % 12 + 1), 0};
    return (tc_period){tc_date_period(first).from, tc_date_period(last).to};
}

static tc_period in_year(tc_period period, int year)
{
    int16_t by = (int16_t)(year - period.to.year);
    period.from.year = (int16_t)(period.from.year + by);
    period.to.year = (int16_t)(period.to.year + by);
    return period;
}

/* The years of the documents: how far back a period without a year may lie. */
typedef struct span {
    tc_date newest;
    int oldest;
} span;

static tc_date day_of(const char *digits, size_t length)
{
    int at = length == 8 ? atoi(digits) : 0;
    return (tc_date){(int16_t)(at / 10000), (int8_t)(at / 100 % 100), (int8_t)(at % 100)};
}

static tc_status read_span(span *out, tc_store *store, tc_date today)
{
    enum { YEARS = 12 };
    TC_CLEANUP(tc_buffer_free) tc_buffer least = {0}, most = {0};
    TRY(tx_database_value_bounds(tc_store_database(store), TC_SLOT_DATE_FROM, &least, &most));
    tc_date oldest = day_of(least.data ? least.data : "", least.length);
    tc_date newest = day_of(most.data ? most.data : "", most.length);
    /* A document dated in the future is a mistake; of an index without dates today is all that is known. */
    out->newest = newest.year && tc_date_compare(newest, today) <= 0 ? newest : today;
    out->oldest = oldest.year && oldest.year > out->newest.year - YEARS ? oldest.year : out->newest.year - YEARS;
    return TC_OK;
}

static size_t word_from(const tc_query *q, uint32_t byte)
{
    size_t w = 0;
    while (w < q->count && q->words[w].at.start < byte) w++;
    return w;
}

/* The relative year behind a part of a year: "quý I năm ngoái", "6 tháng đầu năm nay". */
static named year_behind(const tc_query *q, const tc_entity *e)
{
    size_t end = word_from(q, e->at.end);
    for (size_t w = end ? end - 1 : 0; w <= end && w < q->count; w++) {
        named found = named_at(q, w);
        if (found.words && found.months == 12) return found;
    }
    return (named){0, 0, 0};
}

/* A part of a year whose year is not said: of the year that follows in words, or of any. */
static tc_status add_part(tc_query *q, const tc_entity *e, const span *s)
{
    named year = year_behind(q, e);
    if (year.words) return add_period(q, in_year(e->period, s->newest.year - year.back));
    for (int y = s->newest.year; y >= s->oldest; y--) TRY(add_period(q, in_year(e->period, y)));
    return TC_OK;
}

/* "đến ngày 30/11/2022": from the first of January on. The day itself was taken as a period before. */
static void extend_to_day(tc_query *q, const tc_entity *e)
{
    static const char *const cues[] = {"đến", "tới", "hết", "đến hết"};
    size_t at = word_from(q, e->at.start);
    bool until = false;
    for (size_t i = 0; i < TC_COUNT(cues); i++) until |= at && tc_query_wording(q, at - 1, cues[i]) == 1;
    if (!until || tc_date_precision(e->date) == TC_PRECISION_YEAR) return;
    for (size_t i = 0; i < q->period_count; i++)
        if (!memcmp(&q->periods[i], &e->period, sizeof e->period))
            q->periods[i].from = (tc_date){e->period.to.year, 1, 1};
}

static tc_status take_parts(tc_query *q, const tc_entities *found, const span *s)
{
    for (size_t i = 0; i < found->count; i++) {
        const tc_entity *e = &found->items[i];
        bool date = e->kind == TC_ENTITY_DATE, period = e->kind == TC_ENTITY_PERIOD;
        if (!date && !period) continue;
        if (date && e->certain) extend_to_day(q, e);
        if (!e->certain && e->period.from.year) TRY(add_part(q, e, s));
    }
    return TC_OK;
}

/* Whether the words belong to a part of a year, which took their year. */
static bool is_taken(const tc_query *q, const tc_entities *found, size_t at)
{
    for (size_t i = 0; i < found->count; i++) {
        const tc_entity *e = &found->items[i];
        bool part = (e->kind == TC_ENTITY_DATE || e->kind == TC_ENTITY_PERIOD) && !e->certain && e->period.from.year;
        size_t end = word_from(q, e->at.end);
        if (part && (at == end || at + 1 == end)) return true;
    }
    return false;
}

static tc_status take_relative(tc_query *q, const tc_entities *found, const span *s)
{
    for (size_t at = 0; at < q->count; at++) {
        named n = named_at(q, at);
        if (!n.words || is_comparison(q, at)) continue;
        for (size_t i = 0; i < n.words; i++) q->words[at + i].in_period = true;
        if (!is_taken(q, found, at)) TRY(add_period(q, shifted(s->newest, n.months, n.back)));
        at += n.words - 1;
    }
    return TC_OK;
}

/* ---- years alone ---- */

/* "Luật Đất đai 2013": the year is a part of what a document is called. */
static bool names_document(const tc_query *q, size_t at)
{
    enum { TITLE_MOST = 6 };
    size_t n;
    for (size_t back = 1; back <= TITLE_MOST && back <= at; back++)
        if (tc_query_type(q, at - back, &n)) return true;
    return false;
}

/* "đón 2024 người", "hơn 2000": it counts. */
static bool counts(const tc_query *q, size_t at)
{
    static const char *const about[] = {"số", "hơn", "gần", "trên", "dưới", "được", "khoảng", "chừng", "là", "bằng"};
    if (at && tc_query_among(q, at - 1, about, TC_COUNT(about), NULL)) return true;
    return at + 1 < q->count && tc_noun_in_query(q, at + 1, TC_NOUN_COUNTED | TC_NOUN_UNIT, NULL) != NULL;
}

/* Whether nothing but spaces stands on either side: no "1.2023", no "2023/1". */
static bool stands_alone(const tc_query *q, size_t at)
{
    const tc_query_word *w = &q->words[at];
    bool before = !w->at.start || q->text[w->at.start - 1] == ' ';
    char behind = w->at.end < q->length ? q->text[w->at.end] : ' ';
    return before && strchr(" ,;?!", behind);
}

/* The year that a word of four digits alone is; 0 for any other. */
static int bare_year(const tc_query *q, size_t at)
{
    enum { YEAR_DIGITS = 4 };
    const tc_query_word *w = &q->words[at];
    if (w->in_period || w->in_number || w->in_field || w->excluded || w->kind != TC_TOKEN_DIGITS) return 0;
    if (w->at.end - w->at.start != YEAR_DIGITS || !stands_alone(q, at)) return 0;
    return names_document(q, at) || counts(q, at) ? 0 : atoi(q->text + w->at.start);
}

tc_status tc_query_years(tc_query *q, int first, int last)
{
    for (size_t i = 0; i < q->count; i++) {
        int year = bare_year(q, i);
        if (year < first || year > last) continue;
        q->words[i].in_period = true;
        TRY(add_period(q, tc_date_period((tc_date){(int16_t)year, 0, 0})));
    }
    return TC_OK;
}

tc_status tc_query_periods(tc_query *q, tc_store *store, tc_date today)
{
    TC_CLEANUP(tc_entities_free) tc_entities found = {0};
    span s;
    TRY(read_span(&s, store, today));
    TRY(tc_entities_scan(&found, q->text, q->length, s.newest));
    TRY(take_parts(q, &found, &s));
    TRY(take_relative(q, &found, &s));
    return tc_query_years(q, s.oldest, s.newest.year + 1);
}
