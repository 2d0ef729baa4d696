/* What is left of a sentence: where it says all that the question says, the words that stand where the question has its
 * question word are the answer, though no typed span names them. "ai phải nộp phí": "Chủ bè nuôi cá phải nộp phí …";
 * "hồ sơ được lưu ở đâu": "Hồ sơ được lưu tại kho của cơ quan lập". */
#include "searcher/answer/rest.h"
#include <string.h>

/* Of the question so much must stand in the sentence or above it, in the sentence alone, and one word that stands
 * nowhere may weigh so much: what is left of a near miss answers another question. */
static const double HELD = 0.7, HELD_HERE = 0.5, HELD_CLAUSE = 0.45, LACKS_MOST = 0.16;

/* What stands above the passage, and what stands in other sentences of it. */
static const double ABOVE = 0.9, BESIDE = 0.45;

/* What is left answers as surely as a name beside the question's words. */
static const double REST = 1.1;

/* A name that stands there is the surer for it. */
static const double STANDS = 1.2;

/* What is left of that where the clause says next to nothing of the question. */
static const double LEAST = 0.75;

static bool names(const tc_wanted *w)
{
    return !strcmp(w->kind, "person") || !strcmp(w->kind, "org") || !strcmp(w->kind, "place");
}

static bool is_place(const tc_wanted *w)
{
    return !strcmp(w->kind, "place");
}

/* ---- how much of the question a sentence says ---- */

/* Whether the sentence says nearly all that the question says. */
static bool says_all(const tc_scene *s, const tc_wanted *w, const tc_blank *x, tc_stretch sentence)
{
    tc_stretch passage = {0, (uint32_t)s->tokens.count};
    double all = 0, held = 0, here = 0, lacks = 0;
    for (size_t i = 0; i < w->query->count; i++) {
        if (w->weights[i] <= 0 || (i >= x->from && i < x->end)) continue;
        double own = tc_scene_holds(s, i, sentence), beside = BESIDE * tc_scene_holds(s, i, passage),
               above = ABOVE * s->above[i];
        double best = own > above ? own : above;
        if (beside > best) best = beside;
        all += w->weights[i];
        here += w->weights[i] * own;
        held += w->weights[i] * best;
        if (best <= BESIDE && w->keys[i] && w->weights[i] > lacks) lacks = w->weights[i];
    }
    return all > 0 && held >= HELD * all && here >= HELD_HERE * all && lacks <= LACKS_MOST * all;
}

/* Whether the phrase says something that the question does not, and no time or figure. */
static bool tells(const tc_scene *s, const tc_wanted *w, tc_stretch at)
{
    static const char *const when[] = {"dịp", "thời", "lúc", "khi", "giờ"};
    const tc_token *first = &s->tokens.items[at.first];
    if (first->kind == TC_TOKEN_DIGITS || tc_scene_said(s, at.first, at.last, w->query, false)) return false;
    if (is_place(w) && (tc_noun_in_text(&s->tokens, at.first, TC_NOUN_TIME, NULL) ||
                        tc_phrase_among(s, at.first, when, TC_COUNT(when))))
        return false;
    return at.last > at.first || first->flags & TC_TOKEN_CAPITAL;
}

/* ---- together ---- */

static bool is_person(const tc_proposal *p)
{
    return p->entity && p->entity->kind == TC_ENTITY_NAME && p->entity->name_kind == TC_NAME_PERSON;
}

/* The name proposed surely that begins the phrase, behind a noun where one stands there, and a person's name anywhere
 * in it: "đồng chí A, Chủ tịch". NULL for none. */
static tc_proposal *proposed(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w, tc_stretch at)
{
    enum { NOUN_LEAST = 2 };
    static const double SURE = 0.85;
    const tc_noun *noun = w->query->noun;
    uint32_t most = at.first + (noun && noun->count > NOUN_LEAST ? noun->count : NOUN_LEAST);
    for (size_t i = from; names(w) && i < out->count; i++) {
        tc_proposal *p = &out->items[i];
        bool whole = p->entity || p->last == at.last || s->breaks[p->last + 1] != TC_BREAK_NONE ||
                     tc_phrase_stops(s, p->last + 1);
        bool begins = p->first <= most || is_person(p);
        if (whole && begins && p->fit >= SURE && p->first >= at.first && p->last <= at.last) return p;
    }
    return NULL;
}

/* "kỹ năng chèo bè" is no "kỹ năng bơi": a word of the question stands, and goes on with another one than there. */
static bool goes_otherwise(const tc_scene *s, const tc_wanted *w, const tc_blank *x, tc_stretch clause,
                           tc_stretch phrase)
{
    const tc_query *q = w->query;
    for (size_t i = 0; i + 1 < q->count; i++) {
        bool slotted = i + 1 >= x->from && i < x->end;
        bool other = false, same = false;
        if (slotted || i + 1 == x->act || !w->keys[i] || !w->keys[i + 1]) continue;
        if (tc_scene_holds(s, i + 1, clause) > 0 || (s->above[i + 1] > 0 && s->joined[i])) continue;
        for (uint32_t t = clause.first; t < clause.last; t++) {
            if (!tc_token_is_query(&s->tokens.items[t], &q->words[i])) continue;
            bool inside = t + 1 >= phrase.first && t <= phrase.last;
            bool goes = s->breaks[t + 1] == TC_BREAK_NONE && s->tokens.items[t + 1].kind == TC_TOKEN_SYLLABLE &&
                        !tc_scene_asked(s, w, t + 1) && !tc_phrase_stops(s, t + 1);
            same |= inside || !goes;
            other |= goes;
        }
        if (other && !same) return true;
    }
    return false;
}

/* How much of the question the clause of the phrase and of the act says; 0 for too little, and where it says otherwise:
 * no other item of the sentence answers. */
static double of_clause(const tc_scene *s, const tc_wanted *w, const tc_blank *x, tc_stretch at, tc_stretch act)
{
    tc_stretch clause = {at.first < act.first ? at.first : act.first, at.last > act.last ? at.last : act.last};
    double all = 0, held = 0;
    while (!tc_phrase_walled(s, clause.first)) clause.first--;
    while (!tc_phrase_walled(s, clause.last + 1)) clause.last++;
    for (size_t i = 0; i < w->query->count; i++) {
        if (w->weights[i] <= 0 || (i >= x->from && i < x->end)) continue;
        all += w->weights[i];
        held += w->weights[i] * tc_scene_holds(s, i, clause);
    }
    return all > 0 && held >= HELD_CLAUSE * all && !goes_otherwise(s, w, x, clause, at) ? held / all : 0;
}

/* "trường hợp tổ trưởng vắng mặt thì tổ phó …": what stands under a condition answers as far as the question names it.
 */
static double condition_fit(const tc_scene *s, const tc_wanted *w, tc_stretch at)
{
    static const double OTHERWISE = 0.8;
    uint32_t words = 0, asked = 0, from;
    if (!at.first || !tc_token_is(&s->tokens.items[at.first - 1], "thì")) return 1;
    for (from = at.first - 1; !tc_phrase_walled(s, from); from--) {
        bool stop = tc_phrase_stops(s, from - 1) || tc_phrase_opens(s, from - 1);
        words += !stop;
        asked += !stop && tc_scene_asked(s, w, from - 1);
    }
    return words ? OTHERWISE + (1 - OTHERWISE) * asked / words : 1;
}

/* "Anh ấy", "ông": whom the sentence before begins with. How many words of it stand there. */
static size_t pronoun_at(const tc_scene *s, uint32_t at)
{
    static const char *const words[] = {"anh ấy", "cô ấy", "ông ấy", "bà ấy", "ông ta", "bà ta", "anh ta",   "cô ta",
                                        "ông",    "bà",    "anh",    "cô",    "họ",     "nó",    "người này"};
    return tc_phrase_among(s, at, words, TC_COUNT(words));
}

/* Who is meant by a pronoun: the name proposed at the head of the sentence before; nobody else names it. */
static tc_status add_meant(tc_proposals *out, size_t from, const tc_scene *s, tc_stretch at, double fit)
{
    enum { HEAD_MOST = 3 };
    size_t before = out->count, name;
    uint32_t head = at.first;
    if (!s->sentence[at.first]) return TC_OK;
    while (head && s->sentence[head - 1] + 1 >= s->sentence[at.first]) head--;
    for (name = from; name < before; name++)
        if (out->items[name].first < head + HEAD_MOST && out->items[name].first >= head && out->items[name].fit > 0)
            break;
    if (name == before || s->sentence[out->items[name].first] + 1 != s->sentence[at.first]) return TC_OK;
    tc_range meant = out->items[name].at, sentence = out->items[name].sentence;
    TRY(tc_proposal_add(out, s, (tc_range){s->tokens.items[at.first].start, s->tokens.items[at.last].end}, NULL, fit));
    if (out->count == before) return TC_OK;
    tc_proposal *p = &out->items[before];
    p->given = p->whole = p->stands = p->labelled = true;
    p->label = meant;
    p->sentence.start = sentence.start;
    return TC_OK;
}

static tc_status add(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w, const tc_blank *x,
                     tc_stretch at, tc_stretch act)
{
    size_t before = out->count;
    double share = of_clause(s, w, x, at, act), sure = (LEAST + (1 - LEAST) * share) * condition_fit(s, w, at);
    if (share <= 0) return TC_OK;
    size_t pronoun = names(w) ? pronoun_at(s, at.first) : 0;
    if (pronoun == at.last - at.first + 1) return is_place(w) ? TC_OK : add_meant(out, from, s, at, sure);
    /* "Ông trao cho …": he acts, and "Ông Lò Văn Pán" is no pronoun. */
    if (pronoun && !(s->tokens.items[at.first + pronoun].flags & TC_TOKEN_CAPITAL)) return TC_OK;
    if (!tc_phrase_bears(s, w, x, at.first) || !tells(s, w, at)) return TC_OK;
    tc_proposal *name = proposed(out, from, s, w, at);
    if (name) {
        name->fit *= STANDS * sure > 1 ? STANDS * sure : 1;
        name->given = name->stands = true;
        return TC_OK;
    }
    tc_proposals_drop_inside(out, from, at.first, at.last);
    tc_range range = {s->tokens.items[at.first].start, s->tokens.items[at.last].end};
    TRY(tc_proposal_add(out, s, range, NULL, REST * sure));
    if (out->count == before) return TC_OK;
    out->items[before].given = out->items[before].stands = true;
    /* Of "X nào" the noun stands in what is left or in front of it: the span is weighed once more. */
    bool which = !strcmp(w->kind, "other") && tc_query_wording(w->query, w->asked, "nào");
    out->items[before].whole = !which;
    return TC_OK;
}

/* What stands where the question word would, beside one place where the act is told. */
static tc_status add_beside(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w, const tc_blank *x,
                            tc_stretch act)
{
    tc_stretch at;
    uint32_t begin = act.last + 1;
    if (x->held == TC_STANDS_SUBJECT) {
        if (tc_phrase_subject(&at, s, x, act.first)) return add(out, from, s, w, x, at, act);
        if (x->passive || !tc_phrase_done_by(&begin, s, act.last)) return TC_OK;
        return add(out, from, s, w, x, (tc_stretch){begin, tc_phrase_end(s, w, x, begin)}, act);
    }
    if (x->held == TC_STANDS_COMPLEMENT && !tc_phrase_behind(&begin, s, w, x, act.last)) return TC_OK;
    if (begin >= s->tokens.count || tc_phrase_walled(s, begin)) return TC_OK;
    return add(out, from, s, w, x, (tc_stretch){begin, tc_phrase_end(s, w, x, begin)}, act);
}

/* Of a word of two syllables both must stand: "bố trí thành đội" founds nothing. */
static bool whole_act(tc_stretch *act, const tc_scene *s, const tc_wanted *w, const tc_blank *x, const tc_occurrence *f)
{
    const tc_query *q = w->query;
    bool behind = x->held != TC_STANDS_COMPLEMENT;
    /* "người đi bộ phải đi ở đâu": the first "đi" is of another word. */
    for (size_t i = 0; i + 1 < q->count && f->to + 1 < s->tokens.count; i++)
        if (i != x->act && i + 1 != x->from && tc_token_is_query(&s->tokens.items[f->to], &q->words[i]) &&
            tc_token_is_query(&s->tokens.items[f->to + 1], &q->words[i + 1]))
            return false;
    size_t other = behind ? x->act + 1 : x->act - 1;
    bool bound = behind ? q->words[x->act].bound : x->act && q->words[other].bound;
    if (!bound || tc_word_joins(q, other) || (f->first <= other && other <= f->last)) return true;
    if (!behind) return f->from && tc_scene_holds(s, other, (tc_stretch){f->from - 1, f->from - 1}) > 0;
    if (f->to + 1 >= s->tokens.count || tc_scene_holds(s, other, (tc_stretch){f->to + 1, f->to + 1}) <= 0) return false;
    act->last++;
    return true;
}

/* Beside each place of the sentence where the act is told; `acted` says whether one was found. */
static tc_status add_by_act(tc_proposals *out, bool *acted, size_t from, const tc_scene *s, const tc_wanted *w,
                            const tc_blank *x, tc_stretch sentence)
{
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *f = &s->found.items[i];
        bool here = f->first <= x->act && x->act <= f->last && f->from >= sentence.first && f->to <= sentence.last;
        /* "lập" for "thành lập": the word itself begins before. */
        if (!here || (f->from && tc_scene_holds(s, x->act, (tc_stretch){f->from - 1, f->from - 1}) > 0)) continue;
        tc_stretch act = {f->from, f->to};
        if (!whole_act(&act, s, w, x, f)) continue;
        *acted = true;
        TRY(add_beside(out, from, s, w, x, act));
    }
    return TC_OK;
}

/* "A là chủ tịch của Y", "Chủ tịch của Y là A": on the side of "là" where less of the question stands. */
static tc_status add_equal(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w, const tc_blank *x,
                           tc_stretch sentence)
{
    static const char *const is[] = {"là", "làm", "trở thành"};
    static const double SIDE = 0.6;
    for (uint32_t i = sentence.first + 1; i < sentence.last; i++) {
        double all = 0, before = 0, behind = 0;
        size_t n = tc_phrase_among(s, i, is, TC_COUNT(is));
        if (!n || tc_phrase_walled(s, i) || i + n > sentence.last) continue;
        for (size_t k = 0; k < w->query->count; k++) {
            if (w->weights[k] <= 0 || (k >= x->from && k < x->end)) continue;
            all += w->weights[k];
            before += w->weights[k] * tc_scene_holds(s, k, (tc_stretch){sentence.first, i - 1});
            behind += w->weights[k] * tc_scene_holds(s, k, (tc_stretch){i + (uint32_t)n, sentence.last});
        }
        tc_stretch at, act = {i, i};
        uint32_t begin = i + (uint32_t)n;
        if (behind >= SIDE * all && behind > before && tc_phrase_subject(&at, s, x, i))
            TRY(add(out, from, s, w, x, at, act));
        if (before >= SIDE * all && before > behind)
            TRY(add(out, from, s, w, x, (tc_stretch){begin, tc_phrase_end(s, w, x, begin)}, act));
    }
    return TC_OK;
}

static tc_status add_of_sentence(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w,
                                 const tc_blank *x, tc_stretch sentence)
{
    enum { BACK_MOST = 6 };
    bool acted = false, led = false;
    uint32_t begin;
    tc_blank y = *x;
    if (!says_all(s, w, x, sentence)) return TC_OK;
    size_t before = out->count;
    if (x->equal && names(w) && !is_place(w)) TRY(add_equal(out, from, s, w, x, sentence));
    if (out->count > before) return TC_OK;
    TRY(add_by_act(out, &acted, from, s, w, x, sentence));
    /* "báo cáo kết quả quý này về đâu": where the last word does not stand, an earlier one leads up to "về". */
    for (int back = 0; !acted && !led && x->held == TC_STANDS_COMPLEMENT && x->whither && y.act && back < BACK_MOST;
         back++) {
        y.act--;
        if (w->keys[y.act]) TRY(add_by_act(out, &led, from, s, w, &y, sentence));
    }
    if (acted || x->held != TC_STANDS_COMPLEMENT || !is_place(w) || !tc_phrase_behind_is(&begin, s, w, sentence))
        return TC_OK;
    tc_stretch at = {begin, tc_phrase_end(s, w, x, begin)};
    return add(out, from, s, w, x, at, at);
}

tc_status tc_answer_propose_rest(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w)
{
    tc_blank x;
    if ((!names(w) && !tc_asks_thing(w)) || (is_place(w) && tc_asks_address(w->query))) return TC_OK;
    if (!tc_blank_read(&x, w) || (!strcmp(w->kind, "list") && x.held != TC_STANDS_OBJECT)) return TC_OK;
    for (uint32_t first = 0, last; first < s->tokens.count; first = last + 1) {
        last = first;
        while (last + 1 < s->tokens.count && s->sentence[last + 1] == s->sentence[first]) last++;
        TRY(add_of_sentence(out, from, s, w, &x, (tc_stretch){first, last}));
    }
    return TC_OK;
}
