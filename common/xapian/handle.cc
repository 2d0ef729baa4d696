#include "handle.h"

#include <cstdlib>
#include <sys/stat.h>

namespace tx {
namespace {

/* A table holds at most 65,535 pieces of about a quarter of a block for one value, some 120 MB. */
const size_t bytes_most = size_t(100) << 20;

} // namespace

bool reader::reopen()
{
    bool changed = database.reopen();
    if (changed) revision++;
    if (changed) frequencies.clear();
    return changed;
}

Xapian::doccount reader::frequency(const std::string &term)
{
    const size_t most = 10000;
    if (!local) return database.get_termfreq(term); /* that of a writer changes meanwhile */
    auto known = frequencies.find(term);
    if (known != frequencies.end()) return known->second;
    if (frequencies.size() >= most) frequencies.clear();
    return frequencies[term] = database.get_termfreq(term);
}

bool reader::moved_on() noexcept
{
    try {
        if (!reopen()) return false;
        unreported = true;
        return true;
    } catch (...) {
        return false; /* the failure that led here says more */
    }
}

tc_status fail_term(const char *term, size_t length)
{
    if (length == 0) return tc_fail(TC_USAGE, "an empty term");
    return tc_fail(TC_LIMIT, "'%.*s…': a term of %zu bytes, more than %d", 40, term, length, int(TX_TERM_MOST));
}

tc_status check_bytes(const char *what, size_t length)
{
    if (length <= bytes_most) return TC_OK;
    return tc_fail(TC_LIMIT, "%s of %zu bytes, more than %zu", what, length, bytes_most);
}

bool exists(const std::string &path)
{
    struct stat st;
    return stat(path.c_str(), &st) == 0;
}

tc_status missing_or_damaged(const std::string &path, tc_status status)
{
    static const char *const files[] = {"/iamglass", "/postlist.glass", "/docdata.glass", "/termlist.glass"};
    if (status != TC_NO_INDEX || path.empty()) return status;
    for (const char *file : files) {
        if (!exists(path + file)) continue;
        const std::string why = tc_message();
        return tc_fail(TC_DAMAGED, "%s", why.c_str());
    }
    /* A file is read as a list of databases, and its first line that is none is told. */
    if (std::strstr(tc_message(), ": Bad line"))
        return tc_fail(TC_NO_INDEX, "'%s': neither an index nor a list of databases", path.c_str());
    return status;
}

tc_status give(const std::string &bytes, char **out, size_t *length)
{
    char *copy = static_cast<char *>(std::malloc(bytes.size() + 1));
    if (!copy) return tc_fail(TC_MEMORY, "no memory for %zu bytes", bytes.size());
    std::memcpy(copy, bytes.data(), bytes.size());
    copy[bytes.size()] = '\0';
    *out = copy;
    if (length) *length = bytes.size();
    return TC_OK;
}

} // namespace tx

const char *tx_version(void)
{
    return Xapian::version_string();
}
