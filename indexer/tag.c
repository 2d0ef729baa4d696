/* The tags of passages. */
#include "indexer/tag.h"
#include "indexer/period.h"
#include "indexer/sector.h"
#include <stdlib.h>

/* A document may have millions of them: what the list grew ahead is given back. */
static void fit(tc_entities *entities)
{
    if (!entities->count || entities->capacity == entities->count) return;
    tc_entity *items = realloc(entities->items, entities->count * sizeof *items);
    if (!items) return;
    entities->items = items;
    entities->capacity = entities->count;
}

static tc_status scan_all(tc_passages *passages, tc_date reference)
{
    for (size_t i = 0; i < passages->count; i++) {
        tc_passage *p = &passages->items[i];
        TRY(tc_entities_scan(&p->entities, p->text, p->text_length, reference));
        fit(&p->entities);
    }
    return TC_OK;
}

tc_status tc_tag_passages(tc_passages *passages, const tc_document *document, const tc_sectors *sectors)
{
    TRY(scan_all(passages, document->date));
    TRY(tc_periods_assign(passages, document));
    return tc_sectors_assign(passages, document, sectors);
}
