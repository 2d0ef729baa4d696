/* The stages of one file as lines of JSON: to see what became of it, and where it went wrong. */
#include "indexer/pipeline.h"
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const tc_stage_names[] = {"text", "lines", "sections", "passages", "tags", "terms", NULL};

/* Writes a JSON object as one line and gives it up. */
static tc_status put_line(tc_buffer *out, json_t *object)
{
    char *line = object ? json_dumps(object, JSON_COMPACT) : NULL;
    json_decref(object);
    if (!line) return tc_fail(TC_MEMORY, "no memory to print a stage");
    tc_put_text(out, line);
    tc_put_char(out, '\n');
    free(line);
    return tc_buffer_check(out);
}

static json_t *json_ranges(const tc_range *ranges, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_pack("[I,I]", (json_int_t)ranges[i].start, (json_int_t)ranges[i].end));
    return list;
}

static json_t *json_date(tc_date date)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    if (!date.year) return json_null();
    tc_date_write(&text, date);
    return json_string(text.data);
}

static json_t *json_period(tc_period period)
{
    if (!period.from.year) return json_null();
    return json_pack("{s:o,s:o}", "from", json_date(period.from), "to", json_date(period.to));
}

static tc_status print_text(tc_buffer *out, const tc_reading *r)
{
    return put_line(out,
                    json_pack("{s:s%,s:b,s:s?,s:I}", "text", r->extract.text, r->extract.length, "converted",
                              r->extract.converted, "doubt", r->extract.doubt, "bytes", (json_int_t)r->extract.length));
}

static const char *const block_names[] = {"paragraph", "item",    "heading",  "head_row", "row",
                                          "footnote",  "caption", "contents", "frame",    "recital"};
static const char *const frame_names[] = {"none",  "agency",     "motto",     "number", "place_date",
                                          "title", "recipients", "signature", "note"};

static tc_status print_block(tc_buffer *out, const tc_blocks *blocks, size_t at)
{
    const tc_block *b = &blocks->items[at];
    json_t *o = json_pack("{s:I,s:s,s:s%,s:o,s:[I,I],s:I,s:I,s:i,s:I}", "block", (json_int_t)at, "kind",
                          block_names[b->kind], "text", b->text, (size_t)b->text_length, "spans",
                          json_ranges(b->spans, b->span_count), "lines", (json_int_t)b->first_line,
                          (json_int_t)b->last_line, "page", (json_int_t)b->page, "parent", (json_int_t)b->parent,
                          "level", b->level, "lead", (json_int_t)b->lead);
    if (o && b->frame) json_object_set_new(o, "frame", json_string(frame_names[b->frame]));
    if (o && b->numbering) json_object_set_new(o, "numbering", json_string(b->numbering));
    if (o && b->mark) json_object_set_new(o, "mark", json_string(b->mark));
    if (o && b->inline_end) json_object_set_new(o, "inline", json_stringn(b->text, (size_t)b->inline_end));
    return put_line(out, o);
}

/* The headings alone, each under its number, indented by level: the tree of the document. */
static tc_status print_sections(tc_buffer *out, const tc_blocks *blocks)
{
    for (size_t i = 0; i < blocks->count; i++)
        if (blocks->items[i].kind == TC_BLOCK_HEADING) TRY(print_block(out, blocks, i));
    return TC_OK;
}

static json_t *json_passage(const tc_passage *p)
{
    json_t *section = json_array(), *context = json_array();
    for (size_t i = 0; i < p->section_count; i++) json_array_append_new(section, json_string(p->section[i]));
    for (size_t i = 0; i < p->context_count; i++)
        json_array_append_new(context,
                              json_pack("{s:s,s:[I,I]}", "text", p->context[i].text, "span",
                                        (json_int_t)p->context[i].span.start, (json_int_t)p->context[i].span.end));
    return json_pack("{s:I,s:s,s:s%,s:o,s:[I,I],s:I,s:o,s:s?,s:o,s:s?,s:s?}", "passage", (json_int_t)p->ordinal, "kind",
                     tc_passage_kind_name(p->kind), "text", p->text, (size_t)p->text_length, "spans",
                     json_ranges(p->spans, p->span_count), "lines", (json_int_t)p->first_line, (json_int_t)p->last_line,
                     "page", (json_int_t)p->page, "section", section, "place", p->place, "context", context, "opening",
                     p->opening.text, "mark", p->mark);
}

static json_t *json_entity(const tc_passage *p, const tc_entity *e)
{
    static const char *const kinds[] = {"date", "period", "document", "figure", "name"};
    static const char *const names[] = {"other", "person", "organisation", "place", "project"};
    json_t *o = json_pack("{s:s,s:[I,I],s:s%,s:b}", "kind", kinds[e->kind], "at", (json_int_t)e->at.start,
                          (json_int_t)e->at.end, "text", p->text + e->at.start, (size_t)(e->at.end - e->at.start),
                          "certain", e->certain);
    if (!o) return NULL;
    if (e->kind <= TC_ENTITY_DOCUMENT && e->date.year) json_object_set_new(o, "date", json_date(e->date));
    if (e->kind <= TC_ENTITY_PERIOD) json_object_set_new(o, "period", json_period(e->period));
    if (e->kind == TC_ENTITY_FIGURE) {
        json_object_set_new(o, "value", json_real(e->value));
        if (!isnan(e->target)) json_object_set_new(o, "target", json_real(e->target));
        if (e->unit) json_object_set_new(o, "unit", json_string(e->unit));
        if (e->approximate) json_object_set_new(o, "approximate", json_true());
    }
    if (e->kind == TC_ENTITY_DOCUMENT)
        json_object_update_new(o, json_pack("{s:s?,s:s?,s:s?,s:s?}", "number", e->number, "type", e->type, "issuer",
                                            e->issuer, "subject", e->subject));
    if (e->kind == TC_ENTITY_NAME) json_object_set_new(o, "name", json_string(names[e->name_kind]));
    return o;
}

static tc_status print_document(tc_buffer *out, const tc_document *d)
{
    return put_line(out, json_pack("{s:s,s:s?,s:s?,s:s?,s:s?,s:o,s:s?,s:o,s:I}", "document", d->path, "type", d->type,
                                   "number", d->number, "title", d->title, "issuer", d->issuer, "date",
                                   json_date(d->date), "date_basis", tc_basis_name(d->basis), "period",
                                   json_period(d->period), "pages", (json_int_t)d->pages));
}

static tc_status print_tags(tc_buffer *out, const tc_reading *r, const tc_sectors *sectors)
{
    TRY(print_document(out, &r->document));
    for (size_t i = 0; i < r->passages.count; i++) {
        const tc_passage *p = &r->passages.items[i];
        json_t *o = json_passage(p), *names = json_array(), *entities = json_array();
        for (size_t s = 0; s < tc_sectors_count(sectors); s++)
            if (p->sectors >> s & 1) json_array_append_new(names, json_string(tc_sectors_name(sectors, s)));
        for (size_t e = 0; e < p->entities.count; e++)
            json_array_append_new(entities, json_entity(p, &p->entities.items[e]));
        if (o)
            json_object_update_new(o, json_pack("{s:o,s:o,s:o}", "period", json_period(p->period), "sectors", names,
                                                "entities", entities));
        TRY(put_line(out, o));
    }
    return TC_OK;
}

/* A term as it can be read: the separator of its marks as "/", in a line of its own with the bytes it comes from. */
static tc_status print_terms(tc_buffer *out, const tc_reading *r, tc_analyser *analyser)
{
    static const char *const kinds[] = {"syllable", "foreign", "digits",   "stem",
                                        "number",   "date",    "document", "abbreviation"};
    tc_tokens tokens = {0};
    tc_status status = TC_OK;
    for (size_t i = 0; i < r->passages.count && status == TC_OK; i++) {
        const tc_passage *p = &r->passages.items[i];
        status = tc_analyse(analyser, &tokens, p->text, p->text_length, TC_FOR_DOCUMENT);
        for (size_t t = 0; t < tokens.count && status == TC_OK; t++) {
            const tc_token *k = &tokens.items[t];
            char term[256];
            memcpy(term, k->term, k->length);
            for (size_t c = 0; c < k->length; c++)
                if (term[c] == '\x01') term[c] = '/';
            status = put_line(out, json_pack("{s:I,s:I,s:s,s:s%,s:[I,I]}", "passage", (json_int_t)p->ordinal, "word",
                                             (json_int_t)k->word, "kind", kinds[k->kind], "term", term,
                                             (size_t)k->length, "at", (json_int_t)k->start, (json_int_t)k->end));
        }
    }
    tc_tokens_free(&tokens);
    return status;
}

static tc_status print_stage(tc_buffer *out, const char *stage, const tc_reading *r, const tc_sectors *sectors)
{
    if (!strcmp(stage, "text")) return print_text(out, r);
    if (!strcmp(stage, "sections")) return print_sections(out, &r->blocks);
    if (!strcmp(stage, "tags")) return print_tags(out, r, sectors);
    if (!strcmp(stage, "lines")) {
        for (size_t i = 0; i < r->blocks.count; i++) TRY(print_block(out, &r->blocks, i));
        return TC_OK;
    }
    if (!strcmp(stage, "passages")) {
        for (size_t i = 0; i < r->passages.count; i++) TRY(put_line(out, json_passage(&r->passages.items[i])));
        return TC_OK;
    }
    tc_analyser *analyser;
    TRY(tc_analyser_new(&analyser));
    tc_status status = print_terms(out, r, analyser);
    tc_analyser_free(analyser);
    return status;
}

tc_status tc_stage_print(tc_buffer *out, const char *stage, const char *name, const tc_sectors *sectors)
{
    TC_CLEANUP(tc_reading_clear) tc_reading reading = {.shown = true};
    size_t known = 0;
    while (tc_stage_names[known] && strcmp(tc_stage_names[known], stage) != 0) known++;
    if (!tc_stage_names[known]) {
        tc_status status = tc_fail(TC_USAGE, "no stage '%s'", stage);
        tc_hint("the stages are: text lines sections passages tags terms");
        return status;
    }
    TRY(tc_reading_load(&reading, name));
    const char *slash = strrchr(name, '/');
    reading.document.path = tc_strdup(slash ? slash + 1 : name);
    reading.document.root = tc_strdup(".");
    if (!reading.document.path || !reading.document.root) return tc_fail(TC_MEMORY, "'%s': no memory", name);
    TRY(tc_reading_run(&reading, name, sectors));
    return print_stage(out, stage, &reading, sectors);
}
