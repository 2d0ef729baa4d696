/* What lines are before they are read: footnotes, tables of contents. */
#include "indexer/lines/structure.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

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
    uint32_t digits, value = tc_number_at(sheet->text, line->start, line->end, &digits);
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
    tc_number_at(sheet->text, line->start, line->end, &digits);
    return tc_opening_of(sheet->text + line->start + digits, line->end - line->start - digits) == TC_OPEN_UPPER;
}

/* Marks the foot of the page [from, to) when it holds notes; `mark` is the last one of the pages before, and `last` the
 * last line of it. */
static void mark_footnotes(tc_sheet *sheet, size_t from, size_t to, uint32_t *mark, size_t *last)
{
    bool unfinished = *mark && sheet->lines[*last].ending != TC_END_STOP; /* it goes on at the foot of this page */
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
            *last = i;
        }
    }
}

static void find_footnotes(tc_sheet *sheet)
{
    uint32_t mark = 0;
    size_t last = 0;
    for (size_t from = 0, to; from < sheet->line_count; from = to) {
        for (to = from + 1; to < sheet->line_count && sheet->lines[to].page == sheet->lines[from].page; to++) {}
        mark_footnotes(sheet, from, to, &mark, &last);
    }
}

/* The notes of Markdown: "<sup>1</sup> Trong đó …", and the lines right below that go on with one. */
static void find_raised_notes(tc_sheet *sheet)
{
    uint32_t mark = 0, number;
    for (size_t i = 1; i < sheet->line_count; i++) {
        tc_line *line = &sheet->lines[i];
        bool goes_on = mark && line->role == TC_ROLE_BODY && !line->blanks && line->opening == TC_OPEN_LOWER;
        bool opens = line->role == TC_ROLE_BODY && tc_raised_at(sheet->text, line->end, line->start, &number);
        if (opens) mark = number;
        if (!opens && !goes_on) {
            mark = 0;
            continue;
        }
        line->role = TC_ROLE_FOOTNOTE;
        line->mark = mark;
        line->opens = opens;
    }
}

/* ---- tables of contents ---- */

/* "Stt / Nội dung", "Stt / Nội dung / Trang"; "Stt / Nội dung / Đơn vị / Số lượng" heads another table. */
static bool heads_contents(const char *text, size_t length)
{
    enum { LONGEST = 60, WORDS = 3, WORDS_MOST = 6 };
    static const char *const cues[] = {"stt noi dung", "tt noi dung", NULL}, *const page[] = {"trang", NULL};
    if (length > LONGEST || !tc_begins_with(text, length, cues)) return false;
    uint32_t words = tc_syllables(text, length);
    return words <= WORDS || (words <= WORDS_MOST && tc_contains_cue(text, length, page));
}

static bool opens_contents(const tc_sheet *sheet, const tc_line *line)
{
    enum { LONGEST = 60, WORDS_MOST = 4 };
    const char *text = sheet->text + line->start;
    size_t length = line->end - line->start;
    static const char *const title[] = {"muc luc", NULL};
    if (length > LONGEST) return false;
    /* "MỤC LỤC HỒ SƠ NỘP LƯU" is a list of files, whose table follows. */
    return heads_contents(text, length) ||
           (tc_begins_with(text, length, title) && tc_syllables(text, length) <= WORDS_MOST);
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

/* "B. Giấy mời họp giao ban	3": an entry whose page stands in a cell of its own. */
static bool ends_in_page(const tc_sheet *sheet, const tc_line *line)
{
    enum { DIGITS_MOST = 4 };
    uint32_t at = line->end;
    while (at > line->start && tc_is_digit(sheet->text[at - 1])) at--;
    return at < line->end && line->end - at <= DIGITS_MOST && at > line->start && strchr(" \t", sheet->text[at - 1]);
}

/* An entry begins with the next number, or "5.1" below it. */
static bool opens_entry(const tc_sheet *sheet, const tc_line *line, uint32_t *entry)
{
    uint32_t digits, value = tc_number_at(sheet->text, line->start, line->end, &digits);
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
    uint32_t digits, value = tc_number_at(sheet->text, line->start, line->end, &digits);
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

/* Whether the words of the longest cell of a row stand again behind byte `from` of the text, as a heading does. */
static bool stands_again(const tc_sheet *sheet, const tc_line *row, uint32_t from)
{
    enum { FEWEST = 8, MOST = 48, NEAR = 1 << 20 };
    const char *best = NULL, *end = sheet->text + row->end;
    size_t length = 0;
    for (const char *at = sheet->text + row->start; at < end; at++) {
        size_t n = 0;
        while (at + n < end && at[n] != '\t' && at[n] != '|') n++;
        if (n > length) best = at, length = n;
        at += n;
    }
    while (length && best[0] == ' ') best++, length--;
    while (length && strchr(" .;", best[length - 1])) length--;
    if (length < FEWEST) return false;
    size_t behind = sheet->length - from;
    return memmem(sheet->text + from, behind < NEAR ? behind : NEAR, best, length < MOST ? length : MOST) != NULL;
}

/* A table of contents whose cells are parted by tabs or bars: each line of it is an entry. Its head says that pages are
 * counted, or its entries stand again as headings. */
static void mark_contents_rows(tc_sheet *sheet, size_t i)
{
    enum { LINES_MOST = 150, TRIED = 8 };
    static const char *const page[] = {"trang", NULL};
    const tc_line *head = &sheet->lines[i];
    size_t end = i + 1, rows = 0, again = 0;
    while (end < sheet->line_count && end < i + LINES_MOST) {
        tc_role role = (tc_role)sheet->lines[end].role;
        bool wrapped = role == TC_ROLE_BODY && sheet->lines[end].blanks == 0 && end + 1 < sheet->line_count &&
                       sheet->lines[end + 1].role == TC_ROLE_ROW && sheet->lines[end + 1].blanks == 0;
        if (role != TC_ROLE_ROW && role != TC_ROLE_RULE && role != TC_ROLE_PAGE_NUMBER && !wrapped) break;
        rows += role == TC_ROLE_ROW;
        end++;
    }
    bool pages = tc_contains_cue(sheet->text + head->start, head->end - head->start, page);
    for (size_t k = i + 1; k < end && k <= i + TRIED && !pages; k++)
        again += sheet->lines[k].role == TC_ROLE_ROW &&
                 stands_again(sheet, &sheet->lines[k], sheet->lines[end - 1].end);
    if (rows < 2 || (!pages && 2 * again < (rows < TRIED ? rows : TRIED))) return;
    for (size_t k = i; k < end; k++) {
        tc_line *line = &sheet->lines[k];
        if (line->role == TC_ROLE_PAGE_NUMBER || line->role == TC_ROLE_RULE) continue;
        line->opens = line->role != TC_ROLE_BODY && line->opening != TC_OPEN_LOWER;
        line->role = TC_ROLE_CONTENTS;
    }
}

static void find_contents(tc_sheet *sheet)
{
    enum { LINES_MOST = 150, HEAD = 300 };
    for (size_t i = 0; i < sheet->line_count; i++) {
        tc_line *line = &sheet->lines[i];
        if (line->role == TC_ROLE_BODY && has_leaders(sheet, line)) line->role = TC_ROLE_CONTENTS, line->opens = true;
        if (line->role == TC_ROLE_BODY) mark_article_list(sheet, i);
        bool row = line->role == TC_ROLE_ROW || line->role == TC_ROLE_HEAD_ROW;
        if (i < HEAD && row && heads_contents(sheet->text + line->start, line->end - line->start))
            mark_contents_rows(sheet, i);
        if (i >= HEAD || line->role != TC_ROLE_BODY || !opens_contents(sheet, line)) continue;
        uint32_t entry = 0;
        bool titled = !heads_contents(sheet->text + line->start, line->end - line->start);
        line->role = TC_ROLE_CONTENTS;
        line->opens = true;
        for (size_t k = i + 1; k < sheet->line_count && k < i + LINES_MOST; k++) {
            tc_line *next = &sheet->lines[k];
            if (next->role == TC_ROLE_PAGE_NUMBER) continue;
            bool bare = mark_at(sheet, next) == entry + 1 && next->role != TC_ROLE_BODY;
            bool paged = titled && next->role == TC_ROLE_ROW && ends_in_page(sheet, next);
            if (next->role != TC_ROLE_BODY && next->role != TC_ROLE_RULE && !bare && !paged) break;
            if (!paged && ends_contents(sheet, k, entry, entry > 0)) break;
            next->opens = opens_entry(sheet, next, &entry) || paged;
            next->role = TC_ROLE_CONTENTS;
        }
    }
}

/* ---- stamps ---- */

/* The lines that a program writes on the page with an electronic signature: who signed, when. They are no words of the
 * document, wherever the converter puts them. */
static void mark_stamp(tc_sheet *sheet, size_t i)
{
    enum { LINES_MOST = 6, LONGEST = 160 };
    static const char *const FIRST[] = {"nguoi ky", "ky boi", "duoc ky boi", NULL};
    static const char *const KEYS[] = {"nguoi ky", "ky boi",   "duoc ky boi", "email",  "co quan", "to chuc", "don vi",
                                       "ly do",    "ly do ky", "dia diem",    "noi ky", "chuc vu", NULL};
    static const char *const TIMES[] = {"thoi gian ky", "ngay ky", "ngay gio ky", NULL};
    size_t end = i, timed = 0;
    for (; end < sheet->line_count && end < i + LINES_MOST; end++) {
        const tc_line *line = &sheet->lines[end];
        const char *text = sheet->text + line->start;
        size_t length = line->end - line->start;
        if (line->role != TC_ROLE_BODY || length > LONGEST || !memchr(text, ':', length)) break;
        if (end == i && !tc_begins_with(text, length, FIRST)) return;
        bool time = tc_begins_with(text, length, TIMES);
        if (!time && !tc_begins_with(text, length, KEYS)) break;
        timed += time;
    }
    for (size_t k = i; k < end && timed == 1; k++) sheet->lines[k].role = TC_ROLE_MATTER;
}

static void find_stamps(tc_sheet *sheet)
{
    for (size_t i = 0; i < sheet->line_count; i++) {
        const char *text = sheet->text + sheet->lines[i].start;
        if (sheet->lines[i].end - sheet->lines[i].start < 8) continue;
        if (text[0] == 'N' || text[0] == 'K' || (unsigned char)text[0] == 0xC4) mark_stamp(sheet, i);
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
    TRY(tc_pages_mark(sheet));
    find_matter(sheet);
    find_stamps(sheet);
    tc_rows_mark(sheet);
    TRY(tc_spaced_rows_mark(sheet));
    tc_heads_again_mark(sheet);
    if (sheet->layout.wrapped && sheet->blocks->pages) find_footnotes(sheet);
    if (sheet->layout.markdown) find_raised_notes(sheet);
    find_contents(sheet);
    return tc_counted_rows_mark(sheet);
}
