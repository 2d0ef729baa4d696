/* What stands above a table: its title, "Bảng 2. …", and the line that tells the unit of its figures. */
#include "indexer/lines/structure.h"
#include <string.h>
#include <tracuu/text.h>

/* "Đơn vị tính: triệu đồng", "(ĐVT: con)". */
static bool is_unit_line(const tc_block *b)
{
    enum { MOST = 14 };
    static const char *const opens[] = {"don vi tinh", "don vi", "dvt", NULL};
    size_t from = 0;
    while (from < b->text_length && strchr("(*_ ", b->text[from])) from++;
    bool line = b->kind == TC_BLOCK_PARAGRAPH || b->kind == TC_BLOCK_HEADING;
    if (!line || !b->span_count || tc_syllables(b->text, b->text_length) > MOST) return false;
    return memchr(b->text, ':', b->text_length) && tc_begins_with(b->text + from, b->text_length - from, opens);
}

/* The next block with anything in it; `count` for none. */
static size_t next_block(const tc_blocks *blocks, size_t i)
{
    do i++;
    while (i < blocks->count && !blocks->items[i].span_count);
    return i;
}

static bool is_row(const tc_blocks *blocks, size_t i)
{
    if (i >= blocks->count) return false;
    return blocks->items[i].kind == TC_BLOCK_ROW || blocks->items[i].kind == TC_BLOCK_HEAD_ROW;
}

/* "Bảng 2", "Biểu số 01", "Phụ lục III". */
static bool is_numbered(const tc_block *b)
{
    enum { NUMBER_MOST = 20 };
    static const char *const kinds[] = {"bang", "bieu", "bieu so", "bang so", "phu luc", "phu bieu", NULL};
    if (!tc_begins_with(b->text, b->text_length, kinds)) return false;
    for (size_t i = 0; i < b->text_length && i < NUMBER_MOST; i++)
        if (tc_is_digit(b->text[i]) || (i && b->text[i - 1] == ' ' && strchr("IVX", b->text[i]))) return true;
    return false;
}

bool tc_table_title_at(const tc_sheet *sheet, size_t i)
{
    enum { FEWEST = 3, MOST = 45 };
    const tc_block *b = &sheet->blocks->items[i];
    const tc_note *note = &sheet->notes[i];
    size_t next = next_block(sheet->blocks, i);
    bool unit = next < sheet->blocks->count && is_unit_line(&sheet->blocks->items[next]);
    if (!is_row(sheet->blocks, unit ? next_block(sheet->blocks, next) : next) || is_unit_line(b)) return false;
    if (note->columns || note->syllables < FEWEST || note->syllables > MOST) return false;
    bool open = note->ending == TC_END_OPEN || (is_numbered(b) && note->ending == TC_END_STOP);
    return note->opening == TC_OPEN_UPPER && open && (unit || is_numbered(b));
}

tc_status tc_table_title_take_unit(tc_sheet *sheet, size_t i)
{
    tc_block *b = &sheet->blocks->items[i];
    if (b->kind != TC_BLOCK_HEADING || !b->span_count || is_unit_line(b)) return TC_OK;
    size_t at = next_block(sheet->blocks, i);
    if (at >= sheet->blocks->count) return TC_OK;
    if (!is_unit_line(&sheet->blocks->items[at]) || !is_row(sheet->blocks, next_block(sheet->blocks, at))) return TC_OK;
    tc_block *unit = &sheet->blocks->items[at];
    for (size_t s = 0; s < unit->span_count; s++) TRY(tc_span_add(b, unit->spans[s].start, unit->spans[s].end));
    b->last_line = unit->last_line;
    unit->span_count = 0;
    return tc_block_fill(b, sheet->text, sheet->layout.invalid);
}
