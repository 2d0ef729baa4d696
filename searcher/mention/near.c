/* What stands around a name in its sentence or list item: verbs that say what becomes of it, figures, dates. */
#include "searcher/mention/mention.h"
#include <stdlib.h>
#include <string.h>

/* How many words before a figure may say what it is of, and before a date that it is a deadline. */
enum { ABOUT_WORDS = 9, DUE_WORDS = 4, NEGATION_WORDS = 2, NEAR_BYTES = 120, NAME_WORDS = 6, LEAD_BYTES = 16 };

typedef struct around {
    tc_mention *mention;
    const tc_passage *passage;
    const tc_signs *signs;
    const tc_tokens *tokens;
    tc_range item; /* tokens */
    tc_range name; /* bytes */
    size_t event_capacity, beside_capacity;
} around;

static uint32_t token_at(const tc_tokens *tokens, uint32_t byte)
{
    uint32_t i = 0;
    while (i + 1 < tokens->count && tokens->items[i].end <= byte) i++;
    return i;
}

static bool in_a_name(const tc_hit *hit, const tc_token *t)
{
    for (size_t i = 0; i < hit->highlight_count; i++)
        if (t->start >= hit->highlights[i].start && t->end <= hit->highlights[i].end) return true;
    return false;
}

/* ---- verbs ---- */

/* "chưa hoàn thành", "chưa được phê duyệt". */
static bool is_negated(const around *a, uint32_t verb)
{
    for (uint32_t back = 1; back <= NEGATION_WORDS && back <= verb; back++) {
        const tc_sign *not = tc_sign_at(a->signs, TC_SIGN_NOT, a->tokens, verb - back);
        if (not &&not ->count >= back) return true;
    }
    return false;
}

/* What is done on the way: "đã kiểm đếm xong", "hoàn thành giải phóng mặt bằng" tell that the step is over, and not the
 * work; "hoàn thành thi công" does tell that. */
static bool is_step(const char *class)
{
    static const char *const STEPS[] = {"surveyed", "submitted", "approved", "tendered",
                                        "cleared",  "paid",      "inspected"};
    for (size_t i = 0; i < TC_COUNT(STEPS); i++)
        if (!strcmp(STEPS[i], class)) return true;
    return false;
}

static bool is_completion(const char *class)
{
    return !strcmp(class, "completed");
}

/* The event that ends right before token at, or NULL. */
static tc_event *event_beside(const around *a, uint32_t at)
{
    tc_mention *m = a->mention;
    tc_event *last = m->event_count ? &m->events[m->event_count - 1] : NULL;
    bool beside = at > 0 && last && last->at.end == a->tokens->items[at - 1].end &&
                  !tc_punctuation_between(a->passage->text, &a->tokens->items[at - 1], &a->tokens->items[at]);
    return beside ? last : NULL;
}

static tc_status add_event(around *a, const tc_sign *sign, uint32_t at)
{
    tc_mention *m = a->mention;
    const tc_token *t = a->tokens->items;
    tc_event *beside = event_beside(a, at);
    if (beside && is_step(beside->kind) && is_completion(sign->class)) return TC_OK;
    if (beside && is_completion(beside->kind) && is_step(sign->class)) {
        beside->at.end = t[at + sign->count - 1].end;
        free(beside->kind);
        beside->kind = NULL;
        return tc_copy(&beside->kind, sign->class);
    }
    TRY(TC_GROW(m->events, a->event_capacity, m->event_count + 1));
    tc_event *e = &m->events[m->event_count];
    *e = (tc_event){.at = {t[at].start, t[at + sign->count - 1].end}, .negated = is_negated(a, at)};
    TRY(tc_copy(&e->kind, sign->class));
    m->event_count++;
    return TC_OK;
}

/* A capital in mid-sentence is part of another name; but a heading may run into its sentence, and then a verb of two
 * syllables has a capital on its first. */
static bool in_another_name(const around *a, const tc_sign *sign, uint32_t from, uint32_t i)
{
    const tc_token *t = a->tokens->items;
    bool inside = i > from && t[i].flags & TC_TOKEN_CAPITAL && !(t[i].flags & TC_TOKEN_UPPER) &&
                  !tc_punctuation_between(a->passage->text, &t[i - 1], &t[i]);
    return inside && (sign->count < 2 || t[i + 1].flags & TC_TOKEN_CAPITAL || t[i - 1].flags & TC_TOKEN_CAPITAL);
}

/* The verbs at tokens from…to - 1, outside the name. */
static tc_status find_events(around *a, uint32_t from, uint32_t to)
{
    const tc_token *t = a->tokens->items;
    for (uint32_t i = from; i < to;) {
        const tc_sign *sign = in_a_name(&a->mention->hit, &t[i]) ? NULL
                                                                 : tc_sign_at(a->signs, TC_SIGN_STATUS, a->tokens, i);
        if (!sign || i + sign->count > to || in_another_name(a, sign, from, i)) {
            i++;
            continue;
        }
        if (strcmp(sign->class, "none") != 0) TRY(add_event(a, sign, i));
        i += (uint32_t)sign->count;
    }
    return TC_OK;
}

/* A list item without a verb has that of the line that leads to it: "Khởi công các dự án: …; …". */
static tc_status find_leading_events(around *a)
{
    tc_range sentence = tc_sentence_tokens(a->passage->text, a->tokens, a->item.start, false);
    const tc_token *t = a->tokens->items;
    for (uint32_t i = a->item.start; i > sentence.start; i--)
        if (memchr(a->passage->text + t[i - 1].end, ':', t[i].start - t[i - 1].end))
            return find_events(a, sentence.start, i);
    return TC_OK;
}

static uint32_t distance(tc_range a, tc_range b)
{
    if (a.end <= b.start) return b.start - a.end;
    return b.end <= a.start ? a.start - b.end : 0;
}

/* A verb farther away than about twenty syllables is of something else, unless it leads the list (`leading`). */
static void choose_event(tc_mention *m, size_t leading)
{
    uint32_t nearest = NEAR_BYTES;
    m->event = leading < m->event_count ? leading : m->event_count;
    for (size_t i = 0; i < m->event_count; i++)
        for (size_t k = 0; k < m->hit.highlight_count; k++) {
            uint32_t far = distance(m->events[i].at, m->hit.highlights[k]);
            if (far >= nearest) continue;
            nearest = far;
            m->event = i;
        }
}

/* ---- figures ---- */

/* Whether a figure with this unit can be what the sign says. */
static bool fits(const char *class, const char *base)
{
    static const struct {
        const char *class, *base;
    } bases[] = {{"=total_investment", "đồng"},
                 {"=contract", "đồng"},
                 {"allocation", "đồng"},
                 {"paid", "đồng"},
                 {"compensation", "đồng"},
                 {"=area", "m2"},
                 {"land", "m2"},
                 {"=length", "m"},
                 {"=width", "m"}};
    for (size_t i = 0; i < TC_COUNT(bases); i++)
        if (!strcmp(bases[i].class, class)) return !strcmp(bases[i].base, base);
    return strcmp(base, "đồng") != 0 || strcmp(class, "=capacity") != 0;
}

/* The nearest words before the figure that say what it is of. */
static const tc_sign *find_about(const around *a, uint32_t at, const char *base)
{
    for (uint32_t back = 1; back <= ABOUT_WORDS && at >= a->item.start + back; back++) {
        const tc_sign *sign = tc_sign_at(a->signs, TC_SIGN_ABOUT, a->tokens, at - back);
        if (!sign || sign->count > back || !fits(sign->class, base)) continue;
        /* "tổng mức đầu tư" holds "đầu tư": of words that overlap the longest counts. */
        for (uint32_t more = 1; more <= 3 && at >= a->item.start + back + more; more++) {
            const tc_sign *longer = tc_sign_at(a->signs, TC_SIGN_ABOUT, a->tokens, at - back - more);
            if (longer && longer->count > more && fits(longer->class, base)) sign = longer;
        }
        return sign;
    }
    return NULL;
}

static bool overlaps(tc_range a, tc_range b)
{
    return a.start < b.end && b.start < a.end;
}

static tc_range between(tc_range a, tc_range b)
{
    return a.end <= b.start ? (tc_range){a.end, b.start} : (tc_range){b.end, a.start};
}

/* "Nhà máy xử lý rác Lũng Sim": a head of projects, and a proper name a few words on. */
static bool another_work(const around *a, tc_range bytes)
{
    const tc_token *t = a->tokens->items;
    for (uint32_t i = a->item.start; i < a->item.end; i++) {
        if (t[i].start < bytes.start || t[i].end > bytes.end) continue;
        const tc_sign *head = tc_sign_at(a->signs, TC_SIGN_HEAD, a->tokens, i);
        if (!head || (strcmp(head->class, "project") != 0 && strcmp(head->class, "works") != 0)) continue;
        for (size_t k = i + head->count; k < i + head->count + NAME_WORDS && k < a->item.end; k++)
            if (t[k].flags & TC_TOKEN_CAPITAL && t[k].end <= bytes.end) return true;
    }
    return false;
}

/* Whether something else is named between the name and what stands beside it, which then is that one's: a project, or
 * with `agencies` who does something else. */
static bool another_between(const around *a, tc_range at, bool agencies)
{
    tc_range gap = between(a->name, at);
    for (size_t i = 0; i < a->passage->entities.count; i++) {
        const tc_entity *e = &a->passage->entities.items[i];
        bool thing = e->kind == TC_ENTITY_NAME &&
                     (e->name_kind == TC_NAME_PROJECT || (agencies && e->name_kind == TC_NAME_ORGANISATION));
        if (thing && overlaps(e->at, gap) && !overlaps(e->at, a->name)) return true;
    }
    return another_work(a, gap);
}

/* What stands before the name is of it when no mark parts them: "kè bờ phải trước ngày 30/4, [cầu Vạn Chài]". */
static bool parted_before(const around *a, tc_range at)
{
    return at.end <= a->name.start && memchr(a->passage->text + at.end, ',', a->name.start - at.end);
}

static tc_status describe_figure(around *a, tc_beside *b, const tc_entity *e)
{
    const char *base = "";
    if (!e->unit) return TC_OK;
    tc_unit_scale(e->unit, &base);
    const tc_sign *sign = find_about(a, token_at(a->tokens, e->at.start), base);
    if (!sign || !strcmp(sign->class, "other")) return TC_OK;
    bool lasting = *sign->class == '=';
    b->lasting = lasting && e->target != e->target && !parted_before(a, e->at) && !another_between(a, e->at, false);
    return tc_copy(&b->about, sign->class + lasting);
}

/* ---- dates ---- */

/* The last verb before a date. */
static const tc_event *event_before(const around *a, uint32_t byte)
{
    const tc_event *last = NULL;
    for (size_t i = 0; i < a->mention->event_count; i++)
        if (a->mention->events[i].at.end <= byte) last = &a->mention->events[i];
    return last;
}

static bool another_date_between(const around *a, const tc_entity *date)
{
    tc_range gap = between(a->name, date->at);
    for (size_t i = 0; i < a->passage->entities.count; i++) {
        const tc_entity *e = &a->passage->entities.items[i];
        if (e != date && (e->kind == TC_ENTITY_DATE || e->kind == TC_ENTITY_PERIOD) && overlaps(e->at, gap))
            return true;
    }
    return false;
}

/* Whether the date behind the name is when the thing itself is due: "hoàn thành cầu … trước ngày …", "cầu … hoàn thành
 * trước ngày …", and nothing else is named or dated between. */
static bool is_due_itself(const around *a, const tc_event *event, const tc_entity *date)
{
    if (!event || event->negated || date->at.start < a->name.end) return false;
    bool leads = event->at.end <= a->name.start && a->name.start - event->at.end <= LEAD_BYTES;
    if (!leads && event->at.start < a->name.end) return false;
    /* "Dự án … - Phòng Kinh tế … xong trước …": behind the dash stands what others have to do. */
    tc_range gap = between(a->name, date->at);
    if (memmem(a->passage->text + gap.start, gap.end - gap.start, " - ", 3)) return false;
    return !another_between(a, date->at, true) && !another_date_between(a, date);
}

static tc_status describe_date(around *a, tc_beside *b, const tc_entity *e)
{
    uint32_t at = token_at(a->tokens, e->at.start);
    for (uint32_t back = 1; back <= DUE_WORDS && at >= a->item.start + back; back++) {
        const tc_sign *sign = tc_sign_at(a->signs, TC_SIGN_DUE, a->tokens, at - back);
        if (!sign || sign->count > back) continue;
        const tc_event *event = event_before(a, e->at.start);
        b->lasting = is_due_itself(a, event, e);
        if (event) TRY(tc_copy(&b->task, event->kind));
        return tc_copy(&b->about, "deadline");
    }
    return TC_OK;
}

/* ---- together ---- */

static tc_status find_beside(around *a)
{
    tc_mention *m = a->mention;
    tc_range bytes = {a->tokens->items[a->item.start].start, a->tokens->items[a->item.end - 1].end};
    for (size_t i = 0; i < a->passage->entities.count; i++) {
        const tc_entity *e = &a->passage->entities.items[i];
        bool date = e->kind == TC_ENTITY_DATE || e->kind == TC_ENTITY_PERIOD;
        if (!date && e->kind != TC_ENTITY_FIGURE) continue;
        if (e->at.start < bytes.start || e->at.start >= bytes.end || overlaps(e->at, a->name)) continue;
        TRY(TC_GROW(m->beside, a->beside_capacity, m->beside_count + 1));
        tc_beside *b = &m->beside[m->beside_count++];
        *b = (tc_beside){.entity = i};
        TRY(date ? describe_date(a, b, e) : describe_figure(a, b, e));
    }
    return TC_OK;
}

/* The marks that stand at its ends without a blank belong to a sentence: "đạt 40%.", "(…)". */
static tc_range with_marks(const tc_passage *p, tc_range sentence)
{
    while (sentence.start > 0 && !strchr(" ;", p->text[sentence.start - 1])) sentence.start--;
    while (sentence.end < p->text_length && !strchr(" ;", p->text[sentence.end])) sentence.end++;
    return sentence;
}

tc_status tc_mention_look_around(tc_mention *m, tc_finding *f)
{
    const tc_passage *p = &m->hit.passage;
    if (m->looked) return TC_OK;
    TRY(tc_analyse(f->searcher->analyser, &f->tokens, p->text, p->text_length, TC_FOR_HIGHLIGHT));
    return tc_mention_look_here(m, f);
}

tc_status tc_mention_look_here(tc_mention *m, const tc_finding *f)
{
    const tc_passage *p = &m->hit.passage;
    around a = {.mention = m, .passage = p, .signs = f->signs, .tokens = &f->tokens};
    uint32_t done = 0;
    size_t leading = SIZE_MAX;
    m->looked = true;
    for (size_t i = 0; i < m->hit.highlight_count && f->tokens.count; i++) {
        uint32_t at = token_at(&f->tokens, m->hit.highlights[i].start);
        if (i && at < done) continue;
        a.item = tc_sentence_tokens(p->text, &f->tokens, at, true);
        a.name = m->hit.highlights[i];
        size_t events = m->event_count;
        TRY(find_events(&a, a.item.start, a.item.end));
        bool none = m->event_count == events;
        if (none) TRY(find_leading_events(&a));
        if (none && m->event_count > events) leading = m->event_count - 1;
        TRY(find_beside(&a));
        const tc_token *t = f->tokens.items;
        if (!i) m->sentence = with_marks(p, (tc_range){t[a.item.start].start, t[a.item.end - 1].end});
        done = a.item.end;
    }
    choose_event(m, leading);
    return TC_OK;
}
