/* Keystrokes left in words, and how far slips are from what was meant. */
#include "test_text_groups.h"

/* Group: a word, the keyboard, the syllable meant or "-". */
static void check_keys(const test_group *group)
{
    const tc_buffer *in = &group->lines[0];
    tc_buffer made = {0};
    bool undone;
    assert_int_equal(group->count, 3);
    tc_keyboard keyboard = strcmp(group->lines[1].data, "vni") == 0 ? TC_KEYBOARD_VNI : TC_KEYBOARD_TELEX;
    tc_put(&made, "", 0);
    assert_int_equal(tc_keys_undo(&made, &undone, in->data, in->length, keyboard), TC_OK);
    assert_int_equal(undone, strcmp(group->lines[2].data, "-") != 0);
    if (undone)
        test_same_text(group, "the word meant", &made, &group->lines[2]);
    else
        assert_int_equal(made.length, 0);
    tc_buffer_free(&made);
}

static void keystrokes_are_undone(void **state)
{
    (void)state;
    test_groups("text-keys.txt", 25, check_keys);
}

static double cost(const char *typed, const char *meant)
{
    return tc_slip_cost(typed, strlen(typed), meant, strlen(meant), true);
}

/* Each pair of the list is nearer than the one below it. */
static void slips_are_ordered(void **state)
{
    static const char *const pairs[][2] = {
        {"lợn", "lợn"},     /* the same */
        {"lơn", "lợn"},     /* a mark lost */
        {"lớn", "lợn"},     /* a mark wrong */
        {"lợnn", "lợn"},    /* a letter doubled */
        {"thnàh", "thành"}, /* two swapped */
        {"tổmg", "tổng"},   /* the key beside it */
        {"thàh", "thành"},  /* one missing */
        {"tổpg", "tổng"},   /* another key */
        {"tổpp", "tổng"},   /* two */
    };
    (void)state;
    for (size_t i = 0; i + 1 < sizeof pairs / sizeof *pairs; i++) {
        double near = cost(pairs[i][0], pairs[i][1]), far = cost(pairs[i + 1][0], pairs[i + 1][1]);
        if (near >= far) fail_msg("%s (%f) is no nearer than %s (%f)", pairs[i][0], near, pairs[i + 1][0], far);
    }
    assert_true(tc_slip_cost("lon", 3, "lợn", strlen("lợn"), false) == 0);
    assert_true(tc_slip_cost("dan", 3, "đàn", strlen("đàn"), false) == 0);
    assert_true(cost("một hai ba bốn năm sáu bảy tám chín", "một") > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keystrokes_are_undone),
        cmocka_unit_test(slips_are_ordered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
