/* The vocabulary of nouns: the table nouns.tsv, made into terms at the first use, and look-ups in it. */
#include "searcher/vocabulary/noun.h"
#include <pthread.h>
#include <string.h>

extern const char tc_nouns_tsv[];
extern const size_t tc_nouns_tsv_length;

enum { BUCKETS = 512, NOUNS_MOST = 1600, POOL = 64 * 1024 };

static const char *const kind_words[TC_NOUN_KINDS] = {
#define X(name, word) [TC_NOUN_AT_##name] = (word),
    TC_NOUN_KIND_LIST(X)
#undef X
};
static const char *const trait_words[TC_NOUN_TRAITS] = {
#define X(name, word) [TC_TRAIT_AT_##name] = (word),
    TC_NOUN_TRAIT_LIST(X)
#undef X
};
static const struct {
    const char *word;
    tc_measure measure;
} measures[] = {
    {"money", TC_MEASURE_MONEY},   {"percent", TC_MEASURE_PERCENT}, {"area", TC_MEASURE_AREA},
    {"weight", TC_MEASURE_WEIGHT}, {"length", TC_MEASURE_LENGTH},   {"yield", TC_MEASURE_YIELD},
    {"people", TC_MEASURE_PEOPLE}, {"duration", TC_MEASURE_TIME},   {"volume", TC_MEASURE_VOLUME},
};

/* Filled once, at the first use, and never changed afterwards. */
static struct {
    tc_noun items[NOUNS_MOST];
    size_t count;
    uint16_t bucket[BUCKETS]; /* place + 1; 0 for none */
    char pool[POOL];
    size_t used;
    bool whole;
} table;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Of the folded form: what is typed without marks is looked up too. */
static unsigned bucket_of(const char *term, size_t fold)
{
    unsigned hash = 0;
    for (size_t i = 0; i < fold; i++) hash = hash * 31 + (unsigned char)term[i];
    return hash % BUCKETS;
}

/* ---- reading the table ---- */

/* What a row says of its phrases. */
typedef struct row {
    uint32_t kind, traits;
    tc_measure measure;
} row;

static size_t word_of(const char *const *words, size_t count, const char *text, size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == length && !memcmp(words[i], text, length)) return i;
    return count;
}

static bool read_trait(row *r, const char *text, size_t length)
{
    size_t trait = word_of(trait_words, TC_NOUN_TRAITS, text, length);
    if (trait < TC_NOUN_TRAITS) {
        r->traits |= 1u << trait;
        return true;
    }
    for (size_t i = 0; i < TC_COUNT(measures); i++)
        if (strlen(measures[i].word) == length && !memcmp(measures[i].word, text, length)) {
            r->measure = measures[i].measure;
            return true;
        }
    return length == 1 && *text == '-';
}

static bool read_row(row *r, const char *kind, size_t kind_length, const char *traits, size_t traits_length)
{
    size_t at = word_of(kind_words, TC_NOUN_KINDS, kind, kind_length);
    if (at == TC_NOUN_KINDS) return false;
    *r = (row){.kind = 1u << at};
    for (const char *end = traits + traits_length; traits < end;) {
        const char *stop = memchr(traits, ' ', (size_t)(end - traits));
        if (!stop) stop = end;
        if (!read_trait(r, traits, (size_t)(stop - traits))) return false;
        traits = stop + (stop < end);
    }
    return true;
}

/* A copy in the pool; NULL when that is full. */
static const char *keep(const char *text, size_t length)
{
    if (table.used + length + 1 > POOL) return NULL;
    char *copy = memcpy(table.pool + table.used, text, length);
    copy[length] = '\0';
    table.used += length + 1;
    return copy;
}

/* The words of a phrase as terms, in the pool. */
static bool read_terms(tc_noun *noun, const char *phrase, size_t length)
{
    for (const char *end = phrase + length; phrase < end;) {
        TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
        const char *stop = memchr(phrase, ' ', (size_t)(end - phrase));
        if (!stop) stop = end;
        bool read = tc_term_of_word(&term, phrase, (size_t)(stop - phrase)) == TC_OK && term.length;
        if (!read || noun->count == TC_NOUN_WORDS || term.length > UINT8_MAX) return false;
        noun->term[noun->count] = keep(term.data, term.length);
        if (!noun->term[noun->count]) return false;
        noun->length[noun->count] = (uint8_t)term.length;
        noun->fold[noun->count++] = (uint8_t)tc_term_fold_length(term.data, term.length);
        phrase = stop + (stop < end);
    }
    return noun->count > 0;
}

static bool same_terms(const tc_noun *a, const tc_noun *b)
{
    if (a->count != b->count || a->capitals != b->capitals) return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->length[i] != b->length[i] || memcmp(a->term[i], b->term[i], a->length[i]) != 0) return false;
    return true;
}

/* The noun that stands on an earlier row; a new one else. */
static tc_noun *place_for(const tc_noun *noun)
{
    uint16_t *bucket = &table.bucket[bucket_of(noun->term[0], noun->fold[0])];
    for (uint16_t k = *bucket; k; k = table.items[k - 1].next)
        if (same_terms(&table.items[k - 1], noun)) return &table.items[k - 1];
    if (table.count == NOUNS_MOST) return NULL;
    table.items[table.count] = *noun;
    table.items[table.count].next = *bucket;
    *bucket = (uint16_t)(table.count + 1);
    return &table.items[table.count++];
}

static bool in_capitals(const char *phrase, size_t length)
{
    size_t at = 0;
    while (at < length)
        if (!tc_is_upper(tc_utf8_next(phrase, length, &at))) return false;
    return length > 0;
}

static bool add_phrase(const row *r, const char *phrase, size_t length, const char *type)
{
    static const uint32_t of_asking = TC_TRAIT_GENERAL | TC_TRAIT_NEAR | TC_TRAIT_HEAD | TC_TRAIT_TAIL;
    tc_noun noun = {.capitals = in_capitals(phrase, length), .size = (uint8_t)length};
    if (length > UINT8_MAX || !(noun.text = keep(phrase, length)) || !read_terms(&noun, phrase, length)) return false;
    tc_noun *there = place_for(&noun);
    if (!there) return false;
    bool fresh = !there->asks, rules = fresh || (r->kind == there->asks && !type);
    if (fresh) there->asks = r->kind;
    there->kinds |= r->kind;
    there->traits |= rules ? r->traits : r->traits & ~of_asking;
    if (r->measure) there->measure = r->measure;
    if (type) there->type = type;
    if (!there->type && r->kind == TC_NOUN_DOCUMENT) there->type = tc_number_type(phrase, length); /* "QĐ" */
    return true;
}

/* "kind TAB traits TAB phrases". */
static bool add_line(const char *line, const char *end)
{
    const char *first = memchr(line, '\t', (size_t)(end - line));
    const char *second = first ? memchr(first + 1, '\t', (size_t)(end - first - 1)) : NULL;
    row r;
    if (!second || !read_row(&r, line, (size_t)(first - line), first + 1, (size_t)(second - first - 1))) return false;
    const char *at = second + 1, *phrase;
    size_t length;
    while (tc_table_phrase(&at, end, &phrase, &length))
        if (!add_phrase(&r, phrase, length, NULL)) return false;
    return true;
}

static void fill(void)
{
    bool whole = true;
    const char *at = tc_nouns_tsv, *end = at + tc_nouns_tsv_length, *line, *stop;
    while (whole && tc_table_next(&at, end, &line, &stop)) whole = add_line(line, stop);
    /* Types of documents are verbs as well ("quyết định", "báo cáo"): they ask right before "nào" alone. */
    static const row types = {.kind = TC_NOUN_DOCUMENT, .traits = TC_TRAIT_NEAR};
    for (const char *const *type = tc_document_types(); *type && whole; type++)
        whole = add_phrase(&types, *type, strlen(*type), *type);
    table.whole = whole;
}

tc_status tc_nouns_open(void)
{
    pthread_once(&once, fill);
    return table.whole ? TC_OK : tc_fail(TC_INTERNAL, "the table of nouns could not be read");
}

const tc_noun *tc_nouns_get(size_t *count)
{
    *count = table.count;
    return table.items;
}

/* ---- look-ups ---- */

static bool in_query_at(const tc_noun *noun, const tc_query *q, size_t at)
{
    if (at + noun->count > q->count) return false;
    if (noun->capitals && !(q->words[at].flags & TC_TOKEN_UPPER)) return false;
    for (size_t i = 0; i < noun->count; i++)
        if (!tc_query_word_is(q, at + i, noun->term[i], noun->length[i], noun->fold[i])) return false;
    return true;
}

static bool in_text_at(const tc_noun *noun, const tc_tokens *tokens, size_t at)
{
    if (at + noun->count > tokens->count) return false;
    if (noun->capitals && !(tokens->items[at].flags & TC_TOKEN_UPPER)) return false;
    for (size_t i = 0; i < noun->count; i++) {
        const tc_token *t = &tokens->items[at + i];
        size_t n = noun->fold[i];
        if (t->fold_length != n || memcmp(t->term, noun->term[i], n) != 0) return false;
        /* Unmarked, it may be any of its marked forms; but alone "quy" is no fund ("quỹ"). */
        if (t->length == n && noun->count > 1) continue;
        if (t->length != noun->length[i] || memcmp(t->term, noun->term[i], t->length) != 0) return false;
    }
    return true;
}

/* A word of a query, or of a text. */
typedef struct spot {
    const tc_query *query; /* NULL: of the tokens */
    const tc_tokens *tokens;
    size_t at;
} spot;

static uint16_t first_at(spot here)
{
    if (here.query) {
        if (here.at >= here.query->count) return 0;
        const tc_query_word *word = &here.query->words[here.at];
        return table.bucket[bucket_of(word->term, word->fold_length)];
    }
    if (here.at >= here.tokens->count) return 0;
    const tc_token *token = &here.tokens->items[here.at];
    return table.bucket[bucket_of(token->term, token->fold_length)];
}

/* How many words the longest noun there has, whatever its kind; `out`, where not NULL, gets the one of so many
 * words that is of these kinds: of several that are one without marks ("chỗ", "chợ") the one that stands first in the
 * table. */
static size_t longest_at(const tc_noun **out, spot here, uint32_t kinds)
{
    size_t most = 0;
    const tc_noun *best = NULL;
    for (uint16_t k = first_at(here); k; k = table.items[k - 1].next) {
        const tc_noun *noun = &table.items[k - 1];
        if (noun->count < most) continue;
        if (!(here.query ? in_query_at(noun, here.query, here.at) : in_text_at(noun, here.tokens, here.at))) continue;
        if (noun->count > most) best = NULL;
        most = noun->count;
        if (noun->kinds & kinds) best = noun;
    }
    if (out) *out = best;
    return most;
}

const tc_noun *tc_noun_in_query(const tc_query *q, size_t at, uint32_t kinds, size_t *length)
{
    const tc_noun *noun = NULL;
    longest_at(&noun, (spot){.query = q, .at = at}, kinds);
    if (!noun) return NULL;
    for (size_t back = 1; back <= 2 && back <= at; back++)
        if (longest_at(NULL, (spot){.query = q, .at = at - back}, 0) >= back + noun->count) return NULL;
    if (length) *length = noun->count;
    return noun;
}

const tc_noun *tc_noun_in_text(const tc_tokens *tokens, size_t at, uint32_t kinds, size_t *length)
{
    const tc_noun *noun = NULL;
    longest_at(&noun, (spot){.tokens = tokens, .at = at}, kinds);
    if (!noun) return NULL;
    for (size_t back = 1; back <= 2 && back <= at; back++)
        if (longest_at(NULL, (spot){.tokens = tokens, .at = at - back}, 0) >= back + noun->count) return NULL;
    if (length) *length = noun->count;
    return noun;
}

const tc_noun *tc_noun_ends_in_text(const tc_tokens *tokens, size_t at, uint32_t kinds)
{
    const tc_noun *best = NULL;
    for (size_t back = 1; back <= TC_NOUN_WORDS && back <= at; back++) {
        const tc_noun *noun = NULL;
        if (longest_at(&noun, (spot){.tokens = tokens, .at = at - back}, kinds) == back) best = noun;
    }
    return best;
}

const tc_noun *tc_noun_in_words(const char *text, uint32_t kinds)
{
    const tc_noun *best = NULL;
    for (size_t i = 0; i < table.count; i++) {
        const tc_noun *noun = &table.items[i];
        if (!(noun->kinds & kinds) || (best && best->size >= noun->size)) continue;
        if (strncmp(text, noun->text, noun->size) != 0) continue;
        char end = text[noun->size];
        if (!end || end == ' ' || end == '/') best = noun;
    }
    return best;
}

/* "câu lac bộ": the words first … are those of the noun but for their marks. */
static bool is_mistyped(const tc_noun *noun, const tc_query *q, size_t first)
{
    if (noun->count < 2 || first + noun->count > q->count) return false;
    for (size_t i = 0; i < noun->count; i++) {
        const tc_query_word *w = &q->words[first + i];
        if (w->fold_length != noun->fold[i] || memcmp(w->term, noun->term[i], noun->fold[i]) != 0) return false;
    }
    return true;
}

/* Whether a term is made of the first letters of the noun: "đv" of "đơn vị". */
static bool is_initials(const tc_noun *noun, const char *term, size_t fold)
{
    if (noun->count < 2 || fold != noun->count) return false;
    for (size_t i = 0; i < noun->count; i++)
        if (term[i] != noun->term[i][0]) return false;
    return true;
}

bool tc_noun_abbreviates(const tc_noun *letters, const tc_noun *noun)
{
    return letters->count == 1 && is_initials(noun, letters->term[0], letters->fold[0]);
}

/* The longest of more words than `least` that is there but for its marks. */
static const tc_noun *mistyped_before(const tc_query *q, size_t at, uint32_t kinds, size_t least)
{
    const tc_noun *best = NULL;
    for (size_t k = 0; k < table.count; k++) {
        const tc_noun *noun = &table.items[k];
        if (!(noun->kinds & kinds) || noun->kinds & TC_NOUN_NONE || noun->count <= least || noun->count > at) continue;
        if (is_mistyped(noun, q, at - noun->count)) best = noun, least = noun->count;
    }
    return best;
}

static const tc_noun *initials_before(const tc_query *q, size_t at, uint32_t kinds)
{
    const tc_query_word *word = &q->words[at - 1];
    for (size_t k = 0; k < table.count && word->flags & TC_TOKEN_UPPER; k++) {
        const tc_noun *noun = &table.items[k];
        bool general = noun->kinds & TC_NOUN_BODY && noun->traits & (TC_TRAIT_GENERAL | TC_TRAIT_COMPANY);
        if (general && noun->kinds & kinds && is_initials(noun, word->term, word->fold_length)) return noun;
    }
    return NULL;
}

/* "ngay nào", "nam nào" among words with marks: a syllable without any asks for a time where no other noun stands. */
static const tc_noun *unmarked_time_before(const tc_query *q, size_t at, uint32_t kinds)
{
    const tc_query_word *word = &q->words[at - 1];
    if (!q->marked || word->length != word->fold_length || word->flags & TC_TOKEN_CAPITAL) return NULL;
    for (size_t k = 0; k < table.count; k++) {
        const tc_noun *noun = &table.items[k];
        bool time = noun->count == 1 && noun->asks == TC_NOUN_TIME && noun->kinds & kinds && !noun->capitals;
        if (time && noun->fold[0] == word->fold_length && !memcmp(noun->term[0], word->term, word->fold_length))
            return noun;
    }
    return NULL;
}

const tc_noun *tc_noun_before(const tc_query *q, size_t at, uint32_t kinds, size_t *length)
{
    const tc_noun *best = NULL;
    size_t n = 0;
    for (size_t back = 1; back <= TC_NOUN_WORDS && back <= at; back++) {
        const tc_noun *noun = NULL;
        if (longest_at(&noun, (spot){.query = q, .at = at - back}, kinds) == back) best = noun, n = back;
    }
    const tc_noun *mistyped = q->marked ? mistyped_before(q, at, kinds, n ? n : 1) : NULL;
    if (mistyped) best = mistyped, n = mistyped->count;
    if (!n && at && (best = initials_before(q, at, kinds))) n = 1;
    if (!n && at && (best = unmarked_time_before(q, at, kinds))) n = 1;
    if (best && length) *length = n;
    return best;
}

size_t tc_noun_readings(const tc_noun **out, size_t most, const tc_query *q, size_t first, size_t count)
{
    static const uint32_t kinds = TC_NOUN_PERSONS | TC_NOUN_BODY | TC_NOUN_PLACE | TC_NOUN_DOCUMENT | TC_NOUN_TIME;
    size_t n = 0;
    for (uint16_t k = first_at((spot){.query = q, .at = first}); k && n < most; k = table.items[k - 1].next) {
        const tc_noun *noun = &table.items[k - 1];
        if (noun->count == count && noun->asks & kinds && in_query_at(noun, q, first)) out[n++] = noun;
    }
    return n;
}

bool tc_noun_holds(const tc_query *q, size_t at, uint32_t kinds, uint32_t traits)
{
    for (size_t back = 0; back < TC_NOUN_WORDS && back <= at; back++) {
        size_t n;
        const tc_noun *noun = tc_noun_in_query(q, at - back, kinds, &n);
        if (noun && back < n && (!traits || noun->traits & traits)) return true;
    }
    return false;
}

const char *tc_noun_answer(const tc_noun *noun)
{
    switch (noun->asks) {
    case TC_NOUN_OFFICE:
    case TC_NOUN_CALLING:
    case TC_NOUN_ADDRESS:
    case TC_NOUN_SOMEONE: return "person";
    case TC_NOUN_BODY: return "org";
    case TC_NOUN_PLACE: return "place";
    case TC_NOUN_DOCUMENT:
    case TC_NOUN_PART: return "document";
    case TC_NOUN_TIME: return "date";
    case TC_NOUN_MEASURE:
    case TC_NOUN_QUANTITY: return "amount";
    case TC_NOUN_LIST: return "list";
    case TC_NOUN_REASON: return "reason";
    }
    return NULL;
}
