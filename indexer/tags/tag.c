/* The tags of passages. */
#include "indexer/tags/tag.h"
#include "indexer/tags/period.h"
#include "indexer/tags/sector.h"

tc_status tc_tag_passages(tc_passages *passages, const tc_document *document, const tc_sectors *sectors)
{
    TRY(tc_periods_assign(passages, document));
    return tc_sectors_assign(passages, document, sectors);
}
