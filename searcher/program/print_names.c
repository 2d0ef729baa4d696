#include "searcher/program/messages.h"
#include "searcher/program/print.h"
#include <stdio.h>
#include <string.h>

enum { FORMS_SHOWN = 4 };

static unsigned widest_kind(const tc_names *names)
{
    unsigned widest = 0;
    for (size_t i = 0; i < names->count; i++) {
        const char *kind = tc_say_term(names->items[i].kind);
        unsigned columns = tc_screen_columns(kind, strlen(kind));
        if (columns > widest) widest = columns;
    }
    return widest;
}

/* "01/2022 – 05/2024 · số lần nhắc 14 · số văn bản 7 · xây dựng - đô thị · the other spellings". */
static void print_details(tc_printer *out, const tc_named *n)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_put_format(&text, tc_say_text(TC_SAY_NAME_COUNTS), n->mentions, n->documents);
    if (n->first.year) {
        tc_put_text(&text, " · ");
        tc_put_day(&text, n->first);
        if (tc_date_compare(n->first, n->last)) {
            tc_put_text(&text, " – ");
            tc_put_day(&text, n->last);
        }
    }
    for (size_t i = 0; out->store && i < tc_store_sector_count(out->store); i++)
        if (n->sectors >> i & 1) tc_put_format(&text, " · %s", tc_store_sector(out->store, i));
    for (size_t i = 1; i < n->form_count && i <= FORMS_SHOWN; i++)
        tc_put_format(&text, "%s%s", i == 1 ? " · " : ", ", n->forms[i]);
    if (n->form_count > FORMS_SHOWN + 1) tc_put_text(&text, ", …");
    tc_screen_put(&out->screen, TC_STYLE_DIM, text.data);
    tc_screen_newline(&out->screen);
}

static void print_named(tc_printer *out, const tc_named *n, unsigned kind_width)
{
    tc_screen *s = &out->screen;
    char count[16];
    snprintf(count, sizeof count, "%u", n->passages);
    s->indent = 0;
    tc_screen_padded(s, TC_STYLE_HEADING, count, 7);
    tc_screen_padded(s, TC_STYLE_DIM, tc_say_term(n->kind), kind_width + 2);
    s->indent = 7 + kind_width + 2;
    tc_screen_put(s, TC_STYLE_BOLD, n->name);
    tc_screen_newline(s);
    print_details(out, n);
    s->indent = 0;
}

void tc_print_names(tc_printer *out, const tc_names *names)
{
    unsigned width = widest_kind(names);
    for (size_t i = 0; i < names->count; i++) print_named(out, &names->items[i], width);
    if (out->quiet) return;
    if (names->count) tc_screen_newline(&out->screen);
    if (names->total)
        tc_screen_format(&out->screen, TC_STYLE_PLAIN, tc_say_text(TC_SAY_FOUND_NAMES), names->total, names->read);
    else
        tc_screen_put(&out->screen, TC_STYLE_PLAIN, tc_say_text(TC_SAY_NOTHING));
    tc_screen_newline(&out->screen);
    tc_print_health(out);
}
