/* The period a passage is about: what it states itself, else the nearest heading that states one, else the document. */
#include "indexer/tags/period.h"
#include "indexer/identity/identity.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

enum { YEAR_DAYS = 366, CANDIDATES = 24, EARLY = 80, FRONT = 6, FIRST_YEAR = 1900 };
/* A statement of at least this strength stands against the headings. */
static const float SURE = 2.5F, FAIR = 1.5F, BARE_YEAR = 1.0F;

/* ---- what stands around a date ---- */

static size_t back(const char *text, size_t at, size_t most)
{
    size_t start = at > most ? at - most : 0;
    while (start < at && ((unsigned char)text[start] & 0xC0) == 0x80) start++;
    for (size_t i = at; i > start; i--) {
        /* A full stop ends a sentence when a space follows, not inside 1.248 or 31.7.2023. */
        if ((text[i - 1] == '.' && i < at && text[i] == ' ') || text[i - 1] == ';') return i;
    }
    return start;
}

static size_t forward(const char *text, size_t length, size_t at, size_t most)
{
    size_t end = at + most < length ? at + most : length;
    while (end > at && end < length && ((unsigned char)text[end] & 0xC0) == 0x80) end--;
    return end;
}

static tc_status fold_to(char *out, size_t room, const char *text, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    TRY(tc_fold(&folded, text, length));
    TRY(tc_buffer_check(&folded));
    size_t n = folded.length < room - 1 ? folded.length : room - 1;
    if (n) memcpy(out, folded.data, n);
    out[n] = '\0';
    return TC_OK;
}

tc_status tc_window_read(tc_window *out, const char *text, size_t length, tc_range at)
{
    size_t start = back(text, at.start, TC_WINDOW), end = forward(text, length, at.end, TC_WINDOW);
    TRY(fold_to(out->before, sizeof out->before, text + start, at.start - start));
    TRY(fold_to(out->self, sizeof out->self, text + at.start, at.end - at.start));
    return fold_to(out->after, sizeof out->after, text + at.end, end - at.end);
}

bool tc_window_has(const char *folded, const char *const *phrases)
{
    for (; *phrases; phrases++)
        if (tc_folded_find(folded, *phrases, 0) != SIZE_MAX) return true;
    return false;
}

bool tc_date_is_cited(const tc_entities *list, size_t i, const tc_window *window)
{
    enum { BESIDE = 12, NEAR = 150 };
    const tc_entity *e = &list->items[i];
    for (size_t j = 0; j < list->count; j++) {
        const tc_entity *d = &list->items[j];
        if (d->kind != TC_ENTITY_DOCUMENT) continue;
        if (d->at.start < e->at.end && e->at.start < d->at.end) return true;
        if (d->at.end > e->at.start) continue;
        if (e->at.start - d->at.end <= BESIDE) return true;
        if (d->date.year && tc_date_same(d->date, e->date) && e->at.start - d->at.end <= NEAR) return true;
    }
    static const char *const LAWS[] = {"luat", "bo luat", "hien phap", "phap lenh", NULL};
    return tc_window_has(window->before, LAWS);
}

/* ---- what may be a period at all ---- */

static const char *const COMPARED[] = {"cung ky", "so voi", "nam truoc", "so cung ky", NULL};
static const char *const TERMS[] = {"giai doan", "nhiem ky",     "tam nhin", "dinh huong den", "khoa",
                                    "nam hoc",   "muc tieu den", "den nam",  "ky niem",        NULL};
static const char *const DEADLINES[] = {"truoc", "hoan thanh", "cham nhat", "han chot", "xong", "muon nhat", NULL};
static const char *const UP_TO[] = {"den ngay",  "tinh den", "den het ngay", "den het", "den thoi diem",
                                    "den thang", NULL};

static bool is_period(const tc_entity *e)
{
    if (e->kind != TC_ENTITY_DATE && e->kind != TC_ENTITY_PERIOD) return false;
    if (e->period.from.year < FIRST_YEAR || !e->period.to.year) return false; /* what is told of the past is of today */
    return tc_date_days(e->period.to) - tc_date_days(e->period.from) < YEAR_DAYS;
}

/* Only the last few words before a date compare or bound it. */
static const char *last_words(const char *before, size_t most)
{
    size_t n = strlen(before);
    return n > most ? before + n - most : before;
}

static tc_status read_usable(bool *usable, tc_window *window, const char *text, size_t length, const tc_entities *list,
                             size_t i)
{
    *usable = false;
    if (!is_period(&list->items[i])) return TC_OK;
    TRY(tc_window_read(window, text, length, list->items[i].at));
    if (tc_date_is_cited(list, i, window)) return TC_OK;
    const char *near = last_words(window->before, 26);
    if (tc_window_has(near, COMPARED) || tc_window_has(near, TERMS) || tc_window_has(window->self, TERMS)) return TC_OK;
    *usable = true;
    return TC_OK;
}

tc_status tc_period_of_heading(tc_period *out, const char *heading, size_t length, tc_date reference, bool last)
{
    TC_CLEANUP(tc_entities_free) tc_entities list = {0};
    *out = (tc_period){{0}, {0}};
    if (!strpbrk(heading, "0123456789IVX")) return TC_OK;
    TRY(tc_entities_scan(&list, heading, length, reference));
    for (size_t i = 0; i < list.count; i++) {
        tc_window window;
        bool usable;
        TRY(read_usable(&usable, &window, heading, length, &list, i));
        if (!usable) continue;
        *out = list.items[i].period;
        if (!last) return TC_OK;
    }
    return TC_OK;
}

/* ---- what a passage says ---- */

typedef struct candidate {
    tc_period period;
    float strength;
} candidate;

/* From 1 January to the day: what "tính đến ngày" is about. */
static tc_period up_to(tc_period p)
{
    return (tc_period){{p.to.year, 1, 1}, p.to};
}

/* "… đến", "tính đến hết" right before a date, or in it. */
static bool is_up_to(const tc_window *w)
{
    static const char *const LAST[] = {"den", "den het", "den ngay", "toi", "den thoi diem", "den het ngay", NULL};
    static const char *const FROM[] = {"tu ngay", "tu thang", "tu sang", "tu chieu", "tu nam", NULL};
    if (tc_window_has(w->before, FROM)) return false;
    size_t n = strlen(w->before);
    while (n && w->before[n - 1] == ' ') n--;
    for (const char *const *l = LAST; *l; l++) {
        size_t k = strlen(*l);
        if (n >= k && !memcmp(w->before + n - k, *l, k) && (n == k || w->before[n - k - 1] == ' ')) return true;
    }
    return tc_window_has(w->self, UP_TO);
}

static float strength_of(const tc_entity *e, const tc_window *w, tc_period *period)
{
    static const char *const EVENT[] = {"sang",       "chieu",     "toi",        "ngay", "trua",
                                        "trong ngay", "sang ngay", "chieu ngay", NULL};
    static const char *const WITHIN[] = {"trong nam", "ca nam",  "trong thang", "trong quy",
                                         "trong ky",  "uoc nam", NULL};
    const char *near = last_words(w->before, 18);
    bool early = e->at.start < EARLY;
    int days = tc_date_days(e->period.to) - tc_date_days(e->period.from) + 1;
    if (tc_window_has(near, DEADLINES) || tc_window_has(w->self, DEADLINES)) return 0;
    if (is_up_to(w)) {
        /* "đến năm 2030" is a target. */
        if (days > 31 && e->kind == TC_ENTITY_DATE) return 0;
        if (days == 1) *period = up_to(e->period);
        return 3;
    }
    if (e->kind == TC_ENTITY_PERIOD) return early ? 3 : 2;
    if (days == 1) {
        bool front = e->at.start < 24 && (tc_window_has(w->before, EVENT) || tc_folded_any(w->self, EVENT));
        return front ? 3 : 1;
    }
    bool within = tc_window_has(near, WITHIN);
    if (days > 31) return within || e->at.start < FRONT ? 2 : BARE_YEAR;
    return within || early ? 2 : FAIR;
}

static void add_candidate(candidate *list, size_t *count, tc_period period, float strength)
{
    for (size_t i = 0; i < *count; i++) {
        if (!tc_period_same(list[i].period, period)) continue;
        /* Any number of plans "năm 2022" does not make a report on a month one on the year. */
        if (strength > BARE_YEAR) list[i].strength += strength * 0.7F;
        return;
    }
    if (*count < CANDIDATES) list[(*count)++] = (candidate){period, strength};
}

static tc_status own_period(candidate *best, const tc_passage *p)
{
    candidate list[CANDIDATES];
    size_t count = 0;
    *best = (candidate){{{0}, {0}}, 0};
    for (size_t i = 0; i < p->entities.count; i++) {
        tc_window window;
        bool usable;
        TRY(read_usable(&usable, &window, p->text, p->text_length, &p->entities, i));
        if (!usable) continue;
        tc_period period = p->entities.items[i].period;
        float strength = strength_of(&p->entities.items[i], &window, &period);
        if (strength > 0) add_candidate(list, &count, period, strength);
    }
    for (size_t i = 0; i < count; i++)
        if (list[i].strength > best->strength) *best = list[i];
    return TC_OK;
}

/* ---- headings ---- */

typedef enum part_kind {
    PART_NONE,
    PART_RESULTS, /* of the period reported on */
    PART_TASKS,   /* of the one to come */
} part_kind;

typedef struct headings {
    const tc_document *document;
    tc_period next;         /* of the tasks to come: as the title says, else what follows the period reported on */
    const tc_passage *seen; /* the passage whose path was read last */
    tc_period period;       /* of that path; from.year 0 for none */
    tc_date reference;      /* gives the year where the path and the text below it leave it out */
    part_kind kind;         /* of that path */
    tc_period part;         /* of the last "Phần …" in the order of the document, for all below it */
} headings;

/* "Nhiệm vụ, giải pháp trọng tâm", not "Kết quả thực hiện nhiệm vụ". */
static tc_status tells_part(part_kind *kind, const char *heading)
{
    static const char *const AHEAD[] = {"nhiem vu",       "phuong huong",          "giai phap",
                                        "ke hoach thang", "chuong trinh cong tac", NULL};
    static const char *const BEHIND[] = {"ket qua", "tinh hinh",   "danh gia", "thuc trang",
                                         "han che", "da dat duoc", NULL};
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    TRY(tc_fold(&folded, heading, strlen(heading)));
    *kind = PART_NONE;
    if (!folded.data) return TC_OK;
    if (tc_window_has(folded.data, AHEAD)) *kind = PART_TASKS;
    if (tc_window_has(folded.data, BEHIND)) *kind = PART_RESULTS;
    return TC_OK;
}

static bool same_path(const tc_passage *a, const tc_passage *b)
{
    if (!a || a->section_count != b->section_count) return false;
    for (size_t i = a->section_count; i-- > 0;)
        if (strcmp(a->section[i], b->section[i]) != 0) return false;
    return true;
}

static bool is_part(const char *heading)
{
    static const char *const PARTS[] = {"Phần ", "PHẦN ", NULL};
    for (const char *const *p = PARTS; *p; p++)
        if (strncmp(heading, *p, strlen(*p)) == 0) return true;
    return false;
}

/* What gives the year where the text leaves it out: the document's date; where what the text is about lies in another
 * year ("Kế hoạch … năm 2023" of December 2022, "Báo cáo … năm 2023" of January 2024) that year. What is about a whole
 * year has all of its months there, what is ahead for January also speaks of the December before. */
static tc_date reference_of(tc_period about, tc_date date)
{
    enum { MONTHS_2 = 62 };
    if (!date.year || !about.from.year || about.to.year != about.from.year) return date;
    if (abs(about.from.year - date.year) != 1) return date;
    bool whole = tc_date_days(about.to) - tc_date_days(about.from) > MONTHS_2;
    /* A month may be reported on a few weeks later, with what has happened since. */
    if (!whole && about.from.year < date.year) return date;
    return (tc_date){about.from.year, (int8_t)(whole ? 0 : about.from.month), 0};
}

static tc_date reference_below(const headings *h)
{
    tc_period about = h->period;
    if (!about.from.year) about = h->kind == PART_TASKS && h->next.from.year ? h->next : h->document->period;
    return reference_of(about, h->document->date);
}

/* A heading of the path, from the outermost on. The first that tells of results or of tasks says so for all below it:
 * "Nhiệm vụ quốc phòng" under "Kết quả" is none to come. */
static tc_status read_heading(headings *h, const char *heading)
{
    tc_period period;
    part_kind kind = PART_NONE;
    TRY(tc_period_of_heading(&period, heading, strlen(heading), h->reference, false));
    if (h->kind == PART_NONE) TRY(tells_part(&kind, heading));
    if (!period.from.year && kind == PART_TASKS) period = h->next;
    if (is_part(heading)) h->part = period;
    if (kind != PART_NONE) h->kind = kind;
    if (period.from.year) h->period = period;
    h->reference = reference_below(h);
    return TC_OK;
}

static tc_status read_path(headings *h, const tc_passage *p)
{
    if (same_path(h->seen, p)) return TC_OK;
    h->seen = p;
    h->period = (tc_period){{0}, {0}};
    h->kind = PART_NONE;
    h->reference = reference_below(h);
    for (size_t i = 0; i < p->section_count; i++) TRY(read_heading(h, p->section[i]));
    /* What stands below no heading, like the closing words, is of no part. */
    if (!h->period.from.year && p->section_count) h->period = h->part;
    h->reference = reference_below(h);
    return TC_OK;
}

/* As many months right behind whole ones: quarter II behind quarter I, a year behind a year. */
static tc_period months_behind(tc_period p)
{
    if (p.from.day != 1 || !p.from.month) return (tc_period){{0}, {0}};
    int months = (p.to.year - p.from.year) * 12 + p.to.month - p.from.month + 1;
    int first = p.to.year * 12 + p.to.month, last = first + months - 1;
    tc_date from = {(int16_t)(first / 12), (int8_t)(first % 12 + 1), 0};
    tc_date to = {(int16_t)(last / 12), (int8_t)(last % 12 + 1), 0};
    return (tc_period){tc_date_period(from).from, tc_date_period(to).to};
}

/* A report that tells of tasks at its end without saying when they are due sets them for the time that comes. */
static tc_status next_period(headings *h)
{
    const tc_document *d = h->document;
    if (!d->title) return TC_OK;
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    TRY(tc_fold(&folded, d->title, strlen(d->title)));
    static const char *const AHEAD[] = {"nhiem vu", "phuong huong", "giai phap", NULL};
    if (folded.data && tc_window_has(folded.data, AHEAD)) {
        TRY(tc_period_of_heading(&h->next, d->title, strlen(d->title), d->date, true));
        if (tc_period_same(h->next, d->period)) h->next = (tc_period){{0}, {0}};
    }
    if (!h->next.from.year && d->period.from.year && d->type && strcmp(d->type, "báo cáo") == 0)
        h->next = months_behind(d->period);
    return TC_OK;
}

/* What the passage says of itself against where it stands: under a heading with a period a passing mention of another
 * year does not count, a narrower period inside it does. */
static tc_period settle(const candidate *own, tc_period heading, tc_period document)
{
    bool under = heading.from.year != 0;
    tc_period around = under ? heading : document;
    if (own->strength <= 0) return around;
    if (!around.from.year || own->strength >= SURE) return own->period;
    if (own->strength >= FAIR && tc_period_within(own->period, around)) return own->period;
    if (own->strength < FAIR && tc_period_within(around, own->period)) return around;
    return !under && own->strength >= FAIR ? own->period : around;
}

/* A document may have millions of entities: what the list grew ahead is given back. */
static void fit(tc_entities *entities)
{
    if (!entities->count || entities->capacity == entities->count) return;
    tc_entity *items = realloc(entities->items, entities->count * sizeof *items);
    if (!items) return;
    entities->items = items;
    entities->capacity = entities->count;
}

static tc_status scan(tc_passage *p, const headings *h)
{
    TRY(tc_entities_scan(&p->entities, p->text, p->text_length, h->reference));
    fit(&p->entities);
    return TC_OK;
}

tc_status tc_periods_assign(tc_passages *passages, const tc_document *document)
{
    headings h = {.document = document};
    TRY(next_period(&h));
    for (size_t i = 0; i < passages->count; i++) {
        tc_passage *p = &passages->items[i];
        candidate own;
        TRY(read_path(&h, p));
        TRY(scan(p, &h));
        TRY(own_period(&own, p));
        p->period = settle(&own, h.period, document->period);
    }
    return TC_OK;
}
