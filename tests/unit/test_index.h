/* An index for the tests of a program, in a folder that is made before the first and removed after the last. */
#ifndef TEST_INDEX_H
#define TEST_INDEX_H

#include "indexer/pipeline.h"
#include "tests/unit/test_tag_table.h"
#include <sys/stat.h>
#include <tracuu/search.h>

static char folder[64], documents[80], database[80];
static tc_searcher *searcher; /* of this index */

static inline void succeed(tc_status status)
{
    if (status != TC_OK) fail_msg("%s", tc_message());
}

/* Adds what lies below a path to the index. */
static inline void index_add(const char *path)
{
    tc_sectors *sectors;
    tc_files files = {0};
    tc_progress progress = {0};
    succeed(tc_sectors_load(&sectors, NULL));
    succeed(tc_files_walk(&files, path));
    tc_add_options options = {.sectors = sectors, .threads = 2, .commit_bytes = 1 << 20};
    succeed(tc_index_add(&progress, database, &files, &options));
    tc_files_free(&files);
    tc_sectors_free(sectors);
}

/* The folders alone; `documents` is empty. */
static inline int index_make(void)
{
    strcpy(folder, "/tmp/tracuu-test-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    snprintf(documents, sizeof documents, "%s/documents", folder);
    snprintf(database, sizeof database, "%s/index", folder);
    return mkdir(documents, 0700);
}

/* A line of a document; \t stands for a tab. */
static inline void index_put_line(FILE *file, const char *line)
{
    for (; *line; line++) {
        bool tab = line[0] == '\\' && line[1] == 't';
        fputc(tab ? '\t' : *line, file);
        line += tab;
    }
    fputc('\n', file);
}

/* A group of a table is a document: its "file", and each "line" of it. */
static inline void index_write_document(const group *g)
{
    char name[300];
    const char *path = group_value(g, "file");
    assert_non_null(path);
    snprintf(name, sizeof name, "%s/%s", documents, path ? path : "");
    FILE *file = fopen(name, "we");
    assert_non_null(file);
    for (int i = 0; i < g->count; i++)
        if (!strcmp(g->pairs[i].key, "line")) index_put_line(file, g->pairs[i].value);
    assert_int_equal(fclose(file), 0);
}

/* Makes the index of the documents of a table, and opens it. */
static inline int index_of_table(const char *name)
{
    if (index_make() != 0) return -1;
    groups_read(name, index_write_document);
    index_add(documents);
    succeed(tc_searcher_open(&searcher, database));
    return 0;
}

static inline int index_remove(void **state)
{
    char command[128];
    (void)state;
    tc_searcher_free(searcher);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

#endif
