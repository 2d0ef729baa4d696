/* Lines to units of text: paragraphs, items, headings that wrap. */
#include "indexer/lines/table.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

typedef struct tc_flow {
    tc_sheet *sheet;
    size_t last;      /* index of the last line of the open unit */
    int open;         /* index of the open unit, -1 for none */
    int note;         /* the open footnote or entry of contents, -1 */
    int row;          /* the last row, -1 */
    bool interrupted; /* something else stood between the open unit and here */
    size_t page_room;
} tc_flow;

/* Room in hundredths of the width; a line that was not measured is full. */
static int room_after(const tc_sheet *sheet, size_t i, size_t next)
{
    const tc_line *line = &sheet->lines[i];
    if (!sheet->layout.width || !line->width) return 0;
    return (int)(100 * (int64_t)tc_line_room(&sheet->layout, line, &sheet->lines[next]) / (int64_t)sheet->layout.width);
}

static bool capitals_line(const tc_sheet *sheet, const tc_line *line)
{
    return line->end - line->start < 400 && tc_all_capitals(sheet->text + line->start, line->end - line->start);
}

/* Words that end no heading and no sentence: what follows goes on with it. */
static bool ends_in_mid_phrase(const tc_sheet *sheet, const tc_line *line)
{
    static const char *const words[] = {
        "của", "về",    "và",    "các", "cho",    "với",  "tại",  "trong", "theo", "ngày", "số",   "là",
        "do",  "từ",    "đến",   "để",  "những",  "một",  "hoặc", "bằng",  "giữa", "trên", "khi",  "như",
        "thứ", "tháng", "lần",   "gồm", "đối",    "nhằm", "bởi",  "mà",    "cùng", "hay",  "nhất", "được",
        "bị",  "có",    "không", "đạt", "khoảng", "hơn",  "gần",  "năm",   "Bộ",   "Sở"};
    uint32_t at = line->end;
    while (at > line->start && sheet->text[at - 1] != ' ') at--;
    for (size_t i = 0; i < TC_COUNT(words); i++)
        if (strlen(words[i]) == line->end - at && memcmp(words[i], sheet->text + at, line->end - at) == 0) return true;
    return false;
}

/* Words that begin a paragraph rather than the second line of a heading. */
static bool opens_paragraph(const tc_sheet *sheet, const tc_line *line)
{
    static const char *const words[] = {"Thực hiện ", "Trong ", "Ngày ", "Chiều ", "Sáng ",     "Tối ",      "Nhằm ",
                                        "Căn cứ ",    "Năm ",   "Qua ",  "Theo ",  "Để ",       "Tính đến ", "Hiện nay",
                                        "Với ",       "Từ ",    "Sau ",  "Đến ",   "Nhân dịp ", "Vừa qua"};
    for (size_t i = 0; i < TC_COUNT(words); i++) {
        size_t n = strlen(words[i]);
        if (line->end - line->start > n && memcmp(words[i], sheet->text + line->start, n) == 0) return true;
    }
    return false;
}

static bool starts_unit(const tc_sheet *sheet, const tc_line *line)
{
    static const char *const words[] = {"Kính gửi", "Nơi nhận", "KÍNH GỬI", "NƠI NHẬN"};
    for (size_t i = 0; i < TC_COUNT(words); i++) {
        size_t n = strlen(words[i]);
        if (line->end - line->start > n && memcmp(words[i], sheet->text + line->start, n) == 0) return true;
    }
    return false;
}

/* The first line of a paragraph is set in, so it looks shorter than it is although the next goes on with its sentence.
 */
static bool is_set_in(const tc_sheet *sheet, size_t i)
{
    if (!sheet->layout.face || i + 1 >= sheet->line_count || sheet->lines[i].ending != TC_END_OPEN) return false;
    const tc_line *next = &sheet->lines[i + 1];
    if (next->opening != TC_OPEN_LOWER && !(next->opening == TC_OPEN_UPPER && opens_paragraph(sheet, &sheet->lines[i])))
        return false;
    int room = room_after(sheet, i, i + 1);
    return room >= 2 && room <= 12;
}

/* "… (Ảnh: …)" ends a caption. */
static bool ends_caption(const tc_sheet *sheet, const tc_line *line)
{
    static const char photo[] = "(Ảnh";
    size_t length = line->end - line->start;
    return length < 600 && sheet->text[line->end - 1] == ')' &&
           memmem(sheet->text + line->start, length, photo, strlen(photo));
}

/* Such a line in front of lines that are full: it was set in and not, as a heading in bold, measured too narrow. */
static bool begins_paragraph(const tc_sheet *sheet, size_t i)
{
    enum { LEAST = 4, FULL = 1 };
    if (!is_set_in(sheet, i) || i + 2 >= sheet->line_count || room_after(sheet, i, i + 1) < LEAST) return false;
    const tc_line *next = &sheet->lines[i + 1];
    return next->style == TC_STYLE_NONE && next[1].style == TC_STYLE_NONE && next->blanks <= sheet->layout.gap &&
           next[1].blanks <= sheet->layout.gap && room_after(sheet, i + 1, i + 2) <= FULL;
}

/* A line that is wider than those of the body above one that is not and begins a paragraph: it was set in smaller type,
 * as captions are. */
static bool is_wide(const tc_sheet *sheet, const tc_line *line, size_t i)
{
    const tc_line *next = &sheet->lines[i];
    if (next->opening != TC_OPEN_UPPER || i + 1 >= sheet->line_count || next[1].blanks > sheet->layout.gap)
        return false;
    return line->width > sheet->layout.width + sheet->layout.width / 32 && next->width <= sheet->layout.width;
}

static size_t count_near(const tc_sheet *sheet, uint32_t at, const char *needle, size_t n)
{
    enum { NEAR = 60000, ENOUGH = 2 };
    size_t from = at > NEAR ? at - NEAR : 0, to = sheet->length - at > NEAR ? at + NEAR : sheet->length, count = 0;
    while (count < ENOUGH && to - from >= n) {
        const char *found = memmem(sheet->text + from, to - from, needle, n);
        if (!found) break;
        size_t begin = (size_t)(found - sheet->text), end = begin + n, next = end;
        bool whole = (begin == 0 || !tc_word_before(sheet->text, begin)) &&
                     (end >= sheet->length || !tc_word_next(sheet->text, sheet->length, &next));
        count += whole;
        from = end;
    }
    return count;
}

/* How often the last word of a line and the first of the next, with the words of a bullet between them, stand side by
 * side elsewhere, "Sông" and "Bằng": a name that the end of the line has cut in two. */
static size_t count_pair(const tc_sheet *sheet, const tc_line *line, const tc_line *next, const char *between)
{
    char needle[80];
    tc_marker marker = tc_marker_read(sheet->text + next->start, next->end - next->start);
    uint32_t from = line->end, start = next->start + marker.length, to = start;
    while (from > line->start && sheet->text[from - 1] != ' ') from--;
    for (size_t at = start; at < next->end && tc_word_next(sheet->text, next->end, &at);) to = (uint32_t)at;
    if (from >= line->end || start >= to) return 0;
    if (tc_opening_of(sheet->text + from, line->end - from) != TC_OPEN_UPPER && !marker.length) return 0;
    int n = snprintf(needle, sizeof needle, "%.*s%s%.*s", (int)(line->end - from), sheet->text + from, between,
                     (int)(to - start), sheet->text + start);
    return n > 0 && (size_t)n < sizeof needle ? count_near(sheet, line->end, needle, (size_t)n) : 0;
}

/* The next item of a list behind one that ends without a full stop, and not a dash in mid-sentence. */
static bool is_next_item(const tc_sheet *sheet, const tc_note *note, const tc_line *before, const tc_line *line)
{
    if (note->marker.style != (tc_style)line->style || line->style == TC_STYLE_STAR) return false;
    tc_marker marker = tc_marker_read(sheet->text + line->start, line->end - line->start);
    uint32_t from = line->start + marker.length;
    if (tc_opening_of(sheet->text + from, line->end - from) != TC_OPEN_UPPER) return false;
    return count_pair(sheet, before, line, line->style == TC_STYLE_PLUS ? " + " : " - ") == 0;
}

/* The first item below a numbered heading, however full the heading's last line is: "Điều 24. …", "1. Trong …". */
static bool begins_count(const tc_sheet *sheet, const tc_note *note, const tc_line *before, const tc_line *line)
{
    tc_marker own = tc_marker_read(sheet->text + line->start, line->end - line->start);
    bool first = own.value == 1 || (own.style == TC_STYLE_LETTER && sheet->text[line->start] == 'a');
    bool below = note->marker.style != TC_STYLE_NONE && note->marker.style < own.style;
    uint32_t from = line->start + own.length;
    return first && below && own.style <= TC_STYLE_LETTER && !ends_in_mid_phrase(sheet, before) &&
           before->ending == TC_END_OPEN && tc_opening_of(sheet->text + from, line->end - from) == TC_OPEN_UPPER;
}

/* A long line that the converter broke before a figure: "… và khoản", "12 trang cuối …". */
static bool is_broken_off(const tc_line *before, const tc_line *line)
{
    enum { LONG = 160 };
    return !line->blanks && before->end - before->start >= LONG && line->opening == TC_OPEN_DIGIT;
}

/* "Điều 16 của Luật này", "Điều này": what is cited, for an article of its own has a full stop behind its number. */
static bool cites_article(const tc_sheet *sheet, const tc_line *line)
{
    static const char word[] = "Điều ";
    size_t n = strlen(word), length = line->end - line->start;
    const char *text = sheet->text + line->start;
    if (line->style != TC_STYLE_NONE || length <= n + 3 || memcmp(text, word, n) != 0) return false;
    return tc_is_digit(text[n]) || memcmp(text + n, "này", strlen("này")) == 0;
}

/* "… Tờ trình số 28/TTr-", "NV ngày …": the end of a line has cut the number of a document in two. */
static bool cuts_number(const tc_sheet *sheet, const tc_line *before, const tc_line *line)
{
    const char *text = sheet->text;
    uint32_t at = before->end, slash = 0;
    if (text[at - 1] != '-' || line->opening != TC_OPEN_UPPER || line->blanks > 1) return false;
    for (; at > before->start && text[at - 1] != ' '; at--)
        if (text[at - 1] == '/') slash = at - 1;
    return slash > at && tc_is_digit(text[at]) && before->end - slash > 2;
}

/* A line of wrapped text behind another of the same page, or the first behind a page break. Headings are set in bold,
 * which is wider than what is measured: lines of a unit that began with a number are full although they seem to have
 * room. */
static bool joins_wrapped(const tc_sheet *sheet, size_t last, size_t i, bool skipped, const tc_note *note)
{
    const bool numbered = note->numbered;
    const int FULL = sheet->layout.face ? 2 : -1, HEADING_FULL = sheet->layout.face ? 10 : -1;
    const tc_line *line = &sheet->lines[i], *before = &sheet->lines[last];
    bool lower = line->opening == TC_OPEN_LOWER, stop = before->ending == TC_END_STOP || before->ending == TC_END_COLON;
    bool same_page = line->page == before->page && !skipped;
    int room = room_after(sheet, last, i);
    if (same_page && line->blanks > sheet->layout.gap)
        return lower && !stop && before->ending != TC_END_SEMICOLON && room <= HEADING_FULL;
    if (starts_unit(sheet, line)) return false;
    if (line->style != TC_STYLE_NONE) {
        if (stop || before->ending == TC_END_SEMICOLON || is_next_item(sheet, note, before, line)) return false;
        if (begins_count(sheet, note, before, line)) return false;
        return tc_style_is_bullet((tc_style)line->style) && line->style != TC_STYLE_STAR ? room <= FULL : room < 0;
    }
    if (same_page && line->indent > 0 && before->indent == 0 && sheet->layout.gap == 1 && room > FULL) return false;
    if (stop) {
        if (lower) return room < 25;
        bool label = i + 1 < sheet->line_count && room_after(sheet, i, i + 1) >= 0 &&
                     tc_label_opens(sheet->text + line->start, line->end - line->start);
        if (label) return false;
        return room <= FULL && !is_set_in(sheet, i) && before->ending == TC_END_STOP && same_page;
    }
    if (before->ending == TC_END_SEMICOLON) return lower ? room < 25 : room <= FULL && !is_set_in(sheet, i);
    if (lower || cites_article(sheet, line) || is_broken_off(before, line)) return true;
    if (room < 25 && ends_in_mid_phrase(sheet, before)) return true;
    if (room < 25 && !numbered && note->lines > 1 && count_pair(sheet, before, line, " ") > 1) return true;
    if (ends_caption(sheet, before)) return false;
    bool capitals = capitals_line(sheet, line);
    if (capitals != capitals_line(sheet, before) && room > FULL) return false;
    if (capitals && room > 25 && tc_frame_is_title(sheet->text + before->start, before->end - before->start))
        return false;
    if (capitals && room > 25 && tc_frame_is_title(sheet->text + line->start, line->end - line->start)) return false;
    if (capitals)
        return same_page && !(room > 25 && tc_frame_begins(sheet->text + line->start, line->end - line->start));
    if (numbered && opens_paragraph(sheet, line) && is_set_in(sheet, i)) return false;
    if (numbered && note->lines == 1 && begins_paragraph(sheet, i)) return false;
    if (room > (numbered ? HEADING_FULL / 2 : FULL) && is_set_in(sheet, i)) return false;
    return room <= HEADING_FULL;
}

/* A paragraph that breaks off without a full stop, and one that begins with the rest of a name or with a quotation. */
static bool is_torn(const tc_sheet *sheet, const tc_line *before, const tc_line *line)
{
    enum { LONG = 160 };
    if (before->ending != TC_END_OPEN || before->style != TC_STYLE_NONE) return false;
    if (before->end - before->start < LONG || line->end - line->start < LONG) return false;
    const char *front = sheet->text + line->start;
    bool quoted = front[0] == '"' || memcmp(front, "“", strlen("“")) == 0;
    return quoted || (line->opening == TC_OPEN_UPPER && count_pair(sheet, before, line, " ") > 1);
}

/* Two lines of a heading in capitals, one right below the other, or below the comma of the other. */
static bool is_tall_heading(const tc_sheet *sheet, const tc_line *before, const tc_line *line)
{
    if (line->blanks > (before->ending == TC_END_COMMA) || line->style != TC_STYLE_NONE ||
        !capitals_line(sheet, line) || !capitals_line(sheet, before))
        return false;
    return !tc_frame_stands_alone(sheet->text + line->start, line->end - line->start) &&
           !tc_frame_stands_alone(sheet->text + before->start, before->end - before->start);
}

static bool joins(const tc_flow *flow, size_t i, bool skipped)
{
    const tc_sheet *sheet = flow->sheet;
    const tc_line *line = &sheet->lines[i], *before = &sheet->lines[flow->last];
    const tc_note *note = &sheet->notes[flow->open];
    if (line->level || note->level || note->columns) return false;
    if (before->style == TC_STYLE_PART && flow->last == i - 1 && note->lines == 1 &&
        room_after(sheet, flow->last, i) > 10)
        return false;
    bool titled = note->lines == 1 && capitals_line(sheet, before) &&
                  (!sheet->layout.wrapped || room_after(sheet, flow->last, i) > 25);
    if (titled && tc_frame_is_title(sheet->text + before->start, before->end - before->start)) return false;
    bool apart = note->page_top || note->gap > sheet->layout.gap + 1;
    bool fresh = apart && note->lines == 1 && line->opening != TC_OPEN_LOWER;
    if (fresh && sheet->layout.wrapped && room_after(sheet, flow->last, i) <= 2 && is_set_in(sheet, i))
        return false; /* a caption */
    if (fresh && sheet->layout.wrapped && is_wide(sheet, before, i)) return false;
    if (cuts_number(sheet, before, line)) return true;
    if (sheet->layout.wrapped) return joins_wrapped(sheet, flow->last, i, skipped, note);
    bool goes_on = line->opening == TC_OPEN_LOWER || ends_in_mid_phrase(sheet, before) ||
                   is_torn(sheet, before, line) || is_tall_heading(sheet, before, line) ||
                   is_broken_off(before, line) || cites_article(sheet, line);
    if (line->style != TC_STYLE_NONE || !goes_on) return false;
    if (before->ending != TC_END_OPEN && before->ending != TC_END_COMMA) return false;
    return line->blanks == 0 || before->end - before->start >= 40;
}

/* ---- units ---- */

static tc_status add_unit(tc_flow *flow, const tc_line *line, tc_block_kind kind)
{
    tc_sheet *sheet = flow->sheet;
    tc_blocks *blocks = sheet->blocks;
    TRY(TC_GROW(blocks->items, blocks->capacity, blocks->count + 1));
    TRY(TC_GROW(sheet->notes, sheet->note_capacity, blocks->count + 1));
    tc_block *block = &blocks->items[blocks->count];
    *block = (tc_block){.kind = kind,
                        .first_line = line->number,
                        .last_line = line->number,
                        .page = line->page,
                        .parent = -1,
                        .lead = -1,
                        .above = -1,
                        .continues = -1};
    sheet->notes[blocks->count] = (tc_note){.gap = line->blanks,
                                            .level = line->level,
                                            .role = line->role,
                                            .page_top = line > sheet->lines && line->page != line[-1].page};
    blocks->count++;
    return TC_OK;
}

static tc_status add_line(tc_flow *flow, int unit, size_t i, bool adjoins)
{
    tc_sheet *sheet = flow->sheet;
    tc_block *block = &sheet->blocks->items[unit];
    tc_note *note = &sheet->notes[unit];
    const tc_line *line = &sheet->lines[i];
    uint32_t from = line->start, to = line->end;
    if (note->lines == 0) note->marker.style = (tc_style)line->style;
    if (note->lines++ == 0) note->numbered = line->style != TC_STYLE_NONE && !tc_style_is_bullet((tc_style)line->style);
    block->last_line = line->number;
    if (sheet->layout.width && line->width)
        note->room = (int32_t)(100 - 100 * (int64_t)line->width / (int64_t)sheet->layout.width);
    if (line->level) tc_line_inner(sheet, line, &from, &to);
    while (sheet->layout.markdown && from + 1 < to && sheet->text[from] == '>' && sheet->text[from + 1] == ' ')
        from += 2;
    if (sheet->layout.markdown) return tc_marked_add(sheet, block, note, from, to);
    bool spot = line->spot || (i > 0 && line[-1].spot);
    if (adjoins && !spot && block->span_count && block->spans[block->span_count - 1].end == line[-1].end) {
        block->spans[block->span_count - 1].end = to;
        return TC_OK;
    }
    return tc_span_add(block, from, to);
}

static tc_status add_columns(tc_flow *flow, size_t i, bool bars)
{
    tc_sheet *sheet = flow->sheet;
    const tc_line *line = &sheet->lines[i];
    for (uint32_t from = line->start, next; from < line->end; from = next) {
        uint32_t to = tc_column_end(sheet, line, from, bars, &next);
        if (!tc_has_word(sheet->text + from, to - from)) continue;
        TRY(add_unit(flow, line, TC_BLOCK_PARAGRAPH));
        tc_note *note = &sheet->notes[sheet->blocks->count - 1];
        note->columns = true;
        note->lines = 1;
        tc_block *block = &sheet->blocks->items[sheet->blocks->count - 1];
        if (sheet->layout.markdown) {
            TRY(tc_marked_add(sheet, block, note, from, to));
        } else {
            TRY(tc_trimmed_add(block, sheet->text, from, to));
        }
    }
    flow->open = -1;
    return TC_OK;
}

static tc_status take_body(tc_flow *flow, size_t i)
{
    tc_sheet *sheet = flow->sheet;
    const tc_line *line = &sheet->lines[i];
    bool bars;
    if (tc_line_has_columns(sheet, i, &bars)) return add_columns(flow, i, bars);
    bool joined = flow->open >= 0 && joins(flow, i, flow->last + 1 != i);
    int before = flow->open;
    bool adjoins = joined && flow->last + 1 == i;
    if (!joined || flow->interrupted) {
        TRY(add_unit(flow, line, TC_BLOCK_PARAGRAPH));
        flow->open = (int)sheet->blocks->count - 1;
        if (joined) sheet->blocks->items[flow->open].continues = before;
        adjoins = false;
    }
    flow->last = i;
    flow->interrupted = false;
    return add_line(flow, flow->open, i, adjoins);
}

static tc_status take_note(tc_flow *flow, size_t i, tc_block_kind kind)
{
    tc_sheet *sheet = flow->sheet;
    const tc_line *line = &sheet->lines[i];
    bool adjoins = flow->note >= 0 && i > 0 && line[-1].role == line->role && !line->opens;
    if (!adjoins) {
        TRY(add_unit(flow, line, kind));
        flow->note = (int)sheet->blocks->count - 1;
        if (kind == TC_BLOCK_FOOTNOTE && line->mark) {
            char mark[16];
            snprintf(mark, sizeof mark, "%u", line->mark);
            if (!(sheet->blocks->items[flow->note].mark = tc_strdup(mark)))
                return tc_fail(TC_MEMORY, "no memory for a mark");
        }
    }
    flow->interrupted = flow->open >= 0;
    if (kind == TC_BLOCK_CONTENTS && sheet->text[line->start] == '|') return tc_entry_add(sheet, flow->note, line);
    return add_line(flow, flow->note, i, adjoins);
}

/* A row that is drawn, made of lines or of columns of spaces may go on over several lines. */
static tc_status take_row(tc_flow *flow, size_t i)
{
    tc_sheet *sheet = flow->sheet;
    const tc_line *line = &sheet->lines[i];
    bool drawn = !sheet->layout.markdown && tc_line_has_bars(sheet, line);
    bool fresh = (!drawn && !line->cell && !line->more) || line->opens || flow->row < 0;
    if (fresh) {
        TRY(add_unit(flow, line, line->role == TC_ROLE_ROW ? TC_BLOCK_ROW : TC_BLOCK_HEAD_ROW));
        flow->row = (int)sheet->blocks->count - 1;
    }
    bool head = sheet->blocks->items[flow->row].kind == TC_BLOCK_HEAD_ROW;
    if (head && line->more && !drawn && !line->cell) sheet->blocks->items[flow->row].tiers = true;
    sheet->notes[flow->row].lines = 1;
    flow->open = -1;
    return tc_row_add(sheet, flow->row, line);
}

static tc_status take_line(tc_flow *flow, size_t i)
{
    tc_sheet *sheet = flow->sheet;
    const tc_line *line = &sheet->lines[i];
    switch ((tc_role)line->role) {
    case TC_ROLE_BODY: return take_body(flow, i);
    case TC_ROLE_PAGE_NUMBER: return TC_OK;
    case TC_ROLE_FOOTNOTE: return take_note(flow, i, TC_BLOCK_FOOTNOTE);
    case TC_ROLE_CONTENTS: return take_note(flow, i, TC_BLOCK_CONTENTS);
    case TC_ROLE_ROW:
    case TC_ROLE_HEAD_ROW: return take_row(flow, i);
    case TC_ROLE_RULE: flow->open = -1; return TC_OK;
    case TC_ROLE_MATTER:
        flow->open = -1;
        TRY(add_unit(flow, line, TC_BLOCK_FRAME));
        sheet->blocks->items[sheet->blocks->count - 1].frame = TC_FRAME_NOTE;
        return add_line(flow, (int)sheet->blocks->count - 1, i, false);
    }
    return TC_OK;
}

static tc_status add_page(tc_flow *flow, const tc_line *line)
{
    tc_blocks *blocks = flow->sheet->blocks;
    if (!line->page || (blocks->page_count && blocks->page_list[blocks->page_count - 1].number == line->page))
        return TC_OK;
    TRY(TC_GROW(blocks->page_list, flow->page_room, blocks->page_count + 1));
    blocks->page_list[blocks->page_count++] = (tc_page){line->start, line->page};
    return TC_OK;
}

/* What is read off the finished text of a unit. */
static void read_note(tc_block *block, tc_note *note)
{
    const char *text = block->text;
    size_t n = block->text_length;
    note->marker = tc_marker_read(text, n);
    note->syllables = tc_syllables(text, n);
    note->ending = (uint8_t)tc_ending_of(text, n);
    note->opening = (uint8_t)tc_opening_of(text + note->marker.length, n - note->marker.length);
    note->capitals = n < 1500 && tc_all_capitals(text, n);
    if (note->run_in) { /* so far a byte of the source */
        uint32_t at = tc_block_find(block, 0, note->run_in);
        while (at > 0 && text[at - 1] == ' ') at--;
        note->run_in = at < n ? at : 0;
    }
}

tc_status tc_reflow(tc_sheet *sheet)
{
    tc_flow flow = {.sheet = sheet, .open = -1, .note = -1, .row = -1};
    for (size_t i = 0; i < sheet->line_count; i++) {
        TRY(add_page(&flow, &sheet->lines[i]));
        TRY(take_line(&flow, i));
    }
    for (size_t i = 0; i < sheet->blocks->count; i++) {
        TRY(tc_block_fill(&sheet->blocks->items[i], sheet->text, sheet->layout.invalid));
        read_note(&sheet->blocks->items[i], &sheet->notes[i]);
    }
    return TC_OK;
}
