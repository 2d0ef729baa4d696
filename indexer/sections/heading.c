/* Which units are headings, which bear one in front of their text, and which are captions. */
#include "indexer/lines/structure.h"
#include <string.h>
#include <tracuu/text.h>

/* Words that say of what stands before a colon that it is part of a sentence and no heading. */
static const char *const sentence_words[] = {
    " cho thấy ",   " cho biết ",     " như sau ",  " cụ thể ",      " trong đó ",   " bao gồm ",
    " gồm ",        " gồm có ",       " là ",       " đã ",          " được ",       " đạt ",
    " khẳng định ", " nhấn mạnh ",    " đề nghị ",  " theo đó ",     " nổi bật ",    " ví dụ ",
    " phát biểu ",  " tính đến ",     " đến nay ",  " yêu cầu ",     " kiến nghị ",  " ghi chú ",
    " lưu ý ",      " chú ý ",        " ngoài ra ", " bên cạnh đó ", " điện thoại ", " địa chỉ ",
    " nguồn ",      " ảnh ",          " tại ",      " sau đây ",     " thống nhất ", " quyết nghị ",
    " chủ đề ",     " với nội dung ", " nội dung ", " tổng số ",     " trên đây ",   " xem ",
    " và là ",      " kính gửi ",     NULL};
static const char *const result_words[] = {" kết quả ",     " số liệu ", " trong ", " từ ",
                                           " đối với các ", " với ",     " theo ",  NULL};

typedef struct tc_view {
    tc_block *block;
    tc_note *note;
} tc_view;

static bool has_words(const char *text, size_t length, const char *const *words, bool front)
{
    char padded[300];
    if (length + 3 > sizeof padded) return true;
    padded[0] = ' ';
    memcpy(padded + 1, text, length);
    memcpy(padded + 1 + length, " ", 2);
    size_t at = 0;
    uint32_t c = tc_to_lower(tc_utf8_next(text, length, &at));
    if (c < 0x80 && at == 1) padded[1] = (char)c;
    if (c == 0x111 && at == 2) memcpy(padded + 1, "đ", 2);
    for (; *words; words++)
        if (front ? strncmp(padded, *words, strlen(*words)) == 0 : strstr(padded, *words) != NULL) return true;
    return false;
}

static bool has_figures(const char *text, size_t length)
{
    unsigned digits = 0;
    for (size_t i = 0; i < length; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        digits = digit ? digits + 1 : 0;
        if (digits >= 4 || text[i] == '%') return true;
        if (text[i] == '/' && i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9') return true;
    }
    return false;
}

/* The bytes of a heading that opens the text behind its marker, `from` bytes long, up to its colon; 0 for none. */
static uint32_t read_label(const char *text, size_t length, uint32_t from, uint32_t most)
{
    enum { BYTES_MOST = 220 };
    uint32_t colon = from;
    for (; colon < length && colon - from < BYTES_MOST; colon++) {
        if (text[colon] == ';' || text[colon] == '"') return 0;
        if (text[colon] == ' ' && colon > from && tc_boundary(text, length, colon) == 3) return 0;
        if (text[colon] == ':') break;
    }
    if (colon >= length || text[colon] != ':' || colon - from >= BYTES_MOST) return 0;
    uint32_t next = colon + 1;
    if (next >= length || text[next] != ' ') return 0;
    tc_opening after = tc_opening_of(text + next, length - next);
    if (after != TC_OPEN_UPPER && !(after == TC_OPEN_DIGIT && from)) return 0;
    const char *label = text + from;
    size_t n = colon - from;
    while (n > 0 && label[n - 1] == ' ') n--;
    static const char *const unfinished[] = {"thực hiện", "như", "về", "sau", "gồm", "là", "việc", NULL};
    for (const char *const *word = unfinished; *word; word++)
        if (n > strlen(*word) && memcmp(label + n - strlen(*word), *word, strlen(*word)) == 0) return 0;
    if (tc_syllables(label, n) > most || has_figures(label, n) || has_words(label, n, sentence_words, false)) return 0;
    return !from && has_words(label, n, result_words, true) ? 0 : next;
}

/* The bytes of a heading that opens the text, up to its colon: "a) Trồng trọt:", "Nội vụ:"; 0 for none. */
static uint32_t label_length(const tc_block *b, const tc_note *note)
{
    enum { PLAIN_MOST = 9, MARKED_MOST = 16, REST_FEWEST = 4 };
    uint32_t from = note->marker.length;
    if (note->opening != TC_OPEN_UPPER) return 0;
    uint32_t end = read_label(b->text, b->text_length, from, from ? MARKED_MOST : PLAIN_MOST);
    return end && note->syllables - tc_syllables(b->text + from, end - from) >= REST_FEWEST ? end : 0;
}

bool tc_label_opens(const char *text, size_t length)
{
    enum { MOST = 5 };
    return tc_opening_of(text, length) == TC_OPEN_UPPER && read_label(text, length, 0, MOST) > 0;
}

static bool is_one_sentence(const tc_block *b, uint32_t from)
{
    for (uint32_t at = from; at + 1 < b->text_length; at++)
        if (b->text[at] == ' ' && tc_boundary(b->text, b->text_length, at) == 3) return false;
    return true;
}

/* "2. Kế hoạch số 315-KH/TU … về …" names a document: a heading however long. */
static bool names_document(const tc_block *b, const tc_note *note)
{
    static const char *const kinds[] = {
        "ke hoach so", "chi thi so",   "nghi quyet so", "quyet dinh so",   "ket luan so",
        "cong van so", "thong bao so", "huong dan so",  "chuong trinh so", "bao cao so",
        "quy dinh so", "de an so",     "thong tu so",   "nghi dinh so",    "chuong trinh hanh dong so",
        "quy che so",  "luat so",      "to trinh so",   "thong tri so",    NULL};
    uint32_t from = note->marker.length;
    return from && note->syllables <= 110 && tc_begins_with(b->text + from, b->text_length - from, kinds) &&
           is_one_sentence(b, from);
}

/* The unit before or behind, past footnotes; NULL at the ends. */
static tc_view neighbour(const tc_sheet *sheet, size_t i, int step)
{
    for (size_t k = i + (size_t)step; k < sheet->blocks->count; k += (size_t)step) {
        tc_block *b = &sheet->blocks->items[k];
        if (b->kind != TC_BLOCK_FOOTNOTE && b->kind != TC_BLOCK_CAPTION && b->span_count)
            return (tc_view){b, &sheet->notes[k]};
    }
    return (tc_view){NULL, NULL};
}

/* "2. …" with "2.1" right below it. */
static bool has_parts(const tc_block *b, const tc_note *note, tc_view next)
{
    enum { MOST = 60 };
    const tc_marker *own = &note->marker;
    if (!next.block || note->syllables > MOST || own->to <= own->from) return false;
    uint32_t n = own->to - own->from;
    const tc_marker *below = &next.note->marker;
    if (below->style < TC_STYLE_DOTTED2 || below->style > TC_STYLE_DOTTED4 || below->to - below->from <= n)
        return false;
    return memcmp(b->text + own->from, next.block->text + below->from, n) == 0 &&
           next.block->text[below->from + n] == '.';
}

static bool is_numbered_heading(const tc_block *b, const tc_note *note)
{
    enum { OPEN_MOST = 50, STOP_MOST = 25, COLON_MOST = 16 };
    if (note->opening != TC_OPEN_UPPER || !is_one_sentence(b, note->marker.length)) return false;
    if (note->capitals && note->syllables <= 70) return true;
    if (names_document(b, note)) return note->ending != TC_END_SEMICOLON;
    switch ((tc_ending)note->ending) {
    case TC_END_OPEN: return note->syllables <= OPEN_MOST;
    case TC_END_STOP: return note->syllables <= STOP_MOST;
    case TC_END_COLON:
        return note->syllables <= COLON_MOST &&
               !has_words(b->text + note->marker.length, b->text_length - note->marker.length - 1, sentence_words,
                          false);
    case TC_END_SEMICOLON:
    case TC_END_COMMA: return false;
    }
    return false;
}

/* Whether more than the usual room stands above the unit. */
static bool is_apart(const tc_sheet *sheet, size_t i)
{
    return i >= sheet->blocks->count || sheet->notes[i].gap > sheet->layout.gap + 1 || sheet->notes[i].page_top;
}

static bool is_caption(const tc_sheet *sheet, size_t i)
{
    const tc_block *b = &sheet->blocks->items[i];
    const tc_note *note = &sheet->notes[i];
    static const char *const people[] = {
        "dong chi",   "d c",      "cac dong chi",  "cac dai bieu", "quang canh", "toan canh",
        "lanh dao",   "dai dien", "doan cong tac", "thuong truc",  "can bo",     "bi thu",
        "pho bi thu", "chu tich", "pho chu tich",  "thu tuong",    "bo truong",  "cac tan",
        "tap the",    "ba con",   "nhan dan",      "hoi dong",     NULL};
    static const char *const figures[] = {"anh", "hinh", "bang", "bieu do", "so do", NULL};
    enum { MOST = 40, APART_MOST = 60 };
    bool apart = is_apart(sheet, i);
    if (note->syllables > (apart && is_apart(sheet, i + 1) ? APART_MOST : MOST) ||
        note->marker.style != TC_STYLE_NONE || note->opening != TC_OPEN_UPPER)
        return false;
    if (memmem(b->text, b->text_length, "(Ảnh", strlen("(Ảnh")) ||
        memmem(b->text, b->text_length, "Ảnh:", strlen("Ảnh:")))
        return true;
    if (note->ending != TC_END_OPEN && note->ending != TC_END_STOP) return false;
    if (tc_begins_with(b->text, b->text_length, figures)) {
        const char *digit = strpbrk(b->text, "0123456789");
        return digit && digit - b->text < 12 && strpbrk(digit, ".:") && strpbrk(digit, ".:") - digit < 4;
    }
    return sheet->layout.wrapped && apart && note->ending == TC_END_OPEN &&
           tc_begins_with(b->text, b->text_length, people);
}

/* A short line of its own between paragraphs that end as paragraphs do. */
static bool is_plain_heading(const tc_sheet *sheet, size_t i)
{
    enum { MOST = 22, ROOM = 12, BODY_FEWEST = 18, LEAD_MOST = 14 };
    const tc_block *b = &sheet->blocks->items[i];
    const tc_note *note = &sheet->notes[i];
    if (note->marker.style != TC_STYLE_NONE || note->opening != TC_OPEN_UPPER || note->ending != TC_END_OPEN)
        return false;
    if (note->syllables < 2 || note->syllables > MOST || note->lines > 2 || b->continues >= 0) return false;
    if (note->columns) return false; /* a cell beside others */
    if (sheet->layout.wrapped && note->room < ROOM) return false;
    tc_view before = neighbour(sheet, i, -1), next = neighbour(sheet, i, 1);
    if (!next.block) return false;
    bool table = next.block->kind == TC_BLOCK_ROW || next.block->kind == TC_BLOCK_HEAD_ROW;
    bool closes = b->text[b->text_length - 1] == ')' && !memchr(b->text, '(', b->text_length);
    if (table) return !closes; /* "của Bộ trưởng)": the end of a note that an empty line parts */
    if (next.block->kind != TC_BLOCK_PARAGRAPH) return false;
    if (tc_style_is_bullet(next.note->marker.style)) {
        bool unit = note->lines == 1 && note->syllables <= LEAD_MOST && before.block;
        return note->bold || (unit && before.note->ending == TC_END_STOP);
    }
    if (next.note->syllables < BODY_FEWEST || next.note->opening == TC_OPEN_LOWER || next.note->level) return false;
    if (next.note->marker.style == TC_STYLE_PAREN) return note->bold;
    if (note->bold) return true;
    return before.block && (before.block->kind == TC_BLOCK_HEADING || before.note->ending == TC_END_STOP);
}

static bool is_bullet_heading(const tc_sheet *sheet, size_t i)
{
    enum { MOST = 18 };
    const tc_block *b = &sheet->blocks->items[i];
    const tc_note *note = &sheet->notes[i];
    if (note->syllables > MOST || note->opening != TC_OPEN_UPPER || !is_one_sentence(b, note->marker.length))
        return false;
    if (note->ending != TC_END_OPEN && note->ending != TC_END_COLON) return false;
    tc_view next = neighbour(sheet, i, 1);
    if (!next.block || next.block->kind != TC_BLOCK_PARAGRAPH || next.note->level) return false;
    tc_style style = note->marker.style, below = next.note->marker.style;
    if (tc_style_is_bullet(below)) return below != style && !(style == TC_STYLE_PLUS);
    return style == TC_STYLE_STAR && (below == TC_STYLE_NONE || below >= TC_STYLE_LETTER);
}

/* "Điều 5. Phạm vi điều chỉnh"; a longer title is known by the "1." below it. */
static bool is_article_heading(const tc_sheet *sheet, size_t i)
{
    enum { MOST = 40, COUNTED_MOST = 80 };
    const tc_block *b = &sheet->blocks->items[i];
    const tc_note *note = &sheet->notes[i];
    if (note->ending == TC_END_SEMICOLON || !is_one_sentence(b, note->marker.length)) return false;
    if (note->syllables <= MOST) return true;
    tc_view next = neighbour(sheet, i, 1);
    return note->syllables <= COUNTED_MOST && note->ending == TC_END_OPEN && next.block &&
           next.note->marker.style == TC_STYLE_ARABIC && next.note->marker.value == 1;
}

static void read_marked(tc_sheet *sheet, size_t i)
{
    tc_block *b = &sheet->blocks->items[i];
    tc_note *note = &sheet->notes[i];
    uint32_t label = note->run_in ? note->run_in : label_length(b, note);
    b->kind = TC_BLOCK_ITEM;
    switch (note->marker.style) {
    case TC_STYLE_PART:
    case TC_STYLE_CHAPTER:
    case TC_STYLE_SECTION:
        b->kind = note->syllables <= 60 && is_one_sentence(b, note->marker.length) ? TC_BLOCK_HEADING
                                                                                   : TC_BLOCK_PARAGRAPH;
        if (b->kind == TC_BLOCK_PARAGRAPH) note->marker = (tc_marker){0};
        return;
    case TC_STYLE_ARTICLE:
        if (!is_article_heading(sheet, i)) {
            b->inline_end = (int)note->marker.length;
        } else if (label && note->ending != TC_END_OPEN) {
            b->inline_end = (int)label;
        } else {
            b->kind = TC_BLOCK_HEADING;
        }
        return;
    case TC_STYLE_UPPER:
    case TC_STYLE_ROMAN:
    case TC_STYLE_ARABIC:
    case TC_STYLE_DOTTED2:
    case TC_STYLE_DOTTED3:
    case TC_STYLE_DOTTED4:
    case TC_STYLE_LETTER:
        if (label) {
            b->inline_end = (int)label;
        } else if (is_numbered_heading(b, note) ||
                   (is_one_sentence(b, note->marker.length) && has_parts(b, note, neighbour(sheet, i, 1)))) {
            b->kind = TC_BLOCK_HEADING;
        }
        return;
    case TC_STYLE_STAR:
    case TC_STYLE_DASH:
    case TC_STYLE_PLUS:
        if (label) {
            b->inline_end = (int)label;
        } else if (is_bullet_heading(sheet, i)) {
            b->kind = TC_BLOCK_HEADING;
        }
        return;
    case TC_STYLE_PAREN:
    case TC_STYLE_NONE:
    case TC_STYLE_CAPITALS:
    case TC_STYLE_ITALIC:
    case TC_STYLE_PLAIN:
    case TC_STYLE_MARK_UP: return;
    }
}

/* A line in capitals that heads something, and not figures with a unit in capitals: "2024 1.500 USD 2025 1.250 USD". */
static bool is_in_capitals(const tc_block *b, const tc_note *note)
{
    enum { MOST = 50, BLANK_LEAST = 6 }; /* "ĐẾN ......" is a stamp */
    static const char DOTS[] = "…";      /* "…, NĂM ……": a form leaves it to be filled in */
    size_t n = b->text_length, dots = strlen(DOTS);
    bool blank = n > dots && (!memcmp(b->text + n - dots, DOTS, dots) || !memcmp(b->text + n - 2, "..", 2));
    if (!note->capitals || note->syllables < 2 || note->syllables > MOST) return false;
    if (note->ending == TC_END_STOP && !(blank && note->syllables >= BLANK_LEAST)) return false;
    uint32_t numbers = 0;
    for (uint32_t at = 0; at < b->text_length; at++)
        numbers += tc_is_digit(b->text[at]) && (at == 0 || !tc_word_before(b->text, at));
    return numbers * 2 <= note->syllables;
}

static void read_unmarked(tc_sheet *sheet, size_t i)
{
    tc_block *b = &sheet->blocks->items[i];
    tc_note *note = &sheet->notes[i];
    if (b->continues >= 0) return;
    if (tc_table_title_at(sheet, i)) {
        b->kind = TC_BLOCK_HEADING;
        note->marker.style = note->capitals ? TC_STYLE_CAPITALS : TC_STYLE_PLAIN;
    } else if (is_caption(sheet, i)) {
        b->kind = TC_BLOCK_CAPTION;
    } else if (is_in_capitals(b, note)) {
        b->kind = TC_BLOCK_HEADING;
        note->marker.style = TC_STYLE_CAPITALS;
    } else if (note->run_in) {
        b->inline_end = (int)note->run_in;
        note->marker.style = TC_STYLE_ITALIC;
    } else if (is_plain_heading(sheet, i)) {
        b->kind = TC_BLOCK_HEADING;
        note->marker.style = TC_STYLE_PLAIN;
    } else {
        b->inline_end = (int)label_length(b, note);
        if (b->inline_end) note->marker.style = TC_STYLE_PLAIN;
    }
}

/* "Phần thứ nhất" has its title on the lines below. */
static tc_status join_title(tc_sheet *sheet, size_t i)
{
    tc_block *b = &sheet->blocks->items[i];
    const tc_note *note = &sheet->notes[i];
    bool bare = note->syllables <= 4 && note->marker.style >= TC_STYLE_PART && note->marker.style <= TC_STYLE_SECTION;
    if (!bare || b->kind != TC_BLOCK_HEADING) return TC_OK;
    for (size_t k = i + 1; k < sheet->blocks->count && k <= i + 3; k++) {
        tc_block *next = &sheet->blocks->items[k];
        const tc_note *title = &sheet->notes[k];
        bool own = title->marker.style != TC_STYLE_NONE || next->kind != TC_BLOCK_PARAGRAPH || title->syllables > 50;
        if (own || !(title->capitals || (title->level && k == i + 1) || (title->bold && k == i + 1))) break;
        for (size_t s = 0; s < next->span_count; s++) TRY(tc_span_add(b, next->spans[s].start, next->spans[s].end));
        b->last_line = next->last_line;
        next->span_count = 0;
    }
    return tc_block_fill(b, sheet->text, false);
}

static bool has_word_at(const char *text, size_t length, size_t at, const char *word)
{
    size_t n = strlen(word);
    if (at + n > length || memcmp(text + at, word, n) != 0) return false;
    return (at == 0 || text[at - 1] == ' ') && (at + n == length || text[at + n] == ' ');
}

/* Whether a heading in capitals goes on with the line in capitals below it: words are left open between them, or the
 * upper is the name of a kind of document, "THÔNG BÁO". */
static bool goes_on_in_capitals(const tc_block *above, const tc_block *below)
{
    static const char *const words[] = {"VÀ",  "VÀO",  "CỦA",  "TRONG", "THUỘC", "VỀ",  "TẠI", "CHO",
                                        "VỚI", "ĐỐI",  "THEO", "TRÊN",  "GIỮA",  "DO",  "CÁC", "NHỮNG",
                                        "ĐỂ",  "BẰNG", "TỪ",   "ĐẾN",   "GIAI",  "KÈM", "BAN", NULL};
    const char *text = above->text;
    size_t n = above->text_length;
    if (tc_frame_is_title(text, n) || text[n - 1] == ',' || text[n - 1] == '-') return true;
    for (const char *const *word = words; *word; word++) {
        size_t length = strlen(*word);
        bool last = n > length && has_word_at(text, n, n - length, *word) && strcmp(*word, "BAN") != 0;
        if (last || has_word_at(below->text, below->text_length, 0, *word)) return true;
    }
    return false;
}

/* The lines of a heading in capitals that empty lines part. */
static tc_status join_capitals(tc_sheet *sheet, size_t i)
{
    enum { MOST = 60, BLANKS = 2 };
    tc_block *b = &sheet->blocks->items[i];
    tc_note *note = &sheet->notes[i];
    if (b->kind != TC_BLOCK_HEADING || note->marker.style != TC_STYLE_CAPITALS || b->span_count == 0) return TC_OK;
    for (size_t k = i + 1; k < sheet->blocks->count; k++) {
        tc_block *next = &sheet->blocks->items[k];
        const tc_note *line = &sheet->notes[k];
        bool open = note->ending == TC_END_OPEN || note->ending == TC_END_COMMA;
        if (next->kind != TC_BLOCK_HEADING || line->marker.style != TC_STYLE_CAPITALS || !open) break;
        if (line->gap > BLANKS || line->level || line->columns || note->syllables + line->syllables > MOST) break;
        if (!goes_on_in_capitals(b, next)) break;
        for (size_t s = 0; s < next->span_count; s++) TRY(tc_span_add(b, next->spans[s].start, next->spans[s].end));
        b->last_line = next->last_line;
        next->span_count = 0;
        note->syllables += line->syllables;
        note->ending = line->ending;
        TRY(tc_block_fill(b, sheet->text, sheet->layout.invalid));
    }
    return TC_OK;
}

/* Whether a list that counts from 1 stands below what is counted itself: "2. Tồn tại", "1. Xe cũ." */
static bool counts_again(const tc_note *note, tc_view next)
{
    return next.block && note->marker.style == TC_STYLE_ARABIC && next.note->marker.style == TC_STYLE_ARABIC &&
           next.note->marker.value == 1 && note->ending == TC_END_OPEN;
}

/* A numbered statement with nothing below it before the next of its kind is an item, whatever it looks like. */
static void demote_bare(tc_sheet *sheet, size_t i)
{
    tc_block *b = &sheet->blocks->items[i];
    const tc_note *note = &sheet->notes[i];
    tc_style style = note->marker.style;
    if (b->kind != TC_BLOCK_HEADING || note->level || note->capitals || style < TC_STYLE_ARABIC ||
        style > TC_STYLE_PLUS)
        return;
    tc_view next = neighbour(sheet, i, 1);
    if (next.block && (next.block->kind == TC_BLOCK_PARAGRAPH || next.block->kind == TC_BLOCK_ROW ||
                       next.block->kind == TC_BLOCK_HEAD_ROW))
        return;
    if (next.block && next.block->kind != TC_BLOCK_FRAME && next.note->marker.style > style) return;
    if (next.block && next.block->kind == TC_BLOCK_ITEM && next.note->marker.style != style) return;
    if (counts_again(note, next)) return;
    b->kind = TC_BLOCK_ITEM;
}

static bool may_yield(const tc_block *b, const tc_note *note)
{
    return b->kind == TC_BLOCK_HEADING && note->ending == TC_END_STOP && !note->level && !note->capitals &&
           !names_document(b, note) && note->marker.style >= TC_STYLE_ARABIC && note->marker.style <= TC_STYLE_LETTER;
}

/* In a list some items are short enough to be headings: a numbered sentence next to an item of its style is an item.
 * `last` holds for each style whether the unit of that style seen last was an item; what stands above ends the lists
 * below it. */
static void demote_listed(tc_sheet *sheet, size_t i, bool *last)
{
    tc_block *b = &sheet->blocks->items[i];
    const tc_note *note = &sheet->notes[i];
    tc_style style = note->marker.style;
    if (style == TC_STYLE_NONE || (b->kind != TC_BLOCK_HEADING && b->kind != TC_BLOCK_ITEM)) return;
    if (may_yield(b, note) && last[style]) b->kind = TC_BLOCK_ITEM;
    last[style] = b->kind == TC_BLOCK_ITEM && !b->inline_end;
    if (b->kind == TC_BLOCK_HEADING)
        for (int below = style + 1; below <= TC_STYLE_MARK_UP; below++) last[below] = false;
}

tc_status tc_headings_mark(tc_sheet *sheet)
{
    bool before[TC_STYLE_MARK_UP + 1] = {false}, behind[TC_STYLE_MARK_UP + 1] = {false};
    tc_blocks *blocks = sheet->blocks;
    for (size_t i = 0; i < blocks->count; i++) {
        tc_block *b = &blocks->items[i];
        tc_note *note = &sheet->notes[i];
        if (b->kind != TC_BLOCK_PARAGRAPH || b->span_count == 0) continue;
        if (note->recital) {
            b->kind = TC_BLOCK_RECITAL;
            note->marker = (tc_marker){0};
        } else if (note->level && note->syllables <= 80) {
            b->kind = TC_BLOCK_HEADING;
            if (note->marker.style == TC_STYLE_NONE) note->marker.style = TC_STYLE_MARK_UP;
            TRY(join_title(sheet, i));
        } else if (note->marker.style != TC_STYLE_NONE && b->continues < 0) {
            read_marked(sheet, i);
            TRY(join_title(sheet, i));
        } else {
            note->marker = (tc_marker){0};
            read_unmarked(sheet, i);
        }
    }
    for (size_t i = 0; i < blocks->count; i++) TRY(join_capitals(sheet, i));
    for (size_t i = 0; i < blocks->count; i++) TRY(tc_table_title_take_unit(sheet, i));
    for (size_t i = blocks->count; i-- > 0;) demote_bare(sheet, i);
    for (size_t i = 0; i < blocks->count; i++) demote_listed(sheet, i, before);
    for (size_t i = blocks->count; i-- > 0;) demote_listed(sheet, i, behind);
    return TC_OK;
}
