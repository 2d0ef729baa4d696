/* Short forms that a text spells out: "giải phóng mặt bằng (GPMB)", "Ban chỉ đạo (viết tắt là BCĐ)".
 *
 * The initials of the words before the bracket must be the letters in it, one for one; only words that join others may
 * be passed over. That is strict: a pair that is not one would lead every search for it astray. */
#include <string.h>
#include <tracuu/abbreviation.h>

enum { LETTERS_MOST = 12, LETTERS_LEAST = 2 };

static char initial(const tc_token *t)
{
    return t->fold_length ? t->term[0] : '\0';
}

static bool is_joining(const tc_token *t)
{
    static const char *const words[] = {"va", "cua", "cho", "ve", "cac", "voi", "trong", "tren"};
    for (size_t i = 0; i < TC_COUNT(words); i++)
        if (t->fold_length == strlen(words[i]) && !memcmp(t->term, words[i], t->fold_length)) return true;
    return false;
}

/* Whether nothing but spaces, hyphens and ampersands stands between two tokens. */
static bool adjoins(const char *text, const tc_token *a, const tc_token *b, const char *between)
{
    for (uint32_t i = a->end; i < b->start; i++)
        if (!strchr(between, text[i])) return false;
    return true;
}

/* The letters of a short form, folded: of "GD&ĐT" gddt. 0 when tokens first…last are none. */
static size_t letters_of(char *out, const tc_tokens *t, size_t first, size_t last)
{
    size_t n = 0;
    for (size_t i = first; i <= last; i++) {
        const tc_token *k = &t->items[i];
        bool upper = (k->flags & TC_TOKEN_UPPER) || (k->end - k->start <= 2 && (k->flags & TC_TOKEN_CAPITAL));
        if (!upper || k->kind == TC_TOKEN_DIGITS || n + k->fold_length > LETTERS_MOST) return 0;
        memcpy(out + n, k->term, k->fold_length);
        n += k->fold_length;
    }
    /* In terms i stands for y, in the letters as in the words that they begin. */
    return n >= LETTERS_LEAST ? n : 0;
}

/* The word at which a long form that ends with `end` begins, or SIZE_MAX. */
static size_t long_form_start(const char *letters, size_t count, const tc_tokens *t, const char *text, size_t end)
{
    size_t at = end;
    for (size_t left = count; left;) {
        const tc_token *k = &t->items[at];
        if (at < end && !adjoins(text, k, &t->items[at + 1], " -&,")) return SIZE_MAX;
        if (k->kind == TC_TOKEN_DIGITS) return SIZE_MAX;
        if (initial(k) == letters[left - 1])
            left--;
        else if (!is_joining(k))
            return SIZE_MAX;
        if (!left) return at;
        if (!at) return SIZE_MAX;
        at--;
    }
    return SIZE_MAX;
}

static bool words_stand(const tc_tokens *t, size_t at, size_t end, const char *const *words, size_t count)
{
    if (at + count > end) return false;
    for (size_t i = 0; i < count; i++) {
        const tc_token *k = &t->items[at + i];
        if (k->fold_length != strlen(words[i]) || memcmp(k->term, words[i], k->fold_length) != 0) return false;
    }
    return true;
}

/* "sau đây gọi tắt là", "viết tắt là", "gọi chung là" inside the bracket: how many words of it are no short form. */
static size_t lead_length(const tc_tokens *t, size_t first, size_t end)
{
    static const char *const tails[][3] = {{"goi", "tat", "la"}, {"viet", "tat", "la"}, {"goi", "chung", "la"}};
    for (size_t at = first; at < end && at < first + 4; at++)
        for (size_t i = 0; i < TC_COUNT(tails); i++)
            if (words_stand(t, at, end, tails[i], 3)) return at + 3 - first;
    return 0;
}

/* The bracket that opens between the tokens at - 1 and at. */
static bool opens_before(const tc_tokens *t, const char *text, size_t at)
{
    const char *from = text + t->items[at - 1].end;
    return memchr(from, '(', t->items[at].start - t->items[at - 1].end) != NULL;
}

/* The token behind the last one in the bracket that opens before `at`, or `at` when it does not close soon. */
static size_t bracket_end(const tc_tokens *t, const char *text, size_t length, size_t at)
{
    enum { WORDS = 9 };
    for (size_t i = at; i < t->count && i < at + WORDS; i++) {
        size_t stop = i + 1 < t->count ? t->items[i + 1].start : length;
        if (memchr(text + t->items[i].end, ')', stop - t->items[i].end)) return i + 1;
    }
    return at;
}

size_t tc_short_forms_find(tc_short_form *out, size_t most, const tc_tokens *t, const char *text, size_t length)
{
    size_t found = 0;
    for (size_t at = 1; at < t->count && found < most; at++) {
        char letters[LETTERS_MOST];
        if (!opens_before(t, text, at)) continue;
        size_t end = bracket_end(t, text, length, at), first = at + lead_length(t, at, end);
        if (first >= end || end - first > 4) continue;
        size_t count = letters_of(letters, t, first, end - 1);
        size_t start = count ? long_form_start(letters, count, t, text, at - 1) : SIZE_MAX;
        if (start == SIZE_MAX || start == at - 1) continue;
        out[found++] = (tc_short_form){.first = first, .last = end - 1, .long_first = start, .long_last = at - 1};
    }
    return found;
}
