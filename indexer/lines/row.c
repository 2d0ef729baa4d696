/* The cells of rows: spans of their blocks, each with the column that it stands in. */
#include "indexer/lines/table.h"

static size_t cell_edge(const tc_sheet *sheet, const tc_line *line, uint32_t at, char kind)
{
    if (kind == '|' && !sheet->layout.markdown) return tc_bar_at(sheet->text, line->end, at);
    return sheet->text[at] == kind;
}

static tc_status set_column(tc_block *block, size_t from, uint32_t cell)
{
    if (from == block->span_count) return TC_OK;
    if (cell < 32) block->cells |= 1U << cell;
    return tc_columns_set(block, from, cell < UINT8_MAX ? (uint8_t)cell : UINT8_MAX);
}

/* The cell of a row that a line of its own is. */
static uint32_t next_cell(const tc_block *row, bool goes_on)
{
    return row->span_count ? row->columns[row->span_count - 1] + !goes_on : 0;
}

static tc_status add_space_cells(tc_sheet *sheet, int row, const tc_line *line)
{
    tc_block *block = &sheet->blocks->items[row];
    tc_space_cells cells;
    tc_space_cut(&cells, sheet, line);
    tc_space_part(&cells, sheet, &sheet->tables[line->table - 1]);
    if (cells.count == 0) cells.items[cells.count++] = (tc_space_cell){.start = line->start};
    bool all = cells.count > 1 && cells.count < TC_SPACE_CELLS; /* else the last one is the rest of the line */
    if (!all) cells.items[cells.count - 1].end = line->end;
    for (size_t i = 0; i < cells.count; i++) {
        size_t spans = block->span_count;
        TRY(tc_marked_add(sheet, block, &sheet->notes[row], cells.items[i].start, cells.items[i].end));
        TRY(set_column(block, spans, tc_space_column(&sheet->tables[line->table - 1], &cells.items[i])));
    }
    return TC_OK;
}

static tc_status add_counted_cells(tc_sheet *sheet, int row, const tc_line *line)
{
    tc_range cells[TC_COUNTED_FIGURES + 2];
    uint8_t columns[TC_COUNTED_FIGURES + 2];
    size_t count = tc_counted_cut(sheet, line, cells, columns);
    for (size_t i = 0; i < count; i++) {
        size_t spans = sheet->blocks->items[row].span_count;
        TRY(tc_marked_add(sheet, &sheet->blocks->items[row], &sheet->notes[row], cells[i].start, cells[i].end));
        TRY(set_column(&sheet->blocks->items[row], spans, columns[i]));
    }
    return TC_OK;
}

static tc_status add_parted_cells(tc_sheet *sheet, int row, const tc_line *line)
{
    tc_block *block = &sheet->blocks->items[row];
    size_t bar = tc_bar_at(sheet->text, line->end, line->start);
    bool bars = bar && (!sheet->layout.markdown || bar == 1);
    bool drawn = !sheet->layout.markdown && tc_line_has_bars(sheet, line);
    uint32_t at = line->start + (bars ? (uint32_t)bar : 0), cell = line->cell ? next_cell(block, line->more) : 0;
    /* The white space before the line may hold empty cells in front. */
    if (!bars)
        for (uint32_t k = line->start; k > 0 && sheet->text[k - 1] == '\t'; k--) cell++;
    while (at < line->end) {
        uint32_t stop = at;
        size_t edge = 0, spans = block->span_count;
        while (stop < line->end && !(edge = cell_edge(sheet, line, stop, bars || drawn ? '|' : '\t'))) stop++;
        TRY(tc_marked_add(sheet, block, &sheet->notes[row], at, stop));
        TRY(set_column(block, spans, cell++));
        at = stop + (edge ? (uint32_t)edge : 1);
    }
    return TC_OK;
}

tc_status tc_row_add(tc_sheet *sheet, int row, const tc_line *line)
{
    sheet->blocks->items[row].last_line = line->number;
    if (line->counted) return add_counted_cells(sheet, row, line);
    return line->table ? add_space_cells(sheet, row, line) : add_parted_cells(sheet, row, line);
}

tc_status tc_entry_add(tc_sheet *sheet, int entry, const tc_line *line)
{
    for (uint32_t at = line->start, stop; at < line->end; at = stop + 1) {
        for (stop = at; stop < line->end && sheet->text[stop] != '|';) stop++;
        TRY(tc_marked_add(sheet, &sheet->blocks->items[entry], &sheet->notes[entry], at, stop));
    }
    sheet->blocks->items[entry].last_line = line->number;
    return TC_OK;
}
