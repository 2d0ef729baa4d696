/* How fast text is analysed: bench_text FILE…
 *
 * The files are read, joined, and analysed in pieces of about a passage, a document and the whole, three times over
 * with one analyser. "first" knows no word yet, "best" is the best of three. What is measured is the processor time of
 * one thread, from bytes to tokens, nothing written. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <tracuu/text.h>

enum { ROUNDS = 3 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The end of a piece of about `size` bytes: behind a line or a space, never inside a word. */
static size_t piece_end(const tc_buffer *text, size_t start, size_t size)
{
    size_t end = start + size;
    while (end < text->length && text->data[end - 1] != '\n' && text->data[end - 1] != ' ') end++;
    return end < text->length ? end : text->length;
}

static size_t analyse_all(tc_analyser *analyser, tc_tokens *tokens, const tc_buffer *text, size_t size,
                          tc_purpose purpose)
{
    size_t total = 0;
    for (size_t start = 0; start < text->length;) {
        size_t end = piece_end(text, start, size);
        if (tc_analyse(analyser, tokens, text->data + start, end - start, purpose) != TC_OK) exit(1);
        total += tokens->count;
        start = end;
    }
    return total;
}

static void measure(const tc_buffer *text, size_t size, tc_purpose purpose, const char *name)
{
    tc_analyser *analyser;
    tc_tokens tokens = {0};
    double best = 1e9, first = 0;
    size_t total = 0;
    if (tc_analyser_new(&analyser) != TC_OK) exit(1);
    for (int round = 0; round < ROUNDS; round++) {
        double start = now();
        total = analyse_all(analyser, &tokens, text, size, purpose);
        double taken = now() - start;
        if (round == 0) first = taken;
        if (taken < best) best = taken;
    }
    printf("%-10s pieces of %9zu bytes: %9zu tokens, first %6.1f MB/s, best %6.1f MB/s\n", name, size, total,
           (double)text->length / 1e6 / first, (double)text->length / 1e6 / best);
    tc_tokens_free(&tokens);
    tc_analyser_free(analyser);
}

int main(int argc, char **argv)
{
    tc_buffer text = {0};
    for (int i = 1; i < argc; i++)
        if (tc_file_read(&text, argv[i]) != TC_OK) return fprintf(stderr, "bench_text: %s\n", tc_message()), 1;
    if (text.length == 0) return fprintf(stderr, "usage: bench_text FILE...\n"), 2;
    static const size_t sizes[] = {1000, 100000, 10000000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) measure(&text, sizes[i], TC_FOR_DOCUMENT, "document");
    measure(&text, sizes[1], TC_FOR_HIGHLIGHT, "highlight");
    tc_buffer_free(&text);
    return 0;
}
