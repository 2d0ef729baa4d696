#include "common/text/scan.h"

#define DIGITS(a)   [a] = TC_DIGIT, [a + 1] = TC_DIGIT, [a + 2] = TC_DIGIT, [a + 3] = TC_DIGIT, [a + 4] = TC_DIGIT
#define LETTERS(a)  [a] = TC_LETTER, [a + 1] = TC_LETTER, [a + 2] = TC_LETTER, [a + 3] = TC_LETTER, [a + 4] = TC_LETTER
#define ALPHABET(a) LETTERS(a), LETTERS(a + 5), LETTERS(a + 10), LETTERS(a + 15), LETTERS(a + 20), [a + 25] = TC_LETTER

const uint8_t tc_scan_bytes[256] = {DIGITS('0'), DIGITS('5'), ALPHABET('A'), ALPHABET('a')};
