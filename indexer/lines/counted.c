/* Rows of tables that count them, a line each: "STT Tên xã Diện tích" above "1 Bản Lải 12,5", "2 Lũng Sim 9", as the
 * reader of a scan writes them, single spaces between the cells; and rows of words alone between wide spaces. The
 * numbers at the front tell the rows, though some of them be misread. */
#include "indexer/lines/table.h"
#include <string.h>
#include <tracuu/text.h>

enum { ROWS_LEAST = 3, ROW_BYTES = 200, CELLS_LEAST = 3 };

/* The number that a line begins with, parted from words behind it by white space; 0 for none. */
static uint32_t count_at(const tc_sheet *sheet, size_t i)
{
    if (i >= sheet->line_count || sheet->lines[i].role != TC_ROLE_BODY) return 0;
    const tc_line *line = &sheet->lines[i];
    uint32_t digits, value = tc_number_at(sheet->text, line->start, line->end, &digits);
    uint32_t at = line->start + digits;
    return digits && digits < 4 && at < line->end && sheet->text[at] == ' ' ? value : 0;
}

/* Whether a line may be a row, or go on with one. */
static bool may_be_row(const tc_sheet *sheet, size_t i)
{
    const tc_line *line = &sheet->lines[i];
    return i < sheet->line_count && line->role == TC_ROLE_BODY && line->end - line->start <= ROW_BYTES &&
           line->blanks <= sheet->layout.gap + 1u && !memchr(sheet->text + line->start, '\t', line->end - line->start);
}

/* The bytes of a first word so short that it may be a number misread: "l", "$", "§", another number. */
static uint32_t misread(const tc_sheet *sheet, const tc_line *line)
{
    enum { LONGEST = 3 };
    uint32_t n = 0;
    while (line->start + n < line->end && sheet->text[line->start + n] != ' ') n++;
    return n <= LONGEST && line->start + n < line->end ? n : 0;
}

typedef struct counting {
    size_t first, end; /* lines of the rows */
    size_t rows, exact;
} counting;

/* Whether number `next` stands on one of the lines behind line i. */
static bool counts_on(const tc_sheet *sheet, size_t i, uint32_t next)
{
    enum { AHEAD = 3 };
    for (size_t k = i + 1; k <= i + AHEAD && k < sheet->line_count; k++)
        if (count_at(sheet, k) == next) return true;
    return false;
}

/* Reads the rows from line `first` on; `more` of a line that goes on with the row above it is set. */
static counting read_rows(tc_sheet *sheet, size_t first)
{
    counting c = {.first = first, .end = first};
    uint32_t next = 1;
    for (size_t k = first; k < sheet->line_count; k++) {
        tc_line *line = &sheet->lines[k];
        if (line->role == TC_ROLE_PAGE_NUMBER) continue;
        if (!may_be_row(sheet, k)) break;
        bool exact = count_at(sheet, k) == next;
        bool wrong = !exact && misread(sheet, line) && count_at(sheet, k + 1) == next + 1;
        bool goes_on = !exact && !wrong && c.rows && counts_on(sheet, k, next);
        if (!exact && !wrong && !goes_on) break;
        c.rows += !goes_on;
        c.exact += exact;
        next += !goes_on;
        line->more = goes_on;
        c.end = k + 1;
    }
    return c;
}

/* ---- the head ---- */

/* The bytes of "STT", "Số TT" at the front of the line that heads the columns; 0 for none. */
static uint32_t count_head(const tc_sheet *sheet, const tc_line *line)
{
    static const char *const HEADS[] = {"stt", "tt", "so tt", "so thu tu", NULL};
    enum { BYTES = 16, LONGEST = 160 };
    const char *text = sheet->text + line->start;
    uint32_t length = line->end - line->start;
    if (length > LONGEST || !tc_begins_with(text, length, HEADS)) return 0;
    for (uint32_t at = 1; at < length && at < BYTES; at++)
        if (text[at] == ' ' && tc_begins_with(text, at, HEADS)) return at;
    return 0;
}

/* Where the heads of columns begin behind the first one, each with a capital: how many. */
static size_t find_heads(const tc_sheet *sheet, const tc_line *line, uint32_t *starts, size_t most)
{
    size_t count = 0;
    for (uint32_t at = line->start + count_head(sheet, line) + 1; at < line->end; at++) {
        size_t probe = at;
        if (sheet->text[at - 1] != ' ' || !tc_is_upper(tc_utf8_next(sheet->text, line->end, &probe))) continue;
        if (count == most) return 0;
        starts[count++] = at;
    }
    return count;
}

/* ---- the figures that end a row ---- */

static bool is_joint(const char *word, size_t length)
{
    static const char *const JOINTS[] = {"đến", "và", "-", "–"};
    for (size_t i = 0; i < TC_COUNT(JOINTS); i++)
        if (strlen(JOINTS[i]) == length && !memcmp(JOINTS[i], word, length)) return true;
    return false;
}

/* Where the figures that end the line begin, and in *count how many there are: 1 where they are a list, "29, 30 đến
 * 33". The end of the line where there are none. */
static uint32_t find_figures(const tc_sheet *sheet, const tc_line *line, size_t *count)
{
    const char *text = sheet->text;
    uint32_t found = line->end;
    bool list = false;
    *count = 0;
    for (uint32_t end = line->end; end > line->start;) {
        uint32_t at = end;
        while (at > line->start && text[at - 1] != ' ') at--;
        bool figure = tc_is_digit(text[at]), joint = *count && is_joint(text + at, end - at);
        bool speck = !*count && !tc_has_word(text + at, end - at);
        if (at == line->start || !(figure || joint || speck)) break;
        list = list || joint || (figure && strchr(",;", text[end - 1]));
        if (figure) found = at, (*count)++;
        end = at - 1;
    }
    if (list) *count = 1;
    return found;
}

/* How many figures end every row, 1 for a list or where their number differs, 0 where some row has none. */
static size_t count_figures(const tc_sheet *sheet, const counting *c)
{
    enum { UNKNOWN = 99 };
    size_t all = UNKNOWN, found;
    for (size_t k = c->first; k < c->end; k++) {
        const tc_line *line = &sheet->lines[k];
        if (line->role != TC_ROLE_BODY || line->more) continue;
        find_figures(sheet, line, &found);
        if (!found) return 0;
        all = all == UNKNOWN || all == found ? found : 1;
    }
    return all == UNKNOWN ? 0 : all;
}

/* ---- cells ---- */

size_t tc_counted_cut(const tc_sheet *sheet, const tc_line *line, tc_range *cells, uint8_t *columns)
{
    uint32_t behind = line->end, starts[TC_COUNTED_FIGURES + 1];
    size_t n = 0, figures = line->counted - 1u, found = 0;
    bool head = line->role == TC_ROLE_HEAD_ROW;
    if (line->more) return cells[0] = (tc_range){line->start, line->end}, columns[0] = 1, 1;
    while (line->start + n < line->end && sheet->text[line->start + n] != ' ') n++;
    if (head) n = count_head(sheet, line);
    cells[0] = (tc_range){line->start, line->start + (uint32_t)n};
    cells[1] = (tc_range){line->start + (uint32_t)n + 1, line->end};
    for (size_t k = 0; k < TC_COUNTED_FIGURES + 2; k++) columns[k] = (uint8_t)k;
    if (!figures) return 2;
    size_t parts = head ? find_heads(sheet, line, starts, figures + 1) : 0;
    if (head && parts != figures + 1) return 2;
    if (!head) behind = find_figures(sheet, line, &found);
    if (!head && (behind == line->end || (figures > 1 && found != figures))) return 2;
    if (!head) {
        starts[0] = cells[1].start;
        for (size_t k = 1; k <= figures; k++) {
            starts[k] = behind;
            while (behind < line->end && sheet->text[behind] != ' ') behind++;
            while (behind < line->end && sheet->text[behind] == ' ') behind++;
        }
    }
    for (size_t k = 0; k <= figures; k++)
        cells[k + 1] = (tc_range){starts[k], k < figures ? starts[k + 1] - 1 : line->end};
    return figures + 2;
}

/* ---- tables ---- */

/* Rows between wide spaces: the columns that their cells make up; false where the head does not stand so. */
static tc_status take_columns(bool *taken, tc_sheet *sheet, size_t head, const counting *c)
{
    tc_space_cells cells, line;
    tc_space_cut(&cells, sheet, &sheet->lines[head]);
    *taken = cells.count >= CELLS_LEAST;
    if (!*taken) return TC_OK;
    for (size_t k = c->first; k < c->end; k++) {
        tc_space_cut(&line, sheet, &sheet->lines[k]);
        tc_space_part(&line, sheet, &cells);
        if (sheet->lines[k].role == TC_ROLE_BODY) tc_space_widen(&cells, &line);
    }
    TRY(TC_GROW(sheet->tables, sheet->table_capacity, sheet->table_count + 1));
    sheet->tables[sheet->table_count++] = cells;
    for (size_t k = head; k < c->end; k++) sheet->lines[k].table = (uint32_t)sheet->table_count;
    return TC_OK;
}

static tc_status mark_table(tc_sheet *sheet, size_t head, const counting *c)
{
    bool wide;
    TRY(take_columns(&wide, sheet, head, c));
    size_t figures = count_figures(sheet, c);
    if (figures > TC_COUNTED_FIGURES) figures = 0;
    for (size_t k = head; k < c->end; k++) {
        tc_line *line = &sheet->lines[k];
        if (line->role != TC_ROLE_BODY) continue;
        if (!wide) line->counted = (uint8_t)(figures + 1);
        line->role = k < c->first ? TC_ROLE_HEAD_ROW : TC_ROLE_ROW;
        line->more = k < c->first ? k > head : line->more;
        line->opens = !line->more;
    }
    return TC_OK;
}

tc_status tc_counted_rows_mark(tc_sheet *sheet)
{
    enum { HEAD_MOST = 3 };
    for (size_t i = 0; i + ROWS_LEAST < sheet->line_count; i++) {
        if (sheet->lines[i].role != TC_ROLE_BODY || !count_head(sheet, &sheet->lines[i])) continue;
        size_t first = i + 1;
        while (first < i + HEAD_MOST && may_be_row(sheet, first) && !count_at(sheet, first) &&
               count_at(sheet, first + 1) != 2)
            first++;
        counting c = read_rows(sheet, first);
        bool sure = c.rows >= ROWS_LEAST && 5 * c.exact >= 3 * c.rows;
        if (sure) TRY(mark_table(sheet, i, &c));
        for (size_t k = c.first; k < c.end && !sure; k++) sheet->lines[k].more = false;
        if (sure) i = c.end - 1;
    }
    return TC_OK;
}
