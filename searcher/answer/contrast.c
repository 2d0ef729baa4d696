/* What speaks against a candidate: a number of the question that its passage does not hold. The nearest miss of a
 * question, the date of another meeting, holds all of its words but one. */
#include "searcher/answer/answer.h"
#include <string.h>

/* What is left of the evidence. */
static const double OTHER_NUMBER = 0.3, NO_ORDINAL = 0.55, NO_NUMBER = 0.8;

static bool is_roman(const tc_query *q, const tc_query_word *word)
{
    size_t n = word->at.end - word->at.start;
    return word->flags & TC_TOKEN_CAPITAL && n > 1 && strspn(q->text + word->at.start, "IVXL") >= n;
}

/* "lần thứ nhất": which one in words; 0 for none. */
static long ordinal_word(const tc_query *q, size_t i)
{
    return i >= 2 && tc_query_wording(q, i - 2, "lần thứ") ? tc_query_number(q, i, TC_NUMBER_ORDINAL) : 0;
}

/* A number that names which one is meant, "kỳ họp thứ 8", "khóa XV"; no period, no part of a document's number. */
static bool tells_which(const tc_query *q, size_t i)
{
    const tc_query_word *word = &q->words[i];
    if (word->question || word->in_period || word->in_number || word->in_field || word->excluded) return false;
    return word->kind == TC_TOKEN_DIGITS || is_roman(q, word) || ordinal_word(q, i);
}

static long value_of(const char *text, size_t length)
{
    long value = 0;
    if (length && strspn(text, "IVX") >= length) return tc_roman_value(text, length);
    for (size_t i = 0; i < length; i++) {
        if (!tc_is_digit(text[i]) || value > 99999999) return -1;
        value = 10 * value + (text[i] - '0');
    }
    return length ? value : -1;
}

/* "08" is "8", and so is "VIII". */
static bool same_number(const tc_scene *s, const tc_token *t, const tc_query *q, size_t i)
{
    const tc_query_word *word = &q->words[i];
    if (tc_token_is_query(t, word)) return true;
    long asked = ordinal_word(q, i);
    if (!asked) asked = value_of(q->text + word->at.start, word->at.end - word->at.start);
    return asked >= 0 && value_of(s->hit->passage.text + t->start, t->end - t->start) == asked;
}

/* "kỳ họp thứ 9": a number behind such a word is that of its kind, and any other 9 of the passage is none. */
static bool is_ordinal(const tc_query *q, size_t i)
{
    static const char *const words[] = {"thứ", "lần", "đợt", "khóa", "kỳ", "số"};
    return i && tc_query_among(q, i - 1, words, TC_COUNT(words), NULL);
}

/* Whether the number stands behind the same word ("lần thứ 2" for "lần 2"), or ("kỳ họp 9", "đợt I") right behind
 * another word of the question. */
static bool counted_alike(const tc_scene *s, const tc_query *q, size_t i, uint32_t t)
{
    if (t > 1 && tc_token_is(&s->tokens.items[t - 1], "thứ") && !tc_query_wording(q, i - 1, "thứ")) t--;
    if (!t) return false;
    for (size_t k = i; k-- > 0 && k + 4 > i;)
        if (tc_token_is_query(&s->tokens.items[t - 1], &q->words[k])) return true;
    return false;
}

/* Whether the word before the number stands in the sentence in front of another number. */
static bool other_there(const tc_scene *s, const tc_query *q, size_t i, uint32_t sentence)
{
    for (uint32_t t = 0; i && t + 1 < s->tokens.count; t++) {
        if (s->sentence[t] != sentence || !tc_token_is_query(&s->tokens.items[t], &q->words[i - 1])) continue;
        if (s->tokens.items[t + 1].kind == TC_TOKEN_DIGITS && s->breaks[t + 1] == TC_BREAK_NONE) return true;
    }
    return false;
}

/* "5. Đầu tư công": the number of a heading is no "khu số 5"; above, a number stands beside a word of the question. */
static bool stands_above(const tc_scene *s, const tc_query *q, size_t i)
{
    enum { HEADING_DIGITS = 2 };
    bool small = q->words[i].at.end - q->words[i].at.start <= HEADING_DIGITS;
    return s->above[i] > 0 && (!small || !i || s->joined[i - 1] || s->joined[i]);
}

static bool parted_between(const tc_scene *s, uint32_t from, uint32_t to)
{
    while (from < to)
        if (s->breaks[++from] >= TC_BREAK_COMMA) return true;
    return false;
}

/* "đoạn 1 trước ngày 5/3, đoạn 2 trước ngày 6/7": whether what stands nearest to a value bears another number than the
 * one asked for, which its sentence holds as well. Articles are named for other reasons. */
static bool of_other_number(const tc_scene *s, const tc_wanted *w, const tc_proposal *p, size_t i)
{
    const tc_query *q = w->query;
    bool value = !strcmp(w->kind, "amount") || !strcmp(w->kind, "date"), there = false;
    uint32_t before = 0, behind = 0;
    if (!value || !i || q->words[i - 1].question || tc_word_joins(q, i - 1)) return false;
    if (tc_noun_in_query(q, i - 1, TC_NOUN_PART, NULL)) return false;
    for (uint32_t t = 1; t < s->tokens.count; t++) {
        if (s->sentence[t] != s->sentence[p->first] || s->tokens.items[t].kind != TC_TOKEN_DIGITS) continue;
        if (s->breaks[t] != TC_BREAK_NONE || !tc_token_is_query(&s->tokens.items[t - 1], &q->words[i - 1])) continue;
        there |= same_number(s, &s->tokens.items[t], q, i);
        if (t < p->first) before = t;
        if (t > p->last && !behind && !parted_between(s, p->last, t)) behind = t;
    }
    bool leads = before && (!behind || p->first - before < behind - p->last);
    return there && leads && !same_number(s, &s->tokens.items[before], q, i);
}

static double number_contrast(const tc_scene *s, const tc_wanted *w, const tc_proposal *p, size_t i)
{
    const tc_query *q = w->query;
    if (of_other_number(s, w, p, i)) return OTHER_NUMBER;
    if (stands_above(s, q, i)) return 1;
    bool ordinal = is_ordinal(q, i);
    for (uint32_t t = 0; t < s->tokens.count; t++)
        if (tc_scene_in_row(s, p->first, t) && same_number(s, &s->tokens.items[t], q, i) &&
            (!ordinal || counted_alike(s, q, i, t)))
            return 1;
    for (size_t k = 0; k < s->found.count; k++)
        if (s->found.items[k].first <= i && i <= s->found.items[k].last && !ordinal) return 1;
    if (other_there(s, q, i, s->sentence[p->first])) return OTHER_NUMBER;
    return ordinal ? NO_ORDINAL : NO_NUMBER;
}

double tc_answer_contrast(const tc_scene *s, const tc_wanted *w, const tc_proposal *p)
{
    double fit = 1;
    for (size_t i = 0; i < w->query->count; i++)
        if (tells_which(w->query, i)) fit *= number_contrast(s, w, p, i);
    return fit;
}
