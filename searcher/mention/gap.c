/* What may stand between two words of a name in a text.
 *
 * Gaps stand only before a part of the name: a proper name, a number, or what follows a comma or quotation mark; a
 * name's own words are never pulled apart. What a name may hold besides ("của", the name of the unit) is no gap. */
#include "searcher/mention/mention.h"
#include <string.h>

enum { SHORT_NAME = 3, SHORT_GAP = 2, UNIT_GAP = 4, UNIT_NAME = 4, MEMBER_MOST = 6, TASK_GAP = 4, TRADE_GAP = 8 };

/* Whether one stands where the other should: two proper names, or two numbers. An abbreviation is no name ("Công ty
 * [CP] Tư vấn …"). */
static bool compete(const tc_token *a, const tc_token *b)
{
    bool names = tc_is_capital(a) && tc_is_capital(b) && !(b->flags & TC_TOKEN_UPPER);
    return names || (a->kind == TC_TOKEN_DIGITS && b->kind == TC_TOKEN_DIGITS);
}

/* Whether a list goes on at token `at`: behind a comma or "và". */
static bool goes_on_list(const tc_aligning *a, uint32_t at)
{
    const tc_token *t = &a->tokens->items[at - 1];
    bool and = t->end - t->start == strlen("và") && !memcmp(a->text + t->start, "và", strlen("và"));
    return and || a->text[t->end] == ',';
}

/* "xóm [Khuôn Sói,] Thẩm Rầy": the head of a list of names stands before the first of them alone. */
static bool is_list_gap(const tc_aligning *a, uint32_t from, uint32_t to)
{
    const tc_token *t = a->tokens->items;
    if (tc_is_capital(&t[from - 1]) || !tc_is_capital(&t[from]) || !tc_is_capital(&t[to]) || !goes_on_list(a, to))
        return false;
    bool comma = a->text[t[to - 1].end] == ',';
    for (uint32_t i = from; i < to; i++)
        if (!tc_is_capital(&t[i]) && (comma || i < to - 1)) return false;
    return true;
}

/* "dịch [bệnh Sởi, Tay chân miệng,] Bạch hầu thanh quản": so with members of several words, where the name is long
 * enough to be known without its head. They begin with capitals, and one word may lead to the first of them. */
static bool is_members_gap(const tc_aligning *a, uint32_t from, uint32_t to)
{
    const tc_token *t = a->tokens->items;
    const char *class = a->head ? a->head->class : "";
    uint32_t first = tc_is_capital(&t[from]) ? from : from + 1, since = 0;
    if (!strcmp(class, "place") || !strcmp(class, "organisation") || tc_is_capital(&t[from - 1])) return false;
    if (first >= to || !tc_is_capital(&t[to]) || !goes_on_list(a, to) || tc_aligned_punctuation(a, from)) return false;
    for (uint32_t i = first; i <= to; i++) {
        bool begins = i == first || goes_on_list(a, i);
        if (begins && !tc_is_capital(&t[i])) return false;
        since = begins ? 0 : since + 1;
        if (since >= MEMBER_MOST || (!begins && tc_aligned_punctuation(a, i))) return false;
    }
    return true;
}

/* Whether the head of a unit of administration ends before token `at`, behind the first word of the mention. */
static bool is_behind_unit(const tc_aligning *a, uint32_t at)
{
    for (uint32_t back = 1; back <= 2 && a->from + back < at; back++) {
        const tc_sign *unit = tc_sign_at(a->signs, TC_SIGN_LEVEL, a->tokens, at - back);
        if (unit && unit->count == back) return true;
    }
    return false;
}

/* "Đảng bộ thành phố [Mộc Giang] khóa X", "… [Mộc Giang lần thứ] X": where the name has the head of a unit of
 * administration alone, its proper name may follow. Not at the beginning: "xã đạt chuẩn" is said of every one. */
static bool is_unit_gap(const tc_aligning *a, uint32_t from, uint32_t to, size_t word)
{
    const tc_token *t = a->tokens->items;
    const tc_query_word *w = &a->query->words[word];
    uint32_t end = to;
    if (a->needed < UNIT_NAME || !is_behind_unit(a, from)) return false;
    while (end > from && tc_sign_at(a->signs, TC_SIGN_OPTION, a->tokens, end - 1)) end--;
    if (w->kind == TC_TOKEN_DIGITS && end == to) return false;
    if ((w->flags & TC_TOKEN_CAPITAL && !(w->flags & TC_TOKEN_UPPER)) || end - from < 2 || end - from > UNIT_GAP)
        return false;
    for (uint32_t i = from; i < end; i++)
        if (!tc_is_capital(&t[i]) || (t[i].flags & TC_TOKEN_UPPER) || tc_aligned_punctuation(a, i)) return false;
    return true;
}

/* Whether the token is the first word of the name once more: "chợ tại chợ 2B". */
static bool is_head_again(const tc_aligning *a, const tc_token *t)
{
    const tc_query_word *w = &a->query->words[a->way->order[0]];
    return t->fold_length == w->fold_length && !memcmp(t->term, w->term, w->fold_length);
}

/* "Luật Đất đai [số 45/]2013/QH13": a year typed behind the name of a document stands in its number. */
static bool fronts_number(const tc_aligning *a, uint32_t from, uint32_t to)
{
    const tc_token *t = a->tokens->items;
    if (t[to - 1].kind != TC_TOKEN_DIGITS || a->text[t[to - 1].end] != '/' || t[to].start != t[to - 1].end + 1)
        return false;
    const tc_sign *number = to - from == 2 ? tc_sign_at(a->signs, TC_SIGN_OPTION, a->tokens, from) : NULL;
    return to - from == 1 || (number && !strcmp(number->class, "number"));
}

/* Before a number only names may stand ("Khu tái định cư [phường Đồi Thông số] 2"), and before a year what ends in one
 * ("Hội xuân [Giáp Thìn] 2024"): with another word it is the number of something else ("đề án … Điều 6"). */
static bool leads_to_number(const tc_aligning *a, uint32_t from, uint32_t to)
{
    const tc_token *t = a->tokens->items;
    bool year = t[to].end - t[to].start == 4;
    if (year && fronts_number(a, from, to)) return true;
    if (t[to].flags & TC_TOKEN_GLUED) return false;
    while (to > from && tc_sign_at(a->signs, TC_SIGN_OPTION, a->tokens, to - 1)) to--;
    if (to == from || is_head_again(a, &t[to - 1])) return true;
    if (year) return tc_is_capital(&t[to - 1]);
    for (uint32_t i = from; i < to; i++)
        if (tc_aligned_punctuation(a, i) ||
            !(tc_is_capital(&t[i]) || tc_sign_at(a->signs, TC_SIGN_LEVEL, a->tokens, i)))
            return false;
    return true;
}

/* "sông [dài nhất miền Bắc] Hồng": a gap before a proper name holds no other. */
static bool holds_name(const tc_aligning *a, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        const tc_token *t = &a->tokens->items[i];
        if (tc_is_capital(t) && !(t->flags & TC_TOKEN_UPPER)) return true;
    }
    return false;
}

/* Whether punctuation stands in a gap, or another name. */
static bool marked_gap(const tc_aligning *a, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i <= to; i++)
        if (tc_aligned_punctuation(a, i)) return true;
    return holds_name(a, from, to);
}

/* A short name is pulled apart only behind the head of a work ("kè [phòng chống xói lở] Pò Mạ"), else by a word or two,
 * as is that of an organisation ("Hội, … nhân dân" is none); that of a place never ("tỉnh [ủy] Lam Giang"). */
static bool suits_head(const tc_aligning *a, uint32_t from, uint32_t to)
{
    const char *class = a->head ? a->head->class : "";
    bool work = !strcmp(class, "project") || !strcmp(class, "works") || !strcmp(class, "carrier");
    bool organisation = !strcmp(class, "organisation"), brief = a->needed <= SHORT_NAME && !work;
    if (!brief && !organisation) return true;
    if (brief && (!strcmp(class, "place") || a->needed < SHORT_NAME)) return false;
    return to - from <= SHORT_GAP && !marked_gap(a, from, to);
}

/* "Đội [Quản lý] vỉa hè", "Công ty [TNHH Tư vấn] Mộc Lâm": what a body does begins with a capital behind its head and
 * goes on without one, as no proper name does. */
static bool is_task_gap(const tc_aligning *a, uint32_t from, uint32_t to)
{
    const tc_token *t = a->tokens->items;
    if (strcmp(a->head ? a->head->class : "", "organisation") != 0 || to - from > TASK_GAP) return false;
    for (uint32_t i = from; i <= to; i++)
        if (tc_aligned_punctuation(a, i)) return false;
    while (from < to && t[from].flags & TC_TOKEN_UPPER) from++;
    if (from + 1 >= to || !tc_is_capital(&t[from])) return false;
    for (uint32_t i = from + 1; i < to; i++)
        if (tc_is_capital(&t[i])) return false;
    return true;
}

/* "Công ty [TNHH Xây dựng và Thương mại] Mộc Lâm": what a company is and does begins with a capital, and no other
 * body is named in it. */
static bool is_trade_gap(const tc_aligning *a, uint32_t from, uint32_t to)
{
    const tc_token *t = a->tokens->items;
    if (to - from > TRADE_GAP || !tc_is_capital(&t[from]) || !tc_is_capital(&t[to])) return false;
    for (uint32_t i = from; i <= to; i++)
        if (tc_aligned_punctuation(a, i) || tc_sign_at(a->signs, TC_SIGN_HEAD, a->tokens, i)) return false;
    return true;
}

/* "hồ [chứa nước] Pò Luông": the head goes on to a longer one, and the proper name stands right behind that. */
static bool is_kind_gap(const tc_aligning *a, uint32_t from, uint32_t to)
{
    if (!a->head || a->needed < SHORT_NAME || from != a->from + a->head->count) return false;
    const tc_sign *whole = tc_sign_at(a->signs, TC_SIGN_HEAD, a->tokens, a->from);
    return whole && a->from + whole->count == to && tc_is_capital(&a->tokens->items[to]) && !marked_gap(a, from, to);
}

static bool breaks(const tc_aligning *a, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i <= to; i++) {
        if (tc_aligned_end(a, i)) return true;
        if (i < to && !tc_is_capital(&a->tokens->items[i]) && tc_sign_at(a->signs, TC_SIGN_BREAK, a->tokens, i))
            return true;
    }
    return false;
}

/* "Nghị quyết [của] Đảng ủy", "Hội Nông dân [Việt Nam] thành phố": a word that a name is written with and without. */
static bool is_link(const tc_aligning *a, uint32_t from, uint32_t to)
{
    const tc_sign *link = tc_sign_at(a->signs, TC_SIGN_LINK, a->tokens, from);
    if (!link || from + link->count != to || a->needed <= SHORT_NAME) return false;
    for (uint32_t i = from; i <= to; i++)
        if (tc_aligned_punctuation(a, i)) return false;
    return true;
}

/* "[khóa VI,] nhiệm kỳ 2018 - 2023": where the tenure begins that ends before token `to`; `to` for none. */
static uint32_t tenure_before(const tc_aligning *a, uint32_t from, uint32_t to)
{
    const tc_token *number = &a->tokens->items[to - 1];
    if (number->kind != TC_TOKEN_DIGITS && !(number->flags & TC_TOKEN_UPPER)) return to;
    for (uint32_t at = from; at + 1 < to; at++) {
        const tc_sign *sign = tc_sign_at(a->signs, TC_SIGN_TENURE, a->tokens, at);
        if (sign && at + sign->count + 1 == to) return at;
    }
    return to;
}

bool tc_gap_filled(const tc_aligning *a, uint32_t from, uint32_t to, size_t word)
{
    if (is_link(a, from, to)) return true;
    if (breaks(a, from, to)) return false;
    if (tc_sign_in_query(a->signs, TC_SIGN_TENURE, a->query, word)) to = tenure_before(a, from, to);
    return to == from || is_unit_gap(a, from, to, word);
}

bool tc_gap_allowed(const tc_aligning *a, uint32_t from, bool head, const tc_occurrence *o)
{
    const tc_token *t = a->tokens->items;
    uint32_t to = o->from;
    size_t word = o->first;
    if (breaks(a, from, to)) return false;
    bool behind_head = head || (a->head && a->needed > a->head->count && word == a->way->order[0] + a->head->count);
    if (is_list_gap(a, from, to) || (behind_head && is_members_gap(a, from, to))) return true;
    /* "khu [chăn nuôi tập trung,] công nghiệp": the words of a head are one word. */
    if (a->head && word < a->way->order[0] + a->head->count) return false;
    if (a->way->open && behind_head && is_task_gap(a, from, to)) return true;
    if (a->way->company && behind_head && is_trade_gap(a, from, to)) return true;
    if (is_kind_gap(a, from, to)) return true;
    if (!suits_head(a, from, to) && a->tokens->items[to].kind != TC_TOKEN_DIGITS) return false;
    bool marked = tc_aligned_punctuation(a, from);
    /* Where the name goes on with a proper name or number, another one in its place is another name: "sông [Mộc, kè bờ
     * phải sông] Lau". */
    if (compete(&t[to], &t[from]) && !marked) return false;
    if (t[to].kind == TC_TOKEN_DIGITS) return leads_to_number(a, from, to);
    if ((head || tc_is_capital(&t[to])) && holds_name(a, from, to)) return false;
    /* Two words that were typed as one proper name stand side by side. */
    const tc_query_word *w = &a->query->words[word];
    bool in_name = !a->head ||
                   word != a->way->order[0] + a->head->count; /* "Kè" bears its capital for standing first */
    if (word && in_name && (w->flags & TC_TOKEN_CAPITAL) && (w[-1].flags & TC_TOKEN_CAPITAL) &&
        !(w[-1].flags & TC_TOKEN_UPPER) && !marked)
        return false;
    /* "người [cao tuổi,] có uy tín": a name of common words alone has no parts, nor has a short one. */
    bool common = o->first != o->last; /* a short form, whose capitals are no name's: "[chỉ đạo] CCHC" */
    bool firm = a->named && a->needed > SHORT_NAME;
    /* "Ủy ban nhân dân [các] phường …" is pulled apart where "UBND" is. */
    bool begun = head || (behind_head && !strcmp(a->head->class, "organisation"));
    bool part = (tc_is_capital(&t[to]) && !common) || (firm && (begun || tc_aligned_punctuation(a, to)));
    /* Neither may the gap tear a proper name: "Pò … Mạ". */
    bool torn = tc_is_capital(&t[from - 1]) && tc_is_capital(&t[from]) && !marked;
    return part && !torn;
}
