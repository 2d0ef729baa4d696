/* Rows of a table, read as sentences: "head of the column, label of the row là figure unit". Columns are told by their
 * tabs, bars or wide spaces, which only the extracted text has; so a row is cut from there. */
#include "searcher/answer/look.h"
#include "searcher/series/cell.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 64, CELL_MOST = 400, LABEL_MOST = 80 };

void tc_rows_clear(tc_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        free(rows->items[i].sentence);
        free(rows->items[i].row);
    }
    free(rows->items);
    *rows = (tc_rows){.count = 0};
}

/* ---- sentences ---- */

/* What the label of a spaced row goes on with in the next line, which holds nothing else. */
static void put_rest_of_label(tc_buffer *out, const tc_grid *t, const tc_row_line *row, size_t column)
{
    if (row->at.end >= t->length || column >= t->count) return;
    tc_row_line next = tc_row_line_read(t->text, t->length, row->at.end + 1);
    tc_range all = tc_cell_trim(t->text, next.at);
    if (next.count != 1 || all.end - all.start < 2 || all.end - all.start > LABEL_MOST) return;
    next.cells[0] = all;
    bool below = !tc_cells_apart(tc_cell_place(t->text, &next, 0), tc_cell_place(t->text, row, column));
    size_t at = all.start;
    if (!below || !tc_is_letter(tc_utf8_next(t->text, t->length, &at))) return;
    at = all.start;
    if (tc_is_upper(tc_utf8_next(t->text, t->length, &at))) return;
    tc_put_char(out, ' ');
    tc_cell_put(out, t->text, all);
}

/* The column of the first words of a row, which name it: what follows are remarks. SIZE_MAX for none. */
static size_t label_column(const tc_grid *t, const tc_row_line *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (i != t->unit_column && tc_cell_has_letter(t->text, row->cells[i]) &&
            row->cells[i].end - row->cells[i].start >= 2)
            return i;
    return SIZE_MAX;
}

/* Whether words are the unit of a quantity: "%", "triệu đồng/ha". */
static tc_status is_unit(bool *out, const char *words, size_t length)
{
    tc_measure measure;
    bool whole;
    TRY(tc_measure_of_unit(&measure, &whole, words, length));
    *out = whole && measure != TC_MEASURE_ANY && measure != TC_MEASURE_COUNTED;
    return TC_OK;
}

/* "Tỷ lệ trẻ đi mẫu giáo (%)": the unit in brackets at the end of a label, which is cut off from it; empty for none. */
static tc_status take_label_unit(tc_range *unit, const tc_grid *t, tc_range *label)
{
    bool known = false;
    uint32_t open = label->end;
    *unit = (tc_range){label->end, label->end};
    if (label->end == label->start || t->text[label->end - 1] != ')') return TC_OK;
    while (open > label->start && t->text[open - 1] != '(') open--;
    const tc_range inside = tc_cell_trim(t->text, (tc_range){open, label->end - 1});
    if (open == label->start || inside.end <= inside.start) return TC_OK;
    TRY(is_unit(&known, t->text + inside.start, inside.end - inside.start));
    if (!known) return TC_OK;
    *unit = inside;
    *label = tc_cell_trim(t->text, (tc_range){label->start, open - 1});
    return TC_OK;
}

/* "Cộng", "Tổng số": the row tells of all that the heads tell of. */
static bool says_total(const tc_grid *t, tc_range label)
{
    return tc_says_total(t->text + label.start, label.end - label.start);
}

static void put_label(tc_buffer *out, const tc_grid *t, const tc_row_line *row, size_t column, tc_range label)
{
    if (column >= row->count) return;
    if (out->length) tc_put_char(out, ' ');
    tc_cell_put(out, t->text, label);
    if (row->spaced) put_rest_of_label(out, t, row, column);
}

static void put_unit(tc_buffer *out, const tc_grid *t, const tc_row_line *row, size_t column, tc_range of_label)
{
    const tc_column *c = &t->columns[column];
    if (c->unit)
        tc_put_text(out, c->unit);
    else if (t->unit_column < row->count)
        tc_cell_put(out, t->text, row->cells[t->unit_column]);
    else if (of_label.end > of_label.start)
        tc_cell_put(out, t->text, of_label);
    else if (t->unit)
        tc_put_text(out, t->unit);
}

/* The column of what was planned for what a column tells was reached; SIZE_MAX for none. */
static size_t plan_of(const tc_grid *t, const tc_row_line *row, size_t column)
{
    const tc_column *c = &t->columns[column];
    for (size_t i = 0; i < t->count && i < row->count; i++) {
        const tc_column *p = &t->columns[i];
        if (!tc_cell_is_number(t->text, row->cells[i])) continue;
        if (p->kind != TC_COLUMN_PLAN || (c->kind != TC_COLUMN_RESULT && c->kind != TC_COLUMN_ESTIMATE)) continue;
        bool same = !tc_date_compare(p->period.from, c->period.from) && !tc_date_compare(p->period.to, c->period.to);
        bool this_year = !c->period.from.year && t->date.year && p->period.from.year == t->date.year;
        if ((same || this_year || !p->period.from.year) && !strcmp(p->title, c->title)) return i;
    }
    return SIZE_MAX;
}

static tc_status value_of(double *out, const char *text, tc_range cell)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer words = {0};
    TC_CLEANUP(tc_entities_free) tc_entities found = {0};
    *out = NAN;
    tc_cell_put(&words, text, cell);
    tc_put_text(&words, " đồng"); /* a bare number is no figure */
    TRY(tc_buffer_check(&words));
    TRY(tc_entities_scan(&found, words.data ? words.data : "", words.length, (tc_date){0}));
    for (size_t i = 0; i < found.count && isnan(*out); i++)
        if (found.items[i].kind == TC_ENTITY_FIGURE) *out = found.items[i].value;
    return TC_OK;
}

static tc_status quote(char **out, const char *text, const tc_row_line *row)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer whole = {0};
    for (size_t i = 0; i < row->count; i++) {
        if (row->cells[i].end == row->cells[i].start) continue;
        if (whole.length) tc_put_char(&whole, ' ');
        tc_cell_put(&whole, text, row->cells[i]);
    }
    TRY(tc_buffer_check(&whole));
    return tc_copy(out, whole.data);
}

/* "512.0001": the mark of a footnote behind thousands. */
static tc_range without_mark(const char *text, tc_range cell)
{
    uint32_t digits = 0, at = cell.end;
    while (at > cell.start && text[at - 1] >= '0' && text[at - 1] <= '9') at--, digits++;
    bool grouped = digits == 4 && at > cell.start && text[at - 1] == '.' && text[cell.end - 1] != '0';
    for (uint32_t i = cell.start; grouped && i < at; i++) grouped = strchr("0123456789.", text[i]) != NULL;
    if (grouped) cell.end--;
    return cell;
}

/* "2022 | 355,8", "Quý I | 12": the time that a row is of, where its first cell tells nothing else. */
static tc_status read_row_period(tc_period *out, const tc_grid *t, const tc_row_line *row)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_column read = {.title = NULL};
    int year = tc_cell_year(t->text, row->cells[0]);
    *out = year ? tc_date_period((tc_date){(int16_t)year, 0, 0}) : (tc_period){{0, 0, 0}, {0, 0, 0}};
    if (year || !tc_cell_has_letter(t->text, row->cells[0])) return TC_OK;
    tc_cell_put(&text, t->text, row->cells[0]);
    TRY(tc_buffer_check(&text));
    tc_status status = tc_column_read(&read, text.data ? text.data : "", t->date);
    if (status == TC_OK && !*read.title && read.kind == TC_COLUMN_ANY) *out = read.period;
    tc_column_clear(&read);
    return status;
}

/* `when`: the time of the row, of year 0 where it tells none; then its first cell is no label. */
static tc_status add_sentence(tc_rows *out, const tc_grid *t, const tc_row_line *row, size_t column, tc_period when)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer sentence = {0};
    const tc_column *c = &t->columns[column];
    size_t plan = plan_of(t, row, column), names = label_column(t, row);
    if (when.from.year && names == 0) names = SIZE_MAX;
    if (names < row->count && says_total(t, row->cells[names])) names = SIZE_MAX;
    tc_range label = names < row->count ? row->cells[names] : (tc_range){0, 0}, unit;
    TRY(take_label_unit(&unit, t, &label));
    if (column < t->count) tc_put_text(&sentence, c->title);
    put_label(&sentence, t, row, names, label);
    tc_put_text(&sentence, " là ");
    uint32_t at = (uint32_t)sentence.length;
    tc_range cell = without_mark(t->text, row->cells[column]);
    tc_cell_put(&sentence, t->text, cell);
    tc_put_char(&sentence, ' ');
    put_unit(&sentence, t, row, column, unit);
    TRY(tc_buffer_check(&sentence));
    TRY(TC_GROW(out->items, out->capacity, out->count + 1));
    tc_row made = {.at = at, .cell = cell, .period = c->period, .kind = c->kind, .target = NAN};
    if (!made.period.from.year) made.period = when;
    made.line = row->at.start;
    made.title = tc_hash(c->title ? c->title : "", c->title ? strlen(c->title) : 0);
    if (plan < row->count) TRY(value_of(&made.target, t->text, row->cells[plan]));
    TRY(quote(&made.row, t->text, row));
    made.sentence = tc_buffer_steal(&sentence);
    if (!made.sentence) {
        free(made.row);
        return tc_fail(TC_MEMORY, "no memory for the series");
    }
    out->items[out->count++] = made;
    return TC_OK;
}

static bool too_long(const tc_row_line *l)
{
    for (size_t i = 0; i < l->count; i++)
        if (l->cells[i].end - l->cells[i].start > CELL_MOST) return true;
    return false;
}

static tc_status add_row(tc_rows *out, const tc_grid *t, const tc_row_line *row)
{
    if (row->count < 2 || too_long(row)) return TC_OK;
    /* The first column counts the rows where it holds a number and the second does not. */
    size_t first = tc_cell_is_number(t->text, row->cells[0]) && !tc_cell_is_number(t->text, row->cells[1]) ? 1 : 0;
    tc_period when;
    TRY(read_row_period(&when, t, row));
    if (when.from.year) first = 1;
    for (size_t i = first; i < row->count; i++) {
        if (i == t->unit_column || t->columns[i].share || !tc_cell_is_number(t->text, row->cells[i])) continue;
        TRY(add_sentence(out, t, row, i, when));
    }
    return TC_OK;
}

/* ---- together ---- */

static tc_status read_rows(tc_rows *out, const tc_grid *t, const tc_passage *p)
{
    size_t rows = 0;
    uint32_t done = 0;
    for (uint32_t i = 0; i < p->span_count; i++)
        for (uint32_t at = p->spans[i].start; at < p->spans[i].end && at < t->length && rows < ROWS_MOST; at = done) {
            tc_row_line row = tc_row_line_read(t->text, t->length, at);
            if (row.spaced && t->head.spaced) tc_row_line_put_below(t->text, &row, t->places, t->count);
            bool again = row.at.start < done || row.at.start == t->head.at.start;
            done = row.at.end + 1;
            if (again || row.count < 2) continue;
            TRY(add_row(out, t, &row));
            rows++;
        }
    return TC_OK;
}

tc_status tc_rows_read(tc_rows *out, const tc_passage *p, const char *text, size_t length, tc_date date)
{
    TC_CLEANUP(tc_grid_clear) tc_grid t = {.text = text, .length = length, .date = date};
    bool headed;
    TRY(tc_grid_read(&headed, &t, p));
    return headed ? read_rows(out, &t, p) : TC_OK;
}
