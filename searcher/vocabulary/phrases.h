/* Tables of phrases by kind, "kind TAB phrases", separated by '|': contrasts.tsv, grammar.tsv. */
#ifndef TC_SEARCHER_VOCABULARY_PHRASES_H
#define TC_SEARCHER_VOCABULARY_PHRASES_H

#include <stdbool.h>
#include <stddef.h>

enum { TC_PHRASE_KINDS = 64, TC_PHRASES_MOST = 128, TC_PHRASE_POOL = 16 * 1024 };
/* The phrases of each kind, as they stand in the table. */
typedef struct tc_phrases {
    const char *items[TC_PHRASE_KINDS][TC_PHRASES_MOST];
    unsigned char words[TC_PHRASE_KINDS][TC_PHRASES_MOST]; /* how many each has, one space between two */
    /* Of the first of them: the first byte of its term and the length of its folded form. Nearly all words of a text
     * are told from it by these. */
    char letter[TC_PHRASE_KINDS][TC_PHRASES_MOST];
    unsigned char fold[TC_PHRASE_KINDS][TC_PHRASES_MOST];
    size_t count[TC_PHRASE_KINDS];
    char pool[TC_PHRASE_POOL];
    size_t used;
} tc_phrases;

/* Reads a table into one that is empty; false where a row is of none of the `kind_count` kinds, or there is no room. */
bool tc_phrases_read(tc_phrases *out, const char *table, size_t length, const char *const *kinds, size_t kind_count);

#endif
