/* Bytes of a file to UTF-8 text: the extractor of plain text and Markdown. */
#include "indexer/lines/block.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <tracuu/text.h>

enum { SAMPLE = 1 << 20 };

void tc_extract_clear(tc_extract *extract)
{
    free(extract->text);
    free(extract->doubt);
    *extract = (tc_extract){0};
}

static size_t line_of(const char *bytes, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++) line += bytes[i] == '\n';
    return line;
}

static tc_status check_control(const char *path, const char *bytes, size_t length)
{
    size_t seen = length < SAMPLE ? length : SAMPLE, control = 0;
    for (size_t i = 0; i < seen; i++) {
        unsigned char c = (unsigned char)bytes[i];
        control += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v';
    }
    if (memchr(bytes, '\0', length) || control * 100 > seen) return tc_fail(TC_INPUT, "'%s': not a text file", path);
    return TC_OK;
}

/* Counts the bytes that are no UTF-8; `first` is the first of them. */
static size_t count_invalid(const char *bytes, size_t length, size_t *first)
{
    size_t bad = 0;
    for (size_t at = 0; at < length;) {
        at += tc_utf8_valid(bytes + at, length - at);
        if (at >= length) break;
        if (bad++ == 0) *first = at;
        at++;
    }
    return bad;
}

/* ---- letters that older Vietnamese fonts put in the places of others ---- */

static bool is_letter(unsigned char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* The second byte of a sign of Latin-1 from U+00A8 to U+00BE that TCVN3 puts a letter in the place of; "©" and "®"
 * stand beside letters elsewhere too, but not between them. */
static bool is_of_tcvn3(unsigned char c)
{
    return c >= 0xA8 && c <= 0xBE && c != 0xAB && c != 0xAF && c != 0xB0 && c != 0xB4 && c != 0xBA;
}

/* The second byte of ø, ù, û, õ, ï in UTF-8, which VNI writes behind a vowel for its tone. */
static bool is_of_vni(unsigned char c, char before)
{
    bool tone = c == 0xB8 || c == 0xB9 || c == 0xBB || c == 0xB5 || c == 0xAF;
    return tone && before && strchr("aeiouyAEIOUY", before);
}

/* Text of .VnTime or VNI-Times that a converter took for Unicode: the words are there, their marks are not. NULL for
 * none. */
static const char *old_font_of(const char *text, size_t length)
{
    enum { SHARE = 50, LEAST = 20 }; /* of the letters */
    size_t seen = length < SAMPLE ? length : SAMPLE, letters = 0, tcvn3 = 0, vni = 0;
    const unsigned char *s = (const unsigned char *)text;
    for (size_t i = 1; i + 2 < seen; i++) {
        letters += is_letter(s[i]);
        bool inside = is_letter(s[i - 1]) && is_letter(s[i + 2]);
        tcvn3 += inside && s[i] == 0xC2 && is_of_tcvn3(s[i + 1]);
        vni += s[i] == 0xC3 && is_of_vni(s[i + 1], text[i - 1]);
    }
    if (tcvn3 > LEAST && tcvn3 * SHARE > letters)
        return "letters of TCVN3 (.VnTime) that were not converted to Unicode";
    if (vni > LEAST && vni * SHARE > letters) return "letters of VNI (VNI-Times) that were not converted to Unicode";
    return NULL;
}

static tc_status take_utf8(tc_extract *out, const char *path, const char *bytes, size_t length)
{
    TRY(check_control(path, bytes, length));
    size_t first = 0, bad = count_invalid(bytes, length, &first);
    if (bad > 0 && bad * 1000 >= length)
        return tc_fail(TC_INPUT, "'%s': not UTF-8 at byte %zu (line %zu); convert it to Unicode first", path, first,
                       line_of(bytes, first));
    if (bad > 0) {
        tc_buffer doubt = {0};
        tc_put_format(&doubt, "%zu byte%s no UTF-8, the first at byte %zu (line %zu)", bad, bad == 1 ? " is" : "s are",
                      first, line_of(bytes, first));
        TRY(tc_buffer_check(&doubt));
        out->doubt = tc_buffer_steal(&doubt);
    }
    const char *font = out->doubt ? NULL : old_font_of(bytes, length);
    if (font && !(out->doubt = tc_strdup(font))) return tc_fail(TC_MEMORY, "no memory for the text of '%s'", path);
    out->text = tc_strndup(bytes, length);
    if (!out->text) return tc_fail(TC_MEMORY, "no memory for the text of '%s'", path);
    out->length = length;
    return TC_OK;
}

static uint32_t unit_at(const unsigned char *bytes, bool big)
{
    return big ? (uint32_t)bytes[0] << 8 | bytes[1] : (uint32_t)bytes[1] << 8 | bytes[0];
}

/* UTF-16 without its byte order mark: every other byte of most letters is NUL, and hardly one of the bytes between. */
static bool is_bare_utf16(const char *bytes, size_t length, bool *big)
{
    size_t seen = (length < SAMPLE ? length : SAMPLE) & ~(size_t)1, nul[2] = {0, 0};
    if (length < 4 || length % 2) return false;
    for (size_t i = 0; i < seen; i++) nul[i & 1] += bytes[i] == '\0';
    *big = nul[0] > nul[1];
    return nul[!*big] * 6 > seen && nul[*big] * 100 < seen;
}

/* `at` is the first byte behind the byte order mark. */
static tc_status take_utf16(tc_extract *out, const char *path, const char *bytes, size_t length, size_t at, bool big)
{
    const unsigned char *p = (const unsigned char *)bytes;
    tc_buffer text = {0};
    size_t bad = length % 2;
    tc_buffer_reserve(&text, length + length / 4);
    for (; at + 1 < length; at += 2) {
        uint32_t c = unit_at(p + at, big);
        if (c >= 0xD800 && c < 0xDC00 && at + 3 < length) {
            uint32_t low = unit_at(p + at + 2, big);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        bad += c == 0 || (c >= 0xD800 && c < 0xE000);
        tc_put_utf8(&text, c == 0 ? 0xFFFD : c);
    }
    if (bad * 1000 > length) {
        tc_buffer_free(&text);
        return tc_fail(TC_INPUT, "'%s': not a text file", path);
    }
    if (bad > 0) out->doubt = tc_strdup("some units are no UTF-16");
    out->length = text.length;
    out->text = tc_buffer_steal(&text);
    if (!out->text || (bad > 0 && !out->doubt)) return tc_fail(TC_MEMORY, "no memory for the text of '%s'", path);
    out->converted = true;
    return TC_OK;
}

static bool is_empty(const char *text, size_t length)
{
    for (size_t at = 0; at < length;)
        if (!tc_is_space(tc_utf8_next(text, length, &at))) return false;
    return true;
}

static size_t count_of(const char *line, size_t length, const char *needle)
{
    size_t n = 0, step = strlen(needle);
    for (const char *at = line; (at = memmem(at, length - (size_t)(at - line), needle, step)); at += step) n++;
    return n;
}

/* Markdown by what stands in it: headings with #, bold runs, rows of a table; a name may only say so, too. */
static bool looks_like_markdown(const char *path, const char *text, size_t length)
{
    const char *dot = strrchr(path, '.');
    if (dot && (strcasecmp(dot, ".md") == 0 || strcasecmp(dot, ".markdown") == 0)) return true;
    size_t seen = length < SAMPLE ? length : SAMPLE, headings = 0, bold = 0;
    for (const char *line = text, *end = text + seen; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        size_t n = (size_t)((stop ? stop : end) - line), hashes = 0;
        while (hashes < n && line[hashes] == '#') hashes++;
        headings += hashes > 0 && hashes <= 6 && hashes < n && line[hashes] == ' ';
        bold += count_of(line, n, "**") / 2;
        line += n + 1;
    }
    return headings >= 2 || (headings >= 1 && bold >= 1) || bold >= 4;
}

tc_status tc_extract_file(tc_extract *out, const char *path, const char *bytes, size_t length)
{
    tc_extract made = {0};
    const unsigned char *p = (const unsigned char *)bytes;
    tc_status status = TC_OK;
    bool big;
    if (length >= UINT32_MAX / 2) {
        status = tc_fail(TC_LIMIT, "'%s': larger than 2 GB", path);
    } else if (length >= 2 && ((p[0] == 0xFF && p[1] == 0xFE) || (p[0] == 0xFE && p[1] == 0xFF))) {
        status = take_utf16(&made, path, bytes, length, 2, p[0] == 0xFE);
    } else if (is_bare_utf16(bytes, length, &big)) {
        status = take_utf16(&made, path, bytes, length, 0, big);
    } else if (length > 0) {
        status = take_utf8(&made, path, bytes, length);
    }
    if (status == TC_OK && is_empty(made.text, made.length)) status = tc_fail(TC_INPUT, "'%s': empty file", path);
    if (status != TC_OK) {
        tc_extract_clear(&made);
        return status;
    }
    made.format = looks_like_markdown(path, made.text, made.length) ? TC_FORMAT_MARKDOWN : TC_FORMAT_TEXT;
    *out = made;
    return TC_OK;
}
