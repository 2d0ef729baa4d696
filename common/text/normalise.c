/* NFC with two repairs for Vietnamese: a tone typed before the quality mark, and the look-alikes of Đ. */
#include "common/text/letter.h"
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

/* A run of code points that only compose among themselves is normalised as one. The bound (as in the Stream-Safe Text
 * Format of UAX 15) keeps the reordering of absurd heaps of marks from taking quadratic time. */
enum { CLUSTER = 64, UNITS = CLUSTER * 2, ROOM = UNITS * 8 };

typedef struct writer {
    tc_buffer *out;
    uint32_t *origin; /* NULL, or where the next byte's origin goes */
    const UNormalizer2 *nfc, *nfd;
} writer;

static bool is_own_nfc(uint32_t c)
{
    const tc_letter_row *row = tc_letter_find(c);
    if (row) return row->flags & TC_NFC;
    return u_getIntPropertyValue((UChar32)c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
}

static bool starts_cluster(const writer *w, uint32_t c)
{
    const tc_letter_row *row = tc_letter_find(c);
    if (row) return row->flags & TC_NFC;
    return unorm2_hasBoundaryBefore(w->nfc, (UChar32)c);
}

static uint32_t true_d(uint32_t c)
{
    if (c == 0xD0 || c == 0x189) return 0x110;
    if (c == 0xF0 || c == 0x256) return 0x111;
    return c;
}

static void note_origin(writer *w, size_t count, size_t from, bool stepping)
{
    if (!w->origin) return;
    for (size_t i = 0; i < count; i++) *w->origin++ = (uint32_t)(from + (stepping ? i : 0));
}

static void put_code_point(writer *w, uint32_t c, size_t from, bool stepping)
{
    size_t before = w->out->length;
    tc_put_utf8(w->out, true_d(c));
    note_origin(w, w->out->length - before, from, stepping);
}

static bool is_tone_above(UChar c)
{
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309;
}

/* Whether a quality mark that composes with this base to a letter of Vietnamese is `mark`. The horn needs no mending:
 * canonical order puts it first. */
static bool is_quality(UChar base, UChar mark)
{
    UChar lower = base | 0x20;
    if (mark == 0x306) return lower == 'a';
    return mark == 0x302 && (lower == 'a' || lower == 'e' || lower == 'o');
}

/* All tones above and the circumflex are of one combining class, so NFC keeps them as typed: e, acute, circumflex would
 * stay é with a circumflex instead of ế. */
static void mend_order(UChar *units, int32_t length)
{
    UChar base = 0;
    for (int32_t i = 0; i < length; i++) {
        if (units[i] < 0x80)
            base = units[i];
        else if (!(U_GET_GC_MASK(units[i]) & U_GC_M_MASK))
            base = 0;
        if (!is_quality(base, units[i])) continue;
        for (int32_t j = i; j > 0 && is_tone_above(units[j - 1]); j--) {
            UChar mark = units[j];
            units[j] = units[j - 1];
            units[j - 1] = mark;
        }
    }
}

static tc_status put_cluster(writer *w, const UChar *units, int32_t length, size_t from)
{
    UChar apart[ROOM], whole[ROOM];
    UErrorCode error = U_ZERO_ERROR;
    int32_t n = unorm2_normalize(w->nfd, units, length, apart, ROOM, &error);
    if (U_SUCCESS(error)) {
        mend_order(apart, n);
        n = unorm2_normalize(w->nfc, apart, n, whole, ROOM, &error);
    }
    if (U_FAILURE(error)) return tc_fail(TC_INTERNAL, "ICU cannot normalise: %s", u_errorName(error));
    for (int32_t i = 0; i < n;) {
        UChar32 c;
        U16_NEXT(whole, i, n, c);
        put_code_point(w, (uint32_t)c, from, false);
    }
    return TC_OK;
}

/* Normalises the code points from *at up to the next that starts a cluster of its own. */
static tc_status take_cluster(writer *w, const char *text, size_t length, size_t *at)
{
    UChar units[UNITS];
    int32_t n = 0;
    size_t from = *at;
    for (int count = 0; count < CLUSTER && *at < length; count++) {
        size_t next = *at;
        uint32_t c = tc_utf8_next(text, length, &next);
        if (count && starts_cluster(w, c)) break;
        U16_APPEND_UNSAFE(units, n, c);
        *at = next;
    }
    return put_cluster(w, units, n, from);
}

/* Copies the plain characters from *at on: those that are their own NFC and with which nothing composes. */
static void copy_plain(writer *w, const char *text, size_t length, size_t *at)
{
    while (*at < length) {
        size_t run = *at;
        while (run < length && (unsigned char)text[run] < 0x80) run++;
        if (run < length && run > *at) run--; /* a mark may follow it */
        if (run > *at) {
            tc_put(w->out, text + *at, run - *at);
            note_origin(w, run - *at, *at, true);
            *at = run;
            continue;
        }
        size_t next = *at;
        uint32_t c = tc_utf8_next(text, length, &next);
        size_t after = next;
        if (!is_own_nfc(c)) return;
        if (next < length && !starts_cluster(w, tc_utf8_next(text, length, &after))) return;
        put_code_point(w, c, *at, c != 0xFFFD);
        *at = next;
    }
}

tc_status tc_normalise(tc_buffer *out, const char *text, size_t length, uint32_t *origin)
{
    UErrorCode error = U_ZERO_ERROR;
    if (length > UINT32_MAX / 4) return tc_fail(TC_LIMIT, "a text of %zu bytes is too long", length);
    writer w = {out, origin, unorm2_getNFCInstance(&error), unorm2_getNFDInstance(&error)};
    if (U_FAILURE(error)) return tc_fail(TC_INTERNAL, "ICU has no normaliser: %s", u_errorName(error));
    for (size_t at = 0; at < length && out->status == TC_OK;) {
        copy_plain(&w, text, length, &at);
        if (at < length) TRY(take_cluster(&w, text, length, &at));
    }
    tc_put(out, "", 0);
    return tc_buffer_check(out);
}

size_t tc_normalised_most(size_t length)
{
    return length * 3 + 16;
}
