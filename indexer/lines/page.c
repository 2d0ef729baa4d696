/* Pages: where they begin, the numbers printed on them, and the lines that stand at the edge of page after page. */
#include "indexer/lines/structure.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

uint32_t tc_number_at(const char *text, uint32_t from, uint32_t to, uint32_t *digits)
{
    uint32_t value = 0, n = 0;
    while (from + n < to && n < 5 && text[from + n] >= '0' && text[from + n] <= '9')
        value = value * 10 + (uint32_t)(text[from + n++] - '0');
    *digits = n;
    return value;
}

/* The edges of a line without the dashes around a number. */
static void trim_dashes(const tc_sheet *sheet, const tc_line *line, uint32_t *from, uint32_t *to)
{
    *from = line->start;
    *to = line->end;
    while (*from < *to && (sheet->text[*from] == '-' || sheet->text[*from] == ' ')) (*from)++;
    while (*to > *from && (sheet->text[*to - 1] == '-' || sheet->text[*to - 1] == ' ')) (*to)--;
}

uint32_t tc_lone_number(const tc_sheet *sheet, const tc_line *line)
{
    uint32_t from, to, digits;
    trim_dashes(sheet, line, &from, &to);
    uint32_t value = tc_number_at(sheet->text, from, to, &digits);
    return digits > 0 && digits < 5 && from + digits == to ? value : 0;
}

/* "Trang 15", "- trang 15/20 -", "Page 15 of 20" alone on a line: the number; 0 for none. */
static uint32_t named_number(const tc_sheet *sheet, const tc_line *line)
{
    enum { LONGEST = 40 };
    static const char *const WORDS[] = {"trang", "trang so", "page", NULL};
    const char *text = sheet->text;
    uint32_t from, to, digits;
    trim_dashes(sheet, line, &from, &to);
    if (to - from > LONGEST || !tc_is_digit(text[to ? to - 1 : 0]) || !tc_begins_with(text + from, to - from, WORDS))
        return 0;
    while (from < to && !tc_is_digit(text[from])) from++;
    uint32_t value = tc_number_at(text, from, to, &digits);
    if (!digits || digits > 4) return 0;
    from += digits;
    while (from < to && (text[from] == ' ' || text[from] == '/' || text[from] == 'o' || text[from] == 'f')) from++;
    tc_number_at(text, from, to, &digits);
    return from + digits == to ? value : 0;
}

static uint32_t printed_number(const tc_sheet *sheet, const tc_line *line)
{
    uint32_t value = tc_lone_number(sheet, line);
    return value ? value : named_number(sheet, line);
}

/* Markdown made from pages keeps their numbers as paragraphs of their own. */
static void find_markdown_numbers(tc_sheet *sheet)
{
    enum { MOST = 400 };
    uint32_t last = 0;
    for (size_t i = 1; i + 1 < sheet->line_count; i++) {
        tc_line *line = &sheet->lines[i];
        uint32_t printed = line->blanks > 0 && line[1].blanks > 0 ? printed_number(sheet, line) : 0;
        if (printed <= last || printed > MOST) continue;
        line->role = TC_ROLE_PAGE_NUMBER;
        last = printed;
    }
}

/* ---- pages that no form feed parts ---- */

/* In text spaced by empty lines a page break leaves none and the next page begins with a space. */
static bool page_begins(const tc_sheet *sheet, size_t i)
{
    const tc_line *line = &sheet->lines[i];
    return line->breaks ||
           (i > 0 && sheet->layout.wrapped && sheet->layout.gap == 1 && line->blanks == 0 && line->indent > 0);
}

/* A printed page number stands apart from what is above and below it. */
static bool stands_apart(const tc_sheet *sheet, size_t i)
{
    uint32_t apart = sheet->layout.gap + 1 + (sheet->layout.gap > 0);
    const tc_line *line = &sheet->lines[i], *next = i + 1 < sheet->line_count ? line + 1 : NULL;
    if (next && page_begins(sheet, i + 1)) return line->blanks > 0;
    bool before = i == 0 || line->blanks >= apart || line->breaks;
    bool after = !next || next->blanks >= apart;
    return before && after && (next || i > 0);
}

static bool has_pages(const tc_sheet *sheet)
{
    for (size_t i = 0; i < sheet->line_count; i++)
        if (page_begins(sheet, i)) return true;
    return false;
}

enum { ROW_LINES = 8 };

/* Whether another lone number stands so few lines before or behind line i that no page lies between them. */
static bool has_number_near(const tc_sheet *sheet, size_t i)
{
    for (size_t k = i > ROW_LINES ? i - ROW_LINES : 0; k < sheet->line_count && k <= i + ROW_LINES; k++)
        if (k != i && tc_lone_number(sheet, &sheet->lines[k]) && stands_apart(sheet, k)) return true;
    return false;
}

/* Whether the text holds a table whose cells are lines of their own: then numbers near one another count its rows. */
static bool has_counted_rows(const tc_sheet *sheet)
{
    enum { FEWEST = 4 };
    size_t near = 0;
    for (size_t i = 0; i < sheet->line_count && near < FEWEST; i++)
        near += tc_lone_number(sheet, &sheet->lines[i]) && stands_apart(sheet, i) && has_number_near(sheet, i);
    return near >= FEWEST;
}

typedef struct counting {
    uint32_t page, last; /* the page of the line, and the last number printed */
    bool counted, rows;  /* pages have been told; lone numbers may be cells */
} counting;

/* The number of a page on line i, named as such, or alone and going on with the count so far; 0 for none. */
static uint32_t number_of_page(const tc_sheet *sheet, size_t i, const counting *c)
{
    const tc_line *line = &sheet->lines[i];
    uint32_t printed = sheet->layout.markdown ? 0 : named_number(sheet, line);
    if (printed) return printed > c->last ? printed : 0;
    if (sheet->layout.markdown || !(c->counted || sheet->layout.wrapped)) return 0;
    printed = tc_lone_number(sheet, line);
    if (printed <= c->last || printed >= c->page + 20 + c->last || !stands_apart(sheet, i)) return 0;
    if (c->rows && has_number_near(sheet, i)) return 0;
    return c->counted || c->last || printed <= 2 ? printed : 0;
}

/* A number printed at the head of a page counts the page below it, one at the foot the page above: the first that
 * agrees with the count of breaks so far tells which. */
static void count_pages(tc_sheet *sheet)
{
    counting c = {.page = 1, .counted = has_pages(sheet), .rows = has_counted_rows(sheet)};
    for (size_t i = 0; i < sheet->line_count; i++) {
        tc_line *line = &sheet->lines[i];
        if (page_begins(sheet, i)) c.page++;
        uint32_t printed = number_of_page(sheet, i, &c);
        line->page = printed ? printed : c.page;
        if (!printed) continue;
        line->role = TC_ROLE_PAGE_NUMBER;
        c.counted = true;
        uint32_t above = printed - !named_number(sheet, line); /* what is named so stands at the foot */
        if (!c.last && above > c.page) {                       /* the file lacks the first pages of what was printed */
            uint32_t missing = above - c.page;
            for (size_t k = 0; k < i; k++) sheet->lines[k].page += missing;
            c.page += missing;
        }
        bool breaks = i + 1 < sheet->line_count && page_begins(sheet, i + 1), foot = printed == c.page || breaks;
        c.page = foot ? printed : printed > c.page ? printed : c.page + 1;
        if (foot && i + 1 < sheet->line_count && !breaks) c.page++;
        c.last = printed;
    }
    sheet->blocks->pages = c.counted ? c.page : 0;
    if (c.counted) return;
    for (size_t i = 0; i < sheet->line_count; i++) sheet->lines[i].page = 0;
}

/* ---- pages parted by form feeds ---- */

/* A number at the edge of a page, and how far it is from the count of pages. */
typedef struct printed {
    size_t line;
    int32_t offset;
    uint32_t page;
    bool headed; /* words stand beside it: "CÔNG BÁO/Số 7   49" */
} printed;

static int compare_printed(const void *a, const void *b)
{
    const printed *x = a, *y = b;
    if (x->headed != y->headed) return x->headed ? 1 : -1;
    if (x->offset != y->offset) return x->offset < y->offset ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

/* The number before or behind the words of a running head, parted from them by white space; 0 for none. */
static uint32_t head_number(const tc_sheet *sheet, const tc_line *line, bool behind)
{
    enum { LONGEST = 240, WORDS_LEAST = 8 };
    const char *text = sheet->text;
    uint32_t from = line->start, to = line->end, digits;
    if (to - from > LONGEST || to - from < WORDS_LEAST) return 0;
    if (behind) {
        uint32_t at = to;
        while (at > from && tc_is_digit(text[at - 1])) at--;
        if (at == to || at == from || text[at - 1] != ' ') return 0;
        uint32_t value = tc_number_at(text, at, to, &digits);
        return digits < 5 && tc_has_word(text + from, at - from) ? value : 0;
    }
    uint32_t value = tc_number_at(text, from, to, &digits);
    bool apart = digits > 0 && digits < 5 && from + digits < to && text[from + digits] == ' ';
    return apart && to - from - digits >= WORDS_LEAST ? value : 0;
}

/* The line behind the last one of the page that line i begins. */
static size_t page_end(const tc_sheet *sheet, size_t i)
{
    for (i++; i < sheet->line_count && !sheet->lines[i].breaks;) i++;
    return i;
}

/* The numbers that may be printed on the page of the lines [from, to): at its edges, apart from its text. A stamp may
 * stand above the number of the first page. */
static size_t find_printed(const tc_sheet *sheet, size_t from, size_t to, uint32_t page, printed *out)
{
    enum { EDGE = 3, FIRST_EDGE = 8 };
    size_t count = 0, head = from ? EDGE : FIRST_EDGE;
    for (size_t i = from; i < to; i++) {
        if (i >= from + head && i + EDGE < to) continue;
        const tc_line *line = &sheet->lines[i];
        uint32_t value = printed_number(sheet, line);
        bool apart = i == from || i + 1 == to || line->blanks > 0 || (i + 1 < to && line[1].blanks > 0);
        if (!apart) continue;
        if (value) out[count++] = (printed){i, (int32_t)value - (int32_t)page, page, false};
        for (int behind = 0; behind < 2 && !value; behind++) {
            uint32_t number = head_number(sheet, line, behind);
            if (number) out[count++] = (printed){i, (int32_t)number - (int32_t)page, page, true};
        }
    }
    return count;
}

/* Numbers equally far from the count of pages on two pages or more are printed ones; so is the very count on a later
 * page. Those in a running head need more pages, for a figure of the text may stand so. Gives how far most are. */
static int32_t mark_printed(tc_sheet *sheet, const printed *numbers, size_t count, uint32_t all)
{
    enum { HEADED_LEAST = 3 };
    size_t most = 0;
    int32_t best = 0;
    for (size_t from = 0, to; from < count; from = to) {
        size_t pages = 0;
        bool headed = numbers[from].headed;
        for (to = from; to < count && numbers[to].offset == numbers[from].offset && numbers[to].headed == headed; to++)
            pages += to == from || numbers[to].page != numbers[to - 1].page;
        bool sure = headed ? pages >= HEADED_LEAST && pages * 4 >= all
                           : pages > 1 || (numbers[from].offset == 0 && numbers[from].page > 1);
        for (size_t k = from; k < to && sure; k++) sheet->lines[numbers[k].line].role = TC_ROLE_PAGE_NUMBER;
        if (sure && pages > most) most = pages, best = numbers[from].offset;
    }
    return best;
}

static tc_status count_broken_pages(tc_sheet *sheet)
{
    printed *numbers = malloc(2 * (sheet->line_count + 1) * sizeof *numbers);
    if (!numbers) return tc_fail(TC_MEMORY, "no memory for the numbers of pages");
    size_t count = 0;
    uint32_t page = 1;
    for (size_t from = 0, to; from < sheet->line_count; from = to) {
        to = page_end(sheet, from);
        page += sheet->lines[from].breaks;
        for (size_t i = from; i < to; i++) sheet->lines[i].page = page;
        count += find_printed(sheet, from, to, page, numbers + count);
    }
    if (count) qsort(numbers, count, sizeof *numbers, compare_printed);
    int32_t offset = mark_printed(sheet, numbers, count, page);
    free(numbers);
    /* A cover that is not counted would leave two pages of one number: then the file's own count is the clearer. */
    uint32_t missing = offset > 0 ? (uint32_t)offset : 0;
    for (size_t i = 0; i < sheet->line_count; i++) sheet->lines[i].page += missing;
    sheet->blocks->pages = page + missing;
    return TC_OK;
}

/* ---- heads and feet of pages ---- */

typedef struct page_line {
    const char *text;
    size_t length, line;
} page_line;

static int compare_page_lines(const void *a, const void *b)
{
    const page_line *x = a, *y = b;
    if (x->length != y->length) return x->length < y->length ? -1 : 1;
    int order = memcmp(x->text, y->text, x->length);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static bool stands_at_edge(const tc_sheet *sheet, size_t i)
{
    bool before = i > 0 && sheet->lines[i - 1].role == TC_ROLE_PAGE_NUMBER;
    bool after = i + 1 < sheet->line_count && sheet->lines[i + 1].role == TC_ROLE_PAGE_NUMBER;
    return before || after || sheet->lines[i].breaks || (i + 1 < sheet->line_count && sheet->lines[i + 1].breaks);
}

/* A short line that stands beside the number of page after page ("CÔNG BÁO/Số 7/Ngày …") belongs to the pages like
 * their numbers. */
static tc_status find_page_heads(tc_sheet *sheet)
{
    enum { LONGEST = 120, OFTEN = 3 };
    page_line *lines = malloc((sheet->line_count + 1) * sizeof *lines);
    if (!lines) return tc_fail(TC_MEMORY, "no memory for %zu lines", sheet->line_count);
    size_t count = 0;
    for (size_t i = 0; i < sheet->line_count; i++) {
        const tc_line *line = &sheet->lines[i];
        if (line->role != TC_ROLE_BODY || line->end - line->start > LONGEST || !stands_at_edge(sheet, i)) continue;
        lines[count++] = (page_line){sheet->text + line->start, line->end - line->start, i};
    }
    qsort(lines, count, sizeof *lines, compare_page_lines);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && lines[to].length == lines[from].length &&
                            memcmp(lines[to].text, lines[from].text, lines[from].length) == 0;
             to++) {}
        for (size_t k = from; k < to && to - from >= OFTEN; k++) sheet->lines[lines[k].line].role = TC_ROLE_PAGE_NUMBER;
    }
    free(lines);
    return TC_OK;
}

/* Whether lone numbers count more pages between the form feeds than these part. */
static bool numbers_count_more(const tc_sheet *sheet)
{
    enum { FEWEST = 2 };
    uint32_t last = 1, feeds = 0, numbers = 0;
    for (size_t i = 1; i + 1 < sheet->line_count; i++) {
        const tc_line *line = &sheet->lines[i];
        feeds += line->breaks;
        if (line->breaks || line[1].breaks || tc_lone_number(sheet, line) != last + 1) continue;
        if (!stands_apart(sheet, i) || has_number_near(sheet, i)) continue;
        last++;
        numbers++;
    }
    return numbers >= FEWEST && numbers > feeds;
}

/* Whether form feeds are all that parts pages: a converter may keep that behind the cover alone, or a typist may begin
 * the annexes with one. */
static bool is_broken_by_feeds(const tc_sheet *sheet)
{
    if (sheet->layout.markdown || !memchr(sheet->text, '\f', sheet->length)) return false;
    for (size_t i = 0; i < sheet->line_count; i++)
        if (!sheet->lines[i].breaks && page_begins(sheet, i)) return false;
    return !sheet->layout.wrapped || !numbers_count_more(sheet);
}

tc_status tc_pages_mark(tc_sheet *sheet)
{
    if (is_broken_by_feeds(sheet)) {
        TRY(count_broken_pages(sheet));
    } else {
        count_pages(sheet);
    }
    if (sheet->layout.markdown) find_markdown_numbers(sheet);
    return find_page_heads(sheet);
}
