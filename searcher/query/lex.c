/* The text of a query → lexemes: words, phrases, operators, `field:value`. Document numbers and dates are recognised
 * before operators: "726 -CV/TU" excludes nothing. */
#include "searcher/query/reading.h"
#include <stdlib.h>
#include <string.h>

/* No compound token is longer: behind that the search for one that begins at the cursor may stop. */
enum { LOOK_AHEAD = 200 };

static tc_status add_lexeme(tc_query_reading *r, tc_lexeme_kind kind, size_t first, size_t last)
{
    TRY(TC_GROW(r->items, r->capacity, r->count + 1));
    r->items[r->count++] = (tc_lexeme){.kind = kind, .first = first, .last = last};
    if (kind != L_WORDS) r->operators = true;
    return TC_OK;
}

/* A word of the query begins here; the number of it, or the count of words. */
static size_t word_at(const tc_query_reading *r, size_t at)
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
static bool words_in(const tc_query_reading *r, size_t from, size_t to, size_t *first, size_t *last)
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
    for (size_t i = 0; i < TC_COUNT(marks); i++) {
        size_t n = strlen(marks[i]);
        if (length - at >= n && !memcmp(text + at, marks[i], n)) return n;
    }
    return 0;
}

static size_t find_quote(const tc_query_reading *r, size_t from)
{
    for (size_t at = from; at < r->length; at++)
        if (quote_length(r->text, r->length, at)) return at;
    return r->length;
}

static bool space_or_start(const tc_query_reading *r, size_t at)
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

/* The words of fields and operators match nothing themselves. */
static void pass_over(tc_query_reading *r, size_t from, size_t to)
{
    size_t first, last;
    if (!words_in(r, from, to, &first, &last)) return;
    for (size_t i = first; i <= last; i++) r->q->words[i].question = r->q->words[i].in_field = true;
}

static void set_aside(tc_query_reading *r, size_t from, size_t to)
{
    r->q->filters[r->q->filter_count - 1].at = (tc_range){(uint32_t)from, (uint32_t)to};
    pass_over(r, from, to);
}

/* Said once, however many fields there are. */
static tc_status warn_full(tc_query_reading *r)
{
    bool said = r->full;
    r->full = true;
    return said ? TC_OK : tc_query_warn(r->q, "more than %d fields; the others are read as words", TC_FILTERS_MOST);
}

/* `field:value` at the cursor: the name is a word, the colon follows it at once and so does the value. False when it is
 * none of it; a value that does not parse is read as words. */
static tc_status read_field(tc_query_reading *r, bool *out)
{
    size_t at = r->at, colon = at;
    tc_field field;
    tc_period period = {0};
    *out = false;
    while (colon < r->length && r->text[colon] != ':' && r->text[colon] != ' ' && r->text[colon] != '"') colon++;
    if (colon == r->length || r->text[colon] != ':' || colon + 1 >= r->length) return TC_OK;
    size_t from = colon + 1;
    /* A blank behind the colon is forgiven where a quotation follows: "Số: 27" is no field. */
    if (r->text[from] == ' ' && !quote_length(r->text, r->length, ++from)) return TC_OK;
    if (!tc_field_of_name(&field, r->text + at, colon - at)) return TC_OK;
    if (r->q->filter_count == TC_FILTERS_MOST) return warn_full(r);
    size_t quote = quote_length(r->text, r->length, from), to, end;
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
static tc_status read_operator(tc_query_reading *r, bool *out)
{
    static const struct {
        const char *word;
        tc_lexeme_kind kind;
    } words[] = {{"AND", L_AND}, {"OR", L_OR}, {"NOT", L_NOT}};
    size_t n = strcspn(r->text + r->at, " ()\"");
    *out = false;
    for (size_t i = 0; i < TC_COUNT(words); i++) {
        if (n != strlen(words[i].word) || memcmp(r->text + r->at, words[i].word, n) != 0) continue;
        pass_over(r, r->at, r->at + n);
        r->at += n;
        *out = true;
        return add_lexeme(r, words[i].kind, 0, 0);
    }
    if (n < 4 || memcmp(r->text + r->at, "NEAR", 4) != 0 || (n > 4 && r->text[r->at + 4] != '/')) return TC_OK;
    long window = n > 5 ? strtol(r->text + r->at + 5, NULL, 10) : 10;
    pass_over(r, r->at, r->at + n);
    r->at += n;
    *out = true;
    TRY(add_lexeme(r, L_NEAR, 0, 0));
    r->items[r->count - 1].window = window > 0 && window < 1000 ? (uint32_t)window : 10;
    return TC_OK;
}

static tc_status read_phrase(tc_query_reading *r, size_t quote, bool *out)
{
    size_t from = r->at + quote, to = find_quote(r, from), first, last;
    *out = false;
    if (to == r->length) {
        r->at = from;
        *out = true;
        return tc_query_warn(r->q, "a quotation mark is not closed; read as words");
    }
    if (words_in(r, from, to, &first, &last)) {
        TRY(add_lexeme(r, L_PHRASE, first, last));
        for (size_t i = first; i <= last; i++) r->q->words[i].prefix = r->text[r->q->words[i].at.end] == '*';
    }
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
static size_t protected_end(tc_query_reading *r)
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

/* Whether text[from..to) is a document number, all of it. */
static bool is_number(const tc_query_reading *r, size_t from, size_t to)
{
    for (size_t i = r->compound; i < r->tokens.count && r->tokens.items[i].start <= to; i++) {
        const tc_token *t = &r->tokens.items[i];
        if (t->kind == TC_TOKEN_DOCUMENT && t->start == from && t->end == to) return true;
    }
    return false;
}

static tc_status read_words(tc_query_reading *r)
{
    size_t from = r->at, to = protected_end(r), first, last;
    if (to == from)
        while (to < r->length && r->text[to] != ' ' && r->text[to] != '(' && r->text[to] != ')' &&
               !quote_length(r->text, r->length, to))
            to++;
    bool star = to > from + 1 && r->text[to - 1] == '*';
    r->at = to > from ? to : from + 1;
    if (!words_in(r, from, r->at, &first, &last)) return TC_OK;
    if (!star) {
        TRY(add_lexeme(r, L_WORDS, first, last));
        r->items[r->count - 1].whole = first < last && is_number(r, from, r->at);
        return TC_OK;
    }
    r->q->words[last].prefix = true;
    if (first < last) TRY(add_lexeme(r, L_WORDS, first, last - 1));
    return add_lexeme(r, L_PREFIX, last, last);
}

tc_status tc_lexeme_read(tc_query_reading *r)
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
