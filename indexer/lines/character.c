#include "indexer/lines/structure.h"
#include <string.h>
#include <tracuu/text.h>

static bool ascii_white(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
}

size_t tc_white_at(const char *text, size_t length, size_t at)
{
    if (at >= length) return 0;
    const unsigned char *p = (const unsigned char *)text + at;
    if (p[0] < 0x80) return ascii_white(p[0]);
    size_t left = length - at;
    if (p[0] == 0xC2) return left > 1 && (p[1] == 0x85 || p[1] == 0xA0) ? 2 : 0;
    if (left < 3) return 0;
    if (p[0] == 0xE2 && p[1] == 0x80) return p[2] <= 0x8A || p[2] == 0xA8 || p[2] == 0xA9 || p[2] == 0xAF ? 3 : 0;
    if (p[0] == 0xE2 && p[1] == 0x81) return p[2] == 0x9F ? 3 : 0;
    if (p[0] == 0xE1 && p[1] == 0x9A) return p[2] == 0x80 ? 3 : 0;
    if (p[0] == 0xE3 && p[1] == 0x80) return p[2] == 0x80 ? 3 : 0;
    return 0;
}

size_t tc_blank_at(const char *text, size_t length, size_t at)
{
    size_t n = tc_white_at(text, length, at);
    if (n || at + 3 > length) return n;
    const char *p = text + at;
    return memcmp(p, "\xE2\x80\x8B", 3) == 0 || memcmp(p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* Latin letters fill U+00C0–U+02AF but for × and ÷, and U+1E00–U+1EFF: those need no table. */
bool tc_word_next(const char *text, size_t length, size_t *at)
{
    unsigned char c = (unsigned char)text[*at];
    if (c < 0x80) {
        ++*at;
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
    }
    if (c >= 0xC3 && c <= 0xC9 && *at + 1 < length && ((unsigned char)text[*at + 1] & 0xC0) == 0x80) {
        unsigned char d = (unsigned char)text[*at + 1];
        *at += 2;
        return !(c == 0xC3 && (d == 0x97 || d == 0xB7));
    }
    return tc_is_word(tc_utf8_next(text, length, at));
}

bool tc_word_before(const char *text, size_t at)
{
    if (at == 0) return false;
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && ((unsigned char)text[start] & 0xC0) == 0x80) start--;
    return tc_word_next(text, at, &start);
}

uint32_t tc_syllables(const char *text, size_t length)
{
    uint32_t count = 0;
    bool inside = false;
    for (size_t at = 0; at < length;) {
        bool word = tc_word_next(text, length, &at);
        count += word && !inside;
        inside = word;
    }
    return count;
}

bool tc_has_word(const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        bool drawn = text[at] == '_'; /* a rule drawn with characters of words: "^(_____)" */
        if (tc_word_next(text, length, &at) && !drawn) return true;
    }
    return false;
}

bool tc_has_letter(const char *text, size_t length)
{
    for (size_t at = 0; at < length;)
        if (tc_is_letter(tc_utf8_next(text, length, &at))) return true;
    return false;
}

bool tc_all_capitals(const char *text, size_t length)
{
    unsigned capitals = 0, small = 0;
    for (size_t at = 0; at < length;) {
        uint32_t c = tc_utf8_next(text, length, &at);
        if (tc_is_upper(c)) {
            capitals++;
        } else if (tc_is_letter(c) && tc_to_lower(c) == c) {
            if (c < 0x80) return false;
            small++;
        }
    }
    /* Fonts of before Unicode had no capitals with two marks: "QUYếT ĐịNH". */
    return capitals >= 2 && capitals > small;
}

static bool is_closer(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == 0x201D || c == 0x2019 || c == 0xBB ||
           c == 0x2EE;
}

static uint32_t last_character(const char *text, size_t *length)
{
    size_t start = *length - 1;
    while (start > 0 && *length - start < 4 && ((unsigned char)text[start] & 0xC0) == 0x80) start--;
    size_t at = start;
    uint32_t c = tc_utf8_next(text, *length, &at);
    *length = start;
    return c;
}

tc_ending tc_ending_of(const char *text, size_t length)
{
    while (length > 0) {
        if (text[length - 1] == '>') { /* a tag of mark-up at the end says nothing */
            size_t open = length - 1;
            while (open > 0 && length - open < 12 && text[open] != '<') open--;
            if (text[open] == '<') {
                length = open;
                continue;
            }
        }
        uint32_t c = last_character(text, &length);
        if (is_closer(c) || tc_is_space(c)) continue;
        if (c == '.' || c == '!' || c == '?' || c == 0x2026) return TC_END_STOP;
        if (c == '/' && length > 0 && text[length - 1] == '.') return TC_END_STOP;
        if (c == ':') return TC_END_COLON;
        if (c == ';') return TC_END_SEMICOLON;
        return c == ',' ? TC_END_COMMA : TC_END_OPEN;
    }
    return TC_END_OPEN;
}
