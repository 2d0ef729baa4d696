#include "recipe.h"
#include "handle.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tx {

bm25::bm25(double k, double b_, double average) : k1(k), b(b_), per_length(average > 0 ? 1 / average : 0)
{
    for (unsigned wdf = 0; wdf < often; wdf++) of_shortest[wdf] = share(wdf, shortest);
}

double bm25::weight(double documents, double holding, double wqf) const
{
    double odds = (documents - holding + 0.5) / (holding + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1; /* as Xapian keeps the weight of words above 0 that most documents hold */
    return std::log(odds) * (2 * wqf / (1 + wqf)) * (k1 + 1);
}

namespace {

bool holds_less(const part &x, const part &y)
{
    return x.holding < y.holding;
}

class cooking {
    recipe &r;
    reader &whole;
    double documents;

    unsigned place_of(const std::string &term)
    {
        unsigned at = unsigned(r.words.size());
        auto same = std::find_if(r.words.begin(), r.words.end(), [&](const recipe::word &w) { return w.term == term; });
        if (same == r.words.end())
            r.words.push_back({term, at, double(whole.frequency(term))});
        else
            r.words.push_back({term, same->first, same->holding});
        return at;
    }

    /* How many documents hold one of several words: guessed as Xapian does, the two rarest first. */
    double either(std::vector<double> counts) const
    {
        while (counts.size() > 1) {
            std::sort(counts.begin(), counts.end(), std::greater<double>());
            double x = counts.back();
            counts.pop_back();
            double &y = counts.back();
            y = std::floor(x + y - x * y / documents + 0.5);
        }
        return counts[0];
    }

    void take_words(part &out, const plan &p)
    {
        std::vector<double> counts;
        for (const plan_ref &each : p.parts) {
            out.words.push_back(place_of(each->term));
            counts.push_back(r.words.back().holding);
        }
        out.holding = either(std::move(counts));
    }

    static void sum_up(part &out)
    {
        if (out.what == plan::kind::without) {
            out.most = out.parts[0].most;
            out.holding = out.parts[0].holding;
            return;
        }
        for (const part &each : out.parts) {
            out.most += each.most;
            out.holding += each.holding;
        }
        if (out.what == plan::kind::all) out.holding = rarest_of(out.parts).holding;
    }

    part make(const plan &p, double factor)
    {
        part out;
        out.what = p.what;
        factor *= p.factor;
        if (p.what == plan::kind::word) {
            out.words.push_back(place_of(p.term));
            out.holding = r.words.back().holding;
        } else if (p.what == plan::kind::synonym) {
            take_words(out, p);
        } else {
            for (const plan_ref &each : p.parts) out.parts.push_back(make(*each, factor));
            if (p.what == plan::kind::all) std::sort(out.parts.begin(), out.parts.end(), holds_less);
            sum_up(out);
            return out;
        }
        out.most = out.weight = r.formula.weight(documents, out.holding, p.wqf) * factor;
        return out;
    }

    /* What adds up, parts of parts too; what is there twice once, with both weights. */
    void list_sum(std::vector<part> &out, const plan &p, double factor)
    {
        if (p.what == plan::kind::any) {
            for (const plan_ref &each : p.parts) list_sum(out, *each, factor * p.factor);
            return;
        }
        part made = make(p, factor);
        for (part &other : out) {
            if (!is_same(other, made)) continue;
            other.weight += made.weight;
            other.most += made.most;
            return;
        }
        out.push_back(std::move(made));
    }

    /* Whether two parts are the same word, or the same several. */
    bool is_same(const part &x, const part &y) const
    {
        return !x.words.empty() && x.words.size() == y.words.size() &&
               std::equal(x.words.begin(), x.words.end(), y.words.begin(),
                          [this](unsigned a, unsigned b) { return r.words[a].first == r.words[b].first; });
    }

  public:
    cooking(recipe &of, reader &from) : r(of), whole(from), documents(from.database.get_doccount())
    {
    }

    void run(const plan &p)
    {
        bool maybe = p.what == plan::kind::maybe;
        list_sum(r.demanded, maybe ? *p.parts[0] : p, maybe ? p.factor : 1);
        if (maybe) list_sum(r.weighed, *p.parts[1], p.factor);
        std::sort(r.weighed.begin(), r.weighed.end(), [](const part &x, const part &y) { return x.most > y.most; });
        r.rest.resize(r.weighed.size());
        for (size_t i = r.weighed.size(); i-- > 0; r.weighed_most += r.weighed[i].most) r.rest[i] = r.weighed_most;
        r.most = r.weighed_most;
        for (const part &each : r.demanded) r.most += each.most;
    }
};

} // namespace

const part &rarest_of(const std::vector<part> &parts)
{
    return *std::min_element(parts.begin(), parts.end(), holds_less);
}

namespace {

class counting {
    const recipe &r;
    const Xapian::Database &shard;
    double documents;

    extent either(const std::vector<extent> &of) const
    {
        extent sum = of[0];
        for (size_t i = 1; i < of.size(); i++) {
            sum.about += of[i].about - sum.about * of[i].about / documents;
            sum.least = std::max(sum.least, of[i].least);
            sum.most = std::min(sum.most + of[i].most, documents);
        }
        return sum;
    }

    extent every(const std::vector<extent> &of) const
    {
        extent sum = of[0];
        for (size_t i = 1; i < of.size(); i++) {
            sum.about *= of[i].about / documents;
            sum.least = std::max(sum.least + of[i].least - documents, 0.0);
            sum.most = std::min(sum.most, of[i].most);
        }
        return sum;
    }

    static extent but(const extent &of, const extent &without, double documents)
    {
        return {std::max(of.least - without.most, 0.0), of.about * (1 - without.about / documents),
                std::min(of.most, documents - without.least)};
    }

  public:
    counting(const recipe &of, const Xapian::Database &database)
        : r(of), shard(database), documents(std::max(1.0, double(database.get_doccount())))
    {
    }

    extent of(const part &p) const
    {
        std::vector<extent> all;
        for (unsigned word : p.words) {
            double count = shard.get_termfreq(r.words[word].term);
            all.push_back({count, count, count});
        }
        for (const part &each : p.parts) all.push_back(of(each));
        if (p.what == plan::kind::without) return but(all[0], all[1], documents);
        return p.what == plan::kind::all ? every(all) : either(all);
    }

    extent run() const
    {
        std::vector<extent> all;
        for (const part &each : r.demanded) all.push_back(of(each));
        return either(all);
    }
};

} // namespace

extent recipe::held_in(const Xapian::Database &shard) const
{
    extent sum = counting(*this, shard).run();
    return {sum.least, std::floor(sum.about + 0.5), sum.most};
}

recipe cook(const plan &plan, reader &whole, double k1, double b)
{
    recipe made{bm25(k1, b, whole.database.get_avlength()), {}, {}, {}, 0, 0, {}};
    cooking(made, whole).run(plan);
    return made;
}

} // namespace tx
