/* Pieces of blocks to a passage: text, origin, spans, lines, page, context. */
#include "indexer/passages/cut.h"
#include "indexer/passages/path.h"
#include <stdlib.h>
#include <string.h>

tc_status tc_draft_add(tc_draft *draft, const tc_blocks *blocks, tc_piece piece, bool heading)
{
    const char *text = blocks->items[piece.block].text;
    while (piece.from < piece.to && text[piece.from] == ' ') piece.from++;
    while (piece.to > piece.from && text[piece.to - 1] == ' ') piece.to--;
    if (piece.from == piece.to) return TC_OK;
    TRY(TC_GROW(draft->pieces, draft->capacity, draft->count + 1));
    draft->pieces[draft->count++] = piece;
    draft->syllables += piece.syllables;
    if (!heading) draft->body += piece.syllables;
    return TC_OK;
}

/* The first of the sorted starts that is beyond `at`. */
static size_t beyond(const uint32_t *starts, size_t count, size_t step, uint32_t at)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (starts[middle * step] <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static uint32_t line_of(const tc_blocks *blocks, uint32_t at)
{
    return (uint32_t)beyond(blocks->lines, blocks->line_count, 1, at);
}

static uint32_t page_of(const tc_blocks *blocks, uint32_t at)
{
    if (!blocks->page_count) return 0;
    size_t n = beyond(&blocks->page_list->start, blocks->page_count, sizeof(tc_page) / sizeof(uint32_t), at);
    return blocks->page_list[n ? n - 1 : 0].number;
}

static tc_range source_of(const tc_block *b, tc_piece piece)
{
    return (tc_range){tc_block_source(b, piece.from), tc_block_source(b, piece.to)};
}

static tc_status put_spans(tc_passage *passage, size_t *room, const tc_block *b, tc_piece piece)
{
    tc_range whole = source_of(b, piece);
    /* A block may have a span a line, and as many passages. */
    for (size_t i = beyond(&b->spans->end, b->span_count, sizeof(tc_range) / sizeof(uint32_t), whole.start);
         i < b->span_count; i++) {
        tc_range span = b->spans[i];
        if (span.start >= whole.end) break;
        if (span.start < whole.start) span.start = whole.start;
        if (span.end > whole.end) span.end = whole.end;
        TRY(TC_GROW(passage->spans, *room, passage->span_count + 1));
        passage->spans[passage->span_count++] = span;
    }
    return TC_OK;
}

/* Where the bytes of a piece come from, which stand from byte `at` of the passage on. */
static tc_status put_origins(tc_origins *origins, const tc_block *b, tc_piece piece, uint32_t at)
{
    TRY(tc_origin_add(origins, at, tc_block_source(b, piece.from)));
    size_t low = 0, high = b->origin_count;
    while (low < high) { /* the first of the block's own that begins within the piece */
        size_t middle = low + (high - low) / 2;
        if (b->origin[middle].at <= piece.from)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < b->origin_count && b->origin[low].at < piece.to; low++)
        TRY(tc_origin_add(origins, at + b->origin[low].at - piece.from, b->origin[low].source));
    return TC_OK;
}

static tc_status put_texts(tc_passage *passage, tc_origins *origins, const tc_draft *draft, const tc_blocks *blocks)
{
    size_t length = 0, room = 0;
    for (size_t i = 0; i < draft->count; i++) length += draft->pieces[i].to - draft->pieces[i].from + 1;
    passage->text = malloc(length + 1);
    if (!passage->text) return tc_fail(TC_MEMORY, "no memory for a passage of %zu bytes", length);
    uint32_t at = 0;
    for (size_t i = 0; i < draft->count; i++) {
        tc_piece piece = draft->pieces[i];
        const tc_block *b = &blocks->items[piece.block];
        if (at) {
            TRY(tc_origin_add(origins, at, passage->spans[passage->span_count - 1].end));
            passage->text[at++] = ' ';
        }
        memcpy(passage->text + at, b->text + piece.from, piece.to - piece.from);
        TRY(put_origins(origins, b, piece, at));
        at += piece.to - piece.from;
        TRY(put_spans(passage, &room, b, piece));
    }
    passage->text[at] = '\0';
    passage->text_length = at;
    return tc_origin_add(origins, at, passage->spans[passage->span_count - 1].end);
}

/* Takes its text over, whatever comes of it. */
static tc_status add_context(tc_passage *passage, tc_context context)
{
    tc_context *grown = realloc(passage->context, (passage->context_count + 1) * sizeof *grown);
    if (grown) passage->context = grown;
    if (grown && context.text) return passage->context[passage->context_count++] = context, TC_OK;
    free(context.text);
    return tc_fail(TC_MEMORY, "no memory for a context");
}

/* The text of a piece without the white space around it, and where it stands; no text where nothing is left. */
static tc_status read_piece(tc_context *out, const tc_blocks *blocks, tc_piece piece)
{
    const tc_block *b = &blocks->items[piece.block];
    *out = (tc_context){.text = NULL};
    while (piece.from < piece.to && b->text[piece.from] == ' ') piece.from++;
    while (piece.to > piece.from && b->text[piece.to - 1] == ' ') piece.to--;
    if (piece.from >= piece.to) return TC_OK;
    *out = (tc_context){tc_strndup(b->text + piece.from, piece.to - piece.from), source_of(b, piece)};
    return out->text ? TC_OK : tc_fail(TC_MEMORY, "no memory for a context");
}

static tc_status put_context(tc_passage *passage, const tc_blocks *blocks, tc_piece piece)
{
    tc_context context;
    TRY(read_piece(&context, blocks, piece));
    return context.text ? add_context(passage, context) : TC_OK;
}

static bool holds(const tc_draft *draft, int block)
{
    for (size_t i = 0; i < draft->count; i++)
        if (draft->pieces[i].block == block) return true;
    return false;
}

/* What introduces an item: the whole of a short block, the last sentence of a long one. */
static tc_status put_lead(tc_passage *passage, const tc_draft *draft, const tc_blocks *blocks)
{
    enum { WHOLE = 40, BYTES = 64 * WHOLE }; /* so many syllables take less; what is longer is not counted each time */
    if (draft->lead < 0 || holds(draft, draft->lead)) return TC_OK;
    const tc_block *b = &blocks->items[draft->lead];
    bool is_long = b->text_length > BYTES || tc_syllables(b->text, b->text_length) > WHOLE;
    uint32_t from = is_long ? tc_sentence_start(b, b->text_length) : 0;
    return put_context(passage, blocks, (tc_piece){.block = draft->lead, .from = from, .to = b->text_length});
}

/* The heads of the columns in which the rows hold something, one for each. */
static tc_status put_columns(tc_passage *passage, const tc_draft *draft, const tc_blocks *blocks)
{
    if (draft->kind != TC_PASSAGE_ROW || draft->lead < 0) return TC_OK;
    const tc_block *head = &blocks->items[draft->lead];
    uint32_t held = 0;
    for (size_t i = 0; i < draft->count; i++)
        if (blocks->items[draft->pieces[i].block].kind == TC_BLOCK_ROW)
            held |= blocks->items[draft->pieces[i].block].cells;
    for (unsigned cell = 0; cell < 32 && head->columns; cell++) {
        tc_context context;
        if (!(head->cells >> cell & held >> cell & 1)) continue;
        TRY(tc_head_read(&context, blocks, head, cell));
        if (context.text) TRY(add_context(passage, context));
    }
    return TC_OK;
}

/* What stands above a row for it: the name of its group, the first cells that it leaves empty. */
static tc_status put_above(tc_passage *passage, const tc_draft *draft, const tc_blocks *blocks)
{
    enum { DEPTH = 2 };
    int chain[DEPTH], n = 0;
    const tc_block *row = &blocks->items[draft->pieces[0].block];
    for (; n < DEPTH && row->above >= 0 && !holds(draft, row->above); row = &blocks->items[row->above])
        chain[n++] = row->above;
    while (n-- > 0) {
        const tc_block *b = &blocks->items[chain[n]];
        const tc_block *below = n ? &blocks->items[chain[n - 1]] : &blocks->items[draft->pieces[0].block];
        uint32_t first = below->cells & (~below->cells + 1);
        for (size_t i = 0; i < b->span_count && b->columns; i++) {
            uint32_t from = tc_block_find(b, 0, b->spans[i].start), to = tc_block_find(b, from, b->spans[i].end);
            if (!b->group && (b->columns[i] >= 31 || 1U << b->columns[i] >= first)) continue;
            bool counts = b->group && !b->columns[i] && i + 1 < b->span_count; /* "II", before the name */
            if (counts || !tc_has_letter(b->text + from, to - from)) continue;
            TRY(put_context(passage, blocks, (tc_piece){.block = chain[n], .from = from, .to = to}));
        }
    }
    return TC_OK;
}

static tc_status fill(tc_passage *passage, const tc_draft *draft, const tc_blocks *blocks)
{
    tc_origins origins = {0};
    tc_status status = put_texts(passage, &origins, draft, blocks);
    passage->origin = origins.items;
    passage->origin_count = origins.count;
    TRY(status);
    passage->kind = draft->kind;
    passage->first_line = line_of(blocks, passage->spans[0].start);
    passage->last_line = line_of(blocks, passage->spans[passage->span_count - 1].end - 1);
    passage->page = page_of(blocks, passage->spans[0].start);
    const tc_block *first = &blocks->items[draft->pieces[0].block];
    if (draft->kind == TC_PASSAGE_FOOTNOTE && first->mark && !(passage->mark = tc_strdup(first->mark)))
        return tc_fail(TC_MEMORY, "no memory for a mark");
    TRY(tc_path_sections(passage, blocks, draft->parent));
    TRY(tc_path_place(passage, blocks, draft->parent));
    if (draft->kind == TC_PASSAGE_ROW) {
        TRY(put_columns(passage, draft, blocks)); /* first: who reads figures takes the line of the heads from it */
        return put_above(passage, draft, blocks);
    }
    TRY(put_lead(passage, draft, blocks));
    TRY(read_piece(&passage->opening, blocks, draft->opening));
    return draft->head.to > draft->head.from ? put_context(passage, blocks, draft->head) : TC_OK;
}

tc_status tc_draft_flush(tc_draft *draft, tc_passages *out, const tc_blocks *blocks)
{
    tc_status status = TC_OK;
    if (draft->count && draft->syllables) {
        status = TC_GROW(out->items, out->capacity, out->count + 1);
        if (status == TC_OK) {
            tc_passage *passage = &out->items[out->count];
            *passage = (tc_passage){.ordinal = (uint32_t)out->count + 1};
            out->count++;
            status = fill(passage, draft, blocks);
        }
    }
    *draft = (tc_draft){.pieces = draft->pieces, .capacity = draft->capacity, .parent = -1, .lead = -1};
    return status;
}
