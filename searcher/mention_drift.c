#include "searcher/mention.h"
tc_status tc_mentions_find_drift(tc_mentions *m) { (void)m; return TC_OK; }
