/* Decisions: relations in a passage, agencies that agree, places that name one document, numbers that fit. */
#include "searcher/decision/decision.h"
#include "test_record_table.h"

/* ---- relations ---- */

static const tc_date citing_date = {2024, 1, 0};

static void split_type(tc_document *d, char *line)
{
    char *number = strrchr(line, ' ');
    *number++ = '\0';
    d->type = line;
    d->number = strcmp(number, "-") != 0 ? number : NULL;
}

static const char *end_of_tie(const tc_passage *p, int end)
{
    if (end == TC_TIE_SELF) return "this";
    return end == TC_TIE_NOBODY ? "?" : p->entities.items[end].number;
}

static bool check_ties(const table_group *group)
{
    tc_document document = {0};
    tc_context above = {0};
    tc_passage p = {.ordinal = 9, .kind = TC_PASSAGE_BODY, .context = &above};
    tc_ties ties = {0};
    tc_buffer want = {0}, got = {0};
    for (int i = 0; i < group->count; i++) {
        char *line = group->lines[i];
        if (line[0] == '@')
            split_type(&document, line + 2);
        else if (line[0] == '^')
            above.text = line + 2, p.context_count = 1;
        else if (line[0] == '>')
            p.text = line + 2, p.text_length = (uint32_t)strlen(p.text);
        else
            tc_put_format(&want, "\n%s", line);
    }
    assert_int_equal(tc_entities_scan(&p.entities, p.text, p.text_length, citing_date), TC_OK);
    assert_int_equal(tc_ties_find(&ties, &p, &document), TC_OK);
    for (size_t i = 0; i < ties.count; i++)
        tc_put_format(&got, "\n%s | %s | %s", tc_relation_name(ties.items[i].kind), end_of_tie(&p, ties.items[i].from),
                      end_of_tie(&p, ties.items[i].to));
    bool same = table_same(want.data ? want.data : "", got.data ? got.data : "");
    free(ties.items);
    tc_entities_free(&p.entities);
    tc_buffer_free(&want);
    tc_buffer_free(&got);
    return same;
}

static void sentences_tie_documents(void **state)
{
    (void)state;
    assert_true(table_check("decision-ties.txt", check_ties) >= 20);
}

/* ---- agencies ---- */

static bool check_agencies(const table_group *group)
{
    tc_agency a, b;
    assert_int_equal(group->count, 3);
    assert_int_equal(tc_agency_read(&a, group->lines[0]), TC_OK);
    assert_int_equal(tc_agency_read(&b, group->lines[1]), TC_OK);
    bool agree = tc_agencies_agree(&a, &b), back = tc_agencies_agree(&b, &a);
    tc_agency_clear(&a);
    tc_agency_clear(&b);
    return agree == back && table_same(group->lines[2], agree ? "yes" : "no");
}

static void agencies_agree(void **state)
{
    (void)state;
    assert_true(table_check("decision-agencies.txt", check_agencies) >= 10);
}

/* ---- groups ---- */

static char *part(char **rest)
{
    char *from = *rest, *end = strstr(from, " | ");
    *rest = end ? end + 3 : from + strlen(from);
    if (end) *end = '\0';
    return from;
}

static tc_date date_of(char *text, bool *certain)
{
    tc_date date = {0};
    size_t length = strlen(text);
    if (length && text[length - 1] == '~') {
        *certain = false;
        text[length - 1] = '\0';
    }
    if (strcmp(text, "-") != 0) assert_int_equal(tc_date_parse(&date, text), TC_OK);
    return date;
}

static const char *said(const char *text)
{
    return strcmp(text, "-") != 0 ? text : NULL;
}

static void fill(tc_naming *n, int at, char *line, char *entry)
{
    bool sure = true;
    char *rest = line, *citing = part(&rest);
    const char *number = part(&rest), *issuer = said(part(&rest));
    tc_buffer key = {0};
    *n = (tc_naming){.at = (tx_docid)at + 1, .certain = true};
    n->entity = citing[0] == '*' ? -1 : at;
    citing += citing[0] == '*';
    n->document_id[0] = citing[0];
    n->citing = date_of(strchr(citing, ' ') + 1, &sure);
    n->date = date_of(part(&rest), &n->certain);
    n->stated = issuer != NULL;
    assert_int_equal(tc_loose_key(&key, number), TC_OK);
    n->key = tc_buffer_steal(&key);
    assert_int_equal(tc_agency_read(&n->agency, issuer), TC_OK);
    strncpy(entry, part(&rest), 3);
}

static bool check_groups(const table_group *group)
{
    tc_gathered all = {0};
    char wanted[TABLE_LINES][4] = {{0}};
    size_t count;
    bool same = true;
    all.items = calloc((size_t)group->count, sizeof *all.items);
    assert_non_null(all.items);
    for (int i = 0; i < group->count; i++) fill(&all.items[i], i, group->lines[i], wanted[i]);
    all.count = (size_t)group->count;
    assert_int_equal(tc_namings_group(&all, &count), TC_OK);
    for (size_t i = 0; i < all.count; i++) {
        assert_true(all.items[i].entry < count);
        for (size_t k = 0; k < i; k++)
            same = same && (all.items[i].entry == all.items[k].entry) == (wanted[i][0] == wanted[k][0]);
        same = same && all.items[i].ambiguous == (wanted[i][1] == '?');
        if (!same)
            print_error("  line %zu goes to entry %zu%s\n", i + 1, all.items[i].entry,
                        all.items[i].ambiguous ? "?" : "");
    }
    tc_gathered_free(&all);
    return same;
}

static void places_go_to_their_entry(void **state)
{
    (void)state;
    assert_true(table_check("decision-groups.txt", check_groups) >= 5);
}

/* ---- numbers ---- */

static void numbers_fit(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *number;
        int fit;
    } rows[] = {
        {"275/QĐ-UBND", "275/QĐ-UBND", 3},
        {"275 qd ubnd", "275/QĐ-UBND", 3},
        {"QĐ275/UBND", "275/QĐ-UBND", 3},
        {"275/QĐ-UBND", "275-QĐ/UBND", 3},
        {"quyết định 275", "275/QĐ-UBND", 2},
        {"275", "275/QĐ-UBND", 2},
        {"275/QĐ-UBND", "275", 1},
        {"kế hoạch 275", "275/QĐ-UBND", 0},
        {"275", "2750/QĐ-UBND", 0},
        {"116/2020/QH14", "116/2020/QH14", 3},
        {"116/2020/QH14", "116/2021/QH14", 0},
        {"116/2020", "116/2020/QH14", 2},
        {"275/QĐ-UBND", "275/QĐ-TTg", 0},
        {"03/NQ-CP", "3/NQ-CP", 3},
        {"275", "275", 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tc_wanteds wanted = {0};
        tc_buffer key = {0};
        tc_query q = {.text = (char *)(uintptr_t)rows[i].typed, .length = strlen(rows[i].typed)};
        assert_int_equal(tc_wanteds_read(&wanted, &q, false), TC_OK);
        if (wanted.count != 1) fail_msg("%s: %zu numbers", rows[i].typed, wanted.count);
        assert_int_equal(tc_loose_key(&key, rows[i].number), TC_OK);
        const char *letters = strpbrk(rows[i].number, "/-");
        const char *type = letters ? tc_number_type(letters + 1, strlen(letters + 1)) : NULL;
        if (tc_wanted_fit(&wanted.items[0], key.data, type) != rows[i].fit)
            fail_msg("%s for %s: %d", rows[i].number, rows[i].typed, tc_wanted_fit(&wanted.items[0], key.data, type));
        tc_buffer_free(&key);
        tc_wanteds_free(&wanted);
    }
}

static void letters_like_digits_are_mended(void **state)
{
    (void)state;
    static const char *const rows[][2] = {{"3l5-KH/TU", "315"}, {"1O36/QĐ-UBND", "1036"}, {"O6-NQ/TU", "6"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tc_wanteds wanted = {0};
        tc_query q = {.text = (char *)(uintptr_t)rows[i][0], .length = strlen(rows[i][0])};
        assert_int_equal(tc_wanteds_read(&wanted, &q, true), TC_OK);
        assert_int_equal(wanted.count, 1);
        assert_string_equal(wanted.items[0].digits, rows[i][1]);
        tc_wanteds_free(&wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_tie_documents),        cmocka_unit_test(agencies_agree),
        cmocka_unit_test(places_go_to_their_entry),       cmocka_unit_test(numbers_fit),
        cmocka_unit_test(letters_like_digits_are_mended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
