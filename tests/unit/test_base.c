#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>
#include <tracuu/buffer.h>
#include <unistd.h>

static void numbers_survive_a_round_trip(void **state)
{
    (void)state;
    static const int64_t values[] = {0, 1, -1, 127, 128, -129, INT32_MAX, INT64_MAX, INT64_MIN};
    tc_buffer b = {0};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) tc_put_int(&b, values[i]);
    tc_put_uint(&b, UINT64_MAX);
    tc_put_double(&b, -1234.5);
    tc_put_string(&b, "a\0b", 3);
    tc_reader r = {b.data, b.data + b.length, false};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) assert_int_equal(tc_get_int(&r), values[i]);
    assert_true(tc_get_uint(&r) == UINT64_MAX);
    assert_true(tc_get_double(&r) == -1234.5);
    size_t n;
    const char *s = tc_get_string(&r, &n);
    assert_int_equal(n, 3);
    assert_memory_equal(s, "a\0b", 3);
    assert_false(r.bad);
    tc_get_uint(&r);
    assert_true(r.bad);
    tc_buffer_free(&b);
}

static void a_cut_string_is_noticed(void **state)
{
    (void)state;
    tc_reader r = {"\x05"
                   "abc",
                   NULL, false};
    r.end = r.next + 4;
    size_t n = 9;
    tc_get_string(&r, &n);
    assert_true(r.bad);
    assert_int_equal(n, 0);
}

static void a_buffer_keeps_its_limit(void **state)
{
    (void)state;
    tc_buffer b = {.limit = 10};
    tc_put_text(&b, "0123456789");
    assert_int_equal(b.status, TC_OK);
    tc_put_char(&b, 'x');
    assert_int_equal(b.status, TC_LIMIT);
    assert_int_equal(b.length, 10);
    assert_int_equal(tc_buffer_check(&b), TC_LIMIT);
    tc_buffer_free(&b);
}

static void a_sentence_is_cut_between_characters(void **state)
{
    (void)state;
    char text[3001] = "";
    for (int i = 0; i < 1000; i++) memcpy(text + 3 * i, "ế", 3);
    tc_fail(TC_INPUT, "%s", text);
    assert_int_equal(strlen(tc_message()) % 3, 0);
    assert_int_equal(tc_status_exit(TC_LOCKED), 5);
    errno = ENOSPC;
    assert_int_equal(tc_fail_errno("'x'"), TC_DISK);
}

static void a_sentence_is_one_line(void **state)
{
    (void)state;
    tc_fail(TC_INPUT, "'%s': empty file", "a\nb\x1B[2J\x7F\xC2\x9B đã");
    assert_string_equal(tc_message(), "'a?b?[2J??? đã': empty file");
    tc_hint("%s", "c\rd");
    assert_string_equal(tc_message_hint(), "c?d");
}

static void utf8_is_written(void **state)
{
    (void)state;
    tc_buffer b = {0};
    tc_put_utf8(&b, 0x41);
    tc_put_utf8(&b, 0x111);
    tc_put_utf8(&b, 0x1EBF);
    tc_put_utf8(&b, 0x1F600);
    tc_put_utf8(&b, 0xD800);
    assert_string_equal(b.data, "Ađế\xF0\x9F\x98\x80\xEF\xBF\xBD");
    tc_buffer_free(&b);
}

/* Tables are read in one form, however they were saved. */
static void a_table_is_read_as_saved_anywhere(void **state)
{
    static const struct {
        const char *bytes, *read;
        size_t length;
    } rows[] = {{"a\t1\nb\t2\n", "a\t1\nb\t2\n", 8},
                {"a\t1\r\nb\t2\r\n", "a\t1\nb\t2\n", 10},
                {"\xEF\xBB\xBF"
                 "a\t1\r\n\r\nb\t2\r",
                 "a\t1\n\nb\t2", 14},
                {"a\r1\n", "a\r1\n", 4},
                {"\xEF\xBB\xBF", "", 3},
                {"\xEF\xBB", "\xEF\xBB", 2},
                {"\xFF\xFE"
                 "a\0",
                 NULL, 4},
                {"\xFE\xFF\0a", NULL, 4},
                {"a\t1\0\n", NULL, 5}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[] = "/tmp/tracuu-table-XXXXXX";
        tc_buffer out = {0};
        int fd = mkstemp(name);
        assert_true(fd >= 0);
        assert_int_equal(write(fd, rows[i].bytes, rows[i].length), rows[i].length);
        close(fd);
        assert_int_equal(tc_table_read(&out, name), rows[i].read ? TC_OK : TC_INPUT);
        if (rows[i].read) assert_string_equal(out.data, rows[i].read);
        if (!rows[i].read) assert_non_null(strstr(tc_message(), name));
        unlink(name);
        tc_buffer_free(&out);
    }
}

static void a_file_is_read_up_to_the_limit(void **state)
{
    (void)state;
    tc_buffer whole = {0}, part = {.limit = 100}, none = {0};
    assert_int_equal(tc_file_read(&whole, __FILE__), TC_OK);
    assert_non_null(strstr(whole.data, "a_file_is_read_up_to_the_limit"));
    assert_int_equal(whole.data[whole.length - 1], '\n');
    assert_int_equal(tc_file_read(&part, __FILE__), TC_LIMIT);
    assert_int_equal(tc_file_read(&none, "/"), TC_INPUT);
    assert_int_equal(tc_file_read(&none, __FILE__ ".none"), TC_INPUT);
    assert_int_equal(none.length, 0);
    tc_buffer_free(&whole);
    tc_buffer_free(&part);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_survive_a_round_trip),
        cmocka_unit_test(a_cut_string_is_noticed),
        cmocka_unit_test(a_buffer_keeps_its_limit),
        cmocka_unit_test(a_sentence_is_cut_between_characters),
        cmocka_unit_test(a_sentence_is_one_line),
        cmocka_unit_test(utf8_is_written),
        cmocka_unit_test(a_table_is_read_as_saved_anywhere),
        cmocka_unit_test(a_file_is_read_up_to_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
