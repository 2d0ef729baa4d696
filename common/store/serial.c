/* Passages and documents as bytes. The first byte is the version of the layout; numbers are varints, places are written
 * as differences from the place before, so that most of them take one byte. */
#include "store.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PASSAGE_LAYOUT = 2, DOCUMENT_LAYOUT = 1 };

static void put_optional(tc_buffer *out, const char *text)
{
    if (text)
        tc_put_string(out, text, strlen(text));
    else
        tc_put_uint(out, 0);
}

/* An empty string stands for none. */
static tc_status get_optional(char **out, tc_reader *in)
{
    size_t n;
    const char *text = tc_get_string(in, &n);
    *out = NULL;
    if (!n) return TC_OK;
    *out = tc_strndup(text, n);
    return *out ? TC_OK : tc_fail(TC_MEMORY, "no memory for a record of the index");
}

static void put_date(tc_buffer *out, tc_date date)
{
    tc_put_uint(out,
                (uint64_t)(date.year < 0 ? 0 : date.year) * 13 * 32 + (uint64_t)date.month * 32 + (uint64_t)date.day);
}

static tc_date get_date(tc_reader *in)
{
    uint64_t n = tc_get_uint(in);
    return (tc_date){(int16_t)(n / 32 / 13), (int8_t)(n / 32 % 13), (int8_t)(n % 32)};
}

static void put_period(tc_buffer *out, tc_period period)
{
    put_date(out, period.from);
    if (period.from.year) put_date(out, period.to);
}

static tc_period get_period(tc_reader *in)
{
    tc_period period = {0};
    period.from = get_date(in);
    if (period.from.year) period.to = get_date(in);
    return period;
}

static void put_ranges(tc_buffer *out, const tc_range *ranges, size_t count)
{
    uint32_t last = 0;
    tc_put_uint(out, count);
    for (size_t i = 0; i < count; i++) {
        tc_put_int(out, (int64_t)ranges[i].start - last);
        tc_put_uint(out, ranges[i].end - ranges[i].start);
        last = ranges[i].end;
    }
}

static tc_range get_range(tc_reader *in, uint32_t last)
{
    tc_range range;
    range.start = (uint32_t)((int64_t)last + tc_get_int(in));
    range.end = range.start + (uint32_t)tc_get_uint(in);
    return range;
}

/* A figure is nearly always a decimal number of few places: its digits and their number, or else (6) all eight bytes.
 */
static void put_decimal(tc_buffer *out, double value)
{
    enum { PLACES = 6 };
    double scaled = value;
    for (int places = 0; places < PLACES; places++, scaled *= 10) {
        double digits = nearbyint(scaled);
        if (fabs(digits) > 1e15 || digits / pow(10, places) != value) continue;
        tc_put_uint(out, (uint64_t)places);
        tc_put_int(out, (int64_t)digits);
        return;
    }
    tc_put_uint(out, PLACES);
    tc_put_double(out, value);
}

static double get_decimal(tc_reader *in)
{
    uint64_t places = tc_get_uint(in);
    if (places >= 6) return tc_get_double(in);
    return (double)tc_get_int(in) / pow(10, (double)places);
}

/* Whether an entity's interval is what its date says: then it need not be kept. */
static bool is_period_of(const tc_entity *e)
{
    if (!e->date.year) return false;
    tc_period p = tc_date_period(e->date);
    return !memcmp(&p, &e->period, sizeof p);
}

/* The bytes of the extracted text that an entity stands on: kept as differences from the passage's first byte. */
static void put_entity(tc_buffer *out, const tc_passage *p, const tc_entity *e, uint32_t last, uint32_t base)
{
    static const tc_period none;
    uint32_t from = e->source.start, to = e->source.end;
    if (p->origin && e->at.end > e->at.start) {
        uint32_t last_byte = tc_origin_of(p->origin, p->origin_count, e->at.end - 1);
        from = tc_origin_of(p->origin, p->origin_count, e->at.start);
        to = tc_origin_of(p->origin, p->origin_count, e->at.end);
        /* At the end of a span the next byte of text comes from far away; a composed character never takes more. */
        if (to <= last_byte || to - last_byte > 12) to = last_byte + 1;
    }
    bool plain = from - base == e->at.start && to - from == e->at.end - e->at.start;
    uint64_t name = e->kind == TC_ENTITY_NAME ? (uint64_t)e->name_kind : 0;
    tc_put_uint(out, name << 6 | (uint64_t)e->kind << 3 | (uint64_t)plain << 2 | (uint64_t)e->approximate << 1 |
                         (uint64_t)e->certain);
    tc_put_int(out, (int64_t)e->at.start - last);
    tc_put_uint(out, e->at.end - e->at.start);
    if (!plain) {
        tc_put_int(out, (int64_t)from - base - e->at.start);
        tc_put_int(out, (int64_t)to - from - (e->at.end - e->at.start));
    }
    switch (e->kind) {
    case TC_ENTITY_DATE:
    case TC_ENTITY_PERIOD:
        put_date(out, e->date);
        put_period(out, is_period_of(e) ? none : e->period);
        break;
    case TC_ENTITY_DOCUMENT:
        put_date(out, e->date);
        put_optional(out, e->number);
        put_optional(out, e->type);
        put_optional(out, e->issuer);
        put_optional(out, e->subject);
        break;
    case TC_ENTITY_FIGURE:
        tc_put_uint(out, !isnan(e->target));
        put_decimal(out, e->value);
        if (!isnan(e->target)) put_decimal(out, e->target);
        put_optional(out, e->unit);
        break;
    case TC_ENTITY_NAME: break;
    }
}

static tc_status get_entity(tc_entity *e, tc_reader *in, uint32_t last, uint32_t base)
{
    uint64_t head = tc_get_uint(in);
    *e = (tc_entity){.kind = (tc_entity_kind)(head >> 3 & 7),
                     .approximate = head >> 1 & 1,
                     .certain = head & 1,
                     .value = NAN,
                     .target = NAN,
                     .name_kind = (tc_name_kind)(head >> 6)};
    e->at = get_range(in, last);
    bool plain = head >> 2 & 1;
    e->source.start = (uint32_t)((plain ? 0 : tc_get_int(in)) + base + e->at.start);
    e->source.end = (uint32_t)(e->source.start + (plain ? 0 : tc_get_int(in)) + (e->at.end - e->at.start));
    switch (e->kind) {
    case TC_ENTITY_DATE:
    case TC_ENTITY_PERIOD:
        e->date = get_date(in);
        e->period = get_period(in);
        if (!e->period.from.year && e->date.year) e->period = tc_date_period(e->date);
        return TC_OK;
    case TC_ENTITY_DOCUMENT:
        e->date = get_date(in);
        TRY(get_optional(&e->number, in));
        TRY(get_optional(&e->type, in));
        TRY(get_optional(&e->issuer, in));
        return get_optional(&e->subject, in);
    case TC_ENTITY_FIGURE: {
        bool has_target = tc_get_uint(in) != 0;
        e->value = get_decimal(in);
        if (has_target) e->target = get_decimal(in);
        return get_optional(&e->unit, in);
    }
    case TC_ENTITY_NAME: return TC_OK;
    }
    in->bad = true;
    return TC_OK;
}

static void put_entities(tc_buffer *out, const tc_passage *p, uint32_t base)
{
    uint32_t last = 0;
    tc_put_uint(out, p->entities.count);
    for (size_t i = 0; i < p->entities.count; i++) {
        put_entity(out, p, &p->entities.items[i], last, base);
        last = p->entities.items[i].at.end;
    }
}

static void put_context(tc_buffer *out, const tc_context *c, uint32_t base)
{
    put_optional(out, c->text);
    tc_put_int(out, (int64_t)c->span.start - base);
    tc_put_uint(out, c->span.end - c->span.start);
}

static void put_passage(tc_buffer *out, const tc_passage *p, const char *about, const char *slice)
{
    uint32_t base = p->span_count ? p->spans[0].start : 0;
    tc_put_uint(out, p->ordinal);
    tc_put_uint(out, (uint64_t)p->kind << 1 | (slice != NULL));
    put_ranges(out, p->spans, p->span_count);
    if (slice)
        tc_put_string(out, slice, p->spans[p->span_count - 1].end - base);
    else
        tc_put_string(out, p->text, p->text_length);
    tc_put_uint(out, p->first_line);
    tc_put_uint(out, p->last_line - p->first_line);
    tc_put_uint(out, p->page);
    tc_put_uint(out, p->section_count);
    for (size_t i = 0; i < p->section_count; i++) put_optional(out, p->section[i]);
    put_optional(out, about);
    put_optional(out, p->place);
    tc_put_uint(out, p->context_count);
    for (size_t i = 0; i < p->context_count; i++) put_context(out, &p->context[i], base);
    put_optional(out, p->mark);
    tc_put_uint(out, p->sectors);
    put_period(out, p->period);
    put_entities(out, p, base);
    if (p->opening.text) put_context(out, &p->opening, base);
}

/* A count read from the index may be damaged: no more items than bytes are left can be there. */
static size_t get_count(tc_reader *in)
{
    uint64_t n = tc_get_uint(in);
    if (n > (uint64_t)(in->end - in->next)) in->bad = true;
    return in->bad ? 0 : (size_t)n;
}

static tc_status allocate(void *out, size_t count, size_t size)
{
    void *items = calloc(count ? count : 1, size);
    if (!items) return tc_fail(TC_MEMORY, "no memory for a record of the index");
    memcpy(out, &items, sizeof items);
    return TC_OK;
}

static tc_status get_spans(tc_passage *p, tc_reader *in)
{
    uint32_t last = 0;
    size_t n = get_count(in);
    TRY(allocate(&p->spans, n, sizeof *p->spans));
    for (p->span_count = 0; p->span_count < n; p->span_count++) {
        p->spans[p->span_count] = get_range(in, last);
        last = p->spans[p->span_count].end;
    }
    return TC_OK;
}

static tc_status get_section(tc_passage *p, tc_reader *in)
{
    size_t n = get_count(in);
    TRY(allocate(&p->section, n, sizeof *p->section));
    for (; p->section_count < n; p->section_count++) {
        size_t length;
        const char *text = tc_get_string(in, &length);
        p->section[p->section_count] = tc_strndup(text, length);
        if (!p->section[p->section_count]) return tc_fail(TC_MEMORY, "no memory for a record of the index");
    }
    TRY(get_optional(&p->about, in));
    return get_optional(&p->place, in);
}

static tc_status get_context(tc_context *c, tc_reader *in, uint32_t base)
{
    size_t length;
    const char *text = tc_get_string(in, &length);
    c->text = tc_strndup(text, length);
    if (!c->text) return tc_fail(TC_MEMORY, "no memory for a record of the index");
    c->span.start = (uint32_t)(tc_get_int(in) + base);
    c->span.end = c->span.start + (uint32_t)tc_get_uint(in);
    return TC_OK;
}

static tc_status get_contexts(tc_passage *p, tc_reader *in, uint32_t base)
{
    size_t n = get_count(in);
    TRY(allocate(&p->context, n, sizeof *p->context));
    for (; p->context_count < n; p->context_count++) TRY(get_context(&p->context[p->context_count], in, base));
    return TC_OK;
}

static tc_status get_entities(tc_passage *p, tc_reader *in, uint32_t base)
{
    uint32_t last = 0;
    size_t n = get_count(in);
    TRY(allocate(&p->entities.items, n, sizeof *p->entities.items));
    p->entities.capacity = n;
    while (p->entities.count < n) {
        tc_entity *e = &p->entities.items[p->entities.count++];
        TRY(get_entity(e, in, last, base));
        last = e->at.end;
        if (e->at.start > e->at.end || e->at.end > p->text_length) in->bad = true;
    }
    return TC_OK;
}

/* The text as it stands, or made anew from the slice of the extracted text that its spans lie in. */
static tc_status get_text(tc_passage *p, tc_reader *in, bool from_slice)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    size_t length;
    const char *bytes = tc_get_string(in, &length);
    if (from_slice)
        TRY(tc_spans_text(&text, bytes, length, p->spans, p->span_count));
    else
        tc_put(&text, bytes, length);
    TRY(tc_buffer_check(&text));
    p->text_length = (uint32_t)text.length;
    p->text = tc_buffer_steal(&text);
    return p->text ? TC_OK : tc_fail(TC_MEMORY, "no memory for a record of the index");
}

/* A passage's record: layout, identity of the document (the bytes that its digits stand for), the rest compressed. */
enum { ID_BYTES = TC_ID_LENGTH / 2 };

static void put_id(tc_buffer *out, const char *id)
{
    for (int i = 0; i < ID_BYTES; i++) {
        char digits[3] = {id[2 * i], id[2 * i + 1], 0};
        tc_put_char(out, (char)strtoul(digits, NULL, 16));
    }
}

static void get_id(char out[TC_ID_LENGTH + 1], const char *bytes)
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < ID_BYTES; i++) {
        out[2 * i] = digits[(unsigned char)bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[TC_ID_LENGTH] = '\0';
}

tc_status tc_passage_encode(tc_buffer *out, const tc_passage *p, const char *id, const char *about, const char *slice)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer record = {0};
    put_passage(&record, p, about, slice);
    TRY(tc_buffer_check(&record));
    tc_put_char(out, PASSAGE_LAYOUT);
    put_id(out, id);
    return tc_pack(out, record.data, record.length);
}

static tc_status unpack_passage(tc_buffer *out, const char *data, size_t length)
{
    if (length < 1 + ID_BYTES || data[0] != PASSAGE_LAYOUT)
        return tc_fail(TC_DAMAGED, "a passage of the index does not read");
    return tc_unpack(out, data + 1 + ID_BYTES, length - 1 - ID_BYTES);
}

tc_status tc_passage_slice(tc_buffer *out, uint32_t *start, const char *data, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer record = {0};
    TRY(unpack_passage(&record, data, length));
    tc_reader in = {record.data, record.data + record.length, false};
    tc_get_uint(&in);
    bool slice = tc_get_uint(&in) & 1;
    size_t spans = get_count(&in), size;
    for (size_t i = 0; i < spans; i++) {
        int64_t gap = tc_get_int(&in);
        if (i == 0) *start = (uint32_t)gap;
        tc_get_uint(&in);
    }
    const char *bytes = tc_get_string(&in, &size);
    if (in.bad) return tc_fail(TC_DAMAGED, "a passage of the index does not read");
    if (slice) tc_put(out, bytes, size);
    return tc_buffer_check(out);
}

static tc_status passage_read(tc_passage *p, tc_reader *in)
{
    p->ordinal = (uint32_t)tc_get_uint(in);
    uint64_t kind = tc_get_uint(in);
    p->kind = (tc_passage_kind)(kind >> 1);
    TRY(get_spans(p, in));
    uint32_t base = p->span_count ? p->spans[0].start : 0;
    TRY(get_text(p, in, kind & 1));
    p->first_line = (uint32_t)tc_get_uint(in);
    p->last_line = p->first_line + (uint32_t)tc_get_uint(in);
    p->page = (uint32_t)tc_get_uint(in);
    TRY(get_section(p, in));
    TRY(get_contexts(p, in, base));
    TRY(get_optional(&p->mark, in));
    p->sectors = (uint32_t)tc_get_uint(in);
    p->period = get_period(in);
    TRY(get_entities(p, in, base));
    return in->next < in->end && !in->bad ? get_context(&p->opening, in, base) : TC_OK;
}

tc_status tc_passage_decode(tc_passage *out, char id[TC_ID_LENGTH + 1], const char *data, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer record = {0};
    TRY(unpack_passage(&record, data, length));
    tc_reader in = {record.data, record.data + record.length, false};
    tc_passage passage = {0};
    tc_status status = passage_read(&passage, &in);
    if (status == TC_OK && in.bad) status = tc_fail(TC_DAMAGED, "a passage of the index does not read");
    if (status != TC_OK) {
        tc_passage_clear(&passage);
        return status;
    }
    if (id) get_id(id, data + 1);
    *out = passage;
    return TC_OK;
}

void tc_document_encode(tc_buffer *out, const tc_document *d)
{
    tc_put_char(out, DOCUMENT_LAYOUT);
    put_optional(out, d->id);
    put_optional(out, d->root);
    put_optional(out, d->path);
    put_optional(out, d->title);
    put_optional(out, d->type);
    put_optional(out, d->number);
    put_optional(out, d->issuer);
    put_optional(out, d->doubt);
    put_date(out, d->date);
    tc_put_uint(out, (uint64_t)d->basis);
    put_period(out, d->period);
    tc_put(out, d->sha256, sizeof d->sha256);
    tc_put_uint(out, d->size);
    tc_put_uint(out, d->mtime_ns);
    tc_put_uint(out, d->pages);
    tc_put_uint(out, d->passages);
    tc_put_uint(out, d->text_bytes);
    tc_put_uint(out, d->analysis);
}

/* What others take for granted of a document, damaged records or not. */
static bool is_sound(const tc_document *d)
{
    return d->id && strlen(d->id) == TC_ID_LENGTH && d->root && d->path && d->text_bytes <= UINT32_MAX;
}

tc_status tc_document_decode(tc_document *out, const char *data, size_t length)
{
    if (!length || data[0] != DOCUMENT_LAYOUT)
        return tc_fail(TC_DAMAGED, "a document record of the index does not read");
    tc_reader in = {data + 1, data + length, false};
    tc_document d = {0};
    char **texts[] = {&d.id, &d.root, &d.path, &d.title, &d.type, &d.number, &d.issuer, &d.doubt};
    tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < TC_COUNT(texts); i++) status = get_optional(texts[i], &in);
    d.date = get_date(&in);
    d.basis = (tc_basis)tc_get_uint(&in);
    d.period = get_period(&in);
    if (in.end - in.next >= (ptrdiff_t)sizeof d.sha256) {
        memcpy(d.sha256, in.next, sizeof d.sha256);
        in.next += sizeof d.sha256;
    } else
        in.bad = true;
    d.size = tc_get_uint(&in);
    d.mtime_ns = tc_get_uint(&in);
    d.pages = (uint32_t)tc_get_uint(&in);
    d.passages = (uint32_t)tc_get_uint(&in);
    d.text_bytes = tc_get_uint(&in);
    if (in.next < in.end) d.analysis = (uint32_t)tc_get_uint(&in); /* records of the first layout end before it */
    if (status == TC_OK && (in.bad || !is_sound(&d)))
        status = tc_fail(TC_DAMAGED, "a document record of the index does not read");
    if (status != TC_OK) {
        tc_document_clear(&d);
        return status;
    }
    *out = d;
    return TC_OK;
}
