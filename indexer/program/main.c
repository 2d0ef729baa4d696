/* tracuu-index: writes an index. */
#include "indexer/learn.h"
#include "indexer/pipeline.h"
#include "tuning.h"
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <tracuu/args.h>
#include <unistd.h>

static const tc_option options[] = {
    {"db", 0, "DIR", "the index (default: $TRACUU_DB, else ~/.local/share/tracuu/index)"},
    {"prune", 0, NULL, "add: drop documents whose files have vanished below the paths given"},
    {"bigrams", 0, NULL, "learn: print which syllables follow which, not a thesaurus"},
    {"sectors", 0, "FILE", "the office's own table of sectors instead of the built-in one"},
    {"threads", 'j', "N", "threads that prepare documents (default: one a processor)"},
    {"commit", 0, "MB", "megabytes of files between two commits (default: 64)"},
    {"json", 0, NULL, "add: a JSON object with the counts at the end"},
    {"quiet", 'q', NULL, "errors only"},
    {"verbose", 'v', NULL, "a line for every file"},
    {"help", 'h', NULL, "this help"},
    {"version", 0, NULL, "the version"},
    {NULL, 0, NULL, NULL},
};

static volatile sig_atomic_t stop_requested;

/* The first Ctrl-C asks for a clean end; the second one ends at once. */
static void request_stop(int signal_number)
{
    stop_requested = 1;
    signal(signal_number, SIG_DFL);
}

typedef struct command_line {
    tc_args args;
    char *index;
    bool quiet, verbose, terminal;
    struct timespec start;
    double drawn;
    FILE *err;
} command_line;

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static void draw_bar(const command_line *c, const tc_progress *p, double seconds)
{
    double mb = (double)p->bytes / 1e6, all = (double)p->bytes_all / 1e6, speed = seconds > 0 ? mb / seconds : 0;
    int done = all > 0 ? (int)(20 * mb / all) : 20;
    fprintf(c->err, "\r[%.*s%.*s] %zu/%zu files  %.1f/%.1f MB  %.1f MB/s  %.0f s left \033[K", done,
            "####################", 20 - done, "....................", p->files, p->files_all, mb, all, speed,
            speed > 0 ? (all - mb) / speed : 0);
    fflush(c->err);
}

static void report(void *context, const tc_progress *p, const tc_file *file, const char *failure)
{
    command_line *c = context;
    double seconds = seconds_since(&c->start);
    if (failure)
        fprintf(c->err, "%stracuu-index: %s\n", c->terminal ? "\r\033[K" : "", failure);
    else if (c->verbose)
        fprintf(c->err, "%s%s\n", c->terminal ? "\r\033[K" : "", file->path);
    if (!c->terminal || c->quiet || (seconds - c->drawn < 0.1 && p->files < p->files_all)) return;
    c->drawn = seconds;
    draw_bar(c, p, seconds);
}

static void print_summary(const command_line *c, const tc_progress *p, size_t other)
{
    double seconds = seconds_since(&c->start);
    if (c->terminal && !c->quiet) fputs("\r\033[K", c->err);
    if (tc_args_get(&c->args, options, "json")) {
        printf("{\"version\":1,\"added\":%zu,\"updated\":%zu,\"unchanged\":%zu,\"failed\":%zu,\"removed\":%zu,"
               "\"other\":%zu,\"passages\":%zu,"
               "\"bytes\":%llu,\"seconds\":%.3f}\n",
               p->count[TC_OUTCOME_ADDED], p->count[TC_OUTCOME_UPDATED],
               p->count[TC_OUTCOME_UNCHANGED] + p->count[TC_OUTCOME_TOUCHED], p->count[TC_OUTCOME_FAILED], p->removed,
               other, p->passages, (unsigned long long)p->bytes, seconds);
    } else if (!c->quiet) {
        printf("%zu added, %zu updated, %zu unchanged, %zu failed, %zu removed; %zu files of other kinds passed over; "
               "%zu passages, %.1f MB "
               "in %.1f s\n",
               p->count[TC_OUTCOME_ADDED], p->count[TC_OUTCOME_UPDATED],
               p->count[TC_OUTCOME_UNCHANGED] + p->count[TC_OUTCOME_TOUCHED], p->count[TC_OUTCOME_FAILED], p->removed,
               other, p->passages, (double)p->bytes / 1e6, seconds);
    }
}

static void sectors_free(tc_sectors **sectors)
{
    tc_sectors_free(*sectors);
}

static tc_status walk_all(tc_files *files, const tc_args *args)
{
    tc_status worst = TC_OK;
    for (size_t i = 0; i < args->operand_count; i++) {
        tc_status status = tc_files_walk(files, args->operands[i]);
        if (status == TC_OK) continue;
        if (status != TC_INPUT && status != TC_PERMISSION) return status;
        fprintf(stderr, "tracuu-index: %s\n", tc_message());
        worst = TC_INPUT;
    }
    return worst;
}

static tc_status run_add(command_line *c)
{
    TC_CLEANUP(sectors_free) tc_sectors *sectors = NULL;
    TC_CLEANUP(tc_files_free) tc_files files = {.count = 0};
    long threads = 0, megabytes = 64;
    tc_progress progress;
    if (!c->args.operand_count) return tc_fail(TC_USAGE, "add wants a folder or a file");
    tc_tuning_set();
    TRY(tc_args_number(&threads, &c->args, options, "threads", 1));
    TRY(tc_args_number(&megabytes, &c->args, options, "commit", 1));
    TRY(tc_sectors_load(&sectors, tc_args_get(&c->args, options, "sectors")));
    tc_status walked = walk_all(&files, &c->args);
    if (walked != TC_OK && (walked != TC_INPUT || !files.count))
        return walked == TC_INPUT ? tc_fail(TC_INPUT, "nothing to index") : walked;
    tc_add_options add = {.sectors = sectors,
                          .prune = tc_args_get(&c->args, options, "prune") != NULL,
                          .threads = (unsigned)threads,
                          .commit_bytes = (uint64_t)megabytes << 20,
                          .stop = &stop_requested,
                          .report = report,
                          .context = c};
    clock_gettime(CLOCK_MONOTONIC, &c->start);
    tc_status status = tc_index_add(&progress, c->index, &files, &add);
    if (status != TC_OK && status != TC_INPUT) return status;
    print_summary(c, &progress, files.other);
    if (progress.stopped)
        return tc_fail(TC_INTERRUPTED, "stopped by request; %zu of %zu files are done and in the index", progress.files,
                       progress.files_all);
    if (status == TC_OK && walked != TC_OK)
        return tc_fail(TC_INPUT, "some of the paths could not be read; the rest is indexed");
    return status;
}

/* Whether a document is what a path on the command line names: its file, or a folder above it. */
static bool path_covers(const char *real, const tc_document *d)
{
    size_t n = strlen(real), r = strlen(d->root);
    if (!strncmp(d->root, real, n) && (d->root[n] == '/' || !d->root[n] || n == 1)) return true;
    if (strncmp(real, d->root, r) != 0 || (real[r] != '/' && r > 1)) return false;
    const char *below = real + r + (real[r] == '/');
    size_t b = strlen(below);
    return !strncmp(d->path, below, b) && (!d->path[b] || d->path[b] == '/');
}

typedef struct removal {
    const char *real;
    char (*ids)[TC_ID_LENGTH + 1];
    size_t count, capacity;
} removal;

static tc_status note_removal(void *context, const tc_document *d)
{
    removal *r = context;
    if (!path_covers(r->real, d)) return TC_OK;
    TRY(TC_GROW(r->ids, r->capacity, r->count + 1));
    memcpy(r->ids[r->count++], d->id, TC_ID_LENGTH + 1);
    return TC_OK;
}

static tc_status note_failed_removal(void *context, const char *root, const char *path, const char *reason)
{
    tc_document d = {.root = (char *)(uintptr_t)root, .path = (char *)(uintptr_t)path};
    char id[TC_ID_LENGTH + 1];
    (void)reason;
    tc_document_identity(id, root, path);
    d.id = id;
    return note_removal(context, &d);
}

/* The file may be gone: then its folder is resolved and its name kept. */
static tc_status real_path(tc_buffer *out, const char *path)
{
    char *real = realpath(path, NULL);
    const char *slash = strrchr(path, '/');
    if (!real) {
        TC_CLEANUP(tc_buffer_free) tc_buffer folder = {0};
        tc_put(&folder, path, slash ? (size_t)(slash - path) + (slash == path) : 0);
        TRY(tc_buffer_check(&folder));
        char *above = realpath(slash ? folder.data : ".", NULL);
        tc_put_format(out, "%s/%s", above && strcmp(above, "/") ? above : "", slash ? slash + 1 : path);
        free(above);
    } else {
        tc_put_text(out, real);
        free(real);
    }
    return tc_buffer_check(out);
}

static tc_status find_removals(removal *found, const command_line *c)
{
    tc_store *store;
    TRY(tc_store_open(&store, c->index));
    tc_status status = TC_OK;
    for (size_t i = 0; i < c->args.operand_count && status == TC_OK; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer real = {0};
        status = real_path(&real, c->args.operands[i]);
        found->real = real.data;
        if (status == TC_OK) status = tc_store_each_document(store, note_removal, found);
        if (status == TC_OK) status = tc_store_each_failure(store, note_failed_removal, found);
    }
    tc_store_free(store);
    return status;
}

static tc_status remove_found(const removal *found, const command_line *c)
{
    tc_store_writer *writer;
    TRY(tc_store_writer_open(&writer, c->index, 1, NULL, 0));
    tc_status status = TC_OK;
    for (size_t i = 0; i < found->count && status == TC_OK; i++) status = tc_store_remove(writer, found->ids[i]);
    if (status == TC_OK) status = tc_store_commit(writer);
    tc_store_writer_free(writer);
    return status;
}

static tc_status run_remove(command_line *c)
{
    removal found = {.count = 0};
    if (!c->args.operand_count) return tc_fail(TC_USAGE, "remove wants a folder or a file");
    tc_status status = find_removals(&found, c);
    if (status == TC_OK && !found.count) status = tc_fail(TC_NOT_FOUND, "nothing of that is in the index");
    if (status == TC_OK) status = remove_found(&found, c);
    if (status == TC_OK && !c->quiet) printf("%zu removed\n", found.count);
    free(found.ids);
    return status;
}

static tc_status run_check(command_line *c)
{
    TRY(tc_store_check(c->index));
    if (!c->quiet) printf("'%s': whole\n", c->index);
    return TC_OK;
}

static tc_status run_compact(command_line *c)
{
    tc_store *store;
    TRY(tc_store_open(&store, c->index));
    uint64_t before = tc_store_bytes(store);
    tc_store_free(store);
    TRY(tc_store_compact(c->index));
    TRY(tc_store_open(&store, c->index));
    if (!c->quiet) printf("%.1f MB, before %.1f MB\n", (double)tc_store_bytes(store) / 1e6, (double)before / 1e6);
    tc_store_free(store);
    return TC_OK;
}

static tc_status run_stage(command_line *c)
{
    TC_CLEANUP(sectors_free) tc_sectors *sectors = NULL;
    TC_CLEANUP(tc_buffer_free) tc_buffer out = {0};
    if (c->args.operand_count != 2) return tc_fail(TC_USAGE, "stage wants the name of a stage and a file");
    TRY(tc_sectors_load(&sectors, tc_args_get(&c->args, options, "sectors")));
    TRY(tc_stage_print(&out, c->args.operands[0], c->args.operands[1], sectors));
    bool whole = !out.length || fwrite(out.data, 1, out.length, stdout) == out.length;
    return whole || errno == EPIPE ? TC_OK : tc_fail_errno("standard output");
}

static bool report_lesson(void *context, const tc_file *file, size_t done, size_t all)
{
    command_line *c = context;
    double seconds = seconds_since(&c->start);
    if (c->verbose) fprintf(c->err, "%s\n", file->path);
    if (c->terminal && !c->quiet && !c->verbose && seconds - c->drawn >= 0.1) {
        c->drawn = seconds;
        fprintf(c->err, "\r%zu/%zu files \033[K", done, all);
        fflush(c->err);
    }
    return !stop_requested;
}

static tc_status run_learn(command_line *c)
{
    TC_CLEANUP(tc_files_free) tc_files files = {.count = 0};
    TC_CLEANUP(tc_buffer_free) tc_buffer table = {0};
    size_t failed = 0;
    if (!c->args.operand_count) return tc_fail(TC_USAGE, "learn wants a folder or a file");
    tc_status walked = walk_all(&files, &c->args);
    if (walked != TC_OK && (walked != TC_INPUT || !files.count))
        return walked == TC_INPUT ? tc_fail(TC_INPUT, "nothing to learn from") : walked;
    tc_learn_options learn = {
        .report = report_lesson, .context = c, .bigrams = tc_args_get(&c->args, options, "bigrams") != NULL};
    clock_gettime(CLOCK_MONOTONIC, &c->start);
    tc_status status = tc_learn(&table, &failed, &files, &learn);
    if (c->terminal && !c->quiet) fputs("\r\033[K", c->err);
    TRY(status);
    if (table.length && fwrite(table.data, 1, table.length, stdout) != table.length && errno != EPIPE)
        return tc_fail_errno("standard output");
    if (failed || walked != TC_OK)
        return tc_fail(TC_INPUT, "%zu files could not be read; the rest was learned from", failed);
    return TC_OK;
}

static const struct {
    const char *name, *operands, *help;
    tc_status (*run)(command_line *);
} commands[] = {
    {"add", "PATH…", "index new and changed files of the folders", run_add},
    {"remove", "PATH…", "take files or folders out of the index", run_remove},
    {"check", "", "read the whole index and say what is wrong", run_check},
    {"compact", "", "rewrite the index as small as it goes", run_compact},
    {"learn", "PATH…", "print a thesaurus, or bigrams, learned from the texts of the folders", run_learn},
    {"stage", "STAGE FILE", "print what a stage makes of a file: text lines sections passages tags terms", run_stage},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static void print_help(void)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_put_text(&text, "usage: tracuu-index COMMAND [OPTION…] [OPERAND…]\n\n");
    for (size_t i = 0; i < COMMANDS; i++)
        tc_put_format(&text, "  %-8s %-11s %s\n", commands[i].name, commands[i].operands, commands[i].help);
    tc_put_text(&text, "\n");
    tc_args_help(&text, options);
    if (text.status == TC_OK) fputs(text.data, stdout);
}

static const char *hint_of(tc_status status)
{
    if (*tc_message_hint()) return tc_message_hint();
    if (status == TC_USAGE) return "tracuu-index --help lists commands and options";
    if (status == TC_LOCKED) return "another tracuu-index is at work; try again when it is done";
    if (status == TC_DAMAGED) return "restore a copy, or index the documents again: tracuu-index add --db NEW FOLDER";
    return "";
}

static int finish(tc_status status)
{
    if (fflush(stdout) != 0 && status == TC_OK && errno != EPIPE) status = tc_fail_errno("standard output");
    if (status == TC_OK) return 0;
    fprintf(stderr, "tracuu-index: %s\n", *tc_message() ? tc_message() : tc_status_words(status));
    if (*hint_of(status)) fprintf(stderr, "hint: %s\n", hint_of(status));
    return tc_status_exit(status);
}

static tc_status run_command(int argc, char **argv)
{
    command_line c = {.err = stderr};
    TC_CLEANUP(tc_buffer_free) tc_buffer index = {0};
    size_t command = 0;
    while (command < COMMANDS && (argc < 2 || strcmp(argv[1], commands[command].name) != 0)) command++;
    bool named = command < COMMANDS;
    TRY(tc_args_parse(&c.args, options, argc - named, argv + named));
    if (tc_args_get(&c.args, options, "version"))
        return printf("tracuu-index %s (Xapian %s)\n", tc_version(), tx_version()), TC_OK;
    if (tc_args_get(&c.args, options, "help")) return print_help(), TC_OK;
    if (!named) {
        tc_status status = argc < 2 ? tc_fail(TC_USAGE, "a command is wanted")
                                    : tc_fail(TC_USAGE, "no command '%s'", argv[1]);
        tc_hint("tracuu-index --help lists them");
        return status;
    }
    TRY(tc_args_index(&index, tc_args_get(&c.args, options, "db")));
    c.index = index.data;
    c.quiet = tc_args_get(&c.args, options, "quiet") != NULL;
    c.verbose = tc_args_get(&c.args, options, "verbose") != NULL;
    c.terminal = isatty(STDERR_FILENO) == 1;
    return commands[command].run(&c);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C");
    signal(SIGINT, request_stop);
    signal(SIGTERM, request_stop);
    /* A full disk or a size limit shall be a status, not the end of the process. */
    signal(SIGXFSZ, SIG_IGN);
    return finish(run_command(argc, argv));
}
