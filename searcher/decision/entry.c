/* Entries: what the places that name one document say of it together. */
#include "searcher/decision/decision.h"
#include <stdlib.h>
#include <string.h>

void tc_entries_free(tc_entries *e)
{
    for (size_t i = 0; i < e->count; i++) {
        free(e->items[i].id);
        tc_agency_clear(&e->items[i].agency);
    }
    free(e->items);
    free(e->order);
    free(e->shown);
    *e = (tc_entries){.count = 0};
}

static const tc_naming *naming(const tc_gathered *g, const tc_entry *e, size_t i)
{
    return &g->items[e->items[i]];
}

/* ---- number, type, subject ---- */

static const char *number_of(const tc_naming *n)
{
    return n->number;
}

static const char *type_of(const tc_naming *n)
{
    return n->type;
}

/* What most places say; of equals what is said first. */
static const char *most_said(const tc_gathered *g, const tc_entry *e, const char *(*part)(const tc_naming *))
{
    enum { LOOKED_AT = 50 };
    const char *best = NULL;
    size_t most = 0, count = e->count < LOOKED_AT ? e->count : LOOKED_AT;
    for (size_t i = 0; i < count; i++) {
        const char *said = part(naming(g, e, i));
        size_t times = 0;
        for (size_t k = 0; k < count && said; k++) {
            const char *other = part(naming(g, e, k));
            times += other && !strcmp(said, other);
        }
        if (times > most) most = times, best = said;
    }
    return best;
}

/* The title of a document without its type: "Quyết định về việc …". */
static const char *title_subject(const tc_naming *n)
{
    static const char *const leads[] = {"về việc ", "Về việc ", "V/v ", "V/v: ", "về ", "Về "};
    const char *title = n->subject;
    if (!title) return NULL;
    if (n->type) {
        size_t type = strlen(n->type);
        TC_CLEANUP(tc_buffer_free) tc_buffer head = {0};
        if (strlen(title) > type) tc_put(&head, title, type);
        if (head.data && tc_fold_equal(head.data, n->type) && title[type] == ' ') title += type + 1;
    }
    for (size_t i = 0; i < TC_COUNT(leads); i++)
        if (!strncmp(title, leads[i], strlen(leads[i]))) return title + strlen(leads[i]);
    return title;
}

static bool begins_alike(const char *a, const char *b)
{
    enum { HEAD = 24 };
    return a && b && !strncmp(a, b, HEAD);
}

/* What most places without doubt begin alike, in its longest form; a document's own title before all. */
static const char *subject_of(const tc_gathered *g, const tc_entry *e)
{
    enum { LOOKED_AT = 50 };
    const char *best = NULL;
    size_t most = 0, count = e->count < LOOKED_AT ? e->count : LOOKED_AT;
    if (e->document != SIZE_MAX && g->items[e->document].subject) return title_subject(&g->items[e->document]);
    for (size_t i = 0; i < count; i++) {
        const tc_naming *n = naming(g, e, i);
        size_t alike = 0;
        for (size_t k = 0; k < count; k++) alike += begins_alike(n->subject, naming(g, e, k)->subject);
        alike = 2 * alike + (n->certain && alike);
        if (alike > most || (alike && alike == most && strlen(n->subject) > strlen(best)))
            most = alike, best = n->subject;
    }
    return best;
}

/* ---- date and issuer ---- */

static tc_date date_of(const tc_gathered *g, const tc_entry *e)
{
    tc_date best = {0};
    if (e->document != SIZE_MAX && g->items[e->document].date.day) return g->items[e->document].date;
    for (int certain = 1; certain >= 0; certain--)
        for (size_t i = 0; i < e->count; i++) {
            const tc_naming *n = naming(g, e, i);
            if (n->certain == certain && tc_date_precision(n->date) > tc_date_precision(best)) best = n->date;
        }
    return best;
}

/* How much a place says of who issued it: the document itself most, letters alone least. */
static size_t weight_of_issuer(const tc_naming *n)
{
    if (!n->issuer) return 0;
    size_t said = (n->agency.rest ? strlen(n->agency.rest) : 0) + (n->agency.organs ? 40 : 0);
    if (said > 200) said = 200;
    return 1 + said + (n->stated ? 1000 : 0) + (n->stated && n->certain ? 1000 : 0) + (n->entity < 0 ? 4000 : 0);
}

static const char *issuer_of(const tc_gathered *g, const tc_entry *e)
{
    const char *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < e->count; i++) {
        size_t weight = weight_of_issuer(naming(g, e, i));
        if (weight > most) most = weight, best = naming(g, e, i)->issuer;
    }
    return best;
}

/* Places that name another organ of the same body ("Ban Thường vụ Tỉnh ủy", "Tỉnh ủy") leave open which of them it was.
 */
static bool organs_differ(const tc_gathered *g, const tc_entry *e)
{
    const tc_naming *first = NULL;
    for (size_t i = 0; i < e->count; i++) {
        const tc_naming *n = naming(g, e, i);
        if (!n->stated || !n->issuer || n->entity < 0) continue;
        if (first && first->agency.organs != n->agency.organs) return true;
        first = n;
    }
    return false;
}

static bool is_bare(const tc_entry *e)
{
    return !e->key[strspn(e->key, "0123456789")];
}

/* "Đề án 06": digits alone, of no issuer and no date, may be many a document, or a name. */
static bool says_too_little(const tc_entry *e)
{
    return is_bare(e) && !e->issuer && !e->date.year && e->document == SIZE_MAX;
}

static bool is_certain(const tc_gathered *g, const tc_entry *e)
{
    bool any = false;
    if (says_too_little(e)) return false;
    for (size_t i = 0; i < e->count; i++) {
        if (naming(g, e, i)->ambiguous) return false;
        any |= naming(g, e, i)->certain;
    }
    return any && (e->document != SIZE_MAX || !organs_differ(g, e));
}

/* ---- one entry ---- */

static void find_document(tc_entry *e, const tc_gathered *g)
{
    e->document = SIZE_MAX;
    for (size_t i = 0; i < e->count && e->document == SIZE_MAX; i++)
        if (naming(g, e, i)->entity < 0) e->document = e->items[i];
}

/* Two of the same number and day, of different bodies, are told apart by "~2". */
static tc_status write_id(tc_entry *e, const tc_entry *first)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer id = {0};
    int same = 1;
    TRY(tc_number_key(&id, e->number));
    if (e->date.year) {
        tc_put_char(&id, '@');
        tc_date_write(&id, e->date);
    }
    TRY(tc_buffer_check(&id));
    for (const tc_entry *o = e; o > first && !strcmp(o[-1].key, e->key); o--)
        same += !strncmp(o[-1].id, id.data, id.length) && (!o[-1].id[id.length] || o[-1].id[id.length] == '~');
    if (same > 1) tc_put_format(&id, "~%d", same);
    TRY(tc_buffer_check(&id));
    e->id = tc_buffer_steal(&id);
    return e->id ? TC_OK : tc_fail(TC_MEMORY, "no memory for the decisions");
}

static tc_status sum_up(tc_entry *e, const tc_gathered *g, const tc_entry *first)
{
    find_document(e, g);
    e->key = naming(g, e, 0)->key;
    e->number = e->document != SIZE_MAX ? g->items[e->document].number : most_said(g, e, number_of);
    e->type = e->document != SIZE_MAX ? g->items[e->document].type : NULL;
    if (!e->type) e->type = most_said(g, e, type_of);
    e->issuer = issuer_of(g, e);
    e->subject = subject_of(g, e);
    e->date = date_of(g, e);
    e->certain = is_certain(g, e);
    for (size_t i = 0; i < e->count; i++) {
        if (naming(g, e, i)->words > e->words) e->words = naming(g, e, i)->words;
        e->passed |= naming(g, e, i)->passed;
    }
    TRY(tc_agency_read(&e->agency, e->issuer));
    return write_id(e, first);
}

/* ---- bare numbers ---- */

/* A bare number stands for the one entry of these digits whose letters, date and issuer it fits. Entries stand in the
 * order of their keys, so that those of the same digits follow. */
static void find_same(tc_entries *all, size_t at)
{
    tc_entry *e = &all->items[at];
    size_t digits = strlen(e->key), found = 0;
    if (!is_bare(e)) return;
    for (size_t i = at + 1; i < all->count; i++) {
        const tc_entry *o = &all->items[i];
        if (strncmp(o->key, e->key, digits) != 0 || (o->key[digits] && o->key[digits] != ' ')) break;
        if (!o->key[digits] || !tc_dates_agree(e->date, o->date) || !tc_agencies_agree(&e->agency, &o->agency))
            continue;
        if (e->type && o->type && !tc_fold_equal(e->type, o->type)) continue;
        e->same = o;
        found++;
    }
    if (found != 1) e->same = NULL;
}

/* ---- all of them ---- */

static tc_status deal(tc_entries *out, const tc_gathered *g)
{
    size_t *next = calloc(out->count + 1, sizeof *next);
    out->order = calloc(g->count + 1, sizeof *out->order);
    if (!next || !out->order) {
        free(next);
        return tc_fail(TC_MEMORY, "no memory for the decisions");
    }
    for (size_t i = 0; i < g->count; i++) next[g->items[i].entry + 1]++;
    for (size_t e = 0; e < out->count; e++) {
        out->items[e].items = out->order + next[e];
        next[e + 1] += next[e];
    }
    for (size_t i = 0; i < g->count; i++) {
        tc_entry *e = &out->items[g->items[i].entry];
        e->items[e->count++] = i;
    }
    free(next);
    return TC_OK;
}

/* A bond between two entries stands in the lists of both. */
static void chain_bonds(tc_entries *all, tc_gathered *g)
{
    for (size_t i = 0; i < all->count; i++) all->items[i].bond = SIZE_MAX;
    for (size_t i = g->bond_count; i-- > 0;) {
        tc_bond *b = &g->bonds[i];
        tc_entry *from = b->from == SIZE_MAX ? NULL : &all->items[g->items[b->from].entry];
        tc_entry *to = b->to == SIZE_MAX ? NULL : &all->items[g->items[b->to].entry];
        if (from == to) continue;
        b->next[0] = from ? from->bond : SIZE_MAX;
        b->next[1] = to ? to->bond : SIZE_MAX;
        if (from) from->bond = i;
        if (to) to->bond = i;
    }
}

tc_status tc_entries_make(tc_entries *out, tc_gathered *g)
{
    size_t count;
    TRY(tc_namings_group(g, &count));
    out->items = calloc(count + 1, sizeof *out->items);
    if (!out->items) return tc_fail(TC_MEMORY, "no memory for the decisions");
    out->count = count;
    TRY(deal(out, g));
    for (size_t i = 0; i < count; i++) TRY(sum_up(&out->items[i], g, out->items));
    for (size_t i = 0; i < count; i++) find_same(out, i);
    chain_bonds(out, g);
    return TC_OK;
}
