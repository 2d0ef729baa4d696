#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/args.h>

enum { FIRST_LONG = 1000 }; /* codes of long options, beyond all letters */

/* getopt_long reports the place in its own table, which is ours with the same order. */
static size_t translate(struct option *longs, char *letters, const tc_option *table)
{
    size_t n = 0, at = 1;
    letters[0] = ':';
    for (; table[n].name; n++) {
        longs[n] = (struct option){table[n].name, table[n].value ? required_argument : no_argument, NULL,
                                   FIRST_LONG + (int)n};
        if (!table[n].letter) continue;
        letters[at++] = table[n].letter;
        if (table[n].value) letters[at++] = ':';
    }
    longs[n] = (struct option){0};
    letters[at] = '\0';
    return n;
}

static int place_of(const tc_option *table, int code)
{
    if (code >= FIRST_LONG) return code - FIRST_LONG;
    for (int i = 0; table[i].name; i++)
        if (table[i].letter == code) return i;
    return -1;
}

/* A letter that is no option. In mid-word getopt still stands on the word; one that is no ASCII is named with it. */
static tc_status fail_letter(int argc, char **argv)
{
    if (optopt > ' ' && optopt < 0x7F) return tc_fail(TC_USAGE, "no option '-%c'", optopt);
    const char *word = optind < argc && argv[optind][0] == '-' ? argv[optind] : argv[optind - 1];
    return tc_fail(TC_USAGE, "no option '%s'", word);
}

tc_status tc_args_parse(tc_args *out, const tc_option *table, int argc, char **argv)
{
    struct option longs[TC_OPTIONS_MOST + 1];
    char letters[2 * TC_OPTIONS_MOST + 2];
    tc_args args = {.operands = NULL};
    translate(longs, letters, table);
    opterr = 0;
    optind = 0;
    for (int code; (code = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
        const char *word = optind > 0 && optind <= argc ? argv[optind - 1] : "";
        if (code == ':') return tc_fail(TC_USAGE, "option '%s' wants a value", word);
        if (code == '?') {
            if (optopt && optopt < FIRST_LONG) return fail_letter(argc, argv);
            return tc_fail(TC_USAGE, "no option '%s', or it takes no value, or more than one begins so", word);
        }
        args.values[place_of(table, code)] = optarg ? optarg : "";
    }
    args.operands = argv + optind;
    args.operand_count = (size_t)(argc - optind);
    *out = args;
    return TC_OK;
}

const char *tc_args_get(const tc_args *args, const tc_option *table, const char *name)
{
    for (size_t i = 0; table[i].name; i++)
        if (!strcmp(table[i].name, name)) return args->values[i];
    return NULL;
}

tc_status tc_args_number(long *out, const tc_args *args, const tc_option *table, const char *name, long least)
{
    const char *value = tc_args_get(args, table, name);
    char *end;
    if (!value) return TC_OK;
    errno = 0;
    long number = strtol(value, &end, 10);
    if (errno || end == value || *end || number < least)
        return tc_fail(TC_USAGE, "--%s wants a whole number of at least %ld, not '%s'", name, least, value);
    *out = number;
    return TC_OK;
}

void tc_args_help(tc_buffer *out, const tc_option *table)
{
    for (size_t i = 0; table[i].name; i++) {
        size_t from = out->length;
        if (table[i].letter)
            tc_put_format(out, "  -%c, ", table[i].letter);
        else
            tc_put_text(out, "      ");
        tc_put_format(out, "--%s%s%s", table[i].name, table[i].value ? " " : "", table[i].value ? table[i].value : "");
        size_t width = out->length - from;
        tc_put_format(out, "%*s%s\n", width < 30 ? (int)(30 - width) : 2, "", table[i].help);
    }
}

void tc_args_join(tc_buffer *out, const tc_args *args)
{
    for (size_t i = 0; i < args->operand_count; i++) {
        if (i) tc_put_char(out, ' ');
        tc_put_text(out, args->operands[i]);
    }
    tc_put(out, "", 0);
}

tc_status tc_args_index(tc_buffer *out, const char *given)
{
    const char *home = getenv("HOME"), *data = getenv("XDG_DATA_HOME"), *db = getenv("TRACUU_DB");
    if (given && *given)
        tc_put_text(out, given);
    else if (given)
        return tc_fail(TC_USAGE, "--db wants the folder of an index");
    else if (db && *db)
        tc_put_text(out, db);
    else if (data && *data)
        tc_put_format(out, "%s/tracuu/index", data);
    else if (home && *home)
        tc_put_format(out, "%s/.local/share/tracuu/index", home);
    else
        return tc_fail(TC_USAGE, "no place for the index: give --db DIR, or set TRACUU_DB or HOME");
    while (out->length > 1 && out->data[out->length - 1] == '/') out->data[--out->length] = '\0';
    return tc_buffer_check(out);
}
