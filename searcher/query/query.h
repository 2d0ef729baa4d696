/* A query as it is understood: words with their forms, groups with other wordings, periods, numbers, filters, and a
 * boolean tree where operators were used. */
#ifndef TC_SEARCHER_QUERY_QUERY_H
#define TC_SEARCHER_QUERY_QUERY_H

#include "searcher/query/mend.h"
#include <tracuu/bigram.h>
#include <tracuu/search.h>

enum { TC_WORDS_MOST = 256, TC_FORMS_MOST = 64 };

/* From this weight on a form counts as the word itself. */
#define TC_FORM_FULL 0.8

/* A form under which a word is looked for. */
typedef struct tc_form {
    char *term;
    uint32_t length, fold_length;
    uint32_t frequency;
    double weight; /* 1: as good as typed */
} tc_form;

/* A word of the query, in the order typed. */
typedef struct tc_query_word {
    tc_range at;
    char *term; /* its exact form */
    uint32_t length, fold_length;
    uint8_t kind, flags;
    char *stem;     /* FOREIGN: its stem's term, "Zreport"; NULL */
    tc_form *forms; /* the exact form first when it is in the index */
    size_t form_count;
    uint32_t frequency; /* of what counts as the word itself: the exact form, or all forms where they are equal */
    double rarity;
    bool question;  /* "bao nhiêu": does not match */
    bool in_period; /* part of "tháng 01/2022": steers, never required */
    bool in_number; /* part of a document number */
    bool in_field;  /* part of `field:value` or an operator: no word to match (it is `question` too) */
    bool required;
    bool excluded;  /* under NOT */
    bool in_choice; /* under OR: the tree demands it or something else */
    bool prefix;    /* `word*`: stands for all words that begin so, its forms */
    bool bound;     /* with the next one it makes one word, "nồng độ" (tc_query_bind) */
    bool corrected; /* the index does not know it as typed; term is what is meant, perhaps */
    char *better;   /* a term that is meant more likely than the one typed, which the index knows; NULL */
} tc_query_word;

/* Another wording for the words first…last: a sequence of terms that counts for all of them together. */
typedef struct tc_alternative {
    size_t first, last;
    char **terms; /* exact forms */
    size_t count;
    char *text;     /* as it can be read */
    double quality; /* how far it counts: an abbreviation nearly wholly, a synonym less */
    double share; /* of its own weight by rarity that it brings to matching: never more than the words it stands for; 0
                   * where it finds nothing: the index lacks a word of it, or it holds the words typed */
    bool sure;    /* an abbreviation, or what one stands for */
    bool learned; /* from text: likely, no more */
    bool reading; /* what an abbreviation typed stands for; there may be several */
} tc_alternative;
void tc_alternative_clear(tc_alternative *alternative);

typedef enum tc_node_kind {
    TC_NODE_WORD,
    TC_NODE_PHRASE,
    TC_NODE_NEAR,
    TC_NODE_AND,
    TC_NODE_OR,
    TC_NODE_NOT,
    TC_NODE_PREFIX,
    TC_NODE_FIELD,
} tc_node_kind;

typedef struct tc_node {
    tc_node_kind kind;
    size_t first, last; /* WORD, PHRASE, PREFIX: words of the query; FIELD: its filter */
    uint32_t window;    /* NEAR */
    struct tc_node **parts;
    size_t count, capacity;
} tc_node;
void tc_node_free(tc_node *node);

typedef struct tc_filter {
    tc_field field;
    char *value;
    tc_period period; /* DATE, PERIOD */
    bool negated;
    bool in_tree;    /* asked for by a node of the tree: no condition by itself */
    bool ignored;    /* its value is none of this index: its words are read as words */
    tc_range at;     /* bytes of the query; empty for one that came as an option */
    tx_query *query; /* in_tree: the passages that it lets through */
} tc_filter;
enum { TC_FILTERS_MOST = 64 };

/* What a passage must hold to match, from strict to relaxed. */
typedef enum tc_demand {
    TC_DEMAND_HALF, /* the rarer half of the words, all of it */
    TC_DEMAND_SOME, /* one of the rarer half */
    TC_DEMAND_ANY,  /* any word */
    TC_DEMAND_ALL,  /* every word: for lists, not for ranking */
} tc_demand;

typedef struct tc_query {
    char *text; /* as typed (or mended), without control characters */
    size_t length;
    tc_query_word *words;
    size_t count, capacity;
    tc_alternative *alternatives;
    size_t alternative_count, alternative_capacity;
    tc_filter *filters;
    size_t filter_count, filter_capacity;
    tc_node *tree;        /* what a passage's text must fulfil; NULL when no operator was used */
    bool tree_needs_text; /* the tree holds what Xapian does not check: phrases, NEAR */
    tc_period *periods;
    size_t period_count, period_capacity;
    char **numbers; /* keys of document numbers named */
    size_t number_count;
    bool number_alone; /* nothing else was typed */
    char **terms;      /* terms of compound tokens (K N T B), weighed */
    size_t term_count;
    const char *kind;           /* of the answer a question wants; NULL */
    const struct tc_noun *noun; /* that says so, "phường" of "phường nào"; NULL */
    size_t noun_first, noun_last;
    bool marked;                      /* some word bears a mark */
    uint32_t passages;                /* in the index */
    const struct tc_bigrams *bigrams; /* of its wordings, once its words are bound; NULL before */
    tc_demand demand;                 /* of the last run */
    uint32_t relaxed;
    bool corrected;   /* some word is */
    tc_mended mended; /* text: made of what was typed; ranges of words are of it */
    char **warnings;
    size_t warning_count, warning_capacity;
} tc_query;
void tc_query_clear(tc_query *query);
/* Whether the key of a number is what is wanted: the same, or with letters where digits alone ("412") are wanted. */
bool tc_number_stands_for(const char *wanted, const char *key);
/* Appends the text with letters that look like digits read as such, in runs of nothing else: "3l5", "1O36", "O6-NQ/TU".
 */
tc_status tc_digits_mend(tc_buffer *out, const char *text);
/* For lists that are whole without a query: USAGE where something was typed that holds neither a word nor a field. */
tc_status tc_query_check_typed(const tc_query *query);
tc_status tc_query_warn(tc_query *query, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Hands the warnings over to a result; the query has none afterwards. */
void tc_query_steal_warnings(char ***out, size_t *count, tc_query *query);

/* Abbreviations with their long forms, synonyms, and the thesaurus; made once a searcher, which lends its analyser. */
typedef struct tc_wordings tc_wordings;
tc_status tc_wordings_new(tc_wordings **out, tc_analyser *analyser);
void tc_wordings_free(tc_wordings *wordings);
/* Before the first query: the office's own file beside the synonyms compiled in, a file instead of the thesaurus
 * compiled in; "none" for none of the kind. */
tc_status tc_wordings_use_synonyms(tc_wordings *wordings, const char *file);
tc_status tc_wordings_use_thesaurus(tc_wordings *wordings, const char *file);
/* The same for the table of syllables and what follows them (tracuu/bigram.h); and this table, lent. */
tc_status tc_wordings_use_bigrams(tc_wordings *wordings, const char *file);
tc_status tc_wordings_bigrams(const tc_bigrams **out, tc_wordings *wordings);

/* The stages, in order (pipeline: search.c). */
tc_status tc_query_read(tc_query *out, tc_analyser *analyser, const char *text,
                        tc_date today); /* text → words, tree, filters */
/* The same with the text mended first, by what the index knows. */
tc_status tc_query_read_mended(tc_query *out, tc_analyser *analyser, const tx_database *database, const char *text,
                               tc_date today);
tc_status tc_query_question(tc_query *query); /* question words, kind of answer */
/* Periods that are named without their year ("năm ngoái", "quý I"), against the documents of the index. */
tc_status tc_query_periods(tc_query *query, tc_store *store, tc_date today);
/* "thu ngân sách 2023": who asks leaves the word for the year out. Of these years; the above takes those that documents
 * are of. */
tc_status tc_query_years(tc_query *query, int first, int last);
tc_status tc_query_expand(tc_query *query, tc_store *store,
                          tc_wordings *wordings); /* words → forms, rarity, alternatives */
tc_status tc_query_filter_options(tc_query *query, const tc_search_options *options); /* options → filters */
/* Warnings of documents, types and issuers asked for that the index does not have: where nothing was found. */
tc_status tc_query_warn_unknown(tc_query *query, tc_store *store);

/* How many words of the query, from `at`, are this wording (canonical spelling); 0 if it is not there. Unmarked words
 * stand for marked ones when no word of the query bears a mark. */
size_t tc_query_wording(const tc_query *query, size_t at, const char *words);
/* Whether the words there, typed without marks, are meant so as far as their neighbours told: no "cần" where "cận" is
 * meant and the index has both (query/marks_meant.c). */
bool tc_query_means(const tc_query *query, size_t at, const char *words);
/* Whether "những" (or, with `all`, "các") stands among the `most` words before a question word, so that several are
 * asked for; "trong các xã, xã nào" asks for one. */
bool tc_query_several(const tc_query *query, size_t at, size_t most, bool all);
/* Whether all are to be told one by one, "kể theo thứ tự". */
bool tc_query_in_turn(const tc_query *query);
/* The same of one word and a term whose first `fold` bytes are its folded form. */
bool tc_query_word_is(const tc_query *query, size_t at, const char *term, size_t length, size_t fold);
/* Which forms of the words were meant, where the whole query was typed without marks. After tc_query_expand; not for
 * lists, which name every form. */
tc_status tc_query_restore_marks(tc_query *query, tc_wordings *wordings);
/* Which neighbours are one word (bond.c). After the marks are restored. */
tc_status tc_query_bind(tc_query *query, tc_wordings *wordings);

/* The words of a field's value are read as plain words after all; its name is none. */
void tc_query_free_field(tc_query *query, const tc_filter *filter);
/* Abbreviations stand for all their long forms alike, also for those that are seldom meant. */
void tc_query_keep_readings(tc_query *query);
/* Leaves abbreviations alone of the other wordings: a name is not named by a synonym. */
void tc_query_drop_synonyms(tc_query *query);
/* Leaves out synonyms that hold the words typed: to rank by them counts the same words twice. */
void tc_query_drop_longer(tc_query *query);

tc_status tc_query_xapian(tx_query **out, tc_query *query, tc_store *store, tc_demand demand);
/* No more passages than this hold the rarer half of the words: what is known of them without a look at the index. */
uint32_t tc_query_bound(const tc_query *query);
/* What it demands alone, without what only adds weight: the same passages, to be counted. */
tc_status tc_query_demanded(tx_query **out, tc_query *query, tc_store *store, tc_demand demand);
/* Whether a passage passes a filter, as its query would have it. */
tc_status tc_filter_holds(bool *out, const tc_filter *filter, const tc_passage *passage, const tc_document *document,
                          const tc_store *store);
/* Fills the queries of filters in the tree. */
tc_status tc_query_tree_filters(tc_query *query, tc_store *store);
/* Filters alone, as a query of weight 0 over passages. */
tc_status tc_query_filters(tx_query **out, const tc_query *query, tc_store *store);

/* ---- the text of a passage against a query ---- */

/* The words first…last of the query stand at tokens from…to of the text. */
typedef struct tc_occurrence {
    uint32_t first, last, from, to;
    double quality; /* weight of the form found; 1 for the exact one */
} tc_occurrence;
typedef struct tc_occurrences {
    tc_occurrence *items;
    size_t count, capacity;
    uint64_t fields; /* the filters that hold of the passage, a bit each */
} tc_occurrences;
/* How much likelier the second of two words is behind the first than anywhere; 0 where the table does not say. */
double tc_syllables_drawn(const struct tc_bigrams *bigrams, const tc_token *first, const tc_token *second);
/* Finds the words of the query among analysed tokens (TC_FOR_HIGHLIGHT), in order of `from`. A table made once a query
 * makes this linear. */
typedef struct tc_matcher tc_matcher;
tc_status tc_matcher_new(tc_matcher **out, const tc_query *query);
void tc_matcher_free(tc_matcher *matcher);
/* Whether the word of a term begins as a word of the query does, marks counted where that bears some. */
bool tc_term_begins(const char *term, size_t length, const tc_query_word *word);
tc_status tc_matcher_run(tc_occurrences *out, const tc_matcher *matcher, const tc_tokens *tokens);
/* Whether a node is made of nothing but fields that were not understood. */
bool tc_node_ignored(const tc_node *node, const tc_query *query);
/* Whether the tree holds of a text with these occurrences. */
bool tc_tree_holds(const tc_node *node, const tc_occurrences *occurrences, const tc_query *query);
tc_status tc_tree_write(tc_buffer *out, const tc_node *node, const tc_query *query);

#endif
