/* The grammar of syllables, against rows of our own and the list of syllables of hunspell-vi. */
#include "test_text_groups.h"

#define SYLLABLES "/usr/share/hunspell/vi_VN.dic"

static bool parses(const char *word)
{
    return tc_syllable_parse(NULL, word, strlen(word));
}

static bool possible(const char *word)
{
    return tc_syllable_possible(word, strlen(word));
}

static void syllables_are_known(void **state)
{
    (void)state;
    static const char *const yes[] = {"nghiêng", "Đường", "QUYẾT", "hòa",   "hoà",  "thủy", "thuỷ", "giếng", "gì",
                                      "giữ",     "quốc",  "quý",   "khuya", "thuở", "y",    "ủy",   "uỷ",    "loằng",
                                      "xoong",   "yến",   "khuỷu", "oanh",  "tuýp", "gìn",  "qua",  "ngoèo"};
    static const char *const no[] = {"",     "b",    "report", "cities",     "nguo",    "aei", "hòan",
                                     "rat",  "bàch", "đ",      "kà",         "cê",      "ngê", "gê",
                                     "quôn", "jan",  "web",    "háà",        "thuơng",  "qúy", "tảc",
                                     "ghà",  "müll", "a1",     "hoàn thành", "nghiêngg"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!parses(yes[i])) fail_msg("'%s' is a syllable", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (parses(no[i])) fail_msg("'%s' is no syllable", no[i]);
}

static void unmarked_syllables_are_possible(void **state)
{
    (void)state;
    static const char *const yes[] = {"duong", "nghieng", "quyet", "ki",  "ky", "viet",
                                      "giet",  "thuo",    "u",     "qui", "an"};
    static const char *const no[] = {"cities", "report", "nguo", "aei", "ubnd", "", "q", "w", "street", "covid", "kh"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!possible(yes[i])) fail_msg("'%s' may be a syllable", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (possible(no[i])) fail_msg("'%s' cannot be a syllable", no[i]);
}

static bool is_vietnamese_letters(const char *word, size_t length)
{
    static const char letters[] = "aăâbcdđeêghiklmnoôơpqrstuưvxy";
    tc_buffer folded = {0};
    bool good = length > 0;
    for (size_t at = 0; good && at < length;) good = tc_is_letter(tc_utf8_next(word, length, &at));
    tc_fold(&folded, word, length);
    for (size_t i = 0; good && i < folded.length; i++) good = strchr(letters, folded.data[i]) != NULL;
    tc_buffer_free(&folded);
    return good;
}

/* Takes the syllable apart and together again: the canonical spelling but for i and y. */
static void check_round_trip(const char *word, size_t length)
{
    tc_syllable syllable;
    tc_buffer written = {0}, a = {0}, b = {0};
    assert_true(tc_syllable_parse(&syllable, word, length));
    assert_int_equal(tc_syllable_write(&written, &syllable), TC_OK);
    tc_canonical_word(&a, written.data, written.length);
    tc_canonical_word(&b, word, length);
    if (strcmp(a.data, b.data)) fail_msg("'%.*s' comes back as '%s'", (int)length, word, written.data);
    tc_buffer_free(&written);
    tc_buffer_free(&a);
    tc_buffer_free(&b);
}

static void check_term(const char *word, size_t length)
{
    tc_buffer term = {0}, canonical = {0}, back = {0};
    tc_term_of_word(&term, word, length);
    tc_canonical_word(&canonical, word, length);
    tc_term_text(&back, term.data, term.length);
    if (strcmp(back.data, canonical.data)) fail_msg("the term of '%.*s' gives '%s'", (int)length, word, back.data);
    tc_buffer_free(&term);
    tc_buffer_free(&canonical);
    tc_buffer_free(&back);
}

static bool is_upper_case(const char *word)
{
    size_t at = 0, n = strlen(word);
    tc_utf8_next(word, n, &at);
    return at < n && tc_is_upper(tc_utf8_next(word, n, &at));
}

static void hunspell_agrees(void **state)
{
    (void)state;
    char word[256];
    FILE *file = fopen(SYLLABLES, "r");
    if (!file) {
        print_message("SKIPPED: there is no " SYLLABLES " here (package hunspell-vi)\n");
        skip();
    }
    int all = 0, known = 0;
    assert_non_null(fgets(word, sizeof word, file)); /* the number of words */
    while (fgets(word, sizeof word, file)) {
        size_t n = word[strcspn(word, "\n/")] = '\0', length = strlen(word);
        (void)n;
        check_term(word, length);
        if (!is_vietnamese_letters(word, length) || is_upper_case(word)) continue;
        all++;
        if (tc_syllable_parse(NULL, word, length))
            known++;
        else
            print_message("not in the grammar: %s\n", word);
        if (tc_syllable_parse(NULL, word, length)) check_round_trip(word, length);
    }
    fclose(file);
    print_message("%d of %d syllables of hunspell-vi are in the grammar\n", known, all);
    assert_true(all > 6000 && known * 100 >= all * 99);
}

/* What the grammar lets through beyond a list of syllables must stay within bounds: it is to tell foreign words. */
static void grammar_is_not_loose(void **state)
{
    (void)state;
    int all = 0;
    for (int o = 0; o < 64; o++)
        for (int r = 0; r < 255; r++) {
            tc_syllable s = {(uint8_t)o, (uint8_t)r, 2}, parsed;
            tc_buffer text = {0};
            if (tc_syllable_write(&text, &s) == TC_OK && tc_syllable_parse(&parsed, text.data, text.length) &&
                parsed.onset == o && parsed.rime == r)
                all++;
            tc_buffer_free(&text);
        }
    print_message("%d pairs of onset and rime are in the grammar\n", all);
    assert_in_range(all, 3000, 3700);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(syllables_are_known),
        cmocka_unit_test(unmarked_syllables_are_possible),
        cmocka_unit_test(hunspell_agrees),
        cmocka_unit_test(grammar_is_not_loose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
