/* The text of a query → words, filters and, where operators are used, a boolean tree.
 *
 * Document numbers and dates are recognised before operators ("726 -CV/TU" excludes nothing), and whatever does not
 * parse is read as plain words with a warning: a query never fails for its form. */
#include "searcher/query.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* ---- life of a query ---- */

void tc_node_free(tc_node *node)
{
    if (!node) return;
    for (size_t i = 0; i < node->count; i++) tc_node_free(node->parts[i]);
    free(node->parts);
    free(node);
}

static void word_clear(tc_query_word *w)
{
    for (size_t i = 0; i < w->form_count; i++) free(w->forms[i].term);
    free(w->forms);
    free(w->term);
    free(w->stem);
}

static void free_texts(char **items, size_t count)
{
    for (size_t i = 0; i < count; i++) free(items[i]);
    free(items);
}

static void alternative_clear(tc_alternative *a)
{
    free_texts(a->terms, a->count);
    free(a->text);
}

void tc_query_clear(tc_query *q)
{
    for (size_t i = 0; i < q->count; i++) word_clear(&q->words[i]);
    for (size_t i = 0; i < q->alternative_count; i++) alternative_clear(&q->alternatives[i]);
    for (size_t i = 0; i < q->filter_count; i++) free(q->filters[i].value);
    free(q->words);
    free(q->alternatives);
    free(q->filters);
    tc_node_free(q->tree);
    free(q->periods);
    free_texts(q->numbers, q->number_count);
    free_texts(q->terms, q->term_count);
    free_texts(q->warnings, q->warning_count);
    free(q->text);
    *q = (tc_query){.count = 0};
}

tc_status tc_query_warn(tc_query *q, const char *format, ...)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    va_list arguments;
    va_start(arguments, format);
    tc_put_formatv(&text, format, arguments);
    va_end(arguments);
    TRY(TC_GROW(q->warnings, q->warning_capacity, q->warning_count + 1));
    TRY(tc_buffer_check(&text));
    q->warnings[q->warning_count] = tc_buffer_steal(&text);
    q->warning_count += q->warnings[q->warning_count] != NULL;
    return TC_OK;
}

/* ---- lexemes ---- */

/* No compound token is longer: behind that the search for one that begins at the cursor may stop. */
enum { LOOK_AHEAD = 200 };

typedef enum lexeme_kind {
    L_WORDS,
    L_PHRASE,
    L_PREFIX,
    L_FIELD,
    L_OPEN,
    L_CLOSE,
    L_AND,
    L_OR,
    L_NOT,
    L_NEAR,
    L_PLUS,
    L_MINUS,
    L_END
} lexeme_kind;

typedef struct lexeme {
    lexeme_kind kind;
    size_t first, last; /* words; of a field its filter */
    uint32_t window;
} lexeme;

typedef struct reading {
    tc_query *q;
    const char *text;
    size_t length, at;
    tc_tokens tokens;
    lexeme *items;
    size_t count, capacity;
    size_t compound; /* token from which on compound tokens may begin at the cursor or behind it */
    size_t next;     /* lexeme to be parsed */
    size_t depth;
    bool operators, bad;
    tc_date today;
} reading;

static void reading_free(reading *r)
{
    tc_tokens_free(&r->tokens);
    free(r->items);
}

static tc_status add_lexeme(reading *r, lexeme_kind kind, size_t first, size_t last)
{
    TRY(TC_GROW(r->items, r->capacity, r->count + 1));
    r->items[r->count++] = (lexeme){.kind = kind, .first = first, .last = last};
    if (kind != L_WORDS) r->operators = true;
    return TC_OK;
}

/* A word of the query begins here; the number of it, or the count of words. */
static size_t word_at(const reading *r, size_t at)
{
    size_t low = 0, high = r->q->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->q->words[middle].at.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The words that begin in text[from..to). */
static bool words_in(const reading *r, size_t from, size_t to, size_t *first, size_t *last)
{
    *first = word_at(r, from);
    size_t end = word_at(r, to);
    if (*first >= end) return false;
    *last = end - 1;
    return true;
}

/* Length of a quotation mark at `at`, 0 for none: straight, or one of those that word processors put. */
static size_t quote_length(const char *text, size_t length, size_t at)
{
    static const char *const marks[] = {"\"", "“", "”", "„", "‟", "ˮ", "«", "»"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);
        if (length - at >= n && !memcmp(text + at, marks[i], n)) return n;
    }
    return 0;
}

static size_t find_quote(const reading *r, size_t from)
{
    for (size_t at = from; at < r->length; at++)
        if (quote_length(r->text, r->length, at)) return at;
    return r->length;
}

static bool space_or_start(const reading *r, size_t at)
{
    return at == 0 || r->text[at - 1] == ' ' || r->text[at - 1] == '(';
}

static tc_status add_filter(tc_query *q, tc_field field, const char *value, size_t length, tc_period period)
{
    TRY(TC_GROW(q->filters, q->filter_capacity, q->filter_count + 1));
    char *copy = tc_strndup(value, length);
    if (!copy) return tc_fail(TC_MEMORY, "no memory for the query");
    q->filters[q->filter_count++] = (tc_filter){.field = field, .value = copy, .period = period};
    return TC_OK;
}

/* The words of a field are a filter's and match nothing themselves. */
static void set_aside(reading *r, size_t from, size_t to)
{
    size_t first, last;
    r->q->filters[r->q->filter_count - 1].at = (tc_range){(uint32_t)from, (uint32_t)to};
    if (!words_in(r, from, to, &first, &last)) return;
    for (size_t i = first; i <= last; i++) r->q->words[i].question = r->q->words[i].in_field = true;
}

/* `field:value` at the cursor: the name is a word, the colon follows it at once and so does the value. False when it is
 * none of it; a value that does not parse is read as words. */
static tc_status read_field(reading *r, bool *out)
{
    size_t at = r->at, colon = at;
    tc_field field;
    tc_period period = {0};
    *out = false;
    while (colon < r->length && r->text[colon] != ':' && r->text[colon] != ' ' && r->text[colon] != '"') colon++;
    if (colon == r->length || r->text[colon] != ':' || colon + 1 >= r->length || r->text[colon + 1] == ' ')
        return TC_OK;
    if (!tc_field_of_name(&field, r->text + at, colon - at)) return TC_OK;
    size_t from = colon + 1, quote = quote_length(r->text, r->length, from), to, end;
    if (quote) {
        from += quote;
        to = find_quote(r, from);
        end = to < r->length ? to + quote_length(r->text, r->length, to) : to;
    } else {
        for (to = from; to < r->length && r->text[to] != ' ' && r->text[to] != ')'; to++) {}
        end = to;
    }
    char *value = tc_strndup(r->text + from, to - from);
    if (!value) return tc_fail(TC_MEMORY, "no memory for the query");
    tc_status status = TC_OK;
    if ((field == TC_FIELD_DATE || field == TC_FIELD_PERIOD) && tc_period_parse(&period, value, r->today) != TC_OK) {
        status = tc_query_warn(r->q, "'%s' is no date or period; read as words", value);
    } else if (to > from) {
        status = add_filter(r->q, field, value, to - from, period);
        if (status == TC_OK) set_aside(r, at, end);
        if (status == TC_OK) status = add_lexeme(r, L_FIELD, r->q->filter_count - 1, 0);
        r->at = end;
        *out = true;
    }
    free(value);
    return status;
}

/* An upper-case operator word at the cursor. */
static tc_status read_operator(reading *r, bool *out)
{
    static const struct {
        const char *word;
        lexeme_kind kind;
    } words[] = {{"AND", L_AND}, {"OR", L_OR}, {"NOT", L_NOT}};
    size_t n = strcspn(r->text + r->at, " ()\"");
    *out = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (n != strlen(words[i].word) || memcmp(r->text + r->at, words[i].word, n) != 0) continue;
        r->at += n;
        *out = true;
        return add_lexeme(r, words[i].kind, 0, 0);
    }
    if (n < 4 || memcmp(r->text + r->at, "NEAR", 4) != 0 || (n > 4 && r->text[r->at + 4] != '/')) return TC_OK;
    long window = n > 5 ? strtol(r->text + r->at + 5, NULL, 10) : 10;
    r->at += n;
    *out = true;
    TRY(add_lexeme(r, L_NEAR, 0, 0));
    r->items[r->count - 1].window = window > 0 && window < 1000 ? (uint32_t)window : 10;
    return TC_OK;
}

static tc_status read_phrase(reading *r, size_t quote, bool *out)
{
    size_t from = r->at + quote, to = find_quote(r, from), first, last;
    *out = false;
    if (to == r->length) {
        r->at = from;
        *out = true;
        return tc_query_warn(r->q, "a quotation mark is not closed; read as words");
    }
    if (words_in(r, from, to, &first, &last)) TRY(add_lexeme(r, L_PHRASE, first, last));
    r->at = to + quote_length(r->text, r->length, to);
    *out = true;
    return TC_OK;
}

static bool is_compound(const tc_token *t)
{
    return t->kind == TC_TOKEN_DOCUMENT || t->kind == TC_TOKEN_DATE || t->kind == TC_TOKEN_NUMBER ||
           t->kind == TC_TOKEN_ABBREVIATION;
}

/* The end of a protected piece (document number, date) that begins at the cursor, or the cursor. A compound token
 * follows its parts, so that the ends of tokens never go back: what ends before the cursor is done with. */
static size_t protected_end(reading *r)
{
    size_t end = r->at;
    while (r->compound < r->tokens.count && r->tokens.items[r->compound].end <= r->at) r->compound++;
    for (size_t i = r->compound; i < r->tokens.count; i++) {
        const tc_token *t = &r->tokens.items[i];
        if (!is_compound(t) && t->start > r->at + LOOK_AHEAD) break;
        if (is_compound(t) && t->start == r->at && t->end > end) end = t->end;
    }
    return end;
}

static tc_status read_words(reading *r)
{
    size_t from = r->at, to = protected_end(r), first, last;
    if (to == from)
        while (to < r->length && r->text[to] != ' ' && r->text[to] != '(' && r->text[to] != ')' &&
               !quote_length(r->text, r->length, to))
            to++;
    bool star = to > from + 1 && r->text[to - 1] == '*';
    r->at = to > from ? to : from + 1;
    if (!words_in(r, from, r->at, &first, &last)) return TC_OK;
    if (!star) return add_lexeme(r, L_WORDS, first, last);
    if (first < last) TRY(add_lexeme(r, L_WORDS, first, last - 1));
    return add_lexeme(r, L_PREFIX, last, last);
}

static tc_status read_lexeme(reading *r)
{
    char c = r->text[r->at];
    size_t quote = quote_length(r->text, r->length, r->at);
    bool done = false;
    if (c == ' ') {
        r->at++;
        return TC_OK;
    }
    if (protected_end(r) > r->at) return read_words(r);
    if (quote) return read_phrase(r, quote, &done);
    if (c == '(' || c == ')') {
        r->at++;
        return add_lexeme(r, c == '(' ? L_OPEN : L_CLOSE, 0, 0);
    }
    bool sign_before_word = space_or_start(r, r->at) && r->at + 1 < r->length && r->text[r->at + 1] != ' ' &&
                            r->text[r->at + 1] != c;
    if ((c == '+' || c == '-') && sign_before_word) {
        r->at++;
        return add_lexeme(r, c == '+' ? L_PLUS : L_MINUS, 0, 0);
    }
    if (space_or_start(r, r->at) || (r->at && (r->text[r->at - 1] == '-' || r->text[r->at - 1] == '+'))) {
        TRY(read_field(r, &done));
        if (!done) TRY(read_operator(r, &done));
        if (done) return TC_OK;
    }
    return read_words(r);
}

/* ---- the tree ---- */

enum { DEPTH_MOST = 50 };

static tc_status new_node(tc_node **out, tc_node_kind kind, size_t first, size_t last)
{
    tc_node *node = calloc(1, sizeof *node);
    if (!node) return tc_fail(TC_MEMORY, "no memory for the query");
    *node = (tc_node){.kind = kind, .first = first, .last = last};
    *out = node;
    return TC_OK;
}

static tc_status add_part(tc_node *node, tc_node *part)
{
    if (!part) return TC_OK;
    tc_status status = TC_GROW(node->parts, node->capacity, node->count + 1);
    if (status == TC_OK)
        node->parts[node->count++] = part;
    else
        tc_node_free(part);
    return status;
}

static lexeme *peek(reading *r)
{
    static lexeme end = {.kind = L_END};
    return r->next < r->count ? &r->items[r->next] : &end;
}

static tc_status parse_or(reading *r, tc_node **out, bool top);

/* Words that stand bare at the top are left to the ranking: `soft` says so to the caller. */
static tc_status parse_operand(reading *r, tc_node **out, bool *soft)
{
    lexeme *l = peek(r);
    *out = NULL;
    *soft = false;
    switch (l->kind) {
    case L_WORDS: {
        r->next++;
        *soft = true;
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
    case L_FIELD: r->next++; return TC_OK;
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

static tc_status parse_near(reading *r, tc_node **out, bool *soft)
{
    TRY(parse_operand(r, out, soft));
    while (!r->bad && peek(r)->kind == L_NEAR && *out) {
        tc_node *near = NULL, *right = NULL;
        bool ignored;
        uint32_t window = peek(r)->window;
        r->next++;
        *soft = false;
        tc_status status = parse_operand(r, &right, &ignored);
        if (status == TC_OK) status = new_node(&near, TC_NODE_NEAR, 0, 0);
        if (status != TC_OK) return tc_node_free(right), status;
        near->window = window;
        status = add_part(near, *out);
        *out = near;
        if (status != TC_OK) return tc_node_free(right), status;
        TRY(add_part(near, right));
    }
    return TC_OK;
}

static tc_status parse_item(reading *r, tc_node **out, bool *soft)
{
    lexeme_kind kind = peek(r)->kind;
    if (kind != L_NOT && kind != L_MINUS && kind != L_PLUS) return parse_near(r, out, soft);
    r->next++;
    *soft = false;
    *out = NULL;
    if (++r->depth > DEPTH_MOST) r->bad = true;
    if (r->bad) return TC_OK;
    bool ignored, field = peek(r)->kind == L_FIELD;
    if (field && kind != L_PLUS) r->q->filters[peek(r)->first].negated = true;
    TRY(parse_item(r, out, &ignored));
    r->depth--;
    if (kind == L_PLUS || !*out) return TC_OK;
    tc_node *not_node = NULL;
    TRY(new_node(&not_node, TC_NODE_NOT, 0, 0));
    tc_status status = add_part(not_node, *out);
    *out = not_node;
    return status;
}

static bool ends_list(lexeme_kind kind)
{
    return kind == L_END || kind == L_CLOSE || kind == L_OR;
}

/* Whether AND joins anything in the list that begins here: then all its words are meant as they stand. */
static bool list_has_and(const reading *r)
{
    int depth = 0;
    for (size_t i = r->next; i < r->count; i++) {
        lexeme_kind kind = r->items[i].kind;
        depth += (kind == L_OPEN) - (kind == L_CLOSE);
        if (depth < 0 || (!depth && kind == L_OR)) return false;
        if (!depth && kind == L_AND) return true;
    }
    return false;
}

/* A list of items that must all hold. At the top, the bare words of a list without AND stay out of the tree. */
static tc_status parse_and(reading *r, tc_node **out, bool top)
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
        if (item && soft && !bare_words_count)
            tc_node_free(item);
        else
            TRY(add_part(list, item));
    }
    r->bad |= expects;
    return TC_OK;
}

static tc_status parse_or(reading *r, tc_node **out, bool top)
{
    /* Whether OR follows is seen only after the first list: then its bare words belong to the tree after all. */
    size_t start = r->next;
    TRY(parse_and(r, out, top));
    if (r->bad || peek(r)->kind != L_OR) return TC_OK;
    tc_node *either = NULL;
    tc_node_free(*out);
    *out = NULL;
    r->next = start;
    TRY(new_node(&either, TC_NODE_OR, 0, 0));
    *out = either;
    for (;;) {
        tc_node *list = NULL;
        tc_status status = parse_and(r, &list, false);
        if (list && !list->count) r->bad = true;
        if (status == TC_OK)
            status = add_part(either, list);
        else
            tc_node_free(list);
        if (status != TC_OK || r->bad || peek(r)->kind != L_OR) return status;
        r->next++;
    }
}

/* NOT over a word takes it out of the ranking. */
static void mark_excluded(tc_query *q, const tc_node *node, bool negated)
{
    if (node->kind == TC_NODE_NOT) negated = !negated;
    if (node->kind == TC_NODE_WORD || node->kind == TC_NODE_PHRASE || node->kind == TC_NODE_PREFIX)
        for (size_t i = node->first; i <= node->last; i++) q->words[i].excluded = negated;
    for (size_t i = 0; i < node->count; i++) mark_excluded(q, node->parts[i], negated);
}

static bool needs_text(const tc_node *node)
{
    if (node->kind == TC_NODE_PHRASE || node->kind == TC_NODE_NEAR) return true;
    for (size_t i = 0; i < node->count; i++)
        if (needs_text(node->parts[i])) return true;
    return false;
}

static tc_status parse_tree(reading *r)
{
    tc_node *tree = NULL;
    tc_status status = parse_or(r, &tree, true);
    if (status == TC_OK && (r->bad || r->next < r->count)) {
        tc_node_free(tree);
        return tc_query_warn(r->q, "the operators of the query do not fit together; read as plain words");
    }
    if (status != TC_OK || !tree->count) {
        tc_node_free(tree);
        return status;
    }
    r->q->tree = tree;
    r->q->tree_needs_text = needs_text(tree);
    mark_excluded(r->q, tree, false);
    return TC_OK;
}

/* ---- words, numbers, periods ---- */

static tc_status add_word(tc_query *q, const tc_token *t)
{
    TRY(TC_GROW(q->words, q->capacity, q->count + 1));
    char *term = tc_strndup(t->term, t->length);
    if (!term) return tc_fail(TC_MEMORY, "no memory for the query");
    q->words[q->count++] = (tc_query_word){.at = {t->start, t->end},
                                           .term = term,
                                           .length = t->length,
                                           .fold_length = t->fold_length,
                                           .kind = t->kind,
                                           .flags = t->flags};
    if (t->flags & TC_TOKEN_MARKED) q->marked = true;
    return TC_OK;
}

static tc_status add_text(char ***items, size_t *count, size_t *capacity, const char *text, size_t length)
{
    TRY(tc_grow((void **)items, capacity, *count + 1, sizeof **items));
    char *copy = tc_strndup(text, length);
    if (!copy) return tc_fail(TC_MEMORY, "no memory for the query");
    (*items)[(*count)++] = copy;
    return TC_OK;
}

static tc_status take_tokens(reading *r)
{
    tc_query *q = r->q;
    for (size_t i = 0; i < r->tokens.count; i++) {
        const tc_token *t = &r->tokens.items[i];
        if (t->kind <= TC_TOKEN_DIGITS) {
            if (q->count == TC_WORDS_MOST)
                return tc_query_warn(q, "only the first %d words of the query are used", TC_WORDS_MOST);
            TRY(add_word(q, t));
        } else if (t->kind == TC_TOKEN_STEM) {
            tc_query_word *word = &q->words[q->count - 1];
            if (!word->stem && !(word->stem = tc_strndup(t->term, t->length)))
                return tc_fail(TC_MEMORY, "no memory for the query");
        } else {
            TRY(add_text(&q->terms, &q->term_count, &q->term_capacity, t->term, t->length));
        }
        if (t->kind == TC_TOKEN_DOCUMENT)
            TRY(add_text(&q->numbers, &q->number_count, &q->number_capacity, t->term + 1, t->length - 1u));
    }
    return TC_OK;
}

/* A document number without its letters ("kế hoạch 315", "nghị quyết 96") and periods come from the scan for typed
 * spans. */
static tc_status take_entities(reading *r)
{
    tc_query *q = r->q;
    tc_entities found = {0};
    tc_status status = tc_entities_scan(&found, q->text, q->length, r->today);
    for (size_t i = 0; i < found.count && status == TC_OK; i++) {
        const tc_entity *e = &found.items[i];
        /* A day without a year has none here either: the year of today is a guess that would steer wrongly. */
        bool period = (e->kind == TC_ENTITY_DATE || e->kind == TC_ENTITY_PERIOD) && e->period.from.year && e->certain;
        if (period) {
            status = TC_GROW(q->periods, q->period_capacity, q->period_count + 1);
            if (status == TC_OK) q->periods[q->period_count++] = e->period;
        }
        if (e->kind == TC_ENTITY_DOCUMENT && e->number) {
            TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
            status = tc_number_key(&key, e->number);
            bool known = false;
            for (size_t n = 0; n < q->number_count; n++) known |= status == TC_OK && !strcmp(q->numbers[n], key.data);
            if (status == TC_OK && !known)
                status = add_text(&q->numbers, &q->number_count, &q->number_capacity, key.data, key.length);
        }
        for (size_t w = 0; w < q->count; w++) {
            if (q->words[w].at.start < e->at.start || q->words[w].at.end > e->at.end) continue;
            q->words[w].in_period |= period;
            q->words[w].in_number |= e->kind == TC_ENTITY_DOCUMENT;
        }
    }
    tc_entities_free(&found);
    return status;
}

/* The whole query as a document number in whatever spelling: "315 kh tu", "KH315/TU", "kế hoạch 315". Digits alone are
 * none. */
static tc_status take_whole_number(tc_query *q)
{
    TC_CLEANUP(tc_number_free) tc_number number = {0};
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0}, key = {0};
    if (q->number_count || q->tree || tc_number_parse(&number, q->text) != TC_OK) return TC_OK;
    if (!number.letters && !number.type) return TC_OK;
    TRY(tc_number_write(&text, &number));
    TRY(tc_number_key(&key, text.data));
    for (size_t i = 0; i < q->count; i++) q->words[i].in_number = true;
    return add_text(&q->numbers, &q->number_count, &q->number_capacity, key.data, key.length);
}

bool tc_number_stands_for(const char *wanted, const char *key)
{
    size_t length = strlen(wanted);
    if (strncmp(key, wanted, length) != 0) return false;
    return !key[length] || ((key[length] == '-' || key[length] == '/') && !strpbrk(wanted, "-/"));
}

/* Control characters, NUL among them, and line ends are read as spaces. */
static tc_status clean_text(tc_query *q, const char *text)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer clean = {0};
    TRY(tc_normalise(&clean, text, strlen(text), NULL));
    tc_put(&clean, "", 0);
    TRY(tc_buffer_check(&clean));
    for (size_t i = 0; i < clean.length; i++)
        if ((unsigned char)clean.data[i] < ' ') clean.data[i] = ' ';
    q->length = clean.length;
    q->text = tc_buffer_steal(&clean);
    return q->text ? TC_OK : tc_fail(TC_MEMORY, "no memory for the query");
}

static tc_status read_all(reading *r, tc_analyser *analyser, const char *text)
{
    TRY(clean_text(r->q, text));
    r->text = r->q->text;
    r->length = r->q->length;
    TRY(tc_analyse(analyser, &r->tokens, r->text, r->length, TC_FOR_QUERY));
    TRY(take_tokens(r));
    while (r->at < r->length) TRY(read_lexeme(r));
    if (r->operators) TRY(parse_tree(r));
    TRY(take_entities(r));
    return take_whole_number(r->q);
}

tc_status tc_query_read(tc_query *out, tc_analyser *analyser, const char *text, tc_date today)
{
    TC_CLEANUP(reading_free) reading r = {.q = out, .today = today};
    *out = (tc_query){.count = 0};
    tc_status status = read_all(&r, analyser, text);
    if (status != TC_OK) tc_query_clear(out);
    return status;
}
