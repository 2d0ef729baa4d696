/* The calendar. */
#include <stdlib.h>
#include <tracuu/date.h>

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && leap(year));
}

tc_precision tc_date_precision(tc_date date)
{
    if (!date.year) return TC_PRECISION_NONE;
    if (!date.month) return TC_PRECISION_YEAR;
    return date.day ? TC_PRECISION_DAY : TC_PRECISION_MONTH;
}

bool tc_date_valid(tc_date date)
{
    return date.year >= 1900 && date.year <= 2100 && tc_date_exists(date);
}

bool tc_date_exists(tc_date date)
{
    if (date.month < 0 || date.month > 12 || date.day < 0) return false;
    if (!date.month) return !date.day;
    return date.day <= month_days(date.year, date.month);
}

/* Days from civil and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
int tc_date_days(tc_date date)
{
    int month = date.month ? date.month : 1, day = date.day ? date.day : 1;
    int year = date.year - (month <= 2);
    int era = (year >= 0 ? year : year - 399) / 400;
    int of_era = year - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

tc_date tc_date_of_days(int days)
{
    int shifted = days + 719468;
    int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int day = shifted - era * 146097;
    int year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int of_year = day - (365 * year + year / 4 - year / 100);
    int month = (5 * of_year + 2) / 153;
    tc_date date = {.day = (int8_t)(of_year - (153 * month + 2) / 5 + 1)};
    date.month = (int8_t)(month < 10 ? month + 3 : month - 9);
    date.year = (int16_t)(year + era * 400 + (date.month <= 2));
    return date;
}

tc_period tc_date_period(tc_date date)
{
    tc_period period = {date, date};
    switch (tc_date_precision(date)) {
    case TC_PRECISION_NONE: return (tc_period){0};
    case TC_PRECISION_YEAR:
        period.from.month = period.from.day = 1;
        period.to.month = 12;
        period.to.day = 31;
        break;
    case TC_PRECISION_MONTH:
        period.from.day = 1;
        period.to.day = (int8_t)month_days(date.year, date.month);
        break;
    case TC_PRECISION_DAY: break;
    }
    return period;
}

int tc_date_compare(tc_date a, tc_date b)
{
    int first = tc_date_days(a), second = tc_date_days(b);
    if (first != second) return first < second ? -1 : 1;
    return (int)tc_date_precision(b) - (int)tc_date_precision(a);
}

bool tc_date_same(tc_date a, tc_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

bool tc_period_same(tc_period a, tc_period b)
{
    return tc_date_same(a.from, b.from) && tc_date_same(a.to, b.to);
}

bool tc_period_overlaps(tc_period a, tc_period b)
{
    if (!a.from.year || !b.from.year) return false;
    return tc_date_days(a.from) <= tc_date_days(b.to) && tc_date_days(b.from) <= tc_date_days(a.to);
}

bool tc_period_within(tc_period inner, tc_period outer)
{
    if (!inner.from.year || !outer.from.year) return false;
    return tc_date_days(outer.from) <= tc_date_days(inner.from) && tc_date_days(inner.to) <= tc_date_days(outer.to);
}

void tc_date_write(tc_buffer *out, tc_date date)
{
    switch (tc_date_precision(date)) {
    case TC_PRECISION_NONE: break;
    case TC_PRECISION_YEAR: tc_put_format(out, "%04d", date.year); break;
    case TC_PRECISION_MONTH: tc_put_format(out, "%04d-%02d", date.year, date.month); break;
    case TC_PRECISION_DAY: tc_put_format(out, "%04d-%02d-%02d", date.year, date.month, date.day); break;
    }
}

void tc_period_write(tc_buffer *out, tc_period period)
{
    const tc_date from = period.from;
    const tc_date wider[] = {{from.year, 0, 0}, {from.year, from.month, 0}, from};
    if (!from.year) return;
    for (size_t i = 0; i < 3; i++)
        if (tc_period_same(period, tc_date_period(wider[i]))) {
            tc_date_write(out, wider[i]);
            return;
        }
    tc_date_write(out, from);
    tc_put_text(out, "..");
    tc_date_write(out, period.to);
}
