/* A document by its type, its number without letters, and what it is about: "nq 04 thành ủy về quản lý đất đai". The
 * same digits are borne by documents of every kind; which one is meant, the words tell that stand where it is cited. */
#include "searcher/answer/answer.h"
#include "searcher/mention/mention.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS_MOST = 5, KEYS_MOST = 64, PASSAGES_MOST = 5000 };

/* Of the words that say what it is about so many stand where it is cited. */
static const double SHARE_LEAST = 0.6;

/* A document that is cited, and how many words of the name stand there. */
typedef struct cited {
    char *number;
    size_t words;
} cited;

typedef struct subject {
    tc_finding *finding; /* for the name */
    tc_matcher *matcher; /* of its words */
    const tc_query *query;
    const char *type;
    size_t digits; /* the word */
    bool wanted[TC_WORDS_MOST];
    size_t count; /* of wanted words */
    cited items[KEYS_MOST];
    size_t cited_count;
} subject;

static void subject_clear(subject *s)
{
    for (size_t i = 0; i < s->cited_count; i++) free(s->items[i].number);
}

/* ---- in the query ---- */

/* The type of document that ends before a word: written out, or by its letters, small ones too. */
static const char *type_before(const tc_query *q, size_t word)
{
    const char *type = tc_query_type_before(q, word);
    if (type || !word) return type;
    return tc_number_type(q->words[word - 1].term, q->words[word - 1].fold_length);
}

/* Type, digits, and what it is about, in this order. */
static bool read_subject(subject *s, const tc_finding *f)
{
    const tc_query *q = f->query;
    while (s->digits < q->count && q->words[s->digits].kind != TC_TOKEN_DIGITS) s->digits++;
    if (s->digits >= q->count || q->words[s->digits].length > DIGITS_MOST) return false;
    if (q->number_count && strpbrk(q->numbers[0], "-/")) return false;
    const size_t number = s->digits && tc_query_wording(q, s->digits - 1, "số") ? s->digits - 1 : s->digits;
    s->type = type_before(q, number);
    for (size_t i = s->digits + 1; i < q->count; i++) {
        const tc_query_word *w = &q->words[i];
        s->wanted[i] = !f->optional[i] && !w->question && !w->in_period &&
                       !tc_sign_in_query(f->signs, TC_SIGN_LINK, q, i);
        s->count += s->wanted[i];
    }
    return s->type != NULL;
}

/* ---- where it is cited ---- */

/* How many words stand in the sentence that cites it; the tokens of the finding are those of the passage. */
static size_t count_words(const subject *s, const tc_passage *p, const tc_entity *e)
{
    const tc_finding *f = s->finding;
    bool here[TC_WORDS_MOST] = {false};
    uint32_t at = 0;
    size_t count = 0;
    while (at + 1 < f->tokens.count && f->tokens.items[at].end <= e->at.start) at++;
    const tc_range sentence = tc_sentence_tokens(p->text, &f->tokens, at, false);
    for (size_t i = 0; i < f->found.count; i++) {
        const tc_occurrence *o = &f->found.items[i];
        bool full = o->from >= sentence.start && o->to < sentence.end && o->quality >= TC_FORM_FULL;
        for (uint32_t w = o->first; w <= o->last && full; w++) here[w] = true;
    }
    for (size_t i = 0; i < s->query->count; i++) count += s->wanted[i] && here[i];
    return count;
}

static tc_status note(subject *s, const char *number, size_t words)
{
    size_t i = 0;
    while (i < s->cited_count && strcmp(s->items[i].number, number) != 0) i++;
    if (i == KEYS_MOST) return TC_OK;
    if (i == s->cited_count) {
        s->items[i] = (cited){.words = 0};
        TRY(tc_copy(&s->items[i].number, number));
        s->cited_count++;
    }
    if (words > s->items[i].words) s->items[i].words = words;
    return TC_OK;
}

static bool is_wanted(const subject *s, const tc_entity *e)
{
    return e->kind == TC_ENTITY_DOCUMENT && e->number && e->type && !strcmp(e->type, s->type);
}

/* Notes the documents of this type and number that a passage cites; takes none. */
static tc_status find_cited(void *context, const tc_candidate *c, tc_hit *places)
{
    subject *s = context;
    tc_finding *f = s->finding;
    bool read = false;
    (void)places;
    for (size_t i = 0; i < c->passage.entities.count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
        const tc_entity *e = &c->passage.entities.items[i];
        if (!is_wanted(s, e)) continue;
        TRY(tc_number_key(&key, e->number));
        if (!strpbrk(key.data, "-/") || !tc_number_stands_for(f->query->numbers[0], key.data)) continue;
        if (!read) {
            TRY(tc_analyse(f->searcher->analyser, &f->tokens, c->passage.text, c->passage.text_length,
                           TC_FOR_HIGHLIGHT));
            TRY(tc_matcher_run(&f->found, s->matcher, &f->tokens));
            read = true;
        }
        if (f->tokens.count) TRY(note(s, e->number, count_words(s, &c->passage, e)));
    }
    return TC_OK;
}

static tc_status seek_cited(tc_finding *f, void *context)
{
    subject *s = context;
    const tc_seeking seeking = {.number = true, .most = PASSAGES_MOST, .find = find_cited, .context = s};
    s->finding = f;
    return f->by_number ? tc_mention_seek(f, &seeking) : TC_OK;
}

/* ---- looking for it ---- */

/* "KH 07" cites a plan by its digits: where any document of this type has them, only those are meant. */
tc_status tc_mention_seek_number(tc_finding *f, void *context)
{
    TC_CLEANUP(tc_number_free) tc_number number = {.digits = NULL};
    tc_seeking seeking = {.number = true};
    (void)context;
    if (tc_number_parse(&number, f->query->text) == TC_OK && !number.letters) seeking.type = number.type;
    TRY(tc_mention_seek(f, &seeking));
    seeking.type = NULL;
    if (!f->out->count) TRY(tc_mention_seek(f, &seeking));
    return tc_mention_seek_cited(f);
}

/* What most of the words stand beside; all that do so alike. */
static tc_status seek_best(const subject *s, tc_finding *f)
{
    size_t best = 0;
    for (size_t i = 0; i < s->cited_count; i++)
        if (s->items[i].words > best) best = s->items[i].words;
    if ((double)best < SHARE_LEAST * (double)s->count) return TC_OK;
    for (size_t i = 0; i < s->cited_count; i++) {
        if (s->items[i].words < best) continue;
        TRY(tc_mention_seek_core_as(f, s->items[i].number, tc_mention_seek_number, NULL));
    }
    return TC_OK;
}

tc_status tc_mention_seek_subject(tc_finding *f)
{
    TC_CLEANUP(subject_clear) subject s = {.query = f->query, .matcher = f->matcher};
    char number[DIGITS_MOST + 8];
    if (f->operators || !read_subject(&s, f)) return TC_OK;
    const tc_query_word *w = &f->query->words[s.digits];
    /* Any letters make a number of digits alone. */
    snprintf(number, sizeof number, "KH %.*s", (int)w->length, w->term);
    TRY(tc_mention_seek_as(f, number, seek_cited, &s));
    return seek_best(&s, f);
}
