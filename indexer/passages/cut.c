/* Blocks to passages. */
#include "indexer/passages/cut.h"
#include <stdlib.h>
#include <tracuu/text.h>

typedef struct tc_cutter {
    const tc_blocks *blocks;
    tc_passages *out;
    tc_draft draft;
    int last;            /* the last block that went into the draft */
    int part, paragraph; /* the last block that goes on with another, and the one that its paragraph begins with */
} tc_cutter;

static tc_status flush(tc_cutter *c)
{
    c->last = -1;
    return tc_draft_flush(&c->draft, c->out, c->blocks);
}

static tc_piece whole(const tc_blocks *blocks, int i)
{
    const tc_block *b = &blocks->items[i];
    return (tc_piece){i, 0, b->text_length, tc_syllables(b->text, b->text_length)};
}

static bool is_below(const tc_blocks *blocks, int i, int heading)
{
    for (i = blocks->items[i].parent; i >= 0; i = blocks->items[i].parent)
        if (i == heading) return true;
    return false;
}

/* The innermost heading of a passage that begins with this block: its own, when it heads itself. */
static int heading_of(const tc_blocks *blocks, int i)
{
    const tc_block *b = &blocks->items[i];
    return b->inline_end || b->kind == TC_BLOCK_HEADING ? i : b->parent;
}

static tc_status take_heading(tc_cutter *c, int i)
{
    enum { HEADINGS_MOST = 120 };
    tc_piece piece = whole(c->blocks, i);
    bool lone = c->draft.count && !c->draft.body;
    bool fits = lone && is_below(c->blocks, i, c->last) && c->draft.syllables + piece.syllables <= HEADINGS_MOST;
    if (c->draft.count && !fits) TRY(flush(c));
    if (piece.syllables > TC_CUT_MOST) return TC_OK;
    c->draft.kind = TC_PASSAGE_BODY;
    c->draft.parent = i;
    c->last = i;
    const tc_block *b = &c->blocks->items[i];
    if (!c->draft.count && b->lead >= 0) c->draft.lead = b->lead;
    return tc_draft_add(&c->draft, c->blocks, piece, true);
}

/* Whether the paragraph goes on behind a footnote or caption. */
static bool is_interrupted(const tc_blocks *blocks, int i)
{
    enum { NEAR = 12 };
    for (size_t k = (size_t)i + 1; k < blocks->count && k <= (size_t)i + NEAR; k++)
        if (blocks->items[k].continues == i) return true;
    return false;
}

/* Whether the next block is an item below this one. */
static bool leads(const tc_blocks *blocks, int i)
{
    for (size_t k = (size_t)i + 1; k < blocks->count; k++)
        if (blocks->items[k].kind != TC_BLOCK_FOOTNOTE && blocks->items[k].kind != TC_BLOCK_CAPTION)
            return blocks->items[k].kind == TC_BLOCK_ITEM && blocks->items[k].lead == i;
    return false;
}

/* "II. TỔNG NGUỒN VỐN: …" begins a section although its text follows at once. */
static bool begins_section(const tc_block *b)
{
    if (!b->inline_end) return false;
    tc_style style = tc_marker_read(b->text, b->text_length).style;
    return style == TC_STYLE_UPPER || style == TC_STYLE_ROMAN;
}

/* Whether the text of a section ends with this block. */
static bool is_last(const tc_blocks *blocks, int i)
{
    if ((size_t)i + 1 >= blocks->count) return true;
    const tc_block *next = &blocks->items[i + 1];
    return (next->kind != TC_BLOCK_PARAGRAPH && next->kind != TC_BLOCK_ITEM) || next->parent != blocks->items[i].parent;
}

/* Whether this block or the last heads itself and they are about different things, unless both are short. */
static bool is_other_topic(const tc_cutter *c, int i, uint32_t syllables)
{
    enum { LABELLED = 30 };
    const tc_block *b = &c->blocks->items[i];
    if (!c->blocks->items[c->last].inline_end)
        return b->inline_end && syllables > LABELLED && c->draft.body >= TC_CUT_FEW;
    if (b->inline_end) return syllables > LABELLED || c->draft.body > TC_CUT_SHORT;
    if (b->kind != TC_BLOCK_ITEM || b->parent == c->last) return false;
    return syllables > LABELLED || whole(c->blocks, c->last).syllables > LABELLED;
}

/* Whether a block may stand in one passage with those before it: the same section, neither long. */
static bool belongs(const tc_cutter *c, int i, uint32_t syllables)
{
    enum { TRIFLE = 10 };
    const tc_block *b = &c->blocks->items[i], *last = &c->blocks->items[c->last];
    /* Headings alone so far: the caller looks at the size. What another heads is not about them. */
    if (!c->draft.body) return last->kind != TC_BLOCK_HEADING || is_below(c->blocks, i, c->last) || b->lead == c->last;
    if (begins_section(b)) return false;
    bool same = b->parent == last->parent || (last->inline_end && b->parent == c->last);
    if (!same || last->kind == TC_BLOCK_HEADING) return false;
    bool led = b->lead == c->last || (b->lead >= 0 && b->lead == last->lead);
    if (b->lead != last->lead && !led && b->lead >= 0) return false;
    uint32_t together = c->draft.syllables + syllables;
    if (b->lead == c->last) return together <= TC_CUT_WHOLE;
    if (leads(c->blocks, i) && c->draft.body >= TC_CUT_SHORT) return false; /* it goes with its list */
    if (syllables <= TRIFLE && !b->inline_end && is_last(c->blocks, i)) return together <= TC_CUT_HEADED;
    if (is_other_topic(c, i, syllables)) return false;
    if (syllables < TC_CUT_FEW && is_interrupted(c->blocks, i)) return together <= TC_CUT_HEADED;
    return together <= TC_CUT_TARGET &&
           (c->draft.body <= TC_CUT_SHORT || syllables <= TC_CUT_SHORT || (led && together <= TC_CUT_TARGET));
}

/* "giải quyết 247 hồ sơ (trong đó …; …": where the sentence is cut within a bracket, the end of what that one is of;
 * else its start. */
static uint32_t before_bracket(const tc_block *b, uint32_t start, uint32_t at)
{
    uint32_t closed = 0;
    for (uint32_t k = at; k > start; k--) {
        if (b->text[k - 1] == ')') closed++;
        if (b->text[k - 1] != '(' || closed-- > 0) continue;
        for (k--; k > start && b->text[k - 1] == ' '; k--) {}
        return k;
    }
    return start;
}

/* What the sentence under way said so far: up to its colon or to the bracket that is not closed, or the few words
 * before an interruption. */
static tc_piece sentence_head(const tc_blocks *blocks, int i, uint32_t at, bool interrupted)
{
    enum { MOST = 60, COLON_MOST = 100 };
    const tc_block *b = &blocks->items[i];
    uint32_t start = tc_sentence_start(b, at), end = at, colon = start;
    if (!interrupted) {
        while (colon < at && !(b->text[colon] == ':' && b->text[colon + 1] == ' ')) colon++;
        end = colon < at ? colon + 1 : before_bracket(b, start, at);
    }
    uint32_t most = colon < at && !interrupted ? COLON_MOST : MOST;
    if (end <= start || tc_syllables(b->text + start, end - start) > most) return (tc_piece){0};
    return (tc_piece){i, start, end, 0};
}

/* The block that the paragraph of block `i` begins with: footnotes and pages may break it into thousands. */
static int begins_paragraph(tc_cutter *c, int i)
{
    int first = i;
    while (first != c->part && c->blocks->items[first].continues >= 0) first = c->blocks->items[first].continues;
    if (first == c->part) first = c->paragraph;
    if (first != i) c->part = i, c->paragraph = first;
    return first;
}

/* The first sentence of a paragraph says what the rest is about, "Công tác tiêm chủng được …", and later ones do not
 * say it again: parts of the paragraph behind byte `at` of block `i` are found by it too. None where it does not end
 * before, or is as long as a passage. */
static tc_piece opening(tc_cutter *c, int i, uint32_t at)
{
    enum { BYTES = 16 * TC_CUT_TARGET }; /* so many syllables take less; what is longer is not read through each time */
    int first = begins_paragraph(c, i);
    const tc_block *b = &c->blocks->items[first];
    uint32_t to = 0, most = b->text_length < BYTES ? b->text_length : BYTES;
    while (to < most && !(b->text[to] == ' ' && tc_boundary(b->text, b->text_length, to) == 3)) to++;
    if (to == BYTES || (first == i && to > at) || tc_syllables(b->text, to) > TC_CUT_TARGET) return (tc_piece){0};
    return (tc_piece){first, 0, to, 0};
}

static tc_passage_kind kind_of_text(const tc_block *b)
{
    return b->kind == TC_BLOCK_RECITAL ? TC_PASSAGE_RECITAL : TC_PASSAGE_BODY;
}

static tc_status take_split(tc_cutter *c, int i, tc_passage_kind kind)
{
    const tc_block *b = &c->blocks->items[i];
    for (uint32_t at = 0; at < b->text_length;) {
        tc_piece piece = tc_split_next(b, i, at, c->draft.syllables);
        TRY(tc_draft_add(&c->draft, c->blocks, piece, false));
        c->draft.kind = kind;
        c->draft.parent = heading_of(c->blocks, i);
        if (c->draft.lead < 0) c->draft.lead = b->lead;
        c->last = i;
        at = piece.to;
        while (at < b->text_length && b->text[at] == ' ') at++;
        if (at >= b->text_length) break;
        bool mid = tc_boundary(b->text, b->text_length, piece.to) < 3;
        TRY(flush(c));
        if (mid) c->draft.head = sentence_head(c->blocks, i, piece.to, false);
        if (kind != TC_PASSAGE_ROW) c->draft.opening = opening(c, i, piece.to);
    }
    return TC_OK;
}

static tc_status take_body(tc_cutter *c, int i)
{
    const tc_block *b = &c->blocks->items[i];
    tc_piece piece = whole(c->blocks, i);
    if (c->draft.count && !belongs(c, i, piece.syllables)) TRY(flush(c));
    if (b->continues >= 0) {
        const tc_block *first = &c->blocks->items[b->continues];
        TRY(flush(c));
        c->draft.head = sentence_head(c->blocks, b->continues, first->text_length, true);
        c->draft.opening = opening(c, i, 0);
    }
    uint32_t together = c->draft.syllables + piece.syllables;
    bool long_text = b->text_length > 6000;
    if (!long_text && together <= (c->draft.count ? TC_CUT_HEADED : TC_CUT_WHOLE)) {
        bool first = !c->draft.body;
        TRY(tc_draft_add(&c->draft, c->blocks, piece, false));
        c->draft.kind = kind_of_text(b);
        c->draft.parent = first ? heading_of(c->blocks, i) : b->inline_end ? b->parent : c->draft.parent;
        if (!first && b->parent != c->draft.parent && !is_below(c->blocks, i, c->draft.parent))
            c->draft.parent = b->parent;
        if (first && c->draft.lead < 0) c->draft.lead = b->lead;
        c->last = i;
        return TC_OK;
    }
    if (c->draft.body || c->draft.syllables > TC_CUT_TARGET) TRY(flush(c));
    TRY(take_split(c, i, kind_of_text(b)));
    return TC_OK;
}

static tc_status take_row(tc_cutter *c, int i)
{
    const tc_block *b = &c->blocks->items[i];
    tc_piece piece = whole(c->blocks, i);
    if (c->draft.count) {
        const tc_block *last = c->last >= 0 ? &c->blocks->items[c->last] : NULL;
        bool same = last && c->draft.kind == TC_PASSAGE_ROW &&
                    (last->kind == TC_BLOCK_HEAD_ROW || (last->group && b->above == c->last) ||
                     (last->lead == b->lead && last->cells == b->cells && last->above == b->above));
        bool headed = last && last->kind == TC_BLOCK_HEADING && !c->draft.body;
        if ((!same && !headed) || c->draft.syllables + piece.syllables > TC_CUT_TARGET) TRY(flush(c));
    }
    c->draft.kind = TC_PASSAGE_ROW;
    c->draft.parent = b->parent;
    c->draft.lead = b->lead;
    c->last = i;
    if (piece.syllables > TC_CUT_WHOLE) {
        TRY(take_split(c, i, TC_PASSAGE_ROW));
        return flush(c);
    }
    return tc_draft_add(&c->draft, c->blocks, piece, false);
}

/* Notes, captions and contents stand alone; the last come several to a passage. */
static tc_status take_aside(tc_cutter *c, int i, tc_passage_kind kind)
{
    const tc_block *b = &c->blocks->items[i];
    tc_piece piece = whole(c->blocks, i);
    bool goes_on = kind == TC_PASSAGE_CONTENTS && c->draft.count && c->draft.kind == kind;
    if (c->draft.count && !(goes_on && c->draft.syllables + piece.syllables <= TC_CUT_TARGET)) TRY(flush(c));
    if (piece.syllables > TC_CUT_WHOLE || b->text_length > 6000) {
        TRY(take_split(c, i, kind));
        return flush(c);
    }
    c->draft.kind = kind;
    c->draft.parent = b->parent;
    c->last = i;
    TRY(tc_draft_add(&c->draft, c->blocks, piece, false));
    return kind == TC_PASSAGE_CONTENTS ? TC_OK : flush(c);
}

static int compare_pieces(const void *a, const void *b, void *context)
{
    const tc_blocks *blocks = context;
    const tc_piece *x = a, *y = b;
    uint32_t p = tc_block_source(&blocks->items[x->block], x->from),
             q = tc_block_source(&blocks->items[y->block], y->from);
    return p < q ? -1 : p > q;
}

/* A piece for each span: the columns of a letterhead are interleaved. */
static tc_status add_spans(tc_cutter *c, int i)
{
    const tc_block *b = &c->blocks->items[i];
    uint32_t from = 0;
    for (size_t s = 0; s < b->span_count; s++) {
        uint32_t to = tc_block_find(b, from, b->spans[s].end);
        TRY(tc_draft_add(&c->draft, c->blocks, (tc_piece){i, from, to, tc_syllables(b->text + from, to - from)},
                         false));
        from = s + 1 < b->span_count ? tc_block_find(b, to, b->spans[s + 1].start) : to;
    }
    return TC_OK;
}

static tc_status take_frame(tc_cutter *c, int i)
{
    const tc_block *b = &c->blocks->items[i];
    uint32_t syllables = tc_syllables(b->text, b->text_length);
    if (c->draft.count && c->draft.kind != TC_PASSAGE_FRAME) TRY(flush(c));
    if (c->draft.syllables + syllables > TC_CUT_HEADED) TRY(flush(c));
    c->last = i;
    if (syllables > TC_CUT_WHOLE) return take_split(c, i, TC_PASSAGE_FRAME);
    c->draft.kind = TC_PASSAGE_FRAME;
    TRY(add_spans(c, i));
    if (c->draft.count)
        qsort_r(c->draft.pieces, c->draft.count, sizeof *c->draft.pieces, compare_pieces, (void *)c->blocks);
    return TC_OK;
}

static tc_status take(tc_cutter *c, int i)
{
    switch (c->blocks->items[i].kind) {
    case TC_BLOCK_HEADING: return take_heading(c, i);
    case TC_BLOCK_PARAGRAPH:
    case TC_BLOCK_ITEM:
        if (c->draft.count && c->draft.kind != TC_PASSAGE_BODY) TRY(flush(c));
        return take_body(c, i);
    case TC_BLOCK_RECITAL: /* headings alone are its title */
        if (c->draft.body && c->draft.kind != TC_PASSAGE_RECITAL) TRY(flush(c));
        return take_body(c, i);
    case TC_BLOCK_HEAD_ROW:
    case TC_BLOCK_ROW: return take_row(c, i);
    case TC_BLOCK_FOOTNOTE: return take_aside(c, i, TC_PASSAGE_FOOTNOTE);
    case TC_BLOCK_CAPTION: return take_aside(c, i, TC_PASSAGE_CAPTION);
    case TC_BLOCK_CONTENTS: return take_aside(c, i, TC_PASSAGE_CONTENTS);
    case TC_BLOCK_FRAME: return take_frame(c, i);
    }
    return TC_OK;
}

tc_status tc_passages_cut(tc_passages *out, const tc_blocks *blocks)
{
    tc_passages made = {0};
    tc_cutter c = {.blocks = blocks, .out = &made, .draft = {.parent = -1, .lead = -1}, .last = -1, .part = -1};
    tc_status status = TC_OK;
    for (size_t i = 0; i < blocks->count && status == TC_OK; i++) status = take(&c, (int)i);
    if (status == TC_OK) status = flush(&c);
    free(c.draft.pieces);
    if (status != TC_OK) {
        tc_passages_free(&made);
        return status;
    }
    *out = made;
    return TC_OK;
}
