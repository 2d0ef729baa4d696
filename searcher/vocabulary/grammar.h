/* What words do in questions and in sentences (grammar.tsv). */
#ifndef TC_SEARCHER_VOCABULARY_GRAMMAR_H
#define TC_SEARCHER_VOCABULARY_GRAMMAR_H

#include "searcher/query/query.h"

/* clang-format off */
/* Kinds of rows; grammar.tsv says what each means. IS … THIS stand in the order of tc_side. */
#define TC_GRAMMAR_LIST(X) \
    X(IS, "is") X(AS, "as") X(BY, "by") X(SO, "so") X(MEANS, "means") X(PLACE, "place") X(OF, "of") X(TO, "to") \
    X(AND, "and") X(DONE, "done") X(LINK, "link") X(SOME, "some") X(THIS, "this") X(JOINS, "joins") \
    X(LIGHT, "light") X(OPENS_CLAUSE, "opens clause") X(BEFORE_ACT, "before act") X(DUTY, "duty") \
    X(ENDS_PHRASE, "ends phrase") X(ENDS_NOUN, "ends noun") X(ENDS_BODY, "ends body") X(DEED, "deed") \
    X(SOMEONE, "someone") X(AGENT, "agent") X(CAUSE, "cause") X(BOUND, "bound") X(BEFORE_NAME, "before name") \
    X(BEFORE_PLACE, "before place") X(PARTICLE, "particle") X(ORDINAL, "ordinal") X(RATIO, "ratio") \
    X(HALF_NUMBER, "half number") X(BEARS_NUMBER, "bears number") X(PLAN, "plan") X(TARGET, "target") \
    X(AIM, "aim") X(ASSIGNED, "assigned") X(OUTCOME, "outcome") X(CARRIED_OUT, "carried out") X(IN_FACT, "in fact") \
    X(EARLIER, "earlier") X(CHANGE, "change") X(AGAINST, "against") X(LIMIT, "limit") X(ENDS_THING, "ends thing") \
    X(WHITHER, "whither") X(IN_TURN, "in turn") X(PICTURE, "picture") X(OF_PICTURE, "of picture")
/* clang-format on */
typedef enum tc_grammar {
#define X(name, word) TC_GRAMMAR_##name,
    TC_GRAMMAR_LIST(X) TC_GRAMMARS,
#undef X
} tc_grammar;

/* Several kinds: TC_GRAMMAR_SET(PLAN) | TC_GRAMMAR_SET(TARGET). */
typedef uint64_t tc_grammar_set;
_Static_assert(TC_GRAMMARS <= 64, "a set has a bit for each kind");
#define TC_GRAMMAR_SET(kind) (UINT64_C(1) << TC_GRAMMAR_##kind)
/* What a share is of; what a figure is compared with. */
#define TC_GRAMMAR_SHARED   (TC_GRAMMAR_SET(PLAN) | TC_GRAMMAR_SET(TARGET))
#define TC_GRAMMAR_COMPARED (TC_GRAMMAR_SHARED | TC_GRAMMAR_SET(EARLIER))
/* What says that a figure is still to be reached; over a column. */
#define TC_GRAMMAR_AHEAD   (TC_GRAMMAR_SET(TARGET) | TC_GRAMMAR_SET(AIM))
#define TC_GRAMMAR_PLANNED (TC_GRAMMAR_AHEAD | TC_GRAMMAR_SET(PLAN) | TC_GRAMMAR_SET(ASSIGNED))
/* What says that it was reached, over a column and in a heading. */
#define TC_GRAMMAR_REACHED (TC_GRAMMAR_SET(OUTCOME) | TC_GRAMMAR_SET(CARRIED_OUT))

/* Reads the table compiled in, the first time; before any look-up. INTERNAL where it could not be read whole. */
tc_status tc_grammar_open(void);
/* The phrases of a kind, as they stand in the table; they live as long as the process. */
const char *const *tc_grammar_phrases(tc_grammar kind, size_t *count);
/* How many words the longest phrase of a kind has that stands at a word of the query, or at a token; 0 for none. */
size_t tc_grammar_in_query(const tc_query *query, size_t at, tc_grammar kind);
size_t tc_grammar_in_text(const tc_tokens *tokens, size_t at, tc_grammar kind);
/* The same of the longest phrase of any of these kinds. */
size_t tc_grammar_any_in_query(const tc_query *query, size_t at, tc_grammar_set kinds);
size_t tc_grammar_any_in_text(const tc_tokens *tokens, size_t at, tc_grammar_set kinds);
/* Whether a word of the query is part of such a phrase. */
bool tc_grammar_within(const tc_query *query, size_t at, tc_grammar_set kinds);

#endif
