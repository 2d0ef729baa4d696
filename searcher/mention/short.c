/* The short form of a name, in documents that name it in full.
 *
 * "đường phía Đông khu đô thị mới" is "đường phía Đông" further on, "Tổ công tác giải phóng mặt bằng" is "Tổ công tác".
 * A short form counts only where it cannot be another name: what follows it is no noun, and the document (or the number
 * of the decision beside it) says which one is meant. */
#include "searcher/mention/mention.h"
#include "searcher/vocabulary/noun.h"
#include <stdlib.h>
#include <string.h>

/* More documents than that name it: it is no name of a single thing. */
enum { DOCUMENTS_MOST = 1000, BODY_PASSAGES_MOST = 3000, SHORT_LEAST = 3, COMPANY_LEAST = 2 };

static bool is_needed(const tc_finding *f, size_t word)
{
    return (!f->optional[word] || tc_word_is_proper(f, word)) && !f->query->words[word].question;
}

/* Words of the name up to its last proper name, where two common words and more follow; 0 for none. */
static size_t short_length(const tc_finding *f)
{
    size_t last = 0, needed = 0, tail = 0;
    bool any = false;
    for (size_t i = 0; i < f->query->count; i++) {
        bool firm = tc_word_is_proper(f, i) || tc_sign_in_query(f->signs, TC_SIGN_SIDE, f->query, i);
        if (firm && i) last = i, any = true;
    }
    for (size_t i = 0; i < f->query->count; i++) {
        if (i <= last)
            needed += is_needed(f, i);
        else
            tail += is_needed(f, i);
    }
    return any && needed >= SHORT_LEAST && tail >= 2 ? last + 1 : 0;
}

tc_status tc_mention_seek_short(tc_finding *f)
{
    const size_t count = short_length(f);
    if (!count) return TC_OK;
    tc_name_way way = tc_name_way_typed(count);
    way.bare = true;
    const tc_seeking seeking = {.ways = &way, .way_count = 1};
    return tc_mention_seek_there(f, &seeking, DOCUMENTS_MOST, false);
}

/* ---- companies ---- */

tc_status tc_mention_seek_company(tc_finding *f)
{
    size_t length;
    const tc_noun *noun = tc_noun_in_query(f->query, 0, TC_NOUN_BODY, &length);
    tc_name_way way = tc_name_way_typed(f->query->count);
    const tc_seeking seeking = {.ways = &way, .way_count = 1};
    way.company = noun && noun->traits & TC_TRAIT_COMPANY && length + COMPANY_LEAST <= f->query->count;
    return way.company && !f->operators ? tc_mention_seek(f, &seeking) : TC_OK;
}

/* ---- bodies ---- */

/* Where a document says which body is meant, and where it speaks of another. */
typedef struct antecedent {
    char id[TC_ID_LENGTH + 1];
    uint32_t named, other; /* ordinals; 0 for none */
} antecedent;

typedef struct bodies {
    antecedent *items;
    size_t count, capacity;
    char **numbers; /* of the documents whose title names it */
    size_t number_count;
} bodies;

static void bodies_clear(bodies *b)
{
    tc_texts_free(b->numbers, b->number_count);
    free(b->items);
}

static tc_status find_antecedent(antecedent **out, bodies *b, const char *id)
{
    for (size_t i = b->count; i > 0; i--)
        if (!strcmp(b->items[i - 1].id, id)) return *out = &b->items[i - 1], TC_OK;
    TRY(TC_GROW(b->items, b->capacity, b->count + 1));
    *out = &b->items[b->count++];
    **out = (antecedent){.named = 0};
    memcpy((*out)->id, id, sizeof(*out)->id);
    return TC_OK;
}

/* The last place before `ordinal` where one of the mentions names it in full. */
static uint32_t named_before(const tc_finding *f, const char *id, uint32_t ordinal)
{
    uint32_t last = 0;
    for (size_t i = 0; i < f->out->count; i++) {
        const tc_hit *hit = &f->out->items[i].hit;
        if (!strcmp(hit->document_id, id) && hit->passage.ordinal <= ordinal && hit->passage.ordinal > last)
            last = hit->passage.ordinal;
    }
    return last;
}

/* "275/QĐ-UBND" and "275 QĐ/UBND": the digits, and the letters where both have any. */
static bool same_number(const char *a, const char *b)
{
    size_t n = strspn(a, "0123456789");
    return n && n == strspn(b, "0123456789") && !memcmp(a, b, n);
}

/* Whether a document that names the body in its title is cited in the sentence. */
static bool cites_its_decision(const bodies *b, const tc_aligning *a, const tc_passage *p)
{
    tc_range tokens = tc_sentence_tokens(a->text, a->tokens, a->from, true);
    uint32_t start = a->tokens->items[tokens.start].start, end = a->tokens->items[tokens.end - 1].end;
    for (size_t i = 0; i < p->entities.count; i++) {
        const tc_entity *e = &p->entities.items[i];
        if (e->kind != TC_ENTITY_DOCUMENT || !e->number || e->at.start < start || e->at.end > end) continue;
        for (size_t k = 0; k < b->number_count; k++)
            if (same_number(b->numbers[k], e->number)) return true;
    }
    return false;
}

static tc_status judge_body(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    bodies *b = context;
    antecedent *before;
    uint32_t ordinal = c->passage.ordinal;
    *taken = false;
    if (!(a->tokens->items[a->from].flags & TC_TOKEN_CAPITAL)) return TC_OK;
    TRY(find_antecedent(&before, b, c->document_id));
    if (!tc_mention_ends_well(a)) {
        before->other = ordinal;
        return TC_OK;
    }
    if (cites_its_decision(b, a, &c->passage)) before->named = ordinal;
    uint32_t named = named_before(f, c->document_id, ordinal);
    if (named > before->named) before->named = named;
    *taken = before->named && before->named >= before->other;
    return TC_OK;
}

/* Whether the title of a document names the thing: all words of the name stand in it. */
static tc_status names_it(bool *out, tc_finding *f, const char *title)
{
    const tc_name_way way = tc_name_way_typed(f->query->count);
    tc_aligning a = {.query = f->query,
                     .signs = f->signs,
                     .optional = f->optional,
                     .way = &way,
                     .found = &f->found,
                     .tokens = &f->tokens,
                     .text = title};
    size_t next = 0;
    TRY(tc_analyse(f->searcher->analyser, &f->tokens, title, strlen(title), TC_FOR_HIGHLIGHT));
    TRY(tc_matcher_run(&f->found, f->matcher, &f->tokens));
    *out = tc_mention_next(&a, &next);
    return TC_OK;
}

static tc_status list_decisions(bodies *b, tc_finding *f)
{
    for (size_t i = 0; i < f->out->count; i++) {
        const tc_citation *c = &f->out->items[i].hit.citation;
        bool named = false;
        if (i && !strcmp(f->out->items[i - 1].hit.document_id, f->out->items[i].hit.document_id)) continue;
        if (c->number && c->title) TRY(names_it(&named, f, c->title));
        if (!named) continue;
        TRY(tc_texts_add(&b->numbers, &b->number_count, c->number, strlen(c->number)));
    }
    return TC_OK;
}

tc_status tc_mention_seek_body(tc_finding *f)
{
    TC_CLEANUP(bodies_clear) bodies b = {0};
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_BODY, f->query, 0);
    if (!head || head->count >= f->query->count) return TC_OK;
    TRY(list_decisions(&b, f));
    const tc_name_way way = tc_name_way_typed(head->count);
    const tc_seeking seeking = {
        .ways = &way, .way_count = 1, .most = BODY_PASSAGES_MOST, .judge = judge_body, .context = &b};
    return tc_mention_seek(f, &seeking);
}
