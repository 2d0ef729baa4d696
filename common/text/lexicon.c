#include "common/text/lexicon.h"
#include "common/text/foreign.h"
#include "common/text/letter.h"
#include "common/text/word.h"
#include <stdlib.h>
#include <string.h>

enum {
    WORDS_MOST = 200000, /* more are forgotten before the next call */
    RAW_MOST = 255,      /* longer words are not remembered */
    CAMEL_MOST = 64,     /* longer words are not searched for a place to cut */
    CHUNK = 1 << 16,
    FIRST_SLOTS = 1 << 10,
};

/* Memory handed out in pieces and taken back at once. */
typedef struct chunk {
    struct chunk *older;
    size_t used, size;
    char bytes[];
} chunk;

typedef struct slot {
    uint32_t hash;
    uint32_t word; /* index + 1 in `words`; 0 for a free slot */
} slot;

struct tc_lexicon {
    slot *slots;
    size_t slot_count; /* a power of two, at least twice the words */
    tc_word *words;    /* in the order of their first sight, so the common ones lie together */
    size_t count, capacity;
    chunk *lasting, *passing; /* of the remembered words; of this call */
    tc_word once;             /* a word that is not remembered */
    tc_word_work work;
    tc_stemmer *stemmer;
};

/* ---- memory ---- */

static void chunks_free(chunk **list)
{
    while (*list) {
        chunk *older = (*list)->older;
        free(*list);
        *list = older;
    }
}

static char *chunk_take(chunk **list, size_t length)
{
    if (!*list || (*list)->size - (*list)->used < length) {
        size_t size = length > CHUNK ? length : CHUNK;
        chunk *more = malloc(sizeof *more + size);
        if (!more) return NULL;
        *more = (chunk){*list, 0, size};
        *list = more;
    }
    char *bytes = (*list)->bytes + (*list)->used;
    (*list)->used += length;
    return bytes;
}

char *tc_lexicon_keep(tc_lexicon *lexicon, const char *bytes, size_t length)
{
    char *copy = chunk_take(&lexicon->passing, length);
    if (copy) memcpy(copy, bytes, length);
    return copy;
}

tc_status tc_lexicon_new(tc_lexicon **out)
{
    tc_lexicon *made = calloc(1, sizeof *made);
    if (!made) return tc_fail(TC_MEMORY, "no memory for an analyser");
    made->slots = calloc(FIRST_SLOTS, sizeof *made->slots);
    made->slot_count = FIRST_SLOTS;
    tc_status status = made->slots ? tc_stemmer_new(&made->stemmer) : tc_fail(TC_MEMORY, "no memory for an analyser");
    if (status != TC_OK) {
        tc_lexicon_free(made);
        return status;
    }
    *out = made;
    return TC_OK;
}

void tc_lexicon_free(tc_lexicon *lexicon)
{
    if (!lexicon) return;
    chunks_free(&lexicon->lasting);
    chunks_free(&lexicon->passing);
    tc_word_work_free(&lexicon->work);
    tc_stemmer_free(lexicon->stemmer);
    free(lexicon->slots);
    free(lexicon->words);
    free(lexicon);
}

static void forget_all(tc_lexicon *lexicon)
{
    chunks_free(&lexicon->lasting);
    memset(lexicon->slots, 0, lexicon->slot_count * sizeof *lexicon->slots);
    lexicon->count = 0;
}

void tc_lexicon_trim(tc_lexicon *lexicon)
{
    if (lexicon->count > WORDS_MOST) forget_all(lexicon);
    if (!lexicon->passing) return;
    chunks_free(&lexicon->passing->older);
    if (lexicon->passing->size > CHUNK)
        chunks_free(&lexicon->passing);
    else
        lexicon->passing->used = 0;
}

/* ---- what a word is ---- */

static bool is_ascii_letters(const tc_buffer *text)
{
    for (size_t i = 0; i < text->length; i++)
        if (text->data[i] < 'a' || text->data[i] > 'z') return false;
    return true;
}

static uint8_t case_flags(const tc_buffer *whole)
{
    uint8_t flags = TC_TOKEN_UPPER;
    int seen = 0;
    for (size_t at = 0; at < whole->length;) {
        uint32_t c = tc_utf8_read(whole->data, &at);
        unsigned letter = tc_letter_flags(c);
        if (!(letter & TC_LETTER)) continue;
        if (!(letter & TC_UPPER))
            flags &= (uint8_t)~TC_TOKEN_UPPER;
        else if (seen == 0)
            flags |= TC_TOKEN_CAPITAL;
        seen++;
    }
    return seen < 2 ? flags & (uint8_t)~TC_TOKEN_UPPER : flags;
}

static uint8_t cue_of(const tc_buffer *canonical)
{
    static const struct {
        const char *marked, *bare;
        tc_cue cue;
    } cues[] = {{"ngày", "ngay", TC_CUE_DAY},
                {"tháng", "thang", TC_CUE_MONTH},
                {"năm", "nam", TC_CUE_YEAR},
                {"số", "so", TC_CUE_NUMBER}};
    for (size_t i = 0; i < TC_COUNT(cues); i++)
        if (!strcmp(canonical->data, cues[i].marked) || !strcmp(canonical->data, cues[i].bare))
            return (uint8_t)cues[i].cue;
    return TC_CUE_NONE;
}

/* Whether text[0..length) is written as a syllable, be it without or with some of its marks. */
static tc_status is_syllable(bool *out, const char *text, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    TRY(tc_fold(&folded, text, length));
    *out = tc_syllable_possible(folded.data, folded.length);
    return TC_OK;
}

/* The next place behind `at` where a lower-case letter meets a capital, or `length`. */
static size_t next_hump(const char *raw, size_t length, size_t at)
{
    bool lower = false;
    while (at < length) {
        size_t next = at;
        unsigned flags = tc_letter_flags(tc_utf8_next(raw, length, &next));
        if (lower && (flags & TC_UPPER)) return at;
        if (flags & TC_LETTER) lower = !(flags & TC_UPPER);
        at = next;
    }
    return length;
}

/* Where to cut a word off the front of glued ones: at a hump between two that are syllables; 0 for nowhere. */
static tc_status find_cut(uint8_t *out, const char *raw, size_t length)
{
    *out = 0;
    if (length > CAMEL_MOST) return TC_OK;
    size_t start = 0, hump = next_hump(raw, length, 0);
    while (hump < length) {
        size_t next = next_hump(raw, length, hump);
        bool before, after;
        TRY(is_syllable(&before, raw + start, hump - start));
        TRY(is_syllable(&after, raw + hump, next - hump));
        if (before && after) {
            *out = (uint8_t)hump;
            return TC_OK;
        }
        start = hump;
        hump = next;
    }
    return TC_OK;
}

static tc_status find_stem(tc_lexicon *lexicon, const tc_word *word, const char **stem, size_t *length)
{
    const tc_buffer *canonical = &lexicon->work.canonical;
    *length = 0;
    if (word->kind != TC_TOKEN_FOREIGN || (word->flags & TC_TOKEN_UPPER)) return TC_OK;
    if (canonical->length < 3 || word->length != canonical->length || !is_ascii_letters(canonical)) return TC_OK;
    return tc_stemmer_stem(lexicon->stemmer, stem, length, canonical->data, canonical->length);
}

static tc_token_kind kind_of(const tc_word_work *work)
{
    if (work->digits) return TC_TOKEN_DIGITS;
    if (tc_syllable_possible(work->folded.data, work->folded.length)) return TC_TOKEN_SYLLABLE;
    return TC_TOKEN_FOREIGN;
}

/* Writes what `word` points to: raw bytes (of a word that is remembered), term, Z term. */
static tc_status store(tc_lexicon *lexicon, tc_word *word, const char *raw, size_t raw_length)
{
    const char *stem = NULL;
    size_t stem_length;
    bool lasting = raw_length <= RAW_MOST;
    size_t kept = lasting ? raw_length : 0;
    TRY(find_stem(lexicon, word, &stem, &stem_length));
    size_t z = stem_length ? stem_length + 1 : 0;
    char *bytes = chunk_take(lasting ? &lexicon->lasting : &lexicon->passing, kept + word->length + z + 1);
    if (!bytes) return tc_fail(TC_MEMORY, "no memory for a word of %zu bytes", raw_length);
    memcpy(bytes, raw, kept);
    word->raw = bytes;
    word->term = bytes + kept;
    if (word->length) memcpy(bytes + kept, lexicon->work.term.data, word->length);
    if (z) bytes[kept + word->length] = 'Z';
    if (z) memcpy(bytes + kept + word->length + 1, stem, stem_length);
    word->stem_length = (uint8_t)z;
    return TC_OK;
}

static tc_status make_word(tc_lexicon *lexicon, tc_word *word, const char *raw, size_t length)
{
    const tc_word_work *work = &lexicon->work;
    word->raw_length = length <= RAW_MOST ? (uint8_t)length : 0;
    TRY(find_cut(&word->cut, raw, length));
    if (!word->cut) {
        TRY(tc_word_term(&lexicon->work, raw, length));
        word->kind = (uint8_t)kind_of(work);
        word->length = (uint16_t)work->term.length;
        word->fold_length = (uint16_t)work->fold_length;
        word->flags = case_flags(&work->whole);
        if (work->marks.length) word->flags |= TC_TOKEN_MARKED;
        word->cue = cue_of(&work->canonical);
    }
    return store(lexicon, word, raw, length);
}

/* ---- the table ---- */

/* The first 16 bytes of a word, zeros behind a shorter one; read at once where the text goes on long enough. */
static inline void read_head(uint64_t head[2], const char *raw, size_t length, size_t room)
{
    if (room < 16) {
        head[0] = head[1] = 0;
        memcpy(head, raw, length < 16 ? length : 16);
        return;
    }
    memcpy(head, raw, 16);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (length < 8) head[0] &= ((uint64_t)1 << 8 * length) - 1;
    if (length <= 8)
        head[1] = 0;
    else if (length < 16)
        head[1] &= ((uint64_t)1 << 8 * (length - 8)) - 1;
#else
    if (length < 16) memset((char *)head + length, 0, 16 - length);
#endif
}

static inline uint32_t hash_word(const uint64_t head[2], const char *raw, size_t length)
{
    uint64_t hash = (head[0] ^ length) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ hash >> 32 ^ head[1]) * 0xD6E8FEB86659FD93u;
    for (size_t i = 16; i < length; i++) hash = (hash ^ (unsigned char)raw[i]) * 0x100000001B3u;
    return (uint32_t)(hash >> 32);
}

static tc_status widen(tc_lexicon *lexicon)
{
    size_t count = lexicon->slot_count * 2;
    slot *slots = calloc(count, sizeof *slots);
    if (!slots) return tc_fail(TC_MEMORY, "no memory for %zu words", count);
    for (size_t i = 0; i < lexicon->slot_count; i++) {
        if (!lexicon->slots[i].word) continue;
        size_t at = lexicon->slots[i].hash & (count - 1);
        while (slots[at].word) at = (at + 1) & (count - 1);
        slots[at] = lexicon->slots[i];
    }
    free(lexicon->slots);
    lexicon->slots = slots;
    lexicon->slot_count = count;
    return TC_OK;
}

static tc_status add_word(tc_lexicon *lexicon, const tc_word **out, const char *raw, const tc_word *fresh,
                          uint32_t hash, size_t length)
{
    if (lexicon->count >= lexicon->slot_count / 2) TRY(widen(lexicon));
    TRY(TC_GROW(lexicon->words, lexicon->capacity, lexicon->count + 1));
    tc_word *word = &lexicon->words[lexicon->count];
    *word = *fresh;
    TRY(make_word(lexicon, word, raw, length));
    size_t mask = lexicon->slot_count - 1, at = hash & mask;
    while (lexicon->slots[at].word) at = (at + 1) & mask;
    lexicon->slots[at] = (slot){hash, (uint32_t)++lexicon->count};
    *out = word;
    return TC_OK;
}

tc_status tc_lexicon_find(tc_lexicon *lexicon, const tc_word **out, const char *text, size_t length, size_t start,
                          size_t end)
{
    const char *raw = text + start;
    size_t n = end - start;
    if (n > RAW_MOST) {
        lexicon->once = (tc_word){0};
        *out = &lexicon->once;
        return make_word(lexicon, &lexicon->once, raw, n);
    }
    tc_word fresh = {0};
    read_head(fresh.head, raw, n, length - start);
    uint32_t hash = hash_word(fresh.head, raw, n);
    size_t mask = lexicon->slot_count - 1;
    for (size_t at = hash & mask; lexicon->slots[at].word; at = (at + 1) & mask) {
        if (lexicon->slots[at].hash != hash) continue;
        const tc_word *word = &lexicon->words[lexicon->slots[at].word - 1];
        if (word->head[0] != fresh.head[0] || word->head[1] != fresh.head[1] || word->raw_length != n) continue;
        if (n > 16 && memcmp(word->raw + 16, raw + 16, n - 16) != 0) continue;
        *out = word;
        return TC_OK;
    }
    return add_word(lexicon, out, raw, &fresh, hash, n);
}
