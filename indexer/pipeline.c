/* The stages of one file, one a line. */
#include "indexer/pipeline.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void tc_reading_clear(tc_reading *reading)
{
    free(reading->bytes);
    tc_extract_clear(&reading->extract);
    tc_blocks_free(&reading->blocks);
    tc_passages_free(&reading->passages);
    tc_document_clear(&reading->document);
    *reading = (tc_reading){.length = 0};
}

tc_status tc_reading_run(tc_reading *r, const char *name, const tc_sectors *sectors)
{
    TRY(tc_extract_file(&r->extract, name, r->bytes, r->length)); /* bytes to text */
    free(r->bytes);                                               /* a large file is held once */
    r->bytes = NULL;
    TRY(tc_blocks_make(&r->blocks, &r->extract));   /* lines to headings, paragraphs, items, rows */
    TRY(tc_passages_cut(&r->passages, &r->blocks)); /* blocks to passages */
    TRY(tc_tag_document(&r->document, &r->blocks)); /* number, type, title, issuer, date */
    r->document.pages = r->blocks.pages;
    r->document.analysis = TC_ANALYSIS;
    if (!r->shown) tc_blocks_free(&r->blocks);
    TRY(tc_tag_passages(&r->passages, &r->document, sectors)); /* typed spans, period, sectors */
    if (r->extract.doubt && !r->document.doubt && !(r->document.doubt = tc_strdup(r->extract.doubt)))
        return tc_fail(TC_MEMORY, "'%s': no memory", name);
    return TC_OK;
}

static tc_status read_all(tc_reading *r, int fd, const char *name)
{
    size_t capacity = r->document.size + 1;
    for (;;) {
        if (r->length == capacity) capacity += capacity / 2 + 4096;
        char *bytes = realloc(r->bytes, capacity + 1);
        if (!bytes)
            return tc_fail(TC_MEMORY, "'%s': no memory for its %llu bytes", name, (unsigned long long)r->document.size);
        r->bytes = bytes;
        ssize_t n = read(fd, bytes + r->length, capacity - r->length);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return tc_fail_errno("'%s'", name);
        r->length += (size_t)n;
        r->bytes[r->length] = '\0';
        if (n == 0) return TC_OK;
    }
}

tc_status tc_reading_load(tc_reading *r, const char *name)
{
    struct stat st;
    int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK); /* a pipe would be waited for */
    if (fd < 0) return tc_fail_errno("'%s'", name);
    tc_status status = fstat(fd, &st) != 0 ? tc_fail_errno("'%s'", name) : TC_OK;
    if (status == TC_OK && !S_ISREG(st.st_mode)) status = tc_fail(TC_INPUT, "'%s': not a file", name);
    if (status == TC_OK && st.st_size > UINT32_MAX) status = tc_fail(TC_LIMIT, "'%s': longer than 4 GB", name);
    if (status == TC_OK) {
        r->document.size = (uint64_t)st.st_size;
        r->document.mtime_ns = (uint64_t)st.st_mtim.tv_sec * 1000000000u + (uint64_t)st.st_mtim.tv_nsec;
        status = read_all(r, fd, name);
    }
    close(fd);
    if (status == TC_OK) tc_sha256(r->document.sha256, r->bytes, r->length);
    return status;
}
