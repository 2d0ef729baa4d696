/* How questions are read, without any index: the kind of answer wanted, the noun that says so, and the words that ask.
 */
#include "searcher/answer/answer.h"
#include "searcher/vocabulary/contrast.h"
#include "searcher/vocabulary/grammar.h"
#include "tests/unit/test_tag_table.h"
#include <string.h>

static tc_analyser *analyser;

static int open_analyser(void **state)
{
    (void)state;
    return tc_analyser_new(&analyser) == TC_OK ? 0 : -1;
}

static int close_analyser(void **state)
{
    (void)state;
    tc_analyser_free(analyser);
    return 0;
}

/* ---- the table of nouns ---- */

static const tc_noun *find_noun(const char *text)
{
    size_t count;
    const tc_noun *nouns = tc_nouns_get(&count);
    for (size_t i = 0; i < count; i++)
        if (nouns[i].size == strlen(text) && !memcmp(nouns[i].text, text, nouns[i].size)) return &nouns[i];
    fail_msg("no noun '%s'", text);
    return NULL;
}

/* Every row is one, and what later rows say is added to the first. */
static void test_table(void **state)
{
    size_t count;
    (void)state;
    assert_int_equal(tc_nouns_open(), TC_OK);
    tc_nouns_get(&count);
    assert_true(count > 900);
    const tc_noun *person = find_noun("người");
    assert_int_equal(person->asks, TC_NOUN_SOMEONE);
    assert_true(person->kinds & TC_NOUN_UNIT && person->measure == TC_MEASURE_PEOPLE);
    assert_true(find_noun("thông tư")->kinds & TC_NOUN_DOCUMENT && find_noun("thông tư")->type);
    assert_true(find_noun("CQ")->capitals && !find_noun("ubnd")->capitals);
    /* "hợp tác xã" is no commune, and no row makes one of it. */
    assert_true(find_noun("hợp tác xã")->kinds & TC_NOUN_BODY);
    assert_false(find_noun("hợp tác xã")->kinds & TC_NOUN_PLACE);
    const tc_noun *unit = tc_noun_in_words("đô la/tấn", TC_NOUN_UNIT);
    assert_true(unit && unit->measure == TC_MEASURE_MONEY);
    assert_null(tc_noun_in_words("đôi", TC_NOUN_UNIT));
}

/* Each kind of contrast has its rows, opposites stand two by two, and no phrase stands twice but as an opposite. */
static void test_contrasts(void **state)
{
    (void)state;
    assert_int_equal(tc_contrasts_open(), TC_OK);
    for (int kind = 0; kind < TC_CONTRASTS; kind++) {
        size_t count;
        const char *const *phrases = tc_contrast_phrases((tc_contrast)kind, &count);
        assert_true(count > 1);
        if (kind == TC_CONTRAST_OPPOSITE) assert_int_equal(count % 2, 0);
        for (size_t i = 0; i < count; i++)
            for (size_t k = 0; k < i && kind != TC_CONTRAST_OPPOSITE; k++)
                if (!strcmp(phrases[i], phrases[k])) fail_msg("'%s' stands twice", phrases[i]);
    }
}

/* Each kind of grammar has its words, and each of them once; a word does one thing beside a run of words. */
static void test_grammar(void **state)
{
    const char *sides[256];
    size_t side_count = 0, count;
    (void)state;
    assert_int_equal(tc_grammar_open(), TC_OK);
    for (int kind = 0; kind < TC_GRAMMARS; kind++) {
        const char *const *phrases = tc_grammar_phrases((tc_grammar)kind, &count);
        assert_true(count > 0);
        for (size_t i = 0; i < count; i++) {
            for (size_t k = 0; k < i; k++)
                if (!strcmp(phrases[i], phrases[k])) fail_msg("'%s' stands twice", phrases[i]);
            if (kind > TC_GRAMMAR_THIS) continue;
            for (size_t k = 0; k < side_count; k++)
                if (!strcmp(phrases[i], sides[k])) fail_msg("'%s' does two things", phrases[i]);
            sides[side_count++] = phrases[i];
        }
    }
}

/* ---- readings ---- */

/* The words that ask, those of the noun that says what for, and those of the noun asked for, as they were typed. */
typedef enum part { ASKS, NOUN, ABOUT } part;

static bool is_in(const tc_query *q, const tc_wanted *w, part which, size_t i)
{
    if (which == ASKS) return q->words[i].question;
    if (which == NOUN) return q->noun && i >= q->noun_first && i <= q->noun_last;
    return w->asked != SIZE_MAX && i >= tc_asked_from(q, w->asked) && i < w->asked;
}

static void put_words(tc_buffer *out, const tc_query *q, const tc_wanted *w, part which)
{
    for (size_t i = 0; i < q->count; i++) {
        if (!is_in(q, w, which, i)) continue;
        if (out->length) tc_put(out, " ", 1);
        tc_put(out, q->text + q->words[i].at.start, q->words[i].at.end - q->words[i].at.start);
    }
    if (!out->length) tc_put_text(out, "-");
}

static const char *const measure_words[] = {
    [TC_MEASURE_ANY] = "any",       [TC_MEASURE_MONEY] = "money",     [TC_MEASURE_PERCENT] = "percent",
    [TC_MEASURE_AREA] = "area",     [TC_MEASURE_WEIGHT] = "weight",   [TC_MEASURE_VOLUME] = "volume",
    [TC_MEASURE_LENGTH] = "length", [TC_MEASURE_YIELD] = "yield",     [TC_MEASURE_PEOPLE] = "people",
    [TC_MEASURE_TIME] = "duration", [TC_MEASURE_COUNTED] = "counted",
};

static void check(const char *question, const char *what, const char *want, const char *got)
{
    if (want && strcmp(want, got) != 0) fail_msg("'%s': the %s is '%s', not '%s'", question, what, got, want);
}

static void read(const group *g)
{
    const char *question = group_value(g, "ask");
    tc_query query = {.text = NULL};
    tc_wanted wanted = {.query = NULL};
    TC_CLEANUP(tc_buffer_free) tc_buffer noun = {0}, asks = {0}, about = {0};
    assert_int_equal(tc_query_read(&query, analyser, question, (tc_date){2024, 1, 15}), TC_OK);
    assert_int_equal(tc_query_question(&query), TC_OK);
    assert_int_equal(tc_wanted_read(&wanted, &query), TC_OK);
    put_words(&noun, &query, &wanted, NOUN);
    put_words(&asks, &query, &wanted, ASKS);
    put_words(&about, &query, &wanted, ABOUT);
    check(question, "kind", group_value(g, "kind"), wanted.kind);
    check(question, "noun", group_value(g, "noun"), noun.data);
    check(question, "wording", group_value(g, "asks"), asks.data);
    check(question, "noun asked for", group_value(g, "about"), about.data);
    check(question, "measure", group_value(g, "measure"), measure_words[wanted.measure]);
    check(question, "type", group_value(g, "type"), wanted.type ? wanted.type : "-");
    tc_wanted_clear(&wanted);
    tc_query_clear(&query);
}

static void test_readings(void **state)
{
    (void)state;
    assert_true(groups_read("question-readings.txt", read) > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_contrasts),
        cmocka_unit_test(test_grammar),
        cmocka_unit_test(test_readings),
    };
    return cmocka_run_group_tests(tests, open_analyser, close_analyser);
}
