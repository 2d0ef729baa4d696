#include "handle.h"

using tx::check_length;
using tx::guard;
using tx::guard_reading;

/* `waiting` tells that the iterator stands on something not given yet. */
struct tx_terms {
    tx::reader_ref source;
    std::string prefix, current;
    Xapian::TermIterator next, end;
    bool waiting = true, given = false;
    bool of_all = false;    /* of the whole database */
    uint32_t frequency = 0; /* of `current`, where it was asked for */
};

struct tx_postings {
    tx::reader_ref source;
    Xapian::PostingIterator next, end;
    bool waiting = true;
};

static std::unique_ptr<tx_terms> make_terms(const tx_database *database)
{
    auto made = std::make_unique<tx_terms>();
    made->source = database->source;
    return made;
}

tc_status tx_terms_open(tx_terms **out, const tx_database *database, const char *prefix, size_t length)
{
    TRY(check_length(prefix, length));
    return guard_reading(*database->source, [&] {
        auto made = make_terms(database);
        made->prefix.assign(prefix ? prefix : "", length);
        made->of_all = true;
        made->next = database->source->database.allterms_begin(made->prefix);
        made->end = database->source->database.allterms_end(made->prefix);
        *out = made.release();
    });
}

tc_status tx_terms_of_document(tx_terms **out, const tx_database *database, tx_docid id)
{
    return guard_reading(*database->source, [&] {
        auto made = make_terms(database);
        made->next = database->source->database.termlist_begin(id);
        made->end = database->source->database.termlist_end(id);
        *out = made.release();
    });
}

void tx_terms_free(tx_terms *terms)
{
    guard("terms", [&] { delete terms; });
}

/* To the term behind the current one. Glass steps over all pieces of the current one's postings, so to look for the
 * next one in the tree is shorter where there are many. */
static void step(tx_terms *terms)
{
    const uint32_t many = 8000;
    if (terms->of_all && terms->frequency > many)
        terms->next.skip_to(terms->current + '\0');
    else
        ++terms->next;
}

tc_status tx_terms_next(tx_terms *terms, const char **term, size_t *length, uint32_t *frequency)
{
    bool at_end = false;
    TRY(guard_reading(*terms->source, [&] {
        if (!terms->waiting && terms->next != terms->end) step(terms);
        terms->waiting = false;
        terms->frequency = 0;
        at_end = terms->next == terms->end;
        if (at_end) return;
        terms->current = *terms->next;
        terms->given = true;
        if (frequency) *frequency = terms->frequency = terms->next.get_termfreq();
    }));
    if (at_end) return TC_NOT_FOUND;
    *term = terms->current.c_str();
    *length = terms->current.size();
    return TC_OK;
}

/* Glass ends the list when it is asked to skip to what lies before the prefix, so that is not passed on. */
tc_status tx_terms_skip(tx_terms *terms, const char *term, size_t length)
{
    return guard_reading(*terms->source, [&] {
        std::string target(term, length);
        if (target <= terms->prefix || (terms->given && target <= terms->current)) return;
        if (terms->next == terms->end) return;
        terms->next.skip_to(target);
        terms->waiting = true;
    });
}

tc_status tx_postings_open(tx_postings **out, const tx_database *database, const char *term, size_t length)
{
    TRY(check_length(term, length));
    return guard_reading(*database->source, [&] {
        auto made = std::make_unique<tx_postings>();
        made->source = database->source;
        std::string name(term ? term : "", length);
        made->next = database->source->database.postlist_begin(name);
        made->end = database->source->database.postlist_end(name);
        *out = made.release();
    });
}

void tx_postings_free(tx_postings *postings)
{
    guard("postings", [&] { delete postings; });
}

tc_status tx_postings_next(tx_postings *postings, tx_docid *id)
{
    bool at_end = false;
    TRY(guard_reading(*postings->source, [&] {
        if (!postings->waiting && postings->next != postings->end) ++postings->next;
        postings->waiting = false;
        at_end = postings->next == postings->end;
        if (!at_end) *id = *postings->next;
    }));
    return at_end ? TC_NOT_FOUND : TC_OK;
}
