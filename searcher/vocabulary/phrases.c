/* Tables of phrases by kind, compiled in. */
#include "searcher/vocabulary/phrases.h"
#include <string.h>
#include <tracuu/buffer.h>
#include <tracuu/text.h>

static bool read_first(tc_phrases *p, size_t kind, const char *phrase)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
    size_t at = p->count[kind];
    if (tc_term_of_word(&term, phrase, strcspn(phrase, " ")) != TC_OK || !term.length) return false;
    p->letter[kind][at] = term.data[0];
    p->fold[kind][at] = (unsigned char)tc_term_fold_length(term.data, term.length);
    return true;
}

static bool add_phrase(tc_phrases *p, size_t kind, const char *phrase, size_t length)
{
    if (!length || p->used + length + 1 > TC_PHRASE_POOL || p->count[kind] == TC_PHRASES_MOST) return false;
    char *copy = memcpy(p->pool + p->used, phrase, length);
    copy[length] = '\0';
    p->used += length + 1;
    if (!read_first(p, kind, copy)) return false;
    p->words[kind][p->count[kind]] = 1;
    for (const char *c = copy; *c; c++) p->words[kind][p->count[kind]] += *c == ' ';
    p->items[kind][p->count[kind]++] = copy;
    return true;
}

static bool is_kind(const char *kind, const char *word, size_t length)
{
    return strlen(kind) == length && !memcmp(kind, word, length);
}

static bool add_line(tc_phrases *p, const char *line, const char *end, const char *const *kinds, size_t kind_count)
{
    const char *tab = memchr(line, '\t', (size_t)(end - line)), *phrase;
    size_t kind = 0, length;
    if (!tab) return false;
    while (kind < kind_count && !is_kind(kinds[kind], line, (size_t)(tab - line))) kind++;
    if (kind == kind_count) return false;
    for (const char *at = tab + 1; tc_table_phrase(&at, end, &phrase, &length);)
        if (!add_phrase(p, kind, phrase, length)) return false;
    return true;
}

bool tc_phrases_read(tc_phrases *out, const char *table, size_t length, const char *const *kinds, size_t kind_count)
{
    const char *at = table, *end = table + length, *line, *stop;
    if (kind_count > TC_PHRASE_KINDS) return false;
    while (tc_table_next(&at, end, &line, &stop))
        if (!add_line(out, line, stop, kinds, kind_count)) return false;
    return true;
}
