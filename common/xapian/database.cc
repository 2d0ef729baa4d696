#include "handle.h"

#include <cstdlib>

using tx::check_length;
using tx::guard;
using tx::guard_reading;

static const useconds_t answer_ms = 10000, connect_ms = 10000;

/* "HOST:PORT", the host of an IPv6 address in brackets. */
static Xapian::Database open_remote(const std::string &where)
{
    size_t colon = where.rfind(':');
    std::string host = colon == std::string::npos ? std::string() : where.substr(0, colon);
    const char *digits = colon == std::string::npos ? "" : where.c_str() + colon + 1;
    char *end = nullptr;
    unsigned long port = std::strtoul(digits, &end, 10);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    if (host.empty() || *digits < '0' || *digits > '9' || *end || port == 0 || port > 65535)
        throw Xapian::InvalidArgumentError("not of the form tcp:HOST:PORT");
    return Xapian::Remote::open(host, unsigned(port), answer_ms, connect_ms);
}

/* A writer that commits twice meanwhile makes opening fail; a moment later it succeeds. */
static tc_status open_source(tx::reader &source, const std::string &path)
{
    tc_status status = TC_MOVED;
    for (int attempt = 0; status == TC_MOVED && attempt < 5; attempt++)
        status = guard(source.name.c_str(), [&] {
            source.database = path.compare(0, 4, "tcp:") == 0 ? open_remote(path.substr(4)) : Xapian::Database(path);
        });
    TRY(tx::missing_or_damaged(path, status));
    source.local = tx::exists(path + "/iamglass");
    if (source.database.size() > 0) return TC_OK;
    return tc_fail(TC_NO_INDEX, "%s: no index, and a stub file that names none", source.name.c_str());
}

static std::unique_ptr<tx_database> make_database(const std::string &name)
{
    auto made = std::make_unique<tx_database>();
    made->source = std::make_shared<tx::reader>();
    made->source->name = name;
    return made;
}

tc_status tx_database_open(tx_database **out, const char *path)
{
    return guard("index", [&] {
        auto made = make_database("'" + std::string(path) + "'");
        TRY(open_source(*made->source, path));
        *out = made.release();
        return TC_OK;
    });
}

tc_status tx_database_new(tx_database **out)
{
    return guard("index", [&] { *out = make_database("index").release(); });
}

tc_status tx_database_add(tx_database *database, const tx_database *shard)
{
    tx::reader &whole = *database->source;
    if (database->source == shard->source) return tc_fail(TC_USAGE, "%s: added to itself", whole.name.c_str());
    return guard(shard->source->name.c_str(), [&] {
        bool first = whole.database.size() == 0;
        std::string name = first ? shard->source->name : whole.name + ", " + shard->source->name;
        whole.database.add_database(shard->source->database);
        whole.frequencies.clear();
        whole.name = std::move(name);
        whole.local = shard->source->local && (first || whole.local);
    });
}

void tx_database_free(tx_database *database)
{
    guard("index", [&] { delete database; });
}

tc_status tx_database_reopen(tx_database *database, bool *changed)
{
    tx::reader &source = *database->source;
    return guard(source.name.c_str(), [&] {
        bool moved = source.reopen() || source.unreported;
        source.unreported = false;
        if (changed) *changed = moved;
    });
}

tc_status tx_database_count(const tx_database *database, uint32_t *out)
{
    tx::reader &source = *database->source;
    return guard_reading(source, [&] { *out = source.database.get_doccount(); });
}

tc_status tx_database_average_length(const tx_database *database, double *out)
{
    tx::reader &source = *database->source;
    return guard_reading(source, [&] { *out = source.database.get_avlength(); });
}

tc_status tx_database_uuid(const tx_database *database, char *out, size_t room)
{
    tx::reader &source = *database->source;
    return guard_reading(source, [&] {
        std::string uuid = source.database.get_uuid();
        if (uuid.size() >= room)
            return tc_fail(TC_LIMIT, "%s: its name takes %zu bytes", source.name.c_str(), uuid.size());
        std::memcpy(out, uuid.c_str(), uuid.size() + 1);
        return TC_OK;
    });
}

tc_status tx_database_frequency(const tx_database *database, const char *term, size_t length, uint32_t *out)
{
    TRY(check_length(term, length));
    tx::reader &source = *database->source;
    return guard_reading(source, [&] { *out = source.frequency(std::string(term, length)); });
}

tc_status tx_database_metadata(const tx_database *database, const char *key, char **out, size_t *length)
{
    TRY(tx::check_term(key, std::strlen(key)));
    tx::reader &source = *database->source;
    return guard_reading(source, [&] { return tx::give(source.database.get_metadata(key), out, length); });
}

tc_status tx_database_data(const tx_database *database, tx_docid id, char **out, size_t *length)
{
    tx::reader &source = *database->source;
    return guard_reading(source, [&] { return tx::give(source.database.get_document(id).get_data(), out, length); });
}

tc_status tx_database_value(const tx_database *database, tx_docid id, uint32_t slot, char **out, size_t *length)
{
    tx::reader &source = *database->source;
    return guard_reading(source,
                         [&] { return tx::give(source.database.get_document(id).get_value(slot), out, length); });
}

tc_status tx_database_value_bounds(const tx_database *database, uint32_t slot, tc_buffer *least, tc_buffer *most)
{
    tx::reader &source = *database->source;
    return guard_reading(source, [&] {
        std::string lower = source.database.get_value_lower_bound(slot);
        std::string upper = source.database.get_value_upper_bound(slot);
        tc_put(least, lower.data(), lower.size());
        tc_put(most, upper.data(), upper.size());
        TRY(tc_buffer_check(least));
        return tc_buffer_check(most);
    });
}
