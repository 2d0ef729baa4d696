#include "indexer/program/options.h"
#include <string.h>
#include <tracuu/language.h>

/* Name, letter, value, commands that take it, English, Vietnamese. */
#define OPTION_LIST(X)                                                                                            \
    X("db", 0, "DIR", TC_FOR_ALL, "the index (default: $TRACUU_DB, else ~/.local/share/tracuu/index)",            \
      "chỉ mục (mặc định: $TRACUU_DB, nếu không thì ~/.local/share/tracuu/index)")                                \
    X("prune", 0, NULL, TC_FOR_ADD, "drop documents whose files have vanished below the paths given",             \
      "bỏ khỏi chỉ mục những văn bản mà tệp không còn dưới các đường dẫn đã cho")                                 \
    X("renew", 0, NULL, TC_FOR_ADD, "read unchanged files again that an older version has read",                  \
      "đọc lại cả những tệp không đổi mà phiên bản cũ đã đọc")                                                    \
    X("bigrams", 0, NULL, TC_FOR_LEARN, "print which syllables follow which, not a thesaurus",                    \
      "in bảng âm tiết nào đi sau âm tiết nào, thay cho bảng từ gần nghĩa")                                       \
    X("sectors", 0, "FILE", TC_FOR_ADD | TC_FOR_STAGE, "the office's own table of sectors, not the built-in one", \
      "bảng lĩnh vực riêng của cơ quan thay cho bảng có sẵn")                                                     \
    X("threads", 'j', "N", TC_FOR_ADD, "threads that prepare documents (default: one a processor)",               \
      "số luồng chuẩn bị văn bản (mặc định: mỗi bộ xử lý một luồng)")                                             \
    X("commit", 0, "MB", TC_FOR_ADD, "megabytes of files between two commits (default: 64)",                      \
      "cứ bao nhiêu MB tệp thì ghi chắc một lần (mặc định: 64)")                                                  \
    X("json", 0, NULL, TC_FOR_ADD, "a JSON object with the counts at the end",                                    \
      "cuối cùng in một đối tượng JSON ghi các số đếm")                                                           \
    X("quiet", 'q', NULL, TC_FOR_ALL, "errors only", "chỉ báo lỗi")                                               \
    X("verbose", 'v', NULL, TC_FOR_ALL, "a line for every file", "mỗi tệp một dòng")                              \
    X("help", 'h', NULL, TC_FOR_ALL, "this help; of a command with its name",                                     \
      "trợ giúp; của một lệnh khi có tên lệnh")                                                                   \
    X("version", 0, NULL, TC_FOR_ALL, "the version", "phiên bản")

static const tc_option english[] = {
#define X(name, letter, value, commands, en, vi) {name, letter, value, en},
    OPTION_LIST(X)
#undef X
        {NULL, 0, NULL, NULL},
};

static const tc_option vietnamese[] = {
#define X(name, letter, value, commands, en, vi) {name, letter, value, vi},
    OPTION_LIST(X)
#undef X
        {NULL, 0, NULL, NULL},
};

static const unsigned uses[] = {
#define X(name, letter, value, commands, en, vi) commands,
    OPTION_LIST(X)
#undef X
};

enum { OPTIONS = TC_COUNT(uses) };

const tc_option *tc_options(void)
{
    return tc_language_vietnamese() ? vietnamese : english;
}

tc_status tc_options_check(const tc_args *args, const tc_command *command)
{
    for (size_t i = 0; i < OPTIONS; i++)
        if (args->values[i] && !(uses[i] & command->bit))
            return tc_fail(TC_USAGE, "%s: takes no --%s", command->name, english[i].name);
    if (command->no_operand && args->operand_count)
        return tc_fail(TC_USAGE, "%s: takes no operand, not '%s'", command->name, args->operands[0]);
    return TC_OK;
}

static void put_options(tc_buffer *out, unsigned commands)
{
    tc_option listed[OPTIONS + 1];
    size_t count = 0;
    for (size_t i = 0; i < OPTIONS; i++)
        if (uses[i] & commands) listed[count++] = tc_options()[i];
    listed[count] = (tc_option){0};
    tc_args_help(out, listed);
}

static const char *operands_of(const tc_command *c)
{
    return tc_language_either(c->operands, c->operands_vietnamese);
}

void tc_help_program(tc_buffer *out, const tc_command *const *commands, size_t count)
{
    tc_put_text(out, tc_language_either("usage: tracuu-index COMMAND [OPTION…] …\n"
                                        "Makes and keeps an index of Vietnamese administrative documents.\n\n",
                                        "cách dùng: tracuu-index LỆNH [TÙY CHỌN…] …\n"
                                        "Lập và duy trì chỉ mục văn bản hành chính tiếng Việt.\n\n"));
    for (size_t i = 0; i < count; i++) {
        tc_put_text(out, "  ");
        tc_put_padded(out, commands[i]->name, 8);
        tc_put_padded(out, operands_of(commands[i]), 12);
        tc_put_format(out, " %s\n", tc_language_either(commands[i]->help, commands[i]->help_vietnamese));
    }
    tc_put_text(out, "\n");
    put_options(out, TC_FOR_ALL);
    tc_put_text(out, tc_language_either("\n'tracuu-index COMMAND --help' says which of them a command takes\n",
                                        "\n'tracuu-index LỆNH --help' cho biết lệnh đó nhận tùy chọn nào\n"));
}

void tc_help_command(tc_buffer *out, const tc_command *c)
{
    const char *operands = operands_of(c);
    tc_put_format(
        out,
        tc_language_either("usage: tracuu-index %s [OPTION…]%s%s\n", "cách dùng: tracuu-index %s [TÙY CHỌN…]%s%s\n"),
        c->name, *operands ? " " : "", operands);
    tc_put_format(out, "%s\n\n", tc_language_either(c->help, c->help_vietnamese));
    put_options(out, c->bit);
}
