/* The files below the folders given. */
#ifndef TC_INDEXER_WALK_H
#define TC_INDEXER_WALK_H

#include <stdint.h>
#include <tracuu/status.h>

typedef struct tc_file {
    char *root; /* absolute, links resolved: the folder given, or that of the file given */
    char *path; /* below root, '/' between */
    char *name; /* to open it by: root/path */
    uint64_t size, mtime_ns;
    char *problem; /* why it cannot be indexed (a name that is not UTF-8); NULL */
    bool folder;   /* a folder that could not be read: what lies below it is not known */
} tc_file;

enum { TC_KINDS_MOST = 24 };

/* Files of a kind that is not read, by the ending of their names: ".pdf", "" for none. */
typedef struct tc_kind_passed {
    char ending[12];
    size_t count;
} tc_kind_passed;

typedef struct tc_files {
    tc_file *items; /* in order of root as given, then of path */
    size_t count, capacity;
    char **roots; /* the roots given, in order; `walked` tells how many files each had that can be indexed */
    size_t *walked;
    size_t root_count, root_capacity, walked_capacity;
    size_t other; /* files of kinds that are not read, passed over; and the most of them by kind, as first met */
    tc_kind_passed kinds[TC_KINDS_MOST];
    size_t kind_count;
} tc_files;

/* Appends the files of `path`: a folder (all below it, names with a leading dot left out, every folder visited once
 * however many links lead to it) or one file. INPUT when it is neither; what is found to be unreadable below it becomes
 * a file with a problem. */
tc_status tc_files_walk(tc_files *out, const char *path);
/* Keeps the first of what was given more than once: the same folder twice, or a file and the folder that it is in. */
tc_status tc_files_drop_repeated(tc_files *files);
void tc_files_free(tc_files *files);

#endif
