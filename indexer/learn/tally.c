/* Counts by key, in a table with open addressing that doubles when two thirds are full. */
#include "indexer/learn/learn.h"
#include <stdlib.h>

void tc_tally_free(tc_tally *t)
{
    free(t->entries);
    *t = (tc_tally){.room = 0};
}

static size_t place_of(const tc_tally *t, uint64_t key)
{
    uint64_t h = key * 0x9E3779B97F4A7C15u;
    size_t i = (size_t)(h ^ h >> 29) & (t->room - 1);
    while (t->entries[i].key && t->entries[i].key != key) i = (i + 1) & (t->room - 1);
    return i;
}

static tc_status make_room(tc_tally *t)
{
    tc_tally wider = {.room = t->room ? 2 * t->room : 1024, .used = t->used};
    wider.entries = calloc(wider.room, sizeof *wider.entries);
    if (!wider.entries) return tc_fail(TC_MEMORY, "no memory to count %zu things", t->used);
    for (size_t i = 0; i < t->room; i++)
        if (t->entries[i].key) wider.entries[place_of(&wider, t->entries[i].key)] = t->entries[i];
    free(t->entries);
    *t = wider;
    return TC_OK;
}

tc_status tc_tally_add(tc_tally *t, uint64_t key, uint32_t count)
{
    if (3 * (t->used + 1) > 2 * t->room) TRY(make_room(t));
    tc_tally_entry *e = &t->entries[place_of(t, key)];
    t->used += !e->key;
    e->key = key;
    e->count += count;
    return TC_OK;
}

uint32_t tc_tally_get(const tc_tally *t, uint64_t key)
{
    return t->room ? t->entries[place_of(t, key)].count : 0;
}
