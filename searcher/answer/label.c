/* Candidates for an agency that stands only in the line above: "- Ban Dân vận Thành ủy", and below it "+ Biên soạn …".
 */
#include "searcher/answer/answer.h"
#include <string.h>

/* A line of more words than these is no label. */
enum { LABEL_WORDS = 12 };

/* The bytes of a label without its bullet and its colon. */
static tc_range bare(const char *text, tc_range at)
{
    while (at.start < at.end && strchr(" -+*", text[at.start])) at.start++;
    while (at.end > at.start && strchr(" :.;,", text[at.end - 1])) at.end--;
    return at;
}

/* Whether an agency's name fills most of these bytes, from their beginning. */
static bool names_agency(const tc_entities *list, tc_range at)
{
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->kind != TC_ENTITY_NAME || e->name_kind != TC_NAME_ORGANISATION) continue;
        if (e->at.start == at.start && 3 * (e->at.end - e->at.start) >= 2 * (at.end - at.start)) return true;
    }
    return false;
}

/* "chi cục nào" is answered by a label that names one; any will do where no noun is asked for. */
static bool bears_noun(const tc_wanted *w, const char *text, tc_range at)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer label = {0}, noun = {0};
    if (w->head == SIZE_MAX || !w->query->noun) return true;
    if (tc_fold(&label, text + at.start, at.end - at.start) != TC_OK) return false;
    if (tc_fold(&noun, w->query->noun->text, w->query->noun->size) != TC_OK) return false;
    return label.length >= noun.length && !memcmp(label.data, noun.data, noun.length);
}

/* What stands below a label says who did it only when it does not begin with a name of its own. */
static bool begins_with_name(const tc_scene *s, tc_range at)
{
    const tc_entities *list = &s->hit->passage.entities;
    at = bare(s->hit->passage.text, at);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == TC_ENTITY_NAME && list->items[i].at.start == at.start) return true;
    return false;
}

static tc_status add_below(tc_proposals *out, const tc_scene *s, uint32_t sentence, const tc_proposal *label)
{
    size_t before = out->count;
    tc_range at = tc_scene_sentence(s, sentence);
    if (begins_with_name(s, at)) return TC_OK;
    TRY(tc_proposal_add(out, s, at, NULL, 0.9));
    if (out->count == before) return TC_OK;
    out->items[before].label = label->label;
    out->items[before].above = label->above;
    if (!label->above) out->items[before].sentence = (tc_range){label->sentence.start, at.end};
    out->items[before].labelled = true;
    return TC_OK;
}

/* Whether the question asks for just this: it holds the words of the label already. */
static bool is_said(const tc_scene *s, const tc_wanted *w, tc_range at)
{
    uint32_t first, last;
    return tc_scene_tokens(s, at, &first, &last) && tc_scene_said(s, first, last, w->query, false);
}

/* A sentence of the passage that is nothing but an agency's name. */
static bool is_label(const tc_scene *s, const tc_wanted *w, uint32_t sentence, tc_proposal *out)
{
    const char *text = s->hit->passage.text;
    tc_range line = tc_scene_sentence(s, sentence);
    uint32_t first, last;
    /* The heading above may stand in the same passage: "1. Nhiệm vụ - Văn phòng Thành ủy". */
    for (uint32_t i = line.end; i-- > line.start + 1;)
        if (text[i] == '-' && text[i - 1] == ' ' && text[i + 1] == ' ') {
            line.start = i;
            break;
        }
    tc_range at = bare(text, line);
    if (at.start == line.start && at.end == line.end) return false; /* neither bullet nor colon */
    if (!tc_scene_tokens(s, at, &first, &last) || last - first >= LABEL_WORDS) return false;
    if (!names_agency(&s->hit->passage.entities, at)) return false;
    *out = (tc_proposal){.label = at, .sentence = line, .fit = is_said(s, w, at) || !bears_noun(w, text, at) ? 0 : 1};
    return true;
}

/* The last line carried along from above the passage, when it is one. */
static tc_status read_above(const tc_scene *s, const tc_wanted *w, tc_proposal *out)
{
    const tc_passage *p = &s->hit->passage;
    *out = (tc_proposal){.fit = 0};
    if (p->kind == TC_PASSAGE_ROW || !p->context_count) return TC_OK;
    const tc_context *line = &p->context[p->context_count - 1];
    tc_range at = bare(line->text, (tc_range){0, (uint32_t)strlen(line->text)});
    tc_entities list = {0};
    uint32_t words = 1;
    for (uint32_t i = at.start; i < at.end; i++) words += line->text[i] == ' ';
    tc_status status = words > LABEL_WORDS ? TC_OK : tc_entities_scan(&list, line->text, at.end, (tc_date){0});
    if (status == TC_OK && names_agency(&list, at) && bears_noun(w, line->text, at))
        *out = (tc_proposal){.label = at, .above = line, .fit = 1};
    tc_entities_free(&list);
    return status;
}

tc_status tc_answer_propose_labels(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    tc_proposal label, next;
    TRY(read_above(s, w, &label));
    for (uint32_t i = 0; i < s->sentences; i++) {
        if (is_label(s, w, i, &next))
            label = next;
        else if (label.fit > 0)
            TRY(add_below(out, s, i, &label));
    }
    return TC_OK;
}
