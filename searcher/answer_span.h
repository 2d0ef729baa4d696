/* Which words of a sentence answer: the sentence beside the question (answer_align.c), and the best span of it
 * (answer_span.c). */
#ifndef TC_SEARCHER_ANSWER_SPAN_H
#define TC_SEARCHER_ANSWER_SPAN_H

#include "searcher/answer.h"

/* What a word does, or what stands between two words: the sides of a span are told apart by these. */
typedef enum tc_side {
    TC_SIDE_PLAIN,  /* a word that says something by itself */
    TC_SIDE_NAME,   /* one with a capital */
    TC_SIDE_DIGITS, /* a number */
    TC_SIDE_IS,     /* "là" */
    TC_SIDE_AS,     /* "như", "gồm" */
    TC_SIDE_BY,     /* "do", "vì" */
    TC_SIDE_SO,     /* "để", "nhằm" */
    TC_SIDE_MEANS,  /* "bằng", "với" */
    TC_SIDE_PLACE,  /* "ở", "trong" */
    TC_SIDE_OF,     /* "của" */
    TC_SIDE_TO,     /* "cho", "về" */
    TC_SIDE_AND,    /* "và" */
    TC_SIDE_DONE,   /* "đã", "được" */
    TC_SIDE_LINK,   /* "mà", "khi" */
    TC_SIDE_SOME,   /* "một", "các" */
    TC_SIDE_THIS,   /* "này" */
    TC_SIDE_EDGE,   /* the sentence begins or ends */
    TC_SIDE_COMMA,
    TC_SIDE_BRACKET,
    TC_SIDE_QUOTE,
    TC_SIDE_COLON, /* or a semicolon, or a dash between spaces */
    TC_SIDES,
} tc_side;

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
    double left, right, all;    /* how much the question says before the blank, behind it, altogether */
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

/* The words of the sentence first … last that answer best. */
tc_status tc_answer_span(tc_range *out, const tc_scene *scene, const tc_wanted *wanted, uint32_t first, uint32_t last);

#endif
