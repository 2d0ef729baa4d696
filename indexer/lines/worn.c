/* Kinds of documents as a worn page or a scanner leaves them: "BÁ0 CÁO", "OUYẾT ĐỊNII", "QUYẾTĐỊNH", and spaced as some
 * type them, "Q U Y Ế T  Đ Ị N H". Only a line of capitals that holds nothing else is read so, letter against letter.
 */
#include "indexer/lines/structure.h"
#include <string.h>
#include <tracuu/text.h>

enum { LEAST = 6, LONG = 8, MOST = 24 }; /* letters of a kind */
/* One slip of a short name, one and a letter fallen in two of a long one; shorter names are too like other words. */
static const double SLIP = 1.3, SLIPS_LONG = 2.3;

/* The letters alone, without marks, signs that look alike as one. 0 for none, or for too many. */
static size_t letters_of(char *out, const char *text, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    size_t n = 0;
    if (tc_fold(&folded, text, length) != TC_OK) return 0;
    for (size_t i = 0; i < folded.length; i++) {
        char c = folded.data[i];
        if (c == '0' || c == 'q') c = 'o';
        if (c == '1' || c == 'l' || c == '|') c = 'i';
        if (c == '5') c = 's';
        if (c < 'a' || c > 'z') continue;
        if (n == MOST) return 0;
        out[n++] = c;
    }
    return n;
}

static bool has_small_letter(const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t c = tc_utf8_next(text, length, &at);
        if (tc_is_letter(c) && !tc_is_upper(c)) return true;
    }
    return false;
}

const char *tc_worn_kind(const char *text, size_t length, const char *const *kinds)
{
    enum { BYTES = 80 };
    char line[MOST], kind[MOST];
    const char *best = NULL;
    double least = SLIPS_LONG + 1;
    /* What ends with a colon is decided: "QUYẾT ĐỊNH:". */
    if (!length || length > BYTES || text[length - 1] == ':' || has_small_letter(text, length)) return NULL;
    size_t n = letters_of(line, text, length);
    for (; n >= LEAST && *kinds; kinds++) {
        size_t m = letters_of(kind, *kinds, strlen(*kinds));
        if (m < LEAST) continue;
        double cost = tc_slip_cost(line, n, kind, m, false);
        if (cost >= least || cost > (m >= LONG ? SLIPS_LONG : SLIP)) continue;
        least = cost;
        best = *kinds;
    }
    return best;
}
