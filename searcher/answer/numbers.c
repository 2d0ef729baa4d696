/* Numbers that are asked for as names, "gồm những số nào", "gọi số mấy": one, or several in a row, behind what bears
 * them. */
#include "searcher/answer/answer.h"
#include <string.h>

/* A number behind another word than those of the question names another thing. */
static const double OTHER_BEARER = 0.3;

/* "TT 51/2025/TT-BCA": a document that is named, not asked for. */
static bool is_cited(const tc_query *q, size_t behind)
{
    if (behind < q->count && tc_query_wording(q, behind, "số")) behind++;
    return behind < q->count && q->words[behind].in_number;
}

/* Whether a document is told of at a word, "kế hoạch", "văn bản", in so many words. */
static bool is_document(const tc_query *q, size_t at, size_t *length)
{
    if (tc_query_type(q, at, length)) return true;
    const tc_noun *noun = tc_noun_in_query(q, at, TC_NOUN_DOCUMENT, length);
    return noun && !(noun->traits & (TC_TRAIT_GENERAL | TC_TRAIT_NEAR));
}

/* "số nào", "số mấy", "số điện thoại nào"; the number of a document is told by its kind. */
bool tc_asks_numbers(const tc_query *q)
{
    static const char *const asks[] = {
        "số nào", "số mấy", "số gì", "số máy nào", "số điện thoại nào", "số điện thoại mấy", "số máy mấy"};
    bool numbers = false;
    size_t n;
    for (size_t i = 0; i < q->count; i++) {
        if (is_document(q, i, &n) && !is_cited(q, i + n) && !q->words[i].in_number) return false;
        if (tc_noun_in_query(q, i, TC_NOUN_PART, NULL)) return false;
        /* "tổ số mấy": the noun is asked for; "tần số nào": half of another word. */
        bool other = i && (tc_noun_in_query(q, i - 1, TC_NOUN_PLACE | TC_NOUN_BODY, NULL) ||
                           tc_grammar_in_query(q, i - 1, TC_GRAMMAR_HALF_NUMBER));
        numbers |= !other && tc_query_among(q, i, asks, TC_COUNT(asks), NULL);
    }
    return numbers;
}

/* Whether a number goes on with the next one: "18, 35", "30 đến 33", "50; 51". */
static bool goes_on(const tc_scene *s, uint32_t at)
{
    static const char *const joins[] = {",", ", ", ";", "; ", " và ", " đến ", "-", " - "};
    const tc_token *t = &s->tokens.items[at];
    if (at + 1 >= s->tokens.count) return false;
    const tc_token *next = tc_token_among(t + 1, (const char *const[]){"và", "đến"}, 2) ? t + 2 : t + 1;
    if (next >= s->tokens.items + s->tokens.count || next->kind != TC_TOKEN_DIGITS) return false;
    uint32_t gap = next->start - t->end;
    for (size_t i = 0; i < TC_COUNT(joins); i++)
        if (strlen(joins[i]) == gap && !memcmp(s->hit->passage.text + t->end, joins[i], gap)) return true;
    return false;
}

static uint32_t run_end(const tc_scene *s, uint32_t at)
{
    while (goes_on(s, at)) at += s->tokens.items[at + 1].kind == TC_TOKEN_DIGITS ? 1 : 2;
    return at;
}

/* Whether it is part of the number of a document or of a date. */
static bool is_part(const tc_scene *s, uint32_t at)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        bool other = e->kind == TC_ENTITY_DOCUMENT || e->kind == TC_ENTITY_DATE || e->kind == TC_ENTITY_PERIOD;
        if (other && e->at.start <= at && at < e->at.end) return true;
    }
    return false;
}

tc_status tc_answer_propose_numbers(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    for (uint32_t i = 1; i < s->tokens.count; i++) {
        const tc_token *t = &s->tokens.items[i];
        if (t->kind != TC_TOKEN_DIGITS || t[-1].kind == TC_TOKEN_DIGITS || s->breaks[i] >= TC_BREAK_CLAUSE) continue;
        if (is_part(s, t->start)) continue;
        uint32_t last = run_end(s, i);
        tc_range at = {t->start, s->tokens.items[last].end};
        bool bearer = tc_scene_asked(s, w, i - 1) || tc_token_is(t - 1, "số");
        if (!tc_scene_said(s, i, last, w->query, true))
            TRY(tc_proposal_add(out, s, at, NULL, bearer ? 1 : OTHER_BEARER));
        i = last;
    }
    return TC_OK;
}
