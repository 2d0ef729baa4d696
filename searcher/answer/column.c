/* Which column of a table a question asks for: by the words of its head, its period, whether it was planned or reached,
 * and its unit. */
#include "searcher/answer/look.h"
#include <stdlib.h>
#include <string.h>

/* ---- the table ---- */

/* Behind the colon of "Đơn vị: triệu đồng", "(ĐVT: con)", at the end of the title of a table or below it. */
static bool take_unit_line(tc_lookup *l, const char *text)
{
    static const char *const opens[] = {"Đơn vị tính:", "Đơn vị:", "ĐVT:", "đơn vị tính:", "đvt:", "Đơn vị tính :"};
    for (size_t i = 0; i < TC_COUNT(opens); i++) {
        const char *line = strstr(text, opens[i]);
        if (!line) continue;
        l->unit_text = line + strlen(opens[i]);
        l->unit_text += strspn(l->unit_text, " ");
        l->unit = (tc_range){0, (uint32_t)strcspn(l->unit_text, ").;*")};
        return l->unit.end > 0;
    }
    return false;
}

/* "Số vụ theo phường (vụ)": brackets at the end of the title of a table, with nothing but a unit. */
static tc_status take_unit_bracket(tc_lookup *l, const char *title)
{
    const char *open = strrchr(title, '('), *close = open ? strchr(open, ')') : NULL;
    tc_measure measure;
    bool whole;
    if (!close || close[1 + strspn(close + 1, " :.")]) return TC_OK;
    TRY(tc_measure_of_unit(&measure, &whole, open + 1, (size_t)(close - open - 1)));
    if (!whole || measure == TC_MEASURE_ANY) return TC_OK;
    l->unit_text = open + 1;
    l->unit = (tc_range){0, (uint32_t)(close - open - 1)};
    return TC_OK;
}

static tc_status find_unit(tc_lookup *l)
{
    const tc_passage *p = &l->scene->hit->passage;
    for (size_t i = p->section_count; i-- > 0;)
        if (take_unit_line(l, p->section[i])) return TC_OK;
    return p->section_count ? take_unit_bracket(l, p->section[p->section_count - 1]) : TC_OK;
}

/* What the head of a column measures, without what it shares with the one beside it. */
static tc_status read_own(tc_lookup *l, uint32_t i)
{
    tc_column own = {.title = NULL};
    const char *head = l->scene->hit->passage.context[i].text + tc_scene_shared(l->scene, i);
    tc_status status = tc_column_read(&own, head, l->scene->hit->citation.date);
    l->own[i] = own.title;
    own.title = NULL;
    tc_column_clear(&own);
    return status;
}

/* "năm 2025 được bố trí bao nhiêu vốn": what is provided is planned, unless it was provided already. */
static bool asks_provided(const tc_wanted *w)
{
    static const char *const provides[] = {"bố trí", "phân bổ", "phân khai", "ghi vốn"};
    bool money = !strcmp(w->kind, "amount") && w->measure == TC_MEASURE_MONEY && !w->done;
    for (size_t i = 0; money && i < w->query->count; i++)
        if (tc_query_among(w->query, i, provides, TC_COUNT(provides), NULL)) return true;
    return false;
}

static bool asks_plan(const tc_wanted *w)
{
    if (asks_provided(w)) return true;
    for (size_t i = 0; i < w->query->count; i++)
        if (!w->query->words[i].question && tc_grammar_any_in_query(w->query, i, TC_GRAMMAR_PLANNED)) return true;
    return w->target;
}

tc_status tc_lookup_open(tc_lookup *out, const tc_scene *s, const tc_wanted *w)
{
    tc_lookup l = {.scene = s, .wanted = w, .unit_column = TC_NO_COLUMN, .plan = asks_plan(w)};
    l.columns = calloc(s->columns + 1, sizeof *l.columns);
    l.own = calloc(s->columns + 1, sizeof *l.own);
    l.row = calloc(w->query->count + 1, sizeof *l.row);
    tc_status status = l.columns && l.own && l.row ? TC_OK : tc_fail(TC_MEMORY, "no memory for the answer");
    for (uint32_t i = 0; i < s->columns && status == TC_OK; i++) {
        const char *head = s->hit->passage.context[i].text;
        status = tc_column_read(&l.columns[i], head, s->hit->citation.date);
        if (status == TC_OK) status = read_own(&l, i);
        if (tc_head_of_units(head)) l.unit_column = i;
        l.planned |= l.columns[i].kind == TC_COLUMN_PLAN;
        l.reached |= l.columns[i].kind == TC_COLUMN_RESULT;
    }
    if (status == TC_OK) status = find_unit(&l);
    if (status == TC_OK)
        *out = l;
    else
        tc_lookup_close(&l);
    return status;
}

void tc_lookup_close(tc_lookup *l)
{
    for (uint32_t i = 0; l->columns && i < l->scene->columns; i++) tc_column_clear(&l->columns[i]);
    for (uint32_t i = 0; l->own && i < l->scene->columns; i++) free(l->own[i]);
    free(l->columns);
    free(l->own);
    free(l->row);
    *l = (tc_lookup){.scene = NULL};
}

bool tc_lookup_counts(const tc_lookup *l, size_t i)
{
    const tc_query *q = l->wanted->query;
    if (l->wanted->weights[i] <= 0 || tc_word_joins(q, i) || tc_word_light(q, i)) return false;
    if (l->planned && tc_grammar_within(q, i, TC_GRAMMAR_PLANNED)) return false;
    return !(l->reached && tc_grammar_within(q, i, TC_GRAMMAR_REACHED));
}

/* ---- period ---- */

static bool names_year(const char *text, int year)
{
    for (const char *c = text; (c = strpbrk(c, "12")); c++)
        if ((c == text || !tc_is_digit(c[-1])) && strspn(c, "0123456789") == 4 && (!year || atoi(c) == year))
            return true;
    return false;
}

/* How likely a table whose head tells a part of a year alone is of the year asked for. */
static double year_around(const tc_scene *s, int year)
{
    static const double OTHER = 0.2, UNTOLD = 0.8;
    const tc_citation *c = &s->hit->citation;
    bool any = false;
    for (size_t i = s->hit->passage.section_count; i-- > 0;) {
        if (names_year(s->hit->passage.section[i], year)) return 1;
        any |= names_year(s->hit->passage.section[i], 0);
    }
    if (c->title && names_year(c->title, year)) return 1;
    any |= c->title && names_year(c->title, 0);
    if (c->period.from.year && c->period.from.year <= year && year <= c->period.to.year) return 1;
    return !any && (!c->date.year || abs(c->date.year - year) <= 1) ? UNTOLD : OTHER;
}

static bool same_days(tc_date a, tc_date b)
{
    return a.month == b.month && a.day == b.day;
}

static bool is_day(tc_period p)
{
    return p.from.day && !tc_date_compare(p.from, p.to);
}

/* Whether a head without a year tells the days asked for. What is told of a day ends on it: "đến 20/02". */
static bool told_without_year(tc_period here, tc_period asked)
{
    return same_days(here.to, asked.to) && (is_day(here) || is_day(asked) || same_days(here.from, asked.from));
}

/* What a head tells of another length of time, ending alike, is another figure, but may be called so. */
static double head_period(const tc_scene *s, const char *head, tc_period here, tc_period asked)
{
    static const double ENDS_ALIKE = 0.8, WITHIN = 0.25;
    if (!names_year(head, 0)) return told_without_year(here, asked) ? year_around(s, asked.from.year) : 0;
    bool years = here.from.year == asked.from.year && here.to.year == asked.to.year && asked.from.year < asked.to.year;
    if (years || (!tc_date_compare(here.from, asked.from) && !tc_date_compare(here.to, asked.to))) return 1;
    if (!tc_date_compare(here.to, asked.to)) return ENDS_ALIKE;
    return tc_period_within(here, asked) || tc_period_within(asked, here) ? WITHIN : 0;
}

static bool is_year(tc_period p)
{
    return p.from.year == p.to.year && p.from.month <= 1 && (!p.to.month || p.to.month == 12);
}

/* Whether any head tells a period. */
static bool dated(const tc_lookup *l)
{
    for (uint32_t i = 0; i < l->scene->columns; i++)
        if (l->columns[i].period.from.year) return true;
    return false;
}

/* "Cả năm", beside columns of its quarters, where one of these is asked for. */
static const double WHOLE_YEAR = 0.5;

static tc_status period_of(double *out, const tc_lookup *l, const tc_cell *cell)
{
    const tc_query *q = l->wanted->query;
    const tc_column *column = &l->columns[cell->column];
    tc_proposals one = {.count = 0};
    double sum = 0;
    *out = 1;
    if (!q->period_count) return TC_OK;
    if (column->period.from.year) {
        const char *head = tc_cell_head(l->scene, cell)->text;
        for (size_t i = 0; i < q->period_count; i++) sum += head_period(l->scene, head, column->period, q->periods[i]);
        *out = sum / (double)q->period_count;
        return TC_OK;
    }
    tc_status status = tc_proposal_add(&one, l->scene, cell->at, NULL, 1);
    if (status == TC_OK && one.count) *out = tc_answer_period(l->scene, &one.items[0], l->wanted);
    free(one.items);
    if (dated(l) && (!column->title || !*column->title) && !is_year(q->periods[0])) *out *= WHOLE_YEAR;
    if (q->period_count == 1 && is_year(q->periods[0]) && year_around(l->scene, q->periods[0].from.year) == 1) *out = 1;
    return status;
}

/* ---- unit ---- */

const char *tc_lookup_unit(const tc_lookup *l, const tc_cell *cell, size_t *length)
{
    const tc_scene *s = l->scene;
    const tc_column *column = &l->columns[cell->column];
    if (column->unit) return *length = strlen(column->unit), column->unit;
    for (size_t i = 0; i < s->cell_count && l->unit_column != TC_NO_COLUMN; i++) {
        const tc_cell *other = &s->cells[i];
        if (other->row != cell->row || other->column != l->unit_column) continue;
        *length = other->at.end - other->at.start;
        return s->hit->passage.text + other->at.start;
    }
    *length = l->unit.end;
    return l->unit.end ? l->unit_text : NULL;
}

static bool counts(tc_measure m)
{
    return m == TC_MEASURE_COUNTED || m == TC_MEASURE_PEOPLE || m == TC_MEASURE_ANY;
}

static bool asks_change(const tc_query *q)
{
    static const tc_grammar_set changes = TC_GRAMMAR_SET(CHANGE) | TC_GRAMMAR_SET(EARLIER) | TC_GRAMMAR_SET(RATIO);
    for (size_t i = 0; i < q->count; i++)
        if (tc_grammar_any_in_query(q, i, changes)) return true;
    return false;
}

/* Whether a column of the table tells a share, "Tỷ lệ (%)". */
static bool tells_share(const tc_lookup *l)
{
    for (uint32_t i = 0; i < l->scene->columns; i++)
        if (l->columns[i].share) return true;
    return false;
}

/* Other measures than the one asked for; no unit at all where one is told as a rule; a share where none is asked for.
 */
static tc_status unit_of(double *out, const tc_lookup *l, const tc_cell *cell)
{
    static const double OTHER = 0, UNTOLD = 0.6, OF_TABLE = 0.8, SHARE = 0.3;
    const tc_measure asked = l->wanted->measure;
    tc_measure here = TC_MEASURE_ANY;
    bool whole;
    size_t length = 0;
    const char *unit = tc_lookup_unit(l, cell, &length);
    if (unit) TRY(tc_measure_of_unit(&here, &whole, unit, length));
    bool share = l->columns[cell->column].share && asked != TC_MEASURE_PERCENT && !asks_change(l->wanted->query);
    *out = share ? SHARE : 1;
    if (here == asked || (counts(here) && counts(asked))) return TC_OK;
    if (asked == TC_MEASURE_ANY) return TC_OK;
    bool percent = asked == TC_MEASURE_PERCENT && !l->columns[cell->column].share && tells_share(l);
    if (percent)
        *out = OTHER;
    else if (here == TC_MEASURE_ANY)
        *out *= asked == TC_MEASURE_MONEY || asked == TC_MEASURE_YIELD ? OF_TABLE : UNTOLD;
    else
        *out *= counts(asked) && unit == l->unit_text ? OF_TABLE : OTHER;
    return TC_OK;
}

/* ---- kind and words ---- */

static double kind_of(const tc_lookup *l, const tc_cell *cell)
{
    static const double UNTOLD = 0.9, OTHER = 0.5, GUESSED = 0.9, NEARLY = 0.95;
    switch (l->columns[cell->column].kind) {
    case TC_COLUMN_PLAN: return l->plan ? 1 : l->reached ? 0 : OTHER;
    case TC_COLUMN_RESULT: return !l->plan ? 1 : l->planned ? 0 : OTHER;
    case TC_COLUMN_ESTIMATE: return !l->plan ? GUESSED : l->planned ? 0 : OTHER;
    case TC_COLUMN_ANY: break;
    }
    return l->plan ? UNTOLD : NEARLY;
}

/* The bytes of a phrase of a kind at the front of a head; 0 for none. */
static size_t front_of(const char *head, tc_grammar kind)
{
    size_t count, skip = 0;
    const char *const *phrases = tc_grammar_phrases(kind, &count);
    for (size_t i = 0; i < count && !skip; i++) {
        size_t length = strlen(phrases[i]);
        if (strlen(head) < length || (head[length] && head[length] != ' ')) continue;
        char *front = tc_strndup(head, length);
        if (front && tc_fold_equal(front, phrases[i])) skip = length;
        free(front);
    }
    return skip;
}

/* How many words of a head say what is measured, and not whether it was planned or reached. */
static size_t words_of(const char *title)
{
    static const tc_grammar_set progress = TC_GRAMMAR_PLANNED | TC_GRAMMAR_REACHED;
    size_t n = 0;
    for (const char *c = title; *c;) {
        size_t skip = 0;
        for (int kind = 0; kind < TC_GRAMMARS && !skip; kind++)
            if (progress >> kind & 1) skip = front_of(c, (tc_grammar)kind);
        n += !skip;
        c += skip ? skip : strcspn(c, " ");
        c += strspn(c, " ");
    }
    return n;
}

/* Whether a word of the question is this one, in whatever case and marks. */
static bool says_at(const tc_query *q, size_t i, const char *word, size_t length)
{
    char *wanted = tc_strndup(word, length);
    char *typed = tc_strndup(q->text + q->words[i].at.start, q->words[i].at.end - q->words[i].at.start);
    bool says = wanted && typed && tc_fold_equal(typed, wanted);
    free(wanted);
    free(typed);
    return says;
}

bool tc_query_says(const tc_query *q, const char *word, size_t length)
{
    bool found = false;
    for (size_t i = 0; i < q->count && !found; i++) found = !q->words[i].question && says_at(q, i, word, length);
    return found;
}

/* Whether the question holds the numbers of a head, "Khối 2". */
static bool numbers_said(const tc_query *q, const char *title)
{
    for (const char *c = title; *c; c += strspn(c, " ")) {
        size_t n = strcspn(c, " ");
        if (strspn(c, "0123456789") >= n && !tc_query_says(q, c, n)) return false;
        c += n;
    }
    return true;
}

/* "Địa điểm": a place is asked for, whatever its noun. */
static bool says_place(const tc_lookup *l, const tc_cell *cell)
{
    static const char *const places[] = {"địa điểm",          "địa bàn",           "vị trí", "địa chỉ", "nơi thực hiện",
                                         "địa điểm xây dựng", "địa điểm thực hiện"};
    const char *head = tc_cell_head(l->scene, cell)->text;
    for (size_t i = 0; i < TC_COUNT(places) && !strcmp(l->wanted->kind, "place"); i++)
        if (tc_fold_equal(head, places[i])) return true;
    return false;
}

bool tc_says_total(const char *text, size_t length)
{
    static const char *const totals[] = {"cộng", "tổng cộng", "tổng số", "tổng", "cộng chung"};
    char label[32] = "";
    if (length >= sizeof label) return false;
    memcpy(label, text, length);
    for (size_t i = 0; i < TC_COUNT(totals); i++)
        if (tc_fold_equal(label, totals[i])) return true;
    return false;
}

static double share_of(size_t held, size_t words)
{
    return held >= words ? 1 : (double)held / (double)words;
}

/* A head of no words of its own is told by its period or its kind alone. */
static const double WORDLESS = 0.75;

/* How much of a head is asked, held so many words of its own and so many of what it shares with the column beside it.
 * What is asked by that alone is the sum. */
static double head_fit(const tc_lookup *l, const tc_cell *cell, size_t held, size_t shared)
{
    static const double OWN = 0.8;
    const char *own = l->own[cell->column];
    size_t all = words_of(l->columns[cell->column].title), words = words_of(own);
    bool total = shared && tc_says_total(own, strlen(own));
    double fit = total ? 1 : words ? share_of(held, words) : WORDLESS;
    return all > words ? fit * (OWN + (1 - OWN) * share_of(shared, all - words)) : fit;
}

static bool in_title(const tc_query *q, size_t word, const char *title)
{
    for (const char *c = title; *c; c += strspn(c, " ")) {
        size_t n = strcspn(c, " ");
        if (says_at(q, word, c, n)) return true;
        c += n;
    }
    return false;
}

/* How many words of a head a word of the question stands for: an abbreviation for all that it is short for. Where
 * "nghèo" is another wording for "hộ nghèo", it is one word of a head, and no two. */
static size_t words_said(const tc_query *q, size_t word, const char *title)
{
    if (in_title(q, word, title)) return 1;
    for (size_t i = 0; i < q->alternative_count; i++) {
        const tc_alternative *a = &q->alternatives[i];
        if (word < a->first || word > a->last) continue;
        if (a->sure && a->first == a->last) return a->count;
        for (size_t k = a->first; k <= a->last && a->count <= a->last - a->first; k++)
            if (in_title(q, k, title)) return 0;
    }
    return 1;
}

/* "hộ nghèo được hỗ trợ", typed without marks: the second "ho" says no other word of a head. */
static bool said_before(const tc_query *q, size_t i)
{
    const tc_query_word *word = &q->words[i];
    for (size_t k = 0; k < i; k++)
        if (q->words[k].fold_length == word->fold_length && !memcmp(q->words[k].term, word->term, word->fold_length))
            return true;
    return false;
}

/* How many words a head has, where the question says each of them; else 0. */
static size_t whole_said(const tc_query *q, const char *title)
{
    size_t words = 0;
    for (const char *c = title ? title : ""; *c; c += strspn(c, " "), words++) {
        size_t n = strcspn(c, " ");
        if (!tc_query_says(q, c, n)) return 0;
        c += n;
    }
    return words;
}

static double words_fit(const tc_lookup *l, const tc_cell *cell)
{
    static const double SHARE = 0.7, LEAST = 0.3;
    const tc_wanted *w = l->wanted;
    const char *title = l->columns[cell->column].title;
    const double *own = l->scene->own + cell->column * w->query->count;
    size_t held = 0, shared = 0;
    double weight = 0, rest = 0;
    if (says_place(l, cell)) return 1;
    if (!words_of(title)) return WORDLESS;
    for (size_t i = 0; i < w->query->count; i++) {
        double here = tc_cell_holds(l->scene, cell, w->query, i);
        bool number = w->query->words[i].kind == TC_TOKEN_DIGITS;
        if (w->query->words[i].in_period || (!number && !tc_lookup_counts(l, i))) continue;
        if (!said_before(w->query, i)) {
            held += own[i] >= LEAST ? words_said(w->query, i, l->own[cell->column]) : 0;
            shared += here >= LEAST && own[i] < LEAST;
        }
        if (l->row[i] > 0 && here <= 0) continue;
        rest += w->weights[i];
        weight += here > 0 ? w->weights[i] : 0;
    }
    if (!numbers_said(w->query, title)) return 0;
    return head_fit(l, cell, held, shared) * (SHARE + (1 - SHARE) * (rest > 0 ? weight / rest : 1));
}

tc_status tc_column_weigh(tc_column_fit *out, const tc_lookup *l, const tc_cell *cell)
{
    double period, unit = 1;
    TRY(period_of(&period, l, cell));
    if (!strcmp(l->wanted->kind, "amount")) TRY(unit_of(&unit, l, cell));
    *out = (tc_column_fit){words_fit(l, cell), period * unit * kind_of(l, cell),
                           whole_said(l->wanted->query, l->columns[cell->column].title)};
    return TC_OK;
}
