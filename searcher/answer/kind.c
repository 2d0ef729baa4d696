/* What a question wants: the kind of answer, the type of document, the noun asked for. */
#include "searcher/answer/answer.h"
#include "searcher/vocabulary/contrast.h"
#include <stdlib.h>
#include <string.h>

/* Acts that are done by a document: when they were done is the document's date. */
static const char *const acts[] = {"ban hành", "phê duyệt", "công nhận", "thành lập", "bổ nhiệm", "thay thế"};

/* ---- words of the query ---- */

bool tc_query_among(const tc_query *q, size_t at, const char *const *words, size_t count, size_t *length)
{
    for (size_t i = 0; i < count; i++) {
        size_t n = tc_query_wording(q, at, words[i]);
        if (!n) continue;
        if (length) *length = n;
        return true;
    }
    return false;
}

bool tc_word_joins(const tc_query *q, size_t at)
{
    return tc_grammar_in_query(q, at, TC_GRAMMAR_JOINS) > 0;
}

bool tc_query_act(const tc_query *q, size_t at, size_t *length)
{
    return tc_query_among(q, at, acts, TC_COUNT(acts), length);
}

/* The question word itself, not what only makes the question polite. */
static size_t find_asked(const tc_query *q)
{
    for (size_t i = tc_query_says_some(q) ? 1 : 0; i < q->count; i++)
        if (q->words[i].question && !tc_query_wording(q, i, "cho") && !tc_query_wording(q, i, "biết") &&
            !tc_query_wording(q, i, "hỏi"))
            return i;
    return SIZE_MAX;
}

size_t tc_query_behind(const tc_query *q, size_t asked)
{
    while (asked < q->count && q->words[asked].question) asked++;
    return asked;
}

/* ---- documents ---- */

/* "văn bản nào" */
static const char ANY_TYPE[] = "văn bản";

const char *tc_query_type(const tc_query *q, size_t at, size_t *length)
{
    const char *best = NULL;
    *length = 0;
    for (const char *const *type = tc_document_types(); *type; type++) {
        size_t n = tc_query_wording(q, at, *type);
        if (n > *length) *length = n, best = *type;
    }
    const tc_query_word *word = &q->words[at];
    if (!best && (word->flags & TC_TOKEN_UPPER || (word->flags & TC_TOKEN_CAPITAL && word->kind == TC_TOKEN_FOREIGN))) {
        best = tc_number_type(q->text + word->at.start, word->at.end - word->at.start);
        *length = best != NULL;
    }
    return best;
}

const char *tc_query_type_before(const tc_query *q, size_t at)
{
    enum { TYPE_MOST = 4 };
    size_t n;
    for (size_t back = 1; back <= TYPE_MOST && back <= at; back++) {
        const char *type = tc_query_type(q, at - back, &n);
        if (type && n == back) return type;
    }
    return NULL;
}

/* The type that the noun asked for names ("văn bản nào": any), else the one right before the question word, else the
 * first of the question: "quyết định phê duyệt kế hoạch … số mấy" asks for a decision. */
static void read_type(tc_wanted *w, const tc_query *q)
{
    static const char *const objects[] = {"ban hành", "thực hiện", "phê duyệt", "triển khai"};
    const char *first = NULL;
    size_t n;
    for (size_t i = 0; i < q->count; i += n ? n : 1) {
        const char *type = tc_query_type(q, i, &n);
        if (!type) continue;
        if (n == 1 && i && q->words[i - 1].bound) continue; /* "pháp luật" */
        bool object = i >= 2 && tc_query_among(q, i - 2, objects, TC_COUNT(objects), NULL);
        if (!first && !object) first = type;
        if (i + n == w->asked) first = type;
    }
    const tc_noun *noun = q->noun;
    if (!noun && w->asked != SIZE_MAX)
        noun = tc_noun_before(q, w->asked, TC_NOUN_DOCUMENT, NULL); /* "văn bản số mấy" */
    bool says = noun && noun->asks == TC_NOUN_DOCUMENT && !(noun->traits & TC_TRAIT_GENERAL); /* no "số hiệu" */
    w->type = !says ? first : noun->type ? noun->type : ANY_TYPE;
}

/* ---- the kind ---- */

static bool begins_as_figure(const tc_query *q)
{
    size_t n;
    for (size_t i = 0; i < q->count && i < 4; i++)
        if (tc_head_measure(q, i, &n) != TC_MEASURE_ANY) return true;
    return tc_noun_in_query(q, 0, TC_NOUN_QUANTITY, NULL) != NULL;
}

/* "xã Nà Lạn, số hộ dùng nước máy": what is measured stands behind where. */
static bool goes_on_as_figure(const tc_query *q)
{
    for (size_t i = 1; i + 1 < q->count; i++) {
        bool comma = memchr(q->text + q->words[i - 1].at.end, ',', q->words[i].at.start - q->words[i - 1].at.end);
        if (comma && tc_noun_in_query(q, i, TC_NOUN_QUANTITY | TC_NOUN_MEASURE, NULL)) return true;
    }
    return false;
}

/* "tỷ lệ hộ nghèo giảm đến đâu": of what is measured, how far it got asks for the figure. */
static bool asks_how_far(const tc_query *q, size_t asked)
{
    static const char *const far[] = {"đến đâu", "tới đâu"};
    return asked != SIZE_MAX && tc_query_among(q, asked, far, TC_COUNT(far), NULL);
}

/* "nghị quyết trung ương nào": of the levels of the state none is asked for where a document stands before it. */
static bool level_asked(const tc_query *q, size_t asked)
{
    const tc_noun *noun = q->noun;
    return noun && noun->asks & TC_NOUN_BODY && noun->traits & TC_TRAIT_LEVEL && q->noun_last + 1 == asked;
}

/* "quyết định nào", "QĐ nào", "luật nào"; "đề án số nào"; "nghị quyết trung ương nào". */
static bool type_before_which(const tc_query *q, size_t asked)
{
    size_t n;
    if (asked == SIZE_MAX || !tc_query_wording(q, asked, "nào")) return false;
    if (q->noun && q->noun->asks & TC_NOUN_DOCUMENT && q->noun_last + 1 == asked) return true;
    if (!asked) return false;
    if (level_asked(q, asked)) return tc_query_type_before(q, q->noun_first) != NULL;
    if (!tc_query_wording(q, asked - 1, "số")) return tc_query_type(q, asked - 1, &n);
    return tc_query_type_before(q, asked - 1) != NULL;
}

/* "số quyết định phê duyệt …", "số KH của … về …": its number, where what it is about is told behind. */
static bool asks_number_of(const tc_query *q, size_t asked)
{
    static const char *const about[] = {"về", "v v", "phê duyệt", "quy định"};
    size_t n, m;
    if (asked != SIZE_MAX || !tc_query_wording(q, 0, "số") || q->count < 2 || !tc_query_type(q, 1, &n)) return false;
    for (size_t i = 1 + n; i < q->count; i++)
        if (tc_query_among(q, i, about, TC_COUNT(about), &m)) return i + m < q->count && !q->words[i + m].in_period;
    return false;
}

/* "điều nào", "phụ lục mấy": the part of a document that is asked for; NULL for none. */
static const char *part_asked(const tc_query *q)
{
    return q->noun && q->noun->asks == TC_NOUN_PART ? q->noun->text : NULL;
}

/* "báo cáo về đâu": where reports go is a body. */
static const char *settle_turn(const tc_query *q, size_t asked, const char *kind)
{
    static const char *const reporting[] = {"báo cáo", "phản ánh", "phản hồi"};
    if (!kind || asked == SIZE_MAX || strcmp(kind, "place") != 0 || !tc_query_wording(q, asked, "đâu")) return kind;
    for (size_t back = 1; back <= 6 && back <= asked; back++)
        if (tc_query_among(q, asked - back, reporting, TC_COUNT(reporting), NULL)) return "org";
    return kind;
}

static const char *settle_kind(const tc_query *q, size_t asked)
{
    const char *kind = settle_turn(q, asked, q->kind);
    size_t n;
    bool open = !kind || !strcmp(kind, "other");
    if (tc_asks_recipients(q)) return "list";
    if (tc_asks_signer(q) && (open || strcmp(kind, "date") != 0) && tc_asks_person(q)) return "person";
    if (tc_asks_name(q) && tc_asks_person(q)) return "person";
    bool thing = open || !strcmp(kind, "org") || !strcmp(kind, "place") || !strcmp(kind, "document");
    bool document = thing && (type_before_which(q, asked) || part_asked(q));
    if (document && !tc_query_several(q, asked, 6, true)) return "document";
    if (thing && tc_asks_several(q, asked)) return "list";
    if (open && tc_asks_which(q, asked)) return "list";
    if (!open) return kind;
    if (!q->noun && tc_asks_where(q, asked)) return "place";
    if (asks_number_of(q, asked)) return "document";
    const char *head = asked == SIZE_MAX ? tc_head_kind(q) : NULL;
    if (head) return head;
    if (open && q->number_count) return "decision";
    if (open && asked == SIZE_MAX && q->count && tc_query_type(q, 0, &n)) return "document";
    bool figure = asked == SIZE_MAX ? begins_as_figure(q) || goes_on_as_figure(q)
                                    : asks_how_far(q, asked) && begins_as_figure(q);
    if (open && figure) return "amount";
    return "other";
}

static tc_precision read_precision(const tc_query *q, size_t asked)
{
    if (asked == SIZE_MAX) return TC_PRECISION_YEAR;
    for (size_t i = asked ? asked - 1 : 0; i <= asked; i++) {
        if (tc_query_wording(q, i, "ngày") || tc_query_wording(q, i, "hôm")) return TC_PRECISION_DAY;
        if (tc_query_wording(q, i, "tháng")) return TC_PRECISION_MONTH;
    }
    return TC_PRECISION_YEAR;
}

bool tc_query_within(const tc_query *q, size_t at, const char *const *table, size_t count)
{
    size_t n;
    for (size_t back = 0; back <= 2 && back <= at; back++)
        if (tc_query_among(q, at - back, table, count, &n) && back < n) return true;
    return false;
}

/* "tổng số", "chỉ tiêu": it says that a figure or a target is asked for. */
bool tc_word_quantity(const tc_query *q, size_t i)
{
    return tc_grammar_within(q, i, TC_GRAMMAR_AHEAD) || tc_noun_holds(q, i, TC_NOUN_QUANTITY, 0);
}

tc_status tc_wanted_read(tc_wanted *out, const tc_query *q)
{
    tc_wanted w = {.query = q,
                   .unit_first = SIZE_MAX,
                   .head = SIZE_MAX,
                   .noun = SIZE_MAX,
                   .subject = SIZE_MAX,
                   .asked = find_asked(q)};
    TRY(tc_contrasts_open());
    w.numbers = tc_asks_numbers(q);
    w.kind = w.numbers ? "amount" : settle_kind(q, w.asked);
    w.part = !strcmp(w.kind, "document") ? part_asked(q) : NULL;
    w.picture = !strcmp(w.kind, "person") && tc_asks_picture(q);
    w.signer = !w.picture && !strcmp(w.kind, "person") && tc_asks_signer(q);
    w.recipients = tc_asks_recipients(q);
    w.anyone = !strcmp(w.kind, "person") && tc_asks_anyone(q, w.asked);
    w.range = tc_asks_range(q, w.asked);
    w.of = tc_asks_of(q, w.asked);
    w.many = !strcmp(w.kind, "list");
    if (w.many) w.how_many = tc_asks_how_many(q);
    if (w.many) tc_wanted_read_noun(&w, q);
    if (!strcmp(w.kind, "amount") && !w.numbers) tc_wanted_read_amount(&w, q);
    if (!strcmp(w.kind, "document") ||
        (w.many && ((q->kind && !strcmp(q->kind, "document")) || type_before_which(q, w.asked))))
        read_type(&w, q);
    if (!strcmp(w.kind, "org") || !strcmp(w.kind, "place") || w.many) tc_wanted_read_head(&w, q);
    w.to = !strcmp(w.kind, "org") && tc_asks_to(q, w.asked);
    if (!strcmp(w.kind, "date")) {
        w.precision = read_precision(q, w.asked);
        w.quarter = q->noun && tc_query_wording(q, q->noun_first, "quý");
        tc_wanted_read_time(&w, q);
        for (size_t i = 0; i < q->count && !w.effect; i++) w.by_act |= tc_query_act(q, i, NULL);
        w.by_act |= !w.effect && tc_asks_signer(q);
        w.issued = w.by_act && q->number_count > 0;
    }
    for (size_t i = 0; i < q->count; i++) {
        w.target |= tc_grammar_any_in_query(q, i, TC_GRAMMAR_AHEAD) > 0;
        w.done |= tc_grammar_any_in_query(q, i, TC_GRAMMAR_SET(OUTCOME) | TC_GRAMMAR_SET(IN_FACT)) > 0;
    }
    w.content = q->number_count + (q->period_count > 0);
    tc_status status = tc_wanted_weigh(&w, q);
    if (status == TC_OK)
        *out = w;
    else
        tc_wanted_clear(&w);
    return status;
}

void tc_wanted_clear(tc_wanted *w)
{
    free(w->weights);
    free(w->pairs);
    free(w->names);
    free(w->wards);
    free(w->told);
    free(w->keys);
    *w = (tc_wanted){.query = NULL};
}
