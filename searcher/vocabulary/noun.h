/* The one vocabulary of nouns (nouns.tsv): offices, bodies, places, documents, times, measures. Questions are read by
 * it (query/question.c, answer/kind.c), and so are names and labels in passages (answer/): a noun added to the table is
 * known everywhere at once. */
#ifndef TC_SEARCHER_VOCABULARY_NOUN_H
#define TC_SEARCHER_VOCABULARY_NOUN_H

#include "searcher/query/query.h"

/* clang-format off */
/* What a noun is for; one may be of several kinds. */
#define TC_NOUN_KIND_LIST(X) \
    X(OFFICE, "office") X(CALLING, "calling") X(ADDRESS, "address") X(SOMEONE, "someone") X(RANK, "rank") X(BODY, "body") \
    X(PLACE, "place") X(SITE, "site") X(LABEL, "label") X(DOCUMENT, "document") X(PART, "part") X(TIME, "time") \
    X(MEASURE, "measure") X(UNIT, "unit") X(QUANTITY, "quantity") X(COUNTED, "counted") X(LIST, "list") \
    X(REASON, "reason") X(NONE, "none")
/* What else is known of it; nouns.tsv says what each means. */
#define TC_NOUN_TRAIT_LIST(X) \
    X(GENERAL, "general") X(NEAR, "near") X(HEAD, "head") X(TAIL, "tail") X(STATE, "state") X(COMPANY, "company") \
    X(LEVEL, "level") X(COMMUNE, "commune") X(VILLAGE, "village") X(TOWN, "town") X(SITE, "site") X(SPAN, "span") \
    X(CASES, "cases") X(BEARING, "bearing") X(BARE, "bare")
/* clang-format on */

enum {
#define X(name, word) TC_NOUN_AT_##name,
    TC_NOUN_KIND_LIST(X) TC_NOUN_KINDS,
#undef X
#define X(name, word) TC_TRAIT_AT_##name,
    TC_NOUN_TRAITS_BEGIN = -1,
    TC_NOUN_TRAIT_LIST(X) TC_NOUN_TRAITS,
#undef X
};
enum {
#define X(name, word) TC_NOUN_##name = 1 << TC_NOUN_AT_##name,
    TC_NOUN_KIND_LIST(X)
#undef X
#define X(name, word) TC_TRAIT_##name = 1 << TC_TRAIT_AT_##name,
        TC_NOUN_TRAIT_LIST(X)
#undef X
};
/* Whoever is named so is a person. */
#define TC_NOUN_PERSONS (TC_NOUN_OFFICE | TC_NOUN_CALLING | TC_NOUN_ADDRESS | TC_NOUN_SOMEONE)
#define TC_NOUN_ANY     ((1u << TC_NOUN_KINDS) - 1)

/* What a figure counts, as far as a noun says it. */
typedef enum tc_measure {
    TC_MEASURE_ANY,
    TC_MEASURE_MONEY,
    TC_MEASURE_PERCENT,
    TC_MEASURE_AREA,
    TC_MEASURE_WEIGHT,
    TC_MEASURE_VOLUME,
    TC_MEASURE_LENGTH,
    TC_MEASURE_YIELD,   /* so much an area or a head: tạ/ha */
    TC_MEASURE_PEOPLE,  /* người, học viên, đại biểu … */
    TC_MEASURE_TIME,    /* how long: 15 ngày, 3 năm */
    TC_MEASURE_COUNTED, /* a noun of the question is counted, and the table says no measure for it */
} tc_measure;

enum { TC_NOUN_WORDS = 7 };
typedef struct tc_noun {
    uint32_t kinds;     /* TC_NOUN_… */
    uint32_t asks;      /* the one of them that it asks for: its first row's */
    uint32_t traits;    /* TC_TRAIT_… ; GENERAL, NEAR, HEAD and TAIL are of what it asks for */
    tc_measure measure; /* of MEASURE and UNIT */
    const char *type;   /* DOCUMENT: the type as tc_document_types() has it; NULL for none of these */
    bool capitals;      /* an abbreviation: stands only where it is typed in capitals */
    const char *text;   /* as it stands in the table */
    uint8_t size;       /* its bytes */
    uint8_t count;      /* words */
    const char *term[TC_NOUN_WORDS];
    uint8_t length[TC_NOUN_WORDS], fold[TC_NOUN_WORDS];
    uint16_t next; /* of those that begin with words of one hash */
} tc_noun;

/* Reads the table compiled in, the first time; before any look-up. INTERNAL where it could not be read whole. */
tc_status tc_nouns_open(void);
/* All of them, for tests. */
const tc_noun *tc_nouns_get(size_t *count);

/* The longest noun at a word, when it is of one of these kinds; NULL for none, also where a longer word that begins
 * before it holds it ("xã" in "hợp tác xã"). `length`, where not NULL, gets how many words it has. */
const tc_noun *tc_noun_in_query(const tc_query *query, size_t at, uint32_t kinds, size_t *length);
const tc_noun *tc_noun_in_text(const tc_tokens *tokens, size_t at, uint32_t kinds, size_t *length);
/* The longest that ends right before a token. */
const tc_noun *tc_noun_ends_in_text(const tc_tokens *tokens, size_t at, uint32_t kinds);
/* The same at the beginning of a text that is written as the table is, "lượt người": the unit of a figure. */
const tc_noun *tc_noun_in_words(const char *text, uint32_t kinds);
/* The longest noun that ends right before a word of the query. One of two words or more is known there though a mark of
 * it is wrong, and an abbreviation of a body by its first letters. */
const tc_noun *tc_noun_before(const tc_query *query, size_t at, uint32_t kinds, size_t *length);
/* The nouns of `count` words that the words from `first` on may be, and that ask for a name, a document or a time: of a
 * query without marks, "quy" is "quỹ" and "quý". At most `most` of them; how many. */
size_t tc_noun_readings(const tc_noun **out, size_t most, const tc_query *query, size_t first, size_t count);
/* Whether a word is one of a noun of these kinds with one of these traits (0: whatever they are). */
bool tc_noun_holds(const tc_query *query, size_t at, uint32_t kinds, uint32_t traits);
/* Whether the one is made of the first letters of the other: "htx", "hợp tác xã". */
bool tc_noun_abbreviates(const tc_noun *letters, const tc_noun *noun);
/* The kind of answer that a noun asks for, "person"; NULL where it asks for none. */
const char *tc_noun_answer(const tc_noun *noun);

#endif
