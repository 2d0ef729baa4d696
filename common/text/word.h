/* One word on its way to a term, internal to the part "text". */
#ifndef TC_TEXT_WORD_H
#define TC_TEXT_WORD_H

#include <tracuu/text.h>

enum {
    TC_TERM_MOST = 200,  /* bytes of a term */
    TC_MARKS_START = 1,  /* the byte between the folded form and the code of marks */
    TC_MARKS_ZERO = '0', /* code of a letter without marks; a letter's code is this + quality * 6 + tone */
    TC_MARKS_ANY = '~',  /* begins a list of any marks of any letters */
};

/* A term and what was found on the way; buffers are reused from word to word. */
typedef struct tc_word_work {
    tc_buffer whole;     /* the word in NFC */
    tc_buffer canonical; /* lower case, canonical spelling */
    tc_buffer folded, marks, term;
    size_t fold_length;
    bool digits; /* made of digits alone */
} tc_word_work;

void tc_word_work_free(tc_word_work *work);
/* Fills `work->canonical` from one word of any text. */
tc_status tc_word_canonical(tc_word_work *work, const char *word, size_t length);
/* Fills all of `work`; the term is empty for a word of marks alone. */
tc_status tc_word_term(tc_word_work *work, const char *word, size_t length);

/* The marks of letters that are no Vietnamese ones: a list of "index:mark.mark" in hexadecimal, separated by commas;
 * the index counts the code points of the folded form in NFD, and the mark 111 makes a d a đ. */
tc_status tc_marks_write(tc_buffer *folded, tc_buffer *marks, const char *canonical, size_t length);
tc_status tc_marks_apply(tc_buffer *out, const char *folded, size_t folded_length, const char *marks, size_t length);

#endif
