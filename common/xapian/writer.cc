/* Writing. Xapian would commit by itself in the middle of a file, drop every pending change when a single one fails and
 * then report success: so a transaction of Xapian's is open from the first change to the commit, and the first failure
 * of a change or a commit ends the writer. */
#include "handle.h"

#include <cerrno>

using tx::check_term;
using tx::guard;

static tc_status still_broken(const tx_writer *w)
{
    return tc_fail(w->broken, "%s", w->sentence);
}

/* The transaction is left as it is: the writer does nothing more, and its end drops what was pending. */
static tc_status become_broken(tx_writer *w, tc_status status)
{
    w->broken = status;
    std::strncpy(w->sentence, tc_message(), sizeof w->sentence - 1);
    return status;
}

/* A change. When it fails, Xapian has dropped all pending changes already. */
template <class F> static tc_status change(tx_writer *w, F &&f)
{
    if (w->broken != TC_OK) return still_broken(w);
    tc_status status = guard(w->name.c_str(), [&] {
        if (!w->covered) w->database.begin_transaction(false);
        w->covered = true;
        f(w->database);
    });
    if (status != TC_OK) return become_broken(w, status);
    w->pending++;
    return TC_OK;
}

/* What may not be looked at is not missing. */
static bool missing(const std::string &path)
{
    return !tx::exists(path) && (errno == ENOENT || errno == ENOTDIR);
}

static int flags_of(tx_create create)
{
    switch (create) {
    case TX_OPEN: return Xapian::DB_OPEN;
    case TX_CREATE_OR_OPEN: return Xapian::DB_CREATE_OR_OPEN;
    case TX_OVERWRITE: return Xapian::DB_CREATE_OR_OVERWRITE;
    }
    return Xapian::DB_OPEN;
}

/* Without its version file or its postings Xapian takes a database for none, and would write a new one over the rest.
 */
static tc_status check_place(const std::string &path, const char *name, tx_create create)
{
    if (create == TX_OVERWRITE) return TC_OK;
    if (create == TX_OPEN && missing(path)) return tc_fail(TC_NO_INDEX, "%s: no such index", name);
    const bool version = !missing(path + "/iamglass"), postings = !missing(path + "/postlist.glass");
    if (version && !postings) return tc_fail(TC_DAMAGED, "%s: 'postlist.glass' is missing", name);
    if (!version && (postings || tx::exists(path + "/termlist.glass")))
        return tc_fail(TC_DAMAGED, "%s: 'iamglass' is missing", name);
    return TC_OK;
}

tc_status tx_writer_open(tx_writer **out, const char *path, tx_create create)
{
    std::unique_ptr<tx_writer> w;
    TRY(guard("index", [&] {
        w = std::make_unique<tx_writer>();
        w->name = "'" + std::string(path) + "'";
        return check_place(path, w->name.c_str(), create);
    }));
    tc_status status = guard(w->name.c_str(), [&] { w->database = Xapian::WritableDatabase(path, flags_of(create)); });
    if (status == TC_OK) *out = w.release();
    return guard("index", [&] { return tx::missing_or_damaged(path, status); });
}

static void drop(tx_writer *w)
{
    if (w->covered) w->database.cancel_transaction();
    w->covered = w->inside = false;
    w->pending = w->before = 0;
}

void tx_writer_free(tx_writer *writer)
{
    if (!writer) return;
    guard("index", [&] { drop(writer); });
    guard("index", [&] { delete writer; });
}

tc_status tx_writer_add(tx_writer *writer, const tx_document *document, tx_docid *out)
{
    return change(writer, [&](Xapian::WritableDatabase &db) {
        tx_docid id = db.add_document(document->document);
        if (out) *out = id;
    });
}

tc_status tx_writer_replace_term(tx_writer *writer, const char *term, size_t length, const tx_document *document,
                                 tx_docid *out)
{
    TRY(check_term(term, length));
    return change(writer, [&](Xapian::WritableDatabase &db) {
        tx_docid id = db.replace_document(std::string(term, length), document->document);
        if (out) *out = id;
    });
}

tc_status tx_writer_replace(tx_writer *writer, tx_docid id, const tx_document *document)
{
    if (id == 0) return tc_fail(TC_USAGE, "%s: no document has the number 0", writer->name.c_str());
    return change(writer, [&](Xapian::WritableDatabase &db) { db.replace_document(id, document->document); });
}

tc_status tx_writer_delete_term(tx_writer *writer, const char *term, size_t length)
{
    TRY(check_term(term, length));
    return change(writer, [&](Xapian::WritableDatabase &db) { db.delete_document(std::string(term, length)); });
}

tc_status tx_writer_set_metadata(tx_writer *writer, const char *key, const char *value, size_t length)
{
    TRY(check_term(key, std::strlen(key)));
    TRY(tx::check_bytes("metadata", length));
    return change(writer, [&](Xapian::WritableDatabase &db) { db.set_metadata(key, std::string(value, length)); });
}

tc_status tx_writer_begin(tx_writer *writer)
{
    if (writer->broken != TC_OK) return still_broken(writer);
    if (writer->inside) return tc_fail(TC_USAGE, "%s: a transaction is open already", writer->name.c_str());
    writer->inside = true;
    writer->before = writer->pending;
    return TC_OK;
}

tc_status tx_writer_end(tx_writer *writer)
{
    if (writer->broken != TC_OK) return still_broken(writer);
    if (!writer->inside) return tc_fail(TC_USAGE, "%s: no transaction is open", writer->name.c_str());
    writer->inside = false;
    return TC_OK;
}

tc_status tx_writer_cancel(tx_writer *writer)
{
    if (writer->broken != TC_OK) return still_broken(writer);
    if (!writer->inside) return tc_fail(TC_USAGE, "%s: no transaction is open", writer->name.c_str());
    writer->inside = false;
    if (writer->pending == writer->before) return TC_OK;
    uint64_t lost = writer->before;
    tc_status status = guard(writer->name.c_str(), [&] { drop(writer); });
    if (status == TC_OK && lost > 0)
        status = tc_fail(TC_IO, "%s: %llu earlier changes, not committed yet, went with those cancelled",
                         writer->name.c_str(), static_cast<unsigned long long>(lost));
    return status == TC_OK ? TC_OK : become_broken(writer, status);
}

tc_status tx_writer_commit(tx_writer *writer)
{
    if (writer->broken != TC_OK) return still_broken(writer);
    if (writer->inside) return tc_fail(TC_USAGE, "%s: a commit inside a transaction", writer->name.c_str());
    tc_status status = guard(writer->name.c_str(), [&] {
        if (writer->covered) writer->database.commit_transaction();
        writer->covered = false;
        writer->database.commit();
    });
    if (status != TC_OK) return become_broken(writer, status);
    writer->pending = writer->before = 0;
    return TC_OK;
}

uint64_t tx_writer_pending(const tx_writer *writer)
{
    return writer->pending;
}

tc_status tx_database_of_writer(tx_database **out, const tx_writer *writer)
{
    return guard(writer->name.c_str(), [&] {
        auto made = std::make_unique<tx_database>();
        made->source = std::make_shared<tx::reader>();
        made->source->database = writer->database;
        made->source->name = writer->name;
        *out = made.release();
    });
}
