/* Which entries a query shows, and in what order. */
#include "searcher/decision/decision.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- filters ---- */

static bool all_words(const char *words, const char *in)
{
    char word[96];
    for (const char *at = words; at[0] && at[1];) {
        size_t n = strcspn(at + 1, " ") + 2;
        if (n >= sizeof word) return false;
        memcpy(word, at, n);
        word[n] = '\0';
        if (!strstr(in, word)) return false;
        at += n - 1;
    }
    return true;
}

/* "Tỉnh ủy" names "Ban Thường vụ Tỉnh ủy", "UBND thành phố" "Ủy ban nhân dân thành phố Mộc Giang". */
static bool names_agency(const tc_agency *asked, const tc_agency *a)
{
    if (asked->level && asked->level != a->level) return false;
    if (asked->kind && asked->kind != a->kind) return false;
    if (asked->organs & (uint8_t)~a->organs) return false;
    return !asked->rest || all_words(asked->rest, a->rest ? a->rest : " ");
}

/* Names typed without marks are compared as written, word by word. */
static tc_status passes_issuer(bool *out, const char *value, const tc_entry *e)
{
    TC_CLEANUP(tc_agency_clear) tc_agency asked = {0};
    TC_CLEANUP(tc_buffer_free) tc_buffer wanted = {0}, issuer = {0};
    *out = false;
    if (!e->issuer) return TC_OK;
    TRY(tc_agency_read(&asked, value));
    TRY(tc_field_key(&wanted, value));
    tc_put_char(&issuer, ' ');
    TRY(tc_field_key(&issuer, e->issuer));
    tc_put_char(&issuer, ' ');
    TRY(tc_buffer_check(&issuer));
    *out = names_agency(&asked, &e->agency) || (wanted.data && strstr(issuer.data, wanted.data));
    return TC_OK;
}

static tc_status passes_number(bool *out, const char *value, const tc_entry *e)
{
    TC_CLEANUP(tc_wanteds_free) tc_wanteds wanted = {0};
    tc_query q = {.text = (char *)(uintptr_t)value, .length = strlen(value)};
    *out = false;
    TRY(tc_wanteds_read(&wanted, &q, false));
    for (size_t i = 0; i < wanted.count; i++) *out |= tc_wanted_fit(&wanted.items[i], e->key, e->type) > 1;
    return TC_OK;
}

static tc_status passes(bool *out, const tc_filter *f, const tc_entry *e)
{
    switch (f->field) {
    case TC_FIELD_TYPE: *out = e->type && tc_fold_equal(f->value, e->type); break;
    case TC_FIELD_ISSUER: TRY(passes_issuer(out, f->value, e)); break;
    case TC_FIELD_DATE: *out = e->date.year && tc_period_overlaps(tc_date_period(e->date), f->period); break;
    case TC_FIELD_CITED: TRY(passes_number(out, f->value, e)); break;
    case TC_FIELD_KIND:
    case TC_FIELD_SPELLED:
    case TC_FIELD_DOCUMENT:
    case TC_FIELD_SECTOR:
    case TC_FIELD_NUMBER:
    case TC_FIELD_IDENTITY:
    case TC_FIELD_TEXT:
    case TC_FIELD_FAILURE:
    case TC_FIELD_ROOT:
    case TC_FIELD_PERIOD:
    case TC_FIELD_SECTION:
    case TC_FIELD_COUNT: *out = true; return TC_OK; /* asked of the passages */
    }
    *out = *out != f->negated;
    return TC_OK;
}

static tc_status may_pass(bool *out, const tc_query *q, const tc_node *node, bool negated, const tc_entry *e);

/* Of several parts one has to, or all: NOT over them turns one into the other. */
static tc_status parts_may_pass(bool *out, const tc_query *q, const tc_node *node, bool negated, const tc_entry *e)
{
    bool one_will_do = (node->kind == TC_NODE_OR) != negated;
    *out = !one_will_do;
    for (size_t i = 0; i < node->count && *out != one_will_do; i++) TRY(may_pass(out, q, node->parts[i], negated, e));
    return TC_OK;
}

/* Whether an entry can be what the tree asks for, by its fields: what words say of it the passages have decided. */
static tc_status may_pass(bool *out, const tc_query *q, const tc_node *node, bool negated, const tc_entry *e)
{
    *out = true;
    switch (node->kind) {
    case TC_NODE_WORD:
    case TC_NODE_PHRASE:
    case TC_NODE_NEAR:
    case TC_NODE_PREFIX: break;
    case TC_NODE_NOT: return node->count ? may_pass(out, q, node->parts[0], !negated, e) : TC_OK;
    case TC_NODE_AND:
    case TC_NODE_OR: return parts_may_pass(out, q, node, negated, e);
    case TC_NODE_FIELD: {
        tc_filter f = q->filters[node->first];
        f.negated = negated;
        return passes(out, &f, e);
    }
    }
    return TC_OK;
}

static tc_status passes_all(bool *out, const tc_query *q, const tc_entry *e)
{
    *out = e->passed;
    for (size_t i = 0; i < q->filter_count && *out; i++)
        if (!q->filters[i].in_tree) TRY(passes(out, &q->filters[i], e));
    return *out && q->tree ? may_pass(out, q, q->tree, false, e) : TC_OK;
}

/* ---- order ---- */

static bool in_periods(const tc_query *q, const tc_entry *e)
{
    for (size_t i = 0; i < q->period_count && e->date.year; i++)
        if (tc_period_overlaps(tc_date_period(e->date), q->periods[i])) return true;
    return false;
}

/* "11-CT/TU của Tỉnh ủy": the body that stands beside the number tells those of one number apart. */
static double issuer_fit(const tc_agency *asked, const tc_agency *a)
{
    double fit = 0;
    if (asked->level && a->level) fit += asked->level == a->level ? 0.3 : -0.3;
    if (asked->kind && a->kind) fit += asked->kind == a->kind ? 0.2 : -0.2;
    return fit;
}

/* The agency that the words beside the number name: its own letters ("TU") name none. */
static tc_status read_asked(tc_agency *out, const tc_query *q)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    for (size_t i = 0; i < q->count; i++) {
        if (q->words[i].in_number) continue;
        tc_put(&text, q->text + q->words[i].at.start, q->words[i].at.end - q->words[i].at.start);
        tc_put_char(&text, ' ');
    }
    TRY(tc_buffer_check(&text));
    return tc_agency_read(out, text.data);
}

/* A number that fits leads, then words and dates that the query names beside it; then the entry that is in the index
 * itself, and the one that is cited more. */
static void weigh(tc_entry *e, const tc_query *q, const tc_wanteds *wanted, const tc_agency *asked)
{
    bool typed = false;
    for (size_t i = 0; i < wanted->count; i++) {
        int fit = tc_wanted_fit(&wanted->items[i], e->key, e->type);
        /* Digits alone name a bare number no better than one with letters. */
        if (fit == 3 && !wanted->items[i].letters && !wanted->items[i].year) fit = 2;
        if (fit > e->fit) e->fit = fit;
        typed |= wanted->items[i].type && e->type && tc_fold_equal(wanted->items[i].type, e->type);
    }
    e->score = e->fit + e->words;
    if (in_periods(q, e)) e->score += 0.6;
    if (typed) e->score += 0.2;
    if (e->fit) e->score += issuer_fit(asked, &e->agency);
    e->score += e->document != SIZE_MAX ? 0.1 : 0;
    e->score += 0.02 * log(1 + (double)e->count);
    if (!e->certain) e->score -= 0.02;
}

static int by_date(const tc_entry *a, const tc_entry *b)
{
    if (!a->date.year != !b->date.year) return a->date.year ? -1 : 1;
    int order = a->date.year ? tc_date_compare(a->date, b->date) : 0;
    return order ? order : strcmp(a->id, b->id);
}

static int oldest_first(const void *a, const void *b)
{
    return by_date(*(tc_entry *const *)a, *(tc_entry *const *)b);
}

static int newest_first(const void *a, const void *b)
{
    const tc_entry *x = *(tc_entry *const *)a, *y = *(tc_entry *const *)b;
    return !x->date.year != !y->date.year ? by_date(x, y) : by_date(y, x);
}

static int best_first(const void *a, const void *b)
{
    const tc_entry *x = *(tc_entry *const *)a, *y = *(tc_entry *const *)b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return newest_first(a, b);
}

tc_status tc_entries_choose(tc_entries *entries, const tc_query *q, const tc_wanteds *wanted, bool words, tc_sort sort)
{
    entries->shown = calloc(entries->count + 1, sizeof *entries->shown);
    if (!entries->shown) return tc_fail(TC_MEMORY, "no memory for the decisions");
    TC_CLEANUP(tc_agency_clear) tc_agency asked = {0};
    TRY(read_asked(&asked, q));
    for (size_t i = 0; i < entries->count; i++) {
        tc_entry *e = &entries->items[i];
        bool passed;
        if (words && e->words < TC_WORDS_LEAST) continue;
        TRY(passes_all(&passed, q, e));
        if (!passed) continue;
        weigh(e, q, wanted, &asked);
        entries->shown[entries->shown_count++] = e;
    }
    bool ranked = (words || wanted->count) && sort == TC_SORT_RELEVANCE;
    qsort(entries->shown, entries->shown_count, sizeof(tc_entry *),
          ranked                            ? best_first
          : sort == TC_SORT_DATE_DESCENDING ? newest_first
                                            : oldest_first);
    return TC_OK;
}
