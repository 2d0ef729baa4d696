/* A series as JSON. Every pair is documented in docs/output.md. */
#include "searcher/program/json.h"

static json_t *json_point(const tc_point *p)
{
    return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:s,s:b,s:o,s:[I,I],s:o,s:o,s:I,s:o}", /* a pair a line */
                     "period", tc_json_period(p->period),                             //
                     "as_of", tc_json_date(p->as_of),                                 //
                     "value", tc_json_real(p->value),                                 //
                     "unit", tc_json_text(p->unit),                                   //
                     "target", tc_json_real(p->target),                               //
                     "of", tc_json_real(p->total),                                    //
                     "kind", tc_point_kind_name(p->kind),                             //
                     "exact", p->exact,                                               //
                     "text", tc_json_text(p->text),                                   //
                     "span", (json_int_t)p->span.start, (json_int_t)p->span.end,      //
                     "sentence", tc_json_text(p->sentence),                           //
                     "comparison", tc_json_text(p->comparison),                       //
                     "ordinal", (json_int_t)p->ordinal,                               //
                     "citation", tc_json_citation(&p->citation));
}

json_t *tc_json_series(const tc_series *s)
{
    json_t *points = json_array(), *periods = json_array();
    for (size_t i = 0; i < s->count && points; i++) points = tc_json_append(points, json_point(&s->items[i]));
    for (size_t i = 0; i < s->period_count && periods; i++)
        periods = tc_json_append(periods, tc_json_period(s->periods[i]));
    return json_pack("{s:i,s:o,s:o,s:o,s:I,s:I,s:o,s:o,s:o}", "version", 1, "indicator", tc_json_text(s->indicator),
                     "unit", tc_json_text(s->unit), "periods", periods, "left_out", (json_int_t)s->left_out, "total",
                     (json_int_t)s->total, "points", points, "warnings", tc_json_texts(s->warnings, s->warning_count),
                     "elapsed_ms", tc_json_real(s->elapsed_ms));
}
