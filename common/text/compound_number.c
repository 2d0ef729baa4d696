/* Numbers by value, as Vietnamese writes them: the dot groups thousands, the comma begins the decimals. */
#include "common/text/compound.h"

enum { DIGITS_MOST = 30 };

/* Digits collected without separators. */
typedef struct figure {
    char whole[DIGITS_MOST + 1], decimals[DIGITS_MOST + 1];
    size_t whole_count, decimal_count;
} figure;

static bool add_digits(char *digits, size_t *count, const tc_place *p, size_t from, size_t to)
{
    if (*count + (to - from) > DIGITS_MOST) return false;
    for (size_t i = from; i < to; i++) digits[(*count)++] = p->text[i];
    return true;
}

/* Groups of three after `separator`, any number of them; gives how many. */
static size_t read_groups(figure *f, const tc_place *p, size_t *at, char separator)
{
    size_t groups = 0;
    for (;; groups++) {
        size_t from = *at, end;
        if (!tc_read_byte(p, &from, separator)) return groups;
        end = from;
        if (tc_read_digits(p, &end) != 3 || !add_digits(f->whole, &f->whole_count, p, from, end)) return groups;
        *at = end;
    }
}

static bool read_decimals(figure *f, const tc_place *p, size_t *at, char separator)
{
    size_t from = *at, end;
    if (!tc_read_byte(p, &from, separator)) return false;
    end = from;
    if (!tc_read_digits(p, &end) || !add_digits(f->decimals, &f->decimal_count, p, from, end)) return false;
    *at = end;
    return true;
}

static bool percent_follows(const tc_place *p, size_t at)
{
    tc_read_spaces(p, &at);
    return at < p->length && p->text[at] == '%';
}

static bool digit_follows_behind(const tc_place *p, size_t at)
{
    return at < p->length && (p->text[at] == '.' || p->text[at] == ',') && tc_is_digit_at(p, at + 1);
}

static bool begins_inside(const tc_place *p)
{
    return p->start >= 2 && (p->text[p->start - 1] == '.' || p->text[p->start - 1] == ',') &&
           tc_is_digit_at(p, p->start - 2);
}

/* Thousands with dots and decimals with a comma; or, where nothing else can be meant, the English way round; or a dot
 * before the decimals of a percentage. */
static bool read_figure(figure *f, const tc_place *p, size_t *at)
{
    size_t first = *at - p->start;
    bool may_group = first <= 3 && p->text[p->start] != '0';
    if (!add_digits(f->whole, &f->whole_count, p, p->start, *at)) return false;
    if (may_group && read_groups(f, p, at, '.')) {
        read_decimals(f, p, at, ',');
        return true;
    }
    figure english = *f;
    size_t behind = *at;
    if (may_group && read_groups(&english, p, &behind, ',') >= 2) {
        *f = english;
        *at = behind;
        read_decimals(f, p, at, '.');
        return true;
    }
    if (read_decimals(f, p, at, ',')) return true;
    return read_decimals(f, p, at, '.') && percent_follows(p, *at);
}

static void put_figure(tc_buffer *term, figure *f)
{
    size_t zeros = 0;
    while (zeros + 1 < f->whole_count && f->whole[zeros] == '0') zeros++;
    while (f->decimal_count && f->decimals[f->decimal_count - 1] == '0') f->decimal_count--;
    tc_put_char(term, 'N');
    tc_put(term, f->whole + zeros, f->whole_count - zeros);
    if (f->decimal_count) tc_put_char(term, '.');
    tc_put(term, f->decimals, f->decimal_count);
}

bool tc_compound_number(const tc_place *p, tc_buffer *term, size_t *end)
{
    figure f = {0};
    size_t at = p->start;
    if (!tc_read_digits(p, &at) || begins_inside(p)) return false;
    if (!read_figure(&f, p, &at) || digit_follows_behind(p, at)) return false;
    put_figure(term, &f);
    *end = at;
    return true;
}
