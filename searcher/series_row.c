/* Rows of a table, read as sentences: "head of the column, label of the row là figure unit". Columns are told by their
 * tabs, which only the extracted text has; so a row is cut from there. */
#include "searcher/series.h"
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MOST = 32, ROWS_MOST = 64, CELL_MOST = 400 };

typedef struct line {
    tc_range at;
    tc_range cells[COLUMNS_MOST];
    size_t count;
} line;

void tc_rows_clear(tc_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        free(rows->items[i].sentence);
        free(rows->items[i].row);
    }
    free(rows->items);
    *rows = (tc_rows){.count = 0};
}

/* ---- lines and cells ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f';
}

static tc_range trimmed(const char *text, tc_range at)
{
    while (at.start < at.end && is_blank(text[at.start])) at.start++;
    while (at.start < at.end && is_blank(text[at.end - 1])) at.end--;
    return at;
}

static line read_line(const char *text, size_t length, uint32_t inside)
{
    line l = {.at = {inside, inside}};
    while (l.at.start > 0 && text[l.at.start - 1] != '\n') l.at.start--;
    while (l.at.end < length && text[l.at.end] != '\n') l.at.end++;
    for (uint32_t at = l.at.start; l.count < COLUMNS_MOST;) {
        uint32_t end = at;
        while (end < l.at.end && text[end] != '\t' && text[end] != '|') end++;
        l.cells[l.count++] = trimmed(text, (tc_range){at, end});
        if (end >= l.at.end) break;
        at = end + 1;
    }
    return l;
}

/* Copies a cell without tags and asterisks of Markdown. */
static void put_cell(tc_buffer *out, const char *text, tc_range at)
{
    bool tag = false;
    for (uint32_t i = at.start; i < at.end; i++) {
        if (text[i] == '<') tag = true;
        if (!tag && text[i] != '*') tc_put_char(out, text[i]);
        if (text[i] == '>') tag = false;
    }
}

static bool is_number(const char *text, tc_range at)
{
    bool digit = false;
    for (uint32_t i = at.start; i < at.end; i++) {
        digit |= text[i] >= '0' && text[i] <= '9';
        if (!strchr("0123456789.,/ %-", text[i])) return false;
    }
    return digit;
}

static bool has_letter(const char *text, tc_range at)
{
    for (uint32_t i = at.start; i < at.end; i++)
        if ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z') return true;
    return false;
}

/* ---- units ---- */

static tc_status folds_to(bool *same, const char *text, tc_range at, const char *const *words)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer cell = {0}, folded = {0};
    *same = false;
    put_cell(&cell, text, at);
    TRY(tc_buffer_check(&cell));
    if (!cell.length) return TC_OK;
    TRY(tc_fold(&folded, cell.data, cell.length));
    TRY(tc_buffer_check(&folded));
    for (; *words && !*same; words++) *same = folded.data && !strcmp(folded.data, *words);
    return TC_OK;
}

/* "(tỷ đồng)" at the end of a head. */
static tc_range unit_of_head(const char *text, tc_range *head)
{
    uint32_t open = head->end;
    while (open > head->start && text[open - 1] != '(') open--;
    if (open == head->start) return (tc_range){0, 0};
    uint32_t close = open;
    while (close < head->end && text[close] != ')') close++;
    tc_range unit = trimmed(text, (tc_range){open, close});
    *head = trimmed(text, (tc_range){head->start, open - 1});
    return unit;
}

/* The column that tells the unit of each row, or SIZE_MAX. */
static tc_status find_unit_column(size_t *out, const char *text, const line *head)
{
    static const char *const names[] = {"dvt", "don vi tinh", "don vi", "dv tinh", NULL};
    *out = SIZE_MAX;
    for (size_t i = 0; i < head->count; i++) {
        bool same;
        TRY(folds_to(&same, text, head->cells[i], names));
        if (same) *out = i;
    }
    return TC_OK;
}

/* ---- sentences ---- */

static void put_label(tc_buffer *out, const char *text, const line *row, size_t unit)
{
    for (size_t i = 0; i < row->count; i++) {
        if (i == unit || !has_letter(text, row->cells[i]) || row->cells[i].end - row->cells[i].start < 2) continue;
        if (out->length) tc_put_char(out, ' ');
        put_cell(out, text, row->cells[i]);
        return; /* the first words of a row name it; what follows are remarks */
    }
}

static tc_status add_sentence(tc_rows *out, const char *text, const line *head, const line *row, size_t column,
                              size_t unit_column)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer sentence = {0}, whole = {0};
    tc_range title = column < head->count ? head->cells[column] : (tc_range){0, 0}, cell = row->cells[column];
    tc_range unit = unit_of_head(text, &title);
    if (unit_column < row->count) unit = row->cells[unit_column];
    put_cell(&sentence, text, title);
    put_label(&sentence, text, row, unit_column);
    tc_put_text(&sentence, " là ");
    uint32_t at = (uint32_t)sentence.length;
    put_cell(&sentence, text, cell);
    tc_put_char(&sentence, ' ');
    put_cell(&sentence, text, unit);
    for (size_t i = 0; i < row->count; i++) {
        if (row->cells[i].end == row->cells[i].start) continue;
        if (whole.length) tc_put_char(&whole, ' ');
        put_cell(&whole, text, row->cells[i]);
    }
    TRY(tc_buffer_check(&sentence));
    TRY(tc_buffer_check(&whole));
    TRY(TC_GROW(out->items, out->capacity, out->count + 1));
    out->items[out->count] = (tc_row){.sentence = tc_buffer_steal(&sentence), .at = at, .cell = cell};
    out->items[out->count].row = tc_buffer_steal(&whole);
    if (!out->items[out->count].sentence || !out->items[out->count].row) {
        free(out->items[out->count].sentence);
        free(out->items[out->count].row);
        return tc_fail(TC_MEMORY, "no memory for the series");
    }
    out->count++;
    return TC_OK;
}

static bool too_long(const line *l)
{
    for (size_t i = 0; i < l->count; i++)
        if (l->cells[i].end - l->cells[i].start > CELL_MOST) return true;
    return false;
}

static tc_status add_row(tc_rows *out, const char *text, const line *head, const line *row, size_t unit_column)
{
    if (row->count < 2 || too_long(row)) return TC_OK;
    /* The first column counts the rows where it holds a number and the second does not. */
    size_t first = is_number(text, row->cells[0]) && !is_number(text, row->cells[1]) ? 1 : 0;
    for (size_t i = first; i < row->count; i++)
        if (i != unit_column && is_number(text, row->cells[i])) TRY(add_sentence(out, text, head, row, i, unit_column));
    return TC_OK;
}

tc_status tc_rows_read(tc_rows *out, const tc_passage *p, const char *text, size_t length)
{
    size_t unit_column, rows = 0;
    if (!p->context_count || !p->span_count || p->context[0].span.start >= length) return TC_OK;
    line head = read_line(text, length, p->context[0].span.start);
    TRY(find_unit_column(&unit_column, text, &head));
    for (uint32_t done = 0, i = 0; i < p->span_count && rows < ROWS_MOST; i++) {
        if (p->spans[i].start < done || p->spans[i].start >= length) continue;
        line row = read_line(text, length, p->spans[i].start);
        done = row.at.end;
        if (row.at.start == head.at.start) continue;
        TRY(add_row(out, text, &head, &row, unit_column));
        rows++;
    }
    return TC_OK;
}
