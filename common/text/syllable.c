/* The grammar of Vietnamese syllables: onset, rime, tone.
 *
 * Which onset goes with which rime follows the spelling: k gh ngh stand before e ê i, c g ng before the other vowels,
 * gi swallows the i of its rime, y stands for i as a whole rime after some onsets. Source: Hoàng Phê (ed.), Chính tả
 * tiếng Việt, and the list of syllables of hunspell-vi, against which tests/unit/test_text_syllable.c checks it.
 */
#include "common/text/letter.h"
#include <string.h>

/* Groups of rimes; an onset goes with a rime when they share a group. */
enum {
    A = 1,   /* begins with a ă â */
    E = 2,   /* begins with e ê */
    I = 4,   /* begins with i */
    O = 8,   /* begins with o ô ơ u ư as its vowel */
    W = 16,  /* begins with a glide, written o or u: oa oe uy uê */
    Y = 32,  /* y as the whole rime */
    Z = 64,  /* yê, a syllable without onset */
    Q = 128, /* may follow qu, whose u is the glide */
    H = 256, /* uơ, found after h, kh, th alone */
};

typedef struct onset {
    char text[5], folded[4];
    uint16_t groups;
} onset;

static const onset onsets[] = {
    {"", "", A | E | I | O | W | Y | Z},
    {"b", "b", A | E | I | O | W},
    {"c", "c", A | O},
    {"ch", "ch", A | E | I | O | W},
    {"d", "d", A | E | I | O | W},
    {"đ", "d", A | E | I | O | W},
    {"g", "g", A | O | W | I},
    {"gh", "gh", E | I},
    {"gi", "gi", A | E | O},
    {"h", "h", A | E | I | O | W | Y | H},
    {"k", "k", E | I | Y},
    {"kh", "kh", A | E | I | O | W | H},
    {"l", "l", A | E | I | O | W | Y},
    {"m", "m", A | E | I | O | W | Y},
    {"n", "n", A | E | I | O | W},
    {"ng", "ng", A | O | W},
    {"ngh", "ngh", E | I},
    {"nh", "nh", A | E | I | O | W},
    {"p", "p", A | E | I | O | W},
    {"ph", "ph", A | E | I | O | W},
    {"qu", "qu", Q},
    {"r", "r", A | E | I | O | W},
    {"s", "s", A | E | I | O | W | Y},
    {"t", "t", A | E | I | O | W | Y},
    {"th", "th", A | E | I | O | W | Y | H},
    {"tr", "tr", A | E | I | O | W},
    {"v", "v", A | E | I | O | W | Y},
    {"x", "x", A | E | I | O | W},
};
enum { ONSETS = TC_COUNT(onsets) };

typedef struct rime {
    char text[8], folded[6];
    uint16_t groups;
} rime;

/* In the order of their first letter without marks. */
static const rime rimes[] = {
    {"a", "a", A | Q},     {"ac", "ac", A | Q},   {"ach", "ach", A | Q}, {"ai", "ai", A | Q},   {"am", "am", A | Q},
    {"an", "an", A | Q},   {"ang", "ang", A | Q}, {"anh", "anh", A | Q}, {"ao", "ao", A | Q},   {"ap", "ap", A | Q},
    {"at", "at", A | Q},   {"au", "au", A | Q},   {"ay", "ay", A | Q},   {"ăc", "ac", A | Q},   {"ăm", "am", A | Q},
    {"ăn", "an", A | Q},   {"ăng", "ang", A | Q}, {"ăp", "ap", A | Q},   {"ăt", "at", A | Q},   {"âc", "ac", A | Q},
    {"âm", "am", A | Q},   {"ân", "an", A | Q},   {"âng", "ang", A | Q}, {"âp", "ap", A | Q},   {"ât", "at", A | Q},
    {"âu", "au", A | Q},   {"ây", "ay", A | Q},   {"e", "e", E | Q},     {"ec", "ec", E},       {"em", "em", E | Q},
    {"en", "en", E | Q},   {"eng", "eng", E | Q}, {"eo", "eo", E | Q},   {"ep", "ep", E | Q},   {"et", "et", E | Q},
    {"ê", "e", E | Q},     {"êch", "ech", E | Q}, {"êm", "em", E | Q},   {"ên", "en", E | Q},   {"ênh", "enh", E | Q},
    {"êp", "ep", E | Q},   {"êt", "et", E | Q},   {"êu", "eu", E | Q},   {"i", "i", I | Q},     {"ia", "ia", I},
    {"ich", "ich", I | Q}, {"im", "im", I},       {"in", "in", I | Q},   {"inh", "inh", I | Q}, {"ip", "ip", I},
    {"it", "it", I | Q},   {"iu", "iu", I | Q},   {"iêc", "iec", I},     {"iêm", "iem", I},     {"iên", "ien", I},
    {"iêng", "ieng", I},   {"iêp", "iep", I},     {"iêt", "iet", I},     {"iêu", "ieu", I},     {"o", "o", O},
    {"oc", "oc", O},       {"oi", "oi", O},       {"om", "om", O},       {"on", "on", O},       {"ong", "ong", O},
    {"ooc", "ooc", O},     {"oong", "oong", O},   {"op", "op", O},       {"ot", "ot", O},       {"ô", "o", O},
    {"ôc", "oc", O | Q},   {"ôi", "oi", O},       {"ôm", "om", O},       {"ôn", "on", O},       {"ông", "ong", O},
    {"ôp", "op", O},       {"ôt", "ot", O},       {"ơ", "o", O | Q},     {"ơi", "oi", O | Q},   {"ơm", "om", O},
    {"ơn", "on", O | Q},   {"ơp", "op", O},       {"ơt", "ot", O | Q},   {"oa", "oa", W},       {"oac", "oac", W},
    {"oach", "oach", W},   {"oai", "oai", W},     {"oam", "oam", W},     {"oan", "oan", W},     {"oang", "oang", W},
    {"oanh", "oanh", W},   {"oao", "oao", W},     {"oap", "oap", W},     {"oat", "oat", W},     {"oay", "oay", W},
    {"oăc", "oac", W},     {"oăm", "oam", W},     {"oăn", "oan", W},     {"oăng", "oang", W},   {"oăt", "oat", W | Q},
    {"oe", "oe", W},       {"oen", "oen", W},     {"oeo", "oeo", W},     {"oet", "oet", W},     {"u", "u", O},
    {"ua", "ua", O},       {"uc", "uc", O},       {"ui", "ui", O},       {"um", "um", O},       {"un", "un", O},
    {"ung", "ung", O},     {"up", "up", O},       {"ut", "ut", O},       {"uôc", "uoc", O},     {"uôi", "uoi", O},
    {"uôm", "uom", O},     {"uôn", "uon", O},     {"uông", "uong", O},   {"uôt", "uot", O},     {"ư", "u", O},
    {"ưa", "ua", O},       {"ưc", "uc", O},       {"ưi", "ui", O},       {"ưm", "um", O},       {"ưn", "un", O},
    {"ưng", "ung", O},     {"ưt", "ut", O},       {"ưu", "uu", O},       {"ươc", "uoc", O},     {"ươi", "uoi", O},
    {"ươm", "uom", O},     {"ươn", "uon", O},     {"ương", "uong", O},   {"ươp", "uop", O},     {"ươt", "uot", O},
    {"ươu", "uou", O},     {"uân", "uan", W},     {"uâng", "uang", W},   {"uât", "uat", W},     {"uây", "uay", W},
    {"uê", "ue", W},       {"uêch", "uech", W},   {"uênh", "uenh", W},   {"uơ", "uo", H},       {"uy", "uy", W},
    {"uya", "uya", W},     {"uych", "uych", W},   {"uyn", "uyn", W},     {"uynh", "uynh", W},   {"uyp", "uyp", W},
    {"uyt", "uyt", W},     {"uyu", "uyu", W},     {"uyên", "uyen", W},   {"uyêt", "uyet", W},   {"y", "y", Y | Q},
    {"ych", "ych", Q},     {"yn", "yn", Q},       {"ynh", "ynh", Q},     {"yt", "yt", Q},       {"yêm", "yem", Z},
    {"yên", "yen", Z | Q}, {"yêng", "yeng", Z},   {"yêt", "yet", Z | Q}, {"yêu", "yeu", Z},
};
enum { RIMES = TC_COUNT(rimes), LETTERS = 7 };
_Static_assert(ONSETS <= UINT8_MAX && RIMES <= UINT8_MAX, "indices of a tc_syllable are bytes");

/* The first letter of rimes, without marks, and where those that begin with it stand. */
static const struct {
    char letter;
    uint8_t from, to;
} initials[] = {{'a', 0, 27}, {'e', 27, 43}, {'i', 43, 59}, {'o', 59, 104}, {'u', 104, 154}, {'y', 154, 164}};
_Static_assert(RIMES == 164, "initials[] says where each letter's rimes stand");

/* A word apart: its letters without tone, and the tone with the letter that bears it. */
typedef struct spelling {
    uint32_t letters[LETTERS];
    int count, tone, bearer; /* bearer -1 when level */
} spelling;

static bool spell(spelling *out, const char *word, size_t length)
{
    *out = (spelling){.bearer = -1};
    for (size_t at = 0; at < length;) {
        const tc_letter_row *row = tc_letter_find(tc_utf8_next(word, length, &at));
        if (out->count == LETTERS || !row || !(row->flags & TC_LETTER)) return false;
        row = tc_letter_find(row->lower);
        if (!row || !(row->flags & TC_SIMPLE) || row->base < 'a' || row->base > 'z') return false;
        unsigned tone = row->marks % TC_TONES;
        if (tone && out->tone) return false;
        if (tone) out->bearer = out->count;
        if (tone) out->tone = (int)tone;
        out->letters[out->count++] = tc_letter_compose(row->base, row->marks - tone);
    }
    return out->count > 0;
}

/* Reads `text` of the tables as letters and returns their number. */
static int letters_of(uint32_t *letters, const char *text)
{
    int n = 0;
    for (size_t at = 0; text[at];) letters[n++] = tc_utf8_read(text, &at);
    return n;
}

static bool spells(const uint32_t *letters, int count, const char *text)
{
    size_t at = 0;
    for (int i = 0; i < count; i++)
        if (!text[at] || tc_utf8_read(text, &at) != letters[i]) return false;
    return !text[at];
}

static bool is_vowel(uint32_t letter)
{
    uint32_t base = tc_letter_find(letter)->base;
    return base != 'd' && tc_letter_is_slot(base);
}

/* Whether the rime is one where two placements of the tone are in use. */
static bool has_two_placements(const char *text)
{
    return !strcmp(text, "oa") || !strcmp(text, "oe") || !strcmp(text, "uy");
}

/* The letter of a rime that bears the tone: the last with a quality mark; else the middle of three vowels, the second
 * of two before a consonant, the first of two at the end (the older placement: hòa, thủy). */
static int bearer_of(const char *text)
{
    uint32_t letters[LETTERS];
    int n = letters_of(letters, text), vowels = 0, marked = -1;
    while (vowels < n && is_vowel(letters[vowels])) vowels++;
    for (int i = 0; i < vowels; i++)
        if (tc_letter_find(letters[i])->marks) marked = i;
    if (marked >= 0) return marked;
    return vowels == 3 || (vowels == 2 && vowels < n) ? 1 : 0;
}

static bool is_stopped(const char *text)
{
    size_t n = strlen(text);
    return strchr("cpt", text[n - 1]) || (n > 1 && !strcmp(text + n - 2, "ch"));
}

static bool tone_fits(const spelling *word, int onset_letters, const rime *r)
{
    if (is_stopped(r->text) && word->tone != 2 && word->tone != 5) return false;
    if (!word->tone) return true;
    int bearer = word->bearer - onset_letters;
    return bearer == bearer_of(r->text) || (bearer == 1 && has_two_placements(r->text));
}

static bool parse_after(tc_syllable *out, const spelling *word, int o)
{
    uint32_t letters[LETTERS];
    int n = letters_of(letters, onsets[o].text);
    if (n >= word->count || memcmp(letters, word->letters, (size_t)n * sizeof *letters) != 0) return false;
    for (int r = 0; r < RIMES; r++) {
        if (!(rimes[r].groups & onsets[o].groups)) continue;
        if (!spells(word->letters + n, word->count - n, rimes[r].text)) continue;
        if (!tone_fits(word, n, &rimes[r])) return false;
        *out = (tc_syllable){(uint8_t)o, (uint8_t)r, (uint8_t)word->tone};
        return true;
    }
    return false;
}

bool tc_syllable_parse(tc_syllable *out, const char *word, size_t length)
{
    spelling apart;
    tc_syllable unused;
    if (length > 4 * LETTERS || !spell(&apart, word, length)) return false;
    /* Longer onsets stand behind their beginnings in the table: gi before g, so that the i of gia is the onset's. */
    for (int o = ONSETS - 1; o >= 0; o--)
        if (parse_after(out ? out : &unused, &apart, o)) return true;
    return false;
}

static bool is_possible_after(const char *folded, size_t length, const onset *o)
{
    size_t n = strlen(o->folded), at = 0;
    if (n >= length || memcmp(folded, o->folded, n) != 0) return false;
    while (at < TC_COUNT(initials) && initials[at].letter != folded[n]) at++;
    if (at == TC_COUNT(initials)) return false;
    for (int r = initials[at].from; r < initials[at].to; r++) {
        if (!(rimes[r].groups & o->groups)) continue;
        if (strlen(rimes[r].folded) == length - n && !memcmp(rimes[r].folded, folded + n, length - n)) return true;
    }
    return false;
}

bool tc_syllable_possible(const char *folded, size_t length)
{
    if (length > LETTERS) return false;
    for (int o = 0; o < ONSETS; o++)
        if (is_possible_after(folded, length, &onsets[o])) return true;
    return false;
}

tc_status tc_syllable_write(tc_buffer *out, const tc_syllable *syllable)
{
    if (syllable->onset >= ONSETS || syllable->rime >= RIMES || syllable->tone >= TC_TONES)
        return tc_fail(TC_USAGE, "no such syllable: %d %d %d", syllable->onset, syllable->rime, syllable->tone);
    uint32_t letters[LETTERS];
    int n = letters_of(letters, rimes[syllable->rime].text), bearer = bearer_of(rimes[syllable->rime].text);
    tc_put_text(out, onsets[syllable->onset].text);
    for (int i = 0; i < n; i++) {
        const tc_letter_row *row = tc_letter_find(letters[i]);
        tc_put_utf8(out, i == bearer ? tc_letter_compose(row->base, row->marks + syllable->tone) : letters[i]);
    }
    return tc_buffer_check(out);
}
