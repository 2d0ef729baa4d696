/* The frame of letters: those of the document itself (frame.c), those of forms printed in it, and what a web page, a
 * stamp of signature or a scanner puts around it (letter.c). */
#ifndef TC_INDEXER_LINES_FRAME_H
#define TC_INDEXER_LINES_FRAME_H

#include "indexer/lines/structure.h"

typedef struct tc_head {
    tc_frame last;
    unsigned abstract;  /* units of the title so far */
    unsigned agency;    /* units since the last line of an agency, from 1; 0 for none */
    bool abstract_ends; /* the last unit of the title was no line in capitals */
    bool sure;          /* something only a frame has was seen */
    bool motto;         /* the motto of the state or of the Party was seen */
} tc_head;

bool tc_frame_has_motto(const tc_block *block, const tc_note *note);
bool tc_frame_has_agency(const tc_block *block, const tc_note *note);
bool tc_frame_is_number(const tc_block *block, const tc_note *note);
bool tc_frame_is_place_date(const tc_block *block, const tc_note *note);

/* "(Ký, ghi rõ họ tên)": words below a signature. */
bool tc_frame_is_sign_note(const char *text, size_t length);
/* Whether block i is the first line above such words: "ĐẠI DIỆN BÊN GIAO". */
bool tc_frame_opens_signature(const tc_sheet *sheet, size_t i);
/* The block at which the letter begins when those from `i` on are what stands above it; `i` when they are not. */
size_t tc_frame_skip_margin(const tc_sheet *sheet, size_t i);
void tc_frame_mark_forms(tc_sheet *sheet);     /* the letterheads of forms further down */
void tc_frame_mark_site_foot(tc_sheet *sheet); /* the foot of a web page below the letter's own */

#endif
