/* What the files that tell a document's identity share: the first and last lines of the document in a form to search,
 * and what has been found so far. */
#ifndef TC_INDEXER_IDENTITY_IDENTITY_H
#define TC_INDEXER_IDENTITY_IDENTITY_H

#include "indexer/tags/tag.h"

/* A block with its folded form. Cues are sought in `folded` (ASCII for Vietnamese); `origin` leads back to `text`. */
typedef struct tc_id_line {
    const char *text; /* of the block */
    size_t length;
    char *folded; /* of its first bytes */
    size_t folded_length;
    uint32_t *origin; /* for each byte of folded, and its end, the byte of text */
    tc_block_kind kind;
    tc_frame frame;
    bool numbered; /* a heading with a number */
    bool upper;    /* its letters are all capitals */
    uint32_t first_line, last_line;
} tc_id_line;

typedef struct tc_id_lines {
    tc_id_line *items;
    size_t count, capacity;
} tc_id_lines;
tc_status tc_id_lines_make(tc_id_lines *out, const tc_blocks *blocks, size_t from, size_t to);
/* Whether its first letter is a small one. */
bool tc_id_line_lower(const tc_id_line *line);
/* One line of this text, if it is not empty. */
tc_status tc_id_lines_whole(tc_id_lines *out, const char *text, size_t length);
void tc_id_lines_free(tc_id_lines *lines);

/* Folded text: whether it begins with the phrase as whole words; where the phrase stands as whole words from `from`
 * on, or SIZE_MAX. */
bool tc_folded_starts(const char *folded, const char *phrase);
size_t tc_folded_find(const char *folded, const char *phrase, size_t from);
/* The length of the phrase of a NULL-terminated list that `folded` begins with, 0 for none; the longest wins. */
size_t tc_folded_any(const char *folded, const char *const *phrases);

/* The kind of document that folded text begins with. */
typedef struct tc_type_match {
    const char *type; /* NULL: none */
    size_t folded;    /* bytes of it */
} tc_type_match;
tc_status tc_type_match_read(tc_type_match *out, const char *folded);

typedef struct tc_identity {
    const tc_blocks *blocks;
    tc_document *document;
    tc_id_lines lines;      /* of the first and the last blocks of the document */
    tc_id_lines head, tail; /* parts of these; they may overlap */
    size_t zone;            /* lines of the head that may be letterhead, cover and title */
    size_t title_at;        /* line of the head where the title begins; SIZE_MAX for none */
    size_t number_line;     /* line of the head with the number; SIZE_MAX for none */
    size_t number_end;      /* folded byte of that line behind the number */
    bool bulletin;          /* for the party cells, by its form */
    char *title_issuer;     /* "CỦA BAN THƯỜNG VỤ THÀNH ỦY" under the title, without its first word; NULL */
    char *closing_issuer;   /* as the closing sentence has it; NULL */
} tc_identity;

/* One step a function, in this order (subject and closing are steps of the title); each leaves alone what it does not
 * find. */
tc_status tc_identity_number(tc_identity *identity);
tc_status tc_identity_title(tc_identity *identity);   /* and the type */
tc_status tc_identity_subject(tc_identity *identity); /* the title by the subject line of a letter */
tc_status tc_identity_closing(tc_identity *identity); /* title, type and issuer by the closing sentence */
tc_status tc_identity_named(tc_identity *identity);   /* what a web page tells about the document */
tc_status tc_identity_issuer(tc_identity *identity);
tc_status tc_identity_date(tc_identity *identity);
tc_status tc_identity_period(tc_identity *identity);

/* The folded names of agencies that begin a line of the letterhead: "uy ban", "thanh uy" …; their length, or 0. */
size_t tc_agency_head(const char *folded);
/* A line in capitals as one would write it: the name of an agency ("UBND thành phố Mai Sơn", "Ban Tuyên giáo Thành
 * ủy"), or a sentence, where only the names of agencies and places, abbreviations and documents keep capitals. */
tc_status tc_agency_write(tc_buffer *out, const char *text, size_t length);
tc_status tc_sentence_write(tc_buffer *out, const char *text, size_t length);
#define TC_BULLETIN "tài liệu sinh hoạt chi bộ"
tc_status tc_identity_type(tc_identity *identity, const char *type, size_t length); /* in place of one found before */
/* Whether the document is a bulletin by its form: sets `bulletin`, and the type where there is none. */
tc_status tc_identity_bulletin(tc_identity *identity);
/* The parts of a title: the kind of document ("Báo cáo"), and what follows it, as it goes on in a sentence. */
tc_status tc_title_begin(tc_buffer *title, const char *type);
tc_status tc_title_add(tc_buffer *title, const char *text, size_t length);
/* Makes it the document's, in place of one found before. */
tc_status tc_title_keep(tc_identity *identity, tc_buffer *title);
/* Date and issuer of an appendix: those of the document that it belongs to. */
tc_status tc_identity_belongs(tc_identity *identity);
/* The date inferred from the contents, for a document of an office. */
tc_status tc_identity_content_date(tc_identity *identity);

#endif
