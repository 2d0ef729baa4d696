/* Answering: what a question wants, a passage laid out for reading, candidates for the answer, and their evidence. */
#ifndef TC_SEARCHER_ANSWER_ANSWER_H
#define TC_SEARCHER_ANSWER_ANSWER_H

#include "searcher/searcher.h"
#include "searcher/vocabulary/grammar.h"
#include "searcher/vocabulary/noun.h"

/* Whose figure is asked for, where the question names a ward or a town. */
typedef enum tc_whose { TC_WHOSE_ANY, TC_WHOSE_WARD, TC_WHOSE_TOWN } tc_whose;

/* Makes a value at least so great. */
static inline void tc_raise(double *value, double to)
{
    if (to > *value) *value = to;
}

/* A question, read. */
typedef struct tc_wanted {
    const tc_query *query;
    const char *kind; /* of tc_asked */
    size_t asked;     /* the first question word, or SIZE_MAX */
    tc_measure measure;
    bool strict; /* the measure was named behind "bao nhiêu": another one is no answer */
    size_t unit_first, unit_last;
    bool anyone;                /* PERSON: "ai", who may be an office or a body as well */
    bool signer;                /* PERSON: who signed the document that the question names */
    bool recipients;            /* LIST: whom that document was sent to */
    bool picture;               /* PERSON: who took a picture */
    bool effect;                /* DATE: when something comes into force */
    bool ended;                 /* DATE: when it ceases to be */
    bool until;                 /* DATE: by when, to which day */
    bool span;                  /* DATE: how long a time, "thời gian nào" */
    bool since;                 /* DATE: from which day on */
    const tc_query_word *bound; /* DATE: the word right before the day, "hết", "trước"; NULL */
    bool deadline;              /* AMOUNT: a time, but a day by which may tell it as well, "thời hạn nộp" */
    bool of_plan;               /* AMOUNT: so many percent of the plan */
    bool each;                  /* AMOUNT: for each one of them */
    bool bounded;               /* AMOUNT: at least or at most so much, which is laid down, never reached */
    bool range;                 /* from when to when, from how much to how much */
    bool of;                    /* the body asked for stands behind "của", "thuộc" in the question itself */
    bool change;                /* by how much it rose or fell */
    bool level;                 /* nothing is said of a rise or fall: how much it is */
    bool many;                  /* several things are asked for */
    int how_many;               /* so many of them; 0 where it is not said */
    size_t subject; /* AMOUNT: the first word of what is measured, "lợn" of "tổng đàn lợn"; SIZE_MAX for none */
    size_t noun_first, noun; /* LIST: the words between "những" and "nào"; SIZE_MAX for none */
    const char *part;        /* DOCUMENT: the part of one that is asked for, "điều"; NULL for the document itself */
    const char *type;        /* DOCUMENT: the type asked for, "kế hoạch"; NULL for any */
    size_t head;             /* ORG, PLACE: the noun asked for ("phường" nào); SIZE_MAX for any */
    size_t head_last;
    bool to;                /* ORG: to whom something is sent or reported */
    bool bare;              /* ORG, PLACE: named by its name alone as well, "tỉnh nào": "Mộc Châu" */
    bool head_general;      /* that noun ("đơn vị") need not stand with the name */
    tc_precision precision; /* DATE: how exact it has to be */
    bool quarter;           /* DATE: which quarter of a year */
    bool by_act;            /* DATE: of an act that is done by a document */
    bool issued;            /* DATE: when the document named was issued */
    size_t content;         /* how many words, numbers and periods say what is asked about */
    tc_whose whose;         /* AMOUNT: of the ward named or of the town beside it */
    bool lasting;           /* DATE: how long a time tells it as well, "thời gian thực hiện" */
    bool fraction;          /* AMOUNT: "mấy phần" of the whole, 1/3 */
    bool both;              /* AMOUNT: two are asked for, "mấy tuổi và cao bao nhiêu"; the second one, */
    bool second_each;       /* which is told of each one of them */
    tc_measure second;      /* and of this measure, counted by the words */
    size_t second_first, second_last; /* from … to of the query; SIZE_MAX for none */
    bool numbers;                     /* AMOUNT: numbers that are names, "những số nào" */
    double *weights;                  /* of each word of the query, by rarity */
    bool target;                      /* asks for what was planned, not for what was reached */
    bool done;                        /* says that it was reached: "thực tế", "đã" */
    bool *told;    /* words of what the person asked for did or is: they must stand beside the name */
    bool *keys;    /* words that are asked about: without them the answer is another's */
    bool *names;   /* words of a name */
    bool *wards;   /* words of the name of a ward or commune: they must be there */
    double *pairs; /* of word i and i + 1 where they belong together, else 0 */
} tc_wanted;
/* Whether one of these wordings stands at a word of the query; `length`, where not NULL, gets how many words it has. */
bool tc_query_among(const tc_query *query, size_t at, const char *const *words, size_t count, size_t *length);
/* AMOUNT: what is counted or measured (answer/measure.c). */
void tc_wanted_read_amount(tc_wanted *wanted, const tc_query *query);
/* The noun asked for (answer/noun.c), where a name is to bear it. */
void tc_wanted_read_head(tc_wanted *wanted, const tc_query *query);
/* Whether a word is part of one of these wordings. */
bool tc_query_within(const tc_query *query, size_t at, const char *const *words, size_t count);
/* The type of document named there, "quyết định", "QĐ", and how many words name it; NULL for none. */
const char *tc_query_type(const tc_query *query, size_t at, size_t *length);
/* The one that ends before a word. */
const char *tc_query_type_before(const tc_query *query, size_t at);
/* How many words a wording of a table has, one space between two. */
uint32_t tc_count_words(const char *wording);
/* The first word that is no question word, from the first one on. */
size_t tc_query_behind(const tc_query *query, size_t asked);
/* Whether a word is part of a noun so general that no name need bear it, "đơn vị"; of one that asks for a figure. */
bool tc_word_general(const tc_query *query, size_t at);
bool tc_word_quantity(const tc_query *query, size_t at);
/* How much each word weighs, and what it is: name, ward, key (answer/stress.c). */
tc_status tc_wanted_weigh(tc_wanted *wanted, const tc_query *query);
/* Typed without marks, a name is told by the passages: a person named in one of them whose name the question holds. */
tc_status tc_wanted_note_persons(tc_wanted *wanted, const tc_results *results, tc_analyser *analyser);
/* Typed small, a name is told by the passages: two words that stand side by side there with capitals alone. */
tc_status tc_wanted_note_capitals(tc_wanted *wanted, const tc_results *results, tc_analyser *analyser);
/* Whether a word joins others or asks politely, "của", "được": that a passage holds it says next to nothing. */
bool tc_word_joins(const tc_query *query, size_t at);
/* Whether it bounds, hedges or wishes, "ít nhất", "mỗi", "muốn": texts say so in many ways (answer/stress.c). */
bool tc_word_light(const tc_query *query, size_t at);
/* Whether an act that is done by a document stands at a word, "phê duyệt"; `length`, where not NULL, as above. */
bool tc_query_act(const tc_query *query, size_t at, size_t *length);
tc_status tc_wanted_read(tc_wanted *out, const tc_query *query);
void tc_wanted_clear(tc_wanted *wanted);
/* What the noun at the head (or, for some, the end) of a query without a question word asks for: a kind, or NULL; in
 * which measure a figure for the noun there is given, and of how many words it is (0 for none) (answer/noun.c). */
const char *tc_head_kind(const tc_query *query);
tc_measure tc_head_measure(const tc_query *query, size_t at, size_t *length);
bool tc_asks_recipients(const tc_query *query); /* "nơi nhận của …" (answer/recipients.c) */
/* Where the second of two amounts is asked for, "bao nhiêu suất quà, mỗi suất bao nhiêu tiền"; SIZE_MAX for one alone.
 */
size_t tc_asks_second(const tc_query *query, size_t asked);
/* Whether several things are asked for (answer/several.c), and how many: 0 where it is not said. */
bool tc_asks_several(const tc_query *query, size_t asked);
int tc_asks_how_many(const tc_query *query);
/* "mấy mẫu đơn … thay thế văn bản nào": they are some, and the document is asked for. */
bool tc_query_says_some(const tc_query *query);
/* Turns of a question (answer/turn.c): who signed; from when to when; how long; the body behind "của", "thuộc". */
bool tc_asks_signer(const tc_query *query);
bool tc_asks_share(const tc_query *query);  /* "bao nhiêu %" */
bool tc_asks_office(const tc_query *query); /* "thứ trưởng nào" */
bool tc_asks_person(const tc_query *query); /* "ai", or an office or form of address is asked for by its name */
bool tc_asks_of_plan(const tc_query *query, size_t asked); /* "bao nhiêu % kế hoạch" */
bool tc_asks_anyone(const tc_query *query, size_t asked);
bool tc_asks_name(const tc_query *query); /* "tên gì" */
void tc_wanted_read_time(tc_wanted *wanted, const tc_query *query);
bool tc_asks_range(const tc_query *query, size_t asked);
bool tc_asks_how_long(const tc_query *query, size_t asked);
bool tc_asks_of(const tc_query *query, size_t asked);
bool tc_asks_to(const tc_query *query, size_t asked);
/* Whether those that there are, "có sản phẩm nào"; where something is, "ở điểm sạt lở nào" (answer/noun.c). */
bool tc_asks_which(const tc_query *query, size_t asked);
bool tc_asks_where(const tc_query *query, size_t asked);
/* Whose figure it is (answer/whose.c): "sau khi lập phường A thì thành phố B có bao nhiêu …" asks for the town's. */
tc_whose tc_asks_whose(const tc_query *query, size_t asked);
/* Whether a ward or commune is named from word `at` on, "phường A", "P. A". */
bool tc_query_ward_at(const tc_query *query, size_t at);
void tc_wanted_read_noun(tc_wanted *wanted, const tc_query *query);
/* The first word of the noun asked for, whether the table knows it or not. */
size_t tc_asked_from(const tc_query *query, size_t asked);

/* What stands between two words of a passage. */
typedef enum tc_break { TC_BREAK_NONE, TC_BREAK_COMMA, TC_BREAK_COLON, TC_BREAK_CLAUSE, TC_BREAK_SENTENCE } tc_break;

/* A cell of a table: its bytes, its row (0: of the head) and which head of the context is its column's. */
typedef struct tc_cell {
    tc_range at;
    uint32_t row, column;
    bool mark;        /* "x": it says that what the head says is so */
    bool figure, day; /* a number, or a day, and nothing else */
    bool label;       /* the first one of words in its row, which it names */
} tc_cell;
#define TC_NO_COLUMN UINT32_MAX

/* A passage, laid out. */
typedef struct tc_scene {
    const tc_hit *hit;
    const tc_results *results; /* the hit is one of them */
    tc_tokens tokens;
    tc_occurrences found;
    uint8_t *breaks;    /* before each token: tc_break */
    uint32_t *sentence; /* the number of the sentence each token stands in */
    uint32_t sentences;
    uint32_t reply;      /* the first token of a reply, behind what was asked; 0 for none */
    bool of_ward;        /* its document is of a ward or commune that the question does not name */
    bool elsewhere;      /* the headings are about a ward or commune that the question does not name */
    bool planned;        /* what is to be reached, by the headings or the type of the document */
    double *above;       /* for each word of the query how well the headings, the context and the title hold it */
    bool *joined;        /* for each whether the next one stands near behind it there */
    double *heads;       /* the same for each text of the context by itself, one after the other */
    double *own;         /* of the head of a column, without what it shares with the one beside it */
    double *above_table; /* as `above`, without the context */
    tc_cell *cells;      /* of a passage of rows whose cells are known; none otherwise (answer/row.c) */
    size_t cell_count;
    uint32_t columns; /* how many of the context are heads of columns; 0 where no cell is known to stand below one */
} tc_scene;
/* Cuts the rows of a passage into cells. */
tc_status tc_scene_read_cells(tc_scene *scene);
/* The cell that a token stands in; NULL where none is known. */
const tc_cell *tc_scene_cell(const tc_scene *scene, uint32_t token);
/* The head of its column; NULL where that is not known. How well it holds a word of the query. */
const tc_context *tc_cell_head(const tc_scene *scene, const tc_cell *cell);
double tc_cell_holds(const tc_scene *scene, const tc_cell *cell, const tc_query *query, size_t word);
/* How many bytes of the head of a column say what it shares with the one beside it, as a head over both does. */
uint32_t tc_scene_shared(const tc_scene *scene, uint32_t column);
/* How many words a cell has, and how many of them the question holds; what stands in brackets is left out. */
uint32_t tc_cell_asked(const tc_scene *scene, const tc_wanted *wanted, const tc_cell *cell, uint32_t *count);
/* Whether no row parts two tokens, or none is known; whether a mark stands in the row of a token. */
bool tc_scene_in_row(const tc_scene *scene, uint32_t asked, uint32_t token);
bool tc_scene_marked(const tc_scene *scene, uint32_t token);
/* What the heads of a row say of a cell of it: for each word of the query, how well it stands beside the cell, and
 * above it, where the heads of other figures say nothing. */
void tc_scene_hold_heads(const tc_scene *scene, const tc_cell *asked, size_t words, double *best, double *pair,
                         double *above);
tc_status tc_scene_read(tc_scene *out, const tc_results *results, const tc_hit *hit, const tc_wanted *wanted,
                        const tc_matcher *matcher, tc_analyser *analyser);
/* The same for a text whose words were read and matched already; they are taken over, whatever comes of it. */
tc_status tc_scene_take(tc_scene *out, const tc_hit *hit, const tc_wanted *wanted, const tc_matcher *matcher,
                        tc_analyser *analyser, tc_tokens *tokens, tc_occurrences *found);
void tc_scene_clear(tc_scene *scene);
/* Whether figures stand in it as in a table, behind their labels, their unit elsewhere (answer/figure.c). */
bool tc_scene_tabular(const tc_scene *scene);
/* The tokens first … last that stand in these bytes; false when there are none. */
bool tc_scene_tokens(const tc_scene *scene, tc_range at, uint32_t *first, uint32_t *last);
/* A typed span of the passage and its tokens. */
typedef struct tc_typed {
    const tc_entity *entity;
    uint32_t first, last;
} tc_typed;
#define TC_TYPED(kind) (1U << TC_ENTITY_##kind)
/* The next one of these kinds, TC_TYPED(DATE) | TC_TYPED(PERIOD), from index *next on, which is moved behind it; false
 * where none is left. */
bool tc_scene_next(tc_typed *out, size_t *next, const tc_scene *scene, unsigned kinds);
/* Bytes of a sentence as it stands, without the spaces around it. */
tc_range tc_scene_sentence(const tc_scene *scene, uint32_t sentence);

/* The tokens first … last. */
typedef struct tc_stretch {
    uint32_t first, last;
} tc_stretch;
/* How well a word of the question stands in a stretch, 0 … 1. */
double tc_scene_holds(const tc_scene *scene, size_t word, tc_stretch at);

/* What may be the answer. */
typedef struct tc_proposal {
    size_t hit;
    tc_range at;          /* bytes of the passage that say it */
    uint32_t first, last; /* its tokens */
    tc_range sentence;
    const tc_entity *entity; /* or NULL */
    double fit;              /* how well it is of the kind asked for, 0 … 1 */
    double evidence;         /* how much of the question stands where it belongs, 0 … 1 */
    double period;           /* how well the period fits, 0 … 1 */
    double kin;              /* how sure it is that it is told of the very one asked for, 0 … 1 */
    double names;            /* how much of the names of the question is there, 0 … 1 */
    double score;
    tc_grounds grounds;
    double confidence;       /* how sure it is, 0 … 1 */
    bool said;               /* it says no more than the question: where it is the best, there is no answer */
    bool whole;              /* LIST: given as it stands, not cut down to an enumeration in it */
    bool given;              /* behind a label that says that it is what was asked for */
    bool stands;             /* where the question word would: what is told behind a colon is of it */
    bool of_before;          /* what the sentence before it says is told of it */
    bool labelled;           /* the answer is `label`, the line above; `at` is what is said of it */
    tc_range label;          /* bytes of `above`, or of the passage where that is NULL */
    const tc_context *above; /* of the hit */
    const tc_context *head;  /* of the hit, the head of the column that says so of it; or NULL */
    bool looked;             /* found by its row and its column (answer/look.c), */
    bool figure;             /* in a cell that is one */
    const char *unit;        /* of a bare figure in a cell, as the hit tells it elsewhere; NULL */
    size_t unit_length;
} tc_proposal;
typedef struct tc_proposals {
    tc_proposal *items;
    size_t count, capacity;
} tc_proposals;

/* Candidates of the kind asked for in a passage: bytes, tokens, entity and fit are set. */
tc_status tc_answer_propose(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
/* The same by kind: figures and lengths of time (answer/figure.c); dates, and days by which something is to
 * be done (answer/date.c). */
tc_status tc_answer_propose_figures(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
tc_status tc_answer_propose_times(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
tc_status tc_answer_propose_dates(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
tc_status tc_answer_propose_deadlines(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
/* Whether a figure is the first, or the second, of two that are asked for. */
bool tc_figure_is_first(const tc_scene *scene, const tc_wanted *wanted, const tc_proposal *proposal);
bool tc_figure_is_second(const tc_scene *scene, const tc_wanted *wanted, const tc_proposal *proposal);
/* Parts of a figure by name, in brackets behind it (answer/listed.c). */
tc_status tc_answer_propose_listed(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
/* Shares, and ratios where these are asked for (answer/share.c); amounts told in words (answer/spelled.c). */
tc_status tc_answer_propose_shares(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
tc_status tc_answer_propose_spelled(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
/* The token behind a number told in words that begins at a token; that token itself for none. `one`: also "một" alone,
 * which is nearly always an article. */
uint32_t tc_spelled_end(const tc_scene *scene, uint32_t at, bool one);
/* Whether a token was typed so, letter by letter, given in small letters: where tc_token_is() takes any spelling of a
 * word, and a word without marks for a marked one, these tell "ba" from "bà" in any text. */
bool tc_scene_typed(const tc_scene *scene, uint32_t at, const char *word);
bool tc_scene_typed_any(const tc_scene *scene, uint32_t at, const char *const *words, size_t count);
/* The number up to ten that a word of this role tells, "hai", behind "thứ" "nhất"; 0 for none. */
int tc_query_number(const tc_query *query, size_t at, unsigned role);
/* How well an amount of these tokens measures or counts what is asked for, wherever its number stands. */
double tc_figure_fit(const tc_scene *scene, const tc_wanted *wanted, const tc_entity *figure, uint32_t first,
                     uint32_t last);
/* The cell where the row that the question names meets the column that it asks for (answer/look.c): weighed, behind the
 * items[from …] of the same scene, which count less where they stand in that row. */
tc_status tc_answer_look_up(tc_proposals *proposals, size_t from, const tc_scene *scene, const tc_wanted *wanted,
                            double rank);
/* The names of the rows that are marked below a head which the question holds: "dự án nào chậm". */
tc_status tc_answer_propose_marked(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
/* The head of the column that a proposal stands in, of the name of a row that of its mark; NULL where none is known. */
const tc_context *tc_answer_head(const tc_scene *scene, const tc_wanted *wanted, const tc_proposal *proposal);
/* Numbers that something bears (answer/numbers.c), and whether they are asked for. */
tc_status tc_answer_propose_numbers(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
bool tc_asks_numbers(const tc_query *query);
/* Names (answer/name.c), document numbers and whole sentences (answer/document.c). */
tc_status tc_answer_propose_names(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
/* The noun asked for and what names it (answer/headed.c), where items[from …] do not hold it already. */
tc_status tc_answer_propose_headed(tc_proposals *out, size_t from, const tc_scene *scene, const tc_wanted *wanted);
tc_status tc_answer_propose_documents(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
bool tc_answer_cited(tc_range *out, const tc_scene *scene, const tc_wanted *wanted, tc_range at);
/* Two or more that it names by type and subject alone, to its end. */
bool tc_answer_titled(tc_range *out, const tc_scene *scene, const tc_wanted *wanted, tc_range at);
/* Where it is asked "X là gì" and the sentence first … last begins "X là": the token behind that; else 0. */
uint32_t tc_scene_definition(const tc_scene *scene, const tc_wanted *wanted, uint32_t first, uint32_t last);
tc_status tc_answer_propose_sentences(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
/* Items of a list one below the other (answer/items.c); agencies named in the line above (answer/label.c). */
tc_status tc_answer_propose_items(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
tc_status tc_answer_propose_labels(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
/* Agencies whose noun is written small (answer/agency.c), where items[from …] do not hold them already. */
tc_status tc_answer_propose_agencies(tc_proposals *out, size_t from, const tc_scene *scene, const tc_wanted *wanted);
/* How well an agency stands where who acts does, or who helps where that is asked for; where whom something goes to. */
double tc_scene_agent(const tc_scene *scene, const tc_wanted *wanted, uint32_t first, uint32_t last);
double tc_answer_to(const tc_scene *scene, uint32_t first);
/* Whether a token is the first word of what the question says is done, by "ai", by "cơ quan nào", or to them. */
bool tc_scene_acts(const tc_scene *scene, const tc_wanted *wanted, uint32_t token);
/* Whether a name stands behind "phối hợp với", and who helped is not asked for. */
bool tc_scene_helps(const tc_scene *scene, const tc_wanted *wanted, uint32_t first);
/* Whether a word of a passage tells of signing, no "đăng ký" (answer/turn.c). */
bool tc_scene_signs(const tc_scene *scene, uint32_t token);
/* Whether the row of a token tells of the opposite of what is asked about, "Kè bờ trái" (answer/other.c). */
bool tc_row_tells_opposite(const tc_scene *scene, const tc_wanted *wanted, uint32_t token);
/* Whether a line in capitals begins at a token, "… Nông thôn THỦ TƯỚNG CHÍNH PHỦ": no abbreviation does. */
bool tc_scene_line_at(const tc_scene *scene, uint32_t at);
/* Whether the letter of an item stands there: "Phòng Quản lý đô thị a) Kẻ …". */
bool tc_scene_item_at(const tc_scene *scene, uint32_t at);
/* Whether a verb of two words begins there that says what bodies do, "tổng hợp". */
bool tc_scene_verb_at(const tc_scene *scene, uint32_t at);
/* Offices that act, "Giám đốc Công an tỉnh", "Tổ trưởng tổ dân phố". */
tc_status tc_answer_propose_offices(tc_proposals *out, size_t from, const tc_scene *scene, const tc_wanted *wanted);
/* Where something is (answer/place.c): the whole of what stands behind "tại"; whether an address is asked for, and the
 * house and the street before a place; whether a digit stands in these bytes. */
tc_status tc_answer_propose_located(tc_proposals *out, const tc_scene *scene, const tc_wanted *wanted);
bool tc_asks_address(const tc_query *query);
tc_range tc_answer_with_house(const tc_scene *scene, tc_range at);
bool tc_scene_has_digit(const tc_scene *scene, tc_range at);
/* What a label introduces (answer/given.c): "Chủ dự án: …", "Địa chỉ: …". */
tc_status tc_answer_propose_given(tc_proposals *out, size_t from, const tc_scene *scene, const tc_wanted *wanted);
/* What is left of a sentence that says all that the question says (answer/rest.c). */
tc_status tc_answer_propose_rest(tc_proposals *out, size_t from, const tc_scene *scene, const tc_wanted *wanted);
/* Who took a picture (answer/credit.c): whether that is asked for, and whether a word says no more than that; what
 * stands behind "Ảnh:". */
bool tc_asks_picture(const tc_query *query);
bool tc_word_of_picture(const tc_query *query, size_t at);
tc_status tc_answer_propose_credits(tc_proposals *out, const tc_scene *scene);
/* Who signed (answer/signer.c): which of the hits is of the document that the question names, and how sure that is
 * (SIZE_MAX for none); its signature as further hits; the candidates in one of these, weighed. */
tc_status tc_answer_find_signed(size_t *hit, double *sure, const tc_results *results, const tc_wanted *wanted,
                                const tc_matcher *matcher, tc_analyser *analyser);
tc_status tc_answer_add_signature(tc_results *results, tc_searcher *searcher, size_t hit);
tc_status tc_answer_propose_signer(tc_proposals *out, const tc_scene *scene, double sure);
/* The token behind the name of one who signs that begins at a token, a person for sure or by its capitals; that token
 * itself for none. */
uint32_t tc_scene_signer_end(const tc_scene *scene, uint32_t first, bool *person);
/* The same for whom it was sent to (answer/recipients.c). */
tc_status tc_answer_propose_recipients(tc_proposals *out, const tc_scene *scene, double sure);
/* Makes the proposals items[from …] as long as what they say (answer/widen.c). */
void tc_answer_widen(tc_proposals *proposals, size_t from, const tc_scene *scene, const tc_wanted *wanted);
/* Persons told by their capitals alone (answer/capital.c), where items[from …] do not hold them already. */
tc_status tc_answer_propose_capitals(tc_proposals *out, size_t from, const tc_scene *scene, const tc_wanted *wanted);
/* The same for bodies and places whose names stand without the noun asked for, "nước nào"; whether one may begin there.
 */
tc_status tc_answer_propose_bare(tc_proposals *out, size_t from, const tc_scene *scene, const tc_wanted *wanted);
/* Whether it is said behind a name that it is what is asked for: "Lào là nước …", "Lào, nước …". */
bool tc_answer_is_kind(const tc_scene *scene, const tc_wanted *wanted, uint32_t last);
bool tc_answer_names_bare(const tc_scene *scene, const tc_wanted *wanted, uint32_t first);
/* How many words of a name begin at a token, by their capitals; 0 for none, and inside of one. */
uint32_t tc_scene_name_at(const tc_scene *scene, uint32_t at);
/* "Anna Dorn và Nils Berg": the token behind all names that are joined to the one which ends before a token. */
uint32_t tc_scene_names_end(const tc_scene *scene, uint32_t end);
/* Whether what stands beside a name says that it is a person's: "ông …", "…, người …". */
bool tc_scene_name_person(const tc_scene *scene, uint32_t first, uint32_t last);
/* How well a person stands by the office, or by the deed, that the question tells of (answer/person.c). */
double tc_answer_person_fit(const tc_scene *scene, const tc_wanted *wanted, uint32_t first, uint32_t last);
/* Whether an office begins at a token: no body is named there. */
bool tc_scene_title_at(const tc_scene *scene, uint32_t at);
/* Adds a candidate of these bytes; one of fit 0 is none. */
tc_status tc_proposal_add(tc_proposals *out, const tc_scene *scene, tc_range at, const tc_entity *entity, double fit);
/* Whether one of items[from …] holds all of these tokens; makes those inside of them count half. */
bool tc_proposals_hold(const tc_proposals *proposals, size_t from, uint32_t first, uint32_t last);
void tc_proposals_drop_inside(tc_proposals *proposals, size_t from, uint32_t first, uint32_t last);
/* Whether one of the `most` words before token `at`, in the same clause, is among these. */
bool tc_scene_before(const tc_scene *scene, uint32_t at, uint32_t most, const char *const *words, size_t count);
/* Whether a phrase of this kind stands among them. */
bool tc_scene_behind(const tc_scene *scene, uint32_t at, uint32_t most, tc_grammar kind);
/* Whether the words from … to of the query stand at a token, one after the other; the noun that a name is to bear. */
bool tc_scene_words_at(const tc_scene *scene, const tc_query *query, size_t from, size_t to, uint32_t at);
bool tc_scene_head_at(const tc_scene *scene, const tc_wanted *wanted, uint32_t at);
/* Whether a word of the question that weighs anything stands at a token. */
bool tc_scene_asked(const tc_scene *scene, const tc_wanted *wanted, uint32_t token);
/* Whether the question holds every word of these tokens (or every number): what is asked for is not what was said. */
bool tc_scene_said(const tc_scene *scene, uint32_t first, uint32_t last, const tc_query *query, bool numbers);
/* What a figure counts, by its unit; ANY for one without. */
tc_measure tc_measure_of(const tc_entity *figure);
/* The same of a unit that stands alone, "triệu đồng"; ANY where none is known. `whole`: it is nothing but that unit. */
tc_status tc_measure_of_unit(tc_measure *out, bool *whole, const char *unit, size_t length);
/* Between which bytes the head of a column tells its unit, "Giá (đồng/kg) lần đầu": in brackets, in the last ones where
 * none is known for one; 0, 0 for none (series/head.c). */
tc_status tc_head_unit(tc_range *out, const char *head);
/* Whether a column of this head tells the unit of each row, "ĐVT". */
bool tc_head_of_units(const char *head);
/* Whether it measures how much of a thing there is, "khối lượng": a weight or a volume. */
bool tc_measure_of_bulk(tc_measure measure);
/* Whether a document number is one that the question names. */
bool tc_scene_is_number(const tc_query *query, const char *number);
bool tc_token_among(const tc_token *token, const char *const *words, size_t count);
/* Sets the evidence and the score of the proposals items[from …] which are all of this scene. */
tc_status tc_answer_weigh(tc_proposals *proposals, size_t from, const tc_scene *scene, const tc_wanted *wanted,
                          double rank);
/* How well the period of a candidate is the one that the question names (answer/period.c); 1 where it names none. */
double tc_answer_period(const tc_scene *scene, const tc_proposal *proposal, const tc_wanted *wanted);
/* How much of the evidence is left where the passage speaks of another one (answer/contrast.c): 1 for all of it. */
double tc_answer_contrast(const tc_scene *scene, const tc_wanted *wanted, const tc_proposal *proposal);
/* Enumerations and clauses: cuts the proposal, a whole sentence, down to what answers. */
tc_status tc_answer_narrow(tc_proposal *proposal, const tc_scene *scene, const tc_wanted *wanted);

/* Whether a sentence enumerates behind a colon or in brackets; `out` gets that part. */
bool tc_answer_enumerates(tc_range *out, const tc_scene *scene, const tc_wanted *wanted, tc_range sentence);

/* How many members a part of a sentence names. */
uint32_t tc_answer_members(const tc_scene *scene, tc_range at);

/* Sets the grounds and the confidence of the proposals, which stand in the order of their scores (answer/confidence.c);
 * from this confidence on one is given: a wrong answer costs as much as a right one is worth. */
void tc_answer_trust(tc_proposals *all, const tc_results *results, const tc_wanted *wanted);
#define TC_ANSWER_GIVEN 0.5

/* So many of the best passages are read for an answer. */
enum { TC_ANSWER_READ_MOST = 20 };

/* All candidates for the answer among the passages found, the best first. Passages that no search finds, a signature,
 * are added to the results. */
tc_status tc_answer_read(tc_proposals *out, const char **kind, tc_searcher *searcher, tc_results *results,
                         const char *question, tc_date today);

/* Shows each passage found, laid out for a question as it is first read, to `visit`: what weights are fitted on. */
typedef tc_status tc_scene_visit(void *data, const tc_scene *scene, const tc_wanted *wanted);
tc_status tc_answer_visit(tc_searcher *searcher, const tc_results *results, const char *question, tc_date today,
                          tc_scene_visit *visit, void *data);

/* Whether a token is this word in any spelling, or without marks (as it was typed: tc_scene_typed()); whether it is
 * this word of the query when both are folded. */
bool tc_token_is(const tc_token *token, const char *word);
bool tc_token_is_query(const tc_token *token, const tc_query_word *word);
/* A ward, commune or village is named from token `at` on: its noun and a capital behind it. */
bool tc_ward_at(const tc_tokens *tokens, size_t at);
/* Whether the words stand from token `at` on. */
bool tc_tokens_are(const tc_tokens *tokens, size_t at, const char *words);
/* Whether the date there is only compared with: "so với cùng kỳ năm 2021". */
bool tc_scene_compares(const tc_scene *scene, uint32_t first);
/* How sure it is that a sentence is about the document whose number the question names: 1 where it cites it. */
double tc_scene_number_fit(const tc_scene *scene, const tc_query *query, tc_range sentence);
/* The same for a document that is the answer itself: another one of the kind of the one named stands with it. */
double tc_scene_document_fit(const tc_scene *scene, const tc_query *query, const tc_proposal *proposal);
/* The document that a date belongs to, as in "Quyết định số 731, ngày 4/6/2009"; NULL for a date of its own. */
const tc_entity *tc_scene_dated(const tc_scene *scene, const tc_entity *date);

#endif
