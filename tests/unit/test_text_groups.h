/* Reads tests/tables/text-*.txt: groups of lines with an empty line between; lines that begin with "# " are comments.
 * \n \t \r \0 \\ and \xHH stand for bytes, so that what cannot be seen can be written. */
#ifndef TEST_TEXT_GROUPS_H
#define TEST_TEXT_GROUPS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <tracuu/text.h>

enum { GROUP_LINES = 64 };

typedef struct test_group {
    tc_buffer lines[GROUP_LINES];
    int count, number; /* number: of its first line in the file */
} test_group;

static inline void test_group_free(test_group *group)
{
    for (int i = 0; i < GROUP_LINES; i++) tc_buffer_free(&group->lines[i]);
}

static inline void test_unescape(tc_buffer *out, const char *s)
{
    tc_buffer_clear(out);
    tc_put(out, "", 0);
    for (; *s && *s != '\n'; s++) {
        const char *found = *s == '\\' && s[1] ? strchr("n\nt\tr\r\\\\", s[1]) : NULL;
        if (*s != '\\') {
            tc_put_char(out, *s);
        } else if (s[1] == 'x') {
            char hex[3] = {s[2], s[3], 0};
            tc_put_char(out, (char)strtol(hex, NULL, 16));
            s += 3;
        } else if (s[1] == '0') {
            tc_put_char(out, '\0');
            s++;
        } else {
            assert_non_null(found);
            tc_put_char(out, found[1]);
            s++;
        }
    }
}

/* Calls `check` for each group of a table; fails when there are fewer than `least`. */
static inline void test_groups(const char *name, int least, void (*check)(const test_group *group))
{
    char path[4096], line[4096];
    snprintf(path, sizeof path, "%s/tables/%s", TC_TESTS, name);
    FILE *file = fopen(path, "r");
    if (!file) fail_msg("cannot read %s", path);
    test_group group = {0};
    int groups = 0, number = 0;
    for (bool more = true; more;) {
        more = fgets(line, sizeof line, file) != NULL;
        number++;
        if (more && !strncmp(line, "# ", 2)) continue;
        if (more && line[0] != '\n') {
            if (group.count == 0) group.number = number;
            assert_true(group.count < GROUP_LINES);
            test_unescape(&group.lines[group.count++], line);
            continue;
        }
        if (group.count) {
            check(&group);
            groups++;
        }
        group.count = 0;
    }
    test_group_free(&group);
    fclose(file);
    if (groups < least) fail_msg("%s holds %d groups only", path, groups);
}

static inline void test_same_text(const test_group *group, const char *what, const tc_buffer *got,
                                  const tc_buffer *want)
{
    if (got->length == want->length && !memcmp(got->data, want->data, got->length)) return;
    fail_msg("line %d: '%s': %s is '%s', not '%s'", group->number, group->lines[0].data, what, got->data, want->data);
}

#endif
