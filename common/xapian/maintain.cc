#include "handle.h"

#include <sstream>
#include <sys/stat.h>

using tx::guard;

static bool ends_with(const std::string &text, const char *end)
{
    size_t n = std::strlen(end);
    return text.size() >= n && text.compare(text.size() - n, n, end) == 0;
}

/* The check reports about every table; only what is not in order goes into the sentence. */
static bool tells_trouble(const std::string &line)
{
    static const char *const fine[] = {"okay", "OK", "No errors found", "checked"};
    if (line.empty() || line.back() == ':' || line.find("blocksize=") == 0) return false;
    for (const char *words : fine)
        if (ends_with(line, words)) return false;
    return true;
}

static std::string troubles(const std::string &report)
{
    std::istringstream lines(report);
    std::string line, out;
    while (std::getline(lines, line))
        if (tells_trouble(line)) out += (out.empty() ? "" : "; ") + line;
    return out;
}

/* Xapian's check finds nothing wrong with a file that lists no database, nor with a database that lost its term lists.
 */
static tc_status check_place(const std::string &path, const char *name)
{
    struct stat st;
    if (stat(path.c_str(), &st) != 0) return TC_OK;
    if (S_ISREG(st.st_mode) && Xapian::Database(path).size() == 0) return tc_fail(TC_NO_INDEX, "%s: no index", name);
    if (!S_ISDIR(st.st_mode) || !tx::exists(path + "/iamglass") || tx::exists(path + "/termlist.glass")) return TC_OK;
    return tc_fail(TC_DAMAGED, "%s: 'termlist.glass' is missing", name);
}

tc_status tx_database_check(const char *path, uint64_t *errors)
{
    return guard("index", [&] {
        std::string name = "'" + std::string(path) + "'";
        std::ostringstream report;
        size_t found = 0;
        tc_status status = guard(name.c_str(), [&] {
            TRY(check_place(path, name.c_str()));
            found = Xapian::Database::check(path, 0, &report);
            return TC_OK;
        });
        status = tx::missing_or_damaged(path, status);
        if (status == TC_DAMAGED && found == 0) found = 1;
        if (errors && (status == TC_OK || status == TC_DAMAGED)) *errors = found;
        if (status != TC_OK || found == 0) return status;
        return tc_fail(TC_DAMAGED, "%s: %zu errors: %s", name.c_str(), found, troubles(report.str()).c_str());
    });
}

/* Numbers of documents stay what they are, except for a stub of several databases, whose numbers would collide. */
tc_status tx_database_compact(const char *from, const char *to)
{
    return guard("index", [&] {
        std::string name = "'" + std::string(from) + "'";
        struct stat st;
        if (stat((std::string(to) + "/iamglass").c_str(), &st) == 0)
            return tc_fail(TC_USAGE, "'%s': an index is there already", to);
        bool directory = stat(from, &st) == 0 && S_ISDIR(st.st_mode);
        unsigned flags = Xapian::Compactor::FULL | (directory ? Xapian::DBCOMPACT_NO_RENUMBER : 0u);
        return guard(name.c_str(), [&] { Xapian::Database(from).compact(to, flags); });
    });
}
