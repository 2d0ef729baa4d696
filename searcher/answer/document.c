/* Candidates for an answer: document numbers, and whole sentences that list or explain. */
#include "searcher/answer/answer.h"
#include <string.h>

/* ---- numbers ---- */

const tc_entity *tc_scene_dated(const tc_scene *s, const tc_entity *date)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *d = &list->items[i];
        if (d->kind != TC_ENTITY_DOCUMENT || d->at.end > date->at.start) continue;
        const char *between = s->hit->passage.text + d->at.end;
        uint32_t n = date->at.start - d->at.end;
        if (n <= 3 && strspn(between, " ,(") >= n) return d;
    }
    return NULL;
}

/* "quyết định 640" names 640/QĐ-UBND as well, "nghị định 30/2020" 30/2020/NĐ-CP. */
static bool same_number(const char *asked, const char *key)
{
    size_t digits = strspn(asked, "0123456789/");
    if (!strcmp(asked, key)) return true;
    return !asked[digits] && !strncmp(asked, key, digits) && (key[digits] == '/' || key[digits] == '-');
}

bool tc_scene_is_number(const tc_query *q, const char *number)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
    if (!number || tc_number_key(&key, number) != TC_OK) return false;
    for (size_t i = 0; i < q->number_count; i++)
        if (same_number(q->numbers[i], key.data)) return true;
    return false;
}

/* ---- documents ---- */

/* "Luật Thủy lợi và đê điều số 12/…": a law is named by its title, and its number stands behind that. The token that
 * the name begins at; `number` itself where none does. */
static uint32_t titled_from(const tc_scene *s, const tc_entity *e, uint32_t number)
{
    enum { TITLE_MOST = 16 };
    for (uint32_t back = 1; e->type && back <= TITLE_MOST && back <= number; back++) {
        if (s->breaks[number - back + 1] >= TC_BREAK_COLON) return number;
        uint32_t at = number - back;
        if (s->tokens.items[at].flags & TC_TOKEN_CAPITAL && tc_tokens_are(&s->tokens, at, e->type)) return at;
    }
    return number;
}

/* "Quyết định số" before the number and ", ngày 9/11/2006" behind it. */
static tc_range document_range(const tc_scene *s, const tc_entity *e, uint32_t first)
{
    const tc_entities *list = &s->hit->passage.entities;
    tc_range at = e->at;
    uint32_t from = first;
    if (from > 0 && tc_token_is(&s->tokens.items[from - 1], "số")) from--;
    uint32_t n = e->type ? tc_count_words(e->type) : 0;
    if (n && from >= n) {
        TC_CLEANUP(tc_buffer_free) tc_buffer words = {0};
        uint32_t start = s->tokens.items[from - n].start;
        tc_put(&words, s->hit->passage.text + start, s->tokens.items[from - 1].end - start);
        if (tc_buffer_check(&words) == TC_OK && tc_fold_equal(words.data, e->type)) from -= n;
    }
    if (from == first || tc_token_is(&s->tokens.items[from], "số")) from = titled_from(s, e, from);
    if (s->tokens.items[from].start < at.start) at.start = s->tokens.items[from].start;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == TC_ENTITY_DATE && tc_scene_dated(s, &list->items[i]) == e)
            at.end = list->items[i].at.end;
    return at;
}

/* "Điều 7. …": the part whose heading opens a sentence; elsewhere it is only referred to. */
static tc_status propose_parts(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    uint32_t n = tc_count_words(w->part);
    for (uint32_t i = 0; i + n < s->tokens.count; i++) {
        const tc_token *number = &s->tokens.items[i + n];
        bool named = number->kind == TC_TOKEN_DIGITS || number->flags & TC_TOKEN_UPPER;
        if (!tc_tokens_are(&s->tokens, i, w->part) || !named || s->breaks[i + n] != TC_BREAK_NONE) continue;
        bool opens = s->tokens.items[i].flags & TC_TOKEN_CAPITAL && s->hit->passage.text[number->end] == '.';
        size_t before = out->count;
        TRY(tc_proposal_add(out, s, (tc_range){s->tokens.items[i].start, number->end}, NULL, opens ? 1 : 0.4));
        if (out->count > before && opens && s->sentence[i] + 1 < s->sentences)
            out->items[before].sentence.end = tc_scene_sentence(s, s->sentence[i] + 1).end;
    }
    return TC_OK;
}

/* The documents that a stretch of a passage cites, from the first to the last, without those that the question names:
 * two at least. */
bool tc_answer_cited(tc_range *out, const tc_scene *s, const tc_wanted *w, tc_range at)
{
    const tc_entities *list = &s->hit->passage.entities;
    tc_range cited = at;
    uint32_t first, last, n = 0;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->kind != TC_ENTITY_DOCUMENT || e->at.start < at.start || e->at.end > at.end) continue;
        if (tc_scene_is_number(w->query, e->number) ||
            (w->type && e->type && strcmp(w->type, "văn bản") != 0 && strcmp(w->type, e->type) != 0))
            continue;
        if (!tc_scene_tokens(s, e->at, &first, &last)) continue;
        tc_range all = document_range(s, e, first);
        cited = n++ ? (tc_range){cited.start, all.end} : all;
    }
    if (n < 2) return false;
    *out = cited;
    return true;
}

/* "thông qua Nghị quyết về A; Nghị quyết điều chỉnh B": documents that bear no number yet are told by their type and
 * subject, from the first to the end of the sentence: two at least. */
bool tc_answer_titled(tc_range *out, const tc_scene *s, const tc_wanted *w, tc_range at)
{
    uint32_t first, last, from = 0, n = 0;
    if (!w->type || !tc_scene_tokens(s, at, &first, &last)) return false;
    uint32_t words = tc_count_words(w->type);
    for (uint32_t i = first; i + words <= last; i++) {
        const tc_token *t = &s->tokens.items[i];
        bool title = t->flags & TC_TOKEN_CAPITAL && !(t->flags & TC_TOKEN_UPPER) &&
                     tc_tokens_are(&s->tokens, i, w->type);
        const tc_token *next = &s->tokens.items[i + words];
        if (!title || tc_token_is(next, "số") || tc_token_is(next, "này") || next->kind == TC_TOKEN_DIGITS) continue;
        if (!n++) from = t->start;
    }
    if (n < 2) return false;
    *out = (tc_range){from, at.end};
    return true;
}

/* "Luật A, đã được sửa đổi theo Luật B và Luật C, hết hiệu lực": B and C are no subject of what is told, unless the
 * question itself asks "theo luật nào". */
static bool cited_by_the_way(const tc_scene *s, const tc_wanted *w, tc_range at, bool before)
{
    static const char *const by[] = {"theo", "bởi"}, *const and[] = {"và"};
    uint32_t first, last;
    for (size_t back = 1; w->asked != SIZE_MAX && back <= 4 && back <= w->asked; back++)
        if (tc_query_among(w->query, w->asked - back, by, 2, NULL)) return false;
    if (!tc_scene_tokens(s, at, &first, &last)) return false;
    return tc_scene_before(s, first, 1, by, 2) || (before && tc_scene_before(s, first, 1, and, 1));
}

tc_status tc_answer_propose_documents(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    static const double BY_THE_WAY = 0.65; /* none that parts another from what is told of it */
    bool by_the_way = false;
    size_t next = 0;
    tc_typed x;
    if (w->part) return propose_parts(out, s, w);
    while (tc_scene_next(&x, &next, s, TC_TYPED(DOCUMENT))) {
        const tc_entity *e = x.entity;
        if (tc_scene_is_number(w->query, e->number)) continue;
        double fit = !w->type || !strcmp(w->type, "văn bản") ? 1 : !e->type ? 0.7 : !strcmp(e->type, w->type) ? 1 : 0;
        tc_range at = document_range(s, e, x.first);
        by_the_way = cited_by_the_way(s, w, at, by_the_way);
        TRY(tc_proposal_add(out, s, at, e, by_the_way ? BY_THE_WAY * fit : fit));
    }
    return TC_OK;
}

/* ---- whole sentences ---- */

/* Whether a stretch of the passage cites a document that the question names. */
static bool cites(const tc_scene *s, const tc_query *q, tc_range at)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->kind == TC_ENTITY_DOCUMENT && e->at.start >= at.start && e->at.end <= at.end &&
            tc_scene_is_number(q, e->number))
            return true;
    }
    return false;
}

/* How many typed spans of the noun asked for stand in a sentence: what a list of them must hold. */
static uint32_t members(const tc_scene *s, const tc_wanted *w, tc_range at)
{
    const tc_entities *list = &s->hit->passage.entities;
    uint32_t n = 0;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->at.start < at.start || e->at.end > at.end) continue;
        n += w->type ? e->kind == TC_ENTITY_DOCUMENT : e->kind == TC_ENTITY_NAME && e->name_kind != TC_NAME_PERSON;
    }
    return n;
}

/* "bảy xã, phường nào": the sentence says "07 xã, phường". */
static bool counts_so_many(const tc_scene *s, tc_range at, int many)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->kind == TC_ENTITY_FIGURE && e->at.start >= at.start && e->at.end <= at.end && e->value == many)
            return true;
    }
    return false;
}

/* Whether the headings or the title hold the digits of the numbers that the question names. */
static bool number_above(const tc_scene *s, const tc_query *q)
{
    size_t above = 0, words = 0;
    for (size_t i = 0; i < q->count; i++) {
        if (!q->words[i].in_number || q->words[i].kind != TC_TOKEN_DIGITS) continue;
        words++;
        above += s->above[i] > 0;
    }
    return words > 0 && above == words;
}

double tc_scene_number_fit(const tc_scene *s, const tc_query *q, tc_range sentence)
{
    static const double BESIDE = 0.9, NOWHERE = 0.4;
    tc_range all = {0, s->hit->passage.text_length};
    if (!q->number_count || cites(s, q, sentence)) return 1;
    if (cites(s, q, all) || tc_scene_is_number(q, s->hit->citation.number)) return BESIDE;
    return number_above(s, q) ? BESIDE : NOWHERE;
}

/* Whether a stretch cites another document than those that the question names, of the type of one of them and by a
 * number with the same letters: "Đề án số 03-ĐA/TU" for "Đề án số 04-ĐA/TU". */
static bool cites_other(const tc_scene *s, const tc_query *q, tc_range at, const tc_entity *answer)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->kind != TC_ENTITY_DOCUMENT || e == answer || e->at.start < at.start || e->at.end > at.end) continue;
        TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
        if (!e->number || tc_number_key(&key, e->number) != TC_OK) continue;
        const char *letters = key.data + strspn(key.data, "0123456789");
        for (size_t k = 0; k < q->number_count; k++) {
            const char *asked = q->numbers[k] + strspn(q->numbers[k], "0123456789");
            if (*letters && !strcmp(letters, asked) && strcmp(key.data, q->numbers[k]) != 0) return true;
        }
    }
    return false;
}

double tc_scene_document_fit(const tc_scene *s, const tc_query *q, const tc_proposal *p)
{
    static const double OTHER = 0.25, NOWHERE = 0.3;
    tc_range all = {0, s->hit->passage.text_length};
    if (!q->number_count || cites(s, q, p->sentence)) return 1;
    if (cites_other(s, q, p->sentence, p->entity)) return OTHER;
    bool own = tc_scene_is_number(q, s->hit->citation.number);
    return own || cites(s, q, all) || number_above(s, q) ? 1 : NOWHERE;
}

/* Whether a sentence says of itself that it tells why. */
static bool gives_reason(const tc_scene *s, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++)
        if (tc_grammar_in_text(&s->tokens, i, TC_GRAMMAR_CAUSE)) return true;
    return false;
}

/* "X là gì" asks for the sentence that says "X là …" at its beginning. */
static bool asks_what_is(const tc_wanted *w)
{
    return w->asked != SIZE_MAX && w->asked > 0 && !strcmp(w->kind, "other") &&
           tc_query_wording(w->query, w->asked, "là gì") > 0;
}

/* "PHỤ LỤC III BẢNG CHỮ VIẾT TẮT …": most of it in capitals, it names what is told below. */
static bool is_heading(const tc_scene *s, uint32_t first, uint32_t last)
{
    uint32_t upper = 0;
    for (uint32_t i = first; i <= last; i++) upper += (s->tokens.items[i].flags & TC_TOKEN_UPPER) != 0;
    return 3 * upper > last - first + 1;
}

uint32_t tc_scene_definition(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    if (!asks_what_is(w)) return 0;
    uint32_t n = (uint32_t)w->asked;
    /* The number of its clause may stand before it. */
    for (uint32_t start = first; start <= first + 2 && start + n < last; start++) {
        uint32_t same = 0;
        while (same < n && tc_token_is_query(&s->tokens.items[start + same], &w->query->words[same])) same++;
        if (same == n && tc_token_is(&s->tokens.items[start + n], "là")) return start + n + 1;
    }
    return 0;
}

/* "07 xã (Nà Lạn, Bản Vén, Cốc Phát)": an enumeration of names, whose noun stands once, before them. */
static bool names_all(const tc_scene *s, tc_range part)
{
    enum { LEAST = 3 };
    uint32_t first, last, names = 0;
    if (!part.start || s->hit->passage.text[part.start - 1] != '(' || !tc_scene_tokens(s, part, &first, &last))
        return false;
    for (uint32_t i = first; i <= last; i++) {
        if (i > first && s->breaks[i] == TC_BREAK_NONE) continue;
        if (!(s->tokens.items[i].flags & TC_TOKEN_CAPITAL)) return false;
        names++;
    }
    return names >= LEAST;
}

/* How well a sentence tells as many as are asked for: its number before them, and as many members. */
static double so_many(const tc_scene *s, const tc_wanted *w, tc_range at, uint32_t members)
{
    static const double ALL = 1.25, OTHER = 0.7;
    bool counted = counts_so_many(s, at, w->how_many), same = members == (uint32_t)w->how_many;
    if (counted && same) return ALL;
    return (counted ? 1 : OTHER) * (same || !members ? 1 : OTHER);
}

tc_status tc_answer_propose_sentences(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    bool list = !strcmp(w->kind, "list");
    size_t from = out->count;
    for (uint32_t i = 0; i < s->sentences; i++) {
        tc_range at = tc_scene_sentence(s, i);
        uint32_t first, last, breaks = 0;
        if (!tc_scene_tokens(s, at, &first, &last)) continue;
        for (uint32_t t = first + 1; t <= last; t++) breaks += s->breaks[t] != TC_BREAK_NONE;
        double fit = list ? (breaks >= 2 ? 1 : breaks ? 0.7 : 0.3) : last - first >= 5 ? 1 : 0.5;
        tc_range part;
        bool enumerates = list && tc_answer_enumerates(&part, s, w, at);
        bool several = list && w->type && (tc_answer_cited(&part, s, w, at) || tc_answer_titled(&part, s, w, at));
        if (several)
            fit = 1; /* two documents joined by "và" are a list */
        else if (list && !enumerates)
            fit *= 0.75;
        if (w->how_many) fit *= so_many(s, w, at, enumerates ? tc_answer_members(s, part) : 0);
        bool noun = w->type || w->head != SIZE_MAX;
        if (list && noun && !several && members(s, w, at) < 2 && !(enumerates && names_all(s, part))) fit *= 0.6;
        bool own = tc_scene_is_number(w->query, s->hit->citation.number);
        if (w->query->number_count && !own && !cites(s, w->query, at)) fit *= 0.2;
        const tc_cell *cell = tc_scene_cell(s, last);
        if (cell && !cell->row) fit *= 0.3; /* the heads of a table */
        if (s->hit->passage.kind == TC_PASSAGE_FRAME) fit *= list ? 0.2 : 0.5;
        if (!strcmp(w->kind, "reason") && !gives_reason(s, first, last)) fit *= 0.5;
        if (asks_what_is(w) && !tc_scene_definition(s, w, first, last)) fit *= 0.7;
        if (asks_what_is(w) && is_heading(s, first, last)) fit *= 0.7;
        TRY(tc_proposal_add(out, s, at, NULL, fit));
    }
    if (!strcmp(w->kind, "reason")) return TC_OK;
    TRY(tc_answer_propose_rest(out, from, s, w));
    return list ? tc_answer_propose_items(out, s, w) : TC_OK;
}
