/* Each class of failure provoked, and what is left afterwards. */
#include "test_xapian.h"

#include "common/xapian/guard.h"
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>

static const struct {
    const char *name;
    int code;
} codes[] = {{"-", 0},           {"EACCES", EACCES}, {"EROFS", EROFS},   {"ENOSPC", ENOSPC},
             {"EFBIG", EFBIG},   {"EDQUOT", EDQUOT}, {"ENOENT", ENOENT}, {"EIO", EIO},
             {"ENOMEM", ENOMEM}, {"EMFILE", EMFILE}, {"EPIPE", EPIPE},   {"ENOTDIR", ENOTDIR}};

static int code_of(const char *name)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i].name, name) == 0) return codes[i].code;
    fail_msg("no errno '%s' in the test", name);
    return 0;
}

/* The next field of a row, without the blanks around it. */
static char *field(char **rest)
{
    char *text = strsep(rest, "|");
    if (!text) return NULL;
    text += strspn(text, " ");
    for (size_t n = strlen(text); n > 0 && strchr(" \n", text[n - 1]); n--) text[n - 1] = '\0';
    return text;
}

static void check_row(char *row)
{
    char *rest = row, message[300];
    const char *name = field(&rest), *code = field(&rest);
    char *words = field(&rest);
    const char *expected = field(&rest);
    assert_non_null(expected);
    char *sign = strchr(words, '@');
    snprintf(message, sizeof message, "%.*s%s", sign ? (int)(sign - words) : 300, words,
             sign ? strerror(code_of(sign + 1)) : "");
    tc_status status = tx_guard_probe(name, message, code_of(code));
    if (strcmp(tc_status_name(status), expected) != 0)
        fail_msg("%s(\"%s\", %s): %s instead of %s", name, message, code, tc_status_name(status), expected);
    if (!strstr(tc_message(), strcmp(name, "bad_alloc") && strcmp(name, "int") ? message : "probe: "))
        fail_msg("%s: the sentence '%s' has lost '%s'", name, tc_message(), message);
}

static void every_exception_becomes_a_status(void **state)
{
    (void)state;
    FILE *table = fopen(TC_TESTS "/tables/xapian-errors.txt", "r");
    assert_non_null(table);
    char row[400];
    size_t rows = 0;
    while (fgets(row, sizeof row, table)) {
        if (row[0] == '#' || row[0] == '\n') continue;
        check_row(row);
        rows++;
    }
    fclose(table);
    assert_true(rows > 40);
}

static void what_is_no_database(void **state)
{
    (void)state;
    tx_database *d = NULL;
    tx_writer *w = NULL;
    FILE *file = fopen(at("text"), "w");
    fputs("a text\n", file);
    fclose(file);
    file = fopen(at("nothing"), "w");
    fclose(file);
    assert_int_equal(mkdir(at("empty"), 0700), 0);
    static const char *const names[] = {"none", "text", "nothing", "empty", "none/below"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_status(tx_database_open(&d, at(names[i])), TC_NO_INDEX);
        assert_non_null(strstr(tc_message(), names[i]));
        assert_status(tx_writer_open(&w, at(names[i]), TX_OPEN), TC_NO_INDEX);
        assert_status(tx_database_check(at(names[i]), NULL), TC_NO_INDEX);
    }
    assert_status(tx_writer_open(&w, at("none/below"), TX_CREATE_OR_OPEN), TC_NO_INDEX);
    assert_status(tx_database_open(&d, ""), TC_NO_INDEX);
    assert_null(d);
    assert_null(w);
}

static void terms_have_a_limit(void **state)
{
    (void)state;
    char term[300];
    memset(term, 'x', sizeof term);
    tx_document *doc;
    tx_writer *w;
    tx_query *q;
    assert_ok(tx_document_new(&doc));
    assert_ok(tx_document_add_term(doc, term, TX_TERM_MOST, 1));
    assert_status(tx_document_add_term(doc, term, TX_TERM_MOST + 1, 1), TC_LIMIT);
    assert_status(tx_document_add_boolean(doc, term, 300), TC_LIMIT);
    assert_status(tx_document_add_posting(doc, term, 300, 1), TC_LIMIT);
    assert_status(tx_document_add_term(doc, "", 0, 1), TC_USAGE);
    assert_status(tx_query_term(&q, term, 300, 1), TC_LIMIT);
    assert_ok(tx_writer_open(&w, at("limit"), TX_CREATE_OR_OPEN));
    assert_status(tx_writer_delete_term(w, term, 300), TC_LIMIT);
    assert_status(tx_writer_replace_term(w, term, 300, doc, NULL), TC_LIMIT);
    assert_ok(tx_writer_add(w, doc, NULL)); /* a refusal breaks nothing */
    term[0] = '\0';                         /* a NUL takes two bytes in a table */
    assert_status(tx_document_add_term(doc, term, TX_TERM_MOST, 1), TC_LIMIT);
    assert_ok(tx_document_add_term(doc, term, TX_TERM_MOST - 1, 1));
    memset(term, '\0', 122);
    assert_ok(tx_document_add_term(doc, term, 122, 1));
    assert_ok(tx_writer_add(w, doc, NULL));
    assert_ok(tx_writer_commit(w));
    tx_writer_free(w);
    tx_document_free(doc);
    assert_int_equal(count_at(at("limit")), 2);
}

/* ---- lock ---- */

static void a_second_writer_is_locked_out(void **state)
{
    (void)state;
    const char *path = at("lock");
    int ready[2], done[2];
    char byte = 0;
    fill(path, 1, 1);
    assert_int_equal(pipe(ready) | pipe(done), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        tx_writer *mine;
        close(done[1]);
        byte = tx_writer_open(&mine, path, TX_OPEN) == TC_OK ? 'y' : 'n';
        if (write(ready[1], &byte, 1) != 1 || read(done[0], &byte, 1) < 0) _exit(2);
        _exit(0);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(byte, 'y');
    tx_writer *w;
    assert_status(tx_writer_open(&w, path, TX_OPEN), TC_LOCKED);
    assert_non_null(strstr(tc_message(), path));
    assert_int_equal(count_at(path), 1); /* reading goes on */
    close(done[0]);
    close(done[1]);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_ok(tx_writer_open(&w, path, TX_OPEN));
    tx_writer *again;
    assert_status(tx_writer_open(&again, path, TX_OPEN), TC_LOCKED); /* in the same process too */
    tx_writer_free(w);
    close(ready[0]);
    close(ready[1]);
}

/* ---- damage ---- */

static void overwrite(const char *path, off_t from, size_t length)
{
    int file = open(path, O_WRONLY);
    assert_true(file >= 0);
    char junk[4096];
    for (size_t i = 0; i < sizeof junk; i++) junk[i] = (char)(i * 37 + 11);
    assert_int_equal(pwrite(file, junk, length, from), length);
    close(file);
}

static tc_status read_everything(const char *path)
{
    tx_database *d;
    TRY(tx_database_open(&d, path));
    tx_terms *t = NULL;
    const char *term;
    size_t length;
    tc_status status = tx_terms_open(&t, d, "", 0);
    while (status == TC_OK) status = tx_terms_next(t, &term, &length, NULL);
    tx_terms_free(t);
    tx_matches *m = NULL;
    if (status == TC_NOT_FOUND) status = ask(&m, d, "all", 5000);
    if (status == TC_OK) status = read_all(m);
    tx_matches_free(m);
    tx_database_free(d);
    return status;
}

static void damage_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        long cut; /* new length; -1: removed; -2: the first 4 KB overwritten */
    } rows[] = {{"iamglass", 0},       {"iamglass", 20},         {"iamglass", -1},       {"iamglass", -2},
                {"postlist.glass", 0}, {"postlist.glass", 8192}, {"postlist.glass", -1}, {"docdata.glass", 8192}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[32], file[200];
        snprintf(name, sizeof name, "damaged%zu", i);
        fill(at(name), 1, 1500);
        snprintf(file, sizeof file, "%s/%s", at(name), rows[i].file);
        if (rows[i].cut >= 0) assert_int_equal(truncate(file, rows[i].cut), 0);
        if (rows[i].cut == -1) assert_int_equal(unlink(file), 0);
        if (rows[i].cut == -2) overwrite(file, 0, 4096);
        assert_status(read_everything(at(name)), TC_DAMAGED);
        uint64_t errors = 0;
        assert_status(tx_database_check(at(name), &errors), TC_DAMAGED);
        assert_true(errors > 0);
        assert_non_null(strstr(tc_message(), name));
        tx_writer *w = NULL;
        assert_status(tx_writer_open(&w, at(name), TX_CREATE_OR_OPEN), TC_DAMAGED);
        assert_null(w);
    }
}

/* A block in the middle that is junk: whatever is read of it, nothing worse than a status comes of it. */
static void any_block_may_be_damaged(void **state)
{
    (void)state;
    static const char *const files[] = {"postlist.glass", "docdata.glass", "termlist.glass"};
    for (size_t i = 0; i < 3; i++)
        for (off_t block = 0; block < 4; block++) {
            char name[32], file[200];
            snprintf(name, sizeof name, "junk%zu-%d", i, (int)block);
            fill(at(name), 1, 1500);
            snprintf(file, sizeof file, "%s/%s", at(name), files[i]);
            struct stat st;
            assert_int_equal(stat(file, &st), 0);
            if (st.st_size < (block + 1) * 8192) continue;
            overwrite(file, block * 8192, 4096);
            tc_status status = tx_database_check(at(name), NULL);
            assert_true(status == TC_DAMAGED || status == TC_OK); /* a free block may be anything */
            status = read_everything(at(name));
            if (status != TC_OK && status != TC_DAMAGED)
                fail_msg("%s, block %d: %s (%s)", files[i], (int)block, tc_status_name(status), tc_message());
        }
}

static void another_format_is_another_schema(void **state)
{
    (void)state;
    fill(at("version"), 1, 1);
    char file[200];
    snprintf(file, sizeof file, "%s/iamglass", at("version"));
    int f = open(file, O_RDWR);
    unsigned char version[2];
    assert_int_equal(pread(f, version, 2, 14), 2); /* behind the 14 bytes of the magic */
    version[1] ^= 0x40;
    assert_int_equal(pwrite(f, version, 2, 14), 2);
    close(f);
    tx_database *d;
    tx_writer *w;
    assert_status(tx_database_open(&d, at("version")), TC_SCHEMA);
    assert_status(tx_writer_open(&w, at("version"), TX_OPEN), TC_SCHEMA);
    assert_int_equal(mkdir(at("flint"), 0700), 0);
    snprintf(file, sizeof file, "%s/iamflint", at("flint"));
    assert_int_equal(close(open(file, O_CREAT | O_WRONLY, 0600)), 0);
    assert_status(tx_database_open(&d, at("flint")), TC_SCHEMA);
}

/* ---- disk, permission, memory: in children of their own ---- */

static int commit_on_a_full_disk(void *path)
{
    tx_writer *w;
    if (tx_writer_open(&w, path, TX_OPEN) != TC_OK) return 1;
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit = {12 << 10, 12 << 10};
    setrlimit(RLIMIT_FSIZE, &limit);
    if (put_range(w, 11, 50) != TC_OK) return 6;
    if (tx_writer_commit(w) != TC_DISK) return 2;
    char sentence[300];
    snprintf(sentence, sizeof sentence, "%s", tc_message());
    tc_message_clear();
    if (tx_writer_commit(w) != TC_DISK || strcmp(sentence, tc_message()) != 0) return 3;
    if (tx_writer_begin(w) != TC_DISK || tx_writer_delete_term(w, "Q1", 2) != TC_DISK) return 4;
    tx_writer_free(w);
    return strstr(sentence, strerror(EFBIG)) ? 0 : 5;
}

static void a_full_disk_ends_the_writer_only(void **state)
{
    (void)state;
    char path[200];
    snprintf(path, sizeof path, "%s", at("full"));
    fill(path, 1, 10);
    assert_int_equal(in_child(commit_on_a_full_disk, path), 0);
    assert_int_equal(count_at(path), 10);
    assert_ok(tx_database_check(path, NULL));
    fill(path, 11, 20); /* and with room again it is written to */
    assert_int_equal(count_at(path), 20);
    assert_ok(read_everything(path));
}

/* Xapian writes full blocks before the commit too: then it is the change that fails. */
static int change_on_a_full_disk(void *path)
{
    tx_writer *w;
    if (tx_writer_open(&w, path, TX_OPEN) != TC_OK) return 1;
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit = {64 << 10, 64 << 10};
    setrlimit(RLIMIT_FSIZE, &limit);
    if (put_range(w, 11, 20000) != TC_DISK) return 2;
    if (tx_writer_commit(w) != TC_DISK) return 3; /* Xapian alone would say success here */
    tx_writer_free(w);
    return 0;
}

static void a_failed_change_ends_the_writer_too(void **state)
{
    (void)state;
    char path[200];
    snprintf(path, sizeof path, "%s", at("full-change"));
    fill(path, 1, 10);
    assert_int_equal(in_child(change_on_a_full_disk, path), 0);
    assert_int_equal(count_at(path), 10);
    assert_ok(tx_database_check(path, NULL));
}

/* Free of the program's own folder, as a user without rights. */
static int open_without_rights(void *path)
{
    tx_writer *w;
    tx_database *d;
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) return 77;
    if (tx_database_open(&d, path) != TC_OK) return 1;
    tx_database_free(d);
    if (tx_writer_open(&w, path, TX_OPEN) != TC_PERMISSION) return 2;
    if (!strstr(tc_message(), strerror(EACCES))) return 3;
    char below[250];
    snprintf(below, sizeof below, "%s/below", (const char *)path);
    if (tx_writer_open(&w, below, TX_CREATE_OR_OPEN) != TC_PERMISSION) return 4;
    snprintf(below, sizeof below, "%s-closed/index", (const char *)path);
    if (tx_database_open(&d, below) != TC_PERMISSION) return 5;
    return 0;
}

static void rights(const char *path, mode_t directory, mode_t file)
{
    DIR *d = opendir(path);
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d));)
        if (e->d_name[0] != '.') assert_int_equal(fchmodat(dirfd(d), e->d_name, file, 0), 0);
    closedir(d);
    assert_int_equal(chmod(path, directory), 0);
}

static void no_right_is_not_a_lock(void **state)
{
    (void)state;
    char path[200], closed[220];
    snprintf(path, sizeof path, "%s", at("rights"));
    snprintf(closed, sizeof closed, "%s-closed", path);
    fill(path, 1, 3);
    assert_int_equal(mkdir(closed, 0700), 0);
    assert_int_equal(chmod(folder, 0755), 0);
    rights(path, 0555, 0444);
    assert_int_equal(chmod(closed, 0), 0);
    int result = in_child(open_without_rights, path);
    assert_int_equal(chmod(closed, 0700), 0);
    rights(path, 0755, 0644);
    if (result == 77) {
        print_message("skipped: this superuser cannot become another user\n");
        skip();
    }
    assert_int_equal(result, 0);
}

#if defined(__SANITIZE_ADDRESS__)
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

/* Without memory a status comes back, from wherever it was missing. */
static int run_out_of_memory(void *path)
{
    tx_writer *w;
    tx_document *d;
    if (tx_writer_open(&w, path, TX_OPEN) != TC_OK || tx_document_new(&d) != TC_OK) return 1;
    struct rlimit limit = {96 << 20, 96 << 20};
    setrlimit(RLIMIT_AS, &limit);
    tc_status status = TC_OK;
    static char data[1 << 20];
    for (size_t i = 0; i < sizeof data; i++) data[i] = (char)('a' + i * i % 23);
    for (uint32_t i = 0; i < 4000000 && status == TC_OK; i++) {
        char term[32];
        int n = snprintf(term, sizeof term, "a term of its own %u", i);
        status = tx_document_add_term(d, term, (size_t)n, 1);
    }
    if (status != TC_MEMORY || !strstr(tc_message(), "memory")) return 2;
    if (tx_document_clear(d) != TC_OK || tx_document_add_term(d, "x", 1, 1) != TC_OK) return 3;
    tx_database *view;
    char *bytes = NULL;
    size_t length;
    if (tx_document_set_data(d, data, sizeof data) != TC_OK || tx_writer_add(w, d, NULL) != TC_OK) return 4;
    if (tx_database_of_writer(&view, w) != TC_OK) return 5;
    for (int i = 0; i < 500 && status != TC_OK; i++) {
        status = tx_database_data(view, 11, &bytes, &length) == TC_OK ? TC_MEMORY : TC_OK; /* never freed */
    }
    return status == TC_OK && strstr(tc_message(), "memory") ? 0 : 6;
}

static void without_memory_there_is_a_status(void **state)
{
    (void)state;
    if (SANITIZED) {
        print_message("skipped: the address sanitizer needs the address space\n");
        skip();
    }
    char path[200];
    snprintf(path, sizeof path, "%s", at("memory"));
    fill(path, 1, 10);
    assert_int_equal(in_child(run_out_of_memory, path), 0);
    assert_int_equal(count_at(path), 10);
}

/* ---- the index moves on ---- */

static void replace_all(const char *path, uint32_t from, uint32_t to)
{
    tx_writer *w;
    tx_document *d;
    assert_ok(tx_document_new(&d));
    assert_ok(tx_writer_open(&w, path, TX_OPEN));
    for (uint32_t i = from; i <= to; i++) {
        char term[16];
        int n = snprintf(term, sizeof term, "Q%u", i);
        assert_ok(make_document(d, i));
        assert_ok(tx_writer_replace_term(w, term, (size_t)n, d, NULL));
    }
    assert_ok(tx_writer_commit(w));
    tx_writer_free(w);
    tx_document_free(d);
}

static void a_reader_left_behind_is_told_to_reopen(void **state)
{
    (void)state;
    const char *path = at("moved");
    fill(path, 1, 2000);
    tx_database *d;
    tx_matches *m = NULL;
    bool changed = false;
    assert_ok(tx_database_open(&d, path));
    replace_all(path, 1, 2000);
    replace_all(path, 1, 2000);
    replace_all(path, 1, 2000);
    tc_status status = ask(&m, d, "all", 2000);
    if (status == TC_OK) status = read_all(m);
    assert_int_equal(status, TC_MOVED);
    tx_matches_free(m);
    assert_ok(tx_database_reopen(d, &changed));
    assert_true(changed);
    assert_ok(ask(&m, d, "all", 2000));
    assert_int_equal(tx_matches_count(m), 2000);
    assert_ok(read_all(m));
    tx_matches_free(m);
    assert_ok(tx_database_reopen(d, &changed));
    assert_false(changed);
    tx_database_free(d);
}

static void matches_belong_to_their_revision(void **state)
{
    (void)state;
    const char *path = at("matches");
    fill(path, 1, 5);
    tx_database *d;
    tx_matches *m;
    char *bytes;
    size_t length;
    assert_ok(tx_database_open(&d, path));
    assert_ok(ask(&m, d, "all", 5));
    fill(path, 6, 6);
    assert_ok(tx_matches_data(m, 0, &bytes, &length)); /* still the revision that was opened */
    free(bytes);
    assert_ok(tx_database_reopen(d, NULL));
    assert_status(tx_matches_data(m, 0, &bytes, &length), TC_MOVED);
    assert_status(tx_matches_fetch(m), TC_MOVED);
    tx_docid id;
    assert_ok(tx_matches_id(m, 0, &id, NULL)); /* the list itself is whole */
    tx_matches_free(m);
    tx_database_free(d);
}

/* A document that is not there, while there is a newer revision: it may be there. */
static void a_missing_document_may_be_a_new_one(void **state)
{
    (void)state;
    const char *path = at("new");
    fill(path, 1, 5);
    tx_database *d;
    char *bytes;
    size_t length;
    bool changed = false;
    assert_ok(tx_database_open(&d, path));
    fill(path, 6, 6);
    assert_status(tx_database_data(d, 6, &bytes, &length), TC_MOVED);
    assert_ok(tx_database_reopen(d, &changed));
    assert_true(changed);
    assert_ok(tx_database_data(d, 6, &bytes, &length));
    free(bytes);
    assert_status(tx_database_data(d, 7, &bytes, &length), TC_NOT_FOUND);
    tx_database_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_exception_becomes_a_status),
        cmocka_unit_test(what_is_no_database),
        cmocka_unit_test(terms_have_a_limit),
        cmocka_unit_test(a_second_writer_is_locked_out),
        cmocka_unit_test(damage_is_told),
        cmocka_unit_test(any_block_may_be_damaged),
        cmocka_unit_test(another_format_is_another_schema),
        cmocka_unit_test(a_full_disk_ends_the_writer_only),
        cmocka_unit_test(a_failed_change_ends_the_writer_too),
        cmocka_unit_test(no_right_is_not_a_lock),
        cmocka_unit_test(without_memory_there_is_a_status),
        cmocka_unit_test(a_reader_left_behind_is_told_to_reopen),
        cmocka_unit_test(matches_belong_to_their_revision),
        cmocka_unit_test(a_missing_document_may_be_a_new_one),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
