/* Turns of a question that say more than its question word: who signed, from when to when, how long, whose. */
#include "searcher/answer/answer.h"
#include <string.h>

/* "thứ trưởng nào", "kỹ sư nào": the noun says who. */
bool tc_asks_office(const tc_query *q)
{
    return q->noun && q->noun->asks & (TC_NOUN_OFFICE | TC_NOUN_CALLING);
}

/* "ai ky quyết định": who types the rest with marks may leave one out, right behind who is asked for. */
static bool is_sign_word(const tc_query *q, size_t at)
{
    if (tc_query_wording(q, at, "ký")) return true;
    const tc_query_word *word = &q->words[at];
    bool plain = word->length == word->fold_length && word->fold_length == 2 && !memcmp(word->term, "ki", 2);
    return plain && at && (q->words[at - 1].question || tc_query_wording(q, at - 1, "người"));
}

/* "đăng ký", "chữ ký", "ký quỹ": nobody signs. */
static const char *const not_behind[] = {"đăng", "chữ", "thư", "nhật"};
static const char *const not_before[] = {"kết", "hợp", "cam", "quỹ", "hiệu", "túc", "gửi", "sinh"};

static bool is_signing(const tc_query *q, size_t at)
{
    if (!is_sign_word(q, at) || (at && tc_query_among(q, at - 1, not_behind, TC_COUNT(not_behind), NULL))) return false;
    return at + 1 >= q->count || !tc_query_among(q, at + 1, not_before, TC_COUNT(not_before), NULL);
}

bool tc_scene_signs(const tc_scene *s, uint32_t token)
{
    const tc_token *t = &s->tokens.items[token];
    if (!tc_token_is(t, "ký")) return false;
    if (token && tc_token_among(t - 1, not_behind, TC_COUNT(not_behind))) return false;
    return token + 1 >= s->tokens.count || !tc_token_among(t + 1, not_before, TC_COUNT(not_before));
}

/* "ai ký", "do ai ký ban hành", "người ký … là ai". */
bool tc_asks_signer(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (is_signing(q, i) && !q->words[i].in_field) return true;
    return false;
}

/* "từ mấy giờ đến mấy giờ", "từ ngày nào đến ngày nào": "từ" before the first question word, "đến" before the next. */
bool tc_asks_range(const tc_query *q, size_t asked)
{
    bool from = false, to = false;
    if (asked == SIZE_MAX) return false;
    for (size_t i = asked >= 2 ? asked - 2 : 0; i <= asked; i++) from |= tc_query_wording(q, i, "từ") > 0;
    for (size_t i = asked + 1; i < q->count && i <= asked + 4; i++)
        to |= tc_query_wording(q, i, "đến") || tc_query_wording(q, i, "tới");
    return from && to;
}

static bool asks_amount(const tc_query *q, size_t at)
{
    return q->words[at].question && (tc_query_wording(q, at, "bao nhiêu") || tc_query_wording(q, at, "mấy"));
}

size_t tc_asks_second(const tc_query *q, size_t asked)
{
    enum { APART = 3 }; /* "từ mấy đến mấy" is one */
    if (asked == SIZE_MAX || !asks_amount(q, asked)) return SIZE_MAX;
    for (size_t i = asked + APART; i < q->count; i++)
        if (asks_amount(q, i)) return i;
    return SIZE_MAX;
}

bool tc_asks_how_long(const tc_query *q, size_t asked)
{
    for (size_t i = asked; i < q->count && q->words[i].question; i++)
        if (tc_query_wording(q, i, "bao lâu")) return true;
    return false;
}

/* "theo đề nghị của cơ quan nào", "thuộc đơn vị nào". */
bool tc_asks_of(const tc_query *q, size_t asked)
{
    enum { HEAD_WORDS = 4 };
    if (asked == SIZE_MAX) return false;
    for (size_t back = 1; back <= HEAD_WORDS && back <= asked; back++)
        if (tc_query_wording(q, asked - back, "của") || tc_query_wording(q, asked - back, "thuộc") ||
            tc_query_wording(q, asked - back, "cho"))
            return true;
    return false;
}

/* "gửi hồ sơ đến đơn vị nào", "báo cáo về đâu". */
bool tc_asks_to(const tc_query *q, size_t asked)
{
    if (asked == SIZE_MAX) return false;
    for (size_t back = 1; back <= 3 && back <= asked; back++)
        if (tc_grammar_in_query(q, asked - back, TC_GRAMMAR_WHITHER) || tc_query_wording(q, asked - back, "gửi"))
            return true;
    return false;
}

/* A percent sign is no word: it stands between the question word and the next one. */
bool tc_asks_share(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++) {
        if (!q->words[i].question || (i + 1 < q->count && q->words[i + 1].question)) continue;
        size_t end = i + 1 < q->count ? q->words[i + 1].at.start : q->length;
        if (memchr(q->text + q->words[i].at.end, '%', end - q->words[i].at.end)) return true;
    }
    return false;
}

bool tc_asks_person(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++) {
        const tc_noun *noun = tc_noun_in_query(q, i, TC_NOUN_PERSONS, NULL);
        /* Typed without marks, "chi" and "co" are seldom a form of address. */
        bool sure = noun && (q->marked || noun->count > 1 || !(noun->asks & TC_NOUN_ADDRESS));
        if (sure || tc_query_wording(q, i, "ai")) return true;
    }
    return false;
}

/* "chủ tịch … là ai", "ai làm tổ trưởng": who bears an office is told by name. */
static bool asks_bearer(const tc_query *q, size_t ai)
{
    static const char *const is[] = {"là", "làm", "giữ", "đang"};
    bool office = false;
    for (size_t i = 0; i < q->count; i++) office |= tc_noun_in_query(q, i, TC_NOUN_OFFICE, NULL) != NULL;
    bool before = ai && tc_query_wording(q, ai - 1, "là");
    return office && (before || (ai + 1 < q->count && tc_query_among(q, ai + 1, is, TC_COUNT(is), NULL)));
}

/* "ai quyết định số lượng …": rules name offices and bodies, not persons. */
bool tc_asks_anyone(const tc_query *q, size_t asked)
{
    static const char *const named[] = {"đồng chí", "ông", "bà", "tên", "lãnh đạo"};
    bool asks = q->noun && q->noun->asks == TC_NOUN_SOMEONE; /* "người nào" */
    if (asked == SIZE_MAX) return false;
    for (size_t i = 0; i < q->count; i++) {
        if (!q->words[i].question && tc_query_among(q, i, named, TC_COUNT(named), NULL)) return false;
        if (!q->words[i].question || !tc_query_wording(q, i, "ai")) continue;
        if (asks_bearer(q, i)) return false;
        asks = true;
    }
    return asks;
}

bool tc_asks_name(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (tc_query_wording(q, i, "tên gì") || tc_query_wording(q, i, "tên là gì") || tc_query_wording(q, i, "họ tên"))
            return true;
    return false;
}

/* What a question for a date says of the day: that something comes into force on it, begins or ends. */
void tc_wanted_read_time(tc_wanted *w, const tc_query *q)
{
    static const char *const effects[] = {"hiệu lực", "áp dụng", "thi hành từ"};
    static const char *const ceases[] = {"hết hiệu lực", "hết hạn hiệu lực", "chấm dứt hiệu lực", "mất hiệu lực"};
    static const char *const ends[] = {"hạn chót", "hạn cuối", "hạn nộp", "hạn", "chậm nhất", "muộn nhất"};
    static const char *const until[] = {"đến", "tới", "hết", "trước"};
    for (size_t i = 0; i < q->count; i++) {
        w->effect |= tc_query_among(q, i, effects, TC_COUNT(effects), NULL);
        w->ended |= tc_query_among(q, i, ceases, TC_COUNT(ceases), NULL);
        w->until |= tc_query_among(q, i, ends, TC_COUNT(ends), NULL);
    }
    w->span = q->noun && q->noun->traits & TC_TRAIT_SPAN;
    w->lasting = w->asked == SIZE_MAX && tc_query_wording(q, 0, "thời gian");
    size_t from = w->asked == SIZE_MAX ? 0 : w->asked >= 2 ? w->asked - 2 : 0;
    for (size_t i = from; w->asked != SIZE_MAX && i <= w->asked; i++) {
        w->until |= tc_query_among(q, i, until, TC_COUNT(until), NULL);
        if (tc_query_among(q, i, until, TC_COUNT(until), NULL)) w->bound = &q->words[i];
        w->since |= tc_query_wording(q, i, "từ") > 0;
    }
}

bool tc_asks_of_plan(const tc_query *q, size_t asked)
{
    return tc_grammar_any_in_query(q, tc_query_behind(q, asked), TC_GRAMMAR_SHARED) > 0;
}
