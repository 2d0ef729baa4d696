#include "common/text/compound.h"
#include "common/text/letter.h"

enum { SPACES = 4 };

size_t tc_read_digits(const tc_place *p, size_t *at)
{
    size_t from = *at;
    while (tc_is_digit_at(p, *at)) ++*at;
    return *at - from;
}

bool tc_read_value(const tc_place *p, size_t *at, size_t most, int *value)
{
    size_t end = *at, n = tc_read_digits(p, &end);
    if (n == 0 || n > most) return false;
    for (*value = 0; *at < end; ++*at) *value = *value * 10 + (p->text[*at] - '0');
    return true;
}

size_t tc_read_spaces(const tc_place *p, size_t *at)
{
    size_t n = 0;
    for (; n < SPACES && *at < p->length; n++) {
        size_t next = *at;
        if (!tc_is_space(tc_utf8_next(p->text, p->length, &next))) break;
        *at = next;
    }
    return n;
}

tc_status tc_compound_of_digits(const tc_place *at, const tc_passed passed[TC_PASSED], tc_buffer *term, uint8_t *kind,
                                size_t *end, bool *found)
{
    *found = true;
    tc_buffer_clear(term);
    if (tc_compound_document(at, term, end)) {
        *kind = TC_TOKEN_DOCUMENT;
        return tc_buffer_check(term);
    }
    tc_buffer_clear(term);
    if (tc_compound_date(at, term, end)) {
        *kind = TC_TOKEN_DATE;
        return tc_buffer_check(term);
    }
    tc_buffer_clear(term);
    if (tc_compound_number(at, term, end)) {
        *kind = TC_TOKEN_NUMBER;
        return tc_buffer_check(term);
    }
    tc_buffer_clear(term);
    *kind = TC_TOKEN_DOCUMENT;
    *found = tc_compound_bare_document(at, passed, term, end);
    return tc_buffer_check(term);
}

tc_status tc_compound_of_letters(const tc_place *at, tc_cue cue, tc_buffer *term, uint8_t *kind, size_t *end,
                                 bool *found)
{
    tc_buffer_clear(term);
    if (cue == TC_CUE_DAY || cue == TC_CUE_MONTH) {
        *kind = TC_TOKEN_DATE;
        TRY(tc_compound_date_words(at, cue == TC_CUE_DAY, term, end, found));
        if (*found) return tc_buffer_check(term);
    }
    *kind = TC_TOKEN_ABBREVIATION;
    *found = tc_compound_abbreviation(at, term, end);
    return tc_buffer_check(term);
}
