/* Question words: they say what kind of answer is wanted, and do not match. What "nào", "gì" and "mấy" ask for, the
 * noun before them says (question_noun.c). */
#include "searcher/query/question.h"
#include "searcher/answer/answer.h"
#include <stdlib.h>
#include <string.h>

static const tc_question_wording wordings[] = {
    {"là bao nhiêu phần trăm", "amount", TC_TURN_ASKS, false},
    {"được bao nhiêu phần trăm", "amount", TC_TURN_ASKS, false},
    {"bao nhiêu phần trăm", "amount", TC_TURN_ASKS, false},
    {"mấy phần trăm", "amount", TC_TURN_ASKS, false},
    {"là bao nhiêu", "amount", TC_TURN_ASKS, false},
    {"được bao nhiêu", "amount", TC_TURN_ASKS, false},
    {"bao nhiêu", "amount", TC_TURN_ASKS, false},
    {"tổng số bao nhiêu", "amount", TC_TURN_ASKS, false}, /* these are no numbers of documents */
    {"tỷ số bao nhiêu", "amount", TC_TURN_ASKS, false},
    {"điểm số bao nhiêu", "amount", TC_TURN_ASKS, false},
    {"chỉ số bao nhiêu", "amount", TC_TURN_ASKS, false},
    {"ở mức nào", "amount", TC_TURN_ASKS, false},
    {"đến mức nào", "amount", TC_TURN_ASKS, false},
    {"là mức nào", "amount", TC_TURN_ASKS, false},
    {"cỡ nào", "amount", TC_TURN_ASKS, false},
    {"ngày bao nhiêu", "date", TC_TURN_ASKS, false},
    {"trong bao lâu", "amount", TC_TURN_ASKS, false},
    {"bao lâu", "amount", TC_TURN_ASKS, false},
    {"bao nhiêu lâu", "amount", TC_TURN_ASKS, false},
    {"bao xa", "amount", TC_TURN_ASKS, false},
    {"bn", "amount", TC_TURN_ASKS, false},
    {"mấy", "amount", TC_TURN_HOW_MANY, true},
    {"số mấy", "document", TC_TURN_NUMBERED, false},
    {"số bao nhiêu", "document", TC_TURN_NUMBERED, false},
    {"số hiệu bao nhiêu", "document", TC_TURN_ASKS, false},
    {"số hiệu là bao nhiêu", "document", TC_TURN_ASKS, false},
    {"bao giờ", "date", TC_TURN_ASKS, false},
    {"từ bao giờ", "date", TC_TURN_ASKS, false},
    {"từ khi nào", "date", TC_TURN_ASKS, false},
    {"hồi nào", "date", TC_TURN_ASKS, false},
    {"ở đâu", "place", TC_TURN_ASKS, false},
    {"tại đâu", "place", TC_TURN_ASKS, false},
    {"đến đâu", "other", TC_TURN_ASKS, true}, /* how far it got */
    {"tới đâu", "other", TC_TURN_ASKS, true},
    {"đâu", "place", TC_TURN_ASKS, true},
    {"đi đâu", "place", TC_TURN_ASKS, false},
    {"những gì", "list", TC_TURN_ASKS, false},
    {"gồm những", "list", TC_TURN_ASKS, false},
    {"nào những", "list", TC_TURN_ASKS, false},
    {"những ai", "list", TC_TURN_ASKS, true},
    {"vì sao", "reason", TC_TURN_ASKS, false},
    {"tại sao", "reason", TC_TURN_ASKS, false},
    {"do đâu", "reason", TC_TURN_ASKS, false},
    {"vì đâu", "reason", TC_TURN_ASKS, false},
    {"để làm gì", "reason", TC_TURN_ASKS, false},
    {"nhằm gì", "reason", TC_TURN_ASKS, false},
    {"như thế nào", "other", TC_TURN_ASKS, false},
    {"thế nào", "other", TC_TURN_ASKS, false},
    {"ra sao", "other", TC_TURN_ASKS, false},
    {"là ai", "person", TC_TURN_WHO, false},
    {"do ai", "person", TC_TURN_ASKS, false},
    {"ai", "person", TC_TURN_ASKS, true},
    {"về việc gì", "decision", TC_TURN_ASKS, false},
    {"nội dung gì", "decision", TC_TURN_ASKS, false},
    {"tên gì", "other", TC_TURN_NAMED, false},
    {"tên là gì", "other", TC_TURN_NAMED, false},
    {"là gì", "other", TC_TURN_DEFINED, false},
    {"cái gì", "other", TC_TURN_ASKS, false},
    {"làm gì", "other", TC_TURN_ASKS, false},
    {"việc gì", "other", TC_TURN_ASKS, false},
    {"gì", "other", TC_TURN_WHAT, false},
    {"nào", "other", TC_TURN_WHICH, false},
    {"phải không", NULL, TC_TURN_ASKS, false},
    {"đúng hay sai", NULL, TC_TURN_ASKS, false},
    {"là đúng hay sai", NULL, TC_TURN_ASKS, false},
    {"đúng không", NULL, TC_TURN_ASKS, false},
    {"có đúng không", NULL, TC_TURN_ASKS, false},
    {"hay không", NULL, TC_TURN_ASKS, false},
    {"hay chưa", NULL, TC_TURN_ASKS, false},
    {"không ạ", NULL, TC_TURN_ASKS, false},
    {"cho biết", NULL, TC_TURN_ASKS, false},
    {"cho hỏi", NULL, TC_TURN_ASKS, false},
};

/* ---- words of the query ---- */

/* Whether an unmarked word may stand for a marked one: in a query without any mark, or where it is the syllable that
 * asks ("năm nao"). "Việt Nam mấy lần" asks for no year. */
static bool may_lack_marks(const tc_query *q, const tc_query_word *word, const char *wanted, size_t length)
{
    static const char *const asking[] = {"nào", "gì", "mấy", "bao", "nhiêu", "sao"};
    bool plain = true;
    for (size_t i = 0; i < length; i++) plain &= (unsigned char)wanted[i] < 0x80;
    if (!q->marked || plain) return true;
    if (word->flags & TC_TOKEN_CAPITAL) return false;
    for (size_t i = 0; i < TC_COUNT(asking); i++)
        if (strlen(asking[i]) == length && !memcmp(asking[i], wanted, length)) return true;
    return false;
}

/* "naò", "mâý": marks that make no syllable where they stand are read as if they stood elsewhere. */
static bool is_slip(const tc_query *q, const tc_query_word *word)
{
    return !tc_syllable_parse(NULL, q->text + word->at.start, word->at.end - word->at.start);
}

/* Whether a word of the query is this term, whose first `fold` bytes are the folded form. With `loose` a word without
 * marks may stand for a marked one. */
static bool is_word(const tc_query *q, const tc_query_word *word, const tc_buffer *term, bool loose)
{
    if (word->length == term->length && !memcmp(word->term, term->data, term->length)) return true;
    size_t fold = tc_term_fold_length(term->data, term->length);
    if (word->fold_length != fold || memcmp(word->term, term->data, fold) != 0) return false;
    return word->length == fold ? loose : is_slip(q, word);
}

/* "nhà thàu": the index knows the word only with other marks, these among them. */
static bool is_known_as(const tc_query_word *word, const char *term, size_t length)
{
    bool known = false;
    for (size_t i = 0; i < word->form_count; i++) {
        const tc_form *f = &word->forms[i];
        if (f->length == word->length && !memcmp(f->term, word->term, f->length)) return false;
        known |= f->length == length && !memcmp(f->term, term, length);
    }
    return known;
}

bool tc_query_word_is(const tc_query *q, size_t at, const char *term, size_t length, size_t fold)
{
    const tc_query_word *word = &q->words[at];
    if (word->fold_length != fold || memcmp(word->term, term, fold) != 0) return false;
    if (word->length == length && !memcmp(word->term, term, length)) return true;
    return (word->length == fold ? !q->marked : is_slip(q, word)) || is_known_as(word, term, length);
}

/* How many words of the query, from `at`, are this wording; 0 if it is not there. */
size_t tc_query_wording_with(const tc_query *q, size_t at, const char *words, bool unmarked)
{
    size_t n = 0;
    for (const char *w = words; *w; n++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
        size_t length = strcspn(w, " ");
        if (at + n >= q->count) return 0;
        const tc_query_word *word = &q->words[at + n];
        /* Most wordings differ in their first letter; y is written i in terms. */
        if ((unsigned char)*w < 0x80 && *w != 'y' && *w != word->term[0]) return 0;
        if (tc_term_of_word(&term, w, length) != TC_OK) return 0;
        if (!is_word(q, word, &term, unmarked && may_lack_marks(q, word, w, length))) return 0;
        w += length + (w[length] == ' ');
    }
    return n;
}

/* What a wording must not stand behind: "mỗi ngày bao nhiêu lượt" asks how many, not which day; "nhan ai", typed
 * without marks, asks for nobody. */
static const struct {
    const char *words, *before[8];
} halves[] = {
    {"ngày bao nhiêu", {"mỗi", "một", "hằng", "hàng", "từng"}},
    {"ai", {"nhan", "than", "bac"}},
};

static bool is_half(const tc_query *q, size_t at, const tc_question_wording *w)
{
    for (size_t i = 0; at && i < TC_COUNT(halves); i++)
        for (const char *const *b = halves[i].before; !strcmp(halves[i].words, w->words) && *b; b++)
            if (tc_query_wording_with(q, at - 1, *b, true)) return true;
    return false;
}

/* "tháng mấy", typed without marks: "thang may" is taken for a lift less often. */
static bool numbers_unmarked(const tc_query *q, size_t at)
{
    const tc_noun *noun = !q->marked && at ? tc_noun_before(q, at, TC_NOUN_TIME, NULL) : NULL;
    return noun && noun->kinds & TC_NOUN_UNIT;
}

/* Behind "may", the same, what is counted tells "mấy" from the machine and from good luck. */
static bool counts_unmarked(const tc_query *q, size_t at)
{
    if (q->marked || !tc_query_wording_with(q, at, "mấy", true)) return false;
    return tc_noun_in_query(q, at + 1, TC_NOUN_COUNTED | TC_NOUN_UNIT, NULL) != NULL;
}

static const tc_question_wording *longest_wording(const tc_query *q, size_t at, size_t *length)
{
    const tc_question_wording *best = NULL;
    *length = 0;
    for (size_t i = 0; i < TC_COUNT(wordings); i++) {
        bool unmarked = !wordings[i].marked ||
                        (wordings[i].turn == TC_TURN_HOW_MANY && (counts_unmarked(q, at) || numbers_unmarked(q, at)));
        size_t n = tc_query_wording_with(q, at, wordings[i].words, unmarked);
        if (n && is_half(q, at, &wordings[i])) continue;
        if (n > *length) best = &wordings[i], *length = n;
    }
    return best;
}

/* ---- what kind of answer ---- */

/* "các hộ ở bản A trồng cây nào", "các nhà báo hỏi gì": those who do it are several. What stands between "các" and
 * "nào" is one noun with what specifies it, and between "những" and "gì" next to nothing; "là gì" stands behind all. */
static bool ends_several(const tc_query *q, size_t at, size_t back)
{
    static const char *const joints[] = {"ở",    "tại", "trên", "từ",  "với", "bằng", "đã",
                                         "được", "bị",  "phải", "cho", "vào", "trong"};
    enum { WHAT_MOST = 3 };
    if (tc_query_wording_with(q, at, "là gì", false) || tc_query_wording_with(q, at, "là", false)) return false;
    if (tc_query_wording_with(q, at, "gì", false) && back > WHAT_MOST) return true;
    for (size_t i = 0; i < TC_COUNT(joints); i++)
        if (tc_query_wording_with(q, at - back, joints[i], false)) return true;
    return false;
}

bool tc_query_several(const tc_query *q, size_t at, size_t most, bool all)
{
    for (size_t back = 1; back <= most && back <= at; back++) {
        const tc_query_word *noun = &q->words[at - 1], *word = &q->words[at - back];
        if (ends_several(q, at, back)) return false;
        bool again = back > 1 && word->length == noun->length && !memcmp(word->term, noun->term, noun->length);
        if (again) return false;
        if (tc_query_wording_with(q, at - back, "những", true) ||
            (all && tc_query_wording_with(q, at - back, "các", false)))
            return true;
    }
    return false;
}

bool tc_query_in_turn(const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (tc_grammar_in_query(q, i, TC_GRAMMAR_IN_TURN)) return true;
    return false;
}

/* "các phường nào" asks for several; "các chi bộ họp ở đâu" for one place. */
static const char *settle_kind(const tc_query *q, size_t at, const char *kind)
{
    if (kind && !strcmp(kind, "place") && !tc_query_wording_with(q, at, "nào", true)) return kind;
    bool several = kind && (!strcmp(kind, "other") || !strcmp(kind, "org") || !strcmp(kind, "place"));
    return several && (tc_query_several(q, at, 8, true) || tc_query_in_turn(q)) ? "list" : kind;
}

/* ---- the question ---- */

/* Whether the operators are quotation marks alone; `quoted` gets the words between them. */
static bool only_phrases(const tc_node *node, bool *quoted)
{
    if (node->kind == TC_NODE_WORD || node->kind == TC_NODE_PHRASE) {
        for (size_t i = node->first; i <= node->last; i++) quoted[i] = true;
        return true;
    }
    for (size_t i = 0; i < node->count; i++)
        if (!only_phrases(node->parts[i], quoted)) return false;
    return node->kind == TC_NODE_AND;
}

/* Takes what is asked for at a question word, unless an earlier one asks already. A syllable alone ("phố nhân ai")
 * gives way to what asks in more words behind it. */
static bool takes(const tc_query *q, const tc_asking *asked, bool weak, size_t words)
{
    if (!asked->kind) return false;
    return !q->kind || !strcmp(q->kind, "other") || (weak && (words > 1 || asked->noun));
}

static void set_noun(tc_query *q, const tc_asking *asked)
{
    q->noun = asked->noun;
    q->noun_first = asked->first;
    q->noun_last = asked->first + asked->length - 1;
}

/* Words that ask stand outside of what is quoted. "quyết định nào": the noun asked for stays a word to be found, unless
 * no name need bear it. */
static void ask_outside(tc_query *q, const bool *quoted)
{
    size_t content = 0, weak_at = SIZE_MAX, n;
    bool weak = false;
    for (size_t at = 0; at < q->count; at += n) {
        const tc_question_wording *w = longest_wording(q, at, &n);
        if (!n || q->words[at].in_field || quoted[at]) {
            content += !q->words[at].in_field;
            n = 1;
            continue;
        }
        tc_asking asked = tc_asking_read(q, w, at, n);
        if (takes(q, &asked, weak, n)) {
            /* Typed without marks, it is a word like others then. */
            if (weak && weak_at != SIZE_MAX && !q->marked) q->words[weak_at].question = false, content++;
            q->kind = settle_kind(q, at, asked.kind);
            set_noun(q, &asked);
            weak = n == 1 && !asked.noun;
            weak_at = weak && w->marked ? at : SIZE_MAX;
        } else if (asked.noun && q->kind && !q->noun && !strcmp(q->kind, "list")) /* "gồm những ban nào" */
            set_noun(q, &asked);
        for (size_t i = at; i < at + n; i++) q->words[i].question = true;
        bool beside = asked.noun && asked.first + asked.length == at && !(q->kind && !strcmp(q->kind, "list"));
        for (size_t i = asked.first; beside && asked.noun->traits & TC_TRAIT_GENERAL && i < at; i++) {
            content -= content > 0 && !q->words[i].question;
            q->words[i].question = true;
        }
    }
    const char *head = q->kind ? NULL : tc_head_kind(q);
    if (head && (!strcmp(head, "amount") || !strcmp(head, "date"))) q->kind = head;
    /* A query of question words alone still is to find something. */
    for (size_t i = 0; !content && i < q->count; i++) q->words[i].question = q->words[i].in_field;
}

tc_status tc_query_question(tc_query *q)
{
    TRY(tc_nouns_open());
    TRY(tc_grammar_open());
    bool *quoted = calloc(q->count + 1, sizeof *quoted);
    if (!quoted) return tc_fail(TC_MEMORY, "no memory for the query");
    if (!q->tree || only_phrases(q->tree, quoted)) ask_outside(q, quoted);
    free(quoted);
    return TC_OK;
}

size_t tc_query_wording(const tc_query *q, size_t at, const char *words)
{
    /* "năm nao": what was found to ask stands for the marked word in a query with marks, too. */
    bool asks = at < q->count && q->words[at].question;
    return tc_query_wording_with(q, at, words, asks || !q->marked);
}

/* Whether a form of a word in the index is this one; `best` gets how well that is meant, `other` how well any other. */
static void weigh_forms(const tc_query_word *word, const tc_buffer *term, double *best, double *other)
{
    for (size_t i = 0; i < word->form_count; i++) {
        const tc_form *f = &word->forms[i];
        bool same = f->length == term->length && !memcmp(f->term, term->data, term->length);
        double *weight = same ? best : other;
        if (f->weight > *weight) *weight = f->weight;
    }
}

bool tc_query_means(const tc_query *q, size_t at, const char *words)
{
    for (const char *w = words; *w && at < q->count; at++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
        size_t length = strcspn(w, " ");
        double best = 0, other = 0;
        if (tc_term_of_word(&term, w, length) != TC_OK) return true;
        weigh_forms(&q->words[at], &term, &best, &other);
        if (best > 0 && best < other) return false;
        w += length + (w[length] == ' ');
    }
    return true;
}
