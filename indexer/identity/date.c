/* The date of the document with its basis, and the period it reports on. */
#include "indexer/identity/identity.h"
#include "indexer/tags/period.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

enum { COVER_LINE = 60, PLACE_BYTES = 48, TAIL_DATE = 90, QUARTER_DAYS = 92 };

static void keep_date(tc_identity *id, tc_date date, tc_basis basis)
{
    if (!tc_date_valid(date)) return;
    id->document->date = date;
    id->document->basis = basis;
}

/* ---- "ngày 18 tháng 01 năm 2022" in a folded line ---- */

static size_t spaces(const char *f, size_t at)
{
    while (f[at] && strchr(" ._", f[at])) at++;
    return at;
}

static size_t number_at(const char *f, size_t at, int *value, size_t most)
{
    *value = 0;
    size_t start = at;
    while (isdigit((unsigned char)f[at]) && at - start < most) *value = *value * 10 + (f[at++] - '0');
    return at;
}

static bool word_at(const char *f, size_t *at, const char *word)
{
    if (strncmp(f + *at, word, strlen(word)) != 0) return false;
    *at = spaces(f, *at + strlen(word));
    return true;
}

/* "tháng 12 năm 2023", "tháng 12/2023", "tháng 12 - 2023"; from "thang" on. */
static bool month_and_year(const char *f, size_t *at, tc_date *date)
{
    int month, year;
    size_t i = *at;
    if (!word_at(f, &i, "thang")) return false;
    i = spaces(f, number_at(f, i, &month, 2));
    if (f[i] == '/' || f[i] == '-') i = spaces(f, i + 1);
    word_at(f, &i, "nam");
    size_t end = number_at(f, i, &year, 4);
    if (end - i != 4 || isdigit((unsigned char)f[end]) || month > 12) return false;
    *date = (tc_date){(int16_t)year, (int8_t)month, 0};
    *at = end;
    return tc_date_valid(*date);
}

/* A day that the scanner could not read ("2#”") is left out: the bytes of that one word, which is no plain word. */
static size_t unreadable_day(const char *f, size_t at)
{
    enum { LONGEST = 8 };
    bool odd = false;
    size_t end = at;
    for (; f[end] && f[end] != ' ' && end < at + LONGEST; end++) odd = odd || !(f[end] >= 'a' && f[end] <= 'z');
    size_t next = end;
    return odd && f[end] == ' ' && word_at(f, &next, "") && strncmp(f + next, "thang", 5) == 0 ? next : at;
}

/* The date in words from "ngay" on; a day left blank for the hand gives the month. */
static bool long_date(const char *f, size_t *at, tc_date *date)
{
    int day;
    size_t i = *at;
    if (!word_at(f, &i, "ngay")) return false;
    size_t digits = i;
    i = spaces(f, number_at(f, i, &day, 2));
    if (strncmp(f + i, "thang", 5) != 0 && unreadable_day(f, digits) != digits) i = unreadable_day(f, digits), day = 0;
    if (!month_and_year(f, &i, date)) return false;
    if (day && date->month) {
        tc_date full = {date->year, date->month, (int8_t)day};
        if (tc_date_valid(full)) *date = full;
    }
    *at = i;
    return true;
}

/* ---- the letterhead ---- */

/* What stands before the date of a letterhead is the name of a place and a comma, nothing else. */
static bool place_before(const char *f, size_t from, size_t at)
{
    size_t start = from;
    while (start < at && f[start] == ' ') start++;
    if (at - start > PLACE_BYTES) return false;
    for (size_t i = start; i < at; i++)
        if (isdigit((unsigned char)f[i]) || f[i] == ';' || f[i] == '/') return false;
    return at == start || memchr(f + start, ',', at - start) != NULL;
}

/* "Hà Nội ngày 15 tháng 3": a place without its comma, each word with a capital. */
static bool bare_place(const tc_id_line *line, size_t at)
{
    enum { MOST = 30 };
    if (!at || at > MOST) return false;
    for (size_t i = 0; i < at; i++) {
        size_t byte = line->origin[i];
        bool begins = line->folded[i] != ' ' && (i == 0 || line->folded[i - 1] == ' ');
        if (begins && !tc_is_upper(tc_utf8_next(line->text, line->length, &byte))) return false;
        if (isdigit((unsigned char)line->folded[i])) return false;
    }
    return true;
}

/* Where the part of the line with place and date may begin: behind the number or the motto that share the line. */
static size_t date_part(const tc_identity *id, size_t index, const tc_id_line *line)
{
    if (index != SIZE_MAX && index == id->number_line) return id->number_end;
    static const char *const BEFORE[] = {"hanh phuc", "viet nam", "*", "|", NULL};
    for (const char *const *b = BEFORE; *b; b++) {
        size_t at = tc_folded_find(line->folded, *b, 0);
        if (at != SIZE_MAX) return at + strlen(*b);
    }
    return 0;
}

static bool read_letterhead(const tc_identity *id, size_t index, const tc_id_line *line, tc_date *date)
{
    if (!strstr(line->folded, "ngay")) return false;
    size_t from = date_part(id, index, line);
    bool sure = line->frame == TC_FRAME_PLACE_DATE;
    for (size_t at = from; (at = tc_folded_find(line->folded, "ngay", at)) != SIZE_MAX; at++) {
        size_t end = at;
        bool placed = place_before(line->folded, sure && at > PLACE_BYTES ? at : from, at);
        if (!placed && (index == SIZE_MAX || from || !bare_place(line, at))) continue;
        if (!long_date(line->folded, &end, date)) continue;
        /* A sentence goes on behind its date. */
        if (sure || !line->folded[spaces(line->folded, end)]) return true;
    }
    return false;
}

static tc_status date_of_letterhead(tc_identity *id)
{
    tc_date date;
    for (size_t i = 0; i < id->zone; i++)
        if (read_letterhead(id, i, &id->head.items[i], &date)) return keep_date(id, date, TC_BASIS_LETTERHEAD), TC_OK;
    for (size_t i = id->tail.count; i-- > 0;) {
        const tc_id_line *line = &id->tail.items[i];
        /* Above a signature the place and date stand alone on a line. */
        if (line->length > TAIL_DATE || !memchr(line->text, ',', line->length)) continue;
        if (!read_letterhead(id, SIZE_MAX, line, &date)) continue;
        if (line->folded[line->folded_length - 1] == '.' || tc_folded_find(line->folded, "so", 0) != SIZE_MAX) continue;
        return keep_date(id, date, TC_BASIS_LETTERHEAD), TC_OK;
    }
    return TC_OK;
}

/* ---- the cover: "Tháng 12 năm 2023" alone on a line, also "X, tháng 12 năm 2023" ---- */

/* The month of a bulletin is part of its name: "Tài liệu sinh hoạt chi bộ tháng 12 năm 2023". */
static tc_status add_month_to_title(tc_identity *id, const tc_id_line *line)
{
    const char *title = id->document->title;
    if (!id->bulletin || !title || strpbrk(title, "0123456789")) return TC_OK;
    TC_CLEANUP(tc_buffer_free) tc_buffer longer = {0};
    tc_put_format(&longer, "%s ", title);
    for (size_t at = 0; at < line->length;)
        tc_put_utf8(&longer, tc_to_lower(tc_utf8_next(line->text, line->length, &at)));
    TRY(tc_buffer_check(&longer));
    free(id->document->title);
    id->document->title = tc_buffer_steal(&longer);
    return id->document->title ? TC_OK : tc_fail(TC_MEMORY, "no memory for the title of a document");
}

static tc_status date_of_cover(tc_identity *id)
{
    for (size_t i = 0; i < id->zone; i++) {
        const tc_id_line *line = &id->head.items[i];
        if (line->length > COVER_LINE) continue;
        size_t at = tc_folded_find(line->folded, "thang", 0);
        tc_date date;
        if (at == SIZE_MAX || (at && !place_before(line->folded, 0, at) && line->folded[0] != '(')) continue;
        if (!month_and_year(line->folded, &at, &date)) continue;
        at = spaces(line->folded, at);
        if (line->folded[at] && line->folded[at] != ')') continue;
        keep_date(id, date, TC_BASIS_COVER);
        return tc_folded_starts(line->folded, "thang") ? add_month_to_title(id, line) : TC_OK;
    }
    return TC_OK;
}

/* ---- the title ---- */

/* A report on a month is of that month, one on nine months or a quarter of their last month, one on a year of the year.
 */
static tc_date date_of_period(tc_period p)
{
    int days = tc_date_days(p.to) - tc_date_days(p.from) + 1;
    bool whole_year = p.from.month == 1 && p.from.day <= 1 && p.to.month == 12 && days > QUARTER_DAYS * 3;
    if (whole_year) return (tc_date){p.from.year, 0, 0};
    if (days == 1) return p.from;
    return (tc_date){p.to.year, p.to.month, 0};
}

static tc_status date_of_title(tc_identity *id)
{
    const char *title = id->document->title;
    if (!title || !id->document->type) return TC_OK;
    tc_period p;
    TRY(tc_period_of_heading(&p, title, strlen(title), (tc_date){0}, false));
    if (p.from.year) keep_date(id, date_of_period(p), TC_BASIS_TITLE);
    return TC_OK;
}

/* ---- "… thông qua ngày 28 tháng 11 năm 2023": laws and resolutions say so in their last sentence ---- */

static tc_status date_of_adoption(tc_identity *id)
{
    for (size_t i = id->tail.count; i-- > 0;) {
        const tc_id_line *line = &id->tail.items[i];
        static const char WORDS[] = "thong qua ngay";
        size_t at = tc_folded_find(line->folded, WORDS, 0);
        tc_date date;
        if (at == SIZE_MAX) continue;
        at += strlen(WORDS) - strlen("ngay");
        if (long_date(line->folded, &at, &date)) return keep_date(id, date, TC_BASIS_CONTENT), TC_OK;
    }
    return TC_OK;
}

/* ---- the year in the number: "77/2031/QH18" ---- */

static tc_status date_of_number(tc_identity *id)
{
    const char *at = id->document->number ? strchr(id->document->number, '/') : NULL;
    int year;
    if (!at || number_at(at, 1, &year, 4) != 5 || at[5] != '/' || year < 1945) return TC_OK;
    return keep_date(id, (tc_date){(int16_t)year, 0, 0}, TC_BASIS_LETTERHEAD), TC_OK;
}

/* ---- the name of the file ---- */

static bool is_likely(tc_date date)
{
    return date.year >= 1990 && date.year < 2100 && date.month && tc_date_valid(date);
}

/* "20230815", "202308". */
static bool day_of_digits(const char *s, size_t count, tc_date *date)
{
    if (count != 6 && count != 8) return false;
    int v = atoi(s);
    *date = count == 8 ? (tc_date){(int16_t)(v / 10000), (int8_t)(v / 100 % 100), (int8_t)(v % 100)}
                       : (tc_date){(int16_t)(v / 100), (int8_t)(v % 100), 0};
    return is_likely(*date);
}

/* Two or three groups of digits parted by one character: 2023-08-15, 2023_08, 15.8.2023, 08-2023. A year has four
 * digits, day and month at most two: 267-2023 is a document number. */
static bool date_of_groups(const char *s, tc_date *date)
{
    enum { GROUPS = 3, YEAR = 4, SHORT = 2 };
    int v[GROUPS] = {0};
    size_t n = 0, at = 0, widths[GROUPS] = {0};
    while (n < GROUPS) {
        size_t end = number_at(s, at, &v[n], YEAR);
        if (end == at || isdigit((unsigned char)s[end])) break;
        widths[n++] = end - at;
        at = end;
        if (!s[at] || !strchr("-_.", s[at]) || !isdigit((unsigned char)s[at + 1])) break;
        at++;
    }
    if (n < 2) return false;
    bool first = widths[0] == YEAR;
    for (size_t i = 0, year = first ? 0 : n - 1; i < n; i++)
        if (i == year ? widths[i] != YEAR : widths[i] > SHORT) return false;
    int year = v[first ? 0 : n - 1], month = v[n == 2 && !first ? 0 : 1], day = n == 2 ? 0 : v[first ? 2 : 0];
    *date = (tc_date){(int16_t)year, (int8_t)month, (int8_t)day};
    return is_likely(*date);
}

static tc_status date_of_filename(tc_identity *id)
{
    const char *path = id->document->path;
    if (!path) return TC_OK;
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    for (const char *at = name; *at; at++) {
        tc_date date;
        if (!isdigit((unsigned char)*at) || (at > name && isdigit((unsigned char)at[-1]))) continue;
        if (date_of_groups(at, &date) || day_of_digits(at, strspn(at, "0123456789"), &date))
            return keep_date(id, date, TC_BASIS_FILENAME), TC_OK;
    }
    return TC_OK;
}

tc_status tc_identity_date(tc_identity *id)
{
    static tc_status (*const steps[])(tc_identity *) = {date_of_letterhead,       date_of_cover,   tc_identity_belongs,
                                                        date_of_adoption,         date_of_title,   date_of_number,
                                                        tc_identity_content_date, date_of_filename};
    for (size_t i = 0; i < TC_COUNT(steps) && !id->document->date.year; i++) TRY(steps[i](id));
    return TC_OK;
}

/* ---- the period ---- */

/* Headings near the front that state a period ("KẾT QUẢ … NĂM 2023"). */
static tc_status period_of_headings(tc_identity *id, tc_period *period)
{
    for (size_t i = 0; i < id->head.count; i++) {
        const tc_id_line *line = &id->head.items[i];
        if (line->kind != TC_BLOCK_HEADING) continue;
        TRY(tc_period_of_heading(period, line->text, line->length, id->document->date, false));
        if (period->from.year) return TC_OK;
    }
    return TC_OK;
}

tc_status tc_identity_period(tc_identity *id)
{
    tc_document *d = id->document;
    tc_period period = {{0}, {0}};
    if (!d->type) return TC_OK;
    if (id->bulletin) {
        if (d->date.month) period = tc_date_period((tc_date){d->date.year, d->date.month, 0});
    } else {
        if (d->title) TRY(tc_period_of_heading(&period, d->title, strlen(d->title), d->date, false));
        if (!period.from.year && strcmp(d->type, "báo cáo") == 0) TRY(period_of_headings(id, &period));
    }
    d->period = period;
    return TC_OK;
}
