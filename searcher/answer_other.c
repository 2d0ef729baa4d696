/* What the words beside a figure or a date tell of another thing: its opposite ("thành lập" for "giải thể"), or another
 * one of its kind ("đàn bò" for "đàn dê", "cấp xã" for "cấp tỉnh"). */
#include "searcher/answer_weigh.h"
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* What is left of the evidence. */
static const double OPPOSITE = 0.4, OTHER_OBJECT = 0.5;

/* Either is not told by what is told of the other. */
static const char *const opposites[][2] = {
    {"thành lập", "giải thể"},  {"tăng", "giảm"},           {"xuất khẩu", "nhập khẩu"},   {"kết nạp", "khai trừ"},
    {"kết nạp", "xóa tên"},     {"bổ nhiệm", "miễn nhiệm"}, {"khai mạc", "bế mạc"},       {"khởi công", "khánh thành"},
    {"đúng hạn", "quá hạn"},    {"đúng hạn", "trễ hạn"},    {"trước hạn", "quá hạn"},     {"đô thị", "nông thôn"},
    {"thành thị", "nông thôn"}, {"tạm trú", "thường trú"},  {"trong nước", "nước ngoài"}, {"nội địa", "xuất nhập khẩu"},
    {"cấp mới", "thu hồi"},     {"cấp mới", "cấp lại"},     {"cấp mới", "cấp đổi"},       {"thành công", "thất bại"},
    {"kết hôn", "ly hôn"},      {"khai sinh", "khai tử"},   {"tiểu học", "trung học"},
};

/* The words that go with a candidate: behind the one before it or where its clause begins, up to the next break. */
typedef struct clause {
    uint32_t from, to;
} clause;

static bool holds_proposal(const tc_weighing *w, uint32_t token)
{
    for (size_t i = w->from; i < w->all->count; i++)
        if (i != w->at && w->all->items[i].first <= token && token <= w->all->items[i].last) return true;
    return false;
}

static clause clause_of(const tc_weighing *w, const tc_proposal *p)
{
    enum { BEHIND = 6 };
    const tc_scene *s = w->scene;
    clause c = {p->first, p->last};
    while (c.from > 0 && s->breaks[c.from] < TC_BREAK_CLAUSE && !holds_proposal(w, c.from - 1)) c.from--;
    while (c.to + 1 < s->tokens.count && c.to < p->last + BEHIND && s->breaks[c.to + 1] == TC_BREAK_NONE &&
           !holds_proposal(w, c.to + 1))
        c.to++;
    return c;
}

static bool clause_holds(const tc_weighing *w, clause c, const char *words)
{
    for (uint32_t i = c.from; i <= c.to; i++)
        if (tc_tokens_are(&w->scene->tokens, i, words)) return true;
    return false;
}

/* Whether a word of the question, in whatever wording, stands in the clause. */
static bool told_in(const tc_weighing *w, clause c, size_t word)
{
    const tc_occurrences *found = &w->scene->found;
    for (size_t i = 0; i < found->count; i++) {
        const tc_occurrence *x = &found->items[i];
        if (x->first <= word && word <= x->last && x->from >= c.from && x->to <= c.to) return true;
    }
    return false;
}

static bool query_holds(const tc_query *q, const char *words)
{
    for (size_t i = 0; i < q->count; i++)
        if (!q->words[i].question && tc_query_wording(q, i, words)) return true;
    return false;
}

static bool tells_opposite(const tc_weighing *w, clause c)
{
    for (size_t i = 0; i < COUNT(opposites); i++)
        for (int k = 0; k < 2; k++) {
            const char *asked = opposites[i][k], *other = opposites[i][1 - k];
            if (!query_holds(w->wanted->query, asked) || query_holds(w->wanted->query, other)) continue;
            if (clause_holds(w, c, other) && !clause_holds(w, c, asked)) return true;
        }
    return false;
}

/* "đàn", "cấp", "cây": the word behind it says which. */
static bool says_which(const tc_query *q, size_t at)
{
    static const char *const heads[] = {"đàn", "cấp", "cây", "loại", "hạng", "bậc", "nhóm", "khối", "lớp"};
    static const uint32_t kinds = TC_NOUN_QUANTITY | TC_NOUN_COUNTED | TC_NOUN_NONE;
    size_t n;
    if (!tc_query_among(q, at, heads, COUNT(heads), NULL)) return false;
    const tc_noun *noun = tc_noun_in_query(q, at, kinds, &n);
    return !noun || n == 1;
}

static bool stands_nowhere(const tc_weighing *w, size_t word)
{
    return w->best[word] <= 0 && w->scene->above[word] <= 0;
}

/* Where the passage names the one asked for nowhere, any other one speaks against all that it tells. */
static bool tells_other(const tc_weighing *w, clause c, size_t head)
{
    const tc_scene *s = w->scene;
    const tc_query *q = w->wanted->query;
    if (!w->wanted->keys[head + 1] || q->words[head + 1].kind == TC_TOKEN_DIGITS || told_in(w, c, head + 1))
        return false;
    if (stands_nowhere(w, head + 1))
        while (c.from > 0 && s->breaks[c.from] < TC_BREAK_SENTENCE) c.from--;
    for (uint32_t i = c.to; i-- > c.from;) {
        if (!tc_token_is_query(&s->tokens.items[i], &q->words[head]) || s->breaks[i + 1] != TC_BREAK_NONE) continue;
        return s->tokens.items[i + 1].kind != TC_TOKEN_DIGITS;
    }
    return false;
}

double tc_answer_other(const tc_weighing *w, const tc_proposal *p)
{
    const tc_wanted *wanted = w->wanted;
    if (strcmp(wanted->kind, "amount") != 0 && strcmp(wanted->kind, "date") != 0) return 1;
    clause c = clause_of(w, p);
    if (tells_opposite(w, c)) return OPPOSITE;
    for (size_t i = 0; i + 1 < wanted->query->count; i++)
        if (says_which(wanted->query, i) && tells_other(w, c, i)) return OTHER_OBJECT;
    return 1;
}
