/* One run of the program: what the command line asked for, the open index, where results go. */
#ifndef TRACUU_PROGRAM_SESSION_H
#define TRACUU_PROGRAM_SESSION_H

#include "searcher/program/json.h"
#include "searcher/program/options.h"
#include "searcher/program/print.h"

/* What a command wants as its operands. */
typedef enum tc_want {
    TC_WANT_NOTHING, /* takes none */
    TC_WANT_ANY,     /* may do without */
    TC_WANT_QUERY,   /* words, or a filter at least */
    TC_WANT_NAME,
} tc_want;

typedef struct tc_action tc_action;

typedef struct tc_session {
    const tc_action *action;
    tc_args args;
    tc_printer out;
    tc_searcher *searcher; /* NULL for commands that read no index */
    tc_search_options options;
    long context;      /* of show */
    tc_step step;      /* of the timeline */
    const char *kind;  /* of names; NULL */
    const char *graph; /* of decisions: "dot", "json" or NULL */
    tc_date as_of;     /* of decisions; year 0 when not given */
    bool source, json, csv, plot, found;
    tc_status partly; /* not OK: what was printed is not all that was asked for */
    bool written;     /* the answer stands on standard output already */
} tc_session;

/* Answers one query: with `json` as an object, else on the screen. Sets session->found. */
typedef tc_status tc_answerer(tc_session *session, const char *query, json_t **json);

struct tc_action {
    tc_command command;
    bool index; /* reads an index */
    tc_want want;
    long limit; /* results when --limit is not given; -1: all */
    tc_answerer *answer;
};

extern const tc_action tc_actions[];
extern const size_t tc_action_count;

/* USAGE for an empty query where the command cannot do without. */
tc_status tc_query_check(const tc_session *session, const char *query);
/* The JSON of all decisions that pass, written entry by entry. */
tc_status tc_decisions_stream(tc_session *session, const tc_decision_options *options);
/* The same of mentions that were found. */
tc_status tc_mentions_stream(tc_session *session, const tc_mentions *mentions);
/* Every line of the file (or of standard input for "-") answered as a line of JSON. */
tc_status tc_batch_run(tc_session *session, const char *file);

#endif
