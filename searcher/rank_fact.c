/* What the typed spans and the period of a passage say of what is asked: the features PERIOD, ANSWER, NUMBER, FIGURE.
 */
#include "searcher/answer/answer.h"
#include "searcher/rank.h"
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether the text of a passage names a period asked for, or a day within it. */
static bool names_period(const tc_query *q, const tc_passage *p)
{
    for (size_t i = 0; i < p->entities.count; i++) {
        const tc_entity *e = &p->entities.items[i];
        if ((e->kind != TC_ENTITY_DATE && e->kind != TC_ENTITY_PERIOD) || !e->period.from.year) continue;
        for (size_t k = 0; k < q->period_count; k++)
            if (tc_period_within(e->period, q->periods[k])) return true;
    }
    return false;
}

/* 1: within the period named (or the same), 0.6: overlapping, 0.4: of no period, or of another one while the text names
 * the one asked for, 0: of another one. */
static double period_fit(const tc_query *q, const tc_passage *p)
{
    static const double PARTLY = 0.6, PERHAPS = 0.4;
    double best = 0;
    if (!q->period_count) return 0;
    if (!p->period.from.year) return PERHAPS;
    for (size_t i = 0; i < q->period_count; i++) {
        if (tc_period_within(p->period, q->periods[i])) return 1;
        if (tc_period_overlaps(p->period, q->periods[i])) best = PARTLY;
    }
    return best == 0 && names_period(q, p) ? PERHAPS : best;
}

/* Whether a word of a span of the text is none of the query's. */
static bool tells_more(const tc_ranking *r, tc_range at)
{
    for (size_t t = 0, o = 0; t < r->tokens.count && r->tokens.items[t].start < at.end; t++) {
        if (r->tokens.items[t].start < at.start) continue;
        while (o < r->occurrences.count && r->occurrences.items[o].to < t) o++;
        if (o == r->occurrences.count || r->occurrences.items[o].from > t) return true;
    }
    return false;
}

static const double PERHAPS = 0.5;

/* What a span is worth as the answer to who, when or where. A name by capitals alone may be a person's: only persons
 * with a title are known as such, and most texts name them without. A year is a date of less use than a day; places are
 * named everywhere. */
static double worth_as(const char *kind, const tc_entity *e, const tc_ranking *r)
{
    if (!strcmp(kind, "person") && e->kind == TC_ENTITY_NAME) {
        if (e->name_kind == TC_NAME_PERSON) return 1;
        return e->name_kind == TC_NAME_OTHER && tells_more(r, e->at) ? PERHAPS : 0;
    }
    if (!strcmp(kind, "place") && e->kind == TC_ENTITY_NAME)
        return e->name_kind == TC_NAME_PLACE && tells_more(r, e->at) ? PERHAPS : 0;
    if (!strcmp(kind, "date")) {
        if (e->kind == TC_ENTITY_DATE && tc_date_precision(e->date) == TC_PRECISION_DAY) return 1;
        return e->kind == TC_ENTITY_DATE || e->kind == TC_ENTITY_PERIOD ? PERHAPS : 0;
    }
    if (!strcmp(kind, "amount")) return e->kind == TC_ENTITY_FIGURE;
    return !strcmp(kind, "document") && e->kind == TC_ENTITY_DOCUMENT;
}

/* Where a document ends, not its letterhead. */
static bool is_foot(const tc_passage *p)
{
    enum { LETTERHEAD = 3 };
    return p->kind == TC_PASSAGE_FRAME && p->ordinal > LETTERHEAD;
}

/* Two words of another language with capitals, which the question does not hold, at the head of a sentence: there no
 * typed span says that they are a name. */
static bool names_foreigner(const tc_passage *p, const tc_ranking *r)
{
    for (size_t i = 1; i < r->tokens.count; i++) {
        const tc_token *t = &r->tokens.items[i - 1];
        bool opens = t[0].start < 2 || strchr(".!?", p->text[t[0].start - 2]);
        if (!opens) continue;
        bool both = t[0].flags & t[1].flags & TC_TOKEN_CAPITAL && t[0].kind == TC_TOKEN_FOREIGN &&
                    t[1].kind == TC_TOKEN_FOREIGN && t[1].start == t[0].end + 1;
        if (both && tells_more(r, (tc_range){t[0].start, t[1].end})) return true;
    }
    return false;
}

static double answer_fit(const tc_passage *p, const tc_ranking *r)
{
    bool who = r->query->kind && !strcmp(r->query->kind, "person");
    double best = who && names_foreigner(p, r) ? PERHAPS : 0;
    for (size_t i = 0; r->query->kind && i < p->entities.count && best < 1; i++) {
        double worth = worth_as(r->query->kind, &p->entities.items[i], r);
        if (worth > best) best = worth;
    }
    return best;
}

/* ---- figures ---- */

/* The last place that a figure states: 0.1 of 252.4, 10 of 250. */
static double last_place(double value)
{
    double place = 1e-3;
    for (double next = 1e-2; next <= 1e12 && fabs(value - round(value / next) * next) < next * 1e-6; next *= 10)
        place = next;
    return place;
}

/* Whether one value is the other rounded or cut off, as a summary tells it: 252 of 252.441. */
static bool is_rounded(double x, double x_scale, double y, double y_scale)
{
    static const double FAR = 0.05; /* "about 300" tells 252 from 405, but is no way to write it */
    double place = fmax(last_place(x) * x_scale, last_place(y) * y_scale), apart = fabs(x * x_scale - y * y_scale);
    return apart < place && apart < FAR * fabs(x * x_scale);
}

static bool is_plain(const char *word)
{
    while (*word && (unsigned char)*word < 0x80) word++;
    return !*word;
}

/* Whether two units on no common scale count the same things: one may name them more narrowly ("hộ", "hộ cận nghèo"),
 * and the query's may lack its marks ("ho"). */
static bool counts_alike(const char *wanted, const char *unit)
{
    size_t length = strlen(wanted), of_unit = strlen(unit), least = length < of_unit ? length : of_unit;
    if (!strncmp(wanted, unit, least)) return wanted[least] == ' ' || unit[least] == ' ' || length == of_unit;
    char noun[32], sought[32]; /* no syllable is longer */
    snprintf(noun, sizeof noun, "%.*s", (int)strcspn(unit, " "), unit);
    snprintf(sought, sizeof sought, "%.*s", (int)strcspn(wanted, " "), wanted);
    return is_plain(sought) && tc_fold_equal(sought, noun);
}

/* How far a figure of the text is the one of the query: 1 as it is, 0.8 hedged where the query does not hedge, 0.5 when
 * one is the other rounded. A figure that was typed without a unit may have any. */
static double figure_likeness(const tc_entity *wanted, const tc_entity *e)
{
    static const double HEDGED = 0.8, ROUNDED = 0.5;
    const char *base = NULL, *other = NULL;
    double scale = 1, of_other = 1;
    if (wanted->unit && e->unit) {
        scale = tc_unit_scale(wanted->unit, &base);
        of_other = tc_unit_scale(e->unit, &other);
        if (!counts_alike(base, other)) return 0;
    }
    double x = wanted->value * scale, y = e->value * of_other;
    if (fabs(x - y) <= 1e-9 * fabs(x)) return e->approximate && !wanted->approximate ? HEDGED : 1;
    return is_rounded(wanted->value, scale, e->value, of_other) ? ROUNDED : 0;
}

/* Whether a figure tells passages apart: whole numbers of one or two digits are said of too much ("3 xã", "18 tuổi").
 */
static bool is_telling(double value)
{
    return value >= 100 || value != floor(value);
}

static tc_status add_figure(tc_entities *out, tc_entity *figure)
{
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i].value == figure->value) return TC_OK;
    if (!is_telling(figure->value)) return TC_OK;
    TRY(TC_GROW(out->items, out->capacity, out->count + 1));
    out->items[out->count++] = *figure;
    *figure = (tc_entity){.kind = TC_ENTITY_FIGURE}; /* handed over */
    return TC_OK;
}

/* "ai ký …", "người ký …"; not "ngày ký". */
static bool asks_for_signer(const tc_query *q)
{
    bool who = q->kind && !strcmp(q->kind, "person");
    for (size_t i = 0; i < q->count; i++) who |= tc_query_wording(q, i, "người ký") > 0;
    return who && tc_asks_signer(q);
}

/* "nghị định nào làm căn cứ …", "căn cứ pháp lý": recitals tell which documents another rests on. */
static bool asks_for_grounds(const tc_query *q)
{
    bool document = q->number_count > 0, grounds = false;
    size_t n;
    for (size_t i = 0; i < q->count; i++) {
        document |= tc_query_type(q, i, &n) != NULL;
        grounds |= tc_query_wording(q, i, "căn cứ") || tc_query_wording(q, i, "cơ sở pháp lý");
    }
    return document && grounds;
}

/* A whole number typed by itself: of no period and no document's number, and no year. */
static bool is_bare_number(const tc_query *q, const tc_query_word *word, double *value)
{
    enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };
    if (word->question || word->in_period || word->in_number || word->in_field || word->excluded) return false;
    const char *text = q->text + word->at.start, *end = q->text + word->at.end;
    if (text + strspn(text, "0123456789") != end || (word->at.start && !isspace((unsigned char)text[-1]))) return false;
    if (*end && !isspace((unsigned char)*end)) return false; /* "12.600", "6/2023" */
    *value = strtod(text, NULL);
    return *value < FIRST_YEAR || *value > LAST_YEAR;
}

/* Figures are those with a unit; numbers with a separator ("252,441") and whole numbers without one may have any. */
tc_status tc_ranking_begin(tc_ranking *r)
{
    const tc_query *q = r->query;
    r->foot = asks_for_signer(q) || tc_asks_recipients(q);
    r->grounds = asks_for_grounds(q);
    TRY(tc_rank_names_begin(r));
    TC_CLEANUP(tc_entities_free) tc_entities all = {0};
    TRY(tc_entities_scan(&all, q->text, q->length, (tc_date){0}));
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].kind == TC_ENTITY_FIGURE) TRY(add_figure(&r->figures, &all.items[i]));
    for (size_t i = 0; i < q->term_count; i++) {
        tc_entity figure = {.kind = TC_ENTITY_FIGURE, .value = strtod(q->terms[i] + 1, NULL)};
        if (*q->terms[i] == 'N') TRY(add_figure(&r->figures, &figure));
    }
    for (size_t i = 0; i < q->count; i++) {
        tc_entity figure = {.kind = TC_ENTITY_FIGURE};
        if (is_bare_number(q, &q->words[i], &figure.value)) TRY(add_figure(&r->figures, &figure));
    }
    return TC_OK;
}

/* Each figure of the query by the likest of the text, on the average. */
static double figure_fit(const tc_passage *p, const tc_ranking *r)
{
    double sum = 0;
    for (size_t f = 0; f < r->figures.count; f++) {
        double best = 0;
        for (size_t i = 0; i < p->entities.count; i++) {
            if (p->entities.items[i].kind != TC_ENTITY_FIGURE) continue;
            double likeness = figure_likeness(&r->figures.items[f], &p->entities.items[i]);
            if (likeness > best) best = likeness;
        }
        sum += best;
    }
    return r->figures.count ? sum / (double)r->figures.count : 0;
}

/* ---- document numbers ---- */

/* Whether the document that the passage is part of bears a number named: its line "type number title" is scanned, and a
 * number alone ("412") stands for one with letters. */
static tc_status issued(const tc_query *q, const char *about, double *out)
{
    TC_CLEANUP(tc_entities_free) tc_entities found = {0};
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
    TRY(tc_entities_scan(&found, about, strlen(about), (tc_date){0}));
    if (!found.count || found.items[0].kind != TC_ENTITY_DOCUMENT || !found.items[0].number) return TC_OK;
    TRY(tc_number_key(&key, found.items[0].number));
    for (size_t n = 0; n < q->number_count; n++)
        if (tc_number_stands_for(q->numbers[n], key.data)) *out = 1;
    return TC_OK;
}

static tc_status cites(const tc_query *q, const tc_passage *p, double *out)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer key = {0};
    *out = 0;
    for (size_t i = 0; q->number_count && i < p->entities.count; i++) {
        if (p->entities.items[i].kind != TC_ENTITY_DOCUMENT || !p->entities.items[i].number) continue;
        tc_buffer_clear(&key);
        TRY(tc_number_key(&key, p->entities.items[i].number));
        for (size_t n = 0; n < q->number_count; n++)
            if (tc_number_stands_for(q->numbers[n], key.data)) *out = 0.5;
    }
    return q->number_count && p->about ? issued(q, p->about, out) : TC_OK;
}

tc_status tc_rank_facts(tc_candidate *c, const tc_ranking *r)
{
    c->features[TC_RANK_PERIOD] = period_fit(r->query, &c->passage);
    c->foot = r->foot && is_foot(&c->passage);
    bool told = c->foot || (r->grounds && c->passage.kind == TC_PASSAGE_RECITAL);
    c->features[TC_RANK_ANSWER] = told ? 1 : answer_fit(&c->passage, r);
    c->features[TC_RANK_FIGURE] = figure_fit(&c->passage, r);
    return cites(r->query, &c->passage, &c->features[TC_RANK_NUMBER]);
}
