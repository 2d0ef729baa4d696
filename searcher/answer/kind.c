/* What a question wants: the kind of answer, what is counted, the type of document, the noun asked for. */
#include "searcher/answer/answer.h"
#include "searcher/vocabulary/contrast.h"
#include <stdlib.h>
#include <string.h>

/* Acts that are done by a document: when they were done is the document's date. */
static const char *const acts[] = {"ban hành", "phê duyệt", "công nhận", "thành lập", "bổ nhiệm", "thay thế"};
static const char *const targets[] = {"chỉ tiêu", "mục tiêu", "phấn đấu", "dự kiến", "dự toán"};

static const char *const outcomes[] = {"thực tế", "đã", "kết quả"};

static const char *const small_numbers[] = {"hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mấy"};

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

/* "mấy mẫu đơn … thay thế văn bản nào": they are some, and the document is asked for. */
static bool says_some(const tc_query *q)
{
    if (!q->count || !tc_query_wording(q, 0, "mấy")) return false;
    for (size_t i = 3; i < q->count; i++)
        if (q->words[i].question && tc_query_wording(q, i, "nào")) return true;
    return false;
}

bool tc_query_act(const tc_query *q, size_t at, size_t *length)
{
    return tc_query_among(q, at, acts, TC_COUNT(acts), length);
}

/* The question word itself, not what only makes the question polite. */
static size_t find_asked(const tc_query *q)
{
    for (size_t i = says_some(q) ? 1 : 0; i < q->count; i++)
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

/* ---- figures ---- */

/* "m2", "m3", "km2": the digit is a word of its own, right behind the letters. */
static char power_at(const tc_query *q, size_t at)
{
    if (at + 1 >= q->count || q->words[at + 1].at.start != q->words[at].at.end) return 0;
    char power = q->text[q->words[at + 1].at.start];
    bool alone = q->words[at + 1].at.end == q->words[at + 1].at.start + 1;
    return alone && (power == '2' || power == '3') ? power : 0;
}

/* What the noun there is measured in, and how many words it has; ANY and 0 for none. */
static tc_measure unit_at(const tc_query *q, size_t at, size_t *length)
{
    const tc_noun *unit = tc_noun_in_query(q, at, TC_NOUN_UNIT, length);
    bool known = unit && unit->measure != TC_MEASURE_ANY && unit->measure != TC_MEASURE_TIME;
    char power = known && unit->measure == TC_MEASURE_LENGTH && *length == 1 ? power_at(q, at) : 0;
    if (power == '2') return *length = 2, TC_MEASURE_AREA;
    if (power == '3') known = false; /* counted by its letters */
    if (!known) *length = 0;
    return known ? unit->measure : TC_MEASURE_ANY;
}

/* Whether a word may be the second one of a name for a thing. */
static bool joins(const tc_query *q, size_t at)
{
    /* Typed without marks, "dan de cua" is "đàn dê của": no preposition stands before another. */
    static const char *const reached[] = {"đạt", "tăng", "giảm", "chiếm", "ước", "thực hiện"}; /* "sản lượng ngô đạt" */
    bool before_of = at + 1 < q->count && tc_query_wording(q, at + 1, "của");
    if (tc_query_among(q, at, reached, TC_COUNT(reached), NULL)) return false;
    return (before_of || !tc_word_joins(q, at)) && !q->words[at].question && !q->words[at].in_period &&
           q->words[at].kind != TC_TOKEN_DIGITS && !tc_query_wording(q, at, "cả") && !tc_query_wording(q, at, "toàn");
}

/* "mỗi thí sinh": that it is told of each one is no part of the name. */
static bool is_each(const tc_query *q, size_t at)
{
    return tc_query_wording(q, at, "mỗi") || tc_query_wording(q, at, "từng") || tc_query_wording(q, at, "một");
}

/* The noun behind "bao nhiêu"; of "bao nhiêu một giờ" that is no unit, but of which one it is told. */
static void read_unit(tc_wanted *w, const tc_query *q, size_t at)
{
    static const char *const since[] = {"tính đến", "tính tới", "tính từ", "kể từ", "so với", "tính ra"};
    size_t n;
    if (at >= q->count || q->words[at].in_period || tc_word_joins(q, at)) return;
    if (tc_query_among(q, at, since, TC_COUNT(since), NULL)) return;
    if (is_each(q, at) && at + 1 < q->count) {
        w->each = true;
        return;
    }
    /* "mấy ngôi trường": the noun that counts stands behind such a word. */
    const tc_noun *bearing = tc_noun_in_query(q, at, TC_NOUN_COUNTED, &n);
    if (bearing && bearing->traits & TC_TRAIT_BEARING && at + n < q->count && !tc_word_joins(q, at + n)) at += n;
    w->strict = true;
    w->unit_first = at;
    w->measure = unit_at(q, at, &n);
    /* "tan binh": typed without marks, what seems to be tons may be the first half of a noun. */
    if (w->measure == TC_MEASURE_WEIGHT && !q->marked && n == 1 && at + 1 < q->count && joins(q, at + 1))
        w->measure = TC_MEASURE_ANY;
    if (w->measure == TC_MEASURE_ANY) w->measure = TC_MEASURE_COUNTED, n = 1;
    w->unit_last = at + n - 1;
}

/* The same of the second amount asked for. */
static void read_second(tc_wanted *w, const tc_query *q)
{
    size_t at = tc_asks_second(q, w->asked);
    tc_wanted second = {.unit_first = SIZE_MAX, .unit_last = SIZE_MAX};
    w->second_first = w->second_last = SIZE_MAX;
    if (at == SIZE_MAX || w->range) return;
    read_unit(&second, q, tc_query_behind(q, at));
    w->both = true;
    w->each = w->second_each = false;
    for (size_t i = 0; i < q->count; i++)
        if (tc_query_wording(q, i, "mỗi")) *(i < w->asked ? &w->each : &w->second_each) = true;
    w->second = second.measure;
    w->second_first = second.unit_first;
    w->second_last = second.unit_last;
}

/* "số lượt khám": what is counted stands behind "số". */
static bool read_number_of(tc_wanted *w, const tc_query *q, size_t at)
{
    size_t unit, n = tc_query_wording(q, at, "tổng số");
    /* "chuyển đổi số", "chỉ số": no number of anything. */
    if (!n && at &&
        (tc_grammar_in_query(q, at - 1, TC_GRAMMAR_HALF_NUMBER) ||
         tc_grammar_in_query(q, at - 1, TC_GRAMMAR_BEARS_NUMBER)))
        return false;
    if (!n) n = tc_query_wording(q, at, "số lượng");
    if (!n) n = tc_query_wording(q, at, "số");
    if (!n || at + n >= q->count || q->words[at + n].question || q->words[at + n].kind == TC_TOKEN_DIGITS) return false;
    w->measure = unit_at(q, at + n, &unit);
    if (w->measure != TC_MEASURE_ANY) return true;
    w->measure = TC_MEASURE_COUNTED;
    w->unit_first = w->unit_last = at + n;
    return true;
}

/* "giảm còn bao nhiêu", "tăng lên mấy" ask for what it came to. */
static bool asks_level(const tc_query *q)
{
    static const char *const reached[] = {"còn", "xuống", "lên"};
    static const char *const against[] = {"kế hoạch", "chỉ tiêu", "dự toán",    "cùng kỳ", "so",
                                          "bằng",     "vượt",     "hoàn thành", "hơn"};
    for (size_t i = 0; i < q->count; i++) {
        if (tc_query_among(q, i, against, TC_COUNT(against), NULL)) return false;
        if (!tc_query_wording(q, i, "tăng") && !tc_query_wording(q, i, "giảm")) continue;
        if (i + 1 >= q->count || !tc_query_among(q, i + 1, reached, TC_COUNT(reached), NULL)) return false;
    }
    return true;
}

/* "… thì mỗi năm thu phí bao nhiêu": what is measured stands right before the question word. */
static tc_measure measure_before(const tc_query *q, size_t asked)
{
    enum { NEAR = 4 };
    size_t n;
    for (size_t back = 1; asked != SIZE_MAX && back <= NEAR && back <= asked; back++) {
        tc_measure measure = tc_head_measure(q, asked - back, &n);
        if (measure != TC_MEASURE_ANY && n <= back) return measure;
    }
    return TC_MEASURE_ANY;
}

static void read_measure(tc_wanted *w, const tc_query *q)
{
    size_t n;
    w->level = asks_level(q);
    for (size_t i = 0; i < q->count; i++) w->each |= tc_query_wording(q, i, "mỗi") > 0;
    if (w->asked != SIZE_MAX) {
        size_t behind = tc_query_behind(q, w->asked);
        /* "từ bao nhiêu đến bao nhiêu đồng": the unit is told once, at the end. */
        for (size_t i = behind; w->range && i < q->count; i++)
            if (q->words[i].question) behind = i + 1;
        w->of_plan = tc_asks_of_plan(q, w->asked);
        if (tc_asks_share(q)) {
            w->measure = TC_MEASURE_PERCENT;
            w->strict = true;
            return;
        }
        w->change = w->asked > 0 &&
                    (tc_query_wording(q, w->asked - 1, "tăng") || tc_query_wording(q, w->asked - 1, "giảm"));
        if (behind >= 2 && tc_query_wording(q, behind - 2, "phần trăm")) {
            w->measure = TC_MEASURE_PERCENT;
            w->strict = true;
            return;
        }
        if (tc_asks_how_long(q, w->asked)) {
            w->measure = TC_MEASURE_TIME;
            w->strict = true;
            return;
        }
        read_unit(w, q, behind);
        if (w->strict || w->change) return;
        static const char *const costs[] = {"giá", "trị giá", "tốn", "thu về", "phạt"};
        for (size_t i = w->asked >= 4 ? w->asked - 4 : 0; i < w->asked; i++)
            if (tc_query_among(q, i, costs, TC_COUNT(costs), NULL)) w->measure = TC_MEASURE_MONEY;
    }
    if (w->measure == TC_MEASURE_ANY) w->measure = measure_before(q, w->asked);
    for (size_t i = 0; i < q->count && w->measure == TC_MEASURE_ANY; i++) {
        w->measure = tc_head_measure(q, i, &n);
        /* "thẻ có thời hạn 40 năm": how long is asked for at the head alone. */
        if (w->measure == TC_MEASURE_TIME && i) w->measure = TC_MEASURE_ANY;
        if (w->measure == TC_MEASURE_ANY && read_number_of(w, q, i)) return;
    }
    /* "được trả bao nhiêu một giờ": so many of what is not said; it is nearly always money, and no hours. */
    bool rate = w->asked != SIZE_MAX && is_each(q, tc_query_behind(q, w->asked));
    if (rate && w->measure == TC_MEASURE_ANY) w->measure = TC_MEASURE_MONEY;
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

/* "bốn nhóm giải pháp … là gì", "bảy địa phương nào", "những văn bản nào". */
static bool asks_for_several(const tc_query *q, size_t asked)
{
    if (asked == SIZE_MAX) return tc_query_wording(q, 0, "những") || tc_query_wording(q, 0, "các");
    bool where = !q->noun && q->kind && !strcmp(q->kind, "place"); /* "hai người ở đâu" */
    if (tc_query_among(q, 0, small_numbers, TC_COUNT(small_numbers), NULL) && !q->words[0].in_period && !says_some(q))
        return !where;
    if (tc_query_several(q, asked, 6, false)) return true;
    /* "hai chỉ tiêu nào", also where the question does not begin so; typed without marks, "nằm", "nam" and "sau" are
     * numbers only right before what is counted. */
    if (!q->marked && q->noun && q->noun_last + 1 == asked)
        return q->noun_first && !q->words[q->noun_first - 1].in_period &&
               tc_query_among(q, q->noun_first - 1, small_numbers, TC_COUNT(small_numbers), NULL);
    for (size_t back = 2; back <= 4 && back <= asked && tc_query_wording(q, asked, "nào"); back++)
        if (tc_query_among(q, asked - back, small_numbers, TC_COUNT(small_numbers), NULL) &&
            !q->words[asked - back].in_period)
            return true;
    return false;
}

/* "quyết định nào", "QĐ nào", "luật nào"; "đề án số nào". */
static bool type_before_which(const tc_query *q, size_t asked)
{
    enum { TYPE_MOST = 3 };
    size_t n;
    if (asked == SIZE_MAX || !tc_query_wording(q, asked, "nào")) return false;
    if (q->noun && q->noun->asks & TC_NOUN_DOCUMENT && q->noun_last + 1 == asked) return true;
    if (!asked || !tc_query_wording(q, asked - 1, "số")) return asked && tc_query_type(q, asked - 1, &n);
    for (size_t back = 1; back <= TYPE_MOST && back < asked; back++)
        if (tc_query_type(q, asked - 1 - back, &n) && n == back) return true;
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
    if (thing && asks_for_several(q, asked)) return "list";
    if (open && tc_asks_which(q, asked)) return "list";
    if (!open) return kind;
    if (!q->noun && tc_asks_where(q, asked)) return "place";
    const char *head = asked == SIZE_MAX ? tc_head_kind(q) : NULL;
    if (head) return head;
    if (open && q->number_count) return "decision";
    if (open && asked == SIZE_MAX && q->count && tc_query_type(q, 0, &n)) return "document";
    bool figure = asked == SIZE_MAX ? begins_as_figure(q) || goes_on_as_figure(q)
                                    : asks_how_far(q, asked) && begins_as_figure(q);
    if (open && figure) return "amount";
    return "other";
}

/* What stands behind the first word for a quantity, when it is of two words. */
static void read_subject(tc_wanted *w, const tc_query *q)
{
    size_t n, behind = w->unit_last + 1;
    bool measured = w->strict && w->measure != TC_MEASURE_COUNTED && w->measure != TC_MEASURE_PERCENT &&
                    w->unit_first != SIZE_MAX;
    while (behind < q->count && is_each(q, behind)) behind++;
    if (measured && behind + 1 < q->count && joins(q, behind) && joins(q, behind + 1)) w->subject = behind;
    for (size_t i = 0; i < q->count && w->subject == SIZE_MAX; i++) {
        if (tc_head_measure(q, i, &n) == TC_MEASURE_ANY && (i || !tc_noun_in_query(q, i, TC_NOUN_QUANTITY, &n)))
            continue;
        size_t at = i + n;
        while (at < q->count && (tc_word_joins(q, at) || q->words[at].question || is_each(q, at))) at++;
        if (at + 1 < q->count && !q->words[at].in_period && joins(q, at + 1)) w->subject = at;
        return;
    }
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
    return tc_query_within(q, i, targets, TC_COUNT(targets)) || tc_noun_holds(q, i, TC_NOUN_QUANTITY, 0);
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
    for (int i = 0; w.many && i < (int)TC_COUNT(small_numbers) - 1; i++)
        if (tc_query_wording(q, 0, small_numbers[i]) && !q->words[0].in_period) w.how_many = i + 2;
    if (w.many) tc_wanted_read_noun(&w, q);
    if (!strcmp(w.kind, "amount") && !w.numbers) {
        read_measure(&w, q);
        read_second(&w, q);
        read_subject(&w, q);
        w.whose = tc_asks_whose(q, w.asked);
        w.fraction = w.unit_first != SIZE_MAX && tc_query_wording(q, w.unit_first, "phần");
        w.deadline = w.asked == SIZE_MAX && w.measure == TC_MEASURE_TIME;
    }
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
    for (size_t i = 0; i < q->count; i++) w.target |= tc_query_among(q, i, targets, TC_COUNT(targets), NULL);
    for (size_t i = 0; i < q->count; i++) w.done |= tc_query_among(q, i, outcomes, TC_COUNT(outcomes), NULL);
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
