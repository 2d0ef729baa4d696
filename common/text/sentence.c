/* Where sentences end. */
#include <string.h>
#include <tracuu/text.h>

tc_opening tc_opening_of(const char *text, size_t length)
{
    for (size_t at = 0; at < length && at < 200;) {
        uint32_t c = tc_utf8_next(text, length, &at);
        if (c == '"' || c == '\'' || c == '*' || c == '#' || c == '_' || c == '[' || c == 0x201C || c == 0x2018 ||
            c == 0xAB || c == 0x2EE || tc_is_space(c)) {
            continue;
        }
        if (c >= '0' && c <= '9') return TC_OPEN_DIGIT;
        if (tc_is_upper(c)) return TC_OPEN_UPPER;
        return tc_is_letter(c) ? TC_OPEN_LOWER : TC_OPEN_OTHER;
    }
    return TC_OPEN_OTHER;
}

/* Abbreviations that a full stop does not end. */
static const char *const abbreviations[] = {"TP",  "Tp", "tp", "TX", "Tx",  "TT",  "PGS", "GS", "TS", "ThS",
                                            "Ths", "BS", "KS", "CN", "NXB", "Nxb", "St",  "Mr", "Dr", "No",
                                            "TM",  "KT", "TL", "Q",  "P",   "Th",  "tr",  "SĐT"};

static bool behind_quote(const char *text, size_t at)
{
    return (at >= 1 && text[at - 1] == '"') || (at >= 3 && !memcmp(text + at - 3, "“", 3));
}

/* Whether nothing stands before `at` but what a sentence or an item ends with. */
static bool is_front(const char *text, size_t at, const char *marks)
{
    while (at > 0 && text[at - 1] == ' ') at--;
    return at == 0 || strchr(marks, text[at - 1]);
}

/* Whether a number of one or two digits that begins at `start` counts items: it opens, or a noun before it does ("Điều
 * 4.", "Bước 2."). */
static bool counts_items(const char *text, size_t start)
{
    if (behind_quote(text, start) || is_front(text, start, ".;:")) return true;
    size_t end = start, noun;
    while (end > 0 && text[end - 1] == ' ') end--;
    for (noun = end; noun > 0 && text[noun - 1] != ' ' && !behind_quote(text, noun);) noun--;
    return tc_opening_of(text + noun, end - noun) == TC_OPEN_UPPER &&
           (behind_quote(text, noun) || is_front(text, noun, ".:"));
}

/* Whether the word that ends at `at` (its full stop stands there) is an abbreviation or the number of an item. */
static bool is_abbreviated(const char *text, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < 16 && !strchr(" (.", text[start - 1]) && !behind_quote(text, start)) start--;
    size_t n = at - start;
    if (n == 0) return false;
    for (size_t i = 0; i < TC_COUNT(abbreviations); i++)
        if (strlen(abbreviations[i]) == n && memcmp(text + start, abbreviations[i], n) == 0) return true;
    if (n == 1 && text[start] >= 'A' && text[start] <= 'Z') return true;
    return n <= 2 && tc_is_digit(text[start]) && tc_is_digit(text[at - 1]) && counts_items(text, start);
}

static bool is_quote_or_bracket(uint32_t c)
{
    return c == '"' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x2EE;
}

int tc_boundary(const char *text, size_t length, size_t at)
{
    enum { CLOSERS = 8 };
    size_t end = at;
    uint32_t c = 0;
    while (end > 0 && at - end < CLOSERS) {
        size_t start = end - 1, next;
        while (start > 0 && end - start < 4 && ((unsigned char)text[start] & 0xC0) == 0x80) start--;
        next = start;
        c = tc_utf8_next(text, end, &next);
        if (!is_quote_or_bracket(c)) break;
        end = start;
    }
    if (end == 0) return 0;
    if (c == ';') return 2;
    if (c == ',' || c == ':') return 1;
    if (c == '/' && end > 1 && text[end - 2] == '.') return 3;
    if (c != '.' && c != '!' && c != '?' && c != 0x2026) return 0;
    if (at >= length) return 3;
    size_t next = at;
    while (next < length && text[next] == ' ') next++;
    if (tc_opening_of(text + next, length - next < 16 ? length - next : 16) == TC_OPEN_LOWER) return 0;
    return c == '.' && is_abbreviated(text, end - 1) ? 0 : 3;
}

/* "1.2. Nông nghiệp": the number of a part, of two numbers or more, with its heading behind it. */
static bool is_numbered_part(const char *text, size_t length, size_t at)
{
    unsigned numbers = 0;
    for (; at < length && tc_is_digit(text[at]); numbers++) {
        size_t start = at;
        while (at < length && tc_is_digit(text[at])) at++;
        if (at - start > 2 || at + 1 >= length || text[at++] != '.') return false;
    }
    return numbers > 1 && text[at] == ' ' && tc_opening_of(text + at, length - at) == TC_OPEN_UPPER;
}

bool tc_sentence_ends_at(const char *text, size_t length, size_t at, bool items)
{
    if (text[at] != ' ') return false;
    return tc_boundary(text, length, at) >= (items ? 2 : 3) || is_numbered_part(text, length, at + 1);
}

size_t tc_sentence_end(const char *text, size_t length, size_t from, size_t to, bool items)
{
    for (size_t at = from; at < to; at++)
        if (tc_sentence_ends_at(text, length, at, items)) return at;
    return 0;
}
