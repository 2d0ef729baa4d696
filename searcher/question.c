/* Question words: they say what kind of answer is wanted, and do not match. What "nào", "gì" and "mấy" ask for, the
 * noun before them says (noun.h). */
#include "searcher/answer.h"
#include "searcher/grammar.h"
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* What a wording does with the noun before it. */
typedef enum turn {
    ASKS,     /* asks by itself */
    WHICH,    /* "NOUN nào": the noun says what for; also one further back */
    WHAT,     /* "NOUN gì" */
    HOW_MANY, /* "NOUN mấy": which of them by its number; else how many */
    NUMBERED, /* "NOUN số mấy" */
    NAMED,    /* "NOUN … tên là gì" */
    WHO,      /* "OFFICE … là ai" */
    DEFINED,  /* "X là gì": what X is, or the time, the place, the figure that X is */
} turn;

/* Wording in canonical spelling, the kind of answer it asks for (NULL: it asks for none by itself), and whether the
 * unmarked wording is taken too: single syllables without marks are too often something else ("ai", "may", "dau").
 * The longest wins. */
typedef struct wording {
    const char *words, *kind;
    turn turn;
    bool marked; /* its unmarked form is another word */
} wording;

static const wording wordings[] = {
    {"là bao nhiêu phần trăm", "amount", ASKS, false},
    {"được bao nhiêu phần trăm", "amount", ASKS, false},
    {"bao nhiêu phần trăm", "amount", ASKS, false},
    {"mấy phần trăm", "amount", ASKS, false},
    {"là bao nhiêu", "amount", ASKS, false},
    {"được bao nhiêu", "amount", ASKS, false},
    {"bao nhiêu", "amount", ASKS, false},
    {"tổng số bao nhiêu", "amount", ASKS, false}, /* these are no numbers of documents */
    {"tỷ số bao nhiêu", "amount", ASKS, false},
    {"điểm số bao nhiêu", "amount", ASKS, false},
    {"chỉ số bao nhiêu", "amount", ASKS, false},
    {"ngày bao nhiêu", "date", ASKS, false},
    {"trong bao lâu", "amount", ASKS, false},
    {"bao lâu", "amount", ASKS, false},
    {"bao nhiêu lâu", "amount", ASKS, false},
    {"bao xa", "amount", ASKS, false},
    {"bn", "amount", ASKS, false},
    {"mấy", "amount", HOW_MANY, true},
    {"số mấy", "document", NUMBERED, false},
    {"số bao nhiêu", "document", NUMBERED, false},
    {"số hiệu bao nhiêu", "document", ASKS, false},
    {"số hiệu là bao nhiêu", "document", ASKS, false},
    {"bao giờ", "date", ASKS, false},
    {"từ bao giờ", "date", ASKS, false},
    {"từ khi nào", "date", ASKS, false},
    {"hồi nào", "date", ASKS, false},
    {"ở đâu", "place", ASKS, false},
    {"tại đâu", "place", ASKS, false},
    {"đâu", "place", ASKS, true},
    {"những gì", "list", ASKS, false},
    {"gồm những", "list", ASKS, false},
    {"nào những", "list", ASKS, false},
    {"những ai", "list", ASKS, true},
    {"vì sao", "reason", ASKS, false},
    {"tại sao", "reason", ASKS, false},
    {"do đâu", "reason", ASKS, false},
    {"vì đâu", "reason", ASKS, false},
    {"để làm gì", "reason", ASKS, false},
    {"nhằm gì", "reason", ASKS, false},
    {"như thế nào", "other", ASKS, false},
    {"thế nào", "other", ASKS, false},
    {"ra sao", "other", ASKS, false},
    {"là ai", "person", WHO, false},
    {"do ai", "person", ASKS, false},
    {"ai", "person", ASKS, true},
    {"về việc gì", "decision", ASKS, false},
    {"nội dung gì", "decision", ASKS, false},
    {"tên gì", "other", NAMED, false},
    {"tên là gì", "other", NAMED, false},
    {"là gì", "other", DEFINED, false},
    {"cái gì", "other", ASKS, false},
    {"làm gì", "other", ASKS, false},
    {"việc gì", "other", ASKS, false},
    {"gì", "other", WHAT, false},
    {"nào", "other", WHICH, false},
    {"phải không", NULL, ASKS, false},
    {"đúng hay sai", NULL, ASKS, false},
    {"là đúng hay sai", NULL, ASKS, false},
    {"đúng không", NULL, ASKS, false},
    {"có đúng không", NULL, ASKS, false},
    {"hay không", NULL, ASKS, false},
    {"hay chưa", NULL, ASKS, false},
    {"không ạ", NULL, ASKS, false},
    {"cho biết", NULL, ASKS, false},
    {"cho hỏi", NULL, ASKS, false},
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
    for (size_t i = 0; i < sizeof asking / sizeof *asking; i++)
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

bool tc_query_word_is(const tc_query *q, size_t at, const char *term, size_t length, size_t fold)
{
    const tc_query_word *word = &q->words[at];
    if (word->fold_length != fold || memcmp(word->term, term, fold) != 0) return false;
    if (word->length == length && !memcmp(word->term, term, length)) return true;
    return word->length == fold ? !q->marked : is_slip(q, word);
}

/* How many words of the query, from `at`, are this wording; 0 if it is not there. */
static size_t wording_at(const tc_query *q, size_t at, const char *words, bool unmarked)
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

/* "mỗi ngày bao nhiêu lượt" asks how many, not which day; "nhân ái", typed without marks, asks for nobody. */
static bool is_part(const tc_query *q, size_t at, const wording *w)
{
    static const char *const each[] = {"mỗi", "một", "hằng", "hàng", "từng"}, *const kind[] = {"nhân", "thân", "bác"};
    bool day = !strcmp(w->words, "ngày bao nhiêu"), anybody = !q->marked && !strcmp(w->words, "ai");
    if (!at || !(day || anybody)) return false;
    const char *const *before = day ? each : kind;
    for (size_t i = 0; i < (day ? COUNT(each) : COUNT(kind)); i++)
        if (wording_at(q, at - 1, before[i], true)) return true;
    return false;
}

/* Behind "may", typed without marks, what is counted tells "mấy" from the machine and from good luck. */
/* "tháng mấy", the same: "thang may" is taken for a lift less often. */
static bool numbers_unmarked(const tc_query *q, size_t at)
{
    const tc_noun *noun = !q->marked && at ? tc_noun_before(q, at, TC_NOUN_TIME, NULL) : NULL;
    return noun && noun->kinds & TC_NOUN_UNIT;
}

static bool counts_unmarked(const tc_query *q, size_t at)
{
    if (q->marked || !wording_at(q, at, "mấy", true)) return false;
    return tc_noun_in_query(q, at + 1, TC_NOUN_COUNTED | TC_NOUN_UNIT, NULL) != NULL;
}

static const wording *longest_wording(const tc_query *q, size_t at, size_t *length)
{
    const wording *best = NULL;
    *length = 0;
    for (size_t i = 0; i < COUNT(wordings); i++) {
        bool unmarked = !wordings[i].marked ||
                        (wordings[i].turn == HOW_MANY && (counts_unmarked(q, at) || numbers_unmarked(q, at)));
        size_t n = wording_at(q, at, wordings[i].words, unmarked);
        if (n && is_part(q, at, &wordings[i])) continue;
        if (n > *length) best = &wordings[i], *length = n;
    }
    return best;
}

/* ---- the noun asked for ---- */

/* What is asked for at a question word: the kind of answer, and the noun that says it, where one does. */
typedef struct asking {
    const char *kind;
    const tc_noun *noun;
    size_t first, length;
} asking;

/* "… theo quyết định, phường nào": what stands before a mark is another clause. */
static bool parted(const tc_query *q, size_t at)
{
    for (size_t i = q->words[at].at.end; i < q->words[at + 1].at.start; i++)
        if (strchr(",;:?!()", q->text[i])) return true;
    return false;
}

/* "phường Hợp Thành", "UBND xã Nà Lạn", "tổ 7": a name is known, and nobody asks for it; but "lãnh đạo Sở Y tế" names
 * none of them. */
static bool begins_name(const tc_query *q, const tc_noun *noun, size_t behind)
{
    size_t n;
    if (behind >= q->count) return false;
    const tc_query_word *word = &q->words[behind];
    if (word->kind == TC_TOKEN_DIGITS) return true;
    if (noun->asks & TC_NOUN_PERSONS && tc_noun_in_query(q, behind, TC_NOUN_BODY, NULL)) return false;
    const tc_noun *place = noun->asks == TC_NOUN_BODY ? tc_noun_in_query(q, behind, TC_NOUN_PLACE, &n) : NULL;
    if (place && behind + n < q->count && q->words[behind + n].flags & TC_TOKEN_CAPITAL) return true;
    return q->marked && word->flags & TC_TOKEN_CAPITAL && !(word->flags & TC_TOKEN_UPPER);
}

/* What ends the noun that a question word belongs to: "trao quà cho học sinh vào buổi nào". */
static bool ends_noun(const tc_query *q, size_t at)
{
    static const char *const words[] = {"vào", "bằng", "theo", "từ",  "đến", "trong",
                                        "ở",   "tại",  "với",  "cho", "có",  "là"};
    return tc_query_among(q, at, words, COUNT(words), NULL);
}

/* Whether nothing but nouns and names of bodies and places stands from one word to another. */
static bool names_only(const tc_query *q, size_t from, size_t to)
{
    while (from < to) {
        size_t n = 1;
        bool noun = tc_noun_in_query(q, from, TC_NOUN_BODY | TC_NOUN_PLACE, &n) != NULL;
        if (!noun && !(q->words[from].flags & (TC_TOKEN_CAPITAL | TC_TOKEN_UPPER))) return false;
        from += n;
    }
    return true;
}

/* "chủ tịch bổ nhiệm chức danh nào", "chủ tịch xã giao việc nào": neither chairman nor commune is asked for. */
static bool only_acts(const tc_query *q, const tc_noun *noun, size_t at, size_t length, size_t asked)
{
    if (noun->asks != TC_NOUN_OFFICE) return tc_noun_before(q, at, TC_NOUN_OFFICE, NULL) != NULL;
    return !names_only(q, at + length, asked);
}

/* The nearest noun of these kinds before a question word that further words stand behind, "đơn vị thi công nào". */
static void find_further(asking *out, const tc_query *q, size_t at, uint32_t kinds)
{
    enum { FURTHER = 8 };
    for (size_t back = 1; back <= FURTHER && back <= at; back++) {
        size_t n;
        if (parted(q, at - back) || ends_noun(q, at - back)) return;
        const tc_noun *noun = tc_noun_in_query(q, at - back, kinds, &n);
        if (!noun || !(noun->asks & kinds) || noun->traits & TC_TRAIT_NEAR || begins_name(q, noun, at - back + n))
            continue;
        if (only_acts(q, noun, at - back, n, at)) continue;
        *out = (asking){tc_noun_answer(noun), noun, at - back, n};
        return;
    }
}

/* How many words before a word of the query only tell more of a noun: "lớn nhất", "nổi tiếng"; "Pháp" behind "người".
 */
static size_t tells_more(const tc_query *q, size_t at)
{
    enum { LONGEST = 3 };
    static const char *const more[] = {"nổi tiếng", "lớn nhất", "nhỏ nhất", "cao nhất",   "đông nhất",  "đầu tiên",
                                       "cuối cùng", "duy nhất", "hàng đầu", "quan trọng", "nước ngoài", "khác",
                                       "mới",       "cũ",       "trẻ",      "chính"};
    size_t n, names = 0;
    for (n = LONGEST; n >= 1; n--) {
        size_t length;
        if (n <= at && tc_query_among(q, at - n, more, COUNT(more), &length) && length == n) return n;
    }
    while (names < at && names < LONGEST && q->words[at - names - 1].flags & TC_TOKEN_CAPITAL &&
           !wording_at(q, at - names - 1, "người", true))
        names++;
    return names && names < at && wording_at(q, at - names - 1, "người", true) ? names : 0;
}

/* "nhà thơ người Pháp nào", "đơn vị khác nào": the noun before such words. */
static void find_told(asking *out, const tc_query *q, size_t at)
{
    static const uint32_t kinds = TC_NOUN_PERSONS | TC_NOUN_BODY | TC_NOUN_PLACE;
    size_t end = at, n, length = 0;
    while ((n = tells_more(q, end))) end -= n;
    const tc_noun *noun = end < at ? tc_noun_before(q, end, kinds, &length) : NULL;
    if (!noun || !(noun->asks & kinds)) return;
    size_t first = end - length, further;
    const tc_noun *whole = noun->asks == TC_NOUN_SOMEONE && first
                               ? tc_noun_before(q, first, TC_NOUN_CALLING | TC_NOUN_OFFICE, &further)
                               : NULL;
    *out = whole ? (asking){tc_noun_answer(whole), whole, first - further, further}
                 : (asking){tc_noun_answer(noun), noun, first, length};
}

/* "Phó Chủ tịch UBND tỉnh nào", "lãnh đạo Hội Nông dân nào": of a town, of a body by its name there is one, of its
 * officers several. */
static void prefer_officer(asking *out, const tc_query *q)
{
    if (!out->noun) return;
    bool body = out->noun->asks == TC_NOUN_BODY && q->marked && q->words[out->first].flags & TC_TOKEN_CAPITAL;
    if (body || out->noun->traits & TC_TRAIT_TOWN) find_further(out, q, out->first, TC_NOUN_PERSONS);
}

/* "Giám đốc bệnh viện tên gì", "chợ mới ở phường A tên gì": the first noun of an unbroken row of them, else the first
 * of the question, bears the name. */
static void find_named(asking *out, const tc_query *q, size_t at, uint32_t kinds)
{
    size_t n;
    const tc_noun *noun;
    for (size_t end = at; (noun = tc_noun_before(q, end, kinds, &n)); end -= n)
        *out = (asking){tc_noun_answer(noun), noun, end - n, n};
    for (size_t i = 0; i < at && !out->noun; i++) {
        noun = tc_noun_in_query(q, i, kinds, &n);
        if (noun && noun->asks & kinds && !begins_name(q, noun, i + n))
            *out = (asking){tc_noun_answer(noun), noun, i, n};
    }
}

/* "quyết định gì", "điều gì": as often what is decided; "dịp gì" asks for no day. */
static bool asks_by_what(const tc_noun *noun)
{
    if (noun->asks & (TC_NOUN_PART | TC_NOUN_MEASURE | TC_NOUN_QUANTITY)) return false;
    if (noun->asks == TC_NOUN_TIME) return noun->traits & (TC_TRAIT_GENERAL | TC_TRAIT_HEAD);
    return !(noun->asks == TC_NOUN_DOCUMENT && noun->traits & TC_TRAIT_NEAR);
}

/* "thời hạn nộp hồ sơ là gì": what a question begins with says what is told of it; of a thing, what it is. */
static void find_defined(asking *out, const tc_query *q)
{
    size_t n;
    const tc_noun *noun = tc_noun_in_query(q, 0, TC_NOUN_ANY, &n);
    static const uint32_t kinds = TC_NOUN_MEASURE | TC_NOUN_TIME | TC_NOUN_LIST | TC_NOUN_REASON | TC_NOUN_PLACE |
                                  TC_NOUN_DOCUMENT;
    if (noun && noun->asks & kinds && (noun->traits & TC_TRAIT_HEAD || noun->asks == TC_NOUN_REASON))
        *out = (asking){tc_noun_answer(noun), NULL, 0, 0};
}

/* "phường mấy tổ", "xã mấy người": something is counted; but "tổ mấy phường Bến Lau" is not. */
static bool counts_behind(const tc_query *q, size_t behind)
{
    size_t n;
    const tc_noun *noun = tc_noun_in_query(q, behind, TC_NOUN_COUNTED | TC_NOUN_UNIT | TC_NOUN_PLACE, &n);
    return noun && noun->asks != TC_NOUN_TIME && !begins_name(q, noun, behind + n);
}

/* "tổ trưởng tổ hòa giải là ai": the office that a question begins with is borne by who is asked for. */
static void find_borne(asking *out, const tc_query *q, size_t at)
{
    for (size_t i = 0; i < at && !out->noun; i++) {
        size_t n;
        const tc_noun *noun = tc_noun_in_query(q, i, TC_NOUN_OFFICE | TC_NOUN_CALLING, &n);
        if (noun) *out = (asking){out->kind, noun, i, n};
    }
}

/* "tổ mấy", "quý mấy", "điều mấy": which one by its number. */
static bool asks_by_number(const tc_noun *noun)
{
    static const uint32_t kinds = TC_NOUN_PLACE | TC_NOUN_TIME | TC_NOUN_PART | TC_NOUN_BODY;
    if (noun->asks == TC_NOUN_TIME && !(noun->kinds & TC_NOUN_UNIT)) return false; /* "lúc mấy giờ" */
    return noun->asks & kinds && !(noun->traits & TC_TRAIT_GENERAL);
}

/* Whether a noun right before a wording of `n` words at `at` says what is asked for. */
static bool says(const tc_noun *noun, const tc_query *q, const wording *w, size_t at, size_t n)
{
    switch (w->turn) {
    case WHICH: return !(noun->asks & (TC_NOUN_MEASURE | TC_NOUN_QUANTITY));
    case WHAT: return asks_by_what(noun);
    case HOW_MANY: return asks_by_number(noun) && !counts_behind(q, at + n);
    case NUMBERED: return noun->traits & (TC_TRAIT_VILLAGE | TC_TRAIT_SITE);
    case ASKS:
    case NAMED:
    case WHO: break;
    case DEFINED: return noun->asks == TC_NOUN_DOCUMENT && noun->traits & TC_TRAIT_GENERAL; /* "số hiệu là gì" */
    }
    return false;
}

/* Reads the wording of `n` words at `at` with the noun before it. */
static asking read_asking(const tc_query *q, const wording *w, size_t at, size_t n)
{
    static const uint32_t named = TC_NOUN_PERSONS | TC_NOUN_BODY | TC_NOUN_PLACE | TC_NOUN_DOCUMENT;
    size_t length = 0;
    asking out = {.kind = w->kind};
    const tc_noun *noun = w->turn == ASKS || !at ? NULL : tc_noun_before(q, at, TC_NOUN_ANY, &length);
    /* "truong nao" is "trường nào": the head of an office ("trưởng") asks for nothing. */
    if (noun && !q->marked && !tc_noun_answer(noun)) noun = tc_noun_before(q, at, named | TC_NOUN_TIME, &length);
    const char *kind = noun ? tc_noun_answer(noun) : NULL;
    if (kind && says(noun, q, w, at, n)) out = (asking){kind, noun, at - length, length};
    if (w->turn == WHICH && !noun) find_told(&out, q, at);
    if (w->turn == WHICH && !noun && !out.noun) find_further(&out, q, at, named);
    if (w->turn == WHICH) prefer_officer(&out, q);
    if (w->turn == NAMED) find_named(&out, q, at, TC_NOUN_PERSONS | TC_NOUN_BODY | TC_NOUN_PLACE);
    if (w->turn == WHO) find_borne(&out, q, at);
    if (w->turn == DEFINED) find_defined(&out, q);
    return out;
}

/* "các hộ ở bản A trồng cây nào", "các nhà báo hỏi gì": those who do it are several. What stands between "các" and
 * "nào" is one noun with what specifies it, and between "những" and "gì" next to nothing; "là gì" stands behind all. */
static bool ends_several(const tc_query *q, size_t at, size_t back)
{
    static const char *const joints[] = {"ở",    "tại", "trên", "từ",  "với", "bằng", "đã",
                                         "được", "bị",  "phải", "cho", "vào", "trong"};
    enum { WHAT_MOST = 3 };
    if (wording_at(q, at, "là gì", false) || wording_at(q, at, "là", false)) return false;
    if (wording_at(q, at, "gì", false) && back > WHAT_MOST) return true;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (wording_at(q, at - back, joints[i], false)) return true;
    return false;
}

bool tc_query_several(const tc_query *q, size_t at, size_t most, bool all)
{
    for (size_t back = 1; back <= most && back <= at; back++) {
        const tc_query_word *noun = &q->words[at - 1], *word = &q->words[at - back];
        if (ends_several(q, at, back)) return false;
        bool again = back > 1 && word->length == noun->length && !memcmp(word->term, noun->term, noun->length);
        if (again) return false;
        if (wording_at(q, at - back, "những", true) || (all && wording_at(q, at - back, "các", false))) return true;
    }
    return false;
}

/* "các phường nào" asks for several; "các chi bộ họp ở đâu" for one place. */
static const char *settle_kind(const tc_query *q, size_t at, const char *kind)
{
    if (kind && !strcmp(kind, "place") && !wording_at(q, at, "nào", true)) return kind;
    bool several = kind && (!strcmp(kind, "other") || !strcmp(kind, "org") || !strcmp(kind, "place"));
    return several && tc_query_several(q, at, 8, true) ? "list" : kind;
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
static bool takes(const tc_query *q, const asking *asked, bool weak, size_t words)
{
    if (!asked->kind) return false;
    return !q->kind || !strcmp(q->kind, "other") || (weak && (words > 1 || asked->noun));
}

static void set_noun(tc_query *q, const asking *asked)
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
        const wording *w = longest_wording(q, at, &n);
        if (!n || q->words[at].in_field || quoted[at]) {
            content += !q->words[at].in_field;
            n = 1;
            continue;
        }
        asking asked = read_asking(q, w, at, n);
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
    return wording_at(q, at, words, asks || !q->marked);
}
