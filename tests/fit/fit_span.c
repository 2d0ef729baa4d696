/* What the spans of sentences are, for tests/fit/span.py: fit_span INDEX < QUESTIONS
 *
 * A line of QUESTIONS is a question, a tab, and the text that answers it. Printed are, with tabs between the fields:
 *     feature NAME WEIGHT                     each feature of answer/span.h, and what answer/span.c gives it
 *     side NAME BEFORE BEHIND FIRST LAST      each kind of side, the same
 *     sentence LINE KIND                      a sentence within that text, or around it, in which a span is sought
 *     span TEXT SIDES FEATURES                each span of it that may be given: four numbers of sides, NUMBER:VALUE…
 */
#include "searcher/answer/span.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/search.h>

/* A question that is asked; `said` is the text that answers it. */
typedef struct asked {
    long line;
    const char *said;
} asked;

static void print_weights(void)
{
    static const char *const features[] = {
#define X(name) #name,
        TC_SPAN_FEATURE_LIST(X)
#undef X
    };
    static const char *const sides[] = {
#define X(name) #name,
        TC_SIDE_LIST(X)
#undef X
    };
    for (tc_span_feature f = 0; f < TC_SPAN_FEATURES; f++) printf("feature\t%s\t%g\n", features[f], tc_span_weight(f));
    for (tc_side side = 0; side < TC_SIDES; side++) {
        printf("side\t%s", sides[side]);
        for (tc_span_end end = 0; end < TC_SPAN_ENDS; end++) printf("\t%g", tc_span_side_weight(end, side));
        putchar('\n');
    }
}

static void print_span(const tc_span *x, const char *text, tc_range at)
{
    printf("span\t%.*s\t", (int)(at.end - at.start), text + at.start);
    for (int i = 0; i < TC_SPAN_ENDS; i++) printf("%s%d", i ? " " : "", (int)x->sides[i]);
    const char *gap = "\t";
    for (int i = 0; i < TC_SPAN_FEATURES; i++) {
        if (x->values[i] == 0) continue;
        printf("%s%d:%.4g", gap, i, x->values[i]);
        gap = " ";
    }
    putchar('\n');
}

static tc_status print_spans(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    TC_CLEANUP(tc_alignment_clear) tc_alignment a = {.scene = NULL};
    tc_range at;
    TRY(tc_align(&a, s, w, first, last));
    for (tc_span x = TC_SPAN_NONE; tc_span_next(&x, &at, &a);) print_span(&x, s->hit->passage.text, at);
    return TC_OK;
}

/* Whether one of them stands in the other. */
static bool is_said(const asked *q, const tc_scene *s, tc_range at)
{
    char *sentence = strndup(s->hit->passage.text + at.start, at.end - at.start);
    bool said = sentence && *sentence && (strstr(q->said, sentence) || strstr(sentence, q->said));
    free(sentence);
    return said;
}

static tc_status visit(void *data, const tc_scene *s, const tc_wanted *w)
{
    const asked *q = data;
    for (uint32_t i = 0; i < s->sentences && w->asked != SIZE_MAX; i++) {
        uint32_t first, last;
        tc_range at = tc_scene_sentence(s, i);
        if (!tc_scene_tokens(s, at, &first, &last) || !is_said(q, s, at)) continue;
        if (tc_scene_definition(s, w, first, last)) continue;
        printf("sentence\t%ld\t%s\n", q->line, w->kind);
        TRY(print_spans(s, w, first, last));
    }
    return TC_OK;
}

static tc_status read_line(tc_searcher *s, char *text, long line)
{
    tc_results results;
    tc_search_options options = {.limit = TC_ANSWER_READ_MOST, .today = {2024, 1, 15}};
    char *tab = strchr(text, '\t');
    if (!tab) return tc_fail(TC_USAGE, "line %ld: no tab stands behind the question", line);
    *tab = '\0';
    tab[1 + strcspn(tab + 1, "\n")] = '\0';
    asked q = {line, tab + 1};
    TRY(tc_search(&results, s, text, &options));
    tc_status status = tc_answer_visit(s, &results, text, options.today, visit, &q);
    tc_results_clear(&results);
    return status;
}

int main(int argc, char **argv)
{
    tc_searcher *s = NULL;
    char *text = NULL;
    size_t room = 0;
    if (argc != 2) {
        fprintf(stderr, "usage: fit_span INDEX < QUESTIONS\n");
        return 2;
    }
    tc_status status = tc_searcher_open(&s, argv[1]);
    if (status == TC_OK) print_weights();
    for (long line = 0; status == TC_OK && getline(&text, &room, stdin) > 0; line++) status = read_line(s, text, line);
    if (status != TC_OK) fprintf(stderr, "fit_span: %s\n", tc_message());
    free(text);
    tc_searcher_free(s);
    return status == TC_OK ? 0 : 1;
}
