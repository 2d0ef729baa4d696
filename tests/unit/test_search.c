/* Searching over the fictional corpus: the query language, filters, order, and a reader that stays open while the index
 * is written. */
#include "tests/unit/test_index.h"

static int open_index(void **state)
{
    static const char *const folders[] = {"bao-cao", "sinh-hoat-chi-bo", "nghi-quyet", "quyet-dinh-ke-hoach",
                                          "cong-van"};
    (void)state;
    if (index_make() != 0) return -1;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", TC_CORPUS, folders[i]);
        index_add(path);
    }
    succeed(tc_searcher_open(&searcher, database));
    return 0;
}

/* ---- the table ---- */

/* All that a hit says, folded, with a blank at either end. */
static void fold_hit(tc_buffer *out, const tc_hit *hit)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer all = {0};
    tc_put_text(&all, hit->passage.text);
    for (size_t i = 0; i < hit->passage.section_count; i++) tc_put_format(&all, " %s", hit->passage.section[i]);
    for (size_t i = 0; i < hit->passage.context_count; i++) tc_put_format(&all, " %s", hit->passage.context[i].text);
    if (hit->passage.opening.text) tc_put_format(&all, " %s", hit->passage.opening.text);
    tc_put_format(&all, " %s", hit->passage.about ? hit->passage.about : "");
    tc_put_char(out, ' ');
    succeed(tc_field_key(out, all.data));
    tc_put_char(out, ' ');
}

static bool hit_holds(const tc_hit *hit, const char *words)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0}, phrase = {0};
    fold_hit(&text, hit);
    tc_put_format(&phrase, " %s ", words);
    return strstr(text.data, phrase.data) != NULL;
}

static void check_order(const char *query, const tc_results *r, bool rising)
{
    for (size_t i = 1; i < r->hit_count; i++) {
        tc_date a = r->hits[i - 1].citation.date, b = r->hits[i].citation.date;
        if (!b.year) continue;
        if (!a.year) fail_msg("'%s': a dated hit behind an undated one", query);
        int order = tc_date_days(tc_date_period(a).from) - tc_date_days(tc_date_period(b).from);
        if (rising ? order > 0 : order < 0) fail_msg("'%s': hits %zu and %zu are not in order", query, i, i + 1);
    }
}

static void check_hits(const char *query, const tc_results *r, const char *check)
{
    for (size_t i = 0; i < r->hit_count; i++) {
        const tc_hit *h = &r->hits[i];
        if (!strncmp(check, "all~", 4) && !hit_holds(h, check + 4))
            fail_msg("'%s': %s does not hold '%s'", query, h->id, check + 4);
        if (!strncmp(check, "none~", 5) && hit_holds(h, check + 5))
            fail_msg("'%s': %s holds '%s'", query, h->id, check + 5);
        if (!strncmp(check, "dated=", 6) && h->citation.date.year != atoi(check + 6))
            fail_msg("'%s': %s is of %d", query, h->id, h->citation.date.year);
    }
}

static void check_result(const char *query, const tc_results *r, const char *check)
{
    if (!strncmp(check, "total=", 6)) {
        if (r->total != (unsigned)atoi(check + 6)) fail_msg("'%s': total %u", query, r->total);
    } else if (!strncmp(check, "total>", 6)) {
        if (r->total <= (unsigned)atoi(check + 6)) fail_msg("'%s': total %u", query, r->total);
    } else if (!strncmp(check, "first~", 6)) {
        if (!r->hit_count || !strstr(r->hits[0].citation.document, check + 6))
            fail_msg("'%s': first is %s", query, r->hit_count ? r->hits[0].id : "none");
    } else if (!strcmp(check, "warned")) {
        if (!r->warning_count) fail_msg("'%s': no warning", query);
    } else if (!strcmp(check, "nosuggestion")) {
        if (r->suggestion) fail_msg("'%s': suggests '%s'", query, r->suggestion);
    } else if (!strncmp(check, "suggests ", 9)) {
        if (!r->suggestion || !strstr(r->suggestion, check + 9))
            fail_msg("'%s': suggests '%s'", query, r->suggestion ? r->suggestion : "");
    } else if (!strncmp(check, "sorted ", 7)) {
        check_order(query, r, !strcmp(check + 7, "rising"));
    } else if (strncmp(check, "all~", 4) != 0 && strncmp(check, "none~", 5) != 0 && strncmp(check, "dated=", 6) != 0) {
        fail_msg("no check '%s'", check);
    } else
        check_hits(query, r, check);
}

static void set_option(tc_search_options *o, char *option)
{
    char *value = strchr(option, '=');
    assert_non_null(value);
    *value++ = '\0';
    for (char *c = value; *c; c++)
        if (*c == '_') *c = ' ';
    if (!strcmp(option, "from"))
        o->from = value;
    else if (!strcmp(option, "to"))
        o->to = value;
    else if (!strcmp(option, "period"))
        o->period = value;
    else if (!strcmp(option, "type"))
        o->type = value;
    else if (!strcmp(option, "issuer"))
        o->issuer = value;
    else if (!strcmp(option, "limit"))
        o->limit = atol(value);
    else if (!strcmp(option, "sort"))
        o->sort = *value == '-' ? TC_SORT_DATE_DESCENDING : TC_SORT_DATE;
    else
        fail_msg("no option '%s'", option);
}

static void run_row(char *line)
{
    tc_search_options options = {.limit = 20, .today = {2024, 12, 31}};
    tc_results results;
    char *query = line, *rest = strchr(line, '\t');
    assert_non_null(rest);
    *rest++ = '\0';
    char *checks = strchr(rest, '\t');
    assert_non_null(checks);
    *checks++ = '\0';
    for (char *option = strtok(rest, " "); option; option = strtok(NULL, " "))
        if (strcmp(option, "-") != 0) set_option(&options, option);
    succeed(tc_search(&results, searcher, query, &options));
    for (char *check = checks; check;) {
        char *next = strstr(check, " & ");
        if (next) *next = '\0';
        check_result(query, &results, check);
        check = next ? next + 3 : NULL;
    }
    tc_results_clear(&results);
}

static void queries_do_what_the_table_says(void **state)
{
    char line[1000];
    int rows = 0;
    FILE *table = fopen(TC_TESTS "/tables/search-queries.txt", "re");
    (void)state;
    assert_non_null(table);
    while (fgets(line, sizeof line, table)) {
        line[strcspn(line, "\n")] = '\0';
        if (*line == '#' || !*line) continue;
        run_row(line);
        rows++;
    }
    fclose(table);
    assert_true(rows > 20);
}

/* ---- properties ---- */

/* Fields beyond those that a query may have are words, and that is said once. */
static void too_many_fields_are_told(void **state)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer query = {0};
    tc_search_options options = {.limit = 10};
    tc_results r;
    (void)state;
    tc_put_text(&query, "kè (ngay:2022");
    for (int i = 0; i < 70; i++) tc_put_text(&query, " OR ngay:1950");
    tc_put_text(&query, ")");
    succeed(tc_buffer_check(&query));
    succeed(tc_search(&r, searcher, query.data, &options));
    assert_int_equal(r.warning_count, 1);
    assert_non_null(strstr(r.warnings[0], "64 fields"));
    tc_results_clear(&r);
}

static void offset_goes_on_where_limit_ended(void **state)
{
    tc_search_options all = {.limit = 10}, rest = {.limit = 5, .offset = 5};
    tc_results a, b;
    (void)state;
    succeed(tc_search(&a, searcher, "thu ngân sách thành phố", &all));
    succeed(tc_search(&b, searcher, "thu ngân sách thành phố", &rest));
    assert_int_equal(b.hit_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(a.hits[i + 5].id, b.hits[i].id);
        assert_int_equal(b.hits[i].rank, i + 6);
    }
    tc_results_clear(&a);
    tc_results_clear(&b);
}

static void highlights_are_words_of_the_text(void **state)
{
    tc_search_options options = {.limit = 10};
    tc_results r;
    (void)state;
    succeed(tc_search(&r, searcher, "phuong an boi thuong GPMB", &options));
    assert_true(r.hit_count > 0);
    for (size_t i = 0; i < r.hit_count; i++) {
        const tc_hit *h = &r.hits[i];
        assert_true(h->highlight_count > 0);
        for (size_t k = 0; k < h->highlight_count; k++) {
            assert_true(h->highlights[k].start < h->highlights[k].end &&
                        h->highlights[k].end <= h->passage.text_length);
            assert_true(k == 0 || h->highlights[k - 1].end <= h->highlights[k].start);
        }
        assert_true(strlen(h->snippet) <= 320);
    }
    tc_results_clear(&r);
}

/* What Xapian is asked for a query; the caller's. */
static char *asked(const char *query)
{
    tc_results r;
    tc_search_options options = {.limit = 1};
    succeed(tc_search(&r, searcher, query, &options));
    char *text = r.understood.xapian;
    r.understood.xapian = NULL;
    tc_results_clear(&r);
    return text;
}

/* "TT" is thị trấn and trung tâm: alone both count, beside y tế trung tâm alone fully. */
static void readings_are_weighed_by_the_other_words(void **state)
{
    (void)state;
    char *alone = asked("TT"), *beside = asked("TT y tế");
    assert_null(strstr(alone, "0.5 * ("));
    assert_non_null(strstr(alone, "thi"));
    assert_non_null(strstr(alone, "trung"));
    assert_non_null(strstr(beside, "0.5 * (thi"));
    assert_null(strstr(beside, "0.5 * (trung"));
    free(alone);
    free(beside);
}

static void wrong_options_are_usage(void **state)
{
    static const tc_search_options wrong[] = {
        {.limit = 5, .from = "hôm nào"}, {.limit = 5, .period = "lúc nào đó"}, {.limit = 5, .sector = "bóng đá"}};
    tc_results r;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(tc_search(&r, searcher, "lợn", &wrong[i]), TC_USAGE);
    assert_int_equal(tc_search(&r, searcher, " ?! ", &(tc_search_options){.limit = 5}), TC_USAGE);
}

static void write_added(int number)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%d.txt", documents, number);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    for (int i = 0; i < 200; i++)
        fprintf(file, "Tin số %d: trạm quan trắc zuritan thứ %d báo mực nước dâng %d cm.\n\n", number, i, number + i);
    assert_int_equal(fclose(file), 0);
}

/* Each commit takes away the revision that the reader stands on, after the next one at the latest. */
static void a_reader_goes_on_while_the_index_is_written(void **state)
{
    tc_search_options options = {.limit = 3};
    tc_results r;
    uint32_t before = 0;
    (void)state;
    for (int number = 1; number <= 4; number++) {
        write_added(number);
        index_add(documents);
        succeed(tc_search(&r, searcher, "trạm quan trắc zuritan", &options));
        assert_true(r.total > before);
        before = r.total;
        tc_results_clear(&r);
        tc_mentions mentions;
        succeed(
            tc_mention_find(&mentions, searcher, "quan trắc zuritan", &(tc_mention_options){.search = {.limit = -1}}));
        assert_true(mentions.total >= (size_t)number);
        tc_mentions_clear(&mentions);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(queries_do_what_the_table_says),
        cmocka_unit_test(too_many_fields_are_told),
        cmocka_unit_test(offset_goes_on_where_limit_ended),
        cmocka_unit_test(highlights_are_words_of_the_text),
        cmocka_unit_test(readings_are_weighed_by_the_other_words),
        cmocka_unit_test(wrong_options_are_usage),
        cmocka_unit_test(a_reader_goes_on_while_the_index_is_written),
    };
    return cmocka_run_group_tests(tests, open_index, index_remove);
}
