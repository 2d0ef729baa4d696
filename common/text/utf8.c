/* Reading UTF-8, after the table of well-formed sequences in the Unicode Standard (table 3-7). */
#include <tracuu/text.h>

typedef struct sequence {
    unsigned length;         /* bytes of a sequence with this first byte; 0 for none */
    unsigned char low, high; /* what its second byte may be: no overlong form, no surrogate, not beyond U+10FFFF */
} sequence;

static sequence sequence_of(unsigned char first)
{
    if (first < 0x80) return (sequence){1, 0, 0};
    if (first < 0xC2) return (sequence){0, 0, 0};
    if (first < 0xE0) return (sequence){2, 0x80, 0xBF};
    if (first == 0xE0) return (sequence){3, 0xA0, 0xBF};
    if (first == 0xED) return (sequence){3, 0x80, 0x9F};
    if (first < 0xF0) return (sequence){3, 0x80, 0xBF};
    if (first == 0xF0) return (sequence){4, 0x90, 0xBF};
    if (first < 0xF4) return (sequence){4, 0x80, 0xBF};
    if (first == 0xF4) return (sequence){4, 0x80, 0x8F};
    return (sequence){0, 0, 0};
}

/* Bytes of the well-formed sequence at `s`, of which `room` bytes are there; 0 when it is ill-formed. */
static unsigned well_formed(const unsigned char *s, size_t room)
{
    sequence q = sequence_of(s[0]);
    if (q.length == 0 || q.length > room) return 0;
    if (q.length == 1) return 1;
    if (s[1] < q.low || s[1] > q.high) return 0;
    for (unsigned i = 2; i < q.length; i++)
        if ((s[i] & 0xC0) != 0x80) return 0;
    return q.length;
}

uint32_t tc_utf8_next(const char *text, size_t length, size_t *at)
{
    if (*at >= length) return 0xFFFD;
    const unsigned char *s = (const unsigned char *)text + *at;
    unsigned short_length;
    uint32_t c = tc_utf8_short(s, length - *at, &short_length);
    if (short_length) return *at += short_length, c;
    unsigned n = well_formed(s, length - *at);
    *at += n ? n : 1;
    switch (n) {
    case 0: return 0xFFFD;
    case 1: return s[0];
    case 2: return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
    case 3: return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    default: return (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
    }
}

size_t tc_utf8_valid(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        unsigned n;
        tc_utf8_short((const unsigned char *)text + at, length - at, &n);
        if (!n) n = well_formed((const unsigned char *)text + at, length - at);
        if (!n) return at;
        at += n;
    }
    return length;
}
