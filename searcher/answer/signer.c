/* Who signed a document: the name that stands by itself in its last frame, behind "Nơi nhận" and the signer's office.
 */
#include "searcher/answer/answer.h"
#include <stdlib.h>
#include <string.h>

/* A signature stands in so many passages at most: where text was taken from a page, its lines lie among the
 * recipients'. */
enum { SIGNATURE_PASSAGES = 4 };

/* How sure it is who signed: the document named by its number, or by words of its title so many of which must be there.
 */
static const double BY_NUMBER = 0.92, BY_TITLE = 0.6, TITLE_LEAST = 0.7;

/* ---- which document ---- */

/* "Chủ tịch … ký Luật …": the document is named behind the verb, where anything is; else before it. */
static size_t behind_signing(const tc_wanted *w)
{
    size_t from = 0;
    for (size_t i = 0; i < w->query->count; i++)
        if (tc_query_wording(w->query, i, "ký")) from = i + 1;
    if (tc_query_wording(w->query, from, "duyệt") || tc_query_wording(w->query, from, "ban hành")) from++;
    for (size_t i = from; i < w->query->count; i++)
        if (w->keys[i]) return from;
    return 0;
}

/* Whether the document was issued in a period that the question names. */
static bool is_of_period(const tc_hit *hit, const tc_query *q)
{
    for (size_t i = 0; i < q->period_count; i++)
        if (tc_period_within(tc_date_period(hit->citation.date), q->periods[i])) return true;
    return false;
}

/* How much of what the question says of the document stands in its title, its issuer or its headings. */
static double told_above(const tc_scene *s, const tc_wanted *w)
{
    static const char *const asked[] = {"ký", "người", "nơi nhận", "gửi đến", "gửi cho", "gửi"};
    double there = 0, all = 0;
    size_t from = behind_signing(w);
    bool dated = is_of_period(s->hit, w->query);
    for (size_t i = from; i < w->query->count; i++) {
        if (tc_query_within(w->query, i, asked, TC_COUNT(asked)) || (dated && w->query->words[i].in_period)) continue;
        all += w->weights[i];
        there += s->above[i] > 0 ? w->weights[i] : 0;
    }
    return all > 0 ? there / all : 0;
}

tc_status tc_answer_find_signed(size_t *hit, double *sure, const tc_results *results, const tc_wanted *w,
                                const tc_matcher *matcher, tc_analyser *analyser)
{
    *hit = SIZE_MAX;
    for (size_t i = 0; i < results->hit_count && w->query->number_count; i++)
        if (tc_scene_is_number(w->query, results->hits[i].citation.number)) {
            *hit = i;
            *sure = BY_NUMBER;
            return TC_OK;
        }
    if (w->query->number_count || !results->hit_count) return TC_OK;
    tc_scene scene;
    TRY(tc_scene_read(&scene, results, &results->hits[0], w, matcher, analyser));
    double told = told_above(&scene, w);
    tc_scene_clear(&scene);
    if (told < TITLE_LEAST) return TC_OK;
    *hit = 0;
    *sure = BY_TITLE * told / TITLE_LEAST;
    return TC_OK;
}

/* ---- its signature ---- */

/* The recipients, "on behalf of", "signed" begin a signature; folded. */
static const char *const openings[] = {"noi nhan", "tm.", "kt.", "tl.", "tuq.", "(da ky)"};

static tc_status frame_opens(bool *out, const tc_passage *p)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    TRY(tc_fold(&folded, p->text, p->text_length));
    TRY(tc_buffer_check(&folded));
    for (size_t i = 0; i < TC_COUNT(openings) && !*out; i++) *out = strstr(folded.data, openings[i]) != NULL;
    return TC_OK;
}

/* The office alone may stand in a letterhead too. */
static tc_status frame_holds_office(bool *out, const tc_passage *p, tc_analyser *analyser)
{
    tc_tokens tokens = {.count = 0};
    tc_status status = tc_analyse(analyser, &tokens, p->text, p->text_length, TC_FOR_HIGHLIGHT);
    for (size_t i = 0; i < tokens.count && status == TC_OK && !*out; i++)
        *out = tc_noun_in_text(&tokens, i, TC_NOUN_OFFICE, NULL) != NULL;
    tc_tokens_free(&tokens);
    return status;
}

/* Where a signature begins among the passages of a document, behind its letterhead; `count` for nowhere. */
static tc_status find_signature(size_t *out, tc_searcher *s, const tx_docid *ids, size_t count)
{
    size_t last_office = count;
    *out = count;
    for (size_t i = 1; i < count && *out == count; i++) {
        TC_CLEANUP(tc_passage_clear) tc_passage p = {.text = NULL};
        bool opens = false, office = false;
        TRY(tc_store_passage(s->store, ids[i], &p, NULL));
        if (p.kind != TC_PASSAGE_FRAME) continue;
        TRY(frame_opens(&opens, &p));
        TRY(frame_holds_office(&office, &p, s->analyser));
        if (opens) *out = i;
        if (office) last_office = i;
    }
    if (*out == count) *out = last_office;
    return TC_OK;
}

/* It is as well found as the passage that told of its document. */
static tc_status append_passage(tc_results *results, tc_searcher *s, tx_docid at, double score)
{
    tc_candidate c = {.at = at, .score = score};
    tc_status status = tc_store_passage(s->store, at, &c.passage, c.document_id);
    tc_hit *more = status == TC_OK ? realloc(results->hits, (results->hit_count + 1) * sizeof *more) : NULL;
    if (status == TC_OK && !more) status = tc_fail(TC_MEMORY, "no memory for the answer");
    if (more) results->hits = more;
    if (status == TC_OK) status = tc_hit_make(&results->hits[results->hit_count], &c, s, NULL, NULL);
    if (status == TC_OK) results->hit_count++;
    tc_candidate_clear(&c);
    return status;
}

tc_status tc_answer_add_signature(tc_results *results, tc_searcher *s, size_t hit)
{
    tx_docid *ids;
    size_t count, at;
    TRY(tc_store_passages_of(s->store, results->hits[hit].document_id, &ids, &count));
    tc_status status = find_signature(&at, s, ids, count);
    for (size_t i = at; i < count && i < at + SIGNATURE_PASSAGES && status == TC_OK; i++)
        status = append_passage(results, s, ids[i], results->hits[hit].score);
    free(ids);
    return status;
}

/* ---- the name in it ---- */

/* What stands with capitals in a frame and is nobody's name. */
static bool is_body(const tc_scene *s, uint32_t first, uint32_t last)
{
    static const char *const others[] = {"website", "cổng", "các"};
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->kind != TC_ENTITY_NAME || e->name_kind == TC_NAME_PERSON || e->name_kind == TC_NAME_OTHER) continue;
        if (e->at.start < s->tokens.items[last].end && e->at.end > s->tokens.items[first].start) return true;
    }
    return tc_noun_in_text(&s->tokens, first, TC_NOUN_BODY, NULL) ||
           tc_token_among(&s->tokens.items[first], others, TC_COUNT(others));
}

/* The token behind a name that begins at `first`; `first` itself where none does. A recipients' line may follow it
 * ("Lưu: VT"), but no word in small letters that it goes on with. */
static uint32_t name_end(const tc_scene *s, uint32_t first)
{
    enum { NAME_MOST = 5 };
    const char *text = s->hit->passage.text;
    uint32_t end = first;
    while (end < s->tokens.count && end < first + NAME_MOST + 1) {
        const tc_token *t = &s->tokens.items[end];
        bool plain = t->flags & TC_TOKEN_CAPITAL && !(t->flags & TC_TOKEN_UPPER && t->end - t->start > 1);
        if (!plain || (end > first && text[t->start - 1] != ' ') ||
            (end > first && t->start != s->tokens.items[end - 1].end + 1))
            break;
        end++;
    }
    if (end > first && (text[s->tokens.items[end - 1].end] == ':' ||
                        (end - first > 2 && tc_token_is(&s->tokens.items[end - 1], "lưu"))))
        end--;
    if (end < first + 2 || end > first + NAME_MOST) return first;
    const tc_token *next = end < s->tokens.count ? &s->tokens.items[end] : NULL;
    bool goes_on = next && next->start == s->tokens.items[end - 1].end + 1 && !(next->flags & TC_TOKEN_CAPITAL);
    return goes_on || text[s->tokens.items[end - 1].end] == ':' ? first : end;
}

/* The token behind the person that a typed span names from `first` on; `first` itself for none. What follows the name
 * in the next column of a table does not part it from the signature. */
static uint32_t person_end(const tc_scene *s, uint32_t first)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        uint32_t from, to;
        if (e->kind != TC_ENTITY_NAME || e->name_kind != TC_NAME_PERSON) continue;
        if (!tc_scene_tokens(s, e->at, &from, &to) || from != first) continue;
        bool colon = s->hit->passage.text[e->at.end] == ':';
        if (colon && !tc_token_is(&s->tokens.items[to], "lưu")) return first;
        return to + (colon ? 0 : 1);
    }
    return first;
}

uint32_t tc_scene_signer_end(const tc_scene *s, uint32_t first, bool *person)
{
    uint32_t end = person_end(s, first);
    *person = end > first;
    if (*person || s->hit->passage.kind != TC_PASSAGE_FRAME) return end;
    end = name_end(s, first);
    return end > first && is_body(s, first, end - 1) ? first : end;
}

/* Where the signature is short, all of it is the sentence: the office belongs to the name. */
static void widen(tc_proposal *p, const tc_scene *s)
{
    enum { SHORT_WORDS = 60 };
    uint32_t own = s->sentence[p->first];
    if (s->tokens.count <= SHORT_WORDS)
        p->sentence = (tc_range){0, s->hit->passage.text_length};
    else if (own && p->sentence.end - p->sentence.start <= p->at.end - p->at.start + 1)
        p->sentence.start = tc_scene_sentence(s, own - 1).start; /* a name alone says nothing */
}

/* Text taken from a page in two columns: an office in capitals or "(đã ký)" stands among the recipients. */
static bool is_signed(const tc_scene *s)
{
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        if (tc_tokens_are(&s->tokens, i, "đã ký")) return true;
        bool capitals = s->tokens.items[i].flags & TC_TOKEN_UPPER;
        if (capitals && tc_noun_in_text(&s->tokens, i, TC_NOUN_OFFICE, NULL)) return true;
    }
    return false;
}

tc_status tc_answer_propose_signer(tc_proposals *out, const tc_scene *s, double sure)
{
    static const char *const addressed[] = {"ptt", "pttg", "tướng"};
    /* What the page holds behind the signature, an annex, names others. */
    enum { ALONE_WORDS = 16 };
    if (s->hit->passage.kind != TC_PASSAGE_FRAME && s->tokens.count > ALONE_WORDS && !is_signed(s)) return TC_OK;
    for (uint32_t i = 0, end; i<s->tokens.count; i = end> i ? end : i + 1) {
        bool person = false;
        end = tc_scene_signer_end(s, i, &person);
        if (end == i || tc_scene_before(s, i, 1, addressed, TC_COUNT(addressed))) continue;
        if (tc_noun_ends_in_text(&s->tokens, i, TC_NOUN_ADDRESS)) continue;
        size_t before = out->count;
        TRY(tc_proposal_add(out, s, (tc_range){s->tokens.items[i].start, s->tokens.items[end - 1].end}, NULL, 1));
        if (out->count == before) continue;
        tc_proposal *p = &out->items[before];
        widen(p, s);
        p->period = p->names = p->kin = p->evidence = 1;
        /* Of two names the signer's is the later one: the first may be of somebody who gets the document. */
        p->score = sure * (person ? 1 : 0.75) * (1 + 1e-3 * i / (double)s->tokens.count);
    }
    return TC_OK;
}
