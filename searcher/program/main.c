/* tracuu: searches an index and answers questions from it. It only reads. */
#include "searcher/program/messages.h"
#include "searcher/program/session.h"
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static tc_status parse_sort(tc_sort *out, const char *word)
{
    static const char *const names[] = {
        [TC_SORT_RELEVANCE] = "relevance", [TC_SORT_DATE] = "date", [TC_SORT_DATE_DESCENDING] = "-date"};
    for (size_t i = 0; word && i < TC_COUNT(names); i++)
        if (!strcmp(word, names[i])) return *out = (tc_sort)i, TC_OK;
    return word ? tc_fail(TC_USAGE, tc_say_text(TC_SAY_SORT_WRONG), word) : TC_OK;
}

static tc_status parse_step(tc_step *out, const char *word)
{
    static const char *const names[] = {
        [TC_STEP_MONTH] = "month", [TC_STEP_QUARTER] = "quarter", [TC_STEP_YEAR] = "year"};
    for (size_t i = TC_STEP_MONTH; word && i < TC_COUNT(names); i++)
        if (!strcmp(word, names[i])) return *out = (tc_step)i, TC_OK;
    return word ? tc_fail(TC_USAGE, tc_say_text(TC_SAY_STEP_WRONG), word) : TC_OK;
}

static tc_status parse_graph(const char **out, const char *format)
{
    *out = format;
    if (!format || !strcmp(format, "dot") || !strcmp(format, "json")) return TC_OK;
    return tc_fail(TC_USAGE, tc_say_text(TC_SAY_GRAPH_WRONG), format);
}

static tc_status parse_as_of(tc_date *out, const char *date)
{
    if (!date || tc_date_parse(out, date) == TC_OK) return TC_OK;
    return tc_fail(TC_USAGE, tc_say_text(TC_SAY_AS_OF_WRONG), date);
}

/* More than any index gives, and still a number that may be added to another. */
enum { RESULTS_MOST = 1000000000 };

static tc_status read_options(tc_session *s)
{
    const tc_option *table = tc_options();
    tc_search_options *o = &s->options;
    *o = (tc_search_options){.limit = s->action->limit};
    TRY(tc_args_number(&o->limit, &s->args, table, "limit", 0));
    TRY(tc_args_number(&o->offset, &s->args, table, "offset", 0));
    if (o->limit > RESULTS_MOST) o->limit = RESULTS_MOST;
    if (o->offset > RESULTS_MOST) o->offset = RESULTS_MOST;
    s->context = 2;
    TRY(tc_args_number(&s->context, &s->args, table, "context", 0));
    TRY(parse_graph(&s->graph, tc_args_get(&s->args, table, "graph")));
    TRY(parse_as_of(&s->as_of, tc_args_get(&s->args, table, "as-of")));
    TRY(parse_sort(&o->sort, tc_args_get(&s->args, table, "sort")));
    o->from = tc_args_get(&s->args, table, "from");
    o->to = tc_args_get(&s->args, table, "to");
    o->period = tc_args_get(&s->args, table, "period");
    o->sector = tc_args_get(&s->args, table, "sector");
    o->document = tc_args_get(&s->args, table, "document");
    o->type = tc_args_get(&s->args, table, "type");
    o->issuer = tc_args_get(&s->args, table, "issuer");
    TRY(parse_step(&s->step, tc_args_get(&s->args, table, "by")));
    s->kind = tc_args_get(&s->args, table, "kind");
    s->plot = tc_args_get(&s->args, table, "plot") != NULL;
    s->csv = tc_args_get(&s->args, table, "csv") != NULL;
    s->source = tc_args_get(&s->args, table, "source") != NULL;
    s->json = tc_args_get(&s->args, table, "json") != NULL;
    s->out.quiet = tc_args_get(&s->args, table, "quiet") != NULL;
    s->out.verbose = tc_args_get(&s->args, table, "verbose") != NULL;
    return tc_screen_open(&s->out.screen, tc_args_get(&s->args, table, "color"));
}

/* A table of wordings: what the option names, else the environment, else the built-in one. */
static const char *table_of(const tc_session *s, const char *option, const char *variable)
{
    const char *given = tc_args_get(&s->args, tc_options(), option);
    if (!given) given = getenv(variable);
    return given && *given ? given : NULL;
}

static tc_status choose_tables(tc_session *s)
{
    const char *synonyms = table_of(s, "synonyms", "TRACUU_SYNONYMS");
    const char *thesaurus = table_of(s, "thesaurus", "TRACUU_THESAURUS");
    if (synonyms) TRY(tc_searcher_use_synonyms(s->searcher, synonyms));
    const char *bigrams = table_of(s, "bigrams", "TRACUU_BIGRAMS");
    if (thesaurus) TRY(tc_searcher_use_thesaurus(s->searcher, thesaurus));
    return bigrams ? tc_searcher_use_bigrams(s->searcher, bigrams) : TC_OK;
}

static tc_status open_index(tc_session *s)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer path = {0};
    TRY(tc_args_index(&path, tc_args_get(&s->args, tc_options(), "db")));
    TRY(tc_searcher_open(&s->searcher, path.data));
    s->out.store = tc_searcher_store(s->searcher);
    return choose_tables(s);
}

static tc_status print_json(json_t *json)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer line = {0};
    TRY(tc_json_write(&line, json));
    if (fwrite(line.data, 1, line.length, stdout) != line.length && errno != EPIPE)
        return tc_fail_errno("standard output");
    return TC_OK;
}

/* What the command line lacks is said before an index is looked for. */
static tc_status check_operands(const tc_session *s, const char *query, const char *batch)
{
    const char *name = s->action->command.name;
    TRY(tc_options_check(&s->args, &s->action->command));
    if (s->action->want == TC_WANT_NOTHING && s->args.operand_count)
        return tc_fail(TC_USAGE, tc_say_text(TC_SAY_NO_OPERAND), name, s->args.operands[0]);
    if (batch && s->args.operand_count)
        return tc_fail(TC_USAGE, tc_say_text(TC_SAY_BATCH_OPERANDS), name, s->args.operands[0]);
    /* Each is a whole way of printing; a batch is printed as JSON. (Of mentions --plot says what of them, --csv how.)
     */
    bool both = s->plot && s->csv && s->action->command.bit == TC_FOR_SERIES;
    if (both || ((s->plot || s->csv) && (s->json || batch)))
        return tc_fail(TC_USAGE, tc_say_text(TC_SAY_ONE_FORMAT), name);
    return batch ? TC_OK : tc_query_check(s, query);
}

static tc_status run_action(tc_session *s)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer query = {0};
    const char *batch = tc_args_get(&s->args, tc_options(), "batch");
    json_t *json = NULL;
    tc_args_join(&query, &s->args);
    TRY(tc_buffer_check(&query));
    TRY(read_options(s));
    TRY(check_operands(s, query.data, batch));
    if (s->action->index) TRY(open_index(s));
    if (batch) {
        TRY(tc_batch_run(s, batch));
        s->found = true;
        return TC_OK;
    }
    TRY(s->action->answer(s, query.data, s->json ? &json : NULL));
    if (s->written) return TC_OK;
    return s->json ? print_json(json) : tc_screen_show(&s->out.screen);
}

static const tc_action *find_action(const char *name)
{
    for (size_t i = 0; i < tc_action_count; i++)
        if (!strcmp(tc_actions[i].command.name, name)) return &tc_actions[i];
    return NULL;
}

static tc_status print_help(const tc_action *action)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    const tc_command *commands[16];
    size_t count = 0;
    for (; count < tc_action_count && count < 16; count++) commands[count] = &tc_actions[count].command;
    if (action)
        tc_help_command(&text, &action->command, action->limit);
    else
        tc_help_program(&text, commands, count);
    TRY(tc_buffer_check(&text));
    fputs(text.data, stdout);
    return TC_OK;
}

/* A word of a query that begins with "-" looks like an option. */
static tc_status parse(tc_args *args, int argc, char **argv)
{
    tc_status status = tc_args_parse(args, tc_options(), argc, argv);
    if (status == TC_USAGE && !strncmp(tc_message(), "no option", 9)) tc_hint("%s", tc_say_text(TC_SAY_DASH_WORD));
    return status;
}

static tc_status want_command(const tc_session *s)
{
    tc_status status = s->args.operand_count
                           ? tc_fail(TC_USAGE, tc_say_text(TC_SAY_COMMAND_UNKNOWN), s->args.operands[0])
                           : tc_fail(TC_USAGE, "%s", tc_say_text(TC_SAY_COMMAND_WANTED));
    tc_hint("%s", tc_say_text(TC_SAY_COMMAND_LIST));
    return status;
}

static tc_status run(tc_session *s, int argc, char **argv)
{
    TRY(parse(&s->args, argc, argv));
    const tc_action *action = s->args.operand_count ? find_action(s->args.operands[0]) : NULL;
    s->found = true;
    if (tc_args_get(&s->args, tc_options(), "version"))
        return printf("tracuu %s (Xapian %s)\n", tc_version(), tx_version()), TC_OK;
    if (tc_args_get(&s->args, tc_options(), "help")) return print_help(action);
    if (!action) return want_command(s);
    s->action = action;
    s->args.operands++;
    s->args.operand_count--;
    return run_action(s);
}

static const char *hint_of(tc_status status)
{
    if (*tc_message_hint()) return tc_message_hint();
    if (status == TC_USAGE) return tc_say_text(TC_SAY_HINT_USAGE);
    if (status == TC_NO_INDEX) return tc_say_text(TC_SAY_HINT_NO_INDEX);
    if (status == TC_SCHEMA) return tc_say_text(TC_SAY_HINT_SCHEMA);
    if (status == TC_DAMAGED) return tc_say_text(TC_SAY_HINT_DAMAGED);
    return "";
}

/* A sentence without a Vietnamese one, as of Xapian, stays English: the status says what it is about. */
static void print_failure(tc_status status)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer sentence = {0}, hint = {0};
    const char *english = *tc_message() ? tc_message() : tc_say_status(status);
    tc_language_put(&sentence, english);
    tc_language_put(&hint, hint_of(status));
    const char *said = sentence.status == TC_OK ? sentence.data : english;
    if (tc_language_vietnamese() && *tc_message())
        fprintf(stderr, "tracuu: %s: %s\n", tc_say_status(status), said);
    else
        fprintf(stderr, "tracuu: %s\n", said);
    if (hint.status == TC_OK && hint.length) fprintf(stderr, "%s: %s\n", tc_say_text(TC_SAY_HINT), hint.data);
}

static int finish(const tc_session *s, tc_status status)
{
    if (fflush(stdout) != 0 && status == TC_OK && errno != EPIPE) status = tc_fail_errno("standard output");
    if (status == TC_OK) status = s->partly;
    if (status == TC_OK) return s->found ? 0 : tc_status_exit(TC_NOT_FOUND);
    print_failure(status);
    return tc_status_exit(status);
}

int main(int argc, char **argv)
{
    tc_session session = {.action = NULL};
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C");
    int code = finish(&session, run(&session, argc, argv));
    tc_screen_free(&session.out.screen);
    tc_searcher_free(session.searcher);
    return code;
}
