/* Searching: the pipeline from the text of a query to hits. */
#include "searcher/mention/mention.h"
#include "searcher/searcher.h"
#include <stdlib.h>
#include <string.h>

/* Two passages that share so much of their runs of three words say the same. */
static const double SAME = 0.9;

tc_status tc_searcher_open(tc_searcher **out, const char *path)
{
    tc_searcher *s = calloc(1, sizeof *s);
    if (!s) return tc_fail(TC_MEMORY, "no memory to open '%s'", path);
    tc_status status = tc_store_open(&s->store, path);
    if (status == TC_OK) status = tc_analyser_new(&s->analyser);
    if (status == TC_OK) status = tc_wordings_new(&s->wordings, s->analyser);
    if (status == TC_OK)
        *out = s;
    else
        tc_searcher_free(s);
    return status;
}

void tc_searcher_free(tc_searcher *s)
{
    if (!s) return;
    tc_wordings_free(s->wordings);
    tc_signs_free(s->signs);
    tc_analyser_free(s->analyser);
    tc_store_free(s->store);
    free(s);
}

tc_store *tc_searcher_store(const tc_searcher *s)
{
    return s->store;
}

tc_status tc_searcher_use_synonyms(tc_searcher *s, const char *file)
{
    return tc_wordings_use_synonyms(s->wordings, file);
}

tc_status tc_searcher_use_bigrams(tc_searcher *s, const char *file)
{
    return tc_wordings_use_bigrams(s->wordings, file);
}

tc_status tc_searcher_use_thesaurus(tc_searcher *s, const char *file)
{
    return tc_wordings_use_thesaurus(s->wordings, file);
}

tc_date tc_today(void)
{
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    return (tc_date){(int16_t)(local.tm_year + 1900), (int8_t)(local.tm_mon + 1), (int8_t)local.tm_mday};
}

void tc_options_date(tc_search_options *o)
{
    if (!o->today.year) o->today = tc_today();
}

double tc_elapsed(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) * 1e3 + (double)(now.tv_nsec - start->tv_nsec) / 1e6;
}

tc_slice tc_slice_of(const tc_search_options *o, size_t count)
{
    tc_slice page = {(size_t)o->offset < count ? (size_t)o->offset : count, count};
    if (o->limit >= 0 && page.first + (size_t)o->limit < page.end) page.end = page.first + (size_t)o->limit;
    return page;
}

void tc_slice_keep(void *items, size_t *count, size_t size, tc_slice page)
{
    *count = page.end - page.first;
    if (*count) memmove(items, (char *)items + page.first * size, *count * size);
}

tc_status tc_copy(char **out, const char *text)
{
    *out = tc_strdup(text);
    return *out || !text ? TC_OK : tc_fail(TC_MEMORY, "no memory for the results");
}

/* ---- hits ---- */

void tc_hit_clear(tc_hit *h)
{
    free(h->id);
    tc_passage_clear(&h->passage);
    tc_citation_clear(&h->citation);
    free(h->snippet);
    free(h->highlights);
    for (size_t i = 0; i < h->also_in_count; i++) tc_citation_clear(&h->also_in[i]);
    free(h->also_in);
    *h = (tc_hit){.rank = 0};
}

tc_status tc_hit_make(tc_hit *out, tc_candidate *c, tc_searcher *s, const tc_query *q, const tc_matcher *matcher)
{
    tc_hit hit = {.score = c->score, .at = c->at, .passage = c->passage};
    TC_CLEANUP(tc_buffer_free) tc_buffer id = {0};
    c->passage = (tc_passage){.ordinal = hit.passage.ordinal};
    memcpy(hit.document_id, c->document_id, sizeof hit.document_id);
    for (int i = 0; q && i < TC_RANK_COUNT; i++)
        hit.features[hit.feature_count++] = (tc_feature){tc_rank_names[i], c->features[i], tc_rank_weights[i]};
    tc_status status = tc_cite(&hit.citation, s, &hit.passage, hit.document_id);
    if (status == TC_OK) status = tc_hit_highlight(&hit, s, matcher);
    if (status == TC_OK) tc_put_format(&id, "%s#%u", hit.citation.document, hit.passage.ordinal);
    if (status == TC_OK) status = tc_buffer_check(&id);
    if (status == TC_OK && !(hit.id = tc_buffer_steal(&id))) status = tc_fail(TC_MEMORY, "no memory for a hit");
    if (status == TC_OK)
        *out = hit;
    else
        tc_hit_clear(&hit);
    return status;
}

static tc_status fold_under(tc_hit *hit, const tc_candidate *c, tc_searcher *s)
{
    size_t capacity = hit->also_in_count;
    TRY(TC_GROW(hit->also_in, capacity, hit->also_in_count + 1));
    TRY(tc_cite(&hit->also_in[hit->also_in_count], s, &c->passage, c->document_id));
    hit->also_in_count++;
    return TC_OK;
}

/* The earlier candidate that says the same, among those that lead a hit; SIZE_MAX for none. */
static size_t said_before(const tc_candidates *c, const size_t *leaders, size_t count, size_t at)
{
    for (size_t i = 0; i < count; i++)
        if (tc_candidate_likeness(&c->items[leaders[i]], &c->items[at]) >= SAME) return i;
    return SIZE_MAX;
}

/* Candidates → hits: near-duplicates fold under the first; `offset` leaders are passed over. */
static tc_status make_hits(tc_results *out, tc_candidates *c, tc_searcher *s, const tc_query *q,
                           const tc_search_options *o)
{
    size_t most = o->limit < 0 ? c->count : (size_t)o->limit, led = 0, skip = (size_t)o->offset;
    size_t *leaders = calloc(c->count + 1, sizeof *leaders);
    tc_matcher *matcher = NULL;
    tc_status status = leaders ? tc_matcher_new(&matcher, q) : tc_fail(TC_MEMORY, "no memory for the results");
    out->hits = status == TC_OK ? calloc(most < c->count ? most + 1 : c->count + 1, sizeof *out->hits) : NULL;
    if (status == TC_OK && !out->hits) status = tc_fail(TC_MEMORY, "no memory for the results");
    tc_tokens tokens = {0};
    for (size_t i = 0; i < c->count && status == TC_OK && out->hit_count < most; i++) {
        if (led < 64) status = tc_candidate_shingle(&c->items[i], s->analyser, &tokens);
        if (status != TC_OK) break;
        size_t before = led < 64 ? said_before(c, leaders, led, i) : SIZE_MAX;
        if (before != SIZE_MAX) {
            if (before >= skip) status = fold_under(&out->hits[before - skip], &c->items[i], s);
            continue;
        }
        leaders[led++] = i;
        if (led <= skip) continue;
        tc_hit *hit = &out->hits[out->hit_count];
        status = tc_hit_make(hit, &c->items[i], s, q, matcher);
        if (status != TC_OK) break;
        hit->rank = (uint32_t)led;
        out->hit_count++;
    }
    tc_tokens_free(&tokens);
    tc_matcher_free(matcher);
    free(leaders);
    return status;
}

/* The query as it was meant, perhaps: mended, and with the corrected words in it. */
static tc_status suggest(tc_results *out, const tc_query *q)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    uint32_t done = 0;
    if (!q->corrected && !q->mended.count) return TC_OK;
    for (size_t i = 0; i < q->count; i++) {
        const tc_query_word *w = &q->words[i];
        const char *meant = w->corrected ? w->term : w->better;
        if (!meant || w->excluded) continue;
        tc_put(&text, q->text + done, w->at.start - done);
        TRY(tc_term_text(&text, meant, strlen(meant)));
        done = w->at.end;
    }
    tc_put(&text, q->text + done, q->length - done);
    TRY(tc_buffer_check(&text));
    out->suggestion = tc_buffer_steal(&text);
    return out->suggestion ? TC_OK : tc_fail(TC_MEMORY, "no memory for the results");
}

void tc_results_clear(tc_results *r)
{
    free(r->query);
    free(r->suggestion);
    tc_understood_clear(&r->understood);
    for (size_t i = 0; i < r->hit_count; i++) tc_hit_clear(&r->hits[i]);
    free(r->hits);
    tc_counts_clear(&r->sectors);
    tc_counts_clear(&r->years);
    tc_counts_clear(&r->types);
    tc_counts_clear(&r->documents);
    tc_texts_free(r->warnings, r->warning_count);
    *r = (tc_results){.total = 0};
}

/* The stages of a search, one a line. */
static tc_status search_once(tc_results *out, tc_searcher *s, const char *text, const tc_search_options *o)
{
    TC_CLEANUP(tc_query_clear) tc_query query = {.count = 0};
    TC_CLEANUP(tc_candidates_free) tc_candidates found = {.count = 0};
    tc_matching matching = {0, true};
    TRY(tc_copy(&out->query, text));
    const tx_database *database = tc_store_database(s->store);
    TRY(tc_query_read_mended(&query, s->analyser, database, text, o->today)); /* words, numbers, periods, operators */
    TRY(tc_query_question(&query));                                           /* what kind of answer is wanted */
    TRY(tc_query_periods(&query, s->store, o->today));                        /* periods without their year */
    TRY(tc_query_expand(&query, s->store, s->wordings));                      /* forms, rarity, other wordings */
    tc_query_drop_longer(&query);
    TRY(tc_query_restore_marks(&query, s->wordings));    /* which forms were meant without marks */
    if (query.corrected) TRY(tc_query_question(&query)); /* "bao nhieeu" is one after all */
    TRY(tc_query_filter_options(&query, o));             /* options beside the query */
    if (!query.count && !query.filter_count) return tc_fail(TC_USAGE, "the query holds no word to look for");
    TRY(tc_query_run(&found, &matching, out, s, &query, o)); /* matching and ranking */
    out->total = matching.total;
    out->total_exact = matching.exact;
    TRY(make_hits(out, &found, s, &query, o)); /* citations, highlights, near-duplicates */
    TRY(suggest(out, &query));
    if (!out->total) TRY(tc_query_warn_unknown(&query, s->store)); /* what the filters name may not be there at all */
    tc_query_steal_warnings(&out->warnings, &out->warning_count, &query);
    return TC_OK;
}

/* Whether a query asks, and has no other operators than quotation marks: they name what it asks about then. */
static tc_status names_in_question(bool *out, tc_searcher *s, const char *text, tc_date today)
{
    TC_CLEANUP(tc_query_clear) tc_query query = {.count = 0};
    TRY(tc_query_read(&query, s->analyser, text, today));
    TRY(tc_query_question(&query));
    *out = query.tree && query.kind && !query.filter_count;
    return TC_OK;
}

/* The text with typographic quotes as spaces, and in a question with straight ones as well, which are typed on purpose
 * elsewhere; NULL where it has none. */
static tc_status without_quotes(char **out, tc_searcher *s, const char *text, tc_date today)
{
    static const char *const marks[] = {"“", "”", "„", "‟", "ˮ", "«", "»", "\""};
    bool any = false, asks = false;
    TRY(names_in_question(&asks, s, text, today));
    TRY(tc_copy(out, text));
    for (size_t i = 0; i < TC_COUNT(marks) - !asks; i++)
        for (char *at = *out; (at = strstr(at, marks[i])) != NULL; any = true) memset(at, ' ', strlen(marks[i]));
    if (any) return TC_OK;
    free(*out);
    *out = NULL;
    return TC_OK;
}

/* What is pasted from a document brings its quotes along, and they need not be those of the text that is looked for: a
 * phrase in typographic quotes that nothing holds is read as words, and so is one that a question names. */
static tc_status search_quoted(tc_results *out, tc_searcher *s, const char *text, const tc_search_options *o)
{
    TC_CLEANUP(tc_query_clear) tc_query warned = {.count = 0};
    char *plain;
    TRY(search_once(out, s, text, o));
    if (out->total) return TC_OK;
    TRY(without_quotes(&plain, s, text, o->today));
    if (!plain) return TC_OK;
    tc_results_clear(out);
    tc_status status = search_once(out, s, plain, o);
    free(plain);
    TRY(status);
    free(out->query);
    out->query = NULL;
    TRY(tc_copy(&out->query, text));
    TRY(tc_query_warn(&warned, "no passage holds the words in quotes side by side; read as words"));
    size_t capacity = out->warning_count;
    TRY(TC_GROW(out->warnings, capacity, out->warning_count + 1));
    out->warnings[out->warning_count++] = warned.warnings[0];
    warned.warning_count = 0;
    return TC_OK;
}

tc_status tc_search(tc_results *out, tc_searcher *s, const char *query, const tc_search_options *options)
{
    tc_search_options o = *options;
    tc_results results = {.total = 0};
    tc_status status;
    tc_options_date(&o);
    TC_RUN_TIMED(status, out, results, elapsed_ms, s->store, search_quoted(&results, s, query, &o), tc_results_clear);
    return status;
}
