#include "indexer/tags/tag.h"
#include "tests/unit/test_tag_table.h"

enum { SECTIONS = 6 };

static tc_sectors *table;

/* One passage and what is known of its document, from the lines of a group. */
typedef struct setup {
    tc_document document;
    tc_passage passage;
    char *section[SECTIONS];
    tc_context context;
} setup;

static void set_pair(setup *s, const pair *p)
{
    tc_period period;
    if (!strcmp(p->key, "title"))
        s->document.title = p->value;
    else if (!strcmp(p->key, "type"))
        s->document.type = p->value;
    else if (!strcmp(p->key, "date")) {
        tc_date *d = &s->document.date;
        assert_true(sscanf(p->value, "%hd-%hhd-%hhd", &d->year, &d->month, &d->day) >= 1);
    } else if (!strcmp(p->key, "about")) {
        assert_int_equal(tc_period_parse(&period, p->value, (tc_date){0}), TC_OK);
        s->document.period = period;
    } else if (!strcmp(p->key, "section"))
        s->section[s->passage.section_count++] = p->value;
    else if (!strcmp(p->key, "context")) {
        s->context.text = p->value;
        s->passage.context = &s->context;
        s->passage.context_count = 1;
    } else if (!strcmp(p->key, "text")) {
        s->passage.text = p->value;
        s->passage.text_length = (uint32_t)strlen(p->value);
    } else if (p->key[0] != '>')
        fail_msg("line %d: '%s' is no key", p->line, p->key);
}

static bool has_sector(uint32_t bits, const char *name, int line)
{
    for (size_t i = 0; i < tc_sectors_count(table); i++)
        if (!strcmp(tc_sectors_name(table, i), name)) return bits >> i & 1;
    fail_msg("line %d: '%s' is no sector", line, name);
    return false;
}

static void names_of(char *out, size_t room, uint32_t bits)
{
    *out = '\0';
    for (size_t i = 0; i < tc_sectors_count(table); i++) {
        if (!(bits >> i & 1)) continue;
        if (*out) strncat(out, ", ", room - strlen(out) - 1);
        strncat(out, tc_sectors_name(table, i), room - strlen(out) - 1);
    }
}

static void check_period(const pair *p, tc_period period)
{
    tc_buffer text = {0};
    if (period.from.year) {
        tc_date_write(&text, period.from);
        tc_put_text(&text, "..");
        tc_date_write(&text, period.to);
    } else {
        tc_put_char(&text, '-');
    }
    if (strcmp(text.data, p->value) != 0) fail_msg("line %d: the period is %s, not %s", p->line, text.data, p->value);
    tc_buffer_free(&text);
}

static void check_group(const group *g)
{
    setup s = {0};
    s.passage.section = s.section;
    for (int i = 0; i < g->count; i++) set_pair(&s, &g->pairs[i]);
    tc_passages list = {.items = &s.passage, .count = 1};
    assert_int_equal(tc_tag_passages(&list, &s.document, table), TC_OK);
    char got[1000];
    names_of(got, sizeof got, s.passage.sectors);
    for (int i = 0; i < g->count; i++) {
        const pair *p = &g->pairs[i];
        if (!strcmp(p->key, "> period"))
            check_period(p, s.passage.period);
        else if (!strcmp(p->key, "> sector")) {
            if (!has_sector(s.passage.sectors, p->value, p->line)) fail_msg("line %d: sectors are %s", p->line, got);
        } else if (!strcmp(p->key, "> not")) {
            if (has_sector(s.passage.sectors, p->value, p->line)) fail_msg("line %d: sectors are %s", p->line, got);
        } else if (!strcmp(p->key, "> sectors")) {
            if (strcmp(got, strcmp(p->value, "-") ? p->value : "") != 0)
                fail_msg("line %d: sectors are %s", p->line, got);
        } else if (p->key[0] == '>')
            fail_msg("line %d: '%s' is no key", p->line, p->key);
    }
    tc_entities_free(&s.passage.entities);
}

static void passages_have_their_period(void **state)
{
    (void)state;
    assert_true(groups_read("tag-period.txt", check_group) >= 15);
}

static void passages_have_their_sectors(void **state)
{
    (void)state;
    assert_true(groups_read("tag-sector.txt", check_group) >= 25);
}

/* ---- the table of sectors as a file ---- */

static void write_table(char *path, const char *text)
{
    strcpy(path, "/tmp/tc-sectors-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    fclose(file);
}

static void an_office_may_have_its_own_table(void **state)
{
    (void)state;
    char path[64];
    write_table(path,
                "# two sectors\nđò ngang\tboth\t3\tbến đò | thuyền\r\n\nchợ\ttext\t2\tchợ phiên\n-\tboth\t0\tchợ đò\n");
    tc_sectors *own = NULL;
    assert_int_equal(tc_sectors_load(&own, path), TC_OK);
    assert_int_equal(tc_sectors_count(own), 2);
    assert_string_equal(tc_sectors_name(own, 0), "đò ngang");
    assert_string_equal(tc_sectors_name(own, 1), "chợ");
    assert_null(tc_sectors_name(own, 2));
    static char text[] = "Chợ phiên họp bên bến đò.";
    tc_passage passage = {.text = text, .text_length = sizeof text - 1};
    tc_passages list = {.items = &passage, .count = 1};
    tc_document document = {0};
    assert_int_equal(tc_tag_passages(&list, &document, own), TC_OK);
    assert_int_equal(passage.sectors, 3);
    tc_entities_free(&passage.entities);
    tc_sectors_free(own);
    remove(path);
}

static void a_bad_table_is_refused_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *line;
    } tables[] = {
        {"a\tboth\t3\tb\nc\tboth\t3\n", "line 2"},
        {"a\tnowhere\t3\tb\n", "line 1"},
        {"# x\n\na\tboth\tmuch\tb\n", "line 3"},
        {"a\tboth\t3\tb | | c\n", "line 1"},
        {"a\tboth\t11\tb\n", "line 1"},
        {"a\tboth\t3\tb\xFF\n", "line 1"},
        {"\tboth\t3\tb\n", "line 1"},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char path[64];
        write_table(path, tables[i].text);
        tc_sectors *own = NULL;
        assert_int_equal(tc_sectors_load(&own, path), TC_INPUT);
        assert_null(own);
        assert_non_null(strstr(tc_message(), path));
        assert_non_null(strstr(tc_message(), tables[i].line));
        remove(path);
    }
    tc_sectors *own = NULL;
    assert_int_equal(tc_sectors_load(&own, "/nowhere/at/all"), TC_INPUT);
}

static void the_table_compiled_in_has_25_sectors(void **state)
{
    (void)state;
    assert_int_equal(tc_sectors_count(table), 25);
    assert_string_equal(tc_sectors_name(table, 0), "nông nghiệp");
    assert_string_equal(tc_sectors_name(table, 24), "Quốc hội - HĐND");
}

static int load(void **state)
{
    (void)state;
    return tc_sectors_load(&table, NULL) == TC_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    tc_sectors_free(table);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_compiled_in_has_25_sectors), cmocka_unit_test(passages_have_their_sectors),
        cmocka_unit_test(passages_have_their_period),           cmocka_unit_test(an_office_may_have_its_own_table),
        cmocka_unit_test(a_bad_table_is_refused_with_its_line),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
