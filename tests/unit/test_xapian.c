/* Every function of the binding once, as it is meant to be used. */
#include "test_xapian.h"

static void documents_are_found_and_read(void **state)
{
    (void)state;
    fill(at("use"), 1, 20);
    tx_database *d;
    tx_matches *m;
    assert_ok(tx_database_open(&d, at("use")));
    assert_ok(ask(&m, d, "odd", 5));
    assert_int_equal(tx_matches_count(m), 5);
    uint32_t least, most;
    assert_int_equal(tx_matches_estimated(m, &least, &most), 10);
    assert_int_equal(least, 10);
    assert_int_equal(most, 10);
    assert_true(tx_matches_max_weight(m) > 0);
    assert_ok(tx_matches_fetch(m));
    tx_docid id;
    double weight;
    assert_ok(tx_matches_id(m, 4, &id, &weight));
    assert_int_equal(id, 9);
    assert_true(weight > 0);
    char *bytes;
    size_t length;
    assert_ok(tx_matches_data(m, 4, &bytes, &length));
    assert_string_equal(bytes, "data 9");
    assert_int_equal(length, 6);
    free(bytes);
    assert_ok(tx_matches_value(m, 4, 1, &bytes, &length));
    assert_string_equal(bytes, "odd");
    free(bytes);
    assert_status(tx_matches_data(m, 5, &bytes, &length), TC_USAGE);
    assert_status(tx_matches_id(m, 5, &id, NULL), TC_USAGE);
    tx_matches_free(m);
    tx_database_free(d);
}

static void figures_of_a_database(void **state)
{
    (void)state;
    fill(at("figures"), 1, 20);
    tx_database *d;
    uint32_t n;
    double average;
    char uuid[64];
    bool changed = true;
    assert_ok(tx_database_open(&d, at("figures")));
    assert_ok(tx_database_count(d, &n));
    assert_int_equal(n, 20);
    assert_ok(tx_database_average_length(d, &average));
    assert_true(average == 4);
    assert_ok(tx_database_uuid(d, uuid, sizeof uuid));
    assert_int_equal(strlen(uuid), 36);
    assert_status(tx_database_uuid(d, uuid, 36), TC_LIMIT);
    assert_ok(tx_database_frequency(d, "even", 4, &n));
    assert_int_equal(n, 10);
    assert_ok(tx_database_frequency(d, "absent", 6, &n));
    assert_int_equal(n, 0);
    assert_ok(tx_database_reopen(d, &changed));
    assert_false(changed);
    char *bytes;
    size_t length;
    assert_ok(tx_database_data(d, 7, &bytes, &length));
    assert_string_equal(bytes, "data 7");
    free(bytes);
    assert_ok(tx_database_value(d, 7, 0, &bytes, &length));
    assert_true(tx_unsortable(bytes, length) == 7);
    free(bytes);
    assert_ok(tx_database_value(d, 7, 99, &bytes, &length));
    assert_int_equal(length, 0);
    free(bytes);
    assert_status(tx_database_data(d, 21, &bytes, &length), TC_NOT_FOUND);
    assert_status(tx_database_data(d, 0, &bytes, &length), TC_USAGE);
    tx_database_free(d);
}

static uint32_t frequency_in(const tx_database *d, const char *term)
{
    uint32_t n = UINT32_MAX;
    assert_ok(tx_database_frequency(d, term, strlen(term), &n));
    return n;
}

/* They are remembered, and are those of the revision that is read, however often they were asked for. */
static void frequencies_are_of_the_revision_read(void **state)
{
    (void)state;
    tx_database *d, *both, *shard;
    bool changed;
    fill(at("frequencies"), 1, 20);
    fill(at("others"), 1, 6);
    assert_ok(tx_database_open(&d, at("frequencies")));
    assert_ok(tx_database_new(&both));
    assert_ok(tx_database_open(&shard, at("frequencies")));
    assert_ok(tx_database_add(both, shard));
    tx_database_free(shard);
    assert_int_equal(frequency_in(d, "even"), 10);
    assert_int_equal(frequency_in(both, "even"), 10);
    assert_ok(tx_database_open(&shard, at("others")));
    assert_ok(tx_database_add(both, shard));
    tx_database_free(shard);
    assert_int_equal(frequency_in(both, "even"), 13);
    fill(at("frequencies"), 21, 30);
    assert_int_equal(frequency_in(d, "even"), 10);
    assert_ok(tx_database_reopen(d, &changed));
    assert_ok(tx_database_reopen(both, &changed));
    assert_int_equal(frequency_in(d, "even"), 15);
    assert_int_equal(frequency_in(both, "even"), 18);
    tx_database_free(both);
    tx_database_free(d);
}

static void metadata_may_hold_any_byte(void **state)
{
    (void)state;
    tx_writer *w;
    tx_database *d;
    char *bytes;
    size_t length;
    assert_ok(tx_writer_open(&w, at("metadata"), TX_CREATE_OR_OPEN));
    assert_ok(tx_writer_set_metadata(w, "stamp", "a\0b", 3));
    assert_ok(tx_writer_commit(w));
    tx_writer_free(w);
    assert_ok(tx_database_open(&d, at("metadata")));
    assert_ok(tx_database_metadata(d, "stamp", &bytes, &length));
    assert_int_equal(length, 3);
    assert_memory_equal(bytes, "a\0b", 4);
    free(bytes);
    assert_ok(tx_database_metadata(d, "absent", &bytes, &length));
    assert_int_equal(length, 0);
    free(bytes);
    assert_status(tx_database_metadata(d, "", &bytes, &length), TC_USAGE);
    tx_database_free(d);
}

static void terms_are_listed(void **state)
{
    (void)state;
    fill(at("terms"), 1, 12);
    tx_database *d;
    assert_ok(tx_database_open(&d, at("terms")));
    assert_string_equal(terms_of(d, "n", NULL), "n0:1 n1:2 n2:2 n3:1 n4:1 n5:1 n6:1 n7:1 n8:1 n9:1");
    assert_string_equal(terms_of(d, "n", "n55"), "n6:1 n7:1 n8:1 n9:1");
    assert_string_equal(terms_of(d, "n", "a"), "n0:1 n1:2 n2:2 n3:1 n4:1 n5:1 n6:1 n7:1 n8:1 n9:1");
    assert_string_equal(terms_of(d, "n", "z"), "");
    assert_string_equal(terms_of(d, "x", NULL), "");
    assert_string_equal(terms_of(d, "", "even"), "even:6 n0:1 n1:2 n2:2 n3:1 n4:1 n5:1 n6:1 n7:1 n8:1 n9:1 odd:6");
    tx_database_free(d);
}

/* From a term of very many postings the next one is looked for in another way; here it is in another shard. */
static void terms_behind_a_frequent_one_are_listed(void **state)
{
    (void)state;
    static const char *const words[] = {"al", "all", "all\x01", "alm"};
    tx_database *shards[2], *d;
    tx_document *document;
    tx_writer *w;
    fill(at("frequent"), 1, 9000);
    assert_ok(tx_document_new(&document));
    for (size_t i = 0; i < 4; i++) assert_ok(tx_document_add_term(document, words[i], strlen(words[i]), 1));
    assert_ok(tx_writer_open(&w, at("seldom"), TX_CREATE_OR_OPEN));
    assert_ok(tx_writer_add(w, document, NULL));
    assert_ok(tx_writer_commit(w));
    tx_document_free(document);
    tx_writer_free(w);
    assert_ok(tx_database_open(&shards[0], at("frequent")));
    assert_ok(tx_database_open(&shards[1], at("seldom")));
    assert_ok(tx_database_new(&d));
    for (size_t i = 0; i < 2; i++) assert_ok(tx_database_add(d, shards[i]));
    assert_string_equal(terms_of(d, "al", NULL), "al:1 all:9001 all\x01:1 alm:1");
    assert_string_equal(terms_of(shards[0], "al", NULL), "all:9000");
    assert_string_equal(terms_of(d, "", "all"),
                        "all:9001 all\x01:1 alm:1 even:4500 n0:900 n1:900 n2:900 n3:900 n4:900 n5:900 n6:900 n7:900 "
                        "n8:900 n9:900 odd:4500");
    for (size_t i = 0; i < 2; i++) tx_database_free(shards[i]);
    tx_database_free(d);
}

static void a_skip_never_goes_back(void **state)
{
    (void)state;
    fill(at("skip"), 1, 9);
    tx_database *d;
    tx_terms *t;
    const char *term;
    size_t length;
    assert_ok(tx_database_open(&d, at("skip")));
    assert_ok(tx_terms_open(&t, d, "n", 1));
    tx_database_free(d); /* the terms keep it alive */
    assert_ok(tx_terms_skip(t, "n3", 2));
    assert_ok(tx_terms_next(t, &term, &length, NULL));
    assert_string_equal(term, "n3");
    assert_ok(tx_terms_skip(t, "n1", 2));
    assert_ok(tx_terms_next(t, &term, &length, NULL));
    assert_string_equal(term, "n4");
    assert_ok(tx_terms_skip(t, "n8", 2));
    assert_ok(tx_terms_skip(t, "n9", 2));
    assert_ok(tx_terms_next(t, &term, &length, NULL));
    assert_string_equal(term, "n9");
    assert_int_equal(tx_terms_next(t, &term, &length, NULL), TC_NOT_FOUND);
    assert_ok(tx_terms_skip(t, "na", 2));
    assert_int_equal(tx_terms_next(t, &term, &length, NULL), TC_NOT_FOUND);
    tx_terms_free(t);
}

static void terms_and_postings_of_documents(void **state)
{
    (void)state;
    fill(at("postings"), 1, 12);
    tx_database *d;
    tx_terms *t;
    const char *term;
    size_t length, n = 0;
    uint32_t frequency;
    static const char *const expected[] = {"Q3", "all", "n3", "odd"};
    assert_ok(tx_database_open(&d, at("postings")));
    assert_ok(tx_terms_of_document(&t, d, 3));
    while (tx_terms_next(t, &term, &length, &frequency) == TC_OK) {
        assert_true(n < 4);
        assert_string_equal(term, expected[n++]);
    }
    assert_int_equal(n, 4);
    assert_int_equal(frequency, 6);
    tx_terms_free(t);
    assert_status(tx_terms_of_document(&t, d, 13), TC_NOT_FOUND);
    tx_postings *p;
    tx_docid id, next = 2;
    assert_ok(tx_postings_open(&p, d, "even", 4));
    for (; tx_postings_next(p, &id) == TC_OK; next += 2) assert_int_equal(id, next);
    assert_int_equal(next, 14);
    assert_int_equal(tx_postings_next(p, &id), TC_NOT_FOUND);
    tx_postings_free(p);
    assert_ok(tx_postings_open(&p, d, "absent", 6));
    assert_int_equal(tx_postings_next(p, &id), TC_NOT_FOUND);
    tx_postings_free(p);
    tx_database_free(d);
}

static void documents_are_replaced_and_deleted(void **state)
{
    (void)state;
    fill(at("replace"), 1, 4);
    tx_writer *w;
    tx_document *d;
    tx_docid id = 0;
    assert_ok(tx_writer_open(&w, at("replace"), TX_OPEN));
    assert_ok(tx_document_new(&d));
    assert_ok(make_document(d, 40));
    assert_ok(tx_writer_replace_term(w, "Q2", 2, d, &id));
    assert_int_equal(id, 2);
    assert_ok(make_document(d, 50));
    assert_ok(tx_writer_replace_term(w, "Q50", 3, d, &id));
    assert_int_equal(id, 5);
    assert_ok(make_document(d, 60));
    assert_ok(tx_writer_replace(w, 1, d));
    assert_status(tx_writer_replace(w, 0, d), TC_USAGE);
    assert_ok(tx_writer_delete_term(w, "Q3", 2));
    assert_ok(tx_writer_delete_term(w, "Q3", 2)); /* there is none any more */
    assert_int_equal(tx_writer_pending(w), 5);
    assert_ok(tx_writer_commit(w));
    assert_int_equal(tx_writer_pending(w), 0);
    tx_document_free(d);
    tx_writer_free(w);
    tx_database *base;
    assert_ok(tx_database_open(&base, at("replace")));
    assert_string_equal(terms_of(base, "Q", NULL), "Q4:1 Q40:1 Q50:1 Q60:1");
    tx_database_free(base);
    assert_ok(tx_writer_open(&w, at("replace"), TX_OVERWRITE));
    assert_ok(tx_writer_commit(w));
    tx_writer_free(w);
    assert_int_equal(count_at(at("replace")), 0);
}

static void a_writer_is_its_own_reader(void **state)
{
    (void)state;
    tx_writer *w;
    tx_database *view;
    uint32_t n;
    assert_ok(tx_writer_open(&w, at("view"), TX_CREATE_OR_OPEN));
    assert_ok(tx_database_of_writer(&view, w));
    assert_ok(tx_writer_begin(w));
    add_range(w, 1, 3);
    assert_ok(tx_database_frequency(view, "odd", 3, &n));
    assert_int_equal(n, 2);
    assert_string_equal(terms_of(view, "Q", NULL), "Q1:1 Q2:1 Q3:1");
    assert_ok(tx_writer_end(w));
    tx_writer_free(w); /* dropped: nothing was committed */
    assert_ok(tx_database_count(view, &n));
    assert_int_equal(n, 0);
    tx_database_free(view);
    assert_int_equal(count_at(at("view")), 0);
}

/* What a second reader sees of a writer's transactions. */
static void transactions_are_atomic(void **state)
{
    (void)state;
    const char *path = at("atomic");
    tx_writer *w;
    assert_ok(tx_writer_open(&w, path, TX_CREATE_OR_OPEN));
    add_range(w, 1, 2);
    assert_ok(tx_writer_commit(w));
    assert_ok(tx_writer_begin(w));
    assert_status(tx_writer_begin(w), TC_USAGE);
    assert_ok(tx_writer_delete_term(w, "Q1", 2));
    add_range(w, 3, 5);
    assert_ok(tx_writer_set_metadata(w, "stamp", "new", 3));
    assert_status(tx_writer_commit(w), TC_USAGE); /* not in the middle */
    assert_int_equal(count_at(path), 2);
    assert_ok(tx_writer_cancel(w));
    assert_status(tx_writer_cancel(w), TC_USAGE);
    assert_status(tx_writer_end(w), TC_USAGE);
    assert_int_equal(tx_writer_pending(w), 0);
    assert_ok(tx_writer_commit(w));
    tx_database *d;
    char *bytes;
    size_t length;
    assert_ok(tx_database_open(&d, path));
    assert_string_equal(terms_of(d, "Q", NULL), "Q1:1 Q2:1");
    assert_ok(tx_database_metadata(d, "stamp", &bytes, &length));
    assert_int_equal(length, 0);
    free(bytes);
    tx_database_free(d);
    assert_ok(tx_writer_begin(w));
    assert_ok(tx_writer_delete_term(w, "Q1", 2));
    add_range(w, 6, 7);
    assert_ok(tx_writer_end(w));
    assert_int_equal(count_at(path), 2); /* an end is no commit */
    assert_ok(tx_writer_commit(w));
    assert_int_equal(count_at(path), 3);
    tx_writer_free(w);
}

static void a_cancel_that_loses_more_ends_the_writer(void **state)
{
    (void)state;
    const char *path = at("cancel");
    tx_writer *w;
    assert_ok(tx_writer_open(&w, path, TX_CREATE_OR_OPEN));
    add_range(w, 1, 3);
    assert_ok(tx_writer_begin(w));
    assert_ok(tx_writer_cancel(w)); /* nothing was changed, nothing is lost */
    assert_ok(tx_writer_begin(w));
    add_range(w, 4, 4);
    assert_status(tx_writer_cancel(w), TC_IO);
    assert_non_null(strstr(tc_message(), "3 earlier changes"));
    assert_status(tx_writer_commit(w), TC_IO);
    assert_status(tx_writer_delete_term(w, "Q1", 2), TC_IO);
    tx_writer_free(w);
    assert_int_equal(count_at(path), 0);
}

/* Xapian by itself would have committed after 10,000 changes. */
static void nothing_is_committed_unasked(void **state)
{
    (void)state;
    const char *path = at("many");
    tx_writer *w;
    tx_document *d;
    assert_ok(tx_writer_open(&w, path, TX_CREATE_OR_OPEN));
    assert_ok(tx_writer_commit(w));
    assert_ok(tx_document_new(&d));
    assert_ok(tx_document_add_term(d, "x", 1, 1));
    for (int i = 0; i < 10500; i++) assert_ok(tx_writer_add(w, d, NULL));
    tx_document_free(d);
    assert_int_equal(count_at(path), 0);
    assert_ok(tx_writer_commit(w));
    assert_int_equal(count_at(path), 10500);
    tx_writer_free(w);
}

static void numbers_sort_as_bytes(void **state)
{
    (void)state;
    static const double values[] = {-1e300, -5, -0.5, 0, 1e-9, 0.5, 1, 1.5, 20220101, 20220102, 1e300};
    char last[9], bytes[9];
    size_t last_length = 0;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        size_t n = tx_sortable(bytes, values[i]);
        assert_true(n <= 9);
        assert_true(tx_unsortable(bytes, n) == values[i]);
        int order = memcmp(last, bytes, last_length < n ? last_length : n);
        if (i) assert_true(order < 0 || (order == 0 && last_length < n));
        memcpy(last, bytes, n);
        last_length = n;
    }
}

static void a_database_is_checked_and_compacted(void **state)
{
    (void)state;
    fill(at("check"), 1, 300);
    tx_writer *w;
    assert_ok(tx_writer_open(&w, at("check"), TX_OPEN));
    assert_ok(tx_writer_delete_term(w, "Q1", 2));
    assert_ok(tx_writer_delete_term(w, "Q100", 4));
    assert_ok(tx_writer_commit(w));
    tx_writer_free(w);
    uint64_t errors = 9;
    assert_ok(tx_database_check(at("check"), &errors));
    assert_int_equal(errors, 0);
    assert_ok(tx_database_compact(at("check"), at("compact")));
    assert_ok(tx_database_check(at("compact"), NULL));
    assert_int_equal(count_at(at("compact")), 298);
    tx_database *d;
    tx_postings *p;
    tx_docid id;
    assert_ok(tx_database_open(&d, at("compact")));
    assert_ok(tx_postings_open(&p, d, "Q2", 2));
    assert_ok(tx_postings_next(p, &id));
    assert_int_equal(id, 2); /* numbers stay */
    tx_postings_free(p);
    tx_database_free(d);
    assert_status(tx_database_compact(at("check"), at("compact")), TC_USAGE);
    assert_status(tx_database_compact(at("none"), at("other")), TC_NO_INDEX);
}

static void destructors_take_null(void **state)
{
    (void)state;
    tx_document_free(NULL);
    tx_writer_free(NULL);
    tx_database_free(NULL);
    tx_terms_free(NULL);
    tx_postings_free(NULL);
    tx_query_free(NULL);
    tx_enquire_free(NULL);
    tx_matches_free(NULL);
    tx_spy_free(NULL);
    assert_int_equal(strncmp(tx_version(), "1.", 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_found_and_read),
        cmocka_unit_test(figures_of_a_database),
        cmocka_unit_test(frequencies_are_of_the_revision_read),
        cmocka_unit_test(metadata_may_hold_any_byte),
        cmocka_unit_test(terms_are_listed),
        cmocka_unit_test(terms_behind_a_frequent_one_are_listed),
        cmocka_unit_test(a_skip_never_goes_back),
        cmocka_unit_test(terms_and_postings_of_documents),
        cmocka_unit_test(documents_are_replaced_and_deleted),
        cmocka_unit_test(a_writer_is_its_own_reader),
        cmocka_unit_test(transactions_are_atomic),
        cmocka_unit_test(a_cancel_that_loses_more_ends_the_writer),
        cmocka_unit_test(nothing_is_committed_unasked),
        cmocka_unit_test(numbers_sort_as_bytes),
        cmocka_unit_test(a_database_is_checked_and_compacted),
        cmocka_unit_test(destructors_take_null),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
