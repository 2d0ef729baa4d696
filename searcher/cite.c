/* Citations: where a passage stands, and the label that names it as a clerk would. */
#include "searcher/searcher.h"
#include <stdlib.h>
#include <string.h>

void tc_citation_clear(tc_citation *c)
{
    free(c->document);
    free(c->root);
    free(c->title);
    free(c->type);
    free(c->number);
    free(c->issuer);
    free(c->label);
    free(c->spans);
    tc_texts_free(c->section, c->section_count);
    *c = (tc_citation){.page = 0};
}

tc_status tc_document_shown(char **out, tc_searcher *s, const tc_document *d)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    bool twice = false;
    TRY(tc_store_shares_path(&twice, s->store, d));
    const char *slash = strrchr(d->root, '/');
    if (twice) tc_put_format(&name, "%s/", slash ? slash + 1 : d->root);
    tc_put_text(&name, d->path);
    TRY(tc_buffer_check(&name));
    *out = tc_buffer_steal(&name);
    return *out ? TC_OK : tc_fail(TC_MEMORY, "no memory for a citation");
}

/* "north/report.txt", as a path is shown that two folders hold: it reaches into the folder's own path. */
static bool names_from_root(const char *value, const tc_document *d)
{
    size_t n = strlen(value), p = strlen(d->path), r = strlen(d->root);
    if (n < p + 2 || strcmp(value + n - p, d->path) != 0 || value[n - p - 1] != '/') return false;
    size_t head = n - p - 1;
    return head <= r && !strncmp(d->root + r - head, value, head) && (head == r || d->root[r - head - 1] == '/');
}

int tc_document_named(const char *name, const tc_document *d)
{
    size_t n = strlen(name), p = strlen(d->path);
    const char *base = strrchr(d->path, '/');
    base = base ? base + 1 : d->path;
    if (!strcmp(name, d->id) || !strcmp(name, d->path)) return 3;
    if (p > n && !strcmp(d->path + p - n, name) && d->path[p - n - 1] == '/') return 2;
    if (names_from_root(name, d) || tc_fold_equal(name, d->path)) return 2;
    if (d->number && tc_fold_equal(name, d->number)) return 2;
    return !strncmp(base, name, n) && base[n] == '.' && !strchr(base + n + 1, '.') ? 1 : 0;
}

/* "báo cáo" → "Báo cáo": the first letter of a label is a capital. */
static void put_capitalised(tc_buffer *out, const char *text)
{
    static const char *const pairs[][2] = {{"đ", "Đ"}, {"ô", "Ô"}, {"ơ", "Ơ"}, {"ă", "Ă"},
                                           {"â", "Â"}, {"ê", "Ê"}, {"ư", "Ư"}, {"ủ", "Ủ"}};
    for (size_t i = 0; i < TC_COUNT(pairs); i++) {
        size_t n = strlen(pairs[i][0]);
        if (strncmp(text, pairs[i][0], n) != 0) continue;
        tc_put_text(out, pairs[i][1]);
        tc_put_text(out, text + n);
        return;
    }
    if (*text >= 'a' && *text <= 'z') {
        tc_put_char(out, (char)(*text - 'a' + 'A'));
        text++;
    }
    tc_put_text(out, text);
}

/* A date as it is written in running text: 18/01/2022, tháng 12/2023, năm 2023. */
static void put_date(tc_buffer *out, tc_date date)
{
    if (date.day)
        tc_put_format(out, "ngày %02d/%02d/%d", date.day, date.month, date.year);
    else if (date.month)
        tc_put_format(out, "tháng %02d/%d", date.month, date.year);
    else
        tc_put_format(out, "năm %d", date.year);
}

static tc_status write_label(tc_citation *c, const tc_passage *p)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer label = {0};
    if (c->type)
        put_capitalised(&label, c->type);
    else if (c->title)
        tc_put_text(&label, c->title);
    else
        tc_put_text(&label, c->document);
    if (c->number) tc_put_format(&label, " số %s", c->number);
    if (c->date.year) {
        tc_put_char(&label, ' ');
        put_date(&label, c->date);
    }
    if (c->issuer) tc_put_format(&label, " của %s", c->issuer);
    if (p->place) tc_put_format(&label, ", %s", p->place);
    if (p->kind == TC_PASSAGE_FOOTNOTE && p->mark) tc_put_format(&label, ", chú thích %s", p->mark);
    if (p->page)
        tc_put_format(&label, ", trang %u", p->page);
    else if (p->first_line != p->last_line)
        tc_put_format(&label, ", dòng %u–%u", p->first_line, p->last_line);
    else if (p->first_line)
        tc_put_format(&label, ", dòng %u", p->first_line);
    TRY(tc_buffer_check(&label));
    c->label = tc_buffer_steal(&label);
    return c->label ? TC_OK : tc_fail(TC_MEMORY, "no memory for a citation");
}

static tc_status copy_place(tc_citation *c, const tc_passage *p)
{
    c->section = calloc(p->section_count + 1, sizeof *c->section);
    c->spans = calloc(p->span_count + 1, sizeof *c->spans);
    if (!c->section || !c->spans) return tc_fail(TC_MEMORY, "no memory for a citation");
    if (p->span_count) memcpy(c->spans, p->spans, p->span_count * sizeof *p->spans);
    c->span_count = p->span_count;
    while (c->section_count < p->section_count) {
        TRY(tc_copy(&c->section[c->section_count], p->section[c->section_count]));
        c->section_count++;
    }
    c->page = p->page;
    c->first_line = p->first_line;
    c->last_line = p->last_line;
    c->period = p->period;
    return TC_OK;
}

static tc_status fill(tc_citation *c, tc_searcher *s, const tc_passage *p, const tc_document *d)
{
    TRY(tc_document_shown(&c->document, s, d));
    TRY(tc_copy(&c->root, d->root));
    TRY(tc_copy(&c->title, d->title));
    TRY(tc_copy(&c->type, d->type));
    TRY(tc_copy(&c->number, d->number));
    TRY(tc_copy(&c->issuer, d->issuer));
    c->date = d->date;
    c->basis = d->basis;
    memcpy(c->sha256, d->sha256, sizeof c->sha256);
    TRY(copy_place(c, p));
    return write_label(c, p);
}

tc_status tc_cite(tc_citation *out, tc_searcher *s, const tc_passage *p, const char *document_id)
{
    const tc_document *d;
    tc_citation citation = {.page = 0};
    TRY(tc_store_document(s->store, document_id, &d));
    tc_status status = fill(&citation, s, p, d);
    if (status == TC_OK)
        *out = citation;
    else
        tc_citation_clear(&citation);
    return status;
}
