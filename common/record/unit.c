/* Units: which words behind a number are its unit, and how units of one quantity compare. */
#include "reading.h"
#include <string.h>
#include <tracuu/text.h>

double tc_magnitude_of(uint16_t word)
{
    switch (word) {
    case TC_CUE_TY: return 1e9;
    case TC_CUE_TRIEU: return 1e6;
    case TC_CUE_VAN: return 1e4;
    case TC_CUE_NGHIN:
    case TC_CUE_NGAN: return 1e3;
    }
    return 0;
}

/* ---- in a text ---- */

/* "%", "%o" for ‰, "phần trăm". */
static bool match_percent(const tc_reading *s, size_t i, tc_unit *unit)
{
    *unit = (tc_unit){.end = i + 1, .known = true, .measure = true};
    if (tc_at_mark(s, i, 0x2030)) return true;
    if (tc_at_word(s, i, TC_CUE_PHAN) && tc_at_word(s, i + 1, TC_CUE_TRAM)) {
        unit->end = i + 2;
        return true;
    }
    if (!tc_at_mark(s, i, '%')) return false;
    bool thousandth = tc_is_glued(s, i + 1) &&
                      (tc_at_word(s, i + 1, TC_CUE_O) || (tc_at_digits(s, i + 1) && s->lex[i + 1].code == 0));
    if (thousandth) unit->end = i + 2;
    return true;
}

/* "m2", "km2", "m3", with a glued digit. */
static size_t power(const tc_reading *s, size_t end)
{
    const tc_lex *last = &s->lex[end - 1];
    bool metre = tc_at_word(s, end - 1, TC_CUE_METRE) || tc_at_word(s, end - 1, TC_CUE_KM);
    if (!metre || last->code > 2 || !tc_at_digits(s, end) || !tc_is_glued(s, end)) return end;
    return s->lex[end].code == 2 || s->lex[end].code == 3 ? end + 1 : end;
}

/* "tr.đ", "Tr. đồng". */
static bool match_short_million(const tc_reading *s, size_t i, tc_unit *unit)
{
    const tc_lex *lex = &s->lex[i];
    if (lex->kind != TC_LEX_WORD || lex->end - lex->start != 2 || !tc_at_mark(s, i + 1, '.')) return false;
    bool short_form = (s->text[lex->start] | 0x20) == 't' && (s->text[lex->start + 1] | 0x20) == 'r';
    if (!short_form || !(tc_at_word(s, i + 2, TC_CUE_D) || tc_at_word(s, i + 2, TC_CUE_DONG))) return false;
    *unit = (tc_unit){.end = i + 3, .known = true, .measure = true};
    return true;
}

static bool match_known(const tc_reading *s, size_t i, tc_unit *unit)
{
    size_t count;
    if (match_short_million(s, i, unit)) return true;
    const tc_phrase *phrase = tc_phrase_at(s, i, TC_PHRASE_UNIT, &count);
    if (!phrase) return false;
    /* One letter is a unit only in small letters: 5 m, but not 5 M. */
    if (count == 1 && s->lex[i].code == 1 && s->lex[i].flags & TC_LEX_CAPITAL) return false;
    *unit = (tc_unit){.end = power(s, i + count), .known = true, .measure = phrase->value == 1};
    return true;
}

/* "/ha", "/người/năm" behind a unit. */
static void match_per(const tc_reading *s, tc_unit *unit)
{
    for (unsigned k = 0; k < 2; k++) {
        tc_unit per;
        size_t at = unit->end;
        if (!tc_at_mark(s, at, '/') || s->lex[at + 1].kind != TC_LEX_WORD || !match_known(s, at + 1, &per)) return;
        unit->end = per.end;
    }
}

static bool noun(const tc_reading *s, size_t i)
{
    const tc_lex *lex = &s->lex[i];
    return lex->kind == TC_LEX_WORD && !(lex->flags & TC_LEX_UPPER) && !(tc_flags_at(s, i) & TC_WORD_FUNCTION) &&
           lex->code > 1;
}

/* The next noun, of one syllable or two. */
static bool guess_unit(const tc_reading *s, size_t i, tc_unit *unit)
{
    if (!noun(s, i) || (tc_is_glued(s, i) && tc_is_capital(s, i))) return false;
    bool two = noun(s, i + 1) && !tc_is_capital(s, i + 1) && !tc_is_glued(s, i + 1);
    *unit = (tc_unit){.end = i + 1 + two};
    return true;
}

static bool match_counted(const tc_reading *s, size_t i, bool guess, tc_unit *unit)
{
    if (match_known(s, i, unit)) {
        match_per(s, unit);
        return true;
    }
    return guess && guess_unit(s, i, unit);
}

bool tc_match_unit(const tc_reading *s, size_t i, bool guess, tc_unit *unit)
{
    if (match_percent(s, i, unit)) return true;
    if (!(tc_flags_at(s, i) & TC_WORD_MAGNITUDE)) return match_counted(s, i, guess, unit);
    /* "nghìn tỷ đồng", "triệu đồng/ha", "nghìn hành khách", and "tỷ" alone. */
    size_t at = i + 1;
    if (tc_flags_at(s, at) & TC_WORD_MAGNITUDE) at++;
    if (match_counted(s, at, false, unit)) {
        unit->measure = true;
        return true;
    }
    *unit = (tc_unit){.end = at, .known = true, .measure = true};
    return true;
}

/* ---- on one scale ---- */

typedef struct scale {
    const char *unit, *base;
    double factor;
} scale;

static const scale scales[] = {
    {"đồng", "đồng", 1},      {"đ", "đồng", 1},          {"vnđ", "đồng", 1},
    {"vnd", "đồng", 1},       {"tỷ", "đồng", 1e9},       {"tỉ", "đồng", 1e9},
    {"triệu", "đồng", 1e6},   {"nghìn", "đồng", 1e3},    {"ngàn", "đồng", 1e3},
    {"m2", "m2", 1},          {"m²", "m2", 1},           {"ha", "m2", 1e4},
    {"hecta", "m2", 1e4},     {"km2", "m2", 1e6},        {"km²", "m2", 1e6},
    {"sào", "m2", 360},       {"mẫu", "m2", 3600},       {"m3", "m3", 1},
    {"m³", "m3", 1},          {"lít", "m3", 1e-3},       {"m", "m", 1},
    {"mét", "m", 1},          {"km", "m", 1e3},          {"cm", "m", 1e-2},
    {"mm", "m", 1e-3},        {"kg", "kg", 1},           {"g", "kg", 1e-3},
    {"yến", "kg", 10},        {"tạ", "kg", 100},         {"tấn", "kg", 1000},
    {"tạ/ha", "kg/ha", 100},  {"tấn/ha", "kg/ha", 1000}, {"%", "%", 1},
    {"phần trăm", "%", 1},    {"‰", "%", 0.1},           {"%o", "%", 0.1},
    {"trđ", "đồng", 1e6},     {"tr.đ", "đồng", 1e6},     {"tr đ", "đồng", 1e6},
    {"tr.đồng", "đồng", 1e6}, {"tr. đồng", "đồng", 1e6}, {"tr. đ", "đồng", 1e6},
    {"tr đồng", "đồng", 1e6}, {"tr vnđ", "đồng", 1e6},   {"%0", "%", 0.1},
    {"tr.vnđ", "đồng", 1e6},  {"kw", "kw", 1},           {"mw", "kw", 1e3},
    {"đ/c", "đồng chí", 1},   {"mét vuông", "m2", 1},    {"km vuông", "m2", 1e6},
    {"mét khối", "m3", 1},    {"dặm", "m", 1609},        {"hải lý", "m", 1852},
};

static const scale *find_scale(const char *unit)
{
    for (size_t k = 0; k < TC_COUNT(scales); k++)
        if (scales[k].unit[0] == unit[0] && strcmp(scales[k].unit, unit) == 0) return &scales[k];
    return NULL;
}

/* The factor of a word of magnitude at the front, and the unit behind it. */
static double strip_magnitude(const char **unit)
{
    static const scale words[] = {
        {"tỷ ", NULL, 1e9},    {"tỉ ", NULL, 1e9},   {"triệu ", NULL, 1e6},
        {"nghìn ", NULL, 1e3}, {"ngàn ", NULL, 1e3}, {"vạn ", NULL, 1e4},
    };
    for (size_t k = 0; k < TC_COUNT(words); k++) {
        size_t length = strlen(words[k].unit);
        if (strncmp(*unit, words[k].unit, length) == 0) {
            *unit += length;
            return words[k].factor;
        }
    }
    return 1;
}

double tc_unit_scale(const char *unit, const char **base)
{
    const scale *whole = find_scale(unit);
    double factor = 1;
    for (double more = 0; !whole && more != 1; whole = find_scale(unit)) {
        more = strip_magnitude(&unit);
        factor *= more;
        if (more == 1) break;
    }
    *base = whole ? whole->base : unit;
    return whole ? factor * whole->factor : factor;
}
