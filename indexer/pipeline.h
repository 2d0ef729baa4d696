/* From files to the index: the table of contents of the indexer. */
#ifndef TC_INDEXER_PIPELINE_H
#define TC_INDEXER_PIPELINE_H

#include "indexer/lines/block.h"
#include "indexer/tags/tag.h"
#include "indexer/walk.h"
#include <signal.h>
#include <tracuu/store.h>

/* One file on its way: what each stage made of it. */
typedef struct tc_reading {
    char *bytes; /* of the file */
    size_t length;
    tc_extract extract;
    tc_blocks blocks;
    tc_passages passages;
    tc_document document;
    bool shown; /* the blocks are looked at in the end; else they are freed once passages and identity are made of them
                 */
} tc_reading;
void tc_reading_clear(tc_reading *reading);

/* Reads a file into reading->bytes, with its hash, size and time in reading->document. */
tc_status tc_reading_load(tc_reading *reading, const char *name);
/* Runs the stages over loaded bytes, one a line. */
tc_status tc_reading_run(tc_reading *reading, const char *name, const tc_sectors *sectors);

/* What happened to a file. */
typedef enum tc_outcome {
    TC_OUTCOME_UNCHANGED,
    TC_OUTCOME_TOUCHED,
    TC_OUTCOME_ADDED,
    TC_OUTCOME_UPDATED,
    TC_OUTCOME_FAILED
} tc_outcome;

typedef struct tc_progress {
    size_t files, files_all; /* done, of */
    uint64_t bytes, bytes_all;
    size_t count[TC_OUTCOME_FAILED + 1]; /* by tc_outcome */
    size_t removed;                      /* by prune */
    size_t passages;
    size_t older; /* unchanged files that an older analysis read */
    bool stopped; /* before the end, by request */
} tc_progress;

typedef struct tc_add_options {
    const tc_sectors *sectors;
    bool prune;
    bool renew;       /* unchanged files that an older analysis read are read again */
    unsigned threads; /* for preparing; 0: one a processor */
    uint64_t commit_bytes;
    const volatile sig_atomic_t *stop; /* when it becomes true, what is ready is committed and the run ends */
    /* Called on the calling thread after each file; `failure` is the sentence when it failed, else NULL. */
    void (*report)(void *context, const tc_progress *progress, const tc_file *file, const char *failure);
    void *context;
} tc_add_options;

/* Indexes the files into the index at `path`. INPUT when some files failed (the rest is indexed); a status of the index
 * itself ends the run at once, with all that was committed intact. */
tc_status tc_index_add(tc_progress *out, const char *path, const tc_files *files, const tc_add_options *options);

/* One stage of one file as lines of JSON into `out`: text, lines, sections, passages, tags, terms. */
tc_status tc_stage_print(tc_buffer *out, const char *stage, const char *name, const tc_sectors *sectors);
extern const char *const tc_stage_names[]; /* NULL-terminated */

#endif
