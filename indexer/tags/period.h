/* Which of the dates and periods in a text say what the text is about. */
#ifndef TC_INDEXER_TAGS_PERIOD_H
#define TC_INDEXER_TAGS_PERIOD_H

#include "indexer/tags/tag.h"

enum { TC_WINDOW = 64 }; /* bytes looked at on each side of a date */

/* The folded text around an entity: up to TC_WINDOW bytes before it (never across the end of a sentence) and after it,
 * and the entity itself. Each ends with NUL. */
typedef struct tc_window {
    char before[TC_WINDOW * 2], self[TC_WINDOW * 2], after[TC_WINDOW * 2];
} tc_window;
tc_status tc_window_read(tc_window *out, const char *text, size_t length, tc_range at);
/* Whether one of the NULL-terminated phrases stands in the folded text as whole words. */
bool tc_window_has(const char *folded, const char *const *phrases);

/* Whether a date belongs to a document that is cited: "Kế hoạch số 66-KH/HU, ngày 09/6/2022", "Luật Đất đai năm 2013".
 */
bool tc_date_is_cited(const tc_entities *list, size_t i, const tc_window *window);

/* The first (or last) period that a heading or title states as its own; from.year 0 when it states none. Terms and
 * plans of more than a year, cited dates and comparisons are none. `reference` gives the year where the heading leaves
 * it out. */
tc_status tc_period_of_heading(tc_period *out, const char *heading, size_t length, tc_date reference, bool last);

/* Sets the entities and the period of every passage: each needs what the headings above say of the time. */
tc_status tc_periods_assign(tc_passages *passages, const tc_document *document);

#endif
