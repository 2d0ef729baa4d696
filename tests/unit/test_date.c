#include "test_record_table.h"
#include <tracuu/passage.h>

static bool check_date(const table_group *group)
{
    tc_date date = {0};
    tc_buffer got = {0};
    tc_status status = tc_date_parse(&date, group->lines[0]);
    if (status == TC_OK)
        tc_date_write(&got, date);
    else
        tc_put_text(&got, status == TC_USAGE ? "none" : "?");
    bool same = group->count == 2 && table_same(group->lines[1], got.data);
    tc_buffer_free(&got);
    return same;
}

static void dates_are_read_as_typed(void **state)
{
    (void)state;
    assert_true(table_check("record-dates.txt", check_date) >= 18);
}

static bool check_period(const table_group *group)
{
    tc_period period = {0};
    tc_buffer got = {0};
    tc_status status = tc_period_parse(&period, group->lines[0], (tc_date){2024, 5, 20});
    if (status == TC_OK) {
        tc_date_write(&got, period.from);
        tc_put_text(&got, "..");
        tc_date_write(&got, period.to);
    } else {
        tc_put_text(&got, status == TC_USAGE ? "none" : "?");
    }
    bool same = group->count == 2 && table_same(group->lines[1], got.data);
    tc_buffer_free(&got);
    return same;
}

static void periods_are_read_as_typed(void **state)
{
    (void)state;
    assert_true(table_check("record-periods.txt", check_period) >= 45);
}

static void days_count_both_ways(void **state)
{
    (void)state;
    assert_int_equal(tc_date_days((tc_date){1970, 1, 1}), 0);
    assert_int_equal(tc_date_days((tc_date){2000, 3, 1}), 11017);
    for (int day = tc_date_days((tc_date){1900, 1, 1}); day <= tc_date_days((tc_date){2100, 12, 31}); day++) {
        tc_date date = tc_date_of_days(day);
        assert_true(tc_date_valid(date));
        assert_int_equal(tc_date_days(date), day);
    }
}

static void validity_knows_the_calendar(void **state)
{
    (void)state;
    assert_true(tc_date_valid((tc_date){2024, 2, 29}));
    assert_false(tc_date_valid((tc_date){2023, 2, 29}));
    assert_false(tc_date_valid((tc_date){2023, 4, 31}));
    assert_true(tc_date_valid((tc_date){2023, 4, 0}));
    assert_true(tc_date_valid((tc_date){2023, 0, 0}));
    assert_false(tc_date_valid((tc_date){2023, 0, 5}));
    assert_false(tc_date_valid((tc_date){0, 0, 0}));
    assert_false(tc_date_valid((tc_date){1899, 12, 31}));
    assert_true(tc_date_exists((tc_date){1899, 12, 31}));
    assert_false(tc_date_exists((tc_date){1899, 2, 29}));
}

static void periods_compare(void **state)
{
    (void)state;
    tc_period year = tc_date_period((tc_date){2024, 0, 0}), month = tc_date_period((tc_date){2024, 2, 0});
    assert_int_equal(month.to.day, 29);
    assert_true(tc_period_within(month, year));
    assert_false(tc_period_within(year, month));
    assert_true(tc_period_overlaps(year, month));
    assert_false(tc_period_overlaps(month, tc_date_period((tc_date){2024, 3, 0})));
    assert_false(tc_period_overlaps(month, (tc_period){0}));
    assert_int_equal(tc_date_compare((tc_date){2024, 1, 1}, (tc_date){2024, 1, 2}), -1);
    assert_true(tc_date_compare((tc_date){2024, 1, 1}, (tc_date){2024, 0, 0}) < 0);
    assert_int_equal(tc_date_compare((tc_date){2024, 1, 0}, (tc_date){2024, 1, 0}), 0);
}

static void bases_have_names(void **state)
{
    (void)state;
    for (tc_basis basis = TC_BASIS_LETTERHEAD; basis <= TC_BASIS_FILENAME; basis++)
        assert_int_equal(tc_basis_of_name(tc_basis_name(basis)), basis);
    assert_null(tc_basis_name(TC_BASIS_NONE));
    assert_int_equal(tc_basis_of_name("x"), TC_BASIS_NONE);
    assert_int_equal(tc_basis_of_name(NULL), TC_BASIS_NONE);
    assert_string_equal(tc_passage_kind_name(TC_PASSAGE_ROW), "row");
}

static void what_a_passage_holds_is_freed(void **state)
{
    (void)state;
    tc_passages passages = {0};
    assert_int_equal(TC_GROW(passages.items, passages.capacity, 1), TC_OK);
    tc_passage *p = &passages.items[passages.count++];
    *p = (tc_passage){.text = tc_strdup("a"), .section_count = 1, .context_count = 1, .mark = tc_strdup("1")};
    p->section = calloc(1, sizeof *p->section);
    p->section[0] = tc_strdup("I. Kinh tế");
    p->context = calloc(1, sizeof *p->context);
    p->context[0].text = tc_strdup("b");
    tc_passages_free(&passages);
    assert_null(passages.items);
    tc_passages_free(NULL);
    tc_document document = {.title = tc_strdup("c"), .doubt = tc_strdup("d")};
    tc_document_clear(&document);
    assert_null(document.title);
    tc_document_clear(NULL);
    tc_passage_clear(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read_as_typed),
        cmocka_unit_test(periods_are_read_as_typed),
        cmocka_unit_test(days_count_both_ways),
        cmocka_unit_test(validity_knows_the_calendar),
        cmocka_unit_test(periods_compare),
        cmocka_unit_test(bases_have_names),
        cmocka_unit_test(what_a_passage_holds_is_freed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
