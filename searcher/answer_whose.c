/* Whose figure a question asks for, where it names a ward and the town beside it. */
#include "searcher/answer.h"
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* "P. Hòa An", "TT. Vĩnh Lộc": the noun by its letters, with a full stop. */
static bool lettered(const tc_query *q, size_t at)
{
    const tc_query_word *word = &q->words[at];
    size_t n = word->at.end - word->at.start;
    const char *text = q->text + word->at.start;
    if (at + 1 >= q->count || !(q->words[at + 1].flags & TC_TOKEN_CAPITAL) || text[n] != '.') return false;
    return (n == 1 && strchr("PpXx", *text)) || (n == 2 && !memcmp(text, "TT", 2));
}

bool tc_query_ward_at(const tc_query *q, size_t at)
{
    static const char *const nouns[] = {"phường", "xã", "xóm", "thị trấn"};
    static const char *const others[] = {"hội", "phường", "viên"}; /* "xã hội", "xã viên", "xã phường" */
    size_t n = 1;
    if (lettered(q, at)) return true;
    if (!tc_query_among(q, at, nouns, COUNT(nouns), &n) || at + n >= q->count) return false;
    if (at && (tc_query_wording(q, at - 1, "hợp tác") || tc_query_wording(q, at - 1, "tác") ||
               tc_query_wording(q, at - 1, "cấp")))
        return false;
    const tc_query_word *next = &q->words[at + n];
    return !next->question && !tc_word_joins(q, at + n) && !tc_query_among(q, at + n, others, COUNT(others), NULL) &&
           (!q->marked || next->flags & TC_TOKEN_CAPITAL);
}

static bool town_at(const tc_query *q, size_t at)
{
    static const char *const nouns[] = {"thành phố", "huyện", "thị xã", "tỉnh", "TP"};
    size_t n;
    if (!tc_query_among(q, at, nouns, COUNT(nouns), &n) || at + n >= q->count) return false;
    return !q->words[at + n].question && (!q->marked || q->words[at + n].flags & TC_TOKEN_CAPITAL);
}

/* "phường A thuộc thành phố B", "phường A, thành phố B": the town only says where the ward lies. */
static bool only_where(const tc_query *q, size_t at)
{
    static const char *const of[] = {"thuộc", "của", "tại", "ở", "trong"};
    return tc_query_among(q, at - 1, of, COUNT(of), NULL) || (!tc_word_joins(q, at - 1) && !q->words[at - 1].question);
}

tc_whose tc_asks_whose(const tc_query *q, size_t asked)
{
    tc_whose whose = TC_WHOSE_ANY;
    bool ward = false;
    for (size_t i = 0; i < q->count; i++) {
        bool here = tc_query_ward_at(q, i), town = !here && town_at(q, i);
        ward |= here;
        if (!here && !town) continue;
        bool behind = asked == SIZE_MAX || i > asked;
        if (whose == TC_WHOSE_ANY)
            whose = here ? TC_WHOSE_WARD : TC_WHOSE_TOWN;
        else if (!behind && town && whose == TC_WHOSE_WARD && !only_where(q, i))
            whose = TC_WHOSE_TOWN;
        else if (!behind && here)
            whose = TC_WHOSE_WARD;
    }
    return ward ? whose : TC_WHOSE_ANY;
}
