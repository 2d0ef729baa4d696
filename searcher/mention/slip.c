/* Names typed with a slip, where nothing is named as typed.
 *
 * A word that the index does not know is corrected, and each correction tried as a name: "Tết Nguyn đán". A slip that
 * is a word too ("Hao" for "Hòa") is found beside the other words of the name. */
#include "searcher/mention/mention.h"
#include "searcher/query/correct.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What is longer than NAME_MOST was taken from a text and is no name. */
enum { WORDS_LEAST = 3, PASSAGES_MOST = 2000, LETTERS_LEAST = 3, LONG_NAME = 6, NAME_MOST = 40 };

/* One slip: what costs more is another word. */
static const double SLIP_MOST = 1.05;

/* ---- words that the index does not know ---- */

static bool is_unknown(const tc_query_word *w)
{
    return !w->form_count || w->corrected;
}

/* Whether it is none of the index. A proper name that could be one is another name, which nothing names; the first word
 * bears its capital for standing there. */
static bool is_slip(const tc_finding *f, size_t word)
{
    const tc_query_word *w = &f->query->words[word];
    bool name = word && w->flags & TC_TOKEN_CAPITAL && !(w->flags & TC_TOKEN_UPPER);
    if (!is_unknown(w) || w->kind == TC_TOKEN_DIGITS || w->question || w->in_number || w->fold_length < LETTERS_LEAST)
        return false;
    return !name || !tc_syllable_possible(w->term, w->fold_length);
}

/* Puts a correction of the word in letters, with its capitals as far as they are simple. */
static tc_status put_correction(tc_buffer *out, const tc_query_word *w, const char *term, size_t length)
{
    size_t start = out->length;
    TRY(tc_term_text(out, term, length));
    for (size_t i = start; i < out->length; i++)
        if (w->flags & TC_TOKEN_UPPER || (w->flags & TC_TOKEN_CAPITAL && i == start))
            out->data[i] = (char)toupper((unsigned char)out->data[i]);
    return tc_buffer_check(out);
}

tc_status tc_mention_respell(char **out, const tc_finding *f)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    const tc_query *q = f->query;
    size_t at = 0;
    for (size_t i = 0; i < q->count; i++) {
        const tc_query_word *w = &q->words[i];
        if (!w->corrected) continue;
        tc_put(&name, q->text + at, w->at.start - at);
        TRY(put_correction(&name, w, w->term, w->length));
        at = w->at.end;
    }
    tc_put_text(&name, q->text + at);
    TRY(tc_buffer_check(&name));
    return tc_copy(out, name.data);
}

/* The name with another word in the place of this one. */
static tc_status seek_with(tc_finding *f, size_t word, const char *other)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    const tc_range at = f->query->words[word].at;
    tc_put_format(&name, "%.*s%s%s", (int)at.start, f->query->text, other, f->query->text + at.end);
    TRY(tc_buffer_check(&name));
    return tc_mention_seek_spelt(f, name.data);
}

/* A word that a name may be without would make it the name of anything. */
static tc_status try_correction(tc_finding *f, size_t word, const tc_correction *c)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer other = {0};
    if (c->cost > SLIP_MOST) return TC_OK;
    TRY(put_correction(&other, &f->query->words[word], c->term, c->length));
    TRY(tc_analyse(f->searcher->analyser, &f->tokens, other.data, other.length, TC_FOR_HIGHLIGHT));
    if (f->tokens.count != 1 || tc_sign_at(f->signs, TC_SIGN_OPTION, &f->tokens, 0)) return TC_OK;
    return seek_with(f, word, other.data);
}

static tc_status seek_corrected(tc_finding *f, size_t word)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer typed = {0};
    const tc_query *q = f->query;
    const tc_query_word *w = &q->words[word];
    tc_corrections found;
    TRY(tc_analyse(f->searcher->analyser, &f->tokens, q->text + w->at.start, w->at.end - w->at.start,
                   TC_FOR_HIGHLIGHT));
    if (f->tokens.count != 1) return TC_OK;
    TRY(tc_term_text(&typed, f->tokens.items[0].term, f->tokens.items[0].length));
    TRY(tc_correct(&found, tc_store_database(f->searcher->store), typed.data, typed.length, q->marked));
    for (size_t i = 0; i < found.count && !f->out->count; i++) TRY(try_correction(f, word, &found.items[i]));
    return TC_OK;
}

/* ---- words that it knows ---- */

/* In a name of three words one that is unknown or common, or any behind the head of an organisation, whose names are
 * made of common words: the others are too few to tell one name from another. An acronym may be in a name of two, for
 * it stands for another acronym alone. */
static bool may_be_mistyped(const tc_finding *f, size_t word, size_t needed)
{
    const tc_query_word *w = &f->query->words[word];
    if (w->kind == TC_TOKEN_DIGITS || w->fold_length < LETTERS_LEAST || f->optional[word] || w->question) return false;
    if (tc_word_is_again(f->query, word)) return false; /* what was typed twice alike is no slip */
    if (needed > WORDS_LEAST || (w->flags & TC_TOKEN_UPPER && needed > 1)) return true;
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0);
    bool common = !(w->flags & TC_TOKEN_CAPITAL) || (head && !strcmp(head->class, "organisation"));
    return needed == WORDS_LEAST && (is_unknown(w) || (f->query->marked && common));
}

/* What stands in the place of a word: the commonest is meant, whichever passage is read first. */
typedef struct slip {
    size_t word;
    tc_counts words; /* as they are spelt */
    tc_counts names; /* so the names, where their words stand side by side */
    bool only_note;  /* nothing is taken */
} slip;

static void slip_clear(slip *s)
{
    tc_counts_clear(&s->words);
    tc_counts_clear(&s->names);
}

static const char *commonest(tc_counts *counts)
{
    tc_counts_sort(counts, false);
    return counts->count ? counts->items[0].name : NULL;
}

static tc_status judge_slip(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    slip *s = context;
    const tc_token *tokens = a->tokens->items;
    const uint32_t at = a->where[s->word], start = tokens[a->from].start, end = tokens[a->to].end;
    (void)f, (void)c;
    *taken = !s->only_note;
    if (at >= a->tokens->count) return TC_OK;
    TRY(tc_counts_add(&s->words, a->text + tokens[at].start, tokens[at].end - tokens[at].start, 1));
    if (a->to - a->from + 1 != a->way->count) return TC_OK;
    return tc_counts_add(&s->names, a->text + start, end - start, 1);
}

/* `loose`: the other words may bear other marks. */
static tc_status seek_slip(slip *s, tc_finding *f, bool loose)
{
    tc_name_way way = tc_name_way_typed(f->query->count);
    way.wild = s->word;
    way.typed = true;
    way.loose = loose;
    const tc_seeking seeking = {.ways = &way, .way_count = 1, .most = PASSAGES_MOST, .judge = judge_slip, .context = s};
    return tc_mention_seek(f, &seeking);
}

/* What it is spelt like there is looked for in all forms. */
static tc_status seek_mistyped(tc_finding *f, size_t word, bool loose)
{
    TC_CLEANUP(slip_clear) slip s = {.word = word};
    TRY(seek_slip(&s, f, loose));
    const char *meant = commonest(&s.words);
    return meant ? seek_with(f, word, meant) : TC_OK;
}

tc_status tc_mention_seek_slips(tc_finding *f)
{
    const tc_query *q = f->query;
    size_t needed = 0;
    for (size_t i = 0; i < q->count; i++) needed += !f->optional[i] && !q->words[i].question;
    if (needed > NAME_MOST) return TC_OK;
    for (size_t i = 0; i < q->count && needed > 1 && !f->out->count; i++)
        if (is_slip(f, i)) TRY(seek_corrected(f, i));
    for (size_t i = 0; i < q->count && !f->out->count; i++)
        if (may_be_mistyped(f, i, needed)) TRY(seek_mistyped(f, i, false));
    /* A long name is known though a word of it was mistyped and others bear wrong marks. */
    for (size_t i = 0; i < q->count && needed >= LONG_NAME && q->marked && !f->out->count; i++)
        if (may_be_mistyped(f, i, needed)) TRY(seek_mistyped(f, i, true));
    return TC_OK;
}

/* ---- what may be meant ---- */

static tc_status suggest_word(tc_finding *f, size_t word)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    TC_CLEANUP(slip_clear) slip s = {.word = word, .only_note = true};
    const tc_range at = f->query->words[word].at;
    TRY(seek_slip(&s, f, false));
    const char *meant = commonest(&s.words), *whole = commonest(&s.names);
    if (!meant) return TC_OK;
    tc_put_format(&name, "%.*s%s%s", (int)at.start, f->query->text, meant, f->query->text + at.end);
    TRY(tc_buffer_check(&name));
    return tc_copy(&f->out->suggestion, whole ? whole : name.data);
}

tc_status tc_mention_suggest(tc_finding *f)
{
    const tc_query *q = f->query;
    size_t needed = 0;
    for (size_t i = 0; i < q->count; i++) needed += !f->optional[i] && !q->words[i].question;
    if (needed < 2 || needed > WORDS_LEAST || f->by_number || f->operators) return TC_OK;
    for (size_t i = 0; i < q->count && !f->out->suggestion; i++) {
        const tc_query_word *w = &q->words[i];
        bool word = w->kind != TC_TOKEN_DIGITS && w->fold_length >= LETTERS_LEAST && !w->question && !w->in_period;
        if (word && !f->optional[i] && !tc_word_is_again(q, i)) TRY(suggest_word(f, i));
    }
    return TC_OK;
}
