/* What the index knows already when a run begins: its documents, and the files that could not be read. */
#ifndef TC_INDEXER_KNOWN_H
#define TC_INDEXER_KNOWN_H

#include "indexer/walk.h"
#include <tracuu/store.h>

typedef struct tc_known_failure {
    char id[TC_ID_LENGTH + 1];
    char *root, *path;
} tc_known_failure;

typedef struct tc_known {
    tc_document *documents; /* in order of id */
    size_t count, capacity;
    tc_known_failure *failures; /* in order of id */
    size_t failure_count, failure_capacity;
} tc_known;

/* Reads the index at `path`; there is nothing to know where none is. */
tc_status tc_known_read(tc_known *out, const char *path);
void tc_known_free(tc_known *known);
tc_document *tc_known_document(const tc_known *known, const char *id); /* NULL for none */
bool tc_known_failed(const tc_known *known, const char *id);

/* Takes out of the index what was known below the folders walked and is not among `files` any more: failures always
 * (nothing is lost with them), documents when `documents` says so; `removed` counts these. Nothing goes below a folder
 * that is missing, empty or could not be read: a share that is not mounted looks like that. */
tc_status tc_known_prune(const tc_known *known, const tc_files *files, bool documents, tc_store_writer *writer,
                         size_t *removed);

#endif
