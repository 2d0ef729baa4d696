/* Results as tables for spreadsheets. */
#include "searcher/program/csv.h"
#include "searcher/program/print.h"
#include <stdio.h>

/* "12,5 tỷ đồng; 2,7 km". */
static void put_beside(tc_csv *r, const tc_mention *m, bool figures)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    const tc_passage *p = &m->hit.passage;
    for (size_t i = 0; i < m->beside_count; i++) {
        const tc_entity *e = &p->entities.items[m->beside[i].entity];
        if ((e->kind == TC_ENTITY_FIGURE) != figures) continue;
        if (text.length) tc_put_text(&text, "; ");
        tc_put(&text, p->text + e->at.start, e->at.end - e->at.start);
    }
    tc_csv_text(r, text.data);
}

static void put_mention(tc_csv *r, const tc_mention *m, tc_mention_match match)
{
    const tc_citation *c = &m->hit.citation;
    const tc_passage *p = &m->hit.passage;
    const tc_event *e = m->event < m->event_count ? &m->events[m->event] : NULL;
    tc_csv_date(r, m->date);
    tc_csv_text(r, m->basis);
    tc_csv_text(r, c->document);
    tc_csv_text(r, c->number);
    tc_csv_text(r, c->issuer);
    tc_csv_count(r, c->first_line);
    tc_csv_count(r, c->last_line);
    tc_csv_put(r, p->text + m->hit.highlights[0].start, m->hit.highlights[0].end - m->hit.highlights[0].start);
    tc_csv_text(r, e ? e->kind : NULL);
    tc_csv_text(r, !e ? NULL : e->negated ? "yes" : "no");
    put_beside(r, m, true);
    put_beside(r, m, false);
    tc_csv_put(r, p->text + m->sentence.start, m->sentence.end - m->sentence.start);
    tc_csv_text(r, m->hit.id);
    tc_csv_text(r, tc_mention_match_name(match));
    tc_csv_end(r);
}

void tc_csv_mentions(tc_printer *out, const tc_mentions *m)
{
    static const char *const head[] = {"date",       "date_basis", "document", "number", "issuer",
                                       "first_line", "last_line",  "form",     "status", "negated",
                                       "figures",    "dates",      "sentence", "id",     "match"};
    tc_csv r = {.screen = &out->screen};
    tc_csv_head(&r, head, TC_COUNT(head));
    for (size_t i = 0; i < m->count; i++) put_mention(&r, &m->items[i], m->match);
}

void tc_csv_timeline(tc_printer *out, const tc_mentions *m)
{
    static const char *const head[] = {"period", "mentions"};
    tc_csv r = {.screen = &out->screen};
    tc_csv_head(&r, head, 2);
    for (size_t i = 0; i < m->timeline.count; i++) {
        tc_csv_text(&r, m->timeline.items[i].name);
        tc_csv_count(&r, m->timeline.items[i].count);
        tc_csv_end(&r);
    }
}

void tc_csv_names(tc_printer *out, const tc_names *n)
{
    static const char *const head[] = {"name", "kind", "mentions", "passages", "documents", "first", "last", "forms"};
    tc_csv r = {.screen = &out->screen};
    tc_csv_head(&r, head, TC_COUNT(head));
    for (size_t i = 0; i < n->count; i++) {
        const tc_named *d = &n->items[i];
        TC_CLEANUP(tc_buffer_free) tc_buffer forms = {0};
        for (size_t k = 0; k < d->form_count; k++) tc_put_format(&forms, "%s%s", k ? "; " : "", d->forms[k]);
        tc_csv_text(&r, d->name);
        tc_csv_text(&r, d->kind);
        tc_csv_count(&r, d->mentions);
        tc_csv_count(&r, d->passages);
        tc_csv_count(&r, d->documents);
        tc_csv_date(&r, d->first);
        tc_csv_date(&r, d->last);
        tc_csv_text(&r, forms.data);
        tc_csv_end(&r);
    }
}

static void put_point(tc_csv *r, const tc_point *p)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer time = {0};
    char lines[40];
    if (p->period.from.year) tc_period_write(&time, p->period);
    snprintf(lines, sizeof lines, "%u-%u", p->citation.first_line, p->citation.last_line);
    tc_csv_text(r, time.data);
    tc_csv_date(r, p->period.from);
    tc_csv_date(r, p->period.to);
    tc_csv_date(r, p->as_of);
    tc_csv_value(r, p->value);
    tc_csv_text(r, p->unit);
    tc_csv_value(r, p->target);
    tc_csv_value(r, p->total);
    tc_csv_text(r, tc_point_kind_name(p->kind));
    tc_csv_text(r, p->exact ? "true" : "false");
    tc_csv_text(r, p->text);
    tc_csv_text(r, p->citation.document);
    tc_csv_text(r, lines);
    tc_csv_text(r, p->citation.label);
    tc_csv_text(r, p->sentence);
    tc_csv_text(r, p->comparison);
    tc_csv_end(r);
}

void tc_csv_series(tc_printer *out, const tc_series *s)
{
    static const char *const head[] = {"period", "from",  "to",       "as_of",     "value", "unit",
                                       "target", "of",    "kind",     "exact",     "text",  "document",
                                       "lines",  "label", "sentence", "comparison"};
    tc_csv r = {.screen = &out->screen};
    tc_csv_head(&r, head, TC_COUNT(head));
    for (size_t i = 0; i < s->count; i++) put_point(&r, &s->items[i]);
}
