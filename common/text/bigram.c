/* The table of syllables and of what follows them: a sorted text, searched as it lies. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/bigram.h>
#include <tracuu/buffer.h>
#include <tracuu/text.h>

extern const char tc_bigrams_tsv[];
extern const size_t tc_bigrams_tsv_length;

struct tc_bigrams {
    char *own; /* a file's text; NULL for the table compiled in */
    const char *text, *end;
};

void tc_bigrams_free(tc_bigrams *b)
{
    if (!b) return;
    free(b->own);
    free(b);
}

bool tc_bigrams_none(const tc_bigrams *b)
{
    return b->text == b->end;
}

static const char *line_end(const char *at, const char *end)
{
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    return stop ? stop : end;
}

static int compare(const char *line, const char *end, const char *syllable, size_t length)
{
    const char *tab = memchr(line, '\t', (size_t)(end - line));
    size_t n = tab ? (size_t)(tab - line) : (size_t)(end - line);
    int order = memcmp(line, syllable, n < length ? n : length);
    return order ? order : n < length ? -1 : n > length;
}

/* The digits at *at, moving behind them; false where there are none. */
static bool read_bits(double *share, const char **at, const char *end)
{
    unsigned bits = 0;
    const char *from = *at;
    for (; *at < end && **at >= '0' && **at <= '9' && bits < 1000; ++*at) bits = 10 * bits + (unsigned)(**at - '0');
    *share = exp2(-0.5 * bits);
    return *at > from;
}

static bool read_row(tc_bigram_row *out, const char *line, const char *stop)
{
    const char *at = memchr(line, '\t', (size_t)(stop - line));
    if (!at || at == line) return false;
    at++;
    if (!read_bits(&out->share, &at, stop) || (at < stop && *at != '\t')) return false;
    out->at = at + (at < stop);
    out->end = stop;
    return true;
}

bool tc_bigram_next(const tc_bigram_row *row, const char **at, const char **syllable, size_t *length, double *share)
{
    const char *s = *at, *space = s < row->end ? memchr(s, ' ', (size_t)(row->end - s)) : NULL;
    if (!space || space == s) return false;
    *syllable = s;
    *length = (size_t)(space - s);
    *at = space + 1;
    if (!read_bits(share, at, row->end) || (*at < row->end && **at != ' ')) return false;
    *at += *at < row->end;
    return true;
}

bool tc_bigrams_row(tc_bigram_row *out, const tc_bigrams *b, const char *syllable, size_t length)
{
    const char *low = b->text, *high = b->end;
    *out = (tc_bigram_row){.share = 0};
    while (low < high) {
        const char *line = low + (high - low) / 2;
        while (line > low && line[-1] != '\n') line--;
        const char *stop = line_end(line, b->end);
        int order = compare(line, stop, syllable, length);
        if (!order) return read_row(out, line, stop);
        if (order < 0)
            low = stop + (stop < b->end);
        else
            high = line;
    }
    return false;
}

/* Whether a line is as it should be; `before` is the one above it. */
static const char *check_line(const char *line, const char *stop, const char *before)
{
    tc_bigram_row row;
    const char *syllable;
    size_t length;
    double share;
    if (tc_utf8_valid(line, (size_t)(stop - line)) != (size_t)(stop - line)) return "not UTF-8";
    if (!read_row(&row, line, stop)) return "wants a syllable and a number with a tab between them";
    const char *tab = memchr(line, '\t', (size_t)(stop - line)), *at = row.at;
    if (before && compare(before, line, line, (size_t)(tab - line)) >= 0) return "is out of order";
    while (tc_bigram_next(&row, &at, &syllable, &length, &share)) {}
    return at < stop ? "wants syllables and numbers with spaces between them behind the second tab" : NULL;
}

static tc_status check_lines(const tc_bigrams *b, const char *name, size_t number)
{
    const char *before = NULL;
    for (const char *line = b->text; line < b->end; number++) {
        const char *stop = line_end(line, b->end), *wrong = check_line(line, stop, before);
        if (wrong) return tc_fail(TC_INPUT, "'%s' line %zu: %s", name, number, wrong);
        before = line;
        line = stop + (stop < b->end);
    }
    return TC_OK;
}

/* Passes over the lines of #; counts them. */
static size_t skip_head(tc_bigrams *b, const char *text, size_t length)
{
    size_t lines = 0;
    b->text = text;
    b->end = text + length;
    for (; b->text < b->end && *b->text == '#'; lines++) {
        const char *stop = line_end(b->text, b->end);
        b->text = stop + (stop < b->end);
    }
    return lines;
}

static tc_status open_file(tc_bigrams *b, const char *name)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    TRY(tc_table_read(&text, name));
    size_t length = text.length;
    if (!length) return tc_fail(TC_INPUT, "'%s': empty file", name);
    b->own = tc_buffer_steal(&text);
    if (!b->own) return tc_fail(TC_MEMORY, "'%s': no memory", name);
    return check_lines(b, name, skip_head(b, b->own, length) + 1);
}

tc_status tc_bigrams_open(tc_bigrams **out, const char *name)
{
    tc_bigrams *b = calloc(1, sizeof *b);
    tc_status status = TC_OK;
    if (!b) return tc_fail(TC_MEMORY, "no memory for the bigrams");
    if (!name)
        skip_head(b, tc_bigrams_tsv, tc_bigrams_tsv_length);
    else if (strcmp(name, "none") != 0)
        status = open_file(b, name);
    if (status == TC_OK)
        *out = b;
    else
        tc_bigrams_free(b);
    return status;
}
