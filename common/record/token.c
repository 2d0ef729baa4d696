/* Text into light tokens: words, runs of digits, single marks. */
#include "reading.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

enum { PAD = 2, LONGEST = 24 };

typedef struct lexer {
    tc_reading *scan;
    const char *text;
    size_t length, at;
    size_t capacity;
    uint8_t spaced;
} lexer;

/* ---- white space, tags, marks ---- */

/* The end of a tag such as <sup> or </b> that begins here, or 0. */
static size_t tag_end(const lexer *l)
{
    size_t at = l->at + 1;
    if (at < l->length && l->text[at] == '/') at++;
    size_t from = at;
    while (at < l->length && at - from < 6 && l->text[at] >= 'a' && l->text[at] <= 'z') at++;
    return at > from && at < l->length && l->text[at] == '>' ? at + 1 : 0;
}

static uint32_t plain_mark(uint32_t c)
{
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
    if ((c >= 0x201C && c <= 0x201F) || c == 0x2EE || c == 0x2033 || c == 0xAB || c == 0xBB) return '"';
    if (c == 0x2018 || c == 0x2019) return '\'';
    return c;
}

static bool skip(lexer *l, uint32_t c, size_t next)
{
    size_t tag = c == '<' ? tag_end(l) : 0;
    if (tag) {
        l->at = tag;
        return true;
    }
    if (c == '*') {
        l->at = next;
        return true;
    }
    if (!(c == ' ' || (c < 0x20) || (c >= 0x80 && tc_is_space(c)))) return false;
    l->spaced = TC_LEX_SPACED;
    l->at = next;
    return true;
}

/* ---- tokens ---- */

static tc_status put(lexer *l, tc_lex token)
{
    tc_reading *scan = l->scan;
    if (scan->count + 2 * PAD + 1 > l->capacity) TRY(TC_GROW(scan->memory, l->capacity, scan->count + 2 * PAD + 1));
    token.flags |= l->spaced;
    l->spaced = 0;
    scan->memory[PAD + scan->count++] = token;
    return TC_OK;
}

static tc_status read_digits(lexer *l)
{
    tc_lex token = {.start = (uint32_t)l->at, .kind = TC_LEX_DIGITS};
    uint64_t value = 0;
    while (l->at < l->length && l->text[l->at] >= '0' && l->text[l->at] <= '9') {
        if (value < UINT32_MAX) value = value * 10 + (uint64_t)(l->text[l->at] - '0');
        l->at++;
    }
    token.end = (uint32_t)l->at;
    token.code = value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
    return put(l, token);
}

/* A word ends before a capital that follows a small letter: "ủyCao" is two words. */
static tc_status read_word(lexer *l)
{
    tc_lex token = {.start = (uint32_t)l->at, .kind = TC_LEX_WORD, .flags = TC_LEX_UPPER};
    tc_letter letters[LONGEST];
    size_t count = 0;
    bool small = false;
    while (l->at < l->length) {
        size_t next = l->at;
        tc_letter letter = tc_letter_quick(tc_utf8_step(l->text, l->length, &next));
        if (!letter || (small && letter & TC_LETTER_UPPER)) break;
        if (letter & TC_LETTER_UPPER) {
            if (!count) token.flags |= TC_LEX_CAPITAL;
        } else if (!(letter & TC_LETTER_MARK)) {
            small = true;
            token.flags &= (uint8_t)~TC_LEX_UPPER;
        }
        if (count < LONGEST) letters[count] = letter;
        count++;
        l->at = next;
    }
    token.end = (uint32_t)l->at;
    token.code = (uint32_t)count;
    token.word = tc_vocabulary_word(letters, count, l->scan->plain);
    return put(l, token);
}

static tc_status read_mark(lexer *l, uint32_t c, size_t next)
{
    tc_lex token = {.start = (uint32_t)l->at, .end = (uint32_t)next, .kind = TC_LEX_MARK, .code = plain_mark(c)};
    if (c == 0xB2 || c == 0xB3) {
        token.kind = TC_LEX_DIGITS;
        token.code = c - 0xB0;
    }
    l->at = next;
    return put(l, token);
}

static tc_status read_token(lexer *l)
{
    size_t next = l->at;
    uint32_t c = tc_utf8_step(l->text, l->length, &next);
    if (skip(l, c, next)) return TC_OK;
    if (c >= '0' && c <= '9') return read_digits(l);
    if (tc_letter_quick(c)) return read_word(l);
    return read_mark(l, c, next);
}

static bool unmarked(const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        if ((unsigned char)text[at] < 0x80) {
            at++;
            continue;
        }
        if (tc_letter_quick(tc_utf8_step(text, length, &at))) return false;
    }
    return true;
}

tc_status tc_reading_open(tc_reading *scan, const char *text, size_t length, bool plain)
{
    if (length >= UINT32_MAX) return tc_fail(TC_LIMIT, "a text of %zu bytes is too long to be scanned", length);
    tc_vocabulary_open();
    *scan = (tc_reading){.text = text, .plain = plain || unmarked(text, length)};
    lexer l = {.scan = scan, .text = text, .length = length};
    tc_status status = TC_GROW(scan->memory, l.capacity, length / 5 + 2 * PAD + 8);
    while (status == TC_OK && l.at < length) status = read_token(&l);
    if (status != TC_OK) {
        tc_reading_close(scan);
        return status;
    }
    scan->lex = scan->memory + PAD;
    for (size_t k = 0; k < PAD; k++) {
        scan->memory[k] = (tc_lex){.flags = TC_LEX_SPACED};
        scan->lex[scan->count + k] = (tc_lex){
            .start = (uint32_t)length, .end = (uint32_t)length, .flags = TC_LEX_SPACED};
    }
    return TC_OK;
}

void tc_reading_close(tc_reading *scan)
{
    free(scan->memory);
    *scan = (tc_reading){0};
}

/* ---- phrases ---- */

static bool same_word(const tc_reading *s, size_t i, uint16_t word)
{
    if (tc_at_word(s, i, word)) return true;
    return s->plain && s->lex[i].kind == TC_LEX_WORD && s->lex[i].word &&
           tc_vocabulary_plain(s->lex[i].word) == tc_vocabulary_plain(word);
}

/* A phrase of several words is held together by single spaces or a slash ("đ/c"). */
static bool phrase_fits(const tc_reading *s, size_t i, const tc_phrase *phrase, size_t *count)
{
    size_t at = i;
    for (size_t k = 0; k < phrase->count; k++) {
        if (k && tc_at_mark(s, at, '/') && s->lex[at - 1].code == 1 && tc_is_glued(s, at)) at++;
        if (!same_word(s, at, phrase->words[k])) return false;
        at++;
    }
    *count = at - i;
    return true;
}

const tc_phrase *tc_phrase_find(const tc_reading *s, size_t i, tc_phrase_kind kind, size_t *count)
{
    for (const tc_phrase *p = tc_vocabulary_phrases(s->lex[i].word, s->plain); p; p = tc_vocabulary_next(p, s->plain))
        if (p->kind == kind && phrase_fits(s, i, p, count)) return p;
    return NULL;
}

const tc_phrase *tc_phrase_before(const tc_reading *s, size_t i, tc_phrase_kind kind, size_t *count)
{
    const tc_phrase *best = NULL;
    for (size_t back = TC_PHRASE_WORDS; back > 0 && !best; back--) {
        if (back > i) continue;
        size_t n;
        const tc_phrase *p = tc_phrase_at(s, i - back, kind, &n);
        if (p && n == back) {
            best = p;
            *count = n;
        }
    }
    return best;
}

/* Coarser than the rule for sentences to be quoted (common/text/sentence.c) on purpose: what is cut off here is the
 * subject of a document, and that the number of a part ("… đến năm 2030 2.1. Mục tiêu") must end as well. */
bool tc_sentence_ends(const tc_reading *s, size_t i)
{
    const tc_lex *lex = &s->lex[i];
    if (lex->kind == TC_LEX_END) return true;
    if (lex->kind != TC_LEX_MARK) return false;
    if (lex->code == ';' || lex->code == '!' || lex->code == '?' || lex->code == 0x2026) return true;
    if (lex->code != '.') return false;
    const tc_lex *next = lex + 1;
    return next->kind == TC_LEX_END || next->kind == TC_LEX_MARK ||
           (next->flags & TC_LEX_SPACED && (next->flags & TC_LEX_CAPITAL || next->kind == TC_LEX_DIGITS));
}

char *tc_join_tokens(const tc_reading *s, size_t from, size_t to)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer out = {0};
    for (size_t k = from; k < to; k++) {
        const tc_lex *lex = &s->lex[k];
        bool words = lex->kind == TC_LEX_WORD && k > from && s->lex[k - 1].kind == TC_LEX_WORD;
        if (k > from && (words || lex->flags & TC_LEX_SPACED)) tc_put_char(&out, ' ');
        tc_put(&out, s->text + lex->start, lex->end - lex->start);
    }
    return tc_buffer_steal(&out);
}
