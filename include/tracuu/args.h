/* Options of a command line as a table: parsing, help and manual come from it. */
#ifndef TRACUU_ARGS_H
#define TRACUU_ARGS_H

#include <tracuu/buffer.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { TC_OPTIONS_MOST = 48 };

typedef struct tc_option {
    const char *name;  /* long name without dashes; NULL ends a table */
    char letter;       /* short form, or 0 */
    const char *value; /* what its value is called in the help ("DATE"); NULL for a switch */
    const char *help;  /* one line, English: the key of its translation too */
} tc_option;

typedef struct tc_args {
    const char *values[TC_OPTIONS_MOST]; /* by place in the table: the last value given, "" for a switch, or NULL */
    char **operands;                     /* borrowed from argv */
    size_t operand_count;
} tc_args;

/* Parses argv[1..]; `--` ends options, options and operands may be mixed. USAGE with a sentence that names the option.
 */
TC_API tc_status tc_args_parse(tc_args *out, const tc_option *table, int argc, char **argv);
/* The value of an option by its long name, or NULL. */
TC_API const char *tc_args_get(const tc_args *args, const tc_option *table, const char *name);
/* A whole number of at least `least`; USAGE otherwise. Leaves *out alone when the option is absent. */
TC_API tc_status tc_args_number(long *out, const tc_args *args, const tc_option *table, const char *name, long least);
/* Lines "  -x, --name VALUE   help" for all options. Appends. */
TC_API void tc_args_help(tc_buffer *out, const tc_option *table);
/* The operands joined by one space; appends. */
TC_API void tc_args_join(tc_buffer *out, const tc_args *args);
/* The folder of the index: the value given, else $TRACUU_DB, else $XDG_DATA_HOME/tracuu/index, else
 * ~/.local/share/tracuu/index. Appends. */
TC_API tc_status tc_args_index(tc_buffer *out, const char *given);

#ifdef __cplusplus
}
#endif
#endif
