/* What a decision rests on, between its head and the words that decide: "Căn cứ Luật …; Xét đề nghị của …," (Decree
 * 30/2020/NĐ-CP, appendix I). It names the subject of the document and says nothing of it.
 *
 * The same words begin sentences that do say something ("Căn cứ kế hoạch được giao, các phường tổ chức …"). So only
 * what stands below the head of a document is read as such, and only what breaks off for the next: at a semicolon, at a
 * comma, or right above the words that decide. */
#include "indexer/lines/structure.h"
#include <string.h>
#include <tracuu/text.h>

/* Nothing but a recital begins so below a head. */
static const char *const proposals[] = {"xet de nghi", "xet to trinh", "xet bao cao",   "xet ho so",    "xet cong van",
                                        "xet don",     "xet nhu cau",  "xet thay",      "theo de nghi", "theo to trinh",
                                        "xet van ban", "xet ket qua",  "xet tinh hinh", "xet y kien",   NULL};
static const char *const bases[] = {"can cu", NULL};
/* With these sentences begin as well: they are recitals in front of a semicolon or comma. */
static const char *const others[] = {"thuc hien",    "tren co so",  "sau khi",      "thi hanh",      "trien khai",
                                     "xet",          "theo y kien", "theo ket qua", "theo ket luan", "theo nghi quyet",
                                     "theo chi dao", NULL};
/* The words that decide, on a line of their own or in front of the first article. */
static const char *const deciding[] = {"quyet dinh", "quyet nghi", "nghi quyet", "ket luan",       "ban hanh",
                                       "chi thi",    "thong bao",  "dieu 1",     "nay quyet dinh", NULL};

typedef enum tc_cue { CUE_NONE, CUE_OTHER, CUE_BASE, CUE_PROPOSAL } tc_cue;

typedef struct tc_preamble {
    bool open;      /* the head of a document stands above, and nothing but its lines and recitals since */
    bool inside;    /* the unit above is a recital */
    bool cut;       /* and breaks off in mid-sentence */
    unsigned since; /* units since the last line that only a head has */
} tc_preamble;

static tc_cue cue_of(const tc_block *b, const tc_note *note)
{
    size_t at = tc_style_is_bullet(note->marker.style) ? note->marker.length : 0;
    while (at < b->text_length && strchr("_-*\"' ", b->text[at])) at++;
    const char *text = b->text + at;
    size_t length = b->text_length - at;
    if (length == 0 || note->capitals || note->level) return CUE_NONE;
    if (tc_begins_with(text, length, bases)) return CUE_BASE;
    if (tc_begins_with(text, length, proposals)) return CUE_PROPOSAL;
    return tc_begins_with(text, length, others) ? CUE_OTHER : CUE_NONE;
}

/* The next unit that is no note; the number of units for none. */
static size_t next_unit(const tc_sheet *sheet, size_t i)
{
    const tc_blocks *blocks = sheet->blocks;
    for (i++; i < blocks->count; i++)
        if (sheet->notes[i].syllables && blocks->items[i].kind != TC_BLOCK_FOOTNOTE) return i;
    return blocks->count;
}

/* Whether the words that decide, or another recital, stand right below. */
static bool leads_on(const tc_sheet *sheet, size_t i)
{
    enum { LONGEST = 12 };
    size_t next = next_unit(sheet, i);
    if (next == sheet->blocks->count) return false;
    const tc_block *b = &sheet->blocks->items[next];
    const tc_note *note = &sheet->notes[next];
    if (cue_of(b, note) >= CUE_BASE || note->marker.style == TC_STYLE_ARTICLE) return true;
    return (note->capitals || note->ending == TC_END_COLON) && note->syllables <= LONGEST &&
           tc_contains_cue(b->text, b->text_length, deciding);
}

static bool is_recital(const tc_sheet *sheet, size_t i, const tc_preamble *at)
{
    enum { FEWEST = 12 }; /* "Căn cứ pháp lý" is a heading */
    const tc_block *b = &sheet->blocks->items[i];
    const tc_note *note = &sheet->notes[i];
    tc_cue cue = cue_of(b, note);
    bool pauses = note->ending == TC_END_SEMICOLON || note->ending == TC_END_COMMA;
    if (cue == CUE_NONE)
        return at->cut && !note->capitals && note->marker.style == TC_STYLE_NONE &&
               (pauses || (note->opening == TC_OPEN_LOWER && note->ending == TC_END_OPEN));
    switch ((tc_ending)note->ending) {
    case TC_END_SEMICOLON:
    case TC_END_COMMA: return true;
    case TC_END_OPEN: return cue != CUE_OTHER && (at->inside || note->syllables >= FEWEST);
    case TC_END_STOP:
        if (cue == CUE_PROPOSAL && at->inside) return true;
        return cue >= CUE_BASE && leads_on(sheet, i);
    case TC_END_COLON: /* "…, QUYẾT NGHỊ:", "…, Ban Tuyên giáo hướng dẫn như sau:" */
        return cue == CUE_PROPOSAL || (cue == CUE_BASE && note->syllables >= FEWEST);
    }
    return false;
}

/* Whether a unit that is no recital may stand between the head of a document and its recitals: its abstract, the
 * session that passed it, a stamp, but no sentence and nothing that is numbered. */
static bool stays_open(const tc_block *b, const tc_note *note)
{
    enum { LONGEST = 100, SENTENCE = 25 };
    tc_style style = note->marker.style;
    bool numbered = style != TC_STYLE_NONE && !tc_style_is_bullet(style);
    if (b->kind != TC_BLOCK_PARAGRAPH || numbered || note->syllables > LONGEST) return false;
    return note->ending == TC_END_OPEN || note->ending == TC_END_COMMA || note->syllables <= SENTENCE;
}

void tc_recitals_find(tc_sheet *sheet)
{
    enum { UNITS_MOST = 12 };
    tc_preamble at = {.open = true};
    for (size_t i = 0; i < sheet->blocks->count; i++) {
        const tc_block *b = &sheet->blocks->items[i];
        tc_note *note = &sheet->notes[i];
        if (note->syllables == 0 || b->kind == TC_BLOCK_FOOTNOTE || b->kind == TC_BLOCK_FRAME) continue;
        note->recital = at.open && b->kind == TC_BLOCK_PARAGRAPH && is_recital(sheet, i, &at);
        if (note->recital) {
            at.inside = true;
            at.cut = note->ending == TC_END_OPEN;
            at.since = 0;
            continue;
        }
        bool head = note->capitals && tc_frame_stands_alone(b->text, b->text_length);
        at.since = head ? 0 : at.since + 1;
        at.open = head || (at.open && at.since <= UNITS_MOST && stays_open(b, note));
        at.inside = at.inside && at.open;
        at.cut = false;
    }
}
