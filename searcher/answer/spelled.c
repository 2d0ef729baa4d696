/* Candidates for an answer: amounts told in words, "hai đợt", "bảy mươi phần trăm", "hàng trăm hộ". They are no typed
 * spans: most words for numbers are as often other words, and only what is asked for tells which. */
#include "searcher/answer/answer.h"
#include <math.h>
#include <string.h>
#include <tracuu/text.h>

bool tc_scene_typed(const tc_scene *s, uint32_t at, const char *word)
{
    const tc_token *t = &s->tokens.items[at];
    const char *text = s->hit->passage.text;
    size_t a = t->start, b = 0, length = strlen(word);
    while (a < t->end && b < length)
        if (tc_to_lower(tc_utf8_next(text, t->end, &a)) != tc_utf8_next(word, length, &b)) return false;
    return a == t->end && b == length;
}

bool tc_scene_typed_any(const tc_scene *s, uint32_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (at < s->tokens.count && tc_scene_typed(s, at, words[i])) return true;
    return false;
}

static bool is_of(const tc_scene *s, uint32_t at, unsigned role)
{
    for (const tc_number_word *n = tc_number_words(); n->word && at < s->tokens.count; n++)
        if (n->roles & role && tc_scene_typed(s, at, n->word)) return true;
    return false;
}

int tc_query_number(const tc_query *q, size_t at, unsigned role)
{
    static const double GREATEST = 10;
    for (const tc_number_word *n = tc_number_words(); n->word; n++)
        if (n->roles & role && n->value <= GREATEST && tc_query_wording(q, at, n->word)) return (int)n->value;
    return 0;
}

/* Whether a number goes on at a token: "hai mươi", "hai mươi ba"; in "hai năm" it does not, in "linh năm" it does. */
static bool goes_on(const tc_scene *s, uint32_t at)
{
    if (at >= s->tokens.count || s->breaks[at] != TC_BREAK_NONE) return false;
    if (is_of(s, at, TC_NUMBER_GOES_ON)) return true;
    if (!is_of(s, at, TC_NUMBER_BEGINS) || !is_of(s, at - 1, TC_NUMBER_GOES_ON)) return false;
    if (!tc_scene_typed(s, at, "năm")) return true;
    return tc_scene_typed(s, at - 1, "linh") || tc_scene_typed(s, at - 1, "lẻ") || is_of(s, at + 1, TC_NUMBER_GOES_ON);
}

/* "thứ hai", "tháng ba", "tổ bốn": no amount. */
static bool is_ordinal(const tc_scene *s, uint32_t at)
{
    size_t count;
    const char *const *words = tc_grammar_phrases(TC_GRAMMAR_ORDINAL, &count);
    return at && s->breaks[at] == TC_BREAK_NONE && tc_scene_typed_any(s, at - 1, words, count);
}

/* "41 tỷ đồng (bốn mươi mốt tỷ đồng)": the same once more. */
static bool in_brackets(const tc_scene *s, uint32_t at)
{
    uint32_t start = s->tokens.items[at].start;
    return start && s->hit->passage.text[start - 1] == '(';
}

/* A name bears its capital anywhere, a number at the head of a sentence alone. */
static bool is_name(const tc_scene *s, uint32_t at)
{
    return at && s->breaks[at] < TC_BREAK_COLON && s->tokens.items[at].flags & TC_TOKEN_CAPITAL;
}

uint32_t tc_spelled_end(const tc_scene *s, uint32_t at, bool one)
{
    size_t n;
    uint32_t end = at + 1;
    bool about = tc_scene_typed(s, at, "hàng") && is_of(s, at + 1, TC_NUMBER_MAGNITUDE);
    if (!about && (!is_of(s, at, TC_NUMBER_BEGINS) || is_name(s, at))) return at;
    while (goes_on(s, end)) end++;
    if (end == at + 1 && tc_scene_typed(s, at, "một") && !one) return at; /* an article, nearly always */
    /* "năm học", "năm nay" */
    if (end == at + 1 && tc_noun_in_text(&s->tokens, at, TC_NOUN_ANY, &n) && n > 1) return at;
    return end;
}

/* The noun behind the number, of what the table knows or of one word, in small letters; how many tokens it has. */
static tc_status read_unit(tc_buffer *unit, const tc_scene *s, uint32_t at, size_t *length)
{
    const tc_noun *noun = tc_noun_in_text(&s->tokens, at, TC_NOUN_UNIT | TC_NOUN_COUNTED, length);
    if (!noun) *length = 1;
    const tc_passage *p = &s->hit->passage;
    for (size_t i = s->tokens.items[at].start; i < s->tokens.items[at + *length - 1].end;)
        tc_put_utf8(unit, tc_to_lower(tc_utf8_next(p->text, p->text_length, &i)));
    return tc_buffer_check(unit);
}

static tc_status propose_at(tc_proposals *out, const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t end)
{
    static const double IN_WORDS = 0.95;
    TC_CLEANUP(tc_buffer_free) tc_buffer unit = {0};
    size_t length;
    TRY(read_unit(&unit, s, end, &length));
    uint32_t last = end + (uint32_t)length - 1;
    tc_entity e = {.kind = TC_ENTITY_FIGURE, .value = NAN, .target = NAN, .unit = unit.data};
    e.at = (tc_range){s->tokens.items[end].start, s->tokens.items[last].end};
    double fit = tc_figure_fit(s, w, &e, end, last);
    return tc_proposal_add(out, s, (tc_range){s->tokens.items[first].start, e.at.end}, NULL, IN_WORDS * fit);
}

tc_status tc_answer_propose_spelled(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    for (uint32_t i = 0, end; w->strict && i<s->tokens.count; i = end> i ? end : i + 1) {
        end = tc_spelled_end(s, i, false);
        if (end == i || end >= s->tokens.count || s->breaks[end] != TC_BREAK_NONE || is_ordinal(s, i) ||
            in_brackets(s, i))
            continue;
        if (s->tokens.items[end].kind == TC_TOKEN_DIGITS || tc_scene_said(s, i, end - 1, w->query, false)) continue;
        TRY(propose_at(out, s, w, i, end));
    }
    return TC_OK;
}
