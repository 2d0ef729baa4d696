/* Where sentences end. */
#include "test_text_groups.h"

/* What stands in front of each space of the text without its signs: 3 "|", 2 "¦", 0 nothing. */
static void read_row(tc_buffer *text, unsigned char *ends, const char *row)
{
    unsigned char sign = 0;
    for (; *row; row++) {
        if (*row == '|') {
            sign = 3;
            continue;
        }
        if (!strncmp(row, " ¦", 3)) {
            sign = 2;
            row += 2;
            continue;
        }
        ends[text->length] = sign;
        sign = 0;
        tc_put_char(text, *row);
    }
}

static void check(const test_group *group)
{
    static unsigned char ends[1000];
    tc_buffer text = {0};
    memset(ends, 0, sizeof ends);
    read_row(&text, ends, group->lines[0].data);
    for (size_t at = 1; at < text.length; at++) {
        bool sentence = tc_sentence_ends_at(text.data, text.length, at, false);
        bool item = tc_sentence_ends_at(text.data, text.length, at, true);
        if (sentence != (ends[at] == 3) || item != (ends[at] >= 2))
            fail_msg("line %d: %s, %s behind '%.*s'", group->number, sentence ? "a sentence ends" : "no sentence ends",
                     item ? "an item ends" : "no item ends", (int)at, text.data);
    }
    tc_buffer_free(&text);
}

static void sentences_end_where_the_table_says(void **state)
{
    (void)state;
    test_groups("text-sentences.txt", 15, check);
}

static void the_end_between_two_words_is_found(void **state)
{
    (void)state;
    static const char text[] = "chậm 05 tháng. (Nguồn: Ban)";
    size_t from = strlen("chậm 05 tháng"), to = strlen("chậm 05 tháng. (");
    assert_int_equal(tc_sentence_end(text, strlen(text), from, to, false), from + 1);
    assert_int_equal(tc_sentence_end(text, strlen(text), 5, 6, false), 0);
}

/* The place of the boundary is marked by a bar. */
static void boundaries_have_a_strength(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int strength;
    } rows[] = {
        {"đạt 5 con.| Năm 2023", 3}, {"tại TP.| Hồ Chí Minh", 0}, {"của ông.|", 3},    {"các dự án;| Kè bờ", 2},
        {"như sau:| Xã", 1},         {"gồm phường,| xã", 1},      {"kế hoạch./.|", 3}, {"năm| 2023", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[200];
        const char *bar = strchr(rows[i].text, '|');
        size_t at = (size_t)(bar - rows[i].text);
        snprintf(text, sizeof text, "%.*s%s", (int)at, rows[i].text, bar + 1);
        if (tc_boundary(text, strlen(text), at) != rows[i].strength)
            fail_msg("%s: %d", rows[i].text, tc_boundary(text, strlen(text), at));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_where_the_table_says),
        cmocka_unit_test(the_end_between_two_words_is_found),
        cmocka_unit_test(boundaries_have_a_strength),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
