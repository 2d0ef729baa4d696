/* Tables on a sheet of lines: what those of each kind of cells share (table.c, cells.c, drawn.c, spaced.c,
 * tier.c, group.c). */
#ifndef TC_INDEXER_LINES_TABLE_H
#define TC_INDEXER_LINES_TABLE_H

#include "indexer/lines/structure.h"

/* A cell between spaces: its bytes, and the columns of the page that it stands in, from 1. */
typedef struct tc_space_cell {
    uint32_t start, end, left, right;
} tc_space_cell;
enum { TC_SPACE_CELLS = 24 };
typedef struct tc_space_cells {
    tc_space_cell items[TC_SPACE_CELLS];
    size_t count;
} tc_space_cells;
/* Cuts a line where spaces stand side by side; no cells of one with tabs or bars, or that is too long
 * (space_cell.c). */
void tc_space_cut(tc_space_cells *out, const tc_sheet *sheet, const tc_line *line);
/* Whether a cell is a number, a share or a range of them. */
bool tc_space_number(const tc_sheet *sheet, const tc_space_cell *cell);
/* Cuts cells of a line where one space alone is left between words and a number of the next column. */
void tc_space_part(tc_space_cells *line, const tc_sheet *sheet, const tc_space_cells *columns);
/* Widens columns, from left to right and apart from one another, so that each cell of a line stands in one. */
void tc_space_widen(tc_space_cells *columns, const tc_space_cells *line);
uint32_t tc_space_column(const tc_space_cells *columns, const tc_space_cell *cell); /* the nearest one */

/* The cells of a row of a number, words and figures, or of its head, and the column of each (counted.c). */
enum { TC_COUNTED_FIGURES = 8 };
size_t tc_counted_cut(const tc_sheet *sheet, const tc_line *line, tc_range *cells, uint8_t *columns);

/* Whether a row is the head of its table when it is the first: it is set in bold or holds no figure. */
bool tc_row_is_head(const tc_sheet *sheet, const tc_line *line);
/* Whether a row goes on with the head above it, telling apart the columns that one cell of it heads (tier.c). */
bool tc_row_is_tier(const tc_sheet *sheet, const tc_line *head, const tc_line *line);
/* Whether no cell of a line is a figure, and each that holds a digit stands above one of the row below: "Vốn giao đến
 * 20/02", "6T/2024" above "2.715" (tier.c). */
bool tc_row_is_over_figures(const tc_sheet *sheet, const tc_line *head, const tc_line *row);
/* Marks the rows of tables whose cells are lines (cells.c). */
void tc_cell_lines_mark(tc_sheet *sheet);
/* Whether the table drawn with bars from line i on is the frame of a letter, and no table; *end is behind it. */
bool tc_drawn_frames_letter(const tc_sheet *sheet, size_t i, size_t *end);
/* Marks the rows of a drawn table, from line i to before `end`. */
void tc_drawn_mark(tc_sheet *sheet, size_t i, size_t end);

/* Adds a line to the block of its row: its cells, each a span; or to that of an entry of contents between bars (row.c).
 */
tc_status tc_row_add(tc_sheet *sheet, int row, const tc_line *line);
tc_status tc_entry_add(tc_sheet *sheet, int entry, const tc_line *line);

/* Where a table stands whose blocks are gone through: indexes of its head, of the last row that names a group, of the
 * last row whose first cells are filled; each -1 for none. */
typedef struct tc_standing {
    int head, group, label;
} tc_standing;
/* Sets lead, group and above of the row at index i (group.c). */
void tc_row_stand(tc_block *items, tc_standing *table, int i);

#endif
