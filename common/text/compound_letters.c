/* Numbers of documents (K315-kh/tu) and abbreviations of several parts (Bkt-xh): groups of capitals with joiners.
 *
 * The shapes are those of Decree 30/2020/NĐ-CP, annex III (number / year / type - issuer), of the party's
 * (number-type/issuer) and of the National Assembly (number/year/QH14), with the spaces and line ends of real text.
 */
#include "common/text/compound.h"
#include "common/text/letter.h"
#include "common/text/scan.h"
#include <string.h>

enum { GROUP_MOST = 24, NUMBER_DIGITS = 6, FIRST_YEAR = 1945, LAST_YEAR = 2100, TYPED_LETTERS = 6 };

/* The letters by which types of documents are known, folded. */
static const char *const type_letters[] = {"kh", "nq",  "qd", "ct", "ctr", "kl",  "cv",  "bc",   "tb",   "ttr", "hd",
                                           "qc", "qdi", "da", "nd", "tt",  "pa",  "bb",  "gm",   "gxn",  "qyd", "pl",
                                           "l",  "cd",  "sl", "gp", "tc",  "bgn", "guq", "ttlt", "vbhn", "lct"};

/* Syllables of the names of types, folded and in canonical spelling, as they stand before a bare number. */
static const char *const type_names[][2] = {
    {"quyet", "dinh"}, {"nghi", "quyet"}, {"nghi", "dinh"},    {"ke", "hoach"},  {"chi", "thi"},   {"ket", "luan"},
    {"cong", "van"},   {"thong", "bao"},  {"to", "trinh"},     {"huong", "dan"}, {"bao", "cao"},   {"thong", "tu"},
    {"qui", "che"},    {"qui", "dinh"},   {"chuong", "trinh"}, {"de", "an"},     {"phuong", "an"}, {"thong", "tri"},
    {"cong", "dien"},  {"giay", "moi"},   {"bien", "ban"},     {"hop", "dong"},  {"phap", "lenh"}, {"van", "ban"},
};

/* A run of letters, with the digits glued behind it (QH14). */
typedef struct group {
    size_t start, letters_end, end;
    int uppers, lowers;
    bool toned;
    char folded[GROUP_MOST + 1]; /* of the letters */
} group;

static bool is_tone(uint32_t c)
{
    if (c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323) return true;
    const tc_letter_row *row = tc_letter_find(tc_to_lower(c));
    return row && row->marks % TC_TONES;
}

/* Folds the next code point of a group's letters; false for a letter of another script. */
static bool add_letter(group *g, size_t *count, uint32_t c)
{
    const tc_letter_row *row = tc_letter_find(tc_to_lower(c));
    if (!row || (row->base && (row->base < 'a' || row->base > 'z'))) return false;
    if (tc_is_upper(c))
        g->uppers++;
    else if (tc_is_letter(c))
        g->lowers++;
    g->toned = g->toned || is_tone(c);
    if (row->base) g->folded[(*count)++] = (char)row->base;
    return true;
}

static bool read_group(const tc_place *p, size_t *at, group *g)
{
    size_t count = 0;
    *g = (group){.start = *at};
    g->letters_end = tc_scan_run(p->text, p->length, *at, TC_LETTER);
    if (g->letters_end == *at || g->letters_end - *at > GROUP_MOST) return false;
    for (size_t i = *at; i < g->letters_end;)
        if (!add_letter(g, &count, tc_utf8_next(p->text, p->length, &i))) return false;
    g->end = tc_scan_run(p->text, p->length, g->letters_end, TC_DIGIT);
    /* More digits than any number has would make a term that no index takes. */
    if (g->end - g->letters_end > GROUP_MOST) return false;
    *at = g->end;
    return count > 0;
}

/* QĐ, TTg, CTr, QH14: capitals, or two of them with small letters; no tone, so no word of a heading in capitals. */
static bool is_capitals(const group *g)
{
    return !g->toned && g->uppers > 0 && (g->lowers == 0 || g->uppers > 1);
}

/* What a user types in small letters. */
static bool is_typed(const group *g)
{
    return !g->toned && g->uppers == 0 && g->lowers <= TYPED_LETTERS;
}

static bool is_type(const group *g)
{
    for (size_t i = 0; i < TC_COUNT(type_letters); i++)
        if (!strcmp(g->folded, type_letters[i])) return true;
    return false;
}

static bool is_no_syllable(const group *g)
{
    return !tc_syllable_possible(g->folded, strlen(g->folded));
}

/* A slash, or any hyphen or dash, which all count as '-'. */
static bool read_joiner(const tc_place *p, size_t *at, char *joiner)
{
    size_t next = *at;
    if (next >= p->length) return false;
    uint32_t c = tc_utf8_next(p->text, p->length, &next);
    bool dash = c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
    if (c != '/' && !dash) return false;
    *joiner = dash ? '-' : '/';
    *at = next;
    return true;
}

static void put_group(tc_buffer *term, const tc_place *p, char joiner, const group *g)
{
    tc_put_char(term, joiner);
    tc_put_text(term, g->folded);
    tc_put(term, p->text + g->letters_end, g->end - g->letters_end);
}

/* A joiner and a group of the same make, with white space on one side of the joiner at most, as a line end leaves it.
 */
static bool read_next(const tc_place *p, size_t *at, bool typed, char *joiner, group *g)
{
    size_t to = *at, before = tc_read_spaces(p, &to);
    if (!read_joiner(p, &to, joiner)) return false;
    size_t behind = tc_read_spaces(p, &to);
    if ((before && behind) || (typed && (before || behind))) return false;
    if (!read_group(p, &to, g) || !(typed ? is_typed(g) : is_capitals(g))) return false;
    *at = to;
    return true;
}

static bool put_number(const tc_place *p, size_t *at, tc_buffer *term, bool *has_year)
{
    size_t from = p->start, digits = tc_read_digits(p, at);
    if (digits == 0 || digits > NUMBER_DIGITS) return false;
    while (from + 1 < *at && p->text[from] == '0') from++;
    tc_put_char(term, 'K');
    tc_put(term, p->text + from, *at - from);
    size_t to = *at, start;
    int year;
    if (!tc_read_byte(p, &to, '/')) return true;
    start = to;
    if (!tc_read_value(p, &to, 4, &year) || to - start != 4 || year < FIRST_YEAR || year > LAST_YEAR) return true;
    *has_year = true;
    tc_put(term, p->text + start - 1, to - start + 1);
    *at = to;
    return true;
}

/* How the first group hangs on the number. */
typedef struct joint {
    bool joined, spaced;
    char joiner;
} joint;

/* Whether number and first group make a document's number, or would do so `with_more` groups behind them. */
static bool is_document(const joint *j, const group *first, bool has_year, bool with_more)
{
    if (!j->joined) return with_more && is_type(first) && (first->uppers || is_no_syllable(first));
    if (is_capitals(first)) return is_type(first) ? with_more || !j->spaced : !j->spaced && (has_year || with_more);
    if (!is_typed(first) || j->spaced || first->toned) return false;
    if (has_year && !is_type(first)) return !strncmp(first->folded, "qh", 3) && first->end > first->letters_end;
    return is_type(first) && (with_more || is_no_syllable(first));
}

bool tc_compound_document(const tc_place *p, tc_buffer *term, size_t *end)
{
    bool has_year = false;
    size_t at = p->start;
    if (!put_number(p, &at, term, &has_year)) return false;
    joint j = {.joiner = '-', .spaced = tc_read_spaces(p, &at) > 0};
    j.joined = read_joiner(p, &at, &j.joiner);
    if (!j.joined && !j.spaced) return false;
    if (j.joined && tc_read_spaces(p, &at)) j.spaced = true;
    group first, next;
    if (!read_group(p, &at, &first) || !(is_capitals(&first) || is_typed(&first))) return false;
    bool typed = !is_capitals(&first), more = false;
    char joiner;
    put_group(term, p, j.joiner, &first);
    while (read_next(p, &at, typed, &joiner, &next)) {
        put_group(term, p, joiner, &next);
        more = true;
        if (term->length > GROUP_MOST * 6) return false;
    }
    *end = at;
    return is_document(&j, &first, has_year, more);
}

static bool is_folded(const tc_passed *word, const char *folded)
{
    return word->term && word->fold_length == strlen(folded) && !memcmp(word->term, folded, word->fold_length);
}

bool tc_compound_bare_document(const tc_place *p, const tc_passed passed[TC_PASSED], tc_buffer *term, size_t *end)
{
    if (passed[0].cue != TC_CUE_NUMBER) return false;
    bool known = is_folded(&passed[1], "luat");
    for (size_t i = 0; !known && i < TC_COUNT(type_names); i++)
        known = is_folded(&passed[2], type_names[i][0]) && is_folded(&passed[1], type_names[i][1]);
    bool has_year = false;
    *end = p->start;
    return known && put_number(p, end, term, &has_year);
}

/* KT-XH in capitals, or kt-xh as typed, where no part can be a syllable. */
static bool is_part(const group *g, bool capitals)
{
    if (g->end > g->letters_end || g->toned) return false;
    return capitals ? g->lowers == 0 : g->uppers == 0 && g->lowers <= TYPED_LETTERS && is_no_syllable(g);
}

bool tc_compound_abbreviation(const tc_place *p, tc_buffer *term, size_t *end)
{
    group g;
    size_t at = p->start;
    if (p->end + 1 >= p->length || (p->text[p->end] != '-' && p->text[p->end] != '&')) return false;
    if (!read_group(p, &at, &g) || at != p->end) return false;
    bool capitals = g.uppers > 0, strange = false;
    int parts = 0;
    char joiner = 'B';
    for (;;) {
        if (!is_part(&g, capitals)) break;
        put_group(term, p, joiner, &g);
        strange = strange || is_no_syllable(&g);
        parts++;
        *end = at;
        if (term->length > GROUP_MOST * 6 || at >= p->length) break;
        joiner = p->text[at];
        if (joiner != '-' && joiner != '&') break;
        at++;
        if (!read_group(p, &at, &g)) break;
    }
    return parts > 1 && strange;
}
