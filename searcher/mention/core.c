/* The core of a name that was typed with more than the name: a project with the word for one before its own name, a
 * movement by its words, what runs between two places, a proper name behind words that only describe what bears it and
 * before the unit that it lies in, an abbreviation of several readings. */
#include "searcher/answer/answer.h"
#include "searcher/mention/mention.h"
#include <string.h>

enum { CORE_LEAST = 2, SLOGAN_LEAST = 4, HEAD_ROOM = 2 };

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
    const size_t first = tc_mention_kind_length(&own, f);
    if (!first || (own && f->out->count)) return TC_OK;
    return tc_mention_seek_within(f, first, f->query->count, seek_strictly, NULL);
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

/* "phong trào …" where texts quote what it is called without saying what it is: several words, or their initials. */
tc_status tc_mention_seek_slogan(tc_finding *f)
{
    const tc_query *q = f->query;
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, q, 0);
    if (!head || strcmp(head->class, "programme") != 0 || head->count >= q->count) return TC_OK;
    const tc_query_word *last = &q->words[q->count - 1];
    bool letters = last->flags & TC_TOKEN_UPPER && last->fold_length >= SLOGAN_LEAST;
    bool called = head->count + (letters ? 1 : SLOGAN_LEAST) <= q->count;
    return called ? tc_mention_seek_within(f, head->count, q->count, seek_quoted, NULL) : TC_OK;
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
    return names == 2 ? tc_mention_seek_core_as(f, name.data, seek_strictly, NULL) : TC_OK;
}

/* ---- a proper name behind what describes it ---- */

/* The words of a query before its proper name. */
typedef struct described {
    const tc_query *query;
    size_t count;
} described;

/* In capitals, no part of a longer name, and right behind one of the words that describe it: "bãi rác Lũng Thông" is
 * meant by "chỗ đổ rác Lũng Thông", and the dam of that name is not. A name that begins with the kind of thing is a
 * name already, and what stands behind its head tells it from others: "cầu dẫn …". */
static tc_status judge_described(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    const described *d = context;
    const tc_token *t = a->tokens->items;
    (void)f, (void)c;
    *taken = a->from > 0 && a->to + 1 - a->from == a->way->count && !tc_name_goes_on(a, a->to + 1, a->to) &&
             !tc_aligned_punctuation(a, a->from);
    for (uint32_t i = a->from; i <= a->to && *taken; i++) *taken = tc_is_capital(&t[i]);
    bool told = false;
    for (size_t i = 1; i < d->count && *taken && !told; i++)
        told = tc_token_is_query(&t[a->from - 1], &d->query->words[i]);
    *taken = told;
    return TC_OK;
}

static tc_status seek_described(tc_finding *f, void *context)
{
    return tc_mention_seek_typed(f, judge_described, context);
}

/* "ngôi chùa cổ Lũng Thông[, xã …]": the one run of capitals behind a few words that say what it is. Behind the head of
 * a unit the run says where the thing is. */
static tc_status seek_proper(tc_finding *f)
{
    enum { WORDS_MOST = 4 };
    const tc_query *q = f->query;
    const tc_sign *unit;
    const size_t count = tc_mention_unit_begins(&unit, f);
    size_t first = 1, end;
    while (first < count && !is_capital(q, first)) first++;
    for (end = first; end < count && is_capital(q, end);) end++;
    for (size_t i = end; i < count; i++)
        if (is_capital(q, i)) return TC_OK;
    if (first > WORDS_MOST || end < first + CORE_LEAST) return TC_OK;
    if (end < q->count && q->words[end].kind == TC_TOKEN_DIGITS) return TC_OK;
    for (size_t i = 0; i < first; i++) {
        const tc_sign *level = tc_sign_in_query(f->signs, TC_SIGN_LEVEL, q, i);
        if ((level && i + level->count == first) || tc_sign_in_query(f->signs, TC_SIGN_PERSON, q, i)) return TC_OK;
    }
    return tc_mention_seek_within(f, first, end, seek_described, &(described){q, first});
}

tc_status tc_mention_seek_own(tc_finding *f)
{
    TRY(tc_mention_seek_person(f));
    return seek_carried(f);
}

static tc_status seek_parts(tc_finding *f)
{
    TRY(tc_mention_seek_own(f));
    if (!f->out->count) TRY(tc_mention_seek_without_unit(f));
    if (!f->out->count) TRY(seek_between(f));
    if (!f->out->count) TRY(tc_mention_seek_slogan(f));
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
