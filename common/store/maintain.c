/* Looking after an index: check and compact. */
#include "store.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static tc_status ignore_document(void *context, const tc_document *document)
{
    uint64_t *passages = context;
    *passages += document->passages;
    return TC_OK;
}

static tc_status ignore_failure(void *context, const char *root, const char *path, const char *reason)
{
    (void)context, (void)root, (void)path, (void)reason;
    return TC_OK;
}

/* Every passage reads, its document is there, and there are as many as the documents say. */
static tc_status check_records(tc_store *store)
{
    TC_CLEANUP(tx_postings_cleanup) tx_postings *postings = NULL;
    uint64_t expected = 0, found = 0;
    TRY(tc_store_each_document(store, ignore_document, &expected));
    TRY(tc_store_each_failure(store, ignore_failure, NULL));
    TRY(tx_postings_open(&postings, tc_store_database(store), TC_KIND_PASSAGE, strlen(TC_KIND_PASSAGE)));
    for (tx_docid at;; found++) {
        tc_passage passage;
        const tc_document *document;
        char id[TC_ID_LENGTH + 1];
        tc_status status = tx_postings_next(postings, &at);
        if (status == TC_NOT_FOUND) break;
        if (status != TC_OK) return status;
        TRY(tc_store_passage(store, at, &passage, id));
        tc_passage_clear(&passage);
        status = tc_store_document(store, id, &document);
        if (status != TC_OK)
            return status == TC_NOT_FOUND ? tc_fail(TC_DAMAGED, "passage %u belongs to no document", at) : status;
    }
    if (found != expected)
        return tc_fail(TC_DAMAGED, "%llu passages are there, the documents say %llu", (unsigned long long)found,
                       (unsigned long long)expected);
    return TC_OK;
}

tc_status tc_store_check(const char *path)
{
    TC_CLEANUP(tc_shards_free) tc_shards shards;
    tc_store *store;
    TRY(tc_shards_read(&shards, path));
    for (size_t i = 0; i < shards.count; i++) {
        uint64_t errors = 0;
        if (!tc_shard_is_remote(shards.items[i])) TRY(tx_database_check(shards.items[i], &errors));
    }
    TRY(tc_store_open(&store, path));
    tc_status status = check_records(store);
    tc_store_free(store);
    return status;
}

static void remove_folder(const char *path)
{
    DIR *folder = opendir(path);
    if (!folder) return;
    for (struct dirent *entry; (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlinkat(dirfd(folder), entry->d_name, 0);
    closedir(folder);
    rmdir(path);
}

/* Where the two cannot change places at once: the old database stays until the new one stands in its place. */
static tc_status move_in(const char *path, const char *fresh)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer old = {0};
    tc_put_format(&old, "%s.old", path);
    TRY(tc_buffer_check(&old));
    remove_folder(old.data);
    if (rename(path, old.data) != 0) return tc_fail_errno("'%s'", path);
    if (rename(fresh, path) != 0) {
        tc_status status = tc_fail_errno("'%s'", path);
        if (rename(old.data, path) != 0) tc_hint("the index before compaction is in '%s'", old.data);
        return status;
    }
    remove_folder(old.data);
    return TC_OK;
}

/* At every moment a whole database stands in its place; a file system that cannot exchange two names has a moment
 * without. */
static tc_status swap_in(const char *path, const char *fresh)
{
    if (renameat2(AT_FDCWD, fresh, AT_FDCWD, path, RENAME_EXCHANGE) == 0) {
        remove_folder(fresh);
        return TC_OK;
    }
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return tc_fail_errno("'%s'", path);
    return move_in(path, fresh);
}

static tc_status compact_shard(const char *path)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer fresh = {0};
    tx_writer *lock;
    tc_put_format(&fresh, "%s.new", path);
    TRY(tc_buffer_check(&fresh));
    TRY(tx_writer_open(&lock, path, TX_OPEN));
    remove_folder(fresh.data);
    tc_status status = tx_database_compact(path, fresh.data);
    if (status == TC_OK) status = swap_in(path, fresh.data);
    if (status != TC_OK) remove_folder(fresh.data);
    tx_writer_free(lock);
    return status;
}

tc_status tc_store_compact(const char *path)
{
    TC_CLEANUP(tc_shards_free) tc_shards shards;
    struct stat st;
    TRY(tc_shards_read(&shards, path));
    for (size_t i = 0; i < shards.count; i++) {
        if (tc_shard_is_remote(shards.items[i]) || stat(shards.items[i], &st) != 0 || !S_ISDIR(st.st_mode)) continue;
        TRY(compact_shard(shards.items[i]));
    }
    return TC_OK;
}
