/* Candidates for an answer: figures that brackets behind a figure part by name, "92 người (phường A 41, phường B 38)".
 * They bear no unit of their own, and are no typed spans. */
#include "searcher/answer/answer.h"
#include <string.h>

/* Whether a whole number stands at a token, alone before a comma or the end of its brackets. */
static bool ends_part(const tc_scene *s, uint32_t at)
{
    const tc_token *t = &s->tokens.items[at];
    const char *text = s->hit->passage.text;
    if (t->kind != TC_TOKEN_DIGITS || s->breaks[at] != TC_BREAK_NONE) return false;
    return text[t->end] && strchr(",;)", text[t->end]) && !tc_is_digit(text[t->end + 1]);
}

/* The first token of the name in front of a number, as far as its comma or bracket; that number for none. */
static uint32_t name_before(const tc_scene *s, uint32_t number)
{
    enum { NAME_MOST = 6 };
    uint32_t first = number;
    while (first && number - first < NAME_MOST && s->breaks[first] == TC_BREAK_NONE) first--;
    bool capital = false;
    for (uint32_t i = first; i < number; i++) capital |= (s->tokens.items[i].flags & TC_TOKEN_CAPITAL) != 0;
    return capital && s->breaks[first] == TC_BREAK_COMMA ? first : number;
}

/* Where the brackets around a token open; 0 for none. */
static uint32_t bracket_of(const tc_scene *s, uint32_t token)
{
    enum { BYTES_MOST = 400 };
    const char *text = s->hit->passage.text;
    uint32_t at = s->tokens.items[token].start, least = at > BYTES_MOST ? at - BYTES_MOST : 0;
    while (at > least && text[at - 1] != '(' && text[at - 1] != ')') at--;
    return at > least && text[at - 1] == '(' ? at - 1 : 0;
}

/* The figure in front of the brackets, "96 nghệ nhân khèn (": what their numbers count. */
static const tc_entity *figure_before(const tc_scene *s, uint32_t bracket)
{
    enum { GAP_MOST = 24 };
    const tc_entities *list = &s->hit->passage.entities;
    const char *text = s->hit->passage.text;
    for (size_t i = list->count; i-- > 0;) {
        const tc_entity *e = &list->items[i];
        if (e->kind != TC_ENTITY_FIGURE || !e->unit || e->at.end > bracket || bracket - e->at.end > GAP_MOST) continue;
        if (strcspn(text + e->at.end, ".,;:()") == bracket - e->at.end) return e;
    }
    return NULL;
}

static tc_status add(tc_proposals *out, const tc_scene *s, const tc_wanted *w, uint32_t number, const tc_entity *whole)
{
    uint32_t first, last;
    size_t before = out->count;
    const tc_token *t = &s->tokens.items[number];
    if (!tc_scene_tokens(s, whole->at, &first, &last)) return TC_OK;
    TRY(tc_proposal_add(out, s, (tc_range){t->start, t->end}, NULL, tc_figure_fit(s, w, whole, first, last)));
    if (out->count == before) return TC_OK;
    out->items[before].unit = whole->unit;
    out->items[before].unit_length = strlen(whole->unit);
    return TC_OK;
}

tc_status tc_answer_propose_listed(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    for (uint32_t i = 1; i < s->tokens.count; i++) {
        uint32_t name = ends_part(s, i) ? name_before(s, i) : i, bracket = name < i ? bracket_of(s, i) : 0;
        const tc_entity *whole = bracket ? figure_before(s, bracket) : NULL;
        if (whole && tc_scene_said(s, name, i - 1, w->query, false)) TRY(add(out, s, w, i, whole));
    }
    return TC_OK;
}
