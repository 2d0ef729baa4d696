/* Figures: a number with its unit, its target and what hedges it. */
#include "reading.h"
#include <math.h>
#include <string.h>
#include <tracuu/text.h>

/* ---- what is no figure ---- */

/* "COVID-19", "F0", "C2A", "khu 2A", "5K": a number that is part of a name. */
static bool inside_name(const tc_reading *s, size_t i, size_t end)
{
    const tc_lex *before = &s->lex[i - 1], *after = &s->lex[end];
    bool glued = tc_is_glued(s, i);
    if (glued && before->kind == TC_LEX_WORD && (before->flags & TC_LEX_CAPITAL || before->code == 1)) return true;
    if (before->kind == TC_LEX_MARK && before->code == '-' && s->lex[i - 2].flags & TC_LEX_UPPER &&
        s->lex[i - 2].kind == TC_LEX_WORD && (glued || tc_at_word(s, i - 2, TC_CUE_COVID)))
        return true;
    if (before->kind == TC_LEX_MARK && glued && (before->code == '/' || before->code == '.' || before->code == ',') &&
        s->lex[i - 2].kind == TC_LEX_DIGITS && tc_is_glued(s, i - 1))
        return true;
    return after->kind == TC_LEX_WORD && tc_is_glued(s, end) && after->flags & TC_LEX_UPPER &&
           !(after->code > 1 && after->word && tc_word_phrases[s->plain][after->word]);
}

/* "tổ 7", "khóa 15", "kỳ họp thứ 8": the number after such a word is a name, unless it measures something. */
static bool ordinal(const tc_reading *s, size_t i, const tc_numeral *n, const tc_unit *unit)
{
    uint32_t flags = tc_flags_at(s, i - 1);
    enum { OF_A_PART = 100 }; /* "Mẫu 1.4"; "trong tháng 1.234 lượt" counts */
    if (unit && unit->measure) return false;
    if (!n->plain) return flags & TC_WORD_ORDINAL && n->value < OF_A_PART;
    if (tc_at_word(s, i - 1, TC_CUE_SO)) return i < 2 || !tc_at_word(s, i - 2, TC_CUE_TONG); /* "tổng số 308" counts */
    if (flags & TC_WORD_ORDINAL) return true;
    return flags & TC_WORD_ORDINAL_WEAK && !(unit && unit->known);
}

/* "4 Công văn số …": the number of a list or of a footnote before a capital; "2024 đảm bảo": a year. */
static bool counts_nothing(const tc_reading *s, size_t i, const tc_numeral *n, const tc_unit *unit)
{
    size_t count;
    int16_t year;
    if (!n->plain || unit->measure) return false;
    if (!unit->known && (tc_year_at(s, i, &year) || (i > 1 && tc_is_capital(s, i - 1)))) return true;
    if (!tc_is_capital(s, n->end)) return false;
    /* "Có 27 HTX": a short form that is counted bears its capitals anywhere. */
    if (unit->known && s->lex[n->end].flags & TC_LEX_UPPER && s->lex[i - 1].kind == TC_LEX_WORD) return false;
    bool noun_before = s->lex[i - 1].kind == TC_LEX_WORD && !tc_is_capital(s, i - 1);
    if (tc_is_glued(s, n->end) || (!n->zero && !noun_before)) return true;
    return tc_phrase_at(s, n->end, TC_PHRASE_TYPE, &count) && tc_at_word(s, n->end + count, TC_CUE_SO);
}

/* "tỷ lệ 1/500", the scale of a plan. */
static bool map_scale(const tc_reading *s, size_t i, const tc_figure *f)
{
    return f->value == 1 && f->target >= 200 && fmod(f->target, 100) == 0 && tc_at_word(s, i - 1, TC_CUE_LE);
}

/* ---- its parts ---- */

static bool hedged_before(const tc_reading *s, size_t i)
{
    if (tc_flags_at(s, i - 1) & TC_WORD_HEDGE) return true;
    for (size_t back = 2; back <= 4 && back <= i && s->lex[i - back].kind == TC_LEX_WORD; back++)
        if (tc_at_word(s, i - back, TC_CUE_UOC)) return true;
    return false;
}

static bool hedged_after(const tc_reading *s, size_t end)
{
    return tc_at_word(s, end, TC_CUE_TRO) &&
           (tc_at_word(s, end + 1, TC_CUE_LEN) || tc_at_word(s, end + 1, TC_CUE_XUONG));
}

/* "84.215/130": where a grouping dot gives more than a hundred times the target, and a decimal one a value within it,
 * the dot was meant as a decimal mark. */
static double misused(const tc_numeral *value, double target)
{
    if (!isnan(value->decimal) && value->value > 100 * target && value->decimal <= target) return value->decimal;
    return value->value;
}

/* "/290" behind the number, or behind its unit ("41,72 tỷ đồng/290 tỷ đồng"). */
static size_t match_target(const tc_reading *s, size_t i, const tc_numeral *value, tc_numeral *target)
{
    if (!tc_at_mark(s, i, '/') || !tc_match_numeral(s, i + 1, target)) return 0;
    /* "20/ 11" may be a day; "246,9/ 322,2" is none. */
    if (tc_is_glued(s, i) && !tc_is_glued(s, i + 1) && (value->plain || target->plain)) return 0;
    if (tc_at_mark(s, target->end, '/') && tc_at_digits(s, target->end + 1)) return 0;
    return target->end;
}

static bool same_words(const tc_reading *s, size_t a, size_t b, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (s->lex[a + k].kind != s->lex[b + k].kind || s->lex[a + k].word != s->lex[b + k].word ||
            s->lex[a + k].code != s->lex[b + k].code)
            return false;
    return true;
}

/* "41,72 tỷ đồng/290 tỷ đồng": the target bears the same unit again. */
static void repeated_target(const tc_reading *s, const tc_numeral *value, const tc_unit *unit, size_t from,
                            tc_figure *f)
{
    tc_numeral target;
    tc_unit again;
    size_t end = match_target(s, unit->end, value, &target);
    if (!end || !tc_match_unit(s, end, false, &again)) return;
    size_t first = unit->end - from, second = again.end - end;
    bool magnitude = first == 1 && tc_magnitude_of(s->lex[from].word) > 0; /* "8,2 tỷ/234 tỷ đồng" */
    if ((first != second && !magnitude) || !same_words(s, from, end, first)) return;
    f->target = target.value;
    f->end = f->unit_to = again.end;
    f->unit_from = end;
}

/* "4 tỷ 420 triệu đồng": the smaller magnitudes are added, in the unit of the first. */
static void add_smaller(const tc_reading *s, double magnitude, tc_figure *f)
{
    static const char *const units[] = {"tỷ đồng", "triệu đồng", "nghìn đồng"};
    double first = magnitude;
    tc_numeral next;
    bool added = false;
    while (tc_match_numeral(s, f->end, &next) && next.plain && next.value < 1000) {
        double smaller = tc_magnitude_of(s->lex[next.end].word);
        bool dong = false;
        if (tc_at_word(s, next.end, TC_CUE_DONG) && magnitude > 1) {
            smaller = 1;
            dong = true;
        }
        if (smaller <= 0 || smaller >= magnitude) break;
        f->value += next.value * smaller / first;
        f->end = next.end + 1;
        magnitude = smaller;
        added = true;
        if (dong) break;
    }
    if (!added) return;
    if (tc_at_word(s, f->end, TC_CUE_DONG) && magnitude > 1) f->end++;
    f->unit = units[first >= 1e9 ? 0 : first >= 1e6 ? 1 : 2];
    f->unit_from = f->unit_to = f->end;
}

/* "10-12%", "6-6,5%", "0,7 – 0,8%": a range, given by its first number. A dash between blanks may be anything but
 * between two shares with decimals. */
static size_t match_range(const tc_reading *s, size_t i, const tc_numeral *lower)
{
    tc_numeral upper;
    if (!tc_at_mark(s, i, '-') || !tc_match_numeral(s, i + 1, &upper)) return 0;
    bool glued = tc_is_glued(s, i) && tc_is_glued(s, i + 1);
    bool shares = !lower->plain && !upper.plain && tc_at_mark(s, upper.end, '%');
    if (!glued && !shares) return 0;
    return upper.value > lower->value && upper.value < 100 * lower->value + 10 ? upper.end : 0;
}

/* Whether the upper end of a range behind `i` is written in groups of thousands. */
static bool grouped_range(const tc_reading *s, size_t i)
{
    tc_numeral upper;
    return tc_match_numeral(s, i + 1, &upper) && !upper.plain && upper.value >= 1000 &&
           upper.value == floor(upper.value);
}

static void take_unit(const tc_reading *s, size_t from, const tc_unit *unit, tc_figure *f)
{
    f->unit_from = from;
    f->unit_to = f->end = unit->end;
    bool thousandth = tc_at_mark(s, from, '%') && unit->end > from + 1;
    if (thousandth)
        f->unit = "‰";
    else if (tc_at_mark(s, from, '%'))
        f->unit = "%";
    double magnitude = tc_magnitude_of(s->lex[from].word);
    if (magnitude > 0 && unit->end == from + 1) add_smaller(s, magnitude, f);
}

/* A comma groups thousands only where money without a magnitude could have no decimals: "300,000đ". */
static double amount(const tc_reading *s, const tc_numeral *n, size_t from)
{
    bool dong = tc_at_word(s, from, TC_CUE_DONG) || tc_at_word(s, from, TC_CUE_D) || tc_at_word(s, from, TC_CUE_VND);
    return dong && !isnan(n->grouped) ? n->grouped : n->value;
}

/* Without a unit a number is a figure when it is written as a quantity or when what stands before it says so. */
static bool states(const tc_reading *s, size_t i, const tc_numeral *n, const tc_figure *f)
{
    bool day = n->plain && n->value <= 31 && f->target <= 12 && n->value >= f->target;
    if (day && !(tc_flags_at(s, i - 1) & TC_WORD_STATES)) return false; /* "20/11" */
    if (!isnan(f->target)) return n->value > 0 && !(tc_flags_at(s, i - 1) & (TC_WORD_ORDINAL | TC_WORD_ORDINAL_WEAK));
    if (!n->plain) return !n->zero && (tc_flags_at(s, i - 1) & TC_WORD_STATES || n->value >= 1000);
    bool said = tc_flags_at(s, i - 1) & TC_WORD_STATES || tc_at_mark(s, i - 1, ':');
    int16_t year;
    return said && !tc_year_at(s, i, &year) && n->end - i == 1 && tc_digits_at(s, i) <= 9 &&
           !tc_at_mark(s, n->end, '.') && !tc_at_mark(s, n->end, ')') && !tc_at_mark(s, n->end, '-');
}

/* "Cái 45.000 Vòi chữa cháy": behind an amount a capital that counts nothing begins the next row of a table. */
static bool begins_next_row(const tc_reading *s, size_t i, size_t from, const tc_numeral *n, const tc_unit *unit)
{
    bool cell = !unit->known || tc_is_capital(s, i - 1);
    return !n->plain && n->value >= 1000 && cell && !unit->measure && tc_is_capital(s, from) && !tc_is_glued(s, from);
}

/* Whether words spell a number out, "mười lăm". */
static bool spells_number(const tc_reading *s, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++)
        if (!tc_number_word_find(s->text + s->lex[i].start, s->lex[i].end - s->lex[i].start)) return false;
    return end > from;
}

/* "02 (hai) năm": behind the brackets that spell a number out, where a unit follows; else the number's own end. */
static size_t behind_spelled(const tc_reading *s, size_t i)
{
    enum { SPELLED_MOST = 6 };
    tc_unit unit;
    if (!tc_at_mark(s, i, '(')) return i;
    size_t end = i + 1;
    while (end <= i + SPELLED_MOST && s->lex[end].kind == TC_LEX_WORD && !tc_is_capital(s, end)) end++;
    if (end == i + 1 || !tc_at_mark(s, end, ')')) return i;
    return tc_match_unit(s, end + 1, true, &unit) && (unit.known || spells_number(s, i + 1, end)) ? end + 1 : i;
}

/* "2/3 số thành viên", "1/3 tổng số đại biểu": what a part is of stands behind "số". */
static size_t behind_number_of(const tc_reading *s, size_t i)
{
    size_t at = tc_at_word(s, i, TC_CUE_TONG) ? i + 1 : i;
    return tc_at_word(s, at, TC_CUE_SO) && s->lex[at + 1].kind == TC_LEX_WORD ? at + 1 : i;
}

bool tc_match_figure(const tc_reading *s, size_t i, tc_figure *figure)
{
    tc_numeral value, target;
    tc_unit unit;
    *figure = (tc_figure){.target = NAN};
    if (!tc_match_numeral(s, i, &value) || inside_name(s, i, value.end)) return false;
    figure->value = value.value;
    figure->end = value.end;
    bool range = false;
    size_t end = match_target(s, value.end, &value, &target);
    if (end) {
        figure->target = target.value;
        figure->value = misused(&value, target.value);
        figure->end = end;
    } else if ((end = match_range(s, value.end, &value)) != 0) {
        range = true;
        figure->end = end;
    }
    size_t from = behind_spelled(s, isnan(figure->target) ? figure->end : behind_number_of(s, figure->end));
    bool united = tc_match_unit(s, from, true, &unit) && !begins_next_row(s, i, from, &value, &unit);
    if (ordinal(s, i, &value, united ? &unit : NULL) || map_scale(s, i, figure)) return false;
    /* A range without its unit stands in a table: "1.000-3.000". */
    if ((range && !(united && unit.known) && !grouped_range(s, value.end)) ||
        (united && counts_nothing(s, i, &value, &unit)))
        return false;
    if (!united && !range && !states(s, i, &value, figure)) return false;
    if (united) {
        if (isnan(figure->target)) figure->value = amount(s, &value, from);
        take_unit(s, from, &unit, figure);
        if (isnan(figure->target)) repeated_target(s, &value, &unit, from, figure);
    }
    figure->approximate = range || hedged_before(s, i) || hedged_after(s, figure->end);
    return true;
}

/* ---- the unit's text ---- */

/* "m<sup>2</sup>" is m2: the tokens one by one, with a space where one stood. */
static void put_unit(tc_buffer *out, const tc_reading *s, const tc_figure *f)
{
    for (size_t k = f->unit_from; k < f->unit_to; k++) {
        const tc_lex *lex = &s->lex[k];
        if (k > f->unit_from && lex->flags & TC_LEX_SPACED) tc_put_char(out, ' ');
        if (lex->kind == TC_LEX_DIGITS) {
            tc_put_format(out, "%u", lex->code);
            continue;
        }
        for (size_t at = lex->start; at < lex->end;)
            tc_put_utf8(out, tc_to_lower(tc_utf8_next(s->text, lex->end, &at)));
    }
}

char *tc_unit_text(const tc_reading *s, const tc_figure *figure)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer out = {0};
    if (figure->unit)
        tc_put_text(&out, figure->unit);
    else
        put_unit(&out, s, figure);
    return tc_buffer_steal(&out);
}
