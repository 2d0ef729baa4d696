/* Decisions as a graph: documents are nodes, relations edges. */
#ifndef TRACUU_PROGRAM_GRAPH_H
#define TRACUU_PROGRAM_GRAPH_H

#include "searcher/program/json.h"

typedef struct tc_node_at {
    char *id, *label;
    const tc_decision *decision; /* NULL for one that is only tied to those listed */
} tc_node_at;

typedef struct tc_edge {
    size_t from, to; /* nodes */
    tc_relation_kind kind;
    const tc_relation *relation; /* the sentence that proves it */
} tc_edge;

/* Nodes are the decisions listed and those they are tied to; each edge stands once. Borrows from the decisions. */
typedef struct tc_graph {
    tc_node_at *nodes;
    tc_edge *edges;
    size_t node_count, node_capacity, edge_count, edge_capacity;
} tc_graph;
tc_status tc_graph_make(tc_graph *out, const tc_decisions *decisions);
void tc_graph_clear(tc_graph *graph);
/* Appends the graph in the language of Graphviz. */
void tc_graph_write(tc_buffer *out, const tc_decisions *decisions);

#endif
