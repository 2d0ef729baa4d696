/* The head of a column: what is measured in it, in what unit, for what period, whether it was planned or reached. */
#include "searcher/series/series.h"
#include <stdlib.h>
#include <string.h>

void tc_column_clear(tc_column *c)
{
    free(c->title);
    free(c->unit);
    *c = (tc_column){.title = NULL};
}

/* ---- words ---- */

/* A word of a head, folded, and where it stands. */
typedef struct word {
    char fold[24];
    uint32_t start, end;
    bool time, kind; /* it tells of when, or whether it was planned or reached, not of what is measured */
} word;
enum { WORDS_MOST = 40 };

typedef struct words {
    word items[WORDS_MOST];
    size_t count;
} words;

static bool ends_word(char c)
{
    return !c || strchr(" \t\n/(),;:-", c);
}

static tc_status split(words *out, const char *text)
{
    for (uint32_t at = 0; text[at] && out->count < WORDS_MOST;) {
        TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
        uint32_t end = at;
        while (!ends_word(text[end])) end++;
        if (end == at) {
            at++;
            continue;
        }
        TRY(tc_fold(&folded, text + at, end - at));
        TRY(tc_buffer_check(&folded));
        word *w = &out->items[out->count++];
        *w = (word){.start = at, .end = end};
        if (folded.length < sizeof w->fold) memcpy(w->fold, folded.data, folded.length);
        at = end;
    }
    return TC_OK;
}

/* How many words stand from `at` on as in the wording; 0 when they do not. */
static size_t stands(const words *w, size_t at, const char *wording)
{
    size_t n = 0;
    for (const char *c = wording; *c; n++) {
        size_t length = strcspn(c, " ");
        if (at + n >= w->count) return 0;
        const char *fold = w->items[at + n].fold;
        if (strlen(fold) != length || memcmp(fold, c, length) != 0) return 0;
        c += length + (c[length] == ' ');
    }
    return n;
}

static bool take_kind(words *w, const char *const *wordings, size_t count)
{
    bool any = false;
    for (size_t at = 0; at < w->count; at++)
        for (size_t i = 0; i < count; i++) {
            size_t n = stands(w, at, wordings[i]);
            for (size_t k = 0; k < n; k++) w->items[at + k].kind = true;
            any |= n > 0;
        }
    return any;
}

/* ---- kind and time ---- */

static void read_kind(tc_column *out, words *w)
{
    static const char *const plans[] = {"ke hoach", "du toan", "chi tieu", "muc tieu", "kh", "dt", "nghi quyet"};
    static const char *const guesses[] = {"uoc", "uoc thuc hien", "uoc dat", "uoc th", "uth", "du kien"};
    static const char *const results[] = {"thuc hien", "ket qua", "dat duoc", "th", "so lieu", "kq"};
    static const char *const others[] = {"giao", "nam", "ca nam", "cung ky", "trong", "den", "het", "ngay"};
    bool plan = take_kind(w, plans, TC_COUNT(plans)), guess = take_kind(w, guesses, TC_COUNT(guesses));
    bool result = take_kind(w, results, TC_COUNT(results));
    (void)take_kind(w, others, TC_COUNT(others));
    out->kind = guess ? TC_COLUMN_ESTIMATE : result && !plan ? TC_COLUMN_RESULT : plan ? TC_COLUMN_PLAN : TC_COLUMN_ANY;
}

static int year_of(const char *fold)
{
    int year = strlen(fold) == 4 && strspn(fold, "0123456789") == 4 ? atoi(fold) : 0;
    return year >= 1990 && year <= 2100 ? year : 0;
}

/* "TH 6 tháng": the first so many months of the document's year, where no year is named. */
static void read_months(tc_column *out, words *w, tc_date date)
{
    for (size_t k = 0; date.year && k + 1 < w->count && !out->period.from.year; k++) {
        const char *fold = w->items[k].fold;
        int months = strlen(fold) <= 2 && strspn(fold, "0123456789") == strlen(fold) ? atoi(fold) : 0;
        if (months < 1 || months > 12 || strcmp(w->items[k + 1].fold, "thang") != 0) continue;
        tc_period last = tc_date_period((tc_date){date.year, (int8_t)months, 0});
        out->period = (tc_period){{date.year, 1, 1}, last.to};
        w->items[k].time = w->items[k + 1].time = true;
    }
}

static tc_status read_period(tc_column *out, words *w, const char *text, tc_date date)
{
    TC_CLEANUP(tc_entities_free) tc_entities found = {0};
    TRY(tc_entities_scan(&found, text, strlen(text), date));
    for (size_t i = 0; i < found.count && !out->period.from.year; i++) {
        const tc_entity *e = &found.items[i];
        if ((e->kind != TC_ENTITY_DATE && e->kind != TC_ENTITY_PERIOD) || !e->period.from.year) continue;
        out->period = e->period;
        for (size_t k = 0; k < w->count; k++)
            w->items[k].time |= w->items[k].start >= e->at.start && w->items[k].end <= e->at.end;
    }
    for (size_t k = 0; k < w->count; k++) {
        int year = year_of(w->items[k].fold);
        if (!year) continue;
        tc_period whole = tc_date_period((tc_date){(int16_t)year, 0, 0});
        bool on = k && out->period.to.year + 1 == year && w->items[k - 1].end + 1 == w->items[k].start; /* 2025-2026 */
        if (!out->period.from.year) out->period = whole;
        if (on) out->period.to = whole.to;
        w->items[k].time = true;
    }
    read_months(out, w, date);
    return TC_OK;
}

/* ---- unit and what is left ---- */

bool tc_head_of_units(const char *head)
{
    static const char *const names[] = {"ĐVT", "đơn vị tính", "ĐV tính"};
    for (size_t i = 0; i < TC_COUNT(names); i++)
        if (tc_fold_equal(head, names[i])) return true;
    return false;
}

tc_status tc_head_unit(tc_range *out, const char *head)
{
    *out = (tc_range){0, 0};
    for (const char *open = strchr(head, '('); open; open = strchr(open + 1, '(')) {
        const char *close = strchr(open, ')');
        tc_measure measure;
        bool whole;
        if (!close) break;
        *out = (tc_range){(uint32_t)(open + 1 - head), (uint32_t)(close - head)};
        TRY(tc_measure_of_unit(&measure, &whole, open + 1, (size_t)(close - open - 1)));
        if (measure != TC_MEASURE_ANY) break;
    }
    return TC_OK;
}

/* "(tỷ đồng)" in a head, "%" anywhere in it. */
static tc_status read_unit(tc_column *out, char *text)
{
    bool percent = strchr(text, '%') != NULL;
    tc_range at;
    TRY(tc_head_unit(&at, text));
    if (at.end) {
        out->unit = tc_strndup(text + at.start, at.end - at.start);
        if (!out->unit) return tc_fail(TC_MEMORY, "no memory for a column");
        memmove(text + at.start - 1, text + at.end + 1, strlen(text + at.end + 1) + 1);
    }
    if (percent) {
        free(out->unit);
        out->unit = NULL;
        TRY(tc_copy(&out->unit, "%"));
    }
    return TC_OK;
}

/* A share of other columns tells nothing of the row's own: "Tỷ lệ %", "TH/KH", "So với cùng kỳ". */
static bool is_share(const words *w, bool percent)
{
    static const char *const compared[] = {"so sanh", "so voi", "tang", "giam", "tang giam"};
    static const char *const plain[] = {"ty", "ti", "le", "dat",  "thuc", "hien", "hoan", "thanh", "ke", "hoach",
                                        "th", "kh", "%",  "phan", "tram", "nam",  "cung", "ky",    "muc"};
    bool rest = false;
    for (size_t i = 0; i < w->count; i++) {
        for (size_t k = 0; k < TC_COUNT(compared); k++)
            if (stands(w, i, compared[k])) return true;
        bool known = year_of(w->items[i].fold) != 0;
        for (size_t k = 0; k < TC_COUNT(plain); k++) known |= !strcmp(w->items[i].fold, plain[k]);
        rest |= !known;
    }
    return percent && !rest;
}

/* The words that do not tell the time, where any of them tells more than the kind: "Vốn giao 2023". */
static tc_status write_title(tc_column *out, const words *w, const char *text)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer title = {0};
    bool any = false;
    for (size_t i = 0; i < w->count; i++)
        any |= !w->items[i].time && !w->items[i].kind && strcmp(w->items[i].fold, "%") != 0;
    for (size_t i = 0; any && i < w->count; i++) {
        if (w->items[i].time) continue;
        if (title.length) tc_put_char(&title, ' ');
        tc_put(&title, text + w->items[i].start, w->items[i].end - w->items[i].start);
    }
    TRY(tc_buffer_check(&title));
    return tc_copy(&out->title, title.length ? title.data : "");
}

tc_status tc_column_read(tc_column *out, const char *head, tc_date date)
{
    char *text = NULL;
    words w = {.count = 0};
    TRY(tc_copy(&text, head));
    bool percent = strchr(head, '%') != NULL;
    tc_status status = read_unit(out, text);
    if (status == TC_OK) status = split(&w, text);
    if (status == TC_OK) out->share = is_share(&w, percent);
    if (status == TC_OK) read_kind(out, &w);
    if (status == TC_OK) status = read_period(out, &w, text, date);
    if (status == TC_OK) status = write_title(out, &w, text);
    free(text);
    return status;
}
