/* Corrections of words that the index does not know. */
#ifndef TC_SEARCHER_CORRECT_H
#define TC_SEARCHER_CORRECT_H

#include "searcher/query.h"

enum { TC_CORRECTION_MOST = 100 };

typedef struct tc_correction {
    char term[TC_CORRECTION_MOST + 1]; /* the most frequent form of the word that is meant, perhaps */
    uint32_t length, fold_length;
    double score; /* 0: none was found */
} tc_correction;

/* The best correction of a folded word of letters (digits of VNI keystrokes may stand in it). */
tc_status tc_correct(tc_correction *out, const tx_database *database, const char *fold, size_t length);

#endif
