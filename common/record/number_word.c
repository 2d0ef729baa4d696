/* The words that tell numbers. Most of them are as often other words ("năm", "tư", "linh"): who reads them knows by
 * what stands beside them which they are. */
#include "reading.h"
#include <math.h>
#include <string.h>

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
