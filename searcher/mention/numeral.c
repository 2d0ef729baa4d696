/* A number of a name in the other numerals: "Đội thuế số 2" is "Đội thuế số II" in a list. Only behind what stands
 * before numbers, for a letter by itself is none. */
#include "searcher/mention/mention.h"
#include <string.h>

enum { NUMBER_MOST = 20 };

/* The number that a word of the name is in either numerals; 0 for none. */
static unsigned number_of(const tc_query_word *w)
{
    unsigned number = 0;
    if (w->kind != TC_TOKEN_DIGITS && w->length == w->fold_length) number = tc_roman_value(w->term, w->length);
    for (size_t i = 0; w->kind == TC_TOKEN_DIGITS && i < w->length && number <= NUMBER_MOST; i++)
        number = 10 * number + (unsigned)(w->term[i] - '0');
    return number <= NUMBER_MOST ? number : 0;
}

static bool is_behind_sign(const tc_finding *f, size_t word)
{
    const tc_sign *sign = word > 1 ? tc_sign_in_query(f->signs, TC_SIGN_OPTION, f->query, word - 1) : NULL;
    return sign && sign->count == 1 && !strcmp(sign->class, "number");
}

static tc_status seek_plain(tc_finding *f, void *context)
{
    (void)context;
    return tc_mention_seek_plain(f, 0, false);
}

tc_status tc_mention_seek_numeral(tc_finding *f)
{
    const tc_query *q = f->query;
    if (f->operators || f->by_number) return TC_OK;
    for (size_t i = 0; i < q->count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
        const tc_query_word *w = &q->words[i];
        const unsigned number = w->in_number || w->in_period ? 0 : number_of(w);
        if (!number || !is_behind_sign(f, i)) continue;
        tc_put(&name, q->text, w->at.start);
        if (w->kind == TC_TOKEN_DIGITS)
            TRY(tc_roman_put(&name, number));
        else
            tc_put_format(&name, "%u", number);
        tc_put_text(&name, q->text + w->at.end);
        TRY(tc_buffer_check(&name));
        return tc_mention_seek_as(f, name.data, seek_plain, NULL);
    }
    return TC_OK;
}
