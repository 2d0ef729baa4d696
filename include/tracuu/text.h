/* Vietnamese text: normal form, folding, the grammar of syllables, and the analyser that turns text into terms.
 *
 * All text is UTF-8. Bytes that are no UTF-8 never crash: each is read as U+FFFD.
 *
 * Terms. A word has one posting, under a term that starts with its folded form:
 *
 *     folded [ '\x01' marks ]
 *
 * `folded` is the word in lower case without any mark (đ is d, and i stands for y where the two spellings are one
 * word: kỹ = kĩ); `marks` says which marks it bore, so that the marked form can be had back (tc_term_text), and is left
 * out when there are none. So all marked forms of a syllable lie side by side in a sorted list of terms, and a seek to
 * "dan" and then over "dan\x01…" finds all of them: an unmarked query word is expanded by the index itself.
 *
 * Terms of other kinds start with a capital letter, which no folded word does:
 *     Z  stem of a foreign word (libstemmer, English):         Zreport
 *        (left out of a document's terms where the word is its own stem)
 *     N  a number, in value: dot for decimals, no grouping:     N187.25   N1248
 *     T  a date: year, month or day precision:                  T2022-12-20   T2022-12
 *     K  a document number, folded, without spaces:             K315-kh/tu   K1687
 *     B  an abbreviation of several parts, folded:              Bkt-xh   Bgd&dt   Bdtts&mn
 * Such a token stands beside the tokens of its parts, so that it also matches part by part.
 * Vietnamese has no inflection and libstemmer no algorithm for it: only foreign words are stemmed.
 */
#ifndef TRACUU_TEXT_H
#define TRACUU_TEXT_H

#include <stdint.h>
#include <tracuu/buffer.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One code point of text[*at..length), moving *at behind it; U+FFFD and one byte for what is not UTF-8. */
TC_API uint32_t tc_utf8_next(const char *text, size_t length, size_t *at);
/* The code point at `s`, of which `room` bytes are there, and its bytes, if it is one of those that nearly all of a
 * Vietnamese text consists of: ASCII, two bytes, or three that begin with E1 or E2. *length 0 for any other. */
static inline uint32_t tc_utf8_short(const unsigned char *s, size_t room, unsigned *length)
{
    if (s[0] < 0x80) return *length = 1, s[0];
    if ((s[0] == 0xE1 || s[0] == 0xE2) && room > 2 && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80)
        return *length = 3, (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    if (s[0] >= 0xC2 && s[0] < 0xE0 && room > 1 && (s[1] & 0xC0) == 0x80)
        return *length = 2, (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
    return *length = 0, 0;
}

/* tc_utf8_next, with these code points read without a call: for loops that all of a text passes through. */
static inline uint32_t tc_utf8_step(const char *text, size_t length, size_t *at)
{
    if (*at >= length) return 0xFFFD;
    unsigned n;
    uint32_t c = tc_utf8_short((const unsigned char *)text + *at, length - *at, &n);
    if (!n) return tc_utf8_next(text, length, at);
    *at += n;
    return c;
}

/* The first byte that is not valid UTF-8 (overlong forms, surrogates, beyond U+10FFFF), or `length`. */
TC_API size_t tc_utf8_valid(const char *text, size_t length);
/* Letter, digit or combining mark: what a word is made of. Modifier letters that stand for quotes (U+02EE) are none. */
TC_API bool tc_is_word(uint32_t code_point);
TC_API bool tc_is_space(uint32_t code_point); /* white space, NBSP, zero-width space and BOM */
TC_API bool tc_is_upper(uint32_t code_point);
TC_API bool tc_is_letter(uint32_t code_point);
static inline bool tc_is_digit(char c) /* 0 to 9 alone, whatever the locale */
{
    return c >= '0' && c <= '9';
}
TC_API uint32_t tc_to_lower(uint32_t code_point); /* of one code point; Ð U+00D0 and Ɖ U+0189 become đ */

/* NFC, with marks typed out of order mended (e + U+0301 + U+0302 is ế) and Ð, Ɖ read as Đ. Appends to `out`; case,
 * spaces and tone placement stay as they are. `origin`, where not NULL, gets for each byte appended the byte of `text`
 * it comes from, and must have room for tc_normalised_most(length) entries. */
TC_API tc_status tc_normalise(tc_buffer *out, const char *text, size_t length, uint32_t *origin);
TC_API size_t tc_normalised_most(size_t length);

/* Lower case, marks removed, đ → d; i for y as said above is NOT applied: other characters stay. Appends. For comparing
 * names, values of fields, headings. */
TC_API tc_status tc_fold(tc_buffer *out, const char *text, size_t length);
/* The same for each code point alone, with the way back: *origin, the caller's as an array, gets for each byte of `out`
 * the byte of `text` where its code point begins, and for the end of `out` the end of `text`. `out` is empty before. */
TC_API tc_status tc_fold_traced(tc_buffer *out, uint32_t **origin, const char *text, size_t length);
/* A word of letters, normalised: lower case, NFC, tone on its canonical vowel in open oa, oe, uy (hoà → hòa, thuỷ →
 * thủy), i for y where they are one word (kỹ → kĩ; after qu: quý → quí). Appends. */
TC_API tc_status tc_canonical_word(tc_buffer *out, const char *word, size_t length);
/* Whether two texts are equal when folded and with runs of what is no word made one space. */
TC_API bool tc_fold_equal(const char *a, const char *b);

/* ---- sentences ---- */
/* How a text begins: its first character that is no quote, square bracket, sign of emphasis or space. */
typedef enum tc_opening { TC_OPEN_OTHER, TC_OPEN_LOWER, TC_OPEN_UPPER, TC_OPEN_DIGIT } tc_opening;
TC_API tc_opening tc_opening_of(const char *text, size_t length);
/* The strength of the boundary after the character that ends at `at`: 3 a sentence ends, 2 at a semicolon, 1 at a colon
 * or comma, 0 none. `at` is followed by white space or by the end. */
TC_API int tc_boundary(const char *text, size_t length, size_t at);
/* Whether a sentence ends in front of byte `at`, a space: behind its mark and the brackets and quotes that close with
 * it, or where "1.2. " begins another part without any mark. `items`: a semicolon ends one too. */
TC_API bool tc_sentence_ends_at(const char *text, size_t length, size_t at, bool items);
/* Where one ends between two words, the first of which ends at `from` and the second begins at `to`; 0 for nowhere. */
TC_API size_t tc_sentence_end(const char *text, size_t length, size_t from, size_t to, bool items);

/* ---- the grammar of syllables ---- */
typedef struct tc_syllable {
    uint8_t onset; /* index in the table of onsets, 0 for none */
    uint8_t rime;  /* index in the table of rimes */
    uint8_t tone;  /* 0 level, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng */
} tc_syllable;
/* Parses a word (lower or upper case, NFC) as a Vietnamese syllable; false when it is none. `out` may be NULL.
 * Rimes that end in c, ch, p, t bear only sắc or nặng. */
TC_API bool tc_syllable_parse(tc_syllable *out, const char *word, size_t length);
/* Whether some way of putting marks on this folded (ASCII) word makes a legal syllable: "duong" yes, "cities" no. */
TC_API bool tc_syllable_possible(const char *folded, size_t length);
TC_API tc_status tc_syllable_write(tc_buffer *out, const tc_syllable *syllable); /* appends, lower case NFC */

/* ---- slips of the fingers ---- */
typedef enum tc_keyboard { TC_KEYBOARD_TELEX, TC_KEYBOARD_VNI } tc_keyboard;
/* Undoes keystrokes of an input method that were left in a word: Telex "ngaan" is ngân, "tôngr" tổng; VNI "d9inh5" is
 * định. Appends the syllable in lower case; *undone is false, and nothing is appended, where no key was left in or what
 * comes out is no syllable. */
TC_API tc_status tc_keys_undo(tc_buffer *out, bool *undone, const char *word, size_t length, tc_keyboard keyboard);
/* How far a word typed is from one that may have been meant (both NFC): 0 for the same, about 0.3 a mark, 0.4 a letter
 * doubled, 0.5 two swapped, 0.8 one exchanged for its neighbour on the keyboard, 1 one missing or too much, 1.2 one
 * exchanged for any other. Without `marks` words that differ in marks alone are the same. Words over 24 letters are
 * far from all others. */
TC_API double tc_slip_cost(const char *typed, size_t typed_length, const char *meant, size_t meant_length, bool marks);

/* ---- the analyser ---- */
typedef enum tc_purpose {
    TC_FOR_DOCUMENT,  /* all terms that are indexed */
    TC_FOR_QUERY,     /* the same; unmarked words are not expanded here but by the searcher */
    TC_FOR_HIGHLIGHT, /* words only (no Z N T K B terms), for adjacency, coverage and highlights */
} tc_purpose;

typedef enum tc_token_kind {
    TC_TOKEN_SYLLABLE,     /* a Vietnamese syllable, marked or not */
    TC_TOKEN_FOREIGN,      /* another word of letters: a name, English, an abbreviation of one part */
    TC_TOKEN_DIGITS,       /* a run of digits; leading zeros are not in its term (01 = 1) */
    TC_TOKEN_STEM,         /* Z */
    TC_TOKEN_NUMBER,       /* N: with grouping dots, a decimal comma; also of a percentage */
    TC_TOKEN_DATE,         /* T: 20/12/2022, 12/2022, "ngày 20 tháng 12 năm 2022", "tháng 12 năm 2022" */
    TC_TOKEN_DOCUMENT,     /* K: 315-KH/TU, 726 –CV/TU, 226 - KH/TU, 116/2020/QH14, 60/HD-MTTQ-BTT, "QĐ-⏎UBND" */
    TC_TOKEN_ABBREVIATION, /* B: KT-XH, GD&ĐT, BT-HT-TĐC */
} tc_token_kind;

/* The first three kinds are words; they come in order, never overlap, and are numbered 0, 1, 2 … in `word`. A token of
 * another kind covers one or more words and bears the number of its first; it follows its last part. Glued words are
 * cut where letters meet digits ("được1.141", "kỳ2023", "22ha") and at a lower-case letter before a capital
 * ("ủyCao") when both sides are then syllables. */
typedef struct tc_token {
    uint32_t start, end;  /* half-open bytes of the text as given */
    uint32_t word;        /* number of its (first) word */
    const char *term;     /* not NUL-terminated by contract of length; lives until the next call with this analyser */
    uint16_t length;      /* bytes of the term; never over 200: longer words are cut at a character and hashed */
    uint16_t fold_length; /* leading bytes that are the folded form; equals length for an unmarked word */
    uint8_t kind;         /* tc_token_kind */
    uint8_t flags;        /* TC_TOKEN_… below */
} tc_token;

enum {
    TC_TOKEN_MARKED = 1,  /* bears a mark (tone, quality or đ) */
    TC_TOKEN_CAPITAL = 2, /* begins with a capital letter */
    TC_TOKEN_UPPER = 4,   /* is in capitals altogether, two letters or more */
    TC_TOKEN_GLUED = 8,   /* was cut off the word before it: nothing stands between them */
};

typedef struct tc_tokens {
    tc_token *items;
    size_t count, capacity;
} tc_tokens;
TC_API void tc_tokens_free(tc_tokens *tokens);

/* An analyser holds a cache of words; it is for one thread at a time. */
typedef struct tc_analyser tc_analyser;
TC_API tc_status tc_analyser_new(tc_analyser **out);
TC_API void tc_analyser_free(tc_analyser *analyser);
/* Replaces the contents of `tokens`. The text need not be normalised: NFD and NFC give the same terms. */
TC_API tc_status tc_analyse(tc_analyser *analyser, tc_tokens *tokens, const char *text, size_t length,
                            tc_purpose purpose);
/* Changes whenever the same text would give other terms; part of the stamp of an index. */
TC_API const char *tc_analyser_stamp(void);

/* The word that a word term stands for, in canonical spelling ("dan\x01…" gives "đàn"). Appends. Terms that are no
 * word (Z, N, T, K, B) are given as they stand, without their letter. */
TC_API tc_status tc_term_text(tc_buffer *out, const char *term, size_t length);
/* The bytes of the folded form at the front of a word term. */
TC_API size_t tc_term_fold_length(const char *term, size_t length);
/* The exact-form term of a folded-or-marked word ("đàn", "dan"): what the analyser would give. Appends. */
TC_API tc_status tc_term_of_word(tc_buffer *out, const char *word, size_t length);

#ifdef __cplusplus
}
#endif
#endif
