/* Rows of tables: cells between tabs, between the bars of Markdown, on lines of their own, or between the bars that
 * converters draw in plain text (cells.c, drawn.c). */
#include "indexer/lines/table.h"
#include <string.h>
#include <tracuu/text.h>

static uint32_t count_char(const tc_sheet *sheet, const tc_line *line, char c)
{
    uint32_t n = 0;
    if (line->end - line->start > 20000) return 0;
    for (uint32_t i = line->start; i < line->end; i++) n += sheet->text[i] == c;
    return n;
}

size_t tc_bar_at(const char *text, size_t length, size_t at)
{
    if (text[at] == '|') return 1;
    if (text[at] != '\xE2') return 0;
    static const char *const BARS[] = {"\xE2\x94\x82", "\xE2\x94\x83", "\xE2\x95\x91"};
    for (size_t i = 0; i < TC_COUNT(BARS); i++) {
        size_t n = strlen(BARS[i]);
        if (at + n <= length && memcmp(text + at, BARS[i], n) == 0) return n;
    }
    return 0;
}

bool tc_line_has_bars(const tc_sheet *sheet, const tc_line *line)
{
    enum { LONGEST = 4000 };
    const char *text = sheet->text;
    if (line->end - line->start > LONGEST) return false;
    bool last = text[line->end - 1] == '|' ||
                (line->end - line->start > 3 && tc_bar_at(text, line->end, line->end - 3) == 3);
    if (!last && !tc_bar_at(text, line->end, line->start)) return false;
    size_t bars = 0;
    for (size_t at = line->start; at < line->end && bars < 2; at++) bars += tc_bar_at(text, line->end, at) > 0;
    return bars >= 2;
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

/* ---- letters ---- */

/* How many cells between tabs hold words. */
static size_t filled_cells(const tc_sheet *sheet, const tc_line *line)
{
    const char *text = sheet->text + line->start, *end = sheet->text + line->end;
    size_t filled = 0;
    while (text < end) {
        const char *tab = memchr(text, '\t', (size_t)(end - text));
        size_t length = (size_t)((tab ? tab : end) - text);
        filled += tc_has_word(text, length);
        text += length + 1;
    }
    return filled;
}

/* The line behind those from `i` on that are the head or foot of a letter, set in two columns between tabs: the state's
 * or the Party's motto is in the first of them, or the recipients begin them. `i` when they are no letter. */
static size_t letter_end(const tc_sheet *sheet, size_t i)
{
    enum { HEAD_LINES = 8, FOOT_LINES = 30, FIRST = 2 };
    static const char *const MOTTO[] = {"cong hoa xa hoi chu nghia", "dang cong san viet nam", NULL};
    static const char *const RECIPIENTS[] = {"noi nhan", NULL};
    const tc_line *first = &sheet->lines[i];
    bool foot = tc_begins_with(sheet->text + first->start, first->end - first->start, RECIPIENTS), letter = foot;
    size_t at = i, most = foot ? FOOT_LINES : HEAD_LINES;
    for (; at < sheet->line_count && at < i + most; at++) {
        const tc_line *line = &sheet->lines[at];
        bool tabs = count_char(sheet, line, '\t') > 0;
        if (line->role != TC_ROLE_BODY || filled_cells(sheet, line) > 2) break;
        /* Where the cell on the right is empty no tab is left of it. */
        if (!tabs && (at == i || line->blanks || !foot)) break;
        if (at < i + FIRST)
            letter = letter || tc_contains_cue(sheet->text + line->start, line->end - line->start, MOTTO);
    }
    return letter ? at : i;
}

/* ---- rows ---- */

/* "Diện tích (m2)", "Kế hoạch 2023": the power of a unit and a year are figures that a head may hold. How many digits.
 */
static size_t head_digits(const char *text, size_t length, size_t at)
{
    size_t n = at;
    while (n < length && tc_is_digit(text[n])) n++;
    bool power = n == at + 1 && at && text[at - 1] == 'm' && (text[at] == '2' || text[at] == '3');
    bool year = n == at + 4 && (!memcmp(text + at, "19", 2) || !memcmp(text + at, "20", 2)) &&
                (n == length || !strchr(".,", text[n]));
    return power || year ? n - at : 0;
}

static uint32_t word_before(const char *text, size_t at)
{
    uint32_t n = 0;
    while (n + 1 < at && !strchr(" \t|", text[at - 2 - n])) n++;
    return n;
}

/* "Khối 1 | Khối 2", "9 tháng": numbers by which heads are told apart. How many digits. */
static size_t head_ordinal(const char *text, size_t length, size_t at)
{
    static const char MONTHS[] = " tháng";
    size_t n = at, again = 0;
    while (n < length && tc_is_digit(text[n])) n++;
    if (n - at > 2) return 0;
    if (n + sizeof MONTHS - 1 <= length && !memcmp(text + n, MONTHS, sizeof MONTHS - 1)) return n - at;
    uint32_t word = at > 1 && text[at - 1] == ' ' ? word_before(text, at) : 0;
    if (!word || (n < length && !strchr(" \t|", text[n])) || tc_is_digit(text[at - 1 - word])) return 0;
    for (size_t i = 0; i + word + 1 < length && again < 2; i++)
        again += !memcmp(text + i, text + at - 1 - word, word + 1) && tc_is_digit(text[i + word + 1]);
    return again > 1 ? n - at : 0;
}

/* The first row of a table is its head when it is set in bold or holds no other figure. */
bool tc_row_is_head(const tc_sheet *sheet, const tc_line *line)
{
    const char *text = sheet->text + line->start;
    size_t length = line->end - line->start;
    if (memmem(text, length, "<b>", 3) || memmem(text, length, "<th", 3) || memmem(text, length, "**", 2)) return true;
    for (size_t i = 0; i < length; i++) {
        if (!tc_is_digit(text[i])) continue;
        size_t digits = head_digits(text, length, i);
        if (!digits) digits = head_ordinal(text, length, i);
        if (!digits) return false;
        i += digits - 1;
    }
    return true;
}

/* Marks a row between tabs or bars. `head` is the row that heads the columns and ends right above, or SIZE_MAX. */
static void mark_parted(tc_sheet *sheet, size_t i, bool first, size_t *head)
{
    tc_line *line = &sheet->lines[i];
    bool below = i + 1 < sheet->line_count && line[1].blanks <= 1;
    line->role = TC_ROLE_HEAD_ROW;
    if (first && (tc_row_is_head(sheet, line) || (below && tc_row_is_over_figures(sheet, line, line + 1)))) {
        *head = i;
        return;
    }
    line->more = *head != SIZE_MAX && line->blanks == 0 && tc_row_is_tier(sheet, &sheet->lines[*head], line);
    if (!line->more) line->role = TC_ROLE_ROW;
    *head = SIZE_MAX;
}

void tc_rows_mark(tc_sheet *sheet)
{
    tc_cell_lines_mark(sheet);
    bool inside = false;
    size_t head = SIZE_MAX;              /* the row that heads the columns, where the line before ends with it */
    size_t drawn_end = 0, plain_end = 0; /* behind a drawn table; behind lines of Markdown that frame no letter */
    for (size_t i = 0; i < sheet->line_count; i++) {
        tc_line *line = &sheet->lines[i];
        if (i >= drawn_end && i >= plain_end && line->role == TC_ROLE_BODY && tc_line_has_bars(sheet, line)) {
            bool framework = tc_drawn_frames_letter(sheet, i, &drawn_end);
            if (!framework && sheet->layout.markdown) plain_end = drawn_end, drawn_end = 0;
            if (!framework && drawn_end) tc_drawn_mark(sheet, i, drawn_end);
            inside = inside && !drawn_end;
        }
        if (i < drawn_end) continue;
        for (size_t end = line->tabs || line->role != TC_ROLE_BODY ? i : letter_end(sheet, i), k = i; k < end; k++)
            sheet->lines[k].tabs = true;
        if (is_bar_rule(sheet, line)) {
            bool heads = i > 0 && line[-1].role == TC_ROLE_ROW && line->blanks == 0;
            if (heads) line[-1].role = TC_ROLE_HEAD_ROW;
            head = heads ? i - 1 : SIZE_MAX;
            continue;
        }
        bool bars = line->role == TC_ROLE_BODY && is_bar_row(sheet, line);
        bool row = bars || (line->role == TC_ROLE_BODY && !line->tabs && is_tab_row(sheet, i));
        if (row) mark_parted(sheet, i, !inside && !bars, &head);
        if (!row) head = SIZE_MAX;
        inside = row || (inside && line->role == TC_ROLE_PAGE_NUMBER);
    }
}

/* ---- heads that stand again ---- */

static bool same_line(const tc_sheet *sheet, const tc_line *a, const tc_line *b)
{
    size_t n = a->end - a->start;
    return b->end - b->start == n && memcmp(sheet->text + a->start, sheet->text + b->start, n) == 0;
}

/* How many lines from line i on repeat the head that begins at line `head`; 0 unless all of it. */
static size_t repeats(const tc_sheet *sheet, size_t head, size_t i)
{
    for (size_t n = 0;; n++) {
        const tc_line *line = &sheet->lines[head + n];
        if (head + n >= i || line->role != TC_ROLE_HEAD_ROW || (n && line->opens)) return n;
        if (i + n >= sheet->line_count || !same_line(sheet, line, &sheet->lines[i + n])) return 0;
    }
}

/* The heads of columns that stand again where the table goes on over a page belong to the page, like its number. */
void tc_heads_again_mark(tc_sheet *sheet)
{
    size_t head = SIZE_MAX;
    for (size_t i = 0; i < sheet->line_count; i++) {
        tc_role role = (tc_role)sheet->lines[i].role;
        bool row = role == TC_ROLE_ROW || role == TC_ROLE_HEAD_ROW;
        if (role == TC_ROLE_BODY || sheet->lines[i].cell) head = SIZE_MAX;
        if (!row || sheet->lines[i].cell) continue;
        size_t again = head != SIZE_MAX && sheet->lines[i - 1].role != TC_ROLE_HEAD_ROW ? repeats(sheet, head, i) : 0;
        for (size_t k = i; k < i + again; k++) sheet->lines[k].role = TC_ROLE_PAGE_NUMBER;
        if (again)
            i += again - 1;
        else if (role == TC_ROLE_HEAD_ROW && (i == 0 || sheet->lines[i - 1].role != role))
            head = i;
    }
}
