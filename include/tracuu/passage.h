/* A document and its passages, as the indexer makes them and the store keeps them.
 *
 * A passage's text is nothing but byte ranges (`spans`) of the extracted text of its document, in order, joined by one
 * space, runs of white space folded to one space, NFC. What helps to understand it (the unit line above a bullet, the
 * column heads of a row) stands apart in `context`.
 */
#ifndef TRACUU_PASSAGE_H
#define TRACUU_PASSAGE_H

#include <tracuu/entity.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum tc_passage_kind {
    TC_PASSAGE_BODY,     /* running text, list items */
    TC_PASSAGE_ROW,      /* rows of a table */
    TC_PASSAGE_FOOTNOTE, /* tied to the mark in `mark` */
    TC_PASSAGE_CAPTION,  /* of a photograph or table */
    TC_PASSAGE_CONTENTS, /* lines of a table of contents: a decoy, ranked below the body */
    TC_PASSAGE_FRAME,    /* letterhead, title, recipients, signature */
    TC_PASSAGE_RECITAL,  /* what a decision rests on, "Căn cứ Luật …;": a decoy, too */
} tc_passage_kind;
TC_API const char *tc_passage_kind_name(tc_passage_kind kind); /* "body", "row", … */

typedef struct tc_context {
    char *text;    /* of the head of a column all lines, joined by one space, with what heads it together with others */
    tc_range span; /* bytes of the extracted text; of such a head those of its last line */
} tc_context;

/* Where text comes from: from its byte `at` on, byte for byte from byte `source` of the extracted text, as far as the
 * next piece. A list of pieces begins with `at` 0; its last one is of the end of the text. */
typedef struct tc_origin {
    uint32_t at, source;
} tc_origin;
/* The byte of the extracted text that byte `at` of the text, or its end, comes from. */
TC_API uint32_t tc_origin_of(const tc_origin *pieces, size_t count, uint32_t at);

typedef struct tc_passage {
    uint32_t ordinal; /* 1, 2, 3 … in the order of the document */
    tc_passage_kind kind;
    char *text; /* UTF-8 NFC, NUL-terminated */
    uint32_t text_length;
    tc_origin *origin; /* where its text comes from; NULL once read back */
    size_t origin_count;
    tc_range *spans;
    size_t span_count;
    uint32_t first_line, last_line; /* 1-based */
    uint32_t page;                  /* 1-based; 0 where the source has no pages */
    char **section;                 /* headings from the outermost inwards, as written (one line, NFC) */
    size_t section_count;
    char *about; /* type, number, title and issuer of its document, for ranking; NULL where it has none or is not stored
                  */
    char *place; /* "phần thứ nhất, mục I.1": how a citation names the section; NULL for none */
    tc_context *context;
    size_t context_count;
    tc_context opening;   /* of a later part of a paragraph: the paragraph's first sentence; no text for none */
    char *mark;           /* FOOTNOTE: its mark, "3"; else NULL */
    uint32_t sectors;     /* bit i: sector i of the table of sectors */
    tc_period period;     /* what it is about; from.year 0 where not known */
    tc_entities entities; /* bytes count in `text` */
} tc_passage;
TC_API void tc_passage_clear(tc_passage *passage); /* frees what it holds and zeroes it */

typedef struct tc_passages {
    tc_passage *items;
    size_t count, capacity;
} tc_passages;
TC_API void tc_passages_free(tc_passages *passages);

typedef enum tc_basis {
    TC_BASIS_NONE,
    TC_BASIS_LETTERHEAD,
    TC_BASIS_COVER,
    TC_BASIS_TITLE,
    TC_BASIS_CONTENT,
    TC_BASIS_FILENAME
} tc_basis;
TC_API const char *
tc_basis_name(tc_basis basis); /* "letterhead", "cover", "title", "content", "filename"; NULL for none */
TC_API tc_basis tc_basis_of_name(const char *name);

/* What is known of a document. Strings are NULL where not known. */
typedef struct tc_document {
    char *id;   /* 16 hexadecimal digits: SHA-256 of root, NUL, path, its first 8 bytes */
    char *root; /* absolute path of the folder given */
    char *path; /* below root, '/' between; for a file given by itself its name */
    char *title, *type, *number, *issuer;
    tc_date date;
    tc_basis basis;
    tc_period period; /* what it reports on */
    uint8_t sha256[32];
    uint64_t size, mtime_ns; /* of the source file */
    uint32_t pages, passages;
    uint64_t text_bytes; /* of the extracted text */
    char *doubt;         /* why its reading is doubtful; NULL */
    uint32_t analysis;   /* which analysis it was read by (TC_ANALYSIS); 0 for one that did not say so yet */
} tc_document;
TC_API void tc_document_clear(tc_document *document);
/* A copy with strings of its own. MEMORY when there is none for it. */
TC_API tc_status tc_document_copy(tc_document *out, const tc_document *document);

#ifdef __cplusplus
}
#endif
#endif
