/* The lines of the tables of wordings, abbreviations first, each found by the first two words of its sides. */
#include "searcher/query/wording_table.h"
#include <stdlib.h>
#include <string.h>

/* A side of a line that may stand in a query, in the chain of its key. */
typedef struct entry {
    uint32_t key, line, next; /* next: number + 1 of the entry behind it; 0 for none */
} entry;

enum { CHAINS = 1 << 15 };

struct tc_wording_table {
    const tc_abbreviation *abbreviations; /* lent, as are the others */
    const tc_synonym *synonyms, *own;
    size_t abbreviation_count, synonym_count, own_count;
    tc_wording *made; /* two for each line: most are never asked for, and take no memory then */
    bool *seldom;     /* of each abbreviation: a line before it gives the short form another meaning */
    entry *entries;
    size_t count, capacity;
    uint32_t chains[CHAINS];
};

void tc_wording_clear(tc_wording *w)
{
    tc_texts_free(w->terms, w->count);
    free(w->folds);
}

static size_t line_count(const tc_wording_table *t)
{
    return t->abbreviation_count + t->synonym_count + t->own_count;
}

void tc_wording_table_free(tc_wording_table *t)
{
    if (!t) return;
    for (size_t i = 0; t->made && i < 2 * line_count(t); i++) tc_wording_clear(&t->made[i]);
    free(t->made);
    free(t->seldom);
    free(t->entries);
    free(t);
}

/* ---- keys ---- */

/* The key of a wording whose first word cannot be told, and of all that have it. */
static const uint32_t ANY = 0;

/* A folded word as a number; i stands for y, as in terms. */
static uint64_t hash_of(uint64_t hash, const char *folded, size_t length)
{
    for (size_t i = 0; i < length; i++) hash = tc_hash_more(hash, folded[i] == 'y' ? "i" : folded + i, 1);
    return hash;
}

static uint32_t key_of(uint64_t hash)
{
    uint32_t key = (uint32_t)(hash ^ hash >> 32);
    return key == ANY ? 1 : key;
}

static uint32_t key_of_one(const char *folded, size_t length)
{
    return key_of(hash_of(TC_HASH_OF_NOTHING, folded, length));
}

static uint32_t key_of_two(const char *first, size_t length, const char *second, size_t of_second)
{
    uint64_t hash = hash_of(TC_HASH_OF_NOTHING, first, length);
    return key_of(hash_of(tc_hash_more(hash, " ", 1), second, of_second));
}

/* The bytes of the word that a text begins with: letters, whatever they bear. */
static size_t word_length(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && (text[n] & 0x80 || ((text[n] | 0x20) >= 'a' && (text[n] | 0x20) <= 'z'))) n++;
    return n;
}

/* The key of a side by its first two words, or by its first where no plain word follows that. Digits are written in
 * several ways. */
static tc_status key_of_text(uint32_t *out, tc_buffer *folded, const char *text, size_t length)
{
    size_t first = word_length(text, length), second = 0;
    if (first + 1 < length && text[first] == ' ') second = word_length(text + first + 1, length - first - 1);
    bool plain = second && (first + 1 + second == length || text[first + 1 + second] == ' ');
    tc_buffer_clear(folded);
    TRY(tc_fold(folded, text, plain ? first + 1 + second : first));
    const char *space = plain ? memchr(folded->data, ' ', folded->length) : NULL;
    size_t end = space ? (size_t)(space - folded->data) : folded->length;
    *out = !first  ? ANY
           : space ? key_of_two(folded->data, end, space + 1, folded->length - end - 1)
                   : key_of_one(folded->data, end);
    return TC_OK;
}

/* ---- the table ---- */

tc_wording_line tc_wording_line_at(const tc_wording_table *t, size_t line)
{
    if (line < t->abbreviation_count) {
        const tc_abbreviation *a = &t->abbreviations[line];
        return (tc_wording_line){
            .synonym = {a->form, a->meaning, a->form_length, a->meaning_length, TC_WORDING_SURE, TC_WORDING_SURE},
            .abbreviation = true,
            .seldom = t->seldom[line]};
    }
    line -= t->abbreviation_count;
    return (tc_wording_line){.synonym = line < t->synonym_count ? t->synonyms[line] : t->own[line - t->synonym_count]};
}

static tc_status add_entry(tc_wording_table *t, uint32_t key, size_t line)
{
    TRY(TC_GROW(t->entries, t->capacity, t->count + 1));
    uint32_t *chain = &t->chains[key & (CHAINS - 1)];
    t->entries[t->count++] = (entry){key, (uint32_t)line, *chain};
    *chain = (uint32_t)t->count;
    return TC_OK;
}

/* Whether an abbreviation of this key is in the table already, in the same letters. */
static bool has_form(const tc_wording_table *t, uint32_t key, const tc_abbreviation *form)
{
    for (uint32_t e = t->chains[key & (CHAINS - 1)]; e; e = t->entries[e - 1].next) {
        if (t->entries[e - 1].key != key || t->entries[e - 1].line >= t->abbreviation_count) continue;
        const tc_abbreviation *other = &t->abbreviations[t->entries[e - 1].line];
        if (other->form_length == form->form_length && !memcmp(other->form, form->form, form->form_length)) return true;
    }
    return false;
}

/* What the line before begins with: often this one begins with it as well. */
typedef struct last_side {
    const char *text;
    size_t length;
    uint32_t key;
} last_side;

static tc_status add_line(tc_wording_table *t, size_t at, last_side *last, tc_buffer *folded)
{
    const tc_wording_line line = tc_wording_line_at(t, at);
    const tc_synonym *s = &line.synonym;
    uint32_t key = last->key;
    if (s->one_length != last->length || memcmp(s->one, last->text, last->length) != 0)
        TRY(key_of_text(&key, folded, s->one, s->one_length));
    *last = (last_side){s->one, s->one_length, key};
    if (line.abbreviation) t->seldom[at] = has_form(t, key, &t->abbreviations[at]);
    TRY(add_entry(t, key, at));
    if (s->back <= 0) return TC_OK; /* one way, the second side is never looked for in a query */
    TRY(key_of_text(&key, folded, s->other, s->other_length));
    return add_entry(t, key, at);
}

tc_status tc_wording_table_new(tc_wording_table **out, bool synonyms, const tc_synonym *own, size_t own_count)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    tc_wording_table *t = calloc(1, sizeof *t);
    if (!t) return tc_fail(TC_MEMORY, "no memory for the tables of wordings");
    *t = (tc_wording_table){.own = own, .own_count = own_count};
    tc_status status = tc_abbreviations(&t->abbreviations, &t->abbreviation_count);
    if (status == TC_OK && synonyms) status = tc_synonyms(&t->synonyms, &t->synonym_count);
    t->made = calloc(2 * line_count(t) + 1, sizeof *t->made);
    t->seldom = calloc(t->abbreviation_count + 1, sizeof *t->seldom);
    if (status == TC_OK && (!t->made || !t->seldom))
        status = tc_fail(TC_MEMORY, "no memory for the tables of wordings");
    last_side last = {"", 0, ANY};
    for (size_t i = 0; i < line_count(t) && status == TC_OK; i++) status = add_line(t, i, &last, &folded);
    if (status == TC_OK)
        *out = t;
    else
        tc_wording_table_free(t);
    return status;
}

/* ---- finding ---- */

static tc_status add_chain(tc_wording_lines *out, const tc_wording_table *t, uint32_t key)
{
    for (uint32_t e = t->chains[key & (CHAINS - 1)]; e; e = t->entries[e - 1].next) {
        if (t->entries[e - 1].key != key) continue;
        TRY(TC_GROW(out->items, out->capacity, out->count + 1));
        out->items[out->count++] = t->entries[e - 1].line;
    }
    return TC_OK;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

tc_status tc_wording_table_find(tc_wording_lines *out, const tc_wording_table *t, const tc_query *q)
{
    TRY(add_chain(out, t, ANY));
    for (size_t i = 0; i < q->count; i++) {
        const tc_query_word *w = &q->words[i], *next = i + 1 < q->count ? w + 1 : NULL;
        TRY(add_chain(out, t, key_of_one(w->term, w->fold_length)));
        if (next) TRY(add_chain(out, t, key_of_two(w->term, w->fold_length, next->term, next->fold_length)));
    }
    if (out->count) qsort(out->items, out->count, sizeof *out->items, by_number);
    size_t kept = 0;
    for (size_t i = 0; i < out->count; i++)
        if (!kept || out->items[kept - 1] != out->items[i]) out->items[kept++] = out->items[i];
    out->count = kept;
    return TC_OK;
}

static tc_status make_side(tc_wording *w, const char *text, size_t length, tc_analyser *analyser, tc_tokens *tokens)
{
    if (w->terms) return TC_OK;
    w->text = text;
    w->length = length;
    return tc_wording_make(w, analyser, tokens);
}

tc_status tc_wording_sides(const tc_wording **one, const tc_wording **other, tc_wording_table *t, size_t line,
                           tc_analyser *analyser, tc_tokens *tokens)
{
    const tc_synonym s = tc_wording_line_at(t, line).synonym;
    tc_wording *made = &t->made[2 * line];
    TRY(make_side(&made[0], s.one, s.one_length, analyser, tokens));
    TRY(make_side(&made[1], s.other, s.other_length, analyser, tokens));
    *one = &made[0];
    *other = &made[1];
    return TC_OK;
}
