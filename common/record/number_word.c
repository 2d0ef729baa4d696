/* The words that tell numbers. Most of them are as often other words ("năm", "tư", "linh"): who reads them knows by
 * what stands beside them which they are. */
#include "reading.h"
#include <math.h>
#include <string.h>
#include <strings.h>

enum {
    COUNTS = TC_NUMBER_BEGINS | TC_NUMBER_ORDINAL,
    GOES_ON = TC_NUMBER_GOES_ON,
    GREAT = TC_NUMBER_GOES_ON | TC_NUMBER_MAGNITUDE,
};

static const tc_number_word words[] = {
    {"không", 0, 0},
    {"một", 1, TC_NUMBER_BEGINS},
    {"hai", 2, COUNTS},
    {"ba", 3, COUNTS},
    {"bốn", 4, TC_NUMBER_BEGINS},
    {"năm", 5, COUNTS},
    {"sáu", 6, COUNTS},
    {"bảy", 7, COUNTS},
    {"bẩy", 7, COUNTS},
    {"tám", 8, COUNTS},
    {"chín", 9, COUNTS},
    {"mười", 10, COUNTS},
    {"nhất", 1, TC_NUMBER_ORDINAL},
    {"tư", 4, GOES_ON | TC_NUMBER_ORDINAL},
    {"vài", NAN, TC_NUMBER_BEGINS},
    {"mươi", 10, GOES_ON},
    {"mốt", 1, GOES_ON},
    {"lăm", 5, GOES_ON},
    {"linh", NAN, GOES_ON},
    {"lẻ", NAN, GOES_ON},
    {"chục", 10, GREAT},
    {"trăm", 100, GREAT},
    {"nghìn", 1e3, GREAT},
    {"ngàn", 1e3, GREAT},
    {"vạn", 1e4, GREAT},
    {"triệu", 1e6, GREAT},
    {"tỷ", 1e9, GREAT},
    {NULL, NAN, 0},
};

const tc_number_word *tc_number_words(void)
{
    return words;
}

const tc_number_word *tc_number_word_find(const char *word, size_t length)
{
    for (const tc_number_word *n = words; n->word; n++)
        if (strlen(n->word) == length && !memcmp(n->word, word, length)) return n;
    return NULL;
}

/* ---- Roman numbers ---- */

static const char *const ones[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};

enum { TENS_MOST = 3 };

unsigned tc_roman_value(const char *text, size_t length)
{
    unsigned tens = 0;
    while (tens < length && tens < TENS_MOST && (text[tens] == 'X' || text[tens] == 'x')) tens++;
    for (unsigned i = 0; i < TC_COUNT(ones); i++)
        if (strlen(ones[i]) == length - tens && strncasecmp(text + tens, ones[i], length - tens) == 0)
            return 10 * tens + i;
    return 0;
}

tc_status tc_roman_put(tc_buffer *out, unsigned number)
{
    if (number > 10 * TENS_MOST + 9) return tc_fail(TC_INTERNAL, "no Roman number for %u", number);
    for (unsigned tens = number / 10; tens > 0; tens--) tc_put_char(out, 'X');
    tc_put_text(out, ones[number % 10]);
    return tc_buffer_check(out);
}
