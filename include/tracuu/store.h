/* The index: documents and passages in Xapian databases.
 *
 * An index is a folder that holds `tracuu.shards`, a text file that names its databases, one a line: a path (relative
 * to the folder) or "tcp:HOST:PORT". A new index has one a processor, up to four: `passages.0` … A bare Xapian database
 * or stub file that bears the stamp is opened too.
 *
 * What a database holds, told apart by a boolean term (weight 0, so that no record shifts lengths or frequencies):
 *   passages  XKP  words with wdf; XD document, XT type, XI issuer, XS sector, XC cited number, XA short form and what
 *             it stands for, both ways ("XAgpmb=giải phóng mặt bằng", "XAgiai phong mat bang=GPMB"); values; data; XKC
 *             too for one that cites a document, and for the first one of a document that bears a number
 *   documents XKD  XU identity, XN own number, XR root, XD; data
 *   text      XKT  XE identity and block number, XD; data: what of the extracted text no passage keeps
 *   (a passage keeps the slice of the extracted text that it is made of, so that the text is kept once, byte for byte)
 *   failures  XKF  XF identity; data: which file could not be read and why
 * All that belongs to a document bears XD with its identity: one deletion removes it, one transaction replaces it.
 */
#ifndef TRACUU_STORE_H
#define TRACUU_STORE_H

#include <tracuu/passage.h>
#include <tracuu/text.h>
#include <tracuu/xapian.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Name, prefix, what it holds, names in queries (comma separated, folded), "" where it cannot be asked for. */
#define TC_FIELD_LIST(X)                                         \
    X(KIND, "XK", "kind of record", "")                          \
    X(DOCUMENT, "XD", "document", "tailieu,doc,document")        \
    X(TYPE, "XT", "type of document", "loai,type")               \
    X(ISSUER, "XI", "issuer of the document", "coquan,issuer")   \
    X(SECTOR, "XS", "sector", "linhvuc,sector")                  \
    X(CITED, "XC", "cited document number", "so,number")         \
    X(NUMBER, "XN", "the document's own number", "")             \
    X(IDENTITY, "XU", "identity of a document", "")              \
    X(TEXT, "XE", "block of extracted text", "")                 \
    X(FAILURE, "XF", "file that could not be read", "")          \
    X(ROOT, "XR", "folder a document was found below", "")       \
    X(SPELLED, "XA", "short form that a passage spells out", "") \
    X(DATE, "", "date of the document", "ngay,date")             \
    X(PERIOD, "", "period the passage is about", "ky,period")    \
    X(SECTION, "", "words of the headings above", "muc,section")

typedef enum tc_field {
#define X(name, prefix, words, names) TC_FIELD_##name,
    TC_FIELD_LIST(X)
#undef X
        TC_FIELD_COUNT
} tc_field;
TC_API const char *tc_field_prefix(tc_field field);
TC_API const char *tc_field_words(tc_field field);
TC_API const char *tc_field_names(tc_field field);
TC_API bool tc_field_of_name(tc_field *out, const char *name, size_t length); /* compared folded */

/* The key of a value of a field, for its term and for comparing: folded, runs of what is no word made one space.
 * Appends. */
TC_API tc_status tc_field_key(tc_buffer *out, const char *value);

/* Slots of values of a passage. Days are 8 digits, "20220118", so that they sort. */
typedef enum tc_slot {
    TC_SLOT_DATE_FROM, /* first and last day of the document's date */
    TC_SLOT_DATE_TO,
    TC_SLOT_PERIOD_FROM, /* of the passage's period, else of the document's date */
    TC_SLOT_PERIOD_TO,
    TC_SLOT_SECTORS,  /* a letter a sector: 'A' + bit */
    TC_SLOT_TYPE,     /* type of the document, as written in lower case */
    TC_SLOT_DOCUMENT, /* 8 bytes: the document's identity */
} tc_slot;

enum { TC_ID_LENGTH = 16, TC_TEXT_BLOCK = 128 * 1024 };

/* What the indexer makes of a file, counted: one more whenever the same file would be cut or tagged otherwise than
 * before. The schema says whether an index can be read at all, this whether a document would be read better now. */
enum { TC_ANALYSIS = 6 };

/* Identity of a document: 16 hexadecimal digits and NUL into `out`. */
TC_API void tc_document_identity(char out[TC_ID_LENGTH + 1], const char *root, const char *path);
/* SHA-256 of bytes. */
TC_API void tc_sha256(uint8_t out[32], const void *bytes, size_t length);
TC_API void tc_sha256_hex(char out[65], const uint8_t hash[32]);

/* ---- writing ---- */

/* A document ready to be written: all its Xapian documents, built. Made on any thread, written on one. */
typedef struct tc_prepared {
    char id[TC_ID_LENGTH + 1];
    tx_document **records;
    size_t count, capacity;
} tc_prepared;
/* `text` is the extracted text. Sets document->passages and ->text_bytes. Each passage is cleared once it is prepared.
 * The analyser is the calling thread's own. */
TC_API tc_status tc_prepare(tc_prepared *out, tc_document *document, tc_passages *passages, const char *text,
                            size_t length, tc_analyser *analyser);
TC_API void tc_prepared_clear(tc_prepared *prepared);

typedef struct tc_store_writer tc_store_writer;
/* Opens the index in the folder `path` for writing, making it (and its parents) of `parts` databases when it is not
 * there. `sectors` are the names of the bits of tc_passage.sectors, kept with the index; NULL leaves those of the
 * index. SCHEMA when it is of another schema or was made with other sectors, LOCKED when another process writes. */
TC_API tc_status tc_store_writer_open(tc_store_writer **out, const char *path, unsigned parts,
                                      const char *const *sectors, size_t sector_count);
TC_API void tc_store_writer_free(tc_store_writer *writer); /* what was not committed is lost */
/* An index is written in parts, one database each, and a document lies in the part that its identity says. Different
 * parts may be written by different threads at once. */
TC_API unsigned tc_store_parts(const tc_store_writer *writer);
TC_API unsigned tc_store_part_of(const tc_store_writer *writer, const char *id);
/* Replaces whatever the index holds of that document. One change: wholly or not at all in a commit. */
TC_API tc_status tc_store_put(tc_store_writer *writer, const tc_prepared *prepared);
TC_API tc_status tc_store_remove(tc_store_writer *writer, const char *id);         /* the document and its failure */
TC_API tc_status tc_store_remove_failure(tc_store_writer *writer, const char *id); /* the failure alone */
/* Notes that a file could not be read; what is indexed of it stays. */
TC_API tc_status tc_store_put_failure(tc_store_writer *writer, const char *root, const char *path, const char *reason);
/* Rewrites the record of a document whose file changed in size or time only. */
TC_API tc_status tc_store_put_document(tc_store_writer *writer, const tc_document *document);
/* Puts on the disk what changed since the last commit; nothing when nothing did. */
TC_API tc_status tc_store_commit_part(tc_store_writer *writer, unsigned part);
TC_API tc_status tc_store_commit(tc_store_writer *writer);

/* ---- reading ---- */

typedef struct tc_store tc_store;
TC_API tc_status tc_store_open(tc_store **out, const char *path);
TC_API void tc_store_free(tc_store *store);
/* To the newest revision of every shard. Statuses MOVED of any call ask for this and for running the whole query again.
 */
TC_API tc_status tc_store_reopen(tc_store *store);
TC_API tx_database *tc_store_database(const tc_store *store); /* borrowed */
TC_API const char *tc_store_path(const tc_store *store);
/* The names of the sectors of this index, in the order of their bits. */
TC_API size_t tc_store_sector_count(const tc_store *store);
TC_API const char *tc_store_sector(const tc_store *store, size_t at);
/* A sector by its name, compared folded, or by a beginning that only one has; -1 for none. */
TC_API int tc_store_sector_of_name(const tc_store *store, const char *name);
TC_API tc_status tc_store_updated(const tc_store *store,
                                  char **out); /* "2026-01-31T08:00:00Z" of the last commit; the caller's */

/* Reads what was put. `passage->origin` stays NULL; entities bear their bytes of the text and of the extracted text.
 * `id` (may be NULL) gets the document's identity. */
TC_API tc_status tc_store_passage(tc_store *store, tx_docid at, tc_passage *out, char id[TC_ID_LENGTH + 1]);
TC_API tc_status tc_passage_decode(tc_passage *out, char id[TC_ID_LENGTH + 1], const char *data, size_t length);
/* The document, borrowed until the store is reopened or freed. NOT_FOUND where there is none. */
TC_API tc_status tc_store_document(tc_store *store, const char *id, const tc_document **out);
/* The same of a document's record. */
TC_API tc_status tc_store_document_at(tc_store *store, tx_docid at, const tc_document **out);
/* The extracted text of a document; the caller's (free). */
TC_API tc_status tc_store_text(tc_store *store, const char *id, char **out, size_t *length);
/* Calls `each` for every document / failed file / passage of a document, in order of id in the index. */
typedef tc_status tc_document_visitor(void *context, const tc_document *document);
typedef tc_status tc_failure_visitor(void *context, const char *root, const char *path, const char *reason);
TC_API tc_status tc_store_each_document(tc_store *store, tc_document_visitor *each, void *context);
TC_API tc_status tc_store_each_failure(tc_store *store, tc_failure_visitor *each, void *context);
/* The numbers in Xapian of a document's passages, in order of ordinal; the caller's (free). */
TC_API tc_status tc_store_passages_of(tc_store *store, const char *id, tx_docid **out, size_t *count);

/* Whether another folder holds a document of the same path below it. */
TC_API tc_status tc_store_shares_path(bool *out, tc_store *store, const tc_document *document);
/* Size of the index on this machine's disks. */
TC_API uint64_t tc_store_bytes(const tc_store *store);
/* check: reads every table and every record; the sentence says what is wrong. */
TC_API tc_status tc_store_check(const char *path);
/* compact: every local shard is rewritten and swapped in. */
TC_API tc_status tc_store_compact(const char *path);
TC_API const char *tc_store_schema(void); /* the stamp: version of the schema and of the analyser */

#ifdef __cplusplus
}
#endif
#endif
