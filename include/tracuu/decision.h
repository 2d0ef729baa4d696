/* Decisions: the documents that texts cite or that lie in the index, looked up by number or by subject.
 *
 * What makes a document one is its number, who issued it and when: the same number of another year or another body is
 * another entry. Places that name the same document are put together; a place that lacks the date or the issuer goes to
 * the entry it fits when it fits one alone. What the texts leave open is said (`certain`), never guessed away.
 */
#ifndef TRACUU_DECISION_H
#define TRACUU_DECISION_H

#include <tracuu/search.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum tc_relation_kind {
    TC_RELATION_BASED_ON,   /* "căn cứ" */
    TC_RELATION_IMPLEMENTS, /* "thực hiện", "triển khai" */
    TC_RELATION_AMENDS,     /* "sửa đổi", "bổ sung", "điều chỉnh" */
    TC_RELATION_REPLACES,   /* "thay thế", "bãi bỏ", "hết hiệu lực" */
} tc_relation_kind;
TC_API const char *tc_relation_name(tc_relation_kind kind); /* "based_on" … */

/* One passage that says how two documents hang together. Strings are NULL where not known. */
typedef struct tc_relation {
    tc_relation_kind kind;
    char *number, *type, *issuer; /* of the other one; number NULL where the text does not say which it is */
    tc_date date;                 /* of the other one */
    char *id;                     /* of its entry, where the listing holds it */
    char *sentence;               /* as it stands in the passage */
    tc_citation citation;
} tc_relation;

/* One place where a passage names the document. */
typedef struct tc_cited {
    char *text;     /* of the passage */
    tc_range at;    /* the number in `text` */
    tc_range span;  /* the number in the extracted text */
    char *sentence; /* the sentence around it */
    bool certain;   /* whether this place by itself leaves no doubt */
    char *id;       /* of the passage, "bao-cao/01.txt#12" */
    tc_citation citation;
} tc_cited;

typedef enum tc_standing {
    TC_STANDING_SILENT,           /* no passage says that it was replaced */
    TC_STANDING_NOT_YET,          /* it is of a later date */
    TC_STANDING_REPLACED,         /* by then it was replaced */
    TC_STANDING_LATER,            /* it was replaced after that day */
    TC_STANDING_REPLACED_UNDATED, /* it was replaced; since when is not said */
} tc_standing;
TC_API const char *tc_standing_name(tc_standing standing); /* "silent", "not_yet" … */

typedef struct tc_decision {
    char *id; /* "275/qd-ubnd@2022-03-15": the same as long as number and date are */
    char *number, *type, *issuer, *subject;
    tc_date date;
    bool certain;     /* false: the texts leave open which date or issuer belongs to it, or which document is meant */
    char **spellings; /* of the number, as written in the texts, most frequent first */
    size_t spelling_count;
    char *same_as; /* a bare number: the number of the one entry that it fits; NULL */
    bool issued;   /* it lies in the index itself: */
    tc_citation issued_in;
    size_t cited_total;
    tc_cited *cited; /* in order of the citing documents' dates */
    size_t cited_count;
    tc_relation *relations; /* from this one to others */
    size_t relation_count;
    tc_relation *incoming; /* from others to this one: who implements, amends, replaces it */
    size_t incoming_count;
    tc_standing standing;           /* on tc_decision_options.as_of */
    const tc_relation *replaced_by; /* one of `incoming`, or NULL */
    double score;
} tc_decision;

/* Is handed an entry, which is dropped afterwards, and how many there are in all. */
typedef tc_status tc_decision_visitor(void *context, const tc_decision *decision, size_t total);

typedef struct tc_decision_options {
    tc_search_options search; /* from, to, type, issuer are asked of the entries; sector, document, period of the
                                 passages that cite them */
    tc_date as_of;            /* year 0: not asked for */
    bool brief;               /* the places that cite are only counted: `cited` and `spellings` stay empty */
    /* When set, each entry is handed to it in turn and `items` stays empty, so that a listing of everything takes
     * little memory. The index may be written meanwhile: IO when it was, after the first entry. */
    tc_decision_visitor *each;
    void *context;
} tc_decision_options;

typedef struct tc_decisions {
    char *query;
    tc_date as_of;
    size_t total;
    tc_decision *items;
    size_t count;
    char **warnings;
    size_t warning_count;
    double elapsed_ms;
} tc_decisions;

/* By number in any spelling ("315-KH/TU", "315 kh tu", "kế hoạch 315", "KH315/TU", O for 0 and l for 1), by words of
 * the subject, or both; an empty query lists all, oldest first and undated last. Best first otherwise. */
TC_API tc_status tc_decision_find(tc_decisions *out, tc_searcher *searcher, const char *query,
                                  const tc_decision_options *options);
TC_API void tc_decisions_clear(tc_decisions *decisions);

#ifdef __cplusplus
}
#endif
#endif
