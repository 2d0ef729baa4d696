/* Tables for text work; lines that begin with "# " are comments.
 * \n \t \r \0 \\ and \xHH stand for bytes, so that what cannot be seen can be written. */
#ifndef TEST_TEXT_GROUPS_H
#define TEST_TEXT_GROUPS_H

#include "test_table.h"
#include <tracuu/text.h>

typedef struct test_group {
    tc_buffer lines[TABLE_LINES];
    int count, number; /* number: of its first line in the file */
} test_group;

static inline void test_group_free(test_group *group)
{
    for (int i = 0; i < TABLE_LINES; i++) tc_buffer_free(&group->lines[i]);
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

typedef struct test_checking {
    test_group group;
    void (*check)(const test_group *group);
} test_checking;

static inline void test_check_group(void *context, const table_group *table)
{
    test_checking *c = context;
    c->group.count = table->count;
    c->group.number = table->numbers[0];
    for (int i = 0; i < table->count; i++) test_unescape(&c->group.lines[i], table->lines[i]);
    c->check(&c->group);
}

/* Calls `check` for each group of a table; fails when there are fewer than `least`. */
static inline void test_groups(const char *name, int least, void (*check)(const test_group *group))
{
    static test_checking checking;
    checking = (test_checking){.check = check};
    int groups = table_read(name, "# ", test_check_group, &checking);
    test_group_free(&checking.group);
    if (groups < least) fail_msg("%s holds %d groups only", name, groups);
}

static inline void test_same_text(const test_group *group, const char *what, const tc_buffer *got,
                                  const tc_buffer *want)
{
    if (got->length == want->length && !memcmp(got->data, want->data, got->length)) return;
    fail_msg("line %d: '%s': %s is '%s', not '%s'", group->number, group->lines[0].data, what, got->data, want->data);
}

#endif
