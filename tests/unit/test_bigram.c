/* The table of syllables and what follows them: the one compiled in keeps its own rules, and a file is checked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/bigram.h>
#include <tracuu/buffer.h>
#include <tracuu/text.h>
#include <unistd.h>

static void write_file(char *name, const char *text)
{
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
}

/* What a table says of a syllable, as "share: next share next share", in 1/1024. */
static char *look_up(const tc_bigrams *b, const char *syllable)
{
    tc_buffer out = {0};
    tc_bigram_row row;
    const char *next;
    size_t length;
    double share;
    if (!tc_bigrams_row(&row, b, syllable, strlen(syllable))) return NULL;
    tc_put_format(&out, "%.0f:", 1024 * row.share);
    for (const char *at = row.at; tc_bigram_next(&row, &at, &next, &length, &share);)
        tc_put_format(&out, " %.*s %.0f", (int)length, next, 1024 * share);
    return tc_buffer_steal(&out);
}

static void finds_rows_of_a_file(void **state)
{
    static const struct {
        const char *syllable, *found;
    } rows[] = {{"an", "64: ninh 256 toàn 512"},
                {"sông", "32: dài 128"},
                {"sống", "16:"},
                {"s", NULL},
                {"sô", NULL},
                {"zz", NULL},
                {"", NULL}};
    char name[] = "/tmp/tracuu-bigram-XXXXXX";
    tc_bigrams *b;
    (void)state;
    /* as an editor elsewhere leaves it */
    write_file(name, "\xEF\xBB\xBF# đầu\r\n# bảng\r\nan\t8\tninh 4 toàn 2\r\nsông\t10\tdài 6\r\nsống\t12\t\r\n");
    assert_int_equal(tc_bigrams_open(&b, name), TC_OK);
    unlink(name);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *found = look_up(b, rows[i].syllable);
        if (rows[i].found)
            assert_string_equal(found, rows[i].found);
        else
            assert_null(found);
        free(found);
    }
    assert_false(tc_bigrams_none(b));
    tc_bigrams_free(b);
}

static void refuses_what_is_no_table(void **state)
{
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"", "empty file"},
        {"\xEF\xBB\xBF", "empty file"},
        {"\xFF\xFEs", "UTF-16"},
        {"an\t8\tni\xE1nh 4\n", "line 1: not UTF-8"},
        {"# đầu\nan 8\n", "line 2: wants a syllable and a number"},
        {"an\tx\t\n", "line 1: wants a syllable and a number"},
        {"an\t8\tninh\n", "line 1: wants syllables and numbers"},
        {"an\t8\tninh 4 toàn x\n", "line 1: wants syllables and numbers"},
        {"sông\t8\t\nan\t8\t\n", "line 2: is out of order"},
        {"an\t8\t\nan\t8\t\n", "line 2: is out of order"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[] = "/tmp/tracuu-bigram-XXXXXX";
        tc_bigrams *b;
        write_file(name, rows[i].text);
        assert_int_equal(tc_bigrams_open(&b, name), TC_INPUT);
        unlink(name);
        assert_non_null(strstr(tc_message(), name));
        assert_non_null(strstr(tc_message(), rows[i].said));
    }
}

/* Every row of the table compiled in is found by its syllable, which is in canonical spelling, and so is what follows.
 */
static void expect_canonical(const char *text, size_t length)
{
    tc_buffer canonical = {0};
    assert_int_equal(tc_canonical_word(&canonical, text, length), TC_OK);
    assert_int_equal(canonical.length, length);
    assert_memory_equal(canonical.data, text, length);
    tc_buffer_free(&canonical);
}

static void built_in_table_keeps_its_rules(void **state)
{
    static const char *const syllables[] = {"của", "sông", "ngân", "kĩ", "phường", "và"};
    tc_bigrams *b;
    (void)state;
    assert_int_equal(tc_bigrams_open(&b, NULL), TC_OK);
    for (size_t i = 0; i < sizeof syllables / sizeof *syllables; i++) {
        tc_bigram_row row;
        const char *next;
        size_t length, count = 0;
        double share, sum = 0;
        assert_true(tc_bigrams_row(&row, b, syllables[i], strlen(syllables[i])));
        assert_true(row.share > 1e-6 && row.share < 0.1);
        for (const char *at = row.at; tc_bigram_next(&row, &at, &next, &length, &share); count++) {
            expect_canonical(next, length);
            sum += share;
        }
        assert_true(count > 3 && sum < 1.2); /* rounded to half bits */
    }
    tc_bigrams_free(b);
}

static void none_is_empty(void **state)
{
    tc_bigrams *b;
    tc_bigram_row row;
    (void)state;
    assert_int_equal(tc_bigrams_open(&b, "none"), TC_OK);
    assert_true(tc_bigrams_none(b));
    assert_false(tc_bigrams_row(&row, b, "an", 2));
    tc_bigrams_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_rows_of_a_file),
        cmocka_unit_test(refuses_what_is_no_table),
        cmocka_unit_test(built_in_table_keeps_its_rules),
        cmocka_unit_test(none_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
