/* Between bytes and passages: what an extractor gives, and the blocks (headings, paragraphs, items, rows …) that the
 * lines of a document make up. */
#ifndef TC_INDEXER_LINES_BLOCK_H
#define TC_INDEXER_LINES_BLOCK_H

#include <tracuu/passage.h>

/* What an extractor gives: for a UTF-8 text or Markdown file the file byte for byte. */
typedef enum tc_format { TC_FORMAT_TEXT, TC_FORMAT_MARKDOWN } tc_format;
typedef struct tc_extract {
    char *text; /* UTF-8, NUL-terminated */
    size_t length;
    tc_format format;
    bool converted; /* the text is not the file's own bytes (UTF-16, a stripped BOM is no conversion) */
    char *doubt;    /* why the reading is doubtful ("3 bytes are no UTF-8"); NULL */
} tc_extract;
void tc_extract_clear(tc_extract *extract);

typedef enum tc_block_kind {
    TC_BLOCK_PARAGRAPH,
    TC_BLOCK_ITEM, /* a bullet or numbered item that is no heading */
    TC_BLOCK_HEADING,
    TC_BLOCK_HEAD_ROW, /* column heads of the rows that follow */
    TC_BLOCK_ROW,
    TC_BLOCK_FOOTNOTE,
    TC_BLOCK_CAPTION,
    TC_BLOCK_CONTENTS, /* a line of a table of contents */
    TC_BLOCK_FRAME,    /* letterhead, motto, number, place and date, title of the document, recipients, signature */
    TC_BLOCK_RECITAL,  /* what a decision rests on: "Căn cứ …;" */
} tc_block_kind;

/* What part of the frame a FRAME block is. */
typedef enum tc_frame {
    TC_FRAME_NONE,
    TC_FRAME_AGENCY,     /* "ỦY BAN NHÂN DÂN THÀNH PHỐ X", "THÀNH ỦY X", "BAN TUYÊN GIÁO" */
    TC_FRAME_MOTTO,      /* "CỘNG HÒA XÃ HỘI …", "ĐẢNG CỘNG SẢN VIỆT NAM" */
    TC_FRAME_NUMBER,     /* "Số: 27 /BC-UBND" */
    TC_FRAME_PLACE_DATE, /* "Thành phố X, ngày 18 tháng 01 năm 2022", on a cover "Tháng 12 năm 2023" */
    TC_FRAME_TITLE, /* "BÁO CÁO", the abstract under it ("Tình hình thực hiện …"), "TÀI LIỆU SINH HOẠT …" */
    TC_FRAME_RECIPIENTS, /* "Nơi nhận:" and its lines */
    TC_FRAME_SIGNATURE,  /* "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", the name */
    TC_FRAME_NOTE,       /* "SỬ DỤNG VÀ BẢO QUẢN TRONG NỘI BỘ", other words of a cover */
} tc_frame;

typedef struct tc_block {
    tc_block_kind kind;
    tc_frame frame;
    char *text; /* as in tc_passage: NFC, white space folded, of the spans alone */
    uint32_t text_length;
    tc_origin *origin; /* where its text comes from */
    size_t origin_count;
    tc_range *spans;
    size_t span_count;
    uint32_t first_line, last_line, page;
    int parent; /* the heading it stands under, or the block whose inline heading it stands under; -1 for none */
    int level;  /* HEADING: depth, 1 outermost; ITEM: depth of the bullet (- 1, + 2 …) */
    int lead;   /* index of the block that introduces it (the unit line above a bullet, the head row of a row), or -1 */
    char *numbering; /* HEADING: "Phần thứ nhất", "I", "1.1", "a"; NULL */
    char *mark;      /* FOOTNOTE: its mark */
    int inline_end;  /* bytes at the front of text that are an inline heading ("a) Trồng trọt:"); 0 for none */
    bool tiers;      /* HEAD_ROW: a cell of its first line may head those right of it, too */
    bool group;      /* ROW: it names the rows below it and holds nothing else */
    int above;     /* ROW: index of the row that stands above it as a group, or whose first cells it leaves empty; -1 */
    int continues; /* index of the block whose paragraph goes on here, behind a footnote or caption; -1 for none */
    uint32_t cells;   /* ROW, HEAD_ROW: bit i says that cell i holds something */
    uint8_t *columns; /* ROW, HEAD_ROW: of each span the cell that it stands in, at most 255; else NULL */
} tc_block;

/* Where a page begins: the byte of its first line. */
typedef struct tc_page {
    uint32_t start, number;
} tc_page;

typedef struct tc_blocks {
    tc_block *items;
    size_t count, capacity;
    uint32_t pages;  /* number of pages; 0 where the source has none */
    uint32_t *lines; /* byte at which each physical line begins */
    size_t line_count;
    tc_page *page_list; /* in order; empty where the source has none */
    size_t page_count;
} tc_blocks;
void tc_blocks_free(tc_blocks *blocks);
/* The byte of the extracted text that byte `at` of a block's text, or its end, comes from. */
uint32_t tc_block_source(const tc_block *block, uint32_t at);
/* The first byte of a block's text, from `from` on, that comes from byte `source` of the extracted text or from behind.
 */
uint32_t tc_block_find(const tc_block *block, uint32_t from, uint32_t source);

/* One stage a function; each can be printed by `tracuu-index stage`. */
tc_status tc_extract_file(tc_extract *out, const char *path, const char *bytes,
                          size_t length);                             /* bytes of the file → text */
tc_status tc_blocks_make(tc_blocks *out, const tc_extract *extract);  /* lines → blocks, sections */
tc_status tc_passages_cut(tc_passages *out, const tc_blocks *blocks); /* blocks → passages */

#endif
