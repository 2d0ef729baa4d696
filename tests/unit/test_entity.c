#include "test_record_table.h"
#include <math.h>
#include <time.h>
#include <tracuu/entity.h>

/* ---- the table ---- */

static void put_number(tc_buffer *out, double value)
{
    if (isnan(value))
        tc_put_text(out, "-");
    else
        tc_put_format(out, "%.12g", value);
}

static void put_date(tc_buffer *out, tc_date date)
{
    size_t before = out->length;
    tc_date_write(out, date);
    if (out->length == before) tc_put_char(out, '-');
}

static void put_period(tc_buffer *out, tc_period period)
{
    tc_date_write(out, period.from);
    tc_put_text(out, "..");
    tc_date_write(out, period.to);
}

/* One entity as a line of the table. */
static void put_entity(tc_buffer *out, const char *text, const tc_entity *e)
{
    static const char *const kinds[] = {"DATE", "PERIOD", "DOC", "FIG", "NAME"};
    static const char *const names[] = {"other", "person", "organisation", "place", "project"};
    tc_put_format(out, "%s %.*s | ", kinds[e->kind], (int)(e->at.end - e->at.start), text + e->at.start);
    switch (e->kind) {
    case TC_ENTITY_DATE:
        put_date(out, e->date);
        tc_put_text(out, " | ");
        put_period(out, e->period);
        break;
    case TC_ENTITY_PERIOD: put_period(out, e->period); break;
    case TC_ENTITY_DOCUMENT:
        tc_put_format(out, "%s | %s | %s | ", e->number, e->type ? e->type : "-", e->issuer ? e->issuer : "-");
        put_date(out, e->date);
        tc_put_format(out, " | %s", e->subject ? e->subject : "-");
        break;
    case TC_ENTITY_FIGURE:
        put_number(out, e->value);
        tc_put_text(out, " | ");
        put_number(out, e->target);
        tc_put_format(out, " | %s%s", e->unit ? e->unit : "-", e->approximate ? " | ~" : "");
        break;
    case TC_ENTITY_NAME: tc_put_text(out, names[e->name_kind]); break;
    }
    if (!e->certain) tc_put_text(out, " | ?");
}

static bool ranges_hold(const tc_entities *entities, size_t length)
{
    uint32_t end = 0;
    for (size_t k = 0; k < entities->count; k++) {
        tc_range at = entities->items[k].at;
        if (at.start < end || at.end <= at.start || at.end > length) return false;
        end = at.end;
    }
    return true;
}

/* Whether a line of names stands among the entities found. */
static bool name_found(const tc_entities *entities, const char *text, const char *want)
{
    bool found = false;
    for (size_t k = 0; k < entities->count && !found; k++) {
        tc_buffer line = {0};
        put_entity(&line, text, &entities->items[k]);
        found = strcmp(line.data, want) == 0;
        tc_buffer_free(&line);
    }
    if (!found) print_error("  missing: %s\n", want);
    return found;
}

static bool compare(const tc_entities *entities, const char *text, const table_group *group, int from)
{
    tc_buffer want = {0}, got = {0};
    bool same = true;
    tc_put_text(&want, "");
    tc_put_text(&got, "");
    for (int k = from; k < group->count; k++) {
        if (strncmp(group->lines[k], "NAME ", 5) == 0)
            same = name_found(entities, text, group->lines[k]) && same;
        else
            tc_put_format(&want, "\n    %s", group->lines[k]);
    }
    for (size_t k = 0; k < entities->count; k++) {
        if (entities->items[k].kind == TC_ENTITY_NAME) continue;
        tc_put_text(&got, "\n    ");
        put_entity(&got, text, &entities->items[k]);
    }
    same = table_same(want.data, got.data) && same;
    tc_buffer_free(&want);
    tc_buffer_free(&got);
    return same;
}

static bool check_entities(const table_group *group)
{
    tc_date reference = {0};
    int from = 0;
    if (strncmp(group->lines[0], "@ ", 2) == 0) {
        assert_int_equal(tc_date_parse(&reference, group->lines[0] + 2), TC_OK);
        from++;
    }
    if (from >= group->count || strncmp(group->lines[from], "> ", 2) != 0) return false;
    const char *text = group->lines[from] + 2;
    tc_entities entities = {0};
    assert_int_equal(tc_entities_scan(&entities, text, strlen(text), reference), TC_OK);
    bool same = ranges_hold(&entities, strlen(text)) && compare(&entities, text, group, from + 1);
    tc_entities_free(&entities);
    return same;
}

static void entities_are_found(void **state)
{
    (void)state;
    assert_true(table_check("record-entities.txt", check_entities) >= 45);
}

/* ---- any bytes ---- */

static uint32_t next_random(uint32_t *seed)
{
    return *seed = *seed * 1664525u + 1013904223u;
}

/* Pieces that mean something, and broken UTF-8. */
static const char *const pieces[] = {"ngày ",
                                     "tháng ",
                                     "năm ",
                                     "2022",
                                     "/",
                                     "-",
                                     "12",
                                     "315",
                                     "KH",
                                     "TU",
                                     "QĐ",
                                     "UBND ",
                                     "Quyết định số ",
                                     " ",
                                     ",",
                                     ".",
                                     "tỷ ",
                                     "triệu đồng",
                                     "quý I",
                                     "giai đoạn ",
                                     "của ",
                                     "Ban Thường vụ ",
                                     "(",
                                     ")",
                                     "về ",
                                     "\xff",
                                     "\xe1\xbb",
                                     "%",
                                     "o",
                                     "<sup>",
                                     "</sup>",
                                     "dự án ",
                                     "Kè ",
                                     "tổ ",
                                     "Nguyễn Văn ",
                                     "đến ",
                                     "từ ",
                                     "999999999999999999",
                                     "0",
                                     "ban hành ",
                                     "²"};

/* Pieces put together at random. */
static void nothing_breaks_the_scan(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 4000; round++) {
        tc_buffer text = {0};
        tc_put_text(&text, "");
        for (uint32_t n = next_random(&seed) >> 28; n > 0; n--)
            tc_put_text(&text, pieces[(next_random(&seed) >> 8) % (sizeof pieces / sizeof *pieces)]);
        tc_entities entities = {0};
        assert_int_equal(tc_entities_scan(&entities, text.data, text.length, (tc_date){2023, 5, 0}), TC_OK);
        assert_true(ranges_hold(&entities, text.length));
        tc_entities_free(&entities);
        tc_period period;
        (void)tc_period_parse(&period, text.data, (tc_date){2023, 5, 1});
        tc_number number;
        if (tc_number_parse(&number, text.data) == TC_OK) tc_number_free(&number);
        tc_buffer_free(&text);
    }
}

/* Of the processor, the least of three runs: whatever else the machine does. */
static double seconds_for(size_t times)
{
    static const char piece[] = "Ngày 5/5/2022, Sở Xây dựng về việc và (dự án 12/5/1/2/ Quyết định số ";
    tc_buffer text = {0};
    for (size_t k = 0; k < times; k++) tc_put(&text, piece, sizeof piece - 1);
    double best = 1e9;
    for (int run = 0; run < 3; run++) {
        struct timespec from, to;
        tc_entities entities = {0};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
        assert_int_equal(tc_entities_scan(&entities, text.data, text.length, (tc_date){0}), TC_OK);
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
        tc_entities_free(&entities);
        double seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
        if (seconds < best) best = seconds;
    }
    tc_buffer_free(&text);
    return best;
}

/* Sixteen times the text may take more than sixteen times as long, but not the square of it. */
static void time_is_linear(void **state)
{
    (void)state;
    double small = seconds_for(500), large = seconds_for(8000);
    assert_true(large < 100 * small + 0.05);
}

static void entities_are_appended(void **state)
{
    (void)state;
    tc_entities entities = {0};
    assert_int_equal(tc_entities_scan(&entities, "12 ha", 5, (tc_date){0}), TC_OK);
    assert_int_equal(tc_entities_scan(&entities, "", 0, (tc_date){0}), TC_OK);
    assert_int_equal(tc_entities_scan(&entities, "13 ha", 5, (tc_date){0}), TC_OK);
    assert_int_equal(entities.count, 2);
    tc_entities_free(&entities);
    tc_entities_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entities_are_found),
        cmocka_unit_test(nothing_breaks_the_scan),
        cmocka_unit_test(time_is_linear),
        cmocka_unit_test(entities_are_appended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
