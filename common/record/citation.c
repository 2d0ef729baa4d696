/* Numbers of documents in a text: 315-KH/TU, 2037/QĐ-UBND, 116/2020/QH14, 226 - KH/TU, "122/QĐ- UBND", and bare ones
 * behind the word for the document ("Quyết định số 1687"). */
#include "reading.h"
#include <string.h>

enum { GROUPS = 6 };

static const tc_code *code_at(const tc_reading *s, size_t i)
{
    const tc_lex *lex = &s->lex[i];
    return lex->kind == TC_LEX_WORD && lex->code <= 12 ? tc_code_find(s->text + lex->start, lex->end - lex->start)
                                                       : NULL;
}

static bool one_of(const tc_lex *mark, const char *marks)
{
    return mark->code > 0 && mark->code < 0x80 && strchr(marks, (int)mark->code);
}

/* ---- the words before ---- */

typedef struct lead {
    size_t from;      /* the first token of them */
    const char *type; /* NULL when they name none */
    bool so;          /* "số" stands before the number */
    bool capital;     /* the type is written with a capital */
} lead;

static lead read_lead(const tc_reading *s, size_t i, bool alone)
{
    lead l = {.from = i};
    size_t at = i, count;
    if (tc_at_mark(s, at - 1, ':') && at >= 2 && tc_at_word(s, at - 2, TC_CUE_SO)) at--;
    while (at > 0 && tc_at_word(s, at - 1, TC_CUE_SO)) {
        l.so = true;
        l.from = --at;
    }
    const tc_phrase *phrase = tc_phrase_before(s, at, TC_PHRASE_TYPE, &count);
    if (phrase) {
        l.from = at - count;
        l.type = tc_document_types()[phrase->value];
        l.capital = tc_is_capital(s, l.from);
        return l;
    }
    /* "văn bản số 12": of whatever type, but a document. */
    if (l.so && at >= 2 && tc_at_word(s, at - 1, TC_CUE_COPY) && tc_at_word(s, at - 2, TC_CUE_WRITING)) {
        l.from = at - 2;
        l.type = "văn bản";
        return l;
    }
    const tc_code *code = at > 0 && (alone || s->lex[at - 1].flags & TC_LEX_UPPER) ? code_at(s, at - 1) : NULL;
    if (code && code->kind == TC_CODE_TYPE && s->lex[at - 1].code > 1 && (alone || !tc_is_glued(s, at))) {
        l.from = at - 1;
        l.type = code->means;
        l.capital = true;
    }
    return l;
}

/* ---- the letters ---- */

typedef struct letters {
    size_t from, end, groups;
    const tc_code *first;
    bool missing; /* no mark between the digits and the letters */
} letters;

static bool is_join(const tc_reading *s, size_t i)
{
    return s->lex[i].kind == TC_LEX_MARK && (s->lex[i].code == '/' || s->lex[i].code == '-' || s->lex[i].code == '&');
}

/* One group, in capitals or a code that is written otherwise ("TTg"); with a number glued to it ("QH14"). */
static size_t group_at(const tc_reading *s, size_t i, bool alone)
{
    const tc_lex *lex = &s->lex[i];
    if (lex->kind != TC_LEX_WORD || lex->code > 12) return 0;
    const tc_code *code = code_at(s, i);
    bool written = lex->flags & TC_LEX_UPPER || (code && lex->flags & TC_LEX_CAPITAL && strlen(code->written) > 2);
    /* "STNMTr", "TCKTCtr": what has more than one capital. */
    if (!written && lex->flags & TC_LEX_CAPITAL && lex->code <= 8) {
        size_t second = lex->start + ((unsigned char)s->text[lex->start] < 0x80 ? 1 : 2);
        written = second < lex->end && s->text[second] >= 'A' && s->text[second] <= 'Z';
    }
    if (!written && !(alone && (code || lex->code <= 6))) return 0;
    size_t end = i + 1;
    if (tc_at_digits(s, end) && tc_is_glued(s, end) && tc_digits_at(s, end) <= 2) end++;
    return end;
}

/* Whether the mark at i joins two groups. A space on one side is a broken line or a slip; on both sides it is a dash
 * between words, unless the number has had one group only. */
static bool joins_groups(const tc_reading *s, size_t i, size_t groups, bool alone)
{
    if (!is_join(s, i)) return false;
    bool before = !tc_is_glued(s, i), after = !tc_is_glued(s, i + 1);
    if (before && after) return alone || (groups == 1 && code_at(s, i + 1));
    if (after || before) return s->lex[i + 1].code >= 2;
    return true;
}

/* `small`: known codes in small letters count as well. */
static bool read_letters(const tc_reading *s, size_t i, bool alone, bool small, letters *l)
{
    *l = (letters){.missing = !is_join(s, i)};
    l->from = l->missing ? i : i + 1;
    l->first = code_at(s, l->from);
    size_t end = group_at(s, l->from, alone || small);
    if (!end || (l->missing && (alone ? !l->first : tc_is_glued(s, l->from)))) return false;
    if (!l->first && !(s->lex[l->from].flags & TC_LEX_UPPER) && alone) return false; /* "12/con" */
    l->end = end;
    for (l->groups = 1; l->groups < GROUPS; l->groups++) {
        size_t next = 0;
        if (joins_groups(s, l->end, l->groups, alone))
            next = group_at(s, l->end + 1, alone || small);
        else if (alone && code_at(s, l->end))
            next = group_at(s, l->end, alone);
        if (!next) return true;
        l->end = next;
    }
    return true;
}

/* Whether digits and letters may be a number, from how they are joined and what stands before. */
static bool plausible(const tc_reading *s, size_t i, const letters *l, const lead *cue, bool year)
{
    bool type = l->first && l->first->kind == TC_CODE_TYPE;
    bool named = cue->type || cue->so;
    if (year) return true;
    if (l->missing) return named && type && l->groups >= 2;
    bool spaced = !tc_is_glued(s, i) && !tc_is_glued(s, i + 1);
    if (spaced && !(type && (named || l->groups >= 2))) return false;
    if (named) return l->first || l->groups >= 2 || s->lex[i].code == '/';
    if (l->groups < 2) return false;
    return type || (l->first && s->lex[i].code == '/');
}

/* "QĐ-TTg/QĐ-TTg": the second half repeats the first. */
static size_t without_repeat(const tc_reading *s, size_t from, size_t end)
{
    size_t half = (end - from) / 2;
    if ((end - from) % 2 == 0 || half < 3 || !tc_at_mark(s, from + half, '/')) return end;
    for (size_t k = 0; k < half; k++) {
        const tc_lex *a = &s->lex[from + k], *b = &s->lex[from + half + 1 + k];
        size_t length = a->end - a->start;
        if (length != b->end - b->start || memcmp(s->text + a->start, s->text + b->start, length) != 0) return end;
    }
    return from + half;
}

/* ---- bare numbers ---- */

/* Types that are as often common nouns, so that a bare number after them counts things: "kế hoạch 120". */
static bool common_noun(const char *type)
{
    static const char *const nouns[] = {"kế hoạch",     "thông báo", "báo cáo",  "hướng dẫn", "quy định", "luật",
                                        "lệnh",         "phiếu",     "hợp đồng", "biên bản",  "tài liệu", "giấy mời",
                                        "chương trình", "phương án", "bộ luật",  "giấy phép"};
    for (size_t k = 0; k < TC_COUNT(nouns); k++)
        if (strcmp(nouns[k], type) == 0) return true;
    return false;
}

static bool nothing_counted(const tc_reading *s, size_t i)
{
    const tc_lex *next = &s->lex[i];
    tc_found date;
    if (next->kind == TC_LEX_END) return true;
    /* "Quyết định 148 (ngày 25/3/2021)" */
    if (tc_at_mark(s, i, '(')) return tc_at_word(s, i + 1, TC_CUE_NGAY) && tc_match_date(s, i + 1, &date);
    if (next->kind == TC_LEX_MARK) return one_of(next, ",.;:)\"-");
    if (next->kind != TC_LEX_WORD || tc_is_glued(s, i)) return false;
    return tc_flags_at(s, i) & TC_WORD_FOLLOWS;
}

/* "12/5", "3.041", "5,2": no bare number. */
static bool goes_on(const tc_reading *s, size_t i)
{
    return s->lex[i].kind == TC_LEX_MARK && one_of(&s->lex[i], "/.,") && tc_is_glued(s, i) && tc_at_digits(s, i + 1) &&
           tc_is_glued(s, i + 1);
}

/* "Quyết định số 88/QĐ-UBND …, số 1204 ngày 21/9/2022 …": the next of a list, whose type is not said again. */
static bool goes_on_listing(const tc_reading *s, size_t i, lead *cue)
{
    enum { FARTHEST = 80 };
    tc_found date;
    size_t count, before = cue->from - 1;
    if (!cue->so || !(tc_at_mark(s, before, ',') || tc_at_word(s, before, TC_CUE_VA))) return false;
    if (!tc_match_date(s, i + 1, &date) || tc_date_precision(date.date) != TC_PRECISION_DAY) return false;
    for (size_t k = before; k > 0 && k + FARTHEST > before && !tc_sentence_ends(s, k); k--) {
        if (!tc_at_word(s, k - 1, TC_CUE_SO) || !tc_at_digits(s, k)) continue;
        const tc_phrase *type = tc_phrase_before(s, k - 1, TC_PHRASE_TYPE, &count);
        if (!type) continue;
        cue->type = tc_document_types()[type->value];
        return true;
    }
    return false;
}

/* A plan or notice known by its number alone, in mid-sentence: "thực hiện Kế hoạch 74, …". */
static bool named_in_passing(const tc_reading *s, size_t i, const lead *cue)
{
    const tc_lex *before = &s->lex[cue->from - 1];
    bool inside = before->kind == TC_LEX_WORD && !(before->flags & TC_LEX_CAPITAL);
    return inside && tc_digits_at(s, i) > 1 && s->lex[i + 1].kind == TC_LEX_MARK && one_of(&s->lex[i + 1], ",.;)");
}

static bool bare(const tc_reading *s, size_t i, lead *cue, bool *listed)
{
    int16_t year;
    bool zero = s->text[s->lex[i].start] == '0';
    size_t next = i + 1;
    *listed = !cue->type && goes_on_listing(s, i, cue);
    if (*listed) return true;
    if (!cue->type || tc_at_mark(s, next, '%') || goes_on(s, next)) return false;
    if (cue->so) return s->lex[next].kind != TC_LEX_WORD || !tc_is_glued(s, next);
    if (tc_year_at(s, i, &year) || !nothing_counted(s, next)) return false;
    return zero || !common_noun(cue->type) || (cue->capital && (tc_flags_at(s, next) || named_in_passing(s, i, cue)));
}

/* ---- the number ---- */

static bool begins_here(const tc_reading *s, size_t i, bool alone)
{
    if (!tc_at_digits(s, i) || tc_digits_at(s, i) > 5 || s->lex[i].code == 0) return false;
    const tc_lex *before = &s->lex[i - 1];
    if (before->kind == TC_LEX_MARK && tc_is_glued(s, i) && one_of(before, "/.,-") && tc_at_digits(s, i - 2))
        return false;
    /* "số …/2023/TT-BTC": its own number was left blank. */
    const tc_lex *blank = before - 1;
    if (before->kind == TC_LEX_MARK && before->code == '/' && tc_is_glued(s, i) && blank->kind == TC_LEX_MARK &&
        (blank->code == '.' || blank->code == 0x2026))
        return false;
    return alone || !(before->kind == TC_LEX_WORD && tc_is_glued(s, i) && before->flags & TC_LEX_UPPER);
}

/* "/2020/" behind the digits. */
static size_t year_between(const tc_reading *s, size_t i)
{
    int16_t year;
    if (!tc_at_mark(s, i, '/') || !tc_year_at(s, i + 1, &year)) return 0;
    return is_join(s, i + 2) && s->lex[i + 3].kind == TC_LEX_WORD ? i + 1 : 0;
}

/* "Nghị định 116/2021": a number and its year without letters. Up to 12 it may be a month, but for what only numbers
 * and years name. */
static bool year_alone(const tc_reading *s, size_t i, const lead *cue, bool alone)
{
    int16_t year;
    if (!tc_at_mark(s, i + 1, '/') || !tc_year_at(s, i + 2, &year) || tc_at_mark(s, i + 3, '/')) return false;
    if (!cue->type) return cue->so || (alone && s->lex[i].code > 12);
    return cue->so || s->lex[i].code > 12 || !common_noun(cue->type);
}

/* "149/qđ-ubnd": letters in small ones, when they are a type and an agency. */
static bool small_letters(const tc_reading *s, size_t i)
{
    if (!is_join(s, i) || !tc_is_glued(s, i + 1) || !is_join(s, i + 2) || !tc_is_glued(s, i + 3)) return false;
    const tc_code *type = code_at(s, i + 1), *agency = code_at(s, i + 3);
    if (s->lex[i + 1].flags & TC_LEX_UPPER) return false;
    return type && type->kind == TC_CODE_TYPE && agency && agency->kind == TC_CODE_AGENCY;
}

/* "Thông báo kết luận số 12-TB/TU": of two types in front the letters tell which it is. */
static const char *settle_type(const tc_reading *s, const lead *cue, const tc_code *first)
{
    size_t count;
    if (!first || first->kind != TC_CODE_TYPE || !strcmp(first->means, cue->type)) return cue->type;
    const tc_phrase *before = tc_phrase_before(s, cue->from, TC_PHRASE_TYPE, &count);
    return before && !strcmp(tc_document_types()[before->value], first->means) ? first->means : cue->type;
}

bool tc_match_citation(const tc_reading *s, size_t i, bool alone, tc_citation *citation)
{
    letters l;
    if (!begins_here(s, i, alone)) return false;
    lead cue = read_lead(s, i, alone);
    *citation = (tc_citation){.type_from = cue.from, .type = cue.type};
    citation->year = year_between(s, i + 1);
    size_t at = citation->year ? citation->year + 1 : i + 1;
    if (read_letters(s, at, alone, small_letters(s, at), &l) &&
        (alone || plausible(s, at, &l, &cue, citation->year != 0))) {
        citation->letters = l.from;
        citation->end = l.end;
        citation->letters_end = without_repeat(s, l.from, l.end);
        const tc_lex *first = &s->lex[l.from], *last = &s->lex[citation->letters_end - 1];
        if (cue.type) citation->type = settle_type(s, &cue, l.first);
        if (!cue.type) citation->type = tc_number_type(s->text + first->start, last->end - first->start);
        return true;
    }
    bool year = year_alone(s, i, &cue, alone);
    citation->year = year ? i + 2 : 0;
    citation->letters = citation->letters_end = citation->end = i + (year ? 3 : 1);
    if (year) return true;
    bool found = bare(s, i, &cue, &citation->listed);
    citation->type = cue.type;
    return alone || found;
}

/* ---- writing ---- */

static void put_group(tc_buffer *out, const tc_reading *s, size_t i)
{
    const tc_lex *lex = &s->lex[i];
    const tc_code *code = code_at(s, i);
    if (code) {
        tc_put_text(out, code->written);
        return;
    }
    for (uint32_t at = lex->start; at < lex->end; at++) {
        const char *c = s->text + at;
        if (*c >= 'a' && *c <= 'z' && !(lex->flags & TC_LEX_CAPITAL))
            tc_put_char(out, (char)(*c - 32));
        else if (at + 1 < lex->end && memcmp(c, "đ", 2) == 0)
            tc_put_text(out, "Đ"), at++;
        else
            tc_put_char(out, *c);
    }
}

/* The Party joins type and agency by a slash, the State by a hyphen. */
bool tc_is_party(const tc_reading *s, size_t i)
{
    static const char *const codes[] = {"tu", "tw", "hu", "du", "cb", "ubkttu", "ubkttw", "btctw", "btgtw", "vptw"};
    const tc_code *code = code_at(s, i);
    for (size_t k = 0; code && k < TC_COUNT(codes); k++)
        if (strcmp(codes[k], code->fold) == 0) return true;
    return false;
}

void tc_letters_write(tc_buffer *out, const tc_reading *s, size_t from, size_t to)
{
    for (size_t k = from; k < to; k++) {
        const tc_lex *lex = &s->lex[k];
        if (lex->kind == TC_LEX_WORD) {
            if (k > from && s->lex[k - 1].kind == TC_LEX_WORD) tc_put_char(out, tc_is_party(s, k) ? '/' : '-');
            put_group(out, s, k);
        } else if (lex->kind == TC_LEX_DIGITS) {
            tc_put_format(out, "%u", lex->code);
        } else {
            tc_put_char(out, (char)lex->code);
        }
    }
}

void tc_citation_write(tc_buffer *out, const tc_reading *s, size_t i, const tc_citation *c)
{
    tc_put_format(out, "%u", s->lex[i].code);
    if (c->year) tc_put_format(out, "/%u", s->lex[c->year].code);
    if (c->letters == c->end) return;
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    tc_letters_write(&text, s, c->letters, c->letters_end);
    if (text.status != TC_OK) out->status = text.status;
    if (!text.data) return;
    bool slash = is_join(s, c->letters - 1) ? s->lex[c->letters - 1].code == '/' : !strchr(text.data, '/');
    tc_put_char(out, slash ? '/' : '-');
    tc_put_text(out, text.data);
}
