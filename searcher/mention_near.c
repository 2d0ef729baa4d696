#include "searcher/mention.h"
tc_status tc_mention_look_around(tc_mention *m, tc_finding *f) { (void)m,(void)f; return TC_OK; }
