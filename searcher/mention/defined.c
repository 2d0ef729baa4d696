/* Short forms that a document defines: "Trung tâm Phát triển quỹ đất (TTPTQĐ)" is "TTPTQĐ" further on in it. */
#include "searcher/mention/mention.h"
#include <stdlib.h>
#include <string.h>

enum {
    LETTERS_LEAST = 3,
    LETTERS_MOST = 12,
    TERM_MOST = 64,
    FORMS_MOST = 4,
    PASSAGES_MOST = 2000,
    MENTIONS_MOST = 2000
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

tc_status tc_mention_seek_defined(tc_finding *f)
{
    TC_CLEANUP(definitions_clear) definitions d = {.count = 0};
    if (f->out->count > MENTIONS_MOST) return TC_OK;
    for (size_t i = 0; i < f->out->count; i++) TRY(read_mention(&d, f, &f->out->items[i].hit));
    for (size_t i = 0; i < d.count; i++)
        TRY(tc_mention_seek_form(f, d.items[i].term, d.items[i].length, d.items[i].ids, d.items[i].count));
    return TC_OK;
}
