/* Which places name the same document: those of one number are put together by date and issuer.
 *
 * Documents of the index and places that say a day come first: each day is an entry. A place that lacks the date or the
 * issuer joins the entry that it fits, when it fits one alone. Of several, those issued after the citing document are
 * none, and one that the same document names in full is meant there. What still fits several is an entry of its own,
 * and uncertain. */
#include "searcher/decision/decision.h"
#include <stdlib.h>
#include <string.h>

/* What an entry stands for while it grows: the most that its places say. */
typedef struct group {
    tc_date date;
    const tc_agency *agency; /* of the place that says most of it; NULL */
    bool ambiguous;
} group;

typedef struct grouping {
    tc_naming **items; /* of one number */
    size_t count;
    group *groups;
    size_t group_count, first; /* entries of this number: first … first + group_count - 1 */
} grouping;

bool tc_dates_agree(tc_date a, tc_date b)
{
    if (!a.year || !b.year) return true;
    return tc_period_within(tc_date_period(a), tc_date_period(b)) ||
           tc_period_within(tc_date_period(b), tc_date_period(a));
}

static bool is_later(tc_date a, tc_date b)
{
    return a.year && b.year && tc_date_days(tc_date_period(a).from) > tc_date_days(tc_date_period(b).to);
}

static bool fits(const group *g, const tc_naming *n)
{
    if (g->ambiguous || !tc_dates_agree(g->date, n->date)) return false;
    return !g->agency || tc_agencies_agree(g->agency, &n->agency);
}

static void join(grouping *g, size_t at, tc_naming *n)
{
    group *to = &g->groups[at];
    n->entry = g->first + at;
    if (tc_date_precision(n->date) > tc_date_precision(to->date)) to->date = n->date;
    bool more = n->agency.rest && (!to->agency || strlen(n->agency.rest) > strlen(to->agency->rest) ||
                                   (!to->agency->level && n->agency.level));
    if (more) to->agency = &n->agency;
}

static void open_group(grouping *g, tc_naming *n, bool ambiguous)
{
    g->groups[g->group_count] = (group){.ambiguous = ambiguous};
    join(g, g->group_count++, n);
}

/* Whether the document that holds this place names the entry elsewhere, with its date. */
static bool named_there(const grouping *g, size_t at, const tc_naming *n)
{
    for (size_t i = 0; i < g->count; i++)
        if (g->items[i]->entry == g->first + at && g->items[i]->date.day &&
            !strcmp(g->items[i]->document_id, n->document_id))
            return true;
    return false;
}

static bool same_subject(const grouping *g, size_t at, const tc_naming *n)
{
    enum { LEAST = 24 };
    for (size_t i = 0; n->subject && i < g->count; i++) {
        const tc_naming *other = g->items[i];
        if (other->entry != g->first + at || !other->subject) continue;
        size_t a = strlen(n->subject), b = strlen(other->subject), both = a < b ? a : b;
        if (both >= LEAST && !strncmp(n->subject, other->subject, both)) return true;
    }
    return false;
}

/* The one entry that the place fits; SIZE_MAX for none, with *several set when it fits more. */
static size_t find_group(const grouping *g, const tc_naming *n, bool *several)
{
    size_t fitting = 0, found = SIZE_MAX, near = 0, nearest = SIZE_MAX;
    for (size_t i = 0; i < g->group_count; i++) {
        if (!fits(&g->groups[i], n) || (!n->date.year && is_later(g->groups[i].date, n->citing))) continue;
        fitting++;
        found = i;
        if (!named_there(g, i, n) && !same_subject(g, i, n)) continue;
        near++;
        nearest = i;
    }
    *several = fitting > 1 && near != 1;
    if (fitting > 1) return near == 1 ? nearest : SIZE_MAX;
    return found;
}

/* Those that fit several entries stay together. */
static void join_ambiguous(grouping *g, tc_naming *n)
{
    n->ambiguous = true;
    for (size_t i = 0; i < g->group_count; i++) {
        if (!g->groups[i].ambiguous || !tc_dates_agree(g->groups[i].date, n->date)) continue;
        if (g->groups[i].agency && !tc_agencies_agree(g->groups[i].agency, &n->agency)) continue;
        join(g, i, n);
        return;
    }
    open_group(g, n, true);
}

static void place(grouping *g, tc_naming *n)
{
    bool several;
    size_t at = find_group(g, n, &several);
    if (at != SIZE_MAX)
        join(g, at, n);
    else if (several)
        join_ambiguous(g, n);
    else
        open_group(g, n, false);
}

/* The more a place says, the earlier it is placed. */
static int rank_of(const tc_naming *n)
{
    bool day = tc_date_precision(n->date) == TC_PRECISION_DAY;
    if (n->entity < 0) return 0;
    if (day && n->certain) return n->stated ? 1 : 2;
    if (day) return 3;
    if (n->date.year) return 4;
    return n->stated ? 5 : 6;
}

static int most_said_first(const void *a, const void *b)
{
    const tc_naming *const *x = a, *const *y = b;
    int order = rank_of(*x) - rank_of(*y);
    if (!order && (*x)->stated && (*y)->stated)
        order = (int)strlen((*y)->agency.rest ? (*y)->agency.rest : "") -
                (int)strlen((*x)->agency.rest ? (*x)->agency.rest : "");
    if (!order) order = (*x)->at < (*y)->at ? -1 : (*x)->at > (*y)->at;
    return order ? order : (*x)->entity - (*y)->entity;
}

static int by_key(const void *a, const void *b)
{
    const tc_naming *const *x = a, *const *y = b;
    return strcmp((*x)->key, (*y)->key);
}

static void group_number(grouping *g)
{
    qsort(g->items, g->count, sizeof *g->items, most_said_first);
    for (size_t i = 0; i < g->count; i++) place(g, g->items[i]);
}

tc_status tc_namings_group(tc_gathered *all, size_t *count)
{
    tc_naming **order = calloc(all->count + 1, sizeof *order);
    group *groups = calloc(all->count + 1, sizeof *groups);
    *count = 0;
    if (!order || !groups) {
        free(order);
        free(groups);
        return tc_fail(TC_MEMORY, "no memory for the decisions");
    }
    for (size_t i = 0; i < all->count; i++) order[i] = &all->items[i];
    qsort(order, all->count, sizeof *order, by_key);
    for (size_t i = 0, end; i < all->count; i = end) {
        for (end = i + 1; end < all->count && !strcmp(order[end]->key, order[i]->key);) end++;
        grouping g = {.items = order + i, .count = end - i, .groups = groups, .first = *count};
        group_number(&g);
        *count += g.group_count;
    }
    free(order);
    free(groups);
    return TC_OK;
}
