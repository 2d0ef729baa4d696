/* The query for Xapian: what is required, what is only weighed, and the filters.
 *
 * A passage matches when it holds the rarer half of the words (and all that operators demand); the others add weight
 * alone, which keeps frequent words from costing time. Every part uses built-in weights, so that remote shards answer
 * the same. */
#include "searcher/query/parts.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Joins what the list holds from `from` on to one query in its place. Nothing there gives no part. */
static tc_status join(tc_parts *p, size_t from, tx_operator op)
{
    tx_query *query;
    if (p->count - from < 2) return TC_OK;
    TRY(tx_query_combine(&query, op, p->items + from, p->count - from, 0));
    while (p->count > from) tx_query_free(p->items[--p->count]);
    return tc_parts_keep(p, query);
}

static tc_status scale(tc_parts *p, size_t at, double factor)
{
    tx_query *query;
    TRY(tx_query_scale(&query, p->items[at], factor));
    tx_query_free(p->items[at]);
    p->items[at] = query;
    return TC_OK;
}

static tc_status finish(tx_query **out, tc_parts *p)
{
    if (!p->count) return tx_query_nothing(out);
    *out = p->items[--p->count];
    return TC_OK;
}

/* How widely a word is asked for: in all its forms; in those of full weight, or nearly; in these, and without what only
 * might stand for it. */
typedef enum breadth { IN_ALL_FORMS, IN_FULL_FORMS, AS_TYPED } breadth;

/* All forms of one weight stand as synonyms: their frequencies count together. */
static tc_status put_forms_of(tc_parts *p, const tc_query_word *w, double weight)
{
    size_t from = p->count;
    for (size_t i = 0; i < w->form_count; i++)
        if (w->forms[i].weight == weight) TRY(tc_parts_keep_term(p, w->forms[i].term, w->forms[i].length));
    TRY(join(p, from, TX_SYNONYM));
    return p->count > from && weight != 1 ? scale(p, from, weight) : TC_OK;
}

static tc_status put_forms(tc_parts *p, const tc_query_word *w, breadth wide)
{
    for (size_t i = 0; i < w->form_count; i++) {
        bool seen = wide != IN_ALL_FORMS && w->forms[i].weight < TC_FORM_FULL;
        for (size_t j = 0; j < i; j++) seen |= w->forms[j].weight == w->forms[i].weight;
        if (!seen) TRY(put_forms_of(p, w, w->forms[i].weight));
    }
    return TC_OK;
}

static tc_status put_alternative(tc_parts *p, const tc_alternative *a)
{
    size_t from = p->count;
    for (size_t i = 0; i < a->count; i++) TRY(tc_parts_keep_term(p, a->terms[i], strlen(a->terms[i])));
    TRY(join(p, from, TX_AND));
    /* Each word that it stands for carries its share. */
    return scale(p, from, a->share / (double)(a->last - a->first + 1));
}

/* Whether another wording is asked for. An abbreviation is its long form. A synonym is another word: while enough
 * passages hold the words typed, it only widens what is found, by rare words that mean something else as well; when too
 * little is found it stands in for them. Lists take in the synonyms that somebody wrote down. */
static bool is_asked_for(const tc_query *q, const tc_alternative *a)
{
    switch (q->demand) {
    case TC_DEMAND_HALF: return a->sure;
    case TC_DEMAND_SOME:
    case TC_DEMAND_ANY: return true;
    case TC_DEMAND_ALL: return !a->learned;
    }
    return true;
}

static tc_status put_alternatives(tc_parts *p, const tc_query *q, size_t at, bool sure)
{
    for (size_t i = 0; i < q->alternative_count; i++) {
        const tc_alternative *a = &q->alternatives[i];
        if (a->sure == sure && a->share > 0 && a->first <= at && at <= a->last && is_asked_for(q, a))
            TRY(put_alternative(p, a));
    }
    return TC_OK;
}

/* Takes the passages of p->items[from] out of those of p->items[from + 1]. */
static tc_status take_out(tc_parts *p, size_t from)
{
    tx_query *pair[2] = {p->items[from + 1], p->items[from]}, *without;
    TRY(tx_query_combine(&without, TX_AND_NOT, pair, 2, 0));
    tx_query_free(p->items[from + 1]);
    p->items[from + 1] = without;
    return TC_OK;
}

/* A word: its forms, or another wording that covers it. A word that the index does not know gives nothing. Of a word
 * that is not required only the forms of full weight, or nearly, are asked for: the other forms of frequent words fill
 * long lists and say next to nothing, and the second stage sees them in the text anyway. A synonym adds nothing where
 * the word itself is, or what names a thing in two ways would outweigh what it says of it. (OP_MAX would say just that,
 * but Xapian 1.4.22 crashes on some queries with it.) Of a word that only adds weight synonyms are left out: to look
 * each candidate up in their lists takes as long as all the rest. */
static tc_status put_word(tc_parts *p, const tc_query *q, size_t at, breadth wide)
{
    size_t from = p->count;
    TRY(put_forms(p, &q->words[at], wide));
    TRY(put_alternatives(p, q, at, true));
    TRY(join(p, from, TX_OR));
    size_t others = p->count;
    if (wide != AS_TYPED) TRY(put_alternatives(p, q, at, false));
    TRY(join(p, others, TX_OR));
    if (others > from && p->count > others) TRY(take_out(p, from));
    return join(p, from, TX_OR);
}

/* A document number: the term of its token, or that of a passage that cites it in whatever spelling. */
static tc_status put_number(tc_parts *p, const char *key)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
    size_t from = p->count;
    tc_put_format(&term, "K%s", key);
    TRY(tc_buffer_check(&term));
    if (term.length <= TX_TERM_MOST) TRY(tc_parts_keep_term(p, term.data, term.length));
    TRY(tc_parts_keep_cited(p, key));
    return join(p, from, TX_OR);
}

/* ---- the tree ---- */

static tc_status put_node(tc_parts *p, const tc_query *q, const tc_node *node);

static tc_status put_nodes(tc_parts *p, const tc_query *q, const tc_node *node, tx_operator op)
{
    size_t from = p->count;
    TC_CLEANUP(tc_parts_free) tc_parts none = {0};
    tx_query *without = NULL;
    for (size_t i = 0; i < node->count; i++) {
        if (op == TX_OR && tc_node_ignored(node->parts[i], q)) continue;
        /* Under OR a negation has no set of its own to be taken from: all passages but those. */
        bool negated = node->parts[i]->kind == TC_NODE_NOT;
        if (negated && op == TX_AND)
            TRY(put_node(&none, q, node->parts[i]->parts[0]));
        else
            TRY(put_node(p, q, node->parts[i]));
    }
    if (op == TX_OR && p->count == from) return tc_parts_keep_term(p, "XKP", 3);
    TRY(join(p, from, op));
    if (!none.count) return TC_OK;
    TRY(join(&none, 0, TX_OR));
    if (p->count == from) TRY(tc_parts_keep_term(p, "XKP", 3));
    tx_query *pair[2] = {p->items[p->count - 1], none.items[0]};
    TRY(tx_query_combine(&without, TX_AND_NOT, pair, 2, 0));
    tx_query_free(p->items[p->count - 1]);
    p->items[p->count - 1] = without;
    return TC_OK;
}

static tc_status put_word_or_nothing(tc_parts *p, const tc_query *q, size_t at)
{
    size_t from = p->count;
    tx_query *nothing;
    TRY(put_word(p, q, at, IN_ALL_FORMS));
    if (p->count > from) return TC_OK;
    TRY(tx_query_nothing(&nothing));
    return tc_parts_keep(p, nothing);
}

/* A copy: the tree may be asked for more than once. */
static tc_status put_field(tc_parts *p, const tc_filter *f)
{
    tx_query *query;
    if (f->ignored) return tc_parts_keep_term(p, "XKP", 3);
    TRY(tx_query_scale(&query, f->query, 0));
    return tc_parts_keep(p, query);
}

/* Whether what Xapian finds for a node may be more than what the node means: phrases are asked for as AND. */
static bool is_loose(const tc_node *node)
{
    if (node->kind == TC_NODE_PHRASE || node->kind == TC_NODE_NEAR) return true;
    for (size_t i = 0; i < node->count; i++)
        if (is_loose(node->parts[i])) return true;
    return false;
}

static tc_status put_node(tc_parts *p, const tc_query *q, const tc_node *node)
{
    size_t from = p->count;
    switch (node->kind) {
    case TC_NODE_WORD:
    case TC_NODE_PREFIX: return put_word_or_nothing(p, q, node->first);
    case TC_NODE_FIELD: return put_field(p, &q->filters[node->first]);
    case TC_NODE_PHRASE:
        for (size_t i = node->first; i <= node->last; i++) TRY(put_word_or_nothing(p, q, i));
        return join(p, from, TX_AND);
    case TC_NODE_NEAR:
    case TC_NODE_AND: return put_nodes(p, q, node, TX_AND);
    case TC_NODE_OR: return put_nodes(p, q, node, TX_OR);
    case TC_NODE_NOT: {
        tx_query *pair[2], *query;
        /* Not to hold a loose part cannot be asked of Xapian: the text decides. */
        TRY(tc_parts_keep_term(p, "XKP", 3));
        if (is_loose(node)) return TC_OK;
        TRY(put_node(p, q, node->parts[0]));
        pair[0] = p->items[from];
        pair[1] = p->items[from + 1];
        TRY(tx_query_combine(&query, TX_AND_NOT, pair, 2, 0));
        while (p->count > from) tx_query_free(p->items[--p->count]);
        return tc_parts_keep(p, query);
    }
    }
    return TC_OK;
}

/* ---- required and weighed ---- */

typedef struct unit {
    size_t word;        /* of the query, or */
    const char *number; /* a document number */
    double rarity;
    bool choice; /* the tree demands it or something else: not required by itself */
} unit;

static int rarest_first(const void *a, const void *b)
{
    const unit *x = a, *y = b;
    if (x->choice != y->choice) return x->choice ? 1 : -1;
    if (x->rarity != y->rarity) return x->rarity < y->rarity ? 1 : -1;
    return x->word < y->word ? -1 : x->word > y->word;
}

static bool covered(const tc_query *q, size_t word)
{
    for (size_t i = 0; i < q->alternative_count; i++) {
        const tc_alternative *a = &q->alternatives[i];
        if (a->share > 0 && a->first <= word && word <= a->last) return true;
    }
    return false;
}

/* Whether a document number stands under OR. */
static bool is_choice(const tc_query *q, const char *number)
{
    size_t digits = strcspn(number, "-/");
    for (size_t i = 0; i < q->count; i++) {
        const tc_query_word *w = &q->words[i];
        if (w->in_number && w->in_choice && w->length == digits && !strncmp(w->term, number, digits)) return true;
    }
    return false;
}

/* Whether a word may be required by itself, as far as the index or another wording knows it. */
static bool is_unit(const tc_query *q, size_t word)
{
    const tc_query_word *w = &q->words[word];
    if (w->question || w->excluded || w->in_period || w->in_number) return false;
    return w->form_count || covered(q, word);
}

static bool stood_before(const tc_query *q, size_t word)
{
    const tc_query_word *w = &q->words[word];
    for (size_t j = 0; j < word; j++)
        if (q->words[j].length == w->length && !memcmp(q->words[j].term, w->term, w->length) && is_unit(q, j))
            return true;
    return false;
}

/* What may be required, or weighed: words that match by themselves, and document numbers. A word that stands twice
 * counts once. Those under OR come last; *own counts the others. */
static size_t list_units(unit *units, const tc_query *q, size_t *own)
{
    size_t n = 0;
    for (size_t i = 0; i < q->number_count && n < TC_WORDS_MOST; i++)
        units[n++] = (unit){
            .number = q->numbers[i], .word = SIZE_MAX, .rarity = 99, .choice = is_choice(q, q->numbers[i])};
    for (size_t i = 0; i < q->count && n < TC_WORDS_MOST; i++) {
        const tc_query_word *w = &q->words[i];
        if (is_unit(q, i) && !stood_before(q, i))
            units[n++] = (unit){.word = i, .rarity = w->rarity, .choice = w->in_choice};
    }
    qsort(units, n, sizeof *units, rarest_first);
    for (*own = 0; *own < n && !units[*own].choice;) ++*own;
    return n;
}

/* Whether words were typed that are to be found, though no passage knows any of them. */
static bool asks_unknown(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++) {
        const tc_query_word *w = &q->words[i];
        if (!w->question && !w->excluded && !w->in_period && !w->in_number) return true;
    }
    return false;
}

static tc_status put_unit(tc_parts *p, const tc_query *q, const unit *u, breadth wide)
{
    return u->number ? put_number(p, u->number) : put_word(p, q, u->word, wide);
}

/* Whether a word is in more than a share of all passages. Short lists cost nothing: they are never too long. */
static bool is_frequent(const tc_query_word *w, const tc_query *q, uint32_t share)
{
    enum { SHORT = 1000 };
    return w->frequency > SHORT && w->frequency > q->passages / share;
}

/* Whether a word adds weight. Once the demand is relaxed there are many candidates, each to be looked up in the list of
 * every word weighed: words in a sixth of all passages are left to the second stage, which sees them in the text. */
static bool is_weighed(const tc_query *q, const tc_query_word *w)
{
    return !w->question && !w->excluded && !(q->relaxed && is_frequent(w, q, 6));
}

/* Everything that only adds weight: the other words, those of periods and numbers, and the terms of compound tokens.
 * Where any word will do, the rarer ones before `stood_for` will do in other wordings too. */
static tc_status put_weighed(tc_parts *p, const tc_query *q, const unit *units, size_t required, size_t stood_for,
                             size_t count)
{
    size_t from = p->count;
    for (size_t i = required; i < count; i++)
        if (units[i].number || is_weighed(q, &q->words[units[i].word]))
            TRY(put_unit(p, q, &units[i], i < stood_for ? IN_FULL_FORMS : AS_TYPED));
    for (size_t i = 0; i < q->count; i++)
        if ((q->words[i].in_period || q->words[i].in_number) && is_weighed(q, &q->words[i]))
            TRY(put_word(p, q, i, AS_TYPED));
    for (size_t i = 0; i < q->term_count; i++) TRY(tc_parts_keep_term(p, q->terms[i], strlen(q->terms[i])));
    return join(p, from, TX_OR);
}

/* a AND_MAYBE b, or whichever of them is there. */
static tc_status join_maybe(tc_parts *p, size_t from)
{
    tx_query *query;
    if (p->count - from < 2) return TC_OK;
    TRY(tx_query_combine(&query, TX_AND_MAYBE, p->items + from, 2, 0));
    while (p->count > from) tx_query_free(p->items[--p->count]);
    return tc_parts_keep(p, query);
}

static tc_status join_filter(tc_parts *p)
{
    tx_query *query;
    if (p->count < 2) return TC_OK;
    TRY(tx_query_combine(&query, TX_FILTER, p->items, 2, 0));
    while (p->count) tx_query_free(p->items[--p->count]);
    return tc_parts_keep(p, query);
}

/* How many of the rarest units one of must be there: of the rarer half those that are not everywhere. A syllable in
 * one passage of sixty makes candidates of them all and tells none apart; but three units are asked for at least. */
static size_t units_of_some(const unit *units, size_t half, const tc_query *q)
{
    enum { LEAST = 3, EVERYWHERE = 60 };
    while (half > LEAST && !units[half - 1].number && is_frequent(&q->words[units[half - 1].word], q, EVERYWHERE))
        half--;
    return half;
}

/* Whether the tree demands words at all: of one that only excludes, or asks for fields, one of the other words is to be
 * there. */
static bool demands_words(const tc_node *node, const tc_query *q)
{
    if (node->kind == TC_NODE_WORD || node->kind == TC_NODE_PHRASE || node->kind == TC_NODE_PREFIX)
        return !q->words[node->first].excluded;
    for (size_t i = 0; i < node->count; i++)
        if (demands_words(node->parts[i], q)) return true;
    return false;
}

/* What operators demand is a set, checked beside the ranking of the words in it. */
static tc_status put_tree(tc_parts *p, const tc_query *q, bool ranked)
{
    size_t from = p->count;
    TRY(put_node(p, q, q->tree));
    if (!from || p->count == from) return TC_OK;
    if (ranked) return join_filter(p);
    /* Nothing else is demanded: the set leads, the words only weigh. */
    tx_query *pair[2], *query;
    TRY(scale(p, from, 0));
    pair[0] = p->items[from];
    pair[1] = p->items[0];
    TRY(tx_query_combine(&query, TX_AND_MAYBE, pair, 2, 0));
    while (p->count) tx_query_free(p->items[--p->count]);
    return tc_parts_keep(p, query);
}

static bool has_filters(const tc_query *q)
{
    for (size_t i = 0; i < q->filter_count; i++)
        if (!q->filters[i].in_tree && !q->filters[i].ignored) return true;
    return false;
}

static bool surely_covered(const tc_query *q, size_t word)
{
    for (size_t i = 0; i < q->alternative_count; i++) {
        const tc_alternative *a = &q->alternatives[i];
        if (a->sure && a->first <= word && word <= a->last) return true;
    }
    return false;
}

/* No more passages hold all of some words than hold any one of them. */
uint32_t tc_query_bound(const tc_query *q)
{
    unit units[TC_WORDS_MOST];
    size_t own;
    uint32_t bound = q->passages;
    list_units(units, q, &own);
    for (size_t i = 0; i < (own + 1) / 2; i++) {
        uint32_t sum = 0;
        if (units[i].number || surely_covered(q, units[i].word)) continue;
        const tc_query_word *w = &q->words[units[i].word];
        for (size_t f = 0; f < w->form_count; f++) sum += w->forms[f].frequency;
        if (sum < bound) bound = sum;
    }
    return bound;
}

static tc_status put_filters(tc_parts *p, const tc_query *q, tc_store *store)
{
    tx_query *filters;
    if (!has_filters(q)) return TC_OK;
    TRY(tc_query_filters(&filters, q, store));
    TRY(tc_parts_keep(p, filters));
    return join_filter(p);
}

static tc_status build(tx_query **out, tc_query *q, tc_store *store, tc_demand demand, bool weighed)
{
    TC_CLEANUP(tc_parts_free) tc_parts p = {0};
    unit units[TC_WORDS_MOST];
    size_t own, n = list_units(units, q, &own);
    size_t required = demand == TC_DEMAND_ALL ? own : demand == TC_DEMAND_ANY ? 0 : (own + 1) / 2;
    if (demand == TC_DEMAND_SOME) required = units_of_some(units, required, q);
    for (size_t i = 0; i < q->count; i++) q->words[i].required = false;
    q->demand = demand;
    q->relaxed = demand == TC_DEMAND_SOME || demand == TC_DEMAND_ANY ? (uint32_t)((own + 1) / 2) : 0;
    for (size_t i = 0; i < required; i++) {
        TRY(put_unit(&p, q, &units[i], demand == TC_DEMAND_SOME ? IN_FULL_FORMS : IN_ALL_FORMS));
        if (!units[i].number && demand != TC_DEMAND_SOME) q->words[units[i].word].required = true;
    }
    TRY(join(&p, 0, demand == TC_DEMAND_SOME ? TX_OR : TX_AND));
    if (weighed) TRY(put_weighed(&p, q, units, required, demand == TC_DEMAND_ANY ? (own + 1) / 2 : 0, n));
    if (weighed) TRY(join_maybe(&p, 0));
    /* What the filters let through is no answer to words that are nowhere. */
    if (!n && !p.count && !q->tree && asks_unknown(q)) return finish(out, &p);
    if (q->tree) TRY(tc_query_tree_filters(q, store));
    if (q->tree) TRY(put_tree(&p, q, required > 0 || !demands_words(q->tree, q)));
    TRY(put_filters(&p, q, store));
    return finish(out, &p);
}

tc_status tc_query_xapian(tx_query **out, tc_query *q, tc_store *store, tc_demand demand)
{
    return build(out, q, store, demand, true);
}

tc_status tc_query_demanded(tx_query **out, tc_query *q, tc_store *store, tc_demand demand)
{
    return build(out, q, store, demand, false);
}
