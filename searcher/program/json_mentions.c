/* What mentions and names print as JSON. Every pair is documented in docs/output.md. */
#include "searcher/program/json.h"

static json_t *json_slice(const tc_passage *p, tc_range at)
{
    return at.end > at.start ? tc_json_bytes(p->text + at.start, at.end - at.start) : json_null();
}

static json_t *json_range(tc_range at)
{
    return json_pack("[I,I]", (json_int_t)at.start, (json_int_t)at.end);
}

static json_t *json_event(const tc_passage *p, const tc_event *e)
{
    return json_pack("{s:o,s:o,s:b,s:o}", "kind", tc_json_text(e->kind), "text", json_slice(p, e->at), "negated",
                     e->negated, "at", json_range(e->at));
}

static json_t *json_events(const tc_mention *m)
{
    json_t *array = json_array();
    for (size_t i = 0; i < m->event_count && array; i++)
        array = tc_json_append(array, json_event(&m->hit.passage, &m->events[i]));
    return array;
}

static json_t *json_figure(const tc_passage *p, const tc_beside *b)
{
    const tc_entity *e = &p->entities.items[b->entity];
    return json_pack("{s:o,s:o,s:o,s:o,s:b,s:o,s:o,s:o}", /* a pair a line */
                     "text", json_slice(p, e->at),        //
                     "value", tc_json_real(e->value),     //
                     "target", tc_json_real(e->target),   //
                     "unit", tc_json_text(e->unit),       //
                     "exact", !e->approximate,            //
                     "about", tc_json_text(b->about),     //
                     "at", json_range(e->at),             //
                     "span", json_range(e->source));
}

static json_t *json_dated(const tc_passage *p, const tc_beside *b)
{
    const tc_entity *e = &p->entities.items[b->entity];
    tc_period period = e->period.from.year || !e->date.year ? e->period : tc_date_period(e->date);
    return json_pack("{s:o,s:o,s:b,s:o,s:o,s:o}",      /* a pair a line */
                     "text", json_slice(p, e->at),     //
                     "period", tc_json_period(period), //
                     "deadline", b->about != NULL,     //
                     "task", tc_json_text(b->task),    //
                     "at", json_range(e->at),          //
                     "span", json_range(e->source));
}

static json_t *json_beside(const tc_mention *m, bool figures)
{
    json_t *array = json_array();
    const tc_passage *p = &m->hit.passage;
    for (size_t i = 0; i < m->beside_count && array; i++) {
        bool figure = p->entities.items[m->beside[i].entity].kind == TC_ENTITY_FIGURE;
        if (figure != figures) continue;
        array = tc_json_append(array, figure ? json_figure(p, &m->beside[i]) : json_dated(p, &m->beside[i]));
    }
    return array;
}

json_t *tc_json_mention(const tc_mention *m, const tc_store *store)
{
    const tc_passage *p = &m->hit.passage;
    const tc_event *event = m->event < m->event_count ? &m->events[m->event] : NULL;
    return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}",                 /* a pair a line */
                     "date", tc_json_date(m->date),                                           //
                     "date_basis", tc_json_text(m->basis),                                    //
                     "period", tc_json_period(m->period),                                     //
                     "id", tc_json_text(m->hit.id),                                           //
                     "text", p->text ? tc_json_bytes(p->text, p->text_length) : json_null(),  //
                     "highlights", tc_json_ranges(m->hit.highlights, m->hit.highlight_count), //
                     "sentence", json_slice(p, m->sentence),                                  //
                     "status", event ? json_event(p, event) : json_null(),                    //
                     "events", json_events(m),                                                //
                     "figures", json_beside(m, true),                                         //
                     "dates", json_beside(m, false),                                          //
                     "sectors", tc_json_sectors(p->sectors, store),                           //
                     "citation", tc_json_citation(&m->hit.citation));
}

static json_t *json_drift_value(const tc_mentions *all, const tc_drift_value *v)
{
    const tc_mention *m = &all->items[v->mention];
    const tc_passage *p = &m->hit.passage;
    const tc_entity *e = &p->entities.items[m->beside[v->beside].entity];
    return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o}",        /* a pair a line */
                     "text", json_slice(p, e->at),           //
                     "value", tc_json_real(v->value),        //
                     "due", tc_json_period(v->due),          //
                     "date", tc_json_date(m->date),          //
                     "id", tc_json_text(m->hit.id),          //
                     "sentence", json_slice(p, m->sentence), //
                     "citation", tc_json_citation(&m->hit.citation));
}

static json_t *json_drifts(const tc_mentions *m)
{
    json_t *array = json_array();
    for (size_t i = 0; i < m->drift_count && array; i++) {
        const tc_drift *d = &m->drifts[i];
        json_t *values = json_array();
        for (size_t k = 0; k < d->count && values; k++)
            values = tc_json_append(values, json_drift_value(m, &d->values[k]));
        array = tc_json_append(array,
                               json_pack("{s:o,s:o,s:o,s:o}", "about", tc_json_text(d->about), "task",
                                         tc_json_text(d->task), "unit", tc_json_text(d->unit), "values", values));
    }
    return array;
}

json_t *tc_json_mentions(const tc_mentions *m, const tc_store *store)
{
    json_t *mentions = json_array(), *timeline = json_array();
    for (size_t i = 0; i < m->count && mentions; i++)
        mentions = tc_json_append(mentions, tc_json_mention(&m->items[i], store));
    for (size_t i = 0; i < m->timeline.count && timeline; i++)
        timeline = tc_json_append(timeline, json_pack("{s:o,s:I}", "period", tc_json_text(m->timeline.items[i].name),
                                                      "mentions", (json_int_t)m->timeline.items[i].count));
    return json_pack("{s:i,s:o,s:o,s:o,s:s,s:o,s:I,s:o,s:o,s:o,s:o}", /* a pair a line */
                     "version", 1,                                    //
                     "name", tc_json_text(m->name),                   //
                     "sought", tc_json_text(m->sought),               //
                     "suggestion", tc_json_text(m->suggestion),       //
                     "match", tc_mention_match_name(m->match),        //
                     "forms", tc_json_texts(m->forms, m->form_count), //
                     "total", (json_int_t)m->total,                   //
                     "mentions", mentions,                            //
                     "timeline", timeline,                            //
                     "drift", json_drifts(m),                         //
                     "elapsed_ms", tc_json_real(m->elapsed_ms));
}

/* ---- names ---- */

static json_t *json_named(const tc_named *n, const tc_store *store)
{
    return json_pack("{s:o,s:o,s:o,s:I,s:I,s:I,s:o,s:o,s:o}",         /* a pair a line */
                     "name", tc_json_text(n->name),                   //
                     "kind", tc_json_text(n->kind),                   //
                     "forms", tc_json_texts(n->forms, n->form_count), //
                     "mentions", (json_int_t)n->mentions,             //
                     "passages", (json_int_t)n->passages,             //
                     "documents", (json_int_t)n->documents,           //
                     "first", tc_json_date(n->first),                 //
                     "last", tc_json_date(n->last),                   //
                     "sectors", tc_json_sectors(n->sectors, store));
}

json_t *tc_json_names(const tc_names *names, const tc_store *store)
{
    json_t *array = json_array();
    for (size_t i = 0; i < names->count && array; i++)
        array = tc_json_append(array, json_named(&names->items[i], store));
    return json_pack("{s:i,s:I,s:I,s:o,s:o}", "version", 1, "total", (json_int_t)names->total, "passages",
                     (json_int_t)names->read, "names", array, "elapsed_ms", tc_json_real(names->elapsed_ms));
}
