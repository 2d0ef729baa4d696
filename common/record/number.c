/* Document numbers as a clerk types them, and their keys. */
#include "reading.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

void tc_number_free(tc_number *number)
{
    if (!number) return;
    free(number->digits);
    free(number->year);
    free(number->letters);
    free(number->type);
    *number = (tc_number){0};
}

/* ---- what was typed ---- */

typedef struct typed {
    size_t digits; /* the token of the number */
    size_t code;   /* the token of a code before it ("KH315/TU"), or the number's */
    tc_citation citation;
} typed;

/* Words before the number: "số", "số:", the type. Nothing else may stand there. */
static size_t words_before(const tc_reading *s)
{
    size_t at = 0, count;
    if (tc_phrase_at(s, 0, TC_PHRASE_TYPE, &count)) at = count;
    while (tc_at_word(s, at, TC_CUE_SO)) at++;
    if (at && tc_at_mark(s, at, ':')) at++;
    return at;
}

static const tc_code *typed_code(const tc_reading *s, size_t i)
{
    const tc_lex *lex = &s->lex[i];
    if (lex->kind != TC_LEX_WORD) return NULL;
    const tc_code *code = tc_code_find(s->text + lex->start, lex->end - lex->start);
    return code && code->kind == TC_CODE_TYPE ? code : NULL;
}

static bool read_typed(const tc_reading *s, typed *t)
{
    size_t at = words_before(s);
    const tc_code *code = at == 0 ? typed_code(s, 0) : NULL;
    if (code && (s->count > 1)) {
        t->code = 0;
        at = 1;
        while (tc_at_word(s, at, TC_CUE_SO) || tc_at_mark(s, at, '-') || tc_at_mark(s, at, ':')) at++;
    }
    t->digits = at;
    if (!code) t->code = at;
    return tc_match_citation(s, at, true, &t->citation) && t->citation.end == s->count;
}

static tc_status fill_number(tc_number *out, const tc_reading *s, const typed *t)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer letters = {0};
    const tc_citation *c = &t->citation;
    size_t count;
    const tc_phrase *words = tc_phrase_at(s, 0, TC_PHRASE_TYPE, &count);
    const tc_code *code = t->code < t->digits ? typed_code(s, t->code) : NULL;
    const char *type = words ? tc_document_types()[words->value] : code ? code->means : c->type;
    if (c->letters < c->end) {
        if (code && !typed_code(s, c->letters))
            tc_put_format(&letters, "%s%c", code->written, tc_is_party(s, c->letters) ? '/' : '-');
        tc_letters_write(&letters, s, c->letters, c->letters_end);
        TRY(tc_buffer_check(&letters));
    }
    TC_CLEANUP(tc_buffer_free) tc_buffer number = {0};
    tc_put_format(&number, "%u", s->lex[t->digits].code);
    TRY(tc_buffer_check(&number));
    out->digits = tc_buffer_steal(&number);
    if (c->year) {
        tc_put_format(&number, "%u", s->lex[c->year].code);
        out->year = tc_buffer_steal(&number);
    }
    if (letters.length) out->letters = tc_buffer_steal(&letters);
    if (type) out->type = tc_strdup(type);
    bool whole = out->digits && (!c->year || out->year) && (!type || out->type) &&
                 (c->letters == c->end || out->letters);
    return whole ? TC_OK : tc_fail(TC_MEMORY, "no memory for a document number");
}

static void close_reading(tc_reading *reading)
{
    tc_reading_close(reading);
}

tc_status tc_number_parse(tc_number *out, const char *text)
{
    TC_CLEANUP(close_reading) tc_reading s = {0};
    TC_CLEANUP(tc_number_free) tc_number number = {0};
    typed t = {0};
    TRY(tc_reading_open(&s, text, strlen(text), true));
    if (!s.count || !read_typed(&s, &t)) return tc_fail(TC_NOT_FOUND, "'%s': not the number of a document", text);
    TRY(fill_number(&number, &s, &t));
    *out = number;
    number = (tc_number){0};
    return TC_OK;
}

tc_status tc_number_write(tc_buffer *out, const tc_number *number)
{
    tc_put_text(out, number->digits);
    if (number->year) tc_put_format(out, "/%s", number->year);
    if (number->letters) {
        size_t group = strcspn(number->letters, "/-");
        bool slash = number->year || number->letters[group] != '/';
        tc_put_format(out, "%c%s", slash ? '/' : '-', number->letters);
    }
    return tc_buffer_check(out);
}

/* ---- keys ---- */

/* Zeros before a run of digits say nothing: 01/NQ-CP is 1/NQ-CP. */
tc_status tc_number_key(tc_buffer *out, const char *number)
{
    size_t length = strlen(number), at = 0;
    bool inside = false;
    while (at < length) {
        uint32_t c = tc_utf8_next(number, length, &at);
        bool digit = c >= '0' && c <= '9';
        bool leading = c == '0' && !inside && at < length && number[at] >= '0' && number[at] <= '9';
        inside = digit && !leading;
        if (leading || tc_is_space(c)) continue;
        tc_letter letter = tc_letter_of(c);
        if (letter & TC_LETTER_BASE)
            tc_put_char(out, (char)('a' + (letter & TC_LETTER_BASE) - 1));
        else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
            tc_put_char(out, '-');
        else if (!(letter & TC_LETTER_MARK))
            tc_put_utf8(out, tc_to_lower(c));
    }
    return tc_buffer_check(out);
}

tc_status tc_number_key_typed(tc_buffer *out, const char *text)
{
    TC_CLEANUP(tc_number_free) tc_number number = {0};
    TC_CLEANUP(tc_buffer_free) tc_buffer written = {0};
    if (tc_number_parse(&number, text) != TC_OK) return tc_number_key(out, text);
    TRY(tc_number_write(&written, &number));
    return tc_number_key(out, written.data);
}
