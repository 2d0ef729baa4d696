/* Units of administration told by their first letter: "p.Hòa An", "X. Bản Sen", "h.Mộc Giang". */
#include "searcher/query/wording.h"
#include <string.h>

static const struct {
    char letter;
    const char *unit;
} units[] = {{'p', "phường"}, {'x', "xã"}, {'h', "huyện"}, {'q', "quận"}, {'t', "tỉnh"}};

/* Whether no word of the query has a capital: names are typed small then. */
static bool all_small(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (q->words[i].flags & TC_TOKEN_CAPITAL) return false;
    return true;
}

/* Whether the letter there stands before what may be the name of a unit: behind a full stop whatever follows, but no
 * abbreviation ("P.TCKH" is an office) and nothing but a ward or a district by its number; else one with a capital. Of
 * small letters alone "p" and "x" are nothing else, but behind a number or a question word. */
static bool before_name(const tc_query *q, size_t at)
{
    const tc_query_word *word = &q->words[at], *name = word + 1;
    bool stop = q->text[word->at.end] == '.', numbered = strchr("pq", *word->term) && stop;
    if (name->question || name->in_period || name->in_number || name->excluded) return false;
    if (name->kind == TC_TOKEN_DIGITS) return numbered;
    if (name->flags & TC_TOKEN_UPPER && name->at.end - name->at.start > 1) return false;
    if (stop || name->flags & TC_TOKEN_CAPITAL) return true;
    bool counted = at && (q->words[at - 1].question || q->words[at - 1].kind == TC_TOKEN_DIGITS);
    return strchr("px", *word->term) && !counted && all_small(q);
}

const char *tc_unit_lettered(const tc_query *q, size_t at)
{
    const tc_query_word *word = &q->words[at];
    if (at + 1 >= q->count || word->length != 1 || word->question || word->excluded || word->in_period ||
        word->in_number || word->in_field || word->prefix)
        return NULL;
    for (size_t i = 0; i < TC_COUNT(units); i++)
        if (*word->term == units[i].letter) return before_name(q, at) ? units[i].unit : NULL;
    return NULL;
}
