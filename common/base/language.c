#include <stdlib.h>
#include <string.h>
#include <tracuu/language.h>

extern const char tc_sentences_tsv[];

/* A sentence within a sentence within a sentence is the most there is; GAPS bounds what a line of the table may hold.
 */
enum { GAPS = 6, DEPTH = 3 };

typedef struct piece {
    const char *from, *end;
} piece;

bool tc_language_vietnamese(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < TC_COUNT(variables); i++) {
        const char *value = getenv(variables[i]);
        if (value && *value) return !strncmp(value, "vi", 2) && !strchr("abcdefghijklmnopqrstuvwxyz", value[2] | 0x20);
    }
    return false;
}

const char *tc_language_either(const char *english, const char *vietnamese)
{
    return tc_language_vietnamese() ? vietnamese : english;
}

static bool is_gap(piece p)
{
    return p.end - p.from >= 2 && p.from[0] == '{' && p.from[1] == '}';
}

/* Whether a text is made by a pattern; `got` then holds what stands in its gaps, each as short as it can be. */
static bool fits(piece pattern, piece text, piece got[GAPS], size_t count)
{
    for (; pattern.from < pattern.end && !is_gap(pattern); pattern.from++, text.from++)
        if (text.from == text.end || *text.from != *pattern.from) return false;
    if (pattern.from == pattern.end) return text.from == text.end;
    if (count == GAPS) return false;
    pattern.from += 2;
    got[count].from = text.from;
    if (pattern.from == pattern.end) return got[count].end = text.end, true;
    for (; text.from <= text.end; text.from++) {
        got[count].end = text.from;
        if (fits(pattern, text, got, count + 1)) return true;
    }
    return false;
}

static void put_sentence(tc_buffer *out, piece text, int depth);

/* The gaps are filled in the order in which they stand: both languages have the same. */
static void fill(tc_buffer *out, piece words, const piece got[GAPS], int depth)
{
    for (size_t i = 0; words.from < words.end;) {
        if (i < GAPS && is_gap(words)) {
            put_sentence(out, got[i++], depth + 1);
            words.from += 2;
        } else {
            tc_put_char(out, *words.from++);
        }
    }
}

static void put_sentence(tc_buffer *out, piece text, int depth)
{
    for (const char *line = tc_sentences_tsv; depth < DEPTH && *line;) {
        const char *end = line + strcspn(line, "\n"), *tab = memchr(line, '\t', (size_t)(end - line));
        piece got[GAPS] = {{text.from, text.from}};
        if (tab && *line != '#' && fits((piece){line, tab}, text, got, 0)) {
            fill(out, (piece){tab + 1, end}, got, depth);
            return;
        }
        line = end + (*end == '\n');
    }
    tc_put(out, text.from, (size_t)(text.end - text.from));
}

void tc_language_put(tc_buffer *out, const char *sentence)
{
    piece all = {sentence, sentence + strlen(sentence)};
    put_sentence(out, all, tc_language_vietnamese() ? 0 : DEPTH);
    tc_put(out, "", 0);
}

void tc_language_put_number(tc_buffer *out, double value)
{
    size_t from = out->length;
    tc_put_format(out, "%.1f", value);
    char *point = out->status == TC_OK ? strchr(out->data + from, '.') : NULL;
    if (point) *point = *tc_language_either(".", ",");
}

void tc_language_put_size(tc_buffer *out, uint64_t bytes)
{
    enum { MEGABYTE = 1000000 };
    tc_language_put_number(out, (double)bytes / (bytes < MEGABYTE ? 1e3 : 1e6));
    tc_put_text(out, bytes < MEGABYTE ? " kB" : " MB");
}
