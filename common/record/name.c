/* Names by capitals and the words before them: persons, organisations, places, projects. Best effort. */
#include "reading.h"
#include <string.h>

enum { PERSON_MOST = 4, PLACE_MOST = 5, PROJECT_MOST = 24, OTHER_MOST = 8 };

/* A capital that begins a name: not a word of a heading in capitals. */
static bool name_word(const tc_reading *s, size_t i)
{
    return tc_is_capital(s, i) && !(s->lex[i].flags & TC_LEX_UPPER && s->lex[i].code > 1);
}

static size_t capitals(const tc_reading *s, size_t i, size_t most)
{
    size_t count = 0;
    while (count < most && name_word(s, i + count) &&
           (count == 0 || (!tc_is_glued(s, i + count) && !tc_after_markup(s, i + count))))
        count++;
    return count;
}

/* ---- persons ---- */

static bool title_before(const tc_reading *s, size_t i)
{
    size_t count;
    return tc_phrase_before(s, i, TC_PHRASE_PERSON, &count) != NULL;
}

static bool place_before(const tc_reading *s, size_t i)
{
    size_t count;
    return tc_phrase_before(s, i, TC_PHRASE_PLACE, &count) != NULL;
}

/* "Nông Văn Hải": a family name and one to three more syllables; two in all only behind a title. */
static bool match_person(const tc_reading *s, size_t i, tc_name *name)
{
    uint32_t flags = tc_flags_at(s, i);
    if (!(flags & (TC_WORD_SURNAME | TC_WORD_SURNAME_WEAK))) return false;
    size_t count = capitals(s, i, PERSON_MOST);
    if (count < 2 || place_before(s, i)) return false;
    bool title = title_before(s, i);
    size_t head;
    if (tc_phrase_at(s, i, TC_PHRASE_AGENCY, &head) || tc_phrase_at(s, i, TC_PHRASE_PERSON, &head)) return false;
    if (!title && !(flags & TC_WORD_SURNAME && count >= 3)) return false;
    *name = (tc_name){i + count, TC_NAME_PERSON};
    return true;
}

/* ---- places ---- */

/* "tổ 7", "xóm 3": not "thành phố 5 năm". */
static bool numbered_place(const tc_reading *s, size_t i, size_t at)
{
    static const uint16_t heads[] = {TC_CUE_TO,  TC_CUE_KHOI, TC_CUE_PHO, TC_CUE_LO,
                                     TC_CUE_XOM, TC_CUE_THON, TC_CUE_KHU, TC_CUE_PHUONG};
    bool head = false;
    tc_unit unit;
    for (size_t k = 0; k < TC_COUNT(heads); k++) head = head || tc_at_word(s, at - 1, heads[k]);
    if (!head || tc_at_word(s, i, TC_CUE_THANH) || tc_at_word(s, i - 1, TC_CUE_THANH)) return false;
    if (!tc_at_digits(s, at) || tc_is_glued(s, at)) return false;
    return tc_digits_at(s, at) <= 3 && !(tc_match_unit(s, at + 1, false, &unit) && unit.measure);
}

/* "phường Tân An", "tổ 7", "xã Hồng Sơn". */
static bool match_place(const tc_reading *s, size_t i, tc_name *name)
{
    size_t count, other;
    if (!tc_phrase_at(s, i, TC_PHRASE_PLACE, &count)) return false;
    size_t at = i + count;
    if (numbered_place(s, i, at)) {
        *name = (tc_name){at + 1, TC_NAME_PLACE};
        return true;
    }
    if (tc_at_word(s, i, TC_CUE_THON) && tc_at_word(s, i - 1, TC_CUE_NONG)) return false; /* "nông thôn" */
    size_t names = capitals(s, at, PLACE_MOST);
    if (!names || tc_is_glued(s, at) || tc_after_markup(s, at)) return false;
    if (tc_phrase_at(s, at, TC_PHRASE_AGENCY, &other) || tc_phrase_at(s, at, TC_PHRASE_TYPE, &other)) return false;
    *name = (tc_name){at + names, TC_NAME_PLACE};
    return true;
}

/* ---- projects ---- */

/* "1.860 m": a measure of what is named. */
static bool measures_at(const tc_reading *s, size_t i)
{
    tc_figure figure;
    tc_unit unit;
    if (!tc_at_digits(s, i) || !tc_match_figure(s, i, &figure) || figure.unit_from == figure.unit_to) return false;
    return tc_match_unit(s, figure.unit_from, false, &unit) && unit.measure;
}

static bool ends_project(const tc_reading *s, size_t i)
{
    const tc_lex *lex = &s->lex[i];
    size_t count;
    if (lex->kind == TC_LEX_END || tc_after_markup(s, i)) return true;
    if (lex->kind == TC_LEX_MARK) return lex->code != '-' && lex->code != '/' && lex->code != '&';
    tc_citation citation;
    if (lex->kind == TC_LEX_DIGITS)
        return tc_digits_at(s, i) > 3 || tc_match_citation(s, i, false, &citation) || measures_at(s, i);
    tc_found found;
    if (tc_at_word(s, i, TC_CUE_SO) || tc_match_period(s, i, &found) || tc_match_date(s, i, &found)) return true;
    if (lex->flags & TC_LEX_CAPITAL) return false;
    if (tc_phrase_at(s, i, TC_PHRASE_SUBJECT, &count) || tc_phrase_at(s, i, TC_PHRASE_ISSUE, &count)) return true;
    return tc_flags_at(s, i) & TC_WORD_FUNCTION && !tc_at_word(s, i, TC_CUE_VA) && !tc_at_word(s, i, TC_CUE_TU) &&
           !tc_at_word(s, i, TC_CUE_DEN);
}

/* "dự án: Kè chống sạt lở bờ phải sông Lam", "khu đô thị Bắc sông Lam": to the next mark or linking word, and with a
 * capital behind the head. */
static bool match_project(const tc_reading *s, size_t i, tc_name *name)
{
    size_t count, at;
    const tc_phrase *head = tc_phrase_at(s, i, TC_PHRASE_PROJECT, &count);
    if (!head) return false;
    at = i + count;
    if (tc_at_mark(s, at, ':')) at++;
    if (at > i + count && tc_match_agency(s, at)) return false; /* "Chủ dự án: Ban Quản lý …" is whose it is */
    if (tc_at_mark(s, at, '"')) at++;
    size_t from = at, names = 0;
    while (at < i + PROJECT_MOST && !ends_project(s, at)) names += name_word(s, at++);
    if (!names || at == from) return false;
    /* "kè bờ trái sông Mộc dài 1.860 m": what is measured is no part of the name either. */
    if (measures_at(s, at))
        while (at > from && !name_word(s, at - 1) && s->lex[at - 1].kind == TC_LEX_WORD) at--;
    while (at > from && (tc_at_word(s, at - 1, TC_CUE_VA) || s->lex[at - 1].kind == TC_LEX_MARK)) at--;
    *name = (tc_name){at, TC_NAME_PROJECT};
    return true;
}

/* ---- others ---- */

/* Two capitals and more in a row, but not the first word of a sentence with the one behind it. */
static bool match_other(const tc_reading *s, size_t i, tc_name *name)
{
    size_t count = capitals(s, i, OTHER_MOST);
    bool first = i == 0 || s->lex[i - 1].kind != TC_LEX_WORD;
    size_t type;
    if (count && tc_phrase_at(s, i + count - 1, TC_PHRASE_TYPE, &type)) count--;
    if (count < (first ? 3u : 2u) || (first && tc_flags_at(s, i) & TC_WORD_FUNCTION)) return false;
    *name = (tc_name){i + count, TC_NAME_OTHER};
    return true;
}

static bool upper_heading(const tc_reading *s, size_t i)
{
    bool upper = s->lex[i].flags & TC_LEX_UPPER && s->lex[i].code > 1;
    return upper && s->lex[i + 1].kind == TC_LEX_WORD && s->lex[i + 1].flags & TC_LEX_UPPER && s->lex[i + 1].code > 1;
}

bool tc_match_name(const tc_reading *s, size_t i, tc_name *name)
{
    bool capital = tc_is_capital(s, i);
    bool head = tc_word_phrases[s->plain][s->lex[i].word] != 0;
    if (!capital && !head) return false;
    if (upper_heading(s, i)) return false;
    if (capital) {
        size_t end = tc_match_agency(s, i);
        if (end) {
            *name = (tc_name){end, TC_NAME_ORGANISATION};
            return true;
        }
        if (match_person(s, i, name)) return true;
    }
    if (head && (match_project(s, i, name) || match_place(s, i, name))) return true;
    return capital && match_other(s, i, name);
}
