/* What a passage and a document hold, and the names of their kinds. */
#include <stdlib.h>
#include <string.h>
#include <tracuu/passage.h>

const char *tc_passage_kind_name(tc_passage_kind kind)
{
    switch (kind) {
    case TC_PASSAGE_BODY: return "body";
    case TC_PASSAGE_ROW: return "row";
    case TC_PASSAGE_FOOTNOTE: return "footnote";
    case TC_PASSAGE_CAPTION: return "caption";
    case TC_PASSAGE_CONTENTS: return "contents";
    case TC_PASSAGE_FRAME: return "frame";
    case TC_PASSAGE_RECITAL: return "recital";
    }
    return "body";
}

uint32_t tc_origin_of(const tc_origin *pieces, size_t count, uint32_t at)
{
    size_t low = 0, high = count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (pieces[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    uint32_t source = pieces[low].source + (at - pieces[low].at);
    /* A composed character may take more bytes than what it is composed of. */
    return high < count && source > pieces[high].source ? pieces[high].source : source;
}

void tc_passage_clear(tc_passage *passage)
{
    if (!passage) return;
    free(passage->text);
    free(passage->origin);
    free(passage->spans);
    tc_texts_free(passage->section, passage->section_count);
    free(passage->about);
    free(passage->place);
    for (size_t k = 0; passage->context && k < passage->context_count; k++) free(passage->context[k].text);
    free(passage->context);
    free(passage->opening.text);
    free(passage->mark);
    tc_entities_free(&passage->entities);
    *passage = (tc_passage){0};
}

void tc_passages_free(tc_passages *passages)
{
    if (!passages) return;
    for (size_t k = 0; k < passages->count; k++) tc_passage_clear(&passages->items[k]);
    free(passages->items);
    *passages = (tc_passages){0};
}

static const char *const bases[] = {
    [TC_BASIS_LETTERHEAD] = "letterhead", [TC_BASIS_COVER] = "cover",       [TC_BASIS_TITLE] = "title",
    [TC_BASIS_CONTENT] = "content",       [TC_BASIS_FILENAME] = "filename",
};

const char *tc_basis_name(tc_basis basis)
{
    return (size_t)basis < TC_COUNT(bases) ? bases[basis] : NULL;
}

tc_basis tc_basis_of_name(const char *name)
{
    for (size_t k = 1; name && k < TC_COUNT(bases); k++)
        if (strcmp(bases[k], name) == 0) return (tc_basis)k;
    return TC_BASIS_NONE;
}

void tc_document_clear(tc_document *document)
{
    if (!document) return;
    free(document->id);
    free(document->root);
    free(document->path);
    free(document->title);
    free(document->type);
    free(document->number);
    free(document->issuer);
    free(document->doubt);
    *document = (tc_document){0};
}

tc_status tc_document_copy(tc_document *out, const tc_document *d)
{
    tc_document copy = *d;
    char **to[] = {&copy.id, &copy.root, &copy.path, &copy.title, &copy.type, &copy.number, &copy.issuer, &copy.doubt};
    const char *from[] = {d->id, d->root, d->path, d->title, d->type, d->number, d->issuer, d->doubt};
    bool whole = true;
    for (size_t i = 0; i < TC_COUNT(to); i++) {
        *to[i] = tc_strdup(from[i]);
        whole &= *to[i] || !from[i];
    }
    if (!whole) {
        tc_document_clear(&copy);
        return tc_fail(TC_MEMORY, "no memory for the record of a document");
    }
    *out = copy;
    return TC_OK;
}
