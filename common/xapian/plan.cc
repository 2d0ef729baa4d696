#include "handle.h"

namespace tx {

/* The room that a plan takes while it is matched grows with its words. */
static const size_t words_most = 256;

plan_ref plan_word(const char *term, size_t length, uint32_t wqf)
{
    if (!wqf) return nullptr;
    auto made = std::make_shared<plan>();
    made->term.assign(term, length);
    made->wqf = wqf;
    return made;
}

static bool kind_of(tx_operator op, plan::kind *out)
{
    switch (op) {
    case TX_AND: *out = plan::kind::all; return true;
    case TX_OR: *out = plan::kind::any; return true;
    case TX_AND_NOT: *out = plan::kind::without; return true;
    case TX_AND_MAYBE: *out = plan::kind::maybe; return true;
    case TX_SYNONYM: *out = plan::kind::synonym; return true;
    case TX_XOR:
    case TX_FILTER:
    case TX_NEAR:
    case TX_PHRASE:
    case TX_ELITE_SET:
    case TX_MAX: return false;
    }
    return false;
}

/* AND_MAYBE may only stand at the top, and what counts as one must be plain words, each once. */
static bool may_hold(const plan &whole, const plan_ref &part)
{
    if (!part || part->what == plan::kind::maybe) return false;
    if (whole.what != plan::kind::synonym) return true;
    for (const plan_ref &other : whole.parts)
        if (other->term == part->term) return false;
    return part->what == plan::kind::word && part->factor == 1;
}

plan_ref plan_combine(tx_operator op, tx_query *const *parts, size_t count)
{
    auto made = std::make_shared<plan>();
    if (count < 2 || !kind_of(op, &made->what)) return nullptr;
    made->words = 0;
    for (size_t i = 0; i < count; i++) {
        if (!may_hold(*made, parts[i]->plan)) return nullptr;
        made->parts.push_back(parts[i]->plan);
        made->words += parts[i]->plan->words;
    }
    return made->words <= words_most ? made : nullptr;
}

plan_ref plan_scale(const plan_ref &of, double factor)
{
    if (!of || !(factor > 0)) return nullptr;
    auto made = std::make_shared<plan>(*of);
    made->factor *= factor;
    return made;
}

} // namespace tx
