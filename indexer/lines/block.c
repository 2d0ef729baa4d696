/* A block's text: its spans in normal form, with white space folded. */
#include "indexer/lines/structure.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

void tc_block_clear(tc_block *block)
{
    free(block->text);
    free(block->origin);
    free(block->spans);
    free(block->columns);
    free(block->numbering);
    free(block->mark);
    *block = (tc_block){0};
}

void tc_blocks_free(tc_blocks *blocks)
{
    if (!blocks) return;
    for (size_t i = 0; i < blocks->count; i++) tc_block_clear(&blocks->items[i]);
    free(blocks->items);
    free(blocks->lines);
    free(blocks->page_list);
    *blocks = (tc_blocks){0};
}

tc_status tc_span_add(tc_block *block, uint32_t start, uint32_t end)
{
    if (start >= end) return TC_OK;
    size_t n = block->span_count;
    if ((n & (n - 1)) == 0) { /* the room doubles at each power of two */
        tc_range *spans = realloc(block->spans, (n ? 2 * n : 1) * sizeof *spans);
        if (!spans) return tc_fail(TC_MEMORY, "no memory for %zu spans", n);
        block->spans = spans;
    }
    block->spans[block->span_count++] = (tc_range){start, end};
    return TC_OK;
}

tc_status tc_columns_set(tc_block *block, size_t from, uint8_t column)
{
    size_t room = 8;
    while (room < block->span_count) room *= 2;
    uint8_t *columns = realloc(block->columns, room);
    if (!columns) return tc_fail(TC_MEMORY, "no memory for the cells of a row");
    block->columns = columns;
    for (; from < block->span_count; from++) columns[from] = column;
    return TC_OK;
}

uint32_t tc_block_source(const tc_block *block, uint32_t at)
{
    return tc_origin_of(block->origin, block->origin_count, at);
}

uint32_t tc_block_find(const tc_block *block, uint32_t from, uint32_t source)
{
    uint32_t to = block->text_length;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (tc_block_source(block, middle) < source)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

tc_status tc_origin_add(tc_origins *list, uint32_t at, uint32_t source)
{
    tc_origin *last = list->count ? &list->items[list->count - 1] : NULL;
    if (last && last->source + (at - last->at) == source) return TC_OK;
    if (last && last->at == at) return last->source = source, TC_OK;
    TRY(TC_GROW(list->items, list->room, list->count + 1));
    list->items[list->count++] = (tc_origin){at, source};
    return TC_OK;
}

typedef struct tc_filling {
    tc_buffer text;
    tc_origins origin;
    uint32_t *letters; /* where the bytes of a word in normal form come from */
    size_t letter_room;
} tc_filling;

static tc_status make_room(tc_filling *f, size_t more)
{
    return tc_buffer_reserve(&f->text, more) ? TC_OK : tc_buffer_check(&f->text);
}

/* What is put next comes from byte `source` on. */
static tc_status come_from(tc_filling *f, size_t source)
{
    return tc_origin_add(&f->origin, (uint32_t)f->text.length, (uint32_t)source);
}

/* A character that is its own normal form whatever stands beside it: no letter of a script in which characters compose.
 */
static bool is_stable(unsigned char c, unsigned char next)
{
    return c < 0x80 || (c >= 0xC2 && c <= 0xCB) || (c == 0xE1 && next >= 0xB8 && next <= 0xBB) ||
           (c == 0xE2 && next == 0x80);
}

static bool is_tone(const char *p)
{
    unsigned char a = (unsigned char)p[0], b = (unsigned char)p[1];
    return a == 0xCC && (b == 0x80 || b == 0x81 || b == 0x83 || b == 0x89);
}

/* a, e, o with a tone and no other mark, as one character. */
static bool is_toned(const char *text, size_t at)
{
    static const char *const toned[] = {"á", "à", "ả", "ã", "é", "è", "ẻ", "ẽ", "ó", "ò", "ỏ", "õ",
                                        "Á", "À", "Ả", "Ã", "É", "È", "Ẻ", "Ẽ", "Ó", "Ò", "Ỏ", "Õ"};
    for (size_t i = 0; i < TC_COUNT(toned); i++) {
        size_t n = strlen(toned[i]);
        if (at >= n && memcmp(text + at - n, toned[i], n) == 0) return true;
    }
    return false;
}

/* tc_normalise mends more than normal form C does (a circumflex typed behind the tone, Đ from another alphabet), but a
 * citation is compared with the file in plain form C: what would be mended is passed by in pieces, which leaves it. */
static size_t plain_stretch(const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        unsigned char c = (unsigned char)text[at];
        if (at + 1 >= length) break;
        unsigned char d = (unsigned char)text[at + 1];
        bool other = (c == 0xC3 && (d == 0x90 || d == 0xB0)) || (c == 0xC6 && d == 0x89) || (c == 0xC9 && d == 0x96);
        if (other) return at ? at : 2;
        bool quality = c == 0xCC && (d == 0x82 || d == 0x86);
        if (at > 0 && quality && ((at >= 2 && is_tone(text + at - 2)) || is_toned(text, at))) return at;
    }
    return length;
}

/* Notes where the characters from byte `from` of the text on come from, counted from byte `at` of the source. */
static tc_status note_letters(tc_filling *f, size_t from, size_t at)
{
    size_t end = f->text.length;
    for (size_t i = from; i < end; i++) {
        if (((unsigned char)f->text.data[i] & 0xC0) == 0x80) continue;
        f->text.length = i;
        tc_status status = come_from(f, at + f->letters[i - from]);
        f->text.length = end;
        TRY(status);
    }
    return TC_OK;
}

static tc_status put_normalised(tc_filling *f, const char *text, size_t from, size_t to)
{
    for (size_t at = from; at < to;) {
        size_t n = plain_stretch(text + at, to - at), before = f->text.length;
        TRY(make_room(f, tc_normalised_most(n)));
        TRY(TC_GROW(f->letters, f->letter_room, tc_normalised_most(n) + 1));
        unsigned char c = (unsigned char)text[at], d = n > 1 ? (unsigned char)text[at + 1] : 0;
        if (n == 2 &&
            ((c == 0xC3 && (d == 0x90 || d == 0xB0)) || (c == 0xC6 && d == 0x89) || (c == 0xC9 && d == 0x96))) {
            TRY(come_from(f, at));
            tc_put(&f->text, text + at, n);
        } else {
            TRY(tc_normalise(&f->text, text + at, n, f->letters));
            TRY(note_letters(f, before, at));
        }
        at += n;
    }
    return TC_OK;
}

/* Words between white space, each normalised when it has to be. */
static tc_status put_span(tc_filling *f, const char *source, tc_range span)
{
    TRY(make_room(f, span.end - span.start + 1));
    for (size_t at = span.start; at < span.end;) {
        size_t n, start = at;
        bool white = false, stable = true;
        for (; (n = tc_white_at(source, span.end, at)) > 0; at += n) white = true;
        if (white && f->text.length > 0 && f->text.data[f->text.length - 1] != ' ') {
            TRY(come_from(f, start));
            tc_put_char(&f->text, ' ');
        }
        size_t from = at;
        for (; at < span.end; at++) {
            unsigned char c = (unsigned char)source[at];
            if (c <= ' ' || ((c == 0xC2 || c == 0xE1 || c == 0xE2 || c == 0xE3) && tc_white_at(source, span.end, at)))
                break;
            if (c >= 0x80 && c < 0xC0) continue;
            if (c == 0xC3 && at + 1 < span.end &&
                ((unsigned char)source[at + 1] == 0x90 || (unsigned char)source[at + 1] == 0xB0))
                continue;
            stable = stable && is_stable(c, at + 1 < span.end ? (unsigned char)source[at + 1] : 0);
        }
        if (at == from) {
            if (at < span.end && !tc_white_at(source, span.end, at)) at++; /* a control character stays */
            if (at == from) continue;
        }
        if (!stable) {
            TRY(put_normalised(f, source, from, at));
            continue;
        }
        TRY(come_from(f, from));
        tc_put(&f->text, source + from, at - from);
    }
    return TC_OK;
}

/* Spans cut at bytes that are no UTF-8. */
static tc_status drop_invalid(tc_block *block, const char *source)
{
    tc_block made = {0};
    for (size_t i = 0; i < block->span_count; i++) {
        for (uint32_t at = block->spans[i].start; at < block->spans[i].end;) {
            uint32_t good = (uint32_t)tc_utf8_valid(source + at, block->spans[i].end - at);
            size_t before = made.span_count;
            tc_status status = tc_span_add(&made, at, at + good);
            if (status == TC_OK && block->columns) status = tc_columns_set(&made, before, block->columns[i]);
            if (status != TC_OK) {
                tc_block_clear(&made);
                return status;
            }
            at += good + 1;
        }
    }
    free(block->spans);
    free(block->columns);
    block->spans = made.spans;
    block->span_count = made.span_count;
    block->columns = made.columns;
    return TC_OK;
}

static tc_status fill(tc_filling *f, tc_block *block, const char *source)
{
    for (size_t i = 0; i < block->span_count; i++) {
        if (i > 0 && f->text.length > 0 && f->text.data[f->text.length - 1] != ' ') {
            TRY(come_from(f, block->spans[i - 1].end));
            tc_put_char(&f->text, ' ');
        }
        TRY(put_span(f, source, block->spans[i]));
    }
    while (f->text.length > 0 && f->text.data[f->text.length - 1] == ' ') f->text.length--;
    while (f->origin.count && f->origin.items[f->origin.count - 1].at >= f->text.length) f->origin.count--;
    TRY(come_from(f, block->span_count ? block->spans[block->span_count - 1].end : 0));
    block->text_length = (uint32_t)f->text.length;
    free(block->text);
    block->text = tc_buffer_steal(&f->text);
    if (!block->text) return tc_fail(TC_MEMORY, "no memory for a block of text");
    tc_origin *origin = realloc(f->origin.items, f->origin.count * sizeof *origin);
    free(block->origin);
    block->origin = origin ? origin : f->origin.items;
    block->origin_count = f->origin.count;
    f->origin.items = NULL;
    return TC_OK;
}

tc_status tc_block_fill(tc_block *block, const char *source, bool invalid)
{
    tc_filling f = {0};
    if (invalid) TRY(drop_invalid(block, source));
    tc_status status = fill(&f, block, source);
    tc_buffer_free(&f.text);
    free(f.origin.items);
    free(f.letters);
    return status;
}
