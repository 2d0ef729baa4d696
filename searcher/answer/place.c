/* Candidates for where something is: the whole of what stands behind "tại", and an address with its house and street.
 */
#include "searcher/answer/answer.h"
#include <string.h>

/* Whether an entity of this kind begins between two tokens; a name only when it is a place's. */
static bool holds_entity(const tc_scene *s, uint32_t first, uint32_t last, tc_entity_kind kind)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        uint32_t from, to;
        if (e->kind != kind || (kind == TC_ENTITY_NAME && e->name_kind != TC_NAME_PLACE)) continue;
        if (tc_scene_tokens(s, e->at, &from, &to) && from >= first && from <= last) return true;
    }
    return false;
}

/* The last word of what is said behind "tại": up to the next comma, and over it where a place goes on. */
static uint32_t located_to(const tc_scene *s, uint32_t first)
{
    enum { MOST = 20 };
    uint32_t last = first;
    while (last + 1 < s->tokens.count && last < first + MOST) {
        tc_break wall = s->breaks[last + 1];
        if (wall > TC_BREAK_COMMA) break;
        if (wall == TC_BREAK_COMMA && !holds_entity(s, last + 1, last + 1, TC_ENTITY_NAME)) break;
        last++;
    }
    return last;
}

/* The end of the last place named between two tokens, where one is: "gây nguy cơ sạt lở" behind it is no part of it. */
static uint32_t last_place_to(const tc_scene *s, uint32_t first, uint32_t last)
{
    const tc_entities *list = &s->hit->passage.entities;
    uint32_t end = 0, from, to;
    bool any = false;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->kind != TC_ENTITY_NAME || e->name_kind != TC_NAME_PLACE) continue;
        if (!tc_scene_tokens(s, e->at, &from, &to) || from < first || from > last) continue;
        any = true;
        if (to > end) end = to;
    }
    return any ? end : last;
}

/* "Nhà văn hóa", "đường": something happens there. */
static bool is_site(const tc_scene *s, uint32_t at)
{
    const tc_noun *noun = tc_noun_in_text(&s->tokens, at, TC_NOUN_SITE | TC_NOUN_PLACE, NULL);
    return noun && (noun->kinds & TC_NOUN_SITE || noun->traits & TC_TRAIT_SITE);
}

/* "tại phòng họp tầng 2", "tại hội trường lớn": a place where people meet, though it bears no name; one behind the word
 * that the question asks with, surer than those beside it. */
static const double UNNAMED = 0.85, WHITHER = 1.25;

static bool is_hall(const tc_scene *s, uint32_t at)
{
    const tc_noun *noun = tc_noun_in_text(&s->tokens, at, TC_NOUN_SITE, NULL);
    return noun && noun->kinds & TC_NOUN_SITE && noun->count > 1;
}

/* "được dời vào đâu", "chuyển đi đâu": the words that say whereto, of which one stands before the place. */
static bool is_whither(const tc_scene *s, const tc_wanted *w, uint32_t at)
{
    enum { NEAR = 2 };
    const tc_query *q = w->query;
    if (w->asked == SIZE_MAX || tc_asks_address(q)) return false;
    if (!tc_grammar_in_text(&s->tokens, at, TC_GRAMMAR_WHITHER)) return false;
    for (size_t i = w->asked < NEAR ? 0 : w->asked - NEAR; i <= w->asked; i++)
        if (tc_query_wording(q, i, "đi") || tc_token_is_query(&s->tokens.items[at], &q->words[i])) return true;
    return false;
}

/* "tại Nhà văn hóa phường Thuận Thủy": the whole of what stands behind "tại", when it is a place. */
tc_status tc_answer_propose_located(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    static const char *const at[] = {"tại", "ở"};
    for (uint32_t i = 0; i + 1 < s->tokens.count; i++) {
        bool whither = is_whither(s, w, i);
        if ((!whither && !tc_token_among(&s->tokens.items[i], at, 2)) || s->breaks[i + 1] != TC_BREAK_NONE) continue;
        uint32_t first = i + 1, last = last_place_to(s, first, located_to(s, first));
        bool site = holds_entity(s, first, first, TC_ENTITY_NAME) || is_site(s, first);
        if (!site || holds_entity(s, first, last, TC_ENTITY_DOCUMENT)) continue;
        bool named = holds_entity(s, first, last, TC_ENTITY_NAME);
        for (uint32_t k = first; k <= last && !named; k++) named = s->tokens.items[k].flags & TC_TOKEN_CAPITAL;
        if (!named && !is_hall(s, first)) continue;
        if (tc_scene_said(s, first, last, w->query, false)) continue;
        tc_range at_all = {s->tokens.items[first].start, s->tokens.items[last].end};
        TRY(tc_proposal_add(out, s, at_all, NULL, (named ? 1 : UNNAMED) * (whither ? WHITHER : 1)));
        i = last;
    }
    return TC_OK;
}

/* An address has a number; a town alone is none. */
bool tc_asks_address(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (tc_query_wording(q, i, "địa chỉ")) return true;
    return false;
}

bool tc_scene_has_digit(const tc_scene *s, tc_range at)
{
    for (uint32_t i = at.start; i < at.end; i++)
        if (tc_is_digit(s->hit->passage.text[i])) return true;
    return false;
}

/* Whether an address may begin at a token; the number of a document stands behind what it is. */
static bool begins_place(const tc_scene *s, uint32_t at)
{
    static const char *const where[] = {"tại", "ở", "chỉ"};
    return !at || s->breaks[at] != TC_BREAK_NONE || tc_token_among(&s->tokens.items[at - 1], where, 3);
}

/* "số 2 Giếng Đá, phường Vân Hồ": the house and the street stand before the place that a typed span names. */
tc_range tc_answer_with_house(const tc_scene *s, tc_range at)
{
    enum { STREET_MOST = 8 };
    uint32_t first, last;
    if (!tc_scene_tokens(s, at, &first, &last)) return at;
    for (uint32_t back = 1; back <= STREET_MOST && back <= first; back++) {
        if (s->breaks[first - back + 1] >= TC_BREAK_COLON) return at;
        const tc_token *t = &s->tokens.items[first - back];
        bool house = tc_token_is(t, "số") && t[1].kind == TC_TOKEN_DIGITS && begins_place(s, first - back);
        if (house) return (tc_range){t->start, at.end};
    }
    return at;
}
