/* The kind of a thing beside its name: what is typed as "công trình Cầu Vạn Chài" is "Cầu Vạn Chài" in most texts, and
 * "tuyến đường Bến Lau" is "đường Bến Lau". Quotation marks and small numbers, too, are typed otherwise than they
 * stand. */
#include "searcher/mention/mention.h"
#include "searcher/query/wording.h"
#include <stdlib.h>
#include <string.h>

enum { NAME_LEAST = 2, NUMBERED_LEAST = 3 };

/* Less than an abbreviation, which of one syllable would be sought in capitals alone. */
static const double NUMBER_QUALITY = 0.9;

/* ---- kinds ---- */

/* "tuyến đường", "đường cao tốc": the words behind the first are the head of a project by themselves. */
static size_t behind_first(const tc_finding *f, const tc_sign *head)
{
    if (head->count < 2 || strcmp(head->class, "project") != 0) return 0;
    const tc_sign *rest = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 1);
    return rest && rest->count + 1 >= head->count && !strcmp(rest->class, "project") ? 1 : 0;
}

/* A word with a capital, or an acronym before one: "dự án [NƠXH Bến Lau]". */
static bool is_name_at(const tc_query *q, size_t word)
{
    bool acronym = word + 1 < q->count && q->words[word].flags & TC_TOKEN_UPPER;
    unsigned flags = q->words[word + acronym].flags;
    return flags & TC_TOKEN_CAPITAL && !(flags & TC_TOKEN_UPPER);
}

size_t tc_mention_kind_length(bool *own, const tc_finding *f)
{
    const tc_query *q = f->query;
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, q, 0);
    *own = true;
    if (!head || head->count + NAME_LEAST > q->count) return 0;
    if (strcmp(head->class, "carrier") != 0) return behind_first(f, head);
    const tc_sign *next = tc_sign_in_query(f->signs, TC_SIGN_HEAD, q, head->count);
    if (!next) return is_name_at(q, head->count) && q->marked ? head->count : 0;
    if (next->count + head->count >= q->count) return 0; /* "dự án khu dân cư" is any of them */
    *own = !strcmp(next->class, "project") || !strcmp(next->class, "works");
    bool known = strcmp(next->class, "none") != 0 && q->count - head->count > NAME_LEAST;
    return *own || known ? head->count : 0;
}

tc_status tc_mention_seek_named(tc_finding *f)
{
    bool own;
    size_t count = tc_mention_kind_length(&own, f);
    return count && own ? tc_mention_seek_spelt(f, f->query->text + f->query->words[count].at.start) : TC_OK;
}

/* ---- quotation marks ---- */

/* Whether the operators are no more than quotation marks. */
static bool only_quotes(const tc_node *n)
{
    if (n->kind == TC_NODE_WORD || n->kind == TC_NODE_PHRASE) return true;
    if (n->kind != TC_NODE_AND) return false;
    for (size_t i = 0; i < n->count; i++)
        if (!only_quotes(n->parts[i])) return false;
    return true;
}

tc_status tc_mention_unquote(tc_buffer *out, const tc_query *q)
{
    if (!q->tree || !only_quotes(q->tree)) return TC_OK;
    for (size_t i = 0; i < q->count; i++) {
        if (q->words[i].in_field || q->words[i].excluded || q->words[i].prefix) return tc_buffer_clear(out), TC_OK;
        if (i) tc_put_char(out, ' ');
        tc_put(out, q->text + q->words[i].at.start, q->words[i].at.end - q->words[i].at.start);
    }
    return tc_buffer_check(out);
}

/* ---- small numbers ---- */

/* The other way of writing the number that a word is; NULL for no small number. */
static const char *other_number(const tc_query *q, size_t word)
{
    enum { MOST = 10 };
    static const char *const digits[MOST] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
    const tc_query_word *w = &q->words[word];
    for (const tc_number_word *n = tc_number_words(); n->word; n++) {
        const bool small = n->value >= 1 && n->value <= MOST; /* "vài" has no value */
        if (!(n->roles & TC_NUMBER_BEGINS) || !small) continue;
        const char *digit = digits[(size_t)n->value - 1];
        if (w->kind == TC_TOKEN_DIGITS && w->length == strlen(digit) && !memcmp(w->term, digit, w->length))
            return n->word;
        /* "năm" is a year more often, and without marks so are the others something else. */
        if (w->length > w->fold_length && n->value != 5 && tc_query_wording(q, word, n->word) == 1) return digit;
    }
    return NULL;
}

tc_status tc_mention_write_numbers(tc_query *q, tc_analyser *analyser)
{
    TC_CLEANUP(tc_tokens_free) tc_tokens tokens = {0};
    for (size_t i = 1; q->count > NUMBERED_LEAST && i + 1 < q->count; i++) {
        const tc_query_word *w = &q->words[i];
        if (w->in_number || w->in_period || w->in_field || q->words[i + 1].kind != TC_TOKEN_SYLLABLE) continue;
        const char *other = other_number(q, i);
        if (!other) continue;
        tc_wording wording = {.text = other, .length = strlen(other)};
        tc_status status = tc_wording_make(&wording, analyser, &tokens);
        if (status == TC_OK) status = tc_alternative_add(q, i, i, &wording, NUMBER_QUALITY);
        if (status == TC_OK) q->alternatives[q->alternative_count - 1].sure = true;
        tc_wording_clear(&wording);
        TRY(status);
    }
    return TC_OK;
}
