/* Tags: what a document is (number, type, title, issuer, date, period) and what each passage is about (entities,
 * period, sectors).
 *
 * Nothing is invented: what the text does not state or clearly imply stays NULL or without a date, and a date says on
 * what it rests (its basis). All functions may run in several threads at once on different documents with one
 * tc_sectors.
 */
#ifndef TC_INDEXER_TAGS_TAG_H
#define TC_INDEXER_TAGS_TAG_H

#include "indexer/lines/block.h"

/* The table of sectors in force: their names, and the cue words that tell them (indexer/tags/sectors.tsv says how it is
 * written). Read-only once loaded. */
typedef struct tc_sectors tc_sectors;

enum { TC_SECTORS_MOST = 32 };

/* Loads the table at `path`, or the one compiled in when `path` is NULL. TC_INPUT, naming the file and the line, for a
 * table that does not parse. */
tc_status tc_sectors_load(tc_sectors **out, const char *path);
void tc_sectors_free(tc_sectors *sectors);
size_t tc_sectors_count(const tc_sectors *sectors);
const char *tc_sectors_name(const tc_sectors *sectors,
                            size_t i); /* of bit i of tc_passage.sectors; NULL beyond the last */

/* Fills type, number, title, issuer, date, basis and period of the document from its blocks: the letterhead first, then
 * the title, the closing sentence ("Trên đây là Báo cáo …") and the signature, then the contents. `document->path` is
 * set already; a date in it is the last resort. */
tc_status tc_tag_document(tc_document *document, const tc_blocks *blocks);

/* Fills entities, period and sectors of each passage. */
tc_status tc_tag_passages(tc_passages *passages, const tc_document *document, const tc_sectors *sectors);

#endif
