/* The second stage of ranking: Xapian's best candidates, ordered anew by what their text says.
 *
 * Few features, each 0 to 1 (PAIRS below 2, where they stand again), summed with fixed weights (rank.c says what each
 * is and why it is there). Two questions have answers that hold none of their words, and these are put first whatever
 * the sum: a document's number alone asks for its beginning, "ai ký" and "nơi nhận" for its foot. */
#ifndef TC_SEARCHER_RANK_H
#define TC_SEARCHER_RANK_H

#include "searcher/query/query.h"

typedef enum tc_rank_feature {
    TC_RANK_MATCH,   /* Xapian's weight over that of the best candidate */
    TC_RANK_HEADING, /* words found in the text, or else in the title, headings and context above it, by rarity */
    TC_RANK_PAIRS,   /* neighbours of the query that are neighbours in the text (or above it), by the pair's rarity */
    TC_RANK_TITLE,   /* words found in type, number, title and issuer of the document, by rarity */
    TC_RANK_NAMES,   /* names of the query (capitals, foreign words) found in the text or, half, above it, by rarity */
    TC_RANK_PERIOD,  /* the period of the passage fits one that is named, or its text names one within it */
    TC_RANK_ANSWER,  /* the passage holds what the question asks for: a figure, a date, a person, a place */
    TC_RANK_NUMBER,  /* it cites a document number that is named (0.5) or is part of that document (1) */
    TC_RANK_FIGURE,  /* it states a figure that is named: exactly (1), hedged (0.8), or the one rounded (0.5) */
    TC_RANK_DECOY,   /* a line of a contents table, a letterhead, what a decision rests on: subtracted */
    TC_RANK_COUNT
} tc_rank_feature;
extern const char *const tc_rank_names[TC_RANK_COUNT];
extern const double tc_rank_weights[TC_RANK_COUNT];

/* A passage on its way through the second stage. */
typedef struct tc_candidate {
    tx_docid at;
    double match; /* Xapian's weight */
    char document_id[TC_ID_LENGTH + 1];
    tc_passage passage;
    double features[TC_RANK_COUNT];
    float *pairs; /* how often the words w and w + 1 of the query stand side by side */
    double score;
    bool foot;          /* it ends its document, and who signed one or whom it was sent to is asked for */
    bool dropped;       /* the tree does not hold of its text */
    uint64_t *shingles; /* hashes of runs of three words, sorted, for near-duplicates */
    size_t shingle_count;
    uint64_t stated; /* hash of the figures, dates and numbers of documents that it states; made with the shingles */
} tc_candidate;
void tc_candidate_clear(tc_candidate *candidate);
/* Reads a match: its place in the index, its weight and its passage. */
tc_status tc_candidate_read(tc_candidate *out, const tx_matches *matches, uint32_t at);

/* What ranking one query needs at hand. */
typedef struct tc_ranking {
    const tc_query *query;
    const tc_matcher *matcher;
    tc_analyser *analyser;
    double best_match;
    tc_tokens tokens;
    tc_occurrences occurrences;
    double *best;        /* a quality a word */
    float *above;        /* pairs of a line above the text */
    tc_entities figures; /* of the query */
    bool foot;           /* it asks who signed, or whom a document was sent to */
    bool grounds;        /* it asks which document another rests on */
    bool *names;         /* which words of the query are names */
    double names_weight; /* by rarity, of all of them */
} tc_ranking;
void tc_ranking_free(tc_ranking *ranking);

/* Reads from the query what the features need, before the first candidate is read. */
tc_status tc_ranking_begin(tc_ranking *ranking);
/* Fills the features of a candidate whose passage is read (and `dropped`), but PAIRS: what they are made of is noted
 * only. */
tc_status tc_rank_read(tc_candidate *candidate, tc_ranking *ranking);
/* Those of its features that typed spans and the period tell; tokens and occurrences are those of its text. */
tc_status tc_rank_facts(tc_candidate *candidate, const tc_ranking *ranking);
/* Tells which words of the query are names (part of tc_ranking_begin); and how far they were found, by the best quality
 * of each word and the weight of all words of the query. */
tc_status tc_rank_names_begin(tc_ranking *ranking);
double tc_rank_names_found(const tc_ranking *ranking, const double *best, double all);
/* Whether a column of this head numbers the rows, "TT", "Số thứ tự"; whether the first of a passage of rows does. */
bool tc_head_numbers(const char *head);
bool tc_table_numbered(const tc_passage *passage);
/* Forgets what was found of the query in the head of a table that stands in a passage of its first rows: those of its
 * columns that are filled stand above each passage, and of the empty ones no row tells anything. */
void tc_rank_drop_head(tc_ranking *ranking, const tc_passage *passage);
/* Weighs the pairs of all candidates by how few of them hold each, and sets the scores. */
void tc_rank_score(tc_candidate *candidates, size_t count, const tc_query *query);
/* By score, then in the order of the index. */
int tc_candidate_compare(const void *a, const void *b);
/* Makes the shingles of a candidate, where it has none yet. */
tc_status tc_candidate_shingle(tc_candidate *candidate, tc_analyser *analyser, tc_tokens *tokens);
/* How much two passages with shingles have in common, 0 … 1; 0 where they state other figures, dates or documents. */
double tc_candidate_likeness(const tc_candidate *a, const tc_candidate *b);

#endif
