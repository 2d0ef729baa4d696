/* Short forms that a text spells out, by a table of texts. */
#include "test_text_groups.h"
#include <tracuu/abbreviation.h>

static void put_words(tc_buffer *out, const char *text, const tc_tokens *t, size_t first, size_t last)
{
    tc_put(out, text + t->items[first].start, t->items[last].end - t->items[first].start);
}

static void check(const test_group *group)
{
    enum { MOST = 8 };
    const tc_buffer *text = &group->lines[0];
    tc_analyser *analyser;
    tc_tokens tokens = {0};
    tc_short_form forms[MOST];
    tc_buffer got = {0}, want = {0};
    assert_int_equal(tc_analyser_new(&analyser), TC_OK);
    assert_int_equal(tc_analyse(analyser, &tokens, text->data, text->length, TC_FOR_HIGHLIGHT), TC_OK);
    size_t count = tc_short_forms_find(forms, MOST, &tokens, text->data, text->length);
    for (size_t i = 0; i < count; i++) {
        put_words(&got, text->data, &tokens, forms[i].first, forms[i].last);
        tc_put_char(&got, '=');
        put_words(&got, text->data, &tokens, forms[i].long_first, forms[i].long_last);
        tc_put_char(&got, '\n');
    }
    if (!count) tc_put_text(&got, "none\n");
    for (int i = 1; i < group->count; i++) tc_put_format(&want, "%s\n", group->lines[i].data);
    test_same_text(group, "what it spells out", &got, &want);
    tc_buffer_free(&got);
    tc_buffer_free(&want);
    tc_tokens_free(&tokens);
    tc_analyser_free(analyser);
}

static void short_forms_are_found(void **state)
{
    (void)state;
    test_groups("text-short-forms.txt", 13, check);
}

static void no_more_are_given_than_there_is_room_for(void **state)
{
    static const char text[] = "chuyển đổi số (CĐS), cải cách hành chính (CCHC), tổ dân phố (TDP)";
    tc_analyser *analyser;
    tc_tokens tokens = {0};
    tc_short_form forms[2];
    (void)state;
    assert_int_equal(tc_analyser_new(&analyser), TC_OK);
    assert_int_equal(tc_analyse(analyser, &tokens, text, sizeof text - 1, TC_FOR_HIGHLIGHT), TC_OK);
    assert_int_equal(tc_short_forms_find(forms, 2, &tokens, text, sizeof text - 1), 2);
    tc_tokens_free(&tokens);
    tc_analyser_free(analyser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_forms_are_found),
        cmocka_unit_test(no_more_are_given_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
