/* Candidates for an answer: persons, agencies, places. */
#include "searcher/answer/answer.h"
#include <string.h>

/* A typed span that begins with an office names no body. */
bool tc_scene_title_at(const tc_scene *s, uint32_t first)
{
    return tc_noun_in_text(&s->tokens, first, TC_NOUN_OFFICE | TC_NOUN_RANK, NULL) != NULL;
}

/* The abbreviation at a token that stands for words of the query from `i` on, none behind `to`; NULL for none. */
static const tc_occurrence *short_for(const tc_scene *s, size_t i, size_t to, uint32_t at)
{
    static const double SURE = 0.9;
    for (size_t k = 0; k < s->found.count; k++) {
        const tc_occurrence *x = &s->found.items[k];
        if (x->from == at && x->to == at && x->first == i && x->last > i && x->last <= to && x->quality >= SURE)
            return x;
    }
    return NULL;
}

bool tc_scene_words_at(const tc_scene *s, const tc_query *q, size_t from, size_t to, uint32_t at)
{
    for (size_t i = from; i <= to; i++, at++) {
        if (at >= s->tokens.count) return false;
        if (tc_token_is_query(&s->tokens.items[at], &q->words[i])) continue;
        const tc_occurrence *x = short_for(s, i, to, at); /* "Đội QLTT" is a "đội quản lý thị trường" */
        if (!x) return false;
        i = x->last;
    }
    return true;
}

/* "xã, phường nào": the unit named before the one right before the question word; NULL for none. */
static const tc_query_word *other_unit(const tc_wanted *w)
{
    size_t n;
    const tc_noun *own = w->query->noun;
    if (!w->head || !own || !(own->traits & TC_TRAIT_COMMUNE)) return NULL;
    const tc_noun *other = tc_noun_in_query(w->query, w->head - 1, TC_NOUN_PLACE, &n);
    return other && n == 1 && other->traits & TC_TRAIT_COMMUNE ? &w->query->words[w->head - 1] : NULL;
}

bool tc_scene_head_at(const tc_scene *s, const tc_wanted *w, uint32_t at)
{
    const tc_query_word *other = other_unit(w);
    if (other && at < s->tokens.count && tc_token_is_query(&s->tokens.items[at], other)) return true;
    return tc_scene_words_at(s, w->query, w->head, w->head_last, at);
}

/* "xã nào chưa nộp": "UBND xã Nà Lạn" acts for the commune. */
static bool acts_for_head(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    static const char *const acting[] = {"ủy ban nhân dân", "ubnd", "đảng ủy", "hội đồng nhân dân", "hđnd"};
    for (size_t i = 0; i < TC_COUNT(acting); i++) {
        uint32_t n = tc_count_words(acting[i]);
        if (tc_tokens_are(&s->tokens, first, acting[i])) return first + n < last && tc_scene_head_at(s, w, first + n);
    }
    return false;
}

/* Whether the noun asked for begins the name or stands before it. */
static bool has_head(const tc_scene *s, const tc_wanted *w, uint32_t first)
{
    uint32_t n = (uint32_t)(w->head_last - w->head) + 1;
    bool before = first >= n && s->breaks[first] == TC_BREAK_NONE && tc_scene_head_at(s, w, first - n);
    return before || tc_scene_head_at(s, w, first);
}

/* "Đại học" is a "trường đại học". */
static bool same_end(const tc_noun *a, const tc_noun *b)
{
    for (size_t i = 1; i <= a->count && i <= b->count; i++) {
        size_t n = a->length[a->count - i];
        if (n != b->length[b->count - i] || memcmp(a->term[a->count - i], b->term[b->count - i], n) != 0) return false;
    }
    return true;
}

/* "thôn nào" is not answered by "sông Mộc", nor "phòng nào" by "Sở …": the name bears another noun. What abbreviates a
 * noun, and one company's noun for another's, is none. */
static bool bears_other(const tc_scene *s, const tc_wanted *w, uint32_t first)
{
    const tc_noun *asked = w->query->noun;
    size_t n;
    const tc_noun *own = tc_noun_in_text(&s->tokens, first, TC_NOUN_BODY | TC_NOUN_PLACE, NULL);
    const tc_noun *over = first ? tc_noun_in_text(&s->tokens, first - 1, TC_NOUN_PLACE | TC_NOUN_SITE, &n) : NULL;
    if (asked && over && n > 1 && !same_end(over, asked)) return true; /* the end of "bãi biển" */
    if (!asked || !own || same_end(own, asked) || tc_noun_abbreviates(own, asked) || tc_noun_abbreviates(asked, own))
        return false;
    /* A ward may be called "Sông Mộc". */
    if (own->asks == TC_NOUN_PLACE && s->tokens.items[first].flags & TC_TOKEN_CAPITAL) return false;
    return !(asked->traits & own->traits & TC_TRAIT_COMPANY);
}

/* "quận nào" is not answered by "vùng Thượng Mộc": another noun calls the name. */
static bool called_other(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    const tc_token *next = last + 1 < s->tokens.count ? &s->tokens.items[last + 1] : NULL;
    if (next && next->kind == TC_TOKEN_DIGITS) return false; /* the label of a row */
    if (!first || s->breaks[first] != TC_BREAK_NONE || !w->query->noun) return false;
    const tc_noun *noun = tc_noun_ends_in_text(&s->tokens, first, TC_NOUN_BODY | TC_NOUN_PLACE | TC_NOUN_SITE);
    if (!noun || noun == w->query->noun || s->tokens.items[first - 1].flags & TC_TOKEN_CAPITAL) return false;
    bool general = noun->traits & TC_TRAIT_GENERAL && (noun->asks == TC_NOUN_BODY || !(noun->traits & TC_TRAIT_NEAR));
    return !general && !(noun->traits & w->query->noun->traits & TC_TRAIT_COMPANY);
}

/* What is left of a name of another kind than the one asked for; how well one fits that does not say its kind. */
static const double OF_OTHER_KIND = 0.2, BARE = 0.75, ACTS_FOR = 0.9;

/* "Kết luận số 57-KL/TW, ngày 09/5/2013 của Bộ Chính trị": named for the document's sake. */
static bool issues_document(const tc_scene *s, const tc_entity *name, uint32_t first)
{
    static const char *const of[] = {"của"};
    const tc_entities *list = &s->hit->passage.entities;
    if (!tc_scene_before(s, first, 1, of, 1)) return false;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        bool cited = e->kind == TC_ENTITY_DOCUMENT || (e->kind == TC_ENTITY_DATE && tc_scene_dated(s, e));
        if (cited && e->at.end < name->at.start && name->at.start - e->at.end < 10) return true;
    }
    return false;
}

/* "thành phố Hồ Chí Minh", "tư tưởng Hồ Chí Minh", "đường Hoàng Như": a person's name that something bears. */
static bool names_thing(const tc_scene *s, uint32_t first)
{
    static const char *const borne[] = {"cách", "tưởng", "đức", "giải", "quỹ", "lăng"};
    if (!first || s->breaks[first] >= TC_BREAK_COMMA) return false;
    const tc_noun *noun = tc_noun_ends_in_text(&s->tokens, first, TC_NOUN_PLACE | TC_NOUN_SITE | TC_NOUN_BODY);
    return noun || tc_token_among(&s->tokens.items[first - 1], borne, TC_COUNT(borne));
}

/* "Chủ tịch UBND thành phố Tô Minh Khuê": who stands behind an office and whose it is, is no place. */
static bool bears_office(const tc_scene *s, uint32_t first)
{
    static const uint32_t borne = TC_NOUN_BODY | TC_NOUN_PLACE;
    const tc_noun *noun;
    uint32_t at = first;
    while (at && (noun = tc_noun_ends_in_text(&s->tokens, at, borne))) at -= noun->count < at ? noun->count : at;
    return at < first && tc_noun_ends_in_text(&s->tokens, at, TC_NOUN_OFFICE);
}

/* Where something is stands behind "tại", "thuộc", or begins its clause; the place in "Hội … thành phố Mộc Giang" says
 * whose it is. */
static const double WHOSE = 0.6;

/* Surer than who only stands where the one asked for does. */
static const double CALLED = 1.15;

static bool stands_where(const tc_scene *s, uint32_t first)
{
    static const char *const where[] = {"tại", "ở",   "thuộc", "trên", "bàn", "từ",  "đến",
                                        "về",  "qua", "tới",   "giáp", "là",  "phố", "tỉnh"};
    static const char *const at[] = {"tại", "ở"}, *const joins[] = {"và"};
    if (!first || s->breaks[first] != TC_BREAK_NONE) return true;
    if (tc_scene_before(s, first, 3, at, TC_COUNT(at))) return true; /* "tại thành phô Hà Nội", misread */
    return tc_scene_before(s, first, 2, where, TC_COUNT(where)) || tc_scene_before(s, first, 1, joins, 1);
}

/* "… và Anna Dorn", "là Anna Dorn": no word before it says that it is a place. */
static bool is_joined_name(const tc_scene *s, uint32_t first)
{
    static const char *const joins[] = {"và", "là"};
    return tc_scene_before(s, first, 1, joins, 2) && s->tokens.items[first].kind == TC_TOKEN_FOREIGN;
}

/* "Sơn Bình 43 …": a town's name alone; "Luật An toàn …" goes on, and "Tết Nguyên đán" does; "khu vực Tây Nguyên" is no
 * town. */
static bool stands_alone(const tc_scene *s, uint32_t first, uint32_t last)
{
    const tc_token *next = last + 1 < s->tokens.count ? &s->tokens.items[last + 1] : NULL;
    bool closed = !next || s->breaks[last + 1] != TC_BREAK_NONE || next->kind == TC_TOKEN_DIGITS;
    const tc_noun *before = s->breaks[first] == TC_BREAK_NONE ? tc_noun_ends_in_text(&s->tokens, first, TC_NOUN_PLACE)
                                                              : NULL;
    bool row = next && next->kind == TC_TOKEN_DIGITS; /* whose label it is, whatever the row before ends with */
    if (before && !row && !(before->traits & TC_TRAIT_TOWN)) return false;
    for (const char *const *type = tc_document_types(); *type; type++)
        if (tc_tokens_are(&s->tokens, first, *type)) return false;
    return closed;
}

/* Whether the question holds the name as it stands. Where a ward is asked for, "phường Vạn Chài" may be the answer
 * beside "cầu Vạn Chài". */
static bool is_said(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    const tc_query *q = w->query;
    if (!tc_scene_said(s, first, last, q, false)) return false;
    if (strcmp(w->kind, "place") != 0 || w->head == SIZE_MAX || !tc_scene_head_at(s, w, first)) return true;
    for (size_t i = 0; i + (last - first) < q->count; i++)
        if (tc_scene_words_at(s, q, i, i + (last - first), first)) return true;
    return false;
}

/* "Bộ Thủy lợi tổng" of "Bộ Thủy lợi tổng hợp": a name that the question holds, and the first word of what it does. */
static bool trails(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t last)
{
    if (last < first + 2 || s->tokens.items[last].flags & TC_TOKEN_CAPITAL) return false;
    return s->tokens.items[last - 1].flags & TC_TOKEN_CAPITAL && tc_scene_said(s, first, last - 1, w->query, false);
}

/* "gửi qua đầu mối nào", "chủ đầu tư nào": the noun asked for stands right before the name and calls it so. */
static bool is_called(const tc_scene *s, const tc_wanted *w, uint32_t first)
{
    const tc_noun *noun = w->query->noun;
    if (!noun || noun->asks != TC_NOUN_BODY || first < noun->count || s->breaks[first] != TC_BREAK_NONE) return false;
    bool calls = noun->traits & TC_TRAIT_GENERAL ? noun->traits & TC_TRAIT_NEAR : noun->traits & TC_TRAIT_HEAD;
    return calls && tc_scene_words_at(s, w->query, w->query->noun_first, w->query->noun_last, first - noun->count);
}

/* "ở đâu", "tỉnh nào": all that these documents tell of is in the country, whose name ends those of many things. */
static bool is_country(const tc_scene *s, const tc_wanted *w, uint32_t first)
{
    static const char *const countries[] = {"nước", "quốc gia", "quốc tịch"};
    for (size_t i = 0; i < w->query->count; i++)
        if (tc_query_among(w->query, i, countries, TC_COUNT(countries), NULL)) return false;
    return tc_tokens_are(&s->tokens, first, "Việt Nam");
}

/* "TT Đơn vị": heads of a table name nobody. */
static bool in_head(const tc_scene *s, uint32_t first)
{
    const tc_cell *cell = tc_scene_cell(s, first);
    return cell && !cell->row;
}

/* "…, báo cáo Ban Thường vụ": to whom it is done. */
static bool is_told_to(const tc_scene *s, uint32_t first)
{
    static const char *const acts[] = {"báo cáo", "trình", "gửi", "kiến nghị", "xin ý kiến", "phản ánh"};
    for (size_t i = 0; i < TC_COUNT(acts); i++) {
        uint32_t n = tc_count_words(acts[i]);
        if (n <= first && s->breaks[first] == TC_BREAK_NONE && tc_tokens_are(&s->tokens, first - n, acts[i]))
            return true;
    }
    return false;
}

static double name_fit(const tc_scene *s, const tc_wanted *w, const tc_entity *e, uint32_t first, uint32_t last)
{
    bool person = !strcmp(w->kind, "person"), place = !strcmp(w->kind, "place");
    if (is_said(s, w, first, last) || trails(s, w, first, last) || in_head(s, first)) return 0;
    if (person && (e->name_kind != TC_NAME_PERSON || names_thing(s, first))) return 0;
    if (person) return tc_answer_person_fit(s, w, first, last);
    if (e->name_kind == TC_NAME_PERSON || e->name_kind == TC_NAME_PROJECT || tc_scene_title_at(s, first)) return 0;
    if (e->name_kind == TC_NAME_OTHER && tc_scene_name_person(s, first, last)) return 0;
    if (place && is_country(s, w, first)) return 0;
    if (!place && is_called(s, w, first)) return CALLED;
    if (!place && issues_document(s, e, first)) return 0.4;
    static const char *const where[] = {"tại", "ở"};
    static const char *const whose[] = {"thuộc", "của", "cho"};
    double agent = !place && tc_scene_before(s, first, 1, where, 2) ? 0.7 : 1; /* where it was done, not by whom */
    if (!place && w->to)
        agent = tc_answer_to(s, first);
    else if (!place && !w->of &&
             (tc_scene_before(s, first, 1, whose, 3) || is_told_to(s, first) || tc_scene_helps(s, w, first)))
        agent = 0.7; /* nor whose it is, nor who helped */
    else if (!place && !w->of && w->head == SIZE_MAX && !tc_scene_marked(s, first))
        agent *= tc_scene_agent(s, w, first, last);
    if (w->head != SIZE_MAX) {
        if (has_head(s, w, first)) return agent;
        bool other_kind = e->name_kind != TC_NAME_OTHER && place != (e->name_kind == TC_NAME_PLACE);
        if (tc_answer_is_kind(s, w, last)) return agent;
        if (place && acts_for_head(s, w, first, last)) return ACTS_FOR;
        if (other_kind || bears_other(s, w, first) || called_other(s, w, first, last)) return OF_OTHER_KIND;
        if (!place && e->name_kind == TC_NAME_OTHER)
            return w->bare && tc_answer_names_bare(s, w, first) ? BARE * agent : OF_OTHER_KIND;
        return place && w->bare && stands_alone(s, first, last) ? 0.9 : 0.6;
    }
    if (e->name_kind == TC_NAME_OTHER && place && bears_office(s, first)) return 0.2;
    if (e->name_kind == TC_NAME_OTHER) return place && stands_where(s, first) && !is_joined_name(s, first) ? 0.9 : 0.5;
    if (place && e->name_kind == TC_NAME_PLACE && !stands_where(s, first)) return WHOSE;
    if (place && e->name_kind == TC_NAME_ORGANISATION) return tc_scene_before(s, first, 1, where, 2) ? 0.7 : 0.2;
    return place == (e->name_kind == TC_NAME_PLACE) ? agent : 0.4;
}

/* "tổ 4, phường Thuận Thủy": the places that follow name one place together. */
static tc_range joined_place(const tc_scene *s, size_t at)
{
    const tc_entities *list = &s->hit->passage.entities;
    tc_range all = list->items[at].at;
    for (size_t i = at + 1; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        if (e->kind != TC_ENTITY_NAME || e->name_kind != TC_NAME_PLACE || e->at.start < all.end) break;
        uint32_t gap = e->at.start - all.end;
        if (gap > 2 || strspn(s->hit->passage.text + all.end, ", ") < gap) break;
        all.end = e->at.end;
    }
    return all;
}

/* "phường nào": of "tổ 6, phường Vân Hồ" the ward is asked for. Whether a place bears the noun asked for that follows
 * the one there and names one place together with it. */
static bool borne_further(const tc_scene *s, const tc_wanted *w, size_t at)
{
    const tc_entities *list = &s->hit->passage.entities;
    tc_range all = joined_place(s, at);
    uint32_t first, last;
    for (size_t i = at + 1; i < list->count && list->items[i].at.end <= all.end; i++)
        if (tc_scene_tokens(s, list->items[i].at, &first, &last) && tc_scene_head_at(s, w, first)) return true;
    return false;
}

/* "ở tổ, phường nào": the smaller place before it is asked for as well. */
static tc_range with_smaller(const tc_scene *s, const tc_wanted *w, size_t at, tc_range range)
{
    const tc_entities *list = &s->hit->passage.entities;
    uint32_t first, last;
    if (!at || w->head == SIZE_MAX || !w->head || joined_place(s, at - 1).end != range.end) return range;
    const tc_query_word *smaller = &w->query->words[w->head - 1];
    if (!tc_scene_tokens(s, list->items[at - 1].at, &first, &last)) return range;
    if (tc_token_is_query(&s->tokens.items[first], smaller)) range.start = list->items[at - 1].at.start;
    return range;
}

/* Whether a place begins inside the one before it. */
static bool is_joined(const tc_proposals *out, size_t from, tc_range at)
{
    return out->count > from && at.start < out->items[out->count - 1].at.end;
}

/* "Bộ Thủy lợi THỦ TƯỚNG CHÍNH PHỦ", "Bộ Thủy lợi tổng" of "tổng hợp": a name ends before a line in capitals, and
 * before what its bearer does; "do Bộ Thủy lợi cấp" where it is asked who does that. */
static tc_range cut_short(const tc_scene *s, const tc_wanted *w, tc_range at, uint32_t first, uint32_t last)
{
    for (uint32_t i = first + 1; i <= last; i++)
        if (tc_scene_line_at(s, i)) return (tc_range){at.start, s->tokens.items[i - 1].end};
    bool small = last > first + 1 && !(s->tokens.items[last].flags & TC_TOKEN_CAPITAL);
    bool acts = small && s->tokens.items[last - 1].flags & TC_TOKEN_CAPITAL && tc_scene_acts(s, w, last);
    if (acts || (small && tc_scene_verb_at(s, last))) at.end = s->tokens.items[last - 1].end;
    return at;
}

static tc_status propose_spans(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    const tc_entities *list = &s->hit->passage.entities;
    bool place = !strcmp(w->kind, "place"), person = !strcmp(w->kind, "person");
    static const double NO_NUMBER = 0.6;
    bool address = place && tc_asks_address(w->query);
    size_t located = out->count;
    if (place && w->head == SIZE_MAX) TRY(tc_answer_propose_located(out, s, w));
    size_t from = out->count;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        uint32_t first, last;
        if (e->kind != TC_ENTITY_NAME || !tc_scene_tokens(s, e->at, &first, &last)) continue;
        if (place && (is_joined(out, from, e->at) || tc_proposals_hold(out, located, first, first))) continue;
        bool joins = place && e->name_kind == TC_NAME_PLACE;
        if (joins && w->head != SIZE_MAX && !has_head(s, w, first) && borne_further(s, w, i)) continue;
        double fit = name_fit(s, w, e, first, last);
        tc_range at = joins && fit > 0 ? with_smaller(s, w, i, joined_place(s, i)) : e->at;
        if (place && fit > 0 && (address || w->head == SIZE_MAX)) at = tc_answer_with_house(s, at);
        if (!place) at = cut_short(s, w, at, first, last);
        if (person && fit > 0) at.end = s->tokens.items[tc_scene_names_end(s, last + 1) - 1].end;
        TRY(tc_proposal_add(out, s, at, e, address && !tc_scene_has_digit(s, at) ? NO_NUMBER * fit : fit));
    }
    return TC_OK;
}

/* Offices and bodies, for "ai"; beside a person's name they are not who is meant. */
static tc_status propose_anyone(tc_proposals *out, size_t from, const tc_scene *s, const tc_wanted *w)
{
    static const double BESIDE_PERSON = 0.7;
    bool person = false;
    for (size_t i = from; i < out->count; i++)
        person |= out->items[i].entity && out->items[i].entity->name_kind == TC_NAME_PERSON;
    size_t first = out->count;
    TRY(tc_answer_propose_offices(out, from, s, w));
    TRY(tc_answer_propose_agencies(out, from, s, w));
    for (size_t i = first; i < out->count && person; i++) out->items[i].fit *= BESIDE_PERSON;
    return TC_OK;
}

tc_status tc_answer_propose_names(tc_proposals *out, const tc_scene *s, const tc_wanted *w)
{
    size_t from = out->count;
    if (w->picture) return tc_answer_propose_credits(out, s);
    TRY(propose_spans(out, s, w));
    TRY(tc_answer_propose_given(out, from, s, w));
    if (!strcmp(w->kind, "person")) {
        TRY(tc_answer_propose_capitals(out, from, s, w));
        if (!w->anyone) return TC_OK;
        TRY(propose_anyone(out, from, s, w));
        return tc_answer_propose_rest(out, from, s, w);
    }
    if (!strcmp(w->kind, "org")) TRY(tc_answer_propose_agencies(out, from, s, w));
    if (w->bare) TRY(tc_answer_propose_bare(out, from, s, w));
    TRY(tc_answer_propose_headed(out, from, s, w));
    TRY(tc_answer_propose_rest(out, from, s, w));
    return !strcmp(w->kind, "org") ? tc_answer_propose_labels(out, s, w) : TC_OK;
}
