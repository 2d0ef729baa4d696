/* What the head of a table says of each of its columns: all that stands in it there, and the cell of the first line
 * that heads it with others (lines/tier.c). */
#include "indexer/passages/cut.h"
#include <tracuu/buffer.h>

/* Where the first line of a head ends. */
static uint32_t first_end(const tc_blocks *blocks, const tc_block *head)
{
    return head->first_line < blocks->line_count ? blocks->lines[head->first_line] : UINT32_MAX;
}

/* Whether a cell holds something in the first line of its head, or else below it. */
static bool holds(const tc_blocks *blocks, const tc_block *head, unsigned cell, bool first)
{
    uint32_t end = first_end(blocks, head);
    for (size_t i = 0; i < head->span_count; i++)
        if (head->columns[i] == cell && (head->spans[i].start < end) == first) return true;
    return false;
}

/* The cell of the first line that heads this one as well: the nearest on the left, where that has a head of its own
 * below; the cell itself for none. */
static unsigned group_of(const tc_blocks *blocks, const tc_block *head, unsigned cell)
{
    unsigned left = cell;
    if (!head->tiers || holds(blocks, head, cell, true)) return cell;
    while (left > 0 && !holds(blocks, head, left, true)) left--;
    return holds(blocks, head, left, true) && holds(blocks, head, left, false) ? left : cell;
}

/* Adds what stands in a cell before byte `end` of the source, or behind it; `at` becomes the bytes of the last of it.
 */
static void put_cell(tc_buffer *text, tc_range *at, const tc_block *head, unsigned cell, uint32_t end, bool first)
{
    for (size_t i = 0; i < head->span_count; i++) {
        if (head->columns[i] != cell || (head->spans[i].start < end) != first) continue;
        *at = head->spans[i];
        uint32_t from = tc_block_find(head, 0, at->start);
        while (i + 1 < head->span_count && head->columns[i + 1] == cell && (head->spans[i + 1].start < end) == first)
            i++; /* parted by mark-up */
        at->end = head->spans[i].end;
        uint32_t to = tc_block_find(head, from, at->end);
        while (from < to && head->text[from] == ' ') from++;
        while (to > from && head->text[to - 1] == ' ') to--;
        if (text->length && to > from) tc_put_char(text, ' ');
        tc_put(text, head->text + from, to - from);
    }
}

tc_status tc_head_read(tc_context *out, const tc_blocks *blocks, const tc_block *head, unsigned cell)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_range at = {0, 0};
    uint32_t end = first_end(blocks, head);
    put_cell(&text, &at, head, group_of(blocks, head, cell), end, true);
    put_cell(&text, &at, head, cell, end, false);
    TRY(tc_buffer_check(&text));
    out->text = tc_buffer_steal(&text);
    out->span = at;
    return TC_OK;
}
