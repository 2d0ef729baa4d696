/* The tables of tests/tables/record-*.txt: groups of lines parted by blank lines; "#" begins a comment. */
#ifndef TEST_RECORD_TABLE_H
#define TEST_RECORD_TABLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <tracuu/buffer.h>

enum { TABLE_LINES = 24 };

typedef struct table_group {
    char *lines[TABLE_LINES];
    int count, number; /* lines, and the number of the first in the file */
} table_group;

/* Calls `check` for every group, which returns whether it holds; fails when one does not. Gives the number of groups.
 */
static int table_check(const char *name, bool (*check)(const table_group *group))
{
    char path[4096], *line = NULL;
    size_t room = 0;
    snprintf(path, sizeof path, "%s/tables/%s", TC_TESTS, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    table_group group = {.count = 0};
    int groups = 0, failed = 0, number = 0;
    for (bool more = true; more;) {
        more = getline(&line, &room, file) >= 0;
        number++;
        if (more) line[strcspn(line, "\n")] = '\0';
        if (more && line[0] == '#') continue;
        if (more && line[0]) {
            if (!group.count) group.number = number;
            assert_true(group.count < TABLE_LINES);
            group.lines[group.count++] = tc_strdup(line);
            continue;
        }
        if (group.count) {
            groups++;
            if (!check(&group)) {
                print_error("%s:%d: %s\n", name, group.number, group.lines[0]);
                failed++;
            }
        }
        while (group.count) free(group.lines[--group.count]);
    }
    free(line);
    fclose(file);
    assert_int_equal(failed, 0);
    return groups;
}

static inline bool table_same(const char *want, const char *got)
{
    if (strcmp(want, got) == 0) return true;
    print_error("  want: %s\n   got: %s\n", want, got);
    return false;
}

#endif
