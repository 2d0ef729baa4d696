/* Candidates for a person that no typed span names: names are of too many peoples for a list of surnames, and their
 * capitals, what they stand behind and what is told of them have to do. */
#include "searcher/answer/answer.h"
#include <string.h>

enum { NAME_MOST = 6 };

/* ---- where a name begins and ends ---- */

static bool is_capital(const tc_scene *s, uint32_t at)
{
    const tc_token *t = &s->tokens.items[at];
    return t->flags & TC_TOKEN_CAPITAL && !(t->flags & TC_TOKEN_UPPER) && t->kind != TC_TOKEN_DIGITS;
}

static bool is_foreign(const tc_scene *s, uint32_t at)
{
    return s->tokens.items[at].kind == TC_TOKEN_FOREIGN;
}

/* "Anna van Dorn": small words inside of a foreign name. */
static bool is_particle(const tc_scene *s, uint32_t at)
{
    return at + 1 < s->tokens.count && tc_grammar_in_text(&s->tokens, at, TC_GRAMMAR_PARTICLE) &&
           !(s->tokens.items[at].flags & TC_TOKEN_MARKED) && s->breaks[at] == TC_BREAK_NONE &&
           s->breaks[at + 1] == TC_BREAK_NONE && is_capital(s, at + 1) && is_foreign(s, at + 1);
}

/* The token behind the capitals that stand in a row from one token on. */
static uint32_t row_end(const tc_scene *s, uint32_t at)
{
    uint32_t end = at;
    while (end < s->tokens.count && end < at + NAME_MOST && (end == at || s->breaks[end] == TC_BREAK_NONE)) {
        if (is_capital(s, end))
            end++;
        else if (end > at && is_foreign(s, end - 1) && is_particle(s, end))
            end += 2;
        else
            break;
    }
    return end;
}

/* "người Đức Anna Dorn", "Tổng thống Hoa Kỳ Anna Dorn": where the name itself begins behind the country, which is
 * spelt as the language spells. */
static uint32_t behind_country(const tc_scene *s, uint32_t first, uint32_t end)
{
    uint32_t at = first;
    while (at < end && !is_foreign(s, at)) at++;
    for (uint32_t i = at; i < end; i++)
        if (!is_foreign(s, i) && !is_particle(s, i)) return first;
    return at < end && at - first <= 2 ? at : first;
}

static bool is_person_noun(const tc_scene *s, uint32_t at)
{
    static const uint32_t persons = TC_NOUN_ADDRESS | TC_NOUN_CALLING | TC_NOUN_SOMEONE;
    return tc_noun_ends_in_text(&s->tokens, at, persons) != NULL;
}

uint32_t tc_scene_name_at(const tc_scene *s, uint32_t at)
{
    uint32_t first = at;
    if (!is_capital(s, at)) return 0;
    while (first && s->breaks[first] == TC_BREAK_NONE && at < first + NAME_MOST && is_capital(s, first - 1) &&
           !is_person_noun(s, first))
        first--;
    uint32_t end = row_end(s, first);
    if (at >= end || (at > first && at != behind_country(s, first, end))) return 0;
    return end - at;
}

/* What a name may stand behind when it is borne by nothing: what joins words, and what says that somebody acts. */
static bool joins(const tc_scene *s, uint32_t at)
{
    return tc_grammar_in_text(&s->tokens, at, TC_GRAMMAR_BEFORE_NAME) > 0;
}

/* Whether a name stands by itself: behind another noun, "trận Cúp Mùa Xuân", a thing bears it. */
static bool stands_free(const tc_scene *s, uint32_t at)
{
    if (!at || s->breaks[at] != TC_BREAK_NONE || joins(s, at - 1) || is_person_noun(s, at)) return true;
    return is_capital(s, at - 1) || tc_noun_ends_in_text(&s->tokens, at, TC_NOUN_OFFICE);
}

/* ---- candidates ---- */

/* Whether a place or a body is named by some of these words. */
static bool is_place(const tc_scene *s, uint32_t from, uint32_t to)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->kind != TC_ENTITY_NAME) continue;
        if (e->name_kind != TC_NAME_PLACE && e->name_kind != TC_NAME_ORGANISATION) continue;
        if (e->at.start < s->tokens.items[to].end && e->at.end > s->tokens.items[from].start) return true;
    }
    return false;
}

/* Whether the deed of the question stands right behind the name, or "do", "bởi" before it. */
static bool is_doer(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    enum { BEHIND_MOST = 4 };
    if (tc_scene_behind(s, first, 1, TC_GRAMMAR_AGENT)) return true;
    for (uint32_t i = last + 1; i <= last + BEHIND_MOST && i < s->tokens.count && s->breaks[i] < TC_BREAK_COMMA; i++)
        if (tc_scene_acts(s, w, i)) return true;
    return false;
}

/* "người Nhật Bản", "người Chăm": a people, whose name goes with the noun. */
static bool is_people(const tc_scene *s, uint32_t first, uint32_t end)
{
    if (!first || s->breaks[first] != TC_BREAK_NONE || !tc_token_is(&s->tokens.items[first - 1], "người")) return false;
    for (uint32_t i = first; i < end && end - first > 1; i++)
        if (is_foreign(s, i)) return false;
    return true;
}

/* How well a row of capitals names a person; 0 where it does not. */
static double capital_fit(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    static const double ADDRESSED = 0.95, DOER = 0.95, LONG = 0.8, SHORT = 0.7, ALONE = 0.6, PEOPLE = 0.7;
    if (tc_token_is(&s->tokens.items[first], "người")) return PEOPLE;
    uint32_t n = last - first + 1;
    bool addressed = is_person_noun(s, first), foreign = is_foreign(s, first);
    if (addressed && n > 1) return ADDRESSED;
    if (n > 2) return LONG;
    if (!foreign || !stands_free(s, first)) return 0;
    if (is_doer(s, w, first, last)) return DOER;
    return n > 1 ? SHORT : addressed ? ALONE : 0;
}

/* "Anna Dorn, Marten Holt và Nils Berg": the token behind all of them. */
uint32_t tc_scene_names_end(const tc_scene *s, uint32_t end)
{
    uint32_t at = end;
    while (at + 1 < s->tokens.count && s->breaks[at] <= TC_BREAK_COMMA) {
        bool and = s->breaks[at] == TC_BREAK_NONE && tc_token_is(&s->tokens.items[at], "và");
        uint32_t next = at + and,
                 n = s->breaks[next] == (and? TC_BREAK_NONE : TC_BREAK_COMMA) ? tc_scene_name_at(s, next) : 0;
        if (n < 2 || is_place(s, next, next + n - 1)) return end;
        at = next + n;
        if (and) return at;
    }
    return end;
}

tc_status tc_answer_propose_capitals(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w)
{
    static const uint32_t persons = TC_NOUN_ADDRESS | TC_NOUN_CALLING | TC_NOUN_SOMEONE;
    for (uint32_t i = 0, end; i < s->tokens.count; i = end) {
        end = i + 1;
        if (tc_noun_in_text(&s->tokens, i, persons, NULL) || !tc_scene_name_at(s, i)) continue;
        uint32_t to = row_end(s, i), first = behind_country(s, i, to);
        end = to > i + 1 ? to : i + 1;
        if (tc_scene_title_at(s, first) || is_place(s, first, to - 1) || tc_proposals_hold(out, from, first, first))
            continue;
        if (tc_tokens_are(&s->tokens, first, "việt nam") || tc_scene_said(s, first, to - 1, w->query, false)) continue;
        if (to < s->tokens.count && tc_ward_at(&s->tokens, first)) continue;
        if (is_people(s, first, to)) first--;
        double fit = capital_fit(s, w, first, to - 1) * tc_answer_person_fit(s, w, first, to - 1);
        if (fit > 0 && to - first > 1) to = tc_scene_names_end(s, to);
        TRY(tc_proposal_add(out, s, (tc_range){s->tokens.items[first].start, s->tokens.items[to - 1].end}, NULL, fit));
        if (to > end) end = to;
    }
    return TC_OK;
}

/* ---- bodies and places that are named without their noun ---- */

/* "ở Lào", "từ Pháp": where a country or a town stands. */
static bool stands_where(const tc_scene *s, uint32_t first)
{
    return tc_scene_behind(s, first, 1, TC_GRAMMAR_BEFORE_PLACE);
}

bool tc_scene_name_person(const tc_scene *s, uint32_t first, uint32_t last)
{
    uint32_t next = last + 1;
    if (is_person_noun(s, first)) return true;
    return next < s->tokens.count && s->breaks[next] == TC_BREAK_COMMA && tc_token_is(&s->tokens.items[next], "người");
}

bool tc_answer_names_bare(const tc_scene *s, const tc_wanted *w, uint32_t first)
{
    bool beside = first && s->breaks[first] == TC_BREAK_NONE && tc_scene_asked(s, w, first - 1);
    return is_foreign(s, first) && !is_person_noun(s, first) && (beside || stands_free(s, first));
}

bool tc_answer_is_kind(const tc_scene *s, const tc_wanted *w, uint32_t last)
{
    uint32_t at = last + 1;
    if (at + 1 >= s->tokens.count || w->head == SIZE_MAX) return false;
    bool is = s->breaks[at] == TC_BREAK_NONE && tc_token_is(&s->tokens.items[at], "là");
    if (!is && s->breaks[at] != TC_BREAK_COMMA) return false;
    if (is) at++;
    if (tc_token_is(&s->tokens.items[at], "một")) at++;
    return tc_scene_head_at(s, w, at);
}

tc_status tc_answer_propose_bare(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w)
{
    static const double NAMED = 0.75;
    bool where = !strcmp(w->kind, "place") && !(w->query->noun->traits & TC_TRAIT_TOWN);
    for (uint32_t i = 0, end; i < s->tokens.count; i = end) {
        end = i + 1;
        if (!tc_scene_name_at(s, i)) continue;
        end = row_end(s, i);
        bool cell = tc_scene_cell(s, i) != NULL;
        bool fits = (where && stands_where(s, i)) || tc_answer_names_bare(s, w, i);
        if (cell || !fits || tc_scene_name_person(s, i, end - 1) || tc_proposals_hold(out, from, i, i) ||
            tc_scene_title_at(s, i))
            continue;
        if (tc_noun_in_text(&s->tokens, i, TC_NOUN_ANY, NULL) || tc_scene_said(s, i, end - 1, w->query, false))
            continue;
        double fit = tc_answer_is_kind(s, w, end - 1) ? 1 : NAMED;
        TRY(tc_proposal_add(out, s, (tc_range){s->tokens.items[i].start, s->tokens.items[end - 1].end}, NULL, fit));
    }
    return TC_OK;
}
