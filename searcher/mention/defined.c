/* Short forms that a document defines: "Trung tâm Phát triển quỹ đất (TTPTQĐ)" is "TTPTQĐ" further on in it; that are
 * typed beside the name; or are made of its letters, beside it. */
#include "searcher/mention/mention.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/abbreviation.h>

enum {
    LETTERS_LEAST = 3,
    LETTERS_MOST = 12,
    TERM_MOST = 64,
    FORMS_MOST = 4,
    PASSAGES_MOST = 2000,
    MENTIONS_MOST = 2000,
    UNDEFINED_LEAST = 4,
    LETTERS_MENTIONS = 200
};

/* A form, and the documents that define it. */
typedef struct defined {
    char term[TERM_MOST];
    size_t length;
    char (*ids)[TC_ID_LENGTH + 1];
    size_t count, capacity;
} defined;

typedef struct definitions {
    defined items[FORMS_MOST];
    size_t count;
} definitions;

static void definitions_clear(definitions *d)
{
    for (size_t i = 0; i < d->count; i++) free(d->items[i].ids);
}

/* Whether each letter of the form is the initial of a later word than the one before it, from the first word on. */
static bool is_made_of_initials(const tc_tokens *tokens, uint32_t from, uint32_t to, const tc_token *form)
{
    uint32_t at = from;
    if (tokens->items[from].term[0] != form->term[0]) return false;
    for (uint16_t i = 0; i < form->fold_length; i++, at++) {
        while (at < to && tokens->items[at].term[0] != form->term[i]) at++;
        if (at >= to) return false;
    }
    return 2u * form->fold_length >= to - from;
}

/* The token in brackets behind the name that ends before token `next`: a run of capitals; NULL when there is none. */
static const tc_token *form_in_brackets(const tc_tokens *tokens, const char *text, uint32_t next)
{
    if (!next || next >= tokens->count) return NULL;
    const tc_token *before = &tokens->items[next - 1], *t = &tokens->items[next];
    bool brackets = memchr(text + before->end, '(', t->start - before->end) && text[t->end] == ')';
    bool capitals = t->flags & TC_TOKEN_UPPER && t->fold_length >= LETTERS_LEAST && t->fold_length <= LETTERS_MOST;
    return brackets && capitals && t->length < TERM_MOST ? t : NULL;
}

static tc_status note(definitions *d, const tc_token *form, const char *id)
{
    size_t i = 0;
    while (i < d->count &&
           (d->items[i].length != form->length || memcmp(d->items[i].term, form->term, form->length) != 0))
        i++;
    if (i == FORMS_MOST) return TC_OK;
    defined *of = &d->items[i];
    if (i == d->count) {
        *of = (defined){.length = form->length};
        memcpy(of->term, form->term, form->length);
        d->count++;
    }
    TRY(TC_GROW(of->ids, of->capacity, of->count + 1));
    memcpy(of->ids[of->count++], id, sizeof *of->ids);
    return TC_OK;
}

static tc_status read_mention(definitions *d, tc_finding *f, const tc_hit *hit)
{
    const tc_passage *p = &hit->passage;
    if (!memchr(p->text, '(', p->text_length)) return TC_OK;
    TRY(tc_analyse(f->searcher->analyser, &f->tokens, p->text, p->text_length, TC_FOR_HIGHLIGHT));
    for (size_t i = 0; i < hit->highlight_count; i++) {
        uint32_t from = 0, next = 0;
        while (from < f->tokens.count && f->tokens.items[from].start < hit->highlights[i].start) from++;
        for (next = from; next < f->tokens.count && f->tokens.items[next].end <= hit->highlights[i].end;) next++;
        const tc_token *form = form_in_brackets(&f->tokens, p->text, next);
        if (form && from < next && is_made_of_initials(&f->tokens, from, next, form))
            TRY(note(d, form, hit->document_id));
    }
    return TC_OK;
}

tc_status tc_mention_seek_form(tc_finding *f, const char *term, size_t length, char (*ids)[TC_ID_LENGTH + 1],
                               size_t count)
{
    tc_query_word *w = &f->query->words[0];
    const tc_name_way way = {.order = {0}, .count = 1, .wild = SIZE_MAX, .alone = SIZE_MAX};
    const tc_seeking seeking = {
        .ways = &way, .way_count = 1, .documents = ids, .document_count = count, .most = PASSAGES_MOST};
    const tc_query_word typed = *w;
    tc_matcher *const before = f->matcher;
    tc_matcher *matcher = NULL;
    tc_form form = {.term = tc_strndup(term, length), .length = (uint32_t)length, .frequency = 1, .weight = 1};
    if (!form.term) return tc_fail(TC_MEMORY, "no memory for the mentions");
    w->term = form.term;
    w->length = (uint32_t)length;
    w->fold_length = (uint32_t)tc_term_fold_length(term, length);
    w->forms = &form;
    w->form_count = 1;
    tc_status status = tc_matcher_new(&matcher, f->query);
    if (status == TC_OK) {
        f->matcher = matcher;
        status = tc_mention_seek(f, &seeking);
    }
    f->matcher = before;
    tc_matcher_free(matcher);
    *w = typed;
    free(form.term);
    return status;
}

/* ---- without a definition ---- */

/* "Quỹ Môi trường xanh toàn cầu (GEF)": who types the short form beside the name says what it stands for. */
static tc_status seek_typed(tc_finding *f)
{
    const tc_query *q = f->query;
    for (size_t i = 1; i < q->count; i++) {
        const tc_query_word *w = &q->words[i];
        bool capitals = w->flags & TC_TOKEN_UPPER && w->fold_length >= LETTERS_LEAST && w->length < TERM_MOST;
        if (!capitals || w->corrected || q->text[w->at.start - 1] != '(' || q->text[w->at.end] != ')') continue;
        return tc_mention_seek_form(f, w->term, w->length, NULL, 0);
    }
    return TC_OK;
}

/* Whether the letters are short for something else by the table of abbreviations. */
static tc_status is_known(bool *out, const char *letters)
{
    const tc_abbreviation *all;
    size_t count;
    *out = false;
    TRY(tc_abbreviations(&all, &count));
    for (size_t i = 0; i < count && !*out; i++) *out = !strcmp(all[i].form, letters);
    return TC_OK;
}

/* Puts the first letters of the words in capitals; nothing where one of them is a number or short itself. */
static void put_letters(tc_buffer *out, const tc_tokens *tokens, const char *text, size_t from)
{
    for (size_t i = from; i < tokens->count; i++) {
        const tc_token *t = &tokens->items[i];
        if (t->kind == TC_TOKEN_DIGITS || t->flags & TC_TOKEN_UPPER) {
            tc_buffer_clear(out);
            return;
        }
        const char letter = (char)toupper((unsigned char)*t->term);
        if (!strncmp(text + t->start, "đ", 2) || !strncmp(text + t->start, "Đ", 2))
            tc_put_text(out, "Đ");
        else
            tc_put(out, &letter, 1);
    }
}

static tc_status seek_letters_from(tc_finding *f, const tc_tokens *tokens, const char *name, size_t from)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer letters = {0}, term = {0};
    char(*ids)[TC_ID_LENGTH + 1];
    size_t count;
    bool known;
    if (tokens->count < from + UNDEFINED_LEAST || tokens->count > from + LETTERS_MOST) return TC_OK;
    put_letters(&letters, tokens, name, from);
    TRY(tc_buffer_check(&letters));
    if (!letters.length) return TC_OK;
    TRY(is_known(&known, letters.data));
    if (known) return TC_OK;
    TRY(tc_term_of_word(&term, letters.data, letters.length));
    TRY(tc_buffer_check(&term));
    TRY(tc_naming_documents(&ids, &count, f->out));
    tc_status status = term.length < TERM_MOST ? tc_mention_seek_form(f, term.data, term.length, ids, count) : TC_OK;
    free(ids);
    return status;
}

/* "Cục Thú y miền núi" is "TYMN" in a list of recipients: in the documents that name it in full the first letters of
 * its words, with its head and without it. */
static tc_status seek_letters(tc_finding *f)
{
    TC_CLEANUP(tc_tokens_free) tc_tokens tokens = {0};
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0);
    char *name;
    if (!head || strcmp(head->class, "organisation") != 0 || f->out->count > LETTERS_MENTIONS) return TC_OK;
    TRY(tc_mention_commonest(&name, f));
    if (!name) return TC_OK;
    tc_status status = tc_analyse(f->searcher->analyser, &tokens, name, strlen(name), TC_FOR_HIGHLIGHT);
    if (status == TC_OK) status = seek_letters_from(f, &tokens, name, head->count);
    if (status == TC_OK) status = seek_letters_from(f, &tokens, name, 0);
    free(name);
    return status;
}

/* ---- together ---- */

tc_status tc_mention_seek_defined(tc_finding *f)
{
    TC_CLEANUP(definitions_clear) definitions d = {.count = 0};
    if (f->out->count > MENTIONS_MOST) return TC_OK;
    for (size_t i = 0; i < f->out->count; i++) TRY(read_mention(&d, f, &f->out->items[i].hit));
    for (size_t i = 0; i < d.count; i++)
        TRY(tc_mention_seek_form(f, d.items[i].term, d.items[i].length, d.items[i].ids, d.items[i].count));
    if (f->operators || f->by_number) return TC_OK;
    TRY(seek_typed(f));
    return seek_letters(f);
}
