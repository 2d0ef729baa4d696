/* The sectors of a passage: cue words in its text, its headings and its lead-in, and what the passages beside it are
 * about. */
#include "indexer/tags/sector.h"
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

/* How much each voice counts against the passage's own words. */
static const float HEADING_VOICE = 1.1F, HEADING_DECAY = 0.45F, CONTEXT_VOICE = 0.5F, LEAD_VOICE = 0.75F;
static const float TEXT_VOICE = 1.4F, TOPIC_VOICE = 0.35F, FOOTNOTE_HEADING = 0.5F;
/* A report tells of everything, whatever its title names; a decision or a decree has one subject. */
static const float REPORT_TITLE_VOICE = 0.6F, TITLE_VOICE = 1.0F;
static const float NEAR_BEST = 0.4F; /* a further sector is given when its score is this share of the best */
enum { SECTORS_PER_PASSAGE = 3, LEAD_WORDS = 12 };
/* Cues of less weight than this in all are a weak voice. */
static const float FULL_TEXT = 3.0F, FULL_HEADING = 2.0F;

/* A place of the cache holds the upper bits of the hash of a word, and the word's number below them; the lower bits say
 * which place it is. So eight bytes do, and the cache stays near the processor. */
enum { CACHE = 1 << 13, NUMBER_BITS = 20, NO_WORD = 0 };

struct tc_cue_finder {
    const tc_sectors *sectors;
    tc_cue_finder *next; /* in the list of idle ones */
    tc_buffer canonical;
    uint32_t *words; /* numbers of the text's words; NO_WORD also for a break that no phrase crosses */
    size_t count, capacity;
    uint64_t cache[CACHE];
};

static tc_status borrow_finder(tc_cue_finder **out, const tc_sectors *sectors)
{
    tc_idle_finders *idle = tc_sectors_idle(sectors);
    pthread_mutex_lock(&idle->lock);
    tc_cue_finder *m = idle->first;
    if (m) idle->first = m->next;
    pthread_mutex_unlock(&idle->lock);
    if (!m) m = calloc(1, sizeof *m);
    if (!m) return tc_fail(TC_MEMORY, "no memory for matching sectors");
    m->sectors = sectors;
    *out = m;
    return TC_OK;
}

static void return_finder(tc_cue_finder *m)
{
    if (!m) return;
    tc_idle_finders *idle = tc_sectors_idle(m->sectors);
    pthread_mutex_lock(&idle->lock);
    m->next = idle->first;
    idle->first = m;
    pthread_mutex_unlock(&idle->lock);
}

void tc_idle_finders_free(tc_idle_finders *idle)
{
    while (idle->first) {
        tc_cue_finder *m = idle->first;
        idle->first = m->next;
        tc_buffer_free(&m->canonical);
        free(m->words);
        free(m);
    }
}

/* The byte's class: part of a word, a break, or what may stand inside a phrase (space, hyphen, slash, quote). */
static bool is_ascii_word(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_break(unsigned char c)
{
    switch (c) {
    case '.':
    case ';':
    case ':':
    case '!':
    case '?':
    case '(':
    case ')':
    case '[':
    case ']':
    case '|': return true;
    }
    return false;
}

/* Of the letters of Vietnamese and their neighbours this is known without asking. */
static bool is_word_beyond_ascii(uint32_t c)
{
    bool latin = (c >= 0xC0 && c < 0x1C0 && c != 0xD7 && c != 0xF7) || (c >= 0x1E80 && c < 0x1F00);
    return latin || tc_is_word(c);
}

/* The end of the word that begins at `at`, or `at` when none does. */
static size_t word_end(const char *text, size_t length, size_t at)
{
    while (at < length) {
        unsigned char c = (unsigned char)text[at];
        size_t next = at;
        if (c < 0x80) {
            if (!is_ascii_word(c)) return at;
            next++;
        } else if (!is_word_beyond_ascii(tc_utf8_step(text, length, &next))) {
            return at;
        }
        at = next;
    }
    return at;
}

/* Up to eight bytes of a word as a number; read at once where the text goes on long enough. */
static uint64_t bytes_of(const char *word, size_t length, size_t room)
{
    uint64_t part = 0;
    if (length > sizeof part) length = sizeof part;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (room >= sizeof part) {
        memcpy(&part, word, sizeof part);
        return length < sizeof part ? part & (((uint64_t)1 << 8 * length) - 1) : part;
    }
#endif
    memcpy(&part, word, length < room ? length : room);
    return part;
}

/* Of a word with `room` bytes of text from its beginning on. */
static uint64_t hash_of(const char *word, size_t length, size_t room)
{
    uint64_t h = length;
    for (size_t i = 0; i < length; i += sizeof h) {
        h = (h ^ bytes_of(word + i, length - i, room - i)) * 0x9E3779B97F4A7C15u;
        h ^= h >> 29;
    }
    h *= 0xD6E8FEB86659FD93u;
    return h ^ h >> 32;
}

/* A word that was cut out of the text, or a break: of no length. */
typedef struct piece {
    uint64_t hash;
    const char *text;
    size_t length;
} piece;

/* The words cut out and not looked up yet. Several are cut first, so that their places of the cache are on the way when
 * they are looked into. */
typedef struct pieces {
    piece items[16];
    size_t count;
} pieces;

static tc_status number_of_word(tc_cue_finder *m, const piece *word, uint32_t *number)
{
    uint64_t *place = &m->cache[word->hash & (CACHE - 1)];
    const uint64_t below = ((uint64_t)1 << NUMBER_BITS) - 1;
    if (((*place ^ word->hash) & ~below) == 0) {
        *number = (uint32_t)(*place & below);
        return TC_OK;
    }
    tc_buffer_clear(&m->canonical);
    TRY(tc_canonical_word(&m->canonical, word->text, word->length));
    *number = tc_sectors_word(m->sectors, m->canonical.data, m->canonical.length);
    if (*number <= below) *place = (word->hash & ~below) | *number;
    return TC_OK;
}

static tc_status look_up(tc_cue_finder *m, pieces *cut)
{
    TRY(TC_GROW(m->words, m->capacity, m->count + cut->count));
    for (size_t i = 0; i < cut->count; i++) {
        uint32_t number = NO_WORD;
        if (cut->items[i].length) TRY(number_of_word(m, &cut->items[i], &number));
        m->words[m->count++] = number;
    }
    cut->count = 0;
    return TC_OK;
}

static tc_status add_piece(tc_cue_finder *m, pieces *cut, piece next)
{
    cut->items[cut->count++] = next;
    if (next.length) __builtin_prefetch(&m->cache[next.hash & (CACHE - 1)]);
    return cut->count < TC_COUNT(cut->items) ? TC_OK : look_up(m, cut);
}

static tc_status read_words(tc_cue_finder *m, const char *text, size_t length)
{
    pieces cut;
    cut.count = m->count = 0;
    for (size_t at = 0; at < length;) {
        size_t end = word_end(text, length, at);
        if (end == at) {
            if (is_break((unsigned char)text[at])) TRY(add_piece(m, &cut, (piece){0}));
            tc_utf8_step(text, length, &at);
            continue;
        }
        TRY(add_piece(m, &cut, (piece){hash_of(text + at, end - at, length - at), text + at, end - at}));
        at = end;
    }
    return look_up(m, &cut);
}

/* Whether any cue of the phrase counts here. */
static bool counts_here(const tc_sectors *t, uint32_t node, int where)
{
    for (uint32_t c = tc_sectors_cue_at(t, node); c; c = tc_sectors_cue(t, c)->next)
        if (tc_sectors_cue(t, c)->where & where) return true;
    return false;
}

static void add_weights(const tc_sectors *t, uint32_t node, int where, float *scores)
{
    for (uint32_t c = tc_sectors_cue_at(t, node); c; c = tc_sectors_cue(t, c)->next) {
        const tc_sector_cue *cue = tc_sectors_cue(t, c);
        if ((cue->where & where) && cue->sector >= 0) scores[cue->sector] += cue->weight;
    }
}

/* Adds the weights of the cues found to `scores` (TC_SECTORS_MOST entries); the longest phrase at a place wins. */
static tc_status score_text(tc_cue_finder *m, const char *text, size_t length, int where, float *scores)
{
    TRY(read_words(m, text, length));
    for (size_t i = 0; i < m->count;) {
        uint32_t node = m->words[i] == NO_WORD ? 0 : tc_sectors_first(m->sectors, m->words[i]), found = 0;
        size_t end = i + 1;
        for (size_t k = i; node;) {
            if (counts_here(m->sectors, node, where)) {
                found = node;
                end = k + 1;
            }
            if (++k == m->count || m->words[k] == NO_WORD) break;
            node = tc_sectors_step(m->sectors, node, m->words[k]);
        }
        if (found) add_weights(m->sectors, found, where, scores);
        i = end;
    }
    return TC_OK;
}

/* ---- putting the voices together ---- */

typedef struct scores {
    float of[TC_SECTORS_MOST];
} scores;

static float sum_of(const scores *s)
{
    float sum = 0;
    for (int i = 0; i < TC_SECTORS_MOST; i++) sum += s->of[i];
    return sum;
}

/* Adds shares of 1, so that a long text speaks no louder than a short one; a voice with few cues is softer. */
static void add_voice(scores *to, const scores *voice, float loudness, float full)
{
    float sum = sum_of(voice);
    if (sum <= 0) return;
    if (sum < full) loudness *= sum / full;
    for (int i = 0; i < TC_SECTORS_MOST; i++) to->of[i] += loudness * voice->of[i] / sum;
}

/* A text that touches many sectors evenly (a plan naming twelve fields) says little about which it belongs to. */
static float evenness(const scores *s)
{
    float sum = sum_of(s), squares = 0;
    if (sum <= 0) return 1;
    for (int i = 0; i < TC_SECTORS_MOST; i++) squares += s->of[i] / sum * (s->of[i] / sum);
    return squares < 0.22F ? 0.55F : 1.0F;
}

/* The bytes of an inline heading ("Chăn nuôi: …", "- Y tế: …"): up to the first colon when few words stand before it.
 */
static size_t lead_length(const char *text, size_t length)
{
    int words = 0;
    for (size_t i = 0; i < length && words <= LEAD_WORDS; i++) {
        if (text[i] == ':') return i;
        if (text[i] == ';' || (text[i] == '.' && i > 4)) return 0;
        if (text[i] == ' ') words++;
    }
    return 0;
}

typedef struct assigner {
    tc_cue_finder *matcher;
    scores title; /* of the document */
    float title_voice;
    scores heading;               /* of the path last seen, and the title */
    const tc_passage *path_owner; /* the passage that had this path */
} assigner;

static bool same_path(const tc_passage *a, const tc_passage *b)
{
    if (!a || a->section_count != b->section_count) return false;
    for (size_t i = a->section_count; i-- > 0;)
        if (strcmp(a->section[i], b->section[i]) != 0) return false;
    return true;
}

/* The innermost heading that holds a cue speaks loudest; a heading without one ("a) Kết quả") does not count. */
static tc_status score_path(assigner *a, const tc_passage *p)
{
    if (same_path(a->path_owner, p)) return TC_OK;
    a->path_owner = p;
    a->heading = (scores){{0}};
    add_voice(&a->heading, &a->title, a->title_voice, FULL_HEADING);
    float loudness = HEADING_VOICE;
    for (size_t i = p->section_count; i-- > 0;) {
        scores one = {{0}};
        TRY(score_text(a->matcher, p->section[i], strlen(p->section[i]), TC_WHERE_HEADING, one.of));
        if (sum_of(&one) <= 0) continue;
        add_voice(&a->heading, &one, loudness, FULL_HEADING);
        loudness *= HEADING_DECAY;
    }
    return TC_OK;
}

/* What introduces a bullet may be its heading as well: it is heard once. */
static bool is_heading_too(const tc_passage *p, const char *context)
{
    for (size_t i = 0; i < p->section_count; i++)
        if (strstr(context, p->section[i]) || strstr(p->section[i], context)) return true;
    return false;
}

static tc_status score_passage(assigner *a, const tc_passage *p, scores *text, scores *all)
{
    TRY(score_path(a, p));
    *all = a->heading;
    /* A footnote stands at the foot of whatever its page holds. */
    for (int i = 0; i < TC_SECTORS_MOST && p->kind == TC_PASSAGE_FOOTNOTE; i++) all->of[i] *= FOOTNOTE_HEADING;
    scores context = {{0}}, lead = {{0}};
    for (size_t i = 0; i < p->context_count; i++)
        if (!is_heading_too(p, p->context[i].text))
            TRY(score_text(a->matcher, p->context[i].text, strlen(p->context[i].text), TC_WHERE_HEADING, context.of));
    TRY(score_text(a->matcher, p->text, lead_length(p->text, p->text_length), TC_WHERE_HEADING, lead.of));
    TRY(score_text(a->matcher, p->text, p->text_length, TC_WHERE_TEXT, text->of));
    add_voice(all, &context, CONTEXT_VOICE, FULL_HEADING);
    add_voice(all, &lead, LEAD_VOICE, FULL_HEADING);
    add_voice(all, text, TEXT_VOICE * evenness(text), FULL_TEXT);
    return TC_OK;
}

static uint32_t choose(const scores *s)
{
    float best = 0;
    for (int i = 0; i < TC_SECTORS_MOST; i++)
        if (s->of[i] > best) best = s->of[i];
    uint32_t bits = 0;
    float floor = best * NEAR_BEST;
    for (int n = 0; n < SECTORS_PER_PASSAGE && best > 0; n++) {
        int next = -1;
        for (int i = 0; i < TC_SECTORS_MOST; i++)
            if (!(bits >> i & 1) && s->of[i] >= floor && (next < 0 || s->of[i] > s->of[next])) next = i;
        if (next < 0) break;
        bits |= 1u << next;
    }
    return bits;
}

/* The passages of one section share a topic: what all of them say together helps those that say little. */
static void add_topics(const tc_passages *list, const scores *texts, scores *all)
{
    for (size_t start = 0; start < list->count;) {
        scores topic = {{0}};
        size_t end = start;
        for (; end < list->count && (end == start || same_path(&list->items[start], &list->items[end])); end++)
            for (int i = 0; i < TC_SECTORS_MOST; i++) topic.of[i] += texts[end].of[i];
        for (size_t k = start; k < end; k++) add_voice(&all[k], &topic, TOPIC_VOICE * evenness(&topic), FULL_TEXT);
        start = end;
    }
}

/* The title speaks for all passages, but not that of a bulletin, which names only those who read it. */
static tc_status score_title(assigner *a, const tc_document *document)
{
    static const char BULLETIN[] = "tài liệu", REPORT[] = "báo cáo";
    if (!document->title || (document->type && !strncmp(document->type, BULLETIN, strlen(BULLETIN)))) return TC_OK;
    bool report = !document->type || !strncmp(document->type, REPORT, strlen(REPORT));
    a->title_voice = report ? REPORT_TITLE_VOICE : TITLE_VOICE;
    return score_text(a->matcher, document->title, strlen(document->title), TC_WHERE_HEADING, a->title.of);
}

tc_status tc_sectors_assign(tc_passages *list, const tc_document *document, const tc_sectors *sectors)
{
    if (list->count == 0) return TC_OK;
    assigner a = {0};
    TRY(borrow_finder(&a.matcher, sectors));
    scores *texts = calloc(list->count * 2, sizeof *texts), *all = texts ? texts + list->count : NULL;
    tc_status status = texts ? score_title(&a, document)
                             : tc_fail(TC_MEMORY, "no memory for the sectors of %zu passages", list->count);
    for (size_t i = 0; i < list->count && status == TC_OK; i++)
        status = score_passage(&a, &list->items[i], &texts[i], &all[i]);
    if (status == TC_OK) {
        add_topics(list, texts, all);
        for (size_t i = 0; i < list->count; i++) list->items[i].sectors = choose(&all[i]);
    }
    free(texts);
    return_finder(a.matcher);
    return status;
}
