#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <tracuu/status.h>

enum { SENTENCE = 1000 };

static _Thread_local char sentence[SENTENCE + 1];
static _Thread_local char hint[SENTENCE + 1];

const char *tc_status_name(tc_status status)
{
    switch (status) {
#define X(name, code, words) \
    case TC_##name: return #name;
        TC_STATUS_LIST(X)
#undef X
    }
    return "?";
}

const char *tc_status_words(tc_status status)
{
    switch (status) {
#define X(name, code, words) \
    case TC_##name: return words;
        TC_STATUS_LIST(X)
#undef X
    }
    return "?";
}

int tc_status_exit(tc_status status)
{
    switch (status) {
#define X(name, code, words) \
    case TC_##name: return code;
        TC_STATUS_LIST(X)
#undef X
    }
    return 8;
}

/* vsnprintf may cut a UTF-8 character in two: drop what is left of it. */
static void write_whole_characters(char *out, const char *format, va_list arguments)
{
    if (vsnprintf(out, SENTENCE + 1, format, arguments) <= SENTENCE) return;
    size_t n = SENTENCE;
    while (n > 0 && ((unsigned char)out[n - 1] & 0xC0) == 0x80) n--;
    if (n > 0 && (unsigned char)out[n - 1] >= 0xC0) out[n - 1] = '\0';
}

/* What a sentence names may be called anything: a line end in it would make two lines of one, an escape would drive the
 * terminal. */
static void write_line(char *out, const char *format, va_list arguments)
{
    write_whole_characters(out, format, arguments);
    for (unsigned char *c = (unsigned char *)out; *c; c++) {
        if (*c < 0x20 || *c == 0x7F) *c = '?';
        if (c[0] == 0xC2 && c[1] >= 0x80 && c[1] < 0xA0) c[0] = c[1] = '?';
    }
}

tc_status tc_fail(tc_status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    write_line(sentence, format, arguments);
    va_end(arguments);
    hint[0] = '\0';
    return status;
}

static tc_status status_of_errno(int code)
{
    switch (code) {
    case EACCES:
    case EPERM:
    case EROFS: return TC_PERMISSION;
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return TC_DISK;
    case ENOMEM: return TC_MEMORY;
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
    case ELOOP:
    case ENAMETOOLONG: return TC_INPUT;
    default: return TC_IO;
    }
}

tc_status tc_fail_errno(const char *format, ...)
{
    int code = errno;
    char what[SENTENCE + 1];
    va_list arguments;
    va_start(arguments, format);
    write_line(what, format, arguments);
    va_end(arguments);
    return tc_fail(status_of_errno(code), "%.800s: %s", what, strerror(code));
}

void tc_hint(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    write_line(hint, format, arguments);
    va_end(arguments);
}

const char *tc_message(void)
{
    return sentence;
}

const char *tc_message_hint(void)
{
    return hint;
}

void tc_message_clear(void)
{
    sentence[0] = hint[0] = '\0';
}

const char *tc_version(void)
{
    return TC_VERSION;
}
