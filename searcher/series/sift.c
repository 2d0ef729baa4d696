/* Points against one another: what is doubtful beside something sure, another quantity, another thing counted, is
 * dropped; what is left is brought to one unit. */
#include "searcher/series/series.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Beside the surest point of all one that is so much less sure tells of something else; and one that is not sure by
 * itself, so much less. */
static const double AMONG = 0.6, UNSURE = 0.75;
/* Two figures that are so near are one, rounded. */
static const double ROUNDED = 0.005;
/* A figure with "/ha" and one without it may be the same quantity when neither is so many times the other. */
static const double RATED = 5;

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

/* What a unit is a quantity of: "đồng" of "triệu đồng/ha"; NULL for one that counts ("trường hợp", "con", none at all).
 */
static const char *measured(const char *base)
{
    static const char *const bases[] = {"kg/ha", "đồng", "%", "m2", "m3", "m", "kg", "kw"};
    for (size_t i = 0; i < TC_COUNT(bases); i++) {
        size_t n = strlen(bases[i]);
        if (!strncmp(base, bases[i], n) && (!base[n] || base[n] == '/')) return bases[i];
    }
    return NULL;
}

static bool measures(const char *base)
{
    return measured(base) != NULL;
}

/* What a point is a quantity of; all that counts is one, and may lack its unit. */
static const char *quantity_of(const tc_point *p)
{
    double scale;
    const char *quantity = measured(base_of(p, &scale));
    return quantity ? quantity : "";
}

/* Whether one is so much an area, a head or a year, and the other is not. */
static bool only_one_rates(const tc_point *a, const tc_point *b)
{
    return a->unit && b->unit && !strchr(a->unit, '/') != !strchr(b->unit, '/');
}

/* A bare number may be any quantity but a percentage. "64 triệu đồng/ha" may be "61 triệu đồng", not thousands of that.
 */
static bool same_quantity(const tc_point *a, const tc_point *b)
{
    const char *one = quantity_of(a), *other = quantity_of(b);
    double x, y;
    if (strcmp(one, other) != 0) return !b->unit && strcmp(*one ? one : other, "%") != 0;
    if (!only_one_rates(a, b)) return true;
    base_of(a, &x);
    base_of(b, &y);
    x *= a->value;
    y *= b->value;
    return x < RATED * y && y < RATED * x;
}

static bool surest_of_document(const tc_series *s, const tc_point *p)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->items[i].score > p->score && !strcmp(s->items[i].citation.document, p->citation.document)) return false;
    return true;
}

/* Beside sure figures of any document doubtful ones tell of something else. What is not sure by itself is taken as
 * the surest of its document alone. */
static void mark_unsure(const tc_series *s, double least, bool *out)
{
    double best = 0;
    for (size_t i = 0; i < s->count; i++) best = fmax(best, s->items[i].score);
    for (size_t i = 0; i < s->count; i++) {
        const tc_point *p = &s->items[i];
        double share = p->score < least ? UNSURE : AMONG;
        out[i] |= p->score < share * best;
        if (p->score < least) out[i] |= !surest_of_document(s, p);
    }
}

/* Two doubtful points weigh less than one that is sure. */
static double weight_of(const tc_point *p)
{
    return pow(p->score, 4);
}

/* An indicator is one quantity: that of most points, by how sure they are. */
static void mark_other_quantities(const tc_series *s, bool *out)
{
    enum { KINDS = 16 }; /* more than there are */
    const char *tried[KINDS];
    size_t leader = 0;
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
            sum += same_quantity(&s->items[i], &s->items[k]) ? weight_of(&s->items[k]) : 0;
        if (sum > best) best = sum, leader = i;
    }
    for (size_t i = 0; i < s->count; i++) out[i] |= !same_quantity(&s->items[leader], &s->items[i]);
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
    /* "415 người" of "số lao động" */
    if (f->sought->people && f->tokens.count && tc_tokens_count_persons(&f->tokens, 0, (uint32_t)f->tokens.count - 1))
        *out = COUNTS_ANYTHING;
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

/* Beside figures of the whole those of a document of one ward are that ward's. */
static void mark_wards(const tc_series *s, bool *out)
{
    bool whole = false;
    for (size_t i = 0; i < s->count; i++) whole |= !s->items[i].of_ward;
    for (size_t i = 0; i < s->count; i++) out[i] |= whole && s->items[i].of_ward;
}

static tc_status sift(sifting *f, bool *out)
{
    tc_series *s = f->series;
    mark_wards(s, out);
    mark_doubtful(s, out);
    tc_series_drop(s, out);
    memset(out, 0, (s->count + 1) * sizeof *out);
    mark_unsure(s, tc_series_least(f->sought), out);
    tc_series_drop(s, out);
    memset(out, 0, (s->count + 1) * sizeof *out);
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

/* Points of one unit. */
typedef struct tally {
    size_t first, points;
} tally;

/* The point whose unit most points bear, on equal terms the first; SIZE_MAX where none bears one. */
static tc_status find_leader(size_t *out, const tc_series *s)
{
    tally *units = calloc(s->count + 1, sizeof *units);
    size_t count = 0, best = 0;
    if (!units) return tc_fail(TC_MEMORY, "no memory for the series");
    for (size_t i = 0; i < s->count; i++) {
        size_t at = 0;
        if (!s->items[i].unit) continue;
        while (at < count && strcmp(s->items[units[at].first].unit, s->items[i].unit) != 0) at++;
        if (at == count) units[count++].first = i;
        units[at].points++;
    }
    for (size_t i = 1; i < count; i++)
        if (units[i].points > units[best].points) best = i;
    *out = count ? units[best].first : SIZE_MAX;
    free(units);
    return TC_OK;
}

tc_status tc_series_settle_unit(tc_series *s)
{
    size_t leader = SIZE_MAX;
    TRY(find_leader(&leader, s));
    double whole = 1, scale;
    if (leader != SIZE_MAX) {
        TRY(tc_copy(&s->unit, s->items[leader].unit));
        base_of(&s->items[leader], &whole);
    }
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
