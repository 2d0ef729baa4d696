/* Candidates for a person that no typed span names: names are of too many peoples for a list of surnames, and their
 * capitals, what they stand behind and what is told of them have to do. */
#include "searcher/answer.h"
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

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
    static const char *const words[] = {"de", "von", "van", "der", "da", "di", "del", "du", "la", "le", "ibn", "al"};
    return at + 1 < s->tokens.count && tc_token_among(&s->tokens.items[at], words, COUNT(words)) &&
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
    static const char *const words[] = {"là",  "do",    "bởi",  "và",  "của", "cho",   "với",   "như", "gồm", "hoặc",
                                        "hay", "cùng",  "theo", "khi", "mà",  "nhờ",   "giữa",  "đến", "từ",  "sau",
                                        "tên", "nhưng", "rằng", "thì", "cả",  "ngoài", "trước", "dưới"};
    return tc_token_among(&s->tokens.items[at], words, COUNT(words));
}

bool tc_scene_name_free(const tc_scene *s, uint32_t at)
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

static bool proposed(const tc_proposals *out, size_t from, uint32_t first)
{
    for (size_t i = from; i < out->count; i++)
        if (out->items[i].first <= first && first <= out->items[i].last) return true;
    return false;
}

/* Whether the deed of the question stands right behind the name, or "do", "bởi" before it. */
static bool is_doer(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    enum { BEHIND_MOST = 4 };
    static const char *const by[] = {"do", "bởi"};
    if (tc_scene_before(s, first, 1, by, COUNT(by))) return true;
    for (uint32_t i = last + 1; i <= last + BEHIND_MOST && i < s->tokens.count && s->breaks[i] < TC_BREAK_COMMA; i++)
        if (tc_scene_acts(s, w, i)) return true;
    return false;
}

/* How well a row of capitals names a person; 0 where it does not. */
static double capital_fit(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    static const double ADDRESSED = 0.95, DOER = 0.95, LONG = 0.8, SHORT = 0.7, ALONE = 0.6;
    uint32_t n = last - first + 1;
    bool addressed = is_person_noun(s, first), foreign = is_foreign(s, first);
    if (addressed && n > 1) return ADDRESSED;
    if (n > 2) return LONG;
    bool begins = !first || s->breaks[first] >= TC_BREAK_SENTENCE;
    if (!foreign || !tc_scene_name_free(s, first) || (begins && n == 1)) return 0;
    if (is_doer(s, w, first, last)) return DOER;
    return n > 1 ? SHORT : addressed ? ALONE : 0;
}

tc_status tc_answer_propose_capitals(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w)
{
    static const uint32_t persons = TC_NOUN_ADDRESS | TC_NOUN_CALLING | TC_NOUN_SOMEONE;
    for (uint32_t i = 0, end; i < s->tokens.count; i = end) {
        end = i + 1;
        if (tc_noun_in_text(&s->tokens, i, persons, NULL) || !tc_scene_name_at(s, i)) continue;
        uint32_t to = row_end(s, i), first = behind_country(s, i, to);
        end = to > i + 1 ? to : i + 1;
        if (tc_scene_title_at(s, first) || is_place(s, first, to - 1) || proposed(out, from, first)) continue;
        if (tc_tokens_are(&s->tokens, first, "việt nam") || tc_scene_said(s, first, to - 1, w->query, false)) continue;
        if (to < s->tokens.count && tc_ward_at(&s->tokens, first)) continue;
        double fit = capital_fit(s, w, first, to - 1) * tc_answer_person_fit(s, w, first, to - 1);
        TRY(tc_proposal_add(out, s, (tc_range){s->tokens.items[first].start, s->tokens.items[to - 1].end}, NULL, fit));
    }
    return TC_OK;
}
