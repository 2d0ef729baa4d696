#include "searcher/program/json.h"
#include <math.h>
#include <string.h>

json_t *tc_json_bytes(const char *text, size_t length)
{
    json_t *value = json_stringn(text, length);
    if (value || tc_utf8_valid(text, length) == length) return value;
    TC_CLEANUP(tc_buffer_free) tc_buffer mended = {0};
    for (size_t at = 0; at < length;) tc_put_utf8(&mended, tc_utf8_next(text, length, &at));
    return mended.status == TC_OK ? json_stringn(mended.data, mended.length) : NULL;
}

json_t *tc_json_text(const char *text)
{
    return text ? tc_json_bytes(text, strlen(text)) : json_null();
}

json_t *tc_json_append(json_t *array, json_t *item)
{
    if (array && json_array_append_new(array, item) == 0) return array;
    json_decref(array);
    return NULL;
}

json_t *tc_json_texts(char *const *texts, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count && array; i++) array = tc_json_append(array, tc_json_text(texts[i]));
    return array;
}

json_t *tc_json_real(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

json_t *tc_json_date(tc_date date)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    if (tc_date_precision(date) == TC_PRECISION_NONE) return json_null();
    tc_date_write(&text, date);
    return text.status == TC_OK ? json_stringn(text.data, text.length) : NULL;
}

json_t *tc_json_precision(tc_date date)
{
    switch (tc_date_precision(date)) {
    case TC_PRECISION_NONE: break;
    case TC_PRECISION_YEAR: return json_string("year");
    case TC_PRECISION_MONTH: return json_string("month");
    case TC_PRECISION_DAY: return json_string("day");
    }
    return json_null();
}

json_t *tc_json_period(tc_period period)
{
    if (!period.from.year) return json_null();
    return json_pack("{s:o,s:o}", "from", tc_json_date(period.from), "to", tc_json_date(period.to));
}

json_t *tc_json_ranges(const tc_range *ranges, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count && array; i++)
        array = tc_json_append(array, json_pack("[I,I]", (json_int_t)ranges[i].start, (json_int_t)ranges[i].end));
    return array;
}

json_t *tc_json_counts(const tc_counts *counts)
{
    json_t *object = json_object();
    for (size_t i = 0; i < counts->count && object; i++) {
        /* A name that is no UTF-8 cannot be a key; its count is left out rather than all of them. */
        const char *name = counts->items[i].name;
        if (!name || tc_utf8_valid(name, strlen(name)) != strlen(name)) continue;
        if (json_object_set_new_nocheck(object, name, json_integer(counts->items[i].count)) == 0) continue;
        json_decref(object);
        object = NULL;
    }
    return object;
}

json_t *tc_json_sectors(uint32_t sectors, const tc_store *store)
{
    json_t *array = json_array();
    for (size_t i = 0; i < tc_store_sector_count(store) && array; i++)
        if (sectors >> i & 1) array = tc_json_append(array, tc_json_text(tc_store_sector(store, i)));
    return array;
}

json_t *tc_json_hash(const uint8_t sha256[32])
{
    char hex[65];
    tc_sha256_hex(hex, sha256);
    return json_string(hex);
}

/* The hull of the spans; they need not be in order. */
static json_t *json_hull(const tc_range *spans, size_t count)
{
    if (!count) return json_null();
    tc_range hull = spans[0];
    for (size_t i = 1; i < count; i++) {
        if (spans[i].start < hull.start) hull.start = spans[i].start;
        if (spans[i].end > hull.end) hull.end = spans[i].end;
    }
    return json_pack("[I,I]", (json_int_t)hull.start, (json_int_t)hull.end);
}

json_t *tc_json_citation(const tc_citation *c)
{
    json_t *lines = json_pack("[I,I]", (json_int_t)c->first_line, (json_int_t)c->last_line);
    json_t *basis = tc_json_text(c->date.year ? tc_basis_name(c->basis) : NULL);
    return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", /* a pair a line */
                     "document", tc_json_text(c->document),                                   //
                     "root", tc_json_text(c->root),                                           //
                     "title", tc_json_text(c->title),                                         //
                     "type", tc_json_text(c->type),                                           //
                     "number", tc_json_text(c->number),                                       //
                     "issuer", tc_json_text(c->issuer),                                       //
                     "date", tc_json_date(c->date),                                           //
                     "date_precision", tc_json_precision(c->date),                            //
                     "date_basis", basis,                                                     //
                     "period", tc_json_period(c->period),                                     //
                     "section", tc_json_texts(c->section, c->section_count),                  //
                     "page", c->page ? json_integer(c->page) : json_null(),                   //
                     "lines", lines,                                                          //
                     "spans", tc_json_ranges(c->spans, c->span_count),                        //
                     "bytes", json_hull(c->spans, c->span_count),                             //
                     "sha256", tc_json_hash(c->sha256),                                       //
                     "label", tc_json_text(c->label));
}

static json_t *json_line(const tc_context *line)
{
    return json_pack("{s:o,s:[I,I]}", "text", tc_json_text(line->text), "span", (json_int_t)line->span.start,
                     (json_int_t)line->span.end);
}

static json_t *json_context(const tc_passage *p)
{
    json_t *array = json_array();
    for (size_t i = 0; i < p->context_count && array; i++) array = tc_json_append(array, json_line(&p->context[i]));
    return array;
}

static json_t *json_also_in(const tc_hit *hit)
{
    json_t *array = json_array();
    for (size_t i = 0; i < hit->also_in_count && array; i++)
        array = tc_json_append(array, tc_json_citation(&hit->also_in[i]));
    return array;
}

static json_t *json_features(const tc_hit *hit)
{
    json_t *array = json_array();
    for (size_t i = 0; i < hit->feature_count && array; i++) {
        const tc_feature *f = &hit->features[i];
        array = tc_json_append(array, json_pack("{s:o,s:o,s:o,s:o}", "name", tc_json_text(f->name), "value",
                                                tc_json_real(f->value), "weight", tc_json_real(f->weight),
                                                "contribution", tc_json_real(f->value * f->weight + 0.0)));
    }
    return array;
}

json_t *tc_json_hit(const tc_hit *hit, const tc_store *store, bool features)
{
    const tc_passage *p = &hit->passage;
    json_t *text = p->text ? tc_json_bytes(p->text, p->text_length) : json_null();
    json_t *object = json_pack("{s:I,s:o,s:o,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}",                 /* a pair a line */
                               "rank", (json_int_t)hit->rank,                                       //
                               "score", tc_json_real(hit->score),                                   //
                               "id", tc_json_text(hit->id),                                         //
                               "kind", tc_passage_kind_name(p->kind),                               //
                               "text", text,                                                        //
                               "context", json_context(p),                                          //
                               "opening", p->opening.text ? json_line(&p->opening) : json_null(),   //
                               "snippet", tc_json_text(hit->snippet),                               //
                               "highlights", tc_json_ranges(hit->highlights, hit->highlight_count), //
                               "sectors", tc_json_sectors(p->sectors, store),                       //
                               "also_in", json_also_in(hit),                                        //
                               "citation", tc_json_citation(&hit->citation));
    if (!object || !features || json_object_set_new(object, "features", json_features(hit)) == 0) return object;
    json_decref(object);
    return NULL;
}

json_t *tc_json_hits(const tc_hit *hits, size_t count, const tc_store *store, bool features)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count && array; i++) array = tc_json_append(array, tc_json_hit(&hits[i], store, features));
    return array;
}

json_t *tc_json_failure(const char *query, tc_status status)
{
    char code[32] = "";
    const char *name = tc_status_name(status), *sentence = tc_message();
    for (size_t i = 0; name[i] && i + 1 < sizeof code; i++)
        code[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] | 0x20 : name[i]);
    json_t *error = json_pack("{s:s,s:o}", "code", code, "message",
                              tc_json_text(*sentence ? sentence : tc_status_words(status)));
    return json_pack("{s:i,s:o,s:o}", "version", 1, "query", tc_json_text(query), "error", error);
}

static int put_piece(const char *bytes, size_t length, void *out)
{
    tc_put(out, bytes, length);
    return ((tc_buffer *)out)->status == TC_OK ? 0 : -1;
}

tc_status tc_json_write(tc_buffer *out, json_t *root)
{
    if (!root) return tc_fail(TC_MEMORY, "no memory for the JSON");
    int failed = json_dump_callback(root, put_piece, out, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
    json_decref(root);
    tc_put_char(out, '\n');
    TRY(tc_buffer_check(out));
    return failed ? tc_fail(TC_INTERNAL, "the JSON could not be written") : TC_OK;
}
