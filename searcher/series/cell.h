/* Lines of a table in the extracted text and their cells (series/cell.c). */
#ifndef TC_SEARCHER_SERIES_CELL_H
#define TC_SEARCHER_SERIES_CELL_H

#include "searcher/series/series.h"

enum { TC_COLUMNS_MOST = 32 };

typedef struct tc_row_line {
    tc_range at;
    tc_range cells[TC_COLUMNS_MOST];
    size_t count;
    bool spaced; /* its cells are parted by spaces: which column each is of, where it stands tells */
} tc_row_line;

/* The line that byte `inside` is in; of one cell where nothing parts it. */
tc_row_line tc_row_line_read(const char *text, size_t length, uint32_t inside);
/* Cuts it where two spaces and more stand, if so many cells and more come of it. */
void tc_row_line_cut(const char *text, tc_row_line *line, size_t least);
/* Puts each cell of a spaced row below the head that it stands nearest to, so that empty cells keep their place. */
void tc_row_line_put_below(const char *text, tc_row_line *row, const tc_row_line *head);

/* The columns of the page that a cell stands in. */
tc_range tc_cell_place(const char *text, const tc_row_line *line, size_t cell);
/* How far two such places stand apart; 0 where one is below the other. */
uint32_t tc_cells_apart(tc_range a, tc_range b);
tc_range tc_cell_trim(const char *text, tc_range at);
/* Copies a cell without tags and asterisks of Markdown. */
void tc_cell_put(tc_buffer *out, const char *text, tc_range at);
bool tc_cell_is_number(const char *text, tc_range at);
bool tc_cell_has_letter(const char *text, tc_range at);
tc_status tc_cell_fold(tc_buffer *out, const char *text, tc_range at);

#endif
