/* Rows of tables whose columns are made of spaces, as text taken from PDF or typed in plain text has them: lines of
 * several cells far apart, one below the other, most of them with figures, whose cells stand below one another. */
#include "structure.h"
#include <string.h>

enum { APART = 2, CELLS_MOST = 24, CELLS_LEAST = 3, ROWS_LEAST = 2, LONGEST = 400 };

/* A cell: its bytes, and the columns of the page that it stands in. */
typedef struct cell {
    uint32_t start, end, left, right;
} cell;

typedef struct cells {
    cell items[CELLS_MOST];
    size_t count;
} cells;

static uint32_t begin_of(const tc_sheet *sheet, const tc_line *line)
{
    uint32_t at = line->start;
    while (at > 0 && sheet->text[at - 1] != '\n' && sheet->text[at - 1] != '\f') at--;
    return at;
}

/* Cuts a line where spaces stand side by side. */
static void cut(cells *out, const tc_sheet *sheet, const tc_line *line)
{
    const char *text = sheet->text;
    uint32_t column = 0, spaces = APART;
    out->count = 0;
    if (line->end - line->start > LONGEST) return;
    for (uint32_t at = begin_of(sheet, line); at < line->end; at++) {
        unsigned char c = (unsigned char)text[at];
        if (c == '\t' || c == '|') {
            out->count = 0;
            return;
        }
        column += (c & 0xC0) != 0x80;
        if (c == ' ') {
            spaces++;
            continue;
        }
        if (spaces >= APART) {
            if (out->count == CELLS_MOST) return;
            out->items[out->count++] = (cell){.start = at, .left = column};
        }
        spaces = 0;
        out->items[out->count - 1].end = at + 1;
        out->items[out->count - 1].right = column;
    }
}

static bool is_number(const tc_sheet *sheet, const cell *c)
{
    bool digit = false;
    for (uint32_t i = c->start; i < c->end; i++) {
        digit |= sheet->text[i] >= '0' && sheet->text[i] <= '9';
        if (!strchr("0123456789.,/%-", sheet->text[i])) return false;
    }
    return digit;
}

/* Figures behind the first cell, which may number the rows. */
static size_t figures(const tc_sheet *sheet, const cells *row)
{
    size_t n = 0;
    for (size_t i = 1; i < row->count; i++) n += is_number(sheet, &row->items[i]);
    return n;
}

static bool is_row(const tc_sheet *sheet, const cells *row)
{
    return row->count >= CELLS_LEAST && figures(sheet, row) > 0;
}

static bool is_head(const tc_sheet *sheet, const cells *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (is_number(sheet, &row->items[i])) return false;
    return row->count >= CELLS_LEAST;
}

/* Whether the figures of a row stand below (or above) cells of another. */
static bool aligned(const tc_sheet *sheet, const cells *a, const cells *b)
{
    size_t below = 0, all = 0;
    for (size_t i = 1; i < a->count; i++) {
        if (!is_number(sheet, &a->items[i])) continue;
        all++;
        for (size_t k = 1; k < b->count; k++)
            if (a->items[i].left <= b->items[k].right && b->items[k].left <= a->items[i].right) {
                below++;
                break;
            }
    }
    return all && 3 * below >= 2 * all;
}

static bool goes_on(const tc_sheet *sheet, size_t i)
{
    const tc_line *line = &sheet->lines[i];
    return line->role == TC_ROLE_PAGE_NUMBER || line->role == TC_ROLE_FOOTNOTE ||
           (line->role == TC_ROLE_BODY && line->blanks <= sheet->layout.gap + 1u);
}

/* The line behind the last row of the table whose first row is line i; `rows` counts them. A line between two rows is
 * one of them: what a label goes on with, or what stands above a group. */
static size_t end_of(const tc_sheet *sheet, size_t i, const cells *first, size_t *rows)
{
    enum { BETWEEN = 2 };
    size_t end = i + 1;
    *rows = 1;
    for (size_t k = i + 1; k < sheet->line_count && k <= end + BETWEEN && goes_on(sheet, k); k++) {
        cells row;
        if (sheet->lines[k].role != TC_ROLE_BODY) {
            if (k == end) end = k + 1;
            continue;
        }
        cut(&row, sheet, &sheet->lines[k]);
        if (!is_row(sheet, &row) || !aligned(sheet, &row, first)) continue;
        end = k + 1;
        (*rows)++;
    }
    return end;
}

static void mark_rows(tc_sheet *sheet, size_t from, size_t end)
{
    for (size_t k = from; k < end; k++)
        if (sheet->lines[k].role == TC_ROLE_BODY) sheet->lines[k].role = TC_ROLE_ROW;
}

/* Whether a line below a head goes on with it, or stands above the first group of rows: it has fewer cells. */
static bool below_head(const tc_sheet *sheet, size_t i, size_t most)
{
    cells row;
    if (sheet->lines[i].role != TC_ROLE_BODY) return false;
    cut(&row, sheet, &sheet->lines[i]);
    return row.count > 0 && row.count < most;
}

/* The line of the head of the table whose first row is line i, a few lines above it at most; SIZE_MAX for none. */
static size_t head_of(const tc_sheet *sheet, size_t i, const cells *row)
{
    enum { ABOVE = 4 };
    for (size_t back = 1; back <= ABOVE && back <= i; back++) {
        cells head;
        if (sheet->lines[i - back].role != TC_ROLE_BODY) return SIZE_MAX;
        cut(&head, sheet, &sheet->lines[i - back]);
        if (is_head(sheet, &head) && aligned(sheet, row, &head)) return i - back;
        if (!below_head(sheet, i - back, row->count)) return SIZE_MAX;
    }
    return SIZE_MAX;
}

void tc_spaced_rows_mark(tc_sheet *sheet)
{
    for (size_t i = 0; i + ROWS_LEAST <= sheet->line_count; i++) {
        cells row;
        size_t rows;
        if (sheet->lines[i].role != TC_ROLE_BODY) continue;
        cut(&row, sheet, &sheet->lines[i]);
        if (!is_row(sheet, &row)) continue;
        /* The head is a few lines above, the end may be thousands below: looked for from every row of a table without
         * a head, it would cost the square of their number. */
        size_t head = head_of(sheet, i, &row);
        if (head == SIZE_MAX) continue;
        size_t end = end_of(sheet, i, &row, &rows);
        if (rows < ROWS_LEAST) continue;
        sheet->lines[head].role = TC_ROLE_HEAD_ROW;
        mark_rows(sheet, head + 1, end);
        i = end - 1;
    }
}
