/* The date of a document that states none, from the dates in it.
 *
 * A document is younger than what it tells as done and than the documents it cites, and it tells mostly of what
 * happened shortly before it. So the date is the latest of these, taken as a month, where it stands close to others:
 * one date far behind all others is a slip or a plan.
 */
#include "indexer/identity/identity.h"
#include "indexer/tags/period.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { GAP_DAYS = 75, RECENT_DAYS = 730, NAMED_NEEDED = 3 };

typedef struct past {
    int days;
    bool told; /* as done; else only the date of a document that is cited */
} past;

typedef struct pasts {
    past *items;
    size_t count, capacity;
    int years[201]; /* mentions of each year from 1900 */
    size_t dates;   /* dates of any kind with a year */
} pasts;

static const char *const AHEAD[] = {"truoc ngay", "truoc thang", "truoc",    "cham nhat", "hoan thanh", "xong",
                                    "du kien",    "den nam",     "phan dau", "tu ngay",   "ke tu",      "thoi gian",
                                    "ky niem",    "han",         "se",       "hieu luc",  "tu",         NULL};
static const char *const DONE_BEFORE[] = {"sang",     "chieu",      "toi",      "trua",         "vua qua", "da",
                                          "tinh den", "trong ngay", "den ngay", "den het ngay", NULL};
static const char *const DONE_AFTER[] = {"da",        "to chuc",  "dien ra",   "dat",       "duoc",
                                         "thanh lap", "khai mac", "tien hanh", "phe duyet", "ban hanh",
                                         "thuc hien", "tong",     "phat hien", NULL};

static bool tells_done(const tc_window *w)
{
    size_t n = strlen(w->before);
    const char *near = n > 24 ? w->before + n - 24 : w->before;
    if (tc_window_has(near, AHEAD) || tc_window_has(w->self, AHEAD)) return false;
    if (n && (w->before[n - 1] == '-' || (n > 1 && w->before[n - 2] == '-'))) return false;
    /* "Cầu dự kiến sẽ thông xe vào …" speaks of the future well before the date. */
    static const char *const WILL[] = {"du kien", "se", NULL};
    if (tc_window_has(w->before, WILL)) return false;
    return tc_window_has(near, DONE_BEFORE) || tc_window_has(w->self, DONE_BEFORE) ||
           tc_window_has(w->after, DONE_AFTER);
}

static tc_status add_past(pasts *list, tc_date date, bool told)
{
    if (date.year < 1990 || !date.day) return TC_OK;
    TRY(TC_GROW(list->items, list->capacity, list->count + 1));
    list->items[list->count++] = (past){tc_date_days(date), told};
    return TC_OK;
}

static tc_status see_entity(pasts *list, const tc_block *b, const tc_entities *entities, size_t i)
{
    const tc_entity *e = &entities->items[i];
    if (e->kind == TC_ENTITY_DOCUMENT) {
        return e->date.year ? add_past(list, e->date, false) : TC_OK;
    }
    if (e->kind != TC_ENTITY_DATE && e->kind != TC_ENTITY_PERIOD) return TC_OK;
    tc_date date = e->kind == TC_ENTITY_DATE ? e->date : e->period.to;
    if (date.year < 1900 || date.year > 2100) return TC_OK;
    list->dates++;
    tc_window w;
    TRY(tc_window_read(&w, b->text, b->text_length, e->at));
    if (tc_date_is_cited(entities, i, &w)) return TC_OK;
    bool one_year = e->kind == TC_ENTITY_DATE || e->period.from.year == e->period.to.year;
    if (one_year && !tc_window_has(w.before, AHEAD)) list->years[date.year - 1900]++;
    if (e->kind == TC_ENTITY_PERIOD && !tc_window_has(w.self, DONE_BEFORE)) return TC_OK;
    return tells_done(&w) ? add_past(list, date, true) : TC_OK;
}

static tc_status collect(pasts *list, const tc_blocks *blocks)
{
    for (size_t i = 0; i < blocks->count; i++) {
        const tc_block *b = &blocks->items[i];
        if (!strpbrk(b->text, "0123456789")) continue;
        TC_CLEANUP(tc_entities_free) tc_entities entities = {0};
        TRY(tc_entities_scan(&entities, b->text, b->text_length, (tc_date){0}));
        for (size_t k = 0; k < entities.count; k++) TRY(see_entity(list, b, &entities, k));
    }
    return TC_OK;
}

static int by_days(const void *a, const void *b)
{
    const past *x = a, *y = b;
    return (x->days > y->days) - (x->days < y->days);
}

/* The latest date that is told as done, or cited, within GAP_DAYS of the one before it; where none is so near, the
 * latest of all. */
static const past *dense_end(pasts *list)
{
    if (!list->count) return NULL;
    qsort(list->items, list->count, sizeof *list->items, by_days);
    size_t i = list->count - 1;
    while (i > 0 && list->items[i].days - list->items[i - 1].days > GAP_DAYS) i--;
    return i > 0 || list->count == 1 ? &list->items[i] : &list->items[list->count - 1];
}

/* An encyclopaedic text has dates of all times: then the latest says nothing. */
static bool scattered(const pasts *list, int end)
{
    size_t recent = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].days <= end && list->items[i].days > end - RECENT_DAYS) recent++;
    return recent * 3 < list->count;
}

static int frequent_year(const pasts *list)
{
    int best = 0;
    for (int y = 90; y < 201; y++)
        if (list->years[y] && (!best || list->years[y] > list->years[best])) best = y;
    return best ? best + 1900 : 0;
}

/* Looks for what the names of organs have in common, which few blocks hold, and then for what stands before it. */
static bool names_organ(const char *text)
{
    static const struct {
        const char *ending, *heads[4];
    } ORGANS[] = {{"UBND", {"", NULL}},
                  {"HĐND", {"", NULL}},
                  {" ủy", {"Thành", "Tỉnh", "Huyện", NULL}},
                  {" uỷ", {"Thành", "Tỉnh", "Huyện", NULL}}};
    for (size_t i = 0; i < TC_COUNT(ORGANS); i++)
        for (const char *at = text; (at = strstr(at, ORGANS[i].ending)) != NULL; at++)
            for (const char *const *h = ORGANS[i].heads; *h; h++) {
                size_t n = strlen(*h);
                if ((size_t)(at - text) >= n && memcmp(at - n, *h, n) == 0) return true;
            }
    return false;
}

/* Whether a text without letterhead and title comes from an office: it names the organs of a
 * district as those who work there do. A law or an encyclopaedia writes them out. */
static bool of_an_office(const tc_identity *id)
{
    const tc_document *d = id->document;
    if (d->type || d->number || d->issuer) return true;
    size_t named = 0;
    for (size_t i = 0; i < id->blocks->count && named < NAMED_NEEDED; i++)
        named += names_organ(id->blocks->items[i].text);
    return named >= NAMED_NEEDED;
}

static tc_date infer(pasts *list)
{
    const past *end = dense_end(list);
    tc_date date = {0};
    if (end && !scattered(list, end->days)) {
        date = tc_date_of_days(end->days);
        date.day = 0;
    } else if (!end) {
        date.year = (int16_t)frequent_year(list);
    }
    return date;
}

tc_status tc_identity_content_date(tc_identity *id)
{
    if (!of_an_office(id)) return TC_OK;
    pasts list = {0};
    tc_status status = collect(&list, id->blocks);
    tc_date date = {0};
    if (status == TC_OK) date = infer(&list);
    if (date.year && tc_date_valid(date)) {
        id->document->date = date;
        id->document->basis = TC_BASIS_CONTENT;
    }
    free(list.items);
    return status;
}
