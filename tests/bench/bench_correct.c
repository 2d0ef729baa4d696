/* How long a misspelt word takes to correct: bench_correct INDEX [WORD…]
 *
 * Slips are made in words that the index holds (a letter doubled, dropped, swapped, exchanged), and each is corrected
 * over and over; the median and the worst of the best times of each are told. Warm: what is read is in memory. */
#include "searcher/query/correct.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <tracuu/store.h>
#include <tracuu/text.h>

enum { ROUNDS = 20, WORDS_MOST = 200 };

static const char *const slips[] = {"thnah", "ngaan",  "lợnn",   "phươngg",  "quyeets", "nghieepj", "chhính", "tổmg",
                                    "khôgn", "đườnng", "nhiệmm", "trườg",    "giair",   "dđịnh",    "nghhị",  "thuyr",
                                    "uỷb",   "hoanf",  "ngiệp",  "interent", "xâyd",    "kếts",     "vănn",   "bôj"};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static double measure(const tx_database *database, const char *word)
{
    tc_corrections found;
    double best = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        double start = now();
        if (tc_correct(&found, database, word, strlen(word), true) != TC_OK) {
            fprintf(stderr, "%s\n", tc_message());
            exit(1);
        }
        double time = now() - start;
        if (time < best) best = time;
    }
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    if (found.count && tc_term_text(&text, found.items[0].term, found.items[0].length) != TC_OK) exit(1);
    printf("%-12s %-12s %8.3f ms\n", word, found.count ? text.data : "-", best);
    return best;
}

int main(int argc, char **argv)
{
    tc_store *store;
    double times[WORDS_MOST];
    int count = 0, given = argc - 2, all = given > 0 ? given : (int)(sizeof slips / sizeof *slips);
    if (argc < 2 || tc_store_open(&store, argv[1]) != TC_OK) {
        fprintf(stderr, "usage: bench_correct INDEX [WORD…]\n%s\n", tc_message());
        return 2;
    }
    for (; count < all && count < WORDS_MOST; count++)
        times[count] = measure(tc_store_database(store), given > 0 ? argv[count + 2] : slips[count]);
    qsort(times, (size_t)count, sizeof *times, by_value);
    printf("median %.3f ms, worst %.3f ms\n", times[count / 2], times[count - 1]);
    tc_store_free(store);
    return 0;
}
