/* The lines in which a document's identity is sought. */
#include "indexer/identity/identity.h"
#include "indexer/lines/structure.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

enum { FOLD_MOST = 1200 }; /* bytes of a block that are folded: a letterhead or closing sentence is shorter */

static tc_status fold_line(tc_id_line *line)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    size_t most = line->length < FOLD_MOST ? line->length : FOLD_MOST;
    while (most < line->length && ((unsigned char)line->text[most] & 0xC0) == 0x80) most++;
    TRY(tc_fold_traced(&folded, &line->origin, line->text, most));
    line->folded_length = folded.length;
    line->folded = tc_buffer_steal(&folded);
    return line->folded ? TC_OK : tc_fail(TC_MEMORY, "no memory to fold a line");
}

/* Mark-up that stands around a line ("## **", "_") is no part of it. */
static bool is_mark_up(char c)
{
    return c == '#' || c == '*' || c == '_' || c == ' ' || c == '|';
}

/* What begins a part of its own when several lines of a letterhead or cover have come as one: an office under the
 * agency that was named first, the kind of document, the month of a cover, the first section. */
static const char *const PARTS[] = {"ban tuyen giao",
                                    "ban to chuc",
                                    "ban dan van",
                                    "uy ban kiem tra",
                                    "van phong",
                                    "phong",
                                    "ban quan ly",
                                    "trung tam",
                                    "bao cao",
                                    "nghi quyet",
                                    "quyet dinh",
                                    "ke hoach",
                                    "chi thi",
                                    "ket luan",
                                    "thong bao",
                                    "to trinh",
                                    "huong dan",
                                    "tai lieu",
                                    "cong hoa",
                                    "dang cong san",
                                    "so:",
                                    "i-",
                                    "i.",
                                    "phan thu",
                                    NULL};

static bool cut_here(const tc_id_line *line, size_t at)
{
    const char *f = line->folded + at;
    size_t probe = line->origin[at];
    if (!tc_is_upper(tc_utf8_next(line->text, line->length, &probe))) return false;
    /* "THÁNG 12/2022" in capitals goes on with a title in capitals, "Tháng 12 năm 2022" is a line of a cover. */
    if (tc_folded_starts(f, "thang"))
        return f[6] >= '0' && f[6] <= '9' && !tc_is_upper(tc_utf8_next(line->text, line->length, &probe));
    /* "PHÒNG TÀI CHÍNH - KẾ HOẠCH", "BAN CHỈ ĐẠO THỰC HIỆN NGHỊ QUYẾT", "VĂN PHÒNG" go on. */
    static const char *const JOINTS[] = {"- ", "hien ", "cua ", "va ", "van ", "quoc ", "cac ", NULL};
    for (const char *const *j = JOINTS; *j; j++) {
        size_t n = strlen(*j);
        if (at >= n && memcmp(f - n, *j, n) == 0) return false;
    }
    return tc_folded_any(f, PARTS) > 0;
}

/* The folded byte where the line is to be cut, or SIZE_MAX. */
static size_t cut_point(const tc_id_line *line)
{
    for (size_t at = 1; at < line->folded_length; at++)
        if (line->folded[at - 1] == ' ' && cut_here(line, at)) return at;
    return SIZE_MAX;
}

/* The bytes of a sign that no line of a document begins with: what a scanner made of a speck or a rule, the edge of a
 * table. */
static size_t noise_at(const char *text, size_t length)
{
    static const char *const SIGNS[] = {
        "`", "~", "^", "\\", "\xE2\x80\x9E", "\xE2\x80\x9A", "\xC2\xA6", "\xC2\xB0", "\xC2\xA7", "\xC2\xAC", NULL};
    for (const char *const *s = SIGNS; *s; s++) {
        size_t n = strlen(*s);
        if (n <= length && memcmp(text, *s, n) == 0) return n;
    }
    return length && is_mark_up(*text);
}

static void trim(tc_id_line *line)
{
    for (size_t n; (n = noise_at(line->text, line->length)) > 0;) line->text += n, line->length -= n;
    while (line->length && is_mark_up(line->text[line->length - 1])) line->length--;
}

static tc_status push_line(tc_id_lines *out, tc_id_line line)
{
    line.upper = tc_all_capitals(line.text, line.length);
    TRY(TC_GROW(out->items, out->capacity, out->count + 1));
    line.folded = NULL;
    line.origin = NULL;
    out->items[out->count++] = line;
    return fold_line(&out->items[out->count - 1]);
}

static bool begins_upper(const tc_id_line *line)
{
    size_t at = 0;
    for (int letters = 0; letters < 6 && at < line->length;) {
        uint32_t c = tc_utf8_next(line->text, line->length, &at);
        if (!tc_is_letter(c)) continue;
        if (!tc_is_upper(c)) return false;
        letters++;
    }
    return true;
}

static bool may_be_merged(const tc_id_line *line)
{
    if (line->numbered || line->kind == TC_BLOCK_ROW || line->kind == TC_BLOCK_CONTENTS || !begins_upper(line))
        return false;
    return tc_agency_head(line->folded) || tc_folded_starts(line->folded, "tai lieu");
}

/* "Phụ lục II" and the lines below it, which are one heading: the bytes of the first; 0 for any other block. */
static size_t appendix_length(const tc_block *block)
{
    static const char *const APPENDIX[] = {"phu luc", NULL};
    if (block->kind != TC_BLOCK_HEADING || !tc_begins_with(block->text, block->text_length, APPENDIX)) return 0;
    return tc_block_find(block, 0, block->spans[0].end);
}

static tc_status add_line(tc_id_lines *out, const tc_block *block, size_t from, size_t to)
{
    tc_id_line line = {.text = block->text + from, .length = to - from, .kind = block->kind, .frame = block->frame};
    line.first_line = block->first_line;
    line.last_line = block->last_line;
    line.numbered = block->kind == TC_BLOCK_HEADING && block->numbering != NULL && !appendix_length(block);
    trim(&line);
    bool merged = false;
    while (line.length) {
        TRY(push_line(out, line));
        tc_id_line *last = &out->items[out->count - 1];
        size_t cut = merged || may_be_merged(last) ? cut_point(last) : SIZE_MAX;
        if (cut == SIZE_MAX) break;
        merged = true;
        size_t byte = last->origin[cut];
        line.text += byte;
        line.length -= byte;
        last->folded[cut] = '\0';
        last->folded_length = cut;
        last->length = byte;
        last->upper = tc_all_capitals(last->text, last->length);
        line.frame = last->frame = TC_FRAME_NONE;
        line.kind = TC_BLOCK_PARAGRAPH;
        while (last->folded_length && last->folded[last->folded_length - 1] == ' ') {
            last->folded[--last->folded_length] = '\0';
            last->length--;
        }
        trim(&line);
    }
    return TC_OK;
}

tc_status tc_id_lines_whole(tc_id_lines *out, const char *text, size_t length)
{
    tc_id_line line = {.text = text, .length = length, .kind = TC_BLOCK_PARAGRAPH};
    trim(&line);
    return line.length ? push_line(out, line) : TC_OK;
}

tc_status tc_id_lines_make(tc_id_lines *out, const tc_blocks *blocks, size_t from, size_t to)
{
    for (size_t i = from; i < to && i < blocks->count; i++) {
        const tc_block *b = &blocks->items[i];
        size_t first = appendix_length(b);
        if (first) TRY(add_line(out, b, 0, first));
        TRY(add_line(out, b, first, b->text_length));
    }
    return TC_OK;
}

void tc_id_lines_free(tc_id_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        free(lines->items[i].folded);
        free(lines->items[i].origin);
    }
    free(lines->items);
    *lines = (tc_id_lines){0};
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

bool tc_folded_starts(const char *folded, const char *phrase)
{
    size_t n = 0;
    for (; phrase[n]; n++)
        if (folded[n] != phrase[n]) return false;
    return !(n && is_word_byte(phrase[n - 1]) && is_word_byte(folded[n]));
}

size_t tc_folded_find(const char *folded, const char *phrase, size_t from)
{
    for (const char *at = folded + from; (at = strstr(at, phrase)) != NULL; at++)
        if ((at == folded || !is_word_byte(at[-1]) || !is_word_byte(*phrase)) && tc_folded_starts(at, phrase))
            return (size_t)(at - folded);
    return SIZE_MAX;
}

size_t tc_folded_any(const char *folded, const char *const *phrases)
{
    size_t longest = 0;
    for (; *phrases; phrases++) {
        if (**phrases != *folded || !tc_folded_starts(folded, *phrases)) continue;
        size_t n = strlen(*phrases);
        if (n > longest) longest = n;
    }
    return longest;
}
