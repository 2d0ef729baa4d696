#include "handle.h"

#include <cmath>
#include <vector>

using tx::check_length;
using tx::check_term;
using tx::guard;

static tc_status make_query(tx_query **out, Xapian::Query query, tx::plan_ref plan = nullptr)
{
    *out = new tx_query{std::move(query), std::move(plan)};
    return TC_OK;
}

/* Xapian counts the users of a query without locks, and Query::MatchAll is one object for all threads: so one of our
 * own is made each time. */
static Xapian::Query every_document()
{
    return Xapian::Query(std::string());
}

tc_status tx_query_term(tx_query **out, const char *term, size_t length, uint32_t wqf)
{
    TRY(check_term(term, length));
    return guard("query", [&] {
        return make_query(out, Xapian::Query(std::string(term, length), wqf), tx::plan_word(term, length, wqf));
    });
}

tc_status tx_query_all(tx_query **out)
{
    return guard("query", [&] { return make_query(out, every_document()); });
}

tc_status tx_query_nothing(tx_query **out)
{
    return guard("query", [&] { return make_query(out, Xapian::Query()); });
}

static Xapian::Query::op op_of(tx_operator op)
{
    switch (op) {
    case TX_AND: return Xapian::Query::OP_AND;
    case TX_OR: return Xapian::Query::OP_OR;
    case TX_AND_NOT: return Xapian::Query::OP_AND_NOT;
    case TX_XOR: return Xapian::Query::OP_XOR;
    case TX_AND_MAYBE: return Xapian::Query::OP_AND_MAYBE;
    case TX_FILTER: return Xapian::Query::OP_FILTER;
    case TX_NEAR: return Xapian::Query::OP_NEAR;
    case TX_PHRASE: return Xapian::Query::OP_PHRASE;
    case TX_ELITE_SET: return Xapian::Query::OP_ELITE_SET;
    case TX_SYNONYM: return Xapian::Query::OP_SYNONYM;
    case TX_MAX: return Xapian::Query::OP_MAX;
    }
    throw Xapian::InvalidArgumentError("unknown operator");
}

static bool takes_two(tx_operator op)
{
    return op == TX_AND_NOT || op == TX_AND_MAYBE || op == TX_FILTER;
}

tc_status tx_query_combine(tx_query **out, tx_operator op, tx_query *const *parts, size_t count, uint32_t window)
{
    if (takes_two(op) && count != 2) return tc_fail(TC_USAGE, "query: %zu parts where two are needed", count);
    return guard("query", [&] {
        std::vector<Xapian::Query> queries;
        queries.reserve(count);
        for (size_t i = 0; i < count; i++) queries.push_back(parts[i]->query);
        return make_query(out, Xapian::Query(op_of(op), queries.begin(), queries.end(), window),
                          tx::plan_combine(op, parts, count));
    });
}

tc_status tx_query_scale(tx_query **out, const tx_query *query, double factor)
{
    if (!std::isfinite(factor) || factor < 0) return tc_fail(TC_USAGE, "query: a weight of %g", factor);
    return guard("query", [&] {
        return make_query(out, Xapian::Query(factor, query->query), tx::plan_scale(query->plan, factor));
    });
}

tc_status tx_query_range(tx_query **out, uint32_t slot, const char *from, size_t from_length, const char *to,
                         size_t to_length)
{
    return guard("query", [&] {
        std::string low(from ? from : "", from ? from_length : 0), high(to ? to : "", to ? to_length : 0);
        if (!to && low.empty()) return make_query(out, every_document());
        if (!to) return make_query(out, Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, low));
        if (!from) return make_query(out, Xapian::Query(Xapian::Query::OP_VALUE_LE, slot, high));
        return make_query(out, Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, low, high));
    });
}

/* To Xapian 0 means no limit only where more is an error; "the 0 most frequent" are none. */
tc_status tx_query_wildcard(tx_query **out, const char *prefix, size_t length, uint32_t most)
{
    TRY(check_length(prefix, length));
    int limit = most ? Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT : Xapian::Query::WILDCARD_LIMIT_ERROR;
    return guard("query", [&] {
        return make_query(out, Xapian::Query(Xapian::Query::OP_WILDCARD, std::string(prefix, length), most, limit,
                                             Xapian::Query::OP_SYNONYM));
    });
}

void tx_query_free(tx_query *query)
{
    delete query;
}

tc_status tx_query_describe(const tx_query *query, char **out)
{
    return guard("query", [&] { return tx::give(query->query.get_description(), out, nullptr); });
}
