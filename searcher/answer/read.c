/* Reading for an answer: the question, in each way that it may be meant, and the candidates of the best passages. */
#include "searcher/answer/answer.h"
#include "searcher/query/forms.h"
#include <stdlib.h>
#include <string.h>

typedef struct asking {
    tc_searcher *searcher;
    tc_query query;
    tc_wanted wanted;
    tc_matcher *matcher;
    tc_proposals proposals;
} asking;

static void asking_free(asking *a)
{
    tc_query_clear(&a->query);
    tc_wanted_clear(&a->wanted);
    tc_matcher_free(a->matcher);
    free(a->proposals.items);
}

static tc_status read_question(asking *a, const char *question, tc_date today)
{
    tc_searcher *s = a->searcher;
    TRY(tc_query_read_mended(&a->query, s->analyser, tc_store_database(s->store), question, today));
    TRY(tc_query_question(&a->query));
    TRY(tc_query_periods(&a->query, s->store, today));
    TRY(tc_query_expand(&a->query, s->store, s->wordings));
    tc_query_drop_longer(&a->query);
    TRY(tc_query_restore_marks(&a->query, s->wordings));
    TRY(tc_query_bind(&a->query, s->wordings));
    if (a->query.corrected) TRY(tc_query_question(&a->query)); /* "bao nhieeu" is one after all */
    TRY(tc_wanted_read(&a->wanted, &a->query));
    return tc_matcher_new(&a->matcher, &a->query);
}

static tc_status read_hit(asking *a, const tc_results *results, size_t at)
{
    tc_scene scene;
    const tc_hit *hit = &results->hits[at];
    size_t from = a->proposals.count;
    double best = results->hits[0].score, rank = best > 0 ? hit->score / best : 1;
    TRY(tc_scene_read(&scene, results, hit, &a->wanted, a->matcher, a->searcher->analyser));
    tc_status status = tc_answer_propose(&a->proposals, &scene, &a->wanted);
    if (status == TC_OK) status = tc_answer_weigh(&a->proposals, from, &scene, &a->wanted, rank);
    if (status == TC_OK) status = tc_answer_look_up(&a->proposals, from, &scene, &a->wanted, rank);
    for (size_t i = from; i < a->proposals.count && status == TC_OK; i++) {
        a->proposals.items[i].hit = at;
        a->proposals.items[i].head = tc_answer_head(&scene, &a->wanted, &a->proposals.items[i]);
        status = tc_answer_narrow(&a->proposals.items[i], &scene, &a->wanted);
    }
    tc_scene_clear(&scene);
    return status;
}

static int by_score(const void *x, const void *y)
{
    const tc_proposal *a = x, *b = y;
    if (a->score != b->score) return a->score < b->score ? 1 : -1;
    if (a->hit != b->hit) return a->hit < b->hit ? -1 : 1;
    return a->at.start < b->at.start ? -1 : a->at.start > b->at.start;
}

/* The foot of the document that the question names: who signed it, whom it was sent to. */
static tc_status read_foot(asking *a, tc_results *results)
{
    size_t hit, from = results->hit_count;
    double sure = 0;
    tc_analyser *analyser = a->searcher->analyser;
    TRY(tc_answer_find_signed(&hit, &sure, results, &a->wanted, a->matcher, analyser));
    if (hit == SIZE_MAX) return TC_OK;
    TRY(tc_answer_add_signature(results, a->searcher, hit));
    for (size_t i = from, first = a->proposals.count; i < results->hit_count && a->proposals.count == first; i++) {
        tc_scene scene;
        TRY(tc_scene_read(&scene, results, &results->hits[i], &a->wanted, a->matcher, analyser));
        tc_status status = a->wanted.signer ? tc_answer_propose_signer(&a->proposals, &scene, sure)
                                            : tc_answer_propose_recipients(&a->proposals, &scene, sure);
        for (size_t k = first; k < a->proposals.count; k++) a->proposals.items[k].hit = i;
        tc_scene_clear(&scene);
        TRY(status);
    }
    return TC_OK;
}

/* All candidates for the question as it is read now, the best first. */
static tc_status read_hits(asking *a, tc_results *results, size_t count)
{
    TRY(tc_wanted_note_persons(&a->wanted, results, a->searcher->analyser));
    TRY(tc_wanted_note_capitals(&a->wanted, results, a->searcher->analyser));
    for (size_t i = 0; i < count && i < TC_ANSWER_READ_MOST; i++) TRY(read_hit(a, results, i));
    if (a->wanted.signer || a->wanted.recipients) TRY(read_foot(a, results));
    if (a->proposals.count) qsort(a->proposals.items, a->proposals.count, sizeof *a->proposals.items, by_score);
    tc_answer_trust(&a->proposals, results, &a->wanted);
    return TC_OK;
}

/* ---- readings ---- */

/* How sure the best candidate is. */
static double clearness(const asking *a)
{
    return a->proposals.count ? a->proposals.items[0].confidence : 0;
}

/* How likely the words of a noun are meant, by their neighbours (query/marks_meant.c). */
static double likely(const tc_query *q, const tc_noun *noun)
{
    static const double UNKNOWN = 0.3;
    double all = 1;
    for (size_t i = 0; i < noun->count; i++) {
        const tc_query_word *w = &q->words[q->noun_first + i];
        double weight = w->question ? 1 : UNKNOWN;
        for (size_t f = 0; f < w->form_count; f++) {
            const tc_form *form = &w->forms[f];
            bool same = form->length == noun->length[i] && !memcmp(form->term, noun->term[i], form->length);
            if (same && form->weight > weight) weight = form->weight;
        }
        all *= weight;
    }
    return all;
}

/* Another reading is taken where it finds so much clearer an answer than the likeliest one. */
static const double CLEARER = 1.15, UNLIKELY = 0.6;

static double clear_as(const asking *a, double likelihood)
{
    return clearness(a) * (UNLIKELY + (1 - UNLIKELY) * likelihood);
}

/* The weights of the forms of a noun's words. */
typedef struct meaning {
    double weight[TC_NOUN_WORDS][TC_FORMS_MOST];
} meaning;

/* Only the forms that make this noun count as its words; `before` gets what counted. */
static void mean_noun(tc_query *q, const tc_noun *noun, meaning *before)
{
    static const double OTHER_FORM = 0.3;
    for (size_t i = 0; i < noun->count; i++) {
        tc_query_word *w = &q->words[q->noun_first + i];
        for (size_t f = 0; f < w->form_count && f < TC_FORMS_MOST; f++) {
            tc_form *form = &w->forms[f];
            bool same = form->length == noun->length[i] && !memcmp(form->term, noun->term[i], form->length);
            before->weight[i][f] = form->weight;
            form->weight = same ? 1 : form->weight < OTHER_FORM ? form->weight : OTHER_FORM;
        }
        tc_forms_rarity(w, q->passages);
    }
}

static void mean_as_before(tc_query *q, const tc_noun *noun, const meaning *before)
{
    for (size_t i = 0; i < noun->count; i++) {
        tc_query_word *w = &q->words[q->noun_first + i];
        for (size_t f = 0; f < w->form_count && f < TC_FORMS_MOST; f++) w->forms[f].weight = before->weight[i][f];
        tc_forms_rarity(w, q->passages);
    }
}

/* Reads the question with another noun asked for, and keeps that reading where it finds a clearer answer. */
static tc_status try_noun(asking *a, tc_results *results, size_t count, const tc_noun *noun)
{
    tc_query *q = &a->query;
    const tc_noun *before = q->noun;
    const char *kind = q->kind;
    tc_wanted wanted = a->wanted;
    tc_proposals proposals = a->proposals;
    double clear = clear_as(a, likely(q, before)), likelihood = likely(q, noun);
    meaning meant = {{{0}}};
    mean_noun(q, noun, &meant);
    q->noun = noun;
    q->kind = tc_noun_answer(noun);
    a->proposals = (tc_proposals){.count = 0};
    a->wanted = (tc_wanted){.query = NULL};
    tc_status status = tc_wanted_read(&a->wanted, q);
    if (status == TC_OK) status = read_hits(a, results, count);
    if (status == TC_OK && clear_as(a, likelihood) > CLEARER * clear && clearness(a) >= TC_ANSWER_GIVEN) {
        tc_wanted_clear(&wanted);
        free(proposals.items);
        return TC_OK;
    }
    tc_wanted_clear(&a->wanted);
    free(a->proposals.items);
    mean_as_before(q, noun, &meant);
    q->noun = before;
    q->kind = kind;
    a->wanted = wanted;
    a->proposals = proposals;
    return status;
}

/* "trong quy nao": typed without marks it asks for a quarter or for a fund; what is told clearly was meant. */
static tc_status read_otherwise(asking *a, tc_results *results, size_t count)
{
    enum { READINGS = 8 };
    const tc_noun *nouns[READINGS];
    const tc_query *q = &a->query;
    const char *answer = q->noun ? tc_noun_answer(q->noun) : NULL;
    if (q->marked || !answer || !q->kind || strcmp(answer, q->kind) != 0) return TC_OK;
    size_t n = tc_noun_readings(nouns, READINGS, q, q->noun_first, q->noun_last - q->noun_first + 1);
    for (size_t i = 0; i < n; i++)
        if (nouns[i] != q->noun) TRY(try_noun(a, results, count, nouns[i]));
    return TC_OK;
}

tc_status tc_answer_read(tc_proposals *out, const char **kind, tc_searcher *s, tc_results *results,
                         const char *question, tc_date today)
{
    TC_CLEANUP(asking_free) asking a = {.searcher = s};
    TRY(read_question(&a, question, today));
    size_t count = results->hit_count; /* the foot of a document is added behind */
    TRY(read_hits(&a, results, count));
    TRY(read_otherwise(&a, results, count));
    *kind = a.wanted.kind;
    *out = a.proposals;
    a.proposals = (tc_proposals){.count = 0};
    return TC_OK;
}

tc_status tc_answer_visit(tc_searcher *s, const tc_results *results, const char *question, tc_date today,
                          tc_scene_visit *visit, void *data)
{
    TC_CLEANUP(asking_free) asking a = {.searcher = s};
    TRY(read_question(&a, question, today));
    TRY(tc_wanted_note_persons(&a.wanted, results, s->analyser));
    for (size_t i = 0; i < results->hit_count; i++) {
        TC_CLEANUP(tc_scene_clear) tc_scene scene = {.hit = NULL};
        TRY(tc_scene_read(&scene, results, &results->hits[i], &a.wanted, a.matcher, s->analyser));
        TRY(visit(data, &scene, &a.wanted));
    }
    return TC_OK;
}
