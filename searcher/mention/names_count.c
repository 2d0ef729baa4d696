/* Counting names: spellings of one name under one key.
 *
 * The key is the name up to its last proper name: folded, abbreviations written out, "số" and leading zeros left out.
 * Where most of its mentions go on in the same common words, these are part of the name; else they were the sentence's.
 */
#include "searcher/mention/names.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/abbreviation.h>

enum { FORMS_MOST = 16, SECTORS_MOST = 32, KEY_MOST = 400, SHORT_FORMS = 1024, RECENT = 8 };

/* A spelling as it stands, with the common words behind it. */
typedef struct spelling {
    char *text;
    uint32_t core; /* bytes of it that are the name for sure */
    uint32_t count;
    uint64_t whole; /* hash of its key, all words */
} spelling;

typedef struct entry {
    char *key;
    spelling *forms;
    uint32_t form_count, mentions, passages, documents;
    uint32_t kinds[4];
    uint32_t last_passage;
    uint64_t recent[RECENT]; /* documents it was found in last */
    uint32_t *sectors;       /* counts; NULL until one is tagged */
    tc_date first, last;
    struct entry *next;
} entry;

typedef struct short_form {
    char *form, *meaning; /* folded */
    struct short_form *next;
} short_form;

struct tc_name_table {
    entry **slots;
    size_t room, count;
    short_form *short_forms[SHORT_FORMS];
};

/* ---- keys ---- */

static tc_status add_short_form(tc_name_table *t, const tc_abbreviation *a)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer form = {0}, meaning = {0}, text = {0};
    tc_put(&text, a->meaning, a->meaning_length);
    TRY(tc_buffer_check(&text));
    TRY(tc_fold(&form, a->form, a->form_length));
    TRY(tc_field_key(&meaning, text.data));
    TRY(tc_buffer_check(&form));
    /* A short form that is a syllable may be a word, and one of several parts is several words of a key. */
    if (!form.length || tc_syllable_possible(form.data, form.length) || strpbrk(form.data, "-&/ ")) return TC_OK;
    short_form *s = calloc(1, sizeof *s), **slot = &t->short_forms[tc_hash(form.data, form.length) % SHORT_FORMS];
    if (!s) return tc_fail(TC_MEMORY, "no memory for the names");
    *s = (short_form){tc_buffer_steal(&form), tc_buffer_steal(&meaning), *slot};
    *slot = s;
    return s->form && s->meaning ? TC_OK : tc_fail(TC_MEMORY, "no memory for the names");
}

static tc_status fill_short_forms(tc_name_table *t)
{
    const tc_abbreviation *list;
    size_t count;
    TRY(tc_abbreviations(&list, &count));
    for (size_t i = count; i > 0; i--) TRY(add_short_form(t, &list[i - 1]));
    return TC_OK;
}

static const char *meaning_of(const tc_name_table *t, const char *word, size_t length)
{
    for (const short_form *s = t->short_forms[tc_hash(word, length) % SHORT_FORMS]; s; s = s->next)
        if (strlen(s->form) == length && !memcmp(s->form, word, length)) return s->meaning;
    return NULL;
}

static bool is_digits(const char *word, size_t length)
{
    return length && strspn(word, "0123456789") >= length;
}

static void put_word(tc_buffer *out, const tc_name_table *t, const char *word, size_t length, const char *next)
{
    const char *meaning = meaning_of(t, word, length);
    if (length == 2 && !memcmp(word, "so", 2) && *next >= '0' && *next <= '9') return;
    while (is_digits(word, length) && length > 1 && *word == '0') word++, length--;
    if (out->length) tc_put_char(out, ' ');
    if (meaning)
        tc_put_text(out, meaning);
    else
        tc_put(out, word, length);
}

static tc_status make_key(tc_buffer *out, const tc_name_table *t, const char *text, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0}, folded = {0};
    tc_put(&name, text, length);
    TRY(tc_buffer_check(&name));
    TRY(tc_field_key(&folded, name.data));
    TRY(tc_buffer_check(&folded));
    for (const char *at = folded.data ? folded.data : ""; *at;) {
        size_t n = strcspn(at, " ");
        put_word(out, t, at, n, at[n] ? at + n + 1 : "");
        at += n + (at[n] == ' ');
    }
    return tc_buffer_check(out);
}

/* ---- the table ---- */

tc_status tc_name_table_new(tc_name_table **out)
{
    tc_name_table *t = calloc(1, sizeof *t);
    if (!t) return tc_fail(TC_MEMORY, "no memory for the names");
    t->room = 4096;
    t->slots = calloc(t->room, sizeof(entry *));
    tc_status status = t->slots ? fill_short_forms(t) : tc_fail(TC_MEMORY, "no memory for the names");
    if (status == TC_OK)
        *out = t;
    else
        tc_name_table_free(t);
    return status;
}

static void free_entry(entry *e)
{
    for (uint32_t i = 0; i < e->form_count; i++) free(e->forms[i].text);
    free(e->forms);
    free(e->sectors);
    free(e->key);
    free(e);
}

void tc_name_table_free(tc_name_table *t)
{
    if (!t) return;
    for (size_t i = 0; t->slots && i < t->room; i++)
        for (entry *e = t->slots[i], *next; e; e = next) {
            next = e->next;
            free_entry(e);
        }
    for (size_t i = 0; i < SHORT_FORMS; i++)
        for (short_form *s = t->short_forms[i], *next; s; s = next) {
            next = s->next;
            free(s->form);
            free(s->meaning);
            free(s);
        }
    free(t->slots);
    free(t);
}

static tc_status grow(tc_name_table *t)
{
    size_t room = 2 * t->room;
    entry **slots = calloc(room, sizeof(entry *));
    if (!slots) return tc_fail(TC_MEMORY, "no memory for the names");
    for (size_t i = 0; i < t->room; i++)
        for (entry *e = t->slots[i], *next; e; e = next) {
            next = e->next;
            entry **slot = &slots[tc_hash(e->key, strlen(e->key)) & (room - 1)];
            e->next = *slot;
            *slot = e;
        }
    free(t->slots);
    t->slots = slots;
    t->room = room;
    return TC_OK;
}

static tc_status find_entry(entry **out, tc_name_table *t, const char *key)
{
    if (t->count > t->room) TRY(grow(t));
    entry **slot = &t->slots[tc_hash(key, strlen(key)) & (t->room - 1)];
    for (entry *e = *slot; e; e = e->next)
        if (!strcmp(e->key, key)) return *out = e, TC_OK;
    entry *e = calloc(1, sizeof *e);
    if (!e || !(e->key = tc_strdup(key))) {
        free(e);
        return tc_fail(TC_MEMORY, "no memory for the names");
    }
    e->next = *slot;
    *slot = e;
    t->count++;
    return *out = e, TC_OK;
}

static tc_status note_form(entry *e, const char *text, size_t length, size_t core, uint64_t whole)
{
    for (uint32_t i = 0; i < e->form_count; i++) {
        spelling *f = &e->forms[i];
        if (f->core != core || strlen(f->text) != length || memcmp(f->text, text, length) != 0) continue;
        f->count++;
        return TC_OK;
    }
    if (e->form_count == FORMS_MOST) return TC_OK;
    spelling *forms = realloc(e->forms, (e->form_count + 1) * sizeof *forms);
    if (!forms) return tc_fail(TC_MEMORY, "no memory for the names");
    e->forms = forms;
    spelling *f = &forms[e->form_count];
    *f = (spelling){tc_strndup(text, length), (uint32_t)core, 1, whole};
    if (!f->text) return tc_fail(TC_MEMORY, "no memory for the names");
    e->form_count++;
    return TC_OK;
}

/* The passages of a document lie together, but those of the index's databases alternate: as many documents are open at
 * once as there are databases. */
static void note_document(entry *e, uint64_t document)
{
    for (uint32_t i = 0; i < RECENT && i < e->documents; i++)
        if (e->recent[i] == document) return;
    e->recent[e->documents++ % RECENT] = document;
}

static tc_status note_place(entry *e, const tc_name_place *p)
{
    e->mentions++;
    if (e->passages && e->last_passage == p->passage) return TC_OK;
    e->last_passage = p->passage;
    e->passages++;
    note_document(e, p->document);
    if (p->sectors && !e->sectors && !(e->sectors = calloc(SECTORS_MOST, sizeof *e->sectors)))
        return tc_fail(TC_MEMORY, "no memory for the names");
    for (int i = 0; p->sectors && i < SECTORS_MOST; i++) e->sectors[i] += p->sectors >> i & 1;
    if (!p->date.year) return TC_OK;
    if (!e->first.year || tc_date_compare(p->date, e->first) < 0) e->first = p->date;
    if (!e->last.year || tc_date_compare(p->date, e->last) > 0) e->last = p->date;
    return TC_OK;
}

tc_status tc_name_table_note(tc_name_table *t, const tc_name_found *name, const char *text, const tc_name_place *place)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0}, whole = {0};
    entry *e = NULL;
    size_t core = name->core.end - name->core.start, length = name->whole.end - name->whole.start;
    if (length > KEY_MOST) return TC_OK;
    TRY(make_key(&key, t, text + name->core.start, core));
    if (!key.length) return TC_OK;
    TRY(make_key(&whole, t, text + name->whole.start, length));
    TRY(find_entry(&e, t, key.data));
    e->kinds[name->kind]++;
    TRY(note_form(e, text + name->whole.start, length, core, tc_hash(whole.data, whole.length)));
    return note_place(e, place);
}

/* ---- the list ---- */

/* The key in which most forms go on, when half of the mentions do and two at least; else 0. */
static uint64_t common_whole(const entry *e)
{
    uint64_t best = 0;
    uint32_t most = 1;
    for (uint32_t i = 0; i < e->form_count; i++) {
        uint32_t sum = 0;
        if (e->forms[i].core == strlen(e->forms[i].text)) continue;
        for (uint32_t k = 0; k < e->form_count; k++)
            if (e->forms[k].whole == e->forms[i].whole) sum += e->forms[k].count;
        if (sum > most && 2 * sum >= e->mentions) {
            best = e->forms[i].whole;
            most = sum;
        }
    }
    return best;
}

/* The spellings; a name written once in two ways of going on is named by its sure part. */
static tc_status list_forms(tc_named *out, const entry *e)
{
    TC_CLEANUP(tc_counts_clear) tc_counts counts = {.count = 0};
    uint64_t whole = common_whole(e);
    for (uint32_t i = 0; i < e->form_count; i++) {
        const spelling *f = &e->forms[i];
        if (whole && f->whole == whole) TRY(tc_counts_add(&counts, f->text, strlen(f->text), f->count + e->mentions));
        if (!whole || f->whole != whole) TRY(tc_counts_add(&counts, f->text, f->core, f->count));
    }
    tc_counts_sort(&counts, false);
    out->forms = calloc(counts.count + 1, sizeof *out->forms);
    if (!out->forms) return tc_fail(TC_MEMORY, "no memory for the names");
    for (size_t i = 0; i < counts.count; i++) {
        out->forms[out->form_count++] = counts.items[i].name;
        counts.items[i].name = NULL;
    }
    return tc_copy(&out->name, out->form_count ? out->forms[0] : "");
}

static int kind_of(const entry *e)
{
    int best = 0;
    for (int i = 1; i < 4; i++)
        if (e->kinds[i] > e->kinds[best]) best = i;
    return best;
}

static uint32_t sectors_of(const entry *e)
{
    uint32_t sectors = 0;
    for (int i = 0; e->sectors && i < SECTORS_MOST; i++)
        if (4 * e->sectors[i] >= e->passages && e->sectors[i]) sectors |= 1u << i;
    return sectors;
}

static int most_first(const void *a, const void *b)
{
    const entry *x = *(const entry *const *)a, *y = *(const entry *const *)b;
    if (x->passages != y->passages) return x->passages < y->passages ? 1 : -1;
    if (x->mentions != y->mentions) return x->mentions < y->mentions ? 1 : -1;
    return strcmp(x->key, y->key);
}

static tc_status fill_named(tc_named *out, const entry *e)
{
    *out = (tc_named){.kind = tc_named_kinds[kind_of(e)],
                      .mentions = e->mentions,
                      .passages = e->passages,
                      .documents = e->documents,
                      .sectors = sectors_of(e),
                      .first = e->first,
                      .last = e->last};
    return list_forms(out, e);
}

tc_status tc_name_table_list(tc_names *out, tc_name_table *t, int kind, const tc_search_options *o)
{
    const entry **sorted = calloc(t->count + 1, sizeof *sorted);
    tc_status status = sorted ? TC_OK : tc_fail(TC_MEMORY, "no memory for the names");
    for (size_t i = 0; sorted && i < t->room; i++)
        for (const entry *e = t->slots[i]; e; e = e->next)
            if (kind < 0 || kind_of(e) == kind) sorted[out->total++] = e;
    if (out->total) qsort(sorted, out->total, sizeof *sorted, most_first);
    tc_slice page = tc_slice_of(o, out->total);
    if (status == TC_OK && page.first < page.end && !(out->items = calloc(page.end - page.first, sizeof *out->items)))
        status = tc_fail(TC_MEMORY, "no memory for the names");
    for (size_t i = page.first; i < page.end && status == TC_OK; i++)
        status = fill_named(&out->items[out->count++], sorted[i]);
    free(sorted);
    return status;
}
