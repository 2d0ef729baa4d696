/* Which pairs of like units may stand for one another.
 *
 * Units in the same surroundings are near in meaning, but near are opposites and the members of a list as well: rise
 * and fall, east and west, singer and painter. What tells them apart: members of a list are listed ("X and Y", "X, Y");
 * what may be said in two ways is rarely said in both. And in Vietnamese, words that mean nearly the same mostly share
 * a syllable, so much that those that do not are held to a stricter measure. */
#include "indexer/learn/learn.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/entity.h>

enum { SHARED_LEAST = 3, SHARED_LEAST_APART = 6, FUNCTION_WORDS = 80, EACH_MOST = 5 };
static const double LISTED_MOST = 0.005;      /* of the occurrences of the rarer one */
static const double PARTS_LISTED_MOST = 0.02; /* of the occurrences of the rarer one of two syllables */
static const double SCORE_LEAST = 0.14, SCORE_LEAST_APART = 0.26;
/* The best weight is far below that of the word itself. */
static const double WEIGHT_MOST = 0.5;

/* A line of the table. */
typedef struct row {
    uint32_t one, other;
    double weight;
    char *key; /* `one`, folded: the order of the table */
} row;

typedef struct judging {
    const tc_lesson *lesson;
    tc_tally listed;        /* pairs that stand in one list, smaller unit first */
    uint32_t function_word; /* what is as frequent as this is no word with a meaning of its own */
    row *rows;
    size_t count, capacity;
} judging;

static void judging_free(judging *j)
{
    for (size_t i = 0; i < j->count; i++) free(j->rows[i].key);
    free(j->rows);
    tc_tally_free(&j->listed);
}

/* ---- lists ---- */

static uint64_t pair_key(uint32_t a, uint32_t b)
{
    return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

/* What joins the members of a list, or sets one against the other. */
static bool joins(const tc_lesson *l, uint32_t unit)
{
    static const char *const words[] = {"và", "hoặc", "hay", "với", "đến", "lẫn", "nhưng", "mà", "không", "sang"};
    if (unit < TC_LEARN_FIRST) return unit == TC_LEARN_COMMA;
    for (size_t i = 0; i < TC_COUNT(words); i++)
        if (!strcmp(l->units[unit].text, words[i])) return true;
    return false;
}

static tc_status count_listed(judging *j)
{
    const tc_lesson *l = j->lesson;
    bool *joint = calloc(l->unit_count + 1, sizeof *joint);
    if (!joint) return tc_fail(TC_MEMORY, "no memory to compare %zu words", l->unit_count);
    for (uint32_t u = 0; u < l->unit_count; u++) joint[u] = joins(l, u);
    tc_status status = TC_OK;
    for (size_t i = 0; i + 2 < l->count && status == TC_OK; i++) {
        uint32_t a = l->items[i], b = l->items[i + 2];
        if (a >= TC_LEARN_FIRST && b >= TC_LEARN_FIRST && joint[l->items[i + 1]])
            status = tc_tally_add(&j->listed, pair_key(a, b), 1);
    }
    free(joint);
    return status;
}

/* How often two units stand in one list, of the occurrences of the rarer one. */
static double listed(const judging *j, uint32_t a, uint32_t b)
{
    uint32_t x = j->lesson->units[a].count, y = j->lesson->units[b].count, rarer = x < y ? x : y;
    return rarer ? (double)tc_tally_get(&j->listed, pair_key(a, b)) / rarer : 0;
}

/* ---- what units are made of ---- */

/* The two syllables of a unit; false when it has not two. */
static bool syllables_of(uint32_t out[2], const tc_lesson *l, uint32_t unit)
{
    const char *text = l->units[unit].text, *space = strchr(text, ' ');
    if (l->units[unit].syllables != 2 || !space) return false;
    out[0] = tc_lesson_find(l, text, (size_t)(space - text));
    out[1] = tc_lesson_find(l, space + 1, strlen(space + 1));
    return out[0] && out[1];
}

/* Greater ones, and "linh", are as often other words. */
static bool is_number(const char *text)
{
    static const double GREATEST = 1000;
    const tc_number_word *word = tc_number_word_find(text, strlen(text));
    return word && word->value <= GREATEST;
}

/* "rằng ông", "thấp hơn", "thứ ba": what holds a word that is everywhere is no term, and a number means itself. */
static bool has_meaning(const judging *j, const uint32_t syllables[2])
{
    for (int i = 0; i < 2; i++) {
        const tc_unit *u = &j->lesson->units[syllables[i]];
        if (u->count >= j->function_word || is_number(u->text)) return false;
    }
    return true;
}

/* Whether two folded texts are one: the searcher finds other marks by itself. */
static bool same_letters(const tc_lesson *l, const tc_like *k)
{
    return tc_fold_equal(l->units[k->one].text, l->units[k->other].text);
}

/* The syllables in which two units differ that share one; false when they share none. */
static bool difference(uint32_t out[2], const uint32_t a[2], const uint32_t b[2])
{
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++)
            if (a[i] == b[k]) {
                out[0] = a[1 - i];
                out[1] = b[1 - k];
                return true;
            }
    return false;
}

/* ---- the judgement ---- */

/* 0 for a pair that is not kept. */
static double judge(const judging *j, const tc_like *k)
{
    uint32_t a[2], b[2], differ[2];
    double score = sqrt(k->near * k->topic);
    if (score < SCORE_LEAST || k->shared < SHARED_LEAST || listed(j, k->one, k->other) > LISTED_MOST) return 0;
    if (!syllables_of(a, j->lesson, k->one) || !syllables_of(b, j->lesson, k->other)) return 0;
    if (!has_meaning(j, a) || !has_meaning(j, b) || same_letters(j->lesson, k)) return 0;
    if (difference(differ, a, b)) {
        /* The same syllables in another order match by themselves. */
        if (differ[0] == differ[1] || listed(j, differ[0], differ[1]) > PARTS_LISTED_MOST) return 0;
    } else if (score < SCORE_LEAST_APART || k->shared < SHARED_LEAST_APART)
        return 0;
    return score < WEIGHT_MOST ? score : WEIGHT_MOST;
}

static tc_status add_row(judging *j, uint32_t one, uint32_t other, double weight)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
    TRY(TC_GROW(j->rows, j->capacity, j->count + 1));
    TRY(tc_fold(&key, j->lesson->units[one].text, strlen(j->lesson->units[one].text)));
    j->rows[j->count] = (row){one, other, weight, tc_buffer_steal(&key)};
    return j->rows[j->count].key ? (j->count++, TC_OK) : tc_fail(TC_MEMORY, "no memory for the table");
}

static int by_key(const void *a, const void *b)
{
    const row *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    if (order) return order;
    if (x->one != y->one) return x->one < y->one ? -1 : 1;
    if (x->weight != y->weight) return x->weight < y->weight ? 1 : -1;
    return x->other < y->other ? -1 : x->other > y->other;
}

/* The greatest number that at least `rank` words of one syllable reach; a short text has not so many words. */
static uint32_t frequency_of_rank(const tc_lesson *l, size_t rank)
{
    uint32_t least = 0;
    for (uint32_t bit = 1u << 31; bit; bit >>= 1) {
        size_t n = 0;
        for (size_t u = TC_LEARN_FIRST; u < l->unit_count; u++)
            n += l->units[u].syllables == 1 && l->units[u].count >= (least | bit);
        if (n >= rank) least |= bit;
    }
    return least ? least : UINT32_MAX;
}

static tc_status judge_all(judging *j, const tc_likes *likes)
{
    j->function_word = frequency_of_rank(j->lesson, FUNCTION_WORDS);
    TRY(count_listed(j));
    for (size_t i = 0; i < likes->count; i++) {
        const tc_like *k = &likes->items[i];
        double weight = judge(j, k);
        if (weight > 0) TRY(add_row(j, k->one, k->other, weight));
        if (weight > 0) TRY(add_row(j, k->other, k->one, weight));
    }
    if (j->count) qsort(j->rows, j->count, sizeof *j->rows, by_key);
    return TC_OK;
}

tc_status tc_likes_write(tc_buffer *out, const tc_likes *likes, const tc_lesson *l)
{
    TC_CLEANUP(judging_free) judging j = {.lesson = l};
    size_t same = 0;
    TRY(judge_all(&j, likes));
    for (size_t i = 0; i < j.count; i++) {
        const row *r = &j.rows[i];
        same = i && j.rows[i - 1].one == r->one ? same + 1 : 0;
        if (same < EACH_MOST)
            tc_put_format(out, "%s\t%s\t%.2f\n", l->units[r->one].text, l->units[r->other].text, r->weight);
    }
    return tc_buffer_check(out);
}
