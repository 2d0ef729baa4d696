#!/usr/bin/env bash
# What the programs say in Vietnamese: the sentences of the library by its table, those of the programs by their own.
. "$(dirname "$0")/lib.sh"
unset LC_ALL
export LANG=C.UTF-8 LC_MESSAGES=vi

# Every sentence that a person may be told has a line in the table, with as many gaps; what only a program can do wrong
# (common/xapian) and what is out of memory may stay English.
python3 - "$SOURCE" <<'END' || fail 'sentences lack a line in common/base/sentences.tsv'
import glob, re, sys
rows = [line.rstrip('\n').split('\t') for line in open(sys.argv[1] + '/common/base/sentences.tsv', encoding='utf-8')
        if not line.startswith('#')]
bad = [row for row in rows if len(row) != 2 or row[0].count('{}') != row[1].count('{}')]
english = {row[0] for row in rows}
call = re.compile(r'(?:tc_fail\((?:TC_USAGE|TC_INPUT|TC_NOT_FOUND|TC_NO_INDEX|TC_SCHEMA|TC_DAMAGED|TC_LOCKED|TC_INTERRUPTED),'
                  r'|tc_query_warn\(\W?\w+(?:->\w+)?,|tc_hint\()\s*((?:"(?:[^"\\]|\\.)*"\s*)+)')
lacking, seen = set(), 0
for folder in ('common/base', 'common/store', 'common/record', 'indexer', 'indexer/program', 'searcher'):
    for name in glob.glob('%s/%s/*.c' % (sys.argv[1], folder)):
        for text in call.findall(open(name, encoding='utf-8').read()):
            text = ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))
            text = re.sub(r'%[-0-9.*]*(?:ll|[lzj])?[a-z]', '{}', text)
            seen += 1
            if text not in english and re.search('[a-z]', text.replace('{}', '')):
                lacking.add('%s: %s' % (name, text))
print('\n'.join(sorted(lacking)), bad)
sys.exit(bool(lacking or bad or seen < 60))
END
checks=$((checks + 1))

write_document files/mot.txt 1 'Tổng đàn lợn của thành phố là 10 con.'
: >files/rong.txt
echo 'scan' >'files/quét.PDF'
echo 'scan' >files/hai.pdf
echo 'x' >files/README
run "$TRACUU_INDEX" --db db add files
expect 7 "^tracuu-index: 'rong.txt': tệp rỗng$"
expect 7 '^tracuu-index: 1/2 tệp không đọc được; phần còn lại đã vào chỉ mục$'
expect_out '^thêm 1, cập nhật 0, không đổi 0, lỗi 1, bỏ 0 tệp; bỏ qua 3 tệp loại khác \(không đuôi 1, \.pdf 2\); 3 đoạn'
rm files/*.txt
run "$TRACUU_INDEX" add --db other files
expect 0
expect_out '^gợi ý: chỉ đọc văn bản thuần'
run "$TRACUU_INDEX" check --prune --db db
expect 2 '^tracuu-index: check: không nhận --prune$'
run "$TRACUU_INDEX" check --db db more
expect 2 "^tracuu-index: check: không nhận tham số 'more'$"
run "$TRACUU_INDEX" add --help
expect 0
expect_out '^cách dùng: tracuu-index add \[TÙY CHỌN…\] ĐƯỜNG_DẪN…$'
expect_no_out '--bigrams'
run "$TRACUU_INDEX" --help
expect_out '^  check {16,}đọc toàn bộ'
expect_out '--bigrams'

# An error within a sentence about a file, advice, warnings, and why there is no answer.
ask_index search --from 2023-13 lợn
expect 2 "^tracuu: sai cách dùng: --from: '2023-13' không phải ngày tháng$"
ask_index search --from 2023 --to 05/2022 lợn
expect 2 "^tracuu: sai cách dùng: --from '2023' muộn hơn --to '05/2022'$"
for filter in "--document khac.txt" "--type thông-tư" "--issuer bộ-y-tế" ; do
  ask_index search $filter lợn
  expect 1
  expect_out '^lưu ý: chỉ mục không có văn bản'
done
ask_index search --document mot.txt --type 'báo cáo' xylophon
expect 1
expect_no_out 'lưu ý'
ask_index eval missing.tsv
expect 7 "'missing.tsv': không có tệp hay thư mục này$"
run "$TRACUU" search --db nowhere lợn
expect 3 "^gợi ý: tạo chỉ mục: tracuu-index add --db 'nowhere' THƯ_MỤC$"
ask_index search 'ngay:hôm-nọ lợn'
expect_out "^lưu ý: 'hôm-nọ' không phải ngày tháng hay khoảng thời gian; đã hiểu là từ thường$"
ask_index ask 'Ai ký quyết định này?'
expect_out '^không đoạn nào nói điều này: các đoạn tìm được không nêu điều được hỏi$'
expect_no_out '[?][?]'
ask_index status
expect_out '^    rong.txt: tệp rỗng$'
ask_index show khong-co.txt
expect 1 "^gợi ý: 'tracuu documents' liệt kê các văn bản có trong chỉ mục$"

# Decimals have a comma, in both programs.
ask_index status
expect_out '^dung lượng chỉ mục: [0-9]+,[0-9] kB$'
add files
expect_out ', [0-9]+,[0-9] kB trong [0-9]+,[0-9] giây$'
index compact
expect_out '^[0-9]+,[0-9] kB, trước đó [0-9]+,[0-9] kB$'

# In JSON a sentence is the same in every language, and so it is in English.
ask_index search --json 'ngay:hôm-nọ lợn'
expect_json '.warnings[0]' "\"'hôm-nọ' is no date or period; read as words\""
LC_MESSAGES=C ask_index search 'ngay:hôm-nọ lợn'
expect_out "^warning: 'hôm-nọ' is no date or period"
finish
