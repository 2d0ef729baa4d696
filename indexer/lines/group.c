/* Which row of a table stands under which: the rows of a group under its name, and those that share a cell. */
#include "indexer/lines/table.h"
#include <string.h>
#include <tracuu/text.h>

/* The first of the cells that hold something. */
static unsigned first_cell(const tc_block *row)
{
    unsigned cell = 0;
    while (cell < 31 && !(row->cells >> cell & 1)) cell++;
    return cell;
}

/* A row that names a group of those below it, "II | KHỐI TIỂU HỌC | | |": words in one of its first two cells, with no
 * more than their number before them, and nothing in the others. */
static bool is_group(const tc_block *row, const tc_block *head)
{
    enum { COLUMNS_LEAST = 3, BOTH = 3, MOST = 25, NUMBER_MOST = 5, NAME_LEAST = 6 }; /* syllables, bytes */
    if (!head || !row->columns || !(head->cells >> (COLUMNS_LEAST - 1)) || row->cells > BOTH) return false;
    if (tc_syllables(row->text, row->text_length) > MOST) return false;
    uint32_t name = 0;
    if (row->cells == BOTH) {
        size_t second = 0;
        while (second < row->span_count && !row->columns[second]) second++;
        name = second < row->span_count ? tc_block_find(row, 0, row->spans[second].start) : row->text_length;
        if (name > NUMBER_MOST + 1) return false;
    }
    const char *text = row->text + name;
    size_t length = row->text_length - name;
    return (name || length >= NAME_LEAST) && !tc_is_digit(*text) && tc_has_letter(text, length);
}

typedef enum tc_counting { COUNT_NONE, COUNT_ROMAN, COUNT_LETTER, COUNT_DIGITS, COUNT_DOTTED } tc_counting;

/* How the first cell of a row counts it. */
static tc_counting counting_of(const tc_block *row)
{
    if (!row->columns || !row->span_count || row->columns[0] != 0) return COUNT_NONE;
    size_t n = tc_block_find(row, 0, row->spans[0].end);
    while (n > 1 && strchr(" .)", row->text[n - 1])) n--;
    if (strspn(row->text, "IVX") == n) return COUNT_ROMAN;
    if (n == 1 && row->text[0] >= 'A' && row->text[0] <= 'Z') return COUNT_LETTER;
    if (strspn(row->text, "0123456789") == n) return COUNT_DIGITS;
    return strspn(row->text, "0123456789.") == n ? COUNT_DOTTED : COUNT_NONE;
}

/* The rows of a group stand under its name, up to one that is counted as the group is; a row that leaves its first
 * cells empty, under those of the row above, for a cell that stands for several rows is written in the first of them.
 */
void tc_row_stand(tc_block *items, tc_standing *table, int i)
{
    tc_block *b = &items[i];
    const tc_block *label = table->label >= 0 ? &items[table->label] : NULL;
    b->lead = table->head;
    if (is_group(b, table->head >= 0 ? &items[table->head] : NULL)) {
        b->group = true;
        table->group = i;
        table->label = -1;
        return;
    }
    tc_counting count = counting_of(b);
    if (table->group >= 0 && count && count == counting_of(&items[table->group])) table->group = -1;
    bool left_empty = table->head >= 0 && label && b->columns && first_cell(b) > first_cell(label) &&
                      (b->cells & (b->cells - 1));
    b->above = left_empty ? table->label : table->group;
    if (!left_empty) table->label = b->columns ? i : -1;
}
