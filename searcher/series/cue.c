/* Words around a figure that tell what it is, in one table. */
#include "searcher/series/series.h"
#include <stdlib.h>
#include <string.h>

typedef struct list {
    uint32_t flag;
    const char *words;
} list;

static const list lists[] = {
    {TC_CUE_NEUTRAL,
     "là của và với được có bị cho tại ở vào đến từ trong trên về theo do để khi thì mà những các một đã đang sẽ này "
     "đó như ra "
     "bởi nay qua hiện tới hết còn lên xuống đạt ước tính thực hiện khoảng hơn gần dưới giữ mức duy trì phấn đấu toàn "
     "cả "
     "tổng số lượng thành phố tỉnh địa bàn năm tháng quý kỳ ngày đầu cuối thời điểm kết quả trung bình quân cộng lũy "
     "kế "
     "lại hoàn thành mới phải gồm đã cũng đều chỉ giao trước sau vượt tăng giảm bằng so chiếm tương đương ứng đối "
     "ngành lĩnh vực loại "
     "đón ghi toàn ít nhất tối thiểu đa quá không cần trở phần nâng đưa lần lượt xảy"},
    {TC_CUE_CHANGE, "tăng giảm vượt thêm hụt"},
    {TC_CUE_LEVEL, "còn xuống lên đạt là thành mức ở được"},
    {TC_CUE_EQUAL, "bằng"},
    {TC_CUE_OF, "tỷ tỉ lệ diện tích kinh phí giá trị số tiền khối lượng chiều dài mức"},
    {TC_CUE_VERB,
     "giải quyết tiếp nhận triển khai tổ chức ban hành xử lý phát hiện cấp lập công nhận phê duyệt điều chỉnh "
     "đề nghị dự kiến tiến hành hỗ trợ sản xuất chỉ đạo tập trung thi cải tạo lắp đặt sửa chữa"},
    {TC_CUE_GIVES, "cho tặng trao thăm"},
    {TC_CUE_GIFT, "tặng trao quà"},
    {TC_CUE_PART, "gồm riêng"},
    {TC_CUE_GRANT, "cấp hỗ nhận chi phát"},
    {TC_CUE_NOT, "không chưa"},
    {TC_CUE_LACK, "hụt thất nợ"},
    {TC_CUE_GENERAL, "hợp lượt vụ việc ca cuộc con"},
    {TC_CUE_TIME, "năm tháng ngày quý tuần giờ phút giây lần tuổi"},
};

typedef struct entry {
    char term[32];
    uint8_t length;
    uint32_t flags;
} entry;

enum { ROOM = 1024 };
struct tc_cues {
    entry table[ROOM];
};

static size_t place_of(const char *term, size_t length)
{
    return (size_t)tc_hash(term, length) & (ROOM - 1);
}

static tc_status add(tc_cues *cues, const char *word, size_t n, uint32_t flag)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
    TRY(tc_term_of_word(&term, word, n));
    TRY(tc_buffer_check(&term));
    if (term.length >= sizeof cues->table->term) return tc_fail(TC_INTERNAL, "a cue word is too long");
    for (size_t at = place_of(term.data, term.length);; at = (at + 1) & (ROOM - 1)) {
        entry *e = &cues->table[at];
        bool same = e->length == term.length && !memcmp(e->term, term.data, term.length);
        if (e->length && !same) continue;
        memcpy(e->term, term.data, term.length);
        e->length = (uint8_t)term.length;
        e->flags |= flag;
        return TC_OK;
    }
}

static tc_status fill(tc_cues *cues)
{
    for (size_t i = 0; i < TC_COUNT(lists); i++)
        for (const char *word = lists[i].words; *word;) {
            size_t n = strcspn(word, " ");
            TRY(add(cues, word, n, lists[i].flag));
            word += n + (word[n] == ' ');
        }
    return TC_OK;
}

tc_status tc_cues_new(tc_cues **out)
{
    tc_cues *cues = calloc(1, sizeof *cues);
    if (!cues) return tc_fail(TC_MEMORY, "no memory for the series");
    tc_status status = fill(cues);
    if (status == TC_OK)
        *out = cues;
    else
        free(cues);
    return status;
}

void tc_cues_free(tc_cues *cues)
{
    free(cues);
}

static uint32_t cue_of_term(const tc_cues *cues, const char *term, size_t length)
{
    for (size_t at = place_of(term, length); cues->table[at].length; at = (at + 1) & (ROOM - 1)) {
        const entry *e = &cues->table[at];
        if (e->length == length && !memcmp(e->term, term, length)) return e->flags;
    }
    return 0;
}

uint32_t tc_cue_of(const tc_cues *cues, const tc_token *t)
{
    return cue_of_term(cues, t->term, t->length);
}

uint32_t tc_cue_of_word(const tc_cues *cues, const tc_query_word *w)
{
    uint32_t flags = cue_of_term(cues, w->term, w->length);
    if (w->length > w->fold_length) return flags;
    for (size_t i = 0; i < w->form_count; i++)
        if (w->forms[i].weight >= TC_FORM_FULL) flags |= cue_of_term(cues, w->forms[i].term, w->forms[i].length);
    return flags;
}

/* ---- plans ---- */

bool tc_plan_at(const tc_tokens *tokens, size_t at)
{
    return tc_grammar_any_in_text(tokens, at, TC_GRAMMAR_SHARED) > 0;
}

bool tc_indicator_plan(const tc_query *q, size_t at)
{
    static const tc_grammar kinds[] = {TC_GRAMMAR_PLAN, TC_GRAMMAR_TARGET};
    for (size_t k = 0; k < TC_COUNT(kinds); k++) {
        size_t count;
        const char *const *plans = tc_grammar_phrases(kinds[k], &count);
        for (size_t i = 0; i < count; i++)
            if (tc_indicator_wording(q, at, plans[i])) return true;
    }
    return false;
}

/* ---- the whole ---- */

static const char *const wholes[] = {"toàn thành phố", "toàn thị xã", "toàn huyện",
                                     "toàn quận",      "toàn tỉnh",   "toàn ngành"};

bool tc_whole_at(const tc_tokens *tokens, size_t at)
{
    for (size_t i = 0; i < TC_COUNT(wholes); i++)
        if (tc_tokens_are(tokens, at, wholes[i])) return true;
    return false;
}

size_t tc_indicator_whole(const tc_query *q, size_t at)
{
    size_t n = 0;
    for (size_t i = 0; i < TC_COUNT(wholes) && !n; i++) n = tc_indicator_wording(q, at, wholes[i]);
    return n;
}

/* ---- nouns that are written with a word more ---- */

static const char *const fuller[] = {"hộ dân", "người dân", "trường học", "lớp học", "vụ án", "trẻ em"};

bool tc_fuller_at(const tc_tokens *tokens, size_t at)
{
    for (size_t i = 0; i < TC_COUNT(fuller); i++)
        if (tc_tokens_are(tokens, at, fuller[i])) return true;
    return false;
}

bool tc_indicator_fuller(const tc_query *q, size_t at)
{
    for (size_t i = 0; i < TC_COUNT(fuller); i++)
        if (tc_indicator_wording(q, at, fuller[i])) return true;
    return false;
}
