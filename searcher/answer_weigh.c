/* The evidence for a candidate: how much of the question stands where it belongs, beside it, and for its period. */
#include "searcher/answer.h"
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
static const reach_table of_figure = {1, 0.6, 0.65, 0.35, 0.3, 0.5, 0.35, 0.2};
static const reach_table of_date = {1, 0.85, 0.8, 0.45, 0.4, 0.5, 0.3, 0.3};
static const reach_table of_name = {1, 0.9, 0.75, 0.45, 0.4, 0.5, 0.35, 0.3};
static const reach_table of_document = {1, 1, 0.6, 0.3, 0.3, 0.4, 0.3, 0.2};
static const reach_table of_sentence = {1, 1, 1, 1, 1, 0.6, 0.4, 0.5};

static const reach_table *reach_of(const tc_wanted *wanted)
{
    const char *kind = wanted->kind;
    if (!strcmp(kind, "amount")) return &of_figure;
    if (!strcmp(kind, "date")) return wanted->by_act ? &of_document : &of_date;
    if (!strcmp(kind, "document")) return &of_document;
    if (!strcmp(kind, "list") || !strcmp(kind, "decision") || !strcmp(kind, "reason") || !strcmp(kind, "other"))
        return &of_sentence;
    return &of_name;
}

/* What two words side by side weigh against one. */
static const double PAIR = 0.8;

/* Proposals of one scene, the one that is weighed, and how far each word of the passage is from it. */
typedef struct weighing {
    const tc_proposals *all;
    size_t from, at;
    const tc_scene *scene;
    const tc_wanted *wanted;
    const reach_table *table;
    bool tabular;  /* figures of a table: what follows one is the next row */
    double *reach; /* of each token */
    double *best;  /* of each word of the query */
    double *pair;
} weighing;

static const tc_proposal *first_of_sentence(const weighing *w, uint32_t sentence)
{
    const tc_proposal *first = NULL;
    for (size_t i = w->from; i < w->all->count; i++) {
        const tc_proposal *p = &w->all->items[i];
        if (!p->labelled && w->scene->sentence[p->first] == sentence && (!first || p->first < first->first)) first = p;
    }
    return first;
}

/* Whether another proposal stands wholly between two tokens. */
static bool rival_between(const weighing *w, uint32_t low, uint32_t high)
{
    for (size_t i = w->from; i < w->all->count; i++)
        if (i != w->at && w->all->items[i].first >= low && w->all->items[i].last <= high &&
            w->all->items[i].fit >= 0.7 * w->all->items[w->at].fit)
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

/* The further away in its clause, the less: half of it after some hundred and twenty words. */
static double faded(double reach, uint32_t distance)
{
    return reach * 120 / (120 + (double)distance);
}

/* Whether a word stands behind another document's number or date, and well before this one's: the subject of a document
 * follows its number, "(quy chế làm việc)" is not of the document named next. */
static bool told_of_other(const weighing *w, const tc_proposal *p, uint32_t token)
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
static bool leads_next(const weighing *w, uint32_t token)
{
    for (size_t i = w->from; i < w->all->count; i++) {
        const tc_proposal *o = &w->all->items[i];
        if (o->first > token && o->first - token <= 12 && strongest(w->scene, token, o->first) < TC_BREAK_COMMA)
            return true;
    }
    return false;
}

static double reach_in_sentence(const weighing *w, const tc_proposal *p, uint32_t token)
{
    const tc_scene *s = w->scene;
    const reach_table *t = w->table;
    if (token >= p->first && token <= p->last) return 1;
    if (token > p->last) {
        tc_break wall = strongest(s, p->last, token);
        /* What follows a colon goes into the particulars. */
        if (wall >= TC_BREAK_COLON) return t->clause;
        if (w->tabular && p->entity && !p->entity->unit) return t->rival;
        if (rival_between(w, p->last + 1, token)) return t->rival;
        if (wall == TC_BREAK_COMMA && t == &of_figure && leads_next(w, token)) return t->rival;
        return faded(wall == TC_BREAK_COMMA ? t->comma : t->near, token - p->last);
    }
    tc_break wall = strongest(s, token, p->first);
    bool rival = rival_between(w, token, p->first - 1);
    if (!rival && t == &of_document && told_of_other(w, p, token)) return t->lead;
    if (!rival && wall < TC_BREAK_CLAUSE) return faded(t->near, p->first - token);
    const tc_proposal *first = first_of_sentence(w, s->sentence[p->first]);
    if (first && token < first->first && strongest(s, token, first->first) < TC_BREAK_CLAUSE) return t->lead;
    return wall >= TC_BREAK_CLAUSE ? t->clause : t->rival;
}

static void fill_reach(weighing *w, const tc_proposal *p)
{
    const tc_scene *s = w->scene;
    uint32_t own = s->sentence[p->first];
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        uint32_t here = s->sentence[i];
        w->reach[i] = i >= p->first && i <= p->last ? 1
                      : here == own                 ? reach_in_sentence(w, p, i)
                      : here + 1 == own             ? w->table->before
                      : here < own                  ? w->table->earlier
                      : here == own + 1             ? w->table->after
                                                    : 0.1;
    }
}

static void raise(double *value, double to)
{
    if (to > *value) *value = to;
}

/* What half of a subject counts beside another word: "chè đen" for "đậu đen". */
static const double TORN = 0.4;

/* Whether an occurrence is one word of the two that say what is measured, and the other does not stand beside it. */
static bool torn(const weighing *w, size_t at)
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

static void fill_words(weighing *w)
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

/* A word reaches so far where nothing parts it from the candidate; of two figures of a sentence the one with more such
 * words is the surer by this much. */
static const double NEAR_AT_HAND = 0.8, TIGHT = 0.12;

/* What is left of the evidence when the figure is of something else. */
static const double OTHER_SUBJECT = 0.65, OTHER_KIND = 0.4;

/* One word that bears so much of the question and stands nowhere in the passage or above it is what was asked about. */
static const double KEY_WORD = 0.3;

/* What a name of one syllable counts at least, though it is not there. */
static const double LONE_NAME = 0.5;

/* How well two words of the question stand side by side, here or above. */
static double side_by_side(const weighing *w, size_t i)
{
    const double *above = w->scene->above;
    double both = above[i] < above[i + 1] ? above[i] : above[i + 1];
    return w->pair[i] > both ? w->pair[i] : both;
}

/* "hạt giống đậu xanh": two words in a row of what is measured stand nowhere, so that it is of another kind. */
static bool lacks_kind(const weighing *w, size_t at)
{
    enum { NAME_WORDS = 4 };
    static const double OTHER_FORM = 0.4; /* "đầu" is no "đậu" */
    static const double SHARE = 0.15;     /* of the question: "liên quan" tells no kind */
    const tc_query *q = w->wanted->query;
    size_t absent = 0;
    double weight = 0, all = 0;
    for (size_t i = 0; i < q->count; i++) all += w->wanted->weights[i];
    if (!w->wanted->strict || at == SIZE_MAX) return false;
    for (size_t i = at; i < q->count && i < at + NAME_WORDS && w->wanted->keys[i]; i++) {
        bool there = w->best[i] > OTHER_FORM || w->scene->above[i] > OTHER_FORM;
        absent = there ? 0 : absent + 1;
        weight = there ? 0 : weight + w->wanted->weights[i];
        if (absent >= 2 && weight >= SHARE * all) return true;
    }
    return false;
}

/* "tiền ký quỹ của chủ quán ăn đêm": where no question word stands, every word is of what is measured. */
static bool lacks_much(const weighing *w)
{
    enum { ABSENT = 3 };
    static const double SHARE = 0.3;
    const tc_wanted *wanted = w->wanted;
    size_t absent = 0;
    double weight = 0, all = 0;
    if (wanted->asked != SIZE_MAX || strcmp(wanted->kind, "amount") != 0) return false;
    for (size_t i = 0; i < wanted->query->count; i++) all += wanted->weights[i];
    for (size_t i = 0; i < wanted->query->count; i++) {
        if (!wanted->keys[i]) continue;
        bool there = w->best[i] > 0 || w->scene->above[i] > 0;
        absent = there ? 0 : absent + 1;
        weight = there ? 0 : weight + wanted->weights[i];
        if (absent >= ABSENT && weight >= SHARE * all) return true;
    }
    return false;
}

/* "bao nhiêu người được cấp thẻ": the first word of what is told of those counted. */
static size_t behind_unit(const tc_wanted *w)
{
    size_t at = w->unit_first == SIZE_MAX ? SIZE_MAX : w->unit_last + 1;
    while (at < w->query->count && (tc_word_joins(w->query, at) || tc_query_wording(w->query, at, "liên quan")))
        at += tc_word_joins(w->query, at) ? 1 : 2; /* "vụ liên quan đất đai" */
    return at < w->query->count ? at : SIZE_MAX;
}

/* Whether the words behind the one that says what is measured are there as words that belong together: "sản lượng chè"
 * is not told by another crop's figure, however much else of the question stands beside it. */
static bool tells_subject(const weighing *w)
{
    static const double THERE = 0.25;
    const tc_wanted *wanted = w->wanted;
    size_t at = wanted->subject;
    bool any = false;
    if (at == SIZE_MAX) return true;
    for (size_t i = at; i < at + 2 && i + 1 < wanted->query->count; i++) {
        if (wanted->pairs[i] <= 0) break;
        any = true;
        if (side_by_side(w, i) >= THERE || (w->best[i] >= 0.5 && w->best[i + 1] >= 0.5)) return true;
    }
    return !any;
}

/* Enough for a ward's name that is typed without its marks, too little for one beyond another figure. */
static const double WARD_THERE = 0.4;

/* Of the words of a question so many must stand in no heading for them to tell by themselves, and so much they tell
 * at most. */
static const double OUTSIDE = 0.25, OUTSIDE_MOST = 0.42;

/* "Đông giáp …; Tây giáp …": what is left for a place when a word of the question stands in another one's clause alone.
 */
static const double OTHER_CLAUSE = 0.7;

/* The tokens of the clause that a token stands in. */
static void clause_of(const tc_scene *s, uint32_t token, uint32_t *from, uint32_t *to)
{
    *from = *to = token;
    while (*from > 0 && s->breaks[*from] < TC_BREAK_COLON) --*from;
    while (*to + 1 < s->tokens.count && s->breaks[*to + 1] < TC_BREAK_COLON) ++*to;
}

/* Whether a rival of the same sentence stands in the clause of a token, and the candidate does not. */
static bool of_rival(const weighing *w, const tc_proposal *p, uint32_t token)
{
    uint32_t from, to;
    clause_of(w->scene, token, &from, &to);
    if (p->first >= from && p->first <= to) return false;
    for (size_t i = w->from; i < w->all->count; i++)
        if (i != w->at && w->all->items[i].first >= from && w->all->items[i].last <= to) return true;
    return false;
}

/* Whether a word of the question tells of a rival: it stands in this sentence, and only in clauses of others. */
static bool tells_rival(const weighing *w, const tc_proposal *p)
{
    const tc_scene *s = w->scene;
    for (size_t i = 0; i < w->wanted->query->count; i++) {
        bool other = false, own = false;
        if (w->wanted->weights[i] <= 0 || w->wanted->names[i] || w->wanted->wards[i]) continue;
        if (tc_word_joins(w->wanted->query, i)) continue;
        for (uint32_t k = 0; k < s->tokens.count && !own; k++) {
            if (s->sentence[k] != s->sentence[p->first]) continue;
            if (!tc_token_is_query(&s->tokens.items[k], &w->wanted->query->words[i])) continue;
            bool rival = of_rival(w, p, k);
            other |= rival;
            own |= !rival;
        }
        if (other && !own) return true;
    }
    return false;
}

/* How much of the question is there: its words, and its pairs of words as pairs. Headings count as well, for words. */
static void sum_up(const weighing *w, tc_proposal *p)
{
    const tc_wanted *wanted = w->wanted;
    double sum = 0, all = 0, names = 0, names_all = 0, local = 0, words = 0, told = 0, told_all = 0;
    bool value = !strcmp(wanted->kind, "amount") || !strcmp(wanted->kind, "date");
    double missing = 0, here = 0, tight = 0, outside = 0, outside_here = 0;
    /* Typed without marks, any form of the name may be meant. */
    double ward_least = !wanted->query->marked && w->table == &of_name ? 0.15 : 0.5;
    if (w->table == &of_document) ward_least = 0.25; /* its subject goes on behind other documents */
    if (value) ward_least = WARD_THERE;
    size_t named = 0;
    p->names = 1;
    for (size_t i = 0; i < wanted->query->count; i++) {
        double above = wanted->told[i] ? 0 : w->scene->above[i];
        double word = w->best[i] > above ? w->best[i] : above;
        sum += wanted->weights[i] * word;
        if (word == 0 && wanted->keys[i]) raise(&missing, wanted->weights[i]);
        all += wanted->weights[i];
        local += wanted->weights[i] * w->best[i];
        here += wanted->weights[i] * (w->best[i] > 0);
        tight += wanted->weights[i] * (w->best[i] >= NEAR_AT_HAND);
        words += wanted->weights[i];
        if (w->scene->above[i] == 0) {
            outside += wanted->weights[i];
            outside_here += wanted->weights[i] * w->best[i];
        }
        told += wanted->told[i] && w->best[i] > 0.5 ? wanted->weights[i] : 0;
        told_all += wanted->told[i] ? wanted->weights[i] : 0;
        double pair = w->pair[i] > 0.7 * above ? w->pair[i] : 0.7 * above;
        if (i + 1 < wanted->query->count && w->scene->above[i + 1] == 0 && w->pair[i] == 0) pair = 0;
        sum += PAIR * wanted->pairs[i] * pair;
        all += PAIR * wanted->pairs[i];
        if (wanted->wards[i] && (w->scene->elsewhere ? w->best[i] : word) < ward_least) p->names = 0;
        if (!wanted->names[i]) continue;
        names += wanted->weights[i] * (word >= 0.5 ? 1 : word);
        names_all += wanted->weights[i];
        named++;
    }
    tight = here > 0 ? tight / here : 1;
    /* What stands above tells little when next to nothing stands beside it. */
    local = words > 0 ? local / words : 0;
    /* A rule names its subject once, above: what is asked of it must stand beside the figure. */
    if (value && outside > OUTSIDE * words) raise(&local, OUTSIDE_MOST * outside_here / outside);
    p->evidence = all > 0 ? sum / all * (local < 0.5 && !p->given ? 0.4 + 1.2 * local : 1) : 0;
    p->kin = tc_answer_contrast(w->scene, wanted, p);
    if (lacks_kind(w, wanted->subject == SIZE_MAX ? behind_unit(wanted) : wanted->subject) || lacks_much(w))
        p->kin *= OTHER_KIND;
    p->evidence *= p->kin;
    if (!tells_subject(w) || missing > KEY_WORD * words) p->evidence *= OTHER_SUBJECT;
    if (!strcmp(wanted->kind, "date")) p->evidence *= 1 + TIGHT / 2 * tight;
    if (!strcmp(wanted->kind, "place") && tells_rival(w, p)) p->evidence *= OTHER_CLAUSE;
    if (!strcmp(wanted->kind, "amount")) p->evidence *= 1 - TIGHT / 2 + TIGHT * tight;
    if (told_all > 0) p->evidence *= 0.7 + 0.3 * told / told_all;
    if (p->names > 0 && names_all > 0) p->names = names / names_all;
    /* One syllable alone, "thăm Bác", is how somebody is called rather than a name. */
    if (w->table == &of_name && named == 1 && p->names < LONE_NAME) p->names = LONE_NAME;
}

/* ---- the scene ---- */

/* "thành phố Sông Lam có 320 ha": the town's figure, where a ward's is asked for. */
static bool town_at(const tc_tokens *tokens, size_t at)
{
    static const char *const towns[] = {"thành phố", "huyện", "tỉnh", "thị xã"};
    for (size_t i = 0; i < sizeof towns / sizeof *towns; i++) {
        size_t n = strchr(towns[i], ' ') ? 2 : 1;
        if (tc_tokens_are(tokens, at, towns[i]) && at + n < tokens->count &&
            tokens->items[at + n].flags & TC_TOKEN_CAPITAL)
            return true;
    }
    return false;
}

/* Whether the words since the proposal before this one name a ward that the question does not name, or the town where
 * the ward's figure is asked for, or the ward where the town's is. */
static bool of_other_ward(const weighing *w, const tc_proposal *p)
{
    const tc_scene *s = w->scene;
    const tc_query *q = w->wanted->query;
    bool asks_ward = w->wanted->whose == TC_WHOSE_WARD, asks_town = w->wanted->whose == TC_WHOSE_TOWN;
    for (uint32_t i = p->first; i > 0 && s->sentence[i - 1] == s->sentence[p->first]; i--) {
        uint32_t at = i - 1;
        if (s->breaks[i] >= TC_BREAK_CLAUSE || rival_between(w, at, p->first - 1)) return false;
        if (town_at(&s->tokens, at) && (asks_ward || asks_town)) return asks_ward;
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

/* Whether the sentence says before it that this is what is to be reached. */
static bool in_plan(const weighing *w, const tc_proposal *p)
{
    const tc_scene *s = w->scene;
    for (uint32_t i = p->first; i > 0 && s->sentence[i - 1] == s->sentence[p->first]; i--)
        if (tc_scene_plans(&s->tokens, i - 1)) return true;
    return false;
}

static double scene_fit(const weighing *w, const tc_proposal *p)
{
    double fit = 1;
    if (strcmp(w->wanted->kind, "amount") != 0) return 1;
    if (w->scene->elsewhere) fit *= 0.7;
    if (of_other_ward(w, p)) fit *= 0.6;
    bool planned = w->scene->planned || in_plan(w, p);
    if (planned && !w->wanted->target) fit *= 0.8;
    if (!planned && w->wanted->target) fit *= 0.9;
    return fit;
}

/* ---- together ---- */

static double score_of(const weighing *w, const tc_proposal *p, double rank)
{
    bool figure = !strcmp(w->wanted->kind, "amount");
    double least = figure ? 0.15 : 0.5;
    bool documents = !strcmp(w->wanted->kind, "document") || !strcmp(w->wanted->kind, "decision");
    return p->evidence * p->fit * (least + (1 - least) * p->period) * (0.4 + 0.6 * p->names) * scene_fit(w, p) *
           (0.9 + 0.1 * rank) * (documents ? 1 : tc_scene_number_fit(w->scene, w->wanted->query, p->sentence));
}

tc_status tc_answer_weigh(tc_proposals *all, size_t from, const tc_scene *s, const tc_wanted *wanted, double rank)
{
    size_t words = wanted->query->count + 1;
    weighing w = {all, from, 0, s, wanted, reach_of(wanted), tc_scene_tabular(s), NULL, NULL, NULL};
    double *room = calloc(s->tokens.count + 1 + 2 * words, sizeof *room);
    if (!room) return tc_fail(TC_MEMORY, "no memory for the answer");
    w.reach = room;
    w.best = room + s->tokens.count + 1;
    w.pair = w.best + words;
    for (w.at = from; w.at < all->count; w.at++) {
        tc_proposal *p = &all->items[w.at];
        fill_reach(&w, p);
        fill_words(&w);
        sum_up(&w, p);
        p->period = tc_answer_period(s, p, wanted);
        p->score = score_of(&w, p, rank);
    }
    free(room);
    return TC_OK;
}

/* Set where, on questions read by hand, right candidates outnumber wrong ones and almost no question without an answer
 * has one: a wrong answer is worse than none. */
double tc_answer_least(const tc_wanted *w)
{
    static const struct {
        const char *kind;
        double least;
    } table[] = {{"amount", 0.43}, {"date", 0.42},    {"document", 0.33}, {"place", 0.35}, {"org", 0.54},
                 {"person", 0.43}, {"decision", 0.5}, {"list", 0.35},     {"reason", 0.55}};
    if (w->content < 2) return 2; /* one word alone is no question */
    /* Rules are full of times: a head alone asks less surely for one than "bao lâu" does. */
    if (w->deadline) return 0.5;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (!strcmp(table[i].kind, w->kind)) return table[i].least;
    /* A sentence for what is asked in other words; keywords alone ask for nothing. */
    return w->asked != SIZE_MAX ? 0.6 : 0.88;
}
