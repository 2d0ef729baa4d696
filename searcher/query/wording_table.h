/* The lines of the tables of wordings and how those that a query may hold are found: not one by one, there are
 * thousands. Their wordings are made into terms when a query may hold one of them: most queries need few, and one query
 * is all that a process is started for. */
#ifndef TC_SEARCHER_QUERY_WORDING_TABLE_H
#define TC_SEARCHER_QUERY_WORDING_TABLE_H

#include "searcher/query/wording.h"
#include <tracuu/abbreviation.h>

typedef struct tc_wording_table tc_wording_table;

/* A line: short form and long form, or two synonyms. */
typedef struct tc_wording_line {
    tc_synonym synonym;
    bool abbreviation;
    bool seldom; /* a line before it gives the short form another meaning */
} tc_wording_line;

/* Numbers of lines, in the order of the tables. */
typedef struct tc_wording_lines {
    uint32_t *items;
    size_t count, capacity;
} tc_wording_lines;

/* The abbreviations and, if wished, the synonyms compiled in, and behind them an office's own, which are lent. */
tc_status tc_wording_table_new(tc_wording_table **out, bool synonyms, const tc_synonym *own, size_t own_count);
void tc_wording_table_free(tc_wording_table *table);
/* Appends the lines a side of which may stand in a query, by its first words. */
tc_status tc_wording_table_find(tc_wording_lines *out, const tc_wording_table *table, const tc_query *query);
tc_wording_line tc_wording_line_at(const tc_wording_table *table, size_t line);
/* Both sides of a line as terms, the table's; `tokens` are room to work in. */
tc_status tc_wording_sides(const tc_wording **one, const tc_wording **other, tc_wording_table *table, size_t line,
                           tc_analyser *analyser, tc_tokens *tokens);

#endif
