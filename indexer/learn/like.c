/* Which units stand in the same surroundings: each against all others, and what is mutual is kept. */
#include "indexer/learn/learn.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* So many of the nearest of each unit are looked at, if they are as near as this. */
enum { NEAREST = 15 };
static const double NEAR_LEAST = 0.1;

/* What comparing needs at hand. */
typedef struct comparing {
    const tc_lesson *lesson;
    tc_surroundings before, behind, around;
    float *left, *right; /* a number a unit */
} comparing;

static void comparing_free(comparing *c)
{
    tc_surroundings_free(&c->before);
    tc_surroundings_free(&c->behind);
    tc_surroundings_free(&c->around);
    free(c->left);
    free(c->right);
}

static tc_status comparing_make(comparing *c)
{
    TRY(tc_surroundings_make(&c->before, c->lesson, TC_PLACE_BEFORE));
    TRY(tc_surroundings_make(&c->behind, c->lesson, TC_PLACE_BEHIND));
    TRY(tc_surroundings_make(&c->around, c->lesson, TC_PLACE_AROUND));
    c->left = calloc(c->lesson->unit_count + 1, sizeof *c->left);
    c->right = calloc(c->lesson->unit_count + 1, sizeof *c->right);
    return c->left && c->right ? TC_OK : tc_fail(TC_MEMORY, "no memory to compare %zu words", c->lesson->unit_count);
}

/* The cosine of one unit with every other. */
static void compare_with_all(float *out, const tc_surroundings *s, size_t units, uint32_t unit)
{
    memset(out, 0, units * sizeof *out);
    for (size_t i = s->row_starts[unit]; i < s->row_starts[unit + 1]; i++) {
        tc_cell c = s->rows[i];
        for (size_t k = s->column_starts[c.at]; k < s->column_starts[c.at + 1]; k++)
            out[s->columns[k].at] += c.weight * s->columns[k].weight;
    }
}

/* The nearest in order; the farthest falls out when there is no room. */
static void keep_nearest(tc_like *nearest, size_t *count, tc_like like)
{
    size_t i = *count;
    if (i == NEAREST && nearest[--i].near >= like.near) return;
    *count = i + 1;
    for (; i && nearest[i - 1].near < like.near; i--) nearest[i] = nearest[i - 1];
    nearest[i] = like;
}

static tc_status nearest_of(tc_likes *out, comparing *c, uint32_t unit)
{
    tc_like nearest[NEAREST];
    size_t count = 0, units = c->lesson->unit_count;
    compare_with_all(c->left, &c->before, units, unit);
    compare_with_all(c->right, &c->behind, units, unit);
    for (uint32_t v = TC_LEARN_FIRST; v < units; v++) {
        /* To be put for another, a unit must go with what stands before and with what stands behind. */
        double near = sqrt((double)c->left[v] * c->right[v]);
        if (v != unit && near >= NEAR_LEAST)
            keep_nearest(nearest, &count, (tc_like){.one = unit, .other = v, .near = near});
    }
    TRY(TC_GROW(out->items, out->capacity, out->count + count));
    if (count) memcpy(out->items + out->count, nearest, count * sizeof *nearest);
    out->count += count;
    return TC_OK;
}

static int by_units(const void *a, const void *b)
{
    const tc_like *x = a, *y = b;
    if (x->one != y->one) return x->one < y->one ? -1 : 1;
    return x->other < y->other ? -1 : x->other > y->other;
}

/* Each pair stands in the list from either side when it is mutual; the first is kept. */
static size_t keep_mutual(tc_like *items, size_t count)
{
    size_t kept = 0;
    if (count) qsort(items, count, sizeof *items, by_units);
    for (size_t i = 0; i < count; i++) {
        tc_like back = {.one = items[i].other, .other = items[i].one};
        /* The other side stands further on: what was kept overwrites only what is done with. */
        if (items[i].one < items[i].other && bsearch(&back, items + i, count - i, sizeof *items, by_units))
            items[kept++] = items[i];
    }
    return kept;
}

/* The cosine of two rows, and how many neighbours they share; rows are in order. */
static double compare_rows(const tc_surroundings *s, uint32_t a, uint32_t b, uint32_t *shared)
{
    double sum = 0;
    size_t i = s->row_starts[a], j = s->row_starts[b];
    *shared = 0;
    while (i < s->row_starts[a + 1] && j < s->row_starts[b + 1]) {
        if (s->rows[i].at == s->rows[j].at) {
            sum += (double)s->rows[i++].weight * s->rows[j++].weight;
            ++*shared;
        } else if (s->rows[i].at < s->rows[j].at)
            i++;
        else
            j++;
    }
    return sum;
}

tc_status tc_likes_find(tc_likes *out, const tc_lesson *l)
{
    TC_CLEANUP(comparing_free) comparing c = {.lesson = l};
    TRY(comparing_make(&c));
    for (uint32_t u = TC_LEARN_FIRST; u < l->unit_count; u++)
        if (tc_unit_compared(l, u)) TRY(nearest_of(out, &c, u));
    out->count = keep_mutual(out->items, out->count);
    for (size_t i = 0; i < out->count; i++) {
        tc_like *k = &out->items[i];
        uint32_t before, behind, around;
        compare_rows(&c.before, k->one, k->other, &before);
        compare_rows(&c.behind, k->one, k->other, &behind);
        k->shared = before < behind ? before : behind;
        k->topic = compare_rows(&c.around, k->one, k->other, &around);
    }
    return TC_OK;
}
