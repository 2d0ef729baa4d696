/* The head of a table: the line that it begins in, what each column is headed by, the unit of the whole. */
#include "searcher/series/cell.h"
#include <stdlib.h>
#include <string.h>

enum { LINES_ABOVE = 3, PART_MOST = 150, LINE_MOST = 4000 };

void tc_grid_clear(tc_grid *t)
{
    for (size_t i = 0; i < TC_COLUMNS_MOST; i++) {
        tc_column_clear(&t->columns[i]);
        free(t->heads[i]);
    }
    free(t->unit);
    t->unit = NULL;
}

/* ---- the head ---- */

/* A line of words in several cells; of numbers it may hold years alone, two and more in order ("Chỉ tiêu | 2022 |
 * 2023"). */
static bool may_be_head(const char *text, const tc_row_line *l)
{
    size_t words = 0, years = 0;
    int before = 0, step = 0;
    for (size_t i = 0; i < l->count; i++) {
        words += tc_cell_has_letter(text, l->cells[i]);
        if (!tc_cell_is_number(text, l->cells[i])) continue;
        int year = tc_cell_year(text, l->cells[i]), way = year < before ? -1 : 1;
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

static bool heads_by_context(tc_grid *t, const tc_passage *p)
{
    for (size_t i = 0; i < p->context_count; i++) {
        if (!tc_row_heads(&p->context[i], t->text, t->length)) continue;
        t->head = tc_row_line_read(t->text, t->length, p->context[i].span.start);
        return true;
    }
    return false;
}

/* A short table is one passage with its head. */
static bool heads_itself(tc_grid *t, const tc_passage *p)
{
    for (uint32_t i = 0; i < p->span_count; i++)
        for (uint32_t at = p->spans[i].start; at < p->spans[i].end && at < t->length; at = t->head.at.end + 1) {
            t->head = tc_row_line_read(t->text, t->length, at);
            if (t->head.count > 1) return may_be_head(t->text, &t->head);
        }
    return false;
}

/* Rows behind a footnote or a page break have the head of those before it: the nearest line above of so many
 * cells, none of them a number. */
static bool heads_from_above(tc_grid *t, const tc_passage *p)
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

/* ---- columns ---- */

static tc_status replace_head(tc_grid *t, size_t column, const char *text)
{
    free(t->heads[column]);
    return tc_copy(&t->heads[column], text);
}

static tc_status set_head(tc_grid *t, size_t column, tc_range cell)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer head = {0};
    tc_cell_put(&head, t->text, cell);
    TRY(tc_buffer_check(&head));
    return replace_head(t, column, head.data ? head.data : "");
}

static tc_status read_first_line(tc_grid *t)
{
    t->count = t->head.count;
    for (size_t i = 0; i < t->count; i++) {
        TRY(set_head(t, i, t->head.cells[i]));
        if (t->head.spaced) t->places[i] = tc_cell_place(t->text, &t->head, i);
    }
    return TC_OK;
}

/* The cell of its line that a context stands in, in a line below the head's first; of no count for another line. */
static tc_row_line line_below(const tc_grid *t, const tc_context *c, size_t *cell)
{
    tc_row_line line = {.count = 0};
    if (c->span.start < t->head.at.end || c->span.start >= t->length) return line;
    line = tc_row_line_read(t->text, t->length, c->span.start);
    if (t->head.spaced) {
        line.count = 0;
        tc_row_line_cut(t->text, &line, 1);
    }
    for (*cell = 0; *cell < line.count && line.cells[*cell].end <= c->span.start;) ++*cell;
    if (*cell == line.count || line.spaced != t->head.spaced) line.count = 0;
    return line;
}

/* A head of a spaced table stands below the one that it goes on with, or, where another stands there already, beside
 * that below the head of both. */
static tc_status put_spaced_head(tc_grid *t, const tc_context *c, tc_range place, size_t *at, bool *below)
{
    size_t best = *at;
    for (size_t k = best + 1; k < t->count; k++)
        if (tc_cells_apart(place, t->places[k]) < tc_cells_apart(place, t->places[best])) best = k;
    if (below[best] && best + 1 < TC_COLUMNS_MOST && t->count < TC_COLUMNS_MOST) {
        size_t behind = t->count++ - ++best;
        memmove(t->heads + best + 1, t->heads + best, behind * sizeof *t->heads);
        memmove(t->places + best + 1, t->places + best, behind * sizeof *t->places);
        memmove(below + best + 1, below + best, behind * sizeof *below);
        t->heads[best] = NULL;
    }
    *at = best;
    below[best] = true;
    t->places[best] = place;
    return replace_head(t, best, c->text);
}

/* Heads that go on below the first line are whole in the context, which has one for each column, from left to right. */
static tc_status read_lines_below(tc_grid *t, const tc_passage *p)
{
    bool below[TC_COLUMNS_MOST] = {false};
    size_t at = 0, last = 0;
    for (size_t i = 0; i < p->context_count; i++) {
        const tc_context *c = &p->context[i];
        size_t cell = 0;
        tc_row_line line = line_below(t, c, &cell);
        if (!line.count) continue;
        if (line.spaced) {
            tc_range place = tc_cell_place(t->text, &line, cell);
            if (place.start < last) break; /* what follows names groups of rows */
            last = place.start;
            TRY(put_spaced_head(t, c, place, &at, below));
        } else if (cell >= last) {
            last = cell + 1;
            if (t->count < last) t->count = last;
            TRY(replace_head(t, cell, c->text));
        }
    }
    return TC_OK;
}

/* Whether a head says that its column tells the unit of each row. "Đơn vị" says so behind what names the rows, else it
 * is that itself. */
static bool tells_units(const char *head, bool named)
{
    return tc_head_of_units(head) || (named && tc_fold_equal(head, "đơn vị"));
}

static tc_status read_columns(tc_grid *t)
{
    bool named = false;
    t->unit_column = SIZE_MAX;
    for (size_t i = 0; i < t->count; i++) {
        if (!t->heads[i]) TRY(tc_copy(&t->heads[i], ""));
        TRY(tc_column_read(&t->columns[i], t->heads[i], t->date));
        if (tells_units(t->heads[i], named)) t->unit_column = i;
        named |= *t->heads[i] && !tc_head_numbers(t->heads[i]);
    }
    return TC_OK;
}

/* ---- the unit ---- */

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
static tc_status take_unit_line(tc_grid *t, tc_range at)
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
static tc_status find_unit_line(tc_grid *t, uint32_t at)
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
static bool is_same_head(const tc_grid *t, const tc_row_line *l)
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
static tc_row_line first_part(const tc_grid *t)
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

tc_status tc_grid_read(bool *headed, tc_grid *t, const tc_passage *p)
{
    *headed = heads_by_context(t, p) || heads_itself(t, p) || heads_from_above(t, p);
    if (!*headed) return TC_OK;
    TRY(find_unit_line(t, t->head.at.start));
    if (!t->unit) TRY(find_unit_line(t, first_part(t).at.start));
    TRY(read_first_line(t));
    TRY(read_lines_below(t, p));
    return read_columns(t);
}
