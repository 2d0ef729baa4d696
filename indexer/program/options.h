/* The command line of tracuu-index: commands and options as tables, from which parsing and help come. */
#ifndef TRACUU_INDEX_OPTIONS_H
#define TRACUU_INDEX_OPTIONS_H

#include <tracuu/args.h>

/* Which commands an option belongs to. */
enum {
    TC_FOR_ADD = 1,
    TC_FOR_REMOVE = 2,
    TC_FOR_CHECK = 4,
    TC_FOR_COMPACT = 8,
    TC_FOR_LEARN = 16,
    TC_FOR_STAGE = 32,
    TC_FOR_ALL = 63,
};

typedef struct tc_command {
    const char *name;
    unsigned bit; /* of those above */
    const char *operands, *operands_vietnamese;
    const char *help, *help_vietnamese;
    bool no_operand;
} tc_command;

/* The options in the user's language, ended by a NULL name. */
const tc_option *tc_options(void);
/* USAGE when an option is given that belongs to other commands alone, or an operand to a command without. */
tc_status tc_options_check(const tc_args *args, const tc_command *command);
/* Appends the help of the program, or of one command. */
void tc_help_program(tc_buffer *out, const tc_command *const *commands, size_t count);
void tc_help_command(tc_buffer *out, const tc_command *command);

#endif
