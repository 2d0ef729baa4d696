/* The commands: each asks the library once and hands what comes back to a printer. */
#include "searcher/program/eval.h"
#include "searcher/program/graph.h"
#include "searcher/program/messages.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_blank(const char *query)
{
    size_t length = strlen(query);
    for (size_t at = 0; at < length;)
        if (!tc_is_space(tc_utf8_next(query, length, &at))) return false;
    return true;
}

static bool has_filter(const tc_search_options *o)
{
    const char *const filters[] = {o->from, o->to, o->period, o->sector, o->document, o->type, o->issuer};
    for (size_t i = 0; i < TC_COUNT(filters); i++)
        if (filters[i] && *filters[i]) return true;
    return false;
}

tc_status tc_query_check(const tc_session *s, const char *query)
{
    const tc_command *c = &s->action->command;
    if (s->action->want < TC_WANT_QUERY || !is_blank(query)) return TC_OK;
    if (s->action->want == TC_WANT_NAME)
        return tc_fail(TC_USAGE, tc_say_text(TC_SAY_NAME_EMPTY), c->name,
                       tc_language_either(c->operands, c->operands_vietnamese));
    /* Filters alone are a query; nothing at all is none. */
    return has_filter(&s->options) ? TC_OK : tc_fail(TC_USAGE, tc_say_text(TC_SAY_QUERY_EMPTY), c->name);
}

static tc_status run_search(tc_session *s, const char *query, json_t **json)
{
    TC_CLEANUP(tc_results_clear) tc_results results = {.query = NULL};
    TRY(tc_search(&results, s->searcher, query, &s->options));
    s->found = results.total > 0;
    if (json)
        *json = tc_json_search(&results, s->out.store);
    else
        tc_print_search(&s->out, &results);
    return TC_OK;
}

static tc_status run_explain(tc_session *s, const char *query, json_t **json)
{
    TC_CLEANUP(tc_results_clear) tc_results results = {.query = NULL};
    TRY(tc_search(&results, s->searcher, query, &s->options));
    s->found = results.total > 0;
    if (json)
        *json = tc_json_explain(&results, s->out.store);
    else
        tc_print_explain(&s->out, &results);
    return TC_OK;
}

static tc_status run_ask(tc_session *s, const char *question, json_t **json)
{
    TC_CLEANUP(tc_asked_clear) tc_asked asked = {.kind = NULL};
    TRY(tc_ask(&asked, s->searcher, question, &s->options));
    s->found = asked.answered;
    if (json)
        *json = tc_json_ask(&asked, s->out.store);
    else
        tc_print_ask(&s->out, &asked);
    return TC_OK;
}

/* What takes longer says on a terminal how far it is, in a line that goes again. */
static void show_progress(void *context, size_t done, size_t total)
{
    (void)context;
    fputs("\r\033[K", stderr);
    if (done < total) fprintf(stderr, tc_say_text(TC_SAY_READING), done, total);
    fflush(stderr);
}

static tc_read_progress *progress_of(const tc_session *s)
{
    return isatty(STDERR_FILENO) && !s->out.quiet ? show_progress : NULL;
}

/* Where so many passages hold all words of a name, what is found is written as it is found. */
enum { MANY_PASSAGES = 20000 };

typedef struct telling {
    tc_session *session;
    char document[TC_ID_LENGTH + 1];
    int year;    /* of the last mention written */
    bool behind; /* what comes at the end is being written */
} telling;

/* What is found under another form of the name, or undated, comes behind all years: a line says why they begin anew. */
static void tell_end(telling *t, const tc_mention *m)
{
    if (!t->behind && t->year && m->date.year < t->year) {
        tc_print_behind(&t->session->out);
        t->behind = true;
        *t->document = '\0';
    }
    t->year = m->date.year;
}

static tc_status tell_mention(void *context, const tc_mention *mention)
{
    telling *t = context;
    if (progress_of(t->session)) fputs("\r\033[K", stderr);
    tell_end(t, mention);
    return tc_print_next_mention(&t->session->out, mention, t->document);
}

static tc_status run_mentions(tc_session *s, const char *name, json_t **json)
{
    TC_CLEANUP(tc_mentions_clear) tc_mentions mentions = {.name = NULL};
    telling told = {.session = s};
    bool text = !json && !s->csv && !s->plot;
    const tc_mention_options options = {.search = s->options,
                                        .step = s->step,
                                        .progress = progress_of(s),
                                        .each = text ? tell_mention : NULL,
                                        .each_above = MANY_PASSAGES,
                                        .context = &told};
    TRY(tc_mention_find(&mentions, s->searcher, name, &options));
    s->found = mentions.total > 0;
    if (json && !tc_args_get(&s->args, tc_options(), "batch")) return tc_mentions_stream(s, &mentions);
    if (json)
        *json = tc_json_mentions(&mentions, s->out.store);
    else if (s->csv)
        (s->plot || s->step ? tc_csv_timeline : tc_csv_mentions)(&s->out, &mentions);
    else
        (s->plot ? tc_print_timeline : tc_print_mentions)(&s->out, &mentions);
    return TC_OK;
}

static tc_status run_names(tc_session *s, const char *query, json_t **json)
{
    TC_CLEANUP(tc_names_clear) tc_names names = {.count = 0};
    const tc_names_options options = {.search = s->options, .kind = s->kind, .progress = progress_of(s)};
    TRY(tc_names_find(&names, s->searcher, query, &options));
    s->found = names.total > 0;
    if (json)
        *json = tc_json_names(&names, s->out.store);
    else
        (s->csv ? tc_csv_names : tc_print_names)(&s->out, &names);
    return TC_OK;
}

static tc_status run_series(tc_session *s, const char *indicator, json_t **json)
{
    TC_CLEANUP(tc_series_clear) tc_series series = {.indicator = NULL};
    TRY(tc_series_find(&series, s->searcher, indicator, &s->options));
    s->found = series.total > 0;
    if (json)
        *json = tc_json_series(&series);
    else if (s->csv)
        tc_csv_series(&s->out, &series);
    else if (s->plot)
        tc_print_series_plot(&s->out, &series);
    else
        tc_print_series(&s->out, &series);
    return TC_OK;
}

static tc_status show_graph(tc_session *s, const tc_decisions *decisions, json_t **json)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    bool dot = !strcmp(s->graph, "dot");
    if (dot && json) return tc_fail(TC_USAGE, "%s", tc_say_text(TC_SAY_GRAPH_JSON));
    if (json) return *json = tc_json_graph(decisions), TC_OK;
    if (dot)
        tc_graph_write(&text, decisions);
    else
        TRY(tc_json_write(&text, tc_json_graph(decisions)));
    TRY(tc_buffer_check(&text));
    tc_screen_raw(&s->out.screen, text.data, text.length);
    return TC_OK;
}

/* Of a list that is all there is, each is told in a line; what was asked for is told in full. */
static tc_status run_decisions(tc_session *s, const char *query, json_t **json)
{
    TC_CLEANUP(tc_decisions_clear) tc_decisions decisions = {.query = NULL};
    tc_decision_options options = {.search = s->options, .as_of = s->as_of};
    bool all = is_blank(query);
    bool batch = tc_args_get(&s->args, tc_options(), "batch") != NULL;
    if (all && !batch && !tc_args_get(&s->args, tc_options(), "limit")) options.search.limit = -1;
    options.brief = s->graph || (all && !json && !s->out.verbose);
    if (all && json && !batch && !s->graph) return tc_decisions_stream(s, &options);
    TRY(tc_decision_find(&decisions, s->searcher, query, &options));
    s->found = decisions.total > 0;
    if (s->graph) return show_graph(s, &decisions, json);
    if (json)
        *json = tc_json_decisions(&decisions);
    else
        tc_print_decisions(&s->out, &decisions, options.brief);
    return TC_OK;
}

static tc_status run_documents(tc_session *s, const char *query, json_t **json)
{
    TC_CLEANUP(tc_listing_clear) tc_listing listing = {.items = NULL};
    TRY(tc_documents_find(&listing, s->searcher, query, &s->options));
    s->found = listing.total > 0;
    if (json)
        *json = tc_json_documents(&listing);
    else
        tc_print_documents(&s->out, &listing);
    return TC_OK;
}

/* The text is exact on standard output, so what is to be said about it goes to standard error. */
static tc_status show_source(tc_session *s, const char *name, json_t **json)
{
    char *text = NULL;
    size_t length = 0;
    bool changed = false, missing = false;
    TRY(tc_show_source(&text, &length, &changed, &missing, s->searcher, name));
    s->found = true;
    if (json)
        *json = tc_json_source(name, text, length, changed, missing);
    else
        tc_screen_raw(&s->out.screen, text, length);
    if (!json && (changed || missing))
        fprintf(stderr, "tracuu: %s: %s\n", name, tc_say_text(missing ? TC_SAY_MISSING : TC_SAY_CHANGED));
    free(text);
    return TC_OK;
}

static tc_status run_show(tc_session *s, const char *name, json_t **json)
{
    TC_CLEANUP(tc_shown_clear) tc_shown shown = {.focus = -1};
    if (s->source) return show_source(s, name, json);
    TRY(tc_show(&shown, s->searcher, name, s->context));
    s->found = shown.hit_count > 0;
    if (json)
        *json = tc_json_show(&shown, s->out.store);
    else
        tc_print_show(&s->out, &shown);
    return TC_OK;
}

static tc_status run_status(tc_session *s, const char *query, json_t **json)
{
    TC_CLEANUP(tc_index_status_clear) tc_index_status status = {.documents = 0};
    (void)query;
    TRY(tc_status_read(&status, s->searcher));
    s->found = true;
    if (json)
        *json = tc_json_status(&status);
    else
        tc_print_status(&s->out, &status);
    return TC_OK;
}

static tc_status run_fields(tc_session *s, const char *query, json_t **json)
{
    (void)query;
    s->found = true;
    if (json)
        *json = tc_json_fields();
    else
        tc_print_fields(&s->out);
    return TC_OK;
}

const tc_action tc_actions[] = {
    {{"search", TC_FOR_SEARCH, "QUERY…", "TRUY_VẤN…",
      "ranked passages with citations; with filters alone, all that pass",
      "các đoạn phù hợp kèm trích dẫn; chỉ có bộ lọc thì cho mọi đoạn qua lọc",
      "search giải phóng mặt bằng\n"
      "search \"thu ngân sách\" --period \"quý I/2023\" --sector \"tai chinh\"\n"
      "search '\"khu công nghiệp\" AND NOT đấu giá' --sort -date\n"
      "search --sector \"y tế\" --from 2022-06 --json"},
     true,
     TC_WANT_QUERY,
     10,
     run_search},
    {{"ask", TC_FOR_ASK, "QUESTION…", "CÂU_HỎI…", "the answer with its citation, then the passages",
      "câu trả lời kèm trích dẫn, rồi đến các đoạn",
      "ask tổng thu ngân sách năm 2022 là bao nhiêu\n"
      "ask ai là chủ tịch ủy ban nhân dân --from 2023\n"
      "ask --batch questions.txt > answers.jsonl"},
     true,
     TC_WANT_NAME,
     10,
     run_ask},
    {{"mentions", TC_FOR_MENTIONS, "NAME…", "TÊN…", "every passage that names it, in order of time, counted by period",
      "mọi đoạn nhắc đến tên đó, theo thời gian, đếm theo kỳ",
      "mentions đường vành đai\n"
      "mentions cầu Vạn Chài --plot --by quarter\n"
      "mentions cầu Vạn Chài --csv > mentions.csv\n"
      "mentions \"khu đô thị mới\" --from 2022 --to 2023 --json"},
     true,
     TC_WANT_NAME,
     -1,
     run_mentions},
    {{"names", TC_FOR_NAMES, "[QUERY…]", "[TRUY_VẤN…]",
      "the projects, programmes, places and organisations that are named most",
      "các dự án, chương trình, địa danh, tổ chức được nhắc đến nhiều nhất",
      "names\n"
      "names --kind project --sector \"giao thông\"\n"
      "names --period 2023 --type \"báo cáo\" --limit 20\n"
      "names giải phóng mặt bằng --csv > names.csv"},
     true,
     TC_WANT_ANY,
     50,
     run_names},
    {{"series", TC_FOR_SERIES, "INDICATOR…", "CHỈ_TIÊU…", "one figure through time, with its target and its sources",
      "một số liệu theo thời gian, kèm chỉ tiêu và nguồn",
      "series tổng đàn lợn\n"
      "series thu ngân sách --from 2022 --plot\n"
      "series tỷ lệ hộ nghèo --csv > ho-ngheo.csv"},
     true,
     TC_WANT_NAME,
     -1,
     run_series},
    {{"decisions", TC_FOR_DECISIONS, "[QUERY…]", "[TRUY_VẤN…]",
      "documents cited or issued, by number or subject, and who cites them",
      "văn bản được viện dẫn hoặc ban hành, theo số hiệu hay nội dung, kèm nơi viện dẫn",
      "decisions 315-KH/TU\n"
      "decisions \"ke hoach 315\" --issuer \"thành ủy\"\n"
      "decisions chuyển đổi số --from 2022 --to 2023 --json\n"
      "decisions 275/QĐ-UBND --as-of 2024-01-01\n"
      "decisions --graph dot > decisions.dot"},
     true,
     TC_WANT_ANY,
     10,
     run_decisions},
    {{"show", TC_FOR_SHOW, "DOCUMENT[#PASSAGE]", "VĂN_BẢN[#ĐOẠN]", "a passage in its surroundings, or a whole document",
      "một đoạn cùng các đoạn xung quanh, hoặc cả văn bản",
      "show 'bao-cao/01.txt#12'\n"
      "show 'bao-cao/01.txt#12' --context 5\n"
      "show 315-KH/TU\n"
      "show bao-cao/01.txt --source"},
     true,
     TC_WANT_NAME,
     -1,
     run_show},
    {{"documents", TC_FOR_DOCUMENTS, "[QUERY…]", "[TRUY_VẤN…]", "the documents, filtered like a search",
      "danh sách văn bản, lọc như khi tìm",
      "documents\n"
      "documents chuyển đổi số --type \"kế hoạch\"\n"
      "documents --from 2023 --sort -date --json"},
     true,
     TC_WANT_ANY,
     -1,
     run_documents},
    {{"status", TC_FOR_STATUS, "", "", "what is in the index and what could not be read",
      "chỉ mục có gì và những gì không đọc được",
      "status\n"
      "status --json"},
     true,
     TC_WANT_NOTHING,
     -1,
     run_status},
    {{"fields", TC_FOR_FIELDS, "", "", "the fields that a query may name", "các trường dùng được trong truy vấn",
      "fields\n"
      "search linhvuc:\"y tế\" ngay:2022..2023 tiêm chủng"},
     false,
     TC_WANT_NOTHING,
     -1,
     run_fields},
    {{"explain", TC_FOR_EXPLAIN, "QUERY…", "TRUY_VẤN…", "how a query was understood, stage by stage",
      "truy vấn được hiểu thế nào, qua từng bước",
      "explain tong dan lon thang 01/2022\n"
      "explain --json --limit 10 thu ngân sách"},
     true,
     TC_WANT_QUERY,
     3,
     run_explain},
    {{"eval", TC_FOR_EVAL, "QUESTIONS", "CÂU_HỎI",
      "how many questions with known passages are answered, and what came instead",
      "bao nhiêu câu hỏi đã biết đoạn trả lời tìm được, và kết quả nào đứng trước",
      "eval questions.tsv\n"
      "eval questions.jsonl --json --limit 20\n"
      "eval questions.tsv --type \"báo cáo\" --quiet"},
     true,
     TC_WANT_NAME,
     10,
     tc_eval_run},
};
const size_t tc_action_count = TC_COUNT(tc_actions);
