#include "searcher/program/messages.h"
#include "searcher/program/print.h"
#include <stdio.h>
#include <string.h>

enum { FORMS_SHOWN = 12 };

static void put_all(tc_buffer *text, char *const *items, size_t count)
{
    for (size_t i = 0; i < count; i++) tc_put_format(text, "%s%s", i ? ", " : "", items[i]);
}

static void print_list(tc_printer *out, tc_say name, char *const *items, size_t count)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    put_all(&text, items, count);
    tc_print_pair(out, tc_say_text(name), text.data);
}

/* "tong      required, unmarked, rarity 4.31" and its forms below. */
static void print_word(tc_printer *out, const tc_understood_word *w)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer forms = {0}, expansions = {0};
    tc_screen *s = &out->screen;
    s->indent = 2;
    tc_screen_padded(s, TC_STYLE_BOLD, w->text, 14);
    tc_screen_format(s, TC_STYLE_PLAIN, " %s, %s, %s %.2f", tc_say_text(w->required ? TC_SAY_REQUIRED : TC_SAY_WEIGHED),
                     tc_say_text(w->marked ? TC_SAY_MARKED : TC_SAY_UNMARKED), tc_say_text(TC_SAY_RARITY), w->rarity);
    tc_screen_newline(s);
    for (size_t i = 0; i < w->form_count && i < FORMS_SHOWN; i++)
        tc_put_format(&forms, "%s%s %u ×%.2f", i ? ", " : "", w->forms[i].text, w->forms[i].frequency,
                      w->forms[i].weight);
    if (w->form_count > FORMS_SHOWN) tc_put_format(&forms, ", … (%zu)", w->form_count);
    s->indent = 6;
    tc_print_pair(out, tc_say_text(TC_SAY_MEANT), w->meant);
    tc_print_pair(out, tc_say_text(TC_SAY_FORMS), forms.data);
    put_all(&expansions, w->expansions, w->expansion_count);
    tc_print_pair(out, tc_say_text(TC_SAY_EXPANSIONS), expansions.data);
    s->indent = 0;
}

static void print_understood(tc_printer *out, const tc_understood *u)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer periods = {0}, relaxed = {0};
    for (size_t i = 0; i < u->period_count; i++) {
        tc_put_text(&periods, i ? ", " : "");
        tc_period_write(&periods, u->periods[i]);
    }
    if (u->relaxed) tc_put_format(&relaxed, tc_say_text(TC_SAY_RELAXED_WORDS), u->relaxed);
    if (u->word_count) tc_print_title(out, tc_say_text(TC_SAY_WORDS));
    for (size_t i = 0; i < u->word_count; i++) print_word(out, &u->words[i]);
    print_list(out, TC_SAY_DROPPED, u->dropped, u->dropped_count);
    tc_print_pair(out, tc_say_text(TC_SAY_RELAXED), relaxed.data);
    tc_print_pair(out, tc_say_text(TC_SAY_PERIODS), periods.data);
    print_list(out, TC_SAY_NUMBERS, u->numbers, u->number_count);
    print_list(out, TC_SAY_FILTERS, u->filters, u->filter_count);
    tc_print_pair(out, tc_say_text(TC_SAY_ANSWER_KIND), u->answer_kind);
    tc_print_pair(out, tc_say_text(TC_SAY_ANSWER_NOUN), u->answer_noun);
    tc_print_pair(out, tc_say_text(TC_SAY_OPERATORS), tc_say_text(u->operators ? TC_SAY_YES : TC_SAY_NO));
    tc_print_pair(out, tc_say_text(TC_SAY_TREE), u->tree);
    tc_print_pair(out, "Xapian", u->xapian);
}

static void print_features(tc_printer *out, const tc_hit *hit)
{
    tc_screen *s = &out->screen;
    double sum = 0;
    s->indent = 4;
    for (size_t i = 0; i < hit->feature_count; i++) {
        const tc_feature *f = &hit->features[i];
        TC_CLEANUP(tc_buffer_free) tc_buffer line = {0};
        tc_put_format(&line, "%10.4f × %8.4f = %10.4f", f->value, f->weight,
                      f->value * f->weight + 0.0); /* + 0: never "-0.0000" */
        tc_screen_padded(s, TC_STYLE_DIM, f->name, 20);
        /* The columns of figures must stay: not to be wrapped between words. */
        tc_put(&s->text, line.data, line.length);
        tc_screen_newline(s);
        sum += f->value * f->weight;
    }
    tc_screen_format(s, TC_STYLE_DIM, "Σ %.4f, %s %.4f", sum, tc_say_text(TC_SAY_SCORE), hit->score);
    tc_screen_newline(s);
    s->indent = 0;
}

void tc_print_explain(tc_printer *out, const tc_results *r)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer found = {0};
    tc_print_pair(out, tc_say_text(TC_SAY_QUERY), r->query);
    print_understood(out, &r->understood);
    tc_print_pair(out, tc_say_text(TC_SAY_SUGGESTION), r->suggestion);
    tc_print_warnings(out, r->warnings, r->warning_count);
    tc_screen_newline(&out->screen);
    for (size_t i = 0; i < r->hit_count; i++) {
        char rank[16];
        snprintf(rank, sizeof rank, "%u.", r->hits[i].rank);
        tc_print_hit(out, &r->hits[i], &(tc_hit_style){rank, 4, out->verbose, false});
        print_features(out, &r->hits[i]);
        tc_screen_newline(&out->screen);
    }
    if (out->quiet) return;
    tc_put_found(&found, r->total_exact ? TC_SAY_FOUND : TC_SAY_FOUND_ABOUT, r->total);
    tc_put_text(&found, "; ");
    tc_put_format(&found, tc_say_text(TC_SAY_ELAPSED), r->elapsed_ms);
    tc_screen_put(&out->screen, TC_STYLE_PLAIN, found.data);
    tc_screen_newline(&out->screen);
}
