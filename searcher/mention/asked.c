/* A name typed as a question or a request: "cầu … được nhắc ở đâu", "tìm các văn bản nói về cầu …".
 *
 * The words that make a question of it stand at its ends, and all of them are of the table (signs.tsv): a run of such
 * words counts where one of them says that something is mentioned, asked or wanted. Words of the same letters inside a
 * name ("Ngày hội …") are left where they are, for the run does not reach them. */
#include "searcher/mention/mention.h"
#include <stdlib.h>
#include <string.h>

/* A name that something is done with has so many words, the verb and what stands before it so many. */
enum { NAME_LEAST = 2, ACTION_MOST = 4 };

static bool is_class(const tc_sign *sign, const char *class)
{
    return sign && !strcmp(sign->class, class);
}

/* How many words from `at` on are one of the kind. What is typed with a capital is of the name. */
static size_t words_at(const tc_finding *f, tc_sign_kind kind, size_t at)
{
    const tc_sign *sign = tc_sign_typed(f->signs, kind, f->query, at);
    bool proper = at && at < f->query->count && f->query->words[at].flags & TC_TOKEN_CAPITAL;
    return sign && !is_class(sign, "none") && (kind == TC_SIGN_ASK || !proper) ? sign->count : 0;
}

/* How many words from `at` on say by themselves that this is a question or a request. */
static size_t asking_at(const tc_finding *f, size_t at)
{
    const tc_sign *sign = tc_sign_typed(f->signs, TC_SIGN_ASK, f->query, at);
    if (!sign) return 0;
    if (is_class(sign, "verb") || is_class(sign, "request") || is_class(sign, "where")) return sign->count;
    if (!is_class(sign, "noun")) return 0;
    const tc_sign *which = tc_sign_typed(f->signs, TC_SIGN_ASK, f->query, at + sign->count);
    return is_class(which, "which") ? sign->count + which->count : 0;
}

/* How many words from `at` on may stand in such a run; 0: none. */
static size_t any_at(const tc_finding *f, size_t at)
{
    size_t n = asking_at(f, at);
    if (!n) n = words_at(f, TC_SIGN_ASK, at);
    if (!n) n = words_at(f, TC_SIGN_LEAD, at);
    if (!n) n = words_at(f, TC_SIGN_TAIL, at);
    return n;
}

/* "[những] báo cáo có …": what is asked for with "có" behind it, in mid-question. */
static size_t holding_at(const tc_finding *f, size_t at)
{
    const tc_sign *noun = tc_sign_typed(f->signs, TC_SIGN_ASK, f->query, at);
    if (!at || !is_class(noun, "noun")) return 0;
    const tc_sign *has = tc_sign_typed(f->signs, TC_SIGN_LEAD, f->query, at + noun->count);
    return is_class(has, "has") ? noun->count + has->count : 0;
}

/* Whether a name may be made of the words from `at` on: a word that is none of the table, or two that could be others,
 * typed without marks. */
static bool may_be_name(const tc_finding *f, size_t at)
{
    const tc_query *q = f->query;
    size_t weight = 0;
    for (size_t n; at < q->count && weight < 2; at += n ? n : 1) {
        n = asking_at(f, at);
        if (n) continue;
        const tc_sign *sign = tc_sign_typed(f->signs, TC_SIGN_ASK, q, at);
        bool could = is_class(sign, "noun") || q->words[at].length == q->words[at].fold_length;
        if (!f->optional[at]) weight += !any_at(f, at) ? 2 : could;
    }
    return weight >= 2;
}

/* The place of the name behind what asks in front of it; `wide`: also behind the words that lead to it. */
static size_t name_begins(const tc_finding *f, bool wide)
{
    size_t begin = 0;
    for (size_t at = 0, n; at < f->query->count && (n = any_at(f, at)); at += n) {
        size_t asking = holding_at(f, at) ? holding_at(f, at) : asking_at(f, at);
        if (asking && may_be_name(f, at + asking)) begin = at + asking;
    }
    for (size_t n; begin && wide && (n = words_at(f, TC_SIGN_LEAD, begin)) && begin + n < f->query->count; begin += n)
        continue;
    return begin;
}

/* Marks the words from which on nothing but such words follows; periods may stand among them. */
static void find_tails(bool tail[TC_WORDS_MOST + 1], const tc_finding *f)
{
    const tc_query *q = f->query;
    tail[q->count] = true;
    for (size_t at = q->count; at-- > 0;) {
        size_t n = any_at(f, at), shorter = words_at(f, TC_SIGN_TAIL, at);
        tail[at] = (n && tail[at + n]) || (shorter && tail[at + shorter]) || (q->words[at].in_period && tail[at + 1]);
    }
}

/* The place behind the name, where what asks begins; the number of words for none. */
static size_t name_ends(const tc_finding *f, size_t begin, bool wide)
{
    bool tail[TC_WORDS_MOST + 1] = {false};
    size_t count = f->query->count, end = begin + 1;
    find_tails(tail, f);
    while (end < count && !(tail[end] && asking_at(f, end))) end++;
    for (bool shorter = wide && end < count; shorter;) {
        shorter = end > begin + 1 && words_at(f, TC_SIGN_TAIL, end - 1) == 1;
        end -= shorter;
    }
    return end;
}

/* "cầu … [được khởi công] khi nào": where what is done with the thing begins, so many words before the question at
 * most; `end` where nothing is. */
static size_t action_begins(const tc_finding *f, size_t begin, size_t end)
{
    for (size_t at = end; at-- > begin + NAME_LEAST && end - at <= ACTION_MOST;) {
        if (!is_class(tc_sign_typed(f->signs, TC_SIGN_TAIL, f->query, at), "done") || at + 1 == end) continue;
        while (at > begin + NAME_LEAST && words_at(f, TC_SIGN_TAIL, at - 1) == 1) at--;
        return at;
    }
    return end;
}

/* "… chưa", "… không ạ": closes what was asked in front. */
static size_t without_close(const tc_finding *f, size_t begin, size_t end)
{
    for (bool closed = true; closed && end > begin + 1;) {
        closed = false;
        for (size_t n = 2; n > 0 && !closed; n--) {
            if (end < begin + 1 + n) continue;
            const tc_sign *sign = tc_sign_typed(f->signs, TC_SIGN_ASK, f->query, end - n);
            closed = is_class(sign, "end") && sign->count == n;
            if (closed) end -= n;
        }
    }
    return end;
}

/* The name, and the periods behind it, which filter. */
static tc_status put_name(char **out, const tc_finding *f, size_t begin, size_t end)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    const tc_query *q = f->query;
    tc_put(&name, q->text + q->words[begin].at.start, q->words[end - 1].at.end - q->words[begin].at.start);
    for (size_t i = end; i < q->count; i++) {
        if (!q->words[i].in_period) continue;
        bool joined = i > end && q->words[i - 1].in_period;
        uint32_t from = joined ? q->words[i - 1].at.end : q->words[i].at.start;
        if (!joined) tc_put_char(&name, ' ');
        tc_put(&name, q->text + from, q->words[i].at.end - from);
    }
    TRY(tc_buffer_check(&name));
    return tc_copy(out, name.data);
}

/* ---- looking for it ---- */

/* How many words of the name are perhaps none of it: typed without marks, "duoc" and "tung" are both a verb's and a
 * name's. */
typedef struct kept {
    size_t front, back;
} kept;

/* Whether words of the table stand in the text where those in doubt were typed, by their marks: then the name is one
 * without them. */
static bool are_asking(const kept *k, const tc_aligning *a)
{
    for (size_t i = 0; i < a->way->count; i++) {
        size_t at = a->where[a->way->order[i]];
        if (at >= a->tokens->count || tc_is_capital(&a->tokens->items[at])) continue;
        if (i < k->front &&
            (tc_sign_at(a->signs, TC_SIGN_LEAD, a->tokens, at) || tc_sign_at(a->signs, TC_SIGN_ASK, a->tokens, at)))
            return true;
        if (i + k->back >= a->way->count && tc_sign_at(a->signs, TC_SIGN_TAIL, a->tokens, at)) return true;
    }
    return false;
}

static tc_status judge_kept(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    (void)f, (void)c;
    *taken = !are_asking(context, a);
    return TC_OK;
}

static tc_status seek_kept(tc_finding *f, void *context)
{
    return tc_mention_seek_typed(f, judge_kept, context);
}

static tc_status seek_name(tc_finding *f, size_t begin, size_t end, tc_mention_seeker *seek, void *context)
{
    char *name;
    TRY(put_name(&name, f, begin, end));
    tc_status status = tc_mention_seek_as(f, name, seek, context);
    if (status == TC_OK && f->out->count) status = tc_mention_note_core(f, name);
    free(name);
    return status;
}

/* A query with operators of its own is no question. */
static bool may_ask(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (q->words[i].in_field || q->words[i].excluded || q->words[i].in_choice) return false;
    return q->count >= 2;
}

/* By the name with what is done, as it stands, else by the name. */
static tc_status seek_done(tc_finding *f, size_t begin, size_t end, tc_mention_seeker *relaxing)
{
    size_t action = action_begins(f, begin, end);
    char *name;
    if (action == end) return seek_name(f, begin, end, relaxing, NULL);
    TRY(put_name(&name, f, begin, end));
    tc_status status = tc_mention_seek_spelt(f, name);
    if (status == TC_OK && f->out->count) status = tc_mention_note_core(f, name);
    free(name);
    if (status != TC_OK || f->out->count) return status;
    return seek_name(f, begin, action, relaxing, NULL);
}

/* A word of the table that the index does not know is no slip of one that it does ("từng", "tổng"). */
static tc_status read_as_typed(tc_finding *f)
{
    static const tc_sign_kind kinds[] = {TC_SIGN_TAIL, TC_SIGN_LEAD, TC_SIGN_ASK};
    for (size_t i = 0; i < f->query->count; i++) {
        tc_query_word *w = &f->query->words[i];
        const tc_sign *sign = NULL;
        if (!w->corrected) continue;
        const char *typed = f->query->text + w->at.start;
        TRY(tc_analyse(f->searcher->analyser, &f->tokens, typed, w->at.end - w->at.start, TC_FOR_HIGHLIGHT));
        for (size_t k = 0; k < TC_COUNT(kinds) && f->tokens.count == 1 && !sign; k++)
            sign = tc_sign_at(f->signs, kinds[k], &f->tokens, 0);
        if (!sign) continue;
        const tc_token *t = &f->tokens.items[0];
        char *term = tc_strndup(t->term, t->length);
        if (!term) return tc_fail(TC_MEMORY, "no memory for the mentions");
        free(w->term);
        w->term = term;
        w->length = t->length;
        w->fold_length = t->fold_length;
    }
    return TC_OK;
}

/* In the place of such a word a text has another, which is none of the name either. */
static bool any_corrected(const tc_finding *f, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (f->query->words[i].corrected) return true;
    return false;
}

tc_status tc_mention_seek_asked(bool *asked, tc_finding *f, tc_mention_seeker *relaxing)
{
    const tc_query *q = f->query;
    TRY(read_as_typed(f));
    size_t begin = name_begins(f, true), first = name_begins(f, false);
    if (!may_ask(q)) return TC_OK;
    size_t end = name_ends(f, begin, true), last = name_ends(f, begin, false);
    if (begin && end == q->count) end = last = without_close(f, begin, end);
    *asked = (begin || end < q->count) && may_be_name(f, first);
    if (!*asked) return TC_OK;
    for (size_t from = first; from <= begin && !q->period_count; from++)
        for (size_t to = last; to >= end && !f->out->count; to--) {
            kept k = {begin - from, to - end};
            bool doubt = !any_corrected(f, from, begin) && !any_corrected(f, end, to);
            if (doubt && (k.front || k.back)) TRY(seek_name(f, from, to, seek_kept, &k));
        }
    return f->out->count ? TC_OK : seek_done(f, begin, end, relaxing);
}
