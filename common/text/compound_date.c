/* Dates as terms: T2022-12-20, T2022-12. */
#include "common/text/compound.h"
#include "common/text/scan.h"
#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

typedef struct day {
    int year, month, day; /* day 0: precise to the month */
} day;

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool put_date(tc_buffer *term, day d, bool needs_day)
{
    if (d.year < FIRST_YEAR || d.year > LAST_YEAR || d.month < 1 || d.month > 12) return false;
    if (needs_day && (d.day < 1 || d.day > days_of_month(d.year, d.month))) return false;
    tc_put_format(term, "T%04d-%02d", d.year, d.month);
    if (needs_day) tc_put_format(term, "-%02d", d.day);
    return true;
}

static bool read_year(const tc_place *p, size_t *at, int *year)
{
    size_t end = *at;
    return tc_read_digits(p, &end) == 4 && tc_read_value(p, at, 4, year);
}

/* A digit that another digit precedes across one of these is a part of something longer. */
static bool goes_on_before(const tc_place *p)
{
    return p->start >= 2 && strchr("/.,-", p->text[p->start - 1]) && p->text[p->start - 1] &&
           tc_is_digit_at(p, p->start - 2);
}

static bool goes_on_behind(const tc_place *p, size_t at)
{
    return at + 1 < p->length && strchr("/.,-", p->text[at]) && p->text[at] && tc_is_digit_at(p, at + 1);
}

static bool month_and_year(const tc_place *p, tc_buffer *term, size_t *end)
{
    day d = {0};
    size_t at = p->start;
    if (!tc_read_value(p, &at, 2, &d.month) || !tc_read_byte(p, &at, '/') || !read_year(p, &at, &d.year)) return false;
    if (goes_on_before(p) || goes_on_behind(p, at) || !put_date(term, d, false)) return false;
    *end = at;
    return true;
}

bool tc_compound_date(const tc_place *p, tc_buffer *term, size_t *end)
{
    day d = {0};
    size_t at = p->start;
    if (!tc_read_value(p, &at, 2, &d.day) || at >= p->length) return false;
    char separator = p->text[at++];
    if (separator != '/' && separator != '-' && separator != '.') return false;
    if (!tc_read_value(p, &at, 2, &d.month) || !tc_read_byte(p, &at, separator) || !read_year(p, &at, &d.year))
        return month_and_year(p, term, end);
    if (goes_on_behind(p, at) || !put_date(term, d, true)) return false;
    *end = at;
    return true;
}

/* Reads white space and the word that is the cue, marked or not. */
static tc_status read_cue(const tc_place *p, size_t *at, tc_cue cue, bool *found)
{
    const tc_word *word;
    size_t start = *at;
    *found = false;
    if (!tc_read_spaces(p, &start)) return TC_OK;
    size_t end = tc_scan_run(p->text, p->length, start, TC_LETTER);
    if (end == start || end - start > 16) return TC_OK;
    TRY(tc_lexicon_find(p->lexicon, &word, p->text, p->length, start, end));
    *found = word->cue == cue;
    *at = end;
    return TC_OK;
}

tc_status tc_compound_date_words(const tc_place *p, bool has_day, tc_buffer *term, size_t *end, bool *found)
{
    day d = {0};
    size_t at = p->end;
    *found = false;
    if (has_day) {
        if (!tc_read_spaces(p, &at) || !tc_read_value(p, &at, 2, &d.day)) return TC_OK;
        TRY(read_cue(p, &at, TC_CUE_MONTH, found));
        if (!*found) return TC_OK;
    }
    *found = tc_read_spaces(p, &at) && tc_read_value(p, &at, 2, &d.month);
    if (!*found) return TC_OK;
    TRY(read_cue(p, &at, TC_CUE_YEAR, found));
    *found = *found && tc_read_spaces(p, &at) && read_year(p, &at, &d.year) && put_date(term, d, has_day);
    *end = at;
    return TC_OK;
}
