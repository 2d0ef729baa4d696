/* Folding of single code points, internal to the part "text". */
#ifndef TC_TEXT_FOLD_H
#define TC_TEXT_FOLD_H

#include <tracuu/text.h>

/* Whether folding drops this code point: a diacritic that goes with any script (U+0301), but no vowel sign of one. */
bool tc_fold_drops(uint32_t c);
/* Appends the lower-case form of a code point of NFC text, without marks; nothing for a mark that is dropped. */
void tc_fold_put(tc_buffer *out, uint32_t c);

#endif
