#include "searcher/program/questions.h"
#include "searcher/program/messages.h"
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void asking_clear(tc_asking *a)
{
    free(a->question);
    tc_texts_free(a->documents, a->document_count);
    tc_texts_free(a->words, a->word_count);
    *a = (tc_asking){.line = 0};
}

void tc_questions_free(tc_questions *q)
{
    for (size_t i = 0; i < q->count; i++) asking_clear(&q->items[i]);
    for (size_t i = 0; i < q->bad_count; i++) free(q->bad[i].reason);
    free(q->items);
    free(q->bad);
    *q = (tc_questions){.count = 0};
}

static tc_status no_memory(void)
{
    return tc_fail(TC_MEMORY, "no memory for the questions");
}

static tc_status add_bad(tc_questions *q, size_t line, const char *reason)
{
    TRY(TC_GROW(q->bad, q->bad_capacity, q->bad_count + 1));
    char *copy = tc_strdup(reason);
    if (!copy) return no_memory();
    q->bad[q->bad_count++] = (tc_bad_line){line, copy};
    return TC_OK;
}

/* ---- values ---- */

static void trim(const char **text, size_t *length)
{
    while (*length && strchr(" \t\r\n", (*text)[*length - 1])) --*length;
    while (*length && strchr(" \t", **text)) ++*text, --*length;
}

static tc_status add_text(char ***texts, size_t *count, const char *text, size_t length)
{
    trim(&text, &length);
    return length ? tc_texts_add(texts, count, text, length) : TC_OK;
}

/* "a | b" */
static tc_status add_texts(char ***texts, size_t *count, const char *text, size_t length)
{
    for (size_t at = 0; at <= length;) {
        const char *bar = memchr(text + at, '|', length - at);
        size_t end = bar ? (size_t)(bar - text) : length;
        TRY(add_text(texts, count, text + at, end - at));
        at = end + 1;
    }
    return TC_OK;
}

static tc_status add_json(char ***texts, size_t *count, const json_t *value)
{
    if (json_is_string(value)) return add_text(texts, count, json_string_value(value), json_string_length(value));
    for (size_t i = 0; i < json_array_size(value); i++) TRY(add_json(texts, count, json_array_get(value, i)));
    return TC_OK;
}

/* ---- lines ---- */

static const json_t *first_of(const json_t *object, const char *const *keys)
{
    for (; *keys; keys++)
        if (json_object_get(object, *keys)) return json_object_get(object, *keys);
    return NULL;
}

/* Reads an object; *reason says what is wrong with it. */
static tc_status read_json(tc_asking *out, const char *line, size_t length, const char **reason)
{
    static const char *const question[] = {"question", "query", NULL};
    static const char *const documents[] = {"document", "documents", "docs", NULL};
    static const char *const words[] = {"words", "answers", NULL};
    json_t *object = json_loadb(line, length, 0, NULL);
    const json_t *text = object ? first_of(object, question) : NULL;
    tc_status status = TC_OK;
    if (!json_is_object(object))
        *reason = tc_say_text(TC_SAY_LINE_NO_JSON);
    else if (!json_is_string(text))
        *reason = tc_say_text(TC_SAY_LINE_NO_QUESTION);
    if (!*reason) {
        out->question = tc_strdup(json_string_value(text));
        status = out->question ? add_json(&out->documents, &out->document_count, first_of(object, documents))
                               : no_memory();
        if (status == TC_OK) status = add_json(&out->words, &out->word_count, first_of(object, words));
    }
    json_decref(object);
    return status;
}

static tc_status read_columns(tc_asking *out, const char *line, size_t length, const char **reason)
{
    const char *columns[3] = {line, NULL, NULL};
    size_t lengths[3] = {0}, count = 1;
    for (size_t i = 0; i < length; i++) {
        if (line[i] == '\t' && count == 3) return *reason = tc_say_text(TC_SAY_LINE_COLUMNS), TC_OK;
        if (line[i] == '\t')
            columns[count++] = line + i + 1;
        else
            lengths[count - 1]++;
    }
    if (count == 1) return *reason = tc_say_text(TC_SAY_LINE_NO_TAB), TC_OK;
    trim(&columns[0], &lengths[0]);
    out->question = tc_strndup(columns[0], lengths[0]);
    if (!out->question) return no_memory();
    TRY(add_texts(&out->documents, &out->document_count, columns[1], lengths[1]));
    return columns[2] ? add_texts(&out->words, &out->word_count, columns[2], lengths[2]) : TC_OK;
}

/* The names of the columns, as a table program writes them. */
static bool is_heading(const char *line, size_t length)
{
    static const char *const names[] = {"question", "query", "câu hỏi", "truy vấn"};
    const char *tab = memchr(line, '\t', length);
    for (size_t i = 0; tab && i < TC_COUNT(names); i++) {
        char *first = tc_strndup(line, (size_t)(tab - line));
        bool same = first && tc_fold_equal(first, names[i]);
        free(first);
        if (same) return true;
    }
    return false;
}

static tc_status read_line(tc_questions *q, const char *line, size_t length, size_t number)
{
    tc_asking asking = {.line = number};
    const char *reason = NULL;
    if (number == 1 && length >= 3 && !memcmp(line, "\xEF\xBB\xBF", 3)) line += 3, length -= 3;
    while (length && strchr("\r\n", line[length - 1])) length--;
    size_t blank = 0;
    while (blank < length && strchr(" \t", line[blank])) blank++;
    if (blank == length || line[0] == '#' || (number == 1 && is_heading(line, length))) return TC_OK;
    if (memchr(line, '\0', length) || tc_utf8_valid(line, length) != length)
        return add_bad(q, number, tc_say_text(TC_SAY_LINE_NO_TEXT));
    tc_status status = line[blank] == '{' ? read_json(&asking, line, length, &reason)
                                          : read_columns(&asking, line, length, &reason);
    if (status == TC_OK && !reason && !*asking.question) reason = tc_say_text(TC_SAY_LINE_NO_QUESTION);
    if (status == TC_OK && !reason && !asking.document_count && !asking.word_count)
        reason = tc_say_text(TC_SAY_LINE_NO_PASSAGE);
    if (status == TC_OK && !reason) status = TC_GROW(q->items, q->capacity, q->count + 1);
    if (status == TC_OK && !reason) {
        q->items[q->count++] = asking;
        return TC_OK;
    }
    asking_clear(&asking);
    return status == TC_OK ? add_bad(q, number, reason) : status;
}

static tc_status read_lines(tc_questions *q, FILE *in, const char *file)
{
    char *line = NULL;
    size_t room = 0, number = 0;
    ssize_t length;
    tc_status status = TC_OK;
    while (status == TC_OK && (errno = 0, length = getline(&line, &room, in)) >= 0)
        status = read_line(q, line, (size_t)length, ++number);
    if (status == TC_OK && !feof(in)) status = tc_fail_errno("'%s'", file);
    free(line);
    return status;
}

tc_status tc_questions_read(tc_questions *out, const char *file)
{
    tc_questions q = {.count = 0};
    bool standard = !strcmp(file, "-");
    FILE *in = standard ? stdin : fopen(file, "re");
    if (!in) return tc_fail_errno("'%s'", file);
    tc_status status = read_lines(&q, in, file);
    if (!standard) fclose(in);
    if (status == TC_OK)
        *out = q;
    else
        tc_questions_free(&q);
    return status;
}
