/* The extent of an organisation's name: a head ("Ban", "Sở", "Ủy ban") and the capitals and words of agencies after it.
 * "Hội đồng nhân dân thành phố giao" ends before "giao", "Chính phủ Quy định chi tiết" before "Quy định". */
#include "reading.h"

enum { LONGEST = 18 };

/* Another head, so that "UBND và HĐND" are two. */
static bool head_at(const tc_reading *s, size_t i)
{
    size_t count;
    const tc_phrase *phrase = tc_phrase_at(s, i, TC_PHRASE_AGENCY, &count);
    return phrase && tc_is_capital(s, i);
}

/* "Nguyễn Văn An" behind "Chủ tịch UBND thành phố". */
static bool person_at(const tc_reading *s, size_t i)
{
    return tc_flags_at(s, i) & TC_WORD_SURNAME && tc_is_capital(s, i + 1) && tc_is_capital(s, i + 2) &&
           !(tc_flags_at(s, i + 1) & TC_WORD_AGENCY_PART);
}

/* A verb that ends the name. Right behind the head, the words of agencies are no verb: "Ủy ban kiểm tra". */
static bool verb_at(const tc_reading *s, size_t i, bool after_head)
{
    size_t count;
    const tc_phrase *phrase = tc_phrase_at(s, i, TC_PHRASE_SUBJECT, &count);
    if (!phrase) phrase = tc_phrase_at(s, i, TC_PHRASE_ISSUE, &count);
    if (!phrase) return false;
    if (phrase->kind == TC_PHRASE_SUBJECT && phrase->value == 3) return false;
    if (tc_is_capital(s, i)) return phrase->kind == TC_PHRASE_SUBJECT && phrase->value == 1;
    return !(after_head && tc_flags_at(s, i) & TC_WORD_AGENCY_PART);
}

/* "Kế hoạch" behind "UBND thành phố" is a document, behind "Sở" a name. */
static bool document_at(const tc_reading *s, size_t i, size_t from)
{
    size_t count;
    if (!tc_is_capital(s, i) || !tc_phrase_at(s, i, TC_PHRASE_TYPE, &count)) return false;
    return !(i == from + 1 || s->lex[i - 1].kind == TC_LEX_MARK);
}

/* "(khóa XIII)" at token i: the token behind it, or 0. */
static size_t parenthesis(const tc_reading *s, size_t i)
{
    if (!tc_at_mark(s, i, '(') || !tc_at_word(s, i + 1, TC_CUE_KHOA)) return 0;
    for (size_t at = i + 2; at < i + 5; at++)
        if (tc_at_mark(s, at, ')')) return at + 1;
    return 0;
}

/* How far the name goes on behind token i, which is no word: "-", "&", ", Thể thao"; 0 when it ends. */
static size_t over_mark(const tc_reading *s, size_t i)
{
    size_t closed = parenthesis(s, i);
    if (closed) return closed;
    if (!tc_is_capital(s, i + 1) || head_at(s, i + 1)) return 0;
    if (tc_at_mark(s, i, '-') || tc_at_mark(s, i, '&')) return i + 1;
    /* "Văn hóa, Thể thao": of the agencies' names the only one with a comma inside. */
    return tc_at_mark(s, i, ',') && tc_at_word(s, i + 1, TC_CUE_THE) ? i + 1 : 0;
}

/* "Nông nghiệp và Phát triển", "nông nghiệp và phát triển", but not "UBND và HĐND" nor "Thành ủy và đồng chí". */
static bool goes_over_and(const tc_reading *s, size_t i)
{
    if (tc_is_capital(s, i + 1)) return !head_at(s, i + 1);
    return tc_flags_at(s, i + 1) & TC_WORD_AGENCY_PART && !tc_is_capital(s, i - 1);
}

/* "Dịch vụ", "Tiểu học": behind such a capital its second syllable. */
static bool compound(const tc_reading *s, size_t i)
{
    return tc_is_capital(s, i - 1) && tc_flags_at(s, i - 1) & TC_WORD_AGENCY_NAME;
}

/* A proper name, behind which only a place or a term goes on: "tỉnh Lam Giang khóa X", not "… tài trợ". */
static bool proper(const tc_reading *s, size_t i)
{
    return tc_is_capital(s, i) && !(s->lex[i].flags & TC_LEX_UPPER) && !(tc_flags_at(s, i) & TC_WORD_AGENCY_PART);
}

static bool below(const tc_reading *s, size_t i)
{
    size_t count;
    return tc_at_word(s, i, TC_CUE_KHOA) || tc_phrase_at(s, i, TC_PHRASE_PLACE, &count);
}

/* Whether the word at token i goes on with the name; *end is moved behind it. `open_end` is the end of a head that is
 * no name by itself. */
static bool go_on(const tc_reading *s, size_t i, size_t from, size_t open_end, size_t *end)
{
    const tc_lex *lex = &s->lex[i];
    if (tc_after_markup(s, i)) return false;
    if (lex->kind == TC_LEX_MARK) {
        size_t next = over_mark(s, i);
        if (next) *end = next;
        return next != 0;
    }
    if (lex->kind == TC_LEX_DIGITS) {
        tc_found period; /* "thành phố 6 tháng đầu năm" */
        if (tc_match_period(s, i, &period)) return false;
        *end = i + 1;
        return tc_flags_at(s, i - 1) & (TC_WORD_ORDINAL | TC_WORD_ORDINAL_WEAK);
    }
    if (lex->kind != TC_LEX_WORD || tc_at_word(s, i, TC_CUE_VE) || verb_at(s, i, i == open_end)) return false;
    if (document_at(s, i, from) || person_at(s, i)) return false;
    *end = i + 1;
    if (tc_at_word(s, i, TC_CUE_VA)) return goes_over_and(s, i);
    if (lex->flags & TC_LEX_CAPITAL) return true;
    /* "Thành ủy học tập": behind a party committee only the place goes on. */
    size_t count;
    if (i > from + 1 && tc_at_word(s, i - 1, TC_CUE_UY) && !tc_phrase_at(s, i - 1, TC_PHRASE_AGENCY, &count))
        return below(s, i);
    if (compound(s, i)) return lex->kind == TC_LEX_WORD;
    return tc_flags_at(s, i) & TC_WORD_AGENCY_PART && !(proper(s, i - 1) && !below(s, i));
}

/* Joining words at the end belong to what follows. */
static size_t trimmed(const tc_reading *s, size_t end)
{
    while (end > 0 &&
           (tc_at_word(s, end - 1, TC_CUE_VA) || (s->lex[end - 1].kind == TC_LEX_MARK && !tc_at_mark(s, end - 1, ')'))))
        end--;
    return end;
}

size_t tc_match_agency(const tc_reading *s, size_t i)
{
    size_t count;
    const tc_phrase *head = tc_is_capital(s, i) ? tc_phrase_at(s, i, TC_PHRASE_AGENCY, &count) : NULL;
    size_t verb;
    if (!head || tc_phrase_at(s, i, TC_PHRASE_ISSUE, &verb)) return 0;
    /* "HỘI NGHỊ" of a heading; an acronym is no word of other names. */
    if (s->lex[i].flags & TC_LEX_UPPER && tc_flags_at(s, i) & TC_WORD_AGENCY_PART) return 0;
    size_t head_end = i + count, end = head_end;
    if (head->value == 2 && !tc_is_capital(s, end)) return 0;
    size_t open_end = head->value == 1 ? i : head_end;
    while (end < i + LONGEST) {
        size_t next = end;
        if (!go_on(s, end, i, open_end, &next)) break;
        end = next;
    }
    end = trimmed(s, end);
    return end > head_end || head->value == 1 ? end : 0;
}
