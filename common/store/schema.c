#include "store.h"
#include <string.h>

static const struct {
    const char *prefix, *words, *names;
} fields[] = {
#define X(name, prefix, words, names) {prefix, words, names},
    TC_FIELD_LIST(X)
#undef X
};

const char *tc_field_prefix(tc_field field)
{
    return fields[field].prefix;
}

const char *tc_field_words(tc_field field)
{
    return fields[field].words;
}

const char *tc_field_names(tc_field field)
{
    return fields[field].names;
}

static bool names_hold(const char *names, const char *name, size_t length)
{
    while (*names) {
        size_t n = strcspn(names, ",");
        if (n == length && !memcmp(names, name, n)) return true;
        names += n + (names[n] == ',');
    }
    return false;
}

bool tc_field_of_name(tc_field *out, const char *name, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    if (!length || tc_fold(&folded, name, length) != TC_OK) return false;
    for (int i = 0; i < TC_FIELD_COUNT; i++) {
        if (!names_hold(fields[i].names, folded.data, folded.length)) continue;
        *out = (tc_field)i;
        return true;
    }
    return false;
}

const char *tc_store_schema(void)
{
    static _Thread_local char stamp[128];
    tc_buffer b = {0};
    tc_put_format(&b, "tracuu passages 2, analyser %s", tc_analyser_stamp());
    memcpy(stamp, b.data ? b.data : "", b.length < sizeof stamp ? b.length + 1 : 0);
    tc_buffer_free(&b);
    return stamp;
}
