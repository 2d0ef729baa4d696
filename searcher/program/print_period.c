/* Periods as a clerk names them: "quý I/2022", "9 tháng đầu năm 2022", "đến ngày 15/12/2022". */
#include "searcher/program/messages.h"
#include "searcher/program/print.h"
#include <stdbool.h>

static bool is_last_of_month(tc_date day)
{
    return tc_date_period((tc_date){day.year, day.month, 0}).to.day == day.day;
}

/* Whole months of one year: how many. 0 for anything else. */
static int whole_months(tc_period p)
{
    if (p.from.year != p.to.year || p.from.day != 1 || !is_last_of_month(p.to)) return 0;
    return p.to.month - p.from.month + 1;
}

static void put_day(tc_buffer *text, tc_say words, tc_date day)
{
    tc_put_format(text, tc_say_text(words), day.day, day.month, day.year);
}

void tc_put_day(tc_buffer *text, tc_date day)
{
    if (day.day) tc_put_format(text, "%02d/", day.day);
    if (day.month) tc_put_format(text, "%02d/", day.month);
    if (day.year) tc_put_format(text, "%d", day.year);
}

void tc_put_day_words(tc_buffer *text, tc_date day)
{
    if (day.day)
        put_day(text, TC_SAY_ON_DAY, day);
    else if (day.month)
        tc_put_format(text, tc_say_text(TC_SAY_IN_MONTH), day.month, day.year);
    else
        tc_put_format(text, tc_say_text(TC_SAY_IN_YEAR), day.year);
}

static void put_months(tc_buffer *text, tc_period p, int months)
{
    static const char *const quarters[] = {"I", "II", "III", "IV"};
    if (months == 12)
        tc_put_format(text, tc_say_text(TC_SAY_IN_YEAR), p.from.year);
    else if (months == 1)
        tc_put_format(text, tc_say_text(TC_SAY_IN_MONTH), p.from.month, p.from.year);
    else if (months == 3 && p.from.month % 3 == 1)
        tc_put_format(text, tc_say_text(TC_SAY_IN_QUARTER), quarters[p.from.month / 3], p.from.year);
    else if (p.from.month == 1)
        tc_put_format(text, tc_say_text(TC_SAY_FIRST_MONTHS), months, p.from.year);
    else
        tc_put_format(text, "%02d–%02d/%d", p.from.month, p.to.month, p.from.year);
}

void tc_put_period_words(tc_buffer *text, tc_period p)
{
    int months = whole_months(p);
    if (months)
        put_months(text, p, months);
    else if (!tc_date_compare(p.from, p.to))
        put_day(text, TC_SAY_ON_DAY, p.to);
    else if (p.from.year == p.to.year && p.from.month == 1 && p.from.day == 1)
        put_day(text, TC_SAY_UP_TO_DAY, p.to);
    else
        tc_put_format(text, "%02d/%02d/%d – %02d/%02d/%d", p.from.day, p.from.month, p.from.year, p.to.day, p.to.month,
                      p.to.year);
}
