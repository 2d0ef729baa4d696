/* Lines of a table in the extracted text, cut into cells at their tabs, bars or wide spaces. */
#include "searcher/series/cell.h"
#include <stdlib.h>
#include <string.h>

/* Spaces that part cells, and cells that they make of a line. */
enum { APART = 2, SPACED_LEAST = 3 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f';
}

tc_range tc_cell_trim(const char *text, tc_range at)
{
    while (at.start < at.end && is_blank(text[at.start])) at.start++;
    while (at.start < at.end && is_blank(text[at.end - 1])) at.end--;
    return at;
}

/* The bars around a line of Markdown part no cells. */
static tc_range without_bars(const char *text, tc_range at)
{
    tc_range inner = tc_cell_trim(text, at);
    if (inner.start == inner.end || text[inner.start] != '|') return at;
    inner.start++;
    if (inner.end > inner.start && text[inner.end - 1] == '|') inner.end--;
    return inner;
}

void tc_row_line_cut(const char *text, tc_row_line *l, size_t least)
{
    tc_row_line cut = {.at = l->at, .spaced = true};
    uint32_t spaces = APART;
    for (uint32_t at = l->at.start; at < l->at.end; at++) {
        if (is_blank(text[at])) {
            spaces++;
            continue;
        }
        if (spaces >= APART) {
            if (cut.count == TC_COLUMNS_MOST) return;
            cut.cells[cut.count++].start = at;
        }
        cut.cells[cut.count - 1].end = at + 1;
        spaces = 0;
    }
    if (cut.count >= least) *l = cut;
}

tc_range tc_cell_place(const char *text, const tc_row_line *l, size_t cell)
{
    tc_range place = {0, 0};
    for (uint32_t at = l->at.start; at < l->cells[cell].end; at++) {
        uint32_t one = ((unsigned char)text[at] & 0xC0) != 0x80;
        if (at < l->cells[cell].start) place.start += one;
        place.end += one;
    }
    return place;
}

uint32_t tc_cells_apart(tc_range a, tc_range b)
{
    if (a.start < b.end && b.start < a.end) return 0;
    return a.end <= b.start ? b.start - a.end + 1 : a.start - b.end + 1;
}

void tc_row_line_put_below(const char *text, tc_row_line *row, const tc_range *places, size_t count)
{
    tc_row_line placed = {.at = row->at, .count = count, .spaced = true};
    size_t from = 0;
    for (size_t i = 0; i < count; i++) placed.cells[i] = (tc_range){row->at.end, row->at.end};
    for (size_t i = 0; i < row->count; i++) {
        tc_range at = tc_cell_place(text, row, i);
        size_t best = from;
        for (size_t k = from + 1; k < count; k++)
            if (tc_cells_apart(at, places[k]) < tc_cells_apart(at, places[best])) best = k;
        if (placed.cells[best].end == placed.cells[best].start) placed.cells[best] = row->cells[i];
        placed.cells[best].end = row->cells[i].end;
        from = best;
    }
    *row = placed;
}

tc_row_line tc_row_line_read(const char *text, size_t length, uint32_t inside)
{
    tc_row_line l = {.at = {inside, inside}};
    while (l.at.start > 0 && text[l.at.start - 1] != '\n') l.at.start--;
    while (l.at.end < length && text[l.at.end] != '\n') l.at.end++;
    tc_range inner = without_bars(text, l.at);
    for (uint32_t at = inner.start; l.count < TC_COLUMNS_MOST;) {
        uint32_t end = at;
        while (end < inner.end && text[end] != '\t' && text[end] != '|') end++;
        l.cells[l.count++] = tc_cell_trim(text, (tc_range){at, end});
        if (end >= inner.end) break;
        at = end + 1;
    }
    if (l.count == 1) tc_row_line_cut(text, &l, SPACED_LEAST);
    return l;
}

/* The byte behind a tag ("<b>", "</sup>") at `at`; `at` itself for a sign of less ("< 2%"). */
static uint32_t behind_tag(const char *text, uint32_t at, uint32_t end)
{
    uint32_t letter = at + 1 + (at + 1 < end && text[at + 1] == '/');
    if (text[at] != '<' || letter >= end || (text[letter] | 0x20) < 'a' || (text[letter] | 0x20) > 'z') return at;
    const char *close = memchr(text + letter, '>', end - letter);
    return close ? (uint32_t)(close - text) + 1 : at;
}

void tc_cell_put(tc_buffer *out, const char *text, tc_range at)
{
    for (uint32_t i = at.start; i < at.end;) {
        uint32_t behind = behind_tag(text, i, at.end);
        if (behind == i && text[i] != '*') tc_put_char(out, text[i]);
        i = behind == i ? i + 1 : behind;
    }
}

bool tc_cell_is_number(const char *text, tc_range at)
{
    bool digit = false;
    for (uint32_t i = at.start; i < at.end; i++) {
        digit |= text[i] >= '0' && text[i] <= '9';
        if (!strchr("0123456789.,/ %-", text[i])) return false;
    }
    return digit;
}

int tc_cell_year(const char *text, tc_range cell)
{
    char digits[5] = "";
    if (cell.end - cell.start != 4 || !tc_cell_is_number(text, cell)) return 0;
    memcpy(digits, text + cell.start, 4);
    int year = strspn(digits, "0123456789") == 4 ? atoi(digits) : 0;
    return year >= 1990 && year <= 2100 ? year : 0;
}

bool tc_cell_has_letter(const char *text, tc_range at)
{
    for (uint32_t i = at.start; i < at.end; i++)
        if ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z') return true;
    return false;
}

tc_status tc_cell_fold(tc_buffer *out, const char *text, tc_range at)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer cell = {0};
    tc_cell_put(&cell, text, at);
    TRY(tc_buffer_check(&cell));
    TRY(tc_fold(out, cell.data ? cell.data : "", cell.length));
    return tc_buffer_check(out);
}
