/* The evidence for a candidate, summed up: how much of the question stands beside it or above it, whether what is
 * missing was what was asked about, and which names of the question are there. */
#include "searcher/answer/weigh.h"
#include <math.h>
#include <string.h>

/* What two words side by side weigh against one. */
static const double PAIR = 0.8;

/* A word reaches so far where nothing parts it from the candidate; of two figures of a sentence the one with more such
 * words is the surer by this much. */
static const double NEAR_AT_HAND = 0.8, TIGHT = 0.12;

/* What is left of the evidence when the figure is of something else. */
static const double OTHER_SUBJECT = 0.65, OTHER_KIND = 0.4;

/* One word that bears so much of the question and stands nowhere in the passage or above it is what was asked about. */
static const double KEY_WORD = 0.3;

/* The same of a word of two syllables, told of those that are counted, which stands nowhere as one. */
static const double LONG_WORD = 0.2;

/* What a name of one syllable counts at least, though it is not there. */
static const double LONE_NAME = 0.5;

/* How well two words of the question stand side by side, here or above. */
static double side_by_side(const tc_weighing *w, size_t i)
{
    const double *above = w->above;
    double both = above[i] < above[i + 1] ? above[i] : above[i + 1];
    return w->pair[i] > both ? w->pair[i] : both;
}

/* Whether a word of the question stands as it was typed in the sentence of the candidate, in whatever clause. */
static bool in_sentence(const tc_weighing *w, size_t word)
{
    static const double AS_TYPED = 0.8;
    const tc_scene *s = w->scene;
    uint32_t own = s->sentence[w->all->items[w->at].first];
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        if (x->first <= word && word <= x->last && x->quality >= AS_TYPED && s->sentence[x->from] == own) return true;
    }
    return false;
}

/* "hạt giống đậu xanh": two words in a row of what is measured stand nowhere, so that it is of another kind. */
static bool lacks_kind(const tc_weighing *w, size_t at)
{
    enum { NAME_WORDS = 4 };
    static const double OTHER_FORM = 0.4; /* "đầu" is no "đậu" */
    static const double SHARE = 0.15;     /* of the question: "liên quan" tells no kind */
    const tc_query *q = w->wanted->query;
    size_t absent = 0;
    double weight = 0, all = 0;
    for (size_t i = 0; i < q->count; i++) all += w->wanted->weights[i];
    bool measured = w->wanted->strict || (!strcmp(w->wanted->kind, "amount") && w->wanted->subject != SIZE_MAX);
    if (!measured || at == SIZE_MAX) return false;
    for (size_t i = at; i < q->count && i < at + NAME_WORDS && w->wanted->keys[i]; i++) {
        bool there = w->best[i] > OTHER_FORM || w->above[i] > OTHER_FORM || in_sentence(w, i);
        absent = there ? 0 : absent + 1;
        weight = there ? 0 : weight + w->wanted->weights[i];
        if (absent >= 2 && weight >= SHARE * all) return true;
    }
    return false;
}

/* "tiền ký quỹ của chủ quán ăn đêm": where no question word stands, every word is of what is measured. */
static bool lacks_much(const tc_weighing *w)
{
    enum { ABSENT = 3 };
    static const double SHARE = 0.3;
    const tc_wanted *wanted = w->wanted;
    size_t absent = 0;
    double weight = 0, all = 0;
    if (wanted->asked != SIZE_MAX || strcmp(wanted->kind, "amount") != 0) return false;
    for (size_t i = 0; i < wanted->query->count; i++) all += wanted->weights[i];
    for (size_t i = 0; i < wanted->query->count; i++) {
        if (!wanted->keys[i]) continue;
        bool there = w->best[i] > 0 || w->above[i] > 0;
        absent = there ? 0 : absent + 1;
        weight = there ? 0 : weight + wanted->weights[i];
        if (absent >= ABSENT && weight >= SHARE * all) return true;
    }
    return false;
}

/* Whether two neighbours are one word that is asked about and stands nowhere as one. */
static bool pair_lacks(const tc_weighing *w, size_t i)
{
    const tc_wanted *wanted = w->wanted;
    /* A document is named without what was done by it. */
    if (w->binding == TC_BINDS_NAME && tc_query_act(wanted->query, i, NULL)) return false;
    return wanted->query->words[i].bound && wanted->keys[i] && wanted->keys[i + 1] && w->pair[i] <= 0 &&
           !w->scene->joined[i];
}

/* "Sơn Bình 43 (SBK6) 47": the name labels a row, which tells no verbs. */
static bool labels_row(const tc_weighing *w)
{
    uint32_t next = w->all->items[w->at].last + 1;
    return w->tabular || (next < w->scene->tokens.count && w->scene->breaks[next] == TC_BREAK_NONE &&
                          w->scene->tokens.items[next].kind == TC_TOKEN_DIGITS);
}

/* "bao nhiêu trường hợp vi phạm nồng độ cồn": cases of what else is told by no "độ" further off; of three syllables one
 * may stand beside the figure by chance. Of who or where, the same. */
static bool lacks_word(const tc_weighing *w)
{
    static const double AT_HAND = 0.5;
    const tc_wanted *wanted = w->wanted;
    size_t last;
    double all = 0;
    bool name = w->binding == TC_BINDS_NAME, amount = !strcmp(wanted->kind, "amount") && wanted->strict;
    if ((!name && !amount) || wanted->asked == SIZE_MAX || (name && labels_row(w))) return false;
    for (size_t i = 0; i < wanted->query->count; i++) all += wanted->weights[i];
    for (size_t first = name ? 0 : wanted->asked; first + 1 < wanted->query->count; first = last + 1) {
        size_t hand = 0;
        double weight = 0;
        for (last = first; last + 1 < wanted->query->count && pair_lacks(w, last); last++) {}
        for (size_t i = first; i <= last; i++) {
            weight += wanted->weights[i];
            hand += w->best[i] >= AT_HAND;
        }
        if (last > first && hand <= (last - first) / 2 && weight > LONG_WORD * all) return true;
    }
    return false;
}

/* "bao nhiêu người được cấp thẻ": the first word of what is told of those counted. */
static size_t behind_unit(const tc_wanted *w)
{
    size_t at = w->unit_first == SIZE_MAX ? SIZE_MAX : w->unit_last + 1;
    while (at < w->query->count && (tc_word_joins(w->query, at) || tc_query_wording(w->query, at, "liên quan")))
        at += tc_word_joins(w->query, at) ? 1 : 2; /* "vụ liên quan đất đai" */
    return at < w->query->count ? at : SIZE_MAX;
}

/* Whether the words behind the one that says what is measured are there as words that belong together: "sản lượng chè"
 * is not told by another crop's figure, however much else of the question stands beside it. */
static bool tells_subject(const tc_weighing *w)
{
    static const double THERE = 0.25, AT_HAND = 0.5;
    const tc_wanted *wanted = w->wanted;
    size_t at = wanted->subject;
    bool any = false;
    if (at == SIZE_MAX) return true;
    for (size_t i = at; i < at + 2 && i + 1 < wanted->query->count; i++) {
        if (wanted->pairs[i] <= 0) break;
        any = true;
        if (side_by_side(w, i) >= THERE || (w->best[i] >= AT_HAND && w->best[i + 1] >= AT_HAND)) return true;
    }
    return !any;
}

/* Enough for a ward's name that is typed without its marks, too little for one beyond another figure. */
static const double WARD_THERE = 0.4;

/* Of the words of a question so many must stand in no heading for them to tell by themselves, and so much they tell
 * at most. */
static const double OUTSIDE = 0.25, OUTSIDE_MOST = 0.42;

/* "Đông giáp …; Tây giáp …": what is left for a place when a word of the question stands in another one's clause alone.
 */
static const double OTHER_CLAUSE = 0.7;

/* The tokens of the clause that a token stands in. */
static void clause_of(const tc_scene *s, uint32_t token, uint32_t *from, uint32_t *to)
{
    *from = *to = token;
    while (*from > 0 && s->breaks[*from] < TC_BREAK_COLON) --*from;
    while (*to + 1 < s->tokens.count && s->breaks[*to + 1] < TC_BREAK_COLON) ++*to;
}

/* Whether a rival of the same sentence stands in the clause of a token, and the candidate does not. */
static bool of_rival(const tc_weighing *w, const tc_proposal *p, uint32_t token)
{
    uint32_t from, to;
    clause_of(w->scene, token, &from, &to);
    if (p->first >= from && p->first <= to) return false;
    for (size_t i = w->from; i < w->all->count; i++)
        if (i != w->at && w->all->items[i].first >= from && w->all->items[i].last <= to) return true;
    return false;
}

/* Whether a word of the question tells of a rival: it stands in this sentence, and only in clauses of others. */
static bool tells_rival(const tc_weighing *w, const tc_proposal *p)
{
    const tc_scene *s = w->scene;
    for (size_t i = 0; i < w->wanted->query->count; i++) {
        bool other = false, own = false;
        if (w->wanted->weights[i] <= 0 || w->wanted->names[i] || w->wanted->wards[i]) continue;
        if (tc_word_joins(w->wanted->query, i)) continue;
        for (uint32_t k = 0; k < s->tokens.count && !own; k++) {
            if (s->sentence[k] != s->sentence[p->first]) continue;
            if (!tc_token_is_query(&s->tokens.items[k], &w->wanted->query->words[i])) continue;
            bool rival = of_rival(w, p, k);
            other |= rival;
            own |= !rival;
        }
        if (other && !own) return true;
    }
    return false;
}

/* What the words of a question add up to, weighed by how much each tells. */
typedef struct tally {
    double sum, all;              /* words and pairs that stand, and all of them */
    double words;                 /* all words */
    double local, here, tight;    /* beside the candidate: by their reach, at all, at hand */
    double outside, outside_here; /* those that no heading holds: all, by their reach */
    double told, told_all;        /* those that say what is told: there, all */
    double missing;               /* the most of one word that stands nowhere */
} tally;

/* Beyond another candidate nothing is told of this one. */
static const double TOLD = 0.5;

/* "mấy đồng": a figure of that measure has the unit, however it is written, "5.000đ", "3 triệu". */
static bool has_unit(const tc_weighing *w, size_t i)
{
    const tc_wanted *wanted = w->wanted;
    const tc_entity *figure = w->all->items[w->at].entity;
    bool unit = wanted->strict && i >= wanted->unit_first && i <= wanted->unit_last;
    return unit && wanted->measure != TC_MEASURE_COUNTED && figure && figure->kind == TC_ENTITY_FIGURE &&
           tc_measure_of(figure) == wanted->measure;
}

static void add_word(tally *t, const tc_weighing *w, size_t i)
{
    const tc_wanted *wanted = w->wanted;
    double weight = wanted->weights[i], above = wanted->told[i] ? 0 : w->above[i];
    double best = has_unit(w, i) ? 1 : w->best[i];
    double word = best > above ? best : above;
    t->sum += weight * word;
    t->all += weight;
    t->words += weight;
    t->local += weight * best;
    if (word == 0 && wanted->keys[i]) tc_raise(&t->missing, weight);
    if (best > 0) t->here += weight;
    if (best >= NEAR_AT_HAND) t->tight += weight;
    if (wanted->told[i]) t->told_all += weight;
    if (wanted->told[i] && best > TOLD) t->told += weight;
    if (w->above[i] > 0) return;
    t->outside += weight;
    t->outside_here += weight * best;
}

/* Pairs as pairs; what stands above counts less for them. */
static void add_pair(tally *t, const tc_weighing *w, size_t i)
{
    static const double ABOVE = 0.7;
    const tc_wanted *wanted = w->wanted;
    double above = wanted->told[i] ? 0 : ABOVE * w->above[i];
    double pair = w->pair[i] > above ? w->pair[i] : above;
    if (i + 1 < wanted->query->count && w->above[i + 1] == 0 && w->pair[i] == 0) pair = 0;
    t->sum += PAIR * wanted->pairs[i] * pair;
    t->all += PAIR * wanted->pairs[i];
}

static bool is_value(const tc_wanted *wanted)
{
    return !strcmp(wanted->kind, "amount") || !strcmp(wanted->kind, "date");
}

static double ward_least(const tc_weighing *w)
{
    /* The subject of a document goes on behind others; typed without marks, any form of the name may be meant. */
    static const double IN_SUBJECT = 0.25, ANY_FORM = 0.15, ANYWHERE = 0.5;
    if (is_value(w->wanted)) return WARD_THERE;
    if (w->binding == TC_BINDS_DOCUMENT) return IN_SUBJECT;
    return !w->wanted->query->marked && w->binding == TC_BINDS_NAME ? ANY_FORM : ANYWHERE;
}

/* So near a name is there as a whole. */
static const double NAME_THERE = 0.45;

/* How many of the names that the question bears are there; none where a ward's is not. */
static double names_there(const tc_weighing *w)
{
    const tc_wanted *wanted = w->wanted;
    double there = 0, all = 0, least = ward_least(w);
    size_t count = 0;
    for (size_t i = 0; i < wanted->query->count; i++) {
        double above = wanted->told[i] ? 0 : w->above[i], word = w->best[i] > above ? w->best[i] : above;
        if (wanted->wards[i] && (w->scene->elsewhere ? w->best[i] : word) < least) least = HUGE_VAL;
        if (!wanted->names[i]) continue;
        there += wanted->weights[i] * (word >= NAME_THERE ? 1 : word);
        all += wanted->weights[i];
        count++;
    }
    double names = least == HUGE_VAL ? 0 : all > 0 ? there / all : 1;
    /* One syllable alone, "thăm Bác", is how somebody is called rather than a name. */
    return w->binding == TC_BINDS_NAME && count == 1 && names < LONE_NAME ? LONE_NAME : names;
}

/* How much of the question stands beside the candidate: what stands above tells little when next to nothing does. */
static double local_share(const tally *t, const tc_wanted *wanted)
{
    double local = t->words > 0 ? t->local / t->words : 0;
    /* A rule names its subject once, above: what is asked of it must stand beside the figure. */
    if (is_value(wanted) && t->outside > OUTSIDE * t->words)
        tc_raise(&local, OUTSIDE_MOST * t->outside_here / t->outside);
    return local;
}

/* What is left where nothing that is told of the one asked for stands beside it. */
static const double UNTOLD = 0.7;

/* "kết thúc lúc nào": what is told right before the question word stands in the sentence, and beside another date. */
static bool tells_other_day(const tc_weighing *w)
{
    enum { TOLD_WORDS = 2 };
    const tc_wanted *wanted = w->wanted;
    if (strcmp(wanted->kind, "date") != 0 || wanted->by_act || wanted->asked == SIZE_MAX) return false;
    for (size_t i = wanted->asked < TOLD_WORDS ? 0 : wanted->asked - TOLD_WORDS; i < wanted->asked; i++)
        if (wanted->keys[i] && w->best[i] > 0 && w->best[i] <= TOLD && in_sentence(w, i)) return true;
    return false;
}

/* "ai ký": who only stands in a sentence that tells of no signing did not sign. */
static bool lacks_signing(const tc_weighing *w, const tc_proposal *p)
{
    const tc_scene *s = w->scene;
    if (!w->wanted->signer || s->hit->passage.kind == TC_PASSAGE_FRAME) return false;
    for (uint32_t i = 0; i < s->tokens.count; i++)
        if (s->sentence[i] == s->sentence[p->first] && tc_scene_signs(s, i)) return false;
    return true;
}

/* What is left for what the words say of another thing than what is asked for. */
static double of_the_thing(const tc_weighing *w, const tally *t, const tc_proposal *p)
{
    const tc_wanted *wanted = w->wanted;
    double left = 1, tight = t->here > 0 ? t->tight / t->here : 1;
    if (!tells_subject(w) || t->missing > KEY_WORD * t->words) left *= OTHER_SUBJECT;
    if (!strcmp(wanted->kind, "date")) left *= 1 + TIGHT / 2 * tight;
    if (!strcmp(wanted->kind, "amount")) left *= 1 - TIGHT / 2 + TIGHT * tight;
    if (!strcmp(wanted->kind, "place") && tells_rival(w, p)) left *= OTHER_CLAUSE;
    if (tells_other_day(w)) left *= UNTOLD;
    return t->told_all > 0 ? left * (UNTOLD + (1 - UNTOLD) * t->told / t->told_all) : left;
}

/* Where less than this part of the question stands beside a candidate, the rest tells less; where nothing does, so
 * much.
 */
static const double LOCAL = 0.5, FROM_AFAR = 0.4;

void tc_answer_sum_up(const tc_weighing *w, tc_proposal *p)
{
    const tc_wanted *wanted = w->wanted;
    tally t = {.sum = 0};
    for (size_t i = 0; i < wanted->query->count; i++) {
        add_word(&t, w, i);
        add_pair(&t, w, i);
    }
    double local = local_share(&t, wanted);
    p->kin = tc_answer_contrast(w->scene, wanted, p) * tc_answer_other(w, p);
    if (lacks_kind(w, wanted->subject == SIZE_MAX ? behind_unit(wanted) : wanted->subject) || lacks_much(w) ||
        lacks_word(w) || lacks_signing(w, p))
        p->kin *= OTHER_KIND;
    double beside = local < LOCAL && !p->given ? FROM_AFAR + (1 - FROM_AFAR) * local / LOCAL : 1;
    p->evidence = t.all > 0 ? t.sum / t.all * beside : 0;
    p->evidence *= p->kin * of_the_thing(w, &t, p);
    p->names = names_there(w);
}
