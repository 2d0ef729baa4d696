/* Lines cut into cells where spaces stand side by side, and the columns that such cells make up. */
#include "indexer/lines/table.h"
#include <string.h>
#include <tracuu/text.h>

enum { APART = 2, LONGEST = 400 };

static uint32_t begin_of(const tc_sheet *sheet, const tc_line *line)
{
    uint32_t at = line->start;
    while (at > 0 && sheet->text[at - 1] != '\n' && sheet->text[at - 1] != '\f') at--;
    return at;
}

/* Cuts a line where spaces stand side by side. */
void tc_space_cut(tc_space_cells *out, const tc_sheet *sheet, const tc_line *line)
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
            if (out->count == TC_SPACE_CELLS) return;
            out->items[out->count++] = (tc_space_cell){.start = at, .left = column};
        }
        spaces = 0;
        out->items[out->count - 1].end = at + 1;
        out->items[out->count - 1].right = column;
    }
}

static bool overlap(const tc_space_cell *a, const tc_space_cell *b)
{
    return a->left <= b->right && b->left <= a->right;
}

bool tc_space_number(const tc_sheet *sheet, const tc_space_cell *c)
{
    bool digit = false;
    for (uint32_t i = c->start; i < c->end; i++) {
        digit |= tc_is_digit(sheet->text[i]);
        if (!strchr("0123456789.,/%-", sheet->text[i])) return false;
    }
    return digit;
}

/* Whether a cell ends with a number that stands in a column right of the one where the cell begins; `number` gets it.
 */
static bool ends_beyond(tc_space_cell *number, const tc_sheet *sheet, const tc_space_cells *columns,
                        const tc_space_cell *c)
{
    uint32_t at = c->end;
    while (at > c->start && sheet->text[at - 1] != ' ') at--;
    *number = (tc_space_cell){.start = at, .end = c->end, .left = c->right - (c->end - at) + 1, .right = c->right};
    if (at == c->start || !tc_space_number(sheet, number)) return false;
    for (size_t k = 1; k < columns->count; k++)
        if (overlap(&columns->items[k], number))
            return c->left <= columns->items[k - 1].right && number->left - 1 > columns->items[k - 1].right;
    return false;
}

void tc_space_part(tc_space_cells *line, const tc_sheet *sheet, const tc_space_cells *columns)
{
    tc_space_cell number;
    for (size_t i = 0; i < line->count && line->count < TC_SPACE_CELLS;) {
        tc_space_cell *c = &line->items[i];
        if (!ends_beyond(&number, sheet, columns, c)) {
            i++;
            continue;
        }
        memmove(c + 2, c + 1, (line->count++ - i - 1) * sizeof *c);
        c[1] = number;
        c->end = number.start - 1;
        c->right = number.left - 2;
    }
}

void tc_space_widen(tc_space_cells *columns, const tc_space_cells *line)
{
    for (size_t i = 0; i < line->count; i++) {
        const tc_space_cell *c = &line->items[i];
        size_t k = 0, last;
        while (k < columns->count && columns->items[k].right < c->left) k++;
        if (k == columns->count || !overlap(&columns->items[k], c)) {
            if (columns->count == TC_SPACE_CELLS) continue;
            for (size_t m = columns->count++; m > k; m--) columns->items[m] = columns->items[m - 1];
            columns->items[k] = *c;
            continue;
        }
        if (c->left < columns->items[k].left) columns->items[k].left = c->left;
        if (c->right > columns->items[k].right) columns->items[k].right = c->right;
        for (last = k + 1; last < columns->count && overlap(&columns->items[k], &columns->items[last]); last++)
            if (columns->items[last].right > columns->items[k].right)
                columns->items[k].right = columns->items[last].right;
        for (size_t m = last; m < columns->count; m++) columns->items[m - (last - k - 1)] = columns->items[m];
        columns->count -= last - k - 1;
    }
}

uint32_t tc_space_column(const tc_space_cells *columns, const tc_space_cell *c)
{
    uint32_t best = 0, nearest = UINT32_MAX;
    for (size_t k = 0; k < columns->count; k++) {
        const tc_space_cell *column = &columns->items[k];
        uint32_t apart = overlap(column, c)        ? 0
                         : column->right < c->left ? c->left - column->right
                                                   : column->left - c->right;
        if (apart < nearest) nearest = apart, best = (uint32_t)k;
    }
    return best;
}
