/* Text → a sequence of numbered units, and joining neighbours that belong together. */
#include "indexer/learn/learn.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A pair is one unit when it stands so often, and so much oftener than its parts would meet by chance (normalised
 * pointwise mutual information, Bouma 2009: 1 for parts that only stand together). */
enum { PAIR_LEAST = 25 };
static const double TOGETHER = 0.32;

void tc_lesson_free(tc_lesson *l)
{
    for (size_t i = 0; i < l->unit_count; i++) free(l->units[i].text);
    free(l->units);
    free(l->items);
    free(l->slots);
    *l = (tc_lesson){.count = 0};
}

static size_t place_of(const tc_lesson *l, const char *text, size_t length)
{
    size_t i = (size_t)tc_hash(text, length) & (l->room - 1);
    for (; l->slots[i]; i = (i + 1) & (l->room - 1)) {
        const char *there = l->units[l->slots[i]].text;
        if (!strncmp(there, text, length) && !there[length]) break;
    }
    return i;
}

static tc_status make_room(tc_lesson *l)
{
    size_t room = l->room ? 2 * l->room : 4096;
    uint32_t *slots = calloc(room, sizeof *slots);
    if (!slots) return tc_fail(TC_MEMORY, "no memory for the words learned from");
    free(l->slots);
    l->slots = slots;
    l->room = room;
    for (size_t i = TC_LEARN_FIRST; i < l->unit_count; i++)
        slots[place_of(l, l->units[i].text, strlen(l->units[i].text))] = (uint32_t)i;
    return TC_OK;
}

static tc_status add_unit(tc_lesson *l, const char *text, size_t length, uint32_t syllables)
{
    TRY(TC_GROW(l->units, l->unit_capacity, l->unit_count + 1));
    char *copy = tc_strndup(text, length);
    if (!copy) return tc_fail(TC_MEMORY, "no memory for the words learned from");
    l->units[l->unit_count++] = (tc_unit){copy, 0, syllables};
    return TC_OK;
}

tc_status tc_lesson_unit(uint32_t *out, tc_lesson *l, const char *text, size_t length, uint32_t syllables)
{
    while (l->unit_count < TC_LEARN_FIRST) TRY(add_unit(l, "", 0, 0));
    if (2 * (l->unit_count + 1) > l->room) TRY(make_room(l));
    size_t place = place_of(l, text, length);
    if (!l->slots[place]) {
        TRY(add_unit(l, text, length, syllables));
        l->slots[place] = (uint32_t)(l->unit_count - 1);
    }
    *out = l->slots[place];
    return TC_OK;
}

uint32_t tc_lesson_find(const tc_lesson *l, const char *text, size_t length)
{
    return l->room ? l->slots[place_of(l, text, length)] : 0;
}

static tc_status append(tc_lesson *l, uint32_t unit)
{
    /* A run of breaks, of names or of figures says no more than one. */
    if (unit < TC_LEARN_FIRST && l->count && l->items[l->count - 1] == unit) return TC_OK;
    TRY(TC_GROW(l->items, l->capacity, l->count + 1));
    l->items[l->count++] = unit;
    if (l->unit_count) l->units[unit].count++;
    return TC_OK;
}

/* A line's end with a blank line is a break too. */
uint32_t tc_lesson_parting(const char *text, const tc_token *before, const tc_token *t)
{
    size_t lines = 0;
    uint32_t found = TC_LEARN_FIRST;
    for (uint32_t i = before->end; i < t->start; i++) {
        if ((unsigned char)text[i] > ' ') {
            if (text[i] != ',' || found != TC_LEARN_FIRST) return TC_LEARN_BREAK;
            found = TC_LEARN_COMMA;
        }
        lines += text[i] == '\n';
    }
    return lines < 2 ? found : TC_LEARN_BREAK;
}

/* A capital marks a name, but for one at the beginning of a clause before a word without one. */
static bool is_name(const tc_tokens *tokens, size_t i, bool first)
{
    const tc_token *t = &tokens->items[i];
    if (t->kind != TC_TOKEN_SYLLABLE || (t->flags & TC_TOKEN_UPPER)) return true;
    if (!(t->flags & TC_TOKEN_CAPITAL)) return false;
    return !first || i + 1 == tokens->count || (tokens->items[i + 1].flags & TC_TOKEN_CAPITAL);
}

tc_status tc_lesson_read(tc_lesson *l, tc_analyser *analyser, const char *text, size_t length)
{
    tc_tokens tokens = {0};
    TC_CLEANUP(tc_buffer_free) tc_buffer word = {0};
    tc_status status = tc_analyse(analyser, &tokens, text, length, TC_FOR_HIGHLIGHT);
    for (size_t i = 0; i < tokens.count && status == TC_OK; i++) {
        const tc_token *t = &tokens.items[i];
        uint32_t parted = i ? tc_lesson_parting(text, t - 1, t) : TC_LEARN_BREAK;
        bool first = parted != TC_LEARN_FIRST;
        uint32_t unit = t->kind == TC_TOKEN_DIGITS ? TC_LEARN_FIGURE : TC_LEARN_NAME;
        if (first) status = append(l, parted);
        if (status == TC_OK && t->kind != TC_TOKEN_DIGITS && !is_name(&tokens, i, first)) {
            tc_buffer_clear(&word);
            status = tc_term_text(&word, t->term, t->length);
            if (status == TC_OK) status = tc_lesson_unit(&unit, l, word.data, word.length, 1);
        }
        if (status == TC_OK) status = append(l, unit);
    }
    if (status == TC_OK) status = append(l, TC_LEARN_BREAK);
    tc_tokens_free(&tokens);
    return status;
}

/* ---- joining ---- */

static uint64_t key_of(uint32_t a, uint32_t b)
{
    return (uint64_t)a << 32 | b;
}

static tc_status count_pairs(tc_tally *out, const tc_lesson *l)
{
    for (size_t i = 0; i + 1 < l->count; i++)
        if (l->items[i] >= TC_LEARN_FIRST && l->items[i + 1] >= TC_LEARN_FIRST)
            TRY(tc_tally_add(out, key_of(l->items[i], l->items[i + 1]), 1));
    return TC_OK;
}

/* How much two neighbours belong together; 0 for not enough. */
static double together(const tc_lesson *l, const tc_tally *pairs, size_t at)
{
    if (at + 1 >= l->count) return 0;
    uint32_t a = l->items[at], b = l->items[at + 1];
    if (a < TC_LEARN_FIRST || b < TC_LEARN_FIRST || l->units[a].syllables + l->units[b].syllables > 4) return 0;
    double n = tc_tally_get(pairs, key_of(a, b)), all = (double)l->count;
    if (n < PAIR_LEAST) return 0;
    double mutual = log(n * all / ((double)l->units[a].count * l->units[b].count)) / -log(n / all);
    return mutual < TOGETHER ? 0 : mutual;
}

static tc_status join_at(uint32_t *out, tc_lesson *l, uint32_t a, uint32_t b)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_put_format(&text, "%s %s", l->units[a].text, l->units[b].text);
    TRY(tc_buffer_check(&text));
    return tc_lesson_unit(out, l, text.data, text.length, l->units[a].syllables + l->units[b].syllables);
}

/* From left to right; of two pairs that share a unit the one that belongs together more is joined. */
tc_status tc_lesson_join(tc_lesson *l)
{
    TC_CLEANUP(tc_tally_free) tc_tally pairs = {.room = 0};
    size_t kept = 0;
    TRY(count_pairs(&pairs, l));
    double here = together(l, &pairs, 0);
    for (size_t i = 0; i < l->count;) {
        double next = together(l, &pairs, i + 1);
        if (here > 0 && here >= next) {
            TRY(join_at(&l->items[kept++], l, l->items[i], l->items[i + 1]));
            i += 2;
            here = together(l, &pairs, i);
        } else {
            l->items[kept++] = l->items[i++];
            here = next;
        }
    }
    l->count = kept;
    for (size_t i = 0; i < l->unit_count; i++) l->units[i].count = 0;
    for (size_t i = 0; i < kept; i++) l->units[l->items[i]].count++;
    return TC_OK;
}
