/* What was typed is no name that any text bears: sentences that hold all of its words.
 *
 * The last resort, and said to be one. All words that say something must be there: most of them in one sentence, near
 * one another and side by side as they were typed, the others in what the sentence stands under (title of the document,
 * headings, the line above a list). Numbers, dates and acronyms must stand in the sentence itself. A document number is
 * named by nothing else. */
#include "searcher/mention/mention.h"
#include <stdlib.h>
#include <string.h>

enum { WORDS_LEAST = 6, NAME_WORDS_LEAST = 8, HEAD_ROOM = 2, PASSAGES_MOST = 5000, ROOM = 12, ROOM_PER_WORD = 3 };

/* Shares of the words: so many in the sentence, and so many of these beside a neighbour of theirs. */
static const double HERE_LEAST = 0.5, BESIDE_LEAST = 0.8;

typedef struct gathering {
    tc_finding *finding;
    bool wanted[TC_WORDS_MOST]; /* says something */
    bool above[TC_WORDS_MOST];  /* stands above the passage */
    size_t count;               /* of wanted words */
    size_t distinct;            /* of these */
    size_t head;                /* so many words at the beginning stand side by side: what a name begins with */
    tc_tokens tokens;           /* of the passage */
    tc_occurrences found;
} gathering;

/* Words that join others say nothing by themselves. */
static bool joins(const tc_finding *f, size_t word)
{
    static const tc_sign_kind kinds[] = {TC_SIGN_OPTION, TC_SIGN_BREAK, TC_SIGN_FOLLOW, TC_SIGN_TAIL, TC_SIGN_LEAD};
    const tc_query_word *w = &f->query->words[word];
    if (w->flags & TC_TOKEN_CAPITAL && word) return false;
    for (size_t i = 0; i < TC_COUNT(kinds); i++) {
        const tc_sign *sign = tc_sign_in_query(f->signs, kinds[i], f->query, word);
        if (sign && sign->count == 1) return true;
    }
    return false;
}

static void choose_words(gathering *g, bool periods)
{
    const tc_finding *f = g->finding;
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0);
    bool office = tc_sign_in_query(f->signs, TC_SIGN_PERSON, f->query, 0) != NULL;
    if (head || office) g->head = (head ? head->count : 1) + HEAD_ROOM;
    for (size_t i = 0; i < f->query->count; i++) {
        const tc_query_word *w = &f->query->words[i];
        bool aside = w->in_period ? !periods : f->optional[i];
        g->wanted[i] = !aside && !w->question && (w->kind == TC_TOKEN_DIGITS || !joins(f, i));
        g->count += g->wanted[i];
        g->distinct += g->wanted[i] && !tc_word_is_again(f->query, i);
    }
}

/* Enough words to tell what is meant; one typed over and over is one. */
static bool is_enough(const gathering *g)
{
    return g->count >= (g->head ? NAME_WORDS_LEAST : WORDS_LEAST) && g->distinct >= WORDS_LEAST;
}

/* Whether an occurrence is the word itself: with its marks where it was typed with marks. */
static bool is_full(const tc_occurrence *o)
{
    return o->quality >= TC_FORM_FULL;
}

/* ---- above the passage ---- */

static tc_status note_above(gathering *g, const char *text)
{
    tc_finding *f = g->finding;
    if (!text) return TC_OK;
    TRY(tc_analyse(f->searcher->analyser, &f->tokens, text, strlen(text), TC_FOR_HIGHLIGHT));
    TRY(tc_matcher_run(&f->found, f->matcher, &f->tokens));
    for (size_t i = 0; i < f->found.count; i++) {
        const tc_occurrence *o = &f->found.items[i];
        for (uint32_t w = o->first; w <= o->last && is_full(o); w++) g->above[w] = true;
    }
    return TC_OK;
}

static tc_status look_above(gathering *g, const tc_passage *p)
{
    memset(g->above, 0, sizeof g->above);
    TRY(note_above(g, p->about));
    for (size_t i = 0; i < p->section_count; i++) TRY(note_above(g, p->section[i]));
    for (size_t i = 0; i < p->context_count; i++) TRY(note_above(g, p->context[i].text));
    for (size_t i = 0; i < g->finding->query->count; i++) {
        const tc_query_word *w = &g->finding->query->words[i];
        g->above[i] &= w->kind != TC_TOKEN_DIGITS && !(w->flags & TC_TOKEN_UPPER);
    }
    return TC_OK;
}

/* ---- in a sentence ---- */

/* Where each word stands in a sentence; UINT32_MAX: nowhere. */
typedef struct places {
    uint32_t at[TC_WORDS_MOST];
    uint32_t from, to;
    size_t here, beside;
} places;

static bool in_sentence(const tc_occurrence *o, tc_range sentence)
{
    return o->from >= sentence.start && o->to < sentence.end && is_full(o);
}

/* The words that one occurrence covers: an abbreviation stands for several of the query, its long form for one. */
static void place(places *out, const tc_occurrence *o)
{
    for (uint32_t w = o->first; w <= o->last; w++) {
        uint32_t behind = w - o->first, most = o->to - o->from;
        if (out->at[w] == UINT32_MAX) out->at[w] = o->from + (behind < most ? behind : most);
    }
}

/* First the words that stand side by side as they were typed, then each other one where it stands first. */
static void place_words(places *out, const gathering *g, tc_range sentence)
{
    const tc_occurrences *found = &g->found;
    for (size_t i = 0; i < g->finding->query->count; i++) out->at[i] = UINT32_MAX;
    for (size_t i = 0; i < found->count; i++) {
        const tc_occurrence *a = &found->items[i];
        for (size_t k = i + 1; k < found->count && found->items[k].from <= a->to + 1; k++) {
            const tc_occurrence *b = &found->items[k];
            bool pair = b->first == a->last + 1 && b->from == a->to + 1;
            if (!pair || !in_sentence(a, sentence) || !in_sentence(b, sentence)) continue;
            bool open = out->at[a->last] == UINT32_MAX || out->at[a->last] == a->to;
            if (!open || out->at[b->first] != UINT32_MAX) continue;
            place(out, a);
            place(out, b);
        }
    }
    for (size_t i = 0; i < found->count; i++)
        if (in_sentence(&found->items[i], sentence)) place(out, &found->items[i]);
}

static bool are_beside(const places *p, size_t a, size_t b)
{
    if (p->at[a] == UINT32_MAX || p->at[b] == UINT32_MAX) return false;
    return p->at[b] == p->at[a] || p->at[b] == p->at[a] + 1;
}

/* Two words typed as one proper name stand side by side. */
static bool tears_name(const places *p, const tc_query *q, size_t word)
{
    bool one = word + 1 < q->count && word && q->words[word].flags & TC_TOKEN_CAPITAL &&
               q->words[word + 1].flags & TC_TOKEN_CAPITAL && !(q->words[word].flags & TC_TOKEN_UPPER) &&
               !(q->words[word + 1].flags & TC_TOKEN_UPPER);
    bool here = p->at[word] != UINT32_MAX, next = one && p->at[word + 1] != UINT32_MAX;
    return one && (here || next) && !are_beside(p, word, word + 1);
}

/* "Bộ Kế hoạch …" is no "bộ" and "kế hoạch" somewhere: a name is there by its beginning. */
static bool begins_name(const places *p, const gathering *g)
{
    for (size_t i = 1; i < g->head; i++)
        if (!are_beside(p, i - 1, i)) return false;
    return true;
}

static bool measure(places *p, const gathering *g)
{
    const tc_query *q = g->finding->query;
    p->from = UINT32_MAX;
    p->to = 0;
    p->here = p->beside = 0;
    for (size_t i = 0; i < q->count; i++) {
        if (!g->wanted[i]) continue;
        bool here = p->at[i] != UINT32_MAX;
        if ((!here && !g->above[i]) || tears_name(p, q, i)) return false;
        if (!here) continue;
        if (p->at[i] < p->from) p->from = p->at[i];
        if (p->at[i] > p->to) p->to = p->at[i];
        p->here++;
        p->beside += q->words[i].kind == TC_TOKEN_DIGITS || (i && are_beside(p, i - 1, i)) ||
                     (i + 1 < q->count && are_beside(p, i, i + 1));
    }
    return p->here >= 2 && begins_name(p, g);
}

static bool is_close(const places *p, const gathering *g)
{
    return (double)p->here >= HERE_LEAST * (double)g->count && (double)p->beside >= BESIDE_LEAST * (double)p->here &&
           p->to - p->from <= ROOM + ROOM_PER_WORD * p->here;
}

/* The words of the sentence, those side by side as one. */
static tc_status mark_words(tc_hit *hit, const gathering *g, const places *p)
{
    const tc_token *t = g->tokens.items;
    for (uint32_t at = p->from; at <= p->to; at++) {
        bool wanted = false;
        for (size_t i = 0; i < g->finding->query->count; i++) wanted |= g->wanted[i] && p->at[i] == at;
        if (!wanted) continue;
        tc_range *last = hit->highlight_count ? &hit->highlights[hit->highlight_count - 1] : NULL;
        if (last && at && last->end == t[at - 1].end) {
            last->end = t[at].end;
            continue;
        }
        size_t capacity = hit->highlight_count;
        TRY(TC_GROW(hit->highlights, capacity, hit->highlight_count + 1));
        hit->highlights[hit->highlight_count++] = (tc_range){t[at].start, t[at].end};
    }
    return TC_OK;
}

static tc_status find_words(void *context, const tc_candidate *c, tc_hit *hit)
{
    gathering *g = context;
    tc_finding *f = g->finding;
    places p;
    const char *text = c->passage.text;
    TRY(look_above(g, &c->passage));
    TRY(tc_analyse(f->searcher->analyser, &g->tokens, text, c->passage.text_length, TC_FOR_HIGHLIGHT));
    TRY(tc_matcher_run(&g->found, f->matcher, &g->tokens));
    for (uint32_t at = 0; at < g->tokens.count;) {
        const tc_range sentence = tc_sentence_tokens(text, &g->tokens, at, false);
        place_words(&p, g, sentence);
        if (measure(&p, g) && is_close(&p, g)) TRY(mark_words(hit, g, &p));
        at = sentence.end;
    }
    return TC_OK;
}

tc_status tc_mention_seek_words(tc_finding *f, bool periods)
{
    tc_name_way way = {.wild = SIZE_MAX, .alone = SIZE_MAX};
    gathering *g = calloc(1, sizeof *g);
    if (!g) return tc_fail(TC_MEMORY, "no memory for the mentions");
    g->finding = f;
    choose_words(g, periods);
    for (size_t i = 0; i < f->query->count; i++)
        if (g->wanted[i]) way.order[way.count++] = (uint16_t)i;
    const tc_seeking seeking = {.ways = &way, .way_count = 1, .most = PASSAGES_MOST, .find = find_words, .context = g};
    tc_status status = is_enough(g) && !f->query->number_count ? tc_mention_seek(f, &seeking) : TC_OK;
    tc_tokens_free(&g->tokens);
    free(g->found.items);
    free(g);
    return status;
}
