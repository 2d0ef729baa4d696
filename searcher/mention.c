/* Mentions: every passage that names something, in order of time.
 *
 * A mention holds the words of the name in order within one sentence or list item (never across ";"). Gaps stand only
 * before a part of the name: a proper name, a number, or what follows a comma or quotation mark; a name's own words are
 * never pulled apart. Words that names drop and add freely ("năm", "số", "của") need not be there. A name that is a
 * document number is found in all its spellings. */
#include "searcher/searcher.h"
#include <stdlib.h>
#include <string.h>

enum { GAP_MOST = 10, GAPS_MOST = 2, MATCHES_MOST = 20000 };

/* ---- sentences ---- */

/* Whether a sentence or list item ends between two neighbouring tokens. */
static bool ends_between(const char *text, const tc_token *a, const tc_token *b)
{
    for (uint32_t at = a->end; at < b->start; at++) {
        char c = text[at];
        if (c == ';') return true;
        if ((c == '.' || c == '?' || c == '!') && at + 1 < b->start && text[at + 1] == ' ' &&
            (b->flags & TC_TOKEN_CAPITAL) && a->end - a->start > 2)
            return true;
    }
    return false;
}

static bool punctuation_before(const char *text, const tc_token *before, const tc_token *t)
{
    for (uint32_t at = before->end; at < t->start; at++)
        if (text[at] != ' ') return true;
    return false;
}

/* ---- alignment ---- */

typedef struct aligning {
    const tc_query *query;
    const tc_occurrences *found;
    const tc_tokens *tokens;
    const char *text;
    const bool *optional; /* a flag a word of the name */
    unsigned slack;       /* so many lower-case words of the name may be missing */
    bool head_only; /* the name is long enough for a gap behind its head noun ("Kè [chống sạt lở] bờ trái …") */
    size_t second; /* the word behind the head */
    uint32_t end;  /* last token of the mention found */
} aligning;

static bool is_proper(const tc_token *t)
{
    return (t->flags & TC_TOKEN_CAPITAL) || t->kind == TC_TOKEN_DIGITS;
}

/* Whether one stands where the other should: two proper names, or two numbers. An abbreviation is no name ("Công ty
 * [CP] Tư vấn …"). */
static bool compete(const tc_token *a, const tc_token *b)
{
    bool names = (a->flags & TC_TOKEN_CAPITAL) && (b->flags & TC_TOKEN_CAPITAL) && !(b->flags & TC_TOKEN_UPPER);
    return names || (a->kind == TC_TOKEN_DIGITS && b->kind == TC_TOKEN_DIGITS);
}

/* Whether the tokens from…to - 1 may stand between two words of the name; `head`: only its first word stands before. */
static bool gap_allowed(const aligning *a, uint32_t from, uint32_t to, bool head)
{
    const tc_token *t = &a->tokens->items[to];
    if (to == from) return true;
    /* Where the name goes on with a proper name or number, another one in its place is another name: "sông [Mộc, kè bờ
     * phải sông] Lau". */
    if (compete(t, &a->tokens->items[from]) &&
        !punctuation_before(a->text, &a->tokens->items[from - 1], &a->tokens->items[from]))
        return false;
    for (uint32_t i = from; i <= to; i++)
        if (ends_between(a->text, &a->tokens->items[i - 1], &a->tokens->items[i])) return false;
    bool part = head || is_proper(t) || punctuation_before(a->text, t - 1, t);
    /* Neither may the gap tear a proper name: "Cao … Bình". */
    bool torn = (a->tokens->items[from - 1].flags & TC_TOKEN_CAPITAL) &&
                (a->tokens->items[from].flags & TC_TOKEN_CAPITAL) &&
                !punctuation_before(a->text, &a->tokens->items[from - 1], &a->tokens->items[from]);
    return part && !torn;
}

/* Left and right, upper and lower are never the same place. */
static bool is_direction(const tc_query_word *w)
{
    static const char *const folds[] = {"trai", "phai", "tren", "duoi", "dong", "tay", "nam", "bac", "trong", "ngoai"};
    for (size_t i = 0; i < sizeof folds / sizeof *folds; i++)
        if (strlen(folds[i]) == w->fold_length && !memcmp(folds[i], w->term, w->fold_length)) return true;
    return false;
}

/* Words from `word` on stand at tokens from `at` on, within what is left of gaps. */
static bool align(aligning *a, size_t word, uint32_t at, unsigned gap, unsigned gaps)
{
    while (word < a->query->count && a->query->words[word].question) word++;
    if (word >= a->query->count) return true;
    for (size_t i = 0; i < a->found->count; i++) {
        const tc_occurrence *o = &a->found->items[i];
        if (o->first != word || o->from < at || o->from > at + gap) continue;
        unsigned jump = o->from - at;
        if (jump && (!gaps || !gap_allowed(a, at, o->from, a->head_only && word == a->second))) continue;
        if (!jump && at > 0 && ends_between(a->text, &a->tokens->items[at - 1], &a->tokens->items[at])) continue;
        uint32_t end = a->end;
        a->end = o->to;
        if (align(a, o->last + 1, o->to + 1, gap - jump, gaps - (jump > 0))) return true;
        a->end = end;
    }
    if (a->optional[word]) return align(a, word + 1, at, gap, gaps);
    const tc_query_word *w = &a->query->words[word];
    if (!a->slack || is_direction(w) || w->kind == TC_TOKEN_DIGITS || (w->flags & TC_TOKEN_CAPITAL)) return false;
    a->slack--;
    bool stands = align(a, word + 1, at, gap, gaps);
    a->slack++;
    return stands;
}

/* Finds the next mention from occurrence *next on; its tokens are from…to. */
static bool next_mention(aligning *a, size_t *next, uint32_t *from, uint32_t *to)
{
    size_t first = 0;
    while (first + 1 < a->query->count && (a->query->words[first].question || a->optional[first])) first++;
    for (; *next < a->found->count; (*next)++) {
        const tc_occurrence *o = &a->found->items[*next];
        if (o->first != first) continue;
        a->end = o->to;
        a->second = o->last + 1;
        a->head_only = o->first == o->last && a->query->count - first >= 4;
        if (!align(a, o->last + 1, o->to + 1, GAP_MOST, GAPS_MOST)) continue;
        *from = o->from;
        *to = a->end;
        return true;
    }
    return false;
}

/* The mention that ends at the same place but begins latest is the one: "kè …, kè bờ trái sông Lau". */
static void tighten(aligning *a, size_t *next, uint32_t *from, uint32_t to)
{
    for (size_t later = *next + 1;; later++) {
        uint32_t start, end;
        if (!next_mention(a, &later, &start, &end) || start > to || end != to) return;
        *next = later;
        *from = start;
    }
}

/* ---- one passage ---- */

static tc_status add_highlight(tc_hit *hit, uint32_t from, uint32_t to)
{
    size_t capacity = hit->highlight_count;
    tc_range *last = hit->highlight_count ? &hit->highlights[hit->highlight_count - 1] : NULL;
    if (last && from < last->end) return TC_OK;
    TRY(TC_GROW(hit->highlights, capacity, hit->highlight_count + 1));
    hit->highlights[hit->highlight_count++] = (tc_range){from, to};
    return TC_OK;
}

typedef struct finding {
    tc_searcher *searcher;
    const tc_query *query;
    const tc_matcher *matcher;
    const bool *optional;
    unsigned slack;
    bool by_number; /* the name is a document number */
    tc_tokens tokens;
    tc_occurrences found;
} finding;

static tc_status find_by_words(finding *f, const tc_passage *p, tc_hit *hit)
{
    TRY(tc_analyse(f->searcher->analyser, &f->tokens, p->text, p->text_length, TC_FOR_HIGHLIGHT));
    TRY(tc_matcher_run(&f->found, f->matcher, &f->tokens));
    aligning a = {.query = f->query,
                  .found = &f->found,
                  .tokens = &f->tokens,
                  .text = p->text,
                  .optional = f->optional,
                  .slack = f->slack};
    uint32_t from, to, done = 0;
    for (size_t next = 0; next_mention(&a, &next, &from, &to); next++) {
        if (done && from <= done) continue;
        tighten(&a, &next, &from, to);
        TRY(add_highlight(hit, f->tokens.items[from].start, f->tokens.items[to].end));
        done = to;
    }
    return TC_OK;
}

static tc_status find_by_number(finding *f, const tc_passage *p, tc_hit *hit)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
    for (size_t i = 0; i < p->entities.count; i++) {
        const tc_entity *e = &p->entities.items[i];
        if (e->kind != TC_ENTITY_DOCUMENT || !e->number) continue;
        tc_buffer_clear(&key);
        TRY(tc_number_key(&key, e->number));
        if (tc_number_stands_for(f->query->numbers[0], key.data)) TRY(add_highlight(hit, e->at.start, e->at.end));
    }
    return TC_OK;
}

/* ---- the list ---- */

void tc_mentions_clear(tc_mentions *m)
{
    free(m->name);
    for (size_t i = 0; i < m->form_count; i++) free(m->forms[i]);
    free(m->forms);
    for (size_t i = 0; i < m->count; i++) tc_hit_clear(&m->items[i].hit);
    free(m->items);
    tc_counts_clear(&m->timeline);
    *m = (tc_mentions){.count = 0};
}

static bool same_date(tc_date a, tc_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* A period as a date: the year or month it fills, else the day on which it ends (what is counted up to then). */
static tc_date date_of_period(tc_period p)
{
    tc_date year = {p.from.year, 0, 0}, month = {p.from.year, p.from.month, 0};
    tc_period whole_year = tc_date_period(year), whole_month = tc_date_period(month);
    if (same_date(p.from, whole_year.from) && same_date(p.to, whole_year.to)) return year;
    if (same_date(p.from, whole_month.from) && same_date(p.to, whole_month.to)) return month;
    return p.to;
}

static void set_date(tc_mention *m)
{
    const tc_citation *c = &m->hit.citation;
    m->period = m->hit.passage.period;
    if (m->period.from.year) {
        m->date = date_of_period(m->period);
        m->basis = "period";
    } else if (c->date.year) {
        m->date = c->date;
        m->basis = tc_basis_name(c->basis);
    }
}

/* As the dates are written: a year stands before its months, a month before its days; undated last. */
static int compare_dates(tc_date a, tc_date b)
{
    if (!a.year != !b.year) return a.year ? -1 : 1;
    if (a.year != b.year) return a.year - b.year;
    return a.month != b.month ? a.month - b.month : a.day - b.day;
}

static int in_order_of_time(const void *a, const void *b)
{
    const tc_mention *x = a, *y = b;
    int order = compare_dates(x->date, y->date);
    if (!order) order = strcmp(x->hit.citation.document, y->hit.citation.document);
    return order ? order : x->hit.passage.ordinal < y->hit.passage.ordinal ? -1 : 1;
}

static int newest_first(const void *a, const void *b)
{
    const tc_mention *x = a, *y = b;
    if (!x->date.year != !y->date.year) return x->date.year ? -1 : 1;
    return in_order_of_time(b, a);
}

static tc_status count_forms(tc_mentions *m)
{
    TC_CLEANUP(tc_counts_clear) tc_counts forms = {.count = 0};
    for (size_t i = 0; i < m->count; i++) {
        const tc_hit *h = &m->items[i].hit;
        for (size_t k = 0; k < h->highlight_count; k++)
            TRY(tc_counts_add(&forms, h->passage.text + h->highlights[k].start,
                              h->highlights[k].end - h->highlights[k].start, 1));
    }
    tc_counts_sort(&forms, false);
    m->forms = calloc(forms.count + 1, sizeof *m->forms);
    if (!m->forms) return tc_fail(TC_MEMORY, "no memory for the mentions");
    for (size_t i = 0; i < forms.count; i++) {
        m->forms[m->form_count++] = forms.items[i].name;
        forms.items[i].name = NULL;
    }
    return TC_OK;
}

static tc_status count_time(tc_mentions *m)
{
    for (size_t i = 0; i < m->count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
        tc_date date = m->items[i].date;
        if (!date.year) continue;
        date.day = 0;
        tc_date_write(&name, date);
        TRY(tc_buffer_check(&name));
        TRY(tc_counts_add(&m->timeline, name.data, name.length, 1));
    }
    tc_counts_sort(&m->timeline, true);
    return TC_OK;
}

/* ---- candidates ---- */

/* Words that a name is written with and without. */
static bool is_optional(const tc_query *q, const tc_query_word *w)
{
    static const char *const words[] = {"năm", "số",  "của",  "và",  "về",  "tại", "ở",
                                        "lần", "thứ", "khóa", "các", "cho", "trên"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
        if (tc_term_of_word(&term, words[i], strlen(words[i])) != TC_OK) return false;
        if (term.length == w->length && !memcmp(term.data, w->term, w->length)) return true;
        if (!q->marked && w->fold_length == tc_term_fold_length(term.data, term.length) &&
            !memcmp(term.data, w->term, w->fold_length))
            return true;
    }
    return false;
}

static size_t needed_words(const tc_query *q, bool *optional)
{
    size_t needed = 0, numbers = 0;
    for (size_t i = 0; i < q->count; i++) {
        optional[i] = is_optional(q, &q->words[i]);
        needed += !optional[i];
        numbers += q->words[i].in_number;
    }
    /* A name of nothing but such words is taken as it stands. */
    for (size_t i = 0; !needed && i < q->count; i++) optional[i] = false;
    return numbers;
}

/* Words of the name that every mention must hold: with slack, its proper names, numbers and directions alone. */
static bool is_needed(const tc_query_word *w, bool optional, unsigned slack)
{
    if (optional) return false;
    return !slack || (w->flags & TC_TOKEN_CAPITAL) || w->kind == TC_TOKEN_DIGITS || is_direction(w);
}

static tc_status require_all(tc_query *q, const bool *optional, unsigned slack)
{
    tc_node_free(q->tree);
    q->tree = calloc(1, sizeof *q->tree);
    if (!q->tree) return tc_fail(TC_MEMORY, "no memory for the query");
    q->tree->kind = TC_NODE_AND;
    for (size_t i = 0; i < q->count; i++) {
        if (!is_needed(&q->words[i], optional[i], slack)) continue;
        TRY(TC_GROW(q->tree->parts, q->tree->capacity, q->tree->count + 1));
        tc_node *word = calloc(1, sizeof *word);
        if (!word) return tc_fail(TC_MEMORY, "no memory for the query");
        *word = (tc_node){.kind = TC_NODE_WORD, .first = i, .last = i};
        q->tree->parts[q->tree->count++] = word;
    }
    return TC_OK;
}

static void matches_free(tx_matches **matches)
{
    tx_matches_free(*matches);
}

static tc_status find_matches(tx_matches **out, tc_searcher *s, tc_query *q, bool by_number)
{
    tx_query *query = NULL;
    tx_enquire *enquire = NULL;
    tc_status status = tc_query_xapian(&query, q, s->store, by_number ? TC_DEMAND_ALL : TC_DEMAND_ANY);
    if (status == TC_OK) status = tx_enquire_new(&enquire, tc_store_database(s->store));
    if (status == TC_OK) status = tx_enquire_set_query(enquire, query);
    if (status == TC_OK) status = tx_enquire_set_weight(enquire, TX_WEIGHT_BOOLEAN, 0, 0, 0);
    if (status == TC_OK) status = tx_enquire_matches(out, enquire, 0, MATCHES_MOST, 0);
    tx_enquire_free(enquire);
    tx_query_free(query);
    return status;
}

static tc_status try_match(tc_mentions *out, size_t *capacity, finding *f, const tx_matches *matches, uint32_t at)
{
    tc_candidate c = {.at = 0};
    tc_hit places = {.rank = 0};
    char *data;
    size_t length;
    TRY(tx_matches_id(matches, at, &c.at, &c.match));
    TRY(tx_matches_data(matches, at, &data, &length));
    tc_status status = tc_passage_decode(&c.passage, c.document_id, data, length);
    free(data);
    if (status == TC_OK)
        status = f->by_number ? find_by_number(f, &c.passage, &places) : find_by_words(f, &c.passage, &places);
    if (status == TC_OK && places.highlight_count && c.passage.kind != TC_PASSAGE_CONTENTS) {
        status = TC_GROW(out->items, *capacity, out->count + 1);
        tc_mention *m = status == TC_OK ? &out->items[out->count] : NULL;
        if (m) {
            *m = (tc_mention){.basis = NULL};
            status = tc_hit_make(&m->hit, &c, f->searcher, NULL, NULL);
        }
        if (status == TC_OK) {
            m->hit.highlights = places.highlights;
            m->hit.highlight_count = places.highlight_count;
            places.highlights = NULL;
            set_date(m);
            out->count++;
        }
    }
    free(places.highlights);
    tc_candidate_clear(&c);
    return status;
}

static tc_status collect(tc_mentions *out, tc_searcher *s, tc_query *q, const bool *optional, unsigned slack,
                         bool by_number)
{
    TC_CLEANUP(matches_free) tx_matches *matches = NULL;
    finding f = {.searcher = s, .query = q, .optional = optional, .slack = slack, .by_number = by_number};
    tc_matcher *matcher = NULL;
    size_t capacity = 0;
    tc_status status = tc_matcher_new(&matcher, q);
    f.matcher = matcher;
    if (status == TC_OK) status = find_matches(&matches, s, q, by_number);
    if (status == TC_OK) status = tx_matches_fetch(matches);
    for (uint32_t i = 0; status == TC_OK && i < tx_matches_count(matches); i++)
        status = try_match(out, &capacity, &f, matches, i);
    tc_matcher_free(matcher);
    tc_tokens_free(&f.tokens);
    free(f.found.items);
    return status;
}

static void cut(tc_mentions *m, const tc_search_options *o)
{
    size_t first = (size_t)o->offset < m->count ? (size_t)o->offset : m->count, end = m->count;
    if (o->limit >= 0 && first + (size_t)o->limit < end) end = first + (size_t)o->limit;
    for (size_t i = 0; i < m->count; i++)
        if (i < first || i >= end) tc_hit_clear(&m->items[i].hit);
    if (end > first) memmove(m->items, m->items + first, (end - first) * sizeof *m->items);
    m->count = end - first;
    for (size_t i = 0; i < m->count; i++) m->items[i].hit.rank = (uint32_t)(first + i + 1);
}

/* A period beside the name ("… từ 2022 đến 2023") is no part of it: it becomes a filter. */
static bool set_period_aside(tc_query *q, bool *optional)
{
    bool any = false, rest = false;
    for (size_t i = 0; i < q->count; i++) rest |= !q->words[i].in_period && !optional[i];
    for (size_t i = 0; rest && i < q->count; i++) {
        any |= q->words[i].in_period && !optional[i];
        optional[i] |= q->words[i].in_period;
    }
    return any && q->period_count;
}

static bool within_periods(const tc_mention *m, const tc_query *q)
{
    tc_period p = m->period.from.year ? m->period : tc_date_period(m->date);
    for (size_t i = 0; m->date.year && i < q->period_count; i++)
        if (tc_period_overlaps(p, q->periods[i])) return true;
    return false;
}

static void keep_periods(tc_mentions *m, const tc_query *q)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->count; i++) {
        if (within_periods(&m->items[i], q))
            m->items[kept++] = m->items[i];
        else
            tc_hit_clear(&m->items[i].hit);
    }
    m->count = kept;
}

/* The name as it stands; when nothing names it so, without the period beside it; when still nothing does, with one of
 * its common words missing. */
static tc_status collect_relaxing(tc_mentions *out, tc_searcher *s, tc_query *q, bool *optional, bool by_number)
{
    bool operators = q->tree != NULL;
    if (!by_number && !operators) TRY(require_all(q, optional, 0));
    TRY(collect(out, s, q, optional, 0, by_number));
    if (out->count || by_number || operators) return TC_OK;
    if (set_period_aside(q, optional)) {
        TRY(require_all(q, optional, 0));
        TRY(collect(out, s, q, optional, 0, false));
        keep_periods(out, q);
        if (out->count) return TC_OK;
    }
    if (q->count < 4) return TC_OK;
    TRY(require_all(q, optional, 1));
    return q->tree->count ? collect(out, s, q, optional, 1, false) : TC_OK;
}

static tc_status find_once(tc_mentions *out, tc_searcher *s, const char *name, const tc_search_options *o)
{
    TC_CLEANUP(tc_query_clear) tc_query q = {.count = 0};
    bool optional[TC_WORDS_MOST];
    TRY(tc_copy(&out->name, name));
    TRY(tc_query_read_mended(&q, s->analyser, tc_store_database(s->store), name, o->today));
    if (!q.count) return tc_fail(TC_USAGE, "the name holds no word to look for");
    TRY(tc_query_expand(&q, s->store, s->wordings));
    tc_query_drop_synonyms(&q);
    TRY(tc_query_filter_options(&q, o));
    size_t in_number = needed_words(&q, optional);
    TRY(collect_relaxing(out, s, &q, optional, q.number_count == 1 && in_number == q.count));
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items,
              o->sort == TC_SORT_DATE_DESCENDING ? newest_first : in_order_of_time);
    out->total = out->count;
    TRY(count_forms(out));
    TRY(count_time(out));
    cut(out, o);
    return TC_OK;
}

tc_status tc_mention_find(tc_mentions *out, tc_searcher *s, const char *name, const tc_search_options *options)
{
    struct timespec start;
    tc_search_options o = *options;
    tc_mentions mentions = {.count = 0};
    tc_status status;
    clock_gettime(CLOCK_MONOTONIC, &start);
    if (!o.today.year) o.today = tc_today();
    TC_RUN_AGAIN(status, s->store, find_once(&mentions, s, name, &o), tc_mentions_clear(&mentions));
    mentions.elapsed_ms = tc_elapsed(&start);
    if (status == TC_OK)
        *out = mentions;
    else
        tc_mentions_clear(&mentions);
    return status;
}
