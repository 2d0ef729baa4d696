#include "handle.h"

using tx::check_term;
using tx::guard;

/* The way in for about a hundred terms a passage: the term is copied into room that is kept, and the guard costs
 * nothing until something is thrown. */
template <class F> static tc_status with_term(tx_document *d, const char *term, size_t length, F &&f)
{
    TRY(check_term(term, length));
    return guard("document", [&] {
        d->term.assign(term, length);
        f(d->document, d->term);
    });
}

tc_status tx_document_new(tx_document **out)
{
    return guard("document", [&] { *out = new tx_document; });
}

void tx_document_free(tx_document *document)
{
    delete document;
}

tc_status tx_document_clear(tx_document *document)
{
    return guard("document", [&] { document->document = Xapian::Document(); });
}

tc_status tx_document_add_term(tx_document *document, const char *term, size_t length, uint32_t wdf)
{
    return with_term(document, term, length, [&](Xapian::Document &d, const std::string &t) { d.add_term(t, wdf); });
}

tc_status tx_document_add_boolean(tx_document *document, const char *term, size_t length)
{
    return tx_document_add_term(document, term, length, 0);
}

tc_status tx_document_add_posting(tx_document *document, const char *term, size_t length, uint32_t position)
{
    return with_term(document, term, length,
                     [&](Xapian::Document &d, const std::string &t) { d.add_posting(t, position); });
}

tc_status tx_document_set_value(tx_document *document, uint32_t slot, const char *value, size_t length)
{
    TRY(tx::check_bytes("a value", length));
    return guard("document", [&] { document->document.add_value(slot, std::string(value, length)); });
}

tc_status tx_document_set_data(tx_document *document, const char *data, size_t length)
{
    TRY(tx::check_bytes("the data of a document", length));
    return guard("document", [&] { document->document.set_data(std::string(data, length)); });
}

size_t tx_sortable(char *out, double value)
{
    return Xapian::sortable_serialise_(value, out);
}

double tx_unsortable(const char *value, size_t length)
{
    double number = 0;
    guard("number", [&] { number = Xapian::sortable_unserialise(std::string(value, length < 9 ? length : 9)); });
    return number;
}
