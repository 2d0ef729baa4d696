/* A name without a part of it that texts leave out, once it was found in full: a part of the kind ("khu dân cư Pò Mạ"
 * is "khu Pò Mạ", "đường liên xã A - B" is "đường A - B"), the first word of it before an acronym ("TĐC Pò Mạ"), what
 * says where a stretch lies ("kè bờ trái sông Mộc[, đoạn qua phường …]"), the unit that it lies in ("cầu Pò Mạ[, xã
 * …]"), what it is where the rest is a name by itself ("[đường] Vành đai Nam"). Without its unit a name is looked for
 * too where nothing bears it in full.
 *
 * What is left may be the name of another thing as well: "khu tái định cư Pò Mạ", the same bank in another ward. Where
 * any text names such a twin, what is left counts only in documents that name the thing in full and no twin. */
#include "searcher/answer/answer.h"
#include "searcher/mention/mention.h"
#include "searcher/vocabulary/noun.h"
#include <stdlib.h>
#include <string.h>

enum {
    PROPER_LEAST = 2,
    KEPT_LEAST = 3,
    KIND_LONG = 3,
    NUMBER_MOST = 2,
    PASSAGES_MOST = 1000,
    MENTIONS_MOST = 200,
    BACK_MOST = 7,
    UNIT_NAME_MOST = 5,
    SIDE_NAME = 3,
    HEAD_MOST = 4
};

typedef enum part_kind { PART_KIND, PART_FIRST, PART_STRETCH, PART_UNIT, PART_BRACKETS, PART_HEAD } part_kind;

/* What stands behind what is left of a name says which stretch it is, if any. */
typedef enum stretch { STRETCH_NONE, STRETCH_OURS, STRETCH_OTHER } stretch;

/* The words first…end - 1 are left out. */
typedef struct part {
    part_kind kind;
    size_t first, end;
    const tc_sign *unit; /* what heads them; NULL: no unit */
    bool named;          /* the unit has a name */
    size_t candidates;
    bool scanning; /* for twins */
    bool taking;
    tc_counts twins; /* documents that name one */
    tc_counts full;  /* documents that name the thing in full */
} part;

/* ---- which words ---- */

/* Where what tells begins, a proper name of several words or a side ("bờ trái sông …"); the number of words for none.
 */
static size_t proper_name(const tc_finding *f)
{
    const tc_query *q = f->query;
    for (size_t i = 1; i + PROPER_LEAST <= q->count; i++) {
        size_t n = 0;
        bool side = i + SIDE_NAME < q->count && !tc_word_is_proper(f, i + 1) &&
                    tc_sign_in_query(f->signs, TC_SIGN_SIDE, q, i + 1);
        if (side && (tc_word_is_proper(f, i + SIDE_NAME) || tc_word_is_proper(f, i + SIDE_NAME - 1))) return i;
        while (i + n < q->count && tc_word_is_proper(f, i + n) && q->words[i + n].kind != TC_TOKEN_DIGITS &&
               !(q->words[i + n].flags & TC_TOKEN_UPPER))
            n++;
        if (n >= PROPER_LEAST) return i;
    }
    return q->count;
}

/* What says which one it is: a unit ("chợ [xã] …", but "đường liên [xã] …" runs between two), a side, a number. */
static bool is_telling(const tc_finding *f, size_t word)
{
    const tc_query *q = f->query;
    if (tc_word_is_proper(f, word) || tc_sign_in_query(f->signs, TC_SIGN_SIDE, q, word)) return true;
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, q, word);
    bool unit = tc_sign_in_query(f->signs, TC_SIGN_LEVEL, q, word) != NULL;
    if (!unit && (!head || strcmp(head->class, "place") != 0)) return false;
    return !unit || tc_query_wording(q, word - 1, "liên") != 1;
}

/* The words between the head and the proper name, or a long head but for its first word. */
static bool find_kind(part *p, const tc_finding *f)
{
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0);
    size_t name = proper_name(f);
    if (!head || !strcmp(head->class, "programme") || name == f->query->count || head->count > name) return false;
    p->kind = PART_KIND;
    p->first = head->count < name ? head->count : 1;
    p->end = name;
    if (head->count == name && head->count < KIND_LONG) return false;
    const tc_sign *own = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, name);
    if (own && !strcmp(own->class, "organisation")) return false;
    for (size_t i = p->first; i < p->end; i++)
        if (is_telling(f, i)) return false;
    return true;
}

static bool find_first(part *p, const tc_finding *f)
{
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0);
    size_t name = proper_name(f);
    if (!head || name != head->count || name == f->query->count) return false;
    if (head->count < KIND_LONG && !(f->query->words[1].flags & TC_TOKEN_UPPER)) return false;
    p->kind = PART_FIRST;
    p->first = 0;
    p->end = 1;
    return true;
}

/* Behind a name that is one without it. */
static bool find_stretch(part *p, const tc_finding *f)
{
    const tc_query *q = f->query;
    bool proper = false;
    for (size_t i = 1; i < q->count; i++) {
        const tc_sign *sign = tc_sign_in_query(f->signs, TC_SIGN_STRETCH, q, i);
        if (sign && proper && i >= KEPT_LEAST) {
            p->kind = PART_STRETCH;
            p->first = i;
            p->end = q->count;
            return tc_sign_in_query(f->signs, TC_SIGN_HEAD, q, 0) != NULL;
        }
        proper |= tc_word_is_proper(f, i);
    }
    return false;
}

/* Whether the unit behind the name may say no more than where. That of a body or of an office says which one it is; so
 * does one with a name, but behind the proper name of a work. */
static bool may_lack_unit(const part *p, const tc_finding *f, bool linked)
{
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0);
    if (tc_mention_begins_with_title(f)) return false;
    if (!head) return linked && !p->named;
    if (p->named && head->count >= p->first) return false;
    bool work = !strcmp(head->class, "project") || !strcmp(head->class, "works") || !strcmp(head->class, "carrier");
    return work || (!p->named && strcmp(head->class, "organisation") != 0 && strcmp(head->class, "place") != 0);
}

size_t tc_mention_unit_begins(const tc_sign **unit, const tc_finding *f)
{
    const tc_query *q = f->query;
    for (size_t at = PROPER_LEAST; at < q->count; at++) {
        *unit = tc_sign_in_query(f->signs, TC_SIGN_LEVEL, q, at);
        if (*unit && at + (*unit)->count + UNIT_NAME_MOST >= q->count) return at;
    }
    return q->count;
}

static bool find_unit(part *p, const tc_finding *f)
{
    const tc_query *q = f->query;
    const size_t at = tc_mention_unit_begins(&p->unit, f);
    if (at == q->count) return false;
    const bool linked = tc_sign_in_query(f->signs, TC_SIGN_LINK, q, at - 1);
    p->kind = PART_UNIT;
    p->named = at + p->unit->count < q->count;
    p->first = at - (linked || f->optional[at - 1]);
    p->end = q->count;
    return p->first >= (p->named ? PROPER_LEAST : KEPT_LEAST) && may_lack_unit(p, f, linked);
}

static bool find_brackets(part *p, const tc_finding *f)
{
    const tc_query *q = f->query;
    const char *open = strchr(q->text, '('), *close = open ? strchr(open, ')') : NULL;
    if (!close) return false;
    p->kind = PART_BRACKETS;
    p->end = q->count;
    while (p->first < q->count && q->text + q->words[p->first].at.start < open) p->first++;
    while (p->end > p->first && q->text + q->words[p->end - 1].at.start > close) p->end--;
    /* "(khóa II)", "(giai đoạn 2)" tell it from others. */
    for (size_t i = p->first; i < p->end; i++)
        if (q->words[i].kind == TC_TOKEN_DIGITS || tc_sign_in_query(f->signs, TC_SIGN_TENURE, q, i)) return false;
    return p->first >= KEPT_LEAST && p->first < p->end;
}

/* Where the proper name begins that the name ends with, behind so many words; the number of words for none. */
static size_t last_proper_name(const tc_finding *f, size_t least)
{
    size_t from = f->query->count;
    while (from > least && tc_word_is_proper(f, from - 1) && f->query->words[from - 1].kind != TC_TOKEN_DIGITS &&
           !(f->query->words[from - 1].flags & TC_TOKEN_UPPER))
        from--;
    return from;
}

/* "Công ty TNHH Xây dựng [Mộc Lâm Phát]": what a company is called behind what it is and does. */
static bool find_company(part *p, const tc_finding *f)
{
    size_t length = 0;
    const tc_noun *noun = tc_noun_in_query(f->query, 0, TC_NOUN_BODY, &length);
    p->kind = PART_HEAD;
    p->end = last_proper_name(f, length);
    return noun && noun->traits & TC_TRAIT_COMPANY && p->end + KEPT_LEAST <= f->query->count;
}

/* What a work is, where its name is one without it: three words and more that begin and end with capitals, and common
 * ones among them, as no person's name has ("đường Vành đai Nam"). */
static bool find_head(part *p, const tc_finding *f)
{
    const tc_query *q = f->query;
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, q, 0);
    bool common = false;
    if (!head || head->count + KEPT_LEAST > q->count) return false;
    if (strcmp(head->class, "project") != 0 && strcmp(head->class, "works") != 0) return false;
    if (!tc_word_is_proper(f, head->count) || !tc_word_is_proper(f, q->count - 1)) return false;
    for (size_t i = head->count; i < q->count; i++) {
        if (q->words[i].kind == TC_TOKEN_DIGITS || q->words[i].flags & TC_TOKEN_UPPER) return false;
        common |= !tc_word_is_proper(f, i);
    }
    p->kind = PART_HEAD;
    p->end = head->count;
    return common;
}

/* ---- in a text ---- */

/* Whether the token is one of the words left out, or of an acronym for them. */
static bool is_left_out(const part *p, const tc_aligning *a, uint32_t at)
{
    for (size_t i = 0; i < a->found->count; i++) {
        const tc_occurrence *o = &a->found->items[i];
        if (o->from <= at && at <= o->to && o->first >= p->first && o->last < p->end) return true;
    }
    return false;
}

/* Another name begins right behind, or a small number; the head of one begins another thing, as in the next cell of a
 * row. */
static bool goes_on(const tc_aligning *a)
{
    const tc_token *t = a->tokens->items;
    uint32_t next = a->to + 1;
    if (next >= a->tokens->count || tc_aligned_punctuation(a, next)) return false;
    if (t[next].kind == TC_TOKEN_DIGITS) return t[next].end - t[next].start <= NUMBER_MOST;
    if (t[next].flags & TC_TOKEN_UPPER || tc_sign_at(a->signs, TC_SIGN_HEAD, a->tokens, next)) return false;
    return tc_is_capital(&t[next]);
}

/* The first proper name or number behind it tells, in brackets or behind a word of the table. */
static stretch stretch_behind(const part *p, const tc_aligning *a)
{
    const tc_token *t = a->tokens->items;
    uint32_t next = a->to + 1;
    if (next >= a->tokens->count || tc_aligned_end(a, next)) return STRETCH_NONE;
    bool brackets = memchr(a->text + t[a->to].end, '(', t[next].start - t[a->to].end) != NULL;
    if (!brackets && !tc_sign_at(a->signs, TC_SIGN_STRETCH, a->tokens, next)) return STRETCH_NONE;
    for (uint32_t at = next; at < a->tokens->count && at <= next + BACK_MOST; at++) {
        if (at > next && tc_aligned_punctuation(a, at)) break;
        if (t[at].kind == TC_TOKEN_DIGITS || (tc_is_capital(&t[at]) && !(t[at].flags & TC_TOKEN_UPPER)))
            return is_left_out(p, a, at) ? STRETCH_OURS : STRETCH_OTHER;
    }
    return STRETCH_NONE;
}

/* Whether another unit of this level is named behind what was found. */
static stretch unit_behind(const part *p, const tc_aligning *a)
{
    const tc_token *t = a->tokens->items;
    for (uint32_t at = a->to + 1; at < a->tokens->count && at <= a->to + 2 && !tc_aligned_end(a, at); at++) {
        const tc_sign *unit = tc_sign_at(a->signs, TC_SIGN_LEVEL, a->tokens, at);
        if (!unit) continue;
        const uint32_t name = at + (uint32_t)unit->count;
        bool named = name < a->tokens->count && (tc_is_capital(&t[name]) || t[name].kind == TC_TOKEN_DIGITS);
        if (unit != p->unit || !named) return STRETCH_NONE;
        return is_left_out(p, a, name) ? STRETCH_OURS : STRETCH_OTHER;
    }
    return STRETCH_NONE;
}

static stretch told_behind(const part *p, const tc_aligning *a)
{
    if (p->kind == PART_UNIT) return p->named ? unit_behind(p, a) : STRETCH_NONE;
    return p->kind == PART_STRETCH ? stretch_behind(p, a) : STRETCH_NONE;
}

/* Whether the proper name that was found stands behind the same head with other words between, or is that of a unit,
 * which bears many things: "chợ đầu mối Khe Mừa" need not be the market of "phường Khe Mừa". */
static bool is_other_kind(const part *p, const tc_aligning *a)
{
    bool ours = true;
    if (a->jumps) return false;
    for (uint32_t back = 1; back <= 2 && back <= a->from; back++) {
        const tc_sign *unit = tc_sign_at(a->signs, TC_SIGN_LEVEL, a->tokens, a->from - back);
        if (unit && unit->count == back && !is_left_out(p, a, a->from - back)) return true;
    }
    for (uint32_t back = 1; back <= BACK_MOST && back <= a->from; back++) {
        uint32_t at = a->from - back;
        if (tc_aligned_punctuation(a, at + 1)) return false;
        if (tc_token_is_query(&a->tokens->items[at], &a->query->words[p->first - 1])) return !ours;
        ours &= is_left_out(p, a, at);
    }
    return false;
}

/* Whether the name that was found is that of a person or of another kind of thing, by what stands before it. What
 * heads a project says no kind ("dự án Vành đai Nam"). */
static bool is_of_another(const part *p, const tc_aligning *a)
{
    for (uint32_t back = 1; back <= HEAD_MOST && back <= a->from; back++) {
        const uint32_t at = a->from - back;
        if (tc_aligned_punctuation(a, at + 1) || is_left_out(p, a, at)) return false;
        const tc_sign *title = tc_sign_at(a->signs, TC_SIGN_PERSON, a->tokens, at);
        const tc_sign *head = tc_sign_at(a->signs, TC_SIGN_HEAD, a->tokens, at);
        if (title && title->count == back) return true;
        if (head && head->count == back) return strcmp(head->class, "carrier") != 0 && strcmp(head->class, "none") != 0;
    }
    const bool begins = a->from < 2 || tc_aligned_end(a, a->from - 1);
    return !begins && tc_name_goes_on(a, a->from - 1, a->from);
}

/* Whether what was found is what is left of the name. */
static bool stands(const part *p, const tc_aligning *a)
{
    const tc_token *first = &a->tokens->items[a->from];
    if ((a->jumps && p->kind != PART_UNIT) || goes_on(a)) return false;
    switch (p->kind) {
    case PART_KIND: return true;
    case PART_FIRST: return first->flags & TC_TOKEN_UPPER && first->fold_length >= KEPT_LEAST;
    case PART_STRETCH: return told_behind(p, a) != STRETCH_OTHER;
    case PART_UNIT: return !p->named || (told_behind(p, a) != STRETCH_OTHER && tc_is_capital(&a->tokens->items[a->to]));
    case PART_BRACKETS: return true;
    case PART_HEAD: return tc_is_capital(first) && !is_of_another(p, a);
    }
    return false;
}

static tc_status judge_part(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    part *p = context;
    const char *id = c->document_id;
    (void)f;
    *taken = false;
    if (p->scanning) {
        bool twin = p->kind == PART_KIND   ? is_other_kind(p, a)
                    : p->kind == PART_HEAD ? is_of_another(p, a)
                                           : told_behind(p, a) == STRETCH_OTHER;
        return twin && !tc_counts_hold(&p->twins, id) ? tc_counts_add(&p->twins, id, strlen(id), 1) : TC_OK;
    }
    if (!stands(p, a)) return TC_OK;
    p->candidates++;
    bool told = told_behind(p, a) == STRETCH_OURS;
    *taken = p->taking && (told || !p->twins.count || (tc_counts_hold(&p->full, id) && !tc_counts_hold(&p->twins, id)));
    return TC_OK;
}

/* ---- looking for it ---- */

static tc_status seek_words(part *p, tc_finding *f, size_t from)
{
    tc_name_way way = {.wild = SIZE_MAX, .alone = SIZE_MAX};
    for (size_t i = from; i < f->query->count; i++)
        if (i < p->first || i >= p->end) way.order[way.count++] = (uint16_t)i;
    const tc_seeking seeking = {.ways = &way, .way_count = 1, .most = PASSAGES_MOST, .judge = judge_part, .context = p};
    return way.count >= PROPER_LEAST ? tc_mention_seek(f, &seeking) : TC_OK;
}

/* Also in passages that name the thing itself: lists name twins side by side. */
static tc_status scan(part *p, tc_finding *f)
{
    const size_t count = f->taken_count;
    if (p->kind == PART_FIRST || p->kind == PART_BRACKETS) return TC_OK;
    p->scanning = true;
    f->taken_count = 0;
    tc_status status = seek_words(p, f, p->kind == PART_KIND ? p->end : 0);
    f->taken_count = count;
    p->scanning = false;
    return status;
}

static tc_status list_full(part *p, const tc_finding *f)
{
    for (size_t i = 0; i < f->out->count; i++) {
        const char *id = f->out->items[i].hit.document_id;
        if (!tc_counts_hold(&p->full, id)) TRY(tc_counts_add(&p->full, id, strlen(id), 1));
    }
    return TC_OK;
}

static tc_status seek_part(part *p, tc_finding *f)
{
    TRY(seek_words(p, f, 0));
    if (!p->candidates) return TC_OK;
    TRY(scan(p, f));
    if (p->twins.count) TRY(list_full(p, f));
    p->taking = true;
    return seek_words(p, f, 0);
}

static tc_status seek_with(tc_finding *f, bool (*find)(part *, const tc_finding *))
{
    part p = {.candidates = 0};
    tc_status status = find(&p, f) ? seek_part(&p, f) : TC_OK;
    tc_counts_clear(&p.twins);
    tc_counts_clear(&p.full);
    return status;
}

tc_status tc_mention_seek_without_unit(tc_finding *f)
{
    const tc_query *q = f->query;
    part p = {.candidates = 0};
    TRY(seek_with(f, find_unit));
    if (!f->out->count || !find_unit(&p, f)) return TC_OK;
    char *name = tc_strndup(q->text + q->words[0].at.start, q->words[p.first - 1].at.end - q->words[0].at.start);
    if (!name) return tc_fail(TC_MEMORY, "no memory for the mentions");
    tc_status status = tc_mention_note_core(f, name);
    free(name);
    return status;
}

tc_status tc_mention_seek_parts(tc_finding *f)
{
    static bool (*const finders[])(part *, const tc_finding *) = {find_kind,     find_first, find_stretch, find_unit,
                                                                  find_brackets, find_head,  find_company};
    const size_t count = f->out->count;
    if (f->operators || f->by_number || count > MENTIONS_MOST) return TC_OK;
    for (size_t i = 0; i < TC_COUNT(finders); i++) TRY(seek_with(f, finders[i]));
    return TC_OK;
}
