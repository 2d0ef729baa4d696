/* What the tests of the binding share: a folder of their own and small databases whose contents follow from a number.
 *
 * Document i (from 1) of a database filled with `n` documents has the boolean term "Qi", the terms "all" (wdf 2),
 * "even" or "odd", "n<i mod 10>", the value i in slot 0, "even"/"odd" in slot 1, and the data "data i".
 */
#ifndef TRACUU_TEST_XAPIAN_H
#define TRACUU_TEST_XAPIAN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>
#include <ftw.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <tracuu/xapian.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
/* Xapian 1.4.22 itself frees a table by another size in Database::check(). */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "new_delete_type_mismatch=0";
}
#endif

#define assert_status(call, expected)                                                                       \
    do {                                                                                                    \
        tc_message_clear();                                                                                 \
        tc_status status_ = (call);                                                                         \
        if (status_ != (expected))                                                                          \
            fail_msg("%s: %s instead of %s (%s)", #call, tc_status_name(status_), tc_status_name(expected), \
                     tc_message());                                                                         \
    } while (0)
#define assert_ok(call) assert_status(call, TC_OK)

static char folder[64];

static inline int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/tracuu-xapian-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static inline int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st, (void)kind, (void)at;
    return remove(path);
}

static inline int remove_folder(void **state)
{
    (void)state;
    return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* A path below the folder; two of them may be in use at a time. */
static inline const char *at(const char *name)
{
    static char paths[2][160];
    static int turn;
    char *path = paths[turn ^= 1];
    snprintf(path, sizeof *paths, "%s/%s", folder, name);
    return path;
}

static inline tc_status make_document(tx_document *d, uint32_t i)
{
    char text[32];
    int n = snprintf(text, sizeof text, "Q%u", i);
    TRY(tx_document_clear(d));
    TRY(tx_document_add_boolean(d, text, (size_t)n));
    TRY(tx_document_add_term(d, "all", 3, 2));
    const char *parity = i % 2 ? "odd" : "even";
    TRY(tx_document_add_term(d, parity, strlen(parity), 1));
    n = snprintf(text, sizeof text, "n%u", i % 10);
    TRY(tx_document_add_term(d, text, (size_t)n, 1));
    TRY(tx_document_set_value(d, 0, text, tx_sortable(text, i)));
    TRY(tx_document_set_value(d, 1, parity, strlen(parity)));
    n = snprintf(text, sizeof text, "data %u", i);
    return tx_document_set_data(d, text, (size_t)n);
}

/* Without an assertion, for children. */
static inline tc_status put_range(tx_writer *w, uint32_t from, uint32_t to)
{
    tx_document *d;
    TRY(tx_document_new(&d));
    tc_status status = TC_OK;
    for (uint32_t i = from; i <= to && status == TC_OK; i++) {
        status = make_document(d, i);
        if (status == TC_OK) status = tx_writer_add(w, d, NULL);
    }
    tx_document_free(d);
    return status;
}

static inline void add_range(tx_writer *w, uint32_t from, uint32_t to)
{
    assert_ok(put_range(w, from, to));
}

static inline void fill(const char *path, uint32_t from, uint32_t to)
{
    tx_writer *w;
    assert_ok(tx_writer_open(&w, path, TX_CREATE_OR_OPEN));
    add_range(w, from, to);
    assert_ok(tx_writer_commit(w));
    tx_writer_free(w);
}

static inline uint32_t count_at(const char *path)
{
    tx_database *d;
    uint32_t n = UINT32_MAX;
    assert_ok(tx_database_open(&d, path));
    assert_ok(tx_database_count(d, &n));
    tx_database_free(d);
    return n;
}

/* The terms with a prefix, from `skip` on when not NULL, joined by spaces as "term:frequency". */
static inline const char *terms_of(const tx_database *d, const char *prefix, const char *skip)
{
    static char out[4096];
    tx_terms *t;
    const char *term;
    size_t length, n = 0;
    uint32_t frequency;
    out[0] = '\0';
    assert_ok(tx_terms_open(&t, d, prefix, strlen(prefix)));
    if (skip) assert_ok(tx_terms_skip(t, skip, strlen(skip)));
    tc_status status;
    while ((status = tx_terms_next(t, &term, &length, &frequency)) == TC_OK && n < sizeof out - 300)
        n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s:%u", n ? " " : "", (int)length, term, frequency);
    assert_int_equal(status, TC_NOT_FOUND);
    assert_int_equal(tx_terms_next(t, &term, &length, NULL), TC_NOT_FOUND);
    tx_terms_free(t);
    return out;
}

/* Asks for one term and gives the matches; `most` of them. */
static inline tc_status ask(tx_matches **out, const tx_database *d, const char *term, uint32_t most)
{
    tx_enquire *e;
    tx_query *q;
    TRY(tx_query_term(&q, term, strlen(term), 1));
    tc_status status = tx_enquire_new(&e, d);
    if (status == TC_OK) {
        status = tx_enquire_set_query(e, q);
        if (status == TC_OK) status = tx_enquire_matches(out, e, 0, most, 0);
        tx_enquire_free(e);
    }
    tx_query_free(q);
    return status;
}

/* Reads the data of every match. */
static inline tc_status read_all(const tx_matches *m)
{
    for (uint32_t i = 0; i < tx_matches_count(m); i++) {
        char *data;
        size_t length;
        TRY(tx_matches_data(m, i, &data, &length));
        bool good = length > 5 && memcmp(data, "data ", 5) == 0;
        free(data);
        if (!good) return tc_fail(TC_INTERNAL, "match %u has other data", i);
    }
    return TC_OK;
}

/* The exit status of a child that runs `f`; what it does to limits stays with it. It must not assert, for that would
 * run the rest of the tests in the child. */
static inline int in_child(int (*f)(void *), void *argument)
{
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) _exit(f(argument));
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

#endif
