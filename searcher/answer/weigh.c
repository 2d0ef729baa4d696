/* Weighing a candidate: how far each word of the passage is from it, and whether it is for the period asked. What this
 * comes to is summed up in answer/evidence.c. */
#include "searcher/answer/weigh.h"
#include <stdlib.h>
#include <string.h>

/* How a kind of answer is bound to the words around it. */
typedef struct reach_table {
    double near;    /* the same clause, nothing of its kind between */
    double comma;   /* behind it, beyond a comma */
    double lead;    /* at the head of the sentence, before the first of its kind */
    double rival;   /* another of its kind stands between */
    double clause;  /* in another clause of the sentence */
    double before;  /* in the sentence before */
    double earlier; /* further up in the passage */
    double after;   /* in the sentence behind */
} reach_table;

/* A figure follows what it measures; a date or a name may stand on either side of what is told of it; the subject of a
 * document follows its number. */
static const reach_table tables[] = {
    [TC_BINDS_FIGURE] = {1, 0.6, 0.65, 0.35, 0.3, 0.5, 0.35, 0.2},
    [TC_BINDS_DATE] = {1, 0.85, 0.8, 0.45, 0.4, 0.5, 0.3, 0.3},
    [TC_BINDS_NAME] = {1, 0.9, 0.75, 0.45, 0.4, 0.5, 0.35, 0.3},
    [TC_BINDS_DOCUMENT] = {1, 1, 0.6, 0.3, 0.3, 0.4, 0.3, 0.2},
    [TC_BINDS_SENTENCE] = {1, 1, 1, 1, 1, 0.6, 0.4, 0.5},
};

static tc_binding binding_of(const tc_wanted *wanted)
{
    const char *kind = wanted->kind;
    if (!strcmp(kind, "amount")) return TC_BINDS_FIGURE;
    if (!strcmp(kind, "date")) return wanted->by_act ? TC_BINDS_DOCUMENT : TC_BINDS_DATE;
    if (!strcmp(kind, "document")) return TC_BINDS_DOCUMENT;
    if (!strcmp(kind, "list") || !strcmp(kind, "decision") || !strcmp(kind, "reason") || !strcmp(kind, "other"))
        return TC_BINDS_SENTENCE;
    return TC_BINDS_NAME;
}

static const tc_proposal *first_of_sentence(const tc_weighing *w, uint32_t sentence)
{
    const tc_proposal *first = NULL;
    for (size_t i = w->from; i < w->all->count; i++) {
        const tc_proposal *p = &w->all->items[i];
        if (!p->labelled && w->scene->sentence[p->first] == sentence && (!first || p->first < first->first)) first = p;
    }
    return first;
}

/* A rival fits nearly as well. */
static const double RIVAL = 0.7;

/* Whether another proposal stands wholly between two tokens. */
static bool rival_between(const tc_weighing *w, uint32_t low, uint32_t high)
{
    for (size_t i = w->from; i < w->all->count; i++)
        if (i != w->at && w->all->items[i].first >= low && w->all->items[i].last <= high &&
            w->all->items[i].fit >= RIVAL * w->all->items[w->at].fit)
            return true;
    return false;
}

static tc_break strongest(const tc_scene *s, uint32_t low, uint32_t high)
{
    uint8_t best = 0;
    for (uint32_t i = low + 1; i <= high; i++)
        if (s->breaks[i] > best) best = s->breaks[i];
    return (tc_break)best;
}

/* The further away in its clause, the less: half of it after so many words. */
static const double HALF_WAY = 120;

static double faded(double reach, uint32_t distance)
{
    return reach * HALF_WAY / (HALF_WAY + (double)distance);
}

/* Whether a word stands behind another document's number or date, and well before this one's: the subject of a document
 * follows its number, "(quy chế làm việc)" is not of the document named next. */
static bool told_of_other(const tc_weighing *w, const tc_proposal *p, uint32_t token)
{
    enum { OWN_WORDS = 5 };
    if (token + OWN_WORDS >= p->first) return false;
    for (size_t i = w->from; i < w->all->count; i++) {
        const tc_proposal *o = &w->all->items[i];
        if (i != w->at && o->last < token && w->scene->sentence[o->first] == w->scene->sentence[p->first]) return true;
    }
    return false;
}

/* "… được 120 suất, riêng phường Nà Cạn được 30 suất": behind a comma a word belongs to the figure that follows it. */
static bool leads_next(const tc_weighing *w, uint32_t token, uint32_t most)
{
    for (size_t i = w->from; i < w->all->count; i++) {
        const tc_proposal *o = &w->all->items[i];
        if (o->first > token && o->first - token <= most && strongest(w->scene, token, o->first) < TC_BREAK_COMMA)
            return true;
    }
    return false;
}

/* "khởi công ngày 5/3 và hoàn thành ngày 6/7": a date behind what it dates has no part in what leads up to the next. */
static bool dates_before(const tc_weighing *w, const tc_proposal *p, uint32_t token)
{
    enum { LEAD_MOST = 24, TOLD_LEAST = 3 };
    uint32_t from = p->first;
    while (from && w->scene->breaks[from] < TC_BREAK_COMMA) from--;
    return w->binding == TC_BINDS_DATE && p->first - from >= TOLD_LEAST && leads_next(w, token, LEAD_MOST);
}

/* Of a table whose rows were run together the words of another row, beyond its figure. */
static const double OTHER_ROW = 0.2;

/* What leads the sentence, beside a clause that names another. */
static const double OTHER_NAMED = 0.2;

/* Whether the clause of a proposal names another body or place than the question: what leads the sentence is then told
 * of no more. */
static bool names_own(const tc_weighing *w, const tc_proposal *p)
{
    const tc_scene *s = w->scene;
    const tc_entities *list = &s->hit->passage.entities;
    uint32_t from = p->first, first, last;
    while (from > 0 && s->breaks[from] < TC_BREAK_CLAUSE) from--;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->kind != TC_ENTITY_NAME || e->name_kind == TC_NAME_PERSON) continue;
        if (!tc_scene_tokens(s, e->at, &first, &last) || first < from || last >= p->first) continue;
        if (rival_between(w, last, p->first - 1)) continue; /* of that one */
        if (!tc_scene_said(s, first, last, w->wanted->query, false)) return true;
    }
    return false;
}

/* "phê duyệt A tại Quyết định số 1": what was done stands before such a document. */
static bool done_by(const tc_weighing *w, const tc_proposal *p)
{
    static const char *const at[] = {"tại"};
    return w->binding == TC_BINDS_DOCUMENT && tc_scene_before(w->scene, p->first, 1, at, 1);
}

/* The nearest other document that something was done by, in the same sentence, before or behind one. */
static const tc_proposal *done_beside(const tc_weighing *w, const tc_proposal *p, bool behind)
{
    const tc_proposal *best = NULL;
    for (size_t i = w->from; i < w->all->count; i++) {
        const tc_proposal *o = &w->all->items[i];
        bool side = behind ? o->first > p->last : o->last < p->first;
        if (!side || w->scene->sentence[o->first] != w->scene->sentence[p->first] || !done_by(w, o)) continue;
        if (!best || (behind ? o->first < best->first : o->last > best->last)) best = o;
    }
    return best;
}

/* "… phê duyệt gói A tại Quyết định số 1 và gói B tại Quyết định số 2": what stands between the two is done by the
 * second, and what stands before the first by both where "và" joins them. */
static double reach_of_done(const tc_weighing *w, const tc_proposal *p, uint32_t token)
{
    const reach_table *t = &tables[w->binding];
    const tc_proposal *beside = done_beside(w, p, token > p->last), *before;
    if (!beside) return 0;
    if (token > p->last) return token < beside->first ? t->rival : t->clause;
    if (token > beside->last) return faded(t->near, p->first - token);
    if (!tc_token_is(&w->scene->tokens.items[beside->last + 1], "và")) return t->rival;
    before = done_beside(w, beside, false);
    return before && token <= before->last ? t->rival : faded(t->near, p->first - token);
}

/* "Thời hạn: a) hồ sơ A: …; b) hồ sơ B: …": what stands in one item of a sentence leads up to no other one. */
static bool of_other_item(const tc_weighing *w, const tc_proposal *p, uint32_t token)
{
    const tc_scene *s = w->scene;
    bool behind = false;
    for (uint32_t i = p->first; i > token && !behind; i--)
        behind = s->breaks[i] >= TC_BREAK_CLAUSE && tc_scene_item_at(s, i);
    for (uint32_t i = token + 1; behind && i-- > 0 && s->sentence[i] == s->sentence[token];)
        if (tc_scene_item_at(s, i)) return true;
    return false;
}

static double reach_in_sentence(const tc_weighing *w, const tc_proposal *p, uint32_t token)
{
    enum { LEAD_MOST = 12 };
    const tc_scene *s = w->scene;
    const reach_table *t = &tables[w->binding];
    bool cell = w->tabular && p->entity && p->entity->kind == TC_ENTITY_FIGURE && !p->entity->unit;
    if (token >= p->first && token <= p->last) return 1;
    double done = done_by(w, p) ? reach_of_done(w, p, token) : 0;
    if (done > 0) return done;
    if (token > p->last) {
        tc_break wall = strongest(s, p->last, token);
        /* What follows a colon goes into the particulars. */
        if (p->stands && s->breaks[p->last + 1] == TC_BREAK_COLON) return t->near;
        bool rival = rival_between(w, p->last + 1, token);
        if (wall == TC_BREAK_COLON && w->binding == TC_BINDS_DOCUMENT && !rival) return faded(t->near, token - p->last);
        if (wall >= TC_BREAK_COLON) return t->clause;
        if (cell) return OTHER_ROW;
        if (w->tabular && w->binding == TC_BINDS_DATE) return t->rival;
        if (rival) return t->rival;
        if (wall == TC_BREAK_COMMA && w->binding == TC_BINDS_FIGURE && leads_next(w, token, LEAD_MOST)) return t->rival;
        if (dates_before(w, p, token)) return t->rival;
        return faded(wall == TC_BREAK_COMMA ? t->comma : t->near, token - p->last);
    }
    tc_break wall = strongest(s, token, p->first);
    bool rival = rival_between(w, token, p->first - 1);
    if (!rival && w->binding == TC_BINDS_DOCUMENT && told_of_other(w, p, token)) return t->lead;
    if (!rival && wall < TC_BREAK_CLAUSE) return faded(t->near, p->first - token);
    const tc_proposal *first = first_of_sentence(w, s->sentence[p->first]);
    bool leads = first && token < first->first && strongest(s, token, first->first) < TC_BREAK_CLAUSE;
    if (leads && wall >= TC_BREAK_CLAUSE && names_own(w, p)) return OTHER_NAMED;
    if (leads && wall >= TC_BREAK_CLAUSE && of_other_item(w, p, token)) return t->clause;
    if (leads) return t->lead;
    return wall >= TC_BREAK_CLAUSE ? t->clause : cell ? OTHER_ROW : t->rival;
}

/* Sentences further behind. */
static const double FAR = 0.1;

static void fill_reach(tc_weighing *w, const tc_proposal *p)
{
    const tc_scene *s = w->scene;
    const reach_table *t = &tables[w->binding];
    uint32_t own = s->sentence[p->first];
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        uint32_t here = s->sentence[i];
        w->reach[i] = i >= p->first && i <= p->last ? 1
                      : here == own                 ? reach_in_sentence(w, p, i)
                      : here + 1 == own             ? (p->of_before ? t->near : t->before)
                      : here < own                  ? t->earlier
                      : here == own + 1             ? t->after
                                                    : FAR;
    }
}

static void raise(double *value, double to)
{
    if (to > *value) *value = to;
}

/* What half of a subject counts beside another word: "chè đen" for "đậu đen". */
static const double TORN = 0.4;

/* Whether an occurrence is one word of the two that say what is measured, and the other does not stand beside it. */
static bool torn(const tc_weighing *w, size_t at)
{
    const tc_occurrences *found = &w->scene->found;
    const tc_occurrence *x = &found->items[at];
    size_t subject = w->wanted->subject;
    if (subject == SIZE_MAX || x->first != x->last || x->from != x->to || x->first < subject || x->first > subject + 1)
        return false;
    if (w->wanted->pairs[subject] <= 0) return false;
    for (size_t i = 0; i < found->count; i++) {
        const tc_occurrence *y = &found->items[i];
        bool beside = y->from == x->to + 1 || y->to + 1 == x->from;
        bool partner = x->first == subject ? y->first == subject + 1 : y->last == subject;
        if (beside && partner) return false;
    }
    return true;
}

static void fill_words(tc_weighing *w)
{
    const tc_occurrences *found = &w->scene->found;
    const tc_query *q = w->wanted->query;
    memset(w->best, 0, q->count * sizeof *w->best);
    memset(w->pair, 0, q->count * sizeof *w->pair);
    for (size_t i = 0; i < found->count; i++) {
        const tc_occurrence *x = &found->items[i];
        double here = x->quality * w->reach[x->from] * (torn(w, i) ? TORN : 1);
        for (uint32_t k = x->first; k <= x->last; k++) raise(&w->best[k], here);
        for (uint32_t k = x->first; k < x->last; k++) raise(&w->pair[k], here);
        for (size_t j = i + 1; j < found->count && found->items[j].from <= x->to + 1; j++) {
            const tc_occurrence *y = &found->items[j];
            if (y->from != x->to + 1 || y->first != x->last + 1) continue;
            double other = y->quality * w->reach[y->from];
            raise(&w->pair[x->last], here < other ? here : other);
        }
    }
}

static void fill_above(tc_weighing *w, const tc_proposal *p)
{
    const tc_cell *cell = p->labelled ? NULL : tc_scene_cell(w->scene, p->first);
    size_t words = w->wanted->query->count;
    memcpy(w->above, w->scene->above, words * sizeof *w->above);
    if (cell) tc_scene_hold_heads(w->scene, cell, words, w->best, w->pair, w->above);
}

/* ---- the scene ---- */

/* "thành phố Sông Lam có 320 ha": the town's figure, where a ward's is asked for. */
static bool town_at(const tc_tokens *tokens, size_t at)
{
    size_t n;
    const tc_noun *noun = tc_noun_in_text(tokens, at, TC_NOUN_PLACE, &n);
    return noun && noun->traits & TC_TRAIT_TOWN && at + n < tokens->count &&
           tokens->items[at + n].flags & TC_TOKEN_CAPITAL;
}

/* Whether the question names the town at a token, whatever ward stands in the clause before it. */
static bool named_in_question(const tc_weighing *w, uint32_t at)
{
    const tc_tokens *tokens = &w->scene->tokens;
    size_t n;
    uint32_t count = 0;
    if (!tc_noun_in_text(tokens, at, TC_NOUN_PLACE, &n)) return false;
    for (uint32_t i = at + (uint32_t)n; i < tokens->count && count < 2; i++, count++) {
        if (!(tokens->items[i].flags & TC_TOKEN_CAPITAL)) break;
        if (!tc_scene_asked(w->scene, w->wanted, i)) return false;
    }
    return count > 0;
}

/* Whether the words since the proposal before this one name a ward that the question does not name, or the town where
 * the ward's figure is asked for, or the ward where the town's is. */
static bool of_other_ward(const tc_weighing *w, const tc_proposal *p)
{
    const tc_scene *s = w->scene;
    const tc_query *q = w->wanted->query;
    bool asks_ward = w->wanted->whose == TC_WHOSE_WARD, asks_town = w->wanted->whose == TC_WHOSE_TOWN;
    for (uint32_t i = p->first; i > 0 && s->sentence[i - 1] == s->sentence[p->first]; i--) {
        uint32_t at = i - 1;
        if (s->breaks[i] >= TC_BREAK_CLAUSE || rival_between(w, at, p->first - 1)) return false;
        if (town_at(&s->tokens, at) && (asks_ward || asks_town)) return asks_ward;
        if (town_at(&s->tokens, at) && named_in_question(w, at)) return false;
        if (!tc_ward_at(&s->tokens, at)) continue;
        if (asks_town) return true;
        for (size_t k = 0; k < q->count; k++)
            if (tc_token_is_query(&s->tokens.items[at + 1], &q->words[k])) return false;
        /* "tại phường A và phường B": where it happened in all, not one of them. */
        for (uint32_t k = at; k-- > 0 && k + 8 > at && s->breaks[k + 1] < TC_BREAK_CLAUSE;)
            if (tc_ward_at(&s->tokens, k)) return false;
        return true;
    }
    return false;
}

/* Whether the ward asked for is named in another sentence alone, which may be about something else. */
static bool ward_elsewhere(const tc_weighing *w, const tc_proposal *p)
{
    const tc_scene *s = w->scene;
    for (size_t i = 0; i < w->wanted->query->count; i++) {
        bool here = w->above[i] > 0;
        if (!w->wanted->wards[i]) continue;
        for (size_t k = 0; k < s->found.count && !here; k++) {
            const tc_occurrence *x = &s->found.items[k];
            here = x->first <= i && i <= x->last && s->sentence[x->from] == s->sentence[p->first];
        }
        if (!here) return true;
    }
    return false;
}

/* Whether the sentence says before it that this is what is to be reached. */
static bool in_plan(const tc_weighing *w, const tc_proposal *p)
{
    const tc_scene *s = w->scene;
    for (uint32_t i = p->first; i > 0 && s->sentence[i - 1] == s->sentence[p->first]; i--)
        if (tc_grammar_any_in_text(&s->tokens, i - 1, TC_GRAMMAR_AHEAD)) return true;
    return false;
}

/* What is left of a figure that is told of another place: by the headings, by the words before it; of a plan where it
 * is said that it was reached, or where nothing asks for one; of what was reached where a plan is asked for; of a case
 * that the question does not name; where the ward stands in another sentence; of what is no bound where one is asked
 * for. */
static const double ELSEWHERE = 0.7, OTHER_WARD = 0.6, NOT_DONE = 0.45, PLANNED = 0.8, REACHED = 0.9, SPECIAL = 0.8,
                    NO_TARGET = 0.4, WARD_BEFORE = 0.8, UNBOUNDED = 0.75;

/* "Điều 3. Trường hợp …", "b) Đối với …": what numbers a clause stands before it. */
static bool numbers_clause(const tc_scene *s, uint32_t at)
{
    static const char *const parts[] = {"điều", "khoản", "điểm", "mục"};
    const tc_token *t = &s->tokens.items[at];
    bool letter = t->end == t->start + 1 && strchr(").", s->hit->passage.text[t->end]);
    return letter || t->kind == TC_TOKEN_DIGITS || tc_token_among(t, parts, TC_COUNT(parts));
}

/* "Đối với trường hợp thi riêng, …", "Riêng phường A …": what is said of a case alone, up to its first comma, where the
 * question names no such case. */
static bool of_special_case(const tc_weighing *w, const tc_proposal *p)
{
    enum { CASE_MOST = 40 };
    static const char *const opens[] = {"đối với trường hợp", "đối với các trường hợp", "trường hợp", "riêng"};
    static const double ASKED = 0.34;
    const tc_scene *s = w->scene;
    uint32_t first = p->first, words = 0, asked = 0;
    while (first && s->sentence[first - 1] == s->sentence[p->first]) first--;
    size_t n = 0;
    while (numbers_clause(s, first) && first + 1 < p->first) first++;
    for (size_t i = 0; i < TC_COUNT(opens) && !n; i++)
        if (tc_tokens_are(&s->tokens, first, opens[i])) n = tc_count_words(opens[i]);
    if (!n) return false;
    for (uint32_t i = first + (uint32_t)n; i < p->first && words < CASE_MOST && s->breaks[i] < TC_BREAK_COMMA; i++) {
        words++;
        asked += tc_scene_asked(s, w->wanted, i);
    }
    return words && asked < ASKED * words;
}

/* Whether the clause says before it that this is done: "đã kết nạp 5 đảng viên". */
static bool is_done(const tc_weighing *w, const tc_proposal *p)
{
    const tc_scene *s = w->scene;
    for (uint32_t i = p->first; i > 0 && s->breaks[i] < TC_BREAK_CLAUSE; i--)
        if (tc_token_is(&s->tokens.items[i - 1], "đã")) return true;
    return false;
}

/* Whether a figure is told as a bound: "ít nhất 5.000đ", "từ 3 ngày trở lên". */
static bool bounds_figure(const tc_weighing *w, const tc_proposal *p)
{
    enum { BEFORE_MOST = 4 };
    const tc_tokens *tokens = &w->scene->tokens;
    return tc_tokens_are(tokens, p->last + 1, "trở lên") || tc_tokens_are(tokens, p->last + 1, "trở xuống") ||
           tc_scene_behind(w->scene, p->first, BEFORE_MOST, TC_GRAMMAR_LIMIT);
}

static double scene_fit(const tc_weighing *w, const tc_proposal *p)
{
    double fit = 1;
    if (strcmp(w->wanted->kind, "amount") != 0) return 1;
    if (w->scene->elsewhere) fit *= ELSEWHERE;
    if (of_other_ward(w, p)) fit *= OTHER_WARD;
    if (ward_elsewhere(w, p)) fit *= WARD_BEFORE;
    if (of_special_case(w, p)) fit *= SPECIAL;
    bool aim = in_plan(w, p), planned = w->scene->planned || aim;
    if (aim && w->wanted->done) return NOT_DONE * fit;
    if (w->wanted->bounded && !bounds_figure(w, p)) fit *= UNBOUNDED;
    if (planned && !w->wanted->target && !w->wanted->bounded) fit *= PLANNED;
    if (!aim && w->wanted->target && is_done(w, p)) return NO_TARGET * fit;
    if (!planned && w->wanted->target) fit *= REACHED;
    return fit;
}

/* ---- together ---- */

/* Another period leaves so little of a figure, and of anything else; no name of the question so much; the last of the
 * passages found so much. */
static const double FIGURE_UNTIMED = 0.15, UNTIMED = 0.5, UNNAMED = 0.4, LAST_RANK = 0.9;

static double between(double least, double part)
{
    return least + (1 - least) * part;
}

static double score_of(const tc_weighing *w, const tc_proposal *p, double rank)
{
    bool figure = !strcmp(w->wanted->kind, "amount");
    double untimed = figure ? FIGURE_UNTIMED : UNTIMED;
    bool documents = !strcmp(w->wanted->kind, "document") || !strcmp(w->wanted->kind, "decision");
    return p->evidence * p->fit * between(untimed, p->period) * between(UNNAMED, p->names) * scene_fit(w, p) *
           between(LAST_RANK, rank) *
           (documents ? tc_scene_document_fit(w->scene, w->wanted->query, p)
                      : tc_scene_number_fit(w->scene, w->wanted->query, p->sentence));
}

tc_status tc_answer_weigh(tc_proposals *all, size_t from, const tc_scene *s, const tc_wanted *wanted, double rank)
{
    size_t words = wanted->query->count + 1;
    tc_weighing w = {all, from, 0, s, wanted, binding_of(wanted), tc_scene_tabular(s), NULL, NULL, NULL, NULL};
    double *room = calloc(s->tokens.count + 1 + 3 * words, sizeof *room);
    if (!room) return tc_fail(TC_MEMORY, "no memory for the answer");
    w.reach = room;
    w.best = room + s->tokens.count + 1;
    w.pair = w.best + words;
    w.above = w.pair + words;
    for (w.at = from; w.at < all->count; w.at++) {
        tc_proposal *p = &all->items[w.at];
        fill_reach(&w, p);
        fill_words(&w);
        fill_above(&w, p);
        tc_answer_sum_up(&w, p);
        p->period = tc_answer_period(s, p, wanted);
        p->score = score_of(&w, p, rank);
    }
    free(room);
    return TC_OK;
}
