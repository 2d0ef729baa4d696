/* The extracted text is kept once: each passage keeps the slice of it that its spans lie in, and makes its text from
 * that again; what lies between the slices (mostly white space) is kept in blocks of its own. */
#include "store.h"
#include <string.h>

/* Whether a dash, quotation mark, bullet or ellipsis (U+2010 … U+2027) stands there: no space, and its own normal form.
 */
static inline bool is_punctuation(const char *text, size_t length)
{
    return length >= 3 && (unsigned char)text[0] == 0xE2 && (unsigned char)text[1] == 0x80 &&
           (unsigned char)text[2] >= 0x90 && (unsigned char)text[2] <= 0xA7;
}

/* No-break and other spaces (C2, E2, E3), combining marks (CC, CD) and rarer signs need more care than plain bytes. */
static inline bool is_plain(unsigned char c)
{
    const uint64_t careful = 1ull << 0x02 | 1ull << 0x0C | 1ull << 0x0D | 1ull << 0x22 | 1ull << 0x23 | 1ull << 0x2F;
    return c < 0xC0 ? c > ' ' && c != 0x7F : !(careful >> (c - 0xC0) & 1);
}

/* Copies a span with runs of white space folded, in plain bytes; false when a byte needs more care than that. */
static bool put_plain(tc_buffer *out, const char *text, size_t length)
{
    if (!tc_buffer_reserve(out, length + 1)) return true;
    char *at = out->data + out->length;
    bool space = out->length == 0 || at[-1] == ' ';
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)text[i];
        if (is_plain(c) || is_punctuation(text + i, length - i)) {
            *at++ = text[i++];
            /* The rest of a sign of three bytes is plain. */
            while (i < length && is_plain((unsigned char)text[i])) *at++ = text[i++];
            space = false;
            continue;
        }
        if (c != ' ' && (c < '\t' || c > '\r')) return false;
        if (!space) *at++ = ' ';
        space = true;
        i++;
    }
    out->length = (size_t)(at - out->data);
    *at = '\0';
    return true;
}

static tc_status put_careful(tc_buffer *out, const char *text, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer composed = {0};
    TRY(tc_normalise(&composed, text, length, NULL));
    TRY(tc_buffer_check(&composed));
    for (size_t at = 0; at < composed.length;) {
        size_t from = at;
        if (!tc_is_space(tc_utf8_next(composed.data, composed.length, &at)))
            tc_put(out, composed.data + from, at - from);
        else if (out->length && out->data[out->length - 1] != ' ')
            tc_put_char(out, ' ');
    }
    return TC_OK;
}

tc_status tc_spans_text(tc_buffer *out, const char *slice, size_t length, const tc_range *spans, size_t count)
{
    size_t front = out->length;
    for (size_t i = 0; i < count; i++) {
        size_t from = spans[i].start - spans[0].start, size = spans[i].end - spans[i].start, before = out->length;
        if (spans[i].start < spans[0].start || spans[i].end < spans[i].start || from > length || size > length - from)
            return tc_fail(TC_DAMAGED, "a passage of the index does not read");
        if (out->length > front && out->data[out->length - 1] != ' ') tc_put_char(out, ' ');
        if (put_plain(out, slice + from, size)) continue;
        out->length = before;
        if (out->length > front && out->data[out->length - 1] != ' ') tc_put_char(out, ' ');
        TRY(put_careful(out, slice + from, size));
    }
    while (out->length > front && out->data[out->length - 1] == ' ') out->length--;
    if (out->data) out->data[out->length] = '\0';
    return tc_buffer_check(out);
}
