/* A figure through time: every value that the documents give for an indicator.
 *
 * A point is one figure of one passage, quoted as it stands. Whether it belongs to the indicator is judged by the words
 * around it (searcher/series/weigh.c says how); where that is doubtful there is no point: a wrong figure is worse than
 * none. What a figure is only compared with ("bằng 101 % so với cùng kỳ"), changes ("tăng 48 con") and the figures of
 * parts ("trong đó …") are no points of the whole.
 */
#ifndef TRACUU_SERIES_H
#define TRACUU_SERIES_H

#include <tracuu/search.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum tc_point_kind {
    TC_POINT_RESULT,
    TC_POINT_PLAN,     /* a target: of a resolution, a plan, a section on tasks to come, or called so */
    TC_POINT_ESTIMATE, /* "ước đạt" */
} tc_point_kind;
TC_API const char *tc_point_kind_name(tc_point_kind kind); /* "result", "plan", "estimate" */

typedef struct tc_point {
    tc_period period;     /* from.year 0 where neither the passage nor the document tells */
    tc_date as_of;        /* "tính đến ngày 15/12/2022"; year 0 where it is not said */
    double value;         /* in `unit` */
    double target;        /* what was to be reached, in `unit`; NAN where it is not said */
    double total;         /* "12/19 tiêu chí": the number of all there are, which is no target; NAN */
    double common;        /* the value in tc_series.unit, so that points can be compared */
    double common_target; /* the same of the target; NAN */
    char *unit;           /* as written, lower case; NULL where none is written */
    tc_point_kind kind;   /* */
    bool exact;           /* false when it is hedged or a bound: "khoảng", "trên", "dưới" */
    char *text;           /* the figure as it stands */
    tc_range span;        /* its bytes in the extracted text */
    char *sentence;       /* the sentence or row it stands in */
    char *comparison;     /* what it is compared with, part of `sentence`: "bằng 104,6% so với cùng kỳ"; NULL */
    double score;         /* how surely it belongs to the indicator, 0 … 1 */
    bool of_ward;         /* its document is of a ward or commune that the indicator does not name */
    uint32_t ordinal;     /* of its passage */
    tc_citation citation;
} tc_point;

typedef struct tc_series {
    char *indicator;
    char *unit; /* that of most points, to which `common` is converted; NULL where they bear none */
    tc_point *items;
    size_t count, total; /* total: before limit and offset */
    tc_period *periods;  /* named in the indicator */
    size_t period_count;
    size_t left_out; /* points of other periods, where there are any of those named */
    char **warnings;
    size_t warning_count;
    double elapsed_ms;
} tc_series;

/* The points in order of time (with TC_SORT_DATE_DESCENDING the latest first), those of one period side by side. A
 * period in the indicator ("thu ngân sách năm ngoái", "quý I năm 2022") limits them to what ends in it, else to what
 * overlaps it; where nothing does, all are given. A warning says so. USAGE when the indicator holds no word. An
 * indicator that nothing tells of is TC_OK with total 0. */
TC_API tc_status tc_series_find(tc_series *out, tc_searcher *searcher, const char *indicator,
                                const tc_search_options *options);
TC_API void tc_series_clear(tc_series *series);

#ifdef __cplusplus
}
#endif
#endif
