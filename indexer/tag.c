/* The tags of passages. */
#include "indexer/tag.h"
#include "indexer/period.h"
#include "indexer/sector.h"

static tc_status scan_all(tc_passages *passages, tc_date reference)
{
    for (size_t i = 0; i < passages->count; i++) {
        tc_passage *p = &passages->items[i];
        TRY(tc_entities_scan(&p->entities, p->text, p->text_length, reference));
    }
    return TC_OK;
}

tc_status tc_tag_passages(tc_passages *passages, const tc_document *document, const tc_sectors *sectors)
{
    TRY(scan_all(passages, document->date));
    TRY(tc_periods_assign(passages, document));
    return tc_sectors_assign(passages, document, sectors);
}
