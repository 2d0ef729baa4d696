#include "test_record_table.h"
#include <tracuu/entity.h>

static const char *or_dash(const char *text)
{
    return text ? text : "-";
}

static bool check_number(const table_group *group)
{
    tc_number number = {0};
    tc_buffer got = {0}, written = {0};
    tc_status status = tc_number_parse(&number, group->lines[0]);
    if (status == TC_OK) {
        assert_int_equal(tc_number_write(&written, &number), TC_OK);
        tc_put_format(&got, "%s | %s | %s | %s | %s | ", number.digits, or_dash(number.year), or_dash(number.letters),
                      or_dash(number.type), written.data);
        assert_int_equal(tc_number_key(&got, written.data), TC_OK);
    } else {
        assert_int_equal(status, TC_NOT_FOUND);
        tc_put_text(&got, "none");
    }
    bool same = group->count == 2 && table_same(group->lines[1], got.data);
    tc_buffer_free(&got);
    tc_buffer_free(&written);
    tc_number_free(&number);
    return same;
}

static void numbers_are_read_as_typed(void **state)
{
    (void)state;
    assert_true(table_check("record-numbers.txt", check_number) >= 40);
}

static void letters_tell_the_type(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"KH", "kế hoạch"}, {"CTr", "chương trình"}, {"QĐ-UBND", "quyết định"}, {"nd", "nghị định"},
        {"QH14", "luật"},   {"UBND-TH", "công văn"}, {"TTr", "tờ trình"},       {"TT", "thông tư"},
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        assert_string_equal(tc_number_type(rows[k][0], strlen(rows[k][0])), rows[k][1]);
    assert_null(tc_number_type("XYZ", 3));
    assert_null(tc_number_type("", 0));
}

static void every_type_of_a_code_is_a_type_of_document(void **state)
{
    (void)state;
    static const char *const codes[] = {"BC", "NQ",  "QĐ", "KH", "CT", "KL",  "CV",
                                        "TB", "TTr", "HD", "ĐA", "QC", "HDLN"};
    for (size_t k = 0; k < sizeof codes / sizeof *codes; k++) {
        const char *type = tc_number_type(codes[k], strlen(codes[k]));
        bool known = false;
        for (const char *const *t = tc_document_types(); *t; t++) known = known || strcmp(*t, type) == 0;
        assert_true(known);
    }
}

static void keys_fold_and_unify(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"04-NQ/TU", "4-nq/tu"},
        {"122/QĐ- UBND", "122/qd-ubnd"},
        {"726 –CV/TU", "726-cv/tu"},
        {"10/2020", "10/2020"},
        {"0", "0"},
        {"100", "100"},
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        tc_buffer key = {0};
        assert_int_equal(tc_number_key(&key, rows[k][0]), TC_OK);
        assert_string_equal(key.data, rows[k][1]);
        tc_buffer_free(&key);
    }
}

static void roman_numbers_are_read_and_written(void **state)
{
    static const char *const none[] = {"", "IIII", "VX", "IXI", "XXXX", "XL", "C", "I2"};
    (void)state;
    for (unsigned number = 1; number < 40; number++) {
        tc_buffer text = {0};
        assert_int_equal(tc_roman_put(&text, number), TC_OK);
        assert_int_equal(tc_roman_value(text.data, text.length), number);
        tc_buffer_free(&text);
    }
    assert_int_equal(tc_roman_value("xix", 3), 19);
    assert_int_equal(tc_roman_value("XIV khóa", 3), 14); /* no more than the length */
    for (size_t i = 0; i < TC_COUNT(none); i++) assert_int_equal(tc_roman_value(none[i], strlen(none[i])), 0);
    tc_buffer text = {0};
    assert_int_equal(tc_roman_put(&text, 40), TC_INTERNAL);
    tc_buffer_free(&text);
}

static void units_are_brought_to_one_scale(void **state)
{
    (void)state;
    static const struct {
        const char *unit, *base;
        double factor;
    } rows[] = {
        {"tỷ đồng", "đồng", 1e9},
        {"triệu đồng", "đồng", 1e6},
        {"tỷ", "đồng", 1e9},
        {"đ", "đồng", 1},
        {"nghìn tỷ đồng", "đồng", 1e12},
        {"ha", "m2", 1e4},
        {"nghìn con", "con", 1e3},
        {"tấn", "kg", 1e3},
        {"nghìn tấn", "kg", 1e6},
        {"‰", "%", 0.1},
        {"hộ", "hộ", 1},
        {"tạ/ha", "kg/ha", 100},
        {"triệu đồng/ha", "đồng/ha", 1e6},
        {"tr.đ", "đồng", 1e6},
        {"tr vnđ", "đồng", 1e6},
        {"", "", 1},
    };
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        const char *base;
        double factor = tc_unit_scale(rows[k].unit, &base);
        assert_string_equal(base, rows[k].base);
        assert_true(factor > 0.999999 * rows[k].factor && factor < 1.000001 * rows[k].factor);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_typed),
        cmocka_unit_test(letters_tell_the_type),
        cmocka_unit_test(every_type_of_a_code_is_a_type_of_document),
        cmocka_unit_test(keys_fold_and_unify),
        cmocka_unit_test(roman_numbers_are_read_and_written),
        cmocka_unit_test(units_are_brought_to_one_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
