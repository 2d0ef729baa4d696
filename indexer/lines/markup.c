/* The marks of Markdown, and of HTML in it, left out of spans. */
#include "indexer/lines/structure.h"
#include <string.h>
#include <strings.h>
#include <tracuu/text.h>

static size_t tag_length(const char *text, size_t at, size_t end)
{
    static const char *const names[] = {"sup", "sub", "b",  "i",  "u",    "em",  "strong", "br",
                                        "p",   "td",  "tr", "th", "span", "div", "center"};
    size_t name = at + 1;
    if (name < end && text[name] == '/') name++;
    size_t stop = name;
    while (stop < end && ((text[stop] | 0x20) >= 'a' && (text[stop] | 0x20) <= 'z')) stop++;
    bool known = false;
    for (size_t i = 0; i < TC_COUNT(names); i++)
        known = known || (strlen(names[i]) == stop - name && strncasecmp(names[i], text + name, stop - name) == 0);
    if (!known) return 0;
    while (stop < end && stop - at < 80 && text[stop] != '>' && text[stop] != '<') stop++;
    return stop < end && text[stop] == '>' ? stop + 1 - at : 0;
}

size_t tc_image_at(const char *text, size_t end, size_t at)
{
    enum { LONGEST = 400 };
    size_t i = at + 2;
    if (i >= end || text[at] != '!' || text[at + 1] != '[') return 0;
    if (end > at + LONGEST) end = at + LONGEST;
    while (i < end && text[i] != ']' && text[i] != ' ' && text[i] != '\n') i++;
    if (i + 1 >= end || text[i] != ']' || text[i + 1] != '(') return 0;
    while (i < end && text[i] != ')' && text[i] != '\n') i++;
    return i < end && text[i] == ')' ? i + 1 - at : 0;
}

size_t tc_raised_at(const char *text, size_t end, size_t at, uint32_t *number)
{
    static const char OPEN[] = "<sup>", CLOSE[] = "</sup>";
    size_t from = at + strlen(OPEN), n = strlen(CLOSE);
    uint32_t digits;
    if (from >= end || memcmp(text + at, OPEN, strlen(OPEN)) != 0) return 0;
    *number = tc_number_at(text, (uint32_t)from, (uint32_t)end, &digits);
    bool closed = digits && digits < 4 && from + digits + n <= end && !memcmp(text + from + digits, CLOSE, n);
    return closed ? from + digits + n - at : 0;
}

/* The mark of a footnote behind a word, "cộng đồng<sup>1</sup>", and no power of a unit: its bytes, 0 for none. */
static size_t note_mark_at(const char *text, size_t from, size_t at, size_t end)
{
    static const char *const UNITS[] = {"m", "km", "cm", "dm", "mm", "hm"};
    uint32_t number;
    size_t n = tc_raised_at(text, end, at, &number), word = at;
    while (word > from && ((unsigned char)text[word - 1] >= 0x80 || tc_is_letter((unsigned char)text[word - 1])))
        word--;
    if (!n || at == from || tc_is_digit(text[at - 1])) return 0;
    for (size_t i = 0; i < TC_COUNT(UNITS); i++)
        if (strlen(UNITS[i]) == at - word && !memcmp(UNITS[i], text + word, at - word)) return 0;
    return n;
}

/* The bytes of mark-up at `at`, 0 for none. A star with white space on both sides is a star. */
static size_t mark_length(const char *text, size_t from, size_t at, size_t end)
{
    if (text[at] == '<') return tag_length(text, at, end);
    if (text[at] != '*') return 0;
    size_t n = 0;
    while (at + n < end && text[at + n] == '*') n++;
    bool white_before = at == from || tc_white_at(text, end, at - 1),
         white_after = at + n == end || tc_white_at(text, end, at + n);
    return white_before && white_after && n == 1 && !(at + n == end) ? 0 : n;
}

/* Between two letters of one word a mark stays: leaving it out would break the word. */
static bool splits_word(const char *text, size_t at, size_t stop, size_t end)
{
    if (stop - at >= 4 && text[at] == '*') return false; /* one run ends, another begins */
    if (stop - at >= 4 && strncasecmp(text + at, "<br", 3) == 0) return false;
    size_t next = stop;
    return stop < end && tc_word_before(text, at) && tc_word_next(text, end, &next);
}

tc_status tc_trimmed_add(tc_block *block, const char *text, size_t from, size_t to)
{
    for (size_t n; from < to && (n = tc_blank_at(text, to, from)) > 0;) from += n;
    while (to > from && (unsigned char)text[to - 1] <= ' ') to--;
    return tc_span_add(block, (uint32_t)from, (uint32_t)to);
}

tc_status tc_marked_add(tc_sheet *sheet, tc_block *block, tc_note *note, uint32_t from, uint32_t to)
{
    const char *text = sheet->text;
    size_t start = from;
    bool kept = false, first = block->span_count == 0;
    bool whole = to - from > 4 && memcmp(text + from, "**", 2) == 0 && memcmp(text + to - 2, "**", 2) == 0;
    note->bold = whole && (first || note->bold);
    for (size_t at = from; at < to; at++) {
        if (text[at] != '*' && text[at] != '<' && text[at] != '!') continue;
        size_t whole_mark = text[at] == '!' ? tc_image_at(text, to, at) : note_mark_at(text, from, at, to);
        size_t n = whole_mark ? whole_mark : mark_length(text, from, at, to);
        if (n == 0) continue;
        bool closes = text[at] == '<' && text[at + 1] == '/';
        bool keep = text[at] == '<' && closes && kept ? true : splits_word(text, at, at + n, to);
        keep = keep && !whole_mark;
        kept = text[at] == '<' && !closes && keep;
        if (!keep) {
            TRY(tc_trimmed_add(block, text, start, at));
            if (first && block->span_count &&
                text[at] == '*') { /* the first emphasised run is over: does it head the paragraph? */
                bool colon = text[at - 1] == ':' || (at + n < to && text[at + n] == ':');
                if (colon) note->run_in = (uint32_t)(text[at - 1] == ':' ? at : at + n + 1);
                first = false;
            }
            start = at + n;
        }
        at += n - 1;
    }
    return tc_trimmed_add(block, text, start, to);
}
