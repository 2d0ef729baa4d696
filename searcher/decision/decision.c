/* Decisions: the pipeline from a query to entries. */
#include "searcher/decision/decision.h"
#include <stdlib.h>
#include <string.h>

const char *tc_relation_name(tc_relation_kind kind)
{
    static const char *const names[] = {[TC_RELATION_BASED_ON] = "based_on",
                                        [TC_RELATION_IMPLEMENTS] = "implements",
                                        [TC_RELATION_AMENDS] = "amends",
                                        [TC_RELATION_REPLACES] = "replaces"};
    return names[kind];
}

const char *tc_standing_name(tc_standing standing)
{
    static const char *const names[] = {[TC_STANDING_SILENT] = "silent",
                                        [TC_STANDING_NOT_YET] = "not_yet",
                                        [TC_STANDING_REPLACED] = "replaced",
                                        [TC_STANDING_LATER] = "replaced_later",
                                        [TC_STANDING_REPLACED_UNDATED] = "replaced_undated"};
    return names[standing];
}

void tc_decisions_clear(tc_decisions *d)
{
    free(d->query);
    for (size_t i = 0; i < d->count; i++) tc_decision_clear(&d->items[i]);
    free(d->items);
    tc_texts_free(d->warnings, d->warning_count);
    *d = (tc_decisions){.count = 0};
}

/* What one run needs, freed together. */
typedef struct run {
    tc_searcher *searcher;
    const tc_decision_options *options;
    tc_query query;
    tc_matcher *matcher;
    tc_wanteds wanted;
    tc_gathered gathered;
    tc_gathering gathering;
    tc_entries entries;
    bool words; /* entries are found by words, not by a number */
} run;

static void run_free(run *r)
{
    tc_entries_free(&r->entries);
    tc_gathering_free(&r->gathering);
    tc_gathered_free(&r->gathered);
    tc_wanteds_free(&r->wanted);
    tc_matcher_free(r->matcher);
    tc_query_clear(&r->query);
}

static bool has_words(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (!q->words[i].question && !q->words[i].in_number && !q->words[i].in_period && !q->words[i].excluded)
            return true;
    return false;
}

/* The others are asked of the entries, and no passage is passed over for them. */
static void spare_passages(tc_query *q)
{
    for (size_t i = 0; i < q->filter_count; i++) {
        tc_field field = q->filters[i].field;
        q->filters[i].ignored |= field != TC_FIELD_SECTOR && field != TC_FIELD_DOCUMENT && field != TC_FIELD_PERIOD &&
                                 field != TC_FIELD_SECTION;
    }
}

static tc_status understand(run *r, const char *text)
{
    tc_query *q = &r->query;
    TRY(tc_query_read(q, r->searcher->analyser, text, r->options->search.today));
    TRY(tc_query_expand(q, r->searcher->store, r->searcher->wordings));
    TRY(tc_query_filter_options(q, &r->options->search));
    spare_passages(q);
    TRY(tc_query_check_typed(q));
    TRY(tc_matcher_new(&r->matcher, q));
    r->gathering = (tc_gathering){.out = &r->gathered, .searcher = r->searcher, .query = q};
    if (has_words(q)) r->gathering.matcher = r->matcher;
    r->gathering.best = calloc(q->count + 1, sizeof *r->gathering.best);
    return r->gathering.best ? TC_OK : tc_fail(TC_MEMORY, "no memory for the decisions");
}

static tc_status gather_wanted(run *r)
{
    r->gathering.wanted = &r->wanted;
    free(r->gathering.documents);
    r->gathering.documents = NULL;
    r->gathering.document_count = 0;
    return r->wanted.count ? tc_gather(&r->gathering) : TC_OK;
}

/* By the numbers named, O and l beside digits first read as digits ("l7-ĐA/TU" is rather 17-ĐA/TU than an order of
 * number 4), and at last with letters that no table knows; where nothing bears such a number, by the words. Filters
 * alone give all that pass them, filters beside a number that nothing bears give nothing. */
static tc_status gather(run *r)
{
    const tc_query *q = &r->query;
    bool filtered = !q->count || q->filter_count, numbered = false;
    for (int reading = 0; reading < 3; reading++) {
        tc_wanteds_free(&r->wanted);
        if (reading < 2)
            TRY(tc_wanteds_read(&r->wanted, q, reading == 0));
        else
            TRY(tc_wanteds_guess(&r->wanted, q));
        numbered = numbered || r->wanted.count;
        TRY(gather_wanted(r));
        if (r->gathered.count) return TC_OK;
    }
    tc_wanteds_free(&r->wanted);
    if (!has_words(q)) {
        r->gathering.wanted = NULL;
        return filtered && !numbered ? tc_gather(&r->gathering) : TC_OK;
    }
    const tc_search_options *o = &r->options->search;
    size_t most = o->limit < 0 ? 50 : (size_t)o->limit + (size_t)o->offset;
    r->words = true;
    r->gathering.wanted = NULL;
    TRY(tc_gather_by_words(&r->wanted, &r->gathering, most < 10 ? 10 : most));
    return gather_wanted(r);
}

/* Once the first entry was handed over, the query cannot be run again. */
static tc_status hand_over(const run *r, size_t at, bool first)
{
    tc_decision decision = {.id = NULL};
    const tc_decision_options *o = r->options;
    tc_status status = tc_decision_fill(&decision, r->entries.shown[at], &r->entries, &r->gathered, r->searcher, o);
    if (status == TC_OK) status = o->each(o->context, &decision, r->entries.shown_count);
    tc_decision_clear(&decision);
    return status == TC_MOVED && !first ? tc_fail(TC_IO, "the index was written while it was listed") : status;
}

static tc_status fill(tc_decisions *out, const run *r)
{
    tc_slice page = tc_slice_of(&r->options->search, r->entries.shown_count);
    out->total = r->entries.shown_count;
    if (r->options->each) {
        for (size_t i = page.first; i < page.end; i++) TRY(hand_over(r, i, i == page.first));
        return TC_OK;
    }
    out->items = calloc(page.end - page.first + 1, sizeof *out->items);
    if (!out->items) return tc_fail(TC_MEMORY, "no memory for the decisions");
    for (size_t i = page.first; i < page.end; i++)
        TRY(tc_decision_fill(&out->items[out->count++], r->entries.shown[i], &r->entries, &r->gathered, r->searcher,
                             r->options));
    return TC_OK;
}

static tc_status find_once(tc_decisions *out, tc_searcher *s, const char *text, const tc_decision_options *o)
{
    TC_CLEANUP(run_free) run r = {.searcher = s, .options = o};
    TRY(tc_copy(&out->query, text));
    out->as_of = o->as_of;
    TRY(understand(&r, text));                     /* words, numbers, filters */
    TRY(gather(&r));                               /* places that name documents */
    TRY(tc_entries_make(&r.entries, &r.gathered)); /* those of one document together */
    TRY(tc_entries_choose(&r.entries, &r.query, &r.wanted, r.words, o->search.sort));
    TRY(fill(out, &r)); /* citations and relations of those shown */
    tc_query_steal_warnings(&out->warnings, &out->warning_count, &r.query);
    return TC_OK;
}

tc_status tc_decision_find(tc_decisions *out, tc_searcher *s, const char *query, const tc_decision_options *options)
{
    const char *text = query ? query : "";
    tc_decision_options o = *options;
    tc_decisions found = {.count = 0};
    tc_status status;
    tc_options_date(&o.search);
    TC_RUN_TIMED(status, out, found, elapsed_ms, s->store, find_once(&found, s, text, &o), tc_decisions_clear);
    return status;
}
