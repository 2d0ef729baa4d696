/* Who took a picture: "(Ảnh: A/Đài B)" stands behind the caption that says what it shows. */
#include "searcher/answer/answer.h"

/* "bức ảnh … do ai chụp", "ai chụp ảnh …"; "ảnh hưởng" is none. */
bool tc_asks_picture(const tc_query *q)
{
    bool picture = false, taken = false;
    for (size_t i = 0; i < q->count; i++) {
        if (tc_grammar_in_query(q, i, TC_GRAMMAR_PICTURE)) return true;
        picture |= tc_query_wording(q, i, "ảnh") && !tc_query_wording(q, i, "ảnh hưởng");
        taken |= tc_query_wording(q, i, "chụp") > 0;
    }
    return picture && taken;
}

bool tc_word_of_picture(const tc_query *q, size_t at)
{
    return tc_grammar_in_query(q, at, TC_GRAMMAR_OF_PICTURE) > 0;
}

/* The last word of the name that begins at a token: up to the agency behind a stroke. */
static uint32_t name_end(const tc_scene *s, uint32_t first)
{
    enum { NAME_MOST = 6 };
    const char *text = s->hit->passage.text;
    uint32_t last = first;
    while (last + 1 < s->tokens.count && last + 1 < first + NAME_MOST && s->breaks[last + 1] == TC_BREAK_NONE) {
        bool goes_on = s->tokens.items[last + 1].flags & TC_TOKEN_CAPITAL && text[s->tokens.items[last].end] == ' ';
        if (!goes_on) break;
        last++;
    }
    return last;
}

tc_status tc_answer_propose_credits(tc_proposals *out, const tc_scene *s)
{
    for (uint32_t i = 0; i + 1 < s->tokens.count; i++) {
        const tc_token *label = &s->tokens.items[i], *name = &s->tokens.items[i + 1];
        bool credit = tc_token_is(label, "ảnh") && label->flags & TC_TOKEN_CAPITAL &&
                      s->breaks[i + 1] == TC_BREAK_COLON && name->flags & TC_TOKEN_CAPITAL;
        if (!credit) continue;
        size_t before = out->count;
        TRY(tc_proposal_add(out, s, (tc_range){name->start, s->tokens.items[name_end(s, i + 1)].end}, NULL, 1));
        if (out->count > before) out->items[before].given = out->items[before].of_before = true;
    }
    return TC_OK;
}
