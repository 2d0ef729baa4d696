#include "common/text/letter.h"
#include <unicode/uchar.h>

const tc_letter_row tc_letter_rows[TC_LATIN_ROWS] = {
#include "common/text/tables/latin.inc"
};

/* Indexed by slot, quality, tone; 0 where Vietnamese has no such letter. */
static const uint16_t composed[][TC_QUALITIES][TC_TONES] = {
#include "common/text/tables/composed.inc"
};

static int slot_of(uint32_t base)
{
    switch (base) {
    case 'a': return 0;
    case 'd': return 1;
    case 'e': return 2;
    case 'i': return 3;
    case 'o': return 4;
    case 'u': return 5;
    case 'y': return 6;
    default: return -1;
    }
}

bool tc_letter_is_slot(uint32_t base)
{
    return slot_of(base) >= 0;
}

uint32_t tc_letter_compose(uint32_t base, unsigned marks)
{
    int slot = slot_of(base);
    if (slot < 0 || marks >= TC_QUALITIES * TC_TONES) return marks ? 0 : base;
    return composed[slot][marks / TC_TONES][marks % TC_TONES];
}

/* Modifier letters that real texts have as quotes and primes (“…ˮ): Unicode counts them as letters, a word does not. */
static bool is_quote_like(uint32_t c)
{
    return (c >= 0x2B9 && c <= 0x2BD) || c == 0x2EE;
}

unsigned tc_letter_flags_icu(uint32_t c)
{
    uint32_t mask = U_GET_GC_MASK((UChar32)c);
    unsigned flags = 0;
    if ((mask & (U_GC_L_MASK | U_GC_NL_MASK)) && !is_quote_like(c)) flags |= TC_LETTER;
    if (mask & U_GC_ND_MASK) flags |= TC_DIGIT;
    if (mask & U_GC_M_MASK) flags |= TC_MARK;
    if (mask & (U_GC_LU_MASK | U_GC_LT_MASK)) flags |= TC_UPPER;
    if (u_isUWhiteSpace((UChar32)c) || c == 0x200B || c == 0xFEFF) flags |= TC_SPACE;
    return flags;
}

bool tc_is_word(uint32_t c)
{
    return tc_letter_flags(c) & TC_WORD;
}

bool tc_is_space(uint32_t c)
{
    return tc_letter_flags(c) & TC_SPACE;
}

bool tc_is_upper(uint32_t c)
{
    return tc_letter_flags(c) & TC_UPPER;
}

bool tc_is_letter(uint32_t c)
{
    return tc_letter_flags(c) & TC_LETTER;
}

uint32_t tc_to_lower(uint32_t c)
{
    const tc_letter_row *row = tc_letter_find(c);
    return row ? row->lower : (uint32_t)u_tolower((UChar32)c);
}
