/* The vocabulary of what tells of another thing than the one asked for (contrasts.tsv). */
#ifndef TC_SEARCHER_VOCABULARY_CONTRAST_H
#define TC_SEARCHER_VOCABULARY_CONTRAST_H

#include <tracuu/status.h>

/* clang-format off */
/* Kinds of rows; contrasts.tsv says what each means. Phrases of OPPOSITE stand two by two. */
#define TC_CONTRAST_LIST(X) \
    X(OPPOSITE, "opposite") X(WHICH, "which") X(EVENT, "event") X(NO_THING, "no thing") \
    X(BALANCE, "balance") X(LEFT, "left") X(DIMENSION, "dimension")
/* clang-format on */
typedef enum tc_contrast {
#define X(name, word) TC_CONTRAST_##name,
    TC_CONTRAST_LIST(X) TC_CONTRASTS,
#undef X
} tc_contrast;

/* Reads the table compiled in, the first time; before any look-up. INTERNAL where it could not be read whole. */
tc_status tc_contrasts_open(void);
/* The phrases of a kind, as they stand in the table; they live as long as the process. */
const char *const *tc_contrast_phrases(tc_contrast kind, size_t *count);

#endif
