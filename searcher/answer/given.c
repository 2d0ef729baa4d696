/* Candidates that a label introduces: "Chủ dự án: Chi cục …", "Địa chỉ: số 12, phố …". The label says what was asked
 * for, and behind its colon stands the answer itself. */
#include "searcher/answer/answer.h"
#include <string.h>

/* So many words a label and what it introduces have at most. */
enum { LABEL_MOST = 9, GIVEN_MOST = 26 };

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
    static const double SURE = 0.8; /* "TTHC" for "thủ tục hành chính" */
    for (size_t i = 0; i < w->query->count; i++)
        if (is_word(s, w->query, token, i)) return true;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        if (x->from <= token && token <= x->to && x->last > x->first && x->quality >= SURE) return true;
    }
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

/* "Đơn vị chủ quản: …" says who, "Địa chỉ: …" says where; "Nơi nhận hồ sơ: …" who as well, where a body is named. */
static bool of_kind(const tc_scene *s, const tc_wanted *w, uint32_t from, uint32_t end)
{
    static const uint32_t named = TC_NOUN_BODY | TC_NOUN_OFFICE;
    bool place = false, asks_place = !strcmp(w->kind, "place");
    for (uint32_t i = from; i < end; i++) place |= tc_noun_in_text(&s->tokens, i, TC_NOUN_LABEL, NULL) != NULL;
    return place == asks_place || (place && tc_noun_in_text(&s->tokens, end, named, NULL));
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

/* "Cơ quan …", "Nơi …": a question need not hold the noun that a label begins with. How many words it has. */
static uint32_t general_at(const tc_scene *s, uint32_t token)
{
    static const uint32_t kinds = TC_NOUN_BODY | TC_NOUN_PLACE | TC_NOUN_SOMEONE;
    size_t n;
    const tc_noun *noun = tc_noun_in_text(&s->tokens, token, kinds, &n);
    return noun && noun->traits & TC_TRAIT_GENERAL ? (uint32_t)n : 0;
}

/* A label begins its line, or stands behind the number of its item; "Phó Chủ tịch" does not begin with its second word.
 */
static bool begins_label(const tc_scene *s, uint32_t at)
{
    const tc_token *t = &s->tokens.items[at];
    if (!at || s->breaks[at] >= TC_BREAK_CLAUSE || t[-1].kind == TC_TOKEN_DIGITS) return true;
    bool alone = !(t[-1].flags & TC_TOKEN_CAPITAL) || s->hit->passage.text[t[-1].end] != ' ';
    return t->flags & TC_TOKEN_CAPITAL && alone;
}

static uint32_t lacks(const tc_scene *s, const tc_wanted *w, uint32_t from, uint32_t end)
{
    uint32_t n = 0;
    for (uint32_t i = from; i < end; i++) n += !in_question(s, w, i);
    return n;
}

/* The first token of the label that ends in front of the colon at `colon`; `colon` itself where the question does not
 * hold its words. One of four may lack where the label begins with such a noun: "Cơ quan trực tiếp thực hiện thủ tục".
 * The number of an item is no part of it. */
static uint32_t label_start(const tc_scene *s, const tc_wanted *w, uint32_t colon)
{
    uint32_t from = colon, asked = 0, start = colon;
    while (from > 0 && colon - from < LABEL_MOST) {
        if (s->tokens.items[from - 1].kind == TC_TOKEN_DIGITS) break;
        from--;
        asked += tc_scene_asked(s, w, from) && in_question(s, w, from);
        uint32_t general = general_at(s, from), lacking = lacks(s, w, from + general, colon);
        if (begins_label(s, from) && (!lacking || (general && 4 * lacking <= colon - from))) start = from;
        if (s->breaks[from] >= TC_BREAK_COMMA) break;
    }
    bool enough = asked && colon - start >= 2;
    return enough && of_kind(s, w, start, colon) && !names_body(s, start) ? start : colon;
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
    for (uint32_t back = end - 1; back > from && end - back <= LABEL_MOST; back--) {
        const tc_token *mark = &s->tokens.items[back - 1]; /* "b) Phó Chủ tịch Hội đồng: …" */
        bool item = mark->end - mark->start <= 2 && strchr(").", s->hit->passage.text[mark->end]);
        if (item && back > from + 1) return back - 1;
    }
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
    /* "Cơ quan có thẩm quyền: …" is a label itself. */
    if (!(first->flags & TC_TOKEN_CAPITAL) || end < from + 2 || general_at(s, from)) return false;
    /* "Phó Chủ tịch Hội đồng: Vụ trưởng Vụ …" */
    if (!strcmp(w->kind, "person") && tc_noun_in_text(&s->tokens, from, TC_NOUN_OFFICE, NULL)) return true;
    /* "Khối trưởng: Phòng Tư pháp": an office that is asked for by its name alone may be held by a body. */
    bool open = w->anyone || w->asked == SIZE_MAX;
    bool body = open && tc_noun_in_text(&s->tokens, from, TC_NOUN_BODY, NULL);
    return body || strcmp(w->kind, "person") != 0 || (capitals == end - from && end - from <= 5);
}

/* "Nơi nhận hồ sơ: Phòng Văn hóa, số 7 phố Mới, …": where it is stands behind who is there. */
static uint32_t address_from(const tc_scene *s, uint32_t from, uint32_t end)
{
    if (!tc_noun_in_text(&s->tokens, from, TC_NOUN_BODY, NULL)) return from;
    for (uint32_t i = from + 1; i + 1 < end; i++)
        if (s->breaks[i] == TC_BREAK_COMMA && tc_token_is(&s->tokens.items[i], "số") &&
            s->tokens.items[i + 1].kind == TC_TOKEN_DIGITS)
            return i;
    return from;
}

/* What stands behind the colon at token `at`, which ends a label that begins at `label`. */
static tc_status add_given(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w, uint32_t label,
                           uint32_t at)
{
    uint32_t end = given_end(s, at), first = !strcmp(w->kind, "place") ? address_from(s, at, end) : at;
    size_t before = out->count;
    if (!looks_named(s, w, at, end) || tc_scene_said(s, at, end - 1, w->query, false)) return TC_OK;
    tc_proposals_drop_inside(out, from, at, end - 1); /* they give way to the whole */
    tc_range range = {s->tokens.items[first].start, s->tokens.items[end - 1].end};
    TRY(tc_proposal_add(out, s, range, NULL, is_repeated(s, w, label, at) ? REPEATED : GIVEN));
    if (out->count > before) out->items[before].given = true;
    return TC_OK;
}

tc_status tc_answer_propose_given(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w)
{
    /* Who asks is no label of what is asked. */
    for (uint32_t i = s->reply + 1; i < s->tokens.count; i++) {
        uint32_t label = s->breaks[i] == TC_BREAK_COLON ? label_start(s, w, i) : i;
        if (label != i) TRY(add_given(out, from, s, w, label, i));
    }
    return TC_OK;
}
