/* A body whose name is two acronyms in a row: "TT PTQĐ" for "Trung tâm Phát triển quỹ đất". What its head is short for
 * is short for other words more often; beside the other acronym it is none of them. */
#include "searcher/mention.h"
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
    const tc_name_way way = tc_name_way_typed(f->query->count);
    const tc_seeking seeking = {.ways = &way, .way_count = 1, .judge = judge_acronyms};
    return tc_mention_seek(f, &seeking);
}

tc_status tc_mention_seek_acronyms(tc_finding *f)
{
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0);
    bool body = head && !strcmp(head->class, "organisation") && head->count > 1 && head->count < f->query->count;
    if (!body || f->operators || f->readings || f->out->count > MENTIONS_MOST) return TC_OK;
    f->readings = true;
    tc_status status = tc_mention_seek_as(f, f->query->text, seek_acronyms, NULL);
    f->readings = false;
    return status;
}
