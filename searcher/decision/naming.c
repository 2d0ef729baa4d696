/* The places that name documents, one by one: what each says of the document, how much of the query's words it holds,
 * and the relations that its sentence tells. */
#include "searcher/decision/decision.h"
#include <stdlib.h>
#include <string.h>

static void naming_clear(tc_naming *n)
{
    free(n->key);
    free(n->number);
    free(n->type);
    free(n->issuer);
    free(n->subject);
    tc_agency_clear(&n->agency);
}

void tc_gathered_free(tc_gathered *g)
{
    for (size_t i = 0; i < g->count; i++) naming_clear(&g->items[i]);
    for (size_t i = 0; i < g->bond_count; i++) {
        free(g->bonds[i].number);
        free(g->bonds[i].type);
        free(g->bonds[i].issuer);
        free(g->bonds[i].sentence);
    }
    free(g->items);
    free(g->bonds);
    *g = (tc_gathered){.count = 0};
}

void tc_gathering_free(tc_gathering *g)
{
    tc_tokens_free(&g->tokens);
    free(g->found.items);
    free(g->best);
    free(g->documents);
}

/* ---- words ---- */

/* Notes for each word of the query how well a text holds it. */
static tc_status note_words(tc_gathering *g, const char *text, size_t length, double weight)
{
    TRY(tc_analyse(g->searcher->analyser, &g->tokens, text, length, TC_FOR_HIGHLIGHT));
    TRY(tc_matcher_run(&g->found, g->matcher, &g->tokens));
    for (size_t i = 0; i < g->found.count; i++)
        for (size_t w = g->found.items[i].first; w <= g->found.items[i].last; w++)
            if (g->found.items[i].quality * weight > g->best[w]) g->best[w] = g->found.items[i].quality * weight;
    return TC_OK;
}

/* Words that the entries are ranked by: not those of numbers and periods, nor what only asks. */
static bool counts(const tc_query_word *w)
{
    return !w->question && !w->in_number && !w->in_period && !w->excluded && w->rarity > 0;
}

static double share_of_words(const tc_gathering *g)
{
    double sum = 0, held = 0;
    for (size_t i = 0; i < g->query->count; i++) {
        if (!counts(&g->query->words[i])) continue;
        sum += g->query->words[i].rarity;
        held += g->query->words[i].rarity * g->best[i];
    }
    return sum > 0 ? held / sum : 0;
}

static tc_status weigh(tc_naming *n, tc_gathering *g, const tc_passage *p)
{
    enum { SENTENCE_MOST = 600 };
    const char *parts[] = {n->subject, n->type, n->issuer};
    if (!g->matcher) return TC_OK;
    for (size_t i = 0; i < g->query->count; i++) g->best[i] = 0;
    for (size_t i = 0; i < 3; i++)
        if (parts[i]) TRY(note_words(g, parts[i], strlen(parts[i]), 1));
    if (p) {
        tc_range s = tc_sentence_around(p, p->entities.items[n->entity].at);
        uint32_t length = s.end - s.start < SENTENCE_MOST ? s.end - s.start : SENTENCE_MOST;
        TRY(note_words(g, p->text + s.start, length, 0.6));
    }
    n->words = share_of_words(g);
    return TC_OK;
}

/* ---- one place ---- */

/* The year in "52/2021/NĐ-CP" is that of the document; where a date says another, one of the two is a slip. */
static void settle_year(tc_naming *n)
{
    const char *rest = strchr(n->key, ' ');
    char *end;
    long year = rest ? strtol(rest + 1, &end, 10) : 0;
    if (!rest || end != rest + 5 || (*end && *end != ' ') || year < 1945 || year > 2100) return;
    if (!n->date.year)
        n->date.year = (int16_t)year;
    else if (n->date.year != year)
        n->certain = false;
}

static bool by_letters(const char *number, const char *issuer)
{
    const char *letters = strpbrk(number, "/-");
    const char *means = letters ? tc_number_issuer(letters + 1) : NULL;
    return means && issuer && !strcmp(means, issuer);
}

static tc_status fill_naming(tc_naming *n, const char *number, const char *type, const char *issuer,
                             const char *subject)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
    TRY(tc_loose_key(&key, number));
    n->key = tc_buffer_steal(&key);
    if (!n->key) return tc_fail(TC_MEMORY, "no memory for the decisions");
    TRY(tc_copy(&n->number, number));
    TRY(tc_copy(&n->type, type));
    TRY(tc_copy(&n->issuer, issuer));
    TRY(tc_copy(&n->subject, subject));
    n->stated = issuer && !by_letters(number, issuer);
    settle_year(n);
    return tc_agency_read(&n->agency, issuer);
}

static tc_status add_naming(tc_naming **out, tc_gathering *g)
{
    tc_gathered *all = g->out;
    TRY(TC_GROW(all->items, all->capacity, all->count + 1));
    *out = &all->items[all->count];
    **out = (tc_naming){.entity = -1, .certain = true, .passed = true, .entry = SIZE_MAX};
    all->count++;
    return TC_OK;
}

/* ---- documents of the index ---- */

tc_status tc_naming_document(tc_gathering *g, tx_docid at, const tc_document *d)
{
    tc_naming *n;
    TRY(add_naming(&n, g));
    n->at = at;
    n->date = d->date;
    n->citing = d->date;
    memcpy(n->document_id, d->id, sizeof n->document_id);
    TRY(fill_naming(n, d->number, d->type, d->issuer, d->title));
    if (!d->date.year) n->date = d->date;
    return weigh(n, g, NULL);
}

static int by_identity(const void *a, const void *b, void *context)
{
    const tc_gathered *all = context;
    return strcmp(all->items[*(const size_t *)a].document_id, all->items[*(const size_t *)b].document_id);
}

/* Documents are gathered first: their identities in order make each found quickly. */
tc_status tc_namings_order(tc_gathering *g)
{
    free(g->documents); /* of those gathered for another reading of the query */
    g->document_count = g->out->count;
    g->documents = calloc(g->document_count + 1, sizeof *g->documents);
    if (!g->documents) return tc_fail(TC_MEMORY, "no memory for the decisions");
    for (size_t i = 0; i < g->document_count; i++) g->documents[i] = i;
    qsort_r(g->documents, g->document_count, sizeof *g->documents, by_identity, g->out);
    return TC_OK;
}

static size_t document_naming(const tc_gathering *g, const char *id)
{
    size_t low = 0, high = g->document_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(g->out->items[g->documents[middle]].document_id, id);
        if (!order) return g->documents[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return SIZE_MAX;
}

/* ---- passages ---- */

/* A document does not cite itself: its own number in its letterhead, or repeated in it. */
static tc_status is_own(bool *out, const tc_entity *e, const char *loose, const tc_document *d)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer own = {0};
    TC_CLEANUP(tc_agency_clear) tc_agency mine = {0}, other = {0};
    *out = false;
    if (!d->number) return TC_OK;
    TRY(tc_loose_key(&own, d->number));
    if (strcmp(own.data, loose) != 0 || (e->date.year && d->date.year && !tc_dates_agree(e->date, d->date)))
        return TC_OK;
    TRY(tc_agency_read(&mine, d->issuer));
    TRY(tc_agency_read(&other, by_letters(e->number, e->issuer) ? NULL : e->issuer));
    *out = tc_agencies_agree(&mine, &other);
    return TC_OK;
}

/* A zero in front stays as it is written ("03-CT/TU"): keys go without. */
static tc_status write_number(tc_buffer *out, const tc_passage *p, const tc_entity *e)
{
    for (const char *c = p->text + e->at.start; *c == '0'; c++) tc_put_char(out, '0');
    tc_put_text(out, e->number);
    return tc_buffer_check(out);
}

static tc_status add_place(size_t *out, tc_gathering *g, const tc_passage *p, size_t entity, const tc_document *d,
                           tx_docid at)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer loose = {0};
    const tc_entity *e = &p->entities.items[entity];
    tc_naming *n;
    bool own;
    *out = SIZE_MAX;
    TRY(tc_loose_key(&loose, e->number));
    if (g->wanted && !tc_wanteds_fit(g->wanted, loose.data, e->type)) return TC_OK;
    TRY(is_own(&own, e, loose.data, d));
    if (own) return TC_OK;
    TRY(add_naming(&n, g));
    *out = g->out->count - 1;
    n->at = at;
    n->entity = (int)entity;
    n->ordinal = p->ordinal;
    n->citing = d->date;
    n->date = e->date;
    n->certain = e->certain;
    memcpy(n->document_id, d->id, sizeof n->document_id);
    TC_CLEANUP(tc_buffer_free) tc_buffer number = {0};
    TRY(write_number(&number, p, e));
    TRY(fill_naming(n, number.data, e->type, e->issuer, e->subject));
    return weigh(n, g, p);
}

/* ---- relations ---- */

/* What is said of an end of a bond that is not among those gathered. */
static tc_status describe_end(tc_bond *b, const tc_passage *p, int entity, const tc_document *d)
{
    const tc_entity *e = entity >= 0 ? &p->entities.items[entity] : NULL;
    TC_CLEANUP(tc_buffer_free) tc_buffer number = {0};
    if (e) TRY(write_number(&number, p, e));
    TRY(tc_copy(&b->number, e ? number.data : d->number));
    TRY(tc_copy(&b->type, e ? e->type : d->type));
    TRY(tc_copy(&b->issuer, e ? e->issuer : d->issuer));
    b->date = e ? e->date : d->date;
    return TC_OK;
}

static tc_status add_bond(tc_gathering *g, const tc_tie *t, const size_t *places, size_t self, const tc_passage *p,
                          const tc_document *d, tx_docid at)
{
    size_t from = t->from >= 0 ? places[t->from] : t->from == TC_TIE_SELF ? self : SIZE_MAX, to = places[t->to];
    if (from == SIZE_MAX && to == SIZE_MAX) return TC_OK;
    TRY(TC_GROW(g->out->bonds, g->out->bond_capacity, g->out->bond_count + 1));
    tc_bond *b = &g->out->bonds[g->out->bond_count];
    *b = (tc_bond){.kind = t->kind, .from = from, .to = to, .nobody = t->from == TC_TIE_NOBODY, .at = at};
    g->out->bond_count++;
    b->sentence = tc_strndup(p->text + t->sentence.start, t->sentence.end - t->sentence.start);
    if (!b->sentence) return tc_fail(TC_MEMORY, "no memory for the decisions");
    if (b->nobody || (from != SIZE_MAX && to != SIZE_MAX)) return TC_OK;
    return describe_end(b, p, from == SIZE_MAX ? t->from : t->to, d);
}

static tc_status add_bonds(tc_gathering *g, const tc_passage *p, const tc_document *d, tx_docid at,
                           const size_t *places)
{
    tc_ties ties = {0};
    size_t self = document_naming(g, d->id);
    tc_status status = tc_ties_find(&ties, p, d);
    for (size_t i = 0; i < ties.count && status == TC_OK; i++)
        status = add_bond(g, &ties.items[i], places, self, p, d, at);
    free(ties.items);
    return status;
}

tc_status tc_namings_passage(tc_gathering *g, const tc_passage *p, const tc_document *d, tx_docid at)
{
    size_t *places = calloc(p->entities.count + 1, sizeof *places);
    tc_status status = places ? TC_OK : tc_fail(TC_MEMORY, "no memory for the decisions");
    bool any = false;
    for (size_t i = 0; i < p->entities.count && status == TC_OK; i++) {
        const tc_entity *e = &p->entities.items[i];
        places[i] = SIZE_MAX;
        if (e->kind != TC_ENTITY_DOCUMENT || !e->number) continue;
        status = add_place(&places[i], g, p, i, d, at);
        any = true;
    }
    if (status == TC_OK && any && !g->places_only) status = add_bonds(g, p, d, at, places);
    free(places);
    return status;
}
