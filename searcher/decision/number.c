/* The numbers a query names, and which numbers of the index they stand for. */
#include "searcher/decision/decision.h"
#include <stdlib.h>
#include <string.h>

tc_status tc_loose_key(tc_buffer *out, const char *number)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
    TRY(tc_number_key(&key, number));
    for (size_t i = 0; i < key.length; i++) {
        bool joint = strchr("-/&. ", key.data[i]) != NULL;
        if (joint && out->length && out->data[out->length - 1] == ' ') continue;
        tc_put_char(out, joint ? ' ' : key.data[i]);
    }
    return tc_buffer_check(out);
}

void tc_wanteds_free(tc_wanteds *w)
{
    for (size_t i = 0; i < w->count; i++) {
        free(w->items[i].digits);
        free(w->items[i].year);
        free(w->items[i].letters);
        free(w->items[i].type);
    }
    free(w->items);
    *w = (tc_wanteds){.count = 0};
}

/* ---- a key in its parts ---- */

typedef struct key_parts {
    const char *digits, *year, *letters; /* year and letters: NULL */
    size_t digits_length;
} key_parts;

static bool is_year(const char *text)
{
    size_t n = strcspn(text, " -/.&");
    if (n != 4 || (text[0] != '1' && text[0] != '2')) return false;
    for (size_t i = 0; i < n; i++)
        if (!tc_is_digit(text[i])) return false;
    return true;
}

static key_parts take_apart(const char *loose)
{
    key_parts k = {.digits = loose, .digits_length = strspn(loose, "0123456789")};
    const char *rest = loose + k.digits_length;
    while (*rest == ' ') rest++;
    if (is_year(rest)) {
        k.year = rest;
        rest += 4 + (rest[4] == ' ');
    }
    if (*rest) k.letters = rest;
    return k;
}

/* Letters compared whatever joins them: 2 the same, 1 those wanted begin the others, 0 neither. */
static int compare_letters(const char *wanted, const char *letters)
{
    while (*wanted && *letters) {
        if (*letters == ' ') {
            letters++;
            continue;
        }
        if (*wanted++ != *letters++) return 0;
    }
    if (*wanted) return 0;
    return *letters && *letters != ' ' ? 0 : *letters ? 1 : 2;
}

static bool same_type(const tc_wanted *w, const char *type)
{
    return !w->type || !type || tc_fold_equal(w->type, type);
}

int tc_wanted_fit(const tc_wanted *w, const char *loose, const char *type)
{
    key_parts k = take_apart(loose);
    if (strlen(w->digits) != k.digits_length || strncmp(w->digits, k.digits, k.digits_length) != 0) return 0;
    if (w->year && k.year && strncmp(w->year, k.year, 4) != 0) return 0;
    bool same_year = !w->year == !k.year;
    if (w->exact && (!w->letters != !k.letters || !same_year)) return 0;
    if (!w->letters) {
        if (!same_type(w, type)) return 0;
        return k.letters || !same_year ? 2 : 3;
    }
    if (!k.letters) return same_type(w, type) && same_year ? 1 : 0;
    int letters = compare_letters(w->letters, k.letters);
    if (w->exact && letters != 2) return 0;
    return letters == 2 && same_year ? 3 : letters ? 2 : 0;
}

int tc_wanteds_fit(const tc_wanteds *wanted, const char *loose, const char *type)
{
    int best = 0;
    for (size_t i = 0; i < wanted->count; i++) {
        int fit = tc_wanted_fit(&wanted->items[i], loose, type);
        if (fit > best) best = fit;
    }
    return best;
}

/* ---- the query ---- */

/* Folded, without what joins the groups. */
static tc_status put_folded(char **out, const char *text)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0}, kept = {0};
    *out = NULL;
    if (!text) return TC_OK;
    TRY(tc_fold(&folded, text, strlen(text)));
    for (size_t i = 0; i < folded.length; i++)
        if (!strchr("-/&. ", folded.data[i])) tc_put_char(&kept, folded.data[i]);
    TRY(tc_buffer_check(&kept));
    *out = tc_buffer_steal(&kept);
    return *out ? TC_OK : tc_fail(TC_MEMORY, "no memory for the query");
}

static tc_status add_wanted(tc_wanteds *out, const tc_number *n)
{
    TRY(TC_GROW(out->items, out->capacity, out->count + 1));
    tc_wanted *w = &out->items[out->count];
    *w = (tc_wanted){.digits = NULL};
    out->count++;
    TRY(tc_copy(&w->digits, n->digits));
    TRY(tc_copy(&w->year, n->year));
    TRY(put_folded(&w->letters, n->letters));
    return tc_copy(&w->type, n->type);
}

tc_status tc_wanteds_add_key(tc_wanteds *out, const char *loose)
{
    key_parts k = take_apart(loose);
    TRY(TC_GROW(out->items, out->capacity, out->count + 1));
    tc_wanted *w = &out->items[out->count++];
    *w = (tc_wanted){.exact = true};
    w->digits = tc_strndup(loose, k.digits_length);
    w->year = k.year ? tc_strndup(k.year, 4) : NULL;
    if (!w->digits || (k.year && !w->year)) return tc_fail(TC_MEMORY, "no memory for the query");
    return put_folded(&w->letters, k.letters);
}

static tc_status add_text(tc_wanteds *out, const char *text)
{
    TC_CLEANUP(tc_number_free) tc_number number = {0};
    tc_status status = tc_number_parse(&number, text);
    return status == TC_OK ? add_wanted(out, &number) : status;
}

/* The number alone, as a name of its parts, with what the scan says of its type. */
static tc_status add_entity(tc_wanteds *out, const tc_entity *e)
{
    TRY(add_text(out, e->number));
    tc_wanted *w = &out->items[out->count - 1];
    free(w->type);
    w->type = NULL;
    return tc_copy(&w->type, e->type);
}

/* Whether a number may end before this: "về", "của", "ngày". */
static bool may_follow(const char *text)
{
    static const char *const words[] = {"về ", "của ", "ngày ", "ve ", "cua ", "ngay ", "do "};
    for (size_t i = 0; i < TC_COUNT(words); i++)
        if (!strncmp(text, words[i], strlen(words[i]))) return true;
    return false;
}

/* "kế hoạch 74 về vệ sinh môi trường", "số 905 ngày 04/3/2022": what a clerk types in small letters in front of what he
 * knows of it. */
static tc_status add_front(tc_wanteds *out, char *text)
{
    for (char *space = strchr(text, ' '); space; space = strchr(space + 1, ' ')) {
        TC_CLEANUP(tc_number_free) tc_number number = {0};
        if (!may_follow(space + 1)) continue;
        *space = '\0';
        bool named = strcspn(text, "0123456789") > 0;
        tc_status status = tc_number_parse(&number, text);
        *space = ' ';
        if (status == TC_OK && (named || number.letters)) return add_wanted(out, &number);
        if (status != TC_OK && status != TC_NOT_FOUND) return status;
    }
    return TC_OK;
}

tc_status tc_wanteds_read(tc_wanteds *out, const tc_query *q, bool mend)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    if (mend)
        TRY(tc_digits_mend(&text, q->text));
    else
        tc_put_text(&text, q->text);
    tc_put(&text, "", 0);
    TRY(tc_buffer_check(&text));
    if (!text.length || (mend && !strcmp(text.data, q->text))) return TC_OK;
    tc_status status = add_text(out, text.data);
    if (status != TC_NOT_FOUND) return status;
    tc_entities found = {0};
    status = tc_entities_scan(&found, text.data, text.length, (tc_date){0});
    for (size_t i = 0; i < found.count && status == TC_OK; i++)
        if (found.items[i].kind == TC_ENTITY_DOCUMENT && found.items[i].number) {
            status = add_entity(out, &found.items[i]);
            if (status == TC_NOT_FOUND) status = TC_OK;
        }
    tc_entities_free(&found);
    if (status == TC_OK && !out->count) status = add_front(out, text.data);
    for (size_t i = 0; i < q->number_count && status == TC_OK && !out->count && !mend; i++) {
        status = add_text(out, q->numbers[i]);
        if (status == TC_NOT_FOUND) status = TC_OK;
    }
    return status;
}

/* ---- letters that no table knows ---- */

/* The bytes of a group of letters at `at`, in any case, with đ. */
static size_t letters_at(const char *at)
{
    size_t n = 0;
    while ((at[n] >= 'a' && at[n] <= 'z') || (n && tc_is_digit(at[n]))) n++;
    return n;
}

/* "2140 sxd qlxd", "09 2023 qd ubnd": digits, perhaps a year, and groups of letters, whatever joins them. */
static bool read_loosely(tc_wanted *w, const char *text)
{
    enum { DIGITS_MOST = 5, GROUP_MOST = 12, GROUPS_MOST = 5 };
    const char *at = text + strspn(text, "0");
    size_t digits = strspn(at, "0123456789"), groups = 0;
    TC_CLEANUP(tc_buffer_free) tc_buffer letters = {0};
    if (!digits || digits > DIGITS_MOST) return false;
    w->digits = tc_strndup(at, digits);
    for (at += digits; *at; groups++) {
        at += strspn(at, " -/.&");
        if (!groups && !w->year && is_year(at)) {
            w->year = tc_strndup(at, 4);
            at += 4 + strspn(at + 4, " -/.&");
        }
        size_t n = letters_at(at);
        if (!n || n > GROUP_MOST || groups == GROUPS_MOST) return false;
        tc_put(&letters, at, n);
        at += n;
    }
    w->letters = tc_buffer_steal(&letters);
    return groups > 0 && w->digits && w->letters;
}

tc_status tc_wanteds_guess(tc_wanteds *out, const tc_query *q)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer mended = {0}, folded = {0};
    TRY(tc_digits_mend(&mended, q->text));
    if (!mended.length) return TC_OK;
    TRY(tc_fold(&folded, mended.data, mended.length));
    TRY(TC_GROW(out->items, out->capacity, out->count + 1));
    tc_wanted *w = &out->items[out->count++];
    *w = (tc_wanted){.exact = true};
    if (!read_loosely(w, folded.data)) tc_wanteds_free(out);
    return TC_OK;
}
