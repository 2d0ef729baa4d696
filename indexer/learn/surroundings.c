/* What stands by each unit, weighed by how much it tells. */
#include "indexer/learn/learn.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is compared: units that stand often enough, by neighbours met more than once, which not everything has. AROUND
 * is so many units to either side. */
enum { UNIT_LEAST = 60, MET_LEAST = 2, SHARED_MOST = 4000, AROUND = 8 };

void tc_surroundings_free(tc_surroundings *s)
{
    free(s->rows);
    free(s->columns);
    free(s->row_starts);
    free(s->column_starts);
    *s = (tc_surroundings){.rows = NULL};
}

bool tc_unit_compared(const tc_lesson *l, uint32_t unit)
{
    return unit >= TC_LEARN_FIRST && l->units[unit].count >= UNIT_LEAST;
}

static tc_status meet(tc_tally *out, const tc_lesson *l, size_t i, size_t neighbour)
{
    return tc_tally_add(out, (uint64_t)l->items[i] << 32 | l->items[neighbour], 1);
}

/* Words of one syllable say little of the topic. */
static tc_status meet_around(tc_tally *out, const tc_lesson *l, size_t i)
{
    size_t end = i + AROUND < l->count ? i + AROUND : l->count;
    for (size_t k = i > AROUND ? i - AROUND : 0; k < end; k++)
        if (k != i && l->units[l->items[k]].syllables > 1) TRY(meet(out, l, i, k));
    return TC_OK;
}

static tc_status count_neighbours(tc_tally *out, const tc_lesson *l, tc_place place)
{
    for (size_t i = 1; i + 1 < l->count; i++) {
        if (!tc_unit_compared(l, l->items[i])) continue;
        if (place == TC_PLACE_AROUND)
            TRY(meet_around(out, l, i));
        else
            TRY(meet(out, l, i, place == TC_PLACE_BEFORE ? i - 1 : i + 1));
    }
    return TC_OK;
}

static uint32_t unit_of(const tc_tally_entry *e)
{
    return (uint32_t)(e->key >> 32);
}

static uint32_t neighbour_of(const tc_tally_entry *e)
{
    return (uint32_t)e->key;
}

/* Pointwise mutual information; the frequency of neighbours is flattened, or rare ones would tell too much (Levy,
 * Goldberg and Dagan 2015). What tells nothing, or less than that, is left out. */
static double weight_of(const tc_lesson *l, const tc_tally_entry *e)
{
    double all = (double)l->count, unit = l->units[unit_of(e)].count, neighbour = l->units[neighbour_of(e)].count;
    double flat = pow(neighbour, 0.75) * pow(all, 0.25);
    return log(e->count * all / (unit * flat));
}

/* Leaves in the tally what is kept; the others lose their count. */
static size_t drop_useless(tc_tally *t, const tc_lesson *l, uint32_t *shared)
{
    size_t kept = 0;
    for (size_t i = 0; i < t->room; i++)
        if (t->entries[i].count >= MET_LEAST) shared[neighbour_of(&t->entries[i])]++;
    for (size_t i = 0; i < t->room; i++) {
        tc_tally_entry *e = &t->entries[i];
        bool useful = e->count >= MET_LEAST && shared[neighbour_of(e)] <= SHARED_MOST && weight_of(l, e) > 0;
        if (!useful) e->count = 0;
        kept += useful;
    }
    return kept;
}

static tc_status reserve(tc_surroundings *s, size_t units, size_t cells)
{
    s->rows = calloc(cells + 1, sizeof *s->rows);
    s->columns = calloc(cells + 1, sizeof *s->columns);
    s->row_starts = calloc(units + 2, sizeof *s->row_starts);
    s->column_starts = calloc(units + 2, sizeof *s->column_starts);
    return s->rows && s->columns && s->row_starts && s->column_starts
               ? TC_OK
               : tc_fail(TC_MEMORY, "no memory to compare %zu words", units);
}

/* Starts of rows from their lengths, each of which stands one place further. */
static void sum_up(size_t *starts, size_t count)
{
    for (size_t i = 0; i < count; i++) starts[i + 1] += starts[i];
}

static void make_length_one(tc_cell *row, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += (double)row[i].weight * row[i].weight;
    for (size_t i = 0; i < count; i++) row[i].weight /= (float)sqrt(sum);
}

static int by_place(const void *a, const void *b)
{
    const tc_cell *x = a, *y = b;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* Rows are sorted, so that the same text gives the same sums to the last bit. */
static void fill(tc_surroundings *s, const tc_tally *t, const tc_lesson *l, size_t *next)
{
    size_t units = l->unit_count;
    for (size_t i = 0; i < t->room; i++) {
        if (!t->entries[i].count) continue;
        s->row_starts[unit_of(&t->entries[i]) + 1]++;
        s->column_starts[neighbour_of(&t->entries[i]) + 1]++;
    }
    sum_up(s->row_starts, units);
    sum_up(s->column_starts, units);
    memcpy(next, s->row_starts, units * sizeof *next);
    for (size_t i = 0; i < t->room; i++) {
        const tc_tally_entry *e = &t->entries[i];
        if (e->count) s->rows[next[unit_of(e)]++] = (tc_cell){neighbour_of(e), (float)weight_of(l, e)};
    }
    memcpy(next, s->column_starts, units * sizeof *next);
    for (size_t u = 0; u < units; u++) {
        size_t from = s->row_starts[u], to = s->row_starts[u + 1];
        if (to > from) qsort(s->rows + from, to - from, sizeof *s->rows, by_place);
        make_length_one(s->rows + from, to - from);
        for (size_t i = from; i < to; i++)
            s->columns[next[s->rows[i].at]++] = (tc_cell){(uint32_t)u, s->rows[i].weight};
    }
}

tc_status tc_surroundings_make(tc_surroundings *s, const tc_lesson *l, tc_place place)
{
    TC_CLEANUP(tc_tally_free) tc_tally tally = {.room = 0};
    TRY(count_neighbours(&tally, l, place));
    uint32_t *shared = calloc(l->unit_count + 1, sizeof *shared);
    size_t *next = calloc(l->unit_count + 1, sizeof *next);
    tc_status status = shared && next ? reserve(s, l->unit_count, drop_useless(&tally, l, shared))
                                      : tc_fail(TC_MEMORY, "no memory to compare %zu words", l->unit_count);
    if (status == TC_OK) fill(s, &tally, l, next);
    free(shared);
    free(next);
    return status;
}
