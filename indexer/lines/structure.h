/* What the steps between bytes and blocks share: lines, the layout of the page, units of text, markers of headings.
 *
 *   line.c              bytes → lines, and what is measured on them (is the text wrapped, at which width, with which
 *                       spacing)
 *   page.c              page breaks, page numbers, heads of pages
 *   role.c              footnotes, tables of contents: what a line is before it is read
 *   table.c             rows of tables, and in cells.c, drawn.c, spaced.c and counted.c those of a cell a line, of
 *                       bars, of wide spaces, of single ones
 *   markup.c            the words of a line between its marks
 *   column.c            the columns of a letter's head and foot
 *   reflow.c            lines → units (paragraphs, items, headings that wrap), each with its spans; row.c: cells of
 *                       rows
 *   recital.c           what a decision rests on: "Căn cứ …; Xét đề nghị …,"
 *   frame.c             letterhead, title, recipients, signature
 *   letter.c            letterheads of forms, menus of web pages, stamps
 *   sections/heading.c  which units are headings, inline headings, captions
 *   sections/note.c     which words a footnote belongs to
 *   group.c             which row of a table stands under which
 *   sections/section.c  the tree of headings, and what introduces what
 *   passages/cut.c      blocks → passages
 */
#ifndef TC_INDEXER_LINES_STRUCTURE_H
#define TC_INDEXER_LINES_STRUCTURE_H

#include "indexer/lines/block.h"

/* ---- characters (character.c) ---- */
/* Bytes of the white-space character at `at`, 0 when there is none. What counts is what Unicode calls white space, as a
 * reader of the citation will fold it; a zero-width space is none. */
size_t tc_white_at(const char *text, size_t length, size_t at);
/* The same, with the zero-width space and the byte order mark: what is left out at the edges of a span. */
size_t tc_blank_at(const char *text, size_t length, size_t at);
/* Whether a word character starts at `at`; moves *at behind the character in any case. */
bool tc_word_next(const char *text, size_t length, size_t *at);
bool tc_word_before(const char *text, size_t at);       /* whether the character that ends at `at` is one */
uint32_t tc_syllables(const char *text, size_t length); /* runs of word characters */
bool tc_has_word(const char *text, size_t length);
bool tc_has_letter(const char *text, size_t length);
/* Letters in capitals only, two or more of them. */
bool tc_all_capitals(const char *text, size_t length);

/* How a text ends: the last character that is no closing quote, bracket or mark-up. */
typedef enum tc_ending { TC_END_OPEN, TC_END_STOP, TC_END_COLON, TC_END_SEMICOLON, TC_END_COMMA } tc_ending;
tc_ending tc_ending_of(const char *text, size_t length);

/* ---- numbering ---- */
typedef enum tc_style {
    TC_STYLE_NONE,
    TC_STYLE_PART,     /* Phần thứ nhất */
    TC_STYLE_CHAPTER,  /* Chương II */
    TC_STYLE_SECTION,  /* Mục 1 */
    TC_STYLE_UPPER,    /* A. */
    TC_STYLE_ROMAN,    /* I. I- */
    TC_STYLE_CAPITALS, /* a line in capitals, without a number */
    TC_STYLE_ARTICLE,  /* Điều 5. */
    TC_STYLE_ARABIC,   /* 1. 1- 1) */
    TC_STYLE_DOTTED2,  /* 1.1. */
    TC_STYLE_DOTTED3,
    TC_STYLE_DOTTED4,
    TC_STYLE_LETTER,  /* a) */
    TC_STYLE_PAREN,   /* (1) ( 1) */
    TC_STYLE_STAR,    /* * */
    TC_STYLE_DASH,    /* - */
    TC_STYLE_PLUS,    /* + */
    TC_STYLE_ITALIC,  /* *Trồng trọt:* in Markdown */
    TC_STYLE_PLAIN,   /* a short line of its own */
    TC_STYLE_MARK_UP, /* ## or == without a number */
} tc_style;

typedef struct tc_marker {
    tc_style style;
    uint32_t length;   /* bytes of the marker with the white space behind it */
    uint32_t from, to; /* the numbering in it: "I", "1.1", "a", "Phần thứ nhất" */
    uint32_t value;    /* of the first number; 0 for letters */
} tc_marker;
/* The marker that `text` begins with; style NONE when it begins with none. */
tc_marker tc_marker_read(const char *text, size_t length);
bool tc_style_is_bullet(tc_style style); /* STAR, DASH, PLUS */

/* ---- lines ---- */
typedef enum tc_role {
    TC_ROLE_BODY,
    TC_ROLE_PAGE_NUMBER,
    TC_ROLE_FOOTNOTE,
    TC_ROLE_CONTENTS,
    TC_ROLE_ROW,
    TC_ROLE_HEAD_ROW,
    TC_ROLE_RULE,   /* no word in it: "---", "*", "|---|---|" */
    TC_ROLE_MATTER, /* lines of "key: value" between "---" at the front of a Markdown file, or of a stamp */
} tc_role;

typedef struct tc_line {
    uint32_t start, end;  /* its bytes without white space at the edges */
    uint32_t number;      /* 1-based */
    uint32_t blanks;      /* empty lines before it */
    uint32_t indent;      /* white bytes before it */
    uint32_t width, head; /* of the line and of its first word, in the measure of the layout; 0 where not measured */
    uint32_t page;
    uint32_t mark; /* FOOTNOTE: its number */
    uint8_t role;
    uint8_t opening, ending; /* tc_opening, tc_ending */
    uint8_t level;           /* Markdown or wiki heading: 1 to 6; else 0 */
    uint8_t style;           /* of its marker */
    uint8_t breaks;          /* how many form feeds stand before it */
    bool cell;               /* ROW: a line is one of its cells */
    bool more;               /* ROW: goes on with the line above, or, of a cell, with that */
    uint32_t table;          /* ROW between spaces: number of its table, from 1; 0 for others */
    uint8_t counted;         /* ROW of a number, words and figures: how many of these end it, and one; else 0 */
    bool tabs;               /* BODY: of the head or foot of a letter, whose columns tabs part */
    bool spot;               /* something at an edge of it is left out */
    bool opens;              /* FOOTNOTE, CONTENTS: begins a new one */
} tc_line;

typedef struct tc_layout {
    bool markdown;
    bool wrapped;   /* paragraphs are broken into lines at a width */
    bool face;      /* widths are those of a book face, where bold and indents make lines look shorter than they are */
    uint32_t width; /* the widest a line of the body may be */
    uint32_t space; /* width of a space */
    uint32_t gap;   /* empty lines between two lines of one paragraph: 0, or 1 in text taken from a PDF */
    bool invalid;   /* some bytes are no UTF-8 */
} tc_layout;

typedef struct tc_sheet {
    const char *text;
    size_t length;
    tc_layout layout;
    tc_line *lines;
    size_t line_count, line_capacity;
    uint32_t *starts; /* byte at which each physical line begins */
    size_t start_count, start_capacity;
    struct tc_note *notes; /* one for each block */
    size_t note_capacity;
    struct tc_space_cells *tables; /* the columns of tables made of spaces */
    size_t table_count, table_capacity;
    tc_blocks *blocks;
} tc_sheet;
void tc_sheet_free(tc_sheet *sheet);

tc_status tc_lines_scan(tc_sheet *sheet, const tc_extract *extract);                          /* line.c */
void tc_line_inner(const tc_sheet *sheet, const tc_line *line, uint32_t *from, uint32_t *to); /* without mark-up */
tc_status tc_layout_measure(tc_sheet *sheet);                                                 /* layout.c */
/* The number of up to five digits at `from`, and how many digits it has: 0 for none. */
uint32_t tc_number_at(const char *text, uint32_t from, uint32_t to, uint32_t *digits);
/* A line that is a number and nothing else, perhaps between dashes: its value, 0 for none. */
uint32_t tc_lone_number(const tc_sheet *sheet, const tc_line *line);
tc_status tc_pages_mark(tc_sheet *sheet);        /* page.c */
tc_status tc_roles_mark(tc_sheet *sheet);        /* role.c */
void tc_rows_mark(tc_sheet *sheet);              /* table.c */
void tc_heads_again_mark(tc_sheet *sheet);       /* table.c: column heads that a page repeats */
tc_status tc_spaced_rows_mark(tc_sheet *sheet);  /* spaced.c: those whose columns are made of spaces */
tc_status tc_counted_rows_mark(tc_sheet *sheet); /* counted.c: those that single spaces part, told by their numbers */
/* Bytes of the edge of a table's cell at `at` ("|", "│"), 0 when there is none. */
size_t tc_bar_at(const char *text, size_t length, size_t at);
/* Whether a line is parted into cells by them. */
bool tc_line_has_bars(const tc_sheet *sheet, const tc_line *line);
/* Whether line i is parted into columns; *bars: by the edges of a table, else by wide spaces (column.c). */
bool tc_line_has_columns(const tc_sheet *sheet, size_t i, bool *bars);
/* Where the column from byte `from` on ends, and in *next where another begins: the end of the line for none. */
uint32_t tc_column_end(const tc_sheet *sheet, const tc_line *line, uint32_t from, bool bars, uint32_t *next);
/* By how much the first word of the next line would have fitted on this one; negative when it would not. */
int32_t tc_line_room(const tc_layout *layout, const tc_line *line, const tc_line *next);

/* ---- units: blocks being made ---- */
typedef struct tc_note {
    tc_marker marker;
    uint32_t syllables;
    uint32_t lines;  /* how many lines it takes */
    uint32_t gap;    /* empty lines before it */
    uint32_t run_in; /* bytes of text at the front that were emphasised and end with a colon */
    int32_t room;    /* how much of its last line is empty, in hundredths of the width */
    uint8_t opening, ending, level, role;
    bool capitals, bold, page_top, columns;
    bool numbered; /* its first line began with a number */
    bool recital;  /* what a decision rests on */
} tc_note;

tc_status tc_reflow(tc_sheet *sheet);                                       /* reflow.c: lines to blocks and notes */
tc_status tc_block_fill(tc_block *block, const char *source, bool invalid); /* block.c: spans to text and origin */
/* Adds the bytes without white space at the edges; also without marks of emphasis, which `note` is told of. */
tc_status tc_trimmed_add(tc_block *block, const char *text, size_t from, size_t to); /* markup.c */
tc_status tc_marked_add(tc_sheet *sheet, tc_block *block, tc_note *note, uint32_t from, uint32_t to);
/* The bytes of an image of Markdown without words of its own, "![](page_3.png)"; 0 for none. */
size_t tc_image_at(const char *text, size_t end, size_t at);
/* The bytes of a raised number, "<sup>2</sup>"; 0 for none. */
size_t tc_raised_at(const char *text, size_t end, size_t at, uint32_t *number);
tc_status tc_span_add(tc_block *block, uint32_t start, uint32_t end);
/* Says of the spans from `from` on which cell they stand in (block.c). */
tc_status tc_columns_set(tc_block *block, size_t from, uint8_t column);

/* A list of pieces of text and where they come from, in the order of the text. */
typedef struct tc_origins {
    tc_origin *items;
    size_t count, room;
} tc_origins;
/* The text from byte `at` on comes from byte `source` on; adds nothing where that is so already (block.c). */
tc_status tc_origin_add(tc_origins *list, uint32_t at, uint32_t source);
void tc_recitals_find(tc_sheet *sheet);    /* recital.c: marks notes, before frames are looked for */
tc_status tc_frames_mark(tc_sheet *sheet); /* frame.c */
/* Whether a line in capitals begins with the name of an agency; whether it is the name of a kind of document, alone. */
bool tc_frame_begins(const char *text, size_t length);
/* Whether a line in capitals is one of a letter's head or foot, which goes on with no line above it. */
bool tc_frame_stands_alone(const char *text, size_t length);
bool tc_frame_is_title(const char *text, size_t length);
/* Whether it begins with a word that only its marks tell from one of a kind's: "PHƯỜNG AN BÌNH" is no "PHƯƠNG ÁN". */
bool tc_frame_is_no_kind(const char *text, size_t length);
/* Which of a NULL-terminated list of kinds of documents a line in capitals is, worn or misread (worn.c); NULL for none.
 */
const char *tc_worn_kind(const char *text, size_t length, const char *const *kinds);
tc_status tc_headings_mark(tc_sheet *sheet); /* sections/heading.c */
/* Whether a block is the title of the table below it; makes the line between a heading and a table that tells the unit
 * a part of the heading (sections/table_title.c). */
bool tc_table_title_at(const tc_sheet *sheet, size_t i);
tc_status tc_table_title_take_unit(tc_sheet *sheet, size_t i);
/* Whether a line begins with a heading that ends in a colon, and its text behind it: "Nội vụ: Chỉ đạo …" */
bool tc_label_opens(const char *text, size_t length);
tc_status tc_sections_nest(tc_sheet *sheet); /* sections/section.c */
/* The block under which the note at index i stands, `otherwise` where none bears its mark (sections/note.c). */
int tc_note_parent(const tc_block *items, int i, int otherwise);
void tc_block_clear(tc_block *block);
/* Whether the folded front of `text` is one of `cues`; NULL-terminated, each folded. A cue matches whole words. */
bool tc_begins_with(const char *text, size_t length, const char *const *cues);
/* Whether it is a reply, "Trả lời: …": what was asked stands in the block above. */
bool tc_begins_reply(const char *text, size_t length);
bool tc_contains_cue(const char *text, size_t length, const char *const *cues);

#endif
