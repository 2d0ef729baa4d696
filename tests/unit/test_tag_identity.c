#include "indexer/tags/tag.h"
#include "tests/unit/test_tag_table.h"

/* Keys of blocks: text (a paragraph), heading, part (a numbered heading), item, row, contents, and those of the frame.
 */
static const struct {
    const char *key;
    tc_block_kind kind;
    tc_frame frame;
    char numbering[2];
} kinds[] = {
    {"text", TC_BLOCK_PARAGRAPH, TC_FRAME_NONE, ""},
    {"heading", TC_BLOCK_HEADING, TC_FRAME_NONE, ""},
    {"part", TC_BLOCK_HEADING, TC_FRAME_NONE, "1"},
    {"item", TC_BLOCK_ITEM, TC_FRAME_NONE, ""},
    {"row", TC_BLOCK_ROW, TC_FRAME_NONE, ""},
    {"contents", TC_BLOCK_CONTENTS, TC_FRAME_NONE, ""},
    {"agency", TC_BLOCK_FRAME, TC_FRAME_AGENCY, ""},
    {"motto", TC_BLOCK_FRAME, TC_FRAME_MOTTO, ""},
    {"number", TC_BLOCK_FRAME, TC_FRAME_NUMBER, ""},
    {"place", TC_BLOCK_FRAME, TC_FRAME_PLACE_DATE, ""},
    {"title", TC_BLOCK_FRAME, TC_FRAME_TITLE, ""},
    {"recipients", TC_BLOCK_FRAME, TC_FRAME_RECIPIENTS, ""},
    {"signature", TC_BLOCK_FRAME, TC_FRAME_SIGNATURE, ""},
};

static bool make_block(tc_block *out, const pair *p)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].key, p->key) != 0) continue;
        *out = (tc_block){.kind = kinds[i].kind, .frame = kinds[i].frame, .parent = -1, .lead = -1};
        out->text = p->value;
        out->text_length = (uint32_t)strlen(p->value);
        out->numbering = kinds[i].numbering[0] ? (char *)(uintptr_t)kinds[i].numbering : NULL;
        return true;
    }
    return false;
}

static void expect(const pair *p, const char *name, const char *got)
{
    if (strcmp(p->value, got ? got : "-") != 0)
        fail_msg("line %d: %s is '%s', not '%s'", p->line, name, got ? got : "-", p->value);
}

static void expect_date(const pair *p, tc_date date)
{
    tc_buffer text = {0};
    tc_date_write(&text, date);
    expect(p, "date", text.length ? text.data : NULL);
    tc_buffer_free(&text);
}

static void expect_period(const pair *p, tc_period period)
{
    tc_buffer text = {0};
    if (period.from.year) {
        tc_date_write(&text, period.from);
        tc_put_text(&text, "..");
        tc_date_write(&text, period.to);
    }
    expect(p, "period", text.length ? text.data : NULL);
    tc_buffer_free(&text);
}

static void check_pair(const pair *p, const tc_document *d)
{
    if (!strcmp(p->key, "> type"))
        expect(p, "type", d->type);
    else if (!strcmp(p->key, "> number"))
        expect(p, "number", d->number);
    else if (!strcmp(p->key, "> title"))
        expect(p, "title", d->title);
    else if (!strcmp(p->key, "> issuer"))
        expect(p, "issuer", d->issuer);
    else if (!strcmp(p->key, "> date"))
        expect_date(p, d->date);
    else if (!strcmp(p->key, "> basis"))
        expect(p, "basis", tc_basis_name(d->basis));
    else if (!strcmp(p->key, "> period"))
        expect_period(p, d->period);
    else
        fail_msg("line %d: '%s' is no key", p->line, p->key);
}

static void check_group(const group *g)
{
    tc_block blocks[TABLE_LINES];
    tc_blocks list = {.items = blocks};
    tc_document d = {0};
    for (int i = 0; i < g->count; i++) {
        if (!strcmp(g->pairs[i].key, "path"))
            d.path = tc_strdup(g->pairs[i].value);
        else if (g->pairs[i].key[0] != '>') {
            if (!make_block(&blocks[list.count], &g->pairs[i])) fail_msg("line %d: no such block", g->pairs[i].line);
            list.count++;
        }
    }
    assert_int_equal(tc_tag_document(&d, &list), TC_OK);
    for (int i = 0; i < g->count; i++)
        if (g->pairs[i].key[0] == '>') check_pair(&g->pairs[i], &d);
    tc_document_clear(&d);
}

static void documents_are_identified(void **state)
{
    (void)state;
    assert_true(groups_read("tag-identity.txt", check_group) >= 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(documents_are_identified)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
