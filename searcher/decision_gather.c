/* The places that name documents, read from the index: those of the numbers wanted, or all. */
#include "searcher/decision.h"
#include "searcher/parts.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So many passages of one document are read for what it rests on, and so many that hold the words of a subject. */
enum { PASSAGES_MOST = 500, CANDIDATES = 300 };

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

/* ---- sets of records ---- */

typedef struct idents {
    tx_docid *items;
    size_t count, capacity;
} idents;

static void idents_free(idents *i)
{
    free(i->items);
}

static int by_id(const void *a, const void *b)
{
    tx_docid x = *(const tx_docid *)a, y = *(const tx_docid *)b;
    return x < y ? -1 : x > y;
}

static void sort_unique(idents *i)
{
    size_t kept = 0;
    if (i->count) qsort(i->items, i->count, sizeof *i->items, by_id);
    for (size_t k = 0; k < i->count; k++)
        if (!kept || i->items[kept - 1] != i->items[k]) i->items[kept++] = i->items[k];
    i->count = kept;
}

static void postings_free(tx_postings **postings)
{
    tx_postings_free(*postings);
}

static void terms_free(tx_terms **terms)
{
    tx_terms_free(*terms);
}

static tc_status add_postings(idents *out, tc_store *store, const char *term, size_t length)
{
    TC_CLEANUP(postings_free) tx_postings *postings = NULL;
    TRY(tx_postings_open(&postings, tc_store_database(store), term, length));
    for (;;) {
        tx_docid at;
        tc_status status = tx_postings_next(postings, &at);
        if (status != TC_OK) return status == TC_NOT_FOUND ? TC_OK : status;
        TRY(TC_GROW(out->items, out->capacity, out->count + 1));
        out->items[out->count++] = at;
    }
}

static void query_free(tx_query **query)
{
    tx_query_free(*query);
}

static void enquire_free(tx_enquire **enquire)
{
    tx_enquire_free(*enquire);
}

static void matches_free(tx_matches **matches)
{
    tx_matches_free(*matches);
}

/* The records that match, best first; `weight` BOOLEAN: in the order of the index. */
static tc_status add_matches(idents *out, tc_store *store, const tx_query *query, tx_weight weight, uint32_t most)
{
    TC_CLEANUP(enquire_free) tx_enquire *enquire = NULL;
    TC_CLEANUP(matches_free) tx_matches *matches = NULL;
    TRY(tx_enquire_new(&enquire, tc_store_database(store)));
    TRY(tx_enquire_set_query(enquire, query));
    TRY(tx_enquire_set_weight(enquire, weight, 1, 0.5, 0.5));
    TRY(tx_enquire_matches(&matches, enquire, 0, most, 0));
    for (uint32_t i = 0; i < tx_matches_count(matches); i++) {
        double score;
        TRY(TC_GROW(out->items, out->capacity, out->count + 1));
        TRY(tx_matches_id(matches, i, &out->items[out->count], &score));
        out->count++;
    }
    return TC_OK;
}

/* What a query (handed over) finds among the passages that cite. */
static tc_status add_citing(idents *out, tc_store *store, tx_query *query, tx_weight weight, uint32_t most)
{
    TC_CLEANUP(query_free) tx_query *both = NULL;
    TC_CLEANUP(tc_parts_free) tc_parts parts = {0};
    TRY(tc_parts_keep(&parts, query));
    TRY(tc_parts_keep_term(&parts, "XKC", 3));
    TRY(tx_query_combine(&both, TX_FILTER, parts.items, parts.count, 0));
    return add_matches(out, store, both, weight, most);
}

/* ---- the terms of the numbers wanted ---- */

static int best_fit(const tc_wanteds *wanted, const char *loose, const char *type)
{
    int best = 0;
    for (size_t i = 0; i < wanted->count; i++) {
        int fit = tc_wanted_fit(&wanted->items[i], loose, type);
        if (fit > best) best = fit;
    }
    return best;
}

static tc_status add_terms(idents *out, tc_gathering *g, const char *prefix, size_t field)
{
    TC_CLEANUP(terms_free) tx_terms *terms = NULL;
    tc_store *store = g->searcher->store;
    TRY(tx_terms_open(&terms, tc_store_database(store), prefix, strlen(prefix)));
    for (;;) {
        const char *term;
        size_t length;
        tc_status status = tx_terms_next(terms, &term, &length, NULL);
        if (status != TC_OK) return status == TC_NOT_FOUND ? TC_OK : status;
        TC_CLEANUP(tc_buffer_free) tc_buffer key = {0}, loose = {0};
        tc_put(&key, term + field, length - field);
        TRY(tc_buffer_check(&key));
        TRY(tc_loose_key(&loose, key.data));
        if (best_fit(g->wanted, loose.data, NULL)) TRY(add_postings(out, store, term, length));
    }
}

/* Of one field: the digits alone, and followed by what joins them to letters. */
static tc_status add_field_terms(idents *out, tc_gathering *g, tc_field field)
{
    const char *prefix = tc_field_prefix(field);
    for (size_t i = 0; i < g->wanted->count; i++) {
        bool again = false;
        for (size_t j = 0; j < i; j++) again |= !strcmp(g->wanted->items[i].digits, g->wanted->items[j].digits);
        if (again) continue;
        TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
        tc_put_format(&term, "%s%s", prefix, g->wanted->items[i].digits);
        TRY(tc_buffer_check(&term));
        TRY(add_postings(out, g->searcher->store, term.data, term.length));
        for (const char *joint = "/-"; *joint; joint++) {
            tc_put_char(&term, *joint);
            TRY(tc_buffer_check(&term));
            TRY(add_terms(out, g, term.data, strlen(prefix)));
            term.data[--term.length] = '\0';
        }
    }
    return TC_OK;
}

/* ---- one naming ---- */

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

/* ---- documents ---- */

static tc_status add_document(tc_gathering *g, tx_docid at, const tc_document *d)
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

static tc_status is_wanted(bool *out, const tc_gathering *g, const tc_document *d)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer loose = {0};
    *out = d->number && !g->wanted;
    if (!d->number || !g->wanted) return TC_OK;
    TRY(tc_loose_key(&loose, d->number));
    *out = best_fit(g->wanted, loose.data, d->type) > 0;
    return TC_OK;
}

static tc_status gather_documents(tc_gathering *g, const idents *records)
{
    for (size_t i = 0; i < records->count; i++) {
        const tc_document *d = NULL;
        bool wanted;
        TRY(tc_store_document_at(g->searcher->store, records->items[i], &d));
        TRY(is_wanted(&wanted, g, d));
        if (wanted) TRY(add_document(g, records->items[i], d));
    }
    return TC_OK;
}

static int by_identity(const void *a, const void *b, void *context)
{
    const tc_gathered *all = context;
    return strcmp(all->items[*(const size_t *)a].document_id, all->items[*(const size_t *)b].document_id);
}

/* Documents are gathered first: their identities in order make each found quickly. */
static tc_status order_documents(tc_gathering *g)
{
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
    if (g->wanted && !best_fit(g->wanted, loose.data, e->type)) return TC_OK;
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

static tc_status gather_entities(tc_gathering *g, const tc_passage *p, const tc_document *d, tx_docid at)
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

static tc_status gather_passage(tc_gathering *g, tx_docid at)
{
    tc_passage passage = {0};
    char id[TC_ID_LENGTH + 1];
    const tc_document *d = NULL;
    TRY(tc_store_passage(g->searcher->store, at, &passage, id));
    tc_status status = tc_store_document(g->searcher->store, id, &d);
    if (status == TC_OK) status = gather_entities(g, &passage, d, at);
    tc_passage_clear(&passage);
    return status;
}

/* What the documents themselves cite tells what they rest on. */
static tc_status add_passages_of_documents(idents *out, tc_gathering *g)
{
    for (size_t i = 0; i < g->out->count; i++) {
        char term[64];
        tx_query *query;
        int n = snprintf(term, sizeof term, "%s%s", tc_field_prefix(TC_FIELD_DOCUMENT), g->out->items[i].document_id);
        TRY(tx_query_term(&query, term, (size_t)n, 1));
        TRY(add_citing(out, g->searcher->store, query, TX_WEIGHT_BOOLEAN, PASSAGES_MOST));
    }
    return TC_OK;
}

/* ---- the whole ---- */

static tc_status find_records(tc_gathering *g, idents *documents, idents *passages)
{
    if (g->wanted) {
        TRY(add_field_terms(documents, g, TC_FIELD_NUMBER));
        TRY(add_field_terms(passages, g, TC_FIELD_CITED));
    } else {
        TRY(add_postings(documents, g->searcher->store, "XKD", 3));
        TRY(add_postings(passages, g->searcher->store, "XKC", 3));
    }
    sort_unique(documents);
    return TC_OK;
}

/* Which places the filters of passages let through. */
static void apply_filters(tc_gathering *g, const idents *passing)
{
    for (size_t i = 0; i < g->out->count; i++) {
        tc_naming *n = &g->out->items[i];
        n->passed = passing->count && bsearch(&n->at, passing->items, passing->count, sizeof n->at, by_id);
    }
}

static bool asks_passages(tc_field field)
{
    return field == TC_FIELD_SECTOR || field == TC_FIELD_DOCUMENT || field == TC_FIELD_PERIOD ||
           field == TC_FIELD_SECTION;
}

/* Filters asked of the passages that cite are put first; gives their number. The others are asked of the entries. */
static size_t passage_filters(tc_query *q)
{
    size_t count = 0;
    for (size_t i = 0; i < q->filter_count; i++) {
        tc_filter filter = q->filters[i];
        if (!asks_passages(filter.field)) continue;
        q->filters[i] = q->filters[count];
        q->filters[count++] = filter;
    }
    return count;
}

static tc_status filter_places(tc_gathering *g)
{
    TC_CLEANUP(idents_free) idents passing = {0};
    tc_query filters = {.filters = g->query->filters, .filter_count = passage_filters(g->query)};
    tx_query *query;
    if (!filters.filter_count) return TC_OK;
    TRY(tc_query_filters(&query, &filters, g->searcher->store));
    TRY(add_citing(&passing, g->searcher->store, query, TX_WEIGHT_BOOLEAN, UINT32_MAX / 2));
    sort_unique(&passing);
    apply_filters(g, &passing);
    return TC_OK;
}

tc_status tc_gather(tc_gathering *g)
{
    TC_CLEANUP(idents_free) idents documents = {0}, passages = {0};
    TRY(find_records(g, &documents, &passages));
    TRY(gather_documents(g, &documents));
    TRY(order_documents(g));
    if (g->wanted) TRY(add_passages_of_documents(&passages, g));
    sort_unique(&passages);
    for (size_t i = 0; i < passages.count; i++) TRY(gather_passage(g, passages.items[i]));
    return filter_places(g);
}

/* ---- by words ---- */

typedef struct best_key {
    char *key;
    double words;
} best_key;

static int best_first(const void *a, const void *b)
{
    const best_key *x = a, *y = b;
    return x->words > y->words ? -1 : x->words < y->words;
}

/* The documents that those passages are part of are meant as well where their titles hold the words. */
static tc_status gather_owner(tc_gathering *g, tx_docid at)
{
    tc_passage passage = {0};
    char id[TC_ID_LENGTH + 1];
    const tc_document *d = NULL;
    TRY(tc_store_passage(g->searcher->store, at, &passage, id));
    tc_passage_clear(&passage);
    TRY(tc_store_document(g->searcher->store, id, &d));
    for (size_t i = 0; i < g->out->count; i++)
        if (g->out->items[i].entity < 0 && !strcmp(g->out->items[i].document_id, id)) return TC_OK;
    return d->number ? add_document(g, at, d) : TC_OK;
}

static tc_status put_best(tc_wanteds *out, tc_gathered *all, size_t most)
{
    size_t count = 0;
    best_key *keys = calloc(all->count + 1, sizeof *keys);
    if (!keys) return tc_fail(TC_MEMORY, "no memory for the decisions");
    for (size_t i = 0; i < all->count; i++) {
        size_t k = 0;
        while (k < count && strcmp(keys[k].key, all->items[i].key) != 0) k++;
        if (k == count) keys[count++] = (best_key){all->items[i].key, 0};
        if (all->items[i].words > keys[k].words) keys[k].words = all->items[i].words;
    }
    qsort(keys, count, sizeof *keys, best_first);
    tc_status status = TC_OK;
    for (size_t k = 0; k < count && k < most && keys[k].words >= TC_WORDS_LEAST && status == TC_OK; k++)
        status = tc_wanteds_add_key(out, keys[k].key);
    free(keys);
    return status;
}

/* Passages that cite and hold the words. */
static tc_status find_by_words(idents *out, tc_gathering *g, size_t most)
{
    static const tc_demand demands[] = {TC_DEMAND_ALL, TC_DEMAND_HALF, TC_DEMAND_SOME};
    tc_query *q = g->query;
    size_t filters = q->filter_count;
    tc_status status = TC_OK;
    for (size_t i = 0; i < sizeof demands / sizeof *demands && out->count < 2 * most && status == TC_OK; i++) {
        tx_query *query;
        out->count = 0;
        q->filter_count = passage_filters(q);
        status = tc_query_xapian(&query, q, g->searcher->store, demands[i]);
        q->filter_count = filters;
        if (status == TC_OK) status = add_citing(out, g->searcher->store, query, TX_WEIGHT_BM25_PLUS, CANDIDATES);
    }
    return status;
}

tc_status tc_gather_by_words(tc_wanteds *out, tc_gathering *g, size_t most)
{
    TC_CLEANUP(idents_free) idents passages = {0};
    TC_CLEANUP(tc_gathered_free) tc_gathered found = {0};
    tc_gathered *kept = g->out;
    tc_status status = find_by_words(&passages, g, most);
    g->places_only = true;
    g->out = &found;
    for (size_t i = 0; i < passages.count && status == TC_OK; i++) {
        status = gather_passage(g, passages.items[i]);
        if (status == TC_OK) status = gather_owner(g, passages.items[i]);
    }
    g->out = kept;
    g->places_only = false;
    return status == TC_OK ? put_best(out, &found, most) : status;
}
