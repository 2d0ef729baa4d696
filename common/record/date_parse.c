/* The whole of a text as a date or a period, as a clerk types it. */
#include "reading.h"
#include <string.h>

static void close_reading(tc_reading *scan)
{
    tc_reading_close(scan);
}

/* ---- dates ---- */

/* "2022" and "2022-01", which in running text would be too little to tell a date. */
static bool bare_date(const tc_reading *s, tc_date *date)
{
    int16_t year;
    if (!tc_year_at(s, 0, &year)) return false;
    *date = (tc_date){.year = year};
    if (s->count == 1) return true;
    if (s->count != 3 || !tc_at_mark(s, 1, '-') || !tc_at_digits(s, 2) || tc_digits_at(s, 2) != 2) return false;
    date->month = (int8_t)(s->lex[2].code <= 12 ? s->lex[2].code : 0);
    return date->month != 0;
}

/* "01-2022", "1.2022" */
static bool dashed_month(const tc_reading *s, tc_date *date)
{
    if (s->count != 3 || !tc_at_digits(s, 0) || s->lex[0].code < 1 || s->lex[0].code > 12) return false;
    if (!tc_at_mark(s, 1, '-') && !tc_at_mark(s, 1, '.') && !tc_at_mark(s, 1, '/')) return false;
    if (!tc_year_at(s, 2, &date->year)) return false;
    date->month = (int8_t)s->lex[0].code;
    date->day = 0;
    return true;
}

static bool whole_date(const tc_reading *s, tc_found *found)
{
    if (!s->count) return false;
    if (bare_date(s, &found->date) || dashed_month(s, &found->date)) {
        found->period = tc_date_period(found->date);
        return true;
    }
    return tc_match_date(s, 0, found) && found->end == s->count && !found->end_byte && found->date.year;
}

tc_status tc_date_parse(tc_date *out, const char *text)
{
    TC_CLEANUP(close_reading) tc_reading s = {0};
    TRY(tc_reading_open(&s, text, strlen(text), true));
    tc_found found = {0};
    /* "19 và 20/12/2022" is a period, no date. */
    if (!whole_date(&s, &found) || tc_date_days(found.period.to) != tc_date_days(tc_date_period(found.date).to))
        return tc_fail(TC_USAGE, "'%s': not a date such as 18/01/2022, 01/2022 or 2022", text);
    *out = found.date;
    return TC_OK;
}

/* ---- periods ---- */

/* "2022..2023", one side of which may be missing. */
static bool two_dots(const char *text, tc_period *out)
{
    const char *dots = strstr(text, "..");
    char left[64];
    if (!dots || (size_t)(dots - text) >= sizeof left) return false;
    memcpy(left, text, (size_t)(dots - text));
    left[dots - text] = '\0';
    const char *right = dots + 2 + strspn(dots + 2, " ");
    tc_date from = {1900, 1, 1}, to = {2100, 12, 31};
    if (left[strspn(left, " ")] && tc_date_parse(&from, left) != TC_OK) return false;
    if (*right && tc_date_parse(&to, right) != TC_OK) return false;
    *out = (tc_period){tc_date_period(from).from, tc_date_period(to).to};
    return tc_date_days(out->from) <= tc_date_days(out->to);
}

/* The date at token i, also "2022" alone; false unless it reaches to the end. */
static bool date_to_end(const tc_reading *s, size_t i, tc_found *found)
{
    if (tc_at_word(s, i, TC_CUE_HET)) i++;
    if (tc_year_at(s, i, &found->date.year) && i + 1 == s->count) {
        found->period = tc_date_period(found->date);
        return true;
    }
    return tc_match_date(s, i, found) && found->end == s->count && found->date.year;
}

/* "đến ngày 30/11/2022", "tính đến 30/11/2022": from the first of January. */
static bool until(const tc_reading *s, tc_period *out)
{
    size_t at = tc_at_word(s, 0, TC_CUE_TINH);
    tc_found found = {0};
    if (!tc_at_word(s, at, TC_CUE_DEN) && !tc_at_word(s, at, TC_CUE_TOI)) return false;
    if (!date_to_end(s, at + 1, &found)) return false;
    *out = (tc_period){{found.period.to.year, 1, 1}, found.period.to};
    return true;
}

/* "từ 1/3/2022 đến 15/4/2022", "từ ngày 1/3 đến ngày 15/4/2022". */
static bool from_to(const tc_reading *s, tc_period *out)
{
    tc_found first = {0}, second = {0};
    size_t at = tc_at_word(s, 0, TC_CUE_TU);
    if (tc_year_at(s, at, &first.date.year)) {
        first.end = at + 1;
        first.period = tc_date_period(first.date);
    } else if (!tc_match_date(s, at, &first) || !first.date.year) {
        return false;
    }
    if (first.end == s->count) return false;
    if (!tc_at_word(s, first.end, TC_CUE_DEN) && !tc_at_word(s, first.end, TC_CUE_TOI) &&
        !tc_at_mark(s, first.end, '-'))
        return false;
    if (!date_to_end(s, first.end + 1, &second)) return false;
    *out = (tc_period){first.period.from, second.period.to};
    return tc_date_days(out->from) <= tc_date_days(out->to);
}

static tc_date months_before(tc_date today, int months)
{
    int count = today.year * 12 + today.month - 1 - months;
    return (tc_date){(int16_t)(count / 12), (int8_t)(count % 12 + 1), 0};
}

/* "năm nay", "năm ngoái", "tháng trước", "quý này", "hôm qua" against today. */
static bool relative(const tc_reading *s, tc_date today, tc_period *out)
{
    if (s->count != 2 || !today.year) return false;
    uint16_t what = s->lex[0].word, when = s->lex[1].word;
    bool this_one = when == TC_CUE_NAY || when == TC_CUE_THIS;
    bool last = when == TC_CUE_NGOAI || when == TC_CUE_TRUOC || when == TC_CUE_QUA;
    if (!this_one && !last) return false;
    tc_date quarter = {today.year, (int8_t)((today.month - 1) / 3 * 3 + 1), 0};
    int day = tc_date_days(today);
    switch (what) {
    case TC_CUE_NAM: *out = tc_date_period((tc_date){(int16_t)(today.year - last), 0, 0}); return true;
    case TC_CUE_THANG: *out = tc_date_period(months_before(today, last)); return true;
    case TC_CUE_QUY:
        quarter = months_before(quarter, last ? 3 : 0);
        *out = tc_months(quarter.year, quarter.month, quarter.month + 2);
        return true;
    case TC_CUE_TUAN:
        day -= (day + 3) % 7 + (last ? 7 : 0);
        *out = (tc_period){tc_date_of_days(day), tc_date_of_days(day + 6)};
        return true;
    case TC_CUE_HOM: *out = tc_date_period(tc_date_of_days(day - last)); return true;
    }
    return false;
}

static bool whole_period(const tc_reading *s, tc_date today, tc_period *out)
{
    tc_found found = {0};
    if (relative(s, today, out)) return true;
    if (tc_match_period(s, 0, &found) && found.end == s->count && found.period.from.year) {
        *out = found.period;
        return true;
    }
    if (whole_date(s, &found)) {
        *out = found.period;
        return true;
    }
    return until(s, out) || from_to(s, out);
}

tc_status tc_period_parse(tc_period *out, const char *text, tc_date today)
{
    if (two_dots(text, out)) return TC_OK;
    TC_CLEANUP(close_reading) tc_reading s = {0};
    TRY(tc_reading_open(&s, text, strlen(text), true));
    s.reference = today;
    tc_reading rest = s;
    if (s.count > 1 && tc_flags_at(&s, 0) & TC_WORD_LEADS_IN) {
        rest.lex++;
        rest.count--;
    }
    if (s.count && whole_period(&rest, today, out)) return TC_OK;
    return tc_fail(TC_USAGE, "'%s': not a period such as 2022, 01/2022, quý I/2023 or 6 tháng đầu năm 2023", text);
}
