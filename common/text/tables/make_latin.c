/* Writes latin.inc and composed.inc, the tables of common/text/letter.c, into the folder given.
 *
 * The source of truth is ICU: every value is what ICU says of the code point, but for the four letters that stand for
 * đ in old texts and the modifier letters that stand for quotes. Run by script/make-tables.sh, by hand, when ICU or a
 * rule has changed; tests/unit/test_text_tables.c compares the result with ICU again.
 */
#include "common/text/letter.h"
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

enum { D_STROKE = 0x111, ROOM = 64, PER_LINE = 8 };

static const char slots[] = "adeiouy";
static uint16_t composed[sizeof slots - 1][TC_QUALITIES][TC_TONES];
static const UChar qualities[TC_QUALITIES] = {0, 0x302, 0x306, 0x31B, 0};
static const UChar tones[TC_TONES] = {0, 0x300, 0x301, 0x309, 0x303, 0x323};

static const UNormalizer2 *nfc, *nfd;

static void expect(bool condition, const char *what)
{
    if (condition) return;
    fprintf(stderr, "make_latin: %s\n", what);
    exit(1);
}

static int32_t normalise(const UNormalizer2 *form, const UChar *in, int32_t n, UChar *out)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = unorm2_normalize(form, in, n, out, ROOM, &error);
    expect(U_SUCCESS(error), "ICU does not normalise");
    return length;
}

/* Which marks a letter of Vietnamese may bear: a circumflex stands on a e o, a breve on a, a horn on o u. */
static bool is_vietnamese(char slot, int quality)
{
    switch (quality) {
    case TC_QUALITY_NONE: return slot != 'd';
    case TC_QUALITY_CIRCUMFLEX: return slot == 'a' || slot == 'e' || slot == 'o';
    case TC_QUALITY_BREVE: return slot == 'a';
    case TC_QUALITY_HORN: return slot == 'o' || slot == 'u';
    default: return false;
    }
}

static void compose_all(void)
{
    for (size_t s = 0; slots[s]; s++)
        for (int q = 0; q < TC_QUALITIES; q++)
            for (int t = 0; t < TC_TONES; t++) {
                UChar in[3], out[ROOM];
                int32_t n = 0;
                if (!is_vietnamese(slots[s], q)) continue;
                in[n++] = (UChar)slots[s];
                if (qualities[q]) in[n++] = qualities[q];
                if (tones[t]) in[n++] = tones[t];
                expect(normalise(nfc, in, n, out) == 1, "a Vietnamese letter has no code point");
                composed[s][q][t] = out[0];
            }
    composed[1][TC_QUALITY_NONE][0] = 'd';
    composed[1][TC_QUALITY_STROKE][0] = D_STROKE;
}

static unsigned marks_of(UChar lower, bool *simple)
{
    *simple = true;
    for (size_t s = 0; slots[s]; s++)
        for (int q = 0; q < TC_QUALITIES; q++)
            for (int t = 0; t < TC_TONES; t++)
                if (lower && composed[s][q][t] == lower) return (unsigned)(q * TC_TONES + t);
    *simple = false;
    return 0;
}

static bool is_dropped(UChar32 c)
{
    UErrorCode error = U_ZERO_ERROR;
    return u_charType(c) == U_NON_SPACING_MARK && uscript_getScript(c, &error) == USCRIPT_INHERITED;
}

static UChar base_of(UChar lower)
{
    UChar in[1] = {lower}, out[ROOM];
    UChar base = 0;
    if (lower == D_STROKE) return 'd';
    int32_t n = normalise(nfd, in, 1, out);
    for (int32_t i = 0; i < n; i++) {
        if (is_dropped(out[i])) continue;
        expect(!base, "a letter of the table has two bases");
        base = out[i];
    }
    return base;
}

static UChar lower_of(UChar32 c)
{
    if (c == 0xD0 || c == 0xF0 || c == 0x189 || c == 0x256) return D_STROKE;
    return (UChar)u_tolower(c);
}

static void write_row(FILE *file, UChar32 c)
{
    UChar in[1] = {(UChar)c}, out[ROOM];
    UChar lower = lower_of(c), base = base_of(lower);
    bool simple;
    unsigned flags = tc_letter_flags_icu((uint32_t)c), marks = marks_of(lower, &simple);
    if (normalise(nfc, in, 1, out) == 1 && out[0] == c && unorm2_hasBoundaryBefore(nfc, c)) flags |= TC_NFC;
    if (simple || base == lower) flags |= TC_SIMPLE;
    fprintf(file, "{%u, %u, %u, %u},", lower, base, flags, marks);
}

static void write_rows(FILE *file, UChar32 from, UChar32 to)
{
    for (UChar32 c = from; c < to; c++) {
        write_row(file, c);
        fputc(c % PER_LINE == PER_LINE - 1 ? '\n' : ' ', file);
    }
}

static void write_composed(FILE *file)
{
    for (size_t s = 0; slots[s]; s++) {
        fputs("{", file);
        for (int q = 0; q < TC_QUALITIES; q++) {
            fputs("{", file);
            for (int t = 0; t < TC_TONES; t++) fprintf(file, "%s%u", t ? ", " : "", composed[s][q][t]);
            fputs(q == TC_QUALITIES - 1 ? "}" : "}, ", file);
        }
        fputs("},\n", file);
    }
}

static FILE *create(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    expect(file != NULL, "cannot write into the folder");
    fprintf(file, "/* Written by tables/make_latin.c from ICU %s; not to be edited. */\n", U_ICU_VERSION);
    return file;
}

int main(int argc, char **argv)
{
    UErrorCode error = U_ZERO_ERROR;
    expect(argc == 2, "usage: make_latin FOLDER");
    nfc = unorm2_getNFCInstance(&error);
    nfd = unorm2_getNFDInstance(&error);
    expect(U_SUCCESS(error), "ICU has no normaliser");
    compose_all();
    FILE *latin = create(argv[1], "latin.inc"), *letters = create(argv[1], "composed.inc");
    write_rows(latin, 0, TC_LATIN_END);
    write_rows(latin, TC_ADDITIONAL, TC_ADDITIONAL + 0x100);
    write_composed(letters);
    return fclose(latin) || fclose(letters);
}
