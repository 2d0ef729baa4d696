/* What lines are before they are read: page breaks, page numbers, footnotes, tables of contents. */
#include "structure.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

static uint32_t number_of(const char *text, uint32_t from, uint32_t to, uint32_t *digits)
{
    uint32_t value = 0, n = 0;
    while (from + n < to && n < 5 && text[from + n] >= '0' && text[from + n] <= '9')
        value = value * 10 + (uint32_t)(text[from + n++] - '0');
    *digits = n;
    return value;
}

/* A line that is a number and nothing else, perhaps between dashes: its value, 0 for none. */
static uint32_t lone_number(const tc_sheet *sheet, const tc_line *line)
{
    const char *text = sheet->text;
    uint32_t from = line->start, to = line->end, digits;
    while (from < to && (text[from] == '-' || text[from] == ' ')) from++;
    while (to > from && (text[to - 1] == '-' || text[to - 1] == ' ')) to--;
    uint32_t value = number_of(text, from, to, &digits);
    return digits > 0 && digits < 5 && from + digits == to ? value : 0;
}

/* Markdown made from pages keeps their numbers as paragraphs of their own. */
static void find_page_numbers(tc_sheet *sheet)
{
    enum { MOST = 400 };
    uint32_t last = 0;
    for (size_t i = 1; i + 1 < sheet->line_count; i++) {
        tc_line *line = &sheet->lines[i];
        uint32_t printed = line->blanks > 0 && line[1].blanks > 0 ? lone_number(sheet, line) : 0;
        if (printed <= last || printed > MOST) continue;
        line->role = TC_ROLE_PAGE_NUMBER;
        last = printed;
    }
}

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

/* A number printed at the head of a page counts the page below it, one at the foot the page above: the first that
 * agrees with the count of breaks so far tells which. */
static void count_pages(tc_sheet *sheet)
{
    bool counted = has_pages(sheet);
    uint32_t page = 1, last = 0;
    for (size_t i = 0; i < sheet->line_count; i++) {
        tc_line *line = &sheet->lines[i];
        uint32_t printed = sheet->layout.markdown || !(counted || sheet->layout.wrapped) ? 0 : lone_number(sheet, line);
        if (page_begins(sheet, i)) page++;
        if (printed && stands_apart(sheet, i) && printed > last && printed < page + 20 + last &&
            (counted || last || printed <= 2)) {
            line->role = TC_ROLE_PAGE_NUMBER;
            counted = true;
            line->page = printed;
            if (!last && printed > page + 1) { /* the file lacks the first pages of what was printed */
                uint32_t missing = printed - 1 - page;
                for (size_t k = 0; k < i; k++) sheet->lines[k].page += missing;
                page += missing;
            }
            bool foot = printed == page || (i + 1 < sheet->line_count && page_begins(sheet, i + 1));
            page = foot ? printed : printed > page ? printed : page + 1;
            if (foot && i + 1 < sheet->line_count && !page_begins(sheet, i + 1)) page++;
            last = printed;
            continue;
        }
        line->page = page;
    }
    sheet->blocks->pages = counted ? page : 0;
    if (counted) return;
    for (size_t i = 0; i < sheet->line_count; i++) sheet->lines[i].page = 0;
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

static bool beside_page_number(const tc_sheet *sheet, size_t i)
{
    bool before = i > 0 && sheet->lines[i - 1].role == TC_ROLE_PAGE_NUMBER;
    bool after = i + 1 < sheet->line_count && sheet->lines[i + 1].role == TC_ROLE_PAGE_NUMBER;
    return before || after || sheet->lines[i].breaks;
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
        if (line->role != TC_ROLE_BODY || line->end - line->start > LONGEST || !beside_page_number(sheet, i)) continue;
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

/* ---- footnotes ---- */

/* Whether the page's body bears the mark glued to a word: "tấn1", "20238." */
static bool mark_is_glued(const tc_sheet *sheet, size_t from, size_t to, uint32_t mark)
{
    char digits[12];
    size_t n = 0;
    for (uint32_t v = mark; v; v /= 10) digits[n++] = (char)('0' + v % 10);
    for (size_t i = 0; i < n / 2; i++) {
        char c = digits[i];
        digits[i] = digits[n - 1 - i];
        digits[n - 1 - i] = c;
    }
    for (size_t i = from; i < to; i++) {
        const char *line = sheet->text + sheet->lines[i].start;
        size_t length = sheet->lines[i].end - sheet->lines[i].start;
        for (const char *at = line; (at = memmem(at, length - (size_t)(at - line), digits, n)); at++) {
            size_t pos = (size_t)(at - line), end = pos + n;
            bool after = end >= length || !(line[end] >= '0' && line[end] <= '9');
            bool before = pos > 0 && line[pos - 1] != ' ' && !strchr("0123456789,-/.", line[pos - 1]);
            bool year = pos >= 4 && line[pos - 4] >= '1' && line[pos - 4] <= '2' && line[pos - 1] >= '0' &&
                        line[pos - 1] <= '9';
            if (after && (before || year)) return true;
        }
    }
    return false;
}

/* The mark a footnote line begins with: a number with white space, a capital or nothing behind it. */
static uint32_t mark_at(const tc_sheet *sheet, const tc_line *line)
{
    uint32_t digits, value = number_of(sheet->text, line->start, line->end, &digits);
    if (digits == 0 || digits > 3) return 0;
    uint32_t at = line->start + digits;
    if (at == line->end || tc_white_at(sheet->text, line->end, at)) return value;
    return tc_opening_of(sheet->text + at, line->end - at) == TC_OPEN_UPPER ? value : 0; /* "19Kết luận" */
}

static bool are_wide(const tc_sheet *sheet, size_t from, size_t to)
{
    uint32_t widest = 0;
    for (size_t i = from; i < to; i++)
        if (sheet->lines[i].width > widest) widest = sheet->lines[i].width;
    return widest > sheet->layout.width + sheet->layout.width / 20;
}

/* Whether the line above leaves off before its sentence ends, with room to spare. */
static bool breaks_off(const tc_sheet *sheet, size_t i)
{
    const tc_line *before = &sheet->lines[i - 1];
    return before->ending != TC_END_STOP && before->ending != TC_END_COLON &&
           tc_line_room(&sheet->layout, before, before + 1) > 0;
}

/* Whether words that begin a sentence stand behind the mark. */
static bool note_opens(const tc_sheet *sheet, const tc_line *line)
{
    uint32_t digits;
    number_of(sheet->text, line->start, line->end, &digits);
    return tc_opening_of(sheet->text + line->start + digits, line->end - line->start - digits) == TC_OPEN_UPPER;
}

/* Marks the foot of the page [from, to) when it holds notes; `mark` is the last one of the pages before. */
static void mark_footnotes(tc_sheet *sheet, size_t from, size_t to, uint32_t *mark)
{
    bool unfinished = false; /* the note before this page goes on at its foot */
    for (size_t i = from; i-- > 0 && *mark && !unfinished;) {
        if (sheet->lines[i].role != TC_ROLE_FOOTNOTE) continue;
        unfinished = sheet->lines[i].ending != TC_END_STOP;
        break;
    }
    enum {
        FOOT = 80,
        SKIPPED = 3
    }; /* lines that the notes of a page may take, and above them those that may bear their marks */
    if (to - from > 2 * FOOT) from = to - 2 * FOOT;
    while (from < to && sheet->lines[from].role != TC_ROLE_BODY) from++;
    for (size_t i = from + 1; i < to; i++) {
        tc_line *line = &sheet->lines[i];
        uint32_t own = mark_at(sheet, line);
        bool apart = line->blanks > sheet->layout.gap;
        bool cut_in = own && own == *mark + 1 && breaks_off(sheet, i) && note_opens(sheet, line);
        if (line->role != TC_ROLE_BODY || (!apart && !cut_in)) continue;
        bool wide = are_wide(sheet, i, to);
        bool starts = own && ((own > *mark && own <= *mark + SKIPPED) || own == 1) &&
                      ((wide && apart) || mark_is_glued(sheet, from, i, own));
        bool goes_on = !own && wide && unfinished && line->opening != TC_OPEN_UPPER;
        if (!starts && !goes_on) continue;
        for (; i < to; i++) {
            line = &sheet->lines[i];
            if (line->role != TC_ROLE_BODY) continue;
            own = mark_at(sheet, line);
            if (own && (own == *mark + 1 || starts)) {
                *mark = own;
                line->opens = true;
            }
            starts = false;
            line->role = TC_ROLE_FOOTNOTE;
            line->mark = *mark;
        }
    }
}

static void find_footnotes(tc_sheet *sheet)
{
    uint32_t mark = 0;
    for (size_t from = 0, to; from < sheet->line_count; from = to) {
        for (to = from + 1; to < sheet->line_count && sheet->lines[to].page == sheet->lines[from].page; to++) {}
        mark_footnotes(sheet, from, to, &mark);
    }
}

/* ---- tables of contents ---- */

static bool opens_contents(const tc_sheet *sheet, const tc_line *line)
{
    if (line->end - line->start > 60) return false;
    static const char *const cues[] = {"stt noi dung", "tt noi dung", "muc luc", NULL};
    return tc_begins_with(sheet->text + line->start, line->end - line->start, cues);
}

static bool has_leaders(const tc_sheet *sheet, const tc_line *line)
{
    uint32_t dots = 0, at = line->end;
    while (at > line->start && sheet->text[at - 1] >= '0' && sheet->text[at - 1] <= '9') at--;
    if (at == line->end) return false;
    while (at > line->start && (sheet->text[at - 1] == '.' || sheet->text[at - 1] == ' '))
        dots += sheet->text[--at] == '.';
    return dots >= 5;
}

/* An entry begins with the next number, or "5.1" below it. */
static bool opens_entry(const tc_sheet *sheet, const tc_line *line, uint32_t *entry)
{
    uint32_t digits, value = number_of(sheet->text, line->start, line->end, &digits);
    if (line->style >= TC_STYLE_DOTTED2 && line->style <= TC_STYLE_DOTTED4) return true;
    if (digits == 0 || digits > 2 || value != *entry + 1) return false;
    if (line->start + digits < line->end && !strchr(" .)\t", sheet->text[line->start + digits])) return false;
    *entry = value;
    return true;
}

static bool ends_contents(const tc_sheet *sheet, size_t i, uint32_t entry, bool entries)
{
    const tc_line *line = &sheet->lines[i], *before = line - 1;
    size_t length = line->end - line->start;
    if (line->style == TC_STYLE_ROMAN || line->style == TC_STYLE_PART) return true;
    if (tc_all_capitals(sheet->text + line->start, length) && length > 4) return true;
    if (!entries) return false;
    uint32_t digits, value = number_of(sheet->text, line->start, line->end, &digits);
    if (line->style == TC_STYLE_ARABIC && value == 1 && entry >= 1) return true;
    return line->page != before->page && line->opening != TC_OPEN_LOWER && value != entry + 1;
}

/* An entry of the list of chapters and articles that web pages of laws put behind the text: "Điều 5. …", "Khoản 1". */
static bool lists_articles(const tc_sheet *sheet, const tc_line *line)
{
    static const char *const PARTS[] = {"khoan", "diem", "dieu", "chuong", "muc", "phu luc", NULL};
    return line->role == TC_ROLE_BODY && line->ending == TC_END_OPEN &&
           tc_begins_with(sheet->text + line->start, line->end - line->start, PARTS);
}

/* Marks such a list from its heading "Mục lục" on, when it is one to its end. */
static void mark_article_list(tc_sheet *sheet, size_t i)
{
    enum { FEWEST = 3, LONGEST = 20 };
    static const char *const HEADING[] = {"muc luc", NULL};
    const tc_line *line = &sheet->lines[i];
    if (line->end - line->start > LONGEST || tc_syllables(sheet->text + line->start, line->end - line->start) != 2 ||
        !tc_begins_with(sheet->text + line->start, line->end - line->start, HEADING))
        return;
    size_t end = i + 1;
    while (end < sheet->line_count && sheet->lines[end].blanks == 0 && lists_articles(sheet, &sheet->lines[end])) end++;
    if (end - i <= FEWEST) return;
    for (size_t k = i; k < end; k++) sheet->lines[k].role = TC_ROLE_CONTENTS, sheet->lines[k].opens = true;
}

static void find_contents(tc_sheet *sheet)
{
    enum { LINES_MOST = 150, HEAD = 300 };
    for (size_t i = 0; i < sheet->line_count; i++) {
        tc_line *line = &sheet->lines[i];
        if (line->role == TC_ROLE_BODY && has_leaders(sheet, line)) line->role = TC_ROLE_CONTENTS, line->opens = true;
        if (line->role == TC_ROLE_BODY) mark_article_list(sheet, i);
        if (i >= HEAD || line->role != TC_ROLE_BODY || !opens_contents(sheet, line)) continue;
        uint32_t entry = 0;
        line->role = TC_ROLE_CONTENTS;
        line->opens = true;
        for (size_t k = i + 1; k < sheet->line_count && k < i + LINES_MOST; k++) {
            tc_line *next = &sheet->lines[k];
            if (next->role == TC_ROLE_PAGE_NUMBER) continue;
            bool bare = mark_at(sheet, next) == entry + 1 && next->role != TC_ROLE_BODY;
            if (next->role != TC_ROLE_BODY && next->role != TC_ROLE_RULE && !bare) break;
            if (ends_contents(sheet, k, entry, entry > 0)) break;
            next->opens = opens_entry(sheet, next, &entry);
            next->role = TC_ROLE_CONTENTS;
        }
    }
}

/* The lines between "---" at the front of a Markdown file describe it. */
static void find_matter(tc_sheet *sheet)
{
    const tc_line *first = sheet->lines;
    if (!sheet->layout.markdown || sheet->line_count == 0 || first->end - first->start != 3) return;
    if (memcmp(sheet->text + first->start, "---", 3) != 0) return;
    size_t end = 1;
    while (end < sheet->line_count && end < 200 && sheet->lines[end].role != TC_ROLE_RULE) end++;
    if (end == sheet->line_count || sheet->text[sheet->lines[end].start] != '-') return;
    for (size_t i = 1; i < end; i++) sheet->lines[i].role = TC_ROLE_MATTER;
}

tc_status tc_roles_mark(tc_sheet *sheet)
{
    count_pages(sheet);
    if (sheet->layout.markdown) find_page_numbers(sheet);
    TRY(find_page_heads(sheet));
    find_matter(sheet);
    tc_rows_mark(sheet);
    if (sheet->layout.wrapped && sheet->blocks->pages) find_footnotes(sheet);
    find_contents(sheet);
    return TC_OK;
}
