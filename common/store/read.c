/* Reading an index: its documents, passages and failures. */
#include "store.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void forget_documents(tc_store *store)
{
    for (size_t i = 0; i < store->known_room; i++) {
        if (!store->known[i]) continue;
        tc_document_clear(store->known[i]);
        free(store->known[i]);
    }
    free(store->known);
    free(store->known_twice);
    store->known = NULL;
    store->known_twice = NULL;
    store->known_room = store->known_count = 0;
}

void tc_store_free(tc_store *store)
{
    if (!store) return;
    forget_documents(store);
    tx_database_free(store->database);
    for (size_t i = 0; i < store->shards.count; i++) tx_database_free(store->parts[i]);
    tc_shards_free(&store->shards);
    for (size_t i = 0; i < store->sector_count; i++) free(store->sectors[i]);
    free(store->path);
    free(store);
}

static tc_status read_sectors(tc_store *store)
{
    char *names = NULL;
    size_t length = 0;
    TRY(tx_database_metadata(store->parts[0], TC_META_SECTORS, &names, &length));
    for (char *at = names; at && *at && store->sector_count < 32;) {
        size_t n = strcspn(at, "\n");
        char *name = tc_strndup(at, n);
        if (!name) {
            free(names);
            return tc_fail(TC_MEMORY, "no memory to open '%s'", store->path);
        }
        store->sectors[store->sector_count++] = name;
        at += n + (at[n] == '\n');
    }
    free(names);
    return TC_OK;
}

static tc_status open_shards(tc_store *store)
{
    TRY(tx_database_new(&store->database));
    for (size_t i = 0; i < store->shards.count; i++) {
        TRY(tx_database_open(&store->parts[i], store->shards.items[i]));
        TRY(tc_stamp_check(store->parts[i], store->shards.items[i], NULL));
        TRY(tx_database_add(store->database, store->parts[i]));
    }
    return read_sectors(store);
}

tc_status tc_store_open(tc_store **out, const char *path)
{
    tc_store *store = calloc(1, sizeof *store);
    if (!store) return tc_fail(TC_MEMORY, "no memory to open '%s'", path);
    store->path = tc_strdup(path);
    tc_status status = store->path ? tc_shards_read(&store->shards, path)
                                   : tc_fail(TC_MEMORY, "no memory to open '%s'", path);
    if (status == TC_OK) status = open_shards(store);
    if (status != TC_OK) {
        tc_store_free(store);
        return status;
    }
    *out = store;
    return TC_OK;
}

tc_status tc_store_reopen(tc_store *store)
{
    bool changed = false;
    TRY(tx_database_reopen(store->database, &changed));
    if (changed) forget_documents(store);
    return TC_OK;
}

tx_database *tc_store_database(const tc_store *store)
{
    return store->database;
}

const char *tc_store_path(const tc_store *store)
{
    return store->path;
}

size_t tc_store_sector_count(const tc_store *store)
{
    return store->sector_count;
}

const char *tc_store_sector(const tc_store *store, size_t at)
{
    return at < store->sector_count ? store->sectors[at] : NULL;
}

/* The key without its blanks: "yte" is y tế. */
static tc_status put_sector_key(tc_buffer *out, const char *name)
{
    size_t kept = 0;
    TRY(tc_field_key(out, name));
    TRY(tc_buffer_check(out));
    for (size_t i = 0; i < out->length; i++)
        if (out->data[i] != ' ') out->data[kept++] = out->data[i];
    out->length = kept;
    return TC_OK;
}

int tc_store_sector_of_name(const tc_store *store, const char *name)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer wanted = {0}, key = {0};
    int found = -1, beginnings = 0;
    if (put_sector_key(&wanted, name) != TC_OK || !wanted.length) return -1;
    for (size_t i = 0; i < store->sector_count; i++) {
        tc_buffer_clear(&key);
        if (put_sector_key(&key, store->sectors[i]) != TC_OK) return -1;
        if (key.length == wanted.length && !memcmp(key.data, wanted.data, key.length)) return (int)i;
        if (key.length < wanted.length || memcmp(key.data, wanted.data, wanted.length)) continue;
        found = (int)i;
        beginnings++;
    }
    return beginnings == 1 ? found : -1;
}

/* The newest of the parts' commits: the times compare as text. */
tc_status tc_store_updated(const tc_store *store, char **out)
{
    char *newest = NULL;
    for (size_t i = 0; i < store->shards.count; i++) {
        char *time = NULL;
        size_t length;
        tc_status status = tx_database_metadata(store->parts[i], TC_META_UPDATED, &time, &length);
        if (status != TC_OK) {
            free(newest);
            return status;
        }
        if (!newest || strcmp(time, newest) > 0) {
            free(newest);
            newest = time;
        } else
            free(time);
    }
    *out = newest;
    return TC_OK;
}

tc_status tc_store_passage(tc_store *store, tx_docid at, tc_passage *out, char id[TC_ID_LENGTH + 1])
{
    char *data;
    size_t length;
    TRY(tx_database_data(store->database, at, &data, &length));
    tc_status status = tc_passage_decode(out, id, data, length);
    free(data);
    return status;
}

tc_status tc_store_find(tc_store *store, tc_field field, const char *key, tx_docid *out)
{
    char term[96];
    int n = snprintf(term, sizeof term, "%s%s", tc_field_prefix(field), key);
    TC_CLEANUP(tx_postings_cleanup) tx_postings *postings = NULL;
    TRY(tx_postings_open(&postings, store->database, term, (size_t)n));
    return tx_postings_next(postings, out);
}

static tc_status read_document(tc_store *store, tx_docid at, tc_document *out)
{
    char *data;
    size_t length;
    TRY(tx_database_data(store->database, at, &data, &length));
    tc_status status = tc_document_decode(out, data, length);
    free(data);
    return status;
}

/* The place of a document in a table, or the free place where it belongs: an identity is a hash already. */
static size_t known_place(tc_document *const *known, size_t room, const char *id)
{
    char front[9] = {0};
    memcpy(front, id, 8);
    size_t place = (size_t)strtoul(front, NULL, 16) % room;
    while (known[place] && strcmp(known[place]->id, id) != 0) place = (place + 1) % room;
    return place;
}

static tc_status know_more(tc_store *store)
{
    size_t room = store->known_room ? 2 * store->known_room : 64;
    if (2 * (store->known_count + 1) <= store->known_room) return TC_OK;
    tc_document **known = calloc(room, sizeof *known);
    uint8_t *twice = calloc(room, sizeof *twice);
    if (!known || !twice) {
        free(known);
        free(twice);
        return tc_fail(TC_MEMORY, "no memory for the records of the index");
    }
    for (size_t i = 0; i < store->known_room; i++)
        if (store->known[i]) known[known_place(known, room, store->known[i]->id)] = store->known[i];
    free(store->known);
    free(store->known_twice);
    store->known = known;
    store->known_twice = twice;
    store->known_room = room;
    return TC_OK;
}

tc_status tc_store_document(tc_store *store, const char *id, const tc_document **out)
{
    tx_docid at = 0;
    TRY(know_more(store));
    size_t place = known_place(store->known, store->known_room, id);
    if (store->known[place]) {
        *out = store->known[place];
        return TC_OK;
    }
    tc_status status = tc_store_find(store, TC_FIELD_IDENTITY, id, &at);
    if (status == TC_NOT_FOUND) return tc_fail(TC_NOT_FOUND, "no document '%s' in the index", id);
    if (status != TC_OK) return status;
    tc_document *document = calloc(1, sizeof *document);
    if (!document) return tc_fail(TC_MEMORY, "no memory for a record of the index");
    status = read_document(store, at, document);
    if (status != TC_OK) {
        free(document);
        return status;
    }
    store->known[place] = document;
    store->known_count++;
    *out = document;
    return TC_OK;
}

tc_status tc_store_document_at(tc_store *store, tx_docid at, const tc_document **out)
{
    tc_document document;
    TRY(read_document(store, at, &document));
    tc_status status = tc_store_document(store, document.id, out);
    tc_document_clear(&document);
    return status;
}

/* Calls `each` with the data of every record of a kind. */
typedef tc_status record_visitor(void *context, const char *data, size_t length);

static tc_status each_record(tc_store *store, const char *kind, record_visitor *each, void *context)
{
    TC_CLEANUP(tx_postings_cleanup) tx_postings *postings = NULL;
    TRY(tx_postings_open(&postings, store->database, kind, strlen(kind)));
    for (;;) {
        tx_docid at;
        char *data;
        size_t length;
        tc_status status = tx_postings_next(postings, &at);
        if (status == TC_NOT_FOUND) return TC_OK;
        if (status != TC_OK) return status;
        TRY(tx_database_data(store->database, at, &data, &length));
        status = each(context, data, length);
        free(data);
        if (status != TC_OK) return status;
    }
}

typedef struct visit {
    tc_document_visitor *document;
    tc_failure_visitor *failure;
    void *context;
} visit;

static tc_status visit_document(void *context, const char *data, size_t length)
{
    const visit *v = context;
    tc_document document;
    TRY(tc_document_decode(&document, data, length));
    tc_status status = v->document(v->context, &document);
    tc_document_clear(&document);
    return status;
}

tc_status tc_store_each_document(tc_store *store, tc_document_visitor *each, void *context)
{
    visit v = {.document = each, .context = context};
    return each_record(store, TC_KIND_DOCUMENT, visit_document, &v);
}

static tc_status visit_failure(void *context, const char *data, size_t length)
{
    const visit *v = context;
    tc_reader in = {data, data + length, false};
    char *part[3] = {NULL, NULL, NULL};
    tc_status status = TC_OK;
    for (int i = 0; i < 3 && status == TC_OK; i++) {
        size_t n;
        const char *text = tc_get_string(&in, &n);
        part[i] = tc_strndup(text, n);
        if (!part[i]) status = tc_fail(TC_MEMORY, "no memory for a record of the index");
    }
    if (status == TC_OK && in.bad) status = tc_fail(TC_DAMAGED, "a record of a failed file does not read");
    if (status == TC_OK) status = v->failure(v->context, part[0], part[1], part[2]);
    for (int i = 0; i < 3; i++) free(part[i]);
    return status;
}

tc_status tc_store_each_failure(tc_store *store, tc_failure_visitor *each, void *context)
{
    visit v = {.failure = each, .context = context};
    return each_record(store, TC_KIND_FAILURE, visit_failure, &v);
}

/* A document's records lie in the order they were put: its passages in order of ordinal, between the record of the
 * document and the blocks of text. */
tc_status tc_store_passages_of(tc_store *store, const char *id, tx_docid **out, size_t *count)
{
    TC_CLEANUP(tx_postings_cleanup) tx_postings *postings = NULL;
    const tc_document *document;
    tx_docid *ids = NULL;
    size_t n = 0, capacity = 0, skip = 1;
    char term[64];
    TRY(tc_store_document(store, id, &document));
    int length = snprintf(term, sizeof term, "%s%s", tc_field_prefix(TC_FIELD_DOCUMENT), id);
    TRY(tx_postings_open(&postings, store->database, term, (size_t)length));
    while (n < document->passages) {
        tx_docid at;
        tc_status status = tx_postings_next(postings, &at);
        if (status == TC_OK && skip) {
            skip--;
            continue;
        }
        if (status == TC_OK) status = TC_GROW(ids, capacity, n + 1);
        if (status != TC_OK) {
            free(ids);
            return status == TC_NOT_FOUND
                       ? tc_fail(TC_DAMAGED, "passages of '%s' are missing in the index", document->path)
                       : status;
        }
        ids[n++] = at;
    }
    *out = ids;
    *count = n;
    return TC_OK;
}

/* The root that a term stands for. Of a long one it holds the front and a hash: a document tells the rest. */
static tc_status root_of_term(tc_buffer *out, tc_store *store, const char *term, size_t length)
{
    size_t prefix = strlen(tc_field_prefix(TC_FIELD_ROOT));
    if (length - prefix < TC_FIELD_VALUE_MOST) {
        tc_put(out, term + prefix, length - prefix);
        return tc_buffer_check(out);
    }
    TC_CLEANUP(tx_postings_cleanup) tx_postings *postings = NULL;
    tc_document document;
    tx_docid at;
    TRY(tx_postings_open(&postings, store->database, term, length));
    TRY(tx_postings_next(postings, &at));
    TRY(read_document(store, at, &document));
    tc_put_text(out, document.root);
    tc_document_clear(&document);
    return tc_buffer_check(out);
}

/* Most indexes have one root, and then the answer costs one step in the list of terms. */
static tc_status ask_other_roots(bool *out, tc_store *store, const tc_document *document)
{
    TC_CLEANUP(tx_terms_cleanup) tx_terms *terms = NULL;
    const char *prefix = tc_field_prefix(TC_FIELD_ROOT);
    *out = false;
    TRY(tx_terms_open(&terms, store->database, prefix, strlen(prefix)));
    for (;;) {
        const char *term;
        char id[TC_ID_LENGTH + 1], key[64];
        size_t length;
        uint32_t count;
        tc_status status = tx_terms_next(terms, &term, &length, NULL);
        if (status != TC_OK) return status == TC_NOT_FOUND ? TC_OK : status;
        TC_CLEANUP(tc_buffer_free) tc_buffer root = {0};
        TRY(root_of_term(&root, store, term, length));
        if (!strcmp(root.data, document->root)) continue;
        tc_document_identity(id, root.data, document->path);
        int n = snprintf(key, sizeof key, "%s%s", tc_field_prefix(TC_FIELD_IDENTITY), id);
        TRY(tx_database_frequency(store->database, key, (size_t)n, &count));
        if (count) {
            *out = true;
            return TC_OK;
        }
    }
}

tc_status tc_store_shares_path(bool *out, tc_store *store, const tc_document *document)
{
    size_t place = store->known_room ? known_place(store->known, store->known_room, document->id) : 0;
    uint8_t *twice = store->known_room && store->known[place] == document ? &store->known_twice[place] : NULL;
    if (twice && *twice) {
        *out = *twice == 2;
        return TC_OK;
    }
    TRY(ask_other_roots(out, store, document));
    if (twice) *twice = *out ? 2 : 1;
    return TC_OK;
}

static uint64_t folder_bytes(const char *path)
{
    uint64_t sum = 0;
    struct stat st;
    DIR *folder = opendir(path);
    if (!folder) return stat(path, &st) == 0 ? (uint64_t)st.st_size : 0;
    for (struct dirent *entry; (entry = readdir(folder));)
        if (fstatat(dirfd(folder), entry->d_name, &st, 0) == 0 && S_ISREG(st.st_mode)) sum += (uint64_t)st.st_size;
    closedir(folder);
    return sum;
}

uint64_t tc_store_bytes(const tc_store *store)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < store->shards.count; i++)
        if (!tc_shard_is_remote(store->shards.items[i])) sum += folder_bytes(store->shards.items[i]);
    return sum;
}
