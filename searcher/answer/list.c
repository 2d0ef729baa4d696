/* Whole sentences cut down to what answers: the enumeration, or the clause that says what a document is about. */
#include "searcher/answer/span.h"
#include <string.h>

/* Answers of these kinds may hold so many words. */
enum { LIST_WORDS = 150, CLAUSE_WORDS = 60, ROW_MEMBER = 10 };

static tc_range trimmed(const char *text, tc_range at)
{
    while (at.start < at.end && strchr(" ,;:-+", text[at.start])) at.start++;
    while (at.end > at.start && strchr(" ,;:.", text[at.end - 1])) at.end--;
    return at;
}

static uint32_t words_in(const tc_scene *s, tc_range at)
{
    uint32_t first, last;
    return tc_scene_tokens(s, at, &first, &last) ? last - first + 1 : 0;
}

/* Those that part members: none inside "3,18 ha". */
static uint32_t commas_in(const char *text, tc_range at)
{
    uint32_t n = 0;
    for (uint32_t i = at.start; i < at.end; i++) {
        bool decimal = i > at.start && i + 1 < at.end && tc_is_digit(text[i - 1]) && tc_is_digit(text[i + 1]);
        n += text[i] == ';' || (text[i] == ',' && !decimal);
    }
    return n;
}

/* How much of the question stands in these bytes, each of its words once: that all members are companies and bear the
 * name of the town says nothing against them. The noun asked for is left out, for they may all bear it. */
static double words_held(const tc_scene *s, const tc_wanted *w, tc_range at)
{
    double sum = 0;
    tc_stretch in;
    if (!tc_scene_tokens(s, at, &in.first, &in.last)) return 0;
    for (size_t i = 0; i < w->query->count; i++) {
        bool noun = w->noun != SIZE_MAX && i >= w->noun_first && i <= w->noun;
        if (!noun && w->weights[i] > 0) sum += w->weights[i] * tc_scene_holds(s, i, in);
    }
    return sum;
}

/* The brackets with the most members behind the words asked by, "07 xã, phường (A, B, C)": more commas than `most`. */
static bool bracketed(tc_range *out, const tc_scene *s, const tc_wanted *w, tc_range sentence, uint32_t most)
{
    const char *text = s->hit->passage.text;
    const uint32_t least = most;
    for (uint32_t i = sentence.start; i < sentence.end; i++) {
        if (text[i] != '(') continue;
        uint32_t end = i + 1;
        while (end < sentence.end && text[end] != ')' && text[end] != '(') end++;
        tc_range inner = {i + 1, end};
        uint32_t commas = commas_in(text, inner);
        if (commas <= most || words_held(s, w, (tc_range){sentence.start, i}) < words_held(s, w, inner)) continue;
        most = commas;
        *out = inner;
    }
    return most > least;
}

/* What follows the colon behind the words asked by: of several the last up to which more of them is said, "Đấu giá: lập
 * phương án; đấu giá các lô đất theo kế hoạch năm 2023: lô A, lô B". */
static bool behind_colon(tc_range *out, const tc_scene *s, const tc_wanted *w, tc_range sentence)
{
    static const double MORE = 0.05; /* of all that the question weighs */
    const char *text = s->hit->passage.text;
    double all = 0, said = 0;
    for (size_t i = 0; i < w->query->count; i++) all += w->weights[i] > 0 ? w->weights[i] : 0;
    bool found = false;
    for (uint32_t i = sentence.start; i + 1 < sentence.end; i++) {
        tc_range rest = {i + 1, sentence.end};
        if (text[i] != ':' || !commas_in(text, rest)) continue;
        double before = words_held(s, w, (tc_range){sentence.start, i});
        if (before < 0.7 * words_held(s, w, rest) || (found && before < said + MORE * all)) continue;
        *out = rest;
        said = before;
        found = true;
    }
    return found;
}

/* Whether "a)", "b)" … stands at a byte: the letter of so manieth an item. */
static bool lettered_at(const char *text, uint32_t at, uint32_t end, int which)
{
    static const char *const letters[] = {"a)", "b)", "c)", "d)"};
    size_t n = strlen(letters[which]);
    return at + n < end && (!at || text[at - 1] == ' ') && !strncmp(text + at, letters[which], n);
}

/* "gồm các phần a) … b) … c) …" within one sentence, from "a)" on. */
static bool lettered(tc_range *out, const tc_scene *s, const tc_wanted *w, tc_range sentence)
{
    const char *text = s->hit->passage.text;
    int which = 0;
    uint32_t first = 0;
    for (uint32_t i = sentence.start; i < sentence.end && which < 4; i++) {
        if (!lettered_at(text, i, sentence.end, which)) continue;
        if (!which++) first = i;
    }
    tc_range before = {sentence.start, first}, rest = {first, sentence.end};
    if (which < 2 || words_held(s, w, before) < 0.5 * words_held(s, w, rest)) return false;
    *out = rest;
    return true;
}

/* The token behind the member of a row that begins at token `at`. */
static uint32_t row_end(const tc_scene *s, uint32_t at, uint32_t last)
{
    uint32_t end = at;
    while (end <= last && s->breaks[end] == TC_BREAK_NONE && !tc_scene_item_at(s, end)) end++;
    return end;
}

/* Where a row begins: right behind the noun asked for, before its first comma; `comma` when it does not stand there. */
static uint32_t row_start(const tc_scene *s, const tc_wanted *w, uint32_t first, uint32_t comma)
{
    uint32_t from = comma;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        bool noun = w->noun != SIZE_MAX && x->first >= w->noun_first && x->last <= w->noun;
        if (x->to >= comma || x->from < first || w->weights[x->first] <= 0) continue;
        /* "đường Bờ Sông, đường Bến Lau": the noun is part of each of them. */
        bool each = noun && tc_token_is_query(&s->tokens.items[comma], &w->query->words[x->first]);
        from = each ? x->from : noun ? x->to + 1 : comma;
    }
    return from;
}

/* "còn thiếu tiêu chí giao thông, thu nhập và môi trường": short members behind the words asked by, two commas or more,
 * or one comma and "và". */
static bool in_a_row(tc_range *out, const tc_scene *s, const tc_wanted *w, tc_range sentence)
{
    uint32_t first, last, longest = 0;
    if (!tc_scene_tokens(s, sentence, &first, &last)) return false;
    for (uint32_t i = first + 1; i <= last; i++) {
        if (s->breaks[i] != TC_BREAK_COMMA) continue;
        uint32_t at = i, end, commas = 0;
        bool joined = false;
        for (; at <= last && s->breaks[at] == TC_BREAK_COMMA; at = end) {
            end = row_end(s, at + 1, last);
            if (end - at > ROW_MEMBER) break;
            commas++;
            for (uint32_t k = at; k < end; k++) joined |= tc_token_is(&s->tokens.items[k], "và");
        }
        uint32_t from = i;
        while (from > first && s->breaks[from] < TC_BREAK_COLON && (from == i || s->breaks[from] == TC_BREAK_NONE))
            from--;
        from = row_start(s, w, from, i);
        bool row = (commas >= 2 || (commas && joined)) && from < i && i - from <= ROW_MEMBER;
        tc_range before = {sentence.start, s->tokens.items[from].start};
        tc_range all = {before.end, s->tokens.items[at - 1].end};
        if (row && at - from > longest && words_held(s, w, before) >= 2 * words_held(s, w, all)) {
            longest = at - from;
            *out = all;
        }
        if (row) i = at - 1;
    }
    return longest > 0;
}

/* How many members a part of a sentence names: its commas, semicolons and its "và". */
uint32_t tc_answer_members(const tc_scene *s, tc_range at)
{
    uint32_t first, last, n = commas_in(s->hit->passage.text, at) + 1;
    if (!tc_scene_tokens(s, at, &first, &last)) return 0;
    for (uint32_t i = first; i <= last; i++) n += tc_token_is(&s->tokens.items[i], "và");
    return n;
}

bool tc_answer_enumerates(tc_range *out, const tc_scene *s, const tc_wanted *w, tc_range sentence)
{
    return lettered(out, s, w, sentence) || bracketed(out, s, w, sentence, 1) || behind_colon(out, s, w, sentence) ||
           in_a_row(out, s, w, sentence);
}

/* The words behind "về" that follow a document's number and issuer, to the end of the clause. */
static bool subject(tc_range *out, const tc_scene *s, tc_range sentence)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        uint32_t first, last, from, end;
        if (e->kind != TC_ENTITY_DOCUMENT || e->at.start < sentence.start || e->at.end > sentence.end) continue;
        if (!tc_scene_tokens(s, e->at, &first, &last)) continue;
        for (from = last + 1; from < s->tokens.count && from < last + 16; from++)
            if (tc_token_is(&s->tokens.items[from], "về")) break;
        if (from >= s->tokens.count || !tc_token_is(&s->tokens.items[from], "về")) from = last;
        for (end = from + 1; end < s->tokens.count && s->breaks[end] < TC_BREAK_CLAUSE; end++) {}
        if (end <= from + 3) continue;
        *out = (tc_range){s->tokens.items[from + 1].start, s->tokens.items[end - 1].end};
        return true;
    }
    return false;
}

/* "… chậm là do thiếu đá hộc": what follows the word that gives the reason, behind what is asked about. */
static bool reason_clause(tc_range *out, const tc_scene *s, const tc_wanted *w, tc_range sentence)
{
    static const double BEHIND = 0.5;
    uint32_t first, last, end;
    double all = words_held(s, w, sentence);
    if (!tc_scene_tokens(s, sentence, &first, &last)) return false;
    for (uint32_t i = first + 1; i + 1 < last; i++) {
        bool cue = tc_grammar_in_text(&s->tokens, i, TC_GRAMMAR_CAUSE) || tc_token_is(&s->tokens.items[i], "để");
        if (!cue || tc_scene_asked(s, w, i)) continue;
        if (words_held(s, w, (tc_range){sentence.start, s->tokens.items[i].start}) < BEHIND * all) continue;
        for (end = i + 1; end <= last && s->breaks[end] < TC_BREAK_CLAUSE; end++) {}
        *out = (tc_range){s->tokens.items[i].start, s->tokens.items[end - 1].end};
        return end > i + 2;
    }
    return false;
}

static tc_range at_most(const tc_scene *s, tc_range at, uint32_t words)
{
    uint32_t first, last;
    if (tc_scene_tokens(s, at, &first, &last) && last - first + 1 > words)
        at.end = s->tokens.items[first + words - 1].end;
    return at;
}

/* "gồm những tổ đội nào": members that begin with the noun asked for are what is asked for. */
static const double BEARS_NOUN = 1.15;

static bool bears_noun(const tc_scene *s, const tc_wanted *w, tc_range at)
{
    uint32_t first, last, n = 0;
    if (w->noun == SIZE_MAX || w->weights[w->noun_first] <= 0 || !tc_scene_tokens(s, at, &first, &last)) return false;
    for (uint32_t i = first; i < last; i++) {
        bool begins = i == first || s->breaks[i] != TC_BREAK_NONE ||
                      s->hit->passage.text[s->tokens.items[i - 1].end] == ')';
        if (!begins || !tc_token_is_query(&s->tokens.items[i], &w->query->words[w->noun_first])) continue;
        n += w->noun == w->noun_first ||
             tc_token_is_query(&s->tokens.items[i + 1], &w->query->words[w->noun_first + 1]);
    }
    return n >= 2;
}

/* "X gồm những gì" is answered where it says "X gồm": nothing else stands in front of that, and it is said at all. */
static double consists(const tc_scene *s, const tc_wanted *w, tc_range sentence)
{
    static const double SAYS = 1.1, OTHER = 0.15;
    enum { SUBJECT_MOST = 30 };
    uint32_t first, last, own = 0;
    bool asks = false;
    for (size_t i = 0; i < w->query->count; i++) asks |= tc_query_wording(w->query, i, "gồm") > 0;
    if (!asks || !tc_scene_tokens(s, sentence, &first, &last)) return 1;
    for (uint32_t i = first; i <= last && i < first + SUBJECT_MOST; i++) {
        double says = tc_token_is(&s->tokens.items[i], "gồm") ? SAYS : 1;
        bool opens = i > first && s->breaks[i] == TC_BREAK_COLON;
        if (says > 1 || opens) return says - OTHER + OTHER * (own + 1) / (double)(i - first + 1);
        if (s->breaks[i] >= TC_BREAK_CLAUSE) first = i, own = 0;
        bool joins = tc_token_is(&s->tokens.items[i], "bao") || tc_token_is(&s->tokens.items[i], "các") ||
                     tc_token_is(&s->tokens.items[i], "của");
        own += joins || s->tokens.items[i].kind == TC_TOKEN_DIGITS || tc_scene_asked(s, w, i);
    }
    return 1 - OTHER;
}

/* "Ngày … tổ chức hội nghị. Tham dự có đồng chí …": where the sentence before holds more of what was asked, both are
 * given. */
static void tell_event(tc_proposal *p, const tc_scene *s, const tc_wanted *w)
{
    enum { BOTH_MOST = 120 };
    uint32_t own = s->sentence[p->first];
    if (!own || p->sentence.start != tc_scene_sentence(s, own).start) return;
    tc_range before = tc_scene_sentence(s, own - 1), both = {before.start, p->sentence.end};
    if (words_in(s, both) <= BOTH_MOST && words_held(s, w, before) > words_held(s, w, p->sentence)) p->sentence = both;
}

/* What answers where no kind is asked for: the words that stand where the question word would. A definition is given
 * whole, and so is the order of things that "thế nào" asks for. What is too weak to be given at all is left as it
 * stands. */
static tc_status cut_to_span(tc_range *found, const tc_proposal *p, const tc_scene *s, const tc_wanted *w)
{
    static const double TOO_WEAK = 0.2;
    uint32_t first, last;
    if (w->asked == SIZE_MAX || p->score < TOO_WEAK) return TC_OK;
    if (tc_query_wording(w->query, w->asked, "thế nào") && tc_answer_enumerates(found, s, w, p->sentence)) return TC_OK;
    if (!tc_scene_tokens(s, p->sentence, &first, &last)) return TC_OK;
    uint32_t defined = tc_scene_definition(s, w, first, last);
    if (!defined) return tc_answer_span(found, s, w, first, last);
    found->start = s->tokens.items[defined].start;
    return TC_OK;
}

/* Whether an answer says no more than the question does. */
static bool says_nothing(const tc_scene *s, const tc_wanted *w, tc_range at)
{
    uint32_t first, last;
    return w->asked != SIZE_MAX && tc_scene_tokens(s, at, &first, &last) &&
           tc_scene_said(s, first, last, w->query, false);
}

/* The members enumerated, two in brackets among them: "hai đặc sản của vùng (A, B)"; else what stands where the
 * question word would, one alone. */
static tc_status cut_to_members(tc_range *found, const tc_proposal *p, const tc_scene *s, const tc_wanted *w)
{
    tc_range pair;
    bool paired = bracketed(&pair, s, w, p->sentence, 0) && !tc_scene_has_digit(s, pair);
    bool row = tc_answer_enumerates(found, s, w, p->sentence);
    bool same = row && paired && found->start < pair.start && found->end <= pair.end &&
                !commas_in(s->hit->passage.text, (tc_range){found->start, pair.start});
    if (paired && (!row || same)) *found = pair;
    return row || paired || w->how_many ? TC_OK : cut_to_span(found, p, s, w);
}

/* "Nộp 18/01/2022", "họp ngày 29/8/2024 tại …": what tells a day with its year is nobody's name; a street may bear a
 * day alone. */
static bool tells_day(const tc_scene *s, tc_range at)
{
    const tc_entities *list = &s->hit->passage.entities;
    for (size_t i = 0; i < list->count; i++) {
        const tc_entity *e = &list->items[i];
        bool within = e->at.start >= at.start && e->at.end <= at.end;
        if (within && e->kind == TC_ENTITY_DATE && e->certain && tc_date_precision(e->date) == TC_PRECISION_DAY)
            return true;
    }
    return false;
}

/* What is left of such a name. */
static const double NO_NAME = 0.3;

tc_status tc_answer_narrow(tc_proposal *p, const tc_scene *s, const tc_wanted *w)
{
    tc_range found = p->at;
    bool name = !strcmp(w->kind, "person") || !strcmp(w->kind, "org") || !strcmp(w->kind, "place");
    if (name && !p->labelled) tell_event(p, s, w);
    if (name && !p->labelled && tells_day(s, p->at)) p->score *= NO_NAME;
    bool list = !strcmp(w->kind, "list"), decision = !strcmp(w->kind, "decision");
    if (list) p->score *= consists(s, w, p->sentence);
    if (p->whole && list && bears_noun(s, w, p->at)) p->score *= BEARS_NOUN;
    if (p->whole || p->labelled) return TC_OK;
    bool documents = list && w->type &&
                     (tc_answer_cited(&found, s, w, p->sentence) || tc_answer_titled(&found, s, w, p->sentence));
    if (documents) p->score *= BEARS_NOUN;
    if (list && !documents) TRY(cut_to_members(&found, p, s, w));
    if (decision && w->query->number_count) subject(&found, s, p->sentence);
    if (!strcmp(w->kind, "reason")) reason_clause(&found, s, w, p->sentence);
    if (!strcmp(w->kind, "other")) TRY(cut_to_span(&found, p, s, w));
    found = trimmed(s->hit->passage.text, found);
    p->said = !strcmp(w->kind, "other") && says_nothing(s, w, found);
    if (list && bears_noun(s, w, found)) p->score *= BEARS_NOUN;
    if (words_in(s, found)) p->at = at_most(s, found, list ? LIST_WORDS : CLAUSE_WORDS);
    return TC_OK;
}
