/* Tables that converters draw in plain text with bars: "|1  |Nậm Kén   |120 tấn  |". A row may go on over several
 * lines. Rules part the rows of some; in others it is told from the cells themselves which lines are one row. */
#include "indexer/lines/frame.h"
#include "indexer/lines/table.h"
#include <string.h>
#include <tracuu/text.h>

/* "+----+", "├────┤": the rule between two rows. */
static bool is_rule(const tc_sheet *sheet, const tc_line *line)
{
    if (line->role != TC_ROLE_RULE) return false;
    const char *text = sheet->text + line->start;
    bool box = line->end - line->start > 3 && memcmp(text, "\xE2\x94", 2) == 0;
    return *text == '+' || *text == '|' || box;
}

/* ---- cells ---- */

enum { CELLS_MOST = 32 };

typedef struct cell {
    const char *text; /* without white space at the edges */
    size_t length;    /* 0 for an empty cell */
} cell;

typedef struct cells {
    cell items[CELLS_MOST];
    size_t count, filled;
} cells;

/* Bytes from `at` to the edge of its cell. */
static size_t cell_length(const char *at, const char *end)
{
    size_t n = 0;
    while (at + n < end && !tc_bar_at(at, (size_t)(end - at), n)) n++;
    return n;
}

static cells cut(const tc_sheet *sheet, const tc_line *line)
{
    cells out = {.count = 0};
    const char *at = sheet->text + line->start, *end = sheet->text + line->end;
    at += tc_bar_at(at, (size_t)(end - at), 0);
    while (at < end && out.count < CELLS_MOST) {
        size_t n = cell_length(at, end);
        cell *c = &out.items[out.count++];
        *c = (cell){at, n};
        at += n;
        if (at < end) at += tc_bar_at(at, (size_t)(end - at), 0);
        while (c->length && c->text[0] == ' ') c->text++, c->length--;
        while (c->length && c->text[c->length - 1] == ' ') c->length--;
        if (!tc_has_word(c->text, c->length)) c->length = 0;
        out.filled += c->length > 0;
    }
    return out;
}

static bool has_figure(const cells *line)
{
    for (size_t i = 0; i < line->count; i++)
        for (size_t k = 0; k < line->items[i].length; k++)
            if (tc_is_digit(line->items[i].text[k])) return true;
    return false;
}

/* ---- frames of letters ---- */

/* A cell that holds words below a signature: "(Ký, ghi rõ họ tên)". */
static bool has_sign_note(const cells *line)
{
    for (size_t i = 0; i < line->count; i++)
        if (tc_frame_is_sign_note(line->items[i].text, line->items[i].length)) return true;
    return false;
}

/* Its cells are lines of the head or foot of a letter, with motto, recipients or signatures. A single line with a
 * single cell is no table either. */
bool tc_drawn_frames_letter(const tc_sheet *sheet, size_t i, size_t *end)
{
    enum { SIGNATURES_MOST = 12 };
    static const char *const CUES[] = {"cong hoa xa hoi chu nghia", "dang cong san viet nam", "noi nhan", NULL};
    bool found = false, signed_below = false;
    size_t at = i, lines = 0, filled = 0;
    for (; at < sheet->line_count; at++) {
        const tc_line *line = &sheet->lines[at];
        if (at > i && line->blanks > 0) break;
        if (!tc_line_has_bars(sheet, line) && !is_rule(sheet, line)) break;
        cells row = cut(sheet, line);
        found = found || tc_contains_cue(sheet->text + line->start, line->end - line->start, CUES);
        signed_below = signed_below || has_sign_note(&row);
        lines += line->role != TC_ROLE_RULE;
        filled += row.filled;
    }
    *end = at > i ? at : i + 1;
    return found || (signed_below && lines <= SIGNATURES_MOST) || (lines == 1 && filled == 1);
}

/* ---- rows ---- */

/* The row under way: its first line, and the last words of each of its cells. */
typedef struct row {
    cells first, last;
    bool head;
    unsigned lines;
} row;

static void begin(row *r, const cells *line, bool head)
{
    *r = (row){.first = *line, .last = *line, .head = head, .lines = 1};
}

static void go_on(row *r, const cells *line)
{
    for (size_t i = 0; i < line->count; i++) {
        if (line->items[i].length) r->last.items[i] = line->items[i];
        if (line->items[i].length && !r->first.items[i].length && r->head) r->first.items[i] = line->items[i];
    }
    if (line->count > r->last.count) r->last.count = line->count;
    r->lines++;
}

/* Whether a cell goes on with the one above it: that is long enough to have filled its column, or this one begins in
 * mid-sentence. */
static bool cell_goes_on(const cell *above, const cell *own)
{
    enum { LONG = 18 }; /* bytes */
    tc_ending ending = tc_ending_of(above->text, above->length);
    if (!above->length || ending == TC_END_STOP || ending == TC_END_SEMICOLON) return false;
    return above->length >= LONG || tc_opening_of(own->text, own->length) == TC_OPEN_LOWER;
}

/* Whether a line of a table without rules goes on with the row above it. A figure below a figure begins another row,
 * and so does a line that fills as many cells; else it goes on below a first cell that is not filled again, or when
 * each of its cells goes on with the one above. */
static bool goes_on(const row *r, const cells *line)
{
    bool each = true;
    if (line->filled >= r->first.filled) return false;
    for (size_t i = 0; i < line->count; i++) {
        const cell *own = &line->items[i], *above = &r->last.items[i];
        if (!own->length) continue;
        if (tc_is_digit(own->text[0]) && (i == 0 || (above->length && tc_is_digit(above->text[0])))) return false;
        each = each && cell_goes_on(above, own);
    }
    bool first_left = !line->items[0].length && (r->first.items[0].length || line->filled == 1);
    return first_left || each;
}

/* The head may have a second tier, below wide heads of its own: cells that the lines above leave empty. */
static bool head_goes_on(const row *r, const cells *line)
{
    enum { LINES_MOST = 5 };
    if (has_figure(line) || r->lines >= LINES_MOST) return false;
    for (size_t i = 0; i < line->count && i < r->first.count; i++)
        if (line->items[i].length && !r->first.items[i].length) return true;
    return goes_on(r, line);
}

/* Whether figures stand in a table: without them its head is one line. */
static bool has_figures(const tc_sheet *sheet, size_t i, size_t end)
{
    for (; i < end; i++) {
        cells line = cut(sheet, &sheet->lines[i]);
        if (sheet->lines[i].role == TC_ROLE_BODY && has_figure(&line)) return true;
    }
    return false;
}

/* Whether rows counted in their first cell stand below the first rule. */
static bool counts_below(const tc_sheet *sheet, size_t i, size_t end)
{
    size_t rows = 0;
    bool below = false;
    for (size_t k = i + 1; k + 1 < end; k++) {
        const tc_line *line = &sheet->lines[k];
        below = below || (is_rule(sheet, line) && sheet->text[line->start] != '|');
        if (!below || line->role != TC_ROLE_BODY) continue;
        cells own = cut(sheet, line);
        rows += own.count && own.items[0].length && tc_is_digit(own.items[0].text[0]);
    }
    return rows > 1;
}

/* Whether one rule alone parts the lines, below the first of them. */
static bool is_headed(const tc_sheet *sheet, size_t i, size_t end)
{
    size_t rules = 0;
    for (size_t k = i + 1; k + 1 < end; k++)
        rules += is_rule(sheet, &sheet->lines[k]) && sheet->text[sheet->lines[k].start] != '|';
    return rules == 1;
}

/* Rules part the rows when there are several; one alone stands below the head. */
static bool is_ruled(const tc_sheet *sheet, size_t i, size_t end)
{
    size_t rules = 0, above = 0;
    for (size_t k = i + 1; k + 1 < end; k++) {
        const tc_line *line = &sheet->lines[k];
        bool rule = is_rule(sheet, line) && sheet->text[line->start] != '|';
        rules += rule;
        above += rules == 0 && line->role == TC_ROLE_BODY;
    }
    return rules > 1 || (rules == 1 && above > 1 && !counts_below(sheet, i, end));
}

void tc_drawn_mark(tc_sheet *sheet, size_t i, size_t end)
{
    bool ruled = is_ruled(sheet, i, end), tall = !ruled && has_figures(sheet, i, end), after_rule = true;
    bool headed = !ruled && is_headed(sheet, i, end) && counts_below(sheet, i, end), below = false;
    row r = {.lines = 0};
    for (size_t k = i; k < end; k++) {
        tc_line *line = &sheet->lines[k];
        if (line->role != TC_ROLE_BODY) {
            after_rule = after_rule || (is_rule(sheet, line) && sheet->text[line->start] != '|');
            below = below || (r.lines && after_rule);
            continue;
        }
        cells own = cut(sheet, line);
        bool more = r.lines && (ruled              ? !after_rule
                                : headed && !below ? true
                                : r.head           ? tall && !after_rule && head_goes_on(&r, &own)
                                                   : goes_on(&r, &own));
        if (more) {
            go_on(&r, &own);
        } else {
            begin(&r, &own, !r.lines && (headed || tc_row_is_head(sheet, line)));
            line->opens = true;
        }
        line->role = r.head ? TC_ROLE_HEAD_ROW : TC_ROLE_ROW;
        after_rule = false;
    }
}
