/* Who issued a document: whether two names may be of one agency.
 *
 * "UBND thành phố", "Ủy ban nhân dân thành phố Mộc Giang" and "Chủ tịch UBND TP. Mộc Giang" agree; "UBND tỉnh" does
 * not. A name is taken apart into its level, its kind, the organ that acts, and the words left. */
#include "searcher/decision/decision.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/abbreviation.h>

enum { LEVEL = 1, KIND, BOTH, ORGAN, NOTHING };
enum { CENTRAL = 1, PROVINCE, CITY, DISTRICT, COMMUNE };
enum { COMMITTEE = 1, COUNCIL, PARTY };

/* Longer ones before those they begin with. */
static const struct {
    const char *words;
    uint8_t what, level, value;
} parts[] = {
    {"ủy ban nhân dân", KIND, 0, COMMITTEE},
    {"ubnd", KIND, 0, COMMITTEE},
    {"hội đồng nhân dân", KIND, 0, COUNCIL},
    {"hđnd", KIND, 0, COUNCIL},
    {"thành ủy", BOTH, CITY, PARTY},
    {"tỉnh ủy", BOTH, PROVINCE, PARTY},
    {"huyện ủy", BOTH, DISTRICT, PARTY},
    {"thị ủy", BOTH, DISTRICT, PARTY},
    {"quận ủy", BOTH, DISTRICT, PARTY},
    {"đảng ủy", KIND, 0, PARTY},
    {"đảng bộ", KIND, 0, PARTY},
    {"ban thường vụ", ORGAN, 0, 1},
    {"btv", ORGAN, 0, 1},
    {"ban chấp hành", ORGAN, 0, 2},
    {"bch", ORGAN, 0, 2},
    {"thường trực", ORGAN, 0, 4},
    {"phó chủ tịch", ORGAN, 0, 8},
    {"chủ tịch", ORGAN, 0, 8},
    {"trung ương", LEVEL, CENTRAL, 0},
    {"thành phố", LEVEL, CITY, 0},
    {"tp", LEVEL, CITY, 0},
    {"tỉnh", LEVEL, PROVINCE, 0},
    {"huyện", LEVEL, DISTRICT, 0},
    {"thị xã", LEVEL, DISTRICT, 0},
    {"quận", LEVEL, DISTRICT, 0},
    {"thị trấn", LEVEL, COMMUNE, 0},
    {"xã", LEVEL, COMMUNE, 0},
    {"phường", LEVEL, COMMUNE, 0},
    {"và", NOTHING, 0, 0},
    {"của", NOTHING, 0, 0},
};

void tc_agency_clear(tc_agency *agency)
{
    free(agency->rest);
    *agency = (tc_agency){0};
}

/* A word as written in the table of abbreviations stands for its meaning. */
static tc_status put_word(tc_buffer *out, const char *word, size_t length)
{
    const tc_abbreviation *known;
    size_t count;
    TRY(tc_abbreviations(&known, &count));
    for (size_t i = 0; i < count; i++) {
        if (known[i].form_length != length || memcmp(known[i].form, word, length) != 0) continue;
        tc_put(out, known[i].meaning, known[i].meaning_length);
        tc_put_char(out, ' ');
        return tc_buffer_check(out);
    }
    TRY(tc_canonical_word(out, word, length));
    tc_put_char(out, ' ');
    return tc_buffer_check(out);
}

/* Words in lower case with tones in their canonical places, abbreviations written out, what is in brackets left out. */
static tc_status put_words(tc_buffer *out, const char *name)
{
    size_t length = strlen(name), at = 0;
    while (at < length) {
        size_t from = at, end;
        uint32_t c = tc_utf8_next(name, length, &at);
        if (c == '(') {
            const char *close = strchr(name + at, ')');
            at = close ? (size_t)(close - name) + 1 : length;
        }
        if (!tc_is_word(c)) continue;
        for (end = at; at < length; end = at)
            if (!tc_is_word(tc_utf8_next(name, length, &at))) break;
        TRY(put_word(out, name + from, end - from));
        at = end;
    }
    return TC_OK;
}

static size_t part_at(const char *words, size_t *length)
{
    for (size_t i = 0; i < TC_COUNT(parts); i++) {
        *length = strlen(parts[i].words);
        if (!strncmp(words, parts[i].words, *length) && words[*length] == ' ') return i;
    }
    return SIZE_MAX;
}

static void take_part(tc_agency *a, size_t i)
{
    switch (parts[i].what) {
    case LEVEL: a->level = a->level ? a->level : parts[i].level; break;
    case KIND: a->kind = a->kind ? a->kind : parts[i].value; break;
    case ORGAN: a->organs |= parts[i].value; break;
    case BOTH:
        a->level = a->level ? a->level : parts[i].level;
        a->kind = a->kind ? a->kind : parts[i].value;
        break;
    }
}

tc_status tc_agency_read(tc_agency *out, const char *name)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer words = {0}, rest = {0}, folded = {0};
    tc_agency a = {0};
    *out = a;
    if (!name) return TC_OK;
    TRY(put_words(&words, name));
    const char *first = words.data ? words.data : "";
    for (const char *at = first; *at;) {
        size_t length, part = part_at(at, &length);
        if (part != SIZE_MAX) {
            take_part(&a, part);
        } else {
            length = strcspn(at, " ");
            a.office |= at == first;
            /* "khóa XIII" tells one term of office from another, not one agency from another. */
            if (!strncmp(at, "khóa ", strlen("khóa ")))
                length += 1 + strcspn(at + length + 1, " ");
            else
                tc_put_format(&rest, "%s%.*s", rest.length ? " " : "", (int)length, at);
        }
        at += length + (at[length] == ' ');
    }
    TRY(tc_buffer_check(&rest));
    tc_put_char(&folded, ' ');
    if (rest.length) TRY(tc_fold(&folded, rest.data, rest.length));
    if (rest.length) tc_put_char(&folded, ' ');
    TRY(tc_buffer_check(&folded));
    a.rest = tc_buffer_steal(&folded);
    *out = a;
    return a.rest ? TC_OK : tc_fail(TC_MEMORY, "no memory for an agency");
}

/* How many words of `a` stand in `b`, and how many it has. */
static size_t shared(const char *a, const char *b, size_t *count)
{
    size_t found = 0;
    *count = 0;
    for (const char *at = a; at[0] && at[1];) {
        size_t n = strcspn(at + 1, " ") + 2;
        char word[96];
        if (n >= sizeof word) break;
        memcpy(word, at, n);
        word[n] = '\0';
        found += strstr(b, word) != NULL;
        ++*count;
        at += n - 1;
    }
    return found;
}

bool tc_agencies_agree(const tc_agency *a, const tc_agency *b)
{
    if (!a->rest || !b->rest) return true;
    if (a->level && b->level && a->level != b->level) return false;
    if (a->kind && b->kind && a->kind != b->kind) return false;
    if (a->office != b->office) return false;
    size_t words_a, words_b, both = shared(a->rest, b->rest, &words_a);
    shared(b->rest, a->rest, &words_b);
    size_t fewer = words_a < words_b ? words_a : words_b;
    if (!fewer) return true;
    return 2 * both > fewer;
}
