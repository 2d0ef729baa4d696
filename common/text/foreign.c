/* Vietnamese has no inflection and libstemmer no algorithm for it, so only foreign words come here. */
#include "common/text/foreign.h"
#include <libstemmer.h>
#include <stdint.h>

/* struct sb_stemmer of libstemmer under a name of ours. */
tc_status tc_stemmer_new(tc_stemmer **out)
{
    struct sb_stemmer *stemmer = sb_stemmer_new("english", "UTF_8");
    if (!stemmer) return tc_fail(TC_MEMORY, "libstemmer gives no stemmer for English");
    *out = (tc_stemmer *)stemmer;
    return TC_OK;
}

void tc_stemmer_free(tc_stemmer *stemmer)
{
    if (stemmer) sb_stemmer_delete((struct sb_stemmer *)stemmer);
}

tc_status tc_stemmer_stem(tc_stemmer *stemmer, const char **stem, size_t *stem_length, const char *word, size_t length)
{
    struct sb_stemmer *english = (struct sb_stemmer *)stemmer;
    const sb_symbol *found = sb_stemmer_stem(english, (const sb_symbol *)word, (int)length);
    if (!found) return tc_fail(TC_MEMORY, "no memory to stem a word of %zu bytes", length);
    *stem = (const char *)found;
    *stem_length = (size_t)sb_stemmer_length(english);
    return TC_OK;
}
