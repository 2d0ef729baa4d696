/* A passage laid out for weighing: which of its words are the indicator's, which tell nothing, where the part of the
 * clause begins that each figure ends. */
#include "searcher/series/weigh.h"
#include <stdlib.h>
#include <string.h>

static void free_room(tc_weighing *w)
{
    free(w->flags);
    free(w->matched);
    free(w->items);
    free(w->owned);
    free(w->best);
    free(w->there);
    free(w->pair);
    free(w->breaks);
}

void tc_weighing_free(tc_weighing *w)
{
    free_room(w);
    *w = (tc_weighing){.count = 0};
}

/* "30/4 - 01/5 đón": a day behind a dash, with no unit but the word that goes on. */
static bool is_day(const tc_weighing *w, const tc_entity *e, uint32_t first, uint32_t last)
{
    uint32_t unit = first;
    while (unit < last && w->scene->tokens.items[unit].kind == TC_TOKEN_DIGITS) unit++;
    bool plain = unit == last && w->flags[unit] & TC_CUE_NEUTRAL && !(w->flags[unit] & TC_CUE_GENERAL);
    return plain && e->value >= 1 && e->value <= 31 && e->target >= 1 && e->target <= 12;
}

/* "Vạn Chài 27 Vạn Kén 74": a name of the indicator is no unit. */
static bool names_a_place(const tc_weighing *w, uint32_t unit)
{
    const tc_token *t = &w->scene->tokens.items[unit];
    for (size_t i = 0; t->flags & TC_TOKEN_CAPITAL && i < w->sought->query->count; i++) {
        const tc_query_word *word = &w->sought->query->words[i];
        if (w->sought->marks[i] && word->flags & TC_TOKEN_CAPITAL && tc_token_is_query(t, word)) return true;
    }
    return false;
}

/* "khoản 1, 2 và 3 Điều này", "tổ 4 phường Vạn Chài", "phụ lục 2 biểu mẫu": a number that is a name, with what it is
 * the name of before it and what it lies in behind it. In a list that stands before the first number. */
static bool is_name(const tc_weighing *w, uint32_t first, uint32_t unit)
{
    static const char *const parts[] = {"điểm", "khoản", "mục", "điều"}, *const wards[] = {"phường", "xã"},
                             *const quarters[] = {"tổ", "khu", "thôn", "xóm", "phố"};
    const tc_tokens *tokens = &w->scene->tokens;
    const tc_token *behind = &tokens->items[unit];
    uint32_t t = first;
    while (t > 0 && (tokens->items[t - 1].kind == TC_TOKEN_DIGITS || tc_tokens_are(tokens, t - 1, "và"))) t--;
    if (!t--) return false;
    if (t && tc_tokens_are(tokens, t - 1, "phụ lục")) return true;
    if (tc_token_among(behind, wards, 2)) return tc_token_among(&tokens->items[t], quarters, 5);
    return tc_token_among(behind, parts, 4) && tc_token_among(&tokens->items[t], parts, 4);
}

/* "điện thoại: 0912 345 678": no amount begins with a nought before three digits and more. */
static bool is_code(const tc_weighing *w, const tc_entity *e)
{
    const char *text = w->scene->hit->passage.text + e->at.start;
    return e->at.end - e->at.start > 2 && *text == '0' && tc_is_digit(text[1]) && tc_is_digit(text[2]);
}

/* A span of time is told about, not counted: "7 tháng", "2 năm"; nor is what a date or a document's number holds. */
static bool is_figure(const tc_weighing *w, const tc_entities *list, size_t i, uint32_t first, uint32_t last)
{
    const tc_entity *e = &list->items[i];
    if (e->kind != TC_ENTITY_FIGURE) return false;
    for (size_t k = 0; k < list->count; k++) {
        const tc_entity *o = &list->items[k];
        if (o->kind != TC_ENTITY_FIGURE && o->kind != TC_ENTITY_NAME && o->at.start < e->at.end &&
            e->at.start < o->at.end)
            return false;
    }
    if (is_code(w, e)) return false;
    if (!e->unit || first == last) return true;
    if (is_day(w, e, first, last)) return false;
    uint32_t unit = first;
    while (unit < last && w->scene->tokens.items[unit].kind == TC_TOKEN_DIGITS) unit++;
    if (names_a_place(w, unit) || is_name(w, first, unit)) return false;
    return !(w->flags[unit] & TC_CUE_TIME) || w->sought->time;
}

/* A comma inside the indicator ("cơ quan, đơn vị") parts nothing. */
static void join_words(tc_weighing *w)
{
    const tc_occurrences *found = &w->scene->found;
    for (size_t i = 0; i < found->count; i++) {
        const tc_occurrence *x = &found->items[i];
        for (size_t k = i + 1; k < found->count && found->items[k].from <= x->to + 1; k++) {
            const tc_occurrence *y = &found->items[k];
            if (y->from == x->to + 1 && y->first == x->last + 1 && w->breaks[y->from] == TC_BREAK_COMMA)
                w->breaks[y->from] = TC_BREAK_NONE;
        }
    }
}

/* Whether the indicator has a name of its own, which then says where. */
bool tc_sought_has_name(const tc_sought *q)
{
    for (size_t i = 1; i < q->query->count; i++)
        if (q->query->words[i].flags & TC_TOKEN_CAPITAL && !(q->query->words[i].flags & TC_TOKEN_UPPER)) return true;
    return false;
}

/* Where the indicator has a name of its own, the ward that it lies in is told besides: "kè …, phường Vạn Chài". */
static void mark_wards(tc_weighing *w)
{
    const tc_tokens *tokens = &w->scene->tokens;
    if (!tc_sought_has_name(w->sought)) return;
    for (uint32_t t = 0; t + 1 < tokens->count; t++) {
        if (!tc_ward_at(tokens, t)) continue;
        if (!w->matched[t + 1]) w->flags[t] |= TC_CUE_NEUTRAL;
        while (t + 1 < tokens->count && tokens->items[t + 1].flags & TC_TOKEN_CAPITAL &&
               w->breaks[t + 1] == TC_BREAK_NONE)
            w->flags[++t] |= TC_CUE_NEUTRAL;
    }
}

/* "tại xã Lũng Sim, xã Phja Luông và phường Vạn Chài": the token behind the wards that are named in a row from there
 * on, and how many they are. */
static uint32_t wards_in_row(const tc_weighing *w, uint32_t t, uint32_t *count)
{
    const tc_tokens *tokens = &w->scene->tokens;
    for (*count = 0; t < tokens->count && tc_ward_at(tokens, t); (*count)++) {
        t++;
        while (t < tokens->count && tokens->items[t].flags & TC_TOKEN_CAPITAL && w->breaks[t] == TC_BREAK_NONE) t++;
        if (t < tokens->count && tc_tokens_are(tokens, t, "và")) t++;
    }
    return t;
}

/* Where something happened in several wards, that is told of the town. */
static void mark_scene_of(tc_weighing *w)
{
    static const char *const prepositions[] = {"tại", "ở", "bàn"};
    const tc_tokens *tokens = &w->scene->tokens;
    for (uint32_t t = 1, count; t + 1 < tokens->count; t++) {
        if (!(tokens->items[t + 1].flags & TC_TOKEN_CAPITAL)) continue;
        if (!tc_token_among(&tokens->items[t - 1], prepositions, 3)) continue;
        uint32_t end = wards_in_row(w, t, &count);
        for (uint32_t k = t; count > 1 && k < end; k++) w->flags[k] |= TC_CUE_NEUTRAL | TC_CUE_SEVERAL;
    }
}

/* The town that the document is of is told of anyway: "trên địa bàn thành phố Mộc Giang có 86 vụ". */
static void mark_home(tc_weighing *w)
{
    const tc_tokens *tokens = &w->scene->tokens;
    const tc_hit *hit = w->scene->hit;
    const char *issuer = hit->citation.issuer;
    for (uint32_t t = 0; issuer && t + 2 < tokens->count; t++) {
        uint32_t last = t + 1;
        char name[96];
        if (!(tokens->items[last + 1].flags & TC_TOKEN_CAPITAL)) continue;
        if (!tc_tokens_are(tokens, t, "thành phố") && !tc_tokens_are(tokens, t, "thị xã")) continue;
        while (last + 1 < tokens->count && tokens->items[last + 1].flags & TC_TOKEN_CAPITAL &&
               w->breaks[last + 1] == TC_BREAK_NONE)
            last++;
        size_t from = tokens->items[t + 2].start, length = tokens->items[last].end - from;
        if (last == t + 1 || length >= sizeof name) continue;
        memcpy(name, hit->passage.text + from, length);
        name[length] = '\0';
        for (uint32_t k = t + 2; strstr(issuer, name) && k <= last; k++) w->flags[k] |= TC_CUE_NEUTRAL;
    }
}

/* What is told not to be in the figure, up to the end of its part of the clause. */
static void mark_left_out(tc_weighing *w)
{
    static const char *const words[] = {"không bao gồm", "không gồm",  "chưa bao gồm",
                                        "chưa gồm",      "không tính", "chưa tính"};
    const tc_tokens *tokens = &w->scene->tokens;
    for (uint32_t t = 0; t < tokens->count; t++)
        for (size_t i = 0; w->flags[t] & TC_CUE_NOT && i < TC_COUNT(words); i++) {
            if (!tc_tokens_are(tokens, t, words[i])) continue;
            for (uint32_t k = t; k < tokens->count && (k == t || w->breaks[k] == TC_BREAK_NONE); k++)
                w->flags[k] |= TC_CUE_WITHOUT | TC_CUE_NEUTRAL;
        }
}

/* What a denial goes on with, up to the end of its part of the clause. */
static void mark_denied(tc_weighing *w)
{
    bool denied = false;
    for (uint32_t t = 0; t < w->scene->tokens.count; t++) {
        if (w->breaks[t] != TC_BREAK_NONE) denied = false;
        if (denied) w->flags[t] |= TC_CUE_DENIED;
        denied |= (w->flags[t] & TC_CUE_NOT) != 0;
    }
}

/* A heading that runs on into its passage says where, and is no subject of a figure. */
static void mark_heading(tc_weighing *w)
{
    const tc_passage *p = &w->scene->hit->passage;
    const char *heading = p->section_count ? p->section[p->section_count - 1] : NULL;
    size_t length = heading ? strlen(heading) : 0;
    if (!length || length >= p->text_length || memcmp(p->text, heading, length) != 0) return;
    for (uint32_t t = 0; t < w->scene->tokens.count && w->scene->tokens.items[t].end <= length; t++)
        if (!w->matched[t]) w->flags[t] |= TC_CUE_NEUTRAL;
}

/* The last token of a remark in brackets that begins at token `t`; 0 where none does, or one with a figure in it. */
static uint32_t remark_at(const tc_weighing *w, uint32_t t)
{
    const tc_tokens *tokens = &w->scene->tokens;
    const char *text = w->scene->hit->passage.text;
    uint32_t from = t ? tokens->items[t - 1].end : 0;
    if (!memchr(text + from, '(', tokens->items[t].start - from)) return 0;
    for (; t < tokens->count && tokens->items[t].kind != TC_TOKEN_DIGITS; t++) {
        uint32_t end = t + 1 < tokens->count ? tokens->items[t + 1].start : w->scene->hit->passage.text_length;
        if (memchr(text + tokens->items[t].end, ')', end - tokens->items[t].end)) return t;
    }
    return 0;
}

/* A remark in brackets is no subject: "Giá trị sản xuất (giá thực tế) được …". */
static void mark_remarks(tc_weighing *w)
{
    for (uint32_t t = 0; t < w->scene->tokens.count; t++) {
        uint32_t last = remark_at(w, t);
        bool told = false;
        for (uint32_t k = t; last && k <= last; k++) told |= tc_weighing_tells(w, k);
        for (; last && t <= last; t++) {
            w->flags[t] |= TC_CUE_NEUTRAL;
            w->matched[t] &= told;
        }
    }
}

/* "không gian", "hàng không": no word of denial. */
static bool denies_nothing(const tc_tokens *tokens, uint32_t t)
{
    static const char *const words[] = {"không gian", "không khí", "không quân", "không chỉ", "không những"};
    for (size_t i = 0; i < TC_COUNT(words); i++)
        if (tc_tokens_are(tokens, t, words[i])) return true;
    return t && tc_tokens_are(tokens, t - 1, "hàng không");
}

/* Marks "điểm c", "khoản 4", "Điều 9"; whether there are any. */
static bool mark_articles(tc_weighing *w)
{
    static const char *const places[] = {"điểm", "khoản", "điều"};
    const tc_tokens *tokens = &w->scene->tokens;
    bool any = false;
    for (uint32_t t = 0; t + 1 < tokens->count; t++) {
        const tc_token *next = &tokens->items[t + 1];
        if (next->kind != TC_TOKEN_DIGITS && next->end - next->start > 2) continue;
        if (!tc_token_among(&tokens->items[t], places, TC_COUNT(places))) continue;
        w->flags[t] |= TC_CUE_NEUTRAL;
        w->flags[t + 1] |= TC_CUE_NEUTRAL;
        any = true;
    }
    return any;
}

/* "vi phạm luật giao thông", "vi phạm hành chính về đất đai": what is broken always is a law. */
static void mark_offences(tc_weighing *w)
{
    static const char *const laws[] = {"pháp luật", "hành chính", "quy định", "luật"};
    const tc_tokens *tokens = &w->scene->tokens;
    for (uint32_t t = 0; t + 2 < tokens->count; t++)
        for (size_t i = 0; *tokens->items[t].term == 'v' && tc_tokens_are(tokens, t, "vi phạm") && i < 4; i++) {
            if (!tc_tokens_are(tokens, t + 2, laws[i])) continue;
            w->flags[t + 2] |= TC_CUE_NEUTRAL;
            if (strchr(laws[i], ' ')) w->flags[t + 3] |= TC_CUE_NEUTRAL;
        }
}

/* "đối với trường hợp quy định tại điểm c khoản 4 Điều 9": where something stands tells nothing of it.
 */
static void mark_references(tc_weighing *w)
{
    static const char *const phrases[] = {"đối với trường hợp", "quy định tại", "theo quy định",  "thông tư này",
                                          "nghị định này",      "luật này",     "quyết định này", "nghị quyết này"};
    const tc_tokens *tokens = &w->scene->tokens;
    if (!mark_articles(w)) return;
    for (uint32_t t = 0; t < tokens->count; t++)
        for (size_t i = 0; !w->matched[t] && i < TC_COUNT(phrases); i++) {
            size_t n = 1;
            if (!tc_tokens_are(tokens, t, phrases[i])) continue;
            for (const char *c = phrases[i]; *c; c++) n += *c == ' ';
            for (size_t k = 0; k < n; k++) w->flags[t + k] |= TC_CUE_NEUTRAL;
        }
}

/* "do Hội Chữ thập đỏ phát động vận động được 640 suất": who did it tells nothing of what was done. */
static bool is_agent(const tc_weighing *w, const tc_entity *e, uint32_t first)
{
    static const char *const by[] = {"do", "bởi"};
    return e->name_kind == TC_NAME_ORGANISATION && first && tc_token_among(&w->scene->tokens.items[first - 1], by, 2);
}

static void mark_words(tc_weighing *w)
{
    const tc_scene *s = w->scene;
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        w->flags[i] = tc_cue_of(w->cues, &s->tokens.items[i]);
        if (w->flags[i] & TC_CUE_NOT && denies_nothing(&s->tokens, i)) w->flags[i] &= ~(uint32_t)TC_CUE_NOT;
    }
    for (size_t i = 0; i < s->found.count; i++)
        for (uint32_t t = s->found.items[i].from; t <= s->found.items[i].to; t++)
            w->matched[t] |= w->sought->weights[s->found.items[i].first] > 0;
    for (size_t i = 0; i < s->hit->passage.entities.count; i++) {
        const tc_entity *e = &s->hit->passage.entities.items[i];
        uint32_t first, last;
        if (e->kind == TC_ENTITY_FIGURE || !tc_scene_tokens(s, e->at, &first, &last)) continue;
        if (e->kind == TC_ENTITY_NAME && !is_agent(w, e, first)) continue;
        for (uint32_t t = first; t <= last; t++) w->flags[t] |= TC_CUE_NEUTRAL;
    }
    memcpy(w->breaks, s->breaks, s->tokens.count * sizeof *w->breaks);
    join_words(w);
    mark_wards(w);
    mark_scene_of(w);
    mark_home(w);
    mark_heading(w);
    mark_remarks(w);
    mark_references(w);
    mark_offences(w);
    mark_left_out(w);
    if (!w->sought->denies) mark_denied(w);
    for (uint32_t t = 0; t + 1 < s->tokens.count; t++)
        if (tc_tokens_are(&s->tokens, t, "nhà nước")) {
            w->flags[t] |= TC_CUE_NEUTRAL;
            w->flags[t + 1] |= TC_CUE_NEUTRAL;
        }
}

bool tc_weighing_neutral(const tc_weighing *w, uint32_t t)
{
    return w->scene->tokens.items[t].kind == TC_TOKEN_DIGITS || w->flags[t] & (TC_CUE_NEUTRAL | TC_CUE_CHANGE);
}

/* The part of the clause that a figure ends: from the last comma or colon, or from the figure before. A colon right
 * before the figure parts nothing. */
static uint32_t own_part(const tc_weighing *w, uint32_t first, uint32_t floor)
{
    uint32_t t = first;
    /* "7,5 ha ao và 2.310 nhân khẩu": what stands between two figures that "và" joins is of the first. */
    if (floor && t > floor && tc_tokens_are(&w->scene->tokens, t - 1, "và")) return t - 1;
    if (t > floor && w->breaks[t] == TC_BREAK_COLON) t--;
    while (t > floor && w->breaks[t] == TC_BREAK_NONE && !(floor && tc_tokens_are(&w->scene->tokens, t, "với"))) t--;
    return t;
}

bool tc_weighing_silent(const tc_weighing *w, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (!(w->flags[t] & TC_CUE_OF) && (w->matched[t] || !tc_weighing_neutral(w, t))) return false;
    return true;
}

static bool counts(const tc_entity *e, tc_measure measure)
{
    const char *base;
    if (measure != TC_MEASURE_COUNTED && measure != TC_MEASURE_PEOPLE) return false;
    tc_unit_scale(e->unit, &base);
    return strcmp(base, "m3") != 0 && strcmp(base, "kw") != 0;
}

/* "… của phường Đồi là 54,7%, toàn thành phố 86,3%": what is said to be of all there is does not go on with a ward. */
bool tc_weighing_of_all(const tc_weighing *w, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (tc_whole_at(&w->scene->tokens, t)) return true;
    return false;
}

static tc_status list_figures(tc_weighing *w)
{
    const tc_entities *list = &w->scene->hit->passage.entities;
    uint32_t floor = 0;
    w->items = calloc(list->count + 1, sizeof *w->items);
    w->owned = calloc((list->count + 1) * (w->scene->found.count + 1), sizeof *w->owned);
    if (!w->items || !w->owned) return tc_fail(TC_MEMORY, "no memory for the series");
    for (size_t i = 0; i < list->count; i++) {
        uint32_t first, last;
        if (!tc_scene_tokens(w->scene, list->items[i].at, &first, &last)) continue;
        if (!is_figure(w, list, i, first, last)) continue;
        tc_weighed *f = &w->items[w->count++];
        *f = (tc_weighed){.entity = &list->items[i], .first = first, .last = last};
        f->measure = tc_measure_of(f->entity);
        f->counts = counts(f->entity, f->measure);
        f->own = own_part(w, first, floor);
        bool all = floor && tc_weighing_of_all(w, f->own, first);
        f->inherits = !all && tc_weighing_silent(w, f->own, first);
        f->subject = f->own;
        while (!all && f->subject > floor && w->breaks[f->subject] < TC_BREAK_CLAUSE &&
               tc_weighing_silent(w, f->subject, first))
            f->subject = own_part(w, f->subject - 1, floor);
        f->carries = !all && tc_weighing_silent(w, f->subject, first);
        floor = last + 1;
    }
    return TC_OK;
}

tc_status tc_weighing_lay_out(tc_weighing *out, const tc_sought *sought, const tc_cues *cues, const tc_scene *scene)
{
    tc_weighing w = {.sought = sought, .cues = cues, .scene = scene};
    w.flags = calloc(scene->tokens.count + 1, sizeof *w.flags);
    w.matched = calloc(scene->tokens.count + 1, sizeof *w.matched);
    w.best = calloc(sought->query->count + 1, sizeof *w.best);
    w.there = calloc(sought->query->count + 1, sizeof *w.there);
    w.pair = calloc(sought->query->count + 1, sizeof *w.pair);
    w.breaks = calloc(scene->tokens.count + 1, sizeof *w.breaks);
    tc_status status = TC_OK;
    if (!w.flags || !w.matched || !w.best || !w.there || !w.pair || !w.breaks)
        status = tc_fail(TC_MEMORY, "no memory for the series");
    if (status == TC_OK) {
        mark_words(&w);
        status = list_figures(&w);
    }
    if (status == TC_OK)
        *out = w;
    else
        free_room(&w);
    return status;
}

/* ---- between two words ---- */

tc_break tc_weighing_wall(const tc_weighing *w, uint32_t low, uint32_t high)
{
    uint8_t best = 0;
    for (uint32_t i = low + 1; i <= high; i++)
        if (w->breaks[i] > best) best = w->breaks[i];
    return (tc_break)best;
}

/* Whether a figure stands wholly between two tokens. */
bool tc_weighing_between(const tc_weighing *w, uint32_t low, uint32_t high)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->items[i].first > low && w->items[i].last < high) return true;
    return false;
}
