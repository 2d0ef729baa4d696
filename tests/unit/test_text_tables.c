/* The tables of letters against ICU, over every code point. */
#include "test_text_groups.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

enum { LAST = 0x10FFFF, ROOM = 128 };

static bool is_surrogate(uint32_t c)
{
    return c >= 0xD800 && c < 0xE000;
}

static bool is_like_d(uint32_t c)
{
    return c == 0xD0 || c == 0xF0 || c == 0x189 || c == 0x256;
}

static void classes_are_those_of_icu(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= LAST; c++) {
        uint32_t mask = U_GET_GC_MASK((UChar32)c);
        bool quote = (c >= 0x2B9 && c <= 0x2BD) || c == 0x2EE;
        bool letter = (mask & (U_GC_L_MASK | U_GC_NL_MASK)) && !quote,
             word = letter || (mask & (U_GC_ND_MASK | U_GC_M_MASK));
        bool space = u_isUWhiteSpace((UChar32)c) || c == 0x200B || c == 0xFEFF;
        if (tc_is_letter(c) != letter || tc_is_word(c) != word || tc_is_space(c) != space ||
            tc_is_upper(c) != !!(mask & (U_GC_LU_MASK | U_GC_LT_MASK)))
            fail_msg("U+%04X is of another class", c);
    }
}

static void lower_case_is_that_of_icu(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= LAST; c++) {
        uint32_t want = is_like_d(c) ? 0x111 : (uint32_t)u_tolower((UChar32)c);
        if (tc_to_lower(c) != want) fail_msg("U+%04X becomes U+%04X, not U+%04X", c, tc_to_lower(c), want);
    }
}

static void put_utf16(tc_buffer *out, const UChar *units, int32_t n)
{
    tc_buffer_clear(out);
    tc_put(out, "", 0);
    for (int32_t i = 0; i < n;) {
        UChar32 c;
        U16_NEXT(units, i, n, c);
        tc_put_utf8(out, (uint32_t)c);
    }
}

static void nfc_is_that_of_icu(void **state)
{
    (void)state;
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    tc_buffer in = {0}, got = {0}, want = {0};
    /* Each code point after a letter with which marks compose, and before a mark. */
    for (uint32_t c = 0; c <= LAST; c++) {
        if (is_surrogate(c) || is_like_d(c)) continue;
        UChar units[8] = {'o'}, whole[ROOM];
        int32_t n = 1;
        U16_APPEND_UNSAFE(units, n, c);
        units[n++] = 0x323;
        int32_t m = unorm2_normalize(nfc, units, n, whole, ROOM, &error);
        assert_true(U_SUCCESS(error));
        put_utf16(&in, units, n);
        put_utf16(&want, whole, m);
        tc_buffer_clear(&got);
        assert_int_equal(tc_normalise(&got, in.data, in.length, NULL), TC_OK);
        if (strcmp(got.data, want.data) || got.length != want.length) fail_msg("U+%04X is normalised otherwise", c);
    }
    tc_buffer_free(&in);
    tc_buffer_free(&got);
    tc_buffer_free(&want);
}

/* What folding is to be, the long way round: lower case, NFD, without the diacritics of any script, NFC. */
static void fold_by_icu(tc_buffer *out, uint32_t c)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar units[4], apart[ROOM], whole[ROOM];
    int32_t n = 0, kept = 0;
    uint32_t lower = is_like_d(c) ? 0x111 : (uint32_t)u_tolower((UChar32)c);
    U16_APPEND_UNSAFE(units, n, lower);
    n = unorm2_normalize(unorm2_getNFDInstance(&error), units, n, apart, ROOM, &error);
    for (int32_t i = 0; i < n;) {
        UChar32 part;
        U16_NEXT(apart, i, n, part);
        bool drops = u_charType(part) == U_NON_SPACING_MARK && uscript_getScript(part, &error) == USCRIPT_INHERITED;
        if (!drops) U16_APPEND_UNSAFE(apart, kept, part == 0x111 ? 'd' : part);
    }
    n = unorm2_normalize(unorm2_getNFCInstance(&error), apart, kept, whole, ROOM, &error);
    assert_true(U_SUCCESS(error));
    put_utf16(out, whole, n);
}

static void folding_is_that_of_icu(void **state)
{
    (void)state;
    tc_buffer in = {0}, got = {0}, want = {0};
    for (uint32_t c = 1; c <= LAST; c++) {
        if (is_surrogate(c)) continue;
        tc_buffer_clear(&in);
        tc_buffer_clear(&got);
        tc_put_utf8(&in, c);
        fold_by_icu(&want, c);
        assert_int_equal(tc_fold(&got, in.data, in.length), TC_OK);
        if (strcmp(got.data, want.data)) fail_msg("U+%04X folds to '%s', not '%s'", c, got.data, want.data);
    }
    tc_buffer_free(&in);
    tc_buffer_free(&got);
    tc_buffer_free(&want);
}

/* The term of every letter gives the letter back, in lower case. */
static void terms_of_letters_are_reversible(void **state)
{
    (void)state;
    tc_buffer in = {0}, term = {0}, want = {0}, back = {0};
    for (uint32_t c = 1; c <= LAST; c++) {
        if (is_surrogate(c) || !tc_is_letter(c)) continue;
        tc_buffer_clear(&in), tc_buffer_clear(&term), tc_buffer_clear(&want), tc_buffer_clear(&back);
        tc_put_char(&in, 'x');
        tc_put_utf8(&in, c);
        assert_int_equal(tc_canonical_word(&want, in.data, in.length), TC_OK);
        assert_int_equal(tc_term_of_word(&term, in.data, in.length), TC_OK);
        assert_int_equal(tc_term_text(&back, term.data, term.length), TC_OK);
        if (strcmp(back.data, want.data)) fail_msg("U+%04X: '%s' comes back as '%s'", c, want.data, back.data);
    }
    tc_buffer_free(&in);
    tc_buffer_free(&term);
    tc_buffer_free(&want);
    tc_buffer_free(&back);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_are_those_of_icu),
        cmocka_unit_test(lower_case_is_that_of_icu),
        cmocka_unit_test(nfc_is_that_of_icu),
        cmocka_unit_test(folding_is_that_of_icu),
        cmocka_unit_test(terms_of_letters_are_reversible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
