/* Statuses and the sentence that goes with them.
 *
 * Whatever can fail returns a tc_status. The deepest function that knows what went wrong writes one sentence about it
 * with tc_fail(); those above pass the status on with TRY() and may add a hint. The sentence belongs to the thread.
 */
#ifndef TRACUU_STATUS_H
#define TRACUU_STATUS_H

#include <stdbool.h>
#include <stddef.h>

#if defined(TC_BUILDING)
#define TC_API __attribute__((visibility("default")))
#else
#define TC_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Name, exit code of the programs, what it means. The exit codes are part of the programs' contract. */
#define TC_STATUS_LIST(X)                                         \
    X(OK, 0, "success")                                           \
    X(NOT_FOUND, 1, "nothing found")                              \
    X(USAGE, 2, "wrong usage")                                    \
    X(NO_INDEX, 3, "no such index")                               \
    X(SCHEMA, 4, "the index has another schema")                  \
    X(LOCKED, 5, "the index is being written by another process") \
    X(DAMAGED, 6, "the index is damaged")                         \
    X(INPUT, 7, "unreadable input")                               \
    X(MEMORY, 8, "out of memory")                                 \
    X(DISK, 8, "no space on the disk")                            \
    X(PERMISSION, 8, "no permission")                             \
    X(IO, 8, "input/output error")                                \
    X(NETWORK, 3, "a remote index does not answer")               \
    X(MOVED, 6, "the index moved on while it was read")           \
    X(LIMIT, 7, "a limit was exceeded")                           \
    X(INTERRUPTED, 8, "interrupted")                              \
    X(INTERNAL, 8, "internal error")

typedef enum tc_status {
#define X(name, code, words) TC_##name,
    TC_STATUS_LIST(X)
#undef X
} tc_status;

/* The name ("LOCKED"), the words and the exit code of a status. Static memory. */
TC_API const char *tc_status_name(tc_status status);
TC_API const char *tc_status_words(tc_status status);
TC_API int tc_status_exit(tc_status status);

/* Sets this thread's sentence (and clears its hint) and returns `status`. The sentence has no full stop and names the
 * thing first: "'a.txt': not UTF-8 at byte 17". It is one line: control characters become "?". At most 1,000 bytes are
 * kept, cut between characters. */
TC_API tc_status tc_fail(tc_status status, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same, from errno: EACCES and EPERM give TC_PERMISSION, ENOSPC, EDQUOT and EFBIG TC_DISK, ENOMEM TC_MEMORY,
 * ENOENT, EISDIR and the like TC_INPUT, the rest TC_IO; ": strerror" is appended. */
TC_API tc_status tc_fail_errno(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Adds advice to the sentence just set: "run 'tracuu-index add --db DIR PATH' first". */
TC_API void tc_hint(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* This thread's last sentence and hint; "" where there is none. Valid until the thread's next tc_fail(). */
TC_API const char *tc_message(void);
TC_API const char *tc_message_hint(void);
TC_API void tc_message_clear(void);

/* The version of the library, "0.1.0". */
TC_API const char *tc_version(void);

/* Returns from the calling function when `call` did not succeed. */
#define TRY(call)                                     \
    do {                                              \
        tc_status try_status_ = (call);               \
        if (try_status_ != TC_OK) return try_status_; \
    } while (0)

/* A local that cleans itself up: TC_CLEANUP(tc_buffer_free) tc_buffer text = {0}; The destructor takes the address. */
#define TC_CLEANUP(destructor) __attribute__((cleanup(destructor)))

/* How many elements an array has: one declared as such, not a pointer to its first. */
#define TC_COUNT(array) (sizeof(array) / sizeof *(array))

#ifdef __cplusplus
}
#endif
#endif
