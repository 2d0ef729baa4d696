/* Candidates for an agency: bodies whose noun begins with a small letter, "ban Dân vận Thành ủy", "phòng kinh tế thành
 * phố", which no typed span names. */
#include "searcher/answer/rest.h"
#include <string.h>

/* So many words a name of this kind has at most. */
enum { AGENCY_MOST = 14, FORMAL_MOST = 13, TAIL_MOST = 6, SHORT_TAIL = 3 };

/* How many words the noun at a token has, when it is of these kinds and has one of these traits; 0 for none. */
static size_t noun_at(const tc_scene *s, uint32_t at, uint32_t kinds, uint32_t traits)
{
    size_t n;
    const tc_noun *noun = tc_noun_in_text(&s->tokens, at, kinds, &n);
    return noun && (!traits || noun->traits & traits) ? n : 0;
}

/* Names of bodies begin so; "đơn vị", "bên mời thầu" are what they are called beside their names. */
static size_t body_at(const tc_scene *s, uint32_t at)
{
    size_t n;
    const tc_noun *noun = tc_noun_in_text(&s->tokens, at, TC_NOUN_BODY, &n);
    /* "Cơ quan Di sản" is a name, "cơ quan" none. */
    bool named = noun && at && s->breaks[at] == TC_BREAK_NONE && !tc_scene_cell(s, at) &&
                 !(s->tokens.items[at - 1].flags & TC_TOKEN_CAPITAL) && s->tokens.items[at].flags & TC_TOKEN_CAPITAL &&
                 noun->count > 1 && at + n < s->tokens.count && s->tokens.items[at + n].flags & TC_TOKEN_CAPITAL &&
                 !(s->tokens.items[at].flags & TC_TOKEN_UPPER);
    return noun && (named || !(noun->traits & (TC_TRAIT_GENERAL | TC_TRAIT_HEAD | TC_TRAIT_LEVEL))) ? n : 0;
}

/* What a name of a body ends with: "… Thành ủy", "… thành phố". */
static size_t level_at(const tc_scene *s, uint32_t at)
{
    return noun_at(s, at, TC_NOUN_BODY | TC_NOUN_PLACE, TC_TRAIT_LEVEL);
}

static size_t office_at(const tc_scene *s, uint32_t at)
{
    return noun_at(s, at, TC_NOUN_OFFICE | TC_NOUN_RANK, 0);
}

/* "Cục … Nông sản và Thủy lợi": what a body is for goes on behind "và", where no other body or office begins. */
static bool goes_on_behind_and(const tc_scene *s, uint32_t at)
{
    const tc_entities *list = &s->hit->passage.entities;
    if (!tc_token_is(&s->tokens.items[at], "và") || at + 1 >= s->tokens.count) return false;
    const tc_token *next = &s->tokens.items[at + 1];
    if (!(next->flags & TC_TOKEN_CAPITAL) || next->flags & TC_TOKEN_UPPER) return false;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == TC_ENTITY_NAME && list->items[i].name_kind != TC_NAME_OTHER &&
            list->items[i].at.start == next->start)
            return false;
    return !body_at(s, at + 1) && !level_at(s, at + 1) && !office_at(s, at + 1);
}

/* "Công ty cổ phần Tư vấn và xây dựng Hồng Sơn": behind "và" stands more of what it does, and then its own name. */
static bool names_on(const tc_scene *s, uint32_t at)
{
    enum { NEAR = 5 };
    if (!tc_token_is(&s->tokens.items[at], "và") && !tc_tokens_are(&s->tokens, at, "xây dựng")) return false;
    for (uint32_t i = at + 1; i < s->tokens.count && i <= at + NEAR && s->breaks[i] == TC_BREAK_NONE; i++)
        if (s->tokens.items[i].flags & TC_TOKEN_CAPITAL) return i > at + 1;
    return false;
}

bool tc_scene_line_at(const tc_scene *s, uint32_t at)
{
    const tc_token *t = &s->tokens.items[at];
    return at && t->flags & TC_TOKEN_UPPER && t->kind == TC_TOKEN_SYLLABLE && t->flags & TC_TOKEN_MARKED &&
           !(t[-1].flags & TC_TOKEN_UPPER);
}

/* "Văn phòng HĐND và UBND thành phố": one office of two bodies, unless the first of them is named to its level. */
static bool serves_both(const tc_scene *s, uint32_t first, uint32_t at)
{
    if (!tc_tokens_are(&s->tokens, first, "văn phòng") || !tc_token_is(&s->tokens.items[at], "và")) return false;
    if (at + 1 >= s->tokens.count || tc_tokens_are(&s->tokens, at + 1, "văn phòng")) return false;
    for (uint32_t i = first + 1; i < at; i++)
        if (level_at(s, i)) return false;
    return body_at(s, at + 1) > 0;
}

bool tc_scene_verb_at(const tc_scene *s, uint32_t at)
{
    return tc_grammar_in_text(&s->tokens, at, TC_GRAMMAR_ENDS_BODY) >= 2 ||
           tc_grammar_in_text(&s->tokens, at, TC_GRAMMAR_DEED) >= 2;
}

bool tc_scene_item_at(const tc_scene *s, uint32_t at)
{
    const tc_token *t = &s->tokens.items[at];
    return t->fold_length == 1 && s->hit->passage.text[t->end] == ')';
}

static bool ends_at(const tc_scene *s, uint32_t at, bool named)
{
    if (tc_noun_in_text(&s->tokens, at, TC_NOUN_ADDRESS, NULL)) return true; /* "bầu đồng chí …" */
    return tc_grammar_in_text(&s->tokens, at, TC_GRAMMAR_ENDS_BODY) ||
           (named && tc_grammar_in_text(&s->tokens, at, TC_GRAMMAR_DEED));
}

/* Whether a name may go on at a token: nothing parts it from the one before, and it stands in the same cell. */
static bool goes_on_at(const tc_scene *s, uint32_t at)
{
    return s->breaks[at] == TC_BREAK_NONE && tc_scene_cell(s, at) == tc_scene_cell(s, at - 1);
}

/* "Đội QLTT số 7". */
static bool is_numbered(const tc_scene *s, uint32_t at)
{
    return tc_token_is(&s->tokens.items[at], "số") && at + 1 < s->tokens.count && goes_on_at(s, at + 1) &&
           s->tokens.items[at + 1].kind == TC_TOKEN_DIGITS;
}

/* The token behind a name that begins at `first`, whose noun has `n` words; `first` for none. It goes on to the level
 * it is of, or as far as its words begin with capitals. */
static uint32_t agency_end(const tc_scene *s, const tc_wanted *w, uint32_t first, size_t n)
{
    uint32_t end = first + (uint32_t)n, sure = first;
    bool closed = false; /* by what it does */
    for (uint32_t i = first + 1; i < end; i++)
        if (s->tokens.items[i].flags & TC_TOKEN_CAPITAL) sure = end; /* "Trạm Thú y" */
    bool company = noun_at(s, first, TC_NOUN_BODY, TC_TRAIT_COMPANY) > 0;
    while (end < s->tokens.count && end < first + AGENCY_MOST && goes_on_at(s, end)) {
        if (is_numbered(s, end)) {
            end = sure = end + 2;
            closed = true;
            break;
        }
        size_t level = level_at(s, end);
        bool capital = s->tokens.items[end].flags & TC_TOKEN_CAPITAL;
        bool joined = level == 0 && sure > first && goes_on_behind_and(s, end);
        joined |= (company && names_on(s, end)) || serves_both(s, first, end);
        closed = !level && !capital && !joined && ends_at(s, end, sure > first);
        if (closed) break;
        closed = tc_scene_item_at(s, end);
        if (closed || s->tokens.items[end].kind == TC_TOKEN_DIGITS || tc_scene_line_at(s, end)) break;
        end += level ? (uint32_t)level : 1;
        if (level || capital) sure = end;
    }
    /* "Vụ Đào tạo nghề là …": a noun with a capital begins a full name, which the verb ends; the name of a fund, "Quỹ
     * Đồng cỏ xanh tài trợ", where few words are left. */
    closed |= end >= s->tokens.count || !goes_on_at(s, end);
    bool state = noun_at(s, first, TC_NOUN_BODY, TC_TRAIT_STATE) > 0;
    bool formal = sure > first && end <= first + FORMAL_MOST && s->tokens.items[first].flags & TC_TOKEN_CAPITAL &&
                  (state ? end - sure <= TAIL_MOST : closed && end - sure <= SHORT_TAIL);
    closed |= end - sure <= 2;
    /* "Vụ Tổ chức …": what follows a capital is the other half of its word. */
    for (uint32_t i = sure + 1; i < end && formal && !closed; i++) formal = !tc_scene_asked(s, w, i);
    return formal ? end : sure;
}

/* "nhờ Viện khảo sát và thiết kế bến cảng": a capital in the midst of a sentence begins a name, though what the body
 * is for is written small. The token behind it; `first` for none. */
static uint32_t small_end(const tc_scene *s, uint32_t first, size_t n)
{
    enum { SMALL_MOST = 10 };
    static const tc_grammar_set ends = TC_GRAMMAR_SET(ENDS_BODY) | TC_GRAMMAR_SET(WHITHER) | TC_GRAMMAR_SET(OF) |
                                       TC_GRAMMAR_SET(PLACE);
    uint32_t end = first + (uint32_t)n;
    bool capital = s->tokens.items[first].flags & TC_TOKEN_CAPITAL && !(s->tokens.items[first].flags & TC_TOKEN_UPPER);
    if (!capital || !first || s->breaks[first] != TC_BREAK_NONE || !noun_at(s, first, TC_NOUN_BODY, TC_TRAIT_STATE))
        return first;
    for (; end < s->tokens.count && end < first + SMALL_MOST && s->breaks[end] == TC_BREAK_NONE; end++) {
        const tc_token *t = &s->tokens.items[end];
        if (t->flags & TC_TOKEN_CAPITAL || t->kind == TC_TOKEN_DIGITS) break;
        bool joins = tc_token_is(t, "và") && end + 1 < s->tokens.count && !body_at(s, end + 1);
        if (!joins && tc_grammar_any_in_text(&s->tokens, end, ends)) break;
    }
    return end >= first + n + 2 ? end : first;
}

/* A name that was cut short before, "Cục Bảo tồn Hồ", is given whole. */
static bool lengthened(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w, uint32_t first,
                       uint32_t last)
{
    bool agent = !strcmp(w->kind, "org") && !w->of && !w->to && w->head == SIZE_MAX;
    for (size_t i = from; i < out->count; i++) {
        tc_proposal *p = &out->items[i];
        if (p->first != first || p->last >= last) continue;
        if (agent) p->fit *= tc_scene_agent(s, w, first, last) / tc_scene_agent(s, w, first, p->last);
        p->last = last;
        p->at.end = s->tokens.items[last].end;
        return true;
    }
    return false;
}

/* The word of the question that says what is done, behind "ai", "cơ quan nào"; behind "ai được Thủ tướng" it is what
 * was done to them. */
static size_t act_word(const tc_wanted *w, bool *passive)
{
    const tc_query *q = w->query;
    size_t act = w->asked, n;
    *passive = false;
    if (act == SIZE_MAX) return SIZE_MAX;
    for (; act < q->count && (q->words[act].question || tc_word_joins(q, act)); act++)
        *passive |= tc_query_wording(q, act, "được") > 0;
    while (*passive && act < q->count) {
        const tc_noun *agent = tc_noun_in_query(q, act, TC_NOUN_OFFICE | TC_NOUN_BODY | TC_NOUN_PLACE, &n);
        if (!agent && !(q->words[act].flags & TC_TOKEN_CAPITAL)) break;
        act += agent ? n : 1;
    }
    return act < q->count ? act : SIZE_MAX;
}

bool tc_scene_acts(const tc_scene *s, const tc_wanted *w, uint32_t token)
{
    bool passive;
    size_t act = act_word(w, &passive);
    if (act == SIZE_MAX) return false;
    const tc_query_word *word = &w->query->words[act];
    const tc_token *t = &s->tokens.items[token];
    /* Typed with marks, "quản lý" is not done by the second half of "cơ quan". */
    bool plain = !w->query->marked || word->length == word->fold_length || t->length > t->fold_length;
    return plain && tc_token_is_query(t, word);
}

static bool opens_clause(const tc_scene *s, uint32_t at)
{
    return !at || s->breaks[at] >= TC_BREAK_COLON || s->tokens.items[at - 1].kind == TC_TOKEN_DIGITS;
}

/* "A chủ trì, phối hợp với B, C và D giúp …": whoever stands behind "với" only helps; where nobody is named before,
 * "Phối hợp với Hội … tặng 40 suất quà", that one does it as well. */
static bool stands_beside(const tc_scene *s, uint32_t first)
{
    enum { ROW_MOST = 36 };
    bool alone = false; /* "với" by itself */
    static const char *const with[] = {"phối hợp với", "phối hợp cùng", "cùng với"};
    static const char *const acts[] = {"do", "bởi", "giao", "giúp", "là", "được", "để", "chủ trì", "có trách nhiệm"};
    for (uint32_t back = 1; back <= ROW_MOST && back <= first; back++) {
        uint32_t at = first - back;
        if (s->breaks[at + 1] >= TC_BREAK_COLON || tc_phrase_among(s, at, acts, TC_COUNT(acts))) return alone;
        if (tc_phrase_among(s, at, with, TC_COUNT(with))) return !opens_clause(s, at);
        if (back == 1 && s->breaks[first] < TC_BREAK_COMMA && tc_token_is(&s->tokens.items[at], "với")) alone = true;
    }
    return alone;
}

/* "… phối hợp với đơn vị nào". */
static bool asks_beside(const tc_wanted *w)
{
    const tc_query *q = w->query;
    size_t at = q->noun && q->noun_last + 1 == w->asked ? q->noun_first : w->asked;
    return w->asked != SIZE_MAX && at && tc_query_wording(q, at - 1, "với") > 0;
}

bool tc_scene_helps(const tc_scene *s, const tc_wanted *w, uint32_t first)
{
    return stands_beside(s, first) && !asks_beside(w);
}

/* "A chủ trì, phối hợp với B, C giúp D theo dõi": what A leads or has to do goes on to what the question says is done,
 * over those that help. */
static bool leads_to_act(const tc_scene *s, const tc_wanted *w, uint32_t last)
{
    enum { CLAUSE_MOST = 60 };
    static const char *const leads[] = {"chủ trì", "phối hợp", "có trách nhiệm", "chịu trách nhiệm", "được giao"};
    if (last + 1 >= s->tokens.count || !tc_phrase_among(s, last + 1, leads, TC_COUNT(leads))) return false;
    for (uint32_t i = last + 2; i < s->tokens.count && i <= last + CLAUSE_MOST && s->breaks[i] < TC_BREAK_CLAUSE; i++)
        if (tc_scene_acts(s, w, i)) return true;
    return false;
}

/* "Cơ quan thường trực của Tổ công tác là đơn vị nào": "… là cơ quan thường trực" tells it as well. */
static bool bears_role(const tc_scene *s, const tc_wanted *w, uint32_t last)
{
    const tc_query *q = w->query;
    size_t is = q->noun && q->noun_last + 1 == w->asked ? q->noun_first : w->asked;
    if (w->asked == SIZE_MAX || last + 3 >= s->tokens.count || !tc_token_is(&s->tokens.items[last + 1], "là"))
        return false;
    if (is < 3 || !(tc_query_wording(q, is - 1, "là") || tc_query_wording(q, is, "là"))) return false;
    return tc_token_is_query(&s->tokens.items[last + 2], &q->words[0]) &&
           tc_token_is_query(&s->tokens.items[last + 3], &q->words[1]);
}

/* "đơn vị thi công là A": whose act stands before "là" is named behind it. */
static bool is_named_for(const tc_scene *s, const tc_wanted *w, uint32_t first)
{
    enum { ACT_MOST = 5 };
    if (!first || s->breaks[first] != TC_BREAK_NONE || !tc_token_is(&s->tokens.items[first - 1], "là")) return false;
    for (uint32_t i = first - 1; i-- > 0 && i + ACT_MOST >= first && s->breaks[i + 1] == TC_BREAK_NONE;)
        if (tc_scene_acts(s, w, i)) return true;
    return false;
}

static bool asks_passive(const tc_wanted *w)
{
    bool passive;
    act_word(w, &passive);
    return passive;
}

/* "ai được bổ nhiệm": not the one by whom. */
static bool does_it(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    if (tc_scene_behind(s, first, 1, TC_GRAMMAR_AGENT)) return true;
    return last + 1 < s->tokens.count && s->breaks[last + 1] == TC_BREAK_NONE && tc_scene_acts(s, w, last + 1);
}

/* How well a name stands where the one who acts stands: in front of what the question says is done, behind "do" or
 * "giao", at the beginning of a clause. */
double tc_scene_agent(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    static const double ACTS = 1.1, BEGINS = 1, OTHER = 0.85, BESIDE = 0.65;
    if (asks_beside(w)) return stands_beside(s, first) ? ACTS : BESIDE;
    if (stands_beside(s, first) || (asks_passive(w) && does_it(s, w, first, last))) return BESIDE;
    for (uint32_t i = last + 1; i < s->tokens.count && i <= last + 3 && s->breaks[i] < TC_BREAK_CLAUSE; i++)
        if (tc_scene_acts(s, w, i)) return ACTS;
    if (leads_to_act(s, w, last) || bears_role(s, w, last) || is_named_for(s, w, first)) return ACTS;
    if (!first || s->breaks[first] >= TC_BREAK_COLON || tc_scene_behind(s, first, 1, TC_GRAMMAR_AGENT)) return BEGINS;
    return OTHER;
}

/* "gửi hồ sơ đến đơn vị nào": the one asked for stands behind such a word in the text as well. */
double tc_answer_to(const tc_scene *s, uint32_t first)
{
    static const char *const towards[] = {"cho", "gửi", "với"};
    static const double RECEIVES = 1.05, OTHER = 0.7;
    bool receives = tc_scene_behind(s, first, 1, TC_GRAMMAR_WHITHER) || tc_scene_before(s, first, 1, towards, 3);
    return receives ? RECEIVES : OTHER;
}

/* A heading in capitals names whatever it names in all of it. */
static bool is_heading(const tc_scene *s, uint32_t at, size_t n)
{
    const tc_token *next = at + n < s->tokens.count ? &s->tokens.items[at + n] : NULL;
    return s->tokens.items[at].flags & TC_TOKEN_UPPER && next && next->flags & TC_TOKEN_UPPER;
}

/* "13 phòng", but not "Điều 3. Văn phòng", nor the number of a row in the cell before it. */
static bool is_counted(const tc_scene *s, uint32_t at)
{
    if (!at || s->tokens.items[at - 1].kind != TC_TOKEN_DIGITS) return false;
    if (tc_scene_cell(s, at) != tc_scene_cell(s, at - 1)) return false;
    return s->hit->passage.text[s->tokens.items[at - 1].end] == ' ';
}

tc_status tc_answer_propose_agencies(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w)
{
    for (uint32_t i = 0, end; i<s->tokens.count; i = end> i ? end : i + 1) {
        size_t n = body_at(s, i);
        end = i;
        if (!n || is_counted(s, i) || is_heading(s, i, n)) continue;
        uint32_t to = agency_end(s, w, i, n);
        if (to == i) to = small_end(s, i, n);
        if (to < i + n + 1 || tc_proposals_hold(out, from, i, to - 1)) continue;
        if (w->head != SIZE_MAX && !tc_scene_head_at(s, w, i)) continue;
        /* "UBND thành phố" is not who is named in "Văn phòng HĐND và UBND thành phố". */
        tc_proposals_drop_inside(out, from, i + 1, to - 1);
        if (lengthened(out, from, s, w, i, to - 1)) continue;
        if (tc_scene_said(s, i, to - 1, w->query, false)) continue;
        end = to;
        /* "Giao ban Dân vận …" names it for what is done next; a place behind "với" only helps. */
        static const char *const beside[] = {"của", "thuộc", "gửi", "cho"};
        double fit = !w->of && !w->to && tc_scene_before(s, i, 1, beside, TC_COUNT(beside)) ? 0.7 : 0.95;
        if (w->to) fit *= tc_answer_to(s, i);
        if (!w->of && !w->to) fit *= tc_scene_agent(s, w, i, to - 1);
        TRY(tc_proposal_add(out, s, (tc_range){s->tokens.items[i].start, s->tokens.items[to - 1].end}, NULL, fit));
    }
    return TC_OK;
}

/* ---- offices ---- */

/* The token behind an office that begins at `first`: up to what it does, over a comma where another level follows. */
static uint32_t office_end(const tc_scene *s, const tc_wanted *w, uint32_t first)
{
    enum { OFFICE_MOST = 14 };
    size_t own = office_at(s, first);
    uint32_t end = first + 1;
    /* "Giám đốc Sở Thủy lợi và Đê điều": the office ends with the noun of the body. */
    bool named = own > 1 && first + own < s->tokens.count && s->breaks[first + own] == TC_BREAK_NONE &&
                 s->tokens.items[first + own].flags & TC_TOKEN_CAPITAL;
    if (named) end = agency_end(s, w, first + (uint32_t)own - 1, 1);
    if (end <= first) end = first + 1;
    while (end < s->tokens.count && end < first + OFFICE_MOST && !tc_scene_acts(s, w, end)) {
        /* "Bộ trưởng Bộ Thủy lợi và Đê điều" */
        size_t n = s->breaks[end] == TC_BREAK_NONE ? body_at(s, end) : 0;
        uint32_t to = n ? agency_end(s, w, end, n) : end;
        if (to > end) {
            end = to;
            continue;
        }
        bool goes_on = s->breaks[end] == TC_BREAK_NONE ||
                       (s->breaks[end] == TC_BREAK_COMMA && (level_at(s, end) || office_at(s, end)));
        bool joins = tc_token_is(&s->tokens.items[end], "cấp");
        if (!goes_on || (!joins && !(s->tokens.items[end].flags & TC_TOKEN_CAPITAL) &&
                         tc_grammar_in_text(&s->tokens, end, TC_GRAMMAR_ENDS_BODY)))
            break;
        end++;
    }
    return end;
}

tc_status tc_answer_propose_offices(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w)
{
    /* A person by name is the better answer where one is told of. */
    static const double OFFICE = 0.9, BARE = 0.8;
    for (uint32_t i = 0, end; i<s->tokens.count; i = end> i ? end : i + 1) {
        end = i;
        uint32_t n = (uint32_t)office_at(s, i);
        if (!n) continue;
        uint32_t to = office_end(s, w, i);
        if (to < i + 2 || tc_proposals_hold(out, from, i, to - 1) || tc_scene_said(s, i, to - 1, w->query, false))
            continue;
        end = to;
        double fit = (to == i + n ? BARE : OFFICE) * tc_scene_agent(s, w, i, to - 1);
        TRY(tc_proposal_add(out, s, (tc_range){s->tokens.items[i].start, s->tokens.items[to - 1].end}, NULL, fit));
    }
    return TC_OK;
}
