/* A body whose name is two acronyms in a row: "TT PTQĐ" for "Trung tâm Phát triển quỹ đất". What its head is short for
 * is short for other words more often; beside the other acronym it is none of them. */
#include "searcher/mention/mention.h"
#include <string.h>

enum { LETTERS_LEAST = 3, MENTIONS_MOST = 2000 };

/* Nothing but the two, the second of several words. */
static tc_status judge_acronyms(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    const tc_token *t = &a->tokens->items[a->from];
    (void)context, (void)f, (void)c;
    *taken = a->to == a->from + 1 && t[0].flags & TC_TOKEN_UPPER && t[1].flags & TC_TOKEN_UPPER &&
             t[1].fold_length >= LETTERS_LEAST && !tc_aligned_punctuation(a, a->to);
    return TC_OK;
}

static tc_status seek_acronyms(tc_finding *f, void *context)
{
    (void)context;
    return tc_mention_seek_typed(f, judge_acronyms, NULL);
}

/* Whether all that follows the head is short for something, or something that a longer acronym is short for. */
static bool may_be_acronym(const tc_query *q, size_t first)
{
    for (size_t i = 0; i < q->alternative_count; i++) {
        const tc_alternative *a = &q->alternatives[i];
        if (a->first != first || a->last + 1 != q->count) continue;
        if (a->count > 1 && a->first == a->last) return q->words[first].fold_length >= LETTERS_LEAST;
        if (a->count == 1 && a->last > a->first)
            return tc_term_fold_length(a->terms[0], strlen(a->terms[0])) >= LETTERS_LEAST;
    }
    return false;
}

tc_status tc_mention_seek_acronyms(tc_finding *f)
{
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0);
    bool body = head && !strcmp(head->class, "organisation") && head->count > 1 &&
                may_be_acronym(f->query, head->count);
    if (!body || f->operators || f->readings || f->out->count > MENTIONS_MOST) return TC_OK;
    f->readings = true;
    tc_status status = tc_mention_seek_as(f, f->query->text, seek_acronyms, NULL);
    f->readings = false;
    return status;
}
