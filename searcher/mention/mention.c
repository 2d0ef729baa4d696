/* Mentions: every passage that names something, in order of time.
 *
 * The stages: read the name, look for it as it stands, less strictly where nothing names it so, then in the other forms
 * that its documents give it; order by time, look around each, compare what documents say. */
#include "searcher/mention/mention.h"
#include <stdlib.h>
#include <string.h>

void tc_mention_clear(tc_mention *m)
{
    for (size_t i = 0; i < m->event_count; i++) free(m->events[i].kind);
    for (size_t i = 0; i < m->beside_count; i++) {
        free(m->beside[i].about);
        free(m->beside[i].task);
    }
    free(m->events);
    free(m->beside);
    tc_hit_clear(&m->hit);
    *m = (tc_mention){.basis = NULL};
}

void tc_mentions_clear(tc_mentions *m)
{
    free(m->name);
    free(m->sought);
    free(m->suggestion);
    tc_texts_free(m->forms, m->form_count);
    for (size_t i = 0; i < m->count; i++) tc_mention_clear(&m->items[i]);
    free(m->items);
    for (size_t i = 0; i < m->drift_count; i++) {
        free(m->drifts[i].about);
        free(m->drifts[i].task);
        free(m->drifts[i].unit);
        free(m->drifts[i].values);
    }
    free(m->drifts);
    tc_counts_clear(&m->timeline);
    *m = (tc_mentions){.count = 0};
}

/* How often each spelling was found, the most frequent first. All mentions are asked, as their order differs with the
 * way in which they were read. */
static tc_status count_spellings(tc_counts *forms, const tc_mentions *m)
{
    for (size_t i = 0; i < m->count; i++) {
        const tc_hit *h = &m->items[i].hit;
        for (size_t k = 0; k < h->highlight_count; k++)
            TRY(tc_counts_add(forms, h->passage.text + h->highlights[k].start,
                              h->highlights[k].end - h->highlights[k].start, 1));
    }
    tc_counts_sort(forms, false);
    return TC_OK;
}

static tc_status count_forms(tc_mentions *m)
{
    TC_CLEANUP(tc_counts_clear) tc_counts forms = {.count = 0};
    TRY(count_spellings(&forms, m));
    m->forms = calloc(forms.count + 1, sizeof *m->forms);
    if (!m->forms) return tc_fail(TC_MEMORY, "no memory for the mentions");
    for (size_t i = 0; i < forms.count; i++) {
        m->forms[m->form_count++] = forms.items[i].name;
        forms.items[i].name = NULL;
    }
    return TC_OK;
}

tc_status tc_mention_put_words(tc_buffer *out, const char *text, const tc_tokens *tokens, size_t from, size_t to)
{
    const tc_token *t = tokens->items;
    for (size_t i = from; i < to; i++) {
        uint32_t gap = i > from ? t[i].start - t[i - 1].end : 0;
        const char *between = text + t[i].start - gap;
        bool joint = gap == 1 && strchr("-/.,", *between);
        if (gap) tc_put(out, joint ? between : " ", 1);
        tc_put(out, text + t[i].start, t[i].end - t[i].start);
    }
    return tc_buffer_check(out);
}

tc_status tc_mention_commonest(char **out, const tc_finding *f)
{
    TC_CLEANUP(tc_counts_clear) tc_counts forms = {.count = 0};
    TC_CLEANUP(tc_tokens_free) tc_tokens tokens = {0};
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    TRY(count_spellings(&forms, f->out));
    for (size_t i = 0; i < forms.count; i++) {
        const char *spelling = forms.items[i].name;
        TRY(tc_analyse(f->searcher->analyser, &tokens, spelling, strlen(spelling), TC_FOR_HIGHLIGHT));
        if (tokens.count != f->query->count) continue;
        TRY(tc_mention_put_words(&name, spelling, &tokens, 0, tokens.count));
        return tc_copy(out, name.data);
    }
    *out = NULL;
    return TC_OK;
}

static void cut(tc_mentions *m, const tc_search_options *o)
{
    tc_slice page = tc_slice_of(o, m->count);
    for (size_t i = 0; i < m->count; i++)
        if (i < page.first || i >= page.end) tc_mention_clear(&m->items[i]);
    tc_slice_keep(m->items, &m->count, sizeof *m->items, page);
    for (size_t i = 0; i < m->count; i++) m->items[i].hit.rank = (uint32_t)(page.first + i + 1);
}

tc_status tc_mention_note_core(tc_finding *f, const char *name)
{
    if (f->out->match == TC_MATCH_NAME) f->out->match = TC_MATCH_CORE;
    return f->out->sought ? TC_OK : tc_copy(&f->out->sought, name);
}

const char *tc_mention_match_name(tc_mention_match match)
{
    switch (match) {
    case TC_MATCH_NAME: return "name";
    case TC_MATCH_CORE: return "core";
    case TC_MATCH_ALIKE: return "alike";
    case TC_MATCH_WORDS: return "words";
    }
    return NULL;
}

/* ---- less strictly ---- */

tc_status tc_mention_seek_plain(tc_finding *f, unsigned slack, bool loose)
{
    tc_name_way *ways = calloc(4, sizeof *ways);
    if (!ways) return tc_fail(TC_MEMORY, "no memory for the mentions");
    const tc_seeking seeking = {.ways = ways, .way_count = tc_name_ways(ways, 4, f, slack)};
    for (size_t i = 0; i < seeking.way_count; i++) ways[i].loose = loose;
    tc_status status = tc_mention_seek(f, &seeking);
    free(ways);
    return status;
}

static tc_status seek_other_forms(tc_finding *f)
{
    if (!f->out->count) return TC_OK;
    TRY(tc_mention_seek_here(f));
    TRY(tc_mention_seek_tenure(f));
    TRY(tc_mention_seek_numeral(f));
    TRY(tc_mention_seek_body(f));
    TRY(tc_mention_seek_short(f));
    TRY(tc_mention_seek_parts(f));
    TRY(tc_mention_seek_person_forms(f));
    if (!f->operators) TRY(tc_mention_seek_slogan(f));
    TRY(tc_mention_seek_acronyms(f));
    TRY(tc_mention_seek_initials(f));
    TRY(tc_mention_seek_company(f));
    TRY(tc_mention_seek_defined(f));
    TRY(tc_mention_seek_variants(f));
    TRY(tc_mention_seek_dotted(f));
    return tc_mention_seek_worn(f);
}

static tc_status seek_strictly(tc_finding *f, void *context)
{
    (void)context;
    TRY(tc_mention_seek_plain(f, 0, false));
    TRY(tc_mention_seek_cited(f));
    return seek_other_forms(f);
}

tc_status tc_mention_seek_spelt(tc_finding *f, const char *name)
{
    return tc_mention_seek_as(f, name, seek_strictly, NULL);
}

/* Whether the name as typed is how most mentions spell it; of one without marks any spelling is. */
static tc_status is_as_typed(bool *out, tc_finding *f)
{
    TC_CLEANUP(tc_tokens_free) tc_tokens tokens = {0};
    const tc_query *q = f->query;
    char *name = NULL;
    *out = !q->corrected;
    if (!q->marked || q->corrected) return TC_OK;
    TRY(tc_mention_commonest(&name, f));
    tc_status status = name ? tc_analyse(f->searcher->analyser, &tokens, name, strlen(name), TC_FOR_HIGHLIGHT) : TC_OK;
    for (size_t i = 0; i < tokens.count && i < q->count && status == TC_OK; i++) {
        const tc_token *t = &tokens.items[i];
        const tc_query_word *w = &q->words[i];
        bool same_letters = t->fold_length == w->fold_length && !memcmp(t->term, w->term, t->fold_length);
        *out &= !same_letters || (t->length == w->length && !memcmp(t->term, w->term, t->length));
    }
    free(name);
    return status;
}

/* What was typed with a slip or other marks has its other forms by its right spelling. */
static tc_status seek_respelt(tc_finding *f)
{
    char *name;
    TRY(f->query->corrected ? tc_mention_respell(&name, f) : tc_mention_commonest(&name, f));
    tc_status status = name ? tc_mention_seek_spelt(f, name) : seek_other_forms(f);
    free(name);
    return status;
}

static tc_status seek_relaxing(tc_finding *f);

static tc_status seek_again(tc_finding *f, void *context)
{
    (void)context;
    return f->operators ? TC_OK : seek_relaxing(f);
}

/* What nothing names as it stands in quotation marks may be mistyped within them. */
static tc_status seek_unquoted(tc_finding *f, tc_mention_seeker *seek)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    TRY(tc_mention_unquote(&name, f->query));
    return name.length ? tc_mention_seek_as(f, name.data, seek, NULL) : TC_OK;
}

static tc_status suggest(tc_finding *f, void *context)
{
    (void)context;
    return tc_mention_suggest(f);
}

/* In a question a person is asked for by whatever title, a project by its own name. */
static tc_status seek_asked(tc_finding *f, void *context)
{
    (void)context;
    TRY(seek_relaxing(f));
    if (!f->out->count) return TC_OK;
    TRY(tc_mention_note_core(f, f->query->text));
    return tc_mention_seek_own(f);
}

/* A question that quotes the name, else what is quoted without its marks. */
static tc_status seek_within_quotes(tc_finding *f)
{
    bool asked = false;
    TRY(tc_mention_seek_asked(&asked, f, seek_asked));
    return asked || f->out->count ? TC_OK : seek_unquoted(f, seek_again);
}

/* A date that stands in the sentence with the other words is one of them, else a period. */
static tc_status seek_by_words(tc_finding *f, bool aside)
{
    TRY(tc_mention_seek_words(f, true));
    if (aside && !f->out->count) {
        TRY(tc_mention_seek_words(f, false));
        tc_mention_keep_periods(f);
    }
    if (f->out->count) f->out->match = TC_MATCH_WORDS;
    return TC_OK;
}

/* The name of a body without what it does. */
static tc_status seek_open(tc_finding *f)
{
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0);
    tc_name_way way = tc_name_way_typed(f->query->count);
    const tc_seeking seeking = {.ways = &way, .way_count = 1};
    way.open = head && !strcmp(head->class, "organisation") && head->count + 2 <= f->query->count;
    return way.open ? tc_mention_seek(f, &seeking) : TC_OK;
}

/* Less strictly: with other marks, of a body without what it does, with one word mistyped, with one of its common words
 * missing. Tells whether the name as typed is how it is spelt. */
static tc_status seek_alike(bool *as_typed, tc_finding *f)
{
    bool found = f->out->count > 0;
    if (!found && f->query->marked) TRY(tc_mention_seek_plain(f, 0, true));
    if (f->out->count) TRY(is_as_typed(as_typed, f));
    if (!f->out->count) TRY(tc_mention_seek_numeral(f));
    if (!f->out->count) TRY(tc_mention_seek_company(f));
    if (!f->out->count) TRY(seek_open(f));
    if (!f->out->count) TRY(tc_mention_seek_slips(f));
    if (!f->out->count && f->query->count >= 4) TRY(tc_mention_seek_plain(f, 1, false));
    if ((!found || f->query->corrected) && f->out->count) f->out->match = TC_MATCH_ALIKE;
    return TC_OK;
}

/* The name as it stands; when nothing names it so, without the period beside it or the town, without the words that
 * make a question of it; when still nothing does, less strictly, by its core, at last by its words. */
static tc_status seek_relaxing(tc_finding *f)
{
    bool asked = false;
    if (f->by_number) return tc_mention_seek_number(f, NULL);
    TRY(tc_mention_seek_plain(f, 0, false));
    if (f->operators) return f->out->count ? TC_OK : seek_within_quotes(f);
    if (!f->out->count) TRY(tc_mention_seek_named(f));
    bool aside = !f->out->count && tc_mention_period_aside(f), as_typed = true;
    if (aside) TRY(tc_mention_seek_plain(f, 0, false));
    if (!f->out->count) TRY(tc_mention_seek_here(f));
    if (!f->out->count) TRY(tc_mention_seek_asked(&asked, f, seek_asked));
    if (asked) return TC_OK;
    if (!f->out->count) TRY(tc_mention_seek_subject(f));
    if (!f->out->count) TRY(tc_mention_seek_initials(f));
    TRY(seek_alike(&as_typed, f));
    TRY(tc_mention_seek_cited(f));
    if (!f->out->count) TRY(tc_mention_seek_core(f));
    if (as_typed && !f->out->sought) TRY(seek_other_forms(f));
    if (!as_typed) TRY(seek_respelt(f));
    if (!f->out->count) return seek_by_words(f, aside);
    /* What was found with its kind keeps that in its mentions. */
    if (!f->out->sought) TRY(tc_mention_seek_named(f));
    if (aside) tc_mention_keep_periods(f);
    return tc_mention_part_numbers(f);
}

/* ---- the run ---- */

/* A number in digits or Roman: "khóa XVIII". */
static bool is_numeral(const tc_query_word *w)
{
    return w->kind == TC_TOKEN_DIGITS || (w->length == w->fold_length && strspn(w->term, "ivxlc") == w->length);
}

/* Words that the name is written with and without; never the first. */
static bool may_be_left_out(const tc_finding *f, size_t word)
{
    const tc_query *q = f->query;
    const tc_sign *sign = word ? tc_sign_in_query(f->signs, TC_SIGN_OPTION, q, word) : NULL;
    if (!sign) return false;
    if (strcmp(sign->class, "number") != 0) return q->marked || !strcmp(sign->class, "plain");
    while (word + 1 < q->count && tc_sign_in_query(f->signs, TC_SIGN_OPTION, q, word)) word++;
    return is_numeral(&q->words[word]);
}

/* A name of nothing but words that may be missing is taken as it stands. */
static void note_optional(tc_finding *f)
{
    const tc_query *q = f->query;
    size_t needed = 0;
    for (size_t i = 0; i < q->count; i++) {
        f->optional[i] = may_be_left_out(f, i);
        needed += !f->optional[i];
    }
    for (size_t i = 0; !needed && i < q->count; i++) f->optional[i] = false;
}

/* "KH 07" is one by its letters; "Đề án 21" may be the name of a programme. */
static bool is_number(const tc_query *q)
{
    size_t in_number = 0;
    for (size_t i = 0; i < q->count; i++) in_number += q->words[i].in_number;
    if (q->number_count != 1) return false;
    return in_number == q->count || (q->number_alone && q->count == 2 && q->words[0].flags & TC_TOKEN_UPPER);
}

tc_status tc_mention_give(tc_mention *m, tc_finding *f)
{
    TRY(tc_mention_look_around(m, f));
    m->given = f->out->streamed;
    return m->given ? f->options->each(f->options->context, m) : TC_OK;
}

static tc_status finish(tc_finding *f)
{
    tc_mentions *m = f->out;
    tc_mentions_order(m, f->options->search.sort);
    m->total = m->count;
    if (m->match != TC_MATCH_WORDS) TRY(count_forms(m));
    TRY(tc_mentions_count_time(m, f->options->step));
    cut(m, &f->options->search);
    for (size_t i = 0; i < m->count; i++)
        if (!m->items[i].given) TRY(tc_mention_give(&m->items[i], f));
    /* Sentences that hold the same words need not tell of one thing. */
    return m->match == TC_MATCH_WORDS ? TC_OK : tc_mentions_find_drift(m);
}

/* Makes of the name what a finding needs. */
static tc_status prepare(tc_finding *f)
{
    f->by_number = is_number(f->query);
    f->operators = f->query->tree != NULL;
    memset(f->capitals, 0, sizeof f->capitals);
    note_optional(f);
    return tc_matcher_new(&f->matcher, f->query);
}

static tc_status run(tc_finding *f)
{
    TRY(prepare(f));
    TRY(seek_relaxing(f));
    if (!f->out->count) {
        TRY(tc_signs_refuse_bare(f->signs, f->query, "name"));
        TRY(f->operators ? seek_unquoted(f, suggest) : tc_mention_suggest(f));
    }
    return finish(f);
}

static tc_status read_name(tc_query *q, tc_searcher *s, const char *name, const tc_search_options *o, bool readings)
{
    TRY(tc_query_read_mended(q, s->analyser, tc_store_database(s->store), name, o->today));
    if (!q->count) return tc_fail(TC_USAGE, "the name holds no word to look for");
    TRY(tc_query_expand(q, s->store, s->wordings));
    if (readings) tc_query_keep_readings(q);
    tc_query_drop_synonyms(q);
    TRY(tc_mention_write_numbers(q, s->analyser));
    return tc_query_filter_options(q, o);
}

tc_status tc_mention_seek_as(tc_finding *f, const char *name, tc_mention_seeker *seek, void *context)
{
    TC_CLEANUP(tc_query_clear) tc_query q = {.count = 0};
    tc_finding *before = malloc(sizeof *before);
    if (!before) return tc_fail(TC_MEMORY, "no memory for the mentions");
    *before = *f;
    f->query = &q;
    f->matcher = NULL;
    tc_status status = read_name(&q, f->searcher, name, &f->options->search, f->readings);
    if (status == TC_OK) status = prepare(f);
    if (status == TC_OK) status = seek(f, context);
    tc_matcher_free(f->matcher);
    f->query = before->query;
    f->matcher = before->matcher;
    f->by_number = before->by_number;
    f->operators = before->operators;
    memcpy(f->optional, before->optional, sizeof f->optional);
    memcpy(f->capitals, before->capitals, sizeof f->capitals);
    free(before);
    return status;
}

tc_status tc_mention_seek_core_as(tc_finding *f, const char *name, tc_mention_seeker *seek, void *context)
{
    const size_t before = f->out->count;
    TRY(tc_mention_seek_as(f, name, seek, context));
    return !before && f->out->count ? tc_mention_note_core(f, name) : TC_OK;
}

tc_status tc_mention_seek_within(tc_finding *f, size_t first, size_t end, tc_mention_seeker *seek, void *context)
{
    const tc_query *q = f->query;
    const uint32_t from = q->words[first].at.start;
    char *name = tc_strndup(q->text + from, q->words[end - 1].at.end - from);
    if (!name) return tc_fail(TC_MEMORY, "no memory for the mentions");
    tc_status status = tc_mention_seek_core_as(f, name, seek, context);
    free(name);
    return status;
}

static tc_status find_once(tc_mentions *out, tc_searcher *s, const char *name, const tc_mention_options *o)
{
    TC_CLEANUP(tc_query_clear) tc_query q = {.count = 0};
    TRY(tc_copy(&out->name, name));
    TRY(read_name(&q, s, name, &o->search, false));
    if (!s->signs) TRY(tc_signs_new(&s->signs, s->analyser));
    tc_finding *f = calloc(1, sizeof *f);
    if (!f) return tc_fail(TC_MEMORY, "no memory for the mentions");
    *f = (tc_finding){.searcher = s, .query = &q, .signs = s->signs, .options = o, .out = out};
    tc_status status = run(f);
    tc_matcher_free(f->matcher);
    tc_tokens_free(&f->tokens);
    free(f->found.items);
    free(f->taken);
    free(f);
    return status;
}

tc_status tc_mention_find(tc_mentions *out, tc_searcher *s, const char *name, const tc_mention_options *options)
{
    tc_mention_options o = *options;
    tc_mentions mentions = {.count = 0};
    tc_status status;
    tc_options_date(&o.search);
    TC_RUN_TIMED(status, out, mentions, elapsed_ms, s->store, find_once(&mentions, s, name, &o), tc_mentions_clear);
    return status;
}
