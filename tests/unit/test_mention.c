/* Mentions and names, through an index made from a few invented documents. */
#include "tests/unit/test_index.h"

static int open_index(void **state)
{
    (void)state;
    return index_of_table("mention-documents.txt");
}

/* ---- mentions ---- */

static bool has_form(const tc_mentions *m, const char *form)
{
    for (size_t i = 0; i < m->form_count; i++)
        if (!strcmp(m->forms[i], form)) return true;
    return false;
}

/* "total_investment 45,6 tỷ đồng" of a figure or date beside a mention. */
static void put_beside(tc_buffer *out, const tc_mention *m, const tc_beside *b)
{
    const tc_entity *e = &m->hit.passage.entities.items[b->entity];
    tc_put_format(out, "%s %.*s", b->about ? b->about : "-", (int)(e->at.end - e->at.start),
                  m->hit.passage.text + e->at.start);
}

static bool has_figure(const tc_mentions *m, const char *want)
{
    for (size_t i = 0; i < m->count; i++)
        for (size_t k = 0; k < m->items[i].beside_count; k++) {
            TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
            put_beside(&text, &m->items[i], &m->items[i].beside[k]);
            if (!strcmp(text.data, want)) return true;
        }
    return false;
}

/* "deadline ngày 30/9/2022 | ngày 31/12/2022". */
static bool has_drift(const tc_mentions *m, const char *want)
{
    for (size_t i = 0; i < m->drift_count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
        const tc_drift *d = &m->drifts[i];
        for (size_t k = 0; k < d->count; k++) {
            const tc_mention *of = &m->items[d->values[k].mention];
            const tc_entity *e = &of->hit.passage.entities.items[of->beside[d->values[k].beside].entity];
            tc_put_format(&text, "%s%.*s", k ? " | " : "", (int)(e->at.end - e->at.start),
                          of->hit.passage.text + e->at.start);
        }
        size_t n = strlen(d->about);
        if (!strncmp(want, d->about, n) && want[n] == ' ' && !strcmp(want + n + 1, text.data)) return true;
    }
    return false;
}

static void check_status(const char *name, const tc_mentions *m, const char *want)
{
    const tc_mention *first = &m->items[0];
    const tc_event *e = first->event < first->event_count ? &first->events[first->event] : NULL;
    char got[64];
    assert_true(m->count > 0);
    snprintf(got, sizeof got, "%s%s", e && e->negated ? "!" : "", e ? e->kind : "-");
    if (strcmp(got, want) != 0) fail_msg("'%s': the status is %s, not %s", name, got, want);
}

static void check_timeline(const char *name, const tc_mentions *m, const char *want)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer got = {0};
    for (size_t i = 0; i < m->timeline.count; i++)
        tc_put_format(&got, "%s%s %u", i ? ", " : "", m->timeline.items[i].name, m->timeline.items[i].count);
    if (strcmp(got.data, want) != 0) fail_msg("'%s': the timeline is %s", name, got.data);
}

static void check_match(const char *name, const tc_mentions *m, const pair *p)
{
    const char *got = !strcmp(p->key, "match") ? tc_mention_match_name(m->match) : m->sought ? m->sought : "-";
    if (strcmp(got, p->value) != 0) fail_msg("'%s': %s is '%s', not '%s'", name, p->key, got, p->value);
}

static void check_pair(const char *name, const tc_mentions *m, const pair *p)
{
    if (!strcmp(p->key, "total")) {
        if (m->total != (size_t)atoi(p->value)) fail_msg("'%s': %zu mentions, not %s", name, m->total, p->value);
    } else if (!strcmp(p->key, "form")) {
        if (!has_form(m, p->value)) fail_msg("'%s': '%s' is not found", name, p->value);
    } else if (!strcmp(p->key, "not")) {
        if (has_form(m, p->value)) fail_msg("'%s': '%s' is found", name, p->value);
    } else if (!strcmp(p->key, "figure")) {
        if (!has_figure(m, p->value)) fail_msg("'%s': no '%s'", name, p->value);
    } else if (!strcmp(p->key, "drift")) {
        bool well = strcmp(p->value, "-") ? has_drift(m, p->value) : !m->drift_count;
        if (!well) fail_msg("'%s': drift is not '%s'", name, p->value);
    } else if (!strcmp(p->key, "match") || !strcmp(p->key, "sought")) {
        check_match(name, m, p);
    } else if (!strcmp(p->key, "status")) {
        check_status(name, m, p->value);
    } else if (!strcmp(p->key, "timeline")) {
        check_timeline(name, m, p->value);
    } else if (strcmp(p->key, "name") != 0 && strcmp(p->key, "by") != 0) {
        fail_msg("no check '%s'", p->key);
    }
}

static void check_mentions(const group *g)
{
    tc_mentions m;
    const char *name = group_value(g, "name"), *by = group_value(g, "by");
    tc_mention_options options = {.search = {.limit = -1, .today = {2024, 1, 15}}};
    if (by)
        options.step = !strcmp(by, "year") ? TC_STEP_YEAR : !strcmp(by, "quarter") ? TC_STEP_QUARTER : TC_STEP_MONTH;
    succeed(tc_mention_find(&m, searcher, name, &options));
    for (int i = 0; i < g->count; i++) check_pair(name, &m, &g->pairs[i]);
    for (size_t i = 0; i < m.count; i++) {
        tc_range sentence = m.items[i].sentence, place = m.items[i].hit.highlights[0];
        assert_true(sentence.start <= place.start && place.start < sentence.end);
        assert_true(sentence.end <= m.items[i].hit.passage.text_length);
    }
    tc_mentions_clear(&m);
}

/* ---- names ---- */

/* "NAME PASSAGES DOCUMENTS". */
static void check_named(const tc_names *names, const char *want)
{
    for (size_t i = 0; i < names->count; i++) {
        TC_CLEANUP(tc_buffer_free) tc_buffer got = {0};
        const tc_named *n = &names->items[i];
        tc_put_format(&got, "%s %u %u", n->name, n->passages, n->documents);
        if (!strcmp(got.data, want)) return;
        if (!strncmp(want, n->name, strlen(n->name)) && want[strlen(n->name)] == ' ')
            fail_msg("'%s': %s", want, got.data);
    }
    fail_msg("'%s' is not among the names", want);
}

static void check_names(const group *g)
{
    tc_names names;
    const tc_names_options options = {.search = {.limit = -1}, .kind = group_value(g, "names")};
    succeed(tc_names_find(&names, searcher, "", &options));
    for (int i = 0; i < g->count; i++)
        if (!strcmp(g->pairs[i].key, "named")) check_named(&names, g->pairs[i].value);
    for (size_t i = 0; i < names.count; i++) assert_string_equal(names.items[i].kind, options.kind);
    tc_names_clear(&names);
}

static void check_group(const group *g)
{
    if (group_value(g, "names"))
        check_names(g);
    else
        check_mentions(g);
}

static void the_table_holds(void **state)
{
    (void)state;
    assert_true(groups_read("mention-names.txt", check_group) > 15);
}

static void a_page_of_mentions_counts_all(void **state)
{
    tc_mentions m;
    (void)state;
    const tc_mention_options options = {.search = {.limit = 1, .offset = 1}};
    succeed(tc_mention_find(&m, searcher, "cầu Phja Khao", &options));
    assert_int_equal(m.total, 3);
    assert_int_equal(m.count, 1);
    assert_int_equal(m.items[0].hit.rank, 2);
    tc_mentions_clear(&m);
}

/* What `each` was given: ids of passages, in order. */
typedef struct telling {
    tx_docid at[64];
    size_t count;
} telling;

static tc_status tell(void *context, const tc_mention *m)
{
    telling *t = context;
    assert_true(t->count < 64 && m->sentence.end > m->sentence.start);
    t->at[t->count++] = m->hit.at;
    return TC_OK;
}

static void check_streaming(const group *g)
{
    tc_mentions together, streamed;
    telling told = {.count = 0};
    const char *name = group_value(g, "name");
    tc_mention_options options = {.search = {.limit = -1, .today = {2024, 1, 15}}};
    if (!name) return;
    succeed(tc_mention_find(&together, searcher, name, &options));
    assert_false(together.streamed);
    options.each = tell;
    options.context = &told;
    succeed(tc_mention_find(&streamed, searcher, name, &options));
    assert_int_equal(streamed.count, together.count);
    for (size_t i = 0; i < together.count; i++) {
        assert_int_equal(streamed.items[i].hit.at, together.items[i].hit.at);
        assert_int_equal(streamed.items[i].event_count, together.items[i].event_count);
    }
    assert_int_equal(told.count, streamed.streamed ? streamed.total : 0);
    for (size_t i = 0; i < told.count; i++)
        for (size_t k = 0; k < i; k++) assert_int_not_equal(told.at[i], told.at[k]);
    tc_mentions_clear(&together);
    tc_mentions_clear(&streamed);
}

static void each_mention_is_given_once(void **state)
{
    (void)state;
    assert_true(groups_read("mention-names.txt", check_streaming) > 15);
}

static void they_are_given_in_order_of_time(void **state)
{
    tc_mentions m;
    telling told = {.count = 0};
    (void)state;
    tc_mention_options options = {.search = {.limit = -1}, .each = tell, .context = &told};
    succeed(tc_mention_find(&m, searcher, "cầu Phja Khao", &options));
    assert_true(m.streamed);
    assert_int_equal(told.count, 3);
    for (size_t i = 0; i < 3; i++) assert_int_equal(told.at[i], m.items[i].hit.at);
    tc_mentions_clear(&m);
    options.each_above = 1000;
    succeed(tc_mention_find(&m, searcher, "cầu Phja Khao", &options));
    assert_false(m.streamed);
    assert_int_equal(told.count, 3);
    tc_mentions_clear(&m);
}

static void names_keep_to_filters(void **state)
{
    tc_names names;
    (void)state;
    tc_names_options options = {.search = {.limit = -1, .document = "thong-bao-15.txt"}};
    succeed(tc_names_find(&names, searcher, "", &options));
    assert_true(names.total > 0);
    for (size_t i = 0; i < names.count; i++) assert_int_equal(names.items[i].documents, 1);
    tc_names_clear(&names);
    options.kind = "cities";
    assert_int_equal(tc_names_find(&names, searcher, "", &options), TC_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_holds),
        cmocka_unit_test(a_page_of_mentions_counts_all),
        cmocka_unit_test(each_mention_is_given_once),
        cmocka_unit_test(they_are_given_in_order_of_time),
        cmocka_unit_test(names_keep_to_filters),
    };
    return cmocka_run_group_tests(tests, open_index, index_remove);
}
