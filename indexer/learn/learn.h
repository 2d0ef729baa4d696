/* Learning from text: which wordings stand in the same surroundings, and so may stand for one another (a thesaurus);
 * and which syllables follow which (bigrams).
 *
 * No model is kept: what comes out is a table of figures (common/text/tables/thesaurus.tsv and bigrams.tsv have the
 * forms), and the searcher only looks words up in it. The stages are in learn.c, one a line. */
#ifndef TC_INDEXER_LEARN_LEARN_H
#define TC_INDEXER_LEARN_LEARN_H

#include "indexer/walk.h"
#include <stdint.h>
#include <tracuu/text.h>

/* ---- how often ---- */

/* Numbers by key; a key is not 0. */
typedef struct tc_tally_entry {
    uint64_t key;
    uint32_t count;
} tc_tally_entry;
typedef struct tc_tally {
    tc_tally_entry *entries; /* open addressing; key 0 is an empty place */
    size_t room, used;
} tc_tally;
void tc_tally_free(tc_tally *tally);
tc_status tc_tally_add(tc_tally *tally, uint64_t key, uint32_t count);
uint32_t tc_tally_get(const tc_tally *tally, uint64_t key);

/* ---- text as numbers ---- */

/* What stands for everything that is no word of its own. */
enum { TC_LEARN_BREAK, TC_LEARN_COMMA, TC_LEARN_NAME, TC_LEARN_FIGURE, TC_LEARN_FIRST };

/* A word, or two units that were found to be one. */
typedef struct tc_unit {
    char *text; /* in canonical spelling, words joined by a space */
    uint32_t count, syllables;
} tc_unit;

/* Text as a sequence of units. */
typedef struct tc_lesson {
    uint32_t *items;
    size_t count, capacity;
    tc_unit *units; /* the first TC_LEARN_FIRST have no text */
    size_t unit_count, unit_capacity;
    uint32_t *slots; /* units by hash of their text; 0 is an empty place */
    size_t room;
} tc_lesson;
void tc_lesson_free(tc_lesson *lesson);
/* The number of a unit, which is made when there is none yet. */
tc_status tc_lesson_unit(uint32_t *out, tc_lesson *lesson, const char *text, size_t length, uint32_t syllables);
/* The number of a unit, 0 when there is none. */
uint32_t tc_lesson_find(const tc_lesson *lesson, const char *text, size_t length);
/* Appends a text: syllables as they are spoken, names and figures as what they are, a break where others stand. */
tc_status tc_lesson_read(tc_lesson *lesson, tc_analyser *analyser, const char *text, size_t length);
/* What parts a word from the one before it: nothing (TC_LEARN_FIRST), a comma, or a break. */
uint32_t tc_lesson_parting(const char *text, const tc_token *before, const tc_token *token);
/* Joins neighbours that belong together, "hỗ trợ" of hỗ and trợ, once. */
tc_status tc_lesson_join(tc_lesson *lesson);

/* ---- surroundings ---- */

typedef enum tc_place { TC_PLACE_BEFORE, TC_PLACE_BEHIND, TC_PLACE_AROUND } tc_place;

/* What stands in one place by each unit that is compared: rows of (neighbour, weight), each of length 1, and the same
 * cells by neighbour. */
typedef struct tc_cell {
    uint32_t at;
    float weight;
} tc_cell;
typedef struct tc_surroundings {
    tc_cell *rows, *columns;
    size_t *row_starts, *column_starts; /* one more than units */
} tc_surroundings;
void tc_surroundings_free(tc_surroundings *surroundings);
tc_status tc_surroundings_make(tc_surroundings *out, const tc_lesson *lesson, tc_place place);
/* Whether a unit stands often enough to be compared. */
bool tc_unit_compared(const tc_lesson *lesson, uint32_t unit);

/* ---- likeness ---- */

/* Two units that stand in the same surroundings. */
typedef struct tc_like {
    uint32_t one, other;
    uint32_t shared; /* neighbours in common, on the side where they are fewer */
    double near;     /* likeness of what stands next to them, 0 … 1 */
    double topic;    /* likeness of what stands around them */
} tc_like;
typedef struct tc_likes {
    tc_like *items;
    size_t count, capacity;
} tc_likes;
/* Pairs of units of which each is among the nearest of the other. */
tc_status tc_likes_find(tc_likes *out, const tc_lesson *lesson);
/* Appends those that may stand for one another to the table, both ways, in the order that the searcher wants. */
tc_status tc_likes_write(tc_buffer *out, const tc_likes *likes, const tc_lesson *lesson);

/* ---- syllables and what follows them ---- */

/* Counts of syllables (their units) and of pairs of them (first << 32 | second). */
typedef struct tc_bigram_count {
    tc_lesson syllables;
    tc_tally pairs;
    uint64_t all;
} tc_bigram_count;
void tc_bigram_count_free(tc_bigram_count *counts);
tc_status tc_bigram_count_read(tc_bigram_count *counts, tc_analyser *analyser, const char *text, size_t length);
/* Appends the table of tracuu/bigram.h, without its head. */
tc_status tc_bigram_count_write(tc_buffer *out, const tc_bigram_count *counts);

/* ---- all of it ---- */

typedef struct tc_learn_options {
    /* Called before each file is read; false ends the run. */
    bool (*report)(void *context, const tc_file *file, size_t done, size_t all);
    void *context;
    bool bigrams; /* which syllables follow which, instead of a thesaurus */
} tc_learn_options;
/* Appends the table learned from the files to `out`. INTERRUPTED when `report` said so; files that cannot be read are
 * passed over and counted in *failed. */
tc_status tc_learn(tc_buffer *out, size_t *failed, const tc_files *files, const tc_learn_options *options);

#endif
