/* Candidates for a list: items that stand one below the other, gathered with the line above them. */
#include "searcher/answer/answer.h"
#include <string.h>

/* A list of more words than these is cut off before its next item. */
enum { GATHERED_WORDS = 150 };

/* That the noun asked for numbers the items says by itself that they are what is asked for. */
static const double NUMBERED = 1.25;

static tc_status add_gathered(tc_proposals *out, const tc_scene *s, tc_range at, bool whole, double fit)
{
    size_t before = out->count;
    TRY(tc_proposal_add(out, s, at, NULL, fit));
    if (out->count == before) return TC_OK;
    out->items[before].sentence = at;
    out->items[before].whole = whole;
    return TC_OK;
}

/* ---- "Bước 1. … Bước 2. …" ---- */

/* Whether the noun asked for stands at token `at`, at the beginning of a clause, and is numbered so. */
static bool numbered(const tc_scene *s, const tc_query_word *noun, uint32_t at, long number)
{
    if (at + 1 >= s->tokens.count || !tc_token_is_query(&s->tokens.items[at], noun)) return false;
    const tc_token *digits = &s->tokens.items[at + 1];
    if (digits->kind != TC_TOKEN_DIGITS || s->breaks[at + 1] != TC_BREAK_NONE) return false;
    if (at && s->breaks[at] < TC_BREAK_COLON && !(s->tokens.items[at].flags & TC_TOKEN_CAPITAL)) return false;
    long value = 0;
    for (uint32_t i = digits->start; i < digits->end; i++) {
        char c = s->hit->passage.text[i];
        if (c < '0' || c > '9' || value > 99) return false;
        value = 10 * value + (c - '0');
    }
    return value == number;
}

/* From the first item that bears the noun and a number to the end of the last. */
static tc_status propose_numbered(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    uint32_t first = 0, last = 0;
    long number = 1;
    if (w->noun == SIZE_MAX) return TC_OK;
    const tc_query_word *noun = &w->query->words[w->noun_first];
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        if (number > 1 && i - first >= GATHERED_WORDS) break;
        if (!numbered(s, noun, i, number)) continue;
        if (number++ == 1) first = i;
        last = i;
    }
    if (number <= 2) return TC_OK;
    tc_range at = {s->tokens.items[first].start, tc_scene_sentence(s, s->sentence[last]).end};
    return add_gathered(out, s, at, true, NUMBERED);
}

/* ---- bullets ---- */

/* "… bến thuyền 1. Đội …": the number of an item closes the line before it, where that has no full stop. */
static bool numbered_before(const char *text, uint32_t end)
{
    if (!end || (text[end - 1] != '.' && text[end - 1] != ')')) return false;
    uint32_t start = --end;
    while (start && text[start - 1] >= '0' && text[start - 1] <= '9') start--;
    return start < end && end - start <= 2 && start && text[start - 1] == ' ';
}

/* The same of a sentence, where that number is not of a part named before it: "Điều 14. Trình tự …" is no item. */
static bool behind_number(const tc_scene *s, uint32_t sentence)
{
    const char *text = s->hit->passage.text;
    tc_range at = tc_scene_sentence(s, sentence);
    uint32_t back = at.start, first, last;
    while (back > 0 && text[back - 1] == ' ') back--;
    if (!numbered_before(text, back) || !tc_scene_tokens(s, at, &first, &last)) return false;
    return first < 2 || !tc_noun_ends_in_text(&s->tokens, first - 1, TC_NOUN_PART);
}

/* Whether a sentence is an item of a list: a bullet, "1." or "a)" stands before it. */
static bool is_item(const tc_scene *s, uint32_t sentence)
{
    const char *text = s->hit->passage.text;
    tc_range at = tc_scene_sentence(s, sentence);
    uint32_t back = at.start;
    while (back > 0 && text[back - 1] == ' ') back--;
    if (strchr("-+*", text[at.start]) || (back > 0 && strchr("-+*", text[back - 1]))) return true;
    if (behind_number(s, sentence)) return true;
    uint32_t n = (uint32_t)strspn(text + at.start, "0123456789");
    if (!n && text[at.start] >= 'a' && text[at.start] <= 'z') n = 1;
    return n && (text[at.start + n] == ')' || (text[at.start + n] == '.' && text[at.start] <= '9'));
}

static bool has_colon(const tc_scene *s, tc_range at)
{
    return memchr(s->hit->passage.text + at.start, ':', at.end - at.start) != NULL;
}

/* The items from this sentence on, as many as fit; how many they are. */
static uint32_t items_from(tc_range *out, const tc_scene *s, uint32_t from, uint32_t start)
{
    uint32_t n = 0, first, last;
    for (uint32_t i = from; i < s->sentences && is_item(s, i); i++, n++) {
        tc_range all = {start, tc_scene_sentence(s, i).end};
        if (!tc_scene_tokens(s, all, &first, &last) || last - first >= GATHERED_WORDS) break;
        *out = all;
    }
    return n;
}

/* Whether the line carried along from above the passage opens a list. */
static bool opened_above(const tc_scene *s)
{
    const tc_passage *p = &s->hit->passage;
    if (p->kind == TC_PASSAGE_ROW || !p->context_count) return false;
    const char *line = p->context[p->context_count - 1].text;
    size_t n = line ? strlen(line) : 0;
    while (n && line[n - 1] == ' ') n--;
    return n && line[n - 1] == ':';
}

/* "… gồm các bước nào": a line that opens a list need not say what its items are. */
static bool names_items(const tc_wanted *w, size_t i)
{
    bool noun = w->noun != SIZE_MAX && w->noun_first <= i && i <= w->noun;
    return noun || tc_grammar_in_query(w->query, i, TC_GRAMMAR_AS);
}

/* Whether a line holds most of what the question is about. */
static bool leads(const tc_scene *s, const tc_wanted *w, tc_range line)
{
    static const double MOST = 0.6;
    double there = 0, all = 0;
    for (size_t i = 0; i < w->query->count; i++) {
        bool found = false;
        if (names_items(w, i)) continue;
        for (size_t k = 0; k < s->found.count && !found; k++) {
            const tc_token *t = &s->tokens.items[s->found.items[k].from];
            found = s->found.items[k].first <= i && i <= s->found.items[k].last && t->start >= line.start &&
                    t->end <= line.end;
        }
        all += w->weights[i];
        there += found ? w->weights[i] : 0;
    }
    return all > 0 && there >= MOST * all;
}

/* Whether a line ends as one that opens a list: "… gồm:", "… như sau:", "… các thành phần:". */
static bool opens(const tc_scene *s, tc_range lead)
{
    const char *text = s->hit->passage.text;
    uint32_t end = lead.end;
    while (end > lead.start && strchr(" -+*", text[end - 1])) end--;
    return end > lead.start && text[end - 1] == ':';
}

/* "3. Quản lý …" leads no list of which "4. …" is an item: they are items of one list. */
static bool is_sibling(const tc_scene *s, uint32_t lead)
{
    const char *text = s->hit->passage.text;
    if (!is_item(s, lead)) return false;
    bool number = tc_is_digit(text[tc_scene_sentence(s, lead).start]) || behind_number(s, lead);
    bool other = tc_is_digit(text[tc_scene_sentence(s, lead + 1).start]) || behind_number(s, lead + 1);
    return number == other;
}

tc_status tc_answer_propose_items(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    tc_range at = {0, 0};
    if (s->hit->passage.kind == TC_PASSAGE_FRAME) return TC_OK; /* recipients are no list that anyone asks for */
    TRY(propose_numbered(out, s, w));
    if (opened_above(s) && items_from(&at, s, 0, tc_scene_sentence(s, 0).start) >= 2)
        TRY(add_gathered(out, s, at, true, 0.9));
    for (uint32_t i = 0; i + 1 < s->sentences; i++) {
        tc_range lead = tc_scene_sentence(s, i);
        uint32_t items = items_from(&at, s, i + 1, lead.start);
        double many = w->how_many && items != (uint32_t)w->how_many ? 0.7 : 1;
        double led = !opens(s, lead) ? 0.8 : leads(s, w, lead) ? 1.05 : 0.9;
        if (items && has_colon(s, lead)) TRY(add_gathered(out, s, at, false, led * many));
        /* Without a colon a line opens a list where it holds what is asked about. */
        if (items >= 2 && !has_colon(s, lead) && leads(s, w, lead) && !is_sibling(s, i))
            TRY(add_gathered(out, s, at, true, 0.9 * many));
    }
    return TC_OK;
}
