/* What the files of `mentions` share.
 *
 * A name is looked for in several ways: as it was typed, with its number in another place, by its short form in a
 * document that names it in full, without the town that the document is of, with a letter misread. Each way is a list
 * of words in the order in which they must stand; alignment is the same for all. */
#ifndef TC_SEARCHER_MENTION_MENTION_H
#define TC_SEARCHER_MENTION_MENTION_H

#include "searcher/searcher.h"

/* ---- the data file of words that say something beside a name (mention/signs.c, signs.tsv) ---- */

typedef enum tc_sign_kind {
    TC_SIGN_STATUS, /* "khởi công": what becomes of a thing; class: "started" */
    TC_SIGN_NOT,    /* "chưa": denies the verb behind it */
    TC_SIGN_ABOUT,  /* "tổng mức đầu tư": what a figure is of; class: "total_investment" */
    TC_SIGN_DUE,    /* "trước", "chậm nhất": makes the date behind it a deadline */
    TC_SIGN_OPTION, /* "của", "số": a name is written with and without it; class number: before a number */
    TC_SIGN_LINK,   /* "của": a name without it is written with it too */
    TC_SIGN_SIDE,   /* "trái", "trên": never the same place as its opposite */
    TC_SIGN_BREAK,  /* "theo", "được": no name goes over it */
    TC_SIGN_FOLLOW, /* "của", "hạng mục": may stand behind a short form; a noun would make it another name */
    TC_SIGN_LEVEL,  /* "thành phố": the head of a unit of administration */
    TC_SIGN_BODY,   /* "tổ công tác": a body that its documents call by this head alone */
    TC_SIGN_TENURE, /* "khóa": a number behind it says which tenure; class years: "nhiệm kỳ", two years do */
    TC_SIGN_HEAD,   /* "dự án": the head of a name; class: project, programme, place, organisation */
    TC_SIGN_ASK, /* "nhắc đến", "ở đâu": makes a question of a name; class: verb request where noun which amount
                  * fill end */
    TC_SIGN_LEAD,    /* "các": may stand between these and a name */
    TC_SIGN_TAIL,    /* "được": may stand between a name and these; class done: before a verb too */
    TC_SIGN_PERSON,  /* "đồng chí", "chủ tịch": beside the name of a person; class: title, office */
    TC_SIGN_STRETCH, /* "đoạn": behind a name, says which stretch of the thing */
    TC_SIGN_WHEN,    /* "trong": in front of a period that was typed beside a name; class: lead; behind it: on */
    TC_SIGN_KINDS
} tc_sign_kind;

typedef struct tc_sign {
    char **terms; /* exact forms, as the analyser gives them */
    size_t count;
    char *class;
    tc_sign_kind kind;
    uint16_t next; /* of the table's own */
} tc_sign;

typedef struct tc_signs tc_signs;
tc_status tc_signs_new(tc_signs **out, tc_analyser *analyser);
void tc_signs_free(tc_signs *signs);
/* The longest phrase of a kind whose words are those of the tokens from `at` on; NULL. Marks count where the token
 * bears any: of text without marks a phrase is known by its letters. */
const tc_sign *tc_sign_at(const tc_signs *signs, tc_sign_kind kind, const tc_tokens *tokens, size_t at);
/* The same of the words of a query. */
const tc_sign *tc_sign_in_query(const tc_signs *signs, tc_sign_kind kind, const tc_query *query, size_t at);

/* The same where each word typed without marks stands for any form of it, whatever the others bear. */
const tc_sign *tc_sign_typed(const tc_signs *signs, tc_sign_kind kind, const tc_query *query, size_t at);

/* Fails with TC_USAGE and advice where the query is nothing but words that ask ("khi nào", "được nhắc ở đâu"); `of` is
 * what the words should ask about, "name" or "indicator". */
tc_status tc_signs_refuse_bare(const tc_signs *signs, const tc_query *query, const char *of);

/* ---- alignment (mention/align.c) ---- */

/* The words of the name in the order in which they must stand. */
typedef struct tc_name_way {
    uint16_t order[TC_WORDS_MOST];
    size_t count;
    unsigned slack; /* so many lower-case words may be missing */
    size_t wild;    /* this word may stand with a letter misread; SIZE_MAX: none */
    bool typed;     /* the slip may be the typist's: of any word, and in a common one with letters exchanged too */
    bool open;      /* what a body does may have been left out: "Đội [Quản lý] …" */
    bool company;   /* what a company is and does may have been left out: "Công ty [TNHH Xây dựng] …" */
    bool initials;  /* the wild word is short for words in a row that begin with its letters */
    bool dotted;    /* the text has only the first letter of the wild word: "phường B.Lau" */
    bool loose;     /* every word may bear other marks */
    size_t alone;   /* behind this word stood a name that is left out: none may follow; SIZE_MAX: none */
    bool bare;      /* a short form: what follows must not go on with a name */
    bool worn;      /* of a text badly read: half of the words may bear other marks */
} tc_name_way;

typedef struct tc_aligning {
    const tc_query *query;
    const tc_signs *signs;
    const bool *optional; /* a flag a word of the query */
    const tc_name_way *way;
    const tc_occurrences *found;
    const tc_tokens *tokens;
    const char *text;
    /* What was found: the token of each word of the query, UINT32_MAX for one that is not there by itself. */
    uint32_t where[TC_WORDS_MOST];
    uint32_t from, to;
    /* On the way. */
    unsigned slack, unlike, plain, marked, jumps;
    bool head_only; /* the name is long enough for a gap behind its head noun ("Kè [chống sạt lở] bờ trái …") */
    size_t second;       /* the place behind the head */
    const tc_sign *head; /* what the name begins with; NULL */
    size_t needed;       /* words that must be there */
    bool named;          /* it has a head of names, a capital or a number: it is no phrase of common words */
    bool capitals;       /* it was typed with capitals, so that they tell proper names */
} tc_aligning;

/* Finds the next mention from occurrence *next on and moves *next to it. */
bool tc_mention_next(tc_aligning *aligning, size_t *next);
/* The mention that ends at the same place but begins latest is the one: "kè …, kè bờ trái sông Lau". */
void tc_mention_tighten(tc_aligning *aligning, size_t *next);
/* Whether what follows a short form may stand behind it: no noun, no proper name. */
bool tc_mention_ends_well(const tc_aligning *aligning);
/* Tokens of the sentence (`item`: or list item) that token `at` stands in: [start, end). */
tc_range tc_sentence_tokens(const char *text, const tc_tokens *tokens, uint32_t at, bool item);
/* Whether a sentence (`item`: or list item) ends in front of a token, the first of them aside. */
bool tc_ends_before(const char *text, const tc_tokens *tokens, size_t at, bool item);
bool tc_punctuation_between(const char *text, const tc_token *a, const tc_token *b);
/* The same before token `at` of what is aligned. */
bool tc_aligned_end(const tc_aligning *aligning, uint32_t at);
bool tc_aligned_punctuation(const tc_aligning *aligning, uint32_t at);
/* Whether another word of the same name stands at token `at`, beside token `beside`. */
bool tc_name_goes_on(const tc_aligning *aligning, uint32_t at, uint32_t beside);
static inline bool tc_is_capital(const tc_token *token)
{
    return token->flags & TC_TOKEN_CAPITAL;
}

/* The token behind the words from `from` on whose initials a word of the query is made of; 0 where there are none
 * (mention/initials.c). */
uint32_t tc_initials_end(const tc_aligning *aligning, size_t word, uint32_t from);

/* ---- between the words of a name (mention/gap.c) ---- */

/* Whether the tokens from `from` up to the occurrence may stand before it, as a gap; `head`: only the first word of the
 * name stands before. */
bool tc_gap_allowed(const tc_aligning *aligning, uint32_t from, bool head, const tc_occurrence *behind);
/* Whether the tokens from…to - 1 are no gap: what stands before `word` of the query belongs to the name. */
bool tc_gap_filled(const tc_aligning *aligning, uint32_t from, uint32_t to, size_t word);

/* ---- finding (mention/find.c) ---- */

typedef struct tc_finding {
    tc_searcher *searcher;
    tc_query *query;
    const tc_signs *signs;
    const tc_mention_options *options;
    tc_matcher *matcher;
    bool optional[TC_WORDS_MOST];
    int capitals[TC_WORDS_MOST]; /* how often more the word stood with a capital than without, in mentions found */
    bool by_number;              /* the name is a document number */
    bool operators;              /* it was typed with operators: they say what must be there */
    tc_tokens tokens;
    tc_occurrences found;
    tc_mentions *out;
    size_t capacity;
    tx_docid *taken; /* passages that are in the list, sorted */
    size_t taken_count, taken_capacity;
    bool readings;  /* an abbreviation stands for all its long forms, also for what it seldom is */
    bool streaming; /* matches come in order of their years */
    size_t given;   /* items before this one are of complete years */
} tc_finding;

/* Called with what a way found in a passage before it is taken; false leaves it. */
typedef tc_status tc_mention_judge(bool *taken, void *context, tc_finding *finding, const tc_aligning *aligning,
                                   const tc_candidate *candidate);

/* Finds in a passage, in place of the ways: adds the places to the highlights. */
typedef tc_status tc_mention_finder(void *context, const tc_candidate *candidate, tc_hit *places);

/* What to look for: ways, of which the first that stands counts, among the passages that hold the words of the first;
 * of these documents alone where any are named. */
typedef struct tc_seeking {
    const tc_name_way *ways;
    size_t way_count;
    const tc_name_way *required; /* the passages hold its words instead; NULL */
    char (*documents)[TC_ID_LENGTH + 1];
    size_t document_count;
    bool number;      /* no words: the document number that the name is */
    const char *type; /* of that document; NULL: any */
    tc_period date;   /* of that document: citations with another date are of another; year 0: any */
    uint32_t most;    /* with more passages than that to read nothing is looked for; 0: no limit */
    tc_mention_judge *judge;
    tc_mention_finder *find; /* NULL: the ways */
    void *context;
} tc_seeking;
tc_status tc_mention_seek(tc_finding *finding, const tc_seeking *seeking);
/* The same in the documents of the mentions found so far, unless they are more than `most`; in all where there are
 * none. `again`: also in the passages of these mentions, for a judge that takes nothing. */
tc_status tc_mention_seek_there(tc_finding *finding, const tc_seeking *seeking, size_t most, bool again);
/* The words as they were typed, and nothing else: what stands so is judged. */
tc_status tc_mention_seek_typed(tc_finding *finding, tc_mention_judge *judge, void *context);
/* As typed, its number in any place; so many lower-case words may be missing, with `loose` all may bear other marks. */
tc_status tc_mention_seek_plain(tc_finding *finding, unsigned slack, bool loose);
/* Looks for another name of the same thing: `seek` is called with the finding as it is for that name. */
typedef tc_status tc_mention_seeker(tc_finding *finding, void *context);
tc_status tc_mention_seek_as(tc_finding *finding, const char *name, tc_mention_seeker *seek, void *context);
/* The same of what stands in the place of what was typed: noted where nothing was found before. */
tc_status tc_mention_seek_core_as(tc_finding *finding, const char *name, tc_mention_seeker *seek, void *context);
/* The same of the words first…end - 1 of the query. */
tc_status tc_mention_seek_within(tc_finding *finding, size_t first, size_t end, tc_mention_seeker *seek, void *context);
/* The same for the name spelt otherwise: as it stands there and in all other forms. */
tc_status tc_mention_seek_spelt(tc_finding *finding, const char *name);
/* Puts the words of a text at tokens from…to - 1 as they may be typed: without quotation marks and what else would be
 * an operator. */
tc_status tc_mention_put_words(tc_buffer *out, const char *text, const tc_tokens *tokens, size_t from, size_t to);
/* The spelling of most mentions found so far, of those with as many words as the name; NULL without any. The caller's.
 */
tc_status tc_mention_commonest(char **out, const tc_finding *finding);
/* The first words of a name in the order in which they were typed. */
tc_name_way tc_name_way_typed(size_t count);
/* Reads the ways in which the name is written with its number elsewhere; gives how many, the plain way first. */
size_t tc_name_ways(tc_name_way *ways, size_t most, const tc_finding *finding, unsigned slack);
/* Whether a word of the name is a proper name, by what was typed or, where mentions were found, by these. */
bool tc_word_is_proper(const tc_finding *finding, size_t word);
/* Whether the same word stands before it: to ask for it again narrows nothing. */
bool tc_word_is_again(const tc_query *query, size_t word);
/* The documents of the mentions found so far, each once; the caller's. */
tc_status tc_naming_documents(char (**out)[TC_ID_LENGTH + 1], size_t *count, const tc_mentions *mentions);

/* ---- a period beside the name (mention/period.c) ---- */

/* Makes the words of a period optional, and those that stand beside it. Whether there are any. */
bool tc_mention_period_aside(tc_finding *finding);
/* Drops the mentions that neither speak of the period of the query nor stand in a document of it. */
void tc_mention_keep_periods(tc_finding *finding);

/* ---- other forms of a name that was found (mention/short.c, mention/here.c, mention/variant.c, mention/worn.c,
 * mention/defined.c, mention/tenure.c, mention/number.c) ---- */
tc_status tc_mention_seek_short(tc_finding *finding);
tc_status tc_mention_seek_body(tc_finding *finding);
tc_status tc_mention_seek_here(tc_finding *finding);
tc_status tc_mention_seek_variants(tc_finding *finding);
/* What a bad scan makes of several words at once. */
tc_status tc_mention_seek_worn(tc_finding *finding);
/* Without a part of the kind, or what says which stretch of it (mention/part.c). */
tc_status tc_mention_seek_parts(tc_finding *finding);
/* Where the unit begins that the name ends with: "… của [thành phố]", "… [xã Đông Lũng]"; the number of words for none.
 */
size_t tc_mention_unit_begins(const tc_sign **unit, const tc_finding *finding);
/* The same where nothing bears it in full: without the unit behind it. */
tc_status tc_mention_seek_without_unit(tc_finding *finding);
/* A movement by its words, where these are quoted (mention/core.c). */
tc_status tc_mention_seek_slogan(tc_finding *finding);
/* By two acronyms in a row, the first of which stands for other words more often (mention/acronym.c). */
tc_status tc_mention_seek_acronyms(tc_finding *finding);
/* With a word of it that is short for others by their initials (mention/initials.c). */
tc_status tc_mention_seek_initials(tc_finding *finding);
/* With its tenure said by years instead of number, or the other way, where some text says both. */
tc_status tc_mention_seek_tenure(tc_finding *finding);
/* With its number in Roman numerals, or out of them (mention/numeral.c). */
tc_status tc_mention_seek_numeral(tc_finding *finding);
/* A company without its form and its trade (mention/short.c). */
tc_status tc_mention_seek_company(tc_finding *finding);
/* With the first letter alone of a word of a proper name (mention/variant.c). */
tc_status tc_mention_seek_dotted(tc_finding *finding);
/* What is named by a document number: by the number alone, by its digits where it was cited in full before. */
tc_status tc_mention_seek_cited(tc_finding *finding);
/* All that cites the number which the name is. */
tc_status tc_mention_seek_number(tc_finding *finding, void *context);
/* A document by its type, its digits and what it is about (mention/cited.c). */
tc_status tc_mention_seek_subject(tc_finding *finding);
/* Drops the front of document numbers where the name is that of a programme or project by its number, which no document
 * that cites such a number names: "Đề án 17" is not "17-ĐA/TU". */
tc_status tc_mention_part_numbers(tc_finding *finding);
/* Whether the name is one of these, so that what is found first may be dropped later. */
bool tc_mention_is_numbered(const tc_finding *finding);
void tc_mention_clear(tc_mention *mention);
/* Without the kind of thing before it: "dự án Cầu …", "tuyến đường …" (mention/kind.c). */
tc_status tc_mention_seek_named(tc_finding *finding);
/* How many words before the name proper are its kind and may go; 0: none. `own`: what is left is a name of the same
 * thing ("dự án [Cầu …]"), else only what it is known by ("dự án [Trung tâm …]"). */
size_t tc_mention_kind_length(bool *own, const tc_finding *finding);
/* Puts the words of a query whose only operators are quotation marks without them; nothing for any other. */
tc_status tc_mention_unquote(tc_buffer *out, const tc_query *query);
/* Lets small numbers stand in words and in digits: "1 tỷ cây", "một tỷ cây". */
tc_status tc_mention_write_numbers(tc_query *query, tc_analyser *analyser);
/* The short form that a document defines in brackets behind the name, in that document. */
tc_status tc_mention_seek_defined(tc_finding *finding);
/* Passages that hold a term in place of the name, of these documents alone where any are given. */
tc_status tc_mention_seek_form(tc_finding *finding, const char *term, size_t length,
                               char (*documents)[TC_ID_LENGTH + 1], size_t document_count);
/* The name with the words that were corrected in the place of those typed; the caller's (mention/slip.c). */
tc_status tc_mention_respell(char **out, const tc_finding *finding);
/* Where nothing names it so: the same with one word mistyped. */
tc_status tc_mention_seek_slips(tc_finding *finding);
/* Where nothing was found: a name of few words that texts bear, with a letter of one word otherwise. It may be another
 * thing, so that nothing is taken; the mentions get it as their suggestion. */
tc_status tc_mention_suggest(tc_finding *finding);

/* ---- where a name was typed as a question or with more words than the name (mention/asked.c, mention/core.c,
 * mention/words.c) ---- */

/* By the name without the words that ask; `relaxing` looks for that as for a name typed by itself. Tells whether there
 * are such words. */
tc_status tc_mention_seek_asked(bool *asked, tc_finding *finding, tc_mention_seeker *relaxing);
/* By its core: a person without title or office, a project without the word for one, without "của thành phố". */
tc_status tc_mention_seek_core(tc_finding *finding);
/* A person by the name alone, a project by its own name. */
tc_status tc_mention_seek_own(tc_finding *finding);
/* A person typed with title or office: by the name alone, and who is called by its last words (mention/person.c). */
tc_status tc_mention_seek_person(tc_finding *finding);
/* Once the person is found: by the name alone, and by the last word behind a title where the document names the person.
 */
tc_status tc_mention_seek_person_forms(tc_finding *finding);
bool tc_mention_begins_with_title(const tc_finding *finding);
/* Notes that this was looked for in the place of what was typed, unless something was before. */
tc_status tc_mention_note_core(tc_finding *finding, const char *name);
/* Sentences that hold all of its words; `periods`: those of periods too. */
tc_status tc_mention_seek_words(tc_finding *finding, bool periods);

/* ---- time, surroundings, drift (mention/time.c, mention/near.c, mention/drift.c) ---- */
/* A period as a date: the year or month it fills, else the day on which it ends (what is counted up to then). */
tc_date tc_date_of_period(tc_period period);
void tc_mention_date(tc_mention *mention);
void tc_mentions_order(tc_mentions *mentions, tc_sort sort);
tc_status tc_mentions_count_time(tc_mentions *mentions, tc_step step);
/* Looks around a dated mention and gives it to whoever wants each. */
tc_status tc_mention_give(tc_mention *mention, tc_finding *finding);
tc_status tc_mention_look_around(tc_mention *mention, tc_finding *finding);
/* The same where the tokens of the finding are those of its passage: what was just found needs no second analysis. */
tc_status tc_mention_look_here(tc_mention *mention, const tc_finding *finding);
tc_status tc_mentions_find_drift(tc_mentions *mentions);

#endif
