/* Xapian in C: opaque handles, statuses, and no exception out.
 *
 * Every function that can fail returns a tc_status with a sentence set (status.h); `out` comes first and is touched on
 * success only. Handles are freed by their _free, which takes NULL; a handle keeps alive what it was made from. A
 * handle, with all handles made from it, is for one thread at a time (Xapian counts its users without locks). Strings
 * are bytes with a length; terms have at most TX_TERM_MOST bytes, a NUL counting as two; longer ones give TC_LIMIT.
 *
 * How Xapian's exceptions become statuses (the binding's guard() is the one place):
 *   DatabaseLockError → LOCKED · DatabaseNotFoundError, DatabaseOpeningError of a missing path → NO_INDEX ·
 *   DatabaseVersionError → SCHEMA · DatabaseModifiedError, and DocNotFoundError on a revision that is gone → MOVED ·
 *   DatabaseCorruptError → DAMAGED · NetworkError and its kind → NETWORK · DocNotFoundError → NOT_FOUND ·
 *   errors of the system by errno (ENOSPC, EFBIG → DISK; EACCES → PERMISSION) · std::bad_alloc → MEMORY ·
 *   InvalidArgumentError, UnimplementedError → USAGE or LIMIT · FeatureUnavailableError (a backend that this Xapian has
 *   not) → SCHEMA · everything else, known or not → INTERNAL.
 */
#ifndef TRACUU_XAPIAN_H
#define TRACUU_XAPIAN_H

#include <stdint.h>
#include <tracuu/buffer.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { TX_TERM_MOST = 245 };
typedef uint32_t tx_docid; /* from 1; 0 is none */

/* ---- a document being put together ---- */
typedef struct tx_document tx_document;
TC_API tc_status tx_document_new(tx_document **out);
TC_API void tx_document_free(tx_document *document);
TC_API tc_status tx_document_clear(tx_document *document); /* empty again: one handle serves a whole run */
TC_API tc_status tx_document_add_term(tx_document *document, const char *term, size_t length, uint32_t wdf);
TC_API tc_status tx_document_add_boolean(tx_document *document, const char *term, size_t length); /* wdf 0 */
TC_API tc_status tx_document_add_posting(tx_document *document, const char *term, size_t length, uint32_t position);
TC_API tc_status tx_document_set_value(tx_document *document, uint32_t slot, const char *value, size_t length);
TC_API tc_status tx_document_set_data(tx_document *document, const char *data, size_t length);
/* Bytes that sort as the number does, for value slots. `out` has room for 9; gives how many were written. */
TC_API size_t tx_sortable(char *out, double value);
TC_API double tx_unsortable(const char *value, size_t length);

/* ---- writing ---- */
typedef struct tx_writer tx_writer;
typedef enum tx_create { TX_OPEN, TX_CREATE_OR_OPEN, TX_OVERWRITE } tx_create;
/* Opens for writing; LOCKED when another process writes. The directory is made, its parents are not. */
TC_API tc_status tx_writer_open(tx_writer **out, const char *path, tx_create create);
TC_API void tx_writer_free(tx_writer *writer); /* pending changes that were not committed are dropped */
TC_API tc_status tx_writer_add(tx_writer *writer, const tx_document *document, tx_docid *out);
/* Replaces the documents indexed by this unique term by the document, or adds it. */
TC_API tc_status tx_writer_replace_term(tx_writer *writer, const char *term, size_t length, const tx_document *document,
                                        tx_docid *out);
TC_API tc_status tx_writer_replace(tx_writer *writer, tx_docid id, const tx_document *document);
TC_API tc_status tx_writer_delete_term(tx_writer *writer, const char *term, size_t length);
/* An unflushed transaction: its changes are together or not at all in whatever is committed later. Nothing is ever
 * committed but by tx_writer_commit(), however many changes there are. */
TC_API tc_status tx_writer_begin(tx_writer *writer);
TC_API tc_status tx_writer_end(tx_writer *writer);
/* Drops the changes since begin. Xapian can only go back to the last commit: when earlier changes were pending at the
 * begin (tx_writer_pending() not 0) they are lost too, and the writer is broken, as after a failed commit. So commit
 * before a transaction that may be cancelled, or have everything ready before begin. */
TC_API tc_status tx_writer_cancel(tx_writer *writer);
/* Puts all on the disk. After a failed commit the writer is broken: every later call gives the same failure (Xapian
 * itself would drop the pending changes and then report success). The same holds after any change that failed inside
 * Xapian (no disk, no memory): it drops all pending changes. A refusal beforehand (USAGE, LIMIT of a term) breaks
 * nothing. What was committed is safe either way. */
TC_API tc_status tx_writer_commit(tx_writer *writer);
TC_API uint64_t tx_writer_pending(const tx_writer *writer); /* changes since the last commit */
TC_API tc_status tx_writer_set_metadata(tx_writer *writer, const char *key, const char *value, size_t length);

/* ---- reading ---- */
typedef struct tx_database tx_database;
/* `path` is a database directory, a Xapian stub file, or "tcp:HOST:PORT" of a xapian-tcpsrv. */
TC_API tc_status tx_database_open(tx_database **out, const char *path);
TC_API tc_status tx_database_new(tx_database **out); /* empty: shards are added to it */
TC_API tc_status tx_database_add(tx_database *database, const tx_database *shard);
/* The writer's own view, uncommitted changes included. */
TC_API tc_status tx_database_of_writer(tx_database **out, const tx_writer *writer);
TC_API void tx_database_free(tx_database *database);
TC_API tc_status tx_database_reopen(tx_database *database,
                                    bool *changed); /* to the newest revision; `changed` may be NULL */
TC_API tc_status tx_database_count(const tx_database *database, uint32_t *out);
TC_API tc_status tx_database_average_length(const tx_database *database, double *out);
TC_API tc_status tx_database_uuid(const tx_database *database, char *out, size_t room);
/* Number of documents with the term, 0 for none. */
TC_API tc_status tx_database_frequency(const tx_database *database, const char *term, size_t length, uint32_t *out);
/* Bytes are the caller's (malloc, NUL-terminated behind their length). */
TC_API tc_status tx_database_metadata(const tx_database *database, const char *key, char **out, size_t *length);
TC_API tc_status tx_database_data(const tx_database *database, tx_docid id, char **out, size_t *length);
TC_API tc_status tx_database_value(const tx_database *database, tx_docid id, uint32_t slot, char **out, size_t *length);
/* The least and the greatest value in a slot, or bounds of them: a database does not forget what was removed. Both are
 * empty where no document has a value there. Appended to the buffers. */
TC_API tc_status tx_database_value_bounds(const tx_database *database, uint32_t slot, tc_buffer *least,
                                          tc_buffer *most);
/* Reads every table of the database at `path`; DAMAGED with what was found, `errors` then being set too. It needs the
 * right to write, which Xapian asks for. A lost 'docdata.glass' is not noticed: all data is then empty. */
TC_API tc_status tx_database_check(const char *path, uint64_t *errors);
/* Compacts the database at `from` to a new one at `to` (level FULL). Documents keep their numbers, except those of a
 * stub file of several databases, which become one. */
TC_API tc_status tx_database_compact(const char *from, const char *to);

/* Terms in byte order: those of the database that begin with `prefix` (length 0: all of them), those of a document. */
typedef struct tx_terms tx_terms;
TC_API tc_status tx_terms_open(tx_terms **out, const tx_database *database, const char *prefix, size_t length);
TC_API tc_status tx_terms_of_document(tx_terms **out, const tx_database *database, tx_docid id);
TC_API void tx_terms_free(tx_terms *terms);
/* The next term, borrowed until the next call; TC_NOT_FOUND at the end. `frequency` (documents) may be NULL. */
TC_API tc_status tx_terms_next(tx_terms *terms, const char **term, size_t *length, uint32_t *frequency);
/* To the first term not below it; never back, a term is given once. */
TC_API tc_status tx_terms_skip(tx_terms *terms, const char *term, size_t length);

/* Documents with a term (length 0: all documents), in order of id. */
typedef struct tx_postings tx_postings;
TC_API tc_status tx_postings_open(tx_postings **out, const tx_database *database, const char *term, size_t length);
TC_API void tx_postings_free(tx_postings *postings);
TC_API tc_status tx_postings_next(tx_postings *postings, tx_docid *id); /* TC_NOT_FOUND at the end */

/* ---- queries: trees of borrowed parts; a query made from others leaves them as they are ---- */
typedef struct tx_query tx_query;
typedef enum tx_operator {
    TX_AND,
    TX_OR,
    TX_AND_NOT,
    TX_XOR,
    TX_AND_MAYBE,
    TX_FILTER,
    TX_NEAR,
    TX_PHRASE,
    TX_ELITE_SET,
    TX_SYNONYM,
    TX_MAX
} tx_operator;
TC_API tc_status tx_query_term(tx_query **out, const char *term, size_t length, uint32_t wqf);
TC_API tc_status tx_query_all(tx_query **out);     /* every document, weight 0 */
TC_API tc_status tx_query_nothing(tx_query **out); /* no document */
/* `count` parts (AND_NOT, AND_MAYBE and FILTER: two). `window` is for NEAR and PHRASE, and the set size for ELITE_SET.
 */
TC_API tc_status tx_query_combine(tx_query **out, tx_operator op, tx_query *const *parts, size_t count,
                                  uint32_t window);
TC_API tc_status tx_query_scale(tx_query **out, const tx_query *query, double factor);
/* Values of a slot: both ends, or with an end of NULL open there. */
TC_API tc_status tx_query_range(tx_query **out, uint32_t slot, const char *from, size_t from_length, const char *to,
                                size_t to_length);
TC_API tc_status tx_query_wildcard(tx_query **out, const char *prefix, size_t length,
                                   uint32_t most); /* the `most` most frequent terms; 0: all */
TC_API void tx_query_free(tx_query *query);
TC_API tc_status tx_query_describe(const tx_query *query, char **out); /* the caller's */

/* ---- asking ----
 * What matches, and what it weighs, is Xapian's. Where BM25 ranks one of several words (OR, also under AND_MAYBE, of
 * words, SYNONYM, AND, AND_NOT), no filter or order is asked for and all shards are directories of this machine, the
 * binding finds the same by itself in less time. */
typedef struct tx_enquire tx_enquire;
typedef struct tx_matches tx_matches;
typedef struct tx_spy tx_spy; /* counts the values of a slot over what matches */
typedef enum tx_weight { TX_WEIGHT_BM25, TX_WEIGHT_BM25_PLUS, TX_WEIGHT_BOOLEAN } tx_weight;
TC_API tc_status tx_enquire_new(tx_enquire **out, const tx_database *database);
TC_API void tx_enquire_free(tx_enquire *enquire);
TC_API tc_status tx_enquire_set_query(tx_enquire *enquire, const tx_query *query);
TC_API tc_status tx_enquire_set_weight(tx_enquire *enquire, tx_weight weight, double k1, double b, double delta);
/* Orders by a slot, then by relevance; relevance alone is the default (and slot UINT32_MAX). Documents without the
 * value come first when `descending` is false (Xapian orders an empty value lowest). */
TC_API tc_status tx_enquire_sort(tx_enquire *enquire, uint32_t slot, bool descending);
TC_API tc_status tx_enquire_add_spy(tx_enquire *enquire, tx_spy *spy); /* the spy must live until the last match */
TC_API tc_status tx_enquire_matches(tx_matches **out, tx_enquire *enquire, uint32_t first, uint32_t most,
                                    uint32_t check_at_least);
TC_API void tx_matches_free(tx_matches *matches);
TC_API uint32_t tx_matches_count(const tx_matches *matches);
TC_API uint32_t tx_matches_estimated(const tx_matches *matches, uint32_t *least,
                                     uint32_t *most); /* total; bounds may be NULL */
TC_API double tx_matches_max_weight(const tx_matches *matches);
/* What a match holds can be read until the database is reopened; after that it gives MOVED. */
TC_API tc_status tx_matches_id(const tx_matches *matches, uint32_t at, tx_docid *id, double *weight);
TC_API tc_status
tx_matches_fetch(const tx_matches *matches); /* asks for all documents at once: one trip for a remote shard */
TC_API tc_status tx_matches_data(const tx_matches *matches, uint32_t at, char **out, size_t *length); /* the caller's */
TC_API tc_status tx_matches_value(const tx_matches *matches, uint32_t at, uint32_t slot, char **out, size_t *length);

TC_API tc_status tx_spy_new(tx_spy **out, uint32_t slot);
TC_API void tx_spy_free(tx_spy *spy);
TC_API uint32_t tx_spy_total(const tx_spy *spy);
/* Calls `each` for every value with its count, in order of value; stops at the first status that is not TC_OK. */
TC_API tc_status tx_spy_each(const tx_spy *spy,
                             tc_status (*each)(void *context, const char *value, size_t length, uint32_t count),
                             void *context);

/* Handles that free themselves at the end of their scope: TC_CLEANUP(tx_terms_cleanup) tx_terms *terms = NULL; */
#define TX_CLEANUP_OF(type)                        \
    static inline void type##_cleanup(type **held) \
    {                                              \
        type##_free(*held);                        \
    }

TX_CLEANUP_OF(tx_document)
TX_CLEANUP_OF(tx_enquire)
TX_CLEANUP_OF(tx_matches)
TX_CLEANUP_OF(tx_postings)
TX_CLEANUP_OF(tx_query)
TX_CLEANUP_OF(tx_spy)
TX_CLEANUP_OF(tx_terms)

#undef TX_CLEANUP_OF

/* Version of the Xapian library, "1.4.22". */
TC_API const char *tx_version(void);

#ifdef __cplusplus
}
#endif
#endif
