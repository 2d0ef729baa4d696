/* tracuu-index: writes an index. */
#include "indexer/learn/learn.h"
#include "indexer/pipeline.h"
#include "indexer/program/options.h"
#include "tuning.h"
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <tracuu/language.h>
#include <unistd.h>

static volatile sig_atomic_t stop_requested;

/* The first Ctrl-C asks for a clean end; the second one ends at once. */
static void request_stop(int signal_number)
{
    stop_requested = 1;
    signal(signal_number, SIG_DFL);
}

/* For commands that look whether they are to stop; the others end at once, and leave nothing half done. */
static void catch_stop(void)
{
    signal(SIGINT, request_stop);
    signal(SIGTERM, request_stop);
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

/* A line of standard error: the sentence in the user's language behind its label. */
static void say(const char *label, const char *sentence)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_language_put(&text, sentence);
    fprintf(stderr, "%s: %s\n", label, text.status == TC_OK ? text.data : sentence);
}

/* The name of a file on a line of its own, whatever it is called. */
static void say_path(const command_line *c, const char *path)
{
    if (c->terminal) fputs("\r\033[K", c->err);
    for (const unsigned char *at = (const unsigned char *)path; *at; at++)
        fputc(*at < 0x20 || *at == 0x7F ? '?' : *at, c->err);
    fputc('\n', c->err);
}

static void draw_bar(const command_line *c, const tc_progress *p, double seconds)
{
    double mb = (double)p->bytes / 1e6, all = (double)p->bytes_all / 1e6, speed = seconds > 0 ? mb / seconds : 0;
    int done = all > 0 ? (int)(20 * mb / all) : 20;
    const char *format = tc_language_either("\r[%.*s%.*s] %zu/%zu files  %.1f/%.1f MB  %.1f MB/s  %.0f s left \033[K",
                                            "\r[%.*s%.*s] %zu/%zu tệp  %.1f/%.1f MB  %.1f MB/s  còn %.0f giây \033[K");
    fprintf(c->err, format, done, "####################", 20 - done, "....................", p->files, p->files_all, mb,
            all, speed, speed > 0 ? (all - mb) / speed : 0);
    fflush(c->err);
}

static void report(void *context, const tc_progress *p, const tc_file *file, const char *failure)
{
    command_line *c = context;
    double seconds = seconds_since(&c->start);
    if (failure)
        say(c->terminal ? "\r\033[Ktracuu-index" : "tracuu-index", failure);
    else if (c->verbose)
        say_path(c, file->path);
    if (!c->terminal || c->quiet || (seconds - c->drawn < 0.1 && p->files < p->files_all)) return;
    c->drawn = seconds;
    draw_bar(c, p, seconds);
}

/* "39 files of other kinds passed over (.pdf 27, .doc 11, none 1)". */
static void put_passed_over(tc_buffer *out, const tc_files *files)
{
    if (!files->other) return;
    tc_put_format(out, tc_language_either("; %zu files of other kinds passed over (", "; bỏ qua %zu tệp loại khác ("),
                  files->other);
    for (size_t i = 0; i < files->kind_count; i++)
        tc_put_format(out, "%s%s %zu", i ? ", " : "",
                      *files->kinds[i].ending ? files->kinds[i].ending
                                              : tc_language_either("without ending", "không đuôi"),
                      files->kinds[i].count);
    tc_put_text(out, files->kind_count == TC_KINDS_MOST ? ", …)" : ")");
}

static void print_words(const tc_progress *p, const tc_files *files, double seconds)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_put_format(&text,
                  tc_language_either("%zu added, %zu updated, %zu unchanged, %zu failed, %zu removed",
                                     "thêm %zu, cập nhật %zu, không đổi %zu, lỗi %zu, bỏ %zu tệp"),
                  p->count[TC_OUTCOME_ADDED], p->count[TC_OUTCOME_UPDATED],
                  p->count[TC_OUTCOME_UNCHANGED] + p->count[TC_OUTCOME_TOUCHED], p->count[TC_OUTCOME_FAILED],
                  p->removed);
    put_passed_over(&text, files);
    tc_put_format(&text, tc_language_either("; %zu passages, ", "; %zu đoạn, "), p->passages);
    tc_language_put_size(&text, p->bytes);
    tc_put_text(&text, tc_language_either(" in ", " trong "));
    tc_language_put_number(&text, seconds);
    tc_put_text(&text, tc_language_either(" s", " giây"));
    if (text.status == TC_OK) puts(text.data);
    if (p->older)
        printf(tc_language_either("hint: %zu documents are as an older version read them; read them again with: "
                                  "tracuu-index add --renew PATH…\n",
                                  "gợi ý: %zu văn bản còn theo cách đọc của phiên bản cũ; đọc lại bằng: "
                                  "tracuu-index add --renew ĐƯỜNG_DẪN…\n"),
               p->older);
    /* Who gives a folder of scans would else wonder why nothing is found. */
    if (!files->count && files->other)
        puts(tc_language_either(
            "hint: text (.txt, .text) and Markdown (.md, .markdown) are read; save other kinds as text first",
            "gợi ý: chỉ đọc văn bản thuần (.txt, .text) và Markdown (.md, .markdown); loại khác hãy lưu thành văn bản "
            "thuần trước"));
}

static void print_summary(const command_line *c, const tc_progress *p, const tc_files *files)
{
    double seconds = seconds_since(&c->start);
    if (c->terminal && !c->quiet) fputs("\r\033[K", c->err);
    if (tc_args_get(&c->args, tc_options(), "json")) {
        printf("{\"version\":1,\"added\":%zu,\"updated\":%zu,\"unchanged\":%zu,\"failed\":%zu,\"removed\":%zu,"
               "\"other\":%zu,\"older\":%zu,\"passages\":%zu,"
               "\"bytes\":%llu,\"seconds\":%.3f}\n",
               p->count[TC_OUTCOME_ADDED], p->count[TC_OUTCOME_UPDATED],
               p->count[TC_OUTCOME_UNCHANGED] + p->count[TC_OUTCOME_TOUCHED], p->count[TC_OUTCOME_FAILED], p->removed,
               files->other, p->older, p->passages, (unsigned long long)p->bytes, seconds);
    } else if (!c->quiet) {
        print_words(p, files, seconds);
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
        say("tracuu-index", tc_message());
        worst = TC_INPUT;
    }
    TRY(tc_files_drop_repeated(files));
    return worst;
}

static tc_status run_add(command_line *c)
{
    TC_CLEANUP(sectors_free) tc_sectors *sectors = NULL;
    TC_CLEANUP(tc_files_free) tc_files files = {.count = 0};
    enum { THREADS_MOST = 1024, MEGABYTES_MOST = 1 << 20 }; /* more than any machine has */
    long threads = 0, megabytes = 64;
    tc_progress progress;
    if (!c->args.operand_count) return tc_fail(TC_USAGE, "add wants a folder or a file");
    tc_tuning_set();
    catch_stop();
    TRY(tc_args_number(&threads, &c->args, tc_options(), "threads", 1));
    TRY(tc_args_number(&megabytes, &c->args, tc_options(), "commit", 1));
    if (threads > THREADS_MOST) threads = THREADS_MOST;
    if (megabytes > MEGABYTES_MOST) megabytes = MEGABYTES_MOST;
    TRY(tc_sectors_load(&sectors, tc_args_get(&c->args, tc_options(), "sectors")));
    tc_status walked = walk_all(&files, &c->args);
    if (walked != TC_OK && (walked != TC_INPUT || !files.count))
        return walked == TC_INPUT ? tc_fail(TC_INPUT, "nothing to index") : walked;
    tc_add_options add = {.sectors = sectors,
                          .prune = tc_args_get(&c->args, tc_options(), "prune") != NULL,
                          .renew = tc_args_get(&c->args, tc_options(), "renew") != NULL,
                          .threads = (unsigned)threads,
                          .commit_bytes = (uint64_t)megabytes << 20,
                          .stop = &stop_requested,
                          .report = report,
                          .context = c};
    clock_gettime(CLOCK_MONOTONIC, &c->start);
    tc_status status = tc_index_add(&progress, c->index, &files, &add);
    if (status != TC_OK && status != TC_INPUT) return status;
    print_summary(c, &progress, &files);
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
    if (status == TC_OK && !c->quiet) printf(tc_language_either("%zu removed\n", "đã bỏ %zu tệp\n"), found.count);
    free(found.ids);
    return status;
}

static tc_status run_check(command_line *c)
{
    TRY(tc_store_check(c->index));
    if (!c->quiet) printf(tc_language_either("'%s': whole\n", "'%s': nguyên vẹn\n"), c->index);
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
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_language_put_size(&text, tc_store_bytes(store));
    tc_put_text(&text, tc_language_either(", before ", ", trước đó "));
    tc_language_put_size(&text, before);
    tc_store_free(store);
    if (!c->quiet && text.status == TC_OK) puts(text.data);
    return tc_buffer_check(&text);
}

static tc_status run_stage(command_line *c)
{
    TC_CLEANUP(sectors_free) tc_sectors *sectors = NULL;
    TC_CLEANUP(tc_buffer_free) tc_buffer out = {0};
    if (c->args.operand_count != 2) return tc_fail(TC_USAGE, "stage wants the name of a stage and a file");
    TRY(tc_sectors_load(&sectors, tc_args_get(&c->args, tc_options(), "sectors")));
    TRY(tc_stage_print(&out, c->args.operands[0], c->args.operands[1], sectors));
    bool whole = !out.length || fwrite(out.data, 1, out.length, stdout) == out.length;
    return whole || errno == EPIPE ? TC_OK : tc_fail_errno("standard output");
}

static bool report_lesson(void *context, const tc_file *file, size_t done, size_t all)
{
    command_line *c = context;
    double seconds = seconds_since(&c->start);
    if (c->verbose) say_path(c, file->path);
    if (c->terminal && !c->quiet && !c->verbose && seconds - c->drawn >= 0.1) {
        c->drawn = seconds;
        fprintf(c->err, tc_language_either("\r%zu/%zu files \033[K", "\r%zu/%zu tệp \033[K"), done, all);
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
    catch_stop();
    tc_status walked = walk_all(&files, &c->args);
    if (walked != TC_OK && (walked != TC_INPUT || !files.count))
        return walked == TC_INPUT ? tc_fail(TC_INPUT, "nothing to learn from") : walked;
    tc_learn_options learn = {
        .report = report_lesson, .context = c, .bigrams = tc_args_get(&c->args, tc_options(), "bigrams") != NULL};
    clock_gettime(CLOCK_MONOTONIC, &c->start);
    tc_status status = tc_learn(&table, &failed, &files, &learn);
    if (c->terminal && !c->quiet) fputs("\r\033[K", c->err);
    TRY(status);
    if (table.length && fwrite(table.data, 1, table.length, stdout) != table.length && errno != EPIPE)
        return tc_fail_errno("standard output");
    if (!table.length && !c->quiet) say("tracuu-index", "nothing was learned: much more text is wanted");
    if (failed) return tc_fail(TC_INPUT, "%zu files could not be read; the rest was learned from", failed);
    return walked == TC_OK ? TC_OK
                           : tc_fail(TC_INPUT, "some of the paths could not be read; the rest was learned from");
}

static const struct action {
    tc_command command;
    tc_status (*run)(command_line *);
} actions[] = {
    {{"add", TC_FOR_ADD, "PATH…", "ĐƯỜNG_DẪN…", "index new and changed files of the folders",
      "lập chỉ mục các tệp mới và tệp đã sửa trong thư mục", false},
     run_add},
    {{"remove", TC_FOR_REMOVE, "PATH…", "ĐƯỜNG_DẪN…", "take files or folders out of the index",
      "bỏ tệp hoặc thư mục khỏi chỉ mục", false},
     run_remove},
    {{"check", TC_FOR_CHECK, "", "", "read the whole index and say what is wrong",
      "đọc toàn bộ chỉ mục và báo chỗ hỏng", true},
     run_check},
    {{"compact", TC_FOR_COMPACT, "", "", "rewrite the index as small as it goes", "ghi lại chỉ mục cho thật gọn", true},
     run_compact},
    {{"learn", TC_FOR_LEARN, "PATH…", "ĐƯỜNG_DẪN…",
      "print a thesaurus, or bigrams, learned from the texts of the folders",
      "in bảng từ gần nghĩa, hoặc bảng âm tiết, học từ văn bản trong thư mục", false},
     run_learn},
    {{"stage", TC_FOR_STAGE, "STAGE FILE", "BƯỚC TỆP",
      "print what a stage makes of a file: text lines sections passages tags terms",
      "in kết quả một bước xử lý tệp: text lines sections passages tags terms", false},
     run_stage},
};
enum { ACTIONS = TC_COUNT(actions) };

static const struct action *find_action(const char *name)
{
    for (size_t i = 0; i < ACTIONS; i++)
        if (!strcmp(actions[i].command.name, name)) return &actions[i];
    return NULL;
}

static tc_status print_help(const struct action *action)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    const tc_command *commands[ACTIONS];
    for (size_t i = 0; i < ACTIONS; i++) commands[i] = &actions[i].command;
    if (action)
        tc_help_command(&text, &action->command);
    else
        tc_help_program(&text, commands, ACTIONS);
    TRY(tc_buffer_check(&text));
    fputs(text.data, stdout);
    return TC_OK;
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
    say("tracuu-index", *tc_message() ? tc_message() : tc_status_words(status));
    if (*hint_of(status)) say(tc_language_either("hint", "gợi ý"), hint_of(status));
    return tc_status_exit(status);
}

static tc_status want_command(const tc_args *args)
{
    tc_status status = args->operand_count ? tc_fail(TC_USAGE, "no command '%s'", args->operands[0])
                                           : tc_fail(TC_USAGE, "a command is wanted");
    tc_hint("tracuu-index --help lists them");
    return status;
}

static tc_status run_command(int argc, char **argv)
{
    command_line c = {.err = stderr};
    TC_CLEANUP(tc_buffer_free) tc_buffer index = {0};
    TRY(tc_args_parse(&c.args, tc_options(), argc, argv));
    const struct action *action = c.args.operand_count ? find_action(c.args.operands[0]) : NULL;
    if (tc_args_get(&c.args, tc_options(), "version"))
        return printf("tracuu-index %s (Xapian %s)\n", tc_version(), tx_version()), TC_OK;
    if (tc_args_get(&c.args, tc_options(), "help")) return print_help(action);
    if (!action) return want_command(&c.args);
    c.args.operands++;
    c.args.operand_count--;
    TRY(tc_options_check(&c.args, &action->command));
    TRY(tc_args_index(&index, tc_args_get(&c.args, tc_options(), "db")));
    c.index = index.data;
    c.quiet = tc_args_get(&c.args, tc_options(), "quiet") != NULL;
    c.verbose = tc_args_get(&c.args, tc_options(), "verbose") != NULL;
    c.terminal = isatty(STDERR_FILENO) == 1;
    return action->run(&c);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C");
    /* A full disk or a size limit shall be a status, not the end of the process. */
    signal(SIGXFSZ, SIG_IGN);
    return finish(run_command(argc, argv));
}
