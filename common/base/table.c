/* Tables that people write in editors and spreadsheets: read in the one form that their parsers know, and line by line.
 */
#include <string.h>
#include <tracuu/buffer.h>

/* Drops the CR of each CR LF and that at the end of the text. */
static void drop_returns(tc_buffer *text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text->length; i++) {
        bool ends = text->data[i] == '\r' && (i + 1 == text->length || text->data[i + 1] == '\n');
        if (!ends) text->data[kept++] = text->data[i];
    }
    text->length = kept;
    text->data[kept] = '\0';
}

tc_status tc_table_read(tc_buffer *out, const char *path)
{
    static const char MARK[] = "\xEF\xBB\xBF";
    TRY(tc_file_read(out, path));
    if (!out->length) return TC_OK;
    bool wide = out->length >= 2 && (!memcmp(out->data, "\xFF\xFE", 2) || !memcmp(out->data, "\xFE\xFF", 2));
    if (wide) return tc_fail(TC_INPUT, "'%s': a table in UTF-16; it wants to be saved as UTF-8", path);
    const char *nul = memchr(out->data, '\0', out->length);
    if (nul) return tc_fail(TC_INPUT, "'%s': no text: byte %zu is NUL", path, (size_t)(nul - out->data));
    if (out->length >= strlen(MARK) && !memcmp(out->data, MARK, strlen(MARK))) {
        out->length -= strlen(MARK);
        memmove(out->data, out->data + strlen(MARK), out->length);
    }
    drop_returns(out);
    return TC_OK;
}

bool tc_table_next(const char **at, const char *end, const char **line, const char **stop)
{
    while (*at < end) {
        *line = *at;
        *stop = memchr(*at, '\n', (size_t)(end - *at));
        if (!*stop) *stop = end;
        *at = *stop + (*stop < end);
        if (*stop > *line && **line != '#') return true;
    }
    return false;
}

bool tc_table_phrase(const char **at, const char *end, const char **phrase, size_t *length)
{
    if (*at >= end) return false;
    const char *bar = memchr(*at, '|', (size_t)(end - *at));
    *phrase = *at;
    *length = (size_t)((bar ? bar : end) - *at);
    *at = bar ? bar + 1 : end;
    return true;
}
