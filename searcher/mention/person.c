/* A person: typed with title or office ("đồng chí …", "chủ tịch … An"), where texts name the same person by another one
 * or by none, as in a signature; and by the last words of the name ("chị Thoa", "PCT Kim Thoa"), as people are called:
 * in a document that names the person in full, and to ask for one. */
#include "searcher/answer/answer.h"
#include "searcher/mention/mention.h"
#include <string.h>

enum {
    PERSON_LEAST = 2,
    PERSON_MOST = 5,
    FULL_LEAST = 3,
    CALLED_MOST = 2,
    DOCUMENTS_MOST = 1000,
    PASSAGES_MOST = 5000
};

/* The words first…end - 1 of the query are the name, those before it titles and offices. */
typedef struct person {
    size_t first, end;
    bool titled; /* a title or an office stands beside the name */
} person;

/* ---- in a text ---- */

/* Whether a word that heads the name of a place or body ends before token `at`: "đường Lê Lợi" is no person. */
static bool is_behind_head(const tc_aligning *a, uint32_t at)
{
    for (uint32_t back = 1; back <= 3 && back <= at; back++) {
        const tc_sign *head = tc_sign_at(a->signs, TC_SIGN_HEAD, a->tokens, at - back);
        if (head && head->count == back) return true;
    }
    return false;
}

/* The title or office that ends before token `at`; NULL. */
static const tc_sign *title_before(const tc_aligning *a, uint32_t at)
{
    for (uint32_t back = 1; back <= 4 && back <= at; back++) {
        const tc_sign *title = tc_sign_at(a->signs, TC_SIGN_PERSON, a->tokens, at - back);
        if (title && title->count == back) return title;
    }
    return NULL;
}

/* Whether the text itself tells that a person's name begins at the token: what the indexer read as one. */
static bool is_told(const tc_aligning *a, uint32_t at, const tc_passage *p)
{
    for (size_t i = 0; i < p->entities.count; i++) {
        const tc_entity *e = &p->entities.items[i];
        if (e->kind == TC_ENTITY_NAME && e->name_kind == TC_NAME_PERSON && e->at.start == a->tokens->items[at].start)
            return true;
    }
    return false;
}

static bool in_capitals(const tc_aligning *a)
{
    bool all = a->to + 1 - a->from == a->way->count;
    for (uint32_t i = a->from; i <= a->to && all; i++) all = tc_is_capital(&a->tokens->items[i]);
    return all;
}

/* Whether the name goes on behind what was found; an office with a capital may stand there. */
static bool goes_on_behind(const tc_aligning *a)
{
    const tc_sign *behind = tc_sign_at(a->signs, TC_SIGN_PERSON, a->tokens, a->to + 1);
    return (!behind || strcmp(behind->class, "office") != 0) && tc_name_goes_on(a, a->to + 1, a->to);
}

/* Where the person's name begins whose last words were found. */
static uint32_t name_begins(const tc_aligning *a)
{
    uint32_t at = a->from;
    while (at && !title_before(a, at) && tc_name_goes_on(a, at - 1, at)) at--;
    return at;
}

/* In capitals, side by side, and neither part of a longer name nor that of a place. `context`: whether only what the
 * text tells to be a person is one. */
static tc_status judge_person(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    const bool *unsure = context;
    (void)f;
    *taken = in_capitals(a) && !goes_on_behind(a) && (!*unsure || is_told(a, a->from, &c->passage));
    if (!*taken || title_before(a, a->from)) return TC_OK;
    *taken = !(a->from && tc_name_goes_on(a, a->from - 1, a->from)) && !is_behind_head(a, a->from);
    return TC_OK;
}

/* ---- in the query ---- */

static size_t titles_at(const tc_finding *f, size_t at)
{
    const tc_sign *sign = tc_sign_in_query(f->signs, TC_SIGN_PERSON, f->query, at);
    return sign ? sign->count : 0;
}

static bool office_at(const tc_finding *f, size_t at)
{
    const tc_sign *sign = tc_sign_in_query(f->signs, TC_SIGN_PERSON, f->query, at);
    return sign && !strcmp(sign->class, "office");
}

bool tc_mention_begins_with_title(const tc_finding *f)
{
    return titles_at(f, 0) > 0;
}

/* Whether the words may be a person's name: with capitals all have them, and none heads another name. */
static bool may_be_person(const tc_finding *f, person p, size_t least)
{
    const tc_query *q = f->query;
    bool capitals = false, all = true;
    if (p.end < p.first + least || p.end > p.first + PERSON_MOST) return false;
    for (size_t i = 0; i < q->count; i++)
        capitals |= q->words[i].flags & TC_TOKEN_CAPITAL && !(q->words[i].flags & TC_TOKEN_UPPER) && i;
    for (size_t i = p.first; i < p.end; i++) {
        const tc_query_word *w = &q->words[i];
        if (w->kind == TC_TOKEN_DIGITS || w->in_period || w->in_number) return false;
        all &= (w->flags & TC_TOKEN_CAPITAL) != 0;
    }
    return (all || !capitals) && !tc_sign_in_query(f->signs, TC_SIGN_LEVEL, q, p.first);
}

/* "[đồng chí] Nguyễn Văn An[, chủ tịch …]": a title ("anh") may be part of a name, an office is none. */
static person read_person(const tc_finding *f)
{
    person p = {.first = 0};
    size_t n;
    while (p.first < f->query->count && (n = titles_at(f, p.first))) p.first += n;
    p.end = p.first;
    while (p.end < f->query->count && !office_at(f, p.end)) p.end++;
    p.titled = p.first || p.end < f->query->count;
    return p;
}

/* ---- by the last words of the name ---- */

typedef struct calling {
    const person *typed;
    tc_counts full;    /* names that end so */
    tc_counts holding; /* those behind the title or office that was typed */
    tc_counts others;  /* documents that name someone else who is called so */
    bool taking;
} calling;

static void calling_clear(calling *c)
{
    tc_counts_clear(&c->full);
    tc_counts_clear(&c->holding);
    tc_counts_clear(&c->others);
}

/* Whether the text has the title with which the name was typed. */
static bool is_same_title(const tc_finding *f, const calling *c, const tc_sign *title)
{
    const tc_sign *typed = NULL;
    for (size_t at = 0; at < c->typed->first && title; at += typed->count) {
        typed = tc_sign_in_query(f->signs, TC_SIGN_PERSON, f->query, at);
        if (typed == title) return true;
    }
    return false;
}

/* Notes who is called so. */
static tc_status judge_full(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    calling *of = context;
    const uint32_t from = name_begins(a), count = a->to + 1 - from;
    const tc_sign *title = title_before(a, from);
    *taken = false;
    if (!in_capitals(a) || goes_on_behind(a) || count < FULL_LEAST || count > PERSON_MOST) return TC_OK;
    if (is_behind_head(a, from) || !(title || is_told(a, from, &c->passage))) return TC_OK;
    TRY(tc_mention_put_words(&name, a->text, a->tokens, from, a->to + 1));
    TRY(tc_counts_add(&of->full, name.data, name.length, 1));
    return is_same_title(f, of, title) ? tc_counts_add(&of->holding, name.data, name.length, 1) : TC_OK;
}

/* Whether the tokens from `from` on are the last words of the name, or all of them. */
static bool ends_name(const tc_aligning *a, const person *p, uint32_t from)
{
    const uint32_t count = a->to + 1 - from;
    for (uint32_t i = 0; i < count && count <= p->end - p->first; i++)
        if (!tc_token_is_query(&a->tokens->items[a->to - i], &a->query->words[p->end - 1 - i])) return false;
    return count <= p->end - p->first;
}

/* Behind a title, in a document where nobody else is called so. */
static tc_status judge_called(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    calling *of = context;
    const uint32_t from = name_begins(a);
    const bool ours = ends_name(a, of->typed, from);
    (void)f;
    *taken = false;
    if (!in_capitals(a) || goes_on_behind(a) || !title_before(a, from)) return TC_OK;
    *taken = of->taking && ours && !tc_counts_hold(&of->others, c->document_id);
    if (of->taking || ours || from == a->from) return TC_OK;
    return tc_counts_add(&of->others, c->document_id, strlen(c->document_id), 1);
}

/* By the last word of the name that was found; twice, for someone else may be called so in a later passage. */
static tc_status seek_called(tc_finding *f, const person *p)
{
    TC_CLEANUP(calling_clear) calling c = {.typed = p};
    const tc_name_way way = {.order = {(uint16_t)(p->end - 1)}, .count = 1, .wild = SIZE_MAX, .alone = SIZE_MAX};
    const tc_seeking seeking = {
        .ways = &way, .way_count = 1, .most = PASSAGES_MOST, .judge = judge_called, .context = &c};
    if (!f->out->count) return TC_OK;
    TRY(tc_mention_seek_there(f, &seeking, DOCUMENTS_MOST, true)); /* beside the person the other may be named */
    c.taking = true;
    return tc_mention_seek_there(f, &seeking, DOCUMENTS_MOST, false);
}

/* Whether what was found is a person's name in full: all of it proper, and no name of a place or body. */
static bool is_in_full(const tc_finding *f, person p)
{
    if (!may_be_person(f, p, FULL_LEAST) || (!p.titled && tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0)))
        return false;
    for (size_t i = p.first; i < p.end; i++)
        if (!p.titled && !tc_word_is_proper(f, i)) return false;
    return true;
}

/* `context`: whether only what the text tells to be a person is one. */
static tc_status seek_in_full(tc_finding *f, void *context)
{
    const person p = {.first = 0, .end = f->query->count, .titled = true};
    TRY(tc_mention_seek_typed(f, judge_person, context));
    return is_in_full(f, p) ? seek_called(f, &p) : TC_OK;
}

/* By the name alone; behind an office that goes on ("chủ tịch … Nguyễn Văn An") the longest that is found is the name.
 */
static tc_status seek_alone(tc_finding *f)
{
    const size_t before = f->out->count, count = f->query->count;
    const person p = read_person(f);
    bool unsure = before && p.end - p.first < FULL_LEAST;
    if (p.titled && may_be_person(f, p, PERSON_LEAST))
        TRY(tc_mention_seek_within(f, p.first, p.end, seek_in_full, &unsure));
    unsure = true;
    if (!p.first || p.end < count || f->out->count > before) return TC_OK;
    for (size_t n = PERSON_MOST - 1; n >= PERSON_LEAST && f->out->count == before; n--) {
        const person last = {.first = count - n, .end = count};
        if (count > n + p.first && last.end > n && may_be_person(f, last, PERSON_LEAST))
            TRY(tc_mention_seek_within(f, last.first, last.end, seek_in_full, &unsure));
    }
    return TC_OK;
}

/* Whose name ends with the words of the query. */
static tc_status seek_full(calling *c, tc_finding *f)
{
    tc_name_way way = {.wild = SIZE_MAX, .alone = SIZE_MAX};
    const tc_seeking seeking = {.ways = &way, .way_count = 1, .most = PASSAGES_MOST, .judge = judge_full, .context = c};
    for (size_t i = c->typed->first; i < c->typed->end; i++) way.order[way.count++] = (uint16_t)i;
    return tc_mention_seek_there(f, &seeking, DOCUMENTS_MOST, true);
}

/* "PCT Kim Thoa": in the documents that name someone so, and where none does in all of them: who holds that office and
 * is called so, or the only one who is. */
static tc_status seek_whole(tc_finding *f)
{
    TC_CLEANUP(calling_clear) calling c = {.taking = false};
    const person p = read_person(f);
    const size_t before = f->out->count;
    bool unsure = false;
    if (!p.first || p.end < f->query->count || !may_be_person(f, p, 1) || p.end - p.first > CALLED_MOST) return TC_OK;
    for (size_t i = p.first; i < p.end && before; i++)
        if (!tc_word_is_proper(f, i)) return TC_OK;
    c.typed = &p;
    TRY(seek_full(&c, f));
    const tc_counts *names = c.holding.count ? &c.holding : &c.full;
    if (names->count != 1) return TC_OK;
    return tc_mention_seek_core_as(f, names->items[0].name, seek_in_full, &unsure);
}

tc_status tc_mention_seek_person_forms(tc_finding *f)
{
    const person p = read_person(f);
    if (f->operators || f->by_number) return TC_OK;
    TRY(seek_alone(f));
    TRY(seek_whole(f));
    return is_in_full(f, p) ? seek_called(f, &p) : TC_OK;
}

tc_status tc_mention_seek_person(tc_finding *f)
{
    TRY(seek_alone(f));
    return f->out->count ? TC_OK : seek_whole(f);
}
