/* The analyser: from text to tokens.
 *
 * One pass over the bytes. Words are cut by scan.h and known by the lexicon; what several words make together is looked
 * for where a word of digits or a cue begins, and put behind its last word when that is reached.
 */
#include "common/text/compound.h"
#include "common/text/scan.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

/* To be raised when the same text gives other terms: it makes an index of an older analyser be refused. */
#define RULES "vi-1"

struct tc_analyser {
    tc_lexicon *lexicon;
    tc_buffer term; /* of the compound being read */
};

/* One call of tc_analyse. */
typedef struct run {
    tc_analyser *analyser;
    tc_tokens *out;
    const char *text;
    size_t length, behind; /* behind: the end of the word before, SIZE_MAX at the start */
    tc_purpose purpose;
    uint32_t word;
    size_t reach;     /* the end of the compound that was found last */
    bool waits;       /* it waits for its last word */
    tc_token waiting; /* its token */
    tc_passed passed[TC_PASSED];
} run;

tc_status tc_analyser_new(tc_analyser **out)
{
    tc_analyser *made = calloc(1, sizeof *made);
    if (!made) return tc_fail(TC_MEMORY, "no memory for an analyser");
    tc_status status = tc_lexicon_new(&made->lexicon);
    if (status != TC_OK) {
        free(made);
        return status;
    }
    *out = made;
    return TC_OK;
}

void tc_analyser_free(tc_analyser *analyser)
{
    if (!analyser) return;
    tc_lexicon_free(analyser->lexicon);
    tc_buffer_free(&analyser->term);
    free(analyser);
}

void tc_tokens_free(tc_tokens *tokens)
{
    if (!tokens) return;
    free(tokens->items);
    *tokens = (tc_tokens){0};
}

/* Unicode's version is of ICU as compiled in: another may class and fold other characters. */
const char *tc_analyser_stamp(void)
{
    return RULES "-unicode-" U_UNICODE_VERSION "-english";
}

static tc_status wait_for_end(run *r, uint8_t kind, size_t start, size_t end)
{
    const tc_buffer *term = &r->analyser->term;
    char *kept = tc_lexicon_keep(r->analyser->lexicon, term->data, term->length);
    if (!kept) return tc_fail(TC_MEMORY, "no memory for a term of %zu bytes", term->length);
    r->waiting = (tc_token){.start = (uint32_t)start,
                            .end = (uint32_t)end,
                            .word = r->word,
                            .term = kept,
                            .length = (uint16_t)term->length,
                            .fold_length = (uint16_t)term->length,
                            .kind = kind};
    r->reach = end;
    r->waits = true;
    return TC_OK;
}

/* Whether a word ends at `at`, and not digits that other digits or marks go on. */
static bool is_word_end(const run *r, size_t at)
{
    return at >= r->length || !(tc_letter_flags(tc_utf8_next(r->text, r->length, &at)) & (TC_MARK | TC_DIGIT));
}

/* Looks for a compound at a word outside the last one. */
static tc_status look_for_compound(run *r, size_t start, size_t end, unsigned kind, tc_cue cue)
{
    tc_place at = {r->analyser->lexicon, r->text, r->length, start, end};
    uint8_t token;
    size_t reach;
    bool found;
    if (kind == TC_DIGIT)
        TRY(tc_compound_of_digits(&at, r->passed, &r->analyser->term, &token, &reach, &found));
    else
        TRY(tc_compound_of_letters(&at, cue, &r->analyser->term, &token, &reach, &found));
    return found && is_word_end(r, reach) ? wait_for_end(r, token, start, reach) : TC_OK;
}

/* Whether it is worth looking: most words are of letters, with a space behind them. */
static inline bool may_begin_compound(const run *r, size_t end, unsigned kind, unsigned cue)
{
    if (kind == TC_DIGIT || cue == TC_CUE_DAY || cue == TC_CUE_MONTH) return true;
    return end < r->length && (r->text[end] == '-' || r->text[end] == '&');
}

/* A document's word that is its own stem needs no second term: a query asks for the stem as a word too. */
static bool wants_stem(tc_purpose purpose, const tc_word *word)
{
    if (!word->stem_length || purpose == TC_FOR_HIGHLIGHT) return false;
    if (purpose == TC_FOR_QUERY) return true;
    return word->stem_length != word->length + 1 ||
           memcmp(word->term + word->length + 1, word->term, word->length) != 0;
}

static void put_stem(run *r, const tc_token *word, size_t length)
{
    tc_token *token = &r->out->items[r->out->count++];
    *token = *word;
    token->term = word->term + word->length;
    token->length = token->fold_length = (uint16_t)length;
    token->kind = TC_TOKEN_STEM;
}

static tc_status put_word(run *r, const tc_word *word, size_t start, size_t end)
{
    TRY(TC_GROW(r->out->items, r->out->capacity, r->out->count + 3));
    tc_token *token = &r->out->items[r->out->count++];
    *token = (tc_token){.start = (uint32_t)start,
                        .end = (uint32_t)end,
                        .word = r->word,
                        .term = word->term,
                        .length = word->length,
                        .fold_length = word->fold_length,
                        .kind = word->kind,
                        .flags = (uint8_t)(word->flags | (start == r->behind ? TC_TOKEN_GLUED : 0))};
    if (wants_stem(r->purpose, word)) put_stem(r, token, word->stem_length);
    r->behind = end;
    return TC_OK;
}

static void pass(run *r, const tc_word *word)
{
    r->passed[2] = r->passed[1];
    r->passed[1] = r->passed[0];
    r->passed[0] = (tc_passed){word->term, word->fold_length, word->cue};
    r->word++;
}

/* The word that is text[start..end); when it is several glued ones, the first of them, and *end is moved to its end. */
static tc_status find_word(run *r, const tc_word **word, size_t start, size_t *end)
{
    TRY(tc_lexicon_find(r->analyser->lexicon, word, r->text, r->length, start, *end));
    if (!(*word)->cut) return TC_OK;
    *end = start + (*word)->cut;
    return tc_lexicon_find(r->analyser->lexicon, word, r->text, r->length, start, *end);
}

static tc_status take_word(run *r, size_t start, size_t *end, unsigned kind)
{
    const tc_word *found;
    TRY(find_word(r, &found, start, end));
    if (found->length == 0) return TC_OK;
    /* Looking for a compound looks words up, which may move this one. */
    tc_word word = *found;
    TRY(put_word(r, &word, start, *end));
    if (r->purpose != TC_FOR_HIGHLIGHT && start >= r->reach && may_begin_compound(r, *end, kind, word.cue))
        TRY(look_for_compound(r, start, *end, kind, (tc_cue)word.cue));
    if (r->waits && *end >= r->reach) {
        r->out->items[r->out->count++] = r->waiting;
        r->waits = false;
    }
    pass(r, &word);
    return TC_OK;
}

tc_status tc_analyse(tc_analyser *analyser, tc_tokens *tokens, const char *text, size_t length, tc_purpose purpose)
{
    if (length > UINT32_MAX / 4) return tc_fail(TC_LIMIT, "a text of %zu bytes is too long to analyse", length);
    run r = {
        .analyser = analyser, .out = tokens, .text = text, .length = length, .behind = SIZE_MAX, .purpose = purpose};
    tokens->count = 0;
    tc_lexicon_trim(analyser->lexicon);
    unsigned kind;
    for (size_t start = tc_scan_start(text, length, 0, &kind); start < length;) {
        size_t end = tc_scan_run(text, length, start, kind);
        TRY(take_word(&r, start, &end, kind));
        start = tc_scan_start(text, length, end, &kind);
    }
    return TC_OK;
}
