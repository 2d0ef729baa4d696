/* Passages being put together from pieces of blocks. */
#ifndef TC_INDEXER_PASSAGES_CUT_H
#define TC_INDEXER_PASSAGES_CUT_H

#include "indexer/lines/structure.h"

/* Sizes in syllables. A passage never has more than MOST; one of its own makes no sense below FEW. */
enum {
    TC_CUT_FEW = 25,
    TC_CUT_SHORT = 45,
    TC_CUT_TARGET = 120,
    TC_CUT_WHOLE = 140,
    TC_CUT_HEADED = 200,
    TC_CUT_MOST = 240
};

typedef struct tc_piece {
    int block;
    uint32_t from, to; /* bytes of the block's text */
    uint32_t syllables;
} tc_piece;

typedef struct tc_draft {
    tc_piece *pieces;
    size_t count, capacity;
    uint32_t syllables, body; /* of all pieces, of those that are no heading */
    tc_passage_kind kind;
    int parent;       /* innermost heading */
    int lead;         /* block to carry along as context, -1 */
    tc_piece opening; /* the first sentence of the paragraph that the draft goes on with; empty for none */
    tc_piece head;    /* the beginning of the sentence the draft starts in; no syllables for none */
} tc_draft;

/* Makes a passage of the draft's pieces and empties it; nothing for an empty one. */
tc_status tc_draft_flush(tc_draft *draft, tc_passages *out, const tc_blocks *blocks);
tc_status tc_draft_add(tc_draft *draft, const tc_blocks *blocks, tc_piece piece, bool heading);

/* What a head of a table says of a cell below it, and the last bytes that say it; no text for nothing (head.c). */
tc_status tc_head_read(tc_context *out, const tc_blocks *blocks, const tc_block *head, unsigned cell);

/* The next piece of a block from byte `from`, with `before` syllables already in the draft: ends at the best boundary.
 * Gives the byte behind it and whether a sentence ends there. */
tc_piece tc_split_next(const tc_block *block, int index, uint32_t from, uint32_t before);
/* The sentence that is under way at byte `at` of the block's text: from its first byte to `at`. */
uint32_t tc_sentence_start(const tc_block *block, uint32_t at);

#endif
