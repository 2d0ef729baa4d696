/* Tables whose lines stand as they are; "#" begins a comment. */
#ifndef TEST_RECORD_TABLE_H
#define TEST_RECORD_TABLE_H

#include "test_table.h"

typedef struct table_checking {
    const char *name;
    bool (*check)(const table_group *group);
    int failed;
} table_checking;

static inline void table_check_group(void *context, const table_group *group)
{
    table_checking *c = context;
    if (c->check(group)) return;
    print_error("%s:%d: %s\n", c->name, group->numbers[0], group->lines[0]);
    c->failed++;
}

/* Calls `check` for every group, which returns whether it holds; fails when one does not. Gives the number of groups.
 */
static inline int table_check(const char *name, bool (*check)(const table_group *group))
{
    table_checking checking = {.name = name, .check = check};
    int groups = table_read(name, "#", table_check_group, &checking);
    assert_int_equal(checking.failed, 0);
    return groups;
}

static inline bool table_same(const char *want, const char *got)
{
    if (strcmp(want, got) == 0) return true;
    print_error("  want: %s\n   got: %s\n", want, got);
    return false;
}

#endif
