/* How far a word is from one that may have been meant, in slips of the fingers.
 *
 * An optimal alignment of the letters (Damerau and Levenshtein, neighbours swapped at most once) whose costs are those
 * of Vietnamese typed on a QWERTY keyboard: a mark is lost or hit wrong more often than a letter, a letter doubled or
 * swapped more often than dropped or exchanged, and exchanged more often for its neighbour on the keyboard. */
#include "common/text/letter.h"
#include <string.h>

enum { MOST = 24 };
static const double MARK_LOST = 0.2, MARK_WRONG = 0.3, DOUBLED = 0.4, SWAPPED = 0.5, BESIDE = 0.8, LETTER = 1.0,
                    EXCHANGED = 1.2;

/* Letters 1…count of a word; before the first stands a 0. */
typedef struct spelling {
    uint32_t base[MOST + 1];
    unsigned quality[MOST + 1], tone[MOST + 1];
    int count;
} spelling;

static bool spell(spelling *out, const char *word, size_t length)
{
    out->base[0] = out->quality[0] = out->tone[0] = 0;
    out->count = 0;
    for (size_t at = 0; at < length;) {
        uint32_t c = tc_to_lower(tc_utf8_next(word, length, &at));
        const tc_letter_row *row = tc_letter_find(c);
        bool simple = row && (row->flags & TC_SIMPLE);
        if (out->count == MOST) return false;
        int i = ++out->count;
        out->base[i] = simple ? row->base : c;
        out->quality[i] = simple ? row->marks / TC_TONES : 0;
        out->tone[i] = simple ? row->marks % TC_TONES : 0;
    }
    return true;
}

/* Whether two letters are neighbours on the keyboard: in one row, or one above the other. */
static bool are_beside(uint32_t a, uint32_t b)
{
    static const char *const rows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    int at[2][2] = {{-1, -1}, {-1, -1}};
    for (int r = 0; r < 3; r++)
        for (int i = 0; rows[r][i]; i++) {
            if ((uint32_t)rows[r][i] == a) at[0][0] = r, at[0][1] = i;
            if ((uint32_t)rows[r][i] == b) at[1][0] = r, at[1][1] = i;
        }
    if (at[0][0] < 0 || at[1][0] < 0) return false;
    int rows_apart = at[0][0] - at[1][0], apart = at[0][1] - at[1][1];
    if (!rows_apart) return apart == 1 || apart == -1;
    /* Rows are set off to the right: s lies below w and e, z below a and s. */
    return (rows_apart == 1 && (apart == 0 || apart == -1)) || (rows_apart == -1 && (apart == 0 || apart == 1));
}

static double mark_cost(unsigned typed, unsigned meant)
{
    return typed == meant ? 0 : typed ? MARK_WRONG : MARK_LOST;
}

static double letter_cost(const spelling *typed, int i, const spelling *meant, int j, bool marks)
{
    if (typed->base[i] != meant->base[j]) return are_beside(typed->base[i], meant->base[j]) ? BESIDE : EXCHANGED;
    if (!marks) return 0;
    return mark_cost(typed->quality[i], meant->quality[j]) + mark_cost(typed->tone[i], meant->tone[j]);
}

/* A letter typed twice costs less than one that was not meant at all; so does one of two that was left out. */
static double extra_cost(const spelling *word, int i)
{
    return word->base[i] == word->base[i - 1] ? DOUBLED : LETTER;
}

static bool is_swapped(const spelling *typed, int i, const spelling *meant, int j)
{
    return typed->base[i] == meant->base[j - 1] && typed->base[i - 1] == meant->base[j];
}

static double swap_cost(const spelling *typed, int i, const spelling *meant, int j, bool marks)
{
    if (!marks) return SWAPPED;
    return SWAPPED + letter_cost(typed, i, meant, j - 1, true) + letter_cost(typed, i - 1, meant, j, true);
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

double tc_slip_cost(const char *typed, size_t typed_length, const char *meant, size_t meant_length, bool marks)
{
    spelling a, b;
    double cost[MOST + 1][MOST + 1];
    if (!spell(&a, typed, typed_length) || !spell(&b, meant, meant_length)) return MOST;
    cost[0][0] = 0;
    for (int i = 1; i <= a.count; i++) cost[i][0] = cost[i - 1][0] + LETTER;
    for (int j = 1; j <= b.count; j++) cost[0][j] = cost[0][j - 1] + LETTER;
    for (int i = 1; i <= a.count; i++)
        for (int j = 1; j <= b.count; j++) {
            double best = cost[i - 1][j - 1] + letter_cost(&a, i, &b, j, marks);
            best = least(best, cost[i - 1][j] + extra_cost(&a, i));
            best = least(best, cost[i][j - 1] + extra_cost(&b, j));
            if (i > 1 && j > 1 && is_swapped(&a, i, &b, j))
                best = least(best, cost[i - 2][j - 2] + swap_cost(&a, i, &b, j, marks));
            cost[i][j] = best;
        }
    return cost[a.count][b.count];
}
