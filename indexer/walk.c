#include "indexer/walk.h"
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <tracuu/text.h>
#include <unistd.h>

/* Endings of the kinds of file that are read. A new format is a new row here and in the table of extractors. */
static const char *const endings[] = {".txt", ".text", ".md", ".markdown"};

/* Whether a file of this name is of a kind that is read. */
static bool is_read(const char *name)
{
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < TC_COUNT(endings); i++)
        if (!strcasecmp(dot, endings[i])) return true;
    return false;
}

/* Folders seen on this walk, so that a loop of links ends. */
typedef struct walking {
    tc_files *files;
    const char *root;
    struct {
        dev_t device;
        ino_t inode;
    } * seen;
    size_t seen_count, seen_capacity;
} walking;

static void file_clear(tc_file *file)
{
    free(file->root);
    free(file->path);
    free(file->name);
    free(file->problem);
}

void tc_files_free(tc_files *files)
{
    for (size_t i = 0; i < files->count; i++) file_clear(&files->items[i]);
    tc_texts_free(files->roots, files->root_count);
    free(files->items);
    free(files->walked);
    *files = (tc_files){.count = 0};
}

/* Bytes that are no UTF-8 as \xNN, so that a message and a record can name the file. */
static void put_printable(tc_buffer *out, const char *name)
{
    size_t n = strlen(name);
    for (size_t at = 0; at < n;) {
        size_t good = tc_utf8_valid(name + at, n - at);
        tc_put(out, name + at, good);
        at += good;
        if (at < n) tc_put_format(out, "\\x%02x", (unsigned char)name[at++]);
    }
    tc_put(out, "", 0);
}

static tc_status add_file(tc_files *files, const char *root, const char *path, const struct stat *st,
                          const char *problem)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0}, shown = {0};
    TRY(TC_GROW(files->items, files->capacity, files->count + 1));
    tc_put_format(&name, "%s/%s", strcmp(root, "/") ? root : "", path);
    put_printable(&shown, path);
    if (!problem && shown.length != strlen(path)) problem = "the name of the file is not UTF-8";
    tc_file file = {.root = tc_strdup(root), .path = tc_buffer_steal(&shown), .name = tc_buffer_steal(&name)};
    file.problem = tc_strdup(problem);
    if (st) {
        file.size = (uint64_t)st->st_size;
        file.mtime_ns = (uint64_t)st->st_mtim.tv_sec * 1000000000u + (uint64_t)st->st_mtim.tv_nsec;
    }
    if (!file.root || !file.path || !file.name || (problem && !file.problem)) {
        file_clear(&file);
        return tc_fail(TC_MEMORY, "no memory for the list of files");
    }
    files->items[files->count++] = file;
    return TC_OK;
}

static tc_status add_closed_folder(walking *w, const char *path)
{
    TRY(add_file(w->files, w->root, *path ? path : ".", NULL, strerror(errno)));
    w->files->items[w->files->count - 1].folder = true;
    return TC_OK;
}

/* A link to nothing is worth a word when its name says that a document was meant. Any other failure may hide a folder.
 */
static tc_status add_unseen(walking *w, const char *path, const char *base)
{
    bool nothing = errno == ENOENT || errno == ELOOP || errno == ENOTDIR;
    if (is_read(base)) return add_file(w->files, w->root, path, NULL, strerror(errno));
    return nothing ? TC_OK : add_closed_folder(w, path);
}

static tc_status first_visit(walking *w, const struct stat *st, bool *out)
{
    *out = false;
    for (size_t i = 0; i < w->seen_count; i++)
        if (w->seen[i].device == st->st_dev && w->seen[i].inode == st->st_ino) return TC_OK;
    TRY(TC_GROW(w->seen, w->seen_capacity, w->seen_count + 1));
    w->seen[w->seen_count].device = st->st_dev;
    w->seen[w->seen_count++].inode = st->st_ino;
    *out = true;
    return TC_OK;
}

static tc_status walk_folder(walking *w, const char *below);

/* An ending that is longer than any kind of file has is none. */
static void pass_over(tc_files *files, const char *name)
{
    const char *dot = strrchr(name, '.');
    tc_kind_passed kind = {.count = 1};
    size_t length = dot ? strlen(dot) : 0, at = 0;
    bool plain = length > 1 && length < sizeof kind.ending;
    for (size_t i = 0; plain && i < length; i++) {
        plain = i == 0 || (dot[i] >= '0' && dot[i] <= '9') || ((dot[i] | 0x20) >= 'a' && (dot[i] | 0x20) <= 'z');
        kind.ending[i] = (char)(dot[i] | 0x20);
    }
    if (!plain) *kind.ending = '\0';
    files->other++;
    while (at < files->kind_count && strcmp(files->kinds[at].ending, kind.ending) != 0) at++;
    if (at < files->kind_count)
        files->kinds[at].count++;
    else if (at < TC_KINDS_MOST)
        files->kinds[files->kind_count++] = kind;
}

static tc_status walk_entry(walking *w, const char *path, const char *base)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0};
    struct stat st;
    bool fresh;
    tc_put_format(&name, "%s/%s", w->root, path);
    TRY(tc_buffer_check(&name));
    if (stat(name.data, &st) != 0) return add_unseen(w, path, base);
    if (S_ISDIR(st.st_mode)) {
        TRY(first_visit(w, &st, &fresh));
        return fresh ? walk_folder(w, path) : TC_OK;
    }
    if (S_ISREG(st.st_mode) && is_read(base)) return add_file(w->files, w->root, path, &st, NULL);
    pass_over(w->files, S_ISREG(st.st_mode) ? base : "");
    return TC_OK;
}

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static tc_status walk_folder(walking *w, const char *below)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0}, path = {0};
    struct dirent **entries;
    tc_status status = TC_OK;
    tc_put_format(&name, "%s/%s", w->root, below);
    TRY(tc_buffer_check(&name));
    int n = scandir(name.data, &entries, visible, alphasort);
    if (n < 0) return add_closed_folder(w, below);
    for (int i = 0; i < n; i++) {
        tc_buffer_clear(&path);
        tc_put_format(&path, "%s%s%s", below, *below ? "/" : "", entries[i]->d_name);
        if (status == TC_OK) status = tc_buffer_check(&path);
        if (status == TC_OK) status = walk_entry(w, path.data, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return status;
}

static tc_status add_root(tc_files *files, const char *root)
{
    TRY(TC_GROW(files->roots, files->root_capacity, files->root_count + 1));
    TRY(TC_GROW(files->walked, files->walked_capacity, files->root_count + 1));
    files->roots[files->root_count] = tc_strdup(root);
    if (!files->roots[files->root_count]) return tc_fail(TC_MEMORY, "no memory for the list of folders");
    files->walked[files->root_count++] = 0;
    return TC_OK;
}

static size_t count_whole(const tc_files *files, size_t from)
{
    size_t n = 0;
    for (size_t i = from; i < files->count; i++) n += !files->items[i].problem;
    return n;
}

static tc_status walk_root(tc_files *files, const char *root, const struct stat *st)
{
    walking w = {.files = files, .root = root};
    bool fresh;
    size_t before = files->count;
    TRY(add_root(files, root));
    tc_status status = first_visit(&w, st, &fresh);
    if (status == TC_OK) status = walk_folder(&w, "");
    files->walked[files->root_count - 1] = count_whole(files, before);
    free(w.seen);
    return status;
}

tc_status tc_files_walk(tc_files *out, const char *path)
{
    char real[PATH_MAX];
    struct stat st;
    if (!realpath(path, real) || stat(real, &st) != 0) {
        tc_fail_errno("'%s'", path);
        return errno == EACCES ? TC_PERMISSION : TC_INPUT;
    }
    if (tc_utf8_valid(real, strlen(real)) != strlen(real) && S_ISDIR(st.st_mode))
        return tc_fail(TC_INPUT, "'%s': the name of the folder is not UTF-8", path);
    if (S_ISDIR(st.st_mode)) return walk_root(out, real, &st);
    if (!S_ISREG(st.st_mode)) return tc_fail(TC_INPUT, "'%s': neither a file nor a folder", path);
    char *slash = strrchr(real, '/');
    *slash = '\0';
    return add_file(out, *real ? real : "/", slash + 1, &st, NULL);
}

static int by_place(const void *a, const void *b, void *context)
{
    const tc_file *items = context;
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    int order = strcmp(items[x].path, items[y].path);
    if (!order) order = strcmp(items[x].root, items[y].root);
    return order ? order : x < y ? -1 : x > y;
}

tc_status tc_files_drop_repeated(tc_files *files)
{
    size_t kept = 0, *order = calloc(files->count + 1, sizeof *order);
    bool *repeated = calloc(files->count + 1, sizeof *repeated);
    tc_status status = order && repeated ? TC_OK : tc_fail(TC_MEMORY, "no memory for the list of files");
    for (size_t i = 0; status == TC_OK && i < files->count; i++) order[i] = i;
    if (status == TC_OK) qsort_r(order, files->count, sizeof *order, by_place, files->items);
    for (size_t i = 1; status == TC_OK && i < files->count; i++) {
        const tc_file *a = &files->items[order[i - 1]], *b = &files->items[order[i]];
        repeated[order[i]] = !strcmp(a->path, b->path) && !strcmp(a->root, b->root);
    }
    for (size_t i = 0; status == TC_OK && i < files->count; i++) {
        if (repeated[i])
            file_clear(&files->items[i]);
        else
            files->items[kept++] = files->items[i];
    }
    if (status == TC_OK) files->count = kept;
    free(order);
    free(repeated);
    return status;
}
