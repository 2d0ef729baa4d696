/* The noun before "nào": what a body or the members of a list are called. */
#include "searcher/answer.h"
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Whether a word in capitals is made of the first letters of one of these: "CQ" of "cơ quan". */
static bool any_initials(const tc_query *q, size_t at, const char *const *words, size_t count)
{
    const tc_query_word *word = &q->words[at];
    if (!(word->flags & TC_TOKEN_UPPER)) return false;
    for (size_t i = 0; i < count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer initials = {0}, typed = {0};
        for (const char *c = words[i]; *c; c += strcspn(c, " "), c += *c == ' ')
            tc_put(&initials, c, (unsigned char)*c < 0x80 ? 1 : 2);
        tc_put(&typed, q->text + word->at.start, word->at.end - word->at.start);
        if (tc_buffer_check(&initials) != TC_OK || tc_buffer_check(&typed) != TC_OK) return false;
        if (tc_fold_equal(initials.data, typed.data)) return true;
    }
    return false;
}

/* "CQ nào", "DN nào": a body, abbreviated. */
bool tc_asks_for_body(const tc_query *q, size_t asked)
{
    static const char *const bodies[] = {"cơ quan", "đơn vị", "tổ chức", "doanh nghiệp", "công ty"};
    return asked && asked != SIZE_MAX && any_initials(q, asked - 1, bodies, COUNT(bodies));
}

/* "có sản phẩm bốn sao nào": those that there are. */
bool tc_asks_which(const tc_query *q, size_t asked)
{
    if (asked == SIZE_MAX || !tc_query_wording(q, asked, "nào")) return false;
    for (size_t back = 2; back <= 6 && back <= asked; back++)
        if (tc_query_wording(q, asked - back, "có")) return true;
    return false;
}

/* "những tiêu chí nông thôn mới nào": what the members of the list are called. */
void tc_wanted_read_noun(tc_wanted *w, const tc_query *q)
{
    enum { NOUN_WORDS = 6 };
    for (size_t i = q->count; i-- > 1;) {
        if (!q->words[i].question || !tc_query_wording(q, i, "nào") || q->words[i - 1].question) continue;
        w->noun_first = w->noun = i - 1;
        for (size_t back = 1; back <= NOUN_WORDS && back <= i; back++)
            if (tc_query_wording(q, i - back, "những") || tc_query_wording(q, i - back, "các")) {
                if (back > 1) w->noun_first = i - back + 1;
                return;
            }
        return;
    }
}
