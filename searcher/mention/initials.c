/* A word of the name that is short for words of the text by their initials, whether any table knows it or not: "KTĐC Pò
 * Mạ" for "Khu tái định cư Pò Mạ", "đ. Bến Lau" for "đường Bến Lau". Beside the other words of the name few runs of
 * words begin so; the commonest is meant. What is named by the short form alone is named in full by the same documents.
 */
#include "searcher/mention/mention.h"
#include <string.h>

enum {
    LETTERS_MOST = 12,
    SMALL_MOST = 8,
    ALONE_LEAST = 3,
    PASSAGES_MOST = 2000,
    MENTIONS_MOST = 200,
    DOCUMENTS_MOST = 200
};

/* ---- in a text ---- */

/* Whether the letter at the cursor is "đ", and moves the cursor behind it. */
static bool is_barred(const char **at)
{
    bool barred = !strncmp(*at, "đ", 2) || !strncmp(*at, "Đ", 2);
    ++*at;
    while (((unsigned char)**at & 0xc0) == 0x80) ++*at;
    return barred;
}

/* How many letters of the word from `done` on the token stands for: the first, all that an acronym is made of, or all
 * that are left, as "ktra" ends in the whole of "kiểm tra". */
static size_t letters_of(const tc_query_word *w, size_t done, const tc_token *t)
{
    bool acronym = t->flags & TC_TOKEN_UPPER && t->fold_length > 1;
    bool rest = done && !(w->flags & TC_TOKEN_UPPER) && t->fold_length > 1 && done + t->fold_length == w->fold_length;
    size_t n = acronym || rest ? t->fold_length : 1;
    return done + n <= w->fold_length && !memcmp(w->term + done, t->term, n) ? n : 0;
}

uint32_t tc_initials_end(const tc_aligning *a, size_t word, uint32_t from)
{
    const tc_query_word *w = &a->query->words[word];
    const char *typed = a->query->text + w->at.start;
    uint32_t at = from;
    bool words = false;
    for (size_t done = 0, n; done < w->fold_length; done += n, at++) {
        if (at >= a->tokens->count || (at > from && tc_aligned_punctuation(a, at))) return 0;
        const tc_token *t = &a->tokens->items[at];
        n = t->kind == TC_TOKEN_DIGITS ? 0 : letters_of(w, done, t);
        if (!n) return 0;
        const char *text = a->text + t->start;
        for (size_t i = 0; i < n; i++)
            if (is_barred(&typed) != is_barred(&text) && a->query->marked) return 0;
        words |= t->length > 1 && !(t->flags & TC_TOKEN_UPPER);
    }
    return words ? at : 0;
}

/* ---- in the query ---- */

static bool is_dotted(const tc_query *q, size_t word)
{
    return q->words[word].fold_length == 1 && q->text[q->words[word].at.end] == '.';
}

/* "p duyên hà": a consonant by itself before a name of two words and more is short for what bears it. */
static bool is_lone(const tc_query *q, size_t word)
{
    return !word && q->count > 2 && !strchr("aeiouy", *q->words[0].term) && !(q->words[0].flags & TC_TOKEN_UPPER);
}

/* In capitals, a letter with a dot or before a name, or letters that are no syllable. */
static bool is_short(const tc_query *q, size_t word)
{
    const tc_query_word *w = &q->words[word];
    if (w->kind == TC_TOKEN_DIGITS || w->in_number || w->in_period || w->question || w->fold_length > LETTERS_MOST)
        return false;
    if (w->fold_length == 1) return is_dotted(q, word) || is_lone(q, word);
    return w->flags & TC_TOKEN_UPPER ||
           (w->fold_length <= SMALL_MOST && !tc_syllable_possible(w->term, w->fold_length));
}

/* Whether the other words of the name tell which run is meant: one common word beside two letters does not. */
static bool is_told(const tc_finding *f, size_t word)
{
    const tc_query *q = f->query;
    size_t others = 0;
    for (size_t i = 0; i < q->count; i++) others += i != word && !f->optional[i] && !q->words[i].question;
    return others > 1 || (others && q->words[word].fold_length >= ALONE_LEAST);
}

/* ---- looking for it ---- */

typedef struct run {
    size_t word;
    tc_counts words; /* runs, as they are spelt */
} run;

static tc_status judge_run(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer words = {0};
    run *r = context;
    const uint32_t at = a->where[r->word], end = at < a->tokens->count ? tc_initials_end(a, r->word, at) : 0;
    (void)f, (void)c;
    *taken = false;
    if (!end) return TC_OK;
    TRY(tc_mention_put_words(&words, a->text, a->tokens, at, end));
    return tc_counts_add(&r->words, words.data, words.length, 1);
}

static tc_status seek_runs(run *r, tc_finding *f)
{
    tc_name_way way = tc_name_way_typed(f->query->count);
    const tc_seeking seeking = {.ways = &way, .way_count = 1, .most = PASSAGES_MOST, .judge = judge_run, .context = r};
    way.wild = r->word;
    way.initials = true;
    /* What names it by the short form may name it in full as well. */
    return tc_mention_seek_there(f, &seeking, DOCUMENTS_MOST, true);
}

/* The name with the words in the place of what is short for them. */
static tc_status seek_with(tc_finding *f, size_t word, const char *words)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    const tc_query *q = f->query;
    const tc_range at = q->words[word].at;
    const size_t before = f->out->count;
    tc_put_format(&name, "%.*s%s%s", (int)at.start, q->text, words, q->text + at.end + is_dotted(q, word));
    TRY(tc_buffer_check(&name));
    TRY(tc_mention_seek_spelt(f, name.data));
    return !before && f->out->count ? tc_mention_note_core(f, name.data) : TC_OK;
}

static tc_status seek_word(tc_finding *f, size_t word)
{
    run r = {.word = word};
    if (!is_short(f->query, word) || !is_told(f, word)) return TC_OK;
    tc_status status = seek_runs(&r, f);
    tc_counts_sort(&r.words, false);
    if (status == TC_OK && r.words.count) status = seek_with(f, word, r.words.items[0].name);
    tc_counts_clear(&r.words);
    return status;
}

/* What is short for others is no slip of another word: it is read as it was typed. */
static tc_status seek_as_typed(tc_finding *f, size_t word)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer typed = {0};
    tc_query_word *w = &f->query->words[word];
    const tc_query_word meant = *w;
    TRY(tc_fold(&typed, f->query->text + w->at.start, w->at.end - w->at.start));
    TRY(tc_buffer_check(&typed));
    w->term = typed.data;
    w->length = w->fold_length = (uint32_t)typed.length;
    tc_status status = seek_word(f, word);
    w->term = meant.term;
    w->length = meant.length;
    w->fold_length = meant.fold_length;
    return status;
}

tc_status tc_mention_seek_initials(tc_finding *f)
{
    const size_t before = f->out->count;
    if (f->operators || f->by_number || before > MENTIONS_MOST) return TC_OK;
    for (size_t i = 0; i < f->query->count && f->out->count == before; i++)
        TRY(f->query->words[i].corrected ? seek_as_typed(f, i) : seek_word(f, i));
    return TC_OK;
}
