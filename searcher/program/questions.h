/* A file of questions with the passages that answer them, for `tracuu eval`. */
#ifndef TRACUU_PROGRAM_QUESTIONS_H
#define TRACUU_PROGRAM_QUESTIONS_H

#include <tracuu/search.h>

/* A line that holds a question, and what the right passage is known by. */
typedef struct tc_asking {
    size_t line; /* from 1 */
    char *question;
    char **documents, **words;
    size_t document_count, word_count;
} tc_asking;

/* A line that holds none, and why. */
typedef struct tc_bad_line {
    size_t line;
    char *reason;
} tc_bad_line;

typedef struct tc_questions {
    tc_asking *items;
    size_t count, capacity;
    tc_bad_line *bad;
    size_t bad_count, bad_capacity;
} tc_questions;
void tc_questions_free(tc_questions *questions);

/* Reads the file ("-": standard input). A line is either columns parted by tabs, question, document, words, or an
 * object of JSON with these keys; several documents or words of which one will do are parted by "|", or stand in an
 * array. Empty lines, those that begin with "#", and a first line that names the columns are passed over. A line that
 * cannot be read is one of the bad ones; only the file itself can fail. */
tc_status tc_questions_read(tc_questions *out, const char *file);

#endif
