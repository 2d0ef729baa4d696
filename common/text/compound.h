/* What several words make together: document numbers, dates, numbers, abbreviations of several parts. Internal to the
 * part "text". The scan is of raw bytes, so what is found keeps its place in the text. */
#ifndef TC_TEXT_COMPOUND_H
#define TC_TEXT_COMPOUND_H

#include "common/text/lexicon.h"

/* The text, and where in it a compound may begin: at the word [start, end). */
typedef struct tc_place {
    tc_lexicon *lexicon;
    const char *text;
    size_t length, start, end;
} tc_place;

/* The folded form of a word already passed, for what stands before a bare number. */
typedef struct tc_passed {
    const char *term;
    uint16_t fold_length;
    uint8_t cue;
} tc_passed;
enum { TC_PASSED = 3 };

/* Finds the compound that begins at this word of digits: number of a document, date, number. `passed` are the words
 * before it, the last first. *found is false when there is none; else `term` is filled (cleared first), *kind and *end
 * set.
 */
tc_status tc_compound_of_digits(const tc_place *at, const tc_passed passed[TC_PASSED], tc_buffer *term, uint8_t *kind,
                                size_t *end, bool *found);
/* The same for a word of letters: a date in words after ngày or tháng, else an abbreviation. */
tc_status tc_compound_of_letters(const tc_place *at, tc_cue cue, tc_buffer *term, uint8_t *kind, size_t *end,
                                 bool *found);

/* The parts of the two, each with a file of its own; *end is set and true returned when one was found. */
bool tc_compound_document(const tc_place *at, tc_buffer *term, size_t *end);
bool tc_compound_bare_document(const tc_place *at, const tc_passed passed[TC_PASSED], tc_buffer *term, size_t *end);
bool tc_compound_abbreviation(const tc_place *at, tc_buffer *term, size_t *end);
bool tc_compound_date(const tc_place *at, tc_buffer *term, size_t *end);
tc_status tc_compound_date_words(const tc_place *at, bool day, tc_buffer *term, size_t *end, bool *found);
bool tc_compound_number(const tc_place *at, tc_buffer *term, size_t *end);

/* ---- reading raw text; each moves *at behind what it reads and says whether it was there ---- */

static inline bool tc_read_byte(const tc_place *p, size_t *at, char c)
{
    if (*at >= p->length || p->text[*at] != c) return false;
    ++*at;
    return true;
}

static inline bool tc_is_digit_at(const tc_place *p, size_t at)
{
    return at < p->length && p->text[at] >= '0' && p->text[at] <= '9';
}

/* A run of digits; gives how many. */
size_t tc_read_digits(const tc_place *p, size_t *at);
/* A run of digits of at most `most`, as a value; false (and *at unmoved) when there is none or it is longer. */
bool tc_read_value(const tc_place *p, size_t *at, size_t most, int *value);
/* Up to four white-space characters, as at the end of a hard-wrapped line; gives how many. */
size_t tc_read_spaces(const tc_place *p, size_t *at);

#endif
