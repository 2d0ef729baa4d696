/* Numbers as they are written in Vietnamese: the comma is the decimal mark, the dot groups thousands; and the ways in
 * which that is got wrong. */
#include "reading.h"
#include <math.h>

enum { GROUPS = 8 };

typedef struct pieces {
    size_t count;       /* runs of digits */
    size_t at[GROUPS];  /* their tokens */
    char marks[GROUPS]; /* the mark behind each but the last */
    size_t end;
} pieces;

static bool collect(const tc_reading *s, size_t i, pieces *p)
{
    *p = (pieces){.count = 1, .at = {i}, .end = i + 1};
    while (s->lex[p->end].kind == TC_LEX_MARK && (s->lex[p->end].code == '.' || s->lex[p->end].code == ',') &&
           tc_is_glued(s, p->end) && tc_at_digits(s, p->end + 1) && tc_is_glued(s, p->end + 1)) {
        if (p->count == GROUPS) return false;
        p->marks[p->count - 1] = (char)s->lex[p->end].code;
        p->at[p->count++] = p->end + 1;
        p->end += 2;
    }
    return true;
}

/* The runs [first, last) read as one number without marks. */
static double whole(const tc_reading *s, const pieces *p, size_t first, size_t last)
{
    double value = 0;
    for (size_t k = first; k < last; k++)
        for (uint32_t at = s->lex[p->at[k]].start; at < s->lex[p->at[k]].end; at++)
            value = value * 10 + (s->text[at] - '0');
    return value;
}

/* With a decimal mark before the last run: one division, so that the value is the nearest there is. */
static double fraction(const tc_reading *s, const pieces *p)
{
    return whole(s, p, 0, p->count) / pow(10, (double)tc_digits_at(s, p->at[p->count - 1]));
}

/* Whether the runs from 1 on (but for `skip` at the end) are groups of three behind one of one to three digits. */
static bool groups_of_three(const tc_reading *s, const pieces *p, size_t skip, char mark)
{
    if (tc_digits_at(s, p->at[0]) > 3 || (s->text[s->lex[p->at[0]].start] == '0')) return false;
    for (size_t k = 1; k + skip < p->count; k++)
        if (tc_digits_at(s, p->at[k]) != 3 || p->marks[k - 1] != mark) return false;
    return true;
}

static bool one_mark(const tc_reading *s, const pieces *p, tc_numeral *n)
{
    bool three = groups_of_three(s, p, 0, p->marks[0]);
    bool groups = three && p->marks[0] == '.';
    n->value = groups ? whole(s, p, 0, 2) : fraction(s, p);
    if (groups)
        n->decimal = fraction(s, p);
    else if (three)
        n->grouped = whole(s, p, 0, 2);
    return true;
}

static bool many_marks(const tc_reading *s, const pieces *p, tc_numeral *n)
{
    char first = p->marks[0], last = p->marks[p->count - 2];
    if (first == last && groups_of_three(s, p, 0, first)) {
        n->value = whole(s, p, 0, p->count);
        return true;
    }
    if (first != last && groups_of_three(s, p, 1, first)) {
        n->value = fraction(s, p);
        return true;
    }
    return false;
}

bool tc_match_numeral(const tc_reading *s, size_t i, tc_numeral *numeral)
{
    pieces p;
    *numeral = (tc_numeral){.decimal = NAN, .grouped = NAN};
    if (!tc_at_digits(s, i) || !collect(s, i, &p) || tc_digits_at(s, i) > 12) return false;
    unsigned char first = (unsigned char)s->text[s->lex[i].start];
    if (first < '0' || first > '9') return false; /* a superscript */
    numeral->end = p.end;
    numeral->zero = first == '0' && tc_digits_at(s, i) > 1;
    numeral->plain = p.count == 1;
    if (p.count > 1) return p.count == 2 ? one_mark(s, &p, numeral) : many_marks(s, &p, numeral);
    numeral->value = whole(s, &p, 0, 1);
    return true;
}
