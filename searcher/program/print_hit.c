#include "searcher/program/messages.h"
#include "searcher/program/print.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { DOUBTS_SOUGHT = 5000, OLD_DAYS = 30 };

void tc_print_title(tc_printer *out, const char *name)
{
    tc_screen_format(&out->screen, TC_STYLE_DIM, "%s:", name);
    tc_screen_newline(&out->screen);
}

void tc_print_pair(tc_printer *out, const char *name, const char *text)
{
    if (!text || !*text) return;
    tc_screen_put(&out->screen, TC_STYLE_DIM, name);
    tc_screen_put(&out->screen, TC_STYLE_DIM, ": ");
    tc_screen_put(&out->screen, TC_STYLE_PLAIN, text);
    tc_screen_newline(&out->screen);
}

void tc_put_found(tc_buffer *text, tc_say words, size_t total)
{
    if (total)
        tc_put_format(text, tc_say_text(words), total);
    else
        tc_put_text(text, tc_say_text(TC_SAY_NOTHING));
}

void tc_print_suggestion(tc_printer *out, const char *suggestion)
{
    if (!suggestion || !*suggestion) return;
    tc_screen_format(&out->screen, TC_STYLE_PLAIN, "%s: ", tc_say_text(TC_SAY_SUGGESTION));
    tc_screen_put(&out->screen, TC_STYLE_BOLD, suggestion);
    /* A question has its sign already. */
    if (suggestion[strlen(suggestion) - 1] != '?') tc_screen_put(&out->screen, TC_STYLE_PLAIN, "?");
    tc_screen_newline(&out->screen);
}

void tc_print_sentence(tc_printer *out, const char *sentence, const char *told)
{
    const char *at = sentence && told ? strstr(sentence, told) : NULL;
    tc_range mark = {0, 0};
    if (!sentence) return;
    if (at) mark.start = (uint32_t)(at - sentence), mark.end = mark.start + (uint32_t)strlen(told);
    tc_screen_marked(&out->screen, TC_STYLE_PLAIN, sentence, strlen(sentence), &mark, at ? 1 : 0);
    tc_screen_newline(&out->screen);
}

/* "?" is what the library counts those under that have no type, no year. */
static const char *name_of(const tc_count *count)
{
    return strcmp(count->name, "?") != 0 ? count->name : tc_say_text(TC_SAY_UNKNOWN);
}

void tc_put_counts(tc_buffer *text, const tc_counts *counts, size_t most)
{
    for (size_t i = 0; i < counts->count && i < most; i++)
        tc_put_format(text, "%s%s %u", i ? ", " : "", name_of(&counts->items[i]), counts->items[i].count);
    if (counts->count > most) tc_put_text(text, ", …");
}

/* The file's path. Documents are shown below their root, with its name before them where two roots hold the same path:
 * then the file is found without that name. */
static void put_file_path(tc_buffer *path, const tc_citation *c)
{
    const char *slash = strchr(c->document, '/'), *root = c->root ? c->root : "";
    tc_put_format(path, "%s/%s", root, c->document);
    if (!slash || path->status != TC_OK || access(path->data, F_OK) == 0) return;
    TC_CLEANUP(tc_buffer_free) tc_buffer without = {0};
    tc_put_format(&without, "%s%s", root, slash);
    if (without.status != TC_OK || access(without.data, F_OK) != 0) return;
    tc_buffer_clear(path);
    tc_put(path, without.data, without.length);
}

void tc_print_place(tc_printer *out, const tc_citation *c)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer shown = {0}, path = {0};
    if (!c->document) return;
    tc_put_text(&shown, c->document);
    if (c->first_line) tc_put_format(&shown, ":%u", c->first_line);
    if (c->last_line > c->first_line) tc_put_format(&shown, "-%u", c->last_line);
    if (out->screen.terminal) put_file_path(&path, c);
    tc_screen_file(&out->screen, TC_STYLE_DIM, path.data ? path.data : c->document, shown.data);
}

static void print_headings(tc_printer *out, const tc_citation *c)
{
    for (size_t i = 0; i < c->section_count; i++) {
        if (i) tc_screen_put(&out->screen, TC_STYLE_HEADING, " › ");
        tc_screen_put(&out->screen, TC_STYLE_HEADING, c->section[i]);
    }
    if (c->section_count) tc_screen_newline(&out->screen);
}

static bool starts(const char *text, size_t length, const char *with)
{
    return length >= strlen(with) && !memcmp(text, with, strlen(with));
}

/* The snippet is a stretch of the text between marks of omission: the highlights that fall into it, moved there. */
static size_t move_highlights(tc_range *out, const tc_hit *hit)
{
    static const char omitted[] = "…";
    const size_t mark = sizeof omitted - 1;
    size_t from = 0, length = strlen(hit->snippet), count = 0;
    if (starts(hit->snippet, length, omitted)) from = mark;
    while (from < length && hit->snippet[from] == ' ') from++;
    while (length > from && hit->snippet[length - 1] == ' ') length--;
    const char *at = memmem(hit->passage.text, hit->passage.text_length, hit->snippet + from, length - from);
    if (!at && length >= from + mark && !memcmp(hit->snippet + length - mark, omitted, mark)) {
        length -= mark;
        while (length > from && hit->snippet[length - 1] == ' ') length--;
        at = memmem(hit->passage.text, hit->passage.text_length, hit->snippet + from, length - from);
    }
    if (!at) return 0;
    size_t begin = (size_t)(at - hit->passage.text), end = begin + length - from;
    for (size_t i = 0; i < hit->highlight_count; i++) {
        tc_range r = hit->highlights[i];
        if (r.end <= begin || r.start >= end) continue;
        out[count].start = (uint32_t)(from + (r.start > begin ? r.start - begin : 0));
        out[count++].end = (uint32_t)(from + (r.end < end ? r.end : end) - begin);
    }
    return count;
}

static size_t pass_signs(const char *text, size_t at)
{
    while (text[at] && strchr(" .,:;-/()*", text[at])) at++;
    return at;
}

/* Where a heading ends that a text holds at `at`, whatever signs stand in either; 0 when it does not. */
static size_t heading_end(const char *text, size_t at, const char *heading)
{
    for (size_t h = pass_signs(heading, 0); heading[h]; h = pass_signs(heading, h)) {
        at = pass_signs(text, at);
        if (text[at++] != heading[h++]) return 0;
    }
    return pass_signs(text, at);
}

/* How much of a text repeats the last headings of its path, which stand above it. */
static size_t repeated(const char *text, const tc_citation *c)
{
    for (size_t first = 0; first < c->section_count; first++) {
        size_t at = 0;
        for (size_t i = first; i < c->section_count && (at || i == first); i++)
            at = heading_end(text, at, c->section[i]);
        if (at && text[at]) return at;
    }
    return 0;
}

/* A snippet without what stands above it already. */
static void print_snippet(tc_printer *out, const tc_hit *hit, bool headings)
{
    size_t cut = headings ? repeated(hit->snippet, &hit->citation) : 0, kept = 0;
    tc_range *moved = calloc(hit->highlight_count + 1, sizeof *moved);
    size_t count = moved ? move_highlights(moved, hit) : 0;
    for (size_t i = 0; i < count; i++) {
        if (moved[i].start < cut) continue;
        moved[kept++] = (tc_range){moved[i].start - (uint32_t)cut, moved[i].end - (uint32_t)cut};
    }
    tc_screen_marked(&out->screen, TC_STYLE_PLAIN, hit->snippet + cut, strlen(hit->snippet + cut), moved, kept);
    free(moved);
}

static void print_text(tc_printer *out, const tc_hit *hit, const tc_hit_style *style)
{
    const tc_passage *p = &hit->passage;
    if (!p->text) return;
    if (style->whole || !hit->snippet)
        tc_screen_marked(&out->screen, TC_STYLE_PLAIN, p->text, p->text_length, hit->highlights, hit->highlight_count);
    else
        print_snippet(out, hit, style->headings);
    tc_screen_newline(&out->screen);
}

/* The heads of a table's columns are one row, as they are in the table. */
static void print_context(tc_printer *out, const tc_passage *p)
{
    for (size_t i = 0; i < p->context_count; i++) {
        if (i) tc_screen_put(&out->screen, TC_STYLE_DIM, " | ");
        tc_screen_put(&out->screen, TC_STYLE_DIM, p->context[i].text);
    }
    if (p->context_count) tc_screen_newline(&out->screen);
}

/* "y tế · giáo dục · 2022-01 · bao-cao/01.txt:25-27 · #12" */
static void print_tags(tc_printer *out, const tc_hit *hit)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    for (size_t i = 0; out->store && i < tc_store_sector_count(out->store); i++)
        if (hit->passage.sectors >> i & 1) tc_put_format(&text, "%s · ", tc_store_sector(out->store, i));
    if (hit->passage.period.from.year) {
        tc_put_period_words(&text, hit->passage.period);
        tc_put_text(&text, " · ");
    }
    tc_screen_put(&out->screen, TC_STYLE_DIM, text.data);
    tc_print_place(out, &hit->citation);
    /* What 'tracuu show' wants behind the document's name. */
    tc_screen_format(&out->screen, TC_STYLE_DIM, " · #%u", hit->passage.ordinal);
    tc_screen_newline(&out->screen);
}

static void print_more(tc_printer *out, const tc_hit *hit)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    if (out->verbose) {
        char hash[65];
        tc_sha256_hex(hash, hit->citation.sha256);
        tc_put_format(&text, "%s %.3f · %s · sha256 %s", tc_say_text(TC_SAY_SCORE), hit->score, hit->id, hash);
        tc_screen_put(&out->screen, TC_STYLE_DIM, text.data);
        tc_screen_newline(&out->screen);
    }
    for (size_t i = 0; i < hit->also_in_count; i++) {
        const tc_citation *c = &hit->also_in[i];
        tc_screen_format(&out->screen, TC_STYLE_DIM, "%s: %s · ", tc_say_text(TC_SAY_ALSO_IN),
                         c->label ? c->label : "");
        tc_print_place(out, c);
        tc_screen_newline(&out->screen);
    }
}

void tc_print_hit(tc_printer *out, const tc_hit *hit, const tc_hit_style *style)
{
    const tc_citation *c = &hit->citation;
    tc_screen *s = &out->screen;
    s->indent = 0;
    if (style->lead) tc_screen_padded(s, TC_STYLE_BOLD, style->lead, style->indent);
    s->indent = style->indent;
    if (style->lead) {
        tc_screen_put(s, TC_STYLE_BOLD, c->label ? c->label : c->document);
        tc_screen_newline(s);
    }
    if (style->headings) print_headings(out, c);
    print_context(out, &hit->passage);
    print_text(out, hit, style);
    print_tags(out, hit);
    print_more(out, hit);
    s->indent = 0;
}

void tc_print_hits(tc_printer *out, const tc_hit *hits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char rank[16];
        snprintf(rank, sizeof rank, "%u.", hits[i].rank);
        tc_print_hit(out, &hits[i], &(tc_hit_style){rank, 4, out->verbose, true});
        tc_screen_newline(&out->screen);
    }
}

void tc_print_warnings(tc_printer *out, char *const *warnings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
        tc_language_put(&text, warnings[i]);
        tc_screen_format(&out->screen, TC_STYLE_WARNING, "%s: %s", tc_say_text(TC_SAY_WARNING),
                         text.data ? text.data : warnings[i]);
        tc_screen_newline(&out->screen);
    }
}

/* ---- the state of the index ---- */

static tc_status count_failure(void *context, const char *root, const char *path, const char *reason)
{
    (void)root, (void)path, (void)reason;
    ++*(size_t *)context;
    return TC_OK;
}

typedef struct doubts {
    size_t seen, found;
} doubts;

/* Reading thousands of records for a note would keep the user waiting: it stops there. */
static tc_status count_doubt(void *context, const tc_document *d)
{
    doubts *n = context;
    n->found += d->doubt != NULL;
    return ++n->seen < DOUBTS_SOUGHT ? TC_OK : TC_LIMIT;
}

static int days_since(const char *stamp)
{
    struct tm day = {0};
    int year, month, date;
    if (!stamp || sscanf(stamp, "%d-%d-%d", &year, &month, &date) != 3) return 0;
    day = (struct tm){.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = date};
    return (int)((time(NULL) - timegm(&day)) / 86400);
}

static void print_note(tc_printer *out, tc_say which, size_t number)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    if (which == TC_SAY_INDEX_OLD)
        tc_put_format(&text, tc_say_text(which), (int)number);
    else
        tc_put_format(&text, tc_say_text(which), number);
    tc_screen_put(&out->screen, TC_STYLE_WARNING, text.data);
    tc_screen_newline(&out->screen);
}

void tc_print_health(tc_printer *out)
{
    size_t failed = 0;
    doubts doubtful = {0, 0};
    char *updated = NULL;
    if (out->quiet || !out->store) return;
    if (tc_store_each_failure(out->store, count_failure, &failed) == TC_OK && failed)
        print_note(out, TC_SAY_FAILED_FILES, failed);
    if (!out->screen.terminal) return;
    tc_store_each_document(out->store, count_doubt, &doubtful);
    if (doubtful.found) print_note(out, TC_SAY_DOUBTFUL_FILES, doubtful.found);
    if (tc_store_updated(out->store, &updated) != TC_OK) return;
    int days = days_since(updated);
    if (days > OLD_DAYS) print_note(out, TC_SAY_INDEX_OLD, (size_t)days);
    free(updated);
}
