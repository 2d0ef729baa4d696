/* Searching and asking: the long-lived reader of an index.
 *
 * A tc_searcher is for one thread at a time; open one a thread. Results own what they hold and outlive a later query,
 * but not the searcher. When the index is written meanwhile, a call reopens it and runs again: the caller sees nothing
 * of it. Statuses: USAGE for options that do not parse, those of the index otherwise. A query that finds nothing is
 * TC_OK with total 0.
 */
#ifndef TRACUU_SEARCH_H
#define TRACUU_SEARCH_H

#include <tracuu/store.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tc_searcher tc_searcher;
TC_API tc_status tc_searcher_open(tc_searcher **out, const char *path);
TC_API void tc_searcher_free(tc_searcher *searcher);
TC_API tc_store *tc_searcher_store(const tc_searcher *searcher); /* borrowed */
/* Which tables of wordings are used (tracuu/thesaurus.h says what they hold): a file of synonyms beside those compiled
 * in, a file instead of the thesaurus compiled in; "none" for no synonyms, no thesaurus. Before the first query. INPUT
 * when the file is not as it should be. */
TC_API tc_status tc_searcher_use_synonyms(tc_searcher *searcher, const char *file);
TC_API tc_status tc_searcher_use_thesaurus(tc_searcher *searcher, const char *file);
/* The same for what tells which marks were meant where none was typed (tracuu/bigram.h). */
TC_API tc_status tc_searcher_use_bigrams(tc_searcher *searcher, const char *file);

typedef enum tc_sort { TC_SORT_RELEVANCE, TC_SORT_DATE, TC_SORT_DATE_DESCENDING } tc_sort;

/* Text as typed; NULL where not given. */
typedef struct tc_search_options {
    long limit, offset; /* limit -1: all; each at most a thousand million */
    const char *from, *to, *period, *sector, *document, *type, *issuer;
    tc_sort sort;
    tc_date today; /* year 0: today's date of the machine */
} tc_search_options;

/* Where a passage stands. All strings are its own, NULL where not known. */
typedef struct tc_citation {
    char *document, *root; /* path as shown (with the root's name before it when two roots hold the same path) */
    char *title, *type, *number, *issuer;
    tc_date date;
    tc_basis basis;
    tc_period period;
    char **section;
    size_t section_count;
    uint32_t page, first_line, last_line;
    tc_range *spans;
    size_t span_count;
    uint8_t sha256[32];
    char *label; /* "Báo cáo số 145/BC-UBND ngày 12/12/2023 của …, phần thứ nhất, mục I.1, trang 3" */
} tc_citation;

/* A named number that a passage was ranked by. */
typedef struct tc_feature {
    const char *name; /* static */
    double value, weight;
} tc_feature;
enum { TC_FEATURES_MOST = 24 };

typedef struct tc_hit {
    uint32_t rank; /* from 1, offset included */
    double score;
    tx_docid at;
    char document_id[TC_ID_LENGTH + 1];
    char *id; /* "bao-cao/003.txt#12" */
    tc_passage passage;
    tc_citation citation;
    char *snippet;        /* at most about 300 bytes of the text, "…" where it was cut */
    tc_range *highlights; /* bytes of passage.text, in order, not overlapping */
    size_t highlight_count;
    tc_citation *also_in; /* passages that say nearly the same */
    size_t also_in_count;
    tc_feature features[TC_FEATURES_MOST];
    size_t feature_count;
} tc_hit;

typedef struct tc_count {
    char *name;
    uint32_t count;
} tc_count;
typedef struct tc_counts {
    tc_count *items; /* most frequent first; years in order */
    size_t count, capacity;
} tc_counts;

/* One word of the query as it was understood. */
typedef struct tc_word_form {
    char *text;         /* the form as it can be read: "đàn" */
    uint32_t frequency; /* passages that hold it */
    double weight;      /* 1 for the exact form */
} tc_word_form;
typedef struct tc_understood_word {
    char *text;            /* as typed */
    char *meant;           /* what was tried in its place or beside it; NULL where that is what was typed */
    tc_range at;           /* bytes of the query */
    bool required, marked; /* required after relaxing */
    double rarity;         /* its weight by rarity, 0 … about 12 */
    tc_word_form *forms;
    size_t form_count;
    char **expansions; /* "ủy ban nhân dân" of "UBND" and the like */
    size_t expansion_count;
} tc_understood_word;

typedef struct tc_understood {
    tc_understood_word *words;
    size_t word_count;
    char **dropped; /* question words that do not match */
    size_t dropped_count;
    tc_period *periods; /* named in the query: they steer the ranking */
    size_t period_count;
    char **numbers; /* document numbers named: "315-KH/TU" */
    size_t number_count;
    char **filters; /* "sector: y tế", one a filter in force */
    size_t filter_count;
    const char *answer_kind; /* amount, date, person …; static; NULL when it is no question */
    const char *answer_noun; /* the noun that says so, "phường" of "phường nào"; static; NULL */
    bool operators;          /* quotes, brackets, signs or fields were understood */
    uint32_t relaxed;        /* words that were required at first and are no longer */
    char *xapian;            /* the query as Xapian describes it */
    char *tree;              /* the boolean tree that passages are tested by, or NULL */
} tc_understood;

typedef struct tc_results {
    char *query;
    tc_understood understood;
    char *suggestion; /* NULL */
    uint32_t total;
    bool total_exact;
    tc_hit *hits;
    size_t hit_count;
    tc_counts sectors, years, types, documents;
    char **warnings;
    size_t warning_count;
    double elapsed_ms;
} tc_results;
TC_API tc_status tc_search(tc_results *out, tc_searcher *searcher, const char *query, const tc_search_options *options);
TC_API void tc_results_clear(tc_results *results);

/* ---- ask ---- */

/* What the confidence in an answer rests on. */
typedef struct tc_grounds {
    double evidence; /* how much of the question stands where it belongs beside it, and how well it is of the kind asked
                        for, 0 … about 1 */
    double lead;     /* how far the next other candidate is behind, 0 … 1 */
    double passage;  /* how well its passage fits the question: the score of the hit */
} tc_grounds;
typedef struct tc_answer {
    char *text;        /* copied from the source, as short as it can be; stands inside sentence */
    char *sentence;    /* the sentence or row it stands in */
    double confidence; /* 0 … 1: about the share of such answers whose sentence states what was asked */
    tc_grounds grounds;
    double value; /* NAN where it is no figure */
    char *unit;   /* or NULL */
    char *column; /* the head of the column of a table that it stands in, or that is marked for it; or NULL */
    tc_citation citation;
} tc_answer;
typedef struct tc_asked {
    tc_results results;
    const char *kind; /* amount date person org place document decision list reason other; static */
    bool answered;
    tc_answer answer;  /* the best candidate, also where it is not given; its text is NULL where there is none */
    tc_answer *others; /* differing figures for the same thing */
    size_t other_count;
    char *reason; /* why there is no answer; NULL when answered */
} tc_asked;
TC_API tc_status tc_ask(tc_asked *out, tc_searcher *searcher, const char *question, const tc_search_options *options);
TC_API void tc_asked_clear(tc_asked *asked);

/* ---- mentions ---- */

/* A verb near the name that says what becomes of it: "khởi công", "phê duyệt", "chậm". */
typedef struct tc_event {
    tc_range at;  /* bytes of the passage's text */
    char *kind;   /* planned surveyed submitted approved adjusted tendered cleared started under_way paid inspected
                     delayed stopped completed handed_over: the classes of signs.tsv */
    bool negated; /* "chưa hoàn thành" */
} tc_event;

/* A figure or date in the same sentence or list item as the name. */
typedef struct tc_beside {
    size_t entity; /* of passage.entities */
    char *about;   /* FIGURE: total_investment contract area length width capacity allocation paid compensation land
                      other; DATE, PERIOD: "deadline" where it is one; NULL where the words before it do not say */
    char *task;    /* of a deadline: the kind of the event that is due; NULL */
    bool lasting;  /* one value for the whole life of the thing, and no other thing named between: it may drift */
} tc_beside;

typedef struct tc_mention {
    tc_date date;      /* the passage's period as a date (its year or month, else its last day), else the document's */
    const char *basis; /* "period", "letterhead" …; static */
    tc_period period;
    tc_hit hit;
    tc_range sentence; /* bytes of the text: the sentence or list item of the first place of the name */
    tc_event *events;  /* in order of the text */
    size_t event_count;
    size_t event;      /* that nearest to the name; event_count where none is near */
    tc_beside *beside; /* in order of the text */
    size_t beside_count;
    bool given;  /* to `each` already */
    bool looked; /* what stands around it was looked for */
} tc_mention;

/* One fact about the thing for which documents give different values. A rounded figure is the same value. */
typedef struct tc_drift_value {
    size_t mention; /* place in tc_mentions.items */
    size_t beside;  /* of that mention */
    double value;   /* on the scale of `unit`; NAN for a deadline */
    tc_period due;  /* of a deadline */
} tc_drift_value;
typedef struct tc_drift {
    char *about;            /* total_investment, area … or deadline */
    char *task;             /* of a deadline; NULL */
    char *unit;             /* "đồng", "m2"; NULL for a deadline */
    tc_drift_value *values; /* one a differing value, in order of time */
    size_t count;
} tc_drift;

typedef enum tc_step { TC_STEP_AS_DATED, TC_STEP_MONTH, TC_STEP_QUARTER, TC_STEP_YEAR } tc_step;
/* Told how many of the passages that may name it are read; what is read takes its time beyond a few thousand. */
typedef void tc_read_progress(void *context, size_t done, size_t total);

typedef struct tc_mention_options {
    tc_search_options search;
    tc_step step;               /* of the timeline; AS_DATED: as precisely as each mention is dated */
    tc_read_progress *progress; /* NULL for none */
    /* Called for every mention, in order of time, as soon as none of an earlier year can follow, where more than
     * `each_above` passages hold all words of the name and neither offset, limit nor another order is asked for; those
     * found under other forms of the name come at the end, and so do the undated. When the index is written meanwhile
     * all are given once more, from its new state. NULL: all are given together. */
    tc_status (*each)(void *context, const tc_mention *mention);
    size_t each_above;
    void *context;
} tc_mention_options;

/* How what was found is named. */
typedef enum tc_mention_match {
    TC_MATCH_NAME,  /* as typed, or in another form of that name */
    TC_MATCH_CORE,  /* by the name in what was typed (`sought`): words that ask, a title or an office were set aside */
    TC_MATCH_ALIKE, /* by a name much like it: other marks, a word mistyped or missing */
    TC_MATCH_WORDS, /* by no such name: sentences that hold all the words, in any order */
} tc_mention_match;
TC_API const char *tc_mention_match_name(tc_mention_match match); /* "name", "core", "alike", "words" */

typedef struct tc_mentions {
    char *name;
    char *sought;           /* what was looked for in its place; NULL where it was found as typed */
    tc_mention_match match; /* of what is found */
    char *suggestion;       /* where nothing is found: a name that differs by one letter of a proper name; NULL */
    char **forms;           /* spellings found, most frequent first */
    size_t form_count;
    size_t total;
    bool streamed;     /* they were given to `each` */
    tc_mention *items; /* in order of time, undated last */
    size_t count;
    tc_counts timeline; /* "2022", "2022-01", "2022-Q1" → mentions, in order */
    tc_drift *drifts;   /* found among `items` */
    size_t drift_count;
    double elapsed_ms;
} tc_mentions;
/* Every passage that names it. A mention holds the words of the name in order, within one sentence or list item; a name
 * that is a document number is found in all its spellings. Where documents name it in full, its short form in these
 * documents counts too, and spellings with a letter misread where only one name can be meant (ARCHITECTURE.md). Where
 * nothing is named so, words that make a question of a name are set aside, and at last sentences are looked for that
 * hold all the words; `match` says which it was. */
TC_API tc_status tc_mention_find(tc_mentions *out, tc_searcher *searcher, const char *name,
                                 const tc_mention_options *options);
TC_API void tc_mentions_clear(tc_mentions *mentions);

/* ---- evaluate ---- */
/* A question with what the right passage is known by. Text is the caller's. */
typedef struct tc_known {
    const char *question;
    char *const *documents; /* it is of one of these: a path, the end of a path, or a document number; none: of any */
    size_t document_count;
    char *const *words; /* its text holds one of these, compared folded; none: whatever it holds */
    size_t word_count;
} tc_known;
/* A question whose right passage did not come among the first five. */
typedef struct tc_miss {
    size_t at;     /* place among the questions */
    uint32_t rank; /* of the right passage; 0: not among the results looked at */
    bool unknown;  /* the index holds none of the documents named */
    tc_hit first;  /* what came first instead; id NULL where nothing was found */
} tc_miss;
typedef struct tc_evaluation {
    size_t questions;
    double hit_1, hit_5, hit_10; /* shares of the questions, 0 … 1 */
    double mrr;                  /* mean of 1 / rank, 0 where the right passage did not come */
    tc_miss *misses;             /* in order of the questions */
    size_t miss_count;
    double elapsed_ms;
} tc_evaluation;
/* Asks each question as a search with these options and looks at the first `limit` results for the right passage (or
 * one of its near-duplicates). USAGE for options that do not parse; a question that cannot be searched for (it holds no
 * word) is a miss. */
TC_API tc_status tc_evaluate(tc_evaluation *out, tc_searcher *searcher, const tc_known *questions, size_t count,
                             const tc_search_options *options);
TC_API void tc_evaluation_clear(tc_evaluation *evaluation);
/* ---- names ---- */

typedef struct tc_named {
    char *name;       /* its most frequent spelling */
    const char *kind; /* project programme place organisation; static */
    char **forms;     /* its spellings, most frequent first */
    size_t form_count;
    uint32_t mentions, passages, documents;
    uint32_t sectors;    /* those of at least a quarter of its passages */
    tc_date first, last; /* the dates of the oldest and the newest passage */
} tc_named;
typedef struct tc_names {
    tc_named *items; /* most passages first */
    size_t count, total;
    size_t read; /* passages read */
    double elapsed_ms;
} tc_names;
typedef struct tc_names_options {
    tc_search_options search;
    const char *kind;           /* only names of this kind; NULL for all */
    tc_read_progress *progress; /* NULL for none */
    void *context;
} tc_names_options;
/* The names in the passages that pass the filters and, with words, match the query. Variants of a name (case, marks,
 * tone placement, abbreviations) count as one. USAGE for a kind that is none. */
TC_API tc_status tc_names_find(tc_names *out, tc_searcher *searcher, const char *query,
                               const tc_names_options *options);
TC_API void tc_names_clear(tc_names *names);

/* ---- documents, show, status ---- */
typedef struct tc_listed {
    tc_document document; /* its own copy */
    char *shown;          /* path as shown */
    char **also_in;       /* other places of the same file */
    size_t also_in_count;
} tc_listed;
typedef struct tc_listing {
    tc_listed *items;
    size_t count, total;
} tc_listing;
/* Documents that pass the filters and, with words, that hold them in title, number, path or a passage. In order of date
 * unless options->sort says otherwise. */
TC_API tc_status tc_documents_find(tc_listing *out, tc_searcher *searcher, const char *query,
                                   const tc_search_options *options);
TC_API void tc_listing_clear(tc_listing *listing);

/* Passages around `name` ("DOCUMENT" or "DOCUMENT#PASSAGE"; DOCUMENT a path, the end of a path, an identity or a
 * document number). Without a passage: all of the document. The hits are in order; `focus` is the place of the one
 * asked for, or -1. NOT_FOUND when there is none, USAGE when several fit (the sentence names them). */
typedef struct tc_shown {
    tc_document document;
    tc_hit *hits;
    size_t hit_count;
    int focus;
} tc_shown;
TC_API tc_status tc_show(tc_shown *out, tc_searcher *searcher, const char *name, long context);
/* The extracted text of the document named; `changed` tells whether the file differs from what was indexed, `missing`
 * whether it is gone. Free *text. */
TC_API tc_status tc_show_source(char **text, size_t *length, bool *changed, bool *missing, tc_searcher *searcher,
                                const char *name);
TC_API void tc_shown_clear(tc_shown *shown);

typedef struct tc_problem {
    char *document, *reason;
} tc_problem;
typedef struct tc_index_status {
    size_t documents;
    size_t older; /* documents that an older analysis read: tracuu-index add --renew */
    uint64_t passages, text_bytes, index_bytes;
    char *schema, *updated;
    tc_counts by_type, by_year, by_sector;
    tc_problem *failed, *doubtful;
    size_t failed_count, doubtful_count;
} tc_index_status;
TC_API tc_status tc_status_read(tc_index_status *out, tc_searcher *searcher);
TC_API void tc_index_status_clear(tc_index_status *status);

#ifdef __cplusplus
}
#endif
#endif
