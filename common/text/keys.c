/* Keystrokes of Telex and VNI that were left in a word: "ngaan" is ngân, "d9inh5" is định.
 *
 * Both methods type a mark as a key behind its letter or at the end of the syllable. What is undone may be marked in
 * part already ("tôngr"), since keyboards lose single keys too. Whatever comes out must be a syllable. */
#include "common/text/letter.h"
#include <string.h>

enum { LETTERS = 7 };

typedef struct keyed {
    uint32_t base[LETTERS];
    unsigned quality[LETTERS];
    int count;
    unsigned tone;
    bool keys; /* some key was undone */
} keyed;

static bool is_vowel(uint32_t base)
{
    return base < 0x80 && base && strchr("aeiouy", (int)base);
}

static bool has_vowel(const keyed *k)
{
    for (int i = 0; i < k->count; i++)
        if (is_vowel(k->base[i])) return true;
    return false;
}

static bool set_tone(keyed *k, unsigned tone)
{
    if (!has_vowel(k) || (k->tone && k->tone != tone)) return false;
    k->tone = tone;
    return k->keys = true;
}

/* The last of these letters that bears no quality mark gets one. */
static bool set_quality(keyed *k, unsigned quality, const char *bases)
{
    int i = k->count - 1;
    while (i >= 0 && (k->quality[i] || k->base[i] >= 0x80 || !strchr(bases, (int)k->base[i]))) i--;
    if (i < 0) return false;
    k->quality[i] = quality;
    return k->keys = true;
}

/* One key makes ươ of uo; uơ stands at the end of a syllable alone. */
static void spread_horn(keyed *k)
{
    for (int i = 0; i + 2 < k->count; i++)
        if (k->base[i] == 'u' && !k->quality[i] && k->base[i + 1] == 'o' && k->quality[i + 1] == TC_QUALITY_HORN)
            k->quality[i] = TC_QUALITY_HORN;
}

/* w: breve or horn of the last vowel that bears one; a u of its own where there is none. */
static bool set_hook(keyed *k)
{
    for (int i = k->count - 1; i >= 0; i--) {
        if (k->quality[i]) continue;
        if (k->base[i] == 'a') return set_quality(k, TC_QUALITY_BREVE, "a");
        if (k->base[i] == 'o' || k->base[i] == 'u') return set_quality(k, TC_QUALITY_HORN, "ou");
    }
    if (k->count == LETTERS || has_vowel(k)) return false;
    k->base[k->count] = 'u';
    k->quality[k->count++] = TC_QUALITY_HORN;
    return k->keys = true;
}

/* Whether the letter is a key that was undone; a letter that is none is kept by the caller. */
static bool undo_telex(keyed *k, uint32_t c)
{
    static const char tones[] = "fsrxj"; /* huyền, sắc, hỏi, ngã, nặng */
    const char *tone = strchr(tones, (int)c);
    if (tone) return set_tone(k, (unsigned)(tone - tones) + 1);
    if (c == 'w') return set_hook(k);
    int last = k->count - 1;
    bool doubled = last >= 0 && k->base[last] == c && !k->quality[last] && strchr("aeod", (int)c);
    if (!doubled) return false;
    k->quality[last] = c == 'd' ? TC_QUALITY_STROKE : TC_QUALITY_CIRCUMFLEX;
    return k->keys = true;
}

static bool undo_vni(keyed *k, uint32_t c)
{
    static const unsigned tones[] = {2, 1, 3, 4, 5}; /* 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng */
    if (c >= '1' && c <= '5') return set_tone(k, tones[c - '1']);
    if (c == '6') return set_quality(k, TC_QUALITY_CIRCUMFLEX, "aeo");
    if (c == '7') return set_quality(k, TC_QUALITY_HORN, "ou");
    if (c == '8') return set_quality(k, TC_QUALITY_BREVE, "a");
    return c == '9' && set_quality(k, TC_QUALITY_STROKE, "d");
}

/* A letter as it stands, its tone taken apart. */
static bool keep_letter(keyed *k, const tc_letter_row *row)
{
    unsigned tone = row->marks % TC_TONES;
    if (k->count == LETTERS || (tone && k->tone && k->tone != tone)) return false;
    if (tone) k->tone = tone;
    /* The tone came through and the second of two keys did not: "toỏng". */
    if (tone == row->marks && tone && k->count && k->base[k->count - 1] == row->base && !k->quality[k->count - 1] &&
        strchr("aeo", row->base))
        return set_quality(k, TC_QUALITY_CIRCUMFLEX, "aeo");
    k->base[k->count] = row->base;
    k->quality[k->count++] = row->marks / TC_TONES;
    return true;
}

static bool undo_all(keyed *k, const char *word, size_t length, tc_keyboard keyboard)
{
    for (size_t at = 0; at < length;) {
        uint32_t c = tc_to_lower(tc_utf8_next(word, length, &at));
        bool digit = c >= '0' && c <= '9';
        if (c < 0x80 && c && (keyboard == TC_KEYBOARD_VNI ? undo_vni(k, c) : undo_telex(k, c))) continue;
        const tc_letter_row *row = tc_letter_find(c);
        if (digit || !row || !(row->flags & TC_SIMPLE) || row->base < 'a' || row->base > 'z') return false;
        if (!keep_letter(k, row)) return false;
    }
    spread_horn(k);
    return k->keys;
}

static void put_letters(tc_buffer *out, const keyed *k, int bearer)
{
    for (int i = 0; i < k->count; i++) {
        unsigned marks = k->quality[i] * TC_TONES + (i == bearer ? k->tone : 0);
        uint32_t letter = tc_letter_compose(k->base[i], marks);
        tc_put_utf8(out, letter ? letter : k->base[i]);
    }
}

tc_status tc_keys_undo(tc_buffer *out, bool *undone, const char *word, size_t length, tc_keyboard keyboard)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer made = {0};
    keyed k = {.count = 0};
    *undone = false;
    if (!undo_all(&k, word, length, keyboard)) return TC_OK;
    for (int bearer = 0; bearer < k.count && !*undone; bearer++) {
        if (k.tone && !is_vowel(k.base[bearer])) continue;
        tc_buffer_clear(&made);
        put_letters(&made, &k, bearer);
        TRY(tc_buffer_check(&made));
        *undone = tc_syllable_parse(NULL, made.data, made.length);
    }
    if (*undone) tc_put(out, made.data, made.length);
    return tc_buffer_check(out);
}
