/* Relations between documents, from the sentences that say them.
 *
 * A cue ("căn cứ", "thực hiện", "sửa đổi", "thay thế" …) ties the documents that it governs, those right behind it, to
 * the one that acts: a document right in front of the cue, "Quyết định này", or, where the cue opens the sentence, the
 * document that is then issued in it or the one that the passage is part of. Between cue and document only the words
 * may stand that belong to a document's name; what is only proposed ties nothing. */
#include "searcher/decision/decision.h"
#include <stdlib.h>
#include <string.h>

typedef struct word {
    uint32_t start, end; /* bytes of the text */
    uint32_t fold;       /* in the buffer of folded words */
    int entity;          /* the entity it is part of, -1 for none */
} word;

typedef struct scene {
    const tc_passage *p;
    const tc_document *d;
    tc_buffer folds;
    word *items;
    size_t count, capacity;
    size_t from, to; /* words of the sentence under the eye */
    tc_ties *out;
    bool listed; /* the line above the list says "căn cứ" */
} scene;

static void scene_free(scene *s)
{
    tc_buffer_free(&s->folds);
    free(s->items);
}

static const char *fold_at(const scene *s, size_t i)
{
    return s->folds.data + s->items[i].fold;
}

static const tc_entity *entity_at(const scene *s, size_t i)
{
    return s->items[i].entity < 0 ? NULL : &s->p->entities.items[s->items[i].entity];
}

static bool is_cited(const scene *s, size_t i)
{
    const tc_entity *e = entity_at(s, i);
    return e && e->kind == TC_ENTITY_DOCUMENT && e->number;
}

/* ---- words and sentences ---- */

/* A mark that lost its letter folds to nothing, and is no word. */
static tc_status add_word(scene *s, size_t start, size_t end, size_t *entity)
{
    const tc_entities *e = &s->p->entities;
    uint32_t fold = (uint32_t)s->folds.length;
    TRY(tc_fold(&s->folds, s->p->text + start, end - start));
    if (s->folds.length == fold) return tc_buffer_check(&s->folds);
    while (*entity < e->count && e->items[*entity].at.end <= start) ++*entity;
    bool inside = *entity < e->count && e->items[*entity].at.start < end;
    TRY(TC_GROW(s->items, s->capacity, s->count + 1));
    s->items[s->count++] = (word){
        .start = (uint32_t)start, .end = (uint32_t)end, .fold = fold, .entity = inside ? (int)*entity : -1};
    tc_put_char(&s->folds, '\0');
    return tc_buffer_check(&s->folds);
}

static tc_status split_words(scene *s)
{
    const char *text = s->p->text;
    size_t length = s->p->text_length, at = 0, entity = 0;
    while (at < length) {
        size_t start = at;
        if (!tc_is_word(tc_utf8_next(text, length, &at))) continue;
        size_t end = at;
        while (at < length && tc_is_word(tc_utf8_next(text, length, &at))) end = at;
        TRY(add_word(s, start, end, &entity));
        at = end;
    }
    return TC_OK;
}

/* Whether a sentence or item ends between two words. */
static bool ends_between(const scene *s, size_t a)
{
    const word *w = &s->items[a], *next = w + 1;
    if (w->entity >= 0 && w->entity == next->entity) return false;
    return tc_sentence_end(s->p->text, s->p->text_length, w->end, next->start, true) != 0;
}

static bool punctuated(const scene *s, size_t i, const char *marks)
{
    if (i + 1 >= s->count) return true;
    for (uint32_t at = s->items[i].end; at < s->items[i + 1].start; at++)
        if (strchr(marks, s->p->text[at])) return true;
    return false;
}

/* ---- small grammar ---- */

static bool in_list(const char *wanted, const char *list)
{
    size_t n = strlen(wanted);
    for (const char *at = list; (at = strstr(at, wanted)); at += n)
        if ((at == list || at[-1] == ' ') && (at[n] == ' ' || !at[n])) return true;
    return false;
}

/* Words that may stand between a cue and the document that it governs. */
static const char name_words[] = "so cac mot nhung noi dung dieu khoan diem cua tai va toan bo phan chi tieu muc viec "
                                 "co hieu qua nghiem tuc tot bao "
                                 "cao nghi quyet dinh ke hoach thi ket luan cong van thong to trinh huong dan chuong "
                                 "hanh dong de an quy che tu lien "
                                 "tich luat phap lenh dien phuong giay phep ban tri phoi hop dieu le theo";
/* Words that belong to a document behind its number. */
static const char trail_words[] = "ngay thang nam cua ve khoa ky ban hanh thong qua duoc da tinh thanh pho";

static bool is_number(const char *folded)
{
    return strspn(folded, "0123456789") == strlen(folded);
}

/* Whether the word is part of a document's name or of what says its date and issuer. */
static bool trails(const scene *s, size_t i)
{
    const tc_entity *e = entity_at(s, i);
    if (e && (e->kind == TC_ENTITY_DATE || e->kind == TC_ENTITY_NAME)) return true;
    return in_list(fold_at(s, i), trail_words);
}

/* The first document behind word i with nothing but words of its name before it; SIZE_MAX for none. */
static size_t next_document(const scene *s, size_t i)
{
    for (size_t k = i; k < s->to && k < i + 16; k++) {
        if (is_cited(s, k)) return k;
        if (punctuated(s, k, ".:()\"")) return SIZE_MAX;
        if (!in_list(fold_at(s, k), name_words) && !is_number(fold_at(s, k))) return SIZE_MAX;
    }
    return SIZE_MAX;
}

static size_t behind_document(const scene *s, size_t i)
{
    int entity = s->items[i].entity;
    while (i < s->to && s->items[i].entity == entity) i++;
    return i;
}

/* The document in front of word i with nothing but its own date and issuer between; SIZE_MAX for none. */
static size_t document_before(const scene *s, size_t i, const char *also)
{
    for (size_t k = i; k > s->from; k--) {
        if (is_cited(s, k - 1)) return k - 1;
        if (!trails(s, k - 1) && !in_list(fold_at(s, k - 1), also)) return SIZE_MAX;
    }
    return SIZE_MAX;
}

/* "Quyết định này" between two words of the sentence. */
static bool says_this(const scene *s, size_t from, size_t to)
{
    for (size_t k = from + 1; k < to && k < s->to; k++)
        if (!strcmp(fold_at(s, k), "nay") && k >= s->from + 2 && in_list(fold_at(s, k - 1), name_words) &&
            in_list(fold_at(s, k - 2), name_words))
            return true;
    return false;
}

static bool says(const scene *s, size_t from, size_t to, const char *phrase)
{
    for (size_t k = from; k < to; k++) {
        size_t w = k;
        const char *at = phrase;
        while (*at && w < to) {
            size_t n = strcspn(at, " ");
            if (strlen(fold_at(s, w)) != n || strncmp(fold_at(s, w), at, n) != 0) break;
            at += n + (at[n] == ' ');
            w++;
        }
        if (!*at) return true;
    }
    return false;
}

static bool only_proposed(const scene *s, size_t from, size_t to)
{
    static const char *const phrases[] = {"de nghi", "du thao", "kien nghi", "nghien cuu", "xem xet",
                                          "de xuat", "du kien", "chua",      "khong",      "yeu cau"};
    for (size_t i = 0; i < TC_COUNT(phrases); i++)
        if (says(s, from, to, phrases[i])) return true;
    return false;
}

/* ---- cues ---- */

static const struct {
    const char *words;
    tc_relation_kind kind;
} cues[] = {
    {"can cu", TC_RELATION_BASED_ON},       {"thuc hien", TC_RELATION_IMPLEMENTS},
    {"trien khai", TC_RELATION_IMPLEMENTS}, {"quan triet", TC_RELATION_IMPLEMENTS},
    {"cu the hoa", TC_RELATION_IMPLEMENTS}, {"sua doi", TC_RELATION_AMENDS},
    {"bo sung", TC_RELATION_AMENDS},        {"dieu chinh", TC_RELATION_AMENDS},
    {"thay the", TC_RELATION_REPLACES},     {"thay cho", TC_RELATION_REPLACES},
    {"bai bo", TC_RELATION_REPLACES},       {"huy bo", TC_RELATION_REPLACES},
};

static bool cue_at(const scene *s, size_t i, tc_relation_kind *kind, size_t *end)
{
    for (size_t c = 0; c < TC_COUNT(cues); c++) {
        size_t w = i;
        const char *at = cues[c].words;
        for (; *at && w < s->to; w++) {
            size_t n = strcspn(at, " ");
            if (strlen(fold_at(s, w)) != n || strncmp(fold_at(s, w), at, n) != 0) break;
            at += n + (at[n] == ' ');
        }
        if (*at) continue;
        *kind = cues[c].kind;
        *end = w;
        return true;
    }
    return false;
}

static tc_status add_tie(scene *s, tc_relation_kind kind, int from, int to)
{
    if (from == to) return TC_OK;
    for (size_t i = 0; i < s->out->count; i++)
        if (s->out->items[i].kind == kind && s->out->items[i].from == from && s->out->items[i].to == to) return TC_OK;
    TRY(TC_GROW(s->out->items, s->out->capacity, s->out->count + 1));
    tc_range sentence = {s->items[s->from].start, s->items[s->to - 1].end};
    s->out->items[s->out->count++] = (tc_tie){.kind = kind, .from = from, .to = to, .sentence = sentence};
    return TC_OK;
}

/* ---- who acts ---- */

/* Where a document's own subject stands behind it in the text, as far as its words go; false for none. */
static bool subject_range(const scene *s, const tc_entity *e, tc_range *out)
{
    enum { HEAD = 24 };
    if (!e->subject) return false;
    size_t length = strlen(e->subject), head = length < HEAD ? length : HEAD;
    const char *at = memmem(s->p->text + e->at.end, s->p->text_length - e->at.end, e->subject, head);
    if (!at) return false;
    out->start = (uint32_t)(at - s->p->text);
    out->end = (uint32_t)(out->start + length);
    return true;
}

/* "Kế hoạch số 12 … về đẩy mạnh tuyên truyền, thực hiện Chỉ thị số 7": the nearest document whose subject the cue is
 * part of. */
static size_t document_about(const scene *s, size_t cue)
{
    tc_range subject;
    for (size_t k = cue; k > s->from; k--) {
        const tc_entity *e = entity_at(s, k - 1);
        if (!e || e->kind != TC_ENTITY_DOCUMENT || !e->number || !subject_range(s, e, &subject)) continue;
        if (subject.start <= s->items[cue].start && s->items[cue].start < subject.end) return k - 1;
    }
    return SIZE_MAX;
}

/* "…, UBND thành phố ban hành Kế hoạch số 12": the document that the sentence goes on to issue. */
static size_t issued_later(const scene *s, size_t from)
{
    for (size_t k = from; k + 1 < s->to; k++) {
        bool issues = !strcmp(fold_at(s, k), "ban") && !strcmp(fold_at(s, k + 1), "hanh");
        size_t found = issues ? next_document(s, k + 2) : SIZE_MAX;
        if (found != SIZE_MAX) return found;
    }
    return SIZE_MAX;
}

/* A report carries out plans as an office does, not as a document; in its opening it says what it reports on. */
static bool acts(const scene *s, tc_relation_kind kind)
{
    if (!s->d->number) return false;
    bool told = s->d->type && (strstr(s->d->type, "báo cáo") || strstr(s->d->type, "tài liệu"));
    return kind != TC_RELATION_IMPLEMENTS || !told || s->p->ordinal <= 5;
}

/* What opens a sentence may stand behind a sign or a word that leads in. */
static bool opens(const scene *s, size_t cue)
{
    for (size_t k = s->from; k < cue; k++)
        if (!in_list(fold_at(s, k),
                     "de nham tiep tuc to chuc ve viec quyet dinh ke hoach chi thi nghi huong dan dieu khoan muc") &&
            !is_number(fold_at(s, k)))
            return false;
    return true;
}

/* The one that acts on the documents behind the cue; `behind` is the word behind the last of them. False for none. */
static bool find_actor(const scene *s, tc_relation_kind kind, size_t cue, size_t behind, int *actor)
{
    size_t by = SIZE_MAX;
    if (kind == TC_RELATION_REPLACES && behind < s->to && !strcmp(fold_at(s, behind), "bang"))
        by = next_document(s, behind + 1);
    if (by == SIZE_MAX && kind != TC_RELATION_BASED_ON) by = document_before(s, cue, "ve viec de nham");
    if (by == SIZE_MAX && kind == TC_RELATION_IMPLEMENTS) by = document_about(s, cue);
    if (by == SIZE_MAX && says_this(s, s->from, cue)) return *actor = TC_TIE_SELF, s->d->number != NULL;
    if (by == SIZE_MAX && opens(s, cue)) {
        by = issued_later(s, behind);
        if (by == SIZE_MAX) return *actor = TC_TIE_SELF, acts(s, kind);
    }
    if (by == SIZE_MAX) return false;
    *actor = s->items[by].entity;
    return true;
}

/* Behind "được thay thế": "bằng Quyết định số 12", "bởi Quyết định này". */
static tc_status tie_passive(scene *s, tc_relation_kind kind, size_t cue, size_t end)
{
    size_t object = document_before(s, cue, "da duoc bi nay va noi dung"), by = SIZE_MAX;
    if (object == SIZE_MAX || kind == TC_RELATION_BASED_ON || kind == TC_RELATION_IMPLEMENTS) return TC_OK;
    tc_relation_kind more;
    size_t at = end;
    while (at < s->to && cue_at(s, at, &more, &end)) at = end; /* "được sửa đổi, bổ sung" */
    if (at < s->to && in_list(fold_at(s, at), "boi bang tai theo qua")) {
        by = next_document(s, at + 1);
        if (by == SIZE_MAX && s->d->number && says_this(s, at, at + 5))
            return add_tie(s, kind, TC_TIE_SELF, s->items[object].entity);
    }
    if (by != SIZE_MAX) return add_tie(s, kind, s->items[by].entity, s->items[object].entity);
    return kind == TC_RELATION_REPLACES ? add_tie(s, kind, TC_TIE_NOBODY, s->items[object].entity) : TC_OK;
}

/* "bãi bỏ Điều 3 của Quyết định số 12": what is left stays in force. */
static bool in_part(const scene *s, size_t from, size_t to)
{
    for (size_t k = from; k < to; k++)
        if (in_list(fold_at(s, k), "dieu khoan diem phan mot noi muc")) return true;
    return false;
}

/* The next of a list behind a subject: "… về phục hồi kinh tế và Nghị quyết số 32", up to what is then issued. */
static size_t later_in_list(const scene *s, size_t from)
{
    enum { FARTHEST = 60 };
    for (size_t k = from; k + 1 < s->to && k < from + FARTHEST; k++) {
        if (is_cited(s, k) || (!strcmp(fold_at(s, k), "ban") && !strcmp(fold_at(s, k + 1), "hanh"))) return SIZE_MAX;
        bool joint = !strcmp(fold_at(s, k), "va") || punctuated(s, k, ",");
        size_t begin = k + 1, c = s->items[begin].start;
        if (joint && tc_is_upper(tc_utf8_next(s->p->text, s->p->text_length, &c))) {
            size_t found = next_document(s, begin);
            if (found != SIZE_MAX) return found;
        }
    }
    return SIZE_MAX;
}

/* Behind a comma only a document's date and issuer go on: "…, ngày 28/7/2023 của …", but "…, UBND thành phố đã …". */
static bool opens_clause(const scene *s, size_t i)
{
    const tc_entity *e = entity_at(s, i);
    if (!punctuated(s, i - 1, ",") || (e && e->kind == TC_ENTITY_DATE)) return false;
    return !in_list(fold_at(s, i), "ngay cua");
}

/* The documents that follow one another behind a cue: "… Quyết định số 1 …, Quyết định số 2 … và Quyết định số 3". What
 * opens a sentence governs the whole list, subjects and all. */
static size_t read_objects(const scene *s, size_t *at, bool whole, size_t *objects, size_t most)
{
    size_t count = 0;
    while (count < most) {
        size_t found = next_document(s, *at);
        if (found == SIZE_MAX && count && whole) found = later_in_list(s, *at);
        if (found == SIZE_MAX) break;
        objects[count++] = found;
        *at = behind_document(s, found);
        while (*at < s->to && trails(s, *at) && !is_cited(s, *at) && !opens_clause(s, *at)) ++*at;
    }
    return count;
}

static tc_status tie_active(scene *s, tc_relation_kind kind, size_t cue, size_t end)
{
    enum { MOST = 12 };
    size_t objects[MOST], at = end;
    tc_relation_kind more;
    while (at < s->to && cue_at(s, at, &more, &end) && more != TC_RELATION_BASED_ON) at = end;
    size_t governed = at, count = read_objects(s, &at, opens(s, cue), objects, MOST);
    int actor;
    if (count && kind == TC_RELATION_REPLACES && in_part(s, governed, objects[0])) kind = TC_RELATION_AMENDS;
    if (!count || !find_actor(s, kind, cue, at, &actor)) return TC_OK;
    for (size_t i = 0; i < count; i++) TRY(add_tie(s, kind, actor, s->items[objects[i]].entity));
    return TC_OK;
}

static bool follows(const scene *s, size_t i, const char *list)
{
    for (size_t k = 1; k <= 2 && i >= s->from + k; k++)
        if (in_list(fold_at(s, i - k), list)) return true;
    return false;
}

/* "… số 12 hết hiệu lực kể từ ngày Quyết định này có hiệu lực". */
static tc_status tie_expired(scene *s, size_t at)
{
    size_t object = document_before(s, at, "da se deu nay va"), by = SIZE_MAX;
    if (object == SIZE_MAX || follows(s, at, "chua khong")) return TC_OK;
    int to = s->items[object].entity;
    if (s->d->number && says_this(s, s->from, s->to)) return add_tie(s, TC_RELATION_REPLACES, TC_TIE_SELF, to);
    for (size_t k = at + 3; k + 3 < s->to && k < at + 6 && by == SIZE_MAX; k++)
        if (says(s, k, k + 3, "ke tu ngay")) by = next_document(s, k + 3);
    return add_tie(s, TC_RELATION_REPLACES, by != SIZE_MAX ? s->items[by].entity : TC_TIE_NOBODY, to);
}

/* ---- the passage ---- */

/* An item below a line that says "căn cứ" rests on the document that it begins with. */
static tc_status tie_listed(scene *s)
{
    size_t found = s->listed && s->d->number ? next_document(s, s->from) : SIZE_MAX;
    return found == SIZE_MAX ? TC_OK : add_tie(s, TC_RELATION_BASED_ON, TC_TIE_SELF, s->items[found].entity);
}

static tc_status tie_sentence(scene *s)
{
    TRY(tie_listed(s));
    for (size_t i = s->from; i < s->to; i++) {
        tc_relation_kind kind;
        size_t end;
        if (says(s, i, i + 3 < s->to ? i + 3 : s->to, "het hieu luc") && !strcmp(fold_at(s, i), "het"))
            TRY(tie_expired(s, i));
        if (s->items[i].entity >= 0 && is_cited(s, i)) continue;
        if (!cue_at(s, i, &kind, &end)) continue;
        bool changes = kind == TC_RELATION_AMENDS || kind == TC_RELATION_REPLACES;
        if (changes && only_proposed(s, s->from, i)) continue;
        if (follows(s, i, "duoc bi"))
            TRY(tie_passive(s, kind, i, end));
        else
            TRY(tie_active(s, kind, i, end));
    }
    return TC_OK;
}

static bool says_basis(const tc_passage *p)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer line = {0};
    for (size_t i = 0; i < p->context_count; i++) {
        tc_buffer_clear(&line);
        if (tc_field_key(&line, p->context[i].text) != TC_OK || !line.data) return false;
        if (!strncmp(line.data, "can cu", 6)) return true;
    }
    return false;
}

tc_status tc_ties_find(tc_ties *out, const tc_passage *p, const tc_document *d)
{
    TC_CLEANUP(scene_free) scene s = {.p = p, .d = d, .out = out, .listed = says_basis(p)};
    TRY(split_words(&s));
    for (s.from = 0; s.from < s.count; s.from = s.to) {
        bool cited = false;
        for (s.to = s.from + 1; s.to < s.count && !ends_between(&s, s.to - 1); s.to++) continue;
        for (size_t i = s.from; i < s.to && !cited; i++) cited = is_cited(&s, i);
        if (cited) TRY(tie_sentence(&s));
    }
    return TC_OK;
}

tc_range tc_sentence_around(const tc_passage *p, tc_range at)
{
    size_t start = at.start, end = at.end;
    while (start > 0 && !tc_sentence_ends_at(p->text, p->text_length, start, true)) start--;
    while (end < p->text_length && !tc_sentence_ends_at(p->text, p->text_length, end, true)) end++;
    while (start < at.start && p->text[start] == ' ') start++;
    return (tc_range){(uint32_t)start, (uint32_t)end};
}
