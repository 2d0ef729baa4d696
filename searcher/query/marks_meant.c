/* Words of a query typed without marks: which of their forms was meant, told by the words beside them.
 *
 * A chain of syllables: what each form is worth is how likely it stands between its neighbours, over all forms that
 * these may take (the forward-backward algorithm for hidden Markov models; Rabiner 1989). How often one syllable
 * follows another says a table of large text (tracuu/bigram.h); how often a form is at all, the index as well, which
 * knows names and words that no other text has. */
#include "searcher/query/forms.h"
#include <stdlib.h>
#include <string.h>

/* How much a pair of the table is believed beside the syllable alone, and the index beside the table. */
static const double PAIR = 0.9, INDEX = 0.5;
/* A form at least so likely, beside the likeliest, counts as the word itself; another as one of other marks. */
static const double LIKELY = 0.1, OTHER_FORM = 0.3;
/* The share of all syllables that those have which the table does not know. */
static const double STRANGE = 1e-7;

typedef struct state {
    char *text; /* canonical spelling */
    size_t length;
    tc_bigram_row row;
    double alone;         /* how likely, whatever stands beside it */
    double before, after; /* the sums from both ends */
} state;

typedef struct link {
    const tc_query_word *word;
    state *states;  /* as many as forms */
    double *behind; /* from each state to each of the next link's: by the pairs of the table alone; NULL at the end */
} link;

static void links_free(link *links, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t f = 0; links[i].states && f < links[i].word->form_count; f++) free(links[i].states[f].text);
        free(links[i].states);
        free(links[i].behind);
    }
    free(links);
}

static tc_status fill_states(link *l, const tc_bigrams *bigrams)
{
    const tc_query_word *w = l->word;
    double known = 0, there = 0;
    l->states = calloc(w->form_count, sizeof *l->states);
    if (!l->states) return tc_fail(TC_MEMORY, "no memory for the query");
    for (size_t f = 0; f < w->form_count; f++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
        state *s = &l->states[f];
        TRY(tc_term_text(&text, w->forms[f].term, w->forms[f].length));
        s->length = text.length;
        s->text = tc_buffer_steal(&text);
        if (!s->text) return tc_fail(TC_MEMORY, "no memory for the query");
        tc_bigrams_row(&s->row, bigrams, s->text, s->length);
        known += s->row.share;
        there += w->forms[f].frequency;
    }
    double all = known > STRANGE ? known : STRANGE;
    for (size_t f = 0; f < w->form_count; f++) {
        state *s = &l->states[f];
        double table = known > 0 ? s->row.share / known : 1.0 / (double)w->form_count;
        double index = there > 0 ? w->forms[f].frequency / there : 1.0 / (double)w->form_count;
        s->alone = all * (INDEX * index + (1 - INDEX) * table);
    }
    return TC_OK;
}

static const state *find_state(const link *l, const char *text, size_t length, size_t *at)
{
    for (size_t f = 0; f < l->word->form_count; f++)
        if (l->states[f].length == length && !memcmp(l->states[f].text, text, length)) return *at = f, &l->states[f];
    return NULL;
}

static tc_status fill_pairs(link *a, const link *b)
{
    size_t n = b->word->form_count;
    a->behind = calloc(a->word->form_count * n, sizeof *a->behind);
    if (!a->behind) return tc_fail(TC_MEMORY, "no memory for the query");
    for (size_t f = 0; f < a->word->form_count; f++) {
        const char *at = a->states[f].row.at, *text;
        size_t length, g;
        double share;
        while (tc_bigram_next(&a->states[f].row, &at, &text, &length, &share))
            if (find_state(b, text, length, &g)) a->behind[f * n + g] = share;
    }
    return TC_OK;
}

static double step(const link *a, size_t f, const link *b, size_t g)
{
    double alone = b->states[g].alone;
    return a->behind ? PAIR * a->behind[f * b->word->form_count + g] + (1 - PAIR) * alone : alone;
}

/* Sums are kept from vanishing: only their proportions count. */
static void scale(link *l, bool after)
{
    double sum = 0;
    for (size_t f = 0; f < l->word->form_count; f++) sum += after ? l->states[f].after : l->states[f].before;
    for (size_t f = 0; f < l->word->form_count && sum > 0; f++) {
        if (after)
            l->states[f].after /= sum;
        else
            l->states[f].before /= sum;
    }
}

static void run_forward(link *links, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        link *l = &links[i];
        for (size_t g = 0; g < l->word->form_count; g++) {
            double sum = i ? 0 : l->states[g].alone;
            for (size_t f = 0; i && f < l[-1].word->form_count; f++)
                sum += l[-1].states[f].before * step(&l[-1], f, l, g);
            l->states[g].before = sum;
        }
        scale(l, false);
    }
}

static void run_backward(link *links, size_t count)
{
    for (size_t i = count; i-- > 0;) {
        link *l = &links[i];
        for (size_t f = 0; f < l->word->form_count; f++) {
            double sum = i + 1 == count;
            for (size_t g = 0; i + 1 < count && g < l[1].word->form_count; g++)
                sum += step(l, f, &l[1], g) * l[1].states[g].after;
            l->states[f].after = sum;
        }
        scale(l, true);
    }
}

static double likelihood(const state *s)
{
    return s->before * s->after;
}

static void weigh(const link *l, tc_query_word *w)
{
    double best = 0;
    for (size_t f = 0; f < w->form_count; f++)
        if (likelihood(&l->states[f]) > best) best = likelihood(&l->states[f]);
    for (size_t f = 0; f < w->form_count; f++)
        if (likelihood(&l->states[f]) < LIKELY * best) w->forms[f].weight = OTHER_FORM;
}

/* Whether marks may have been left out: of a syllable whose forms are all alike so far. */
static bool is_open(const tc_query_word *w)
{
    return w->kind == TC_TOKEN_SYLLABLE && w->form_count && !w->question && !w->in_number && !w->prefix &&
           !w->corrected;
}

static tc_status weigh_run(tc_query *q, size_t first, size_t end, const tc_bigrams *bigrams)
{
    size_t count = end - first;
    link *links = calloc(count, sizeof *links);
    tc_status status = links ? TC_OK : tc_fail(TC_MEMORY, "no memory for the query");
    for (size_t i = 0; i < count && status == TC_OK; i++) {
        links[i].word = &q->words[first + i];
        status = fill_states(&links[i], bigrams);
        if (i && status == TC_OK) status = fill_pairs(&links[i - 1], &links[i]);
    }
    if (status == TC_OK) {
        run_forward(links, count);
        run_backward(links, count);
        for (size_t i = 0; i < count; i++) weigh(&links[i], &q->words[first + i]);
    }
    if (links) links_free(links, count);
    return status;
}

tc_status tc_marks_weigh(tc_query *q, const tc_bigrams *bigrams)
{
    if (tc_bigrams_none(bigrams)) return TC_OK;
    for (size_t first = 0, end; first < q->count; first = end) {
        for (end = first; end < q->count && is_open(&q->words[end]); end++)
            if (end > first && q->words[end].at.start > q->words[end - 1].at.end + 1) break;
        if (end > first)
            TRY(weigh_run(q, first, end, bigrams));
        else
            end++;
    }
    for (size_t i = 0; i < q->count; i++)
        if (is_open(&q->words[i])) tc_forms_rarity(&q->words[i], q->passages);
    return TC_OK;
}
