/* A growing buffer of bytes that remembers its failure, so that a text is put together without a check a line: test
 * `status` (or call tc_buffer_check) once at the end. A zeroed tc_buffer is a valid empty one without a limit. */
#ifndef TRACUU_BUFFER_H
#define TRACUU_BUFFER_H

#include <stdarg.h>
#include <stdint.h>
#include <tracuu/status.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tc_buffer {
    char *data;       /* NUL-terminated when not NULL; may hold NULs */
    size_t length;    /* bytes, without the terminator */
    size_t capacity;  /* bytes allocated */
    size_t limit;     /* most bytes it may grow to; 0 for none */
    tc_status status; /* TC_OK, TC_MEMORY or TC_LIMIT; once failed, nothing more is put */
} tc_buffer;

TC_API void tc_buffer_free(tc_buffer *buffer); /* frees the bytes and zeroes the struct; NULL is fine */
TC_API void tc_buffer_clear(tc_buffer *buffer);
TC_API tc_status tc_buffer_check(const tc_buffer *buffer); /* its status, with a sentence set when it failed */
/* Room for `more` bytes beyond length; false when failed. */
TC_API bool tc_buffer_reserve(tc_buffer *buffer, size_t more);
/* The bytes, handed over (never NULL on success; "" when empty); the buffer is empty afterwards. NULL when failed. */
TC_API char *tc_buffer_steal(tc_buffer *buffer);

TC_API void tc_put(tc_buffer *buffer, const void *bytes, size_t length);
TC_API void tc_put_char(tc_buffer *buffer, char c);
TC_API void tc_put_text(tc_buffer *buffer, const char *text); /* a C string; NULL puts nothing */
TC_API void tc_put_format(tc_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
TC_API void tc_put_formatv(tc_buffer *buffer, const char *format, va_list arguments);
/* A text filled up with spaces to so many characters; a longer one is put whole. */
TC_API void tc_put_padded(tc_buffer *buffer, const char *text, size_t characters);
/* A Unicode scalar value as UTF-8; U+FFFD for what is none. */
TC_API void tc_put_utf8(tc_buffer *buffer, uint32_t code_point);

/* Compact binary: LEB128 varints, zigzag for signed, strings as length and bytes, doubles as 8 little-endian bytes. */
TC_API void tc_put_uint(tc_buffer *buffer, uint64_t value);
TC_API void tc_put_int(tc_buffer *buffer, int64_t value);
TC_API void tc_put_double(tc_buffer *buffer, double value);
TC_API void tc_put_string(tc_buffer *buffer, const char *text, size_t length);

/* Reads what the put functions wrote. A read past the end sets `bad` and gives 0 or an empty string; check it once. */
typedef struct tc_reader {
    const char *next, *end;
    bool bad;
} tc_reader;
TC_API uint64_t tc_get_uint(tc_reader *reader);
TC_API int64_t tc_get_int(tc_reader *reader);
TC_API double tc_get_double(tc_reader *reader);
TC_API const char *tc_get_string(tc_reader *reader, size_t *length); /* borrowed from the reader's bytes */

/* Appends all bytes of a file, up to the limit of the buffer. */
TC_API tc_status tc_file_read(tc_buffer *out, const char *path);
/* The same for a table that somebody wrote: into an empty buffer, without the byte order mark that editors put in front
 * and with lines ended by LF alone. INPUT also for UTF-16 and for a text with a NUL; UTF-8 is for the caller to check.
 */
TC_API tc_status tc_table_read(tc_buffer *out, const char *path);
/* The next line of a table's text that is neither empty nor one of #: from *line to *stop, without its LF. *at is where
 * to go on, first the beginning of the text, which ends at `end`. False after the last. */
TC_API bool tc_table_next(const char **at, const char *end, const char **line, const char **stop);
/* The next of the phrases parted by '|' up to `end`, in the same way. */
TC_API bool tc_table_phrase(const char **at, const char *end, const char **phrase, size_t *length);

/* Grows an array: makes room for `need` elements of `size` bytes; new memory is not cleared. The macro form takes an
 * array pointer and its capacity as lvalues: TRY(TC_GROW(list->items, list->capacity, list->count + 1)). */
TC_API tc_status tc_grow(void **items, size_t *capacity, size_t need, size_t size);
#define TC_GROW(items, capacity, need) tc_grow((void **)&(items), &(capacity), (need), sizeof *(items))

/* Copies; NULL only without memory (tc_strdup(NULL) is NULL). */
TC_API char *tc_strdup(const char *text);
TC_API char *tc_strndup(const char *text, size_t length);
/* Adds a copy of a text to a list of strings; an empty list is NULL. */
TC_API tc_status tc_texts_add(char ***texts, size_t *count, const char *text, size_t length);
/* Frees a list of strings, each of its own memory, and the array that holds them; NULL is fine. */
TC_API void tc_texts_free(char **texts, size_t count);

/* A hash of bytes (FNV-1a of 64 bits), the same on every machine; tc_hash_more goes on from an earlier one. */
#define TC_HASH_OF_NOTHING UINT64_C(0xCBF29CE484222325)
static inline uint64_t tc_hash_more(uint64_t hash, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001B3);
    return hash;
}
static inline uint64_t tc_hash(const char *bytes, size_t length)
{
    return tc_hash_more(TC_HASH_OF_NOTHING, bytes, length);
}

#ifdef __cplusplus
}
#endif
#endif
