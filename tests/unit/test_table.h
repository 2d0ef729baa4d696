/* Tables of tests/tables/: groups of lines, parted by blank lines. How a line is read differs: test_record_table.h
 * takes it as it stands, test_tag_table.h as "key: value", test_text_groups.h with signs for bytes that cannot be seen.
 */
#ifndef TEST_TABLE_H
#define TEST_TABLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <tracuu/buffer.h>

enum { TABLE_LINES = 80 };

typedef struct table_group {
    char *lines[TABLE_LINES];
    int numbers[TABLE_LINES]; /* of each line in the file */
    int count;
} table_group;

/* Calls `each` for every group of a table; lines that begin with `comment` are passed over. Gives how many there were.
 */
static inline int table_read(const char *name, const char *comment,
                             void (*each)(void *context, const table_group *group), void *context)
{
    char path[4096], *line = NULL;
    size_t room = 0;
    snprintf(path, sizeof path, "%s/tables/%s", TC_TESTS, name);
    FILE *file = fopen(path, "re");
    if (!file) fail_msg("cannot read %s", path);
    table_group group = {.count = 0};
    int groups = 0;
    bool more = true;
    for (int number = 1; more; number++) {
        more = getline(&line, &room, file) >= 0;
        if (more) line[strcspn(line, "\n")] = '\0';
        if (more && !strncmp(line, comment, strlen(comment))) continue;
        if (more && line[0]) {
            assert_true(group.count < TABLE_LINES);
            group.numbers[group.count] = number;
            group.lines[group.count++] = tc_strdup(line);
            continue;
        }
        groups += group.count > 0;
        if (group.count) each(context, &group);
        while (group.count) free(group.lines[--group.count]);
    }
    free(line);
    fclose(file);
    return groups;
}

#endif
