/* Where notes belong: to the words that bear their mark. */
#include "indexer/lines/structure.h"
#include <string.h>
#include <tracuu/text.h>

/* Whether the text bears the mark of a note glued to a word or to a year: "tấn1", "20238". "m2" bears none. */
static bool bears_mark(const char *text, size_t length, const char *mark)
{
    size_t n = strlen(mark);
    for (const char *at = text; (at = memmem(at, length - (size_t)(at - text), mark, n)); at++) {
        size_t begin = (size_t)(at - text), end = begin + n;
        if (begin < 2 || (end < length && tc_is_digit(text[end]))) continue;
        if (end + 1 < length && (text[end] == '.' || text[end] == ',') && tc_is_digit(text[end + 1])) continue;
        unsigned char c = (unsigned char)text[begin - 1];
        bool letter = c >= 0x80 || (c >= 'a' && c <= 'z') || c == ')' || c == '"';
        bool year = begin >= 4 && text[begin - 4] == '2' && text[begin - 3] == '0' && tc_is_digit((char)c);
        if (year || (letter && !(c == 'm' && strchr(" 0123456789kcd", text[begin - 2])))) return true;
    }
    return false;
}

/* The section of a note is that of the words that bear its mark, though others may begin above the foot of the page. */
int tc_note_parent(const tc_block *items, int i, int otherwise)
{
    enum { BACK = 40 };
    for (int k = i - 1; k >= 0 && k >= i - BACK && items[i].mark; k--)
        if ((items[k].kind == TC_BLOCK_PARAGRAPH || items[k].kind == TC_BLOCK_ITEM) &&
            bears_mark(items[k].text, items[k].text_length, items[i].mark))
            return items[k].inline_end ? k : items[k].parent;
    return otherwise;
}
