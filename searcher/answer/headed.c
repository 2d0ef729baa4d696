/* Candidates for an answer: what bears the noun asked for, "tổ 12", where no typed span says so. */
#include "searcher/answer/answer.h"
#include <string.h>

static bool is_named_at(const tc_scene *s, uint32_t i)
{
    const tc_token *t = &s->tokens.items[i];
    return s->breaks[i] == TC_BREAK_NONE && !tc_scene_line_at(s, i) &&
           (t->flags & (TC_TOKEN_CAPITAL | TC_TOKEN_UPPER) || t->kind == TC_TOKEN_DIGITS);
}

/* "Đài Truyền hình Mộc Giang", "Đội Quản lý TTĐT": how many words further on the next capital of the name stands, over
 * the small syllables of a word that began with one; 0 for no such word. */
static uint32_t bridged(const tc_scene *s, uint32_t last)
{
    enum { SMALL_MOST = 2 };
    if (!(s->tokens.items[last].flags & TC_TOKEN_CAPITAL) || last + 1 >= s->tokens.count || is_named_at(s, last + 1))
        return 0;
    for (uint32_t n = 1; n <= SMALL_MOST && last + n + 1 < s->tokens.count; n++) {
        if (s->breaks[last + n] != TC_BREAK_NONE) return 0;
        if (is_named_at(s, last + n + 1) && s->tokens.items[last + n + 1].kind != TC_TOKEN_DIGITS) return n + 1;
    }
    return 0;
}

/* Whether the noun asked for stands at a token, from word `head` of it on; `last` gets its last word. Words of a
 * heading in capitals are none. */
static bool is_head_from(const tc_scene *s, const tc_wanted *w, size_t head, uint32_t at, uint32_t *last)
{
    const tc_token *t = &s->tokens.items[at];
    size_t n = w->head_last - head;
    bool same = false;
    for (size_t i = 0; i <= n; i++) {
        const tc_query_word *word = &w->query->words[head + i];
        if (at + i >= s->tokens.count || !tc_token_is_query(&s->tokens.items[at + i], word)) return false;
        const tc_token *token = &s->tokens.items[at + i];
        bool as_typed = token->length == word->length && !memcmp(token->term, word->term, word->length);
        same |= as_typed || !w->query->marked || word->length == word->fold_length;
    }
    if (!same) return false; /* "Quý Mão" is no fund ("quỹ") */
    *last = at + (uint32_t)n;
    bool capitals = t->flags & TC_TOKEN_UPPER && at + n + 1 < s->tokens.count &&
                    s->tokens.items[at + n + 1].flags & TC_TOKEN_UPPER;
    return !capitals || t->end - t->start < 2;
}

/* Of three words, "trường đại học", the first one may be left out. */
static bool is_head(const tc_scene *s, const tc_wanted *w, uint32_t at, uint32_t *last)
{
    enum { LONG = 3 };
    return is_head_from(s, w, w->head, at, last) ||
           (w->head_last - w->head + 1 >= LONG && is_head_from(s, w, w->head + 1, at, last));
}

/* "tổ 12", "Đội QLTT số 1": the noun asked for and what names it, where no typed span says so. */
tc_status tc_answer_propose_headed(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w)
{
    if (w->head == SIZE_MAX) return TC_OK;
    for (uint32_t i = 0; i + 1 < s->tokens.count; i++) {
        uint32_t last = i, head;
        if (!is_head(s, w, i, &last) || tc_proposals_hold(out, from, i, i)) continue;
        head = last;
        while (last + 1 < s->tokens.count && last < i + 8) {
            bool numbered = tc_token_is(&s->tokens.items[last + 1], "số") && last + 2 < s->tokens.count &&
                            is_named_at(s, last + 2);
            uint32_t bridge = bridged(s, last);
            if (!is_named_at(s, last + 1) && !numbered && !bridge) break;
            last += bridge ? bridge : numbered ? 2 : 1;
        }
        /* Of "Đài … Mộc Giang 47" the figure is another column's. */
        bool number = s->tokens.items[last].kind == TC_TOKEN_DIGITS && !tc_token_is(&s->tokens.items[last - 1], "số");
        if (number && (w->bare || last > head + 2)) last--;
        if (last == head || tc_scene_said(s, i, last, w->query, false)) continue;
        bool sure = s->tokens.items[i].flags & TC_TOKEN_CAPITAL || !strcmp(w->kind, "place");
        TRY(tc_proposal_add(out, s, (tc_range){s->tokens.items[i].start, s->tokens.items[last].end}, NULL,
                            sure ? 0.95 : 0.5));
    }
    return TC_OK;
}
