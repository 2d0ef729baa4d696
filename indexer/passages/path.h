/* Where a passage stands among the headings of its document. */
#ifndef TC_INDEXER_PASSAGES_PATH_H
#define TC_INDEXER_PASSAGES_PATH_H

#include "indexer/lines/structure.h"

/* The headings above a passage, outermost first; `parent` is the innermost one, -1 for none. */
tc_status tc_path_sections(tc_passage *passage, const tc_blocks *blocks, int parent);
/* "phần thứ nhất, mục II.1.1, điểm a"; left NULL where nothing is numbered. */
tc_status tc_path_place(tc_passage *passage, const tc_blocks *blocks, int parent);

#endif
