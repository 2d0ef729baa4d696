#include "guard.h"

#include <cerrno>
#include <cstring>
#include <exception>
#include <new>
#include <xapian.h>

namespace tx {
namespace {

struct errno_row {
    int code;
    tc_status status;
};

/* Xapian keeps errno to itself and gives its words only, so they are compared with what strerror says in this process,
 * whatever the locale. */
const errno_row errno_rows[] = {
    {ENOSPC, TC_DISK},       {EFBIG, TC_DISK},       {EDQUOT, TC_DISK},        {EACCES, TC_PERMISSION},
    {EPERM, TC_PERMISSION},  {EROFS, TC_PERMISSION}, {ENOMEM, TC_MEMORY},      {ENOENT, TC_NO_INDEX},
    {ENOTDIR, TC_NO_INDEX},  {ELOOP, TC_NO_INDEX},   {ENAMETOOLONG, TC_LIMIT}, {EMFILE, TC_LIMIT},
    {ENFILE, TC_LIMIT},      {EIO, TC_IO},           {EISDIR, TC_NO_INDEX},    {EEXIST, TC_NO_INDEX},
    {EINTR, TC_INTERRUPTED},
};

bool ends_with(const char *text, const char *end)
{
    size_t n = std::strlen(text), m = std::strlen(end);
    return n >= m && std::strcmp(text + n - m, end) == 0;
}

/* The status of the errno whose words `text` ends with; TC_OK when there is none. */
tc_status status_of_words(const char *text)
{
    if (!text || !*text) return TC_OK;
    char room[256];
    for (const errno_row &row : errno_rows)
        if (ends_with(text, strerror_r(row.code, room, sizeof room))) return row.status;
    return TC_OK;
}

struct failure {
    tc_status status;
    const char *message, *why; /* `why` is the words of errno, or NULL */
};

tc_status status_of_system(const failure &f)
{
    tc_status status = status_of_words(f.why);
    return status != TC_OK ? status : status_of_words(f.message);
}

bool says(const failure &f, const char *words)
{
    return std::strstr(f.message, words) != nullptr;
}

/* The lock fails for want of a right to write and for other reasons too, which only the message tells. */
tc_status status_of_lock(const failure &f)
{
    tc_status status = status_of_system(f);
    if (status != TC_OK) return status;
    if (says(f, "too many open files")) return TC_LIMIT;
    return says(f, "not supported") ? TC_IO : TC_LOCKED;
}

/* DatabaseError is thrown as it is for a system call that failed and for a table that ends too soon. */
tc_status status_of_database(const failure &f)
{
    tc_status status = status_of_system(f);
    if (status == TC_NO_INDEX) return TC_DAMAGED; /* a table of an open database is missing */
    if (status != TC_OK) return status;
    if (says(f, "EOF") || says(f, "end of file")) return TC_DAMAGED;
    return f.why ? TC_IO : TC_INTERNAL;
}

tc_status status_of_opening(const failure &f)
{
    tc_status status = status_of_system(f);
    if (status != TC_OK) return status;
    return f.why ? TC_IO : TC_NO_INDEX;
}

tc_status status_of_argument(const failure &f)
{
    return says(f, "too long") ? TC_LIMIT : TC_USAGE;
}

void take(failure &f, const Xapian::Error &e, tc_status status)
{
    f = {status, e.get_msg().c_str(), e.get_error_string()};
}

/* Rethrows what is being handled to learn its class. The strings belong to the exception, which outlives this call. */
void look(failure &f)
{
    try {
        throw;
    } catch (const Xapian::DatabaseLockError &e) {
        take(f, e, TC_LOCKED);
        f.status = status_of_lock(f);
    } catch (const Xapian::DatabaseVersionError &e) {
        take(f, e, TC_SCHEMA);
    } catch (const Xapian::FeatureUnavailableError &e) {
        take(f, e, TC_SCHEMA); /* a database of a backend that this Xapian has no longer or not yet */
    } catch (const Xapian::DatabaseModifiedError &e) {
        take(f, e, TC_MOVED);
    } catch (const Xapian::DatabaseCorruptError &e) {
        take(f, e, TC_DAMAGED);
    } catch (const Xapian::DatabaseOpeningError &e) {
        take(f, e, TC_NO_INDEX);
        f.status = status_of_opening(f);
    } catch (const Xapian::DatabaseCreateError &e) {
        take(f, e, TC_NO_INDEX);
        f.status = status_of_opening(f);
    } catch (const Xapian::DatabaseError &e) {
        take(f, e, TC_INTERNAL);
        f.status = status_of_database(f);
    } catch (const Xapian::NetworkError &e) {
        take(f, e, TC_NETWORK);
    } catch (const Xapian::DocNotFoundError &e) {
        take(f, e, TC_NOT_FOUND);
    } catch (const Xapian::InvalidArgumentError &e) {
        take(f, e, TC_USAGE);
        f.status = status_of_argument(f);
    } catch (const Xapian::UnimplementedError &e) {
        take(f, e, TC_USAGE);
    } catch (const Xapian::Error &e) {
        take(f, e, TC_INTERNAL);
    } catch (const std::bad_alloc &) {
        f = {TC_MEMORY, "out of memory", nullptr};
    } catch (const std::exception &e) {
        f = {TC_INTERNAL, e.what(), nullptr};
    } catch (...) {
        f = {TC_INTERNAL, "an unknown exception", nullptr};
    }
}

} // namespace

tc_status caught(const char *what) noexcept
{
    failure f = {TC_MEMORY, "out of memory", nullptr};
    try {
        look(f);
    } catch (...) {
        /* Only the words of errno are allocated in look(); without memory for them the failure is that. */
    }
    if (f.why && *f.why && !ends_with(f.message, f.why)) return tc_fail(f.status, "%s: %s: %s", what, f.message, f.why);
    return tc_fail(f.status, "%s: %s", what, f.message);
}

} // namespace tx
