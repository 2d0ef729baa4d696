/* Heads in two tiers: one cell of the first line heads several columns, "Thu | | Chi | |", and the second line tells
 * these apart, "Kế hoạch | Thực hiện | Kế hoạch | Thực hiện". */
#include "indexer/lines/table.h"
#include <string.h>
#include <tracuu/text.h>

enum { CELLS_MOST = 32 };

/* The cells of a line that tabs or bars part, without the spaces at their edges. */
typedef struct cells {
    tc_range items[CELLS_MOST];
    size_t count;
} cells;

static tc_range trimmed(const tc_sheet *sheet, uint32_t start, uint32_t end)
{
    while (start < end && sheet->text[start] == ' ') start++;
    while (end > start && sheet->text[end - 1] == ' ') end--;
    return (tc_range){start, end};
}

static void cut(cells *out, const tc_sheet *sheet, const tc_line *line)
{
    char edge = sheet->text[line->start] == '|' ? '|' : '\t';
    uint32_t at = line->start + (edge == '|');
    out->count = 0;
    /* The white space before the line may hold empty cells in front. */
    for (uint32_t k = line->start; edge == '\t' && k > 0 && sheet->text[k - 1] == '\t' && out->count < CELLS_MOST; k--)
        out->items[out->count++] = (tc_range){line->start, line->start};
    while (at < line->end && out->count < CELLS_MOST) {
        const char *stop = memchr(sheet->text + at, edge, line->end - at);
        uint32_t end = stop ? (uint32_t)(stop - sheet->text) : line->end;
        out->items[out->count++] = trimmed(sheet, at, end);
        at = end + 1;
    }
}

static bool is_filled(const cells *line, size_t i)
{
    return i < line->count && line->items[i].end > line->items[i].start;
}

/* The first digit of a cell; its end for none. */
static uint32_t first_digit(const tc_sheet *sheet, tc_range cell)
{
    while (cell.start < cell.end && !tc_is_digit(sheet->text[cell.start])) cell.start++;
    return cell.start;
}

/* Whether a cell is a figure without a word; a year heads a column, too. */
static bool is_figure(const tc_sheet *sheet, tc_range cell)
{
    const char *text = sheet->text + cell.start;
    size_t length = cell.end - cell.start;
    bool year = length == 4 && (!memcmp(text, "19", 2) || !memcmp(text, "20", 2)) && tc_is_digit(text[2]);
    return first_digit(sheet, cell) < cell.end && !year && !tc_has_letter(text, length);
}

/* Whether cell i of the first line heads the column behind it as well, which has a head of its own below. */
static bool is_group(const cells *first, const cells *second, size_t i)
{
    return is_filled(first, i) && is_filled(second, i) && !is_filled(first, i + 1) && is_filled(second, i + 1);
}

bool tc_row_is_tier(const tc_sheet *sheet, const tc_line *head, const tc_line *line)
{
    cells first, second;
    bool below = false, any = false;
    cut(&first, sheet, head);
    cut(&second, sheet, line);
    for (size_t i = 0; i < second.count; i++) {
        if (!is_filled(&second, i)) {
            below = false;
            continue;
        }
        if (is_figure(sheet, second.items[i])) return false;
        if (is_filled(&first, i)) below = is_group(&first, &second, i);
        if (!below) return false;
        any = true;
    }
    return any;
}

bool tc_row_is_over_figures(const tc_sheet *sheet, const tc_line *head, const tc_line *row)
{
    cells first, below;
    bool any = false;
    cut(&first, sheet, head);
    cut(&below, sheet, row);
    for (size_t i = 0; i < first.count; i++) {
        tc_range cell = first.items[i];
        if (is_figure(sheet, cell)) return false;
        if (first_digit(sheet, cell) == cell.end) continue;
        if (i >= below.count || !is_figure(sheet, below.items[i])) return false;
        any = true;
    }
    return any;
}
