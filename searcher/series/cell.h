/* Lines of a table in the extracted text and their cells (series/cell.c), and its head (series/grid.c). */
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
void tc_row_line_put_below(const char *text, tc_row_line *row, const tc_range *places, size_t count);

/* The columns of the page that a cell stands in. */
tc_range tc_cell_place(const char *text, const tc_row_line *line, size_t cell);
/* How far two such places stand apart; 0 where one is below the other. */
uint32_t tc_cells_apart(tc_range a, tc_range b);
tc_range tc_cell_trim(const char *text, tc_range at);
/* Copies a cell without tags and asterisks of Markdown. */
void tc_cell_put(tc_buffer *out, const char *text, tc_range at);
/* The year that a cell is; 0 for none. */
int tc_cell_year(const char *text, tc_range at);
bool tc_cell_is_number(const char *text, tc_range at);
bool tc_cell_has_letter(const char *text, tc_range at);
tc_status tc_cell_fold(tc_buffer *out, const char *text, tc_range at);

/* What is known of a table while its rows are read (series/grid.c). */
typedef struct tc_grid {
    const char *text;
    size_t length;
    tc_date date;
    tc_row_line head; /* the line that the heads begin in */
    char *heads[TC_COLUMNS_MOST];
    tc_range places[TC_COLUMNS_MOST]; /* of a spaced table the columns of the page that each head stands in */
    size_t count;
    tc_column columns[TC_COLUMNS_MOST];
    size_t unit_column; /* the column that tells the unit of each row, or SIZE_MAX */
    char *unit;         /* of the whole table: "Đơn vị: triệu đồng"; NULL */
} tc_grid;
/* Finds the head of the rows of a passage, given the text, its length and the date; `headed` is false where none is. */
tc_status tc_grid_read(bool *headed, tc_grid *table, const tc_passage *passage);
void tc_grid_clear(tc_grid *table);

#endif
