/* Comma-separated values, for spreadsheets: RFC 4180 but for line ends. A first row names the columns; a field is in
 * quotes where it needs them, and one that a spreadsheet would run as a formula has ' before it. */
#ifndef TRACUU_PROGRAM_CSV_H
#define TRACUU_PROGRAM_CSV_H

#include "searcher/program/screen.h"

/* A row under way: {.screen = …}; every put adds a field to it. */
typedef struct tc_csv {
    tc_screen *screen;
    bool begun;
} tc_csv;

void tc_csv_put(tc_csv *row, const char *text, size_t length);
void tc_csv_text(tc_csv *row, const char *text); /* NULL: an empty field */
void tc_csv_count(tc_csv *row, size_t number);
void tc_csv_value(tc_csv *row, double value); /* with a decimal point, as programs read it; NAN: an empty field */
void tc_csv_date(tc_csv *row, tc_date date);  /* year 0: an empty field */
void tc_csv_end(tc_csv *row);
/* A row of its own. */
void tc_csv_head(tc_csv *row, const char *const *names, size_t count);

#endif
