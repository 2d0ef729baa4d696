/* Normal form, folding, canonical spelling, terms and back. */
#include "test_text_groups.h"

/* Group: a text, its normal form, its folded form. */
static void check_normal(const test_group *group)
{
    const tc_buffer *in = &group->lines[0];
    tc_buffer normal = {0}, folded = {0};
    assert_int_equal(group->count, 3);
    uint32_t *origin = malloc(tc_normalised_most(in->length) * sizeof *origin);
    assert_int_equal(tc_normalise(&normal, in->data, in->length, origin), TC_OK);
    assert_true(normal.length <= tc_normalised_most(in->length));
    for (size_t i = 0; i < normal.length; i++) {
        assert_true(origin[i] < in->length);
        assert_true(i == 0 || origin[i] >= origin[i - 1]);
    }
    test_same_text(group, "the normal form", &normal, &group->lines[1]);
    assert_int_equal(tc_fold(&folded, in->data, in->length), TC_OK);
    test_same_text(group, "the folded form", &folded, &group->lines[2]);
    tc_buffer_clear(&folded);
    assert_int_equal(tc_fold(&folded, normal.data, normal.length), TC_OK);
    test_same_text(group, "the folded form of the normal form", &folded, &group->lines[2]);
    free(origin);
    tc_buffer_free(&normal);
    tc_buffer_free(&folded);
}

static void texts_have_a_normal_and_a_folded_form(void **state)
{
    (void)state;
    test_groups("text-normal.txt", 20, check_normal);
}

/* Group: a word, its canonical spelling, the folded form of its term. */
static void check_word(const test_group *group)
{
    const tc_buffer *in = &group->lines[0];
    tc_buffer canonical = {0}, term = {0}, back = {0};
    assert_int_equal(group->count, 3);
    assert_int_equal(tc_canonical_word(&canonical, in->data, in->length), TC_OK);
    test_same_text(group, "the canonical word", &canonical, &group->lines[1]);
    assert_int_equal(tc_term_of_word(&term, in->data, in->length), TC_OK);
    assert_int_equal(tc_term_text(&back, term.data, term.length), TC_OK);
    test_same_text(group, "the text of the term", &back, &group->lines[1]);
    for (size_t i = tc_term_fold_length(term.data, term.length) + 1; i < term.length; i++)
        assert_in_range(term.data[i], 0x21, 0x7E);
    term.length = tc_term_fold_length(term.data, term.length);
    term.data[term.length] = '\0';
    test_same_text(group, "the folded part of the term", &term, &group->lines[2]);
    tc_buffer_free(&canonical);
    tc_buffer_free(&term);
    tc_buffer_free(&back);
}

static void words_have_one_spelling_and_a_reversible_term(void **state)
{
    (void)state;
    test_groups("text-words.txt", 40, check_word);
}

static void origins_point_into_the_source(void **state)
{
    (void)state;
    /* a e+acute+circumflex b Ð: two bytes before, five of the cluster. */
    static const char text[] = "xae\xCC\x81\xCC\x82"
                               "b\xC3\x90.";
    uint32_t origin[64];
    tc_buffer out = {0};
    assert_int_equal(tc_normalise(&out, text, strlen(text), origin), TC_OK);
    assert_string_equal(out.data, "xaếbĐ.");
    static const uint32_t want[] = {0, 1, 2, 2, 2, 7, 8, 9, 10};
    assert_int_equal(out.length, 9);
    for (size_t i = 0; i < 9; i++) assert_int_equal(origin[i], want[i]);
    tc_buffer_free(&out);
}

static void folded_texts_compare(void **state)
{
    (void)state;
    assert_true(tc_fold_equal("Ủy ban  nhân dân", "uy-ban nhan dan"));
    assert_true(tc_fold_equal("  Đà Nẵng.", "da nang"));
    assert_true(tc_fold_equal("", " ,"));
    assert_false(tc_fold_equal("Ủy ban", "Uyban"));
    assert_false(tc_fold_equal("Ủy ban", "Ủy ban nhân"));
}

static void utf8_is_read_and_judged(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t valid;
        uint32_t first;
    } rows[] = {
        {"a", 1, 'a'},
        {"ế", 3, 0x1EBF},
        {"\xF0\x9F\x98\x80", 4, 0x1F600},
        {"\xC0\x80", 0, 0xFFFD},
        {"\xED\xA0\x80", 0, 0xFFFD},
        {"\xF4\x90\x80\x80", 0, 0xFFFD},
        {"\xE0\x80\x80", 0, 0xFFFD},
        {"\xE1\xBA", 0, 0xFFFD},
        {"ab\xFF", 2, 'a'},
        {"\xF5\x80\x80\x80", 0, 0xFFFD},
        {"\x80", 0, 0xFFFD},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t at = 0, n = strlen(rows[i].text);
        assert_int_equal(tc_utf8_valid(rows[i].text, n), rows[i].valid);
        assert_int_equal(tc_utf8_next(rows[i].text, n, &at), rows[i].first);
        if (rows[i].first == 0xFFFD) assert_int_equal(at, 1);
    }
}

static void long_words_are_cut_and_told_apart(void **state)
{
    (void)state;
    char a[600], b[600];
    tc_buffer x = {0}, y = {0};
    for (int i = 0; i < 199; i++) memcpy(a + 3 * i, "ế", 3), memcpy(b + 3 * i, "ế", 3);
    memcpy(b + 3 * 198, "ề", 3);
    assert_int_equal(tc_term_of_word(&x, a, 597), TC_OK);
    assert_int_equal(tc_term_of_word(&y, b, 597), TC_OK);
    assert_true(x.length <= 200 && y.length == x.length);
    assert_memory_not_equal(x.data, y.data, x.length);
    assert_int_equal(tc_term_fold_length(x.data, x.length), x.length);
    tc_buffer_free(&x);
    tc_buffer_free(&y);
}

static void terms_that_are_no_term_are_read_without_harm(void **state)
{
    (void)state;
    static const char *const terms[] = {
        "a\x01",      "a\x01~", "a\x01~1",       "a\x01~1:",      "a\x01~zz", "a\x01~1:301,9:302", "a\x01~1:301.302.,",
        "\x01~0:301", "\x01",   "a\x01\x7F\x80", "a\x01~1:110000"};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        tc_buffer out = {0};
        assert_int_equal(tc_term_text(&out, terms[i], strlen(terms[i])), TC_OK);
        tc_buffer_free(&out);
    }
    tc_buffer out = {0};
    assert_int_equal(tc_term_text(&out, "N187.25", 7), TC_OK);
    assert_string_equal(out.data, "187.25");
    tc_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_have_a_normal_and_a_folded_form),
        cmocka_unit_test(words_have_one_spelling_and_a_reversible_term),
        cmocka_unit_test(origins_point_into_the_source),
        cmocka_unit_test(folded_texts_compare),
        cmocka_unit_test(utf8_is_read_and_judged),
        cmocka_unit_test(long_words_are_cut_and_told_apart),
        cmocka_unit_test(terms_that_are_no_term_are_read_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
