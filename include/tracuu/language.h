/* The language of the user, and what the library says in it.
 *
 * The sentences of tc_fail(), tc_hint() and of warnings are English, so that they are the same for every program and in
 * every log. A program that speaks to a person asks here for the same sentence in Vietnamese. The table is
 * common/base/sentences.tsv, in which "{}" stands for what is put in.
 */
#ifndef TRACUU_LANGUAGE_H
#define TRACUU_LANGUAGE_H

#include <tracuu/buffer.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Whether the first of LC_ALL, LC_MESSAGES and LANG that is set begins with "vi". Asked of the environment each time:
 * cheap, and no state to keep. */
TC_API bool tc_language_vietnamese(void);
/* One of two texts by that. */
TC_API const char *tc_language_either(const char *english, const char *vietnamese);
/* The sentence in the language of the user: in Vietnamese where the table has it (a sentence put into another one is
 * looked up as well), else as it is. Appends. */
TC_API void tc_language_put(tc_buffer *out, const char *sentence);
/* A number with one decimal, behind the mark of the user's language. Appends. */
TC_API void tc_language_put_number(tc_buffer *out, double value);
/* So many bytes, "12.3 kB" or "4.5 MB". Appends. */
TC_API void tc_language_put_size(tc_buffer *out, uint64_t bytes);

#ifdef __cplusplus
}
#endif
#endif
