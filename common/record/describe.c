/* What the words around a number say of the document: its date, who issued it, what it is about.
 *
 * A date or an issuer is taken only where the grammar gives it: right behind the number ("ngày …", "của …"), or in
 * front where an agency issues ("Ngày … Thành ủy … ban hành Kế hoạch số …"). Where a date stands behind the number but
 * opens the next clause, as the one before opened this clause, the one before is taken and marked uncertain. */
#include "reading.h"
#include <stdlib.h>
#include <string.h>

enum { SUBJECT_MOST = 90 };

typedef struct behind {
    size_t date_from, date_to;     /* tokens; equal when there is none */
    size_t issuer_from, issuer_to; /* the same */
    tc_date date;
} behind;

/* ---- behind the number ---- */

/* ", ngày 10/8/2022", "(15/8/2022)", "ký ngày …", "năm 2021": only of day or year precision, with a year. */
static bool read_date(const tc_reading *s, size_t i, behind *b)
{
    size_t at = i, count;
    if (tc_at_mark(s, at, ',') || tc_at_mark(s, at, '(')) at++;
    const tc_phrase *verb = tc_phrase_at(s, at, TC_PHRASE_ISSUE, &count);
    if (verb && verb->value == 1 && tc_at_word(s, at + count, TC_CUE_NGAY)) at += count;
    tc_found found;
    if (!tc_match_date(s, at, &found) || !found.date.year || !found.certain) return false;
    if (tc_date_precision(found.date) == TC_PRECISION_MONTH) return false;
    if (tc_date_precision(found.date) == TC_PRECISION_YEAR && at != i) return false;
    b->date = found.date;
    b->date_from = at;
    b->date_to = found.end + tc_at_mark(s, found.end, ')');
    return true;
}

/* "của Ban Thường vụ Tỉnh ủy", and right behind number or date without "của". */
static bool read_issuer(const tc_reading *s, size_t i, behind *b)
{
    size_t at = i;
    bool of = tc_at_word(s, at, TC_CUE_CUA) || tc_at_word(s, at, TC_CUE_CUA_SLIP), listed = false;
    if (!of && tc_at_mark(s, at, ',') && (tc_at_word(s, at + 1, TC_CUE_CUA))) {
        of = listed = true;
        at++;
    }
    if (of) at++;
    size_t end = tc_match_agency(s, at);
    /* "…, của Sở Xây dựng tại văn bản số …": the next of a list. */
    if (!end || (listed && tc_at_word(s, end, TC_CUE_TAI))) return false;
    b->issuer_from = at;
    b->issuer_to = end;
    return true;
}

/* Gives the token behind what was read. */
static size_t read_behind(const tc_reading *s, size_t i, behind *b)
{
    size_t at = i;
    if (tc_at_mark(s, at, '"')) at++;
    if (read_date(s, at, b)) at = b->date_to;
    if (read_issuer(s, at, b)) at = b->issuer_to;
    if (!b->date_to && b->issuer_to && read_date(s, at, b)) at = b->date_to;
    return at;
}

/* ---- the subject ---- */

static bool ends_subject(const tc_reading *s, size_t i, bool quoted)
{
    const tc_lex *lex = &s->lex[i];
    size_t count;
    if (tc_sentence_ends(s, i)) return true;
    if (lex->kind != TC_LEX_MARK) return false;
    if (quoted) return lex->code == '"';
    if (lex->code == ':' || lex->code == ')' || lex->code == '|') return true;
    if (lex->code != ',') return false;
    const tc_phrase *type = tc_phrase_at(s, i + 1, TC_PHRASE_TYPE, &count);
    if (type && tc_is_capital(s, i + 1)) return true;
    if (tc_at_word(s, i + 1, TC_CUE_SO) && tc_at_digits(s, i + 2)) return true;
    /* "…, UBND thành phố đã …": an agency that acts begins another clause. */
    size_t end = tc_match_agency(s, i + 1);
    if (end && (tc_at_word(s, end, TC_CUE_DA) || tc_flags_at(s, end) & TC_WORD_CLAUSE)) return true;
    if (end && tc_phrase_at(s, end, TC_PHRASE_ISSUE, &count)) return true;
    return tc_flags_at(s, i + 1) & TC_WORD_CLAUSE && !tc_is_capital(s, i + 1);
}

/* Where the subject begins: behind "về", "về việc", "ban hành", or with the verb of another kind; 0 for none. */
static size_t subject_start(const tc_reading *s, size_t i)
{
    size_t count;
    if (tc_at_mark(s, i, ',')) i++;
    /* "Số 12/QĐ-UBND ngày … Quyết định về việc …" */
    if (tc_phrase_at(s, i, TC_PHRASE_TYPE, &count) && tc_at_word(s, i + count, TC_CUE_VE)) i += count;
    if (tc_at_word(s, i, TC_CUE_VE)) return i + 1 + tc_at_word(s, i + 1, TC_CUE_VIEC);
    if (tc_at_mark(s, i, '"') && tc_at_word(s, i + 1, TC_CUE_VE)) return i;
    const tc_phrase *verb = tc_phrase_at(s, i, TC_PHRASE_SUBJECT, &count);
    if (!verb || verb->value == 3) return 0;
    /* "… số 12. Tổ chức …" whose full stop was lost: another sentence. */
    if (!verb->value && tc_is_capital(s, i)) return 0;
    if (tc_at_word(s, i + count, TC_CUE_VE)) return i + count + 1 + tc_at_word(s, i + count + 1, TC_CUE_VIEC);
    return verb->value == 2 ? i + count : i;
}

/* "… về khu công nghệ cao ngày 01/02/2024 của Chính phủ": date and issuer behind the subject, where no other number
 * stood in between. */
static bool late_date(const tc_reading *s, size_t i, behind *b)
{
    behind late = {0};
    if (b->date_to || b->issuer_to || !tc_at_word(s, i, TC_CUE_NGAY) || !read_date(s, i, &late)) return false;
    if (!tc_at_word(s, late.date_to, TC_CUE_CUA) || !read_issuer(s, late.date_to, &late)) return false;
    *b = late;
    return true;
}

static tc_status read_subject(char **out, const tc_reading *s, size_t i, behind *b)
{
    size_t from = subject_start(s, i);
    if (!from) return TC_OK;
    bool quoted = tc_at_mark(s, from, '"');
    if (quoted) from++;
    if (quoted && tc_at_word(s, from, TC_CUE_VE)) from += 1 + tc_at_word(s, from + 1, TC_CUE_VIEC);
    size_t end = from;
    bool cited = false;
    tc_citation other;
    for (; end < from + SUBJECT_MOST && !ends_subject(s, end, quoted); end++) {
        cited = cited || (tc_at_digits(s, end) && tc_match_citation(s, end, false, &other));
        if (!cited && late_date(s, end, b)) break;
    }
    if (end <= from + 1) return TC_OK;
    *out = tc_join_tokens(s, from, end);
    return *out ? TC_OK : tc_fail(TC_MEMORY, "no memory for the subject of a document");
}

/* ---- in front of the number ---- */

/* Between the verb and the words of the type only these may stand: "đã ban hành và thực hiện Quyết định". */
static bool governs(const tc_reading *s, size_t from, size_t to)
{
    for (size_t k = from; k < to; k++)
        if (!(tc_flags_at(s, k) & TC_WORD_BETWEEN) || tc_is_capital(s, k)) return false;
    return true;
}

/* Whether the date behind the number opens the clause that follows: ", ngày 21/10/2021, Sở Xây dựng …". */
static bool opens_next(const tc_reading *s, const behind *b)
{
    size_t at = b->date_to, count;
    if (!b->date_to || b->issuer_from == at + 1) return false;
    if (b->issuer_from != at && !tc_at_mark(s, at, ',')) return false;
    at += tc_at_mark(s, at, ',');
    if (tc_match_agency(s, at)) return true;
    /* "…, Sở đã …": an agency by its head alone. */
    return tc_is_capital(s, at) && tc_phrase_at(s, at, TC_PHRASE_AGENCY, &count) &&
           tc_at_word(s, at + count, TC_CUE_DA);
}

/* ---- what does not go together ---- */

static bool says(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strstr(text, *words)) return true;
    return false;
}

static bool has_group(const char *number, const char *group)
{
    size_t length = strlen(group);
    for (const char *at = strstr(number, group); at; at = strstr(at + 1, group))
        if (at > number && strchr("/-", at[-1]) && (at[length] == '\0' || strchr("/-", at[length]))) return true;
    return false;
}

/* "20-CT/TW … của Tỉnh ủy": one of the two is a slip. */
static bool contradicts(const char *number, const char *issuer)
{
    static const char *const local[] = {"Tỉnh ủy", "Tỉnh uỷ", "Thành ủy", "Thành uỷ", "Huyện ủy", "Huyện uỷ", NULL};
    static const char *const central[] = {"Bộ Chính trị", "Bộ chính trị", "Ban Bí thư", "Trung ương", NULL};
    static const char *const board[] = {"UBND", "Ủy ban", "Uỷ ban", "HĐND", "Hội đồng", NULL};
    if (has_group(number, "TW")) return says(issuer, local);
    if (has_group(number, "TU")) return says(issuer, central);
    if (has_group(number, "CP") || has_group(number, "TTg")) return says(issuer, board) || says(issuer, local);
    return false;
}

/* An agency in front of a number whose letters name another kind of agency did not issue it. */
static bool may_issue(const char *number, const char *issuer)
{
    static const char *const committee[] = {"UBND", "Ủy ban", "Uỷ ban", "Chủ tịch", NULL};
    static const char *const council[] = {"HĐND", "Hội đồng", NULL};
    static const char *const party[] = {"ủy", "uỷ", "Ban Chấp hành", "Ban chấp hành", "Đảng bộ", NULL};
    static const char *const government[] = {"Chính phủ", "chính phủ", NULL};
    if (contradicts(number, issuer)) return false;
    if (has_group(number, "UBND")) return says(issuer, committee);
    if (has_group(number, "HĐND")) return says(issuer, council);
    if (has_group(number, "TU")) return says(issuer, party);
    if (has_group(number, "CP") || has_group(number, "TTg")) return says(issuer, government);
    return true;
}

/* "theo đề nghị của Sở Xây dựng tại Tờ trình số 9": the agency right in front. */
static bool proposed_by(const tc_reading *s, const tc_citation *c, const tc_clause *clause)
{
    size_t before = c->type_from - 1;
    return clause->agency_to > clause->agency_from && clause->agency_to == before &&
           tc_at_word(s, before, TC_CUE_TAI) && !clause->dated;
}

/* "… của Trưởng phòng Nội vụ tại Tờ trình số 28": the office of the one who proposes. */
static bool proposed_by_chief(const tc_reading *s, const tc_citation *c, tc_clause *clause)
{
    enum { FARTHEST = 10 };
    size_t before = c->type_from - 1, count;
    if (!tc_at_word(s, before, TC_CUE_TAI)) return false;
    for (size_t k = before; k > 1 && k + FARTHEST > before; k--) {
        if (!tc_at_word(s, k - 1, TC_CUE_CHIEF) || !tc_at_word(s, k - 2, TC_CUE_CUA)) continue;
        if (!tc_phrase_at(s, k, TC_PHRASE_AGENCY, &count) || k + count >= before) return false;
        clause->agency_from = k;
        clause->agency_to = before;
        return true;
    }
    return false;
}

/* "UBND thành phố báo cáo (Báo cáo số 171/BC-UBND …)": where the letters name that kind of agency too. */
static bool in_brackets_of(const tc_reading *s, const tc_citation *c, const tc_clause *clause, const char *number)
{
    enum { BETWEEN = 3 };
    size_t before = c->type_from - 1;
    if (clause->agency_to <= clause->agency_from || !tc_at_mark(s, before, '(')) return false;
    if (clause->agency_to > before || before - clause->agency_to > BETWEEN) return false;
    return has_group(number, "UBND") || has_group(number, "HĐND") || has_group(number, "TU");
}

/* Whether the agency of this clause issues the document: "ban hành Kế hoạch số 12", "phê duyệt … tại Quyết định số 7".
 */
static bool issued_here(const tc_reading *s, const tc_citation *c, tc_clause *clause, const char *number, bool *direct)
{
    size_t count;
    *direct = false;
    if (proposed_by(s, c, clause) || proposed_by_chief(s, c, clause) || in_brackets_of(s, c, clause, number))
        return true;
    bool next = tc_at_mark(s, c->type_from - 1, ',') || tc_at_word(s, c->type_from - 1, TC_CUE_VA);
    if (clause->issued && next && !clause->dated) return true;
    if (!clause->verb || clause->verb >= c->type_from) return false;
    const tc_phrase *verb = tc_phrase_at(s, clause->verb, TC_PHRASE_ISSUE, &count);
    if (verb && verb->value == 1 && governs(s, clause->verb + count, c->type_from)) {
        *direct = true;
        return true;
    }
    size_t before = c->type_from - 1;
    return tc_at_word(s, before, TC_CUE_TAI) || tc_at_word(s, before, TC_CUE_BANG);
}

/* ---- together ---- */

static tc_status take_front(tc_entity *entity, const tc_reading *s, tc_clause *clause, bool direct)
{
    clause->issued = true;
    if (!entity->date.year && clause->vague) entity->certain = false;
    if (!entity->date.year && clause->dated) {
        entity->date = clause->date;
        if (!direct) entity->certain = false;
    }
    if (entity->issuer || clause->agency_from == clause->agency_to) return TC_OK;
    char *issuer = tc_join_tokens(s, clause->agency_from, clause->agency_to);
    if (!issuer) return tc_fail(TC_MEMORY, "no memory for the issuer of a document");
    if (may_issue(entity->number, issuer))
        entity->issuer = issuer;
    else
        free(issuer);
    return TC_OK;
}

static tc_status take_behind(tc_entity *entity, const tc_reading *s, behind *b, size_t end)
{
    TRY(read_subject(&entity->subject, s, end, b));
    entity->date = b->date;
    if (b->issuer_to == b->issuer_from) return TC_OK;
    entity->issuer = tc_join_tokens(s, b->issuer_from, b->issuer_to);
    if (!entity->issuer) return tc_fail(TC_MEMORY, "no memory for the issuer of a document");
    if (contradicts(entity->number, entity->issuer)) entity->certain = false;
    return TC_OK;
}

tc_status tc_describe(tc_entity *entity, const tc_reading *s, const tc_citation *citation, tc_clause *clause)
{
    behind b = {0};
    bool direct;
    size_t end = read_behind(s, citation->end, &b);
    bool issued = issued_here(s, citation, clause, entity->number, &direct);
    if (clause->dated && !direct && opens_next(s, &b)) {
        entity->date = clause->date;
        entity->certain = false;
        if (issued) TRY(take_front(entity, s, clause, direct));
        clause->date = b.date;
        clause->verb = 0;
    } else {
        TRY(take_behind(entity, s, &b, end));
        if (issued) TRY(take_front(entity, s, clause, direct));
    }
    if (!entity->issuer) {
        const char *letters = strpbrk(entity->number, "/-");
        const char *issuer = letters ? tc_code_issuer(letters + 1) : NULL;
        if (issuer && !(entity->issuer = tc_strdup(issuer)))
            return tc_fail(TC_MEMORY, "no memory for the issuer of a document");
    }
    return TC_OK;
}
