/* What the lines of a text have in common: whether its paragraphs are broken at a width, at which, and how its lines
 * are spaced.
 *
 * A pair of lines of which the first ends in mid-sentence and the second begins in lower case is one paragraph. In a
 * wrapped text there is a width W such that the first line is no wider, and would be wider with the first word of the
 * second. W is looked for twice: with every character as wide as the next, and with the widths of a book face (those of
 * the metric of Times, as in Adobe's AFM files), since text of a PDF was set in one; the measure that explains more
 * pairs is taken.
 */
#include "indexer/lines/structure.h"
#include <stdlib.h>
#include <tracuu/text.h>

enum { LONGEST = 600, PAIRS_FEWEST = 3, EM = 1000, NARROWEST = 16000 };

static const uint16_t ascii_width[128] = {
    [' '] = 250, ['!'] = 333, ['"'] = 408, ['#'] = 500, ['$'] = 500,  ['%'] = 833, ['&'] = 778, ['\''] = 180,
    ['('] = 333, [')'] = 333, ['*'] = 500, ['+'] = 564, [','] = 250,  ['-'] = 333, ['.'] = 250, ['/'] = 278,
    ['0'] = 500, ['1'] = 500, ['2'] = 500, ['3'] = 500, ['4'] = 500,  ['5'] = 500, ['6'] = 500, ['7'] = 500,
    ['8'] = 500, ['9'] = 500, [':'] = 278, [';'] = 278, ['<'] = 564,  ['='] = 564, ['>'] = 564, ['?'] = 444,
    ['@'] = 921, ['A'] = 722, ['B'] = 667, ['C'] = 667, ['D'] = 722,  ['E'] = 611, ['F'] = 556, ['G'] = 722,
    ['H'] = 722, ['I'] = 333, ['J'] = 389, ['K'] = 722, ['L'] = 611,  ['M'] = 889, ['N'] = 722, ['O'] = 722,
    ['P'] = 556, ['Q'] = 722, ['R'] = 667, ['S'] = 556, ['T'] = 611,  ['U'] = 722, ['V'] = 722, ['W'] = 944,
    ['X'] = 722, ['Y'] = 722, ['Z'] = 611, ['['] = 333, ['\\'] = 278, [']'] = 333, ['^'] = 469, ['_'] = 500,
    ['`'] = 333, ['a'] = 444, ['b'] = 500, ['c'] = 444, ['d'] = 500,  ['e'] = 444, ['f'] = 333, ['g'] = 500,
    ['h'] = 500, ['i'] = 278, ['j'] = 278, ['k'] = 500, ['l'] = 278,  ['m'] = 778, ['n'] = 500, ['o'] = 500,
    ['p'] = 500, ['q'] = 500, ['r'] = 333, ['s'] = 389, ['t'] = 278,  ['u'] = 500, ['v'] = 500, ['w'] = 722,
    ['x'] = 500, ['y'] = 500, ['z'] = 444, ['{'] = 480, ['|'] = 200,  ['}'] = 480, ['~'] = 541,
};

/* The letter without its marks, for the ranges in which Vietnamese stands. */
static uint32_t plain_letter(uint32_t c)
{
    static const struct range {
        uint16_t from, to;
        char letter;
    } ranges[] = {{0xC0, 0xC5, 'A'}, {0xC8, 0xCB, 'E'}, {0xCC, 0xCF, 'I'}, {0xD2, 0xD6, 'O'},
                  {0xD9, 0xDC, 'U'}, {0xDD, 0xDD, 'Y'}, {0xE0, 0xE5, 'a'}, {0xE8, 0xEB, 'e'},
                  {0xEC, 0xEF, 'i'}, {0xF2, 0xF6, 'o'}, {0xF9, 0xFC, 'u'}, {0xFD, 0xFD, 'y'}};
    static const struct range pairs[] = {{0x102, 0x103, 'A'},   {0x110, 0x111, 'D'},   {0x128, 0x129, 'I'},
                                         {0x168, 0x169, 'U'},   {0x1A0, 0x1A1, 'O'},   {0x1AF, 0x1B0, 'U'},
                                         {0x1EA0, 0x1EB7, 'A'}, {0x1EB8, 0x1EC7, 'E'}, {0x1EC8, 0x1ECB, 'I'},
                                         {0x1ECC, 0x1EE3, 'O'}, {0x1EE4, 0x1EF1, 'U'}, {0x1EF2, 0x1EF9, 'Y'}};
    for (size_t i = 0; i < TC_COUNT(ranges); i++)
        if (c >= ranges[i].from && c <= ranges[i].to) return (unsigned char)ranges[i].letter;
    for (size_t i = 0; i < TC_COUNT(pairs); i++)
        if (c >= pairs[i].from && c <= pairs[i].to)
            return (unsigned char)pairs[i].letter + ((c - pairs[i].from) % 2 ? 'a' - 'A' : 0);
    return 0;
}

static uint32_t glyph_width(uint32_t c, bool face)
{
    if (c >= 0x300 && c < 0x370) return 0;
    if (!face) return EM;
    if (c >= 0x80 && plain_letter(c)) c = plain_letter(c);
    if (c < 0x80) return ascii_width[c] ? ascii_width[c] : 250;
    return c == 0x2026 ? 1000 : c == 0x201C || c == 0x201D ? 444 : 500;
}

static uint32_t stretch_width(const char *text, uint32_t from, uint32_t to, bool face)
{
    uint32_t width = 0;
    for (size_t at = from; at < to;) width += glyph_width(tc_utf8_next(text, to, &at), face);
    return width;
}

/* The end of the first word; of a bullet or number and the word behind it. */
static uint32_t head_end(const char *text, const tc_line *line)
{
    uint32_t at = line->start, words = line->style == TC_STYLE_NONE ? 1 : 2;
    for (; words > 0; words--) {
        while (at < line->end && tc_white_at(text, line->end, at)) at++;
        while (at < line->end && !tc_white_at(text, line->end, at)) at++;
    }
    return at;
}

static void measure_lines(tc_sheet *sheet, bool face)
{
    for (size_t i = 0; i < sheet->line_count; i++) {
        tc_line *line = &sheet->lines[i];
        line->width = line->head = 0;
        if (line->end - line->start > LONGEST) continue;
        line->width = stretch_width(sheet->text, line->start, line->end, face);
        line->head = stretch_width(sheet->text, line->start, head_end(sheet->text, line), face);
    }
    sheet->layout.space = glyph_width(' ', face);
}

int32_t tc_line_room(const tc_layout *layout, const tc_line *line, const tc_line *next)
{
    return (int32_t)layout->width - (int32_t)(line->width + layout->space + next->head);
}

static bool is_pair(const tc_line *line, const tc_line *next)
{
    return line->width && next->width && line->role == TC_ROLE_BODY && next->blanks <= 1 &&
           (line->ending == TC_END_OPEN || line->ending == TC_END_COMMA) && next->opening == TC_OPEN_LOWER &&
           !line->level && next->style == TC_STYLE_NONE;
}

typedef struct tc_event {
    uint32_t width;
    int32_t step;
} tc_event;

static int compare_events(const void *a, const void *b)
{
    const tc_event *x = a, *y = b;
    if (x->width != y->width) return x->width < y->width ? -1 : 1;
    return y->step - x->step;
}

/* The width that most pairs agree on; gives how many do. */
static tc_status find_width(const tc_sheet *sheet, tc_event *events, size_t pairs, uint32_t *width, size_t *agreed)
{
    size_t n = 0;
    for (size_t i = 0; i + 1 < sheet->line_count; i++) {
        const tc_line *line = &sheet->lines[i], *next = line + 1;
        if (!is_pair(line, next)) continue;
        events[n++] = (tc_event){line->width, 1};
        events[n++] = (tc_event){line->width + sheet->layout.space + next->head, -1};
    }
    qsort(events, n, sizeof *events, compare_events);
    int32_t now = 0, best = 0;
    for (size_t i = 0; i < n; i++) {
        now += events[i].step;
        if (now > best) best = now, *width = events[i].width;
    }
    *agreed = (size_t)best;
    return pairs * 2 == n ? TC_OK : tc_fail(TC_INTERNAL, "lines changed while they were measured");
}

static size_t count_pairs(const tc_sheet *sheet, size_t *spaced)
{
    size_t pairs = 0;
    *spaced = 0;
    for (size_t i = 0; i + 1 < sheet->line_count; i++) {
        if (!is_pair(&sheet->lines[i], &sheet->lines[i + 1])) continue;
        pairs++;
        *spaced += sheet->lines[i + 1].blanks;
    }
    return pairs;
}

/* A short text has few such pairs. It is wrapped all the same when no line is longer than a page is wide, and many
 * lines that end in mid-sentence are nearly as wide as the widest. */
static bool is_short_and_wrapped(tc_sheet *sheet)
{
    enum { NARROW = 20, WIDE = 60, FULL_FEWEST = 4 }; /* widths of a book face */
    uint32_t widest = 0;
    size_t full = 0, open = 0, lines = 0;
    for (size_t i = 0; i < sheet->line_count; i++) {
        const tc_line *line = &sheet->lines[i];
        if (line->role == TC_ROLE_BODY && line->width > widest) widest = line->width;
    }
    if (widest < NARROW * EM || widest > WIDE * EM) return false;
    for (size_t i = 0; i < sheet->line_count; i++) {
        const tc_line *line = &sheet->lines[i];
        if (line->role != TC_ROLE_BODY) continue;
        lines++;
        if (line->width < widest - widest / 7) continue;
        full++;
        open += line->ending == TC_END_OPEN || line->ending == TC_END_COMMA;
    }
    sheet->layout.width = widest;
    return full >= FULL_FEWEST && full * 4 >= lines && open * 2 > full;
}

/* Whether the lines are few and none is longer than a page is wide. */
static bool may_be_short(const tc_sheet *sheet, size_t pairs)
{
    enum { LINES_MOST = 400, BYTES_MOST = 240, PAIRS_LEAST = 2 };
    if (sheet->layout.markdown || sheet->line_count > LINES_MOST || pairs < PAIRS_LEAST) return false;
    for (size_t i = 0; i < sheet->line_count; i++)
        if (sheet->lines[i].end - sheet->lines[i].start > BYTES_MOST) return false;
    return true;
}

static void measure_short(tc_sheet *sheet, size_t pairs)
{
    if (!may_be_short(sheet, pairs)) return;
    uint32_t width = sheet->layout.width;
    bool face = sheet->layout.face;
    measure_lines(sheet, true);
    sheet->layout.wrapped = sheet->layout.face = is_short_and_wrapped(sheet);
    if (sheet->layout.wrapped) return;
    sheet->layout.face = face;
    sheet->layout.width = width;
    measure_lines(sheet, face);
}

tc_status tc_layout_measure(tc_sheet *sheet)
{
    size_t spaced, agreed[2] = {0, 0};
    uint32_t width[2] = {0, 0};
    measure_lines(sheet, true);
    size_t pairs = count_pairs(sheet, &spaced);
    if (pairs < PAIRS_FEWEST || pairs * 12 < sheet->line_count) return measure_short(sheet, pairs), TC_OK;
    tc_event *events = malloc(pairs * 2 * sizeof *events);
    if (!events) return tc_fail(TC_MEMORY, "no memory for %zu pairs of lines", pairs);
    tc_status status = find_width(sheet, events, pairs, &width[1], &agreed[1]);
    measure_lines(sheet, false);
    if (status == TC_OK) status = find_width(sheet, events, pairs, &width[0], &agreed[0]);
    free(events);
    bool face = agreed[1] > agreed[0];
    if (face) measure_lines(sheet, true);
    sheet->layout.wrapped = agreed[face] * 2 >= pairs && agreed[face] >= PAIRS_FEWEST &&
                            width[face] >= NARROWEST * (face ? 1 : 2);
    sheet->layout.face = face;
    sheet->layout.width = width[face];
    sheet->layout.gap = spaced * 2 > pairs ? 1 : 0;
    if (!sheet->layout.wrapped) measure_short(sheet, pairs);
    return status;
}
