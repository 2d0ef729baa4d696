/* An indicator, read: which of its words say what is measured, and in what. */
#include "searcher/series/series.h"
#include <stdlib.h>
#include <string.h>

typedef struct phrase {
    const char *words;
    tc_measure measure;
    double weight; /* of each of its words, against one that says what is measured */
} phrase;

/* What kind of quantity it is: the unit says that too, so the words themselves may be missing beside the figure. */
static const phrase quantities[] = {
    {"tỷ lệ", TC_MEASURE_PERCENT, 0.25},      {"tỷ trọng", TC_MEASURE_PERCENT, 0.4},
    {"cơ cấu", TC_MEASURE_PERCENT, 0.6},      {"phần trăm", TC_MEASURE_PERCENT, 0},
    {"tốc độ tăng", TC_MEASURE_PERCENT, 0.6}, {"độ che phủ", TC_MEASURE_PERCENT, 0.8},
    {"mức độ", TC_MEASURE_ANY, 0.4},          {"tiến độ", TC_MEASURE_PERCENT, 0.4},
    {"diện tích", TC_MEASURE_AREA, 0.25},     {"sản lượng", TC_MEASURE_WEIGHT, 0.25},
    {"năng suất", TC_MEASURE_YIELD, 0.6},     {"tổng mức đầu tư", TC_MEASURE_MONEY, 1},
    {"kinh phí", TC_MEASURE_MONEY, 0.4},      {"vốn", TC_MEASURE_MONEY, 0.7},
    {"doanh thu", TC_MEASURE_MONEY, 0.8},     {"doanh số", TC_MEASURE_MONEY, 0.8},
    {"giá trị", TC_MEASURE_MONEY, 0.5},       {"trị giá", TC_MEASURE_MONEY, 0.5},
    {"số tiền", TC_MEASURE_MONEY, 0.25},      {"tiền", TC_MEASURE_MONEY, 0.5},
    {"thu nhập", TC_MEASURE_MONEY, 1},        {"mức lưu chuyển", TC_MEASURE_MONEY, 1},
    {"ngân sách", TC_MEASURE_MONEY, 1},       {"thu nội địa", TC_MEASURE_MONEY, 1},
    {"số thu", TC_MEASURE_MONEY, 0.5},        {"số chi", TC_MEASURE_MONEY, 0.5},
    {"dự toán", TC_MEASURE_MONEY, 0.8},       {"dân số", TC_MEASURE_PEOPLE, 1},
    {"chiều dài", TC_MEASURE_LENGTH, 0.4},    {"khối lượng", TC_MEASURE_ANY, 0.6},
    {"lượt", TC_MEASURE_COUNTED, 0.5},        {"trường hợp", TC_MEASURE_COUNTED, 0.2},
    {"nhà nước", TC_MEASURE_ANY, 0.15},       {"mới", TC_MEASURE_ANY, 0.4},
};

/* What belongs to the wording of an indicator and tells nothing of it. */
static const char *const frames[] = {
    "tổng số",       "tổng",      "số lượng",  "số",     "lượng",   "trên địa bàn", "toàn thành phố",
    "của thành phố", "thành phố", "toàn tỉnh", "cả năm", "năm",     "các",          "của",
    "được",          "bị",        "về",        "và",     "cho",     "do",           "tại",
    "trong",         "là",        "ở",         "theo",   "đến",     "còn",          "hiện nay",
    "đạt",           "cả",        "toàn",      "có",     "với",     "công tác",     "tình hình",
    "kết quả",       "chỉ tiêu",  "số liệu",   "mấy",    "từ",      "trở",          "lên",
    "mức",           "bởi",       "mà",        "đã",     "xin",     "ngành",        "lĩnh vực",
    "phải",          "dịp",       "những",     "chiếm",  "diễn ra", "hiện có",      "cần",
    "đang",
};

/* What is asked of an indicator and is no word of it: "… qua các năm tăng hay giảm". */
static const char *const askings[] = {
    "qua các",
    "giữa các",
    "từng năm",
    "từng quý",
    "từng tháng",
    "mỗi năm",
    "mỗi quý",
    "mỗi tháng",
    "hằng năm",
    "hàng năm",
    "hằng quý",
    "hàng quý",
    "hằng tháng",
    "hàng tháng",
    "theo năm",
    "theo quý",
    "theo tháng",
    "theo từng",
    "qua từng",
    "các quý",
    "các tháng",
    "tăng hay giảm",
    "tăng giảm",
    "so với kế hoạch",
    "so với chỉ tiêu",
    "so với dự toán",
    "so với cùng kỳ",
    "tính đến",
    "đến nay",
    "cuối năm",
    "cuối kỳ",
    "gần đây",
    "địa bàn",
    "thế nào",
    "như thế nào",
    "ra sao",
    "biến động ra sao",
    "biến động thế nào",
    "thay đổi ra sao",
    "thay đổi thế nào",
    "phần trăm kế hoạch",
    "phần trăm chỉ tiêu",
    "phần trăm dự toán",
    "có tăng không",
    "có giảm không",
    "có đạt không",
};

/* The same where it stands first. */
static const char *const requests[] = {
    "diễn biến", "biến động", "thống kê", "so sánh", "theo dõi", "tra cứu", "liệt kê", "cho biết", "cho xem", "xem",
};

/* Nouns of two or three syllables that are counted. */
static const char *const nouns[] = {
    "hợp tác xã", "sản phẩm",  "đối tượng", "cơ sở",    "công trình", "tiêu chí",     "trường hợp", "dự án",
    "hồ sơ",      "văn bản",   "lao động",  "học sinh", "thanh niên", "đảng viên",    "giáo viên",  "thông báo",
    "gia đình",   "cuộc họp",  "hội viên",  "đơn vị",   "cơ quan",    "doanh nghiệp", "nhiệm vụ",   "quyết định",
    "giấy phép",  "việc làm",  "tổ chức",   "đại biểu", "tai nạn",    "phương tiện",  "trẻ em",     "bệnh nhân",
    "công chức",  "viên chức", "cán bộ",    "công dân", "tổ dân phố", "phòng học",    "mô hình",    "hội nghị",
};

/* Those of them that are people. */
static const char *const persons[] = {"người",     "lao động",  "học sinh",  "sinh viên", "thanh niên",
                                      "đảng viên", "giáo viên", "công nhân", "hội viên",  "đại biểu",
                                      "cán bộ",    "trẻ",       "đối tượng", "học viên",  "quân nhân"};

static void set_weights(tc_sought *s, size_t at, size_t n, double factor)
{
    for (size_t i = at; i < at + n; i++) {
        if (factor < s->weights[i]) s->weights[i] = factor;
        s->core[i] = s->core[i] && factor >= 0.75;
    }
}

/* "đạt bao nhiêu phần trăm kế hoạch": the figure is what was planned, and is told with its plan. */
static bool is_gauged(const tc_query *q, size_t behind)
{
    return behind < q->count && tc_indicator_wording(q, behind - 1, "trăm") && tc_indicator_plan(q, behind);
}

static void read_quantities(tc_sought *s)
{
    const tc_query *q = s->query;
    for (size_t i = 0; i < q->count; i++) {
        const phrase *best = NULL;
        size_t length = 0;
        for (size_t k = 0; k < TC_COUNT(quantities); k++) {
            size_t n = tc_indicator_wording(q, i, quantities[k].words);
            if (n > length) best = &quantities[k], length = n;
        }
        if (!best) continue;
        if (s->measure == TC_MEASURE_ANY && !is_gauged(q, i + length)) s->measure = best->measure;
        set_weights(s, i, length, best->weight);
        for (size_t k = i; k < i + length; k++) {
            s->kinds[k] = best->weight < 0.75 && (best->measure != TC_MEASURE_ANY || s->bulk);
            s->marks[k] = best->weight >= 0.75 && length > 2;
        }
        if (tc_indicator_wording(q, i, "độ")) {
            s->weights[i] = 0.25; /* as the unit says it */
            s->core[i] = s->marks[i] = false;
            s->kinds[i] = true;
        }
        i += length - 1;
    }
    /* "độ bao phủ bảo hiểm" is told without the word. */
    if (q->count && tc_indicator_wording(q, 0, "độ") && s->weights[0] == 1) {
        set_weights(s, 0, 1, 0.25);
        s->kinds[0] = true;
    }
}

/* "TMĐT" is what its long form is. */
static void read_abbreviations(tc_sought *s)
{
    const tc_query *q = s->query;
    for (size_t i = 0; i < q->alternative_count && s->measure == TC_MEASURE_ANY; i++)
        for (size_t k = 0; q->alternatives[i].first == q->alternatives[i].last && k < TC_COUNT(quantities); k++)
            if (!strcmp(q->alternatives[i].text, quantities[k].words)) s->measure = quantities[k].measure;
}

/* Whether words of weight stand from there on. */
static bool content_behind(const tc_sought *s, size_t at)
{
    for (size_t i = at; i < s->query->count; i++)
        if (s->weights[i] > 0 && !s->query->words[i].in_period && !s->query->words[i].question) return true;
    return false;
}

/* "số hộ chưa nhận tiền" counts households, "số tiền" and "số thu ngân sách" are money. */
static bool is_counted(const tc_query *q, size_t at)
{
    static const char *const short_nouns[] = {"hộ", "người", "vụ",  "ca",   "nhà", "xe", "xã",  "phường", "trường",
                                              "lô", "thửa",  "đơn", "suất", "lớp", "em", "trẻ", "con",    "lượt"};
    for (size_t k = 0; k < TC_COUNT(nouns); k++)
        if (tc_indicator_wording(q, at, nouns[k])) return true;
    for (size_t k = 0; k < TC_COUNT(short_nouns); k++)
        if (tc_indicator_wording(q, at, short_nouns[k])) return true;
    return false;
}

/* Whether what is counted stands first without "số": "lượt tiếp công dân". */
static bool is_unit(const tc_query *q)
{
    static const char *const units[] = {"lượt", "trường hợp", "vụ", "ca", "cuộc"};
    for (size_t k = 0; k < TC_COUNT(units); k++)
        if (tc_indicator_wording(q, 0, units[k])) return true;
    return false;
}

/* Where the noun stands that is counted: behind "số", else behind "bao nhiêu" ("có bao nhiêu hộ nghèo"); 0 for none. */
static bool noun_at(size_t *out, const tc_query *q)
{
    static const char *const asks[] = {"bao nhiêu", "mấy"};
    size_t from = tc_indicator_wording(q, 0, "tổng số");
    if (!from) from = tc_indicator_wording(q, 0, "số lượng");
    if (!from) from = tc_indicator_wording(q, 0, "số");
    for (size_t i = 0; i < q->count && !from; i++)
        for (size_t k = 0; k < TC_COUNT(asks) && !from; k++) {
            size_t n = q->words[i].question ? tc_indicator_wording(q, i, asks[k]) : 0;
            if (n && i + n < q->count && is_counted(q, i + n)) from = i + n;
        }
    *out = from;
    return from || is_unit(q);
}

/* Whether words of weight stand before a word. */
static bool content_before(const tc_sought *s, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (s->weights[i] > 0 && !s->query->words[i].in_period && !s->query->words[i].question) return true;
    return false;
}

/* "số hộ cận nghèo": the noun behind "số" is what is counted, and stands as the unit too. */
static void read_noun(tc_sought *s)
{
    const tc_query *q = s->query;
    size_t from;
    if (!noun_at(&from, q) || from >= q->count || (s->measure == TC_MEASURE_MONEY && !is_counted(q, from))) return;
    size_t n = 1;
    for (size_t k = 0; k < TC_COUNT(nouns) && n == 1; k++) {
        size_t found = tc_indicator_wording(q, from, nouns[k]);
        if (found) n = found;
    }
    s->measure = TC_MEASURE_COUNTED;
    for (size_t k = 0; k < TC_COUNT(persons); k++) s->people |= tc_indicator_wording(q, from, persons[k]) > 0;
    if (!content_behind(s, from + n) && !content_before(s, from)) return; /* "số lợn" */
    s->noun_first = from;
    s->noun_last = from + n - 1;
    set_weights(s, from, n, 0.5);
    for (size_t k = from; k < from + n; k++) s->kinds[k] = true;
}

/* "số" of "dân số" is part of what is measured. */
static bool in_quantity(const tc_query *q, size_t word)
{
    for (size_t k = 0; word && k < TC_COUNT(quantities); k++)
        if (quantities[k].weight >= 1 && tc_indicator_wording(q, word - 1, quantities[k].words) == 2) return true;
    return false;
}

/* Of a side, "phải" is no verb: "bờ phải". */
static bool is_side(const tc_query *q, size_t at)
{
    static const char *const words[] = {"bờ", "bên", "phía", "tay"};
    for (size_t k = 0; at && k < TC_COUNT(words); k++)
        if (tc_indicator_wording(q, at - 1, words[k])) return true;
    return false;
}

static void read_askings(tc_sought *s)
{
    const tc_query *q = s->query;
    for (size_t i = 0; i < q->count; i++) {
        for (size_t k = 0; k < TC_COUNT(askings); k++) set_weights(s, i, tc_indicator_wording(q, i, askings[k]), 0);
        for (size_t k = 0; k < TC_COUNT(requests) && !content_before(s, i); k++)
            set_weights(s, i, tc_indicator_wording(q, i, requests[k]), 0);
    }
}

static void read_frames(tc_sought *s)
{
    const tc_query *q = s->query;
    for (size_t i = 0; i < q->count; i++)
        for (size_t k = 0; k < TC_COUNT(frames); k++) {
            size_t n = tc_indicator_wording(q, i, frames[k]);
            if (n && !in_quantity(q, i) && !is_side(q, i)) set_weights(s, i, n, 0);
        }
    for (size_t i = 0; i < q->count; i++) {
        set_weights(s, i, tc_indicator_whole(q, i), 0);
        if (tc_indicator_fuller(q, i)) set_weights(s, i + 1, 1, 0.25);
    }
    read_askings(s);
}

/* "xã Tà Pênh": the name behind the noun, as far as its capitals go; one or two words where nothing bears a capital. */
static void read_places(tc_sought *s)
{
    const tc_query *q = s->query;
    bool capitals = false;
    for (size_t i = 1; i < q->count; i++)
        capitals |= (q->words[i].flags & TC_TOKEN_CAPITAL) && !(q->words[i].flags & TC_TOKEN_UPPER);
    for (size_t i = 0; i + 1 < q->count; i++) {
        if (!tc_indicator_wording(q, i, "phường") && !tc_query_wording(q, i, "xã") &&
            !tc_query_wording(q, i, "thị trấn"))
            continue;
        if (i && tc_indicator_wording(q, i - 1, "tác xã")) continue;
        if (!capitals) continue;
        for (size_t k = i + 1; k < q->count && k <= i + 3; k++) {
            if (!(q->words[k].flags & TC_TOKEN_CAPITAL) || (q->words[k].flags & TC_TOKEN_UPPER)) break;
            s->places[k] = true;
        }
    }
}

/* Left and right, upper and lower are never the same place. */
static bool is_direction(const tc_query *q, size_t at)
{
    static const char *const words[] = {"trái", "phải", "thượng", "hạ", "đông", "tây", "nam", "bắc", "nội", "ngoại"};
    for (size_t i = 0; i < TC_COUNT(words); i++)
        if (tc_indicator_wording(q, at, words[i])) return true;
    return false;
}

static void read_marks(tc_sought *s)
{
    for (size_t i = 1; i < s->query->count; i++) {
        const tc_query_word *w = &s->query->words[i];
        bool name = w->flags & TC_TOKEN_CAPITAL && !(w->flags & TC_TOKEN_UPPER);
        s->marks[i] |= s->weights[i] > 0 && (name || w->kind == TC_TOKEN_DIGITS || is_direction(s->query, i));
    }
}

static void sum_up(tc_sought *s)
{
    tc_query *q = (tc_query *)s->query;
    for (size_t i = 0; i < q->count; i++) {
        tc_query_word *w = &q->words[i];
        double rarity = w->rarity < 6 ? w->rarity : 6;
        if (w->question || w->in_period || w->excluded) s->weights[i] = 0;
        s->core[i] = s->core[i] && s->weights[i] > 0;
        s->weights[i] *= 1 + rarity / 3;
        s->whole += s->weights[i];
        s->content += s->core[i];
    }
}

/* "kéo dài, chuyển nguồn": what is told besides, any of which may be left out. */
static void read_segments(tc_sought *s)
{
    const tc_query *q = s->query;
    for (size_t i = 1; i < q->count; i++) {
        s->segments[i] = s->segments[i - 1];
        for (uint32_t at = q->words[i - 1].at.end; at < q->words[i].at.start; at++)
            if (q->text[at] == ',' && s->segments[i] < UINT8_MAX) s->segments[i]++;
    }
}

static tc_status read_all(tc_sought *s, const tc_cues *cues)
{
    const tc_query *q = s->query;
    s->weights = calloc(q->count + 1, sizeof *s->weights);
    s->core = calloc(q->count + 1, sizeof *s->core);
    s->places = calloc(q->count + 1, sizeof *s->places);
    s->marks = calloc(q->count + 1, sizeof *s->marks);
    s->kinds = calloc(q->count + 1, sizeof *s->kinds);
    s->segments = calloc(q->count + 1, sizeof *s->segments);
    if (!s->weights || !s->core || !s->places || !s->marks || !s->kinds || !s->segments)
        return tc_fail(TC_MEMORY, "no memory for the series");
    bool number = false;
    for (size_t i = 0; i < q->count; i++) {
        s->weights[i] = 1;
        s->core[i] = true;
        bool time = (tc_cue_of_word(cues, &q->words[i]) & TC_CUE_TIME) != 0;
        /* "18 tuổi", "40 năm tuổi nghề" tell who */
        number = i > 0 && (q->words[i - 1].kind == TC_TOKEN_DIGITS || (number && time));
        s->time |= time && !number && !q->words[i].in_period;
    }
    for (size_t i = 0; i < q->count; i++) s->bulk |= tc_indicator_wording(q, i, "khối lượng") > 0;
    read_quantities(s);
    read_abbreviations(s);
    read_frames(s);
    read_noun(s);
    for (size_t k = 0; k < TC_COUNT(persons); k++) s->people |= tc_indicator_wording(q, 0, persons[k]) > 0;
    if (s->measure == TC_MEASURE_ANY && strchr(q->text, '%')) s->measure = TC_MEASURE_PERCENT;
    read_places(s);
    for (size_t i = 0; i < q->count; i++) s->denies |= (tc_cue_of_word(cues, &q->words[i]) & TC_CUE_NOT) != 0;
    for (size_t i = 0; i < q->count; i++)
        s->change |= s->weights[i] > 0 && tc_cue_of_word(cues, &q->words[i]) & TC_CUE_CHANGE;
    sum_up(s);
    read_marks(s);
    for (size_t i = 0; i < q->count; i++)
        s->achieved |= tc_indicator_wording(q, i, "giải ngân") || tc_query_wording(q, i, "hoàn thành") ||
                       tc_indicator_wording(q, i, "tiến độ");
    for (size_t i = 0; i < q->count; i++) s->shared |= tc_indicator_wording(q, i, "giải ngân") && !content_before(s, i);
    for (size_t i = 0; i < q->count && s->measure == TC_MEASURE_MONEY; i++)
        s->sum |= tc_indicator_wording(q, i, "tổng") || tc_query_wording(q, i, "số tiền") ||
                  tc_indicator_wording(q, i, "kinh phí") || tc_query_wording(q, i, "vốn");
    for (size_t i = 0; i + 1 < q->count; i++)
        s->given |= tc_indicator_wording(q, i, "được") &&
                    tc_cue_of_word(cues, &q->words[i + 1]) & (TC_CUE_GIVES | TC_CUE_GIFT | TC_CUE_GRANT);
    s->things = s->measure == TC_MEASURE_ANY && is_counted(q, 0);
    read_segments(s);
    if (s->content > 0) return TC_OK;
    /* Nothing but such words: they are all there is to go by. */
    for (size_t i = 0; i < q->count; i++) {
        if (q->words[i].question || q->words[i].in_period) continue;
        s->whole += 1 - s->weights[i];
        s->weights[i] = 1;
        s->core[i] = true;
        s->content++;
    }
    return TC_OK;
}

tc_status tc_sought_read(tc_sought *out, tc_query *q, const tc_cues *cues)
{
    tc_sought s = {.query = q, .wanted = {.query = q}, .noun_first = SIZE_MAX};
    tc_status status = read_all(&s, cues);
    if (status == TC_OK)
        *out = s;
    else
        tc_sought_clear(&s);
    return status;
}

/* Joins words, or tells little of them ("mới"). A period or a question word parts what stands around it. */
static bool only_joins(const tc_sought *s, size_t word)
{
    const tc_query_word *w = &s->query->words[word];
    return !s->core[word] && !s->kinds[word] && !w->in_period && !w->question && !w->excluded;
}

size_t tc_sought_next(const tc_sought *s, size_t word)
{
    size_t count = s->query->count, next = word + 1;
    if (next + 1 < count && only_joins(s, next)) next++;
    return next < count && s->weights[next] > 0 ? next : SIZE_MAX;
}

size_t tc_sought_before(const tc_sought *s, size_t word)
{
    size_t before = word;
    if (before > 1 && only_joins(s, before - 1)) before--;
    return before && s->weights[before - 1] > 0 ? before - 1 : SIZE_MAX;
}

bool tc_tokens_count_persons(const tc_tokens *tokens, uint32_t first, uint32_t last)
{
    static const char *const words[] = {"người", "đồng chí", "em", "khẩu", "công dân", "cháu", "tân binh"};
    for (uint32_t t = first; t <= last; t++)
        for (size_t i = 0; i < TC_COUNT(words); i++)
            if (tc_tokens_are(tokens, t, words[i])) return true;
    return false;
}

void tc_sought_clear(tc_sought *s)
{
    free(s->weights);
    free(s->core);
    free(s->places);
    free(s->marks);
    free(s->kinds);
    free(s->segments);
    *s = (tc_sought){.query = NULL};
}
