/* From a word to its term: normal form, lower case, canonical spelling, folded form, code of marks. */
#include "common/text/word.h"
#include "common/text/fold.h"
#include "common/text/letter.h"
#include <string.h>
#include <unicode/uchar.h>

enum { SHORT = 8, LONG = 1000, HASH_DIGITS = 16 };

void tc_word_work_free(tc_word_work *work)
{
    tc_buffer_free(&work->whole);
    tc_buffer_free(&work->canonical);
    tc_buffer_free(&work->folded);
    tc_buffer_free(&work->marks);
    tc_buffer_free(&work->term);
}

/* ---- canonical spelling ---- */

/* A word short enough to be a syllable, of Latin letters that fold to ASCII; bases NUL-terminated. */
typedef struct letters {
    uint32_t at[SHORT];
    char bases[SHORT + 1];
    unsigned tones[SHORT];
    int count;
    bool respelt; /* a letter was set */
} letters;

static bool letters_read(letters *out, const char *word, size_t length)
{
    out->count = 0;
    out->respelt = false;
    for (size_t at = 0; at < length;) {
        if (out->count == SHORT) return false;
        const tc_letter_row *row = tc_letter_find(out->at[out->count] = tc_utf8_read(word, &at));
        if (!row || !(row->flags & TC_SIMPLE) || row->base < 'a' || row->base > 'z') return false;
        out->bases[out->count] = (char)row->base;
        out->tones[out->count++] = row->marks % TC_TONES;
    }
    out->bases[out->count] = '\0';
    return true;
}

static void set_letter(letters *word, int i, char base, unsigned marks)
{
    word->at[i] = tc_letter_compose((unsigned char)base, marks);
    word->bases[i] = base;
    word->tones[i] = marks % TC_TONES;
    word->respelt = true;
}

static bool is_bare(const letters *word, int i)
{
    return word->at[i] == (unsigned char)word->bases[i];
}

/* The u of qu is of the onset and bears no tone: qúy is quý. */
static void move_tone_off_qu(letters *word)
{
    if (word->count < 3 || word->bases[0] != 'q' || word->bases[1] != 'u' || !word->tones[1]) return;
    unsigned marks = tc_letter_find(word->at[2])->marks, tone = word->tones[1];
    if (marks % TC_TONES || !tc_letter_compose((unsigned char)word->bases[2], marks + tone)) return;
    if (tc_letter_find(word->at[1])->marks != tone || word->bases[2] == 'd') return;
    set_letter(word, 2, word->bases[2], marks + tone);
    set_letter(word, 1, 'u', 0);
}

/* Where y and i are two spellings of one word: as the whole rime after h k l m s t v or nothing, and in y, yt, ynh, yn
 * after qu. Judged by the letters without marks, so that it is the same for a word typed with and without them. */
static void spell_y_as_i(letters *word)
{
    static const char *const after_qu[] = {"y", "yt", "ynh", "yn"};
    int y = -1;
    if (word->count == 1) y = 0;
    if (word->count == 2 && strchr("hklmstv", word->bases[0])) y = 1;
    if (word->count > 2 && word->bases[0] == 'q' && word->bases[1] == 'u')
        for (size_t i = 0; i < TC_COUNT(after_qu); i++)
            if (!strcmp(word->bases + 2, after_qu[i])) y = 2;
    if (y >= 0 && word->bases[y] == 'y') set_letter(word, y, 'i', word->tones[y]);
}

static void put_letters(tc_buffer *out, const letters *word)
{
    for (int i = 0; i < word->count; i++) tc_put_utf8(out, word->at[i]);
}

/* hoà and hòa, thuỷ and thủy: the tone goes to the first vowel of an open oa, oe, uy. */
static void move_tone_forward(letters *word, const char *lower, size_t length)
{
    int v = word->count - 2;
    if (v < 0 || !word->tones[v + 1] || !is_bare(word, v)) return;
    const char *rime = word->bases + v;
    if (strcmp(rime, "oa") && strcmp(rime, "oe") && strcmp(rime, "uy")) return;
    if (tc_letter_find(word->at[v + 1])->marks >= TC_TONES) return;
    if (!tc_syllable_parse(NULL, lower, length)) return;
    set_letter(word, v, word->bases[v], word->tones[v + 1]);
    set_letter(word, v + 1, word->bases[v + 1], 0);
}

static void lower_all(tc_buffer *out, const tc_buffer *text)
{
    tc_put(out, "", 0);
    for (size_t at = 0; at < text->length && out->status == TC_OK;)
        tc_put_utf8(out, tc_to_lower(tc_utf8_read(text->data, &at)));
}

/* Spells the word in lower case that is out->data[from..) as its canonical form. */
static void respell(tc_buffer *out, size_t from)
{
    letters apart;
    const char *lower = out->data + from;
    size_t length = out->length - from;
    if (!letters_read(&apart, lower, length)) return;
    move_tone_off_qu(&apart);
    spell_y_as_i(&apart);
    move_tone_forward(&apart, lower, length);
    if (!apart.respelt) return;
    out->length = from;
    put_letters(out, &apart);
}

/* Appends a word in lower case whose every letter is of the table and its own normal form; false, and nothing, for any
 * other. */
static bool put_lower(tc_buffer *out, const char *word, size_t length)
{
    size_t before = out->length;
    tc_put(out, "", 0);
    for (size_t at = 0; at < length;) {
        const tc_letter_row *row = tc_letter_find(tc_utf8_step(word, length, &at));
        if (!row || !(row->flags & TC_NFC)) {
            out->length = before;
            return false;
        }
        tc_put_utf8(out, row->lower);
    }
    return true;
}

tc_status tc_word_canonical(tc_word_work *work, const char *word, size_t length)
{
    tc_buffer_clear(&work->whole);
    tc_buffer_clear(&work->canonical);
    if (put_lower(&work->canonical, word, length)) {
        tc_put(&work->whole, word, length);
        TRY(tc_buffer_check(&work->whole));
    } else {
        TRY(tc_normalise(&work->whole, word, length, NULL));
        lower_all(&work->canonical, &work->whole);
    }
    TRY(tc_buffer_check(&work->canonical));
    respell(&work->canonical, 0);
    return tc_buffer_check(&work->canonical);
}

/* ---- term ---- */

/* Folds the canonical word and codes its marks, a byte for each letter that can bear one, up to the last that does;
 * false when it bears others than those of Vietnamese. */
static bool code_marks(tc_word_work *work)
{
    size_t last = 0;
    for (size_t at = 0; at < work->canonical.length;) {
        uint32_t c = tc_utf8_read(work->canonical.data, &at);
        const tc_letter_row *row = tc_letter_find(c);
        size_t before = work->folded.length;
        if (row && !(row->flags & TC_SIMPLE)) return false;
        if (row) {
            tc_put_utf8(&work->folded, row->base);
            if (!tc_letter_is_slot(row->base)) continue;
            tc_put_char(&work->marks, (char)(TC_MARKS_ZERO + row->marks));
            if (row->marks) last = work->marks.length;
            continue;
        }
        tc_fold_put(&work->folded, c);
        size_t n = before;
        if (before == work->folded.length || tc_utf8_read(work->folded.data, &n) != c) return false;
    }
    work->marks.length = last;
    return true;
}

/* A word that does not fit in a term: its beginning, and the hash of all of it. */
static void cut_term(tc_word_work *work)
{
    size_t n = TC_TERM_MOST - HASH_DIGITS;
    if (work->folded.length < n) n = work->folded.length;
    while (n > 0 && n < work->folded.length && ((unsigned char)work->folded.data[n] & 0xC0) == 0x80) n--;
    tc_put(&work->term, work->folded.data, n);
    tc_put_format(&work->term, "%016llx", (unsigned long long)tc_hash(work->canonical.data, work->canonical.length));
    work->fold_length = work->term.length;
}

static bool is_digits(const tc_buffer *text)
{
    for (size_t at = 0; at < text->length;)
        if (!(tc_letter_flags(tc_utf8_read(text->data, &at)) & TC_DIGIT)) return false;
    return text->length > 0;
}

/* The folded form of a number is its ASCII digits without leading zeros. */
static void fold_digits(tc_word_work *work)
{
    for (size_t at = 0; at < work->canonical.length;) {
        int digit = u_charDigitValue((UChar32)tc_utf8_read(work->canonical.data, &at));
        bool leading = work->folded.length == 0 && at < work->canonical.length;
        if (digit > 0 || !leading) tc_put_char(&work->folded, (char)('0' + (digit > 0 ? digit : 0)));
    }
}

static tc_status fold_letters(tc_word_work *work)
{
    tc_put(&work->folded, "", 0);
    if (code_marks(work)) return TC_OK;
    tc_buffer_clear(&work->folded);
    tc_buffer_clear(&work->marks);
    if (work->canonical.length > LONG) return tc_fold(&work->folded, work->canonical.data, work->canonical.length);
    tc_put_char(&work->marks, TC_MARKS_ANY);
    TRY(tc_marks_write(&work->folded, &work->marks, work->canonical.data, work->canonical.length));
    if (work->marks.length == 1) tc_buffer_clear(&work->marks);
    return TC_OK;
}

tc_status tc_word_term(tc_word_work *work, const char *word, size_t length)
{
    tc_buffer_clear(&work->folded);
    tc_buffer_clear(&work->marks);
    tc_buffer_clear(&work->term);
    TRY(tc_word_canonical(work, word, length));
    work->digits = is_digits(&work->canonical);
    if (work->digits)
        fold_digits(work);
    else
        TRY(fold_letters(work));
    TRY(tc_buffer_check(&work->folded));
    TRY(tc_buffer_check(&work->marks));
    work->fold_length = work->folded.length;
    tc_put(&work->term, "", 0);
    if (work->folded.length == 0) return tc_buffer_check(&work->term);
    /* A long word is cut even if few letters remain without its marks: to write those would take quadratic time. */
    if (work->canonical.length > LONG || work->folded.length + 1 + work->marks.length > TC_TERM_MOST) {
        cut_term(work);
        return tc_buffer_check(&work->term);
    }
    tc_put(&work->term, work->folded.data, work->folded.length);
    if (work->marks.length) tc_put_char(&work->term, TC_MARKS_START);
    tc_put(&work->term, work->marks.data, work->marks.length);
    return tc_buffer_check(&work->term);
}

tc_status tc_canonical_word(tc_buffer *out, const char *word, size_t length)
{
    size_t before = out->length;
    if (put_lower(out, word, length)) {
        TRY(tc_buffer_check(out));
        respell(out, before);
        return tc_buffer_check(out);
    }
    TC_CLEANUP(tc_word_work_free) tc_word_work work = {0};
    TRY(tc_word_canonical(&work, word, length));
    tc_put(out, work.canonical.data, work.canonical.length);
    return tc_buffer_check(out);
}

tc_status tc_term_of_word(tc_buffer *out, const char *word, size_t length)
{
    TC_CLEANUP(tc_word_work_free) tc_word_work work = {0};
    TRY(tc_word_term(&work, word, length));
    tc_put(out, work.term.data, work.term.length);
    return tc_buffer_check(out);
}

/* ---- and back ---- */

size_t tc_term_fold_length(const char *term, size_t length)
{
    const char *marks = length ? memchr(term, TC_MARKS_START, length) : NULL;
    return marks ? (size_t)(marks - term) : length;
}

static void apply_code(tc_buffer *out, const char *folded, size_t folded_length, const char *code, size_t length)
{
    size_t used = 0;
    for (size_t at = 0; at < folded_length;) {
        uint32_t c = tc_utf8_next(folded, folded_length, &at);
        if (tc_letter_is_slot(c) && used < length) {
            unsigned marks = (unsigned char)code[used++] - (unsigned)TC_MARKS_ZERO;
            uint32_t letter = tc_letter_compose(c, marks);
            if (letter) c = letter;
        }
        tc_put_utf8(out, c);
    }
}

tc_status tc_term_text(tc_buffer *out, const char *term, size_t length)
{
    tc_put(out, "", 0);
    if (length && term[0] >= 'A' && term[0] <= 'Z') {
        tc_put(out, term + 1, length - 1);
        return tc_buffer_check(out);
    }
    size_t fold = tc_term_fold_length(term, length);
    if (fold == length) {
        tc_put(out, term, length);
        return tc_buffer_check(out);
    }
    const char *code = term + fold + 1;
    size_t n = length - fold - 1;
    if (n && code[0] == TC_MARKS_ANY) return tc_marks_apply(out, term, fold, code + 1, n - 1);
    apply_code(out, term, fold, code, n);
    return tc_buffer_check(out);
}
