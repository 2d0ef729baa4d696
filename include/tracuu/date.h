/* Dates and periods of time. A date that is known to the month has day 0, to the year month 0; year 0 is no date. */
#ifndef TRACUU_DATE_H
#define TRACUU_DATE_H

#include <stdint.h>
#include <tracuu/buffer.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tc_date {
    int16_t year;
    int8_t month, day;
} tc_date;

typedef enum tc_precision { TC_PRECISION_NONE, TC_PRECISION_YEAR, TC_PRECISION_MONTH, TC_PRECISION_DAY } tc_precision;

/* An interval of whole days, both ends included; from.year 0 is no period. */
typedef struct tc_period {
    tc_date from, to;
} tc_period;

TC_API tc_precision tc_date_precision(tc_date date);
TC_API bool tc_date_valid(tc_date date);  /* a real day of the calendar between 1900 and 2100, or month, or year */
TC_API bool tc_date_exists(tc_date date); /* the same of any year */
TC_API int tc_date_days(tc_date date);    /* days since 1970-01-01; a month or year counts from its first day */
TC_API tc_date tc_date_of_days(int days);
TC_API tc_period tc_date_period(tc_date date);    /* the interval a date of any precision covers */
TC_API int tc_date_compare(tc_date a, tc_date b); /* by first day, then the more precise first */
TC_API bool tc_date_same(tc_date a, tc_date b);
TC_API bool tc_period_same(tc_period a, tc_period b);
TC_API bool tc_period_overlaps(tc_period a, tc_period b);
TC_API bool tc_period_within(tc_period inner, tc_period outer);
/* "2022-01-18", "2022-01", "2022", or "" for none. Appends. */
TC_API void tc_date_write(tc_buffer *out, tc_date date);
/* "2022-01", "2022", "2022-01-05..2022-03-31", or "" for none; a form that queries take too. Appends. */
TC_API void tc_period_write(tc_buffer *out, tc_period period);
/* The whole of `text` as a date: 2022, 2022-01, 2022-01-18, 18/01/2022, 01/2022, 18-1-2022, 18.1.2022, with or without
 * "ngày", "tháng", "năm". TC_USAGE when it is none. */
TC_API tc_status tc_date_parse(tc_date *out, const char *text);
/* The whole of `text` as a period, in any spoken form, marks or not: all of tc_date_parse, "2022..2023", "quý I/2023",
 * "quý 1 năm 2023", "6 tháng đầu năm 2023", "9 tháng năm 2023", "6 tháng cuối năm 2022", "nửa đầu năm 2023", "cuối năm
 * 2022" (its last quarter), "đầu năm 2022" (its first quarter), "nhiệm kỳ 2021-2026", "giai đoạn 2021 – 2025", "từ
 * tháng 1 đến tháng 6 năm 2022", "đến ngày 30/11/2022" and "tính đến 30/11/2022" (from 1 January of that year to that
 * day), "năm ngoái", "năm nay", "tháng trước" against `today`. TC_USAGE when it is none. */
TC_API tc_status tc_period_parse(tc_period *out, const char *text, tc_date today);

#ifdef __cplusplus
}
#endif
#endif
