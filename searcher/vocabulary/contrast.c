/* The vocabulary of what tells of another thing: the table contrasts.tsv, read at the first use. */
#include "searcher/vocabulary/contrast.h"
#include "searcher/vocabulary/phrases.h"
#include <pthread.h>

extern const char tc_contrasts_tsv[];
extern const size_t tc_contrasts_tsv_length;

static const char *const kind_words[TC_CONTRASTS] = {
#define X(name, word) [TC_CONTRAST_##name] = (word),
    TC_CONTRAST_LIST(X)
#undef X
};

/* Filled once, at the first use, and never changed afterwards. */
static tc_phrases table;
static bool whole;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void fill(void)
{
    whole = tc_phrases_read(&table, tc_contrasts_tsv, tc_contrasts_tsv_length, kind_words, TC_CONTRASTS) &&
            table.count[TC_CONTRAST_OPPOSITE] % 2 == 0;
}

tc_status tc_contrasts_open(void)
{
    pthread_once(&once, fill);
    return whole ? TC_OK : tc_fail(TC_INTERNAL, "the table of contrasts could not be read");
}

const char *const *tc_contrast_phrases(tc_contrast kind, size_t *count)
{
    *count = table.count[kind];
    return table.items[kind];
}
