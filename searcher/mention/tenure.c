/* A tenure said in another way: what is of "khóa VIII" in one text is of "nhiệm kỳ 2020 - 2025" in another. They stand
 * for one another only where a mention says both side by side, or the name itself does. */
#include "searcher/mention/mention.h"
#include <string.h>

enum { MENTIONS_MOST = 2000, ROMAN_MOST = 6, DIGITS_MOST = 2, YEARS_MOST = 10 };

/* Words from…to - 1 of a text or of the name say it. */
typedef struct tenure {
    bool years;
    uint32_t from, to;
} tenure;

/* A word of a text or of the name. */
typedef struct word {
    const char *term; /* nothing ends it but its length */
    uint32_t length, fold_length;
    uint8_t kind;
} word;

static bool is_ordinal(word w)
{
    if (w.kind == TC_TOKEN_DIGITS) return w.length <= DIGITS_MOST;
    bool roman = w.length == w.fold_length && w.length <= ROMAN_MOST;
    for (uint32_t i = 0; i < w.length && roman; i++) roman = memchr("ivx", w.term[i], 3) != NULL;
    return roman;
}

static int year_of(word w)
{
    enum { DIGITS = 4 };
    int year = 0;
    if (w.kind != TC_TOKEN_DIGITS || w.length != DIGITS) return 0;
    for (int i = 0; i < DIGITS; i++) year = year * 10 + (w.term[i] - '0');
    return year;
}

static bool are_years(word a, word b)
{
    int from = year_of(a), until = year_of(b);
    return from && until > from && until <= from + YEARS_MOST;
}

static word word_of_text(const tc_tokens *tokens, size_t at)
{
    const tc_token *t = at < tokens->count ? &tokens->items[at] : NULL;
    return t ? (word){t->term, t->length, t->fold_length, t->kind} : (word){.term = ""};
}

static word word_of_name(const tc_query *q, size_t at)
{
    const tc_query_word *w = at < q->count ? &q->words[at] : NULL;
    return w ? (word){w->term, w->length, w->fold_length, w->kind} : (word){.term = ""};
}

/* What a sign at word `at` with these words behind it says. */
static bool make_tenure(tenure *out, const tc_sign *sign, size_t at, word a, word b)
{
    bool years = !strcmp(sign->class, "years");
    if (years ? !are_years(a, b) : !a.length || !is_ordinal(a)) return false;
    *out = (tenure){.years = years, .from = (uint32_t)at, .to = (uint32_t)(at + sign->count + 1 + years)};
    return true;
}

static bool read_tenure(tenure *out, const tc_finding *f, const tc_tokens *tokens, uint32_t at)
{
    const tc_sign *sign = tc_sign_at(f->signs, TC_SIGN_TENURE, tokens, at);
    size_t next = sign ? at + sign->count : 0;
    return sign && make_tenure(out, sign, at, word_of_text(tokens, next), word_of_text(tokens, next + 1));
}

static bool read_tenure_of_name(tenure *out, const tc_finding *f, size_t at)
{
    const tc_sign *sign = tc_sign_in_query(f->signs, TC_SIGN_TENURE, f->query, at);
    size_t next = sign ? at + sign->count : 0;
    return sign && make_tenure(out, sign, at, word_of_name(f->query, next), word_of_name(f->query, next + 1));
}

/* The first tenure at or behind token `at`. */
static bool next_tenure(tenure *out, const tc_finding *f, const tc_tokens *tokens, uint32_t at, uint32_t end)
{
    for (; at < end; at++)
        if (read_tenure(out, f, tokens, at)) return true;
    return false;
}

/* What the passages of the mentions say beside the tenure of the name. */
typedef struct others {
    bool years; /* what the name has */
    tc_counts said;
} others;

static tc_status read_pair(others *o, const tc_hit *hit, const tc_tokens *tokens, const tenure *a, const tenure *b)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer words = {0};
    const tenure *other = a->years == o->years ? b : a;
    bool side_by_side = a->to == b->from && !tc_ends_before(hit->passage.text, tokens, b->from, true);
    if (!side_by_side || a->years == b->years) return TC_OK;
    TRY(tc_mention_put_words(&words, hit->passage.text, tokens, other->from, other->to));
    return tc_counts_add(&o->said, words.data, words.length, 1);
}

static tc_status read_mention(others *o, tc_finding *f, const tc_hit *hit)
{
    const tc_passage *p = &hit->passage;
    TRY(tc_analyse(f->searcher->analyser, &f->tokens, p->text, p->text_length, TC_FOR_HIGHLIGHT));
    for (size_t i = 0; i < hit->highlight_count; i++) {
        tenure a, b;
        uint32_t at = 0, end;
        while (at < f->tokens.count && f->tokens.items[at].start < hit->highlights[i].start) at++;
        for (end = at; end < f->tokens.count && f->tokens.items[end].end <= hit->highlights[i].end;) end++;
        for (; next_tenure(&a, f, &f->tokens, at, end); at = a.to)
            if (read_tenure(&b, f, &f->tokens, a.to)) TRY(read_pair(o, hit, &f->tokens, &a, &b));
    }
    return TC_OK;
}

static tc_status seek_plainly(tc_finding *f, void *context)
{
    (void)context;
    TRY(tc_mention_seek_plain(f, 0, false));
    return tc_mention_seek_here(f);
}

/* The name with `other` in the place of bytes start…end - 1; without marks where the name bears none. */
static tc_status seek_with(tc_finding *f, size_t start, size_t end, const char *other)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0}, plain = {0};
    TRY(tc_field_key(&plain, other));
    if (!f->query->marked) other = plain.length ? plain.data : "";
    tc_put_format(&name, "%.*s%s%s", (int)start, f->query->text, other, f->query->text + end);
    TRY(tc_buffer_check(&name));
    return tc_mention_seek_as(f, name.data, seek_plainly, NULL);
}

/* "khóa VIII, nhiệm kỳ 2020 - 2025": either alone says it. */
static tc_status seek_either(tc_finding *f, tc_range first, tc_range second)
{
    TRY(seek_with(f, first.start, second.start, ""));
    return seek_with(f, first.end, second.end, "");
}

static tc_range bytes_of(const tc_query *q, const tenure *t)
{
    return (tc_range){q->words[t->from].at.start, q->words[t->to - 1].at.end};
}

tc_status tc_mention_seek_tenure(tc_finding *f)
{
    const tc_query *q = f->query;
    size_t at = 1;
    tenure named, also;
    while (at < q->count && !read_tenure_of_name(&named, f, at)) at++;
    if (at >= q->count || f->out->count > MENTIONS_MOST) return TC_OK;
    const tc_range bytes = bytes_of(q, &named);
    if (read_tenure_of_name(&also, f, named.to) && also.years != named.years)
        return seek_either(f, bytes, bytes_of(q, &also));
    others o = {.years = named.years};
    tc_status status = TC_OK;
    for (size_t i = 0; i < f->out->count && status == TC_OK; i++) status = read_mention(&o, f, &f->out->items[i].hit);
    tc_counts_sort(&o.said, false);
    if (status == TC_OK && o.said.count) status = seek_with(f, bytes.start, bytes.end, o.said.items[0].name);
    tc_counts_clear(&o.said);
    return status;
}
