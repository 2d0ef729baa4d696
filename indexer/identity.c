/* What a document is: the steps, and its own number. */
#include "indexer/identity.h"
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

static tc_status read_lines(tc_identity *id)
{
    const tc_blocks *blocks = id->blocks;
    size_t tail = blocks->count > TAIL_BLOCKS ? blocks->count - TAIL_BLOCKS : 0;
    size_t shared = tail < HEAD_BLOCKS ? tail : HEAD_BLOCKS;
    TRY(tc_id_lines_make(&id->lines, blocks, 0, shared));
    size_t tail_at = id->lines.count;
    TRY(tc_id_lines_make(&id->lines, blocks, shared, HEAD_BLOCKS));
    size_t head_count = id->lines.count;
    TRY(tc_id_lines_make(&id->lines, blocks, tail > HEAD_BLOCKS ? tail : HEAD_BLOCKS, blocks->count));
    if (tail >= HEAD_BLOCKS) tail_at = head_count;
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
        tc_put(out, line->text + from, to - from);
        end = at;
        at = skip(line->folded, at, " ");
        size_t width = separator(line->folded, at);
        if (!width) return end;
        between = line->folded[at] == '/' ? '/' : '-';
        at = skip(line->folded, at + width, " ");
    }
}

/* Where the number may begin: behind "số" at the front of the line, or behind "số:" with only capitals before it. */
static size_t number_start(const tc_id_line *line)
{
    if (tc_folded_starts(line->folded, "so")) return skip(line->folded, 2, " :.");
    size_t at = tc_folded_find(line->folded, "so:", 0);
    if (at == SIZE_MAX) return SIZE_MAX;
    for (size_t i = 0; i < line->origin[at];) {
        uint32_t c = tc_utf8_next(line->text, line->length, &i);
        if (tc_is_letter(c) && !tc_is_upper(c) && tc_folded_find(line->folded, "doc lap", 0) == SIZE_MAX)
            return SIZE_MAX;
    }
    return skip(line->folded, at + 3, " :.");
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

static tc_status read_number(tc_identity *id, size_t index, bool *found)
{
    const tc_id_line *line = &id->head.items[index];
    const char *f = line->folded;
    size_t at = number_start(line);
    if (at == SIZE_MAX) return TC_OK;
    size_t digits = at;
    while (isdigit((unsigned char)f[at])) at++;
    size_t digit_count = at - digits;
    at = skip(f, at, " ._");
    const char *year = NULL;
    if (f[at] == '/' && strspn(f + at + 1, "0123456789") == 4) {
        year = f + at + 1;
        at = skip(f, at + 5, " ");
    }
    size_t width = separator(f, at);
    bool slash = width ? f[at] == '/' : true;
    if (digit_count > 6 || (!width && !digit_count)) return TC_OK;
    TC_CLEANUP(tc_buffer_free) tc_buffer letters = {0};
    size_t end = put_letters(&letters, line, skip(f, at + width, " "));
    TRY(tc_buffer_check(&letters));
    if (letters.length < 2) return TC_OK;
    if (!width) slash = !strchr(letters.data, '/');
    *found = true;
    id->number_line = index;
    id->number_end = end;
    const char *type = tc_number_type(letters.data, letters.length);
    if (type && !(id->document->type = tc_strdup(type))) return tc_fail(TC_MEMORY, "no memory for a type");
    return digit_count ? keep_number(id, f + digits, digit_count, year, letters.data, slash) : TC_OK;
}

tc_status tc_identity_number(tc_identity *id)
{
    bool found = false;
    for (size_t i = 0; i < id->zone && !found; i++) TRY(read_number(id, i, &found));
    return TC_OK;
}
