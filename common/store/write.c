#include "store.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct tc_store_writer {
    tx_writer *parts[TC_SHARDS_MOST];
    uint64_t pending[TC_SHARDS_MOST];
    unsigned count;
};

void tc_store_writer_free(tc_store_writer *writer)
{
    if (!writer) return;
    for (unsigned i = 0; i < writer->count; i++) tx_writer_free(writer->parts[i]);
    free(writer);
}

static tc_status list_sectors(tc_buffer *out, const char *const *sectors, size_t count)
{
    for (size_t i = 0; i < count; i++) tc_put_format(out, "%s\n", sectors[i]);
    tc_put(out, "", 0);
    return tc_buffer_check(out);
}

static tc_status write_stamp(tx_writer *database, const tc_buffer *sectors, const char *part)
{
    TRY(tx_writer_set_metadata(database, TC_META_SECTORS, sectors->data, sectors->length));
    TRY(tx_writer_set_metadata(database, TC_META_PART, part, strlen(part)));
    return tx_writer_set_metadata(database, TC_META_STAMP, tc_store_schema(), strlen(tc_store_schema()));
}

/* The bits of the passages that are there mean the sectors they were made with. */
static tc_status check_sectors(const tx_writer *writer, const char *shard, const tc_buffer *sectors)
{
    tx_database *view;
    char *found = NULL;
    size_t length = 0;
    TRY(tx_database_of_writer(&view, writer));
    tc_status status = tx_database_metadata(view, TC_META_SECTORS, &found, &length);
    if (status == TC_OK && (length != sectors->length || memcmp(found, sectors->data, length) != 0)) {
        status = tc_fail(TC_SCHEMA, "'%s' was made with another table of sectors", shard);
        tc_hint("index the documents again into a new place: tracuu-index add --db NEW FOLDER");
    }
    free(found);
    tx_database_free(view);
    return status;
}

/* An empty database becomes ours; one with documents must bear the stamp and be the part that it is taken for. */
static tc_status check_stamp(const tx_writer *writer, const char *shard, const char *part, bool *empty)
{
    tx_database *view;
    char *found = NULL;
    size_t length = 0;
    uint32_t count = 0;
    TRY(tx_database_of_writer(&view, writer));
    tc_status status = tc_stamp_check(view, shard, empty);
    if (status == TC_OK && *empty) status = tx_database_count(view, &count);
    if (status == TC_OK && count) status = tc_fail(TC_SCHEMA, "'%s' is another program's database", shard);
    if (status == TC_OK && !*empty) status = tx_database_metadata(view, TC_META_PART, &found, &length);
    if (status == TC_OK && !*empty && strcmp(found, part) != 0) {
        status = tc_fail(TC_SCHEMA, "'%s' is part %s of an index, not %s", shard, found, part);
        tc_hint("put the databases into %s in the order in which they were made", TC_SHARDS_FILE);
    }
    free(found);
    tx_database_free(view);
    return status;
}

/* `sectors` is empty when those of the index are to stay. */
static tc_status open_part(tc_store_writer *w, const char *shard, const char *part, const tc_buffer *sectors)
{
    bool empty = false;
    TRY(tx_writer_open(&w->parts[w->count], shard, TX_CREATE_OR_OPEN));
    tx_writer *database = w->parts[w->count++];
    TRY(check_stamp(database, shard, part, &empty));
    if (!empty) return sectors->length ? check_sectors(database, shard, sectors) : TC_OK;
    /* A new index is one at once, also for readers, before its first document is in. */
    TRY(write_stamp(database, sectors, part));
    return tx_writer_commit(database);
}

/* Remote databases of the list are written where they lie. */
static tc_status open_parts(tc_store_writer *w, const tc_shards *shards, const tc_buffer *sectors)
{
    unsigned local = 0;
    for (size_t i = 0; i < shards->count; i++) local += !tc_shard_is_remote(shards->items[i]);
    if (!local) return tc_fail(TC_USAGE, "'%s' is a remote database: it is written where it lies", shards->items[0]);
    for (size_t i = 0; i < shards->count; i++) {
        char part[32];
        if (tc_shard_is_remote(shards->items[i])) continue;
        snprintf(part, sizeof part, "%u/%u", w->count, local);
        TRY(open_part(w, shards->items[i], part, sectors));
    }
    return TC_OK;
}

tc_status tc_store_writer_open(tc_store_writer **out, const char *path, unsigned parts, const char *const *sectors,
                               size_t sector_count)
{
    TC_CLEANUP(tc_shards_free) tc_shards shards = {.count = 0};
    TC_CLEANUP(tc_buffer_free) tc_buffer names = {0};
    TRY(list_sectors(&names, sectors, sectors ? sector_count : 0));
    TRY(tc_shards_make(&shards, path, parts ? parts : 1));
    tc_store_writer *writer = calloc(1, sizeof *writer);
    if (!writer) return tc_fail(TC_MEMORY, "no memory to open '%s'", path);
    tc_status status = open_parts(writer, &shards, &names);
    if (status == TC_OK)
        *out = writer;
    else
        tc_store_writer_free(writer);
    return status;
}

unsigned tc_store_parts(const tc_store_writer *writer)
{
    return writer->count;
}

/* Identities are hashes: their first digits deal the documents out evenly, and always the same way. */
unsigned tc_store_part_of(const tc_store_writer *writer, const char *id)
{
    char front[9] = {0};
    memcpy(front, id, 8);
    return (unsigned)(strtoul(front, NULL, 16) % writer->count);
}

static tc_status delete_field(tx_writer *database, tc_field field, const char *id)
{
    char term[64];
    int n = snprintf(term, sizeof term, "%s%s", tc_field_prefix(field), id);
    return tx_writer_delete_term(database, term, (size_t)n);
}

static tc_status replace_records(tx_writer *database, const tc_prepared *prepared)
{
    TRY(delete_field(database, TC_FIELD_DOCUMENT, prepared->id));
    TRY(delete_field(database, TC_FIELD_FAILURE, prepared->id));
    for (size_t i = 0; i < prepared->count; i++) TRY(tx_writer_add(database, prepared->records[i], NULL));
    return TC_OK;
}

/* One transaction about whatever `change` says: all of it or, when it fails, none. */
#define IN_TRANSACTION(database, change) \
    do {                                 \
        TRY(tx_writer_begin(database));  \
        tc_status changed_ = (change);   \
        if (changed_ != TC_OK) {         \
            tx_writer_cancel(database);  \
            return changed_;             \
        }                                \
        TRY(tx_writer_end(database));    \
    } while (0)

tc_status tc_store_put(tc_store_writer *writer, const tc_prepared *prepared)
{
    unsigned part = tc_store_part_of(writer, prepared->id);
    IN_TRANSACTION(writer->parts[part], replace_records(writer->parts[part], prepared));
    writer->pending[part] += prepared->count;
    return TC_OK;
}

static tc_status remove_records(tx_writer *database, const char *id)
{
    TRY(delete_field(database, TC_FIELD_DOCUMENT, id));
    return delete_field(database, TC_FIELD_FAILURE, id);
}

tc_status tc_store_remove(tc_store_writer *writer, const char *id)
{
    unsigned part = tc_store_part_of(writer, id);
    IN_TRANSACTION(writer->parts[part], remove_records(writer->parts[part], id));
    writer->pending[part]++;
    return TC_OK;
}

tc_status tc_store_remove_failure(tc_store_writer *writer, const char *id)
{
    unsigned part = tc_store_part_of(writer, id);
    IN_TRANSACTION(writer->parts[part], delete_field(writer->parts[part], TC_FIELD_FAILURE, id));
    writer->pending[part]++;
    return TC_OK;
}

/* Replaces the record that bears field + id, as the new one does. */
static tc_status replace_record(tc_store_writer *writer, tc_field field, const char *id, const tx_document *record)
{
    char term[64];
    int n = snprintf(term, sizeof term, "%s%s", tc_field_prefix(field), id);
    unsigned part = tc_store_part_of(writer, id);
    writer->pending[part]++;
    return tx_writer_replace_term(writer->parts[part], term, (size_t)n, record, NULL);
}

tc_status tc_store_put_failure(tc_store_writer *writer, const char *root, const char *path, const char *reason)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer data = {0}, term = {0};
    TC_CLEANUP(tx_document_cleanup) tx_document *record = NULL;
    char id[TC_ID_LENGTH + 1];
    tc_document_identity(id, root, path);
    tc_put_field_term(&term, TC_FIELD_FAILURE, id, TC_ID_LENGTH);
    tc_put_string(&data, root, strlen(root));
    tc_put_string(&data, path, strlen(path));
    tc_put_string(&data, reason, strlen(reason));
    TRY(tc_buffer_check(&term));
    TRY(tc_buffer_check(&data));
    TRY(tx_document_new(&record));
    TRY(tx_document_add_boolean(record, TC_KIND_FAILURE, strlen(TC_KIND_FAILURE)));
    TRY(tx_document_add_boolean(record, term.data, term.length));
    TRY(tx_document_set_data(record, data.data, data.length));
    return replace_record(writer, TC_FIELD_FAILURE, id, record);
}

tc_status tc_store_put_document(tc_store_writer *writer, const tc_document *document)
{
    TC_CLEANUP(tx_document_cleanup) tx_document *record = NULL;
    TRY(tx_document_new(&record));
    TRY(tc_document_record(record, document));
    return replace_record(writer, TC_FIELD_IDENTITY, document->id, record);
}

tc_status tc_store_commit_part(tc_store_writer *writer, unsigned part)
{
    char now[32];
    time_t t = time(NULL);
    struct tm utc;
    gmtime_r(&t, &utc);
    size_t n = strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%SZ", &utc);
    if (!writer->pending[part]) return TC_OK;
    TRY(tx_writer_set_metadata(writer->parts[part], TC_META_UPDATED, now, n));
    TRY(tx_writer_commit(writer->parts[part]));
    writer->pending[part] = 0;
    return TC_OK;
}

tc_status tc_store_commit(tc_store_writer *writer)
{
    for (unsigned i = 0; i < writer->count; i++) TRY(tc_store_commit_part(writer, i));
    return TC_OK;
}
