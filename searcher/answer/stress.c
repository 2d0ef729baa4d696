/* How much each word of a question weighs for an answer, and which of them are names, wards, or what is asked about. */
#include "searcher/answer/answer.h"
#include <stdlib.h>
#include <string.h>

static bool has_other_wording(const tc_query *q, size_t at)
{
    for (size_t i = 0; i < q->alternative_count; i++)
        if (q->alternatives[i].first <= at && at <= q->alternatives[i].last) return true;
    return false;
}

/* What is told of the person or agency asked for, right behind "ai", "đơn vị nào"; or right before "ngày nào". */
static bool is_told(const tc_wanted *w, const tc_query *q, size_t i)
{
    bool name = !strcmp(w->kind, "person") || !strcmp(w->kind, "org");
    if (name && w->asked == SIZE_MAX) return i < 2;
    if (w->asked == SIZE_MAX || (!name && strcmp(w->kind, "date") != 0)) return false;
    size_t behind = tc_query_behind(q, w->asked);
    while (name && behind < q->count && tc_word_light(q, behind)) behind++;
    if (name && behind < q->count) return i >= behind && i < behind + 3 && !tc_word_light(q, i);
    return i < w->asked && i + 3 > w->asked;
}

/* "Lãnh đạo Liên đoàn nào": what the person asked for is. */
static bool is_role(const tc_wanted *w, const tc_query *q, size_t i)
{
    return w->asked != SIZE_MAX && tc_query_wording(q, w->asked, "nào") && i < w->asked && i + 3 > w->asked;
}

bool tc_word_light(const tc_query *q, size_t at)
{
    for (size_t back = 0; back <= 1 && back <= at; back++)
        if (back < tc_grammar_in_query(q, at - back, TC_GRAMMAR_LIGHT)) return true;
    return false;
}

/* "công ty nào", "nhà thơ nào": the noun that a name may stand without. */
static bool in_noun(const tc_wanted *w, const tc_query *q, size_t i)
{
    bool named = w->bare || (q->noun && !strcmp(w->kind, "person") && q->noun->asks == TC_NOUN_CALLING);
    return i == w->head || (named && w->asked != SIZE_MAX && tc_query_wording(q, w->asked, "nào") &&
                            i >= q->noun_first && i <= q->noun_last);
}

/* "mỗi cháu", "các cụ": texts call them otherwise. Typed without marks, or within a longer word, it is as often no form
 * of address; before a name it is. */
static bool addresses(const tc_query *q, size_t i)
{
    bool longer = q->words[i].bound || (i && q->words[i - 1].bound);
    bool name = i + 1 < q->count && q->words[i + 1].flags & TC_TOKEN_CAPITAL;
    return q->marked && !longer && !name && tc_noun_in_query(q, i, TC_NOUN_ADDRESS, NULL);
}

/* "văn bản nào", "văn bản của Bộ …": a document of any type is asked for, and named by its own. */
static bool any_document(const tc_wanted *w, const tc_query *q, size_t i)
{
    static const char *const any[] = {"văn bản"};
    return !strcmp(w->kind, "document") && tc_query_within(q, i, any, TC_COUNT(any));
}

/* "những điều gì", "những việc gì": the things enumerated are called so by who asks. */
static bool what_things(const tc_wanted *w, const tc_query *q, size_t i)
{
    return w->noun != SIZE_MAX && i >= w->noun_first && i <= w->noun && tc_query_wording(q, w->noun + 1, "gì");
}

static double weight_of(const tc_wanted *w, const tc_query *q, size_t i)
{
    const tc_query_word *word = &q->words[i];
    if (word->question || word->excluded || word->in_period || word->in_number) return 0;
    double weight = word->rarity;
    if (tc_word_joins(q, i)) weight *= 0.2;
    bool name = !strcmp(w->kind, "person") || !strcmp(w->kind, "org");
    if ((name || !strcmp(w->kind, "amount")) && tc_word_light(q, i)) weight *= 0.3;
    /* The noun asked for need not be there: "đơn vị nào" is answered by a name. */
    if (tc_word_general(q, i)) weight *= 0.2;
    if (what_things(w, q, i) || addresses(q, i) || any_document(w, q, i)) weight *= 0.3;
    bool said = w->picture && tc_word_of_picture(q, i); /* by the label of the caption */
    if (said) weight *= 0.1;
    if (is_told(w, q, i) && !said) weight *= 1.5;
    if (i == w->head) weight *= 0.3;
    if (w->unit_first <= i && i <= w->unit_last) weight *= 0.4;
    /* A word that the index does not know at all is as often a slip as a name. */
    if (!word->form_count && !has_other_wording(q, i)) weight *= 0.7;
    return weight;
}

/* Whether a word is part of what a document is called, "Thông tư", "Quyết định". */
static bool in_type(const tc_query *q, size_t i)
{
    size_t n;
    for (size_t back = 0; back <= 2 && back <= i; back++)
        if (tc_query_type(q, i - back, &n) && back < n) return true;
    return false;
}

/* "Tết Quý Mão", "xuân Giáp Thìn": a year of the calendar of ten stems and twelve branches, which texts tell by its
 * number as well. */
static bool in_lunar_year(const tc_query *q, size_t i)
{
    static const char *const stems[] = {"giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"};
    static const char *const branches[] = {"tý",  "sửu", "dần",  "mão", "thìn", "tỵ",
                                           "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"};
    for (size_t at = i ? i - 1 : i; at <= i && at + 1 < q->count; at++)
        if (tc_query_among(q, at, stems, TC_COUNT(stems), NULL) &&
            tc_query_among(q, at + 1, branches, TC_COUNT(branches), NULL))
            return true;
    return false;
}

/* A word with a capital that is no abbreviation; or the one or two words behind "phường", "xã". */
static bool is_name(const tc_query *q, size_t i)
{
    const tc_query_word *word = &q->words[i];
    if (word->question || word->in_period || word->in_number || word->flags & TC_TOKEN_UPPER) return false;
    if (word->at.end - word->at.start == 1 || in_type(q, i)) return false; /* "F0", "T1/2022"; "Thông tư 12" */
    if (in_lunar_year(q, i)) return false;
    /* The first word of a quotation is written so whatever it is. */
    bool quoted = word->at.start > 2 &&
                  (q->text[word->at.start - 1] == '"' || !memcmp(q->text + word->at.start - 3, "“", 3));
    if (quoted) return false;
    if (word->flags & TC_TOKEN_CAPITAL && i > 0) return true;
    return word->flags & TC_TOKEN_CAPITAL && i + 1 < q->count && q->words[1].flags & TC_TOKEN_CAPITAL;
}

/* "xa vinh quang": wards and communes bear names of one or two syllables; "xã hội", "xã phường" are none. */
static bool is_ward(const tc_query *q, size_t i)
{
    for (size_t back = 1; back <= 2 && back <= i; back++) {
        size_t noun = i - back;
        if (tc_query_ward_at(q, noun) && !q->words[i].question && q->words[i].flags & TC_TOKEN_CAPITAL) return true;
        if (!tc_query_wording(q, noun, "phường") && !tc_query_wording(q, noun, "xã")) continue;
        if (noun && (tc_query_wording(q, noun - 1, "hợp tác") || tc_query_wording(q, noun - 1, "tác"))) continue;
        size_t next = noun + 1;
        if (noun && tc_query_wording(q, noun - 1, "cấp")) continue;
        bool plain = tc_query_wording(q, next, "hội") || tc_query_wording(q, next, "phường") ||
                     tc_query_wording(q, next, "viên") || q->words[next].question || tc_word_joins(q, next);
        bool pair = !q->marked || q->words[i].flags & TC_TOKEN_CAPITAL;
        if (!plain && pair && !q->words[i].question && !tc_word_joins(q, i) && !q->words[i].in_period) return true;
    }
    return false;
}

/* Not what joins others, is counted or measured, or says that a plan is asked for. */
static bool is_key(const tc_wanted *w, const tc_query *q, size_t i)
{
    bool unit = w->unit_first <= i && i <= w->unit_last;
    return !tc_word_joins(q, i) && !tc_word_light(q, i) && !addresses(q, i) && !any_document(w, q, i) && !unit &&
           !in_noun(w, q, i) && !tc_word_quantity(q, i);
}

tc_status tc_wanted_weigh(tc_wanted *w, const tc_query *q)
{
    w->weights = calloc(q->count + 1, sizeof *w->weights);
    w->pairs = calloc(q->count + 1, sizeof *w->pairs);
    w->names = calloc(q->count + 1, sizeof *w->names);
    w->wards = calloc(q->count + 1, sizeof *w->wards);
    w->told = calloc(q->count + 1, sizeof *w->told);
    w->keys = calloc(q->count + 1, sizeof *w->keys);
    if (!w->weights || !w->pairs || !w->names || !w->wards || !w->told || !w->keys)
        return tc_fail(TC_MEMORY, "no memory for the question");
    for (size_t i = 0; i < q->count; i++) {
        w->weights[i] = weight_of(w, q, i);
        w->content += w->weights[i] > 0 && !tc_word_joins(q, i) && i != w->head;
        w->told[i] = !strcmp(w->kind, "person") && (is_told(w, q, i) || is_role(w, q, i));
        w->keys[i] = w->weights[i] > 0 && is_key(w, q, i);
        w->names[i] = w->weights[i] > 0 && is_name(q, i);
        w->wards[i] = w->weights[i] > 0 && is_ward(q, i);
    }
    for (size_t i = 0; i + 1 < q->count; i++)
        if (w->weights[i] > 0 && w->weights[i + 1] > 0) w->pairs[i] = (w->weights[i] + w->weights[i + 1]) / 2;
    return TC_OK;
}

/* Marks the words of the query that are these tokens, in their order, as a name. */
static void note_name(tc_wanted *w, const tc_tokens *name)
{
    const tc_query *q = w->query;
    for (size_t at = 0; at + name->count <= q->count; at++) {
        size_t n = 0;
        while (n < name->count && !q->words[at + n].question && tc_token_is_query(&name->items[n], &q->words[at + n]))
            n++;
        for (size_t i = 0; n == name->count && i < n; i++) w->names[at + i] = w->weights[at + i] > 0;
    }
}

tc_status tc_wanted_note_persons(tc_wanted *w, const tc_results *results, tc_analyser *analyser)
{
    enum { NAME_LEAST = 3 }; /* of two words, "an giang", as often something else */
    TC_CLEANUP(tc_tokens_free) tc_tokens name = {0};
    for (size_t i = 0; !w->query->marked && i < results->hit_count; i++) {
        const tc_passage *p = &results->hits[i].passage;
        for (size_t k = 0; k < p->entities.count; k++) {
            const tc_entity *e = &p->entities.items[k];
            if (e->kind != TC_ENTITY_NAME || e->name_kind != TC_NAME_PERSON) continue;
            TRY(tc_analyse(analyser, &name, p->text + e->at.start, e->at.end - e->at.start, TC_FOR_HIGHLIGHT));
            if (name.count >= NAME_LEAST) note_name(w, &name);
        }
    }
    return TC_OK;
}

/* How often two neighbours of the query stand side by side in the passages, with capitals and otherwise. */
typedef struct together {
    uint32_t named, other;
} together;

/* Whether a token is a word of the query as it was typed; of a query without marks any form of it. */
static bool is_typed(const tc_token *t, const tc_query *q, size_t i)
{
    const tc_query_word *w = &q->words[i];
    if (!tc_token_is_query(t, w)) return false;
    return !q->marked || (t->length == w->length && !memcmp(t->term, w->term, w->length));
}

static void count_together(together *counts, const tc_query *q, const tc_tokens *tokens)
{
    for (size_t t = 0; t + 1 < tokens->count; t++) {
        const tc_token *a = &tokens->items[t], *b = a + 1;
        if (b->start != a->end + 1) continue;
        for (size_t i = 0; i + 1 < q->count; i++) {
            if (!is_typed(a, q, i) || !is_typed(b, q, i + 1)) continue;
            bool heading = a->flags & b->flags & TC_TOKEN_UPPER; /* everything has capitals there */
            if (a->flags & b->flags & TC_TOKEN_CAPITAL)
                counts[i].named += !heading;
            else
                counts[i].other++;
        }
    }
}

/* "hợp tiến": two plain words; an office or a body that begins with a capital is no name of its own, "Sở Xây dựng". */
static bool may_name(const tc_wanted *w, size_t i)
{
    static const uint32_t heads = TC_NOUN_OFFICE | TC_NOUN_RANK | TC_NOUN_BODY | TC_NOUN_ADDRESS | TC_NOUN_DOCUMENT;
    const tc_query *q = w->query;
    for (size_t k = i; k <= i + 1; k++)
        if (q->words[k].kind != TC_TOKEN_SYLLABLE || w->weights[k] <= 0 || tc_word_joins(q, k)) return false;
    return !tc_noun_in_query(q, i, heads, NULL);
}

tc_status tc_wanted_note_capitals(tc_wanted *w, const tc_results *results, tc_analyser *analyser)
{
    TC_CLEANUP(tc_tokens_free) tc_tokens tokens = {0};
    const tc_query *q = w->query;
    for (size_t i = 0; i < q->count; i++)
        if (w->names[i]) return TC_OK; /* names are typed as such */
    together *counts = calloc(q->count + 1, sizeof *counts);
    if (!counts) return tc_fail(TC_MEMORY, "no memory for the question");
    tc_status status = TC_OK;
    for (size_t i = 0; i < results->hit_count && status == TC_OK; i++) {
        const tc_passage *p = &results->hits[i].passage;
        status = tc_analyse(analyser, &tokens, p->text, p->text_length, TC_FOR_HIGHLIGHT);
        if (status == TC_OK) count_together(counts, q, &tokens);
    }
    for (size_t i = 0; i + 1 < q->count && status == TC_OK; i++)
        if (counts[i].named && !counts[i].other && may_name(w, i)) w->names[i] = w->names[i + 1] = true;
    free(counts);
    return status;
}
