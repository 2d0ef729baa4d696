/* How fast texts are scanned for typed spans: bench_entity FILE [TIMES]. The lines of the file are the texts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <tracuu/entity.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) return NULL;
    long size = ftell(file);
    rewind(file);
    char *text = size < 0 ? NULL : malloc((size_t)size + 1);
    *length = text ? fread(text, 1, (size_t)size, file) : 0;
    fclose(file);
    return text;
}

static size_t scan_lines(const char *text, size_t length)
{
    size_t found = 0;
    for (size_t at = 0; at < length;) {
        const char *end = memchr(text + at, '\n', length - at);
        size_t n = end ? (size_t)(end - text) - at : length - at;
        tc_entities entities = {0};
        if (tc_entities_scan(&entities, text + at, n, (tc_date){2023, 1, 1}) != TC_OK) return 0;
        found += entities.count;
        tc_entities_free(&entities);
        at += n + 1;
    }
    return found;
}

int main(int argc, char **argv)
{
    size_t length, found = 0;
    int times = argc > 2 ? atoi(argv[2]) : 1;
    char *text = argc > 1 ? read_file(argv[1], &length) : NULL;
    if (!text) {
        fprintf(stderr, "usage: bench_entity FILE [TIMES]\n");
        return 2;
    }
    double start = now();
    for (int k = 0; k < times; k++) found = scan_lines(text, length);
    double seconds = now() - start;
    printf("%zu bytes, %zu entities, %.1f MB/s\n", length, found, (double)length * times / seconds / 1e6);
    free(text);
    return 0;
}
