/* What the handles of xapian.h are, and the few things that all files of the binding share. */
#ifndef TRACUU_XAPIAN_HANDLE_H
#define TRACUU_XAPIAN_HANDLE_H

#include "guard.h"
#include "plan.h"

#include <cstring>
#include <memory>
#include <string>
#include <tracuu/xapian.h>
#include <unordered_map>
#include <xapian.h>

namespace tx {

/* A database as its readers share it: iterators and matches keep it alive and learn from it that it moved on. */
struct reader {
    Xapian::Database database;
    std::string name;        /* for sentences: its path in quotes, several with commas */
    uint64_t revision = 0;   /* counts the reopenings that found something new */
    bool local = false;      /* every shard is a directory of this machine */
    bool unreported = false; /* reopened behind the caller's back; the next tx_database_reopen says so */

    std::unordered_map<std::string, Xapian::doccount> frequencies; /* asked for so far, of this revision */

    /* To the newest revision; true when there was one. Throws. */
    bool reopen();
    /* In how many documents a term is. A query asks for the same ones again and again. Throws. */
    Xapian::doccount frequency(const std::string &term);
    /* True, without a sentence, when the failure just seen may be due to a revision that is gone. */
    bool moved_on() noexcept;
};

using reader_ref = std::shared_ptr<reader>;

/* guard() for reading: what could not be found or looks damaged is MOVED when a newer revision was there. */
template <class F> tc_status guard_reading(reader &source, F &&f) noexcept
{
    tc_status status = guard(source.name.c_str(), std::forward<F>(f));
    if (status != TC_NOT_FOUND && status != TC_DAMAGED) return status;
    if (!source.moved_on()) return status;
    return tc_fail(TC_MOVED, "%s: changed while it was read", source.name.c_str());
}

/* Glass escapes a NUL in its keys by a second byte and refuses a key that became too long at the commit only, when all
 * pending changes are lost: so NULs count double here. */
inline size_t stored_length(const char *term, size_t length)
{
    size_t n = length;
    for (const char *p = term, *end = term + length;
         p < end && (p = static_cast<const char *>(memchr(p, 0, size_t(end - p)))); p++)
        n++;
    return n;
}

tc_status fail_term(const char *term, size_t length);

/* LIMIT for a term that Xapian would refuse now or later. An empty one passes. */
inline tc_status check_length(const char *term, size_t length)
{
    if (length <= TX_TERM_MOST / 2) return TC_OK;
    return length <= TX_TERM_MOST && stored_length(term, length) <= TX_TERM_MOST ? TC_OK : fail_term(term, length);
}

/* As check_length(), and USAGE for an empty term. */
inline tc_status check_term(const char *term, size_t length)
{
    return length == 0 ? fail_term(term, length) : check_length(term, length);
}

/* LIMIT for more bytes than a table can hold as one value. */
tc_status check_bytes(const char *what, size_t length);

bool exists(const std::string &path);

/* The status of opening `path`, whose sentence is set: NO_INDEX becomes DAMAGED where some files of an index are. */
tc_status missing_or_damaged(const std::string &path, tc_status status);

/* A copy that is the caller's; `out` and `length` are touched on success only. */
tc_status give(const std::string &bytes, char **out, size_t *length);

} // namespace tx

struct tx_document {
    Xapian::Document document;
    std::string term; /* keeps its room, so that no term allocates on its way in */
};

struct tx_writer {
    Xapian::WritableDatabase database;
    std::string name;
    uint64_t pending = 0; /* changes since the last commit */
    uint64_t before = 0;  /* of them, those made before the open transaction */
    bool inside = false;  /* between begin and end */
    bool covered = false; /* Xapian's own transaction is open */
    tc_status broken = TC_OK;
    char sentence[1001] = ""; /* why it is broken; nothing allocated, for memory may be what is missing */
};

struct tx_database {
    tx::reader_ref source;
};

struct tx_query {
    Xapian::Query query;
    tx::plan_ref plan; /* null where it is not words alone */
};

struct tx_spy {
    Xapian::ValueCountMatchSpy spy;
    explicit tx_spy(Xapian::valueno slot) : spy(slot)
    {
    }
};

#endif
