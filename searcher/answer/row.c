/* Rows of a table as they were cut into cells: each cell is a byte range of the extracted text of its own, and the rows
 * of a passage have the same columns filled, those whose heads are its context. */
#include "searcher/answer/answer.h"
#include <stdlib.h>
#include <string.h>

/* ---- cells ---- */

/* The bytes of the text that each of its ranges came to; false where they do not add up, as when spaces were folded. */
static bool place_cells(tc_scene *s, const tc_passage *p)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < p->span_count; i++) {
        uint32_t length = p->spans[i].end - p->spans[i].start;
        s->cells[i] = (tc_cell){.at = {at, at + length}, .column = TC_NO_COLUMN};
        at += length + 1;
    }
    return at == p->text_length + 1;
}

/* How many ranges the head of the table has that stand in the passage themselves. */
static uint32_t head_cells(const tc_passage *p, uint32_t columns)
{
    uint32_t last = 0, n = 0;
    for (uint32_t i = 0; i < columns; i++)
        if (p->context[i].span.start > last) last = p->context[i].span.start; /* in tiers, the first may stand last */
    for (uint32_t i = 0; i < p->span_count; i++)
        if (p->spans[i].start <= last) n = i + 1;
    return n;
}

/* "12", "IV"; "l", "$", "§" where a scanner misread one: what numbers a row. */
static bool is_row_number(const char *text, tc_range at)
{
    static const char *const MISREAD[] = {"l", "$", "&", "!", "?", "§", "¡"};
    uint32_t length = at.end - at.start;
    for (size_t i = 0; i < TC_COUNT(MISREAD); i++)
        if (strlen(MISREAD[i]) == length && !memcmp(MISREAD[i], text + at.start, length)) return true;
    return length && length <= 4 &&
           (strspn(text + at.start, "0123456789.") >= length || strspn(text + at.start, "IVX") >= length);
}

static bool is_mark(const char *text, tc_range at)
{
    return at.end == at.start + 1 && strchr("xXvV+", text[at.start]);
}

static bool has_letters(const char *text, tc_range at)
{
    uint32_t letters = 0;
    for (uint32_t i = at.start; i < at.end; i++) letters += (text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z';
    return letters > 1;
}

/* Whether a cell numbers a row, with words behind it. */
static bool opens_row(const tc_scene *s, const char *text, uint32_t i)
{
    return i + 1 < s->cell_count && is_row_number(text, s->cells[i].at) && has_letters(text, s->cells[i + 1].at);
}

/* Whether a number goes on with those of the rows before, of which the last one was `last`: a small figure before
 * words, "640 | Công ty A", is no row. */
static bool counts_on(const char *text, tc_range at, int last)
{
    bool plain = strspn(text + at.start, "0123456789") >= at.end - at.start;
    int number = plain ? atoi(text + at.start) : 0;
    return !plain || number == 1 || last == 0 || number == last + 1;
}

/* A row begins at each cell that numbers one. */
static void cut_numbered(tc_scene *s, const char *text, uint32_t first)
{
    uint32_t row = 0;
    int last = 0;
    for (uint32_t i = first; i < s->cell_count; i++) {
        if (opens_row(s, text, i) && counts_on(text, s->cells[i].at, last)) {
            row++;
            last = tc_is_digit(text[s->cells[i].at.start]) ? atoi(text + s->cells[i].at.start) : 0;
        }
        s->cells[i].row = row;
    }
}

/* As many cells as there are heads, counted from the end: the heads of empty columns stand before the first row. */
static bool cut_even(tc_scene *s, uint32_t first, uint32_t columns)
{
    uint32_t rest = ((uint32_t)s->cell_count - first) % columns, row = 0;
    if (rest && !first) return false;
    for (uint32_t i = first + rest; i < s->cell_count; i++) {
        if ((i - first - rest) % columns == 0) row++;
        s->cells[i].row = row;
    }
    return row > 0;
}

/* A cell is of the column whose head stands in the same place among those of its row, where no cell is missing. */
static void name_columns(tc_scene *s, uint32_t columns)
{
    for (uint32_t i = 0; i < s->cell_count;) {
        uint32_t end = i;
        while (end < s->cell_count && s->cells[end].row == s->cells[i].row) end++;
        for (uint32_t k = i; s->cells[i].row && end - i == columns && k < end; k++) s->cells[k].column = k - i;
        i = end;
    }
}

static bool is_number(const char *text, tc_range at)
{
    uint32_t length = at.end - at.start;
    return length && tc_is_digit(text[at.start]) && strspn(text + at.start, "0123456789.,/ %-") >= length;
}

/* "840 triệu đồng", "20/6/2024": a cell that is a typed span and nothing else. */
static void note_span(tc_scene *s, tc_cell *cell)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->at.start != cell->at.start || e->at.end != cell->at.end) continue;
        cell->figure |= e->kind == TC_ENTITY_FIGURE;
        cell->day |= e->kind == TC_ENTITY_DATE || e->kind == TC_ENTITY_PERIOD;
    }
    if (cell->day) cell->figure = false;
}

/* What each cell is; the first one of words in a row names it. */
static void note_kinds(tc_scene *s, const char *text)
{
    uint32_t named = 0;
    for (size_t i = 0; i < s->cell_count; i++) {
        tc_cell *cell = &s->cells[i];
        if (!cell->row) continue;
        cell->mark = is_mark(text, cell->at);
        cell->figure = is_number(text, cell->at);
        note_span(s, cell);
        cell->label = cell->row > named && has_letters(text, cell->at) && !cell->figure && !cell->day;
        if (cell->label) named = cell->row;
    }
}

/* Whether the cells of each column from `first` on are mostly of one kind, figures or none: otherwise the rows were cut
 * amiss, as when the context holds more than the heads. */
static bool columns_alike(const tc_scene *s, uint32_t first, uint32_t columns)
{
    for (uint32_t column = first; column < columns; column++) {
        uint32_t figures = 0, all = 0;
        for (size_t i = 0; i < s->cell_count; i++) {
            if (s->cells[i].column != column) continue;
            all++;
            figures += s->cells[i].figure;
        }
        if (3 * figures > all && 3 * figures < 2 * all) return false;
    }
    return true;
}

/* Cuts the rows into so many columns; false where they do not come out so. */
static bool cut_rows(tc_scene *s, const tc_passage *p, uint32_t columns)
{
    uint32_t first = head_cells(p, columns);
    if (!place_cells(s, p)) return false;
    bool numbered = tc_table_numbered(p);
    if (numbered)
        cut_numbered(s, p->text, first);
    else if (!cut_even(s, first, columns))
        return false;
    name_columns(s, columns);
    note_kinds(s, p->text);
    return columns_alike(s, numbered, columns);
}

static bool any_named(const tc_scene *s)
{
    for (size_t i = 0; i < s->cell_count; i++)
        if (s->cells[i].column != TC_NO_COLUMN) return true;
    return false;
}

/* Behind the heads of the columns the context names the groups that the rows stand in, two at most. */
tc_status tc_scene_read_cells(tc_scene *s)
{
    enum { GROUPS_MOST = 2 };
    const tc_passage *p = &s->hit->passage;
    uint32_t all = (uint32_t)p->context_count;
    if (p->kind != TC_PASSAGE_ROW || all < 2 || !p->span_count) return TC_OK;
    s->cells = calloc(p->span_count, sizeof *s->cells);
    if (!s->cells) return tc_fail(TC_MEMORY, "no memory for the answer");
    s->cell_count = p->span_count;
    for (uint32_t groups = 0; groups <= GROUPS_MOST && groups + 2 <= all; groups++)
        if (cut_rows(s, p, all - groups) && any_named(s)) {
            s->columns = all - groups;
            return TC_OK;
        }
    if (!cut_rows(s, p, all)) s->cell_count = 0;
    return TC_OK;
}

const tc_cell *tc_scene_cell(const tc_scene *s, uint32_t token)
{
    uint32_t at = s->tokens.items[token].start;
    size_t low = 0, high = s->cell_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->cells[middle].at.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->cell_count && s->cells[low].at.start <= at ? &s->cells[low] : NULL;
}

/* ---- what a row says of a cell ---- */

const tc_context *tc_cell_head(const tc_scene *s, const tc_cell *cell)
{
    return cell && cell->column != TC_NO_COLUMN ? &s->hit->passage.context[cell->column] : NULL;
}

double tc_cell_holds(const tc_scene *s, const tc_cell *cell, const tc_query *q, size_t word)
{
    return tc_cell_head(s, cell) ? s->heads[cell->column * q->count + word] : 0;
}

bool tc_scene_in_row(const tc_scene *s, uint32_t asked, uint32_t token)
{
    const tc_cell *row = tc_scene_cell(s, asked), *other = row && row->row ? tc_scene_cell(s, token) : NULL;
    return !other || !other->row || other->row == row->row;
}

bool tc_scene_marked(const tc_scene *s, uint32_t token)
{
    const tc_cell *cell = tc_scene_cell(s, token);
    for (size_t i = 0; cell && cell->row && i < s->cell_count; i++)
        if (s->cells[i].mark && s->cells[i].row == cell->row && s->cells[i].column != TC_NO_COLUMN) return true;
    return false;
}

/* How a head tells of a cell: as what it is said to be, as what names it, or of another cell alone. */
typedef enum head_role { HEAD_SAYS, HEAD_NAMES, HEAD_OF_OTHER } head_role;

/* What is asked of a figure, a day or any other cell but the one that names the row is its own column's; what is asked
 * of the name of a row is what a mark in it says. */
static head_role role_of(const tc_cell *asked, const tc_cell *other)
{
    if (asked == other) return asked->label ? HEAD_NAMES : HEAD_SAYS;
    if (other->mark) return asked->label ? HEAD_SAYS : HEAD_OF_OTHER;
    bool figures = other->column && asked->figure && other->figure;
    return figures || (asked->day && other->day) ? HEAD_OF_OTHER : HEAD_NAMES;
}

static void raise(double *value, double to)
{
    if (to > *value) *value = to;
}

void tc_scene_hold_heads(const tc_scene *s, const tc_cell *asked, size_t words, double *best, double *pair,
                         double *above)
{
    static const double SAYS = 0.95;
    if (asked->column == TC_NO_COLUMN) return;
    memcpy(above, s->above_table, words * sizeof *above);
    for (size_t i = 0; i < s->cell_count; i++) {
        const tc_cell *other = &s->cells[i];
        head_role role = role_of(asked, other);
        if (other->row != asked->row || role == HEAD_OF_OTHER) continue;
        const double *held = s->heads + other->column * words;
        for (size_t k = 0; k < words; k++) {
            raise(&above[k], held[k]);
            if (role != HEAD_SAYS || held[k] <= 0) continue;
            raise(&best[k], SAYS * held[k]);
            if (k + 1 < words && held[k + 1] > 0) raise(&pair[k], SAYS * held[k]);
        }
    }
}

/* How much of the question a head holds. */
static double held_by(const tc_scene *s, const tc_wanted *w, const tc_cell *cell)
{
    double held = 0;
    for (size_t i = 0; i < w->query->count; i++) held += w->weights[i] * tc_cell_holds(s, cell, w->query, i);
    return held;
}

const tc_context *tc_answer_head(const tc_scene *s, const tc_wanted *w, const tc_proposal *p)
{
    const tc_cell *cell = p->labelled ? NULL : tc_scene_cell(s, p->first), *best = NULL;
    if (!cell || !cell->row) return NULL;
    if (!cell->label) return tc_cell_head(s, cell);
    for (size_t i = 0; i < s->cell_count; i++) {
        const tc_cell *mark = &s->cells[i];
        if (!mark->mark || mark->row != cell->row || !tc_cell_head(s, mark)) continue;
        if (!best || held_by(s, w, mark) > held_by(s, w, best)) best = mark;
    }
    return tc_cell_head(s, best);
}

/* ---- looking up ---- */

/* Whether a word of the question says a token, or an abbreviation of it does: "TĐC" says "tái định cư". */
static bool is_asked(const tc_scene *s, const tc_query *q, uint32_t token)
{
    static const double SURE = 0.8;
    for (size_t k = 0; k < q->count; k++)
        if (!q->words[k].question && tc_token_is_query(&s->tokens.items[token], &q->words[k])) return true;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        if (x->from <= token && token <= x->to && x->first == x->last && x->to > x->from && x->quality >= SURE)
            return true;
    }
    return false;
}

/* "P. Bến Gạo", "X. Nậm Kén": a noun cut down to a letter tells no more than the name behind it. */
static bool is_short_noun(const tc_scene *s, uint32_t at)
{
    const tc_token *t = &s->tokens.items[at];
    return t->end - t->start == 1 && t->flags & TC_TOKEN_CAPITAL && s->hit->passage.text[t->end] == '.' &&
           t[1].flags & TC_TOKEN_CAPITAL;
}

uint32_t tc_cell_asked(const tc_scene *s, const tc_wanted *w, const tc_cell *cell, uint32_t *count)
{
    uint32_t first, last, asked = 0;
    bool inside = false;
    *count = 0;
    if (!tc_scene_tokens(s, cell->at, &first, &last)) return 0;
    for (uint32_t i = first; i <= last; i++) {
        const char *text = s->hit->passage.text;
        for (uint32_t at = i > first ? s->tokens.items[i - 1].end : cell->at.start; at < s->tokens.items[i].start; at++)
            inside = text[at] == '(' || (inside && text[at] != ')');
        if (inside || (i == first && i < last && is_short_noun(s, i))) continue;
        ++*count;
        asked += is_asked(s, w->query, i);
    }
    return asked;
}

static const tc_cell *label_of(const tc_scene *s, uint32_t row)
{
    for (size_t i = 0; row && i < s->cell_count; i++)
        if (s->cells[i].row == row && s->cells[i].label) return &s->cells[i];
    return NULL;
}

tc_status tc_answer_propose_marked(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    static const double MARKED = 1.3;
    if (w->asked == SIZE_MAX || !tc_query_wording(w->query, w->asked, "nào")) return TC_OK;
    for (size_t i = 0; i < s->cell_count; i++) {
        const tc_cell *mark = &s->cells[i], *label = mark->mark ? label_of(s, mark->row) : NULL;
        if (!label || !tc_cell_head(s, mark) || held_by(s, w, mark) <= 0) continue;
        size_t before = out->count;
        TRY(tc_proposal_add(out, s, label->at, NULL, MARKED));
        if (out->count > before) out->items[before].given = out->items[before].whole = true;
    }
    return TC_OK;
}
