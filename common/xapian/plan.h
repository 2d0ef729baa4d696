/* What a query is made of, kept beside Xapian's own tree, which cannot be read again: a query of words alone can then
 * be matched by best.cc. */
#ifndef TRACUU_XAPIAN_PLAN_H
#define TRACUU_XAPIAN_PLAN_H

#include <memory>
#include <string>
#include <tracuu/xapian.h>
#include <vector>
#include <xapian.h>

namespace tx {

struct reader;

struct plan {
    enum class kind { word, synonym, any, all, without, maybe };
    kind what = kind::word;
    double factor = 1;
    size_t words = 1;                               /* in all of it */
    uint32_t wqf = 1;                               /* word */
    std::string term;                               /* word */
    std::vector<std::shared_ptr<const plan>> parts; /* the others */
};
using plan_ref = std::shared_ptr<const plan>;

/* Each gives null for what a plan cannot say; what is made of it has none either. */
plan_ref plan_word(const char *term, size_t length, uint32_t wqf);
plan_ref plan_combine(tx_operator op, tx_query *const *parts, size_t count);
plan_ref plan_scale(const plan_ref &plan, double factor);

/* The matches of a plan under BM25 (k2 0, k3 1, least normal length .5), found and weighed as Xapian would. `whole` is
 * the database that is asked, whose shards are all local. Null where Xapian is the better choice: one of several words,
 * or more, must be demanded. */
std::unique_ptr<Xapian::PostingSource> plan_source(const plan &plan, reader &whole, double k1, double b);

} // namespace tx

#endif
