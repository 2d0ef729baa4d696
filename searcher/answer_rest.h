/* What is left of a sentence (answer_rest.c): where the question word stands (answer_blank.c). */
#ifndef TC_SEARCHER_ANSWER_REST_H
#define TC_SEARCHER_ANSWER_REST_H

#include "searcher/answer.h"

/* Where the question word stands in the sentence that the question would be. */
typedef enum tc_stand {
    TC_STANDS_SUBJECT,    /* "ai phải nộp …": before what is done */
    TC_STANDS_OBJECT,     /* "lực lượng nào được UBND đề nghị …": behind it */
    TC_STANDS_COMPLEMENT, /* "… được lưu ở đâu", "… gửi cho ai": behind the last word before */
} tc_stand;

typedef struct tc_blank {
    tc_stand held;
    size_t from, end;          /* the noun asked for and the question words */
    size_t act;                /* what is done; COMPLEMENT: the word before */
    bool agent;                /* "do ai": behind "do" in the text as well */
    bool passive;              /* "ai được …" */
    const char *const *joints; /* COMPLEMENT: what may join the answer to it */
    size_t joint_count;        /* 0 for nothing */
    const char *joint;         /* what does in the question: "về đâu"; NULL */
    bool whither;              /* that tells where to: other words may stand before it in the text */
} tc_blank;

/* Reads where the question word stands; false where nothing of it can be left of a sentence. */
bool tc_blank_read(tc_blank *out, const tc_wanted *wanted);
/* Whether a thing is asked for, "bằng gì", "chuyên đề nào": not how, and not what something is. */
bool tc_asks_thing(const tc_wanted *wanted);

#endif
