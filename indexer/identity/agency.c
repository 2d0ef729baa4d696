/* The names of agencies: how they begin, and how one writes in a sentence what a letterhead has in capitals. */
#include "indexer/identity/identity.h"
#include <ctype.h>
#include <string.h>
#include <tracuu/text.h>

/* What a line of the letterhead begins with when it names an agency of its own. */
static const char *const AGENCIES[] = {
    "uy ban",    "ubnd",      "hoi dong",  "hdnd",      "ban",      "phong",    "so",        "thanh uy",  "tinh uy",
    "huyen uy",  "thi uy",    "quan uy",   "dang uy",   "dang bo",  "chi bo",   "hoi",       "lien doan", "doan",
    "mat tran",  "cong an",   "toa an",    "vien",      "chi cuc",  "cuc",      "trung tam", "truong",    "bo",
    "van phong", "thanh tra", "kho bac",   "bao hiem",  "hat",      "quoc hoi", "chinh phu", "thu tuong", "thuong truc",
    "tong cuc",  "kiem toan", "ngan hang", "lien minh", "chu tich", "doi",      NULL};

/* Words that begin like one and name none: "BAN HÀNH", "PHÒNG CHÁY", "BỔ SUNG". */
static const char *const NO_AGENCIES[] = {
    "ban hanh",   "ban giao", "bo sung",   "bo nhiem",    "bo tri",  "bo luat",  "phong chong", "phong chay",
    "phong ngua", "so ket",   "so luong",  "so lieu",     "so tay",  "hoi nhap", "hoi nghi",    "hoi thao",
    "hoi thi",    "doan ket", "doi moi",   "doi thoai",   "doi ngu", "vien tro", "vien phi",    "truong hop",
    "hat giong",  "so huu",   "bo chi so", "bo tieu chi", "hoi dap", "doi voi",  NULL};

size_t tc_agency_head(const char *folded)
{
    return tc_folded_any(folded, NO_AGENCIES) ? 0 : tc_folded_any(folded, AGENCIES);
}

/* ---- from capitals to a name in a sentence ---- */

typedef struct phrase {
    const char *folded, *proper;
    bool place;  /* a name of a place may follow: its words keep their capitals */
    bool office; /* has capitals only in the name of an office: "Sở Lao động" */
} phrase;

static const phrase PHRASES[] = {
    {"uy ban nhan dan", "UBND", false, false},
    {"hoi dong nhan dan", "HĐND", false, false},
    {"ubnd", "UBND", false, false},
    {"hdnd", "HĐND", false, false},
    {"mttq", "MTTQ", false, false},
    {"uy ban mat tran to quoc viet nam", "Ủy ban Mặt trận Tổ quốc Việt Nam", false, false},
    {"mat tran to quoc viet nam", "Mặt trận Tổ quốc Việt Nam", false, false},
    {"mat tran to quoc", "Mặt trận Tổ quốc", false, false},
    {"uy ban kiem tra", "Ủy ban Kiểm tra", false, false},
    {"uy ban thuong vu quoc hoi", "Ủy ban Thường vụ Quốc hội", false, false},
    {"ban chap hanh trung uong", "Ban Chấp hành Trung ương", false, false},
    {"ban chap hanh", "Ban Chấp hành", false, false},
    {"ban thuong vu", "Ban Thường vụ", false, false},
    {"ban tuyen giao", "Ban Tuyên giáo", false, false},
    {"ban to chuc", "Ban Tổ chức", false, false},
    {"ban dan van", "Ban Dân vận", false, false},
    {"ban noi chinh", "Ban Nội chính", false, false},
    {"ban chi dao", "Ban Chỉ đạo", false, false},
    {"ban quan ly du an", "Ban Quản lý dự án", false, false},
    {"ban chi huy quan su", "Ban Chỉ huy quân sự", false, false},
    {"bo chi huy quan su", "Bộ Chỉ huy quân sự", false, false},
    {"thuong truc", "Thường trực", false, true},
    {"thanh uy", "Thành ủy", true, false},
    {"tinh uy", "Tỉnh ủy", true, false},
    {"huyen uy", "Huyện ủy", true, false},
    {"thi uy", "Thị ủy", true, false},
    {"quan uy", "Quận ủy", true, false},
    {"dang uy", "Đảng ủy", false, false},
    {"dang bo", "Đảng bộ", false, false},
    {"chi bo", "Chi bộ", false, true},
    {"dang cong san viet nam", "Đảng Cộng sản Việt Nam", false, false},
    {"thanh pho", "thành phố", true, false},
    {"thi xa", "thị xã", true, false},
    {"thi tran", "thị trấn", true, false},
    {"tinh", "tỉnh", true, false},
    {"huyen", "huyện", true, false},
    {"quan", "quận", true, false},
    {"xa", "xã", true, false},
    {"phuong", "phường", true, false},
    {"xa hoi", "xã hội", false, false},
    {"van phong", "Văn phòng", false, true},
    {"thu tuong chinh phu", "Thủ tướng Chính phủ", false, false},
    {"chinh phu", "Chính phủ", false, false},
    {"quoc hoi", "Quốc hội", false, false},
    {"viet nam", "Việt Nam", false, false},
    {"ho chi minh", "Hồ Chí Minh", false, false},
    {"cong san", "Cộng sản", false, true},
    {"nong dan", "Nông dân", false, true},
    {"cuu chien binh", "Cựu chiến binh", false, true},
    {"lien hiep phu nu", "Liên hiệp Phụ nữ", false, true},
    {"thanh nien", "Thanh niên", false, true},
    {"chu thap do", "Chữ thập đỏ", false, true},
    {"lao dong", "Lao động", false, true},
    {"toa an nhan dan", "Tòa án nhân dân", false, true},
    {"vien kiem sat nhan dan", "Viện kiểm sát nhân dân", false, true},
    {"kho bac nha nuoc", "Kho bạc Nhà nước", false, false},
    {"bao hiem xa hoi", "Bảo hiểm xã hội", false, true},
    {"cong an", "Công an", false, true},
    {"thanh tra", "Thanh tra", false, true},
    {"cong thuong", "Công Thương", false, true},
    {"hat kiem lam", "Hạt Kiểm lâm", false, true},
};

/* Behind these the name of the office begins with a capital: "Sở Tài nguyên và Môi trường". */
static const char *const OFFICES[] = {"so",  "phong", "bo",   "ban",       "cuc",      "chi cuc", "trung tam",
                                      "hoi", "doan",  "vien", "lien doan", "hoi dong", NULL};
static const char *const JOINTS[] = {"va", "cua", "-", "\xE2\x80\x93", NULL};

/* In a sentence these end the name of a place. */
static const char *const FUNCTION_WORDS[] = {"ve",  "nam",  "thang", "giai", "trong", "tren", "den",  "tu",  "theo",
                                             "quy", "khoa", "nhiem", "lan",  "ky",    "va",   "cua",  "voi", "la",
                                             "tai", "thu",  "duoc",  "do",   "co",    "dot",  "ngay", "de",  NULL};
/* Documents that are meant as certain ones. */
static const char *const CITED[] = {"nghi quyet", "chi thi", "ket luan",  "quyet dinh",
                                    "ke hoach",   "de an",   "nghi dinh", NULL};

enum { NAME_WORDS = 2 }; /* of a place's name in a sentence in capitals, where nothing shows its end */

typedef struct writer {
    tc_buffer *out;
    bool sentence;  /* a sentence, not the name of an agency */
    int in_place;   /* more words that are parts of a place's name */
    bool in_office; /* words are parts of an office's name */
    int office;     /* more words of what an office is called by: "Trung tâm" */
    bool capital;   /* the next word begins with a capital */
} writer;

static bool same_lower(const char *text, size_t length, const char *lower)
{
    size_t at = 0, other = 0, n = strlen(lower);
    while (at < length && other < n)
        if (tc_to_lower(tc_utf8_next(text, length, &at)) != tc_utf8_next(lower, n, &other)) return false;
    return at == length && other == n;
}

/* The longest phrase at a folded byte. A phrase of one syllable must bear its marks: "tỉnh" is not "tình". */
static const phrase *phrase_at(const writer *w, const tc_id_line *line, size_t at)
{
    const phrase *best = NULL;
    for (size_t i = 0; i < TC_COUNT(PHRASES); i++) {
        const phrase *p = &PHRASES[i];
        size_t n = strlen(p->folded);
        if (!tc_folded_starts(line->folded + at, p->folded) || (w->sentence && p->office)) continue;
        if (best && n <= strlen(best->folded)) continue;
        size_t from = line->origin[at], bytes = line->origin[at + n] - from;
        if (p->place && !strchr(p->folded, ' ') && !same_lower(line->text + from, bytes, p->proper)) continue;
        best = p;
    }
    return best;
}

static void put_cased(tc_buffer *out, const char *text, size_t length, bool capital)
{
    bool quoted = false; /* a quotation begins with a capital */
    for (size_t at = 0; at < length;) {
        size_t start = at;
        uint32_t c = tc_utf8_next(text, length, &at);
        if ((capital && start == 0) || quoted)
            tc_put(out, text + start, at - start);
        else
            tc_put_utf8(out, tc_to_lower(c));
        quoted = start == 0 && (c == '"' || c == 0x201C);
    }
}

/* KT-XH, OCOP: letters that make no syllable. */
static bool is_abbreviation(const char *text, size_t length)
{
    while (length && strchr(",;.:()\"", text[length - 1])) length--;
    while (length && strchr("(\"", *text)) text++, length--;
    if (!length || isdigit((unsigned char)*text)) return false;
    return !tc_syllable_parse(NULL, text, length);
}

static bool is_cited(const char *folded)
{
    size_t n = tc_folded_any(folded, CITED);
    return n && (!strncmp(folded + n, " cua", 4) || !strncmp(folded + n, " so ", 4));
}

static int words(const char *folded, size_t length)
{
    int count = length > 0;
    for (size_t i = 0; i < length; i++) count += folded[i] == ' ';
    return count;
}

static void put_word(writer *w, const char *folded, const char *text, size_t length)
{
    size_t joint_length = tc_folded_any(folded, JOINTS);
    bool joint = joint_length && folded[joint_length]; /* "MƯỜNG VÀ" is a place */
    if (joint || (w->sentence && tc_folded_any(folded, FUNCTION_WORDS))) w->in_place = 0;
    bool capital = (w->capital && !joint) || w->in_place > 0 || isdigit((unsigned char)*folded);
    if (w->sentence && is_abbreviation(text, length))
        tc_put(w->out, text, length);
    else
        put_cased(w->out, text, length, capital || (w->sentence ? is_cited(folded) : w->out->length == 0));
    if (w->in_place > 0) w->in_place--;
    if (length && strchr(",;.:)", text[length - 1])) w->in_place = 0;
    /* "Văn hóa, Thể thao": another part of the office's name. */
    w->capital = (joint || (length && text[length - 1] == ',')) && w->in_office;
    if (!w->sentence && !w->office) w->office = words(folded, tc_folded_any(folded, OFFICES));
    if (w->office && --w->office == 0) w->capital = w->in_office = true;
}

/* Writes what stands at folded byte `at` of the line and gives the byte behind it. */
static size_t put_next(writer *w, const tc_id_line *line, size_t at)
{
    const char *f = line->folded;
    /* Inside a place's name no phrase is looked for but another place: "thành phố Hội An". */
    const phrase *p = phrase_at(w, line, at);
    if (p && !(w->in_place && !p->place && strchr(p->folded, ' ') == NULL)) {
        bool first = !w->sentence && (w->out->length == 0 || w->capital) && *p->proper >= 'a' && *p->proper <= 'z';
        tc_put_char(w->out, first ? (char)toupper((unsigned char)*p->proper) : *p->proper);
        tc_put_text(w->out, p->proper + 1);
        w->in_place = !p->place ? 0 : w->sentence ? NAME_WORDS : 100;
        w->capital = false;
        w->in_office = w->in_office && !p->place;
        return at + strlen(p->folded);
    }
    size_t end = at;
    while (f[end] && f[end] != ' ') end++;
    put_word(w, f + at, line->text + line->origin[at], line->origin[end] - line->origin[at]);
    return end;
}

static tc_status write_capitals(tc_buffer *out, const char *text, size_t length, bool sentence)
{
    TC_CLEANUP(tc_id_lines_free) tc_id_lines lines = {0};
    TC_CLEANUP(tc_buffer_free) tc_buffer own = {0};
    TRY(tc_id_lines_whole(&lines, text, length));
    if (!lines.count) return TC_OK;
    writer w = {.out = &own, .sentence = sentence};
    const tc_id_line *line = &lines.items[0];
    for (size_t at = 0; line->folded[at];) {
        while (line->folded[at] == ' ') at++;
        if (!line->folded[at]) break;
        /* A phrase that ends before a comma is followed by it at once. */
        if (own.length && at && line->folded[at - 1] == ' ') tc_put_char(&own, ' ');
        at = put_next(&w, line, at);
    }
    TRY(tc_buffer_check(&own));
    if (own.length) tc_put(out, own.data, own.length);
    return tc_buffer_check(out);
}

tc_status tc_agency_write(tc_buffer *out, const char *text, size_t length)
{
    return write_capitals(out, text, length, false);
}

tc_status tc_sentence_write(tc_buffer *out, const char *text, size_t length)
{
    return write_capitals(out, text, length, true);
}
