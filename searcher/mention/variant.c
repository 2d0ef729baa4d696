/* Misread names: what scanning and typing make of a proper name or an acronym.
 *
 * "mỏ kẽm Pò Luông" is "mỏ kẽm Pò Luôg" somewhere: all other words of the name stand there, one proper name is a letter
 * short, long or swapped, and it is seldom so. An acronym by itself ("ABCDX") has no other words: there, the words
 * before its brackets must be those that stand before it elsewhere. Exchanged letters make other names ("Pò Mạn", "Pò
 * Mạt") and are slips of acronyms alone. */
#include "searcher/mention/mention.h"
#include "searcher/query/parts.h"
#include <stdlib.h>
#include <string.h>

enum { WORDS_LEAST = 3, PASSAGES_MOST = 2000, ACRONYM_LEAST = 4, DEFINITION_MOST = 8, DEFINITION_LEAST = 3 };

/* ---- names ---- */

typedef struct variant {
    size_t word;
    size_t sure, misread;
    bool count_only;
} variant;

/* While counting nothing is taken. */
static tc_status judge_variant(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    variant *v = context;
    (void)f, (void)c;
    uint32_t next = a->to + 1;
    const tc_token *t = a->tokens->items;
    /* "Pò Luôg Thượng" is a name of its own. */
    bool goes_on = next < a->tokens->count && t[next].flags & TC_TOKEN_CAPITAL &&
                   !tc_punctuation_between(a->text, &t[a->to], &t[next]);
    *taken = !goes_on && !v->count_only;
    v->misread += !goes_on;
    return TC_OK;
}

/* A name is known by its common words too: without them every name a letter away would do. */
static bool is_specific(const tc_finding *f, size_t word)
{
    size_t others = 0, common = 0;
    for (size_t i = 0; i < f->query->count; i++) {
        if (i == word || f->optional[i] || f->query->words[i].question) continue;
        others++;
        common += !tc_word_is_proper(f, i);
    }
    return others >= WORDS_LEAST && common >= 2;
}

static tc_status seek_word(tc_finding *f, size_t word)
{
    tc_name_way way = tc_name_way_typed(f->query->count);
    way.wild = word;
    variant v = {.word = word, .sure = f->out->count, .count_only = true};
    const tc_seeking seeking = {
        .ways = &way, .way_count = 1, .most = PASSAGES_MOST, .judge = judge_variant, .context = &v};
    TRY(tc_mention_seek(f, &seeking));
    /* What is about as frequent as the name is another name; of two so alike one is the seldom misreading. */
    if (!v.misread || (2 * v.misread > v.sure && v.misread < 2 * v.sure)) return TC_OK;
    v.count_only = false;
    return tc_mention_seek(f, &seeking);
}

/* ---- acronyms ---- */

/* The folded words before the bracket that an acronym stands in: what it is short for. */
typedef struct definition {
    char words[DEFINITION_MOST][24];
    size_t count;
} definition;

static void read_definition(definition *d, const tc_tokens *tokens, const char *text, uint32_t at)
{
    const tc_token *t = tokens->items;
    d->count = 0;
    if (!at || !memchr(text + t[at - 1].end, '(', t[at].start - t[at - 1].end)) return;
    for (uint32_t i = at; i > 0 && d->count < DEFINITION_MOST; i--) {
        const tc_token *w = &t[i - 1];
        size_t n = w->fold_length < sizeof d->words[0] - 1 ? w->fold_length : sizeof d->words[0] - 1;
        memcpy(d->words[d->count], w->term, n);
        d->words[d->count++][n] = '\0';
    }
}

static size_t words_shared(const definition *a, const definition *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (!strcmp(a->words[i], b->words[k])) {
                shared++;
                break;
            }
    return shared;
}

typedef struct acronym {
    definition *known; /* before the acronym itself */
    size_t count, capacity;
    const char *term; /* the form that is tried */
    size_t length;
    bool defined; /* as the acronym is */
} acronym;

/* Calls `each` for every token of the passage with this term in capitals. */
static tc_status list_definitions(acronym *a, tc_finding *f, const char *term, size_t length, const tc_passage *p)
{
    TRY(tc_analyse(f->searcher->analyser, &f->tokens, p->text, p->text_length, TC_FOR_HIGHLIGHT));
    for (uint32_t i = 0; i < f->tokens.count; i++) {
        const tc_token *t = &f->tokens.items[i];
        definition d;
        if (t->length != length || memcmp(t->term, term, length) != 0) continue;
        read_definition(&d, &f->tokens, p->text, i);
        if (d.count < DEFINITION_LEAST) continue;
        if (a->term) {
            for (size_t k = 0; k < a->count; k++) a->defined |= words_shared(&a->known[k], &d) >= DEFINITION_LEAST + 1;
            continue;
        }
        TRY(TC_GROW(a->known, a->capacity, a->count + 1));
        a->known[a->count++] = d;
    }
    return TC_OK;
}

/* Whether the passages that hold the form give it the same meaning. */
static tc_status read_form(acronym *a, tc_finding *f, const char *term, size_t length)
{
    TC_CLEANUP(tx_postings_cleanup) tx_postings *postings = NULL;
    tx_docid at;
    tc_status status;
    a->term = term;
    a->length = length;
    a->defined = false;
    TRY(tx_postings_open(&postings, tc_store_database(f->searcher->store), term, length));
    for (size_t i = 0; i < PASSAGES_MOST && !a->defined; i++) {
        tc_passage p = {0};
        status = tx_postings_next(postings, &at);
        if (status == TC_NOT_FOUND) break;
        if (status == TC_OK) status = tc_store_passage(f->searcher->store, at, &p, NULL);
        if (status == TC_OK) status = list_definitions(a, f, term, length, &p);
        tc_passage_clear(&p);
        if (status != TC_OK) return status;
    }
    return TC_OK;
}

static tc_status try_form(acronym *a, tc_finding *f, const char *term, size_t length)
{
    uint32_t frequency;
    TRY(tx_database_frequency(tc_store_database(f->searcher->store), term, length, &frequency));
    if (!frequency || frequency > f->query->words[0].frequency + 2) return TC_OK;
    TRY(read_form(a, f, term, length));
    return a->defined ? tc_mention_seek_form(f, term, length, NULL, 0) : TC_OK;
}

/* Every form a letter away that the index knows. */
static tc_status try_forms(acronym *a, tc_finding *f, const char *typed, size_t length)
{
    char form[32];
    for (size_t i = 0; i <= length; i++) {
        for (char c = 'a'; c <= 'z'; c++) {
            memcpy(form, typed, length);
            if (i < length && c != typed[i]) {
                form[i] = c;
                TRY(try_form(a, f, form, length));
            }
            memcpy(form, typed, i);
            form[i] = c;
            memcpy(form + i + 1, typed + i, length - i);
            TRY(try_form(a, f, form, length + 1));
        }
        if (i == length) break;
        memcpy(form, typed, i);
        memcpy(form + i, typed + i + 1, length - i - 1);
        TRY(try_form(a, f, form, length - 1));
        memcpy(form, typed, length);
        if (i + 1 < length && typed[i] != typed[i + 1]) {
            form[i] = typed[i + 1];
            form[i + 1] = typed[i];
            TRY(try_form(a, f, form, length));
        }
    }
    return TC_OK;
}

static tc_status seek_acronym(tc_finding *f)
{
    const tc_query_word *w = &f->query->words[0];
    acronym a = {.term = NULL};
    if (w->length != w->fold_length || w->length < ACRONYM_LEAST || w->length > 24) return TC_OK;
    if (f->out->count > PASSAGES_MOST) return TC_OK;
    if (!(w->flags & TC_TOKEN_UPPER) && tc_syllable_possible(w->term, w->length)) return TC_OK;
    tc_status status = TC_OK;
    for (size_t i = 0; i < f->out->count && status == TC_OK; i++)
        status = list_definitions(&a, f, w->term, w->length, &f->out->items[i].hit.passage);
    if (status == TC_OK && a.count) status = try_forms(&a, f, w->term, w->length);
    free(a.known);
    return status;
}

/* "phường B.Lau" of "phường Bến Lau": behind what bears the name, before its next word. */
tc_status tc_mention_seek_dotted(tc_finding *f)
{
    if (f->operators || f->by_number) return TC_OK;
    for (size_t i = 1; i + 1 < f->query->count; i++) {
        tc_name_way way = tc_name_way_typed(f->query->count);
        if (!tc_word_is_proper(f, i) || !tc_word_is_proper(f, i + 1)) continue;
        way.wild = i;
        way.dotted = true;
        const tc_seeking seeking = {.ways = &way, .way_count = 1, .most = PASSAGES_MOST};
        return tc_mention_seek(f, &seeking);
    }
    return TC_OK;
}

tc_status tc_mention_seek_variants(tc_finding *f)
{
    const tc_query *q = f->query;
    if (q->count == 1) return seek_acronym(f);
    size_t start = 1;
    for (size_t i = start; i < q->count; i++) {
        const tc_query_word *w = &q->words[i];
        bool long_enough = w->fold_length >= 3 || ((w->flags & TC_TOKEN_UPPER) && w->fold_length >= ACRONYM_LEAST);
        if (w->kind == TC_TOKEN_DIGITS || !tc_word_is_proper(f, i) || !long_enough || !is_specific(f, i)) continue;
        TRY(seek_word(f, i));
    }
    return TC_OK;
}
