/* A figure through time: the passages that may tell of an indicator, the figures in them that do, in order of time. */
#include "searcher/series/weigh.h"
#include "searcher/vocabulary/contrast.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Passages that hold every word that says what is measured, and so many of the best that hold most of them. */
enum { HOLD_ALL_MOST = 6000, HOLD_SOME_MOST = 400, FEW = 100 };

/* Beside a surer figure of the same passage, which may be its plan, one may be so much less sure. */
static const double WITHIN = 0.86;

/* A whole may be so much less sure than a part of it: "94 người say sóng, trong đó có 53 ca phải cấp cứu". */
static const double WHOLE = 0.94;

typedef struct finding {
    tc_searcher *searcher;
    tc_query query;
    tc_cues *cues;
    tc_sought sought;
    tc_matcher *matcher;
    tc_tokens tokens;
    tc_occurrences found;
    char *text; /* extracted text of the document whose rows were read last */
    size_t text_length;
    char text_of[TC_ID_LENGTH + 1];
    tx_docid *seen;
    size_t seen_count, seen_capacity;
    tc_series series;
    size_t capacity;
    uint32_t holding; /* passages that hold every word that says what is measured */
    bool bounded;     /* not all of them were read */
} finding;

static void finding_free(finding *f)
{
    tc_query_clear(&f->query);
    tc_cues_free(f->cues);
    tc_sought_clear(&f->sought);
    tc_matcher_free(f->matcher);
    tc_tokens_free(&f->tokens);
    free(f->found.items);
    free(f->seen);
    free(f->text);
    tc_series_clear(&f->series);
}

void tc_series_clear(tc_series *s)
{
    free(s->indicator);
    free(s->unit);
    for (size_t i = 0; i < s->count; i++) tc_point_clear(&s->items[i]);
    free(s->items);
    tc_texts_free(s->warnings, s->warning_count);
    free(s->periods);
    *s = (tc_series){.count = 0};
}

/* ---- one passage ---- */

static tc_status add_point(finding *f, const tc_weighing *w, const tc_weighed *figure)
{
    tc_series *s = &f->series;
    TRY(TC_GROW(s->items, f->capacity, s->count + 1));
    TRY(tc_point_make(&s->items[s->count], w, figure, f->searcher));
    s->count++;
    return TC_OK;
}

/* Whether a figure's own words say all that says what is measured. */
static bool says_all(const tc_weighing *w, const tc_weighed *f)
{
    for (size_t i = 0; i < w->sought->query->count; i++)
        if (w->sought->core[i] && !tc_weighed_owns_word(w, f, i)) return false;
    return true;
}

/* Of two that are as sure the first; of a whole and its part the whole, unless the part says clearly more. Of two that
 * are about as sure the one that tells a term of the indicator which the other lacks: "tiếp nhận 512 đơn, đã giải quyết
 * 498 đơn". */
static bool beats(const tc_weighing *w, const tc_weighed *a, const tc_weighed *b)
{
    bool sure = a->score >= a->least && b->score >= b->least &&
                fmin(a->score, b->score) >= TC_SERIES_BESIDE * fmax(a->score, b->score);
    bool more = tc_words_term(a->words & ~b->words), fewer = tc_words_term(b->words & ~a->words);
    bool closer = tc_words_term(a->close & ~b->close), farther = tc_words_term(b->close & ~a->close);
    if (sure && more != fewer) return more;
    if (sure && closer != farther) return closer;
    /* "06 vụ cháy, trong đó 02 vụ cháy rừng": a part that alone says all of it. */
    if (sure && (a->whole == b || b->whole == a) && says_all(w, a) != says_all(w, b)) return says_all(w, a);
    /* "tiếp nhận 40 hồ sơ cấp giấy phép, đã trả 08 hồ sơ (cấp giấy phép mới: 07 hồ sơ)": a part of something else. */
    if (sure && !a->whole != !b->whole && a->whole != b && b->whole != a && tc_weighed_counts_same(a, b))
        return !a->whole;
    if (b->whole == a) return a->score >= WHOLE * b->score;
    if (a->whole == b) return WHOLE * a->score > b->score;
    return a->score > b->score || (a->score == b->score && a < b);
}

/* "6 tháng được 2,3 tỷ đồng, ước cả năm 4,9 tỷ đồng": a figure that goes on with what was planned or reached, and tells
 * another of plan, estimate and result, stands beside it. */
static bool tells_another_kind(const tc_weighing *w, const tc_weighed *a, const tc_weighed *b)
{
    const tc_weighed *first = a < b ? a : b, *later = a < b ? b : a;
    if (!later->inherits || later->whole || later->measure != first->measure) return false;
    return tc_weighed_kind(w, later) != tc_weighed_kind(w, first);
}

/* The best figure of each sentence, where it is about as good as the best of the passage. */
static tc_status take_best(finding *f, const tc_weighing *w)
{
    double best = 0;
    for (size_t i = 0; i < w->count; i++)
        if (w->items[i].score > best) best = w->items[i].score;
    const uint32_t *sentence = w->scene->sentence;
    for (size_t i = 0; i < w->count; i++) {
        const tc_weighed *x = &w->items[i];
        bool beaten = x->score < x->least || x->score < best * WITHIN;
        for (size_t k = 0; k < w->count && !beaten; k++)
            beaten = k != i && sentence[w->items[k].first] == sentence[x->first] && beats(w, &w->items[k], x) &&
                     !tells_another_kind(w, &w->items[k], x) && !tc_weighed_other_time(w, &w->items[k], x);
        if (!beaten) TRY(add_point(f, w, x));
    }
    return TC_OK;
}

/* How much of the indicator the words found hold, at most. */
static double held(finding *f, const tc_sought *s)
{
    double sum = 0;
    for (size_t i = 0; i < f->query.count; i++) {
        bool there = false;
        for (size_t k = 0; k < f->found.count && !there; k++)
            there = f->found.items[k].first <= i && i <= f->found.items[k].last;
        if (there) sum += s->weights[i];
    }
    return s->whole > 0 ? sum / s->whole : 0;
}

/* By the words of the passage, of rows by those of their heads too: "Cộng" is all that the last one may say. */
static tc_status worth_reading(bool *worth, finding *f, const tc_passage *p)
{
    *worth = false;
    if (p->kind == TC_PASSAGE_CONTENTS || p->kind == TC_PASSAGE_FRAME) return TC_OK;
    bool figure = p->kind == TC_PASSAGE_ROW;
    for (size_t i = 0; i < p->entities.count && !figure; i++) figure = p->entities.items[i].kind == TC_ENTITY_FIGURE;
    if (!figure) return TC_OK;
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_put(&text, p->text, p->text_length);
    for (size_t i = 0; p->kind == TC_PASSAGE_ROW && i < p->context_count; i++) {
        tc_put_char(&text, '\n');
        tc_put_text(&text, p->context[i].text);
    }
    TRY(tc_buffer_check(&text));
    TRY(tc_analyse(f->searcher->analyser, &f->tokens, text.data, text.length, TC_FOR_HIGHLIGHT));
    TRY(tc_indicator_find(&f->found, &f->query, f->matcher, &f->tokens));
    *worth = held(f, &f->sought) >= 0.25;
    return TC_OK;
}

static tc_status read_hit(finding *f, const tc_hit *hit)
{
    tc_scene scene;
    tc_weighing w = {.count = 0};
    TRY(tc_scene_take(&scene, hit, &f->sought.wanted, f->matcher, f->searcher->analyser, &f->tokens, &f->found));
    tc_status status = tc_weighing_read(&w, &f->sought, f->cues, &scene);
    if (status == TC_OK) status = take_best(f, &w);
    tc_weighing_free(&w);
    tc_scene_clear(&scene);
    return status;
}

/* ---- rows of tables ---- */

static tc_status load_text(finding *f, const char *id)
{
    if (f->text && !strcmp(f->text_of, id)) return TC_OK;
    free(f->text);
    f->text = NULL;
    TRY(tc_store_text(f->searcher->store, id, &f->text, &f->text_length));
    memcpy(f->text_of, id, sizeof f->text_of);
    return TC_OK;
}

static tc_status weigh_row(finding *f, const tc_weighing *w, const tc_row *row)
{
    const tc_weighed *x = NULL;
    for (size_t i = 0; i < w->count; i++)
        if (w->items[i].entity->at.start == row->at) x = &w->items[i];
    /* A cell is looked up: there is no doubt about what it is of. */
    if (!x || x->score < tc_series_least(&f->sought)) return TC_OK;
    TRY(add_point(f, w, x));
    return tc_point_quote(&f->series.items[f->series.count - 1], row, f->text);
}

static tc_status read_row(finding *f, const tc_hit *hit, const tc_row *row)
{
    TC_CLEANUP(tc_entities_free) tc_entities entities = {0};
    tc_hit made = *hit;
    tc_scene scene;
    tc_weighing w = {.count = 0};
    made.passage.text = row->sentence;
    made.passage.text_length = (uint32_t)strlen(row->sentence);
    TRY(tc_entities_scan(&entities, row->sentence, made.passage.text_length, hit->citation.date));
    made.passage.entities = entities;
    TRY(tc_analyse(f->searcher->analyser, &f->tokens, row->sentence, made.passage.text_length, TC_FOR_HIGHLIGHT));
    TRY(tc_indicator_find(&f->found, &f->query, f->matcher, &f->tokens));
    TRY(tc_scene_take(&scene, &made, &f->sought.wanted, f->matcher, f->searcher->analyser, &f->tokens, &f->found));
    tc_status status = tc_weighing_read(&w, &f->sought, f->cues, &scene);
    if (status == TC_OK) status = weigh_row(f, &w, row);
    tc_weighing_free(&w);
    tc_scene_clear(&scene);
    return status;
}

/* Of two columns that measure different things one at most is what is sought: the surer one. */
static void weaken_columns(tc_series *s, const tc_rows *rows, const size_t *made)
{
    for (size_t i = 0; i < rows->count; i++)
        for (size_t k = 0; made[i] && k < rows->count; k++) {
            if (!made[k] || rows->items[i].line != rows->items[k].line || rows->items[i].title == rows->items[k].title)
                continue;
            if (s->items[made[i] - 1].score < s->items[made[k] - 1].score) s->items[made[i] - 1].score = 0;
        }
}

/* A cell has the head of its own column in its sentence; those of the others tell nothing of it. */
static tc_status read_cells(finding *f, const tc_hit *hit, const tc_rows *rows)
{
    tc_hit bare = *hit;
    size_t count = 0, *made = calloc(rows->count + 1, sizeof *made); /* the point of each cell, from 1 */
    bare.passage.context = calloc(hit->passage.context_count + 1, sizeof *bare.passage.context);
    tc_status status = made && bare.passage.context ? TC_OK : tc_fail(TC_MEMORY, "no memory for the series");
    for (size_t i = 0; status == TC_OK && i < hit->passage.context_count; i++)
        if (!tc_row_heads(&hit->passage.context[i], f->text, f->text_length))
            bare.passage.context[count++] = hit->passage.context[i];
    bare.passage.context_count = count;
    for (size_t i = 0; status == TC_OK && i < rows->count; i++) {
        size_t before = f->series.count;
        status = read_row(f, &bare, &rows->items[i]);
        made[i] = f->series.count > before ? f->series.count : 0;
    }
    if (status == TC_OK) weaken_columns(&f->series, rows, made);
    free(bare.passage.context);
    free(made);
    return status;
}

/* Of the rows of a passage only those about as sure as the surest are kept. */
static tc_status read_rows(finding *f, const tc_hit *hit)
{
    TC_CLEANUP(tc_rows_clear) tc_rows rows = {0};
    size_t from = f->series.count, kept = from;
    double best = 0;
    TRY(load_text(f, hit->document_id));
    TRY(tc_rows_read(&rows, &hit->passage, f->text, f->text_length, hit->citation.date));
    TRY(read_cells(f, hit, &rows));
    tc_point *points = f->series.items;
    for (size_t i = from; i < f->series.count; i++)
        if (points[i].score > best) best = points[i].score;
    for (size_t i = from; i < f->series.count; i++) {
        if (points[i].score < TC_SERIES_BESIDE * best)
            tc_point_clear(&points[i]);
        else
            points[kept++] = points[i];
    }
    f->series.count = kept;
    return TC_OK;
}

/* A passage with what weighing asks of its document, all of it lent: only a point is worth a citation of its own. */
static tc_status lend_hit(tc_hit *out, const tc_candidate *c, tc_searcher *s)
{
    const tc_document *d;
    TRY(tc_store_document(s->store, c->document_id, &d));
    *out = (tc_hit){.at = c->at, .passage = c->passage};
    out->citation = (tc_citation){.title = d->title, .type = d->type, .issuer = d->issuer, .date = d->date};
    memcpy(out->document_id, c->document_id, sizeof out->document_id);
    return TC_OK;
}

static tc_status read_candidate(finding *f, const tc_candidate *c)
{
    bool worth;
    tc_hit hit;
    TRY(worth_reading(&worth, f, &c->passage));
    if (!worth) return TC_OK;
    TRY(lend_hit(&hit, c, f->searcher));
    return hit.passage.kind == TC_PASSAGE_ROW ? read_rows(f, &hit) : read_hit(f, &hit);
}

/* ---- the passages ---- */

static int compare_ids(const void *a, const void *b)
{
    tx_docid x = *(const tx_docid *)a, y = *(const tx_docid *)b;
    return x < y ? -1 : x > y;
}

static bool seen_before(const finding *f, tx_docid at)
{
    return f->seen_count && bsearch(&at, f->seen, f->seen_count, sizeof at, compare_ids);
}

/* A passage that matched: where it is, and which of the matches. */
typedef struct place {
    tx_docid at;
    uint32_t match;
} place;

static int compare_places(const void *a, const void *b)
{
    const place *x = a, *y = b;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* In the order in which the index holds them, as their neighbours lie in one block. */
static tc_status order_places(place **out, const tx_matches *matches)
{
    uint32_t count = tx_matches_count(matches);
    place *places = calloc(count + 1, sizeof *places);
    tc_status status = places ? TC_OK : tc_fail(TC_MEMORY, "no memory for the series");
    for (uint32_t i = 0; status == TC_OK && i < count; i++) {
        double weight;
        places[i].match = i;
        status = tx_matches_id(matches, i, &places[i].at, &weight);
    }
    if (status == TC_OK)
        qsort(places, count, sizeof *places, compare_places);
    else
        free(places);
    if (status == TC_OK) *out = places;
    return status;
}

static tc_status read_match(finding *f, const tx_matches *matches, place p)
{
    TC_CLEANUP(tc_candidate_clear) tc_candidate c = {.at = p.at};
    if (seen_before(f, c.at)) return TC_OK;
    TRY(tc_candidate_read(&c, matches, p.match));
    return read_candidate(f, &c);
}

static tc_status note_seen(finding *f, const place *places, uint32_t count)
{
    TRY(TC_GROW(f->seen, f->seen_capacity, f->seen_count + count));
    for (uint32_t i = 0; i < count; i++) f->seen[f->seen_count++] = places[i].at;
    if (f->seen_count) qsort(f->seen, f->seen_count, sizeof *f->seen, compare_ids);
    return TC_OK;
}

static tc_status read_places(finding *f, const tx_matches *matches)
{
    place *places;
    uint32_t count = tx_matches_count(matches);
    TRY(order_places(&places, matches));
    tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < count; i++) status = read_match(f, matches, places[i]);
    if (status == TC_OK) status = note_seen(f, places, count);
    free(places);
    return status;
}

static tc_status read_matches(finding *f, tc_demand demand, uint32_t most)
{
    TC_CLEANUP(tx_query_cleanup) tx_query *query = NULL;
    TC_CLEANUP(tx_enquire_cleanup) tx_enquire *enquire = NULL;
    TC_CLEANUP(tx_matches_cleanup) tx_matches *matches = NULL;
    TRY(tc_query_xapian(&query, &f->query, f->searcher->store, demand));
    TRY(tx_enquire_new(&enquire, tc_store_database(f->searcher->store)));
    TRY(tx_enquire_set_query(enquire, query));
    TRY(tx_enquire_matches(&matches, enquire, 0, most, 0));
    TRY(tx_matches_fetch(matches));
    if (demand == TC_DEMAND_ALL && most == HOLD_ALL_MOST) {
        uint32_t least, greatest;
        f->holding = tx_matches_estimated(matches, &least, &greatest);
        f->bounded = least > most;
    }
    return read_places(f, matches);
}

/* What is set aside of a word of the query while passages are looked for. */
typedef struct kept_aside {
    bool word;
    size_t forms;
} kept_aside;

/* Only what says what is measured is asked for: the other words stand anywhere. And it is asked for as it was typed
 * first: in other marks ("đàn", "dân", "dẫn") the words of an indicator stand in countless passages. */
static void set_aside(tc_query *q, const tc_sought *s, kept_aside *aside)
{
    for (size_t i = 0; i < q->count; i++) {
        tc_query_word *w = &q->words[i];
        aside[i] = (kept_aside){!w->question && !s->core[i], w->form_count};
        w->question |= aside[i].word;
        size_t typed = 0;
        while (typed < w->form_count && w->forms[typed].weight == 1) typed++;
        if (typed) w->form_count = typed;
    }
}

static void put_back_forms(tc_query *q, const kept_aside *aside)
{
    for (size_t i = 0; i < q->count; i++) q->words[i].form_count = aside[i].forms;
}

static tc_status find_passages(finding *f)
{
    tc_query *q = &f->query;
    kept_aside *aside = calloc(q->count + 1, sizeof *aside);
    if (!aside) return tc_fail(TC_MEMORY, "no memory for the series");
    set_aside(q, &f->sought, aside);
    tc_status status = read_matches(f, TC_DEMAND_ALL, HOLD_ALL_MOST);
    put_back_forms(q, aside);
    if (status == TC_OK && f->seen_count < FEW) status = read_matches(f, TC_DEMAND_ALL, HOLD_SOME_MOST);
    if (status == TC_OK) status = read_matches(f, TC_DEMAND_SOME, HOLD_SOME_MOST);
    for (size_t i = 0; i < q->count; i++)
        if (aside[i].word) q->words[i].question = false;
    free(aside);
    return status;
}

/* ---- the list ---- */

static void cut(tc_series *s, const tc_search_options *o)
{
    tc_slice page = tc_slice_of(o, s->count);
    for (size_t i = 0; i < s->count; i++)
        if (i < page.first || i >= page.end) tc_point_clear(&s->items[i]);
    tc_slice_keep(s->items, &s->count, sizeof *s->items, page);
}

static tc_status take_warnings(finding *f)
{
    tc_query *q = &f->query;
    if (f->bounded)
        TRY(tc_query_warn(q, "%u passages hold these words; the %d that hold them best were read", f->holding,
                          HOLD_ALL_MOST));
    tc_query_steal_warnings(&f->series.warnings, &f->series.warning_count, q);
    return TC_OK;
}

static tc_status find_once(tc_series *out, tc_searcher *s, const char *indicator, const tc_search_options *o)
{
    TC_CLEANUP(finding_free) finding f = {.searcher = s};
    TRY(tc_copy(&f.series.indicator, indicator));
    TRY(tc_indicator_read(&f.query, s, indicator, o->today));
    TRY(tc_query_filter_options(&f.query, o));
    TRY(tc_contrasts_open());
    TRY(tc_cues_new(&f.cues));
    TRY(tc_sought_read(&f.sought, &f.query, f.cues));
    TRY(tc_indicator_warn(&f.query, &f.sought));
    TRY(tc_matcher_new(&f.matcher, &f.query));
    TRY(find_passages(&f));
    TRY(tc_series_sift(&f.series, &f.sought, f.cues, s->analyser, f.matcher));
    TRY(tc_series_keep_periods(&f.series, &f.query));
    tc_series_order(&f.series, o->sort == TC_SORT_DATE_DESCENDING);
    TRY(tc_series_settle_unit(&f.series));
    TRY(take_warnings(&f));
    f.series.total = f.series.count;
    cut(&f.series, o);
    *out = f.series;
    f.series = (tc_series){.count = 0};
    return TC_OK;
}

tc_status tc_series_find(tc_series *out, tc_searcher *s, const char *indicator, const tc_search_options *options)
{
    tc_search_options o = *options;
    tc_series series = {.count = 0};
    tc_status status;
    tc_options_date(&o);
    TC_RUN_TIMED(status, out, series, elapsed_ms, s->store, find_once(&series, s, indicator, &o), tc_series_clear);
    return status;
}
