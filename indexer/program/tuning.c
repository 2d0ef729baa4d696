/* How Xapian writes when it writes much: two things that its interface has no call for, set for this program alone.
 * Together they take a third off the processor time of indexing (docs/benchmarks.md).
 *
 * Between two commits Xapian holds the postings of 10,000 passages in trees of one node a posting, and walks the tree
 * of a term for each: far more than a processor keeps at hand. Its variable XAPIAN_FLUSH_THRESHOLD lets it write them
 * down sooner; what is committed when stays as it is.
 *
 * Xapian deflates the data and the terms of each document, one by one. The data is packed already
 * (common/store/squeeze.c), and what becomes of the terms makes the index smaller by a twentieth. What deflate does not
 * make smaller Xapian keeps as it is; so it is asked to try nothing. `compact` tunes nothing: there the terms are
 * deflated after all, a tenth of the index. */
#include "tuning.h"
#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <zlib.h>

/* Set before the first thread is started. */
static bool spares_packing;

void tc_tuning_set(void)
{
    spares_packing = true;
    setenv("XAPIAN_FLUSH_THRESHOLD", "1500", 0);
}

/* The linker finds the program's functions before those of libraries: Xapian calls this one. Nothing else in this
 * program deflates. The name is zlib's, as <zlib.h> declares it. */
__attribute__((visibility("default"))) int
deflateInit2_(z_streamp stream, // NOLINT(bugprone-reserved-identifier,readability-identifier-naming)
              int level, int method, int window_bits, int memory_level, int strategy, const char *version, int size)
{
    int (*zlib)(z_streamp, int, int, int, int, int, const char *, int);
    *(void **)&zlib = dlsym(RTLD_NEXT, "deflateInit2_");
    if (!zlib) return Z_VERSION_ERROR;
    return zlib(stream, spares_packing ? Z_NO_COMPRESSION : level, method, window_bits, memory_level, strategy, version,
                size);
}
