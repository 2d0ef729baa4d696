/* Answering a question from the passages found for it: the best candidate with enough evidence, or none. */
#include "searcher/answer.h"
#include "searcher/forms.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* So many of the best passages are read for an answer. */
enum { READ_MOST = 20 };

/* Another passage says the same thing when its score comes so near; its figure differs when it is so far off. */
static const double AS_GOOD = 0.85, SAME_FIGURE = 0.01;

static void answer_clear(tc_answer *a)
{
    free(a->text);
    free(a->sentence);
    free(a->unit);
    free(a->column);
    tc_citation_clear(&a->citation);
    *a = (tc_answer){.value = NAN};
}

void tc_asked_clear(tc_asked *asked)
{
    tc_results_clear(&asked->results);
    answer_clear(&asked->answer);
    for (size_t i = 0; i < asked->other_count; i++) answer_clear(&asked->others[i]);
    free(asked->others);
    free(asked->reason);
    *asked = (tc_asked){.answered = false};
}

/* ---- reading ---- */

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
    for (size_t i = from; i < a->proposals.count; i++) a->proposals.items[i].hit = at;
    if (status == TC_OK) status = tc_answer_weigh(&a->proposals, from, &scene, &a->wanted, rank);
    for (size_t i = from; i < a->proposals.count && status == TC_OK; i++) {
        a->proposals.items[i].head = tc_answer_head(&scene, &a->wanted, &a->proposals.items[i]);
        tc_answer_narrow(&a->proposals.items[i], &scene, &a->wanted);
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

/* Whether two candidates are the same figure, date or document. */
static bool same_answer(const tc_proposal *a, const tc_proposal *b)
{
    const tc_entity *x = a->entity, *y = b->entity;
    if (!x || !y || x->kind != y->kind) return false;
    if (x->kind == TC_ENTITY_FIGURE) return x->unit && y->unit && !strcmp(x->unit, y->unit) && x->value == y->value;
    if (x->kind == TC_ENTITY_DOCUMENT) return x->number && y->number && !strcmp(x->number, y->number);
    if (x->kind == TC_ENTITY_DATE) return tc_date_compare(x->date, y->date) == 0;
    return false;
}

/* The best candidate is the surer the further the next other one is behind: what answers no question well has many
 * candidates that are equally bad. */
static void favour_lone(tc_proposals *all)
{
    static const double ALONE = 0.3;
    if (!all->count || all->items[0].score <= 0) return;
    tc_proposal *best = &all->items[0];
    for (size_t i = 1; i < all->count; i++) {
        const tc_proposal *p = &all->items[i];
        bool same = p->hit == best->hit && p->at.start == best->at.start;
        if (same || same_answer(best, p)) continue;
        best->score *= 1 + ALONE * (1 - p->score / best->score);
        return;
    }
    best->score *= 1 + ALONE;
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
    for (size_t i = 0; i < count && i < READ_MOST; i++) TRY(read_hit(a, results, i));
    if (a->wanted.signer || a->wanted.recipients) TRY(read_foot(a, results));
    if (a->proposals.count) qsort(a->proposals.items, a->proposals.count, sizeof *a->proposals.items, by_score);
    favour_lone(&a->proposals);
    return TC_OK;
}

/* ---- readings ---- */

/* How far the best candidate is over what an answer must have. */
static double clearness(const asking *a)
{
    return a->proposals.count ? a->proposals.items[0].score / tc_answer_least(&a->wanted) : 0;
}

/* How likely the words of a noun are meant, by their neighbours (marks_meant.c). */
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
    meaning meant;
    mean_noun(q, noun, &meant);
    q->noun = noun;
    q->kind = tc_noun_answer(noun);
    a->proposals = (tc_proposals){.count = 0};
    a->wanted = (tc_wanted){.query = NULL};
    tc_status status = tc_wanted_read(&a->wanted, q);
    if (status == TC_OK) status = read_hits(a, results, count);
    if (status == TC_OK && clear_as(a, likelihood) > CLEARER * clear && clearness(a) >= 1) {
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

tc_status tc_answer_read(tc_proposals *out, const char **kind, double *least, tc_searcher *s, tc_results *results,
                         const char *question, tc_date today)
{
    TC_CLEANUP(asking_free) asking a = {.searcher = s};
    TRY(read_question(&a, question, today));
    size_t count = results->hit_count; /* the foot of a document is added behind */
    TRY(read_hits(&a, results, count));
    TRY(read_otherwise(&a, results, count));
    *kind = a.wanted.kind;
    *least = tc_answer_least(&a.wanted);
    *out = a.proposals;
    a.proposals = (tc_proposals){.count = 0};
    return TC_OK;
}

/* ---- the answer ---- */

static tc_status copy_range(char **out, const tc_passage *p, tc_range at)
{
    *out = tc_strndup(p->text + at.start, at.end - at.start);
    return *out ? TC_OK : tc_fail(TC_MEMORY, "no memory for the answer");
}

/* An agency that stands in the line above the passage: that line and the sentence below it are given together. */
static tc_status copy_above(tc_answer *out, const tc_proposal *p, const tc_passage *passage)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer both = {0};
    tc_put(&both, p->above->text, strlen(p->above->text));
    tc_put(&both, " ", 1);
    tc_put(&both, passage->text + p->sentence.start, p->sentence.end - p->sentence.start);
    TRY(tc_buffer_check(&both));
    TRY(tc_copy(&out->sentence, both.data));
    out->text = tc_strndup(p->above->text + p->label.start, p->label.end - p->label.start);
    return out->text ? TC_OK : tc_fail(TC_MEMORY, "no memory for the answer");
}

static bool begins_bullet(const char *text)
{
    static const char *const bullets[] = {"- ", "+ ", "* ", "– ", "• "};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (!strncmp(text, bullets[i], strlen(bullets[i]))) return true;
    return false;
}

/* The last sentence of a text that opens a list, "…, trong đó:", where the list begins there or behind the text. */
static tc_range opening_in(const tc_passage *p)
{
    tc_range at = {0, 0};
    for (uint32_t i = 0; i < p->text_length; i++)
        if (p->text[i] == ':' && (i + 1 == p->text_length || (p->text[i + 1] == ' ' && begins_bullet(p->text + i + 2))))
            at.end = i + 1;
    for (uint32_t i = 0; i < at.end; i++)
        if (p->text[i] == ' ' && tc_sentence_ends_at(p->text, p->text_length, i, false)) at.start = i + 1;
    return at;
}

/* The passage of these results that opens the list which a hit goes on with; NULL for none. */
static const tc_passage *opening_of(const tc_results *results, const tc_hit *hit, tc_range *at)
{
    enum { BACK_MOST = 3 };
    if (!begins_bullet(hit->passage.text)) return NULL;
    for (uint32_t back = 1; back <= BACK_MOST; back++) {
        const tc_passage *before = NULL;
        for (size_t i = 0; i < results->hit_count && !before; i++) {
            const tc_hit *o = &results->hits[i];
            bool same = !strcmp(o->document_id, hit->document_id) && o->passage.ordinal + back == hit->passage.ordinal;
            if (same) before = &o->passage;
        }
        if (!before || before->text_length < 2) return NULL;
        *at = opening_in(before);
        if (at->end > at->start) return before;
        if (!begins_bullet(before->text)) return NULL;
    }
    return NULL;
}

/* "– 450.000 USD" alone is of nothing: what opens the list goes before a line of it. */
static tc_status copy_sentence(tc_answer *out, const tc_proposal *p, const tc_hit *hit, const tc_results *results)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer both = {0};
    tc_range at = {0, 0};
    const tc_passage *above = p->sentence.start ? NULL : opening_of(results, hit, &at);
    if (!above) return copy_range(&out->sentence, &hit->passage, p->sentence);
    tc_put(&both, above->text + at.start, at.end - at.start);
    tc_put(&both, " ", 1);
    tc_put(&both, hit->passage.text + p->sentence.start, p->sentence.end - p->sentence.start);
    TRY(tc_buffer_check(&both));
    return tc_copy(&out->sentence, both.data);
}

/* "Tổng mức đầu tư (tỷ đồng)": the unit in brackets at the end of a head, as far as the bracket; NULL for none. */
static const char *unit_in_head(const tc_context *head, size_t *length)
{
    const char *open = head ? strrchr(head->text, '(') : NULL, *close = open ? strchr(open, ')') : NULL;
    if (!close || close[1]) return NULL;
    *length = (size_t)(close - open - 1);
    return *length ? open + 1 : NULL;
}

/* Whether a number answers, of a typed span or alone in its cell. */
static bool is_figure(const tc_proposal *p)
{
    return !p->entity || p->entity->kind == TC_ENTITY_FIGURE;
}

/* A bare number in a cell is read with the unit that its column's head says. */
static tc_status read_cell(tc_answer *out, const tc_proposal *p)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer figure = {0};
    TC_CLEANUP(tc_entities_free) tc_entities found = {0};
    size_t length;
    const char *unit = unit_in_head(p->head, &length);
    if (!unit || (p->entity && p->entity->unit)) return TC_OK;
    tc_put_text(&figure, out->text);
    tc_put_char(&figure, ' ');
    tc_put(&figure, unit, length);
    TRY(tc_buffer_check(&figure));
    TRY(tc_entities_scan(&found, figure.data, figure.length, (tc_date){0}));
    if (found.count != 1 || found.items[0].kind != TC_ENTITY_FIGURE || !found.items[0].unit) return TC_OK;
    out->value = found.items[0].value;
    free(out->unit);
    return tc_copy(&out->unit, found.items[0].unit);
}

static tc_status make_answer(tc_answer *out, const tc_proposal *p, const tc_results *results, tc_searcher *s)
{
    const tc_hit *hit = &results->hits[p->hit];
    tc_answer a = {.value = NAN, .confidence = p->score < 1 ? p->score : 1};
    tc_status status = p->above      ? copy_above(&a, p, &hit->passage)
                       : p->labelled ? copy_range(&a.text, &hit->passage, p->label)
                                     : copy_range(&a.text, &hit->passage, p->at);
    if (status == TC_OK && !p->above) status = copy_sentence(&a, p, hit, results);
    if (p->entity && p->entity->kind == TC_ENTITY_FIGURE) {
        a.value = p->entity->value;
        if (status == TC_OK) status = tc_copy(&a.unit, p->entity->unit);
    }
    if (status == TC_OK) status = tc_copy(&a.column, p->head ? p->head->text : NULL);
    if (status == TC_OK && is_figure(p)) status = read_cell(&a, p);
    if (status == TC_OK) status = tc_cite(&a.citation, s, &hit->passage, hit->document_id);
    if (status == TC_OK)
        *out = a;
    else
        answer_clear(&a);
    return status;
}

/* Two figures on one scale, in its unit; false when they are not. */
static bool on_scale(const tc_entity *a, const tc_entity *b, double *x, double *y)
{
    const char *base_a, *base_b;
    if (!a || !b || a->kind != TC_ENTITY_FIGURE || b->kind != TC_ENTITY_FIGURE || !a->unit || !b->unit) return false;
    *x = a->value * tc_unit_scale(a->unit, &base_a);
    *y = b->value * tc_unit_scale(b->unit, &base_b);
    return !strcmp(base_a, base_b);
}

/* Whether they tell different things of the same. */
static bool differs(const tc_entity *a, const tc_entity *b)
{
    double x, y;
    return on_scale(a, b, &x, &y) && fabs(x - y) > SAME_FIGURE * fmax(fabs(x), fabs(y));
}

/* "hơn 8,2 nghìn con" gives way to "8.215 con" where that is told as well. */
static void prefer_exact(tc_proposals *all)
{
    tc_proposal *best = &all->items[0], round = *best;
    double x, y;
    if (!best->entity || !best->entity->approximate) return;
    for (size_t i = 1; i < all->count && all->items[i].score >= AS_GOOD * round.score; i++) {
        const tc_entity *e = all->items[i].entity;
        if (!on_scale(round.entity, e, &x, &y) || e->approximate || differs(round.entity, e)) continue;
        *best = all->items[i];
        all->items[i] = round;
        return;
    }
}

static tc_status take_others(tc_asked *out, const tc_proposals *all, double least, tc_searcher *s)
{
    enum { OTHERS = 5 };
    const tc_proposal *best = &all->items[0];
    bool seen[READ_MOST] = {false};
    size_t capacity = 0;
    if (best->hit >= READ_MOST) return TC_OK; /* a signature has no figures */
    seen[best->hit] = true;
    for (size_t i = 1; i < all->count && out->other_count < OTHERS; i++) {
        const tc_proposal *p = &all->items[i];
        if (p->score < AS_GOOD * best->score || p->score < least) return TC_OK;
        if (seen[p->hit] || !differs(best->entity, p->entity)) continue;
        seen[p->hit] = true;
        TRY(TC_GROW(out->others, capacity, out->other_count + 1));
        TRY(make_answer(&out->others[out->other_count], p, &out->results, s));
        out->other_count++;
    }
    return TC_OK;
}

static const char *reason_for(const tc_asked *asked, const tc_proposals *all)
{
    if (!asked->results.hit_count) return "no passage holds these words";
    if (!strcmp(asked->kind, "other")) return "no passage says it in one sentence";
    if (!all->count) return "no passage found names anything of the kind asked for";
    if (all->items[0].period < 0.5) return "the passages found are not about the period asked for";
    if (all->items[0].names < 0.7) return "the passages found do not name what is asked about";
    if (all->items[0].kin < 0.7) return "the passages found tell of another one of its kind";
    return "no passage states it clearly enough";
}

/* "Thời hạn …" may be answered by a time or by a day: the kind is then what the answer is. */
static const char *kind_of(const char *kind, const tc_entity *e)
{
    bool value = !strcmp(kind, "amount") || !strcmp(kind, "date");
    if (!value || !e) return kind;
    return e->kind == TC_ENTITY_FIGURE ? "amount" : "date";
}

static tc_status decide(tc_asked *out, tc_proposals *all, double least, tc_searcher *s)
{
    if (!all->count || all->items[0].score < least) return tc_copy(&out->reason, reason_for(out, all));
    prefer_exact(all);
    TRY(make_answer(&out->answer, &all->items[0], &out->results, s));
    out->answered = true;
    out->kind = kind_of(out->kind, all->items[0].entity);
    return take_others(out, all, least, s);
}

/* Only the page asked for is given back: more was read to answer from. */
static void keep_page(tc_results *r, const tc_search_options *o)
{
    tc_page page = tc_page_of(o, r->hit_count);
    for (size_t i = 0; i < r->hit_count; i++)
        if (i < page.first || i >= page.end) tc_hit_clear(&r->hits[i]);
    tc_page_keep(r->hits, &r->hit_count, sizeof *r->hits, page);
}

static tc_status ask_once(tc_asked *out, tc_searcher *s, const char *question, const tc_search_options *o)
{
    tc_search_options deep = *o;
    tc_proposals all = {.count = 0};
    double least;
    deep.offset = 0;
    if (o->limit >= 0) deep.limit = o->offset + o->limit > READ_MOST ? o->offset + o->limit : READ_MOST;
    TRY(tc_search(&out->results, s, question, &deep));
    tc_status status = tc_answer_read(&all, &out->kind, &least, s, &out->results, question, o->today);
    if (status == TC_OK) status = decide(out, &all, least, s);
    free(all.items);
    keep_page(&out->results, o);
    return status;
}

tc_status tc_ask(tc_asked *out, tc_searcher *s, const char *question, const tc_search_options *options)
{
    struct timespec start;
    tc_search_options o = *options;
    tc_asked asked = {.answer = {.value = NAN}};
    tc_status status;
    clock_gettime(CLOCK_MONOTONIC, &start);
    if (!o.today.year) o.today = tc_today();
    TC_RUN_AGAIN(status, s->store, ask_once(&asked, s, question, &o), tc_asked_clear(&asked));
    asked.results.elapsed_ms = tc_elapsed(&start);
    if (status == TC_OK)
        *out = asked;
    else
        tc_asked_clear(&asked);
    return status;
}
