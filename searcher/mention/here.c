/* A name without the town that the document is of: what is "Đảng bộ thành phố Mộc Giang khóa X" elsewhere is "Đảng bộ
 * thành phố khóa X" in the documents of that town. */
#include "searcher/mention/mention.h"
#include <stdlib.h>
#include <string.h>

enum { BESIDES_LEAST = 2, UNITLESS_LEAST = 3, PASSAGES_MOST = 5000, LOOK_MOST = 20 };

/* The words first…last are the head of a unit of administration and its name: "thành phố Mộc Giang". */
typedef struct town {
    size_t first, name, last;
    char (*ids)[TC_ID_LENGTH + 1]; /* documents that were looked at, and what came of it */
    bool *of_it;
    size_t count, capacity, flag_capacity;
} town;

/* An acronym is several words. */
static size_t words_of(const tc_finding *f, size_t word)
{
    const tc_query *q = f->query;
    if (f->optional[word] || q->words[word].question) return 0;
    for (size_t i = 0; i < q->alternative_count; i++) {
        const tc_alternative *a = &q->alternatives[i];
        if (a->first == word && a->last == word && a->sure && a->count > 1) return 2;
    }
    return 1;
}

static bool find_town(town *t, const tc_finding *f)
{
    const tc_query *q = f->query;
    for (size_t i = 0; i < q->count; i++) {
        const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_LEVEL, q, i);
        if (!head || strcmp(head->class, "large") != 0) continue;
        size_t name = i + head->count, last = name;
        while (last < q->count && tc_word_is_proper(f, last) && q->words[last].kind != TC_TOKEN_DIGITS &&
               !(q->words[last].flags & TC_TOKEN_UPPER))
            last++;
        if (last < name + 2) continue;
        size_t besides = 0;
        for (size_t k = 0; k < q->count; k++) besides += k >= i && k < last ? 0 : words_of(f, k);
        *t = (town){.first = i, .name = name, .last = last - 1};
        return i > 0 && besides >= BESIDES_LEAST;
    }
    return false;
}

/* The head as it is written out, and as typed or short: folded, as in the key of a text. */
static const char *const city[] = {"thanh pho", "tp"};

/* Whether folded words hold the head and the name of the town in a row. */
static bool holds_words(const char *words, const char *head, const char *name)
{
    size_t n = strlen(head), m = strlen(name);
    for (const char *at = words; (at = strstr(at, head)); at += n) {
        bool begins = at == words || at[-1] == ' ', goes_on = at[n] == ' ' && !strncmp(at + n + 1, name, m);
        if (begins && goes_on && (at[n + 1 + m] == ' ' || !at[n + 1 + m])) return true;
    }
    return false;
}

/* Puts the folded words first…last of the name. */
static tc_status put_key(tc_buffer *out, const tc_query *q, size_t first, size_t last)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer words = {0};
    tc_put(&words, q->text + q->words[first].at.start, q->words[last].at.end - q->words[first].at.start);
    TRY(tc_buffer_check(&words));
    TRY(tc_field_key(out, words.data));
    tc_put(out, "", 0);
    return tc_buffer_check(out);
}

/* Whether a text holds the words of the town in a row, compared folded. */
static tc_status holds_town(bool *out, const town *t, const tc_query *q, const char *text)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer head = {0}, name = {0}, words = {0};
    *out = false;
    if (!text) return TC_OK;
    TRY(put_key(&head, q, t->first, t->name - 1));
    TRY(put_key(&name, q, t->name, t->last));
    TRY(tc_field_key(&words, text));
    if (!words.length) return TC_OK;
    bool is_city = !strcmp(head.data, city[0]) || !strcmp(head.data, city[1]);
    for (size_t i = 0; i < TC_COUNT(city) && is_city; i++) *out |= holds_words(words.data, city[i], name.data);
    if (!is_city) *out = holds_words(words.data, head.data, name.data);
    return TC_OK;
}

/* A document is of a town when its issuer or title names it, or one of its first passages does. */
static tc_status look_at_document(bool *out, const town *t, tc_finding *f, const char *id)
{
    const tc_document *d;
    tx_docid *ids = NULL;
    size_t count = 0;
    TRY(tc_store_document(f->searcher->store, id, &d));
    TRY(holds_town(out, t, f->query, d->issuer));
    if (!*out) TRY(holds_town(out, t, f->query, d->title));
    if (*out) return TC_OK;
    TRY(tc_store_passages_of(f->searcher->store, id, &ids, &count));
    tc_status status = TC_OK;
    for (size_t i = 0; i < count && i < LOOK_MOST && !*out && status == TC_OK; i++) {
        tc_passage p = {0};
        status = tc_store_passage(f->searcher->store, ids[i], &p, NULL);
        if (status == TC_OK) status = holds_town(out, t, f->query, p.text);
        tc_passage_clear(&p);
    }
    free(ids);
    return status;
}

static tc_status judge_document(bool *taken, void *context, tc_finding *f, const tc_aligning *a, const tc_candidate *c)
{
    town *t = context;
    bool of_it = false;
    (void)a;
    for (size_t i = 0; i < t->count; i++)
        if (!strcmp(t->ids[i], c->document_id)) return *taken = t->of_it[i], TC_OK;
    TRY(look_at_document(&of_it, t, f, c->document_id));
    TRY(TC_GROW(t->ids, t->capacity, t->count + 1));
    TRY(TC_GROW(t->of_it, t->flag_capacity, t->count + 1));
    memcpy(t->ids[t->count], c->document_id, sizeof *t->ids);
    t->of_it[t->count++] = of_it;
    *taken = of_it;
    return TC_OK;
}

static tc_status seek_way(town *t, tc_finding *f, const tc_name_way *way)
{
    const tc_seeking seeking = {
        .ways = way, .way_count = 1, .most = PASSAGES_MOST, .judge = judge_document, .context = t};
    return tc_mention_seek(f, &seeking);
}

/* "Chợ trung tâm [thành phố Mộc Giang]": a work that the town has one of is named without the unit too, where no other
 * word follows. */
static tc_status seek_without_unit(town *t, tc_finding *f)
{
    tc_name_way way = tc_name_way_typed(t->first);
    const tc_sign *head = tc_sign_in_query(f->signs, TC_SIGN_HEAD, f->query, 0);
    bool work = head && (!strcmp(head->class, "works") || !strcmp(head->class, "project"));
    way.bare = true;
    return work && t->last + 1 == f->query->count && t->first >= UNITLESS_LEAST ? seek_way(t, f, &way) : TC_OK;
}

tc_status tc_mention_seek_here(tc_finding *f)
{
    town t;
    tc_name_way way = {.wild = SIZE_MAX, .alone = SIZE_MAX};
    if (!find_town(&t, f)) return TC_OK;
    for (size_t i = 0; i < f->query->count; i++)
        if (i < t.name || i > t.last) way.order[way.count++] = (uint16_t)i;
    way.alone = t.name - 1;
    tc_status status = seek_way(&t, f, &way);
    if (status == TC_OK) status = seek_without_unit(&t, f);
    free(t.ids);
    free(t.of_it);
    return status;
}
