#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/buffer.h>

void tc_buffer_free(tc_buffer *buffer)
{
    if (!buffer) return;
    free(buffer->data);
    *buffer = (tc_buffer){0};
}

void tc_buffer_clear(tc_buffer *buffer)
{
    buffer->length = 0;
    buffer->status = TC_OK;
    if (buffer->data) buffer->data[0] = '\0';
}

tc_status tc_buffer_check(const tc_buffer *buffer)
{
    if (buffer->status == TC_LIMIT) return tc_fail(TC_LIMIT, "text longer than %zu bytes", buffer->limit);
    if (buffer->status != TC_OK) return tc_fail(buffer->status, "no memory for %zu bytes of text", buffer->length);
    return TC_OK;
}

/* Whether there is room already; most calls end here. */
static inline bool has_room(const tc_buffer *buffer, size_t more)
{
    return buffer->length < buffer->capacity && more < buffer->capacity - buffer->length && buffer->status == TC_OK &&
           !buffer->limit;
}

bool tc_buffer_reserve(tc_buffer *buffer, size_t more)
{
    if (has_room(buffer, more)) return true;
    if (buffer->status != TC_OK) return false;
    size_t need = buffer->length + more + 1;
    if (need <= more || (buffer->limit && need - 1 > buffer->limit)) {
        buffer->status = TC_LIMIT;
        return false;
    }
    if (buffer->data && need <= buffer->capacity) return true;
    size_t capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity < need) capacity += capacity / 2 + 64;
    char *data = realloc(buffer->data, capacity);
    if (!data) {
        buffer->status = TC_MEMORY;
        return false;
    }
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

char *tc_buffer_steal(tc_buffer *buffer)
{
    if (!tc_buffer_reserve(buffer, 0)) return NULL;
    buffer->data[buffer->length] = '\0';
    char *data = buffer->data;
    size_t limit = buffer->limit;
    *buffer = (tc_buffer){.limit = limit};
    return data;
}

void tc_put(tc_buffer *buffer, const void *bytes, size_t length)
{
    if (!tc_buffer_reserve(buffer, length)) return;
    if (length) memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void tc_put_padded(tc_buffer *buffer, const char *text, size_t characters)
{
    size_t used = 0;
    for (const char *c = text; *c; c++) used += ((unsigned char)*c & 0xC0) != 0x80;
    tc_put_text(buffer, text);
    for (; used < characters; used++) tc_put_char(buffer, ' ');
}

void tc_put_char(tc_buffer *buffer, char c)
{
    if (!has_room(buffer, 1)) {
        tc_put(buffer, &c, 1);
        return;
    }
    buffer->data[buffer->length++] = c;
    buffer->data[buffer->length] = '\0';
}

void tc_put_text(tc_buffer *buffer, const char *text)
{
    if (text) tc_put(buffer, text, strlen(text));
}

void tc_put_format(tc_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tc_put_formatv(buffer, format, arguments);
    va_end(arguments);
}

void tc_put_formatv(tc_buffer *buffer, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0) {
        buffer->status = TC_MEMORY;
        return;
    }
    if (!tc_buffer_reserve(buffer, (size_t)n)) return;
    vsnprintf(buffer->data + buffer->length, (size_t)n + 1, format, arguments);
    buffer->length += (size_t)n;
}

void tc_put_utf8(tc_buffer *buffer, uint32_t c)
{
    if (c < 0x80) {
        tc_put_char(buffer, (char)c);
        return;
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
    char out[4];
    size_t n = 0;
    if (c < 0x800) {
        out[n++] = (char)(0xC0 | c >> 6);
        out[n++] = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out[n++] = (char)(0xE0 | c >> 12);
        out[n++] = (char)(0x80 | (c >> 6 & 0x3F));
        out[n++] = (char)(0x80 | (c & 0x3F));
    } else {
        out[n++] = (char)(0xF0 | c >> 18);
        out[n++] = (char)(0x80 | (c >> 12 & 0x3F));
        out[n++] = (char)(0x80 | (c >> 6 & 0x3F));
        out[n++] = (char)(0x80 | (c & 0x3F));
    }
    tc_put(buffer, out, n);
}

void tc_put_uint(tc_buffer *buffer, uint64_t value)
{
    unsigned char out[10];
    size_t n = 0;
    while (value >= 0x80) {
        out[n++] = (unsigned char)(value | 0x80);
        value >>= 7;
    }
    out[n++] = (unsigned char)value;
    tc_put(buffer, out, n);
}

void tc_put_int(tc_buffer *buffer, int64_t value)
{
    tc_put_uint(buffer, ((uint64_t)value << 1) ^ (value < 0 ? UINT64_MAX : 0));
}

void tc_put_double(tc_buffer *buffer, double value)
{
    uint64_t bits;
    unsigned char out[8];
    memcpy(&bits, &value, sizeof bits);
    for (int i = 0; i < 8; i++) out[i] = (unsigned char)(bits >> 8 * i);
    tc_put(buffer, out, sizeof out);
}

void tc_put_string(tc_buffer *buffer, const char *text, size_t length)
{
    tc_put_uint(buffer, length);
    tc_put(buffer, text, length);
}

uint64_t tc_get_uint(tc_reader *reader)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && reader->next < reader->end; shift += 7) {
        unsigned char c = (unsigned char)*reader->next++;
        value |= (uint64_t)(c & 0x7F) << shift;
        if (!(c & 0x80)) return value;
    }
    reader->bad = true;
    return 0;
}

int64_t tc_get_int(tc_reader *reader)
{
    uint64_t value = tc_get_uint(reader);
    return (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
}

double tc_get_double(tc_reader *reader)
{
    double value = 0;
    if (reader->end - reader->next < 8) {
        reader->bad = true;
        return 0;
    }
    uint64_t bits = 0;
    for (int i = 0; i < 8; i++) bits |= (uint64_t)(unsigned char)reader->next[i] << 8 * i;
    reader->next += 8;
    memcpy(&value, &bits, sizeof value);
    return value;
}

const char *tc_get_string(tc_reader *reader, size_t *length)
{
    uint64_t n = tc_get_uint(reader);
    *length = 0;
    if (reader->bad || n > (uint64_t)(reader->end - reader->next)) {
        reader->bad = true;
        return "";
    }
    const char *text = reader->next;
    reader->next += n;
    *length = (size_t)n;
    return text;
}

tc_status tc_grow(void **items, size_t *capacity, size_t need, size_t size)
{
    if (need <= *capacity) return TC_OK;
    size_t more = *capacity + *capacity / 2 + 8;
    if (more < need) more = need;
    if (more > SIZE_MAX / size) return tc_fail(TC_MEMORY, "a list of %zu items is too long", need);
    void *grown = realloc(*items, more * size);
    if (!grown) return tc_fail(TC_MEMORY, "no memory for a list of %zu items", need);
    *items = grown;
    *capacity = more;
    return TC_OK;
}

char *tc_strdup(const char *text)
{
    return text ? tc_strndup(text, strlen(text)) : NULL;
}

char *tc_strndup(const char *text, size_t length)
{
    char *copy = malloc(length + 1);
    if (!copy) return NULL;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

tc_status tc_texts_add(char ***texts, size_t *count, const char *text, size_t length)
{
    size_t capacity = *count;
    TRY(TC_GROW(*texts, capacity, *count + 1));
    char *copy = tc_strndup(text, length);
    if (!copy) return tc_fail(TC_MEMORY, "no memory for a text of %zu bytes", length);
    (*texts)[(*count)++] = copy;
    return TC_OK;
}

void tc_texts_free(char **texts, size_t count)
{
    for (size_t i = 0; texts && i < count; i++) free(texts[i]);
    free(texts);
}
