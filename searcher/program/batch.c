#include "searcher/program/session.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The byte order mark that some editors begin a file with. */
static void skip_mark(char *line, ssize_t *length)
{
    if (*length < 3 || memcmp(line, "\xEF\xBB\xBF", 3) != 0) return;
    *length -= 3;
    memmove(line, line + 3, (size_t)*length + 1);
}

/* Takes the line end off; a NUL in a line would end the query early. */
static void trim_line(char *line, ssize_t *length)
{
    while (*length > 0 && (line[*length - 1] == '\n' || line[*length - 1] == '\r')) line[--*length] = '\0';
    for (ssize_t i = 0; i < *length; i++)
        if (!line[i]) line[i] = ' ';
}

/* Whatever goes wrong with one query is a line of the output; only the output itself can end the batch. */
static tc_status answer_line(tc_session *s, const char *query, tc_buffer *out)
{
    json_t *json = NULL;
    tc_buffer_clear(out);
    tc_message_clear();
    tc_status status = tc_query_check(s, query);
    if (status == TC_OK) status = s->action->answer(s, query, &json);
    if (status == TC_OK) status = tc_json_write(out, json);
    if (status != TC_OK) {
        tc_buffer_clear(out);
        TRY(tc_json_write(out, tc_json_failure(query, status)));
    }
    /* Each answer is handed on at once: a program may be waiting for it before it sends the next query. */
    if (fwrite(out->data, 1, out->length, stdout) != out->length || fflush(stdout) != 0)
        return tc_fail_errno("standard output");
    return TC_OK;
}

static tc_status answer_lines(tc_session *s, FILE *in, const char *file)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer out = {0};
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    size_t number = 0;
    tc_status status = TC_OK;
    while (status == TC_OK && (errno = 0, length = getline(&line, &room, in)) >= 0) {
        if (!number++) skip_mark(line, &length);
        trim_line(line, &length);
        status = answer_line(s, line, &out);
    }
    if (status == TC_OK && !feof(in)) status = tc_fail_errno("'%s'", file);
    free(line);
    return status;
}

tc_status tc_batch_run(tc_session *s, const char *file)
{
    if (!strcmp(file, "-")) return answer_lines(s, stdin, file);
    FILE *in = fopen(file, "re");
    if (!in) return tc_fail_errno("'%s'", file);
    tc_status status = answer_lines(s, in, file);
    fclose(in);
    return status;
}
