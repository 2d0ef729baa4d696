/* A sentence beside the question: which of its words say what the question says before and behind its question word,
 * and what the others do there. */
#include "searcher/answer/span.h"
#include <math.h>
#include <stdlib.h>

/* ---- what words do ---- */

/* The rows of the table stand in the order of the sides. */
static tc_side side_of_row(int row)
{
    _Static_assert(TC_GRAMMAR_THIS - TC_GRAMMAR_IS == TC_SIDE_THIS - TC_SIDE_IS, "a side without words");
    return (tc_side)(TC_SIDE_IS + row - TC_GRAMMAR_IS);
}

static tc_side side_of(const tc_tokens *tokens, uint32_t at)
{
    const tc_token *t = &tokens->items[at];
    if (t->kind == TC_TOKEN_DIGITS) return TC_SIDE_DIGITS;
    for (int row = TC_GRAMMAR_IS; row <= TC_GRAMMAR_THIS; row++)
        if (tc_grammar_in_text(tokens, at, (tc_grammar)row)) return side_of_row(row);
    return t->flags & TC_TOKEN_CAPITAL || t->kind == TC_TOKEN_FOREIGN ? TC_SIDE_NAME : TC_SIDE_PLAIN;
}

tc_side tc_side_in_query(const tc_query *q, size_t at)
{
    for (int row = TC_GRAMMAR_IS; row <= TC_GRAMMAR_THIS; row++)
        if (tc_grammar_in_query(q, at, (tc_grammar)row)) return side_of_row(row);
    return TC_SIDE_PLAIN;
}

/* What stands between two words; `otherwise` for nothing. */
static tc_side between(const char *text, uint32_t from, uint32_t to, tc_side otherwise)
{
    tc_side best = otherwise;
    for (uint32_t i = from; i < to; i++) {
        unsigned char c = (unsigned char)text[i];
        bool quote = c == '"' || (c == 0xE2 && i + 2 < to && (unsigned char)text[i + 1] == 0x80 &&
                                  ((unsigned char)text[i + 2] & 0xFC) == 0x9C);
        if (quote) return TC_SIDE_QUOTE;
        if (c == '(' || c == ')' || c == '[' || c == ']') best = TC_SIDE_BRACKET;
        bool dash = (c == '-' || (c == 0xE2 && i + 1 < to && (unsigned char)text[i + 1] == 0x80)) && i > from &&
                    text[i - 1] == ' ';
        if (best == TC_SIDE_BRACKET) continue;
        if (c == ':' || c == ';' || dash) best = TC_SIDE_COLON;
        if (c == ',' && best != TC_SIDE_COLON) best = TC_SIDE_COMMA;
    }
    return best;
}

/* ---- the blank ---- */

static bool tells(const tc_wanted *w, size_t at)
{
    return w->weights[at] > 0 && !tc_word_joins(w->query, at);
}

static void read_blank(tc_alignment *a)
{
    const tc_wanted *w = a->wanted;
    const tc_query *q = w->query;
    a->asked = w->asked == SIZE_MAX ? q->count : w->asked;
    a->behind = tc_query_behind(q, a->asked);
    a->noun = tc_asked_from(q, a->asked);
    a->act_left = a->act_right = SIZE_MAX;
    for (size_t i = 0; i < a->noun; i++) {
        if (tells(w, i)) a->act_left = i;
        a->all += w->weights[i];
    }
    for (size_t i = q->count; i-- > a->behind;) {
        if (tells(w, i)) a->act_right = i;
        a->all += w->weights[i];
    }
    a->opens = a->act_left == SIZE_MAX;
    a->joint = a->noun ? tc_side_in_query(q, a->noun - 1) : TC_SIDE_EDGE;
    for (size_t i = a->asked; i < a->behind; i++) {
        a->which |= tc_query_wording(q, i, "nào") > 0;
        a->what_is |= tc_query_wording(q, i, "là gì") > 0;
    }
    a->what_is |= a->joint == TC_SIDE_IS;
}

/* ---- the words of the sentence ---- */

/* What each word says of the question. */
static void mark_words(tc_alignment *a)
{
    const tc_scene *s = a->scene;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        if (x->from < a->first || x->to >= a->first + a->count) continue;
        double left = 0, right = 0, length = x->to - x->from + 1;
        for (size_t k = x->first; k <= x->last; k++) {
            if (k < a->noun) left += a->wanted->weights[k];
            if (k >= a->behind) right += a->wanted->weights[k];
        }
        for (uint32_t t = x->from; t <= x->to; t++) {
            tc_aligned *item = &a->items[t - a->first];
            tc_raise(&item->left, x->quality * left / length);
            tc_raise(&item->right, x->quality * right / length);
            item->act_left |= x->first <= a->act_left && a->act_left <= x->last;
            item->act_right |= x->first <= a->act_right && a->act_right <= x->last;
            item->noun |= x->first < a->asked && x->last >= a->noun;
        }
    }
}

static double tie_of(const tc_bigrams *bigrams, const tc_token *a, const tc_token *b)
{
    static const double SURE = 4;
    double drawn = tc_syllables_drawn(bigrams, a, b);
    return drawn > 1 ? fmin(log2(drawn) / SURE, 2) : 0;
}

static void read_sides(tc_alignment *a)
{
    const char *text = a->scene->hit->passage.text;
    const tc_token *t = &a->scene->tokens.items[a->first];
    a->items[0].before = TC_SIDE_EDGE;
    for (uint32_t i = 0; i < a->count; i++) {
        tc_aligned *item = &a->items[i];
        item->word = (uint8_t)side_of(&a->scene->tokens, a->first + i);
        if (!i) continue;
        item->before = (uint8_t)between(text, t[i - 1].end, t[i].start, (tc_side)item[-1].word);
        bool joined = item->before == item[-1].word && t[i].kind == TC_TOKEN_SYLLABLE;
        if (joined && a->wanted->query->bigrams) item->tie = tie_of(a->wanted->query->bigrams, &t[i - 1], &t[i]);
    }
    a->items[a->count].before = TC_SIDE_EDGE;
}

bool tc_aligned_parted(const tc_aligned *item)
{
    return item->before >= TC_SIDE_EDGE && item->before != TC_SIDE_QUOTE;
}

/* Where none stands; a break is as far as so many words. */
static const double NOWHERE = HUGE_VAL, BEYOND = 3;

/* A word that joins others takes less of the way than one that says something. */
static double step(const tc_aligned *item)
{
    static const double JOINS = 0.4;
    return item->word > TC_SIDE_DIGITS ? JOINS : 1;
}

/* From the word of the question nearest to the blank, and from any one on its side, to a span that begins here. */
static void measure_left(tc_alignment *a)
{
    double act = NOWHERE, any = NOWHERE;
    for (uint32_t i = 0; i < a->count; i++) {
        tc_aligned *item = &a->items[i];
        if (tc_aligned_parted(item)) act += BEYOND, any += BEYOND;
        item->near_left = 1 / (1 + act);
        item->any_left = 1 / (1 + any);
        act = item->act_left ? 0 : act + step(item);
        any = item->left > 0 ? 0 : any + step(item);
    }
}

/* The same from one that ends here. */
static void measure_right(tc_alignment *a)
{
    double act = NOWHERE, any = NOWHERE;
    for (uint32_t i = a->count; i-- > 0;) {
        tc_aligned *item = &a->items[i];
        if (tc_aligned_parted(item + 1)) act += BEYOND, any += BEYOND;
        item->near_right = 1 / (1 + act);
        item->any_right = 1 / (1 + any);
        act = item->act_right ? 0 : act + step(item);
        any = item->right > 0 ? 0 : any + step(item);
    }
}

tc_status tc_align(tc_alignment *out, const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    tc_alignment a = {.scene = s, .wanted = w, .first = first, .count = last - first + 1};
    a.items = calloc(a.count + 1, sizeof *a.items);
    a.sums = calloc(2 * ((size_t)a.count + 1), sizeof *a.sums);
    if (!a.items || !a.sums) {
        tc_alignment_clear(&a);
        return tc_fail(TC_MEMORY, "no memory for the answer");
    }
    read_blank(&a);
    mark_words(&a);
    read_sides(&a);
    measure_left(&a);
    measure_right(&a);
    for (uint32_t i = 0; i < a.count; i++) {
        a.sums[2 * i + 2] = a.sums[2 * i] + a.items[i].left;
        a.sums[2 * i + 3] = a.sums[2 * i + 1] + a.items[i].right;
    }
    *out = a;
    return TC_OK;
}

void tc_alignment_clear(tc_alignment *a)
{
    free(a->items);
    free(a->sums);
    *a = (tc_alignment){.scene = NULL};
}
