#include "searcher/rank.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const tc_rank_names[TC_RANK_COUNT] = {"match",  "heading", "pairs",  "title",  "names",
                                                  "period", "answer",  "number", "figure", "decoy"};

/* Fitted together on several sets of questions by tests/fit, then rounded; the optimum is flat (docs/benchmarks.md).
 * Few of the questions name a figure: its weight is what puts the figure as typed before the one rounded. */
const double tc_rank_weights[TC_RANK_COUNT] = {
    [TC_RANK_MATCH] = 2.0,  [TC_RANK_HEADING] = 2.1, [TC_RANK_PAIRS] = 2.3,  [TC_RANK_TITLE] = 1.1,
    [TC_RANK_NAMES] = 1.5,  [TC_RANK_PERIOD] = 1.2,  [TC_RANK_ANSWER] = 1.0, [TC_RANK_NUMBER] = .6,
    [TC_RANK_FIGURE] = 1.5, [TC_RANK_DECOY] = -.5,
};

void tc_candidate_clear(tc_candidate *c)
{
    tc_passage_clear(&c->passage);
    free(c->shingles);
    free(c->pairs);
    c->shingles = NULL;
    c->pairs = NULL;
}

tc_status tc_candidate_read(tc_candidate *out, const tx_matches *matches, uint32_t at)
{
    char *data;
    size_t length;
    *out = (tc_candidate){.at = 0};
    TRY(tx_matches_id(matches, at, &out->at, &out->match));
    TRY(tx_matches_data(matches, at, &data, &length));
    tc_status status = tc_passage_decode(&out->passage, out->document_id, data, length);
    free(data);
    return status;
}

void tc_ranking_free(tc_ranking *r)
{
    tc_tokens_free(&r->tokens);
    free(r->occurrences.items);
    free(r->best);
    free(r->above);
    free(r->names);
    tc_entities_free(&r->figures);
}

static bool counts(const tc_query_word *w)
{
    return !w->question && !w->excluded;
}

/* Words of a named period count less: a passage may be about it without naming it, and then its period tells. */
static double weight_of(const tc_query_word *w)
{
    return w->in_period ? 0.3 * w->rarity : w->rarity;
}

static double all_weight(const tc_query *q)
{
    double sum = 0;
    for (size_t i = 0; i < q->count; i++)
        if (counts(&q->words[i])) sum += weight_of(&q->words[i]);
    return sum;
}

/* The best quality of each word among occurrences, kept in `best`, summed by rarity over the weight of all words. */
static double coverage(const tc_ranking *r, double *best, const tc_occurrence *items, size_t count, double all)
{
    const tc_query *q = r->query;
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        for (uint32_t w = items[i].first; w <= items[i].last; w++)
            if (items[i].quality > best[w]) best[w] = items[i].quality;
    for (size_t w = 0; w < q->count; w++)
        if (counts(&q->words[w])) sum += weight_of(&q->words[w]) * best[w];
    return all > 0 ? sum / all : 0;
}

static bool joined(const tc_query *q, size_t word)
{
    return word + 1 < q->count && counts(&q->words[word]) && counts(&q->words[word + 1]);
}

/* How often words w and w + 1 of the query stand side by side, as far as the weaker of them is what was typed. */
static void count_pairs(float *pairs, const tc_occurrences *o)
{
    for (size_t i = 0; i < o->count; i++) {
        const tc_occurrence *x = &o->items[i];
        double best = 0;
        for (uint32_t w = x->first; w < x->last; w++) pairs[w] += (float)x->quality;
        for (size_t j = i + 1; j < o->count && o->items[j].from <= x->to + 1; j++) {
            const tc_occurrence *y = &o->items[j];
            double quality = x->quality < y->quality ? x->quality : y->quality;
            if (y->first == x->last + 1 && y->from == x->to + 1 && quality > best) best = quality;
        }
        pairs[x->last] += (float)best;
    }
}

/* A pair that the text lacks counts half where a line above it has it: under "Cấp giấy phép xây dựng" the fee is that
 * of this permit, and the passages that only repeat the title of their document are no better than those under it. */
static void lend_pairs(tc_candidate *c, tc_ranking *r)
{
    static const float LENT = 0.5F;
    memset(r->above, 0, r->query->count * sizeof *r->above);
    count_pairs(r->above, &r->occurrences);
    for (size_t w = 0; w < r->query->count; w++) {
        float lent = LENT * (r->above[w] < 1 ? r->above[w] : 1);
        if (lent > c->pairs[w]) c->pairs[w] = lent;
    }
}

static tc_status find_words(tc_ranking *r, const char *text, size_t length)
{
    TRY(tc_analyse(r->analyser, &r->tokens, text, length, TC_FOR_HIGHLIGHT));
    return tc_matcher_run(&r->occurrences, r->matcher, &r->tokens);
}

/* Words in a line above the text: alone (their coverage is returned), and for those that the text does not hold. */
static tc_status find_above(tc_candidate *c, tc_ranking *r, const char *line, double *alone, double *best, double all)
{
    const tc_occurrences *o = &r->occurrences;
    TRY(find_words(r, line, strlen(line)));
    if (alone) {
        memset(r->best, 0, r->query->count * sizeof *r->best);
        *alone = coverage(r, r->best, o->items, o->count, all);
    }
    c->features[TC_RANK_HEADING] = coverage(r, best, o->items, o->count, all);
    lend_pairs(c, r);
    return TC_OK;
}

/* The i-th of the lines above a text: headings, context, the opening of its paragraph. False behind the last; NULL
 * where there is none in its place. */
static bool line_above(const char **line, const tc_passage *p, size_t i)
{
    if (i < p->section_count) return *line = p->section[i], true;
    i -= p->section_count;
    if (i < p->context_count) return *line = p->context[i].text, true;
    return *line = p->opening.text, i == p->context_count;
}

/* Words that the text does not hold but the title or the lines above it do. */
static tc_status find_in_headings(tc_candidate *c, tc_ranking *r, double *best, double all)
{
    const tc_passage *p = &c->passage;
    const char *line;
    if (p->about) TRY(find_above(c, r, p->about, &c->features[TC_RANK_TITLE], best, all));
    for (size_t i = 0; line_above(&line, p, i); i++)
        if (line) TRY(find_above(c, r, line, NULL, best, all));
    return TC_OK;
}

/* Where nothing but a document's number was typed: the document by its beginning, then who cites it, then the rest of
 * the document, whatever else the texts hold. */
static double for_number_alone(double feature, uint32_t ordinal)
{
    if (feature == 1) return ordinal <= 2 ? 60 - ordinal : 10;
    return feature > 0 ? 30 : 0;
}

/* The foot of a document says nothing of what the question tells of it: the document's number or title does. */
static double for_foot(const tc_candidate *c)
{
    static const double BY_NUMBER = 4, BY_TITLE = 2;
    if (!c->foot) return 0;
    return c->features[TC_RANK_NUMBER] == 1 ? BY_NUMBER : BY_TITLE * c->features[TC_RANK_TITLE];
}

static double decoy(const tc_candidate *c, const tc_ranking *r)
{
    const tc_passage *p = &c->passage;
    bool wants_document = r->query->kind && !strcmp(r->query->kind, "document");
    switch (p->kind) {
    case TC_PASSAGE_CONTENTS: return 1;
    /* What a decision rests on names its subject and says nothing of it. */
    case TC_PASSAGE_RECITAL: return wants_document || r->grounds ? 0 : 1;
    case TC_PASSAGE_FRAME: return c->foot ? 0 : 0.4;
    case TC_PASSAGE_CAPTION: return 0.1;
    case TC_PASSAGE_BODY:
    case TC_PASSAGE_ROW:
    case TC_PASSAGE_FOOTNOTE: return 0;
    }
    return 0;
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static uint64_t hash_stated(uint64_t h, const tc_entity *e)
{
    h = tc_hash_more(h, (const char *)&e->kind, sizeof e->kind);
    switch (e->kind) {
    case TC_ENTITY_FIGURE:
        h = tc_hash_more(h, (const char *)&e->value, sizeof e->value);
        return tc_hash_more(h, (const char *)&e->target, sizeof e->target);
    case TC_ENTITY_DATE:
    case TC_ENTITY_PERIOD: return tc_hash_more(h, (const char *)&e->period, sizeof e->period);
    case TC_ENTITY_DOCUMENT: return e->number ? tc_hash_more(h, e->number, strlen(e->number)) : h;
    case TC_ENTITY_NAME: break;
    }
    return h;
}

/* Texts of one form differ in what they state: two procedures ask for 250 and for 500 million in the same words. */
static uint64_t hash_all_stated(const tc_entities *of)
{
    uint64_t h = TC_HASH_OF_NOTHING;
    for (size_t i = 0; i < of->count; i++)
        if (of->items[i].kind != TC_ENTITY_NAME) h = hash_stated(h, &of->items[i]);
    return h;
}

/* Runs of three words as numbers: what near-duplicates are told by. */
tc_status tc_candidate_shingle(tc_candidate *c, tc_analyser *analyser, tc_tokens *tokens)
{
    if (c->shingles) return TC_OK;
    c->stated = hash_all_stated(&c->passage.entities);
    TRY(tc_analyse(analyser, tokens, c->passage.text, c->passage.text_length, TC_FOR_HIGHLIGHT));
    size_t n = tokens->count < 3 ? 0 : tokens->count - 2;
    if (!n) return TC_OK;
    c->shingles = malloc(n * sizeof *c->shingles);
    if (!c->shingles) return tc_fail(TC_MEMORY, "no memory for the candidates");
    for (size_t i = 0; i < n; i++) {
        uint64_t h = TC_HASH_OF_NOTHING;
        for (size_t k = i; k < i + 3; k++) {
            h = tc_hash_more(h, tokens->items[k].term, tokens->items[k].length);
            h = tc_hash_more(h, "\xFF", 1);
        }
        c->shingles[i] = h;
    }
    qsort(c->shingles, n, sizeof *c->shingles, by_value);
    c->shingle_count = n;
    return TC_OK;
}

double tc_candidate_likeness(const tc_candidate *a, const tc_candidate *b)
{
    size_t i = 0, j = 0, same = 0, less = a->shingle_count < b->shingle_count ? a->shingle_count : b->shingle_count;
    size_t more = a->shingle_count + b->shingle_count - less;
    if (less < 8 || a->stated != b->stated) return 0;
    while (i < a->shingle_count && j < b->shingle_count) {
        if (a->shingles[i] == b->shingles[j])
            same++, i++, j++;
        else if (a->shingles[i] < b->shingles[j])
            i++;
        else
            j++;
    }
    return (double)same / (double)more;
}

static tc_status make_room(tc_candidate *c, tc_ranking *r)
{
    size_t count = r->query->count;
    if (!r->best) r->best = calloc(2 * count + 1, sizeof *r->best);
    if (!r->above) r->above = calloc(count + 1, sizeof *r->above);
    c->pairs = calloc(count + 1, sizeof *c->pairs);
    return r->best && r->above && c->pairs ? TC_OK : tc_fail(TC_MEMORY, "no memory for the candidates");
}

/* "Cơ quan nào là chủ dự án "Nâng cấp …"?": what a question names in quotation marks may stand above the passage that
 * answers it. */
static tc_status find_quoted_above(tc_candidate *c, tc_ranking *r)
{
    const tc_passage *p = &c->passage;
    const char *line = p->about;
    for (size_t i = 0; c->dropped; i++) {
        if (line) {
            TRY(find_words(r, line, strlen(line)));
            c->dropped = !tc_tree_holds(r->query->tree, &r->occurrences, r->query);
        }
        if (!line_above(&line, p, i)) break;
    }
    return c->dropped ? TC_OK : find_words(r, p->text, p->text_length);
}

tc_status tc_rank_read(tc_candidate *c, tc_ranking *r)
{
    const tc_query *q = r->query;
    double *f = c->features, all = all_weight(q);
    TRY(make_room(c, r));
    double *best = r->best + q->count; /* what the text holds, and then the lines above it too */
    memset(r->best, 0, 2 * q->count * sizeof *r->best);
    TRY(find_words(r, c->passage.text, c->passage.text_length));
    c->dropped = q->tree && !tc_tree_holds(q->tree, &r->occurrences, q);
    if (c->dropped && q->kind) TRY(find_quoted_above(c, r));
    if (c->dropped) return TC_OK;
    tc_rank_drop_head(r, &c->passage);
    f[TC_RANK_MATCH] = r->best_match > 0 ? c->match / r->best_match : 0;
    f[TC_RANK_HEADING] = coverage(r, r->best, r->occurrences.items, r->occurrences.count, all);
    f[TC_RANK_NAMES] = tc_rank_names_found(r, r->best, all) / 2;
    count_pairs(c->pairs, &r->occurrences);
    TRY(tc_rank_facts(c, r)); /* while words and occurrences are those of the text */
    memcpy(best, r->best, q->count * sizeof *best);
    TRY(find_in_headings(c, r, best, all));
    f[TC_RANK_NAMES] += tc_rank_names_found(r, best, all) / 2; /* a name that stands above the text counts half */
    f[TC_RANK_DECOY] = decoy(c, r);
    return TC_OK;
}

/* A pair that few of the candidates hold tells more than the rarity of its words does: "thành phố" is in all of them,
 * "phố đi" in those that are meant. The first candidates by Xapian's weight are a fair sample of what else could be
 * meant; those far behind hold fewer pairs of any kind, and among many of them every pair would seem rare. */
static double pair_rarity(const tc_candidate *candidates, size_t count, size_t word)
{
    enum { SAMPLE = 200 };
    double with = 0;
    if (count > SAMPLE) count = SAMPLE;
    for (size_t i = 0; i < count; i++) with += candidates[i].pairs && candidates[i].pairs[word] > 0;
    return log(1 + ((double)count - with + 0.5) / (with + 0.5));
}

/* A pair that stands again counts more, but ever less so: 1, 4/3, 3/2 … of its rarity, never 2. */
static void add_pair(tc_candidate *candidates, size_t count, size_t word, double rarity)
{
    for (size_t i = 0; i < count; i++) {
        double n = candidates[i].pairs ? candidates[i].pairs[word] : 0;
        candidates[i].features[TC_RANK_PAIRS] += rarity * 2 * n / (n + 1);
    }
}

void tc_rank_score(tc_candidate *candidates, size_t count, const tc_query *q)
{
    double all = 0;
    for (size_t w = 0; w < q->count; w++) {
        if (!joined(q, w)) continue;
        double rarity = pair_rarity(candidates, count, w);
        add_pair(candidates, count, w, rarity);
        all += rarity;
    }
    for (size_t i = 0; i < count; i++) {
        double *f = candidates[i].features;
        if (all > 0) f[TC_RANK_PAIRS] /= all;
        candidates[i].score = for_foot(&candidates[i]);
        for (int k = 0; k < TC_RANK_COUNT; k++) candidates[i].score += tc_rank_weights[k] * f[k];
        if (q->number_alone) candidates[i].score += for_number_alone(f[TC_RANK_NUMBER], candidates[i].passage.ordinal);
    }
}

int tc_candidate_compare(const void *a, const void *b)
{
    const tc_candidate *x = a, *y = b;
    if (x->dropped != y->dropped) return x->dropped ? 1 : -1;
    if (x->score != y->score) return x->score < y->score ? 1 : -1;
    return x->at < y->at ? -1 : x->at > y->at;
}
