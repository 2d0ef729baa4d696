/* What a question word asks for: the noun before it says that, right before it or further off. */
#include "searcher/answer/answer.h"
#include "searcher/query/question.h"
#include <string.h>

/* "… theo quyết định, phường nào": what stands before a mark is another clause. */
static bool parted(const tc_query *q, size_t at)
{
    for (size_t i = q->words[at].at.end; i < q->words[at + 1].at.start; i++)
        if (strchr(",;:?!()", q->text[i])) return true;
    return false;
}

/* "phường Hợp Thành", "UBND xã Nà Lạn", "tổ 7": a name is known, and nobody asks for it; but "lãnh đạo Sở Y tế" names
 * none of them. */
static bool begins_name(const tc_query *q, const tc_noun *noun, size_t behind)
{
    size_t n;
    if (behind >= q->count) return false;
    const tc_query_word *word = &q->words[behind];
    if (word->kind == TC_TOKEN_DIGITS) return true;
    if (noun->asks & TC_NOUN_PERSONS && tc_noun_in_query(q, behind, TC_NOUN_BODY, NULL)) return false;
    const tc_noun *place = noun->asks == TC_NOUN_BODY ? tc_noun_in_query(q, behind, TC_NOUN_PLACE, &n) : NULL;
    if (place && behind + n < q->count && q->words[behind + n].flags & TC_TOKEN_CAPITAL) return true;
    return q->marked && word->flags & TC_TOKEN_CAPITAL && !(word->flags & TC_TOKEN_UPPER);
}

/* What ends the noun that a question word belongs to: "trao quà cho học sinh vào buổi nào". */
static bool ends_noun(const tc_query *q, size_t at)
{
    static const char *const words[] = {"vào", "bằng", "theo", "từ",  "đến", "trong",
                                        "ở",   "tại",  "với",  "cho", "có",  "là"};
    return tc_query_among(q, at, words, TC_COUNT(words), NULL);
}

/* Whether nothing but nouns and names of bodies and places stands from one word to another. */
static bool names_only(const tc_query *q, size_t from, size_t to)
{
    while (from < to) {
        size_t n = 1;
        bool noun = tc_noun_in_query(q, from, TC_NOUN_BODY | TC_NOUN_PLACE, &n) != NULL;
        if (!noun && !(q->words[from].flags & (TC_TOKEN_CAPITAL | TC_TOKEN_UPPER))) return false;
        from += n;
    }
    return true;
}

/* "chủ tịch bổ nhiệm chức danh nào", "chủ tịch xã giao việc nào": neither chairman nor commune is asked for. */
static bool only_acts(const tc_query *q, const tc_noun *noun, size_t at, size_t length, size_t asked)
{
    if (noun->asks != TC_NOUN_OFFICE) return tc_noun_before(q, at, TC_NOUN_OFFICE, NULL) != NULL;
    return !names_only(q, at + length, asked);
}

/* The nearest noun of these kinds before a question word that further words stand behind, "đơn vị thi công nào". */
static void find_further(tc_asking *out, const tc_query *q, size_t at, uint32_t kinds)
{
    enum { FURTHER = 8 };
    for (size_t back = 1; back <= FURTHER && back <= at; back++) {
        size_t n;
        if (parted(q, at - back) || ends_noun(q, at - back)) return;
        const tc_noun *noun = tc_noun_in_query(q, at - back, kinds, &n);
        if (!noun || !(noun->asks & kinds) || noun->traits & TC_TRAIT_NEAR || begins_name(q, noun, at - back + n))
            continue;
        if (only_acts(q, noun, at - back, n, at)) continue;
        *out = (tc_asking){tc_noun_answer(noun), noun, at - back, n};
        return;
    }
}

/* How many words before a word of the query only tell more of a noun: "lớn nhất", "nổi tiếng"; "Pháp" behind "người".
 */
static size_t tells_more(const tc_query *q, size_t at)
{
    enum { LONGEST = 3 };
    static const char *const more[] = {"nổi tiếng", "lớn nhất", "nhỏ nhất", "cao nhất",   "đông nhất",  "đầu tiên",
                                       "cuối cùng", "duy nhất", "hàng đầu", "quan trọng", "nước ngoài", "khác",
                                       "mới",       "cũ",       "trẻ",      "chính"};
    size_t n, names = 0;
    for (n = LONGEST; n >= 1; n--) {
        size_t length;
        if (n <= at && tc_query_among(q, at - n, more, TC_COUNT(more), &length) && length == n) return n;
    }
    while (names < at && names < LONGEST && q->words[at - names - 1].flags & TC_TOKEN_CAPITAL &&
           !tc_query_wording_with(q, at - names - 1, "người", true))
        names++;
    return names && names < at && tc_query_wording_with(q, at - names - 1, "người", true) ? names : 0;
}

/* "nhà thơ người Pháp nào", "đơn vị khác nào": the noun before such words. */
static void find_told(tc_asking *out, const tc_query *q, size_t at)
{
    static const uint32_t kinds = TC_NOUN_PERSONS | TC_NOUN_BODY | TC_NOUN_PLACE;
    size_t end = at, n, length = 0;
    while ((n = tells_more(q, end))) end -= n;
    const tc_noun *noun = end < at ? tc_noun_before(q, end, kinds, &length) : NULL;
    if (!noun || !(noun->asks & kinds)) return;
    size_t first = end - length, further;
    const tc_noun *whole = noun->asks == TC_NOUN_SOMEONE && first
                               ? tc_noun_before(q, first, TC_NOUN_CALLING | TC_NOUN_OFFICE, &further)
                               : NULL;
    *out = whole ? (tc_asking){tc_noun_answer(whole), whole, first - further, further}
                 : (tc_asking){tc_noun_answer(noun), noun, first, length};
}

/* "Phó Chủ tịch UBND tỉnh nào", "lãnh đạo Hội Nông dân nào": of a town, of a body by its name there is one, of its
 * officers several. */
static void prefer_officer(tc_asking *out, const tc_query *q)
{
    if (!out->noun) return;
    bool body = out->noun->asks == TC_NOUN_BODY && q->marked && q->words[out->first].flags & TC_TOKEN_CAPITAL;
    if (body || out->noun->traits & TC_TRAIT_TOWN) find_further(out, q, out->first, TC_NOUN_PERSONS);
}

/* "Giám đốc bệnh viện tên gì", "chợ mới ở phường A tên gì": the first noun of an unbroken row of them, else the first
 * of the question, bears the name. */
static void find_named(tc_asking *out, const tc_query *q, size_t at, uint32_t kinds)
{
    size_t n;
    const tc_noun *noun;
    for (size_t end = at; (noun = tc_noun_before(q, end, kinds, &n)); end -= n)
        *out = (tc_asking){tc_noun_answer(noun), noun, end - n, n};
    for (size_t i = 0; i < at && !out->noun; i++) {
        noun = tc_noun_in_query(q, i, kinds, &n);
        if (noun && noun->asks & kinds && !begins_name(q, noun, i + n))
            *out = (tc_asking){tc_noun_answer(noun), noun, i, n};
    }
}

/* "quyết định gì", "điều gì": as often what is decided; "dịp gì" asks for no day. */
static bool asks_by_what(const tc_noun *noun)
{
    if (noun->asks & (TC_NOUN_PART | TC_NOUN_MEASURE | TC_NOUN_QUANTITY)) return false;
    if (noun->asks == TC_NOUN_TIME) return noun->traits & (TC_TRAIT_GENERAL | TC_TRAIT_HEAD);
    return !(noun->asks == TC_NOUN_DOCUMENT && noun->traits & TC_TRAIT_NEAR);
}

/* "thời hạn nộp hồ sơ là gì": what a question begins with says what is told of it; of a thing, what it is. */
static void find_defined(tc_asking *out, const tc_query *q)
{
    size_t n;
    const tc_noun *noun = tc_noun_in_query(q, 0, TC_NOUN_ANY, &n);
    static const uint32_t kinds = TC_NOUN_MEASURE | TC_NOUN_TIME | TC_NOUN_LIST | TC_NOUN_REASON | TC_NOUN_PLACE |
                                  TC_NOUN_DOCUMENT;
    if (noun && noun->asks & kinds && (noun->traits & TC_TRAIT_HEAD || noun->asks == TC_NOUN_REASON))
        *out = (tc_asking){tc_noun_answer(noun), NULL, 0, 0};
}

/* "phường mấy tổ", "xã mấy người": something is counted; but "tổ mấy phường Bến Lau" is not. */
static bool counts_behind(const tc_query *q, size_t behind)
{
    size_t n;
    const tc_noun *noun = tc_noun_in_query(q, behind, TC_NOUN_COUNTED | TC_NOUN_UNIT | TC_NOUN_PLACE, &n);
    return noun && noun->asks != TC_NOUN_TIME && !begins_name(q, noun, behind + n);
}

/* "tổ trưởng tổ hòa giải là ai": the office that a question begins with is borne by who is asked for. */
static void find_borne(tc_asking *out, const tc_query *q, size_t at)
{
    for (size_t i = 0; i < at && !out->noun; i++) {
        size_t n;
        const tc_noun *noun = tc_noun_in_query(q, i, TC_NOUN_OFFICE | TC_NOUN_CALLING, &n);
        if (noun) *out = (tc_asking){out->kind, noun, i, n};
    }
}

/* "tổ mấy", "quý mấy", "điều mấy": which one by its number. */
static bool asks_by_number(const tc_noun *noun)
{
    static const uint32_t kinds = TC_NOUN_PLACE | TC_NOUN_TIME | TC_NOUN_PART | TC_NOUN_BODY;
    if (noun->asks == TC_NOUN_TIME && !(noun->kinds & TC_NOUN_UNIT)) return false; /* "lúc mấy giờ" */
    return noun->asks & kinds && !(noun->traits & TC_TRAIT_GENERAL);
}

/* Whether a noun right before a wording of `n` words at `at` says what is asked for. */
static bool says(const tc_noun *noun, const tc_query *q, const tc_question_wording *w, size_t at, size_t n)
{
    switch (w->turn) {
    case TC_TURN_WHICH: return !(noun->asks & (TC_NOUN_MEASURE | TC_NOUN_QUANTITY));
    case TC_TURN_WHAT: return asks_by_what(noun);
    case TC_TURN_HOW_MANY: return asks_by_number(noun) && !counts_behind(q, at + n);
    case TC_TURN_NUMBERED: return noun->traits & (TC_TRAIT_VILLAGE | TC_TRAIT_SITE);
    case TC_TURN_ASKS:
    case TC_TURN_NAMED:
    case TC_TURN_WHO: break;
    case TC_TURN_DEFINED:
        return noun->asks == TC_NOUN_DOCUMENT && noun->traits & TC_TRAIT_GENERAL; /* "số hiệu là gì" */
    }
    return false;
}

tc_asking tc_asking_read(const tc_query *q, const tc_question_wording *w, size_t at, size_t n)
{
    static const uint32_t named = TC_NOUN_PERSONS | TC_NOUN_BODY | TC_NOUN_PLACE | TC_NOUN_DOCUMENT;
    size_t length = 0;
    tc_asking out = {.kind = w->kind};
    const tc_noun *noun = w->turn == TC_TURN_ASKS || !at ? NULL : tc_noun_before(q, at, TC_NOUN_ANY, &length);
    /* "truong nao" is "trường nào": the head of an office ("trưởng") asks for nothing. */
    if (noun && !q->marked && !tc_noun_answer(noun)) noun = tc_noun_before(q, at, named | TC_NOUN_TIME, &length);
    const char *kind = noun ? tc_noun_answer(noun) : NULL;
    if (kind && says(noun, q, w, at, n)) out = (tc_asking){kind, noun, at - length, length};
    if (w->turn == TC_TURN_WHICH && !noun) find_told(&out, q, at);
    if (w->turn == TC_TURN_WHICH && !noun && !out.noun) find_further(&out, q, at, named);
    if (w->turn == TC_TURN_WHICH) prefer_officer(&out, q);
    if (w->turn == TC_TURN_NAMED) find_named(&out, q, at, TC_NOUN_PERSONS | TC_NOUN_BODY | TC_NOUN_PLACE);
    if (w->turn == TC_TURN_WHO) find_borne(&out, q, at);
    if (w->turn == TC_TURN_DEFINED) find_defined(&out, q);
    return out;
}
