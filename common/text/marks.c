/* Marks that are not Vietnamese (Müller, Škoda, й): rare, so written out rather than coded. */
#include "common/text/fold.h"
#include "common/text/letter.h"
#include "common/text/word.h"
#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

enum { D_STROKE = 0x111 };

typedef struct units {
    UChar *items;
    int32_t count;
} units;

static void units_free(units *u)
{
    free(u->items);
}

/* The NFD of UTF-8 text, with room for `more` units behind it. */
static tc_status decompose(units *out, const char *text, size_t length, size_t more)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&error);
    size_t room = length * 4 + more + 8;
    if (room > INT32_MAX / 4) return tc_fail(TC_LIMIT, "a word of %zu bytes is too long", length);
    TC_CLEANUP(units_free) units whole = {malloc((length + 1) * sizeof(UChar)), 0};
    out->items = malloc(room * sizeof(UChar));
    if (!whole.items || !out->items) return tc_fail(TC_MEMORY, "no memory for a word of %zu bytes", length);
    u_strFromUTF8(whole.items, (int32_t)length + 1, &whole.count, text, (int32_t)length, &error);
    if (U_SUCCESS(error))
        out->count = unorm2_normalize(nfd, whole.items, whole.count, out->items, (int32_t)room, &error);
    if (U_FAILURE(error)) return tc_fail(TC_INTERNAL, "ICU cannot decompose: %s", u_errorName(error));
    return TC_OK;
}

/* Appends the NFC of `u` as UTF-8. */
static tc_status put_composed(tc_buffer *out, const units *u)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    int32_t room = u->count * 3 + 8;
    TC_CLEANUP(units_free) units whole = {malloc((size_t)room * sizeof(UChar)), 0};
    if (!whole.items) return tc_fail(TC_MEMORY, "no memory for a word of %d units", (int)u->count);
    whole.count = unorm2_normalize(nfc, u->items, u->count, whole.items, room, &error);
    if (U_FAILURE(error)) return tc_fail(TC_INTERNAL, "ICU cannot compose: %s", u_errorName(error));
    for (int32_t i = 0; i < whole.count;) {
        UChar32 c;
        U16_NEXT(whole.items, i, whole.count, c);
        tc_put_utf8(out, (uint32_t)c);
    }
    return tc_buffer_check(out);
}

tc_status tc_marks_write(tc_buffer *folded, tc_buffer *marks, const char *canonical, size_t length)
{
    TC_CLEANUP(units_free) units all = {0};
    TRY(decompose(&all, canonical, length, 0));
    int32_t kept = 0;
    unsigned index = 0, last = 0;
    bool any = false;
    for (int32_t i = 0; i < all.count;) {
        UChar32 c;
        U16_NEXT(all.items, i, all.count, c);
        bool drops = tc_fold_drops((uint32_t)c);
        if (!drops) index++;
        if (!drops) U16_APPEND_UNSAFE(all.items, kept, c == D_STROKE ? 'd' : c);
        if (!drops && c != D_STROKE) continue;
        if (any && index == last)
            tc_put_format(marks, ".%x", (unsigned)c);
        else
            tc_put_format(marks, "%s%x:%x", any ? "," : "", index, (unsigned)c);
        any = true;
        last = index;
    }
    all.count = kept;
    TRY(tc_buffer_check(marks));
    return put_composed(folded, &all);
}

typedef struct mark_list {
    const char *next, *end;
    unsigned index;
    bool first;
} mark_list;

static unsigned take_hex(mark_list *list)
{
    unsigned value = 0;
    for (; list->next < list->end; list->next++) {
        char c = *list->next;
        if (c >= '0' && c <= '9')
            value = (value << 4 | (unsigned)(c - '0')) & 0xFFFFFF;
        else if (c >= 'a' && c <= 'f')
            value = (value << 4 | (unsigned)(c - 'a' + 10)) & 0xFFFFFF;
        else
            break;
    }
    return value;
}

/* The next mark; false at the end of the list, and where it is no such list. */
static bool take_mark(mark_list *list, uint32_t *mark)
{
    if (list->next >= list->end) return false;
    if (!list->first && *list->next != '.' && *list->next != ',') return false;
    bool moves = list->first || *list->next == ',';
    if (!list->first) list->next++;
    list->first = false;
    if (moves) list->index = take_hex(list);
    if (moves && (list->next >= list->end || *list->next++ != ':')) return false;
    *mark = take_hex(list);
    return *mark > 0 && *mark <= 0x10FFFF;
}

tc_status tc_marks_apply(tc_buffer *out, const char *folded, size_t folded_length, const char *marks, size_t length)
{
    TC_CLEANUP(units_free) units bare = {0}, whole = {0};
    TRY(decompose(&bare, folded, folded_length, 0));
    whole.items = malloc(((size_t)bare.count + 2 * length + 8) * sizeof(UChar));
    if (!whole.items) return tc_fail(TC_MEMORY, "no memory for a word of %zu bytes", folded_length);
    mark_list list = {marks, marks + length, 0, true};
    uint32_t mark;
    bool more = take_mark(&list, &mark);
    unsigned index = 0;
    for (int32_t i = 0; i <= bare.count;) {
        for (; more && list.index == index; more = take_mark(&list, &mark)) {
            if (mark == D_STROKE && whole.count > 0)
                whole.items[whole.count - 1] = D_STROKE;
            else
                U16_APPEND_UNSAFE(whole.items, whole.count, mark);
        }
        if (i == bare.count) break;
        UChar32 c;
        U16_NEXT(bare.items, i, bare.count, c);
        U16_APPEND_UNSAFE(whole.items, whole.count, c);
        index++;
    }
    return put_composed(out, &whole);
}
