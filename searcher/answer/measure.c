/* What a question for a figure wants: what is counted or measured, in which unit, of one or of two. */
#include "searcher/answer/answer.h"
#include <string.h>

/* "m2", "m3", "km2": the digit is a word of its own, right behind the letters. */
static char power_at(const tc_query *q, size_t at)
{
    if (at + 1 >= q->count || q->words[at + 1].at.start != q->words[at].at.end) return 0;
    char power = q->text[q->words[at + 1].at.start];
    bool alone = q->words[at + 1].at.end == q->words[at + 1].at.start + 1;
    return alone && (power == '2' || power == '3') ? power : 0;
}

/* What the noun there is measured in, and how many words it has; ANY and 0 for none. */
static tc_measure unit_at(const tc_query *q, size_t at, size_t *length)
{
    const tc_noun *unit = tc_noun_in_query(q, at, TC_NOUN_UNIT, length);
    bool known = unit && unit->measure != TC_MEASURE_ANY && unit->measure != TC_MEASURE_TIME;
    char power = known && unit->measure == TC_MEASURE_LENGTH && *length == 1 ? power_at(q, at) : 0;
    if (power == '2') return *length = 2, TC_MEASURE_AREA;
    if (power == '3') known = false; /* counted by its letters */
    if (!known) *length = 0;
    return known ? unit->measure : TC_MEASURE_ANY;
}

/* Whether a word may be the second one of a name for a thing. */
static bool joins(const tc_query *q, size_t at)
{
    /* Typed without marks, "dan de cua" is "đàn dê của": no preposition stands before another. */
    bool before_of = at + 1 < q->count && tc_query_wording(q, at + 1, "của");
    bool ends = tc_grammar_in_query(q, at, TC_GRAMMAR_ENDS_THING) || tc_word_joins(q, at);
    return (before_of || !ends) && !q->words[at].question && !q->words[at].in_period &&
           q->words[at].kind != TC_TOKEN_DIGITS;
}

/* "mỗi thí sinh": that it is told of each one is no part of the name. */
static bool is_each(const tc_query *q, size_t at)
{
    return tc_query_wording(q, at, "mỗi") || tc_query_wording(q, at, "từng") || tc_query_wording(q, at, "một");
}

/* The noun behind "bao nhiêu"; of "bao nhiêu một giờ" that is no unit, but of which one it is told. */
static void read_unit(tc_wanted *w, const tc_query *q, size_t at)
{
    static const char *const since[] = {"tính đến", "tính tới", "tính từ", "kể từ", "so với", "tính ra"};
    size_t n;
    if (at >= q->count || q->words[at].in_period || tc_word_joins(q, at)) return;
    if (tc_grammar_in_query(q, at, TC_GRAMMAR_CAUSE)) return; /* "thiếu bao nhiêu vì …" */
    if (tc_query_among(q, at, since, TC_COUNT(since), NULL)) return;
    if (is_each(q, at) && at + 1 < q->count) {
        w->each = true;
        return;
    }
    /* "mấy ngôi trường": the noun that counts stands behind such a word. */
    const tc_noun *bearing = tc_noun_in_query(q, at, TC_NOUN_COUNTED, &n);
    if (bearing && bearing->traits & TC_TRAIT_BEARING && at + n < q->count && !tc_word_joins(q, at + n)) at += n;
    w->strict = true;
    w->unit_first = at;
    w->measure = unit_at(q, at, &n);
    /* "tan binh": typed without marks, what seems to be tons may be the first half of a noun. */
    if (w->measure == TC_MEASURE_WEIGHT && !q->marked && n == 1 && at + 1 < q->count && joins(q, at + 1))
        w->measure = TC_MEASURE_ANY;
    if (w->measure == TC_MEASURE_ANY) w->measure = TC_MEASURE_COUNTED, n = 1;
    w->unit_last = at + n - 1;
}

/* The same of the second amount asked for. */
static void read_second(tc_wanted *w, const tc_query *q)
{
    size_t at = tc_asks_second(q, w->asked);
    tc_wanted second = {.unit_first = SIZE_MAX, .unit_last = SIZE_MAX};
    w->second_first = w->second_last = SIZE_MAX;
    if (at == SIZE_MAX || w->range) return;
    read_unit(&second, q, tc_query_behind(q, at));
    w->both = true;
    w->each = w->second_each = false;
    for (size_t i = 0; i < q->count; i++)
        if (tc_query_wording(q, i, "mỗi")) *(i < w->asked ? &w->each : &w->second_each) = true;
    w->second = second.measure;
    w->second_first = second.unit_first;
    w->second_last = second.unit_last;
}

/* "số lượt khám": what is counted stands behind "số". */
static bool read_number_of(tc_wanted *w, const tc_query *q, size_t at)
{
    size_t unit, n = tc_query_wording(q, at, "tổng số");
    /* "chuyển đổi số", "chỉ số": no number of anything. */
    if (!n && at &&
        (tc_grammar_in_query(q, at - 1, TC_GRAMMAR_HALF_NUMBER) ||
         tc_grammar_in_query(q, at - 1, TC_GRAMMAR_BEARS_NUMBER)))
        return false;
    if (!n) n = tc_query_wording(q, at, "số lượng");
    if (!n) n = tc_query_wording(q, at, "số");
    if (!n || at + n >= q->count || q->words[at + n].question || q->words[at + n].kind == TC_TOKEN_DIGITS) return false;
    w->measure = unit_at(q, at + n, &unit);
    if (w->measure != TC_MEASURE_ANY) return true;
    w->measure = TC_MEASURE_COUNTED;
    w->unit_first = w->unit_last = at + n;
    return true;
}

/* "giảm còn bao nhiêu", "tăng lên mấy" ask for what it came to. */
static bool asks_level(const tc_query *q)
{
    static const char *const reached[] = {"còn", "xuống", "lên"};
    static const char *const more[] = {"hoàn thành", "hơn"};
    for (size_t i = 0; i < q->count; i++) {
        if (tc_grammar_any_in_query(q, i, TC_GRAMMAR_COMPARED | TC_GRAMMAR_SET(AGAINST))) return false;
        if (tc_query_among(q, i, more, TC_COUNT(more), NULL)) return false;
        if (!tc_grammar_in_query(q, i, TC_GRAMMAR_CHANGE)) continue;
        if (i + 1 >= q->count || !tc_query_among(q, i + 1, reached, TC_COUNT(reached), NULL)) return false;
    }
    return true;
}

/* "… thì mỗi năm thu phí bao nhiêu": what is measured stands right before the question word. */
static tc_measure measure_before(const tc_query *q, size_t asked)
{
    enum { NEAR = 4 };
    size_t n;
    for (size_t back = 1; asked != SIZE_MAX && back <= NEAR && back <= asked; back++) {
        tc_measure measure = tc_head_measure(q, asked - back, &n);
        if (measure != TC_MEASURE_ANY && n <= back) return measure;
    }
    return TC_MEASURE_ANY;
}

/* What the question word itself measures: "bao nhiêu %", "bao nhiêu phần trăm", "bao lâu"; ANY where it does not say.
 */
static tc_measure measure_asked(const tc_query *q, size_t asked, size_t behind)
{
    if (tc_asks_share(q)) return TC_MEASURE_PERCENT;
    if (behind >= 2 && tc_query_wording(q, behind - 2, "phần trăm")) return TC_MEASURE_PERCENT;
    return tc_asks_how_long(q, asked) ? TC_MEASURE_TIME : TC_MEASURE_ANY;
}

/* "giá bao nhiêu", "bị phạt bao nhiêu": money. */
static bool asks_cost(const tc_query *q, size_t asked)
{
    enum { NEAR = 4 };
    static const char *const costs[] = {"giá", "trị giá", "tốn", "thu về", "phạt"};
    for (size_t i = asked >= NEAR ? asked - NEAR : 0; i < asked; i++)
        if (tc_query_among(q, i, costs, TC_COUNT(costs), NULL)) return true;
    return false;
}

/* What stands at the question word and behind it. */
static void read_asked(tc_wanted *w, const tc_query *q)
{
    size_t behind = tc_query_behind(q, w->asked);
    /* "từ bao nhiêu đến bao nhiêu đồng": the unit is told once, at the end. */
    for (size_t i = behind; w->range && i < q->count; i++)
        if (q->words[i].question) behind = i + 1;
    w->of_plan = tc_asks_of_plan(q, w->asked);
    w->measure = measure_asked(q, w->asked, behind);
    w->strict = w->measure != TC_MEASURE_ANY;
    w->change = w->asked > 0 && tc_grammar_in_query(q, w->asked - 1, TC_GRAMMAR_CHANGE);
    if (w->strict) return;
    read_unit(w, q, behind);
    if (!w->strict && !w->change && asks_cost(q, w->asked)) w->measure = TC_MEASURE_MONEY;
}

static void read_measure(tc_wanted *w, const tc_query *q)
{
    size_t n;
    w->level = asks_level(q);
    for (size_t i = 0; i < q->count; i++) {
        w->bounded |= tc_grammar_in_query(q, i, TC_GRAMMAR_LIMIT) > 0;
        w->each |= tc_query_wording(q, i, "mỗi") > 0;
    }
    if (w->asked != SIZE_MAX) read_asked(w, q);
    if (w->strict || w->change) return;
    if (w->measure == TC_MEASURE_ANY) w->measure = measure_before(q, w->asked);
    for (size_t i = 0; i < q->count && w->measure == TC_MEASURE_ANY; i++) {
        w->measure = tc_head_measure(q, i, &n);
        /* "thẻ có thời hạn 40 năm": how long is asked for at the head alone. */
        if (w->measure == TC_MEASURE_TIME && i) w->measure = TC_MEASURE_ANY;
        if (w->measure == TC_MEASURE_ANY && read_number_of(w, q, i)) return;
    }
    /* "được trả bao nhiêu một giờ": so many of what is not said; it is nearly always money, and no hours. */
    bool rate = w->asked != SIZE_MAX && is_each(q, tc_query_behind(q, w->asked));
    if (rate && w->measure == TC_MEASURE_ANY) w->measure = TC_MEASURE_MONEY;
}

/* What stands behind the first word for a quantity, when it is of two words. */
static void read_subject(tc_wanted *w, const tc_query *q)
{
    size_t n, behind = w->unit_last + 1;
    bool measured = w->strict && w->measure != TC_MEASURE_COUNTED && w->measure != TC_MEASURE_PERCENT &&
                    w->unit_first != SIZE_MAX;
    while (behind < q->count && is_each(q, behind)) behind++;
    if (measured && behind + 1 < q->count && joins(q, behind) && joins(q, behind + 1)) w->subject = behind;
    for (size_t i = 0; i < q->count && w->subject == SIZE_MAX; i++) {
        if (tc_head_measure(q, i, &n) == TC_MEASURE_ANY && (i || !tc_noun_in_query(q, i, TC_NOUN_QUANTITY, &n)))
            continue;
        size_t at = i + n;
        while (at < q->count && (tc_word_joins(q, at) || q->words[at].question || is_each(q, at))) at++;
        if (at + 1 < q->count && !q->words[at].in_period && joins(q, at + 1)) w->subject = at;
        return;
    }
}

void tc_wanted_read_amount(tc_wanted *w, const tc_query *q)
{
    read_measure(w, q);
    read_second(w, q);
    read_subject(w, q);
    w->whose = tc_asks_whose(q, w->asked);
    w->fraction = w->unit_first != SIZE_MAX && tc_query_wording(q, w->unit_first, "phần");
    w->deadline = w->asked == SIZE_MAX && w->measure == TC_MEASURE_TIME;
}
