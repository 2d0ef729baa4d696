/* All decisions, and the mentions of a name, as JSON written one by one: an index of laws has tens of thousands of
 * them, whose objects together would take a gigabyte. */
#include "searcher/program/session.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

typedef struct stream {
    const tc_decision_options *options;
    tc_buffer text;
    bool begun;
} stream;

static tc_status write_text(stream *s)
{
    TRY(tc_buffer_check(&s->text));
    if (fwrite(s->text.data, 1, s->text.length, stdout) != s->text.length && errno != EPIPE)
        return tc_fail_errno("standard output");
    tc_buffer_clear(&s->text);
    return TC_OK;
}

static void put_head(stream *s, size_t total)
{
    tc_put_format(&s->text, "{\"version\":1,\"query\":\"\",\"total\":%zu,\"decisions\":[", total);
    s->begun = true;
}

/* Appends without the end of the line. */
static tc_status put_json(stream *s, json_t *json)
{
    TRY(tc_json_write(&s->text, json));
    s->text.data[--s->text.length] = '\0';
    return TC_OK;
}

static tc_status write_decision(void *context, const tc_decision *decision, size_t total)
{
    stream *s = context;
    if (s->begun)
        tc_put_char(&s->text, ',');
    else
        put_head(s, total);
    TRY(put_json(s, tc_json_decision(decision, s->options->as_of)));
    return write_text(s);
}

static tc_status write_end(stream *s, const tc_decisions *all)
{
    if (!s->begun) put_head(s, all->total);
    tc_put_text(&s->text, "],\"warnings\":");
    TRY(put_json(s, tc_json_texts(all->warnings, all->warning_count)));
    tc_put_text(&s->text, ",\"elapsed_ms\":");
    TRY(put_json(s, tc_json_real(all->elapsed_ms)));
    tc_put_text(&s->text, "}\n");
    return write_text(s);
}

tc_status tc_decisions_stream(tc_session *session, const tc_decision_options *options)
{
    TC_CLEANUP(tc_decisions_clear) tc_decisions all = {.query = NULL};
    tc_decision_options each = *options;
    stream s = {.options = options};
    each.each = write_decision;
    each.context = &s;
    tc_status status = tc_decision_find(&all, session->searcher, "", &each);
    if (status == TC_OK) status = write_end(&s, &all);
    tc_buffer_free(&s.text);
    session->found = all.total > 0;
    session->written = true;
    return status;
}

/* ---- mentions ---- */

static tc_status write_mention(stream *s, const tc_mention *mention, const tc_store *store)
{
    if (s->begun) tc_put_char(&s->text, ',');
    s->begun = true;
    TRY(put_json(s, tc_json_mention(mention, store)));
    return write_text(s);
}

/* What stands around the list is that of an empty one; no text of it holds the quotation marks of a key. */
static tc_status write_mentions(stream *s, const tc_mentions *all, const tc_store *store)
{
    static const char list[] = "\"mentions\":[";
    TC_CLEANUP(tc_buffer_free) tc_buffer frame = {0};
    tc_mentions none = *all;
    none.count = 0;
    TRY(tc_json_write(&frame, tc_json_mentions(&none, store)));
    const char *end = strstr(frame.data, list);
    if (!end) return tc_fail(TC_INTERNAL, "the JSON has no place for the mentions");
    end += strlen(list);
    tc_put(&s->text, frame.data, (size_t)(end - frame.data));
    for (size_t i = 0; i < all->count; i++) TRY(write_mention(s, &all->items[i], store));
    tc_put_text(&s->text, end);
    return write_text(s);
}

tc_status tc_mentions_stream(tc_session *session, const tc_mentions *mentions)
{
    stream s = {.begun = false};
    tc_status status = write_mentions(&s, mentions, session->out.store);
    tc_buffer_free(&s.text);
    session->written = true;
    return status;
}
