#include "handle.h"

using tx::guard;
using tx::guard_reading;

struct tx_enquire {
    tx::reader_ref source;
    Xapian::Enquire enquire;
    Xapian::Query query;
    tx::plan_ref plan; /* of the query */
    bool bm25 = false, sorted = false;
    double k1 = 0, b = 0;
    explicit tx_enquire(const tx::reader_ref &s) : source(s), enquire(s->database)
    {
    }
};

struct tx_matches {
    tx::reader_ref source;
    uint64_t revision; /* of the source when they were found */
    Xapian::MSet set;
};

tc_status tx_enquire_new(tx_enquire **out, const tx_database *database)
{
    return guard_reading(*database->source, [&] { *out = new tx_enquire(database->source); });
}

void tx_enquire_free(tx_enquire *enquire)
{
    guard("index", [&] { delete enquire; });
}

tc_status tx_enquire_set_query(tx_enquire *enquire, const tx_query *query)
{
    return guard("query", [&] {
        enquire->query = query->query;
        enquire->plan = query->plan;
    });
}

tc_status tx_enquire_set_weight(tx_enquire *enquire, tx_weight weight, double k1, double b, double delta)
{
    /* Xapian itself would take the nearest possible figure without a word. */
    if (!(k1 >= 0) || !(b >= 0 && b <= 1) || !(delta >= 0))
        return tc_fail(TC_USAGE, "weight: k1 %g, b %g, delta %g are out of range", k1, b, delta);
    return guard("weight", [&] {
        enquire->bm25 = weight == TX_WEIGHT_BM25;
        enquire->k1 = k1;
        enquire->b = b;
        switch (weight) {
        case TX_WEIGHT_BM25: enquire->enquire.set_weighting_scheme(Xapian::BM25Weight(k1, 0, 1, b, 0.5)); break;
        case TX_WEIGHT_BM25_PLUS:
            enquire->enquire.set_weighting_scheme(Xapian::BM25PlusWeight(k1, 0, 1, b, 0.5, delta));
            break;
        case TX_WEIGHT_BOOLEAN: enquire->enquire.set_weighting_scheme(Xapian::BoolWeight()); break;
        }
    });
}

tc_status tx_enquire_sort(tx_enquire *enquire, uint32_t slot, bool descending)
{
    return guard("sort", [&] {
        enquire->sorted = slot != Xapian::BAD_VALUENO;
        if (slot == Xapian::BAD_VALUENO) return enquire->enquire.set_sort_by_relevance();
        enquire->enquire.set_sort_by_value_then_relevance(slot, descending);
    });
}

tc_status tx_enquire_add_spy(tx_enquire *enquire, tx_spy *spy)
{
    return guard("facet", [&] { enquire->enquire.add_matchspy(&spy->spy); });
}

/* The query, or what finds the same in less time (best.cc): where it is of words alone and all shards are at hand. */
static Xapian::Query query_of(const tx_enquire &e)
{
    std::unique_ptr<Xapian::PostingSource> source;
    if (e.plan && e.bm25 && !e.sorted && e.source->local) source = tx::plan_source(*e.plan, *e.source, e.k1, e.b);
    return source ? Xapian::Query(source.release()->release()) : e.query;
}

tc_status tx_enquire_matches(tx_matches **out, tx_enquire *enquire, uint32_t first, uint32_t most,
                             uint32_t check_at_least)
{
    return guard_reading(*enquire->source, [&] {
        auto made = std::make_unique<tx_matches>();
        enquire->enquire.set_query(query_of(*enquire));
        made->source = enquire->source;
        made->revision = enquire->source->revision;
        made->set = enquire->enquire.get_mset(first, most, check_at_least);
        *out = made.release();
    });
}

void tx_matches_free(tx_matches *matches)
{
    guard("index", [&] { delete matches; });
}

uint32_t tx_matches_count(const tx_matches *matches)
{
    return matches->set.size();
}

uint32_t tx_matches_estimated(const tx_matches *matches, uint32_t *least, uint32_t *most)
{
    if (least) *least = matches->set.get_matches_lower_bound();
    if (most) *most = matches->set.get_matches_upper_bound();
    return matches->set.get_matches_estimated();
}

double tx_matches_max_weight(const tx_matches *matches)
{
    return matches->set.get_max_attained();
}

/* A match is of the revision it was found in: after a reopening its number may be another document's. */
static tc_status check_match(const tx_matches *matches, uint32_t at)
{
    const tx::reader &source = *matches->source;
    if (matches->revision != source.revision)
        return tc_fail(TC_MOVED, "%s: changed since the matches were found", source.name.c_str());
    if (at >= matches->set.size()) return tc_fail(TC_USAGE, "match %u of %u", at, unsigned(matches->set.size()));
    return TC_OK;
}

tc_status tx_matches_id(const tx_matches *matches, uint32_t at, tx_docid *id, double *weight)
{
    if (at >= matches->set.size()) return tc_fail(TC_USAGE, "match %u of %u", at, unsigned(matches->set.size()));
    return guard("match", [&] {
        Xapian::MSetIterator match = matches->set[at];
        *id = *match;
        if (weight) *weight = match.get_weight();
    });
}

tc_status tx_matches_fetch(const tx_matches *matches)
{
    if (matches->set.empty()) return TC_OK;
    TRY(check_match(matches, 0));
    return guard_reading(*matches->source, [&] { matches->set.fetch(); });
}

tc_status tx_matches_data(const tx_matches *matches, uint32_t at, char **out, size_t *length)
{
    TRY(check_match(matches, at));
    return guard_reading(*matches->source,
                         [&] { return tx::give(matches->set[at].get_document().get_data(), out, length); });
}

tc_status tx_matches_value(const tx_matches *matches, uint32_t at, uint32_t slot, char **out, size_t *length)
{
    TRY(check_match(matches, at));
    return guard_reading(*matches->source,
                         [&] { return tx::give(matches->set[at].get_document().get_value(slot), out, length); });
}

tc_status tx_spy_new(tx_spy **out, uint32_t slot)
{
    return guard("facet", [&] { *out = new tx_spy(slot); });
}

void tx_spy_free(tx_spy *spy)
{
    guard("facet", [&] { delete spy; });
}

uint32_t tx_spy_total(const tx_spy *spy)
{
    return uint32_t(spy->spy.get_total());
}

tc_status tx_spy_each(const tx_spy *spy,
                      tc_status (*each)(void *context, const char *value, size_t length, uint32_t count), void *context)
{
    return guard("facet", [&] {
        Xapian::TermIterator end = spy->spy.values_end();
        for (Xapian::TermIterator value = spy->spy.values_begin(); value != end; ++value) {
            const std::string bytes = *value;
            TRY(each(context, bytes.c_str(), bytes.size(), value.get_termfreq()));
        }
        return TC_OK;
    });
}
