/* Bytes to lines. */
#include "indexer/lines/structure.h"
#include <string.h>
#include <tracuu/text.h>

/* The bytes of a line that are words to be read: without the hashes or equals signs of a heading and, in Markdown,
 * without emphasis at its front. */
void tc_line_inner(const tc_sheet *sheet, const tc_line *line, uint32_t *from, uint32_t *to)
{
    const char *text = sheet->text;
    uint32_t a = line->start, b = line->end;
    if (line->level > 0) {
        char sign = text[a];
        while (a < b && text[a] == sign) a++;
        while (b > a && (text[b - 1] == sign || text[b - 1] == ' ')) b--;
        for (size_t n; a < b && (n = tc_white_at(text, b, a)) > 0;) a += (uint32_t)n;
    }
    if (sheet->layout.markdown) {
        while (a < b && (text[a] == '>' || text[a] == '_' || (text[a] == '*' && a + 1 < b && text[a + 1] != ' '))) a++;
        while (b > a && (text[b - 1] == '_' || text[b - 1] == '*')) b--;
        for (size_t n; a < b && (n = tc_white_at(text, b, a)) > 0;) a += (uint32_t)n;
    }
    *from = a;
    *to = b;
}

/* "## Title" in Markdown, "== Title ==" in a wiki's text: how deep; 0 for no heading. */
static uint8_t heading_level(const char *text, uint32_t start, uint32_t end, bool markdown)
{
    uint32_t n = 0;
    char sign = text[start];
    if (sign != '=' && !(markdown && sign == '#')) return 0;
    while (start + n < end && text[start + n] == sign) n++;
    if (n == end - start || n > 6) return 0;
    if (sign == '#')
        return text[start + n] == ' ' || text[start + n] == '\t' || text[start + n] == '*' ? (uint8_t)n : 0;
    return n >= 2 && end - start > 2 * n && memcmp(text + end - n, text + start, n) == 0 ? (uint8_t)(n - 1) : 0;
}

static void read_line(const tc_sheet *sheet, tc_line *line)
{
    uint32_t from, to;
    line->level = heading_level(sheet->text, line->start, line->end, sheet->layout.markdown);
    tc_line_inner(sheet, line, &from, &to);
    if (from >= to) from = line->start, to = line->end;
    line->opening = (uint8_t)tc_opening_of(sheet->text + from, to - from);
    line->ending = (uint8_t)tc_ending_of(sheet->text + from, to - from);
    line->style = (uint8_t)tc_marker_read(sheet->text + from, to - from).style;
    bool image = to > from && tc_image_at(sheet->text, to, from) == to - from;
    if (image || !tc_has_word(sheet->text + from, to - from)) line->role = TC_ROLE_RULE;
}

typedef struct tc_scan {
    uint32_t number, blanks;
    uint8_t breaks;
} tc_scan;

/* A bar at one edge of a line without another is a spot that a scanner saw. */
static void drop_spot(const tc_sheet *sheet, tc_line *line)
{
    const char *text = sheet->text + line->start;
    size_t length = line->end - line->start;
    const char *bar = memchr(text, '|', length);
    if (!bar || length < 3 || memchr(bar + 1, '|', length - (size_t)(bar + 1 - text))) return;
    if (bar == text && text[1] == ' ') {
        line->start += 2;
    } else if (bar == text + length - 1 && bar[-1] == ' ') {
        line->end -= 2;
    }
    while (line->start < line->end && sheet->text[line->start] == ' ') line->start++;
    while (line->end > line->start && sheet->text[line->end - 1] == ' ') line->end--;
    line->spot = line->start != (uint32_t)(text - sheet->text) || line->end - line->start != length;
}

/* A stretch between line ends or form feeds. */
static tc_status take_line(tc_sheet *sheet, tc_scan *scan, size_t start, size_t end)
{
    size_t from = start;
    for (size_t n; from < end && (n = tc_blank_at(sheet->text, end, from)) > 0;) from += n;
    if (from == end) {
        scan->blanks++;
        return TC_OK;
    }
    while (end > from) {
        size_t back = end - 1;
        while (back > from && ((unsigned char)sheet->text[back] & 0xC0) == 0x80) back--;
        if (tc_blank_at(sheet->text, end, back) != end - back) break;
        end = back;
    }
    TRY(TC_GROW(sheet->lines, sheet->line_capacity, sheet->line_count + 1));
    tc_line *line = &sheet->lines[sheet->line_count++];
    *line = (tc_line){.start = (uint32_t)from,
                      .end = (uint32_t)end,
                      .number = scan->number,
                      .blanks = scan->blanks,
                      .indent = (uint32_t)(from - start),
                      .breaks = scan->breaks};
    scan->blanks = 0;
    scan->breaks = 0;
    if (!sheet->layout.markdown) drop_spot(sheet, line);
    read_line(sheet, line);
    return TC_OK;
}

tc_status tc_lines_scan(tc_sheet *sheet, const tc_extract *extract)
{
    tc_scan scan = {.number = 1};
    sheet->text = extract->text;
    sheet->length = extract->length;
    sheet->layout.markdown = extract->format == TC_FORMAT_MARKDOWN;
    sheet->layout.invalid = extract->doubt != NULL;
    for (size_t at = 0; at < extract->length; scan.number++) {
        const char *newline = memchr(extract->text + at, '\n', extract->length - at);
        size_t end = newline ? (size_t)(newline - extract->text) : extract->length;
        TRY(TC_GROW(sheet->starts, sheet->start_capacity, sheet->start_count + 1));
        sheet->starts[sheet->start_count++] = (uint32_t)at;
        for (const char *feed; (feed = memchr(extract->text + at, '\f', end - at));) {
            size_t stop = (size_t)(feed - extract->text);
            if (stop > at) {
                uint32_t blanks = scan.blanks;
                TRY(take_line(sheet, &scan, at, stop));
                if (scan.blanks > blanks) scan.blanks = blanks; /* half a line is no empty line */
            }
            if (scan.breaks < UINT8_MAX) scan.breaks++;
            at = stop + 1;
        }
        if (end > at || !scan.breaks) TRY(take_line(sheet, &scan, at, end));
        at = end + 1;
    }
    return TC_OK;
}
