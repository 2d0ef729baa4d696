/* Rows of tables: cells between tabs, or between the bars of Markdown. */
#include "structure.h"
#include <string.h>

static uint32_t count_char(const tc_sheet *sheet, const tc_line *line, char c)
{
    uint32_t n = 0;
    if (line->end - line->start > 20000) return 0;
    for (uint32_t i = line->start; i < line->end; i++) n += sheet->text[i] == c;
    return n;
}

static bool is_bar_row(const tc_sheet *sheet, const tc_line *line)
{
    return sheet->layout.markdown && sheet->text[line->start] == '|' && count_char(sheet, line, '|') >= 2;
}

/* "| --- | :-: |" */
static bool is_bar_rule(const tc_sheet *sheet, const tc_line *line)
{
    if (line->role != TC_ROLE_RULE || sheet->text[line->start] != '|') return false;
    return memchr(sheet->text + line->start, '-', line->end - line->start) != NULL;
}

static bool is_tab_row(const tc_sheet *sheet, size_t i)
{
    const tc_line *line = &sheet->lines[i];
    uint32_t tabs = count_char(sheet, line, '\t');
    if (tabs >= 2) return true;
    if (tabs == 0) return false;
    bool before = i > 0 && line->blanks == 0 && count_char(sheet, line - 1, '\t') > 0;
    bool after = i + 1 < sheet->line_count && line[1].blanks == 0 && count_char(sheet, line + 1, '\t') > 0;
    return before || after;
}

/* The first row of a table is its head when it is set in bold or holds no figure. */
static bool is_head(const tc_sheet *sheet, const tc_line *line)
{
    const char *text = sheet->text + line->start;
    size_t length = line->end - line->start;
    if (memmem(text, length, "<b>", 3) || memmem(text, length, "<th", 3) || memmem(text, length, "**", 2)) return true;
    for (size_t i = 0; i < length; i++)
        if (text[i] >= '0' && text[i] <= '9') return false;
    return true;
}

void tc_rows_mark(tc_sheet *sheet)
{
    bool inside = false;
    for (size_t i = 0; i < sheet->line_count; i++) {
        tc_line *line = &sheet->lines[i];
        if (is_bar_rule(sheet, line)) {
            if (i > 0 && line[-1].role == TC_ROLE_ROW && line->blanks == 0) line[-1].role = TC_ROLE_HEAD_ROW;
            continue;
        }
        bool bars = line->role == TC_ROLE_BODY && is_bar_row(sheet, line);
        bool row = bars || (line->role == TC_ROLE_BODY && is_tab_row(sheet, i));
        if (row) line->role = !inside && !bars && is_head(sheet, line) ? TC_ROLE_HEAD_ROW : TC_ROLE_ROW;
        inside = row || (inside && line->role == TC_ROLE_PAGE_NUMBER);
    }
}
