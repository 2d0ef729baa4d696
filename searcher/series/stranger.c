/* Words beside a figure that its indicator does not have: what they cost, by where they stand and what they say. */
#include "searcher/series/weigh.h"
#include <math.h>

/* What words cost that the indicator does not have. */
static const double STRANGER_NAME = 0.1, STRANGER_BESIDE = 0.08, STRANGER_INSIDE = 0.02, STRANGER = 0.04;
static const double STRANGER_VERB = 0.02, STRANGER_NEW = 0.3, STRANGER_DEED = 0.12, STRANGERS_INSIDE = 0.15,
                    STRANGERS_MOST = 0.45;
/* So many words between commas tell of another subject. */
enum { SUBJECT_WORDS = 4 };
static const double STRANGERS_SUBJECT = 0.2, STRANGERS_AGENT = 0.08;

/* Whether what is counted or weighed is the indicator's own first words, three and more: "600 tấn hạt giống vừng". */
static bool begins_behind(const tc_weighing *w, const tc_weighed *f)
{
    enum { LEAST = 3 };
    const tc_sought *q = w->sought;
    size_t word = 0, count = 0;
    while (word < q->query->count && !q->core[word]) word++;
    for (uint32_t t = f->last + 1; word < q->query->count && t < w->scene->tokens.count; t++, word++, count++)
        if (w->breaks[t] != TC_BREAK_NONE || !q->core[word] ||
            !tc_token_is_query(&w->scene->tokens.items[t], &q->query->words[word]))
            break;
    return count >= LEAST;
}

/* Whether the words from the figure on say most of the indicator: "14/20 trường học đạt chuẩn quốc gia". */
static bool said_behind(const tc_weighing *w, const tc_weighed *f)
{
    const tc_occurrences *found = &w->scene->found;
    const tc_sought *q = w->sought;
    double sum = 0;
    for (size_t i = 0; i < q->query->count; i++) {
        bool there = false;
        for (size_t k = 0; k < found->count && !there; k++) {
            const tc_occurrence *o = &found->items[k];
            there = o->first <= i && i <= o->last && o->from >= f->first && o->from <= f->last + TC_PHRASE_WORDS &&
                    tc_weighing_wall(w, f->last, o->from) == TC_BREAK_NONE;
        }
        if (there) sum += q->weights[i];
    }
    return sum > 0.6 * q->whole || begins_behind(w, f);
}

bool tc_weighing_tells(const tc_weighing *w, uint32_t t)
{
    const tc_occurrences *found = &w->scene->found;
    for (size_t i = 0; w->matched[t] && i < found->count; i++)
        if (found->items[i].from <= t && t <= found->items[i].to && tc_weighing_accompanied(w, i)) return true;
    return false;
}

static uint32_t last_matched(const tc_weighing *w, const tc_weighed *f)
{
    for (uint32_t t = f->first; t-- > f->subject;)
        if (tc_weighing_tells(w, t)) return t;
    return UINT32_MAX;
}

static double price_of(const tc_weighing *w, const tc_weighed *f, uint32_t t, bool adjacent)
{
    bool name = (w->scene->tokens.items[t].flags & TC_TOKEN_CAPITAL) && t > f->subject;
    if (w->flags[t] & (TC_CUE_VERB | TC_CUE_OF)) return STRANGER_VERB;
    return name ? STRANGER_NAME : adjacent ? STRANGER_BESIDE : STRANGER;
}

static bool has_verb(const tc_weighing *w, const tc_query_word *q)
{
    return tc_cue_of_word(w->cues, q) & TC_CUE_VERB;
}

bool tc_weighing_is_verb(const tc_weighing *w, size_t word)
{
    const tc_query *q = w->sought->query;
    if (!w->sought->core[word] || !has_verb(w, &q->words[word])) return false;
    return (word && has_verb(w, &q->words[word - 1])) || (word + 1 < q->count && has_verb(w, &q->words[word + 1]));
}

/* Whether something else is done than the indicator asks for: "tiếp nhận" for "giải quyết". */
static bool does_else(const tc_weighing *w, const tc_weighed *f)
{
    bool asked = false;
    for (size_t i = 0; i < w->sought->query->count; i++) {
        if (!tc_weighing_is_verb(w, i)) continue;
        if (tc_weighed_owns_word(w, f, i)) return false;
        asked = true;
    }
    for (uint32_t t = f->own; asked && t + 1 < f->first; t++)
        if (w->flags[t] & w->flags[t + 1] & TC_CUE_VERB && !w->matched[t] && !w->matched[t + 1]) return true;
    return false;
}

/* "trường đạt chuẩn" is counted in schools, though no "số" says so: its first word is the unit. */
static bool names_unit(const tc_weighing *w, const tc_weighed *f)
{
    uint32_t t = f->first;
    while (t < f->last && w->scene->tokens.items[t].kind == TC_TOKEN_DIGITS) t++;
    return w->sought->measure == TC_MEASURE_ANY &&
           tc_token_is_query(&w->scene->tokens.items[t], w->sought->query->words);
}

/* Words of the noun counted that the indicator lacks: "02 nhà văn hóa", "03 trường Mầm non". */
static double noun_strangers(const tc_weighing *w, const tc_weighed *f)
{
    const tc_tokens *tokens = &w->scene->tokens;
    double price = 0;
    bool counted = w->sought->measure == TC_MEASURE_COUNTED || names_unit(w, f);
    if (!counted || !f->counts || !f->entity->unit) return 0;
    if (tc_weighed_is_general(w, f)) return 0;
    for (uint32_t t = f->first + 1; t <= f->last + 1 && t < tokens->count; t++) {
        if (w->matched[t] || tc_weighing_neutral(w, t) || w->flags[t] & (TC_CUE_GENERAL | TC_CUE_VERB)) continue;
        if (w->breaks[t] != TC_BREAK_NONE || tokens->items[t].kind == TC_TOKEN_DIGITS) continue;
        if (t == f->last + 1 && !tc_weighed_is_noun(w, f)) continue;
        price += tokens->items[t].flags & TC_TOKEN_CAPITAL ? STRANGER_NAME : STRANGER_BESIDE;
    }
    return price;
}

/* Whether the figure's part of the clause goes on with words of the indicator behind it. */
static bool told_behind(const tc_weighing *w, const tc_weighed *f)
{
    for (uint32_t t = f->first; t < w->scene->tokens.count; t++) {
        if (t > f->last && w->breaks[t] != TC_BREAK_NONE) return false;
        if (w->matched[t]) return true;
    }
    return false;
}

/* "lúa xuân trỗ đều, sâu cuốn lá nhỏ hại nhẹ 25 ha": whether its part of the clause tells of something else at length.
 */
bool tc_weighed_other_subject(const tc_weighing *w, const tc_weighed *f)
{
    uint32_t strange = 0;
    if (last_matched(w, f) != UINT32_MAX || told_behind(w, f)) return false;
    for (uint32_t t = f->subject; t < f->first; t++)
        strange += !w->matched[t] && !tc_weighing_neutral(w, t) && !(w->flags[t] & (TC_CUE_VERB | TC_CUE_OF));
    return strange >= SUBJECT_WORDS;
}

/* "diện tích đầm 183 ha với 1.500 hộ bị ảnh hưởng": whether it counts the noun sought and tells of it itself. */
static bool counts_sought(const tc_weighing *w, const tc_weighed *f)
{
    uint32_t next = f->last + 1;
    if (w->sought->noun_first == SIZE_MAX || !f->counts || !tc_weighed_is_noun(w, f)) return false;
    while (next < w->scene->tokens.count && w->breaks[next] == TC_BREAK_NONE && !tc_weighing_tells(w, next)) next++;
    return next < w->scene->tokens.count && w->breaks[next] == TC_BREAK_NONE;
}

/* "tạo việc làm mới 742": "mới" goes with what is sought, not with what is done ("công nhận mới"). */
static bool names_new(const tc_weighing *w, uint32_t t)
{
    return w->matched[t] && !(w->flags[t] & TC_CUE_VERB);
}

/* "công nhận mới 03 sản phẩm", "xây dựng 01 trường": those of one year, not all there are. */
static bool is_fresh(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const anew[] = {"mới"}, *const makes[] = {"xây dựng", "thành lập"};
    const tc_tokens *tokens = &w->scene->tokens;
    if (f->first <= f->own + 1 || w->matched[f->first - 1]) return false;
    for (size_t i = 0; f->counts && i < TC_COUNT(makes); i++)
        if (tc_tokens_are(tokens, f->first - 2, makes[i])) return true;
    return tc_token_among(&tokens->items[f->first - 1], anew, 1) && !tc_weighing_neutral(w, f->first - 2) &&
           !names_new(w, f->first - 2);
}

/* What the words in the figure's part of the clause cost that the indicator does not have: right behind its words they
 * make it another one ("lợn nái"), before them or between them they only lead in. */
double tc_weighing_strangers(const tc_weighing *w, const tc_weighed *f)
{
    double before = 0, behind = 0, fresh = 0;
    bool said = said_behind(w, f);
    if (!counts_sought(w, f)) f = tc_weighed_source(w, f);
    /* Where what follows says it all, what was told before the comma is no subject. */
    uint32_t from = said ? f->own : f->subject;
    uint32_t last = last_matched(w, f);
    bool adjacent = false;
    for (uint32_t t = from; t < f->first; t++) {
        bool plain = tc_weighing_neutral(w, t), inside = last != UINT32_MAX && t < last;
        adjacent = !inside && (w->matched[t] || (adjacent && !plain && !(w->flags[t] & TC_CUE_VERB)));
        if (w->matched[t] || plain) continue;
        double price = price_of(w, f, t, adjacent);
        if ((inside || last == UINT32_MAX) && price < STRANGER_NAME)
            before += price < STRANGER_INSIDE ? price : STRANGER_INSIDE;
        else
            behind += price;
    }
    /* "Hội Chữ thập đỏ phối hợp tặng 230 suất cơm": who did it, where what follows says all. */
    bool does = f->first && w->flags[f->first - 1] & (TC_CUE_GIVES | TC_CUE_GIFT | TC_CUE_GRANT | TC_CUE_VERB);
    if (said && does && last == UINT32_MAX && before + behind > STRANGERS_AGENT) before = STRANGERS_AGENT, behind = 0;
    if (is_fresh(w, f)) fresh = STRANGER_NEW;
    behind += noun_strangers(w, f);
    if (does_else(w, f)) behind += STRANGER_DEED;
    if (before > STRANGERS_INSIDE) before = STRANGERS_INSIDE;
    if (tc_weighed_other_subject(w, f)) before = STRANGERS_SUBJECT;
    if (said) behind /= 2;
    return fmin(before + behind + fresh, STRANGERS_MOST);
}
