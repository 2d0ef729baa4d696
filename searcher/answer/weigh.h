/* Weighing one candidate for an answer: what its parts share. */
#ifndef TC_SEARCHER_ANSWER_WEIGH_H
#define TC_SEARCHER_ANSWER_WEIGH_H

#include "searcher/answer/answer.h"

/* What an answer's kind binds it to: a figure follows what it measures, a name stands on either side of what is told.
 */
typedef enum tc_binding {
    TC_BINDS_FIGURE,
    TC_BINDS_DATE,
    TC_BINDS_NAME,
    TC_BINDS_DOCUMENT,
    TC_BINDS_SENTENCE,
} tc_binding;

/* Proposals of one scene, the one that is weighed, and how far each word of the passage is from it. */
typedef struct tc_weighing {
    const tc_proposals *all;
    size_t from, at;
    const tc_scene *scene;
    const tc_wanted *wanted;
    tc_binding binding;
    bool tabular;  /* figures of a table: what follows one is the next row */
    double *reach; /* of each token */
    double *best;  /* of each word of the query */
    double *pair;
    double *above; /* of each word what stands above the proposal; of a cell, what its column's head says */
} tc_weighing;

/* Sets evidence, kin and names of a proposal; best, pair and above are filled. answer/evidence.c */
void tc_answer_sum_up(const tc_weighing *weighing, tc_proposal *proposal);

/* What is left where the words beside a proposal tell of another one of its kind than the question (answer/other.c). */
double tc_answer_other(const tc_weighing *weighing, const tc_proposal *proposal);

#endif
