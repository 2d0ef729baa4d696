/* Decisions, and their graph, as JSON. */
#include "searcher/program/graph.h"

static json_t *json_cited(const tc_cited *c)
{
    return json_pack("{s:o,s:o,s:[I,I],s:[[I,I]],s:o,s:b,s:o}",                    /* a pair a line */
                     "id", tc_json_text(c->id),                                    //
                     "text", tc_json_text(c->text),                                //
                     "span", (json_int_t)c->span.start, (json_int_t)c->span.end,   //
                     "highlights", (json_int_t)c->at.start, (json_int_t)c->at.end, //
                     "sentence", tc_json_text(c->sentence),                        //
                     "certain", c->certain,                                        //
                     "citation", tc_json_citation(&c->citation));
}

/* `way` is "to" or "from": the number of the other document. */
static json_t *json_relation(const tc_relation *r, const char *way)
{
    return json_pack("{s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o}",   /* a pair a line */
                     "kind", tc_relation_name(r->kind),     //
                     way, tc_json_text(r->number),          //
                     "type", tc_json_text(r->type),         //
                     "issuer", tc_json_text(r->issuer),     //
                     "date", tc_json_date(r->date),         //
                     "id", tc_json_text(r->id),             //
                     "sentence", tc_json_text(r->sentence), //
                     "citation", tc_json_citation(&r->citation));
}

static json_t *json_relations(const tc_relation *items, size_t count, const char *way)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count && array; i++) array = tc_json_append(array, json_relation(&items[i], way));
    return array;
}

static json_t *json_standing(const tc_decision *d, tc_date as_of)
{
    const tc_relation *r = d->replaced_by;
    if (!as_of.year) return json_null();
    return json_pack("{s:o,s:s,s:o,s:o,s:o,s:o}",                            /* a pair a line */
                     "date", tc_json_date(as_of),                            //
                     "standing", tc_standing_name(d->standing),              //
                     "replaced_by", tc_json_text(r ? r->number : NULL),      //
                     "replaced_on", r ? tc_json_date(r->date) : json_null(), //
                     "sentence", tc_json_text(r ? r->sentence : NULL),       //
                     "citation", r ? tc_json_citation(&r->citation) : json_null());
}

json_t *tc_json_decision(const tc_decision *d, tc_date as_of)
{
    json_t *cited = json_array();
    for (size_t i = 0; i < d->cited_count && cited; i++) cited = tc_json_append(cited, json_cited(&d->cited[i]));
    return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:b,s:o,s:o,s:o,s:o,s:o,s:o,s:o}",            /* a pair a line */
                     "id", tc_json_text(d->id),                                              //
                     "number", tc_json_text(d->number),                                      //
                     "type", tc_json_text(d->type),                                          //
                     "date", tc_json_date(d->date),                                          //
                     "issuer", tc_json_text(d->issuer),                                      //
                     "subject", tc_json_text(d->subject),                                    //
                     "certain", d->certain,                                                  //
                     "same_as", tc_json_text(d->same_as),                                    //
                     "spellings", tc_json_texts(d->spellings, d->spelling_count),            //
                     "issued_in", d->issued ? tc_json_citation(&d->issued_in) : json_null(), //
                     "cited_in", cited,                                                      //
                     "relations", json_relations(d->relations, d->relation_count, "to"),     //
                     "related_from", json_relations(d->incoming, d->incoming_count, "from"), //
                     "as_of", json_standing(d, as_of));
}

json_t *tc_json_decisions(const tc_decisions *all)
{
    json_t *decisions = json_array();
    for (size_t i = 0; i < all->count && decisions; i++)
        decisions = tc_json_append(decisions, tc_json_decision(&all->items[i], all->as_of));
    return json_pack("{s:i,s:o,s:I,s:o,s:o,s:o}",                                  /* a pair a line */
                     "version", 1,                                                 //
                     "query", tc_json_text(all->query),                            //
                     "total", (json_int_t)all->total,                              //
                     "decisions", decisions,                                       //
                     "warnings", tc_json_texts(all->warnings, all->warning_count), //
                     "elapsed_ms", tc_json_real(all->elapsed_ms));
}

/* ---- the graph ---- */

static json_t *json_node(const tc_node_at *n)
{
    const tc_decision *d = n->decision;
    return json_pack("{s:o,s:o,s:o,s:o,s:b,s:b,s:I}",                /* a pair a line */
                     "id", tc_json_text(n->id),                      //
                     "label", tc_json_text(n->label),                //
                     "number", tc_json_text(d ? d->number : NULL),   //
                     "subject", tc_json_text(d ? d->subject : NULL), //
                     "issued", d && d->issued,                       //
                     "certain", !d || d->certain,                    //
                     "cited", (json_int_t)(d ? d->cited_total : 0));
}

static json_t *json_edge(const tc_graph *g, const tc_edge *e)
{
    return json_pack("{s:o,s:o,s:s,s:o,s:o}",                         /* a pair a line */
                     "from", tc_json_text(g->nodes[e->from].id),      //
                     "to", tc_json_text(g->nodes[e->to].id),          //
                     "kind", tc_relation_name(e->kind),               //
                     "sentence", tc_json_text(e->relation->sentence), //
                     "citation", tc_json_citation(&e->relation->citation));
}

json_t *tc_json_graph(const tc_decisions *decisions)
{
    tc_graph g = {.node_count = 0};
    json_t *nodes = json_array(), *edges = json_array();
    if (tc_graph_make(&g, decisions) != TC_OK) {
        json_decref(nodes);
        json_decref(edges);
        return NULL;
    }
    for (size_t i = 0; i < g.node_count && nodes; i++) nodes = tc_json_append(nodes, json_node(&g.nodes[i]));
    for (size_t i = 0; i < g.edge_count && edges; i++) edges = tc_json_append(edges, json_edge(&g, &g.edges[i]));
    tc_graph_clear(&g);
    return json_pack("{s:i,s:o,s:o}", "version", 1, "nodes", nodes, "edges", edges);
}
