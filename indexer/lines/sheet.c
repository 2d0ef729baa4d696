/* The steps from text to blocks, in order. */
#include "indexer/lines/structure.h"
#include <stdlib.h>

void tc_sheet_free(tc_sheet *sheet)
{
    free(sheet->lines);
    free(sheet->starts);
    free(sheet->notes);
    free(sheet->tables);
    *sheet = (tc_sheet){0};
}

/* Units that were joined to others hold nothing any more: drops them and renumbers what points to blocks. */
static tc_status drop_empty(tc_sheet *sheet)
{
    tc_blocks *blocks = sheet->blocks;
    int *moved = malloc((blocks->count + 1) * sizeof *moved);
    if (!moved) return tc_fail(TC_MEMORY, "no memory for %zu blocks", blocks->count);
    size_t kept = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        tc_block *b = &blocks->items[i];
        moved[i] = (int)kept;
        if (b->span_count == 0 || b->text_length == 0) {
            moved[i] = kept ? (int)kept - 1 : -1;
            tc_block_clear(b);
            continue;
        }
        if (kept != i) {
            blocks->items[kept] = *b;
            sheet->notes[kept] = sheet->notes[i];
            *b = (tc_block){0};
        }
        if (blocks->items[kept].continues >= 0) blocks->items[kept].continues = moved[blocks->items[kept].continues];
        kept++;
    }
    blocks->count = kept;
    free(moved);
    return TC_OK;
}

static tc_status make(tc_sheet *sheet, const tc_extract *extract)
{
    TRY(tc_lines_scan(sheet, extract));
    TRY(tc_layout_measure(sheet));
    TRY(tc_roles_mark(sheet));
    TRY(tc_reflow(sheet));
    tc_recitals_find(sheet);
    TRY(tc_frames_mark(sheet));
    TRY(tc_headings_mark(sheet));
    TRY(drop_empty(sheet));
    return tc_sections_nest(sheet);
}

tc_status tc_blocks_make(tc_blocks *out, const tc_extract *extract)
{
    tc_blocks blocks = {0};
    tc_sheet sheet = {.blocks = &blocks};
    tc_status status = make(&sheet, extract);
    blocks.lines = sheet.starts;
    blocks.line_count = sheet.start_count;
    sheet.starts = NULL;
    tc_sheet_free(&sheet);
    if (status != TC_OK) {
        tc_blocks_free(&blocks);
        return status;
    }
    *out = blocks;
    return TC_OK;
}
