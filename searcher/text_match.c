/* The words of a query in the text of a passage, and the boolean tree on them. */
#include "searcher/query/query.h"
#include <stdlib.h>
#include <string.h>

/* Quality of what was found with other marks than typed; as typed it is 1. A form of higher weight counts for more. */
static const double OTHER_MARKS = 0.5;
/* From this quality on an alternative is an abbreviation or its long form. */
static const double ABBREVIATION = 0.95;

/* An entry of the table: a word of the query or the first word of another wording, by its folded form. */
typedef struct entry {
    const char *fold;
    uint32_t length;
    size_t word, alternative; /* one of them is SIZE_MAX */
    struct entry *next;
} entry;

struct tc_matcher {
    const tc_query *query;
    entry *entries;
    size_t count, room;
    entry **table;
    size_t *prefixes; /* words that stand for all that begin so */
    size_t prefix_count;
};

void tc_matcher_free(tc_matcher *m)
{
    if (!m) return;
    free(m->entries);
    free(m->table);
    free(m->prefixes);
    free(m);
}

static void add_entry(tc_matcher *m, const char *fold, size_t length, size_t word, size_t alternative)
{
    entry *e = &m->entries[m->count++];
    entry **slot = &m->table[tc_hash(fold, length) & (m->room - 1)];
    *e = (entry){fold, (uint32_t)length, word, alternative, *slot};
    *slot = e;
}

/* A word is found by its folded form, and by those of its corrections. */
static void add_word(tc_matcher *m, const tc_query_word *w, size_t at)
{
    add_entry(m, w->term, w->fold_length, at, SIZE_MAX);
    for (size_t i = 0; i < w->form_count; i++) {
        const tc_form *f = &w->forms[i];
        bool known = f->fold_length == w->fold_length && !memcmp(f->term, w->term, f->fold_length);
        for (size_t j = 0; j < i && !known; j++)
            known = w->forms[j].fold_length == f->fold_length && !memcmp(w->forms[j].term, f->term, f->fold_length);
        if (!known) add_entry(m, f->term, f->fold_length, at, SIZE_MAX);
    }
}

tc_status tc_matcher_new(tc_matcher **out, const tc_query *q)
{
    tc_matcher *m = calloc(1, sizeof *m);
    if (!m) return tc_fail(TC_MEMORY, "no memory for the query");
    m->query = q;
    m->room = 64;
    size_t most = q->alternative_count;
    for (size_t i = 0; i < q->count; i++) most += 1 + q->words[i].form_count;
    while (m->room < 4 * (q->count + q->alternative_count)) m->room *= 2;
    m->entries = calloc(most + 1, sizeof *m->entries);
    m->table = calloc(m->room, sizeof(entry *));
    m->prefixes = calloc(q->count + 1, sizeof *m->prefixes);
    if (!m->entries || !m->table || !m->prefixes) {
        tc_matcher_free(m);
        return tc_fail(TC_MEMORY, "no memory for the query");
    }
    for (size_t i = 0; i < q->count; i++)
        if (q->words[i].prefix)
            m->prefixes[m->prefix_count++] = i;
        else if (!q->words[i].question)
            add_word(m, &q->words[i], i);
    for (size_t i = 0; i < q->alternative_count; i++) {
        const char *term = q->alternatives[i].terms[0];
        add_entry(m, term, tc_term_fold_length(term, strlen(term)), SIZE_MAX, i);
    }
    *out = m;
    return TC_OK;
}

static double quality_of(const tc_query_word *w, const tc_token *t)
{
    if (t->length == w->length && !memcmp(t->term, w->term, w->length)) return 1;
    for (size_t i = 0; i < w->form_count; i++) {
        const tc_form *f = &w->forms[i];
        if (f->length != t->length || memcmp(f->term, t->term, f->length) != 0) continue;
        return f->weight > OTHER_MARKS ? f->weight : OTHER_MARKS;
    }
    return OTHER_MARKS;
}

static bool is_and(const char *term, size_t fold)
{
    return fold == 2 && !memcmp(term, "va", 2);
}

/* The last token of a wording that begins at one; SIZE_MAX where it does not stand there. A name's parts may be joined
 * by "và" or not: "VHTTDL" is "văn hóa, thể thao và du lịch", and "TN&MT" "tài nguyên môi trường" as well. */
static size_t wording_end(const tc_alternative *a, const tc_tokens *tokens, size_t at)
{
    size_t i = 1, t = at + 1;
    for (; i < a->count; i++, t++) {
        size_t fold = tc_term_fold_length(a->terms[i], strlen(a->terms[i]));
        bool joins = is_and(a->terms[i], fold);
        if (a->sure && !joins && t < tokens->count && is_and(tokens->items[t].term, tokens->items[t].fold_length)) t++;
        if (t >= tokens->count) return SIZE_MAX;
        const tc_token *token = &tokens->items[t];
        if (token->fold_length == fold && !memcmp(token->term, a->terms[i], fold)) continue;
        if (!a->sure || !joins) return SIZE_MAX;
        t--;
    }
    return t - 1;
}

/* A synonym of one syllable must stand with its own marks: without them it is too often another word; so must what a
 * letter stands for, "phường". */
static bool bears_marks(const tc_alternative *a, const tc_token *t)
{
    if (a->count > 1 || (a->quality >= ABBREVIATION && !a->reading)) return true;
    return t->length == strlen(a->terms[0]) && !memcmp(t->term, a->terms[0], t->length);
}

static tc_status add_occurrence(tc_occurrences *out, tc_occurrence occurrence)
{
    TRY(TC_GROW(out->items, out->capacity, out->count + 1));
    out->items[out->count++] = occurrence;
    return TC_OK;
}

/* A short form of one syllable ("tu") in running text is the abbreviation only where it stands in capitals. */
static bool is_short_form(const tc_alternative *a, const tc_token *t)
{
    return a->count > 1 || a->reading || a->quality < ABBREVIATION || (t->flags & TC_TOKEN_UPPER) ||
           t->kind != TC_TOKEN_SYLLABLE;
}

bool tc_term_begins(const char *term, size_t length, const tc_query_word *w)
{
    size_t fold = tc_term_fold_length(term, length);
    if (fold < w->fold_length || memcmp(term, w->term, w->fold_length) != 0) return false;
    if (w->length == w->fold_length) return true;
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0}, begin = {0};
    if (tc_term_text(&text, term, length) != TC_OK || tc_term_text(&begin, w->term, w->length) != TC_OK) return false;
    return !strncmp(text.data, begin.data, begin.length);
}

static tc_status find_prefixes(tc_occurrences *out, const tc_matcher *m, const tc_token *t, uint32_t at)
{
    for (size_t i = 0; i < m->prefix_count; i++) {
        uint32_t w = (uint32_t)m->prefixes[i];
        if (!tc_term_begins(t->term, t->length, &m->query->words[w])) continue;
        TRY(add_occurrence(out, (tc_occurrence){w, w, at, at, 1}));
    }
    return TC_OK;
}

tc_status tc_matcher_run(tc_occurrences *out, const tc_matcher *m, const tc_tokens *tokens)
{
    const tc_query *q = m->query;
    out->count = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const tc_token *t = &tokens->items[i];
        if (m->prefix_count) TRY(find_prefixes(out, m, t, (uint32_t)i));
        for (const entry *e = m->table[tc_hash(t->term, t->fold_length) & (m->room - 1)]; e; e = e->next) {
            if (e->length != t->fold_length || memcmp(e->fold, t->term, e->length) != 0) continue;
            uint32_t at = (uint32_t)i;
            if (e->word != SIZE_MAX) {
                uint32_t w = (uint32_t)e->word;
                TRY(add_occurrence(out, (tc_occurrence){w, w, at, at, quality_of(&q->words[w], t)}));
            } else if (!bears_marks(&q->alternatives[e->alternative], t)) {
                continue;
            } else {
                const tc_alternative *a = &q->alternatives[e->alternative];
                size_t end = wording_end(a, tokens, i);
                if (end == SIZE_MAX || !is_short_form(a, t)) continue;
                tc_occurrence found = {(uint32_t)a->first, (uint32_t)a->last, at, (uint32_t)end, a->quality};
                TRY(add_occurrence(out, found));
            }
        }
    }
    return TC_OK;
}

/* ---- the tree ---- */

bool tc_node_ignored(const tc_node *node, const tc_query *q)
{
    if (node->kind == TC_NODE_FIELD) return q->filters[node->first].ignored;
    if (node->kind != TC_NODE_AND && node->kind != TC_NODE_OR && node->kind != TC_NODE_NOT) return false;
    for (size_t i = 0; i < node->count; i++)
        if (!tc_node_ignored(node->parts[i], q)) return false;
    return true;
}

/* Where the words first…last stand in order, from token `from` on: the token behind them, or 0. */
static uint32_t chain_end(const tc_occurrences *o, size_t word, size_t last, uint32_t at)
{
    for (size_t i = 0; i < o->count; i++) {
        const tc_occurrence *x = &o->items[i];
        if (x->from != at || x->first != word || x->last > last) continue;
        if (x->last == last) return x->to + 1;
        uint32_t end = chain_end(o, x->last + 1, last, x->to + 1);
        if (end) return end;
    }
    return 0;
}

static bool phrase_stands(const tc_occurrences *o, size_t first, size_t last)
{
    for (size_t i = 0; i < o->count; i++)
        if (o->items[i].first == first && chain_end(o, first, last, o->items[i].from)) return true;
    return false;
}

/* The places of a part of NEAR: [from, to) pairs of tokens. */
static size_t places(tc_range *out, size_t most, const tc_node *node, const tc_occurrences *o, const tc_query *q)
{
    size_t n = 0;
    if (node->kind == TC_NODE_WORD || node->kind == TC_NODE_PHRASE || node->kind == TC_NODE_PREFIX) {
        for (size_t i = 0; i < o->count && n < most; i++) {
            uint32_t end = o->items[i].first == node->first ? chain_end(o, node->first, node->last, o->items[i].from)
                                                            : 0;
            if (end) out[n++] = (tc_range){o->items[i].from, end};
        }
        return n;
    }
    for (size_t i = 0; i < node->count; i++) n += places(out + n, most - n, node->parts[i], o, q);
    return n;
}

static bool near_stands(const tc_node *node, const tc_occurrences *o, const tc_query *q)
{
    enum { MOST = 128 };
    tc_range left[MOST], right[MOST];
    if (node->count != 2) return false;
    size_t l = places(left, MOST, node->parts[0], o, q), r = places(right, MOST, node->parts[1], o, q);
    for (size_t i = 0; i < l; i++)
        for (size_t j = 0; j < r; j++) {
            uint32_t gap = left[i].end <= right[j].start   ? right[j].start - left[i].end
                           : right[j].end <= left[i].start ? left[i].start - right[j].end
                                                           : 0;
            if (gap < node->window) return true;
        }
    return false;
}

/* A field that was not understood is no choice, unless there is no other. */
static bool one_holds(const tc_node *node, const tc_occurrences *o, const tc_query *q)
{
    size_t ignored = 0;
    for (size_t i = 0; i < node->count; i++) {
        if (tc_node_ignored(node->parts[i], q))
            ignored++;
        else if (tc_tree_holds(node->parts[i], o, q))
            return true;
    }
    return ignored == node->count;
}

bool tc_tree_holds(const tc_node *node, const tc_occurrences *o, const tc_query *q)
{
    switch (node->kind) {
    case TC_NODE_WORD:
    case TC_NODE_PREFIX:
    case TC_NODE_PHRASE: return phrase_stands(o, node->first, node->last);
    case TC_NODE_FIELD: return q->filters[node->first].ignored || (o->fields >> node->first & 1);
    case TC_NODE_NEAR: return near_stands(node, o, q);
    case TC_NODE_NOT: return !tc_tree_holds(node->parts[0], o, q);
    case TC_NODE_AND:
        for (size_t i = 0; i < node->count; i++)
            if (!tc_tree_holds(node->parts[i], o, q)) return false;
        return true;
    case TC_NODE_OR: return one_holds(node, o, q);
    }
    return false;
}

tc_status tc_tree_write(tc_buffer *out, const tc_node *node, const tc_query *q)
{
    static const char *const names[] = {"", "", "NEAR", "AND", "OR", "NOT", "", ""};
    if (node->kind == TC_NODE_FIELD) {
        const tc_filter *f = &q->filters[node->first];
        tc_put_format(out, "%s: %s", tc_field_words(f->field), f->value);
        return tc_buffer_check(out);
    }
    if (node->kind == TC_NODE_WORD || node->kind == TC_NODE_PHRASE || node->kind == TC_NODE_PREFIX) {
        bool phrase = node->kind == TC_NODE_PHRASE;
        uint32_t from = q->words[node->first].at.start, to = q->words[node->last].at.end;
        tc_put_format(out, "%s%.*s%s%s", phrase ? "\"" : "", (int)(to - from), q->text + from, phrase ? "\"" : "",
                      node->kind == TC_NODE_PREFIX ? "*" : "");
        return tc_buffer_check(out);
    }
    tc_put_text(out, node->kind == TC_NODE_NOT ? "NOT (" : "(");
    for (size_t i = 0; i < node->count; i++) {
        if (i) tc_put_format(out, node->kind == TC_NODE_NEAR ? " %s/%u " : " %s ", names[node->kind], node->window);
        TRY(tc_tree_write(out, node->parts[i], q));
    }
    tc_put_text(out, ")");
    return tc_buffer_check(out);
}
