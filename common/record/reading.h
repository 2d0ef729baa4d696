/* A text cut into light tokens, and the matchers that read them.
 *
 * A matcher is asked at a token and says how far what it found reaches; it changes nothing. The scan (entity.c) goes
 * through the tokens once and asks the matchers in the order of how sure their signs are.
 */
#ifndef TC_RECORD_READING_H
#define TC_RECORD_READING_H

#include "vocabulary.h"
#include <tracuu/entity.h>

typedef enum tc_lex_kind { TC_LEX_END, TC_LEX_WORD, TC_LEX_DIGITS, TC_LEX_MARK } tc_lex_kind;
enum {
    TC_LEX_SPACED = 1,  /* white space stands before it */
    TC_LEX_CAPITAL = 2, /* a word that begins with a capital letter */
    TC_LEX_UPPER = 4,   /* a word in capitals altogether */
};

/* Asterisks of Markdown and tags like <b> are no tokens; dashes are all '-', double quotes all '"'. */
typedef struct tc_lex {
    uint32_t start, end;
    uint32_t code; /* MARK: the character; DIGITS: the value, UINT32_MAX when too large; WORD: number of letters */
    uint16_t word; /* of the vocabulary; 0 */
    uint8_t kind, flags;
} tc_lex;

typedef struct tc_reading {
    const char *text;
    tc_lex *lex; /* lex[-2], lex[-1], lex[count], lex[count + 1] are there too, of kind END */
    size_t count;
    bool plain;        /* no letter of the text bears a mark */
    tc_date reference; /* the date of the document */
    tc_lex *memory;
} tc_reading;
/* With `plain`, as for a query, words without marks are read as any marked word they may be. */
tc_status tc_reading_open(tc_reading *scan, const char *text, size_t length, bool plain);
void tc_reading_close(tc_reading *scan);

/* ---- reading tokens ---- */
static inline bool tc_at_word(const tc_reading *s, size_t i, uint16_t cue)
{
    return cue && s->lex[i].kind == TC_LEX_WORD && s->lex[i].word == cue;
}
static inline bool tc_at_mark(const tc_reading *s, size_t i, uint32_t code)
{
    return s->lex[i].kind == TC_LEX_MARK && s->lex[i].code == code;
}
static inline bool tc_at_digits(const tc_reading *s, size_t i)
{
    return s->lex[i].kind == TC_LEX_DIGITS;
}
static inline bool tc_is_glued(const tc_reading *s, size_t i)
{
    return !(s->lex[i].flags & TC_LEX_SPACED);
}
static inline bool tc_is_capital(const tc_reading *s, size_t i)
{
    return s->lex[i].kind == TC_LEX_WORD && s->lex[i].flags & TC_LEX_CAPITAL;
}
static inline uint32_t tc_flags_at(const tc_reading *s, size_t i)
{
    return s->lex[i].kind == TC_LEX_WORD && s->lex[i].word ? tc_word_flags[s->lex[i].word] : 0;
}
/* What a word there tells that begins a number, up to ten; 0 for none. */
static inline int tc_numeral_word(const tc_reading *s, size_t i)
{
    if (s->lex[i].kind != TC_LEX_WORD) return 0;
    return tc_word_numbers[s->plain][s->plain ? tc_vocabulary_plain(s->lex[i].word) : s->lex[i].word];
}
/* Whether asterisks or a tag stand before the token: a name does not go over them. */
static inline bool tc_after_markup(const tc_reading *s, size_t i)
{
    return s->lex[i].start > s->lex[i - 1].end + 1;
}
static inline size_t tc_digits_at(const tc_reading *s, size_t i)
{
    return s->lex[i].end - s->lex[i].start;
}
/* The longest phrase of a kind that begins at token i; *count gets its tokens. NULL when there is none. "Ủy ban" is one
 * phrase in any case of letters. */
const tc_phrase *tc_phrase_find(const tc_reading *s, size_t i, tc_phrase_kind kind, size_t *count);
static inline const tc_phrase *tc_phrase_at(const tc_reading *s, size_t i, tc_phrase_kind kind, size_t *count)
{
    if (s->lex[i].kind != TC_LEX_WORD || !(tc_word_phrases[s->plain][s->lex[i].word] >> kind & 1)) return NULL;
    return tc_phrase_find(s, i, kind, count);
}
/* The longest one that ends before token i. */
const tc_phrase *tc_phrase_before(const tc_reading *s, size_t i, tc_phrase_kind kind, size_t *count);
/* Whether a sentence or clause ends with token i: a full stop before a capital, a semicolon, the end. */
bool tc_sentence_ends(const tc_reading *s, size_t i);
/* The text of tokens [from, to), with a space between words that are glued together, and without tags and asterisks.
 * NULL without memory. */
char *tc_join_tokens(const tc_reading *s, size_t from, size_t to);

/* ---- dates and periods: date_match.c, period_match.c ---- */
typedef struct tc_found {
    size_t end;        /* the token behind it */
    uint32_t end_byte; /* 0, or where it ends inside its last token (a footnote's mark is glued to the year) */
    tc_date date;
    tc_period period;
    bool certain;
} tc_found;
bool tc_year_at(const tc_reading *s, size_t i, int16_t *year); /* four digits, 1900 to 2100 */
/* The same from 1000 on, but for a number before a unit; only where a word or a bracket says that it is a year. */
bool tc_past_year_at(const tc_reading *s, size_t i, int16_t *year);
bool tc_match_date(const tc_reading *s, size_t i, tc_found *found);
bool tc_match_period(const tc_reading *s, size_t i, tc_found *found);
tc_period tc_months(int16_t year, int first, int last); /* whole months of a year */
tc_period tc_years(int16_t first, int16_t last);
/* What stands right before a date: nothing, "từ" or "đến", "trước". */
typedef enum tc_bound { TC_BOUND_NONE, TC_BOUND_SOME, TC_BOUND_BEFORE } tc_bound;
/* A date whose year is 0 gets that of the reference: the year in which the day lies near it. */
tc_date tc_date_near(tc_date date, tc_date reference, tc_bound bound);

/* ---- figures: numeral.c, unit.c, figure.c ---- */
typedef struct tc_numeral {
    size_t end;
    double value;
    double decimal; /* the reading with a decimal mark where value reads a grouping mark; NAN */
    double grouped; /* the other way round */
    bool plain;     /* digits only */
    bool zero;      /* begins with a zero: "06" */
} tc_numeral;
bool tc_match_numeral(const tc_reading *s, size_t i, tc_numeral *numeral);
/* The unit at token i: *end behind it. Where nothing of the table stands there, and `guess`, the next noun or two.
 */
typedef struct tc_unit {
    size_t end;
    bool known;   /* of the table */
    bool measure; /* money, length, weight, percent: never the number of a name */
} tc_unit;
bool tc_match_unit(const tc_reading *s, size_t i, bool guess, tc_unit *unit);
double tc_magnitude_of(uint16_t word); /* 1e9 for "tỷ"; 0 for what is none */
typedef struct tc_figure {
    size_t end;
    double value, target;
    bool approximate;
    size_t unit_from, unit_to; /* tokens of the unit; equal when there is none */
    const char *unit;          /* the unit itself where it is not to be copied: "%", "tỷ đồng"; else NULL */
} tc_figure;
bool tc_match_figure(const tc_reading *s, size_t i, tc_figure *figure);
char *tc_unit_text(const tc_reading *s, const tc_figure *figure); /* NFC, lower case; NULL without memory */

/* ---- numbers of documents: number.c, citation.c ---- */
typedef struct tc_citation {
    size_t end;
    size_t type_from;   /* the first token of the words that say the type, or of "số"; else the number's */
    size_t year;        /* the token of the year in 116/2020/QH14, or 0 */
    size_t letters;     /* the first token of the letters; `end` when bare */
    size_t letters_end; /* the token behind them: before `end` where they stand twice ("498/QĐ-TTg/QĐ-TTg") */
    const char *type;   /* "kế hoạch", from the words before or the letters; NULL */
    bool listed;        /* the next of a list, whose type is that of the one before */
} tc_citation;
/* At the number itself. With `alone`, as for what a clerk types, small letters and missing marks are taken as well, and
 * a number alone. */
bool tc_match_citation(const tc_reading *s, size_t i, bool alone, tc_citation *citation);
void tc_citation_write(tc_buffer *out, const tc_reading *s, size_t i, const tc_citation *c); /* "315-KH/TU"; appends */
bool tc_is_party(const tc_reading *s, size_t i); /* whether the letters at token i are an agency of the Party */
void tc_letters_write(tc_buffer *out, const tc_reading *s, size_t from, size_t to); /* "KH/TU"; appends */

/* ---- the codes in the letters: code.c ---- */
typedef enum tc_code_kind { TC_CODE_UNKNOWN, TC_CODE_TYPE, TC_CODE_AGENCY } tc_code_kind;
typedef struct tc_code {
    const char *fold;    /* "ubnd"; digits behind it do not count ("qh14") */
    const char *written; /* as it is written: "TTg" */
    const char *means;   /* the type or the agency; NULL for an agency that the letters do not name ("TU") */
    tc_code_kind kind;
} tc_code;
const tc_code *tc_code_find(const char *letters, size_t length); /* of one group; NULL */
const char *tc_code_issuer(const char *letters); /* who issues what bears "NQ-CP": "Chính phủ"; NULL */

/* What the words around a number say of the document. */
typedef struct tc_clause {
    size_t start; /* the first token of the sentence */
    bool dated;   /* a date opens it: "Ngày 17/9/2021, Bộ … phê duyệt …" */
    bool vague;   /* a date without its year does: "Ngày 20/12: …" */
    bool issued;  /* its agency has issued a document already: the next of a list is its too */
    size_t date_from;
    tc_date date;
    size_t agency_from, agency_to; /* the agency last named; equal when none */
    size_t verb;                   /* the verb by which that agency issues, or 0 */
    bool direct;                   /* the verb is "ban hành" */
} tc_clause;
tc_status tc_describe(tc_entity *entity, const tc_reading *s, const tc_citation *citation, tc_clause *clause);

/* ---- names: agency.c, name.c ---- */
/* The name of an organisation at token i (its head there): the token behind it, or 0. */
size_t tc_match_agency(const tc_reading *s, size_t i);
typedef struct tc_name {
    size_t end;
    tc_name_kind kind;
} tc_name;
bool tc_match_name(const tc_reading *s, size_t i, tc_name *name);

#endif
