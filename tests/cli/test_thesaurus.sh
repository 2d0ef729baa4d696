#!/usr/bin/env bash
# A thesaurus learned from text, and the tables of wordings that a search uses.
. "$(dirname "$0")/lib.sh"

# Two verbs in the same places, and two in others that are listed beside one another as well: these are opposites.
lefts=('tiểu thương' 'thuyền viên' 'thanh niên' 'phường hội' 'làng chài' 'xưởng mộc' 'trường nghề' 'bến thuyền')
rights=('hộ nghèo' 'trẻ nhỏ' 'người già' 'học viên' 'khách lạ' 'thợ trẻ' 'bà con' 'đội bạn')
owners=('bến đò' 'chủ ghe' 'nhà xe' 'hàng quán' 'sở điện' 'trạm nước' 'chợ cá' 'lò gạch')
goods=('chuối xanh' 'gạch ngói' 'cát vàng' 'muối hạt' 'dừa khô' 'vải bông' 'rổ tre' 'mật ong')
mkdir lesson
for left in "${lefts[@]}"; do
  for right in "${rights[@]}"; do
    echo "Nơi đó $left trợ giúp $right. Lúc này $left hỗ trợ $right. Rồi $left vẫn chờ đợi."
  done
done >lesson/cho.txt
for owner in "${owners[@]}"; do
  for good in "${goods[@]}"; do
    echo "Khi $owner tăng cước $good. Lúc $owner giảm cước $good. Ở $owner tăng cước và giảm cước. Có $owner và $good và $owner."
  done
done >lesson/cuoc.txt
run "$TRACUU_INDEX" learn --quiet lesson
expect 0
expect_out $'^hỗ trợ\ttrợ giúp\t0\\.[0-9]{2}$'
expect_out $'^trợ giúp\thỗ trợ\t0\\.[0-9]{2}$'
expect_no_out 'tăng cước|chờ đợi'
expect_same 'the order of lines' "$(cut -f1 out)" "$(printf 'hỗ trợ\ntrợ giúp')"
cp out learned.tsv
run "$TRACUU_INDEX" learn --quiet lesson
expect_same 'the same text learned twice' "$(cat out)" "$(cat learned.tsv)"
run "$TRACUU_INDEX" learn
expect 2 'learn wants a folder or a file'
write_document few/one.txt 1
run "$TRACUU_INDEX" learn few
expect 0 'nothing was learned: much more text is wanted'
expect_same 'what little text teaches' "$(cat out)" ''
run "$TRACUU_INDEX" learn nowhere
expect 7 'nowhere'

# What a table of wordings brings: the passage that says it in other words.
mkdir files
printf 'Phường Bến Gạo lo liệu chuyện chum vại cho dân vạn chài.\n' >files/ghe.txt
printf 'Phường Bến Gạo mở lớp dạy đan lưới.\n' >files/luoi.txt
add files
query='sắp xếp lu sành phường Bến Gạo'
expansions='[.understood.words[].expansions[]] | unique'
ask_index search --json --synonyms none --thesaurus none "$query"
expect_json "$expansions" '[]'
printf 'sắp xếp\tlo liệu\t0.6\nlu sành\tchum vại\t0.5\n' >own.tsv
ask_index search --json --synonyms none --thesaurus own.tsv "$query"
expect_json "$expansions" '["chum vại","lo liệu"]'
expect_json '.hits[0].citation.document' '"ghe.txt"'
# One way a line: what is learned of a word says nothing of the other.
ask_index search --json --synonyms none --thesaurus own.tsv 'lo liệu chum vại'
expect_json "$expansions" '[]'
# Synonyms of the office's own go both ways.
ask_index search --json --synonyms own.tsv --thesaurus none 'lo liệu chum vại'
expect_json "$expansions | contains([\"sắp xếp\",\"lu sành\"])" 'true'
# A fourth column is the weight of the way back, 0 for none.
printf 'lu sành\tchum vại\t0.5\t0\nsắp xếp\tlo liệu\t0.6\t0.2\n' >oneway.tsv
ask_index search --json --synonyms oneway.tsv --thesaurus none 'lu sành'
expect_json "$expansions" '["chum vại"]'
ask_index search --json --synonyms oneway.tsv --thesaurus none 'chum vại'
expect_json "$expansions" '[]'
ask_index search --json --synonyms oneway.tsv --thesaurus none 'lo liệu'
expect_json "$expansions | contains([\"sắp xếp\"])" 'true'
# What is known by another wording is no slip, though the texts have a word like it; and where any word will do, the
# passage that has nothing but the other wording is found.
mkdir money
printf 'Sạp chài ở Bến Gạo lợp bằng lá dừa.\n' >money/sap.txt
printf 'Chiều nay ngân hàng ngừng phục vụ khách.\n' >money/tien.txt
add money
everyday='nhà băng đóng cửa'
ask_index search --json --thesaurus none "$everyday"
expect_json '.suggestion' 'null'
expect_json '.hits[0].citation.document' '"tien.txt"'
ask_index search --json --synonyms none --thesaurus none "$everyday"
expect_json '.hits | map(.citation.document) | contains(["tien.txt"])' 'false'

# Quotes, operators and words without marks are not widened by what was learned.
for exact in '"sắp xếp" +lu +sành' 'sap xep lu sanh'; do
  ask_index search --json --synonyms none --thesaurus own.tsv "$exact"
  expect_json "$expansions" '[]'
done
# The environment does what the option does; the option goes first.
run env TRACUU_THESAURUS=own.tsv TRACUU_SYNONYMS=none "$TRACUU" search --db db --json "$query"
expect_json "$expansions" '["chum vại","lo liệu"]'
run env TRACUU_THESAURUS=own.tsv TRACUU_SYNONYMS=none "$TRACUU" search --db db --json --thesaurus none "$query"
expect_json "$expansions" '[]'

# A table that is not as it should be names its line.
wrong() {
  printf '# đầu\n\n%b\n' "$1" >bad.tsv
  for option in --synonyms --thesaurus; do
    ask_index search $option bad.tsv lưới
    expect 7 "bad.tsv' line 3: $2"
  done
}
wrong 'lưới\tchài' 'wants two wordings and a weight'
wrong 'lưới\t\t0.5' 'a wording is empty'
wrong 'lưới\tchài\t0,5' 'the weight is no number'
wrong 'lưới\tchài\tnan' 'the weight is not over 0'
wrong 'lưới\tchài\t1.5' 'the weight is not over 0'
wrong 'lưới\tchài\t0.5\tx' 'the weight is no number'
wrong 'lưới\tchài\t0.5\t-1' 'the weight back is not from 0'
wrong 'lưới\tchài\t0.5\t0.5\t1' 'the weight is no number'
wrong 'lưới\tch\xe0i\t0.5' 'not UTF-8'
ask_index search --thesaurus nowhere.tsv lưới
expect 7 'nowhere.tsv'
finish
