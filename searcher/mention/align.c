/* Where the words of a name stand in a text: in order within one sentence or list item (never across ";"), with gaps as
 * mention/gap.c allows them. */
#include "searcher/mention/mention.h"
#include <string.h>

enum { GAP_MOST = 10, GAPS_MOST = 2, SHORT_NAME = 3, LONG_NAME = 6, NOWHERE = UINT32_MAX };

/* ---- sentences ---- */

bool tc_ends_before(const char *text, const tc_tokens *tokens, size_t at, bool item)
{
    const tc_token *t = &tokens->items[at];
    return tc_sentence_end(text, tokens->items[tokens->count - 1].end, t[-1].end, t->start, item) != 0;
}

bool tc_punctuation_between(const char *text, const tc_token *a, const tc_token *b)
{
    for (uint32_t at = a->end; at < b->start; at++)
        if (text[at] != ' ') return true;
    return false;
}

tc_range tc_sentence_tokens(const char *text, const tc_tokens *tokens, uint32_t at, bool item)
{
    uint32_t start = at, end = at + 1;
    while (start > 0 && !tc_ends_before(text, tokens, start, item)) start--;
    while (end < tokens->count && !tc_ends_before(text, tokens, end, item)) end++;
    return (tc_range){start, end};
}

bool tc_aligned_punctuation(const tc_aligning *a, uint32_t at)
{
    return tc_punctuation_between(a->text, &a->tokens->items[at - 1], &a->tokens->items[at]);
}

bool tc_aligned_end(const tc_aligning *a, uint32_t at)
{
    return tc_ends_before(a->text, a->tokens, at, true);
}

bool tc_name_goes_on(const tc_aligning *a, uint32_t at, uint32_t beside)
{
    const tc_token *t = a->tokens->items;
    if (at >= a->tokens->count || tc_aligned_punctuation(a, at > beside ? at : beside)) return false;
    return tc_is_capital(&t[at]) && !(t[at].flags & TC_TOKEN_UPPER);
}

/* ---- alignment ---- */

/* Whether one folded word is the other with a letter left out, put in, or two swapped; with `any` exchanged too. */
static bool is_slip(const char *a, size_t n, const char *b, size_t m, bool any)
{
    size_t i = 0;
    if (n > m) return is_slip(b, m, a, n, any);
    while (i < n && a[i] == b[i]) i++;
    if (m == n + 1) return !memcmp(a + i, b + i + 1, n - i);
    if (m != n || i == n) return false;
    bool swapped = i + 1 < n && a[i] == b[i + 1] && a[i + 1] == b[i] && !memcmp(a + i + 2, b + i + 2, n - i - 2);
    return swapped || (any && !memcmp(a + i + 1, b + i + 1, n - i - 1));
}

/* A word with other marks than typed is a slip of the text; when most are other words it is another name, and so with
 * one in a short name that is pulled apart ("song … Hồng"), or with the only one ("Nam" for "năm"). Text without any
 * marks is no slip. */
static bool is_spelt_alike(const tc_aligning *a)
{
    if (a->way->loose) return true;
    if (a->needed == 1) return !a->unlike && !a->plain;
    unsigned share = a->way->worn ? 2 : 3, most = a->way->count / share > 1 ? (unsigned)(a->way->count / share) : 1;
    if (a->jumps && a->way->count <= SHORT_NAME) most = 0;
    return a->unlike <= most && (a->plain <= most || a->plain == a->marked);
}

bool tc_mention_ends_well(const tc_aligning *a)
{
    const tc_token *t = a->tokens->items;
    if (a->to + 1 >= a->tokens->count) return true;
    uint32_t next = a->to + 1;
    if (tc_aligned_punctuation(a, next) && a->text[t[a->to].end] != '-') return true;
    return t[next].kind == TC_TOKEN_DIGITS ? !(t[next].flags & TC_TOKEN_GLUED) && t[next].end - t[next].start > 2
                                           : tc_sign_at(a->signs, TC_SIGN_FOLLOW, a->tokens, next) != NULL;
}

/* Where a name was left out, no other may stand: "thành phố [Mộc Giang]" is not "thành phố Lam Sơn". */
static bool stands_alone(const tc_aligning *a)
{
    uint32_t at = a->way->alone == SIZE_MAX ? NOWHERE : a->where[a->way->alone];
    if (a->way->alone == SIZE_MAX) return true;
    if (at == NOWHERE) return false;
    /* "TP" stands for two words. */
    const tc_sign *head = tc_sign_at(a->signs, TC_SIGN_LEVEL, a->tokens, at);
    if (head) at += (uint32_t)head->count - 1;
    if (at + 1 >= a->tokens->count || tc_aligned_punctuation(a, at + 1)) return true;
    for (size_t i = 0; i < a->way->count; i++)
        if (a->where[a->way->order[i]] == at + 1) return true;
    const tc_token *next = &a->tokens->items[at + 1];
    return !tc_is_capital(next) || next->end - next->start == 1; /* "P." is a ward, in the next cell of a row */
}

/* "Khu 2" is not "khu 2A": a letter that is written on behind a number makes it another. */
static bool goes_on_number(const tc_aligning *a)
{
    const tc_token *t = a->tokens->items;
    for (size_t i = 0; i < a->way->count; i++) {
        uint32_t at = a->where[a->way->order[i]];
        if (at == NOWHERE || at + 1 >= a->tokens->count || t[at].kind != TC_TOKEN_DIGITS) continue;
        bool letter = t[at + 1].start == t[at].end && t[at + 1].kind != TC_TOKEN_DIGITS, asked = false;
        for (size_t k = 0; letter && k < a->way->count; k++) asked |= a->where[a->way->order[k]] == at + 1;
        if (letter && !asked) return true;
    }
    return false;
}

static bool is_whole(const tc_aligning *a)
{
    return is_spelt_alike(a) && !goes_on_number(a) && stands_alone(a) && (!a->way->bare || tc_mention_ends_well(a));
}

/* The place behind the words that an occurrence covers, or 0 when the way has them in another order. */
static size_t place_behind(const tc_name_way *way, size_t place, const tc_occurrence *o)
{
    for (uint32_t word = o->first; word <= o->last; word++, place++)
        if (place >= way->count || way->order[place] != word) return 0;
    return place;
}

static bool align(tc_aligning *a, size_t place, uint32_t at, unsigned gap, unsigned gaps);

static bool align_behind(tc_aligning *a, size_t place, const tc_occurrence *o, unsigned gap, unsigned gaps)
{
    const tc_query_word *w = &a->query->words[o->first];
    const tc_token *t = &a->tokens->items[o->from];
    bool single = o->first == o->last, bears = w->length > w->fold_length;
    /* What an abbreviation stands for ("MTQG") is another wording and no misspelling. */
    bool other = single && o->from == o->to && o->quality < 1;
    bool unlike = other && t->length > t->fold_length, plain = other && t->length == t->fold_length;
    /* In a short name a common word with other marks is another word: "công [ăn]", "[sóng] hồng". */
    unsigned weight = a->needed <= SHORT_NAME && !tc_is_capital(t) ? 2 : 1;
    uint32_t end = a->to, before = a->where[o->first];
    a->to = o->to;
    a->where[o->first] = single ? o->from : NOWHERE;
    a->unlike += unlike * weight;
    a->plain += plain;
    a->marked += bears;
    if (align(a, place, o->to + 1, gap, gaps)) return true;
    a->unlike -= unlike * weight;
    a->plain -= plain;
    a->marked -= bears;
    a->to = end;
    a->where[o->first] = before;
    return false;
}

/* Whether token `at` may be the misread word of the name: a slip of it, and with a capital as a name has. */
static bool is_misread(const tc_aligning *a, size_t word, uint32_t at)
{
    const tc_query_word *w = &a->query->words[word];
    const tc_token *t = &a->tokens->items[at];
    bool upper = w->flags & TC_TOKEN_UPPER, acronym = upper && (t->flags & TC_TOKEN_UPPER) && w->fold_length >= 4;
    if (a->way->typed && upper && !(t->flags & TC_TOKEN_UPPER)) return false;
    if (!tc_is_capital(t) && !a->way->typed && !a->way->worn) return false;
    bool plain = a->capitals ? !(w->flags & TC_TOKEN_CAPITAL) : a->needed >= LONG_NAME;
    bool common = (a->way->worn || (a->way->typed && plain)) && !tc_is_capital(t);
    return is_slip(w->term, w->fold_length, t->term, t->fold_length, acronym || common);
}

/* Whether token `at` is the first letter of the word, with a dot behind it and the next word of the name: "B.Lau". */
static bool is_first_letter(const tc_aligning *a, size_t word, uint32_t at)
{
    const tc_token *t = &a->tokens->items[at];
    return tc_is_capital(t) && t->fold_length == 1 && *t->term == *a->query->words[word].term && a->text[t->end] == '.';
}

/* The token behind the word that may stand otherwise, from token `at` on; 0 where it does not. */
static uint32_t wild_end(const tc_aligning *a, size_t word, uint32_t at)
{
    if (a->way->initials) return tc_initials_end(a, word, at);
    if (a->way->dotted) return is_first_letter(a, word, at) ? at + 1 : 0;
    return is_misread(a, word, at) ? at + 1 : 0;
}

static bool align_wild(tc_aligning *a, size_t place, uint32_t at, unsigned gap, unsigned gaps)
{
    size_t word = a->way->order[place];
    if (word != a->way->wild || at >= a->tokens->count || (at && tc_aligned_end(a, at))) return false;
    uint32_t end = a->to, behind = wild_end(a, word, at);
    if (!behind) return false;
    a->to = behind - 1;
    a->where[word] = at;
    if (align(a, place + 1, behind, gap, gaps)) return true;
    a->to = end;
    return false;
}

/* The first occurrence that begins at token `at` or later: they are in order. */
static size_t first_from(const tc_occurrences *found, uint32_t at)
{
    size_t low = 0, high = found->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (found->items[middle].from < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool may_be_missing(const tc_aligning *a, size_t word)
{
    const tc_query_word *w = &a->query->words[word];
    return a->slack && w->kind != TC_TOKEN_DIGITS && !(w->flags & TC_TOKEN_CAPITAL) &&
           !tc_sign_in_query(a->signs, TC_SIGN_SIDE, a->query, word) &&
           !tc_sign_in_query(a->signs, TC_SIGN_LEVEL, a->query, word);
}

/* Words from `place` on stand at tokens from `at` on, within what is left of gaps. */
static bool align(tc_aligning *a, size_t place, uint32_t at, unsigned gap, unsigned gaps)
{
    const tc_name_way *way = a->way;
    while (place < way->count && a->query->words[way->order[place]].question) place++;
    if (place >= way->count) {
        a->jumps = GAPS_MOST - gaps;
        return is_whole(a);
    }
    size_t word = way->order[place];
    for (size_t i = first_from(a->found, at); i < a->found->count && a->found->items[i].from <= at + gap; i++) {
        const tc_occurrence *o = &a->found->items[i];
        size_t next = o->first == word ? place_behind(way, place, o) : 0;
        unsigned jump = o->from - at;
        if (!next) continue;
        if (jump && tc_gap_filled(a, at, o->from, word)) jump = 0;
        if (jump && (!gaps || !tc_gap_allowed(a, at, a->head_only && place == a->second, o))) continue;
        if (!jump && at > 0 && tc_aligned_end(a, at)) continue;
        if (align_behind(a, next, o, gap - jump, gaps - (jump > 0))) return true;
    }
    if (align_wild(a, place, at, gap, gaps)) return true;
    a->where[word] = NOWHERE;
    if (a->optional[word]) return align(a, place + 1, at, gap, gaps);
    if (!may_be_missing(a, word)) return false;
    a->slack--;
    bool stands = align(a, place + 1, at, gap, gaps);
    a->slack++;
    return stands;
}

/* Two letters alone name nothing: "CP" is a government and a kind of company. */
static bool is_too_short(const tc_aligning *a, size_t next, const tc_occurrence *o)
{
    bool whole = next >= a->way->count && o->first != o->last && o->from == o->to;
    return whole && a->tokens->items[o->from].fold_length <= 2;
}

static bool align_from(tc_aligning *a, size_t place, const tc_occurrence *o)
{
    size_t next = place_behind(a->way, place, o);
    if (!next || is_too_short(a, next, o)) return false;
    for (size_t i = 0; i < a->query->count; i++) a->where[i] = NOWHERE;
    a->slack = a->way->slack;
    a->unlike = a->plain = a->marked = 0;
    a->second = next;
    a->head_only = o->first == o->last && a->way->count - place >= 4;
    a->from = o->from;
    a->to = o->to;
    return align_behind(a, next, o, GAP_MOST, GAPS_MOST);
}

/* The word that may stand otherwise is the first: what was found begins with the one behind it. */
static bool begin_wild(tc_aligning *a)
{
    const size_t word = a->way->wild;
    const uint32_t most = a->way->initials ? a->query->words[word].fold_length : 1;
    if (!a->from || tc_aligned_end(a, a->from)) return false;
    for (uint32_t back = 1; back <= most && back <= a->from; back++) {
        if (wild_end(a, word, a->from - back) != a->from) continue;
        a->where[word] = a->from -= back;
        return true;
    }
    return false;
}

bool tc_mention_next(tc_aligning *a, size_t *next)
{
    const tc_name_way *way = a->way;
    size_t place = 0;
    a->head = tc_sign_in_query(a->signs, TC_SIGN_HEAD, a->query, way->order[0]);
    a->needed = 0;
    a->capitals = false;
    a->named = a->head != NULL;
    for (size_t i = 1; i < way->count; i++) {
        const tc_query_word *w = &a->query->words[way->order[i]];
        a->capitals |= w->flags & TC_TOKEN_CAPITAL;
        a->named |= a->capitals || w->kind == TC_TOKEN_DIGITS;
    }
    for (size_t i = 0; i < way->count; i++)
        a->needed += !a->optional[way->order[i]] && !a->query->words[way->order[i]].question;
    while (place + 1 < way->count && (a->query->words[way->order[place]].question || a->optional[way->order[place]]))
        place++;
    bool wild = way->order[place] == way->wild;
    if (wild && (++place >= way->count)) return false;
    for (; *next < a->found->count; (*next)++) {
        const tc_occurrence *o = &a->found->items[*next];
        if (o->first != way->order[place] || !align_from(a, place, o)) continue;
        if (!wild || begin_wild(a)) return true;
    }
    return false;
}

void tc_mention_tighten(tc_aligning *a, size_t *next)
{
    tc_aligning later = *a;
    for (size_t at = *next + 1;; at++) {
        if (!tc_mention_next(&later, &at) || later.from > a->to || later.to != a->to) return;
        *next = at;
        *a = later;
    }
}
