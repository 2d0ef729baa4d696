#include "common/store/store.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static char id[] = "0123456789abcdef", root[] = "/srv", path[] = "a.txt";

static void a_record_tells_by_which_analysis_it_was_read(void **state)
{
    tc_document written = {.id = id, .root = root, .path = path, .analysis = TC_ANALYSIS}, read;
    tc_buffer bytes = {0};
    (void)state;
    tc_document_encode(&bytes, &written);
    assert_int_equal(tc_document_decode(&read, bytes.data, bytes.length), TC_OK);
    assert_int_equal(read.analysis, TC_ANALYSIS);
    tc_document_clear(&read);
    /* As the first indexes hold it. */
    assert_int_equal(tc_document_decode(&read, bytes.data, bytes.length - 1), TC_OK);
    assert_int_equal(read.analysis, 0);
    assert_string_equal(read.path, path);
    tc_document_clear(&read);
    assert_int_equal(tc_document_decode(&read, bytes.data, bytes.length - 2), TC_DAMAGED);
    tc_buffer_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_record_tells_by_which_analysis_it_was_read)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
