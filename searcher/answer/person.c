/* How well a person answers: by the office that the question tells of, or by the deed. */
#include "searcher/answer/answer.h"

/* Whether it is an office, and the whole of it: "Phó Chủ tịch" is no chairman. */
static bool office_at(const tc_scene *s, const tc_query *q, uint32_t at)
{
    static const uint32_t offices = TC_NOUN_OFFICE | TC_NOUN_RANK;
    if (!tc_scene_words_at(s, q, q->noun_first, q->noun_last, at)) return false;
    const tc_noun *whole = tc_noun_ends_in_text(&s->tokens, at + q->noun_last - q->noun_first + 1, TC_NOUN_ANY);
    bool deputy = at && tc_noun_in_text(&s->tokens, at - 1, offices, NULL) &&
                  tc_token_is(&s->tokens.items[at - 1], "phó");
    return !deputy && (!whole || whole->count <= q->noun_last - q->noun_first + 1);
}

/* "A là Chủ tịch UBND phường". */
static bool is_office(const tc_scene *s, const tc_query *q, uint32_t last)
{
    static const char *const is[] = {"là", "làm"};
    return last + 2 < s->tokens.count && s->breaks[last + 1] == TC_BREAK_NONE &&
           tc_token_among(&s->tokens.items[last + 1], is, 2) && office_at(s, q, last + 2);
}

/* "Giáo sư nào", "tổ trưởng … là ai": what the person asked for is stands in front of the name, or behind "là" or a
 * comma: "Ông Lò Văn Pán, Phó Trưởng phòng, Tổ trưởng". */
static double office_fit(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    enum { BEFORE_MOST = 5, BEHIND_MOST = 14 };
    static const double BEARS = 1.2, IS = 1.4;
    static const char *const parts[] = {"sau", "trước", "khi", "thay", "do", "và", "là", "cho", "giao"};
    const tc_query *q = w->query;
    if (!tc_asks_office(q)) return 1;
    if (is_office(s, q, last)) return IS;
    for (uint32_t back = 1; back <= BEFORE_MOST && back <= first && s->breaks[first - back + 1] < TC_BREAK_COLON;
         back++) {
        if (office_at(s, q, first - back)) return BEARS;
        if (tc_token_among(&s->tokens.items[first - back], parts, TC_COUNT(parts))) break;
    }
    if (last + 1 >= s->tokens.count || s->breaks[last + 1] != TC_BREAK_COMMA) return 1;
    for (uint32_t i = last + 1; i <= last + BEHIND_MOST && i < s->tokens.count; i++) {
        if (s->breaks[i] >= TC_BREAK_COLON) return 1;
        if (s->breaks[i] == TC_BREAK_COMMA && office_at(s, q, i)) return BEARS;
    }
    return 1;
}

/* "Ai báo cáo": who stands before it, also beyond the offices held; "ai được bầu": who stands right behind it. "thay
 * đồng chí B": not B. */
static double deed_fit(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    enum { BEFORE_MOST = 6, BEHIND_MOST = 30 };
    static const double DONE_TO = 1.2, DOES = 1.15, REPLACED = 0.6;
    static const char *const instead[] = {"thay"};
    for (uint32_t back = 1; back <= BEFORE_MOST && back <= first && s->breaks[first - back + 1] == TC_BREAK_NONE;
         back++)
        if (tc_scene_acts(s, w, first - back)) return DONE_TO;
    if (tc_scene_before(s, first, 3, instead, 1)) return REPLACED;
    for (uint32_t i = last + 1; i <= last + BEHIND_MOST && i < s->tokens.count && s->breaks[i] <= TC_BREAK_COMMA; i++) {
        if (tc_noun_in_text(&s->tokens, i, TC_NOUN_ADDRESS, NULL)) return 1; /* another one */
        if (tc_scene_acts(s, w, i)) return DOES;
    }
    return 1;
}

double tc_answer_person_fit(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    return office_fit(s, w, first, last) * (w->signer ? 1 : deed_fit(s, w, first, last));
}
