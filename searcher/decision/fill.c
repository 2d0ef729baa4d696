/* Entries as results: citations, sentences and relations, read from the index for those that are shown. */
#include "searcher/decision/decision.h"
#include <stdlib.h>
#include <string.h>

static void cited_clear(tc_cited *c)
{
    free(c->text);
    free(c->sentence);
    free(c->id);
    tc_citation_clear(&c->citation);
}

static void relation_clear(tc_relation *r)
{
    free(r->number);
    free(r->type);
    free(r->issuer);
    free(r->id);
    free(r->sentence);
    tc_citation_clear(&r->citation);
}

void tc_decision_clear(tc_decision *d)
{
    free(d->id);
    free(d->number);
    free(d->type);
    free(d->issuer);
    free(d->subject);
    free(d->same_as);
    tc_texts_free(d->spellings, d->spelling_count);
    tc_citation_clear(&d->issued_in);
    for (size_t i = 0; i < d->cited_count; i++) cited_clear(&d->cited[i]);
    free(d->cited);
    for (size_t i = 0; i < d->relation_count; i++) relation_clear(&d->relations[i]);
    free(d->relations);
    for (size_t i = 0; i < d->incoming_count; i++) relation_clear(&d->incoming[i]);
    free(d->incoming);
    *d = (tc_decision){.id = NULL};
}

typedef struct filling {
    tc_decision *out;
    const tc_entry *entry;
    const tc_entries *entries;
    const tc_gathered *all;
    tc_searcher *searcher;
    tx_docid at; /* of the passage below */
    tc_passage passage;
    char document_id[TC_ID_LENGTH + 1];
    tc_counts spellings;
} filling;

static void filling_free(filling *f)
{
    tc_passage_clear(&f->passage);
    tc_counts_clear(&f->spellings);
}

/* Places stand in the order of the index, so the passage read last often serves the next one as well. */
static tc_status read_passage(filling *f, tx_docid at)
{
    if (f->at == at) return TC_OK;
    f->at = 0;
    tc_passage_clear(&f->passage);
    TRY(tc_store_passage(f->searcher->store, at, &f->passage, f->document_id));
    f->at = at;
    return TC_OK;
}

/* ---- who cites it ---- */

static tc_status copy_range(char **out, const char *text, tc_range at)
{
    *out = tc_strndup(text + at.start, at.end - at.start);
    return *out ? TC_OK : tc_fail(TC_MEMORY, "no memory for the decisions");
}

static tc_status write_id(char **out, const char *document, uint32_t ordinal)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer id = {0};
    tc_put_format(&id, "%s#%u", document, ordinal);
    TRY(tc_buffer_check(&id));
    *out = tc_buffer_steal(&id);
    return *out ? TC_OK : tc_fail(TC_MEMORY, "no memory for the decisions");
}

static tc_status fill_cited(filling *f, const tc_naming *n)
{
    TRY(read_passage(f, n->at));
    const tc_passage *p = &f->passage;
    if ((size_t)n->entity >= p->entities.count) return tc_fail(TC_MOVED, "the index was written meanwhile");
    const tc_entity *e = &p->entities.items[n->entity];
    tc_cited *c = &f->out->cited[f->out->cited_count++];
    c->at = e->at;
    c->span = e->source;
    c->certain = n->certain && !n->ambiguous;
    TRY(tc_counts_add(&f->spellings, p->text + e->at.start, e->at.end - e->at.start, 1));
    TRY(tc_copy(&c->text, p->text));
    TRY(copy_range(&c->sentence, p->text, tc_sentence_around(p, e->at)));
    TRY(tc_cite(&c->citation, f->searcher, p, f->document_id));
    return write_id(&c->id, c->citation.document, p->ordinal);
}

static int by_citing_date(const void *a, const void *b)
{
    const tc_cited *x = a, *y = b;
    tc_date p = x->citation.date, q = y->citation.date;
    if (!p.year != !q.year) return p.year ? -1 : 1;
    int order = p.year ? tc_date_compare(p, q) : 0;
    if (!order) order = strcmp(x->citation.document, y->citation.document);
    return order ? order : x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static tc_status fill_places(filling *f)
{
    const tc_entry *e = f->entry;
    f->out->cited = calloc(e->count + 1, sizeof *f->out->cited);
    if (!f->out->cited) return tc_fail(TC_MEMORY, "no memory for the decisions");
    for (size_t i = 0; i < e->count; i++) {
        const tc_naming *n = &f->all->items[e->items[i]];
        if (n->entity >= 0 && n->passed) TRY(fill_cited(f, n));
    }
    f->out->cited_total = f->out->cited_count;
    if (f->out->cited_count) qsort(f->out->cited, f->out->cited_count, sizeof *f->out->cited, by_citing_date);
    tc_counts_sort(&f->spellings, false);
    f->out->spellings = calloc(f->spellings.count + 1, sizeof *f->out->spellings);
    if (!f->out->spellings) return tc_fail(TC_MEMORY, "no memory for the decisions");
    for (size_t i = 0; i < f->spellings.count; i++) {
        f->out->spellings[f->out->spelling_count++] = f->spellings.items[i].name;
        f->spellings.items[i].name = NULL;
    }
    return TC_OK;
}

static void count_places(filling *f)
{
    for (size_t i = 0; i < f->entry->count; i++) {
        const tc_naming *n = &f->all->items[f->entry->items[i]];
        f->out->cited_total += n->entity >= 0 && n->passed;
    }
}

/* The first passage of the document itself. */
static tc_status fill_document(filling *f)
{
    const tc_naming *n = &f->all->items[f->entry->document];
    tx_docid *ids;
    size_t count;
    TRY(tc_store_passages_of(f->searcher->store, n->document_id, &ids, &count));
    tx_docid first = count ? ids[0] : 0;
    free(ids);
    if (!first) return TC_OK;
    TRY(read_passage(f, first));
    TRY(tc_cite(&f->out->issued_in, f->searcher, &f->passage, n->document_id));
    f->out->issued = true;
    return TC_OK;
}

/* ---- relations ---- */

static tc_status fill_other(tc_relation *r, const tc_bond *b, size_t end, const filling *f)
{
    const tc_entry *other = end == SIZE_MAX ? NULL : &f->entries->items[f->all->items[end].entry];
    if (b->nobody && !other) return TC_OK;
    TRY(tc_copy(&r->number, other ? other->number : b->number));
    TRY(tc_copy(&r->type, other ? other->type : b->type));
    TRY(tc_copy(&r->issuer, other ? other->issuer : b->issuer));
    r->date = other ? other->date : b->date;
    return other ? tc_copy(&r->id, other->id) : TC_OK;
}

/* Whether the list has this relation: with this sentence, or with any. */
static bool is_known(const tc_relation *list, size_t count, const tc_relation *r, bool any_sentence)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].kind == r->kind && !strcmp(list[i].number ? list[i].number : "", r->number ? r->number : "") &&
            tc_dates_agree(list[i].date, r->date) && (any_sentence || !strcmp(list[i].sentence, r->sentence)))
            return true;
    return false;
}

/* Sentences of the body are taken first; a line of a contents table, which repeats a heading, only where nothing else
 * says it. */
static tc_status add_relation(filling *f, tc_relation **list, size_t *count, const tc_bond *b, size_t end,
                              bool contents)
{
    tc_relation r = {.kind = b->kind};
    size_t capacity = *count;
    tc_status status = fill_other(&r, b, end, f);
    if (status == TC_OK) status = tc_copy(&r.sentence, b->sentence);
    bool passed = status == TC_OK && is_known(*list, *count, &r, contents);
    if (status == TC_OK && !passed) status = read_passage(f, b->at);
    if (status == TC_OK && (passed || (f->passage.kind == TC_PASSAGE_CONTENTS) != contents)) {
        relation_clear(&r);
        return TC_OK;
    }
    if (status == TC_OK) status = tc_cite(&r.citation, f->searcher, &f->passage, f->document_id);
    if (status == TC_OK) status = TC_GROW(*list, capacity, *count + 1);
    if (status == TC_OK)
        (*list)[(*count)++] = r;
    else
        relation_clear(&r);
    return status;
}

static bool is_of(const filling *f, const tc_entry *entry, size_t naming)
{
    return naming != SIZE_MAX && &f->entries->items[f->all->items[naming].entry] == entry;
}

/* What replaced the entry that a bare number stands for replaced what the number names. */
static tc_status fill_replacements(filling *f, const tc_entry *same, bool contents)
{
    tc_decision *d = f->out;
    for (size_t i = same->bond, next; i != SIZE_MAX; i = next) {
        const tc_bond *b = &f->all->bonds[i];
        bool from = is_of(f, same, b->from);
        next = b->next[from ? 0 : 1];
        if (!from && b->kind == TC_RELATION_REPLACES)
            TRY(add_relation(f, &d->incoming, &d->incoming_count, b, b->from, contents));
    }
    return TC_OK;
}

static tc_status fill_relations(filling *f, bool contents)
{
    tc_decision *d = f->out;
    for (size_t i = f->entry->bond, next; i != SIZE_MAX; i = next) {
        const tc_bond *b = &f->all->bonds[i];
        bool from = is_of(f, f->entry, b->from);
        next = b->next[from ? 0 : 1];
        if (from)
            TRY(add_relation(f, &d->relations, &d->relation_count, b, b->to, contents));
        else
            TRY(add_relation(f, &d->incoming, &d->incoming_count, b, b->from, contents));
    }
    return TC_OK;
}

/* ---- how it stands on a day ---- */

static bool is_after(tc_date a, tc_date b)
{
    return tc_date_days(tc_date_period(a).from) > tc_date_days(tc_date_period(b).to);
}

static void settle_standing(tc_decision *d, tc_date day)
{
    d->standing = TC_STANDING_SILENT;
    if (d->date.year && is_after(d->date, day)) d->standing = TC_STANDING_NOT_YET;
    for (size_t i = 0; i < d->incoming_count && d->standing != TC_STANDING_NOT_YET; i++) {
        const tc_relation *r = &d->incoming[i];
        if (r->kind != TC_RELATION_REPLACES) continue;
        tc_standing standing = !r->date.year            ? TC_STANDING_REPLACED_UNDATED
                               : is_after(r->date, day) ? TC_STANDING_LATER
                                                        : TC_STANDING_REPLACED;
        /* A dated replacement by then says most. */
        if (d->standing == TC_STANDING_REPLACED) continue;
        if (standing == TC_STANDING_REPLACED || !d->replaced_by) {
            d->standing = standing;
            d->replaced_by = r;
        }
    }
}

tc_status tc_decision_fill(tc_decision *out, const tc_entry *e, const tc_entries *entries, const tc_gathered *all,
                           tc_searcher *searcher, const tc_decision_options *options)
{
    TC_CLEANUP(filling_free)
    filling f = {.out = out, .entry = e, .entries = entries, .all = all, .searcher = searcher};
    *out = (tc_decision){.date = e->date, .certain = e->certain, .score = e->score};
    TRY(tc_copy(&out->id, e->id));
    TRY(tc_copy(&out->number, e->number));
    TRY(tc_copy(&out->type, e->type));
    TRY(tc_copy(&out->issuer, e->issuer));
    TRY(tc_copy(&out->subject, e->subject));
    TRY(tc_copy(&out->same_as, e->same ? e->same->number : NULL));
    if (options->brief)
        count_places(&f);
    else
        TRY(fill_places(&f));
    if (e->document != SIZE_MAX) TRY(fill_document(&f));
    for (int contents = 0; contents < 2; contents++) {
        TRY(fill_relations(&f, contents));
        if (options->as_of.year && e->same) TRY(fill_replacements(&f, e->same, contents));
    }
    if (options->as_of.year) settle_standing(out, options->as_of);
    return TC_OK;
}
