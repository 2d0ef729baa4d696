/* Tables of wordings: those that are compiled in keep their own rules, and a file is read in any order and spelling. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/thesaurus.h>
#include <unistd.h>

static tc_status write_file(char *name, const char *text)
{
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    return close(fd) == 0 ? TC_OK : TC_IO;
}

/* What a thesaurus says of a fold, as "one>other weight;…". */
static char *look_up(const tc_thesaurus *t, const char *fold)
{
    tc_buffer out = {0};
    tc_synonym s;
    size_t at = 0;
    while (tc_thesaurus_next(&s, t, fold, &at) == TC_OK)
        tc_put_format(&out, "%.*s>%.*s %.1f;", (int)s.one_length, s.one, (int)s.other_length, s.other, s.weight);
    return tc_buffer_steal(&out);
}

static void expect_found(const tc_thesaurus *t, const char *fold, const char *wanted)
{
    char *found = look_up(t, fold);
    assert_string_equal(found, wanted);
    free(found);
}

static void finds_lines_of_a_file(void **state)
{
    static const struct {
        const char *fold, *found;
    } rows[] = {
        {"ghe", "ghe>xuồng 0.5;"},
        {"ki thuat", "kĩ thuật>tay nghề 0.4;kĩ thuật>công nghệ 0.3;"}, /* kỹ is kĩ */
        {"hoa", "hòa>hợp 0.2;hóa>biến đổi 0.6;"},                      /* both marks, in the order of the file */
        {"ghe xuong", ""},
        {"k", ""},
        {"zz", ""},
        {"", ""},
    };
    char name[] = "/tmp/tracuu-thesaurus-XXXXXX";
    tc_thesaurus *t;
    (void)state;
    write_file(name, "\xEF\xBB\xBF# bảng\nkỹ thuật\ttay nghề\t0.4\r\nGhe\txuồng\t0.5\nhoà\thợp\t0.2\n\n"
                     "hóa\tbiến đổi\t0.6\nkĩ thuật\tcông nghệ\t0.3");
    assert_int_equal(tc_thesaurus_open(&t, name), TC_OK);
    unlink(name);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) expect_found(t, rows[i].fold, rows[i].found);
    tc_thesaurus_free(t);
}

static void none_holds_nothing(void **state)
{
    tc_thesaurus *t;
    (void)state;
    assert_int_equal(tc_thesaurus_open(&t, "none"), TC_OK);
    expect_found(t, "ho tro", "");
    tc_thesaurus_free(t);
}

/* The table compiled in is searched without being sorted first: each of its lines must be found under its fold. */
static void finds_every_line_compiled_in(void **state)
{
    tc_synonym_file file;
    tc_thesaurus *t;
    (void)state;
    assert_int_equal(tc_synonym_file_read(&file, TC_TESTS "/../common/text/tables/thesaurus.tsv"), TC_OK);
    assert_int_equal(tc_thesaurus_open(&t, NULL), TC_OK);
    assert_true(file.count > 1000);
    for (size_t i = 0; i < file.count; i++) {
        tc_buffer fold = {0};
        tc_synonym s = {.one = NULL};
        size_t at = 0;
        assert_int_equal(tc_fold(&fold, file.items[i].one, file.items[i].one_length), TC_OK);
        bool found = false;
        while (!found && tc_thesaurus_next(&s, t, fold.data, &at) == TC_OK)
            found = s.one_length == file.items[i].one_length && s.other_length == file.items[i].other_length &&
                    !memcmp(s.one, file.items[i].one, s.one_length) &&
                    !memcmp(s.other, file.items[i].other, s.other_length);
        if (!found) fail_msg("'%.*s' is not found", (int)file.items[i].one_length, file.items[i].one);
        tc_buffer_free(&fold);
    }
    tc_thesaurus_free(t);
    tc_synonym_file_free(&file);
}

/* Written by hand, so slips are likely: no line twice, in whichever order, and no wording for itself. */
static void synonyms_stand_once(void **state)
{
    tc_synonym_file f;
    (void)state;
    assert_int_equal(tc_synonym_file_read(&f, TC_TESTS "/../common/text/tables/synonyms.tsv"), TC_OK);
    assert_true(f.count > 4000);
    for (size_t i = 0; i < f.count; i++) {
        const tc_synonym *a = &f.items[i];
        if (a->back > a->weight) fail_msg("'%.*s' counts more back than forth", (int)a->one_length, a->one);
        if (a->one_length == a->other_length && !memcmp(a->one, a->other, a->one_length))
            fail_msg("'%.*s' for itself", (int)a->one_length, a->one);
        for (size_t k = 0; k < i; k++) {
            const tc_synonym *b = &f.items[k];
            bool same = a->one_length == b->one_length && a->other_length == b->other_length &&
                        !memcmp(a->one, b->one, a->one_length) && !memcmp(a->other, b->other, a->other_length);
            bool crossed = a->one_length == b->other_length && a->other_length == b->one_length &&
                           !memcmp(a->one, b->other, a->one_length) && !memcmp(a->other, b->one, a->other_length);
            if (same || crossed)
                fail_msg("'%.*s' and '%.*s' twice", (int)a->one_length, a->one, (int)a->other_length, a->other);
        }
    }
    tc_synonym_file_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_lines_of_a_file),
        cmocka_unit_test(none_holds_nothing),
        cmocka_unit_test(finds_every_line_compiled_in),
        cmocka_unit_test(synonyms_stand_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
