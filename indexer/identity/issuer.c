/* Who issued the document: the agency lines of the letterhead, the closing sentence, the signature, or for a bulletin
 * of a party committee what its contents say. */
#include "indexer/identity/identity.h"
#include "indexer/lines/structure.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/entity.h>
#include <tracuu/text.h>

enum { NAME_WORDS = 4, PLACES_MOST = 24, NAME_LEAST = 4, ISSUER_MOST = 160 };

static tc_status no_memory(void)
{
    return tc_fail(TC_MEMORY, "no memory for the issuer of a document");
}

/* A name that is in mixed case already, with the long names of the two organs of a district shortened as usual. */
static tc_status write_mixed(tc_buffer *out, const char *text, size_t length)
{
    TC_CLEANUP(tc_id_lines_free) tc_id_lines line = {0};
    TRY(tc_id_lines_whole(&line, text, length));
    if (!line.count) return TC_OK;
    const tc_id_line *l = &line.items[0];
    size_t people = strlen("uy ban nhan dan"), council = strlen("hoi dong nhan dan");
    size_t rest = tc_folded_starts(l->folded, "uy ban nhan dan")     ? people
                  : tc_folded_starts(l->folded, "hoi dong nhan dan") ? council
                                                                     : 0;
    if (rest) tc_put_text(out, rest == people ? "UBND" : "HĐND");
    tc_put(out, l->text + l->origin[rest], l->length - l->origin[rest]);
    return TC_OK;
}

/* ---- places named in the text ---- */

typedef struct place {
    char name[64];
    int count;
} place;

static size_t capital_words(const char *text, size_t length)
{
    size_t end = 0, at = 0;
    for (int words = 0; words < NAME_WORDS && at < length; words++) {
        size_t probe = at;
        if (!tc_is_upper(tc_utf8_next(text, length, &probe))) break;
        size_t second = probe;
        /* An abbreviation in capitals is no part of a name. */
        if (second < length && tc_is_upper(tc_utf8_next(text, length, &second))) break;
        while (at < length && text[at] != ' ' && !strchr(",.;:()/\"-", text[at])) at++;
        end = at;
        if (at >= length || text[at] != ' ') break;
        at++;
    }
    return end;
}

static void count_place(place *places, const char *name, size_t length)
{
    if (!length || length >= sizeof places->name) return;
    for (int i = 0; i < PLACES_MOST; i++) {
        if (places[i].count && (strlen(places[i].name) != length || memcmp(places[i].name, name, length) != 0))
            continue;
        memcpy(places[i].name, name, length);
        places[i].name[length] = '\0';
        places[i].count++;
        return;
    }
}

/* "Chủ tịch UBND thành phố Trần Văn A": the name behind it is a person's. */
static bool of_a_person(const char *text, const char *at)
{
    enum { BEFORE = 36 };
    static const char *const TITLES[] = {"tịch ", "Bí thư ", "bí thư ", "Trưởng ", "trưởng ", NULL};
    const char *from = at - text > BEFORE ? at - BEFORE : text;
    for (const char *const *t = TITLES; *t; t++)
        if (memmem(from, (size_t)(at - from), *t, strlen(*t))) return true;
    return false;
}

/* Counts the capitalised words behind each spelling of the key in the whole document; the most frequent, or count 0. */
static place frequent_place(const tc_blocks *blocks, const char *const *spellings)
{
    place places[PLACES_MOST] = {{{0}, 0}}, best = {{0}, 0};
    for (size_t b = 0; b < blocks->count; b++) {
        const char *text = blocks->items[b].text, *end = text + blocks->items[b].text_length;
        for (const char *const *s = spellings; *s; s++) {
            size_t n = strlen(*s);
            for (const char *at = text; (at = memmem(at, (size_t)(end - at), *s, n)) != NULL; at += n)
                if (at + n < end && at[n] == ' ' && !of_a_person(text, at))
                    count_place(places, at + n + 1, capital_words(at + n + 1, (size_t)(end - at) - n - 1));
        }
    }
    for (int i = 0; i < PLACES_MOST; i++)
        if (places[i].count > best.count) best = places[i];
    return best;
}

typedef struct place_kind {
    const char *folded;
    const char *spellings[5];
} place_kind;

static const place_kind PLACE_KINDS[] = {
    {"thanh pho", {"thành phố", "Thành phố", "THÀNH PHỐ", NULL}},
    {"tinh", {"tỉnh", "Tỉnh", NULL}},
    {"huyen", {"huyện", "Huyện", NULL}},
    {"thi xa", {"thị xã", "Thị xã", NULL}},
    {"quan", {"quận", "Quận", NULL}},
    {"phuong", {"phường", "Phường", NULL}},
    {"xa", {"xã", "Xã", NULL}},
    {"thanh uy", {"Thành ủy", "Thành uỷ", "thành ủy", "thành uỷ", NULL}},
    {"huyen uy", {"Huyện ủy", "Huyện uỷ", "huyện ủy", NULL}},
    {"tinh uy", {"Tỉnh ủy", "Tỉnh uỷ", "tỉnh ủy", NULL}},
    {"thi uy", {"Thị ủy", "Thị uỷ", NULL}},
};

/* Adds the place's name to an issuer that ends with its kind only ("UBND thành phố"), from the text; an issuer that
 * names no kind at all ("UBND") gets the most frequent city of the text. */
static tc_status complete_place(tc_identity *id, tc_buffer *issuer)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer folded = {0};
    TRY(tc_fold(&folded, issuer->data, issuer->length));
    bool bare = folded.length && (!strcmp(folded.data, "ubnd") || !strcmp(folded.data, "hdnd"));
    for (size_t i = 0; i < TC_COUNT(PLACE_KINDS) && folded.length; i++) {
        size_t n = strlen(PLACE_KINDS[i].folded);
        bool ends = folded.length > n && !strcmp(folded.data + folded.length - n, PLACE_KINDS[i].folded) &&
                    folded.data[folded.length - n - 1] == ' ';
        bool whole = !strcmp(folded.data, PLACE_KINDS[i].folded);
        if (!ends && !whole && !(bare && i == 0)) continue;
        place found = frequent_place(id->blocks, PLACE_KINDS[i].spellings);
        if (!found.count && whole) continue;
        if (found.count) tc_put_format(issuer, "%s %s", bare ? " thành phố" : "", found.name);
        return TC_OK;
    }
    return TC_OK;
}

static tc_status keep_issuer(tc_identity *id, tc_buffer *issuer)
{
    TRY(tc_buffer_check(issuer));
    if (!issuer->length) return TC_OK;
    TRY(complete_place(id, issuer));
    TRY(tc_buffer_check(issuer));
    id->document->issuer = tc_buffer_steal(issuer);
    return id->document->issuer ? TC_OK : no_memory();
}

/* ---- the letterhead ---- */

static const char *const MOTTO[] = {"cong hoa xa hoi chu nghia viet nam",
                                    "dang cong san viet nam",
                                    "doc lap - tu do - hanh phuc",
                                    "doc lap - tu do- hanh phuc",
                                    "doc lap",
                                    NULL};

static bool begins_small(const tc_id_line *line)
{
    size_t at = 0;
    uint32_t c = tc_utf8_next(line->text, line->length, &at);
    return tc_is_letter(c) && !tc_is_upper(c);
}

static const char SIGNS[] = "|/[]{}<>=@#$%^~\"";

/* Bodies of which there is one: nothing goes on behind the name. */
static const char *const WHOLE[] = {"thu tuong chinh phu",
                                    "chinh phu",
                                    "quoc hoi",
                                    "uy ban thuong vu quoc hoi",
                                    "chu tich nuoc",
                                    "toa an nhan dan toi cao",
                                    "vien kiem sat nhan dan toi cao",
                                    "kiem toan nha nuoc",
                                    NULL};

/* The folded bytes at the front of a line that may name an agency: up to the motto, the number or the date that share
 * the line with it. 0 when they name none. */
static size_t agency_bytes(const tc_id_line *line)
{
    size_t end = line->folded_length;
    if (end < NAME_LEAST) return 0;
    for (const char *const *m = MOTTO; *m; m++) {
        size_t at = tc_folded_find(line->folded, *m, 0);
        if (at < end) end = at;
    }
    static const char *const OTHERS[] = {"so:",      "ngay",       "v/v",      "tai lieu",  "bao cao", "nghi quyet",
                                         "ke hoach", "quyet dinh", "thong tu", "nghi dinh", NULL};
    for (const char *const *o = OTHERS; *o; o++) {
        size_t at = tc_folded_find(line->folded, *o, 0);
        /* "PHÒNG TÀI CHÍNH - KẾ HOẠCH" goes on after its dash. */
        if (at < end && !(at > 1 && line->folded[at - 2] == '-')) end = at;
    }
    /* Signs that stand in no name: the edge of a table, what a scanner made of a speck. */
    for (const char *sign = SIGNS; *sign; sign++) {
        const char *at = memchr(line->folded, *sign, end);
        if (at) end = (size_t)(at - line->folded);
    }
    const char *low_quote = memmem(line->folded, end, "\xE2\x80\x9E", 3);
    if (low_quote) end = (size_t)(low_quote - line->folded);
    while (end && strchr(" *-_:,.", line->folded[end - 1])) end--;
    if (end < NAME_LEAST || end > ISSUER_MOST) return 0;
    if (line->frame != TC_FRAME_AGENCY && !tc_all_capitals(line->text, line->origin[end])) return 0;
    size_t letters = 0;
    for (size_t at = 0; at < line->origin[end];) letters += tc_is_letter(tc_utf8_next(line->text, line->length, &at));
    return letters >= 4 ? end : 0;
}

typedef struct agency_lines {
    tc_buffer outer, inner; /* the superior agency and the issuing one, folded case as one writes it */
    bool any, whole;
} agency_lines;

static tc_status add_agency(agency_lines *a, const tc_id_line *line, size_t bytes)
{
    bool begins = tc_agency_head(line->folded) > 0;
    if (!begins && !a->any) return TC_OK;
    if (begins && a->any) {
        tc_buffer swap = a->outer;
        a->outer = a->inner;
        a->inner = swap;
        tc_buffer_clear(&a->inner);
    }
    size_t whole = begins ? tc_folded_any(line->folded, WHOLE) : 0;
    if (!begins && a->whole) return TC_OK;
    if (whole && whole < bytes) bytes = whole;
    a->any = true;
    a->whole = whole > 0;
    if (a->inner.length) tc_put_char(&a->inner, ' ');
    tc_put(&a->inner, line->text, line->origin[bytes]);
    return tc_buffer_check(&a->inner);
}

/* The letterhead names who writes before number and date; what stands below them is a stamp or the title. */
static bool ends_agencies(const tc_identity *id, size_t i)
{
    const tc_id_line *line = &id->head.items[i];
    if (i == id->number_line || line->frame == TC_FRAME_NUMBER || line->frame == TC_FRAME_PLACE_DATE) return true;
    return tc_folded_starts(line->folded, "so:") || tc_folded_starts(line->folded, "so :");
}

static size_t agency_zone(const tc_identity *id)
{
    return id->title_at < id->zone ? id->title_at : id->zone;
}

/* An office of a committee bears the committee's name, an office of a People's Committee the place's. */
static tc_status put_outer(tc_buffer *issuer, const agency_lines *a)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer outer = {0}, fo = {0}, fi = {0};
    if (!a->outer.length) return TC_OK;
    TRY(tc_agency_write(&outer, a->outer.data, a->outer.length));
    TRY(tc_fold(&fo, outer.data, outer.length));
    TRY(tc_fold(&fi, a->inner.data, a->inner.length));
    static const char *const COMMITTEES[] = {"thanh uy", "tinh uy", "huyen uy", "thi uy", "quan uy", "dang uy", NULL};
    static const char *const PARTS[] = {"ban", "van phong", "uy ban kiem tra", "trung tam", NULL};
    static const char *const ORGANS[] = {"ubnd", "hdnd", NULL};
    if (tc_folded_any(fo.data, COMMITTEES) && tc_folded_any(fi.data, PARTS)) {
        if (tc_folded_find(fi.data, "uy", 0) == SIZE_MAX || tc_folded_starts(fi.data, "uy ban kiem tra"))
            tc_put_format(issuer, " %s", outer.data);
        return TC_OK;
    }
    if (!tc_folded_any(fo.data, ORGANS) || tc_folded_any(fi.data, ORGANS)) return TC_OK;
    if (tc_folded_starts(fi.data, "uy ban") || tc_folded_starts(fi.data, "hoi dong nhan dan")) return TC_OK;
    if (outer.length > 5 && tc_folded_find(fi.data, "thanh pho", 0) == SIZE_MAX)
        tc_put_text(issuer, outer.data + (strncmp(fo.data, "ubnd", 4) == 0 ? 4 : strlen("HĐND")));
    return TC_OK;
}

static tc_status agency_write_any(tc_buffer *out, const tc_buffer *text)
{
    if (!tc_all_capitals(text->data, text->length)) return write_mixed(out, text->data, text->length);
    return tc_agency_write(out, text->data, text->length);
}

static tc_status issuer_of_letterhead(tc_identity *id)
{
    agency_lines a = {0};
    tc_status status = TC_OK;
    size_t end = agency_zone(id);
    for (size_t i = 0; i < end && status == TC_OK; i++) {
        const tc_id_line *line = &id->head.items[i];
        if (a.any && ends_agencies(id, i)) break;
        if (line->frame == TC_FRAME_TITLE) continue;
        size_t bytes = i == id->number_line ? 0 : agency_bytes(line);
        if (bytes) status = add_agency(&a, line, bytes);
    }
    TC_CLEANUP(tc_buffer_free) tc_buffer issuer = {0};
    if (status == TC_OK && a.any) status = agency_write_any(&issuer, &a.inner);
    if (status == TC_OK && a.any) status = put_outer(&issuer, &a);
    tc_buffer_free(&a.inner);
    tc_buffer_free(&a.outer);
    TRY(status);
    return keep_issuer(id, &issuer);
}

/* Where the name of a place begins in the name of an agency ("Thành ủy Mai Sơn"), or its length. */
static tc_status name_of_place(size_t *start, const char *agency)
{
    TC_CLEANUP(tc_id_lines_free) tc_id_lines lines = {0};
    *start = strlen(agency);
    TRY(tc_id_lines_whole(&lines, agency, strlen(agency)));
    for (size_t i = 0; i < TC_COUNT(PLACE_KINDS) && lines.count; i++) {
        size_t n = strlen(PLACE_KINDS[i].folded), at = tc_folded_find(lines.items[0].folded, PLACE_KINDS[i].folded, 0);
        if (at == SIZE_MAX || lines.items[0].folded[at + n] != ' ') continue;
        *start = lines.items[0].origin[at + n + 1];
        return TC_OK;
    }
    return TC_OK;
}

/* "CỦA BAN THƯỜNG VỤ THÀNH ỦY" under the title says more than the committee's letterhead, which names the place. */
static tc_status issuer_of_title(tc_identity *id)
{
    TRY(issuer_of_letterhead(id));
    if (!id->title_issuer) return TC_OK;
    TC_CLEANUP(tc_buffer_free) tc_buffer issuer = {0}, folded = {0};
    tc_buffer name = {.data = id->title_issuer, .length = strlen(id->title_issuer)};
    TRY(agency_write_any(&issuer, &name));
    TRY(tc_fold(&folded, issuer.data, issuer.length));
    static const char *const BARE[] = {"uy", "pho", "huyen", "tinh", "xa", "phuong", NULL};
    const char *last = folded.data ? strrchr(folded.data, ' ') : NULL;
    if (id->document->issuer && last && tc_folded_any(last + 1, BARE)) {
        size_t start;
        TRY(name_of_place(&start, id->document->issuer));
        if (id->document->issuer[start]) tc_put_format(&issuer, " %s", id->document->issuer + start);
    }
    free(id->document->issuer);
    id->document->issuer = NULL;
    return keep_issuer(id, &issuer);
}

/* ---- the closing sentence, the signature ---- */

static tc_status issuer_of_closing(tc_identity *id)
{
    if (!id->closing_issuer) return TC_OK;
    TC_CLEANUP(tc_buffer_free) tc_buffer issuer = {0};
    /* "của UBND thành phố X trình kỳ họp": the name ends where a verb begins. */
    static const char *const VERBS[] = {" trình ", " báo cáo ", " kính ", " đề nghị ", NULL};
    size_t length = strlen(id->closing_issuer);
    for (const char *const *v = VERBS; *v; v++) {
        const char *at = strstr(id->closing_issuer, *v);
        if (at && (size_t)(at - id->closing_issuer) < length) length = (size_t)(at - id->closing_issuer);
    }
    if (length > ISSUER_MOST) return TC_OK;
    TRY(write_mixed(&issuer, id->closing_issuer, length));
    return keep_issuer(id, &issuer);
}

static tc_status issuer_of_signature(tc_identity *id)
{
    for (size_t i = id->tail.count; i-- > 0;) {
        const tc_id_line *line = &id->tail.items[i];
        static const char *const FOR[] = {"tm. ", "t/m ", "tm ", "t/m. ", NULL};
        size_t at = SIZE_MAX;
        for (const char *const *f = FOR; *f && at == SIZE_MAX; f++)
            if ((at = tc_folded_find(line->folded, *f, 0)) != SIZE_MAX) at += strlen(*f);
        if (at == SIZE_MAX) continue;
        static const char *const ORGANS[] = {"uy ban nhan dan", "ubnd", "hoi dong nhan dan", NULL};
        size_t n = tc_folded_any(line->folded + at, ORGANS);
        if (!n) continue;
        TC_CLEANUP(tc_buffer_free) tc_buffer issuer = {0};
        TRY(tc_agency_write(&issuer, line->text + line->origin[at], line->origin[at + n] - line->origin[at]));
        return keep_issuer(id, &issuer);
    }
    return TC_OK;
}

/* ---- the sentence that enacts ---- */

/* "Bộ trưởng Bộ Tài chính ban hành Thông tư quy định …": the sentence under the reasons of a law names who speaks. */
static tc_status issuer_of_enactment(tc_identity *id)
{
    static const char *const KINDS[] = {"luat",     "bo luat",    "phap lenh", "nghi dinh", "nghi quyet",
                                        "thong tu", "quyet dinh", "chi thi",   NULL};
    static const char *const HEADS[] = {"bo truong", "chu tich uy ban", "chu tich ubnd", "giam doc", NULL};
    for (size_t i = 0; i < id->head.count; i++) {
        const tc_id_line *line = &id->head.items[i];
        static const char WORDS[] = " ban hanh ";
        size_t end = tc_folded_find(line->folded, WORDS, 0);
        if (end == SIZE_MAX || end > ISSUER_MOST || !tc_folded_any(line->folded + end + strlen(WORDS), KINDS)) continue;
        size_t head = tc_folded_any(line->folded, HEADS), from = 0;
        if (head) from = tc_folded_starts(line->folded, "chu tich") ? strlen("chu tich ") : head + 1;
        if (from >= end || !tc_agency_head(line->folded + from) || begins_small(line)) continue;
        TC_CLEANUP(tc_buffer_free) tc_buffer issuer = {0};
        TRY(write_mixed(&issuer, line->text + line->origin[from], line->origin[end] - line->origin[from]));
        return keep_issuer(id, &issuer);
    }
    return TC_OK;
}

/* What the letters of the number say, where that is a whole name: "NQ-CP" is the Government's. */
static tc_status issuer_of_number(tc_identity *id)
{
    const char *letters = id->document->number ? id->document->number + strspn(id->document->number, "0123456789/-")
                                               : NULL;
    const char *issuer = letters ? tc_number_issuer(letters) : NULL;
    if (!issuer) return TC_OK;
    TC_CLEANUP(tc_buffer_free) tc_buffer name = {0}, folded = {0};
    TRY(tc_fold(&folded, issuer, strlen(issuer)));
    size_t n = tc_folded_any(folded.data, WHOLE);
    if (!n || folded.data[n]) return TC_OK;
    tc_put_text(&name, issuer);
    return keep_issuer(id, &name);
}

/* ---- a bulletin without a cover ---- */

enum { MENTIONS_NEEDED = 3 };

static bool mentions(const tc_blocks *blocks, const char *name)
{
    for (size_t i = 0; i < blocks->count; i++)
        if (memmem(blocks->items[i].text, blocks->items[i].text_length, name, strlen(name))) return true;
    return false;
}

/* A committee named but once or twice is that of the city the text is about. */
static bool confirmed(const tc_identity *id, const place *committee)
{
    place city = frequent_place(id->blocks, PLACE_KINDS[0].spellings);
    return committee->count && city.count >= MENTIONS_NEEDED && strcmp(city.name, committee->name) == 0;
}

/* Bulletins for the party cells of a district are issued by its committee; that its own Ban Tuyên giáo did it is said
 * only where the text names that office. */
static tc_status issuer_of_bulletin(tc_identity *id)
{
    if (!id->bulletin) return TC_OK;
    place best = {{0}, 0};
    const char *committee = NULL;
    static const struct {
        const char *proper;
        size_t kind; /* of PLACE_KINDS */
    } levels[] = {{"Thành ủy", 7}, {"Huyện ủy", 8}, {"Thị ủy", 10}};
    for (size_t i = 0; i < TC_COUNT(levels); i++) {
        place found = frequent_place(id->blocks, PLACE_KINDS[levels[i].kind].spellings);
        if (found.count <= best.count) continue;
        best = found;
        committee = levels[i].proper;
    }
    if (best.count < MENTIONS_NEEDED && !confirmed(id, &best)) return TC_OK;
    TC_CLEANUP(tc_buffer_free) tc_buffer issuer = {0}, office = {0};
    tc_put_format(&office, "Ban Tuyên giáo %s", committee);
    TRY(tc_buffer_check(&office));
    bool named = mentions(id->blocks, office.data);
    if (!named && !strcmp(committee, "Thành ủy")) named = mentions(id->blocks, "Ban Tuyên giáo Thành uỷ");
    tc_put_format(&issuer, "%s%s %s", named ? "Ban Tuyên giáo " : "", committee, best.name);
    return keep_issuer(id, &issuer);
}

tc_status tc_identity_issuer(tc_identity *id)
{
    static tc_status (*const steps[])(tc_identity *) = {issuer_of_title,     issuer_of_closing,   issuer_of_signature,
                                                        issuer_of_enactment, tc_identity_belongs, issuer_of_bulletin,
                                                        issuer_of_number};
    for (size_t i = 0; i < TC_COUNT(steps) && !id->document->issuer; i++) TRY(steps[i](id));
    return TC_OK;
}
