/* Answering a question from the passages found for it: the best candidate with enough evidence, or none. */
#include "searcher/answer/answer.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Another passage says the same thing when its score comes so near; its figure differs when it is so far off. */
static const double AS_GOOD = 0.88, SAME_FIGURE = 0.01;

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
    for (size_t i = 0; i < TC_COUNT(bullets); i++)
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

/* Whether a number answers, of a typed span or alone in its cell. */
static bool is_figure(const tc_proposal *p)
{
    return !p->entity || p->entity->kind == TC_ENTITY_FIGURE;
}

/* A bare number in a cell is read with the unit that its column's head, its row or its table says. */
static tc_status read_cell(tc_answer *out, const tc_proposal *p)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer figure = {0};
    TC_CLEANUP(tc_entities_free) tc_entities found = {0};
    size_t length = p->unit_length;
    const char *unit = p->unit;
    if (!unit && p->head) { /* "Tổng mức đầu tư (tỷ đồng)" */
        tc_range at;
        TRY(tc_head_unit(&at, p->head->text));
        unit = at.end ? p->head->text + at.start : NULL;
        length = at.end - at.start;
    }
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
    tc_answer a = {.value = NAN, .confidence = p->confidence, .grounds = p->grounds};
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

static tc_status take_others(tc_asked *out, const tc_proposals *all, tc_searcher *s)
{
    enum { OTHERS = 5 };
    const tc_proposal *best = &all->items[0];
    bool seen[TC_ANSWER_READ_MOST] = {false};
    size_t capacity = 0;
    if (best->hit >= TC_ANSWER_READ_MOST) return TC_OK; /* a signature has no figures */
    seen[best->hit] = true;
    for (size_t i = 1; i < all->count && out->other_count < OTHERS; i++) {
        const tc_proposal *p = &all->items[i];
        if (p->score < AS_GOOD * best->score) return TC_OK;
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

static tc_status decide(tc_asked *out, tc_proposals *all, tc_searcher *s)
{
    out->answered = all->count && all->items[0].confidence >= TC_ANSWER_GIVEN;
    if (out->answered) prefer_exact(all);
    if (all->count) TRY(make_answer(&out->answer, &all->items[0], &out->results, s));
    if (!out->answered) return tc_copy(&out->reason, reason_for(out, all));
    bool looked = all->items[0].looked && all->items[0].figure; /* "kế hoạch vốn …" asks for no document */
    out->kind = looked ? "amount" : kind_of(out->kind, all->items[0].entity);
    return take_others(out, all, s);
}

static bool is_among(const tc_hit *hits, size_t count, const tc_hit *hit)
{
    for (size_t i = 0; i < count; i++)
        if (hits[i].passage.ordinal == hit->passage.ordinal && !strcmp(hits[i].document_id, hit->document_id))
            return true;
    return false;
}

/* The foot of a document, which was added to answer from, may have been found as well. */
static void drop_repeated(tc_results *r)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->hit_count; i++) {
        if (is_among(r->hits, kept, &r->hits[i]))
            tc_hit_clear(&r->hits[i]);
        else
            r->hits[kept++] = r->hits[i];
    }
    r->hit_count = kept;
}

/* Only the page asked for is given back: more was read to answer from. */
static void keep_page(tc_results *r, const tc_search_options *o)
{
    tc_slice page = tc_slice_of(o, r->hit_count);
    for (size_t i = 0; i < r->hit_count; i++)
        if (i < page.first || i >= page.end) tc_hit_clear(&r->hits[i]);
    tc_slice_keep(r->hits, &r->hit_count, sizeof *r->hits, page);
}

static tc_status ask_once(tc_asked *out, tc_searcher *s, const char *question, const tc_search_options *o)
{
    tc_search_options deep = *o;
    tc_proposals all = {.count = 0};
    deep.offset = 0;
    if (o->limit >= 0)
        deep.limit = o->offset + o->limit > TC_ANSWER_READ_MOST ? o->offset + o->limit : TC_ANSWER_READ_MOST;
    TRY(tc_search(&out->results, s, question, &deep));
    tc_status status = tc_answer_read(&all, &out->kind, s, &out->results, question, o->today);
    if (status == TC_OK) status = decide(out, &all, s);
    free(all.items);
    drop_repeated(&out->results);
    keep_page(&out->results, o);
    return status;
}

tc_status tc_ask(tc_asked *out, tc_searcher *s, const char *question, const tc_search_options *options)
{
    tc_search_options o = *options;
    tc_asked asked = {.answer = {.value = NAN}};
    tc_status status;
    tc_options_date(&o);
    TC_RUN_TIMED(status, out, asked, results.elapsed_ms, s->store, ask_once(&asked, s, question, &o), tc_asked_clear);
    return status;
}
