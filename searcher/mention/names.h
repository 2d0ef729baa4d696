/* What the files of `names` share: the names in a passage, and the table that counts them. */
#ifndef TC_SEARCHER_MENTION_NAMES_H
#define TC_SEARCHER_MENTION_NAMES_H

#include "searcher/mention/mention.h"

typedef enum tc_named_kind {
    TC_NAMED_PROJECT,
    TC_NAMED_PROGRAMME,
    TC_NAMED_PLACE,
    TC_NAMED_ORGANISATION
} tc_named_kind;
extern const char *const tc_named_kinds[4];

/* A name found in a text: bytes up to its last proper name, and up to where the common words behind it may end. */
typedef struct tc_name_found {
    tc_named_kind kind;
    tc_range core, whole;
} tc_name_found;
typedef struct tc_names_found {
    tc_name_found *items;
    size_t count, capacity;
} tc_names_found;

/* The names of a passage, in order. `tokens` get those of its text. */
tc_status tc_names_scan(tc_names_found *out, tc_tokens *tokens, const tc_passage *passage, const tc_signs *signs,
                        tc_analyser *analyser);

/* ---- keys and counts (mention/names_count.c) ---- */

typedef struct tc_name_table tc_name_table;
tc_status tc_name_table_new(tc_name_table **out);
void tc_name_table_free(tc_name_table *table);
/* The passage that what is noted next stands in. */
typedef struct tc_name_place {
    uint32_t passage;  /* numbers that differ */
    uint64_t document; /* its identity as a number */
    uint32_t sectors;
    tc_date date;
} tc_name_place;
tc_status tc_name_table_note(tc_name_table *table, const tc_name_found *name, const char *text,
                             const tc_name_place *place);
/* The names counted, variants merged, most passages first, within limit and offset; only those of a kind, unless it is
 * negative. */
tc_status tc_name_table_list(tc_names *out, tc_name_table *table, int kind, const tc_search_options *options);

#endif
