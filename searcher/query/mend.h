/* The text of a query with words cut where they were meant to be cut. */
#ifndef TC_SEARCHER_QUERY_MEND_H
#define TC_SEARCHER_QUERY_MEND_H

#include <tracuu/passage.h>
#include <tracuu/xapian.h>

/* What was typed, and what stands in its place: bytes of the text typed (normalised) and of the text made. */
typedef struct tc_mend {
    tc_range typed, made;
} tc_mend;

typedef struct tc_mended {
    char *typed, *text;
    tc_mend *items; /* in order; none where nothing was mended */
    size_t count, capacity;
} tc_mended;
void tc_mended_clear(tc_mended *mended);

/* Undoes keystrokes of VNI ("d9inh5"), parts glued words ("ngânsách") and joins parted ones ("ng ân sách"), where the
 * index knows what comes out. */
tc_status tc_query_mend(tc_mended *out, const tx_database *database, const char *text);
/* Bytes of the text typed for bytes of the text made: a word that was mended is all that was typed for it. */
tc_range tc_mended_typed(const tc_mended *mended, tc_range made);

#endif
