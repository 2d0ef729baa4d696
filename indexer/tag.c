/* The tags of passages. */
#include "indexer/tag.h"
#include "indexer/period.h"
#include "indexer/sector.h"

tc_status tc_tag_passages(tc_passages *passages, const tc_document *document, const tc_sectors *sectors)
{
    TRY(tc_periods_assign(passages, document));
    return tc_sectors_assign(passages, document, sectors);
}
