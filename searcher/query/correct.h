/* Corrections of a word, from the index's own vocabulary. */
#ifndef TC_SEARCHER_QUERY_CORRECT_H
#define TC_SEARCHER_QUERY_CORRECT_H

#include <tracuu/xapian.h>

enum { TC_CORRECTION_MOST = 100, TC_CORRECTIONS_MOST = 3 };

/* A word of the index that may have been meant. */
typedef struct tc_correction {
    char term[TC_CORRECTION_MOST + 1]; /* exact form */
    uint32_t length, fold_length;
    uint32_t frequency; /* passages that hold it; without marks, that hold a form of it */
    double cost;        /* slips between them (tc_slip_cost) */
    double score;       /* log of the frequency, less the slips */
} tc_correction;

typedef struct tc_corrections {
    tc_correction items[TC_CORRECTIONS_MOST]; /* the best first, each of another folded form */
    size_t count;
} tc_corrections;

/* The best corrections of a word (canonical spelling) other than forms that differ in marks alone. `marks`: those typed
 * are meant, as in a query that bears some. */
tc_status tc_correct(tc_corrections *out, const tx_database *database, const char *word, size_t length, bool marks);

#endif
