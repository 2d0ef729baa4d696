/* The words seen so far, each with all that the analyser has to know of it; internal to the part "text".
 *
 * Text repeats its words: a word's raw bytes are looked up, and normalising, folding, the grammar and stemming happen
 * once a word. What a word points to stays where it is until tc_lexicon_trim().
 */
#ifndef TC_TEXT_LEXICON_H
#define TC_TEXT_LEXICON_H

#include <tracuu/text.h>

/* Words that may begin or make up a compound. */
typedef enum tc_cue { TC_CUE_NONE, TC_CUE_DAY, TC_CUE_MONTH, TC_CUE_YEAR, TC_CUE_NUMBER } tc_cue;

typedef struct tc_word {
    uint64_t head[2]; /* the first 16 raw bytes, zeros behind a shorter word */
    const char *raw;  /* all raw bytes */
    const char *term; /* the term; the Z term of its stem lies directly behind it */
    uint16_t length;  /* of the term; 0 for a word that has none */
    uint16_t fold_length;
    uint8_t stem_length; /* of the Z term; 0 for none */
    uint8_t raw_length;
    uint8_t cut;         /* 0, or the raw bytes of the word that is to be cut off its front ("ủyCao") */
    uint8_t kind, flags; /* of a token */
    uint8_t cue;         /* tc_cue */
} tc_word;

typedef struct tc_lexicon tc_lexicon;
tc_status tc_lexicon_new(tc_lexicon **out);
void tc_lexicon_free(tc_lexicon *lexicon);
/* Between two calls of the analyser: forgets everything when there are too many words, and what one call alone used. */
void tc_lexicon_trim(tc_lexicon *lexicon);
/* The word that is text[start..end); `length` is that of the text. *out is valid until the next look-up. */
tc_status tc_lexicon_find(tc_lexicon *lexicon, const tc_word **out, const char *text, size_t length, size_t start,
                          size_t end);
/* Bytes that live as long as this call of the analyser; NULL without memory. */
char *tc_lexicon_keep(tc_lexicon *lexicon, const char *bytes, size_t length);

#endif
