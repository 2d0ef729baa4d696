/* What words do: the table grammar.tsv, read at the first use, and which of its phrases stand where. */
#include "searcher/vocabulary/grammar.h"
#include "searcher/answer/answer.h"
#include "searcher/vocabulary/phrases.h"
#include <pthread.h>

extern const char tc_grammar_tsv[];
extern const size_t tc_grammar_tsv_length;

static const char *const kind_words[TC_GRAMMARS] = {
#define X(name, word) [TC_GRAMMAR_##name] = (word),
    TC_GRAMMAR_LIST(X)
#undef X
};

/* Filled once, at the first use, and never changed afterwards. */
static tc_phrases table;
static bool whole;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void fill(void)
{
    whole = tc_phrases_read(&table, tc_grammar_tsv, tc_grammar_tsv_length, kind_words, TC_GRAMMARS);
}

tc_status tc_grammar_open(void)
{
    pthread_once(&once, fill);
    return whole ? TC_OK : tc_fail(TC_INTERNAL, "the table of grammar could not be read");
}

const char *const *tc_grammar_phrases(tc_grammar kind, size_t *count)
{
    *count = table.count[kind];
    return table.items[kind];
}

static bool may_begin(tc_grammar kind, size_t phrase, const char *term, size_t fold)
{
    return table.letter[kind][phrase] == term[0] && table.fold[kind][phrase] == fold;
}

/* Typed without marks, a phrase is taken for one of a kind whatever its neighbours told, but for a light one: taken for
 * such, a word that tells much would say nothing. */
static bool is_meant(const tc_query *q, size_t at, tc_grammar kind, const char *phrase)
{
    return tc_query_wording(q, at, phrase) && (kind != TC_GRAMMAR_LIGHT || tc_query_means(q, at, phrase));
}

size_t tc_grammar_in_query(const tc_query *q, size_t at, tc_grammar kind)
{
    size_t best = 0;
    const tc_query_word *word = at < q->count ? &q->words[at] : NULL;
    for (size_t i = 0; word && i < table.count[kind]; i++)
        if (table.words[kind][i] > best && may_begin(kind, i, word->term, word->fold_length) &&
            is_meant(q, at, kind, table.items[kind][i]))
            best = table.words[kind][i];
    return best;
}

size_t tc_grammar_in_text(const tc_tokens *tokens, size_t at, tc_grammar kind)
{
    size_t best = 0;
    const tc_token *token = at < tokens->count ? &tokens->items[at] : NULL;
    for (size_t i = 0; token && i < table.count[kind]; i++)
        if (table.words[kind][i] > best && may_begin(kind, i, token->term, token->fold_length) &&
            tc_tokens_are(tokens, at, table.items[kind][i]))
            best = table.words[kind][i];
    return best;
}

/* The first of several kinds. */
static tc_grammar first_of(tc_grammar_set kinds)
{
    return (tc_grammar)__builtin_ctzll(kinds);
}

size_t tc_grammar_any_in_query(const tc_query *q, size_t at, tc_grammar_set kinds)
{
    size_t best = 0;
    for (; kinds; kinds &= kinds - 1) {
        size_t n = tc_grammar_in_query(q, at, first_of(kinds));
        if (n > best) best = n;
    }
    return best;
}

size_t tc_grammar_any_in_text(const tc_tokens *tokens, size_t at, tc_grammar_set kinds)
{
    size_t best = 0;
    for (; kinds; kinds &= kinds - 1) {
        size_t n = tc_grammar_in_text(tokens, at, first_of(kinds));
        if (n > best) best = n;
    }
    return best;
}

bool tc_grammar_within(const tc_query *q, size_t at, tc_grammar_set kinds)
{
    enum { LONGEST = 4 };
    for (size_t back = 0; back < LONGEST && back <= at; back++)
        if (tc_grammar_any_in_query(q, at - back, kinds) > back) return true;
    return false;
}
