/* What is left of a sentence: where it says all that the question says, the words that stand where the question has its
 * question word are the answer, though no typed span names them. "ai phải nộp phí": "Chủ bè nuôi cá phải nộp phí …";
 * "hồ sơ được lưu ở đâu": "Hồ sơ được lưu tại kho của cơ quan lập". */
#include "searcher/answer.h"
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Of the question so much must stand in the sentence or above it, in the sentence alone, and one word that stands
 * nowhere may weigh so much: what is left of a near miss answers another question. */
static const double HELD = 0.8, HELD_HERE = 0.6, LACKS_MOST = 0.16;

/* What stands above the passage, and what stands in other sentences of it. */
static const double ABOVE = 0.9, BESIDE = 0.45;

/* What is left answers as surely as a name beside the question's words, and what was proposed inside it less. */
static const double REST = 1.1, INSIDE = 0.5;

enum { PHRASE_MOST = 22, TYPED_MOST = 3 };

/* ---- the question ---- */

/* Where the question word stands in the sentence that the question would be. */
typedef enum place_held {
    SUBJECT,    /* "ai phải nộp …": before what is done */
    OBJECT,     /* "lực lượng nào được UBND đề nghị …": behind it */
    COMPLEMENT, /* "… được lưu ở đâu", "… gửi cho ai": behind the last word before */
} place_held;

typedef struct slot {
    place_held held;
    size_t from, end;             /* the noun asked for and the question words */
    size_t act;                   /* what is done; COMPLEMENT: the word before */
    bool agent;                   /* "do ai": behind "do" in the text as well */
    const char *const *joints;    /* COMPLEMENT: what may join the answer to it */
    size_t joint_count;           /* 0 for nothing */
} slot;

static const char *const where[] = {"ở", "tại", "trên", "trong", "dưới", "giữa", "lên", "vào"};
static const char *const whither[] = {"về", "đến", "tới", "vào", "lên", "cho", "qua", "ra", "sang"};
static const char *const whom[] = {"cho", "tới", "đến", "về"};
static const char *const of[] = {"của"}, *const with[] = {"với"}, *const by_means[] = {"bằng"};

static const struct joint {
    const char *asked;
    const char *const *words;
    size_t count;
} joints[] = {
    {"ở", where, COUNT(where)},       {"tại", where, COUNT(where)},     {"trên", where, COUNT(where)},
    {"về", whither, COUNT(whither)},  {"đến", whither, COUNT(whither)}, {"tới", whither, COUNT(whither)},
    {"vào", whither, COUNT(whither)}, {"lên", whither, COUNT(whither)}, {"cho", whom, COUNT(whom)},
    {"của", of, COUNT(of)},           {"với", with, COUNT(with)},       {"bằng", by_means, COUNT(by_means)},
};

static bool is_place(const tc_wanted *w)
{
    return !strcmp(w->kind, "place");
}

/* "… thì ai phải nộp", "do ai lập": the question word begins what is asked. */
static bool begins_clause(const tc_query *q, slot *x)
{
    static const char *const before[] = {"thì", "do", "bởi", "mà", "giao", "những", "các"};
    static const char *const by[] = {"do", "bởi", "giao"};
    for (size_t i = x->from; i < x->end; i++) x->agent |= tc_query_among(q, i, by, COUNT(by), NULL);
    if (!x->from || x->agent) return true;
    x->agent = tc_query_among(q, x->from - 1, by, COUNT(by), NULL);
    for (size_t k = q->words[x->from - 1].at.end; k < q->words[x->from].at.start; k++)
        if (strchr(",;:", q->text[k])) return true;
    return tc_query_among(q, x->from - 1, before, COUNT(before), NULL);
}

static bool is_plain(const tc_query *q, size_t i)
{
    const tc_query_word *word = &q->words[i];
    return !word->question && !word->in_period && !word->in_number && !tc_word_joins(q, i) && !tc_word_light(q, i);
}

/* The word before the question word, and what joins the answer to it in the text. */
static bool read_complement(slot *x, const tc_wanted *w)
{
    const tc_query *q = w->query;
    x->held = COMPLEMENT;
    for (size_t i = x->from; i < x->end; i++)
        for (size_t k = 0; k < COUNT(joints); k++)
            if (tc_query_wording(q, i, joints[k].asked)) x->joints = joints[k].words, x->joint_count = joints[k].count;
    for (x->act = x->from; x->act-- > 0;) {
        if (is_plain(q, x->act)) break;
        for (size_t k = 0; k < COUNT(joints) && !x->joint_count; k++)
            if (tc_query_wording(q, x->act, joints[k].asked))
                x->joints = joints[k].words, x->joint_count = joints[k].count;
    }
    if (is_place(w) && !x->joint_count) x->joints = where, x->joint_count = COUNT(where);
    return x->act != SIZE_MAX;
}

/* Reads where the question word stands; false where nothing of it can be left of a sentence. */
static bool read_slot(slot *out, const tc_wanted *w)
{
    const tc_query *q = w->query;
    slot x = {.act = SIZE_MAX};
    bool passive = false, agent = false;
    if (w->asked == SIZE_MAX) return false;
    x.from = q->noun && q->noun_first < w->asked && q->noun_last + 1 >= w->asked ? q->noun_first : w->asked;
    x.end = tc_query_behind(q, w->asked);
    for (size_t i = x.end; i < q->count && x.act == SIZE_MAX; i++) {
        passive |= tc_query_wording(q, i, "được") > 0;
        /* "được UBND thành phố đề nghị": by whom stands in front of what is done. */
        size_t n = 1;
        const tc_noun *by = passive ? tc_noun_in_query(q, i, TC_NOUN_OFFICE | TC_NOUN_BODY | TC_NOUN_PLACE, &n) : NULL;
        bool name = passive && q->words[i].flags & TC_TOKEN_CAPITAL;
        agent |= by || name;
        if (by) i += n - 1;
        if (!by && !name && is_plain(q, i)) x.act = i;
    }
    if (x.act == SIZE_MAX || !begins_clause(q, &x)) {
        *out = x;
        return read_complement(out, w);
    }
    x.held = passive && agent ? OBJECT : SUBJECT;
    *out = x;
    return true;
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
static bool says_all(const tc_scene *s, const tc_wanted *w, const slot *x, stretch sentence)
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

/* A colon, a semicolon, or a dash between spaces. */
static bool walled(const tc_scene *s, uint32_t at)
{
    if (!at || at >= s->tokens.count || s->breaks[at] >= TC_BREAK_COLON) return true;
    const char *text = s->hit->passage.text;
    for (uint32_t i = s->tokens.items[at - 1].end; i + 1 < s->tokens.items[at].start; i++)
        if (text[i] == '-' && text[i + 1] == ' ') return true;
    return false;
}

/* What begins a clause that says when, for what or by what, and no name of those who act. */
static const char *const openers[] = {"khi",   "trong", "sau",  "trước", "nếu",    "trường hợp", "căn cứ", "theo",
                                      "để",    "từ",    "đối",  "ngoài", "tại",    "chậm",       "tùy",    "ngày",
                                      "định",  "hằng",  "hàng", "nhằm",  "đến",    "kể",         "trên",   "cùng",
                                      "đồng thời",      "tháng", "năm",  "do",     "qua",        "riêng"};
static const char *const auxiliaries[] = {"có trách nhiệm", "chịu trách nhiệm", "có quyền", "có nghĩa vụ", "có thể",
                                          "phải",           "được",             "cần",      "sẽ",          "đã",
                                          "tổ chức",        "thực hiện",        "trực tiếp", "không",      "chủ động",
                                          "việc",           "chủ trì",          "tự",       "nên"};
static const char *const leads[] = {"có trách nhiệm", "chịu trách nhiệm", "có nghĩa vụ", "có quyền", "chủ trì"};
static const char *const ends[] = {"để",      "khi",  "nếu",        "theo",      "trước",     "sau",     "nhằm",
                                   "trừ",     "thì",  "kể",         "hằng",      "hàng",      "chậm",    "nhưng",
                                   "phải",    "đồng thời",          "trong thời", "trong vòng", "trong ngày",
                                   "từ ngày", "có trách nhiệm",     "đối với",   "vào ngày",  "vì",      "bằng"};

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
    static const char *const heads[] = {"chủ", "bên", "người", "nhà", "gia đình", "nhân dân"};
    static const uint32_t kinds = TC_NOUN_PERSONS | TC_NOUN_BODY;
    return tc_noun_in_text(&s->tokens, at, kinds, NULL) || among(s, at, heads, COUNT(heads)) || is_named(s, at);
}

/* Whether the phrase that begins at a token bears the noun asked for, or is of those that are asked for by "ai". */
static bool bears(const tc_scene *s, const tc_wanted *w, uint32_t at)
{
    static const char *const some[] = {"các", "những", "mọi", "mỗi"};
    const tc_query *q = w->query;
    if (among(s, at, some, COUNT(some))) at++;
    if (at >= s->tokens.count) return false;
    bool general = !q->noun || q->noun->traits & TC_TRAIT_GENERAL;
    for (size_t i = q->noun_first; q->noun && i <= q->noun_last; i++) {
        bool same = at + i - q->noun_first < s->tokens.count &&
                    tc_token_is_query(&s->tokens.items[at + i - q->noun_first], &q->words[i]);
        if (!same && !general) return false;
        if (!same) break;
        if (i == q->noun_last) return true;
    }
    if (is_place(w) || !strcmp(w->kind, "other")) return true;
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

/* Those who act stand before what is done, up to what says that they have to. */
static bool subject_before(stretch *out, const tc_scene *s, const slot *x, uint32_t act)
{
    static const char *const trails[] = {"trong phạm vi", "theo", "khi", "tại khoản", "trong quá trình", "trong thời"};
    static const char *const by[] = {"do", "bởi"};
    uint32_t from = act, end = act;
    while (!walled(s, from)) from--;
    for (uint32_t back = end; back > from; back--) {
        size_t n = among(s, back - 1, auxiliaries, COUNT(auxiliaries));
        if (n && back - 1 + n >= end) end = back - 1;
        if (end - back >= 3) break;
    }
    for (uint32_t i = from; i < act; i++) {
        bool agent = x->agent && among(s, i, by, COUNT(by));
        if (agent || tc_token_is(&s->tokens.items[i], "thì")) from = i + 1;
    }
    if (end <= from) return false;
    from = skip_openers(s, (stretch){from, end - 1});
    for (uint32_t i = from + 1; i < end; i++)
        if (among(s, i, leads, COUNT(leads)) || among(s, i, trails, COUNT(trails))) end = i;
    if (end <= from || end - from > PHRASE_MOST) return false;
    *out = (stretch){from, end - 1};
    return true;
}

/* Whether an enumeration goes on behind a comma. */
static bool goes_on(const tc_scene *s, uint32_t at)
{
    static const uint32_t kinds = TC_NOUN_PERSONS | TC_NOUN_BODY | TC_NOUN_PLACE | TC_NOUN_SITE;
    const char *text = s->hit->passage.text;
    for (uint32_t i = s->tokens.items[at - 1].end; i < s->tokens.items[at].start; i++)
        if (text[i] == '(' || text[i] == ')') return false;
    return tc_noun_in_text(&s->tokens, at, kinds, NULL) || s->tokens.items[at].flags & TC_TOKEN_CAPITAL;
}

/* The last word of what begins at a token. */
static uint32_t phrase_end(const tc_scene *s, uint32_t from, bool bodies)
{
    uint32_t last = from;
    while (last + 1 < s->tokens.count && last < from + PHRASE_MOST && !walled(s, last + 1)) {
        if (s->breaks[last + 1] == TC_BREAK_COMMA && !goes_on(s, last + 1)) break;
        if (among(s, last + 1, ends, COUNT(ends)) || (bodies && tc_scene_verb_at(s, last + 1))) break;
        last++;
    }
    return last;
}

static bool among_joints(const tc_scene *s, const slot *x, uint32_t at)
{
    return x->joint_count && tc_token_among(&s->tokens.items[at], x->joints, x->joint_count);
}

/* Where the answer begins behind the word before the question word: over what joins it, and over words of the question.
 * SIZE_MAX for nowhere. */
static bool behind_act(uint32_t *out, const tc_scene *s, const tc_wanted *w, const slot *x, uint32_t act)
{
    static const char *const kept[] = {"trên", "trong", "dưới", "giữa"};
    static const char *const fills[] = {"được", "phải", "sẽ", "ngay", "trực tiếp", "đã", "là"};
    uint32_t at = act + 1;
    bool joined = !x->joint_count;
    for (; at < s->tokens.count && !walled(s, at) && at <= act + PHRASE_MOST; at++) {
        if (among_joints(s, x, at)) {
            joined = true;
            if (tc_token_among(&s->tokens.items[at], kept, COUNT(kept))) break;
            continue;
        }
        if (joined && x->joint_count) break;
        if (!tc_scene_asked(s, w, at) && !among(s, at, fills, COUNT(fills))) break;
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
    if (is_place(w) && (tc_noun_in_text(&s->tokens, at.first, TC_NOUN_TIME, NULL) || among(s, at.first, when, COUNT(when))))
        return false;
    return at.last > at.first || first->flags & TC_TOKEN_CAPITAL;
}

/* ---- together ---- */

/* Whether a name was proposed that begins where the phrase does and is nearly all of it. */
static bool is_proposed(const tc_proposals *out, size_t from, stretch at)
{
    static const double SURE = 0.9;
    for (size_t i = from; i < out->count; i++) {
        const tc_proposal *p = &out->items[i];
        if (p->fit >= SURE && p->first == at.first && p->last + TYPED_MOST >= at.last) return true;
    }
    return false;
}

static tc_status add(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w, stretch at)
{
    size_t before = out->count;
    if (!bears(s, w, at.first) || !tells(s, w, at) || is_proposed(out, from, at)) return TC_OK;
    for (size_t i = from; i < out->count; i++)
        if (out->items[i].first >= at.first && out->items[i].last <= at.last) out->items[i].fit *= INSIDE;
    tc_range range = {s->tokens.items[at.first].start, s->tokens.items[at.last].end};
    TRY(tc_proposal_add(out, s, range, NULL, REST));
    if (out->count > before) out->items[before].given = out->items[before].whole = true;
    return TC_OK;
}

/* What stands where the question word would, beside one place where the act is told. */
static tc_status add_beside(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w, const slot *x,
                            stretch act)
{
    stretch at;
    uint32_t begin = act.last + 1;
    if (x->held == SUBJECT) return subject_before(&at, s, x, act.first) ? add(out, from, s, w, at) : TC_OK;
    if (x->held == COMPLEMENT && !behind_act(&begin, s, w, x, act.last)) return TC_OK;
    if (begin >= s->tokens.count || walled(s, begin)) return TC_OK;
    bool bodies = x->held == OBJECT || !strcmp(w->kind, "person") || !strcmp(w->kind, "org");
    return add(out, from, s, w, (stretch){begin, phrase_end(s, begin, bodies)});
}

static tc_status add_of_sentence(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w, const slot *x,
                                 stretch sentence)
{
    bool acted = false;
    uint32_t begin;
    if (!says_all(s, w, x, sentence)) return TC_OK;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *f = &s->found.items[i];
        bool here = f->first <= x->act && x->act <= f->last && f->from >= sentence.first && f->to <= sentence.last;
        if (!here) continue;
        acted = true;
        TRY(add_beside(out, from, s, w, x, (stretch){f->from, f->to}));
    }
    if (acted || x->held != COMPLEMENT || !is_place(w) || !behind_is(&begin, s, w, sentence)) return TC_OK;
    return add(out, from, s, w, (stretch){begin, phrase_end(s, begin, false)});
}

tc_status tc_answer_propose_rest(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w)
{
    slot x;
    if (!read_slot(&x, w)) return TC_OK;
    for (uint32_t first = 0, last; first < s->tokens.count; first = last + 1) {
        last = first;
        while (last + 1 < s->tokens.count && s->sentence[last + 1] == s->sentence[first]) last++;
        TRY(add_of_sentence(out, from, s, w, &x, (stretch){first, last}));
    }
    return TC_OK;
}
