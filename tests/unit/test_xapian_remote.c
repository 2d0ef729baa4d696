/* Several databases as one: shards, a stub file, and a server on the loopback that the test starts itself. What is
 * asked of one database must be answered alike by every way of putting the same documents together. */
#include "test_xapian.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <time.h>

static bool have_server(void)
{
    return access("/usr/bin/xapian-tcpsrv", X_OK) == 0 || system("command -v xapian-tcpsrv >/dev/null 2>&1") == 0;
}

#define NEED_SERVER()                                                                          \
    do {                                                                                       \
        if (!have_server()) {                                                                  \
            print_message("skipped: xapian-tcpsrv is not installed (Debian: xapian-tools)\n"); \
            skip();                                                                            \
        }                                                                                      \
    } while (0)

static struct sockaddr_in loopback(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/* A port that was free a moment ago. */
static int free_port(void)
{
    struct sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    int s = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(s, (struct sockaddr *)&address, length), 0);
    assert_int_equal(getsockname(s, (struct sockaddr *)&address, &length), 0);
    close(s);
    return ntohs(address.sin_port);
}

static bool listens(int port)
{
    struct sockaddr_in address = loopback(port);
    int s = socket(AF_INET, SOCK_STREAM, 0);
    bool yes = connect(s, (struct sockaddr *)&address, sizeof address) == 0;
    close(s);
    return yes;
}

typedef struct server {
    pid_t group;
    char where[40]; /* "tcp:127.0.0.1:PORT" */
} server;

/* A process group of its own, since the server forks for every connection; it dies with the test. */
static void server_start(server *s, const char *path)
{
    int port = free_port();
    char digits[16];
    snprintf(digits, sizeof digits, "%d", port);
    snprintf(s->where, sizeof s->where, "tcp:127.0.0.1:%d", port);
    fflush(NULL);
    s->group = fork();
    assert_true(s->group >= 0);
    if (s->group == 0) {
        setpgid(0, 0);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (!freopen("/dev/null", "w", stderr)) _exit(126); /* it would tell of every connection that ends */
        execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", digits, path,
               (char *)NULL);
        _exit(127);
    }
    setpgid(s->group, s->group);
    for (int i = 0; i < 200 && !listens(port); i++) nanosleep(&(struct timespec){0, 20000000}, NULL);
}

static void server_stop(server *s)
{
    if (s->group <= 0) return;
    kill(-s->group, SIGKILL);
    waitpid(s->group, NULL, 0);
    s->group = 0;
}

static void add_shard(tx_database *whole, const char *where)
{
    tx_database *shard;
    assert_ok(tx_database_open(&shard, where));
    assert_ok(tx_database_add(whole, shard));
    tx_database_free(shard); /* the whole keeps what it needs */
}

static tc_status join(void *context, const char *value, size_t length, uint32_t count)
{
    char *out = context;
    sprintf(out + strlen(out), "%.*s:%u ", (int)length, value, count);
    return TC_OK;
}

/* Matches, facets, order and data of documents 1 to 30, however they are spread. */
static void check_answers(tx_database *d)
{
    tx_enquire *e;
    tx_query *parts[2], *q;
    tx_spy *spy;
    tx_matches *m;
    char facets[100] = "", *bytes;
    size_t length;
    assert_ok(tx_enquire_new(&e, d));
    assert_ok(tx_query_term(&parts[0], "even", 4, 1));
    assert_ok(tx_query_wildcard(&parts[1], "n", 1, 3));
    assert_ok(tx_query_combine(&q, TX_AND_MAYBE, parts, 2, 0));
    assert_ok(tx_enquire_set_query(e, q));
    assert_ok(tx_enquire_set_weight(e, TX_WEIGHT_BM25_PLUS, 1.2, 0.75, 1));
    assert_ok(tx_enquire_sort(e, 0, true));
    assert_ok(tx_spy_new(&spy, 1));
    assert_ok(tx_enquire_add_spy(e, spy));
    assert_ok(tx_enquire_matches(&m, e, 0, 5, 1000));
    assert_int_equal(tx_matches_estimated(m, NULL, NULL), 15);
    assert_int_equal(tx_matches_count(m), 5);
    assert_ok(tx_matches_fetch(m));
    for (uint32_t i = 0; i < 5; i++) {
        char expected[20];
        snprintf(expected, sizeof expected, "data %u", 30 - 2 * i);
        assert_ok(tx_matches_data(m, i, &bytes, &length));
        assert_string_equal(bytes, expected);
        free(bytes);
        assert_ok(tx_matches_value(m, i, 1, &bytes, &length));
        assert_string_equal(bytes, "even");
        free(bytes);
    }
    assert_ok(tx_spy_each(spy, join, facets));
    assert_string_equal(facets, "even:15 ");
    tx_matches_free(m);
    tx_enquire_free(e);
    tx_spy_free(spy);
    tx_query_free(q);
    tx_query_free(parts[0]);
    tx_query_free(parts[1]);
}

static void check_terms(tx_database *d)
{
    assert_string_equal(terms_of(d, "n", NULL), "n0:3 n1:3 n2:3 n3:3 n4:3 n5:3 n6:3 n7:3 n8:3 n9:3");
    assert_string_equal(terms_of(d, "n", "n77"), "n8:3 n9:3");
    assert_string_equal(terms_of(d, "n", "a"), "n0:3 n1:3 n2:3 n3:3 n4:3 n5:3 n6:3 n7:3 n8:3 n9:3");
    assert_string_equal(terms_of(d, "n", "o"), "");
    assert_string_equal(terms_of(d, "Q3", NULL), "Q3:1 Q30:1");
    assert_string_equal(terms_of(d, "x", NULL), "");
    assert_string_equal(terms_of(d, "", "even"), "even:15 n0:3 n1:3 n2:3 n3:3 n4:3 n5:3 n6:3 n7:3 n8:3 n9:3 odd:15");
    uint32_t n;
    assert_ok(tx_database_count(d, &n));
    assert_int_equal(n, 30);
    assert_ok(tx_database_frequency(d, "odd", 3, &n));
    assert_int_equal(n, 15);
}

static void check_postings(tx_database *d)
{
    tx_postings *p;
    tx_docid id, last = 0;
    uint32_t n = 0;
    char *bytes;
    size_t length;
    assert_ok(tx_postings_open(&p, d, "odd", 3));
    while (tx_postings_next(p, &id) == TC_OK) {
        assert_true(id > last);
        last = id;
        n++;
    }
    assert_int_equal(n, 15);
    tx_postings_free(p);
    assert_ok(tx_database_data(d, last, &bytes, &length));
    assert_int_equal((unsigned char)bytes[length - 1] % 2, '1' % 2); /* "data <odd>" */
    free(bytes);
    assert_status(tx_database_data(d, 1000, &bytes, &length), TC_NOT_FOUND);
}

static void check_whole(tx_database *d)
{
    check_answers(d);
    check_terms(d);
    check_postings(d);
}

static void local_shards(void **state)
{
    (void)state;
    fill(at("a"), 1, 12);
    fill(at("b"), 13, 30);
    tx_database *d;
    uint32_t n;
    char uuid[80];
    assert_ok(tx_database_new(&d));
    assert_ok(tx_database_count(d, &n));
    assert_int_equal(n, 0);
    assert_status(tx_database_add(d, d), TC_USAGE);
    add_shard(d, at("a"));
    add_shard(d, at("b"));
    check_whole(d);
    assert_ok(tx_database_uuid(d, uuid, sizeof uuid));
    tx_database_free(d);
}

static void a_database_of_no_shards_answers_nothing(void **state)
{
    (void)state;
    tx_database *d;
    tx_enquire *e;
    char *bytes;
    size_t length;
    assert_ok(tx_database_new(&d));
    assert_status(tx_enquire_new(&e, d), TC_USAGE);
    assert_string_equal(terms_of(d, "", NULL), "");
    assert_true(tx_database_data(d, 1, &bytes, &length) != TC_OK);
    tx_database_free(d);
}

static void a_stub_file(void **state)
{
    (void)state;
    fill(at("stub-a"), 1, 12);
    fill(at("stub-b"), 13, 30);
    FILE *stub = fopen(at("stub"), "w");
    fprintf(stub, "auto %s\n", at("stub-a"));
    fprintf(stub, "auto %s\n", at("stub-b"));
    fclose(stub);
    tx_database *d;
    assert_ok(tx_database_open(&d, at("stub")));
    check_whole(d);
    tx_database_free(d);
    assert_ok(tx_database_check(at("stub"), NULL));
    assert_ok(tx_database_compact(at("stub"), at("stub-whole"))); /* several become one */
    assert_ok(tx_database_open(&d, at("stub-whole")));
    check_whole(d);
    tx_database_free(d);
}

static void a_remote_database(void **state)
{
    (void)state;
    NEED_SERVER();
    server s;
    fill(at("remote"), 1, 30);
    server_start(&s, at("remote"));
    tx_database *d;
    bool changed;
    assert_ok(tx_database_open(&d, s.where));
    check_whole(d);
    assert_ok(tx_database_reopen(d, &changed));
    assert_false(changed);
    fill(at("remote"), 31, 31);
    uint32_t n;
    assert_ok(tx_database_reopen(d, &changed));
    assert_true(changed);
    assert_ok(tx_database_count(d, &n));
    assert_int_equal(n, 31);
    tx_database_free(d);
    server_stop(&s);
}

static void local_and_remote_together(void **state)
{
    (void)state;
    NEED_SERVER();
    server s;
    fill(at("near"), 1, 11);
    fill(at("far"), 12, 30);
    server_start(&s, at("far"));
    tx_database *d;
    assert_ok(tx_database_new(&d));
    add_shard(d, at("near"));
    add_shard(d, s.where);
    check_whole(d);
    tx_database_free(d);
    server_stop(&s);
}

static void a_remote_reader_is_left_behind_too(void **state)
{
    (void)state;
    NEED_SERVER();
    server s;
    const char *path = at("behind");
    fill(path, 1, 2000);
    server_start(&s, path);
    tx_database *d;
    tx_matches *m = NULL;
    assert_ok(tx_database_open(&d, s.where));
    for (uint32_t i = 1; i < 4; i++) fill(path, 2000 * i + 1, 2000 * i + 2000);
    tc_status status = ask(&m, d, "all", 2000);
    if (status == TC_OK) status = tx_matches_fetch(m);
    if (status == TC_OK) status = read_all(m);
    assert_int_equal(status, TC_MOVED);
    tx_matches_free(m);
    bool changed = false;
    assert_ok(tx_database_reopen(d, &changed));
    assert_true(changed);
    assert_ok(ask(&m, d, "all", 10));
    assert_ok(tx_matches_fetch(m));
    assert_ok(read_all(m));
    assert_int_equal(tx_matches_estimated(m, NULL, NULL), 8000);
    tx_matches_free(m);
    tx_database_free(d);
    server_stop(&s);
}

static void a_server_that_dies(void **state)
{
    (void)state;
    NEED_SERVER();
    server s;
    fill(at("dies"), 1, 30);
    server_start(&s, at("dies"));
    tx_database *d, *again;
    tx_matches *m;
    tx_terms *t;
    uint32_t n;
    char *bytes;
    size_t length;
    assert_ok(tx_database_open(&d, s.where));
    assert_ok(ask(&m, d, "odd", 5));
    server_stop(&s);
    assert_status(tx_database_frequency(d, "odd", 3, &n), TC_NETWORK);
    assert_non_null(strstr(tc_message(), s.where));
    assert_status(tx_terms_open(&t, d, "n", 1), TC_NETWORK);
    assert_status(tx_matches_data(m, 0, &bytes, &length), TC_NETWORK);
    assert_status(tx_database_reopen(d, NULL), TC_NETWORK);
    tx_matches_free(m);
    assert_status(ask(&m, d, "odd", 5), TC_NETWORK);
    tx_database_free(d);
    assert_status(tx_database_open(&again, s.where), TC_NETWORK);
}

static void addresses_that_are_none(void **state)
{
    (void)state;
    static const char *const wrong[] = {"tcp:",         "tcp:host",     "tcp:host:",      "tcp::123",   "tcp:host:0",
                                        "tcp:host:x12", "tcp:host:12x", "tcp:host:99999", "tcp:host:-1"};
    tx_database *d;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_status(tx_database_open(&d, wrong[i]), TC_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(local_shards),
        cmocka_unit_test(a_database_of_no_shards_answers_nothing),
        cmocka_unit_test(a_stub_file),
        cmocka_unit_test(a_remote_database),
        cmocka_unit_test(local_and_remote_together),
        cmocka_unit_test(a_remote_reader_is_left_behind_too),
        cmocka_unit_test(a_server_that_dies),
        cmocka_unit_test(addresses_that_are_none),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
