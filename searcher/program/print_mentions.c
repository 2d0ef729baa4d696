#include "searcher/program/messages.h"
#include "searcher/program/print.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FORMS_SHOWN = 8, SENTENCE_COLUMNS = 8, GAPS_MOST = 600 };

/* ---- a document and its mentions ---- */

/* The label of a mention names the document first, then the place in it. */
static void print_document(tc_printer *out, const tc_hit *hit)
{
    const tc_citation *c = &hit->citation;
    TC_CLEANUP(tc_buffer_free) tc_buffer place = {0};
    if (hit->passage.place)
        tc_put_format(&place, ", %s", hit->passage.place);
    else
        tc_put_text(&place, hit->passage.page ? ", trang" : ", dòng");
    const char *end = c->label && place.data ? strstr(c->label, place.data) : NULL;
    tc_screen_format(&out->screen, TC_STYLE_BOLD, "%.*s", end ? (int)(end - c->label) : 500,
                     c->label ? c->label : c->document);
    tc_screen_newline(&out->screen);
}

static void print_time(tc_printer *out, const tc_mention *m)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    if (m->period.from.year)
        tc_put_period_words(&text, m->period);
    else if (m->date.year)
        tc_put_day_words(&text, m->date);
    else
        tc_put_text(&text, tc_say_text(TC_SAY_UNDATED));
    tc_screen_put(&out->screen, TC_STYLE_HEADING, text.data);
    if (m->basis && m->date.year) tc_screen_format(&out->screen, TC_STYLE_DIM, " (%s)", tc_say_basis(m->basis));
    tc_screen_put(&out->screen, TC_STYLE_DIM, " · ");
    tc_print_place(out, &m->hit.citation);
    tc_screen_format(&out->screen, TC_STYLE_DIM, " · #%u", m->hit.passage.ordinal);
    tc_screen_newline(&out->screen);
}

/* The sentence, with the names in it; with `whole` the passage. */
static void print_sentence(tc_printer *out, const tc_mention *m, bool whole)
{
    const tc_hit *hit = &m->hit;
    tc_range cut = whole || m->sentence.end <= m->sentence.start ? (tc_range){0, hit->passage.text_length}
                                                                 : m->sentence;
    tc_range *marks = calloc(hit->highlight_count + 1, sizeof *marks);
    size_t count = 0;
    for (size_t i = 0; marks && i < hit->highlight_count; i++) {
        tc_range r = hit->highlights[i];
        if (r.start < cut.start || r.end > cut.end) continue;
        marks[count++] = (tc_range){r.start - cut.start, r.end - cut.start};
    }
    tc_screen_marked(&out->screen, TC_STYLE_PLAIN, hit->passage.text + cut.start, cut.end - cut.start, marks, count);
    tc_screen_newline(&out->screen);
    free(marks);
}

static void put_beside(tc_buffer *text, const tc_mention *m, const tc_beside *b)
{
    const tc_entity *e = &m->hit.passage.entities.items[b->entity];
    if (text->length) tc_put_text(text, " · ");
    if (b->about) tc_put_format(text, "%s ", tc_say_term(b->about));
    tc_put(text, m->hit.passage.text + e->at.start, e->at.end - e->at.start);
}

/* "khởi công · tổng mức đầu tư 12,5 tỷ đồng · thời hạn tháng 6/2023". */
static void print_facts(tc_printer *out, const tc_mention *m)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    const tc_event *e = m->event < m->event_count ? &m->events[m->event] : NULL;
    if (e)
        tc_put_format(&text, "%s%s%s", e->negated ? tc_say_text(TC_SAY_NOT_YET) : "", e->negated ? " " : "",
                      tc_say_term(e->kind));
    for (size_t i = 0; i < m->beside_count; i++) put_beside(&text, m, &m->beside[i]);
    if (!text.length) return;
    tc_screen_format(&out->screen, TC_STYLE_HEADING, "→ %s", text.data);
    tc_screen_newline(&out->screen);
}

static void print_mention(tc_printer *out, const tc_mention *m)
{
    out->screen.indent = 4;
    print_time(out, m);
    print_sentence(out, m, out->verbose);
    print_facts(out, m);
    out->screen.indent = 0;
}

/* Documents come by their first mention, each with all of its own. */
static void print_by_document(tc_printer *out, const tc_mentions *m)
{
    bool *done = calloc(m->count + 1, sizeof *done);
    for (size_t i = 0; done && i < m->count; i++) {
        if (done[i]) continue;
        print_document(out, &m->items[i].hit);
        for (size_t k = i; k < m->count; k++) {
            if (done[k] || strcmp(m->items[k].hit.document_id, m->items[i].hit.document_id) != 0) continue;
            print_mention(out, &m->items[k]);
            done[k] = true;
        }
        tc_screen_newline(&out->screen);
    }
    if (!done) out->screen.text.status = TC_MEMORY;
    free(done);
}

tc_status tc_print_next_mention(tc_printer *out, const tc_mention *m, char document[TC_ID_LENGTH + 1])
{
    if (strcmp(document, m->hit.document_id) != 0) {
        if (*document) tc_screen_newline(&out->screen);
        print_document(out, &m->hit);
        snprintf(document, TC_ID_LENGTH + 1, "%s", m->hit.document_id);
    }
    print_mention(out, m);
    return tc_screen_flush(&out->screen);
}

void tc_print_behind(tc_printer *out)
{
    tc_screen_newline(&out->screen);
    tc_print_title(out, tc_say_text(TC_SAY_BEHIND));
}

/* ---- drift ---- */

static void print_drift_value(tc_printer *out, const tc_mentions *all, const tc_drift_value *v)
{
    const tc_mention *m = &all->items[v->mention];
    const tc_passage *p = &m->hit.passage;
    const tc_entity *e = &p->entities.items[m->beside[v->beside].entity];
    TC_CLEANUP(tc_buffer_free) tc_buffer date = {0};
    tc_put_day(&date, m->date);
    out->screen.indent = 4;
    tc_screen_format(&out->screen, TC_STYLE_BOLD, "%.*s", (int)(e->at.end - e->at.start), p->text + e->at.start);
    tc_screen_format(&out->screen, TC_STYLE_DIM, " · %s · ", date.length ? date.data : tc_say_text(TC_SAY_UNDATED));
    tc_print_place(out, &m->hit.citation);
    tc_screen_newline(&out->screen);
    out->screen.indent = SENTENCE_COLUMNS;
    print_sentence(out, m, false);
    out->screen.indent = 0;
}

static void print_drifts(tc_printer *out, const tc_mentions *m)
{
    if (!m->drift_count) return;
    tc_screen_format(&out->screen, TC_STYLE_WARNING, "%s:", tc_say_text(TC_SAY_DRIFT));
    tc_screen_newline(&out->screen);
    for (size_t i = 0; i < m->drift_count; i++) {
        const tc_drift *d = &m->drifts[i];
        out->screen.indent = 2;
        tc_screen_format(&out->screen, TC_STYLE_HEADING, "%s%s%s", tc_say_term(d->about), d->task ? ", " : "",
                         d->task ? tc_say_term(d->task) : "");
        tc_screen_newline(&out->screen);
        for (size_t k = 0; k < d->count; k++) print_drift_value(out, m, &d->values[k]);
    }
    out->screen.indent = 0;
    tc_screen_newline(&out->screen);
}

/* ---- the timeline ---- */

static unsigned most_counted(const tc_counts *counts)
{
    unsigned most = 1;
    for (size_t i = 0; i < counts->count; i++)
        if (counts->items[i].count > most) most = counts->items[i].count;
    return most;
}

/* "2022", "2022-Q4", "2022-12" as people write them. */
static void put_step(tc_buffer *text, const char *name)
{
    static const char *const quarters[] = {"I", "II", "III", "IV"};
    int year, part;
    char end;
    if (sscanf(name, "%4d-Q%1d%c", &year, &part, &end) == 2 && part >= 1 && part <= 4)
        tc_put_format(text, tc_say_text(TC_SAY_IN_QUARTER), quarters[part - 1], year);
    else if (sscanf(name, "%4d-%2d%c", &year, &part, &end) == 2)
        tc_put_format(text, "%02d/%d", part, year);
    else
        tc_put_text(text, name);
}

static void print_step(tc_printer *out, tc_style style, const char *name, unsigned columns)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    put_step(&text, name);
    tc_screen_padded(&out->screen, style, text.data ? text.data : name, columns);
}

/* "01/2022  ▇▇▇▇▇▇ 6": the longest bar takes 40 columns, or what the terminal has. */
static void print_count(tc_printer *out, const char *name, unsigned count, unsigned most, unsigned columns)
{
    unsigned room = 40;
    if (out->screen.width && out->screen.width < 60) room = out->screen.width > 28 ? out->screen.width - 18 : 10;
    unsigned bar = most <= room ? count : (count * room + most - 1) / most;
    print_step(out, TC_STYLE_PLAIN, name, columns);
    tc_screen_repeat(&out->screen, TC_STYLE_HEADING, "▇", bar);
    tc_screen_format(&out->screen, TC_STYLE_PLAIN, " %u", count);
    tc_screen_newline(&out->screen);
}

/* The period behind "2022", "2022-Q4" or "2022-12"; false when it is none of these. */
static bool next_period(char out[16], const char *name)
{
    int year, part;
    char end;
    if (sscanf(name, "%4d-Q%1d%c", &year, &part, &end) == 2)
        return snprintf(out, 16, "%d-Q%d", part < 4 ? year : year + 1, part < 4 ? part + 1 : 1) < 16;
    if (sscanf(name, "%4d-%2d%c", &year, &part, &end) == 2)
        return snprintf(out, 16, "%d-%02d", part < 12 ? year : year + 1, part < 12 ? part + 1 : 1) < 16;
    return sscanf(name, "%4d%c", &year, &end) == 1 && snprintf(out, 16, "%d", year + 1) < 16;
}

/* Where both are of one precision, the periods between in which nothing was said. */
static void print_gap(tc_printer *out, const char *from, const char *to, unsigned columns)
{
    char name[16];
    if (strlen(from) != strlen(to)) return;
    snprintf(name, sizeof name, "%s", from);
    for (int i = 0; i < GAPS_MOST && next_period(name, name) && strcmp(name, to) < 0; i++) {
        print_step(out, TC_STYLE_DIM, name, columns);
        tc_screen_put(&out->screen, TC_STYLE_DIM, "·");
        tc_screen_newline(&out->screen);
    }
}

/* The third quarter is the longest to write, and may be one in which nothing was said. */
static unsigned step_columns(const tc_counts *timeline)
{
    unsigned widest = 0;
    for (size_t i = 0; i < timeline->count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
        put_step(&text, strchr(timeline->items[i].name, 'Q') ? "2000-Q3" : timeline->items[i].name);
        unsigned columns = text.data ? tc_screen_columns(text.data, text.length) : 0;
        if (columns > widest) widest = columns;
    }
    return widest + 2;
}

static void print_counts(tc_printer *out, const tc_counts *timeline, bool gaps)
{
    unsigned most = most_counted(timeline), columns = step_columns(timeline);
    for (size_t i = 0; i < timeline->count; i++) {
        if (gaps && i) print_gap(out, timeline->items[i - 1].name, timeline->items[i].name, columns);
        print_count(out, timeline->items[i].name, timeline->items[i].count, most, columns);
    }
}

/* Where it is not named as typed: what was looked for, and how near it comes. */
static void print_match(tc_printer *out, const tc_mentions *m)
{
    static const tc_say says[] = {[TC_MATCH_ALIKE] = TC_SAY_MATCH_ALIKE, [TC_MATCH_WORDS] = TC_SAY_MATCH_WORDS};
    bool named = m->match == TC_MATCH_NAME || m->match == TC_MATCH_CORE;
    if (!m->total || out->quiet || (named && !m->sought)) return;
    if (m->sought) tc_screen_format(&out->screen, TC_STYLE_DIM, tc_say_text(TC_SAY_MATCH_CORE), m->sought);
    if (m->sought && !named) tc_screen_put(&out->screen, TC_STYLE_DIM, "; ");
    if (!named) tc_screen_put(&out->screen, TC_STYLE_WARNING, tc_say_text(says[m->match]));
    tc_screen_newline(&out->screen);
    if (!m->streamed) tc_screen_newline(&out->screen);
}

static void print_end(tc_printer *out, const tc_mentions *m)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    if (out->quiet) return;
    tc_put_found(&text, TC_SAY_FOUND_MENTIONS, m->total);
    for (size_t i = 0; i < m->form_count && i < FORMS_SHOWN; i++)
        tc_put_format(&text, "%s%s", i ? ", " : "; ", m->forms[i]);
    if (m->form_count > FORMS_SHOWN) tc_put_text(&text, ", …");
    tc_screen_put(&out->screen, TC_STYLE_PLAIN, text.data);
    tc_screen_newline(&out->screen);
    tc_print_suggestion(out, m->suggestion);
    tc_print_health(out);
}

void tc_print_mentions(tc_printer *out, const tc_mentions *m)
{
    if (m->streamed) tc_screen_newline(&out->screen);
    print_match(out, m);
    if (!m->streamed) print_by_document(out, m);
    print_drifts(out, m);
    if (m->timeline.count && !out->quiet) {
        tc_print_title(out, tc_say_text(TC_SAY_BY_PERIOD));
        print_counts(out, &m->timeline, false);
    }
    print_end(out, m);
}

void tc_print_timeline(tc_printer *out, const tc_mentions *m)
{
    print_match(out, m);
    print_counts(out, &m->timeline, true);
    print_end(out, m);
}
