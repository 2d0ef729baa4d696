/* Where words begin and end in raw bytes, internal to the part "text".
 *
 * A word is a run of letters or a run of digits; marks go on with either. Inline, because everything that is indexed
 * passes here byte by byte.
 */
#ifndef TC_TEXT_SCAN_H
#define TC_TEXT_SCAN_H

#include "common/text/letter.h"

extern const uint8_t tc_scan_bytes[256]; /* TC_LETTER or TC_DIGIT for ASCII, 0 else */

/* Bytes of a letter of Latin-1, Latin Extended-A, ơ ư, or Latin Extended Additional at `s`; 0 for anything else. All
 * code points of these ranges are letters but × and ÷; ill-formed bytes are left to the decoder. */
static inline unsigned tc_scan_latin(const unsigned char *s, size_t room)
{
    if (s[0] >= 0xC3 && s[0] <= 0xC6 && room > 1 && (s[1] & 0xC0) == 0x80)
        return s[0] == 0xC3 && (s[1] == 0x97 || s[1] == 0xB7) ? 0 : 2;
    if (s[0] == 0xE1 && room > 2 && (s[1] == 0xBA || s[1] == 0xBB) && (s[2] & 0xC0) == 0x80) return 3;
    return 0;
}

/* The end of the run of letters (kind TC_LETTER) or digits (TC_DIGIT), with their marks, that goes on at `at`. */
static inline size_t tc_scan_run(const char *text, size_t length, size_t at, unsigned kind)
{
    const unsigned char *s = (const unsigned char *)text;
    while (at < length) {
        if (s[at] < 0x80) {
            if (!(tc_scan_bytes[s[at]] & kind)) return at;
            at++;
            continue;
        }
        unsigned n = kind == TC_LETTER ? tc_scan_latin(s + at, length - at) : 0;
        if (n) {
            at += n;
            continue;
        }
        size_t next = at;
        if (!(tc_letter_flags(tc_utf8_next(text, length, &next)) & (kind | TC_MARK))) return at;
        at = next;
    }
    return at;
}

/* The start of the next word at or behind `at`, or `length`; *kind is TC_LETTER or TC_DIGIT. */
static inline size_t tc_scan_start(const char *text, size_t length, size_t at, unsigned *kind)
{
    const unsigned char *s = (const unsigned char *)text;
    while (at < length) {
        if (s[at] < 0x80) {
            if ((*kind = tc_scan_bytes[s[at]])) return at;
            at++;
            continue;
        }
        *kind = TC_LETTER;
        if (tc_scan_latin(s + at, length - at)) return at;
        size_t next = at;
        unsigned flags = tc_letter_flags(tc_utf8_next(text, length, &next));
        if (flags & TC_WORD) {
            *kind = flags & TC_DIGIT ? TC_DIGIT : TC_LETTER;
            return at;
        }
        at = next;
    }
    return length;
}

#endif
