/* The matches of a query that is words alone, in a shard.
 *
 * Xapian's own matcher looks each document that holds one of the demanded words up in the lists of all other words, and
 * in that of the lengths, and only then compares it with the best so far. Here a window of documents is read from the
 * lists of the demanded words. They tell what each document can weigh at most: many are left out at a glance, most of
 * the others after a look or two into the lists of the words that are only weighed, the weightiest first. What is left
 * is weighed by the same formula. */
#include "recipe.h"

#include <algorithm>
#include <limits>

namespace tx {
namespace {

const unsigned window = 1024;
const Xapian::docid none = std::numeric_limits<Xapian::docid>::max();

/* Sums in another order may differ in their last digits. */
const double slack = 1 - 1e-9;

/* The list of a word, and how often the word stands in the documents of the window. */
class list {
    Xapian::PostingIterator at;
    Xapian::docid document = none; /* that it is at */
    std::vector<uint32_t> times;   /* one more than how often; 0: not seen there */
    bool touched = false;

    void see()
    {
        document = at == Xapian::PostingIterator() ? none : *at;
    }

  public:
    bool leads = false;          /* to documents that may match: read as a whole */
    double weight = 0, flat = 0; /* what it brings to one at most: by how often it stands, or so much */

    void open(const Xapian::Database &shard, const std::string &word)
    {
        at = shard.postlist_begin(word);
        times.assign(window, 0);
        see();
    }
    Xapian::docid first() const
    {
        return document;
    }
    void begin_window()
    {
        if (touched) std::fill(times.begin(), times.end(), 0);
        touched = false;
    }
    /* Hands over the postings before `behind`: place in the window, and how often the word stands. */
    template <class F> void read(Xapian::docid base, Xapian::docid behind, F &&each)
    {
        for (; document < behind; ++at, see()) {
            Xapian::termcount wdf = at.get_wdf();
            times[document - base] = wdf + 1;
            touched = true;
            each(document - base, wdf);
        }
    }
    /* One more than how often the word stands in a document of the window, 0 where it does not; in order of number. */
    uint32_t look(Xapian::docid base, unsigned place)
    {
        if (leads) return times[place];
        if (document < base + place) {
            at.skip_to(base + place);
            see();
        }
        if (document == base + place) {
            times[place] = at.get_wdf() + 1;
            touched = true;
        }
        return times[place];
    }
};

class best_source : public Xapian::PostingSource {
    struct chance {
        unsigned place;
        double hope; /* it cannot weigh more */
    };
    struct share {
        double weight;
        Xapian::termcount wdf;
    };

    std::shared_ptr<const recipe> r;
    Xapian::Database shard;
    std::vector<list> lists;
    Xapian::docid base = 0;      /* of the window */
    std::vector<chance> chances; /* its documents that may be among the best */
    size_t next_chance = 0;
    std::vector<share> shares; /* of the document being weighed */
    Xapian::docid current = 0;
    double weight = 0;
    bool ended = false;
    extent bounds;

    /* ---- what leads to matches ---- */

    void lead(const part &p)
    {
        if (p.what == plan::kind::all) return lead_to(rarest_of(p.parts), p.most);
        if (p.what == plan::kind::without) return lead(p.parts[0]);
        for (const part &each : p.parts) lead(each);
        for (unsigned word : p.words) {
            list &l = lists[r->words[word].first];
            l.leads = true;
            l.weight += p.weight;
        }
    }

    /* The same for what leads to something larger, of the weight `most`. */
    void lead_to(const part &p, double most)
    {
        if (p.what == plan::kind::all) return lead_to(rarest_of(p.parts), most);
        if (p.what == plan::kind::without) return lead_to(p.parts[0], most);
        for (const part &each : p.parts) lead_to(each, most);
        for (unsigned word : p.words) {
            list &l = lists[r->words[word].first];
            l.leads = true;
            l.flat += most;
        }
    }

    /* Where a word is looked up: for all together in the list that was read, else for each part in its own, since a
     * part passes over what it need not look at. */
    list &list_of(unsigned word)
    {
        list &first = lists[r->words[word].first];
        return first.leads ? first : lists[word];
    }

    /* ---- a window ---- */

    /* To the next window that something leads to; false behind the last. */
    bool move_on()
    {
        base = none;
        for (const list &l : lists)
            if (l.leads && l.first() < base) base = l.first();
        for (list &l : lists) l.begin_window();
        return base != none;
    }

    /* The documents of the window that can weigh as much as is wanted, by the words that led to them. */
    void read(double wanted)
    {
        uint64_t marked[window / 64] = {0};
        double hopes[window] = {0};
        const Xapian::docid behind = base < none - window ? base + window : none;
        for (list &l : lists) {
            if (!l.leads) continue;
            l.read(base, behind, [&](unsigned place, Xapian::termcount wdf) {
                marked[place / 64] |= uint64_t(1) << place % 64;
                hopes[place] += l.flat + l.weight * r->formula.most_share(wdf);
            });
        }
        chances.clear();
        next_chance = 0;
        for (unsigned i = 0; i < window / 64; i++) {
            for (uint64_t bits = marked[i]; bits; bits &= bits - 1) {
                unsigned place = i * 64 + unsigned(__builtin_ctzll(bits));
                if (hopes[place] + r->weighed_most >= wanted * slack) chances.push_back({place, hopes[place]});
            }
        }
    }

    /* Leaves out what cannot weigh as much any more, one weighed part after the other. */
    void sift(double wanted)
    {
        for (size_t i = 0; i < r->weighed.size() && !chances.empty(); i++) {
            const part &p = r->weighed[i];
            const double enough = wanted * slack - r->rest[i];
            size_t kept = 0;
            list *one = p.what == plan::kind::word ? &list_of(p.words[0]) : nullptr;
            for (const chance &c : chances) {
                double hope = c.hope;
                if (!one)
                    hope += hope_of(p, c.place);
                else if (uint32_t times = one->look(base, c.place))
                    hope += p.weight * r->formula.most_share(times - 1);
                if (hope >= enough) chances[kept++] = {c.place, hope};
            }
            chances.resize(kept);
        }
    }

    /* What a part is worth at most. */
    double hope_of(const part &p, unsigned place)
    {
        double hope = 0;
        shares.clear();
        holds(p, place);
        for (const share &each : shares) hope += each.weight * r->formula.most_share(each.wdf);
        return hope;
    }

    /* ---- a document ---- */

    /* Whether it holds a part; what that is worth is added to the shares. */
    bool holds(const part &p, unsigned place)
    {
        const size_t before = shares.size();
        bool held = false;
        switch (p.what) {
        case plan::kind::word:
        case plan::kind::synonym: return holds_words(p, place);
        case plan::kind::any:
        case plan::kind::maybe:
            for (const part &each : p.parts) held |= holds(each, place);
            return held;
        case plan::kind::all:
            held = std::all_of(p.parts.begin(), p.parts.end(), [&](const part &each) { return holds(each, place); });
            if (!held) shares.resize(before);
            return held;
        case plan::kind::without:
            held = holds(p.parts[1], place);
            shares.resize(before);
            return !held && holds(p.parts[0], place);
        }
        return false;
    }

    bool holds_words(const part &p, unsigned place)
    {
        bool held = false;
        Xapian::termcount wdf = 0;
        for (unsigned word : p.words) {
            uint32_t times = list_of(word).look(base, place);
            if (times) wdf += times - 1;
            held |= times > 0;
        }
        if (held) shares.push_back({p.weight, wdf});
        return held;
    }

    bool holds_demanded(unsigned place)
    {
        bool any = false;
        for (const part &each : r->demanded) any |= holds(each, place);
        return any;
    }

    /* Whether it matches and weighs as much as is wanted. */
    bool weigh(const chance &c, double wanted)
    {
        if (c.hope < wanted * slack) return false;
        shares.clear();
        if (!holds_demanded(c.place)) return false;
        for (const part &each : r->weighed) holds(each, c.place);
        double length = r->formula.length(shard.get_doclength(base + c.place));
        weight = 0;
        for (const share &each : shares) weight += each.weight * r->formula.share(each.wdf, length);
        return weight >= wanted;
    }

  public:
    explicit best_source(std::shared_ptr<const recipe> of) : r(std::move(of))
    {
        set_maxweight(r->most);
    }
    Xapian::doccount get_termfreq_min() const override
    {
        return Xapian::doccount(bounds.least);
    }
    Xapian::doccount get_termfreq_est() const override
    {
        return Xapian::doccount(bounds.about);
    }
    Xapian::doccount get_termfreq_max() const override
    {
        return Xapian::doccount(bounds.most);
    }
    double get_weight() const override
    {
        return weight;
    }
    Xapian::docid get_docid() const override
    {
        return current;
    }
    bool at_end() const override
    {
        return ended;
    }
    void next(double wanted) override
    {
        for (;;) {
            while (next_chance < chances.size()) {
                const chance &c = chances[next_chance++];
                current = base + c.place;
                if (weigh(c, wanted)) return;
            }
            if ((ended = !move_on())) return;
            read(wanted);
            sift(wanted);
        }
    }
    PostingSource *clone() const override
    {
        return new best_source(r);
    }
    void init(const Xapian::Database &database) override
    {
        shard = database;
        bounds = r->held_in(shard);
        lists.clear();
        lists.resize(r->words.size());
        for (const part &each : r->demanded) lead(each);
        for (unsigned i = 0; i < lists.size(); i++)
            if (&list_of(i) == &lists[i]) lists[i].open(shard, r->words[i].term);
    }
};

} // namespace

std::unique_ptr<Xapian::PostingSource> plan_source(const plan &p, reader &whole, double k1, double b)
{
    const plan &demanded = p.what == plan::kind::maybe ? *p.parts[0] : p;
    if (demanded.what != plan::kind::any) return nullptr;
    return std::make_unique<best_source>(std::make_shared<recipe>(cook(p, whole, k1, b)));
}

} // namespace tx
