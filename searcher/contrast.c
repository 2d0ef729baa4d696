/* The vocabulary of what tells of another thing: the table contrasts.tsv, read at the first use. */
#include "searcher/contrast.h"
#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#include <tracuu/buffer.h>

extern const char tc_contrasts_tsv[];
extern const size_t tc_contrasts_tsv_length;

enum { PHRASES_MOST = 256, POOL = 8 * 1024 };

static const char *const kind_words[TC_CONTRASTS] = {
#define X(name, word) [TC_CONTRAST_##name] = (word),
    TC_CONTRAST_LIST(X)
#undef X
};

/* Filled once, at the first use, and never changed afterwards. */
static struct {
    const char *phrases[TC_CONTRASTS][PHRASES_MOST];
    size_t count[TC_CONTRASTS];
    char pool[POOL];
    size_t used;
    bool whole;
} table;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool add_phrase(size_t kind, const char *phrase, size_t length)
{
    if (!length || table.used + length + 1 > POOL || table.count[kind] == PHRASES_MOST) return false;
    char *copy = memcpy(table.pool + table.used, phrase, length);
    copy[length] = '\0';
    table.used += length + 1;
    table.phrases[kind][table.count[kind]++] = copy;
    return true;
}

/* "kind TAB phrases". */
static bool add_line(const char *line, const char *end)
{
    const char *tab = memchr(line, '\t', (size_t)(end - line));
    size_t kind = 0;
    if (!tab) return false;
    while (kind < TC_CONTRASTS && (strlen(kind_words[kind]) != (size_t)(tab - line) ||
                                   memcmp(kind_words[kind], line, (size_t)(tab - line)) != 0))
        kind++;
    if (kind == TC_CONTRASTS) return false;
    size_t before = table.count[kind];
    const char *at = tab + 1, *phrase;
    size_t length;
    while (tc_table_phrase(&at, end, &phrase, &length))
        if (!add_phrase(kind, phrase, length)) return false;
    return kind != TC_CONTRAST_OPPOSITE || table.count[kind] == before + 2;
}

static void fill(void)
{
    bool whole = true;
    const char *at = tc_contrasts_tsv, *end = at + tc_contrasts_tsv_length, *line, *stop;
    while (whole && tc_table_next(&at, end, &line, &stop)) whole = add_line(line, stop);
    table.whole = whole;
}

tc_status tc_contrasts_open(void)
{
    pthread_once(&once, fill);
    return table.whole ? TC_OK : tc_fail(TC_INTERNAL, "the table of contrasts could not be read");
}

const char *const *tc_contrast_phrases(tc_contrast kind, size_t *count)
{
    *count = table.count[kind];
    return table.phrases[kind];
}
