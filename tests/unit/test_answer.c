/* Questions and the answers to them, through an index made from a few invented documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/pipeline.h"
#include "tests/unit/test_tag_table.h"
#include <cmocka.h>
#include <errno.h>
#include <math.h>
#include <sys/stat.h>
#include <tracuu/search.h>
#include <unistd.h>

static char folder[64], documents[80], database[80];
static tc_searcher *searcher;

static const char *value_of(const group *g, const char *key)
{
    for (int i = 0; i < g->count; i++)
        if (!strcmp(g->pairs[i].key, key)) return g->pairs[i].value;
    return NULL;
}

/* ---- the index ---- */

static void write_document(const group *g)
{
    char name[300];
    const char *path = value_of(g, "file");
    assert_non_null(path);
    snprintf(name, sizeof name, "%s/%s", documents, path ? path : "");
    FILE *file = fopen(name, "we");
    assert_non_null(file);
    for (int i = 0; i < g->count; i++)
        if (!strcmp(g->pairs[i].key, "line")) fprintf(file, "%s\n", g->pairs[i].value);
    assert_int_equal(fclose(file), 0);
}

static void succeed(tc_status status)
{
    if (status != TC_OK) fail_msg("%s", tc_message());
}

static int open_index(void **state)
{
    tc_sectors *sectors;
    tc_files files = {0};
    tc_progress progress = {0};
    (void)state;
    strcpy(folder, "/tmp/tracuu-answer-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    snprintf(documents, sizeof documents, "%s/documents", folder);
    snprintf(database, sizeof database, "%s/index", folder);
    if (mkdir(documents, 0700) != 0) return -1;
    groups_read(TC_TESTS "/tables/answer-documents.txt", write_document);
    succeed(tc_sectors_load(&sectors, NULL));
    succeed(tc_files_walk(&files, documents));
    tc_add_options options = {.sectors = sectors, .threads = 1, .commit_bytes = 1 << 20};
    succeed(tc_index_add(&progress, database, &files, &options));
    tc_files_free(&files);
    tc_sectors_free(sectors);
    succeed(tc_searcher_open(&searcher, database));
    return 0;
}

static int close_index(void **state)
{
    char command[160];
    (void)state;
    tc_searcher_free(searcher);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

/* ---- questions ---- */

static void check_answer(const group *g, const tc_asked *asked)
{
    const char *question = value_of(g, "ask"), *want = value_of(g, "answer"), *unit = value_of(g, "unit");
    const char *value = value_of(g, "value");
    const tc_answer *a = &asked->answer;
    if (strcmp(asked->kind, value_of(g, "kind")) != 0)
        fail_msg("'%s': the kind is %s, not %s", question, asked->kind, value_of(g, "kind"));
    if (!strcmp(want, "-")) {
        if (asked->answered) fail_msg("'%s': answered '%s' (%.2f)", question, a->text, a->confidence);
        assert_non_null(asked->reason);
        return;
    }
    if (!asked->answered) fail_msg("'%s': no answer (%s), not '%s'", question, asked->reason, want);
    if (strcmp(a->text, want) != 0) fail_msg("'%s': '%s' (%.2f), not '%s'", question, a->text, a->confidence, want);
    if (!strstr(a->sentence, a->text)) fail_msg("'%s': the answer is not in '%s'", question, a->sentence);
    if (unit && (!a->unit || strcmp(a->unit, unit) != 0)) fail_msg("'%s': the unit is '%s'", question, a->unit);
    if (value && !(fabs(a->value - atof(value)) < 1e-9)) fail_msg("'%s': the value is %g", question, a->value);
    if (strcmp(asked->kind, "amount") != 0) assert_true(isnan(a->value) && !a->unit);
    assert_non_null(a->citation.label);
    assert_true(a->confidence > 0 && a->confidence <= 1);
    assert_null(asked->reason);
}

static void check_other(const group *g, const tc_asked *asked)
{
    const char *want = value_of(g, "other"), *question = value_of(g, "ask");
    if (!want) return;
    const char *got = asked->other_count ? asked->others[0].text : "-";
    if (strcmp(got, want) != 0) fail_msg("'%s': the other figure is '%s', not '%s'", question, got, want);
}

static void ask(const group *g)
{
    tc_asked asked;
    tc_search_options options = {.limit = 3, .today = {2024, 1, 15}};
    succeed(tc_ask(&asked, searcher, value_of(g, "ask"), &options));
    check_answer(g, &asked);
    check_other(g, &asked);
    assert_true(asked.results.hit_count <= 3);
    tc_asked_clear(&asked);
}

static void test_questions(void **state)
{
    (void)state;
    assert_true(groups_read(TC_TESTS "/tables/answer-questions.txt", ask) > 25);
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
    return cmocka_run_group_tests(tests, open_index, close_index);
}
