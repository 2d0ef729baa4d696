/* What stands about a document beside its own letterhead: a web page's line "Thông tư số 11/2030/TT-BTL Quy định về …",
 * its sheet of attributes ("Số hiệu", "Ngày ban hành"), the document that an appendix belongs to. All of it only fills
 * what the letterhead left open.
 */
#include "indexer/identity/identity.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/entity.h>
#include <tracuu/text.h>

enum { FRONT_BLOCKS = 60, SHEET_BLOCKS = 200, NAMED_MOST = 600, SHEET_LINE = 300 };

static tc_status set_text(char **field, const char *text, size_t length)
{
    while (length && strchr(" .;:,-", *text)) text++, length--;
    while (length && strchr(" .;:,-|", text[length - 1])) length--;
    if (*field || !length) return TC_OK;
    *field = tc_strndup(text, length);
    return *field ? TC_OK : tc_fail(TC_MEMORY, "no memory for what a document is");
}

/* ---- a line that names the document in full ---- */

typedef struct named_line {
    const tc_block *block;
    size_t from;         /* byte of the kind, behind any numbering of a menu */
    size_t number_at;    /* where "số" stands */
    size_t subject;      /* byte behind the number */
    char *number, *type; /* NULL: the block is no such line */
    bool plain;          /* not numbered */
} named_line;

static void named_line_clear(named_line *line)
{
    free(line->number);
    free(line->type);
    *line = (named_line){0};
}

static size_t behind_numbering(const tc_block *b)
{
    size_t at = 0;
    while (at < b->text_length && (isdigit((unsigned char)b->text[at]) || strchr(". )", b->text[at]))) at++;
    return at;
}

static tc_status take_document(named_line *out, const tc_block *b, size_t from, const tc_entity *e)
{
    static const char so[] = "số ";
    size_t at = from + e->at.start, n = strlen(so);
    if (!e->type || at < from + n || memcmp(b->text + at - n, so, n) != 0) return TC_OK;
    *out = (named_line){.block = b, .from = from, .number_at = at - n, .subject = from + e->at.end, .plain = from == 0};
    out->number = tc_strdup(e->number);
    out->type = tc_strdup(e->type);
    return out->number && out->type ? TC_OK : tc_fail(TC_MEMORY, "no memory for a number");
}

/* Reads a block whose front is a kind of document, with the number that follows in it. */
static tc_status named_line_read(named_line *out, const tc_block *b)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    *out = (named_line){0};
    if (b->text_length > NAMED_MOST || b->kind == TC_BLOCK_CONTENTS) return TC_OK;
    size_t from = behind_numbering(b), probe = from;
    if (from >= b->text_length || !tc_is_upper(tc_utf8_next(b->text, b->text_length, &probe))) return TC_OK;
    TRY(tc_fold(&folded, b->text + from, b->text_length - from));
    tc_type_match match;
    TRY(tc_type_match_read(&match, folded.data));
    if (!match.type) return TC_OK;
    TC_CLEANUP(tc_entities_free) tc_entities entities = {0};
    TRY(tc_entities_scan(&entities, b->text + from, b->text_length - from, (tc_date){0}));
    for (size_t i = 0; i < entities.count; i++)
        if (entities.items[i].kind == TC_ENTITY_DOCUMENT && entities.items[i].number)
            return take_document(out, b, from, &entities.items[i]);
    return TC_OK;
}

/* "Luật Thuế … số 12/2031/QH18" where "LUẬT / Thuế …" is the title. */
static tc_status number_of_title(tc_identity *id, const named_line *line)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0}, title = {0};
    if (id->document->number || !id->document->title || line->number_at <= line->from + 1) return TC_OK;
    TRY(tc_fold(&name, line->block->text + line->from, line->number_at - 1 - line->from));
    TRY(tc_fold(&title, id->document->title, strlen(id->document->title)));
    if (strcmp(name.data, title.data) != 0) return TC_OK;
    return set_text(&id->document->number, line->number, strlen(line->number));
}

/* "Thông tư số 7/2030/TT-BTL quy định về …": the kind and what follows the number make the title. */
static tc_status title_of_named(tc_identity *id, const named_line *line)
{
    tc_document *d = id->document;
    TC_CLEANUP(tc_buffer_free) tc_buffer title = {0};
    TRY(set_text(&d->number, line->number, strlen(line->number)));
    TRY(set_text(&d->type, line->type, strlen(line->type)));
    TRY(tc_title_begin(&title, line->type));
    TRY(tc_title_add(&title, line->block->text + line->subject, line->block->text_length - line->subject));
    return set_text(&d->title, title.data, title.length);
}

static bool same_line(const named_line *a, const named_line *b)
{
    size_t length = a->block->text_length - a->from;
    return length == b->block->text_length - b->from &&
           memcmp(a->block->text + a->from, b->block->text + b->from, length) == 0;
}

/* "Thông tư số … ngày … của Bộ … về" cites; a page names its document with the subject right behind the number. */
static bool names_subject(const named_line *line)
{
    static const char *const CITING[] = {"ngày", "của", "năm", "và"};
    enum { SUBJECT_LEAST = 10 };
    const char *subject = line->block->text + line->subject;
    size_t length = line->block->text_length - line->subject;
    if (length < SUBJECT_LEAST || *subject != ' ') return false;
    for (size_t i = 0; i < TC_COUNT(CITING); i++)
        if (strncmp(subject + 1, CITING[i], strlen(CITING[i])) == 0) return false;
    return true;
}

/* What a document is made of begins with its reasons or articles: lines behind them cite. */
static bool begins_body(const tc_block *b)
{
    static const char *const CUES[] = {"Căn cứ", "Điều 1", "CĂN CỨ"};
    for (size_t i = 0; i < TC_COUNT(CUES); i++)
        if (strncmp(b->text, CUES[i], strlen(CUES[i])) == 0) return true;
    return false;
}

/* A page that names one document and no other, again and again, is about it. */
static tc_status read_named(tc_identity *id)
{
    enum { AGAIN = 2 };
    named_line best = {0};
    int count = 0;
    bool others = false, plain = false;
    tc_status status = TC_OK;
    for (size_t i = 0; i < id->blocks->count && i < FRONT_BLOCKS && status == TC_OK; i++) {
        if (begins_body(&id->blocks->items[i])) break;
        named_line line;
        status = named_line_read(&line, &id->blocks->items[i]);
        if (status != TC_OK || !line.number) {
            named_line_clear(&line);
            continue;
        }
        status = number_of_title(id, &line);
        bool same = best.number && same_line(&best, &line);
        others = others || (best.number && !same);
        plain = plain || line.plain;
        count++;
        if (!best.number)
            best = line;
        else
            named_line_clear(&line);
    }
    bool sure = count >= AGAIN && plain && !others && best.number && names_subject(&best);
    if (status == TC_OK && sure && !id->document->number && !id->document->title) status = title_of_named(id, &best);
    named_line_clear(&best);
    return status;
}

/* ---- the sheet of attributes ---- */

typedef enum attribute { SHEET_NUMBER, SHEET_DATE, SHEET_ISSUER, SHEET_SUBJECT, SHEET_OTHER } attribute;

static const struct {
    const char *folded;
    attribute kind;
} LABELS[] = {{"so hieu", SHEET_NUMBER},          {"so ky hieu", SHEET_NUMBER},      {"ngay ban hanh", SHEET_DATE},
              {"co quan ban hanh", SHEET_ISSUER}, {"noi ban hanh", SHEET_ISSUER},    {"loai van ban", SHEET_OTHER},
              {"nguoi ky", SHEET_OTHER},          {"ngay co hieu luc", SHEET_OTHER}, {"ngay het hieu luc", SHEET_OTHER},
              {"linh vuc", SHEET_OTHER},          {"chuc danh", SHEET_OTHER},        {"tinh trang", SHEET_OTHER},
              {"trich yeu", SHEET_SUBJECT}};

typedef struct sheet {
    char *number, *issuer, *subject;
    tc_date date;
} sheet;

/* The next label in folded text from `at` on; its kind, and the byte behind it in *end. SIZE_MAX for none. */
static size_t next_label(const char *folded, size_t at, attribute *kind, size_t *end)
{
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < TC_COUNT(LABELS); i++) {
        const char *found = strstr(folded + at, LABELS[i].folded);
        if (!found || (found > folded && found[-1] != ' ') || (size_t)(found - folded) >= first) continue;
        first = (size_t)(found - folded);
        *kind = LABELS[i].kind;
        *end = first + strlen(LABELS[i].folded);
    }
    return first;
}

static tc_status take_attribute(sheet *s, attribute kind, const char *text, size_t length)
{
    while (length && strchr(" :|\t", *text)) text++, length--;
    int day, month, year;
    switch (kind) {
    case SHEET_NUMBER: return memchr(text, '/', length) ? set_text(&s->number, text, length) : TC_OK;
    case SHEET_ISSUER: return set_text(&s->issuer, text, length);
    case SHEET_SUBJECT: return set_text(&s->subject, text, length);
    case SHEET_DATE:
        if (!s->date.year && length >= 8 && sscanf(text, "%2d/%2d/%4d", &day, &month, &year) == 3)
            s->date = (tc_date){(int16_t)year, (int8_t)month, (int8_t)day};
        return TC_OK;
    case SHEET_OTHER: return TC_OK;
    }
    return TC_OK;
}

static tc_status read_attributes(sheet *s, const tc_block *b)
{
    TC_CLEANUP(tc_id_lines_free) tc_id_lines lines = {0};
    static const char NUMBER[] = "hiệu", ISSUED[] = "ban hành", SUBJECT[] = "yếu";
    if (b->text_length > SHEET_LINE || !(memmem(b->text, b->text_length, NUMBER, strlen(NUMBER)) ||
                                         memmem(b->text, b->text_length, ISSUED, strlen(ISSUED)) ||
                                         memmem(b->text, b->text_length, SUBJECT, strlen(SUBJECT))))
        return TC_OK;
    TRY(tc_id_lines_whole(&lines, b->text, b->text_length));
    if (!lines.count) return TC_OK;
    const tc_id_line *line = &lines.items[0];
    attribute kind = SHEET_OTHER, next = SHEET_OTHER;
    size_t end = 0, next_end = 0, first = next_label(line->folded, 0, &kind, &end);
    for (size_t at = first ? SIZE_MAX : first; at != SIZE_MAX; kind = next, end = next_end) {
        at = next_label(line->folded, end, &next, &next_end);
        if (kind == SHEET_SUBJECT) at = SIZE_MAX; /* its words may be labels: "trong lĩnh vực thủy lợi" */
        size_t stop = at == SIZE_MAX ? line->folded_length : at;
        TRY(take_attribute(s, kind, line->text + line->origin[end], line->origin[stop] - line->origin[end]));
    }
    return TC_OK;
}

static tc_status title_of_sheet(tc_document *d, const char *subject)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer title = {0};
    TRY(tc_title_begin(&title, d->type));
    TRY(tc_title_add(&title, subject, strlen(subject)));
    return set_text(&d->title, title.data, title.length);
}

static tc_status fill_from_sheet(tc_identity *id, const sheet *s)
{
    tc_document *d = id->document;
    /* One label alone may be a word of the text. */
    if ((s->number != NULL) + (s->issuer != NULL) + (s->date.year != 0) < 2) return TC_OK;
    if (s->number && d->number && strcmp(s->number, d->number) != 0) return TC_OK;
    if (s->number) TRY(set_text(&d->number, s->number, strlen(s->number)));
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    if (s->issuer) TRY(tc_fold(&folded, s->issuer, strlen(s->issuer)));
    /* "Nơi ban hành" may be a place. */
    if (folded.length && tc_agency_head(folded.data)) TRY(set_text(&d->issuer, s->issuer, strlen(s->issuer)));
    const char *letters = d->number ? d->number + strspn(d->number, "0123456789./-") : "";
    const char *type = *letters ? tc_number_type(letters, strlen(letters)) : NULL;
    if (type) TRY(set_text(&d->type, type, strlen(type)));
    if (s->subject && d->type && !d->title) TRY(title_of_sheet(d, s->subject));
    if (!d->date.year && tc_date_valid(s->date)) d->date = s->date, d->basis = TC_BASIS_COVER;
    return TC_OK;
}

static tc_status read_sheet(tc_identity *id)
{
    sheet s = {0};
    tc_status status = TC_OK;
    for (size_t i = 0; i < id->blocks->count && i < SHEET_BLOCKS && status == TC_OK; i++)
        status = read_attributes(&s, &id->blocks->items[i]);
    if (status == TC_OK) status = fill_from_sheet(id, &s);
    free(s.number);
    free(s.issuer);
    free(s.subject);
    return status;
}

tc_status tc_identity_named(tc_identity *id)
{
    if (id->bulletin) return TC_OK;
    if (!id->document->number) TRY(read_named(id));
    /* With a letterhead the page's own sheet says nothing more. */
    return id->number_line == SIZE_MAX ? read_sheet(id) : TC_OK;
}

/* ---- "(Kèm theo Nghị định số 30/2030/NĐ-CP ngày 05 tháng 3 năm 2030 của Chính phủ)" ---- */

tc_status tc_identity_belongs(tc_identity *id)
{
    enum { LINES = 3 };
    tc_document *d = id->document;
    if (d->number || d->date.year) return TC_OK;
    for (size_t i = 0; i < id->zone; i++) {
        if (tc_folded_find(id->head.items[i].folded, "kem theo", 0) == SIZE_MAX) continue;
        TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
        for (size_t k = i; k < id->head.count && k < i + LINES; k++) {
            tc_put_format(&text, "%.*s ", (int)id->head.items[k].length, id->head.items[k].text);
            if (memchr(id->head.items[k].text, ')', id->head.items[k].length)) break;
        }
        TRY(tc_buffer_check(&text));
        TC_CLEANUP(tc_entities_free) tc_entities entities = {0};
        TRY(tc_entities_scan(&entities, text.data, text.length, (tc_date){0}));
        for (size_t k = 0; k < entities.count; k++) {
            const tc_entity *e = &entities.items[k];
            if (e->kind != TC_ENTITY_DOCUMENT || !e->date.year) continue;
            d->date = e->date;
            d->basis = TC_BASIS_TITLE;
            return e->issuer ? set_text(&d->issuer, e->issuer, strlen(e->issuer)) : TC_OK;
        }
    }
    return TC_OK;
}
