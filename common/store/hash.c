#include "store.h"
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

void tc_sha256(uint8_t out[32], const void *bytes, size_t length)
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, length, bytes);
    sha256_digest(&context, 32, out);
}

void tc_sha256_hex(char out[65], const uint8_t hash[32])
{
    for (int i = 0; i < 32; i++) snprintf(out + 2 * i, 3, "%02x", hash[i]);
}

void tc_document_identity(char out[TC_ID_LENGTH + 1], const char *root, const char *path)
{
    struct sha256_ctx context;
    uint8_t hash[32];
    sha256_init(&context);
    sha256_update(&context, strlen(root) + 1, (const uint8_t *)root);
    sha256_update(&context, strlen(path), (const uint8_t *)path);
    sha256_digest(&context, 32, hash);
    for (int i = 0; i < TC_ID_LENGTH / 2; i++) snprintf(out + 2 * i, 3, "%02x", hash[i]);
}

/* Terms have at most 245 bytes: a longer value keeps its front and 16 hexadecimal digits of its hash. */
void tc_put_field_term(tc_buffer *out, tc_field field, const char *value, size_t length)
{
    enum { MOST = TC_FIELD_VALUE_MOST };
    tc_put_text(out, tc_field_prefix(field));
    if (length <= MOST) {
        tc_put(out, value, length);
        return;
    }
    uint8_t hash[32];
    tc_sha256(hash, value, length);
    tc_put(out, value, MOST - 16);
    for (int i = 0; i < 8; i++) tc_put_format(out, "%02x", hash[i]);
}

tc_status tc_field_key(tc_buffer *out, const char *value)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    TRY(tc_fold(&folded, value, strlen(value)));
    bool gap = false;
    for (size_t at = 0; at < folded.length;) {
        size_t from = at;
        if (!tc_is_word(tc_utf8_next(folded.data, folded.length, &at))) {
            gap = out->length > 0;
            continue;
        }
        if (gap) tc_put_char(out, ' ');
        gap = false;
        tc_put(out, folded.data + from, at - from);
    }
    tc_put(out, "", 0);
    return tc_buffer_check(out);
}
