/* The tables are turned into hashes once, at the first use, and never change afterwards. */
#include "vocabulary.h"
#include <pthread.h>
#include <string.h>
#include <tracuu/entity.h>
#include <tracuu/text.h>

enum { SLOTS = 4096, WORDS = TC_WORDS_MOST, PHRASES = 1024, LONGEST = 24 };

tc_letter tc_letter_table[TC_LETTERS_END];
uint32_t tc_word_flags[TC_WORDS_MOST];
uint8_t tc_word_phrases[2][TC_WORDS_MOST];
uint8_t tc_word_numbers[2][TC_WORDS_MOST];

/* The upper 48 bits of a hash with the word in place of the others, so that the tables stay near the processor; 0 for
 * an empty place. The lower bits of the hash say where it is looked for. */
typedef uint64_t slot;

static struct {
    slot exact[SLOTS], plain[SLOTS];
    uint16_t plain_form[WORDS];
    uint16_t first[2][WORDS]; /* of the phrases that begin with a word, with a plain form */
    tc_phrase phrases[PHRASES];
    uint16_t words, phrase_count;
} vocabulary;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* ---- letters ---- */

static void fill_letters(void)
{
    static const char *const rows[] = {
        "aàáảãạAÀÁẢÃẠ", "eèéẻẽẹEÈÉẺẼẸ", "iìíỉĩịIÌÍỈĨỊ", "oòóỏõọOÒÓỎÕỌ", "uùúủũụUÙÚỦŨỤ", "yỳýỷỹỵYỲÝỶỸỴ",
        "âầấẩẫậÂẦẤẨẪẬ", "êềếểễệÊỀẾỂỄỆ", "ôồốổỗộÔỒỐỔỖỘ", "ăằắẳẵặĂẰẮẲẴẶ", "ơờớởỡợƠỜỚỞỠỢ", "ưừứửữựƯỪỨỬỮỰ",
    };
    static const char bases[] = "aeiouyaeoaou";
    for (unsigned c = 'a'; c <= 'z'; c++) {
        tc_letter_table[c] = (tc_letter)(c - 'a' + 1);
        tc_letter_table[c - 32] = (tc_letter)(tc_letter_table[c] | TC_LETTER_UPPER);
    }
    for (unsigned c = 0xC0; c < 0x250; c++)
        if (c != 0xD7 && c != 0xF7) tc_letter_table[c] = TC_LETTER_OTHER;
    for (unsigned c = 0x1E00; c < TC_LETTERS_END; c++) tc_letter_table[c] = TC_LETTER_OTHER;
    for (size_t r = 0; r < TC_COUNT(rows); r++) {
        unsigned quality = r < 6 ? 0 : r < 9 ? 1 : 2;
        size_t length = strlen(rows[r]), at = 0;
        for (unsigned k = 0; at < length; k++) {
            unsigned letter = (unsigned)(bases[r] - 'a' + 1) | quality << 5 | (k % 6) << 7;
            tc_letter_table[tc_utf8_next(rows[r], length, &at)] = (tc_letter)(letter | (k < 6 ? 0 : TC_LETTER_UPPER));
        }
    }
    tc_letter_table[0x111] = 4 | 3 << 5;
    tc_letter_table[0xF0] = 4 | 3 << 5;
    tc_letter_table[0x110] = tc_letter_table[0xD0] = tc_letter_table[0x189] = 4 | 3 << 5 | TC_LETTER_UPPER;
}

/* Combining marks of text that is not composed; 0x300 grave, 0x301 acute, 0x309 hook, 0x303 tilde, 0x323 dot. */
static tc_letter combining(uint32_t c)
{
    switch (c) {
    case 0x300: return TC_LETTER_MARK | 1 << 7;
    case 0x301: return TC_LETTER_MARK | 2 << 7;
    case 0x309: return TC_LETTER_MARK | 3 << 7;
    case 0x303: return TC_LETTER_MARK | 4 << 7;
    case 0x323: return TC_LETTER_MARK | 5 << 7;
    case 0x302: return TC_LETTER_MARK | 1 << 5;
    case 0x306:
    case 0x31B: return TC_LETTER_MARK | 2 << 5;
    }
    return TC_LETTER_MARK;
}

static tc_letter letter_of(uint32_t c)
{
    if (c < TC_LETTERS_END && !(c >= TC_LETTERS_GAP && c < TC_LETTERS_GO_ON)) return tc_letter_table[c];
    if (c >= 0x300 && c < 0x370) return combining(c);
    return tc_is_letter(c) ? TC_LETTER_OTHER : 0;
}

/* ---- words ---- */

static bool vowel(unsigned base)
{
    return base == 1 || base == 5 || base == 9 || base == 15 || base == 21 || base == 25;
}

/* Of the letters with their qualities, then the tone; y that is the whole rime is i, as in "quý" and "quí". Nine
 * letters of seven bits stand side by side in `last`; of a longer word the first go on to `rest`. */
static uint64_t hash_word(const tc_letter *letters, size_t count)
{
    uint64_t last = 0, rest = 0;
    unsigned tone = 0, n = 0;
    for (size_t k = 0; k < count; k++) {
        unsigned letter = letters[k];
        if (letter & TC_LETTER_TONE) tone = letter & TC_LETTER_TONE;
        if (letter & TC_LETTER_MARK) {
            if (n) last |= letter & TC_LETTER_QUALITY;
            continue;
        }
        if (++n > 9) rest = (rest ^ last >> 57) * 1099511628211u;
        last = last << 7 | (letter & (TC_LETTER_BASE | TC_LETTER_QUALITY));
    }
    unsigned before = last >> 7 & 0x7F;
    if (n > 1 && (last & 0x7F) == 25 && (!vowel(before) || (n > 2 && before == 21 && (last >> 14 & 0x7F) == 17)))
        last ^= 25 ^ 9;
    uint64_t hash = last * 0x9E3779B97F4A7C15u;
    hash = (hash ^ hash >> 32 ^ rest ^ tone ^ n << 16) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

static slot *find(slot *slots, uint64_t hash)
{
    size_t at = hash & (SLOTS - 1);
    while (slots[at] && (slots[at] ^ hash) > UINT16_MAX) at = (at + 1) & (SLOTS - 1);
    return &slots[at];
}

static uint16_t word_of(const slot *found)
{
    return (uint16_t)*found;
}

static slot slot_of(uint64_t hash, uint16_t word)
{
    return (hash & ~(uint64_t)UINT16_MAX) | word;
}

static size_t spell(tc_letter *letters, const char *word, size_t length)
{
    size_t count = 0, at = 0;
    while (at < length && count < LONGEST) letters[count++] = letter_of(tc_utf8_next(word, length, &at));
    return count;
}

static uint16_t intern(const char *word, size_t length)
{
    tc_letter letters[LONGEST];
    size_t count = spell(letters, word, length);
    slot *exact = find(vocabulary.exact, hash_word(letters, count));
    if (*exact) return word_of(exact);
    if (vocabulary.words + 1 >= WORDS) return 0;
    uint16_t fresh = ++vocabulary.words;
    *exact = slot_of(hash_word(letters, count), fresh);
    for (size_t k = 0; k < count; k++) letters[k] &= TC_LETTER_BASE;
    uint64_t hash = hash_word(letters, count);
    slot *plain = find(vocabulary.plain, hash);
    if (!*plain) *plain = slot_of(hash, fresh);
    vocabulary.plain_form[fresh] = word_of(plain);
    return fresh;
}

static void fill_words(void)
{
    size_t lists;
    const tc_word_list *list = tc_word_lists(&lists);
    for (size_t k = 0; k < lists; k++) {
        const char *at = list[k].words;
        while (*at) {
            size_t length = strcspn(at, " ");
            if (length) tc_word_flags[intern(at, length)] |= list[k].flag;
            at += length + (at[length] == ' ');
        }
    }
}

static void fill_numbers(void)
{
    for (const tc_number_word *n = tc_number_words(); n->word; n++) {
        uint16_t word = n->roles & TC_NUMBER_BEGINS && n->value > 0 ? intern(n->word, strlen(n->word)) : 0;
        if (!word) continue;
        tc_word_numbers[0][word] = (uint8_t)n->value;
        tc_word_numbers[1][vocabulary.plain_form[word]] = (uint8_t)n->value;
    }
}

/* ---- phrases ---- */

static void add_link(uint16_t added, uint16_t word, unsigned plain)
{
    tc_phrase *phrases = vocabulary.phrases;
    uint16_t *link = &vocabulary.first[plain][word];
    while (*link && phrases[*link].count >= phrases[added].count) link = &phrases[*link].next[plain];
    phrases[added].next[plain] = *link;
    *link = added;
}

static void add_phrase(const char *text, size_t length, uint8_t kind, uint8_t value)
{
    if (vocabulary.phrase_count + 1 >= PHRASES) return;
    tc_phrase phrase = {.kind = kind, .value = value};
    for (size_t at = 0; at < length && phrase.count < TC_PHRASE_WORDS;) {
        size_t n = 0;
        while (at + n < length && text[at + n] != ' ') n++;
        phrase.words[phrase.count++] = intern(text + at, n);
        at += n + 1;
    }
    vocabulary.phrases[++vocabulary.phrase_count] = phrase;
    add_link(vocabulary.phrase_count, phrase.words[0], 0);
    add_link(vocabulary.phrase_count, vocabulary.plain_form[phrase.words[0]], 1);
}

static void fill_phrases(void)
{
    size_t lists;
    const tc_phrase_list *list = tc_phrase_lists(&lists);
    for (size_t k = 0; k < lists; k++) {
        const char *at = list[k].phrases;
        while (*at) {
            size_t length = strcspn(at, "|");
            add_phrase(at, length, list[k].kind, list[k].value);
            at += length + (at[length] == '|');
        }
    }
    const char *const *types = tc_document_types();
    for (uint8_t k = 0; types[k]; k++) add_phrase(types[k], strlen(types[k]), TC_PHRASE_TYPE, k);
}

/* Notes the kinds of phrases of each word, so that most questions for one are answered without a search. */
static void fill_kinds(void)
{
    for (unsigned plain = 0; plain < 2; plain++)
        for (uint16_t word = 1; word <= vocabulary.words; word++)
            for (const tc_phrase *p = tc_vocabulary_phrases(word, plain); p; p = tc_vocabulary_next(p, plain))
                tc_word_phrases[plain][word] |= (uint8_t)(1u << p->kind);
}

static void fill(void)
{
    static const char *const cues[] = {
#define X(name, word) word,
        TC_CUE_LIST(X)
#undef X
    };
    fill_letters();
    for (size_t k = 0; k < TC_COUNT(cues); k++) intern(cues[k], strlen(cues[k]));
    fill_words();
    fill_phrases();
    fill_kinds();
    fill_numbers();
}

/* ---- look-ups ---- */

void tc_vocabulary_open(void)
{
    pthread_once(&once, fill);
}

tc_letter tc_letter_of(uint32_t code_point)
{
    pthread_once(&once, fill);
    return letter_of(code_point);
}

uint16_t tc_vocabulary_word(const tc_letter *letters, size_t count, bool plain)
{
    if (!count || count > LONGEST) return 0;
    uint64_t hash = hash_word(letters, count);
    const slot *exact = find(vocabulary.exact, hash);
    if (!plain) return word_of(exact);
    const slot *marked = find(vocabulary.plain, hash);
    return *marked ? word_of(marked) : word_of(exact);
}

uint16_t tc_vocabulary_plain(uint16_t word)
{
    return word < WORDS ? vocabulary.plain_form[word] : 0;
}

const tc_phrase *tc_vocabulary_phrases(uint16_t word, bool plain)
{
    if (!word || word >= WORDS) return NULL;
    uint16_t first = vocabulary.first[plain][plain ? vocabulary.plain_form[word] : word];
    return first ? &vocabulary.phrases[first] : NULL;
}

const tc_phrase *tc_vocabulary_next(const tc_phrase *phrase, bool plain)
{
    return phrase->next[plain] ? &vocabulary.phrases[phrase->next[plain]] : NULL;
}
