/* Dates in a text: 20/12/2022, thứ Ba 18/02, ngày 19 và 20/12/2022, 11-19/11, ngày 5 tháng 12 năm 2022, tháng 6/2010,
 * năm 2022, and a year alone where what stands around it says that it is one: "(1984)", "vào 1984". */
#include "reading.h"
#include <string.h>

enum { DAYS_IN_LIST = 6 };

bool tc_year_at(const tc_reading *s, size_t i, int16_t *year)
{
    if (!tc_at_digits(s, i) || tc_digits_at(s, i) != 4) return false;
    if (s->lex[i].code < 1900 || s->lex[i].code > 2100) return false;
    *year = (int16_t)s->lex[i].code;
    return true;
}

bool tc_past_year_at(const tc_reading *s, size_t i, int16_t *year)
{
    enum { FIRST = 1000 };
    tc_unit unit;
    if (tc_year_at(s, i, year)) return true;
    if (!tc_at_digits(s, i) || tc_digits_at(s, i) != 4 || s->lex[i].code < FIRST || s->lex[i].code >= 1900)
        return false;
    if (tc_match_unit(s, i + 1, false, &unit)) return false; /* "trong năm 1250 lượt" */
    *year = (int16_t)s->lex[i].code;
    return true;
}

/* A year, also one to which the mark of a footnote is glued ("202318"). */
static bool loose_year(const tc_reading *s, size_t i, int16_t *year, uint32_t *end_byte)
{
    if (tc_past_year_at(s, i, year)) return true;
    size_t digits = tc_digits_at(s, i);
    if (!tc_at_digits(s, i) || digits < 5 || digits > 6) return false;
    uint32_t first = digits == 5 ? s->lex[i].code / 10 : s->lex[i].code / 100;
    if (first < 1990 || first > 2060) return false;
    *year = (int16_t)first;
    *end_byte = s->lex[i].start + 4;
    return true;
}

static bool small_number(const tc_reading *s, size_t i, uint32_t most)
{
    return tc_at_digits(s, i) && tc_digits_at(s, i) <= 2 && s->lex[i].code >= 1 && s->lex[i].code <= most;
}

tc_date tc_date_near(tc_date date, tc_date reference, tc_bound bound)
{
    if (date.year || !reference.year) return date;
    date.year = reference.year;
    /* A report of January that speaks of 20/12 means the December before, unless it is a term still to come; what
     * December wants done before 20/01 is due in the January behind it. */
    if (reference.month && reference.month <= 2 && date.month >= 11 && bound == TC_BOUND_NONE) date.year--;
    if (reference.month >= 11 && date.month <= 2 && bound == TC_BOUND_BEFORE) date.year++;
    return date;
}

static tc_bound bound_at(const tc_reading *s, size_t i)
{
    if (tc_at_word(s, i, TC_CUE_TRUOC)) return TC_BOUND_BEFORE;
    return tc_flags_at(s, i) & TC_WORD_BOUND ? TC_BOUND_SOME : TC_BOUND_NONE;
}

/* A year that counts nothing and goes on to no other number: not "2000 hộ", "2000.5". */
static bool bare_year(const tc_reading *s, size_t i, int16_t *year)
{
    tc_unit unit;
    if (!tc_year_at(s, i, year) || tc_match_unit(s, i + 1, false, &unit)) return false;
    bool goes_on = s->lex[i + 1].kind == TC_LEX_MARK && strchr("./-,", (int)s->lex[i + 1].code) &&
                   tc_is_glued(s, i + 1) && tc_at_digits(s, i + 2);
    return !goes_on && !(s->lex[i + 1].kind == TC_LEX_WORD && tc_is_glued(s, i + 1));
}

/* ---- what follows the day: month and year ---- */

typedef struct tail {
    size_t end;
    uint32_t end_byte;
    int16_t year;
    int8_t month;
} tail;

/* " năm 2022", "/2022", "-2022", ", năm 2022", ", 2022" at token i; no year is no failure. */
static void year_tail(const tc_reading *s, size_t i, tail *t)
{
    size_t at = i;
    int16_t year;
    if (tc_at_mark(s, at, ',') && tc_at_word(s, at + 1, TC_CUE_NAM)) at++;
    if (tc_at_word(s, at, TC_CUE_NAM) || (tc_at_mark(s, at, ',') && bare_year(s, at + 1, &year)))
        at++;
    else if (tc_at_mark(s, at, '/'))
        at++;
    else if (tc_at_mark(s, at, '-') && tc_is_glued(s, at) && tc_is_glued(s, at + 1))
        at++;
    else if (!(s->plain && tc_digits_at(s, at) == 4))
        return;
    if (loose_year(s, at, &t->year, &t->end_byte)) t->end = at + 1;
}

static bool word_tail(const tc_reading *s, size_t i, tail *t)
{
    if (!tc_at_word(s, i, TC_CUE_THANG) || !small_number(s, i + 1, 12)) return false;
    *t = (tail){.end = i + 2, .month = (int8_t)s->lex[i + 1].code};
    year_tail(s, i + 2, t);
    return true;
}

static bool short_year(const tc_reading *s, size_t i, bool cue, tail *t)
{
    if (!cue || !tc_at_digits(s, i) || tc_digits_at(s, i) != 2) return false;
    t->year = (int16_t)(2000 + s->lex[i].code);
    return true;
}

/* "/12/2022", "-12-2022", ".12.2022", and with a slash alone "/12". */
static bool mark_tail(const tc_reading *s, size_t i, bool cue, tail *t)
{
    const tc_lex *lex = s->lex;
    if (lex[i].kind != TC_LEX_MARK || (lex[i].code != '/' && lex[i].code != '-' && lex[i].code != '.')) return false;
    bool slash = lex[i].code == '/';
    if (!slash && !(tc_is_glued(s, i) && tc_is_glued(s, i + 1))) return false;
    if (!small_number(s, i + 1, 12)) return false;
    *t = (tail){.end = i + 2, .month = (int8_t)lex[i + 1].code};
    if (tc_at_mark(s, i + 2, lex[i].code) && tc_at_digits(s, i + 3) &&
        (slash || (tc_is_glued(s, i + 2) && tc_is_glued(s, i + 3)))) {
        t->end = i + 4;
        return loose_year(s, i + 3, &t->year, &t->end_byte) || short_year(s, i + 3, cue, t);
    }
    if (slash && tc_at_word(s, i + 2, TC_CUE_NAM) && tc_year_at(s, i + 3, &t->year)) t->end = i + 4;
    return slash;
}

static bool any_tail(const tc_reading *s, size_t i, bool cue, tail *t)
{
    return word_tail(s, i, t) || mark_tail(s, i, cue, t);
}

/* ---- days ---- */

static bool joins_days(const tc_reading *s, size_t i, bool cue)
{
    if (tc_at_mark(s, i, '-')) return true;
    return cue && (tc_at_word(s, i, TC_CUE_VA) || tc_at_word(s, i, TC_CUE_DEN) || tc_at_word(s, i, TC_CUE_TOI) ||
                   tc_at_mark(s, i, ','));
}

/* "19 và 20/12/2022": the first day alone has no month, a later one has. Gives the last day. */
static bool day_list(const tc_reading *s, size_t i, bool cue, tail *t, int8_t *last)
{
    for (size_t k = 0; k < DAYS_IN_LIST; k++) {
        if (!joins_days(s, i + 1, cue)) return false;
        i += 2;
        if (tc_at_word(s, i, TC_CUE_NGAY)) i++;
        if (!small_number(s, i, 31)) return false;
        if (any_tail(s, i + 1, cue, t)) {
            *last = (int8_t)s->lex[i].code;
            return true;
        }
    }
    return false;
}

/* The year of "từ 11/11 đến 19/11/2023" stands with its second date. */
static int16_t year_ahead(const tc_reading *s, const tail *t)
{
    size_t at = t->end;
    if (!joins_days(s, at, true)) return 0;
    at++;
    if (tc_at_word(s, at, TC_CUE_HET)) at++;
    if (tc_at_word(s, at, TC_CUE_NGAY)) at++;
    tail second;
    if (!small_number(s, at, 31) || !any_tail(s, at + 1, true, &second) || !second.year) return 0;
    return (int16_t)(second.year - (second.month < t->month));
}

/* Whether what stands before a day and month without "ngày" and without a year says that it is a date. */
static bool day_expected(const tc_reading *s, size_t i, size_t end)
{
    uint32_t flags = tc_flags_at(s, i - 1);
    if (flags & TC_WORD_DAYTIME || tc_at_word(s, i - 1, TC_CUE_NAY)) return true;
    tc_unit unit;
    return flags & TC_WORD_BOUND && !tc_match_unit(s, end, false, &unit);
}

static bool finish(const tc_reading *s, size_t from, tail t, int8_t first, int8_t last, tc_found *found)
{
    tc_bound bound = bound_at(s, from - 1);
    found->certain = t.year != 0;
    if (!t.year && (t.year = year_ahead(s, &t)) != 0) found->certain = true;
    found->date = tc_date_near((tc_date){t.year, t.month, first}, s->reference, bound);
    tc_date end = tc_date_near((tc_date){t.year, t.month, last}, s->reference, bound);
    if (found->date.year && (!tc_date_exists(found->date) || !tc_date_exists(end))) return false;
    found->period = found->date.year ? (tc_period){found->date, end} : (tc_period){0};
    found->end = t.end;
    found->end_byte = t.end_byte;
    return true;
}

static bool match_day(const tc_reading *s, size_t i, bool cue, tc_found *found)
{
    if (!small_number(s, i, 31)) return false;
    int8_t first = (int8_t)s->lex[i].code, last = first;
    tail t;
    bool listed = false;
    if (!any_tail(s, i + 1, cue, &t) || (t.month && !t.year && s->lex[i + 1].code == '-')) {
        if (!day_list(s, i, cue, &t, &last) || last < first) return false;
        listed = true;
    }
    bool words = tc_at_word(s, i + 1, TC_CUE_THANG);
    if (!cue && !words && !t.year && !day_expected(s, i, t.end)) return false;
    if (!cue && listed && !t.year && !(tc_flags_at(s, i - 1) & (TC_WORD_DAYTIME | TC_WORD_BOUND))) return false;
    if (!t.year && tc_at_mark(s, t.end, '/') && tc_at_digits(s, t.end + 1)) return false;
    return finish(s, cue ? i - 1 : i, t, first, last, found);
}

/* ---- months and years ---- */

static bool finish_month(const tc_reading *s, size_t from, tail t, tc_found *found)
{
    found->certain = t.year != 0;
    found->date = tc_date_near((tc_date){t.year, t.month, 0}, s->reference, bound_at(s, from - 1));
    found->period = tc_date_period(found->date);
    found->end = t.end;
    found->end_byte = t.end_byte;
    return true;
}

static bool match_month(const tc_reading *s, size_t i, tc_found *found)
{
    tail t;
    if (!word_tail(s, i, &t)) return false;
    /* "tháng 15/01/2022" is a slip for a day. */
    if (!t.year && tc_at_mark(s, i + 2, '/')) return match_day(s, i + 1, true, found);
    return finish_month(s, i, t, found);
}

/* "12/2023" alone. */
static bool match_bare_month(const tc_reading *s, size_t i, tc_found *found)
{
    tail t = {.end = i + 3};
    tc_unit unit;
    if (!small_number(s, i, 12) || !tc_at_mark(s, i + 1, '/') || !tc_year_at(s, i + 2, &t.year)) return false;
    if (!tc_is_glued(s, i + 1) || !tc_is_glued(s, i + 2) || t.year < 1945 || t.year > 2060) return false;
    if (tc_at_mark(s, i + 3, '/') || tc_match_unit(s, i + 3, false, &unit)) return false;
    t.month = (int8_t)s->lex[i].code;
    return finish_month(s, i, t, found);
}

static bool match_year(const tc_reading *s, size_t i, tc_found *found)
{
    *found = (tc_found){.end = i + 2, .certain = true};
    if (!loose_year(s, i + 1, &found->date.year, &found->end_byte)) return false;
    found->period = tc_date_period(found->date);
    return true;
}

/* "vào 1984"; behind what it dates, "Chợ Cũ (1984)". */
static bool match_bare_year(const tc_reading *s, size_t i, tc_found *found)
{
    *found = (tc_found){.end = i + 1, .certain = true};
    bool enclosed = tc_at_mark(s, i - 1, '(') && tc_at_mark(s, i + 1, ')') && s->lex[i - 2].kind != TC_LEX_DIGITS &&
                    s->lex[i - 2].kind != TC_LEX_END;
    if (enclosed ? !tc_past_year_at(s, i, &found->date.year)
                 : !tc_at_word(s, i - 1, TC_CUE_VAO) || !bare_year(s, i, &found->date.year))
        return false;
    found->period = tc_date_period(found->date);
    return true;
}

/* "2022-01-18" */
static bool match_iso(const tc_reading *s, size_t i, tc_found *found)
{
    tc_date date = {0};
    if (!tc_year_at(s, i, &date.year) || !tc_at_mark(s, i + 1, '-') || !tc_is_glued(s, i + 1)) return false;
    if (!small_number(s, i + 2, 12) || tc_digits_at(s, i + 2) != 2 || !tc_is_glued(s, i + 2)) return false;
    if (!tc_at_mark(s, i + 3, '-') || !small_number(s, i + 4, 31) || !tc_is_glued(s, i + 4)) return false;
    date.month = (int8_t)s->lex[i + 2].code;
    date.day = (int8_t)s->lex[i + 4].code;
    *found = (tc_found){.end = i + 5, .date = date, .period = tc_date_period(date), .certain = true};
    return tc_date_valid(date);
}

/* "Thứ Ba 18/02", "Chủ nhật 23/02/2025": the day of the week is of the date. */
static bool match_weekday(const tc_reading *s, size_t i, tc_found *found)
{
    bool sunday = tc_at_word(s, i, TC_CUE_CHU) && tc_at_word(s, i + 1, TC_CUE_NHAT);
    bool named = tc_flags_at(s, i + 1) & TC_WORD_WEEKDAY || (tc_at_digits(s, i + 1) && tc_digits_at(s, i + 1) == 1);
    bool other = tc_at_word(s, i, TC_CUE_THU) && named && !(i && tc_at_word(s, i - 1, TC_CUE_LAN));
    return (sunday || other) && match_day(s, i + 2, true, found);
}

bool tc_match_date(const tc_reading *s, size_t i, tc_found *found)
{
    *found = (tc_found){0};
    if (tc_at_word(s, i, TC_CUE_THU) || tc_at_word(s, i, TC_CUE_CHU)) return match_weekday(s, i, found);
    if (tc_at_word(s, i, TC_CUE_NGAY)) return match_day(s, i + 1, true, found);
    if (tc_at_word(s, i, TC_CUE_THANG)) return match_month(s, i, found);
    if (tc_at_word(s, i, TC_CUE_NAM)) return match_year(s, i, found);
    if (!tc_at_digits(s, i)) return false;
    return match_day(s, i, false, found) || match_bare_month(s, i, found) || match_iso(s, i, found) ||
           match_bare_year(s, i, found);
}
