/* Whose figure a question asks for, where it names a ward and the town beside it. */
#include "searcher/answer/answer.h"
#include "searcher/query/wording.h"
#include <string.h>

/* "P. Hòa An", "TT. Vĩnh Lộc": the noun by its letters. */
static bool lettered(const tc_query *q, size_t at)
{
    const tc_query_word *word = &q->words[at];
    const char *text = q->text + word->at.start, *unit = tc_unit_lettered(q, at);
    if (unit) return !strcmp(unit, "phường") || !strcmp(unit, "xã");
    if (at + 1 >= q->count || !(q->words[at + 1].flags & TC_TOKEN_CAPITAL)) return false;
    return word->at.end - word->at.start == 2 && !memcmp(text, "TT.", 3);
}

bool tc_query_ward_at(const tc_query *q, size_t at)
{
    size_t n = 1;
    if (lettered(q, at)) return true;
    const tc_noun *noun = tc_noun_in_query(q, at, TC_NOUN_PLACE, &n);
    /* Typed without marks, "ban", "ap" and "to" are too many other words. */
    bool ward = noun && noun->traits & (q->marked ? TC_TRAIT_COMMUNE | TC_TRAIT_VILLAGE : TC_TRAIT_COMMUNE);
    if (!ward || at + n >= q->count || (at && tc_query_wording(q, at - 1, "cấp"))) return false;
    const tc_query_word *next = &q->words[at + n];
    const tc_noun *other = next->flags & TC_TOKEN_CAPITAL ? NULL : tc_noun_in_query(q, at + n, TC_NOUN_PLACE, NULL);
    if (other && other->traits & (TC_TRAIT_COMMUNE | TC_TRAIT_VILLAGE)) return false; /* "xã, phường" */
    return !next->question && !tc_word_joins(q, at + n) && (!q->marked || next->flags & TC_TOKEN_CAPITAL);
}

static bool town_at(const tc_query *q, size_t at)
{
    size_t n;
    const tc_noun *noun = tc_noun_in_query(q, at, TC_NOUN_PLACE, &n);
    if (!noun || !(noun->traits & TC_TRAIT_TOWN) || at + n >= q->count) return false;
    return !q->words[at + n].question && (!q->marked || q->words[at + n].flags & TC_TOKEN_CAPITAL);
}

/* "Sau khi lập phường A, thành phố B có": what a clause of time is about is not what is asked about. */
static bool behind_clause(const tc_query *q, size_t at)
{
    static const char *const opens[] = {"sau khi", "trước khi", "kể từ khi", "từ khi", "khi", "sau"};
    bool comma = memchr(q->text + q->words[at - 1].at.end, ',', q->words[at].at.start - q->words[at - 1].at.end);
    return comma && tc_query_among(q, 0, opens, TC_COUNT(opens), NULL);
}

/* "phường A thuộc thành phố B", "phường A, thành phố B": the town only says where the ward lies. */
static bool only_where(const tc_query *q, size_t at)
{
    if (behind_clause(q, at)) return false;
    static const char *const of[] = {"thuộc", "của", "tại", "ở", "trong"};
    return tc_query_among(q, at - 1, of, TC_COUNT(of), NULL) ||
           (!tc_word_joins(q, at - 1) && !q->words[at - 1].question);
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
