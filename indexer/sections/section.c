/* The tree of headings, and what introduces what.
 *
 * Numbers skip and repeat, so depth goes by the style of numbering: a style that is open already is a sibling of what
 * it was used for last, a new one stands below. Styles that outrank others by custom (Phần, I., 1., 1.1.) close those
 * below them.
 */
#include "indexer/lines/table.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

enum { DEPTH = 24 };

typedef struct tc_open {
    tc_style style;
    uint8_t level; /* of its mark-up */
    bool inlined;  /* the front of a paragraph, not a line of its own */
    int block;
} tc_open;

typedef struct tc_list {
    tc_style style;
    int lead;
    int depth;     /* of the tree above its items */
    uint32_t last; /* number of the last item */
} tc_list;

typedef struct tc_tree {
    tc_sheet *sheet;
    tc_open open[DEPTH];
    int depth;
    tc_list lists[DEPTH];
    int list_depth;
    bool goes_on;           /* the item being placed has the next number of its list */
    int before;             /* the last block that was no note */
    int kept;               /* how many of `open` a form in the text leaves for what follows it; 0 for no form */
    tc_open around[DEPTH];  /* the headings open above that form */
    tc_open counted[DEPTH]; /* those open above the form that "Mẫu số 05" heads, when it broke a count off */
    int counted_depth;
    bool filled_in;    /* the foot of that form was seen */
    tc_standing table; /* being read */
} tc_tree;

/* 0 for styles without a rank of their own: they nest as they come. */
static int rank(tc_style style)
{
    switch (style) {
    case TC_STYLE_PART: return 1;
    case TC_STYLE_CHAPTER: return 2;
    case TC_STYLE_SECTION: return 3;
    case TC_STYLE_UPPER:
    case TC_STYLE_ROMAN:
    case TC_STYLE_CAPITALS: return 4;
    case TC_STYLE_ARTICLE: return 5;
    case TC_STYLE_ARABIC: return 6;
    case TC_STYLE_DOTTED2: return 7;
    case TC_STYLE_DOTTED3: return 8;
    case TC_STYLE_DOTTED4: return 9;
    case TC_STYLE_LETTER:
    case TC_STYLE_PAREN:
    case TC_STYLE_STAR:
    case TC_STYLE_DASH:
    case TC_STYLE_PLUS:
    case TC_STYLE_ITALIC:
    case TC_STYLE_PLAIN:
    case TC_STYLE_MARK_UP:
    case TC_STYLE_NONE: return 0;
    }
    return 0;
}

static int top(const tc_tree *tree)
{
    return tree->depth ? tree->open[tree->depth - 1].block : -1;
}

enum { NONE = -1, NESTED = -2 };

static uint32_t last_number(const char *text, const tc_marker *marker, size_t *prefix);

/* The place in the tree of the one this is a sibling of, NONE, or NESTED for a count that begins again below a deeper
 * heading. Of several open counts the one it goes on with is meant, else the innermost. */
static int find_sibling(const tc_tree *tree, int block, tc_style style)
{
    const tc_marker *own = &tree->sheet->notes[block].marker;
    bool counted = style == TC_STYLE_ARABIC;
    size_t prefix;
    uint32_t value = counted ? last_number(tree->sheet->blocks->items[block].text, own, &prefix) : 0;
    int innermost = NONE;
    for (int i = tree->depth; i-- > 0;) {
        if (tree->open[i].style != style) continue;
        if (innermost == NONE) innermost = i;
        if (!counted) return i;
        int other = tree->open[i].block;
        if (last_number(tree->sheet->blocks->items[other].text, &tree->sheet->notes[other].marker, &prefix) + 1 ==
            value)
            return i;
    }
    if (innermost != NONE && counted && value == 1 && innermost < tree->depth - 1) {
        tc_style above = tree->open[tree->depth - 1].style;
        if (above >= TC_STYLE_DOTTED2 && above <= TC_STYLE_LETTER) return NESTED;
    }
    return innermost;
}

static void close_to(tc_tree *tree, int block, tc_style style, uint8_t level)
{
    if (style == TC_STYLE_MARK_UP) {
        while (tree->depth) {
            const tc_open *last = &tree->open[tree->depth - 1];
            if (last->level ? last->level < level : rank(last->style) && !last->inlined) break;
            tree->depth--;
        }
        return;
    }
    int sibling = find_sibling(tree, block, style);
    if (sibling >= 0) tree->depth = sibling;
    if (sibling != NONE) return;
    int own = rank(style);
    while (tree->depth && own) {
        const tc_open *last = &tree->open[tree->depth - 1];
        int other = rank(last->style);
        if (other && other <= own) return;
        if (!other && last->style == TC_STYLE_MARK_UP) return;
        tree->depth--;
    }
}

/* "4.1" does not stand below "3.", nor "3.3.3" below "3.2": a number whose front is another closes it. */
static void close_other_numbers(tc_tree *tree, int i)
{
    const tc_marker *own = &tree->sheet->notes[i].marker;
    const char *text = tree->sheet->blocks->items[i].text + own->from;
    if (own->style < TC_STYLE_DOTTED2 || own->style > TC_STYLE_DOTTED4) return;
    while (tree->depth) {
        const tc_open *last = &tree->open[tree->depth - 1];
        const tc_marker *other = &tree->sheet->notes[last->block].marker;
        if (other->style < TC_STYLE_ARABIC || other->style > TC_STYLE_DOTTED3) return;
        uint32_t n = other->to - other->from;
        const char *above = tree->sheet->blocks->items[last->block].text + other->from;
        if (n < own->to - own->from && memcmp(above, text, n) == 0 && text[n] == '.') return;
        tree->depth--;
    }
}

static bool introduces(const tc_tree *tree, int i)
{
    return i >= 0 && tree->sheet->notes[i].ending == TC_END_COLON &&
           tree->sheet->blocks->items[i].kind != TC_BLOCK_FRAME;
}

static bool is_loose(tc_style style)
{
    return tc_style_is_bullet(style) || style == TC_STYLE_PLAIN || style == TC_STYLE_ITALIC;
}

/* "Nội vụ: …" behind "- Y tế: …" heads itself, too, and stands beside it: the one before has its text already and
 * introduces nothing. A "+" goes on with the "-" above it. */
static void close_beside(tc_tree *tree, int i)
{
    tc_style style = tree->sheet->notes[i].marker.style;
    bool heading = tree->sheet->blocks->items[i].kind == TC_BLOCK_HEADING;
    if (!is_loose(style) || style == TC_STYLE_PLUS) return;
    while (tree->depth) {
        const tc_open *last = &tree->open[tree->depth - 1];
        if (!last->inlined || !is_loose(last->style) || introduces(tree, last->block)) return;
        if (heading && last->style < style) return;
        tree->depth--;
    }
}

static void enter(tc_tree *tree, int i)
{
    const tc_note *note = &tree->sheet->notes[i];
    tc_block *b = &tree->sheet->blocks->items[i];
    tc_style style = note->marker.style;
    if (b->kind != TC_BLOCK_ITEM || !tree->goes_on) close_to(tree, i, style, note->level);
    close_other_numbers(tree, i);
    close_beside(tree, i);
    b->parent = top(tree);
    if (tree->depth == DEPTH) tree->depth--;
    tree->open[tree->depth++] = (tc_open){style, note->level, b->kind != TC_BLOCK_HEADING, i};
    if (b->kind == TC_BLOCK_HEADING) b->level = tree->depth;
}

/* The last number of "3.2.4" and the bytes before it. */
static uint32_t last_number(const char *text, const tc_marker *marker, size_t *prefix)
{
    uint32_t value = 0, at = marker->to;
    while (at > marker->from && text[at - 1] >= '0' && text[at - 1] <= '9') at--;
    for (uint32_t i = at; i < marker->to; i++) value = value * 10 + (uint32_t)(text[i] - '0');
    *prefix = at - marker->from;
    return value;
}

/* Whether an item goes on with the count of the open heading of its style, "3.2.3" behind the heading "3.2.2": its
 * place in the tree, or -1. A list inside a section counts from 1 again. */
static int counted_sibling(const tc_tree *tree, int i)
{
    const tc_note *note = &tree->sheet->notes[i];
    const char *text = tree->sheet->blocks->items[i].text;
    for (int k = tree->depth; k-- > 0;) {
        if (tree->open[k].style != note->marker.style || note->marker.to <= note->marker.from) continue;
        const tc_note *other = &tree->sheet->notes[tree->open[k].block];
        const char *heading = tree->sheet->blocks->items[tree->open[k].block].text;
        size_t own, its;
        uint32_t value = last_number(text, &note->marker, &own), before = last_number(heading, &other->marker, &its);
        if (value != before + 1 || own != its) return -1;
        return memcmp(text + note->marker.from, heading + other->marker.from, own) == 0 ? k : -1;
    }
    return -1;
}

/* Bullets go "*", "-", "+" from the outside inwards; a number is outside of what heads a paragraph. */
static bool closes(tc_style style, tc_style open)
{
    if (tc_style_is_bullet(style)) return tc_style_is_bullet(open) && open >= style;
    return open == style || open == TC_STYLE_PLAIN || tc_style_is_bullet(open);
}

/* An item without a heading of its own ends what the items before it headed. */
static void leave_inlined(tc_tree *tree, int i)
{
    tc_style style = tree->sheet->notes[i].marker.style;
    for (int k = tree->list_depth; k-- > 0;)
        if (tree->lists[k].style == style && tree->lists[k].depth < tree->depth) tree->depth = tree->lists[k].depth;
    for (int k = tree->depth; k-- > 0 && tree->open[k].inlined;)
        if (closes(style, tree->open[k].style)) tree->depth = k;
}

/* A heading with a star ends the lists of dashes that stand outside of it: they are about what was above. */
static void end_dashes(tc_tree *tree)
{
    int kept = 0;
    for (int k = 0; k < tree->list_depth; k++)
        if (tree->lists[k].style != TC_STYLE_DASH && tree->lists[k].style != TC_STYLE_PLUS)
            tree->lists[kept++] = tree->lists[k];
    tree->list_depth = kept;
}

/* The block that introduces this item: the one above its list. */
static int find_lead(tc_tree *tree, int i)
{
    const tc_block *b = &tree->sheet->blocks->items[i];
    tc_style style = tree->sheet->notes[i].marker.style;
    const tc_block *before = tree->before >= 0 ? &tree->sheet->blocks->items[tree->before] : NULL;
    if (style == TC_STYLE_STAR && (b->kind == TC_BLOCK_HEADING || b->inline_end)) end_dashes(tree);
    size_t prefix;
    uint32_t value = style == TC_STYLE_ARABIC ? last_number(b->text, &tree->sheet->notes[i].marker, &prefix) : 0;
    tree->goes_on = false;
    for (int k = tree->list_depth; k-- > 0;) {
        if (tree->lists[k].style != style) continue;
        tree->list_depth = k + 1;
        tree->goes_on = value && value == tree->lists[k].last + 1;
        tree->lists[k].last = value;
        return tree->lists[k].lead;
    }
    int sibling = b->kind == TC_BLOCK_ITEM ? counted_sibling(tree, i) : -1;
    if (sibling >= 0) { /* it stands beside that heading: the lists below the heading are over, with what leads them */
        if (!b->inline_end) tree->depth = sibling;
        tree->list_depth = 1;
        tree->lists[0] = (tc_list){style, -1, tree->depth, value};
        return -1;
    }
    bool unit = before && before->kind == TC_BLOCK_HEADING &&
                tc_style_is_bullet(tree->sheet->notes[tree->before].marker.style);
    int lead = introduces(tree, tree->before) || unit ? tree->before : -1;
    if (lead < 0 && tree->list_depth && b->kind == TC_BLOCK_ITEM && before && before->kind == TC_BLOCK_ITEM)
        lead = tree->lists[tree->list_depth - 1].lead;
    if (tree->list_depth < DEPTH) tree->lists[tree->list_depth++] = (tc_list){style, lead, tree->depth, value};
    return lead;
}

/* A heading that holds nothing but a list ends with it: the paragraph behind "- Ban A:", "+ …", "+ …" is not about it.
 * What stands behind "- Y tế: …" goes on with that. */
static void leave_list(tc_tree *tree)
{
    const tc_block *before = tree->before >= 0 ? &tree->sheet->blocks->items[tree->before] : NULL;
    if (!before || before->kind != TC_BLOCK_ITEM || tree->list_depth == 0) return;
    tc_style style = tree->sheet->notes[tree->before].marker.style;
    if (!tc_style_is_bullet(style) || (before->inline_end && style != TC_STYLE_PLUS)) return;
    if (before->inline_end && top(tree) == tree->before && tree->lists[tree->list_depth - 1].lead >= 0) tree->depth--;
    for (int k = tree->list_depth; k-- > 0 && tree->depth;) {
        const tc_open *last = &tree->open[tree->depth - 1];
        if (last->block != tree->lists[k].lead || last->inlined || last->level || !is_loose(last->style)) return;
        tree->depth--;
    }
}

/* "Trên đây là báo cáo …" above the signature is about the whole. */
static bool is_closing(const tc_tree *tree, int i)
{
    enum { AHEAD = 3 };
    static const char *const cues[] = {"tren day la", NULL};
    const tc_blocks *blocks = tree->sheet->blocks;
    const tc_block *b = &blocks->items[i];
    if (!tc_begins_with(b->text, b->text_length, cues)) return false;
    for (size_t k = (size_t)i + 1; k < blocks->count && k <= (size_t)i + AHEAD; k++)
        if (blocks->items[k].kind == TC_BLOCK_FRAME) return true;
    return (size_t)i + AHEAD >= blocks->count;
}

/* The block that introduces a paragraph: the one above it, or the one above a row of paragraphs that have headings;
 * the question above a reply. */
static int paragraph_lead(const tc_tree *tree, int i)
{
    if (introduces(tree, tree->before)) return tree->before;
    const tc_block *b = &tree->sheet->blocks->items[i];
    const tc_block *before = tree->before >= 0 ? &tree->sheet->blocks->items[tree->before] : NULL;
    if (before && tc_begins_reply(b->text, b->text_length)) return before->kind == TC_BLOCK_FRAME ? -1 : tree->before;
    const tc_block *above = !b->inline_end && top(tree) >= 0 ? &tree->sheet->blocks->items[top(tree)] : NULL;
    if (above && tc_begins_reply(above->text, above->text_length)) return above->lead;
    bool row = before && b->inline_end && before->inline_end && before->kind == TC_BLOCK_PARAGRAPH;
    return row ? before->lead : -1;
}

static int bullet_depth(tc_style style)
{
    return style == TC_STYLE_PLUS ? 2 : 1;
}

static tc_status set_numbering(tc_block *b, const tc_note *note)
{
    if (note->marker.to <= note->marker.from || note->marker.to > b->text_length) return TC_OK;
    b->numbering = tc_strndup(b->text + note->marker.from, note->marker.to - note->marker.from);
    return b->numbering ? TC_OK : tc_fail(TC_MEMORY, "no memory for a number");
}

static bool heads_form(const tc_tree *tree, int i)
{
    static const char *const cues[] = {"mau", "bieu", NULL};
    const tc_block *b = &tree->sheet->blocks->items[i];
    tc_style style = tree->sheet->notes[i].marker.style;
    return (style == TC_STYLE_CHAPTER || style == TC_STYLE_CAPITALS) && tc_begins_with(b->text, b->text_length, cues);
}

/* A form printed between "2. …" and "3. …" of a count: what stands behind it is no part of the form. */
static void leave_form(tc_tree *tree, int i)
{
    tc_style style = tree->sheet->notes[i].marker.style;
    if (heads_form(tree, i)) {
        tree->filled_in = false;
        for (int k = 0; k < tree->depth; k++)
            if (heads_form(tree, tree->open[k].block)) return; /* one form behind another */
        memcpy(tree->counted, tree->open, sizeof tree->open);
        tree->counted_depth = tree->depth;
        return;
    }
    if (style && style <= TC_STYLE_SECTION) tree->counted_depth = 0;
    if (style != TC_STYLE_ARABIC || !tree->filled_in || !tree->counted_depth) return;
    tc_open open[DEPTH];
    int depth = tree->depth;
    memcpy(open, tree->open, sizeof open);
    memcpy(tree->open, tree->counted, sizeof open);
    tree->depth = tree->counted_depth;
    if (counted_sibling(tree, i) >= 0) {
        tree->counted_depth = 0;
        return;
    }
    memcpy(tree->open, open, sizeof open);
    tree->depth = depth;
}

static tc_status place_heading(tc_tree *tree, int i)
{
    tc_block *b = &tree->sheet->blocks->items[i];
    const tc_note *note = &tree->sheet->notes[i];
    if (tc_style_is_bullet(note->marker.style)) {
        b->lead = find_lead(tree, i);
        leave_inlined(tree, i);
    } else {
        tree->list_depth = 0;
    }
    leave_form(tree, i);
    if (note->marker.style <= TC_STYLE_SECTION || note->marker.style == TC_STYLE_ARTICLE) tree->kept = 0;
    enter(tree, i);
    tree->before = i;
    return set_numbering(b, note);
}

/* The rest of a paragraph that a footnote or caption interrupts stands where its beginning stands. */
static void place_rest(tc_tree *tree, int i)
{
    tc_block *b = &tree->sheet->blocks->items[i];
    const tc_block *first = &tree->sheet->blocks->items[b->continues];
    b->parent = first->inline_end ? b->continues : first->parent;
    b->kind = first->kind;
    b->lead = first->lead;
    tree->before = i;
}

static void place_lead(tc_tree *tree, int i)
{
    tc_block *b = &tree->sheet->blocks->items[i];
    if (b->kind == TC_BLOCK_ITEM) {
        b->lead = find_lead(tree, i);
        b->level = bullet_depth(tree->sheet->notes[i].marker.style);
        leave_inlined(tree, i);
        return;
    }
    if (!b->inline_end) leave_list(tree);
    if (!b->inline_end) tree->list_depth = 0;
    if (is_closing(tree, i)) tree->depth = 0;
    b->lead = paragraph_lead(tree, i);
}

static tc_status place_text(tc_tree *tree, int i)
{
    tc_block *b = &tree->sheet->blocks->items[i];
    const tc_note *note = &tree->sheet->notes[i];
    if (b->continues >= 0) return place_rest(tree, i), TC_OK;
    place_lead(tree, i);
    tree->before = i;
    if (!b->inline_end) {
        b->parent = top(tree);
        return TC_OK;
    }
    enter(tree, i);
    if (b->kind == TC_BLOCK_ITEM && note->marker.style == TC_STYLE_ARABIC && tree->list_depth)
        tree->lists[tree->list_depth - 1].depth = tree->depth - 1;
    return set_numbering(b, note);
}

/* The foot of a letter ends all headings but those of an appendix, in which it may be that of a form; the head of a
 * form ends what is below a part or chapter. */
static void leave_letter(tc_tree *tree, tc_frame frame)
{
    static const char *const kept[] = {"phu luc", "mau", "bieu", NULL};
    bool foot = frame == TC_FRAME_RECIPIENTS || frame == TC_FRAME_SIGNATURE;
    int depth = 0;
    tree->list_depth = 0;
    tree->filled_in = tree->filled_in || foot;
    if (foot && tree->kept) { /* the text goes on where the form began */
        memcpy(tree->open, tree->around, sizeof tree->open);
        tree->depth = tree->kept;
        return;
    }
    if (!foot && !tree->kept) {
        memcpy(tree->around, tree->open, sizeof tree->open);
        tree->kept = tree->depth;
    }
    for (; depth < tree->depth && tree->open[depth].style <= TC_STYLE_CHAPTER; depth++) {
        const tc_block *b = &tree->sheet->blocks->items[tree->open[depth].block];
        if (foot && !tc_begins_with(b->text, b->text_length, kept)) break;
    }
    tree->depth = depth;
}

static tc_status place(tc_tree *tree, int i)
{
    tc_block *b = &tree->sheet->blocks->items[i];
    switch (b->kind) {
    case TC_BLOCK_HEADING: return place_heading(tree, i);
    case TC_BLOCK_PARAGRAPH:
    case TC_BLOCK_RECITAL:
    case TC_BLOCK_ITEM: return place_text(tree, i);
    case TC_BLOCK_HEAD_ROW:
        tree->table = (tc_standing){i, -1, -1};
        b->parent = top(tree);
        return TC_OK;
    case TC_BLOCK_ROW:
        b->parent = top(tree);
        tc_row_stand(tree->sheet->blocks->items, &tree->table, i);
        return TC_OK;
    case TC_BLOCK_FOOTNOTE: b->parent = tc_note_parent(tree->sheet->blocks->items, i, top(tree)); return TC_OK;
    case TC_BLOCK_CAPTION: b->parent = top(tree); return TC_OK;
    case TC_BLOCK_CONTENTS: return TC_OK;
    case TC_BLOCK_FRAME:
        if (b->frame == TC_FRAME_NOTE) return TC_OK; /* a stamp may fall between two lines of a section */
        leave_letter(tree, b->frame);
        tree->before = i;
        return TC_OK;
    }
    return TC_OK;
}

/* The short line right above a table is the table's title: what stands behind the table is not about it. */
static void leave_table(tc_tree *tree, int titled)
{
    if (titled < 0 || top(tree) != titled) return;
    if (tree->open[tree->depth - 1].style == TC_STYLE_PLAIN) tree->depth--;
}

tc_status tc_sections_nest(tc_sheet *sheet)
{
    bool in_table = false;
    int titled = -1;
    tc_tree tree = {.sheet = sheet, .before = -1, .table = {-1, -1, -1}};
    for (size_t i = 0; i < sheet->blocks->count; i++) {
        tc_block_kind kind = sheet->blocks->items[i].kind;
        bool row = kind == TC_BLOCK_ROW || kind == TC_BLOCK_HEAD_ROW;
        if (!row) tree.table = (tc_standing){-1, -1, -1};
        if (row && !in_table) titled = tree.before >= 0 && tree.before + 1 == (int)i ? tree.before : -1;
        if (!row && in_table && kind != TC_BLOCK_FOOTNOTE) leave_table(&tree, titled);
        in_table = row || (in_table && kind == TC_BLOCK_FOOTNOTE);
        TRY(place(&tree, (int)i));
    }
    return TC_OK;
}
