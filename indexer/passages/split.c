/* Long paragraphs cut at the ends of sentences. */
#include "indexer/passages/cut.h"
#include <tracuu/text.h>

uint32_t tc_sentence_start(const tc_block *block, uint32_t at)
{
    enum { BYTES = 8000 }; /* no sentence is longer; what is may be a table without stops */
    while (at > 0 && block->text[at - 1] == ' ') at--;
    for (uint32_t k = at; k > 1 && at - k < BYTES; k--)
        if (block->text[k - 1] == ' ' && tc_boundary(block->text, block->text_length, k - 1) == 3) return k;
    return at < BYTES ? 0 : at;
}

typedef struct tc_choice {
    uint32_t at, syllables, cost;
} tc_choice;

static void offer(tc_choice *best, uint32_t at, uint32_t syllables, uint32_t cost)
{
    if (!best->at || cost < best->cost) *best = (tc_choice){at, syllables, cost};
}

static uint32_t distance(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

enum { BYTES_MOST = 6000 }; /* of a passage: words without end are cut, too */

/* The syllables from `from` on, as many as matter: up to `most` + 1. `end` is where counting stopped. */
static uint32_t count_ahead(const tc_block *b, uint32_t from, uint32_t most)
{
    uint32_t count = 0;
    bool inside = false;
    for (size_t at = from; at < b->text_length && count <= most && at - from < 2 * BYTES_MOST;) {
        bool word = tc_word_next(b->text, b->text_length, &at);
        count += word && !inside;
        inside = word;
    }
    return count;
}

/* How long the piece should be: the rest in equal parts near the target, for a rest of any length. */
static uint32_t wanted(uint32_t rest, uint32_t before)
{
    uint32_t target = TC_CUT_TARGET > before + 60 ? TC_CUT_TARGET - before : 60;
    uint32_t parts = (rest + target - 1) / target;
    return parts > 4 ? target : rest / (parts ? parts : 1);
}

tc_piece tc_split_next(const tc_block *b, int index, uint32_t from, uint32_t before)
{
    enum { FEWEST = 40, LONGEST = 200, AHEAD = 4 * TC_CUT_TARGET };
    uint32_t rest = count_ahead(b, from, AHEAD);
    bool bytes = b->text_length - from <= BYTES_MOST;
    if (bytes && rest <= AHEAD && rest <= (before ? TC_CUT_HEADED - (before < 100 ? before : 100) : TC_CUT_WHOLE))
        return (tc_piece){index, from, b->text_length, rest};
    uint32_t want = wanted(rest, before), count = 0,
             limit = before + LONGEST > TC_CUT_MOST ? TC_CUT_MOST - before : LONGEST;
    tc_choice strong = {0}, weak = {0}, word = {0};
    bool inside = false;
    size_t at = from;
    while (at < b->text_length && at - from < BYTES_MOST) {
        uint32_t here = (uint32_t)at;
        bool is_word = tc_word_next(b->text, b->text_length, &at);
        if (is_word && !inside && count == limit) break;
        count += is_word && !inside;
        inside = is_word;
        word = (tc_choice){(uint32_t)at, count, 0};
        if (b->text[here] != ' ' || here == from || count < 1) continue;
        int strength = tc_boundary(b->text, b->text_length, here);
        bool tail = rest <= AHEAD && count + TC_CUT_FEW > rest;
        if (tail) continue; /* what is left over would be too little to stand alone */
        if (strength == 3 && count >= FEWEST / 2)
            offer(&strong, here, count, distance(count, want) + (count < FEWEST ? 20 : 0));
        if (strength == 2 && count >= FEWEST) offer(&strong, here, count, distance(count, want) + 25);
        if (strength == 1 && count >= FEWEST) offer(&weak, here, count, distance(count, want));
    }
    bool over = at >= b->text_length;
    if (over && !strong.at) return (tc_piece){index, from, b->text_length, count};
    tc_choice cut = strong.at ? strong : weak.at ? weak : word;
    if (!strong.at && !weak.at) { /* the last white space, where there is any */
        for (uint32_t k = word.at; k > from + 1 && word.at - k < 200; k--)
            if (b->text[k - 1] == ' ')
                return (tc_piece){index, from, k - 1, tc_syllables(b->text + from, k - 1 - from)};
    }
    return (tc_piece){index, from, cut.at, cut.syllables};
}
