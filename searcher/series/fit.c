/* What makes a figure that of another indicator: words beside it that the indicator lacks, another place, a part of the
 * whole, those who were given something, a target. */
#include "searcher/series/weigh.h"
#include "searcher/vocabulary/contrast.h"
#include <string.h>

/* A part may have so many words of its own and still be what is sought. */
static const double PART_STRANGERS = 0.07;

/* What is left of a score for a part of the whole, for who was given something, with another word in the place of one
 * of the indicator's, for a target; and what a name of the indicator adds. */
static const double NAMED = 1.08, ELSEWHERE = 0.6, PART = 0.55, PART_AT_BEST = 0.95, RECIPIENT = 0.7, RIVALLED = 0.7,
                    HALF = 0.5, TARGET = 0.5, OTHER_NUMBER = 0.6, RULE = 0.4, OPPOSITE = 0.5;

static bool named(const tc_sought *q, const tc_token *t)
{
    for (size_t i = 0; i < q->query->count; i++)
        if (tc_token_is_query(t, &q->query->words[i])) return true;
    return false;
}

/* Whether the name of the indicator stands in the sentence before the figure. */
static bool names_itself(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    for (uint32_t t = f->first; t-- > 0 && s->sentence[t] == s->sentence[f->first];)
        if (w->matched[t] && s->tokens.items[t].flags & TC_TOKEN_CAPITAL) return true;
    return false;
}

/* Whether "thuộc" stands behind the name of the ward at token t: "phường Đồi thuộc thành phố Mộc Giang" is told of. */
static bool belongs(const tc_tokens *tokens, uint32_t t)
{
    for (t++; t < tokens->count && tokens->items[t].flags & TC_TOKEN_CAPITAL;) t++;
    return t < tokens->count && tc_tokens_are(tokens, t, "thuộc");
}

/* A ward or commune told of in the place of what the indicator names. */
static bool ward_instead(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    bool named_here = names_itself(w, f);
    for (uint32_t t = f->first; t-- > 0 && s->sentence[t] == s->sentence[f->first];) {
        if (w->breaks[t + 1] >= TC_BREAK_CLAUSE || tc_weighing_between(w, t, f->first)) return false;
        if (tc_ward_at(&s->tokens, t) && !named(w->sought, &s->tokens.items[t + 1]))
            return !named_here || belongs(&s->tokens, t);
    }
    return false;
}

/* "không có hộ nào" */
static bool denies_near(const tc_weighing *w, uint32_t t)
{
    enum { NEAR = 4 };
    for (uint32_t k = t > NEAR ? t - NEAR : 0; k < t; k++)
        if (w->flags[k] & TC_CUE_NOT) return true;
    return false;
}

/* "Phòng nào vượt mức 110% thì được khen": what a rule sets for whichever comes under it was not reached. */
static bool of_rule(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const signs[] = {"nào", "nếu"};
    const tc_scene *s = w->scene;
    for (uint32_t t = f->first; t-- > 0 && s->sentence[t] == s->sentence[f->first];) {
        if (w->breaks[t + 1] >= TC_BREAK_CLAUSE) return false;
        if (tc_token_among(&s->tokens.items[t], signs, TC_COUNT(signs)) && !denies_near(w, t)) return true;
    }
    return false;
}

/* "Phường 2": a ward that bears a number for its name. */
static bool is_numbered_ward(const tc_weighing *w, uint32_t t)
{
    static const char *const wards[] = {"phường", "quận", "khu", "tổ", "khóm", "ấp", "thôn"};
    const tc_tokens *tokens = &w->scene->tokens;
    if (t + 1 >= tokens->count || tokens->items[t + 1].kind != TC_TOKEN_DIGITS) return false;
    if (!(tokens->items[t].flags & TC_TOKEN_CAPITAL) || w->breaks[t + 1] != TC_BREAK_NONE) return false;
    for (size_t i = 0; i < w->count; i++)
        if (w->items[i].first == t + 1) return false;
    return tc_token_among(&tokens->items[t], wards, TC_COUNT(wards));
}

/* "thu ngân sách xã, phường" is none of "thu ngân sách" of the town: a level below right behind words of the indicator,
 * none by its name. */
static bool of_level_below(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const levels[] = {"xã", "phường"};
    const tc_tokens *tokens = &w->scene->tokens;
    uint32_t from = f->subject;
    if (w->scene->of_ward) return false;
    while (from > 0 && w->breaks[from] == TC_BREAK_COMMA && !tc_weighing_between(w, from - 1, f->first)) {
        from--;
        while (from > 0 && w->breaks[from] == TC_BREAK_NONE) from--;
    }
    for (uint32_t t = from + 1; t < f->first; t++) {
        if (w->matched[t] || !w->matched[t - 1] || w->breaks[t] != TC_BREAK_NONE) continue;
        if (tc_weighing_between(w, t, f->first)) continue;
        if (!tc_token_among(&tokens->items[t], levels, TC_COUNT(levels)) || tc_ward_at(tokens, t)) continue;
        if (tokens->items[t + 1].kind != TC_TOKEN_DIGITS || t + 1 == f->first) return true;
    }
    return false;
}

/* The ward or commune that the clause tells of, when the indicator names none or another. */
static bool elsewhere(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    if (tc_sought_has_name(w->sought)) return ward_instead(w, f);
    if (tc_weighing_of_all(w, f->own, f->first)) return false;
    if (s->elsewhere) return true;
    for (uint32_t t = f->first; t-- > 0 && s->sentence[t] == s->sentence[f->first];) {
        if (w->breaks[t + 1] >= TC_BREAK_CLAUSE || tc_weighing_between(w, t, f->first)) return false;
        if (w->flags[t] & TC_CUE_SEVERAL) continue;
        if (tc_ward_at(&s->tokens, t) || is_numbered_ward(w, t)) return !named(w->sought, &s->tokens.items[t + 1]);
    }
    return false;
}

static double places_named(const tc_weighing *w)
{
    const tc_sought *q = w->sought;
    for (size_t i = 0; i < q->query->count; i++) {
        double above = w->scene->elsewhere ? 0 : w->scene->above[i];
        if (q->places[i] && w->best[i] < 0.7 && above < 0.5) return 0.3;
    }
    return 1;
}

/* The figure whose subject this one goes on with: "số hồ sơ giải quyết đúng hạn đạt 45/60 hồ sơ, đạt tỷ lệ 75%". */
const tc_weighed *tc_weighed_source(const tc_weighing *w, const tc_weighed *f)
{
    while (f->carries && f > w->items && w->scene->sentence[(f - 1)->first] == w->scene->sentence[f->first] &&
           tc_weighing_wall(w, (f - 1)->last, f->first) < TC_BREAK_CLAUSE)
        f--;
    return f;
}

/* The figure before it that it is a part of, as it stands in brackets or behind "trong đó"; or NULL. */
const tc_weighed *tc_weighed_whole(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    const char *text = s->hit->passage.text;
    for (const tc_weighed *g = f; g-- > w->items && s->sentence[g->first] == s->sentence[f->first];) {
        bool opened = false, behind = false;
        if (!tc_weighed_same_kind(w, g, f)) continue;
        for (uint32_t i = g->entity->at.end; i < f->entity->at.start; i++) {
            if (text[i] == '(') opened = true;
            if (text[i] == ')') opened = false;
        }
        for (uint32_t t = g->last + 1; t < f->first && !behind; t++)
            behind = w->flags[t] & TC_CUE_PART || tc_tokens_are(&s->tokens, t, "trong đó");
        if (opened || behind) return g;
    }
    return NULL;
}

/* Whether a figure has words of the indicator that another one lacks. */
static bool says_besides(const tc_weighing *w, const tc_weighed *f, const tc_weighed *other)
{
    for (size_t i = 0; i < w->sought->query->count; i++)
        if (w->sought->core[i] && tc_weighed_owns_word(w, f, i) && !tc_weighed_owns_word(w, other, i)) return true;
    return false;
}

/* Whether a part says all of the indicator itself; or what the whole does not say, and goes on with the rest: "tiếp
 * nhận 512 đơn mở bến đò, trong đó đã giải quyết 498 đơn". */
static bool part_says(const tc_weighing *w, const tc_weighed *f, const tc_weighed *whole)
{
    const tc_sought *q = w->sought;
    bool all = true, more = false, together = true, before = true;
    for (size_t i = 0; i < q->query->count; i++) {
        if (!q->core[i] || tc_weighing_left_out(w, i)) continue;
        bool mine = tc_weighed_owns_word(w, f, i), theirs = tc_weighed_owns_word(w, whole, i);
        all &= w->best[i] >= TC_REACH_COMMA;
        more |= mine && !theirs;
        together &= mine || theirs || tc_weighing_above(w, i) > 0.5;
        before &= theirs;
    }
    if (before) return false;
    return all || (more && together);
}

/* Whether a part tells a term of the indicator that the whole lacks, and both together tell all of it. */
static bool tells_more(const tc_weighing *w, const tc_weighed *f, const tc_weighed *whole)
{
    uint64_t lacking = 0;
    for (size_t i = 0; i < w->sought->query->count && i < 64; i++) lacking |= w->sought->core[i] ? (uint64_t)1 << i : 0;
    return tc_words_term(f->close & ~whole->close) && !tc_words_term(lacking & ~(f->words | whole->words));
}

/* A part is what is sought only when its own words say it and nothing else, or name the place sought. */
static double part_fit(const tc_weighing *w, const tc_weighed *f)
{
    const tc_sought *q = w->sought;
    const tc_weighed *whole = f->whole;
    bool named = false;
    if (!whole) return 1;
    if (tells_more(w, f, whole)) return PART_AT_BEST;
    /* "14/20 trường (06 trường mầm non, …)" */
    uint32_t next = f->last + 1;
    if (next < w->scene->tokens.count && w->breaks[next] == TC_BREAK_NONE && !w->matched[next] &&
        !tc_weighing_neutral(w, next))
        return PART;
    for (size_t i = 0; i < q->query->count; i++) {
        if (q->places[i] && w->best[i] < TC_REACH_COMMA) return PART;
        named |= q->places[i];
    }
    if (!named && !part_says(w, f, whole)) return PART;
    /* Where both are told of in the same words the whole comes first: "08 vụ cháy, trong đó 03 vụ cháy rừng". */
    return tc_weighing_strangers(w, f) > PART_STRANGERS ? PART : PART_AT_BEST;
}

/* "hộ nghèo: 190 hộ với kinh phí tặng 57 triệu đồng" */
static bool given_behind(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    for (uint32_t t = f->last + 1; t < s->tokens.count && s->tokens.items[t].kind != TC_TOKEN_DIGITS; t++) {
        if (w->breaks[t] >= TC_BREAK_CLAUSE) return false;
        if (w->flags[t] & TC_CUE_GIFT && !w->matched[t]) return true;
    }
    return false;
}

/* Whether those can be given something that a figure counts: "trao tặng 25 hộ", not "trao tặng 230 suất cơm". */
static bool counts_takers(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const takers[] = {"hộ", "gia đình", "đối tượng", "cá nhân", "tập thể", "đơn vị", "trường hợp"};
    const tc_tokens *tokens = &w->scene->tokens;
    if (tc_tokens_count_persons(tokens, f->first, f->last)) return true;
    for (uint32_t t = f->first; t <= f->last; t++)
        for (size_t i = 0; i < TC_COUNT(takers); i++)
            if (tc_tokens_are(tokens, t, takers[i])) return true;
    return false;
}

/* Whether the figure stands behind "cho" or "tặng", but not of what is sought: "giải quyết việc làm cho 900 người". */
static bool given_to(const tc_weighing *w, const tc_weighed *f)
{
    uint32_t t = f->first;
    if (!t || !(w->flags[t - 1] & TC_CUE_GIVES) || w->matched[t - 1] || (t > 1 && w->matched[t - 2])) return false;
    return !(w->flags[t - 1] & TC_CUE_GIFT) || counts_takers(w, f);
}

/* "trao tặng cho 25 hộ nuôi dê": those who were given something, not all there are. */
static double recipient_fit(const tc_weighing *w, const tc_weighed *f)
{
    if (w->sought->measure == TC_MEASURE_MONEY || w->sought->given || !f->counts) return 1;
    if (given_behind(w, f)) return RECIPIENT;
    for (const tc_weighed *g = f; g >= w->items; g--) {
        uint32_t t = g->first;
        if (given_to(w, g)) return RECIPIENT;
        /* "cho 45 hộ nuôi dê và 30 hộ nuôi ong", "cho 45 hộ, 180 khẩu" */
        bool joined = g->own + 1 == t && tc_tokens_are(&w->scene->tokens, g->own, "và");
        if (!t || !(joined || (g->own == t && g->counts))) break;
    }
    return 1;
}

static bool absent(const tc_weighing *w, size_t word)
{
    return w->sought->core[word] && w->there[word] < 0.6 && tc_weighing_above(w, word) < 0.5;
}

/* "hộ dân" are "hộ", "vụ việc" are "vụ", "trường học" are "trường". */
static bool names_the_same(const tc_weighing *w, uint32_t t)
{
    return t && tc_fuller_at(&w->scene->tokens, t - 1);
}

/* A syllable inside a word of two: "hộ cận nghèo" for "hộ nghèo". */
static bool inserted(const tc_weighing *w, const tc_occurrence *o)
{
    const tc_occurrences *found = &w->scene->found;
    uint32_t between = o->to + 1;
    const tc_sought *q = w->sought;
    bool noun = q->noun_first <= o->last && o->last <= q->noun_last;
    if (o->last + 1 >= q->query->count || w->pair[o->last] >= TC_REACH_BEHIND) return false;
    if (q->kinds[o->last] && !noun) return false; /* "diện tích gieo trồng rau" is one of growing vegetables */
    if (between + 1 >= w->scene->tokens.count || w->matched[between] || tc_weighing_neutral(w, between)) return false;
    if (names_the_same(w, between) || (noun && w->flags[between] & TC_CUE_GENERAL)) return false;
    /* "cấp phát gạo": what is done, in two words; "hồ sơ cấp giấy phép": what a paper is for */
    if (w->flags[o->to] & w->flags[between] & TC_CUE_GRANT) return false;
    if (w->flags[between] & TC_CUE_GRANT && w->flags[between] & TC_CUE_VERB) return false;
    if (w->breaks[between] != TC_BREAK_NONE || w->breaks[between + 1] != TC_BREAK_NONE) return false;
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].from == between + 1 && found->items[i].first == o->last + 1) return true;
    return false;
}

/* "70 tấn hạt giống đậu" of "hạt giống vừng": the same behind a figure. */
static bool rivalled_behind(const tc_weighing *w, const tc_weighed *f, const tc_occurrence *o)
{
    uint32_t behind = o->to + 1;
    if (o->first != o->last || o->last + 1 >= w->sought->query->count || !absent(w, o->last + 1)) return false;
    if (o->from <= f->last || behind > f->last + TC_PHRASE_WORDS || behind >= w->scene->tokens.count) return false;
    if (tc_weighing_wall(w, f->last, behind) != TC_BREAK_NONE || w->sought->kinds[o->last]) return false;
    if ((w->flags[o->to] | w->flags[behind]) & TC_CUE_VERB) return false;
    return w->sought->core[o->last] && !w->matched[behind] && !tc_weighing_neutral(w, behind);
}

/* Another word in the place of one of the indicator's: "chi ngân sách" for "thu ngân sách". */
static double rival_fit(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    size_t words = w->sought->query->count;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *o = &s->found.items[i];
        uint32_t before = o->from - 1, behind = o->to + 1;
        if (o->from >= f->first && o->from <= f->last && inserted(w, o)) return RIVALLED;
        if (rivalled_behind(w, f, o)) return RIVALLED;
        if (o->from < f->subject || o->from >= f->first || w->sought->weights[o->first] <= 0) continue;
        bool begins = s->tokens.items[o->from].flags & TC_TOKEN_CAPITAL;
        /* "phường Vạn Chài" for "cầu Vạn Chài" */
        if (o->first > 0 && o->from > f->subject && absent(w, o->first - 1) && tc_ward_at(&s->tokens, before))
            return RIVALLED;
        if (o->first > 0 && !begins && absent(w, o->first - 1) && o->from > f->subject &&
            w->breaks[o->from] == TC_BREAK_NONE && !w->matched[before] && !tc_weighing_neutral(w, before))
            return RIVALLED;
        if (inserted(w, o)) return RIVALLED;
        if (o->last + 1 < words && absent(w, o->last + 1) && behind < f->first && w->breaks[behind] == TC_BREAK_NONE &&
            !w->matched[behind] && !tc_weighing_neutral(w, behind))
            return RIVALLED;
    }
    return 1;
}

/* "vượt kế hoạch đề ra (4,5%)": the target of a figure before it. */
static double target_fit(const tc_weighing *w, const tc_weighed *f)
{
    const tc_scene *s = w->scene;
    const tc_weighed *g = f;
    while (g > w->items && !(g < f && tc_weighed_same_kind(w, g, f))) g--;
    if (g == f || !tc_weighed_same_kind(w, g, f) || s->sentence[g->first] != s->sentence[f->first]) return 1;
    if (tc_weighing_wall(w, g->last, f->first) >= TC_BREAK_CLAUSE || says_besides(w, f, g)) return 1;
    for (uint32_t t = f->first; t-- > (f - 1)->last + 1 && t + 7 > f->first;)
        if (tc_plan_at(&s->tokens, t)) return TARGET;
    return 1;
}

static bool owns_any(const tc_weighing *w, const tc_weighed *f, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (w->sought->core[i] && tc_weighed_owns_word(w, f, i)) return true;
    return false;
}

/* Whether one of two figures has what stands before "và" alone, and the other what stands behind it. */
static bool halves(const tc_weighing *w, const tc_weighed *f, const tc_weighed *g, size_t and)
{
    size_t from = and > 1 ? and-2 : 0, to = w->sought->query->count;
    if (to > and+3) to = and+3;
    return owns_any(w, f, from, and) && !owns_any(w, f, and+1, to) && owns_any(w, g, and+1, to) &&
           !owns_any(w, g, from, and);
}

/* "hộ trồng mới 12 vườn; cải tạo 15 vườn" tells neither time of "số vườn trồng mới và cải tạo". */
static double half_fit(const tc_weighing *w, const tc_weighed *f)
{
    const tc_query *q = w->sought->query;
    for (size_t and = 1; and+1 < q->count; and++) {
        if (!tc_indicator_wording(q, and, "và")) continue;
        for (const tc_weighed *g = w->items; g < w->items + w->count; g++)
            if (g != f && w->scene->sentence[g->first] == w->scene->sentence[f->first] &&
                tc_weighed_same_kind(w, g, f) && (halves(w, f, g, and) || halves(w, g, f, and)))
                return HALF;
    }
    return 1;
}

static double marks_fit(const tc_weighing *w)
{
    const tc_sought *q = w->sought;
    double fit = 1;
    for (size_t i = 0; i < q->query->count; i++)
        if (q->marks[i] && w->best[i] < 0.7 && tc_weighing_above(w, i) < 0.5) fit = 0.6;
    return fit;
}

/* What stands in the place of a number of the indicator, beside the same word. */
typedef enum place { PLACE_EMPTY, PLACE_SAME, PLACE_OTHER } place;

static place place_at(const tc_weighing *w, uint32_t t, size_t number, size_t beside)
{
    const tc_tokens *tokens = &w->scene->tokens;
    const tc_query_word *words = w->sought->query->words;
    uint32_t at = beside < number ? t + 1 : t - 1;
    if (!tc_token_is_query(&tokens->items[t], &words[beside]) || at >= tokens->count) return PLACE_EMPTY;
    if (tokens->items[at].kind != TC_TOKEN_DIGITS || w->scene->sentence[at] != w->scene->sentence[t])
        return PLACE_EMPTY;
    return tc_token_is_query(&tokens->items[at], &words[number]) ? PLACE_SAME : PLACE_OTHER;
}

/* The nearest one to a figure: behind it in its part of the clause, unless another figure ends that, else before it in
 * its sentence. */
static place place_near(const tc_weighing *w, const tc_weighed *f, size_t number, size_t beside)
{
    const tc_scene *s = w->scene;
    place found = PLACE_EMPTY;
    uint32_t end = f->last + 1;
    while (end < s->tokens.count && w->breaks[end] == TC_BREAK_NONE) end++;
    if (f + 1 < w->items + w->count && f[1].first < end) end = f->last;
    for (uint32_t t = f->last + 1; t < end && !found; t++) found = place_at(w, t, number, beside);
    for (uint32_t t = f->first; t-- > 0 && s->sentence[t] == s->sentence[f->first] && !found;)
        found = place_at(w, t, number, beside);
    return found;
}

/* "9 người được tặng huy hiệu 30 năm" tells nothing of "huy hiệu 40 năm". */
static double numbers_fit(const tc_weighing *w, const tc_weighed *f)
{
    const tc_query *q = w->sought->query;
    for (size_t i = 0; i < q->count; i++) {
        if (q->words[i].kind != TC_TOKEN_DIGITS || !w->sought->marks[i]) continue;
        place found = i ? place_near(w, f, i, i - 1) : PLACE_EMPTY;
        if (!found && i + 1 < q->count) found = place_near(w, f, i, i + 1);
        if (found == PLACE_OTHER) return OTHER_NUMBER;
    }
    return 1;
}

/* A name of the indicator that stands right there is the surest sign. */
static double name_fit(const tc_weighing *w, const tc_weighed *f)
{
    const tc_sought *q = w->sought;
    /* "Xã Lũng Sim 8/12 tiêu chí bến; 3/12 tiêu chí chợ": the name is that of both. */
    bool goes_on = f->carries && f > w->items && tc_weighed_counts_same(f - 1, f);
    double least = goes_on ? TC_REACH_ON : TC_REACH_NEAR;
    bool any = false;
    for (size_t i = 0; i < q->query->count; i++) {
        if (!q->marks[i] || !(q->query->words[i].flags & TC_TOKEN_CAPITAL)) continue;
        if (w->best[i] < least) return 1;
        any = true;
    }
    return any ? NAMED : 1;
}

/* Whether these words stand in what the figure tells of: before it in its part of the clause, or right behind it. Not
 * in "thu, chi ngân sách", which goes on with the first word of what stands `beside`. */
static bool tells_words(const tc_weighing *w, const tc_weighed *f, const char *words, const char *beside)
{
    const tc_tokens *tokens = &w->scene->tokens;
    char first[24] = "";
    if (strcspn(beside, " ") < sizeof first) memcpy(first, beside, strcspn(beside, " "));
    for (uint32_t t = f->subject; t < tokens->count && t <= f->last + TC_PHRASE_WORDS; t++) {
        if (t > f->last && w->breaks[t] != TC_BREAK_NONE) return false;
        if (tc_tokens_are(tokens, t, words)) return !*first || !t || !tc_tokens_are(tokens, t - 1, first);
    }
    return false;
}

static bool names(const tc_sought *q, const char *words)
{
    for (size_t i = 0; i < q->query->count; i++)
        if (tc_indicator_wording(q->query, i, words)) return true;
    return false;
}

/* "chi ngân sách" for "thu ngân sách": what is told is the opposite of what the indicator names, by the table of them.
 */
static bool told_opposite(const tc_weighing *w, const tc_weighed *f)
{
    size_t count;
    const char *const *phrases = tc_contrast_phrases(TC_CONTRAST_OPPOSITE, &count);
    for (size_t i = 0; i < count; i++) {
        const char *own = phrases[i], *other = phrases[i ^ 1];
        if (names(w->sought, own) && !names(w->sought, other) && tells_words(w, f, other, own) &&
            !tells_words(w, f, own, ""))
            return true;
    }
    return false;
}

double tc_weighed_fit(const tc_weighing *w, const tc_weighed *f)
{
    double fit = (elsewhere(w, f) ? ELSEWHERE : 1) * (of_rule(w, f) ? RULE : 1);
    if (told_opposite(w, f)) fit *= OPPOSITE;
    if (of_level_below(w, f)) fit *= ELSEWHERE;
    return fit * places_named(w) * marks_fit(w) * numbers_fit(w, f) * name_fit(w, f) * part_fit(w, f) *
           recipient_fit(w, f) * rival_fit(w, f) * target_fit(w, f) * half_fit(w, f) * tc_weighing_near_fit(w, f);
}
