/* Where a passage stands: its headings, and how a citation names the place. */
#include "indexer/passages/path.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

enum { DEPTH = 24 };

static int chain_of(const tc_blocks *blocks, int parent, int *chain)
{
    int n = 0;
    for (int i = parent; i >= 0 && n < DEPTH; i = blocks->items[i].parent) chain[n++] = i;
    for (int i = 0; i < n / 2; i++) {
        int other = chain[i];
        chain[i] = chain[n - 1 - i];
        chain[n - 1 - i] = other;
    }
    return n;
}

/* The words of a heading: without a bullet in front and a colon behind. */
static char *heading_words(const tc_block *b)
{
    size_t length = b->inline_end ? (size_t)b->inline_end : b->text_length, from = 0;
    tc_marker marker = tc_marker_read(b->text, length);
    if (tc_style_is_bullet(marker.style)) from = marker.length;
    while (length > from && (b->text[length - 1] == ':' || b->text[length - 1] == ' ')) length--;
    bool part = marker.style == TC_STYLE_PART && marker.to < length && b->text[marker.to] == ' ';
    if (!part) return tc_strndup(b->text + from, length - from);
    tc_buffer words = {0}; /* "Phần thứ nhất" stands on a line of its own above its title */
    tc_put(&words, b->text, marker.to);
    tc_put_text(&words, ": ");
    tc_put(&words, b->text + marker.to + 1, length - marker.to - 1);
    return tc_buffer_steal(&words);
}

tc_status tc_path_sections(tc_passage *passage, const tc_blocks *blocks, int parent)
{
    int chain[DEPTH], n = chain_of(blocks, parent, chain);
    if (n == 0) return TC_OK;
    passage->section = calloc((size_t)n, sizeof *passage->section);
    if (!passage->section) return tc_fail(TC_MEMORY, "no memory for %d headings", n);
    for (int i = 0; i < n; i++) {
        passage->section[i] = heading_words(&blocks->items[chain[i]]);
        if (!passage->section[i]) return tc_fail(TC_MEMORY, "no memory for a heading");
        passage->section_count++;
    }
    return TC_OK;
}

/* "PHẦN THỨ NHẤT" → "phần thứ nhất"; a Roman number or a letter keeps its capitals: "Phần II" → "phần II". */
static void put_lower(tc_buffer *out, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t word = at;
        while (word < length && text[word] != ' ') word++;
        bool number = word - at == strspn(text + at, "IVXLCDM") ||
                      (word - at == 1 && text[at] >= 'A' && text[at] <= 'Z');
        while (at < word) {
            uint32_t c = tc_utf8_next(text, length, &at);
            tc_put_utf8(out, number ? c : tc_to_lower(c));
        }
        if (at < length) tc_put_char(out, text[at++]);
    }
}

/* What is built up of one citation: "phần thứ nhất", then "mục II.1.1", then "điểm a". */
typedef struct tc_place {
    tc_buffer text, number, point;
} tc_place;

static void put_named(tc_place *place, const tc_block *b, const char *name)
{
    tc_buffer *out = &place->text;
    if (out->length) tc_put_text(out, ", ");
    if (name) tc_put_text(out, name);
    put_lower(out, b->numbering, strlen(b->numbering));
}

/* A dotted number repeats the numbers above it: "1.1" below "1." stands for both. */
static void put_number(tc_place *place, const char *numbering, tc_style style)
{
    tc_buffer *number = &place->number;
    if (style >= TC_STYLE_DOTTED2 && style <= TC_STYLE_DOTTED4) {
        size_t keep = number->length;
        while (keep > 0 && (isdigit((unsigned char)number->data[keep - 1]) || number->data[keep - 1] == '.')) keep--;
        number->length = keep;
        if (keep) tc_put_char(number, '.');
        tc_put_text(number, numbering);
        return;
    }
    if (number->length) tc_put_char(number, '.');
    tc_put_text(number, numbering);
}

static void put_block(tc_place *place, const tc_block *b)
{
    tc_style style = tc_marker_read(b->text, b->text_length).style;
    switch (style) {
    case TC_STYLE_PART:
    case TC_STYLE_CHAPTER:
    case TC_STYLE_SECTION:
    case TC_STYLE_ARTICLE: put_named(place, b, NULL); return;
    case TC_STYLE_UPPER:
    case TC_STYLE_ROMAN:
    case TC_STYLE_ARABIC:
    case TC_STYLE_DOTTED2:
    case TC_STYLE_DOTTED3:
    case TC_STYLE_DOTTED4: put_number(place, b->numbering, style); return;
    case TC_STYLE_LETTER:
    case TC_STYLE_PAREN:
        tc_buffer_clear(&place->point);
        tc_put_text(&place->point, b->numbering);
        return;
    case TC_STYLE_NONE:
    case TC_STYLE_CAPITALS:
    case TC_STYLE_STAR:
    case TC_STYLE_DASH:
    case TC_STYLE_PLUS:
    case TC_STYLE_ITALIC:
    case TC_STYLE_PLAIN:
    case TC_STYLE_MARK_UP: return;
    }
}

tc_status tc_path_place(tc_passage *passage, const tc_blocks *blocks, int parent)
{
    int chain[DEPTH], n = chain_of(blocks, parent, chain);
    tc_place place = {0};
    for (int i = 0; i < n; i++)
        if (blocks->items[chain[i]].numbering) put_block(&place, &blocks->items[chain[i]]);
    if (place.number.length)
        tc_put_format(&place.text, "%smục %.*s", place.text.length ? ", " : "", (int)place.number.length,
                      place.number.data);
    if (place.point.length) tc_put_format(&place.text, "%sđiểm %s", place.text.length ? ", " : "", place.point.data);
    tc_status status = tc_buffer_check(&place.text);
    if (status == TC_OK && place.text.length && !(passage->place = tc_buffer_steal(&place.text)))
        status = tc_fail(TC_MEMORY, "no memory for a place");
    tc_buffer_free(&place.text);
    tc_buffer_free(&place.number);
    tc_buffer_free(&place.point);
    return status;
}
