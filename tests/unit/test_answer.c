/* Questions and the answers to them, through an index made from a few invented documents. */
#include "tests/unit/test_index.h"
#include <math.h>

static int open_index(void **state)
{
    (void)state;
    return index_of_table("answer-documents.txt");
}

/* ---- questions ---- */

static void check_answer(const group *g, const tc_asked *asked)
{
    const char *question = group_value(g, "ask"), *want = group_value(g, "answer"), *unit = group_value(g, "unit");
    const char *value = group_value(g, "value"), *sentence = group_value(g, "sentence");
    const tc_answer *a = &asked->answer;
    if (strcmp(asked->kind, group_value(g, "kind")) != 0)
        fail_msg("'%s': the kind is %s, not %s", question, asked->kind, group_value(g, "kind"));
    if (!strcmp(want, "-")) {
        if (asked->answered) fail_msg("'%s': answered '%s' (%.2f)", question, a->text, a->confidence);
        assert_non_null(asked->reason);
        return;
    }
    if (!asked->answered) fail_msg("'%s': no answer (%s), not '%s'", question, asked->reason, want);
    if (strcmp(a->text, want) != 0) fail_msg("'%s': '%s' (%.2f), not '%s'", question, a->text, a->confidence, want);
    if (!strstr(a->sentence, a->text)) fail_msg("'%s': the answer is not in '%s'", question, a->sentence);
    if (sentence && strncmp(a->sentence, sentence, strlen(sentence)) != 0)
        fail_msg("'%s': the sentence is '%s'", question, a->sentence);
    if (unit && (!a->unit || strcmp(a->unit, unit) != 0)) fail_msg("'%s': the unit is '%s'", question, a->unit);
    if (value && !(fabs(a->value - atof(value)) < 1e-9)) fail_msg("'%s': the value is %g", question, a->value);
    if (strcmp(asked->kind, "amount") != 0) assert_true(isnan(a->value) && !a->unit);
    assert_non_null(a->citation.label);
    assert_true(a->confidence > 0 && a->confidence <= 1);
    assert_null(asked->reason);
}

static void check_other(const group *g, const tc_asked *asked)
{
    const char *want = group_value(g, "other"), *question = group_value(g, "ask");
    if (!want) return;
    const char *got = asked->other_count ? asked->others[0].text : "-";
    if (strcmp(got, want) != 0) fail_msg("'%s': the other figure is '%s', not '%s'", question, got, want);
}

static void ask(const group *g)
{
    tc_asked asked;
    tc_search_options options = {.limit = 3, .today = {2024, 1, 15}};
    succeed(tc_ask(&asked, searcher, group_value(g, "ask"), &options));
    check_answer(g, &asked);
    check_other(g, &asked);
    assert_true(asked.results.hit_count <= 3);
    tc_asked_clear(&asked);
}

static void test_questions(void **state)
{
    (void)state;
    assert_true(groups_read("answer-questions.txt", ask) > 25);
}

/* Only the page asked for comes back, though more is read. */
static void test_page(void **state)
{
    tc_asked first, second;
    tc_search_options options = {.limit = 1, .today = {2024, 1, 15}};
    (void)state;
    succeed(tc_ask(&first, searcher, "tổng đàn lợn", &options));
    options.offset = 1;
    succeed(tc_ask(&second, searcher, "tổng đàn lợn", &options));
    assert_int_equal(first.results.hit_count, 1);
    assert_int_equal(second.results.hit_count, 1);
    assert_int_equal(first.results.hits[0].rank, 1);
    assert_int_equal(second.results.hits[0].rank, 2);
    tc_asked_clear(&first);
    tc_asked_clear(&second);
}

/* Nothing of the question is in the index. */
static void test_nothing(void **state)
{
    tc_asked asked;
    tc_search_options options = {.limit = 10, .today = {2024, 1, 15}};
    (void)state;
    succeed(tc_ask(&asked, searcher, "zzyzx qwfp bao nhiêu", &options));
    assert_false(asked.answered);
    assert_non_null(asked.reason);
    tc_asked_clear(&asked);
    assert_int_equal(tc_ask(&asked, searcher, "", &options), TC_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_questions),
        cmocka_unit_test(test_page),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, open_index, index_remove);
}
