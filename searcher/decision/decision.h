/* What the files of `decisions` share: places that name documents, how they are gathered, grouped and tied. */
#ifndef TC_SEARCHER_DECISION_DECISION_H
#define TC_SEARCHER_DECISION_DECISION_H

#include "searcher/searcher.h"
#include <tracuu/decision.h>

/* ---- who issued it (decision/agency.c) ---- */

/* An agency's name taken apart, so that "UBND thành phố" and "Ủy ban nhân dân thành phố Mộc Giang" agree. */
typedef struct tc_agency {
    uint8_t level;  /* 0: not said */
    uint8_t kind;   /* committee, council, party; 0 */
    bool office;    /* begins with a name of its own: "Sở Xây dựng", "Ban Tuyên giáo Thành ủy" */
    uint8_t organs; /* a bit each: standing committee, executive committee, standing board, chair */
    char *rest;     /* what is left, folded, " sở giao thông " with a space around each word */
} tc_agency;
tc_status tc_agency_read(tc_agency *out, const char *name);
void tc_agency_clear(tc_agency *agency);
/* Whether both may be names of one agency; what is not said contradicts nothing. */
bool tc_agencies_agree(const tc_agency *a, const tc_agency *b);

/* ---- numbers (decision/number.c) ---- */

/* The key of a number whatever stands between its parts: "315 kh tu". Appends. */
tc_status tc_loose_key(tc_buffer *out, const char *number);

typedef struct tc_wanted {
    char *digits, *year, *letters; /* folded; letters without what joins them; NULL where not typed */
    char *type;
    bool exact; /* just this number: no part, no bare digits */
} tc_wanted;
typedef struct tc_wanteds {
    tc_wanted *items;
    size_t count, capacity;
} tc_wanteds;
void tc_wanteds_free(tc_wanteds *wanted);
/* The numbers that a query names, in whatever spelling. With `mend`, O, l, I beside digits are read as 0 and 1. */
tc_status tc_wanteds_read(tc_wanteds *out, const tc_query *query, bool mend);
/* The whole query as digits and groups of letters that need be known to no table ("2140 sxd qlxd"): right when the
 * index holds such a number, else words. */
tc_status tc_wanteds_guess(tc_wanteds *out, const tc_query *query);
/* Wants exactly the number of a loose key. */
tc_status tc_wanteds_add_key(tc_wanteds *out, const char *loose);
/* How well the loose key of a number fits: 3 the same, 2 without the year or part of the letters, 1 bare digits where
 * letters are wanted; 0 not at all. `type` of what bears the key, or NULL. */
int tc_wanted_fit(const tc_wanted *wanted, const char *loose, const char *type);

/* The best fit of several. */
int tc_wanteds_fit(const tc_wanteds *wanted, const char *loose, const char *type);

/* ---- relations in a passage (decision/tie.c) ---- */

enum { TC_TIE_SELF = -1, TC_TIE_NOBODY = -2 };
typedef struct tc_tie {
    tc_relation_kind kind;
    int from, to;      /* entities of the passage; TC_TIE_SELF is the document that the passage is part of */
    tc_range sentence; /* bytes of the passage's text */
} tc_tie;
typedef struct tc_ties {
    tc_tie *items;
    size_t count, capacity;
} tc_ties;
tc_status tc_ties_find(tc_ties *out, const tc_passage *passage, const tc_document *document);
/* The sentence around a range of the text. */
tc_range tc_sentence_around(const tc_passage *passage, tc_range at);

/* ---- places (decision/naming.c, decision/gather.c) ---- */

/* A place that names a document, or (entity -1) the document itself. */
typedef struct tc_naming {
    tx_docid at;
    int entity;
    char document_id[TC_ID_LENGTH + 1];
    uint32_t ordinal;
    tc_date citing; /* date of the document that the place is in */
    char *key;      /* loose */
    char *number, *type, *issuer, *subject;
    tc_date date;
    bool certain, stated; /* stated: the issuer is named by words, not by the number's letters alone */
    tc_agency agency;
    double words;   /* how much of the query's words it holds, 0 … 1 */
    bool passed;    /* the filters of passages let it through */
    size_t entry;   /* of the group it belongs to */
    bool ambiguous; /* it fits several entries: those that do so are an entry by themselves */
} tc_naming;

/* A relation between two of them; where an end is not among those gathered (SIZE_MAX), its own words stand in its
 * place. */
typedef struct tc_bond {
    tc_relation_kind kind;
    size_t from, to;
    bool nobody;                  /* from: the text does not say who */
    char *number, *type, *issuer; /* of the end that was not gathered */
    tc_date date;
    char *sentence;
    tx_docid at;
    size_t next[2]; /* the next bond of the entry of `from`, of `to`; SIZE_MAX at the end */
} tc_bond;

typedef struct tc_gathered {
    tc_naming *items;
    size_t count, capacity;
    tc_bond *bonds;
    size_t bond_count, bond_capacity;
} tc_gathered;
void tc_gathered_free(tc_gathered *gathered);

typedef struct tc_gathering {
    tc_gathered *out;
    tc_searcher *searcher;
    tc_query *query;
    const tc_matcher *matcher; /* NULL where the query has no words */
    const tc_wanteds *wanted;  /* NULL: all */
    bool places_only;          /* relations are not asked for */
    tc_tokens tokens;
    tc_occurrences found;
    double *best;
    size_t *documents; /* namings of documents, in order of identity */
    size_t document_count;
} tc_gathering;
void tc_gathering_free(tc_gathering *gathering);
/* Adds the document itself, which bears a number, as found in the record `at` (decision/naming.c). */
tc_status tc_naming_document(tc_gathering *gathering, tx_docid at, const tc_document *document);
/* Once all documents are added and nothing else: so that relations find the one that a passage is part of. */
tc_status tc_namings_order(tc_gathering *gathering);
/* Adds the places of a passage that name what is wanted, and the relations they have part in. */
tc_status tc_namings_passage(tc_gathering *gathering, const tc_passage *passage, const tc_document *document,
                             tx_docid at);
tc_status tc_gather(tc_gathering *gathering);
/* The numbers whose places hold the words of the query, at most `most`. */
tc_status tc_gather_by_words(tc_wanteds *out, tc_gathering *gathering, size_t most);
/* So much of the query's words an entry must hold to be found by them. */
#define TC_WORDS_LEAST 0.5

/* ---- entries (decision/group.c) ---- */

/* Gives each naming its entry (0 … *count - 1). */
tc_status tc_namings_group(tc_gathered *gathered, size_t *count);
bool tc_dates_agree(tc_date a, tc_date b);

/* An entry while it is put together (decision/entry.c): the namings in it, and what they say of it. */
typedef struct tc_entry {
    size_t *items; /* of gathered->items; borrowed from `order` */
    size_t count;
    const char *key;
    const char *number, *type, *issuer, *subject; /* borrowed */
    const struct tc_entry *same;                  /* a bare number: the one entry that it fits; NULL */
    char *id;
    tc_date date;
    bool certain;
    size_t document; /* of gathered->items: the document itself; SIZE_MAX */
    size_t bond;     /* the first of gathered->bonds that it has part in; SIZE_MAX */
    tc_agency agency;
    double words, score;
    int fit;
    bool passed;
} tc_entry;
typedef struct tc_entries {
    tc_entry *items;
    size_t count;
    size_t *order;    /* numbers of namings, those of an entry side by side */
    tc_entry **shown; /* those that pass, in order */
    size_t shown_count;
} tc_entries;
void tc_entries_free(tc_entries *entries);
tc_status tc_entries_make(tc_entries *out, tc_gathered *gathered);

/* ---- which are shown, and in what order (decision/rank.c) ---- */
tc_status tc_entries_choose(tc_entries *entries, const tc_query *query, const tc_wanteds *wanted, bool words,
                            tc_sort sort);

/* ---- as results (decision/fill.c) ---- */
tc_status tc_decision_fill(tc_decision *out, const tc_entry *entry, const tc_entries *entries,
                           const tc_gathered *gathered, tc_searcher *searcher, const tc_decision_options *options);
void tc_decision_clear(tc_decision *decision);

#endif
