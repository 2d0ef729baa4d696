/* Tables on a sheet of lines: what those of each kind of cells share (table.c, cells.c, drawn.c, spaced.c,
 * group.c). */
#ifndef TC_INDEXER_TABLE_H
#define TC_INDEXER_TABLE_H

#include "structure.h"

/* Whether a row is the head of its table when it is the first: it is set in bold or holds no figure. */
bool tc_row_is_head(const tc_sheet *sheet, const tc_line *line);
/* Marks the rows of tables whose cells are lines (cells.c). */
void tc_cell_lines_mark(tc_sheet *sheet);
/* Whether the table drawn with bars from line i on is the frame of a letter, and no table; *end is behind it. */
bool tc_drawn_frames_letter(const tc_sheet *sheet, size_t i, size_t *end);
/* Marks the rows of a drawn table, from line i to before `end`. */
void tc_drawn_mark(tc_sheet *sheet, size_t i, size_t end);

/* Where a table stands whose blocks are gone through: indexes of its head, of the last row that names a group, of the
 * last row whose first cells are filled; each -1 for none. */
typedef struct tc_standing {
    int head, group, label;
} tc_standing;
/* Sets lead, group and above of the row at index i (group.c). */
void tc_row_stand(tc_block *items, tc_standing *table, int i);

#endif
