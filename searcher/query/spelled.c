/* Short forms that the indexed texts spell out themselves: "chuyển đổi số (CĐS)" makes CĐS and chuyển đổi số one.
 *
 * Terms "XAshort=long" and "XAlong=short" lie side by side with all that begin with the same words, so that what a word
 * of the query may begin is found by a seek, in every part of an index alike (include/tracuu/store.h). */
#include "searcher/query/wording.h"
#include <string.h>

enum { TERMS_MOST = 200 };

/* How many words of the query from `at` are those on the left of a term, as folded words with spaces between; 0 when it
 * is something else. */
static size_t words_matched(const tc_query *q, size_t at, const char *left, size_t length)
{
    size_t n = 0;
    for (size_t i = 0; i < length; n++) {
        const char *space = memchr(left + i, ' ', length - i);
        size_t end = space ? (size_t)(space - left) : length;
        if (at + n >= q->count) return 0;
        const tc_query_word *w = &q->words[at + n];
        if (w->question || w->excluded || w->prefix || w->fold_length != end - i ||
            memcmp(w->term, left + i, end - i) != 0)
            return 0;
        i = end + (space != NULL);
    }
    return n;
}

/* Whether the tables said the same before. */
static bool is_known(const tc_query *q, size_t first, size_t last, const tc_wording *w)
{
    for (size_t i = 0; i < q->alternative_count; i++) {
        const tc_alternative *a = &q->alternatives[i];
        bool same = a->first == first && a->last == last && a->count == w->count;
        for (size_t k = 0; k < w->count && same; k++) same = !strcmp(a->terms[k], w->terms[k]);
        if (same) return true;
    }
    return false;
}

/* "short=long" or "long=short": what stands on the right is another wording of what stands on the left. */
static tc_status take(tc_query *q, size_t at, const char *term, size_t length, tc_analyser *analyser)
{
    TC_CLEANUP(tc_tokens_free) tc_tokens tokens = {0};
    const char *equals = memchr(term, '=', length);
    if (!equals) return TC_OK;
    size_t left = (size_t)(equals - term), count = words_matched(q, at, term, left);
    if (!count) return TC_OK;
    tc_wording other = {.text = equals + 1, .length = length - left - 1};
    tc_status status = tc_wording_make(&other, analyser, &tokens);
    /* One word is a short form, or none at all. */
    bool is_short = other.count > count;
    if (status == TC_OK && (is_short || count > 1) && !is_known(q, at, at + count - 1, &other)) {
        status = tc_alternative_add(q, at, at + count - 1, &other, TC_WORDING_SURE);
        if (status == TC_OK && is_short) q->alternatives[q->alternative_count - 1].reading = true;
    }
    tc_wording_clear(&other);
    return status;
}

/* All terms that begin with these bytes. */
static tc_status find_from(tc_query *q, size_t at, const tc_buffer *prefix, size_t name, const tx_database *database,
                           tc_analyser *analyser)
{
    TC_CLEANUP(tx_terms_cleanup) tx_terms *terms = NULL;
    TRY(tx_terms_open(&terms, database, prefix->data, prefix->length));
    for (int i = 0; i < TERMS_MOST; i++) {
        const char *term;
        size_t length;
        uint32_t frequency;
        tc_status status = tx_terms_next(terms, &term, &length, &frequency);
        if (status == TC_NOT_FOUND) return TC_OK;
        if (status != TC_OK) return status;
        TRY(take(q, at, term + name, length - name, analyser));
    }
    return TC_OK;
}

/* A short form of one word is that word and the equals sign; what is longer begins with two words. */
static tc_status find_at(tc_query *q, size_t at, const tx_database *database, tc_analyser *analyser)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer prefix = {0};
    const tc_query_word *w = &q->words[at];
    size_t name = strlen(tc_field_prefix(TC_FIELD_SPELLED));
    if (w->question || w->excluded || w->in_field || w->kind == TC_TOKEN_DIGITS) return TC_OK;
    tc_put_text(&prefix, tc_field_prefix(TC_FIELD_SPELLED));
    tc_put(&prefix, w->term, w->fold_length);
    size_t one = prefix.length;
    tc_put_char(&prefix, '=');
    TRY(tc_buffer_check(&prefix));
    if (tc_short_form_stands(q, at, 1)) TRY(find_from(q, at, &prefix, name, database, analyser));
    if (at + 1 == q->count || q->words[at + 1].question) return TC_OK;
    prefix.length = one;
    tc_put_char(&prefix, ' ');
    tc_put(&prefix, q->words[at + 1].term, q->words[at + 1].fold_length);
    TRY(tc_buffer_check(&prefix));
    return find_from(q, at, &prefix, name, database, analyser);
}

tc_status tc_spelled_find(tc_query *q, const tx_database *database, tc_analyser *analyser)
{
    for (size_t at = 0; at < q->count; at++) TRY(find_at(q, at, database, analyser));
    return TC_OK;
}
