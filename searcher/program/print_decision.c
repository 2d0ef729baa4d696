/* Decisions for reading: what each is, how it stands, what it hangs together with, and who cites it. */
#include "searcher/program/messages.h"
#include "searcher/program/print.h"
#include <stdio.h>
#include <string.h>

enum { PLACES_SHOWN = 5, INDENT = 4 };

/* "kế hoạch" → "Kế hoạch ", "đề án" → "Đề án ". */
static void put_type(tc_buffer *out, const char *type)
{
    if (!type) return;
    bool stroke = !strncmp(type, "đ", strlen("đ"));
    if (stroke)
        tc_put_text(out, "Đ");
    else
        tc_put_char(out, *type >= 'a' && *type <= 'z' ? (char)(*type - 32) : *type);
    tc_put_format(out, "%s ", type + (stroke ? strlen("đ") : 1));
}

/* "Kế hoạch 315-KH/TU, ngày 29/12/2021, UBND thành phố" */
static void put_name(tc_buffer *out, const char *type, const char *number, tc_date date, const char *issuer)
{
    put_type(out, type);
    tc_put_text(out, number);
    if (date.year) {
        tc_put_text(out, ", ");
        tc_put_day_words(out, date);
    }
    if (issuer) tc_put_format(out, ", %s", issuer);
}

static void print_heading(tc_printer *out, const tc_decision *d)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer type = {0}, rest = {0};
    tc_screen *s = &out->screen;
    put_type(&type, d->type);
    if (type.data) tc_screen_put(s, TC_STYLE_PLAIN, type.data);
    tc_screen_put(s, TC_STYLE_BOLD, d->number);
    put_name(&rest, NULL, "", d->date, d->issuer);
    if (rest.data) tc_screen_put(s, TC_STYLE_PLAIN, rest.data);
    tc_screen_newline(s);
}

static void print_doubt(tc_printer *out, const tc_decision *d)
{
    tc_screen *s = &out->screen;
    if (d->certain && !d->same_as) return;
    if (!d->certain) tc_screen_put(s, TC_STYLE_WARNING, tc_say_text(TC_SAY_UNCERTAIN));
    if (!d->certain && d->same_as) tc_screen_put(s, TC_STYLE_WARNING, "; ");
    if (d->same_as) tc_screen_format(s, TC_STYLE_WARNING, tc_say_text(TC_SAY_SAME_AS), d->same_as);
    tc_screen_newline(s);
}

/* ---- how it stands ---- */

static const char *standing_words(tc_standing standing)
{
    switch (standing) {
    case TC_STANDING_SILENT: return tc_say_text(TC_SAY_STANDS_SILENT);
    case TC_STANDING_NOT_YET: return tc_say_text(TC_SAY_STANDS_NOT_YET);
    case TC_STANDING_REPLACED: return tc_say_text(TC_SAY_STANDS_REPLACED);
    case TC_STANDING_LATER: return tc_say_text(TC_SAY_STANDS_LATER);
    case TC_STANDING_REPLACED_UNDATED: return tc_say_text(TC_SAY_STANDS_UNDATED);
    }
    return "";
}

static void print_quote(tc_printer *out, const char *sentence, const tc_citation *c)
{
    unsigned indent = out->screen.indent;
    out->screen.indent = indent + INDENT;
    tc_screen_put(&out->screen, TC_STYLE_PLAIN, sentence);
    tc_screen_newline(&out->screen);
    tc_screen_put(&out->screen, TC_STYLE_DIM, c->label ? c->label : "");
    tc_screen_put(&out->screen, TC_STYLE_DIM, " · ");
    tc_print_place(out, c);
    tc_screen_newline(&out->screen);
    out->screen.indent = indent;
}

static void print_standing(tc_printer *out, const tc_decision *d, tc_date as_of)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer day = {0}, other = {0};
    if (!as_of.year) return;
    tc_put_day(&day, as_of);
    tc_screen_format(&out->screen, TC_STYLE_HEADING, tc_say_text(TC_SAY_AS_OF), day.data);
    tc_screen_format(&out->screen, TC_STYLE_PLAIN, ": %s", standing_words(d->standing));
    const tc_relation *r = d->replaced_by;
    if (r && r->number) {
        put_name(&other, r->type, r->number, r->date, NULL);
        tc_screen_format(&out->screen, TC_STYLE_PLAIN, ": %s", other.data ? other.data : "");
    }
    tc_screen_newline(&out->screen);
    if (r) print_quote(out, r->sentence, &r->citation);
}

/* ---- relations ---- */

static const char *relation_words(tc_relation_kind kind, bool incoming)
{
    switch (kind) {
    case TC_RELATION_BASED_ON: return tc_say_text(incoming ? TC_SAY_BASIS_OF : TC_SAY_BASED_ON);
    case TC_RELATION_IMPLEMENTS: return tc_say_text(incoming ? TC_SAY_IMPLEMENTED_BY : TC_SAY_IMPLEMENTS);
    case TC_RELATION_AMENDS: return tc_say_text(incoming ? TC_SAY_AMENDED_BY : TC_SAY_AMENDS);
    case TC_RELATION_REPLACES: return tc_say_text(incoming ? TC_SAY_REPLACED_BY : TC_SAY_REPLACES);
    }
    return "";
}

/* Each other document once, with the first sentence that proves it; all of them with --verbose. */
static void print_relations(tc_printer *out, const tc_relation *items, size_t count, bool incoming)
{
    for (size_t i = 0; i < count; i++) {
        const tc_relation *r = &items[i];
        TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
        bool told = false;
        for (size_t k = 0; k < i && !out->verbose; k++)
            told |= items[k].kind == r->kind && items[k].number && r->number && !strcmp(items[k].number, r->number);
        if (told) continue;
        put_name(&name, r->type, r->number ? r->number : tc_say_text(TC_SAY_BY_UNNAMED), r->date, r->issuer);
        tc_screen_format(&out->screen, TC_STYLE_HEADING, "%s: ", relation_words(r->kind, incoming));
        tc_screen_put(&out->screen, TC_STYLE_PLAIN, name.data);
        tc_screen_newline(&out->screen);
        print_quote(out, r->sentence, &r->citation);
    }
}

/* ---- who cites it ---- */

/* The sentence with the number in it standing out. */
static void print_cited(tc_printer *out, const tc_cited *c)
{
    tc_screen *s = &out->screen;
    const char *sentence = strstr(c->text, c->sentence);
    size_t before = sentence ? (size_t)(sentence - c->text) : 0, length = strlen(c->sentence);
    tc_range mark = {0, 0};
    /* The same sentence may stand twice in a passage: the one around the number is meant. */
    while (sentence && before + length < c->at.end && (sentence = strstr(c->text + before + 1, c->sentence)))
        before = (size_t)(sentence - c->text);
    if (sentence && c->at.start >= before)
        mark = (tc_range){c->at.start - (uint32_t)before, c->at.end - (uint32_t)before};
    tc_screen_marked(s, TC_STYLE_PLAIN, c->sentence, length, &mark, mark.end ? 1 : 0);
    tc_screen_newline(s);
    if (!c->certain) {
        tc_screen_put(s, TC_STYLE_WARNING, tc_say_text(TC_SAY_UNCERTAIN_HERE));
        tc_screen_newline(s);
    }
    tc_screen_put(s, TC_STYLE_DIM, c->citation.label ? c->citation.label : "");
    tc_screen_put(s, TC_STYLE_DIM, " · ");
    tc_print_place(out, &c->citation);
    tc_screen_newline(s);
}

static void print_places(tc_printer *out, const tc_decision *d)
{
    tc_screen *s = &out->screen;
    size_t most = out->verbose || d->cited_count < PLACES_SHOWN ? d->cited_count : PLACES_SHOWN;
    if (d->cited_total)
        tc_screen_format(s, TC_STYLE_HEADING, tc_say_text(TC_SAY_CITED_BY), d->cited_total);
    else
        tc_screen_put(s, TC_STYLE_DIM, tc_say_text(TC_SAY_NOT_CITED));
    for (size_t i = 0; i < d->spelling_count && d->spelling_count > 1; i++)
        tc_screen_format(s, TC_STYLE_DIM, "%s%s", i ? ", " : "; ", d->spellings[i]);
    tc_screen_newline(s);
    s->indent += INDENT;
    for (size_t i = 0; i < most; i++) print_cited(out, &d->cited[i]);
    if (most < d->cited_count) {
        tc_screen_format(s, TC_STYLE_DIM, "… %zu (--verbose)", d->cited_count - most);
        tc_screen_newline(s);
    }
    s->indent -= INDENT;
}

static void print_document(tc_printer *out, const tc_decision *d)
{
    if (!d->issued) return;
    tc_screen_format(&out->screen, TC_STYLE_HEADING, "%s: ", tc_say_text(TC_SAY_ISSUED_IN));
    tc_screen_put(&out->screen, TC_STYLE_PLAIN, d->issued_in.title ? d->issued_in.title : "");
    tc_screen_put(&out->screen, TC_STYLE_DIM, d->issued_in.title ? " · " : "");
    tc_print_place(out, &d->issued_in);
    tc_screen_newline(&out->screen);
}

static void print_whole(tc_printer *out, const tc_decision *d, size_t rank, tc_date as_of)
{
    char lead[32];
    snprintf(lead, sizeof lead, "%zu.", rank);
    out->screen.indent = 0;
    tc_screen_padded(&out->screen, TC_STYLE_BOLD, lead, INDENT);
    out->screen.indent = INDENT;
    print_heading(out, d);
    if (d->subject) {
        tc_screen_put(&out->screen, TC_STYLE_PLAIN, d->subject);
        tc_screen_newline(&out->screen);
    }
    print_doubt(out, d);
    print_standing(out, d, as_of);
    print_document(out, d);
    print_relations(out, d->relations, d->relation_count, false);
    print_relations(out, d->incoming, d->incoming_count, true);
    print_places(out, d);
    out->screen.indent = 0;
    tc_screen_newline(&out->screen);
}

/* One line: number, date, issuer, subject, how often it is cited. */
static void print_brief(tc_printer *out, const tc_decision *d, tc_date as_of)
{
    tc_screen *s = &out->screen;
    print_heading(out, d);
    s->indent = INDENT;
    if (d->subject) {
        tc_screen_put(s, TC_STYLE_PLAIN, d->subject);
        tc_screen_newline(s);
    }
    print_doubt(out, d);
    print_standing(out, d, as_of);
    print_document(out, d);
    if (d->cited_total)
        tc_screen_format(s, TC_STYLE_DIM, tc_say_text(TC_SAY_CITED_BY), d->cited_total);
    else
        tc_screen_put(s, TC_STYLE_DIM, tc_say_text(TC_SAY_NOT_CITED));
    tc_screen_newline(s);
    s->indent = 0;
}

static void print_end(tc_printer *out, const tc_decisions *all)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    if (out->quiet) return;
    tc_put_found(&text, TC_SAY_FOUND_DECISIONS, all->total);
    if (out->verbose) {
        tc_put_text(&text, "; ");
        tc_put_format(&text, tc_say_text(TC_SAY_ELAPSED), all->elapsed_ms);
    }
    tc_screen_put(&out->screen, TC_STYLE_PLAIN, text.data);
    tc_screen_newline(&out->screen);
    tc_print_warnings(out, all->warnings, all->warning_count);
    tc_print_health(out);
}

void tc_print_decisions(tc_printer *out, const tc_decisions *all, bool brief)
{
    for (size_t i = 0; i < all->count; i++)
        if (brief)
            print_brief(out, &all->items[i], all->as_of);
        else
            print_whole(out, &all->items[i], i + 1, all->as_of);
    print_end(out, all);
}
