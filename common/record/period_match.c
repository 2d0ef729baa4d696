/* Periods in a text: quý I/2023, 6 tháng đầu năm 2023, giai đoạn 2021-2025, từ tháng 1 đến tháng 6 năm 2022. */
#include "reading.h"
#include <string.h>

tc_period tc_months(int16_t year, int first, int last)
{
    tc_period from = tc_date_period((tc_date){year, (int8_t)first, 0});
    tc_period to = tc_date_period((tc_date){year, (int8_t)last, 0});
    return year ? (tc_period){from.from, to.to} : (tc_period){0};
}

tc_period tc_years(int16_t first, int16_t last)
{
    return (tc_period){{first, 1, 1}, {last, 12, 31}};
}

/* " năm 2023", "/2023", "-2023", ", năm 2023", " 2023" at *at, which is moved behind it; 0 for no year. */
static int16_t optional_year(const tc_reading *s, size_t *at)
{
    size_t i = *at;
    int16_t year;
    if (tc_at_mark(s, i, ',') && tc_at_word(s, i + 1, TC_CUE_NAM)) i++;
    if (tc_at_word(s, i, TC_CUE_NAM) || tc_at_mark(s, i, '/') || tc_at_mark(s, i, '-')) i++;
    if (!tc_year_at(s, i, &year)) return 0;
    *at = i + 1;
    return year;
}

/* Whole months of a year, or of the reference's year. */
static bool months_found(const tc_reading *s, size_t end, int16_t year, int first, int last, tc_found *found)
{
    *found = (tc_found){.end = end, .certain = year != 0};
    found->period = tc_months(year ? year : s->reference.year, first, last);
    return true;
}

/* ---- quarters ---- */

static int quarter_at(const tc_reading *s, size_t i)
{
    const tc_lex *lex = &s->lex[i];
    size_t length = lex->end - lex->start;
    if (lex->kind == TC_LEX_DIGITS && length == 1) return lex->code >= 1 && lex->code <= 4 ? (int)lex->code : 0;
    if (lex->kind != TC_LEX_WORD) return 0;
    unsigned quarter = tc_roman_value(s->text + lex->start, length);
    return quarter <= 4 ? (int)quarter : 0;
}

static bool match_quarter(const tc_reading *s, size_t i, tc_found *found)
{
    int first = quarter_at(s, i + 1), last = first;
    if (!first) return false;
    size_t at = i + 2;
    if ((tc_at_mark(s, at, '-') || tc_at_word(s, at, TC_CUE_VA) || tc_at_mark(s, at, ',')) && quarter_at(s, at + 1)) {
        last = quarter_at(s, at + 1);
        at += 2;
    }
    int16_t year = optional_year(s, &at);
    return last >= first && months_found(s, at, year, 3 * first - 2, 3 * last, found);
}

/* ---- parts of a year ---- */

static int count_at(const tc_reading *s, size_t i)
{
    if (tc_at_digits(s, i)) return s->lex[i].code <= 12 && tc_digits_at(s, i) <= 2 ? (int)s->lex[i].code : 0;
    int count = tc_numeral_word(s, i);
    return count > 1 ? count : 0; /* "một" is an article */
}

/* "7 tháng đạt 223 tỷ": a figure so far. "Sau 3 tháng", or what is to be done in three months, is none. */
static bool tells_so_far(const tc_reading *s, size_t i, int count, size_t at)
{
    enum { LEAST = 3, MOST = 11 };
    size_t verb = at;
    if (count < LEAST || count > MOST || tc_at_word(s, i - 1, TC_CUE_SAU)) return false;
    if (tc_at_word(s, at, TC_CUE_UOC)) at++;
    if (tc_at_word(s, at, TC_CUE_DAT) || tc_at_word(s, at, TC_CUE_DUOC)) at++;
    return at > verb && tc_at_digits(s, at);
}

/* "6 tháng đầu năm 2023", "9 tháng năm 2023", "9 tháng/2023", "6 tháng cuối năm", "hai quý đầu năm", "7 tháng đạt 223
 * tỷ". */
static bool match_months(const tc_reading *s, size_t i, tc_found *found)
{
    int count = count_at(s, i);
    bool quarters = count && count <= 3 && tc_at_word(s, i + 1, TC_CUE_QUY);
    if (!count || !(quarters || tc_at_word(s, i + 1, TC_CUE_THANG))) return false;
    if (quarters) count *= 3;
    size_t at = i + 2;
    bool first = tc_at_word(s, at, TC_CUE_DAU), last = tc_at_word(s, at, TC_CUE_CUOI);
    if (first || last) at++;
    size_t before = at;
    int16_t year = optional_year(s, &at);
    if (quarters && !first && !last) return false;
    if (!year && !quarters && !first && !last && tells_so_far(s, i, count, at))
        return months_found(s, at, 0, 1, count, found);
    if (!year) {
        if (!(first || last) || !tc_at_word(s, before, TC_CUE_NAM)) return false;
        at = before + 1;
    }
    return months_found(s, at, year, last ? 13 - count : 1, last ? 12 : count, found);
}

/* "nửa đầu năm 2023", "cuối năm 2022" (its last quarter), "đầu năm 2022" (its first). */
static bool match_part(const tc_reading *s, size_t i, tc_found *found)
{
    bool half = tc_at_word(s, i, TC_CUE_NUA);
    size_t at = i + half;
    bool first = tc_at_word(s, at, TC_CUE_DAU), last = tc_at_word(s, at, TC_CUE_CUOI);
    bool middle = !half && tc_at_word(s, at, TC_CUE_GIUA);
    if (!(first || last || middle) || !tc_at_word(s, at + 1, TC_CUE_NAM)) return false;
    if (first && !half && tc_at_word(s, i - 1, TC_CUE_TU)) return false; /* "từ đầu năm 2023" goes on to later */
    if (first && !half && tc_at_word(s, i - 1, TC_CUE_LAN)) return false; /* "cấp lần đầu năm 2023": the first time */
    at++;
    int16_t year = optional_year(s, &at);
    if (!year) return false;
    int months = half ? 6 : 3;
    if (middle) return months_found(s, at, year, 4, 9, found);
    return months_found(s, at, year, first ? 1 : 13 - months, first ? months : 12, found);
}

/* ---- years ---- */

static bool joins_years(const tc_reading *s, size_t i)
{
    return tc_at_mark(s, i, '-') || tc_at_word(s, i, TC_CUE_DEN) || tc_at_word(s, i, TC_CUE_TOI);
}

/* Behind a word that says so, or alone in brackets, "(1788-1802)", two numbers are years also of the farther past. */
static bool says_years(const tc_reading *s, size_t i)
{
    const tc_lex *before = &s->lex[i - 1];
    if (before->kind == TC_LEX_MARK && before->code == '(') return true;
    return tc_at_word(s, i - 1, TC_CUE_NAM) || tc_at_word(s, i - 1, TC_CUE_TU) || tc_at_word(s, i - 1, TC_CUE_DOAN) ||
           tc_at_word(s, i - 1, TC_CUE_KY);
}

/* "2021-2025", "2021 – 2025", "2021 đến năm 2025" at token i. */
static bool match_years(const tc_reading *s, size_t i, bool school, tc_found *found)
{
    enum { YEARS_MOST = 60, PAST_MOST = 500 };
    int16_t first = 0, last = 0;
    if (tc_at_word(s, i, TC_CUE_NAM)) i++;
    bool said = says_years(s, i);
    if (!(said ? tc_past_year_at : tc_year_at)(s, i, &first) || !joins_years(s, i + 1)) return false;
    size_t at = i + 2;
    if (tc_at_word(s, at, TC_CUE_HET)) at++;
    if (tc_at_word(s, at, TC_CUE_NAM)) at++;
    if (!(said ? tc_past_year_at : tc_year_at)(s, at, &last) || last <= first) return false;
    if (last > first + (first < 1900 ? PAST_MOST : YEARS_MOST)) return false;
    *found = (tc_found){.end = at + 1, .period = tc_years(first, last), .certain = true};
    /* A school year begins in September (Decision 2551/QĐ-BGDĐT and those of the years before) and is the only one
     * that is shorter than its two years. */
    if (school) found->period = (tc_period){{first, 9, 1}, {last, 8, 31}};
    return true;
}

/* "giai đoạn", "nhiệm kỳ", "thời kỳ", "niên khóa", "năm học" and two years. */
static bool match_term(const tc_reading *s, size_t i, tc_found *found)
{
    static const uint16_t pairs[][2] = {
        {TC_CUE_GIAI, TC_CUE_DOAN}, {TC_CUE_NHIEM, TC_CUE_KY}, {TC_CUE_THOI, TC_CUE_KY},
        {TC_CUE_NIEN, TC_CUE_KHOA}, {TC_CUE_NAM, TC_CUE_HOC},
    };
    for (size_t k = 0; k < TC_COUNT(pairs); k++)
        if (tc_at_word(s, i, pairs[k][0]) && tc_at_word(s, i + 1, pairs[k][1])) {
            size_t at = i + 2;
            if (tc_at_word(s, at, TC_CUE_TU)) at++;
            return match_years(s, at, pairs[k][0] == TC_CUE_NAM || pairs[k][0] == TC_CUE_NIEN, found);
        }
    return false;
}

/* ---- from … to ---- */

static int month_at(const tc_reading *s, size_t i)
{
    return tc_at_digits(s, i) && tc_digits_at(s, i) <= 2 && s->lex[i].code <= 12 ? (int)s->lex[i].code : 0;
}

/* "tháng 1 đến tháng 6 năm 2022", "tháng 10/2022 đến tháng 3/2023", "tháng 1-6/2022" at "tháng". */
static bool match_month_range(const tc_reading *s, size_t i, tc_found *found)
{
    int first = month_at(s, i + 1);
    if (!tc_at_word(s, i, TC_CUE_THANG) || !first) return false;
    size_t at = i + 2;
    int16_t first_year = optional_year(s, &at);
    if (!joins_years(s, at)) return false;
    at++;
    if (tc_at_word(s, at, TC_CUE_HET)) at++;
    bool named = tc_at_word(s, at, TC_CUE_THANG);
    at += named;
    int last = month_at(s, at);
    if (!last || (tc_at_mark(s, at + 1, '/') && month_at(s, at + 2) && !named)) return false;
    at++;
    int16_t last_year = optional_year(s, &at);
    if (!named && !last_year) return false;
    if (!first_year) first_year = (int16_t)(last_year && first > last ? last_year - 1 : last_year);
    *found = (tc_found){.end = at, .certain = last_year != 0};
    if (!last_year) first_year = last_year = s->reference.year;
    if (first_year) found->period = (tc_period){{first_year, (int8_t)first, 1}, tc_months(last_year, last, last).to};
    return first_year <= last_year;
}

static bool match_from(const tc_reading *s, size_t i, tc_found *found)
{
    size_t at = i + tc_at_word(s, i, TC_CUE_TU);
    return match_month_range(s, at, found) || match_years(s, at, false, found);
}

bool tc_match_period(const tc_reading *s, size_t i, tc_found *found)
{
    *found = (tc_found){0};
    if (s->lex[i].kind == TC_LEX_DIGITS) return match_months(s, i, found) || match_years(s, i, false, found);
    switch (s->lex[i].word) {
    case TC_CUE_QUY: return match_quarter(s, i, found);
    case TC_CUE_NUA:
    case TC_CUE_DAU:
    case TC_CUE_CUOI:
    case TC_CUE_GIUA: return match_part(s, i, found);
    case TC_CUE_GIAI:
    case TC_CUE_NHIEM:
    case TC_CUE_THOI:
    case TC_CUE_NIEN: return match_term(s, i, found);
    case TC_CUE_NAM: return match_term(s, i, found) || match_years(s, i, false, found);
    case TC_CUE_TU:
    case TC_CUE_THANG: return match_from(s, i, found);
    }
    return match_months(s, i, found);
}
