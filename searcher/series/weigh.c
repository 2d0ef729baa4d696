/* How surely a figure belongs to an indicator: how much of the indicator stands where a figure's subject stands, what
 * else stands there that makes it another indicator, and whether the figure is a level at all or only a change or a
 * comparison. */
#include "searcher/series/weigh.h"
#include <string.h>

double tc_series_least(const tc_sought *sought)
{
    /* The more words say what is measured, the fewer of them are found in any one wording. */
    double least = 0.70 - 0.02 * (double)sought->content;
    return least > 0.54 ? least : 0.54;
}

bool tc_words_term(uint64_t words)
{
    return words & words >> 1;
}

/* What is compared with a figure is as sure as that, nearly. */
static const double COMPARED = 0.98;

/* ---- what it is a figure of ---- */

static uint32_t flags_before(const tc_weighing *w, const tc_weighed *f, uint32_t back)
{
    if (f->first < back) return 0;
    for (uint32_t k = 0; k < back; k++)
        if (w->breaks[f->first - k] >= TC_BREAK_COMMA) return 0;
    return w->flags[f->first - back];
}

/* "tăng 48 con", "vượt 1,2%", "giảm từ 4,4% xuống …": a change, unless the last word says level. */
static bool is_change(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const from[] = {"từ"};
    uint32_t one = flags_before(w, f, 1), two = flags_before(w, f, 2);
    if (one & TC_CUE_CHANGE) return true;
    if (one & TC_CUE_LEVEL) return false;
    if (two & TC_CUE_CHANGE) {
        return tc_token_among(&w->scene->tokens.items[f->first - 1], from, 1) || one & TC_CUE_NEUTRAL;
    }
    return false;
}

/* "giảm tỷ suất chuyển cư 0,07 %": a change is told first, maybe behind a heading, of what stands behind it, and no
 * level is named ("… còn 0,8 %"). */
static bool changes_at_head(const tc_weighing *w, const tc_weighed *f)
{
    const tc_tokens *tokens = &w->scene->tokens;
    uint32_t from = f->own, t;
    while (from < f->first && tokens->items[from].kind == TC_TOKEN_DIGITS) from++;
    for (t = from; t < f->first; t++)
        if (w->flags[t] & TC_CUE_CHANGE && !w->matched[t] && (t == from || tokens->items[t].flags & TC_TOKEN_CAPITAL))
            break;
    if (t + 1 >= f->first || !w->matched[t + 1]) return false;
    for (t++; t < f->first; t++)
        if (w->flags[t] & TC_CUE_LEVEL && !w->matched[t]) return false;
    return true;
}

static bool gauge_at(const tc_tokens *tokens, uint32_t t)
{
    static const char *const gauges[] = {"cùng kỳ", "so với", "năm trước", "năm ngoái"};
    for (size_t i = 0; i < TC_COUNT(gauges); i++)
        if (tc_tokens_are(tokens, t, gauges[i])) return true;
    return tc_plan_at(tokens, t);
}

/* "đạt 85,6 % kế hoạch", "101 % so với cùng kỳ" */
static bool gauged(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const beyond[] = {"vượt"};
    const tc_scene *s = w->scene;
    for (uint32_t t = f->last + 1; t < s->tokens.count && t <= f->last + 4 && w->breaks[t] == TC_BREAK_NONE; t++) {
        /* "đạt 91,6% vượt chỉ tiêu": no share of a plan is less than all of it and more than the plan. */
        if (f->entity->value < 100 && tc_token_among(&s->tokens.items[t], beyond, 1)) return false;
        if (gauge_at(&s->tokens, t)) return true;
    }
    return false;
}

/* "hụt thu phí 18 tỷ đồng", "hụt thu từ việc giảm thuế là 18 tỷ đồng": how much of it is not there. */
static bool is_lacking(const tc_weighing *w, const tc_weighed *f)
{
    bool told = false;
    for (uint32_t t = f->first; t-- > 0 && w->scene->sentence[t] == w->scene->sentence[f->first];) {
        tc_break wall = w->breaks[t + 1];
        if (wall >= TC_BREAK_CLAUSE || (wall == TC_BREAK_COMMA && told) || tc_weighing_between(w, t, f->first))
            return false;
        if (w->flags[t] & TC_CUE_LACK && !w->matched[t] && t + 1 < f->first && w->matched[t + 1]) return true;
        told |= w->matched[t];
    }
    return false;
}

/* A percentage behind another figure that goes on with it: "(97,5%)", ", đạt 98,9%". */
static bool follows(const tc_weighing *w, const tc_weighed *f)
{
    if (f == w->items || !f->inherits) return false;
    for (uint32_t t = f->own; t < f->first; t++)
        if (w->matched[t] && w->flags[t] & TC_CUE_OF) return false;
    /* "dài 1.860 m mới đạt 31% khối lượng": it says itself what it is a share of. */
    uint32_t next = f->last + 1;
    if (next < w->scene->tokens.count && w->breaks[next] == TC_BREAK_NONE && w->matched[next] &&
        w->flags[next] & TC_CUE_OF)
        return false;
    const tc_weighed *before = f - 1;
    const tc_scene *s = w->scene;
    return s->sentence[before->first] == s->sentence[f->first] &&
           tc_weighing_wall(w, before->last, f->first) < TC_BREAK_CLAUSE;
}

static double level_fit(const tc_weighing *w, const tc_weighed *f)
{
    bool rate = w->sought->measure == TC_MEASURE_PERCENT, percent = f->measure == TC_MEASURE_PERCENT;
    if ((is_change(w, f) || changes_at_head(w, f) || is_lacking(w, f)) && !w->sought->change) return 0.3;
    if (!percent) return flags_before(w, f, 1) & TC_CUE_EQUAL && gauged(w, f) ? 0.4 : 1;
    if (flags_before(w, f, 1) & TC_CUE_EQUAL || flags_before(w, f, 2) & TC_CUE_EQUAL) return rate ? 0.5 : 0.3;
    if (gauged(w, f)) return rate && (w->sought->achieved || !(f->carries || follows(w, f))) ? 0.9 : 0.3;
    return !rate && follows(w, f) ? 0.3 : 1;
}

/* "mắc bệnh 87 con lợn; số lợn chết là 65 con": whether the noun stands before the figure in its own part. */
static bool noun_before(const tc_weighing *w, const tc_weighed *f)
{
    const tc_query_word *noun = &w->sought->query->words[w->sought->noun_first];
    for (uint32_t t = f->own; t < f->first; t++)
        if (tc_token_is_query(&w->scene->tokens.items[t], noun)) return true;
    return false;
}

/* Whether another figure of the sentence counts just the noun: "09 vụ, với 12 đối tượng". */
static bool noun_beside(const tc_weighing *w, const tc_weighed *f)
{
    const uint32_t *sentence = w->scene->sentence;
    if (w->sought->noun_first == SIZE_MAX || noun_before(w, f)) return false;
    for (size_t i = 0; i < w->count; i++)
        if (sentence[w->items[i].first] == sentence[f->first] && w->items[i].counts &&
            tc_weighed_is_noun(w, &w->items[i]) && w->items[i].whole != f)
            return true;
    return false;
}

/* Whether the unit is made of words of the indicator: "900 việc làm" of "số lao động được giải quyết việc làm". */
static bool names_sought(const tc_weighing *w, const tc_weighed *f)
{
    bool any = false;
    for (uint32_t t = f->first; t <= f->last; t++) {
        if (w->scene->tokens.items[t].kind == TC_TOKEN_DIGITS) continue;
        if (!w->matched[t]) return false;
        any = true;
    }
    return any;
}

/* What is left where another noun is counted. */
static const double OTHER_NOUN = 0.5, UNTOLD_NOUN = 0.75;

/* "trị giá mỗi suất 300.000 đồng", "300.000 đồng/suất": of one, not of all. */
static bool is_for_each(const tc_weighing *w, const tc_weighed *f)
{
    static const char *const each[] = {"mỗi"};
    if (f->entity->unit && strchr(f->entity->unit, '/')) return true;
    return tc_scene_before(w->scene, f->first, 8, each, 1);
}

/* "số gạo 3,2 tấn": what is no number of pieces is weighed, where the noun sought stands right before the figure. */
static bool weighs_noun(const tc_weighing *w, const tc_weighed *f)
{
    size_t last = w->sought->noun_last;
    bool bulk = tc_measure_of_bulk(f->measure) || (f->measure == TC_MEASURE_COUNTED && !f->counts);
    uint32_t t = f->first;
    if (!bulk || w->sought->noun_first == SIZE_MAX) return false;
    while (t > f->own && !w->matched[t - 1] && tc_weighing_neutral(w, t - 1)) t--;
    return t > f->own && tc_token_is_query(&w->scene->tokens.items[t - 1], &w->sought->query->words[last]);
}

/* Whether the noun sought is told of at all, or counts anything itself ("số vụ"). */
static bool noun_told(const tc_weighing *w)
{
    const tc_sought *q = w->sought;
    if (q->noun_first == SIZE_MAX) return true;
    for (size_t i = q->noun_first; i <= q->noun_last; i++) {
        const tc_query_word *word = &q->query->words[i];
        if (tc_cue_of_word(w->cues, word) & TC_CUE_GENERAL) return true;
        if (w->best[i] < 0.55 && tc_weighing_above(w, i) < 0.5) return false;
    }
    return true;
}

/* "khối lượng" without the word itself is a share, a weight or a volume: "Kè … đạt 31%", not "Trường … gồm 14 phòng".
 */
static bool bulk_untold(const tc_weighing *w, const tc_weighed *f)
{
    const tc_query *q = w->sought->query;
    if (!w->sought->bulk || f->measure == TC_MEASURE_PERCENT || tc_measure_of_bulk(f->measure)) return false;
    if (f->measure == TC_MEASURE_COUNTED && !f->counts) return false;
    for (size_t i = 0; i < q->count; i++)
        if (tc_indicator_wording(q, i, "khối lượng") && w->best[i] < 0.6) return true;
    return false;
}

static bool measures_bulk(tc_measure measure)
{
    return measure == TC_MEASURE_MONEY || measure == TC_MEASURE_AREA || measure == TC_MEASURE_LENGTH ||
           tc_measure_of_bulk(measure);
}

static double unit_fit(const tc_weighing *w, const tc_weighed *f)
{
    tc_measure wanted = w->sought->measure, measure = f->measure;
    bool untold = wanted == TC_MEASURE_COUNTED && !noun_told(w);
    if (measure == TC_MEASURE_ANY) return wanted == TC_MEASURE_PERCENT ? 0.3 : untold ? OTHER_NOUN : 0.97;
    if (w->sought->bulk && (measure == TC_MEASURE_AREA || measure == TC_MEASURE_PEOPLE || measure == TC_MEASURE_YIELD ||
                            measure == TC_MEASURE_LENGTH))
        return 0.3;
    if (bulk_untold(w, f) || (w->sought->bulk && f->counts)) return OTHER_NOUN;
    if (w->sought->sum && is_for_each(w, f)) return 0.5;
    if (wanted == TC_MEASURE_ANY) return w->sought->things && measures_bulk(measure) ? OTHER_NOUN : 1;
    if (wanted == TC_MEASURE_COUNTED && f->counts) {
        if (tc_weighed_is_noun(w, f)) return 1;
        if (w->sought->people && tc_tokens_count_persons(&w->scene->tokens, f->first, f->last)) return 0.97;
        if (names_sought(w, f)) return noun_beside(w, f) ? 0.75 : 0.97;
        if (!tc_weighed_is_general(w, f)) return OTHER_NOUN;
        return untold ? UNTOLD_NOUN : noun_beside(w, f) ? 0.75 : 0.97;
    }
    if (wanted == TC_MEASURE_PEOPLE && f->counts && measure != wanted)
        return tc_tokens_count_persons(&w->scene->tokens, f->first, f->last) ? 0.9 : OTHER_NOUN;
    if (wanted == TC_MEASURE_COUNTED) return weighs_noun(w, f) ? 1 : 0.3;
    return wanted == measure || (w->sought->shared && measure == TC_MEASURE_PERCENT) ? 1 : 0.3;
}

/* ---- together ---- */

/* Whether two words in a row that say what is measured stand nowhere, or the last one, or the one that it begins with:
 * "rừng" alone of "rừng bị cháy", "đàn vịt" of "đàn vịt đẻ", "thu phí" of "nợ thu phí". */
static bool lacks_term(const tc_weighing *w, const tc_weighed *f)
{
    const tc_sought *q = w->sought;
    uint64_t lacking = 0;
    bool last = false;
    for (size_t i = 0; i < q->query->count && i < 64; i++) {
        if (!q->core[i]) continue;
        last = !(f->words >> i & 1);
        if (last) lacking |= (uint64_t)1 << i;
    }
    return last || lacking & 1 || tc_words_term(lacking);
}

/* What is not sure by itself may be sought where it is only worded otherwise. */
static void set_score(const tc_weighing *w, tc_weighed *f)
{
    static const double HALF = 0.55, FITS = 0.9, STANDS = 0.78, BESIDE = 0.3, DOUBTFUL = 0.7;
    double local;
    f->cover = tc_weighing_cover(w, f, &local);
    double strangers = tc_weighing_strangers(w, f), kind = level_fit(w, f) * unit_fit(w, f);
    double score = f->cover - strangers;
    if (local < 0.25) score *= 0.5 + 2 * local;
    double fit = tc_weighed_fit(w, f);
    f->score = score * kind * fit;
    bool may_be = f->cover >= HALF && kind >= FITS && fit >= STANDS && local >= BESIDE &&
                  !tc_weighed_other_subject(w, f) && f->entity->unit && !lacks_term(w, f);
    f->least = tc_series_least(w->sought) * (may_be ? DOUBTFUL : 1);
}

tc_status tc_weighing_read(tc_weighing *out, const tc_sought *sought, const tc_cues *cues, const tc_scene *scene)
{
    TRY(tc_weighing_lay_out(out, sought, cues, scene));
    tc_weighing_share_out(out);
    for (size_t i = 0; i < out->count; i++) set_score(out, &out->items[i]);
    for (size_t i = 0; i < out->count; i++) {
        const tc_weighed *now = tc_weighed_compared(out, &out->items[i]);
        if (now) out->items[i].score = COMPARED * now->score, out->items[i].least = now->least;
    }
    return TC_OK;
}
