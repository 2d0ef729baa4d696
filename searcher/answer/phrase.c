/* Where a phrase begins and ends in a sentence: who acts, what stands behind an act, what something is said to be. */
#include "searcher/answer/rest.h"
#include <string.h>

enum { PHRASE_MOST = 22 };

/* ---- bounds of a phrase ---- */

size_t tc_phrase_among(const tc_scene *s, uint32_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tc_tokens_are(&s->tokens, at, words[i])) return tc_count_words(words[i]);
    return 0;
}

/* A colon, a semicolon, the letter of an item, or a dash between spaces. */
bool tc_phrase_walled(const tc_scene *s, uint32_t at)
{
    if (!at || at >= s->tokens.count || s->breaks[at] >= TC_BREAK_COLON || tc_scene_item_at(s, at)) return true;
    const char *text = s->hit->passage.text;
    for (uint32_t i = s->tokens.items[at - 1].end; i + 1 < s->tokens.items[at].start; i++)
        if (text[i] == '-' && text[i + 1] == ' ') return true;
    return false;
}

static bool is_item_mark(const tc_scene *s, uint32_t at)
{
    return s->tokens.items[at].kind == TC_TOKEN_DIGITS || tc_scene_item_at(s, at);
}

/* Whether the name of a person, a body or a place begins there. */
static bool is_named(const tc_scene *s, uint32_t at)
{
    const tc_entities *list = &s->hit->passage.entities;
    if (s->tokens.items[at].kind == TC_TOKEN_FOREIGN && tc_scene_name_at(s, at)) return true;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == TC_ENTITY_NAME && list->items[i].at.start == s->tokens.items[at].start) return true;
    return false;
}

/* "Bến Gạo tổ chức lễ hội": behind a name such a noun says what is done. */
static bool is_deed(const tc_scene *s, uint32_t at)
{
    return at && s->breaks[at] == TC_BREAK_NONE && s->tokens.items[at - 1].flags & TC_TOKEN_CAPITAL &&
           !(s->tokens.items[at].flags & TC_TOKEN_CAPITAL) && tc_grammar_in_text(&s->tokens, at, TC_GRAMMAR_DEED);
}

/* Whoever acts: an office, a body, "người …", "chủ …". */
static bool is_someone(const tc_scene *s, uint32_t at)
{
    static const uint32_t kinds = TC_NOUN_PERSONS | TC_NOUN_BODY;
    if (is_deed(s, at)) return false;
    return tc_noun_in_text(&s->tokens, at, kinds, NULL) || tc_grammar_in_text(&s->tokens, at, TC_GRAMMAR_SOMEONE) ||
           is_named(s, at);
}

/* Whether the phrase that begins at a token bears the noun asked for, or is of those that are asked for by "ai". */
bool tc_phrase_bears(const tc_scene *s, const tc_wanted *w, const tc_blank *x, uint32_t at)
{
    static const char *const some[] = {"các", "những", "mọi", "mỗi"};
    const tc_query *q = w->query;
    bool general = q->noun && q->noun->traits & TC_TRAIT_GENERAL, place = !strcmp(w->kind, "place");
    size_t n = 0;
    if (tc_phrase_among(s, at, some, TC_COUNT(some))) at++;
    while (x->from + n < w->asked && at + n < s->tokens.count &&
           tc_token_is_query(&s->tokens.items[at + n], &q->words[x->from + n]))
        n++;
    if (x->from < w->asked && x->from + n == w->asked) return true;
    /* "ở chỗ nào": any place is one. */
    if (x->from < w->asked && !general && !(place && !q->noun)) return false;
    if (place || !strcmp(w->kind, "other")) return true;
    /* "cơ quan nào": no "cá nhân". */
    bool person = !strcmp(w->kind, "org") && tc_noun_in_text(&s->tokens, at, TC_NOUN_SOMEONE, NULL);
    return !person && is_someone(s, at);
}

bool tc_phrase_stops(const tc_scene *s, uint32_t at)
{
    return tc_grammar_in_text(&s->tokens, at, TC_GRAMMAR_ENDS_NOUN) > 0;
}

bool tc_phrase_opens(const tc_scene *s, uint32_t at)
{
    return tc_grammar_in_text(&s->tokens, at, TC_GRAMMAR_OPENS_CLAUSE) > 0;
}

/* ---- the phrase ---- */

/* Behind the number of an item, and behind clauses before the subject: "Khi nhận hồ sơ, cơ quan …". */
static uint32_t skip_openers(const tc_scene *s, tc_stretch at)
{
    uint32_t from = at.first;
    while (from < at.last && is_item_mark(s, from)) from++;
    while (from < at.last && tc_phrase_opens(s, from)) {
        uint32_t comma = from + 1;
        while (comma <= at.last && s->breaks[comma] < TC_BREAK_COMMA) comma++;
        if (comma > at.last) return at.last + 1;
        from = comma;
    }
    return from;
}

/* "Viễn thông Mộc Giang: phủ sóng …; lắp loa …": they stand in front of the colon. */
static bool label_before(tc_stretch *out, const tc_scene *s, uint32_t act)
{
    enum { LABEL_MOST = 12 };
    uint32_t colon = act, from;
    while (colon && s->breaks[colon] != TC_BREAK_COLON && s->breaks[colon] < TC_BREAK_SENTENCE) colon--;
    if (!colon || s->breaks[colon] != TC_BREAK_COLON) return false;
    from = colon - 1;
    while (!tc_phrase_walled(s, from)) from--;
    while (from + 1 < colon && is_item_mark(s, from)) from++;
    *out = (tc_stretch){from, colon - 1};
    return colon - from <= LABEL_MOST && is_someone(s, from);
}

/* "… do Anna Dorn thiết kế": whether nothing but a name stands between "do" and the act. */
static bool names_doer(const tc_scene *s, uint32_t from, uint32_t act)
{
    uint32_t n = from < act ? tc_scene_name_at(s, from) : 0;
    return n && from + n == act;
}

/* "… được vẽ năm 1900 bởi Anna Dorn": whoever it is done by, behind the act. */
bool tc_phrase_done_by(uint32_t *out, const tc_scene *s, uint32_t act)
{
    enum { FAR = 16 };
    for (uint32_t i = act + 1; i + 1 < s->tokens.count && i <= act + FAR && !tc_phrase_walled(s, i); i++)
        if (tc_token_is(&s->tokens.items[i], "bởi") && !tc_token_is(&s->tokens.items[i + 1], "vì"))
            return *out = i + 1, true;
    return false;
}

/* Those who act stand before what is done, up to what says that they have to. */
bool tc_phrase_subject(tc_stretch *out, const tc_scene *s, const tc_blank *x, uint32_t act)
{
    static const char *const trails[] = {"trong phạm vi", "theo", "khi", "tại khoản", "trong quá trình", "trong thời"};
    static const char *const gets[] = {"được", "có nhu cầu", "đề nghị", "muốn"}; /* not by whom it is given */
    uint32_t from = act, end = act;
    bool passive = false, told_by = false;
    while (!tc_phrase_walled(s, from)) from--;
    bool first = from == act && act && s->breaks[act] >= TC_BREAK_COLON && s->breaks[act] < TC_BREAK_SENTENCE;
    if (first) return label_before(out, s, act);
    for (uint32_t back = end; back > from; back--) {
        size_t n = tc_grammar_in_text(&s->tokens, back - 1, TC_GRAMMAR_BEFORE_ACT);
        if (n && back - 1 + n >= end) end = back - 1;
        if (n && end == back - 1) passive |= tc_token_is(&s->tokens.items[end], "được");
        if (end - back >= 3) break;
    }
    for (uint32_t i = from; i < act; i++) {
        bool agent = tc_grammar_in_text(&s->tokens, i, TC_GRAMMAR_AGENT) && (x->agent || names_doer(s, i + 1, act));
        if (agent || tc_token_is(&s->tokens.items[i], "thì")) from = i + 1;
        told_by |= agent;
    }
    /* "Đội được thành lập": not by whom. */
    if (end <= from || (passive && !x->passive && !told_by)) return false;
    from = skip_openers(s, (tc_stretch){from, end - 1});
    for (uint32_t i = from + 1; i < end; i++)
        if (tc_grammar_in_text(&s->tokens, i, TC_GRAMMAR_DUTY) || tc_phrase_among(s, i, trails, TC_COUNT(trails)))
            end = i;
    if (end <= from || end - from > PHRASE_MOST) return false;
    /* "UBND tỉnh quyết định số đội": what it does stands in front of the act; whoever is called by it is no name. */
    for (uint32_t i = from + 1; i < end; i++) {
        if (is_named(s, from) && tc_scene_verb_at(s, i)) return false;
        if (x->agent && !told_by && tc_phrase_among(s, i, gets, TC_COUNT(gets))) return false;
    }
    *out = (tc_stretch){from, end - 1};
    return true;
}

/* Whether an enumeration goes on behind a comma. */
static bool goes_on(const tc_scene *s, uint32_t at, bool bodies)
{
    static const uint32_t kinds = TC_NOUN_PLACE | TC_NOUN_SITE;
    const char *text = s->hit->passage.text;
    for (uint32_t i = s->tokens.items[at - 1].end; i < s->tokens.items[at].start; i++)
        if (text[i] == '(' || text[i] == ')') return false;
    return (bodies && is_someone(s, at)) || tc_noun_in_text(&s->tokens, at, kinds, NULL) ||
           s->tokens.items[at].flags & TC_TOKEN_CAPITAL;
}

/* "Anna Dorn, người vẽ …": what is told of a name is no other one. */
static bool tells_more(const tc_scene *s, uint32_t from, uint32_t at)
{
    return s->tokens.items[from].flags & TC_TOKEN_CAPITAL && tc_scene_name_at(s, from) &&
           tc_token_is(&s->tokens.items[at], "người");
}

/* Whether two words stand there that stand behind the act in the question; behind the question word, the first will do.
 */
static bool done_at(const tc_scene *s, const tc_wanted *w, const tc_blank *x, uint32_t at)
{
    const tc_query *q = w->query;
    bool object = x->held == TC_STANDS_OBJECT;
    if (!object && x->end < q->count && w->keys[x->end] && tc_token_is_query(&s->tokens.items[at], &q->words[x->end]))
        return true;
    for (size_t i = x->act + 1; object && i + 1 < q->count && at + 1 < s->tokens.count; i++)
        if (tc_token_is_query(&s->tokens.items[at], &q->words[i]) &&
            tc_token_is_query(&s->tokens.items[at + 1], &q->words[i + 1]))
            return true;
    return false;
}

/* "cho chủ thuyền các tổ đò …": whether three words of the question follow one another, which name no body. */
static bool said_at(const tc_scene *s, const tc_wanted *w, uint32_t at)
{
    enum { SAID_LEAST = 3 };
    for (uint32_t i = at; i < at + SAID_LEAST; i++)
        if (i >= s->tokens.count || (i > at && s->breaks[i] != TC_BREAK_NONE) || !tc_scene_asked(s, w, i)) return false;
    return true;
}

uint32_t tc_phrase_end(const tc_scene *s, const tc_wanted *w, const tc_blank *x, uint32_t from)
{
    static const char *const joins[] = {"và", "hoặc", "hay", "ngay", "các", "những"};
    bool bodies = x->held == TC_STANDS_OBJECT || !strcmp(w->kind, "person") || !strcmp(w->kind, "org");
    uint32_t last = from;
    while (last + 1 < s->tokens.count && last < from + PHRASE_MOST && !tc_phrase_walled(s, last + 1)) {
        if (s->breaks[last + 1] == TC_BREAK_COMMA && (tells_more(s, from, last + 1) || !goes_on(s, last + 1, bodies)))
            break;
        if (tc_grammar_in_text(&s->tokens, last + 1, TC_GRAMMAR_ENDS_PHRASE) ||
            (bodies && tc_scene_verb_at(s, last + 1)))
            break;
        /* "đề nghị A, B canh gác kho": what they are to do is in the question. */
        if (done_at(s, w, x, last + 1) || (bodies && said_at(s, w, last + 1))) break;
        last++;
    }
    while (last > from && tc_phrase_among(s, last, joins, TC_COUNT(joins))) last--;
    return last;
}

static bool among_joints(const tc_scene *s, const tc_blank *x, uint32_t at)
{
    return x->joint_count && tc_token_among(&s->tokens.items[at], x->joints, x->joint_count);
}

/* Where the answer begins behind the word before the question word: over what joins it, and over words of the question.
 * SIZE_MAX for nowhere. */
bool tc_phrase_behind(uint32_t *out, const tc_scene *s, const tc_wanted *w, const tc_blank *x, uint32_t act)
{
    static const char *const kept[] = {"trên", "trong", "dưới", "giữa"};
    static const char *const fills[] = {"được", "phải", "sẽ", "ngay", "trực tiếp", "đã", "là"};
    enum { OVER_MOST = 8 };
    uint32_t at = act + 1, over = 0;
    bool joined = !x->joint_count;
    for (; at < s->tokens.count && !tc_phrase_walled(s, at) && at <= act + PHRASE_MOST; at++) {
        if (over ? tc_token_is(&s->tokens.items[at], x->joint) : among_joints(s, x, at)) {
            joined = true;
            if (tc_token_among(&s->tokens.items[at], kept, TC_COUNT(kept))) break;
            continue;
        }
        if (joined && x->joint_count) break;
        /* "Đấu nối các cống xả ra suối về trạm": over what is not asked up to the very word that joins in the question.
         */
        bool own = x->whither && over < OVER_MOST;
        if (tc_scene_asked(s, w, at) || tc_phrase_among(s, at, fills, TC_COUNT(fills))) continue;
        if (!own) break;
        over++;
    }
    if (!joined || at >= s->tokens.count || tc_phrase_walled(s, at) || s->breaks[at] >= TC_BREAK_COMMA) return false;
    *out = at;
    return true;
}

/* "địa điểm nhận hàng là …": what is said of the words of the question stands behind "là". */
bool tc_phrase_behind_is(uint32_t *out, const tc_scene *s, const tc_wanted *w, tc_stretch sentence)
{
    enum { GAP = 3 };
    static const double SUBJECT_HELD = 0.6;
    for (uint32_t i = sentence.first + 1; i < sentence.last; i++) {
        if (!tc_token_is(&s->tokens.items[i], "là") || tc_phrase_walled(s, i)) continue;
        bool near = false;
        for (uint32_t back = 1; back <= GAP && back <= i; back++) near |= tc_scene_asked(s, w, i - back);
        double all = 0, held = 0;
        for (size_t k = 0; near && k < w->query->count; k++) {
            all += w->weights[k];
            held += w->weights[k] * tc_scene_holds(s, k, (tc_stretch){sentence.first, i - 1});
        }
        if (!near || held < SUBJECT_HELD * all) continue;
        *out = i + 1;
        return true;
    }
    return false;
}
