/* What the files that weigh figures share: series/layout.c, series/reach.c, series/cover.c,
 * series/stranger.c, series/fit.c, series/near.c, series/earlier.c, series/weigh.c. */
#ifndef TC_SEARCHER_SERIES_WEIGH_H
#define TC_SEARCHER_SERIES_WEIGH_H

#include "searcher/series/series.h"

/* How far a word counts by where it stands. */
static const double TC_REACH_NEAR = 0.97;   /* before the figure, no other figure between, and nothing said since */
static const double TC_REACH_COMMA = 0.92;  /* so, but its part of the clause has words of its own */
static const double TC_REACH_BEHIND = 0.95; /* behind the figure, in its part of the clause */
static const double TC_REACH_LEAD = 0.75;   /* at the head of the clause, before its first figure */
static const double TC_REACH_ON = 0.82;     /* before it, beyond a semicolon, and nothing said since */

/* So many words of the phrase behind a figure may tell of it. */
enum { TC_PHRASE_WORDS = 8 };

/* ---- layout ---- */
tc_status tc_weighing_lay_out(tc_weighing *out, const tc_sought *sought, const tc_cues *cues, const tc_scene *scene);
/* Whether a token tells nothing of what is measured; whether those from … to - 1 do not, but for kinds of quantity. */
bool tc_weighing_neutral(const tc_weighing *weighing, uint32_t token);
bool tc_weighing_silent(const tc_weighing *weighing, uint32_t from, uint32_t to);
/* Whether those from … to - 1 say that what is told is of all of the unit ("toàn thị xã"). */
bool tc_weighing_of_all(const tc_weighing *weighing, uint32_t from, uint32_t to);
/* The strongest break between two tokens; whether a figure stands wholly between them. */
tc_break tc_weighing_wall(const tc_weighing *weighing, uint32_t low, uint32_t high);
bool tc_weighing_between(const tc_weighing *weighing, uint32_t low, uint32_t high);
/* Whether the indicator has a name of its own, which then says where. */
bool tc_sought_has_name(const tc_sought *sought);

/* ---- reach ---- */
double tc_weighing_reach(const tc_weighing *weighing, const tc_weighed *figure, uint32_t token);

/* ---- cover ---- */
/* How much of the indicator stands where the figure's subject stands, 0 … 1; `local`: how much of it close by. Sets
 * weighing->best and ->pair. */
double tc_weighing_cover(const tc_weighing *weighing, tc_weighed *figure, double *local);
/* Whether an occurrence stands beside one of a neighbour that it has in the indicator, or has none. */
bool tc_weighing_accompanied(const tc_weighing *weighing, size_t occurrence);
/* How well what stands above the passage holds a word; whether a word is of a part of the indicator, behind a comma, of
 * which nothing is there. */
double tc_weighing_above(const tc_weighing *weighing, size_t word);
bool tc_weighing_left_out(const tc_weighing *weighing, size_t word);
/* Whether its unit is the noun that is sought, or one that counts anything. */
bool tc_weighed_is_noun(const tc_weighing *weighing, const tc_weighed *figure);
/* Whether two figures are quantities of one kind, which may be counts of one noun. */
bool tc_weighed_same_kind(const tc_weighing *weighing, const tc_weighed *a, const tc_weighed *b);
/* Whether two figures count the same noun. */
bool tc_weighed_counts_same(const tc_weighed *a, const tc_weighed *b);
/* Finds which words of the indicator stand in each figure's own part of its clause; whether one of them does. */
void tc_weighing_share_out(tc_weighing *weighing);
bool tc_weighed_owns_word(const tc_weighing *weighing, const tc_weighed *figure, size_t word);
bool tc_weighed_is_general(const tc_weighing *weighing, const tc_weighed *figure);

/* ---- several times ---- */
/* The figure before it that it is what is compared with: "159 ca, giảm 43 ca so với cùng kỳ (202 ca)"; NULL. */
const tc_weighed *tc_weighed_compared(const tc_weighing *weighing, const tc_weighed *figure);
/* The period that the comparison names; of year 0 where it names none ("cùng kỳ"). */
tc_period tc_weighed_compared_period(const tc_weighing *weighing, const tc_weighed *figure);
/* Whether two figures of a sentence are of one thing at two times. */
bool tc_weighed_other_time(const tc_weighing *weighing, const tc_weighed *a, const tc_weighed *b);

/* ---- strangers ---- */
/* Whether a token is a word of the indicator, beside a neighbour: the "giá" of "giá thực tế" is not that of "giá trị
 * sản xuất". */
bool tc_weighing_tells(const tc_weighing *weighing, uint32_t token);
/* What the words in the figure's part of the clause cost that the indicator does not have. */
double tc_weighing_strangers(const tc_weighing *weighing, const tc_weighed *figure);
/* Whether the figure's part of the clause tells of something else at length. */
bool tc_weighed_other_subject(const tc_weighing *weighing, const tc_weighed *figure);
/* Whether a word of the indicator and a neighbour of it tell what is done: "giải quyết". */
bool tc_weighing_is_verb(const tc_weighing *weighing, size_t word);

/* ---- fit ---- */
/* The figure before it that it is a part of, as it stands in brackets or behind "trong đó"; or NULL. */
const tc_weighed *tc_weighed_whole(const tc_weighing *weighing, const tc_weighed *figure);
/* The figure whose subject this one goes on with, maybe itself. */
const tc_weighed *tc_weighed_source(const tc_weighing *weighing, const tc_weighed *figure);
/* What is left of the score by the words that stand nearest to the figure (series/near.c). */
double tc_weighing_near_fit(const tc_weighing *weighing, const tc_weighed *figure);
/* What is left of the score when what makes it another indicator is looked at, 0 … about 1. */
double tc_weighed_fit(const tc_weighing *weighing, const tc_weighed *figure);

#endif
