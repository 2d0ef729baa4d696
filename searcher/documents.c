/* The documents of an index: listing, showing, and what state the index is in. */
#include "searcher/query/parts.h"
#include "searcher/searcher.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- listing ---- */

static void listed_clear(tc_listed *l)
{
    tc_document_clear(&l->document);
    free(l->shown);
    tc_texts_free(l->also_in, l->also_in_count);
    *l = (tc_listed){.shown = NULL};
}

void tc_listing_clear(tc_listing *l)
{
    for (size_t i = 0; i < l->count; i++) listed_clear(&l->items[i]);
    free(l->items);
    *l = (tc_listing){.count = 0};
}

/* Identities in order. */
typedef struct identities {
    char (*items)[TC_ID_LENGTH + 1];
    size_t count, capacity;
} identities;

static void identities_free(identities *i)
{
    free(i->items);
}

/* Values come in order, and hexadecimal digits order as the bytes do. */
static tc_status note_identity(void *context, const char *value, size_t length, uint32_t count)
{
    identities *found = context;
    (void)count;
    TRY(TC_GROW(found->items, found->capacity, found->count + 1));
    char *id = found->items[found->count++];
    id[0] = '\0';
    for (size_t i = 0; i < length && i < TC_ID_LENGTH / 2; i++)
        snprintf(id + 2 * i, 3, "%02x", (unsigned char)value[i]);
    return TC_OK;
}

static int by_identity(const void *a, const void *b)
{
    return strcmp(a, b);
}

typedef struct listing {
    tc_listing *out;
    size_t capacity;
    tc_searcher *searcher;
    tc_buffer *words;        /* folded words that must stand in title, number, type, issuer or path; or NULL */
    const identities *found; /* documents with a passage that holds the query; or NULL */
} listing;

static bool has_all_words(const char *haystack, const char *words)
{
    char word[256];
    for (const char *w = words; *w;) {
        size_t n = strcspn(w, " ");
        snprintf(word, sizeof word, " %.*s ", (int)(n < 250 ? n : 250), w);
        if (!strstr(haystack, word)) return false;
        w += n + (w[n] == ' ');
    }
    return true;
}

static tc_status describes(bool *out, const listing *l, const tc_document *d)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0}, key = {0};
    const char *parts[] = {d->title, d->number, d->type, d->issuer, d->path};
    for (size_t i = 0; i < TC_COUNT(parts); i++) tc_put_format(&text, "%s ", parts[i] ? parts[i] : "");
    TRY(tc_buffer_check(&text));
    tc_put_char(&key, ' ');
    TRY(tc_field_key(&key, text.data));
    tc_put_char(&key, ' ');
    TRY(tc_buffer_check(&key));
    *out = has_all_words(key.data, l->words->data);
    return TC_OK;
}

static bool is_found(const listing *l, const char *id)
{
    return l->found->count && bsearch(id, l->found->items, l->found->count, sizeof *l->found->items, by_identity);
}

static tc_status list_document(void *context, const tc_document *d)
{
    listing *l = context;
    if (l->found && !is_found(l, d->id)) {
        bool described = false;
        if (l->words) TRY(describes(&described, l, d));
        if (!described) return TC_OK;
    }
    for (size_t i = 0; i < l->out->count; i++) {
        tc_listed *same = &l->out->items[i];
        if (memcmp(same->document.sha256, d->sha256, sizeof d->sha256) != 0) continue;
        size_t capacity = same->also_in_count;
        TRY(TC_GROW(same->also_in, capacity, same->also_in_count + 1));
        TRY(tc_document_shown(&same->also_in[same->also_in_count], l->searcher, d));
        same->also_in_count++;
        return TC_OK;
    }
    TRY(TC_GROW(l->out->items, l->capacity, l->out->count + 1));
    tc_listed *item = &l->out->items[l->out->count];
    *item = (tc_listed){.shown = NULL};
    TRY(tc_document_copy(&item->document, d));
    l->out->count++;
    return tc_document_shown(&item->shown, l->searcher, d);
}

static int by_date(const void *a, const void *b)
{
    const tc_listed *x = a, *y = b;
    bool dated_x = x->document.date.year, dated_y = y->document.date.year;
    if (dated_x != dated_y) return dated_x ? -1 : 1;
    int order = dated_x ? tc_date_compare(x->document.date, y->document.date) : 0;
    return order ? order : strcmp(x->shown, y->shown);
}

static int by_date_descending(const void *a, const void *b)
{
    const tc_listed *x = a, *y = b;
    bool dated_x = x->document.date.year, dated_y = y->document.date.year;
    return dated_x != dated_y ? (dated_x ? -1 : 1) : by_date(b, a);
}

/* `limit` and `offset` cut the list after it is ordered. */
static void cut(tc_listing *l, const tc_search_options *o)
{
    tc_slice page = tc_slice_of(o, l->count);
    for (size_t i = 0; i < l->count; i++)
        if (i < page.first || i >= page.end) listed_clear(&l->items[i]);
    tc_slice_keep(l->items, &l->count, sizeof *l->items, page);
}

/* The identities of documents with a passage that passes the filters and holds the words. */
static tc_status find_documents(identities *found, tc_searcher *s, tc_query *q)
{
    TC_CLEANUP(tx_query_cleanup) tx_query *query = NULL;
    TC_CLEANUP(tx_spy_cleanup) tx_spy *spy = NULL;
    TC_CLEANUP(tx_enquire_cleanup) tx_enquire *enquire = NULL;
    TC_CLEANUP(tx_matches_cleanup) tx_matches *matches = NULL;
    const tx_database *database = tc_store_database(s->store);
    uint32_t all;
    if (q->count)
        TRY(tc_query_xapian(&query, q, s->store, TC_DEMAND_ALL));
    else
        TRY(tc_query_filters(&query, q, s->store));
    TRY(tc_enquire_unweighed(&enquire, database, query));
    TRY(tx_database_count(database, &all));
    TRY(tx_spy_new(&spy, TC_SLOT_DOCUMENT));
    TRY(tx_enquire_add_spy(enquire, spy));
    TRY(tx_enquire_matches(&matches, enquire, 0, 1, all));
    return tx_spy_each(spy, note_identity, found);
}

static tc_status list_once(tc_listing *out, tc_searcher *s, const char *text, const tc_search_options *o)
{
    TC_CLEANUP(tc_query_clear) tc_query query = {.count = 0};
    TC_CLEANUP(tc_buffer_free) tc_buffer words = {0};
    TC_CLEANUP(identities_free) identities found = {.count = 0};
    listing l = {.out = out, .searcher = s};
    TRY(tc_query_read_mended(&query, s->analyser, tc_store_database(s->store), text ? text : "", o->today));
    TRY(tc_query_expand(&query, s->store, s->wordings));
    TRY(tc_query_filter_options(&query, o));
    TRY(tc_query_check_typed(&query));
    TRY(tc_field_key(&words, text ? text : ""));
    if (query.count || query.filter_count) {
        TRY(find_documents(&found, s, &query));
        l.found = &found;
        if (query.count && !query.filter_count) l.words = &words;
    }
    TRY(tc_store_each_document(s->store, list_document, &l));
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items,
              o->sort == TC_SORT_DATE_DESCENDING ? by_date_descending : by_date);
    out->total = out->count;
    cut(out, o);
    return TC_OK;
}

tc_status tc_documents_find(tc_listing *out, tc_searcher *s, const char *query, const tc_search_options *options)
{
    tc_search_options o = *options;
    tc_listing listing_ = {.count = 0};
    tc_status status;
    tc_options_date(&o);
    TC_RUN_WHOLE(status, out, listing_, s->store, list_once(&listing_, s, query, &o), tc_listing_clear);
    return status;
}

/* ---- show ---- */

void tc_shown_clear(tc_shown *shown)
{
    tc_document_clear(&shown->document);
    for (size_t i = 0; i < shown->hit_count; i++) tc_hit_clear(&shown->hits[i]);
    free(shown->hits);
    *shown = (tc_shown){.focus = -1};
}

typedef struct naming {
    tc_searcher *searcher;
    const char *name;
    tc_listed best[8];
    size_t count;
    int level; /* how well the best ones fit */
} naming;

static tc_status try_name(void *context, const tc_document *d)
{
    naming *n = context;
    char *shown = NULL;
    TRY(tc_document_shown(&shown, n->searcher, d));
    int level = strcmp(n->name, shown) != 0 ? tc_document_named(n->name, d) : 3;
    if (level > n->level) {
        while (n->count) listed_clear(&n->best[--n->count]);
        n->level = level;
    }
    if (!level || level < n->level || n->count == TC_COUNT(n->best)) {
        free(shown);
        return TC_OK;
    }
    tc_listed *l = &n->best[n->count++];
    *l = (tc_listed){.shown = shown};
    return tc_document_copy(&l->document, d);
}

static tc_status no_document(const char *name)
{
    tc_status status = tc_fail(TC_NOT_FOUND, "no document '%s' in the index", name);
    tc_hint("tracuu documents lists those that are");
    return status;
}

static tc_status settle_name(tc_document *out, naming *n)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer list = {0};
    if (!n->count) return no_document(n->name);
    if (n->count == 1) {
        *out = n->best[0].document;
        n->best[0].document = (tc_document){.id = NULL};
        return TC_OK;
    }
    for (size_t i = 0; i < n->count; i++) tc_put_format(&list, "%s%s", i ? ", " : "", n->best[i].shown);
    TRY(tc_buffer_check(&list));
    return tc_fail(TC_USAGE, "'%s' may be any of: %s", n->name, list.data);
}

static tc_status find_document(tc_document *out, tc_searcher *s, const char *name)
{
    naming n = {.searcher = s, .name = name};
    tc_status status = tc_store_each_document(s->store, try_name, &n);
    if (status == TC_OK) status = settle_name(out, &n);
    for (size_t i = 0; i < n.count; i++) listed_clear(&n.best[i]);
    return status;
}

/* "DOCUMENT#PASSAGE": the number behind the last #, 0 for none. */
static tc_status split_name(char **document, unsigned long *ordinal, const char *name)
{
    const char *hash = strrchr(name, '#');
    char *end = NULL;
    *ordinal = 0;
    if (hash && hash[1]) *ordinal = strtoul(hash + 1, &end, 10);
    bool numbered = end && !*end && *ordinal > 0;
    if (!numbered) *ordinal = 0;
    *document = numbered ? tc_strndup(name, (size_t)(hash - name)) : tc_strdup(name);
    return *document ? TC_OK : tc_fail(TC_MEMORY, "no memory for '%s'", name);
}

static tc_status show_passages(tc_shown *out, tc_searcher *s, unsigned long ordinal, long context)
{
    tx_docid *ids;
    size_t count;
    TRY(tc_store_passages_of(s->store, out->document.id, &ids, &count));
    size_t first = 0, end = count;
    if (ordinal) {
        first = ordinal - 1 > (unsigned long)context ? ordinal - 1 - (size_t)context : 0;
        end = ordinal + (size_t)context < count ? ordinal + (size_t)context : count;
    }
    tc_status status = ordinal > count ? tc_fail(TC_NOT_FOUND, "'%s' has %zu passages, none of number %lu",
                                                 out->document.path, count, ordinal)
                                       : TC_OK;
    out->hits = status == TC_OK ? calloc(end - first + 1, sizeof *out->hits) : NULL;
    if (status == TC_OK && !out->hits) status = tc_fail(TC_MEMORY, "no memory for '%s'", out->document.path);
    for (size_t i = first; i < end && status == TC_OK; i++) {
        tc_candidate c = {.at = ids[i]};
        status = tc_store_passage(s->store, ids[i], &c.passage, c.document_id);
        if (status == TC_OK) status = tc_hit_make(&out->hits[out->hit_count], &c, s, NULL, NULL);
        if (status == TC_OK) out->hits[out->hit_count++].rank = (uint32_t)i + 1;
        tc_candidate_clear(&c);
    }
    out->focus = ordinal ? (int)(ordinal - 1 - first) : -1;
    free(ids);
    return status;
}

static tc_status show_once(tc_shown *out, tc_searcher *s, const char *name, long context)
{
    char *document;
    unsigned long ordinal;
    TRY(split_name(&document, &ordinal, name));
    tc_status status = find_document(&out->document, s, document);
    free(document);
    return status == TC_OK ? show_passages(out, s, ordinal, context) : status;
}

tc_status tc_show(tc_shown *out, tc_searcher *s, const char *name, long context)
{
    tc_shown shown = {.focus = -1};
    tc_status status;
    TC_RUN_WHOLE(status, out, shown, s->store, show_once(&shown, s, name, context), tc_shown_clear);
    return status;
}

/* Compares the file on the disk with what was indexed. */
static void compare_file(bool *changed, bool *missing, const tc_document *d)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    struct stat st;
    uint8_t hash[32];
    *changed = *missing = false;
    tc_put_format(&name, "%s/%s", d->root, d->path);
    int fd = name.status == TC_OK ? open(name.data, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0 || fstat(fd, &st) != 0) {
        *missing = true;
    } else if ((uint64_t)st.st_size != d->size) {
        *changed = true;
    } else if (st.st_size) {
        void *bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (bytes == MAP_FAILED)
            *missing = true;
        else {
            tc_sha256(hash, bytes, (size_t)st.st_size);
            *changed = memcmp(hash, d->sha256, sizeof hash) != 0;
            munmap(bytes, (size_t)st.st_size);
        }
    }
    if (fd >= 0) close(fd);
}

static tc_status source_once(char **text, size_t *length, bool *changed, bool *missing, tc_searcher *s,
                             const char *name)
{
    char *document;
    unsigned long ordinal;
    tc_document d = {.id = NULL};
    TRY(split_name(&document, &ordinal, name));
    tc_status status = find_document(&d, s, document);
    free(document);
    if (status == TC_OK) status = tc_store_text(s->store, d.id, text, length);
    if (status == TC_OK) compare_file(changed, missing, &d);
    tc_document_clear(&d);
    return status;
}

tc_status tc_show_source(char **text, size_t *length, bool *changed, bool *missing, tc_searcher *s, const char *name)
{
    tc_status status;
    TC_RUN_AGAIN(status, s->store, source_once(text, length, changed, missing, s, name), (void)0);
    return status;
}
