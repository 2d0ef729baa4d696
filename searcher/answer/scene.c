/* A passage laid out: its words, its sentences and clauses, and what its headings already say. */
#include "searcher/answer/answer.h"
#include "searcher/query/wording.h"
#include <stdlib.h>
#include <string.h>

/* How much a word counts that only stands above the passage. */
static const double IN_HEADING = 0.8, IN_CONTEXT = 0.85, IN_TITLE = 0.7, IN_OPENING = 0.5;

uint32_t tc_count_words(const char *wording)
{
    uint32_t n = 1;
    for (; *wording; wording++) n += *wording == ' ';
    return n;
}

/* The first letter of a folded word; 0 for one that must be looked at (y may be written i). */
static char first_letter(const char *word)
{
    if (!strncmp(word, "đ", 2)) return 'd';
    return *word >= 'a' && *word < 'y' ? *word : '\0';
}

/* Whether the folded word may be that of the token: it begins alike, and folding changes letters, not how many there
 * are. */
static bool may_be(const tc_token *token, const char *word, size_t length)
{
    char first = first_letter(word);
    if (first && token->term[0] != first) return false;
    size_t letters = 0;
    for (size_t i = 0; i < length; i++) letters += ((unsigned char)word[i] & 0xC0) != 0x80;
    return letters == token->fold_length;
}

static bool token_is(const tc_token *token, const char *word, size_t length)
{
    /* Almost all words end here; to canonise every one of them would cost more than the rest of the answer. */
    if (!may_be(token, word, length)) return false;
    TC_CLEANUP(tc_buffer_free) tc_buffer term = {0};
    if (tc_term_of_word(&term, word, length) != TC_OK) return false;
    size_t fold = tc_term_fold_length(term.data, term.length);
    if (token->fold_length != fold || memcmp(token->term, term.data, fold) != 0) return false;
    return token->length == fold || (token->length == term.length && !memcmp(token->term, term.data, term.length));
}

bool tc_token_is(const tc_token *token, const char *word)
{
    return token_is(token, word, strlen(word));
}

bool tc_token_is_query(const tc_token *token, const tc_query_word *word)
{
    return token->fold_length == word->fold_length && !memcmp(token->term, word->term, word->fold_length);
}

bool tc_tokens_are(const tc_tokens *tokens, size_t at, const char *words)
{
    for (const char *w = words; *w; at++) {
        size_t length = 0;
        while (w[length] && w[length] != ' ') length++;
        if (at >= tokens->count || !token_is(&tokens->items[at], w, length)) return false;
        w += length + (w[length] == ' ');
    }
    return true;
}

static const tc_noun *ward_noun(const tc_tokens *tokens, size_t at, size_t *n)
{
    const tc_noun *noun = tc_noun_in_text(tokens, at, TC_NOUN_PLACE, n);
    return noun && noun->traits & (TC_TRAIT_COMMUNE | TC_TRAIT_VILLAGE) ? noun : NULL;
}

/* "DÂN SỐ CÁC XÃ, PHƯỜNG ĐẾN NĂM 2025": all wards, in capitals, where the word behind them is no name. */
static bool are_all_wards(const tc_tokens *tokens, size_t at)
{
    size_t n;
    while (at > 0 && tokens->items[at].flags & TC_TOKEN_CAPITAL && ward_noun(tokens, at, &n)) at--;
    return tokens->items[at].flags & TC_TOKEN_CAPITAL && tc_token_is(&tokens->items[at], "các");
}

bool tc_ward_at(const tc_tokens *tokens, size_t at)
{
    size_t n;
    if (!ward_noun(tokens, at, &n) || at + n >= tokens->count) return false;
    return tokens->items[at + n].flags & TC_TOKEN_CAPITAL && !are_all_wards(tokens, at);
}

/* ---- breaks ---- */

/* "Trong đó: thóc 8.203 tấn" goes on with the sentence before it. */
static bool goes_on(const tc_scene *s, size_t at)
{
    return at + 1 < s->tokens.count && tc_token_is(&s->tokens.items[at], "trong") &&
           tc_token_is(&s->tokens.items[at + 1], "đó");
}

/* "được.Trong": a full stop without its space ends a sentence before a capital. */
static bool glued_stop(const tc_scene *s, size_t at)
{
    const tc_token *before = &s->tokens.items[at - 1], *next = &s->tokens.items[at];
    return before->end + 1 == next->start && before->kind != TC_TOKEN_DIGITS && next->flags & TC_TOKEN_CAPITAL &&
           next->kind != TC_TOKEN_DIGITS;
}

/* Where the sentence before a token ends; 0 where none does. */
static size_t end_before(const tc_scene *s, size_t at)
{
    const tc_passage *p = &s->hit->passage;
    return at ? tc_sentence_end(p->text, p->text_length, s->tokens.items[at - 1].end, s->tokens.items[at].start, false)
              : 0;
}

/* A row is a sentence, whatever stands at the end of a cell. */
static bool between_cells(tc_break *out, const tc_scene *s, size_t at)
{
    const tc_cell *before = at ? tc_scene_cell(s, (uint32_t)at - 1) : NULL, *here = tc_scene_cell(s, (uint32_t)at);
    if (!before || !here || before == here || (!before->row && !here->row)) return false;
    *out = before->row == here->row ? TC_BREAK_NONE : TC_BREAK_SENTENCE;
    return true;
}

static tc_break break_between(const tc_scene *s, size_t at)
{
    tc_break between;
    if (s->cell_count && between_cells(&between, s, at)) return between;
    const char *text = s->hit->passage.text;
    uint32_t from = at ? s->tokens.items[at - 1].end : 0, to = s->tokens.items[at].start;
    tc_break best = end_before(s, at) ? TC_BREAK_SENTENCE : TC_BREAK_NONE;
    for (uint32_t i = from; at && i < to; i++) {
        tc_break here = TC_BREAK_NONE;
        if (text[i] == ',' || text[i] == '(' || text[i] == ')') here = TC_BREAK_COMMA;
        if (text[i] == ':') here = TC_BREAK_COLON;
        if (text[i] == ';') here = TC_BREAK_CLAUSE;
        bool bullet = (text[i] == '-' || text[i] == '+' || text[i] == '*') && i > from && i + 1 < to &&
                      text[i - 1] == ' ' && text[i + 1] == ' ';
        if (bullet && best >= TC_BREAK_CLAUSE) here = TC_BREAK_SENTENCE;
        if (bullet && text[i] == '+') here = TC_BREAK_SENTENCE;
        if (text[i] == '.' && (glued_stop(s, at) || tc_scene_item_at(s, (uint32_t)at))) here = TC_BREAK_SENTENCE;
        if (here > best) best = here;
    }
    return best == TC_BREAK_SENTENCE && goes_on(s, at) ? TC_BREAK_CLAUSE : best;
}

/* Whether a dash between spaces stands before a capital. */
static bool dashed(const tc_scene *s, size_t at)
{
    if (!at || !(s->tokens.items[at].flags & TC_TOKEN_CAPITAL)) return false;
    uint32_t from = s->tokens.items[at - 1].end, to = s->tokens.items[at].start;
    return to - from == 3 && !memcmp(s->hit->passage.text + from, " - ", 3);
}

/* "08g00 Chủ tịch họp …", "7h30": in rows whose cells are not known, a schedule, an hour opens an entry. */
static bool opens_entry(const tc_scene *s, size_t at)
{
    const tc_token *t = &s->tokens.items[at];
    const char *text = s->hit->passage.text + t->start;
    size_t hours = strspn(text, "0123456789");
    if (s->hit->passage.kind != TC_PASSAGE_ROW || s->cell_count || hours < 1 || hours > 2) return false;
    if (t->start && text[-1] != ' ') return false;
    return strchr("gh:", text[hours]) && strspn(text + hours + 1, "0123456789") == 2 && text[hours + 3] == ' ';
}

/* An entry of a schedule is told as one: where it is stands behind a full stop. */
static void join_entries(tc_scene *s)
{
    bool any = false;
    for (size_t i = 0; i < s->tokens.count && !any; i++) any = opens_entry(s, i);
    for (size_t i = 1; any && i < s->tokens.count; i++) {
        if (opens_entry(s, i))
            s->breaks[i] = TC_BREAK_SENTENCE;
        else if (s->breaks[i] == TC_BREAK_SENTENCE)
            s->breaks[i] = TC_BREAK_CLAUSE;
    }
}

static tc_status lay_out(tc_scene *s, const tc_wanted *wanted)
{
    s->breaks = calloc(s->tokens.count + 1, sizeof *s->breaks);
    s->sentence = calloc(s->tokens.count + 1, sizeof *s->sentence);
    if (!s->breaks || !s->sentence) return tc_fail(TC_MEMORY, "no memory for the answer");
    uint32_t sentence = 0;
    bool figures = wanted->kind && !strcmp(wanted->kind, "amount"), colon = false;
    for (size_t i = 0; i < s->tokens.count; i++) {
        s->breaks[i] = (uint8_t)break_between(s, i);
        /* "- Vốn vay: 3 tỷ đồng - Vốn góp: 1 tỷ đồng": labels with their values, run together. */
        if (figures && colon && s->breaks[i] < TC_BREAK_COLON && dashed(s, i)) s->breaks[i] = TC_BREAK_CLAUSE;
        colon = s->breaks[i] == TC_BREAK_COLON || (colon && s->breaks[i] < TC_BREAK_CLAUSE);
    }
    join_entries(s);
    for (size_t i = 0; i < s->tokens.count; i++) s->sentence[i] = sentence += s->breaks[i] == TC_BREAK_SENTENCE;
    s->sentences = s->tokens.count ? sentence + 1 : 0;
    return TC_OK;
}

/* ---- what stands above ---- */

static bool in_query(const tc_token *token, const tc_query *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (tc_token_is_query(token, &q->words[i])) return true;
    return false;
}

/* A heading that names a ward sets the scene for what stands below it, until a deeper one names another; so does one
 * that says what is still to be done. */
static void read_scope(tc_scene *s, const tc_tokens *tokens, const tc_query *q)
{
    bool ward = false, asked = false, planned = false, reached = false;
    for (size_t i = 0; i < tokens->count; i++) {
        if (tc_ward_at(tokens, i)) {
            ward = true;
            asked |= in_query(&tokens->items[i + 1], q) &&
                     (i + 2 >= tokens->count || !(tokens->items[i + 2].flags & TC_TOKEN_CAPITAL) ||
                      in_query(&tokens->items[i + 2], q));
        }
        planned |= tc_grammar_any_in_text(tokens, i, TC_GRAMMAR_AHEAD) > 0;
        reached |= tc_grammar_any_in_text(tokens, i, TC_GRAMMAR_REACHED) > 0;
    }
    if (ward) s->elsewhere = !asked;
    if (planned || reached) s->planned = planned && !reached;
}

/* So far apart neighbours may stand: "kè chống sạt lở bờ trái". */
enum { GAP = 5 };

/* Which neighbours of the query stand together above, in order: "kinh tế - quốc phòng" is not "quốc tế". */
static void note_joined(tc_scene *s, const tc_occurrences *found)
{
    for (size_t i = 0; i < found->count; i++) {
        const tc_occurrence *x = &found->items[i];
        for (uint32_t w = x->first; w < x->last; w++) s->joined[w] = true;
        for (size_t k = 0; k < found->count; k++)
            if (found->items[k].from > x->to && found->items[k].from <= x->to + GAP &&
                found->items[k].first == x->last + 1)
                s->joined[x->last] = true;
    }
}

/* `alone`: of each word of the query, how well this text by itself holds it; or NULL. */
static tc_status take_above(tc_scene *s, const tc_wanted *wanted, const tc_matcher *matcher, tc_analyser *analyser,
                            const char *text, double weight, double *alone)
{
    if (!text) return TC_OK;
    tc_tokens tokens = {0};
    tc_occurrences found = {0};
    tc_status status = tc_analyse(analyser, &tokens, text, strlen(text), TC_FOR_HIGHLIGHT);
    if (status == TC_OK) status = tc_matcher_run(&found, matcher, &tokens);
    if (status == TC_OK) read_scope(s, &tokens, wanted->query);
    for (size_t i = 0; i < found.count; i++)
        for (uint32_t w = found.items[i].first; w <= found.items[i].last; w++) {
            double held = weight * found.items[i].quality;
            if (held > s->above[w]) s->above[w] = held;
            if (alone && held > alone[w]) alone[w] = held;
        }
    note_joined(s, &found);
    tc_tokens_free(&tokens);
    free(found.items);
    return status;
}

/* How many bytes of the head of a column say what it shares with the one beside it, "Số hộ ngập " of "Số hộ ngập BĐ I"
 * and "Số hộ ngập BĐ II": whole words, and none where all of a head is shared. */
static size_t shared_with(const char *head, const char *other)
{
    size_t n = 0, words = 0;
    while (head[n] && head[n] == other[n]) {
        n++;
        if (head[n - 1] == ' ') words = n;
    }
    return head[n] && other[n] ? words : 0;
}

uint32_t tc_scene_shared(const tc_scene *s, uint32_t column)
{
    const tc_passage *p = &s->hit->passage;
    const char *head = p->context[column].text;
    size_t before = column ? shared_with(head, p->context[column - 1].text) : 0;
    size_t behind = column + 1 < p->context_count ? shared_with(head, p->context[column + 1].text) : 0;
    return (uint32_t)(before > behind ? before : behind);
}

/* What the heads of columns say, all of them, and of each what it does not share with the one beside it. */
static tc_status read_heads(tc_scene *s, const tc_wanted *w, const tc_matcher *matcher, tc_analyser *analyser)
{
    const tc_passage *p = &s->hit->passage;
    size_t words = w->query->count;
    for (uint32_t i = 0; i < p->context_count; i++) {
        uint32_t shared = p->kind == TC_PASSAGE_ROW ? tc_scene_shared(s, i) : 0;
        TRY(take_above(s, w, matcher, analyser, p->context[i].text, IN_CONTEXT, s->heads + i * words));
        if (shared)
            TRY(take_above(s, w, matcher, analyser, p->context[i].text + shared, IN_CONTEXT, s->own + i * words));
        else
            memcpy(s->own + i * words, s->heads + i * words, words * sizeof *s->own);
    }
    return TC_OK;
}

static tc_status read_above(tc_scene *s, const tc_wanted *w, const tc_matcher *matcher, tc_analyser *analyser)
{
    static const char *const plan_types[] = {"nghị quyết", "kế hoạch", "chương trình", "tờ trình", "đề án"};
    const tc_passage *p = &s->hit->passage;
    const tc_citation *c = &s->hit->citation;
    TRY(take_above(s, w, matcher, analyser, p->opening.text, IN_OPENING, NULL));
    s->planned = s->elsewhere = false; /* a sentence sets no scene */
    TRY(take_above(s, w, matcher, analyser, c->title, IN_TITLE, NULL));
    TRY(take_above(s, w, matcher, analyser, c->issuer, IN_TITLE, NULL));
    s->of_ward = s->elsewhere;
    s->planned = s->elsewhere = false;
    for (size_t i = 0; i < p->section_count; i++)
        TRY(take_above(s, w, matcher, analyser, p->section[i], IN_HEADING, NULL));
    size_t words = w->query->count;
    memcpy(s->above_table, s->above, words * sizeof *s->above);
    TRY(read_heads(s, w, matcher, analyser));
    for (size_t i = 0; c->type && i < TC_COUNT(plan_types); i++) s->planned |= !strcmp(c->type, plan_types[i]);
    return TC_OK;
}

/* The first token of "Trả lời: …" behind what was asked; 0 where the passage holds no question with its reply. */
static uint32_t reply_at(const tc_scene *s)
{
    static const char *const labels[] = {"trả lời", "ý kiến trả lời", "nội dung trả lời", "giải đáp"};
    for (uint32_t i = 1; i < s->tokens.count; i++)
        for (size_t k = 0; k < TC_COUNT(labels) && s->sentence[i] != s->sentence[i - 1]; k++) {
            uint32_t end = i + tc_count_words(labels[k]);
            bool colon = end < s->tokens.count && s->breaks[end] == TC_BREAK_COLON;
            if (colon && tc_tokens_are(&s->tokens, i, labels[k])) return i;
        }
    return 0;
}

/* What was asked is told of the whole reply, like a heading. */
static void take_asked(tc_scene *s)
{
    uint32_t reply = s->reply = reply_at(s);
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        for (uint32_t w = x->first; w <= x->last && x->to < reply; w++) tc_raise(&s->above[w], IN_HEADING * x->quality);
    }
}

/* Whether an occurrence stands for one word that its sentence says itself, beside it. */
static bool said_beside(const tc_scene *s, const tc_occurrence *other)
{
    bool beside = false;
    if (other->first != other->last || other->quality >= TC_WORDING_SURE) return false;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        if (x->first > other->first || x->last < other->first || x->quality < TC_WORDING_SURE) continue;
        if (x->from <= other->to && other->from <= x->to) return false;
        beside |= s->sentence[x->from] == s->sentence[other->from];
    }
    return beside;
}

/* "đàn gia cầm 12.000 con, trong đó gà 9.000 con": what stands for a word, alone or with others, is told of something
 * else where the sentence says that word itself. */
static void weigh_stand_ins(tc_scene *s)
{
    static const double SOMETHING_ELSE = 0.4;
    for (size_t i = 0; i < s->found.count; i++) {
        const tc_occurrence *x = &s->found.items[i];
        if (!said_beside(s, x)) continue;
        const tc_occurrence word = *x;
        for (size_t k = 0; k < s->found.count; k++) {
            tc_occurrence *o = &s->found.items[k];
            bool holds = o->first <= word.first && word.last <= o->last && o->from <= word.from && word.to <= o->to;
            if (holds && o->quality < TC_WORDING_SURE) o->quality *= SOMETHING_ELSE;
        }
    }
}

static tc_status make_room(tc_scene *s, const tc_wanted *wanted)
{
    size_t words = wanted->query->count + 1;
    s->above = calloc(words, sizeof *s->above);
    s->joined = calloc(words, sizeof *s->joined);
    s->above_table = calloc(words, sizeof *s->above_table);
    s->heads = calloc(words * (s->hit->passage.context_count + 1), sizeof *s->heads);
    s->own = calloc(words * (s->hit->passage.context_count + 1), sizeof *s->own);
    return s->above && s->joined && s->above_table && s->heads && s->own
               ? TC_OK
               : tc_fail(TC_MEMORY, "no memory for the answer");
}

static tc_status take(tc_scene *out, const tc_hit *hit, const tc_wanted *wanted, const tc_matcher *matcher,
                      tc_analyser *analyser, tc_tokens *tokens, tc_occurrences *found, bool rows)
{
    tc_scene s = {.hit = hit, .tokens = *tokens, .found = *found};
    *tokens = (tc_tokens){.count = 0};
    *found = (tc_occurrences){.count = 0};
    tc_status status = make_room(&s, wanted);
    if (status == TC_OK) status = read_above(&s, wanted, matcher, analyser);
    if (status == TC_OK && rows) status = tc_scene_read_cells(&s);
    if (status == TC_OK) status = lay_out(&s, wanted);
    if (status == TC_OK) weigh_stand_ins(&s);
    if (status == TC_OK) take_asked(&s);
    if (status == TC_OK)
        *out = s;
    else
        tc_scene_clear(&s);
    return status;
}

tc_status tc_scene_take(tc_scene *out, const tc_hit *hit, const tc_wanted *wanted, const tc_matcher *matcher,
                        tc_analyser *analyser, tc_tokens *tokens, tc_occurrences *found)
{
    return take(out, hit, wanted, matcher, analyser, tokens, found, false);
}

tc_status tc_scene_read(tc_scene *out, const tc_results *results, const tc_hit *hit, const tc_wanted *wanted,
                        const tc_matcher *matcher, tc_analyser *analyser)
{
    tc_tokens tokens = {.count = 0};
    tc_occurrences found = {.count = 0};
    tc_status status = tc_analyse(analyser, &tokens, hit->passage.text, hit->passage.text_length, TC_FOR_HIGHLIGHT);
    if (status == TC_OK) status = tc_matcher_run(&found, matcher, &tokens);
    if (status == TC_OK) status = take(out, hit, wanted, matcher, analyser, &tokens, &found, true);
    if (status == TC_OK) out->results = results;
    tc_tokens_free(&tokens);
    free(found.items);
    return status;
}

void tc_scene_clear(tc_scene *s)
{
    tc_tokens_free(&s->tokens);
    free(s->found.items);
    free(s->breaks);
    free(s->sentence);
    free(s->above);
    free(s->joined);
    free(s->heads);
    free(s->own);
    free(s->above_table);
    free(s->cells);
    *s = (tc_scene){.hit = NULL};
}

bool tc_scene_tokens(const tc_scene *s, tc_range at, uint32_t *first, uint32_t *last)
{
    size_t low = 0, high = s->tokens.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->tokens.items[middle].end <= at.start)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == s->tokens.count || s->tokens.items[low].start >= at.end) return false;
    *first = *last = (uint32_t)low;
    while (*last + 1 < s->tokens.count && s->tokens.items[*last + 1].start < at.end) ++*last;
    return true;
}

bool tc_scene_next(tc_typed *out, size_t *next, const tc_scene *s, unsigned kinds)
{
    const tc_entities *list = &s->hit->passage.entities;
    while (*next < list->count) {
        out->entity = &list->items[(*next)++];
        if (kinds >> out->entity->kind & 1 && tc_scene_tokens(s, out->entity->at, &out->first, &out->last)) return true;
    }
    return false;
}

/* A sentence begins with the bracket that opens before its first word, and with a mark right at it. */
static uint32_t beginning_at(const tc_scene *s, size_t first)
{
    const char *text = s->hit->passage.text;
    uint32_t start = s->tokens.items[first].start, floor = first ? s->tokens.items[first - 1].end : 0;
    for (uint32_t i = (uint32_t)end_before(s, first); i && i < start; i++)
        if (text[i] == '(') return i;
    while (start > floor && text[start - 1] != ' ' && !(start - 1 == floor && text[floor] == '.')) start--;
    return start;
}

/* It ends behind its full stop; where a bullet alone begins the next one, in front of that. */
static uint32_t ending_before(const tc_scene *s, size_t next)
{
    const char *text = s->hit->passage.text;
    if (next == s->tokens.count) return s->hit->passage.text_length;
    uint32_t end = s->tokens.items[next].start, floor = s->tokens.items[next - 1].end;
    if (end_before(s, next)) return (uint32_t)end_before(s, next);
    if (glued_stop(s, next)) return floor + 1;
    while (end > floor && text[end - 1] != ' ') end--;
    while (end > floor && strchr(" -+*", text[end - 1])) end--;
    return end;
}

tc_range tc_scene_sentence(const tc_scene *s, uint32_t sentence)
{
    const char *text = s->hit->passage.text;
    size_t first = 0, next;
    while (first < s->tokens.count && s->sentence[first] < sentence) first++;
    for (next = first; next < s->tokens.count && s->sentence[next] == sentence; next++) {}
    tc_range at = {first && first < s->tokens.count ? beginning_at(s, first) : 0, ending_before(s, next)};
    while (at.end > at.start && text[at.end - 1] == ' ') at.end--;
    while (at.start < at.end && text[at.start] == ' ') at.start++;
    return at;
}
