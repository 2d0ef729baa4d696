/* Text for people: collected whole, then written to the pager or to standard output.
 *
 * On a terminal text is wrapped to its width, coloured, and file names can be clicked; elsewhere it is plain and a
 * paragraph is one line. Control characters of documents never reach the terminal.
 */
#ifndef TRACUU_PROGRAM_SCREEN_H
#define TRACUU_PROGRAM_SCREEN_H

#include <tracuu/entity.h>

typedef enum tc_style {
    TC_STYLE_PLAIN,
    TC_STYLE_BOLD,
    TC_STYLE_DIM,
    TC_STYLE_MATCH,
    TC_STYLE_HEADING,
    TC_STYLE_WARNING,
} tc_style;

typedef struct tc_screen {
    tc_buffer text;
    bool terminal, color;
    unsigned width, height; /* of the terminal; width 0: no wrapping */
    unsigned indent;        /* columns before every line */
    unsigned column;        /* where the next character goes */
    tc_style style;         /* in force at the end of text */
} tc_screen;

/* `color` is auto, always, never, or NULL for auto. USAGE for another word. */
tc_status tc_screen_open(tc_screen *screen, const char *color);
void tc_screen_free(tc_screen *screen);
/* Writes what was collected, by the pager when it is longer than the terminal. */
tc_status tc_screen_show(tc_screen *screen);

/* Writes what was collected, and collects anew: no pager. */
tc_status tc_screen_flush(tc_screen *screen);

/* Text, wrapped between words. */
void tc_screen_put(tc_screen *screen, tc_style style, const char *text);
/* The same text so many times: a bar. */
void tc_screen_repeat(tc_screen *screen, tc_style style, const char *text, unsigned times);
void tc_screen_format(tc_screen *screen, tc_style style, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Text whose ranges `marks` (bytes of it, in order) stand out. */
void tc_screen_marked(tc_screen *screen, tc_style style, const char *text, size_t length, const tc_range *marks,
                      size_t count);
/* Text, then blanks up to `columns`; one at least. */
void tc_screen_padded(tc_screen *screen, tc_style style, const char *text, unsigned columns);
/* Text as it stands, lines and all; on a terminal without control characters. */
void tc_screen_raw(tc_screen *screen, const char *text, size_t length);
void tc_screen_newline(tc_screen *screen);
/* A file, shown as `shown`, that can be clicked on a terminal. */
void tc_screen_file(tc_screen *screen, tc_style style, const char *path, const char *shown);

/* Columns that a text takes. */
unsigned tc_screen_columns(const char *text, size_t length);

#endif
