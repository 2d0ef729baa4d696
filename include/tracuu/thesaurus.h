/* Tables of wordings: lines "one TAB other TAB weight", in UTF-8. Empty lines and lines of # say nothing.
 *
 *     common/text/tables/synonyms.tsv    written by hand: what is said for what is written. Both ways, unless a fourth
 *                                        column gives the weight of the way back (0: one way only)
 *     common/text/tables/thesaurus.tsv   learned from text (tracuu-index learn), one way a line, in order
 *
 * Both are compiled in. An office adds synonyms of its own, and learns a thesaurus from its own documents. */
#ifndef TRACUU_THESAURUS_H
#define TRACUU_THESAURUS_H

#include <tracuu/abbreviation.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Synonyms of a file; the entries point into it and live as long as it does. INPUT with a sentence that names the file
 * and the line when one has not two wordings and a weight over 0 and up to 1, or is not UTF-8. */
typedef struct tc_synonym_file {
    char *text;
    tc_synonym *items;
    size_t count, capacity;
} tc_synonym_file;
TC_API tc_status tc_synonym_file_read(tc_synonym_file *out, const char *name);
TC_API void tc_synonym_file_free(tc_synonym_file *file);

/* A thesaurus is looked up by its first column, folded: nothing of it is read before it is asked for. */
typedef struct tc_thesaurus tc_thesaurus;
/* The table compiled in when `name` is NULL; an empty one when it is "none"; else that of a file, in any order and
 * spelling. Statuses as above. */
TC_API tc_status tc_thesaurus_open(tc_thesaurus **out, const char *name);
TC_API void tc_thesaurus_free(tc_thesaurus *thesaurus);
/* The entries whose first wording has this fold ("ho tro": the folds of its terms, joined by spaces): *at is 0 for the
 * first of them. NOT_FOUND after the last; no sentence is set. */
TC_API tc_status tc_thesaurus_next(tc_synonym *out, const tc_thesaurus *thesaurus, const char *fold, size_t *at);

#ifdef __cplusplus
}
#endif
#endif
