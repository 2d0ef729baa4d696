/* Series: what an indicator asks for, and the figures of a passage weighed against it. */
#ifndef TC_SEARCHER_SERIES_SERIES_H
#define TC_SEARCHER_SERIES_SERIES_H

#include "searcher/answer/answer.h"
#include <tracuu/series.h>

/* ---- words that tell something of a figure (series/cue.c) ---- */
enum {
    TC_CUE_NEUTRAL = 1,       /* tells nothing of what is measured: "đạt", "toàn", "năm" */
    TC_CUE_CHANGE = 1 << 1,   /* what follows is a change: "tăng", "giảm" */
    TC_CUE_LEVEL = 1 << 2,    /* what follows is a level after all: "giảm còn" */
    TC_CUE_EQUAL = 1 << 3,    /* "bằng": what follows is a comparison */
    TC_CUE_GAUGE = 1 << 4,    /* what a percentage is measured by: "kế hoạch", "cùng kỳ" */
    TC_CUE_OF = 1 << 6,       /* names a kind of quantity, not what is measured: "tỷ lệ", "diện tích" */
    TC_CUE_GENERAL = 1 << 7,  /* counts whatever is told of: "trường hợp", "lượt" */
    TC_CUE_VERB = 1 << 8,     /* what is done about what is measured: "giải quyết", "phê duyệt" */
    TC_CUE_TIME = 1 << 9,     /* "tháng", "năm": a span of time, as a unit */
    TC_CUE_GIVES = 1 << 10,   /* what follows is given something: "cho 45 hộ" */
    TC_CUE_PART = 1 << 11,    /* parts follow: "gồm", "riêng" */
    TC_CUE_GIFT = 1 << 5,     /* those before it were given something: "45 hộ với kinh phí tặng" */
    TC_CUE_GRANT = 1 << 14,   /* what is done for those who get something: "cấp", "hỗ trợ" */
    TC_CUE_NOT = 1 << 13,     /* denies: "không", "chưa" */
    TC_CUE_WITHOUT = 1 << 12, /* told to be left out: "không bao gồm tiền sử dụng đất" */
    TC_CUE_SEVERAL = 1 << 16, /* names one of several wards where something happened */
    TC_CUE_LACK = 1 << 17,    /* what follows is not there: "hụt thu ngân sách" */
    TC_CUE_DENIED = 1 << 15,  /* stands behind a denial in its part of the clause: "không có hồ sơ quá hạn" */
};
typedef struct tc_cues tc_cues;
tc_status tc_cues_new(tc_cues **out);
void tc_cues_free(tc_cues *cues);
uint32_t tc_cue_of(const tc_cues *cues, const tc_token *token);
/* The same of a word of an indicator, by the forms that are meant. */
uint32_t tc_cue_of_word(const tc_cues *cues, const tc_query_word *word);

/* Whether a word for what was planned stands at a token ("kế hoạch", "dự toán"); at a word of an indicator. */
bool tc_plan_at(const tc_tokens *tokens, size_t at);
bool tc_indicator_plan(const tc_query *query, size_t at);
/* Whether a token begins what says that all of the unit is told of ("toàn thị xã"); how many words do so at a word of
 * an indicator, 0 for none. */
bool tc_whole_at(const tc_tokens *tokens, size_t at);
size_t tc_indicator_whole(const tc_query *query, size_t at);
/* Whether a noun begins there that says no more with its second word than without ("hộ dân", "trẻ em"). */
bool tc_fuller_at(const tc_tokens *tokens, size_t at);
bool tc_indicator_fuller(const tc_query *query, size_t at);

/* ---- the indicator as a query (series/read.c) ---- */
/* Periods named without their year are read against the dates of the index, as a search does. Typed without marks, each
 * word stands for the forms that fit its neighbours. */
tc_status tc_indicator_read(tc_query *out, tc_searcher *searcher, const char *indicator, tc_date today);
/* How many words of an indicator, from `at`, are this wording, by the forms that are meant; 0 if it is not there. */
size_t tc_indicator_wording(const tc_query *query, size_t at, const char *words);

/* ---- where its words stand in a text (series/found.c) ---- */
tc_status tc_indicator_find(tc_occurrences *out, const tc_query *query, const tc_matcher *matcher,
                            const tc_tokens *tokens);

/* ---- what it asks for (series/sought.c) ---- */
typedef struct tc_sought {
    const tc_query *query;
    tc_wanted wanted;             /* of it only the query: what scenes are read by */
    tc_measure measure;           /* what it must be measured in; ANY where that is not said */
    size_t noun_first, noun_last; /* COUNTED: the noun behind "số" */
    bool people;                  /* COUNTED: the noun is one for people, who may be called otherwise */
    bool things;                  /* it begins with a noun that is counted: no sum of money, area or weight */
    bool sum;                     /* it is a sum of money: "tổng kinh phí" */
    bool bulk;                    /* it is a volume or a weight: "khối lượng" */
    bool time;                    /* it is a span of time: "tuổi thọ trung bình" */
    bool achieved;                /* it is how much of a plan was done: "tỷ lệ giải ngân" */
    bool shared;                  /* it is told as a sum or as a share of its plan: "giải ngân vốn đầu tư" */
    bool given;                   /* those who were given something are sought: "số hộ được cấp gạo" */
    bool denies;                  /* it denies something itself: "số hộ chưa có điện" */
    bool change;                  /* it is a change itself: "số hộ thoát nghèo tăng thêm" */
    double *weights;              /* of each word */
    bool *core;                   /* words without which it is another indicator */
    bool *places;                 /* words of the name of a ward or commune */
    bool *marks;       /* names, numbers, directions: with another one in their place it is another indicator */
    bool *kinds;       /* words of the kind of quantity or the noun counted: the unit may say them */
    uint8_t *segments; /* which part between commas each word stands in */
    size_t content;    /* words that say what is measured */
    double whole;      /* the sum of the weights */
} tc_sought;
tc_status tc_sought_read(tc_sought *out, tc_query *query, const tc_cues *cues);
void tc_sought_clear(tc_sought *sought);
/* The word of weight behind a word, or before it, maybe beyond one that only joins them ("ao [bị] cạn"); SIZE_MAX
 * where none is. */
size_t tc_sought_next(const tc_sought *sought, size_t word);
size_t tc_sought_before(const tc_sought *sought, size_t word);
/* Warns of words that say what is measured and that no passage holds. */
tc_status tc_indicator_warn(tc_query *query, const tc_sought *sought);
/* Whether one of the tokens first … last of a unit is any word for people: "415 người" of "số lao động". */
bool tc_tokens_count_persons(const tc_tokens *tokens, uint32_t first, uint32_t last);

/* ---- figures (series/weigh.c) ---- */
typedef struct tc_weighed {
    const tc_entity *entity;
    uint32_t first, last;           /* its tokens */
    tc_measure measure;             /* what its unit is a measure of */
    bool counts;                    /* its unit is a noun that is counted */
    uint32_t own;                   /* where its part of the clause begins */
    uint32_t subject;               /* and where what it tells of begins, when that part says nothing */
    bool carries;                   /* it says nothing as well, up to the figure before */
    bool inherits;                  /* nothing but neutral words there: it goes on telling of what was told before */
    const struct tc_weighed *whole; /* the figure of the sentence that it is a part of, or NULL */
    double cover;                   /* how much of the indicator stands where it belongs */
    uint64_t words;                 /* which words of it are told, a bit each; none beyond the first 64 */
    uint64_t close;                 /* and which stand so near that no other figure has them */
    double score;
    double least; /* from this score on it may be the indicator's, where nothing surer is found (series/sift.c) */
} tc_weighed;
typedef struct tc_weighing {
    const tc_sought *sought;
    const tc_cues *cues;
    const tc_scene *scene;
    uint32_t *flags; /* TC_CUE_… of each token */
    bool *matched;   /* tokens that are words of the indicator */
    tc_weighed *items;
    size_t count;
    uint8_t *breaks; /* those of the scene, without commas inside the indicator */
    bool *owned;     /* for each figure and each occurrence: whether it stands in the figure's own part */
    double *best;    /* room: a reach a word, by how well the wording stands for it */
    double *there;   /* and whatever its wording */
    double *pair;    /* and for each two neighbours */
} tc_weighing;
tc_status tc_weighing_read(tc_weighing *out, const tc_sought *sought, const tc_cues *cues, const tc_scene *scene);
void tc_weighing_free(tc_weighing *weighing);
/* Whether a set of words of an indicator, a bit each, holds two that stand in a row. */
bool tc_words_term(uint64_t words);
/* From this score on a figure is taken for the indicator's by itself. */
double tc_series_least(const tc_sought *sought);

/* ---- heads of columns (series/head.c) ---- */
typedef enum tc_column_kind { TC_COLUMN_ANY, TC_COLUMN_PLAN, TC_COLUMN_ESTIMATE, TC_COLUMN_RESULT } tc_column_kind;
typedef struct tc_column {
    char *title; /* what is measured; "" where the head tells a period or a kind alone: "Thực hiện năm 2022" */
    char *unit;  /* "tỷ đồng" of "Tổng mức đầu tư (tỷ đồng)"; NULL */
    tc_period period; /* from.year 0 where it tells none */
    tc_column_kind kind;
    bool share; /* it compares other columns: "Tỷ lệ %", "TH/KH" */
} tc_column;
tc_status tc_column_read(tc_column *out, const char *head, tc_date date);
void tc_column_clear(tc_column *column);

/* ---- rows of tables (series/row.c) ---- */
typedef struct tc_row {
    char *sentence;   /* "Tổng mức đầu tư Kè bờ trái sông Mộc là 98,6 tỷ đồng" */
    uint32_t at;      /* the byte of it where the figure begins */
    char *row;        /* the row as it stands, without tabs */
    tc_range cell;    /* the figure in the extracted text */
    tc_period period; /* that the head of its column tells; from.year 0 for none */
    tc_column_kind kind;
    double target;  /* what the row tells was planned for the same period; NAN */
    uint32_t line;  /* the byte of the extracted text where its row begins */
    uint64_t title; /* a hash of what the head of its column measures */
} tc_row;
typedef struct tc_rows {
    tc_row *items;
    size_t count, capacity;
} tc_rows;
/* The figures of a ROW passage, given the extracted text of its document and that one's date. */
tc_status tc_rows_read(tc_rows *out, const tc_passage *passage, const char *text, size_t length, tc_date date);
void tc_rows_clear(tc_rows *rows);
/* Whether a context of a ROW passage is the head of a column. */
bool tc_row_heads(const tc_context *context, const char *text, size_t length);

/* What the bytes from…end of a text, behind a figure, say that it is compared with; 0, 0 where they say nothing
 * (series/comparison.c). */
tc_status tc_comparison_find(tc_range *out, const char *text, uint32_t from, uint32_t end);

/* ---- what else is told of a figure (series/point.c) ---- */
tc_status tc_point_make(tc_point *out, const tc_weighing *weighing, const tc_weighed *figure, tc_searcher *searcher);
void tc_point_clear(tc_point *point);
/* The figure of a row's made-up sentence is quoted as it stands in the row, which lies in `text`. */
tc_status tc_point_quote(tc_point *point, const tc_row *row, const char *text);
/* Whether a figure was planned, estimated or reached. */
tc_point_kind tc_weighed_kind(const tc_weighing *weighing, const tc_weighed *figure);

/* ---- points against one another (series/sift.c) ---- */
/* Beside a surer figure for the same time in the same document one that is so much less sure is another one. */
static const double TC_SERIES_BESIDE = 0.9;
tc_status tc_series_sift(tc_series *series, const tc_sought *sought, const tc_cues *cues, tc_analyser *analyser,
                         const tc_matcher *matcher);
/* Drops the points that are marked. */
void tc_series_drop(tc_series *series, const bool *out);
/* Puts the points in order of time, those without a period last (series/period.c). */
void tc_series_order(tc_series *series, bool latest_first);
/* Keeps the points of the periods that the indicator names, and says so; all of them where there is none. */
tc_status tc_series_keep_periods(tc_series *series, tc_query *query);
/* Sets the unit of the series, and each point's value in it. */
tc_status tc_series_settle_unit(tc_series *series);

#endif
