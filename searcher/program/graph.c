#include "searcher/program/graph.h"
#include "searcher/program/messages.h"
#include <stdlib.h>
#include <string.h>

void tc_graph_clear(tc_graph *g)
{
    for (size_t i = 0; i < g->node_count; i++) {
        free(g->nodes[i].id);
        free(g->nodes[i].label);
    }
    free(g->nodes);
    free(g->edges);
    *g = (tc_graph){.node_count = 0};
}

/* ---- nodes ---- */

/* The identity of an entry that is not listed, made as the listing makes it. */
static tc_status write_id(tc_buffer *out, const tc_relation *r)
{
    if (r->id) {
        tc_put_text(out, r->id);
        return tc_buffer_check(out);
    }
    if (!r->number) {
        tc_put_text(out, "?");
        return tc_buffer_check(out);
    }
    TRY(tc_number_key(out, r->number));
    if (r->date.year) {
        tc_put_char(out, '@');
        tc_date_write(out, r->date);
    }
    return tc_buffer_check(out);
}

static void write_label(tc_buffer *out, const char *type, const char *number, tc_date date)
{
    if (type) tc_put_format(out, "%s ", type);
    tc_put_text(out, number ? number : "?");
    if (!date.year) return;
    tc_put_text(out, ", ");
    tc_date_write(out, date);
}

/* Takes over both texts. Numbers of nodes are found from the end: ties mostly lead to neighbours. */
static tc_status add_node(size_t *at, tc_graph *g, tc_buffer *id, tc_buffer *label, const tc_decision *d)
{
    TRY(tc_buffer_check(id));
    TRY(tc_buffer_check(label));
    for (size_t i = 0; i < g->node_count; i++)
        if (!strcmp(g->nodes[i].id, id->data)) return *at = i, TC_OK;
    TRY(TC_GROW(g->nodes, g->node_capacity, g->node_count + 1));
    tc_node_at node = {tc_buffer_steal(id), tc_buffer_steal(label), d};
    *at = g->node_count;
    g->nodes[g->node_count++] = node;
    return node.id && node.label ? TC_OK : tc_fail(TC_MEMORY, "no memory for the graph");
}

static tc_status add_other(size_t *at, tc_graph *g, const tc_relation *r)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer id = {0}, label = {0};
    TRY(write_id(&id, r));
    write_label(&label, r->type, r->number, r->date);
    return add_node(at, g, &id, &label, NULL);
}

/* ---- edges ---- */

static tc_status add_edge(tc_graph *g, size_t from, size_t to, const tc_relation *r)
{
    for (size_t i = 0; i < g->edge_count; i++)
        if (g->edges[i].from == from && g->edges[i].to == to && g->edges[i].kind == r->kind) return TC_OK;
    TRY(TC_GROW(g->edges, g->edge_capacity, g->edge_count + 1));
    g->edges[g->edge_count++] = (tc_edge){from, to, r->kind, r};
    return TC_OK;
}

static tc_status add_edges(tc_graph *g, size_t node, const tc_decision *d)
{
    size_t other;
    for (size_t i = 0; i < d->relation_count; i++) {
        TRY(add_other(&other, g, &d->relations[i]));
        TRY(add_edge(g, node, other, &d->relations[i]));
    }
    for (size_t i = 0; i < d->incoming_count; i++) {
        TRY(add_other(&other, g, &d->incoming[i]));
        TRY(add_edge(g, other, node, &d->incoming[i]));
    }
    return TC_OK;
}

static tc_status make(tc_graph *g, const tc_decisions *decisions)
{
    size_t node;
    for (size_t i = 0; i < decisions->count; i++) {
        const tc_decision *d = &decisions->items[i];
        TC_CLEANUP(tc_buffer_free) tc_buffer id = {0}, label = {0};
        tc_put_text(&id, d->id);
        write_label(&label, d->type, d->number, d->date);
        TRY(add_node(&node, g, &id, &label, d));
    }
    for (size_t i = 0; i < decisions->count; i++) TRY(add_edges(g, i, &decisions->items[i]));
    return TC_OK;
}

tc_status tc_graph_make(tc_graph *out, const tc_decisions *decisions)
{
    tc_graph graph = {.node_count = 0};
    tc_status status = make(&graph, decisions);
    if (status == TC_OK)
        *out = graph;
    else
        tc_graph_clear(&graph);
    return status;
}

/* ---- the language of Graphviz ---- */

static void put_quoted(tc_buffer *out, const char *text)
{
    tc_put_char(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') tc_put_char(out, '\\');
        tc_put_char(out, (unsigned char)*text < ' ' ? ' ' : *text);
    }
    tc_put_char(out, '"');
}

static const char *style_of(tc_relation_kind kind)
{
    switch (kind) {
    case TC_RELATION_BASED_ON: return "dotted";
    case TC_RELATION_IMPLEMENTS: return "solid";
    case TC_RELATION_AMENDS: return "dashed";
    case TC_RELATION_REPLACES: return "bold";
    }
    return "solid";
}

static const char *words_of(tc_relation_kind kind)
{
    switch (kind) {
    case TC_RELATION_BASED_ON: return tc_say_text(TC_SAY_BASED_ON);
    case TC_RELATION_IMPLEMENTS: return tc_say_text(TC_SAY_IMPLEMENTS);
    case TC_RELATION_AMENDS: return tc_say_text(TC_SAY_AMENDS);
    case TC_RELATION_REPLACES: return tc_say_text(TC_SAY_REPLACES);
    }
    return "";
}

static void put_node(tc_buffer *out, const tc_node_at *n)
{
    tc_put_text(out, "  ");
    put_quoted(out, n->id);
    tc_put_text(out, " [label=");
    put_quoted(out, n->label);
    if (n->decision && n->decision->subject) {
        tc_put_text(out, ", tooltip=");
        put_quoted(out, n->decision->subject);
    }
    /* What lies in the index itself is drawn full, what is only cited thin. */
    tc_put_text(out, n->decision && n->decision->issued ? ", style=filled" : "");
    tc_put_text(out, n->decision && !n->decision->certain ? ", color=gray];\n" : "];\n");
}

void tc_graph_write(tc_buffer *out, const tc_decisions *decisions)
{
    tc_graph g = {.node_count = 0};
    if (tc_graph_make(&g, decisions) != TC_OK) {
        out->status = TC_MEMORY;
        return;
    }
    tc_put_text(out, "digraph decisions {\n  rankdir=LR;\n  node [shape=box, fillcolor=lightyellow];\n");
    for (size_t i = 0; i < g.node_count; i++) put_node(out, &g.nodes[i]);
    for (size_t i = 0; i < g.edge_count; i++) {
        const tc_edge *e = &g.edges[i];
        tc_put_text(out, "  ");
        put_quoted(out, g.nodes[e->from].id);
        tc_put_text(out, " -> ");
        put_quoted(out, g.nodes[e->to].id);
        tc_put_text(out, " [label=");
        put_quoted(out, words_of(e->kind));
        tc_put_format(out, ", style=%s, tooltip=", style_of(e->kind));
        put_quoted(out, e->relation->sentence ? e->relation->sentence : "");
        tc_put_text(out, "];\n");
    }
    tc_put_text(out, "}\n");
    tc_graph_clear(&g);
}
