/* The names in a text, by capitals and the words that names begin with (signs.tsv).
 *
 * Organisations and places are the typed spans that the index stores. The names of projects and programmes are read
 * anew: they go on in common words ("Kè phòng chống xói lở, bảo vệ khu dân cư Pò Mạ"), so the scan gives two ends,
 * behind the last proper name and behind the common words after it, and counting decides (mention/names_count.c). */
#include "searcher/mention/names.h"
#include <string.h>

/* Words a name may have; a part behind a comma while no proper name has come; how far ahead one must come. */
enum { WORDS_MOST = 22, AHEAD_MOST = 8, NUMBER_MOST = 2, TAIL_MOST = 6 };

const char *const tc_named_kinds[4] = {"project", "programme", "place", "organisation"};

typedef struct scan {
    const tc_signs *signs;
    const tc_tokens *tokens;
    const char *text;
} scan;

static bool is_capital(const scan *s, uint32_t i)
{
    return s->tokens->items[i].flags & TC_TOKEN_CAPITAL;
}

static bool has_between(const scan *s, uint32_t i, const char *characters)
{
    const tc_token *t = s->tokens->items;
    for (uint32_t at = t[i - 1].end; at < t[i].start; at++)
        if (strchr(characters, s->text[at])) return true;
    return false;
}

/* Quotes stand inside names, and a hyphen between two proper ones. */
static bool only_joins(const scan *s, uint32_t i)
{
    const tc_token *t = s->tokens->items;
    for (uint32_t at = t[i - 1].end; at < t[i].start; at++) {
        unsigned char c = (unsigned char)s->text[at];
        bool quote = c == '"' || c >= 0x80, dash = c == '-' && is_capital(s, i) && is_capital(s, i - 1);
        if (c != ' ' && !quote && !dash) return false;
    }
    return true;
}

/* "…, bảo vệ khu dân cư Pò Mạ": behind the comma the name goes on, for its proper name is still to come. */
static bool goes_over_comma(const scan *s, uint32_t i)
{
    const tc_token *t = s->tokens->items;
    if (!has_between(s, i, ",") || has_between(s, i, ".;:()") || is_capital(s, i) || t[i].kind == TC_TOKEN_DIGITS ||
        tc_sign_at(s->signs, TC_SIGN_HEAD, s->tokens, i) || tc_sign_at(s->signs, TC_SIGN_STATUS, s->tokens, i))
        return false;
    for (uint32_t k = i + 1; k < s->tokens->count && k < i + AHEAD_MOST; k++) {
        if (!only_joins(s, k)) return false;
        if (is_capital(s, k)) return true;
    }
    return false;
}

/* "số 2", "Đồi Thông 2", "Đề án 06": a short number right behind the head, "số" or a proper name, and no figure. */
static bool is_number_of_name(const scan *s, const tc_passage *p, uint32_t i)
{
    const tc_token *t = &s->tokens->items[i];
    /* In a row of a table figures stand behind the name without a mark between. */
    if (t->end - t->start > (p->kind == TC_PASSAGE_ROW ? 1 : NUMBER_MOST) || has_between(s, i, ",.:;()/")) return false;
    for (size_t k = 0; k < p->entities.count; k++) {
        const tc_entity *e = &p->entities.items[k];
        if (e->kind != TC_ENTITY_NAME && e->at.start < t->end && t->start < e->at.end) return false;
    }
    return true;
}

static bool ends_name(const scan *s, uint32_t i)
{
    bool level = tc_sign_at(s->signs, TC_SIGN_LEVEL, s->tokens, i) != NULL;
    if (is_capital(s, i)) return level;
    if (level || tc_sign_at(s->signs, TC_SIGN_BREAK, s->tokens, i)) return true;
    /* "bờ phải sông Mộc", but "cầu Vạn Chài phải xong". */
    bool side = tc_sign_at(s->signs, TC_SIGN_SIDE, s->tokens, i) && !is_capital(s, i - 1);
    return !side && tc_sign_at(s->signs, TC_SIGN_FOLLOW, s->tokens, i);
}

/* "Tết Nguyên đán", "Giảm nghèo": a capital by itself is the first half of a word; that of the head before `from` does
 * not count. */
static uint32_t word_end(const scan *s, uint32_t i, uint32_t from)
{
    const tc_token *t = s->tokens->items;
    bool alone = t[i].flags & TC_TOKEN_CAPITAL && !(t[i].flags & TC_TOKEN_UPPER) &&
                 (i == from || !is_capital(s, i - 1));
    uint32_t next = i + 1;
    if (!alone || next >= s->tokens->count || is_capital(s, next) || t[next].kind == TC_TOKEN_DIGITS) return next;
    bool ends = tc_punctuation_between(s->text, &t[i], &t[next]) || ends_name(s, next) ||
                tc_sign_at(s->signs, TC_SIGN_STATUS, s->tokens, next);
    return ends ? next : next + 1;
}

/* "… năm": what stands before a number that does not belong to the name. */
static uint32_t trimmed(const scan *s, uint32_t from, uint32_t end)
{
    while (end > from && !is_capital(s, end - 1) && s->tokens->items[end - 1].kind != TC_TOKEN_DIGITS &&
           tc_sign_at(s->signs, TC_SIGN_OPTION, s->tokens, end - 1))
        end--;
    return end;
}

static const char *const quotes[] = {"\"", "“", "”", "„", "‟", "ˮ"};

/* Whether a double quotation mark of any shape stands before the token. */
static bool quote_before(const scan *s, uint32_t i)
{
    const tc_token *t = s->tokens->items;
    for (size_t k = 0; k < TC_COUNT(quotes); k++)
        if (memmem(s->text + t[i - 1].end, t[i].start - t[i - 1].end, quotes[k], strlen(quotes[k]))) return true;
    return false;
}

/* The token behind a name in quotation marks that opens before token i, 0 where none closes in time. */
static uint32_t closing_quote(const scan *s, uint32_t i)
{
    for (uint32_t k = i + 1; k < s->tokens->count && k < i + WORDS_MOST; k++) {
        if (quote_before(s, k)) return k;
        if (tc_ends_before(s->text, s->tokens, k, true)) return 0;
    }
    return 0;
}

static bool leads_to_capital(const scan *s, uint32_t i)
{
    return i + 1 < s->tokens->count && is_capital(s, i + 1) && only_joins(s, i + 1);
}

/* Tokens behind the last proper name, and behind the common words after it. */
typedef struct extent {
    uint32_t core, whole;
} extent;

/* Reads on from the head, whose words end before `from`; false when no proper name follows. */
static bool read_extent(extent *out, const scan *s, const tc_passage *p, uint32_t head, uint32_t from)
{
    uint32_t *core = &out->core, *whole = &out->whole;
    bool proper = false, numbered = false;
    *core = *whole = from;
    for (uint32_t i = from; i < s->tokens->count && i < head + WORDS_MOST && (!proper || i < *core + TAIL_MOST); i++) {
        const tc_token *t = &s->tokens->items[i];
        if (tc_ends_before(s->text, s->tokens, i, true)) break;
        if (!only_joins(s, i) && (proper || !goes_over_comma(s, i))) break;
        bool number = t->kind == TC_TOKEN_DIGITS;
        uint32_t closed = !proper && quote_before(s, i) ? closing_quote(s, i) : 0;
        if (closed) return *core = *whole = closed, true;
        if (number && !is_number_of_name(s, p, i)) break;
        /* "Khu tái định cư số 2 [phường] Đồi Thông": a number alone is not the end. */
        bool place = numbered && !number && tc_sign_at(s->signs, TC_SIGN_LEVEL, s->tokens, i) && leads_to_capital(s, i);
        if (!number && !place && ends_name(s, i)) break;
        if (proper && !number && tc_sign_at(s->signs, TC_SIGN_STATUS, s->tokens, i) && !is_capital(s, i)) break;
        *whole = i + 1;
        if (!number && !is_capital(s, i)) continue;
        numbered = number && !(proper && !numbered);
        proper = true;
        *core = word_end(s, i, from);
    }
    *whole = trimmed(s, *core, *whole > *core ? *whole : *core);
    return proper;
}

static tc_status add_name(tc_names_found *out, tc_named_kind kind, tc_range core, tc_range whole)
{
    TRY(TC_GROW(out->items, out->capacity, out->count + 1));
    out->items[out->count++] = (tc_name_found){kind, core, whole};
    return TC_OK;
}

/* "phường Cầu Đá", "phường Vạn Chài, Cầu Đá": the name of a place that begins like that of a work. */
static bool is_of_a_place(const scan *s, uint32_t i)
{
    if (!is_capital(s, i)) return false;
    while (i > 0 && (is_capital(s, i - 1) || has_between(s, i, ","))) {
        if (has_between(s, i, ".;:()")) return false;
        i--;
        if (!is_capital(s, i)) break;
    }
    return i > 0 && !has_between(s, i, ".;:()") &&
           (tc_sign_at(s->signs, TC_SIGN_LEVEL, s->tokens, i - 1) || tc_sign_at(s->signs, TC_SIGN_LEVEL, s->tokens, i));
}

/* A heading in capitals says nothing of what is a name. */
static bool is_heading(const scan *s, uint32_t head, uint32_t next)
{
    const tc_token *t = s->tokens->items;
    return t[head].flags & TC_TOKEN_UPPER && t[next].flags & TC_TOKEN_UPPER && t[head].kind == TC_TOKEN_SYLLABLE;
}

/* The bytes of tokens from…to - 1, with the mark that closes a quotation in them. */
static tc_range bytes_of(const scan *s, uint32_t from, uint32_t to)
{
    const tc_token *t = s->tokens->items;
    tc_range bytes = {t[from].start, t[to - 1].end};
    bool open = false;
    for (uint32_t i = from + 1; i < to; i++) open ^= quote_before(s, i);
    for (size_t k = 0; open && k < TC_COUNT(quotes); k++)
        if (!strncmp(s->text + bytes.end, quotes[k], strlen(quotes[k])))
            return bytes.end += (uint32_t)strlen(quotes[k]), bytes;
    return bytes;
}

/* The name that begins at token i; *end behind it where there is one. */
static tc_status read_name(tc_names_found *out, const scan *s, const tc_passage *p, uint32_t i, uint32_t *end)
{
    const tc_sign *head = tc_sign_at(s->signs, TC_SIGN_HEAD, s->tokens, i);
    extent to;
    *end = i + 1;
    if (head && !strcmp(head->class, "none")) return *end = i + (uint32_t)head->count, TC_OK;
    if (!head || !strcmp(head->class, "place") || !strcmp(head->class, "organisation")) return TC_OK;
    uint32_t from = i + (uint32_t)head->count;
    if (from >= s->tokens->count || is_heading(s, i, from) || is_of_a_place(s, i)) return TC_OK;
    if (head->count == 1 && strcmp(head->class, "works") != 0 && !is_capital(s, i) && !is_capital(s, from))
        return TC_OK;
    /* "dự án: Kè …", "Dự án Khu tái định cư …": the inner name is the name. */
    bool carrier = !strcmp(head->class, "carrier");
    if (carrier && (has_between(s, from, ":") || tc_sign_at(s->signs, TC_SIGN_HEAD, s->tokens, from))) return TC_OK;
    if (!read_extent(&to, s, p, i, from)) return TC_OK;
    tc_named_kind kind = strcmp(head->class, "programme") ? TC_NAMED_PROJECT : TC_NAMED_PROGRAMME;
    *end = to.core;
    return add_name(out, kind, bytes_of(s, i, to.core), bytes_of(s, i, to.whole));
}

/* Whether one of the first `count` names begins there. */
static bool is_read(const tc_names_found *found, size_t count, uint32_t start)
{
    for (size_t i = 0; i < count; i++)
        if (found->items[i].core.start == start) return true;
    return false;
}

/* The stored spans of organisations, and of places that bear a name of their own and not a number alone. */
static tc_status add_stored(tc_names_found *out, const tc_passage *p)
{
    size_t read = out->count;
    for (size_t i = 0; i < p->entities.count; i++) {
        const tc_entity *e = &p->entities.items[i];
        if (e->kind != TC_ENTITY_NAME) continue;
        bool place = e->name_kind == TC_NAME_PLACE;
        if (!place && e->name_kind != TC_NAME_ORGANISATION) continue;
        char last = p->text[e->at.end - 1];
        if (place && last >= '0' && last <= '9') continue;
        if (is_read(out, read, e->at.start)) continue;
        TRY(add_name(out, place ? TC_NAMED_PLACE : TC_NAMED_ORGANISATION, e->at, e->at));
    }
    return TC_OK;
}

tc_status tc_names_scan(tc_names_found *out, tc_tokens *tokens, const tc_passage *p, const tc_signs *signs,
                        tc_analyser *analyser)
{
    const scan s = {.signs = signs, .tokens = tokens, .text = p->text};
    out->count = 0;
    TRY(tc_analyse(analyser, tokens, p->text, p->text_length, TC_FOR_HIGHLIGHT));
    for (uint32_t i = 0, end; i < tokens->count; i = end) TRY(read_name(out, &s, p, i, &end));
    return add_stored(out, p);
}
