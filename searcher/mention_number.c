/* What is named by the number of a document: it is cited by that number alone, with its type or without, and where a
 * document has cited it in full, by its digits further on: "Chương trình số 17-CTr/TU", "Chương trình 17". */
#include "searcher/mention.h"
#include <stdlib.h>
#include <string.h>

enum { DOCUMENTS_MOST = 1000, PASSAGES_MOST = 5000 };

typedef struct citing {
    const char *wanted;   /* the key of the number */
    size_t digits;        /* so many letters of it are */
    char *type;           /* of what is cited, as the mentions say */
    tc_counts of_another; /* documents that cite another of the same digits and type */
    bool count_only;
} citing;

static void citing_clear(citing *c)
{
    free(c->type);
    tc_counts_clear(&c->of_another);
}

static bool is_whole(const char *key)
{
    return strpbrk(key, "-/") != NULL;
}

/* ---- the number alone ---- */

static tc_status seek_alone(tc_finding *f, void *context)
{
    return f->by_number ? tc_mention_seek(f, context) : TC_OK;
}

/* Whether a word says no more than what the number says: its type, "số", its date. */
static bool is_said_by_number(const tc_finding *f, size_t word)
{
    const tc_query_word *w = &f->query->words[word];
    if (w->in_number || w->in_period || w->question || f->optional[word]) return true;
    for (const char *const *type = tc_document_types(); *type; type++)
        for (size_t back = 0; back <= word && back < 4; back++)
            if (tc_query_wording(f->query, word - back, *type) > back) return true;
    return w->flags & TC_TOKEN_UPPER && tc_number_type(w->term, w->length);
}

static tc_period date_behind(const tc_finding *f)
{
    const tc_query *q = f->query;
    for (size_t i = 0; i < q->count; i++)
        if (q->words[i].in_period && !f->optional[i] && q->period_count == 1) return q->periods[0];
    return (tc_period){.from = {.year = 0}};
}

/* In all documents; those that name it in full alone when the name says more than the number and its type, or bears a
 * date: another document may have the same number. */
static tc_status seek_by_number(tc_finding *f)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer number = {0};
    const tc_query *q = f->query;
    tc_seeking seeking = {.number = true, .date = date_behind(f)};
    char(*ids)[TC_ID_LENGTH + 1] = NULL;
    bool more = seeking.date.from.year != 0;
    uint32_t start = 0, end = 0;
    for (size_t i = 0; i < q->count; i++) {
        more |= !is_said_by_number(f, i);
        if (!q->words[i].in_number) continue;
        if (!end) start = q->words[i].at.start;
        end = q->words[i].at.end;
    }
    tc_put(&number, q->text + start, end - start);
    TRY(tc_buffer_check(&number));
    if (more) TRY(tc_naming_documents(&ids, &seeking.document_count, f->out));
    seeking.documents = ids;
    bool few = seeking.document_count <= DOCUMENTS_MOST;
    tc_status status = number.length && few ? tc_mention_seek_as(f, number.data, seek_alone, &seeking) : TC_OK;
    free(ids);
    return status;
}

/* ---- its digits ---- */

static bool is_same_type(const citing *c, const tc_entity *e)
{
    return e->type && c->type && !strcmp(e->type, c->type);
}

/* Reads a citation: notes the type of what is wanted, and another document of these digits. */
static tc_status note_citation(citing *c, const tc_entity *e, const char *id)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
    if (e->kind != TC_ENTITY_DOCUMENT || !e->number) return TC_OK;
    TRY(tc_number_key(&key, e->number));
    if (!is_whole(key.data)) return TC_OK;
    if (tc_number_stands_for(c->wanted, key.data)) return c->type ? TC_OK : tc_copy(&c->type, e->type);
    bool same = strspn(key.data, "0123456789") == c->digits && !memcmp(key.data, c->wanted, c->digits);
    return same && is_same_type(c, e) ? tc_counts_add(&c->of_another, id, strlen(id), 1) : TC_OK;
}

static bool cites_another(const citing *c, const char *id)
{
    for (size_t i = 0; i < c->of_another.count; i++)
        if (!strcmp(c->of_another.items[i].name, id)) return true;
    return false;
}

/* The last token is the digits: of a citation by these alone, of the same type. */
static tc_status judge_digits(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    citing *of = context;
    uint32_t start = a->tokens->items[a->to].start;
    (void)f;
    *taken = false;
    for (size_t i = 0; i < c->passage.entities.count; i++) {
        const tc_entity *e = &c->passage.entities.items[i];
        if (of->count_only) TRY(note_citation(of, e, c->document_id));
        if (of->count_only || e->kind != TC_ENTITY_DOCUMENT || !e->number || e->at.start != start) continue;
        *taken = !is_whole(e->number) && is_same_type(of, e) && !cites_another(of, c->document_id);
    }
    return TC_OK;
}

/* The words before the number, which say its type, and its digits. */
static tc_name_way short_way(const tc_finding *f)
{
    const tc_query *q = f->query;
    tc_name_way way = {.wild = SIZE_MAX, .alone = SIZE_MAX};
    size_t digits = 0, first;
    while (digits < q->count && !(q->words[digits].in_number && q->words[digits].kind == TC_TOKEN_DIGITS)) digits++;
    for (first = digits; first > 0 && is_said_by_number(f, first - 1) && !q->words[first - 1].in_number;) first--;
    for (size_t i = first; i <= digits && i < q->count; i++) way.order[way.count++] = (uint16_t)i;
    return way;
}

static tc_status seek_digits(tc_finding *f)
{
    TC_CLEANUP(citing_clear) citing c = {.wanted = f->query->numbers[0], .count_only = true};
    size_t documents;
    char(*ids)[TC_ID_LENGTH + 1];
    c.digits = strspn(c.wanted, "0123456789");
    /* Twice: what is cited may be known of a later mention alone. */
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < f->out->count; i++)
            for (size_t k = 0; k < f->out->items[i].hit.passage.entities.count; k++)
                TRY(note_citation(&c, &f->out->items[i].hit.passage.entities.items[k],
                                  f->out->items[i].hit.document_id));
    const tc_name_way way = short_way(f);
    if (!c.type || !way.count) return TC_OK;
    TRY(tc_naming_documents(&ids, &documents, f->out));
    const tc_seeking seeking = {.ways = &way,
                                .way_count = 1,
                                .documents = ids,
                                .document_count = documents,
                                .most = PASSAGES_MOST,
                                .judge = judge_digits,
                                .context = &c};
    tc_status status = documents <= DOCUMENTS_MOST ? tc_mention_seek(f, &seeking) : TC_OK;
    c.count_only = false;
    if (status == TC_OK && documents <= DOCUMENTS_MOST) status = tc_mention_seek(f, &seeking);
    free(ids);
    return status;
}

tc_status tc_mention_seek_cited(tc_finding *f)
{
    const tc_query *q = f->query;
    if (f->operators || q->number_count != 1 || !is_whole(q->numbers[0])) return TC_OK;
    if (!f->by_number) TRY(seek_by_number(f));
    return f->out->count ? seek_digits(f) : TC_OK;
}
