/* tracuu eval: an office's own questions, asked and judged. */
#include "searcher/program/eval.h"
#include "searcher/program/messages.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- text ---- */

static void print_share(tc_printer *out, const char *name, double share, size_t count)
{
    tc_screen_padded(&out->screen, TC_STYLE_DIM, name, 10);
    tc_screen_format(&out->screen, TC_STYLE_BOLD, "%.3f", share);
    if (count) tc_screen_format(&out->screen, TC_STYLE_PLAIN, "  %.0f/%zu", share * (double)count, count);
    tc_screen_newline(&out->screen);
}

static void put_choice(tc_buffer *text, char *const *items, size_t count)
{
    for (size_t i = 0; i < count; i++) tc_put_format(text, "%s%s", i ? " | " : "", items[i]);
}

static void print_miss(tc_printer *out, const tc_miss *miss, const tc_asking *asking, long limit)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer documents = {0}, words = {0}, place = {0};
    tc_screen *s = &out->screen;
    tc_screen_format(s, TC_STYLE_DIM, tc_say_text(TC_SAY_LINE), asking->line);
    tc_screen_put(s, TC_STYLE_BOLD, asking->question);
    tc_screen_newline(s);
    s->indent = 4;
    if (miss->rank)
        tc_put_format(&place, tc_say_text(TC_SAY_RIGHT_AT), miss->rank);
    else if (miss->unknown)
        tc_put_text(&place, tc_say_text(TC_SAY_RIGHT_UNKNOWN));
    else
        tc_put_format(&place, tc_say_text(TC_SAY_RIGHT_NOT), limit);
    tc_screen_put(s, TC_STYLE_WARNING, place.data);
    tc_screen_newline(s);
    put_choice(&documents, asking->documents, asking->document_count);
    tc_print_pair(out, tc_say_text(TC_SAY_WANTED), documents.data);
    put_choice(&words, asking->words, asking->word_count);
    tc_print_pair(out, tc_say_text(TC_SAY_WANTED_WORDS), words.data);
    s->indent = 0;
    if (miss->first.id)
        tc_print_hit(out, &miss->first, &(tc_hit_style){tc_say_text(TC_SAY_CAME_FIRST), 4, out->verbose, false});
    tc_screen_newline(s);
}

static void print_evaluation(tc_printer *out, const tc_evaluation *e, const tc_questions *q, long limit)
{
    for (size_t i = 0; i < e->miss_count && !out->quiet; i++)
        print_miss(out, &e->misses[i], &q->items[e->misses[i].at], limit);
    tc_screen_format(&out->screen, TC_STYLE_PLAIN, tc_say_text(TC_SAY_QUESTIONS_ASKED), e->questions, e->elapsed_ms);
    tc_screen_newline(&out->screen);
    print_share(out, "hit@1", e->hit_1, e->questions);
    print_share(out, "hit@5", e->hit_5, e->questions);
    print_share(out, "hit@10", e->hit_10, e->questions);
    print_share(out, "MRR", e->mrr, 0);
}

/* ---- JSON ---- */

static json_t *json_miss(const tc_miss *miss, const tc_asking *a)
{
    const tc_hit *hit = &miss->first;
    json_t *first = hit->id ? json_pack("{s:o,s:o,s:o}", "id", tc_json_text(hit->id), "text",
                                        tc_json_bytes(hit->passage.text, hit->passage.text_length), "citation",
                                        tc_json_citation(&hit->citation))
                            : json_null();
    return json_pack("{s:I,s:o,s:o,s:o,s:o,s:b,s:o}", "line", (json_int_t)a->line, "question",
                     tc_json_text(a->question), "documents", tc_json_texts(a->documents, a->document_count), "words",
                     tc_json_texts(a->words, a->word_count), "rank",
                     miss->rank ? json_integer(miss->rank) : json_null(), "unknown", miss->unknown, "first", first);
}

static json_t *json_evaluation(const tc_evaluation *e, const tc_questions *q)
{
    json_t *misses = json_array(), *bad = json_array();
    for (size_t i = 0; i < e->miss_count && misses; i++)
        misses = tc_json_append(misses, json_miss(&e->misses[i], &q->items[e->misses[i].at]));
    for (size_t i = 0; i < q->bad_count && bad; i++)
        bad = tc_json_append(
            bad, json_pack("{s:I,s:o}", "line", (json_int_t)q->bad[i].line, "reason", tc_json_text(q->bad[i].reason)));
    return json_pack("{s:i,s:I,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "version", 1, "questions", (json_int_t)e->questions,
                     "hit@1", tc_json_real(e->hit_1), "hit@5", tc_json_real(e->hit_5), "hit@10",
                     tc_json_real(e->hit_10), "mrr", tc_json_real(e->mrr), "misses", misses, "bad_lines", bad,
                     "elapsed_ms", tc_json_real(e->elapsed_ms));
}

/* ---- the command ---- */

static tc_status evaluate(tc_evaluation *out, tc_session *s, const tc_questions *q)
{
    tc_known *known = calloc(q->count + 1, sizeof *known);
    if (!known) return tc_fail(TC_MEMORY, "no memory for the questions");
    for (size_t i = 0; i < q->count; i++) {
        const tc_asking *a = &q->items[i];
        known[i] = (tc_known){a->question, a->documents, a->document_count, a->words, a->word_count};
    }
    tc_status status = tc_evaluate(out, s->searcher, known, q->count, &s->options);
    free(known);
    return status;
}

/* Lines that cannot be read are told after the others were asked, and end the program as unreadable files do. */
static tc_status tell_bad_lines(const tc_questions *q, const char *file)
{
    for (size_t i = 0; i < q->bad_count; i++)
        fprintf(stderr, "tracuu: %s:%zu: %s\n", file, q->bad[i].line, q->bad[i].reason);
    return q->bad_count ? tc_fail(TC_INPUT, tc_say_text(TC_SAY_BAD_LINES), file, q->bad_count) : TC_OK;
}

tc_status tc_eval_run(tc_session *s, const char *file, json_t **json)
{
    TC_CLEANUP(tc_questions_free) tc_questions questions = {.count = 0};
    TC_CLEANUP(tc_evaluation_clear) tc_evaluation evaluation = {.questions = 0};
    TRY(tc_questions_read(&questions, file));
    if (!questions.count && !questions.bad_count) return tc_fail(TC_INPUT, tc_say_text(TC_SAY_NO_QUESTIONS), file);
    TRY(evaluate(&evaluation, s, &questions));
    s->found = evaluation.hit_10 > 0;
    if (json)
        *json = json_evaluation(&evaluation, &questions);
    else if (questions.count)
        print_evaluation(&s->out, &evaluation, &questions, s->options.limit);
    s->partly = tell_bad_lines(&questions, file);
    return TC_OK;
}
