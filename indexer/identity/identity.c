/* What a document is: the steps, and its own number. */
#include "indexer/identity/identity.h"
#include "indexer/lines/structure.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

enum { HEAD_BLOCKS = 40, TAIL_BLOCKS = 60, LONG_PARAGRAPH = 200 };

static void identity_free(tc_identity *identity)
{
    tc_id_lines_free(&identity->lines);
    free(identity->title_issuer);
    free(identity->closing_issuer);
}

/* Words that begin what comes after letterhead and title. */
static const char *const BODY[] = {"can cu",   "kinh gui", "thuc hien",  "xet de nghi", "xet to trinh", "dieu 1",
                                   "phan thu", "phan i",   "phan a",     "chuong i",    "stt",          "tt noi dung",
                                   "noi nhan", "muc luc",  "quyet nghi", NULL};

static bool is_body(const tc_id_line *line)
{
    if (line->frame != TC_FRAME_NONE) return line->frame == TC_FRAME_RECIPIENTS || line->frame == TC_FRAME_SIGNATURE;
    if (line->kind == TC_BLOCK_CONTENTS || line->kind == TC_BLOCK_ROW || line->kind == TC_BLOCK_HEAD_ROW) return true;
    if (line->numbered || tc_folded_any(line->folded, BODY)) return true;
    return line->length > LONG_PARAGRAPH && !line->upper && line->kind != TC_BLOCK_HEADING;
}

static size_t zone_end(const tc_id_lines *head)
{
    size_t i = 0;
    while (i < head->count && !is_body(&head->items[i])) i++;
    return i;
}

/* ---- what a web page puts before the document ---- */

static bool begins_body(const tc_block *b)
{
    static const char *const NONE[] = {"can cu", "kinh gui", "dieu 1", "noi nhan", NULL};
    if (b->kind == TC_BLOCK_CONTENTS || b->kind == TC_BLOCK_ROW || b->frame == TC_FRAME_RECIPIENTS) return true;
    if (tc_begins_with(b->text, b->text_length, NONE)) return true;
    return b->kind != TC_BLOCK_HEADING && b->text_length > LONG_PARAGRAPH * 3;
}

/* Parts of a head above its motto: the number, the name of the kind in capitals. */
static bool begins_head(const tc_block *b)
{
    static const char NUMBER[] = "Số:";
    if (b->text_length > strlen(NUMBER) && strncmp(b->text, NUMBER, strlen(NUMBER)) == 0) return true;
    return tc_frame_is_title(b->text, b->text_length) && tc_all_capitals(b->text, b->text_length);
}

/* The block with the motto when only short lines stand above it, more than any letterhead has; SIZE_MAX for none. */
static size_t motto_below_menu(const tc_blocks *blocks)
{
    enum { MENU_MOST = 80, MENU_LEAST = 8 };
    static const char *const MOTTOS[] = {"cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam", NULL};
    bool numbered = false;
    for (size_t i = 0; i < blocks->count && i < MENU_MOST; i++) {
        const tc_block *b = &blocks->items[i];
        if (tc_begins_with(b->text, b->text_length, MOTTOS)) return i >= MENU_LEAST || numbered ? i : SIZE_MAX;
        if (begins_body(b) || begins_head(b)) return SIZE_MAX;
        numbered = numbered || b->numbering;
    }
    return SIZE_MAX;
}

/* Where the document begins: at its letterhead, the agency beside or above the motto included, when a menu and links
 * stand before it. */
static size_t menu_end(const tc_blocks *blocks)
{
    enum { ABOVE = 3, BELOW = 8 };
    static const char *const NUMBER[] = {"so", NULL};
    size_t motto = motto_below_menu(blocks), start = motto;
    if (motto == SIZE_MAX) return 0;
    bool number = false;
    for (size_t i = motto; i < blocks->count && i < motto + BELOW && !number; i++)
        number = tc_contains_cue(blocks->items[i].text, blocks->items[i].text_length, NUMBER);
    while (start > 0 && motto - start < ABOVE) {
        const tc_block *above = &blocks->items[start - 1];
        bool agency = tc_all_capitals(above->text, above->text_length) &&
                      tc_frame_begins(above->text, above->text_length);
        if (!agency) break;
        start--;
    }
    return number ? start : 0;
}

static tc_status read_lines(tc_identity *id)
{
    const tc_blocks *blocks = id->blocks;
    size_t first = menu_end(blocks), head = first + HEAD_BLOCKS;
    size_t tail = blocks->count > first + TAIL_BLOCKS ? blocks->count - TAIL_BLOCKS : first;
    size_t shared = tail < head ? tail : head;
    TRY(tc_id_lines_make(&id->lines, blocks, first, shared));
    size_t tail_at = id->lines.count;
    TRY(tc_id_lines_make(&id->lines, blocks, shared, head));
    size_t head_count = id->lines.count;
    TRY(tc_id_lines_make(&id->lines, blocks, tail > head ? tail : head, blocks->count));
    if (tail >= head) tail_at = head_count;
    if (!id->lines.count) return TC_OK;
    id->head = (tc_id_lines){.items = id->lines.items, .count = head_count};
    id->tail = (tc_id_lines){.items = id->lines.items + tail_at, .count = id->lines.count - tail_at};
    return TC_OK;
}

tc_status tc_tag_document(tc_document *document, const tc_blocks *blocks)
{
    TC_CLEANUP(identity_free)
    tc_identity id = {.blocks = blocks, .document = document, .title_at = SIZE_MAX, .number_line = SIZE_MAX};
    TRY(read_lines(&id));
    id.zone = zone_end(&id.head);
    TRY(tc_identity_number(&id));
    TRY(tc_identity_title(&id));
    TRY(tc_identity_named(&id));
    TRY(tc_identity_issuer(&id));
    TRY(tc_identity_date(&id));
    return tc_identity_period(&id);
}

/* ---- the number: "Số: 27 /BC-UBND" ---- */

static size_t skip(const char *text, size_t at, const char *set)
{
    while (text[at] && strchr(set, text[at])) at++;
    return at;
}

/* A dash of any length at `at`, or a slash: its bytes, 0 for none. */
static size_t separator(const char *folded, size_t at)
{
    if (folded[at] == '-' || folded[at] == '/') return 1;
    return strncmp(folded + at, "\xE2\x80\x93", 3) == 0 || strncmp(folded + at, "\xE2\x80\x94", 3) == 0 ? 3 : 0;
}

/* The letters of a number ("BC-UBND", "KH/TU", "BC - UBND") from folded byte `at` on, without spaces and with short
 * dashes; gives the folded byte behind them. */
static size_t put_letters(tc_buffer *out, const tc_id_line *line, size_t at)
{
    size_t end = at;
    char between = '\0';
    for (;;) {
        size_t start = at;
        while (isalnum((unsigned char)line->folded[at]) || line->folded[at] == '&') at++;
        size_t from = line->origin[start], to = line->origin[at], probe = from;
        /* A word in lower case is the next word of the sentence. */
        if (at == start || !(isdigit((unsigned char)line->folded[start]) ||
                             tc_is_upper(tc_utf8_next(line->text, line->length, &probe))))
            return end;
        if (between) tc_put_char(out, between);
        for (size_t i = from; i < to;) {
            uint32_t c = tc_utf8_next(line->text, to, &i);
            tc_put_utf8(out, c == 0xD0 || c == 0x189 ? 0x110 : c); /* as tc_normalise reads them */
        }
        end = at;
        at = skip(line->folded, at, " ");
        size_t width = separator(line->folded, at);
        if (!width) return end;
        between = line->folded[at] == '/' ? '/' : '-';
        at = skip(line->folded, at + width, " ");
    }
}

/* Whether nothing but capitals, or the name of a kind of document ("Luật số:"), stands before the byte. */
static tc_status only_before(bool *only, const tc_id_line *line, size_t at)
{
    tc_type_match match;
    TRY(tc_type_match_read(&match, line->folded));
    *only = match.type && match.folded + 1 == at;
    if (*only || tc_folded_find(line->folded, "doc lap", 0) != SIZE_MAX) return *only = true, TC_OK;
    for (size_t i = 0; i < line->origin[at];) {
        uint32_t c = tc_utf8_next(line->text, line->length, &i);
        if (tc_is_letter(c) && !tc_is_upper(c)) return TC_OK;
    }
    return *only = true, TC_OK;
}

/* Where the number may begin: behind "số" at the front of the line, or behind "số:" with only capitals or the kind of
 * document before it. SIZE_MAX for nowhere. */
static tc_status number_start(size_t *start, const tc_id_line *line)
{
    *start = SIZE_MAX;
    if (tc_folded_starts(line->folded, "so")) return *start = skip(line->folded, 2, " :."), TC_OK;
    size_t at = tc_folded_find(line->folded, "so:", 0);
    if (at == SIZE_MAX) return TC_OK;
    bool only;
    TRY(only_before(&only, line, at));
    if (only) *start = skip(line->folded, at + 3, " :.");
    return TC_OK;
}

static tc_status keep_number(tc_identity *id, const char *digits, size_t digit_count, const char *year,
                             const char *letters, bool slash)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer number = {0};
    tc_put(&number, digits, digit_count);
    if (year) tc_put_format(&number, "/%.4s", year);
    tc_put_format(&number, "%c%s", slash ? '/' : '-', letters);
    TRY(tc_buffer_check(&number));
    id->document->number = tc_buffer_steal(&number);
    return id->document->number ? TC_OK : tc_fail(TC_MEMORY, "no memory for a number");
}

/* Where a number that the scanner left unreadable ("8Š /QĐ-UBND", "/## /QĐ-UBND") comes to its letters; 0 when no
 * slash is near. */
static size_t behind_unreadable(const char *folded, size_t at)
{
    enum { NEAR = 12 };
    for (size_t i = at; i < at + NEAR && folded[i]; i++)
        if (folded[i] == '/' && isalpha((unsigned char)folded[skip(folded, i + 1, " ")]))
            return skip(folded, i + 1, " ");
    return 0;
}

typedef struct number_parts {
    size_t digits, digit_count;
    const char *year;
    bool slash;
    size_t end; /* folded byte behind the letters */
    tc_buffer letters;
} number_parts;

static tc_status take_parts(number_parts *p, const tc_id_line *line, size_t at)
{
    const char *f = line->folded;
    p->digits = at;
    while (isdigit((unsigned char)f[at])) at++;
    p->digit_count = at - p->digits;
    bool glued = p->digit_count && f[at] && !strchr(" ._/-", f[at]);
    at = skip(f, at, " ._");
    if (f[at] == '/' && strspn(f + at + 1, "0123456789") == 4) {
        p->year = f + at + 1;
        at = skip(f, at + 5, " ");
    }
    size_t width = separator(f, at), from = skip(f, at + width, " ");
    if (p->digit_count > 6) return TC_OK;
    if (width || p->digit_count) p->end = put_letters(&p->letters, line, from);
    TRY(tc_buffer_check(&p->letters));
    p->slash = width ? f[at] == '/' : p->letters.length && !strchr(p->letters.data, '/');
    bool known = p->letters.length && tc_number_type(p->letters.data, p->letters.length);
    if (known || (width && p->letters.length) || !(glued || !width)) return TC_OK;
    bool said = p->digit_count || (p->digits > 1 && (f[p->digits - 1] == ':' || f[p->digits - 2] == ':'));
    from = said ? behind_unreadable(f, p->digits) : 0;
    if (!from) return TC_OK;
    tc_buffer_clear(&p->letters);
    p->end = put_letters(&p->letters, line, from);
    known = p->letters.length && tc_number_type(p->letters.data, p->letters.length);
    if (!known) tc_buffer_clear(&p->letters);
    p->digit_count = 0;
    return tc_buffer_check(&p->letters);
}

static tc_status read_number(tc_identity *id, size_t index, bool *found)
{
    const tc_id_line *line = &id->head.items[index];
    size_t at;
    TRY(number_start(&at, line));
    if (at == SIZE_MAX) return TC_OK;
    number_parts parts = {0};
    tc_status status = take_parts(&parts, line, at);
    if (status == TC_OK && parts.letters.length >= 2) {
        *found = true;
        id->number_line = index;
        id->number_end = parts.end;
        const char *type = tc_number_type(parts.letters.data, parts.letters.length);
        if (type && !(id->document->type = tc_strdup(type))) status = tc_fail(TC_MEMORY, "no memory for a type");
        if (status == TC_OK && parts.digit_count)
            status = keep_number(id, line->folded + parts.digits, parts.digit_count, parts.year, parts.letters.data,
                                 parts.slash);
    }
    tc_buffer_free(&parts.letters);
    return status;
}

tc_status tc_identity_number(tc_identity *id)
{
    bool found = false;
    for (size_t i = 0; i < id->zone && !found; i++) TRY(read_number(id, i, &found));
    return TC_OK;
}
