/* How sure a candidate is: about the share of such candidates whose sentence states what was asked. Three grounds tell
 * it, each kind of answer in its own measure: what stands beside the candidate, how far the next other one is behind,
 * and how well its passage fits the question on the whole, whatever stands beside the candidate. */
#include "searcher/answer/answer.h"
#include <math.h>
#include <string.h>

/* The logarithm of the odds is their sum. Fitted on questions with and without an answer (tests/fit/confidence.py) and
 * rounded; a near miss of an administrative document counts as much as several right answers. */
typedef struct measure_of_kind {
    const char *kind;
    double base, evidence, lead, passage;
} measure_of_kind;

static const measure_of_kind measures[] = {{"amount", -4.6, 10, 1.2, 0.03}, {"date", -4.6, 10, 1.2, 0.03},
                                           {"document", -6.1, 6.5, 2, 0.6}, {"person", -5.6, 7.5, 1.2, 0.4},
                                           {"org", -5.6, 7.5, 1.2, 0.4},    {"place", -5.8, 7, 1.7, 0.5},
                                           {"list", -4.35, 4.8, 1.7, 0.48}, {"decision", -6.1, 6.5, 2, 0.6}};

/* A sentence for what is asked in other words. */
static const measure_of_kind of_sentences = {NULL, -8.8, 2, 3, 1.43};

/* Keywords alone ask for nothing; rules are full of times, and a head alone asks less surely for one than "bao lâu". */
static const double KEYWORDS = -1.5, DEADLINE = -0.7;

static const measure_of_kind *measure(const tc_wanted *w)
{
    for (size_t i = 0; i < TC_COUNT(measures); i++)
        if (!strcmp(measures[i].kind, w->kind)) return &measures[i];
    return &of_sentences;
}

/* Whether two candidates are the same figure, date or document. */
static bool same_answer(const tc_proposal *a, const tc_proposal *b)
{
    const tc_entity *x = a->entity, *y = b->entity;
    if (a->hit == b->hit && a->at.start == b->at.start) return true;
    if (!x || !y || x->kind != y->kind) return false;
    if (x->kind == TC_ENTITY_FIGURE) return x->unit && y->unit && !strcmp(x->unit, y->unit) && x->value == y->value;
    if (x->kind == TC_ENTITY_DOCUMENT) return x->number && y->number && !strcmp(x->number, y->number);
    if (x->kind == TC_ENTITY_DATE) return tc_date_compare(x->date, y->date) == 0;
    return false;
}

/* What answers no question well has many candidates that are equally bad. */
static double lead_of(const tc_proposals *all, size_t at)
{
    const tc_proposal *p = &all->items[at];
    if (p->score <= 0) return 0;
    for (size_t i = at + 1; i < all->count; i++)
        if (!same_answer(p, &all->items[i])) return 1 - all->items[i].score / p->score;
    return 1;
}

/* A figure in the cell where row and column meet is one, whatever was asked for. */
static double confidence_of(const tc_wanted *w, const tc_proposal *p)
{
    const tc_grounds *g = &p->grounds;
    const measure_of_kind *m = p->looked && p->figure ? &measures[0] : measure(w);
    double odds = m->base + m->evidence * g->evidence + m->lead * g->lead + m->passage * g->passage;
    if (measure(w) == &of_sentences && w->asked == SIZE_MAX) odds += KEYWORDS;
    if (w->deadline) odds += DEADLINE;
    if (w->content < 2) return 0; /* one word alone is no question */
    return 1 / (1 + exp(-odds));
}

void tc_answer_trust(tc_proposals *all, const tc_results *results, const tc_wanted *w)
{
    for (size_t i = 0; i < all->count; i++) {
        tc_proposal *p = &all->items[i];
        p->grounds = (tc_grounds){p->score, lead_of(all, i), results->hits[p->hit].score};
        p->confidence = p->said ? 0 : confidence_of(w, p);
    }
}
