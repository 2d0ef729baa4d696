/* The words that mean something to the matchers, and the phrases made of them.
 *
 * A word is known by its letters and its tone, wherever the tone is written: "hoà" and "hòa" are one word, and so are
 * "quý" and "quí". Text without any mark at all (a query typed in ASCII) is read with the plain form of every word.
 */
#ifndef TC_RECORD_VOCABULARY_H
#define TC_RECORD_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Words the matchers name. Of several with one plain form ("đến", "đền"), the first is what unmarked text means. */
/* clang-format off */
#define TC_CUE_LIST(X) \
    X(NGAY, "ngày") X(THANG, "tháng") X(NAM, "năm") X(QUY, "quý") X(DAU, "đầu") X(LAN, "lần") X(CUOI, "cuối") X(NUA, "nửa") \
    X(GIUA, "giữa") X(GIAI, "giai") X(DOAN, "đoạn") X(NHIEM, "nhiệm") X(THOI, "thời") X(HOC, "học") \
    X(NIEN, "niên") X(TU, "từ") X(DEN, "đến") X(TOI, "tới") X(HET, "hết") X(TINH, "tính") X(VA, "và") \
    X(SO, "số") X(CUA, "của") X(CUA_SLIP, "cùa") X(VE, "về") X(VIEC, "việc") X(HOM, "hôm") X(NAY, "nay") \
    X(NGOAI, "ngoái") X(TRUOC, "trước") X(SAU, "sau") X(TUAN, "tuần") X(QUA, "qua") X(TY, "tỷ") \
    X(TRIEU, "triệu") X(NGHIN, "nghìn") X(NGAN, "ngàn") X(VAN, "vạn") X(DONG, "đồng") X(KM, "km") X(D, "đ") \
    X(TRO, "trở") X(LEN, "lên") X(XUONG, "xuống") X(UOC, "ước") X(DA, "đã") X(TAI, "tại") X(BANG, "bằng") \
    X(KHOA, "khóa") X(LE, "lệ") X(TO, "tổ") X(O, "o") \
    X(PHAN, "phần") X(TRAM, "trăm") X(LO, "lộ") X(VND, "vnđ") X(PHO, "phố") X(THE, "thể") X(COVID, "covid") \
    X(KHOI, "khối") X(XOM, "xóm") X(THON, "thôn") X(NONG, "nông") X(KHU, "khu") X(PHUONG, "phường") \
    X(THANH, "thành") X(METRE, "m") X(CO, "có") X(KY, "kỳ") X(THIS, "này") X(TONG, "tổng") \
    X(UY, "ủy") X(WRITING, "văn") X(COPY, "bản") X(CHIEF, "trưởng") X(DAT, "đạt") X(DUOC, "được") X(VAO, "vào") \
    X(THU, "thứ") X(CHU, "chủ") X(NHAT, "nhật")
/* clang-format on */

typedef enum tc_cue {
    TC_CUE_NONE,
#define X(name, word) TC_CUE_##name,
    TC_CUE_LIST(X)
#undef X
        TC_CUE_COUNT
} tc_cue;

/* What a single word may be. */
enum {
    TC_WORD_FUNCTION = 1 << 0,     /* links words: no unit, and the end of a name */
    TC_WORD_AGENCY_PART = 1 << 1,  /* stands in lower case inside the names of agencies: "nhân", "dân" */
    TC_WORD_SURNAME = 1 << 2,      /* a family name */
    TC_WORD_SURNAME_WEAK = 1 << 3, /* a family name that is as often another word: "Cao", "Hà" */
    TC_WORD_ORDINAL = 1 << 4,      /* the number after it is a name: "tổ 7", "khóa 15", "Điều 5" */
    TC_WORD_ORDINAL_WEAK = 1 << 5, /* so, unless a unit follows: "cấp 31 giấy" */
    TC_WORD_HEDGE = 1 << 6,        /* "trên", "khoảng" */
    TC_WORD_STATES = 1 << 7,       /* a bare number after it is a figure: "đạt", "được", "có" */
    TC_WORD_CLAUSE = 1 << 8,       /* begins another clause after a comma: "trong", "kết", "đạt" */
    TC_WORD_FOLLOWS = 1 << 9,      /* may follow the bare number of a document: "của", "về", "ngày" */
    TC_WORD_MAGNITUDE = 1 << 10,   /* "tỷ", "triệu", "nghìn" */
    TC_WORD_DAYTIME = 1 << 11,     /* "sáng", "chiều": a day and month may follow */
    TC_WORD_BOUND = 1 << 12,       /* "từ", "đến", "trước": so they may, less surely */
    TC_WORD_AGENCY_NAME = 1 << 13, /* with a capital, the first half of a word in a name: "Dịch vụ", "Tiểu học" */
    TC_WORD_LEADS_IN = 1 << 14,    /* may stand before a period and says nothing of it: "trong năm 2022" */
    TC_WORD_WEEKDAY = 1 << 16,     /* behind "thứ": "hai", "ba" */
    TC_WORD_BETWEEN = 1 << 15,     /* may stand between "ban hành" and the document: "và tổ chức thực hiện" */
};

typedef enum tc_phrase_kind {
    TC_PHRASE_UNIT,
    TC_PHRASE_TYPE,    /* a type of document; value: its index in tc_document_types() */
    TC_PHRASE_AGENCY,  /* the head of an organisation's name; value 1: a whole name ("Chính phủ"), 2: a capital must
                          follow */
    TC_PHRASE_PLACE,   /* the head of a place's name */
    TC_PHRASE_PROJECT, /* the head of a project's name */
    TC_PHRASE_PERSON,  /* what stands before a person's name */
    TC_PHRASE_ISSUE,   /* a verb by which an agency issues a document; value 1: of the document itself ("ban hành") */
    TC_PHRASE_SUBJECT, /* a verb that begins the subject of a document; value 1: also with a capital, as in "Chính phủ
                          Quy định …", 2: it is no part of the subject ("ban hành"), 3: no such verb ("giao thông") */
} tc_phrase_kind;

enum { TC_PHRASE_WORDS = 5 };
typedef struct tc_phrase {
    uint16_t words[TC_PHRASE_WORDS];
    uint16_t next[2]; /* another phrase that begins with the same word, not longer than this one; [1]: whose first word
                         has the same plain form */
    uint8_t count;
    uint8_t kind;
    uint8_t value;
} tc_phrase;

/* The letter a code point is: 0 for what is no letter. */
typedef uint16_t tc_letter;
enum {
    TC_LETTER_BASE = 0x1F,    /* 1 to 26 */
    TC_LETTER_QUALITY = 0x60, /* circumflex, breve or horn, stroke */
    TC_LETTER_TONE = 0x380,
    TC_LETTER_UPPER = 0x400,
    TC_LETTER_OTHER = 0x800, /* a letter of another alphabet */
    TC_LETTER_MARK = 0x1000, /* a combining mark */
};
tc_letter tc_letter_of(uint32_t code_point);
/* Makes the tables, the first time; what is inline below wants that done. */
void tc_vocabulary_open(void);
enum { TC_LETTERS_END = 0x1F00, TC_LETTERS_GAP = 0x250, TC_LETTERS_GO_ON = 0x1E00 };
extern tc_letter tc_letter_table[TC_LETTERS_END]; /* but for the gap, of which tc_letter_of knows */
static inline tc_letter tc_letter_quick(uint32_t code_point)
{
    if (code_point < TC_LETTERS_GAP || (code_point >= TC_LETTERS_GO_ON && code_point < TC_LETTERS_END))
        return tc_letter_table[code_point];
    return tc_letter_of(code_point);
}

/* The word made of these letters (tones and upper case may be in them), 0 for one that is not known. With `plain`,
 * unmarked letters also stand for the marked word. */
uint16_t tc_vocabulary_word(const tc_letter *letters, size_t count, bool plain);
enum { TC_WORDS_MOST = 1600 };
extern uint32_t tc_word_flags[TC_WORDS_MOST]; /* TC_WORD_… of each word */
/* The kinds of the phrases that begin with a word, a bit each; [1]: with `plain`. */
extern uint8_t tc_word_phrases[2][TC_WORDS_MOST];
/* What each word that begins a number tells by itself, 0 for none; [1]: of each plain form. */
extern uint8_t tc_word_numbers[2][TC_WORDS_MOST];
/* The first phrase that begins with the word, or NULL; go on with tc_vocabulary_next. Longer phrases come first. With
 * `plain`, words of the same letters without marks count as one; compare them by tc_vocabulary_plain. */
const tc_phrase *tc_vocabulary_phrases(uint16_t word, bool plain);
const tc_phrase *tc_vocabulary_next(const tc_phrase *phrase, bool plain);
uint16_t tc_vocabulary_plain(uint16_t word); /* the first word with the same plain form */

/* The tables: words.c. */
typedef struct tc_word_list {
    uint32_t flag;
    const char *words;
} tc_word_list;
typedef struct tc_phrase_list {
    uint8_t kind, value;
    const char *phrases; /* separated by '|' */
} tc_phrase_list;
const tc_word_list *tc_word_lists(size_t *count);
const tc_phrase_list *tc_phrase_lists(size_t *count);

#endif
