/* The analyser, against a table and against what no table holds: noise, long words, many words. */
#include "test_text_groups.h"

static const char *const kinds[] = {"syllable", "foreign", "digits",   "stem",
                                    "number",   "date",    "document", "abbreviation"};
static const char *const purposes[] = {"document", "query", "highlight"};

/* "word start-end kind term flags": what the table holds a line for. */
static void describe(tc_buffer *out, const tc_token *t)
{
    tc_buffer term = {0};
    if (t->kind <= TC_TOKEN_DIGITS)
        assert_int_equal(tc_term_text(&term, t->term, t->length), TC_OK);
    else
        tc_put(&term, t->term, t->length);
    tc_buffer_clear(out);
    tc_put_format(out, "%u %u-%u %s %s", t->word, t->start, t->end, kinds[t->kind], term.data);
    static const char letters[] = "MCUG";
    if (t->flags) tc_put_char(out, ' ');
    for (int i = 0; i < 4; i++)
        if (t->flags & 1 << i) tc_put_char(out, letters[i]);
    tc_buffer_free(&term);
}

/* What holds of the tokens of any text. */
static void check_order(const tc_tokens *tokens, size_t length, tc_purpose purpose)
{
    uint32_t end = 0, next = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const tc_token *t = &tokens->items[i];
        assert_true(t->start < t->end && t->end <= length);
        assert_in_range(t->length, 1, 200);
        assert_true(t->fold_length <= t->length);
        bool capital = t->term[0] >= 'A' && t->term[0] <= 'Z';
        assert_true(capital == (t->kind > TC_TOKEN_DIGITS));
        if (t->kind <= TC_TOKEN_DIGITS) {
            assert_true(t->start >= end);
            assert_true(!!(t->flags & TC_TOKEN_GLUED) == (t->start == end && next > 0));
            assert_int_equal(t->word, next++);
            assert_int_equal(t->fold_length, tc_term_fold_length(t->term, t->length));
            end = t->end;
        } else {
            assert_int_not_equal(purpose, TC_FOR_HIGHLIGHT);
            assert_true(t->word < next && t->end == end);
        }
    }
}

static tc_analyser *analyser;

static void check_tokens(const test_group *group)
{
    tc_tokens tokens = {0};
    tc_buffer got = {0};
    int purpose = -1;
    assert_true(group->count >= 2);
    for (int i = 0; i < 3; i++)
        if (!strcmp(group->lines[1].data, purposes[i])) purpose = i;
    if (purpose < 0) fail_msg("line %d: no purpose '%s'", group->number + 1, group->lines[1].data);
    const tc_buffer *text = &group->lines[0];
    assert_int_equal(tc_analyse(analyser, &tokens, text->data, text->length, (tc_purpose)purpose), TC_OK);
    check_order(&tokens, text->length, (tc_purpose)purpose);
    bool same = tokens.count == (size_t)group->count - 2;
    for (size_t i = 0; same && i < tokens.count; i++) {
        describe(&got, &tokens.items[i]);
        same = !strcmp(got.data, group->lines[i + 2].data);
    }
    if (!same) {
        print_message("line %d: the tokens are\n%s\n%s\n", group->number, text->data, purposes[purpose]);
        for (size_t i = 0; i < tokens.count; i++) {
            describe(&got, &tokens.items[i]);
            print_message("%s\n", got.data);
        }
        fail();
    }
    tc_buffer_free(&got);
    tc_tokens_free(&tokens);
}

static void tokens_are_as_the_table_says(void **state)
{
    (void)state;
    test_groups("text-analyse.txt", 40, check_tokens);
}

/* The same words in NFC and NFD, and after a normalisation, give the same terms. */
static void forms_give_the_same_terms(void **state)
{
    (void)state;
    static const char nfc[] = "Tổng Đường quyết";
    static const char nfd[] = "To\xCC\x82\xCC\x89ng \xC4\x90u\xCC\x9Bo\xCC\x9B\xCC\x80ng quye\xCC\x82\xCC\x81t";
    tc_tokens a = {0}, b = {0};
    char terms[3][64] = {{0}};
    assert_int_equal(tc_analyse(analyser, &a, nfc, strlen(nfc), TC_FOR_DOCUMENT), TC_OK);
    assert_int_equal(a.count, 3);
    for (size_t i = 0; i < 3; i++) memcpy(terms[i], a.items[i].term, a.items[i].length);
    assert_int_equal(tc_analyse(analyser, &b, nfd, strlen(nfd), TC_FOR_DOCUMENT), TC_OK);
    assert_int_equal(b.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(a.items[i].length, b.items[i].length);
        assert_memory_equal(terms[i], b.items[i].term, b.items[i].length);
        assert_int_equal(a.items[i].kind, b.items[i].kind);
    }
    tc_tokens_free(&a);
    tc_tokens_free(&b);
}

/* What the index stores is what a query asks for. */
static void terms_are_those_of_single_words(void **state)
{
    (void)state;
    static const char text[] = "Ủy ban HĐND kỹ thuật 007 Müller report ky";
    tc_tokens tokens = {0};
    tc_buffer term = {0};
    assert_int_equal(tc_analyse(analyser, &tokens, text, strlen(text), TC_FOR_HIGHLIGHT), TC_OK);
    assert_int_equal(tokens.count, 9);
    for (size_t i = 0; i < tokens.count; i++) {
        const tc_token *t = &tokens.items[i];
        tc_buffer_clear(&term);
        assert_int_equal(tc_term_of_word(&term, text + t->start, t->end - t->start), TC_OK);
        assert_int_equal(term.length, t->length);
        assert_memory_equal(term.data, t->term, t->length);
    }
    tc_buffer_free(&term);
    tc_tokens_free(&tokens);
}

static uint32_t random_next(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* Pieces that bring the scanner, the cutter and the recognisers of compounds into strange states. */
static void put_noise(tc_buffer *out, uint32_t *seed)
{
    static const char *const pieces[] = {"ngày",
                                         "tháng",
                                         "năm",
                                         "2022",
                                         "12",
                                         "/",
                                         "-",
                                         "KH",
                                         "UBND",
                                         "\n",
                                         " ",
                                         ".",
                                         ",",
                                         "248",
                                         "\xCC\x81",
                                         "\xCC\x82",
                                         "e",
                                         "Ủy",
                                         "Ban",
                                         "ủyCao",
                                         "QĐ",
                                         "%",
                                         "số",
                                         "\xE1\xBA",
                                         "\xFF",
                                         "report",
                                         "đ",
                                         "ế",
                                         "\xF0\x9F\x98\x80",
                                         "&",
                                         "TTg",
                                         "quyết định",
                                         "1",
                                         "0",
                                         "–",
                                         "kh",
                                         "\xE2\x83\xA3",
                                         "٣",
                                         "한",
                                         "\xC3"};
    uint32_t r = random_next(seed);
    if (r % 8 == 0)
        tc_put_char(out, (char)(r >> 8));
    else
        tc_put_text(out, pieces[(r >> 8) % (sizeof pieces / sizeof *pieces)]);
}

static void noise_is_borne(void **state)
{
    (void)state;
    uint32_t seed = 1;
    tc_tokens tokens = {0};
    tc_buffer normal = {0}, folded = {0};
    for (int round = 0; round < 20000; round++) {
        tc_buffer noise = {0};
        tc_put(&noise, "", 0);
        for (uint32_t i = random_next(&seed) % 24; i > 0; i--) put_noise(&noise, &seed);
        char *exact = malloc(noise.length ? noise.length : 1); /* without the NUL, so that a byte too far is noticed */
        memcpy(exact, noise.data, noise.length);
        tc_purpose purpose = (tc_purpose)(round % 3);
        assert_int_equal(tc_analyse(analyser, &tokens, exact, noise.length, purpose), TC_OK);
        check_order(&tokens, noise.length, purpose);
        uint32_t *origin = malloc(tc_normalised_most(noise.length) * sizeof *origin);
        tc_buffer_clear(&normal);
        assert_int_equal(tc_normalise(&normal, exact, noise.length, origin), TC_OK);
        assert_int_equal(tc_utf8_valid(normal.data, normal.length), normal.length);
        assert_true(normal.length <= tc_normalised_most(noise.length));
        tc_buffer_clear(&folded);
        assert_int_equal(tc_fold(&folded, exact, noise.length), TC_OK);
        free(origin);
        free(exact);
        tc_buffer_free(&noise);
    }
    tc_buffer_free(&normal);
    tc_buffer_free(&folded);
    tc_tokens_free(&tokens);
}

/* Linear time: a quadratic step anywhere would take minutes here. */
static void a_word_of_megabytes_is_cut(void **state)
{
    (void)state;
    static const char *const units[] = {"ế", "a", "7", "aB", "\xCC\x81", "e\xCC\xA3\xCC\x82", "\xCC\xA3\xCC\x81",
                                        "й", "1."};
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        tc_buffer text = {0}, normal = {0};
        tc_tokens tokens = {0};
        while (text.length < 2000000) tc_put_text(&text, units[u]);
        assert_int_equal(tc_analyse(analyser, &tokens, text.data, text.length, TC_FOR_DOCUMENT), TC_OK);
        check_order(&tokens, text.length, TC_FOR_DOCUMENT);
        assert_int_equal(tc_normalise(&normal, text.data, text.length, NULL), TC_OK);
        tc_tokens_free(&tokens);
        tc_buffer_free(&text);
        tc_buffer_free(&normal);
    }
}

/* More words than the analyser remembers, in several calls: terms stay right when it forgets. */
static void many_words_are_forgotten_between_calls(void **state)
{
    (void)state;
    for (int round = 0; round < 3; round++) {
        tc_buffer text = {0}, term = {0};
        tc_tokens tokens = {0};
        for (int i = 0; i < 150000; i++) {
            for (int n = i + round * 150000, k = 0; k < 5; k++, n /= 20)
                tc_put_char(&text, "bcdghklmnpqrstvxwzfj"[n % 20]);
            tc_put_char(&text, ' ');
        }
        assert_int_equal(tc_analyse(analyser, &tokens, text.data, text.length, TC_FOR_HIGHLIGHT), TC_OK);
        assert_int_equal(tokens.count, 150000);
        for (size_t i = 0; i < tokens.count; i++) assert_memory_equal(tokens.items[i].term, text.data + i * 6, 5);
        tc_buffer_free(&text);
        tc_buffer_free(&term);
        tc_tokens_free(&tokens);
    }
}

static int open_analyser(void **state)
{
    (void)state;
    return tc_analyser_new(&analyser) != TC_OK;
}

static int close_analyser(void **state)
{
    (void)state;
    tc_analyser_free(analyser);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_as_the_table_says),    cmocka_unit_test(forms_give_the_same_terms),
        cmocka_unit_test(terms_are_those_of_single_words), cmocka_unit_test(noise_is_borne),
        cmocka_unit_test(a_word_of_megabytes_is_cut),      cmocka_unit_test(many_words_are_forgotten_between_calls),
    };
    return cmocka_run_group_tests(tests, open_analyser, close_analyser);
}
