/* Tables of wordings: reading a file of them, and looking words up in a sorted one. */
#include <stdlib.h>
#include <string.h>
#include <tracuu/thesaurus.h>

extern const char tc_thesaurus_tsv[];
extern const size_t tc_thesaurus_tsv_length;

/* ---- lines ---- */

static const char *line_end(const char *at, const char *end)
{
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    return stop ? stop : end;
}

static bool says_nothing(const char *at, const char *stop)
{
    while (at < stop && (*at == ' ' || *at == '\t')) at++;
    return at == stop || *at == '#';
}

/* The end of a line without white space. */
static const char *trimmed(const char *at, const char *stop)
{
    while (stop > at && (stop[-1] == ' ' || stop[-1] == '\t')) stop--;
    return stop;
}

/* What is wrong with a line, or NULL. */
static const char *parse_line(tc_synonym *out, const char *at, const char *stop)
{
    const char *tab = memchr(at, '\t', (size_t)(stop - at));
    const char *second = tab ? memchr(tab + 1, '\t', (size_t)(stop - tab - 1)) : NULL;
    char *behind, *end;
    if (!second) return "wants two wordings and a weight with tabs between them";
    if (tab == at || second == tab + 1) return "a wording is empty";
    if (tc_utf8_valid(at, (size_t)(stop - at)) != (size_t)(stop - at)) return "not UTF-8";
    /* strtod stops at the end of the line, and the text ends with a NUL. */
    double weight = strtod(second + 1, &behind), back = weight;
    end = behind;
    if (behind < stop && *behind == '\t') back = strtod(behind + 1, &end);
    if (end != stop || end == behind + 1) return "the weight is no number (0.5, with a point)";
    if (!(weight > 0 && weight <= 1)) return "the weight is not over 0 and up to 1";
    if (!(back >= 0 && back <= 1)) return "the weight back is not from 0 to 1";
    *out = (tc_synonym){at, tab + 1, (size_t)(tab - at), (size_t)(second - tab - 1), weight, back};
    return NULL;
}

/* ---- a file ---- */

static tc_status take_lines(tc_synonym_file *f, size_t length, const char *name)
{
    const char *end = f->text + length;
    size_t number = 1;
    for (const char *at = f->text; at < end; number++) {
        const char *stop = line_end(at, end);
        if (!says_nothing(at, stop)) {
            TRY(TC_GROW(f->items, f->capacity, f->count + 1));
            const char *wrong = parse_line(&f->items[f->count], at, trimmed(at, stop));
            if (wrong) return tc_fail(TC_INPUT, "'%s' line %zu: %s", name, number, wrong);
            f->count++;
        }
        at = stop + (stop < end);
    }
    return TC_OK;
}

tc_status tc_synonym_file_read(tc_synonym_file *out, const char *name)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    TRY(tc_table_read(&text, name));
    size_t length = text.length;
    tc_synonym_file file = {.text = length ? tc_buffer_steal(&text) : tc_strdup("")};
    tc_status status = file.text ? take_lines(&file, length, name) : tc_fail(TC_MEMORY, "'%s': no memory", name);
    if (status == TC_OK)
        *out = file;
    else
        tc_synonym_file_free(&file);
    return status;
}

void tc_synonym_file_free(tc_synonym_file *file)
{
    free(file->text);
    free(file->items);
    *file = (tc_synonym_file){.text = NULL};
}

/* ---- the thesaurus ---- */

/* Lines in order of the fold of their first wording, which is in canonical spelling: that is how the table compiled in
 * is written, and how a file is written anew when it is read. */
struct tc_thesaurus {
    char *own; /* a file's lines; NULL for those compiled in */
    const char **lines;
    size_t count, capacity;
    const char *end;
};

void tc_thesaurus_free(tc_thesaurus *t)
{
    if (!t) return;
    free(t->own);
    free(t->lines);
    free(t);
}

static tc_status list_lines(tc_thesaurus *t, const char *text, size_t length)
{
    t->end = text + length;
    for (const char *at = text; at < t->end;) {
        const char *stop = line_end(at, t->end);
        if (!says_nothing(at, stop)) {
            TRY(TC_GROW(t->lines, t->capacity, t->count + 1));
            t->lines[t->count++] = at;
        }
        at = stop + (stop < t->end);
    }
    return TC_OK;
}

/* A line of a file, with its fold before it and its first wording in canonical spelling. */
static tc_status write_line(tc_buffer *out, const tc_synonym *s, tc_analyser *analyser)
{
    tc_tokens tokens = {0};
    TC_CLEANUP(tc_buffer_free) tc_buffer head = {0};
    tc_status status = tc_analyse(analyser, &tokens, s->one, s->one_length, TC_FOR_HIGHLIGHT);
    for (size_t i = 0; i < tokens.count && status == TC_OK; i++) {
        if (i) tc_put_char(&head, ' ');
        status = tc_term_text(&head, tokens.items[i].term, tokens.items[i].length);
    }
    tc_tokens_free(&tokens);
    if (status != TC_OK || !head.length) return status;
    TRY(tc_fold(out, head.data, head.length));
    tc_put_format(out, "\n%s\t%.*s\t%.4f\n", head.data, (int)s->other_length, s->other, s->weight);
    return tc_buffer_check(out);
}

static int by_text(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    /* A fold ends with the line: \n comes before every letter and the space, as NUL does. */
    size_t n = strcspn(*x, "\n"), m = strcspn(*y, "\n");
    int order = memcmp(*x, *y, n < m ? n : m);
    return order ? order : n != m ? (n < m ? -1 : 1) : *x < *y ? -1 : *x > *y;
}

/* Folds and lines in turn → the lines alone, sorted by their folds. */
static tc_status sort_lines(tc_thesaurus *t, const tc_buffer *written)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer sorted = {0};
    size_t kept = 0;
    TRY(list_lines(t, written->data ? written->data : "", written->length));
    for (size_t i = 0; i < t->count; i += 2) t->lines[kept++] = t->lines[i];
    if (kept) qsort(t->lines, kept, sizeof *t->lines, by_text);
    for (size_t i = 0; i < kept; i++) {
        const char *line = strchr(t->lines[i], '\n') + 1;
        tc_put(&sorted, line, strcspn(line, "\n") + 1);
    }
    TRY(tc_buffer_check(&sorted));
    size_t length = sorted.length;
    t->count = 0;
    t->own = tc_buffer_steal(&sorted);
    return t->own ? list_lines(t, t->own, length) : tc_fail(TC_MEMORY, "no memory for the thesaurus");
}

static tc_status read_file(tc_thesaurus *t, const char *name)
{
    TC_CLEANUP(tc_synonym_file_free) tc_synonym_file file = {.text = NULL};
    TC_CLEANUP(tc_buffer_free) tc_buffer written = {0};
    tc_analyser *analyser;
    TRY(tc_synonym_file_read(&file, name));
    TRY(tc_analyser_new(&analyser));
    tc_status status = TC_OK;
    for (size_t i = 0; i < file.count && status == TC_OK; i++) status = write_line(&written, &file.items[i], analyser);
    tc_analyser_free(analyser);
    TRY(status);
    return sort_lines(t, &written);
}

tc_status tc_thesaurus_open(tc_thesaurus **out, const char *name)
{
    tc_thesaurus *t = calloc(1, sizeof *t);
    tc_status status = TC_OK;
    if (!t) return tc_fail(TC_MEMORY, "no memory for the thesaurus");
    if (!name)
        status = list_lines(t, tc_thesaurus_tsv, tc_thesaurus_tsv_length);
    else if (strcmp(name, "none") != 0)
        status = read_file(t, name);
    if (status == TC_OK)
        *out = t;
    else
        tc_thesaurus_free(t);
    return status;
}

/* Below, at or above the fold looked for. */
static tc_status compare(int *out, const char *line, const char *end, const char *fold)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer head = {0};
    const char *tab = memchr(line, '\t', (size_t)(end - line));
    TRY(tc_fold(&head, line, tab ? (size_t)(tab - line) : 0));
    *out = strcmp(head.data ? head.data : "", fold);
    return TC_OK;
}

static tc_status first_of(size_t *out, const tc_thesaurus *t, const char *fold)
{
    size_t low = 0, high = t->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order;
        TRY(compare(&order, t->lines[middle], t->end, fold));
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *out = low;
    return TC_OK;
}

tc_status tc_thesaurus_next(tc_synonym *out, const tc_thesaurus *t, const char *fold, size_t *at)
{
    int order;
    if (!*at) {
        TRY(first_of(at, t, fold));
        ++*at; /* from here on *at is one more than the place to be looked at */
    }
    if (*at - 1 >= t->count) return TC_NOT_FOUND;
    const char *line = t->lines[*at - 1];
    TRY(compare(&order, line, t->end, fold));
    if (order || parse_line(out, line, trimmed(line, line_end(line, t->end)))) return TC_NOT_FOUND;
    ++*at;
    return TC_OK;
}
