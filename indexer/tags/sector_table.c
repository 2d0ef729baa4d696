/* The table of sectors: reading it, and the tree of its phrases. */
#include "indexer/tags/sector.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

extern const char tc_sectors_tsv[];
extern const size_t tc_sectors_tsv_length;

typedef struct word {
    char *text;
    uint32_t length;
} word;

typedef struct edge {
    uint32_t node, word, to; /* `to` 0: an empty place */
} edge;

struct tc_sectors {
    char *names[TC_SECTORS_MOST];
    size_t count;
    word *words; /* word i + 1 of the table */
    size_t word_count, word_capacity;
    uint32_t *word_slots; /* open addressing: numbers of words, 0 for an empty place */
    size_t word_room;
    uint32_t *nodes; /* the first cue of each node */
    size_t node_count, node_capacity;
    edge *edges; /* open addressing */
    size_t edge_count, edge_room;
    uint32_t *first;     /* the node reached from the root by each word */
    tc_sector_cue *cues; /* [0] is not used */
    size_t cue_count, cue_capacity;
    tc_idle_finders *idle;
};

static size_t edge_place(const tc_sectors *t, uint32_t node, uint32_t w)
{
    uint64_t h = ((uint64_t)node << 32 | w) * 0x9E3779B97F4A7C15u;
    size_t i = (size_t)(h >> 32) & (t->edge_room - 1);
    while (t->edges[i].to && (t->edges[i].node != node || t->edges[i].word != w)) i = (i + 1) & (t->edge_room - 1);
    return i;
}

static size_t word_place(const tc_sectors *t, const char *text, size_t length)
{
    size_t i = (size_t)tc_hash(text, length) & (t->word_room - 1);
    for (; t->word_slots[i]; i = (i + 1) & (t->word_room - 1)) {
        const word *w = &t->words[t->word_slots[i] - 1];
        if (w->length == length && memcmp(w->text, text, length) == 0) break;
    }
    return i;
}

uint32_t tc_sectors_word(const tc_sectors *t, const char *text, size_t length)
{
    return t->word_room ? t->word_slots[word_place(t, text, length)] : 0;
}

uint32_t tc_sectors_step(const tc_sectors *t, uint32_t node, uint32_t w)
{
    return t->edge_room ? t->edges[edge_place(t, node, w)].to : 0;
}

uint32_t tc_sectors_first(const tc_sectors *t, uint32_t w)
{
    return t->first[w];
}

tc_idle_finders *tc_sectors_idle(const tc_sectors *t)
{
    return t->idle;
}

uint32_t tc_sectors_cue_at(const tc_sectors *t, uint32_t node)
{
    return t->nodes[node];
}

const tc_sector_cue *tc_sectors_cue(const tc_sectors *t, uint32_t cue)
{
    return &t->cues[cue];
}

size_t tc_sectors_count(const tc_sectors *t)
{
    return t->count;
}

const char *tc_sectors_name(const tc_sectors *t, size_t i)
{
    return i < t->count ? t->names[i] : NULL;
}

/* ---- growing ---- */

static tc_status words_widen(tc_sectors *t)
{
    if (t->word_room && t->word_count * 2 < t->word_room) return TC_OK;
    size_t room = t->word_room ? t->word_room * 2 : 1024;
    uint32_t *slots = calloc(room, sizeof *slots);
    if (!slots) return tc_fail(TC_MEMORY, "no memory for the words of the table of sectors");
    free(t->word_slots);
    t->word_slots = slots;
    t->word_room = room;
    for (size_t i = 0; i < t->word_count; i++)
        t->word_slots[word_place(t, t->words[i].text, t->words[i].length)] = (uint32_t)i + 1;
    return TC_OK;
}

static tc_status word_number(tc_sectors *t, const char *text, size_t length, uint32_t *number)
{
    TRY(words_widen(t));
    size_t place = word_place(t, text, length);
    if (!t->word_slots[place]) {
        TRY(TC_GROW(t->words, t->word_capacity, t->word_count + 1));
        char *copy = tc_strndup(text, length);
        if (!copy) return tc_fail(TC_MEMORY, "no memory for the words of the table of sectors");
        t->words[t->word_count++] = (word){copy, (uint32_t)length};
        t->word_slots[place] = (uint32_t)t->word_count;
    }
    *number = t->word_slots[place];
    return TC_OK;
}

static tc_status edges_widen(tc_sectors *t)
{
    if (t->edge_room && t->edge_count * 2 < t->edge_room) return TC_OK;
    size_t old_room = t->edge_room;
    edge *old = t->edges;
    edge *wider = calloc(old_room ? old_room * 2 : 4096, sizeof *wider);
    if (!wider) return tc_fail(TC_MEMORY, "no memory for the cues of the table of sectors");
    t->edges = wider;
    t->edge_room = old_room ? old_room * 2 : 4096;
    for (size_t i = 0; i < old_room; i++)
        if (old[i].to) t->edges[edge_place(t, old[i].node, old[i].word)] = old[i];
    free(old);
    return TC_OK;
}

static tc_status step_or_add(tc_sectors *t, uint32_t *node, uint32_t w)
{
    TRY(edges_widen(t));
    size_t place = edge_place(t, *node, w);
    if (!t->edges[place].to) {
        TRY(TC_GROW(t->nodes, t->node_capacity, t->node_count + 1));
        t->edges[place] = (edge){*node, w, (uint32_t)t->node_count};
        t->nodes[t->node_count++] = 0;
        t->edge_count++;
    }
    *node = t->edges[place].to;
    return TC_OK;
}

/* ---- reading ---- */

typedef struct source {
    const char *name;
    size_t line;
} source;

static tc_status bad_line(const source *s, const char *what)
{
    return tc_fail(TC_INPUT, "'%s', line %zu: %s", s->name, s->line, what);
}

/* Walks the phrase's words down the tree; `*node` is where it ends. A phrase without a word leaves the root. */
static tc_status add_phrase(tc_sectors *t, const char *text, size_t length, uint32_t *node)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer canonical = {0};
    *node = 0;
    for (size_t at = 0; at < length;) {
        size_t start = at, end = at;
        while (end < length && tc_is_word(tc_utf8_next(text, length, &at))) end = at;
        if (end == start) continue;
        tc_buffer_clear(&canonical);
        TRY(tc_canonical_word(&canonical, text + start, end - start));
        uint32_t number = 0;
        TRY(word_number(t, canonical.data, canonical.length, &number));
        TRY(step_or_add(t, node, number));
    }
    return TC_OK;
}

static tc_status add_cue(tc_sectors *t, tc_sector_cue cue, const char *text, size_t length, const source *s)
{
    uint32_t node;
    TRY(add_phrase(t, text, length, &node));
    if (!node) return bad_line(s, "a cue without a word");
    TRY(TC_GROW(t->cues, t->cue_capacity, t->cue_count + 1));
    cue.next = t->nodes[node];
    t->cues[t->cue_count] = cue;
    t->nodes[node] = (uint32_t)t->cue_count++;
    return TC_OK;
}

static tc_status sector_number(tc_sectors *t, const char *name, size_t length, int8_t *number, const source *s)
{
    if (length == 1 && *name == '-') {
        *number = -1;
        return TC_OK;
    }
    if (length == 0) return bad_line(s, "no sector");
    for (size_t i = 0; i < t->count; i++) {
        if (strlen(t->names[i]) != length || memcmp(t->names[i], name, length) != 0) continue;
        *number = (int8_t)i;
        return TC_OK;
    }
    if (t->count == TC_SECTORS_MOST) return bad_line(s, "more than 32 sectors");
    t->names[t->count] = tc_strndup(name, length);
    if (!t->names[t->count]) return tc_fail(TC_MEMORY, "no memory for the table of sectors");
    *number = (int8_t)t->count++;
    return TC_OK;
}

static tc_status parse_where(uint8_t *where, const char *text, size_t length, const source *s)
{
    static const struct {
        const char *word;
        uint8_t where;
    } places[] = {{"text", TC_WHERE_TEXT}, {"heading", TC_WHERE_HEADING}, {"both", TC_WHERE_TEXT | TC_WHERE_HEADING}};
    for (size_t i = 0; i < TC_COUNT(places); i++) {
        if (strlen(places[i].word) != length || memcmp(places[i].word, text, length) != 0) continue;
        *where = places[i].where;
        return TC_OK;
    }
    return bad_line(s, "the second column is none of text, heading, both");
}

static tc_status parse_weight(float *weight, const char *text, size_t length, const source *s)
{
    char digits[16], *end;
    if (length == 0 || length >= sizeof digits) return bad_line(s, "the third column is no weight");
    memcpy(digits, text, length);
    digits[length] = '\0';
    float value = strtof(digits, &end);
    if (*end || !(value >= 0 && value <= 10)) return bad_line(s, "the third column is no weight from 0 to 10");
    *weight = value;
    return TC_OK;
}

static tc_status parse_cues(tc_sectors *t, tc_sector_cue cue, const char *text, size_t length, const source *s)
{
    for (size_t start = 0; start <= length;) {
        const char *bar = memchr(text + start, '|', length - start);
        size_t end = bar ? (size_t)(bar - text) : length;
        TRY(add_cue(t, cue, text + start, end - start, s));
        start = end + 1;
    }
    return TC_OK;
}

static tc_status parse_line(tc_sectors *t, const char *text, size_t length, const source *s)
{
    if (length == 0 || *text == '#') return TC_OK;
    const char *column[4];
    size_t width[4], columns = 0;
    for (size_t start = 0; columns < 4;) {
        const char *tab = columns < 3 ? memchr(text + start, '\t', length - start) : NULL;
        size_t end = tab ? (size_t)(tab - text) : length;
        column[columns] = text + start;
        width[columns++] = end - start;
        if (!tab) break;
        start = end + 1;
    }
    if (columns < 4) return bad_line(s, "fewer than four columns");
    tc_sector_cue cue = {0};
    TRY(sector_number(t, column[0], width[0], &cue.sector, s));
    TRY(parse_where(&cue.where, column[1], width[1], s));
    TRY(parse_weight(&cue.weight, column[2], width[2], s));
    return parse_cues(t, cue, column[3], width[3], s);
}

static tc_status parse_table(tc_sectors *t, const char *text, size_t length, const char *name)
{
    source s = {name, 0};
    size_t valid = tc_utf8_valid(text, length);
    TRY(TC_GROW(t->nodes, t->node_capacity, 1));
    TRY(TC_GROW(t->cues, t->cue_capacity, 1));
    t->nodes[0] = 0;
    t->cues[0] = (tc_sector_cue){0};
    t->node_count = t->cue_count = 1;
    for (size_t start = 0; start < length;) {
        const char *newline = memchr(text + start, '\n', length - start);
        size_t end = newline ? (size_t)(newline - text) : length;
        s.line++;
        if (valid < end) return bad_line(&s, "no UTF-8");
        TRY(parse_line(t, text + start, end - start, &s));
        start = end + 1;
    }
    return t->count ? TC_OK : tc_fail(TC_INPUT, "'%s': no sector in it", name);
}

/* What looking up needs beside the table as it was read. */
static tc_status prepare(tc_sectors *t)
{
    t->first = calloc(t->word_count + 1, sizeof *t->first);
    t->idle = calloc(1, sizeof *t->idle);
    if (!t->first || !t->idle) return tc_fail(TC_MEMORY, "no memory for the table of sectors");
    pthread_mutex_init(&t->idle->lock, NULL);
    for (uint32_t w = 1; w <= t->word_count; w++) t->first[w] = tc_sectors_step(t, 0, w);
    return TC_OK;
}

tc_status tc_sectors_load(tc_sectors **out, const char *path)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {.limit = 16u << 20};
    if (path) TRY(tc_table_read(&text, path));
    tc_sectors *t = calloc(1, sizeof *t);
    if (!t) return tc_fail(TC_MEMORY, "no memory for the table of sectors");
    tc_status status = path ? parse_table(t, text.data ? text.data : "", text.length, path)
                            : parse_table(t, tc_sectors_tsv, tc_sectors_tsv_length, "sectors.tsv");
    if (status == TC_OK) status = prepare(t);
    if (status != TC_OK) {
        tc_sectors_free(t);
        return status;
    }
    *out = t;
    return TC_OK;
}

void tc_sectors_free(tc_sectors *t)
{
    if (!t) return;
    for (size_t i = 0; i < t->count; i++) free(t->names[i]);
    for (size_t i = 0; i < t->word_count; i++) free(t->words[i].text);
    free(t->words);
    free(t->word_slots);
    free(t->nodes);
    free(t->edges);
    free(t->cues);
    free(t->first);
    if (t->idle) {
        tc_idle_finders_free(t->idle);
        pthread_mutex_destroy(&t->idle->lock);
        free(t->idle);
    }
    free(t);
}
