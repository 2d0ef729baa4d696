/* The frame of a document (Decree 30/2020/NĐ-CP, appendix I; Guideline 36-HD/VPTW for the Party): agency, motto,
 * number, place and date, title and abstract at its head; recipients and signature at its foot. */
#include "indexer/lines/frame.h"
#include <string.h>
#include <tracuu/text.h>

static const char *const mottos[] = {"cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc",
                                     "dang cong san viet nam", NULL};
static const char *const agencies[] = {"uy ban nhan dan",
                                       "ubnd",
                                       "hoi dong nhan dan",
                                       "hdnd",
                                       "tinh uy",
                                       "thanh uy",
                                       "huyen uy",
                                       "quan uy",
                                       "thi uy",
                                       "dang uy",
                                       "dang bo",
                                       "ban",
                                       "so",
                                       "bo",
                                       "cuc",
                                       "chi cuc",
                                       "phong",
                                       "van phong",
                                       "cong an",
                                       "trung tam",
                                       "hoi",
                                       "mat tran",
                                       "uy ban",
                                       "lien doan",
                                       "vien",
                                       "toa an",
                                       "truong",
                                       "tong cuc",
                                       "chinh phu",
                                       "quoc hoi",
                                       "thu tuong chinh phu",
                                       "chu tich nuoc",
                                       "doan",
                                       "kho bac",
                                       "bao hiem",
                                       "dai",
                                       "benh vien",
                                       "quan khu",
                                       "ban chi huy",
                                       "cong ty",
                                       "tap doan",
                                       NULL};
static const char *const titles[] = {
    "bao cao",   "nghi quyet", "quyet dinh", "ke hoach",     "chi thi",   "ket luan", "thong bao",
    "cong van",  "to trinh",   "huong dan",  "chuong trinh", "de an",     "tai lieu", "quy che",
    "quy dinh",  "bien ban",   "cong dien",  "thong tu",     "nghi dinh", "luat",     "bo luat",
    "phap lenh", "phuong an",  "giay moi",   "thong tri",    "du an",     "lich",     "van ban hop nhat",
    "hop dong",  "lenh",       "thong cao",  "dien",         "thu",       NULL};
static const char *const addressed[] = {"kinh gui", NULL};
static const char *const recipients[] = {"noi nhan", NULL};
static const char *const signs[] = {"tm", "kt", "tl", "tuq", "t m", "k t", "t l", "q", NULL};
static const char *const posts[] = {"chu tich",
                                    "pho chu tich",
                                    "bi thu",
                                    "pho bi thu",
                                    "bi thu thuong truc",
                                    "giam doc",
                                    "pho giam doc",
                                    "truong ban",
                                    "pho truong ban",
                                    "chanh van phong",
                                    "pho chanh van phong",
                                    "bo truong",
                                    "thu truong",
                                    "truong phong",
                                    "pho truong phong",
                                    "chi cuc truong",
                                    "cuc truong",
                                    "hieu truong",
                                    "thu tuong",
                                    "pho thu tuong",
                                    "chanh an",
                                    "vien truong",
                                    "tong giam doc",
                                    "da ky",
                                    "pho chu tich thuong truc",
                                    "pho bi thu thuong truc",
                                    "thuong truc",
                                    "ban thuong vu",
                                    "truong doan",
                                    "nguoi ky",
                                    NULL};
static const char *const beginnings[] = {"can cu", "xet", "theo de nghi", "dieu 1", NULL};
static const char *const sessions[] = {"khoa", "ky hop", "nhiem ky", NULL};
static const char *const secrecy[] = {"mat", "toi mat", "khan", "hoa toc", "du thao", "luu hanh noi bo", NULL};

static bool has(const tc_block *b, const char *const *cues)
{
    return tc_begins_with(b->text, b->text_length, cues);
}

/* Whether the first word is one of a list that its marks alone tell from the cues. */
static bool begins_otherwise(const char *text, size_t length, const char *const *others)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer word = {0};
    for (size_t at = 0; at < length && text[at] != ' ' && at < 16;)
        tc_put_utf8(&word, tc_to_lower(tc_utf8_next(text, length, &at)));
    for (; *others; others++)
        if (word.data && !strcmp(word.data, *others)) return true;
    return false;
}

/* The name of an agency begins with one of their words, which are compared without marks, and not with another that
 * differs in its marks alone: "BẢN TIN", "PHONG TRÀO", "TRƯỞNG BAN". */
static bool names_agency(const char *text, size_t length)
{
    static const char *const others[] = {"bản", "bàn", "số", "sổ", "phong", "trưởng", "trương", "đoạn", "viên", NULL};
    return tc_begins_with(text, length, agencies) && !begins_otherwise(text, length, others);
}

bool tc_frame_is_no_kind(const char *text, size_t length)
{
    static const char *const others[] = {"phường", "phượng", "thu", "thủ", "thứ", "diện", "điền", NULL};
    return begins_otherwise(text, length, others);
}

static bool names_kind(const tc_block *b)
{
    return has(b, titles) && !tc_frame_is_no_kind(b->text, b->text_length);
}

bool tc_frame_begins(const char *text, size_t length)
{
    return names_agency(text, length) || (tc_begins_with(text, length, titles) && !tc_frame_is_no_kind(text, length));
}

bool tc_frame_is_title(const char *text, size_t length)
{
    if (tc_frame_is_no_kind(text, length)) return false;
    return (tc_syllables(text, length) <= 3 && tc_begins_with(text, length, titles)) ||
           (!names_agency(text, length) && tc_worn_kind(text, length, titles));
}

bool tc_frame_stands_alone(const char *text, size_t length)
{
    return tc_frame_begins(text, length) || tc_begins_with(text, length, posts) ||
           tc_begins_with(text, length, signs) || tc_begins_with(text, length, mottos);
}

/* "…, ngày 18 tháng 01 năm 2022", "Tháng 12 năm 2023" */
bool tc_frame_is_place_date(const tc_block *b, const tc_note *note)
{
    static const char *const month[] = {"thang", NULL}, *const year[] = {"nam", NULL}, *const day[] = {"ngay", NULL};
    if (note->syllables > 16 || note->syllables < 3 || b->text_length < 4) return false;
    if (note->ending != TC_END_OPEN && note->ending != TC_END_STOP) return false;
    const char *end = b->text + b->text_length;
    while (end > b->text && (end[-1] < '0' || end[-1] > '9') && (unsigned char)end[-1] < 0x80) end--;
    if (end - b->text < 4 || end[-1] < '0' || end[-1] > '9' || end[-4] < '1' || end[-4] > '2') return false;
    if (!tc_contains_cue(b->text, b->text_length, month) || !tc_contains_cue(b->text, b->text_length, year))
        return false;
    bool comma = memchr(b->text, ',', b->text_length) != NULL;
    return has(b, month) ? note->syllables == 4 : comma && tc_contains_cue(b->text, b->text_length, day);
}

bool tc_frame_is_number(const tc_block *b, const tc_note *note)
{
    static const char *const number[] = {"so", "luat so", "bo luat so", "phap lenh so", "nghi quyet so", NULL};
    if (note->syllables > 12 || !has(b, number) || b->text_length > 80) return false;
    if (!memchr(b->text, ':', b->text_length) && !memchr(b->text, '/', b->text_length)) return false;
    /* "Số cây trồng ở các phường:" names no document: nothing but the kind stands before its number. */
    return tc_syllables(b->text, strcspn(b->text, ":/0123456789")) <= 3;
}

static bool is_rest(tc_block_kind kind)
{
    return kind == TC_BLOCK_FOOTNOTE || kind == TC_BLOCK_CONTENTS || kind == TC_BLOCK_ROW || kind == TC_BLOCK_HEAD_ROW;
}

bool tc_frame_has_motto(const tc_block *b, const tc_note *note)
{
    enum { MOST = 24 }; /* a reader of scans puts the agency, the motto and the words below it on one line */
    return note->syllables <= MOST && (note->ending == TC_END_OPEN || note->capitals) &&
           tc_contains_cue(b->text, b->text_length, mottos);
}

bool tc_frame_has_agency(const tc_block *b, const tc_note *note)
{
    return note->capitals && note->syllables <= 16 && (names_agency(b->text, b->text_length) || has(b, posts));
}

/* What part of the head of a letter a unit is, behind those in `head`; NONE for none. */
static tc_frame head_part(const tc_block *b, const tc_note *note, const tc_head *head)
{
    enum { ABSTRACT_MOST = 100 };
    if (tc_frame_has_motto(b, note)) return TC_FRAME_MOTTO;
    if (tc_frame_is_number(b, note)) return TC_FRAME_NUMBER;
    if (tc_frame_is_place_date(b, note)) return TC_FRAME_PLACE_DATE;
    bool numbered = note->marker.style != TC_STYLE_NONE && !tc_style_is_bullet(note->marker.style);
    if (note->capitals && note->syllables <= 60 && !numbered) {
        if (names_kind(b) && (note->syllables <= 12 || head->last != TC_FRAME_AGENCY)) return TC_FRAME_TITLE;
        if (head->sure && tc_frame_is_title(b->text, b->text_length)) return TC_FRAME_TITLE;
        bool issues = head->abstract_ends && (names_agency(b->text, b->text_length) ||
                                              has(b, posts)); /* the agency that decides, above its preamble */
        if (head->last == TC_FRAME_TITLE && head->abstract < 4 && !head->abstract_ends) return TC_FRAME_TITLE;
        if (note->syllables <= 16 && (issues || names_agency(b->text, b->text_length))) return TC_FRAME_AGENCY;
        bool beside = head->last == TC_FRAME_AGENCY || (note->columns && head->agency && head->agency <= 3);
        if (note->syllables <= 8 && beside && !has(b, sessions)) return TC_FRAME_AGENCY;
        return note->syllables <= 16 ? TC_FRAME_NOTE : TC_FRAME_NONE;
    }
    if (has(b, addressed)) return TC_FRAME_RECIPIENTS;
    if (head->last == TC_FRAME_RECIPIENTS && note->marker.style == TC_STYLE_DASH && note->syllables <= 25)
        return TC_FRAME_RECIPIENTS;
    static const char *const about[] = {"v v", "ve viec", "ve", NULL};
    if (note->syllables <= 60 && head->sure && has(b, about) && note->ending == TC_END_OPEN) return TC_FRAME_TITLE;
    if (note->syllables <= 4 && has(b, secrecy)) return TC_FRAME_NOTE;
    bool abstract = head->last == TC_FRAME_TITLE && head->abstract < 4 && note->syllables <= ABSTRACT_MOST &&
                    !numbered && !has(b, beginnings);
    if (abstract && (note->ending == TC_END_OPEN || note->ending == TC_END_COMMA)) return TC_FRAME_TITLE;
    return TC_FRAME_NONE;
}

static void take_part(tc_head *head, tc_block *b, const tc_note *note, tc_frame part)
{
    head->abstract = part == TC_FRAME_TITLE ? head->abstract + 1 : 0;
    head->abstract_ends = part == TC_FRAME_TITLE && !note->capitals;
    head->agency = part == TC_FRAME_AGENCY ? 1 : head->agency ? head->agency + 1 : 0;
    head->sure = head->sure || (part != TC_FRAME_NOTE && part != TC_FRAME_TITLE);
    head->sure = head->sure || (part == TC_FRAME_TITLE && names_kind(b) && note->syllables <= 12);
    head->motto = head->motto || part == TC_FRAME_MOTTO;
    head->last = b->frame = part;
}

static void mark_head(tc_sheet *sheet)
{
    enum { ZONE = 40 };
    tc_head head = {0};
    tc_blocks *blocks = sheet->blocks;
    size_t end = 0, zone = ZONE;
    for (; end < blocks->count && end < zone; end++) {
        tc_block *b = &blocks->items[end];
        if (b->kind == TC_BLOCK_FRAME || sheet->notes[end].syllables == 0) continue;
        if (is_rest(b->kind) || sheet->notes[end].recital) break;
        tc_frame part = head_part(b, &sheet->notes[end], &head);
        size_t letter = part == TC_FRAME_NONE && !head.motto ? tc_frame_skip_margin(sheet, end) : end;
        if (letter > end) { /* what a web page, a stamp or a scanner put above the letter */
            for (; end < letter; end++) blocks->items[end].frame = TC_FRAME_NOTE;
            end--;
            zone = letter + ZONE;
            head = (tc_head){.last = TC_FRAME_NOTE};
            continue;
        }
        if (part == TC_FRAME_NONE) break;
        take_part(&head, b, &sheet->notes[end], part);
    }
    for (size_t i = 0; i < end; i++) {
        if (head.sure && blocks->items[i].frame != TC_FRAME_NONE) blocks->items[i].kind = TC_BLOCK_FRAME;
        if (!head.sure && blocks->items[i].kind != TC_BLOCK_FRAME) blocks->items[i].frame = TC_FRAME_NONE;
    }
}

/* Two to six words, each with a capital: the name under a signature. */
static bool is_name(const tc_block *b, const tc_note *note)
{
    unsigned most = note->capitals ? 4 : 7; /* a line in capitals may be the title of an appendix */
    if (note->syllables < 2 || note->syllables > most || note->ending != TC_END_OPEN) return false;
    for (size_t at = 0; at < b->text_length; at++) {
        if (at > 0 && b->text[at - 1] != ' ') continue;
        size_t next = at;
        uint32_t c = tc_utf8_next(b->text, b->text_length, &next);
        if (tc_is_letter(c) && !tc_is_upper(c)) return false;
        if (c >= '0' && c <= '9') return false;
    }
    return true;
}

static tc_frame foot_part(const tc_block *b, const tc_note *note, tc_frame last)
{
    if (note->capitals && tc_frame_is_title(b->text, b->text_length)) return TC_FRAME_NONE; /* of what is appended */
    if (note->syllables <= 40 && has(b, recipients)) return TC_FRAME_RECIPIENTS;
    bool dotted = note->capitals && has(b, signs) && b->text_length > 3 && memchr(b->text, '.', 4);
    if (note->syllables <= 16 && (dotted || (note->capitals && note->syllables <= 8 && has(b, posts))))
        return TC_FRAME_SIGNATURE;
    if (last == TC_FRAME_NONE) return TC_FRAME_NONE;
    if (tc_style_is_bullet(note->marker.style) && note->syllables <= 30) return TC_FRAME_RECIPIENTS;
    static const char *const copy[] = {"luu", "nhu tren", "nhu dieu", NULL};
    if (has(b, copy) && note->syllables <= 15) return TC_FRAME_RECIPIENTS;
    if (tc_frame_is_sign_note(b->text, b->text_length)) return TC_FRAME_SIGNATURE;
    if (note->syllables <= 10 && ((is_name(b, note) && !note->level) || has(b, posts))) return TC_FRAME_SIGNATURE;
    if (note->columns && note->syllables <= 16 && note->ending != TC_END_STOP) return TC_FRAME_SIGNATURE;
    return note->syllables <= 25 && note->ending == TC_END_SEMICOLON ? TC_FRAME_RECIPIENTS : TC_FRAME_NONE;
}

/* "BAN THƯỜNG VỤ THÀNH ỦY QUYẾT ĐỊNH" right below the recitals is no signature. */
static bool decides(const tc_sheet *sheet, size_t i)
{
    static const char *const words[] = {"quyet dinh", "quyet nghi", "ket luan", NULL};
    const tc_block *b = &sheet->blocks->items[i];
    return i > 0 && sheet->notes[i - 1].recital && tc_contains_cue(b->text, b->text_length, words);
}

static void mark_foot(tc_sheet *sheet)
{
    enum { ZONE = 120, AHEAD = 2 };
    tc_blocks *blocks = sheet->blocks;
    size_t from = blocks->count > ZONE ? blocks->count - ZONE : 0;
    tc_frame last = TC_FRAME_NONE;
    for (size_t i = 0; i < blocks->count; i++) {
        tc_block *b = &blocks->items[i];
        /* Appendices may follow: before the end of the text a foot begins with its recipients. */
        bool opens = b->text_length && (b->text[0] == 'N' || b->text[0] == 'n') && has(b, recipients);
        bool signature = tc_frame_opens_signature(sheet, i);
        if (i < from && last == TC_FRAME_NONE && !opens && !signature) continue;
        if (b->kind == TC_BLOCK_FRAME || is_rest(b->kind) || sheet->notes[i].recital || decides(sheet, i)) {
            last = TC_FRAME_NONE;
            continue;
        }
        tc_frame part = signature ? TC_FRAME_SIGNATURE : foot_part(b, &sheet->notes[i], last);
        last = part;
        if (part == TC_FRAME_NONE) continue;
        b->kind = TC_BLOCK_FRAME;
        b->frame = part;
    }
}

/* The lines of one agency make one block: "ỦY BAN NHÂN DÂN" and "THÀNH PHỐ X", but not the agency above it. So do the
 * lines of a title. What stands between them in another column stays where it is. */
static tc_status join_lines(tc_sheet *sheet)
{
    tc_blocks *blocks = sheet->blocks;
    int agency = -1;
    for (size_t i = 0; i < blocks->count && i < 60; i++) {
        tc_block *b = &blocks->items[i];
        if (b->kind != TC_BLOCK_FRAME || b->span_count == 0) break;
        if (b->frame != TC_FRAME_AGENCY) continue;
        if (agency >= 0 && !names_agency(b->text, b->text_length) && !has(b, posts) &&
            b->first_line <= blocks->items[agency].last_line + 3) {
            tc_block *whole = &blocks->items[agency];
            for (size_t k = 0; k < b->span_count; k++) TRY(tc_span_add(whole, b->spans[k].start, b->spans[k].end));
            TRY(tc_block_fill(whole, sheet->text, false));
            whole->last_line = b->last_line;
            b->span_count = 0;
        } else {
            agency = (int)i;
        }
    }
    return TC_OK;
}

tc_status tc_frames_mark(tc_sheet *sheet)
{
    mark_head(sheet);
    mark_foot(sheet);
    tc_frame_mark_forms(sheet);
    tc_frame_mark_site_foot(sheet);
    return join_lines(sheet);
}
