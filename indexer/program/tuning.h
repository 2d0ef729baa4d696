/* How Xapian writes when documents are added. */
#ifndef TC_TUNING_H
#define TC_TUNING_H

/* Before the first database is opened and the first thread is started: it sets a variable of the environment that
 * Xapian reads, unless the user has. */
void tc_tuning_set(void);

#endif
