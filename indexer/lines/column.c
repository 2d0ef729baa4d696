/* Columns of the head and foot of a letter, and of tables that frame one. */
#include "indexer/lines/structure.h"
#include <string.h>

/* Between "Số:" and its number, and around a day or month left blank, a wide space parts no columns. */
static bool parts_nothing(const char *text, size_t length, size_t from, size_t run, size_t next)
{
    static const char *const NUMBER[] = {"so", "luat so", NULL};
    static const char *const BLANK[] = {"tháng", "năm", "/"};
    while (run > from && text[run - 1] == ':') run--;
    if (tc_syllables(text + from, run - from) <= 2 && tc_begins_with(text + from, run - from, NUMBER)) return true;
    for (size_t i = 0; i < TC_COUNT(BLANK); i++) {
        size_t n = strlen(BLANK[i]);
        if (length - next > n && memcmp(text + next, BLANK[i], n) == 0) return true;
    }
    return false;
}

/* The edge of a cell, or of a line in a cell of Markdown. */
static size_t edge_at(const char *text, size_t length, size_t at)
{
    static const char *const BREAKS[] = {"<br>", "<br/>", "<br />"};
    for (size_t i = 0; text[at] == '<' && i < TC_COUNT(BREAKS); i++) {
        size_t n = strlen(BREAKS[i]);
        if (at + n <= length && memcmp(text + at, BREAKS[i], n) == 0) return n;
    }
    return tc_bar_at(text, length, at);
}

/* A line of the head or foot of a letter may hold columns, far apart or with tabs or the edges of a table between them:
 * each is a unit of its own. Gives where the one from byte `from` of the text ends and, in *next, where another begins.
 */
uint32_t tc_column_end(const tc_sheet *sheet, const tc_line *line, uint32_t from, bool bars, uint32_t *next)
{
    enum { APART = 4 };
    uint32_t run = 0;
    *next = line->end;
    for (uint32_t at = from; at < line->end; at++) {
        size_t bar = bars ? edge_at(sheet->text, line->end, at) : line->tabs && sheet->text[at] == '\t';
        if (bar) return *next = at + (uint32_t)bar, at;
        if (sheet->text[at] == ' ') {
            run++;
            continue;
        }
        if (run >= APART && !bars && !parts_nothing(sheet->text, line->end, from, at - run, at))
            return *next = at, at - run;
        run = 0;
    }
    return line->end;
}

bool tc_line_has_columns(const tc_sheet *sheet, size_t i, bool *bars)
{
    enum { ZONE = 45, LONGEST = 400 };
    const tc_line *line = &sheet->lines[i];
    *bars = tc_line_has_bars(sheet, line);
    if (*bars || line->tabs) return true;
    if (sheet->layout.markdown || (i >= ZONE && i + ZONE < sheet->line_count) || line->end - line->start > LONGEST)
        return false;
    uint32_t next;
    *bars = memchr(sheet->text + line->start, '|', line->end - line->start) != NULL;
    return tc_column_end(sheet, line, line->start, *bars, &next) < line->end;
}
