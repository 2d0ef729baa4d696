#include "searcher/program/options.h"
#include "searcher/program/messages.h"
#include <string.h>

/* Name, letter, value, commands that list it, whether others refuse it, English, Vietnamese. */
#define OPTION_LIST(X)                                                                                                 \
    X("db", 0, "DIR", TC_FOR_INDEX, false, "the index (default: $TRACUU_DB, else ~/.local/share/tracuu/index)",        \
      "chỉ mục (mặc định: $TRACUU_DB, nếu không thì ~/.local/share/tracuu/index)")                                     \
    X("json", 0, NULL, TC_FOR_ALL, false, "one JSON object instead of text", "một đối tượng JSON thay cho văn bản")    \
    X("limit", 'n', "N", TC_FOR_QUERIES, false,                                                                        \
      "at most N results (search, ask, decisions, eval: 10; names: 50; explain: 3; else all)",                         \
      "nhiều nhất N kết quả (search, ask, decisions, eval: 10; names: 50; explain: 3; lệnh khác: tất cả)")             \
    X("offset", 0, "N", TC_FOR_PAGES, false, "pass over the first N results", "bỏ qua N kết quả đầu")                  \
    X("from", 0, "DATE", TC_FOR_QUERIES, false, "documents of this date or later: 2022, 2022-01, 18/01/2022",          \
      "văn bản từ ngày này: 2022, 2022-01, 18/01/2022")                                                                \
    X("to", 0, "DATE", TC_FOR_QUERIES, false, "documents of this date or earlier", "văn bản đến hết ngày này")         \
    X("period", 0, "P", TC_FOR_QUERIES, false, "passages about a period: 2022, \"quý I/2023\", 2022..2023",            \
      "đoạn nói về một thời gian: 2022, \"quý I/2023\", 2022..2023")                                                   \
    X("sector", 0, "S", TC_FOR_QUERIES, false, "passages of a sector: \"y tế\", \"y te\"",                             \
      "đoạn thuộc một lĩnh vực: \"y tế\", \"y te\"")                                                                   \
    X("document", 0, "D", TC_FOR_QUERIES, false, "passages of a document: a path or its end",                          \
      "đoạn của một văn bản: đường dẫn hoặc phần cuối đường dẫn")                                                      \
    X("type", 0, "T", TC_FOR_QUERIES, false, "documents of a type: \"báo cáo\", \"nghị quyết\"",                       \
      "loại văn bản: \"báo cáo\", \"nghị quyết\"")                                                                     \
    X("issuer", 0, "I", TC_FOR_QUERIES, false, "documents of an issuer", "cơ quan ban hành")                           \
    X("sort", 0, "ORDER", TC_FOR_QUERIES, false, "relevance, date (oldest first) or -date (newest first)",             \
      "relevance (độ phù hợp), date (cũ trước) hoặc -date (mới trước)")                                                \
    X("batch", 0, "FILE", TC_FOR_BATCHES, true, "a query a line from FILE (-: standard input), a JSON object a line",  \
      "mỗi dòng của FILE (-: đầu vào chuẩn) là một truy vấn, mỗi dòng ra là một đối tượng JSON")                       \
    X("as-of", 0, "DATE", TC_FOR_DECISIONS, true,                                                                      \
      "whether each was replaced by that day, with the sentence that says so",                                         \
      "đến ngày đó văn bản đã bị thay thế chưa, kèm câu văn nói điều ấy")                                              \
    X("graph", 0, "FORMAT", TC_FOR_DECISIONS, true, "the documents and their relations as a graph: dot or json",       \
      "các văn bản và quan hệ giữa chúng dưới dạng đồ thị: dot hoặc json")                                             \
    X("context", 0, "N", TC_FOR_SHOW, true, "N passages before and after as well (2)", "thêm N đoạn trước và sau (2)") \
    X("source", 0, NULL, TC_FOR_SHOW, true, "the extracted text that byte ranges refer to",                            \
      "văn bản đã trích mà các khoảng byte chỉ tới")                                                                   \
    X("synonyms", 0, "FILE", TC_FOR_QUERIES, false,                                                                    \
      "synonyms of the office's own beside the built-in ones; none: without",                                          \
      "từ đồng nghĩa riêng của cơ quan, thêm vào bảng có sẵn; none: không dùng")                                       \
    X("thesaurus", 0, "FILE", TC_FOR_QUERIES, false, "a learned thesaurus instead of the built-in one; none: without", \
      "bảng từ gần nghĩa học được thay cho bảng có sẵn; none: không dùng")                                             \
    X("bigrams", 0, "FILE", TC_FOR_QUERIES, false,                                                                     \
      "a learned table of syllables that follow one another instead of the built-in one; none: without",               \
      "bảng âm tiết đi liền nhau học được thay cho bảng có sẵn; none: không dùng")                                     \
    X("by", 0, "STEP", TC_FOR_MENTIONS, true, "count by month, quarter or year (as precisely as each is dated)",       \
      "đếm theo month (tháng), quarter (quý) hoặc year (năm)")                                                         \
    X("plot", 0, NULL, TC_FOR_MENTIONS | TC_FOR_SERIES, true, "drawn: mentions by period, the points of a series",     \
      "vẽ ra: số lần nhắc theo kỳ, các điểm của số liệu")                                                              \
    X("csv", 0, NULL, TC_FOR_MENTIONS | TC_FOR_NAMES | TC_FOR_SERIES, true, "a row a result, comma separated",         \
      "mỗi kết quả một dòng, cách nhau bằng dấu phẩy")                                                                 \
    X("kind", 0, "KIND", TC_FOR_NAMES, true, "names of a kind: project, programme, place, organisation",               \
      "tên thuộc một loại: project, programme, place, organisation")                                                   \
    X("color", 0, "WHEN", TC_FOR_ALL, false, "auto, always or never", "auto (tự chọn), always hoặc never")             \
    X("quiet", 'q', NULL, TC_FOR_ALL, false, "results alone: no totals, no warnings",                                  \
      "chỉ kết quả: không tổng số, không lưu ý")                                                                       \
    X("verbose", 'v', NULL, TC_FOR_ALL, false, "whole passages, scores, hashes, time taken",                           \
      "cả đoạn văn, điểm, mã băm, thời gian chạy")                                                                     \
    X("help", 'h', NULL, TC_FOR_ALL, false, "this help; of a command with its name before",                            \
      "trợ giúp; của một lệnh khi có tên lệnh")                                                                        \
    X("version", 0, NULL, TC_FOR_ALL, false, "the version", "phiên bản")

static const tc_option english[] = {
#define X(name, letter, value, commands, strict, en, vi) {name, letter, value, en},
    OPTION_LIST(X)
#undef X
        {NULL, 0, NULL, NULL},
};

static const tc_option vietnamese[] = {
#define X(name, letter, value, commands, strict, en, vi) {name, letter, value, vi},
    OPTION_LIST(X)
#undef X
        {NULL, 0, NULL, NULL},
};

static const struct {
    unsigned commands;
    bool strict;
} uses[] = {
#define X(name, letter, value, commands, strict, en, vi) {commands, strict},
    OPTION_LIST(X)
#undef X
};

enum { OPTIONS = TC_COUNT(uses) };
_Static_assert(TC_COUNT(uses) <= TC_OPTIONS_MOST, "more options than tc_args holds");

const tc_option *tc_options(void)
{
    return tc_language_vietnamese() ? vietnamese : english;
}

tc_status tc_options_check(const tc_args *args, const tc_command *command)
{
    for (size_t i = 0; i < OPTIONS; i++)
        if (args->values[i] && uses[i].strict && !(uses[i].commands & command->bit))
            return tc_fail(TC_USAGE, tc_say_text(TC_SAY_NOT_TAKEN), command->name, english[i].name);
    return TC_OK;
}

/* `limit`, where it is not NULL, says what --limit is for one command. */
static void put_options(tc_buffer *out, unsigned commands, const char *limit)
{
    tc_option listed[OPTIONS + 1];
    size_t count = 0;
    for (size_t i = 0; i < OPTIONS; i++) {
        if (!(uses[i].commands & commands)) continue;
        listed[count] = tc_options()[i];
        if (limit && !strcmp(listed[count].name, "limit")) listed[count].help = limit;
        count++;
    }
    listed[count] = (tc_option){0};
    tc_args_help(out, listed);
}

static const char *operands_of(const tc_command *c)
{
    return tc_language_either(c->operands, c->operands_vietnamese);
}

void tc_help_program(tc_buffer *out, const tc_command *const *commands, size_t count)
{
    tc_put_format(out, "%s: tracuu %s %s …\n", tc_say_text(TC_SAY_USAGE), tc_say_text(TC_SAY_COMMAND),
                  tc_say_text(TC_SAY_OPTION));
    tc_put_format(out, "%s\n\n", tc_say_text(TC_SAY_SUMMARY));
    for (size_t i = 0; i < count; i++) {
        tc_put_text(out, "  ");
        tc_put_padded(out, commands[i]->name, 10);
        tc_put_padded(out, operands_of(commands[i]), 18);
        tc_put_format(out, " %s\n", tc_language_either(commands[i]->help, commands[i]->help_vietnamese));
    }
    tc_put_text(out, "\n");
    put_options(out, TC_FOR_ALL, NULL);
    tc_put_format(out, "\n%s\n", tc_say_text(TC_SAY_COMMAND_HELP));
}

/* Of decisions without a query there are as many as there are. */
static void put_limit(tc_buffer *out, const tc_command *c, long limit)
{
    if (limit < 0)
        tc_put_text(out, tc_say_text(TC_SAY_LIMIT_NONE));
    else
        tc_put_format(out, tc_say_text(c->bit == TC_FOR_DECISIONS ? TC_SAY_LIMIT_QUERY : TC_SAY_LIMIT), limit);
}

void tc_help_command(tc_buffer *out, const tc_command *c, long limit)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer most = {0};
    const char *operands = operands_of(c);
    tc_put_format(out, "%s: tracuu %s %s%s%s\n", tc_say_text(TC_SAY_USAGE), c->name, tc_say_text(TC_SAY_OPTION),
                  *operands ? " " : "", operands);
    tc_put_format(out, "%s\n\n", tc_language_either(c->help, c->help_vietnamese));
    put_limit(&most, c, limit);
    put_options(out, c->bit, most.data);
    tc_put_format(out, "\n%s:\n", tc_say_text(TC_SAY_EXAMPLES));
    for (const char *line = c->examples; *line;) {
        size_t n = strcspn(line, "\n");
        tc_put_format(out, "  tracuu %.*s\n", (int)n, line);
        line += n + (line[n] == '\n');
    }
}
