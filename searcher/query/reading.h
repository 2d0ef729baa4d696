/* A query on its way from text to words, filters and a tree: what lex.c and parse.c share. */
#ifndef TC_SEARCHER_QUERY_READING_H
#define TC_SEARCHER_QUERY_READING_H

#include "searcher/query/query.h"

typedef enum tc_lexeme_kind {
    L_WORDS,
    L_PHRASE,
    L_PREFIX,
    L_FIELD,
    L_OPEN,
    L_CLOSE,
    L_AND,
    L_OR,
    L_NOT,
    L_NEAR,
    L_PLUS,
    L_MINUS,
    L_END
} tc_lexeme_kind;

typedef struct tc_lexeme {
    tc_lexeme_kind kind;
    size_t first, last; /* words; of a field its filter */
    uint32_t window;
    bool whole; /* WORDS: a document number, which stands as it is */
} tc_lexeme;

typedef struct tc_query_reading {
    tc_query *q;
    const char *text;
    size_t length, at;
    tc_tokens tokens;
    tc_lexeme *items;
    size_t count, capacity;
    size_t compound; /* token from which on compound tokens may begin at the cursor or behind it */
    size_t next;     /* tc_lexeme to be parsed */
    size_t depth;
    bool operators, bad;
    bool full; /* there are more fields than a query may have */
    tc_date today;
} tc_query_reading;

/* The next lexeme at the cursor, which moves behind it. */
tc_status tc_lexeme_read(tc_query_reading *reading);
/* Lexemes → the tree of the query; plain words and a warning when they do not fit together. */
tc_status tc_tree_parse(tc_query_reading *reading);

#endif
