/* Tables of tests/tables/: groups of lines "key: value", parted by blank lines; "#" begins a comment. */
#ifndef TEST_TAG_TABLE_H
#define TEST_TAG_TABLE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAIRS = 80, LINE = 4000 };

typedef struct pair {
    char *key, *value;
    int line;
} pair;

typedef struct group {
    pair pairs[PAIRS];
    int count;
} group;

static inline void group_clear(group *g)
{
    for (int i = 0; i < g->count; i++) free(g->pairs[i].key);
    g->count = 0;
}

static inline void group_add(group *g, const char *text, int line)
{
    const char *colon = strstr(text, ": ");
    if (!colon || g->count == PAIRS) {
        fprintf(stderr, "line %d of the table is no \"key: value\"\n", line);
        abort();
    }
    char *copy = strdup(text);
    if (!copy) abort();
    copy[colon - text] = '\0';
    g->pairs[g->count++] = (pair){copy, copy + (colon - text) + 2, line};
}

/* The value of the first pair with this key; NULL where there is none. */
static inline const char *group_value(const group *g, const char *key)
{
    for (int i = 0; i < g->count; i++)
        if (!strcmp(g->pairs[i].key, key)) return g->pairs[i].value;
    return NULL;
}

/* Calls `each` for every group of the file; gives how many there were. */
static inline int groups_read(const char *path, void (*each)(const group *))
{
    FILE *file = fopen(path, "re");
    if (!file) {
        perror(path);
        abort();
    }
    static char text[LINE];
    group g = {.count = 0};
    int groups = 0;
    for (int line = 1;; line++) {
        char *got = fgets(text, sizeof text, file);
        if (got) text[strcspn(text, "\n")] = '\0';
        if (got && *text == '#') continue;
        if (got && *text)
            group_add(&g, text, line);
        else if (g.count) {
            each(&g);
            groups++;
            group_clear(&g);
        }
        if (!got) break;
    }
    fclose(file);
    return groups;
}

#endif
