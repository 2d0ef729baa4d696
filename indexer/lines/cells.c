/* Tables whose cells are lines: a converter that knows no tables puts each cell on a line of its own. Rows that are
 * counted, and have as many cells each, show that; so do rows of as many words and figures each, below their heads.
 * Counted rows may be parted into groups, each with a number and a name. */
#include "indexer/lines/table.h"
#include <string.h>
#include <tracuu/text.h>

enum { CELLS_FEWEST = 3, CELLS_MOST = 9, CELL_BYTES = 160 };

typedef enum count_kind { COUNT_NONE, COUNT_ROWS, COUNT_GROUPS } count_kind;

/* The number that a line consists of: "3" counts rows, "III" groups, or rows that have no parts. */
static count_kind read_count(const tc_sheet *sheet, size_t i, uint32_t *value)
{
    if (i >= sheet->line_count || sheet->lines[i].role != TC_ROLE_BODY) return COUNT_NONE;
    const tc_line *line = &sheet->lines[i];
    size_t n = line->end - line->start;
    *value = tc_lone_number(sheet, line);
    if (*value) return COUNT_ROWS;
    const char *text = sheet->text + line->start;
    *value = strspn(text, "IVX") >= n ? tc_roman_value(text, n) : 0; /* "v" and "x" are marks */
    return *value ? COUNT_GROUPS : COUNT_NONE;
}

static bool may_be_cell(const tc_sheet *sheet, size_t i)
{
    return i < sheet->line_count && sheet->lines[i].role == TC_ROLE_BODY &&
           sheet->lines[i].end - sheet->lines[i].start <= CELL_BYTES;
}

/* The lines of the row that line i, the number 1 and nothing else, begins: as far as the number 2; 0 for none. */
static size_t row_lines(const tc_sheet *sheet, size_t i)
{
    for (size_t k = i + 1; k <= i + CELLS_MOST && may_be_cell(sheet, k); k++)
        if (tc_lone_number(sheet, &sheet->lines[k]) == 2) return k - i >= CELLS_FEWEST ? k - i : 0;
    return 0;
}

/* Whether the name of a group stands at line i: its number, its name, and then the first of its rows. */
static bool is_group(const tc_sheet *sheet, size_t i)
{
    uint32_t value, first;
    return read_count(sheet, i, &value) == COUNT_GROUPS && may_be_cell(sheet, i + 1) &&
           read_count(sheet, i + 1, &first) == COUNT_NONE && read_count(sheet, i + 2, &first) == COUNT_ROWS &&
           first == 1;
}

/* What a table whose rows have so many cells has been read of. */
typedef struct table {
    size_t cells, rows, end;
    uint32_t row, group; /* the last numbers */
} table;

/* Reads on by a row or the name of a group, from line `end`; false where the table ends. */
static bool read_on(const tc_sheet *sheet, table *t)
{
    uint32_t value, next;
    count_kind kind = read_count(sheet, t->end, &value);
    if (kind == COUNT_NONE || value != (kind == COUNT_ROWS ? t->row : t->group) + 1) return false;
    if (kind == COUNT_GROUPS) t->group = value;
    if (is_group(sheet, t->end)) {
        t->row = 0;
        t->end += 2;
        return true;
    }
    for (size_t k = t->end; k < t->end + t->cells; k++)
        if (!may_be_cell(sheet, k)) return false;
    /* The last row has no number behind it: it is one when no sentence stands in it. */
    bool last = read_count(sheet, t->end + t->cells, &next) == COUNT_NONE;
    for (size_t k = t->end; k < t->end + t->cells && last; k++)
        if (sheet->lines[k].ending == TC_END_STOP) return false;
    if (kind == COUNT_ROWS) t->row = value;
    t->end += t->cells;
    t->rows++;
    return true;
}

static bool goes_on(const tc_sheet *sheet, size_t i)
{
    return sheet->lines[i].opening == TC_OPEN_LOWER || sheet->text[sheet->lines[i].start] == '(';
}

/* The first line of the heads of so many columns, of which line `end` is behind the last; `end` for none. The first of
 * them says that it counts the rows, and one may go on in a line of its own: "(đồng)". */
static size_t find_heads(const tc_sheet *sheet, size_t end, size_t cells)
{
    enum { MORE_MOST = 3 };
    static const char *const COUNT[] = {"stt", "tt", "so tt", "so thu tu", NULL};
    size_t heads = 0;
    for (size_t i = end; i-- > 0 && end - i <= cells + MORE_MOST && may_be_cell(sheet, i);) {
        const tc_line *line = &sheet->lines[i];
        heads += !goes_on(sheet, i);
        if (tc_syllables(sheet->text + line->start, line->end - line->start) <= 3 &&
            tc_begins_with(sheet->text + line->start, line->end - line->start, COUNT))
            return heads == cells ? i : end;
    }
    return end;
}

static void mark_row(tc_sheet *sheet, size_t from, size_t to, tc_role role)
{
    for (size_t k = from; k < to; k++) {
        sheet->lines[k].role = (uint8_t)role;
        sheet->lines[k].cell = true;
        sheet->lines[k].opens = k == from;
        sheet->lines[k].more = role == TC_ROLE_HEAD_ROW && k > from && goes_on(sheet, k);
    }
}

/* Marks the table whose first counted row is line i; gives the line behind it, or the next for no table. */
static size_t mark_table(tc_sheet *sheet, size_t i)
{
    enum { ROWS_FEWEST = 3 };
    table t = {.cells = row_lines(sheet, i)};
    if (!t.cells) return i + 1;
    size_t first = i > 1 && is_group(sheet, i - 2) ? i - 2 : i, heads = find_heads(sheet, first, t.cells);
    if (first < i) read_count(sheet, first, &t.group), t.group--;
    t.end = first;
    while (read_on(sheet, &t)) {}
    if (t.rows + (heads < first) < ROWS_FEWEST) return i + 1;
    mark_row(sheet, heads, first, TC_ROLE_HEAD_ROW);
    for (size_t k = first; k < t.end;) {
        size_t to = k + (is_group(sheet, k) ? 2 : t.cells);
        mark_row(sheet, k, to, TC_ROLE_ROW);
        k = to;
    }
    return t.end;
}

/* ---- rows of words and figures ---- */

static bool is_words(const tc_sheet *sheet, size_t i)
{
    const tc_line *line = &sheet->lines[i];
    return may_be_cell(sheet, i) && line->ending != TC_END_STOP &&
           tc_has_letter(sheet->text + line->start, line->end - line->start);
}

/* A figure, or the dash for none. */
static bool is_figure(const tc_sheet *sheet, size_t i)
{
    const tc_line *line = &sheet->lines[i];
    const tc_space_cell cell = {.start = line->start, .end = line->end};
    bool none = line->role == TC_ROLE_RULE && line->end - line->start == 1;
    return none || (may_be_cell(sheet, i) && tc_space_number(sheet, &cell));
}

/* How many lines from line i on are of a kind. */
static size_t run_of(const tc_sheet *sheet, size_t i, bool (*is)(const tc_sheet *, size_t))
{
    size_t n = 0;
    while (i + n < sheet->line_count && is(sheet, i + n)) n++;
    return n;
}

/* The first line of so many heads right above line `end`; `end` for none. */
static size_t find_plain_heads(const tc_sheet *sheet, size_t end, size_t cells)
{
    for (size_t i = end; i-- > 0 && is_words(sheet, i);) {
        cells -= !goes_on(sheet, i);
        if (!cells) return i;
    }
    return end;
}

/* The same for the table whose first figure is line i: "Phường | Số vụ | Số người" above "Bến Gạo | 4 | 7". */
static size_t mark_plain_table(tc_sheet *sheet, size_t i)
{
    enum { WORDS_MOST = 3, FIGURES_FEWEST = 2, ROWS_FEWEST = 3 };
    size_t figures = run_of(sheet, i, is_figure), words = run_of(sheet, i + figures, is_words), cells = words + figures;
    size_t rows = 1, end = i + figures;
    if (figures < FIGURES_FEWEST || !words || words > WORDS_MOST || words > i || cells > CELLS_MOST) return end;
    /* First: the rows of a table without heads would be read again from each of them. */
    size_t first = i - words, heads = find_plain_heads(sheet, first, cells);
    if (heads == first) return end;
    while (run_of(sheet, end, is_words) == words && run_of(sheet, end + words, is_figure) == figures)
        rows++, end += cells;
    if (rows < ROWS_FEWEST) return i + figures;
    mark_row(sheet, heads, first, TC_ROLE_HEAD_ROW);
    for (size_t k = first; k < end; k += cells) mark_row(sheet, k, k + cells, TC_ROLE_ROW);
    return end;
}

void tc_cell_lines_mark(tc_sheet *sheet)
{
    for (size_t i = 0; i < sheet->line_count;) {
        const tc_line *line = &sheet->lines[i];
        bool first = line->role == TC_ROLE_BODY && sheet->text[line->start] == '1' && tc_lone_number(sheet, line) == 1;
        i = first ? mark_table(sheet, i) : i + 1;
    }
    for (size_t i = 0; i < sheet->line_count;) i = is_figure(sheet, i) ? mark_plain_table(sheet, i) : i + 1;
}
