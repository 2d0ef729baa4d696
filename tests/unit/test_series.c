/* Figures through time, through an index made from a few invented documents. */
#include "tests/unit/test_index.h"
#include <math.h>
#include <tracuu/series.h>

static int open_index(void **state)
{
    (void)state;
    return index_of_table("series-documents.txt");
}

/* ---- points ---- */

static void put_number(tc_buffer *out, double value)
{
    if (isnan(value))
        tc_put_text(out, " | -");
    else
        tc_put_format(out, " | %.10g", value);
}

/* The point as the table writes it. */
static char *written(const tc_point *p)
{
    tc_buffer out = {0};
    tc_period_write(&out, p->period);
    tc_put_format(&out, " | %s", p->text);
    put_number(&out, p->value);
    put_number(&out, p->target);
    tc_put_format(&out, " | %s | %s | %s | ", p->unit ? p->unit : "-", tc_point_kind_name(p->kind),
                  p->exact ? "exact" : "about");
    if (p->as_of.year)
        tc_date_write(&out, p->as_of);
    else
        tc_put_char(&out, '-');
    return tc_buffer_steal(&out);
}

static void check_point(const char *indicator, const tc_point *p, const char *want)
{
    char *got = written(p);
    assert_non_null(got);
    if (strcmp(got, want) != 0) fail_msg("'%s': '%s', not '%s'", indicator, got, want);
    free(got);
    assert_non_null(p->citation.label);
    assert_true(p->score > 0 && p->span.end > p->span.start);
    if (!strstr(p->sentence, p->text)) fail_msg("'%s': '%s' is not in '%s'", indicator, p->text, p->sentence);
}

static void check_series(const group *g)
{
    tc_series series;
    tc_search_options options = {.limit = -1, .today = {2024, 1, 15}};
    const char *indicator = group_value(g, "indicator"), *unit = group_value(g, "unit");
    size_t at = 0;
    succeed(tc_series_find(&series, searcher, indicator, &options));
    assert_int_equal(series.count, series.total);
    for (int i = 0; i < g->count; i++) {
        if (strcmp(g->pairs[i].key, "point") != 0) continue;
        const char *want = g->pairs[i].value;
        if (!strcmp(want, "-")) break;
        if (at == series.count) fail_msg("'%s': only %zu points, '%s' is not there", indicator, at, want);
        check_point(indicator, &series.items[at++], want);
    }
    if (at < series.count) fail_msg("'%s': also '%s'", indicator, series.items[at].sentence);
    if (unit) assert_string_equal(series.unit, unit);
    tc_series_clear(&series);
}

static void test_points(void **state)
{
    (void)state;
    assert_true(groups_read("series-points.txt", check_series) >= 12);
}

/* Values in units of one quantity can be compared. */
static void test_common_unit(void **state)
{
    tc_series series;
    tc_search_options options = {.limit = -1, .today = {2024, 1, 15}};
    (void)state;
    succeed(tc_series_find(&series, searcher, "thu phí tham quan", &options));
    assert_int_equal(series.count, 4);
    for (size_t i = 0; i < 4; i++) {
        static const double billions[] = {1.25, 0.4, 3.812, 4.2};
        double factor = !strcmp(series.unit, "tỷ đồng") ? 1 : 1000;
        if (!(fabs(series.items[i].common - factor * billions[i]) < 1e-6))
            fail_msg("%g %s", series.items[i].common, series.unit);
    }
    tc_series_clear(&series);
}

static void test_page_and_order(void **state)
{
    tc_series series;
    tc_search_options options = {.limit = 1, .offset = 1, .sort = TC_SORT_DATE_DESCENDING, .today = {2024, 1, 15}};
    (void)state;
    succeed(tc_series_find(&series, searcher, "tổng đàn dê", &options));
    assert_int_equal(series.total, 3);
    assert_int_equal(series.count, 1);
    assert_string_equal(series.items[0].text, "1.310/1.400 con");
    tc_series_clear(&series);
}

static void test_filter(void **state)
{
    tc_series series;
    tc_search_options options = {.limit = -1, .to = "2022-06", .today = {2024, 1, 15}};
    (void)state;
    succeed(tc_series_find(&series, searcher, "tổng đàn dê", &options));
    assert_int_equal(series.count, 1);
    assert_string_equal(series.items[0].text, "1250 con");
    tc_series_clear(&series);
}

static void test_no_words(void **state)
{
    tc_series series;
    tc_search_options options = {.limit = -1, .today = {2024, 1, 15}};
    (void)state;
    assert_int_equal(tc_series_find(&series, searcher, " ", &options), TC_USAGE);
    succeed(tc_series_find(&series, searcher, "tổng số", &options));
    tc_series_clear(&series);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_points), cmocka_unit_test(test_common_unit), cmocka_unit_test(test_page_and_order),
        cmocka_unit_test(test_filter), cmocka_unit_test(test_no_words),
    };
    return cmocka_run_group_tests(tests, open_index, index_remove);
}
