/* What the index knows already when a run begins, and what of it has vanished since. */
#include "indexer/known.h"
#include <stdlib.h>
#include <string.h>

static tc_status copy_text(char **out, const char *text)
{
    *out = tc_strdup(text);
    return *out || !text ? TC_OK : tc_fail(TC_MEMORY, "no memory for the list of documents");
}

void tc_known_free(tc_known *k)
{
    for (size_t i = 0; i < k->count; i++) tc_document_clear(&k->documents[i]);
    for (size_t i = 0; i < k->failure_count; i++) {
        free(k->failures[i].root);
        free(k->failures[i].path);
    }
    free(k->documents);
    free(k->failures);
    *k = (tc_known){.count = 0};
}

static tc_status remember_document(void *context, const tc_document *d)
{
    tc_known *k = context;
    TRY(TC_GROW(k->documents, k->capacity, k->count + 1));
    TRY(tc_document_copy(&k->documents[k->count], d));
    k->count++;
    return TC_OK;
}

static tc_status remember_failure(void *context, const char *root, const char *path, const char *reason)
{
    tc_known *k = context;
    (void)reason;
    TRY(TC_GROW(k->failures, k->failure_capacity, k->failure_count + 1));
    tc_known_failure *f = &k->failures[k->failure_count++];
    f->root = f->path = NULL;
    tc_document_identity(f->id, root, path);
    TRY(copy_text(&f->root, root));
    return copy_text(&f->path, path);
}

static int by_document_id(const void *a, const void *b)
{
    return strcmp(((const tc_document *)a)->id, ((const tc_document *)b)->id);
}

static int by_failure_id(const void *a, const void *b)
{
    return strcmp(((const tc_known_failure *)a)->id, ((const tc_known_failure *)b)->id);
}

tc_status tc_known_read(tc_known *k, const char *path)
{
    tc_store *store;
    tc_status status = tc_store_open(&store, path);
    if (status == TC_NO_INDEX) return TC_OK;
    if (status != TC_OK) return status;
    status = tc_store_each_document(store, remember_document, k);
    if (status == TC_OK) status = tc_store_each_failure(store, remember_failure, k);
    tc_store_free(store);
    if (k->count) qsort(k->documents, k->count, sizeof *k->documents, by_document_id);
    if (k->failure_count) qsort(k->failures, k->failure_count, sizeof *k->failures, by_failure_id);
    return status;
}

tc_document *tc_known_document(const tc_known *k, const char *id)
{
    tc_document key = {.id = (char *)(uintptr_t)id};
    return k->count ? bsearch(&key, k->documents, k->count, sizeof key, by_document_id) : NULL;
}

bool tc_known_failed(const tc_known *k, const char *id)
{
    tc_known_failure key = {.root = NULL};
    if (!k->failure_count) return false;
    memcpy(key.id, id, TC_ID_LENGTH + 1);
    return bsearch(&key, k->failures, k->failure_count, sizeof key, by_failure_id) != NULL;
}

/* ---- prune ---- */

typedef struct present {
    const tc_files *files;
    char (*ids)[TC_ID_LENGTH + 1]; /* of the files, in order */
    const tc_file **closed;        /* folders that could not be read */
    size_t closed_count;
} present;

static void present_free(present *p)
{
    free(p->ids);
    free(p->closed);
}

static int by_id(const void *a, const void *b)
{
    return memcmp(a, b, TC_ID_LENGTH);
}

static tc_status list_present(present *p, const tc_files *files)
{
    p->files = files;
    p->ids = calloc(files->count + 1, sizeof *p->ids);
    p->closed = calloc(files->count + 1, sizeof(const tc_file *));
    if (!p->ids || !p->closed) return tc_fail(TC_MEMORY, "no memory to compare %zu files", files->count);
    for (size_t i = 0; i < files->count; i++) {
        tc_document_identity(p->ids[i], files->items[i].root, files->items[i].path);
        if (files->items[i].folder) p->closed[p->closed_count++] = &files->items[i];
    }
    qsort(p->ids, files->count, sizeof *p->ids, by_id);
    return TC_OK;
}

static bool was_walked(const tc_files *files, const char *root)
{
    for (size_t i = 0; i < files->root_count; i++)
        if (!strcmp(files->roots[i], root) && files->walked[i]) return true;
    return false;
}

static bool is_below(const tc_file *folder, const char *root, const char *path)
{
    size_t n = strlen(folder->path);
    if (strcmp(folder->root, root) != 0) return false;
    return !strcmp(folder->path, ".") || (!strncmp(path, folder->path, n) && path[n] == '/');
}

static bool has_vanished(const present *p, const char *id, const char *root, const char *path)
{
    if (!was_walked(p->files, root) || bsearch(id, p->ids, p->files->count, sizeof *p->ids, by_id)) return false;
    for (size_t i = 0; i < p->closed_count; i++)
        if (is_below(p->closed[i], root, path)) return false;
    return true;
}

static tc_status remove_vanished(const tc_known *k, const present *p, bool documents, tc_store_writer *writer,
                                 size_t *removed)
{
    for (size_t i = 0; i < k->failure_count; i++) {
        const tc_known_failure *f = &k->failures[i];
        if (has_vanished(p, f->id, f->root, f->path)) TRY(tc_store_remove_failure(writer, f->id));
    }
    for (size_t i = 0; documents && i < k->count; i++) {
        const tc_document *d = &k->documents[i];
        if (!has_vanished(p, d->id, d->root, d->path)) continue;
        TRY(tc_store_remove(writer, d->id));
        ++*removed;
    }
    return TC_OK;
}

tc_status tc_known_prune(const tc_known *k, const tc_files *files, bool documents, tc_store_writer *writer,
                         size_t *removed)
{
    TC_CLEANUP(present_free) present p = {.files = NULL};
    TRY(list_present(&p, files));
    return remove_vanished(k, &p, documents, writer, removed);
}
