#include "common/text/fold.h"
#include "common/text/letter.h"
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

enum { PARTS = 64 };

bool tc_fold_drops(uint32_t c)
{
    const tc_letter_row *row = tc_letter_find(c);
    UErrorCode error = U_ZERO_ERROR;
    if (row) return row->base == 0 && c != 0;
    return u_charType((UChar32)c) == U_NON_SPACING_MARK && uscript_getScript((UChar32)c, &error) == USCRIPT_INHERITED;
}

/* Keeps of a decomposition what folding keeps; false when that is all of it. */
static bool drop_marks(UChar *parts, int32_t *length)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < *length;) {
        UChar32 c;
        U16_NEXT(parts, i, *length, c);
        if (!tc_fold_drops((uint32_t)c)) U16_APPEND_UNSAFE(parts, kept, c);
    }
    bool dropped = kept < *length;
    *length = kept;
    return dropped;
}

static void put_composed(tc_buffer *out, const UNormalizer2 *nfc, const UChar *parts, int32_t length)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar whole[PARTS];
    int32_t n = unorm2_normalize(nfc, parts, length, whole, PARTS, &error);
    for (int32_t i = 0; U_SUCCESS(error) && i < n;) {
        UChar32 c;
        U16_NEXT(whole, i, n, c);
        tc_put_utf8(out, (uint32_t)c);
    }
}

void tc_fold_put(tc_buffer *out, uint32_t c)
{
    uint32_t lower = tc_to_lower(c);
    const tc_letter_row *row = tc_letter_find(lower);
    if (row) {
        if (row->base || lower == 0) tc_put_utf8(out, row->base);
        return;
    }
    if (tc_fold_drops(lower)) return;
    UErrorCode error = U_ZERO_ERROR;
    UChar parts[PARTS];
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    int32_t n = U_SUCCESS(error) ? unorm2_getDecomposition(nfc, (UChar32)lower, parts, PARTS, &error) : -1;
    if (U_SUCCESS(error) && n > 0 && drop_marks(parts, &n))
        put_composed(out, nfc, parts, n);
    else
        tc_put_utf8(out, lower);
}

static void fold_each(tc_buffer *out, const char *text, size_t length)
{
    tc_buffer_reserve(out, length);
    for (size_t at = 0; at < length && out->status == TC_OK;) {
        unsigned char byte = (unsigned char)text[at];
        if (byte >= 0x80) {
            tc_fold_put(out, tc_utf8_next(text, length, &at));
            continue;
        }
        tc_put_char(out, (char)tc_letter_rows[byte].lower);
        at++;
    }
}

/* What a code point of the table folds to, 0 for nothing. */
static inline uint32_t folded_row(const tc_letter_row *row)
{
    const tc_letter_row *lower = tc_letter_find(row->lower);
    return lower ? lower->base : row->lower;
}

/* Dashes, quotes, bullets, the ellipsis: outside the table, but each is its own folded form beside any other. */
static inline bool is_plain_mark(uint32_t c)
{
    return c >= 0x2010 && c <= 0x2027;
}

/* Folds the code point at `s` where that gives no more bytes than it has, as for nearly all of a text: writes them to
 * `to` and gives their number; *width is its bytes, 0 where another way must be taken. */
static inline unsigned fold_plain(char *to, const unsigned char *s, size_t room, unsigned *width)
{
    if (s[0] < 0x80) {
        *width = 1;
        to[0] = (char)tc_letter_rows[s[0]].lower;
        return 1;
    }
    uint32_t c = tc_utf8_short(s, room, width);
    const tc_letter_row *row = *width ? tc_letter_find(c) : NULL;
    uint32_t folded = row ? folded_row(row) : 0x80;
    if (folded < 0x80) {
        to[0] = (char)folded;
        return folded != 0;
    }
    if (*width == 3 && is_plain_mark(c)) {
        memcpy(to, s, 3);
        return 3;
    }
    *width = 0;
    return 0;
}

/* Folds what the table knows; false at a code point that it does not: parts of a letter may be apart then and must be
 * composed first. */
static bool fold_by_table(tc_buffer *out, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        if (!tc_buffer_reserve(out, length - at)) return true;
        char *to = out->data + out->length;
        unsigned width = 1;
        while (at < length) {
            to += fold_plain(to, (const unsigned char *)text + at, length - at, &width);
            if (!width) break;
            at += width;
        }
        out->length = (size_t)(to - out->data);
        if (at == length) break;
        uint32_t c = tc_utf8_next(text, length, &at);
        if (!tc_letter_find(c)) return false;
        tc_fold_put(out, c);
    }
    if (out->data) out->data[out->length] = '\0';
    return true;
}

tc_status tc_fold(tc_buffer *out, const char *text, size_t length)
{
    tc_put(out, "", 0);
    size_t before = out->length;
    if (fold_by_table(out, text, length)) return tc_buffer_check(out);
    out->length = before;
    TC_CLEANUP(tc_buffer_free) tc_buffer whole = {0};
    TRY(tc_normalise(&whole, text, length, NULL));
    fold_each(out, whole.data, whole.length);
    return tc_buffer_check(out);
}

/* ---- with the way back ---- */

/* Appends the folded form of the code point at *at, which begins at `start`, whatever it is. */
static tc_status fold_next(tc_buffer *out, const char *text, size_t length, size_t *at)
{
    size_t start = *at;
    uint32_t c = tc_utf8_next(text, length, at);
    if (!tc_letter_find(c)) return tc_fold(out, text + start, *at - start);
    tc_fold_put(out, c);
    return tc_buffer_check(out);
}

tc_status tc_fold_traced(tc_buffer *out, uint32_t **origin, const char *text, size_t length)
{
    size_t capacity = 0;
    if (length > UINT32_MAX / 4) return tc_fail(TC_LIMIT, "a text of %zu bytes is too long", length);
    TRY(TC_GROW(*origin, capacity, length + 1));
    for (size_t at = 0; at < length;) {
        size_t start = at, before = out->length;
        unsigned width;
        if (!tc_buffer_reserve(out, 4)) break;
        out->length += fold_plain(out->data + before, (const unsigned char *)text + at, length - at, &width);
        at += width;
        if (!width) TRY(fold_next(out, text, length, &at));
        if (out->length >= capacity) TRY(TC_GROW(*origin, capacity, out->length + 1));
        for (size_t i = before; i < out->length; i++) (*origin)[i] = (uint32_t)start;
    }
    (*origin)[out->length] = out->length ? (uint32_t)length : 0;
    tc_put(out, "", 0);
    return tc_buffer_check(out);
}

/* Folds, and makes one space between words of whatever stands there. */
static tc_status fold_words(tc_buffer *out, const char *text)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    TRY(tc_fold(&folded, text, strlen(text)));
    bool gap = false;
    for (size_t at = 0; at < folded.length;) {
        uint32_t c = tc_utf8_next(folded.data, folded.length, &at);
        if (!tc_is_word(c)) {
            gap = out->length > 0;
            continue;
        }
        if (gap) tc_put_char(out, ' ');
        gap = false;
        tc_put_utf8(out, c);
    }
    tc_put(out, "", 0);
    return tc_buffer_check(out);
}

bool tc_fold_equal(const char *a, const char *b)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer x = {0};
    TC_CLEANUP(tc_buffer_free) tc_buffer y = {0};
    if (fold_words(&x, a) != TC_OK || fold_words(&y, b) != TC_OK) return false;
    return x.length == y.length && memcmp(x.data, y.data, x.length) == 0;
}
