/* Which words of a sentence answer: the sentence beside the question (answer/align.c), what each run of its words is
 * (answer/feature.c), and the best one (answer/span.c). */
#ifndef TC_SEARCHER_ANSWER_SPAN_H
#define TC_SEARCHER_ANSWER_SPAN_H

#include "searcher/answer/answer.h"

/* What a word does, or what stands between two words: the sides of a span are told apart by these. */
#define TC_SIDE_LIST(X)                                              \
    X(PLAIN)  /* a word that says something by itself */             \
    X(NAME)   /* one with a capital */                               \
    X(DIGITS) /* a number */                                         \
    X(IS)     /* "là" */                                            \
    X(AS)     /* "như", "gồm" */                                  \
    X(BY)     /* "do", "vì" */                                      \
    X(SO)     /* "để", "nhằm" */                                \
    X(MEANS)  /* "bằng", "với" */                                \
    X(PLACE)  /* "ở", "trong" */                                   \
    X(OF)     /* "của" */                                          \
    X(TO)     /* "cho", "về" */                                    \
    X(AND)    /* "và" */                                            \
    X(DONE)   /* "đã", "được" */                               \
    X(LINK)   /* "mà", "khi" */                                     \
    X(SOME)   /* "một", "các" */                                  \
    X(THIS)   /* "này" */                                           \
    X(EDGE)   /* the sentence begins or ends; from here on breaks */ \
    X(COMMA)                                                         \
    X(BRACKET)                                                       \
    X(QUOTE)                                                         \
    X(COLON) /* or a semicolon, or a dash between spaces */
typedef enum tc_side {
#define X(name) TC_SIDE_##name,
    TC_SIDE_LIST(X)
#undef X
        TC_SIDES,
} tc_side;
/* What a word of the query does; PLAIN for one that no list knows. */
tc_side tc_side_in_query(const tc_query *query, size_t at);

/* A word of the sentence, beside the question. Near and far are told by 1 / (1 + words between). */
typedef struct tc_aligned {
    uint8_t word,
        before; /* tc_side: the word itself; what stands before it, the word before where nothing parts them */
    bool act_left, act_right; /* the word of the question nearest to the blank, before and behind it */
    double left, right;       /* how much of the question before and behind the blank it says */
    double tie;               /* how much it makes one word with the one before it */
    bool noun;                /* of the noun asked for */
    double near_left,
        near_right;             /* to act_left before a span that begins here, to act_right behind one that ends here */
    double any_left, any_right; /* the same to any word of the question there */
} tc_aligned;

/* The question's blank, and the sentence aligned. */
typedef struct tc_alignment {
    const tc_scene *scene;
    const tc_wanted *wanted;
    uint32_t first, count;      /* tokens of the sentence */
    size_t noun, asked, behind; /* of the query: the noun asked for, the question word, the first word behind it */
    size_t act_left, act_right; /* SIZE_MAX for none */
    double all;                 /* how much the question says beside the blank */
    tc_side joint;              /* what stands before the blank in the question, "bằng" of "bằng gì" */
    bool opens;                 /* nothing stands before the blank: it acts, or is something */
    bool which, what_is;        /* "X nào", "là gì" */
    tc_aligned *items;          /* count + 1: the last one stands behind the sentence */
    double *sums;               /* of left, of right: two for each item, up to it */
} tc_alignment;

tc_status tc_align(tc_alignment *out, const tc_scene *scene, const tc_wanted *wanted, uint32_t first, uint32_t last);
void tc_alignment_clear(tc_alignment *alignment);

/* Whether a break stands before a word; quotes are none. */
bool tc_aligned_parted(const tc_aligned *item);

/* What a run of words is: counted, or a share, or 0 or 1. */
#define TC_SPAN_FEATURE_LIST(X)                                                                    \
    X(NEAR_LEFT)      /* how near the word of the question is that stands before the blank */      \
    X(NEAR_RIGHT)     /* the one behind it */                                                      \
    X(ANY_LEFT)       /* any word of that side of the blank */                                     \
    X(ANY_RIGHT)      /* the same */                                                               \
    X(ORDER_LEFT)     /* how much of what the sentence says of that side stands on it here, too */ \
    X(ORDER_RIGHT)    /* the same */                                                               \
    X(INSIDE)         /* how much of the question stands inside */                                 \
    X(NEARNESS)       /* how much of it outside, what is farther off counting less */              \
    X(CLAUSE)         /* how much of it outside in its clause */                                   \
    X(SAID)           /* the part of its words that the question says as well */                   \
    X(NOUN_FIRST)     /* the noun asked for begins it, and more follows */                         \
    X(NOUN_LAST)      /* ends it */                                                                \
    X(NOUN_WITHIN)    /* stands inside */                                                          \
    X(NOUN_BEFORE)    /* stands right before it */                                                 \
    X(NOUN_ALONE)     /* is all of it */                                                           \
    X(JOINT)          /* before it stands what stands before the blank, "bằng gì" */            \
    X(IS_IS)          /* what something is is asked for, and "là" stands before it */             \
    X(IS_COMMA)       /* a comma does */                                                           \
    X(OPENS_CLAUSE)   /* the question begins with its blank, and it begins a clause */             \
    X(OPENS_SENTENCE) /* the sentence */                                                           \
    X(CUT_LEFT)       /* how much its first word is one with the word before */                    \
    X(CUT_RIGHT)      /* its last one with the word behind */                                      \
    X(CUT_NAME_LEFT)  /* a name is cut in two there */                                             \
    X(CUT_NAME_RIGHT) /* the same */                                                               \
    X(QUOTED)         /* it stands in quotes as a whole */                                         \
    X(HALF_BRACKET)   /* a bracket inside has no other one */                                      \
    X(COMMAS)         /* so many inside */                                                         \
    X(BRACKETS)       /* the same */                                                               \
    X(DONES)          /* so many of its words are DONE */                                          \
    X(LINKS)          /* LINK */                                                                   \
    X(PLACES)         /* PLACE */                                                                  \
    X(CAPITALS)       /* it is all names and numbers */                                            \
    X(WHICH_CAPITALS) /* where "X nào" is asked for */                                            \
    X(WHICH_COMMON)   /* it has none of them where "X nào" is asked for */                        \
    X(ONE)            /* it is of one word */                                                      \
    X(TWO)                                                                                         \
    X(THREE)                                                                                       \
    X(WORDS)       /* how many words it has */                                                     \
    X(BEYOND)      /* how many beyond eight */                                                     \
    X(WHICH_WORDS) /* how many where "X nào" is asked for */
typedef enum tc_span_feature {
#define X(name) TC_SPAN_##name,
    TC_SPAN_FEATURE_LIST(X)
#undef X
        TC_SPAN_FEATURES,
} tc_span_feature;

/* The sides of a run of words: what stands before and behind it, and its first and last words. */
typedef enum tc_span_end { TC_SPAN_BEFORE, TC_SPAN_BEHIND, TC_SPAN_FIRST, TC_SPAN_LAST, TC_SPAN_ENDS } tc_span_end;

/* A run of words, tokens from … to of the sentence, measured (answer/feature.c). */
typedef struct tc_span {
    uint32_t from, to;
    tc_side sides[TC_SPAN_ENDS];
    double values[TC_SPAN_FEATURES];
} tc_span;
void tc_span_measure(tc_span *out, const tc_alignment *alignment, uint32_t from, uint32_t to);

/* What a feature weighs; what such a side does there. */
double tc_span_weight(tc_span_feature feature);
double tc_span_side_weight(tc_span_end end, tc_side side);
/* The next run that may be given, measured, and its bytes in `out`: one that is not too long, and cuts no word and no
 * typed span. The first behind TC_SPAN_NONE; false behind the last. */
#define TC_SPAN_NONE ((tc_span){.from = 0, .to = UINT32_MAX})
bool tc_span_next(tc_span *span, tc_range *out, const tc_alignment *alignment);

/* The words of the sentence first … last that answer best. */
tc_status tc_answer_span(tc_range *out, const tc_scene *scene, const tc_wanted *wanted, uint32_t first, uint32_t last);

#endif
