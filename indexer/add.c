/* A run over many files: preparing on all processors, writing on one thread a part of the index. */
#include "indexer/known.h"
#include "indexer/pipeline.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static tc_status copy_text(char **out, const char *text)
{
    *out = tc_strdup(text);
    return *out || !text ? TC_OK : tc_fail(TC_MEMORY, "no memory for a document");
}

/* ---- preparing on many threads ---- */

typedef struct job {
    unsigned part; /* of the index, that it is written to */
    tc_outcome outcome;
    bool done;
    bool mended; /* it could not be read before: that is to be forgotten */
    bool older;  /* it stays as an older analysis read it */
    char *failure;
    tc_document *touched; /* TOUCHED: its record with the new size and time */
    tc_prepared prepared; /* ADDED, UPDATED */
    size_t passages;
} job;

typedef struct tc_run {
    const tc_files *files;
    const tc_add_options *options;
    const tc_known *known;
    job *jobs;
    pthread_mutex_t lock;
    pthread_cond_t ready, room;
    size_t next, written; /* files claimed by a thread; files written */
    uint64_t in_flight;   /* bytes claimed and not yet written */
    bool stop;
    tc_store_writer *writer;
    tc_progress *progress; /* under `lock`, as is the caller's report */
    tc_status failed;      /* of the index itself: ends the run */
    char *failure;         /* its sentence */
} tc_run;

/* Prepared documents wait in memory for the writer, in order: at most so many files and bytes ahead of it. */
enum { FILES_AHEAD = 256 };
static const uint64_t BYTES_AHEAD = 64u << 20;

/* Whether an unchanged file is to be read again all the same. */
static bool is_renewed(const tc_run *run, const tc_document *before)
{
    return run->options->renew && before->analysis < TC_ANALYSIS;
}

static tc_status prepare_loaded(job *j, tc_reading *r, const tc_file *file, const tc_run *run, tc_analyser *analyser)
{
    char id[TC_ID_LENGTH + 1];
    tc_document_identity(id, file->root, file->path);
    tc_document *before = tc_known_document(run->known, id);
    if (before && !memcmp(before->sha256, r->document.sha256, sizeof before->sha256) && !is_renewed(run, before)) {
        before->size = r->document.size;
        before->mtime_ns = r->document.mtime_ns;
        j->touched = before;
        j->outcome = TC_OUTCOME_TOUCHED;
        j->older = before->analysis < TC_ANALYSIS;
        return TC_OK;
    }
    TRY(copy_text(&r->document.id, id));
    TRY(copy_text(&r->document.root, file->root));
    TRY(copy_text(&r->document.path, file->path));
    TRY(tc_reading_run(r, file->path, run->options->sectors));
    TRY(tc_prepare(&j->prepared, &r->document, &r->passages, r->extract.text, r->extract.length, analyser));
    j->passages = r->passages.count;
    j->outcome = before ? TC_OUTCOME_UPDATED : TC_OUTCOME_ADDED;
    return TC_OK;
}

static tc_status do_job(job *j, const tc_file *file, const tc_run *run, tc_analyser *analyser)
{
    char id[TC_ID_LENGTH + 1];
    if (file->problem) return tc_fail(TC_INPUT, "'%s': %s", file->path, file->problem);
    tc_document_identity(id, file->root, file->path);
    j->mended = tc_known_failed(run->known, id);
    const tc_document *before = tc_known_document(run->known, id);
    if (before && before->size == file->size && before->mtime_ns == file->mtime_ns && !is_renewed(run, before)) {
        j->outcome = TC_OUTCOME_UNCHANGED;
        j->older = before->analysis < TC_ANALYSIS;
        return TC_OK;
    }
    tc_reading reading = {.length = 0};
    tc_status status = tc_reading_load(&reading, file->name);
    if (status == TC_OK) status = prepare_loaded(j, &reading, file, run, analyser);
    tc_reading_clear(&reading);
    return status;
}

/* Claims the next file once it is near enough to the writer; false at the end. */
static bool claim(tc_run *run, size_t *out)
{
    pthread_mutex_lock(&run->lock);
    while (!run->stop && run->next < run->files->count && run->next > run->written &&
           (run->next - run->written >= FILES_AHEAD || run->in_flight >= BYTES_AHEAD))
        pthread_cond_wait(&run->room, &run->lock);
    bool more = !run->stop && run->next < run->files->count;
    if (more) {
        *out = run->next++;
        run->in_flight += run->files->items[*out].size;
    }
    pthread_mutex_unlock(&run->lock);
    return more;
}

static void finish(tc_run *run, job *j)
{
    pthread_mutex_lock(&run->lock);
    j->done = true;
    pthread_cond_broadcast(&run->ready);
    pthread_mutex_unlock(&run->lock);
}

static void *prepare_thread(void *context)
{
    tc_run *run = context;
    tc_analyser *analyser = NULL;
    pthread_setname_np(pthread_self(), "tracuu-prepare");
    tc_status made = tc_analyser_new(&analyser);
    for (size_t at; claim(run, &at);) {
        job *j = &run->jobs[at];
        if (made != TC_OK || do_job(j, &run->files->items[at], run, analyser) != TC_OK) {
            j->outcome = TC_OUTCOME_FAILED;
            j->failure = tc_strdup(tc_message());
        }
        finish(run, j);
    }
    tc_analyser_free(analyser);
    return NULL;
}

/* ---- writing, a thread a part of the index ---- */

static tc_status forget_failure(tc_store_writer *writer, const tc_file *file)
{
    char id[TC_ID_LENGTH + 1];
    tc_document_identity(id, file->root, file->path);
    return tc_store_remove_failure(writer, id);
}

static tc_status write_job(tc_store_writer *writer, const job *j, const tc_file *file)
{
    if (j->mended && j->outcome != TC_OUTCOME_FAILED) TRY(forget_failure(writer, file));
    switch (j->outcome) {
    case TC_OUTCOME_UNCHANGED: return TC_OK;
    case TC_OUTCOME_TOUCHED: return tc_store_put_document(writer, j->touched);
    case TC_OUTCOME_ADDED:
    case TC_OUTCOME_UPDATED: return tc_store_put(writer, &j->prepared);
    case TC_OUTCOME_FAILED:
        return tc_store_put_failure(writer, file->root, file->path, j->failure ? j->failure : "no memory");
    }
    return TC_OK;
}

static void job_clear(job *j)
{
    free(j->failure);
    j->failure = NULL;
    tc_prepared_clear(&j->prepared);
}

static void count_job(tc_progress *progress, const job *j, const tc_file *file)
{
    progress->files++;
    progress->bytes += file->size;
    progress->passages += j->passages;
    progress->count[j->outcome]++;
    progress->older += j->older;
}

static void wait_for(tc_run *run, const job *j)
{
    pthread_mutex_lock(&run->lock);
    while (!j->done && !run->stop) pthread_cond_wait(&run->ready, &run->lock);
    pthread_mutex_unlock(&run->lock);
}

/* Counts and reports a file that is written, and makes room for another. */
static void finish_file(tc_run *run, job *j, const tc_file *file)
{
    const tc_add_options *o = run->options;
    const char *failure = j->outcome != TC_OUTCOME_FAILED ? NULL : j->failure ? j->failure : "no memory";
    pthread_mutex_lock(&run->lock);
    count_job(run->progress, j, file);
    if (o->report) o->report(o->context, run->progress, file, failure);
    run->written++;
    run->in_flight -= file->size;
    pthread_cond_broadcast(&run->room);
    pthread_mutex_unlock(&run->lock);
    job_clear(j);
}

static bool stopped(const tc_run *run)
{
    return run->options->stop && *run->options->stop;
}

/* The files of one part, in their order. */
static tc_status write_part(tc_run *run, unsigned part)
{
    uint64_t uncommitted = 0;
    for (size_t at = 0; at < run->files->count && !stopped(run); at++) {
        const tc_file *file = &run->files->items[at];
        job *j = &run->jobs[at];
        if (j->part != part) continue;
        wait_for(run, j);
        if (!j->done) break;
        TRY(write_job(run->writer, j, file));
        if (j->outcome != TC_OUTCOME_UNCHANGED) uncommitted += file->size;
        finish_file(run, j, file);
        if (uncommitted < run->options->commit_bytes) continue;
        TRY(tc_store_commit_part(run->writer, part));
        uncommitted = 0;
    }
    return tc_store_commit_part(run->writer, part);
}

static void stop_run(tc_run *run)
{
    pthread_mutex_lock(&run->lock);
    run->stop = true;
    pthread_cond_broadcast(&run->room);
    pthread_cond_broadcast(&run->ready);
    pthread_mutex_unlock(&run->lock);
}

typedef struct writing {
    tc_run *run;
    unsigned part;
} writing;

static void *write_thread(void *context)
{
    const writing *w = context;
    pthread_setname_np(pthread_self(), "tracuu-write");
    tc_status status = write_part(w->run, w->part);
    if (status == TC_OK) return NULL;
    pthread_mutex_lock(&w->run->lock);
    if (w->run->failed == TC_OK) {
        w->run->failed = status;
        w->run->failure = tc_strdup(tc_message());
    }
    pthread_mutex_unlock(&w->run->lock);
    stop_run(w->run);
    return NULL;
}

enum { THREADS_MOST = 64 };

static unsigned start(pthread_t *threads, unsigned want, void *(*work)(void *), void *context, size_t size)
{
    unsigned count = 0;
    while (count < want && pthread_create(&threads[count], NULL, work, (char *)context + count * size) == 0) count++;
    return count;
}

/* A thread that could not be started is missed only when it would have written a part. */
static tc_status run_threads(tc_run *run)
{
    pthread_t preparing[THREADS_MOST], writers[THREADS_MOST];
    writing work[THREADS_MOST];
    unsigned want = run->options->threads ? run->options->threads : (unsigned)sysconf(_SC_NPROCESSORS_ONLN);
    unsigned parts = tc_store_parts(run->writer);
    for (unsigned i = 0; i < parts; i++) work[i] = (writing){run, i};
    unsigned prepared_by = start(preparing, want < THREADS_MOST ? want : THREADS_MOST, prepare_thread, run, 0);
    unsigned written_by = prepared_by ? start(writers, parts, write_thread, work, sizeof *work) : 0;
    if (written_by < parts) stop_run(run);
    for (unsigned i = 0; i < written_by; i++) pthread_join(writers[i], NULL);
    stop_run(run);
    for (unsigned i = 0; i < prepared_by; i++) pthread_join(preparing[i], NULL);
    for (size_t i = 0; i < run->files->count; i++) job_clear(&run->jobs[i]);
    run->progress->stopped = stopped(run) && run->progress->files < run->files->count;
    if (written_by < parts) return tc_fail(TC_MEMORY, "no thread can be started");
    return run->failed == TC_OK
               ? TC_OK
               : tc_fail(run->failed, "%s", run->failure ? run->failure : tc_status_words(run->failed));
}

/* Which part a file's document lies in is known before it is read. */
static void deal_out(const tc_run *run)
{
    for (size_t i = 0; i < run->files->count; i++) {
        char id[TC_ID_LENGTH + 1];
        tc_document_identity(id, run->files->items[i].root, run->files->items[i].path);
        run->jobs[i].part = tc_store_part_of(run->writer, id);
    }
}

static tc_status run_and_prune(tc_run *run)
{
    deal_out(run);
    TRY(run_threads(run));
    if (run->progress->stopped) return TC_OK;
    TRY(tc_known_prune(run->known, run->files, run->options->prune, run->writer, &run->progress->removed));
    return tc_store_commit(run->writer);
}

/* A new index is written in as many parts as there are processors; more than four no disk keeps up with. */
static unsigned parts_of_new_index(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : processors > 4 ? 4 : (unsigned)processors;
}

static tc_status open_writer(tc_store_writer **out, const char *path, const tc_sectors *sectors)
{
    const char *names[32];
    size_t n = tc_sectors_count(sectors);
    for (size_t i = 0; i < n && i < 32; i++) names[i] = tc_sectors_name(sectors, i);
    return tc_store_writer_open(out, path, parts_of_new_index(), names, n);
}

static void writer_free(tc_store_writer **writer)
{
    tc_store_writer_free(*writer);
}

tc_status tc_index_add(tc_progress *out, const char *path, const tc_files *files, const tc_add_options *options)
{
    TC_CLEANUP(writer_free) tc_store_writer *writer = NULL;
    TC_CLEANUP(tc_known_free) tc_known k = {.count = 0};
    tc_run run = {.files = files,
                  .options = options,
                  .known = &k,
                  .lock = PTHREAD_MUTEX_INITIALIZER,
                  .ready = PTHREAD_COND_INITIALIZER,
                  .room = PTHREAD_COND_INITIALIZER,
                  .progress = out};
    *out = (tc_progress){.files_all = files->count};
    for (size_t i = 0; i < files->count; i++) out->bytes_all += files->items[i].size;
    TRY(open_writer(&writer, path, options->sectors));
    TRY(tc_known_read(&k, path));
    run.writer = writer;
    run.jobs = calloc(files->count + 1, sizeof *run.jobs);
    if (!run.jobs) return tc_fail(TC_MEMORY, "no memory for a list of %zu files", files->count);
    tc_status status = run_and_prune(&run);
    free(run.failure);
    free(run.jobs);
    if (status == TC_OK && out->count[TC_OUTCOME_FAILED])
        return tc_fail(TC_INPUT, "%zu of %zu files could not be read; the rest is indexed",
                       out->count[TC_OUTCOME_FAILED], out->files);
    return status;
}
