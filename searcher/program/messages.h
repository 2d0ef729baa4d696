/* What the program says, in English and in Vietnamese: one list, so that neither language can lack a sentence.
 *
 * The language is that of the environment (LC_ALL, LC_MESSAGES, LANG: "vi…" is Vietnamese). No catalogue is installed,
 * so the program speaks both from wherever it is run, also where the system has no Vietnamese locale. Keys and codes of
 * JSON never change with the language.
 */
#ifndef TRACUU_PROGRAM_MESSAGES_H
#define TRACUU_PROGRAM_MESSAGES_H

#include <tracuu/language.h>
#include <tracuu/search.h>

/* Name, English, Vietnamese; both hold the same conversions of printf in the same order. */
#define TC_SAY_LIST(X)                                                                                           \
    X(HINT, "hint", "gợi ý")                                                                                     \
    X(WARNING, "warning", "lưu ý")                                                                               \
    X(USAGE, "usage", "cách dùng")                                                                               \
    X(EXAMPLES, "examples", "ví dụ")                                                                             \
    X(COMMAND, "COMMAND", "LỆNH")                                                                                \
    X(OPTION, "[OPTION…]", "[TÙY CHỌN…]")                                                                        \
    X(LIMIT, "at most N results (default: %ld)", "nhiều nhất N kết quả (mặc định: %ld)")                         \
    X(LIMIT_QUERY, "at most N results (default: %ld; without a query all)",                                      \
      "nhiều nhất N kết quả (mặc định: %ld; không có truy vấn thì tất cả)")                                      \
    X(LIMIT_NONE, "at most N results (default: all)", "nhiều nhất N kết quả (mặc định: tất cả)")                 \
    X(COMMAND_HELP, "'tracuu COMMAND --help' says more about a command",                                         \
      "'tracuu LỆNH --help' nói rõ hơn về từng lệnh")                                                            \
    X(COMMAND_WANTED, "a command is wanted", "thiếu tên lệnh")                                                   \
    X(COMMAND_UNKNOWN, "no command '%s'", "không có lệnh '%s'")                                                  \
    X(COMMAND_LIST, "tracuu --help lists them", "'tracuu --help' liệt kê các lệnh")                              \
    X(DASH_WORD, "a word that begins with '-' comes after '--'", "từ bắt đầu bằng '-' phải đứng sau '--'")       \
    X(NOT_TAKEN, "%s: takes no --%s", "%s: không nhận --%s")                                                     \
    X(NO_OPERAND, "%s: takes no operand, not '%s'", "%s: không nhận tham số '%s'")                               \
    X(QUERY_EMPTY, "%s: an empty query and no filter", "%s: truy vấn rỗng và không có bộ lọc nào")               \
    X(NAME_EMPTY, "%s: wants %s", "%s: thiếu %s")                                                                \
    X(BATCH_OPERANDS, "%s: --batch takes its queries from the file, not '%s'",                                   \
      "%s: --batch đọc truy vấn từ tệp, không nhận '%s'")                                                        \
    X(ONE_FORMAT, "%s: only one of --json, --csv, --plot; --batch always prints JSON",                           \
      "%s: chỉ chọn một trong --json, --csv, --plot; --batch luôn in JSON")                                      \
    X(SORT_WRONG, "--sort wants relevance, date or -date, not '%s'",                                             \
      "--sort nhận relevance, date hoặc -date, không nhận '%s'")                                                 \
    X(COLOR_WRONG, "--color wants auto, always or never, not '%s'",                                              \
      "--color nhận auto, always hoặc never, không nhận '%s'")                                                   \
    X(GRAPH_WRONG, "--graph wants dot or json, not '%s'", "--graph nhận dot hoặc json, không nhận '%s'")         \
    X(GRAPH_JSON, "--graph dot is no JSON: leave out --json or --batch",                                         \
      "--graph dot không phải JSON: bỏ --json hoặc --batch")                                                     \
    X(AS_OF_WRONG, "--as-of: '%s' is no date", "--as-of: '%s' không phải ngày tháng")                            \
    X(HINT_USAGE, "tracuu --help lists commands and options", "'tracuu --help' liệt kê các lệnh và tùy chọn")    \
    X(HINT_NO_INDEX, "'tracuu-index add --db DIR PATH' makes one; --db or TRACUU_DB says where it is",           \
      "'tracuu-index add --db DIR PATH' tạo chỉ mục; --db hoặc TRACUU_DB cho biết nơi để")                       \
    X(HINT_SCHEMA, "index the folders again into a new place: tracuu-index add --db DIR PATH",                   \
      "lập lại chỉ mục ở thư mục mới: tracuu-index add --db DIR PATH")                                           \
    X(HINT_DAMAGED, "'tracuu-index check' says what is wrong", "'tracuu-index check' cho biết hỏng ở đâu")       \
    X(NOTHING, "nothing found", "không tìm thấy gì")                                                             \
    X(FOUND, "%zu found", "tìm thấy %zu đoạn")                                                                   \
    X(FOUND_ABOUT, "about %zu found", "tìm thấy khoảng %zu đoạn")                                                \
    X(FOUND_DOCUMENTS, "%zu found", "%zu văn bản")                                                               \
    X(FOUND_MENTIONS, "%zu found", "%zu đoạn")                                                                   \
    X(MATCH_CORE, "looked for: %s", "tìm theo: %s")                                                              \
    X(MATCH_ALIKE, "nothing is named quite so; what is named much like it",                                      \
      "không có tên viết đúng như vậy; đây là tên gần giống")                                                    \
    X(MATCH_WORDS, "nothing is named so; sentences that hold all the words",                                     \
      "không có tên như vậy; đây là các câu có đủ các từ")                                                       \
    X(FOUND_POINTS, "%zu figures", "%zu số liệu")                                                                \
    X(RESULT, "result", "kết quả")                                                                               \
    X(PLAN, "plan", "kế hoạch")                                                                                  \
    X(ESTIMATE, "estimate", "ước tính")                                                                          \
    X(INEXACT, "not exact", "không chính xác")                                                                   \
    X(TARGET, "target", "chỉ tiêu")                                                                              \
    X(OUT_OF, "of", "trên tổng số")                                                                              \
    X(UP_TO, "up to", "tính đến")                                                                                \
    X(IN_YEAR, "%d", "năm %d")                                                                                   \
    X(IN_QUARTER, "quarter %s/%d", "quý %s/%d")                                                                  \
    X(IN_MONTH, "%02d/%d", "tháng %02d/%d")                                                                      \
    X(FIRST_MONTHS, "first %d months of %d", "%d tháng đầu năm %d")                                              \
    X(UP_TO_DAY, "up to %02d/%02d/%d", "đến ngày %02d/%02d/%d")                                                  \
    X(ON_DAY, "%02d/%02d/%d", "ngày %02d/%02d/%d")                                                               \
    X(DIFFER, "these figures differ", "các số liệu này khác nhau")                                               \
    X(IN_UNIT, "in", "đơn vị")                                                                                   \
    X(FOUND_DECISIONS, "%zu found", "%zu văn bản")                                                               \
    X(CITED_BY, "cited by %zu", "được viện dẫn ở %zu chỗ")                                                       \
    X(NOT_CITED, "cited nowhere", "chưa thấy nơi nào viện dẫn")                                                  \
    X(ISSUED_IN, "the document", "văn bản gốc")                                                                  \
    X(UNCERTAIN, "date, issuer or identity uncertain", "ngày, cơ quan hoặc văn bản chưa chắc chắn")              \
    X(UNCERTAIN_HERE, "uncertain here", "chỗ này chưa chắc chắn")                                                \
    X(SAME_AS, "probably the same as %s", "có lẽ là %s")                                                         \
    X(BASED_ON, "based on", "căn cứ")                                                                            \
    X(IMPLEMENTS, "implements", "thực hiện")                                                                     \
    X(AMENDS, "amends", "sửa đổi, bổ sung")                                                                      \
    X(REPLACES, "replaces", "thay thế, bãi bỏ")                                                                  \
    X(BASIS_OF, "basis of", "là căn cứ của")                                                                     \
    X(IMPLEMENTED_BY, "implemented by", "được thực hiện bằng")                                                   \
    X(AMENDED_BY, "amended by", "được sửa đổi, bổ sung bởi")                                                     \
    X(REPLACED_BY, "replaced by", "bị thay thế, bãi bỏ bởi")                                                     \
    X(BY_UNNAMED, "a document that is not named", "văn bản không nêu tên")                                       \
    X(AS_OF, "on %s", "đến ngày %s")                                                                             \
    X(STANDS_SILENT, "the texts do not say that it was replaced", "các văn bản không nói nó bị thay thế")        \
    X(STANDS_NOT_YET, "not yet issued", "chưa ban hành")                                                         \
    X(STANDS_REPLACED, "replaced", "đã bị thay thế, bãi bỏ")                                                     \
    X(STANDS_LATER, "not replaced by then; replaced later", "chưa bị thay thế; bị thay thế sau đó")              \
    X(STANDS_UNDATED, "replaced; since when is not said", "bị thay thế, bãi bỏ; không nói từ khi nào")           \
    X(SHOWN, "%u–%u shown", "đang xem %u–%u")                                                                    \
    X(ELAPSED, "%.1f ms", "%.1f ms")                                                                             \
    X(SUGGESTION, "did you mean", "có phải cần tìm")                                                             \
    X(FAILED_FILES, "files that could not be read: %zu; 'tracuu status' tells which",                            \
      "số tệp không đọc được: %zu; 'tracuu status' cho biết tệp nào")                                            \
    X(DOUBTFUL_FILES, "documents read with doubt: %zu; 'tracuu status' tells which",                             \
      "số văn bản đọc chưa chắc đúng: %zu; 'tracuu status' cho biết văn bản nào")                                \
    X(INDEX_OLD, "days since the index was last written: %d", "số ngày chỉ mục chưa được cập nhật: %d")          \
    X(SECTORS, "sectors", "lĩnh vực")                                                                            \
    X(YEARS, "years", "năm")                                                                                     \
    X(TYPES, "types", "loại")                                                                                    \
    X(ALSO_IN, "also in", "cũng có trong")                                                                       \
    X(PAGES, "pages", "trang")                                                                                   \
    X(PASSAGES, "passages", "đoạn")                                                                              \
    X(DOCUMENTS, "documents", "văn bản")                                                                         \
    X(UNKNOWN, "unknown", "chưa rõ")                                                                             \
    X(UNDATED, "undated", "không rõ ngày")                                                                       \
    X(FORMS, "spellings", "các cách viết")                                                                       \
    X(BY_PERIOD, "by period", "theo kỳ")                                                                         \
    X(NO_ANSWER, "no passage says so", "không đoạn nào nói điều này")                                            \
    X(CONFIDENCE, "confidence", "độ tin cậy")                                                                    \
    X(SURE, "high", "cao")                                                                                       \
    X(LIKELY, "fair", "khá")                                                                                     \
    X(UNSURE, "low; check the passage", "thấp; nên đọc lại đoạn văn")                                            \
    X(OTHERS, "other figures", "số liệu khác")                                                                   \
    X(CHANGED, "the file has changed since it was indexed: this is the text of the index",                       \
      "tệp đã thay đổi sau khi lập chỉ mục: đây là văn bản trong chỉ mục")                                       \
    X(MISSING, "the file is gone: this is the text of the index", "tệp không còn: đây là văn bản trong chỉ mục") \
    X(TEXT_SIZE, "text", "dung lượng văn bản")                                                                   \
    X(INDEX_SIZE, "index", "dung lượng chỉ mục")                                                                 \
    X(UPDATED, "last written", "cập nhật lần cuối")                                                              \
    X(SCHEMA, "schema", "lược đồ")                                                                               \
    X(NOT_READ, "could not be read", "không đọc được")                                                           \
    X(OLDER, "documents as an older version read them: %zu; 'tracuu-index add --renew PATH' reads them again",   \
      "số văn bản còn theo cách đọc của phiên bản cũ: %zu; 'tracuu-index add --renew ĐƯỜNG_DẪN' sẽ đọc lại")     \
    X(DOUBTFUL, "read with doubt", "đọc chưa chắc đúng")                                                         \
    X(QUERY, "query", "truy vấn")                                                                                \
    X(WORDS, "words", "các từ")                                                                                  \
    X(REQUIRED, "required", "bắt buộc")                                                                          \
    X(WEIGHED, "weighed", "tính điểm")                                                                           \
    X(MARKED, "marked", "có dấu")                                                                                \
    X(UNMARKED, "unmarked", "không dấu")                                                                         \
    X(RARITY, "rarity", "độ hiếm")                                                                               \
    X(EXPANSIONS, "stands for", "cách nói khác")                                                                 \
    X(MEANT, "meant perhaps", "có lẽ là")                                                                        \
    X(DROPPED, "not searched for", "không dùng để tìm")                                                          \
    X(PERIODS, "periods", "thời gian")                                                                           \
    X(NUMBERS, "document numbers", "số hiệu văn bản")                                                            \
    X(FILTERS, "filters", "bộ lọc")                                                                              \
    X(ANSWER_NOUN, "by the noun", "theo danh từ")                                                                \
    X(ANSWER_KIND, "asks for", "hỏi về")                                                                         \
    X(OPERATORS, "operators", "toán tử")                                                                         \
    X(RELAXED, "no longer required", "không còn bắt buộc")                                                       \
    X(RELAXED_WORDS, "words: %u", "số từ: %u")                                                                   \
    X(TREE, "tree", "cây truy vấn")                                                                              \
    X(YES, "yes", "có")                                                                                          \
    X(NO, "no", "không")                                                                                         \
    X(SCORE, "score", "điểm")                                                                                    \
    X(EXAMPLE, "example", "ví dụ")                                                                               \
    X(FIELDS_NOTE, "write a field as name:value, values with spaces as name:\"the value\"; names without marks", \
      "viết tên:giá trị, giá trị có dấu cách thì viết tên:\"giá trị\"; tên viết không dấu")                      \
    X(LINE, "line %zu: ", "dòng %zu: ")                                                                          \
    X(LINE_NO_TEXT, "is no UTF-8 text", "không phải văn bản UTF-8")                                              \
    X(LINE_NO_JSON, "is no JSON object", "không phải đối tượng JSON")                                            \
    X(LINE_NO_TAB, "holds no tab: question, document and words are parted by tabs",                              \
      "không có dấu tab: câu hỏi, văn bản và các từ cách nhau bằng tab")                                         \
    X(LINE_COLUMNS, "holds more than three columns", "có hơn ba cột")                                            \
    X(LINE_NO_QUESTION, "holds no question", "không có câu hỏi")                                                 \
    X(LINE_NO_PASSAGE, "names neither a document nor words of the passage",                                      \
      "không nêu văn bản hay từ nào của đoạn đúng")                                                              \
    X(NO_QUESTIONS, "'%s' holds no question", "'%s' không có câu hỏi nào")                                       \
    X(BAD_LINES, "'%s': lines that could not be read: %zu", "'%s': số dòng không đọc được: %zu")                 \
    X(RIGHT_AT, "the right passage came at place %u", "đoạn đúng đứng thứ %u")                                   \
    X(RIGHT_NOT, "the right passage is not among the first %ld", "không có đoạn đúng trong %ld kết quả đầu")     \
    X(RIGHT_UNKNOWN, "the index holds no such document", "chỉ mục không có văn bản này")                         \
    X(WANTED, "document wanted", "văn bản đúng")                                                                 \
    X(WANTED_WORDS, "words wanted", "từ phải có")                                                                \
    X(CAME_FIRST, "first:", "đứng đầu:")                                                                         \
    X(QUESTIONS_ASKED, "questions: %zu; %.0f ms", "số câu hỏi: %zu; %.0f ms")                                    \
    X(STEP_WRONG, "--by wants month, quarter or year, not '%s'",                                                 \
      "--by nhận month, quarter hoặc year, không nhận '%s'")                                                     \
    X(READING, "reading %zu of %zu passages", "đang đọc %zu/%zu đoạn")                                           \
    X(BEHIND, "under other forms of the name, or undated", "theo dạng tên khác, hoặc không rõ ngày")             \
    X(DRIFT, "figures that differ between documents", "số liệu khác nhau giữa các văn bản")                      \
    X(DEADLINE, "deadline", "thời hạn")                                                                          \
    X(NOT_YET, "not", "chưa")                                                                                    \
    X(FOUND_NAMES, "%zu names in %zu passages", "%zu tên trong %zu đoạn")                                        \
    X(NAME_COUNTS, "mentions %u · documents %u", "số lần nhắc %u · số văn bản %u")                               \
    X(NAME_COLUMN, "name", "tên")                                                                                \
    X(KIND_COLUMN, "kind", "loại")                                                                               \
    X(SUMMARY, "Search and ask an index of Vietnamese administrative documents.",                                \
      "Tìm kiếm và hỏi đáp trên chỉ mục văn bản hành chính tiếng Việt.")

typedef enum tc_say {
#define X(name, english, vietnamese) TC_SAY_##name,
    TC_SAY_LIST(X)
#undef X
} tc_say;

const char *tc_say_text(tc_say which);
/* What a status is called in the language of the user. */
const char *tc_say_status(tc_status status);
/* Where a date was taken from ("letterhead" …, also "period"), in words; "" for NULL. */
const char *tc_say_basis(const char *basis);
/* A word of the library ("started", "total_investment", "place") in words. */
const char *tc_say_term(const char *term);
/* How sure an answer is, in words. */
const char *tc_say_confidence(double confidence);
/* What a field of queries holds, and a query that uses it (NULL where there is none). */
const char *tc_say_field(tc_field field);
const char *tc_say_field_example(tc_field field);

#endif
