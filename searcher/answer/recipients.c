/* Whom a document was sent to: the lines behind "Nơi nhận" in its last frame, up to "Lưu" or to the signature. */
#include "searcher/answer/answer.h"
#include <string.h>

/* ---- the question ---- */

/* "nơi nhận", "danh sách nơi nhận"; not "nơi nhận hồ sơ", where something is handed in. */
static bool names_recipients(const tc_query *q, size_t at)
{
    static const char *const of[] = {"của", "gồm", "là", "văn bản", "trong", "ghi"};
    size_t n = tc_query_wording(q, at, "nơi nhận"), next = at + n, type;
    if (!n) return false;
    return next >= q->count || q->words[next].question || q->words[next].in_number || q->words[next].in_period ||
           tc_query_among(q, next, of, TC_COUNT(of), NULL) || tc_query_type(q, next, &type);
}

/* "báo cáo 12/BC-UBND được gửi đến những cơ quan nào": a document that is named by its number went somewhere. */
static bool is_sent(const tc_query *q, size_t at)
{
    enum { NEAR = 5 };
    static const char *const sending[] = {"gửi đến", "gửi cho", "gửi tới", "gửi về", "gửi"};
    if (!q->number_count || !tc_query_among(q, at, sending, TC_COUNT(sending), NULL)) return false;
    bool number_before = false, asks_behind = false;
    for (size_t i = 0; i < at; i++) number_before |= q->words[i].in_number;
    for (size_t i = at + 1; i < q->count && i <= at + NEAR; i++) asks_behind |= q->words[i].question;
    return number_before && asks_behind;
}

bool tc_asks_recipients(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (!q->words[i].in_field && (names_recipients(q, i) || is_sent(q, i))) return true;
    return false;
}

/* ---- the passage ---- */

/* The copy that is kept ends the list. */
static bool keeps_copy(const tc_scene *s, uint32_t at)
{
    return tc_token_is(&s->tokens.items[at], "lưu") && s->hit->passage.text[s->tokens.items[at].end] == ':';
}

/* Without one somebody signs: "TM. ỦY BAN", "CHỦ TỊCH"; not "CT" among the recipients. */
static bool signs(const tc_scene *s, uint32_t at)
{
    static const char *const on_behalf[] = {"tm", "kt", "tl", "tuq"};
    const tc_token *t = &s->tokens.items[at];
    const tc_noun *office = tc_noun_in_text(&s->tokens, at, TC_NOUN_OFFICE, NULL);
    if (tc_token_among(t, on_behalf, TC_COUNT(on_behalf))) return s->hit->passage.text[t->end] == '.';
    return office && office->count > 1 && t->flags & TC_TOKEN_UPPER;
}

static uint32_t list_end(const tc_scene *s, uint32_t from)
{
    uint32_t end = from;
    while (end < s->tokens.count && !keeps_copy(s, end)) end++;
    if (end < s->tokens.count) return end;
    for (end = from; end < s->tokens.count && !signs(s, end); end++) {}
    return end;
}

/* The token behind the last recipient: the signer's name may stand beside it in the next column. */
static uint32_t without_signer(const tc_scene *s, uint32_t first, uint32_t end)
{
    bool person;
    uint32_t last = end;
    while (last > first + 1 && s->breaks[last - 1] < TC_BREAK_CLAUSE) last--;
    return last > first + 1 && tc_scene_signer_end(s, last - 1, &person) == end ? last - 1 : end;
}

/* From the first recipient on: where the page has two columns, the signer's office may stand before it. */
static bool list_of(tc_range *out, const tc_scene *s)
{
    uint32_t first = 0, end;
    const char *text = s->hit->passage.text;
    while (first < s->tokens.count && !tc_tokens_are(&s->tokens, first, "nơi nhận")) first++;
    if (first + 2 >= s->tokens.count) return false;
    uint32_t from = s->tokens.items[first + 1].end;
    while (text[from] == ':' || text[from] == ' ') from++;
    const char *bullet = strstr(text + from, "- ");
    if (bullet && bullet - text < (long)s->tokens.items[s->tokens.count - 1].start) from = (uint32_t)(bullet - text);
    while (first < s->tokens.count && s->tokens.items[first].start < from) first++;
    end = list_end(s, first);
    if (end == first) return false;
    end = without_signer(s, first, end);
    *out = (tc_range){from, s->tokens.items[end - 1].end};
    if (text[out->end] == ')') out->end++;
    return true;
}

tc_status tc_answer_propose_recipients(tc_proposals *out, const tc_scene *s, double sure)
{
    tc_range list;
    size_t before = out->count;
    if (s->hit->passage.kind != TC_PASSAGE_FRAME || !list_of(&list, s)) return TC_OK;
    TRY(tc_proposal_add(out, s, list, NULL, 1));
    if (out->count == before) return TC_OK;
    tc_proposal *p = &out->items[before];
    p->sentence = (tc_range){0, s->hit->passage.text_length};
    p->period = p->names = p->kin = p->evidence = 1;
    p->whole = true;
    p->score = sure;
    return TC_OK;
}
