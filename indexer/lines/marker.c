/* The numbering at the front of a heading or an item. */
#include "indexer/lines/structure.h"
#include <string.h>
#include <tracuu/entity.h>
#include <tracuu/text.h>

static size_t skip_white(const char *text, size_t length, size_t at)
{
    for (size_t n; (n = tc_white_at(text, length, at)) > 0;) at += n;
    return at;
}

/* The words that head a numbered part of a document, in the two ways they are written at the front of a line. */
static const struct named {
    const char *plain, *capitals;
    tc_style style;
} named[] = {
    {"Phần", "PHẦN", TC_STYLE_PART},
    {"Chương", "CHƯƠNG", TC_STYLE_CHAPTER},
    {"Mục", "MỤC", TC_STYLE_SECTION},
    {"Điều", "ĐIỀU", TC_STYLE_ARTICLE},
};

static bool starts(const char *text, size_t length, size_t at, const char *word)
{
    size_t n = strlen(word);
    return at + n <= length && memcmp(text + at, word, n) == 0;
}

/* Whether a word in small letters stands there, in any case. */
static bool reads(const char *text, size_t length, size_t at, const char *word)
{
    size_t n = strlen(word), i = 0;
    while (i < n && at < length)
        if (tc_to_lower(tc_utf8_next(text, length, &at)) != tc_utf8_next(word, n, &i)) return false;
    return i == n;
}

/* "thứ nhất", "THỨ HAI": the bytes, 0 for none. Capitals have as many as small letters. */
static size_t ordinal_at(const char *text, size_t length, size_t at)
{
    if (!reads(text, length, at, "thứ")) return 0;
    size_t next = skip_white(text, length, at + strlen("thứ"));
    for (const tc_number_word *n = tc_number_words(); n->word; n++)
        if (n->roles & TC_NUMBER_ORDINAL && reads(text, length, next, n->word)) return next + strlen(n->word) - at;
    return 0;
}

static size_t roman_at(const char *text, size_t length, size_t at)
{
    size_t n = 0;
    while (at + n < length && n < 6 && (text[at + n] == 'I' || text[at + n] == 'V' || text[at + n] == 'X')) n++;
    return n;
}

static size_t digits_at(const char *text, size_t length, size_t at)
{
    size_t n = 0;
    while (at + n < length && text[at + n] >= '0' && text[at + n] <= '9') n++;
    return n;
}

/* The byte behind the sign at `stop` that closes a number, and behind the dash that party offices add: "1/- ", "I.- ".
 */
static size_t behind_sign(const char *text, size_t length, size_t stop)
{
    bool dash = stop + 1 < length && text[stop + 1] == '-' && text[stop] != '-';
    return stop + 1 + (dash && tc_white_at(text, length, stop + 2) > 0);
}

/* Behind the number: a full stop, bracket, dash or colon, then white space. */
static tc_marker finish(tc_style style, const char *text, size_t length, size_t from, size_t to, size_t end)
{
    tc_marker marker = {.style = style, .from = (uint32_t)from, .to = (uint32_t)to};
    marker.length = (uint32_t)skip_white(text, length, end);
    for (size_t i = from; i < to && text[i] >= '0' && text[i] <= '9' && marker.value < 100000; i++)
        marker.value = marker.value * 10 + (uint32_t)(text[i] - '0');
    return marker;
}

static tc_marker read_named(const char *text, size_t length)
{
    for (size_t i = 0; i < TC_COUNT(named); i++) {
        if (!starts(text, length, 0, named[i].plain) && !starts(text, length, 0, named[i].capitals)) continue;
        size_t at = strlen(named[i].plain), number = skip_white(text, length, at);
        if (number == at) continue;
        size_t n = ordinal_at(text, length, number);
        if (!n) n = roman_at(text, length, number);
        if (!n) n = digits_at(text, length, number);
        bool letter = number + 1 < length && text[number] >= 'A' && text[number] <= 'Z' &&
                      strchr(".:", text[number + 1]);
        if (!n && named[i].style == TC_STYLE_PART && letter) n = 1;
        if (!n) continue;
        size_t end = number + n, stop = end;
        if (named[i].style == TC_STYLE_ARTICLE && end < length && text[end] >= 'a' && text[end] <= 'z') stop = ++end;
        /* "Điều 5 Luật này" cites an article, "Điều 5." and "Điều 5" alone head one. */
        if (stop < length && (text[stop] == '.' || text[stop] == ':')) {
            stop++;
        } else if (named[i].style == TC_STYLE_ARTICLE && skip_white(text, length, stop) < length) {
            continue;
        } else if (stop < length && !tc_white_at(text, length, stop)) {
            continue;
        }
        tc_marker marker = finish(named[i].style, text, length, 0, end, stop);
        return marker;
    }
    return (tc_marker){0};
}

/* The words that head an appendix or a form, and what may stand before its number. */
static const struct appended {
    const char *word;
    tc_style style;
} appended[] = {
    {"Phụ lục", TC_STYLE_PART},        {"PHỤ LỤC", TC_STYLE_PART},        {"Mẫu số", TC_STYLE_CHAPTER},
    {"MẪU SỐ", TC_STYLE_CHAPTER},      {"Mẫu", TC_STYLE_CHAPTER},         {"MẪU", TC_STYLE_CHAPTER},
    {"Biểu mẫu số", TC_STYLE_CHAPTER}, {"BIỂU MẪU SỐ", TC_STYLE_CHAPTER}, {"Biểu số", TC_STYLE_CHAPTER},
    {"BIỂU SỐ", TC_STYLE_CHAPTER},
};

/* "II", "02", "1.2", "01a", "A" */
static size_t appended_number(const char *text, size_t length, size_t at)
{
    size_t n = roman_at(text, length, at);
    if (n) return n;
    for (;;) {
        size_t digits = digits_at(text, length, at + n);
        if (!digits) break;
        n += digits;
        if (at + n + 1 >= length || text[at + n] != '.' || !digits_at(text, length, at + n + 1)) break;
        n++;
    }
    bool letter = at + n < length && ((text[at + n] >= 'A' && text[at + n] <= 'Z') ||
                                      (n && (text[at + n] | 0x20) >= 'a' && (text[at + n] | 0x20) <= 'z'));
    return n + letter;
}

/* "Phụ lục II", "PHỤ LỤC SỐ 02: …", "Mẫu số 01", "Mẫu 1.2 - Quyết định …": alone, before a sign, or in capitals. Others
 * cite one: "Phụ lục II Thông tư này". */
static tc_marker read_appended(const char *text, size_t length)
{
    for (size_t i = 0; i < TC_COUNT(appended); i++) {
        if (!starts(text, length, 0, appended[i].word)) continue;
        size_t at = strlen(appended[i].word), number = skip_white(text, length, at);
        if (number == at && at < length) return (tc_marker){0};
        if (starts(text, length, number, "số ") || starts(text, length, number, "SỐ "))
            number = skip_white(text, length, number + strlen("số"));
        size_t n = appended_number(text, length, number), end = number + n;
        bool part = appended[i].style == TC_STYLE_PART;
        if (!n && !part) continue;
        if (!n) end = at;
        size_t next = skip_white(text, length, end);
        bool sign = next < length && (strchr(".:(-", text[next]) || starts(text, length, next, "–"));
        if (end < length && next == end && !sign) continue;
        if (next < length && !sign && !(part && tc_all_capitals(text, length))) continue;
        if (!n && next < length && text[next] == '-') continue;
        size_t stop = end;
        if (stop < length && strchr(".:", text[stop])) stop++;
        return finish(appended[i].style, text, length, 0, end, stop);
    }
    return (tc_marker){0};
}

static bool upper_at(const char *text, size_t length, size_t at)
{
    return tc_opening_of(text + at, length - at) == TC_OPEN_UPPER;
}

/* Markdown writes "1\." and "a\)" where it means no list: the bytes before the sign. */
static size_t escaped(const char *text, size_t length, size_t at)
{
    return at + 1 < length && text[at] == '\\' && (text[at + 1] == ')' || text[at + 1] == '.');
}

static tc_marker read_digits(const char *text, size_t length)
{
    size_t at = 0, depth = 0, end = 0;
    for (;;) {
        size_t n = digits_at(text, length, at);
        if (n == 0 || n > 2) break;
        depth++;
        end = at + n;
        if (end >= length || text[end] != '.') break;
        at = end + 1;
    }
    if (depth == 0 || depth > 4) return (tc_marker){0};
    bool point = end < length && text[end] == '.';
    if (at > end + 1 || (!point && at != 0 && digits_at(text, length, at) > 2)) return (tc_marker){0};
    size_t stop = end + escaped(text, length, end);
    if (stop < length && strchr(".)-/:", text[stop]) && text[stop]) stop = behind_sign(text, length, stop);
    size_t next = skip_white(text, length, stop);
    if (depth == 1) {
        if (stop == end || next >= length) return (tc_marker){0};
        if ((text[end] == '/' || text[end] == ':' || text[end] == '-') && next == stop) return (tc_marker){0};
        if (digits_at(text, length, next) && next == stop) return (tc_marker){0};
        if (next == stop && !upper_at(text, length, next)) return (tc_marker){0};
        return finish(TC_STYLE_ARABIC, text, length, 0, end, stop);
    }
    if (next >= length || !upper_at(text, length, next)) return (tc_marker){0};
    static const tc_style styles[] = {TC_STYLE_DOTTED2, TC_STYLE_DOTTED3, TC_STYLE_DOTTED4};
    return finish(styles[depth - 2], text, length, 0, end, stop);
}

/* Whether a word of several letters begins at a byte, no initial of a name: "I.Kết quả", not "V.I. Lý". */
static bool opens_word(const char *text, size_t length, size_t at)
{
    return at < length && tc_is_letter(tc_utf8_next(text, length, &at)) && at < length &&
           tc_is_letter(tc_utf8_next(text, length, &at));
}

static tc_marker read_letters(const char *text, size_t length)
{
    size_t n = roman_at(text, length, 0);
    if (n && n < length && strchr(".-):/", text[n])) {
        size_t stop = behind_sign(text, length, n), next = skip_white(text, length, stop);
        bool glued = next == stop && text[n] == '.' && opens_word(text, length, next);
        if (next < length && (next > stop || glued || text[n] == '-' || text[n] == ')') && upper_at(text, length, next))
            return finish(TC_STYLE_ROMAN, text, length, 0, n, stop);
    }
    if (n && starts(text, length, n, " - ") && upper_at(text, length, n + 3)) {
        return finish(TC_STYLE_ROMAN, text, length, 0, n, n + 2);
    }
    size_t at = 0;
    uint32_t c = tc_utf8_next(text, length, &at);
    bool upper = (c >= 'A' && c <= 'Z') || c == 0x110, lower = (c >= 'a' && c <= 'z') || c == 0x111;
    if ((!upper && !lower) || at >= length) return (tc_marker){0};
    size_t sign = at + escaped(text, length, at);
    bool bracket = text[sign] == ')', stroke = text[sign] == '/';
    bool point = stroke || text[sign] == '.' || (upper && text[sign] == '-');
    if (!bracket && !point) return (tc_marker){0};
    size_t stop = behind_sign(text, length, sign), next = skip_white(text, length, stop);
    if (next >= length || (point && next == stop) || ((upper || stroke) && !upper_at(text, length, next)))
        return (tc_marker){0};
    return finish(upper ? TC_STYLE_UPPER : TC_STYLE_LETTER, text, length, 0, at, stop);
}

static tc_marker read_bullet(const char *text, size_t length)
{
    size_t at = 0;
    uint32_t c = tc_utf8_next(text, length, &at);
    tc_style style = TC_STYLE_NONE;
    if (c == '*' || c == 0x2022 || c == 0xB7 || c == 0xF0B7 || c == 0x25CF) style = TC_STYLE_STAR;
    if (c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2012) style = TC_STYLE_DASH;
    if (c == '+' || c == 0x25E6) style = TC_STYLE_PLUS;
    if (style == TC_STYLE_NONE) return (tc_marker){0};
    size_t next = skip_white(text, length, at);
    if (next >= length || (next == at && tc_opening_of(text + at, length - at) != TC_OPEN_UPPER) || text[next] == '*')
        return (tc_marker){0};
    return finish(style, text, length, 0, 0, at);
}

static tc_marker read_paren(const char *text, size_t length)
{
    size_t at = skip_white(text, length, 1), n = digits_at(text, length, at);
    if (n == 0 || n > 2) n = at < length && text[at] >= 'a' && text[at] <= 'z' ? 1 : 0;
    size_t close = skip_white(text, length, at + n);
    if (n == 0 || close >= length || text[close] != ')') return (tc_marker){0};
    return finish(TC_STYLE_PAREN, text, length, at, at + n, close + 1);
}

tc_marker tc_marker_read(const char *text, size_t length)
{
    if (length < 2) return (tc_marker){0};
    unsigned char c = (unsigned char)text[0];
    if (c >= '0' && c <= '9') return read_digits(text, length);
    if (c == '(') return read_paren(text, length);
    if (c == 'P' || c == 'C' || c == 'M' || (c == 0xC4 && (unsigned char)text[1] == 0x90)) {
        tc_marker marker = read_named(text, length);
        if (marker.style != TC_STYLE_NONE) return marker;
    }
    if (c == 'P' || c == 'M' || c == 'B') {
        tc_marker marker = read_appended(text, length);
        if (marker.style != TC_STYLE_NONE) return marker;
    }
    if (c == '*' || c == '-' || c == '+' || c == 0xC2 || c == 0xE2 || c == 0xEF) return read_bullet(text, length);
    return read_letters(text, length);
}

bool tc_style_is_bullet(tc_style style)
{
    return style == TC_STYLE_STAR || style == TC_STYLE_DASH || style == TC_STYLE_PLUS;
}
