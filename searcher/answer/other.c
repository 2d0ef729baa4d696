/* What the words beside a figure or a date tell of another thing: its opposite ("thành lập" for "giải thể"), or another
 * one of its kind ("đàn bò" for "đàn dê", "cấp xã" for "cấp tỉnh"). */
#include "searcher/answer/weigh.h"
#include "searcher/vocabulary/contrast.h"
#include <ctype.h>
#include <string.h>

/* What is left of the evidence. */
static const double OPPOSITE = 0.3, OTHER_OBJECT = 0.35, OTHER_EVENT = 0.6;

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

/* An occurrence of the word itself or of another wording for it; other marks than those typed make another word. */
static const double SAME_WORD = 0.55;

/* "sản" is no "sắn", even where no text has the latter: a word whose own form the index lacks is found in all forms. */
static bool other_marks(const tc_token *token, const tc_query_word *word)
{
    if (token->fold_length != word->fold_length || memcmp(token->term, word->term, word->fold_length) != 0)
        return false;
    bool both = token->length > token->fold_length && word->length > word->fold_length;
    return both && (token->length != word->length || memcmp(token->term, word->term, word->length) != 0);
}

static bool told_in(const tc_weighing *w, clause c, size_t word)
{
    const tc_occurrences *found = &w->scene->found;
    for (size_t i = 0; i < found->count; i++) {
        const tc_occurrence *x = &found->items[i];
        bool here = x->first <= word && word <= x->last && x->from >= c.from && x->to <= c.to;
        if (!here || x->quality < SAME_WORD) continue;
        if (!other_marks(&w->scene->tokens.items[x->from], &w->wanted->query->words[word])) return true;
    }
    return false;
}

static bool stands_nowhere(const tc_weighing *w, size_t word)
{
    clause all = {0, (uint32_t)w->scene->tokens.count};
    return !told_in(w, all, word) && w->above[word] < SAME_WORD;
}

/* The sentence around a clause. */
static clause whole_sentence(const tc_weighing *w, clause c)
{
    const tc_scene *s = w->scene;
    while (c.from > 0 && s->breaks[c.from] < TC_BREAK_SENTENCE) c.from--;
    while (c.to + 1 < s->tokens.count && s->breaks[c.to + 1] < TC_BREAK_SENTENCE) c.to++;
    return c;
}

/* Where the words stand in the question; SIZE_MAX for nowhere. */
static size_t asked_at(const tc_query *q, const char *words)
{
    for (size_t i = 0; i < q->count; i++)
        if (!q->words[i].question && tc_query_wording(q, i, words)) return i;
    return SIZE_MAX;
}

/* Whether whole words stand in a text, both folded. */
static bool holds_words(const char *text, const char *words, size_t length)
{
    for (const char *at = strstr(text, words); at; at = strstr(at + 1, words))
        if ((at == text || !isalnum((unsigned char)at[-1])) && !isalnum((unsigned char)at[length])) return true;
    return false;
}

/* Whether a heading above says so, in words that stand side by side; as far as it can be read. A lone syllable means
 * too much there: "giảm nghèo" is about no figure that fell. */
static bool heading_holds(const tc_weighing *w, const char *words)
{
    const tc_passage *p = &w->scene->hit->passage;
    TC_CLEANUP(tc_buffer_free) tc_buffer sought = {0}, heading = {0};
    bool holds = false;
    if (!strchr(words, ' ') || tc_fold(&sought, words, strlen(words)) != TC_OK) return false;
    for (size_t i = 0; i < p->section_count && !holds; i++) {
        tc_buffer_clear(&heading);
        if (tc_fold(&heading, p->section[i], strlen(p->section[i])) != TC_OK) return false;
        holds = holds_words(heading.data, sought.data, sought.length);
    }
    return holds;
}

static bool tells_opposite(const tc_weighing *w, clause c)
{
    size_t count;
    const char *const *opposites = tc_contrast_phrases(TC_CONTRAST_OPPOSITE, &count);
    const clause all = {0, (uint32_t)w->scene->tokens.count - 1};
    for (size_t i = 0; i < count; i++) {
        const char *asked = opposites[i], *other = opposites[i ^ 1]; /* they stand two by two */
        size_t at = asked_at(w->wanted->query, asked);
        if (at == SIZE_MAX || asked_at(w->wanted->query, other) != SIZE_MAX) continue;
        if (!clause_holds(w, all, asked) && !heading_holds(w, asked) && heading_holds(w, other)) return true;
        clause here = stands_nowhere(w, at) ? whole_sentence(w, c) : c;
        if (clause_holds(w, here, other) && !clause_holds(w, here, asked)) return true;
    }
    return false;
}

bool tc_row_tells_opposite(const tc_scene *s, const tc_wanted *w, uint32_t at)
{
    size_t count;
    const char *const *opposites = tc_contrast_phrases(TC_CONTRAST_OPPOSITE, &count);
    const tc_cell *own = tc_scene_cell(s, at);
    for (size_t i = 0; own && i < count; i++) {
        const char *asked = opposites[i], *other = opposites[i ^ 1];
        bool as_asked = false, otherwise = false;
        if (asked_at(w->query, asked) == SIZE_MAX || asked_at(w->query, other) != SIZE_MAX) continue;
        for (uint32_t t = 0; t < s->tokens.count; t++) {
            const tc_cell *cell = tc_scene_cell(s, t);
            if (!cell || cell->row != own->row) continue;
            as_asked |= tc_tokens_are(&s->tokens, t, asked);
            otherwise |= tc_tokens_are(&s->tokens, t, other);
        }
        if (otherwise && !as_asked) return true;
    }
    return false;
}

/* What is left is told by few words: without any of them the figure is of what was spent, or of all. */
static bool lacks_balance(const tc_weighing *w, const tc_proposal *p, clause c)
{
    static const char *const still[] = {"còn"};
    const tc_query *q = w->wanted->query;
    bool asked = false;
    size_t count, left_count;
    const char *const *balances = tc_contrast_phrases(TC_CONTRAST_BALANCE, &count);
    const char *const *left_over = tc_contrast_phrases(TC_CONTRAST_LEFT, &left_count);
    if (strcmp(w->wanted->kind, "amount") != 0 || tc_scene_before(w->scene, p->first, 3, still, 1)) return false;
    for (size_t i = 0; i < count; i++) {
        size_t at = asked_at(q, balances[i]);
        asked |= at != SIZE_MAX && (!at || !q->words[at - 1].bound); /* "ho so du thau" is "hồ sơ dự thầu" */
    }
    for (size_t i = 0; asked && i < left_count; i++)
        if (clause_holds(w, c, left_over[i])) return false;
    return asked;
}

/* Words behind which it stands which of them is meant. "cấp phát" is no level, "khối lượng" no block. */
static bool says_which(const tc_query *q, size_t at)
{
    size_t n, count;
    const char *const *heads = tc_contrast_phrases(TC_CONTRAST_WHICH, &count);
    if (!tc_query_among(q, at, heads, count, NULL)) return false;
    if (tc_query_wording(q, at, "cấp")) return tc_noun_in_query(q, at + 1, TC_NOUN_PLACE | TC_NOUN_BODY, NULL);
    const tc_noun *noun = tc_noun_in_query(q, at, TC_NOUN_ANY, &n);
    return !noun || n == 1;
}

/* What is measured, "sản lượng": the word behind it says of what; its length, or 0. */
static size_t measures(const tc_query *q, size_t at)
{
    size_t n;
    const tc_noun *noun = tc_noun_in_query(q, at, TC_NOUN_MEASURE, &n);
    if (!noun || n < 2) return 0;
    tc_measure m = noun->measure;
    return m == TC_MEASURE_AREA || m == TC_MEASURE_WEIGHT || m == TC_MEASURE_YIELD ? n : 0;
}

/* Whether a thing goes on from a token, no "đạt", "là". */
static bool goes_on(const tc_scene *s, uint32_t at)
{
    return at < s->tokens.count && s->breaks[at] == TC_BREAK_NONE && s->tokens.items[at].kind == TC_TOKEN_SYLLABLE &&
           !tc_grammar_in_text(&s->tokens, at, TC_GRAMMAR_ENDS_THING);
}

/* Whether a thing is named at a token, and nothing that is done or where. */
static bool names_thing(const tc_scene *s, uint32_t at)
{
    size_t count;
    const char *const *other = tc_contrast_phrases(TC_CONTRAST_NO_THING, &count);
    return goes_on(s, at) && !tc_token_among(&s->tokens.items[at], other, count);
}

/* Whether the words of the question first … last, where they stand last in the clause, go on with another thing. */
static bool goes_on_otherwise(const tc_weighing *w, clause c, size_t first, size_t last)
{
    const tc_scene *s = w->scene;
    const tc_query *q = w->wanted->query;
    uint32_t n = (uint32_t)(last - first) + 1;
    for (uint32_t i = c.to + 1; i-- > c.from;) {
        uint32_t k = 0;
        while (k < n && i + k <= c.to && tc_token_is_query(&s->tokens.items[i + k], &q->words[first + k])) k++;
        if (k == n && goes_on(s, i + n)) return !tc_token_is_query(&s->tokens.items[i + n], &q->words[last + 1]);
    }
    return false;
}

/* "diện tích chè năm 2024": nothing of what is measured goes on at a word of the question, or that stands nowhere
 * either. */
static bool ends_thing(const tc_weighing *w, size_t at)
{
    const tc_wanted *wanted = w->wanted;
    return at >= wanted->query->count || !wanted->keys[at] || wanted->query->words[at].in_period ||
           stands_nowhere(w, at);
}

/* "tai nạn đường thủy" is not told by "tai nạn giao thông": two words of two syllables each, the first of which goes on
 * with another, while the second stands nowhere. */
static bool tells_other_kind(const tc_weighing *w, clause c, size_t at)
{
    const tc_wanted *wanted = w->wanted;
    const tc_query *q = wanted->query;
    if (strcmp(wanted->kind, "amount") != 0 || !q->marked) return false;
    if (at + 3 >= q->count || !q->words[at].bound || !q->words[at + 2].bound) return false;
    for (size_t i = at; i < at + 4; i++)
        if (!wanted->keys[i] || q->words[i].in_period || (i && q->words[i].flags & TC_TOKEN_CAPITAL)) return false;
    clause all = whole_sentence(w, c);
    bool here = told_in(w, all, at + 2) && told_in(w, all, at + 3);
    /* "xã hội" of a title is not that of "bảo hiểm xã hội". */
    bool above = w->above[at] > 0 && w->scene->joined[at + 1] && w->scene->joined[at + 2];
    if (here || above) return false;
    return goes_on_otherwise(w, whole_sentence(w, c), at, at + 1);
}

/* "bao nhiêu tấn gạo" is not told by "1.800 tấn hạt giống", where no rice stands in the sentence. */
static bool measures_other(const tc_weighing *w, const tc_proposal *p, clause c)
{
    const tc_wanted *wanted = w->wanted;
    const tc_scene *s = w->scene;
    size_t which = wanted->unit_first == SIZE_MAX ? SIZE_MAX : wanted->unit_last + 1;
    bool measured = !strcmp(wanted->kind, "amount") && wanted->strict && wanted->measure != TC_MEASURE_COUNTED;
    if (!measured || which >= wanted->query->count || !wanted->keys[which]) return false;
    if (wanted->query->words[which].in_period || told_in(w, whole_sentence(w, c), which)) return false;
    bool above = w->above[which] >= SAME_WORD;
    return !above && names_thing(s, p->last + 1) && !tc_scene_asked(s, wanted, p->last + 1);
}

/* "rộng bao nhiêu mét" is not told by "cao 2,2 m". */
static bool measures_otherwise(const tc_weighing *w, const tc_proposal *p)
{
    enum { BEFORE_MOST = 4 };
    size_t count;
    const char *const *dimensions = tc_contrast_phrases(TC_CONTRAST_DIMENSION, &count);
    const tc_query *q = w->wanted->query;
    const tc_tokens *tokens = &w->scene->tokens;
    size_t asked = w->wanted->asked;
    if (strcmp(w->wanted->kind, "amount") != 0 || asked == SIZE_MAX || !asked) return false;
    if (!tc_query_among(q, asked - 1, dimensions, count, NULL)) return false;
    for (uint32_t back = 1; back <= BEFORE_MOST && back <= p->first; back++) {
        const tc_token *t = &tokens->items[p->first - back];
        if (w->scene->breaks[p->first - back + 1] >= TC_BREAK_COMMA) return false;
        if (tc_token_among(t, dimensions, count)) return !tc_token_is_query(t, &q->words[asked - 1]);
    }
    return false;
}

/* Where the passage names the one asked for nowhere, any other one speaks against all that the sentence tells. */
static bool tells_other(const tc_weighing *w, clause c, size_t at)
{
    const tc_query *q = w->wanted->query;
    size_t n = says_which(q, at) ? 1 : measures(q, at), which = at + n;
    if (!n || which >= q->count || !w->wanted->keys[which] || q->words[which].kind != TC_TOKEN_SYLLABLE) return false;
    if (told_in(w, c, which)) return false;
    bool nowhere = stands_nowhere(w, which);
    if (n > 1 && !nowhere) return false; /* "sản lượng" may be told above what it is of */
    if (n > 1 && ends_thing(w, which + 1)) return true;
    /* "Cấp xã: …; hoàn thành trước ngày 15/4": what a label says holds over the clauses behind it. */
    clause all = whole_sentence(w, c), here = {all.from, nowhere ? all.to : c.to};
    return goes_on_otherwise(w, here, at, which - 1);
}

/* ---- the verb ---- */

/* "khởi công ngày 6/11; trạm y tế nghiệm thu ngày 15/11": what happened stands in the sentence, but only in the clause
 * of another day. */
static bool event_of_rival(const tc_weighing *w, const tc_proposal *p, size_t word)
{
    const tc_scene *s = w->scene;
    const tc_query *q = w->wanted->query;
    bool rival = false;
    for (uint32_t i = 0; i + 1 < s->tokens.count; i++) {
        if (s->sentence[i] != s->sentence[p->first] || !tc_token_is_query(&s->tokens.items[i], &q->words[word]))
            continue;
        if (!tc_token_is_query(&s->tokens.items[i + 1], &q->words[word + 1])) continue;
        uint32_t from = i, to = i;
        while (from > 0 && s->breaks[from] < TC_BREAK_CLAUSE) from--;
        while (to + 1 < s->tokens.count && s->breaks[to + 1] < TC_BREAK_CLAUSE) to++;
        if (p->first >= from && p->first <= to) return false;
        for (uint32_t k = from; k <= to; k++) rival |= holds_proposal(w, k);
    }
    return rival;
}

/* "khánh thành ngày nào", "đóng cửa từ ngày nào": the word of two syllables right before what asks stands nowhere. */
static double event_fit(const tc_weighing *w, const tc_proposal *p)
{
    enum { BEFORE = 4 };
    static const double AT_HAND = 0.5;
    const tc_wanted *wanted = w->wanted;
    const tc_query *q = wanted->query;
    size_t count;
    const char *const *happens = tc_contrast_phrases(TC_CONTRAST_EVENT, &count);
    if (wanted->asked == SIZE_MAX) return 1;
    for (size_t back = 2; back <= BEFORE && back <= wanted->asked; back++) {
        size_t i = wanted->asked - back;
        if (!wanted->keys[i] || wanted->weights[i + 1] <= 0) continue;
        if (event_of_rival(w, p, i)) return OTHER_OBJECT;
        if (!q->words[i].bound || !wanted->keys[i + 1]) continue;
        if (q->words[i].flags & TC_TOKEN_CAPITAL || tc_query_among(q, i, happens, count, NULL)) return 1;
        bool lacks = w->pair[i] <= 0 && !w->scene->joined[i] && w->best[i] < AT_HAND && w->best[i + 1] < AT_HAND;
        return lacks ? OTHER_EVENT : 1;
    }
    return 1;
}

double tc_answer_other(const tc_weighing *w, const tc_proposal *p)
{
    const tc_wanted *wanted = w->wanted;
    if (strcmp(wanted->kind, "amount") != 0 && strcmp(wanted->kind, "date") != 0) return 1;
    clause c = clause_of(w, p);
    if (tells_opposite(w, c) || lacks_balance(w, p, c)) return OPPOSITE;
    if (measures_other(w, p, c) || measures_otherwise(w, p)) return OTHER_OBJECT;
    for (size_t i = 0; i + 1 < wanted->query->count; i++)
        if (tells_other(w, c, i) || tells_other_kind(w, c, i)) return OTHER_OBJECT;
    return !strcmp(wanted->kind, "date") ? event_fit(w, p) : 1;
}
