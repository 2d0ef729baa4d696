/* What is left of a sentence (answer/rest.c): where the question word stands (answer/blank.c), and the phrase that
 * stands there in the sentence (answer/phrase.c). */
#ifndef TC_SEARCHER_ANSWER_REST_H
#define TC_SEARCHER_ANSWER_REST_H

#include "searcher/answer/answer.h"

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
    bool equal;                /* "ai là …", "… là ai": on either side of "là" */
    const char *const *joints; /* COMPLEMENT: what may join the answer to it */
    size_t joint_count;        /* 0 for nothing */
    const char *joint;         /* what does in the question: "về đâu"; NULL */
    bool whither;              /* that tells where to: other words may stand before it in the text */
} tc_blank;

/* Reads where the question word stands; false where nothing of it can be left of a sentence. */
bool tc_blank_read(tc_blank *out, const tc_wanted *wanted);
/* Whether a thing is asked for, "bằng gì", "chuyên đề nào": not how, and not what something is. */
bool tc_asks_thing(const tc_wanted *wanted);

/* Whether one of these wordings stands at a token: how many words it has, else 0. */
size_t tc_phrase_among(const tc_scene *scene, uint32_t at, const char *const *words, size_t count);
/* Whether a colon, a semicolon, the letter of an item or a dash between spaces stands before a token. */
bool tc_phrase_walled(const tc_scene *scene, uint32_t at);
/* Whether a noun ends before a token ("của", "được"); whether a clause begins there that says when or by what. */
bool tc_phrase_stops(const tc_scene *scene, uint32_t at);
bool tc_phrase_opens(const tc_scene *scene, uint32_t at);
/* Whether what begins at a token bears the noun asked for, or is of those that are asked for by "ai". */
bool tc_phrase_bears(const tc_scene *scene, const tc_wanted *wanted, const tc_blank *blank, uint32_t at);
/* Those who act, before the act at a token; false where nobody stands there. */
bool tc_phrase_subject(tc_stretch *out, const tc_scene *scene, const tc_blank *blank, uint32_t act);
/* Where whoever it is done by is named behind the act; false for nowhere. */
bool tc_phrase_done_by(uint32_t *out, const tc_scene *scene, uint32_t act);
/* Where the answer begins behind the act; behind "là", where the question's words stand before that. */
bool tc_phrase_behind(uint32_t *out, const tc_scene *scene, const tc_wanted *wanted, const tc_blank *blank,
                      uint32_t act);
bool tc_phrase_behind_is(uint32_t *out, const tc_scene *scene, const tc_wanted *wanted, tc_stretch sentence);
/* The last word of what begins at a token. */
uint32_t tc_phrase_end(const tc_scene *scene, const tc_wanted *wanted, const tc_blank *blank, uint32_t from);

#endif
