/* The parts that the JSON of all commands is made of (docs/output.md).
 *
 * Functions give a new reference, or NULL without memory. A part that is NULL makes the whole NULL, so that only
 * tc_json_write() has to look.
 */
#ifndef TRACUU_PROGRAM_JSON_H
#define TRACUU_PROGRAM_JSON_H

#include <jansson.h>
#include <tracuu/decision.h>
#include <tracuu/series.h>

json_t *tc_json_text(const char *text); /* null for NULL; bytes that are no UTF-8 become U+FFFD */
json_t *tc_json_texts(char *const *texts, size_t count);
json_t *tc_json_bytes(const char *text, size_t length);
json_t *tc_json_real(double value); /* null for what is no number */
json_t *tc_json_date(tc_date date); /* "2022-01-18", "2023-12", "2023", or null */
json_t *tc_json_precision(tc_date date);
json_t *tc_json_period(tc_period period);
json_t *tc_json_ranges(const tc_range *ranges, size_t count); /* [[from,to]…] */
json_t *tc_json_counts(const tc_counts *counts);              /* {"name":count…} */
json_t *tc_json_sectors(uint32_t sectors, const tc_store *store);
json_t *tc_json_hash(const uint8_t sha256[32]);
json_t *tc_json_citation(const tc_citation *citation);
/* With `features`, what it was ranked by as well. */
json_t *tc_json_hit(const tc_hit *hit, const tc_store *store, bool features);
json_t *tc_json_hits(const tc_hit *hits, size_t count, const tc_store *store, bool features);

/* Puts an item at the end of an array and gives the array; NULL, with both dropped, when that fails. */
json_t *tc_json_append(json_t *array, json_t *item);

/* What the commands print. */
json_t *tc_json_search(const tc_results *results, const tc_store *store);
json_t *tc_json_explain(const tc_results *results, const tc_store *store);
json_t *tc_json_ask(const tc_asked *asked, const tc_store *store);
json_t *tc_json_mention(const tc_mention *mention, const tc_store *store);
json_t *tc_json_mentions(const tc_mentions *mentions, const tc_store *store);
json_t *tc_json_names(const tc_names *names, const tc_store *store);
json_t *tc_json_series(const tc_series *series);
json_t *tc_json_decisions(const tc_decisions *decisions);
json_t *tc_json_decision(const tc_decision *decision, tc_date as_of); /* one of them */
/* {"nodes":[…],"edges":[…]}: the documents and how they hang together (docs/output.md). */
json_t *tc_json_graph(const tc_decisions *decisions);
json_t *tc_json_documents(const tc_listing *listing);
json_t *tc_json_show(const tc_shown *shown, const tc_store *store);
json_t *tc_json_source(const char *name, const char *text, size_t length, bool changed, bool missing);
json_t *tc_json_status(const tc_index_status *status);
json_t *tc_json_fields(void);
/* A line of a batch that failed: the status and this thread's sentence. */
json_t *tc_json_failure(const char *query, tc_status status);

/* Appends the object as one line and drops the reference; NULL gives MEMORY. */
tc_status tc_json_write(tc_buffer *out, json_t *root);

#endif
