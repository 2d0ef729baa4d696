/* Looking a cell up in a table: the row that the question names, and of its cells the one whose column it asks for. Two
 * rows or two columns that fit alike answer nothing. */
#include "searcher/answer/look.h"
#include <stdlib.h>
#include <string.h>

/* ---- rows ---- */

/* How well each word of the question stands in a cell. */
static void hold_cell(double *held, const tc_scene *s, const tc_cell *cell, double weight)
{
    uint32_t first, last;
    if (!tc_scene_tokens(s, cell->at, &first, &last)) return;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        if (x->from < first || x->to > last) continue;
        for (uint32_t k = x->first; k <= x->last; k++) tc_raise(&held[k], weight * x->quality);
    }
}

/* The row before this one that names a group, "II | Dự án khởi công mới": no cell of it stands below a head; 0. */
static uint32_t group_of(const tc_scene *s, uint32_t row)
{
    uint32_t group = 0;
    for (size_t i = 0; i < s->cell_count && s->cells[i].row < row; i++)
        if (s->cells[i].row && s->cells[i].column == TC_NO_COLUMN) group = s->cells[i].row;
    return group;
}

/* What a row says: its cells, its group, the groups in the context, and the heads of what is no figure. */
static void hold_row(const tc_lookup *l, uint32_t row)
{
    static const double GROUP = 0.9;
    const tc_scene *s = l->scene;
    size_t words = l->wanted->query->count;
    uint32_t group = group_of(s, row);
    memset(l->row, 0, words * sizeof *l->row);
    for (size_t i = 0; i < s->cell_count; i++) {
        const tc_cell *cell = &s->cells[i];
        if (cell->row == row && !cell->figure) hold_cell(l->row, s, cell, 1);
        if (group && cell->row == group) hold_cell(l->row, s, cell, GROUP);
        if (cell->row != row || cell->figure || cell->column == TC_NO_COLUMN) continue;
        for (size_t k = 0; k < words; k++) tc_raise(&l->row[k], GROUP * s->heads[cell->column * words + k]);
    }
    for (size_t i = s->columns; i < s->hit->passage.context_count; i++)
        for (size_t k = 0; k < words; k++) tc_raise(&l->row[k], GROUP * s->heads[i * words + k]);
}

static bool asks_total(const tc_query *q)
{
    static const char *const totals[] = {"tổng", "tổng cộng", "toàn", "cả thảy", "tất cả"};
    for (size_t i = 0; i < q->count; i++)
        if (tc_query_among(q, i, totals, TC_COUNT(totals), NULL)) return true;
    return false;
}

/* How much of a row's name is asked, and how much of the question that is. */
typedef struct naming {
    double named, held;
} naming;

static naming name_of(const tc_lookup *l, const tc_cell *label, double *room)
{
    const tc_wanted *w = l->wanted;
    naming out = {0, 0};
    uint32_t count, asked = tc_cell_asked(l->scene, w, label, &count);
    if (tc_says_total(l->scene->hit->passage.text + label->at.start, label->at.end - label->at.start))
        return (naming){asks_total(w->query), 0};
    memset(room, 0, w->query->count * sizeof *room);
    hold_cell(room, l->scene, label, 1);
    for (size_t i = 0; i < w->query->count; i++)
        if (w->weights[i] > 0 && !tc_word_joins(w->query, i)) out.held += w->weights[i] * room[i];
    out.named = count ? (double)asked / count : 0;
    return out;
}

/* So much of a cell is asked where it names its row. */
static const double NAMED_LEAST = 0.5;

/* The cell that the question names a row by: its label, or where less than half of that is asked a longer one of words
 * of which most is: "Sáng 12/5 | Họp giao ban với các phường | Phòng 2". */
static const tc_cell *naming_cell(const tc_lookup *l, const tc_cell *label, double *room)
{
    enum { ASKED_LEAST = 4 };
    const tc_scene *s = l->scene;
    const tc_cell *best = label;
    naming own = name_of(l, label, room);
    double most = own.held;
    uint32_t count;
    if (own.named >= NAMED_LEAST) return label;
    for (size_t i = 0; i < s->cell_count; i++) {
        const tc_cell *cell = &s->cells[i];
        bool words = cell->row == label->row && cell->column != TC_NO_COLUMN && !cell->figure && !cell->day;
        if (!words || cell->mark || tc_cell_asked(s, l->wanted, cell, &count) < ASKED_LEAST) continue;
        double held = name_of(l, cell, room).held;
        if (held > most) most = held, best = cell;
    }
    return best;
}

/* How sure it is that the question names this row; 0 where it names another one as well. */
static double row_fit(const tc_lookup *l, const tc_cell *label, double *room)
{
    static const double ALIKE = 0.95, CLEARER = 0.1;
    const tc_scene *s = l->scene;
    naming own = name_of(l, label, room);
    if (own.named < NAMED_LEAST) return 0;
    for (size_t i = 0; i < s->cell_count; i++) {
        const tc_cell *other = &s->cells[i];
        bool names = label->label ? other->label : other->column == label->column;
        if (!names || other->row == label->row || other->column == TC_NO_COLUMN) continue;
        naming rival = name_of(l, other, room);
        if (rival.named < NAMED_LEAST || own.held == 0) continue;
        if (rival.held >= ALIKE * own.held && rival.named + CLEARER > own.named) return 0;
    }
    return NAMED_LEAST + (1 - NAMED_LEAST) * own.named;
}

/* ---- cells ---- */

/* How much of the question the table says of a cell: above it, in its row, in the head of its column. */
static double told_of(const tc_lookup *l, const tc_cell *cell, double *names)
{
    static const double NAME_THERE = 0.45;
    const tc_wanted *w = l->wanted;
    bool measured = w->unit_first != SIZE_MAX && w->measure != TC_MEASURE_COUNTED;
    double sum = 0, all = 0, there = 0, named = 0;
    for (size_t i = 0; i < w->query->count; i++) {
        if (!tc_lookup_counts(l, i) || (measured && w->unit_first <= i && i <= w->unit_last)) continue;
        double held = l->row[i];
        tc_raise(&held, tc_cell_holds(l->scene, cell, w->query, i));
        tc_raise(&held, l->scene->above_table[i]);
        sum += w->weights[i] * held;
        all += w->weights[i];
        if (!w->names[i] && !w->wards[i]) continue;
        named += w->weights[i];
        there += held >= NAME_THERE ? w->weights[i] : 0;
    }
    *names = named > 0 ? there / named : 1;
    return all > 0 ? sum / all : 0;
}

static bool is_of_kind(const tc_lookup *l, const tc_cell *cell)
{
    const char *kind = l->wanted->kind;
    if (!strcmp(kind, "amount")) return cell->figure;
    if (!strcmp(kind, "date")) return cell->day;
    return !cell->figure || (l->wanted->asked == SIZE_MAX && strcmp(kind, "org") != 0);
}

/* Whether a cell may be looked up: no number of a row, no name of it, no unit and no mark. */
static bool may_be_asked(const tc_lookup *l, const tc_cell *cell)
{
    if (!cell->row || cell->column == TC_NO_COLUMN || cell == l->name || cell->mark) return false;
    bool numbers = !cell->column && cell->figure;
    return !numbers && cell->column != l->unit_column && is_of_kind(l, cell);
}

/* How many cells of a row may be looked up. */
static size_t count_asked(const tc_lookup *l, uint32_t row)
{
    size_t n = 0;
    for (size_t i = 0; i < l->scene->cell_count; i++)
        n += l->scene->cells[i].row == row && may_be_asked(l, &l->scene->cells[i]);
    return n;
}

static double between(double least, double part)
{
    return least + (1 - least) * part;
}

/* What is left of a column of whose head nothing is asked; the only one there is; two columns that fit so nearly alike
 * are one as good as the other, and leave so much; nothing of the question is told beside a cell; a longer head that
 * the question says wholly may fall behind a part of it so far. */
static const double WORDS_LEAST = 0.5, LONE = 0.6, ALIKE = 0.9, TORN = 0.5, UNTOLD = 0.25, PART = 0.7;

/* How much of a head's words the question holds as they are typed. */
static double head_said(const tc_query *q, const char *head)
{
    size_t words = 0, said = 0;
    for (const char *c = head; *c; c += strspn(c, " ")) {
        size_t n = strcspn(c, " ");
        said += tc_query_says(q, c, n);
        words++;
        c += n;
    }
    return words ? (double)said / (double)words : 0;
}

static bool among_heads(const tc_passage *p, tc_range span)
{
    for (size_t i = 0; i < p->context_count; i++)
        if (p->context[i].span.start == span.start) return true;
    return false;
}

/* Whether the table has a column that is asked for more fully than this head, and whose cells are empty here: other
 * rows of it that were found have one there. */
static bool is_empty_there(const tc_lookup *l, const tc_context *head)
{
    const tc_scene *s = l->scene;
    double own = head_said(l->wanted->query, head->text);
    for (size_t i = 0; own < 1 && i < s->results->hit_count; i++) {
        const tc_hit *hit = &s->results->hits[i];
        const tc_passage *p = &hit->passage;
        if (hit == s->hit || strcmp(hit->document_id, s->hit->document_id) != 0) continue;
        if (!among_heads(p, head->span)) continue;
        for (size_t k = 0; k < p->context_count; k++)
            if (!among_heads(&s->hit->passage, p->context[k].span) &&
                head_said(l->wanted->query, p->context[k].text) == 1)
                return true;
    }
    return false;
}

/* The best cell of a row; NULL for none. */
static tc_status best_of_row(const tc_cell **out, double *score, tc_proposal *told, const tc_lookup *l, uint32_t row)
{
    double best = 0, second = 0;
    size_t said = 0;
    bool lone = count_asked(l, row) == 1;
    *out = NULL;
    for (size_t i = 0; i < l->scene->cell_count; i++) {
        const tc_cell *cell = &l->scene->cells[i];
        tc_column_fit fit;
        double names;
        if (cell->row != row || !may_be_asked(l, cell)) continue;
        TRY(tc_column_weigh(&fit, l, cell));
        if (lone) tc_raise(&fit.words, LONE);
        double here = between(WORDS_LEAST, fit.words) * fit.rest;
        double evidence = told_of(l, cell, &names);
        /* "Số hộ ngập sâu" is not what "Số hộ ngập" heads, where the question says all of the longer head. */
        bool part = fit.said && fit.said < said && best >= PART * here,
             over = said && fit.said > said && here >= PART * best;
        if (part || (here <= best && !over)) {
            if (!part) tc_raise(&second, here);
            continue;
        }
        if (!over) second = best;
        best = here;
        said = fit.said;
        *out = cell;
        *score = here * between(UNTOLD, evidence);
        told->evidence = evidence;
        told->names = names;
        told->period = 1;
    }
    if (*out && (second >= ALIKE * best || is_empty_there(l, tc_cell_head(l->scene, *out)))) *score *= TORN;
    return TC_OK;
}

/* The typed span that a cell is; NULL for none. */
static const tc_entity *entity_in(const tc_scene *s, const tc_cell *cell)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].at.start == cell->at.start && list->items[i].at.end == cell->at.end) return &list->items[i];
    return NULL;
}

/* Where the question names a row, no other figure answers than the one below the head that it names, and no day that
 * is told within another cell. */
static void forget_others(tc_proposals *all, size_t from, const tc_scene *s, bool date)
{
    static const double OTHER_CELL = 0.5;
    for (size_t i = from; i < all->count; i++) {
        tc_proposal *p = &all->items[i];
        const tc_cell *cell = p->labelled || p->looked ? NULL : tc_scene_cell(s, p->first);
        bool rival = cell && cell->column != TC_NO_COLUMN && (date ? !cell->day : cell->figure);
        if (rival) p->score *= OTHER_CELL;
    }
}

/* No name of the question is told of a row: a town may be told of all rows alike, but of a row that is named in part
 * alone it is another one's. */
static const double UNNAMED = 0.6, OTHER_NAME = 0.3;

/* What is left where the row tells of the opposite. */
static const double OPPOSITE = 0.3;

/* "trưởng ban quản lý chợ A là ai": the cell says no more than the question. What is done may bear the name of the
 * place where it is. */
static bool is_said(const tc_lookup *l, const tc_cell *cell)
{
    uint32_t first, last;
    bool place = !strcmp(l->wanted->kind, "place");
    return !place && !cell->figure && tc_scene_tokens(l->scene, cell->at, &first, &last) &&
           tc_scene_said(l->scene, first, last, l->wanted->query, false);
}

static tc_status look_in_row(tc_proposals *all, const tc_lookup *l, const tc_cell *label, double row, double rank)
{
    const tc_scene *s = l->scene;
    const tc_cell *cell;
    double score = 0;
    tc_proposal told = {.hit = 0};
    hold_row(l, label->row);
    TRY(best_of_row(&cell, &score, &told, l, label->row));
    if (!cell || score <= 0 || is_said(l, cell)) return TC_OK;
    size_t at = all->count;
    TRY(tc_proposal_add(all, s, cell->at, entity_in(s, cell), row));
    if (all->count == at) return TC_OK;
    tc_proposal *p = &all->items[at];
    p->looked = p->given = p->whole = true;
    p->figure = cell->figure;
    p->evidence = told.evidence;
    p->names = told.names;
    p->period = told.period;
    p->score = row * rank * score * between(row == 1 ? UNNAMED : OTHER_NAME, told.names);
    p->kin = tc_answer_contrast(s, l->wanted, p) * (tc_row_tells_opposite(s, l->wanted, p->first) ? OPPOSITE : 1);
    p->score *= p->kin;
    bool by_head = l->columns[cell->column].unit; /* it is read there, and does not outlive this */
    p->unit = cell->figure && !by_head ? tc_lookup_unit(l, cell, &p->unit_length) : NULL;
    return TC_OK;
}

tc_status tc_answer_look_up(tc_proposals *all, size_t from, const tc_scene *s, const tc_wanted *w, double rank)
{
    static const double LAST_RANK = 0.9;
    tc_lookup l = {.scene = NULL};
    bool named = false, date = !strcmp(w->kind, "date");
    if (!s->columns || w->numbers || w->both) return TC_OK;
    double *room = calloc(w->query->count + 1, sizeof *room);
    if (!room) return tc_fail(TC_MEMORY, "no memory for the answer");
    tc_status status = tc_lookup_open(&l, s, w);
    for (size_t i = 0; i < s->cell_count && status == TC_OK; i++) {
        const tc_cell *label = &s->cells[i];
        if (!label->label || label->column == TC_NO_COLUMN) continue;
        l.name = naming_cell(&l, label, room);
        double row = row_fit(&l, l.name, room);
        size_t before = all->count;
        if (row > 0) status = look_in_row(all, &l, l.name, row, between(LAST_RANK, rank));
        named |= row > 0 && (!date || all->count > before);
    }
    if (named) forget_others(all, from, s, date);
    tc_lookup_close(&l);
    free(room);
    return status;
}
