/* What a figure is compared with: "…, đạt 62,6% kế hoạch, bằng 104,6% so với cùng kỳ" behind it, as it stands. */
#include "searcher/series/series.h"
#include <string.h>

/* The end of the clause at `from`: a comma or full stop with a space behind it (a decimal comma has none), a semicolon,
 * a bracket. */
static uint32_t clause_end(const char *text, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i++) {
        if (strchr(";()", text[i])) return i;
        if ((text[i] == ',' || text[i] == '.') && (i + 1 == end || text[i + 1] == ' ')) return i;
    }
    return end;
}

/* A clause that compares begins with what it does; one that begins otherwise speaks of something else. */
static bool opens_comparison(const char *folded)
{
    static const char *const verbs[] = {"bang ", "dat ",  "tang ",  "giam ", "vuot ",
                                        "cao ",  "thap ", "so voi", "va ",   "hoan thanh "};
    while (*folded == ' ') folded++;
    for (size_t i = 0; i < TC_COUNT(verbs); i++)
        if (!strncmp(folded, verbs[i], strlen(verbs[i]))) return true;
    return false;
}

static tc_status compares(bool *out, bool *figure, const char *text, uint32_t from, uint32_t end)
{
    static const char *const cues[] = {"so voi", "cung ky", "ke hoach", "% kh ", "du toan", "chi tieu"};
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    *out = *figure = false;
    for (uint32_t i = from; i < end; i++) *figure |= tc_is_digit(text[i]);
    if (!*figure) return TC_OK;
    TRY(tc_fold(&folded, text + from, end - from));
    TRY(tc_buffer_check(&folded));
    for (size_t i = 0; i < TC_COUNT(cues); i++) *out |= strstr(folded.data, cues[i]) != NULL;
    *out &= opens_comparison(folded.data);
    return TC_OK;
}

tc_status tc_comparison_find(tc_range *out, const char *text, uint32_t from, uint32_t end)
{
    *out = (tc_range){0, 0};
    for (uint32_t at = from, stop; at < end; at = stop + 1) {
        bool compared, figure;
        stop = clause_end(text, at, end);
        TRY(compares(&compared, &figure, text, at, stop));
        /* Another figure begins another matter; a clause without any may stand between. */
        if (figure && !compared) break;
        if (compared) {
            while (text[at] == ' ') at++;
            if (!out->end) out->start = at;
            out->end = stop;
        }
        if (stop < end && (text[stop] == ';' || text[stop] == '.')) break;
    }
    while (out->end > out->start && text[out->end - 1] == ' ') out->end--;
    return TC_OK;
}
