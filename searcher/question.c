/* Question words: they say what kind of answer is wanted, and do not match. */
#include "searcher/answer.h"
#include <stdlib.h>
#include <string.h>

/* Wording in canonical spelling, the kind of answer it asks for (NULL: it asks for none by itself), and whether the
 * unmarked wording is taken too: single syllables without marks are too often something else ("ai", "may", "dau").
 * Longer wordings come first. `unit` says that the word behind is what is counted. */
static const struct {
    const char *words, *kind;
    bool unmarked;
} wordings[] = {
    {"là bao nhiêu phần trăm", "amount", true},
    {"được bao nhiêu phần trăm", "amount", true},
    {"mấy phần trăm", "amount", true},
    {"là bao nhiêu", "amount", true},
    {"được bao nhiêu", "amount", true},
    {"bao nhiêu phần trăm", "amount", true},
    {"số bao nhiêu", "document", true},
    {"bao nhiêu", "amount", true},
    {"trong bao lâu", "amount", true},
    {"bao lâu", "amount", true},
    {"bao nhiêu lâu", "amount", true},
    {"bn", "amount", true},
    {"số mấy", "document", true},
    {"văn bản nào", "document", true},
    {"quyết định nào", "document", true},
    {"nghị quyết nào", "document", true},
    {"kế hoạch nào", "document", true},
    {"công văn nào", "document", true},
    {"nghị định nào", "document", true},
    {"chỉ thị nào", "document", true},
    {"kết luận nào", "document", true},
    {"đề án nào", "document", true},
    {"thông báo nào", "document", true},
    {"hướng dẫn nào", "document", true},
    {"thông tư nào", "document", true},
    {"quy định nào", "document", true},
    {"quy chế nào", "document", true},
    {"tờ trình nào", "document", true},
    {"từ bao giờ", "date", true},
    {"bao giờ", "date", true},
    {"từ khi nào", "date", true},
    {"khi nào", "date", true},
    {"lúc nào", "date", true},
    {"ngày nào", "date", true},
    {"ngày mấy", "date", true},
    {"hôm nào", "date", true},
    {"tháng nào", "date", true},
    {"năm nào", "date", true},
    {"thời gian nào", "date", true},
    {"ngày bao nhiêu", "date", true},
    {"tháng mấy", "date", true},
    {"quý nào", "date", true},
    {"quý mấy", "date", true},
    {"năm mấy", "date", true},
    {"cơ quan nào", "org", true},
    {"đơn vị nào", "org", true},
    {"tổ chức nào", "org", true},
    {"phòng nào", "org", true},
    {"ban nào", "org", true},
    {"sở nào", "org", true},
    {"cục nào", "org", true},
    {"bộ nào", "org", true},
    {"vụ nào", "org", true},
    {"hội nào", "org", true},
    {"bên nào", "org", true},
    {"đầu mối nào", "org", true},
    {"cấp nào", "org", true},
    {"ủy ban nào", "org", true},
    {"phường nào", "place", true},
    {"xã nào", "place", true},
    {"thành phố nào", "place", true},
    {"huyện nào", "place", true},
    {"tỉnh nào", "place", true},
    {"quận nào", "place", true},
    {"địa phương nào", "place", true},
    {"nơi nào", "place", true},
    {"tổ nào", "place", true},
    {"ở đâu", "place", true},
    {"tại đâu", "place", true},
    {"chỗ nào", "place", true},
    {"địa chỉ nào", "place", true},
    {"địa điểm nào", "place", true},
    {"khu vực nào", "place", true},
    {"vị trí nào", "place", true},
    {"xóm nào", "place", true},
    {"những xã phường nào", "list", true},
    {"những gì", "list", true},
    {"gồm những", "list", true},
    {"nào những", "list", true},
    {"vì sao", "reason", true},
    {"tại sao", "reason", true},
    {"do đâu", "reason", true},
    {"nguyên nhân nào", "reason", true},
    {"nguyên nhân gì", "reason", true},
    {"lý do nào", "reason", true},
    {"lý do gì", "reason", true},
    {"mục đích gì", "reason", true},
    {"để làm gì", "reason", true},
    {"nhằm gì", "reason", true},
    {"như thế nào", "other", true},
    {"thế nào", "other", true},
    {"ra sao", "other", true},
    {"là ai", "person", true},
    {"do ai", "person", true},
    {"người nào", "person", true},
    {"ông nào", "person", true},
    {"lãnh đạo nào", "person", true},
    {"đồng chí nào", "person", true},
    {"đ c nào", "person", true},
    {"về việc gì", "decision", true},
    {"nội dung gì", "decision", true},
    {"là gì", "other", true},
    {"cái gì", "other", true},
    {"làm gì", "other", true},
    {"việc gì", "other", true},
    {"ai", "person", false},
    {"mấy", "amount", false},
    {"đâu", "place", false},
    {"gì", "other", true},
    {"nào", "other", true},
    {"phải không", NULL, true},
    {"hay không", NULL, true},
    {"hay chưa", NULL, true},
    {"không ạ", NULL, true},
    {"cho biết", NULL, true},
    {"cho hỏi", NULL, true},
};

/* Words of a head noun that say more than the question word: "phó chủ tịch … nào" is a person. */
static const struct {
    const char *words, *kind;
} heads[] = {
    {"chủ tịch", "person"},
    {"bí thư", "person"},
    {"giám đốc", "person"},
    {"lãnh đạo", "person"},
    {"trưởng phòng", "person"},
    {"trưởng ban", "person"},
    {"pct", "person"},
    {"pbt", "person"},
    {"đại biểu", "person"},
    {"giáo sư", "person"},
    {"tiến sĩ", "person"},
    {"bác sĩ", "person"},
    {"hiệu trưởng", "person"},
    {"cơ quan", "org"},
    {"đơn vị", "org"},
    {"doanh nghiệp", "org"},
    {"công ty", "org"},
    {"ngân hàng", "org"},
    {"hội", "org"},
    {"đội", "org"},
    {"phường", "place"},
    {"xã", "place"},
    {"tổ", "place"},
    {"trường", "org"},
    {"nghị quyết", "document"},
    {"quyết định", "document"},
    {"kế hoạch", "document"},
    {"công văn", "document"},
    {"chỉ thị", "document"},
    {"nghị định", "document"},
    {"văn bản", "document"},
};

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
        bool exact = word->length == term.length && !memcmp(word->term, term.data, term.length);
        size_t fold = tc_term_fold_length(term.data, term.length);
        bool alike = word->fold_length == fold && !memcmp(word->term, term.data, fold);
        bool folded = alike &&
                      (word->length == fold ? unmarked && may_lack_marks(q, word, w, length) : is_slip(q, word));
        if (!exact && !folded) return 0;
        w += length + (w[length] == ' ');
    }
    return n;
}

/* What is counted: behind "may", typed without marks, it tells "mấy" from the machine and from good luck. */
static const char *const counted[] = {
    "ha",         "tấn",      "tạ",         "kg",         "km",         "m2",    "mét",      "tỷ",       "triệu",
    "nghìn",      "đồng",     "người",      "hộ",         "con",        "vụ",    "lượt",     "ca",       "em",
    "cháu",       "học sinh", "đảng viên",  "hội viên",   "đoàn",       "đội",   "lớp",      "trường",   "xã",
    "phường",     "xóm",      "tổ",         "dự án",      "công trình", "hồ sơ", "lần",      "ngày",     "tháng",
    "năm",        "giờ",      "bộ",         "chiếc",      "ngôi",       "nhà",   "cơ sở",    "đơn vị",   "doanh nghiệp",
    "hợp tác xã", "mô hình",  "cuộc",       "buổi",       "suất",       "giải",  "tiêu chí", "chỉ tiêu", "nhóm",
    "bước",       "điểm",     "trường hợp", "quyết định", "nghị quyết"};

static bool counts_unmarked(const tc_query *q, size_t at)
{
    if (q->marked || !wording_at(q, at, "mấy", true)) return false;
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        if (wording_at(q, at + 1, counted[i], true)) return true;
    return false;
}

/* The nearest head noun before the question word, within eight words. */
static const char *head_before(const tc_query *q, size_t at)
{
    for (size_t back = 1; back <= 8 && back <= at; back++)
        for (size_t h = 0; h < sizeof heads / sizeof *heads; h++)
            if (wording_at(q, at - back, heads[h].words, true)) return heads[h].kind;
    return NULL;
}

static bool starts_with_many(const tc_query *q, size_t at)
{
    for (size_t i = at >= 8 ? at - 8 : 0; i < at; i++)
        if (wording_at(q, i, "những", true) || wording_at(q, i, "các", false)) return true;
    return false;
}

static const char *settle_kind(const tc_query *q, size_t at, const char *kind)
{
    if (!kind || (strcmp(kind, "other") != 0 && strcmp(kind, "org") != 0 && strcmp(kind, "place") != 0 &&
                  strcmp(kind, "document") != 0))
        return kind;
    if (strcmp(kind, "document") != 0 && starts_with_many(q, at)) return "list";
    /* "Phó Chủ tịch UBND tỉnh nào": of a town there is one, of its officers several. */
    static const char *const towns[] = {"thành phố", "huyện", "tỉnh", "quận"};
    for (size_t i = 0; i < sizeof towns / sizeof *towns && !strcmp(kind, "place"); i++) {
        const char *whose = wording_at(q, at, towns[i], true) ? head_before(q, at) : NULL;
        if (whose && !strcmp(whose, "person")) return whose;
    }
    const char *head = !strcmp(kind, "other") ? head_before(q, at) : NULL;
    return head ? head : kind;
}

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

/* Words that ask stand outside of what is quoted. */
static void ask_outside(tc_query *q, const bool *quoted)
{
    size_t content = 0, weak_at = SIZE_MAX;
    bool weak = false;
    for (size_t at = 0; at < q->count;) {
        size_t n = 0, best = 0;
        for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
            bool several = !strcmp(wordings[i].words, "mấy") && counts_unmarked(q, at);
            size_t m = wording_at(q, at, wordings[i].words, wordings[i].unmarked || several);
            if (m > n) n = m, best = i;
        }
        if (!n || q->words[at].in_field || quoted[at]) {
            content += !q->words[at].in_field;
            at++;
            continue;
        }
        const char *kind = settle_kind(q, at, wordings[best].kind);
        /* A syllable alone ("phố nhân ai") gives way to what asks in more words behind it. */
        if (kind && (!q->kind || !strcmp(q->kind, "other") || (weak && n > 1))) {
            /* Typed without marks, it is a word like others then. */
            if (weak && weak_at != SIZE_MAX && !q->marked) q->words[weak_at].question = false, content++;
            q->kind = kind;
            weak = n == 1;
            weak_at = weak && !wordings[best].unmarked ? at : SIZE_MAX;
        }
        /* "quyết định nào": the noun asked for stays a word to be found. */
        size_t keep = wordings[best].kind && n == 2 && wording_at(q, at + 1, "nào", true) ? 1 : 0;
        if (wordings[best].kind && (!strcmp(wordings[best].kind, "document") && n == 3)) keep = 2;
        for (size_t i = at + keep; i < at + n; i++) q->words[i].question = true;
        content += keep;
        at += n;
    }
    const char *head = q->kind ? NULL : tc_head_kind(q);
    if (head && (!strcmp(head, "amount") || !strcmp(head, "date"))) q->kind = head;
    /* A query of question words alone still is to find something. */
    for (size_t i = 0; !content && i < q->count; i++) q->words[i].question = q->words[i].in_field;
}

tc_status tc_query_question(tc_query *q)
{
    bool *quoted = calloc(q->count + 1, sizeof *quoted);
    if (!quoted) return tc_fail(TC_MEMORY, "no memory for the query");
    if (!q->tree || only_phrases(q->tree, quoted)) ask_outside(q, quoted);
    free(quoted);
    return TC_OK;
}

size_t tc_query_wording(const tc_query *q, size_t at, const char *words)
{
    return wording_at(q, at, words, !q->marked);
}
