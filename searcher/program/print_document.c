#include "searcher/program/messages.h"
#include "searcher/program/print.h"
#include <stdio.h>
#include <string.h>
#include <time.h>

/* The columns of a list of documents: as wide as their widest entry, within bounds. */
typedef struct columns {
    unsigned date, number, type;
} columns;

static void widen(unsigned *width, const char *text, unsigned most)
{
    unsigned n = text ? tc_screen_columns(text, strlen(text)) : 0;
    if (n > most) n = most;
    if (n > *width) *width = n;
}

static columns measure(const tc_listing *listing)
{
    columns c = {10, 1, 1};
    for (size_t i = 0; i < listing->count; i++) {
        widen(&c.number, listing->items[i].document.number, 22);
        widen(&c.type, listing->items[i].document.type, 26);
    }
    return c;
}

static void print_row(tc_printer *out, const tc_listed *l, const columns *c)
{
    const tc_document *d = &l->document;
    tc_screen *s = &out->screen;
    TC_CLEANUP(tc_buffer_free) tc_buffer date = {0};
    tc_put_day(&date, d->date);
    s->indent = 0;
    tc_screen_padded(s, TC_STYLE_PLAIN, date.length ? date.data : "-", c->date + 2);
    tc_screen_padded(s, TC_STYLE_BOLD, d->number ? d->number : "-", c->number + 2);
    tc_screen_padded(s, TC_STYLE_PLAIN, d->type ? d->type : "-", c->type + 2);
    s->indent = c->date + 2;
    tc_screen_put(s, TC_STYLE_PLAIN, d->title ? d->title : "-");
    tc_screen_newline(s);
}

static void print_row_details(tc_printer *out, const tc_listed *l)
{
    const tc_document *d = &l->document;
    tc_screen *s = &out->screen;
    TC_CLEANUP(tc_buffer_free) tc_buffer more = {0};
    tc_citation place = {.document = l->shown ? l->shown : d->path, .root = d->root};
    tc_print_place(out, &place);
    if (d->issuer) tc_put_format(&more, " · %s", d->issuer);
    if (d->period.from.year) {
        tc_put_text(&more, " · ");
        tc_put_period_words(&more, d->period);
    }
    tc_put_format(&more, " · %u %s", d->passages, tc_say_text(TC_SAY_PASSAGES));
    if (d->pages) tc_put_format(&more, ", %u %s", d->pages, tc_say_text(TC_SAY_PAGES));
    if (out->verbose && d->date.year && d->basis != TC_BASIS_NONE)
        tc_put_format(&more, " · %s", tc_say_basis(tc_basis_name(d->basis)));
    tc_screen_put(s, TC_STYLE_DIM, more.data);
    tc_screen_newline(s);
    for (size_t i = 0; i < l->also_in_count; i++) {
        tc_screen_format(s, TC_STYLE_DIM, "%s: %s", tc_say_text(TC_SAY_ALSO_IN), l->also_in[i]);
        tc_screen_newline(s);
    }
}

void tc_print_documents(tc_printer *out, const tc_listing *listing)
{
    const columns widths = measure(listing);
    TC_CLEANUP(tc_buffer_free) tc_buffer total = {0};
    for (size_t i = 0; i < listing->count; i++) {
        print_row(out, &listing->items[i], &widths);
        print_row_details(out, &listing->items[i]);
    }
    out->screen.indent = 0;
    if (out->quiet) return;
    tc_put_found(&total, TC_SAY_FOUND_DOCUMENTS, listing->total);
    if (listing->count) tc_screen_newline(&out->screen);
    tc_screen_put(&out->screen, TC_STYLE_PLAIN, total.data);
    tc_screen_newline(&out->screen);
    tc_print_health(out);
}

/* ---- show ---- */

static void print_identity(tc_printer *out, const tc_document *d)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_citation place = {.document = d->path, .root = d->root};
    const char *const parts[] = {d->type, d->number, NULL, d->issuer};
    for (size_t i = 0; i < TC_COUNT(parts); i++) {
        if (i != 2 && !parts[i]) continue;
        if (i == 2 && !d->date.year) continue;
        if (text.length) tc_put_text(&text, " · ");
        if (i == 2)
            tc_put_day_words(&text, d->date);
        else
            tc_put_text(&text, parts[i]);
    }
    if (d->title) {
        tc_screen_put(&out->screen, TC_STYLE_BOLD, d->title);
        tc_screen_newline(&out->screen);
    }
    if (text.length) {
        tc_screen_put(&out->screen, TC_STYLE_PLAIN, text.data);
        tc_screen_newline(&out->screen);
    }
    tc_print_place(out, &place);
    tc_screen_newline(&out->screen);
    tc_screen_newline(&out->screen);
}

static bool same_section(const tc_citation *a, const tc_citation *b)
{
    if (a->section_count != b->section_count) return false;
    for (size_t i = 0; i < a->section_count; i++)
        if (strcmp(a->section[i], b->section[i]) != 0) return false;
    return true;
}

void tc_print_show(tc_printer *out, const tc_shown *shown)
{
    print_identity(out, &shown->document);
    for (size_t i = 0; i < shown->hit_count; i++) {
        const tc_hit *hit = &shown->hits[i];
        bool focus = shown->focus == (int)i;
        bool headings = !i || focus || !same_section(&hit->citation, &shown->hits[i - 1].citation);
        tc_print_hit(out, hit, &(tc_hit_style){focus ? "→" : NULL, 4, true, headings});
        tc_screen_newline(&out->screen);
    }
}

/* ---- status, fields ---- */

/* The time that the index keeps, in universal time, as the clock of the place shows it. */
static void print_updated(tc_printer *out, const char *stamp)
{
    struct tm t = {0};
    char text[64];
    const char *end = stamp ? strptime(stamp, "%Y-%m-%dT%H:%M:%SZ", &t) : NULL;
    time_t when = end ? timegm(&t) : 0;
    if (end && localtime_r(&when, &t) && strftime(text, sizeof text, "%d/%m/%Y %H:%M", &t)) stamp = text;
    tc_print_pair(out, tc_say_text(TC_SAY_UPDATED), stamp);
}

static void print_size(tc_printer *out, tc_say name, uint64_t bytes)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_language_put_size(&text, bytes);
    tc_print_pair(out, tc_say_text(name), text.data);
}

static void print_number(tc_printer *out, tc_say name, uint64_t number)
{
    char text[32];
    snprintf(text, sizeof text, "%llu", (unsigned long long)number);
    tc_print_pair(out, tc_say_text(name), text);
}

static void print_counts(tc_printer *out, tc_say name, const tc_counts *counts)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_put_counts(&text, counts, SIZE_MAX);
    tc_print_pair(out, tc_say_text(name), text.data);
}

/* Many reasons begin with the name of the file, which stands before them here anyhow. */
static void print_problem(tc_printer *out, const tc_problem *problem)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer lead = {0}, reason = {0};
    tc_put_format(&lead, "'%s': ", problem->document);
    bool named = lead.data && !strncmp(problem->reason, lead.data, lead.length);
    tc_language_put(&reason, problem->reason + (named ? lead.length : 0));
    tc_screen_format(&out->screen, TC_STYLE_PLAIN, "%s: %s", problem->document,
                     reason.data ? reason.data : problem->reason);
    tc_screen_newline(&out->screen);
}

static void print_problems(tc_printer *out, tc_say name, const tc_problem *problems, size_t count)
{
    if (!count) return;
    tc_screen_newline(&out->screen);
    tc_screen_format(&out->screen, TC_STYLE_WARNING, "%s: %zu", tc_say_text(name), count);
    tc_screen_newline(&out->screen);
    out->screen.indent = 4;
    for (size_t i = 0; i < count; i++) print_problem(out, &problems[i]);
    out->screen.indent = 0;
}

void tc_print_status(tc_printer *out, const tc_index_status *s)
{
    print_number(out, TC_SAY_DOCUMENTS, s->documents);
    print_number(out, TC_SAY_PASSAGES, s->passages);
    print_size(out, TC_SAY_TEXT_SIZE, s->text_bytes);
    print_size(out, TC_SAY_INDEX_SIZE, s->index_bytes);
    print_updated(out, s->updated);
    tc_print_pair(out, tc_say_text(TC_SAY_SCHEMA), s->schema);
    print_counts(out, TC_SAY_TYPES, &s->by_type);
    print_counts(out, TC_SAY_YEARS, &s->by_year);
    print_counts(out, TC_SAY_SECTORS, &s->by_sector);
    if (s->older) {
        tc_screen_newline(&out->screen);
        tc_screen_format(&out->screen, TC_STYLE_WARNING, tc_say_text(TC_SAY_OLDER), s->older);
        tc_screen_newline(&out->screen);
    }
    print_problems(out, TC_SAY_NOT_READ, s->failed, s->failed_count);
    print_problems(out, TC_SAY_DOUBTFUL, s->doubtful, s->doubtful_count);
}

/* "linhvuc:, sector:" of "linhvuc,sector". */
static void put_field_names(tc_buffer *text, const char *names)
{
    for (; *names; names++) {
        if (*names == ',')
            tc_put_text(text, ": ");
        else
            tc_put_char(text, *names);
    }
    tc_put_char(text, ':');
}

void tc_print_fields(tc_printer *out)
{
    tc_screen *s = &out->screen;
    for (int i = 0; i < TC_FIELD_COUNT; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer names = {0};
        if (!*tc_field_names((tc_field)i)) continue;
        put_field_names(&names, tc_field_names((tc_field)i));
        tc_screen_padded(s, TC_STYLE_BOLD, names.data, 26);
        s->indent = 26;
        tc_screen_put(s, TC_STYLE_PLAIN, tc_say_field((tc_field)i));
        tc_screen_newline(s);
        tc_print_pair(out, tc_say_text(TC_SAY_EXAMPLE), tc_say_field_example((tc_field)i));
        s->indent = 0;
    }
    if (out->quiet) return;
    tc_screen_newline(s);
    tc_screen_put(s, TC_STYLE_PLAIN, tc_say_text(TC_SAY_FIELDS_NOTE));
    tc_screen_newline(s);
}
