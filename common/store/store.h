/* What the files of the store share. */
#ifndef TC_STORE_INTERNAL_H
#define TC_STORE_INTERNAL_H

#include <tracuu/store.h>

/* Kinds of records: the boolean term every record of the kind bears. */
#define TC_KIND_PASSAGE  "XKP"
#define TC_KIND_CITING   "XKC" /* beside XKP */
#define TC_KIND_DOCUMENT "XKD"
#define TC_KIND_TEXT     "XKT"
#define TC_KIND_FAILURE  "XKF"

#define TC_SHARDS_FILE "tracuu.shards"
enum { TC_SHARDS_MOST = 64 };

/* Metadata keys of a database. */
#define TC_META_STAMP   "tracuu:stamp"
#define TC_META_SECTORS "tracuu:sectors"
#define TC_META_UPDATED "tracuu:updated"
#define TC_META_PART    "tracuu:part" /* "0/2": which part of how many; documents are dealt out by their identity */

/* The places of an index's databases: absolute paths or "tcp:HOST:PORT". */
typedef struct tc_shards {
    char *items[TC_SHARDS_MOST];
    size_t count;
} tc_shards;
/* NO_INDEX when `path` is no index. A path that is itself a database (or stub file) is its one shard. */
tc_status tc_shards_read(tc_shards *out, const char *path);
/* Makes the folder and the list of a new index of `parts` databases when there is none. */
tc_status tc_shards_make(tc_shards *out, const char *path, unsigned parts);
void tc_shards_free(tc_shards *shards);
bool tc_shard_is_remote(const char *shard);
/* SCHEMA when the database bears another stamp; `empty` (may be NULL) is set when it bears none at all. */
tc_status tc_stamp_check(const tx_database *database, const char *shard, bool *empty);

/* An index open for reading. */
struct tc_store {
    char *path;
    tc_shards shards;
    tx_database *parts[TC_SHARDS_MOST]; /* each shard by itself */
    tx_database *database;              /* all of them as one */
    char *sectors[32];
    size_t sector_count;
    tc_document **known;  /* documents read so far: a hash table of `known_room` places, at most half full */
    uint8_t *known_twice; /* for each place whether another root holds the same path: 0 not asked yet, 1 no, 2 yes */
    size_t known_room, known_count;
};
/* The first record that bears field + key. NOT_FOUND when there is none. */
tc_status tc_store_find(tc_store *store, tc_field field, const char *key, tx_docid *out);

/* Records as bytes. */
/* `slice` is the extracted text from the passage's first span to the end of its last one: kept instead of the passage's
 * text, which is made from it again. NULL: the text itself is kept. */
tc_status tc_passage_encode(tc_buffer *out, const tc_passage *passage, const char *id, const char *about,
                            const char *slice);
/* The slice kept with a passage (appended to `out`, empty when there is none) and where it starts in the extracted
 * text. */
tc_status tc_passage_slice(tc_buffer *out, uint32_t *start, const char *data, size_t length);
/* The text of spans: those bytes of `slice` (which begins at spans[0].start), joined by one space, runs of white space
 * folded to one, NFC. Appends; DAMAGED when a span lies outside the slice. */
tc_status tc_spans_text(tc_buffer *out, const char *slice, size_t length, const tc_range *spans, size_t count);
void tc_document_encode(tc_buffer *out, const tc_document *document);
tc_status tc_document_decode(tc_document *out, const char *data, size_t length);
/* Makes an empty record that of a document: its terms and its data. */
tc_status tc_document_record(tx_document *record, const tc_document *document);

/* Compresses and restores the bytes of a record. Append. DAMAGED when they do not restore. */
tc_status tc_pack(tc_buffer *out, const char *data, size_t length);
tc_status tc_unpack(tc_buffer *out, const char *data, size_t length);

/* A boolean term of prefix and value, cut and hashed where the value is longer than that. */
enum { TC_FIELD_VALUE_MOST = 200 };
void tc_put_field_term(tc_buffer *out, tc_field field, const char *value, size_t length);
#endif
