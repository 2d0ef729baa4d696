/* Queries, weights, orders and facets of the binding. */
#include "test_xapian.h"

static uint32_t total(tx_enquire *e, const tx_query *q)
{
    tx_matches *m;
    assert_ok(tx_enquire_set_query(e, q));
    assert_ok(tx_enquire_matches(&m, e, 0, 100, 100));
    uint32_t n = tx_matches_count(m);
    tx_matches_free(m);
    return n;
}

static void queries_are_combined(void **state)
{
    (void)state;
    fill(at("query"), 1, 30);
    static const struct {
        tx_operator op;
        uint32_t matches, window;
    } rows[] = {{TX_AND, 0, 0},        {TX_OR, 18, 0},      {TX_AND_NOT, 15, 0}, {TX_XOR, 18, 0},
                {TX_AND_MAYBE, 15, 0}, {TX_FILTER, 0, 0},   {TX_NEAR, 0, 3},     {TX_PHRASE, 0, 2},
                {TX_ELITE_SET, 3, 1},  {TX_SYNONYM, 18, 0}, {TX_MAX, 18, 0}};
    tx_database *d;
    tx_enquire *e;
    tx_query *parts[2], *q, *all;
    assert_ok(tx_database_open(&d, at("query")));
    assert_ok(tx_enquire_new(&e, d));
    tx_database_free(d);
    assert_ok(tx_query_term(&parts[0], "odd", 3, 1));
    assert_ok(tx_query_term(&parts[1], "n2", 2, 1));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_ok(tx_query_combine(&q, rows[i].op, parts, 2, rows[i].window));
        assert_int_equal(total(e, q), rows[i].matches);
        tx_query_free(q);
    }
    assert_status(tx_query_combine(&q, TX_AND_NOT, parts, 1, 0), TC_USAGE);
    assert_ok(tx_query_combine(&q, TX_AND, NULL, 0, 0));
    assert_int_equal(total(e, q), 0);
    tx_query_free(q);
    assert_ok(tx_query_all(&all));
    assert_int_equal(total(e, all), 30);
    assert_ok(tx_query_nothing(&q));
    assert_int_equal(total(e, q), 0);
    tx_query_free(q);
    assert_ok(tx_query_scale(&q, parts[0], 0.5));
    assert_int_equal(total(e, q), 15);
    char *words;
    assert_ok(tx_query_describe(q, &words));
    assert_string_equal(words, "Query(0.5 * odd)");
    free(words);
    tx_query_free(q);
    assert_status(tx_query_scale(&q, parts[0], -1), TC_USAGE);
    assert_status(tx_query_term(&q, "", 0, 1), TC_USAGE);
    tx_query_free(all);
    tx_query_free(parts[0]);
    tx_query_free(parts[1]);
    tx_enquire_free(e);
}

static void ranges_and_wildcards(void **state)
{
    (void)state;
    fill(at("range"), 1, 30);
    tx_writer *w;
    tx_document *bare;
    assert_ok(tx_writer_open(&w, at("range"), TX_OPEN));
    assert_ok(tx_document_new(&bare)); /* a document without any value */
    assert_ok(tx_document_add_term(bare, "bare", 4, 1));
    assert_ok(tx_writer_add(w, bare, NULL));
    assert_ok(tx_writer_commit(w));
    tx_document_free(bare);
    tx_writer_free(w);
    static const struct {
        double from, to;
        uint32_t matches;
    } rows[] = {{5, 7, 3}, {0, 7, 7}, {25, 0, 6}, {0, 0, 31}, {7, 5, 0}, {0, 99, 30}, {1, 0, 30}};
    tx_database *d;
    tx_enquire *e;
    tx_query *q;
    assert_ok(tx_database_open(&d, at("range")));
    assert_ok(tx_enquire_new(&e, d));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char from[9], to[9];
        size_t n = tx_sortable(from, rows[i].from), m = tx_sortable(to, rows[i].to);
        assert_ok(tx_query_range(&q, 0, rows[i].from != 0 ? from : NULL, n, rows[i].to != 0 ? to : NULL, m));
        assert_int_equal(total(e, q), rows[i].matches);
        tx_query_free(q);
    }
    assert_ok(tx_query_wildcard(&q, "n", 1, 0));
    assert_int_equal(total(e, q), 30);
    tx_query_free(q);
    assert_ok(tx_query_wildcard(&q, "n", 1, 2));
    assert_int_equal(total(e, q), 6);
    tx_query_free(q);
    tx_enquire_free(e);
    tx_database_free(d);
}

static void phrases_need_positions(void **state)
{
    (void)state;
    tx_writer *w;
    tx_document *doc;
    assert_ok(tx_writer_open(&w, at("phrase"), TX_CREATE_OR_OPEN));
    assert_ok(tx_document_new(&doc));
    assert_ok(tx_document_add_posting(doc, "a", 1, 1));
    assert_ok(tx_document_add_posting(doc, "b", 1, 2));
    assert_ok(tx_writer_add(w, doc, NULL));
    assert_ok(tx_writer_commit(w));
    tx_document_free(doc);
    tx_writer_free(w);
    tx_database *d;
    tx_enquire *e;
    tx_query *ab[2], *ba[2], *q, *nested[2];
    assert_ok(tx_database_open(&d, at("phrase")));
    assert_ok(tx_enquire_new(&e, d));
    assert_ok(tx_query_term(&ab[0], "a", 1, 1));
    assert_ok(tx_query_term(&ab[1], "b", 1, 1));
    ba[0] = ab[1], ba[1] = ab[0];
    assert_ok(tx_query_combine(&q, TX_PHRASE, ab, 2, 2));
    assert_int_equal(total(e, q), 1);
    nested[0] = q, nested[1] = ab[0];
    tx_query *bad;
    assert_status(tx_query_combine(&bad, TX_NEAR, nested, 2, 5), TC_USAGE);
    tx_query_free(q);
    assert_ok(tx_query_combine(&q, TX_PHRASE, ba, 2, 2));
    assert_int_equal(total(e, q), 0);
    tx_query_free(q);
    tx_query_free(ab[0]);
    tx_query_free(ab[1]);
    tx_enquire_free(e);
    tx_database_free(d);
}

static tx_docid first_of(tx_enquire *e, double *weight)
{
    tx_matches *m;
    tx_docid id;
    assert_ok(tx_enquire_matches(&m, e, 0, 1, 0));
    assert_ok(tx_matches_id(m, 0, &id, weight));
    tx_matches_free(m);
    return id;
}

static void weights_and_orders(void **state)
{
    (void)state;
    fill(at("order"), 1, 30);
    tx_database *d;
    tx_enquire *e;
    tx_query *q, *all;
    double weight;
    assert_ok(tx_database_open(&d, at("order")));
    assert_ok(tx_enquire_new(&e, d));
    assert_ok(tx_query_term(&q, "even", 4, 1));
    assert_ok(tx_enquire_set_query(e, q));
    assert_ok(tx_enquire_set_weight(e, TX_WEIGHT_BM25, 1.2, 0.75, 0));
    assert_int_equal(first_of(e, &weight), 2);
    double bm25 = weight;
    assert_ok(tx_enquire_set_weight(e, TX_WEIGHT_BM25_PLUS, 1.2, 0.75, 1));
    first_of(e, &weight);
    assert_true(weight > bm25);
    assert_ok(tx_enquire_set_weight(e, TX_WEIGHT_BOOLEAN, 0, 0, 0));
    first_of(e, &weight);
    assert_true(weight == 0);
    assert_status(tx_enquire_set_weight(e, TX_WEIGHT_BM25, -1, 2, 0), TC_USAGE);
    assert_ok(tx_enquire_set_weight(e, TX_WEIGHT_BM25, 1.2, 0.75, 0));
    assert_ok(tx_enquire_sort(e, 0, true));
    assert_int_equal(first_of(e, NULL), 30);
    assert_ok(tx_enquire_sort(e, 0, false));
    assert_int_equal(first_of(e, NULL), 2);
    assert_ok(tx_query_all(&all));
    assert_ok(tx_enquire_set_query(e, all));
    first_of(e, &weight);
    assert_true(weight == 0);
    tx_query_free(all);
    tx_query_free(q);
    tx_enquire_free(e);
    tx_database_free(d);
}

struct seen {
    char text[100];
    int most;
};

static tc_status note(void *context, const char *value, size_t length, uint32_t count)
{
    struct seen *seen = context;
    if (seen->most-- == 0) return tc_fail(TC_LIMIT, "enough");
    size_t n = strlen(seen->text);
    snprintf(seen->text + n, sizeof seen->text - n, "%.*s:%u ", (int)length, value, count);
    return TC_OK;
}

static void facets_are_counted(void **state)
{
    (void)state;
    fill(at("facets"), 1, 11);
    tx_database *d;
    tx_enquire *e;
    tx_query *q;
    tx_spy *spy;
    tx_matches *m;
    assert_ok(tx_database_open(&d, at("facets")));
    assert_ok(tx_enquire_new(&e, d));
    assert_ok(tx_query_all(&q));
    assert_ok(tx_enquire_set_query(e, q));
    assert_ok(tx_spy_new(&spy, 1));
    assert_ok(tx_enquire_add_spy(e, spy));
    assert_ok(tx_enquire_matches(&m, e, 0, 1, 100));
    assert_int_equal(tx_matches_estimated(m, NULL, NULL), 11);
    tx_matches_free(m);
    tx_enquire_free(e);
    assert_int_equal(tx_spy_total(spy), 11);
    struct seen seen = {"", 10}, few = {"", 1};
    assert_ok(tx_spy_each(spy, note, &seen));
    assert_string_equal(seen.text, "even:5 odd:6 ");
    assert_status(tx_spy_each(spy, note, &few), TC_LIMIT);
    assert_string_equal(few.text, "even:5 ");
    tx_spy_free(spy);
    tx_query_free(q);
    tx_database_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(queries_are_combined),   cmocka_unit_test(ranges_and_wildcards),
        cmocka_unit_test(phrases_need_positions), cmocka_unit_test(weights_and_orders),
        cmocka_unit_test(facets_are_counted),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
