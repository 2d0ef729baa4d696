#include "searcher/program/messages.h"
#include "searcher/program/print.h"
#include <math.h>
#include <string.h>

enum { SECTORS_SHOWN = 5, YEARS_SHOWN = 8, OTHERS_SHOWN = 5 };

static void put_found(tc_buffer *text, const tc_results *r)
{
    tc_put_found(text, r->total_exact ? TC_SAY_FOUND : TC_SAY_FOUND_ABOUT, r->total);
    if (r->hit_count && r->hit_count < r->total) {
        tc_put_text(text, "; ");
        tc_put_format(text, tc_say_text(TC_SAY_SHOWN), r->hits[0].rank, r->hits[r->hit_count - 1].rank);
    }
}

static void put_facet(tc_buffer *text, tc_say name, const tc_counts *counts, size_t most)
{
    if (!counts->count) return;
    tc_put_format(text, "%s%s: ", text->length ? " · " : "", tc_say_text(name));
    tc_put_counts(text, counts, most);
}

static void print_end(tc_printer *out, const tc_results *r)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer found = {0}, facets = {0};
    if (out->quiet) return;
    put_found(&found, r);
    if (out->verbose) {
        tc_put_text(&found, "; ");
        tc_put_format(&found, tc_say_text(TC_SAY_ELAPSED), r->elapsed_ms);
    }
    tc_screen_put(&out->screen, TC_STYLE_PLAIN, found.data);
    tc_screen_newline(&out->screen);
    put_facet(&facets, TC_SAY_SECTORS, &r->sectors, SECTORS_SHOWN);
    put_facet(&facets, TC_SAY_YEARS, &r->years, YEARS_SHOWN);
    if (out->verbose) put_facet(&facets, TC_SAY_TYPES, &r->types, SECTORS_SHOWN);
    if (facets.length) {
        tc_screen_put(&out->screen, TC_STYLE_DIM, facets.data);
        tc_screen_newline(&out->screen);
    }
    tc_print_suggestion(out, r->suggestion);
    tc_print_warnings(out, r->warnings, r->warning_count);
    tc_print_health(out);
}

void tc_print_search(tc_printer *out, const tc_results *r)
{
    tc_print_hits(out, r->hits, r->hit_count);
    print_end(out, r);
}

/* ---- ask ---- */

/* What the passage is about stands beside the document's date: a figure says nothing without its period. */
static void print_citation(tc_printer *out, const tc_citation *c)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer period = {0};
    if (c->period.from.year) tc_put_period_words(&period, c->period);
    tc_screen_put(&out->screen, TC_STYLE_PLAIN, c->label);
    tc_screen_put(&out->screen, TC_STYLE_DIM, " · ");
    if (period.length) tc_screen_format(&out->screen, TC_STYLE_DIM, "%s · ", period.data);
    tc_print_place(out, c);
    tc_screen_newline(&out->screen);
}

/* What answers and, of a cell of a table, the head that says what it is. */
static void put_answer(tc_printer *out, const tc_answer *a, tc_style style)
{
    tc_screen_put(&out->screen, style, a->text);
    if (!a->column) return;
    tc_screen_put(&out->screen, TC_STYLE_DIM, " · ");
    tc_screen_put(&out->screen, TC_STYLE_DIM, a->column);
}

static void print_answer(tc_printer *out, const tc_asked *asked)
{
    const tc_answer *a = &asked->answer;
    put_answer(out, a, TC_STYLE_BOLD);
    tc_screen_newline(&out->screen);
    out->screen.indent = 4;
    /* An answer that is its whole sentence need not be read twice. */
    if (!a->sentence || !a->text || strcmp(a->sentence, a->text) != 0) tc_print_sentence(out, a->sentence, a->text);
    print_citation(out, &a->citation);
    out->screen.indent = 0;
    if (!out->quiet) tc_print_pair(out, tc_say_text(TC_SAY_CONFIDENCE), tc_say_confidence(a->confidence));
    if (asked->other_count) tc_print_title(out, tc_say_text(TC_SAY_OTHERS));
    out->screen.indent = 4;
    for (size_t i = 0; i < asked->other_count && i < OTHERS_SHOWN; i++) {
        put_answer(out, &asked->others[i], TC_STYLE_PLAIN);
        tc_screen_put(&out->screen, TC_STYLE_DIM, " · ");
        print_citation(out, &asked->others[i].citation);
    }
    out->screen.indent = 0;
}

static void print_reason(tc_printer *out, const char *reason)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    if (!reason) return;
    tc_language_put(&text, reason);
    tc_screen_format(&out->screen, TC_STYLE_PLAIN, ": %s", text.data ? text.data : reason);
}

void tc_print_ask(tc_printer *out, const tc_asked *asked)
{
    if (asked->answered) {
        print_answer(out, asked);
    } else {
        tc_screen_put(&out->screen, TC_STYLE_BOLD, tc_say_text(TC_SAY_NO_ANSWER));
        print_reason(out, asked->reason);
        tc_screen_newline(&out->screen);
    }
    tc_screen_newline(&out->screen);
    tc_print_search(out, &asked->results);
}
