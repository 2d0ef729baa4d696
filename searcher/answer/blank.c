/* Where the question word of a question stands in the sentence that it would be, and what stands beside it there. */
#include "searcher/answer/rest.h"
#include <string.h>

static const char *const where[] = {"ở", "tại", "trên", "trong", "dưới", "giữa", "lên", "vào"};
static const char *const whom[] = {"cho", "tới", "đến", "về"};
static const char *const following[] = {"theo"}, *const through[] = {"qua"};
static const char *const of[] = {"của"}, *const with[] = {"với"}, *const by_means[] = {"bằng"};

static const struct joint {
    const char *asked;
    const char *const *words;
    size_t count;
} joints[] = {
    {"ở", where, TC_COUNT(where)},       {"tại", where, TC_COUNT(where)},
    {"trên", where, TC_COUNT(where)},    {"cho", whom, TC_COUNT(whom)},
    {"của", of, TC_COUNT(of)},           {"theo", following, TC_COUNT(following)},
    {"với", with, TC_COUNT(with)},       {"bằng", by_means, TC_COUNT(by_means)},
    {"qua", through, TC_COUNT(through)},
};

/* "… thì ai phải nộp", "do ai lập": the question word begins what is asked. */
static bool begins_clause(const tc_query *q, tc_blank *x)
{
    static const char *const before[] = {"thì", "mà", "những", "các"};
    for (size_t i = x->from; i < x->end; i++) x->agent |= tc_grammar_in_query(q, i, TC_GRAMMAR_AGENT) > 0;
    if (!x->from || x->agent) return true;
    x->agent = tc_grammar_in_query(q, x->from - 1, TC_GRAMMAR_AGENT) > 0;
    if (x->agent) return true;
    for (size_t k = q->words[x->from - 1].at.end; k < q->words[x->from].at.start; k++)
        if (strchr(",;:", q->text[k])) return true;
    return tc_query_among(q, x->from - 1, before, TC_COUNT(before), NULL);
}

/* "về đâu": where to, which any word that says so may join in the text. */
static void take_whither(tc_blank *x, const tc_query *q, size_t at)
{
    size_t count;
    const char *const *words = tc_grammar_phrases(TC_GRAMMAR_WHITHER, &count);
    for (size_t i = 0; i < count && !x->joint_count; i++) {
        if (!tc_query_wording(q, at, words[i])) continue;
        x->joints = words;
        x->joint_count = count;
        x->joint = words[i];
        x->whither = true;
    }
}

/* The joint that stands at a word of the question. */
static void take_joint(tc_blank *x, const tc_query *q, size_t at)
{
    for (size_t k = 0; k < TC_COUNT(joints) && !x->joint_count; k++) {
        if (!tc_query_wording(q, at, joints[k].asked)) continue;
        x->joints = joints[k].words;
        x->joint_count = joints[k].count;
        x->joint = joints[k].asked;
    }
    take_whither(x, q, at);
}

static bool is_plain(const tc_query *q, size_t i)
{
    const tc_query_word *word = &q->words[i];
    return !word->question && word->kind != TC_TOKEN_DIGITS && !word->in_period && !word->in_number &&
           !tc_word_joins(q, i) && !tc_word_light(q, i);
}

/* The word before the question word, and what joins the answer to it in the text. */
static bool read_complement(tc_blank *x, const tc_wanted *w)
{
    const tc_query *q = w->query;
    x->held = TC_STANDS_COMPLEMENT;
    for (size_t i = x->from; i < x->end; i++) take_joint(x, q, i);
    for (x->act = x->from; x->act-- > 0;) {
        if (is_plain(q, x->act)) break;
        take_joint(x, q, x->act);
    }
    if (!strcmp(w->kind, "place") && !x->joint_count) x->joints = where, x->joint_count = TC_COUNT(where);
    return x->act != SIZE_MAX;
}

/* "ai là …", "… là ai", "… là đơn vị nào". */
static bool is_equal(const tc_query *q, const tc_blank *x)
{
    for (size_t i = x->from ? x->from - 1 : 0; i <= x->end && i < q->count; i++)
        if (tc_query_wording(q, i, "là")) return true;
    return false;
}

bool tc_blank_read(tc_blank *out, const tc_wanted *w)
{
    const tc_query *q = w->query;
    tc_blank x = {.act = SIZE_MAX};
    bool passive = false, agent = false;
    if (w->asked == SIZE_MAX) return false;
    x.from = tc_asked_from(q, w->asked);
    x.end = tc_query_behind(q, w->asked);
    x.equal = is_equal(q, &x);
    for (size_t i = x.end; i < q->count && x.act == SIZE_MAX; i++) {
        passive |= tc_query_wording(q, i, "được") > 0;
        /* "được UBND thành phố đề nghị": by whom stands in front of what is done. */
        size_t n = 1;
        const tc_noun *by = passive ? tc_noun_in_query(q, i, TC_NOUN_OFFICE | TC_NOUN_BODY | TC_NOUN_PLACE, &n) : NULL;
        bool name = passive && q->words[i].flags & TC_TOKEN_CAPITAL;
        agent |= by || name;
        if (by) i += n - 1;
        bool whoever = i && tc_query_wording(q, i, "người") && tc_query_wording(q, i - 1, "là");
        if (!by && !name && !whoever && is_plain(q, i)) x.act = i;
    }
    if (x.act == SIZE_MAX || !begins_clause(q, &x)) {
        *out = x;
        return read_complement(out, w);
    }
    x.held = passive && agent ? TC_STANDS_OBJECT : TC_STANDS_SUBJECT;
    x.passive = passive;
    *out = x;
    return true;
}

bool tc_asks_thing(const tc_wanted *w)
{
    static const char *const which[] = {"gì", "nào", "ai"};
    static const char *const how[] = {"thế nào", "như thế nào", "là gì", "làm gì", "tên gì"};
    const tc_query *q = w->query;
    if (w->asked == SIZE_MAX) return false;
    bool asks = false;
    for (size_t i = w->asked ? w->asked - 1 : 0; i < tc_query_behind(q, w->asked); i++) {
        if (tc_query_among(q, i, how, TC_COUNT(how), NULL)) return false;
        asks |= q->words[i].question && tc_query_among(q, i, which, TC_COUNT(which), NULL);
    }
    return asks;
}
