/* Tables whose lines are "key: value"; "#" begins a comment. */
#ifndef TEST_TAG_TABLE_H
#define TEST_TAG_TABLE_H

#include "test_table.h"

typedef struct pair {
    char *key, *value;
    int line;
} pair;

typedef struct group {
    pair pairs[TABLE_LINES];
    int count;
} group;

typedef struct group_reading {
    void (*each)(const group *);
} group_reading;

/* The value of the first pair with this key; NULL where there is none. */
static inline const char *group_value(const group *g, const char *key)
{
    for (int i = 0; i < g->count; i++)
        if (!strcmp(g->pairs[i].key, key)) return g->pairs[i].value;
    return NULL;
}

static inline void group_read(void *context, const table_group *table)
{
    static group g;
    const group_reading *reading = context;
    for (g.count = 0; g.count < table->count; g.count++) {
        char *line = table->lines[g.count], *colon = strstr(line, ": ");
        if (!colon) fail_msg("line %d of the table is no \"key: value\"", table->numbers[g.count]);
        *colon = '\0';
        g.pairs[g.count] = (pair){line, colon + 2, table->numbers[g.count]};
    }
    reading->each(&g);
}

/* Calls `each` for every group of the table; gives how many there were. */
static inline int groups_read(const char *name, void (*each)(const group *))
{
    group_reading reading = {each};
    return table_read(name, "#", group_read, &reading);
}

#endif
