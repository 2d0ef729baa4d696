/* The command line of tracuu: its commands and options as tables, from which parsing, help and manual come. */
#ifndef TRACUU_PROGRAM_OPTIONS_H
#define TRACUU_PROGRAM_OPTIONS_H

#include <tracuu/args.h>

/* Which commands an option is listed under in the help. */
enum {
    TC_FOR_SEARCH = 1,
    TC_FOR_ASK = 2,
    TC_FOR_MENTIONS = 4,
    TC_FOR_SHOW = 8,
    TC_FOR_DOCUMENTS = 16,
    TC_FOR_STATUS = 32,
    TC_FOR_FIELDS = 64,
    TC_FOR_EXPLAIN = 128,
    TC_FOR_DECISIONS = 256,
    TC_FOR_SERIES = 512,
    TC_FOR_EVAL = 1024,
    TC_FOR_NAMES = 2048,
    TC_FOR_BATCHES = TC_FOR_SEARCH | TC_FOR_ASK | TC_FOR_MENTIONS | TC_FOR_DECISIONS | TC_FOR_SERIES | TC_FOR_EXPLAIN,
    TC_FOR_PAGES = TC_FOR_BATCHES | TC_FOR_DOCUMENTS | TC_FOR_NAMES,
    TC_FOR_QUERIES = TC_FOR_PAGES | TC_FOR_EVAL,
    TC_FOR_INDEX = TC_FOR_QUERIES | TC_FOR_SHOW | TC_FOR_STATUS,
    TC_FOR_ALL = TC_FOR_INDEX | TC_FOR_FIELDS,
};

/* What a command is, apart from what it does. */
typedef struct tc_command {
    const char *name;
    unsigned bit; /* of those above */
    const char *operands, *operands_vietnamese;
    const char *help, *help_vietnamese;
    const char *examples; /* lines, without the program's name */
} tc_command;

/* The options in the user's language, ended by a NULL name. */
const tc_option *tc_options(void);
/* USAGE when an option is given that belongs to other commands alone. Filters and formats are common: where a command
 * has no use for them they change nothing. */
tc_status tc_options_check(const tc_args *args, const tc_command *command);
/* Appends the help of the program, or of one command. */
void tc_help_program(tc_buffer *out, const tc_command *const *commands, size_t count);
/* `limit`: results when --limit is not given, negative for all. */
void tc_help_command(tc_buffer *out, const tc_command *command, long limit);

#endif
