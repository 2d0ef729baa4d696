/* The extracted text of a document, put together again from the slices of its passages and what lies between them. */
#include "store.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The blocks of gaps of a document, joined. */
static tc_status read_gaps(tc_store *store, const char *id, tc_buffer *out)
{
    char key[64];
    for (size_t n = 0;; n++) {
        tx_docid at;
        char *data;
        size_t size;
        snprintf(key, sizeof key, "%s:%08zu", id, n);
        tc_status status = tc_store_find(store, TC_FIELD_TEXT, key, &at);
        if (status == TC_NOT_FOUND) return tc_buffer_check(out);
        if (status != TC_OK) return status;
        TRY(tx_database_data(store->database, at, &data, &size));
        status = tc_unpack(out, data, size);
        free(data);
        if (status != TC_OK) return status;
    }
}

static tc_status place(char *text, uint64_t room, uint64_t start, const char *bytes, size_t length)
{
    if (start > room || length > room - start) return tc_fail(TC_DAMAGED, "the text of a document does not read");
    memcpy(text + start, bytes, length);
    return TC_OK;
}

static tc_status place_gaps(tc_store *store, const char *id, char *text, uint64_t room)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer gaps = {0};
    TRY(read_gaps(store, id, &gaps));
    tc_reader in = {gaps.data, gaps.data + gaps.length, false};
    while (in.next < in.end) {
        uint64_t start = tc_get_uint(&in);
        size_t length;
        const char *bytes = tc_get_string(&in, &length);
        if (in.bad) return tc_fail(TC_DAMAGED, "the text of a document does not read");
        TRY(place(text, room, start, bytes, length));
    }
    return TC_OK;
}

static tc_status place_slices(tc_store *store, const char *id, char *text, uint64_t room)
{
    tx_docid *ids;
    size_t count;
    TRY(tc_store_passages_of(store, id, &ids, &count));
    tc_status status = TC_OK;
    for (size_t i = 0; i < count && status == TC_OK; i++) {
        char *data;
        size_t length;
        TC_CLEANUP(tc_buffer_free) tc_buffer slice = {0};
        uint32_t start = 0;
        status = tx_database_data(store->database, ids[i], &data, &length);
        if (status != TC_OK) break;
        status = tc_passage_slice(&slice, &start, data, length);
        if (status == TC_OK) status = place(text, room, start, slice.data ? slice.data : "", slice.length);
        free(data);
    }
    free(ids);
    return status;
}

tc_status tc_store_text(tc_store *store, const char *id, char **out, size_t *length)
{
    const tc_document *document;
    TRY(tc_store_document(store, id, &document));
    uint64_t room = document->text_bytes;
    char *text = calloc(room + 1, 1);
    if (!text) return tc_fail(TC_MEMORY, "no memory for the text of a document");
    tc_status status = place_gaps(store, id, text, room);
    if (status == TC_OK) status = place_slices(store, id, text, room);
    if (status != TC_OK) {
        free(text);
        return status;
    }
    *out = text;
    *length = (size_t)room;
    return TC_OK;
}
