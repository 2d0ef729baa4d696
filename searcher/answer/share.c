/* Candidates for an answer: shares, "2/3 số thành viên", "hai phần ba", "hơn một nửa"; and ratios, "tỷ số 3-1". */
#include "searcher/answer/answer.h"
#include <math.h>
#include <string.h>

/* ---- in digits ---- */

/* "khoảng 1/3 chữ ký", "2/3 số thành viên": a small number over a greater small one, and no date ("ngày 1/3"). */
static tc_status propose_fractions(tc_proposals *out, const tc_scene *s)
{
    static const char *const dates[] = {"ngày", "sáng", "chiều", "tối", "hôm", "mùng", "và"};
    const char *text = s->hit->passage.text;
    for (uint32_t i = 0; i + 1 < s->tokens.count; i++) {
        const tc_token *over = &s->tokens.items[i], *under = &s->tokens.items[i + 1];
        bool small = over->end - over->start == 1 && under->end - under->start == 1;
        if (!small || text[over->end] != '/' || over->end + 1 != under->start) continue;
        if (!tc_is_digit(text[over->start]) || text[over->start] >= text[under->start] || text[over->start] < '1' ||
            text[under->start] > '9')
            continue;
        if (text[under->end] == '/' || tc_scene_before(s, i, 1, dates, TC_COUNT(dates))) continue;
        TRY(tc_proposal_add(out, s, (tc_range){over->start, under->end}, NULL, 1));
    }
    return TC_OK;
}

/* A whole number, a dash or a colon, and another one, with nothing between: "23-16", "20:1". */
static bool is_ratio_at(const tc_scene *s, uint32_t at)
{
    enum { DIGITS_MOST = 3 };
    const tc_token *a = &s->tokens.items[at], *b = a + 1;
    const char *text = s->hit->passage.text;
    if (a->kind != TC_TOKEN_DIGITS || b->kind != TC_TOKEN_DIGITS || a->end + 1 != b->start) return false;
    if (a->end - a->start > DIGITS_MOST || b->end - b->start > DIGITS_MOST) return false;
    if (text[a->end] != '-' && text[a->end] != ':') return false;
    bool goes_on = (a->start && strchr("-:/.,", text[a->start - 1])) ||
                   (strchr("-:/.,", text[b->end]) && tc_is_digit(text[b->end + 1]));
    return !goes_on;
}

/* "tỷ số 3-1", "với tỷ lệ 20:1": right behind the word for it. */
static tc_status propose_ratios(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    for (uint32_t i = 1; i + 1 < s->tokens.count; i++) {
        if (!is_ratio_at(s, i) || tc_scene_said(s, i, i + 1, w->query, true)) continue;
        bool said = false;
        for (uint32_t back = 2; back <= 4 && back <= i && !said; back++)
            said = tc_grammar_in_text(&s->tokens, i - back, TC_GRAMMAR_RATIO) && s->breaks[i] < TC_BREAK_COMMA;
        tc_range at = {s->tokens.items[i].start, s->tokens.items[i + 1].end};
        if (said) TRY(tc_proposal_add(out, s, at, NULL, 1));
    }
    return TC_OK;
}

static bool asks_ratio(const tc_wanted *w)
{
    for (size_t i = 0; i < w->query->count && !w->strict; i++)
        if (tc_grammar_in_query(w->query, i, TC_GRAMMAR_RATIO)) return true;
    return false;
}

/* ---- in words ---- */

/* "một phần ba", "một nửa", "quá nửa" at a token; the token behind it, or that one for none. */
static uint32_t share_end(const tc_scene *s, uint32_t at)
{
    uint32_t over = tc_spelled_end(s, at, true), count = (uint32_t)s->tokens.count;
    if (over > at && over < count && tc_scene_typed(s, over, "nửa")) return over + 1;
    if (over > at && over + 1 < count && tc_scene_typed(s, over, "phần")) {
        uint32_t under = tc_spelled_end(s, over + 1, true);
        return under > over + 1 && !tc_scene_typed(s, over + 1, "một") ? under : at;
    }
    bool more = tc_scene_typed(s, at, "quá") || tc_scene_typed(s, at, "hơn") || tc_scene_typed(s, at, "gần");
    return more && at + 1 < count && tc_scene_typed(s, at + 1, "nửa") ? at + 2 : at;
}

/* How well a share answers: of what is counted, "một phần ba số hộ", what it is of stands behind it. */
static double share_fit(const tc_scene *s, const tc_wanted *w, uint32_t end)
{
    static const char *const of[] = {"số", "tổng", "các"};
    static const double FOR_PERCENT = 0.8, FOR_COUNT = 0.85, FOR_ANY = 0.7;
    if (w->fraction) return 1;
    if (w->measure == TC_MEASURE_PERCENT) return FOR_PERCENT;
    if (w->measure == TC_MEASURE_ANY && !w->strict) return FOR_ANY;
    while (end < s->tokens.count && tc_token_among(&s->tokens.items[end], of, TC_COUNT(of))) end++;
    if (w->measure != TC_MEASURE_COUNTED || end >= s->tokens.count || s->breaks[end] != TC_BREAK_NONE) return 0;
    tc_entity e = {.kind = TC_ENTITY_FIGURE, .value = NAN, .target = NAN, .unit = ""};
    e.at = (tc_range){s->tokens.items[end].start, s->tokens.items[end].end};
    return FOR_COUNT * tc_figure_fit(s, w, &e, end, end);
}

static tc_status propose_spelled_shares(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    for (uint32_t i = 0, end; i<s->tokens.count; i = end> i ? end : i + 1) {
        end = share_end(s, i);
        if (end == i || tc_scene_said(s, i, end - 1, w->query, false)) continue;
        bool hedged = i && s->breaks[i] == TC_BREAK_NONE &&
                      (tc_scene_typed(s, i - 1, "hơn") || tc_scene_typed(s, i - 1, "gần"));
        tc_range at = {s->tokens.items[hedged ? i - 1 : i].start, s->tokens.items[end - 1].end};
        TRY(tc_proposal_add(out, s, at, NULL, share_fit(s, w, end)));
    }
    return TC_OK;
}

tc_status tc_answer_propose_shares(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    if (w->fraction) TRY(propose_fractions(out, s));
    if (asks_ratio(w)) TRY(propose_ratios(out, s, w));
    return propose_spelled_shares(out, s, w);
}
