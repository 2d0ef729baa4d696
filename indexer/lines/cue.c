/* Folded cues: words that a text begins with or holds. */
#include "indexer/lines/structure.h"
#include <string.h>
#include <tracuu/text.h>

/* The text folded, runs of what is no word made one space, a space at both ends. */
static size_t key_of(char *out, size_t room, const char *text, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    if (tc_fold(&folded, text, length < room ? length : room) != TC_OK) return 0;
    size_t n = 0;
    out[n++] = ' ';
    for (size_t i = 0; i < folded.length && n + 2 < room; i++) {
        char c = folded.data[i];
        /* U+2000 to U+2FFF, dashes, quotation marks and lines of tables, are no letters. */
        bool mark = (unsigned char)c == 0xE2 && i + 2 < folded.length;
        if (mark) i += 2, c = ' ';
        bool white = (unsigned char)c == 0xC2 && i + 1 < folded.length && (unsigned char)folded.data[i + 1] == 0xA0;
        if (white) i++, c = ' '; /* a space that does not break */
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
        if (word) out[n++] = c;
        if (!word && out[n - 1] != ' ') out[n++] = ' ';
    }
    if (out[n - 1] != ' ') out[n++] = ' ';
    out[n] = '\0';
    return n;
}

enum { KEY = 512 };

bool tc_begins_with(const char *text, size_t length, const char *const *cues)
{
    char key[KEY];
    size_t n = key_of(key, KEY, text, length);
    for (; *cues; cues++) {
        size_t cue = strlen(*cues);
        if (n >= cue + 2 && memcmp(key + 1, *cues, cue) == 0 && key[1 + cue] == ' ') return true;
    }
    return false;
}

bool tc_contains_cue(const char *text, size_t length, const char *const *cues)
{
    char key[KEY];
    key_of(key, KEY, text, length);
    for (; *cues; cues++) {
        size_t cue = strlen(*cues);
        for (const char *at = key; (at = strstr(at, *cues)); at++)
            if (at[-1] == ' ' && at[cue] == ' ') return true;
    }
    return false;
}

bool tc_begins_reply(const char *text, size_t length)
{
    enum { LABEL_MOST = 120 };
    static const char *const cues[] = {"tra loi", "y kien tra loi", "noi dung tra loi", "giai dap", NULL};
    return memchr(text, ':', length < LABEL_MOST ? length : LABEL_MOST) && tc_begins_with(text, length, cues);
}
