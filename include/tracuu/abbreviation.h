/* Abbreviations and what they stand for, from a table of data (common/text/tables/abbreviations.tsv, compiled in). */
#ifndef TRACUU_ABBREVIATION_H
#define TRACUU_ABBREVIATION_H

#include <tracuu/text.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tc_abbreviation {
    const char *form;    /* "GPMB", as written in the table */
    const char *meaning; /* "giải phóng mặt bằng" */
    size_t form_length, meaning_length;
} tc_abbreviation;

/* Two wordings that mean the same, or nearly (common/text/tables/synonyms.tsv). */
typedef struct tc_synonym {
    const char *one, *other;
    size_t one_length, other_length;
    double weight; /* how far the other counts where one was typed, 0 to 1 */
    double back;   /* how far one counts where the other was typed; 0: not at all */
} tc_synonym;
TC_API tc_status tc_synonyms(const tc_synonym **out, size_t *count);

/* The table in force; entries live as long as the process. */
TC_API tc_status tc_abbreviations(const tc_abbreviation **out, size_t *count);

/* A short form that a text spells out itself, "Ban quản lý dự án (BQLDA)": tokens first…last are the short form, those
 * of long_first…long_last what it stands for. */
typedef struct tc_short_form {
    size_t first, last, long_first, long_last;
} tc_short_form;
/* The short forms spelled out in a text, at most `most`: how many. `tokens` are its words (TC_FOR_HIGHLIGHT). */
TC_API size_t tc_short_forms_find(tc_short_form *out, size_t most, const tc_tokens *tokens, const char *text,
                                  size_t length);

#ifdef __cplusplus
}
#endif
#endif
