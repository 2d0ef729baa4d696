/* Which databases an index is made of. */
#include "store.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool tc_shard_is_remote(const char *shard)
{
    return !strncmp(shard, "tcp:", 4);
}

void tc_shards_free(tc_shards *shards)
{
    for (size_t i = 0; i < shards->count; i++) free(shards->items[i]);
    shards->count = 0;
}

static tc_status add_shard(tc_shards *shards, const char *folder, const char *line)
{
    if (shards->count == TC_SHARDS_MOST)
        return tc_fail(TC_LIMIT, "'%s/%s': more than %d databases", folder, TC_SHARDS_FILE, TC_SHARDS_MOST);
    char *item = NULL;
    bool as_is = line[0] == '/' || tc_shard_is_remote(line) || !folder;
    if (as_is ? !(item = tc_strdup(line)) : asprintf(&item, "%s/%s", folder, line) < 0)
        return tc_fail(TC_MEMORY, "no memory for the list of databases");
    shards->items[shards->count++] = item;
    return TC_OK;
}

static tc_status read_list(tc_shards *out, const char *path, FILE *file)
{
    char line[4096];
    tc_status status = TC_OK;
    while (status == TC_OK && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        if (*line && *line != '#') status = add_shard(out, path, line);
    }
    if (status == TC_OK && ferror(file)) status = tc_fail_errno("'%s/%s'", path, TC_SHARDS_FILE);
    if (status == TC_OK && !out->count) status = tc_fail(TC_DAMAGED, "'%s/%s' names no database", path, TC_SHARDS_FILE);
    return status;
}

static tc_status no_index(const char *path)
{
    tc_status status = tc_fail(TC_NO_INDEX, "'%s': no index here", path);
    tc_hint("make one with: tracuu-index add --db '%s' FOLDER", path);
    return status;
}

tc_status tc_shards_read(tc_shards *out, const char *path)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer list = {0};
    struct stat st;
    *out = (tc_shards){.count = 0};
    if (tc_shard_is_remote(path)) return add_shard(out, NULL, path);
    tc_put_format(&list, "%s/%s", path, TC_SHARDS_FILE);
    TRY(tc_buffer_check(&list));
    FILE *file = fopen(list.data, "re");
    if (file) {
        tc_status status = read_list(out, path, file);
        fclose(file);
        if (status != TC_OK) tc_shards_free(out);
        return status;
    }
    if (errno == EACCES) return tc_fail_errno("'%s'", path);
    if (stat(path, &st) != 0) return no_index(path);
    if (S_ISREG(st.st_mode)) return add_shard(out, NULL, path);
    tc_buffer_clear(&list);
    tc_put_format(&list, "%s/iamglass", path);
    TRY(tc_buffer_check(&list));
    return access(list.data, F_OK) == 0 ? add_shard(out, NULL, path) : no_index(path);
}

/* A place where no index can be made is a matter of the disk: INPUT would say that a document could not be read. */
static tc_status cannot_make(const char *path)
{
    int code = errno;
    tc_status status = tc_fail_errno("'%s'", path);
    return status == TC_INPUT ? tc_fail(TC_IO, "'%s': no index can be made here: %s", path, strerror(code)) : status;
}

static tc_status make_folders(const char *path)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer part = {0};
    for (const char *at = path; *at;) {
        size_t n = strcspn(at + 1, "/") + 1;
        tc_put(&part, at, n);
        TRY(tc_buffer_check(&part));
        if (mkdir(part.data, 0777) != 0 && errno != EEXIST) return cannot_make(part.data);
        at += n;
    }
    return TC_OK;
}

static tc_status write_list(const char *path, unsigned parts)
{
    FILE *file = fopen(path, "we");
    if (!file) return cannot_make(path);
    bool bad = fputs("# The databases of this index, one a line: a path below this folder, or tcp:HOST:PORT.\n", file) <
               0;
    for (unsigned i = 0; i < parts; i++) bad |= fprintf(file, "passages.%u\n", i) < 0;
    bad |= fflush(file) != 0 || fsync(fileno(file)) != 0;
    if (fclose(file) != 0 || bad) return tc_fail_errno("'%s'", path);
    return TC_OK;
}

/* The list is there as a whole or not at all, also for those who look for it while it is written, and when the power
 * fails. */
static tc_status make_list(const char *path, unsigned parts)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer list = {0}, fresh = {0};
    tc_put_format(&list, "%s/%s", path, TC_SHARDS_FILE);
    tc_put_format(&fresh, "%s.%ld", list.data, (long)getpid());
    TRY(tc_buffer_check(&list));
    TRY(tc_buffer_check(&fresh));
    tc_status status = write_list(fresh.data, parts);
    if (status == TC_OK && rename(fresh.data, list.data) != 0) status = cannot_make(list.data);
    if (status != TC_OK) unlink(fresh.data);
    return status;
}

tc_status tc_shards_make(tc_shards *out, const char *path, unsigned parts)
{
    tc_status status = tc_shards_read(out, path);
    if (status != TC_NO_INDEX) return status;
    TRY(make_folders(path));
    TRY(make_list(path, parts));
    return tc_shards_read(out, path);
}

/* A database without a stamp is another program's, unless nothing is in it: between being made and being stamped it is
 * empty for a moment, and stays so where its writer was killed then. */
static tc_status without_stamp(const tx_database *database, const char *shard)
{
    uint32_t count = 0;
    TRY(tx_database_count(database, &count));
    if (count) return tc_fail(TC_SCHEMA, "'%s' is no index of tracuu", shard);
    tc_status status = tc_fail(TC_NO_INDEX, "'%s': empty; the index is only being made", shard);
    tc_hint("try again in a moment; if that does not help, index the documents again: tracuu-index add");
    return status;
}

tc_status tc_stamp_check(const tx_database *database, const char *shard, bool *empty)
{
    char *stamp = NULL;
    size_t length = 0;
    TRY(tx_database_metadata(database, TC_META_STAMP, &stamp, &length));
    tc_status status = TC_OK;
    if (empty) *empty = length == 0;
    if (!length && !empty) {
        status = without_stamp(database, shard);
    } else if (length && strcmp(stamp, tc_store_schema()) != 0) {
        status = tc_fail(TC_SCHEMA, "'%s' was made by another version (%.100s; this one: %s)", shard, stamp,
                         tc_store_schema());
        tc_hint("index the documents again into a new place: tracuu-index add --db NEW FOLDER");
    }
    free(stamp);
    return status;
}
