/* Rows of tables whose columns are made of spaces, as text taken from PDF or typed in plain text has them: lines of
 * several cells far apart, one below the other, most of them with figures, whose cells stand below one another. The
 * words of a row may go on over several lines, above its figures too, where these stand half-way up the row. */
#include "indexer/lines/table.h"
#include <string.h>
#include <tracuu/text.h>

enum { CELLS_LEAST = 3, ROWS_LEAST = 2 };

typedef tc_space_cell cell;
typedef tc_space_cells cells;

/* Figures behind the first cell, which may number the rows. */
static size_t figures(const tc_sheet *sheet, const cells *row)
{
    size_t n = 0;
    for (size_t i = 1; i < row->count; i++) n += tc_space_number(sheet, &row->items[i]);
    return n;
}

static bool is_row(const tc_sheet *sheet, const cells *row)
{
    return row->count >= CELLS_LEAST && figures(sheet, row) > 0;
}

/* Whether the figures of a row stand below (or above) cells of another. */
static bool aligned(const tc_sheet *sheet, const cells *a, const cells *b)
{
    size_t below = 0, all = 0;
    for (size_t i = 1; i < a->count; i++) {
        if (!tc_space_number(sheet, &a->items[i])) continue;
        all++;
        for (size_t k = 1; k < b->count; k++)
            if (a->items[i].left <= b->items[k].right && b->items[k].left <= a->items[i].right) {
                below++;
                break;
            }
    }
    return all && 3 * below >= 2 * all;
}

/* ---- what a line is in the table whose first row is known ---- */

typedef struct table {
    const tc_sheet *sheet;
    cells row;      /* the first row */
    uint32_t words; /* the column of the page behind the words that label a row: where its first figure begins */
    cell labels;    /* where these words stand, once its end is known */
} table;

static table table_of(const tc_sheet *sheet, const cells *row)
{
    table t = {.sheet = sheet, .row = *row};
    for (size_t i = row->count; i-- > 1;)
        if (tc_space_number(sheet, &row->items[i])) t.words = row->items[i].left;
    return t;
}

static bool goes_on(const tc_sheet *sheet, size_t i)
{
    const tc_line *line = &sheet->lines[i];
    return line->role == TC_ROLE_PAGE_NUMBER || line->role == TC_ROLE_FOOTNOTE ||
           (line->role == TC_ROLE_BODY && line->blanks <= sheet->layout.gap + 1u);
}

static bool takes_row(const table *t, const cells *line)
{
    return is_row(t->sheet, line) && aligned(t->sheet, line, &t->row);
}

/* Words alone, in front of the figures: what a label goes on with, or the name of a group of rows. */
static bool takes_words(const table *t, const cells *line)
{
    if (line->count == 0 || line->count > 2) return false;
    for (size_t i = 1; i < line->count; i++)
        if (tc_space_number(t->sheet, &line->items[i])) return false;
    return line->items[line->count - 1].right < t->words;
}

/* The line behind the last row of the table whose first row is line i; `rows` counts them. */
static size_t end_of(const table *t, size_t i, size_t *rows)
{
    enum { BETWEEN = 5 };
    size_t end = i + 1;
    *rows = 1;
    for (size_t k = i + 1; k < t->sheet->line_count && k <= end + BETWEEN && goes_on(t->sheet, k); k++) {
        cells line;
        if (t->sheet->lines[k].role != TC_ROLE_BODY) {
            if (k == end) end = k + 1;
            continue;
        }
        tc_space_cut(&line, t->sheet, &t->sheet->lines[k]);
        if (takes_row(t, &line)) {
            end = k + 1;
            (*rows)++;
        } else if (k > end + 1 && !takes_words(t, &line)) {
            break;
        }
    }
    return end;
}

/* ---- the head ---- */

/* "2025" heads a column, too. */
static bool is_year(const tc_sheet *sheet, const cell *c)
{
    const char *text = sheet->text + c->start;
    return c->end - c->start == 4 && (!memcmp(text, "19", 2) || !memcmp(text, "20", 2)) && tc_is_digit(text[2]) &&
           tc_is_digit(text[3]);
}

/* "2023   2024   2023   2024", right of what labels the row below: the second line of the head. */
static bool tells_years(const tc_sheet *sheet, size_t i, const cells *line)
{
    cells below;
    for (size_t k = 0; k < line->count; k++)
        if (tc_space_number(sheet, &line->items[k]) && !is_year(sheet, &line->items[k])) return false;
    if (i + 1 >= sheet->line_count || sheet->lines[i + 1].role != TC_ROLE_BODY) return false;
    tc_space_cut(&below, sheet, &sheet->lines[i + 1]);
    return is_row(sheet, &below) && below.items[0].right < line->items[0].left;
}

/* A line that holds heads of columns: no figure, and cells above those of the row or, alone, a narrow one. */
static bool takes_heads(const table *t, const cells *line)
{
    enum { NARROW = 16 };
    for (size_t i = 0; i < line->count; i++)
        if (tc_space_number(t->sheet, &line->items[i]) && !is_year(t->sheet, &line->items[i])) return false;
    if (line->count == 1) return line->items[0].right - line->items[0].left < NARROW;
    return line->count > 0;
}

/* Adds the cells of a line of the head to those below: to the one that goes on with it, unless it heads several. */
static void add_heads(cells *all, const cells *line)
{
    for (size_t i = 0; i < line->count; i++) {
        const cell *head = &line->items[i];
        cell *below = NULL;
        size_t taken = 0;
        for (size_t k = 0; k < all->count; k++) {
            if (head->left > all->items[k].right || all->items[k].left > head->right) continue;
            below = &all->items[k];
            taken++;
        }
        if (!taken && all->count < TC_SPACE_CELLS) all->items[all->count++] = *head;
        if (taken != 1) continue;
        if (head->left < below->left) below->left = head->left;
        if (head->right > below->right) below->right = head->right;
    }
}

/* Whether the figures of the row stand below heads. */
static bool is_headed(const table *t, const cells *heads)
{
    size_t below = 0, all = 0;
    for (size_t i = 1; i < t->row.count; i++) {
        const cell *figure = &t->row.items[i];
        if (!tc_space_number(t->sheet, figure)) continue;
        all++;
        for (size_t k = 0; k < heads->count; k++)
            if (figure->left <= heads->items[k].right && heads->items[k].left <= figure->right) {
                below++;
                break;
            }
    }
    return heads->count >= CELLS_LEAST && 3 * below >= 2 * all;
}

/* Whether a line of several heads stands over those of the line below it: "Dự toán | Thực hiện" over "năm | quý I". */
static bool stands_over(const cells *line, const cells *heads)
{
    size_t over = 0;
    for (size_t i = 0; i < line->count; i++)
        for (size_t k = 0; k < heads->count; k++)
            if (line->items[i].left <= heads->items[k].right && heads->items[k].left <= line->items[i].right) {
                over++;
                break;
            }
    return line->count >= CELLS_LEAST && 2 * over >= heads->count;
}

/* The first line of the head of the table whose first row is line i, and *behind it; false for none. Between head and
 * row the name of a group may stand, its sums beside it or not, or words that the row begins with. */
static bool find_head(const table *t, size_t i, size_t *first, size_t *behind)
{
    enum { ABOVE = 7, LINES_MOST = 4 };
    cells heads = {.count = 0};
    size_t lowest = 0, found = 0;
    bool whole = false;
    for (size_t back = 1; back <= ABOVE && back <= i && found < LINES_MOST; back++) {
        cells line;
        size_t k = i - back;
        if (t->sheet->lines[k].role != TC_ROLE_BODY) break;
        tc_space_cut(&line, t->sheet, &t->sheet->lines[k]);
        bool may_head = takes_heads(t, &line);
        bool words = !found && (takes_words(t, &line) || (takes_row(t, &line) && !may_head));
        if (!words && !may_head) break;
        if (whole && !stands_over(&line, &heads)) break;
        if (!words) {
            if (!found++) lowest = k;
            add_heads(&heads, &line);
            *first = k;
        }
        whole = is_headed(t, &heads) && line.count >= CELLS_LEAST; /* all heads stand on this line, or go on in it */
        if (t->sheet->lines[k].blanks > t->sheet->layout.gap) break;
    }
    *behind = lowest + 1;
    return found && is_headed(t, &heads);
}

/* ---- the lines of a row ---- */

/* The column of the words that label the rows: where the widest of them stand. */
static cell find_labels(const table *t, size_t from, size_t end)
{
    enum { LINES_MOST = 60 };
    cell labels = {0};
    for (size_t k = from; k < end && k < from + LINES_MOST; k++) {
        cells line;
        tc_space_cut(&line, t->sheet, &t->sheet->lines[k]);
        for (size_t i = 0; i < line.count; i++) {
            const cell *c = &line.items[i];
            if (c->right >= t->words || tc_space_number(t->sheet, c)) continue;
            if (c->right - c->left > labels.right - labels.left) labels = *c;
        }
    }
    return labels;
}

static bool has_label(const table *t, const cells *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->items[i].left <= t->labels.right && t->labels.left <= row->items[i].right)
            return !tc_space_number(t->sheet, &row->items[i]);
    return false;
}

/* Whether a line of words names a group: it begins with a number of its own, or left of the labels, or is in capitals.
 */
static bool names_group(const table *t, const cells *line)
{
    enum { NUMBER = 5 };
    const cell *first = &line->items[0];
    const char *text = t->sheet->text + first->start;
    bool numbered = line->count == 2 && first->right - first->left < NUMBER;
    return numbered || first->left < t->labels.left || tc_all_capitals(text, first->end - first->start);
}

/* What joins the lines [from, to) of words between two rows to these: the first `to_above` of them go on with the row
 * above, the others begin the row below. */
static void join_words(tc_sheet *sheet, size_t from, size_t to, size_t to_above)
{
    for (size_t k = from; k < to; k++) {
        bool begins = k == from + to_above;
        sheet->lines[k].opens = begins;
        sheet->lines[k].more = !begins;
    }
    if (to_above < to - from) sheet->lines[to].opens = false, sheet->lines[to].more = true;
}

/* Marks the lines of a table's body as rows, and which of them are one row. Where the figures stand half-way up a row,
 * as many lines of its words are above as below. */
static void join_rows(const table *t, tc_sheet *sheet, size_t from, size_t end)
{
    size_t words = from, above = 0; /* the first line of words since the last row, and those above its figures */
    bool behind_row = false, centred = false;
    for (size_t k = from; k < end; k++) {
        cells line;
        if (sheet->lines[k].role != TC_ROLE_BODY) continue;
        tc_space_cut(&line, sheet, &sheet->lines[k]);
        sheet->lines[k].role = TC_ROLE_ROW;
        if (takes_row(t, &line)) {
            bool labelled = has_label(t, &line);
            size_t lines = k - words, to_above = labelled ? lines : centred && above < lines ? above : 0;
            if (!behind_row) to_above = 0;
            if (lines && (behind_row || !labelled)) join_words(sheet, words, k, to_above);
            centred = !labelled && lines > to_above;
            above = centred ? lines - to_above : 0;
            behind_row = true;
            words = k + 1;
        } else if (line.count && names_group(t, &line)) {
            if (behind_row && k > words) join_words(sheet, words, k, k - words);
            behind_row = centred = false;
            words = k + 1;
        }
    }
    if (behind_row && words < end) join_words(sheet, words, end, end - words);
}

/* The lines of words right below the last row that go on with its own. */
static size_t words_below(const table *t, size_t end)
{
    enum { MOST = 3 };
    size_t k = end;
    for (; k < t->sheet->line_count && k < end + MOST; k++) {
        cells line;
        const tc_line *at = &t->sheet->lines[k];
        if (at->role != TC_ROLE_BODY || at->blanks > t->sheet->layout.gap || at->opening != TC_OPEN_LOWER) break;
        tc_space_cut(&line, t->sheet, at);
        if (line.count != 1 || !takes_words(t, &line) || line.items[0].left <= t->row.items[0].left) break;
    }
    return k;
}

/* ---- columns ---- */

/* The columns that the cells of the rows make up. */
static tc_status add_columns(const table *t, tc_sheet *sheet, size_t first, size_t from, size_t end)
{
    TRY(TC_GROW(sheet->tables, sheet->table_capacity, sheet->table_count + 1));
    tc_space_cells *columns = &sheet->tables[sheet->table_count++];
    *columns = t->row;
    for (size_t k = from; k < end; k++) {
        cells line;
        tc_space_cut(&line, sheet, &sheet->lines[k]);
        if (!takes_row(t, &line)) continue;
        tc_space_part(&line, sheet, columns);
        tc_space_widen(columns, &line);
    }
    for (size_t k = first; k < end; k++) sheet->lines[k].table = (uint32_t)sheet->table_count;
    return TC_OK;
}

static tc_status mark_table(table *t, tc_sheet *sheet, size_t first, size_t behind, size_t end)
{
    end = words_below(t, end);
    t->labels = find_labels(t, behind, end);
    TRY(add_columns(t, sheet, first, behind, end));
    for (size_t k = first; k < behind; k++) {
        if (sheet->lines[k].role != TC_ROLE_BODY) continue;
        sheet->lines[k].role = TC_ROLE_HEAD_ROW;
        sheet->lines[k].opens = k == first;
        sheet->lines[k].more = k > first;
    }
    join_rows(t, sheet, behind, end);
    return TC_OK;
}

tc_status tc_spaced_rows_mark(tc_sheet *sheet)
{
    for (size_t i = 0; i + ROWS_LEAST <= sheet->line_count; i++) {
        cells row;
        size_t rows, first = i, behind = i;
        if (sheet->lines[i].role != TC_ROLE_BODY) continue;
        tc_space_cut(&row, sheet, &sheet->lines[i]);
        if (!is_row(sheet, &row) || tells_years(sheet, i, &row)) continue;
        /* The head is a few lines above, the end may be thousands below: looked for from every row of a table without
         * a head, it would cost the square of their number. */
        table t = table_of(sheet, &row);
        if (!find_head(&t, i, &first, &behind)) continue;
        size_t end = end_of(&t, i, &rows);
        if (rows < ROWS_LEAST) continue;
        TRY(mark_table(&t, sheet, first, behind, end));
        i = end - 1;
    }
    return TC_OK;
}
