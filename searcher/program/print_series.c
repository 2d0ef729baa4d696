/* A series for people: by period, and as bars. */
#include "searcher/program/messages.h"
#include "searcher/program/print.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

static tc_say kind_words(tc_point_kind kind)
{
    switch (kind) {
    case TC_POINT_RESULT: return TC_SAY_RESULT;
    case TC_POINT_PLAN: return TC_SAY_PLAN;
    case TC_POINT_ESTIMATE: return TC_SAY_ESTIMATE;
    }
    return TC_SAY_RESULT;
}

static void put_time(tc_buffer *text, const tc_point *p)
{
    if (p->period.from.year)
        tc_put_period_words(text, p->period);
    else
        tc_put_text(text, tc_say_text(TC_SAY_UNDATED));
}

/* A number as it is written in Vietnamese: "10.236", "98,64". */
static void put_number(tc_buffer *text, double value)
{
    char digits[40];
    snprintf(digits, sizeof digits, "%.4f", fabs(value));
    size_t length = strlen(digits), whole = strcspn(digits, ".");
    while (digits[length - 1] == '0') length--;
    if (digits[length - 1] == '.') length--;
    if (value < 0) tc_put_char(text, '-');
    for (size_t i = 0; i < whole; i++) {
        if (i && (whole - i) % 3 == 0) tc_put_char(text, '.');
        tc_put_char(text, digits[i]);
    }
    if (length > whole) tc_put_format(text, ",%.*s", (int)(length - whole - 1), digits + whole + 1);
}

/* ---- by period ---- */

/* Figures of one kind for one period that are not the same, not even rounded. */
static bool differ(const tc_series *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        for (size_t k = i + 1; k < to; k++) {
            const tc_point *a = &s->items[i], *b = &s->items[k];
            if (a->kind == b->kind && fabs(a->common - b->common) > 0.01 * fabs(a->common)) return true;
        }
    return false;
}

/* The figure as it stands; of a cell of a table with the unit that the column's head says. */
static void put_figure(tc_buffer *text, const tc_point *p)
{
    size_t length = p->text ? strlen(p->text) : 0;
    if (!length) return;
    tc_put_text(text, p->text);
    if (p->unit && p->text[length - 1] >= '0' && p->text[length - 1] <= '9') tc_put_format(text, " %s", p->unit);
}

/* What is said of the figure besides its value. */
static void print_remarks(tc_printer *out, const tc_point *p)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    if (p->kind != TC_POINT_RESULT) tc_put_format(&text, " · %s", tc_say_text(kind_words(p->kind)));
    /* "1.248/1.220 con" says its target itself. */
    if (!isnan(p->target) && !strchr(p->text, '/')) {
        tc_put_format(&text, " · %s ", tc_say_text(TC_SAY_TARGET));
        put_number(&text, p->target);
        if (p->unit) tc_put_format(&text, " %s", p->unit);
    }
    if (!p->exact) tc_put_format(&text, " · %s", tc_say_text(TC_SAY_INEXACT));
    /* A period that ends on that day says it already. */
    if (p->as_of.year && tc_date_compare(p->as_of, p->period.to) != 0) {
        tc_put_format(&text, " · %s ", tc_say_text(TC_SAY_UP_TO));
        tc_put_day_words(&text, p->as_of);
    }
    if (text.length) tc_screen_put(&out->screen, TC_STYLE_DIM, text.data);
}

/* So many bytes of a long sentence are shown around its figure; a little more where a clause ends there. */
enum { LONG = 400, AROUND = 160, CLAUSE = 60 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* Where the excerpt begins: behind a semicolon or a full stop, else behind a space. */
static uint32_t excerpt_start(const char *text, uint32_t mark)
{
    if (mark <= AROUND + CLAUSE) return 0;
    uint32_t least = mark - AROUND - CLAUSE, at = mark - AROUND + CLAUSE;
    while (at > least && !(is_blank(text[at - 1]) && strchr(";.", text[at - 2]))) at--;
    if (at > least) return at;
    for (at = mark - AROUND; at < mark && !is_blank(text[at - 1]); at++) {}
    return at;
}

/* Where it ends: before or behind the mark of a clause, else before a space. */
static uint32_t excerpt_end(const char *text, uint32_t mark, uint32_t length)
{
    if (length - mark <= AROUND + CLAUSE) return length;
    uint32_t most = mark + AROUND + CLAUSE, at = mark + AROUND - CLAUSE;
    while (at < most && !(strchr(";.", text[at - 1]) && is_blank(text[at]))) at++;
    if (at < most) return at;
    for (at = mark + AROUND; at > mark && !is_blank(text[at]); at--) {}
    return at;
}

/* The sentence with its figure marked; --verbose shows all of a long one. */
static void print_excerpt(tc_printer *out, const tc_point *p)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    const char *at = p->sentence && p->text ? strstr(p->sentence, p->text) : NULL;
    uint32_t length = p->sentence ? (uint32_t)strlen(p->sentence) : 0;
    if (!at || out->verbose || length <= LONG) {
        tc_print_sentence(out, p->sentence, p->text);
        return;
    }
    uint32_t mark = (uint32_t)(at - p->sentence), from = excerpt_start(p->sentence, mark);
    uint32_t to = excerpt_end(p->sentence, mark + (uint32_t)strlen(p->text), length);
    if (from) tc_put_text(&text, "… ");
    tc_put(&text, p->sentence + from, to - from);
    if (to < length) tc_put_text(&text, " …");
    tc_print_sentence(out, text.data, p->text);
}

static void print_point(tc_printer *out, const tc_point *p)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer figure = {0};
    tc_screen *s = &out->screen;
    put_figure(&figure, p);
    s->indent = 4;
    tc_screen_put(s, TC_STYLE_BOLD, figure.data);
    print_remarks(out, p);
    tc_screen_newline(s);
    s->indent = 8;
    print_excerpt(out, p);
    if (p->citation.label) tc_screen_format(s, TC_STYLE_DIM, "%s · ", p->citation.label);
    tc_print_place(out, &p->citation);
    tc_screen_format(s, TC_STYLE_DIM, " · #%u", p->ordinal);
    if (out->verbose) tc_screen_format(s, TC_STYLE_DIM, " · %s %.2f", tc_say_text(TC_SAY_SCORE), p->score);
    tc_screen_newline(s);
    s->indent = 0;
}

static void print_end(tc_printer *out, const tc_series *s)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer found = {0};
    if (out->quiet) return;
    tc_put_found(&found, TC_SAY_FOUND_POINTS, s->total);
    tc_screen_put(&out->screen, TC_STYLE_PLAIN, found.data);
    tc_screen_newline(&out->screen);
    tc_print_warnings(out, s->warnings, s->warning_count);
    tc_print_health(out);
}

void tc_print_series(tc_printer *out, const tc_series *s)
{
    for (size_t i = 0; i < s->count;) {
        TC_CLEANUP(tc_buffer_free) tc_buffer time = {0};
        size_t next = i + 1;
        while (next < s->count && tc_period_same(s->items[i].period, s->items[next].period)) next++;
        put_time(&time, &s->items[i]);
        tc_screen_put(&out->screen, TC_STYLE_HEADING, time.data);
        if (differ(s, i, next)) tc_screen_format(&out->screen, TC_STYLE_WARNING, " (%s)", tc_say_text(TC_SAY_DIFFER));
        tc_screen_newline(&out->screen);
        for (; i < next; i++) print_point(out, &s->items[i]);
        tc_screen_newline(&out->screen);
    }
    print_end(out, s);
}

/* ---- bars ---- */

enum { BAR_MOST = 40, BAR_LEAST = 8, LABEL_ROOM = 56 };

static double longest(const tc_series *s)
{
    double most = 0;
    for (size_t i = 0; i < s->count; i++) {
        if (s->items[i].common > most) most = s->items[i].common;
        if (s->items[i].common_target > most) most = s->items[i].common_target;
    }
    return most > 0 ? most : 1;
}

/* The figure, then up to the target what is lacking: "▇▇▇▇▇▇····│". */
static void print_bar(tc_printer *out, const tc_point *p, double most, unsigned room)
{
    static const char *const blocks[] = {[TC_POINT_RESULT] = "▇", [TC_POINT_PLAN] = "░", [TC_POINT_ESTIMATE] = "▒"};
    unsigned bar = p->common > 0 ? (unsigned)lround(p->common / most * room) : 0;
    unsigned target = p->common_target > 0 ? (unsigned)lround(p->common_target / most * room) : 0;
    if (p->common > 0 && !bar) bar = 1;
    unsigned end = bar > target ? bar : target;
    tc_screen *s = &out->screen;
    if (target > bar) {
        tc_screen_repeat(s, TC_STYLE_HEADING, blocks[p->kind], bar);
        tc_screen_repeat(s, TC_STYLE_DIM, "·", target - bar - 1);
        tc_screen_put(s, TC_STYLE_DIM, "│");
    } else if (target) {
        tc_screen_repeat(s, TC_STYLE_HEADING, blocks[p->kind], target - 1);
        tc_screen_put(s, TC_STYLE_WARNING, "│");
        tc_screen_repeat(s, TC_STYLE_HEADING, blocks[p->kind], bar - target);
    } else
        tc_screen_repeat(s, TC_STYLE_HEADING, blocks[p->kind], bar);
    tc_screen_repeat(s, TC_STYLE_PLAIN, " ", end < room ? room - end : 0);
}

static unsigned widest_time(const tc_series *s)
{
    unsigned widest = 0;
    for (size_t i = 0; i < s->count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer time = {0};
        put_time(&time, &s->items[i]);
        unsigned columns = tc_screen_columns(time.data, time.length);
        if (columns > widest) widest = columns;
    }
    return widest;
}

static bool drawn_before(const tc_series *s, size_t at)
{
    const tc_point *p = &s->items[at];
    for (size_t i = 0; i < at; i++) {
        const tc_point *q = &s->items[i];
        if (tc_period_same(p->period, q->period) && p->kind == q->kind && p->common == q->common &&
            (p->common_target == q->common_target || (isnan(p->common_target) && isnan(q->common_target))))
            return true;
    }
    return false;
}

static void print_legend(tc_printer *out, const tc_series *s)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_put_format(&text, "▇ %s  ▒ %s  ░ %s  │ %s", tc_say_text(TC_SAY_RESULT), tc_say_text(TC_SAY_ESTIMATE),
                  tc_say_text(TC_SAY_PLAN), tc_say_text(TC_SAY_TARGET));
    if (s->unit) tc_put_format(&text, "; %s %s", tc_say_text(TC_SAY_IN_UNIT), s->unit);
    tc_screen_put(&out->screen, TC_STYLE_DIM, text.data);
    tc_screen_newline(&out->screen);
}

void tc_print_series_plot(tc_printer *out, const tc_series *s)
{
    double most = longest(s);
    unsigned widest = widest_time(s), room = BAR_MOST;
    if (out->screen.width && out->screen.width < LABEL_ROOM + BAR_MOST)
        room = out->screen.width > LABEL_ROOM + BAR_LEAST ? out->screen.width - LABEL_ROOM : BAR_LEAST;
    for (size_t i = 0; i < s->count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer time = {0}, figure = {0};
        bool again = i && tc_period_same(s->items[i].period, s->items[i - 1].period);
        if (drawn_before(s, i)) continue;
        if (!again) put_time(&time, &s->items[i]);
        tc_screen_padded(&out->screen, TC_STYLE_PLAIN, again ? "" : time.data, widest + 2);
        print_bar(out, &s->items[i], most, room);
        put_figure(&figure, &s->items[i]);
        tc_screen_format(&out->screen, TC_STYLE_PLAIN, " %s%s", s->items[i].exact ? "" : "≈ ",
                         figure.data ? figure.data : "");
        tc_screen_newline(&out->screen);
    }
    if (s->count && !out->quiet) print_legend(out, s);
    print_end(out, s);
}
