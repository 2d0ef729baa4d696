/* How often Vietnamese syllables are, and how often one follows another: what tells "ban đầu" from "bán đậu" where the
 * marks were not typed. A table of figures, learned from text (tracuu-index learn --bigrams) and compiled in; an office
 * may learn one of its own.
 *
 * The table is UTF-8 text, lines in the order of their bytes, those of # first:
 *
 *     syllable TAB bits TAB next bits SPACE next bits …
 *
 * Syllables are in canonical spelling (tc_canonical_word). `bits` stands for a probability, 2^(−bits/2): of the
 * syllable, and of `next` right behind it. Pairs that say little more than their parts are left out. */
#ifndef TRACUU_BIGRAM_H
#define TRACUU_BIGRAM_H

#include <stddef.h>
#include <tracuu/status.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tc_bigrams tc_bigrams;
/* The table compiled in when `name` is NULL; an empty one when it is "none"; else that of a file. INPUT with a sentence
 * that names the file and the line when it is no such table. */
TC_API tc_status tc_bigrams_open(tc_bigrams **out, const char *name);
TC_API void tc_bigrams_free(tc_bigrams *bigrams);
TC_API bool tc_bigrams_none(const tc_bigrams *bigrams); /* whether the table is empty */

/* What the table says of a syllable; it points into the table. */
typedef struct tc_bigram_row {
    double share;         /* of all syllables, 0 … 1 */
    const char *at, *end; /* what follows it */
} tc_bigram_row;
/* False, and a row of share 0, for a syllable that the table does not have. */
TC_API bool tc_bigrams_row(tc_bigram_row *out, const tc_bigrams *bigrams, const char *syllable, size_t length);
/* The next of the syllables that follow: *at is row->at for the first. False after the last. */
TC_API bool tc_bigram_next(const tc_bigram_row *row, const char **at, const char **syllable, size_t *length,
                           double *share);

#ifdef __cplusplus
}
#endif
#endif
