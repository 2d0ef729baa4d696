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
    size_t found = 0;
    tc_buffer text = {0};
    int times = argc > 2 ? atoi(argv[2]) : 1;
    if (argc < 2 || tc_file_read(&text, argv[1]) != TC_OK) {
        fprintf(stderr, "usage: bench_entity FILE [TIMES]\n");
        return 2;
    }
    double start = now();
    for (int k = 0; k < times; k++) found = scan_lines(text.data, text.length);
    double seconds = now() - start;
    printf("%zu bytes, %zu entities, %.1f MB/s\n", text.length, found, (double)text.length * times / seconds / 1e6);
    tc_buffer_free(&text);
    return 0;
}
