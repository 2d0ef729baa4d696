/* Rows of a table, read as sentences: "head of the column, label of the row là figure unit". Columns are told by their
 * tabs, bars or wide spaces, which only the extracted text has; so a row is cut from there. */
#include "searcher/series/cell.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 64, CELL_MOST = 400, LINES_ABOVE = 3, PART_MOST = 150, LABEL_MOST = 80, LINE_MOST = 4000 };

/* What is known of a table while its rows are read. */
typedef struct table {
    const char *text;
    size_t length;
    tc_date date;
    tc_row_line head, below; /* `below`: what the head goes on with in a second line; of no cells where it does not */
    tc_column columns[TC_COLUMNS_MOST];
    size_t unit_column; /* the column that tells the unit of each row, or SIZE_MAX */
    char *unit;         /* of the whole table: "Đơn vị: triệu đồng"; NULL */
} table;

void tc_rows_clear(tc_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        free(rows->items[i].sentence);
        free(rows->items[i].row);
    }
    free(rows->items);
    *rows = (tc_rows){.count = 0};
}

static void table_clear(table *t)
{
    for (size_t i = 0; i < TC_COLUMNS_MOST; i++) tc_column_clear(&t->columns[i]);
    free(t->unit);
    t->unit = NULL;
}

/* ---- the head ---- */

/* The year that a cell is; 0 for none. */
static int year_of(const char *text, tc_range cell)
{
    char digits[5] = "";
    if (cell.end - cell.start != 4 || !tc_cell_is_number(text, cell)) return 0;
    memcpy(digits, text + cell.start, 4);
    int year = strspn(digits, "0123456789") == 4 ? atoi(digits) : 0;
    return year >= 1990 && year <= 2100 ? year : 0;
}

/* A line of words in several cells; of numbers it may hold years alone, two and more in order ("Chỉ tiêu | 2022 |
 * 2023"). */
static bool may_be_head(const char *text, const tc_row_line *l)
{
    size_t words = 0, years = 0;
    int before = 0, step = 0;
    for (size_t i = 0; i < l->count; i++) {
        words += tc_cell_has_letter(text, l->cells[i]);
        if (!tc_cell_is_number(text, l->cells[i])) continue;
        int year = year_of(text, l->cells[i]), way = year < before ? -1 : 1;
        if (!year || year == before || (before && step && way != step)) return false;
        if (before) step = way;
        before = year;
        years++;
    }
    return years ? words && years > 1 : words > 1;
}

bool tc_row_heads(const tc_context *c, const char *text, size_t length)
{
    return c->span.start < length && tc_row_line_read(text, length, c->span.start).count > 1;
}

static bool heads_by_context(table *t, const tc_passage *p)
{
    for (size_t i = 0; i < p->context_count; i++) {
        if (!tc_row_heads(&p->context[i], t->text, t->length)) continue;
        t->head = tc_row_line_read(t->text, t->length, p->context[i].span.start);
        return true;
    }
    return false;
}

/* A short table is one passage with its head. */
static bool heads_itself(table *t, const tc_passage *p)
{
    for (uint32_t i = 0; i < p->span_count; i++)
        for (uint32_t at = p->spans[i].start; at < p->spans[i].end && at < t->length; at = t->head.at.end + 1) {
            t->head = tc_row_line_read(t->text, t->length, at);
            if (t->head.count > 1) return may_be_head(t->text, &t->head);
        }
    return false;
}

/* "Thực hiện" above "11 tháng": the line below a spaced head goes on with it where nothing stands below the first two
 * of its cells, which number and name the rows, and nothing in it is a quantity. */
static tc_row_line second_line(const table *t, const tc_row_line *head)
{
    const tc_row_line none = {.count = 0};
    if (!head->spaced || head->at.end >= t->length) return none;
    tc_row_line next = tc_row_line_read(t->text, t->length, head->at.end + 1);
    next.count = 0;
    tc_row_line_cut(t->text, &next, 1);
    if (!next.count || next.count >= head->count) return none;
    tc_row_line_put_below(t->text, &next, head);
    for (size_t i = 0; i < 2 && i < next.count; i++)
        if (next.cells[i].end > next.cells[i].start) return none;
    return next;
}

/* Rows behind a footnote or a page break have the head of those before it: the nearest tc_row_line above of so many
 * cells, none of them a number. */
static bool heads_from_above(table *t, const tc_passage *p)
{
    if (!p->span_count || p->spans[0].start >= t->length) return false;
    tc_row_line row = tc_row_line_read(t->text, t->length, p->spans[0].start);
    uint32_t at = row.at.start;
    for (int lines = 0; row.count > 2 && at > 0 && lines < PART_MOST; lines++) {
        tc_row_line above = tc_row_line_read(t->text, t->length, at - 1);
        at = above.at.start;
        if (above.at.end - above.at.start > LINE_MOST) break;
        bool alike = above.spaced == row.spaced && (row.spaced ? above.count >= row.count : above.count == row.count);
        if (!alike || !may_be_head(t->text, &above)) continue;
        t->head = above;
        return true;
    }
    return false;
}

static void put_head(tc_buffer *out, const table *t, size_t column)
{
    tc_cell_put(out, t->text, t->head.cells[column]);
    if (column >= t->below.count || t->below.cells[column].start == t->below.cells[column].end) return;
    tc_put_char(out, ' ');
    tc_cell_put(out, t->text, t->below.cells[column]);
}

static tc_status read_columns(table *t)
{
    static const char *const names[] = {"dvt", "don vi tinh", "don vi", "dv tinh"};
    t->unit_column = SIZE_MAX;
    for (size_t i = 0; i < t->head.count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer head = {0}, fold = {0};
        put_head(&head, t, i);
        TRY(tc_buffer_check(&head));
        TRY(tc_column_read(&t->columns[i], head.data ? head.data : "", t->date));
        TRY(tc_cell_fold(&fold, t->text, t->head.cells[i]));
        for (size_t k = 0; k < TC_COUNT(names); k++)
            if (fold.data && !strcmp(fold.data, names[k])) t->unit_column = i;
    }
    return TC_OK;
}

/* Whether these are the last words before a colon: "Biểu 3. Đơn vị tính". */
static bool tells_unit(const char *lead)
{
    static const char *const words[] = {"dvt", "don vi", "don vi tinh", "dv tinh"};
    size_t length = strlen(lead);
    for (size_t i = 0; i < TC_COUNT(words); i++) {
        size_t n = strlen(words[i]);
        if (length < n || strcmp(lead + length - n, words[i]) != 0) continue;
        size_t front = length - n;
        while (front && lead[front - 1] == ' ') front--;
        if (!front || strchr(".;,(*-", lead[front - 1])) return true;
    }
    return false;
}

/* "Đơn vị: triệu đồng", "(ĐVT: con)": what stands behind the colon. */
static tc_status take_unit_line(table *t, tc_range at)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer fold = {0}, unit = {0};
    uint32_t colon = at.start;
    for (uint32_t i = at.start; i < at.end; i++)
        if (t->text[i] == ':') colon = i;
    if (t->text[colon] != ':') return TC_OK;
    TRY(tc_cell_fold(&fold, t->text, (tc_range){at.start, colon}));
    if (!tells_unit(fold.data ? fold.data : "")) return TC_OK;
    tc_cell_put(&unit, t->text, tc_cell_trim(t->text, (tc_range){colon + 1, at.end}));
    TRY(tc_buffer_check(&unit));
    size_t length = unit.length;
    while (length && strchr(").* ", unit.data[length - 1])) length--;
    free(t->unit);
    t->unit = length ? tc_strndup(unit.data, length) : NULL;
    return length && !t->unit ? tc_fail(TC_MEMORY, "no memory for the series") : TC_OK;
}

/* The unit of the table stands in one of the few lines above its head, which begins at byte `at`. */
static tc_status find_unit_line(table *t, uint32_t at)
{
    for (int lines = 0; at > 0 && lines < LINES_ABOVE && !t->unit;) {
        tc_row_line above = tc_row_line_read(t->text, t->length, at - 1);
        tc_range words = tc_cell_trim(t->text, above.at);
        at = above.at.start;
        if (words.start == words.end) continue;
        TRY(take_unit_line(t, words));
        lines++;
    }
    return TC_OK;
}

/* Whether a line has the cells of the head, word by word. */
static bool is_same_head(const table *t, const tc_row_line *l)
{
    if (l->count != t->head.count) return false;
    for (size_t i = 0; i < l->count; i++) {
        size_t n = l->cells[i].end - l->cells[i].start;
        if (n != t->head.cells[i].end - t->head.cells[i].start) return false;
        if (memcmp(t->text + l->cells[i].start, t->text + t->head.cells[i].start, n) != 0) return false;
    }
    return true;
}

/* A head that a page repeats is that of the table on a page before: what stands around its first part is of it too. */
static tc_row_line first_part(const table *t)
{
    tc_row_line first = t->head;
    uint32_t at = t->head.at.start;
    for (int lines = 0; at > 0 && lines < PART_MOST; lines++) {
        tc_row_line above = tc_row_line_read(t->text, t->length, at - 1);
        at = above.at.start;
        if (above.at.end - above.at.start > LINE_MOST) break;
        if (is_same_head(t, &above)) first = above;
    }
    return first;
}

static tc_status read_head(table *t)
{
    t->below = second_line(t, &t->head);
    TRY(find_unit_line(t, t->head.at.start));
    if (!t->unit || (t->head.spaced && !t->below.count)) {
        tc_row_line first = first_part(t);
        if (!t->below.count) t->below = second_line(t, &first);
        if (!t->unit) TRY(find_unit_line(t, first.at.start));
    }
    return read_columns(t);
}

/* ---- sentences ---- */

/* What the label of a spaced row goes on with in the next line, which holds nothing else. */
static void put_rest_of_label(tc_buffer *out, const table *t, const tc_row_line *row, size_t column)
{
    if (row->at.end >= t->length || column >= t->head.count) return;
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
static size_t label_column(const table *t, const tc_row_line *row)
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
static tc_status take_label_unit(tc_range *unit, const table *t, tc_range *label)
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

static void put_label(tc_buffer *out, const table *t, const tc_row_line *row, size_t column, tc_range label)
{
    if (column >= row->count) return;
    if (out->length) tc_put_char(out, ' ');
    tc_cell_put(out, t->text, label);
    if (row->spaced) put_rest_of_label(out, t, row, column);
}

static void put_unit(tc_buffer *out, const table *t, const tc_row_line *row, size_t column, tc_range of_label)
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
static size_t plan_of(const table *t, const tc_row_line *row, size_t column)
{
    const tc_column *c = &t->columns[column];
    for (size_t i = 0; i < t->head.count && i < row->count; i++) {
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
static tc_status read_row_period(tc_period *out, const table *t, const tc_row_line *row)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_column read = {.title = NULL};
    int year = year_of(t->text, row->cells[0]);
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
static tc_status add_sentence(tc_rows *out, const table *t, const tc_row_line *row, size_t column, tc_period when)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer sentence = {0};
    const tc_column *c = &t->columns[column];
    size_t plan = plan_of(t, row, column), names = label_column(t, row);
    if (when.from.year && names == 0) names = SIZE_MAX;
    tc_range label = names < row->count ? row->cells[names] : (tc_range){0, 0}, unit;
    TRY(take_label_unit(&unit, t, &label));
    if (column < t->head.count) tc_put_text(&sentence, c->title);
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

/* Whether a plan is told as the target of another figure of the row. */
static bool is_target(const table *t, const tc_row_line *row, size_t column)
{
    for (size_t i = 0; i < row->count && i < t->head.count; i++)
        if (i != column && plan_of(t, row, i) == column && tc_cell_is_number(t->text, row->cells[i])) return true;
    return false;
}

static tc_status add_row(tc_rows *out, const table *t, const tc_row_line *row)
{
    if (row->count < 2 || too_long(row)) return TC_OK;
    /* The first column counts the rows where it holds a number and the second does not. */
    size_t first = tc_cell_is_number(t->text, row->cells[0]) && !tc_cell_is_number(t->text, row->cells[1]) ? 1 : 0;
    tc_period when;
    TRY(read_row_period(&when, t, row));
    if (when.from.year) first = 1;
    for (size_t i = first; i < row->count; i++) {
        if (i == t->unit_column || t->columns[i].share || !tc_cell_is_number(t->text, row->cells[i])) continue;
        if (!is_target(t, row, i)) TRY(add_sentence(out, t, row, i, when));
    }
    return TC_OK;
}

/* ---- together ---- */

static tc_status read_rows(tc_rows *out, const table *t, const tc_passage *p)
{
    size_t rows = 0;
    uint32_t done = 0;
    for (uint32_t i = 0; i < p->span_count; i++)
        for (uint32_t at = p->spans[i].start; at < p->spans[i].end && at < t->length && rows < ROWS_MOST; at = done) {
            tc_row_line row = tc_row_line_read(t->text, t->length, at);
            if (row.spaced && t->head.spaced) tc_row_line_put_below(t->text, &row, &t->head);
            bool again = row.at.start < done || row.at.start == t->head.at.start ||
                         (t->below.count && row.at.start == t->below.at.start);
            done = row.at.end + 1;
            if (again || row.count < 2) continue;
            TRY(add_row(out, t, &row));
            rows++;
        }
    return TC_OK;
}

tc_status tc_rows_read(tc_rows *out, const tc_passage *p, const char *text, size_t length, tc_date date)
{
    TC_CLEANUP(table_clear) table t = {.text = text, .length = length, .date = date};
    if (!heads_by_context(&t, p) && !heads_itself(&t, p) && !heads_from_above(&t, p)) return TC_OK;
    TRY(read_head(&t));
    return read_rows(out, &t, p);
}
