/* What is left of a sentence: where it says all that the question says, the words that stand where the question has its
 * question word are the answer, though no typed span names them. "ai phải nộp phí": "Chủ bè nuôi cá phải nộp phí …";
 * "hồ sơ được lưu ở đâu": "Hồ sơ được lưu tại kho của cơ quan lập". */
#include "searcher/answer_rest.h"
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Of the question so much must stand in the sentence or above it, in the sentence alone, and one word that stands
 * nowhere may weigh so much: what is left of a near miss answers another question. */
static const double HELD = 0.7, HELD_HERE = 0.5, HELD_CLAUSE = 0.45, LACKS_MOST = 0.16;

/* What stands above the passage, and what stands in other sentences of it. */
static const double ABOVE = 0.9, BESIDE = 0.45;

/* What is left answers as surely as a name beside the question's words, and what was proposed inside it less. */
static const double REST = 1.1, INSIDE = 0.5;

/* A name that stands there is the surer for it. */
static const double STANDS = 1.2;

/* What is left of that where the clause says next to nothing of the question. */
static const double LEAST = 0.75;

enum { PHRASE_MOST = 22 };

static bool names(const tc_wanted *w)
{
    return !strcmp(w->kind, "person") || !strcmp(w->kind, "org") || !strcmp(w->kind, "place");
}

static bool is_place(const tc_wanted *w)
{
    return !strcmp(w->kind, "place");
}

/* ---- how much of the question a sentence says ---- */

typedef struct stretch {
    uint32_t first, last;
} stretch;

static double held_in(const tc_scene *s, size_t word, stretch at)
{
    double best = 0;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        bool here = x->first <= word && word <= x->last && x->from >= at.first && x->to <= at.last;
        if (here && x->quality > best) best = x->quality;
    }
    return best;
}

/* Whether the sentence says nearly all that the question says. */
static bool says_all(const tc_scene *s, const tc_wanted *w, const tc_blank *x, stretch sentence)
{
    stretch passage = {0, (uint32_t)s->tokens.count};
    double all = 0, held = 0, here = 0, lacks = 0;
    for (size_t i = 0; i < w->query->count; i++) {
        if (w->weights[i] <= 0 || (i >= x->from && i < x->end)) continue;
        double own = held_in(s, i, sentence), beside = BESIDE * held_in(s, i, passage), above = ABOVE * s->above[i];
        double best = own > above ? own : above;
        if (beside > best) best = beside;
        all += w->weights[i];
        here += w->weights[i] * own;
        held += w->weights[i] * best;
        if (best <= BESIDE && w->keys[i] && w->weights[i] > lacks) lacks = w->weights[i];
    }
    return all > 0 && held >= HELD * all && here >= HELD_HERE * all && lacks <= LACKS_MOST * all;
}

/* ---- bounds of a phrase ---- */

static size_t among(const tc_scene *s, uint32_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tc_tokens_are(&s->tokens, at, words[i])) return tc_count_words(words[i]);
    return 0;
}

/* A colon, a semicolon, the letter of an item, or a dash between spaces. */
static bool walled(const tc_scene *s, uint32_t at)
{
    if (!at || at >= s->tokens.count || s->breaks[at] >= TC_BREAK_COLON || tc_scene_item_at(s, at)) return true;
    const char *text = s->hit->passage.text;
    for (uint32_t i = s->tokens.items[at - 1].end; i + 1 < s->tokens.items[at].start; i++)
        if (text[i] == '-' && text[i + 1] == ' ') return true;
    return false;
}

/* What begins a clause that says when, for what or by what, and no name of those who act. */
static const char *const openers[] = {"khi",  "trong", "sau",     "trước",    "nếu",      "trường hợp", "căn cứ",
                                      "theo", "để",    "từ",      "đối",      "ngoài",    "tại",        "chậm",
                                      "tùy",  "ngày",  "định kỳ", "hằng năm", "hàng năm", "hằng tháng", "hàng tháng",
                                      "nhằm", "đến",   "kể",      "trên",     "cùng",     "đồng thời",  "tháng",
                                      "năm",  "do",    "qua",     "riêng"};
static const char *const auxiliaries[] = {"có trách nhiệm",
                                          "chịu trách nhiệm",
                                          "có quyền",
                                          "có nghĩa vụ",
                                          "có thể",
                                          "phải",
                                          "được",
                                          "cần",
                                          "sẽ",
                                          "đã",
                                          "tổ chức",
                                          "thực hiện",
                                          "trực tiếp",
                                          "không",
                                          "chủ động",
                                          "việc",
                                          "chủ trì",
                                          "tự",
                                          "nên",
                                          "là"};
static const char *const leads[] = {"có trách nhiệm", "chịu trách nhiệm", "có nghĩa vụ", "có quyền", "chủ trì"};
static const char *const ends[] = {"để",         "khi",        "nếu",        "theo",    "trước",          "sau",
                                   "nhằm",       "trừ",        "thì",        "kể",      "hằng năm",       "hàng năm",
                                   "hằng tháng", "hàng tháng", "chậm",       "nhưng",   "phải",           "đồng thời",
                                   "trong thời", "trong vòng", "trong ngày", "từ ngày", "có trách nhiệm", "đối với",
                                   "vào ngày",   "vì",         "cho phép"};

/* What a noun ends before. */
static const char *const stops[] = {"là",  "và",   "của", "được", "có",   "tại", "ở",   "trong", "theo", "do",  "cho",
                                    "khi", "phải", "để",  "với",  "hoặc", "từ",  "đến", "vào",   "trên", "này", "đã"};

static bool is_item_mark(const tc_scene *s, uint32_t at)
{
    return s->tokens.items[at].kind == TC_TOKEN_DIGITS || tc_scene_item_at(s, at);
}

/* Whether the name of a person, a body or a place begins there. */
static bool is_named(const tc_scene *s, uint32_t at)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == TC_ENTITY_NAME && list->items[i].at.start == s->tokens.items[at].start) return true;
    return false;
}

/* Whoever acts: an office, a body, "người …", "chủ …". */
static bool is_someone(const tc_scene *s, uint32_t at)
{
    static const char *const heads[] = {"chủ",    "bên", "người",  "gia đình",    "nhân dân",
                                        "chi ủy", "tổ",  "cấp ủy", "chính quyền", "văn thư"};
    static const uint32_t kinds = TC_NOUN_PERSONS | TC_NOUN_BODY;
    return tc_noun_in_text(&s->tokens, at, kinds, NULL) || among(s, at, heads, COUNT(heads)) || is_named(s, at);
}

/* Whether the phrase that begins at a token bears the noun asked for, or is of those that are asked for by "ai". */
static bool bears(const tc_scene *s, const tc_wanted *w, const tc_blank *x, uint32_t at)
{
    static const char *const some[] = {"các", "những", "mọi", "mỗi"};
    const tc_query *q = w->query;
    bool general = q->noun && q->noun->traits & TC_TRAIT_GENERAL, place = is_place(w);
    size_t n = 0;
    if (among(s, at, some, COUNT(some))) at++;
    while (x->from + n < w->asked && at + n < s->tokens.count &&
           tc_token_is_query(&s->tokens.items[at + n], &q->words[x->from + n]))
        n++;
    if (x->from < w->asked && x->from + n == w->asked) return true;
    /* "ở chỗ nào": any place is one. */
    if (x->from < w->asked && !general && !(place && !q->noun)) return false;
    if (place || !strcmp(w->kind, "other")) return true;
    return is_someone(s, at);
}

/* ---- the phrase ---- */

/* Behind the number of an item, and behind clauses before the subject: "Khi nhận hồ sơ, cơ quan …". */
static uint32_t skip_openers(const tc_scene *s, stretch at)
{
    uint32_t from = at.first;
    while (from < at.last && is_item_mark(s, from)) from++;
    while (from < at.last && among(s, from, openers, COUNT(openers))) {
        uint32_t comma = from + 1;
        while (comma <= at.last && s->breaks[comma] < TC_BREAK_COMMA) comma++;
        if (comma > at.last) return at.last + 1;
        from = comma;
    }
    return from;
}

/* "Viễn thông Mộc Giang: phủ sóng …": they stand in front of the colon. */
static bool label_before(stretch *out, const tc_scene *s, uint32_t colon)
{
    enum { LABEL_MOST = 12 };
    uint32_t from = colon - 1;
    while (!walled(s, from)) from--;
    while (from + 1 < colon && is_item_mark(s, from)) from++;
    *out = (stretch){from, colon - 1};
    return colon - from <= LABEL_MOST && is_someone(s, from);
}

/* Those who act stand before what is done, up to what says that they have to. */
static bool subject_before(stretch *out, const tc_scene *s, const tc_blank *x, uint32_t act)
{
    static const char *const trails[] = {"trong phạm vi", "theo", "khi", "tại khoản", "trong quá trình", "trong thời"};
    static const char *const by[] = {"do", "bởi"};
    uint32_t from = act, end = act;
    bool passive = false, told_by = false;
    while (!walled(s, from)) from--;
    if (from == act && act && s->breaks[act] == TC_BREAK_COLON) return label_before(out, s, act);
    for (uint32_t back = end; back > from; back--) {
        size_t n = among(s, back - 1, auxiliaries, COUNT(auxiliaries));
        if (n && back - 1 + n >= end) end = back - 1;
        if (n && end == back - 1) passive |= tc_token_is(&s->tokens.items[end], "được");
        if (end - back >= 3) break;
    }
    for (uint32_t i = from; i < act; i++) {
        bool agent = x->agent && among(s, i, by, COUNT(by));
        if (agent || tc_token_is(&s->tokens.items[i], "thì")) from = i + 1;
        told_by |= agent;
    }
    /* "Đội được thành lập": not by whom. */
    if (end <= from || (passive && !x->passive && !told_by)) return false;
    from = skip_openers(s, (stretch){from, end - 1});
    for (uint32_t i = from + 1; i < end; i++)
        if (among(s, i, leads, COUNT(leads)) || among(s, i, trails, COUNT(trails))) end = i;
    if (end <= from || end - from > PHRASE_MOST) return false;
    /* "UBND tỉnh quyết định số đội": what it does stands in front of the act; whoever is called by it is no name. */
    for (uint32_t i = from + 1; i < end; i++) {
        if (is_named(s, from) && tc_scene_verb_at(s, i)) return false;
        if (x->agent && !told_by && tc_token_is(&s->tokens.items[i], "được")) return false;
    }
    *out = (stretch){from, end - 1};
    return true;
}

/* Whether an enumeration goes on behind a comma. */
static bool goes_on(const tc_scene *s, uint32_t at)
{
    static const uint32_t kinds = TC_NOUN_PLACE | TC_NOUN_SITE;
    const char *text = s->hit->passage.text;
    for (uint32_t i = s->tokens.items[at - 1].end; i < s->tokens.items[at].start; i++)
        if (text[i] == '(' || text[i] == ')') return false;
    return is_someone(s, at) || tc_noun_in_text(&s->tokens, at, kinds, NULL) ||
           s->tokens.items[at].flags & TC_TOKEN_CAPITAL;
}

/* Whether two words stand there that stand behind the act in the question. */
static bool done_at(const tc_scene *s, const tc_wanted *w, const tc_blank *x, uint32_t at)
{
    const tc_query *q = w->query;
    for (size_t i = x->act + 1; i + 1 < q->count && at + 1 < s->tokens.count; i++)
        if (tc_token_is_query(&s->tokens.items[at], &q->words[i]) &&
            tc_token_is_query(&s->tokens.items[at + 1], &q->words[i + 1]))
            return true;
    return false;
}

/* The last word of what begins at a token. */
static uint32_t phrase_end(const tc_scene *s, const tc_wanted *w, const tc_blank *x, uint32_t from)
{
    static const char *const joins[] = {"và", "hoặc", "hay", "ngay"};
    bool object = x->held == TC_STANDS_OBJECT;
    bool bodies = object || !strcmp(w->kind, "person") || !strcmp(w->kind, "org");
    uint32_t last = from;
    while (last + 1 < s->tokens.count && last < from + PHRASE_MOST && !walled(s, last + 1)) {
        if (s->breaks[last + 1] == TC_BREAK_COMMA && !goes_on(s, last + 1)) break;
        if (among(s, last + 1, ends, COUNT(ends)) || (bodies && tc_scene_verb_at(s, last + 1))) break;
        /* "đề nghị A, B canh gác kho": what they are to do is in the question. */
        if (object && done_at(s, w, x, last + 1)) break;
        last++;
    }
    while (last > from && among(s, last, joins, COUNT(joins))) last--;
    return last;
}

static bool among_joints(const tc_scene *s, const tc_blank *x, uint32_t at)
{
    return x->joint_count && tc_token_among(&s->tokens.items[at], x->joints, x->joint_count);
}

/* Where the answer begins behind the word before the question word: over what joins it, and over words of the question.
 * SIZE_MAX for nowhere. */
static bool behind_act(uint32_t *out, const tc_scene *s, const tc_wanted *w, const tc_blank *x, uint32_t act)
{
    static const char *const kept[] = {"trên", "trong", "dưới", "giữa"};
    static const char *const fills[] = {"được", "phải", "sẽ", "ngay", "trực tiếp", "đã", "là"};
    enum { OVER_MOST = 8 };
    uint32_t at = act + 1, over = 0;
    bool joined = !x->joint_count;
    for (; at < s->tokens.count && !walled(s, at) && at <= act + PHRASE_MOST; at++) {
        if (over ? tc_token_is(&s->tokens.items[at], x->joint) : among_joints(s, x, at)) {
            joined = true;
            if (tc_token_among(&s->tokens.items[at], kept, COUNT(kept))) break;
            continue;
        }
        if (joined && x->joint_count) break;
        /* "Đấu nối các cống xả ra suối về trạm": over what is not asked up to the very word that joins in the question.
         */
        bool own = x->whither && over < OVER_MOST;
        if (tc_scene_asked(s, w, at) || among(s, at, fills, COUNT(fills))) continue;
        if (!own) break;
        over++;
    }
    if (!joined || at >= s->tokens.count || walled(s, at) || s->breaks[at] >= TC_BREAK_COMMA) return false;
    *out = at;
    return true;
}

/* "địa điểm nhận hàng là …": what is said of the words of the question stands behind "là". */
static bool behind_is(uint32_t *out, const tc_scene *s, const tc_wanted *w, stretch sentence)
{
    enum { GAP = 3 };
    static const double SUBJECT_HELD = 0.6;
    for (uint32_t i = sentence.first + 1; i < sentence.last; i++) {
        if (!tc_token_is(&s->tokens.items[i], "là") || walled(s, i)) continue;
        bool near = false;
        for (uint32_t back = 1; back <= GAP && back <= i; back++) near |= tc_scene_asked(s, w, i - back);
        double all = 0, held = 0;
        for (size_t k = 0; near && k < w->query->count; k++) {
            all += w->weights[k];
            held += w->weights[k] * held_in(s, k, (stretch){sentence.first, i - 1});
        }
        if (!near || held < SUBJECT_HELD * all) continue;
        *out = i + 1;
        return true;
    }
    return false;
}

/* Whether the phrase says something that the question does not, and no time or figure. */
static bool tells(const tc_scene *s, const tc_wanted *w, stretch at)
{
    static const char *const when[] = {"dịp", "thời", "lúc", "khi", "giờ"};
    const tc_token *first = &s->tokens.items[at.first];
    if (first->kind == TC_TOKEN_DIGITS || tc_scene_said(s, at.first, at.last, w->query, false)) return false;
    if (is_place(w) &&
        (tc_noun_in_text(&s->tokens, at.first, TC_NOUN_TIME, NULL) || among(s, at.first, when, COUNT(when))))
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
static tc_proposal *proposed(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w, stretch at)
{
    enum { NOUN_LEAST = 2 };
    static const double SURE = 0.85;
    const tc_noun *noun = w->query->noun;
    uint32_t most = at.first + (noun && noun->count > NOUN_LEAST ? noun->count : NOUN_LEAST);
    for (size_t i = from; names(w) && i < out->count; i++) {
        tc_proposal *p = &out->items[i];
        bool whole = p->entity || p->last == at.last || s->breaks[p->last + 1] != TC_BREAK_NONE ||
                     among(s, p->last + 1, stops, COUNT(stops));
        bool begins = p->first <= most || is_person(p);
        if (whole && begins && p->fit >= SURE && p->first >= at.first && p->last <= at.last) return p;
    }
    return NULL;
}

/* "kỹ năng lái xe" is no "kỹ năng bơi": a word of the question stands, and goes on with another one than there. */
static bool goes_otherwise(const tc_scene *s, const tc_wanted *w, const tc_blank *x, stretch clause, stretch phrase)
{
    const tc_query *q = w->query;
    for (size_t i = 0; i + 1 < q->count; i++) {
        bool slotted = i + 1 >= x->from && i < x->end;
        bool other = false, same = false;
        if (slotted || i + 1 == x->act || !w->keys[i] || !w->keys[i + 1]) continue;
        if (held_in(s, i + 1, clause) > 0 || (s->above[i + 1] > 0 && s->joined[i])) continue;
        for (uint32_t t = clause.first; t < clause.last; t++) {
            if (!tc_token_is_query(&s->tokens.items[t], &q->words[i])) continue;
            bool inside = t + 1 >= phrase.first && t <= phrase.last;
            bool goes = s->breaks[t + 1] == TC_BREAK_NONE && s->tokens.items[t + 1].kind == TC_TOKEN_SYLLABLE &&
                        !tc_scene_asked(s, w, t + 1) && !among(s, t + 1, stops, COUNT(stops));
            same |= inside || !goes;
            other |= goes;
        }
        if (other && !same) return true;
    }
    return false;
}

/* How much of the question the clause of the phrase and of the act says; 0 for too little, and where it says otherwise:
 * no other item of the sentence answers. */
static double of_clause(const tc_scene *s, const tc_wanted *w, const tc_blank *x, stretch at, stretch act)
{
    stretch clause = {at.first < act.first ? at.first : act.first, at.last > act.last ? at.last : act.last};
    double all = 0, held = 0;
    while (!walled(s, clause.first)) clause.first--;
    while (!walled(s, clause.last + 1)) clause.last++;
    for (size_t i = 0; i < w->query->count; i++) {
        if (w->weights[i] <= 0 || (i >= x->from && i < x->end)) continue;
        all += w->weights[i];
        held += w->weights[i] * held_in(s, i, clause);
    }
    return all > 0 && held >= HELD_CLAUSE * all && !goes_otherwise(s, w, x, clause, at) ? held / all : 0;
}

/* "trường hợp tổ trưởng vắng mặt thì tổ phó …": what stands under a condition answers as far as the question names it.
 */
static double condition_fit(const tc_scene *s, const tc_wanted *w, stretch at)
{
    static const double OTHERWISE = 0.8;
    uint32_t words = 0, asked = 0, from = at.first;
    if (!at.first || !tc_token_is(&s->tokens.items[at.first - 1], "thì")) return 1;
    for (from = at.first - 1; !walled(s, from); from--) {
        bool stop = among(s, from - 1, stops, COUNT(stops)) || among(s, from - 1, openers, COUNT(openers));
        words += !stop;
        asked += !stop && tc_scene_asked(s, w, from - 1);
    }
    return words ? OTHERWISE + (1 - OTHERWISE) * asked / words : 1;
}

static tc_status add(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w, const tc_blank *x,
                     stretch at, stretch act)
{
    size_t before = out->count;
    double share = of_clause(s, w, x, at, act), sure = (LEAST + (1 - LEAST) * share) * condition_fit(s, w, at);
    if (share <= 0) return TC_OK;
    if (!bears(s, w, x, at.first) || !tells(s, w, at)) return TC_OK;
    tc_proposal *name = proposed(out, from, s, w, at);
    if (name) {
        name->fit *= STANDS * sure > 1 ? STANDS * sure : 1;
        name->given = name->stands = true;
        return TC_OK;
    }
    for (size_t i = from; i < out->count; i++)
        if (out->items[i].first >= at.first && out->items[i].last <= at.last) out->items[i].fit *= INSIDE;
    tc_range range = {s->tokens.items[at.first].start, s->tokens.items[at.last].end};
    TRY(tc_proposal_add(out, s, range, NULL, REST * sure));
    if (out->count > before) out->items[before].given = out->items[before].whole = out->items[before].stands = true;
    return TC_OK;
}

/* What stands where the question word would, beside one place where the act is told. */
static tc_status add_beside(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w, const tc_blank *x,
                            stretch act)
{
    stretch at;
    uint32_t begin = act.last + 1;
    if (x->held == TC_STANDS_SUBJECT)
        return subject_before(&at, s, x, act.first) ? add(out, from, s, w, x, at, act) : TC_OK;
    if (x->held == TC_STANDS_COMPLEMENT && !behind_act(&begin, s, w, x, act.last)) return TC_OK;
    if (begin >= s->tokens.count || walled(s, begin)) return TC_OK;
    return add(out, from, s, w, x, (stretch){begin, phrase_end(s, w, x, begin)}, act);
}

/* Of a word of two syllables both must stand: "bố trí thành đội" founds nothing. */
static bool whole_act(stretch *act, const tc_scene *s, const tc_wanted *w, const tc_blank *x, const tc_occurrence *f)
{
    const tc_query *q = w->query;
    bool behind = x->held != TC_STANDS_COMPLEMENT;
    size_t other = behind ? x->act + 1 : x->act - 1;
    bool bound = behind ? q->words[x->act].bound : x->act && q->words[other].bound;
    if (!bound || tc_word_joins(q, other) || (f->first <= other && other <= f->last)) return true;
    if (!behind) return f->from && held_in(s, other, (stretch){f->from - 1, f->from - 1}) > 0;
    if (f->to + 1 >= s->tokens.count || held_in(s, other, (stretch){f->to + 1, f->to + 1}) <= 0) return false;
    act->last++;
    return true;
}

static tc_status add_of_sentence(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w,
                                 const tc_blank *x, stretch sentence)
{
    bool acted = false;
    uint32_t begin;
    if (!says_all(s, w, x, sentence)) return TC_OK;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *f = &s->found.items[i];
        bool here = f->first <= x->act && x->act <= f->last && f->from >= sentence.first && f->to <= sentence.last;
        /* "lập" for "thành lập": the word itself begins before. */
        if (!here || (f->from && held_in(s, x->act, (stretch){f->from - 1, f->from - 1}) > 0)) continue;
        stretch act = {f->from, f->to};
        if (!whole_act(&act, s, w, x, f)) continue;
        acted = true;
        TRY(add_beside(out, from, s, w, x, act));
    }
    if (acted || x->held != TC_STANDS_COMPLEMENT || !is_place(w) || !behind_is(&begin, s, w, sentence)) return TC_OK;
    stretch at = {begin, phrase_end(s, w, x, begin)};
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
        TRY(add_of_sentence(out, from, s, w, &x, (stretch){first, last}));
    }
    return TC_OK;
}
