/* Drift: one fact of a thing for which documents give different values.
 *
 * Facts are compared that have one value for the whole life of a thing (signs.tsv says which): by what they are of, on
 * one scale of units. What was paid so far or given for a year differs by nature. A rounded figure is the same value. A
 * document that gives several values for a fact speaks of parts; there is drift only between two documents that share
 * no value. */
#include "searcher/mention/mention.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How far a hedged figure may lie off, and a round one whose zeros may be digits or rounding. */
static const double HEDGED = 0.05, ROUND = 0.025;

typedef struct fact {
    const tc_mention *mention;
    tc_drift_value value;
    double tolerance;
    const char *about, *task, *unit;
} fact;

typedef struct facts {
    fact *items;
    size_t count, capacity;
} facts;

/* ---- one fact ---- */

/* Half of the last digit that was written; a whole number's zeros count as rounding within bounds. */
static double rounding(double value)
{
    char digits[48];
    snprintf(digits, sizeof digits, "%.10f", fabs(value));
    size_t end = strlen(digits);
    const char *point = strchr(digits, '.');
    while (end > 0 && digits[end - 1] == '0') end--;
    if (point && digits + end > point + 1) return pow(10, -(double)(end - (size_t)(point + 1 - digits))) / 2;
    double unit = 1;
    for (const char *c = point ? point : digits + strlen(digits); c > digits + 1 && c[-1] == '0'; c--) unit *= 10;
    double most = ROUND * fabs(value) > 0.5 ? ROUND * fabs(value) : 0.5;
    return unit / 2 < most ? unit / 2 : most;
}

static bool read_fact(fact *out, const tc_mention *m, size_t mention, size_t beside)
{
    const tc_beside *b = &m->beside[beside];
    const tc_entity *e = &m->hit.passage.entities.items[b->entity];
    if (!b->lasting || !b->about) return false;
    *out = (fact){.mention = m, .about = b->about, .task = b->task, .unit = NULL};
    out->value = (tc_drift_value){.mention = mention, .beside = beside, .value = NAN};
    if (e->kind != TC_ENTITY_FIGURE) {
        out->value.due = e->period.from.year ? e->period : tc_date_period(e->date);
        return b->task && out->value.due.from.year;
    }
    double scale = tc_unit_scale(e->unit, &out->unit);
    out->value.value = e->value * scale;
    out->tolerance = rounding(e->value) * scale;
    if (e->approximate && HEDGED * out->value.value > out->tolerance) out->tolerance = HEDGED * out->value.value;
    return e->value == e->value && e->value > 0;
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static bool same_fact(const fact *a, const fact *b)
{
    return !strcmp(a->about, b->about) && same_text(a->task, b->task) && same_text(a->unit, b->unit);
}

static bool same_value(const fact *a, const fact *b)
{
    if (a->value.value != a->value.value) return tc_period_overlaps(a->value.due, b->value.due);
    double wide = a->tolerance > b->tolerance ? a->tolerance : b->tolerance;
    return fabs(a->value.value - b->value.value) <= wide * (1 + 1e-9) + 1e-9;
}

/* The same file in two folders is one document. */
static bool same_document(const fact *a, const fact *b)
{
    return !memcmp(a->mention->hit.citation.sha256, b->mention->hit.citation.sha256, 32);
}

/* ---- comparing ---- */

static bool shares_value(const facts *all, const fact *a, const fact *b)
{
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->count; k++) {
            const fact *x = &all->items[i], *y = &all->items[k];
            if (same_fact(x, a) && same_fact(y, a) && same_document(x, a) && same_document(y, b) && same_value(x, y))
                return true;
        }
    return false;
}

/* Whether two documents differ in the fact without any value in common. */
static bool drifts(const facts *all, const fact *one)
{
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = i + 1; k < all->count; k++) {
            const fact *a = &all->items[i], *b = &all->items[k];
            if (same_fact(a, one) && same_fact(b, one) && !same_document(a, b) && !same_value(a, b) &&
                !shares_value(all, a, b))
                return true;
        }
    return false;
}

static bool is_first(const facts *all, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (same_fact(&all->items[i], &all->items[at])) return false;
    return true;
}

/* Every value once, where it was first given. */
static tc_status fill_values(tc_drift *d, const facts *all, const fact *one)
{
    const fact **kept = calloc(all->count, sizeof *kept);
    d->values = calloc(all->count, sizeof *d->values);
    bool memory = kept && d->values;
    for (size_t i = 0; memory && i < all->count; i++) {
        const fact *f = &all->items[i];
        bool seen = !same_fact(f, one);
        for (size_t k = 0; k < d->count && !seen; k++) seen = same_value(kept[k], f);
        if (seen) continue;
        kept[d->count] = f;
        d->values[d->count++] = f->value;
    }
    free(kept);
    return memory ? TC_OK : tc_fail(TC_MEMORY, "no memory for the mentions");
}

static tc_status add_drift(tc_mentions *m, const facts *all, const fact *one)
{
    size_t capacity = m->drift_count;
    TRY(TC_GROW(m->drifts, capacity, m->drift_count + 1));
    tc_drift *d = &m->drifts[m->drift_count];
    *d = (tc_drift){.count = 0};
    m->drift_count++;
    TRY(tc_copy(&d->about, one->about));
    TRY(tc_copy(&d->task, one->task));
    TRY(tc_copy(&d->unit, one->unit));
    return fill_values(d, all, one);
}

/* Beyond that many facts what is named is no single thing, and comparing them all would take long. */
enum { FACTS_MOST = 100 };

static tc_status list_facts(facts *out, const tc_mentions *m)
{
    for (size_t i = 0; i < m->count; i++)
        for (size_t k = 0; k < m->items[i].beside_count; k++) {
            fact f;
            if (!read_fact(&f, &m->items[i], i, k)) continue;
            TRY(TC_GROW(out->items, out->capacity, out->count + 1));
            out->items[out->count++] = f;
        }
    return TC_OK;
}

tc_status tc_mentions_find_drift(tc_mentions *m)
{
    facts all = {.count = 0};
    tc_status status = list_facts(&all, m);
    if (all.count > FACTS_MOST) all.count = 0;
    for (size_t i = 0; i < all.count && status == TC_OK; i++)
        if (is_first(&all, i) && drifts(&all, &all.items[i])) status = add_drift(m, &all, &all.items[i]);
    free(all.items);
    return status;
}
