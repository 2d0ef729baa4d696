/* Properties of code points, internal to the part "text".
 *
 * The source of truth is ICU. For the letters of Vietnamese and their neighbours (Latin-1 to the combining marks,
 * Latin Extended Additional) a generated table answers without a call; tables/make_latin.c writes it and a test
 * compares it with ICU. Every other code point is asked of ICU.
 */
#ifndef TC_TEXT_LETTER_H
#define TC_TEXT_LETTER_H

#include <tracuu/text.h>

enum {
    TC_LETTER = 1,  /* letter, or a numeral that is written as one (Ⅱ) */
    TC_DIGIT = 2,   /* decimal digit */
    TC_MARK = 4,    /* combining mark: goes on with the word it stands in */
    TC_SPACE = 8,   /* what tc_is_space says */
    TC_UPPER = 16,  /* capital or title case */
    TC_NFC = 32,    /* is its own NFC, and nothing before it can compose with it */
    TC_SIMPLE = 64, /* in the table, and its row says all: lower is base and Vietnamese marks, or base itself */
};
#define TC_WORD (TC_LETTER | TC_DIGIT | TC_MARK)

/* The marks of a Vietnamese letter: quality * 6 + tone. */
enum { TC_QUALITY_NONE, TC_QUALITY_CIRCUMFLEX, TC_QUALITY_BREVE, TC_QUALITY_HORN, TC_QUALITY_STROKE, TC_QUALITIES };
enum { TC_TONES = 6 };

typedef struct tc_letter_row {
    uint16_t lower; /* simple lower case; đ for the look-alikes Ð ð Ɖ ɖ */
    uint16_t base;  /* lower case without marks; 0 for a mark that folding drops */
    uint8_t flags;  /* of the enum above */
    uint8_t marks;  /* quality * 6 + tone of a Vietnamese letter; 0 for a letter without marks */
} tc_letter_row;

enum { TC_LATIN_END = 0x370, TC_ADDITIONAL = 0x1E00, TC_LATIN_ROWS = TC_LATIN_END + 0x100 };
extern const tc_letter_row tc_letter_rows[TC_LATIN_ROWS];

/* The row of a code point of the table, or NULL. */
static inline const tc_letter_row *tc_letter_find(uint32_t c)
{
    if (c < TC_LATIN_END) return &tc_letter_rows[c];
    if (c - TC_ADDITIONAL < 0x100) return &tc_letter_rows[TC_LATIN_END + (c - TC_ADDITIONAL)];
    return NULL;
}

/* Flags of any code point; TC_NFC and TC_SIMPLE only for those of the table. */
unsigned tc_letter_flags_icu(uint32_t c);
static inline unsigned tc_letter_flags(uint32_t c)
{
    const tc_letter_row *row = tc_letter_find(c);
    return row ? row->flags : tc_letter_flags_icu(c);
}

/* The lower-case letter made of one of a–z, a quality mark and a tone; 0 where Vietnamese has none. */
uint32_t tc_letter_compose(uint32_t base, unsigned marks);
/* A slot is a letter that can bear Vietnamese marks: a d e i o u y. */
bool tc_letter_is_slot(uint32_t base);

/* tc_utf8_next for a text that is known to be valid. */
static inline uint32_t tc_utf8_read(const char *text, size_t *at)
{
    const unsigned char *s = (const unsigned char *)text + *at;
    if (s[0] < 0x80) return ++*at, s[0];
    if (s[0] < 0xE0) return *at += 2, (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
    if (s[0] < 0xF0) return *at += 3, (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    *at += 4;
    return (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
}

#endif
