/* The scan: once through the tokens, asking the matchers at each. */
#include "reading.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void clear_entity(tc_entity *entity)
{
    free(entity->unit);
    free(entity->number);
    free(entity->type);
    free(entity->issuer);
    free(entity->subject);
    *entity = (tc_entity){0};
}

void tc_entities_free(tc_entities *entities)
{
    if (!entities) return;
    for (size_t k = 0; k < entities->count; k++) clear_entity(&entities->items[k]);
    free(entities->items);
    *entities = (tc_entities){0};
}

typedef struct walk {
    tc_reading scan;
    tc_entities *out;
    tc_clause clause;
    size_t agency_end; /* the token behind the agency last named */
} walk;

static void close_walk(walk *w)
{
    tc_reading_close(&w->scan);
}

static tc_entity fresh(const walk *w, tc_entity_kind kind, size_t from, size_t to)
{
    tc_entity entity = {.kind = kind, .certain = true, .value = NAN, .target = NAN};
    entity.at = (tc_range){w->scan.lex[from].start, w->scan.lex[to - 1].end};
    return entity;
}

/* The next of a list ("…, số 12 ngày …") is issued by whoever issued the one before. */
static tc_status take_issuer_before(walk *w, tc_entity *entity)
{
    for (size_t k = w->out->count; k > 0 && !entity->issuer; k--) {
        const tc_entity *before = &w->out->items[k - 1];
        if (before->kind != TC_ENTITY_DOCUMENT) continue;
        if (!before->issuer) return TC_OK;
        entity->issuer = tc_strdup(before->issuer);
        return entity->issuer ? TC_OK : tc_fail(TC_MEMORY, "no memory for the issuer of a document");
    }
    return TC_OK;
}

/* Hands the entity over, also when it fails. */
static tc_status keep(walk *w, tc_entity *entity)
{
    tc_status status = TC_GROW(w->out->items, w->out->capacity, w->out->count + 1);
    if (status != TC_OK) {
        clear_entity(entity);
        return status;
    }
    w->out->items[w->out->count++] = *entity;
    return TC_OK;
}

/* ---- the kinds ---- */

static tc_status keep_document(walk *w, size_t i, const tc_citation *citation)
{
    const tc_reading *s = &w->scan;
    tc_entity entity = fresh(w, TC_ENTITY_DOCUMENT, i, citation->end);
    tc_buffer number = {0};
    tc_citation_write(&number, s, i, citation);
    tc_status status = tc_buffer_check(&number);
    if (status == TC_OK) {
        entity.number = tc_buffer_steal(&number);
        if (citation->type) entity.type = tc_strdup(citation->type);
        if (citation->type && !entity.type) status = tc_fail(TC_MEMORY, "no memory for a document number");
    }
    tc_buffer_free(&number);
    if (status == TC_OK) status = tc_describe(&entity, s, citation, &w->clause);
    if (status == TC_OK && citation->listed) status = take_issuer_before(w, &entity);
    if (status == TC_OK) return keep(w, &entity);
    clear_entity(&entity);
    return status;
}

static tc_status keep_time(walk *w, size_t i, tc_entity_kind kind, const tc_found *found)
{
    tc_entity entity = fresh(w, kind, i, found->end);
    if (found->end_byte) entity.at.end = found->end_byte;
    entity.date = found->date;
    entity.period = found->period;
    entity.certain = found->certain;
    return keep(w, &entity);
}

static tc_status keep_figure(walk *w, size_t i, const tc_figure *figure)
{
    const tc_reading *s = &w->scan;
    tc_entity entity = fresh(w, TC_ENTITY_FIGURE, i, figure->end);
    entity.value = figure->value;
    entity.target = figure->target;
    entity.approximate = figure->approximate;
    /* "m<sup>2</sup>" ends behind its tag. */
    const char *end = s->text + entity.at.end;
    if (strncmp(end, "</sup>", 6) == 0 && memchr(s->text + entity.at.start, '<', entity.at.end - entity.at.start))
        entity.at.end += 6;
    if (figure->unit || figure->unit_to > figure->unit_from) {
        entity.unit = tc_unit_text(s, figure);
        if (!entity.unit) return tc_fail(TC_MEMORY, "no memory for a unit");
    }
    return keep(w, &entity);
}

/* ---- the clause ---- */

/* A day that begins a sentence, or what follows a colon, before an agency or a comma, dates what the agency does. */
static void note_date(walk *w, size_t i, const tc_found *found)
{
    const tc_reading *s = &w->scan;
    size_t start = w->clause.start;
    bool opens = i == start || (i == start + 1 && s->lex[start].kind == TC_LEX_MARK) || tc_at_mark(s, i - 1, ':');
    if (!opens || !found->date.day) return;
    w->clause.dated = found->certain && found->date.year;
    w->clause.vague = !w->clause.dated;
    w->clause.date = found->date;
}

static void note_agency(walk *w, size_t from, size_t end)
{
    w->clause.agency_from = from;
    w->clause.agency_to = end;
    w->clause.verb = 0;
    w->clause.issued = false;
    w->agency_end = end;
}

/* The verb right behind the agency, or behind "đã". */
static void note_verb(walk *w, size_t i)
{
    size_t count, before = i;
    if (w->clause.agency_from == w->clause.agency_to) return;
    while (before > w->agency_end &&
           (tc_at_word(&w->scan, before - 1, TC_CUE_DA) || tc_at_word(&w->scan, before - 1, TC_CUE_CO)))
        before--;
    if (before != w->agency_end) return;
    const tc_phrase *verb = tc_phrase_at(&w->scan, i, TC_PHRASE_ISSUE, &count);
    if (verb) w->clause.verb = i;
}

static void new_clause(walk *w, size_t start)
{
    w->clause = (tc_clause){.start = start};
    w->agency_end = 0;
}

/* ---- the walk ---- */

static tc_status at_digits(walk *w, size_t i, size_t *end)
{
    const tc_reading *s = &w->scan;
    tc_citation citation;
    tc_found found;
    tc_figure figure;
    *end = i + 1;
    if (tc_match_citation(s, i, false, &citation)) {
        *end = citation.end;
        return keep_document(w, i, &citation);
    }
    if (tc_match_period(s, i, &found)) {
        *end = found.end;
        return keep_time(w, i, TC_ENTITY_PERIOD, &found);
    }
    if (tc_match_date(s, i, &found)) {
        *end = found.end;
        note_date(w, i, &found);
        return keep_time(w, i, TC_ENTITY_DATE, &found);
    }
    if (tc_match_figure(s, i, &figure)) {
        *end = figure.end;
        return keep_figure(w, i, &figure);
    }
    tc_numeral numeral;
    if (tc_match_numeral(s, i, &numeral)) *end = numeral.end;
    return TC_OK;
}

static tc_status at_word(walk *w, size_t i, size_t *end)
{
    const tc_reading *s = &w->scan;
    tc_found found;
    tc_name name;
    *end = i + 1;
    uint16_t word = s->lex[i].word;
    if (((word && word < TC_CUE_COUNT) || tc_numeral_word(s, i)) && tc_match_period(s, i, &found)) {
        *end = found.end;
        return keep_time(w, i, TC_ENTITY_PERIOD, &found);
    }
    bool dates = word == TC_CUE_NGAY || word == TC_CUE_THANG || word == TC_CUE_NAM || word == TC_CUE_THU ||
                 word == TC_CUE_CHU;
    if (dates && tc_match_date(s, i, &found)) {
        *end = found.end;
        note_date(w, i, &found);
        return keep_time(w, i, TC_ENTITY_DATE, &found);
    }
    if (word) note_verb(w, i);
    if (!tc_match_name(s, i, &name)) return TC_OK;
    *end = name.end;
    if (name.kind == TC_NAME_ORGANISATION) note_agency(w, i, name.end);
    tc_entity entity = fresh(w, TC_ENTITY_NAME, i, name.end);
    entity.name_kind = name.kind;
    return keep(w, &entity);
}

tc_status tc_entities_scan(tc_entities *out, const char *text, size_t length, tc_date reference)
{
    TC_CLEANUP(close_walk) walk w = {.out = out};
    TRY(tc_reading_open(&w.scan, text, length, false));
    w.scan.reference = reference;
    for (size_t i = 0, end; i < w.scan.count; i = end) {
        end = i + 1;
        if (w.scan.lex[i].kind == TC_LEX_DIGITS)
            TRY(at_digits(&w, i, &end));
        else if (w.scan.lex[i].kind == TC_LEX_WORD)
            TRY(at_word(&w, i, &end));
        else if (tc_sentence_ends(&w.scan, i))
            new_clause(&w, i + 1);
    }
    return TC_OK;
}
