/* Comma separated values, for spreadsheets: a header row, fields in quotes where they need them. */
#include "searcher/program/print.h"
#include <stdio.h>
#include <string.h>

typedef struct row {
    tc_screen *screen;
    bool begun;
} row;

/* A field that begins like a formula would be run by a spreadsheet: a quote before it keeps it text. */
static void put_field(row *r, const char *text, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer field = {0};
    bool formula = length && strchr("=+@", *text), quotes = formula;
    for (size_t i = 0; i < length; i++) quotes |= strchr("\",\n\r", text[i]) != NULL;
    if (r->begun) tc_put_char(&field, ',');
    if (quotes) tc_put_char(&field, '"');
    if (formula) tc_put_char(&field, '\'');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"') tc_put_char(&field, '"');
        tc_put_char(&field, text[i]);
    }
    if (quotes) tc_put_char(&field, '"');
    if (field.status != TC_OK) r->screen->text.status = field.status;
    if (field.length) tc_screen_raw(r->screen, field.data, field.length);
    r->begun = true;
}

static void put_text(row *r, const char *text)
{
    put_field(r, text ? text : "", text ? strlen(text) : 0);
}

static void put_number(row *r, size_t number)
{
    char text[32];
    snprintf(text, sizeof text, "%zu", number);
    put_text(r, text);
}

static void put_date(row *r, tc_date date)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_date_write(&text, date);
    put_text(r, text.data);
}

static void end_row(row *r)
{
    tc_screen_raw(r->screen, "\n", 1);
    r->begun = false;
}

static void put_head(row *r, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) put_text(r, names[i]);
    end_row(r);
}

/* "12,5 tỷ đồng; 2,7 km". */
static void put_beside(row *r, const tc_mention *m, bool figures)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    const tc_passage *p = &m->hit.passage;
    for (size_t i = 0; i < m->beside_count; i++) {
        const tc_entity *e = &p->entities.items[m->beside[i].entity];
        if ((e->kind == TC_ENTITY_FIGURE) != figures) continue;
        if (text.length) tc_put_text(&text, "; ");
        tc_put(&text, p->text + e->at.start, e->at.end - e->at.start);
    }
    put_text(r, text.data);
}

static void put_mention(row *r, const tc_mention *m)
{
    const tc_citation *c = &m->hit.citation;
    const tc_passage *p = &m->hit.passage;
    const tc_event *e = m->event < m->event_count ? &m->events[m->event] : NULL;
    put_date(r, m->date);
    put_text(r, m->basis);
    put_text(r, c->document);
    put_text(r, c->number);
    put_text(r, c->issuer);
    put_number(r, c->first_line);
    put_number(r, c->last_line);
    put_field(r, p->text + m->hit.highlights[0].start, m->hit.highlights[0].end - m->hit.highlights[0].start);
    put_text(r, e ? e->kind : NULL);
    put_text(r, !e ? NULL : e->negated ? "yes" : "no");
    put_beside(r, m, true);
    put_beside(r, m, false);
    put_field(r, p->text + m->sentence.start, m->sentence.end - m->sentence.start);
    put_text(r, m->hit.id);
    end_row(r);
}

void tc_csv_mentions(tc_printer *out, const tc_mentions *m)
{
    static const char *const head[] = {"date", "date_basis", "document", "number",  "issuer", "first_line", "last_line",
                                       "form", "status",     "negated",  "figures", "dates",  "sentence",   "id"};
    row r = {.screen = &out->screen};
    put_head(&r, head, sizeof head / sizeof *head);
    for (size_t i = 0; i < m->count; i++) put_mention(&r, &m->items[i]);
}

void tc_csv_timeline(tc_printer *out, const tc_mentions *m)
{
    static const char *const head[] = {"period", "mentions"};
    row r = {.screen = &out->screen};
    put_head(&r, head, 2);
    for (size_t i = 0; i < m->timeline.count; i++) {
        put_text(&r, m->timeline.items[i].name);
        put_number(&r, m->timeline.items[i].count);
        end_row(&r);
    }
}

void tc_csv_names(tc_printer *out, const tc_names *n)
{
    static const char *const head[] = {"name", "kind", "mentions", "passages", "documents", "first", "last", "forms"};
    row r = {.screen = &out->screen};
    put_head(&r, head, sizeof head / sizeof *head);
    for (size_t i = 0; i < n->count; i++) {
        const tc_named *d = &n->items[i];
        TC_CLEANUP(tc_buffer_free) tc_buffer forms = {0};
        for (size_t k = 0; k < d->form_count; k++) tc_put_format(&forms, "%s%s", k ? "; " : "", d->forms[k]);
        put_text(&r, d->name);
        put_text(&r, d->kind);
        put_number(&r, d->mentions);
        put_number(&r, d->passages);
        put_number(&r, d->documents);
        put_date(&r, d->first);
        put_date(&r, d->last);
        put_text(&r, forms.data);
        end_row(&r);
    }
}
