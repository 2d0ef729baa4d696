/* Candidates made as long as what they say: "từ 21 giờ … đến 04 giờ" is one answer, and so are "4 - 6 thành viên" and
 * "ngày 10 hàng tháng". */
#include "searcher/answer/answer.h"
#include <string.h>

/* So many words may stand between the two ends of a range, and behind the second one. */
enum { BETWEEN_MOST = 8, NOUN_MOST = 6 };

static bool is_word(const tc_scene *s, uint32_t at, const char *word)
{
    return at < s->tokens.count && tc_token_is(&s->tokens.items[at], word);
}

/* ---- from … to ---- */

/* The proposal that ends the range which this one begins. */
static const tc_proposal *other_end(const tc_proposals *all, size_t from, const tc_proposal *p, const tc_scene *s)
{
    bool begins = p->first && is_word(s, p->first - 1, "từ");
    for (size_t i = from; i < all->count; i++) {
        const tc_proposal *o = &all->items[i];
        if (o->first <= p->last || o->first - p->last > BETWEEN_MOST) continue;
        bool to = is_word(s, o->first - 1, "đến") || is_word(s, o->first - 1, "tới") || is_word(s, o->first - 1, "hết");
        bool plain = true;
        for (uint32_t k = p->last + 1; k <= o->first && plain; k++) plain = s->breaks[k] < TC_BREAK_COLON;
        if (plain && to && (begins || o->first - p->last <= 2)) return o;
    }
    return NULL;
}

/* "hôm sau" and the like belong to the end of a range of hours. */
static uint32_t with_day(const tc_scene *s, uint32_t last)
{
    static const char *const days[] = {"ngày hôm sau", "hôm sau", "ngày hôm trước", "sáng hôm sau"};
    for (size_t i = 0; i < TC_COUNT(days); i++) {
        if (!tc_tokens_are(&s->tokens, last + 1, days[i])) continue;
        for (const char *c = days[i]; c; c = strchr(c + 1, ' ')) last++;
        return last;
    }
    return last;
}

static bool is_span(const tc_scene *s, const tc_entity *e)
{
    if (e && e->kind == TC_ENTITY_FIGURE) { /* "30.000-50.000" */
        const char *dash = memchr(s->hit->passage.text + e->at.start, '-', e->at.end - e->at.start);
        return dash && tc_is_digit(dash[-1]) && tc_is_digit(dash[1]);
    }
    return e && (e->kind == TC_ENTITY_PERIOD ||
                 (e->kind == TC_ENTITY_DATE && tc_date_compare(e->period.from, e->period.to) != 0 &&
                  tc_date_precision(e->date) == TC_PRECISION_DAY));
}

/* What is asked for is a range: a single day or hour is only half of it. How long a thing takes may be one or not. */
static void join_ranges(tc_proposals *all, size_t from, const tc_scene *s, bool must)
{
    static const double HALF = 0.7;
    for (size_t i = from; i < all->count; i++) {
        tc_proposal *p = &all->items[i];
        const tc_proposal *o = other_end(all, from, p, s);
        if (!o) {
            if (must && !is_span(s, p->entity)) p->fit *= HALF;
            continue;
        }
        p->last = with_day(s, o->last);
        p->at.end = s->tokens.items[p->last].end;
        if (p->first && is_word(s, p->first - 1, "từ")) p->at.start = s->tokens.items[--p->first].start;
    }
}

/* ---- figures ---- */

/* "từ 02 năm đến 04 năm": the whole of it answers, though a range was not asked for. */
static void join_amounts(tc_proposals *all, size_t from, const tc_scene *s)
{
    enum { APART_MOST = 2 };
    static const double HALF = 0.6;
    for (size_t i = from; i < all->count; i++) {
        tc_proposal *p = &all->items[i];
        bool begins = p->first && is_word(s, p->first - 1, "từ") && s->breaks[p->first] == TC_BREAK_NONE;
        const tc_proposal *o = begins ? other_end(all, from, p, s) : NULL;
        bool alike = o && p->entity && o->entity && p->entity->unit && o->entity->unit &&
                     !strcmp(p->entity->unit, o->entity->unit) && o->first - p->last <= APART_MOST;
        if (!alike) continue;
        p->last = o->last;
        p->at.end = o->at.end;
        all->items[o - all->items].fit *= HALF;
    }
}

static bool grouped_before(const tc_scene *s, uint32_t at)
{
    const tc_token *a = &s->tokens.items[at - 1], *b = &s->tokens.items[at];
    const char *text = s->hit->passage.text;
    return a->kind == TC_TOKEN_DIGITS && a->end + 1 == b->start && (text[a->end] == '.' || text[a->end] == ',');
}

/* "từ 4 - 6 thành viên", "từ 12 đến 18 ngày": the lower end has no unit of its own. */
static void take_lower_end(tc_proposal *p, const tc_scene *s)
{
    const char *text = s->hit->passage.text;
    if (!p->first || s->breaks[p->first] > TC_BREAK_COMMA) return;
    const tc_token *before = &s->tokens.items[p->first - 1];
    bool dash = before->kind == TC_TOKEN_DIGITS && p->at.start - before->end <= 4 &&
                memchr(text + before->end, '-', p->at.start - before->end);
    if (dash) {
        p->at.start = before->start;
        p->first--;
        /* "1.000 - 3.000 đồng": the whole of a number in groups. */
        while (p->first && grouped_before(s, p->first)) p->at.start = s->tokens.items[--p->first].start;
        return;
    }
    if (p->first < 2 || !is_word(s, p->first - 1, "đến")) return;
    uint32_t low = p->first - 2;
    if (low && text[s->tokens.items[low].end] == ')') low--; /* "02 (hai) đến 04 (bốn) năm" */
    if (s->tokens.items[low].kind != TC_TOKEN_DIGITS) return;
    p->first = low;
    p->at.start = s->tokens.items[p->first].start;
}

/* "7 ngày trong tuần": what the question says behind it is told with it. */
static uint32_t with_asked(const tc_scene *s, const tc_wanted *w, uint32_t last)
{
    enum { BEHIND_MOST = 3 };
    static const char *const opens[] = {"trong", "mỗi", "một", "hằng", "hàng"};
    if (last + 1 >= s->tokens.count || !tc_token_among(&s->tokens.items[last + 1], opens, TC_COUNT(opens))) return last;
    uint32_t end = last;
    for (uint32_t i = last + 1; i <= last + BEHIND_MOST && i < s->tokens.count; i++) {
        if (s->breaks[i] != TC_BREAK_NONE || !tc_scene_asked(s, w, i)) break;
        if (i > last + 1) end = i;
    }
    return end;
}

/* "24 giờ mỗi ngày và 7 ngày mỗi tuần": both that are asked for, from the first to the second. */
static void join_both(tc_proposals *all, size_t from, const tc_scene *s, const tc_wanted *w)
{
    enum { APART_MOST = 12 };
    static const double HALF = 0.9;
    size_t count = all->count;
    for (size_t i = from; i < count; i++) {
        tc_proposal *p = &all->items[i];
        const tc_proposal *second = NULL;
        for (size_t k = i + 1; k < count && !second && tc_figure_is_first(s, w, p); k++) {
            const tc_proposal *o = &all->items[k];
            bool near = o->first > p->last && o->first - p->last <= APART_MOST &&
                        s->sentence[o->first] == s->sentence[p->first];
            if (near && tc_figure_is_second(s, w, o)) second = o;
        }
        if (!second) {
            p->fit *= HALF;
            continue;
        }
        p->last = with_asked(s, w, second->last);
        p->at.end = s->tokens.items[p->last].end;
    }
}

/* "02 Phó Đội trưởng": the noun goes on as it does in the question. */
static void take_noun(tc_proposal *p, const tc_scene *s, const tc_wanted *w)
{
    const tc_query *q = w->query;
    if (w->measure != TC_MEASURE_COUNTED || w->unit_first == SIZE_MAX) return;
    size_t word = SIZE_MAX;
    for (size_t i = w->unit_first; i < q->count; i++)
        if (tc_token_is_query(&s->tokens.items[p->last], &q->words[i])) {
            word = i;
            break;
        }
    if (!(s->tokens.items[p->last].flags & TC_TOKEN_CAPITAL)) return; /* "03 vụ" says enough of "03 vụ cháy" */
    for (uint32_t n = 0; word != SIZE_MAX && n < NOUN_MOST; n++) {
        if (word + 1 >= q->count || p->last + 1 >= s->tokens.count || q->words[word + 1].question) return;
        if (s->breaks[p->last + 1] != TC_BREAK_NONE || tc_word_joins(q, word + 1)) return;
        if (!tc_token_is_query(&s->tokens.items[p->last + 1], &q->words[++word])) return;
        p->at.end = s->tokens.items[++p->last].end;
    }
}

/* ---- dates ---- */

/* "ngày 10 hàng tháng", "quý I hằng năm". */
static void take_recurrence(tc_proposal *p, const tc_scene *s)
{
    if (!is_word(s, p->last + 1, "hàng") && !is_word(s, p->last + 1, "hằng")) return;
    if (p->last + 2 >= s->tokens.count || s->breaks[p->last + 1] != TC_BREAK_NONE) return;
    p->last += 2;
    p->at.end = s->tokens.items[p->last].end;
}

/* "những năm 1970", "đầu thế kỷ XIX", "mùa hè năm 1986", "cuối tháng 5": the part of it, and that it is several. */
static void take_part(tc_proposal *p, const tc_scene *s)
{
    static const char *const parts[] = {"đầu", "giữa", "cuối"}, *const several[] = {"những", "các"};
    uint32_t first = p->first;
    bool day = p->entity && tc_date_precision(p->entity->date) == TC_PRECISION_DAY;
    if (day || !first || s->breaks[first] != TC_BREAK_NONE) return;
    if (tc_scene_typed_any(s, first - 1, several, TC_COUNT(several))) first--;
    if (first >= 2 && tc_scene_typed(s, first - 2, "mùa") && s->breaks[first - 1] == TC_BREAK_NONE) first -= 2;
    if (first && s->breaks[first] == TC_BREAK_NONE && tc_scene_typed_any(s, first - 1, parts, TC_COUNT(parts))) first--;
    if (first && s->breaks[first] == TC_BREAK_NONE && tc_scene_typed(s, first - 1, "nửa")) first--;
    p->first = first;
    p->at.start = s->tokens.items[first].start;
}

/* ---- labels ---- */

static bool in_question(const tc_scene *s, const tc_query *q, uint32_t at)
{
    static const double SURE = 0.8; /* "DA" for "dự án" */
    for (size_t i = 0; i < q->count; i++)
        if (tc_token_is_query(&s->tokens.items[at], &q->words[i])) return true;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        if (x->from <= at && at <= x->to && x->to > x->from && x->quality >= SURE) return true;
    }
    return false;
}

/* "5. Thời gian thực hiện: 3 năm": the question holds the label that the value stands behind, which is told of nothing
 * but what the whole document is about. */
static bool is_given(const tc_proposal *p, const tc_scene *s, const tc_wanted *w)
{
    enum { LEAD_MOST = 14, LABEL_LEAST = 2, LABEL_MOST = 6 };
    uint32_t colon = p->first, label = 0;
    while (colon && s->breaks[colon] < TC_BREAK_COLON && p->first - colon < LEAD_MOST) colon--;
    if (!colon || s->breaks[colon] != TC_BREAK_COLON) return false;
    for (uint32_t i = colon; i-- > 0;) {
        if (s->tokens.items[i].kind == TC_TOKEN_DIGITS && label >= LABEL_LEAST) break;
        if (!in_question(s, w->query, i) || ++label > LABEL_MOST) return false;
        if (s->breaks[i] >= TC_BREAK_CLAUSE) break;
    }
    return label >= LABEL_LEAST;
}

void tc_answer_widen(tc_proposals *all, size_t from, const tc_scene *s, const tc_wanted *w)
{
    bool figures = !strcmp(w->kind, "amount"), dates = !strcmp(w->kind, "date");
    if (!figures && !dates) return;
    if (w->both && figures) join_both(all, from, s, w);
    if (figures && !w->both && !w->range) join_amounts(all, from, s);
    if (w->range || w->lasting) join_ranges(all, from, s, w->range);
    for (size_t i = from; i < all->count; i++) {
        tc_proposal *p = &all->items[i];
        if (figures && !w->range) take_lower_end(p, s);
        if (figures) take_noun(p, s, w);
        if (dates && p->entity) take_recurrence(p, s);
        if (dates) take_part(p, s);
        p->given |= is_given(p, s, w);
    }
}
