/* Structure: from bytes to passages, by tables of small documents and by what holds for every document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <ftw.h>

#include "indexer/lines/structure.h"
#include <tracuu/text.h>

typedef struct reading {
    tc_extract extract;
    tc_blocks blocks;
    tc_passages passages;
} reading;

static void read_bytes(reading *r, const char *path, const char *bytes, size_t length)
{
    *r = (reading){0};
    if (tc_extract_file(&r->extract, path, bytes, length) != TC_OK) fail_msg("%s", tc_message());
    if (tc_blocks_make(&r->blocks, &r->extract) != TC_OK) fail_msg("%s: %s", path, tc_message());
    if (tc_passages_cut(&r->passages, &r->blocks) != TC_OK) fail_msg("%s: %s", path, tc_message());
}

static void reading_free(reading *r)
{
    tc_passages_free(&r->passages);
    tc_blocks_free(&r->blocks);
    tc_extract_clear(&r->extract);
}

/* ---- what is expected of small documents ---- */

static const char *const block_words[] = {"para", "item",    "head",     "headrow", "row",
                                          "foot", "caption", "contents", "frame",   "recital"};
static const char *const frame_words[] = {"",      "agency",     "motto",     "number", "place",
                                          "title", "recipients", "signature", "note"};
static const char *const passage_words[] = {"body", "row", "footnote", "caption", "contents", "frame", "recital"};

static int depth_of(const tc_blocks *blocks, int i)
{
    int depth = 0;
    for (i = blocks->items[i].parent; i >= 0; i = blocks->items[i].parent) depth++;
    return depth;
}

/* "head 1 | I. …", "item 2 [a) Trồng trọt:] | …", "frame agency | …" */
static void put_blocks(tc_buffer *out, const tc_blocks *blocks)
{
    for (size_t i = 0; i < blocks->count; i++) {
        const tc_block *b = &blocks->items[i];
        if (b->kind == TC_BLOCK_FRAME) {
            tc_put_format(out, "frame %s | %s\n", frame_words[b->frame], b->text);
            continue;
        }
        tc_put_format(out, "%s %d", block_words[b->kind], depth_of(blocks, (int)i));
        if (b->inline_end) tc_put_format(out, " [%.*s]", b->inline_end, b->text);
        if (b->mark) tc_put_format(out, " mark %s", b->mark);
        if (b->page) tc_put_format(out, " page %u", b->page);
        if (b->continues >= 0) tc_put_text(out, " continues");
        tc_put_format(out, " | %s\n", b->text);
    }
}

/* "body 3-5 (mục I.1) {I. … > 1. …} <context> [opening] | text" */
static void put_passages(tc_buffer *out, const tc_passages *passages)
{
    for (size_t i = 0; i < passages->count; i++) {
        const tc_passage *p = &passages->items[i];
        tc_put_format(out, "%s %u-%u", passage_words[p->kind], p->first_line, p->last_line);
        if (p->place) tc_put_format(out, " (%s)", p->place);
        if (p->section_count) tc_put_text(out, " {");
        for (size_t k = 0; k < p->section_count; k++) tc_put_format(out, "%s%s", k ? " > " : "", p->section[k]);
        if (p->section_count) tc_put_text(out, "}");
        for (size_t k = 0; k < p->context_count; k++) tc_put_format(out, " <%s>", p->context[k].text);
        if (p->opening.text) tc_put_format(out, " [%s]", p->opening.text);
        tc_put_format(out, " | %s\n", p->text);
    }
}

/* A group: "@@@ name", the document, "--- blocks" and "--- passages" with what is expected; either may be left out. */
typedef struct group {
    char *name, *document, *blocks, *passages;
} group;

static char *section_after(char *text, const char *mark)
{
    char *at = strstr(text, mark);
    if (!at) return NULL;
    *at = '\0';
    return at + strlen(mark);
}

static bool next_group(char **rest, group *g)
{
    char *at = strncmp(*rest, "@@@ ", 4) == 0 ? *rest : strstr(*rest, "\n@@@ ");
    if (!at) return false;
    at += *at == '\n' ? 5 : 4;
    char *line = strchr(at, '\n'), *end = strstr(line, "\n@@@ ");
    *line = '\0';
    *g = (group){.name = at, .document = line + 1};
    *rest = end ? end + 1 : line + 1 + strlen(line + 1);
    if (end) *end = '\0';
    g->passages = section_after(g->document, "\n--- passages\n");
    g->blocks = section_after(g->document, "\n--- blocks\n");
    if (end) (*rest)[-1] = '\n', *end = '\0';
    return true;
}

static void compare(const char *name, const char *what, const char *expected, const char *got)
{
    size_t n = strlen(expected), m = strlen(got);
    while (n > 0 && expected[n - 1] == '\n') n--;
    while (m > 0 && got[m - 1] == '\n') m--;
    if (n != m || memcmp(expected, got, n) != 0)
        fail_msg("%s, %s:\nexpected\n%.*s\ngot\n%.*s", name, what, (int)n, expected, (int)m, got);
}

static void check_table(const char *file)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/tables/%s", TC_TESTS, file);
    size_t groups = 0;
    TC_CLEANUP(tc_buffer_free) tc_buffer all = {0};
    assert_int_equal(tc_file_read(&all, path), TC_OK);
    group g;
    for (char *rest = all.data; next_group(&rest, &g); groups++) {
        reading r;
        tc_buffer got = {0};
        read_bytes(&r, g.name, g.document, strlen(g.document));
        put_blocks(&got, &r.blocks);
        if (g.blocks) compare(g.name, "blocks", g.blocks, got.data ? got.data : "");
        tc_buffer_clear(&got);
        put_passages(&got, &r.passages);
        if (g.passages) compare(g.name, "passages", g.passages, got.data ? got.data : "");
        tc_buffer_free(&got);
        reading_free(&r);
    }
    assert_true(groups > 0);
}

static void blocks_are_as_the_table_says(void **state)
{
    (void)state;
    check_table("structure-blocks.txt");
    check_table("structure-pages.txt");
    check_table("structure-letters.txt");
    check_table("structure-recitals.txt");
}

static void passages_are_as_the_table_says(void **state)
{
    (void)state;
    check_table("structure-passages.txt");
    check_table("structure-tables.txt");
}

/* ---- what holds for every document ---- */

/* Normal form with white space folded, as one who checks a citation would do it. */
static char *flatten(const char *text, size_t length)
{
    tc_buffer normal = {0}, flat = {0};
    assert_int_equal(tc_normalise(&normal, text, length, NULL), TC_OK);
    for (size_t at = 0; at < normal.length;) {
        size_t n = tc_white_at(normal.data, normal.length, at);
        if (n && flat.length && flat.data[flat.length - 1] != ' ') tc_put_char(&flat, ' ');
        if (!n) tc_put_char(&flat, normal.data[at]);
        at += n ? n : 1;
    }
    while (flat.length && flat.data[flat.length - 1] == ' ') flat.length--;
    tc_buffer_free(&normal);
    return tc_buffer_steal(&flat);
}

static uint32_t source_of(const tc_passage *p, uint32_t at)
{
    return tc_origin_of(p->origin, p->origin_count, at);
}

static void check_passage(const char *path, const reading *r, const tc_passage *p, unsigned char *covered)
{
    tc_buffer joined = {0};
    uint32_t end = 0;
    for (size_t i = 0; i < p->span_count; i++) {
        tc_range span = p->spans[i];
        if (span.start < end || span.end <= span.start || span.end > r->extract.length)
            fail_msg("%s: span %u-%u", path, span.start, span.end);
        end = span.end;
        if (joined.length) tc_put_char(&joined, ' ');
        tc_put(&joined, r->extract.text + span.start, span.end - span.start);
        for (uint32_t k = span.start; k < span.end; k++)
            if (covered[k]++) fail_msg("%s: byte %u is in two passages", path, k);
    }
    char *expected = flatten(joined.data, joined.length), *got = flatten(p->text, p->text_length);
    if (strcmp(expected, got) != 0) fail_msg("%s: spans give\n%s\ntext is\n%s", path, expected, got);
    if (tc_syllables(p->text, p->text_length) > 250)
        fail_msg("%s: %u syllables: %s", path, tc_syllables(p->text, p->text_length), p->text);
    assert_int_equal(strlen(p->text), p->text_length);
    for (uint32_t k = 0; k + 1 <= p->text_length; k++)
        if (source_of(p, k) > source_of(p, k + 1)) fail_msg("%s: origin goes back at %u of %s", path, k, p->text);
    for (uint32_t k = 0; k < p->text_length; k++) {
        unsigned char c = (unsigned char)p->text[k], from = (unsigned char)r->extract.text[source_of(p, k)];
        if (c > ' ' && c < 0x80 && from < 0x80 && from != c) fail_msg("%s: byte %u of %s", path, k, p->text);
    }
    assert_true(p->first_line >= 1 && p->first_line <= p->last_line);
    free(expected);
    free(got);
    tc_buffer_free(&joined);
}

/* What is left out may be tags, rules, page numbers; no word. */
static void check_left_out(const char *path, const reading *r, const unsigned char *covered)
{
    const char *text = r->extract.text;
    for (size_t at = 0; at < r->extract.length;) {
        size_t start = at;
        bool tag = text[at] == '<';
        if (covered[at]) {
            at++;
            continue;
        }
        if (tag) {
            while (at < r->extract.length && !covered[at] && text[at] != '>') at++;
            continue;
        }
        bool word = tc_word_next(text, r->extract.length, &at);
        if (word && !(text[start] >= '0' && text[start] <= '9') && text[start] != '_')
            fail_msg("%s: no passage holds byte %zu: %.60s", path, start, text + start);
    }
}

static void check_document(const char *path, const char *bytes, size_t length)
{
    reading r;
    read_bytes(&r, path, bytes, length);
    unsigned char *covered = calloc(r.extract.length + 1, 1);
    assert_non_null(covered);
    uint32_t hull = 0;
    for (size_t i = 0; i < r.passages.count; i++) {
        const tc_passage *p = &r.passages.items[i];
        assert_int_equal(p->ordinal, i + 1);
        if (p->spans[0].start < hull) fail_msg("%s: passage %zu begins inside the one before", path, i + 1);
        check_passage(path, &r, p, covered);
        hull = p->spans[p->span_count - 1].end;
    }
    check_left_out(path, &r, covered);
    free(covered);
    reading_free(&r);
}

static unsigned checked;

static int check_file(const char *path, const struct stat *info, int type, struct FTW *at)
{
    (void)info;
    (void)at;
    const char *dot = strrchr(path, '.');
    if (type != FTW_F || !dot || (strcmp(dot, ".txt") != 0 && strcmp(dot, ".md") != 0)) return 0;
    TC_CLEANUP(tc_buffer_free) tc_buffer bytes = {0};
    assert_int_equal(tc_file_read(&bytes, path), TC_OK);
    check_document(path, bytes.data, bytes.length);
    checked++;
    return 0;
}

static void every_document_of_the_corpus_is_covered(void **state)
{
    (void)state;
    checked = 0;
    nftw(TC_CORPUS, check_file, 16, FTW_PHYS);
    assert_true(checked > 0);
}

/* Documents that are not part of the project: a folder named by the environment. */
static void every_other_document_is_covered(void **state)
{
    (void)state;
    const char *shared = getenv("TRACUU_SHARED");
    char path[4096];
    if (!shared) {
        print_message("skipped: TRACUU_SHARED names no folder of further documents\n");
        skip();
    }
    snprintf(path, sizeof path, "%s/seeds", shared);
    checked = 0;
    nftw(path, check_file, 16, FTW_PHYS);
    assert_true(checked > 0);
}

/* Bytes that are no UTF-8 cut the cells of a row into spans: each keeps its column. */
static void broken_heads_keep_their_columns(void **state)
{
    (void)state;
    tc_buffer text = {0}, got = {0};
    for (int i = 0; i < 400; i++) tc_put_text(&text, "Bến Gạo có chợ họp mỗi tuần hai phiên.\n\n");
    tc_put_text(&text, "Phường\tS\xFFố h\xFE\xFFộ k\xFFhá, g\xFFi\xFFà\xFFu, \xFF"
                       "c\xFF"
                       "ó\tNghèo\n"
                       "Bến Đá\t\t12\nNậm Kén\t\t7\n");
    reading r;
    read_bytes(&r, "broken.txt", text.data, text.length);
    put_passages(&got, &r.passages);
    assert_non_null(strstr(got.data, "<Phường> <Nghèo> | Phường"));
    check_document("broken.txt", text.data, text.length);
    reading_free(&r);
    tc_buffer_free(&got);
    tc_buffer_free(&text);
}

static void odd_texts_are_covered(void **state)
{
    (void)state;
    static const char *const texts[] = {"a",
                                        "\xEF\xBB\xBFMột dòng.",
                                        "\f\f1\f\n2\f",
                                        "# \n## \n**\n<b></b>\nx",
                                        "|a|\n|-|\n||\n",
                                        "\t\tx\t\n\ty\tz",
                                        "1.\n2)\n-\n*\n+ \n(",
                                        "Điều",
                                        "Phần thứ",
                                        "---\na: b\n---\n",
                                        "e\xCC\x81\xCC\x82m \xC3\x90\xE1\xBA\xA1i \xCC\x81",
                                        "a\r\n\r\nb\r\n",
                                        "m<sup>2</sup>, **a**b",
                                        "\xE2\x80\x8B\xE2\x80\x8B x \xE2\x80\x8B",
                                        ": :\n;;\n...",
                                        "1 2\n\n\n2\n\n\n3 x\n\n\n",
                                        "Ảnh: \n(Ảnh",
                                        "**a:**b **",
                                        "<b",
                                        "</b>",
                                        "*",
                                        "a:"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        check_document("odd.txt", texts[i], strlen(texts[i]));
        check_document("odd.md", texts[i], strlen(texts[i]));
    }
}

/* Processor time of a document that says the same again and again. */
static double seconds_of(const char *path, const char *again, const char *end, size_t length)
{
    tc_buffer text = {0};
    while (text.length < length) tc_put_text(&text, again);
    tc_put_text(&text, end);
    clock_t start = clock();
    check_document(path, text.data, text.length);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    tc_buffer_free(&text);
    return seconds;
}

/* A document sixteen times as long takes about sixteen times as long, where one read through for each of its parts
 * takes 256 times. */
static void check_time(const char *path, const char *again, const char *end, size_t length)
{
    enum { TIMES = 16, LONGER = 5 * TIMES };
    double few = seconds_of(path, again, end, length), many = seconds_of(path, again, end, TIMES * length);
    if (many > LONGER * (few + .002)) fail_msg("\"%s\": %.3f s, %d times as long %.3f s", again, few, TIMES, many);
}

/* Without white space or stops a text is cut all the same, and in time that grows with its length alone. */
static void a_long_line_is_cut(void **state)
{
    (void)state;
    static const char *const patterns[] = {"a", "a ", "x.", ")", "lợn, ", "* "};
    for (size_t i = 0; i < TC_COUNT(patterns); i++) check_time("long.txt", patterns[i], " hết", 200000);
}

/* So are many lines: cells that nothing heads, words above the only figures, lines that hold nothing but marks. */
static void many_lines_are_cut(void **state)
{
    (void)state;
    check_time("cells.txt", "Bến Gạo\n4\n7\n", "", 60000);
    check_time("words.txt", "vụ cháy\n", "4\n7\nvụ\n4\n7\n", 60000);
    check_time("marks.md", "<b></b>\n\n", "Bến Gạo\n", 60000);
}

/* ---- extraction ---- */

static void what_is_no_text_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *message;
    } rows[] = {
        {"", 0, "'f': empty file"},
        {" \r\n\t\xC2\xA0\n", 7, "'f': empty file"},
        {"ab\0cd", 5, "'f': not a text file"},
        {"\x01\x02\x03\x04 abc", 8, "'f': not a text file"},
        {"a\nb\xE9 c", 6, "'f': not UTF-8 at byte 3 (line 2); convert it to Unicode first"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tc_extract extract = {0};
        assert_int_equal(tc_extract_file(&extract, "f", rows[i].bytes, rows[i].length), TC_INPUT);
        assert_string_equal(tc_message(), rows[i].message);
        assert_null(extract.text);
    }
}

static void a_trace_of_other_bytes_is_passed_by(void **state)
{
    (void)state;
    tc_buffer text = {0};
    for (int i = 0; i < 400; i++) tc_put_text(&text, "Tổng đàn trâu. ");
    tc_put_text(&text, "hỏng\xFF"
                       "chữ");
    tc_extract extract = {0};
    assert_int_equal(tc_extract_file(&extract, "f", text.data, text.length), TC_OK);
    assert_non_null(extract.doubt);
    assert_int_equal(extract.length, text.length);
    tc_extract_clear(&extract);
    check_document("f", text.data, text.length);
    tc_buffer_free(&text);
}

static void utf16_is_converted(void **state)
{
    (void)state;
    tc_extract extract = {0};
    assert_int_equal(tc_extract_file(&extract, "f",
                                     "\xFF\xFE"
                                     "a\0\x61\x1E\x3D\xD8\x00\xDE",
                                     10),
                     TC_OK);
    assert_true(extract.converted);
    assert_string_equal(extract.text, "a\xE1\xB9\xA1\xF0\x9F\x98\x80");
    tc_extract_clear(&extract);
    assert_int_equal(tc_extract_file(&extract, "f", "\xFE\xFF\0a\x1E\x61", 6), TC_OK);
    assert_string_equal(extract.text, "a\xE1\xB9\xA1");
    tc_extract_clear(&extract);
}

/* ---- numbering and sentences ---- */

static void markers_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        tc_style style;
        const char *numbering;
    } rows[] = {
        {"Phần thứ nhất KẾT QUẢ", TC_STYLE_PART, "Phần thứ nhất"},
        {"PHẦN II", TC_STYLE_PART, "PHẦN II"},
        {"Chương IV. Điều khoản", TC_STYLE_CHAPTER, "Chương IV"},
        {"Điều 5. Hiệu lực", TC_STYLE_ARTICLE, "Điều 5"},
        {"Điều 5 Luật này quy định", TC_STYLE_NONE, ""},
        {"II- NỘI DUNG", TC_STYLE_ROMAN, "II"},
        {"V.I. Lenin", TC_STYLE_NONE, ""},
        {"A. Mục đích", TC_STYLE_UPPER, "A"},
        {"1. Nông nghiệp", TC_STYLE_ARABIC, "1"},
        {"1.248 con", TC_STYLE_NONE, ""},
        {"15/4/2024 họp", TC_STYLE_NONE, ""},
        {"12 trường hợp", TC_STYLE_NONE, ""},
        {"1.2 Y tế", TC_STYLE_DOTTED2, "1.2"},
        {"2.1.3. Giáo dục", TC_STYLE_DOTTED3, "2.1.3"},
        {"đ) Y tế", TC_STYLE_LETTER, "đ"},
        {"( 2) Nghị quyết", TC_STYLE_PAREN, "2"},
        {"- Rà soát", TC_STYLE_DASH, ""},
        {"+ Rà soát", TC_STYLE_PLUS, ""},
        {"* Lâm nghiệp", TC_STYLE_STAR, ""},
        {"**đậm**", TC_STYLE_NONE, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tc_marker marker = tc_marker_read(rows[i].text, strlen(rows[i].text));
        if (marker.style != rows[i].style) fail_msg("%s: style %d", rows[i].text, (int)marker.style);
        assert_int_equal(marker.to - marker.from, strlen(rows[i].numbering));
        assert_memory_equal(rows[i].text + marker.from, rows[i].numbering, strlen(rows[i].numbering));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markers_are_read),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(a_trace_of_other_bytes_is_passed_by),
        cmocka_unit_test(utf16_is_converted),
        cmocka_unit_test(blocks_are_as_the_table_says),
        cmocka_unit_test(passages_are_as_the_table_says),
        cmocka_unit_test(broken_heads_keep_their_columns),
        cmocka_unit_test(odd_texts_are_covered),
        cmocka_unit_test(a_long_line_is_cut),
        cmocka_unit_test(many_lines_are_cut),
        cmocka_unit_test(every_document_of_the_corpus_is_covered),
        cmocka_unit_test(every_other_document_is_covered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
