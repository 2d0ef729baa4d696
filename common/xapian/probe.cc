#include "guard.h"

#include <cstring>
#include <new>
#include <stdexcept>
#include <string>
#include <xapian.h>

namespace {

template <class E> [[noreturn]] void throw_xapian(const std::string &message, int code)
{
    throw E(message, code);
}

struct row {
    const char *name;
    void (*raise)(const std::string &message, int code);
};

#define ROW(name)                           \
    {                                       \
#name, throw_xapian < Xapian::name> \
    }
const row rows[] = {
    ROW(AssertionError),
    ROW(InvalidArgumentError),
    ROW(InvalidOperationError),
    ROW(UnimplementedError),
    ROW(DatabaseError),
    ROW(DatabaseCorruptError),
    ROW(DatabaseCreateError),
    ROW(DatabaseLockError),
    ROW(DatabaseModifiedError),
    ROW(DatabaseOpeningError),
    ROW(DatabaseVersionError),
    ROW(DatabaseNotFoundError),
    ROW(DatabaseClosedError),
    ROW(DocNotFoundError),
    ROW(FeatureUnavailableError),
    ROW(InternalError),
    ROW(NetworkError),
    ROW(NetworkTimeoutError),
    ROW(QueryParserError),
    ROW(SerialisationError),
    ROW(RangeError),
    ROW(WildcardError),
    {"bad_alloc", [](const std::string &, int) { throw std::bad_alloc(); }},
    {"exception", [](const std::string &message, int) { throw std::runtime_error(message); }},
    {"int", [](const std::string &, int code) { throw code; }},
};
#undef ROW

} // namespace

tc_status tx_guard_probe(const char *name, const char *message, int code)
{
    for (const row &r : rows)
        if (std::strcmp(r.name, name) == 0) return tx::guard("probe", [&] { r.raise(message, code); });
    return tc_fail(TC_USAGE, "'%s': no class of exception", name);
}
