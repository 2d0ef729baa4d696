/* The text of a query → words, filters and, where operators are used, a boolean tree.
 *
 * Document numbers and dates are recognised before operators ("726 -CV/TU" excludes nothing), and whatever does not
 * parse is read as plain words with a warning: a query never fails for its form. */
#include "searcher/query/reading.h"
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
    free(w->better);
    free(w->term);
    free(w->stem);
}

void tc_alternative_clear(tc_alternative *a)
{
    tc_texts_free(a->terms, a->count);
    free(a->text);
}

void tc_query_clear(tc_query *q)
{
    for (size_t i = 0; i < q->count; i++) word_clear(&q->words[i]);
    for (size_t i = 0; i < q->alternative_count; i++) tc_alternative_clear(&q->alternatives[i]);
    for (size_t i = 0; i < q->filter_count; i++) {
        free(q->filters[i].value);
        tx_query_free(q->filters[i].query);
    }
    free(q->words);
    free(q->alternatives);
    free(q->filters);
    tc_node_free(q->tree);
    free(q->periods);
    tc_texts_free(q->numbers, q->number_count);
    tc_texts_free(q->terms, q->term_count);
    tc_texts_free(q->warnings, q->warning_count);
    free(q->text);
    tc_mended_clear(&q->mended);
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

tc_status tc_query_check_typed(const tc_query *q)
{
    if (q->count || q->filter_count) return TC_OK;
    for (size_t at = 0; at < q->length;)
        if (!tc_is_space(tc_utf8_next(q->text, q->length, &at)))
            return tc_fail(TC_USAGE, "the query holds no word to look for");
    return TC_OK;
}

void tc_query_steal_warnings(char ***out, size_t *count, tc_query *q)
{
    *out = q->warnings;
    *count = q->warning_count;
    q->warnings = NULL;
    q->warning_count = q->warning_capacity = 0;
}
void tc_query_free_field(tc_query *q, const tc_filter *f)
{
    const char *colon = memchr(q->text + f->at.start, ':', f->at.end - f->at.start);
    uint32_t value = colon ? (uint32_t)(colon - q->text) : f->at.start;
    for (size_t i = 0; i < q->count; i++)
        if (q->words[i].at.start >= value && q->words[i].at.end <= f->at.end)
            q->words[i].question = q->words[i].in_field = false;
}

static void reading_free(tc_query_reading *r)
{
    tc_tokens_free(&r->tokens);
    free(r->items);
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

static tc_status take_tokens(tc_query_reading *r)
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
            TRY(tc_texts_add(&q->terms, &q->term_count, t->term, t->length));
        }
        if (t->kind == TC_TOKEN_DOCUMENT) TRY(tc_texts_add(&q->numbers, &q->number_count, t->term + 1, t->length - 1u));
    }
    return TC_OK;
}

/* Whether this stands in a field that does not steer the ranking as well: the date of a document says nothing of the
 * period that a passage is about. */
static bool is_set_aside(const tc_query *q, tc_range at)
{
    for (size_t i = 0; i < q->filter_count; i++) {
        const tc_filter *f = &q->filters[i];
        bool steers = f->field == TC_FIELD_PERIOD || f->field == TC_FIELD_CITED;
        if (at.start >= f->at.start && at.end <= f->at.end && !steers) return true;
    }
    return false;
}

/* "-412/QĐ-UBND": a number that is excluded is not looked for. */
static void drop_excluded_numbers(tc_query *q)
{
    for (size_t n = 0; n < q->number_count; n++) {
        size_t digits = strcspn(q->numbers[n], "-/");
        bool excluded = false, wanted = false;
        for (size_t i = 0; i < q->count; i++) {
            const tc_query_word *w = &q->words[i];
            if (!w->in_number || w->length != digits || strncmp(w->term, q->numbers[n], digits) != 0) continue;
            excluded |= w->excluded;
            wanted |= !w->excluded;
        }
        if (!excluded || wanted) continue;
        free(q->numbers[n]);
        memmove(&q->numbers[n], &q->numbers[n + 1], (q->number_count - n - 1) * sizeof *q->numbers);
        q->number_count--;
        n--;
    }
}

/* "T1/2022": the letter stands for the month, glued to its number. */
static void take_month_letter(tc_query *q, tc_range period)
{
    for (size_t w = 1; w < q->count; w++) {
        tc_query_word *letter = &q->words[w - 1];
        bool glued = q->words[w].at.start == period.start && letter->at.end == period.start;
        if (glued && letter->length == 1 && letter->term[0] == 't') letter->in_period = true;
    }
}

/* A document number without its letters ("kế hoạch 315", "nghị quyết 96") and periods come from the scan for typed
 * spans. */
static tc_status take_entities(tc_query_reading *r)
{
    tc_query *q = r->q;
    tc_entities found = {0};
    tc_status status = tc_entities_scan(&found, q->text, q->length, r->today);
    for (size_t i = 0; i < found.count && status == TC_OK; i++) {
        const tc_entity *e = &found.items[i];
        if (is_set_aside(q, e->at)) continue;
        /* A day without a year has none here either: the year of today is a guess that would steer wrongly. No passage
         * has a period before 1900 ("chùa dựng năm 1682"): the year is a word like others. */
        bool period = (e->kind == TC_ENTITY_DATE || e->kind == TC_ENTITY_PERIOD) && e->period.from.year && e->certain;
        period = period && tc_date_valid(e->period.from);
        if (period) {
            status = TC_GROW(q->periods, q->period_capacity, q->period_count + 1);
            if (status == TC_OK) q->periods[q->period_count++] = e->period;
            take_month_letter(q, e->at);
        }
        if (e->kind == TC_ENTITY_DOCUMENT && e->number) {
            TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
            status = tc_number_key(&key, e->number);
            bool known = false;
            for (size_t n = 0; n < q->number_count; n++) known |= status == TC_OK && !strcmp(q->numbers[n], key.data);
            if (status == TC_OK && !known) status = tc_texts_add(&q->numbers, &q->number_count, key.data, key.length);
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

static bool is_break(const char *text, size_t at)
{
    return text[at] == '\0' || strchr(" -/.&:,", text[at]) != NULL;
}

tc_status tc_digits_mend(tc_buffer *out, const char *text)
{
    for (size_t at = 0; text[at];) {
        size_t end = at, digits = 0, alike = 0;
        while (!is_break(text, end)) {
            digits += (text[end] >= '0' && text[end] <= '9');
            alike += strchr("OoIl", text[end]) != NULL;
            end++;
        }
        /* "ll-CT/TU": without any digit only in front of what joins letters. */
        bool number = alike && digits + alike == end - at && (digits || text[end] == '-' || text[end] == '/');
        for (; at < end; at++) {
            char c = text[at];
            if (number) c = c == 'O' || c == 'o' ? '0' : c == 'I' || c == 'l' ? '1' : c;
            tc_put_char(out, c);
        }
        if (text[at]) tc_put_char(out, text[at++]);
    }
    return tc_buffer_check(out);
}

/* The whole query as a document number in whatever spelling: "315 kh tu", "KH315/TU", "kế hoạch 315", "3l5-KH/TU".
 * Digits alone are none. */
static tc_status take_whole_number(tc_query *q)
{
    TC_CLEANUP(tc_number_free) tc_number number = {0};
    TC_CLEANUP(tc_buffer_free) tc_buffer mended = {0}, text = {0}, key = {0};
    if (q->tree) return TC_OK;
    TRY(tc_digits_mend(&mended, q->text));
    if (!mended.length || tc_number_parse(&number, mended.data) != TC_OK) return TC_OK;
    bool changed = strcmp(mended.data, q->text) != 0;
    if (!number.letters && (changed || (!number.type && q->count < 2))) return TC_OK;
    q->number_alone = true;
    if (q->number_count && !changed) return TC_OK;
    tc_texts_free(q->numbers, q->number_count);
    q->numbers = NULL;
    q->number_count = 0;
    TRY(tc_number_write(&text, &number));
    TRY(tc_number_key(&key, text.data));
    for (size_t i = 0; i < q->count; i++) q->words[i].in_number = true;
    return tc_texts_add(&q->numbers, &q->number_count, key.data, key.length);
}

static bool is_joint(char c)
{
    return c == '-' || c == '/';
}

/* What joins the parts is often mistaken: "412-QĐ/UBND" stands for 412/QĐ-UBND. */
bool tc_number_stands_for(const char *wanted, const char *key)
{
    bool whole = strpbrk(wanted, "-/") != NULL;
    while (*wanted && (*wanted == *key || (is_joint(*wanted) && is_joint(*key)))) wanted++, key++;
    return !*wanted && (!*key || (is_joint(*key) && !whole));
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

static tc_status read_all(tc_query_reading *r, tc_analyser *analyser, const char *text)
{
    TRY(clean_text(r->q, text));
    r->text = r->q->text;
    r->length = r->q->length;
    TRY(tc_analyse(analyser, &r->tokens, r->text, r->length, TC_FOR_QUERY));
    TRY(take_tokens(r));
    while (r->at < r->length) TRY(tc_lexeme_read(r));
    if (r->operators) TRY(tc_tree_parse(r));
    TRY(take_entities(r));
    TRY(take_whole_number(r->q));
    drop_excluded_numbers(r->q);
    return TC_OK;
}

tc_status tc_query_read(tc_query *out, tc_analyser *analyser, const char *text, tc_date today)
{
    TC_CLEANUP(reading_free) tc_query_reading r = {.q = out, .today = today};
    *out = (tc_query){.count = 0};
    tc_status status = read_all(&r, analyser, text);
    if (status != TC_OK) tc_query_clear(out);
    return status;
}

tc_status tc_query_read_mended(tc_query *out, tc_analyser *analyser, const tx_database *database, const char *text,
                               tc_date today)
{
    tc_mended mended;
    TRY(tc_query_mend(&mended, database, text));
    tc_status status = tc_query_read(out, analyser, mended.text, today);
    if (status == TC_OK)
        out->mended = mended;
    else
        tc_mended_clear(&mended);
    return status;
}
