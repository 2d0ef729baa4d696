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

static tc_status read_again(const tc_document *written)
{
    tc_document read = {0};
    tc_buffer bytes = {0};
    tc_document_encode(&bytes, written);
    tc_status status = tc_document_decode(&read, bytes.data, bytes.length);
    tc_document_clear(&read);
    tc_buffer_free(&bytes);
    return status;
}

/* An identity is copied whole, and memory is asked for by the length of the text. */
static void a_damaged_record_is_told(void **state)
{
    static char cut[] = "0123";
    tc_document d = {.id = id, .root = root, .path = path, .text_bytes = UINT32_MAX};
    (void)state;
    assert_int_equal(read_again(&d), TC_OK);
    d.text_bytes = UINT64_MAX;
    assert_int_equal(read_again(&d), TC_DAMAGED);
    d.text_bytes = 0;
    d.id = cut;
    assert_int_equal(read_again(&d), TC_DAMAGED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_record_tells_by_which_analysis_it_was_read),
                                       cmocka_unit_test(a_damaged_record_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
