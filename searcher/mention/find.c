/* Looking for a name in one of its ways: the passages that hold its words, each tested on its text. */
#include "searcher/mention/mention.h"
#include "searcher/query/parts.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Told how far it is every so many passages. */
enum { PROGRESS_STEP = 500, WAYS_MOST = 4 };

/* ---- ways ---- */

bool tc_word_is_proper(const tc_finding *f, size_t word)
{
    const tc_query_word *w = &f->query->words[word];
    if (f->capitals[word]) return f->capitals[word] > 0;
    return (w->flags & TC_TOKEN_CAPITAL) || w->kind == TC_TOKEN_DIGITS;
}

static bool is_number(const tc_finding *f, size_t word)
{
    const tc_query_word *w = &f->query->words[word];
    return w->kind == TC_TOKEN_DIGITS && !w->in_period && !w->in_number && w->length <= 2;
}

tc_name_way tc_name_way_typed(size_t count)
{
    tc_name_way way = {.wild = SIZE_MAX, .alone = SIZE_MAX};
    for (size_t i = 0; i < count; i++) way.order[way.count++] = (uint16_t)i;
    return way;
}

/* The words of `plain` with those at first…last put before the word at `to`. */
static void move_words(tc_name_way *way, const tc_name_way *plain, size_t first, size_t last, size_t to)
{
    size_t n = 0;
    *way = *plain;
    for (size_t i = 0; i <= plain->count; i++) {
        if (i == to)
            for (size_t k = first; k <= last; k++) way->order[n++] = plain->order[k];
        if (i < plain->count && (i < first || i > last)) way->order[n++] = plain->order[i];
    }
}

/* A place of the number that reads as well: "Khu TĐC số 2 Đồi Thông" is "Khu TĐC Đồi Thông 2", whose number may have
 * stood before one, two or three last words. */
size_t tc_name_ways(tc_name_way *ways, size_t most, const tc_finding *f, unsigned slack)
{
    tc_name_way *plain = &ways[0];
    size_t count = 1, number = SIZE_MAX;
    *plain = (tc_name_way){.slack = slack, .wild = SIZE_MAX, .alone = SIZE_MAX};
    for (size_t i = 0; i < f->query->count; i++) {
        if (f->query->words[i].question) continue;
        if (is_number(f, i) && plain->count) number = plain->count;
        plain->order[plain->count++] = (uint16_t)i;
    }
    if (number == SIZE_MAX || slack || f->operators) return 1;
    size_t first = number;
    while (first > 1 && tc_sign_in_query(f->signs, TC_SIGN_OPTION, f->query, plain->order[first - 1])) first--;
    if (number + 1 < plain->count) {
        move_words(&ways[count++], plain, first, number, plain->count);
        return count;
    }
    for (size_t back = 1; back <= 3 && count < most && back + 2 <= first; back++)
        move_words(&ways[count++], plain, first, number, first - back);
    return count;
}

/* ---- candidates ---- */

static bool is_same(const tc_query_word *a, const tc_query_word *b)
{
    return a->length == b->length && !memcmp(a->term, b->term, a->length);
}

bool tc_word_is_again(const tc_query *q, size_t word)
{
    for (size_t i = 0; i < word; i++)
        if (is_same(&q->words[i], &q->words[word])) return true;
    return false;
}

/* A word that must be there unless slack is left (mention/align.c tests the same on the text). */
static bool is_needed(const tc_finding *f, const tc_name_way *way, size_t word)
{
    return !f->optional[word] && !f->query->words[word].question && word != way->wild;
}

/* Whether the word is asked for already by one before it in the way. */
static bool is_asked(const tc_finding *f, const tc_name_way *way, size_t place)
{
    const tc_query_word *words = f->query->words;
    for (size_t i = 0; i < place; i++)
        if (is_same(&words[way->order[i]], &words[way->order[place]]) && is_needed(f, way, way->order[i])) return true;
    return false;
}

/* Whether it must be there even then: it tells the name from others. */
static bool is_firm(const tc_finding *f, const tc_name_way *way, size_t word)
{
    const tc_query_word *w = &f->query->words[word];
    return !way->slack || (w->flags & TC_TOKEN_CAPITAL) || w->kind == TC_TOKEN_DIGITS ||
           tc_sign_in_query(f->signs, TC_SIGN_SIDE, f->query, word) ||
           tc_sign_in_query(f->signs, TC_SIGN_LEVEL, f->query, word);
}

static tc_status add_part(tc_node **out, tc_node *parent, tc_node_kind kind, size_t word)
{
    TRY(TC_GROW(parent->parts, parent->capacity, parent->count + 1));
    tc_node *node = calloc(1, sizeof *node);
    if (!node) return tc_fail(TC_MEMORY, "no memory for the query");
    *node = (tc_node){.kind = kind, .first = word, .last = word};
    parent->parts[parent->count++] = node;
    if (out) *out = node;
    return TC_OK;
}

static tc_status add_words(tc_node *all, const uint16_t *words, size_t count)
{
    for (size_t i = 0; i < count; i++) TRY(add_part(NULL, all, TC_NODE_WORD, words[i]));
    return TC_OK;
}

/* All of the words but one: the one is missing in the first half of them or in the second. */
static tc_status add_all_but_one(tc_node *parent, const uint16_t *words, size_t count)
{
    tc_node *either, *all;
    const size_t half = count / 2;
    if (count < 2) return TC_OK;
    TRY(add_part(&either, parent, TC_NODE_OR, 0));
    TRY(add_part(&all, either, TC_NODE_AND, 0));
    TRY(add_words(all, words, half));
    TRY(add_all_but_one(all, words + half, count - half));
    TRY(add_part(&all, either, TC_NODE_AND, 0));
    TRY(add_words(all, words + half, count - half));
    return add_all_but_one(all, words, half);
}

static tc_status require_words(tc_finding *f, const tc_name_way *way)
{
    tc_query *q = f->query;
    uint16_t loose[TC_WORDS_MOST];
    size_t count = 0;
    tc_node_free(q->tree);
    q->tree = calloc(1, sizeof *q->tree);
    if (!q->tree) return tc_fail(TC_MEMORY, "no memory for the query");
    q->tree->kind = TC_NODE_AND;
    for (size_t i = 0; i < way->count; i++) {
        if (!is_needed(f, way, way->order[i]) || is_asked(f, way, i)) continue;
        if (is_firm(f, way, way->order[i]))
            TRY(add_part(NULL, q->tree, TC_NODE_WORD, way->order[i]));
        else
            loose[count++] = way->order[i];
    }
    /* A name of nothing but common words is none without one of them. */
    return q->tree->count && way->slack == 1 ? add_all_but_one(q->tree, loose, count) : TC_OK;
}

/* Puts in the place of the query that of it among the passages of these documents. */
static tc_status keep_documents(tx_query **query, const tc_seeking *s)
{
    TC_CLEANUP(tc_parts_free) tc_parts parts = {0};
    TC_CLEANUP(tx_query_cleanup) tx_query *documents = NULL;
    tx_query *both;
    for (size_t i = 0; i < s->document_count; i++) {
        char term[64];
        int n = snprintf(term, sizeof term, "%s%s", tc_field_prefix(TC_FIELD_DOCUMENT), s->documents[i]);
        TRY(tc_parts_keep_term(&parts, term, (size_t)n));
    }
    TRY(tx_query_combine(&documents, TX_OR, parts.items, parts.count, 0));
    tx_query *pair[2] = {*query, documents};
    TRY(tx_query_combine(&both, TX_FILTER, pair, 2, 0));
    tx_query_free(*query);
    *query = both;
    return TC_OK;
}

static tc_status find_matches(tx_matches **out, tc_finding *f, const tc_seeking *s)
{
    TC_CLEANUP(tx_query_cleanup) tx_query *query = NULL;
    TC_CLEANUP(tx_enquire_cleanup) tx_enquire *enquire = NULL;
    uint32_t passages;
    const tx_database *database = tc_store_database(f->searcher->store);
    TRY(tx_database_count(database, &passages));
    TRY(tc_query_xapian(&query, f->query, f->searcher->store, s->number ? TC_DEMAND_ALL : TC_DEMAND_ANY));
    if (s->document_count) TRY(keep_documents(&query, s));
    TRY(tc_enquire_unweighed(&enquire, database, query));
    if (f->streaming) TRY(tx_enquire_sort(enquire, TC_SLOT_PERIOD_TO, false));
    return tx_enquire_matches(out, enquire, 0, s->most ? s->most + 1 : passages, 0);
}

/* ---- one passage ---- */

static tc_status add_highlight(tc_hit *hit, uint32_t from, uint32_t to)
{
    size_t capacity = hit->highlight_count;
    tc_range *last = hit->highlight_count ? &hit->highlights[hit->highlight_count - 1] : NULL;
    if (last && from < last->end) return TC_OK;
    TRY(TC_GROW(hit->highlights, capacity, hit->highlight_count + 1));
    hit->highlights[hit->highlight_count++] = (tc_range){from, to};
    return TC_OK;
}

static void note_capitals(tc_finding *f, const tc_aligning *a)
{
    for (size_t i = 0; i < f->query->count; i++) {
        const tc_token *t = a->where[i] < a->tokens->count ? &a->tokens->items[a->where[i]] : NULL;
        if (t) f->capitals[i] += t->flags & TC_TOKEN_CAPITAL || t->kind == TC_TOKEN_DIGITS ? 1 : -1;
    }
}

/* "UBND" in "27/QĐ-UBND" is part of a number and names nobody. */
static bool in_a_number(const tc_finding *f, const tc_aligning *a, const tc_passage *p)
{
    uint32_t start = f->tokens.items[a->from].start, end = f->tokens.items[a->to].end;
    for (size_t i = 0; i < p->entities.count && !f->query->number_count; i++) {
        const tc_entity *e = &p->entities.items[i];
        if (e->kind == TC_ENTITY_DOCUMENT && e->at.start <= start && end <= e->at.end) return true;
    }
    return false;
}

static tc_status find_way(tc_finding *f, const tc_seeking *s, const tc_name_way *way, const tc_candidate *c,
                          tc_hit *hit)
{
    tc_aligning a = {.query = f->query,
                     .signs = f->signs,
                     .optional = f->optional,
                     .way = way,
                     .found = &f->found,
                     .tokens = &f->tokens,
                     .text = c->passage.text};
    bool any = false, taken = true;
    uint32_t done = 0;
    for (size_t next = 0; tc_mention_next(&a, &next); next++) {
        if (any && a.from <= done) continue;
        tc_mention_tighten(&a, &next);
        if (in_a_number(f, &a, &c->passage)) continue;
        if (s->judge) TRY(s->judge(&taken, s->context, f, &a, c));
        if (!taken) continue;
        TRY(add_highlight(hit, f->tokens.items[a.from].start, f->tokens.items[a.to].end));
        if (!s->judge) note_capitals(f, &a);
        done = a.to;
        any = true;
    }
    return TC_OK;
}

static tc_status find_by_words(tc_finding *f, const tc_seeking *s, const tc_candidate *c, tc_hit *hit)
{
    TRY(tc_analyse(f->searcher->analyser, &f->tokens, c->passage.text, c->passage.text_length, TC_FOR_HIGHLIGHT));
    TRY(tc_matcher_run(&f->found, f->matcher, &f->tokens));
    for (size_t i = 0; i < s->way_count && !hit->highlight_count; i++) TRY(find_way(f, s, &s->ways[i], c, hit));
    return TC_OK;
}

/* The same number of another date is another document. */
static bool is_of_date(const tc_entity *e, tc_period date)
{
    return !date.from.year || !e->date.year || tc_period_overlaps(tc_date_period(e->date), date);
}

static tc_status find_by_number(const tc_finding *f, const tc_seeking *s, const tc_passage *p, tc_hit *hit)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
    for (size_t i = 0; i < p->entities.count; i++) {
        const tc_entity *e = &p->entities.items[i];
        if (e->kind != TC_ENTITY_DOCUMENT || !e->number || !is_of_date(e, s->date)) continue;
        if (s->type && (!e->type || strcmp(e->type, s->type) != 0)) continue;
        tc_buffer_clear(&key);
        TRY(tc_number_key(&key, e->number));
        if (tc_number_stands_for(f->query->numbers[0], key.data)) TRY(add_highlight(hit, e->at.start, e->at.end));
    }
    return TC_OK;
}

/* ---- the list ---- */

static size_t place_of(const tc_finding *f, tx_docid at)
{
    size_t low = 0, high = f->taken_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (f->taken[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_taken(const tc_finding *f, tx_docid at)
{
    size_t place = place_of(f, at);
    return place < f->taken_count && f->taken[place] == at;
}

static tc_status take(tc_finding *f, tc_candidate *c, tc_hit *places)
{
    size_t place = place_of(f, c->at);
    TRY(TC_GROW(f->taken, f->taken_capacity, f->taken_count + 1));
    TRY(TC_GROW(f->out->items, f->capacity, f->out->count + 1));
    tc_mention *m = &f->out->items[f->out->count];
    *m = (tc_mention){.basis = NULL};
    TRY(tc_hit_make(&m->hit, c, f->searcher, NULL, NULL));
    m->hit.highlights = places->highlights;
    m->hit.highlight_count = places->highlight_count;
    places->highlights = NULL;
    tc_mention_date(m);
    f->out->count++;
    memmove(f->taken + place + 1, f->taken + place, (f->taken_count - place) * sizeof *f->taken);
    f->taken[place] = m->hit.at;
    f->taken_count++;
    return TC_OK;
}

/* What all of is shown is looked around at once, while its tokens are there. */
static tc_status take_found(tc_finding *f, tc_candidate *c, tc_hit *places, bool by_words)
{
    TRY(take(f, c, places));
    bool all = f->options->search.limit < 0;
    return by_words && all ? tc_mention_look_here(&f->out->items[f->out->count - 1], f) : TC_OK;
}

static tc_status try_match(tc_finding *f, const tc_seeking *s, const tx_matches *matches, uint32_t at)
{
    TC_CLEANUP(tc_candidate_clear) tc_candidate c = {.at = 0};
    TC_CLEANUP(tc_hit_clear) tc_hit places = {.rank = 0};
    TRY(tx_matches_id(matches, at, &c.at, &c.match));
    if (is_taken(f, c.at)) return TC_OK;
    TRY(tc_candidate_read(&c, matches, at));
    if (c.passage.kind == TC_PASSAGE_CONTENTS) return TC_OK;
    if (s->find)
        TRY(s->find(s->context, &c, &places));
    else if (s->number)
        TRY(find_by_number(f, s, &c.passage, &places));
    else
        TRY(find_by_words(f, s, &c, &places));
    return places.highlight_count ? take_found(f, &c, &places, !s->number && !s->find) : TC_OK;
}

/* Years come in their order: what stands before `end` is of complete ones. */
static tc_status give_years(tc_finding *f, size_t end)
{
    tc_mentions years = {.items = f->out->items + f->given, .count = end - f->given};
    tc_mentions_order(&years, TC_SORT_RELEVANCE);
    for (size_t i = 0; i < years.count; i++)
        if (years.items[i].date.year) TRY(tc_mention_give(&years.items[i], f));
    f->given = end;
    return TC_OK;
}

static tc_status give_complete(tc_finding *f)
{
    size_t last = f->out->count - 1;
    if (f->out->count < 2 || last <= f->given) return TC_OK;
    return f->out->items[last].date.year != f->out->items[last - 1].date.year ? give_years(f, last) : TC_OK;
}

static tc_status read_matches(tc_finding *f, const tc_seeking *s, const tx_matches *matches)
{
    uint32_t count = tx_matches_count(matches);
    tc_read_progress *progress = f->options->progress;
    if (s->most && count > s->most) return TC_OK;
    TRY(tx_matches_fetch(matches));
    for (uint32_t i = 0; i < count; i++) {
        if (progress && i % PROGRESS_STEP == 0 && i) progress(f->options->context, i, count);
        TRY(try_match(f, s, matches, i));
        if (f->streaming) TRY(give_complete(f));
    }
    if (f->streaming) TRY(give_years(f, f->out->count));
    if (progress && count > PROGRESS_STEP) progress(f->options->context, count, count);
    return TC_OK;
}

/* Only the first search, for the name as it stands, may give mentions before the others are made. */
static bool may_stream(const tc_finding *f, const tc_seeking *s, size_t count)
{
    const tc_mention_options *o = f->options;
    bool all = o->search.limit < 0 && !o->search.offset && o->search.sort != TC_SORT_DATE_DESCENDING;
    bool first = !f->out->count && !f->out->streamed && !s->number && !s->most && !s->document_count &&
                 !tc_mention_is_numbered(f);
    return o->each && all && first && !f->query->period_count && count > o->each_above;
}

static tc_status seek(tc_finding *f, const tc_seeking *s)
{
    TC_CLEANUP(tx_matches_cleanup) tx_matches *matches = NULL, *sorted = NULL;
    TRY(find_matches(&matches, f, s));
    if (!may_stream(f, s, tx_matches_count(matches))) return read_matches(f, s, matches);
    f->streaming = f->out->streamed = true;
    TRY(find_matches(&sorted, f, s));
    tc_status status = read_matches(f, s, sorted);
    f->streaming = false;
    return status;
}

tc_status tc_mention_seek(tc_finding *f, const tc_seeking *s)
{
    if (s->number) return seek(f, s);
    if (!f->operators) TRY(require_words(f, s->required ? s->required : &s->ways[0]));
    return f->operators || f->query->tree->count ? seek(f, s) : TC_OK;
}

tc_status tc_mention_seek_typed(tc_finding *f, tc_mention_judge *judge, void *context)
{
    const tc_name_way way = tc_name_way_typed(f->query->count);
    const tc_seeking seeking = {.ways = &way, .way_count = 1, .judge = judge, .context = context};
    return tc_mention_seek(f, &seeking);
}

tc_status tc_naming_documents(char (**out)[TC_ID_LENGTH + 1], size_t *count, const tc_mentions *m)
{
    char(*ids)[TC_ID_LENGTH + 1] = calloc(m->count + 1, sizeof *ids);
    if (!ids) return tc_fail(TC_MEMORY, "no memory for the mentions");
    *count = 0;
    for (size_t i = 0; i < m->count; i++) {
        bool seen = false;
        /* Mentions come in order of the index, so that those of a document lie together. */
        for (size_t k = *count; k > 0 && !seen; k--) seen = !strcmp(ids[k - 1], m->items[i].hit.document_id);
        if (!seen) memcpy(ids[(*count)++], m->items[i].hit.document_id, sizeof *ids);
    }
    *out = ids;
    return TC_OK;
}

tc_status tc_mention_seek_there(tc_finding *f, const tc_seeking *s, size_t most, bool again)
{
    tc_seeking there = *s;
    char(*ids)[TC_ID_LENGTH + 1] = NULL;
    const size_t taken = f->taken_count;
    TRY(tc_naming_documents(&ids, &there.document_count, f->out));
    there.documents = ids;
    if (again) f->taken_count = 0;
    tc_status status = there.document_count <= most ? tc_mention_seek(f, &there) : TC_OK;
    if (again) f->taken_count = taken;
    free(ids);
    return status;
}
