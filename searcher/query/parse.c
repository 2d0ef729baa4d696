/* Lexemes → a boolean tree. A query never fails for its form: what does not fit together is read as plain words. */
#include "searcher/query/reading.h"
#include <stdlib.h>

enum { DEPTH_MOST = 50 };

static tc_status new_node(tc_node **out, tc_node_kind kind, size_t first, size_t last)
{
    tc_node *node = calloc(1, sizeof *node);
    if (!node) return tc_fail(TC_MEMORY, "no memory for the query");
    *node = (tc_node){.kind = kind, .first = first, .last = last};
    *out = node;
    return TC_OK;
}

/* "()", and what is made of nothing else: "-()". */
static bool is_empty(const tc_node *node)
{
    bool joins = node->kind == TC_NODE_AND || node->kind == TC_NODE_OR || node->kind == TC_NODE_NOT;
    return joins && !node->count;
}

static tc_status add_part(tc_node *node, tc_node *part)
{
    if (!part) return TC_OK;
    if (is_empty(part)) {
        tc_node_free(part);
        return TC_OK;
    }
    tc_status status = TC_GROW(node->parts, node->capacity, node->count + 1);
    if (status == TC_OK)
        node->parts[node->count++] = part;
    else
        tc_node_free(part);
    return status;
}

static tc_lexeme *peek(tc_query_reading *r)
{
    static tc_lexeme end = {.kind = L_END};
    return r->next < r->count ? &r->items[r->next] : &end;
}

static tc_status parse_or(tc_query_reading *r, tc_node **out, bool top);

/* Words that stand bare at the top are left to the ranking: `soft` says so to the caller. */
static tc_status parse_operand(tc_query_reading *r, tc_node **out, bool *soft)
{
    tc_lexeme *l = peek(r);
    *out = NULL;
    *soft = false;
    switch (l->kind) {
    case L_WORDS: {
        r->next++;
        *soft = true;
        if (l->whole) return new_node(out, TC_NODE_PHRASE, l->first, l->last);
        TRY(new_node(out, l->first == l->last ? TC_NODE_WORD : TC_NODE_AND, l->first, l->last));
        for (size_t i = l->first; (*out)->kind == TC_NODE_AND && i <= l->last; i++) {
            tc_node *word = NULL;
            tc_status status = new_node(&word, TC_NODE_WORD, i, i);
            if (status == TC_OK) status = add_part(*out, word);
            if (status != TC_OK) return tc_node_free(*out), *out = NULL, status;
        }
        return TC_OK;
    }
    case L_PHRASE:
        r->next++;
        return new_node(out, l->first == l->last ? TC_NODE_WORD : TC_NODE_PHRASE, l->first, l->last);
    case L_PREFIX: r->next++; return new_node(out, TC_NODE_PREFIX, l->first, l->last);
    case L_FIELD: r->next++; return new_node(out, TC_NODE_FIELD, l->first, l->first);
    case L_OPEN: {
        r->next++;
        if (++r->depth > DEPTH_MOST) r->bad = true;
        if (r->bad) return TC_OK;
        TRY(parse_or(r, out, false));
        r->depth--;
        if (peek(r)->kind == L_CLOSE)
            r->next++;
        else
            r->bad = true;
        return TC_OK;
    }
    case L_CLOSE:
    case L_AND:
    case L_OR:
    case L_NOT:
    case L_NEAR:
    case L_PLUS:
    case L_MINUS:
    case L_END: break;
    }
    r->bad = true;
    return TC_OK;
}

static tc_status parse_near(tc_query_reading *r, tc_node **out, bool *soft)
{
    TRY(parse_operand(r, out, soft));
    while (!r->bad && peek(r)->kind == L_NEAR && *out) {
        tc_node *near = NULL, *right = NULL;
        bool ignored;
        uint32_t window = peek(r)->window;
        r->next++;
        *soft = false;
        tc_status status = parse_operand(r, &right, &ignored);
        r->bad |= (*out)->kind == TC_NODE_FIELD || (right && right->kind == TC_NODE_FIELD);
        if (status == TC_OK) status = new_node(&near, TC_NODE_NEAR, 0, 0);
        if (status != TC_OK) return tc_node_free(right), status;
        near->window = window;
        status = add_part(near, *out);
        *out = near;
        if (status != TC_OK) return tc_node_free(right), status;
        TRY(add_part(near, right));
        r->bad |= near->count < 2; /* near nothing */
    }
    return TC_OK;
}

static tc_status parse_item(tc_query_reading *r, tc_node **out, bool *soft)
{
    tc_lexeme_kind kind = peek(r)->kind;
    if (kind != L_NOT && kind != L_MINUS && kind != L_PLUS) return parse_near(r, out, soft);
    r->next++;
    *soft = false;
    *out = NULL;
    if (++r->depth > DEPTH_MOST) r->bad = true;
    if (r->bad) return TC_OK;
    bool ignored;
    TRY(parse_item(r, out, &ignored));
    r->depth--;
    if (kind == L_PLUS || !*out) return TC_OK;
    tc_node *not_node = NULL;
    TRY(new_node(&not_node, TC_NODE_NOT, 0, 0));
    tc_status status = add_part(not_node, *out);
    *out = not_node;
    return status;
}

/* A field that must hold by itself, or must not, is a filter; deeper in the tree it is a node of it. */
static bool hoist_field(tc_query *q, tc_node *node)
{
    bool negated = false;
    tc_node *field = node;
    while (field->kind == TC_NODE_NOT) field = field->parts[0], negated = !negated;
    if (field->kind != TC_NODE_FIELD) return false;
    q->filters[field->first].negated = negated;
    tc_node_free(node);
    return true;
}

static bool ends_list(tc_lexeme_kind kind)
{
    return kind == L_END || kind == L_CLOSE || kind == L_OR;
}

/* Whether AND joins anything in the list that begins here: then all its words are meant as they stand. */
static bool list_has_and(const tc_query_reading *r)
{
    int depth = 0;
    for (size_t i = r->next; i < r->count; i++) {
        tc_lexeme_kind kind = r->items[i].kind;
        depth += (kind == L_OPEN) - (kind == L_CLOSE);
        if (depth < 0 || (!depth && kind == L_OR)) return false;
        if (!depth && kind == L_AND) return true;
    }
    return false;
}

/* A list of items that must all hold. At the top, the bare words of a list without AND stay out of the tree. */
static tc_status parse_and(tc_query_reading *r, tc_node **out, bool top)
{
    tc_node *list = NULL;
    bool bare_words_count = !top || list_has_and(r), expects = false, begun = false;
    TRY(new_node(&list, TC_NODE_AND, 0, 0));
    *out = list;
    while (!r->bad && !ends_list(peek(r)->kind)) {
        tc_node *item = NULL;
        bool soft;
        if (peek(r)->kind == L_AND) {
            r->bad = expects || !begun;
            r->next++;
            expects = true;
            continue;
        }
        TRY(parse_item(r, &item, &soft));
        begun = true;
        expects = false;
        if (item && top && !is_empty(item) && hoist_field(r->q, item)) continue;
        if (item && soft && !bare_words_count)
            tc_node_free(item);
        else
            TRY(add_part(list, item));
    }
    r->bad |= expects;
    return TC_OK;
}

static tc_status parse_or(tc_query_reading *r, tc_node **out, bool top)
{
    size_t start = r->next;
    TRY(parse_and(r, out, top));
    if (r->bad || peek(r)->kind != L_OR) return TC_OK;
    tc_node *either = NULL;
    TRY(new_node(&either, TC_NODE_OR, 0, 0));
    tc_node *list = *out;
    *out = either;
    /* Only at the top does the first list lack its bare words, which belong to the tree now that OR follows. To read it
     * again further down as well would double the time with every bracket. */
    if (top) {
        tc_node_free(list);
        list = NULL;
        r->next = start;
    }
    for (;; list = NULL) {
        tc_status status = list ? TC_OK : parse_and(r, &list, false);
        if (list && !list->count) r->bad = true;
        if (status == TC_OK)
            status = add_part(either, list);
        else
            tc_node_free(list);
        if (status != TC_OK || r->bad || peek(r)->kind != L_OR) return status;
        r->next++;
    }
}

/* NOT over a word takes it out of the ranking; one under OR is not required by itself. */
static void mark_words(tc_query *q, const tc_node *node, bool negated, bool choice)
{
    if (node->kind == TC_NODE_NOT) negated = !negated;
    choice |= node->kind == TC_NODE_OR;
    if (node->kind == TC_NODE_WORD || node->kind == TC_NODE_PHRASE || node->kind == TC_NODE_PREFIX)
        for (size_t i = node->first; i <= node->last; i++)
            q->words[i].excluded = negated, q->words[i].in_choice = choice;
    for (size_t i = 0; i < node->count; i++) mark_words(q, node->parts[i], negated, choice);
}

/* Fields that are left in the tree are no conditions by themselves. */
static void mark_fields(tc_query *q, const tc_node *node)
{
    if (node->kind == TC_NODE_FIELD) {
        q->filters[node->first].in_tree = true;
        q->filters[node->first].negated = false;
    }
    for (size_t i = 0; i < node->count; i++) mark_fields(q, node->parts[i]);
}

/* What does not fit together is words, that of fields too: they would be conditions that nobody stated. */
static void read_fields_as_words(tc_query *q)
{
    for (size_t i = 0; i < q->filter_count; i++) {
        tc_query_free_field(q, &q->filters[i]);
        free(q->filters[i].value);
    }
    q->filter_count = 0;
}

static bool needs_text(const tc_node *node)
{
    if (node->kind == TC_NODE_PHRASE || node->kind == TC_NODE_NEAR) return true;
    for (size_t i = 0; i < node->count; i++)
        if (needs_text(node->parts[i])) return true;
    return false;
}

/* "lễ hội (mùa thu)": brackets around words, and no operator anywhere, only set them apart.
 */
static bool only_brackets(const tc_query_reading *r)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->items[i].kind != L_WORDS && r->items[i].kind != L_OPEN && r->items[i].kind != L_CLOSE) return false;
    return true;
}

tc_status tc_tree_parse(tc_query_reading *r)
{
    tc_node *tree = NULL;
    tc_status status = parse_or(r, &tree, true);
    if (status == TC_OK && (r->bad || r->next < r->count)) {
        tc_node_free(tree);
        read_fields_as_words(r->q);
        return tc_query_warn(r->q, "the operators of the query do not fit together; read as plain words");
    }
    if (status != TC_OK || !tree->count || only_brackets(r)) {
        tc_node_free(tree);
        return status;
    }
    r->q->tree = tree;
    r->q->tree_needs_text = needs_text(tree);
    mark_words(r->q, tree, false, false);
    mark_fields(r->q, tree);
    return TC_OK;
}
