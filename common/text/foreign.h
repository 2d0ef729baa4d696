/* Stems of foreign words, by libstemmer's English; internal to the part "text". */
#ifndef TC_TEXT_FOREIGN_H
#define TC_TEXT_FOREIGN_H

#include <tracuu/text.h>

typedef struct tc_stemmer tc_stemmer;
tc_status tc_stemmer_new(tc_stemmer **out);
void tc_stemmer_free(tc_stemmer *stemmer);
/* The stem of a word of lower-case ASCII letters, borrowed until the next call. */
tc_status tc_stemmer_stem(tc_stemmer *stemmer, const char **stem, size_t *stem_length, const char *word, size_t length);

#endif
