/* Points against one another: what is doubtful beside something sure, another quantity, another thing counted, is
 * dropped; what is left is brought to one unit. */
#include "searcher/series.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Beside the surest point of all one that is so much less sure tells of something else. */
static const double AMONG = 0.6;
/* Two figures that are so near are one, rounded. */
static const double ROUNDED = 0.005;

void tc_series_drop(tc_series *s, const bool *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->count; i++) {
        if (out[i])
            tc_point_clear(&s->items[i]);
        else
            s->items[kept++] = s->items[i];
    }
    s->count = kept;
}

static const char *base_of(const tc_point *p, double *scale)
{
    const char *base = "";
    *scale = 1;
    if (p->unit) *scale = tc_unit_scale(p->unit, &base);
    return base;
}

/* The same figure, rounded in one place: "hơn 305 tỷ đồng", "305,472 tỷ đồng". */
static bool agree(const tc_point *a, const tc_point *b)
{
    double x, y;
    const char *one = base_of(a, &x), *other = base_of(b, &y);
    return !strcmp(one, other) && fabs(a->value * x - b->value * y) <= ROUNDED * fabs(b->value * y);
}

/* Beside a surer figure for the same time in the same document a doubtful one tells of something else. */
static void mark_doubtful(const tc_series *s, bool *out)
{
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = 0; k < s->count; k++) {
            const tc_point *a = &s->items[i], *b = &s->items[k];
            /* What tells most pairs apart comes first: a common indicator has thousands of points. */
            if (a->score >= TC_SERIES_BESIDE * b->score || a->kind != b->kind) continue;
            if (strcmp(a->citation.document, b->citation.document) != 0) continue;
            if (tc_period_overlaps(a->period, b->period) && !agree(a, b)) out[i] = true;
        }
}

/* Units that are no quantity of their own ("trường hợp", "con", none at all) count; the others measure. */
static bool measures(const char *base)
{
    static const char *const bases[] = {"đồng", "%", "m2", "m3", "m", "kg", "kg/ha", "kw"};
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
        if (!strcmp(base, bases[i])) return true;
    return false;
}

/* What a point is a quantity of; all that counts is one, and may lack its unit. */
static const char *quantity_of(const tc_point *p)
{
    double scale;
    const char *base = base_of(p, &scale);
    return measures(base) ? base : "";
}

/* A bare number may be any quantity but a percentage. */
static bool same_quantity(const char *a, const char *b, bool bare)
{
    return !strcmp(a, b) || (bare && strcmp(*a ? a : b, "%") != 0);
}

/* Beside sure figures of any document doubtful ones tell of something else. */
static void mark_unsure(const tc_series *s, bool *out)
{
    double best = 0;
    for (size_t i = 0; i < s->count; i++)
        if (s->items[i].score > best) best = s->items[i].score;
    for (size_t i = 0; i < s->count; i++) out[i] |= s->items[i].score < AMONG * best;
}

/* An indicator is one quantity: that of most points, by how sure they are. */
static void mark_other_quantities(const tc_series *s, bool *out)
{
    enum { KINDS = 16 }; /* more than there are */
    const char *leader = "", *tried[KINDS];
    double best = 0;
    size_t count = 0;
    for (size_t i = 0; i < s->count && count < KINDS; i++) {
        const char *quantity = quantity_of(&s->items[i]);
        double sum = 0;
        bool again = false;
        for (size_t k = 0; k < count; k++) again |= !strcmp(tried[k], quantity);
        if (again) continue;
        tried[count++] = quantity;
        for (size_t k = 0; k < s->count; k++)
            sum += same_quantity(quantity, quantity_of(&s->items[k]), !s->items[k].unit) ? s->items[k].score : 0;
        if (sum > best) best = sum, leader = quantity;
    }
    for (size_t i = 0; i < s->count; i++)
        out[i] |= !same_quantity(leader, quantity_of(&s->items[i]), !s->items[i].unit);
}

typedef struct sifting {
    tc_series *series;
    const tc_sought *sought;
    const tc_cues *cues;
    tc_analyser *analyser;
    const tc_matcher *matcher;
    tc_tokens tokens;
    tc_occurrences found;
} sifting;

/* What a unit says of what is counted. */
typedef enum tc_counting {
    COUNTS_NOTHING, /* it measures, or there is none */
    COUNTS_SOUGHT,  /* a word of the indicator: "hộ" of "số hộ nghèo" */
    COUNTS_ANYTHING,
    COUNTS_ANOTHER
} tc_counting;

static tc_status counting_of(tc_counting *out, sifting *f, const tc_point *p)
{
    double scale;
    *out = COUNTS_NOTHING;
    if (!p->unit || measures(base_of(p, &scale))) return TC_OK;
    TRY(tc_analyse(f->analyser, &f->tokens, p->unit, strlen(p->unit), TC_FOR_HIGHLIGHT));
    *out = COUNTS_ANOTHER;
    for (size_t i = 0; i < f->tokens.count; i++)
        if (tc_cue_of(f->cues, &f->tokens.items[i]) & TC_CUE_GENERAL) *out = COUNTS_ANYTHING;
    TRY(tc_matcher_run(&f->found, f->matcher, &f->tokens));
    for (size_t i = 0; i < f->found.count; i++)
        if (f->sought->weights[f->found.items[i].first] > 0) *out = COUNTS_SOUGHT;
    return TC_OK;
}

/* Where what is sought stands as the unit of many points, those that count something else are another indicator. */
static tc_status mark_other_nouns(sifting *f, bool *out)
{
    tc_series *s = f->series;
    double sought = 0, all = 0;
    tc_counting counting;
    for (size_t i = 0; i < s->count; i++) {
        TRY(counting_of(&counting, f, &s->items[i]));
        if (counting == COUNTS_SOUGHT) sought += s->items[i].score;
        all += s->items[i].score;
    }
    for (size_t i = 0; i < s->count && sought > 0.3 * all; i++) {
        TRY(counting_of(&counting, f, &s->items[i]));
        out[i] |= counting == COUNTS_ANOTHER;
    }
    return TC_OK;
}

static tc_status sift(sifting *f, bool *out)
{
    tc_series *s = f->series;
    mark_doubtful(s, out);
    tc_series_drop(s, out);
    memset(out, 0, (s->count + 1) * sizeof *out);
    mark_unsure(s, out);
    mark_other_quantities(s, out);
    TRY(mark_other_nouns(f, out));
    tc_series_drop(s, out);
    return TC_OK;
}

tc_status tc_series_sift(tc_series *s, const tc_sought *sought, const tc_cues *cues, tc_analyser *analyser,
                         const tc_matcher *matcher)
{
    sifting f = {.series = s, .sought = sought, .cues = cues, .analyser = analyser, .matcher = matcher};
    bool *out = calloc(s->count + 1, sizeof *out);
    if (!out) return tc_fail(TC_MEMORY, "no memory for the series");
    tc_status status = sift(&f, out);
    tc_tokens_free(&f.tokens);
    free(f.found.items);
    free(out);
    return status;
}

/* ---- what all points share ---- */

/* The unit of most points; on equal terms the one seen first. */
tc_status tc_series_settle_unit(tc_series *s)
{
    size_t best = 0, leader = 0;
    for (size_t i = 0; i < s->count; i++) {
        size_t same = 0;
        for (size_t k = 0; s->items[i].unit && k < s->count; k++)
            same += s->items[k].unit && !strcmp(s->items[k].unit, s->items[i].unit);
        if (same > best) best = same, leader = i;
    }
    double whole = 1, scale;
    if (best) TRY(tc_copy(&s->unit, s->items[leader].unit));
    if (best) base_of(&s->items[leader], &whole);
    for (size_t i = 0; i < s->count; i++) {
        tc_point *p = &s->items[i];
        base_of(p, &scale);
        /* A bare number is meant in the unit that the others bear. */
        if (!p->unit) scale = whole;
        p->common = p->value * scale / whole;
        p->common_target = p->target * scale / whole;
    }
    return TC_OK;
}
