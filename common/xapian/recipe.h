/* A plan made ready to be weighed: its words once each, the weights of BM25 by the whole index, and what each part can
 * weigh at most. */
#ifndef TRACUU_XAPIAN_RECIPE_H
#define TRACUU_XAPIAN_RECIPE_H

#include "plan.h"

namespace tx {

/* BM25 with k2 0 and k3 1; the length of a document is over that of the average one. */
class bm25 {
    static constexpr unsigned often = 16;
    double k1, b, per_length, of_shortest[often];

  public:
    static constexpr double shortest = 0.5; /* no document counts as shorter */
    bm25(double k1, double b, double average);
    /* What a word weighs that no other document holds, as it were; the share of that by how often it stands. */
    double weight(double documents, double holding, double wqf) const;
    double share(Xapian::termcount wdf, double length) const
    {
        return wdf / (k1 * (length * b + (1 - b)) + wdf);
    }
    double most_share(Xapian::termcount wdf) const
    {
        return wdf < often ? of_shortest[wdf] : share(wdf, shortest);
    }
    double length(Xapian::termcount words) const
    {
        double length = words * per_length;
        return length > shortest ? length : shortest;
    }
};

/* A word, several that count as one, or something made of other parts. */
struct part {
    plan::kind what;
    double weight = 0;           /* word, synonym: what it comes near to the oftener it stands */
    double most = 0;             /* no document gets more of it */
    double holding = 0;          /* about so many documents hold it */
    std::vector<unsigned> words; /* word, synonym: in recipe::words */
    std::vector<part> parts;     /* the others */
};

/* So many documents match: surely, about, and at most. */
struct extent {
    double least = 0, about = 0, most = 0;
};

struct recipe {
    /* A word that stands in several parts is there as often, for each looks it up in its own turn. */
    struct word {
        std::string term;
        unsigned first; /* where it is there first */
        double holding; /* so many documents hold it */
    };
    bm25 formula;
    std::vector<word> words;
    std::vector<part> demanded; /* one of them */
    std::vector<part> weighed;  /* where they are there; the weightiest first */
    double weighed_most = 0, most = 0;
    std::vector<double> rest; /* for each of `weighed`: what those behind it weigh at most */

    extent held_in(const Xapian::Database &shard) const;
};

recipe cook(const plan &plan, reader &whole, double k1, double b);

/* The part of an AND that leads to what it matches: the rarest. */
const part &rarest_of(const std::vector<part> &parts);

} // namespace tx

#endif
