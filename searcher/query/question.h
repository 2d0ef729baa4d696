/* Question words (question.c), and the noun that they ask for (question_noun.c). */
#ifndef TC_SEARCHER_QUERY_QUESTION_H
#define TC_SEARCHER_QUERY_QUESTION_H

#include "searcher/vocabulary/noun.h"

/* What a wording does with the noun before it. */
typedef enum tc_turn {
    TC_TURN_ASKS,     /* asks by itself */
    TC_TURN_WHICH,    /* "NOUN nào": the noun says what for; also one further back */
    TC_TURN_WHAT,     /* "NOUN gì" */
    TC_TURN_HOW_MANY, /* "NOUN mấy": which of them by its number; else how many */
    TC_TURN_NUMBERED, /* "NOUN số mấy" */
    TC_TURN_NAMED,    /* "NOUN … tên là gì" */
    TC_TURN_WHO,      /* "OFFICE … là ai" */
    TC_TURN_DEFINED,  /* "X là gì": what X is, or the time, the place, the figure that X is */
} tc_turn;

/* Wording in canonical spelling, the kind of answer it asks for (NULL: it asks for none by itself), and whether the
 * unmarked wording is taken too: single syllables without marks are too often something else ("ai", "may", "dau").
 * The longest wins. */
typedef struct tc_question_wording {
    const char *words, *kind;
    tc_turn turn;
    bool marked; /* its unmarked form is another word */
} tc_question_wording;

/* What is asked for at a question word: the kind of answer, and the noun that says it, where one does. */
typedef struct tc_asking {
    const char *kind;
    const tc_noun *noun;
    size_t first, length;
} tc_asking;

/* Reads the wording of `length` words at `at` with the noun before it. */
tc_asking tc_asking_read(const tc_query *query, const tc_question_wording *wording, size_t at, size_t length);
/* As tc_query_wording(); `unmarked`: a word without marks may stand for a marked one. */
size_t tc_query_wording_with(const tc_query *query, size_t at, const char *words, bool unmarked);

#endif
