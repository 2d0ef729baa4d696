/* The marks of Markdown, and of HTML in it, left out of spans. */
#include "structure.h"
#include <string.h>
#include <strings.h>

static size_t tag_length(const char *text, size_t at, size_t end)
{
    static const char *const names[] = {"sup", "sub", "b",  "i",  "u",    "em",  "strong", "br",
                                        "p",   "td",  "tr", "th", "span", "div", "center"};
    size_t name = at + 1;
    if (name < end && text[name] == '/') name++;
    size_t stop = name;
    while (stop < end && ((text[stop] | 0x20) >= 'a' && (text[stop] | 0x20) <= 'z')) stop++;
    bool known = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        known = known || (strlen(names[i]) == stop - name && strncasecmp(names[i], text + name, stop - name) == 0);
    if (!known) return 0;
    while (stop < end && stop - at < 80 && text[stop] != '>' && text[stop] != '<') stop++;
    return stop < end && text[stop] == '>' ? stop + 1 - at : 0;
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
        if (text[at] != '*' && text[at] != '<') continue;
        size_t n = mark_length(text, from, at, to);
        if (n == 0) continue;
        bool closes = text[at] == '<' && text[at + 1] == '/';
        bool keep = text[at] == '<' && closes && kept ? true : splits_word(text, at, at + n, to);
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
