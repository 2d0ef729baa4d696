/* The table of words that say something beside a name (signs.tsv), made into terms once a searcher. */
#include "searcher/mention/mention.h"
#include "searcher/vocabulary/noun.h"
#include <stdlib.h>
#include <string.h>

extern const char tc_signs_tsv[];
extern const size_t tc_signs_tsv_length;

enum { BUCKETS = 256 };

/* Phrases that begin with words of one hash hang together, from the last in the list to the first. */
struct tc_signs {
    tc_sign *items[TC_SIGN_KINDS];
    size_t count[TC_SIGN_KINDS], capacity[TC_SIGN_KINDS];
    uint16_t bucket[TC_SIGN_KINDS][BUCKETS]; /* place + 1; 0 for none */
    tc_tokens tokens;
};

/* Of the folded form: text without marks is looked up too. */
static unsigned bucket_of(const char *term, size_t fold)
{
    unsigned hash = 0;
    for (size_t i = 0; i < fold; i++) hash = hash * 31 + (unsigned char)term[i];
    return hash % BUCKETS;
}

static const char *const kinds[TC_SIGN_KINDS] = {
    [TC_SIGN_STATUS] = "status", [TC_SIGN_NOT] = "not",         [TC_SIGN_ABOUT] = "about", [TC_SIGN_DUE] = "due",
    [TC_SIGN_OPTION] = "option", [TC_SIGN_LINK] = "link",       [TC_SIGN_SIDE] = "side",   [TC_SIGN_BREAK] = "break",
    [TC_SIGN_FOLLOW] = "follow", [TC_SIGN_LEVEL] = "level",     [TC_SIGN_BODY] = "body",   [TC_SIGN_TENURE] = "tenure",
    [TC_SIGN_HEAD] = "head",     [TC_SIGN_ASK] = "ask",         [TC_SIGN_LEAD] = "lead",   [TC_SIGN_TAIL] = "tail",
    [TC_SIGN_PERSON] = "person", [TC_SIGN_STRETCH] = "stretch", [TC_SIGN_WHEN] = "when",
};

static void clear_sign(tc_sign *s)
{
    tc_texts_free(s->terms, s->count);
    free(s->class);
}

void tc_signs_free(tc_signs *signs)
{
    if (!signs) return;
    for (int k = 0; k < TC_SIGN_KINDS; k++) {
        for (size_t i = 0; i < signs->count[k]; i++) clear_sign(&signs->items[k][i]);
        free(signs->items[k]);
    }
    tc_tokens_free(&signs->tokens);
    free(signs);
}

static tc_status make_sign(tc_sign *out, const tc_tokens *tokens, const char *class, size_t class_length)
{
    out->terms = calloc(tokens->count + 1, sizeof *out->terms);
    out->class = tc_strndup(class, class_length);
    if (!out->terms || !out->class) return tc_fail(TC_MEMORY, "no memory for the table of signs");
    for (; out->count < tokens->count; out->count++) {
        const tc_token *t = &tokens->items[out->count];
        out->terms[out->count] = tc_strndup(t->term, t->length);
        if (!out->terms[out->count]) return tc_fail(TC_MEMORY, "no memory for the table of signs");
    }
    return TC_OK;
}

static tc_status add_phrases(tc_signs *s, tc_analyser *analyser, tc_sign_kind kind, const char *const part[3],
                             const size_t length[3])
{
    for (const char *at = part[2], *end = at + length[2]; at < end;) {
        const char *bar = memchr(at, '|', (size_t)(end - at));
        if (!bar) bar = end;
        TRY(tc_analyse(analyser, &s->tokens, at, (size_t)(bar - at), TC_FOR_HIGHLIGHT));
        TRY(TC_GROW(s->items[kind], s->capacity[kind], s->count[kind] + 1));
        tc_sign *sign = &s->items[kind][s->count[kind]++];
        *sign = (tc_sign){.kind = kind};
        TRY(make_sign(sign, &s->tokens, part[1], length[1]));
        if (sign->count) {
            uint16_t *bucket = &s->bucket[kind][bucket_of(sign->terms[0], s->tokens.items[0].fold_length)];
            sign->next = *bucket;
            *bucket = (uint16_t)s->count[kind];
        }
        at = bar + (bar < end);
    }
    return TC_OK;
}

/* "kind TAB class TAB phrases". */
static tc_status add_line(tc_signs *s, tc_analyser *analyser, const char *line, const char *end)
{
    const char *part[3] = {line, NULL, NULL};
    size_t length[3] = {0, 0, 0};
    for (int i = 0; i < 3; i++) {
        const char *stop = i < 2 ? memchr(part[i], '\t', (size_t)(end - part[i])) : end;
        if (!stop) return TC_OK;
        length[i] = (size_t)(stop - part[i]);
        if (i < 2) part[i + 1] = stop + 1;
    }
    int k = 0;
    while (k < TC_SIGN_KINDS && (strlen(kinds[k]) != length[0] || memcmp(kinds[k], line, length[0]) != 0)) k++;
    if (k == TC_SIGN_KINDS) return TC_OK;
    /* What no name goes over may stand behind a short form as well. */
    if (k == TC_SIGN_BREAK) TRY(add_phrases(s, analyser, TC_SIGN_FOLLOW, part, length));
    return add_phrases(s, analyser, (tc_sign_kind)k, part, length);
}

static tc_status add_noun(tc_signs *s, tc_analyser *analyser, const tc_noun *noun, tc_sign_kind kind, const char *class)
{
    const char *const part[] = {NULL, class, noun->text};
    const size_t length[] = {0, strlen(class), noun->size};
    return add_phrases(s, analyser, kind, part, length);
}

/* What stands beside the name of a person, and before that of a unit of administration, is in the vocabulary of nouns:
 * communes and the like are too small to be named without their head alone. */
static tc_status add_nouns(tc_signs *s, tc_analyser *analyser)
{
    size_t count;
    TRY(tc_nouns_open());
    const tc_noun *nouns = tc_nouns_get(&count);
    for (const tc_noun *n = nouns; n < nouns + count; n++) {
        if (n->capitals) continue;
        if (n->kinds & TC_NOUN_OFFICE)
            TRY(add_noun(s, analyser, n, TC_SIGN_PERSON, "office"));
        else if (n->kinds & (TC_NOUN_ADDRESS | TC_NOUN_CALLING))
            TRY(add_noun(s, analyser, n, TC_SIGN_PERSON, "title"));
        else if (n->kinds & TC_NOUN_PLACE && n->traits & (TC_TRAIT_TOWN | TC_TRAIT_COMMUNE))
            TRY(add_noun(s, analyser, n, TC_SIGN_LEVEL, n->traits & TC_TRAIT_TOWN ? "large" : "small"));
    }
    return TC_OK;
}

tc_status tc_signs_new(tc_signs **out, tc_analyser *analyser)
{
    tc_status status = TC_OK;
    tc_signs *signs = calloc(1, sizeof *signs);
    if (!signs) return tc_fail(TC_MEMORY, "no memory for the table of signs");
    const char *at = tc_signs_tsv, *end = at + tc_signs_tsv_length, *line, *stop;
    while (status == TC_OK && tc_table_next(&at, end, &line, &stop)) status = add_line(signs, analyser, line, stop);
    if (status == TC_OK) status = add_nouns(signs, analyser);
    if (status == TC_OK)
        *out = signs;
    else
        tc_signs_free(signs);
    return status;
}

/* With `plain`, a word without marks stands for any marked form of it. */
static bool is_term(const char *sign, const char *term, size_t length, size_t fold, bool plain)
{
    size_t n = strlen(sign);
    if (n == length && !memcmp(sign, term, n)) return true;
    return plain && fold == length && n > fold && sign[fold] == '\x01' && !memcmp(sign, term, fold);
}

static bool stands_in_text(const tc_sign *sign, const tc_tokens *tokens, size_t at)
{
    if (at + sign->count > tokens->count) return false;
    for (size_t i = 0; i < sign->count; i++) {
        const tc_token *t = &tokens->items[at + i];
        if (!is_term(sign->terms[i], t->term, t->length, t->fold_length, false)) return false;
    }
    return sign->count > 0;
}

static bool stands_in_query(const tc_sign *sign, const tc_query *q, size_t at, bool plain)
{
    if (at + sign->count > q->count) return false;
    for (size_t i = 0; i < sign->count; i++) {
        const tc_query_word *w = &q->words[at + i];
        if (!is_term(sign->terms[i], w->term, w->length, w->fold_length, plain)) return false;
    }
    return sign->count > 0;
}

const tc_sign *tc_sign_at(const tc_signs *s, tc_sign_kind kind, const tc_tokens *tokens, size_t at)
{
    const tc_sign *best = NULL;
    if (at >= tokens->count) return NULL;
    const tc_token *t = &tokens->items[at];
    for (uint16_t k = s->bucket[kind][bucket_of(t->term, t->fold_length)]; k; k = s->items[kind][k - 1].next) {
        const tc_sign *sign = &s->items[kind][k - 1];
        if ((!best || best->count < sign->count) && stands_in_text(sign, tokens, at)) best = sign;
    }
    return best;
}

static const tc_sign *find_in_query(const tc_signs *s, tc_sign_kind kind, const tc_query *q, size_t at, bool plain)
{
    const tc_sign *best = NULL;
    if (at >= q->count) return NULL;
    const tc_query_word *w = &q->words[at];
    for (uint16_t k = s->bucket[kind][bucket_of(w->term, w->fold_length)]; k; k = s->items[kind][k - 1].next) {
        const tc_sign *sign = &s->items[kind][k - 1];
        if ((!best || best->count < sign->count) && stands_in_query(sign, q, at, plain)) best = sign;
    }
    return best;
}

const tc_sign *tc_sign_in_query(const tc_signs *s, tc_sign_kind kind, const tc_query *q, size_t at)
{
    return find_in_query(s, kind, q, at, !q->marked);
}

const tc_sign *tc_sign_typed(const tc_signs *s, tc_sign_kind kind, const tc_query *q, size_t at)
{
    return find_in_query(s, kind, q, at, true);
}

/* ---- words that ask, and nothing else ---- */

/* Whether it asks by itself: "không" only closes a question, and "có tên" may be told. */
static bool is_asking(const tc_sign *sign)
{
    static const char *const classes[] = {"request", "where", "which", "amount"};
    for (size_t i = 0; i < TC_COUNT(classes); i++)
        if (!strcmp(sign->class, classes[i])) return true;
    return false;
}

/* How many words from `at` on ask or stand beside what asks; 0: none. */
static size_t asking_words(bool *asks, const tc_signs *s, const tc_query *q, size_t at)
{
    static const tc_sign_kind beside[] = {TC_SIGN_LEAD, TC_SIGN_TAIL};
    const tc_sign *ask = tc_sign_typed(s, TC_SIGN_ASK, q, at);
    if (ask && !strcmp(ask->class, "none")) return 0;
    if (ask) {
        *asks |= is_asking(ask);
        return ask->count;
    }
    for (size_t i = 0; i < TC_COUNT(beside); i++) {
        const tc_sign *sign = tc_sign_typed(s, beside[i], q, at);
        if (sign) return sign->count;
    }
    return 0;
}

tc_status tc_signs_refuse_bare(const tc_signs *s, const tc_query *q, const char *of)
{
    bool asks = false;
    for (size_t at = 0, n; at < q->count; at += n) {
        n = q->words[at].flags & TC_TOKEN_UPPER ? 0 : asking_words(&asks, s, q, at);
        if (!n) return TC_OK;
    }
    if (!asks) return TC_OK;
    tc_status status = tc_fail(TC_USAGE, "'%s' only asks: the %s is missing that it asks about", q->text, of);
    tc_hint("type the %s itself, with or without such words", of);
    return status;
}
