/* How often syllables are and which follow which, counted: the table of tracuu/bigram.h. */
#include "indexer/learn/learn.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is rarer is misspelt, or foreign, or chance. */
enum { SYLLABLE_LEAST = 20, PAIR_LEAST = 5 };
/* A pair is kept where it says so many bits more than its parts do, over all places where it stands. */
static const double BITS_LEAST = 150;
/* How much a searcher believes the pair beside the syllable alone. */
static const double BELIEF = 0.9;

static uint64_t key_of(uint32_t first, uint32_t second)
{
    return (uint64_t)first << 32 | second;
}

tc_status tc_bigram_count_read(tc_bigram_count *c, tc_analyser *analyser, const char *text, size_t length)
{
    TC_CLEANUP(tc_tokens_free) tc_tokens tokens = {0};
    TC_CLEANUP(tc_buffer_free) tc_buffer word = {0};
    uint32_t before = 0;
    TRY(tc_analyse(analyser, &tokens, text, length, TC_FOR_HIGHLIGHT));
    for (size_t i = 0; i < tokens.count; i++) {
        const tc_token *t = &tokens.items[i];
        uint32_t unit;
        if (t->kind != TC_TOKEN_SYLLABLE) {
            before = 0;
            continue;
        }
        tc_buffer_clear(&word);
        TRY(tc_term_text(&word, t->term, t->length));
        TRY(tc_lesson_unit(&unit, &c->syllables, word.data, word.length, 1));
        c->syllables.units[unit].count++;
        c->all++;
        bool behind = before && tc_lesson_parting(text, t - 1, t) == TC_LEARN_FIRST;
        if (behind) TRY(tc_tally_add(&c->pairs, key_of(before, unit), 1));
        before = unit;
    }
    return TC_OK;
}

void tc_bigram_count_free(tc_bigram_count *c)
{
    tc_lesson_free(&c->syllables);
    tc_tally_free(&c->pairs);
}

typedef struct pair {
    uint32_t first, second, count;
} pair;

typedef struct table {
    const tc_bigram_count *counts;
    uint32_t *order; /* units in the order of their bytes */
    uint32_t *place; /* of each unit in that order; UINT32_MAX for one that is left out */
    bool *alone;     /* no other syllable has the same fold */
    size_t count;
    pair *pairs;
    size_t pair_count, pair_capacity;
} table;

static void table_free(table *t)
{
    free(t->order);
    free(t->place);
    free(t->alone);
    free(t->pairs);
}

static int by_text(const void *a, const void *b, void *units)
{
    const tc_unit *u = units;
    return strcmp(u[*(const uint32_t *)a].text, u[*(const uint32_t *)b].text);
}

static tc_status list_syllables(table *t)
{
    const tc_lesson *l = &t->counts->syllables;
    t->order = calloc(l->unit_count + 1, sizeof *t->order);
    t->place = calloc(l->unit_count + 1, sizeof *t->place);
    if (!t->order || !t->place) return tc_fail(TC_MEMORY, "no memory for the syllables");
    for (uint32_t i = TC_LEARN_FIRST; i < l->unit_count; i++)
        if (l->units[i].count >= SYLLABLE_LEAST) t->order[t->count++] = i;
    qsort_r(t->order, t->count, sizeof *t->order, by_text, l->units);
    memset(t->place, 0xFF, l->unit_count * sizeof *t->place);
    for (uint32_t i = 0; i < t->count; i++) t->place[t->order[i]] = i;
    return TC_OK;
}

/* How many syllables share the fold of each. */
static tc_status count_folds(uint32_t *fold, tc_lesson *folds, const table *t)
{
    for (size_t i = 0; i < t->count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
        const char *text = t->counts->syllables.units[t->order[i]].text;
        TRY(tc_term_of_word(&term, text, strlen(text)));
        TRY(tc_lesson_unit(&fold[i], folds, term.data, tc_term_fold_length(term.data, term.length), 1));
        folds->units[fold[i]].count++;
    }
    return TC_OK;
}

/* Syllables that no other shares the fold with need no pair to tell them. */
static tc_status find_alone(table *t)
{
    TC_CLEANUP(tc_lesson_free) tc_lesson folds = {.count = 0};
    uint32_t *fold = calloc(t->count + 1, sizeof *fold);
    t->alone = calloc(t->counts->syllables.unit_count + 1, sizeof *t->alone);
    tc_status status = fold && t->alone ? count_folds(fold, &folds, t)
                                        : tc_fail(TC_MEMORY, "no memory for the syllables");
    for (size_t i = 0; i < t->count && status == TC_OK; i++) t->alone[t->order[i]] = folds.units[fold[i]].count < 2;
    free(fold);
    return status;
}

static double share_of(const table *t, uint32_t unit)
{
    return (double)t->counts->syllables.units[unit].count / (double)t->counts->all;
}

static double share_behind(const table *t, const pair *p)
{
    return (double)p->count / (double)t->counts->syllables.units[p->first].count;
}

static bool says_something(const table *t, const pair *p)
{
    if (p->count < PAIR_LEAST || t->place[p->first] == UINT32_MAX || t->place[p->second] == UINT32_MAX) return false;
    if (t->alone[p->first] && t->alone[p->second]) return false;
    double without = (1 - BELIEF) * share_of(t, p->second), with = BELIEF * share_behind(t, p) + without;
    return p->count * log2(with / without) >= BITS_LEAST;
}

static int by_place(const void *a, const void *b, void *place)
{
    const pair *x = a, *y = b;
    const uint32_t *p = place;
    if (x->first != y->first) return p[x->first] < p[y->first] ? -1 : 1;
    return p[x->second] < p[y->second] ? -1 : p[x->second] > p[y->second];
}

static tc_status list_pairs(table *t)
{
    const tc_tally *tally = &t->counts->pairs;
    for (size_t i = 0; i < tally->room; i++) {
        const tc_tally_entry *e = &tally->entries[i];
        pair p = {(uint32_t)(e->key >> 32), (uint32_t)e->key, e->count};
        if (!e->key || !says_something(t, &p)) continue;
        TRY(TC_GROW(t->pairs, t->pair_capacity, t->pair_count + 1));
        t->pairs[t->pair_count++] = p;
    }
    if (t->pair_count) qsort_r(t->pairs, t->pair_count, sizeof *t->pairs, by_place, t->place);
    return TC_OK;
}

static int bits(double share)
{
    return (int)lround(-2 * log2(share));
}

static void write_table(tc_buffer *out, const table *t)
{
    const tc_unit *units = t->counts->syllables.units;
    for (size_t i = 0, p = 0; i < t->count; i++) {
        uint32_t unit = t->order[i];
        size_t first = p;
        if (t->alone[unit] && (p == t->pair_count || t->pairs[p].first != unit)) continue;
        tc_put_format(out, "%s\t%d\t", units[unit].text, bits(share_of(t, unit)));
        for (; p < t->pair_count && t->pairs[p].first == unit; p++)
            tc_put_format(out, "%s%s %d", p > first ? " " : "", units[t->pairs[p].second].text,
                          bits(share_behind(t, &t->pairs[p])));
        tc_put_char(out, '\n');
    }
}

tc_status tc_bigram_count_write(tc_buffer *out, const tc_bigram_count *counts)
{
    TC_CLEANUP(table_free) table t = {.counts = counts};
    if (!counts->all) return TC_OK;
    TRY(list_syllables(&t));
    TRY(find_alone(&t));
    TRY(list_pairs(&t));
    write_table(out, &t);
    return tc_buffer_check(out);
}
