/* Results as text for people. Printers only add to the screen; its buffer remembers a failure. */
#ifndef TRACUU_PROGRAM_PRINT_H
#define TRACUU_PROGRAM_PRINT_H

#include "searcher/program/messages.h"
#include "searcher/program/screen.h"
#include <tracuu/decision.h>
#include <tracuu/series.h>

typedef struct tc_printer {
    tc_screen screen;
    tc_store *store; /* borrowed; NULL for commands that read no index */
    bool quiet, verbose;
} tc_printer;

void tc_print_search(tc_printer *out, const tc_results *results);
void tc_print_explain(tc_printer *out, const tc_results *results);
void tc_print_ask(tc_printer *out, const tc_asked *asked);
/* The line before what comes behind all years. */
void tc_print_behind(tc_printer *out);
/* One of many, written at once; `document` is that of the one before, empty at first. */
tc_status tc_print_next_mention(tc_printer *out, const tc_mention *mention, char document[TC_ID_LENGTH + 1]);
void tc_print_mentions(tc_printer *out, const tc_mentions *mentions);
/* The timeline alone, with the periods in which nothing was said. */
void tc_print_timeline(tc_printer *out, const tc_mentions *mentions);
void tc_print_names(tc_printer *out, const tc_names *names);
/* A heading a period, below it the figures with their sentences and sources. */
void tc_print_series(tc_printer *out, const tc_series *series);
/* A bar a point. */
void tc_print_series_plot(tc_printer *out, const tc_series *series);
/* `brief`: a line each. */
void tc_print_decisions(tc_printer *out, const tc_decisions *decisions, bool brief);
void tc_print_documents(tc_printer *out, const tc_listing *listing);
void tc_print_show(tc_printer *out, const tc_shown *shown);
void tc_print_status(tc_printer *out, const tc_index_status *status);
void tc_print_fields(tc_printer *out);

/* ---- tables of comma-separated values (print_csv.c) ---- */
void tc_csv_mentions(tc_printer *out, const tc_mentions *mentions);
void tc_csv_timeline(tc_printer *out, const tc_mentions *mentions);
void tc_csv_names(tc_printer *out, const tc_names *names);
void tc_csv_series(tc_printer *out, const tc_series *series);

/* ---- what the printers share ---- */

/* A line "name:". */
void tc_print_title(tc_printer *out, const char *name);
/* A line "name: text" with the name dim; nothing when the text is NULL or "". */
void tc_print_pair(tc_printer *out, const char *name, const char *text);
/* A hit: its citation as a heading line led by `lead` (a rank or a sign), path of headings, text, sectors and period,
 * place in the file. `whole`: the passage, else the snippet. */
typedef struct tc_hit_style {
    const char *lead;
    unsigned indent;
    bool whole, headings;
} tc_hit_style;
void tc_print_hit(tc_printer *out, const tc_hit *hit, const tc_hit_style *style);
void tc_print_hits(tc_printer *out, const tc_hit *hits, size_t count);
/* The file and the lines of a citation: "bao-cao/01.txt:25-27". */
void tc_print_place(tc_printer *out, const tc_citation *citation);
/* "12 found", in these words, or that nothing was. Appends. */
void tc_put_found(tc_buffer *text, tc_say words, size_t total);
/* "did you mean: …?"; nothing for NULL. */
void tc_print_suggestion(tc_printer *out, const char *suggestion);
/* A sentence with what is told of it marked; both may be NULL. */
void tc_print_sentence(tc_printer *out, const char *sentence, const char *told);
void tc_print_warnings(tc_printer *out, char *const *warnings, size_t count);
/* Lines under results: files that could not be read, and on a terminal doubtful ones and an index grown old. */
void tc_print_health(tc_printer *out);
/* A period in the words of the user's language: "quý I/2022", "đến ngày 15/12/2022"; a date of any precision, with the
 * word for it ("tháng 12/2022") and without ("12/2022"; nothing for no date). */
void tc_put_period_words(tc_buffer *text, tc_period period);
void tc_put_day_words(tc_buffer *text, tc_date day);
void tc_put_day(tc_buffer *text, tc_date day);
/* "a 12, b 3" of the first `most` counts. Appends. */
void tc_put_counts(tc_buffer *text, const tc_counts *counts, size_t most);

#endif
