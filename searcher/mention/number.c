/* What is named by the number of a document: it is cited by that number alone, with its type or without, and where a
 * document has cited it in full, by its digits further on: "Chương trình số 17-CTr/TU", "Chương trình 17". */
#include "searcher/mention/mention.h"
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

/* Whether the digits at the end of what was found cite the document: by what was read there, or behind a type that is
 * written as a name is, whatever seems to be counted ("Chương trình 17 họp …"). */
static bool cites_by_digits(const citing *c, const tc_aligning *a, const tc_passage *p)
{
    const tc_token *last = &a->tokens->items[a->to];
    for (size_t i = 0; i < p->entities.count; i++) {
        const tc_entity *e = &p->entities.items[i];
        if (e->at.end <= last->start || e->at.start > last->start) continue;
        if (e->kind == TC_ENTITY_DOCUMENT) return e->number && !is_whole(e->number) && is_same_type(c, e);
        if (e->kind != TC_ENTITY_FIGURE) return false;
    }
    bool joined = a->text[last->end] == '/' || a->text[last->end] == '-';
    return a->tokens->items[a->from].flags & TC_TOKEN_CAPITAL && !joined;
}

static tc_status judge_digits(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    citing *of = context;
    (void)f;
    *taken = !of->count_only && cites_by_digits(of, a, &c->passage) && !tc_counts_hold(&of->of_another, c->document_id);
    for (size_t i = 0; i < c->passage.entities.count && of->count_only; i++)
        TRY(note_citation(of, &c->passage.entities.items[i], c->document_id));
    return TC_OK;
}

/* `f` is for its type and digits, "chương trình 17"; twice, for what is cited may be another's by a later passage. */
static tc_status seek_short(tc_finding *f, void *context)
{
    citing *c = context;
    const tc_name_way way = tc_name_way_typed(f->query->count);
    const tc_seeking seeking = {
        .ways = &way, .way_count = 1, .most = PASSAGES_MOST, .judge = judge_digits, .context = c};
    TRY(tc_mention_seek_there(f, &seeking, DOCUMENTS_MOST, false));
    c->count_only = false;
    return tc_mention_seek_there(f, &seeking, DOCUMENTS_MOST, false);
}

static tc_status read_citations(citing *c, const tc_finding *f)
{
    for (size_t i = 0; i < f->out->count; i++) {
        const tc_hit *hit = &f->out->items[i].hit;
        for (size_t k = 0; k < hit->passage.entities.count; k++)
            TRY(note_citation(c, &hit->passage.entities.items[k], hit->document_id));
    }
    return TC_OK;
}

static tc_status seek_digits(tc_finding *f)
{
    TC_CLEANUP(citing_clear) citing c = {.wanted = f->query->numbers[0], .count_only = true};
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    c.digits = strspn(c.wanted, "0123456789");
    TRY(read_citations(&c, f));
    if (!c.type) return TC_OK;
    /* Once more, now that the type is known. */
    TRY(read_citations(&c, f));
    tc_put_format(&name, "%s %.*s", c.type, (int)c.digits, c.wanted);
    TRY(tc_buffer_check(&name));
    return tc_mention_seek_as(f, name.data, seek_short, &c);
}

/* ---- a thing that bears a number, and no document ---- */

/* Whether all that was found of the name is the front of a document's number: "Đề án 17" in "Đề án 17-ĐA/TU". */
static bool is_front_of_number(const tc_hit *hit)
{
    for (size_t i = 0; i < hit->highlight_count; i++) {
        uint32_t end = hit->highlights[i].end;
        bool cut = false;
        for (size_t k = 0; k < hit->passage.entities.count && !cut; k++) {
            const tc_entity *e = &hit->passage.entities.items[k];
            cut = e->kind == TC_ENTITY_DOCUMENT && e->number && is_whole(e->number) && e->at.start < end &&
                  e->at.end > end;
        }
        if (!cut) return false;
    }
    return hit->highlight_count > 0;
}

bool tc_mention_is_numbered(const tc_finding *f)
{
    const tc_query *q = f->query;
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, q, 0);
    bool kind = head && (!strcmp(head->class, "programme") || !strcmp(head->class, "carrier"));
    return kind && q->count > head->count && q->words[q->count - 1].kind == TC_TOKEN_DIGITS;
}

tc_status tc_mention_part_numbers(tc_finding *f)
{
    tc_mentions *m = f->out;
    size_t whole = 0, kept = 0;
    if (f->by_number || f->operators || !tc_mention_is_numbered(f)) return TC_OK;
    bool *front = calloc(m->count + 1, sizeof *front), linked = false;
    if (!front) return tc_fail(TC_MEMORY, "no memory for the mentions");
    for (size_t i = 0; i < m->count; i++) whole += !(front[i] = is_front_of_number(&m->items[i].hit));
    for (size_t i = 0; i < m->count; i++)
        for (size_t k = 0; front[i] && k < m->count && !linked; k++)
            linked = !front[k] && !strcmp(m->items[i].hit.document_id, m->items[k].hit.document_id);
    for (size_t i = 0; i < m->count && whole && !linked; i++) {
        if (front[i])
            tc_mention_clear(&m->items[i]);
        else
            m->items[kept++] = m->items[i];
    }
    if (whole && !linked) m->count = kept;
    free(front);
    return TC_OK;
}

tc_status tc_mention_seek_cited(tc_finding *f)
{
    const tc_query *q = f->query;
    if (f->operators || q->number_count != 1 || !is_whole(q->numbers[0])) return TC_OK;
    if (!f->by_number) TRY(seek_by_number(f));
    return f->out->count ? seek_digits(f) : TC_OK;
}
