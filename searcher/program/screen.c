#include "searcher/program/screen.h"
#include "searcher/program/messages.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <tracuu/text.h>
#include <unistd.h>

static const char *const codes[] = {
    [TC_STYLE_PLAIN] = "",           [TC_STYLE_BOLD] = "\033[1m",     [TC_STYLE_DIM] = "\033[2m",
    [TC_STYLE_MATCH] = "\033[1;33m", [TC_STYLE_HEADING] = "\033[36m", [TC_STYLE_WARNING] = "\033[35m"};

static bool wants_color(bool terminal, const char *color)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if (color && !strcmp(color, "always")) return true;
    if (color && !strcmp(color, "never")) return false;
    return terminal && !(no && *no) && !(term && !strcmp(term, "dumb"));
}

tc_status tc_screen_open(tc_screen *screen, const char *color)
{
    struct winsize size;
    if (color && strcmp(color, "auto") != 0 && strcmp(color, "always") != 0 && strcmp(color, "never") != 0)
        return tc_fail(TC_USAGE, tc_say_text(TC_SAY_COLOR_WRONG), color);
    *screen = (tc_screen){.terminal = isatty(STDOUT_FILENO) == 1};
    screen->color = wants_color(screen->terminal, color);
    if (!screen->terminal) return TC_OK;
    screen->width = 80;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
        if (size.ws_col) screen->width = size.ws_col;
        screen->height = size.ws_row;
    }
    if (screen->width < 20) screen->width = 20;
    return TC_OK;
}

void tc_screen_free(tc_screen *screen)
{
    tc_buffer_free(&screen->text);
}

/* Width of a character in columns. The locale is not asked: the texts are UTF-8 wherever the program runs. */
static unsigned columns_of(uint32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 1; /* shown as U+FFFD */
    if (c < 0x300) return 1;
    if (c <= 0x36F || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x200B && c <= 0x200F) || (c >= 0x20D0 && c <= 0x20FF) ||
        (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF)
        return 0;
    if ((c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
        (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
        (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD))
        return 2;
    return 1;
}

unsigned tc_screen_columns(const char *text, size_t length)
{
    unsigned columns = 0;
    for (size_t at = 0; at < length;) columns += columns_of(tc_utf8_next(text, length, &at));
    return columns;
}

static void set_style(tc_screen *s, tc_style style)
{
    if (!s->color || s->style == style) return;
    if (s->style != TC_STYLE_PLAIN) tc_put_text(&s->text, "\033[0m");
    tc_put_text(&s->text, codes[style]);
    s->style = style;
}

void tc_screen_newline(tc_screen *s)
{
    set_style(s, TC_STYLE_PLAIN);
    tc_put_char(&s->text, '\n');
    s->column = 0;
}

static void begin_line(tc_screen *s)
{
    if (s->column) return;
    for (unsigned i = 0; i < s->indent; i++) tc_put_char(&s->text, ' ');
    s->column = s->indent;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/* What is being written: a text, its marks, and the first mark that may still lie ahead. */
typedef struct source {
    const char *text;
    size_t length;
    const tc_range *marks;
    size_t count, next;
    tc_style style;
} source;

static tc_style style_at(source *from, size_t at)
{
    while (from->next < from->count && from->marks[from->next].end <= at) from->next++;
    return from->next < from->count && from->marks[from->next].start <= at ? TC_STYLE_MATCH : from->style;
}

static void put_character(tc_screen *s, source *from, size_t *at)
{
    size_t begin = *at;
    uint32_t c = tc_utf8_next(from->text, from->length, at);
    unsigned columns = columns_of(c);
    if (s->width && s->column + columns > s->width && s->column > s->indent) tc_screen_newline(s);
    begin_line(s);
    set_style(s, style_at(from, begin));
    tc_put_utf8(&s->text, c < 0x20 || (c >= 0x7F && c < 0xA0) ? 0xFFFD : c);
    s->column += columns;
}

/* Whether bytes word…end - 1 bear one style and are what they seem: no control characters, no broken UTF-8. */
static bool is_plain_word(source *from, size_t word, size_t end)
{
    (void)style_at(from, word);
    const tc_range *mark = from->next < from->count ? &from->marks[from->next] : NULL;
    if (mark && mark->start < end && (mark->start > word || mark->end < end)) return false;
    for (size_t i = word; i < end; i++) {
        unsigned char c = (unsigned char)from->text[i];
        if (c < 0x20 || c == 0x7F || c == 0xC2) return false;
    }
    return tc_utf8_valid(from->text + word, end - word) == end - word;
}

/* A word as it stands where lines have no end, so that its columns need no counting. */
static void put_word(tc_screen *s, source *from, size_t word, size_t end)
{
    begin_line(s);
    set_style(s, style_at(from, word));
    tc_put(&s->text, from->text + word, end - word);
    s->column += (unsigned)(end - word);
}

void tc_screen_marked(tc_screen *s, tc_style style, const char *text, size_t length, const tc_range *marks,
                      size_t count)
{
    source from = {text, length, marks, count, 0, style};
    for (size_t at = 0; at < length;) {
        size_t word = at;
        while (word < length && is_blank(text[word])) word++;
        size_t end = word;
        while (end < length && !is_blank(text[end])) end++;
        bool full = s->width && s->column > s->indent &&
                    s->column + (word > at) + tc_screen_columns(text + word, end - word) > s->width;
        if (full && end > word) {
            tc_screen_newline(s);
        } else if (word > at && s->column > s->indent) {
            set_style(s, style_at(&from, at));
            tc_put_char(&s->text, ' ');
            s->column++;
        }
        if (!s->width && end > word && is_plain_word(&from, word, end))
            put_word(s, &from, word, end), at = end;
        else
            for (at = word; at < end;) put_character(s, &from, &at);
    }
}

void tc_screen_put(tc_screen *s, tc_style style, const char *text)
{
    if (text) tc_screen_marked(s, style, text, strlen(text), NULL, 0);
}

void tc_screen_format(tc_screen *s, tc_style style, const char *format, ...)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    va_list arguments;
    va_start(arguments, format);
    tc_put_formatv(&text, format, arguments);
    va_end(arguments);
    if (text.status != TC_OK) s->text.status = text.status;
    tc_screen_put(s, style, text.data);
}

void tc_screen_repeat(tc_screen *s, tc_style style, const char *text, unsigned times)
{
    for (unsigned i = 0; i < times; i++) tc_screen_put(s, style, text);
}

void tc_screen_padded(tc_screen *s, tc_style style, const char *text, unsigned columns)
{
    unsigned used = text ? tc_screen_columns(text, strlen(text)) : 0;
    begin_line(s);
    tc_screen_put(s, style, text);
    set_style(s, TC_STYLE_PLAIN);
    if (columns && used >= columns) columns = used + 1;
    for (; used < columns; used++, s->column++) tc_put_char(&s->text, ' ');
}

void tc_screen_raw(tc_screen *s, const char *text, size_t length)
{
    if (!s->terminal) {
        tc_put(&s->text, text, length);
    } else {
        for (size_t at = 0; at < length;) {
            uint32_t c = tc_utf8_next(text, length, &at);
            bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
            tc_put_utf8(&s->text, control ? 0xFFFD : c);
        }
    }
    s->column = 0;
}

static void put_address(tc_buffer *out, const char *path)
{
    char host[256];
    if (gethostname(host, sizeof host) != 0) host[0] = '\0';
    host[sizeof host - 1] = '\0';
    tc_put_format(out, "file://%s", host);
    for (const unsigned char *c = (const unsigned char *)path; *c; c++) {
        if ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') || strchr("/-._~", *c))
            tc_put_char(out, (char)*c);
        else
            tc_put_format(out, "%%%02X", *c);
    }
}

void tc_screen_file(tc_screen *s, tc_style style, const char *path, const char *shown)
{
    begin_line(s);
    if (s->terminal && s->color) {
        tc_put_text(&s->text, "\033]8;;");
        put_address(&s->text, path);
        tc_put_text(&s->text, "\033\\");
    }
    tc_screen_put(s, style, shown);
    if (s->terminal && s->color) tc_put_text(&s->text, "\033]8;;\033\\");
}

/* ---- out ---- */

static size_t lines_of(const tc_buffer *text)
{
    size_t lines = 0;
    for (const char *at = text->data; (at = memchr(at, '\n', (size_t)(text->data + text->length - at))); at++) lines++;
    return lines;
}

/* Whether a pager took the text. One that cannot be started leaves it to standard output. */
static bool page(const tc_buffer *text)
{
    const char *pager = getenv("PAGER");
    if (!pager) pager = "less -FRX";
    if (!*pager || !strcmp(pager, "cat")) return false;
    setenv("LESS", "FRX", 0);
    FILE *pipe = popen(pager, "w");
    if (!pipe) return false;
    /* A reader who leaves before the end is no failure. */
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    fwrite(text->data, 1, text->length, pipe);
    int status = pclose(pipe);
    signal(SIGPIPE, before);
    return !(status != -1 && WIFEXITED(status) && (WEXITSTATUS(status) == 127 || WEXITSTATUS(status) == 126));
}

static tc_status write_out(const tc_buffer *text)
{
    if (fwrite(text->data, 1, text->length, stdout) != text->length && errno != EPIPE)
        return tc_fail_errno("standard output");
    return TC_OK;
}

tc_status tc_screen_flush(tc_screen *s)
{
    set_style(s, TC_STYLE_PLAIN);
    TRY(tc_buffer_check(&s->text));
    if (s->text.length) TRY(write_out(&s->text));
    tc_buffer_clear(&s->text);
    return fflush(stdout) == 0 || errno == EPIPE ? TC_OK : tc_fail_errno("standard output");
}

tc_status tc_screen_show(tc_screen *s)
{
    set_style(s, TC_STYLE_PLAIN);
    TRY(tc_buffer_check(&s->text));
    if (!s->text.length) return TC_OK;
    if (s->terminal && s->height && lines_of(&s->text) >= s->height && page(&s->text)) return TC_OK;
    return write_out(&s->text);
}
