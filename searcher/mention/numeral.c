/* A number of a name in the other numerals: "Đội thuế số 2" is "Đội thuế số II" in a list. Only behind what stands
 * before numbers, for a letter by itself is none. */
#include "searcher/mention/mention.h"
#include <stdlib.h>
#include <string.h>

enum { NUMBER_MOST = 20 };

static const char *const romans[NUMBER_MOST] = {"I",  "II",  "III",  "IV",  "V",  "VI",  "VII",  "VIII",  "IX",  "X",
                                                "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"};

/* The number that a word of the name is in either numerals; 0 for none. */
static size_t number_of(const tc_query_word *w)
{
    char digits[3] = "";
    if (w->kind == TC_TOKEN_DIGITS) {
        if (w->length >= sizeof digits) return 0;
        memcpy(digits, w->term, w->length);
        size_t number = (size_t)atoi(digits);
        return number <= NUMBER_MOST ? number : 0;
    }
    for (size_t i = 0; i < NUMBER_MOST; i++)
        if (strlen(romans[i]) == w->length && w->length == w->fold_length && tc_fold_equal(romans[i], w->term))
            return i + 1;
    return 0;
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
        const size_t number = w->in_number || w->in_period ? 0 : number_of(w);
        if (!number || !is_behind_sign(f, i)) continue;
        tc_put(&name, q->text, w->at.start);
        if (w->kind == TC_TOKEN_DIGITS)
            tc_put_text(&name, romans[number - 1]);
        else
            tc_put_format(&name, "%zu", number);
        tc_put_text(&name, q->text + w->at.end);
        TRY(tc_buffer_check(&name));
        return tc_mention_seek_as(f, name.data, seek_plain, NULL);
    }
    return TC_OK;
}
