/* Candidates that a label introduces: "Chủ dự án: Chi cục …", "Địa chỉ: số 12, phố …". The label says what was asked
 * for, and behind its colon stands the answer itself. */
#include "searcher/answer.h"
#include <string.h>

/* So many words a label and what it introduces have at most. */
enum { LABEL_MOST = 6, GIVEN_MOST = 26 };

/* What says so outright is surer than a name beside the words of the question; the surest is a label that the question
 * repeats word by word, "chủ dự án" beside "cơ quan chủ quản dự án". */
static const double GIVEN = 1.15, REPEATED = 1.25;

/* Typed with marks, "cơ quan" is no "chủ quản". */
static bool is_word(const tc_scene *s, const tc_query *q, uint32_t token, size_t word)
{
    const tc_token *t = &s->tokens.items[token];
    const tc_query_word *x = &q->words[word];
    if (!tc_token_is_query(t, x)) return false;
    return !q->marked || (t->length == x->length && !memcmp(t->term, x->term, x->length));
}

static bool in_question(const tc_scene *s, const tc_wanted *w, uint32_t token)
{
    for (size_t i = 0; i < w->query->count; i++)
        if (is_word(s, w->query, token, i)) return true;
    return false;
}

/* Whether the question holds the words of a label in their order, with nothing but question words between them. */
static bool is_repeated(const tc_scene *s, const tc_wanted *w, uint32_t from, uint32_t end)
{
    const tc_query *q = w->query;
    for (size_t k = 0; k < q->count; k++) {
        uint32_t at = from;
        for (size_t i = k; i < q->count && at < end; i++) {
            if (is_word(s, q, at, i))
                at++;
            else if (!q->words[i].question || at == from)
                break;
        }
        if (at == end) return true;
    }
    return false;
}

/* "Đơn vị chủ quản: …" says who, "Địa chỉ: …" says where. */
static bool of_kind(const tc_scene *s, const tc_wanted *w, uint32_t from, uint32_t end)
{
    bool place = false;
    for (uint32_t i = from; i < end; i++) place |= tc_noun_in_text(&s->tokens, i, TC_NOUN_LABEL, NULL) != NULL;
    return place == !strcmp(w->kind, "place");
}

/* "Sở Công thương: Giám đốc …" names a body, and no label does. */
static bool names_body(const tc_scene *s, uint32_t from)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == TC_ENTITY_NAME && list->items[i].at.start == s->tokens.items[from].start)
            return true;
    return false;
}

/* The first token of the label that ends in front of the colon at `colon`; `colon` itself where its words are not all
 * words of the question, or hardly any is. The number of an item is no part of it. */
static uint32_t label_start(const tc_scene *s, const tc_wanted *w, uint32_t colon)
{
    uint32_t from = colon, asked = 0;
    while (from > 0 && colon - from < LABEL_MOST && in_question(s, w, from - 1)) {
        from--;
        asked += tc_scene_asked(s, w, from);
        if (s->breaks[from] >= TC_BREAK_COMMA) break;
    }
    bool begins = !from || s->breaks[from] >= TC_BREAK_CLAUSE || s->tokens.items[from].flags & TC_TOKEN_CAPITAL ||
                  s->tokens.items[from - 1].kind == TC_TOKEN_DIGITS;
    return begins && asked && colon - from >= 2 && of_kind(s, w, from, colon) && !names_body(s, from) ? from : colon;
}

/* "Chủ đầu tư: Sở Công thương 3. …": the number of the next item stands at the end of the sentence. */
static uint32_t without_number(const tc_scene *s, uint32_t from, uint32_t end)
{
    const tc_token *last = &s->tokens.items[end - 1];
    bool number = end > from + 1 && last->kind == TC_TOKEN_DIGITS && last->end - last->start <= 2 &&
                  s->hit->passage.text[last->end] == '.';
    /* "ngõ 12", "số 3": the number is of the address. */
    bool own = tc_token_is(last - 1, "số") || tc_noun_ends_in_text(&s->tokens, end - 1, TC_NOUN_PLACE | TC_NOUN_BODY);
    return number && !own ? end - 1 : end;
}

/* The token behind what the label introduces: the next label ends it ("… Điện thoại:"), and so does the sentence. */
static uint32_t given_end(const tc_scene *s, uint32_t from)
{
    uint32_t end = from + 1;
    while (end < s->tokens.count && end < from + GIVEN_MOST && s->breaks[end] < TC_BREAK_COLON) end++;
    if (end >= s->tokens.count || s->breaks[end] != TC_BREAK_COLON) return without_number(s, from, end);
    for (uint32_t back = end - 1; back > from && end - back <= LABEL_MOST; back--)
        if (s->tokens.items[back].flags & TC_TOKEN_CAPITAL || s->breaks[back] >= TC_BREAK_COMMA) return back;
    return end;
}

/* Whether what a label introduces looks like a name or an address: it begins with a capital or a number. */
static bool looks_named(const tc_scene *s, const tc_wanted *w, uint32_t from, uint32_t end)
{
    const tc_token *first = &s->tokens.items[from];
    uint32_t capitals = 0;
    for (uint32_t i = from; i < end; i++) capitals += (s->tokens.items[i].flags & TC_TOKEN_CAPITAL) != 0;
    if (!strcmp(w->kind, "place")) return capitals > 0;
    for (uint32_t i = from; i < end; i++)
        if (tc_token_is(&s->tokens.items[i], "là")) return false; /* a sentence, no name */
    if (!(first->flags & TC_TOKEN_CAPITAL) || end < from + 2) return false;
    return w->anyone || strcmp(w->kind, "person") != 0 || (capitals == end - from && end - from <= 5);
}

/* What was proposed inside of it gives way to the whole. */
static void drop_inside(tc_proposals *out, size_t from, uint32_t first, uint32_t last)
{
    for (size_t i = from; i < out->count; i++)
        if (out->items[i].first >= first && out->items[i].last <= last) out->items[i].fit *= 0.5;
}

tc_status tc_answer_propose_given(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w)
{
    for (uint32_t i = 1; i < s->tokens.count; i++) {
        uint32_t label = s->breaks[i] == TC_BREAK_COLON ? label_start(s, w, i) : i;
        if (label == i) continue;
        uint32_t end = given_end(s, i);
        if (!looks_named(s, w, i, end) || tc_scene_said(s, i, end - 1, w->query, false)) continue;
        drop_inside(out, from, i, end - 1);
        size_t before = out->count;
        tc_range at = {s->tokens.items[i].start, s->tokens.items[end - 1].end};
        TRY(tc_proposal_add(out, s, at, NULL, is_repeated(s, w, label, i) ? REPEATED : GIVEN));
        if (out->count > before) out->items[before].given = true;
    }
    return TC_OK;
}
