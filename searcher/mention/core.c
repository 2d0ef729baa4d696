/* The core of a name that was typed with more than the name: a person with title or office, a project with the word
 * for one before its own name, what belongs to the town with the town behind it, a movement by its words, what
 * runs between two places, a proper name behind words that only describe what bears it, an abbreviation of several
 * readings. */
#include "searcher/answer/answer.h"
#include "searcher/mention/mention.h"
#include <stdlib.h>
#include <string.h>

enum { PERSON_LEAST = 2, PERSON_MOST = 5, CORE_LEAST = 2, SLOGAN_LEAST = 4, HEAD_ROOM = 2 };

/* The words first…end - 1 of the query. */
typedef struct part {
    size_t first, end;
} part;

static tc_status seek_part(tc_finding *f, part p, tc_mention_seeker *seek, void *context)
{
    const tc_query *q = f->query;
    const uint32_t from = q->words[p.first].at.start;
    char *name = tc_strndup(q->text + from, q->words[p.end - 1].at.end - from);
    if (!name) return tc_fail(TC_MEMORY, "no memory for the mentions");
    size_t before = f->out->count;
    tc_status status = tc_mention_seek_as(f, name, seek, context);
    if (status == TC_OK && f->out->count > before) status = tc_mention_note_core(f, name);
    free(name);
    return status;
}

/* ---- persons ---- */

/* Whether a word that heads the name of a place or body ends before token `at`: "đường Lê Lợi" is no person. */
static bool is_behind_head(const tc_aligning *a, uint32_t at)
{
    for (uint32_t back = 1; back <= 3 && back <= at; back++) {
        const tc_sign *head = tc_sign_at(a->signs, TC_SIGN_HEAD, a->tokens, at - back);
        if (head && head->count == back) return true;
    }
    return false;
}

/* Whether a title or an office ends before token `at`. */
static bool is_behind_title(const tc_aligning *a, uint32_t at)
{
    for (uint32_t back = 1; back <= 4 && back <= at; back++) {
        const tc_sign *title = tc_sign_at(a->signs, TC_SIGN_PERSON, a->tokens, at - back);
        if (title && title->count == back) return true;
    }
    return false;
}

/* Whether another word of the same name stands at token `at`, beside token `beside`. */
static bool goes_on(const tc_aligning *a, uint32_t at, uint32_t beside)
{
    const tc_token *t = a->tokens->items;
    if (at >= a->tokens->count || tc_aligned_punctuation(a, at > beside ? at : beside)) return false;
    return tc_is_capital(&t[at]) && !(t[at].flags & TC_TOKEN_UPPER);
}

/* Whether the text itself tells that it is a person: what the indexer read as one begins there. */
static bool is_told(const tc_aligning *a, const tc_passage *p)
{
    for (size_t i = 0; i < p->entities.count; i++) {
        const tc_entity *e = &p->entities.items[i];
        if (e->kind == TC_ENTITY_NAME && e->name_kind == TC_NAME_PERSON &&
            e->at.start == a->tokens->items[a->from].start)
            return true;
    }
    return false;
}

/* In capitals, side by side, and neither part of a longer name nor that of a place. */
static tc_status judge_person(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    const bool *unsure = context;
    const tc_token *t = a->tokens->items;
    (void)f;
    *taken = a->to + 1 - a->from == a->way->count;
    for (uint32_t i = a->from; i <= a->to && *taken; i++) *taken = tc_is_capital(&t[i]);
    if (*taken && *unsure) *taken = is_told(a, &c->passage);
    const tc_sign *behind = tc_sign_at(a->signs, TC_SIGN_PERSON, a->tokens, a->to + 1);
    if (*taken && (!behind || strcmp(behind->class, "office") != 0)) *taken = !goes_on(a, a->to + 1, a->to);
    if (!*taken || is_behind_title(a, a->from)) return TC_OK;
    *taken = !(a->from && goes_on(a, a->from - 1, a->from)) && !is_behind_head(a, a->from);
    return TC_OK;
}

static tc_status seek_person(tc_finding *f, void *context)
{
    return tc_mention_seek_typed(f, judge_person, context);
}

static size_t titles_at(const tc_finding *f, size_t at)
{
    const tc_sign *sign = tc_sign_in_query(f->signs, TC_SIGN_PERSON, f->query, at);
    return sign ? sign->count : 0;
}

static bool is_office(const tc_sign *sign)
{
    return sign && !strcmp(sign->class, "office");
}

static bool office_at(const tc_finding *f, size_t at)
{
    return is_office(tc_sign_in_query(f->signs, TC_SIGN_PERSON, f->query, at));
}

/* Whether the words may be a person's name: with capitals all have them, and none heads another name. */
static bool may_be_person(const tc_finding *f, part p)
{
    const tc_query *q = f->query;
    bool capitals = false, all = true;
    if (p.end < p.first + PERSON_LEAST || p.end > p.first + PERSON_MOST) return false;
    for (size_t i = 0; i < q->count; i++)
        capitals |= q->words[i].flags & TC_TOKEN_CAPITAL && !(q->words[i].flags & TC_TOKEN_UPPER) && i;
    for (size_t i = p.first; i < p.end; i++) {
        const tc_query_word *w = &q->words[i];
        if (w->kind == TC_TOKEN_DIGITS || w->in_period || w->in_number) return false;
        all &= (w->flags & TC_TOKEN_CAPITAL) != 0;
    }
    return (all || !capitals) && !tc_sign_in_query(f->signs, TC_SIGN_LEVEL, q, p.first);
}

/* "[đồng chí] Nguyễn Văn An[, chủ tịch …]", and the name alone behind an office: "chủ tịch … Nguyễn Văn An", where the
 * longest that is found is the name. */
static tc_status seek_persons(tc_finding *f)
{
    const tc_query *q = f->query;
    size_t first = 0, n, before = f->out->count;
    bool unsure = false;
    while (first < q->count && (n = titles_at(f, first))) first += n;
    size_t end = first;
    while (end < q->count && !office_at(f, end)) end++; /* a title ("anh") may be part of a name */
    part p = {first, end};
    if ((first || end < q->count) && may_be_person(f, p)) TRY(seek_part(f, p, seek_person, &unsure));
    unsure = true;
    if (!first || end < q->count || f->out->count > before) return TC_OK;
    for (size_t count = PERSON_MOST - 1; count >= PERSON_LEAST && f->out->count == before; count--) {
        p = (part){q->count - count, q->count};
        if (p.first > first && p.end > count && may_be_person(f, p)) TRY(seek_part(f, p, seek_person, &unsure));
    }
    return TC_OK;
}

/* ---- without what stands around it ---- */

static tc_status seek_strictly(tc_finding *f, void *context)
{
    (void)context;
    TRY(tc_mention_seek_plain(f, 0, false));
    return f->out->count ? TC_OK : tc_mention_seek_here(f);
}

/* "dự án Trung tâm …": where another head follows, the project's own name begins with it. One that is the name of the
 * same thing without its kind was looked for already: here only without its town too, where nothing bears it. */
static tc_status seek_carried(tc_finding *f)
{
    bool own;
    const part p = {tc_mention_kind_length(&own, f), f->query->count};
    if (!p.first || (own && f->out->count)) return TC_OK;
    return seek_part(f, p, seek_strictly, NULL);
}

/* Behind a quotation mark, as the words of a movement stand. */
static tc_status judge_quoted(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    static const char *const marks[] = {"\"", "“", "”", "'", "‘"};
    const uint32_t at = a->tokens->items[a->from].start, from = a->from ? a->tokens->items[a->from - 1].end : 0;
    (void)context, (void)f, (void)c;
    *taken = false;
    for (size_t i = 0; i < TC_COUNT(marks); i++)
        *taken |= strstr(a->text + from, marks[i]) && strstr(a->text + from, marks[i]) < a->text + at;
    return TC_OK;
}

static tc_status seek_quoted(tc_finding *f, void *context)
{
    (void)context;
    return tc_mention_seek_typed(f, judge_quoted, NULL);
}

/* "phong trào …" where texts quote what it is called without saying what it is. */
static tc_status seek_slogan(tc_finding *f)
{
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0);
    bool called = head && !strcmp(head->class, "programme") && head->count + SLOGAN_LEAST <= f->query->count;
    const part p = {called ? head->count : 0, f->query->count};
    return called ? seek_part(f, p, seek_quoted, NULL) : TC_OK;
}

/* Whether a word is of a proper name by its capital, not by standing first. */
static bool is_capital(const tc_query *q, size_t word)
{
    const unsigned flags = q->words[word].flags;
    return word && flags & TC_TOKEN_CAPITAL && !(flags & TC_TOKEN_UPPER);
}

/* "con đường nối từ Nà Pheo sang Bó Lầm": what goes from one place to another is named by its head and the two. */
static tc_status seek_between(tc_finding *f)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    const tc_query *q = f->query;
    size_t at = 0, names = 0;
    const tc_sign *head = NULL;
    for (; at < HEAD_ROOM && (!head || strcmp(head->class, "project") != 0); at++)
        head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, q, at);
    if (!head || strcmp(head->class, "project") != 0 || at - 1 + head->count >= q->count) return TC_OK;
    const tc_range words = {q->words[at - 1].at.start, q->words[at - 2 + head->count].at.end};
    tc_put(&name, q->text + words.start, words.end - words.start);
    for (size_t i = at - 1 + head->count; i < q->count; i++) {
        if (!is_capital(q, i)) continue;
        names += !is_capital(q, i - 1) && i + 1 < q->count && is_capital(q, i + 1);
        tc_put_char(&name, ' ');
        tc_put(&name, q->text + q->words[i].at.start, q->words[i].at.end - q->words[i].at.start);
    }
    TRY(tc_buffer_check(&name));
    if (names != 2) return TC_OK;
    TRY(tc_mention_seek_as(f, name.data, seek_strictly, NULL));
    return f->out->count ? tc_mention_note_core(f, name.data) : TC_OK;
}

/* Whether the unit behind the name may say no more than where: that of a body, or of an office, says which one it is.
 */
static bool may_be_townless(const tc_finding *f, bool linked)
{
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0);
    if (titles_at(f, 0)) return false;
    return head ? strcmp(head->class, "organisation") != 0 && strcmp(head->class, "place") != 0 : linked;
}

/* "… của thành phố": the head of a unit without its name. */
static tc_status seek_without_town(tc_finding *f)
{
    const tc_query *q = f->query;
    for (size_t at = CORE_LEAST + 1; at < q->count; at++) {
        const tc_sign *level = tc_sign_in_query(f->signs, TC_SIGN_LEVEL, q, at);
        if (!level || at + level->count != q->count) continue;
        part p = {0, at};
        bool linked = tc_sign_in_query(f->signs, TC_SIGN_LINK, q, at - 1) != NULL;
        p.end -= linked;
        if (!may_be_townless(f, linked)) return TC_OK;
        return p.end > CORE_LEAST ? seek_part(f, p, seek_strictly, NULL) : TC_OK;
    }
    return TC_OK;
}

/* ---- a proper name behind what describes it ---- */

/* The words of a query before its proper name. */
typedef struct described {
    const tc_query *query;
    size_t count;
} described;

/* "KS" before the name, where the text has "Khoáng sản": whether the tokens before `at` begin with its letters. */
static bool spells_out(const tc_aligning *a, uint32_t at, const tc_query_word *letters)
{
    if (!(letters->flags & TC_TOKEN_UPPER) || letters->fold_length < 2 || at < letters->fold_length) return false;
    const tc_token *first = &a->tokens->items[at - letters->fold_length];
    for (size_t i = 0; i < letters->fold_length; i++)
        if (first[i].term[0] != letters->term[i]) return false;
    return true;
}

/* In capitals, no part of a longer name, and right behind one of the words that describe it: "bãi rác Lũng Thông" is
 * meant by "chỗ đổ rác Lũng Thông", and the dam of that name is not. A name that begins with the kind of thing is a
 * name already, and what stands behind its head tells it from others: "cầu dẫn …". */
static tc_status judge_described(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    const described *d = context;
    const tc_token *t = a->tokens->items;
    (void)f, (void)c;
    *taken = a->from > 0 && a->to + 1 - a->from == a->way->count && !goes_on(a, a->to + 1, a->to) &&
             !tc_aligned_punctuation(a, a->from);
    for (uint32_t i = a->from; i <= a->to && *taken; i++) *taken = tc_is_capital(&t[i]);
    bool told = *taken && spells_out(a, a->from, &d->query->words[d->count - 1]);
    for (size_t i = 1; i < d->count && *taken && !told; i++)
        told = tc_token_is_query(&t[a->from - 1], &d->query->words[i]);
    *taken = told;
    return TC_OK;
}

static tc_status seek_described(tc_finding *f, void *context)
{
    return tc_mention_seek_typed(f, judge_described, context);
}

/* "ngôi chùa cổ Lũng Thông": the one run of capitals behind a few words that say what it is. Behind the head of a
 * unit the run says where the thing is. */
static tc_status seek_proper(tc_finding *f)
{
    enum { WORDS_MOST = 4 };
    const tc_query *q = f->query;
    size_t first = 1, end;
    while (first < q->count && !is_capital(q, first)) first++;
    for (end = first; end < q->count && is_capital(q, end);) end++;
    for (size_t i = end; i < q->count; i++)
        if (is_capital(q, i)) return TC_OK;
    if (first > WORDS_MOST || end < first + CORE_LEAST) return TC_OK;
    if (end < q->count && q->words[end].kind == TC_TOKEN_DIGITS) return TC_OK;
    for (size_t i = 0; i < first; i++) {
        const tc_sign *level = tc_sign_in_query(f->signs, TC_SIGN_LEVEL, q, i);
        if ((level && i + level->count == first) || titles_at(f, i)) return TC_OK;
    }
    return seek_part(f, (part){first, end}, seek_described, &(described){q, first});
}

tc_status tc_mention_seek_own(tc_finding *f)
{
    TRY(seek_persons(f));
    return seek_carried(f);
}

static tc_status seek_parts(tc_finding *f)
{
    TRY(tc_mention_seek_own(f));
    if (!f->out->count) TRY(seek_without_town(f));
    if (!f->out->count) TRY(seek_between(f));
    if (!f->out->count) TRY(seek_slogan(f));
    return f->out->count ? TC_OK : seek_proper(f);
}

static tc_status seek_read(tc_finding *f, void *context)
{
    TRY(seek_strictly(f, context));
    return f->out->count ? TC_OK : seek_parts(f);
}

/* With all that an abbreviation stands for, however seldom that is beside the other words. */
static tc_status seek_readings(tc_finding *f)
{
    bool acronym = false;
    for (size_t i = 0; i < f->query->count; i++) acronym |= f->query->words[i].flags & TC_TOKEN_UPPER;
    if (!acronym) return TC_OK;
    f->readings = true;
    tc_status status = tc_mention_seek_as(f, f->query->text, seek_read, NULL);
    f->readings = false;
    return status;
}

tc_status tc_mention_seek_core(tc_finding *f)
{
    TRY(seek_parts(f));
    return f->out->count ? TC_OK : seek_readings(f);
}

bool tc_mention_is_office(const tc_finding *f)
{
    for (size_t i = 0; i < f->query->count; i++)
        if (office_at(f, i)) return true;
    return false;
}
