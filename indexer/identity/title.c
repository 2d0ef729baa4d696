/* The title and the type: from the title on the first page, the subject line of an official letter and the closing
 * sentence (identity/told.c), or the form of the contents. */
#include "indexer/identity/identity.h"
#include "indexer/lines/structure.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

enum { TITLE_LINES = 6, ABSTRACT_MOST = 400, AGENCY_MOST = 90, APPENDIX_MOST = 16 };

/* Names of documents that stand as titles beside those that are cited by number. */
static const char *const MORE_TYPES[] = {"tài liệu phục vụ sinh hoạt chi bộ",
                                         "tài liệu sinh hoạt chi bộ",
                                         "tài liệu",
                                         "bộ luật",
                                         "luật",
                                         "pháp lệnh",
                                         "hiến pháp",
                                         "biên bản",
                                         "thông cáo",
                                         "phụ lục",
                                         NULL};

static tc_status no_memory(void)
{
    return tc_fail(TC_MEMORY, "no memory for the title of a document");
}

tc_status tc_identity_type(tc_identity *id, const char *type, size_t length)
{
    char *copy = tc_strndup(type, length);
    if (!copy) return no_memory();
    free(id->document->type);
    id->document->type = copy;
    return TC_OK;
}

/* Whether the text may begin with the folded type, as far as the type is ASCII: that is its own folded form. */
static bool may_fold_to(const char *type, const char *folded)
{
    for (; *type && (unsigned char)*type < 0x80; type++, folded++)
        if (*type != *folded) return false;
    return true;
}

static tc_status match_list(tc_type_match *best, const char *folded, const char *const *types)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    for (; *types; types++) {
        if (!may_fold_to(*types, folded)) continue;
        tc_buffer_clear(&name);
        TRY(tc_fold(&name, *types, strlen(*types)));
        if (name.length > best->folded && tc_folded_starts(folded, name.data))
            *best = (tc_type_match){*types, name.length};
    }
    return TC_OK;
}

tc_status tc_type_match_read(tc_type_match *best, const char *folded)
{
    *best = (tc_type_match){0};
    TRY(match_list(best, folded, tc_document_types()));
    return match_list(best, folded, MORE_TYPES);
}

static bool upper_range(const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t c = tc_utf8_next(text, length, &at);
        if (tc_is_letter(c) && !tc_is_upper(c)) return tc_all_capitals(text, length);
    }
    return true;
}

/* Below the number a line of nothing but such a name may be worn or misread. */
static bool match_worn(const tc_identity *id, const tc_id_line *line, tc_type_match *match)
{
    if (id->number_line == SIZE_MAX || tc_agency_head(line->folded)) return false;
    match->type = tc_worn_kind(line->text, line->length, tc_document_types());
    if (!match->type) match->type = tc_worn_kind(line->text, line->length, MORE_TYPES);
    match->folded = line->folded_length;
    return match->type != NULL;
}

/* A line that is the name of a kind of document, in capitals or alone, begins the title. */
static tc_status title_line(const tc_identity *id, const tc_id_line *line, tc_type_match *match)
{
    if (tc_frame_is_no_kind(line->text, line->length)) return *match = (tc_type_match){0}, TC_OK;
    TRY(tc_type_match_read(match, line->folded));
    if (!match->type && match_worn(id, line, match)) return TC_OK;
    if (!match->type || line->numbered) return *match = (tc_type_match){0}, TC_OK;
    const char *behind = line->folded + match->folded;
    bool alone = !behind[strspn(behind, " ,.:;'`")];
    /* "QUYẾT ĐỊNH:" below its reasons is what is decided, "Phụ lục II" is a title. */
    static const char *const OPERATIVE[] = {"quyet dinh", "quyet nghi", NULL};
    if (alone && *behind && line->folded[line->folded_length - 1] == ':' && tc_folded_any(line->folded, OPERATIVE))
        return *match = (tc_type_match){0}, TC_OK;
    if (tc_folded_starts(line->folded, "phu luc")) alone = line->folded_length < APPENDIX_MOST;
    bool capitals = upper_range(line->text, line->origin[match->folded]);
    if (!alone && !capitals && line->frame != TC_FRAME_TITLE) *match = (tc_type_match){0};
    return TC_OK;
}

static const char *const STOPS[] = {"can cu",   "kinh gui",      "phan thu",  "phan i",      "phan a",     "stt",
                                    "chu tich", "luu hanh",      "su dung",   "tt noi dung", "quyet nghi", "cong hoa",
                                    "doc lap",  "dang cong san", "thu tuong", "chinh phu",   "dieu 1",     "noi nhan",
                                    NULL};

/* A line that is no part of a title: a number, a date, a session, or what comes after. */
static bool is_stop(const tc_id_line *line)
{
    static const char *const COUNTED[] = {"so", "thang", "ngay", NULL};
    size_t n = tc_folded_any(line->folded, COUNTED);
    if (n) return isdigit((unsigned char)line->folded[n + strspn(line->folded + n, " :.")]);
    return tc_folded_any(line->folded, STOPS) || (line->upper && tc_folded_starts(line->folded, "khoa"));
}

bool tc_id_line_lower(const tc_id_line *line)
{
    size_t at = 0;
    uint32_t c = tc_utf8_next(line->text, line->length, &at);
    return tc_is_letter(c) && !tc_is_upper(c);
}

/* A letter, a quotation mark or a figure ("6 tháng đầu năm"), no bullet and no numbering. */
static bool begins_like_text(const tc_id_line *line)
{
    size_t at = 0;
    uint32_t c = tc_utf8_next(line->text, line->length, &at);
    size_t digits = strspn(line->folded, "0123456789");
    if (digits) return line->folded[digits] == ' ';
    return tc_is_letter(c) ? line->folded[1] != ')' && line->folded[1] != '.' : c == '"' || c == 0x201C;
}

/* The bytes of a line that may belong to the title: what follows the title may have come with it. */
static size_t title_bytes(const tc_id_line *line)
{
    static const char *const NEXT[] = {"kinh gui",      "can cu",       "noi nhan", "trinh tai",
                                       "tai phien hop", "sau khi nghe", NULL};
    size_t end = line->length;
    for (const char *const *n = NEXT; *n; n++) {
        size_t at = tc_folded_find(line->folded, *n, 1);
        if (at == SIZE_MAX || line->upper) continue;
        size_t byte = line->origin[at], probe = byte;
        /* A new sentence begins with a capital. */
        if (!tc_is_upper(tc_utf8_next(line->text, line->length, &probe))) continue;
        if (line->text[byte - 1] == '(') byte--;
        if (byte < end) end = byte;
    }
    return end;
}

/* Laws bear the names of bodies ("LUẬT / THANH TRA"), and no one who decides stands between name and preamble. */
static bool is_law(const char *type)
{
    return strcmp(type, "luật") == 0 || strcmp(type, "bộ luật") == 0 || strcmp(type, "pháp lệnh") == 0;
}

/* Capitals right below capitals are the second line of a heading, and so is what begins with a word that begins none.
 */
static bool goes_on(const tc_id_line *line, const tc_id_line *before)
{
    static const char *const WORDS[] = {"vao", "cua", "va", "voi", "cho", "tai", "trong", "theo", "thuoc", "den", NULL};
    return line->first_line == before->last_line + 1 || tc_folded_any(line->folded, WORDS);
}

/* Whether a line goes on with the title: the abstract under the name of the kind, and what it wraps to. `before` is the
 * line above it. */
static bool continues_title(const tc_id_line *line, const tc_id_line *before, bool has_abstract, bool law)
{
    size_t length = title_bytes(line);
    law = law && !has_abstract && line->upper;
    if (line->numbered || !length || length > ABSTRACT_MOST) return false;
    if (line->frame != TC_FRAME_NONE && line->frame != TC_FRAME_TITLE && !(law && line->frame == TC_FRAME_AGENCY))
        return false;
    if (line->kind == TC_BLOCK_ROW || line->kind == TC_BLOCK_HEAD_ROW || line->kind == TC_BLOCK_CONTENTS) return false;
    if (line->kind == TC_BLOCK_FOOTNOTE) return false;
    if (!begins_like_text(line)) return false;
    if (tc_id_line_lower(line)) return true;
    if (is_stop(line)) return false;
    if (line->upper && tc_agency_head(line->folded) && !law) return false;
    if (line->frame == TC_FRAME_TITLE) return true;
    if (length < line->length) return !has_abstract;
    if (has_abstract && line->upper && before->upper) return goes_on(line, before);
    return !has_abstract && !strchr(".:;", line->text[length - 1]);
}

/* The first letter in lower case when the word is no name: a capital that only begins the line. */
static void put_running(tc_buffer *out, const char *text, size_t length)
{
    size_t at = 0, first_end;
    uint32_t first = tc_utf8_next(text, length, &at);
    first_end = at;
    bool plain = true;
    while (at < length) {
        uint32_t c = tc_utf8_next(text, length, &at);
        if (c == ' ') break;
        if (tc_is_upper(c)) plain = false;
    }
    size_t probe = at;
    if (at < length && tc_is_upper(tc_utf8_next(text, length, &probe))) plain = false;
    if (!plain) {
        tc_put(out, text, length);
        return;
    }
    tc_put_utf8(out, tc_to_lower(first));
    tc_put(out, text + first_end, length - first_end);
}

/* The capital of a small letter of Vietnamese: each stands right behind its own but for Latin-1. */
static uint32_t capital_of(uint32_t c)
{
    if (!tc_is_letter(c) || tc_is_upper(c)) return c;
    return c < 0x100 ? c - 0x20 : c - 1;
}

/* The text with its first letter a capital: the kind of document begins a sentence. */
static void put_capital(tc_buffer *out, const char *text, size_t length)
{
    size_t at = 0;
    uint32_t first = tc_utf8_next(text, length, &at);
    tc_put_utf8(out, capital_of(first));
    tc_put(out, text + at, length - at);
}

tc_status tc_title_begin(tc_buffer *title, const char *type)
{
    put_capital(title, type, strlen(type));
    return tc_buffer_check(title);
}

/* How many bytes at the front of a line are words in capitals when small letters follow them; 0 when they are few. */
static size_t capitals_before(const char *text, size_t length)
{
    enum { LEAST = 4 };
    size_t word = 0, words = 0;
    for (size_t at = 0; at < length;) {
        uint32_t c = tc_utf8_next(text, length, &at);
        if (c == ' ') word = at, words++;
        if (tc_is_letter(c) && !tc_is_upper(c)) return words >= LEAST ? word : 0;
    }
    return 0;
}

tc_status tc_title_add(tc_buffer *title, const char *text, size_t length)
{
    while (length && strchr(" :-.,", *text)) text++, length--;
    while (length && strchr(" .;:", text[length - 1])) length--;
    if (!length) return TC_OK;
    if (title->length) tc_put_char(title, ' ');
    size_t capitals = capitals_before(text, length);
    if (capitals) {
        TRY(tc_sentence_write(title, text, capitals));
        tc_put_char(title, ' ');
        text += capitals;
        length -= capitals;
    }
    if (upper_range(text, length)) return tc_sentence_write(title, text, length);
    put_running(title, text, length);
    return tc_buffer_check(title);
}

/* "CỦA BAN THƯỜNG VỤ THÀNH ỦY [về …]" at a folded byte: notes the agency; `*bytes` is where the title goes on. */
static tc_status take_agency(tc_identity *id, const tc_id_line *line, size_t at, size_t *bytes)
{
    *bytes = line->origin[at];
    at += strspn(line->folded + at, " ");
    if (!tc_folded_starts(line->folded + at, "cua ") || !tc_agency_head(line->folded + at + 4)) return TC_OK;
    size_t end = tc_folded_find(line->folded, "ve", at + 4);
    if (end == SIZE_MAX) end = line->folded_length;
    if (id->title_issuer || end > at + AGENCY_MOST) return TC_OK;
    size_t from = line->origin[at + 4], to = line->origin[end];
    while (to > from && line->text[to - 1] == ' ') to--;
    id->title_issuer = tc_strndup(line->text + from, to - from);
    *bytes = line->origin[end];
    return id->title_issuer ? TC_OK : no_memory();
}

tc_status tc_title_keep(tc_identity *id, tc_buffer *title)
{
    TRY(tc_buffer_check(title));
    free(id->document->title);
    id->document->title = tc_buffer_steal(title);
    return id->document->title ? TC_OK : no_memory();
}

/* A title that breaks off: at a dash, a comma, a word that needs another, within a quotation. */
static bool is_open(const tc_buffer *title)
{
    static const char *const WORDS[] = {" của", " và",  " về",    " các",  " cho",
                                        " với", " tại", " trong", " theo", " thuộc"};
    int quotes = 0;
    for (size_t at = 0; at < title->length;) {
        uint32_t c = tc_utf8_next(title->data, title->length, &at);
        quotes += c == '"' ? (quotes ? -1 : 1) : c == 0x201C ? 1 : c == 0x201D ? -1 : 0;
    }
    if (quotes > 0 || (title->length && strchr("-,", title->data[title->length - 1]))) return true;
    for (size_t i = 0; i < TC_COUNT(WORDS); i++) {
        size_t n = strlen(WORDS[i]);
        if (title->length > n && memcmp(title->data + title->length - n, WORDS[i], n) == 0) return true;
    }
    return false;
}

/* What stands right under the title (place and date, a month) is still of the first page's frame. */
static void extend_zone(tc_identity *id, size_t end)
{
    if (end > id->head.count) end = id->head.count;
    if (id->zone < end) id->zone = end;
}

static tc_status put_lines(tc_identity *id, size_t at, tc_buffer *title, bool has_abstract)
{
    for (size_t i = at + 1; i < id->head.count && i < at + TITLE_LINES; i++) {
        const tc_id_line *line = &id->head.items[i];
        bool wraps = is_open(title) && !line->numbered && line->length < ABSTRACT_MOST &&
                     !tc_folded_starts(line->folded, "can cu");
        if (!wraps && !continues_title(line, line - 1, has_abstract, is_law(id->document->type))) break;
        size_t agency;
        TRY(take_agency(id, line, 0, &agency));
        size_t length = title_bytes(line);
        if (length > agency) TRY(tc_title_add(title, line->text + agency, length - agency));
        if (length < line->length) break;
        has_abstract = has_abstract || agency < line->length;
        extend_zone(id, i + 3);
    }
    return tc_buffer_check(title);
}

/* "Luật Giao thông đường bộ" is a name, "Luật sửa đổi, bổ sung một số điều" none. */
static tc_status name_law(tc_buffer *title, size_t kind)
{
    static const char *const NO_NAMES[] = {"sửa đổi", "về "};
    TRY(tc_buffer_check(title));
    if (title->length <= kind + 1) return TC_OK;
    for (size_t i = 0; i < TC_COUNT(NO_NAMES); i++)
        if (strncmp(title->data + kind + 1, NO_NAMES[i], strlen(NO_NAMES[i])) == 0) return TC_OK;
    TC_CLEANUP(tc_buffer_free) tc_buffer named = {0};
    tc_put(&named, title->data, kind + 1);
    put_capital(&named, title->data + kind + 1, title->length - kind - 1);
    TRY(tc_buffer_check(&named));
    tc_buffer swap = *title;
    *title = named;
    named = swap;
    return TC_OK;
}

static tc_status title_from_head(tc_identity *id, size_t at, const tc_type_match *match)
{
    const tc_id_line *line = &id->head.items[at];
    TC_CLEANUP(tc_buffer_free) tc_buffer title = {0};
    put_capital(&title, match->type, strlen(match->type));
    size_t kind = title.length, kind_end, end = title_bytes(line);
    TRY(tc_identity_type(id, match->type, strlen(match->type)));
    TRY(take_agency(id, line, match->folded, &kind_end));
    if (end > kind_end) TRY(tc_title_add(&title, line->text + kind_end, end - kind_end));
    bool has_abstract = end > kind_end + 10;
    if (end == line->length) TRY(put_lines(id, at, &title, has_abstract));
    id->title_at = at;
    if (is_law(match->type)) TRY(name_law(&title, kind));
    return tc_title_keep(id, &title);
}

/* ---- together ---- */

/* A title alone at the head of a text that is no office's document: its first heading. */
static tc_status title_of_heading(tc_identity *id)
{
    const tc_id_line *line = id->head.items;
    if (!id->head.count || line->kind != TC_BLOCK_HEADING || line->numbered) return TC_OK;
    if (line->length > ABSTRACT_MOST || is_stop(line)) return TC_OK;
    id->document->title = tc_strndup(line->text, line->length);
    return id->document->title ? TC_OK : no_memory();
}

static bool names_bulletin(const char *type)
{
    return strncmp(type, "tài liệu", strlen("tài liệu")) == 0;
}

static tc_status settle_bulletin(tc_identity *id)
{
    if (id->document->type && !names_bulletin(id->document->type)) return TC_OK;
    if (id->document->title) {
        TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
        TRY(tc_fold(&folded, id->document->title, strlen(id->document->title)));
        id->bulletin = folded.data && tc_folded_find(folded.data, "sinh hoat chi bo", 0) != SIZE_MAX;
        return id->bulletin ? tc_identity_type(id, TC_BULLETIN, strlen(TC_BULLETIN)) : TC_OK;
    }
    return id->document->number ? TC_OK : tc_identity_bulletin(id);
}

tc_status tc_identity_title(tc_identity *id)
{
    for (size_t i = 0; i < id->head.count && i < id->zone + 2 && !id->document->title; i++) {
        tc_type_match match;
        TRY(title_line(id, &id->head.items[i], &match));
        if (match.type) TRY(title_from_head(id, i, &match));
    }
    if (!id->document->title) TRY(tc_identity_subject(id));
    TRY(tc_identity_closing(id));
    TRY(settle_bulletin(id));
    return id->document->title || id->document->type ? TC_OK : title_of_heading(id);
}
