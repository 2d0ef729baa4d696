/* A program of somebody else's that is built against the installed library alone. */
#include <stdio.h>
#include <tracuu/search.h>

int main(int argc, char **argv)
{
    tc_searcher *searcher;
    tc_results results = {.query = NULL};
    tc_search_options options = {.limit = 1};
    tc_status status = argc == 3 ? tc_searcher_open(&searcher, argv[1]) : TC_USAGE;
    if (status == TC_OK) status = tc_search(&results, searcher, argv[2], &options);
    if (status != TC_OK) return fprintf(stderr, "%s\n", tc_message()), tc_status_exit(status);
    if (results.hit_count) printf("%s: %s\n", results.hits[0].citation.document, results.hits[0].passage.text);
    tc_results_clear(&results);
    tc_searcher_free(searcher);
    return 0;
}
