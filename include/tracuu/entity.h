/* Typed spans: the dates, periods, document numbers, figures and names in a text, each with its value and its bytes.
 *
 * A scan is told the text alone (and the date of the document, for dates without a year); nothing is looked up. What
 * the text leaves uncertain is marked `certain` = false rather than guessed.
 */
#ifndef TRACUU_ENTITY_H
#define TRACUU_ENTITY_H

#include <tracuu/date.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum tc_entity_kind {
    TC_ENTITY_DATE,     /* a day, month or year: period, date */
    TC_ENTITY_PERIOD,   /* "quý I/2023", "6 tháng đầu năm 2023", "giai đoạn 2021-2025": period */
    TC_ENTITY_DOCUMENT, /* a cited document number: number, type, issuer, subject, date, certain */
    TC_ENTITY_FIGURE,   /* a number with a unit or a percentage: value, target, unit */
    TC_ENTITY_NAME,     /* a name by capitals and cue words: name_kind */
} tc_entity_kind;

typedef enum tc_name_kind {
    TC_NAME_OTHER,
    TC_NAME_PERSON,
    TC_NAME_ORGANISATION,
    TC_NAME_PLACE,
    TC_NAME_PROJECT
} tc_name_kind;

/* Half-open bytes. */
typedef struct tc_range {
    uint32_t start, end;
} tc_range;

typedef struct tc_entity {
    tc_entity_kind kind;
    tc_range at;      /* the bytes of the text scanned that say it */
    tc_range source;  /* the same in the extracted text; set when stored with its passage, else 0, 0 */
    bool certain;     /* false: an ambiguous pairing, an assumed year */
    bool approximate; /* FIGURE: hedged: trên, khoảng, gần, hơn, ước, trở lên, dưới */
    tc_date date;     /* DATE: the date (of several days the first; year 0 where neither the text nor the reference
                         gives one). DOCUMENT: the date of that document where the grammar gives it */
    tc_period period; /* DATE, PERIOD: the interval */
    tc_name_kind name_kind;
    double value, target; /* FIGURE: "187,25/345 tỷ đồng" is 187.25 of target 345; NAN where there is none */
    char *unit;   /* FIGURE: as written after the number, NFC, lower case: "tỷ đồng", "con", "%", "m2"; or NULL */
    char *number; /* DOCUMENT: normalised: "315-KH/TU", "27/BC-UBND", "1687", "23/2021/QĐ-TTg"; no spaces, no leading 0.
                     `at` is the number itself, without "Quyết định số" */
    char *type;   /* DOCUMENT: "kế hoạch", "nghị quyết" …, lower case; from the words before or the letters */
    char *issuer; /* DOCUMENT: "Ban Thường vụ Tỉnh ủy" as written, or what the letters say ("Chính phủ", "Ủy ban nhân
                     dân" without saying whose); NULL where unknown */
    char *subject; /* DOCUMENT: what follows "về", "về việc", "ban hành", to the end of its clause; NULL */
} tc_entity;

typedef struct tc_entities {
    tc_entity *items;
    size_t count, capacity;
} tc_entities;
TC_API void tc_entities_free(tc_entities *entities);

/* Scans text (NFC, white space already folded to single spaces). Entities come in order of `at.start`; the parts of a
 * document number or a date are not given again as figures. `reference` is the document's date (year 0 when unknown):
 * it gives the year of "ngày 10/11", marked uncertain. Appends to `out`. */
TC_API tc_status tc_entities_scan(tc_entities *out, const char *text, size_t length, tc_date reference);

/* A document number in whatever spelling ("315 kh tu", "KH315/TU", "kế hoạch 315", "Số: 27 /BC-UBND", "726 –CV/TU"),
 * taken apart: the whole of `text` must be one. Up to five digits alone are one too. TC_NOT_FOUND when it is none. */
typedef struct tc_number {
    char *digits;  /* "315"; without leading zeros */
    char *year;    /* "2020" in 116/2020/QH14, or NULL */
    char *letters; /* what follows, upper case with marks as written, "KH/TU", "BC-UBND", "QH14"; NULL for a bare number
                    */
    char *type;    /* "kế hoạch", from the letters or from the words before; or NULL */
} tc_number;
TC_API tc_status tc_number_parse(tc_number *out, const char *text);
TC_API void tc_number_free(tc_number *number);
/* The normalised spelling of its parts, "315-KH/TU", "27/BC-UBND", "116/2020/QH14", "1687". Appends. */
TC_API tc_status tc_number_write(tc_buffer *out, const tc_number *number);
/* The folded key of a normalised number, for comparing and for terms: "315-kh/tu", "116/2020/qh14". Appends. */
TC_API tc_status tc_number_key(tc_buffer *out, const char *number);
/* The same of a number in whatever spelling, "412 QĐ UBND" too; of a text that is none as it stands. Appends. */
TC_API tc_status tc_number_key_typed(tc_buffer *out, const char *text);
/* The type of document a group of letters stands for ("KH" → "kế hoạch", "CTr" → "chương trình"); NULL if none. */
TC_API const char *tc_number_type(const char *letters, size_t length);
/* Who issues what bears the letters, as far as they say ("NQ-CP" → "Chính phủ", "QĐ-UBND" → "Ủy ban nhân dân"); NULL.
 */
TC_API const char *tc_number_issuer(const char *letters);
/* All types of document, NULL-terminated: "báo cáo", "nghị quyết", … */
TC_API const char *const *tc_document_types(void);

/* The words that tell numbers, "hai", "mươi", "nghìn", in small letters; the list ends with a word NULL. */
enum {
    TC_NUMBER_BEGINS = 1,         /* begins a number, "hai" */
    TC_NUMBER_GOES_ON = 1 << 1,   /* goes on with one, "mươi", "lẻ" */
    TC_NUMBER_ORDINAL = 1 << 2,   /* behind "thứ" it says which one, "nhất" */
    TC_NUMBER_MAGNITUDE = 1 << 3, /* behind "hàng" it says about how many, "trăm" */
};
typedef struct tc_number_word {
    const char *word;
    double value; /* what it is worth by itself, "mươi" 10, "tư" 4; NAN for nothing, "lẻ" */
    unsigned roles;
} tc_number_word;
TC_API const tc_number_word *tc_number_words(void);
/* The one that is written so, byte for byte; NULL for none. */
TC_API const tc_number_word *tc_number_word_find(const char *word, size_t length);

/* Roman numbers up to "XXXIX", as terms of councils, meetings and quarters are counted. The value of one in capitals or
 * small letters, "IX" 9; 0 for none. */
TC_API unsigned tc_roman_value(const char *text, size_t length);
/* Appends one in capitals; TC_INTERNAL for a greater number. */
TC_API tc_status tc_roman_put(tc_buffer *out, unsigned number);

/* Units of the same quantity on one scale: "tỷ đồng" is 1e9 of "đồng", "ha" 1e4 of "m2". Factor 1 and the unit itself
 * for one that is not known. Both strings are static or `unit` itself. */
TC_API double tc_unit_scale(const char *unit, const char **base);

#ifdef __cplusplus
}
#endif
#endif
