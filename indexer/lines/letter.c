/* Letters in letters, and what surrounds them: letterheads of the forms in an appendix, the menu of a web page, the
 * stamp of an electronic signature, noise of a scanner. */
#include "indexer/lines/frame.h"
#include <string.h>
#include <tracuu/text.h>

/* A unit that is no sentence and no part of a numbered text. */
static bool is_margin(const tc_block *b, const tc_note *note)
{
    enum { MOST = 80, SENTENCE = 12 };
    if (b->kind != TC_BLOCK_PARAGRAPH || note->syllables > MOST) return false;
    if (note->ending == TC_END_STOP && note->syllables > SENTENCE) return false;
    tc_style style = note->marker.style;
    return style == TC_STYLE_NONE || style == TC_STYLE_ARABIC || tc_style_is_bullet(style);
}

/* The first unit of the letterhead that holds the motto at block m: the agency may stand before it, or beside it. Its
 * second line, "THÀNH PHỐ X", is known by the first above it. */
static size_t letter_begin(const tc_sheet *sheet, size_t m, size_t least)
{
    enum { BACK = 4, LINE_MOST = 8 };
    size_t begin = m;
    for (size_t k = m; k > least && m - k < BACK;) {
        const tc_block *b = &sheet->blocks->items[--k];
        const tc_note *note = &sheet->notes[k];
        bool beside = note->columns && b->last_line + 2 >= sheet->blocks->items[m].first_line;
        bool line = note->capitals && note->syllables <= LINE_MOST && note->marker.style == TC_STYLE_NONE;
        if (b->kind != TC_BLOCK_PARAGRAPH) break;
        if (beside || tc_frame_has_agency(b, note) || tc_frame_is_number(b, note)) {
            begin = k;
        } else if (!line && note->syllables) {
            break;
        }
    }
    return begin;
}

size_t tc_frame_skip_margin(const tc_sheet *sheet, size_t i)
{
    enum { AHEAD = 80 };
    for (size_t m = i; m < sheet->blocks->count && m < i + AHEAD; m++) {
        const tc_block *b = &sheet->blocks->items[m];
        const tc_note *note = &sheet->notes[m];
        if (b->kind == TC_BLOCK_PARAGRAPH && tc_frame_has_motto(b, note)) return letter_begin(sheet, m, i);
        if (note->syllables && !is_margin(b, note)) return i;
    }
    return i;
}

/* ---- signatures ---- */

bool tc_frame_is_sign_note(const char *text, size_t length)
{
    static const char *const cues[] = {"ky ten", "ky ghi ro", "ky va ghi ro",     "ky dong dau",  "ky va dong dau",
                                       "chu ky", "da ky",     "ho ten va chu ky", "ho va ten ky", NULL};
    return length > 2 && text[0] == '(' && tc_syllables(text, length) <= 24 && tc_begins_with(text, length, cues);
}

bool tc_frame_opens_signature(const tc_sheet *sheet, size_t i)
{
    enum { AHEAD = 4, MOST = 10 };
    const tc_note *note = &sheet->notes[i];
    if (!(note->capitals || note->columns) || note->syllables > MOST) return false;
    for (size_t k = i + 1; k < sheet->blocks->count && k <= i + AHEAD; k++) {
        const tc_block *b = &sheet->blocks->items[k];
        if (tc_frame_is_sign_note(b->text, b->text_length)) return true;
        const tc_note *between = &sheet->notes[k];
        bool copy = tc_style_is_bullet(between->marker.style) && between->syllables <= MOST; /* "- Như trên;" */
        if (b->kind != TC_BLOCK_PARAGRAPH || !(between->capitals || between->columns || copy)) return false;
    }
    return false;
}

/* ---- forms ---- */

/* "…, ngày … tháng … năm …" that is still to be filled in */
static bool is_blank_date(const tc_block *b, const tc_note *note)
{
    static const char *const day[] = {"ngay", NULL}, *const month[] = {"thang", NULL}, *const year[] = {"nam", NULL};
    return note->syllables <= 12 && tc_contains_cue(b->text, b->text_length, day) &&
           tc_contains_cue(b->text, b->text_length, month) && tc_contains_cue(b->text, b->text_length, year);
}

/* What part of a form's letterhead a unit is. Its title is a heading: what the form holds stands below it. */
static tc_frame form_part(const tc_block *b, const tc_note *note, bool motto)
{
    if (tc_frame_has_motto(b, note)) return TC_FRAME_MOTTO;
    if (tc_frame_is_number(b, note)) return TC_FRAME_NUMBER;
    if (tc_frame_is_place_date(b, note) || is_blank_date(b, note)) return TC_FRAME_PLACE_DATE;
    if (!motto || (note->columns && note->capitals)) return TC_FRAME_AGENCY;
    return TC_FRAME_NONE;
}

void tc_frame_mark_forms(tc_sheet *sheet)
{
    enum { UNITS = 12 };
    tc_blocks *blocks = sheet->blocks;
    for (size_t m = 1; m < blocks->count; m++) {
        if (blocks->items[m].kind != TC_BLOCK_PARAGRAPH || !sheet->notes[m].capitals) continue;
        if (!tc_frame_has_motto(&blocks->items[m], &sheet->notes[m])) continue;
        bool motto = false;
        for (size_t k = letter_begin(sheet, m, 0); k < blocks->count && k < m + UNITS; k++) {
            tc_block *b = &blocks->items[k];
            if (sheet->notes[k].syllables == 0) continue;
            tc_frame part = b->kind == TC_BLOCK_PARAGRAPH ? form_part(b, &sheet->notes[k], motto) : TC_FRAME_NONE;
            if (part == TC_FRAME_NONE) break;
            motto = motto || part == TC_FRAME_MOTTO;
            b->kind = TC_BLOCK_FRAME;
            b->frame = part;
        }
    }
}

/* ---- web pages ---- */

/* Below the recipients and the signature: who runs the site and where to call them. */
void tc_frame_mark_site_foot(tc_sheet *sheet)
{
    enum { LINES_MOST = 40, FEWEST = 2 };
    static const char *const contacts[] = {"dien thoai", "fax",     "email",    "dia chi",          "website",
                                           "hotline",    "lien he", "tong dai", "chiu trach nhiem", NULL};
    tc_blocks *blocks = sheet->blocks;
    size_t end = blocks->count, found = 0;
    while (end > 0 && (blocks->items[end - 1].kind == TC_BLOCK_CONTENTS || sheet->notes[end - 1].syllables == 0)) end--;
    size_t from = end;
    while (from > 0 && end - from <= LINES_MOST && is_margin(&blocks->items[from - 1], &sheet->notes[from - 1])) {
        from--;
        const tc_block *b = &blocks->items[from];
        found += tc_begins_with(b->text, b->text_length, contacts);
    }
    if (from == 0 || found < FEWEST || blocks->items[from - 1].kind != TC_BLOCK_FRAME) return;
    for (size_t i = from; i < end; i++) {
        blocks->items[i].kind = TC_BLOCK_FRAME;
        blocks->items[i].frame = TC_FRAME_NOTE;
    }
}
