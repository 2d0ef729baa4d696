/* The letters of document numbers: types of document after the appendix III of Decree 30/2020/NĐ-CP and, for those of
 * the Party, Guidance 36-HD/VPTW; and the agencies that all of the country's documents name. */
#include "reading.h"
#include <string.h>
#include <tracuu/text.h>

static const char *const types[] = {
    "báo cáo",
    "nghị quyết",
    "quyết định",
    "kế hoạch",
    "chỉ thị",
    "kết luận",
    "công văn",
    "thông báo",
    "tờ trình",
    "hướng dẫn",
    "chương trình",
    "chương trình hành động",
    "đề án",
    "quy chế",
    "quy định",
    "nghị định",
    "thông tư",
    "thông tư liên tịch",
    "nghị quyết liên tịch",
    "luật",
    "bộ luật",
    "pháp lệnh",
    "lệnh",
    "công điện",
    "giấy mời",
    "biên bản",
    "hợp đồng",
    "phương án",
    "giấy phép",
    "thông tri",
    "quy chế phối hợp",
    "chương trình phối hợp",
    "tài liệu",
    "điều lệ",
    "kế hoạch liên tịch",
    "hướng dẫn liên ngành",
    "quyết nghị",
    NULL,
};

const char *const *tc_document_types(void)
{
    return types;
}

static const tc_code codes[] = {
    {"bc", "BC", "báo cáo", TC_CODE_TYPE},
    {"bctd", "BCTĐ", "báo cáo", TC_CODE_TYPE},
    {"bctt", "BCTT", "báo cáo", TC_CODE_TYPE},
    {"nq", "NQ", "nghị quyết", TC_CODE_TYPE},
    {"qd", "QĐ", "quyết định", TC_CODE_TYPE},
    {"kh", "KH", "kế hoạch", TC_CODE_TYPE},
    {"ct", "CT", "chỉ thị", TC_CODE_TYPE},
    {"kl", "KL", "kết luận", TC_CODE_TYPE},
    {"cv", "CV", "công văn", TC_CODE_TYPE},
    {"tb", "TB", "thông báo", TC_CODE_TYPE},
    {"ttr", "TTr", "tờ trình", TC_CODE_TYPE},
    {"hd", "HD", "hướng dẫn", TC_CODE_TYPE},
    {"ctr", "CTr", "chương trình", TC_CODE_TYPE},
    {"ctrhd", "CTrHĐ", "chương trình hành động", TC_CODE_TYPE},
    {"cthd", "CTHĐ", "chương trình hành động", TC_CODE_TYPE},
    {"da", "ĐA", "đề án", TC_CODE_TYPE},
    {"qc", "QC", "quy chế", TC_CODE_TYPE},
    {"qyd", "QyĐ", "quy định", TC_CODE_TYPE},
    {"qdi", "QĐi", "quy định", TC_CODE_TYPE},
    {"nd", "NĐ", "nghị định", TC_CODE_TYPE},
    {"tt", "TT", "thông tư", TC_CODE_TYPE},
    {"ttlt", "TTLT", "thông tư liên tịch", TC_CODE_TYPE},
    {"nqlt", "NQLT", "nghị quyết liên tịch", TC_CODE_TYPE},
    {"pl", "PL", "pháp lệnh", TC_CODE_TYPE},
    {"l", "L", "lệnh", TC_CODE_TYPE},
    {"cd", "CĐ", "công điện", TC_CODE_TYPE},
    {"gm", "GM", "giấy mời", TC_CODE_TYPE},
    {"bb", "BB", "biên bản", TC_CODE_TYPE},
    {"pa", "PA", "phương án", TC_CODE_TYPE},
    {"gp", "GP", "giấy phép", TC_CODE_TYPE},
    {"gpxd", "GPXD", "giấy phép", TC_CODE_TYPE},
    {"ttri", "TTri", "thông tri", TC_CODE_TYPE},
    {"qcph", "QCPH", "quy chế phối hợp", TC_CODE_TYPE},
    {"ctph", "CTPH", "chương trình phối hợp", TC_CODE_TYPE},
    {"ctrph", "CTrPH", "chương trình phối hợp", TC_CODE_TYPE},
    {"khlt", "KHLT", "kế hoạch liên tịch", TC_CODE_TYPE},
    {"khph", "KHPH", "kế hoạch liên tịch", TC_CODE_TYPE},
    {"hdlt", "HDLT", "hướng dẫn liên ngành", TC_CODE_TYPE},
    {"hdln", "HDLN", "hướng dẫn liên ngành", TC_CODE_TYPE},
    {"cp", "CP", "Chính phủ", TC_CODE_AGENCY},
    {"ttg", "TTg", "Thủ tướng Chính phủ", TC_CODE_AGENCY},
    {"ttcp", "TTCP", "Thanh tra Chính phủ", TC_CODE_AGENCY},
    {"vpcp", "VPCP", "Văn phòng Chính phủ", TC_CODE_AGENCY},
    {"qh", "QH", "Quốc hội", TC_CODE_AGENCY},
    {"ubtvqh", "UBTVQH", "Ủy ban Thường vụ Quốc hội", TC_CODE_AGENCY},
    {"vpqh", "VPQH", "Văn phòng Quốc hội", TC_CODE_AGENCY},
    {"ctn", "CTN", "Chủ tịch nước", TC_CODE_AGENCY},
    {"ubnd", "UBND", "Ủy ban nhân dân", TC_CODE_AGENCY},
    {"hdnd", "HĐND", "Hội đồng nhân dân", TC_CODE_AGENCY},
    {"tw", "TW", NULL, TC_CODE_AGENCY},
    {"tu", "TU", NULL, TC_CODE_AGENCY},
    {"hu", "HU", "Huyện ủy", TC_CODE_AGENCY},
    {"du", "ĐU", "Đảng ủy", TC_CODE_AGENCY},
    {"cb", "CB", "Chi bộ", TC_CODE_AGENCY},
    {"ubkttw", "UBKTTW", "Ủy ban Kiểm tra Trung ương", TC_CODE_AGENCY},
    {"ubkttu", "UBKTTU", NULL, TC_CODE_AGENCY},
    {"btctw", "BTCTW", "Ban Tổ chức Trung ương", TC_CODE_AGENCY},
    {"btgtw", "BTGTW", "Ban Tuyên giáo Trung ương", TC_CODE_AGENCY},
    {"bdvtw", "BDVTW", "Ban Dân vận Trung ương", TC_CODE_AGENCY},
    {"vptw", "VPTW", "Văn phòng Trung ương Đảng", TC_CODE_AGENCY},
    {"mttq", "MTTQ", "Ủy ban Mặt trận Tổ quốc", TC_CODE_AGENCY},
    {"mttw", "MTTW", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", TC_CODE_AGENCY},
    {"tct", "TCT", "Tổng cục Thuế", TC_CODE_AGENCY},
    {"tctk", "TCTK", "Tổng cục Thống kê", TC_CODE_AGENCY},
    {"tand", "TAND", "Tòa án nhân dân", TC_CODE_AGENCY},
    {"tandtc", "TANDTC", "Tòa án nhân dân tối cao", TC_CODE_AGENCY},
    {"vksnd", "VKSND", "Viện kiểm sát nhân dân", TC_CODE_AGENCY},
    {"vksndtc", "VKSNDTC", "Viện kiểm sát nhân dân tối cao", TC_CODE_AGENCY},
    {"ktnn", "KTNN", "Kiểm toán nhà nước", TC_CODE_AGENCY},
    {"nhnn", "NHNN", "Ngân hàng Nhà nước", TC_CODE_AGENCY},
    {"bhxh", "BHXH", "Bảo hiểm xã hội", TC_CODE_AGENCY},
    {"tld", "TLĐ", "Tổng Liên đoàn Lao động Việt Nam", TC_CODE_AGENCY},
    {"ubdt", "UBDT", "Ủy ban Dân tộc", TC_CODE_AGENCY},
    {"bca", "BCA", "Bộ Công an", TC_CODE_AGENCY},
    {"bct", "BCT", "Bộ Công Thương", TC_CODE_AGENCY},
    {"bgddt", "BGDĐT", "Bộ Giáo dục và Đào tạo", TC_CODE_AGENCY},
    {"bgtvt", "BGTVT", "Bộ Giao thông vận tải", TC_CODE_AGENCY},
    {"bkhdt", "BKHĐT", "Bộ Kế hoạch và Đầu tư", TC_CODE_AGENCY},
    {"bkhcn", "BKHCN", "Bộ Khoa học và Công nghệ", TC_CODE_AGENCY},
    {"bldtbxh", "BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội", TC_CODE_AGENCY},
    {"bng", "BNG", "Bộ Ngoại giao", TC_CODE_AGENCY},
    {"bnv", "BNV", "Bộ Nội vụ", TC_CODE_AGENCY},
    {"bnnptnt", "BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn", TC_CODE_AGENCY},
    {"bnnmt", "BNNMT", "Bộ Nông nghiệp và Môi trường", TC_CODE_AGENCY},
    {"bqp", "BQP", "Bộ Quốc phòng", TC_CODE_AGENCY},
    {"btc", "BTC", "Bộ Tài chính", TC_CODE_AGENCY},
    {"btnmt", "BTNMT", "Bộ Tài nguyên và Môi trường", TC_CODE_AGENCY},
    {"btttt", "BTTTT", "Bộ Thông tin và Truyền thông", TC_CODE_AGENCY},
    {"btp", "BTP", "Bộ Tư pháp", TC_CODE_AGENCY},
    {"bvhttdl", "BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch", TC_CODE_AGENCY},
    {"bxd", "BXD", "Bộ Xây dựng", TC_CODE_AGENCY},
    {"byt", "BYT", "Bộ Y tế", TC_CODE_AGENCY},
};

enum { LONGEST_CODE = 12 };

/* Folded, without the digits at the end; false when it is too long to be a code. */
static bool fold_code(char *out, const char *letters, size_t length)
{
    size_t n = 0;
    for (size_t at = 0; at < length;) {
        uint32_t c = tc_utf8_next(letters, length, &at);
        if (c >= '0' && c <= '9') continue;
        unsigned base = tc_letter_of(c) & TC_LETTER_BASE;
        if (!base || n == LONGEST_CODE) return false;
        out[n++] = (char)('a' + base - 1);
    }
    out[n] = '\0';
    return n > 0;
}

/* Whether a letter has the stroke of Đ. Its absence may be a slip ("QD"), its presence is none: "HĐ" is no "HD". */
static bool has_stroke(const char *letters, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t c = tc_to_lower(tc_utf8_next(letters, length, &at));
        if (c == 0x111) return true;
    }
    return false;
}

const tc_code *tc_code_find(const char *letters, size_t length)
{
    char fold[LONGEST_CODE + 1];
    if (!fold_code(fold, letters, length)) return NULL;
    for (size_t k = 0; k < TC_COUNT(codes); k++)
        if (strcmp(codes[k].fold, fold) == 0) {
            const char *written = codes[k].written;
            return has_stroke(letters, length) && !has_stroke(written, strlen(written)) ? NULL : &codes[k];
        }
    return NULL;
}

static size_t group_length(const char *letters)
{
    return strcspn(letters, "/-&. ");
}

/* The last group that is an agency: UBND in QĐ-UBND, CP in NQ-CP, but MTTQ in HD-MTTQ-BTT. */
const char *tc_code_issuer(const char *letters)
{
    const char *issuer = NULL;
    while (letters && *letters) {
        size_t length = group_length(letters);
        const tc_code *code = tc_code_find(letters, length);
        if (code && code->kind == TC_CODE_AGENCY && !issuer) issuer = code->means;
        letters += length + (letters[length] != '\0');
    }
    return issuer;
}

const char *tc_number_issuer(const char *letters)
{
    return tc_code_issuer(letters);
}

/* What the Assembly numbers (116/2020/QH14) is a law unless words say otherwise; what begins with an agency
 * (3045/UBND-TH) is a letter. */
const char *tc_number_type(const char *letters, size_t length)
{
    size_t first = 0;
    while (first < length && !strchr("/-&. ", letters[first])) first++;
    const tc_code *code = tc_code_find(letters, first);
    if (!code) return NULL;
    if (code->kind == TC_CODE_TYPE) return code->means;
    if (strcmp(code->fold, "qh") == 0) return "luật";
    if (strcmp(code->fold, "ubtvqh") == 0) return "nghị quyết";
    return first < length ? "công văn" : NULL;
}
