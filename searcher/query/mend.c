/* The text of a query as it was meant: what several words of it make together, before it is read.
 *
 * Three slips change where words begin and end, so that no correction of single words finds them: keystrokes of VNI,
 * whose digits part the word ("d9inh5"), words without a space ("ngânsách") and words with one too many ("ng ân sách").
 * Each is mended only where the index knows what comes out, and better than what was typed. */
#include "searcher/query/mend.h"
#include "searcher/query/correct.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

enum { RUNS_MOST = 256, GLUED_MOST = 60, SYLLABLE_MOST = 7 };

/* How much more often than the glued word, which is in the index by accident then, each of its parts must occur. */
static const double ACCIDENT = 50;

/* A run of letters and digits of the text. */
typedef struct run {
    size_t start, end;
    size_t letters, digits;
    bool inner_digit; /* a letter follows a digit: no number is glued on like that */
    bool apart;       /* stands between blanks, brackets, quotes or sentence marks */
    bool upper;       /* all capitals, two letters or more */
    bool marked;
    char *meant; /* keystrokes of VNI undone; NULL */
} run;

typedef struct mending {
    const tx_database *database;
    uint32_t passages;
    const char *text;
    size_t length;
    run runs[RUNS_MOST];
    size_t count;
    tc_mended *out;
    tc_buffer made;
    size_t done; /* bytes of the text that are in `made` */
} mending;

void tc_mended_clear(tc_mended *m)
{
    free(m->typed);
    free(m->text);
    free(m->items);
    *m = (tc_mended){.count = 0};
}

static void mending_free(mending *m)
{
    for (size_t i = 0; i < m->count; i++) free(m->runs[i].meant);
    tc_buffer_free(&m->made);
}

/* ---- runs ---- */

/* Whether a run may end or begin beside this byte: inside "bao-cao/01.txt" or a number nothing is mended. */
static bool sets_apart(const mending *m, size_t at)
{
    return at >= m->length || strchr(" ()\"\t\n,;?!", m->text[at]) || (unsigned char)m->text[at] >= 0xE2;
}

static bool is_apart(const mending *m, const run *r)
{
    size_t end = r->end;
    if (r->start && (unsigned char)m->text[r->start - 1] < 0x80 && !strchr(" ()\"+,;", m->text[r->start - 1]))
        return false;
    if (r->start > 1 && m->text[r->start - 1] == '-' && m->text[r->start - 2] != ' ') return false;
    /* A dot that ends the sentence is none inside a name. */
    if (end < m->length && m->text[end] == '.') end++;
    return sets_apart(m, end);
}

static void add_run(mending *m, size_t start, size_t *at)
{
    run r = {.start = start};
    bool upper = true;
    for (size_t next = start; next < m->length; *at = next) {
        uint32_t c = tc_utf8_next(m->text, m->length, &next);
        if (!tc_is_word(c)) break;
        bool digit = c >= '0' && c <= '9';
        r.digits += digit;
        r.letters += !digit;
        r.inner_digit |= !digit && r.digits;
        r.marked |= c >= 0x80;
        upper &= digit || tc_is_upper(c);
    }
    r.end = *at;
    r.upper = upper && r.letters > 1;
    r.apart = is_apart(m, &r);
    m->runs[m->count++] = r;
}

static void find_runs(mending *m)
{
    for (size_t at = 0; at < m->length && m->count < RUNS_MOST;) {
        size_t start = at;
        if (tc_is_word(tc_utf8_next(m->text, m->length, &at))) add_run(m, start, &at);
    }
}

/* ---- what the index knows ---- */

static tc_status exact_frequency(const mending *m, uint32_t *out, const char *word, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
    *out = 0;
    TRY(tc_term_of_word(&term, word, length));
    return term.length ? tx_database_frequency(m->database, term.data, term.length, out) : TC_OK;
}

/* Passages with any marked form of the word, those with two of them counted twice. */
static tc_status any_frequency(const mending *m, uint32_t *out, const char *word, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
    TC_CLEANUP(tx_terms_cleanup) tx_terms *terms = NULL;
    *out = 0;
    TRY(tc_term_of_word(&term, word, length));
    size_t fold = tc_term_fold_length(term.data, term.length);
    if (!fold) return TC_OK;
    TRY(tx_terms_open(&terms, m->database, term.data, fold));
    for (;;) {
        const char *found;
        size_t n;
        uint32_t frequency;
        tc_status status = tx_terms_next(terms, &found, &n, &frequency);
        if (status == TC_NOT_FOUND) return TC_OK;
        if (status != TC_OK) return status;
        if (n > fold && found[fold] != '\x01') return TC_OK;
        *out += frequency;
    }
}

/* Whether it is a syllable, were its marks the right ones. */
static tc_status is_possible(bool *out, const char *word, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    TRY(tc_fold(&folded, word, length));
    *out = tc_syllable_possible(folded.data, folded.length);
    return TC_OK;
}

/* ---- what is put in place of what was typed ---- */

static tc_status replace(mending *m, size_t start, size_t end, const char *made)
{
    tc_mended *o = m->out;
    TRY(TC_GROW(o->items, o->capacity, o->count + 1));
    tc_put(&m->made, m->text + m->done, start - m->done);
    size_t from = m->made.length;
    tc_put_text(&m->made, made);
    o->items[o->count++] = (tc_mend){.typed = {(uint32_t)start, (uint32_t)end},
                                     .made = {(uint32_t)from, (uint32_t)m->made.length}};
    m->done = end;
    return tc_buffer_check(&m->made);
}

/* ---- keystrokes of VNI ---- */

/* Words that numbers are often written behind, glued or not ("quy1/2023", "thang2"). */
static bool counts(const char *text, size_t length)
{
    static const char *const words[] = {"thang", "quy", "nam",  "ngay", "ky",   "dot", "tuan", "to",
                                        "khu",   "so",  "khoa", "lop",  "dieu", "muc", "phan", "lan"};
    for (size_t i = 0; i < TC_COUNT(words); i++) {
        size_t n = strlen(words[i]);
        if (length > n && !strncmp(text, words[i], n) && text[n] >= '0' && text[n] <= '9') return true;
    }
    return false;
}

/* What a run of letters and digits makes, if that is more frequent than its letters by themselves. */
static tc_status find_meant(mending *m, run *r)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer made = {0};
    uint32_t known, bare = 0;
    bool undone;
    const char *text = m->text + r->start;
    if (!r->digits || r->letters < (r->inner_digit ? 1 : 2) || !r->apart) return TC_OK;
    TRY(tc_keys_undo(&made, &undone, text, r->end - r->start, TC_KEYBOARD_VNI));
    if (!undone) return TC_OK;
    TRY(exact_frequency(m, &known, made.data, made.length));
    if (!r->inner_digit) TRY(exact_frequency(m, &bare, text, r->end - r->start - r->digits));
    if (!known || known < bare) return TC_OK;
    r->meant = tc_buffer_steal(&made);
    return r->meant ? TC_OK : tc_fail(TC_MEMORY, "no memory for the query");
}

/* On VNI's keyboard digits behind a word that make no mark of it are keys hit wrong: the letters alone are left. */
static tc_status drop_keys(const mending *m, run *r)
{
    size_t length = r->end - r->start - r->digits;
    uint32_t known;
    if (!r->digits || r->digits > 2 || r->inner_digit || r->letters < 3 || r->upper || !r->apart) return TC_OK;
    if (counts(m->text + r->start, r->end - r->start)) return TC_OK;
    TRY(any_frequency(m, &known, m->text + r->start, length));
    if (!known) return TC_OK;
    r->meant = tc_strndup(m->text + r->start, length);
    return r->meant ? TC_OK : tc_fail(TC_MEMORY, "no memory for the query");
}

/* One word with a digit inside, or two that make sense, tell that the keyboard was VNI's; then words that numbers are
 * glued to are taken for such as well. */
static tc_status find_keystrokes(mending *m)
{
    size_t certain = 0, likely = 0;
    for (size_t i = 0; i < m->count; i++) {
        run *r = &m->runs[i];
        TRY(find_meant(m, r));
        if (!r->meant) continue;
        certain += r->inner_digit;
        likely += !counts(m->text + r->start, r->end - r->start);
    }
    for (size_t i = 0; i < m->count; i++) {
        run *r = &m->runs[i];
        if (!r->meant && certain) TRY(drop_keys(m, r));
        if (!r->meant || certain || likely > 1 || !counts(m->text + r->start, r->end - r->start)) continue;
        free(r->meant);
        r->meant = NULL;
    }
    return TC_OK;
}

/* ---- words without a space ---- */

/* The best way to cut letters 0…n of a glued word: the sum of the logarithms of the shares of its parts. */
typedef struct cut {
    double score;
    size_t from; /* place where the last part begins */
    bool reached;
} cut;

/* How likely a part is by itself; false when it is no syllable that the index knows. A marked word is cut into words as
 * typed, an unmarked one into any form. */
static tc_status judge_part(const mending *m, const run *r, const char *part, size_t length, double *score, bool *good)
{
    uint32_t frequency;
    *good = false;
    if (length < 2 && *part != 'y' && *part != 'Y') return TC_OK;
    TRY(is_possible(good, part, length));
    if (!*good) return TC_OK;
    if (r->marked)
        TRY(exact_frequency(m, &frequency, part, length));
    else
        TRY(any_frequency(m, &frequency, part, length));
    *good = frequency > 0;
    /* A part costs as much as a word in a tenth of the passages, so that few long parts win over many short ones. */
    if (*good) *score = log((double)frequency / (m->passages + 1.0)) - 2.3;
    return TC_OK;
}

static tc_status cut_all(const mending *m, const run *r, cut *cuts, const size_t *places, size_t count)
{
    cuts[0] = (cut){.reached = true};
    for (size_t end = 1; end <= count; end++)
        for (size_t from = end > SYLLABLE_MOST ? end - SYLLABLE_MOST : 0; from < end; from++) {
            double score = 0;
            bool good = false;
            if (!cuts[from].reached) continue;
            TRY(judge_part(m, r, m->text + places[from], places[end] - places[from], &score, &good));
            if (!good || (cuts[end].reached && cuts[end].score >= cuts[from].score + score)) continue;
            cuts[end] = (cut){cuts[from].score + score, from, true};
        }
    return TC_OK;
}

/* The parts with a blank between them; how often the rarest occurs. */
static tc_status put_parts(const mending *m, const run *r, tc_buffer *out, uint32_t *rarest, const cut *cuts,
                           const size_t *places, size_t count)
{
    size_t starts[GLUED_MOST + 1] = {0}, parts = 0;
    for (size_t end = count; end; end = cuts[end].from) starts[parts++] = cuts[end].from;
    /* Foreign words fall apart into short unmarked syllables ("on li ne"); glued ones seldom do. */
    *rarest = !r->marked && parts > 2 && 4 * r->letters < 11 * parts ? 0 : UINT32_MAX;
    while (parts--) {
        size_t from = places[starts[parts]], to = parts ? places[starts[parts - 1]] : r->end;
        uint32_t frequency;
        if (out->length) tc_put_char(out, ' ');
        tc_put(out, m->text + from, to - from);
        TRY(r->marked ? exact_frequency(m, &frequency, m->text + from, to - from)
                      : any_frequency(m, &frequency, m->text + from, to - from));
        if (frequency < *rarest) *rarest = frequency;
    }
    return tc_buffer_check(out);
}

/* One slip of a key explains the run better than a blank left out does: "vaan" is văn in keystrokes, not "va an". */
static tc_status is_one_slip(const mending *m, const run *r, bool *out)
{
    static const double ONE_KEY = 0.55;
    TC_CLEANUP(tc_buffer_free) tc_buffer word = {0};
    tc_corrections found;
    TRY(tc_canonical_word(&word, m->text + r->start, r->end - r->start));
    TRY(tc_correct(&found, m->database, word.data, word.length, r->marked));
    *out = found.count > 0 && found.items[0].cost <= ONE_KEY;
    return TC_OK;
}

static tc_status mend_glued(mending *m, const run *r)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer made = {0};
    size_t places[GLUED_MOST + 1], count = 0;
    cut cuts[GLUED_MOST + 1] = {{.reached = false}};
    uint32_t known, rarest;
    bool possible, slipped;
    if (r->digits || r->upper || !r->apart || r->letters < 3 || r->letters > GLUED_MOST) return TC_OK;
    TRY(is_possible(&possible, m->text + r->start, r->end - r->start));
    if (possible) return TC_OK;
    TRY(is_one_slip(m, r, &slipped));
    if (slipped) return TC_OK;
    TRY(any_frequency(m, &known, m->text + r->start, r->end - r->start));
    for (size_t at = r->start; at < r->end; tc_utf8_next(m->text, r->end, &at)) places[count++] = at;
    places[count] = r->end;
    TRY(cut_all(m, r, cuts, places, count));
    if (!cuts[count].reached) return TC_OK;
    TRY(put_parts(m, r, &made, &rarest, cuts, places, count));
    /* Without marks chance makes syllables of many a word: they must be common ones. */
    if (!r->marked && rarest < 3 + m->passages / 500) return TC_OK;
    if (!rarest || (known && rarest < known * ACCIDENT)) return TC_OK;
    return replace(m, r->start, r->end, made.data);
}

/* ---- words with a space too many ---- */

static bool one_blank_between(const mending *m, const run *a, const run *b)
{
    return b->start == a->end + 1 && m->text[a->end] == ' ';
}

/* Whether two runs are one word: together a syllable of the index, and one of them is none, or is far rarer than both
 * together. */
static tc_status are_one(const mending *m, const run *a, const run *b, tc_buffer *made, bool *out)
{
    bool first, second, whole;
    uint32_t known, other;
    *out = false;
    if (a->digits || b->digits || a->upper || b->upper || a->letters + b->letters > SYLLABLE_MOST) return TC_OK;
    size_t at = b->start;
    if (!one_blank_between(m, a, b) || tc_is_upper(tc_utf8_next(m->text, m->length, &at))) return TC_OK;
    TRY(is_possible(&first, m->text + a->start, a->end - a->start));
    TRY(is_possible(&second, m->text + b->start, b->end - b->start));
    if (first && second) return TC_OK;
    tc_put(made, m->text + a->start, a->end - a->start);
    tc_put(made, m->text + b->start, b->end - b->start);
    TRY(tc_buffer_check(made));
    TRY(is_possible(&whole, made->data, made->length));
    if (!whole) return TC_OK;
    bool marked = a->marked || b->marked;
    TRY(marked ? exact_frequency(m, &known, made->data, made->length)
               : any_frequency(m, &known, made->data, made->length));
    /* A letter before a word may number an item ("c an ninh"): then the word stands by itself more often. */
    const run *legal = first ? a : b, *rest = first ? b : a;
    if (!first && !second)
        other = 0;
    else
        TRY(marked ? exact_frequency(m, &other, m->text + legal->start, legal->end - legal->start)
                   : any_frequency(m, &other, m->text + legal->start, legal->end - legal->start));
    *out = known > 0 && (rest->letters > 1 || known > other);
    return TC_OK;
}

static tc_status mend_split(mending *m, size_t at, bool *joined)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer made = {0};
    *joined = false;
    if (at + 1 >= m->count || !m->runs[at].apart || !m->runs[at + 1].apart) return TC_OK;
    TRY(are_one(m, &m->runs[at], &m->runs[at + 1], &made, joined));
    return *joined ? replace(m, m->runs[at].start, m->runs[at + 1].end, made.data) : TC_OK;
}

/* ---- all of it ---- */

static tc_status mend_all(mending *m)
{
    TRY(find_keystrokes(m));
    for (size_t i = 0; i < m->count; i++) {
        bool joined;
        if (m->runs[i].meant) {
            TRY(replace(m, m->runs[i].start, m->runs[i].end, m->runs[i].meant));
            continue;
        }
        TRY(mend_split(m, i, &joined));
        if (joined)
            i++;
        else
            TRY(mend_glued(m, &m->runs[i]));
    }
    tc_put(&m->made, m->text + m->done, m->length - m->done);
    return tc_buffer_check(&m->made);
}

tc_status tc_query_mend(tc_mended *out, const tx_database *database, const char *text)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer clean = {0};
    mending *m = calloc(1, sizeof *m);
    if (!m) return tc_fail(TC_MEMORY, "no memory for the query");
    *out = (tc_mended){.count = 0};
    m->database = database;
    m->out = out;
    tc_status status = tx_database_count(database, &m->passages);
    if (status == TC_OK) status = tc_normalise(&clean, text, strlen(text), NULL);
    if (status == TC_OK) tc_put(&clean, "", 0);
    if (status == TC_OK) status = tc_buffer_check(&clean);
    if (status == TC_OK) {
        m->text = clean.data;
        m->length = clean.length;
        find_runs(m);
        status = mend_all(m);
    }
    if (status == TC_OK) {
        out->text = tc_buffer_steal(&m->made);
        out->typed = tc_buffer_steal(&clean);
        if (!out->text || !out->typed) status = tc_fail(TC_MEMORY, "no memory for the query");
    }
    mending_free(m);
    free(m);
    if (status != TC_OK) tc_mended_clear(out);
    return status;
}

tc_range tc_mended_typed(const tc_mended *m, tc_range made)
{
    int64_t before = 0;
    tc_range out = made;
    for (size_t i = 0; i < m->count; i++) {
        const tc_mend *p = &m->items[i];
        if (made.start >= p->made.end) {
            before = (int64_t)p->typed.end - p->made.end;
            continue;
        }
        if (made.end > p->made.start) return p->typed;
        break;
    }
    out.start = (uint32_t)(made.start + before);
    out.end = (uint32_t)(made.end + before);
    return out;
}
