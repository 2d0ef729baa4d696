/* Looking a cell up: what its row and its column say of a question (answer/column.c, answer/look.c). */
#ifndef TC_SEARCHER_ANSWER_LOOK_H
#define TC_SEARCHER_ANSWER_LOOK_H

#include "searcher/series/series.h"

/* A table's part in one passage, beside a question. */
typedef struct tc_lookup {
    const tc_scene *scene;
    const tc_wanted *wanted;
    tc_column *columns;   /* as many as the scene knows heads */
    char **own;           /* of each the title without what it shares with the column beside it */
    uint32_t unit_column; /* where each row tells its unit; TC_NO_COLUMN */
    tc_range unit;        /* of the whole table, bytes of `unit_text`; empty for none */
    const char *unit_text;
    bool plan;           /* the question asks for what was planned */
    bool planned;        /* a column tells that, */
    bool reached;        /* and another one what was reached */
    const tc_cell *name; /* of the row that is looked in the cell that the question names */
    double *row;         /* of each word of the question how well the row holds it */
} tc_lookup;
tc_status tc_lookup_open(tc_lookup *out, const tc_scene *scene, const tc_wanted *wanted);
void tc_lookup_close(tc_lookup *lookup);

/* Whether a word of the question is about what the table tells, no question word and none of plan or time. */
bool tc_lookup_counts(const tc_lookup *lookup, size_t word);
/* The unit of a cell, by its head, its row or its table; NULL for none. `length` gets its bytes. */
const char *tc_lookup_unit(const tc_lookup *lookup, const tc_cell *cell, size_t *length);

/* "Cộng", "Tổng số": the sum of all rows, or of the columns beside it. */
bool tc_says_total(const char *text, size_t length);

/* Whether the question holds this word, in whatever case and marks. */
bool tc_query_says(const tc_query *query, const char *word, size_t length);

/* How well a column is the one asked for. */
typedef struct tc_column_fit {
    double words; /* how much of its head is asked, and of what no row says the head tells */
    double rest;  /* how well period, kind and unit agree; 0 where one of them is another */
    size_t said;  /* how many words a head has that the question says wholly; 0 for any other */
} tc_column_fit;
tc_status tc_column_weigh(tc_column_fit *out, const tc_lookup *lookup, const tc_cell *cell);

#endif
