/* How well questions with known passages are answered by search: the figures, and what came first instead. */
#include "searcher/searcher.h"
#include <stdlib.h>
#include <string.h>

void tc_evaluation_clear(tc_evaluation *e)
{
    for (size_t i = 0; i < e->miss_count; i++) tc_hit_clear(&e->misses[i].first);
    free(e->misses);
    *e = (tc_evaluation){.questions = 0};
}

/* ---- whether a hit is right ---- */

/* The path itself or the end of it from a slash on. */
static bool is_path_end(const char *path, const char *end)
{
    size_t n = strlen(path), m = strlen(end);
    if (m > n || strcmp(path + n - m, end) != 0) return false;
    return m == n || path[n - m - 1] == '/';
}

/* Both as a document number, in whatever spelling. */
static tc_status is_number(bool *out, const char *number, const char *wanted)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0}, other = {0};
    *out = false;
    if (!number) return TC_OK;
    TRY(tc_number_key_typed(&key, wanted));
    TRY(tc_number_key(&other, number));
    *out = key.length && key.length == other.length && !memcmp(key.data, other.data, key.length);
    return TC_OK;
}

static tc_status is_document(bool *out, const tc_known *k, const char *path, const char *number)
{
    *out = !k->document_count;
    for (size_t i = 0; i < k->document_count && !*out; i++) {
        *out = path && is_path_end(path, k->documents[i]);
        if (!*out) TRY(is_number(out, number, k->documents[i]));
    }
    return TC_OK;
}

/* Words with a blank on either side, so that no word is found inside another. */
static tc_status put_words(tc_buffer *out, const char *text)
{
    tc_put_char(out, ' ');
    TRY(tc_field_key(out, text));
    tc_put_char(out, ' ');
    return tc_buffer_check(out);
}

static tc_status holds_words(bool *out, const tc_known *k, const tc_passage *p)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0}, words = {0};
    *out = !k->word_count;
    if (*out) return TC_OK;
    TRY(put_words(&text, p->text));
    for (size_t i = 0; i < k->word_count && !*out; i++) {
        tc_buffer_clear(&words);
        TRY(put_words(&words, k->words[i]));
        *out = strstr(text.data, words.data) != NULL;
    }
    return TC_OK;
}

static tc_status is_right(bool *out, const tc_known *k, const tc_hit *hit)
{
    TRY(is_document(out, k, hit->citation.document, hit->citation.number));
    for (size_t i = 0; i < hit->also_in_count && !*out; i++)
        TRY(is_document(out, k, hit->also_in[i].document, hit->also_in[i].number));
    return *out ? holds_words(out, k, &hit->passage) : TC_OK;
}

/* ---- one question ---- */

typedef struct looking {
    const tc_known *known;
    bool found;
} looking;

static tc_status look_at_document(void *context, const tc_document *d)
{
    looking *l = context;
    return l->found ? TC_OK : is_document(&l->found, l->known, d->path, d->number);
}

static tc_status add_miss(tc_evaluation *e, tc_searcher *s, const tc_known *k, size_t at, uint32_t rank,
                          tc_results *results)
{
    size_t capacity = e->miss_count;
    looking l = {.known = k, .found = rank > 0};
    if (!l.found) TRY(tc_store_each_document(s->store, look_at_document, &l));
    TRY(TC_GROW(e->misses, capacity, e->miss_count + 1));
    tc_miss *miss = &e->misses[e->miss_count++];
    *miss = (tc_miss){.at = at, .rank = rank, .unknown = !l.found};
    if (!results->hit_count) return TC_OK;
    miss->first = results->hits[0];
    results->hits[0] = (tc_hit){.rank = 0};
    return TC_OK;
}

static tc_status ask_one(tc_evaluation *e, tc_searcher *s, const tc_known *k, size_t at, const tc_search_options *o)
{
    TC_CLEANUP(tc_results_clear) tc_results results = {.query = NULL};
    uint32_t rank = 0;
    tc_status status = tc_search(&results, s, k->question, o);
    if (status == TC_USAGE) status = TC_OK; /* it holds no word */
    TRY(status);
    for (size_t i = 0; i < results.hit_count && !rank; i++) {
        bool right;
        TRY(is_right(&right, k, &results.hits[i]));
        if (right) rank = (uint32_t)i + 1;
    }
    e->hit_1 += rank == 1;
    e->hit_5 += rank && rank <= 5;
    e->hit_10 += rank && rank <= 10;
    e->mrr += rank ? 1.0 / rank : 0;
    return rank && rank <= 5 ? TC_OK : add_miss(e, s, k, at, rank, &results);
}

/* A wrong option would fail every question: it is told before the first. */
static tc_status check_options(tc_searcher *s, const tc_search_options *options)
{
    TC_CLEANUP(tc_results_clear) tc_results results = {.query = NULL};
    tc_search_options o = *options;
    o.limit = 0;
    return tc_search(&results, s, "a", &o);
}

tc_status tc_evaluate(tc_evaluation *out, tc_searcher *s, const tc_known *questions, size_t count,
                      const tc_search_options *options)
{
    struct timespec start;
    tc_evaluation e = {.questions = count};
    tc_search_options o = *options;
    tc_status status = TC_OK;
    clock_gettime(CLOCK_MONOTONIC, &start);
    o.offset = 0;
    TRY(check_options(s, &o));
    for (size_t i = 0; i < count && status == TC_OK; i++) status = ask_one(&e, s, &questions[i], i, &o);
    if (status != TC_OK) {
        tc_evaluation_clear(&e);
        return status;
    }
    double *const shares[] = {&e.hit_1, &e.hit_5, &e.hit_10, &e.mrr};
    for (size_t i = 0; count && i < TC_COUNT(shares); i++) *shares[i] /= (double)count;
    e.elapsed_ms = tc_elapsed(&start);
    *out = e;
    return TC_OK;
}
