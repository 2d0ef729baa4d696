/* Filters: what `field:value` and the options of a search let through. */
#include "searcher/query/parts.h"
#include "searcher/searcher.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/abbreviation.h>

/* In a switch over fields: what to do for those that the index has for itself. */
#define NEVER_ASKED_FOR(then) \
    case TC_FIELD_KIND:       \
    case TC_FIELD_NUMBER:     \
    case TC_FIELD_IDENTITY:   \
    case TC_FIELD_TEXT:       \
    case TC_FIELD_FAILURE:    \
    case TC_FIELD_SPELLED:    \
    case TC_FIELD_ROOT:       \
    case TC_FIELD_COUNT: then

static tc_status add_filter(tc_query *q, tc_field field, const char *value, tc_period period)
{
    TRY(TC_GROW(q->filters, q->filter_capacity, q->filter_count + 1));
    char *copy = tc_strdup(value);
    if (!copy) return tc_fail(TC_MEMORY, "no memory for the query");
    q->filters[q->filter_count++] = (tc_filter){.field = field, .value = copy, .period = period};
    return TC_OK;
}

static tc_status add_period(tc_query *q, tc_field field, const char *option, const char *value, tc_date today)
{
    tc_period period;
    if (!value) return TC_OK;
    if (tc_period_parse(&period, value, today) != TC_OK)
        return tc_fail(TC_USAGE, "--%s: '%s' is no date or period", option, value);
    return add_filter(q, field, value, period);
}

/* --from and --to are one interval, open where one of them is missing. */
static tc_status add_range(tc_query *q, const tc_search_options *o)
{
    tc_period range = {{1, 1, 1}, {9999, 12, 31}};
    TC_CLEANUP(tc_buffer_free) tc_buffer words = {0};
    tc_date date;
    if (!o->from && !o->to) return TC_OK;
    if (o->from && tc_date_parse(&date, o->from) != TC_OK) return tc_fail(TC_USAGE, "--from: '%s' is no date", o->from);
    if (o->from) range.from = tc_date_period(date).from;
    if (o->to && tc_date_parse(&date, o->to) != TC_OK) return tc_fail(TC_USAGE, "--to: '%s' is no date", o->to);
    if (o->to) range.to = tc_date_period(date).to;
    if (tc_date_compare(range.from, range.to) > 0)
        return tc_fail(TC_USAGE, "--from '%s' is later than --to '%s'", o->from, o->to);
    tc_put_format(&words, "%s..%s", o->from ? o->from : "", o->to ? o->to : "");
    TRY(tc_buffer_check(&words));
    return add_filter(q, TC_FIELD_DATE, words.data, range);
}

tc_status tc_query_filter_options(tc_query *q, const tc_search_options *o)
{
    tc_period none = {0};
    TRY(add_range(q, o));
    TRY(add_period(q, TC_FIELD_PERIOD, "period", o->period, o->today));
    if (o->sector) TRY(add_filter(q, TC_FIELD_SECTOR, o->sector, none));
    if (o->document) TRY(add_filter(q, TC_FIELD_DOCUMENT, o->document, none));
    if (o->type) TRY(add_filter(q, TC_FIELD_TYPE, o->type, none));
    if (o->issuer) TRY(add_filter(q, TC_FIELD_ISSUER, o->issuer, none));
    return TC_OK;
}

/* ---- as queries ---- */

static tc_status one_of(tx_query **out, tc_parts *s, tx_operator op)
{
    if (!s->count) return tx_query_nothing(out);
    if (s->count == 1) {
        *out = s->items[--s->count];
        return TC_OK;
    }
    return tx_query_combine(out, op, s->items, s->count, 0);
}

/* Puts the long form in place of every abbreviation in a key with a blank at either end. */
static tc_status spell_out(tc_buffer *padded)
{
    const tc_abbreviation *all;
    size_t count;
    TRY(tc_abbreviations(&all, &count));
    for (size_t i = 0; i < count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer word = {0}, whole = {0};
        tc_put_char(&word, ' ');
        TRY(tc_fold(&word, all[i].form, all[i].form_length));
        tc_put_char(&word, ' ');
        TRY(tc_buffer_check(&word));
        const char *at = strstr(padded->data, word.data);
        if (!at) continue;
        tc_put(&whole, padded->data, (size_t)(at - padded->data) + 1);
        TRY(tc_fold(&whole, all[i].meaning, all[i].meaning_length));
        tc_put_text(&whole, at + word.length - 1);
        TRY(tc_buffer_check(&whole));
        tc_buffer_clear(padded);
        tc_put(padded, whole.data, whole.length);
        TRY(tc_buffer_check(padded));
    }
    return TC_OK;
}

/* The key of a value as it is compared: abbreviations spelled out, a blank at either end. */
static tc_status put_key(tc_buffer *out, const char *value, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_put(&text, value, length);
    TRY(tc_buffer_check(&text));
    tc_put_char(out, ' ');
    TRY(tc_field_key(out, text.data));
    tc_put_char(out, ' ');
    TRY(tc_buffer_check(out));
    return spell_out(out);
}

/* Types and issuers are few: a value stands for every one in the index that holds its words ("UBND tỉnh" of "Ủy ban
 * nhân dân tỉnh Cao Lãng"), compared folded. */
static tc_status find_listed(tc_parts *found, tc_store *store, tc_field field, const char *value)
{
    TC_CLEANUP(tx_terms_cleanup) tx_terms *terms = NULL;
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0}, padded = {0};
    const char *prefix = tc_field_prefix(field);
    TRY(put_key(&key, value, strlen(value)));
    TRY(tx_terms_open(&terms, tc_store_database(store), prefix, strlen(prefix)));
    for (;;) {
        const char *term;
        size_t length;
        tc_status status = tx_terms_next(terms, &term, &length, NULL);
        if (status == TC_NOT_FOUND) break;
        if (status != TC_OK) return status;
        tc_buffer_clear(&padded);
        TRY(put_key(&padded, term + strlen(prefix), length - strlen(prefix)));
        if (key.length > 2 && strstr(padded.data, key.data)) TRY(tc_parts_keep_term(found, term, length));
    }
    return TC_OK;
}

static tc_status by_listed_value(tx_query **out, tc_store *store, tc_field field, const char *value)
{
    TC_CLEANUP(tc_parts_free) tc_parts found = {0};
    TRY(find_listed(&found, store, field, value));
    return one_of(out, &found, TX_OR);
}

typedef struct path_search {
    const char *value;
    tc_parts *found;
} path_search;

static tc_status note_document(void *context, const tc_document *d)
{
    path_search *s = context;
    char term[64];
    if (!tc_document_named(s->value, d)) return TC_OK;
    int n = snprintf(term, sizeof term, "%s%s", tc_field_prefix(TC_FIELD_DOCUMENT), d->id);
    return tc_parts_keep_term(s->found, term, (size_t)n);
}

static tc_status by_document(tx_query **out, tc_store *store, const char *value)
{
    TC_CLEANUP(tc_parts_free) tc_parts found = {0};
    path_search search = {value, &found};
    TRY(tc_store_each_document(store, note_document, &search));
    return one_of(out, &found, TX_OR);
}

static tc_status warn_unknown(tc_query *q, tc_store *store, const tc_filter *f)
{
    TC_CLEANUP(tc_parts_free) tc_parts found = {0};
    path_search search = {f->value, &found};
    if (f->field == TC_FIELD_DOCUMENT) {
        TRY(tc_store_each_document(store, note_document, &search));
        return found.count ? TC_OK : tc_query_warn(q, "no document '%s' in the index", f->value);
    }
    if (f->field != TC_FIELD_TYPE && f->field != TC_FIELD_ISSUER) return TC_OK;
    TRY(find_listed(&found, store, f->field, f->value));
    if (found.count) return TC_OK;
    return f->field == TC_FIELD_TYPE ? tc_query_warn(q, "no document in the index is of the type '%s'", f->value)
                                     : tc_query_warn(q, "no document in the index is issued by '%s'", f->value);
}

tc_status tc_query_warn_unknown(tc_query *q, tc_store *store)
{
    for (size_t i = 0; i < q->filter_count; i++)
        if (!q->filters[i].ignored) TRY(warn_unknown(q, store, &q->filters[i]));
    return TC_OK;
}

/* Passages that cite the number, the letterhead of the document that bears it among them. */
static tc_status by_number(tx_query **out, const char *value)
{
    TC_CLEANUP(tc_parts_free) tc_parts found = {0};
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
    TRY(tc_number_key_typed(&key, value));
    TRY(tc_parts_keep_cited(&found, key.data));
    return one_of(out, &found, TX_OR);
}

/* An interval passes when the filter's interval overlaps it: it begins before the end and ends after the beginning. */
static tc_status by_interval(tx_query **out, tc_period period, tc_slot from_slot, tc_slot to_slot)
{
    TC_CLEANUP(tc_parts_free) tc_parts both = {0};
    tx_query *query;
    char from[16], to[16];
    int f = snprintf(from, sizeof from, "%04d%02d%02d", period.from.year, period.from.month, period.from.day);
    int t = snprintf(to, sizeof to, "%04d%02d%02d", period.to.year, period.to.month, period.to.day);
    TRY(tx_query_range(&query, from_slot, "0", 1, to, (size_t)t));
    TRY(tc_parts_keep(&both, query));
    TRY(tx_query_range(&query, to_slot, from, (size_t)f, NULL, 0));
    TRY(tc_parts_keep(&both, query));
    return one_of(out, &both, TX_AND);
}

static tc_status by_sector(tx_query **out, tc_store *store, const char *value)
{
    int bit = tc_store_sector_of_name(store, value);
    if (bit < 0) {
        tc_status status = tc_fail(TC_USAGE, "--sector: no sector '%s' in this index", value);
        tc_hint("tracuu status lists the sectors");
        return status;
    }
    char term[8];
    int n = snprintf(term, sizeof term, "%s%c", tc_field_prefix(TC_FIELD_SECTOR), 'A' + bit);
    return tx_query_term(out, term, (size_t)n, 1);
}

/* Words of the heading path are terms of the passage as well: the filter asks for them, the text decides. */
static tc_status by_section(tx_query **out, const char *value)
{
    TC_CLEANUP(tc_parts_free) tc_parts words = {0};
    tc_analyser *analyser;
    tc_tokens tokens = {0};
    TRY(tc_analyser_new(&analyser));
    tc_status status = tc_analyse(analyser, &tokens, value, strlen(value), TC_FOR_HIGHLIGHT);
    for (size_t i = 0; i < tokens.count && status == TC_OK; i++) {
        tx_query *query;
        status = tx_query_wildcard(&query, tokens.items[i].term, tokens.items[i].fold_length, 64);
        if (status == TC_OK) status = tc_parts_keep(&words, query);
    }
    if (status == TC_OK) status = one_of(out, &words, TX_AND);
    tc_tokens_free(&tokens);
    tc_analyser_free(analyser);
    return status;
}

static tc_status filter_query(tx_query **out, tc_store *store, const tc_filter *f)
{
    switch (f->field) {
        NEVER_ASKED_FOR(break);
    case TC_FIELD_SECTOR: return by_sector(out, store, f->value);
    case TC_FIELD_TYPE:
    case TC_FIELD_ISSUER: return by_listed_value(out, store, f->field, f->value);
    case TC_FIELD_DOCUMENT: return by_document(out, store, f->value);
    case TC_FIELD_CITED: return by_number(out, f->value);
    case TC_FIELD_DATE: return by_interval(out, f->period, TC_SLOT_DATE_FROM, TC_SLOT_DATE_TO);
    case TC_FIELD_PERIOD: return by_interval(out, f->period, TC_SLOT_PERIOD_FROM, TC_SLOT_PERIOD_TO);
    case TC_FIELD_SECTION: return by_section(out, f->value);
    }
    return tc_fail(TC_INTERNAL, "'%s' cannot be asked for", tc_field_words(f->field));
}

tc_status tc_query_tree_filters(tc_query *q, tc_store *store)
{
    for (size_t i = 0; i < q->filter_count; i++) {
        tc_filter *f = &q->filters[i];
        if (!f->in_tree || f->ignored || f->query) continue;
        TRY(filter_query(&f->query, store, f));
    }
    return TC_OK;
}

tc_status tc_query_filters(tx_query **out, const tc_query *q, tc_store *store)
{
    TC_CLEANUP(tc_parts_free) tc_parts all = {0}, none = {0};
    TC_CLEANUP(tx_query_cleanup) tx_query *passing = NULL, *excluded = NULL, *without = NULL;
    TRY(tc_parts_keep_term(&all, "XKP", 3));
    for (size_t i = 0; i < q->filter_count; i++) {
        tx_query *query;
        if (q->filters[i].in_tree || q->filters[i].ignored) continue;
        TRY(filter_query(&query, store, &q->filters[i]));
        TRY(tc_parts_keep(q->filters[i].negated ? &none : &all, query));
    }
    TRY(one_of(&passing, &all, TX_AND));
    if (!none.count) return tx_query_scale(out, passing, 0);
    TRY(one_of(&excluded, &none, TX_OR));
    tx_query *pair[2] = {passing, excluded};
    TRY(tx_query_combine(&without, TX_AND_NOT, pair, 2, 0));
    return tx_query_scale(out, without, 0);
}

/* ---- on a passage ---- */

static tc_status holds_value(bool *out, const char *value, const char *wanted)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0}, whole = {0};
    *out = false;
    if (!value) return TC_OK;
    TRY(put_key(&key, wanted, strlen(wanted)));
    TRY(put_key(&whole, value, strlen(value)));
    *out = key.length > 2 && strstr(whole.data, key.data);
    return TC_OK;
}

static tc_status holds_number(bool *out, const tc_passage *p, const tc_document *d, const char *value)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer wanted = {0}, key = {0};
    TRY(tc_number_key_typed(&wanted, value));
    if (d->number) TRY(tc_number_key(&key, d->number));
    *out = key.length && tc_number_stands_for(wanted.data, key.data);
    for (size_t i = 0; i < p->entities.count && !*out; i++) {
        const tc_entity *e = &p->entities.items[i];
        if (e->kind != TC_ENTITY_DOCUMENT || !e->number) continue;
        tc_buffer_clear(&key);
        TRY(tc_number_key(&key, e->number));
        *out = tc_number_stands_for(wanted.data, key.data);
    }
    return TC_OK;
}

static tc_status holds_section(bool *out, const tc_passage *p, const char *value)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer wanted = {0}, path = {0};
    TRY(tc_field_key(&wanted, value));
    for (size_t i = 0; i < p->section_count; i++) TRY(tc_field_key(&path, p->section[i]));
    *out = path.data && wanted.length && strstr(path.data, wanted.data);
    return TC_OK;
}

tc_status tc_filter_holds(bool *out, const tc_filter *f, const tc_passage *p, const tc_document *d,
                          const tc_store *store)
{
    int bit;
    *out = false;
    switch (f->field) {
        NEVER_ASKED_FOR(break);
    case TC_FIELD_SECTOR:
        bit = tc_store_sector_of_name(store, f->value);
        *out = bit >= 0 && (p->sectors >> bit & 1);
        return TC_OK;
    case TC_FIELD_TYPE: return holds_value(out, d->type, f->value);
    case TC_FIELD_ISSUER: return holds_value(out, d->issuer, f->value);
    case TC_FIELD_DOCUMENT: *out = tc_document_named(f->value, d) > 0; return TC_OK;
    case TC_FIELD_CITED: return holds_number(out, p, d, f->value);
    case TC_FIELD_DATE: *out = d->date.year && tc_period_overlaps(tc_date_period(d->date), f->period); return TC_OK;
    case TC_FIELD_PERIOD: *out = p->period.from.year && tc_period_overlaps(p->period, f->period); return TC_OK;
    case TC_FIELD_SECTION: return holds_section(out, p, f->value);
    }
    return TC_OK;
}
