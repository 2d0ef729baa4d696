/* The command eval. */
#ifndef TRACUU_PROGRAM_EVAL_H
#define TRACUU_PROGRAM_EVAL_H

#include "searcher/program/questions.h"
#include "searcher/program/session.h"

/* Asks the questions of the file and prints how many were found. session->partly is INPUT when lines could not be read.
 */
tc_status tc_eval_run(tc_session *session, const char *file, json_t **json);

#endif
