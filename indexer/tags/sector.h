/* The table of sectors from inside: how its cues are found in a text. */
#ifndef TC_INDEXER_TAGS_SECTOR_H
#define TC_INDEXER_TAGS_SECTOR_H

#include "indexer/tags/tag.h"
#include <pthread.h>

/* Where a cue counts. */
enum { TC_WHERE_TEXT = 1, TC_WHERE_HEADING = 2 };

typedef struct tc_sector_cue {
    int8_t sector; /* -1: the phrase belongs to no sector; it only keeps shorter cues inside it from being found */
    uint8_t where;
    float weight;
    uint32_t next; /* the next cue of the same phrase, 0 for none */
} tc_sector_cue;

/* The number of a word that occurs in some cue, 0 for any other. `word` is canonical (tc_canonical_word). */
uint32_t tc_sectors_word(const tc_sectors *sectors, const char *word, size_t length);
/* The node reached from `node` (0 is the root) by a word; 0 for none. */
uint32_t tc_sectors_step(const tc_sectors *sectors, uint32_t node, uint32_t word);
/* The first cue that ends at a node, 0 for none, and a cue by its number. */
uint32_t tc_sectors_cue_at(const tc_sectors *sectors, uint32_t node);
const tc_sector_cue *tc_sectors_cue(const tc_sectors *sectors, uint32_t cue);

/* The node reached from the root by a word. */
uint32_t tc_sectors_first(const tc_sectors *sectors, uint32_t word);

/* What finds cues in texts; for one thread at a time. It keeps a cache of words, which is worth having for the next
 * document: so it is borrowed from the table, given back, and freed with it. */
typedef struct tc_cue_finder tc_cue_finder;

/* The finders that are not in use. */
typedef struct tc_idle_finders {
    pthread_mutex_t lock;
    tc_cue_finder *first;
} tc_idle_finders;
tc_idle_finders *tc_sectors_idle(const tc_sectors *sectors);
void tc_idle_finders_free(tc_idle_finders *idle);

/* Sets `sectors` of every passage. */
tc_status tc_sectors_assign(tc_passages *passages, const tc_document *document, const tc_sectors *sectors);

#endif
