/* A document and its passages as Xapian documents, ready to be written. The costly part of indexing: it runs on any
 * number of threads, each with its own analyser; the writer only adds what is ready. */
#include "store.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/abbreviation.h>

void tc_prepared_clear(tc_prepared *prepared)
{
    for (size_t i = 0; i < prepared->count; i++) tx_document_free(prepared->records[i]);
    free(prepared->records);
    *prepared = (tc_prepared){.count = 0};
}

/* What preparing one document needs at hand. */
typedef struct preparing {
    tc_prepared *out;
    const tc_document *document;
    tc_analyser *analyser;
    const char *text; /* extracted */
    size_t length;
    size_t sliced;  /* its bytes up to here are in slices or gaps */
    tc_buffer gaps; /* pieces between slices: start, bytes */
    tc_tokens tokens;
    tc_buffer term, data, type, issuer, again;
    tc_buffer about; /* type, number, title and issuer of the document: what all its passages are part of */
} preparing;

static void preparing_free(preparing *p)
{
    tc_tokens_free(&p->tokens);
    tc_buffer_free(&p->term);
    tc_buffer_free(&p->data);
    tc_buffer_free(&p->type);
    tc_buffer_free(&p->issuer);
    tc_buffer_free(&p->again);
    tc_buffer_free(&p->about);
    tc_buffer_free(&p->gaps);
}

static tc_status new_record(preparing *p, tx_document **out)
{
    TRY(TC_GROW(p->out->records, p->out->capacity, p->out->count + 1));
    TRY(tx_document_new(&p->out->records[p->out->count]));
    *out = p->out->records[p->out->count++];
    return TC_OK;
}

static tc_status add_field(preparing *p, tx_document *record, tc_field field, const char *value, size_t length)
{
    tc_buffer_clear(&p->term);
    tc_put_field_term(&p->term, field, value, length);
    TRY(tc_buffer_check(&p->term));
    return tx_document_add_boolean(record, p->term.data, p->term.length);
}

static tc_status add_kind(tx_document *record, const char *kind)
{
    return tx_document_add_boolean(record, kind, strlen(kind));
}

static tc_status set_data(tx_document *record, const tc_buffer *data)
{
    TRY(tc_buffer_check(data));
    return tx_document_set_data(record, data->data ? data->data : "", data->length);
}

static tc_status add_words(preparing *p, tx_document *record, const char *text, size_t length)
{
    TRY(tc_analyse(p->analyser, &p->tokens, text, length, TC_FOR_DOCUMENT));
    for (size_t i = 0; i < p->tokens.count; i++)
        TRY(tx_document_add_term(record, p->tokens.items[i].term, p->tokens.items[i].length, 1));
    return TC_OK;
}

static tc_status set_days(tx_document *record, uint32_t slot, tc_date date)
{
    char days[16];
    int n = snprintf(days, sizeof days, "%04d%02d%02d", date.year, date.month, date.day);
    return tx_document_set_value(record, slot, days, (size_t)n);
}

static int nibble(char hexadecimal)
{
    return hexadecimal <= '9' ? hexadecimal - '0' : hexadecimal - 'a' + 10;
}

static tc_status set_values(preparing *p, tx_document *record, const tc_passage *passage)
{
    const tc_document *d = p->document;
    if (d->date.year) {
        tc_period date = tc_date_period(d->date);
        TRY(set_days(record, TC_SLOT_DATE_FROM, date.from));
        TRY(set_days(record, TC_SLOT_DATE_TO, date.to));
    }
    if (passage->period.from.year || d->date.year) {
        tc_period period = passage->period.from.year ? passage->period : tc_date_period(d->date);
        TRY(set_days(record, TC_SLOT_PERIOD_FROM, period.from));
        TRY(set_days(record, TC_SLOT_PERIOD_TO, period.to));
    }
    char sectors[32], id[TC_ID_LENGTH / 2];
    size_t n = 0;
    for (int i = 0; i < 32; i++)
        if (passage->sectors >> i & 1) sectors[n++] = (char)('A' + i);
    if (n) TRY(tx_document_set_value(record, TC_SLOT_SECTORS, sectors, n));
    if (d->type) TRY(tx_document_set_value(record, TC_SLOT_TYPE, d->type, strlen(d->type)));
    for (int i = 0; i < TC_ID_LENGTH / 2; i++) id[i] = (char)(nibble(d->id[2 * i]) << 4 | nibble(d->id[2 * i + 1]));
    return tx_document_set_value(record, TC_SLOT_DOCUMENT, id, sizeof id);
}

static tc_status add_cited(preparing *p, tx_document *record, const tc_entities *entities)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
    for (size_t i = 0; i < entities->count; i++) {
        if (entities->items[i].kind != TC_ENTITY_DOCUMENT || !entities->items[i].number) continue;
        tc_buffer_clear(&key);
        TRY(tc_number_key(&key, entities->items[i].number));
        TRY(add_field(p, record, TC_FIELD_CITED, key.data, key.length));
    }
    return TC_OK;
}

/* Tokens first…last with a space between: folded, or as they can be read. */
static tc_status put_words(tc_buffer *out, const tc_tokens *t, size_t first, size_t last, bool folded)
{
    for (size_t i = first; i <= last; i++) {
        const tc_token *k = &t->items[i];
        if (i > first) tc_put_char(out, ' ');
        if (folded)
            tc_put(out, k->term, k->fold_length);
        else
            TRY(tc_term_text(out, k->term, k->length));
    }
    return tc_buffer_check(out);
}

/* What a passage says of short forms is found under the short form and under what it stands for. */
static tc_status add_spelled(preparing *p, tx_document *record, const tc_short_form *form, const char *text)
{
    enum { LONGEST = 200 };
    const tc_tokens *t = &p->tokens;
    TC_CLEANUP(tc_buffer_free) tc_buffer one = {0}, other = {0};
    TRY(put_words(&one, t, form->first, form->last, true));
    tc_put_char(&one, '=');
    TRY(put_words(&one, t, form->long_first, form->long_last, false));
    TRY(put_words(&other, t, form->long_first, form->long_last, true));
    tc_put_char(&other, '=');
    tc_put(&other, text + t->items[form->first].start, t->items[form->last].end - t->items[form->first].start);
    TRY(tc_buffer_check(&other));
    if (one.length > LONGEST || other.length > LONGEST) return TC_OK;
    TRY(add_field(p, record, TC_FIELD_SPELLED, one.data, one.length));
    return add_field(p, record, TC_FIELD_SPELLED, other.data, other.length);
}

static tc_status add_short_forms(preparing *p, tx_document *record, const tc_passage *passage)
{
    enum { MOST = 16 };
    tc_short_form forms[MOST];
    if (!memchr(passage->text, '(', passage->text_length)) return TC_OK;
    TRY(tc_analyse(p->analyser, &p->tokens, passage->text, passage->text_length, TC_FOR_HIGHLIGHT));
    size_t count = tc_short_forms_find(forms, MOST, &p->tokens, passage->text, passage->text_length);
    for (size_t i = 0; i < count; i++) TRY(add_spelled(p, record, &forms[i], passage->text));
    return TC_OK;
}

/* A passage that cites a document, and the first one of a document that bears a number: what a search among decisions
 * goes over. */
static tc_status add_citing(preparing *p, tx_document *record, const tc_passage *passage)
{
    bool citing = passage->ordinal == 1 && p->document->number;
    for (size_t i = 0; i < passage->entities.count && !citing; i++)
        citing = passage->entities.items[i].kind == TC_ENTITY_DOCUMENT;
    return citing ? add_kind(record, TC_KIND_CITING) : TC_OK;
}

static void put_gap(preparing *p, size_t end)
{
    if (end <= p->sliced) return;
    tc_put_uint(&p->gaps, p->sliced);
    tc_put_string(&p->gaps, p->text + p->sliced, end - p->sliced);
    p->sliced = end;
}

/* The slice of a passage, or NULL when its text cannot be had from it again or an earlier slice holds part of it. */
static tc_status take_slice(preparing *p, const tc_passage *passage, const char **out)
{
    *out = NULL;
    if (!passage->span_count || passage->spans[0].start < p->sliced) return TC_OK;
    uint32_t start = passage->spans[0].start, end = passage->spans[passage->span_count - 1].end;
    if (end > p->length || end - start > 4 * (size_t)passage->text_length + 256) return TC_OK;
    tc_buffer_clear(&p->again);
    if (tc_spans_text(&p->again, p->text + start, end - start, passage->spans, passage->span_count) != TC_OK)
        return TC_OK;
    if (p->again.length != passage->text_length || memcmp(p->again.data, passage->text, passage->text_length) != 0)
        return TC_OK;
    put_gap(p, start);
    p->sliced = end;
    *out = p->text + start;
    return TC_OK;
}

/* A heading that stands in the passage itself is there already. */
static bool holds(const tc_passage *passage, const char *text)
{
    return strstr(passage->text, text) != NULL;
}

/* Words of the document's type, number, title and issuer, of headings, of context and of the paragraph's opening are
 * found too: they place a passage where its own words do not. */
static tc_status add_surroundings(preparing *p, tx_document *record, const tc_passage *passage)
{
    if (p->about.length) TRY(add_words(p, record, p->about.data, p->about.length));
    for (size_t i = 0; i < passage->section_count; i++)
        if (!holds(passage, passage->section[i]))
            TRY(add_words(p, record, passage->section[i], strlen(passage->section[i])));
    for (size_t i = 0; i < passage->context_count; i++)
        if (!holds(passage, passage->context[i].text))
            TRY(add_words(p, record, passage->context[i].text, strlen(passage->context[i].text)));
    return passage->opening.text ? add_words(p, record, passage->opening.text, strlen(passage->opening.text)) : TC_OK;
}

static tc_status prepare_passage(preparing *p, const tc_passage *passage)
{
    tx_document *record;
    const char *slice;
    TRY(new_record(p, &record));
    TRY(add_words(p, record, passage->text, passage->text_length));
    TRY(add_surroundings(p, record, passage));
    TRY(add_kind(record, TC_KIND_PASSAGE));
    TRY(add_field(p, record, TC_FIELD_DOCUMENT, p->document->id, TC_ID_LENGTH));
    if (p->type.length) TRY(add_field(p, record, TC_FIELD_TYPE, p->type.data, p->type.length));
    if (p->issuer.length) TRY(add_field(p, record, TC_FIELD_ISSUER, p->issuer.data, p->issuer.length));
    for (int i = 0; i < 32; i++)
        if (passage->sectors >> i & 1) TRY(add_field(p, record, TC_FIELD_SECTOR, &(char){(char)('A' + i)}, 1));
    TRY(add_cited(p, record, &passage->entities));
    TRY(add_short_forms(p, record, passage));
    TRY(add_citing(p, record, passage));
    TRY(set_values(p, record, passage));
    TRY(take_slice(p, passage, &slice));
    tc_buffer_clear(&p->data);
    TRY(tc_passage_encode(&p->data, passage, p->document->id, p->about.data, slice));
    return set_data(record, &p->data);
}

/* What lies between the slices, in blocks. */
static tc_status prepare_text(preparing *p)
{
    put_gap(p, p->length);
    TRY(tc_buffer_check(&p->gaps));
    for (size_t n = 0, at = 0; at < p->gaps.length; n++, at += TC_TEXT_BLOCK) {
        tx_document *record;
        char key[64];
        int k = snprintf(key, sizeof key, "%s:%08zu", p->document->id, n);
        TRY(new_record(p, &record));
        TRY(add_kind(record, TC_KIND_TEXT));
        TRY(add_field(p, record, TC_FIELD_TEXT, key, (size_t)k));
        TRY(add_field(p, record, TC_FIELD_DOCUMENT, p->document->id, TC_ID_LENGTH));
        tc_buffer_clear(&p->data);
        TRY(tc_pack(&p->data, p->gaps.data + at,
                    p->gaps.length - at < TC_TEXT_BLOCK ? p->gaps.length - at : TC_TEXT_BLOCK));
        TRY(set_data(record, &p->data));
    }
    return TC_OK;
}

static tc_status add_value(tx_document *record, tc_field field, const char *value, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
    tc_put_field_term(&term, field, value, length);
    TRY(tc_buffer_check(&term));
    return tx_document_add_boolean(record, term.data, term.length);
}

tc_status tc_document_record(tx_document *record, const tc_document *d)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0}, data = {0};
    TRY(add_kind(record, TC_KIND_DOCUMENT));
    TRY(add_value(record, TC_FIELD_IDENTITY, d->id, TC_ID_LENGTH));
    TRY(add_value(record, TC_FIELD_DOCUMENT, d->id, TC_ID_LENGTH));
    TRY(add_value(record, TC_FIELD_ROOT, d->root, strlen(d->root)));
    if (d->number) {
        TRY(tc_number_key(&key, d->number));
        TRY(add_value(record, TC_FIELD_NUMBER, key.data, key.length));
    }
    tc_document_encode(&data, d);
    return set_data(record, &data);
}

static tc_status prepare_document(preparing *p)
{
    tx_document *record;
    TRY(new_record(p, &record));
    return tc_document_record(record, p->document);
}

static tc_status describe(preparing *p)
{
    const tc_document *d = p->document;
    const char *parts[] = {d->type, d->number, d->title, d->issuer};
    for (size_t i = 0; i < TC_COUNT(parts); i++) {
        if (!parts[i]) continue;
        if (p->about.length) tc_put_char(&p->about, ' ');
        tc_put_text(&p->about, parts[i]);
    }
    return tc_buffer_check(&p->about);
}

static tc_status prepare_all(preparing *p, tc_passages *passages)
{
    TRY(describe(p));
    if (p->document->type) TRY(tc_field_key(&p->type, p->document->type));
    if (p->document->issuer) TRY(tc_field_key(&p->issuer, p->document->issuer));
    TRY(prepare_document(p));
    for (size_t i = 0; i < passages->count; i++) {
        TRY(prepare_passage(p, &passages->items[i]));
        tc_passage_clear(&passages->items[i]); /* of a large document what is ready takes the place of what is read */
    }
    return prepare_text(p);
}

tc_status tc_prepare(tc_prepared *out, tc_document *document, tc_passages *passages, const char *text, size_t length,
                     tc_analyser *analyser)
{
    tc_prepared prepared = {.count = 0};
    TC_CLEANUP(preparing_free)
    preparing p = {.out = &prepared, .document = document, .analyser = analyser, .text = text, .length = length};
    if (passages->count > UINT32_MAX || length > UINT32_MAX)
        return tc_fail(TC_LIMIT, "'%s': longer than 4 GB", document->path);
    document->passages = (uint32_t)passages->count;
    document->text_bytes = length;
    snprintf(prepared.id, sizeof prepared.id, "%s", document->id);
    tc_status status = prepare_all(&p, passages);
    if (status == TC_OK)
        *out = prepared;
    else
        tc_prepared_clear(&prepared);
    return status;
}
